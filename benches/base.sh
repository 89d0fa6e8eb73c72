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
{ time "$quarterdeck" build "$base" --out "$work/out" --quiet; } 2>"$work/again.txt"
tail -n 1 "$work/times.txt" "$work/again.txt" | awk 'NF == 3 { cpu[++n] = $1 + $2; clock[n] = $3 }
  END { printf "built again without changes: %.0f%% of the CPU time, %.0f%% of the time\n", cpu[2] * 100 / cpu[1], clock[2] * 100 / clock[1] }'
if [ -x /usr/bin/time ]; then
  /usr/bin/time -f 'at most %M kB of memory' "$quarterdeck" build "$base" --out "$work/out" --force --quiet
else
  echo "memory was not measured: /usr/bin/time is missing (apt-get install time)"
fi
