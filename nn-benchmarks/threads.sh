#!/usr/bin/env bash
# What a second thread brings: thousands of samples a second in training steps of dense networks and
# of networks that convolve, on one thread and on two, measured in turn, medians of ROUNDS (3).
# OTHER=CLASSPATH measures another build in the same rounds (nn-benchmarks/build.sh in a checkout of it
# prints that), AVX2=1 lets nobody use more than AVX2. A change for speed is measured with both. See
# nn-benchmarks/results/speed.md.
#   nn-benchmarks/threads.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
python=${PYTHON:-/usr/bin/python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
classes=${CLASSES:-$(./build.sh)}

run() { # build class-path main-class arguments...
  local build=$1 path=$2 main=$3
  shift 3
  printf '%s\t%s\t' "$build" "$name"
  "${JAVA:-java}" @training.args ${AVX2:+-XX:UseAVX=2} -cp "$path" "dev.nnmaven.benchmarks.$main" "$@" 2>/dev/null
}

both() { # main-class arguments...
  run this "$classes" "$@" >>"$work/results"
  [[ -z ${OTHER:-} ]] || run other "$OTHER" "$@" >>"$work/results"
}

dense() { # images sizes activation batch epochs
  local images=$1
  shift
  for threads in 1 2; do
    name="$1"$'\t'"$3"$'\t'$threads
    both TrainingSpeed "$images" simd "$threads" "$@"
  done
}

convolutions() { # network shape batch epochs
  for threads in 1 2; do
    name="$1 $2"$'\t'"$3"$'\t'$threads
    both ImageSpeed "$1" "$2" "$3" "$threads" "$4"
  done
}

for ((round = 1; round <= ${ROUNDS:-3}; round++)); do
  printf 'round %d of %d\n' "$round" "${ROUNDS:-3}" >&2
  dense 12000 784,100,10 sigmoid 1 9
  dense 12000 784,100,10 sigmoid 32 40
  dense 12000 784,100,10 sigmoid 256 60
  dense 12000 784,100,10 sigmoid all 60
  dense 1000 784,1024,512,10 relu 1 6
  dense 4096 784,1024,512,10 relu 32 9
  dense 4096 784,1024,512,10 relu 256 15
  dense 512 784,2048,1024,10 relu 1 6
  dense 2048 784,2048,1024,10 relu 32 9
  dense 2048 784,2048,1024,10 relu 256 12
  dense 2048 784,2048,1024,10 relu 512 12
  dense 1 20,64,1 relu 32 300
  dense 1 20,64,1 relu 256 600
  convolutions c5x16,m2,c5x32,m2,d128 28x28x1 64 30
  convolutions c3x32,m2,c3x64,m2,c3x128,m2,d128 28x28x1 64 30
  convolutions c3x32,m2,c3x64,m2,c3x128,m2,d128 32x32x3 64 30
done
"$python" peers/threads_table.py "$work/results"
