#!/usr/bin/env bash
# How long it takes from Enter until training begins: of nn:train, and of the first trial of a search,
# in turn, medians of ROUNDS (5). "Begins" is the first line that each logs once its data is read and
# its kernels can run. See nn-benchmarks/results/search.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

rounds=${ROUNDS:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
local_repository=-Dmaven.repo.local=${MAVEN_REPO_LOCAL:-$HOME/.m2/repository}

mvn -B -ntp -q install -Dmaven.test.skip "$local_repository" -pl nn-maven-plugin -am
scripts/plugin-pom.sh first-trial >"$work/pom.xml" <<POM
        <configuration>
          <data>$PWD/data</data>
          <network>100</network>
          <training>
            <epochs>30</epochs>
            <validationFraction>0.2</validationFraction>
            <recipe>plain</recipe>
          </training>
          <search>
            <space>
              <batchSize>16; 32; 64</batchSize>
            </space>
            <trials>2 finalists(1)</trials>
          </search>
        </configuration>
POM

# until_it_begins GOAL LINE: seconds.
until_it_begins() {
  local begin line
  rm -rf "$work/target" "$work/nn-search.properties"
  begin=$(date +%s%N)
  mvn -B -ntp -o "$local_repository" -f "$work/pom.xml" "$1" >"$work/out" 2>&1 &
  tail -n +1 -f --pid=$! "$work/out" | {
    while IFS= read -r line; do
      if [[ $line == *"$2"* ]]; then
        awk -v nanoseconds=$(($(date +%s%N) - begin)) 'BEGIN { printf "%.2f\n", nanoseconds / 1e9 }'
        break
      fi
    done
    cat >/dev/null
  }
  wait
}

for ((round = 0; round < rounds; round++)); do
  printf '%s %s\n' "$(until_it_begins nn:train '[INFO] method ')" \
    "$(until_it_begins nn:search '[INFO] bracket ')"
done | sort -n >"$work/seconds"
median() {
  cut -d ' ' -f "$1" "$work/seconds" | sort -n | sed -n "$(((rounds + 1) / 2))p"
}
awk -v train="$(median 1)" -v search="$(median 2)" 'BEGIN {
  printf "nn:train begins after %s s, the first trial of nn:search after %s s: %.2f times\n",
    train, search, search / train }'
