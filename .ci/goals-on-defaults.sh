#!/usr/bin/env bash
# The goals in the projects that the archetype makes, with their POMs as they are: nothing is chosen,
# so that each goal has to do with what the defaults choose. What the log advises is pasted as it
# stands. Run mvn verify before: that generates both projects, and installs the plugin into a
# repository below target, which is used here. Linux.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD

# What is short about them has nothing to do with what the defaults choose.
few_trials=4
few_epochs=9

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

ok() {
  printf 'ok: %s\n' "$1"
}

fail() {
  printf 'FAILED: %s\n' "$1" >&2
  [[ ! -f $work/log ]] || tail -n 60 "$work/log" >&2
  exit 1
}

repository=$root/nn-maven-plugin/target/local-repo
[[ -d $repository/dev/nnmaven/nn-maven-plugin ]] ||
  fail "the plugin is not in $repository; run mvn verify first"

# Without the recipe that other builds have, and what the usual repository has is not fetched again.
sed "s#@localRepositoryUrl@#file://${MAVEN_REPO_LOCAL:-$HOME/.m2/repository}#; /<nn.recipe>/d" \
  nn-maven-plugin/src/it/settings.xml >"$work/settings.xml"

# nn ARGUMENT...: the build's status; its lines are in $work/log. None may have a figure that is none.
nn() {
  local status=0
  (
    cd "$project"
    export MAVEN_OPTS='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC'
    exec mvn -B -ntp -s "$work/settings.xml" "-Dmaven.repo.local=$repository" "$@"
  ) >"$work/log" 2>&1 </dev/null || status=$?
  ! grep -nE '[ =(](NaN|-?Infinity|null)([ ,.;%)]|$)|mistakes?:' "$work/log" >&2 || fail "$kind: $*: such a line"
  return "$status"
}

# works NAME EXPECTED ARGUMENT...: the build passes, and says what is expected of it.
works() {
  local name=$1 expected=$2
  shift 2
  nn "$@" || fail "$kind: $name"
  grep -qE -- "$expected" "$work/log" || fail "$kind: $name does not say: $expected"
  ok "$kind: $name"
}

# advised PATTERN: the part of the log that it matches, as somebody would copy it.
advised() {
  grep -oE -- "$1" "$work/log" | head -n 1 || fail "$kind: no advice: $1"
}

for kind in rows images; do
  project=$work/$kind
  generated=$root/nn-archetype/target/test-classes/projects/$kind/project/my-$kind
  [[ -f $generated/pom.xml ]] || fail "no project in $generated; run mvn verify first"
  mkdir "$project"
  tar -C "$generated" --exclude=./target -cf - . | tar -C "$project" -xf -
  if [[ $kind == rows ]]; then
    input=data/vessels.csv
    example=data/vessels.csv#2
  else
    input=data/circle
    example=$(cd "$project" && find data/circle -type f | sort | head -n 1)
  fi

  works 'train and evaluate, with a model card' 'The model passes the gate: 1 of 1 rule passed' \
    nn:train nn:evaluate -Dnn.card=write
  page=$project/target/nn/report/index.html
  ! grep -qE '\b(NaN|Infinity)\b|>null<' "$page" || fail "$kind: such a figure in $page"
  grep -q 'The finished model has an accuracy of' "$page" || fail "$kind: no test figure beside training"
  works crossValidate '^\[INFO\] accuracy  .* ± .* 95% interval' nn:crossValidate
  works 'baseline, export, reproduce and aggregate' 'reproduced: SHA-256' \
    nn:baseline nn:export nn:reproduce nn:aggregate
  works predict '^\[INFO\] predictions ' nn:predict "-Dnn.input=$input" -Dnn.output=target/answers.csv
  works explain '^\[INFO\] explanation ' nn:explain "-Dnn.input=$example"
  for file in nn-baseline.json target/answers.csv target/nn/aggregate/index.html; do
    [[ -s $project/$file ]] || fail "$kind: no $file"
  done
  [[ -n $(find "$project/target/nn" -name '*.onnx') ]] || fail "$kind: no ONNX file"

  works search '^\[INFO\] winner    (trial [0-9]+|your settings): test' \
    nn:search "-Dnn.trials=$few_trials" "-Dnn.epochs=$few_epochs"
  grep -qF '<space>' "$work/log" || fail "$kind: the search does not show its space"
  grep -qE '^\[INFO\] compared  .*your settings' "$work/log" || fail "$kind: nothing to compare the winner with"
  grep -qE 'nn:train nn:evaluate -Dnn\.settings=\S+|keep them' "$work/log" || fail "$kind: the search advises nothing"
  # Of so few epochs it need not pass the gate.
  works 'the winner, as the search says' 'test accuracy' nn:train -Dnn.settings=nn-search.properties

  ! nn nn:train nn:evaluate -Dnn.maxLoss=0.000001 || fail "$kind: hardly any loss, and a gate that passes"
  grep -qF 'To fix: ' "$work/log" || fail "$kind: a failed gate advises nothing"
  network=$(advised 'nn\.network="[^"]*"')
  works 'the network of the advice' 'test accuracy' \
    nn:train "-D${network//\"/}" "-Dnn.epochs=$few_epochs"
done
