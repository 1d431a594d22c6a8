"""What a cell or a text of a workbook holds that programs take otherwise is told (ISO/IEC 29500-1, 18.3.1.4, 18.4)."""

from xml.etree import ElementTree as ET

import pytest

from econ.verify.readers.registry import NEVER, TWICE
from econ.verify.readers.xlsx_content import is_misplaced, is_twofold, told

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"


BLACK, WHITE = ('<sz val="11"/><color rgb="FF000000"/>', '<sz val="11"/><color rgb="FFFFFFFF"/>')


def run(text, look=""):
    return f"<r>{look and f'<rPr>{look}</rPr>'}<t>{text}</t></r>"


def told_of(markup):
    return list(told(ET.fromstring(f'<x xmlns="{MAIN}">{markup}</x>')[0]))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ('<c r="B2"><v>1.5</v></c>', []),
        ('<c r="B2"><v/></c>', []),
        ('<c r="B2"/>', []),
        ('<c r="B2" t="s"><v>7</v><extLst/></c>', []),
        ('<c r="B2" t="inlineStr"><is><t>a_b é</t></is></c>', []),
        ('<c r="B2" t="str"><v>a_b é</v></c>', []),
        ('<c r="B2"><f>A1</f><v>1</v></c>', [("formula", "B2")]),
        ('<c r="B2"><f>A1</f><v>1</v><f>A2</f></c>', [("formula", "B2"), ("content", f"B2|{TWICE}")]),
        ('<c r="B2"><v>1</v><v>1</v></c>', [("content", f"B2|{TWICE}")]),
        ('<c r="B2"><v>1</v><x/></c>', [("content", f"B2|{TWICE}")]),
        ('<c r="B2"><v>1<x/></v></c>', [("content", f"B2|{TWICE}")]),
        ('<c r="B2"><is><t>1</t></is></c>', [("content", f"B2|{TWICE}")]),
        ('<c r="B2" t="inlineStr"><v>1</v></c>', [("content", f"B2|{TWICE}")]),
        ('<c r="B2"><v>1_0</v></c>', [("digits", f"B2|{NEVER}")]),
        ('<c r="B2" t="n"><v>\u0661</v></c>', [("digits", f"B2|{NEVER}")]),
        ('<c r="B2" t="s"><v>1_0</v></c>', [("digits", f"B2|{NEVER}")]),
        ('<c r="B2" t="s"><v>-1</v></c>', [("digits", f"B2|{NEVER}")]),
        ('<c r="B2"><v>-1</v></c>', []),
        ('<c r="B2" vm="1"><v>1</v></c>', [("rich", f"B2|{NEVER}")]),
        ('<c r="B2" cm="1"><v>1</v></c>', [("rich", f"B2|{NEVER}")]),
        ('<c r="B2" t="b"><v>\uff11</v></c>', [("digits", f"B2|{NEVER}")]),
    ],
)
def test_what_a_cell_holds_beside_its_value_is_told(cell, expected):
    assert told_of(cell) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<si><t>one</t></si>", []),
        ("<si><r><t>one</t></r><r><t>two</t></r></si>", []),
        ("<is/>", []),
        ("<si><t>one</t><t>two</t></si>", [("content", f"onetwo|{TWICE}")]),
        ("<is><t>one</t><r><t>two</t></r></is>", [("content", f"onetwo|{TWICE}")]),
        ("<r><t>a|b</t><t/></r>", [("content", f"a b|{TWICE}")]),
        (f"<r><t>{'n' * 70}</t><t/></r>", [("content", f"{'n' * 60}|{TWICE}")]),
        ("<rPh><t>so</t></rPh>", [("phonetic", f"so|{NEVER}")]),
        ('<hyperlink ref="A1" tooltip="Mine"/>', [("tip", f"A1|{NEVER}")]),
        ('<hyperlink ref="A1"/>', []),
    ],
)
def test_texts_of_two_kinds_above_or_beside_others_are_told(text, expected):
    assert told_of(text) == expected


@pytest.mark.parametrize(
    ("pieces", "told"),
    [
        ([("so", ""), (" not", "<strike/>")], True),
        ([("not", "<strike/>")], True),
        ([("so", '<strike val="0"/>'), (" it", '<rFont val="Arial"/>')], False),
        ([("so", '<sz val="5"/>')], False),
        ([("not", '<sz val="4.9"/>')], True),
        ([("not", '<sz val="small"/>')], True),
        ([("so", BLACK), (" it", BLACK)], False),
        ([("so", BLACK), (" not", WHITE)], True),
        ([("so", ""), (" not", WHITE)], True),
    ],
)
@pytest.mark.parametrize("tag", ["si", "is"])
def test_a_text_of_which_some_is_struck_out_or_looks_otherwise_is_told(tag, pieces, told):
    words = "".join(text for text, _look in pieces)
    runs = "".join(run(*one) for one in pieces)
    assert told_of(f"<{tag}>{runs}</{tag}>") == ([("pieces", f"{words}|{NEVER}")] if told else [])


@pytest.mark.parametrize(
    ("tag", "part", "twofold"),
    [
        ("{http://purl.oclc.org/ooxml/spreadsheetml/main}c", "xl/worksheets/sheet1.xml", True),
        (CHOICE, "xl/styles.xml", True),
        (CHOICE, "xl/sharedStrings.xml", True),
        (CHOICE, "xl/workbook.xml", False),
        (f"{{{MAIN}}}c", "xl/styles.xml", False),
        (f"{{{MAIN}}}c", "xl/workbook.xml", False),
    ],
)
def test_what_some_programs_take_and_others_do_not_is_known(tag, part, twofold):
    assert is_twofold(tag, part) is twofold


@pytest.mark.parametrize(
    ("tag", "twofold"),
    [
        (f"{{{MAIN}}}sheets", False),
        ("{urn:x}sheets", True),
        ("sheets", True),
        ("{http://schemas.microsoft.com/office/spreadsheetml/2010/11/main}cellXfs", True),
        ("{http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac}absPath", False),
        ("{http://schemas.microsoft.com/office/spreadsheetml/2014/revision}revisionPtr", False),
        (CHOICE, False),
    ],
)
def test_an_element_of_another_name_is_taken_by_some_readers_alone(tag, twofold):
    assert is_twofold(tag, "xl/workbook.xml", f"{{{MAIN}}}") is twofold
    assert is_twofold(tag, "docProps/core.xml") is False


@pytest.mark.parametrize(
    ("path", "misplaced"),
    [
        ("worksheet sheetData row", False),
        ("worksheet sheetData x row", True),
        ("worksheet row", True),
        ("worksheet sheetData row c", False),
        ("worksheet sheetData row c v", False),
        ("worksheet sheetData row v", True),
        ("worksheet sheetData c", True),
        ("worksheet cols col", False),
        ("sst si", False),
        ("sst extLst ext si", True),
        ("sst", False),
    ],
)
def test_a_row_stands_in_a_sheet_a_cell_in_a_row_and_a_text_in_the_list_of_texts(path, misplaced):
    assert is_misplaced(tuple(f"{{{MAIN}}}{tag}" for tag in path.split())) is misplaced
