"""Each reading of a claim as a scenario and a command: `econ run` gives its number."""

import shlex

import numpy as np
import pytest

import econ
from econ.claims import check_claim
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
