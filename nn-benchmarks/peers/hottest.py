"""Shares of methods in samples of perf, and then of the instructions of the hottest one.

hottest.py MAP ADDRESSES RANGE   prints the methods; writes first and last address of that loop to RANGE
hottest.py MAP ADDRESSES         reads gdb's instructions of it, prints those that take time
"""

import bisect
import collections
import re
import sys

LEAST = 0.005  # share of what is shown
LONGEST = 16  # bytes of an instruction
HOT = 0.02  # share of the instructions that a loop begins and ends with


def methods(file):
    found = []
    for line in open(file, errors="replace"):
        start, size, name = line.rstrip().split(" ", 2)
        start = int(start, 16)
        found.append((start, start + int(size, 16), name))
    return sorted(found)


def short(method):
    """Without result and arguments; stubs of the JVM have neither."""
    return re.sub(r"^\S+ (?=\S+\()|\(.*", "", method).strip()


def method_of(all_methods, starts, address):
    at = bisect.bisect(starts, address) - 1
    return at if at >= 0 and address < all_methods[at][1] else None


known = methods(sys.argv[1])
starts = [one[0] for one in known]
samples = [int(line, 16) for line in open(sys.argv[2]) if line.strip()]
counts = collections.Counter(method_of(known, starts, one) for one in samples)
hottest = next(at for at, _ in counts.most_common() if at is not None)
begin, end, name = known[hottest]
taken = collections.Counter(one for one in samples if begin <= one < end)
loop = sorted(one for one, count in taken.items() if count >= len(samples) * HOT)
loop = loop or [taken.most_common(1)[0][0]]  # nothing stands out

if len(sys.argv) > 3:
    print("| share | method |\n|---|---|")
    for at, count in counts.most_common(14):
        share = count / len(samples)
        if at is not None and share >= LEAST:
            print(f"| {share:.1%} | {short(known[at][2])} |")
    with open(sys.argv[3], "w") as out:
        out.write(f"{loop[0]:#x},{loop[-1] + LONGEST:#x}")
else:
    print(f"\nThe loop of {short(name)}, share of its samples:\n")
    for line in sys.stdin:
        instruction = re.match(r"\s*(?:=> )?(0x[0-9a-f]+)[^:]*:\s*(.*)", line)
        if instruction and loop[0] <= int(instruction[1], 16) <= loop[-1]:
            share = taken[int(instruction[1], 16)] / sum(taken.values())
            print(f"{share:6.1%}  {re.sub(r'[ ]+', ' ', instruction[2].expandtabs())}")
