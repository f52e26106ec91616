#!/usr/bin/env bash
# Kills a renewal night with -9 at random moments and starts it again each time, then counts: of every cycle that was due one verdict,
# of every renewal one decision, one entry for each occupation, one certificate and one notice; none missing, nothing twice.
#   kill-test.sh [job|database] [CYCLES] [KILLS]     (job, 50000, 25)
# It fills a home of its own, named by KILL_TEST_HOME or made for the run. Exit 0 only when every count is right.
set -euo pipefail
what=${1:-job} people=${2:-50000} kills=${3:-25}
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../../../.."
REGISTER_HOME=${KILL_TEST_HOME:-$(mktemp -d)}
export REGISTER_HOME
trap './register stop >/dev/null 2>&1 || true' EXIT
./register seed --registrants "$people" --due 100

driver=$(ls target/apps/batch-jobs/lib/postgresql-*.jar)
for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
  [ -x "$candidate/bin/java" ] && [ -f "$candidate/release" ] && grep -q '^JAVA_VERSION="\(2[5-9]\|[3-9]\)' "$candidate/release" && java=$candidate/bin/java && break
done
count() { "${java:-java}" -cp "$driver" batch-jobs/src/test/scripts/Counts.java "$REGISTER_HOME"; }

night() { # one process for the whole night, as the scheduler would run it
  ./register job EvaluateCycles -- ConcludeCycles -- IssueCertificates register=krsd-demo -- \
    IssueCertificates register=seed-sums -- IssueCertificates register=seed-yearly
}

victims() { # the JVM of the job, or the server and all that it started
  if [ "$what" = database ]; then
    head -n 1 "$REGISTER_HOME/postgres/data/postmaster.pid"
    pgrep -P "$(head -n 1 "$REGISTER_HOME/postgres/data/postmaster.pid")"
  else
    pgrep -P "$1"
    echo "$1"
  fi
}

killed=0
while :; do
  night >>"$REGISTER_HOME/kill-test.log" 2>&1 &
  running=$!
  if [ "$killed" -lt "$kills" ]; then
    sleep "$((8 + RANDOM % 20)).$((RANDOM % 10))"
    if kill -0 "$running" 2>/dev/null; then
      # shellcheck disable=SC2046
      kill -9 $(victims "$running") 2>/dev/null || true
      killed=$((killed + 1))
      echo "kill $killed of $kills" >&2
    fi
  fi
  if wait "$running"; then
    break
  fi
done
echo "$what killed $killed times with -9; the night was ended by the run after the last of them"
count
