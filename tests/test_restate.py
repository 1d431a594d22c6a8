"""A figure that is restated is listed with every preset that it moves, and with no other."""

import csv
import hashlib
import io
import shlex

import pytest

import econ
from econ import InputError, Scenario
from econ.analysis import restate
from econ.doors.cli import main, parser
from econ.evidence.releases import books, release, with_digest
from tests.pages import DOCS

GDP = "tables/world_bank_gdp"
SERBIA_2023 = "81343999280.0179"
"""GDP of Serbia in 2023 in the World Bank's file of 13 July 2026."""
KOREA = "series/PRK/bok_nominal/values.csv"
SHELL = "90 %: 500 to 1500"

NOW = econ.default_book()


def spoken(text):
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.fixture
def serbia(data):
    """Serbia's GDP of 2023 was 5% smaller in the old data: 1.6 billion over 77.28 instead of 81.34 billion."""
    about = data / GDP / "about.toml"
    path = about.with_name("2026-07-13.csv")
    before, text = path.read_bytes(), path.read_text("utf-8")
    assert text.count(SERBIA_2023) == 1
    path.write_text(text.replace(SERBIA_2023, "77276799316"), "utf-8")
    sums = [hashlib.sha256(content).hexdigest() for content in (before, path.read_bytes())]
    about.write_text(about.read_text("utf-8").replace(*sums), "utf-8")
    return econ.Book(data)


def test_the_same_data_move_nothing():
    found = restate.restate(NOW, NOW, ("gdp_share",))
    assert found.moved == ()
    assert found.same == NOW.presets
    assert "None: every preset gives the digits" in restate.section(found)
    assert restate.markdown(found).startswith("None")


def test_one_restated_figure_is_listed_with_the_one_preset_that_it_moves(serbia):
    """1.6 / 77.28 is 2.07%, 1.6 / 81.34 is 1.967%; the World Bank's figure is the one that is taken."""
    found = restate.restate(serbia, NOW)
    assert found.presets == ("serbia-licences-2023",)
    assert set(found.same) == set(NOW.presets) - {"serbia-licences-2023"}
    share = next(r for r in found.moved if r.output == "gdp_share")
    assert share.old.median == pytest.approx(1.6 / 77.276799316, rel=2e-4)
    assert share.new.median == pytest.approx(1.6 / 81.343999280, rel=2e-4)
    (cause,) = share.causes
    assert (cause.name, cause.place) == ("gdp_published", "series/SRB/world_bank_gdp, 2023")
    assert cause.label == "GDP, World Bank, 2023"
    assert share.old.median + cause.change == pytest.approx(share.new.median, rel=1e-12)
    assert {r.output for r in found.moved} == {"gdp", "gdp_share", "share_path"}  # licences add nothing to GDP yet


def test_the_new_statistics_are_those_that_the_new_data_publish(serbia):
    found = restate.restate(serbia, NOW, ("gdp_share",))
    for row in restate.rows(found):
        if not row["item"]:
            result = econ.run(Scenario.preset(row["preset"]))
            s = econ.tables.summary_of(result, row["output"])
            assert (row["new_median"], row["new_low"], row["new_high"]) == (s.median, s.low, s.high)


def test_a_price_moves_exactly_the_presets_that_are_built_up_with_it(data):
    """Presets that deliver shells at the data's own price, read from their files; the press line states its own."""
    path = data / "lines.csv"
    text = path.read_text("utf-8")
    assert text.count(SHELL) == 1
    path.write_text(text.replace(SHELL, "90%: 600 to 1600"), "utf-8")
    expected = set()
    for name in NOW.presets:
        result = econ.run(Scenario.preset(name))
        item = result.state.inputs["price_shell_152"]
        if item.origin == "line" and item in result.inputs_of("gdp_share") and result.counts(item):
            expected.add(name)
    found = restate.restate(econ.Book(data), NOW, ("gdp_share",))
    assert set(found.presets) == expected
    assert len(expected) >= 2
    assert {c.name for r in found.moved for c in r.causes} == {"price_shell_152"}
    assert {c.place for r in found.moved for c in r.causes} == {"lines.csv, price_shell_152"}


def test_a_source_beside_the_chosen_one_is_listed_as_such(edit):
    """The press line uses the Bank of Korea; the United Nations' figure stands beside it."""
    path = "series/PRK/un_current/values.csv"
    row = next(r for r in (NOW.folders[0] / path).read_text("utf-8").splitlines() if r.startswith("2022,"))
    value = row.split(",")[1]
    book = econ.Book(edit(path, f"2022,{value},,,used,", f"2022,{float(value) * 0.9!r},,,used,"))
    found = restate.restate(book, NOW, ("gdp_share",))
    rows = {(r.preset, r.output, r.item) for r in found.moved if r.preset == "press-line-2023"}
    assert rows == {("press-line-2023", "gdp_share", "un_current")}
    share = next(r for r in found.moved if r.preset == "press-line-2023")
    assert share.new.median == pytest.approx(share.old.median * 0.9, rel=1e-9)


def test_several_causes_add_up_to_the_change_of_the_median(edit, data):
    edit(KOREA, "2022,36200000000000,,,used", "2022,35000000000000,,,used")
    rates = data / "series/KOR/krw_usd/values.csv"
    row = next(r for r in rates.read_text("utf-8").splitlines() if r.startswith("2022,"))
    edit("series/KOR/krw_usd/values.csv", row, row.replace(row.split(",")[1], "1300", 1))
    preset = data / "scenarios/press-line-2023.toml"
    preset.write_text(preset.read_text("utf-8").replace("250 million USD/year", "240 million USD/year"), "utf-8")
    found = restate.restate(econ.Book(data), NOW, ("gdp_share",))
    share = next(r for r in found.moved if (r.preset, r.item) == ("press-line-2023", ""))
    assert [c.name for c in share.causes] == ["gdp_published", "sale_value"]
    assert share.causes[0].place == "series/PRK/bok_nominal, 2022; series/KOR/krw_usd, 2022"
    assert share.causes[1].place == "the preset"
    assert sum(c.change for c in share.causes) == pytest.approx(share.new.median - share.old.median, abs=1e-15)


def test_a_wider_spread_is_a_restatement_although_the_middle_stays(data):
    about = data / GDP / "about.toml"
    own = '[country.SRB]\nspread = "normal 90%: 0.9 to 1.1"\nspread_judgement = "Ours."\n\n[[vintage]]'
    about.write_text(about.read_text("utf-8").replace("[[vintage]]", own, 1), "utf-8")
    found = restate.restate(econ.Book(data), NOW, ("gdp_share",))
    assert found.presets == ("serbia-licences-2023",)
    assert "normal 90.0%" in restate.section(found)


def test_presets_that_come_and_go_are_said(data):
    (data / "scenarios/serbia-licences-2023.toml").rename(data / "scenarios/gone.toml")
    found = restate.restate(econ.Book(data), NOW, ("gdp_share",))
    assert (found.added, found.removed) == (("serbia-licences-2023",), ("gone",))
    assert "`gone` is gone" in restate.section(found)


def test_a_preset_that_cannot_be_computed_is_said(data):
    path = data / KOREA
    rows = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(r for r in rows if not r.startswith("2022,")), "utf-8")
    found = restate.restate(econ.Book(data), NOW, ("gdp_share",))
    assert "no figure for 2022" in found.gained["press-line-2023"]
    assert found.failed == {}
    lost = restate.restate(NOW, econ.Book(data), ("gdp_share",))
    assert "no figure for 2022" in lost.failed["press-line-2023"]
    assert lost.gained == {}


def test_csv_and_markdown_hold_every_result_and_its_cause(serbia):
    found = restate.restate(serbia, NOW)
    read = list(csv.DictReader(io.StringIO(restate.csv_text(found))))
    assert len(read) == sum(len(moved.causes) for moved in found.moved) == len(found.moved)
    assert [float(r["new_median"]) for r in read] == [r.new.median for r in found.moved]
    assert {r["place"] for r in read} == {"series/SRB/world_bank_gdp, 2023"}
    lines = restate.markdown(found).splitlines()
    assert lines[0] == "| preset | output | old | new | cause |"
    assert len(lines) == 2 + len(found.moved)
    assert all(line.count(" | ") == 4 for line in lines)


def test_the_section_of_a_changelog_has_old_new_and_cause(serbia):
    """The interval is −5.2 to +17.2% (the page of revisions): 2.07% over 1.172 and 0.9483 is 1.77 and 2.18%."""
    said = spoken(restate.section(restate.restate(serbia, NOW, ("gdp_share",))))
    assert said.startswith(
        "### Numbers changed - Serbia's export licences, as expected for 2023 (`serbia-licences-2023`):"
    )
    assert "Share of GDP: 2.07% (1.77 to 2.18%) → 1.97% (1.68 to 2.07%)." in said
    assert "[series/SRB/world_bank_gdp, 2023] $77.3 billion a year → $81.3 billion a year (−0.104 pp)" in said


def test_the_command_prints_a_table_a_section_and_files(serbia, capsys, tmp_path):
    old = str(serbia.folders[0])
    assert main(["restate", old, "--of", "gdp_share"]) == 0
    out = spoken(capsys.readouterr().out)
    count = len(econ.default_book().presets)
    assert f"{count - 1} of {count} presets give the same digits" in out
    assert main(["restate", old, str(econ.data_folder()), "--section", "--output", str(tmp_path / "r.md")]) == 0
    assert capsys.readouterr().out.startswith("### Numbers changed")
    assert (tmp_path / "r.md").read_text("utf-8").startswith("| preset |")
    assert main(["restate", old, "--output", str(tmp_path / "r.csv")]) == 0
    assert "serbia-licences-2023" in (tmp_path / "r.csv").read_text("utf-8")


@pytest.mark.parametrize(
    "words", [["nowhere"], [".", "--of", "gdp_shares"], [".", "--output", "a.xlsx"], ["docs"]], ids=" ".join
)
def test_what_cannot_be_restated_is_refused(words, capsys):
    assert main(["restate", *words]) == 2
    assert "econ: " in capsys.readouterr().err


def test_a_release_is_found_in_its_folder_in_a_checkout_and_in_an_archive(data):
    assert release(data).digest == release(data.parent).digest == NOW.digest
    assert with_digest(NOW.digest[:16], [data.parent]).folders == (data,)
    assert with_digest("0" * 16, [data]) is None
    with pytest.raises(InputError, match="no release"):
        release(data / "series")


def test_a_folder_with_figures_of_ones_own_is_added_to_those_that_ship(tmp_path):
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "mine.toml").write_text('title = "Mine"\nexporter = "PRK"\nyear = 2022\n', "utf-8")
    (book,) = books([tmp_path])
    assert book.folders == (econ.data_folder(), tmp_path)


def test_the_commands_of_the_release_checklist_can_be_parsed():
    page = (DOCS / "howto" / "release.md").read_text("utf-8")
    lines = [line.strip() for line in page.splitlines() if line.strip().startswith("econ ")]
    assert len(lines) >= 4
    for line in lines:
        assert parser().parse_args(shlex.split(line)[1:]).go
    assert "tests/test_same_digits.py" in page
