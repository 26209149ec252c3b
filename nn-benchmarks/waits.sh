#!/usr/bin/env bash
# Where the threads of a training step work and where they wait, for networks that convolve: shares of
# the time, from samples of the JVM's flight recorder. See nn-benchmarks/results/speed.md.
#   nn-benchmarks/waits.sh [THREADS]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
python=${PYTHON:-/usr/bin/python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
classes=${CLASSES:-$(./build.sh)}

step() { # network shape
  "${JAVA:-java}" @training.args -cp "$classes" \
    "-XX:StartFlightRecording=filename=$work/run.jfr,settings=profile,jdk.ThreadPark#threshold=0ms" \
    dev.nnmaven.benchmarks.ImageSpeed "$1" "$2" 64 "$threads" "${EPOCHS:-200}" >"$work/speed" 2>/dev/null
  "${JAVA_HOME:+$JAVA_HOME/bin/}jfr" print --json --stack-depth 64 \
    --events jdk.ExecutionSample,jdk.ThreadPark "$work/run.jfr" >"$work/events"
  "$python" peers/waits.py "$1 $2" "$work/events"
}

threads=${1:-2}
printf '| network | thread | forward and backward | update | between | waits |\n|---|---|---|---|---|---|\n'
step c5x16,m2,c5x32,m2,d128 28x28x1
step c3x32,m2,c3x64,m2,c3x128,m2,d128 28x28x1
step c3x16,c3x16,m2,c3x32,c3x32,m2,d128 28x28x1
step c3x32,m2,c3x64,m2,c3x128,m2,d128 32x32x3
