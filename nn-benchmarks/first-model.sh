#!/usr/bin/env bash
# Prints how long it takes from Enter to a model with nothing set but the data, medians of ROUNDS (3):
# of tables with 500 and 10,000 rows of 20 columns, two classes, and of a folder of images, if one is
# given. See nn-benchmarks/results/defaults.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

images=${1:+$(cd "$1" && pwd)}
rounds=${ROUNDS:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
repository="-Dmaven.repo.local=${MAVEN_REPO_LOCAL:-$HOME/.m2/repository}"

mvn -B -ntp -q install -Dmaven.test.skip "$repository" -pl nn-maven-plugin -am
scripts/plugin-pom.sh first </dev/null >"$work/pom.xml"

# 18 numbers, two categories, and a class that five of them decide; the same file whenever it is made:
# a linear congruential generator whose products stay below 2^53.
table() { # rows
  LC_ALL=C awk -v rows="$1" '
    function uniform() { seed = (seed * 69069 + 12345) % 4294967296; return seed / 4294967296 }
    BEGIN {
      seed = 1
      for (c = 1; c <= 18; c++) printf "x%d,", c
      print "region,plan,answer"
      for (r = 1; r <= rows; r++) {
        for (c = 1; c <= 18; c++) { x[c] = uniform() * 2 - 1; printf "%.4f,", x[c] }
        region = int(uniform() * 6); plan = int(uniform() * 3)
        wanted = 3 * x[1] * x[2] + x[3] - x[4] + (plan - 1) + uniform() - 0.5
        printf "region%d,plan%d,%s\n", region, plan, (wanted > 0 ? "yes" : "no")
      }
    }'
}

# first NAME ARGUMENT...
first() {
  local name=$1
  shift
  rm -f "$work/seconds"
  for ((round = 0; round < rounds; round++)); do
    /usr/bin/time -a -o "$work/seconds" -f %e \
      mvn -B -ntp -f "$work/pom.xml" "$repository" nn:train -Dnn.force "$@" >"$work/log" 2>&1 || {
      tail -n 30 "$work/log" >&2
      exit 1
    }
  done
  printf '| %s | %s | %s |\n' "$name" \
    "$(sort -n "$work/seconds" | sed -n "$(((rounds + 1) / 2))p")" \
    "$(sed -n 's/^\[INFO\] test accuracy \([0-9.]*%\).*/\1/p' "$work/log" | tail -n 1)"
}

printf '| data | seconds | test accuracy |\n|---|---|---|\n'
for rows in 500 10000; do
  table "$rows" >"$work/$rows.csv"
  first "$rows rows of 20 columns" "-Dnn.data=$work/$rows.csv" -Dnn.target=answer
done
if [[ -n $images ]]; then
  first "images in ${images##*/}" "-Dnn.data=$images" -Dnn.tolerate=unreadable
fi
