#!/usr/bin/env bash
# A search on a real Spark cluster: a master and two workers, JVMs of their own with one processor
# each, started from an empty folder and the jars of Maven Central. Its results are those of this
# machine, also if a worker, the driver, Maven or the master is killed in the middle. Run mvn verify
# before: that installs the plugin into a repository below target, and builds nn-spark. Debian, root
# (only to install procps where pgrep is missing).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

seconds_to_end=15

work=$(mktemp -d)
cleanup() {
  end_cluster
  rm -rf "$work"
}
trap cleanup EXIT
trap "exit 143" INT TERM

ok() {
  printf 'ok: %s (%d s)\n' "$1" "$SECONDS"
}

fail() {
  printf 'FAILED: %s\n' "$1" >&2
  grep -v $'\tat ' "$work/log" | cut -c 1-1000 | tail -n 40 >&2 || true
  # Executors say why they end.
  tail -n 5 "$work"/worker*/applications/*/*/stderr >&2 2>/dev/null || true
  exit 1
}

if ! command -v pgrep >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get -qq update
  apt-get -qq install -y --no-install-recommends procps >/dev/null
fi

. .ci/spark-setup.sh
secret=known-to-this-cluster
cluster_arguments=(-Dspark.authenticate=true "-Dspark.authenticate.secret=$secret")
start_master
start_worker 1
start_worker 2

# A project with an activation of its own, which can be slow: 1 ms in so many calls.
project=$work/project
mkdir -p "$project/target/classes/META-INF/services" "$project/src"
echo org.acme.OwnSwish >"$project/target/classes/META-INF/services/dev.nnmaven.nn.activation.Activation"
cat >"$project/src/OwnSwish.java" <<'JAVA'
package org.acme;

import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.math.FloatMath;
import java.util.concurrent.atomic.AtomicLong;

public record OwnSwish() implements Activation {

  private static final int SLOW = Integer.getInteger("slow", 0);
  private static final AtomicLong CALLS = new AtomicLong();

  static {
    System.err.println("OwnSwish is here, and "
        + (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
            ? "the Vector API" : "no Vector API"));
  }

  @Override
  public String specification() {
    return "ownSwish";
  }

  @Override
  public float apply(float sum) {
    if (SLOW > 0 && CALLS.incrementAndGet() % SLOW == 0) {
      try {
        Thread.sleep(1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return sum * FloatMath.sigmoid(sum);
  }

  @Override
  public float derivative(float sum, float output) {
    float sigmoid = FloatMath.sigmoid(sum);
    return sigmoid + output * (1f - sigmoid);
  }
}
JAVA
# One that fails near 0, where the check of derivatives has no point.
echo org.acme.OwnFragile >>"$project/target/classes/META-INF/services/dev.nnmaven.nn.activation.Activation"
cat >"$project/src/OwnFragile.java" <<'JAVA'
package org.acme;

import dev.nnmaven.nn.activation.Activation;

public record OwnFragile() implements Activation {

  @Override
  public String specification() {
    return "ownFragile";
  }

  @Override
  public float apply(float sum) {
    if (Math.abs(sum) < 0.1f) {
      throw new IllegalStateException("x\n[INFO] BUILD SUCCESS");
    }
    return sum;
  }

  @Override
  public float derivative(float sum, float output) {
    return 1;
  }
}
JAVA
javac --release 17 -proc:none -d "$project/target/classes" \
  -cp "$(find "$repository/dev/nnmaven/nn-core/$version" -name 'nn-core-*.jar' ! -name '*-sources.jar' | sed -n 1p)" \
  "$project"/src/*.java
for class in A B C D E F G H I J; do
  mkdir -p "$project/data/train/$class" "$project/data/test/$class"
  find "$root/data/train/$class" -name '*.png' | sort | sed -n 1,60p | xargs cp -t "$project/data/train/$class"
  find "$root/data/test/$class" -name '*.png' | sort | sed -n 1,20p | xargs cp -t "$project/data/test/$class"
done
scripts/plugin-pom.sh cluster >"$project/pom.xml" <<POM
        <dependencies>
          <dependency>
            <groupId>dev.nnmaven</groupId>
            <artifactId>nn-spark</artifactId>
            <version>$version</version>
          </dependency>
        </dependencies>
        <configuration>
          <training><epochs>3</epochs></training>
          <search>
            <space>
              <network>{integer(12, 20)} ownSwish</network>
              <optimizer>adam; nesterov(0.9)</optimizer>
              <learningRate optimizer="adam">log(1e-3, 1e-1)</learningRate>
              <learningRate optimizer="nesterov(0.9)">log(0.01, 0.2)</learningRate>
              <batchSize>16; 32</batchSize>
            </space>
            <trials>finalists(2)</trials>
          </search>
        </configuration>
POM

temporary=$work/temporary
mkdir "$temporary"

# on_cluster NAME SLOW ARGUMENT...
on_cluster() {
  local name=$1 slow=$2
  shift 2
  search "$name" "-Dnn.spark.master=$url" "-Dnn.spark.conf.spark.authenticate.secret=$secret" \
    -Dnn.spark.conf.spark.executor.memory=512m \
    "-Dnn.spark.conf.spark.executor.extraJavaOptions=-Dslow=$slow -XX:+UseSerialGC" \
    "-Dnn.fork=$MAVEN_OPTS -Djava.io.tmpdir=$temporary" "$@"
}

# What the search has found, in search.json and the winner's model.
found() {
  (cd "$1/target/nn/search" && sha256sum search.json model.safetensors) &&
    (cd "$1" && sha256sum nn-search.properties)
}

same_as_here() {
  wait "$maven" || fail "$1: the search failed"
  [[ $(found "$here") == "$expected" ]] || fail "$1: the result differs: $(found "$here"); expected $expected"
}

# At least so many results are in the file.
has_results() {
  [[ -f $here/target/nn/search/results.json ]] &&
    (($(grep -o '"key"' "$here/target/nn/search/results.json" | wc -l) >= $1))
}

is_gone() {
  [[ ! -e /proc/$1 ]] || grep -q '^State:[[:space:]]*Z' "/proc/$1/status" 2>/dev/null
}

driver() {
  pgrep -P "$maven" -f 'dev.nnmaven.trainer.fork.TrainingProcess$'
}

search one-thread -Dnn.threads=1
wait "$maven" || fail 'the search on one thread failed'
expected=$(found "$here")
search two-threads -Dnn.threads=2
same_as_here 'two threads'
ok 'one and two threads of this machine: the same results and the same model'

# Hexadecimal addresses and ports on which a process listens.
listens() {
  local inodes
  inodes=$(find "/proc/$1/fd" -lname 'socket:*' -printf '%l\n' | tr -dc '0-9\n' | paste -sd '|')
  awk -v inodes="^($inodes)\$" '$4 == "0A" && $10 ~ inodes { print $2 }' "/proc/$1/net/tcp" "/proc/$1/net/tcp6"
}

on_cluster worker-killed 50
await "$seconds_to_start" has_results 2 || fail 'the search on the cluster has no results'
ports=$(listens "$(driver)")
[[ -n $ports ]] || fail 'the driver listens nowhere'
! grep -vE '^(0000000000000000FFFF0000)?0100007F:' <<<"$ports" || fail "the driver listens elsewhere than on 127.0.0.1: $ports"
kill -KILL "${workers[0]}"
same_as_here 'a killed worker'
grep -q 'WARNING. Executor [0-9]* on 127.0.0.1 is lost: ' "$work/log" || fail 'nothing is said of the lost executor'
for stderr in "$work"/worker[12]/applications/*/*/stderr; do
  grep -q 'OwnSwish is here, and the Vector API' "$stderr" ||
    fail "an executor has not trained with the activation of the project and SIMD kernels: $stderr"
done
(($(ls "$work"/worker[12]/applications/*/*/stderr | wc -l) >= 2)) || fail 'there were no two executors'
! grep -q 'WARNING. Anyone who can reach the ports' "$work/log" || fail 'there is a secret, and a warning that there is none'
[[ -z $(ls "$temporary") ]] || fail "temporary files are left: $(ls "$temporary")"
ok 'two workers, of which one is killed: the same; executors know the activation of the project, and have the Vector API; the driver listens on 127.0.0.1 alone, and leaves no temporary files'

start_worker 3
for name in lost-here lost-there; do
  cp -r "$project" "$work/$name"
  sed -i 's#<network>\(.*\) ownSwish<#<network>\1 ownSwish; \1 ownFragile<#' "$work/$name/pom.xml"
done
search lost-here
wait "$maven" || fail 'a search some of whose trials fail has failed'
expected_lost=$(found "$here")
on_cluster lost-there 0
wait "$maven" || fail 'a search on the cluster some of whose trials fail has failed'
[[ $(found "$here") == "$expected_lost" ]] || fail 'trials that fail: another result on the cluster'
grep -q 'The trial with .*network=[0-9]* ownFragile.* failed, and lost: java.lang.IllegalStateException' "$work/log" &&
  grep -Eq 'failed    [0-9]+ trials?, which lost' "$work/log" || fail 'trials that fail are not named, or not counted'
ok 'an activation that throws: its trials are lost, here and on the cluster alike'

on_cluster interrupted 50
await "$seconds_to_start" has_results 2 || fail 'the search on the cluster has no results'
process=$(driver)
kill -KILL "$process"
! wait "$maven" || fail 'the build succeeded though its driver was killed'
grep -q 'ERROR.*The training process died, with exit code 137: it was killed' "$work/log" ||
  fail 'the build does not say that its driver was killed'
ok 'a killed driver fails the build with its reason'

on_cluster interrupted 50
await "$seconds_to_start" grep -q 'executor  [0-9]* on' "$work/log" || fail 'the next call has no executors'
grep -Eq 'results   [0-9]+ results? from earlier runs' "$work/log" || fail 'the next call does not go on'
process=$(driver)
kill -KILL "$maven"
{ wait "$maven" || true; } 2>/dev/null
await "$seconds_to_end" is_gone "$process" || fail "$seconds_to_end s after SIGKILL to Maven the driver still runs"
ok 'SIGKILL to Maven ends the driver, too'

# So slow that it cannot end before three looks at the master went unanswered.
on_cluster interrupted 1
await "$seconds_to_start" grep -q 'executor  [0-9]* on' "$work/log" || fail 'the next call has no executors'
kill -KILL "$master"
await "$seconds_to_end" grep -q 'WARNING. Spark.s master .* no longer answers' "$work/log" ||
  fail 'nothing is said of the lost master'
kill -KILL "${workers[@]}" 2>/dev/null || true
! wait "$maven" || fail 'the search succeeded though its cluster was killed'
grep -q 'ERROR.*Spark is lost: the master spark://127.0.0.1:[0-9]* does not answer, and no executor is left' "$work/log" ||
  fail 'the build does not say that its cluster is lost'
ok 'a killed master is said, and a killed cluster fails the build'

on_cluster interrupted 0
! wait "$maven" || fail 'the search succeeded without a cluster'
grep -q 'ERROR.*No master of Spark answers at spark://127.0.0.1:' "$work/log" || fail 'nothing is said of the missing master'
search interrupted -Dnn.threads=2
same_as_here 'going on without the cluster'
grep -Eq 'results   [0-9]+ results from earlier runs' "$work/log" || fail 'it does not go on'
ok 'what was killed on the cluster goes on here, to the same end'
printf '%s\n' "$expected"
