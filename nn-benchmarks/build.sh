#!/usr/bin/env bash
# Builds the measurements and prints the class path to run them with:
#   java -cp "$(nn-benchmarks/build.sh)" dev.nnmaven.benchmarks.TrainingSpeed ...
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

mvn -B -ntp -q -pl nn-benchmarks -am package dependency:build-classpath \
  -Dmaven.test.skip -Dmdep.outputFile=target/classpath >&2
printf '%s:%s\n' "$PWD/nn-benchmarks/target/classes" "$(cat nn-benchmarks/target/classpath)"
