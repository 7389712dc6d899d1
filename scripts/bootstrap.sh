# Read by the launchers in this folder (`. scripts/bootstrap.sh`): puts Node 24 and the packages in place, shows
# what it does, and does nothing the second time.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
say() { printf '\033[1m› %s\033[0m\n' "$*" >&2; }
fail() { printf '\n%s\n' "$*" >&2; exit 1; }

need_node() {
  command -v node >/dev/null && command -v npm >/dev/null ||
    fail "Patience needs Node.js 20 or newer with npm to set itself up: apt-get install nodejs npm"
  node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 20 ? 0 : 1)' ||
    fail "Node.js $(node --version) is too old to set up Patience; 20 or newer is wanted."
}

# The lock file's hash says whether what is installed is what is asked for.
need_packages() {
  local stamp=node_modules/.patience-lock want
  want=$(sha256sum package-lock.json package.json | sha256sum | cut -d' ' -f1)
  [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$want" ] && return
  need_node
  say "Installing packages (once; about half a minute)"
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error ||
    fail "npm could not install the packages; its message is above."
  printf '%s' "$want" >"$stamp"
}

# Node 24 comes with the packages, so that an older Node is enough to begin with.
use_node() {
  export PATH="$root/node_modules/.bin:$PATH"
  local major
  major=$(node -p 'process.versions.node.split(".")[0]')
  [ "$major" -ge 24 ] || fail "Node 24 is not there for this machine ($(uname -m)); install Node 24 by hand."
}

# The pages are built again when a source of theirs is newer than the last build.
need_pages() {
  local built=dist/pages/.built
  if [ -f "$built" ] && [ -z "$(find ui display counter-ui protocol vite.config.ts package-lock.json -newer "$built" -print -quit)" ]; then return; fi
  say "Building the pages"
  vite build --logLevel warn && touch "$built"
}

# Debian packages by name, when a program of theirs is missing: need_debian PROGRAM PACKAGE [PROGRAM PACKAGE ...]
need_debian() {
  local missing=()
  while [ $# -gt 0 ]; do
    command -v "$1" >/dev/null || [ -x "/usr/sbin/$1" ] || missing+=("$2")
    shift 2
  done
  [ ${#missing[@]} -eq 0 ] && return
  [ "$(id -u)" = 0 ] || fail "These Debian packages are missing and only root can install them:
  sudo apt-get install ${missing[*]}"
  say "Installing Debian packages: ${missing[*]}"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

need_packages
use_node
