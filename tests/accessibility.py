#!/usr/bin/env python3
"""Holds decks to PDF/UA-1 by the checkers of tests/checkers.txt; prints a line a fault.

One finding of page-validation is not taken: it reads the widths of CFF fonts wrongly where a glyph begins with a
subroutine. Those widths are compared here, by fontTools. Of outloud's warnings two are not taken, see MISTAKEN.
"""

import io
import sys

import outloud
import page
import pdfua
import pikepdf
from fontTools.cffLib import CFFFontSet
from fontTools.misc.psCharStrings import T2WidthExtractor

# Warnings that guess, and guess wrongly here: rules between the entries of a list that cross a timeline's lines are no
# table, and the alternative text of a logo is no language where the customer's name is none.
MISTAKEN = {"TBL-014", "FIG-012"}


def by_page(deck):
    for failure in page.validate_pdf(deck, profile="ua1").failures:
        if failure.rule_id == "PDFUA1-FONT-GLYPH-WIDTH-001" and "CIDFontType0C" in failure.message:
            continue
        yield f"page: {failure.rule_id} {failure.message}"


def by_outloud(deck):
    result = outloud.check(deck)
    if result.error:
        yield f"outloud: {result.error}"
    for finding in result.findings:
        if finding.severity == "error" or (finding.severity == "warning" and finding.rule not in MISTAKEN):
            yield f"outloud: {finding.rule} {finding.message}"
    for run in result.runs:
        if run.status == "crashed":
            yield f"outloud: {run.rule} crashed: {run.reason}"


def by_pdfua(deck):
    for finding in pdfua.validate(deck).findings:
        yield f"pdfua: {finding.rule_id} {finding.message}"


def by_widths(deck):
    with pikepdf.open(deck) as pdf:
        for font in pdf.objects:
            if not isinstance(font, pikepdf.Dictionary) or font.get("/Subtype") != "/CIDFontType0":
                continue
            said = [int(width) for width in font.W[1]]
            program = CFFFontSet()
            program.decompile(io.BytesIO(font.FontDescriptor.FontFile3.read_bytes()), None)
            top = program[0]
            for place, width in enumerate(said):
                glyph = top.CharStrings[top.charset[place]]
                private = glyph.private
                measure = T2WidthExtractor(
                    getattr(private, "Subrs", []), glyph.globalSubrs, private.nominalWidthX, private.defaultWidthX
                )
                measure.execute(glyph)
                # A matrix other than the usual one is told in the font's own dictionary.
                drawn = measure.width * getattr(top, "FontMatrix", [0.001])[0] * 1000
                if abs(drawn - width) > 1:
                    yield f"fontTools: {font.FontDescriptor.FontName} draws glyph {place} {drawn} wide, not {width}"


def main(decks):
    faults = 0
    for deck in decks:
        for judge in (by_page, by_outloud, by_pdfua, by_widths):
            for fault in judge(deck):
                faults += 1
                print(f"{deck}: {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
