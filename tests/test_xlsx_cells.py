"""Every cell of a workbook is read by its place, and what its sheets hold beside cells is told.

Elements and their attributes are those of ISO/IEC 29500-1 (SpreadsheetML).
"""

import io
import re
import zipfile
from xml.etree import ElementTree as ET

import openpyxl
import pytest

from econ import InputError
from econ.verify.readers.registry import NEVER, TWICE, UNSTATED
from econ.verify.readers.xlsx_cells import doubled_and_held, read

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEETS = ("Outputs", "Draws", "Read with care", "Sources")
LONG = "n" * 70


def packed(parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as written:
        for name, part in parts.items():
            written.writestr(name, part)
    return zipfile.ZipFile(stream)


PLAIN = '<cellXfs><xf numFmtId="0"/></cellXfs>'


def workbook(sheet, title="Outputs", looks=PLAIN, **parts):
    """A workbook of which one sheet holds something; the parts of every second sheet are stated from the root."""
    said = "".join(f'<sheet name="{name}" r:id="r{n}"/>' for n, name in enumerate(SHEETS))
    places = (f"{'/xl/' * (n % 2)}worksheets/s{n}.xml" for n in range(len(SHEETS)))
    related = "".join(f'<Relationship Id="r{n}" Target="{place}"/>' for n, place in enumerate(places))
    return packed(
        {
            "xl/workbook.xml": f"<workbook {MAIN} {OFFICE}><sheets>{said}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{related}</Relationships>',
            "xl/styles.xml": f"<styleSheet {MAIN}>{looks}</styleSheet>",
            f"xl/worksheets/s{SHEETS.index(title)}.xml": f"<worksheet {MAIN}>{sheet}</worksheet>",
            **parts,
        }
    )


def held(*args, **parts):
    return list(doubled_and_held(workbook(*args, **parts)))


FORMATS = (
    '<numFmts><numFmt numFmtId="170" formatCode="0.0%"/><numFmt numFmtId="171" formatCode="&quot;about &quot;0.00"/>'
    f'<numFmt numFmtId="172" formatCode="&quot;{LONG}&quot;0"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/></cellXfs>'
)
SHEET = """
<sheetPr/><sheetViews><sheetView showZeros="0"/></sheetViews><sheetFormatPr zeroHeight="1"/>
<cols><col min="2" hidden="1"/><col min="3"/></cols>
<sheetData>
<row r="2" hidden="true"><c r="A2"/><c r="B2" s="1"><f>1+1</f><v>2</v></c><c r="C2" s="1"/></row>
<row r="3"><c r="A3" s="2"/><c r="B3" s="2"/><c r="C3" s="3"/><c r="D3" s="9"/></row>
</sheetData>
<sheetProtection sheet="1"/>
<mergeCells><mergeCell ref="A1:B2"/></mergeCells>
<conditionalFormatting sqref="A1:B9"><cfRule type="cellIs" operator="equal"><formula>$A$1 + 1.50</formula>
</cfRule></conditionalFormatting>
<dataValidations><dataValidation type="list" showErrorMessage="1" sqref="B5:C6 E7"><formula1>"a, b"</formula1>
</dataValidation></dataValidations>
<headerFooter><oddHeader>&amp;C&amp;"Arial,Bold"&amp;12Not  this</oddHeader><oddFooter>&amp;L</oddFooter>
<evenFooter>Page &amp;P</evenFooter><firstFooter/></headerFooter>
"""
TOLD = [
    ("sheet {} values", "hidden"),
    ("sheet {} rows", "hidden"),
    ("sheet {} column 2", "hidden"),
    ("sheet {} row 2", "hidden"),
    ("sheet {} locked", "sheetProtection"),
    ("merged {} A1:B2", "merged"),
    ("rule {} A1:B9 formula", "cellIs equal · A1+1.5"),
    *((f"validation {{}} {place}", 'list "a, b"') for place in ("B5", "C5", "B6", "C6", "E7")),
    ("printed {}", "Notthis · Page"),
]


FORMATS_TOLD = [(f"format {{}} {said[:60]}", said) for said in ("9", "“about”0", f"“{LONG}”0")]


def told(title, *more):
    """What is told of that sheet, in the order in which it is told."""
    return [(place.format(title), said) for place, said in (*TOLD, *more, *FORMATS_TOLD)]


def test_all_that_a_sheet_holds_beside_its_cells_is_told():
    assert held(SHEET, "Outputs", FORMATS) == told("Outputs")


def test_where_only_values_stand_a_formula_and_each_cut_are_told():
    found = held(SHEET, "Draws", FORMATS)
    assert found.pop(4) == ("Draws B2 formula", NEVER)
    assert found == told("Draws", *((f"format {{}} {cut} decimals", cut) for cut in ("0", "0.0", "0.00", "9")))


@pytest.mark.parametrize("title", ["Read with care", "Sources"])
def test_a_formula_among_notices_or_sources_is_told(title):
    assert held('<sheetData><row><c r="A1"><f>1</f></c></row></sheetData>', title) == [(f"{title} A1 formula", NEVER)]


ROWS = "xl/worksheets/s0.xml row"
CELLS = "xl/worksheets/s0.xml cell"


@pytest.mark.parametrize(
    ("rows", "twice"),
    [
        ('<row r="1"><c r="A1"/><c r="C1"/></row><row r="3"><c r="A3"/></row>', []),
        ('<row><c/><c/></row><row><c/></row><row r="3"><c/><c/><c r="C3"/></row>', []),
        ('<row r="2"/><row r="2"/>', [f"{ROWS} 2"]),
        ('<row r="2"/><row r="1"/>', [f"{ROWS} 1"]),
        ('<row/><row/><row r="2"/>', [f"{ROWS} 2"]),
        ('<row r="4"/><row/><row r="5"/>', [f"{ROWS} 5"]),
        ('<row r="1"><c r="B1"/><c r="B1"/></row>', [f"{CELLS} B1"]),
        ('<row r="1"><c r="B1"/><c r="A1"/></row>', [f"{CELLS} A1"]),
        ('<row r="1"><c/><c/><c r="B1"/></row>', [f"{CELLS} B1"]),
        ('<row r="1"><c r="C1"/><c/><c r="D1"/></row>', [f"{CELLS} D1"]),
        ('<row r="1"><c r="A1"/><c r="B2"/></row>', [f"{CELLS} B2"]),
    ],
)
def test_rows_and_cells_that_stand_there_twice_or_out_of_order_are_told(rows, twice):
    assert held(f"<sheetData>{rows}</sheetData>") == [(place, TWICE) for place in twice]


@pytest.mark.parametrize(
    ("row", "place"),
    [
        ('<row r=" 2"/>', f"{ROWS}  2"),
        ('<row r="0_2"/>', f"{ROWS} 0_2"),
        ('<row r="&#xff12;"/>', f"{ROWS} \uff12"),
        ('<row r="2"><c r="b2"/></row>', f"{CELLS} b2"),
        ('<row r="10"><c r="B1_0"/></row>', f"{CELLS} B1_0"),
    ],
)
def test_places_that_programs_take_otherwise_are_told(row, place):
    assert held(f"<sheetData>{row}</sheetData>") == [(place, NEVER)]


def test_the_order_in_which_a_program_computes_cells_is_not_that_of_a_sheet():
    """18.6: Excel lists all formulas in a part of their own."""
    chain = '<c r="D2" i="4"/><c r="C3"/><c r="B1" i="2"/><c r="B1" i="3"/>'
    assert held("", **{"xl/calcChain.xml": f"<calcChain {MAIN}>{chain}</calcChain>"}) == []


@pytest.mark.parametrize(
    ("rows", "reach"),
    [
        ('<row r="1"/><row r="3"><c r="B3"/><c r="D3"/></row>', 7),
        ("<row><c/><c/></row><row><c/></row>", 5),
    ],
)
def test_sheets_reach_as_far_as_they_may_and_no_further(rows, reach):
    opened = workbook(f"<sheetData>{rows}</sheetData>")
    assert list(doubled_and_held(opened, furthest=reach)) == []
    with pytest.raises(InputError, match="reach further"):
        list(doubled_and_held(opened, furthest=reach - 1))


@pytest.mark.parametrize(("cells", "others"), [("", 19), ('<row r="1"><c r="A1"/></row>', 35)])
def test_a_part_holds_as_much_beside_its_cells_as_it_may_and_no_more(cells, others):
    """Each row and each cell may hold 8 elements more."""
    sheet = f"<sheetData>{cells}</sheetData>" + "<x/>" * (others - 1)
    assert list(doubled_and_held(workbook(sheet), beside_cells=20)) == []
    with pytest.raises(InputError, match="A part of it holds more") as refused:
        list(doubled_and_held(workbook(f"{sheet}<x/>"), beside_cells=20))
    assert refused.value.where == "xl/worksheets/s0.xml"


def test_a_damaged_part_is_refused_and_one_that_is_no_xml_is_not_read():
    assert held("", **{"xl/picture.png": "<row"}) == []
    with pytest.raises(ET.ParseError):
        held("", **{"xl/more.xml": "<row"})


@pytest.mark.parametrize(
    ("sheet", "unseen"),
    [
        ('<sheetData><row r="1" ht="4.9"/></sheetData>', ["row 1"]),
        ('<sheetData><row r="1" ht="5"/><row r="2" hidden="0"/><row r="3" hidden="false"/></sheetData>', []),
        ('<sheetData><row r="1" ht=" 9"/><row r="2" ht="1pt"/></sheetData>', ["row 1", "row 2"]),
        ('<sheetFormatPr defaultRowHeight="4.9"/>', ["rows"]),
        ('<sheetFormatPr defaultRowHeight="5"/>', []),
        ('<sheetFormatPr defaultColWidth="1.9"/>', ["rows"]),
        ('<sheetFormatPr defaultColWidth="2"/>', []),
        ('<sheetFormatPr zeroHeight="true"/>', ["rows"]),
        ('<col min="7" width="1.9"/>', ["column 7"]),
        ('<col min="7" width="2"/>', []),
        ('<sheetView showFormulas="1"/>', ["values"]),
        ('<sheetView showZeros="false"/>', ["values"]),
        ('<sheetView showZeros="off"/>', ["values"]),
        ('<sheetView showFormulas="0" showZeros="1" hidden="1"/><sheetView/>', []),
        ('<sheetView topLeftCell="A30"><pane ySplit="3" topLeftCell="A33" state="frozen"/></sheetView>', ["window"]),
        ('<sheetView topLeftCell="A1"><pane ySplit="3" topLeftCell="A33" state="frozen"/></sheetView>', []),
        ('<sheetView><pane ySplit="3" topLeftCell="A33" state="frozen"/></sheetView>', []),
        ('<sheetView topLeftCell="A30"/>', []),
        ('<x hidden="1"/>', []),
    ],
)
def test_what_is_hidden_or_too_small_to_be_seen_is_told(sheet, unseen):
    assert held(sheet) == [(f"sheet Outputs {what}", "hidden") for what in unseen]


@pytest.mark.parametrize("said", ["", 'sheet="0"', 'sheet="false"', 'sheet="off"'])
def test_a_sheet_that_is_not_locked_is_not_said_to_be(said):
    assert held(f"<sheetProtection {said}/><headerFooter><oddHeader>&amp;C</oddHeader></headerFooter>") == []


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ('<cfRule type="expression"><formula>TRUE</formula></cfRule>', "expression · TRUE"),
        ('<cfRule type="dataBar"><dataBar showValue="0"/></cfRule>', f"dataBar · {NEVER}"),
        ('<cfRule type="iconSet"><iconSet showValue="1"/><iconSet showValue="true"/></cfRule>', "iconSet"),
        ("<cfRule><dxf><numFmt/></dxf><formula/></cfRule>", f" · {NEVER} · "),
    ],
)
def test_what_changes_how_cells_look_is_told(rule, said):
    assert held(f'<conditionalFormatting sqref="B2">{rule}</conditionalFormatting>') == [
        ("rule Outputs B2 formula", said)
    ]


def test_a_rule_of_an_extension_is_told():
    rule = (
        '<extLst><x:conditionalFormatting xmlns:x="urn:x" xmlns:y="urn:y"><x:cfRule type="expression"><y:f>A1 = 2.0'
        "</y:f></x:cfRule><y:sqref>C3:D4</y:sqref></x:conditionalFormatting></extLst>"
    )
    assert held(rule) == [("rule Outputs C3:D4 formula", "expression · A1=2")]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ('type="whole" showErrorMessage="1"', "whole between 0.5 9"),
        ('type="whole" showErrorMessage="true" operator="notBetween"', "whole notBetween 0.5 9"),
        ('type="decimal" showErrorMessage="1" operator="lessThan"', "decimal lessThan 0.5"),
        ('type="list" showErrorMessage="1" errorStyle="stop"', "list 0.5"),
        ('showErrorMessage="1" errorStyle="warning"', "any between 0.5 9, may be passed over"),
        ("", "any between 0.5 9, may be passed over"),
        ('showErrorMessage="1" prompt="Mine"', "any between 0.5 9: Mine"),
        ('showErrorMessage="0" prompt="Mine" error="No"', "any between 0.5 9, may be passed over: Mine · No"),
    ],
)
def test_what_cells_are_held_to_is_told(rule, said):
    sheet = f'<dataValidation sqref="B2" {rule}><formula1>0.50</formula1><formula2>$9 </formula2></dataValidation>'
    assert held(sheet) == [("validation Outputs B2", said)]


def test_the_rule_of_an_extension_says_within_it_which_cells_it_is_for():
    sheet = (
        '<extLst><x:dataValidation xmlns:x="urn:x" type="list" showErrorMessage="1"><x:formula1><f>A1</f>'
        "</x:formula1><x:sqref>B2</x:sqref></x:dataValidation></extLst>"
    )
    assert held(sheet) == [("validation Outputs B2", "list A1")]


@pytest.mark.parametrize(
    ("cells", "count"),
    [("C3:CX22", 2_000), ("C3:E669", 1), ("C3:CX23", 1), ("C:D", 1), ("3:4", 1), ("C3:D5 A1", 7)],
)
def test_cells_are_named_one_by_one_unless_there_are_very_many(cells, count):
    """2,000 are read one by one; the second range has 2,001, and the others have no end."""
    places = [place for place, _said in held(f'<dataValidation sqref="{cells}"/>')]
    assert len(places) == count
    if count == 1:
        assert places == [f"validation Outputs {cells}"]
    else:
        assert places[0] == "validation Outputs C3"
        assert "validation Outputs C4" in places


def test_a_picture_of_other_cells_in_a_cell_is_told():
    drawn = '<x:sparkline xmlns:x="urn:x"><x:f>Draws!A2:A90</x:f></x:sparkline>'
    assert held(f"<extLst><ext>{drawn}</ext></extLst>") == [("sparkline Outputs", NEVER)]


def test_what_some_programs_read_and_others_do_not_is_told_once():
    strict = '<s:c xmlns:s="http://purl.oclc.org/ooxml/spreadsheetml/main"/>'
    assert held(strict * 3) == [("markup Outputs", NEVER)]
    assert held("<x/>") == []


# --- all cells of a workbook ----------------------------------------------------------------------------

FILLED = {
    "About": [
        ["Economic calculator", None],
        ["Version", "1.2"],
        ["Random Seed", 0],
        ["Empty", ""],
        [None, "beside"],
        ["x" * 60, "kept"],
        ["y" * 61, "long"],
    ],
    "Answer": [["Share", "=2/8"], ["A title"]],
    "Model": [
        ["Equation", "a = b"],
        ["name", "value", "unit"],
        ["gdp", 3.5, "USD"],
        [None, None, "lost"],
        [],
        ["label", "name"],
        ["Sales", "sale"],
        ["only"],
    ],
    "Outputs": [
        ["label", "output", "low value", "difference"],
        ["Share", "share", 0.25, "=B2*0.12345678901264+1.5E3"],
        ["Cost", "cost", '=IF($A$1="a b", _xlfn.STDEV.S(A1:B2), LOG10(1.0))', "=A1"],
        ["Short"],
        ["Word", "word", "text", "", "beside"],
    ],
    "Other": [["first", "second"], ["a", 1], ["b", 2]],
    "Draws": [["draw", "share"], [1, 0.5]],
    "Read with care": [["one", "Take care.", None, "Much."], [None], ["two"]],
    "Sources": [["ourworld", "A"]],
}


def filled():
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in FILLED.items():
        sheet = book.create_sheet(title)
        for n, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                sheet.cell(n, column).value = value
    book["Sources"].sheet_state = "hidden"
    for title, cell, code in (
        *(("Outputs", "C2", "0.0%"), ("Outputs", "D2", '0.00" m"'), ("Outputs", "C5", "0.0%")),
        *(("Outputs", "C4", "0.0%"), ("Outputs", "AB7", "0%"), ("Draws", "B2", "0.0")),
    ):
        book[title][cell].number_format = code
    book["Outputs"]["Z7"], book["Outputs"]["AB7"] = 6, 7
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def changed(content, *changes):
    """The workbook with the first match of each pattern in the parts replaced."""
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        parts = {name: opened.read(name).decode() for name in opened.namelist()}
    for part, old, new in changes:
        parts[part], count = re.subn(old, new, parts[part], count=1)
        assert count == 1
    return packed(parts).fp.getvalue()


OUTPUTS = "xl/worksheets/sheet4.xml"


def kept(cell, value):
    return OUTPUTS, rf'(<c r="{cell}"[^>]*><f>[^<]*</f>)<v ?/?>(</v>)?', rf"\1<v>{value}</v>"


def test_every_cell_of_a_workbook_is_read():
    found = read(changed(filled(), kept("D2", "0.12345678949"), kept("C3", "0.12345678949")))
    assert found == {
        "sheet order": "About · Answer · Model · Outputs · Other · Draws · Read with care · Sources",
        **{f"sheet {title}": "visible" for title in FILLED},
        "sheet Sources": "hidden",
        "format Outputs 0“m”": "0“m”",
        "format Draws 0.0 decimals": "0.0",
        "about version": "1.2",
        "about random_seed": 0,
        f"about {'x' * 60}": "kept",
        "About cell A1": "Economic calculator",
        "About cell A4": "Empty",
        "About cell B5": "beside",
        "About cell A7": "y" * 61,
        "About cell B7": "long",
        "Answer share": UNSTATED,
        "Answer share formula": "=2/8",
        "Answer cell A2": "A title",
        "Model equation": "a = b",
        "Model gdp name": "gdp",
        "Model gdp value": 3.5,
        "Model gdp unit": "USD",
        "Model sale label": "Sales",
        "Model sale name": "sale",
        "Model cell A2": "name",
        "Model cell B2": "value",
        "Model cell C2": "unit",
        "Model cell C4": "lost",
        "Model cell A6": "label",
        "Model cell B6": "name",
        "Model cell A8": "only",
        "Outputs share label": "Share",
        "Outputs share output": "share",
        "Outputs share low_value": 0.25,
        "Outputs share low_value shown": "0%",
        "Outputs share low_value decimals shown": "0.0",
        "Outputs share difference": 0.123456789,
        "Outputs share difference formula": "=B2*0.123456789013+1500",
        "Outputs share difference shown": "0“m”",
        "Outputs share difference decimals shown": "0.00",
        "Outputs cost label": "Cost",
        "Outputs cost output": "cost",
        "Outputs cost low_value": 0.12345678949,
        "Outputs cost low_value formula": '=IF(A1="a b",STDEV(A1:B2),LOG10(1))',
        "Outputs cost difference": UNSTATED,
        "Outputs cost difference formula": "=A1",
        "Outputs word label": "Word",
        "Outputs word output": "word",
        "Outputs word low_value": "text",
        "Outputs cell A1": "label",
        "Outputs cell B1": "output",
        "Outputs cell C1": "low value",
        "Outputs cell D1": "difference",
        "Outputs cell A4": "Short",
        "Outputs cell E5": "beside",
        "Outputs cell Z7": 6,
        "Outputs cell AB7": 7,
        "Outputs cell AB7 shown": "0%",
        "Outputs cell AB7 decimals shown": "0",
        "Other a first": "a",
        "Other a second": 1,
        "Other b first": "b",
        "Other b second": 2,
        "Other cell A1": "first",
        "Other cell B1": "second",
        "Draws 1 draw": 1,
        "Draws 1 share": 0.5,
        "Draws cell A1": "draw",
        "Draws cell B1": "share",
        "read_with_care one": "Take care. · Much.",
        "read_with_care two": "",
        "sources ourworld": "A",
    }
    assert not found.doubled


def test_what_a_chart_keeps_is_held_against_the_cells_of_all_sheets():
    """Notices are read otherwise than tables are."""
    namespace = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    refs = ("Outputs'!$C$2", "Read with care'!$B$1")
    kept_twice = "".join(f'<strRef><f>\'{ref}</f><pt idx="0"><v>9</v></pt></strRef>' for ref in refs)
    book = zipfile.ZipFile(io.BytesIO(filled()))
    parts = {name: book.read(name) for name in book.namelist()}
    relation = f'<Relationships xmlns="{PACKAGE}"><Relationship Type="x/chart" Target="../c.xml"/></Relationships>'
    parts |= {"xl/c.xml": f'<c xmlns="{namespace}">{kept_twice}</c>', "xl/worksheets/_rels/x.rels": relation}
    found = read(packed(parts).fp.getvalue())
    assert found["chart point 0 9"] == found["chart point 0 9 (2)"] == NEVER


def test_a_cell_holds_as_much_text_as_excel_lets_it_and_no_more():
    def long(count):
        return changed(filled(), (OUTPUTS, "<t>text</t>", f"<t>{'n' * count}</t>"))

    assert read(long(32_767))["Outputs word low_value"] == "n" * 32_767
    with pytest.raises(InputError, match="more text than a workbook can"):
        read(long(32_768))


def test_a_list_of_tables_without_a_header_has_no_pairs_above_one():
    book = openpyxl.Workbook()
    book.active.title = "Model"
    book.active.append(["Equation", "a = b"])
    stream = io.BytesIO()
    book.save(stream)
    assert {place: said for place, said in read(stream.getvalue()).items() if place.startswith("Model")} == {
        "Model cell A1": "Equation",
        "Model cell B1": "a = b",
    }


def test_elements_that_lie_within_each_other_without_end_are_refused():
    """The sheet and its data are two of them."""
    assert held("<x>" * 97 + "</x>" * 97) == []
    with pytest.raises(InputError, match="more than the calculator writes"):
        held("<x>" * 100 + "</x>" * 100)
