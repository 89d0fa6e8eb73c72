#!/usr/bin/env bash
# Runs the fuzz targets one after the other: fuzz.sh [SECONDS [TARGET …]]. They begin with the samples, the project's own
# mappings and, where they are there, the shared hostile files and names. What breaks a target is kept in
# tests/fuzz/artifacts, and `cargo fuzz run` with that file shows it again.
set -euo pipefail
source "$(dirname "$0")/tools.sh"
command -v cargo-fuzz >/dev/null || { echo "missing: cargo-fuzz (cargo install cargo-fuzz)" >&2; exit 2; }
need c++ g++

seconds=${1:-60}
targets=("${@:2}")
[ ${#targets[@]} -gt 0 ] || targets=(numbers dates delimited json round_trip yaml text logo deck)
fuzz=tests/fuzz
# libFuzzer counts what one thread does.
export RAYON_NUM_THREADS=1

# lines FILE …: a folder with a file for every few lines, for targets that take short texts.
lines() {
  local folder=$fuzz/corpus/lines file
  mkdir -p "$folder"
  for file in "$@"; do
    [ ! -f "$file" ] || split -l 3 -a 4 "$file" "$folder/$(basename "$file")-"
  done
  echo "$folder"
}

# seeds TARGET: the files and folders it begins with.
seeds() {
  case $1 in
    delimited) echo sample_data "$shared"/data/hostile/csv_spectrum "$shared"/data/hostile/csv_injection ;;
    json) echo sample_data "$shared"/data/hostile/csv_spectrum/json "$shared"/data/hostile/blns ;;
    yaml) echo sample_data tests/real "$shared"/data/hostile/yaml_bombs ;;
    logo) echo sample_data/assets ;;
    *) lines sample_data/accounts.csv sample_data/tickets.csv "$shared"/data/hostile/blns/blns.txt \
         "$shared"/data/names/ror_names_{multiscript,format_chars}.csv ;;
  esac
}

for name in "${targets[@]}"; do
  corpus=$fuzz/corpus/$name
  mkdir -p "$corpus"
  folders=()
  for seed in $(seeds "$name"); do
    [ ! -d "$seed" ] || folders+=("$seed")
  done
  echo "== $name"
  # No sanitizer: there is no unsafe code to watch, and the others need more than a stable compiler.
  cargo fuzz run --fuzz-dir "$fuzz" --sanitizer none "$name" "$corpus" "${folders[@]}" -- \
    -max_total_time="$seconds" -max_len=16384 -timeout=30 -rss_limit_mb=1024 -print_final_stats=1
done
