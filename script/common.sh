# What script/server, script/test and script/bench share. Sourced, not run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

# Everything that is built stands outside the checkout, so that a fresh clone can use it again.
build=${BIGPLAN_BUILD:-${XDG_CACHE_HOME:-$HOME/.cache}/bigplan/build}
export CARGO_TARGET_DIR=$build

# Tests carry the place of the checkout that they were built in, and cargo takes a moved checkout for the same one. A build
# folder that last served another checkout builds its own crates anew, so that no test looks for its files there.
if [ -d "$build" ] && [ "$(cat "$build/checkout" 2>/dev/null)" != "$root" ]; then
  rm -rf "$build"/*/.fingerprint/bigplan* "$build"/*/.fingerprint/xtask*
fi
mkdir -p "$build" && printf '%s\n' "$root" >"$build/checkout"

say() { printf '\n== %s\n' "$*" >&2; }
stop() { printf '\n%s\n' "$*" >&2; exit 2; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif sudo -n true 2>/dev/null; then sudo -n "$@"; else return 1; fi
}

need_tools() {
  command -v cargo >/dev/null || stop "Rust is missing. Install it (rustup.rs), then run this again. Nothing was changed."
  command -v npm >/dev/null || stop "Node.js with npm is missing. Install it (Debian: nodejs npm), then run this again. Nothing was changed."
  command -v cc >/dev/null || need_packages gcc:build-essential
}

# Installs Debian packages. Each argument is command:package, or path:package where the path may hold a
# star; what is there needs nothing.
need_packages() {
  local missing=() pair
  for pair in "$@"; do
    command -v "${pair%%:*}" >/dev/null || compgen -G "${pair%%:*}" >/dev/null || missing+=("${pair##*:}")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  say "Installing Debian packages: ${missing[*]}"
  as_root env DEBIAN_FRONTEND=noninteractive sh -c \
    'apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@" >/dev/null' sh "${missing[@]}" ||
    stop "These Debian packages are missing and could not be installed here: ${missing[*]}
Install them (apt-get install ${missing[*]}), then run this again. Nothing else was changed."
}

# Installs the npm packages when they are not those of the lock file. npm ci starts from
# nothing, and the mark is written last, so half a set-up is made good the next time.
need_npm_packages() {
  local mark=node_modules/.installed want
  want=$(sha256sum package-lock.json | cut -d' ' -f1)
  [ "$(cat "$mark" 2>/dev/null)" = "$want" ] && return 0
  say "Installing npm packages"
  npm ci --silent --ignore-scripts ||
    stop "The npm packages could not be installed. Check that the npm registry can be reached, then run this again."
  printf '%s\n' "$want" >"$mark"
}

# Builds bigplan-cluster into a folder of its own, which is kept: DataFusion and Ballista take most of an hour to build on two
# cores, and nothing else wants them. `$cluster` is the program afterwards.
cluster_build() {
  local folder=${BIGPLAN_CLUSTER_BUILD:-${XDG_CACHE_HOME:-$HOME/.cache}/bigplan/cluster}
  say "Building bigplan-cluster (the first time takes most of an hour)"
  CARGO_TARGET_DIR=$folder cargo build --release --locked --manifest-path "$root/cluster/Cargo.toml" ||
    stop "bigplan-cluster could not be built. What was built before still stands in $folder."
  cluster=$folder/release/bigplan-cluster
}
