#!/usr/bin/env bash
# Where the time of training goes: shares of compiled methods, and the instructions of the hottest
# one that take most, by perf and gdb. See nn-benchmarks/results/speed.md.
#   nn-benchmarks/profile.sh FOLDER THREADS SIZES ACTIVATION BATCH
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage='usage: nn-benchmarks/profile.sh FOLDER THREADS SIZES ACTIVATION BATCH'
images=${1:?$usage}
shift
(($# == 4)) || { printf '%s\n' "$usage" >&2; exit 1; }
for program in perf gdb python3; do
  command -v "$program" >/dev/null || { printf '%s is missing; apt-get install linux-perf gdb python3\n' "$program" >&2; exit 1; }
done
classes=$(nn-benchmarks/build.sh)
work=$(mktemp -d)
process=
cleanup() {
  [[ -z $process ]] || kill "$process" 2>/dev/null || true
  rm -rf "$work" "/tmp/perf-$process.map"
}
trap cleanup EXIT

java @nn-benchmarks/training.args -cp "$classes" dev.nnmaven.benchmarks.TrainingSpeed "$images" simd "$@" \
  1000000 >/dev/null 2>&1 &
process=$!
sleep 5 # until it is compiled
perf record -q -F 4000 -e cpu-clock -p "$process" -o "$work/perf" sleep 5 >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
jcmd "$process" Compiler.perfmap >/dev/null
map=/tmp/perf-$process.map
perf script -i "$work/perf" -F ip 2>/dev/null | tr -d ' ' >"$work/addresses"
python3 nn-benchmarks/peers/hottest.py "$map" "$work/addresses" "$work/range"
gdb -p "$process" -batch -ex "disassemble $(<"$work/range")" 2>/dev/null | python3 nn-benchmarks/peers/hottest.py "$map" "$work/addresses"
