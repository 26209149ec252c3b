#!/usr/bin/env bash
# Prints how fast the matrix products of training are, beside OpenBLAS: GFLOP/s on one thread for a
# dozen shapes, and their ratio. JAVA names another java. See docs/performance.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
classes=$(./build.sh)
rounds=${ROUNDS:-5}
for ((round = 1; round <= rounds; round++)); do
  "${JAVA:-java}" @training.args -cp "$classes" dev.nnmaven.benchmarks.KernelRates 2>/dev/null >>"$work/rates"
  env -u OPENBLAS_CORETYPE -u OPENBLAS_L2_SIZE OPENBLAS_NUM_THREADS=1 \
    "${PYTHON:-/usr/bin/python3}" peers/blas_rates.py <"$work/rates" >>"$work/blas"
done
"${PYTHON:-/usr/bin/python3}" peers/rates_table.py "$work/rates" "$work/blas"
