#!/usr/bin/env bash
# How long a search takes on a Spark cluster of one worker, and of two, each on a processor of its
# own with all its threads; MEASURE=1 or 2 for one of them alone. See nn-benchmarks/results/search.md. Run mvn verify
# before.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=$(mktemp -d)
cleanup() {
  end_cluster
  rm -rf "$work"
}

fail() {
  printf 'FAILED: %s\n' "$1" >&2
  grep -v $'\tat ' "$work/log" | cut -c 1-1000 | tail -n 40 >&2 || true
  exit 1
}

. .ci/spark-setup.sh
trap cleanup EXIT
trap "exit 143" INT TERM

# Trials that take equally long, so that there is nothing to wait for.
mkdir "$work/project"
scripts/plugin-pom.sh cluster >"$work/project/pom.xml" <<POM
        <dependencies>
          <dependency>
            <groupId>dev.nnmaven</groupId>
            <artifactId>nn-spark</artifactId>
            <version>$version</version>
          </dependency>
        </dependencies>
        <configuration>
          <data>$root/data</data>
          <network>256</network>
          <training>
            <optimizer>nesterov(0.9)</optimizer>
            <epochs>${EPOCHS:-200}</epochs>
          </training>
          <search>
            <space>
              <learningRate>log(0.005, 0.05)</learningRate>
            </space>
            <trials>${TRIALS:-16} random finalists(1)</trials>
          </search>
        </configuration>
POM

start_master
printf '| workers | seconds of the build | SHA-256 of search.json |\n|---|---|---|\n'
for number in 1 2; do
  only=(taskset -c $((number - 1)))
  start_worker "$number"
  await "$seconds_to_start" grep -q 'Successfully registered' "$work/worker$number.out" ||
    fail "worker $number did not start"
  if ((${MEASURE:-$number} != number)); then
    continue
  fi
  start=$(date +%s%N)
  search "on-$number" "-Dnn.spark.master=$url" -Dnn.spark.conf.spark.driver.host=127.0.0.1 \
    -Dnn.spark.conf.spark.executor.memory=512m
  wait "$maven" || fail 'the search failed'
  maven=
  end=$(date +%s%N)
  printf '| %d | %d.%d | %s |\n' "$number" \
    $(((end - start) / 1000000000)) $(((end - start) / 100000000 % 10)) \
    "$(sha256sum <"$here/target/nn/search/search.json" | cut -c 1-16)"
done
