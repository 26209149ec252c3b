#!/usr/bin/env bash
# Prints one table: samples a second of nn-maven and of other libraries, measured in turn on this
# machine, and the time of the whole job. See docs/performance.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

images=${1:?usage: nn-benchmarks/compare.sh FOLDER (a sub-folder of 28x28 images for each of A to J)}
images=$(cd "$images" && pwd)
python=${PYTHON:-/usr/bin/python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mvn -B -ntp -q install -DskipTests
mvn -B -ntp -q -pl nn-benchmarks dependency:build-classpath -Dmdep.outputFile="$work/classpath"
classes=nn-benchmarks/target/classes:$(cat "$work/classpath")

"$python" nn-benchmarks/peers/pixels.py "$images" "$work/pixels" "$work/labels"

ours() { # kernels threads sizes activation batch epochs
  local -a java=(java)
  [[ $1 == scalar ]] || java+=(--add-modules jdk.incubator.vector)
  "${java[@]}" -cp "$classes" dev.nnmaven.benchmarks.TrainingSpeed "$images" "$@" \
    2>/dev/null >>"$work/results"
}

# Some machines preset an older OpenBLAS kernel; the peer shall have its best.
peer() { # script threads
  env -u OPENBLAS_CORETYPE -u OPENBLAS_L2_SIZE OPENBLAS_NUM_THREADS="$3" \
    "$python" "nn-benchmarks/peers/$1" "$work/pixels" "$work/labels" "$2" >>"$work/results"
}

rounds=${ROUNDS:-3}
for ((round = 1; round <= rounds; round++)); do
  printf 'round %d of %d\n' "$round" "$rounds" >&2
  for threads in 1 2; do
    for work_item in "784,100,10 sigmoid 32 60" "784,100,10 sigmoid 256 90" \
      "784,100,10 sigmoid all 90" "784,100,10 sigmoid 1 15" "784,1024,512,10 relu 256 9"; do
      read -r sizes activation batch epochs <<<"$work_item"
      ours simd "$threads" "$sizes" "$activation" "$batch" "$epochs"
    done
    peer numpy_peer.py "$threads" "$threads"
    peer torch_peer.py "$threads" 1
  done
  ours scalar 2 784,100,10 sigmoid 32 20
  ours scalar 1 784,100,10 sigmoid 1 6
done

for ((round = 0; round < 5; round++)); do
  env -u OPENBLAS_CORETYPE -u OPENBLAS_L2_SIZE OPENBLAS_NUM_THREADS=1 \
    /usr/bin/time -a -o "$work/torch" -f %e \
    "$python" nn-benchmarks/peers/torch_job.py "$images" "$work/model.pt" >/dev/null
  /usr/bin/time -a -o "$work/maven" -f %e mvn -B -ntp -q -f sample-project nn:train \
    -Dnn.data="$images" -Dnn.unreadableImages=skip -Dnn.activations=sigmoid,linear \
    -Dnn.regularizers=none,none -Dnn.epochs=10 >/dev/null
done

"$python" nn-benchmarks/peers/table.py "$work/results" "$work/maven" "$work/torch"
