"""Prints the table of docs/performance.md from the lines that were measured.

Usage: table.py RESULTS MAVEN_SECONDS TORCH_SECONDS
"""

import collections
import json
import statistics
import sys

results, maven, torch = sys.argv[1:]
speeds = collections.defaultdict(list)
for line in open(results):
    r = json.loads(line)
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
seconds = {name: [float(line) for line in open(file)] for name, file in (("maven", maven), ("torch", torch))}
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
