"""Trains scikit-learn's MLP on its own data sets, ten random splits each, for tables.sh.

Usage: sklearn_tables.py FOLDER. Writes FOLDER/DATA-SPLIT-train.csv and -test.csv, and a line to
FOLDER/jobs.tsv for each training: data, split, optimizer, rate, hidden neurons, batch size, epochs,
score (accuracy, or R2 of a number).
"""

import csv
import sys
import warnings

import numpy
from sklearn import datasets
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.preprocessing import StandardScaler

folder = sys.argv[1]
SPLITS = 10
HIDDEN, BATCH, EPOCHS = 32, 16, 100
RATES = {"sgd": 0.05, "adam": 0.003}
SETTINGS = dict(momentum=0, alpha=0, tol=0, n_iter_no_change=10**6, max_iter=EPOCHS)
warnings.filterwarnings("ignore")


def number(x, y):
    return x, y.astype(float)


DATA = {
    "iris": datasets.load_iris(return_X_y=True),
    "wine": datasets.load_wine(return_X_y=True),
    "breast cancer": datasets.load_breast_cancer(return_X_y=True),
    "digits": datasets.load_digits(return_X_y=True),
    "diabetes": number(*datasets.load_diabetes(return_X_y=True)),
    "linnerud": number(datasets.load_linnerud().data, datasets.load_linnerud().target[:, 0]),
}


def write(name, x, y):
    with open(name, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        # Names in the order of code points, as nn-maven has its inputs.
        out.writerow(["c%03d" % c for c in range(x.shape[1])] + ["target"])
        for row, target in zip(x, y):
            label = repr(float(target)) if y.dtype == float else "class%02d" % target
            out.writerow([repr(float(cell)) for cell in row] + [label])


with open(f"{folder}/jobs.tsv", "w") as jobs:
    for name, (x, y) in DATA.items():
        is_number = y.dtype == float
        for split in range(SPLITS):
            x1, x2, y1, y2 = train_test_split(
                x, y, test_size=0.25, random_state=split, stratify=None if is_number else y
            )
            file = f"{folder}/{name}-{split}"
            write(file + "-train.csv", x1, y1)
            write(file + "-test.csv", x2, y2)
            scaler = StandardScaler().fit(x1)
            for optimizer, rate in RATES.items():
                if name == "linnerud":
                    rate /= 5  # 20 rows
                net = (MLPRegressor if is_number else MLPClassifier)(
                    (HIDDEN,), solver=optimizer, learning_rate_init=rate, batch_size=min(BATCH, len(x1)),
                    random_state=split, **SETTINGS,
                )
                mean, deviation = (y1.mean(), y1.std()) if is_number else (0, 1)
                net.fit(scaler.transform(x1), (y1 - mean) / deviation if is_number else y1)
                score = net.score(scaler.transform(x2), (y2 - mean) / deviation if is_number else y2)
                row = [name, split, optimizer, rate, HIDDEN, BATCH, EPOCHS, score]
                print(*row, sep="\t", file=jobs)
