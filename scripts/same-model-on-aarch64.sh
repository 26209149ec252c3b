#!/usr/bin/env bash
# Trains the known models of nn-core's tests on an emulated aarch64 processor and on this machine's,
# and compares the model files with what they have always been. Nothing is installed.
#
#   scripts/same-model-on-aarch64.sh [JAVA_VERSION]...      default: 21
#
# Needs Debian's qemu-user, JDK and Maven. Fetches Debian's arm64 Java (some 50 MB a version) with
# the package sources of this machine into target/aarch64, and keeps it there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

for tool in qemu-aarch64 apt-get dpkg-deb mvn java; do
  if ! command -v "$tool" >/dev/null; then
    printf '%s is missing. On Debian: apt-get install qemu-user apt dpkg maven default-jdk-headless\n' \
      "$tool" >&2
    exit 1
  fi
done

versions=("$@")
if [[ ${#versions[@]} -eq 0 ]]; then
  versions=(21)
fi
work=$PWD/target/aarch64

step() {
  printf '\n=== %s\n' "$1"
}

maven=(mvn -q -B -ntp)
if [[ -n ${MAVEN_REPO_LOCAL:-} ]]; then
  maven+=("-Dmaven.repo.local=$MAVEN_REPO_LOCAL")
fi
step 'Compile nn-core and its tests'
"${maven[@]}" test-compile dependency:copy-dependencies -pl nn-core \
  -DincludeArtifactIds=gson "-DoutputDirectory=$work/lib"
class_path=nn-core/target/classes:nn-core/target/test-classes:$(echo "$work"/lib/gson-*.jar)
main=dev.nnmaven.nn.training.KnownModelMain

# apt for another architecture, with lists and cache of its own; it knows no installed packages.
mkdir -p "$work/apt/lists/partial" "$work/apt/archives/partial"
: >"$work/apt/status"
apt_arm64() {
  apt-get -qq \
    -o APT::Architecture=arm64 -o APT::Architectures=arm64 -o APT::Sandbox::User= \
    -o Dir::State::Lists="$work/apt/lists" -o Dir::State::status="$work/apt/status" \
    -o Dir::Cache="$work/apt" -o Dir::Cache::archives="$work/apt/archives" "$@"
}

# fetch_java VERSION ROOT: unpacks it with the libraries that it needs.
fetch_java() {
  local version=$1 root=$2 unpacked=$2.unpacking
  local home=usr/lib/jvm/java-$version-openjdk-arm64
  rm -rf "$unpacked"
  mkdir -p "$unpacked"
  if [[ -z $(ls "$work"/apt/lists/*_Packages* 2>/dev/null) ]]; then
    apt_arm64 update
  fi
  (cd "$work/apt/archives" && apt_arm64 download \
    "openjdk-$version-jre-headless" libc6 libstdc++6 libgcc-s1 zlib1g)
  for package in "$work"/apt/archives/*.deb; do
    case $(basename "$package") in
      openjdk-*) [[ $package == */openjdk-"$version"-* ]] || continue ;;
    esac
    dpkg-deb -x "$package" "$unpacked"
  done
  [[ -e $unpacked/lib ]] || ln -s usr/lib "$unpacked/lib"
  # Links into /etc would lead into this machine's.
  find "$unpacked/$home" -type l -lname '/etc/*' -print0 |
    while IFS= read -r -d '' link; do
      local target
      target=$unpacked$(readlink "$link")
      rm "$link"
      [[ ! -e $target ]] || cp -r "$target" "$link"
    done
  mv "$unpacked" "$root"
}

native() {
  java "$@"
}

emulated() {
  qemu-aarch64 -L "$root" "$root/usr/lib/jvm/java-$version-openjdk-arm64/bin/java" "$@"
}

# same WHERE JVM_ARGUMENTS... KERNELS THREADS: fails where a model differs.
same() {
  local where=$1 kernels=${*: -2:1} threads=${*: -1} start=$SECONDS
  "$where" "${@:2:$#-3}" -cp "$class_path" "$main" "$kernels" "$threads" 2>"$work/errors" || {
    cat "$work/errors" >&2
    printf 'FAILED: %s, %s kernels, %s threads\n' "$where" "$kernels" "$threads" >&2
    exit 1
  }
  printf '(%d s)\n' "$((SECONDS - start))"
}

vector_api=(--add-modules jdk.incubator.vector)
step 'This machine'
same native scalar 1
same native "${vector_api[@]}" simd 3

for version in "${versions[@]}"; do
  root=$work/java-$version
  step "aarch64, emulated by $(qemu-aarch64 --version | head -n 1), Java $version"
  [[ -d $root ]] || fetch_java "$version" "$root"
  same emulated scalar 1
  same emulated scalar 3
  same emulated "${vector_api[@]}" simd 2
  same emulated "${vector_api[@]}" -XX:UseSVE=0 simd 2 # as on processors with NEON alone
done

printf '\nThe same models everywhere.\n'
