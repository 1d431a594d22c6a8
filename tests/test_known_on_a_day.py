"""An answer as known on a day: the same at every door, in what is saved of it, and when it is computed again."""

import json
import shlex
from pathlib import Path

import econ.export
import pytest

import econ
from econ import Scenario, verify
from econ.doors.cli import main
from econ.output.export.report import report
from econ.page import ask as page_state
from econ.page import page
from econ.provenance import citing, links

PAGE = Path(econ.__file__).parent / "doors" / "app" / "script.py"
DAY = "2024-12-31"
SERBIA = "serbia-licences-2023"
OLD_GDP = 75_187_125_427
"""GDP of Serbia in 2023 as version 0.3.0 had it (data/series/SRB/world_bank_gdp/values.csv there), in dollars."""

SALE = 1_600_000_000
"""The licences of 2023 in data/scenarios, in dollars."""


@pytest.fixture(scope="module")
def old():
    return econ.run(Scenario.preset(SERBIA).change(as_of=DAY))


@pytest.fixture(scope="module")
def new():
    return econ.run(Scenario.preset(SERBIA))


def test_the_old_answer_is_that_of_the_old_figure(old, new):
    """1.6 over 75.187 billion is 2.128%; the figure of the newest release is about 81 billion, which is 1.97%."""
    assert old.central["gdp_share"] == pytest.approx(SALE / OLD_GDP, rel=1e-9)
    assert new.central["gdp"] == pytest.approx(81e9, rel=0.01)
    assert old.book.series("SRB", "world_bank_gdp").released == "2024-10-24"
    assert old.fingerprint.scenario != new.fingerprint.scenario
    assert old.fingerprint.data == new.fingerprint.data


def test_every_gdp_source_beside_it_is_of_that_day(old):
    assert {row["source"]: row["sources"] for row in econ.tables.by_gdp_source(old)} == {
        "world_bank_gdp": ("wdi_gdp_2024_10_24",),
        "un_gdp": ("un_ama_2024",),
    }


@pytest.mark.parametrize(
    ("day", "families"), [("2024-12-30", ["bok_nominal"]), (DAY, ["bok_nominal", "un_current"])], ids=str
)
def test_the_united_nations_stand_beside_the_bank_of_korea_from_the_release_that_has_the_same_figures(day, families):
    """Main Aggregates of December 2024 print $15,176,134,613 for North Korea in 2022, as the newest ones do."""
    found = econ.tables.by_gdp_source(econ.run(Scenario.preset("press-line-2023").change(as_of=day)))
    assert [row["source"] for row in found if not row["apart"]] == families


def test_no_day_is_in_no_question(new):
    assert "as_of" not in new.state.canonical
    assert "as_of" not in econ.export.to_bytes(new, "json").decode()


def test_the_command_line_gives_the_same(old, capsys):
    assert main(["run", SERBIA, "--as-of", DAY, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["about"]["fingerprint"] == str(old.fingerprint)
    assert (found["about"]["as_of"], found["scenario"]["as_of"]) == (DAY, DAY)


def test_the_address_gives_the_same_and_has_the_day_in_it(old):
    address = {"preset": SERBIA, "as_of": DAY}
    shown = page(address)
    assert shown.address["as_of"] == DAY
    assert "problems" not in {block.key for block in shown.blocks()}
    ask, problems = page_state.read(address)
    assert problems == []
    assert econ.run(ask.scenario).central["gdp"] == old.central["gdp"]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2024-02-30", "“2024-02-30” is no day."),
        ("2099-01-01", "2099-01-01 is after the day of the figures"),
        ("1999-01-01", "was not yet held on 1999-01-01"),
    ],
)
def test_a_day_that_cannot_be_is_left_out_of_the_address_with_a_sentence(day, said):
    ask, problems = page_state.read({"preset": SERBIA, "as_of": day})
    assert ask.as_of == ""
    assert said in " ".join(problems)


@pytest.mark.parametrize("day", ["2024-02-30", "2099-01-01", "1999-01-01", "31 December 2024"])
def test_a_day_that_cannot_be_is_refused_on_the_command_line(day, capsys):
    assert main(["run", SERBIA, "--as-of", day]) == 2
    assert capsys.readouterr().err.startswith("econ: as_of: ")


def test_the_day_is_said_beside_the_answer_in_citations_and_in_the_report(old):
    said = ", as known on 31 December 2024"
    assert said in econ.headline(old)
    assert said in citing.citation(old)
    assert said in citing.cite(old, "bibtex").replace("\n", " ")
    texts = [getattr(block, "text", "") for block in report(old).blocks]
    assert any(text.endswith("as they were known on 31 December 2024.") for text in texts)


def test_in_indonesian_the_day_is_in_its_words(old):
    with econ.wording.language.speaking("id"):
        assert "31 Desember 2024" in econ.headline(old)


def test_a_link_restores_it_and_is_identical(old):
    link = links.freeze(old)
    assert links.thaw(link).scenario.as_of == DAY
    again = econ.run(links.thaw(link).scenario)
    assert again.state.digest == old.state.digest
    assert verify.verify(link).identical


@pytest.mark.parametrize("kind", ["json", "csv", "xlsx", "html", "zip"])
def test_a_file_of_it_is_identical(old, tmp_path, kind):
    path = tmp_path / f"answer.{kind}"
    econ.export.save(old, path)
    verdict = verify.verify(path)
    assert verdict.identical, verify.text(verdict)


def test_python_and_command_that_compute_it_again_name_the_day(old, capsys):
    names = {}
    exec(citing.python_snippet(old), names)
    assert names["result"].fingerprint == old.fingerprint
    words = shlex.split(citing.command(old), comments=True)
    assert words[2:] == [SERBIA, "--as-of", DAY]


def test_another_day_of_a_file_is_looked_up_again(old):
    """What came from series is opened; a figure that the scenario set itself stays."""
    stored = Scenario.from_dict(old.state.canonical)
    newest = econ.run(stored.change(as_of=""))
    assert newest.central["gdp"] == pytest.approx(81e9, rel=0.01)
    assert newest.central["sale_value"] == old.central["sale_value"]


def test_assumptions_that_were_read_later_are_counted_and_named(old):
    """All sources of data/ were read in November 2026; what the share of a stated sale rests on is no card."""
    notice = {n.name: n for n in econ.guards.check(old)}["figures_as_known_on_a_day"]
    assert "assumption" not in notice.message
    built = econ.run(Scenario.preset("containers-to-shells-2023-24").change(as_of=DAY, year=2023))
    said = {n.name: n for n in econ.guards.check(built)}["figures_as_known_on_a_day"].message
    assert "assumptions rest on what was read later: " in said
    assert "price_shell_152" in said
    assert "price_drone" not in said  # of which the scenario delivers none
