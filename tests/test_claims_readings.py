"""The readings of a claim: which years, which totals, at which rate and pace; expected values are sums done here."""

import math
from dataclasses import replace

import pytest

from econ.claims.claim import Claim, Denominator, Money, Period
from econ.claims.numerals import quantity
from econ.claims.readings import (
    AN_END,
    LONGER,
    NOT_MADE,
    ONLY_ADDED,
    OPEN_PERIOD,
    OWN_TOTAL,
    SHORTER,
    WHOLE,
    YEARLY,
    Readings,
)
from econ.evidence import Book, default_book
from tests import ruritania

BOOK = default_book()


def money(text):
    size, unit = quantity(text)
    return Money(size, unit)


def gdp(country="DEU", **more):
    return Denominator("GDP", "gdp", country=country, **more)


def stated(text, **more):
    return Denominator(text, money=money(text), **more)


def asked(amount="40 billion USD", number="1%", total=None, date=None, **more):
    share = money(number).size
    return Readings(Claim("x", money(amount), share, total or gdp(), **more), BOOK, date)


def published(key, year):
    return BOOK.series_at(key).value(year)


def latest(key):
    return max(BOOK.series_at(key).used)


def years(readings):
    return sorted({r.year for r in readings.all})


# --- years ----------------------------------------------------------------------------------------------

LAST = latest("DEU/world_bank_gdp")


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, range(LAST - 4, LAST + 1)),  # the last five
        ({"date": 2022}, [2020, 2021, 2022]),  # that of the date, and two before it
        ({"year": 2019}, [2019]),
        ({"year": 2019, "total": gdp(year=2018)}, [2018]),
        ({"period": Period("x", 3, 2019, 2021)}, [2019, 2020, 2021]),
        ({"period": Period("since 2021", None, 2021)}, range(2021, LAST + 1)),
        ({"period": Period("since 2019", None, 2019), "date": 2021}, [2019, 2020, 2021]),
        ({"period": Period("x", 1, 2019, 2020), "held": True}, [2019, 2020]),
        ({"period": Period("x", 2, 2019, 2020)}, [2019, 2020]),
    ],
)
def test_the_years_that_a_total_may_belong_to(options, expected):
    assert years(asked(**options)) == list(expected)


@pytest.mark.parametrize(
    ("country", "text", "expected"),
    [
        ("IND", "2019-20", [2019]),  # begins in April: most of it lies in the first year
        ("IND", "fiscal 2020", [2019, 2020]),  # of one name both
        ("EGY", "2019-20", [2020]),  # begins on 1 July
        ("EGY", "fiscal 2020", [2020]),
        ("USA", "2019-20", [2020]),  # begins in October
        ("SRB", "2019-20", [2019, 2020]),  # not known
    ],
)
def test_a_fiscal_year_is_the_calendar_year_that_holds_most_of_it(country, text, expected):
    assert years(asked(total=gdp(country), period=Period(text, 1, 2019, 2020))) == expected


def test_a_change_is_held_against_the_year_before():
    assert asked(relation="growth", year=2022, total=gdp()).years == (2021,)
    assert asked(year=2022).years == (2022,)


def test_without_a_country_the_years_are_those_of_the_rates():
    last = latest("GBR/gbp_usd") if "gbp_usd" in BOOK.series_names("GBR") else max(asked()._held("GBP"))
    found = asked("10 billion USD", "10%", stated("100 billion GBP"))
    assert years(found) == list(range(last - 4, last + 1))


def test_of_years_after_the_date_nothing_is_held():
    found = asked(year=2023, date=2022)
    assert found.all == ()
    assert [str(text) for text in found.left_out] == ["In 2022 a total of 2023 was a forecast, and none is held."]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"year": 1900}, "No figure for 1900 is held of GDP"),
        ({"period": Period("x", 3, 1898, 1900)}, "No figure for 1898 to 1900 is held of GDP"),
    ],
)
def test_years_without_a_figure_are_named(options, words):
    found = asked(**options)
    assert found.all == ()
    assert any(str(text).startswith(words) for text in found.left_out)


def test_a_year_without_a_figure_beside_others_is_not_named():
    first = min(BOOK.series_at("DEU/world_bank_gdp").used)
    found = asked(period=Period("x", 2, first - 1, first))
    assert years(found) == [first]
    assert found.left_out == ()


# --- totals and rates -----------------------------------------------------------------------------------


def test_a_stated_total_in_another_money_is_turned_at_the_rate_of_the_year():
    (reading,) = asked("250 million USD", "1%", stated("25 billion EUR"), year=2022).all
    euros = published("EMU/eur_usd", 2022)
    assert reading.denominator == pytest.approx(25e9 / euros)
    assert reading.share[0] == pytest.approx(250e6 / (25e9 / euros))
    assert (reading.unit, reading.year) == ("USD/year", 2022)


def test_a_stated_total_in_the_money_of_the_amount_needs_no_rate():
    (reading,) = asked("250 million EUR", "1%", stated("25 billion EUR", year=2022)).all
    assert (reading.denominator, reading.unit, reading.year) == (25e9, "EUR/year", 2022)
    (also,) = asked("250 million USD", "1%", stated("25 billion EUR"), also=money("230 million EUR")).all
    assert (also.denominator, also.amount, also.unit) == (25e9, (230e6, 230e6), "EUR/year")


def test_a_rate_is_one_for_dollars_and_none_where_none_is_held():
    found = asked()
    assert found.rate("USD", 2022) == 1
    assert found.rate("EUR", 2022) == pytest.approx(published("EMU/eur_usd", 2022))
    assert found.rate("EUR", 1900) is None


@pytest.mark.parametrize(
    ("more", "beside"),
    [
        ({"kind": "gdp", "country": "PRK"}, True),
        ({"country": "PRK"}, False),
        ({"kind": "gdp"}, False),
    ],
)
def test_beside_a_stated_total_that_is_named_the_published_ones_are_shown(more, beside):
    found = asked("250 million USD", "1%", stated("25 billion USD", **more), year=2022).all
    assert found[0].series == ""
    assert any(r.series for r in found) == beside
    assert all(OWN_TOTAL in r.why for r in found if r.series)


def test_published_totals_are_not_shown_beside_that_of_a_change():
    total = stated("25 billion USD", kind="gdp", country="PRK")
    assert all(not r.series for r in asked("30 billion USD", "20%", total, relation="growth").all)


def test_military_spending_by_its_share_is_as_wide_as_the_share_is_printed():
    found = asked("1 billion USD", "1%", Denominator("x", "military_spending", country="SRB"), year=2022)
    by_share = [r for r in found.all if r.series == "SRB/cia_military_share"]
    (reading,) = [r for r in by_share if r.fair and r.concept == "revenue"]
    share, product = published("SRB/cia_military_share", 2022), published("SRB/world_bank_gdp", 2022)
    assert reading.denominator == pytest.approx(share * product)
    low, high = money("1 billion USD").size.near
    ends = low / ((share + 0.0005) * product), high / ((share - 0.0005) * product)
    assert reading.near == pytest.approx(ends)


def test_exports_and_imports_of_one_source_are_added_up():
    found = asked("250 million USD", "1%", Denominator("trade", "trade", country="PRK"), year=2022).all
    (reading,) = [r for r in found if r.series == "PRK/kotra_exports PRK/kotra_imports"]
    total = published("PRK/kotra_exports", 2022) + published("PRK/kotra_imports", 2022)
    assert reading.denominator == pytest.approx(total)
    assert (reading.publisher, reading.source) == ("KOTRA", "KOTRA, exports and imports")
    assert reading.near[0] < 250e6 / total < reading.near[1]


def test_trade_is_added_up_of_every_source_that_has_both_ways():
    """Germany's usual imports are the United Nations', its usual exports the World Bank's; the WTO has no imports."""
    found = asked("250 million USD", "1%", Denominator("trade", "trade", country="DEU"), year=2022).all
    assert {r.series: r.denominator for r in found} == {
        f"DEU/{source}_exports DEU/{source}_imports": pytest.approx(
            published(f"DEU/{source}_exports", 2022) + published(f"DEU/{source}_imports", 2022)
        )
        for source in ("un", "world_bank")
    }
    assert all(r.counted and r.fair and r.share[1] == math.inf for r in found if not r.why)  # services are in it


def test_trade_by_a_source_that_has_one_way_alone_is_not_added_up():
    assert asked(total=Denominator("trade", "trade", country="DEU", source="wto"), year=2022).all == ()


# --- pace -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("total", "period", "paces"),
    [
        (gdp(year=2022), None, [(YEARLY, 1, "")]),
        (gdp(year=2022), Period("x", 1), [(YEARLY, 1, "")]),
        (gdp(year=2022), Period("x", 2), [(YEARLY, 1 / 2, ""), (WHOLE, 1, LONGER)]),
        (gdp(year=2022), Period("x", 0.5), [(YEARLY, 2, ""), (WHOLE, 1, SHORTER)]),
        (gdp(year=2022), Period("x", None), [(WHOLE, 1, OPEN_PERIOD)]),
        (stated("4 trillion USD"), Period("x", 2), [(WHOLE, 1, "")]),
        (stated("4 trillion USD", kind="exports"), Period("x", 0.5), [(WHOLE, 1, "")]),
        (stated("4 trillion USD", kind="exports"), Period("x", 1), [(YEARLY, 1, "")]),
        (stated("4 trillion USD", kind="exports"), Period("x", None), [(WHOLE, 1, OPEN_PERIOD)]),
        (stated("4 trillion USD", kind="gdp"), Period("x", 0.5), [(YEARLY, 2, ""), (WHOLE, 1, SHORTER)]),
    ],
)
def test_how_an_amount_over_a_time_is_set_against_a_year(total, period, paces):
    found = asked("40 billion USD", "1%", total, period=period).all
    size = published("DEU/world_bank_gdp", 2022) if total.money is None else 4e12
    assert [(r.basis, r.why) for r in found] == [(basis, why) for basis, _pace, why in paces]
    assert [r.share[0] for r in found] == pytest.approx([40e9 * pace / size for _basis, pace, _why in paces])


def test_a_change_over_a_time_is_set_against_a_stated_amount_as_it_is():
    (reading,) = asked("30 billion USD", "20%", stated("25 billion USD"), relation="growth", period=Period("x", 2)).all
    assert (reading.basis, reading.why) == (YEARLY, "")
    assert reading.share[0] == pytest.approx(30 / 25 - 1)


# --- value added ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "factor"),
    [
        ({"total": gdp("PRK")}, 0.32),  # by the assumption cards
        ({"total": Denominator("GNI", "gni", country="PRK")}, 0.32),
        ({"total": Denominator("exports", "exports", country="PRK")}, None),
        ({"total": Denominator("GDP", "gdp")}, None),
        ({"total": gdp("PRK"), "relation": "growth"}, None),
        ({"total": gdp("PRK"), "spent": True}, None),
        ({"total": gdp("PRK"), "held": True}, None),
        ({"total": gdp("DEU")}, None),  # no card is for Germany
    ],
)
def test_what_part_is_value_added_is_known_of_north_koreas_sales(options, factor):
    found = asked("250 million USD", "1%", **options).value_added_factor()
    assert found == (factor and pytest.approx(factor))


@pytest.mark.parametrize(
    ("stage", "why"), [("", ONLY_ADDED), ("paid", ONLY_ADDED), ("ordered", f"{NOT_MADE}; {ONLY_ADDED}")]
)
def test_value_added_of_what_is_agreed_is_of_goods_that_are_not_made(stage, why):
    found = asked("250 million USD", "1%", gdp("PRK", year=2022), stage=stage).all
    added = [r for r in found if r.concept == "value added" and r.series == "PRK/bok_nominal"]
    assert [r.why for r in added] == [why]
    over_years = asked("250 million USD", "1%", gdp("PRK", year=2022), period=Period("x", 2)).all
    assert {r.basis for r in over_years if r.concept == "value added"} == {YEARLY}


# --- what the relation gives ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("amount", "number", "total", "more", "face"),
    [
        ("30 billion USD", "20%", "20 to 25 billion USD", {"relation": "growth"}, (30 / 25 - 1, 30 / 20 - 1)),
        ("20 billion USD", "20%", "25 billion USD", {"relation": "growth", "falls": True}, (0.2, 0.2)),
        ("20 to 22 billion USD", "20%", "25 billion USD", {"relation": "growth", "falls": True}, (0.12, 0.2)),
        ("30 billion USD", "5 billion USD", "20 to 25 billion USD", {"relation": "difference"}, (5e9, 10e9)),
        ("20 billion USD", "5 billion USD", "25 billion USD", {"relation": "difference", "falls": True}, (5e9, 5e9)),
        ("20 to 30 billion USD", "50%", "40 to 50 billion USD", {}, (0.4, 0.75)),
    ],
)
def test_what_a_relation_makes_of_two_amounts(amount, number, total, more, face):
    (reading,) = asked(amount, number, stated(total), **more).all
    assert reading.share == pytest.approx(face)


@pytest.mark.parametrize(
    ("bound", "of_total", "share"),
    [
        ("at least", "", (0.01, math.inf)),
        ("at most", "", (0.0, 0.01)),
        ("", "at least", (0.0, 0.01)),
        ("", "at most", (0.01, math.inf)),
    ],
)
def test_an_end_that_is_stated_leaves_the_other_open_and_is_also_taken_as_the_figure(bound, of_total, share):
    """250 million are 1% of 25 billion; whether 2% is reached is open on one side, and 1% is no 2%."""
    number = "2%" if share[1] == math.inf else "0.5%"
    total = stated("25 billion USD")
    total = replace(total, money=replace(total.money, size=replace(total.money.size, bound=of_total)))
    amount = replace(money("250 million USD").size, bound=bound)
    claim = Claim("x", Money(amount, "USD"), money(number).size, total)
    first, second = Readings(claim, BOOK).all
    assert first.share == pytest.approx(share)
    assert (second.share, second.why) == (pytest.approx((0.01, 0.01)), AN_END)
    assert (first.fair, second.fair) == (True, False)


def test_a_claim_that_an_open_end_cannot_reach_is_decided():
    """At least 250 million of 25 billion is never 0.5%."""
    amount = replace(money("250 million USD").size, bound="at least")
    (reading,) = Readings(Claim("x", Money(amount, "USD"), money("0.5%").size, stated("25 billion USD")), BOOK).all
    assert reading.share == pytest.approx((0.01, 0.01))


def test_a_range_of_amounts_or_totals_keeps_the_end_that_is_nearer():
    """200 to 300 million of 25 billion are 0.8 to 1.2%; 250 million of 20 to 30 billion 0.833 to 1.25%."""
    amount = replace(money("200 to 300 million USD").size, bound="at least")
    first, *_more = Readings(Claim("x", Money(amount, "USD"), money("2%").size, stated("25 billion USD")), BOOK).all
    assert first.share == pytest.approx((0.008, math.inf))
    total = stated("20 to 30 billion USD")
    assert asked("250 million USD", "1%", total).all[0].denominator == pytest.approx(25e9)
    total = replace(total, money=replace(total.money, size=replace(total.money.size, bound="at most")))
    assert asked("250 million USD", "2%", total).all[0].share == pytest.approx((0.25 / 30, math.inf))


def test_up_to_the_date_nothing_is_missing():
    assert asked(date=2022).left_out == ()


def test_the_world_has_no_money_of_its_own():
    """Of two moneys the one in dollars counts, since no rate is asked for."""
    (reading,) = asked("900 billion EUR", "1%", gdp("WLD", year=2022), also=money("1 trillion USD")).all
    assert reading.amount == (1e12, 1e12)
    (german,) = asked("900 billion EUR", "1%", gdp(year=2022), also=money("1 trillion USD")).all
    assert german.amount[0] == pytest.approx(900e9 / published("EMU/eur_usd", 2022))


def test_a_country_without_a_usual_gdp_has_the_years_of_what_is_asked_for(tmp_path):
    files = ruritania.FILES | {"countries/XRU.toml": 'name = "Ruritania"\nof = "Ruritania\'s"\n'}
    book = Book(BOOK.folders[0], ruritania.write(tmp_path, files))
    claim = Claim("x", money("200 million USD"), money("1%").size, gdp("XRU"))
    assert sorted(r.year for r in Readings(claim, book).all) == [2022, 2023]
