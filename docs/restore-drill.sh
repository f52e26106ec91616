#!/usr/bin/env bash
# The restore drill: backs up the register of REGISTER_HOME while it runs, restores it into an empty home, and has the log's last
# published checkpoint prove that nothing is missing; then that a backup older than a published checkpoint is found out.
#   docs/restore-drill.sh [http://localhost:8080] [PORT-FOR-THE-RESTORED]
# It needs a demo that runs (its registrar makes the checkpoints) and curl; it leaves nothing behind.
set -euo pipefail
cd "$(dirname "$0")/.."
base=${1:-http://localhost:8080} port=${2:-8090} home=${REGISTER_HOME:-$PWD/.register}
drill=$(mktemp -d "${TMPDIR:-/tmp}/register-drill.XXXXXX")
served=''
end() {
  [ -z "$served" ] || { kill "$served" 2>/dev/null; wait "$served" 2>/dev/null; } || true
  REGISTER_HOME=$drill/home ./register stop >/dev/null 2>&1 || true
  rm -rf "$drill"
}
trap end EXIT
say() { printf '\n$ %s\n' "$*"; }

token() {
  curl -s -u "$1:$(sed -n "s/^$1=//p" "$home/demo/logins.properties")" -d grant_type=client_credentials "$base/oauth2/token" |
    sed 's/.*"access_token":"\([^"]*\)".*/\1/'
}
publish() { # a checkpoint as those outside get and keep it
  curl -sf -o /dev/null -X POST -H "Authorization: Bearer $registrar" "$base/v1/log/checkpoints"
  curl -sf "$base/log/checkpoint" >"$drill/$1"
}
verify() {
  ./register log verify --base-url "http://localhost:$port" --key "$key" --since "$drill/$1"
}

registrar=$(token registrar-1)
key=$(curl -sf "$base/v1/log/verifier-key")
publish last-checkpoint
say "./register backup register.zip"
REGISTER_HOME=$home ./register backup "$drill/register.zip"
# life goes on: something more is entered and published, which this backup cannot hold
publish later-checkpoint
say "REGISTER_HOME=/empty ./register restore register.zip"
REGISTER_HOME=$drill/home ./register restore "$drill/register.zip"
(REGISTER_HOME=$drill/home REGISTER_DEMO_ISSUER=false ./register serve --port "$port" >"$drill/serve.log" 2>&1) &
served=$!
until curl -sf -o /dev/null "http://localhost:$port/v1/registers"; do
  kill -0 "$served" 2>/dev/null || { tail "$drill/serve.log" >&2; exit 1; }
  sleep 0.5
done
say "./register log verify --base-url http://localhost:$port --key … --since last-checkpoint"
verify last-checkpoint
say "./register log verify --base-url http://localhost:$port --key … --since later-checkpoint   # published after the backup"
if verify later-checkpoint; then
  echo "the drill failed: what the backup lacks was not found out" >&2
  exit 1
fi
echo "exit 1: what was published after the backup is missing, and that is told"
