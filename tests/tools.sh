# Sourced by the scripts beside it and in benches: where things are, and tools that may be missing.

cd "$(dirname "${BASH_SOURCE[0]}")/.."
target=${CARGO_TARGET_DIR:-target}
shared=${QUARTERDECK_SHARED:-../shared}
quarterdeck=$target/release/quarterdeck

# need TOOL PACKAGE …: ends with a message that names the Debian package of every tool that is missing.
need() {
  local missing=()
  while [ $# -gt 0 ]; do
    command -v "$1" >/dev/null || missing+=("$1 (apt-get install $2)")
    shift 2
  done
  [ ${#missing[@]} -eq 0 ] && return
  printf 'missing: %s\n' "${missing[@]}" >&2
  exit 2
}

# spread N FILE …: at most N of the files, evenly spread.
spread() {
  local wanted=$1 total=$(($# - 1)) i
  shift
  if [ "$total" -le "$wanted" ]; then printf '%s\n' "$@"; return; fi
  for ((i = 0; i < wanted; i++)); do
    local place=$((i * total / wanted + 1))
    printf '%s\n' "${!place}"
  done
}
