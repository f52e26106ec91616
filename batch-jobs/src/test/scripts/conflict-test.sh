#!/usr/bin/env bash
# Clients of a running API hand in, withdraw and correct evidence for the very cycles that two nights judge over and over beside each other,
# each night a process of its own; then looks whether every verdict is the evaluator's on the facts of one instant.
#   conflict-test.sh [CLIENTS] [SECONDS]     (8, 60)
# It fills a home of its own, named by CONFLICT_TEST_HOME or made for the run and then removed. Exit 0 only when every verdict is right.
set -euo pipefail
clients=${1:-8} seconds=${2:-60}
case "$clients:$seconds" in
  *[!0-9:]* | 0:* | *:0) echo "usage: conflict-test.sh [CLIENTS] [SECONDS]" >&2; exit 1 ;;
esac
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../../../.."
own=${CONFLICT_TEST_HOME:+no}
REGISTER_HOME=${CONFLICT_TEST_HOME:-$(mktemp -d)}
export REGISTER_HOME
unset SPRING_DATASOURCE_URL
api=''
clean() {
  [ -z "$api" ] || { kill "$api" 2>/dev/null && wait "$api" 2>/dev/null; } || true
  ./register stop >/dev/null 2>&1 || true
  [ "$own" = no ] || rm -rf "$REGISTER_HOME"
}
trap clean EXIT
./register seed --registrants "$((clients * 250))" --due 100

port=18280
while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
REGISTER_DEMO_ISSUER=true REGISTER_SCANNER=none ./register serve --port "$port" >"$REGISTER_HOME/api.log" 2>&1 &
api=$!
until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
  kill -0 "$api" 2>/dev/null || { echo "the API did not start:" >&2; tail -n 5 "$REGISTER_HOME/api.log" >&2; exit 1; }
  sleep 0.2
done

for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
  [ -x "$candidate/bin/java" ] && [ -f "$candidate/release" ] && grep -q '^JAVA_VERSION="\(2[5-9]\|[3-9]\)' "$candidate/release" && java=$candidate/bin/java && break
done
"${java:-java}" -cp "target/apps/batch-jobs/batch-jobs.jar:target/apps/batch-jobs/lib/*" \
  batch-jobs/src/test/java/nl/qualityregister/jobs/conflict/Conflict.java "http://localhost:$port" "$REGISTER_HOME" "$clients" "$seconds"
