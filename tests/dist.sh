#!/usr/bin/env bash
# Packs the program as it is handed out: dist.sh PROGRAM FOLDER writes FOLDER/quarterdeck-VERSION-TARGET.tar.gz and its SHA-256.
#
# The archive holds the program, its licences and those of its typefaces, README and CHANGELOG, manual pages, completions and
# schemas. Packed twice it has the same bytes: names in order, one owner, the time of the last commit or of SOURCE_DATE_EPOCH.
set -euo pipefail
program=$(realpath "$1")
mkdir -p "$2"
folder=$(realpath "$2")
source "$(dirname "$0")/tools.sh"
need gzip gzip sha256sum coreutils
tar --version 2>/dev/null | grep -q GNU || { echo "missing: GNU tar, which can sort names" >&2; exit 2; }

version=$("$program" --version | cut -d ' ' -f 2)
host=$(rustc -vV | sed -n 's/^host: //p')
name=quarterdeck-$version-${DIST_TARGET:-$host}
time=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 0)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

root=$work/$name
mkdir -p "$root"/{man/man1,completions,licences}
cp "$program" "$root/quarterdeck"
cp README.md CHANGELOG.md LICENSE-MIT LICENSE-APACHE "$root"
for licence in themes/fonts/*/OFL.txt; do
  cp "$licence" "$root/licences/$(basename "$(dirname "$licence")").txt"
done
"$program" man "$root/man/man1" >/dev/null
"$program" completions bash >"$root/completions/quarterdeck.bash"
"$program" completions zsh >"$root/completions/_quarterdeck"
"$program" completions fish >"$root/completions/quarterdeck.fish"
"$program" completions powershell >"$root/completions/quarterdeck.ps1"
"$program" completions elvish >"$root/completions/quarterdeck.elv"
"$program" schema "$root" >/dev/null
chmod -R u=rwX,go=rX "$root"
chmod 755 "$root/quarterdeck"

tar --sort=name --format=ustar --owner=0 --group=0 --numeric-owner --mtime="@$time" -C "$work" -cf - "$name" |
  gzip -n "-${DIST_LEVEL:-9}" >"$folder/$name.tar.gz"
(cd "$folder" && sha256sum "$name.tar.gz" >"$name.tar.gz.sha256")
echo "$folder/$name.tar.gz"
