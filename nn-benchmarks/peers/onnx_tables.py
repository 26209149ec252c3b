"""Asks ONNX Runtime about the test rows of defaults.sh, and compares its answers with nn-maven's.

Usage: onnx_tables.py FOLDER, with TABLE-SPLIT.onnx, -test.csv and -answers.csv for each line of jobs.tsv.
Differences are of probabilities, or of numbers and the ends of their intervals by the largest of them;
1 if sets of classes differ. Fails if one is above 1e-5.
"""

import csv
import json
import sys

import numpy
import onnxruntime

WANTED = 1e-5
MISSING = "", "NA"
YES_NO = dict.fromkeys(("yes", "true", "y", "t"), 1.0) | dict.fromkeys(("no", "false", "n", "f"), 0.0)
folder = sys.argv[1]


def number(cell):
    if cell in MISSING:
        return numpy.nan
    return YES_NO[cell.lower()] if cell.lower() in YES_NO else float(cell)


def tensor(kind, cells):
    if kind == "tensor(string)":
        values = numpy.array([cell.strip() for cell in cells], object)  # as nn-maven reads them
    elif kind == "tensor(int64)":
        values = numpy.array([numpy.datetime64(None if c in MISSING else c, "D") for c in cells]).astype(numpy.int64)
    else:
        values = numpy.array([number(cell) for cell in cells])
    return values.reshape(-1, 1)


def read(name):
    with open(f"{folder}/{name}.csv", encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    return header, list(zip(*rows))


print("| table | test rows | largest difference | |\n|---|---|---|---|")
failed = False
for line in open(f"{folder}/jobs.tsv"):
    table, split = line.rstrip("\n").split("\t")[1:3]
    session = onnxruntime.InferenceSession(f"{folder}/{table}-{split}.onnx", providers=["CPUExecutionProvider"])
    header, columns = read(f"{table}-{split}-test")
    given = dict(zip(header, columns))
    theirs, *more = session.run(None, {i.name: tensor(i.type, given[i.name]) for i in session.get_inputs()})
    names, answers = read(f"{table}-{split}-answers")
    ours = [c for name, c in zip(names, answers) if name.startswith("p(")] or [answers[names.index("predicted")]]
    ours = numpy.array(ours, float).T
    scale = 1 if len(ours[0]) > 1 else numpy.abs(ours).max()
    difference = numpy.abs(theirs - ours).max() / scale
    if "set" in names:
        sets = [json.loads(cell) for cell in answers[names.index("set")]]
        ours = [[name[2:-1] in one for name in names if name.startswith("p(")] for one in sets]
        difference = max(difference, float((more[0] != numpy.array(ours)).any()))
    elif more:
        ours = numpy.array([answers[names.index(end)] for end in ("lower", "upper")], float).T
        difference = max(difference, numpy.abs(numpy.hstack(more) - ours).max() / scale)
    near = difference <= WANTED  # not if it is NaN
    failed |= not near
    print(f"| {table} | {len(ours)} | {difference:.1e} | {'' if near else 'TOO LARGE'} |")
sys.exit(failed)
