#!/usr/bin/env bash
# Prints how long a training step of networks that convolve takes, beside PyTorch, whose better layout
# counts: microseconds a picture, measured in turn, medians of ROUNDS. See docs/performance.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
python=${PYTHON:-/usr/bin/python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
classes=${CLASSES:-$(./build.sh)}

five=c5x16,m2,c5x32,m2,d128
three=c3x32,m2,c3x64,m2,c3x128,m2,d128
twice=c3x16,c3x16,m2,c3x32,c3x32,m2,d128

step() { # network shape threads
  for ((round = 1; round <= ${ROUNDS:-3}; round++)); do
    "${JAVA:-java}" @training.args -cp "$classes" dev.nnmaven.benchmarks.PictureSpeed \
      "$1" "$2" 64 "$3" "${EPOCHS:-30}" 2>/dev/null >>"$work/ours"
    env -u OPENBLAS_CORETYPE -u OPENBLAS_L2_SIZE OPENBLAS_NUM_THREADS=1 \
      "$python" peers/torch_pictures.py "$1" "$2" 64 "$3" >>"$work/theirs"
  done
}

for threads in ${THREADS:-1 2}; do
  step $five 28x28x1 "$threads"
  step $three 28x28x1 "$threads"
  step $twice 28x28x1 "$threads"
  step $three 32x32x3 "$threads"
done
"$python" peers/pictures_table.py "$work/ours" "$work/theirs"
