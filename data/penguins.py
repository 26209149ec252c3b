#!/usr/bin/env python3
"""Makes penguins.csv from data/penguins.json of the npm package vega-datasets.

    npm pack vega-datasets@3.2.1 && tar xzf vega-datasets-3.2.1.tgz
    python3 data/penguins.py package/data/penguins.json > data/penguins.csv
"""

import csv
import json
import sys

COLUMNS = {
    "species": "Species",
    "island": "Island",
    "bill_length_mm": "Beak Length (mm)",
    "bill_depth_mm": "Beak Depth (mm)",
    "flipper_length_mm": "Flipper Length (mm)",
    "body_mass_g": "Body Mass (g)",
    "sex": "Sex",
}

out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(COLUMNS)
for penguin in json.load(open(sys.argv[1], encoding="utf-8")):
    row = [penguin[name] for name in COLUMNS.values()]
    # One penguin's sex is a full stop.
    out.writerow("" if cell in (None, ".") else cell.lower() if cell in ("MALE", "FEMALE") else cell for cell in row)
