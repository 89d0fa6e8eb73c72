"""Makes the faces of this folder from Debian's packages fonts-noto-core (20201225-1) and fonts-noto-cjk (20220127+repack1-1), with
fonttools 4.68.0:

    python3 tests/fonts/subset.py /usr/share/fonts

Arabic, Hebrew and Thai have their block, the others the letters that the texts of this repository need. The same packages and texts
give the same bytes.
"""

import subprocess
import sys
from pathlib import Path

from fontTools import subset, ttLib

HERE = Path(__file__).parent
FONTS = Path(sys.argv[1])
WHOLE = {"Arabic": range(0x600, 0x700), "Hebrew": range(0x590, 0x600), "Thai": range(0xE00, 0xE80)}
PARTS = {"Devanagari": range(0x900, 0x980), "Sinhala": range(0xD80, 0xE00)}
JOINERS = {0x25CC, 0x200C, 0x200D}
# What the Japanese faces that are built in lack, by the place of a family in the collection.
EAST = {"kr": (1, range(0xAC00, 0xD7B0)), "sc": (2, range(0x3400, 0xA000))}


def texts() -> set[int]:
    root = HERE.parent.parent
    listed = subprocess.run(["git", "ls-files", "src", "tests", "benches", "sample_data"], cwd=root, check=True, capture_output=True, text=True)
    endings = {".rs", ".csv", ".tsv", ".yaml", ".ftl", ".md", ".json", ".jsonl", ".txt"}
    files = (root / file for file in listed.stdout.splitlines() if Path(file).suffix in endings)
    return {ord(sign) for file in files for sign in file.read_text(encoding="utf-8", errors="ignore")}


def save(source: Path, signs: set[int], name: str, number: int = -1) -> None:
    options = subset.Options(font_number=number, hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17])
    options.drop_tables += ["BASE", "STAT", "vhea", "vmtx", "VORG", "DSIG"]
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=sorted(signs | {0x20}))
    subsetter.subset(font)
    subset.save_font(font, str(HERE / name), options)


def used(part: range) -> set[int]:
    return {sign for sign in texts() if sign in part}


japanese = ttLib.TTFont(HERE / "../../themes/fonts/noto-sans-jp/NotoSansJP_400Regular.ttf").getBestCmap().keys()
blocks = {name: set(block) for name, block in WHOLE.items()} | {name: used(part) for name, part in PARTS.items()}
# A title in the sample is Arabic, so its pictures want the bold face too.
for script, weight in [(script, "Regular") for script in blocks] + [("Arabic", "Bold")]:
    face = f"NotoSans{script}-{weight}.ttf"
    save(FONTS / "truetype/noto" / face, blocks[script] | JOINERS, face)
for country, (number, part) in EAST.items():
    save(FONTS / "opentype/noto/NotoSansCJK-Regular.ttc", used(part) - japanese, f"NotoSansCJK{country}-Regular.otf", number)
