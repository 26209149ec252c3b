"""Prints the steps of ImageSpeed beside those of PyTorch, medians of all rounds.

Usage: pictures_table.py OURS THEIRS   (lines: network shape batch threads microseconds of-processors)
"""

import collections
import statistics
import sys

WANTED = {  # PyTorch's time by ours, on one thread and on two
    ("c5x16,m2,c5x32,m2,d128", "28x28x1"): (1.0, 1.2),
    ("c3x32,m2,c3x64,m2,c3x128,m2,d128", "28x28x1"): (1.1, 1.2),
    ("c3x16,c3x16,m2,c3x32,c3x32,m2,d128", "28x28x1"): (0.9, 0.9),
    ("c3x32,m2,c3x64,m2,c3x128,m2,d128", "32x32x3"): (0.9, 0.9),
}


def times(file):
    found = collections.defaultdict(list)
    for line in open(file):
        *step, wall, processors = line.split()
        found[tuple(step)].append((float(wall), float(processors)))
    return found


def median(values, index):
    return statistics.median(value[index] for value in values)


ours, theirs = map(times, sys.argv[1:])
print("| network | images | threads | nn-maven, µs | PyTorch, µs | times | of processors | wanted | |")
print("|---|---|---|---|---|---|---|---|---|")
for step, own in ours.items():
    network, shape, batch, threads = step
    peer = theirs[step]
    layouts = [peer[0::2], peer[1::2]]  # each round has a line of each
    best = min(layouts, key=lambda rounds: median(rounds, 0))
    ratio = median(best, 0) / median(own, 0)
    wanted = WANTED[network, shape][min(int(threads), 2) - 1]
    print(
        f"| {network} | {shape} | {threads} | {median(own, 0):.0f} | {median(best, 0):.0f} | {ratio:.2f}"
        f" | {median(best, 1) / median(own, 1):.2f} | {wanted} | {'reached' if ratio >= wanted else 'behind'} |"
    )
for step, own in ours.items():
    two = ours.get((*step[:3], "2"))
    if step[3] == "1" and two:
        print(f"{step[0]} {step[1]}: two threads are {median(own, 0) / median(two, 0):.2f} times as fast as one")
