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
from econ.verify.readers.registry import NEVER, TWICE
from econ.verify.readers.xlsx_beside import Related, beside, relations, titles

LIE = "A sale is 8.9% of GDP"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
ANSWER, BOOK, LOOKS = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"
OUTPUTS, CARE, DRAWS, CHECK = (f"xl/worksheets/sheet{n}.xml" for n in (4, 5, 12, 13))
FOREIGN = 'xmlns:x="urn:x" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x"'
"""What spreadsheet programs leave out."""
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
    "chart-with-a-name": (
        [put(CHART, "<c:cat>", f"<c:tx><c:v>{LIE}</c:v></c:tx><c:cat>")],
        f"chart Share of GDP by GDP source literal {LIE}",
    ),
    "chart-in-thousands": (
        [put(CHART, "</c:valAx>", '<c:dispUnits><c:builtInUnit val="thousands"/></c:dispUnits></c:valAx>')],
        "chart Share of GDP by GDP source builtInUnit thousands",
    ),
    "chart-cut": (
        [put(CHART, "<c:scaling>", '<c:scaling><c:max val="0.001"/>')],
        "chart Share of GDP by GDP source max 0.001",
    ),
    "sheets-of-another-name": (
        [put(BOOK, r"<sheets>(.*)</sheets>", rf"<sheets>\1</sheets><x:sheets {FOREIGN}>\1</x:sheets>")],
        f"markup {BOOK}",
    ),
    "looks-of-another-name": (
        [put(LOOKS, "<cellStyleXfs", f"<x:cellXfs {FOREIGN}><xf/></x:cellXfs><cellStyleXfs")],
        f"markup {LOOKS}",
    ),
    "kinds-of-another-name": (
        [put("[Content_Types].xml", "</Types>", f'<x:Default {FOREIGN} Extension="x" ContentType="y"/></Types>')],
        "markup [Content_Types].xml",
    ),
    "relation-of-another-name": (
        [put(BOOK_RELATIONS, "</Rel", f'<x:Relationship {FOREIGN} Id="t1" Type="{TYPES}/theme" Target="x"/></Rel')],
        f"markup {BOOK_RELATIONS}",
    ),
    "rows-of-another-name": (
        [put(CARE, "<sheetData>(.*)</sheetData>", rf"<sheetData><x:w {FOREIGN}>\1</x:w></sheetData>")],
        "markup Read with care",
    ),
    "text-of-an-extension": (
        [put(STRINGS, "</sst>", "<extLst><ext><si><t>8.9%</t></si></ext></extLst></sst>")],
        f"markup {STRINGS}",
    ),
    "sheet-by-another-relation": (
        [put(BOOK_RELATIONS, '/worksheet(?=" Target=.worksheets/sheet1.xml)', "/customXml")],
        f"part {ANSWER} customXml",
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
    chain = '<c r="D3" i="4"/><c r="C2"/><c r="B2" i="1"/>'
    parts |= {
        "xl/calcChain.xml": f"<calcChain {MAIN}>{chain}</calcChain>",
        "xl/printerSettings/printerSettings1.bin": "x",
    }


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


# --- workbooks of a few parts ---------------------------------------------------------------------------

CHARTED = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
WORDED = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
LONG = "http://a.example/" + "n" * 60
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


OFFICE = f'xmlns:r="{TYPES}"'
SHEETS = '<sheet name="Data" r:id="r0"/><sheet name="More" r:id="r1"/>'
SHEETS_LEADS = tuple(("worksheet", f"worksheets/sheet{n}.xml", "") for n in (1, 2))


def related(*parts):
    """A list of relations, each of a kind, a target and what more its mark says."""
    said = "".join(
        f'<Relationship Id="r{n}" Type="{TYPES}/{kind}" Target="{at}" {more}/>'
        for n, (kind, at, more) in enumerate(parts)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{said}</Relationships>'


def packed(parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as written:
        for part, text in parts.items():
            written.writestr(part, text)
    return zipfile.ZipFile(stream)


def told(*leads, inside="", looks="", types="", sheets=None, **parts):
    """What is told of a workbook with little in it: what it leads to, holds within its own part, and has for parts."""
    book = {
        "[Content_Types].xml": f"<Types>{types}</Types>",
        "_rels/.rels": related(("officeDocument", "xl/workbook.xml", "")),
        BOOK: f"<workbook {MAIN} {OFFICE}><sheets>{SHEETS}</sheets>{inside}</workbook>",
        BOOK_RELATIONS: related(*SHEETS_LEADS, ("styles", "styles.xml", ""), *leads),
        "xl/worksheets/sheet1.xml": "",
        "xl/worksheets/sheet2.xml": "",
        LOOKS: f"<styleSheet {MAIN}>{looks}</styleSheet>",
        **{f"xl/{part}.xml": text for part, text in parts.items()},
    }
    return list(beside(packed(book), sheets or {}))


def test_what_parts_lead_to_is_found_by_relations_alone():
    parts = {
        "_rels/.rels": related(("officeDocument", "xl/workbook.xml", "")),
        "XL/Worksheets/_RELS/Sheet1.xml.RELS": related(
            ("drawing", "../drawings/a%20b.xml", ""),
            ("table", "/xl/t.xml", 'TargetMode="Internal"'),
            ("hyperlink", "http://a.example/%41", 'TargetMode=" External "'),
        ),
        "xl/x.rels": related(("chart", "chart.xml", "")),
        "xl/_rels/picture.png": "no XML",
    }
    assert relations(packed(parts)) == [
        Related("officeDocument", "xl/workbook.xml", False),
        Related("drawing", "XL/drawings/a b.xml", False),
        Related("table", "xl/t.xml", False),
        Related("hyperlink", "http://a.example/A", True),
    ]


def test_two_parts_by_one_name_are_refused():
    """29500-2, 9.3.2.2: the name is unique; LibreOffice takes the first of two, and openpyxl the last."""
    twice = related(("chart", "a.xml", "")).replace("</R", '<Relationship Id="r0" Target="b.xml"/></R')
    with pytest.raises(ValueError, match="two parts by the name r0"):
        relations(packed({"_rels/.rels": twice}))


def test_sheets_are_known_by_what_the_workbook_leads_to():
    """Elements and marks of other names say nothing of sheets, and a target may be written in several ways."""
    other = 'xmlns:y="urn:y" y:id="r1"'
    sheets = f'<sheet name="Data" {other} r:id="r0"/><sheet name="More" r:id="r1"/>'
    parts = {
        BOOK: f'<workbook {MAIN} {OFFICE}><sheets>{sheets}<y:sheet {other}/></sheets><sheet name="No"/></workbook>',
        BOOK_RELATIONS: related(("worksheet", "./worksheets/../a.xml", ""), ("worksheet", "/xl/b.xml", "")),
    }
    assert titles(packed(parts)) == {"xl/a.xml": "Data", "xl/b.xml": "More"}


def test_two_lists_of_sheets_are_damage(content):
    twice = saved(content, put(BOOK, "(<sheets>.*</sheets>)", r"\1\1"))
    with pytest.raises(ValueError, match="two lists of sheets"):
        read(twice)


def test_a_sheet_that_is_not_on_the_list_of_sheets_is_told():
    assert told(("worksheet", "worksheets/more.xml", ""), **{"worksheets/more": ""}) == [
        ("part xl/worksheets/more.xml worksheet", NEVER)
    ]


def test_a_workbook_with_little_in_it_has_nothing_to_tell():
    assert told() == []


def test_parts_of_other_kinds_in_other_places_or_that_nothing_leads_to_are_told():
    leads = (("vbaProject", "a.xml", ""), ("styles", "b.xml", ""), ("theme", "c.xml", ""), ("image", LONG, EXTERNAL))
    parts = {"a": "", "b": "", "c": "", "d": "", "media/": "", "odd.rels": ""}
    types = (
        f'<Override PartName="/{BOOK}" ContentType="{TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/b.xml" ContentType="{TYPE}.Styles+xml"/>'
        f'<Override PartName="/xl/c.xml" ContentType="{TYPE}.theme+xml"/>'
        f'<Default Extension="xml" ContentType="{TYPE}.sharedStrings+xml"/>'
        '<Default Extension="rels" ContentType="application/xml"/>'
    )
    book = {f"xl/{name}" if "." in name or "/" in name else f"xl/{name}.xml": text for name, text in parts.items()}
    plain = {
        "[Content_Types].xml": f"<Types>{types}</Types>",
        BOOK: f"<workbook {MAIN}/>",
        BOOK_RELATIONS: related(("officeDocument", f"/{BOOK}", ""), ("styles", "styles.xml", ""), *leads),
        LOOKS: "<styleSheet/>",
    }
    lower = TYPE.lower()
    assert list(beside(packed(plain | book), {})) == [
        ("part xl/a.xml vbaProject", NEVER),
        ("part xl/b.xml styles", NEVER),
        (f"part xl/b.xml {lower}.styles+xml", NEVER),
        (f"part xml {lower}.sharedstrings+xml", NEVER),
        ("part xl/d.xml", NEVER),
        (f"address {LONG[:60]}", LONG),
    ]


def test_names_are_told_with_what_they_stand_for():
    inside = (
        "<definedNames><definedName name='a'>Data!$B$2</definedName>"
        """<definedName name="b" localSheetId="1">'My data'!$B$2:$C$3</definedName>"""
        '<definedName name="c">Data!$B$2 + 1</definedName>'
        '<definedName name="_xlnm.Print_Area_0">Data!$A$1</definedName></definedNames><other name="d">1</other>'
    )
    assert told(inside=inside) == [
        ("name a formula", "Data!$B$2"),
        ("name More b formula", "Mydata!$B$2:$C$3"),
        ("name c formula", "Data!$B$2+1"),
        ("name c computes", NEVER),
    ]


def test_how_a_workbook_is_computed_and_shown_is_told_unless_it_goes_without_saying():
    inside = (
        '<calcPr/><calcPr calcMode="auto" fullPrecision="true" iterate="0"/><workbookPr date1904="false"/>'
        f'<workbookView visibility="{LONG}"/><calcPr iterate="1" calcMode="manual"/><other calcMode="manual"/>'
    )
    assert told(inside=inside) == [
        (f"workbook visibility {LONG[:60]}", NEVER),
        ("workbook calcMode manual", NEVER),
        ("workbook iterate 1", NEVER),
    ]


def test_formats_that_stand_there_twice_or_belong_to_rules_are_told():
    looks = (
        '<numFmts><numFmt numFmtId="170" formatCode="0"/><numFmt numFmtId="170" formatCode="1"/></numFmts>'
        f'<dxfs><dxf><numFmt numFmtId="171" formatCode="{LONG}"/></dxf></dxfs>'
    )
    assert told(looks=looks) == [("format 170", TWICE), (f"format conditional {LONG[:60]}", NEVER)]


@pytest.mark.parametrize("kind", ["comments", "threadedComment"])
def test_comments_are_told_wherever_they_lie(kind):
    notes = f"<comments><text>Mine  {LONG}</text> <text>too</text></comments>"
    assert told((kind, "notes.xml", ""), notes=notes) == [
        (f"comment Mine {LONG[:55]}", f"Mine {LONG} too"),
    ]


@pytest.mark.parametrize(
    ("table", "told_of_it"),
    [
        ('ref="B2:C9"><tableColumn name="low"/><tableColumn name="2023"/>', []),
        ('ref="B2:C9" headerRowCount="1"><tableColumn name="low"/><tableColumn name="2023"/>', []),
        ('ref="B2:C9" headerRowCount="0"><tableColumn name="low"/><tableColumn name="2023"/>', ["columns"]),
        ('ref="B2:C9"><tableColumn name="low"/><tableColumn name="high"/>', ["columns"]),
        ('ref="A2:C9"><tableColumn name="low"/><tableColumn name="2023"/>', ["columns"]),
        (
            'ref="B2:B9"><tableColumn name="low"><calculatedColumnFormula>9</calculatedColumnFormula></tableColumn>',
            ["computes"],
        ),
        ('ref="B2:B9"><tableColumn name="low"><totalsRowFormula>9</totalsRowFormula></tableColumn>', ["computes"]),
    ],
)
def test_a_table_that_names_or_computes_its_columns_otherwise_is_told(table, told_of_it):
    sheets = {"More": [["x"]], "Data": [["x", "y", "z"], ["name", "low", 2023]]}
    part = f'<table {MAIN} displayName="T" {table}</table>'
    assert told(("table", "t.xml", ""), t=part, sheets=sheets) == [(f"table T {what}", NEVER) for what in told_of_it]


def test_what_lies_upon_cells_is_told_with_its_words():
    drawing = f"<d {WORDED}><sp><a:t>Not</a:t><a:t/><a:t> so</a:t></sp><pic><a:t>{LONG}</a:t></pic><graphicFrame/></d>"
    assert told(("drawing", "d.xml", ""), d=drawing) == [
        ("drawing sp Not so", NEVER),
        (f"drawing pic {LONG[:60]}", NEVER),
    ]


def test_properties_are_told_that_are_about_what_a_workbook_says():
    core = "<p><title> Mine </title><subject> </subject><keywords/><creator>Me</creator><version>8.9%</version></p>"
    assert told(("core-properties", "core.xml", ""), core=core) == [
        ("document title", "Mine"),
        ("document version", "8.9%"),
    ]
    extended = "<p><Application>A</Application><Company>SIPRI</Company><HyperlinkBase>https://a.b/</HyperlinkBase></p>"
    assert told(("extended-properties", "extended.xml", ""), extended=extended) == [
        ("document Company", "SIPRI"),
        ("document HyperlinkBase", "https://a.b/"),
    ]


def chart(inside, sheets):
    title = f"<c:title><a:t>Share</a:t><a:t/><a:t>{'s' * 60}</a:t></c:title>"
    part = f"<c:chart {CHARTED} {WORDED}>{title}{inside}</c:chart>"
    name = f"chart Share{'s' * 55}"
    said = told(("chart", "c.xml", ""), c=part, sheets=sheets)
    assert said[0][0] == name
    return [(place.removeprefix(name).strip(), value) for place, value in said]


def test_all_that_a_chart_shows_is_told():
    inside = (
        "<c:f> 'My data'!$b$2 </c:f><c:f/><x:f xmlns:x='x'>no</x:f><c:extLst><c:f>no</c:f></c:extLst>"
        f"<c:numLit><c:v>1</c:v> <c:v>{'2' * 60}</c:v></c:numLit><c:strLit><c:v>words</c:v></c:strLit>"
        "<c:multiLvlStrRef><c:lvl><c:pt><c:v>two levels</c:v></c:pt></c:lvl></c:multiLvlStrRef>"
        "<c:ser><c:tx><c:v>Mine</c:v></c:tx><c:trendline><c:name>Rise</c:name></c:trendline><c:errBars/></c:ser>"
        "<c:dLbls><c:separator>; </c:separator></c:dLbls><c:dLbls><c:separator>8.9%</c:separator></c:dLbls>"
        "<c:extLst><x:datalabelsRange xmlns:x='x'>Its own</x:datalabelsRange></c:extLst>"
        f'<c:scaling><c:max val="{"9" * 60}"/><c:logBase/></c:scaling><c:orientation val="minMax"/>'
        '<c:numFmt formatCode="0%"/><c:numFmt formatCode="0,"/><c:numFmt formatCode="General"/>'
        f'<c:numFmt formatCode="&quot;{LONG}&quot;"/><x formatCode="0,,"/>'
    )
    assert chart(inside, {}) == [
        ("", f"Share{'s' * 60} · MYDATA!B2 · "),
        (f"literal 1 {'2' * 58}", NEVER),
        *((f"literal {said}", NEVER) for said in ("words", "two levels", "Its own", "Mine", "Rise", "8.9%")),
        ("trendline", NEVER),
        ("errBars", NEVER),
        (f"max {'9' * 56}", NEVER),
        ("logBase", NEVER),
        ("shown 0,", "0,"),
        (f"shown “{LONG[:59]}", f"“{LONG}”"),
    ]


KEPT_SHEETS = {
    "My data": [["no"] * 4, ["no", 1, 2.0], ["no", "a b"], ["no", 4, "5", "no"]],
    "Data": [[9, 9]] * 2_002,
}


def points(ref, *kept, kind="numRef"):
    said = "".join(f'<c:pt idx="{n}"><c:v>{value}</c:v></c:pt>' for n, value in kept)
    return chart(f"<c:{kind}><c:f>{ref}</c:f>{said}</c:{kind}>", KEPT_SHEETS)[1:]


@pytest.mark.parametrize(
    "kept",
    [
        [(0, 1), (1, 2.0000000005), (2, "a  b "), (4, 4), (5, "5")],
        [(3, "in a cell whose value no program has computed"), (6, 9), (7, 9)],
    ],
)
def test_what_a_chart_keeps_of_its_cells_is_nothing_to_tell_if_it_is_theirs(kept):
    assert points("'My data'!$B$2:$C$5", *kept) == []


@pytest.mark.parametrize(
    ("n", "kept"), [(0, "1.1"), (1, "2.000000004"), (2, "a c"), (2, "3"), (4, "four"), (5, "5.0"), (0, "n" * 61)]
)
@pytest.mark.parametrize("kind", ["numRef", "strRef"])
def test_what_a_chart_keeps_of_its_cells_and_is_not_theirs_is_told(n, kept, kind):
    assert points("'My data'!$B$2:$C$5", (n, kept), kind=kind) == [(f"point {n} {kept[:60]}", NEVER)]


@pytest.mark.parametrize("n", ["", "x", " 0", "-1", "8", "9", "n" * 61])
def test_what_a_chart_keeps_of_no_cell_is_told(n):
    assert points("'My data'!$B$2:$C$5", (n, 1)) == [(f"point {n[:60]} 1", NEVER)]


@pytest.mark.parametrize(
    ("ref", "told_of_it"),
    [
        ("Data!$B$2:$B$2001", ["point 0 8"]),
        ("Data!$B$2:$B$2002", []),
        ("Data!$A$1:$CV$20", ["point 0 8"]),
        ("Data!$A:$A", []),
        ("Other!$B$2", []),
        ("Data!name", []),
        ("", []),
    ],
)
def test_what_a_chart_keeps_is_compared_with_as_many_cells_as_charts_are_of(ref, told_of_it):
    """2,000 of them; the second range has one more."""
    assert points(ref, (0, 8)) == [(place, NEVER) for place in told_of_it]
