#!/usr/bin/env bash
# Trains for some seconds and shows what the JIT compiler made of each method of the SIMD kernels;
# status 1 unless it took every one that was needed whole. JAVA names another java. See nn-benchmarks/results/speed.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
"${JAVA:-java}" @training.args -cp "$(./build.sh)" \
  dev.nnmaven.benchmarks.CompiledMethods
