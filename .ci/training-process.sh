#!/usr/bin/env bash
# The training process in a real Maven: it never outlives Maven, its death fails the build, and it
# is there wherever it is faster. Run mvn verify before: that installs the plugin into a repository
# below target, which is used here. Debian, root (only to install procps where pgrep is missing).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD

seconds_to_start=180
seconds_to_end=15

work=$(mktemp -d)
maven=''
trainer=''
cleanup() {
  for pid in $maven $trainer; do
    kill -KILL "$pid" 2>/dev/null || true
  done
  rm -rf "$work"
}
trap cleanup EXIT

ok() {
  printf 'ok: %s\n' "$1"
}

fail() {
  printf 'FAILED: %s\n' "$1" >&2
  [[ ! -f $work/log ]] || tail -n 40 "$work/log" >&2
  exit 1
}

if ! command -v pgrep >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get -qq update
  apt-get -qq install -y --no-install-recommends procps >/dev/null
fi

repository=$root/nn-maven-plugin/target/local-repo
[[ -d $repository/dev/nnmaven/nn-maven-plugin ]] ||
  fail "the plugin is not in $repository; run mvn verify first"

jdk17=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")}
jdk25=${JDK25_HOME:-/usr/lib/jvm/temurin-25-jdk-amd64}
[[ -x $jdk25/bin/java ]] || fail "no JDK 25 in $jdk25; set JDK25_HOME"

# What the usual repository has is not fetched again.
sed "s#@localRepositoryUrl@#file://${MAVEN_REPO_LOCAL:-$HOME/.m2/repository}#" \
  nn-maven-plugin/src/it/settings.xml >"$work/settings.xml"
mkdir "$work/project"
cp sample-project/pom.xml "$work/project/"
project_target=$work/project/target
temporary=$work/tmp
mkdir "$temporary"

# Starts Maven in the background, with a network that scalar kernels train fast; exec, so that the process is the one of this number.
start() {
  rm -rf "$project_target"
  : >"$work/log" # not the last one's, which tells of finished epochs
  (
    cd "$work/project"
    export MAVEN_OPTS="${MAVEN_OPTS:-} -XX:+UseSerialGC -Djava.io.tmpdir=$temporary"
    exec mvn -B -ntp -s "$work/settings.xml" "-Dmaven.repo.local=$repository" \
      "-Dnn.data=$root/data" -Dnn.recipe=plain -Dnn.network=100 nn:train "$@" >"$work/log" 2>&1
  ) &
  maven=$!
}

await() {
  local seconds=$1
  shift
  for ((i = 0; i < seconds * 10; i++)); do
    if "$@"; then
      return 0
    fi
    sleep 0.1
  done
  return 1
}

epoch_was_finished() {
  grep -Eq '^\[INFO\] +[0-9,]+ +[0-9.]+ +[0-9.]+%' "$work/log"
}

# Started, and past the first epochs of very many.
start_long_training() {
  start -Dnn.epochs=100000
  await "$seconds_to_start" epoch_was_finished || fail 'training did not start'
  trainer=$(pgrep -P "$maven" -f "dev.nnmaven.trainer.fork.TrainingProcess$") || fail 'Maven has no training process'
  [[ $trainer =~ ^[0-9]+$ ]] || fail "Maven has several training processes: $trainer"
}

is_gone() {
  [[ ! -e /proc/$1 ]] || grep -q '^State:[[:space:]]*Z' "/proc/$1/status" 2>/dev/null
}

# But for a checkpoint, which is whole: killed-training.sh.
nothing_is_half_written() {
  [[ -z $(find "$project_target" -type f ! -name '*.checkpoint' 2>/dev/null) ]] ||
    fail "$1 left files: $(find "$project_target" -type f)"
  [[ -z $(find "$temporary" -name '*nn-*' 2>/dev/null) ]] ||
    fail "$1 left temporary files: $(find "$temporary" -name '*nn-*')"
}

# SIGKILL to Maven: killed-training.sh.
start_long_training
kill -TERM "$maven"
{ wait "$maven" || true; } 2>/dev/null # without what the shell says of killed jobs
await "$seconds_to_end" is_gone "$trainer" ||
  fail "$seconds_to_end s after SIGTERM to Maven its training process still ran"
nothing_is_half_written 'SIGTERM to Maven'
ok 'SIGTERM to Maven ends the training process too, and leaves no file'

start_long_training
kill -KILL "$trainer"
! wait "$maven" || fail 'the build succeeded though its training process was killed'
grep -q 'ERROR.*The training process died, with exit code 137: it was killed' \
  "$work/log" || fail 'the build does not say that its training process was killed'
nothing_is_half_written 'SIGKILL to the training process'
ok 'SIGKILL to the training process fails the build with its reason, and leaves no file'
maven=''
trainer=''

# train JAVA_HOME: trains shortly and sets $hash.
train() {
  JAVA_HOME=$1 start -Dnn.epochs=20 # with much less to do Maven's own JVM would do it
  wait "$maven" || fail "training failed on the Java in $1"
  maven=''
  hash=$(sha256sum <"$project_target/nn/model.safetensors")
  hash=${hash%% *}
}

expected=''
for jdk in "$jdk17" "$jdk25"; do
  version=$("$jdk/bin/java" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p')
  train "$jdk"
  grep -q 'SIMD ([0-9]* bits) kernels' "$work/log" || fail "no SIMD kernels on JDK $version"
  expected=${expected:-$hash}
  [[ $hash == "$expected" ]] || fail "another model on JDK $version: $hash, expected $expected"
  ok "JDK $version without any flag: SIMD kernels, model $hash"

  # As some vendors' smaller JDKs are, and enough for Maven.
  "$jdk/bin/jlink" --output "$work/jdk" --add-modules \
    java.se,jdk.compiler,jdk.crypto.ec,jdk.unsupported,jdk.zipfs
  train "$work/jdk"
  grep -q 'scalar kernels' "$work/log" || fail "no scalar kernels on JDK $version without Vector API"
  grep -q 'slower scalar kernels: this Java has no Vector API' "$work/log" ||
    fail "JDK $version without Vector API does not say so"
  [[ $hash == "$expected" ]] ||
    fail "another model on JDK $version without Vector API: $hash, expected $expected"
  ok "JDK $version without the Vector API: scalar kernels, says why, the same model"
  rm -rf "$work/jdk"
done
