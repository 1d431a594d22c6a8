"""Levers: where a slider ends and stops, what it says there, and what a move of it asks.

Expected stops are counted by hand: a tenth apart from 1 to 2, a quarter from 2 to 5, a half from 5 to 10.
"""

import pytest

from econ.analysis import tables
from econ.doors.app import levers, page_state
from econ.doors.app.levers import Reach
from econ.doors.app.panel import ACTS
from econ.numerics.distributions import Fixed, Pert
from econ.wording import NO_BREAK


@pytest.fixture
def session():
    made = page_state.Session()
    assert made.compute() is None
    return made


def lever(session, name):
    [part] = levers.lever(session, session.result, name)
    return part


def do(session, deed, name, **details):
    """What the browser says that a visitor did."""
    ACTS[deed](session, {"do": deed, "name": name, **details})


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
    "sale_value": (1e6, 1.1e6, 2e10, 3 * 32 + 32 + 11),  # four decades and 10 to 20 billion, both ends
    "containers": (0, 10, 1e5, 4 * 32 + 2),
    "newly_produced_share": (0, 0.01, 1, 101),
    "quantity_shell_152": (0, 1e3, 1e7, 4 * 32 + 2),
    "quantity_srbm": (0, 1, 1e3, 3 * 32 + 2),
    "price_shell_152": (50, 55, 1e4, 10 + 2 * 32 + 1),  # from its plausible range, 50 to 10,000 dollars
}


@pytest.mark.parametrize("name", ENDS)
def test_where_a_slider_ends_and_how_its_stops_are_spaced(session, name):
    item = session.result.state.inputs.get(name) or page_state.preset_input(session.ask, name)
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


def test_the_sliders_of_a_sale_and_of_the_chart_have_the_same_ends(session):
    stops = lever(session, "sale_value")["stops"]
    assert (stops[0], stops[-1]) == (1e6, 2e10)


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (0, "1", "0%"),
        (0.05, "1", "5.0%"),
        (2.5, "1", "250%"),
        (0.25, "year", "0.25"),
        (250e6, "USD/year", "$250_million"),
        (5e3, "USD/round", "$5,000"),
        (999_999, "round", "999,999"),
        (1e6, "round", "1.00_million"),
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
    assert levers.words(unit) == words


def test_a_lever_stands_at_the_preset_and_is_not_moved(session):
    part = lever(session, "multiplier")
    assert part["text"] == "0.7 to 1.3, likely 1"
    assert part["stops"][part["at"]] == 1
    assert (part["moved"], part["back"], part["usual"], part["unit"]) == (False, "", "", "")


def test_a_lever_that_is_moved_says_so_and_leads_back(session):
    do(session, "slide", "multiplier", value=1.5)
    assert dict(session.ask.moved) == {"multiplier": Fixed(1.5)}
    part = lever(session, "multiplier")
    assert part["moved"] is True
    assert part["back"] == "back to 0.7 to 1.3, likely 1"
    assert part["text"] == "1.5"
    assert part["stops"][part["at"]] == 1.5


def test_a_move_of_the_multiplier_is_what_is_run(session):
    """Value added is counted once for each unit of multiplier: twice the multiplier is twice the contribution."""
    found = []
    for value in (1.5, 3.0):
        do(session, "slide", "multiplier", value=value)
        assert session.compute() is None
        found.append(tables.summary_of(session.result, "contribution_to_gdp").median)
    assert found[1] == pytest.approx(2 * found[0], rel=1e-12)


def test_back_at_the_middle_of_the_preset_is_the_preset(session):
    do(session, "slide", "multiplier", value=1.5)
    do(session, "slide", "multiplier", value=1.0)
    assert not session.ask.changed()


@pytest.mark.parametrize("value", [-0.05, 3.05, "1.5", None])
def test_a_slider_moves_to_no_place_beyond_its_ends(session, value):
    do(session, "slide", "multiplier", value=value)
    assert session.ask.moved == ()


@pytest.mark.parametrize("value", [0, 3])
def test_a_slider_moves_to_its_very_ends(session, value):
    do(session, "slide", "multiplier", value=value)
    assert dict(session.ask.moved) == {"multiplier": Fixed(value)}


def test_what_is_typed_is_a_stop_of_its_slider_and_the_last_twelve_stay(session):
    for n in range(14):
        do(session, "type", "multiplier", text=f"1.{n:02}1")
    typed = session.typed["multiplier"]
    assert typed == tuple(float(f"1.{n:02}1") for n in range(2, 14))
    assert set(typed) < set(lever(session, "multiplier")["stops"])


def test_a_range_that_is_typed_is_asked_as_a_range(session):
    do(session, "type", "multiplier", text="0.5 to 1.5, likely 1.2")
    assert dict(session.ask.moved) == {"multiplier": Pert(0.5, 1.2, 1.5)}


def test_a_wrong_entry_stays_as_it_was_typed_and_asks_nothing(session):
    long = "x" * 20_005
    do(session, "type", "multiplier", text=long)
    assert session.ask.moved == ()
    assert session.errors["multiplier"]
    assert len(session.entries["multiplier"]) == 20_000


def test_undo_leads_back_and_takes_the_error_with_it(session):
    do(session, "slide", "multiplier", value=1.5)
    do(session, "type", "multiplier", text="abc")
    do(session, "undo", "multiplier")
    assert session.ask.moved == ()
    assert session.errors == {}


def test_a_sale_typed_beyond_the_slider_makes_it_longer(session):
    do(session, "type", "sale_value", text="30 billion USD/year")
    stops = lever(session, "sale_value")["stops"]
    assert 3e10 in stops
    assert stops[-1] == 6e10


def test_no_lever_for_what_a_scenario_does_not_have(session):
    assert levers.lever(session, session.result, "nothing_of_this_name") == []


@pytest.mark.parametrize(
    ("value", "words"), [(0.0, "0%"), (0.055, "5.5%"), (1.0, "100%"), (1.05, "105%"), (2.95, "295%")]
)
def test_a_stop_of_a_share_is_said_as_it_is(value, words):
    """The multiplier moves in steps of 0.05 (data/assumptions/economy.toml); 1.05 is no hundred per cent."""
    assert levers.said(value, "1").replace("\u00a0", " ") == words
