#!/usr/bin/env bash
# Kills a renewal night with -9 at random moments and starts it again each time, then counts: of every cycle that was due one verdict,
# of every renewal one decision, one entry for each occupation, one certificate and one notice; none missing, nothing twice.
#   kill-test.sh [job|database] [CYCLES] [KILLS]     (job, 50000, 25)
# The kills are spread over the jobs of the night: two fifths may fall into the judging, up to seven tenths until all is concluded, the rest
# into the certificates. It fills a home of its own, named by KILL_TEST_HOME or made for the run and then removed. KILL_TEST_WINDOW is the
# longest time in milliseconds that a job is left to work before it is killed. Exit 0 only when all kills were made and every count is right.
set -euo pipefail
what=${1:-job} people=${2:-50000} kills=${3:-25}
case "$what:$people:$kills" in
  job:*[!0-9:]* | database:*[!0-9:]*) echo "usage: kill-test.sh [job|database] [CYCLES] [KILLS]" >&2; exit 1 ;;
  job:* | database:*) ;;
  *) echo "usage: kill-test.sh [job|database] [CYCLES] [KILLS]" >&2; exit 1 ;;
esac
# a job that was killed starts over with a cold JVM; under one that waits for its database the night goes on where it was
if [ "$what" = job ]; then window=$((people / 8 + 2000)); else window=$((people / 25 + 100)); fi
window=${KILL_TEST_WINDOW:-$window}
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../../../.."
own=${KILL_TEST_HOME:+no}
REGISTER_HOME=${KILL_TEST_HOME:-$(mktemp -d)}
export REGISTER_HOME
unset SPRING_DATASOURCE_URL
log=$REGISTER_HOME/kill-test.log
clean() {
  ./register stop >/dev/null 2>&1 || true
  [ "$own" = no ] || rm -rf "$REGISTER_HOME"
}
trap clean EXIT
./register seed --registrants "$people" --due 100

driver=$(ls target/apps/batch-jobs/lib/postgresql-*.jar)
for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
  [ -x "$candidate/bin/java" ] && [ -f "$candidate/release" ] && grep -q '^JAVA_VERSION="\(2[5-9]\|[3-9]\)' "$candidate/release" && java=$candidate/bin/java && break
done
count() { "${java:-java}" -cp "$driver" batch-jobs/src/test/scripts/Counts.java "$REGISTER_HOME"; }

night() { # one process for the whole night, as the scheduler would run it
  exec ./register job EvaluateCycles -- ConcludeCycles -- IssueCertificates register=krsd-demo -- \
    IssueCertificates register=seed-sums -- IssueCertificates register=seed-yearly
}

begun() { # which jobs have begun, a line each, from line $1 of the log on
  tail -n "+$(($1 + 1))" "$log" | grep -o '^[A-Za-z]* *begun: execution [0-9]*' | tr -s ' '
}

await_begin() { # until this run says that a job of it has begun, or is over: the moments fall into the work, not into the start of a JVM
  until begun "$2" >/dev/null; do
    kill -0 "$1" 2>/dev/null || return 0
    sleep 0.05
  done
}

most() { # kills that may have been made by the end of job $1
  case "$1" in
    EvaluateCycles*) echo $((kills * 2 / 5)) ;;
    ConcludeCycles*) echo $((kills * 7 / 10)) ;;
    *) echo "$kills" ;;
  esac
}

strike() { # -9 at once to the JVM of the job, or to the server and all that it started
  local postmaster
  if [ "$what" = database ]; then
    postmaster=$(head -n 1 "$REGISTER_HOME/postgres/data/postmaster.pid" 2>/dev/null) || return 1
    # shellcheck disable=SC2046
    kill -9 "$postmaster" $(pgrep -P "$postmaster") 2>/dev/null
    ./register job CatchUp --help >/dev/null 2>&1 & # starts the server again, as whatever watches over a server does
  else
    kill -9 "$1" 2>/dev/null
  fi
}

killed=0 starts=0
: >"$log"
while :; do
  lines=$(wc -l <"$log")
  night >>"$log" 2>&1 &
  running=$!
  starts=$((starts + 1))
  while [ "$killed" -lt "$kills" ]; do # a job waits for its database and goes on: that one is killed again and again under it
    await_begin "$running" "$lines"
    seen=$(wc -l <"$log") at=$(begun "$lines" | tail -n 1) || true
    lines=$seen
    if [ "$killed" -ge "$(most "$at")" ]; then # this job had its share: on to the next one
      kill -0 "$running" 2>/dev/null && continue || break
    fi
    millis=$(((RANDOM * 32768 + RANDOM) % window))
    sleep "$((millis / 1000)).$(printf '%03d' $((millis % 1000)))"
    lines=$(wc -l <"$log")
    if kill -0 "$running" 2>/dev/null && strike "$running"; then
      killed=$((killed + 1))
      echo "kill $killed of $kills, $millis ms after $at" >&2
    fi
    [ "$what" = database ] && kill -0 "$running" 2>/dev/null || break
  done
  if wait "$running" 2>/dev/null; then
    break
  fi
  if [ "$starts" -gt "$((kills * 3 + 10))" ]; then
    tail -n 5 "$log" >&2
    echo "the night does not come to its end; $log and the log of the jobs say why" >&2
    own=no
    exit 1
  fi
done
echo "$what killed $killed times with -9, $starts starts; the night was ended by the last of them"
count
if [ "$killed" -lt "$kills" ]; then
  echo "the night ended before all $kills kills were made: take more cycles, or a smaller KILL_TEST_WINDOW than $window" >&2
  exit 1
fi
