"""Splits the tables of defaults.sh at random and judges scikit-learn's defaults on them.

Usage: defaults_sklearn.py FOLDER, with tables as CSV, column `target` last. Writes
FOLDER/TABLE-SPLIT-train.csv and -test.csv, and a line to FOLDER/jobs.tsv for each split: group,
table, split, scores of MLP, boosting and linear model (accuracy, or R2 of a number). Environment:
GROUP, TABLES, SPLITS, ROWS; PARTS=1 takes the first group alone, without scores; ONNX=1 all, without scores.
"""

import csv
import os
import sys
import warnings

import numpy
from sklearn import datasets
from sklearn.compose import TransformedTargetRegressor, make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder, StandardScaler

CHOSEN_ON = """BostonHousing2 DNA Ionosphere Ozone Satellite Soybean Vowel ames attrition car_prices
    concrete credit_data hpc_data mlc_churn Sacramento two_class_dat ad_data wa_churn""".split()
OWN = {
    "iris": datasets.load_iris,
    "wine": datasets.load_wine,
    "breast_cancer": datasets.load_breast_cancer,
    "digits": datasets.load_digits,
    "diabetes": datasets.load_diabetes,
}
OTHERS = """BreastCancer Glass HouseVotes84 LetterRecognition PimaIndiansDiabetes2 Servo Shuttle Sonar
    Vehicle Zoo""".split() + list(OWN)
# The rest of modeldata that is a table with one target, 2 to 1,200 columns and 90 rows.
FURTHER = """biomass bivariate_train cells check_times chem_proc_yield Chicago deliveries
    hepatic_injury_qsar hotel_rates ischemic_stroke leaf_id_flavia lending_club meats oils parabolic
    pd_speech penguins permeability_qsar scat stackoverflow steroidogenic_toxicity taxi""".split()
# Tables of 78 to 1,000 training rows of twelve other packages. Alternatives were tried on them, and none kept.
PACKAGES = """Affairs BankWages CASchools CPS1985 Electricity1970 Fatalities HousePrices MASchools PSID1982
    RecreationDemand SwissLabor TeachingRatings birthwt cpus crabs quine survey GBSG2 GlaucomaM wpbc
    Freedman Mroz Ornstein Salaries BloodBrain cars cox2 dhfr mdrr airquality infert ozone1 midwest mpg
    musk promotergene sat.act car90 stagec lung pbc""".split()

folder = sys.argv[1]
parts = bool(os.environ.get("PARTS"))
judged = not parts and not os.environ.get("ONNX")
splits = int(os.environ.get("SPLITS") or 5)
most = int(os.environ.get("ROWS") or 12000)
wanted = os.environ.get("TABLES", "").split()
groups = {"chosen": CHOSEN_ON, "other": OTHERS, "further": FURTHER, "packages": PACKAGES}
taken = ["chosen"] if parts else os.environ.get("GROUP", "").split() or list(groups)
groups = {group: groups[group] for group in taken}
unknown = set(wanted) - {table for group in groups.values() for table in group}
if unknown:
    sys.exit(f"TABLES: no {', '.join(sorted(unknown))}; there are " + ", ".join(sum(groups.values(), [])))
warnings.filterwarnings("ignore")


def write_own(name):
    data = OWN[name]()
    with open(f"{folder}/{name}.csv", "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow([f"c{c:03d}" for c in range(data.data.shape[1])] + ["target"])
        for row, y in zip(data.data, data.target):
            out.writerow([repr(float(x)) for x in row] + [repr(float(y)) if name == "diabetes" else f"class_{y}"])


def read(name):
    """Header, rows of texts, and targets; classes with fewer than four rows are left out."""
    with open(f"{folder}/{name}.csv", encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    if len(rows) > most:
        rows = [rows[i] for i in numpy.random.RandomState(0).permutation(len(rows))[:most]]
    counts = {}
    for row in rows:
        counts[row[-1]] = counts.get(row[-1], 0) + 1
    if rows[0][-1].startswith("class_"):
        rows = [row for row in rows if counts[row[-1]] >= 4]
        return header, rows, numpy.array([row[-1] for row in rows])
    return header, rows, numpy.array([float(row[-1]) for row in rows])


def is_number(column):
    try:
        return any([float(cell) is not None for cell in column if cell])
    except ValueError:
        return False


def columns(rows):
    """Inputs: numbers, NaN where missing, and words; which columns are words."""
    by_column = [numpy.array(column, dtype=object) for column in list(zip(*rows))[:-1]]
    words = [c for c, column in enumerate(by_column) if not is_number(column)]
    for c, column in enumerate(by_column):
        if c not in words:
            by_column[c] = numpy.array([float(cell) if cell else numpy.nan for cell in column], dtype=object)
    return numpy.stack(by_column, axis=1), words


def models(x, words, of_numbers, seed):
    numbers = [c for c in range(x.shape[1]) if c not in words]
    standardized = make_column_transformer(
        (make_pipeline(SimpleImputer(add_indicator=True), StandardScaler()), numbers),
        (OneHotEncoder(handle_unknown="ignore"), words),
        sparse_threshold=0,
    )
    codes = make_column_transformer(
        ("passthrough", numbers),
        (OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=numpy.nan), words),
        sparse_threshold=0,
    )
    categories = list(range(len(numbers), x.shape[1]))
    if not of_numbers:
        return [
            make_pipeline(standardized, MLPClassifier(random_state=seed)),
            make_pipeline(codes, HistGradientBoostingClassifier(categorical_features=categories, random_state=seed)),
            make_pipeline(standardized, LogisticRegression()),
        ]
    return [
        TransformedTargetRegressor(
            make_pipeline(standardized, MLPRegressor(random_state=seed)), transformer=StandardScaler()
        ),
        make_pipeline(codes, HistGradientBoostingRegressor(categorical_features=categories, random_state=seed)),
        make_pipeline(standardized, Ridge()),
    ]


def write(part, header, rows):
    with open(part, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header] + rows)


with open(f"{folder}/jobs.tsv", "w") as jobs:
    for group, names in groups.items():
        for name in [name for name in names if not wanted or name in wanted]:
            if name in OWN:
                write_own(name)
            header, rows, y = read(name)
            of_numbers = y.dtype == float
            x, words = columns(rows)
            for split in range(splits):
                training, test = train_test_split(
                    numpy.arange(len(y)), test_size=0.25, random_state=split, stratify=None if of_numbers else y
                )
                write(f"{folder}/{name}-{split}-train.csv", header, [rows[i] for i in training])
                write(f"{folder}/{name}-{split}-test.csv", header, [rows[i] for i in test])
                scores = [] if not judged else [
                    model.fit(x[training], y[training]).score(x[test], y[test])
                    for model in models(x, words, of_numbers, split)
                ]
                print(group, name, split, *scores, sep="\t", file=jobs, flush=True)
