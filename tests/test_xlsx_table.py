"""A scenario table in a workbook: what shows or computes other numbers than the stored ones is named.

What spreadsheet programs make of each part is that of ISO/IEC 29500-1 (SpreadsheetML): a formula is computed when the
workbook is opened, a format says what is shown of a number, and a hidden row is not seen.
"""

import io
import re
import zipfile

import openpyxl
import pandas as pd
import pytest
from openpyxl.comments import Comment

import econ
from econ import InputError, verify
from econ.output.scenario_table import ScenarioTable, files
from econ.verify import stored_table
from econ.verify.readers import xlsx_table
from econ.verify.readers.registry import NEVER

SHEET = "xl/worksheets/sheet1.xml"
LIE = "The true share is 9.9%"


@pytest.fixture(scope="module")
def content():
    return files.to_bytes(econ.scenario_table(["press-line-2023", "missiles-added"], ["gdp_share"]), "xlsx")


def by_openpyxl(content, change):
    """The workbook as openpyxl saves it after a change, which is given the sheet and the letter of each column."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book["Scenarios"]
    change(book, sheet, {cell.value: cell.column_letter for cell in sheet[1]})
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def formula(_book, sheet, letter):
    sheet[f"{letter['value']}2"] = "=0.099"


def shown(code):
    def change(_book, sheet, letter):
        sheet[f"{letter['value']}2"].number_format = code

    return change


def shown_word(_book, sheet, letter):
    sheet[f"{letter['unit']}2"].number_format = f'0;0;0;"{LIE}"'


def hidden_row(_book, sheet, _letter):
    sheet.row_dimensions[2].hidden = True


def hidden_column(_book, sheet, letter):
    sheet.column_dimensions[letter["value"]].hidden = True


def hidden_sheet(book, sheet, _letter):
    book.create_sheet("Mine")
    sheet.sheet_state = "hidden"


def other_sheet(book, _sheet, _letter):
    book.create_sheet("True answer", 0)["A1"] = 0.099


def comment(_book, sheet, letter):
    sheet[f"{letter['value']}2"].comment = Comment(LIE, "x")


def beside(_book, sheet, _letter):
    sheet.cell(2, sheet.max_column + 1).value = LIE


def rule(_book, sheet, letter):
    from openpyxl.formatting.rule import FormulaRule

    sheet.conditional_formatting.add(f"{letter['value']}2", FormulaRule(["TRUE"]))


VALUE = "W"
"""The column of the numbers, the 23rd of the codebook."""

CHANGES = {
    "formula": (formula, f"Scenarios cell {VALUE}2 formula"),
    "words": (shown('"9.9%"'), f"Scenarios cell {VALUE}2 shown"),
    "few-digits": (shown("0"), f"Scenarios cell {VALUE}2 decimals shown"),
    "words-for-a-text": (shown_word, "shown"),
    "hidden-row": (hidden_row, "sheet Scenarios row 2"),
    "hidden-column": (hidden_column, "sheet Scenarios column 23"),
    "hidden-sheet": (hidden_sheet, "sheet Scenarios"),
    "other-sheet": (other_sheet, "sheet True answer"),
    "comment": (comment, f"comment x{LIE}"),
    "beside": (beside, "Scenarios cell AP2"),
    "rule": (rule, f"rule Scenarios {VALUE}2 formula"),
}


@pytest.mark.parametrize("kind", CHANGES)
def test_what_shows_or_computes_another_number_is_named(content, kind):
    change, place = CHANGES[kind]
    verdict = verify.verify_bytes(by_openpyxl(content, change), ".xlsx")
    assert not verdict.holds
    assert any(one.place.endswith(place) for one in verdict.differences)


@pytest.mark.parametrize("before", [True, False])
def test_a_column_that_stands_there_twice_is_refused(content, before):
    def twice(_book, sheet, _letter):
        column = 1 if before else sheet.max_column + 1
        sheet.insert_cols(column)
        for row, value in enumerate(("value", 0.099, 0.099), start=1):
            sheet.cell(row, column).value = value

    with pytest.raises(InputError, match=r"The column “value” stands there twice"):
        verify.verify_bytes(by_openpyxl(content, twice), ".xlsx")


def test_a_formula_behind_a_value_that_is_kept_with_it_is_named(content):
    """The value is the one that was computed; a program that opens the workbook computes the formula."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(stream, "w") as changed:
        for name in packed.namelist():
            part = packed.read(name).decode()
            if name == SHEET:
                part, count = re.subn(rf'(<c r="{VALUE}2"[^>]*>)<v>', r"\1<f>0.099</f><v>", part)
                assert count == 1
            changed.writestr(name, f"{part}\n")
    verdict = verify.verify_bytes(stream.getvalue(), ".xlsx")
    assert [one.place for one in verdict.differences] == [f"Scenarios cell {VALUE}2 formula"]


@pytest.mark.parametrize(("said", "differ"), [("TRUE()", 0), ("FALSE()", 2), ("NOT(FALSE())", 2)])
def test_what_is_so_may_be_a_formula_that_says_so(content, said, differ):
    """As LibreOffice writes it: gdp_chosen of two rows."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(stream, "w") as changed:
        for name in packed.namelist():
            part = packed.read(name).decode()
            if name == SHEET:
                part, count = re.subn(r'(t="b">)<v>1', rf"\1<f>{said}</f><v>1", part)
                assert count == 2
            changed.writestr(name, f"{part}\n")
    assert len(verify.verify_bytes(stream.getvalue(), ".xlsx").differences) == differ


def own_columns(_book, sheet, letter):
    """A column with formulas and percent signs, and one of words."""
    at = sheet.max_column
    for column, values in enumerate((("mine", f"=2*{letter['value']}2"), ("said", "kept")), start=at + 1):
        for row, value in enumerate(values, start=1):
            sheet.cell(row, column).value = value
        sheet.cell(2, column).number_format = "0%"


def fewer(_book, sheet, letter):
    sheet.delete_rows(3)
    sheet.delete_cols(sheet[f"{letter['label']}1"].column)


def no_codebook(book, _sheet, _letter):
    del book["Codebook"]


@pytest.mark.parametrize(
    "change", [lambda *_given: None, own_columns, fewer, no_codebook], ids=["saved", "own", "fewer", "no-codebook"]
)
def test_what_was_saved_again_put_beside_it_or_taken_out_holds(content, change):
    assert verify.verify_bytes(by_openpyxl(content, change), ".xlsx").holds


def test_a_table_that_pandas_wrote_again_holds(content):
    stream = io.BytesIO()
    words = {"unit": str, "seed": str}  # which pandas would take for numbers
    pd.read_excel(io.BytesIO(content), "Scenarios", dtype=words).to_excel(stream, sheet_name="Scenarios", index=False)
    assert verify.verify_bytes(stream.getvalue(), ".xlsx").holds


def test_a_table_near_the_most_rows_is_read():
    """200,000 cells in 41 columns, as docs/howto/scenario-tables.md has it; each row has texts of its own."""
    [row] = econ.scenario_table(["press-line-2023"], ["gdp_share"]).rows
    rows = [dict(row, title=f"{n}", scenario=f"press {n}", frozen=f"{n}") for n in range(4_870)]
    assert len(stored_table.read(files.to_bytes(ScenarioTable(rows), "xlsx"), ".xlsx").rows) == 4_870


def small(*rows, formats=(), further=""):
    """A workbook with a sheet of these rows, and a hidden one with one cell, or with rows as they are given."""
    book = openpyxl.Workbook()
    book.active.title = "Scenarios"
    for row in rows:
        book.active.append(row)
    mine = book.create_sheet("Mine")
    mine.sheet_state = "hidden"
    mine["A1"], mine["A1"].number_format = 0.099, '0" of 9"'
    for cell, code in formats:
        book.active[cell].number_format = code
    stream = io.BytesIO()
    book.save(stream)
    if not further:
        return stream.getvalue()
    changed = io.BytesIO()
    with zipfile.ZipFile(stream) as packed, zipfile.ZipFile(changed, "w") as written:
        for name in packed.namelist():
            part = packed.read(name).decode()
            if name.endswith("sheet2.xml"):
                part = re.sub("<sheetData>.*</sheetData>", f"<sheetData>{further}</sheetData>", part)
            written.writestr(name, part)
    return changed.getvalue()


FORMATS = (
    *(("A2", '0;0;0;"so"'), ("B2", "0.0%"), ("B3", "0.0%"), ("B4", "0%"), ("C2", '0"x"'), ("D2", "0%")),
    *(("E3", "0.00"), ("D3", "0%")),
)
ROWS = [
    ["name", "value", None, "mine"],
    ["a", 1.5, "beside", "=1+1"],
    ["b", "=2*3", None, 5, 9],
    ["c", None, 2023],
]


def test_rows_are_read_and_what_is_told_of_columns_that_are_compared():
    columns, table, cells = xlsx_table.read(small(*ROWS, formats=FORMATS), "Scenarios", ["name", "value"])
    assert columns == ("name", "value", "mine")
    assert table == [
        {"name": "a", "value": 1.5, "mine": None},
        {"name": "b", "value": None, "mine": 5},
        {"name": "c", "value": None},
    ]
    assert cells == {
        "format Mine 0“of9”": "0“of9”",
        "sheet Scenarios": "visible",
        "sheet Mine": "hidden",
        "Scenarios cell A2 shown": "0;0;0;“so”",
        "Scenarios cell B2 shown": "0%",
        "Scenarios cell B2 decimals shown": "0.0",
        "Scenarios cell C2": "beside",
        "Scenarios cell C2 shown": "0“x”",
        "Scenarios cell B3 formula": NEVER,
        "Scenarios cell B3 shown": "0%",
        "Scenarios cell E3": "9",
        "Scenarios cell E3 decimals shown": "0.00",
        "Scenarios cell C4": "2023",
    }


def test_a_format_that_would_take_long_to_read_is_refused_before_anything_else_reads_it(monkeypatch):
    content = small(["name"], ["a"], formats=[("A2", "[" * 256)])
    monkeypatch.setattr(openpyxl, "load_workbook", None)
    with pytest.raises(InputError, match="more than the calculator writes"):
        xlsx_table.read(content, "Scenarios", [])


def test_a_workbook_without_the_sheet_has_no_table():
    assert xlsx_table.read(small(), "Mine too", []) == ((), [], {})
    assert xlsx_table.read(small(), "Scenarios", [])[:2] == ((), [])


def test_the_sheets_of_a_table_reach_as_far_as_it_and_its_codebook_may():
    """400,000 rows and cells, of which the sheet itself has two."""
    read = xlsx_table.read(small(["name"], further='<row r="399998"/>'), "Scenarios", [])
    assert read[0] == ("name",)
    with pytest.raises(InputError, match="reach further"):
        xlsx_table.read(small(["name"], further='<row r="399999"/>'), "Scenarios", [])
