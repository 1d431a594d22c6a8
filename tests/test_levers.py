"""Levers: where a slider ends and stops, what it says there, and what a move of it asks.

Expected stops are counted by hand: a tenth apart from 1 to 2, a quarter from 2 to 5, a half from 5 to 10.
"""

import pytest
from pydantic import TypeAdapter, ValidationError

from econ import wording
from econ.analysis import tables
from econ.evidence.records import Slider
from econ.numerics.distributions import Fixed, Pert
from econ.page import ask as asking
from econ.page import deeds, levers, published_ranges, shared_results
from econ.page.ask import Ask
from econ.page.levers import Reach
from econ.page.page import read
from econ.page.place import Asked, Shown
from econ.page.published_ranges import Band
from econ.wording import NO_BREAK


@pytest.fixture
def asked():
    return Asked(Ask.of(), "answer")


def lever(asked, name):
    found = shared_results.get(asked.ask.scenario)
    return levers.lever(Shown(asked, found), name)


def do(asked, deed, name, **details):
    """What is asked after what somebody did."""
    return deeds.done(asked, {"do": deed, "name": name, **details})


ADDED = "contribution_to_gdp"
DECADE = [1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9]
DECADE += [2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 3.75, 4, 4.25, 4.5, 4.75]
DECADE += [5, 5.5, 6, 6.5, 7, 7.5, 8, 8.5, 9, 9.5]


@pytest.mark.parametrize(
    ("reach", "stops"),
    [
        (Reach(1, 10), [*DECADE, 10]),
        (Reach(10, 100), [*(10 * v for v in DECADE), 100]),
        (Reach(30, 50, zero=True), [0, 30, 32.5, 35, 37.5, 40, 42.5, 45, 47.5, 50]),
        (Reach(0.9, 1.15), [0.9, 0.95, 1, 1.1]),
        (Reach(0, 1, logarithmic=False, step=0.25), [0, 0.25, 0.5, 0.75, 1]),
        (Reach(0.25, 1, logarithmic=False, step=0.25), [0.25, 0.5, 0.75, 1]),
    ],
)
def test_stops_of_a_slider(reach, stops):
    assert reach.stops() == pytest.approx(stops)


ENDS = {  # first stop, second, last, how many
    "multiplier": (0, 0.05, 3, 61),
    "delivery_period": (0.25, 0.5, 6, 24),
    "sanction_period": (0, 0.5, 15, 31),
    "items_per_container_shell_152": (50, 55, 600, 111),
    "items_per_container_rocket_122": (10, 15, 200, 39),
    "sale_value": (1e7, 1.1e7, 2e10, 3 * 32 + 11),  # three decades and 10 to 20 billion, both ends
    "containers": (0, 10, 1e5, 4 * 32 + 2),
    "newly_produced_share": (0, 0.01, 1, 101),
    "quantity_shell_152": (0, 1e3, 1e7, 4 * 32 + 2),
    "quantity_srbm": (0, 1, 1e3, 3 * 32 + 2),
    "price_shell_152": (50, 55, 1e4, 10 + 2 * 32 + 1),  # from its plausible range, 50 to 10,000 dollars
}


@pytest.mark.parametrize("name", ENDS)
def test_where_a_slider_ends_and_how_its_stops_are_spaced(asked, name):
    item = shared_results.get(asked.ask.scenario).state.inputs.get(name) or asking.preset_input(asked.ask, name)
    stops = levers.reach(item).stops()
    assert (stops[0], stops[1], stops[-1], len(stops)) == pytest.approx(ENDS[name])


@pytest.mark.parametrize(
    ("kind", "ends"),
    [
        ("round", (1e3, 1e7)),
        ("missile", (1, 1e3)),
        ("drone", (1, 1e5)),
        ("container", (1, 1e3)),
        ("vehicle", (1, 1e4)),
        ("item", (1, 1e5)),
    ],
)
def test_what_is_counted_sets_the_ends_of_a_quantity(kind, ends):
    assert levers.COUNTED[kind] == ends


def test_the_slider_of_a_sale_begins_at_ten_million_or_at_a_round_value_below_a_smaller_one(asked):
    stops = lever(asked, "sale_value").stops
    assert (stops[0], stops[-1]) == (1e7, 2e10)
    small = lever(read({"sale_value": "600000"}), "sale_value")
    assert (small.stops[0], small.stops[small.at], small.ends[0]) == (1e5, 6e5, "$100k")


def test_a_published_range_has_its_marks_at_the_two_numbers_that_are_printed(asked):
    """1.72 to 5.52 billion in all is no 3.08 billion, which is its geometric middle."""
    band = Band(1.72e9, 5.52e9, "all", "amount", "said", "2024")
    assert band.ends == (1.72e9, 5.52e9)
    assert [band.nearest(value) for value in (1e9, 3e9, 9e9)] == [1.72e9, 3e9, 5.52e9]
    item = shared_results.get(asked.ask.scenario).state.inputs["sale_value"]
    printed = {end for b in published_ranges.bands("sale_value", item.unit, "PRK") for end in b.ends}
    figures = lever(asked, "sale_value").published
    assert {figure.value for figure in figures} <= printed
    assert all(figure.row >= 0 or figure.nearest for figure in figures)


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (0, "1", "0%"),
        (0.05, "1", "5%"),
        (2.5, "1", "250%"),
        (0.25, "year", "0.25"),
        (250e6, "USD/year", "$250_million"),
        (5e3, "USD/round", "$5,000"),
        (999_999, "round", "999,999"),
        (1e6, "round", "1_million"),
        (50, "round/container", "50"),
    ],
)
def test_what_a_slider_says_at_a_stop(value, unit, words):
    assert levers.said(value, unit).replace(NO_BREAK, "_") == words


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("USD/year", "US dollars a year"),
        ("round/container", "rounds a container"),
        ("USD/oil_barrel", "US dollars a barrel"),
        ("KRW/USD", "won a US dollar"),
    ],
)
def test_a_unit_in_words(unit, words):
    assert wording.unit_in_words(unit) == words


def test_a_lever_stands_at_the_preset_and_is_not_moved(asked):
    found = lever(asked, "multiplier")
    assert found.typed == "0.7 to 1.3, likely 1"
    assert found.stops[found.at] == 1
    assert (found.moved, found.back, found.problem, found.unit) == (False, "", "", "")


def test_a_lever_that_is_moved_says_so_and_leads_back(asked):
    moved = do(asked, "slide", "multiplier", value="1.5")
    assert dict(moved.ask.moved) == {"multiplier": Fixed(1.5)}
    found = lever(moved, "multiplier")
    assert found.moved
    assert found.back == "Back to 0.7 to 1.3, likely 1"
    assert "multiplier" not in found.back_to
    assert found.typed == "1.5"
    assert found.stops[found.at] == 1.5


def test_a_move_of_the_multiplier_is_what_is_run(asked):
    """Value added is counted once for each unit of multiplier: twice the multiplier is twice the contribution."""
    found = [
        tables.summary_of(shared_results.get(do(asked, "slide", "multiplier", value=v).ask.scenario), ADDED).median
        for v in ("1.5", "3")
    ]
    assert found[1] == pytest.approx(2 * found[0], rel=1e-12)


def test_back_at_the_middle_of_the_preset_is_the_preset(asked):
    moved = do(asked, "slide", "multiplier", value="1.5")
    assert not do(moved, "slide", "multiplier", value="1").ask.changed()


@pytest.mark.parametrize("value", ["-0.05", "3.05", "x", "", "nan", "inf"])
def test_a_slider_moves_to_no_place_beyond_its_ends(asked, value):
    assert do(asked, "slide", "multiplier", value=value).ask.moved == ()


@pytest.mark.parametrize("value", ["0", "3"])
def test_a_slider_moves_to_its_very_ends(asked, value):
    assert dict(do(asked, "slide", "multiplier", value=value).ask.moved) == {"multiplier": Fixed(float(value))}


def test_a_range_that_is_typed_is_asked_as_a_range(asked):
    moved = do(asked, "type", "multiplier", text="0.5 to 1.5, likely 1.2")
    assert dict(moved.ask.moved) == {"multiplier": Pert(0.5, 1.2, 1.5)}


def test_a_wrong_entry_stays_as_it_was_typed_and_asks_nothing(asked):
    wrong = do(asked, "type", "multiplier", text="abc")
    assert wrong.ask.moved == ()
    found = lever(wrong, "multiplier")
    assert found.refused
    assert found.typed == "abc"
    assert found.problem


def test_undo_leads_back(asked):
    moved = do(asked, "slide", "multiplier", value="1.5")
    assert do(moved, "undo", "multiplier").ask == asked.ask


def test_a_sale_typed_beyond_the_slider_makes_it_longer(asked):
    found = lever(do(asked, "type", "sale_value", text="30 billion USD/year"), "sale_value")
    assert 3e10 in found.stops
    assert found.stops[-1] == 6e10


def test_no_lever_for_what_a_scenario_does_not_have(asked):
    assert lever(asked, "nothing_of_this_name") is None
    assert do(asked, "slide", "nothing_of_this_name", value="1") == asked


@pytest.mark.parametrize(
    ("value", "words"), [(0.0, "0%"), (0.055, "5.5%"), (1.0, "100%"), (1.05, "105%"), (2.95, "295%")]
)
def test_a_stop_of_a_share_is_said_as_it_is(value, words):
    """The multiplier moves in steps of 0.05 (data/assumptions/economy.toml); 1.05 is no hundred per cent."""
    assert levers.said(value, "1").replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ("0 5000", "begins above 0"),
        ("1e-9 5000", "begins above 0"),
        ("1 1000 0", "step of a slider is above 0"),
        ("1 1000 -5", "step of a slider is above 0"),
        ("0 3 0.001", "1,000 steps at most"),
        ("3 1", "a low and a high end"),
    ],
)
def test_a_slider_without_an_end_of_its_stops_is_refused(ends, said):
    with pytest.raises(ValidationError, match=said):
        TypeAdapter(Slider).validate_python(ends)


@pytest.mark.parametrize("ends", ["0 3 0.003", "1e-9 1000", "0.25 6 0.25"])
def test_a_slider_that_ends_is_read(ends):
    assert TypeAdapter(Slider).validate_python(ends) == tuple(map(float, ends.split()))
