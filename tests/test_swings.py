"""What would change an answer: three lines, computed from the case itself and the same wherever it is printed."""

import pytest

import econ
from econ.analysis import swings
from econ.doors.cli import main
from econ.output.export.report import report

BOOK = econ.default_book()


def result_of(name, **changes):
    return econ.run(econ.Scenario.preset(name).change(sampler=econ.Sampler(points=128, scrambles=4), **changes))


def test_an_input_is_taken_to_the_ends_of_its_interval_and_the_share_follows():
    """A sale from 100 to 300 million, evenly: 5 and 95% of it are 110 and 290 million, over 20 billion of GDP."""
    result = result_of("press-line-2023", set={"sale_value": "uniform: 100 to 300 million USD/year", "gdp": 20e9})
    [row] = [row for row in swings.changes(result) if row["input"] == "sale_value" and row["output"] == "gdp_share"]
    assert (row["low_input"], row["high_input"]) == pytest.approx((110e6, 290e6))
    assert (row["low"], row["high"]) == pytest.approx((0.0055, 0.0145))
    [said] = [line for line in swings.what_would_change(result) if "“Sale”" in line and line.startswith("Share of GDP")]
    assert said.replace("\xa0", " ") == (
        "Share of GDP: 0.55% if “Sale” is $110 million a year, 1.5% if it is $290 million a year; "
        "the answer takes $200 million a year."
    )


def test_the_press_line_turns_first_on_the_source_of_gdp():
    """250 million over 28.0 and over 15.2 billion dollars."""
    first = swings.what_would_change(result_of("press-line-2023"))[0]
    assert first.startswith("Share of GDP: 0.89% by one GDP source (Bank of Korea, nominal), 1.6% by another (UN,")


@pytest.mark.parametrize("name", BOOK.presets)
def test_every_preset_has_three_lines_the_widest_first(name):
    rows = swings.changes(result_of(name))
    assert len(rows) == swings.MOST_LINES
    assert len({row["input"] for row in rows}) == len(rows)
    shares = [abs(row["high"] - row["low"]) for row in rows if row["output"] == "gdp_share"]
    assert shares == sorted(shares, reverse=True)
    assert shares or name == "drone-plant-workers"  # who sells nothing has no share that anything moves


def test_nothing_uncertain_has_no_line():
    fixed = {"sale_value": 1e9, "gdp": 2e10, "trade_total": 8e10, "imports": 4e10}
    result = econ.run(econ.Scenario(exporter="SRB", year=2023, buyer=None, set=fixed))
    assert swings.what_would_change(result) == []


def test_two_ends_that_round_alike_are_told_apart():
    """14.7 and 14.9 billion are both 15 to two digits."""
    said = " ".join(swings.what_would_change(result_of("israel-2024")))
    assert "$14.7\xa0billion a year" in said


def test_ends_are_told_apart_from_the_answer_they_stand_beside():
    """Spain's share of 2023 is 0.251% (0.245 to 0.254%): “0.25% if” would be the answer itself."""
    said = swings.what_would_change(result_of("spain-2023"))[0]
    assert said.startswith("Share of GDP: 0.254% if ")
    assert ", 0.245% if it is " in said


def test_command_and_report_say_the_same(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    result = econ.run(econ.Scenario.preset("missiles-added"))
    lines = [line.replace("\xa0", " ") for line in swings.what_would_change(result)]
    assert main(["run", "missiles-added"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    said = " ".join(str(getattr(block, "text", "")) for block in report(result).blocks).replace("\xa0", " ")
    for line in lines:
        assert line in out
        assert line in said
