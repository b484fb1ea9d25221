# Shared by the entries in this folder: where things are, which versions, a few helpers. Sourced, never run.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root"

trunk_version=0.21.14
deny_version=0.20.2
typos_version=1.52.0
mkdocs_version=1.6.1

web=wasm32-unknown-unknown
tools="${PM_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/postmortem-meeting/tools}"
export PATH="$tools/bin:$root/node_modules/.bin:$PATH:$HOME/.cargo/bin"

# The command line tool and the crate must be of one version: the lock file decides.
bindgen_version() {
  awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock
}

fail() {
  printf '\n%s\n' "$*" >&2
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

is_root() { [ "$(id -u)" = 0 ]; }

# quietly NAME COMMAND...: keeps what the command prints in a log, and shows its end only if the command fails.
quietly() {
  local log="$tools/log/$1.log"
  shift
  mkdir -p "$tools/log"
  "$@" >"$log" 2>&1 </dev/null || {
    tail -n 40 "$log" >&2
    fail "This failed: $*
The whole log: $log"
  }
}

# The path of chromium or chromedriver; fails when there is none.
browser_path() { node tests/e2e/find.mjs "$1"; }

# Builds the release unless dist/ is newer than everything it is made of.
fresh_build() {
  [ -f dist/index.html ] &&
    [ -z "$(find Cargo.* Trunk.toml index.html assets macros src styles scripts/*.mjs scripts/snippets scripts/web -newer dist/index.html | head -n 1)" ] ||
    scripts/build
}
