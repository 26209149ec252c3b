"""How fast OpenBLAS multiplies two float matrices of 2048 x 2048: what this machine can do at best.

Usage: blas_peak.py THREADS   (the environment must say OPENBLAS_NUM_THREADS=THREADS)
"""

import json
import statistics
import sys
import time

import numpy
import openblas  # noqa: F401, ends here if numpy has another

SIZE = 2048
threads = int(sys.argv[1])
random = numpy.random.default_rng(1)
a, b = (random.standard_normal((SIZE, SIZE), dtype=numpy.float32) for _ in range(2))
c = numpy.empty_like(a)
seconds = []
for _ in range(18):
    start = time.perf_counter()
    numpy.matmul(a, b, out=c)
    seconds.append(time.perf_counter() - start)
print(
    json.dumps(
        {
            "peer": "OpenBLAS sgemm 2048",
            "threads": threads,
            "gflops": round(2 * SIZE**3 / statistics.median(seconds[3:]) / 1e9, 1),
        }
    )
)
