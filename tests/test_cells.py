"""Tables of typed cells, and how they are made of rows."""

import pytest

from econ.output.cells import Cell, Column, Table, TableRow, cell, table
from econ.wording.language import speaking


def test_rows_become_cells_under_the_titles_of_their_columns():
    made = table("t", "T", [{"GDP source": "x", "share": 0.5}, {"GDP source": "y", "year": Cell("2023", 2023)}])
    assert [c.name for c in made.columns] == ["GDP source", "share", "year"]
    assert [c.number for c in made.columns] == [False, True, True]
    assert [row.name for row in made.rows] == ["1 x", "2 y"]
    assert made.rows[0].cells == (Cell("x"), Cell("0.5", 0.5), Cell(""))
    assert made.rows[1].cells[2].value == 2023


def test_a_column_without_a_digit_or_that_only_describes_holds_no_numbers():
    made = table("t", "T", [{"A": "x", "Side": "left", "Value": "3%", "Grade": "B3"}], describes=("Grade",))
    assert [(c.name, c.number) for c in made.columns] == [
        ("A", False),
        ("Side", False),
        ("Value", True),
        ("Grade", False),
    ]


def test_which_columns_hold_numbers_and_which_describe_can_be_said():
    made = table("t", "T", [{"a": "x", "b": "y", "c": "z"}], numbers=("b",), describes=("c",), notes=("N.",))
    assert [(c.number, c.describes) for c in made.columns] == [(False, False), (True, False), (False, True)]
    assert made.notes == ("N.",)


def test_titles_are_in_the_language_and_names_are_not():
    with speaking("id"):
        made = table("t", "T", [{"Year": "2023", "": "x"}])
    assert [c.name for c in made.columns] == ["Year", ""]
    assert [c.title for c in made.columns] == ["Tahun", ""]


@pytest.mark.parametrize(
    ("given", "made"), [(None, Cell("")), ("a", Cell("a")), (2, Cell("2", 2)), (Cell("b", 1.0), Cell("b", 1.0))]
)
def test_what_is_no_cell_becomes_one(given, made):
    assert cell(given) == made


def test_some_columns_in_the_order_asked_for():
    columns = (Column("a", "A"), Column("b", "B"), Column("c", "C"))
    whole = Table("t", "T", columns, (TableRow("r", (Cell("1"), Cell("2"), Cell("3")), strong=True),), ("N.",), "m")
    some = whole.only("c", "a")
    assert [c.name for c in some.columns] == ["c", "a"]
    assert some.rows == (TableRow("r", (Cell("3"), Cell("1")), strong=True),)
    assert (some.notes, some.mark) == (whole.notes, whole.mark)
    with pytest.raises(StopIteration):
        whole.only("d")


def test_a_table_without_rows_is_empty():
    assert not Table("t", "T", (Column("a", "A"),), ())
    assert table("t", "T", [{"a": "x"}])
