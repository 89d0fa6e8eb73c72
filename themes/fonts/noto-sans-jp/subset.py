"""Makes the two files of this folder from the npm package @expo-google-fonts/noto-sans-jp 0.4.3, with fonttools 4.68.0:

    npm pack @expo-google-fonts/noto-sans-jp@0.4.3 && tar xzf expo-google-fonts-noto-sans-jp-0.4.3.tgz
    pip install fonttools==4.68.0
    python3 subset.py package

The same package gives the same bytes.
"""

import sys
from pathlib import Path

from fontTools import subset

HERE = Path(__file__).parent


def two_bytes(encoding: str) -> set[int]:
    """All that two bytes of an encoding can say."""
    texts = (bytes([a, b]).decode(encoding, "ignore") for a in range(0x81, 0xFF) for b in range(0x40, 0xFF))
    return {ord(sign) for text in texts for sign in text}


# JIS X 0208 (levels 1 and 2) with what Windows adds to it, and the first plane of JIS X 0213 (level 3): all kanji for daily use
# and for names are among them. Of other scripts nothing but ASCII: Inter has their letters, and is asked before.
KANJI = two_bytes("cp932") | two_bytes("euc_jis_2004")
SIGNS = [range(0x20, 0x7F), range(0xA0, 0xC0), range(0x2010, 0x2060), range(0x20A0, 0x20C0), range(0x3000, 0x3400), range(0xFE30, 0xFE50),
         range(0xFF00, 0xFFF0)]
KEPT = {sign for sign in KANJI if sign >= 0x2000}.union(*SIGNS)

for weight in ("400Regular", "700Bold"):
    name = f"NotoSansJP_{weight}.ttf"
    # Neither vertical nor proportional nor historical forms.
    options = subset.Options(layout_features=["ccmp", "locl"], hinting=False, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17])
    options.drop_tables += ["GPOS", "BASE", "STAT", "vhea", "vmtx"]
    font = subset.load_font(str(Path(sys.argv[1]) / weight / name), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=sorted(KEPT))
    subsetter.subset(font)
    subset.save_font(font, str(HERE / name), options)
