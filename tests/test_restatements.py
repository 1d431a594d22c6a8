"""The ledger of restatements and corrections, held against the changelog."""

import json
import re
from pathlib import Path

import pytest

import econ
from econ.doors.cli import main
from econ.evidence import restatements
from econ.wording.errors import InputError
from tests.pages import script

ROOT = Path(__file__).parent.parent
LEDGER = restatements.load()
PAGE = script("generate_restatements")

NUMBER = re.compile(r"\d+(?:,\d{3})+|\d+\.\d+|\d+")
GOOD = "2026-11-28,0.3.0,corrected,preset,press-line-2023,0.5%,0.81%,Families of sources."


def sections():
    """The changelog by version."""
    parts = re.split(r"^## \[([\w.]+)\].*$", (ROOT / "CHANGELOG.md").read_text("utf-8"), flags=re.MULTILINE)
    return {name.lower(): text for name, text in zip(parts[1::2], parts[2::2], strict=True)}


SECTIONS = sections()


@pytest.mark.parametrize("row", LEDGER, ids=lambda row: f"{row.version} {row.name}")
def test_every_number_of_a_row_stands_in_its_version_of_the_changelog(row):
    known = set(NUMBER.findall(SECTIONS[row.version]))
    text = f"{row.before} {row.after} {row.why}"
    assert set(NUMBER.findall(text)) - known == set()


def test_a_released_version_has_the_day_of_the_changelog():
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    days = dict(re.findall(r"^## \[([\d.]+)\] - ([\d-]+)$", text, flags=re.MULTILINE))
    released = {(row.version, row.date) for row in LEDGER if row.version != restatements.UNRELEASED}
    assert released <= set(days.items())
    assert "0.3.0" in {version for version, _day in released}


def test_presets_of_the_table_of_the_changelog_are_all_in_the_ledger():
    """Each row of the table: its preset, with the digits before and after."""
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    table = re.findall(r"^\| ([a-z][\w-]+) \| (\S+).*? \| (.*?) \|", text, flags=re.MULTILINE)
    found = [(name, before, after.split(" (")[0]) for name, before, after in table if name != "preset"]
    assert len(found) >= 16
    said = [(row.name, row.before, row.after) for row in LEDGER if row.what == "preset"]
    for name, before, after in found:
        assert [r for r in said if r[0] == name and f" {before}%" in r[1] and f"{after}%" in r[2]], name


def test_presets_and_series_that_are_named_are_known():
    book = econ.default_book()
    series = {f"{one.entity}/{one.name}" for one in book.all_series()} | {*book.tables}
    known = {"preset": set(book.presets), "series": series}
    withdrawn = {row.name for row in LEDGER if row.kind == "withdrawn"}
    wrong = [r.name for r in LEDGER if r.what in known and r.name not in known[r.what] | withdrawn]
    assert wrong == []


def folder(tmp_path, *lines):
    head = "date,version,kind,what,name,before,after,why"
    (tmp_path / restatements.FILE).write_text("\n".join((head, *lines, "")), "utf-8")
    return econ.Book(tmp_path)


def test_a_row_is_read_as_it_is_written(tmp_path):
    (row,) = econ.restatements(folder(tmp_path, GOOD))
    assert ",".join(row.values()) == GOOD


def test_data_without_a_ledger_have_no_rows(tmp_path):
    assert econ.restatements(econ.Book(tmp_path)) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (GOOD.replace("corrected", "improved"), "`kind` is 'improved', which it cannot be."),
        (GOOD.replace("preset", "thing"), "`what` is 'thing', which it cannot be."),
        (GOOD.replace("2026-11-28", "2026-02-30"), "“2026-02-30” is no day."),
        (GOOD.replace("2026-11-28", "20261128"), "“20261128” is no day."),
        (GOOD.replace("0.3.0", "next"), "“next” is no version."),
        (GOOD.replace("0.81%", ""), "The field `after` is missing."),
        (GOOD.replace("Families of sources.", ""), "The field `why` is missing."),
        (f"{GOOD}\n{GOOD}", "It is the same as restatements.csv, line 2."),
    ],
)
def test_a_mistake_is_said_in_a_sentence_with_its_line(tmp_path, wrong, said):
    book = folder(tmp_path, wrong)
    with pytest.raises(InputError) as caught:
        econ.restatements(book)
    assert caught.value.what == said
    assert caught.value.where.startswith("restatements.csv, line ")
    assert caught.value.mend


def test_rows_are_added_at_the_end_once_and_the_file_stays(tmp_path):
    book = folder(tmp_path, GOOD)
    before = (tmp_path / restatements.FILE).read_bytes()
    (row,) = restatements.load(book)
    assert restatements.with_rows(tmp_path, [row]) == before
    other = row.model_copy(update={"name": "missiles-added", "why": "Two words, one comma."})
    added = restatements.with_rows(tmp_path, [other])
    assert (
        added
        == before
        + GOOD.replace("press-line-2023", "missiles-added")
        .replace("Families of sources.", '"Two words, one comma."')
        .encode()
        + b"\n"
    )


def test_what_ships_is_written_as_it_would_be_written():
    path = ROOT / "data" / restatements.FILE
    assert restatements.with_rows(path.parent, []) == path.read_bytes()


def test_the_newest_version_stands_first(tmp_path):
    book = folder(tmp_path, GOOD, GOOD.replace("0.3.0", "unreleased"), GOOD.replace("0.5", "0.6"))
    grouped = restatements.by_version(restatements.load(book))
    assert [(version, len(rows)) for version, rows in grouped.items()] == [("unreleased", 1), ("0.3.0", 2)]


def test_the_command_lists_them_and_gives_json(capsys):
    assert main(["list", "restatements"]) == 0
    text = capsys.readouterr().out
    assert text.index(f"  {LEDGER[-1].version} ") < text.index(f"  {LEDGER[0].version} ")
    assert "corrected: our mistake" in text
    assert main(["list", "restatements", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["rows"] == econ.restatements()


def test_the_page_and_the_json_beside_it_are_what_the_script_writes():
    assert PAGE.PAGE.read_text("utf-8") == PAGE.page(), "run: make pages"
    assert PAGE.JSON.read_text("utf-8") == PAGE.document(), "run: make pages"
    assert json.loads(PAGE.document()) == econ.restatements()


def test_the_page_has_every_row_under_its_version():
    text = PAGE.page()
    parts = text.split("\n## ")
    for row in LEDGER:
        title = "Not released yet" if row.version == restatements.UNRELEASED else f"Version {row.version},"
        (part,) = [p for p in parts if p.startswith(title)]
        assert PAGE.line(row) in part
