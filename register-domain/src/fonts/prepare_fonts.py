"""Makes the fonts of the certificates from Debian's fonts-noto-core: the letters of Latin, Greek and Cyrillic, no hinting, and the
pair kerning as an old-style 'kern' table, which is the only one OpenPDF reads.

    prepare_fonts.py /usr/share/fonts/truetype/noto/ ../main/resources/fonts/      (needs fonttools)
"""
import sys
from fontTools import subset
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0

LETTERS = "U+0020-024F,U+02BC,U+02C6-02DD,U+0370-03FF,U+0400-045F,U+1E00-1EFF,U+2010-2027,U+2030,U+2039,U+203A,U+20AC,U+2116,U+2122"
FONTS = ["NotoSerifDisplay-Regular", "NotoSans-Regular", "NotoSans-Italic"]
MOST_PAIRS = 9000


def pairs(font, glyphs):
    gpos = font["GPOS"].table
    wanted = {i for f in gpos.FeatureList.FeatureRecord if f.FeatureTag == "kern" for i in f.Feature.LookupListIndex}
    found = {}
    for index in sorted(wanted):
        seen = {}
        for table in gpos.LookupList.Lookup[index].SubTable:
            table = table.ExtSubTable if table.LookupType == 9 else table
            if table.LookupType != 2:
                continue
            covered = [g for g in table.Coverage.glyphs if g in glyphs]
            for first in covered:
                if table.Format == 1:
                    for record in table.PairSet[table.Coverage.glyphs.index(first)].PairValueRecord:
                        if record.SecondGlyph in glyphs and record.Value1:
                            seen.setdefault((first, record.SecondGlyph), record.Value1.XAdvance or 0)
                else:
                    row = table.Class1Record[table.ClassDef1.classDefs.get(first, 0)].Class2Record
                    for second in glyphs:
                        value = row[table.ClassDef2.classDefs.get(second, 0)].Value1
                        if value is not None:
                            seen.setdefault((first, second), getattr(value, "XAdvance", 0) or 0)
        for pair, value in seen.items():
            found.setdefault(pair, value)
    ranked = sorted(((v, p) for p, v in found.items() if abs(v) >= 8), key=lambda x: (-abs(x[0]), x[1]))
    return {pair: value for value, pair in ranked[:MOST_PAIRS]}


for name in FONTS:
    font = TTFont(sys.argv[1] + name + ".ttf", recalcTimestamp=False)
    options = subset.Options(layout_features=["kern"], hinting=False, name_IDs=["*"], notdef_outline=True, recalc_timestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=subset.parse_unicodes(LETTERS.replace("U+", "")))
    cutter.subset(font)
    kerned = {g for c, g in font.getBestCmap().items() if 0x20 <= c < 0x180 or 0x218 <= c < 0x21C or 0x2010 <= c < 0x2027}
    table = KernTable_format_0()
    table.version, table.coverage, table.apple = 0, 1, False
    table.kernTable = pairs(font, kerned)
    font["kern"] = newTable("kern")
    font["kern"].version = 0
    font["kern"].kernTables = [table]
    for layout in ("GPOS", "GSUB", "GDEF"):
        if layout in font:
            del font[layout]
    font.save(sys.argv[2] + name + ".ttf")
