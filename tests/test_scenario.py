"""A scenario is a value: complete, immutable, and the same question tomorrow."""

import contextlib
import dataclasses
import json
import os
import subprocess
import sys
from importlib import import_module

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import econ
from econ import InputError, Sampler, Scenario, links, resolve
from econ.evidence import Book, Setting
from econ.numerics.distributions import Alternatives, Fixed, Normal, Uniform
from econ.scenario import SERIES_INPUTS, CompleteScenario, nearest_gdp_year
from econ.scenario.state import Quantities

BOOK = econ.default_book()
PRESETS = BOOK.presets
FAST = Sampler(points=16, scrambles=2)


def resolved(scenario, book=None):
    return econ.resolve(scenario, book)


def again(scenario, book=None):
    """The scenario as a link or a file brings it back."""
    return Scenario.from_dict(json.loads(resolved(scenario, book).json))


def answers(scenario, book=None):
    """Every draw of every output, as bytes."""
    result = econ.run(scenario, book)
    return {n: np.ascontiguousarray(result.draws[n], dtype=float).tobytes() for n in result.outputs}


def differing(one, other):
    return sorted(n for n in {*one, *other} if one.get(n) != other.get(n))


# There and back


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_comes_back_from_its_json_with_the_same_digest_and_the_same_draws(name):
    asked = Scenario.preset(name).change(sampler=FAST)
    # What a figure is stands beside the question, as its title does.
    back = dataclasses.replace(again(asked), concept=asked.concept)
    assert resolved(back).json == resolved(asked).json
    assert resolved(back).digest == resolved(asked).digest
    assert differing(answers(back), answers(asked)) == []


@pytest.mark.parametrize("code", sorted(c for c, v in BOOK.countries.items() if v.gdp and c != "WLD"))
def test_every_country_with_a_gdp_comes_back(code):
    """Spreads around a series' figure must not leave the range in which a setting is accepted; first and last year."""
    years = BOOK.series(code, BOOK.country(code).gdp).years()
    for year in years if code == "PRK" else {years[0], years[-1]}:
        asked = Scenario(exporter=code, buyer=None, year=year)
        assert resolved(again(asked)).digest == resolved(asked).digest, year


def test_every_gdp_source_comes_back():
    for code, country in BOOK.countries.items():
        for name in country.panel if code != "WLD" else ():
            asked = Scenario(exporter=code, year=BOOK.series(code, name).years()[-1], gdp=name)
            assert resolved(again(asked)).digest == resolved(asked).digest, (code, name)


def test_a_stated_path_comes_back():
    asked = Scenario.preset().change(path={2022: 0.25, 2023: 0.75})
    assert dict(again(asked).path).items() >= dict(asked.path).items()
    assert resolved(again(asked)).digest == resolved(asked).digest


def test_any_sampler_comes_back():
    for sampler in (Sampler(seed=0), Sampler(seed=-3, points=2, scrambles=64), Sampler(seed=10**30)):
        asked = Scenario.preset().change(sampler=sampler)
        assert again(asked).sampler == sampler


def test_the_json_is_canonical():
    text = resolved(Scenario.preset()).json
    assert text == json.dumps(json.loads(text), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def test_a_complete_scenario_names_every_input():
    state = resolved(Scenario.preset())
    assert sorted(state.canonical["inputs"]) == sorted(state.inputs)
    assert {n for n, _ in again(state.scenario).set} == set(state.inputs)


def test_the_digest_is_the_same_in_another_process():
    code = "import econ; print(econ.resolve(econ.Scenario.preset()).digest)"
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert found == {resolved(Scenario.preset()).digest}


def test_a_complete_scenario_keeps_the_sources_and_grades_of_figures_that_are_as_published():
    """A link must not turn cited figures into "set by the user"."""
    asked = Scenario(sampler=FAST)
    before, after = econ.run(asked), econ.run(again(asked))
    wrong = [
        f"{n}: {before.grade_of(n)} {before.sources_of(n)} became {after.grade_of(n)} {after.sources_of(n)}"
        for n in ("gdp", "gdp_share", "contract_value", "days_of_fire")
        if (before.grade_of(n), before.sources_of(n)) != (after.grade_of(n), after.sources_of(n))
    ]
    assert wrong == [], "\n".join(wrong)


# A later default cannot change an old answer


def complete(name="containers-to-shells-2023-24"):
    return again(Scenario.preset(name).change(sampler=FAST))


LATER = {
    "a card has another value": (
        "assumptions/economy.toml",
        'value = "0.5 to 0.95, likely 0.8"',
        'value = "0.1 to 0.2, likely 0.15"',
    ),
    "a line has another price": ("lines.csv", "90 %: 500 to 1500", "90%: 5000 to 9000"),
    "a figure of GDP is revised": ("series/PRK/bok_nominal/values.csv", "2024,43700000000000", "2024,93700000000000"),
    "a figure of GDP of another year is revised": (
        "series/PRK/bok_nominal/values.csv",
        "2023,40200000000000,,,used",
        "2023,50200000000000,,,used",
    ),
    "the country has another usual GDP source": ("countries/PRK.toml", 'gdp = "bok_nominal"', 'gdp = "un_current"'),
    "a card holds for another exporter": (
        "assumptions/buyer.toml",
        'only_for = { exporter = "PRK" }',
        'only_for = { exporter = "IRN" }',
    ),
}


@pytest.mark.parametrize("change", LATER.values(), ids=LATER)
def test_a_complete_scenario_answers_the_same_when(change, edit):
    asked = complete()
    before = answers(asked)
    after = answers(asked, Book(edit(*change)))
    assert differing(before, after) == []


def test_a_complete_scenario_answers_the_same_when_a_line_is_added(data):
    asked = complete()
    before = answers(asked)
    with (data / "lines.csv").open("a", encoding="utf-8") as file:
        for kind, value, unit in (("price", "100", "USD/round"), ("container_weight", "1", "1")):
            file.write(f"mortar_82,82 mm bombs,round,,{kind},{value},{unit},0,10000,2023,,F6,Ours.,New.\n")
    after = answers(asked, Book(data))
    names = ("rounds_delivered", "gross_value", "sale_value", "gdp_share")
    assert differing({n: before[n] for n in names}, {n: after[n] for n in names}) == []


def test_an_incomplete_scenario_follows_the_defaults(edit):
    """The other side: what is not stated is taken from the figures of the day."""
    asked = Scenario.preset("containers-to-shells-2023-24").change(sampler=FAST)
    book = Book(edit(*LATER["a line has another price"]))
    assert "sale_value" in differing(answers(asked), answers(asked, book))
    assert resolved(asked).digest != resolved(asked, book).digest


def test_changing_the_gdp_source_of_a_complete_scenario_changes_the_figures_or_is_refused():
    """The name of one source must never stand over the figure of another."""
    old = Scenario.preset().change(gdp="un_current", sampler=FAST)
    new = old.change(gdp="un_constant")
    try:
        found = econ.run(again(old).change(gdp="un_constant"))
    except InputError:
        return
    assert found.central["gdp_share"] == econ.run(new).central["gdp_share"]


def test_changing_the_year_of_a_complete_scenario_changes_the_figures_or_is_refused():
    old = Scenario.preset().change(gdp="un_current", sampler=FAST)
    try:
        found = econ.run(again(old).change(year=2024))
    except InputError:
        return
    assert found.central["gdp_share"] == econ.run(old.change(year=2024)).central["gdp_share"]


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"set": {"delivery_period": 2.0}}, CompleteScenario),
        ({"title": "x", "sampler": FAST}, CompleteScenario),
        ({"path": {2022: 1.0}, "correlation": [("gdp_published", "sale_value", 0.5)]}, CompleteScenario),
        ({"year": 2021}, Scenario),
        ({"gdp_year": 2021}, Scenario),
        ({"gdp": "un_current", "set": {"delivery_period": 2.0}}, Scenario),
        ({"buyer": None}, Scenario),
        ({"exporter": "IRN"}, Scenario),
    ],
)
def test_a_complete_scenario_stays_one_until_something_must_be_looked_up(changes, kind):
    asked = Scenario.preset()
    held = again(asked)
    found = held.change(**changes)
    assert (type(asked), type(held), type(found)) == (Scenario, CompleteScenario, kind)
    assert asked != held
    assert ("gdp_published" in dict(found.set)) == (kind is CompleteScenario)
    assert type(asked.change(**changes)) is Scenario


def test_of_quantities_together_the_last_counts_and_what_has_a_value_is_not_absent():
    one, other = (dataclasses.replace(resolved(Scenario()).inputs["containers"], distribution=Fixed(x)) for x in (1, 2))
    parts = Quantities({"a": one, "b": one}, {"c": "no c", "d": "no d"}), Quantities({"a": other, "c": other})
    found = Quantities.of(*parts)
    assert list(found.inputs.items()) == [("a", other), ("b", one), ("c", other)]
    assert found.absent == {"d": "no d"}
    assert parts[0].inputs == {"a": one, "b": one}


# A value


def test_the_order_of_the_settings_does_not_matter():
    one = Scenario(set={"containers": 10.0, "delivery_period": 2.0}, path={2023: 1.0, 2022: 0.5})
    other = Scenario(set=(("delivery_period", 2.0), ("containers", 10.0)), path={2022: 0.5, 2023: 1.0})
    assert one == other
    assert hash(one) == hash(other)


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_can_be_a_key(name):
    assert {Scenario.preset(name): 1}[Scenario.preset(name)] == 1


def test_a_scenario_cannot_be_changed_in_place():
    asked = Scenario.preset()
    with pytest.raises(dataclasses.FrozenInstanceError):
        asked.year = 2023
    with pytest.raises(TypeError):
        asked.set[0] = ("containers", 1)


def test_a_dictionary_that_changes_later_changes_no_scenario():
    mine = {"containers": 10.0}
    asked = Scenario(set=mine)
    mine["containers"] = 99.0
    assert dict(asked.set) == {"containers": 10.0}


def test_change_makes_a_new_scenario_and_leaves_the_old_one():
    old = Scenario(set={"containers": 10.0})
    new = old.change(year=2023, set={"delivery_period": 2.0})
    assert dict(old.set) == {"containers": 10.0}
    assert old.year == 2022
    assert dict(new.set) == {"containers": 10.0, "delivery_period": 2.0}
    assert new.change(set={"containers": None, "delivery_period": None}) == Scenario(year=2023)


def test_words_change_no_digest():
    asked = Scenario.preset()
    other = asked.change(title="x", summary="y", note="z", sources=())
    assert resolved(other).digest == resolved(asked).digest


@pytest.mark.parametrize(
    "change",
    [
        {"year": 2023},
        {"gdp": "un_current"},
        {"buyer": None},
        {"set": {"containers": 1.0}},
        {"path": {2022: 0.5}},
        {"sampler": Sampler(seed=2)},
        {"sampler": Sampler(points=2048)},
        {"sampler": Sampler(scrambles=4)},
    ],
    ids=str,
)
def test_whatever_moves_a_digit_changes_the_digest(change):
    asked = Scenario.preset()
    assert resolved(asked.change(**change)).digest != resolved(asked).digest


def test_naming_the_usual_gdp_source_is_the_same_question():
    asked = Scenario(year=2022)
    assert resolved(asked.change(gdp="bok_nominal")).digest == resolved(asked).digest


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Fixed(1), Fixed(1.0)),
        (1, 1.0),
        ("1 year", 1.0),
        ("12 month", 1.0),
        (Uniform(1, 2), Uniform(1.0, 2.0)),
        (Alternatives((1, 2), (1, 1)), Alternatives((1.0, 2.0), (1.0, 1.0))),
        (Normal(1, 2, 0.9), Normal(1.0, 2.0, 0.9)),
    ],
    ids=str,
)
def test_equal_values_have_equal_digests(one, other):
    """A program in another language writes 1 for 1.0."""
    found = {resolved(Scenario(set={"delivery_period": value})).digest for value in (one, other)}
    assert len(found) == 1


# What may be set, and to what


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("0.5 million container", None),
        ("5 thousand container", 5000.0),
        ("5,000 container", 5000.0),
        (5000, 5000.0),
        (5000.0, 5000.0),
        (np.float64(5000), 5000.0),
        (np.int64(5000), 5000.0),
        (Fixed(5000.0), 5000.0),
        (Setting(value="5000 container", judgement="Ours."), 5000.0),
    ],
    ids=str,
)
def test_a_quantity_is_set_in_words_by_a_number_or_by_a_distribution(value, expected):
    if expected is None:
        with pytest.raises(InputError, match="outside what is possible"):
            resolved(Scenario(set={"containers": value}))
    else:
        assert resolved(Scenario(set={"containers": value})).inputs["containers"].distribution == Fixed(expected)


@pytest.mark.parametrize("value", [True, None, [1], {"a": 1}, b"1", float("nan"), float("inf"), 1j])
def test_what_is_no_quantity_is_refused(value):
    with pytest.raises(InputError, match="containers"):
        resolved(Scenario(set={"containers": value}))


@pytest.mark.parametrize("value", [np.array([1.0, 2.0]), np.array([1.0])])
def test_many_values_of_a_quantity_are_refused_before_anything_is_compared(value):
    for made in (lambda: Scenario(set={"sale_value": value}), lambda: Scenario().change(set={"sale_value": value})):
        with pytest.raises(InputError, match=r"ndarray cannot be used\. Give one value; a sweep computes many\."):
            made()
    assert Scenario(set={"sale_value": np.float64(2e8)}).set == (("sale_value", 2e8),)


@pytest.mark.parametrize("settings", [None, 5, "sale_value", ["sale_value"]])
def test_settings_that_are_no_table_are_refused_of_a_new_and_of_a_changed_scenario(settings):
    for made in (lambda: Scenario(set=settings), lambda: Scenario().change(set=settings)):
        with pytest.raises(InputError, match=r"It is no table of names and values\. Give a dict"):
            made()


def test_an_unknown_name_is_refused_with_the_nearest():
    with pytest.raises(InputError, match="payment_discount"):
        resolved(Scenario(set={"payment_discont": 0.1}))


@pytest.mark.parametrize("name", ["quantity", "price", "line_value", "container_share", "quantity_delivered"])
def test_a_quantity_of_every_line_cannot_be_set_to_one_number(name):
    with pytest.raises(InputError):
        resolved(Scenario(set={name: 1.0}))


@pytest.mark.parametrize(
    ("field", "value"),
    [("exporter", "XXX"), ("buyer", "XXX"), ("gdp", "bok_nominel"), ("year", 1066), ("exporter", "WLD")],
)
def test_a_choice_that_does_not_exist_is_refused(field, value):
    with pytest.raises(InputError) as caught:
        resolved(Scenario(**{field: value}))
    assert caught.value.mend or caught.value.command


def test_every_input_may_be_set_and_is_then_the_users():
    state = resolved(Scenario())
    for name, item in state.inputs.items():
        found = resolved(Scenario(set={name: item.distribution.central})).inputs[name]
        assert found.origin == "scenario", name
        assert (found.grade, found.sources, found.unit) == ("F6", (), item.unit), name
        assert found.judgement, name


def test_an_absent_quantity_may_be_stated_in_its_own_unit():
    """Iran has no population series, no duds of its own and no announced budget in the figures."""
    units = {name: unit for name, (_, unit) in SERIES_INPUTS.items()} | {
        name: card.unit for name, card in BOOK.cards.items()
    }
    asked = Scenario(exporter="IRN", buyer=None, year=2023)
    state = resolved(asked)
    assert state.absent
    for name in state.absent:
        if name in units:
            card = BOOK.cards.get(name)
            value = card.distribution.central if card else 0.5
            assert resolved(asked.change(set={name: value})).inputs[name].unit == units[name], name
            assert name not in resolved(asked.change(set={name: value})).absent


def test_a_stated_output_replaces_its_equation():
    result = econ.run(Scenario(set={"gdp": 25e9, "sale_value": 250e6}, sampler=FAST))
    assert float(np.ravel(result.central["gdp_share"])[0]) == 0.01
    assert set(result.stated) == {"gdp", "sale_value", "sale_severity"}  # no goods are named, which weighs as shells


@pytest.mark.parametrize("value", ["90%: 0.5 to 0.99", "lognormal 90%: 0.5 to 0.99", "normal 90%: 0.6 to 0.99"])
def test_no_draw_of_a_share_leaves_0_to_1(value):
    """An interval may lie inside the range while its tail does not; a discount over 1 makes a sale negative."""
    try:
        state = resolved(Scenario(set={"payment_discount": value}))
    except InputError:
        return
    draws = state.inputs["payment_discount"].distribution.quantile(np.array([1e-9, 1 - 1e-9]))
    assert 0 <= draws[0] <= draws[1] <= 1


# The path


def test_an_even_pace_runs_over_the_delivery_period():
    """Two and a half years from 2022: 1, 1, 1/2, nothing before or after."""
    state = resolved(Scenario(gdp="un_current", year=2022, set={"delivery_period": 2.5}))
    assert {year: pace for year, _, pace in state.path} == {2020: 0, 2021: 0, 2022: 1, 2023: 1, 2024: 0.5}


def test_the_chosen_year_is_where_gdp_stands_at_one():
    state = resolved(Scenario(gdp="un_current", year=2022))
    assert {year: index for year, index, _ in state.path}[2022] == 1.0


@pytest.mark.parametrize("path", [{2022: -1.0}, {2022: float("nan")}, {2022: float("inf")}], ids=str)
def test_an_impossible_pace_is_refused(path):
    with pytest.raises(InputError):
        resolved(Scenario.preset().change(path=path))


def test_a_pace_in_a_year_that_is_not_on_the_path_is_not_dropped_in_silence():
    with pytest.raises(InputError, match="2030"):
        resolved(Scenario.preset().change(path={2022: 0.5, 2030: 0.5}))


# Files


def test_a_toml_file_is_a_scenario(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('title = "Mine"\nexporter = "PRK"\nyear = 2022\n[set]\ncontainers = "10 container"\n', "utf-8")
    asked = Scenario.load(path)
    assert (asked.title, asked.buyer, dict(asked.set)) == ("Mine", None, {"containers": "10 container"})


def test_a_json_file_is_a_complete_scenario(tmp_path):
    path = tmp_path / "mine.JSON"
    path.write_text(resolved(Scenario.preset()).json, "utf-8")
    assert resolved(Scenario.load(path)).digest == resolved(Scenario.preset()).digest


BROKEN = {
    "mine.toml": ["", "title = ", 'title = "x"\nyear = "often"', "\x00", "a" * 2_000_001, 'exporter = "PRK"'],
    "mine.json": ["", "{", "[]", "1", "null", "{}", "[" * 100_000, '{"exporter": "PRK"}', '"\\ud800"'],
}


@pytest.mark.parametrize(
    ("name", "text"),
    [(name, text) for name, texts in BROKEN.items() for text in texts],
    ids=lambda value: repr(value[:20]),
)
def test_a_broken_file_is_refused_with_its_name(name, text, tmp_path):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match=name.replace(".", r"\.")):
        Scenario.load(path)


@pytest.mark.parametrize("name", ["none.toml", "none.json", "folder.toml", "folder.json"])
def test_a_file_that_cannot_be_read_is_refused(name, tmp_path):
    if name.startswith("folder"):
        (tmp_path / name).mkdir()
    with pytest.raises(InputError):
        Scenario.load(tmp_path / name)


@pytest.mark.parametrize("name", ["mine.toml", "mine.json"])
def test_a_file_that_is_not_text_is_refused(name, tmp_path):
    (tmp_path / name).write_bytes(b"\xff\xfe\x00\x80")
    with pytest.raises(InputError):
        Scenario.load(tmp_path / name)


CANONICAL = resolved(Scenario.preset()).canonical

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=4,
)


@pytest.mark.parametrize("field", sorted(set(CANONICAL) - {"gdp_year"}))
def test_a_complete_scenario_without_a_field_is_refused(field):
    with pytest.raises(InputError):
        Scenario.from_dict({k: v for k, v in CANONICAL.items() if k != field})


YEARS = {str(year): [1.0, 1.0] for year in range(1900, 2001)}

LOOSE = [
    ({"year": 2022.7}, "2022.7 is no year"),
    ({"year": 2022.0}, "2022.0 is no year"),
    ({"year": True}, "True is no year"),
    ({"year": "2022"}, "'2022' is no year"),
    ({"year": 10**30}, "is no year"),
    ({"year": 0}, "0 is no year"),
    ({"gdp_year": 10_000}, "10000 is no year"),
    ({"gdp_year": 0}, "0 is no year"),
    ({"gdp_year": False}, "False is no year"),
    ({"sampler": {"seed": 1, "points": 64.9, "scrambles": 8}}, "64.9 is no whole number"),
    ({"sampler": {"seed": 1, "points": 64, "scrambles": "8"}}, "'8' is no whole number"),
    ({"sampler": {"seed": True, "points": 64, "scrambles": 8}}, "True is no whole number"),
    ({"path": YEARS}, "more quantities, goods lines or years"),
    ({"path": {"2022": [True, 1.0]}}, "not a complete scenario"),
    ({"path": {"2022": ["1", 1.0]}}, "not a complete scenario"),
    ({"path": {"2022": [1e308, 1.0]}}, "GDP in 2022 is 1e"),
    ({"path": {"2022": [0.0, 1.0]}}, "GDP in 2022 is 0"),
    ({"path": {"2022": [-1.0, 1.0]}}, "GDP in 2022 is -1"),
    ({"path": {"2022": [1.0, 1e7]}}, "pace of delivery in 2022"),
    ({"path": {"0": [1.0, 1.0]}}, "0 is no year"),
    ({"lines": [f"line_{n}" for n in range(61)]}, "more quantities, goods lines or years"),
    ({"inputs": {f"x{n}": {"shape": "fixed", "value": 1.0} for n in range(1001)}}, "more quantities, goods lines"),
    ({"lines": [5]}, "not a complete scenario"),
    ({"exporter": ["PRK"]}, "not a complete scenario"),
    ({"exporter": "P" * 81}, "name has more than 80"),
    ({"gdp": None}, "not a complete scenario"),
    ({"words": {"title": "\x1b]0;x"}}, r"U\+001B"),
    ({"words": {"based_on": "\x9b"}}, r"U\+009B"),
]
"""What version 0.2.0 took in silence, or brought to a halt, and others of the kind."""


@pytest.mark.parametrize(("change", "said"), LOOSE, ids=lambda value: repr(value)[:50])
def test_a_value_of_the_wrong_kind_is_not_bent_into_one_of_the_right(change, said):
    with pytest.raises(InputError, match=said):
        Scenario.from_dict(CANONICAL | change)


@pytest.mark.parametrize(
    "spec",
    [
        {"shape": "uniform", "low": True, "high": 3e8},
        {"shape": "fixed", "value": "1"},
        {"shape": "fixed", "value": False},
        {"shape": "alternatives", "values": [1e8, True], "weights": [1, 1]},
        {"shape": "samples", "samples": [1e8, None]},
    ],
    ids=str,
)
def test_true_and_texts_are_no_numbers_of_a_distribution(spec):
    with pytest.raises(InputError, match="not complete"):
        Scenario.from_dict(CANONICAL | {"inputs": CANONICAL["inputs"] | {"sale_value": spec}})


def test_names_as_long_as_any_name_are_taken():
    inputs = CANONICAL["inputs"] | {"x" * 80: {"shape": "fixed", "value": 1.0}}
    assert "x" * 80 in dict(Scenario.from_dict(CANONICAL | {"inputs": inputs}).set)
    inputs = CANONICAL["inputs"] | {"x" * 81: {"shape": "fixed", "value": 1.0}}
    with pytest.raises(InputError, match="name has more than 80"):
        Scenario.from_dict(CANONICAL | {"inputs": inputs})


def test_a_number_beyond_all_floats_is_refused():
    with pytest.raises(InputError, match="not a finite number"):
        resolved(Scenario.preset().change(set={"sale_value": 10**400}))


@given(field=st.sampled_from(sorted(CANONICAL)), value=anything)
def test_a_hostile_link_raises_nothing_but_an_input_error(field, value):
    with contextlib.suppress(InputError):
        resolved(Scenario.from_dict(CANONICAL | {field: value}))


@given(name=st.sampled_from(sorted(CANONICAL["inputs"])), spec=anything)
def test_a_hostile_distribution_raises_nothing_but_an_input_error(name, spec):
    inputs = CANONICAL["inputs"] | {name: spec}
    with contextlib.suppress(InputError):
        resolved(Scenario.from_dict(CANONICAL | {"inputs": inputs}))


@given(
    shape=st.sampled_from(
        ["fixed", "normal", "lognormal", "two-piece", "uniform", "pert", "beta", "alternatives", "mixture", "samples"]
    ),
    fields=st.dictionaries(
        st.sampled_from(
            [
                "value",
                "low",
                "high",
                "level",
                "likely",
                "a",
                "b",
                "values",
                "weights",
                "samples",
                "lows",
                "highs",
                "middle",
            ]
        ),
        anything,
        max_size=4,
    ),
)
def test_a_hostile_shape_raises_nothing_but_an_input_error(shape, fields):
    inputs = CANONICAL["inputs"] | {"containers": {"shape": shape} | fields}
    with contextlib.suppress(InputError):
        resolved(Scenario.from_dict(CANONICAL | {"inputs": inputs}))


@given(value=anything)
def test_a_hostile_correlation_raises_nothing_but_an_input_error(value):
    with contextlib.suppress(InputError):
        resolved(Scenario.from_dict(CANONICAL | {"correlation": value}))


def test_thousands_of_correlated_names_are_refused_before_anything_is_computed():
    """A chain of 5,000 names would take a factor of 5,000 by 5,000; the first unknown name ends it."""
    chain = [[f"name_{n}", f"name_{n + 1}", 0.5] for n in range(5000)]
    with pytest.raises(InputError, match="no input called"):
        resolved(Scenario.from_dict(CANONICAL | {"correlation": chain}))


@pytest.mark.parametrize("value", ["-10%", "120%"])
def test_what_is_left_after_cash_oil_and_grain_is_a_share_as_they_are(value):
    """1 less the three shares: below zero they add up to more than one, which no payment does."""
    with pytest.raises(InputError, match="goods_share"):
        econ.run(Scenario.preset("press-line-2023").change(set={"goods_share": value}))


def test_a_buyer_may_have_paid_ahead():
    result = econ.run(Scenario.preset("press-line-2023").change(set={"payment_gap": "-50 million USD/year"}))
    assert result.central["payment_gap"] == -50e6


# Payment, and what sanctions would cost, are known for North Korea only

PAID = ("value_received", "payment_gap", "cash_received", "oil_received", "oil_value", "grain_received", "goods_value")
AT_RISK = ("loss_if_enforced", "expected_loss", "import_compression_loss", "break_even_probability")
NOT_ASKED = "not asked: no arms embargo of the United Nations is broken"


@pytest.mark.parametrize("exporter", ["SRB", "KOR", "FRA", "USA", "RUS", "IRN"])
def test_another_exporter_is_paid_in_no_barrels_until_its_scenario_says_so(exporter):
    """A sale of a billion dollars by Serbia was printed as paid in 1.7 million barrels and 460,000 tonnes of grain."""
    asked = Scenario(exporter=exporter, buyer=None, year=2023, set={"sale_value": "1 billion USD/year"})
    result = econ.run(asked)
    country = econ.default_book().country(exporter).name
    for name in PAID:
        assert result.left_out[name] == f"no figure is held of how {country} is paid"
    said = f"no figure is held of what sanctions would cost {country}" if exporter == "IRN" else NOT_ASKED
    for name in AT_RISK:
        assert said in result.left_out[name]
    stated = {"paid_share": "50%", "cash_share": "20%", "oil_share": "10%", "grain_share": 0}
    paid = econ.run(asked.change(set=stated))
    assert paid.central["cash_received"] == 100e6  # a fifth of half of a billion
    assert paid.central["goods_value"] == pytest.approx(350e6)


def test_north_korea_paid_by_another_buyer_is_not_paid_like_by_russia():
    result = econ.run(Scenario(buyer="IRN", year=2023, set={"sale_value": "1 billion USD/year"}))
    said = "no figure is held of how North Korea is paid by another buyer than Russia"
    assert result.left_out["oil_value"] == said
    assert "loss_if_enforced" in result.outputs  # what is at risk does not depend on the buyer


def test_of_years_before_anything_was_seen_nothing_is_taken_to_come_back():
    """A sale that was thought out in 2023 was printed as paid in 340,000 barrels of oil."""
    result = econ.run(Scenario.preset("press-line-2023"))
    for name in PAID:
        assert result.left_out[name] == "no figure is held of how North Korea is paid before 2024"


def test_a_card_for_a_buyer_says_so():
    result = econ.run(Scenario(buyer="IRN", year=2023))
    assert "Buyer's daily use of rounds is known for Russia only" in result.left_out["days_of_fire"]


@pytest.mark.parametrize("name", [n for n in econ.default_book().presets if econ.Scenario.preset(n).exporter != "PRK"])
def test_a_preset_of_another_exporter_states_how_it_is_paid_or_says_nothing_and_borrows_nothing(name):
    result = econ.run(Scenario.preset(name))
    if "paid_share" in result.state.inputs:
        for share in ("paid_share", "cash_share", "oil_share", "grain_share"):
            assert share not in result.state.inputs or result.state.inputs[share].origin == "scenario", share
        assert not any(result.central.get(name, 0) for name in ("oil_value", "grain_value"))
    else:
        assert not {"value_received", "oil_value", "grain_value"} & set(result.outputs)
    assert not set(AT_RISK) & set(result.outputs)


def test_no_card_about_north_korea_is_used_for_another_exporter():
    """The cards whose note or judgement names it, but for those that are wide on purpose and say so."""
    general = {"domestic_value_added_ratio", "multiplier", "payment_discount"}
    cards = econ.default_book().cards.values()
    named = {c.name for c in cards if "North Korea" in f"{c.meaning} {c.note} {c.judgement} {c.disputed}"}
    free = {c.name for c in cards if c.name in named and c.only_for.holds("SRB", "RUS")}
    assert free <= general


# --- deliveries with months ------------------------------------------------------------------------

MONTHS = {"delivery_period": "2023-09 to 2025-03"}


def test_each_year_has_the_months_that_fall_into_it():
    """September 2023 to March 2025, both included, is 4, 12 and 3 of 19 months."""
    state = resolved(Scenario(gdp="un_current", year=2024, set=MONTHS))
    assert state.inputs["delivery_period"].distribution.central == pytest.approx(19 / 12, abs=1e-15)
    pace = {year: pace for year, _index, pace in state.path}
    assert pace == {2022: 0, 2023: pytest.approx(4 / 12), 2024: 1, 2025: 0.25}
    months = state.inputs["delivery_period"].distribution
    assert months.by_year == {2023: pytest.approx(4 / 12), 2024: 1, 2025: pytest.approx(3 / 12)}
    assert sum(months.by_year.values()) == pytest.approx(months.central, abs=1e-15)


def test_a_period_far_from_the_year_of_gdp_is_on_the_path():
    state = resolved(Scenario(gdp="un_current", year=2015, set={"delivery_period": "2010-01 to 2010-06"}))
    assert [(year, pace) for year, _index, pace in state.path if pace] == [(2010, 0.5)]


def test_months_travel_with_a_file():
    state = resolved(Scenario(gdp="un_current", year=2024, set=MONTHS))
    back = resolved(Scenario.from_dict(json.loads(state.json)))
    assert (back.digest, back.path) == (state.digest, state.path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2025-03 to 2023-09", "last month comes before"),
        ("2023-13 to 2024-01", "no two months"),
        ("2023-00 to 2024-01", "no two months"),
        ("0000-01 to 0000-02", "no two months"),
        ("1900-01 to 2024-01", "more than 50 years"),
    ],
)
def test_months_that_cannot_be_are_refused(text, said):
    with pytest.raises(InputError, match=said):
        resolved(Scenario(set={"delivery_period": text}))


def test_months_are_for_the_delivery_period_only():
    with pytest.raises(InputError, match="is a period"):
        resolved(Scenario(set={"sale_value": "2023-01 to 2023-12"}))


# --- years past the last GDP -----------------------------------------------------------------------

AHEAD = ("growth_ahead", "price_change_ahead", "exchange_rate_change_ahead")


def dated(gdp="bok_nominal", period="2023-09 to 2025-03", **changes):
    return resolved(Scenario(gdp=gdp, year=2024, set={"delivery_period": period}).change(**changes))


def test_a_scenario_that_carries_no_year_on_has_the_digest_it_always_had():
    state = resolved(Scenario(gdp="un_current", year=2022))
    assert not set(AHEAD) & state.inputs.keys()
    assert state.ahead == {}
    assert all(len(values) == 2 for values in state.canonical["path"].values())


def test_a_carried_year_travels_with_a_file():
    state = dated()
    assert state.canonical["path"]["2025"][2] == 1
    back = resolved(Scenario.from_dict(json.loads(state.json)))
    assert (back.digest, back.path, back.ahead) == (state.digest, state.path, {2025: 1})


@pytest.mark.parametrize("ahead", [0, 4, 1.5, -1])
def test_a_file_that_carries_a_year_on_too_far_is_refused(ahead):
    values = json.loads(dated().json)
    values["path"]["2025"][2] = ahead
    with pytest.raises(InputError):
        Scenario.from_dict(values)


def test_one_year_ahead_takes_what_is_published_and_more_years_an_assumption():
    """The Bank of Korea's growth of 2025; 2026 has none, so that both years are carried on by the card."""
    one, two = dated().inputs, dated(period="2023-09 to 2026-03").inputs
    assert [one[name].origin for name in AHEAD] == ["series"] * 3
    assert one["growth_ahead"].distribution.central == pytest.approx(0.035, abs=1e-15)
    assert one["exchange_rate_change_ahead"].distribution.central == pytest.approx(1421.3963 / 1363.4381 - 1, abs=1e-15)
    assert [two[name].origin for name in AHEAD] == ["card"] * 3


def test_dollars_have_no_exchange_rate_to_change():
    rate = dated(gdp="un_current").inputs["exchange_rate_change_ahead"]
    assert (rate.origin, rate.distribution.central) == ("definition", 0)


def test_what_the_user_sets_is_kept():
    item = dated(set={"growth_ahead": "1%"}).inputs["growth_ahead"]
    assert (item.origin, item.distribution.central) == ("scenario", 0.01)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"period": "1.583 year"}, "not dated"),
        ({"gdp": "un_current"}, "not known whether United Nations"),
        ({"period": "2016-06 to 2024-03"}, "no figure for 2015, the year before"),
    ],
)
def test_nothing_is_said_of_growth_where_it_would_mislead(changes, said):
    state = dated(**changes)
    assert said in state.absent["pace_before"]
    assert "growth_contribution_path" not in econ.run(state.scenario).draws


def test_growth_below_zero_keeps_its_spread_in_order(edit):
    book = Book(edit("series/PRK/bok_growth/values.csv", "2025,0.035", "2025,-0.035"))
    spread = resolved(Scenario(gdp="bok_nominal", year=2024, set={"delivery_period": "2025-01 to 2025-03"}), book)
    assert spread.inputs["growth_ahead"].distribution.points == pytest.approx((-0.042, -0.035, -0.028))


# One price year; the US GDP deflator is 103.975 in 2019, 118.016 in 2022, 122.266 in 2023, 125.224 in 2024


def at_one_price_year(name, **changes):
    scenario = Scenario.preset(name).change(one_price_year=True, **changes)
    return resolve(scenario).inputs, resolve(scenario.change(one_price_year=False)).inputs


@pytest.mark.parametrize(
    ("preset", "name", "factor"),
    [
        ("press-line-2023", "military_spending", 1),  # is there by itself
        ("press-line-2023", "sale_value", 1),
        ("press-line-2023", "exports", 1),
        ("containers-to-shells-2023-24", "price_shell_152", 125.224 / 122.266),
        ("containers-to-shells-2023-24", "buyer_war_cost", 125.224 / 118.016),
        ("containers-to-shells-2023-24", "dud_share", 1),
        ("containers-to-shells-2023-24", "gdp_published", 1),
    ],
)
def test_all_money_comes_to_the_prices_of_the_year_of_the_sale(preset, name, factor):
    now, before = at_one_price_year(preset)
    central = before[name].distribution.central
    assert now[name].distribution.central == pytest.approx(central * factor, rel=1e-12)
    moved = factor != 1 or name == "military_spending"
    assert ("gdpdef_neverhp" in now[name].sources) == moved
    assert ("Brought from the prices" in now[name].note) == moved


@pytest.mark.parametrize(
    ("preset", "name", "published", "factor"),
    [
        # 4.31 billion dollars in 2019; the US GDP deflator is 103.975 in 2019 and 118.016 in 2022
        ("press-line-2023", "military_spending", 4.31e9, 118.016 / 103.975),
        # 2011 and 2023: 85.131 and 122.266
        ("south-korea-2023", "sale_per_job", None, None),
    ],
)
def test_an_old_figure_of_money_is_brought_to_the_prices_of_the_sale(preset, name, published, factor):
    item = resolve(Scenario.preset(preset)).inputs[name]
    assert item.price_year == Scenario.preset(preset).year
    assert "Brought from the prices" in item.note
    assert item.label.endswith(f"at the prices of {item.price_year}")
    index, old = BOOK.series("USA", "gdp_deflator"), BOOK.series_at(item.series)
    published = published or old.value(item.year)
    factor = factor or index.value(item.price_year) / index.value(item.year)
    assert item.distribution.central == pytest.approx(published * factor, rel=1e-12)


def test_gdp_of_another_year_is_brought_by_its_price_level():
    """GDP of 2020 in won at the rate of 2020, then dollars of 2020 to those of 2022: 118.016 over 105.345."""
    now, before = at_one_price_year("press-line-2023", gdp_year=2020)
    assert now["gdp_published"].distribution == before["gdp_published"].distribution
    assert now["gdp_price_level"].distribution.central == pytest.approx(118.016 / 105.345)
    assert now["gdp_published"].price_year == 2022


def test_every_gdp_source_of_a_table_is_at_the_same_prices():
    """The Factbook's figure in purchasing power is of 2015: 118.016 over 97.315 more in dollars of 2022."""
    few = Sampler(points=2, scrambles=2)
    asked = Scenario.preset("press-line-2023").change(sampler=few)
    before, now = (
        {row["source"]: row["gdp"] for row in econ.tables.by_gdp_source(econ.run(s))}
        for s in (asked, asked.change(one_price_year=True))
    )
    assert now["cia_ppp"] == pytest.approx(before["cia_ppp"] * 118.016 / 97.315)
    assert now["un_current"] == before["un_current"]


def test_one_price_year_is_part_of_the_question_and_comes_back():
    asked = resolve(Scenario.preset("containers-to-shells-2023-24").change(one_price_year=True))
    again = Scenario.from_dict(asked.canonical)
    assert again.one_price_year
    assert resolve(again).digest == asked.digest
    assert resolve(again).inputs["price_shell_152"].sources == asked.inputs["price_shell_152"].sources
    assert resolve(again).inputs["price_shell_152"].origin == "line"
    assert "one_price_year" not in resolve(Scenario.preset("containers-to-shells-2023-24")).canonical
    assert resolve(again.change(one_price_year=False, gdp="bok_nominal")).inputs["gni_published"].price_year == 2024


@pytest.mark.parametrize("name", [n for n in PRESETS if n != "press-line-2023"])
def test_a_share_that_nobody_claimed_implies_nothing(name):
    """Only the press line claims a share: one per cent. Any other scenario may state one of its own."""
    result = econ.run(Scenario.preset(name).change(sampler=econ.Sampler(points=2, scrambles=2)))
    assert result.left_out["implied_gdp"] == "the scenario gives no claimed_share"
    assert "sale_for_claimed_share" in result.left_out


def test_a_claimed_share_can_be_stated_for_any_exporter():
    found = econ.run(Scenario.preset("serbia-licences-2023").change(set={"claimed_share": "2%"}))
    assert float(found.central["implied_gdp"]) == pytest.approx(1.6e9 / 0.02)
    press = econ.run().state.inputs["claimed_share"]
    assert (press.distribution.central, press.grade, press.origin) == (0.01, "C2", "scenario")


def test_a_year_without_prices_is_named():
    with pytest.raises(InputError, match="Price level of US GDP has no figure for 1985"):
        resolve(Scenario(year=1985, one_price_year=True, gdp="bok_nominal", set={"gdp": "10 billion USD/year"}))


@pytest.mark.parametrize(
    ("gdp", "year"),
    [
        ("bok_nominal", 2022),
        ("un_constant", 2022),  # dollars of 2015, brought to 2022 by its price index
        ("bok_real_2015", None),  # won of 2015 at the rate of 2022
        ("bok_real_press", None),  # nobody states the year
        ("cia_ppp", 2015),
    ],
)
def test_the_price_year_of_gdp_is_that_of_its_dollars(gdp, year):
    assert (
        resolve(Scenario.preset("press-line-2023").change(gdp=gdp, gdp_year=2015 if gdp == "cia_ppp" else 2022))
        .inputs["gdp_published"]
        .price_year
        == year
    )


# --- a source without a figure for the year -----------------------------------------------------------------


def answered(scenario):
    nearest, said = nearest_gdp_year(scenario)
    return nearest, said, econ.resolve(nearest)


@pytest.mark.parametrize("name", PRESETS)
def test_every_gdp_source_answers_for_its_nearest_year_and_says_so(name):
    preset = Scenario.preset(name)
    for source in BOOK.country(preset.exporter).panel:
        nearest, said, state = answered(preset.change(gdp=source))
        years = BOOK.series(preset.exporter, source).used
        if preset.year in years:
            assert (nearest, said) == (preset.change(gdp=source), "")
        else:
            closest = min(years, key=lambda year: (abs(year - preset.year), year))
            assert state.inputs["gdp_published"].year == closest
            assert f"has no figure for {preset.year}; {closest} is the nearest year and is used." in said


def test_only_the_chosen_source_takes_another_year():
    base = econ.run(Scenario.preset("press-line-2023"))
    shares = {row["source"]: row["share"] for row in econ.tables.by_gdp_source(base)}
    for source in ("cia_ppp", "hri_gdp", "night_lights"):
        nearest, _said = nearest_gdp_year(base.scenario.change(gdp=source))
        rows = econ.tables.by_gdp_source(econ.run(nearest))
        assert {row["source"]: row["share"] for row in rows} == shares
        assert [row["source"] for row in rows if row["chosen"]] == [source]
    asked = econ.run(base.scenario.change(gdp_year=2021))  # a year that its source has is meant for all of them
    assert {row["year"] for row in econ.tables.by_gdp_source(asked)} >= {2021}


def test_nothing_is_taken_without_being_asked_for():
    asked = Scenario.preset("press-line-2023").change(gdp="cia_ppp")
    with pytest.raises(InputError, match=r"has no figure for 2022\. It covers 2004–2015"):
        econ.resolve(asked)
    nearest, said = nearest_gdp_year(asked)
    assert (nearest.year, nearest.gdp_year, nearest.title) == (2022, 2015, asked.title)
    with econ.wording.language.speaking("id"):
        assert "daya beli" in econ.wording.language._(said)


def test_deliveries_far_from_the_nearest_year_are_said_to_be_left_out_of_the_years():
    nearest, said = nearest_gdp_year(Scenario.preset("troops-and-munitions-2023-25").change(gdp="cia_ppp"))
    assert nearest.path == ()
    assert said.endswith("It has none for the years of the deliveries, so that these are not shown year by year.")


def test_a_figure_that_cannot_be_brought_to_dollars_is_none():
    book = econ.Book(econ.data_folder())
    scenario = Scenario(exporter="PRK", buyer=None, year=1950, gdp="bok_nominal", set={"sale_value": "1e6 USD/year"})
    nearest, said = nearest_gdp_year(scenario, book)
    first = econ.scenario.years_in_dollars(book.series("PRK", "bok_nominal"), book)[0]
    assert nearest.gdp_year == first
    assert f"{first} is the nearest year" in said


def test_a_scenario_with_its_own_gdp_or_an_unknown_source_is_left_alone():
    own = Scenario.preset("press-line-2023").change(gdp="cia_ppp", set={"gdp": "20 billion USD/year"})
    assert nearest_gdp_year(own) == (own, "")
    with pytest.raises(InputError):
        nearest_gdp_year(Scenario(gdp="no_such"))


# What the data give is looked up once for all values of a lever


def test_what_the_data_give_is_made_once_for_a_lever_that_moves(monkeypatch):
    module = import_module("econ.scenario.resolve")  # the package has the function under this name
    made, make = [], module._from_data
    monkeypatch.setattr(module, "_from_data", lambda *given: made.append(1) or make(*given))
    book, press = econ.Book(), Scenario.preset()
    states = [module.resolve(press.change(set={"sale_value": f"{n} million USD/year"}), book) for n in (300, 400, 500)]
    assert len(made) == 1
    assert [state.inputs["sale_value"].distribution.central for state in states] == [3e8, 4e8, 5e8]
    assert states[0].inputs["gdp_published"] == module.resolve(press, book).inputs["gdp_published"]
    module.resolve(press.change(set={"gdp": "30 billion USD/year"}), book)
    module.resolve(press.change(year=2021), book)
    assert len(made) == 3


WEIGHT_OF_ONE = Scenario(set={"sale_value": "1e9 USD/year", "sale_severity": "1"})


@pytest.mark.parametrize(
    "asked", [*map(Scenario.preset, econ.default_book().presets), WEIGHT_OF_ONE], ids=lambda asked: asked.title
)
def test_a_complete_scenario_has_the_words_of_the_one_it_comes_from(asked):
    """A file carries numbers: what is said of each, and between which bounds it may lie, is found again by name."""
    result = econ.run(asked)
    assert resolve(links.thaw(links.freeze(result)).scenario).inputs == result.state.inputs
