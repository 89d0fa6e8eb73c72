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
[ ${#targets[@]} -gt 0 ] || targets=(numbers dates delimited json round_trip yaml theme text logo deck)
fuzz=tests/fuzz
# libFuzzer counts what one thread does.
export RAYON_NUM_THREADS=1

# lines N: a folder with a file for every N lines of names and hostile strings, for targets that take short texts.
lines() {
  local folder=$fuzz/corpus/lines-$1 file
  mkdir -p "$folder"
  for file in sample_data/{accounts,tickets}.csv "$shared"/data/hostile/blns/blns.txt "$shared"/data/names/ror_names_*.csv; do
    [ ! -f "$file" ] || split -l "$1" -a 4 "$file" "$folder/$(basename "$file")-"
  done
  echo "$folder"
}

# seeds TARGET: the files and folders it begins with.
seeds() {
  case $1 in
    delimited) echo sample_data tests/fuzz/found "$shared"/data/hostile/csv_spectrum "$shared"/data/hostile/csv_injection ;;
    json) echo sample_data "$shared"/data/hostile/csv_spectrum/json "$shared"/data/hostile/blns ;;
    yaml) echo sample_data tests/real "$shared"/data/hostile/yaml_bombs ;;
    theme) echo themes ;;
    logo) echo sample_data/assets ;;
    deck) lines 40 ;;
    *) lines 3 ;;
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
    -max_total_time="$seconds" -max_len=9000 -timeout=30 -rss_limit_mb=1024 -print_final_stats=1
done
