#!/usr/bin/env bash
# Has libraries of other makers verify what a running register signs:
#   checkpoints, inclusion and consistency proofs, tiles   golang.org/x/mod/sumdb (note, tlog; BSD-3-Clause)
#   webhooks                                               http-message-signatures of npm (ISC)
#   receipts                                               jose of npm (MIT)
#   verify.sh BASE_URL TOKEN [PORT]     TOKEN of an employer; PORT on which webhooks are taken (18099)
# The register must let webhooks lead to this machine: REGISTER_WEBHOOK_ALLOWED_NETWORKS=127.0.0.1/32.
# Needs Debian's golang-go and golang-golang-x-mod-dev, and node with npm. Exit 0 only when all is accepted and every bit changed refused.
set -euo pipefail
base=${1:?BASE_URL} token=${2:?TOKEN of an employer} port=${3:-18099}
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

echo "== golang.org/x/mod/sumdb: checkpoints, proofs, tiles"
GO111MODULE=off GOPATH=/usr/share/gocode GOCACHE="$work/go" go run "$here/log.go" "$base"

echo "== http-message-signatures and jose: webhooks, receipts"
cp "$here/package.json" "$here/signatures.mjs" "$work"
npm --prefix "$work" install --silent --no-audit --no-fund
BASE=$base TOKEN=$token PORT=$port node "$work/signatures.mjs"
