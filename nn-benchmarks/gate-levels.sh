#!/usr/bin/env bash
# How often the gate's tests, bounds and thresholds are wrong, by simulation; prints tables. See
# docs/statistics.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

runs=${1:-2000} # simulations of each row
classes=$(nn-benchmarks/build.sh)
for levels in GateLevels SliceLevels DriftLevels AbstainLevels; do
  if [[ -f nn-benchmarks/src/main/java/dev/nnmaven/benchmarks/$levels.java ]]; then
    printf '\n## %s\n\n' "$levels"
    java -cp "$classes" "dev.nnmaven.benchmarks.$levels" "$runs"
  fi
done
