"""Whether a linked or stored result still stands under the present figures."""

import io
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

import econ
from econ.analysis.restate import Cause
from econ.doors.cli import main
from econ.evidence import data_folder
from econ.output.export import to_bytes
from econ.provenance import links
from econ.verify.standing import RESTATED, UNKNOWN, VALID, WITHDRAWN, _compared, _why, standing
from econ.wording.errors import InputError
from tests import ruritania

MADE_BY = Path(__file__).parent / "made_by"


@pytest.fixture
def changed(tmp_path):
    """The data with a text of a file replaced by another one."""

    def change(name, old, new):
        folder = tmp_path / "data"
        if not folder.exists():
            shutil.copytree(data_folder(), folder)
        path = folder / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")
        return econ.Book(folder)

    return change


@pytest.fixture(scope="module")
def link():
    return links.freeze(econ.run(econ.Scenario.preset("press-line-2023")))


def test_under_the_same_figures_it_is_still_valid(link):
    found = standing(link)
    assert found.status == VALID
    assert found.sentence == "Still valid: Share of GDP is 0.89% (0.81 to 0.99%)."


def test_a_revised_figure_restates_it_and_the_causes_are_the_whole_of_the_change(link, changed):
    """The nominal GDP of 2022 was 36.2 trillion won; with 40 the share is 36.2/40 of what it was."""
    series = "series/PRK/bok_nominal/values.csv"
    line = next(row for row in (data_folder() / series).read_text("utf-8").splitlines() if row.startswith("2022,"))
    value = line.split(",")[1]
    book = changed(series, line, line.replace(value, "40000000000000", 1))
    found = standing(link, book)
    assert found.status == RESTATED, found.sentence
    assert found.after == pytest.approx(found.before * float(value) / 40e12, rel=1e-9)
    assert sum(one.change for one in found.causes) == pytest.approx(found.after - found.before, rel=1e-9)
    assert found.sentence.startswith("Restated: Share of GDP from 0.89")
    assert "series/PRK/bok_nominal, 2022" in found.sentence


def test_a_series_that_is_no_longer_held_is_a_source_withdrawn(link, tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(data_folder(), folder)
    shutil.rmtree(folder / "series" / "PRK" / "bok_nominal")
    found = standing(link, econ.Book(folder))
    assert found.status == WITHDRAWN
    assert "bok_nominal" in found.sentence


def test_a_file_stands_as_its_link_does(tmp_path):
    result = econ.run(econ.Scenario.preset("press-line-2023"))
    path = tmp_path / "answer.json"
    path.write_bytes(to_bytes(result, "json"))
    assert standing(path) == standing(links.freeze(result))
    other = tmp_path / "answer.txt"
    other.write_text("0.89%")
    with pytest.raises(InputError, match="cannot be verified"):
        standing(other)
    with pytest.raises(InputError, match="cannot be read"):
        standing(tmp_path / "nothing")
    nameless = tmp_path / "answer"
    nameless.write_text("0.89%")
    with pytest.raises(InputError, match="name has no ending"):
        standing(nameless)


@pytest.mark.parametrize(
    "folder", sorted(path.parent for path in MADE_BY.glob("0.2.0/*/link.txt")), ids=lambda path: path.name
)
def test_of_what_an_earlier_version_made_the_sentence_fits_its_own_answer(folder):
    """Its first words say what it was; nothing is restated without a cause, and causes are the whole of it."""
    text = (folder / "link.txt").read_text("utf-8").strip()
    found = standing(text)
    assert found.status in {VALID, RESTATED, WITHDRAWN, UNKNOWN}
    if found.status == RESTATED:
        assert sum(one.change for one in found.causes) == pytest.approx(found.after - found.before, rel=1e-6, abs=1e-12)
        stored = links.thaw(text).answers[found.output]
        assert found.before == (stored[3] if len(stored) > 3 else stored[0])
    assert found.status != WITHDRAWN or found.sentence.startswith("Source withdrawn")


def test_a_number_of_version_0_2_was_a_median_and_that_is_said_where_it_matters():
    """Published 6.65%; the central case of the same figures is 6.72% (tests/made_by, docs/decisions/0023)."""
    text = (MADE_BY / "0.2.0" / "missiles-added" / "link.txt").read_text("utf-8").strip()
    found = standing(text)
    assert "from 6.65% " in found.sentence
    assert "because of the central case in place of the median (+0.0770\u00a0pp)" in found.sentence


def test_the_command_says_it_below_the_verdict(link, capsys):
    assert main(["verify", link]) == 0
    assert "Still valid: Share of GDP is 0.89%" in capsys.readouterr().out


def test_what_cannot_be_asked_again_is_said_to_be_so(tmp_path):
    several = tmp_path / "both.csv"
    assert main(["compare", "press-line-2023", "turkey-2024", "--output", str(several)]) == 0
    found = standing(several)
    assert (found.status, found.sentence.split(";")[0]) == (UNKNOWN, "It holds several scenarios")

    asked = links.thaw(links.freeze(econ.run(econ.Scenario.preset("press-line-2023")))).scenario
    silent = standing(links.freeze(econ.run(replace(asked, own=None))))
    assert silent.status == UNKNOWN
    assert silent.sentence == "It does not say what it set itself, so it cannot be asked again."


PRICES = {
    "rocket_122": ("400 to 2000", "480 to 2400"),
    "srbm": ("1500000 to 5000000", "1800000 to 6000000"),
    "spare_parts": ("270000 to 1050000", "324000 to 1260000"),
    "shell_152": ("500 to 1500", "600 to 1800"),
    "drone": ("20000 to 70000", "24000 to 84000"),
}
"""Prices of 2023, and a fifth more."""


def test_the_largest_causes_are_named_first_and_the_others_counted(changed):
    """At a fifth more, goods move the sale by how much of it they are: 3,104, 608, 455 and 5 million dollars.

    No drone is sold, so that its price is no cause.
    """
    link = links.freeze(econ.run(econ.Scenario.preset("missiles-added")))
    for old, new in PRICES.values():
        book = changed("lines.csv", f"price,90 %: {old}", f"price,90 %: {new}")
    found = standing(link, book)
    assert found.status == RESTATED
    words = found.sentence
    places = [words.index(part) for part in ("152 mm shells", "122 mm rockets", "Short-range", "and 1 more")]
    assert places == sorted(places)
    assert "spare parts" not in words
    assert sum(one.change for one in found.causes) == pytest.approx(found.after - found.before, rel=1e-9)


def test_a_capsule_without_its_question_is_refused_in_a_sentence(tmp_path):
    whole = to_bytes(econ.run(econ.Scenario.preset("press-line-2023")), "capsule")
    path = tmp_path / "answer.zip"
    with zipfile.ZipFile(io.BytesIO(whole)) as given, zipfile.ZipFile(path, "w") as less:
        for name in given.namelist():
            if name != "scenario.json":
                less.writestr(name, given.read(name))
    with pytest.raises(InputError, match="holds no scenario"):
        standing(path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("answer.json", b"{}"),
        ("answer.csv", b"a,b\n1,2\n"),
        ("answer.html", b"<table><tr><td>1</td></tr></table>"),
        ("answer.xlsx", b"PK\x05\x06" + bytes(18)),
    ],
)
def test_a_file_that_asks_nothing_is_refused_in_a_sentence(name, content, tmp_path):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError) as caught:
        standing(tmp_path / name)
    assert name in str(caught.value)


def test_the_last_bit_of_another_processor_restates_nothing(link):
    result = econ.run(econ.Scenario.preset("press-line-2023"))
    stored = {"gdp_share": tuple(value * (1 + 1e-15) for value in links.thaw(link).answers["gdp_share"])}
    assert _compared(stored, result, result).status == VALID


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ((1.0, 3.0, 2.0), ["b", "c", "a"]),  # three at most, the largest first, and nothing is counted
        ((1.0, 3.0, 2.0, 4.0), ["d", "b", "c", "1 more"]),
        ((4000.0, 3.0, 5.0), ["a", "c"]),  # less than a thousandth of the largest is not named
        ((0.0, 0.0), ["a", "b"]),  # the spread alone moved
    ],
)
def test_three_causes_are_said_at_most(changes, said):
    causes = tuple(Cause("", name, "", "", "", "", change) for name, change in zip("abcd", changes, strict=False))
    assert [words.partition(" (")[0] for words in _why(causes, "USD/year")] == said


def test_a_file_that_its_reader_refuses_is_refused_with_its_reason_and_its_name(tmp_path):
    path = tmp_path / "large.html"
    path.write_bytes(b"<" * 50_001)
    with pytest.raises(InputError, match=r"large\.html.*The page is larger than any that the calculator writes"):
        standing(path)


def test_a_capsule_is_asked_again_with_the_figures_that_it_brings(tmp_path):
    own = econ.Book(data_folder(), ruritania.write(tmp_path / "mine"))
    path = tmp_path / "answer.zip"
    path.write_bytes(to_bytes(econ.run(econ.Scenario.preset("ruritania-2023", own), own), "capsule"))
    # brought, and in use already
    assert [standing(path, book).status for book in (econ.default_book(), own)] == [VALID, VALID]
