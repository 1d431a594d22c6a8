"""What a series may be. The figures are made up; what fits together is what docs/reference/data-format.md says."""

from pathlib import Path

import pytest

import econ
from econ import InputError
from econ.evidence import records
from econ.evidence.data_files import build
from econ.evidence.kinds import KINDS, currency, price_year

GDP = {
    "kind": "gdp",
    "label": "Statistics Office, GDP",
    "concept": "Gross domestic product in current US dollars.",
    "unit": "USD/year",
    "price_basis": "current",
    "sources": ["a"],
    "grade": "B3",
    "plausible": [1e9, 1e11],
}
RATE = GDP | {"kind": "exchange_rate", "unit": "EUR/USD", "price_basis": "not-money", "concept": "Euros for a dollar."}
INDEX = GDP | {"kind": "price_index", "unit": "1", "price_basis": "not-money", "concept": "A price index."}
DEFLATOR = {"series": "USA/gdp_deflator", "base": 2015}

FITTING = {
    "dollars": GDP,
    "euros with a rate": GDP | {"unit": "EUR/year", "exchange_rate": "EMU/eur_usd"},
    "constant dollars": GDP | {"price_basis": "constant-2015", "price_level": DEFLATOR},
    "constant dollars by their unit": GDP
    | {"unit": "USD_2015/year", "price_basis": "constant-2015", "price_level": DEFLATOR},
    "constant prices of no stated year": GDP | {"price_basis": "constant-unstated"},
    "purchasing power": GDP | {"unit": "USD_PPP/year", "price_basis": "PPP"},
    "words that say what it is not": GDP | {"concept": "In dollars at market rates, not in purchasing power."},
    "a rate": RATE,
    "an index": INDEX,
    "people": GDP | {"kind": "population", "unit": "person", "price_basis": "not-money"},
    "a price": GDP | {"kind": "grain_price", "unit": "USD/tonne"},
    "transfers in trend-indicator values": GDP
    | {"kind": "arms_transfers", "unit": "TIV/year", "price_basis": "not-money"},
    "anything else": GDP | {"kind": "other", "unit": "tonne/year", "price_basis": "not-money"},
    "military spending at constant prices, from which nothing is computed": GDP
    | {"kind": "military_spending", "price_basis": "constant-2015"},
}


@pytest.mark.parametrize("values", FITTING.values(), ids=FITTING)
def test_what_fits_together_is_read(values):
    assert build(records.About, values, "about.toml").kind == values["kind"]


REFUSED = {
    "an unknown kind": (GDP | {"kind": "gdpp"}, "no kind of series called “gdpp”", "gdp"),
    "a kind that is like none": (GDP | {"kind": "zzz"}, "no kind of series", "write other"),
    "a slip in the price basis": (GDP | {"price_basis": "curent"}, "no price basis called “curent”", "mean current?"),
    "a price basis without its sign": (GDP | {"price_basis": "constant2015"}, "no price basis", "constant-2015?"),
    "a price basis of other words": (GDP | {"price_basis": "nominal"}, "no price basis", "Write one of current"),
    "an unknown unit": (GDP | {"unit": "banana/year"}, "“banana” is no unit", "USD/year"),
    "money without its year": (GDP | {"unit": "USD"}, "money a year, not USD", "Write USD/year."),
    "people in money": (GDP | {"kind": "population"}, "population is people, not USD/year", "person"),
    "an index as money": (GDP | {"unit": "1"}, "gdp is money a year, not 1", "USD/year"),
    "trend-indicator values as money": (GDP | {"unit": "TIV/year"}, "not TIV/year", "no money"),
    "trend-indicator values as current": (GDP | {"kind": "arms_transfers", "unit": "TIV/year"}, "TIV", "not-money"),
    "purchasing power as current money": (GDP | {"unit": "USD_PPP/year"}, "is purchasing power", "PPP"),
    "current money as purchasing power": (GDP | {"price_basis": "PPP"}, "no purchasing power", "USD_PPP/year"),
    "money that is said to be none": (GDP | {"price_basis": "not-money"}, "USD/year is money", "current"),
    "people at constant prices": (
        GDP | {"kind": "population", "unit": "person", "price_basis": "constant-2015"},
        "person is no money",
        "not-money",
    ),
    "another year than that of the unit": (
        GDP | {"unit": "USD_2015/year", "price_basis": "constant-2010"},
        "at the prices of 2015",
        "constant-2015",
    ),
    "euros without a rate": (GDP | {"unit": "EUR/year"}, "have no exchange rate", "EUR/USD"),
    "exports in won without a rate": (GDP | {"kind": "exports", "unit": "KRW/year"}, "no exchange rate", "KRW/USD"),
    "dollars with a rate": (GDP | {"exchange_rate": "EMU/eur_usd"}, "no exchange rate applies", "Leave it out."),
    "a rate upside down": (RATE | {"unit": "USD/EUR"}, "not USD/EUR", "1 over each figure"),
    "a rate without a country": (
        GDP | {"unit": "EUR/year", "exchange_rate": "eur_usd"},
        "“eur_usd” is no series",
        "USA/gdp_deflator",
    ),
    "constant prices without a price level": (GDP | {"price_basis": "constant-2015"}, "no price level", "base = 2015"),
    "constant prices with another base": (
        GDP | {"price_basis": "constant-2015", "price_level": DEFLATOR | {"base": 2010}},
        "the base of the price level is 2010",
        "Write base = 2015.",
    ),
    "current prices with a price level": (GDP | {"price_level": DEFLATOR}, "no price level applies", "Leave it out"),
    "words of purchasing power": (GDP | {"concept": "GDP, PPP (current international $)."}, "“PPP”", "`note`"),
    "words of trend-indicator values": (GDP | {"label": "SIPRI TIV of exports"}, "“TIV”", "`note`"),
    "words of constant prices": (GDP | {"concept": "GDP (constant 2015 US$)."}, "constant prices", "`note`"),
    "a spread below zero": (
        GDP | {"spread": "normal 90%: 0.2 to 1.8", "spread_judgement": "Ours."},
        "beyond what is possible",
        "three points",
    ),
    "a range that begins at its end": (GDP | {"plausible": [1e11, 1e9]}, "low first", "Mend"),
    "a range without an end": (GDP | {"plausible": [0, float("inf")]}, "no number to compute with", "ordinary"),
}


@pytest.mark.parametrize(("values", "said", "mend"), REFUSED.values(), ids=REFUSED)
def test_what_does_not_fit_is_refused_with_the_remedy(values, said, mend):
    with pytest.raises(InputError) as caught:
        build(records.About, values, "about.toml")
    assert said in caught.value.what
    assert mend in caught.value.mend
    assert caught.value.where.startswith("about.toml")


ROW = {"year": "2023", "value": "2", "status": "used", "source": "a"}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"year": "44927"}, "2023-01-01"),  # LibreOffice and Excel show 44927 as this day
        ({"year": "20233"}, "20233 is no year"),
        ({"year": "23"}, "23 is no year"),
        ({"year": "2023.5"}, "no whole number"),
        ({"low": "3"}, "not from low to high"),
        ({"high": "1"}, "not from low to high"),
        ({"low": "4", "high": "3", "value": ""}, ""),
        ({"value": "nan"}, "no number to compute with"),
        ({"value": "inf"}, "no number to compute with"),
    ],
)
def test_a_row_is_of_a_year_and_in_order(changed, said):
    with pytest.raises(InputError) as caught:
        build(records.SeriesRow, ROW | changed, "values.csv, line 2")
    assert said in str(caught.value)
    assert "line 2" in caught.value.where


@pytest.mark.parametrize("year", ["1000", "1990", "2023.0", "2200"])
def test_years_are_read(year):
    assert build(records.SeriesRow, ROW | {"year": year}, "").year == float(year)


def test_parts_of_a_unit_and_of_a_price_basis():
    assert [currency(u) for u in ("USD/year", "KRW", "USD_PPP/year", "TIV/year", "person", "1")] == [
        *("USD", "KRW", "USD"),
        *("", "", ""),
    ]
    assert [price_year(b) for b in ("constant-2015", "PPP-constant-2011", "current")] == [2015, 2011, None]


def test_every_kind_that_ships_is_one():
    assert {series.about.kind for series in econ.default_book().all_series()} <= KINDS.keys()


def test_every_kind_is_in_the_documentation():
    """By its name, or as one of the two forms that kinds of trade have."""
    text = (Path(__file__).parent.parent / "docs" / "reference" / "data-format.md").read_text("utf-8")
    forms = {f"{way}_{form}" for way in ("exports", "imports") for form in ("by_partner", "of_some_goods")}
    assert [kind for kind in KINDS if f"`{kind}`" not in text and kind not in forms] == []
