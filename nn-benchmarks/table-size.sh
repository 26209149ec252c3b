#!/usr/bin/env bash
# Time and memory of a table of a million rows (ROWS) and 20 columns, from the CSV file to the judged
# model, as a user has it: nn:train for an epoch, then nn:evaluate, each with a heap of 1 GB (HEAP).
# See nn-benchmarks/results/speed.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

rows=${ROWS:-1000000}
heap=${HEAP:-1g}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mvn -B -ntp -q install -Dmaven.test.skip -pl nn-maven-plugin -am

scripts/plugin-pom.sh table-size </dev/null >"$work/pom.xml"

# 16 numbers, two categories, a date, and a target that depends on five of them; the same file
# whenever it is made: a linear congruential generator whose products stay below 2^53.
LC_ALL=C awk -v rows="$rows" '
  function uniform() { seed = (seed * 69069 + 12345) % 4294967296; return seed / 4294967296 }
  BEGIN {
    seed = 1
    for (c = 1; c <= 16; c++) printf "x%d,", c
    print "region,plan,since,y"
    for (r = 1; r <= rows; r++) {
      for (c = 1; c <= 16; c++) { x[c] = uniform() * 100 - 50; printf "%.3f,", x[c] }
      region = int(uniform() * 50); plan = int(uniform() * 3)
      printf "region%d,%s,20%02d-%02d-%02d,%.3f\n", region, substr("basicplus pro  ", plan * 5 + 1, 5), \
        10 + int(uniform() * 15), 1 + int(uniform() * 12), 1 + int(uniform() * 28), \
        3 * x[1] - x[2] + x[3] * x[4] / 25 + 20 * plan + region + 5 * uniform()
    }
  }' >"$work/table.csv"

measured() { # goal arguments...
  MAVEN_OPTS=-Xmx$heap /usr/bin/time -o "$work/memory" -v \
    mvn -B -ntp -q -f "$work/pom.xml" "$@" -Dnn.data="$work/table.csv" >"$work/log" 2>&1 || {
    cat "$work/log" >&2
    exit 1
  }
  awk -v goal="$1" -v rows="$rows" -v heap="$heap" '
    /(User|System) time/ { cpu += $NF }
    /Elapsed/ { split($NF, t, ":"); seconds = t[1] * 60 + t[2] }
    /Maximum resident set size/ { megabytes = $NF / 1024 }
    END { printf "| %s | %s | %s | %.1f | %.1f | %d |\n", goal, rows, heap, seconds, cpu, megabytes }' "$work/memory"
}

printf '%s bytes of CSV\n\n' "$(stat -c %s "$work/table.csv")"
printf '| goal | rows | heap | seconds | CPU seconds | peak memory, MB |\n|---|---|---|---|---|---|\n'
measured nn:train -Dnn.recipe=plain -Dnn.target=y -Dnn.epochs=1 -Dnn.optimizer=adam -Dnn.fork="-Xmx$heap"
measured nn:evaluate -Dnn.minR2=0.5
