"""Prints the table of threads.sh: thousands of samples a second on one thread and on two, medians.

usage: threads_table.py RESULTS, lines of: build, network, batch, threads and what a measurement
printed, between tabs. A second build stands beside the first, as the ratio of this to the other.
"""

import json
import statistics
import sys


def thousands_a_second(printed):
    """Of a line of JSON, or of NETWORK SHAPE BATCH THREADS MICROSECONDS PROCESSOR-MICROSECONDS."""
    if printed.startswith("{"):
        return json.loads(printed)["samples_per_second"] / 1e3
    return 1e3 / float(printed.split()[4])


def main():
    measured = {}
    with open(sys.argv[1], encoding="utf-8") as lines:
        for line in lines:
            build, network, batch, threads, printed = line.rstrip("\n").split("\t")
            by_work = measured.setdefault((network, batch), {})
            by_work.setdefault((build, threads), []).append(thousands_a_second(printed))
    beside = any(build == "other" for works in measured.values() for build, _ in works)
    columns = ["network", "batch", "one thread", "two", "two / one"]
    columns += ["one / other", "two / other"] if beside else []
    print("|", " | ".join(columns), "|")
    print("|---" * len(columns) + "|")
    for (network, batch), works in measured.items():
        middle = {key: statistics.median(values) for key, values in works.items()}
        one, two = middle["this", "1"], middle["this", "2"]
        cells = [network, batch, f"{one:.1f}", f"{two:.1f}", f"{two / one:.2f}"]
        if beside:
            cells += [f"{one / middle['other', '1']:.2f}", f"{two / middle['other', '2']:.2f}"]
        print("|", " | ".join(cells), "|")


if __name__ == "__main__":
    main()
