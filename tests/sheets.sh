#!/usr/bin/env bash
# Makes the contact sheets in docs/: whole decks in each theme, and one slide of many accounts.
set -euo pipefail
source "$(dirname "$0")/tools.sh"
need pdftoppm poppler-utils montage imagemagick

work=$target/sheets
cargo build --release --locked --bin quarterdeck
rm -rf "$work"
mkdir -p "$work" docs

# sheet NAME COLUMNS WIDTH PICTURE …
sheet() {
  local name=$1 columns=$2 width=$3
  shift 3
  montage "$@" -tile "${columns}x" -geometry "${width}x+8+8" -background '#d9dce1' -depth 8 -strip \
    -define png:compression-level=9 "PNG24:docs/$name.png"
  echo "docs/$name.png: $(($(stat -c %s "docs/$name.png") / 1000)) kB"
}

for theme in harbor night paper editorial beacon orchard; do
  "$quarterdeck" build sample_data --theme "$theme" --account "${DECK:-C-2001}" --out "$work/$theme" --quiet
  pdftoppm -png -r 48 "$work/$theme"/*.pdf "$work/$theme/slide"
  sheet "decks-$theme" 3 424 "$work/$theme"/slide-*.png
done

"$quarterdeck" build sample_data --out "$work/all" --quiet
mapfile -t decks < <(spread 12 "$work"/all/*.pdf)
for page in 2 3 4; do
  for i in "${!decks[@]}"; do
    pdftoppm -png -r 36 -f "$page" -l "$page" -singlefile "${decks[$i]}" "$work/$(printf 'account-%02d-%d' "$i" "$page")"
  done
  sheet "decks-accounts-$page" 4 360 "$work"/account-*-"$page".png
done
