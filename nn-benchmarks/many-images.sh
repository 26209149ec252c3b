#!/usr/bin/env bash
# Training speed with 15,000 and with 500,000 synthetic images in a heap of 1 GB, and the most
# memory that the process had; in turn and three times (ROUNDS). See nn-benchmarks/results/speed.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
classes=$(nn-benchmarks/build.sh)
memory=$(mktemp)
trap 'rm -f "$memory"' EXIT

printf '| images | batch | samples/s | peak memory, MB |\n|---|---|---|---|\n'
for ((round = 1; round <= ${ROUNDS:-3}; round++)); do
  for batch in all 32; do
    # As many samples for either, so that the compiler has as much time to warm up.
    for images_epochs in "15000 200" "500000 6"; do
      read -r images epochs <<<"$images_epochs"
      result=$(/usr/bin/time -o "$memory" -v java -Xmx1g @nn-benchmarks/training.args \
        -cp "$classes" dev.nnmaven.benchmarks.TrainingSpeed \
        "$images" simd 2 784,100,10 sigmoid "$batch" "$epochs" 2>/dev/null)
      speed=${result##*: } # the last value of the line of JSON
      peak=$(awk '/Maximum resident set size/ { printf "%d", $NF / 1024 }' "$memory")
      printf '| %s | %s | %s | %s |\n' "$images" "$batch" "${speed%\}}" "$peak"
    done
  done
done
