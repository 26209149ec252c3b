"""Prints the table of tables.sh: mean scores, their difference, and two standard errors of it.

Usage: tables_table.py RESULTS; a line is one of jobs.tsv with nn-maven's score at its end.
"""

import sys
from collections import defaultdict
from math import sqrt
from statistics import mean, stdev

pairs = defaultdict(list)
with open(sys.argv[1]) as lines:
    for line in lines:
        name, _, optimizer, *_, theirs, ours = line.rstrip("\n").split("\t")
        pairs[name, optimizer].append((float(theirs), float(ours)))

print("| data | optimizer | scikit-learn | nn-maven | difference | two standard errors | within |")
print("|---|---|---|---|---|---|---|")
for (name, optimizer), scores in pairs.items():
    differences = [ours - theirs for theirs, ours in scores]
    error = 2 * stdev(differences) / sqrt(len(differences))
    difference = mean(differences)
    print(
        "| %s | %s | %.4f | %.4f | %+.4f | %.4f | %s |"
        % (
            name,
            optimizer,
            mean(theirs for theirs, _ in scores),
            mean(ours for _, ours in scores),
            difference,
            error,
            "yes" if abs(difference) <= error else "no",
        )
    )
