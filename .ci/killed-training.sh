#!/usr/bin/env bash
# Training killed at random moments: the next build goes on from the last checkpoint, and ends with
# the model and the figures of a build that nobody disturbed, and no other file. SIGKILL goes to
# Maven, or to the training process, or to a Maven that trains itself. Run mvn verify before: that
# installs the plugin into a repository below target, which is used here. Debian, root (only to
# install procps where pgrep is missing).
# killed-training.sh [SEED]: of the moments; the time if it is left out.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD

kills=10
seconds_to_end=15
seed=${1:-$(date +%s)}
RANDOM=$((seed % 32768))
printf 'seed %s\n' "$seed"

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

fail() {
  printf 'FAILED with seed %s: %s\n' "$seed" "$1" >&2
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

sed "s#@localRepositoryUrl@#file://${MAVEN_REPO_LOCAL:-$HOME/.m2/repository}#" \
  nn-maven-plugin/src/it/settings.xml >"$work/settings.xml"
mkdir "$work/project" "$work/tmp" "$work/data"
cp sample-project/pom.xml "$work/project/"
for class in A B C; do
  cp -r "$root/data/train/$class" "$work/data/"
done
target=$work/project/target

# Checkpoints more often than by default, so that a short training has several; and the compiler
# that is quick to start, since nothing here lasts.
flags="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Ddev.nnmaven.checkpointMillis=200"

# start FORK: Maven in the background; exec, so that the process is the one of this number.
start() {
  local jvm=(-Dnn.fork=never)
  [[ $1 == never ]] || jvm=("-Dnn.fork=$flags -Djava.io.tmpdir=$work/tmp")
  (
    cd "$work/project"
    export MAVEN_OPTS="${MAVEN_OPTS:-} $flags -Djava.io.tmpdir=$work/tmp"
    exec mvn -B -ntp -s "$work/settings.xml" "-Dmaven.repo.local=$repository" nn:train \
      "${jvm[@]}" -Dnn.kernels=scalar -Dnn.threads=1 "-Dnn.data=$work/data" \
      -Dnn.recipe=plain '-Dnn.network=conv(4, 3x3, stride=2) l2, maxPool(2), 20 dropout(0.2) l2' -Dnn.epochs=40 \
      -Dnn.optimizer=adam -Dnn.learningRate=0.001 -Dnn.validationFraction=0.2 -Dnn.patience=30 \
      '-Dnn.learningRateSchedule=warmUp(2)+plateau(0.5,3)' \
      '-Dnn.augmentation=shift(1)+rotate(5)' \
      >"$work/log" 2>&1
  ) &
  maven=$!
}

milliseconds() {
  date +%s%3N
}

is_gone() {
  [[ ! -e /proc/$1 ]] || grep -q '^State:[[:space:]]*Z' "/proc/$1/status" 2>/dev/null
}

await_end_of() {
  for ((i = 0; i < seconds_to_end * 10; i++)); do
    ! is_gone "$1" || return 0
    sleep 0.1
  done
  fail "process $1 still runs"
}

# What must be the same: the model, all figures but for times, and the names of all files.
result() {
  sha256sum <"$target/nn/model.safetensors"
  sed -E 's/"seconds": *[0-9.E-]+//' "$target/nn/training.json" | sha256sum
  (cd "$target" && find . -type f | sort)
  (cd "$work/tmp" && find . -name '*nn-*' | sort)
}

# Waits for Maven to end, which must end well; then the next training is a new one.
finish() {
  wait "$maven" || fail 'training failed'
  maven=''
  ((trainings += 1))
  [[ $(result) == "$expected" ]] ||
    fail "expected"$'\n'"$expected"$'\n'"found"$'\n'"$(result)"
  rm -rf "$target"
}

rm -rf "$target"
begin=$(milliseconds)
start always
wait "$maven" || fail 'the training that nobody disturbed failed'
lasts=$(($(milliseconds) - begin))
maven=''
expected=$(result)
rm -rf "$target"

trainings=0
went_on=0
killed=0
while ((killed < kills)); do
  victim=$((RANDOM % 3))
  fork=always
  ((victim > 0)) || fork=never
  wait_for=$((lasts / 4 + RANDOM % (lasts * 3 / 4)))
  start "$fork"
  sleep "$((wait_for / 1000)).$(printf '%03d' $((wait_for % 1000)))"
  trainer=$(pgrep -P "$maven" -f 'dev.nnmaven.trainer.fork.TrainingProcess$' || true)
  if is_gone "$maven"; then
    lasts=$wait_for # less than it took at first, when the machine had more to do
    ! grep -q 'this one continues after epoch' "$work/log" || ((went_on += 1))
    finish
    continue
  fi
  # Either may have ended since it was seen.
  if ((victim != 2)) || [[ -z $trainer ]] || ! kill -KILL "$trainer" 2>/dev/null; then
    if ! kill -KILL "$maven" 2>/dev/null; then
      trainer=''
      ! grep -q 'this one continues after epoch' "$work/log" || ((went_on += 1))
      finish
      continue
    fi
  fi
  { wait "$maven" || true; } 2>/dev/null # without what the shell says of killed jobs
  [[ -z $trainer ]] || await_end_of "$trainer"
  maven=''
  trainer=''
  ! grep -q 'this one continues after epoch' "$work/log" || ((went_on += 1))
  ! grep -q 'cannot be used' "$work/log" || fail 'a checkpoint could not be used'
  ((killed += 1))
done
start always
wait_for_last=$maven
while ! is_gone "$wait_for_last"; do
  sleep 0.1
done
! grep -q 'this one continues after epoch' "$work/log" || ((went_on += 1))
finish
((went_on > 0)) || fail 'no training went on from a checkpoint'
printf 'ok: killed %d times, went on from a checkpoint %d times, %d trainings ended undisturbed: %s\n' \
  "$killed" "$went_on" "$trainings" "${expected%% *}"
