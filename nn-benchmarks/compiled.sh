#!/usr/bin/env bash
# Trains for some seconds and shows what the JIT compiler made of each method of the SIMD kernels;
# status 1 unless it took every one of them whole. JAVA names another java. See docs/performance.md.
set -euo pipefail
classes=$("$(dirname "${BASH_SOURCE[0]}")/build.sh")
"${JAVA:-java}" --add-modules jdk.incubator.vector -cp "$classes" \
  dev.nnmaven.benchmarks.CompiledMethods
