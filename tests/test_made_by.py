"""What earlier versions wrote, kept for ever: each link and file opens, says its own answer, and how it stands now."""

import json
import re
from pathlib import Path

import pytest

from econ import verify
from econ.doors.cli import main
from econ.provenance import links
from econ.verify.readers import READERS

MADE = Path(__file__).parent / "made_by"
VERSIONS = sorted(folder.name for folder in MADE.glob("[0-9]*"))
FOLDERS = sorted(folder for version in VERSIONS for folder in (MADE / version).iterdir())
PRESETS = [folder for folder in FOLDERS if folder.name != "comparisons"]
LARGE = {"missiles-added", "turkey-2024"}
"""Presets of which every kind of file is opened, goods and stated; of the others those that are read in no time."""

QUICK = (".txt", ".json", ".csv", ".parquet")


FILES = [
    path
    for folder in FOLDERS
    for path in sorted(folder.iterdir())
    if path.suffix in QUICK or (path.suffix in READERS and folder.name in LARGE)
]


def opened(path):
    return verify.verify(path.read_text("utf-8").strip() if path.suffix == ".txt" else path)


def unexplained(verdict):
    """Values that differ although nothing is named that can explain it: no figure, and no equation."""
    made_otherwise = verdict.changed.keys() & {"data", "model", "version"}
    why = verdict.apart.rows or verdict.apart.equations or verdict.apart.problem
    return [d for d in verdict.differences if not (made_otherwise and why)]


def test_every_version_kept_something_of_every_preset():
    assert {"0.2.0", "0.3.0"} <= set(VERSIONS)
    for version in VERSIONS:
        kept = {one.name: {path.name for path in one.iterdir()} for one in PRESETS if one.parent.name == version}
        assert len(kept) >= 17
        assert all({"link.txt", "answer.json"} <= names for names in kept.values())
        assert all({"answer.csv", "answer.xlsx", "report.html"} <= kept[preset] for preset in LARGE)


@pytest.mark.parametrize("path", FILES, ids=lambda path: "-".join(path.parts[-3:]))
def test_what_an_earlier_version_made_opens_with_its_own_answer_first(path):
    verdict = opened(path)
    lines = verify.opened(verdict).splitlines()
    assert lines[0].startswith("Stored: ")
    place = next(n for n, line in enumerate(lines) if line[0] in "✔✘")
    assert any(f"econ {path.parent.parent.name} · scenario" in line for line in lines[:place])
    assert lines[place + 1 + min(len(verdict.differences), verify.SHOWN + 1)].startswith("Not compared: ")
    assert unexplained(verdict) == []
    if "version" in verdict.changed:
        assert f"at the commit of version {path.parent.parent.name} (data" in lines[-1]


@pytest.mark.parametrize("folder", PRESETS, ids=lambda folder: f"{folder.parent.name}-{folder.name}")
def test_the_stored_answer_is_the_one_in_the_file(folder):
    """The sentence is read here from the JSON as it stands, the share from the link's own numbers."""
    about = json.loads((folder / "answer.json").read_text("utf-8"))["about"]
    for name in ("answer.json", *(["answer.csv"] if (folder / "answer.csv").exists() else [])):
        stored = opened(folder / name).stored
        assert (stored.title, stored.answer) == (about["title"], (about["headline"],))
        assert about["fingerprint"] in stored.made
        assert about["data_date"] in stored.made
    link = (folder / "link.txt").read_text("utf-8").strip()
    stored, share = opened(folder / "link.txt").stored, links.thaw(link).answers["gdp_share"][0]
    [said] = [line for line in stored.answer if line.startswith("Share of GDP")]
    assert float(re.search(r"[\d.]+", said)[0]) == pytest.approx(100 * share, rel=1e-2)


@pytest.mark.parametrize("version", VERSIONS)
def test_the_docs_say_which_commit_a_version_is_with_the_digests_of_its_files(version):
    page = (Path(__file__).parent.parent / "docs" / "howto" / "open-an-older-result.md").read_text("utf-8")
    [row] = re.findall(rf"^\| {re.escape(version)} \| `[0-9a-f]{{40}}` \| `(\w+)` .*\| `(\w+)` \|$", page, re.MULTILINE)
    about = json.loads(next((MADE / version).glob("*/answer.json")).read_text("utf-8"))["about"]
    assert row == (about["data_digest"][:8], about["model_digest"][:8])


def test_an_output_that_cannot_be_computed_now_is_named_with_its_stored_value():
    """A link of version 0.2.0 carries the probability to break even, and not what that rests on today."""
    path = MADE / "0.2.0" / "press-line-2023" / "link.txt"
    verdict = opened(path)
    assert "break_even_probability" in links.thaw(path.read_text("utf-8").strip()).answers
    said = verify.opened(verdict)
    assert "Break-even probability: median 19.1%" in said.replace("\xa0", " ")
    assert "[break_even_probability], stored 19.1%. Why: the scenario gives no" in said.replace("\xa0", " ")
    assert "computed None" not in said


def test_the_command_opens_it_and_says_the_stored_answer_first(capsys):
    path = MADE / "0.2.0" / "turkey-2024" / "answer.csv"
    assert main(["verify", str(path)]) == (0 if opened(path).holds else 1)
    out = capsys.readouterr().out
    assert out.startswith("Stored: Türkiye's defence exports, 2024\n")
    assert out.index("0.54 %") < out.index("Not compared")
