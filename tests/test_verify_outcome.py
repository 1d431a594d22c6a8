"""How a verdict on a file is said: how much of it is listed, named and printed."""

import pytest

from econ.verify.cells import compare
from econ.verify.outcome import Difference, Stored, Verdict, opened, text

PACKED = "how it is packed or written"
ORIGINAL = "take the original where more than its values counts"


def apart(count):
    return tuple(Difference(f"row {n}", 1.0, 2.0) for n in range(1, count + 1))


def said(**more):
    return text(Verdict(compared=20, largest=0.0, changed={}, **({"differences": ()} | more))).splitlines()


@pytest.mark.parametrize(("count", "more"), [(12, []), (13, ["  and 1 more"])])
def test_twelve_differences_are_listed(count, more):
    lines = said(differences=apart(count))
    assert lines[0] == f"✘ {count} of 20 values differ."
    assert lines[1:-1] == [f"  row {n}: stored 1.0, computed 2.0" for n in range(1, 13)] + more
    reworded = said(reworded=apart(count))
    assert reworded[-len([*range(12), *more]) :] == [f"  row {n}: stored 1.0, now 2.0" for n in range(1, 13)] + more


@pytest.mark.parametrize(("count", "end"), [(2, "row 2"), (3, "row 3"), (4, "row 3; …")])
def test_three_places_are_named(count, end):
    saved = [line for line in said(elsewhere=apart(count)) if "byte for byte" in line]
    assert saved[0].partition(")")[0].endswith(end)
    (line,) = [
        line for line in said(uncompared={"text": tuple(f"row {n}" for n in range(1, count + 1))}) if "text" in line
    ]
    assert line == f"Not compared: {count} texts ({', '.join(['row 1; row 2; row 3'[: 7 * min(count, 3) - 2]])}" + (
        "; …)." if count > 3 else ")."
    )


def test_a_file_that_holds_is_neither_forged_nor_the_same():
    assert said()[:2] == [
        "✔ The same values: 20 values were computed again and every digit of them is the same.",
        f"It is not, byte for byte, the file that the calculator writes ({PACKED}): {ORIGINAL}.",
    ]
    assert said(same_file=True)[0].startswith(
        "✔ Identical: 20 values were computed again and every digit is the same, and"
    )
    assert said(forged=True)[0].startswith("✘ 20 values were computed again and agree, yet the file is not the one")


def test_values_within_the_tolerance_are_told_with_it():
    (line, *_more) = text(Verdict(compared=2, largest=3.4e-10, differences=(), changed={})).splitlines()
    assert line == "✔ Within 1e-09: 2 values were computed again; the largest relative difference is 3.4e-10."


@pytest.mark.parametrize(("length", "end"), [(1000, "a"), (1001, "…")])
def test_a_stored_text_is_printed_up_to_a_thousand_signs(length, end):
    stored = Stored(title="a" * length)
    line = opened(Verdict(compared=1, largest=0.0, differences=(), changed={}, stored=stored)).splitlines()[0]
    assert line == f"Stored: {'a' * 1000}{'' if end == 'a' else end}"


@pytest.mark.parametrize(
    ("at", "length", "shown"),
    [
        (60, 80, "a" * 60 + "!" + "a" * 19),  # eighty signs are shown whole
        (60, 81, "…" + "a" * 40 + "!" + "a" * 20),
        (20, 81, "a" * 20 + "!" + "a" * 60),
        (40, 200, "a" * 40 + "!" + "a" * 79),  # up to a hundred and twenty
    ],
)
def test_of_a_long_text_forty_signs_in_front_of_the_change_are_printed(at, length, shown):
    stored, found = (f"{'a' * at}{sign}{'a' * (length - at - 1)}" for sign in "!?")
    (line,) = [line for line in said(differences=(Difference("x", stored, found),)) if line.startswith("  x")]
    assert line == f"  x: stored {shown!r}, computed {shown.replace('!', '?')!r}"


DECIMALS = "Answer gdp_share decimals shown"


@pytest.mark.parametrize(
    ("stored", "found", "differs"),
    [
        ("0.00", "0.0", False),  # more than were written
        ("0.00", "0.00", False),
        ("0.0", "0.00", True),
        (None, "0.00", False),  # nothing cuts it
        ("0.00", None, True),  # where nothing did
    ],
)
@pytest.mark.parametrize("version", [{}, {"version": ("0.2.0", "0.3.0")}])
def test_a_number_may_be_shown_with_more_decimals_and_not_with_fewer(stored, found, differs, version):
    cells = [{} if value is None else {DECIMALS: value} for value in (stored, found)]
    verdict = compare(*cells, version)
    assert [d.place for d in verdict.differences] == [DECIMALS] * (differs and not version)
    assert verdict.compared == len(verdict.differences)
    assert verdict.uncompared == {}
    assert verdict.new == ()


def test_each_value_is_counted_once():
    assert compare({"a": 1.0, "b": "x"}, {"a": 1.0, "b": "x"}, {}).compared == 2
    assert compare({"a": 1.0, "b": "x"}, {"a": 2.0, "b": "x"}, {}).compared == 2


OTHER = {"version": ("0.2.0", "0.3.0")}


def test_of_two_places_that_are_spelled_alike_both_are_compared():
    cells = {"Growth 5 % low": 9.0, "Growth 5% low": 1.0}
    verdict = compare(cells, {"Growth 5% low": 1.0}, OTHER)
    assert verdict.differences == (
        Difference("Growth 5% low", 9.0, 1.0),
        Difference("Growth 5% low (2)", 1.0, None),
    )
    assert [d.place for d in compare(cells, {"Growth 5% low": 1.0}, {}).differences] == ["Growth 5 % low"]


def test_places_of_another_version_are_spelled_as_now():
    cells = {"share 5 % low": 1.0}, {"share 5% low": 1.0}
    assert compare(*cells, OTHER).differences == ()
    assert len(compare(*cells, {}).differences) == 2


@pytest.mark.parametrize(
    ("place", "named"),
    [
        ("outputs gdp_share: Median", True),  # the words of another row
        ("text Share of GDP", False),  # a sentence that stands elsewhere now
    ],
)
def test_words_in_a_table_are_held_against_those_of_their_place(place, named):
    now = {place: "0.89%", "outputs trade_share: Median": "31%"}
    verdict = compare(now | {place: "31%"}, now, OTHER)
    assert verdict.reworded == ((Difference(place, "31%", "0.89%"),) if named else ())


def test_it_is_said_how_much_of_what_is_written_now_is_not_in_a_file():
    lines = said(new=("a", "b", "c", "d"))
    assert "Not in the file, though this version writes it: 4 values (a; b; c; …)." in lines
    assert not any(line.startswith("Not in the file") for line in said())
