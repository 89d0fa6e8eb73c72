#!/usr/bin/env bash
# Builds a made-up base of 10,000 accounts (or as many as are given) and says what a deck costs, loading included.
set -euo pipefail
source "$(dirname "$0")/../tests/tools.sh"
accounts=${1:-10000}
work=$target/bench
base=$work/base-$accounts

cargo build --release --locked --bin quarterdeck --example synthesize
[ -e "$base/qbr.yaml" ] || "$target/release/examples/synthesize" --accounts "$accounts" --seed 7 "$base"
rm -rf "$work/out"
TIMEFORMAT='%U %S %R'
{ time "$quarterdeck" build "$base" --out "$work/out"; } 2>"$work/times.txt"
tail -n 1 "$work/times.txt" | awk -v accounts="$accounts" \
  '{ printf "%.1f s of CPU time, %.1f s by the clock: %.2f ms of CPU time an account\n", $1 + $2, $3, ($1 + $2) * 1000 / accounts }'
if [ -x /usr/bin/time ]; then
  /usr/bin/time -f 'at most %M kB of memory' "$quarterdeck" build "$base" --out "$work/out" --quiet
else
  echo "memory was not measured: /usr/bin/time is missing (apt-get install time)"
fi
