"""Prints the tables of docs/performance.md from the lines that were measured.

Usage: table.py RESULTS MAVEN_SECONDS TORCH_SECONDS
"""

import collections
import json
import statistics
import sys

results, maven, torch = sys.argv[1:]
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

print()
print("| one prediction of | library | microseconds |")
print("|---|---|---|")
for (network, peer), values in sorted(predictions.items(), key=lambda p: statistics.median(p[1])):
    print(f"| {network} | {peer} | {statistics.median(values):.1f} |")

seconds = {name: [float(line) for line in open(file)] for name, file in (("maven", maven), ("torch", torch))}
if all(seconds.values()):
    ratio = statistics.median(a / b for a, b in zip(seconds["maven"], seconds["torch"]))
    print()
    print(
        "The whole job, from Enter to the model, medians of {}: mvn nn:train {:.2f} s, PyTorch script"
        " {:.2f} s; ratio, run by run, {:.2f}".format(
            len(seconds["maven"]),
            statistics.median(seconds["maven"]),
            statistics.median(seconds["torch"]),
            ratio,
        )
    )
