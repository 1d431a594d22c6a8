"""Errors one can act on: their parts in order, and which names an unknown one may have meant."""

import pytest

from econ.wording.errors import InputError, nearest, unknown
from econ.wording.language import _, parts


def test_the_parts_stand_in_order():
    error = InputError("It is wrong.", "line 3", "Write 4.", "`econ list` helps.")
    assert str(error) == "line 3: It is wrong. Write 4. `econ list` helps."
    assert error.on_the_page == "line 3: It is wrong. Write 4."
    assert str(InputError("It is wrong.")) == "It is wrong."


def test_a_place_is_put_in_front_of_the_one_that_is_known():
    error = InputError("It is wrong.", "line 3", "Write 4.", "`econ list` helps.").at("a.csv")
    assert (error.where, error.command) == ("a.csv, line 3", "`econ list` helps.")
    assert InputError("It is wrong.").at("a.csv").where == "a.csv"


def test_what_somebody_gave_is_cut_and_what_to_do_is_kept():
    error = InputError(f"“{'x' * 100_000}” is no number.", "y" * 100_000, "Give a number.")
    assert len(str(error)) < 3_000
    assert str(error).endswith("… Give a number.")
    assert len(error.at("z" * 100_000).where) < 2_000


def test_the_three_most_similar_names_are_proposed():
    known = ["sale_total", "sale_value", "sale_volume", "sale_values", "gdp"]
    assert nearest("sale_value", known) == ["sale_value", "sale_values", "sale_volume"]
    assert nearest("GDP", ["gdp", "gdp_share", "gdp_index", "gdp_year"])[:1] == ["gdp"]
    assert nearest("", known) == nearest("zzzz", known) == []


@pytest.mark.parametrize(("count", "listed"), [(0, False), (1, True), (12, True), (13, False)])
def test_up_to_twelve_names_are_listed_where_none_is_near(count, listed):
    names = [f"{letter}{letter}" for letter in "abcdefghijklm"[:count]]
    said = unknown("GDP source", "zzzz", names).mend
    assert said == (f"There are: {', '.join(names)}." if listed else "")


def test_near_names_come_instead_of_all():
    error = unknown("GDP source", "bok_nominl", ["bok_nominal", "un_current"], "econ list series")
    assert error.what == "There is no GDP source called “bok_nominl”."
    assert error.mend == "Did you mean bok_nominal?"
    assert error.command == "`econ list series` lists them all."


def test_what_nobody_sees_is_shown_and_a_lines_end_stays():
    """`make fuzz`, seed 289435933: a format "\\x00", and a cell with the signs of a terminal."""
    error = InputError("“a\x00b\x1b[2J” is no number.\nIt\u202eis\u2069 not.", "\x7f.csv", "Write 4.\x9b")
    assert error.what == "“a\ufffdb\ufffd[2J” is no number.\nIt\ufffdis\ufffd not."
    assert (error.where, error.mend) == ("\ufffd.csv", "Write 4.\ufffd")
    assert InputError("About 1\u00a0%: 약 1%").what == "About 1\u00a0%: 약 1%"


def test_a_message_goes_on_knowing_its_parts():
    error = InputError(_("“{text}” is no number.", text="12x"))
    assert parts(error.what) == ["12x"]
