"""A workbook that computes or shows something else than the one written is named as such, also when it was saved anew.

What spreadsheet programs make of each part is that of ISO/IEC 29500-1 (SpreadsheetML, DrawingML) and 29500-2 (packages:
programs find a part by its relation, whatever it is called; "External" is a mode of it).
"""

import io
import re
import zipfile

import openpyxl
import pytest

import econ
from econ import Sampler, verify
from econ.engine import Fingerprint
from econ.output import export
from econ.verify.cells import compare
from econ.verify.readers import READERS

LIE = "A sale is 8.9% of GDP"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
ANSWER, BOOK, LOOKS = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"
OUTPUTS, CARE, DRAWS, CHECK = (f"xl/worksheets/sheet{n}.xml" for n in (4, 5, 12, 13))
TABLE, STRINGS = "xl/tables/table1.xml", "xl/sharedStrings.xml"
CHART, DRAWING = "xl/charts/chart1.xml", "xl/drawings/drawing1.xml"
ANSWER_RELATIONS, BOOK_RELATIONS = "xl/worksheets/_rels/sheet1.xml.rels", "xl/_rels/workbook.xml.rels"

read = READERS[".xlsx"].read


@pytest.fixture(scope="module")
def content():
    asked = econ.Scenario.preset("press-line-2023").change(sampler=Sampler(points=32, scrambles=4))
    return export.to_bytes(econ.run(asked), "xlsx")


@pytest.fixture(scope="module")
def cells(content):
    return read(content)


def saved(content, *changes):
    """The workbook with a blank line in each sheet, as if a program had saved it, and with further changes."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = {name: packed.read(name).decode() for name in packed.namelist()}
    for name in parts:
        if name.startswith("xl/worksheets/"):
            parts[name] += "\n"
    for change in changes:
        before = dict(parts)
        change(parts)
        assert parts != before
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return stream.getvalue()


def put(part, old, new):
    """A change of a part: the first match of a pattern becomes something else."""

    def change(parts):
        parts[part] = re.sub(old, new, parts[part], count=1, flags=re.DOTALL)

    return change


def add(part, text):
    return lambda parts: parts.update({part: text})


def relation(part, kind, target, mode=""):
    """A change: one more relation of a part."""
    said = f'<Relationship Id="rId77" Type="{TYPES}/{kind}" Target="{target}"{mode}/></Relationships>'
    return put(part, "</Relationships>", said)


def name(stands_for):
    return [put(BOOK, '(<definedName name="sale_value">)[^<]*<', rf"\g<1>{stands_for}<")]


def percent(code):
    """Every format that ends in a percent sign becomes another."""

    def change(parts):
        parts[LOOKS] = re.sub(r'formatCode="([^"]+%)"', lambda found: f'formatCode="{code(found[1])}"', parts[LOOKS])

    return [change]


def cell(said, sheet=OUTPUTS):
    """A cell's value becomes something else: "#" stands for the value that it has."""
    value = r'(<c r="B2"[^>]*>)<v>([^<]*)</v>'
    return [put(sheet, value, lambda found: found[1] + said.replace("#", f"<v>{found[2]}</v>"))]


def other_digits(digit):
    """The digits of a number become others."""
    value = r'(<c r="B2"[^>]*><v>)([^<]*)'
    return [put(OUTPUTS, value, lambda found: found[1] + "".join(map(digit, found[2])))]


def swapped(parts):
    """Two columns of a table change their names."""
    for old, new in (("low", "x"), ("high", "low"), ("x", "high")):
        put(TABLE, f'name="{old}"', f'name="{new}"')(parts)


STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
"""What the elements of a "Strict" workbook are called by (29500-1, annex A); LibreOffice takes them for the same."""

CHOICE = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="x14ac"/></mc:AlternateContent>'
)
"""What a program takes or leaves, by what it understands (29500-3)."""

COMMENTS = (
    f'<comments {MAIN}><authors><author>x</author></authors><commentList><comment ref="B2" authorId="0"><text><t>{LIE}'
    "</t></text></comment></commentList></comments>"
)
BOX = (
    '<xdr:absoluteAnchor><xdr:pos x="0" y="0"/><xdr:ext cx="9" cy="9"/><xdr:sp><xdr:txBody><a:bodyPr/><a:p><a:r><a:t>'
    f"{LIE}</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:clientData/></xdr:absoluteAnchor></xdr:wsDr>"
)
LITERAL = r'<c:numLit><c:pt idx="0"><c:v>99</c:v></c:pt></c:numLit><c:extLst><c:ext><c:f>\1</c:f></c:ext></c:extLst>'
RULE = '<conditionalFormatting sqref="A1:H60"><cfRule type="expression" dxfId="0" priority="9"><formula>TRUE</formula>'
FORMAT = '<dxf><numFmt numFmtId="190" formatCode="&quot;8.9%&quot;"/>'
EXTERNAL = ' TargetMode="external"'

CHANGES = {
    "name-elsewhere": (name("Model!$B$2"), "name sale_value formula"),
    "name-a-number": (name("2500000000"), "name sale_value formula"),
    "name-from-the-web": (name('WEBSERVICE("http://evil/")'), "name sale_value formula"),
    "name-of-another-file": (name("[1]Sheet1!$A$1"), "name sale_value formula"),
    "name-gone": ([put(BOOK, '<definedName name="sale_value">.*?</definedName>', "")], "name sale_value formula"),
    "name-of-a-sheet": (
        [
            put(
                BOOK,
                "</definedNames>",
                '<definedName name="sale_value" localSheetId="0">9</definedName></definedNames>',
            )
        ],
        "name Answer sale_value formula",
    ),
    "external-link": (
        [
            relation(BOOK_RELATIONS, "externalLink", "externalLinks/externalLink1.xml"),
            add("xl/externalLinks/externalLink1.xml", f"<externalLink {MAIN}/>"),
        ],
        "part xl/externalLinks/externalLink1.xml externalLink",
    ),
    "program": ([add("xl/vbaProject.bin", "x" * 99)], "part xl/vbaProject.bin"),
    "other-styles": (
        [
            lambda parts: parts.update({"xl/looks.xml": parts[LOOKS]}),
            put(BOOK_RELATIONS, 'Target="styles.xml"', 'Target="looks.xml"'),
        ],
        "part xl/looks.xml styles",
    ),
    "format-with-a-condition": (percent(lambda code: f"[&gt;1]{code};&quot;8.9%&quot;"), "Answer share_of_gdp shown"),
    "format-that-shows-nothing": (percent(lambda code: f"[=99]{code};;;"), "Answer share_of_gdp shown"),
    "format-with-signs": (percent(lambda code: rf"[&gt;99]{code};8\.9%"), "Answer share_of_gdp shown"),
    "format-in-other-digits": (percent(lambda code: f"[$-2000401]{code}"), "Answer share_of_gdp shown"),
    "format-of-texts": (
        [
            put(LOOKS, "</numFmts>", rf'<numFmt numFmtId="199" formatCode="0;0;0;&quot;{LIE}&quot;"/></numFmts>'),
            put(LOOKS, '(<cellXfs[^>]*><xf) numFmtId="0"', r'\1 numFmtId="199"'),
        ],
        "format Check 0;0;0;“Asaleis8.9%ofGDP”",
    ),
    "format-of-a-rule": ([put(LOOKS, "<dxf>", FORMAT)], 'format conditional "8.9%"'),
    "rule": (
        [put(ANSWER, "<conditionalFormatting", f"{RULE}</cfRule></conditionalFormatting><conditionalFormatting")],
        "rule Answer A1:H60 formula",
    ),
    "merged": ([put(ANSWER, "</mergeCells>", '<mergeCell ref="A1:H60"/></mergeCells>')], "merged Answer A1:H60"),
    "low-row": ([put(ANSWER, r'(<row r="2"[^>]*) ht="[^"]*"', r'\1 ht="1"')], "sheet Answer row 2"),
    "narrow-column": ([put(ANSWER, r'(<col min="2"[^>]*) width="[^"]*"', r'\1 width="1"')], "sheet Answer column 2"),
    "low-rows": ([put(ANSWER, 'defaultRowHeight="15"', 'defaultRowHeight="1"')], "sheet Answer rows"),
    "formulas-seen": ([put(ANSWER, "<sheetView ", '<sheetView showFormulas="1" ')], "sheet Answer values"),
    "zeros-unseen": ([put(ANSWER, "<sheetView ", '<sheetView showZeros="0" ')], "sheet Answer values"),
    "text-box": ([put(DRAWING, "</xdr:wsDr>", BOX)], f"drawing sp {LIE}"),
    "printed": (
        [put(ANSWER, "<oddFooter>", f"<oddHeader>&amp;C&amp;72{LIE}</oddHeader><oddFooter>")],
        "printed Answer",
    ),
    "comment": (
        [relation(ANSWER_RELATIONS, "comments", "../notes.xml"), add("xl/notes.xml", COMMENTS)],
        f"comment x{LIE}",
    ),
    "address": ([relation(ANSWER_RELATIONS, "hyperlink", "http://evil/", EXTERNAL)], "address http://evil/"),
    "picture": ([relation(ANSWER_RELATIONS, "image", "http://evil/a.png", EXTERNAL)], "address http://evil/a.png"),
    "title": ([put("docProps/core.xml", "<dc:title>[^<]*", f"<dc:title>{LIE}")], "document title"),
    "chart-of-numbers": (
        [put(CHART, "<c:numRef><c:f>([^<]*)</c:f>.*?</c:numRef>", LITERAL)],
        "chart Share of GDP by GDP source",
    ),
    "chart-kept": (
        [put(CHART, r"<c:v>0\.[^<]*</c:v>", "<c:v>99</c:v>")],
        "chart Share of GDP by GDP source point 0 99",
    ),
    "chart-format": (
        [put(CHART, '<c:numFmt formatCode="[^"]*"', '<c:numFmt formatCode="&quot;8.9%&quot;"')],
        "chart Share of GDP by GDP source shown “8.9%”",
    ),
    "formula-of-a-draw": (cell("<f>RAND()*5</f>#", DRAWS), "Draws B2 formula"),
    "formula-of-a-notice": (cell('<f>"Nothing to note."</f>#', CARE), "Read with care B2 formula"),
    "word-in-a-formula": ([put(CHECK, '"same","changed"', '"s a m e","changed"')], "Check dud_share verdict formula"),
    "word-of-a-count": ([put(ANSWER, ',"changed"', ',"chan ged"')], "Answer cell A2 formula"),
    "two-values": (cell("#<v>9.9</v>"), "content Outputs B2"),
    "value-within": ([put(OUTPUTS, '(<c r="B2"[^>]*><v>[^<]*)', r"\1<x>9</x>")], "content Outputs B2"),
    "value-and-text": (cell("<is><t>9.9</t></is>#"), "content Outputs B2"),
    "two-texts": ([put(STRINGS, "<si><t>", "<si><t>9.9%</t><t>")], "content xl/sharedStrings.xml 9.9%label"),
    "digits-of-python": ([put(OUTPUTS, r'(<c r="B2"[^>]*><v>\d)', r"\1_")], "digits Outputs B2"),
    "digits-of-another-script": (
        other_digits(lambda sign: chr(0xFF10 + int(sign)) if sign.isdigit() else sign),
        "digits Outputs B2",
    ),
    "sound-of-a-text": (
        [put(STRINGS, "<si><t>([^<]*)</t>", rf'<si><t>\1</t><rPh sb="0" eb="1"><t>{LIE}</t></rPh>')],
        f"phonetic xl/sharedStrings.xml {LIE}",
    ),
    "words-of-a-link": ([put(ANSWER, "<hyperlink ", f'<hyperlink tooltip="{LIE}" ')], "tip Answer A46"),
    "unlocked": ([put(CHECK, "<sheetProtection[^>]*/>", "")], "sheet Check locked"),
    "few-decimals": (percent(lambda _code: "#%"), "Answer share_of_gdp decimals shown"),
    "format-twice": (
        [
            put(
                LOOKS,
                '<numFmt numFmtId="165"',
                '<numFmt numFmtId="165" formatCode="&quot;9.9%&quot;"/><numFmt numFmtId="165"',
            )
        ],
        "format 165",
    ),
    "few-decimals-of-a-draw": (
        [
            put(LOOKS, '(<cellXfs[^>]*><xf) numFmtId="0"', r'\1 numFmtId="1"'),  # 18.8.30: 1 is "0"
        ],
        "format Draws 0 decimals",
    ),
    "other-kind-of-workbook": (
        [
            put(
                OUTPUTS,
                "<pageMargins",
                f'<q:sheetData xmlns:q="{STRICT}"><q:row r="2"><q:c r="B2"><q:v>9.9</q:v></q:c></q:row></q:sheetData>'
                "<pageMargins",
            )
        ],
        "markup Outputs",
    ),
    "choice-of-looks": ([put(LOOKS, "(<cellXfs[^>]*>)", rf"\1{CHOICE}")], "markup xl/styles.xml"),
    "choice-of-texts": ([put(STRINGS, "<si>", f"{CHOICE}<si>")], "markup xl/sharedStrings.xml"),
    "computed-by-hand": ([put(BOOK, "<calcPr[^>]*>", '<calcPr calcMode="manual"/>')], "workbook calcMode manual"),
    "as-shown": ([put(BOOK, "<calcPr", '<calcPr fullPrecision="0"')], "workbook fullPrecision 0"),
    "over-again": ([put(BOOK, "<calcPr", '<calcPr iterate="true"')], "workbook iterate true"),
    "days-of-1904": ([put(BOOK, "<workbookPr", '<workbookPr date1904="1"')], "workbook date1904 1"),
    "window-unseen": (
        [put(BOOK, "<workbookView", '<workbookView visibility="hidden"')],
        "workbook visibility hidden",
    ),
    "columns-of-a-table": ([swapped], "table Table_Outputs columns"),
    "column-that-computes": (
        [
            put(
                TABLE,
                'name="low"/>',
                'name="low"><calculatedColumnFormula>9</calculatedColumnFormula></tableColumn>',
            )
        ],
        "table Table_Outputs computes",
    ),
    "chart-in-thousands": (
        [put(CHART, "</c:valAx>", '<c:dispUnits><c:builtInUnit val="thousands"/></c:dispUnits></c:valAx>')],
        "chart Share of GDP by GDP source builtInUnit thousands",
    ),
    "chart-cut": (
        [put(CHART, "<c:scaling>", '<c:scaling><c:max val="0.001"/>')],
        "chart Share of GDP by GDP source max 0.001",
    ),
}
"""Changes of a workbook, and a place that is named of each."""


@pytest.mark.parametrize("kind", CHANGES)
def test_what_computes_or_shows_something_else_is_named(content, cells, kind):
    changes, place = CHANGES[kind]
    verdict = compare(read(saved(content, *changes)), cells, {})
    assert place in {one.place for one in verdict.differences}


def test_such_a_workbook_is_not_said_to_be_the_same(content):
    verdict = verify.verify_bytes(saved(content, *CHANGES["name-a-number"][0]), ".xlsx")
    assert not verdict.holds
    assert "name sale_value formula: stored '2500000000'" in verify.text(verdict)


def as_libreoffice_saves(parts):
    """What LibreOffice is known to write otherwise: typefaces in footers, signs and conditions, kinds of parts."""
    put(ANSWER, "<oddFooter>&amp;L&amp;8", '<oddHeader/><oddFooter>&amp;L&amp;"Calibri,Regular"&amp;8')(parts)
    put(LOOKS, 'formatCode="0.0&quot; times&quot;"', r'formatCode="0.0\\ &quot;times&quot;"')(parts)
    put(LOOKS, re.escape("[&gt;=1000000000]"), "[&gt;=1E9]")(parts)
    put(BOOK, "</definedNames>", '<definedName name="_xlnm.Print_Area_0">Answer!$A$1</definedName></definedNames>')(
        parts
    )
    put(LOOKS, "<dxf>", '<dxf><numFmt numFmtId="164" formatCode="General"/>')(parts)
    put(BOOK, "<calcPr[^>]*>", '<calcPr iterateCount="100" refMode="A1" iterate="false" iterateDelta="0.001"/>')(parts)
    put(BOOK, "<workbookPr", '<workbookPr date1904="false"')(parts)
    put(BOOK, "<workbookView", '<workbookView visibility="visible"')(parts)


def as_excel_saves(parts):
    relation(BOOK_RELATIONS, "calcChain", "calcChain.xml")(parts)
    put(BOOK, "<calcPr[^>]*>", '<calcPr calcId="191029"/>')(parts)
    relation(ANSWER_RELATIONS, "printerSettings", "../printerSettings/printerSettings1.bin")(parts)
    parts |= {"xl/calcChain.xml": f"<calcChain {MAIN}/>", "xl/printerSettings/printerSettings1.bin": "x"}


def by_openpyxl(content):
    stream = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(content)).save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    "save",
    [saved, lambda given: saved(given, as_libreoffice_saves), lambda given: saved(given, as_excel_saves), by_openpyxl],
    ids=["anew", "libreoffice", "excel", "openpyxl"],
)
def test_what_a_program_saved_without_a_change_has_the_same_cells(content, cells, save):
    assert compare(read(save(content)), cells, {}).differences == ()


def test_more_decimals_are_no_difference(content, cells):
    """Someone makes a workbook show one more digit of each percentage."""
    more = percent(lambda code: code.replace("%", "0%") if "." in code else code)
    assert compare(read(saved(content, *more)), cells, {}).differences == ()


def test_what_openpyxl_would_remark_of_a_cell_is_not_printed(content, cells, recwarn):
    """It has no use for extensions of cells, says so, and leaves them out."""
    changed = saved(content, *cell('#<extLst><ext uri="x"/></extLst>'))
    assert compare(read(changed), cells, {}).differences == ()
    assert not recwarn.list


def test_a_name_that_computes_is_of_no_version(content, monkeypatch):
    monkeypatch.setattr(Fingerprint.__init__, "__defaults__", ("9.9.9",))
    verdict = verify.verify_bytes(saved(content, *CHANGES["name-from-the-web"][0]), ".xlsx")
    assert [one.place for one in verdict.differences] == ["name sale_value computes"]


def test_of_another_version_what_no_version_writes_is_named(content, monkeypatch):
    """Names may stand for other cells in each version; a part or a drawing that none writes is a difference."""
    changes = [
        change for kind in ("name-elsewhere", "program", "text-box", "chart-kept") for change in CHANGES[kind][0]
    ]
    monkeypatch.setattr(Fingerprint.__init__, "__defaults__", ("9.9.9",))
    verdict = verify.verify_bytes(saved(content, *changes), ".xlsx")
    named = {CHANGES[kind][1] for kind in ("program", "text-box", "chart-kept")}
    assert {one.place for one in verdict.differences} == named
    assert "name sale_value formula" in verdict.uncompared["formula"]
