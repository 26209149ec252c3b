#!/usr/bin/env bash
# The log blocks of README, defaults.md, gate.md and statistics.md are those of builds of the samples,
# with the commands that these pages name; so are the answer of the sample's jar and the sample's
# accuracy. Run mvn verify before: that installs the plugin into a repository below target, which is
# used here. Linux.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
  printf 'FAILED: %s\n' "$1" >&2
  [[ ! -f $work/log ]] || tail -n 60 "$work/log" >&2
  exit 1
}

repository=$root/nn-maven-plugin/target/local-repo
[[ -d $repository/dev/nnmaven/nn-maven-plugin ]] ||
  fail "the plugin is not in $repository; run mvn verify first"
sed "s#@localRepositoryUrl@#file://${MAVEN_REPO_LOCAL:-$HOME/.m2/repository}#; /<nn.recipe>/d" \
  nn-maven-plugin/src/it/settings.xml >"$work/settings.xml"
cp -r data "$work"
for sample in sample-project sample-table; do
  mkdir "$work/$sample"
  cp -r "$sample/pom.xml" "$sample/src" "$work/$sample"
done

# builds SAMPLE ARGUMENT...: its status; the log is $work/log.
builds() {
  local sample=$1
  shift
  (cd "$work/$sample" &&
    exec mvn -B -ntp -s "$work/settings.xml" "-Dmaven.repo.local=$repository" -Dmaven.test.skip "$@") \
    >"$work/log" 2>&1 </dev/null
}

# shows PAGE FIRST: each line of the page's block that has the text FIRST is in the log, but for "..."
shows() {
  local page=$1 first=$2 lines=0 line
  while IFS= read -r line; do
    line=${line##*\[@(INFO|ERROR)\] }
    line=${line#... }
    line=${line%%, ...}
    grep -qF -- "$line" "$work/log" || fail "$page has a line that the build does not print: $line"
    lines=$((lines + 1))
  done < <(awk -v first="$first" '
    /^```/ { if (found) printf "%s", block; block = ""; found = 0; inside = !inside; next }
    inside { block = block $0 "\n"; if (index($0, first)) found = 1 }' "$page")
  ((lines > 0)) || fail "$page has no block with: $first"
  printf 'ok: %s: %d lines with %s\n' "$page" "$lines" "$first"
}
shopt -s extglob

# ours MOST: the build's lines by this plugin, blank ones included, are at most so many.
ours() {
  local lines
  # Maven's own blank lines come before what Maven says next.
  lines=$(awk '/^\[INFO\] --- / { ours = / nn:[^ ]*:(train|evaluate) /; blank = 0; next }
    /^\[INFO\] -----/ { ours = 0 }
    ours && /^\[INFO\] *$/ { blank++; next }
    ours { n += 1 + blank; blank = 0 } END { print n }' "$work/log")
  ((lines <= $1)) || fail "the log has $lines lines of this plugin, more than $1"
  printf 'ok: %d lines of this plugin\n' "$lines"
}

builds sample-table verify || fail 'sample-table'
shows README.md 'The model passes the gate'
shows docs/defaults.md 'recipe    numbers='
ours 40
(cd "$work/sample-table/target" &&
  java -jar penguins-1.0-SNAPSHOT.jar Torgersen 39.1 18.7 181 3750 male) >"$work/log"
answer=$(grep '^Adelie (' README.md)
grep -qxF "$answer" "$work/log" || fail "the answer of the jar is not README's: $answer"
! builds sample-table verify -Dnn.columns=bill_length_mm:ignore ||
  fail 'sample-table passes without a column'
shows README.md 'The model does not pass the gate'

builds sample-project verify || fail 'sample-project'
ours 40
grep -qF '(1,144 of 1,200 images)' "$work/log" || fail 'the accuracy of sample-project'
builds sample-project nn:baseline || fail 'nn:baseline'
! builds sample-project nn:train nn:evaluate -Dnn.epochs=5 || fail 'sample-project passes after 5 epochs'
shows docs/gate.md 'FAILED   maxAccuracyDrop'
! builds sample-project nn:evaluate -Dnn.epochs=5 -Dnn.evidence=worse ||
  fail 'sample-project passes after 5 epochs, by evidence'
shows docs/statistics.md 'FAILED   maxAccuracyDrop'
