#!/usr/bin/env bash
# Judges decks from the outside: of the sample, of a made-up base and, where it is there, of a real one.
#
# Every base is built with one thread and with two, and some accounts alone: the bytes must be the same. Then qpdf, poppler,
# mutool and Ghostscript read a spread of the decks and must have nothing to say, check_decks.py reads more of them, and the
# checkers of tests/checkers.txt hold some to PDF/UA-1. The sample's decks are sent to a mail server that others wrote. VALIDATE_DECKS (default 12), VALIDATE_CHECKED (default 150) and
# VALIDATE_ACCESSIBLE (default 20) say how many of each base. Without those checkers their part is skipped, but where
# QUARTERDECK_REQUIRE_CHECKERS=1.
set -euo pipefail
source "$(dirname "$0")/tools.sh"
need qpdf qpdf pdfinfo poppler-utils pdftotext poppler-utils mutool mupdf-tools gs ghostscript python3 python3

judged=${VALIDATE_DECKS:-12}
checked=${VALIDATE_CHECKED:-150}
accessible=${VALIDATE_ACCESSIBLE:-20}
checkers=$target/checkers
work=$target/validate
faults=0

fault() {
  echo "FAULT $*" >&2
  faults=$((faults + 1))
}

# silent WHAT COMMAND …: a fault where the command fails or says anything.
silent() {
  local what=$1 said
  shift
  if ! said=$("$@" 2>&1) || [ -n "$said" ]; then
    fault "$what: $(head -n 3 <<<"$said")"
  fi
}

judge() {
  local deck=$1 name
  name=$(basename "$deck")
  qpdf --check "$deck" >"$work/qpdf.txt" 2>&1 || fault "$name: qpdf: $(tail -n 2 "$work/qpdf.txt")"
  pdfinfo -struct-text "$deck" >"$work/info.txt" 2>"$work/errors.txt" || fault "$name: pdfinfo fails"
  [ ! -s "$work/errors.txt" ] || fault "$name: pdfinfo: $(head -n 3 "$work/errors.txt")"
  pdftotext "$deck" "$work/text.txt" 2>"$work/errors.txt" || fault "$name: pdftotext fails"
  [ ! -s "$work/errors.txt" ] || fault "$name: pdftotext: $(head -n 3 "$work/errors.txt")"
  [ "$(wc -w <"$work/text.txt")" -ge 60 ] || fault "$name: next to no text"
  silent "$name: mutool" mutool draw -N -q -r 24 -o "$work/page-%d.png" "$deck"
  silent "$name: Ghostscript" gs -q -dNOPAUSE -dBATCH -dSAFER -dPDFSTOPONERROR -dPDFSTOPONWARNING \
    -sDEVICE=pgmraw -r18 -sOutputFile="$work/gs-%d.pgm" "$deck"
}

# base NAME WORKSPACE [BUILD ARGUMENT …]
base() {
  local name=$1 workspace=$2 out=$work/$1
  shift 2
  rm -rf "$out" "$out-one" "$out-alone"
  printf '%s, two threads: ' "$name"
  "$quarterdeck" build "$workspace" "$@" --jobs 2 --out "$out" || fault "$name: exit status $?"
  "$quarterdeck" build "$workspace" "$@" --jobs 1 --out "$out-one" --quiet || fault "$name: exit status $? with one thread"
  diff -rq --exclude .quarterdeck --exclude run.json --exclude report.html "$out" "$out-one" >&2 || fault "$name: one thread and two give other bytes"
  rm -rf "$out-one"
  "$quarterdeck" verify "$out" || fault "$name: the decks are not what the manifest says"
  "$quarterdeck" build "$workspace" "$@" --out "$out" >"$work/again.txt" || fault "$name: exit status $? built again"
  grep -q ', all unchanged,' "$work/again.txt" || fault "$name: built again, it made decks: $(cat "$work/again.txt")"

  local decks=("$out"/*.pdf) deck id
  while read -r id; do
    "$quarterdeck" build "$workspace" "$@" --account "$id" --out "$out-alone" --quiet || fault "$name: $id alone: exit status $?"
  done < <(accounts_with_decks "$out/manifest.jsonl")
  for deck in "$out-alone"/*.pdf; do
    cmp "$deck" "$out/$(basename "$deck")" >&2 || fault "$name: $(basename "$deck") has other bytes when it is made alone"
  done

  while read -r deck; do judge "$deck"; done < <(spread "$judged" "${decks[@]}")
  if [ -e "$shared/tools/check_decks.py" ]; then
    python3 "$shared/tools/check_decks.py" "$out" --sample "$checked" || fault "$name: check_decks.py"
  else
    echo "skipped: check_decks.py is not there"
  fi
  if [ -x "$checkers/bin/python" ]; then
    mapfile -t decks < <(spread "$accessible" "${decks[@]}")
    "$checkers/bin/python" tests/accessibility.py "${decks[@]}" >&2 || fault "$name: not accessible"
  fi
}

# Says which packages are missing where nothing judges the accessibility.
look_for_checkers() {
  [ -x "$checkers/bin/python" ] && return
  echo "skipped: no page-validation, outloud and pdfua; python3 -m venv $checkers && $checkers/bin/pip install -r tests/checkers.txt"
  [ "${QUARTERDECK_REQUIRE_CHECKERS:-0}" != 1 ] || fault "the accessibility checkers are required and not there"
}

# The ids of four accounts with a deck, from the first to the last.
accounts_with_decks() {
  python3 - "$1" <<'PYTHON'
import json, sys
ids = [row["account_id"] for row in map(json.loads, open(sys.argv[1], encoding="utf-8")) if row["file"]]
for place in sorted({0, len(ids) // 3, 2 * len(ids) // 3, len(ids) - 1}):
    print(ids[place])
PYTHON
}

mkdir -p "$work"
look_for_checkers
cargo build --release --locked --bin quarterdeck --example synthesize
base sample sample_data
"$target/release/examples/synthesize" --accounts 300 --seed 11 "$work/made-up-base"
base made-up "$work/made-up-base"
if [ -d "$shared/data/ravenstack" ]; then
  base ravenstack tests/real/ravenstack --data "$shared/data/ravenstack"
else
  echo "skipped: the RavenStack exports are not there"
fi

if [ -x "$checkers/bin/python" ]; then
  "$checkers/bin/python" tests/sending/real.py "$quarterdeck" "$work/sending" || fault "messages are not sent as they should be"
fi

if [ "$faults" -gt 0 ]; then
  echo "$faults faults" >&2
  exit 1
fi
echo "no faults"
