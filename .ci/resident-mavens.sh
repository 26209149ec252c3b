# To be sourced with a folder: starts two Mavens of the JDK in JAVA_HOME that stay, for resident-mvn.
# They end when the processes in $RESIDENT_PIDS are killed.
mkdir -p "$1"
RESIDENT_MAVENS=$(cd "$1" && pwd)
RESIDENT_MAVEN_OPTS='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC' # as nn-maven-plugin/pom.xml has them
RESIDENT_PIDS=''
export RESIDENT_MAVENS RESIDENT_MAVEN_OPTS

resident_home=$(mvn -v | sed -n 's/\x1b[^m]*m//g; s/^Maven home: //p')
for resident in 1 2; do
  mkdir -p "$RESIDENT_MAVENS/$resident"
  mkfifo "$RESIDENT_MAVENS/$resident/requests" "$RESIDENT_MAVENS/$resident/results"
  (
    cd "$RESIDENT_MAVENS/$resident"
    exec "$JAVA_HOME/bin/java" $RESIDENT_MAVEN_OPTS -cp "$(echo "$resident_home"/boot/plexus-classworlds-*.jar)" \
      "-Dclassworlds.conf=$resident_home/bin/m2.conf" "-Dmaven.home=$resident_home" \
      "$OLDPWD/.ci/ResidentMaven.java" . >log 2>&1
  ) &
  RESIDENT_PIDS+=" $!"
done
