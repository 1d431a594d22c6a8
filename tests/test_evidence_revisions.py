"""How far figures of GDP move: the statistics by hand, and the shipped table against its releases."""

import csv
import math
from pathlib import Path

import pytest

import econ
from econ.evidence.revisions import Spread, age_class, age_of, kind_of
from econ.numerics.distributions import TwoPiece
from tests.pages import DOCS, script

BOOK = econ.default_book()
WRITTEN = script("generate_revisions")
Revision = WRITTEN.Revision
INDEPENDENT = Path(__file__).parent.parent.parent / "shared" / "panels" / "revisions_world_bank_gdp_summary.csv"

OLD = {"SRB": {2021: 100.0, 2022: 200.0}, "KEN": {2022: 50.0, 2023: 0.0}, "GONE": {2022: 1.0}}
NEW = {"SRB": {2021: 110.0, 2022: 190.0, 2023: 210.0}, "KEN": {2022: 50.0, 2023: 60.0}}
"""Made up."""


def test_figures_that_both_releases_have_are_compared():
    """110 over 100, 190 over 200, 50 over 50; a year or a country of one release only, and a zero, are no pair."""
    found = {(one.country, one.year): one for one in WRITTEN.between(OLD, NEW, "2023-07-01")}
    assert found.keys() == {("SRB", 2021), ("SRB", 2022), ("KEN", 2022)}
    assert found["SRB", 2021].moved == pytest.approx(math.log(1.1), rel=1e-14)
    assert found["SRB", 2022].moved == pytest.approx(math.log(0.95), rel=1e-14)
    assert found["KEN", 2022] == Revision("KEN", 2022, "2023-07-01", 1, 0.0)
    assert WRITTEN.between({}, NEW, "2023-07-01") == []


def test_each_release_is_set_against_the_newest_from_the_first_that_counts():
    found = WRITTEN.of_releases({"2024-01-01": OLD, "2016-12-31": OLD, "2026-01-01": NEW, "2017-01-01": OLD})
    assert {one.released for one in found} == {"2017-01-01", "2024-01-01"}
    assert {one.age for one in found} == {-5, -4, 2, 3}


@pytest.mark.parametrize(
    ("released", "year", "name"),
    [
        ("2024-10-24", 2024, "0-1"),
        ("2024-10-24", 2023, "0-1"),
        ("2024-01-01", 2022, "2"),
        ("2026-07-13", 2023, "3-4"),
        ("2026-07-13", 2022, "3-4"),
        ("2026-07-13", 2021, "5+"),
        ("2026-07-13", 1990, "5+"),
        ("2026-07-13", 2027, ""),
    ],
)
def test_the_age_of_a_figure_is_the_year_of_its_release_less_its_own(released, year, name):
    assert age_class(age_of(released, year)) == name


@pytest.mark.parametrize(
    ("standard", "income", "kind"),
    [
        ("SDDS Plus", "high", "SDDS Plus"),
        ("SDDS", "lower middle", "SDDS"),
        ("e-GDDS", "upper middle", "upper middle"),
        ("", "high", "high"),
        ("e-GDDS", "", ""),
        ("", "", ""),
    ],
)
def test_the_standard_of_statistics_comes_before_the_income(standard, income, kind):
    assert kind_of(standard, income) == kind


def test_quantiles_of_thirty_figures_by_hand():
    """Of 0, 0.01 … 0.4 the 5th percentile is at place 0.05 · 40 = 2, the median at 20, the 95th at 38."""
    moved = [Revision(f"C{n % 7}", 2023, "2024-01-01", 1, n / 100 - 0.1) for n in range(41)]
    few = [Revision("FEW", 2020, "2024-01-01", 4, 0.0)] * 29
    found = WRITTEN.spreads([*moved, *few], {f"C{n}": "SDDS" for n in range(7)} | {"FEW": "low"})
    assert found == [Spread(kind="SDDS", age="0-1", pairs=41, countries=7, q05=-0.08, q50=0.1, q95=0.28)]


def test_neighbouring_years_are_paired_within_a_country_and_a_release():
    """Exactly proportional revisions have correlation 1; another release's are no pair."""
    one = [Revision("A", y, "2024-01-01", 1, m) for y, m in ((2020, 1.0), (2021, 2.0), (2022, 3.0))]
    two = [Revision("B", y, "2024-01-01", 1, m) for y, m in ((2020, 5.0), (2021, 6.0), (2022, 7.0))]
    other = [Revision("A", 2023, "2023-01-01", 1, -9.0)]
    assert WRITTEN.together([*one, *two, *other]) == (pytest.approx(1.0), 4)
    assert WRITTEN.together([*one, *two], apart=2)[1] == 2


def test_an_interval_has_the_ends_that_were_measured_around_the_published_figure():
    found = Spread(kind="SDDS", age="0-1", pairs=528, countries=53, q05=math.log(0.95), q50=0.01, q95=math.log(1.2))
    assert found.factor == TwoPiece(0.95, 1.2, 0.9, 1.0)
    assert "−5.0 to +20.0%" in found.judgement
    assert "standard SDDS, up to one year old when released" in found.judgement


def test_the_shipped_table_is_what_the_releases_say():
    assert WRITTEN.TABLE.read_text("utf-8") == WRITTEN.csv(WRITTEN.measured()), "run: make pages"
    assert list(BOOK.revisions.values()) == WRITTEN.measured()


def test_the_page_is_what_the_releases_say():
    assert (DOCS / "background" / "revisions.md").read_text("utf-8") == WRITTEN.page(), "run: make pages"


@pytest.mark.skipif(not INDEPENDENT.is_file(), reason="the panels are not present")
def test_counts_and_medians_are_those_of_an_independent_computation():
    """Every release from 2017 on, years from 2010; that one holds the Channel Islands too, which have no code here."""
    with INDEPENDENT.open(encoding="utf-8-sig") as file:
        rows = {row["group"]: row for row in csv.DictReader(file) if row["scope"].startswith("every vintage")}
    found = WRITTEN.of_releases(BOOK.table("world_bank_gdp").releases())
    found = [one for one in found if one.country != "WLD"]
    for name, low, high, channel_islands in (
        ("1 year old", 1, 1, 0),
        ("2 years old", 2, 2, 5),
        ("3-4 years old", 3, 4, 12),
        ("5 or more", 5, 99, 29),
    ):
        aged = sorted(abs(math.exp(one.moved) - 1) * 100 for one in found if low <= one.age <= high)
        assert len(aged) + channel_islands == int(rows[name]["n"])
        assert aged[len(aged) // 2] == pytest.approx(float(rows[name]["median_abs"]), abs=0.02)


@pytest.mark.parametrize(
    ("code", "name", "year", "factor"),
    [
        ("KOR", "world_bank_gdp", 2023, True),
        ("KOR", "un_gdp", 2023, True),
        ("IRN", "world_bank_gdp", 2023, False),  # the table has a judgement of its own
        ("KOR", "population", 2023, False),
        ("KOR", "krw_usd", 2023, False),
        ("PRK", "bok_nominal", 2022, False),
        ("VEN", "world_bank_gdp", 2023, False),  # no income group, and a judgement of its own
        ("WLD", "world_bank_gdp", 2023, False),  # no country
    ],
)
def test_gdp_of_a_table_has_the_interval_of_its_kind_and_age_and_nothing_else_has(code, name, year, factor):
    assert (BOOK.measured(BOOK.series(code, name), year) is not None) == factor


def test_south_korea_would_have_been_inside():
    """1,712.8 billion for 2023 in October 2024, 1,844.8 in July 2026: +7.7%, as the panels have it too."""
    old = econ.run(econ.Scenario.preset("south-korea-2023").change(as_of="2024-12-31"))
    gdp = old.state.inputs["gdp_published"]
    assert gdp.distribution.central == pytest.approx(1712.8e9, rel=1e-4)
    assert gdp.distribution.low < BOOK.series("KOR", "world_bank_gdp").value(2023) < gdp.distribution.high
    assert gdp.distribution.high == pytest.approx(1.1117 * gdp.distribution.central, rel=1e-3)
