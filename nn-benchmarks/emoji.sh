#!/usr/bin/env bash
# Prints how many held-out emoji are put into the right one of nine categories, in colour and in grey,
# with nothing set but their size (a fifth held out at random; SEEDS="1 2 3"). See nn-benchmarks/results/accuracy.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

python=${PYTHON:-/usr/bin/python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
repository="-Dmaven.repo.local=${MAVEN_REPO_LOCAL:-$HOME/.m2/repository}"

mvn -B -ntp -q install -Dmaven.test.skip "$repository" -pl nn-maven-plugin -am
scripts/plugin-pom.sh emoji </dev/null >"$work/pom.xml"
(cd "$work" && npm pack --silent emoji-datasource-twitter@16.0.0 >/dev/null && tar -xzf emoji-datasource-twitter-*.tgz)
"$python" nn-benchmarks/peers/emoji.py "$work/package" "$work/emoji"

printf '| images | seed | test accuracy | seconds |\n|---|---|---|---|\n'
for seed in ${SEEDS:-1 2 3}; do
  rm -rf "$work/split"
  "$python" nn-benchmarks/peers/split_pictures.py "$work/emoji" "$work/split" "$seed"
  for color in rgb grey; do
    started=$SECONDS
    mvn -B -ntp -f "$work/pom.xml" "$repository" nn:train -Dnn.force "-Dnn.data=$work/split" \
      -Dnn.imageSize=32x32 -Dnn.scaling=stretch "-Dnn.color=$color" "-Dnn.seed=$seed" >"$work/log" ||
      { tail -n 30 "$work/log" >&2; exit 1; }
    accuracy=$(sed -n 's/^\[INFO\] test accuracy \([0-9.]*%\).*/\1/p' "$work/log" | tail -n 1)
    printf '| %s | %s | %s | %d |\n' "$color" "$seed" "$accuracy" $((SECONDS - started))
  done
done
