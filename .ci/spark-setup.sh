# To be sourced with $work, an empty folder, and fail, a function: a Spark cluster from the jars of
# Maven Central, JVMs of their own with one processor each, and searches that can use it. Run
# mvn verify before: that installs the plugin into a repository below target, and builds nn-spark.
# What was started is ended by end_cluster.
root=$PWD
seconds_to_start=60
master=''
workers=()
maven=''

# JVMs that were started here, or by what was started here: all have their folder in $work.
end_cluster() {
  local process
  for process in /proc/[0-9]*; do
    if [[ $(readlink "$process/cwd" 2>/dev/null) == "$work"* && ${process#/proc/} != "$$" ]]; then
      kill -KILL "${process#/proc/}" 2>/dev/null || true
    fi
  done
}

usual=${MAVEN_REPO_LOCAL:-$HOME/.m2/repository}
repository=$root/nn-maven-plugin/target/local-repo
[[ -d $repository/dev/nnmaven/nn-maven-plugin ]] ||
  fail "the plugin is not in $repository; run mvn verify first"
version=$(basename "$(find "$repository/dev/nnmaven/nn-maven-plugin" -mindepth 1 -maxdepth 1 -type d)")
jar=nn-spark/target/nn-spark-$version.jar
[[ -f $jar ]] || fail "there is no $jar; run mvn verify first"
export MAVEN_OPTS='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC'

# nn-spark beside the plugin; all else is taken from the usual repository, and not copied.
mkdir -p "$repository/dev/nnmaven/nn-spark/$version"
cp "$jar" "$repository/dev/nnmaven/nn-spark/$version/"
cp nn-spark/pom.xml "$repository/dev/nnmaven/nn-spark/$version/nn-spark-$version.pom"

# What Spark consists of, in the folder where its own scripts would look for it.
spark_version=$(sed -n 's#.*<spark.version>\(.*\)</spark.version>.*#\1#p' pom.xml)
mkdir -p "$work/spark" "$work/copy"
cat >"$work/copy/pom.xml" <<POM
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.example</groupId>
  <artifactId>spark</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.apache.spark</groupId>
      <artifactId>spark-core_2.13</artifactId>
      <version>$spark_version</version>
    </dependency>
  </dependencies>
</project>
POM
dependency_plugin=$(sed -n 's#.*<dependency-plugin.version>\(.*\)</.*#\1#p' pom.xml)
mvn -B -ntp -q -f "$work/copy/pom.xml" "-Dmaven.repo.local=$usual" \
  "org.apache.maven.plugins:maven-dependency-plugin:$dependency_plugin:copy-dependencies" \
  "-DoutputDirectory=$work/spark/jars" >"$work/log" 2>&1 || fail 'the jars of Spark cannot be copied'
export SPARK_HOME=$work/spark SPARK_SCALA_VERSION=2.13 SPARK_LOCAL_IP=127.0.0.1
mapfile -t spark_arguments < <(
  sed -n 's#.*<spark.arguments>\(.*\)</spark.arguments>.*#\1#p' nn-spark/pom.xml | tr ' ' '\n')

# Arguments of all JVMs of the cluster, such as its secret.
cluster_arguments=()

# A command that starts what deploy starts, such as taskset.
only=()

# deploy NAME CLASS ARGUMENT...: a JVM of the cluster, in a folder of its own.
deploy() {
  local name=$1
  shift
  mkdir -p "$work/$name"
  (
    cd "$work/$name"
    exec "${only[@]}" java "${spark_arguments[@]}" "${cluster_arguments[@]}" -Xmx256m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
      -cp "$work/spark/jars/*" "org.apache.spark.deploy.$@" >"$work/$name.out" 2>&1
  ) &
  disown # so that the shell does not tell of its end
}

await() {
  local seconds=$1
  shift
  for ((i = 0; i < seconds * 20; i++)); do
    if "$@"; then
      return 0
    fi
    if [[ -n $maven && $* != is_gone* && ! -e /proc/$maven ]]; then
      "$@" # nothing more will come
      return
    fi
    sleep 0.05
  done
  return 1
}

start_master() {
  deploy master master.Master --host 127.0.0.1 --port 0 --webui-port 0
  master=$!
  await "$seconds_to_start" grep -q 'Starting Spark master at spark://' "$work/master.out" ||
    fail 'the master did not start'
  url=$(sed -n 's#.*Starting Spark master at \(spark://[0-9.:]*\).*#\1#p' "$work/master.out")
}

# start_worker NUMBER
start_worker() {
  deploy "worker$1" worker.Worker --host 127.0.0.1 --cores 1 --memory 600m --webui-port 0 \
    --work-dir "$work/worker$1/applications" "$url"
  workers+=($!)
}

sed "s#@localRepositoryUrl@#file://$usual#" nn-maven-plugin/src/it/settings.xml >"$work/settings.xml"

# search NAME ARGUMENT...: in a copy of $work/project, in the background.
search() {
  here=$work/$1
  shift
  [[ -d $here ]] || cp -r "$work/project" "$here"
  : >"$work/log"
  (
    cd "$here"
    exec mvn -B -ntp -s "$work/settings.xml" "-Dmaven.repo.local=$repository" \
      "-Dmaven.repo.local.tail=$usual" -Dmaven.repo.local.tail.ignoreAvailability=true \
      nn:search "$@" >"$work/log" 2>&1
  ) &
  maven=$!
}
