"""Prints GFLOP/s of the products of training beside OpenBLAS, on one thread: each measures some
hundredths of a second in turn with the other, many times, so that other work hits both alike.

Usage: kernel_rates.py ROUNDS COMMAND...   (the command starts KernelRates)
The environment must say OPENBLAS_NUM_THREADS=1.
"""

import os
import statistics
import subprocess
import sys
import time

import numpy
import openblas  # noqa: F401, ends here if numpy has another

# Samples, inputs and neurons of layers: weighted sums, then weight gradients of each.
LAYERS = [(32, 784, 100), (256, 784, 64), (256, 784, 100), (256, 1024, 512), (256, 784, 1024), (512, 2048, 1024)]
SHAPES = [shape for m, k, n in LAYERS for shape in (("sums", m, k, n), ("gradient", k, m, n))]
SECONDS = 0.02
WARM_UP = 40

rounds = int(sys.argv[1])
ours = subprocess.Popen(sys.argv[2:], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
random = numpy.random.default_rng(1)


def rate_of_ours(shape):
    print(*shape, file=ours.stdin, flush=True)
    return float(ours.stdout.readline())


def operands(product, m, k, n):
    a = random.standard_normal((k, m) if product == "gradient" else (m, k), numpy.float32)
    b = random.standard_normal((k, n), numpy.float32)
    return a.T if product == "gradient" else a, b, numpy.empty((m, n), numpy.float32)


def rate_of_theirs(shape, a, b, c):
    calls = 0
    start = time.perf_counter()
    while (taken := time.perf_counter() - start) < SECONDS:
        numpy.matmul(a, b, out=c)
        calls += 1
    return calls * 2 * shape[1] * shape[2] * shape[3] / taken / 1e9


for shape in SHAPES:
    for _ in range(WARM_UP):
        rate_of_ours(shape)

# Both on one processor, or other work on one of two hits one of them; not before all is compiled,
# since a JVM that starts on one processor takes other defaults.
processor = {min(os.sched_getaffinity(0))}
os.sched_setaffinity(0, processor)
for thread in os.listdir(f"/proc/{ours.pid}/task"):
    os.sched_setaffinity(int(thread), processor)

print("| product | shape | nn-maven | OpenBLAS | ratio |")
print("|---|---|---|---|---|")
for shape in SHAPES:
    of_theirs = operands(*shape)
    pairs = [(rate_of_ours(shape), rate_of_theirs(shape, *of_theirs)) for _ in range(rounds)]
    own, theirs = (statistics.median(rates) for rates in zip(*pairs))
    ratio = statistics.median(a / b for a, b in pairs)
    product, m, k, n = shape
    print(f"| {product} | {m} x {k} · {k} x {n} | {own:.0f} | {theirs:.0f} | {ratio:.2f} |", flush=True)
ours.stdin.close()
