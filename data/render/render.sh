#!/usr/bin/env bash
# Renders the letters of this data set from Debian's font packages, or checks those in the
# repository. Nothing is installed: packages are only downloaded and unpacked. See ../README.md.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
data=$(dirname "$here")
cache=${NN_FONT_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/nn-maven-fonts}

usage() {
  cat <<'USAGE'
Usage: render.sh OUT       render into the folder OUT: train/, test/ and manifest.tsv
       render.sh --check   render, and compare with the images and the manifest of the repository

Needs Debian or Ubuntu (apt-get, dpkg-deb) and a JDK of version 17 or later. About 110 MB of
packages are kept in ~/.cache/nn-maven-fonts, or in the folder that NN_FONT_CACHE names.
USAGE
}

fail() {
  printf 'render.sh: %s\n' "$1" >&2
  exit 2
}

# The file name of a package version in the cache; apt-get writes the colon of an epoch as %3a.
deb_file() {
  local found
  for found in "$cache/debs/$1_${2//:/%3a}"_*.deb; do
    if [[ -e $found ]]; then
      printf '%s\n' "$found"
      return
    fi
  done
}

# Downloads what packages.txt lists and unpacks each package into $work/fonts/PACKAGE. Where apt-get
# knows the listed version no more, its present one is taken, and noted in $work/other-versions.
unpack_fonts() {
  local package version entry
  local -a chosen=() missing=()
  while IFS='=' read -r package version; do
    if [[ -z $package || $package == \#* ]]; then
      continue
    fi
    if [[ -z $(deb_file "$package" "$version") ]] &&
      [[ -z $(apt-cache show "$package=$version" 2>/dev/null) ]]; then
      entry=$version
      version=$(apt-cache policy "$package" | sed -n 's/^ *Candidate: //p')
      if [[ -z $version || $version == '(none)' ]]; then
        fail "apt-get knows no package $package; run apt-get update, or use Debian 13 (trixie)"
      fi
      printf '%s: %s instead of %s\n' "$package" "$version" "$entry" >>"$work/other-versions"
    fi
    chosen+=("$package=$version")
    if [[ -z $(deb_file "$package" "$version") ]]; then
      missing+=("$package=$version")
    fi
  done <"$here/packages.txt"

  mkdir -p "$cache/debs" "$work/fonts"
  if [[ ${#missing[@]} -gt 0 ]]; then
    printf 'Downloading %d packages into %s\n' "${#missing[@]}" "$cache/debs"
    (cd "$cache/debs" && apt-get -qq download "${missing[@]}") 2>"$work/apt-get.log" ||
      fail "apt-get download failed: $(cat "$work/apt-get.log")"
  fi
  for entry in "${chosen[@]}"; do
    dpkg-deb -x "$(deb_file "${entry%%=*}" "${entry#*=}")" "$work/fonts/${entry%%=*}"
  done
}

run() {
  local class=$1
  shift
  java -cp "$work/classes" "$class" "$@"
}

# Compares with the manifest: first the images in the repository, then those just rendered.
check() {
  local result=0
  run ManifestCheck "$data/manifest.tsv" "$data" || result=1
  run ManifestCheck "$data/manifest.tsv" "$work/out" || result=1
  if ! cmp -s "$data/manifest.tsv" "$work/out/manifest.tsv"; then
    printf 'DIFFERENT: the manifests, the repository'"'"'s (<) and the new one (>), line by line\n'
    diff "$data/manifest.tsv" "$work/out/manifest.tsv" | head -n 20 || true
    result=1
  fi
  if [[ -s $work/other-versions ]]; then
    printf 'These packages came in another version than packages.txt says,'
    printf ' so other pixels are no surprise:\n'
    sed 's/^/  /' "$work/other-versions"
  fi
  return "$result"
}

if [[ $# -ne 1 || $1 == -h || $1 == --help ]]; then
  usage
  [[ $# -eq 1 ]] && exit 0
  exit 2
fi
for tool in apt-get apt-cache dpkg-deb java javac; do
  command -v "$tool" >/dev/null || fail "needs the command $tool"
done
if [[ $1 == --check ]]; then
  out=
elif [[ $1 == -* ]]; then
  usage >&2
  exit 2
else
  out=$1
  for name in train test manifest.tsv; do
    [[ ! -e $out/$name ]] || fail "will not write over $out/$name; remove it first"
  done
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
javac -Xlint:all --release 17 -d "$work/classes" "$here"/*.java
unpack_fonts
run RenderLetters "$work/fonts" "$here/exclude.txt" "$work/out"

if [[ -z $out ]]; then
  check
else
  # Only a complete result is moved to its place.
  mkdir -p "$out"
  mv "$work/out/train" "$work/out/test" "$work/out/manifest.tsv" "$out/"
  if [[ -s $work/other-versions ]]; then
    printf 'Other versions than packages.txt says:\n'
    sed 's/^/  /' "$work/other-versions"
  fi
fi
