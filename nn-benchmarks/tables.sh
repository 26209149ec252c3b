#!/usr/bin/env bash
# Prints how good nn-maven and scikit-learn are on scikit-learn's own tables: accuracy, or R² of a
# number, mean of ten random splits, with the same layers, rates, batches and epochs. See
# nn-benchmarks/results/accuracy.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
classes=$(nn-benchmarks/build.sh)
"${PYTHON:-/usr/bin/python3}" nn-benchmarks/peers/sklearn_tables.py "$work"
java @nn-benchmarks/training.args -cp "$classes" dev.nnmaven.benchmarks.TablesBesideScikitLearn "$work" \
  2>/dev/null >"$work/results.tsv"
"${PYTHON:-/usr/bin/python3}" nn-benchmarks/peers/tables_table.py "$work/results.tsv"
