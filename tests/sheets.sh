#!/usr/bin/env bash
# Makes the contact sheets in docs/: a whole deck in each theme that comes with the program, three pages in all looks, whole decks
# of twelve accounts, and one page of all twelve. DECK is the account of the themes' sheets.
set -euo pipefail
source "$(dirname "$0")/tools.sh"
need pdftoppm poppler-utils montage imagemagick

# Everything measured and everything in use; little, nothing or only a little while; names and figures that break layouts.
rich=(C-2001 C-3001 C-1001 C-2008)
sparse=(C-1007 C-1005 C-1006 C-1003)
hostile=(C-2005 C-2002 C-2003 C-2004)

work=$target/sheets
cargo build --release --locked --bin quarterdeck
rm -rf "$work"
mkdir -p "$work" docs
rm -f docs/decks-*.png

# sheet NAME COLUMNS WIDTH PICTURE …: in 256 colours, which a flat design does not miss.
sheet() {
  local name=$1 columns=$2 width=$3
  shift 3
  montage "$@" -tile "${columns}x" -geometry "${width}x+8+8" -background '#d9dce1' miff:- |
    convert miff:- +dither -colors 256 -depth 8 -strip -define png:compression-level=9 "PNG8:docs/$name.png"
  echo "docs/$name.png: $(($(stat -c %s "docs/$name.png") / 1000)) kB"
}

# deck ACCOUNT THEME FOLDER: the account's pages as FOLDER/slide-N.png.
deck() {
  "$quarterdeck" build sample_data --account "$1" --theme "$2" --out "$3" --quiet
  pdftoppm -png -r 48 "$3"/*.pdf "$3/slide"
}

themes=(harbor editorial beacon)
for theme in "${themes[@]}"; do
  deck "${DECK:-C-2001}" "$theme" "$work/theme-$theme"
  sheet "decks-$theme" 3 424 "$work/theme-$theme"/slide-*.png
done

# Three pages in all looks, a look a row.
looks=()
for theme in "${themes[@]}"; do
  for mode in "" -dark -print; do
    [ -z "$mode" ] || deck "${DECK:-C-2001}" "$theme$mode" "$work/theme-$theme$mode"
    for page in 1 2 4; do looks+=("$work/theme-$theme$mode/slide-$page.png"); done
  done
done
sheet decks-looks 3 360 "${looks[@]}"

# A deck a row; a shorter one is filled up with nothing.
for kind in rich sparse hostile; do
  declare -n accounts=$kind
  row=()
  for account in "${accounts[@]}"; do
    deck "$account" harbor "$work/$account"
    slides=("$work/$account"/slide-*.png)
    while [ ${#slides[@]} -lt 8 ]; do slides+=(null:); done
    row+=("${slides[@]}")
  done
  sheet "decks-$kind" 8 264 "${row[@]}"
done

for page in 2 3 4; do
  pictures=()
  for account in "${rich[@]}" "${sparse[@]}" "${hostile[@]}"; do
    pictures+=("$work/$account/slide-$page.png")
  done
  sheet "decks-accounts-$page" 4 360 "${pictures[@]}"
done
