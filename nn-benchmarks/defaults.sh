#!/usr/bin/env bash
# Prints how good nn-maven is with nothing set but data and target, beside scikit-learn's MLP,
# boosting and linear model with their defaults: accuracy, or 100 R² of a number, mean of SPLITS (5)
# random splits of tables with at most ROWS (12000) rows; TABLES="iris wine" limits it to some, as
# GROUP="chosen other further packages" does.
# Arguments such as members=5 are set nevertheless.
# PARTS=1 prints instead what each choice of the recipe brings, by changing it back; ONNX=1 by how much
# the answers of ONNX Runtime to test rows differ from ours. See nn-benchmarks/results/defaults.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

python=${PYTHON:-/usr/bin/python3}
packages=(AER MASS TH.data carData caret earth ggplot2 kernlab mlbench modeldata psych rpart survival)
if ! "$python" -c 'import sklearn' 2>/dev/null ||
  ! Rscript -e 'for (p in commandArgs(TRUE)) find.package(p)' "${packages[@]}" >/dev/null 2>&1; then
  echo "needs: apt-get install python3-sklearn r-base-core $(printf 'r-cran-%s ' "${packages[@],,}")" >&2
  exit 1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
classes=$(nn-benchmarks/build.sh)
Rscript nn-benchmarks/peers/tables_of_r.R "$work"
"$python" nn-benchmarks/peers/defaults_sklearn.py "$work"

# ours NAME=VALUE...: trains with these parameters, most often none.
ours() {
  java @nn-benchmarks/training.args -cp "$classes" dev.nnmaven.benchmarks.DefaultsOnTables "$work" "$@"
}

if [[ -n ${ONNX:-} ]]; then
  ours onnx >/dev/null
  "$python" nn-benchmarks/peers/onnx_tables.py "$work" 2>"$work/errors" || { cat "$work/errors" >&2; exit 1; }
  exit
fi
if [[ -z ${PARTS:-} ]]; then
  ours "$@" >"$work/results.tsv"
  "$python" nn-benchmarks/peers/defaults_table.py "$work/results.tsv"
  exit
fi

results=("recipe=$work/recipe.tsv")
ours >"$work/recipe.tsv"
# part NAME=VALUE...: the first is the choice that is changed; others keep what goes with it.
part() {
  local file=$work/part${#results[@]}.tsv
  ours "$@" >"$file"
  results+=("$1=$file")
}
part numbers=standard
part numbers=robust
part members=1
part 'network=128, 64'
part 'network=100 dropout(0.15)'
part initializer=he
part 'optimizer=adamW(decay=0.01)' learningRate=0.003 learningRateSchedule=cosine batchSize=64
part learningRateSchedule=constant
part batchSize=32
part epochs=30
part epochs=120
"$python" nn-benchmarks/peers/defaults_table.py "${results[@]}"
