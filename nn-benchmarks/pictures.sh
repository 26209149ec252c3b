#!/usr/bin/env bash
# Prints how long a training step of networks that convolve takes, beside PyTorch, whose better layout
# counts: microseconds an image, measured in turn, medians of ROUNDS; then one prediction of the first
# network beside ONNX Runtime. AVX2=1 lets nobody use more than AVX2, and predicts nothing. See
# nn-benchmarks/results/speed.md.
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
    "${JAVA:-java}" @training.args ${AVX2:+-XX:UseAVX=2} -cp "$classes" dev.nnmaven.benchmarks.ImageSpeed \
      "$1" "$2" 64 "$3" "${EPOCHS:-30}" 2>/dev/null >>"$work/ours"
    env -u OPENBLAS_CORETYPE -u OPENBLAS_L2_SIZE OPENBLAS_NUM_THREADS=1 \
      ${AVX2:+ATEN_CPU_CAPABILITY=avx2 DNNL_MAX_CPU_ISA=AVX2} \
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
[[ -z ${AVX2:-} ]] || exit 0

mvn -B -ntp -q -f ../sample-project nn:train nn:export -Dnn.recipe=plain -Dnn.epochs=1 \
  '-Dnn.network=conv(16, 5x5) relu, maxPool(2), conv(32, 5x5) relu, maxPool(2), 128 relu' \
  -Dnn.modelFile=target/nn/compared.safetensors -Dnn.output="$work/model.onnx"
"${JAVA:-java}" -cp "$classes" org.openjdk.jmh.Main SinglePrediction.probabilities \
  -p "network=${five//,/ }" -p kernels=SIMD -f "${ROUNDS:-3}" -rf json -rff "$work/jmh" >/dev/null 2>&1
printf '\nOne prediction:\n'
"$python" peers/jmh_predictions.py "$work/jmh"
"$python" peers/onnx_predict.py "$work/model.onnx" "${five//,/ }"
