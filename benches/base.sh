#!/usr/bin/env bash
# Builds a made-up base of 10,000 accounts (or as many as are given) and says what a deck costs, loading included; then one
# account alone, with and without what was kept of the data.
set -euo pipefail
source "$(dirname "$0")/../tests/tools.sh"
accounts=${1:-10000}
work=$target/bench
base=$work/base-$accounts

cargo build --release --locked --bin quarterdeck --example synthesize
[ -e "$base/qbr.yaml" ] || "$target/release/examples/synthesize" --accounts "$accounts" --seed 7 "$base"
rm -rf "$work/out" "$work/one" "$base/.quarterdeck/cache"
TIMEFORMAT='%U %S %R'
{ time "$quarterdeck" build "$base" --out "$work/out"; } 2>"$work/times.txt"
tail -n 1 "$work/times.txt" | awk -v accounts="$accounts" \
  '{ printf "%.1f s of CPU time, %.1f s by the clock: %.2f ms of CPU time an account\n", $1 + $2, $3, ($1 + $2) * 1000 / accounts }'
{ time "$quarterdeck" build "$base" --out "$work/out" --quiet; } 2>"$work/again.txt"
tail -q -n 1 "$work/times.txt" "$work/again.txt" | awk 'NF == 3 { cpu[++n] = $1 + $2; clock[n] = $3 }
  END { printf "built again without changes: %.0f%% of the CPU time, %.0f%% of the time\n", cpu[2] * 100 / cpu[1], clock[2] * 100 / clock[1] }'
if [ -x /usr/bin/time ]; then
  /usr/bin/time -f 'at most %M kB of memory' "$quarterdeck" build "$base" --out "$work/out" --force --quiet
else
  echo "memory was not measured: /usr/bin/time is missing (apt-get install time)"
fi
# One account: of the data, of the cache into a folder of its own, of the cache beside all others.
one() {
  { time "$quarterdeck" build "$base" --account "$2" --out "$3" --quiet; } 2>"$work/one.txt"
  awk -v what="$1" 'NF == 3 { printf "one account, %s: %.2f s, %.2f s of CPU time\n", what, $3, $1 + $2 }' "$work/one.txt"
}
middle=$(awk -F, -v row=$((accounts / 2)) 'NR == row { print $1 }' "$base/accounts.csv")
du -h "$base"/.quarterdeck/cache/*.redb | awk '{ print "the cache takes " $1 }'
one "from the cache, beside all others, unchanged" "$middle" "$work/out"
one "from the cache, into a folder of its own" "$middle" "$work/one"
rm -rf "$base/.quarterdeck/cache"
one "from the data" "$middle" "$work/one"
