#!/usr/bin/env bash
# Prints samples a second of nn-maven and of other libraries, measured in turn on this machine, their
# share of what BLAS reaches and the time of a single prediction; where the processor has AVX-512, the
# samples a second once more with AVX2 alone; then products beside OpenBLAS's, and whole jobs.
# PEERS=java adds other Java libraries (a download of some 500 MB), ROUNDS=1 is quicker. See
# nn-benchmarks/results/speed.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

images=${1:?usage: nn-benchmarks/compare.sh FOLDER (a subfolder of 28x28 images for each of A to J)}
images=$(cd "$images" && pwd)
python=${PYTHON:-/usr/bin/python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
case ${PEERS:-} in
  '' | java) ;;
  *)
    printf 'PEERS is "%s"; expected java, or nothing.\n' "$PEERS" >&2
    exit 1
    ;;
esac

mvn -B -ntp -q install -Dmaven.test.skip
mvn -B -ntp -q -pl nn-benchmarks dependency:build-classpath -Dmdep.outputFile="$work/classpath"
classes=nn-benchmarks/target/classes:$(cat "$work/classpath")

java_peers=$PWD/nn-benchmarks/peers/java
if [[ ${PEERS:-} == java ]]; then
  mvn -B -ntp -q -f "$java_peers" compile dependency:build-classpath -Dmdep.outputFile=target/classpath
fi

# A model of the sample's letters, for ONNX Runtime.
mvn -B -ntp -q -f sample-project nn:train nn:export -Dnn.network=100 -Dnn.epochs=1 \
  -Dnn.modelFile=target/nn/compared.safetensors -Dnn.output="$work/model.onnx"

"$python" nn-benchmarks/peers/pixels.py "$images" "$work/pixels" "$work/labels"

avx2='' # not empty: nothing uses more than AVX2

ours() { # kernels threads sizes activation batch epochs
  local -a java=(java)
  [[ $1 == scalar ]] || java+=(@nn-benchmarks/training.args)
  [[ -z $avx2 ]] || java+=(-XX:UseAVX=2)
  "${java[@]}" -cp "$classes" dev.nnmaven.benchmarks.TrainingSpeed "$images" "$@" \
    2>/dev/null >>"$work/results$avx2"
}

# Some machines preset an older OpenBLAS kernel; the peers shall have their best.
peer() { # script threads threads-of-OpenBLAS
  with_blas "$3" "$python" "nn-benchmarks/peers/$1" "$work/pixels" "$work/labels" "$2"
}

with_blas() { # threads command...
  local -a kernels=(-u OPENBLAS_CORETYPE)
  [[ -z $avx2 ]] || kernels=(OPENBLAS_CORETYPE=Haswell ATEN_CPU_CAPABILITY=avx2 DNNL_MAX_CPU_ISA=AVX2)
  env -u OPENBLAS_L2_SIZE "${kernels[@]}" OPENBLAS_NUM_THREADS="$1" "${@:2}" >>"$work/results$avx2"
}

# Without OMP_WAIT_POLICY, Deeplearning4j on two threads is many times as slow when other work runs.
java_peer() { # module class threads
  with_blas "$3" env OMP_NUM_THREADS="$3" OMP_WAIT_POLICY=passive \
    DJL_CACHE_DIR="$java_peers/djl/target/cache" OPT_OUT_TRACKING=true \
    java -Xmx4g -cp "$java_peers/$1/target/classes:$(cat "$java_peers/$1/target/classpath")" \
    "dev.nnmaven.benchmarks.peers.$2" "$work/pixels" "$work/labels" "$3"
}

predictions() {
  java -cp "$classes" org.openjdk.jmh.Main SinglePrediction -f 1 -rf json -rff "$work/jmh" >/dev/null 2>&1
  "$python" nn-benchmarks/peers/jmh_predictions.py "$work/jmh" >>"$work/results"
  with_blas 1 "$python" nn-benchmarks/peers/numpy_predict.py
  with_blas 1 "$python" nn-benchmarks/peers/torch_predict.py
  with_blas 1 "$python" nn-benchmarks/peers/onnx_predict.py "$work/model.onnx"
}

trainings() { # threads
  local sizes activation batch epochs
  for work_item in "784,100,10 sigmoid 32 60" "784,100,10 sigmoid 256 90" \
    "784,100,10 sigmoid all 90" "784,100,10 sigmoid 1 15" "784,1024,512,10 relu 256 9" \
    "784,2048,1024,10 relu 512 4" "20,64,1 relu 32 600" "20,64,1 relu 256 600"; do
    read -r sizes activation batch epochs <<<"$work_item"
    ours simd "$1" "$sizes" "$activation" "$batch" "$epochs"
  done
  peer numpy_peer.py "$1" "$1"
  peer torch_peer.py "$1" 1
  with_blas "$1" "$python" nn-benchmarks/peers/blas_peak.py "$1"
}

rounds=${ROUNDS:-3}
for ((round = 1; round <= rounds; round++)); do
  printf 'round %d of %d\n' "$round" "$rounds" >&2
  for threads in 1 2; do
    trainings "$threads"
    if [[ ${PEERS:-} == java ]]; then
      java_peer djl DjlPeer "$threads"
      java_peer deeplearning4j Deeplearning4jPeer "$threads"
    fi
    if grep -qm 1 avx512f /proc/cpuinfo; then
      avx2=-avx2
      trainings "$threads"
      avx2=''
    fi
  done
  if [[ ${PEERS:-} == java ]]; then
    java_peer smile SmilePeer 1 # goes through a batch on one thread
  fi
  ours scalar 2 784,100,10 sigmoid 32 20
  ours scalar 1 784,100,10 sigmoid 1 6
  predictions
done

"$python" nn-benchmarks/peers/table.py "$work/results"
if [[ -s $work/results-avx2 ]]; then
  printf '\nWith AVX2 alone:\n\n'
  "$python" nn-benchmarks/peers/table.py "$work/results-avx2" avx2
fi
printf '\nProducts:\n\n'
ROUNDS=100 nn-benchmarks/kernels.sh
printf '\nWhole jobs:\n\n'
ROUNDS=$rounds nn-benchmarks/jobs.sh "$images"
