"""Prints GFLOP/s of the products beside OpenBLAS, medians of all rounds.

Usage: rates_table.py OURS BLAS   (lines: product M K N GFLOP/s)
"""

import collections
import statistics
import sys


def medians(file):
    rates = collections.defaultdict(list)
    for line in open(file):
        *shape, rate = line.split()
        rates[tuple(shape)].append(float(rate))
    return {shape: statistics.median(values) for shape, values in rates.items()}


ours, blas = map(medians, sys.argv[1:])
print("| product | shape | nn-maven | OpenBLAS | ratio |")
print("|---|---|---|---|---|")
for (product, m, k, n), rate in ours.items():
    theirs = blas[(product, m, k, n)]
    print(f"| {product} | {m} x {k} · {k} x {n} | {rate:.0f} | {theirs:.0f} | {rate / theirs:.2f} |")
