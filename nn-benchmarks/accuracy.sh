#!/usr/bin/env bash
# Prints the table of nn-benchmarks/results/accuracy.md: what each part of a recipe adds, on real notMNIST, a fifth of
# it held out, medians of three seeds, and the same recipes in PyTorch on the same images. NETWORKS
# limits it to some (100, 1024, convolutions), PEER= leaves PyTorch out, SEEDS="1 2 3". SPLIT=random holds out a
# fifth of each class at random, equal images on both sides or not; SPLIT_SEED draws another split. See
# nn-benchmarks/results/accuracy.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

images=${1:?usage: nn-benchmarks/accuracy.sh FOLDER (a subfolder of 28x28 images for each of A to J)}
images=$(cd "$images" && pwd)
seeds=${SEEDS:-1 2 3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mvn -B -ntp -q install -Dmaven.test.skip "-Dmaven.repo.local=${MAVEN_REPO_LOCAL:-$HOME/.m2/repository}" -pl nn-maven-plugin -am
scripts/plugin-pom.sh accuracy </dev/null >"$work/pom.xml"

held_out=("-Dnn.data=$images" -Dnn.testFraction=0.2)
if [[ ${SPLIT:-content} == random ]]; then
  PEER=
  held_out=("-Dnn.data=$work/images")
  "${PYTHON:-/usr/bin/python3}" nn-benchmarks/peers/split_pictures.py "$images" "$work/images" "${SPLIT_SEED:-1}"
fi

moved='shift(2)+rotate(10)+scale(0.1)+shear(0.15)'
nothing_chosen=(-Dnn.recipe=plain -Dnn.background=black)

# row NETWORK RECIPE SECONDS-AND-ACCURACIES...: the median of each.
row() {
  local network=$1 recipe=$2
  shift 2
  printf '%s\n' "$@" | sort -n -k 1 | awk -v network="$network" -v recipe="$recipe" '
    { accuracy[NR] = $1; seconds += $2; all = all (NR > 1 ? ", " : "") $1 }
    END { printf "| %s | %s | %s | %s | %.0f |\n", network, recipe, accuracy[int((NR + 1) / 2)], all, seconds / NR }'
}

# ours LAYERS RECIPE ARGUMENT...
ours() {
  local layers=$1 recipe=$2 results=()
  shift 2
  for seed in $seeds; do
    local started=$SECONDS
    mvn -B -ntp -f "$work/pom.xml" "-Dmaven.repo.local=${MAVEN_REPO_LOCAL:-$HOME/.m2/repository}" nn:train \
      -Dnn.force "${held_out[@]}" -Dnn.tolerate=unreadable \
      "-Dnn.seed=$seed" "$@" >"$work/log" || { tail -n 30 "$work/log" >&2; exit 1; }
    results+=("$(sed -n 's/^\[INFO\] test accuracy \([0-9.]*%\).*/\1/p' "$work/log" | tail -n 1) $((SECONDS - started))")
  done
  row "$layers" "$recipe" "${results[@]}"
}

# theirs LAYERS RECIPE EPOCHS DROPOUT
theirs() {
  [[ ${PEER-PyTorch} == PyTorch ]] || return 0
  local results=()
  for seed in $seeds; do
    results+=("$(OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=2 "${PYTHON:-/usr/bin/python3}" \
      nn-benchmarks/peers/torch_accuracy.py "$images" "$1" "$3" "$4" "$seed")")
  done
  row "$1" "$2" "${results[@]}"
}

# table LAYERS DROPOUT EPOCHS: one part of the recipe after the other. Hidden layers have ReLU.
table() {
  local layers=$1 dropout=$2 epochs=$3
  # network WITH: with that in each hidden layer.
  network() { sed "s/^[0-9]*,//; s/,[0-9]*\$/, output/; s/\\([0-9]\\),/\\1 relu $1,/g; s/^/-Dnn.network=/" <<<"$layers"; }
  local network=("${nothing_chosen[@]}" "$(network '')" -Dnn.initializer=he)
  local steps=('-Dnn.optimizer=nesterov(0.9)' -Dnn.learningRate=0.05 -Dnn.batchSize=64 "-Dnn.epochs=$epochs")
  ours "$layers" 'plain: batches of 32, rate 0.1, 10 epochs' "${network[@]}"
  ours "$layers" "nesterov(0.9), batches of 64, rate 0.05, $epochs epochs" "${network[@]}" "${steps[@]}"
  steps+=(-Dnn.learningRateSchedule=cosine)
  ours "$layers" 'and cosine' "${network[@]}" "${steps[@]}"
  steps+=('-Dnn.loss=crossEntropy labelSmoothing(0.1)')
  ours "$layers" 'and l2(1e-4), label smoothing 0.1' "${network[@]}" "${steps[@]}" \
    "$(network 'l2(1e-4)') l2(1e-4)"
  steps+=("$(network "l2(1e-4) dropout($dropout)") l2(1e-4)")
  ours "$layers" "and dropout($dropout)" "${network[@]}" "${steps[@]}"
  ours "$layers" "and $moved" "${network[@]}" "${steps[@]}" "-Dnn.augmentation=$moved"
  ours "$layers" 'and elastic(20,5)' "${network[@]}" "${steps[@]}" "-Dnn.augmentation=$moved+elastic(20,5)"
  ours "$layers" 'and five members' "${network[@]}" "${steps[@]}" \
    "-Dnn.augmentation=$moved+elastic(20,5)" -Dnn.members=5
  steps+=("$(network '')" "-Dnn.augmentation=$moved+elastic(20,5)")
  ours "$layers" 'the same without penalties and dropout' "${network[@]}" "${steps[@]}"
  ours "$layers" 'and five members' "${network[@]}" "${steps[@]}" -Dnn.members=5
  theirs "$layers" 'all of it in PyTorch' "$epochs" "$dropout"
}

# Two convolutions, with all of the recipe, then what is chosen where nothing is set, for longer; five
# members take a while, and one seed.
convolutions() {
  local conv='relu l2(1e-4), maxPool(2)' epochs
  local recipe=("${nothing_chosen[@]}" "-Dnn.network=conv(16, 5x5) $conv, conv(32, 5x5) $conv, 128 relu l2(1e-4) dropout(0.3)"
    -Dnn.initializer=he '-Dnn.optimizer=nesterov(0.9)' -Dnn.learningRate=0.05 -Dnn.batchSize=64
    -Dnn.learningRateSchedule=cosine '-Dnn.loss=crossEntropy labelSmoothing(0.1)' "-Dnn.augmentation=$moved")
  for epochs in 12 30; do
    ours convolutions "all of it, $epochs epochs" "${recipe[@]}" "-Dnn.epochs=$epochs"
    theirs convolutions "the same in PyTorch" "$epochs" 0.3
  done
  seeds=${seeds%% *} ours convolutions 'and five members' "${recipe[@]}" -Dnn.epochs=30 -Dnn.members=5
  ours convolutions 'nothing set but 40 epochs' -Dnn.epochs=40
  seeds=${seeds%% *} ours convolutions 'and five members' -Dnn.epochs=40 -Dnn.members=5
}

printf '| network | recipe | test accuracy | of the seeds | seconds |\n|---|---|---|---|---|\n'
for network in ${NETWORKS:-100 1024 convolutions}; do
  case $network in
    100) table 784,100,10 0.1 100 ;;
    1024) table 784,1024,512,10 0.3 120 ;;
    convolutions) convolutions ;;
  esac
done
