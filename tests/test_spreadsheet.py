"""Workbooks as other people save them: values, colours, what is hidden, and what is damaged on purpose."""

import io
import zipfile

import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.styles.colors import Color

from econ.files import bounds, spreadsheet
from econ.wording.errors import InputError


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(content, name, change):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(out, "w") as written:
        for part in given.namelist():
            held = given.read(part)
            written.writestr(part, change(held) if part == name else held)
    return out.getvalue()


def with_result(content, written):
    """The first sheet with something else where openpyxl leaves the result of a formula out."""
    return with_part(
        content, "xl/worksheets/sheet1.xml", lambda x: x.replace(b"<v></v>", b"<v />").replace(b"<v />", written)
    )


@pytest.fixture
def book():
    made = openpyxl.Workbook()
    made.active.title = "One"
    made.active.append(["name", 2023, None, 1.5])
    made.active.append([])
    made.active.append(["Türkiye", "…"])
    return made


def test_values_from_the_first_cell_on_with_gaps_kept(book):
    (sheet,) = spreadsheet.read(saved(book)).sheets
    assert (sheet.name, sheet.rows) == ("One", (("name", 2023, None, 1.5), (), ("Türkiye", "…")))


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        (Color(indexed=12), "blue"),
        (Color(indexed=10), "red"),
        (Color(rgb="FF0000FF"), "blue"),
        (Color(rgb="00FF0000"), "red"),
        (Color(indexed=8), None),
        (Color(theme=1), None),
        (Color(rgb="FF008000"), None),
    ],
)
def test_colours_of_numbers(book, colour, name):
    book.active["B1"].font = Font(color=colour)
    book.active["A1"].font = Font(color=colour)
    (sheet,) = spreadsheet.read(saved(book)).sheets
    assert sheet.colours == ({(0, 1): name} if name else {})


def test_hidden_sheets_and_those_not_asked_for_are_named(book):
    for title, state in (("Two", "hidden"), ("Three", "veryHidden"), ("Four", "visible")):
        book.create_sheet(title).sheet_state = state
    found = spreadsheet.read(saved(book), lambda name: name != "Four")
    assert [sheet.name for sheet in found.sheets] == ["One"]
    assert (found.hidden, found.others) == (("Two", "Three"), ("Four",))


def test_a_size_that_a_program_states_wrongly_is_not_believed(book):
    content = with_part(saved(book), "xl/worksheets/sheet1.xml", lambda x: x.replace(b'ref="A1:D3"', b'ref="A1"'))
    assert b'ref="A1"' in zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")
    assert len(spreadsheet.read(content).sheets[0].rows[0]) == 4


@pytest.mark.parametrize("stored", [b"<v />", b"<v></v>", b""])
def test_a_formula_without_its_result_is_refused(book, stored):
    book.active["B1"] = "=1+1"
    with pytest.raises(InputError, match="formula whose result is not stored"):
        spreadsheet.read(with_result(saved(book), stored))


def test_formulas_with_results_are_counted(book):
    book.active["B1"] = "=1+1"
    found = spreadsheet.read(with_result(saved(book), b"<v>2</v>"))
    assert (found.formulas, found.sheets[0].rows[0][1]) == (1, 2)
    assert spreadsheet.read(saved(openpyxl.Workbook())).formulas == 0


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no workbook"])
def test_what_is_no_workbook_is_refused(content):
    with pytest.raises(InputError, match="damaged"):
        spreadsheet.read(content)


def test_a_damaged_sheet_is_refused(book):
    content = with_part(saved(book), "xl/worksheets/sheet1.xml", lambda x: x[: len(x) // 2])
    with pytest.raises(InputError, match="damaged"):
        spreadsheet.read(content)


def test_a_sheet_beyond_the_bound_is_refused(book, monkeypatch):
    monkeypatch.setattr(bounds, "MOST_CELLS", 5)
    with pytest.raises(InputError, match="It holds more than"):
        spreadsheet.read(saved(book))
