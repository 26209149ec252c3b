#!/usr/bin/env bash
# A short campaign of attacks on a real Maven: what somebody might propose, publish or leave behind.
# Each line says what was tried and what came of it. Run mvn verify before: that installs the plugin
# into a repository below target, which is used here. All files are made here; Linux, Python 3.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD

seconds_for_a_build=60
longest_log=20000 # bytes

work=$(mktemp -d)
holder=''
cleanup() {
  [[ -z $holder ]] || kill "$holder" 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT

ok() {
  printf 'ok: %s\n' "$1"
}

fail() {
  printf 'FAILED: %s\n' "$1" >&2
  [[ ! -f $work/log ]] || cut -c 1-300 "$work/log" | tail -n 40 >&2
  exit 1
}

repository=$root/nn-maven-plugin/target/local-repo
[[ -d $repository/dev/nnmaven/nn-maven-plugin ]] ||
  fail "the plugin is not in $repository; run mvn verify first"
version=$(basename "$(find "$repository/dev/nnmaven/nn-maven-plugin" -mindepth 1 -maxdepth 1 -type d)")

# What the usual repository has is not fetched again.
sed "s#@localRepositoryUrl@#file://${MAVEN_REPO_LOCAL:-$HOME/.m2/repository}#" \
  nn-maven-plugin/src/it/settings.xml >"$work/settings.xml"
project=$work/project
mkdir "$project"
scripts/plugin-pom.sh attacked jar </dev/null >"$project/pom.xml"
python3 .ci/attack_files.py data "$project"

# build REPOSITORY ARGUMENT...: its status; its lines are in $work/log.
build() {
  local repo=$1
  shift
  local status=0
  (
    cd "$project"
    [[ -z ${largest_file:-} ]] || ulimit -f "$largest_file" # of the build alone, not of what is printed
    export MAVEN_OPTS="${options:-} -XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
    exec timeout -k 5 "$seconds_for_a_build" mvn -B -ntp -s "$work/settings.xml" \
      "-Dmaven.repo.local=$repo" "$@"
  ) >"$work/log" 2>&1 || status=$?
  ((status != 124 && status != 137)) || fail "$*: no end within $seconds_for_a_build s"
  return "$status"
}

# A training that is refused leaves a mark that refuses the model until one succeeds; here the next
# attack takes the same model.
nn() {
  rm -f "$project/target/nn/"*.unfinished.json
  build "$repository" -Dnn.recipe=plain -Dnn.fork=never -Dnn.epochs=3 "$@"
}

# refused TRIED EXPECTED ARGUMENT...: the build fails with that in its log, which is short and has
# nothing that looks like another line.
refused() {
  local tried=$1 expected=$2
  shift 2
  ! nn "$@" || fail "$tried: the build passed"
  grep -qF -- "$expected" "$work/log" || fail "$tried: the log has not: $expected"
  is_honest "$tried"
  ok "$tried: refused"
}

# A stack trace may well be long, but no line of it is.
is_honest() {
  ! grep -q $'\x1b' "$work/log" || fail "$1: an escape sequence in the log"
  ! grep -qE '^(\[ERROR\] *)?\[INFO\] BUILD SUCCESS|^(\[ERROR\] *)?::' "$work/log" ||
    fail "$1: a forged line in the log"
  (($(wc -L <"$work/log") <= longest_log)) || fail "$1: a line of $(wc -L <"$work/log") characters"
}

nn nn:train || fail 'a model could not be trained'
python3 .ci/attack_files.py models "$project"

forged='x\u000a[INFO] BUILD SUCCESS\u000a\u001b[2J::error::'
refused 'a class whose name forges lines and clears the screen' "class $forged has no images" \
  -e nn:train -Dnn.data=forged
! build "$repository" -e nn:predict -Dnn.input=data/A || fail 'a model older than that training: it answers'
grep -qF 'is older than a training' "$work/log" && grep -qF "$forged" "$work/log" ||
  fail 'a model older than that training: not refused with its failure'
is_honest 'a model older than that training'
ok 'a model older than that training: refused, and no line is forged'
refused 'an image with such a name, in predictions' "$forged" -e nn:predict -Dnn.input=broken
refused 'a model with such a name of a tensor' "$forged" \
  -e nn:predict -Dnn.input=data/A -Dnn.modelFile=models/forged.safetensors

refused 'a model with 15 MB of metadata' 'expected at most 1000' \
  nn:predict -Dnn.input=data/A -Dnn.modelFile=models/endless.safetensors
(($(wc -c <"$work/log") < longest_log)) || fail 'a model with 15 MB of metadata fills the log'
refused 'a tensor that has its type twice' 'has dtype twice' \
  nn:predict -Dnn.input=data/A -Dnn.modelFile=models/twice.safetensors
options=-Xmx256m refused 'a model of 16 MB that takes 256 MB in memory, in 256 MB' \
  'give it more, such as -Xmx' \
  nn:predict -Dnn.input=data/A -Dnn.modelFile=models/narrow.safetensors
options=-Xmx1g refused 'a model of 1,225 bytes that takes 1.4 GB to answer, in 1 GB' \
  'its layers take 1409 MB of memory' \
  nn:predict -Dnn.input=data/A -Dnn.scaling=stretch -Dnn.modelFile=models/copies.safetensors
options=-Xmx1g refused 'a model of 2,000 layers that take 0.8 MB each, in 1 GB' \
  'MB of memory, and all that this JVM may take' \
  nn:predict -Dnn.input=data/A -Dnn.scaling=stretch -Dnn.modelFile=models/deep.safetensors

mkdir "$work/kept"
mv "$project/target/nn/model.safetensors" "$work/kept/"
mkfifo "$project/target/nn/model.safetensors" "$project/target/nn/evaluation.json"
refused 'a pipe in place of the model' 'is neither a file nor a folder' nn:predict -Dnn.input=data/A
nn nn:aggregate || fail 'a pipe in place of evaluation.json: the overview failed'
grep -qF 'is neither a file nor a folder' "$work/log" || fail 'a pipe as evaluation.json: no word'
ok 'a pipe in place of evaluation.json: reported, and not waited for'
rm "$project/target/nn/model.safetensors" "$project/target/nn/evaluation.json"
mv "$work/kept/model.safetensors" "$project/target/nn/"
refused '/dev/zero to import weights from' 'is neither a file nor a folder' \
  nn:import -Dnn.input=/dev/zero

nn nn:predict -Dnn.input=formulas -Dnn.output=target/answers.csv || fail 'predictions failed'
! grep -qE '^"?[=+@-]' "$project/target/answers.csv" || fail 'a formula in a CSV file'
(($(grep -cE "^\"?'" "$project/target/answers.csv") == 6)) || fail 'names in a CSV file'
ok 'images with names that are formulas: texts in the CSV file'

left=$project/target/nn/.model.safetensors-99999-00000000-0000-0000-0000-000000000001.tmp
held=${left/001.tmp/002.tmp}
touch "$left" "$held"
# As Java locks: a byte far behind what is written.
python3 -c '
import fcntl, sys, time
file = open(sys.argv[1], "r+")
fcntl.lockf(file, fcntl.LOCK_EX, 1, 2**63 - 2)
print("held", flush=True)
time.sleep(600)' "$held" >"$work/held" &
holder=$!
until grep -qs held "$work/held"; do sleep 0.1; done
nn nn:train -Dnn.force || fail 'training beside leftovers failed'
[[ ! -e $left ]] || fail 'what a killed process left is still there'
[[ -e $held ]] || fail 'what a living process writes was taken away'
ok 'half a model of a killed process: removed; that of a living one: kept'

# In blocks of 1 KB; the model has 26.
largest_file=20 refused 'no room for the model' 'model.safetensors: File too large' \
  nn:train -Dnn.force
[[ -z $(find "$project/target/nn" -name '.model*' ! -path "$held") ]] || fail 'half a model was left'

if "$(dirname "$(readlink -f "$(command -v java)")")/java" --list-modules |
  grep -q jdk.incubator.vector; then
  build "$repository" -Dnn.recipe=plain -Dnn.epochs=3 nn:train -Dnn.force -Dnn.fork=always "-Djava.io.tmpdir=$work/nowhere" ||
    fail 'no folder for temporary files: training failed'
  ok 'no folder for temporary files: a training process all the same'
  ln -s "$repository" "$work/co:lon"
  build "$work/co:lon" -Dnn.recipe=plain -Dnn.epochs=3 nn:train -Dnn.force || fail 'a colon in the path: training failed'
  grep -qF "training runs in Maven's JVM" "$work/log" || fail 'a colon in the path: no word of it'
  ! build "$work/co:lon" nn:train -Dnn.force -Dnn.fork=always || fail 'a colon, nn.fork=always'
  grep -qF 'nn.fork: ' "$work/log" || fail 'a colon in the path and nn.fork=always: no word of it'
  ok 'a colon in the path of the local repository: trained in Maven, or refused where asked otherwise'
fi

refused 'a JPEG of 8,000 scans' 'a JPEG of 8000 scans' nn:predict -Dnn.input=images/scans \
  -Dnn.scaling=stretch
options=-Xmx256m refused 'images of 3600 x 3600 x 4 bytes, in 256 MB' \
  'pixels, but the network was trained on 8 x 8' nn:predict -Dnn.input=images/deep
options=-Xmx256m refused 'all of these as images to train on, in 256 MB' 'files cannot be used as images' \
  nn:train -Dnn.data=images
refused 'a GIF of 34 bytes that says 4096 x 4096' 'lie.gif' nn:predict -Dnn.input=images/lie \
  -Dnn.scaling=stretch

mkfifo "$project/pipe.csv" "$project/pipe"
refused 'a pipe as a table' 'is neither a file nor a folder' \
  nn:train -Dnn.data=pipe.csv -Dnn.target=y
refused 'a pipe as a folder of images' 'pipe is not a folder' nn:train -Dnn.data=pipe
refused 'a pipe to predict' 'is neither a file nor a folder' nn:predict -Dnn.input=pipe
mkdir "$project/own" "$project/tables"
cp -r "$project/data" "$project/own/train"
cp "$project/rows.csv" "$project/tables/train.csv"
# instead FORM PLACE [ARGUMENT...]: what cannot be used in place of test data.
instead() {
  case $1 in
    link) ln -s none "$project/$2" ;;
    pipe) mkfifo "$project/$2" ;;
    text) echo ../others/test >"$project/$2" ;;
    folder) mkdir "$project/$2" ;;
  esac
  refused "a $1 in place of $2" 'or nothing of that name' nn:train nn:evaluate \
    "-Dnn.data=${2%/*}" "${@:3}" -Dnn.minAccuracy=0.1
  rm -r "${project:?}/$2"
}
for form in link pipe text; do instead "$form" own/test; done
for form in link pipe folder; do instead "$form" tables/test.csv -Dnn.target=y; done

mkdir "$work/outside" "$project/linked"
echo 'a secret,of,another project' >"$work/outside/rows.csv"
ln -s /proc/self/environ "$work/outside/environ.csv"
ln -s "$work/outside/rows.csv" "$work/outside/environ.csv" "$project/linked/"
cp -r "$project/data/A" "$project/linked/"
ln -s "$HOME" "$project/linked/B"
# leads TRIED EXPECTED ARGUMENT...: the same as refused, and nothing of what is there is in the log.
leads() {
  NN_SECRET='a secret of the environment' refused "$@"
  ! grep -qF 'a secret' "$work/log" || fail "$1: what it leads to is in the log"
}
leads 'a link to rows outside of the project' 'outside of' \
  nn:train -Dnn.data=linked/rows.csv -Dnn.target=y
leads 'a class that is a link to the home' 'outside of' nn:train -Dnn.data=linked
leads 'a link to the environment' 'which is neither a folder nor a file of data' \
  nn:train -Dnn.data=linked/environ.csv -Dnn.target=y
leads 'the environment, named by its link' 'is of the kernel, and no data' \
  nn:train "-Dnn.data=$work/outside/environ.csv" -Dnn.target=y

refused '94 million rows in 370 KB' 'lines, 5 or more for each of its bytes' \
  nn:train -Dnn.data=bomb.csv.gz -Dnn.target=y
truncate -s 1G "$project/models/large.safetensors"
refused 'a model of a billion zeros' 'the header claims 0 bytes' \
  nn:evaluate -Dnn.modelFile=models/large.safetensors
refused 'thirty folders of links that lead to a billion' 'more than 100 links lead into this folder' \
  nn:predict -Dnn.input=links/29

refused 'a model with a number that forges lines' "expected an integer, found \"$forged" \
  -e nn:predict -Dnn.input=data/A -Dnn.modelFile=models/number.safetensors

nn nn:train nn:evaluate -Dnn.data=escape -Dnn.modelFile=target/nn/escape.safetensors ||
  fail 'a class with an escape sequence: the build failed'
grep -qF 'A\u001b[31m' "$project/target/nn/escape/report/index.html" || fail 'the class is not in the page'
! grep -rq $'\x1b' "$work/log" "$project/target/nn/escape/report" "$project/target/surefire-reports" ||
  fail 'an escape sequence in the log or a report'
ok 'a class with an escape sequence: escaped in log, page, summary and tests'

nn nn:train -Dnn.data=rows.csv -Dnn.target=y -Dnn.modelFile=target/nn/rows.safetensors ||
  fail 'a model of rows could not be trained'
jars=$(
  find "$repository/dev/nnmaven/nn-core/$version/" -name "nn-core-$version*.jar"
  find "$repository/" "${MAVEN_REPO_LOCAL:-$HOME/.m2/repository}/com/google/code/gson/" -name 'gson-2*.jar'
)
timeout -k 5 "$seconds_for_a_build" "$(dirname "$(readlink -f "$(command -v java)")")/java" \
  -cp "${jars//$'\n'/:}" .ci/HugeValues.java "$project/target/nn/rows.safetensors" >"$work/log" 2>&1 ||
  fail 'values without end: no end, or an error'
(($(grep -c '^refused: ' "$work/log") == 2)) || fail 'values without end: not refused'
ok 'a number of 300 million digits in binary, a list that contains itself: refused at once'

options=-Xmx256m nn nn:train nn:evaluate -Dnn.data=many -Dnn.testFraction=0.5 \
  -Dnn.modelFile=target/nn/many.safetensors || fail '2,000 classes, in 256 MB'
(($(stat -c %s "$project/target/nn/many/evaluation.json") < 2000000)) ||
  fail '2,000 classes: evaluation.json is large'
ok '2,000 classes: what an evaluation takes grows with what is found'
# own NAME STATEMENT: an activation of the project's own, which does that near 0, where the check of
# derivatives has no point.
mkdir -p "$project/target/classes/META-INF/services" "$project/src"
own() {
  echo "org.acme.$1" >>"$project/target/classes/META-INF/services/dev.nnmaven.nn.activation.Activation"
  cat >"$project/src/$1.java" <<JAVA
package org.acme;

public record $1() implements dev.nnmaven.nn.activation.Activation {

  @Override
  public String specification() {
    return "own$1";
  }

  @Override
  public float apply(float sum) {
    if (Math.abs(sum) < 0.1f) {
      $2
    }
    return sum;
  }

  @Override
  public float derivative(float sum, float output) {
    return 1;
  }
}
JAVA
}
own Fragile 'throw new IllegalStateException("x\n[INFO] BUILD SUCCESS");'
own Hungry 'throw new IllegalStateException("" + new long[Integer.MAX_VALUE].length);'
javac --release 17 -proc:none -d "$project/target/classes" \
  -cp "$(find "$repository/dev/nnmaven/nn-core/$version" -name 'nn-core-*.jar' ! -name '*-sources.jar' | sed -n 1p)" \
  "$project"/src/*.java
# configured FILE ELEMENTS: a POM with these.
configured() {
  sed "s#<version>$version</version>#&<configuration>$2</configuration>#" "$project/pom.xml" >"$project/$1"
}
# searched FILE NETWORKS: a POM with that space.
searched() {
  configured "$1" "<search><trials>grid</trials><space><network>$2</network></space></search>"
}
searched some.xml '100 relu; 100 ownFragile; 100 ownHungry'
searched none.xml '100 ownFragile; 100 ownHungry'
nn nn:search -f some.xml || fail 'activations that throw in two of three trials: the search failed'
grep -qF 'The trial with network=100 ownFragile failed, and lost: java.lang.IllegalStateException' "$work/log" &&
  grep -qF 'The trial with network=100 ownHungry failed, and lost: java.lang.OutOfMemoryError' "$work/log" &&
  grep -qF 'failed    2 trials, which lost' "$work/log" || fail 'activations that throw: not named, or not counted'
! grep -q $'^\tat ' "$work/log" || fail 'activations that throw: a stack trace'
(($(grep -c 'BUILD SUCCESS$' "$work/log") == 1)) || fail 'activations that throw: a forged line'
ok 'activations that throw and eat memory in two of three trials: these are lost'
refused 'the same in all trials' 'No trial came to its end: of 2 trials, 2 failed, the first with' \
  nn:search -f none.xml

python3 .ci/attack_files.py results "$project"
options=-Xmx160m nn nn:search -f some.xml || fail "somebody's results: the search failed"
grep -qF 'results.json, cannot be used: it is damaged. This one starts again.' "$work/log" ||
  fail 'a curve of ten million points: no word of it'
ok 'a curve of ten million points among the results of a search, in 160 MB: reported, and searched again'

truncate -s 1G "$project/target/nn/model.safetensors.checkpoint"
options=-Xmx160m nn nn:train -Dnn.seed=7 || fail 'a checkpoint of 1 GB: training failed'
grep -qE 'checkpoint, cannot be used: it has more than the [0-9,]+ bytes of one of it' "$work/log" ||
  fail 'a checkpoint of 1 GB: no word of it'
ok 'a checkpoint of 1 GB, in 160 MB: reported, and trained again'
numbers=(-Dnn.data=numbers.csv -Dnn.target=y -Dnn.modelFile=target/nn/numbers.safetensors)
refused 'a rule about classes where a number is predicted, in training' \
  'nn.minAccuracy: is about classes, but the model predicts a number, y' \
  nn:train "${numbers[@]}" -Dnn.minAccuracy=0.9
! grep -qi 'epoch ' "$work/log" || fail 'a rule about classes: reported after training'
nn nn:train nn:baseline "${numbers[@]}" -Dnn.optimizer=adam -Dnn.baseline=numbers.json ||
  fail 'a model of numbers could not be trained and accepted'
python3 .ci/attack_files.py numbers "$project"
judged=(nn:evaluate -Dnn.data=numbers.csv -Dnn.maxRmse=0.001)
refused 'a model to which all numbers are the same' 'cannot be evaluated: its scale of y' \
  "${judged[@]}" -Dnn.modelFile=models/blind.safetensors
refused 'a model with another scale than its own' 'FAILED   maxRmse' \
  "${judged[@]}" -Dnn.modelFile=models/wide.safetensors
refused 'a baseline of numbers with a field twice' 'it is not as nn:baseline writes it' \
  nn:evaluate "${numbers[@]}" -Dnn.baseline=twice.json
refused 'a baseline of numbers beside which every model is better' 'it has an error of 3.4' \
  nn:evaluate "${numbers[@]}" -Dnn.baseline=absurd.json
refused 'a mean error that rises by few rows of many' '10 rows have a larger error, 90 a smaller one, with 95% confidence 0.54' \
  nn:evaluate "${numbers[@]}" -Dnn.baseline=ranks.json -Dnn.evidence=worse
judged=(nn:evaluate -Dnn.data=rows.csv -Dnn.target=y -Dnn.minAccuracy=1%)
refused 'a model that chooses a test part of 3 rows' \
  'nn.testFraction=0.003, but this evaluation has nn.testFraction=0.2' \
  "${judged[@]}" -Dnn.modelFile=models/few.safetensors
refused 'a model that chooses the last rows' 'nn.split=time(x), but this evaluation has nn.split=content' \
  "${judged[@]}" -Dnn.modelFile=models/last.safetensors
refused 'a model that chooses another column' 'The model predicts x, but nn.target is y' \
  "${judged[@]}" -Dnn.modelFile=models/other.safetensors
refused 'a model that is never confident' 'FAILED   minConfidentAccuracy' \
  "${judged[@]}" -Dnn.modelFile=models/unsure.safetensors -Dnn.minConfidentAccuracy=1%
table=(-Dnn.target=y -Dnn.modelFile=target/table.safetensors)
refused 'test rows of 1,000,001 where all others have 0 or 1' 'FAILED   maxDrift' \
  nn:train nn:evaluate "${table[@]}" -Dnn.data=table -Dnn.maxDrift=0.1 -Dnn.minTestExamples=1000
grep -qF '999 of 1,000 rows are copies of others' "$work/log" || fail '1,000 copies of one test row'
ok '1,000 copies of one row, where 1,000 test rows are asked for: refused'
refused 'rows split by what is predicted' 'nn.split=group(y): this is the target' \
  nn:train "${table[@]}" -Dnn.data=table/train.csv '-Dnn.split=group(y)'
refused 'a date that there is not' '"2026-02-30" in line 19 is none' \
  nn:train "${table[@]}" -Dnn.data=table/days.csv

for group in search training network modelCard columns; do
  configured lost.xml "<gate><maxLoss>9</maxLoss></gate><$group><minAccuracy>99%</minAccuracy></$group>"
  refused "a rule of the gate in <$group>" "$group/minAccuracy: has no effect in <$group>; write <gate>" \
    nn:evaluate -f lost.xml
done
configured lost.xml '<gate minAccuracy="99%"><maxLoss>9</maxLoss></gate>'
refused 'a rule of the gate as an attribute' 'write <gate><minAccuracy>99%</minAccuracy>' \
  nn:evaluate -f lost.xml
refused 'a rule of the gate without the prefix' 'write -Dnn.minAccuracy=0.99' nn:evaluate -Dminaccuracy=0.99
for tests in single copied; do
  refused "a test image of each class, $tests, that says too little" \
    'undecided, and not in nn.warnOnly: with 95% confidence at least 22.36%' \
    nn:train nn:evaluate -Dnn.data=data -Dnn.testData="copies/$tests" -Dnn.epochs=30 \
    -Dnn.modelFile="target/nn/$tests.safetensors" -Dnn.minAccuracy=50% \
    -Dnn.evidence=good '-Dnn.confidence=95% exact' -Dnn.warnOnly=unchecked
done
