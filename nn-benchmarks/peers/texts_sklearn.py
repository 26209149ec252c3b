"""Writes splits of tables with a text, and jobs.tsv with scikit-learn's score of each: texts.sh.

Sets: sections of Debian's packages by name and description (2,000 and 10,000 of them), reviews of
food, and works of the Tate: their medium by title and artist, and their year by all three.
"""

import collections
import csv
import glob
import os
import random
import re
import subprocess
import sys
import warnings

import numpy
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import Ridge
from sklearn.svm import LinearSVC

warnings.filterwarnings("ignore", category=FutureWarning)
FOLDER = sys.argv[1]
FEWEST = 20  # rows of a class


def sections():
    text = subprocess.run(["apt-cache", "dumpavail"], capture_output=True, text=True, errors="replace").stdout
    rows = {}
    for package in text.split("\n\n"):
        field = dict(re.findall(r"^(Package|Section|Description(?:-en)?): (.*)$", package, re.M))
        description = field.get("Description", field.get("Description-en"))
        if description and "Section" in field:
            rows[field["Package"]] = ([field["Package"] + " " + description], field["Section"].split("/")[-1])
    rows = [rows[name] for name in sorted(rows)]
    random.Random(1).shuffle(rows)
    return rows


def read(name):
    with open(os.path.join(FOLDER, name), newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def code():
    """Lines of programs by their language: nothing was chosen on these."""
    rows = []
    for language, pattern in {
        "python": "/usr/lib/python3/dist-packages/**/*.py",
        "perl": "/usr/share/perl5/**/*.pm",
        "javascript": "/usr/share/**/*.js",
        "c": "/usr/include/**/*.h",
    }.items():
        files = sorted(glob.glob(pattern, recursive=True))
        random.Random(5).shuffle(files)
        for name in files[:150]:
            try:
                with open(name, encoding="utf-8") as file:
                    lines = sorted({line.strip() for line in file if 15 < len(line.strip()) < 200})
            except (OSError, UnicodeDecodeError):
                continue
            rows += [([line], language) for line in random.Random(5).sample(lines, min(10, len(lines)))]
    return rows


def frequent(rows):
    different = list({tuple(cells): (cells, answer) for cells, answer in rows}.values())
    counts = collections.Counter(answer for _, answer in different)
    return [(cells, answer) for cells, answer in different if counts[answer] >= FEWEST]


def score(training, test, is_class):
    inputs = []
    for column in range(len(training[0][0])):
        for vectorizer in (
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=2),
        ):
            inputs.append((vectorizer.fit_transform([cells[column] for cells, _ in training]),
                           vectorizer.transform([cells[column] for cells, _ in test])))
    x, held_out = (hstack(part).tocsr() for part in zip(*inputs))
    y, truth = ([answer for _, answer in rows] for rows in (training, test))
    if is_class:
        return numpy.mean(LinearSVC(C=1).fit(x, y).predict(held_out) == numpy.array(truth))
    return Ridge(alpha=0.5, solver="sparse_cg").fit(x, y).score(held_out, truth)


def main():
    all_sections = sections()
    tate = [one for one in read("tate.csv") if one["year"] not in ("", "NA")]
    sets = {
        "sections of 2,000 packages": (frequent(all_sections[:2000]), True),
        "sections of 10,000 packages": (frequent(all_sections[:10000]), True),
        "reviews of food": (frequent([([one["review"]], one["score"]) for one in read("foods.csv")]), True),
        "medium of works": (frequent([([one["title"], one["artist"]], one["medium"]) for one in tate]), True),
        "year of works": ([([one["title"], one["artist"], one["medium"]], float(one["year"])) for one in tate], False),
        "language of a line": (frequent(code()), True),
    }
    with open(os.path.join(FOLDER, "jobs.tsv"), "w", encoding="utf-8") as jobs:
        for split in range(int(os.environ.get("SPLITS", "3"))):
            for name, (rows, is_class) in sets.items():
                shuffled = rows[:]
                random.Random(100 + split).shuffle(shuffled)
                parts = {"test": shuffled[: len(rows) // 4], "train": shuffled[len(rows) // 4 :]}
                for part, some in parts.items():
                    path = os.path.join(FOLDER, f"{name}-{split}-{part}.csv")
                    with open(path, "w", newline="", encoding="utf-8") as file:
                        writer = csv.writer(file)
                        writer.writerow(["text", "artist", "medium"][: len(rows[0][0])] + ["target"])
                        writer.writerows(cells + [answer] for cells, answer in some)
                theirs = score(parts["train"], parts["test"], is_class)
                print("text", name, split, theirs, sep="\t", file=jobs)


main()
