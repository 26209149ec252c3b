"""OpenBLAS's GFLOP/s for the shapes in the lines of standard input: `product M K N ...`.

The environment must say OPENBLAS_NUM_THREADS=1.
"""

import statistics
import sys
import time

import numpy

random = numpy.random.default_rng(1)
for product, m, k, n in dict.fromkeys(tuple(line.split()[:4]) for line in sys.stdin):
    shape = [int(size) for size in (m, k, n)]
    left = random.standard_normal((shape[1], shape[0]) if product == "gradient" else shape[:2], numpy.float32)
    a = left.T if product == "gradient" else left
    b = random.standard_normal(shape[1:], numpy.float32)
    c = numpy.empty((shape[0], shape[2]), numpy.float32)
    flop = 2 * shape[0] * shape[1] * shape[2]
    calls = max(1, round(2e8 / flop))
    seconds = []
    for _ in range(25):
        start = time.perf_counter()
        for _ in range(calls):
            numpy.matmul(a, b, out=c)
        seconds.append((time.perf_counter() - start) / calls)
    print(product, m, k, n, f"{flop / statistics.median(seconds[5:]) / 1e9:.1f}")
