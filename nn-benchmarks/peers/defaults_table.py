"""Prints the tables of defaults.sh.

Usage: defaults_table.py RESULTS, lines of jobs.tsv with nn-maven's score, processor seconds, and what
else DefaultsOnTables prints at their end: a row for each table, and a summary of each group. With several files, NAME=RESULTS: what
the first one, the whole recipe, has more than each of the others, where one choice is changed.
Scores below 0 (a R2 may be as low as it likes) count as 0.
"""

import sys
from collections import defaultdict
from math import sqrt
from statistics import mean, stdev


def read(file):
    """Points by group, table: of each split the peers' and nn-maven's; and all seconds."""
    scores, seconds = defaultdict(lambda: defaultdict(list)), 0
    with open(file) as lines:
        for line in lines:
            group, table, _, *values = line.rstrip("\n").split("\t")
            scores[group][table].append([100 * max(0, float(value)) for value in values[:4]])
            seconds += float(values[4])
    return scores, seconds


def error(differences):
    """Two standard errors of the mean."""
    return 2 * stdev(differences) / sqrt(len(differences)) if len(differences) > 1 else 0


def with_peers(scores):
    titles = {"chosen": "Tables that the recipe was chosen on", "other": "Tables that nothing was chosen on",
              "further": "Further tables that nothing was chosen on",
              "packages": "Tables of other R packages, which nothing was chosen on, either"}
    for group, tables in scores.items():
        print(f"\n{titles[group]}:\n")
        print("| table | nn-maven | MLP | boosting | linear | to MLP | two standard errors |")
        print("|---|---|---|---|---|---|---|")
        to_mlp, to_best, held = [], [], 0
        for table, splits in tables.items():
            mlp, boosting, linear, ours = [mean(split[i] for split in splits) for i in range(4)]
            differences = [split[3] - split[0] for split in splits]
            to_mlp.append(mean(differences))
            to_best.append(ours - max(boosting, linear))
            held += to_mlp[-1] >= -error(differences)
            print(f"| {table} | {ours:.1f} | {mlp:.1f} | {boosting:.1f} | {linear:.1f} "
                  f"| {to_mlp[-1]:+.1f} | {error(differences):.1f} |")
        count = len(tables)
        print("\n| of these tables | |\n|---|---|")
        print(f"| as good as the MLP or better, within two standard errors | {held} of {count} |")
        print(f"| mean difference to the MLP | {mean(to_mlp):+.2f} |")
        print(f"| mean difference to the better of boosting and linear | {mean(to_best):+.2f} |")
        print(f"| ahead of it | {sum(one > 0 for one in to_best)} of {count} |")


def parts(named):
    (_, (whole, whole_seconds)), *changed = named
    print("| changed | recipe has more by | two standard errors | better on | processor time of the recipe |")
    print("|---|---|---|---|---|")
    for name, (scores, seconds) in changed:
        pairs = {
            table: [a[-1] - b[-1] for a, b in zip(splits, scores["chosen"][table])]
            for table, splits in whole["chosen"].items()
        }
        means = [mean(pair) for pair in pairs.values()]
        print(f"| `{name}` | {mean(means):+.2f} | {error(means):.2f} "
              f"| {sum(one > 0 for one in means)} of {len(means)} | {whole_seconds / seconds:.1f} times |")


named = [(file.rsplit("=", 1)[0], read(file.rsplit("=", 1)[1])) for file in sys.argv[1:] if "=" in file]
if named:
    parts(named)
else:
    with_peers(read(sys.argv[1])[0])
