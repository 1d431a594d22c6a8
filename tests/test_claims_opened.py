"""Each reading of a claim as a scenario and a command: `econ run` gives its number."""

import shlex

import numpy as np
import pytest

import econ
from econ.claims import check_claim
from econ.claims.opened import opened
from econ.doors.cli.arguments import scenario_of
from econ.doors.cli.command import parser
from econ.engine import run
from econ.numerics.sobol import Sampler

BOOK = econ.default_book()
PRESS_LINE = "US$250 million is about 1% of North Korea's GDP"
FEW = Sampler(points=64, scrambles=2)
"""Central values do not depend on how many points are drawn."""

LAST_BIT = 1e-15


def number(result, output):
    return float(np.ravel(result.central[output])[0])


SENTENCES = [
    (PRESS_LINE, None),
    ("Licences worth 1.6 billion dollars are 2.1% of Serbia's GDP in 2023", None),
    ("Arms worth up to 9.8 billion dollars, delivered since 2023, are more than a third of North Korea's GDP", 2025),
    ("$6 billion over three years is 10% of Serbia's exports", 2024),
    ("Arms of 5.6 to 9.8 billion dollars over two years are a quarter of North Korea's GDP in 2023", None),
    ("Arms exports of $500 million raised North Korea's GDP by 1.7%.", 2023),
    ("South Korea's arms revenue of 15 trillion won is 0.6% of its GDP", 2023),
    ("$250 million is 1% of North Korea's trade", 2023),
    ("$250 million is 1% of North Korea's GNI", 2023),
    ("$250 million is 1% of North Korea's GDP of $24.5 billion in 2023", None),
    ("$250 million is 5% of North Korea's military spending", 2022),
    ("$250 million is 3% of North Korea's state budget", 2022),
]


@pytest.mark.parametrize(("sentence", "said"), SENTENCES)
def test_every_reading_opens_as_a_scenario_that_gives_its_number(sentence, said):
    curve = check_claim(sentence, date=said).curve()
    every = [*curve.specifications, *curve.apart]
    for each in every:
        opened = curve.opened(each)
        assert opened, each
        found = [number(run(scenario.change(sampler=FEW)), opened.output) for scenario in opened.scenarios]
        assert found == pytest.approx(list(dict.fromkeys(each.reading.share)), rel=LAST_BIT), each


@pytest.mark.parametrize(("sentence", "said"), [SENTENCES[0], SENTENCES[4], SENTENCES[6]])
def test_the_command_asks_for_the_same_scenario(sentence, said):
    curve = check_claim(sentence, date=said).curve()
    for each in curve.specifications[::5]:
        opened = curve.opened(each)
        for scenario, command in zip(opened.scenarios, opened.commands, strict=True):
            program, *words = shlex.split(command)
            assert program == "econ"
            typed = scenario_of(parser("run").parse_args(words))
            result, wanted = (run(s.change(sampler=FEW)) for s in (typed, scenario))
            assert number(result, opened.output) == number(wanted, opened.output)


def test_of_a_total_that_a_country_cannot_have_there_is_no_scenario():
    """The calculator takes no exports of North Korea above 20 billion dollars."""
    curve = check_claim("$1 billion is 4% of North Korea's exports of $24 billion in 2022").curve()
    assert curve.opened(curve.specifications[0]) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "$250 million is 1% of a $25 billion economy",
        "Military spending of $2.718 trillion was about 2.5 percent of world GDP in 2024",
        "Exports rose by 12% to $112 million from $100 million",
    ],
)
def test_what_no_scenario_can_say_opens_as_none(sentence):
    curve = check_claim(sentence).curve()
    assert curve.specifications
    assert [curve.opened(s) for s in curve.specifications] == [None] * len(curve.specifications)


def test_the_figures_of_a_day_are_in_the_scenario():
    book = BOOK.on("2024-12-31")
    curve = check_claim("Licences worth 1.6 billion dollars are 2.1% of Serbia's GDP in 2023", book).curve(book)
    for each in curve.specifications:
        opened = curve.opened(each)
        (scenario,) = opened.scenarios
        assert scenario.as_of == "2024-12-31"
        assert "--as-of 2024-12-31" in opened.commands[0]
        assert number(run(scenario), opened.output) == pytest.approx(each.reading.share[0], rel=LAST_BIT)


def scenarios(sentence, series, basis="a year", concept="revenue", **options):
    """The output and, for each scenario, what it says, of the reading of a sentence by a series."""
    verdict = check_claim(sentence, **options)
    (reading,) = [r for r in verdict.readings if (r.series, r.basis, r.concept) == (series, basis, concept)]
    found = opened(reading, verdict.claim, BOOK)
    return found and (
        found.output,
        [(s.exporter, s.buyer, s.year, s.gdp, s.gdp_year, s.concept, dict(s.set)) for s in found.scenarios],
    )


YEARLY, WHOLE = "a year", "the whole over one year"
SALE = {"sale_value": "250 million USD/year"}


@pytest.mark.parametrize(
    ("sentence", "series", "basis", "output", "said"),
    [
        (
            "A contract of 250 million dollars is 1% of North Korea's GDP in 2022",
            "PRK/un_current",
            YEARLY,
            "gdp_share",
            [("PRK", None, 2022, "un_current", None, "contract", SALE)],
        ),
        (
            "A contract of 250 million dollars is 50% of North Korea's exports in 2022",
            "PRK/kotra_exports",  # the usual figure, which the scenario takes by itself
            YEARLY,
            "export_share",
            [("PRK", None, 2022, "", None, "", SALE)],
        ),
        (
            "250 million dollars are 50% of North Korea's exports in 2022",
            "PRK/wto_exports",
            YEARLY,
            "export_share",
            [("PRK", None, 2022, "", None, "", SALE | {"exports": "160 million USD/year"})],
        ),
        (
            "250 million dollars are 50% of North Korea's trade in 2022",
            "PRK/kotra_exports PRK/kotra_imports",
            YEARLY,
            "trade_share",
            [("PRK", None, 2022, "", None, "", SALE)],
        ),
        (
            "250 million dollars are 50% of North Korea's trade in 2022",
            "PRK/wto_exports PRK/wto_imports",
            YEARLY,
            "trade_share",
            [("PRK", None, 2022, "", None, "", SALE | {"trade_total": "1.59 billion USD/year"})],
        ),
        (
            "15 trillion won is 0.6% of South Korea's GDP in 2023",
            "KOR/world_bank_gdp",
            YEARLY,
            "gdp_share",
            [("KOR", None, 2023, "world_bank_gdp", None, "", {"sale_value": "15 trillion KRW/year"})],
        ),
        (
            "A sale of $250 million in 2022 is 1% of North Korea's GDP of 2021",
            "PRK/bok_nominal",
            YEARLY,
            "gdp_share",
            [("PRK", None, 2022, "bok_nominal", 2021, "", SALE)],
        ),
        (  # in euros the year of the total is that of the rate
            "A sale of 250 million euros in 2022 is 1% of Serbia's GDP of 2021",
            "SRB/un_gdp",
            YEARLY,
            "gdp_share",
            [("SRB", None, 2021, "un_gdp", None, "", {"sale_value": "250 million EUR/year"})],
        ),
        (
            "$6 billion over three years is 10% of Serbia's GDP in 2022",
            "SRB/un_gdp",
            YEARLY,
            "gdp_share",
            [("SRB", None, 2022, "un_gdp", None, "", {"sale_value": "2 billion USD/year"})],
        ),
        (
            "$6 billion over three years is 10% of Serbia's GDP in 2022",
            "SRB/un_gdp",
            WHOLE,
            "sale_in_years_of_gdp",
            [
                (
                    *("SRB", None, 2022, "un_gdp", None, ""),
                    {"sale_value": "2 billion USD/year", "delivery_period": "3.0 year"},
                )
            ],
        ),
        (  # the whole of it in two years, since its end is open
            "$6 billion since 2021 is 10% of Serbia's GDP in 2022",
            "SRB/un_gdp",
            WHOLE,
            "sale_in_years_of_gdp",
            [
                (
                    *("SRB", None, 2022, "un_gdp", None, ""),
                    {"sale_value": "3 billion USD/year", "delivery_period": "2.0 year"},
                )
            ],
        ),
        (
            "$5 to 6 billion is 10% of Serbia's GDP in 2022",
            "SRB/un_gdp",
            YEARLY,
            "gdp_share",
            [("SRB", None, 2022, "un_gdp", None, "", {"sale_value": f"{size} billion USD/year"}) for size in (5, 6)],
        ),
        (
            "Serbia's arms exports of 1.6 billion dollars are $240 a head in 2022",
            "SRB/population",
            YEARLY,
            "sale_per_head",
            [("SRB", None, 2022, "", None, "", {"sale_value": "1.6 billion USD/year"})],
        ),
        (
            "$250 million is 1% of North Korea's GNI in 2022",
            "PRK/bok_gni",
            YEARLY,
            "gni_share",
            [("PRK", None, 2022, "", None, "", SALE)],
        ),
        (  # no GDP is held of the year: that of the nearest, which does not matter
            "$100 million is 10% of North Korea's exports in 2010",
            "PRK/kotra_exports",
            YEARLY,
            "export_share",
            [("PRK", None, 2010, "", 2016, "", {"sale_value": "100 million USD/year"})],
        ),
        (
            "$250 million is 1% of North Korea's GDP of $24.5 billion in 2000",
            "",
            YEARLY,
            "gdp_share",
            [("PRK", None, 2000, "", None, "", SALE | {"gdp": "24.5 billion USD/year"})],
        ),
        (
            "14 to 15 trillion won is 0.6% of South Korea's GDP in 2023",
            "KOR/world_bank_gdp",
            YEARLY,
            "gdp_share",
            [
                ("KOR", None, 2023, "world_bank_gdp", None, "", {"sale_value": f"{size} trillion KRW/year"})
                for size in (14, 15)
            ],
        ),
        (  # no rate of roubles is held of 2025
            "13.5 trillion roubles ($145 billion) is 6.3% of Russia's GDP in 2025",
            "RUS/world_bank_gdp",
            YEARLY,
            "gdp_share",
            [("RUS", None, 2025, "world_bank_gdp", None, "", {"sale_value": "145 billion USD/year"})],
        ),
    ],
)
def test_what_the_scenario_of_a_reading_says(sentence, series, basis, output, said):
    assert scenarios(sentence, series, basis) == (output, said)


def test_value_added_is_of_the_year_of_the_total():
    found = scenarios(
        "A sale of $250 million in 2022 is 1% of North Korea's GDP of 2021", "PRK/bok_nominal", concept="value added"
    )
    assert found == ("contribution_to_gdp", [("PRK", None, 2021, "bok_nominal", None, "", SALE)])


def test_an_amount_a_head_in_another_money_has_no_scenario():
    assert (
        scenarios("Serbia's arms exports of 1.6 billion euros are 240 euros a head in 2022", "SRB/population") is None
    )


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        ("$1 million", "1 million"),
        ("$999,999", "999999.0"),
        ("$1 billion", "1 billion"),
        ("$1.5 trillion", "1.5 trillion"),
        ("$1,234,567.89", "1.23456789 million"),
    ],
)
def test_an_amount_is_written_with_every_digit(amount, written):
    _output, [(*_rest, settings)] = scenarios(f"{amount} is 1% of Germany's GDP in 2022", "DEU/world_bank_gdp")
    assert settings == {"sale_value": f"{written} USD/year"}
