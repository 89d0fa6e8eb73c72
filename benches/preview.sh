#!/usr/bin/env bash
# Changes the files of a watched workspace again and again and says how long it takes until all pictures stand there: from the
# system's notice of the change to the last file written. On the sample, then on a made-up base of 10,000 accounts (or as many
# as are given).
set -euo pipefail
source "$(dirname "$0")/../tests/tools.sh"
need python3 python3
accounts=${1:-10000}
rounds=${2:-5}
work=$target/bench
base=$work/base-$accounts

cargo build --release --locked --bin quarterdeck --example synthesize
[ -e "$base/qbr.yaml" ] || "$target/release/examples/synthesize" --accounts "$accounts" --seed 7 "$base"

# measure NAME WORKSPACE ACCOUNT: watches a copy and changes a theme, a word, an override and the data in turn.
measure() {
  local name=$1 copy=$work/preview-$1 account=$3
  rm -rf "$copy"
  cp -r "$2" "$copy"
  mkdir -p "$copy/themes" "$copy/voice" "$copy/overrides"
  echo '{name: own, brand: "#1747d6"}' >"$copy/themes/own.yaml"
  "$quarterdeck" preview "$account" "$copy" --theme own --watch --no-open >/dev/null 2>"$work/preview-$name.txt" &
  local watch=$!
  trap 'kill "$watch" 2>/dev/null || true' EXIT
  until grep -q Watching "$work/preview-$name.txt"; do sleep 0.1; done
  for ((round = 0; round < rounds; round++)); do
    sleep 1.5; echo "{name: own, brand: \"#1747$((round % 10))$round\"}" >"$copy/themes/own.yaml"
    sleep 1.5; echo "next-kicker = What now, $round" >"$copy/voice/en.ftl"
    sleep 1.5; echo "# $round" >"$copy/overrides/$account.yaml"
    sleep 1.5; sed -i "s/^\($account,[^,]*\)/\1 $round/" "$copy/accounts.csv"
  done
  sleep 2
  kill -INT "$watch"
  wait "$watch"
  trap - EXIT
  python3 - "$name" "$work/preview-$name.txt" <<'PYTHON'
import re, statistics, sys
name, file = sys.argv[1:]
times = {}
for line in open(file):
    if told := re.search(r"changed in (\d+\.\d+) s \(([^),]+)", line):
        times.setdefault(told[2].split("/")[0], []).append(float(told[1]))
if len(times) < 4:
    sys.exit(f"{name}: of four kinds of change {len(times)} were seen")
for what, seconds in times.items():
    print(f"{name}, {what}: {statistics.median(seconds):.2f} s, at most {max(seconds):.2f} s ({len(seconds)} changes)")
PYTHON
}

measure sample sample_data C-2001
measure "$accounts-accounts" "$base" ACC-000003
