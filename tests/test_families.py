"""Which figures of GDP count once. What each source is stands in its own record; what follows is worked out by hand."""

from types import SimpleNamespace

import pytest

import econ
from econ.analysis import families
from econ.evidence.families import ANOTHER_YEAR, CONSTANT, PURCHASING_POWER, REPEATED, UNSTATED, apart, family


def about(repeats="", basis="current", purchasing_power=False):
    return SimpleNamespace(repeats=repeats, price_basis=basis, purchasing_power=purchasing_power)


@pytest.mark.parametrize(
    ("record", "repeats", "reason"),
    [
        (about(), False, ""),
        (about(), True, REPEATED),
        (about(basis="constant-2015"), False, CONSTANT),
        (about(basis="constant-2015"), True, REPEATED),
        (about(basis="unstated"), False, UNSTATED),
        (about(basis="PPP", purchasing_power=True), False, PURCHASING_POWER),
        (about(basis="PPP", purchasing_power=True), True, PURCHASING_POWER),
    ],
)
def test_why_a_source_does_not_count(record, repeats, reason):
    assert apart(record, repeats=repeats) == reason


@pytest.mark.parametrize(("years", "reason"), [(0, ""), (3, ""), (4, ANOTHER_YEAR)])
def test_a_figure_of_another_time_gives_no_end(years, reason):
    """As far as GDP is carried on, three years, a figure may stand for another year."""
    assert apart(about(), repeats=False, years=years) == reason


@pytest.mark.parametrize(
    ("repeated", "name", "found"),
    [
        ({"a": ""}, "a", "a"),
        ({"a": "b", "b": ""}, "a", "b"),
        ({"a": "b", "b": "c", "c": ""}, "a", "c"),
        ({"a": "gone"}, "a", "a"),  # what it repeats has no figure
        ({"a": "b", "b": "gone"}, "a", "b"),
        ({"a": "b", "b": "a"}, "a", "b"),  # a circle ends where it closes
        ({"a": "a"}, "a", "a"),
    ],
)
def test_the_source_that_a_source_repeats(repeated, name, found):
    known = {n: SimpleNamespace(about=about(r)) for n, r in repeated.items()}
    assert family(name, known) == found


def test_one_source_counts_for_each_family_at_market_rates_and_prices_of_the_year():
    """North Korea's panel: the Bank of Korea and the UN set figures of their own at market rates."""
    result = econ.run(econ.Scenario.preset())
    counted = families.counted(result)
    assert set(counted) == {"bok_nominal", "un_current"}
    assert {name: member.family for name, member in counted.items()} == {n: n for n in counted}
    assert {member.year for member in counted.values()} == {2022}


def test_those_that_do_not_count_say_why():
    apart = {n: m.apart for n, m in families.members(econ.run(econ.Scenario.preset())).items()}
    assert apart["cia_ppp"] == apart["maddison_ppp"] == PURCHASING_POWER
    assert apart["bok_real_2015"] == apart["bok_real_2020"] == apart["cia_oer"] == REPEATED
    assert apart["night_lights"] == UNSTATED
    assert apart["hri_gdp"] == ANOTHER_YEAR  # its last figure is of 2015


def test_the_year_of_the_gdp_is_the_one_that_was_asked():
    result = econ.run(econ.Scenario.preset().change(gdp_year=2020))
    assert families.members(result)["bok_nominal"].year == 2020


def test_a_third_method_of_valuation_is_a_third_family_near_its_years():
    """The Hyundai Research Institute printed 1,013 dollars a head for 2015."""
    assert set(families.counted(econ.run(econ.Scenario.preset().change(gdp_year=2017)))) == {
        "bok_nominal",
        "un_current",
        "hri_gdp",
    }


def test_no_panel_has_a_source_that_nobody_publishes():
    """American prices carry no dollars of another country's output on, but for those of purchasing power."""
    book, wrong = econ.default_book(), []
    for code, country in book.countries.items():
        for name in country.panel:
            about = book.series(code, name).about
            if about.retired or (about.index and not about.purchasing_power):
                wrong.append(f"{code}/{name}")
            assert about.publisher, f"{code}/{name} does not say whose figure it is"
    assert wrong == []


def test_the_united_nations_count_on_their_own_where_they_differ_from_the_world_bank():
    """By more than 15% in a year from 2018 on: another rate, base or year is another valuation (judgement: ours)."""
    book = econ.default_book()
    un, bank = book.table("un_gdp"), book.table("world_bank_gdp")
    apart, once = set(), set()
    for code in set(un.countries()) & set(bank.countries()):
        ours, theirs = (book.series(code, name) for name in ("un_gdp", "world_bank_gdp"))
        ratios = [ours.value(y) / theirs.value(y) for y in ours.used if y >= 2018 and y in theirs.used]
        if ratios and (max(ratios) > 1.15 or min(ratios) < 1 / 1.15):
            apart.add(code)
        if ours.about.repeats == "world_bank_gdp":
            once.add(code)
    assert len(apart) > 15
    assert not apart & once
