#!/usr/bin/env bash
# Prints how fast the matrix products of training are, beside OpenBLAS: GFLOP/s on one thread for a
# dozen shapes, measured in turn, and their ratio; then the same with both limited to AVX2. JAVA names
# another java, ROUNDS (100) is how often each is measured. See nn-benchmarks/results/speed.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
classes=$(./build.sh)

rates() { # java-arguments...
  env -u OPENBLAS_L2_SIZE OPENBLAS_NUM_THREADS=1 "${PYTHON:-/usr/bin/python3}" peers/kernel_rates.py "${ROUNDS:-100}" \
    "${JAVA:-java}" @training.args "$@" -cp "$classes" dev.nnmaven.benchmarks.KernelRates
}

(unset OPENBLAS_CORETYPE; rates)
if grep -qm 1 avx512f /proc/cpuinfo; then
  printf '\nWith AVX2:\n'
  OPENBLAS_CORETYPE=Haswell rates -XX:UseAVX=2
fi
