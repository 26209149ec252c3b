#!/usr/bin/env bash
# How often the gate's tests, bounds and thresholds are wrong, by simulation; prints tables. With an
# argument, that many percent of the simulations. See nn-benchmarks/results/gate-levels.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

percent=${1:-100}
classes=$(nn-benchmarks/build.sh)
# levels CLASS RUNS: its table, by so many simulations of each row.
levels() {
  printf '\n## %s\n\n' "$1"
  java -cp "$classes" "dev.nnmaven.benchmarks.$1" $((1 + $2 * percent / 100))
}
levels GateLevels 2000
levels SliceLevels 1000
levels DriftLevels 22
levels AbstainLevels 500
levels WearLevels 1000
