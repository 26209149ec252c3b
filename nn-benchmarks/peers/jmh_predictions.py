"""Turns what JMH measured of SinglePrediction into the lines that table.py reads.

Usage: jmh_predictions.py JMH_JSON
"""

import json
import sys

for benchmark in json.load(open(sys.argv[1])):
    if not benchmark["benchmark"].endswith(".probabilities"):
        continue
    parameters = benchmark["params"]
    print(
        json.dumps(
            {
                "peer": "nn-maven " + {"SIMD": "SIMD", "SCALAR": "scalar"}[parameters["kernels"]],
                "threads": 1,
                "network": parameters["network"],
                "microseconds": round(benchmark["primaryMetric"]["score"], 2),
            }
        )
    )
