"""Prints the tables of nn-benchmarks/results/speed.md from the lines that were measured.

Usage: table.py RESULTS [avx2]   (with AVX2 the targets are others)
"""

import collections
import json
import statistics
import sys

results, avx2 = sys.argv[1], len(sys.argv) > 2
speeds = collections.defaultdict(list)
predictions = collections.defaultdict(list)
peaks = collections.defaultdict(list)
for line in open(results):
    r = json.loads(line)
    if "gflops" in r:
        peaks[r["threads"]].append(r["gflops"])
    elif "microseconds" in r:
        predictions[(r["network"], r["peer"])].append(r["microseconds"])
    else:
        speeds[(r["network"], r["batch"], r["peer"], r["threads"])].append(r["samples_per_second"])

work = collections.defaultdict(list)
for (network, batch, peer, threads), values in speeds.items():
    work[(network, batch)].append((statistics.median(values), peer, threads))
print("| network | batch | library | threads | samples/s | nn-maven's best is |")
print("|---|---|---|---|---|---|")
for (network, batch), rows in work.items():
    best = max(speed for speed, peer, _ in rows if peer.startswith("nn-maven"))
    for speed, peer, threads in sorted(rows, reverse=True):
        print(f"| {network} | {batch} | {peer} | {threads} | {speed:,.0f} | {best / speed:.2f} x |")

# Work, whose best is to be beaten, by how much; of each library its best, or on so many threads.
TARGETS = [
    ("784,100,10", "1", None, "numpy in place", 1.6),
    ("784,100,10", "32", None, "numpy", 1.75),
    ("784,100,10", "256", None, "numpy", 1.35),
    ("784,100,10", "all", None, "numpy", 1.1),
    ("784,1024,512,10", "256", 1, "", 1.0),
    ("784,1024,512,10", "256", 2, "", 1.2),
    ("784,2048,1024,10", "512", None, "", 1.1),
    ("20,64,1", "32", None, "", 5.0),
    ("20,64,1", "256", None, "", 1.0),
]


def against(network, batch, threads, peer):
    """nn-maven's best, the best of those peers, and who that is."""
    rows = [row for row in work[(network, batch)] if threads in (None, row[2])]
    ours = max(speed for speed, name, _ in rows if name.startswith("nn-maven"))
    theirs = max(
        row for row in rows if not row[1].startswith("nn-maven") and (row[1] == peer or not peer)
    )
    return ours, theirs[0], theirs[1]


print()
print("| network | batch | threads | nn-maven | best peer | is | times | wanted | |")
print("|---|---|---|---|---|---|---|---|---|")
for network, batch, threads, peer, wanted in TARGETS:
    wanted = min(wanted, 1.0) if avx2 else wanted
    ours, best, name = against(network, batch, threads, peer)
    word = "reached" if ours >= wanted * best else "ahead" if ours > best else "behind"
    print(
        f"| {network} | {batch} | {threads or 'best'} | {ours:,.0f} | {name} | {best:,.0f} |"
        f" {ours / best:.2f} | {wanted:.2f} | {word} |"
    )


def flop_a_sample(network):
    """Of the products in a training step: 2 for each weight forward, 2 for its gradient, and 2 to
    carry the gradient back to the inputs, which the first layer does not have to."""
    sizes = [int(size) for size in network.split(",")]
    weights = [i * o for i, o in zip(sizes, sizes[1:])]
    return 6 * sum(weights) - 2 * weights[0]


LARGE = "784,1024,512,10"
print()
for threads, values in sorted(peaks.items()):
    peak = statistics.median(values)
    print(f"OpenBLAS multiplies 2048 x 2048 matrices at {peak:.0f} GFLOP/s, {threads} thread(s);", end=" ")
    shares = []
    for (network, batch, peer, used), values in speeds.items():
        if network == LARGE and used == threads:
            rate = statistics.median(values) * flop_a_sample(network) / 1e9
            shares.append((rate, f"{peer} {rate:.0f} ({rate / peak:.0%})"))
    print(f"training {LARGE}:", ", ".join(text for _, text in sorted(shares, reverse=True)))

if predictions:
    print()
    print("| one prediction of | library | microseconds |")
    print("|---|---|---|")
    for (network, peer), values in sorted(predictions.items(), key=lambda p: statistics.median(p[1])):
        print(f"| {network} | {peer} | {statistics.median(values):.1f} |")
