"""What is typed into a field is read as people write it, and what stands in a field reads back to the same value.

The entries are those that four newcomers typed, which were refused, and more of their kind; what each means is plain
arithmetic, done here by hand.
"""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

import econ
from econ.numerics.distributions import (
    Alternatives,
    Beta,
    Fixed,
    LogNormal,
    Mixture,
    Months,
    Normal,
    Pert,
    Triangular,
    TwoPiece,
    Uniform,
)
from econ.page import ask as asking
from econ.page.entry import Read, read, shown
from econ.wording.language import speaking

SALE, SHARE, PRICE, BOXES, TIME = "USD/year", "1", "USD/round", "container", "year"
GDP = 28e9
DISCOUNT = econ.resolve(econ.Scenario.preset("press-line-2023")).inputs["payment_discount"]
"""A share of the price, between nothing and all of it; the scenario has none."""


def of_a_range(low, high):
    """What a bare range is where the field has no form of its own."""
    return LogNormal(low, high, 0.9)


ENTRIES = [
    # an amount of money
    *[
        ("en", text, SALE, Fixed(300e6))
        for text in ("300 million", "0.3 bn", "0.3bn", "$300m", "$300 million a year", "3e8", "300,000,000", "300 Mio.")
    ],
    ("en", "300 million USD", SALE, Fixed(300e6)),
    ("en", "25 million a month", SALE, Fixed(300e6)),
    ("en", "2 000 000 000", SALE, Fixed(2e9)),
    ("en", "2\u2009000\u2009000\u2009000", SALE, Fixed(2e9)),
    ("en", "2\u202f000\u202f000\u202f000", SALE, Fixed(2e9)),
    ("en", "2'000'000'000", SALE, Fixed(2e9)),
    ("en", "2 milyar", SALE, Fixed(2e9)),
    ("en", "2,5 miliar", SALE, Fixed(2.5e9)),
    ("en", "half a million", SALE, Fixed(5e5)),
    ("en", "two billion", SALE, Fixed(2e9)),
    ("en", "25억 달러", SALE, Fixed(2.5e9)),
    ("en", "300 Mio. EUR", SALE, "300 million EUR/year"),
    ("en", "300 Mio. EUR a year", SALE, "300 million EUR/year"),
    ("en", "2 milyar a year", SALE, Fixed(2e9)),
    ("en", "€300m", SALE, "300 million EUR/year"),
    ("en", "300m euros a year", SALE, "300 million EUR/year"),
    ("id", "2 milyar", SALE, Fixed(2e9)),
    ("id", "2 miliar", SALE, Fixed(2e9)),
    ("id", "2,5 miliar", SALE, Fixed(2.5e9)),
    ("id", "dua miliar", SALE, Fixed(2e9)),
    *[("id", text, SALE, Fixed(300e6)) for text in ("0,3 M", "0,3 m", "0,3M", "0,3 mlr", "0,3 bn")],
    ("id", "0,2-0,4 M", SALE, of_a_range(200e6, 400e6)),
    ("id", "300 jt", SALE, Fixed(300e6)),
    ("id", "300 juta USD/tahun", SALE, Fixed(300e6)),
    ("id", "$300 juta per tahun", SALE, Fixed(300e6)),
    ("id", "300.000.000", SALE, Fixed(300e6)),
    ("id", "2.5 billion", SALE, Fixed(2.5e9)),
    ("id", "Rp 5 triliun", SALE, "5 trillion IDR/year"),
    ("ko", "3억", SALE, Fixed(3e8)),
    ("ko", "25억 달러", SALE, Fixed(2.5e9)),
    ("ko", "2조 원", SALE, "2 trillion KRW/year"),
    # ranges
    ("en", "600 to 1,200", PRICE, of_a_range(600, 1200)),
    ("en", "600–1,200", PRICE, of_a_range(600, 1200)),
    ("en", "between 600 and 1,200", PRICE, of_a_range(600, 1200)),
    ("en", "from 600 to 1,200", PRICE, of_a_range(600, 1200)),
    ("en", "600 ... 1,200", PRICE, of_a_range(600, 1200)),
    ("en", "600 ± 50", PRICE, of_a_range(550, 650)),
    ("en", "600 ± 10%", PRICE, of_a_range(540, 660)),
    ("en", "80%: 600-1,200", PRICE, LogNormal(600, 1200, 0.8)),
    ("en", "600-1,200, likely 800", PRICE, Pert(600, 800, 1200)),
    ("en", "90%: 200 to 400 million, median 250 million", SALE, TwoPiece(200e6, 400e6, 0.9, 250e6)),
    ("en", "1.5 to 2.5 billion", SALE, of_a_range(1.5e9, 2.5e9)),
    ("en", "1.5-2.5bn", SALE, of_a_range(1.5e9, 2.5e9)),
    ("en", "$1.5-$2.5bn", SALE, of_a_range(1.5e9, 2.5e9)),
    ("en", "800 million to 1.2 billion", SALE, of_a_range(800e6, 1.2e9)),
    ("en", "10,000 - 14,000", BOXES, of_a_range(10_000, 14_000)),
    ("id", "antara 600 dan 1.200", PRICE, of_a_range(600, 1200)),
    ("id", "90%: 200 hingga 400 juta", SALE, of_a_range(200e6, 400e6)),
    ("ko", "600에서 1,200", PRICE, of_a_range(600, 1200)),
    ("ko", "600에서 1,200 사이", PRICE, of_a_range(600, 1200)),
    ("ko", "25~30억 달러", SALE, of_a_range(2.5e9, 3e9)),
    # shares
    *[("en", text, SHARE, Fixed(0.4)) for text in ("40", "40%", "40%", "40 percent", "40 per cent", "40 persen")],
    ("id", "40 persen", SHARE, Fixed(0.4)),
    ("ko", "40 퍼센트", SHARE, Fixed(0.4)),
    ("en", "30-50%", SHARE, of_a_range(0.3, 0.5)),
    ("en", "30 to 50%", SHARE, of_a_range(0.3, 0.5)),
    ("en", "40-60%", SHARE, of_a_range(0.4, 0.6)),
    ("en", "40 to 60", SHARE, of_a_range(0.4, 0.6)),
    ("en", "40 ± 5%", SHARE, of_a_range(0.35, 0.45)),
    ("en", "5 to 35%, likely 20", SHARE, Pert(0.05, 0.2, 0.35)),
    ("en", "uniform: 10-20", SHARE, Uniform(0.1, 0.2)),
    ("en", "a quarter", SHARE, Fixed(0.25)),
    ("id", "sepertiga", SHARE, Fixed(1 / 3)),
    ("ko", "10분의 1", SHARE, Fixed(0.1)),
    ("en", "1", SHARE, Fixed(0.01)),
    ("en", "0", SHARE, Fixed(0.0)),
    ("id", "7,5 hingga 35%, kemungkinan besar 20", SHARE, Pert(0.075, 0.2, 0.35)),
    ("id", "seragam: 10 hingga 20%", SHARE, Uniform(0.1, 0.2)),
    # counts and times
    *[("en", text, BOXES, Fixed(12_000)) for text in ("12000 containers", "about 12,000", "~12,000", "12k", "±12,000")],
    ("en", "12 thousand containers", BOXES, Fixed(12_000)),
    ("id", "sekitar 12.000", BOXES, Fixed(12_000)),
    ("ko", "1만 2천", BOXES, Fixed(12_000)),
    ("ko", "약 1만 2천 개", BOXES, Fixed(12_000)),
    ("en", "18 months", TIME, Fixed(1.5)),
    ("en", "2 yrs", TIME, Fixed(2)),
    ("id", "18 bulan", TIME, Fixed(1.5)),
    ("ko", "18개월", TIME, Fixed(1.5)),
    ("en", "2022-09 to 2023-04", TIME, Months(202209, 202304)),
    ("id", "salah satu: 15 (0,4), 24,5 (0,6)", TIME, Alternatives((15.0, 24.5), (0.4, 0.6))),
]


@pytest.mark.parametrize(("code", "text", "unit", "value"), ENTRIES)
def test_an_entry_is_read_as_people_write_it(code, text, unit, value):
    with speaking(code):
        assert read(text, unit) == Read(value)


def _plain(text):
    """A text with plain spaces, and none before a per cent."""
    return text.replace("\u00a0", " ").replace(" %", "%")


@pytest.mark.parametrize("space", [" ", "\u00a0"])
@pytest.mark.parametrize(("code", "text", "unit", "value"), [entry for entry in ENTRIES if "%" in entry[1]])
def test_a_blank_before_the_sign_of_per_cent_changes_nothing(code, text, unit, value, space):
    with speaking(code):
        assert read(text.replace("%", f"{space}%"), unit) == Read(value)


REFUSED = [
    (
        "en",
        "250 milion tonnes",
        SALE,
        "“250 milion tonnes” is a weight. I would have read $250 million.",
        ["$250 million"],
    ),
    ("en", "2 mil. yards", SALE, "“yards” in “2 mil. yards” is no word that is read here.", ["$2 million"]),
    ("en", "40 percnt", SHARE, "“percnt” in “40 percnt” is no word", ["40%"]),
    ("en", "0.4", SHARE, "“0.4” may be 0.4% or 40%.", ["0.4%", "40%"]),
    ("en", "0.2 to 0.4", SHARE, "may be 90%: 0.2 to 0.4% or 90%: 20 to 40%", ["90%: 0.2 to 0.4%", "90%: 20 to 40%"]),
    ("en", "400", DISCOUNT, "This must lie between 0% and 100%.", []),
    (
        "en",
        "60-95%",
        DISCOUNT,
        "A 90% range leaves some values outside it, here beyond 100%.",
        ["60 to 95%, likely 77.5"],
    ),
    ("en", "40%", BOXES, "“40%” is a share.", ["40 containers"]),
    ("en", "12,000 missiles", BOXES, "“12,000 missiles” is a number of missiles.", ["12,000 containers"]),
    ("en", "more than 12,000", BOXES, "names one end of a range only.", ["12,000 containers"]),
    ("en", "14,000 to 10,000", BOXES, "has its larger end first.", ["90%: 10,000 to 14,000"]),
    ("en", "$2 billion a year", "USD", "is an amount for each year, and a total is wanted.", ["$2 billion"]),
    ("en", "$12", BOXES, "“$12” is an amount of money.", ["12 containers"]),
    ("en", "18 months", SALE, "“18 months” is a length of time.", ["$18"]),
    ("en", "5 bn rupees", SALE, "may be money of several countries. Write the code: INR or PKR or LKR or NPR.", []),
    ("en", "1.500", BOXES, "“1.500” may be 1,500 or 1.5.", ["1,500", "1.5"]),
    ("en", "1.500 million", SALE, "may be 1,500 million or 1.5 million.", ["1,500 million", "1.5 million"]),
    ("en", "2,5 billion", SALE, "“2,5” is not how numbers are written here.", ["2.5 billion"]),
    ("id", "0.3 miliar", SALE, "“0.3” ", ["0,3 miliar"]),
    ("id", "1,200", BOXES, "“1,200” ", ["1.200", "1,2"]),
    ("en", "-5", SALE, "This cannot be less than zero.", []),
    ("en", "100 trillion", SALE, "This is 3,600 times the country's GDP. Too many zeros?", ["$100 million"]),
    ("en", "1e30", PRICE, "This number is too large. Too many zeros?", []),
    ("en", "abc", SALE, "“abc” holds no number. Write one such as $250 million.", []),
    ("en", "abc", SHARE, "“abc” holds no number. Write one such as 40%.", []),
    ("en", "", SALE, "The field is empty: write a number, or undo the change.", []),
    ("en", " 1" * 101, SALE, "The entry is longer than 200 characters.", []),
]


@pytest.mark.parametrize(("code", "text", "unit", "problem", "would_read"), REFUSED)
def test_what_is_not_read_says_what_would_have_been(code, text, unit, problem, would_read):
    with speaking(code):
        found = read(text, unit, gdp=GDP)
        assert found.value is None
        assert problem in _plain(found.problem)
        assert [_plain(one) for one in found.would_read] == would_read
        assert all(read(one, unit, gdp=GDP).value is not None for one in would_read)
        assert not any(code in found.problem for code in ("USD", "/year", "0.5 to 0.99", "year."))


def test_a_share_whose_bounds_are_not_known_may_be_more_than_one():
    assert read("400", SHARE) == Read(Fixed(4.0))


def test_a_tiny_sale_is_read_and_asked_about():
    assert read("2", SALE, gdp=GDP) == Read(
        Fixed(2), "Did you mean $2 billion or $2 million?", ("$2 billion", "$2 million")
    )
    assert read("250", SALE, gdp=GDP) == Read(Fixed(250), "Did you mean $250 million?", ("$250 million",))
    assert read("2", PRICE) == Read(Fixed(2))
    assert read("1000", SALE) == Read(Fixed(1000))


@pytest.mark.parametrize(
    ("now", "value"),
    [
        (Fixed(700.0), LogNormal(600, 1200, 0.9)),
        (Normal(900, 1000, 0.9), Normal(600, 1200, 0.9)),
        (LogNormal(500, 1500, 0.8), LogNormal(600, 1200, 0.8)),
        (Normal(500, 1500, 0.8), LogNormal(600, 1200, 0.8)),  # some of the normal ones would lie below zero
        (TwoPiece(500, 1500, 0.8, 700), LogNormal(600, 1200, 0.8)),
        (Uniform(500, 1500), Uniform(600, 1200)),
        (Pert(500, 700, 1500), Pert(600, 700, 1200)),
        (Pert(100, 200, 500), Pert(600, 900, 1200)),
        (Triangular(500, 700, 1500), Triangular(600, 700, 1200)),
    ],
)
def test_a_range_takes_the_form_that_the_field_shows(now, value):
    assert read("600 to 1,200", PRICE, now).value == value
    assert read("normal 90%: 1 to 1,200", PRICE, now).would_read == ("1 to 1,200, likely 600.5",)  # some below zero
    assert read("95%: 600 to 1,200", PRICE, now).value in {LogNormal(600, 1200, 0.95), Normal(600, 1200, 0.95)}


def test_the_quantity_says_what_is_possible_and_what_its_number_means():
    inputs = econ.resolve(econ.Scenario.preset("missiles-added")).inputs
    assert read("1.5", inputs["severity_srbm"]).value == Fixed(1.5)  # a weight, which is no share
    assert read("150%", inputs["production_cost_ratio"]).value == Fixed(1.5)
    assert [_plain(one) for one in read("1.5", inputs["production_cost_ratio"]).would_read] == ["1.5%", "150%"]
    assert _plain(read("400%", inputs["production_cost_ratio"]).problem) == "This must lie between 0% and 300%."


# --- what stands in a field ---------------------------------------------------------------------------------

ROUND = st.builds(lambda digits, power: float(f"{digits}e{power}"), st.integers(1, 9999), st.integers(-3, 12))
WILD = st.floats(1e-3, 1e15)
LEVELS = st.sampled_from([0.5, 0.8, 0.9, 0.95])


def forms(number):
    """Values of every form, of some numbers."""

    def ends(count):
        return st.lists(number, min_size=count, max_size=count, unique=True).map(sorted)

    def apart(two):
        return two[1] > two[0] * 1.001

    intervals = ends(2).filter(apart)
    return st.one_of(
        st.builds(Fixed, number),
        st.builds(lambda e, level: LogNormal(*e, level), intervals, LEVELS),
        st.builds(lambda e, level: Normal(*e, level), intervals, LEVELS),
        st.builds(lambda e, level: TwoPiece(e[0], e[1], level, math.sqrt(e[0] * e[1])), intervals, LEVELS),
        st.builds(lambda e: Uniform(*e), intervals),
        st.builds(lambda e: Pert(*e), ends(3)),
        st.builds(lambda e: Triangular(*e), ends(3)),
        st.just(Months(202209, 202304)),
        st.just(Alternatives((15.0, 24.5), (0.4, 0.6))),
        st.just(Mixture((23.0, 17.0), (26.0, 19.0), (0.6, 0.4), 0.9)),
    )


@pytest.mark.parametrize("code", ["en", "id", "ko"])
@given(value=forms(ROUND | WILD), unit=st.sampled_from([SALE, PRICE, BOXES, TIME]))
def test_what_a_field_shows_reads_back_to_the_same_value(code, value, unit):
    unit = TIME if isinstance(value, Months) else unit
    with speaking(code):
        text = shown(value, unit)
        assert read(text, unit, value).value == value, text


@pytest.mark.parametrize("code", ["en", "id", "ko"])
@given(value=forms(st.integers(1, 999).map(lambda n: n / 1000) | st.floats(1e-6, 0.999)) | st.just(Beta(5.0, 3.0)))
def test_a_share_that_a_field_shows_reads_back_to_the_same_value(code, value):
    if isinstance(value, Months | Alternatives | Mixture):
        return
    with speaking(code):
        text = shown(value, SHARE)
        assert read(text, SHARE, value).value == value, text


@pytest.mark.parametrize("code", ["en", "id", "ko"])
@pytest.mark.parametrize("name", econ.default_book().presets)
def test_every_value_of_every_preset_reads_back_to_the_same_value(name, code):
    with speaking(code):
        for item in econ.resolve(econ.Scenario.preset(name)).inputs.values():
            text = shown(item.distribution, item)
            assert read(text, item) == Read(item.distribution), (item.name, text)


def test_each_language_shows_a_value_with_its_own_words():
    value = LogNormal(1.5e9, 2.5e9, 0.9)
    said = {}
    for code in ("en", "id", "ko"):
        with speaking(code):
            said[code] = shown(value, SALE)
    assert said == {"en": "90%: 1.5 to 2.5 billion", "id": "90%: 1,5 hingga 2,5 miliar", "ko": "90%: 15~25억"}


def test_a_share_is_shown_without_the_digits_of_its_arithmetic():
    assert shown(Pert(0.028000000000000004, 0.035, 0.042), SHARE) == "2.8 to 4.2%, likely 3.5"
    assert shown(Fixed(1 / 3), SHARE) == "33.3333%"


# --- on the page --------------------------------------------------------------------------------------------


def test_the_page_holds_an_entry_against_the_scenario():
    ask = asking.Ask.of("press-line-2023")
    own = Fixed(250e6)
    assert asking.typed(ask, "sale_value", "$2bn") == (Read(Fixed(2e9)), own)
    assert asking.typed(ask, "sale_value", "300 Mio. EUR") == (Read("300 million EUR/year"), own)
    refused, _own = asking.typed(ask, "sale_value", "100 trillion")
    assert refused.problem == "This is 3,600 times the country's GDP. Too many zeros?"
    unknown, _own = asking.typed(ask, "sale_value", "300 million XYZ")
    assert unknown.value is None
    assert "XYZ" in unknown.problem


def test_an_amount_of_another_currency_stays_as_it_is_shown():
    ask = asking.Ask.of("press-line-2023").move("sale_value", "90%: 300 to 400 million PLN/year", Fixed(250e6))
    said = {}
    for code in ("en", "id", "ko"):
        with speaking(code):
            said[code] = shown("90%: 300 to 400 million PLN/year", SALE)
            assert asking.typed(ask, "sale_value", said[code])[0] == Read("90%: 300 to 400 million PLN/year")
            assert read(said[code], SALE) == Read("90%: 300 to 400 million PLN/year")
    assert said == {
        "en": "90%: 300 to 400 million PLN",
        "id": "90%: 300 hingga 400 juta PLN",
        "ko": "90%: 3~4억 PLN",
    }


@pytest.mark.parametrize(
    "text",
    [
        *(
            "1 USD**9**9**9**9/year",
            "1 USD^(9^9^9)/year",
            "1e9999999%: 1 to 2 USD/year",
            "9" * 10**6,
            "3 juta " * 10**5,
        ),
        *("12 ⽩ths", "1 USD⁹⁹⁹/year"),  # signs that are other letters once they are straightened
    ],
)
@pytest.mark.parametrize("code", ["en", "id", "ko"])
@pytest.mark.timeout(60)  # ends a hang, and measures nothing
def test_what_stops_a_server_is_answered_with_a_sentence(text, code):
    with speaking(code):
        found = read(text, SALE)
        asked, problems = asking.read({"sale_value": text})
    assert found.value is None
    assert 0 < len(found.problem) < 600
    assert asked == asking.Ask.of()
    assert len(problems) == 1
    assert len(problems[0]) < 300


def test_on_the_page_one_share_of_the_containers_moves_the_other_and_both_go_back():
    shells, rockets = "container_weight_shell_152", "container_weight_rocket_122"
    ask = asking.Ask.of("containers-to-shells-2023-24")
    value, own = asking.typed(ask, rockets, "40%")
    moved = ask.move_together(rockets, value.value, own)
    assert dict(moved.moved) == {rockets: Fixed(0.4), shells: Pert(0.48, 0.6, 0.96)}
    assert moved.undo(shells) == ask
    assert ask.move_together("payment_discount", Fixed(0.4), Fixed(0.0)) == ask.move(
        "payment_discount", Fixed(0.4), Fixed(0.0)
    )


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Sept 2023 to March 2025"),
        ("en", "from September 2023 until Mar. 2025"),
        ("id", "September 2023 – Maret 2025"),
        ("ko", "2023년 9월부터 2025년 3월까지"),
    ],
)
def test_a_period_between_two_months_may_name_them(code, text):
    """September 2023 to March 2025 are 19 months: 4, 12 and 3."""
    with speaking(code):
        assert read(text, "year").value == read("2023-09 to 2025-03", "year").value
        assert read(text, "year").value.central == pytest.approx(19 / 12)


def test_what_would_have_been_read_is_never_what_cannot_be():
    """A period of 2,024 years; 5 dollars for 5% of GDP, which is 1.6 billion of 43.7 trillion won at 1,363 a dollar."""
    missiles = asking.Ask.of("missiles-added")
    for text, name in (("June 2024", "delivery_period"), ("March 2025 to Sept 2023", "delivery_period")):
        assert asking.typed(missiles, name, text)[0].would_read == ()
    assert "Swap them" in asking.typed(missiles, "delivery_period", "March 2025 to Sept 2023")[0].problem
    assert asking.typed(missiles, "sale_value", "5% of GDP")[0].would_read == ("$1.6 billion",)
    assert asking.typed(missiles, "sale_value", "5 to 7%")[0].would_read == ()
