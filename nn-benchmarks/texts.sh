#!/usr/bin/env bash
# Prints how good nn-maven is at tables with a text and nothing set but data and target, beside
# scikit-learn's LinearSVC (C = 1; of a number, Ridge) on TF-IDF of words, pairs of words and 3 to 5
# characters: accuracy, or 100 R² of a number, mean of SPLITS (3) random splits, a quarter of the rows
# held out. Arguments such as epochs=20 are set nevertheless. See nn-benchmarks/results/text.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

python=${PYTHON:-/usr/bin/python3}
if ! "$python" -c 'import sklearn' 2>/dev/null ||
  ! Rscript -e 'find.package("modeldata")' >/dev/null 2>&1; then
  echo 'needs: apt-get install python3-sklearn r-base-core r-cran-modeldata' >&2
  exit 1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
classes=$(nn-benchmarks/build.sh)
Rscript -e 'suppressPackageStartupMessages(library(modeldata))
  folder <- commandArgs(TRUE)
  data(small_fine_foods); data(tate_text)
  write.csv(rbind(training_data, testing_data), file.path(folder, "foods.csv"), row.names = FALSE)
  write.csv(tate_text, file.path(folder, "tate.csv"), row.names = FALSE)' "$work"
"$python" nn-benchmarks/peers/texts_sklearn.py "$work"
java @nn-benchmarks/training.args -cp "$classes" dev.nnmaven.benchmarks.DefaultsOnTables \
  "$work" "$@" >"$work/results.tsv"
awk -F '\t' '{ theirs[$2] += $4; ours[$2] += $5; n[$2]++ }
  END { for (set in n) printf "| %s | %.1f | %.1f |\n", set, 100 * theirs[set] / n[set], 100 * ours[set] / n[set] }' \
  "$work/results.tsv" | sort
