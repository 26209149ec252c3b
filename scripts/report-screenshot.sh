#!/usr/bin/env bash
# Renews docs/report.png, README's image of the report: the sample project's, as Chromium shows
# it. After "mvn verify"; on Debian with the package chromium.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

page=$PWD/sample-project/target/nn/report/index.html
image=$PWD/docs/report.png
width=1180
height=1490 # down to where the confusion matrix ends

if [[ ! -f $page ]]; then
  printf 'There is no %s; run "mvn verify -pl sample-project -am -Dmaven.test.skip" first.\n' "$page" >&2
  exit 1
fi
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
  printf 'There is no chromium; "apt-get install chromium" brings it.\n' >&2
  exit 1
}
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
"$chromium" --headless=new --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$profile" \
  --window-size="$width,$height" --virtual-time-budget=2000 --screenshot="$image" \
  "file://$page" 2>/dev/null
size=$(stat -c %s "$image")
if ((size > 250000)); then
  printf '%s has %d bytes, more than README should load.\n' "$image" "$size" >&2
  exit 1
fi
printf '%s, %d bytes\n' "$image" "$size"
