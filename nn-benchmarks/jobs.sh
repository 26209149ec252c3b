#!/usr/bin/env bash
# Whole jobs, from Enter to the end, beside PyTorch scripts that do the same, in turn, medians of
# ROUNDS (3): a short training, two trainings with augmentation to the accuracy that they reach, and
# searches of 100 trials. See nn-benchmarks/results/speed.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

images=${1:?usage: nn-benchmarks/jobs.sh FOLDER (a subfolder of 28x28 images for each of A to J)}
images=$(cd "$images" && pwd)
python=${PYTHON:-/usr/bin/python3}
rounds=${ROUNDS:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mvn -B -ntp -q install -Dmaven.test.skip -pl nn-maven-plugin -am
"$python" - "$work/rows.csv" <<'PYTHON'
import random
import sys

random.seed(1)
with open(sys.argv[1], "w") as file:
    print(*(f"x{i}" for i in range(20)), "answer", sep=",", file=file)
    for _ in range(10_000):
        x = [round(random.gauss(0, 1), 3) for _ in range(20)]
        print(*x, "yes" if x[0] * x[1] + x[2] > random.gauss(0, 0.5) else "no", sep=",", file=file)
PYTHON

training='<training><recipe>plain</recipe><validationFraction>0.2</validationFraction><epochs>10</epochs></training>'
search='<trials>100 random finalists(1)</trials>'
mkdir "$work/short" "$work/rows" "$work/images"
scripts/plugin-pom.sh training </dev/null >"$work/short/pom.xml"
scripts/plugin-pom.sh rows >"$work/rows/pom.xml" <<POM
        <configuration>
          <data>$work/rows.csv</data>
          <target>answer</target>
          $training
          <search>
            $search
            <space><network>{integer(32, 96)} relu</network><learningRate>log(0.01, 0.2)</learningRate></space>
          </search>
        </configuration>
POM
scripts/plugin-pom.sh images >"$work/images/pom.xml" <<POM
        <configuration>
          <data>$PWD/data</data>
          $training
          <search>
            $search
            <space><network>{integer(50, 150)} relu</network><learningRate>log(0.01, 0.2)</learningRate></space>
          </search>
        </configuration>
POM

seconds() { # FILE command...: appends the seconds that it took
  local file=$1
  shift
  /usr/bin/time -a -o "$file" -f %e "$@" >"$work/out" 2>&1 || { tail -n 30 "$work/out" >&2; exit 1; }
}

train() { # arguments...
  seconds "$work/ours" mvn -B -ntp -f "$work/short/pom.xml" nn:train -Dnn.force "-Dnn.data=$images" \
    -Dnn.tolerate=unreadable -Dnn.recipe=plain "$@"
  sed -n 's/^\[INFO\] test accuracy \([0-9.]*%\).*/\1/p' "$work/out" | tail -n 1 >>"$work/our-accuracy"
}

search() { # rows or images
  rm -rf "$work/$1/target" "$work/$1/nn-search.properties"
  seconds "$work/ours" mvn -B -ntp -f "$work/$1/pom.xml" nn:search
}

torch() { # script arguments...
  seconds "$work/theirs" env -u OPENBLAS_CORETYPE -u OPENBLAS_L2_SIZE OPENBLAS_NUM_THREADS=1 \
    "$python" "nn-benchmarks/peers/$1" "${@:2}"
  grep -o '^[0-9.]*%' "$work/out" >>"$work/their-accuracy" || true
}

middle() { # FILE
  [[ ! -s $1 ]] || sort -n "$1" | sed -n "$((($(wc -l <"$1") + 1) / 2))p"
}

row() { # NAME WANTED
  awk -v name="$1" -v wanted="$2" -v ours="$(middle "$work/ours")" -v theirs="$(middle "$work/theirs")" \
    -v ratio="$(paste -d ' ' "$work/ours" "$work/theirs" | awk '{ print $1 / $2 }' | sort -n | sed -n "$(((rounds + 1) / 2))p")" \
    -v accuracies="$(middle "$work/our-accuracy") / $(middle "$work/their-accuracy")" 'BEGIN {
      printf "| %s | %.1f | %.1f | %.2f | %s | %s | %s |\n", name, ours, theirs, ratio,
        accuracies ~ /% \/ .*%/ ? accuracies : "", wanted, ratio <= wanted ? "reached" : "behind" }'
}

moved='shift(2)+rotate(10)+scale(0.1)+shear(0.15)'
recipe=('-Dnn.optimizer=nesterov(0.9)' -Dnn.learningRate=0.05 -Dnn.learningRateSchedule=cosine -Dnn.batchSize=64
  '-Dnn.loss=crossEntropy labelSmoothing(0.1)' -Dnn.initializer=he -Dnn.background=black -Dnn.testFraction=0.2 "-Dnn.augmentation=$moved")

model() { train '-Dnn.network=100 sigmoid' -Dnn.optimizer=miniBatch -Dnn.learningRate=0.1 -Dnn.epochs=10; }
augmented() { train '-Dnn.network=100 relu l2(1e-4) dropout(0.1)' -Dnn.epochs=100 "${recipe[@]}"; }
convolutions() {
  local conv='relu l2(1e-4), maxPool(2)'
  train "-Dnn.network=conv(16, 5x5) $conv, conv(32, 5x5) $conv, 128 relu l2(1e-4) dropout(0.3)" -Dnn.epochs=12 "${recipe[@]}"
}

job() { # NAME WANTED OURS... -- SCRIPT-OF-PYTORCH...
  local name=$1 wanted=$2 ours=()
  shift 2
  while [[ $1 != -- ]]; do
    ours+=("$1")
    shift
  done
  shift
  rm -f "$work/ours" "$work/theirs" "$work/our-accuracy" "$work/their-accuracy"
  for ((round = 0; round < rounds; round++)); do
    "${ours[@]}"
    torch "$@"
  done
  row "$name" "$wanted"
}

printf '| from Enter | nn-maven, s | PyTorch, s | times | accuracy | wanted | |\n|---|---|---|---|---|---|---|\n'
job '784-100-10, 10 epochs, a model' 0.85 model -- torch_job.py "$images" "$work/model.pt"
job '784-100-10, augmented, 100 epochs' 0.4 augmented -- torch_accuracy.py "$images" 784,100,10 100 0.1 1
job 'two convolutions, augmented, 12 epochs' 0.8 convolutions -- torch_accuracy.py "$images" convolutions 12 0.3 1
job 'search: 100 trials, 10,000 rows' 0.2 search rows -- torch_search.py "$work/rows.csv"
job 'search: 100 trials, 4,800 images' 0.2 search images -- torch_search.py data/train
