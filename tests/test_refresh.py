"""A new release of the figures: proposed from a file, stopped where it is not plausible, accepted at last."""

import csv
import datetime as dt
import io
import json
import math
import shutil
from pathlib import Path

import pytest

import econ
from econ.analysis import refresh, restate
from econ.doors.cli import main
from econ.evidence import data_folder, restatements
from econ.provenance import links
from econ.wording.errors import InputError

PANELS = Path(__file__).parents[2] / "shared" / "panels" / "worldbank"
DAY = "2026-11-20"
TODAY = dt.date(2026, 11, 28)


def newest():
    """The newest figures of the World Bank that ship, by country and year."""
    table = econ.Book().table("world_bank_gdp")
    return {country: dict(row) for country, row in table.releases()[table.vintages[0].released].items()}


def bulk(figures, path, day=DAY):
    """Figures as the World Bank's bulk file has them."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, quoting=csv.QUOTE_ALL)
    rows.writerows([["Data Source", "World Development Indicators", ""], [], ["Last Updated Date", day, ""], []])
    years = range(1960, 2026)
    rows.writerow(["Country Name", "Country Code", "Indicator Name", "Indicator Code", *map(str, years)])
    for code, row in figures.items():
        cells = [repr(row[year]) if year in row else "" for year in years]
        rows.writerow([code, code, "GDP (current US$)", "NY.GDP.MKTP.CD", *cells])
    path.write_text(text.getvalue(), "utf-8")
    return path


@pytest.fixture
def figures():
    return newest()


@pytest.fixture
def proposed(tmp_path):
    def propose(figures, taken=()):
        return refresh.propose([bulk(figures, tmp_path / "bulk.csv")], econ.Book(), taken, TODAY)

    return propose


def test_the_same_figures_are_a_release_that_changes_nothing(figures, proposed, tmp_path):
    proposal = proposed(figures)
    (vintage,) = proposal.vintages
    assert (vintage.released, vintage.changed, proposal.stopped) == (DAY, (), ())
    refresh.write(proposal, tmp_path / "new")
    found = refresh.consequences(proposal.base, econ.Book(tmp_path / "new"))
    assert found.presets.moved == ()
    assert found.claims == ()


def test_a_revised_gdp_moves_just_the_presets_that_rest_on_it_and_its_cause_is_the_whole_of_it(
    figures, proposed, tmp_path
):
    """Germany's GDP of 2023 is 2% larger, so that the licences are a share 1/1.02 of what it was."""
    figures["DEU"][2023] *= 1.02
    proposal = proposed(figures)
    refresh.write(proposal, tmp_path / "new")
    found = refresh.consequences(proposal.base, econ.Book(tmp_path / "new")).presets
    assert found.presets == ("germany-licences-2023",)
    (share,) = [r for r in found.moved if (r.output, r.item) == ("gdp_share", "")]
    assert share.new.central == pytest.approx(share.old.central / 1.02, rel=1e-12)
    assert sum(c.change for c in share.causes) == pytest.approx(share.new.central - share.old.central, rel=1e-9)
    assert "series/DEU/world_bank_gdp, 2023" in share.causes[0].place


@pytest.mark.parametrize(
    ("country", "year", "times", "stopped"),
    [
        ("KOR", 2023, 10, True),  # a digit too many
        ("KOR", 2023, 1 / 1000, True),  # millions for billions
        ("DEU", 2023, 1.2, True),  # 90% of the figures of such countries moved by no more than 4% (revisions.csv)
        ("DEU", 2023, 1.05, False),
        ("KOR", 2023, 1.2, False),  # of its kind one in twenty moved by 11%, and three times that is more than 25%
        ("SLE", 2023, 1.24, False),  # of low-income countries one in twenty moved by half
        ("SLE", 2023, 1.26, True),
    ],
)
def test_a_figure_that_is_not_plausible_is_stopped(figures, proposed, country, year, times, stopped):
    figures[country][year] *= times
    found = proposed(figures)
    assert [c.place for c in found.stopped] == ([f"world_bank_gdp/{country}:{year}"] if stopped else [])


def test_a_figure_that_is_gone_or_that_doubles_in_a_year_is_stopped(figures, proposed):
    del figures["SRB"][2000]
    last = max(figures["POL"])
    figures["POL"][last] = figures["POL"].pop(last) * 1.0  # as it is
    figures["VEN"] = {year: value for year, value in figures["VEN"].items() if year < 2000}
    found = proposed(figures)
    places = {c.place for c in found.stopped}
    assert "world_bank_gdp/SRB:2000" in places
    assert {c.country for c in found.stopped} == {"SRB", "VEN"}


def test_a_new_year_is_held_against_the_year_before(figures, proposed):
    before = figures["POL"].pop(2025)
    base = proposed(figures)
    assert [(c.country, c.year, c.why) for c in base.stopped] == [("POL", 2025, "it is gone")]
    assert (
        refresh._too_far(before * 2.1 / before, refresh.GROWN, "the year before") == "it is 2.1 times the year before"
    )
    assert refresh._too_far(1.9, refresh.GROWN, "the year before") == ""


def test_a_figure_is_written_without_an_exponent_and_groups_of_countries_are_left_out(figures, proposed):
    figures["KEN"][2023] = 1.08e11
    figures["ARB"] = {2023: 3.0e12, 2024: 3.1e12}
    (vintage,) = proposed(figures).vintages
    years, *rows = vintage.content.decode().splitlines()
    cells = dict(zip(years.split(","), next(r for r in rows if r.startswith("KEN,")).split(","), strict=True))
    assert cells["2023"] == "108000000000"
    assert not [r for r in rows if r.startswith("ARB,")]
    assert refresh._plain(1.5e16) == "15000000000000000"


def test_what_was_looked_up_is_taken_and_what_is_not_stopped_is_refused(figures, proposed):
    figures["KOR"][2023] *= 1.5
    assert proposed(figures, ["world_bank_gdp/KOR:2023"]).stopped == ()
    assert proposed(figures, ["world_bank_gdp/KOR"]).stopped == ()
    with pytest.raises(InputError, match="No figure is stopped at world_bank_gdp/KOR:2022"):
        proposed(figures, ["world_bank_gdp/KOR:2022"])


def test_a_figure_that_the_table_itself_refuses_is_not_taken(figures, proposed):
    """A million times Korea's GDP lies beyond the plausible end that the table states, 10^15 dollars."""
    figures["KOR"][2023] *= 1e6
    figures["KOR"][2022] *= 1.5
    assert [c.year for c in proposed(figures, ["world_bank_gdp/KOR"]).stopped] == [2023]
    with pytest.raises(InputError, match="No figure is stopped at world_bank_gdp/KOR:2023 that the table would hold"):
        proposed(figures, ["world_bank_gdp/KOR:2023"])


def test_a_proposal_with_stopped_figures_is_not_accepted_and_a_changed_one_neither(figures, proposed, tmp_path):
    held = tmp_path / "data"
    shutil.copytree(data_folder(), held)
    figures["KOR"][2023] *= 1.5
    refresh.write(proposed(figures), tmp_path / "stopped")
    with pytest.raises(InputError, match="Figures are stopped: world_bank_gdp/KOR:2023"):
        refresh.accept(tmp_path / "stopped", held)
    refresh.write(proposed(figures, ["world_bank_gdp/KOR:2023"]), tmp_path / "good")
    path = tmp_path / "good" / "tables" / "world_bank_gdp" / f"{DAY}.csv"
    content = path.read_text("utf-8")
    path.write_text(content.replace("KOR", "KOS"), "utf-8")
    with pytest.raises(InputError, match="changed after it was proposed"):
        refresh.accept(tmp_path / "good", held)
    path.write_text(content, "utf-8")
    before = (held / restatements.FILE).read_bytes()
    assert refresh.accept(tmp_path / "good", held)[-1] == restatements.FILE
    after = (held / restatements.FILE).read_bytes()
    assert after.startswith(before)
    (row,) = restatements.load(econ.Book(held))[len(restatements.load()) :]
    assert (row.date, row.version, row.kind, row.name) == (
        TODAY.isoformat(),
        "unreleased",
        "restated",
        "south-korea-2023",
    )
    assert row.before.startswith("Share of GDP: 0.73")
    assert row.after.startswith("Share of GDP: 0.488%")  # a GDP half as large again: 0.732 / 1.5
    assert "series/KOR/world_bank_gdp, 2023" in row.why
    book = econ.Book(held)
    assert book.series("KOR", "world_bank_gdp").value(2023) == pytest.approx(newest()["KOR"][2023] * 1.5)
    assert book.on("2026-11-19").series("KOR", "world_bank_gdp").value(2023) == newest()["KOR"][2023]  # still there
    with pytest.raises(InputError, match="not those that the proposal was made from"):
        refresh.accept(tmp_path / "good", held)


def test_a_preset_that_can_no_longer_be_computed_is_withdrawn_in_the_ledger():
    lost = restate.Restated("2026-11-01", DAY, (), (), (), (), {"iran-shahed-2023": "There is no GDP."})
    (row,) = refresh.ledger_rows(lost, DAY)
    assert (row.kind, row.name, row.after, row.why) == (
        "withdrawn",
        "iran-shahed-2023",
        "not computed",
        "There is no GDP.",
    )


def test_stopped_figures_are_told_by_country(figures, proposed, tmp_path):
    for year in (2021, 2022):
        figures["KOR"][year] *= 10
    refresh.write(proposed(figures), tmp_path / "bad")
    with pytest.raises(InputError, match=r"Figures are stopped: world_bank_gdp/KOR \(\d\)\."):
        refresh.accept(tmp_path / "bad", tmp_path)


def test_a_preset_that_can_be_computed_at_last_has_no_row_in_the_ledger():
    """Nobody was given a number before, so none is withdrawn or restated: the accounts of 2025 came in July 2026."""
    gained = restate.Restated(
        "2026-11-01", DAY, (), (), (), (), {}, {"united-kingdom-orders-2025": "There is no figure for 2025."}
    )
    assert refresh.ledger_rows(gained, DAY) == []
    assert gained.sentences[0] == "united-kingdom-orders-2025 can be computed now; before: There is no figure for 2025."


def test_a_proposal_writes_nothing_outside_of_the_data(figures, proposed, tmp_path):
    refresh.write(proposed(figures), tmp_path / "new")
    path = tmp_path / "new" / refresh.RECORD
    record = json.loads(path.read_text("utf-8"))
    record["files"]["../outside"] = {"before": "", "after": ""}
    path.write_text(json.dumps(record), "utf-8")
    with pytest.raises(InputError, match="leads out of the folder"):
        refresh.accept(tmp_path / "new", tmp_path / "held")


def test_a_release_that_is_held_and_a_file_of_few_countries_are_refused(figures, tmp_path):
    held = econ.Book().table("world_bank_gdp").vintages[0].released
    with pytest.raises(InputError, match=f"The release of {held} is held already"):
        refresh.propose([bulk(figures, tmp_path / "a.csv", held)])
    with pytest.raises(InputError, match="The file holds 2 of the"):
        refresh.propose([bulk({c: figures[c] for c in ("KOR", "SRB")}, tmp_path / "b.csv")])


def test_the_command_says_what_moves_and_ends_with_1_where_something_is_stopped(figures, tmp_path, capsys):
    figures["DEU"][2023] *= 1.02
    path = bulk(figures, tmp_path / "bulk.csv")
    link = links.freeze(econ.run(econ.Scenario.preset("germany-licences-2023")))
    (tmp_path / "links.txt").write_text(f"# kept\n{link}\n", "utf-8")
    assert main(["refresh", str(path), "--kept", str(tmp_path / "links.txt"), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {row["preset"] for row in found["presets_moved"]} == {"germany-licences-2023"}
    assert [one["standing"] for one in found["kept"]] == ["restated"]
    figures["KOR"][2023] *= 10
    assert main(["refresh", str(bulk(figures, path))]) == 1
    text = capsys.readouterr().out
    assert "world_bank_gdp/KOR" in text
    assert "It cannot be accepted" in text


@pytest.mark.skipif(not PANELS.is_dir(), reason="the panel files are not beside the project")
def test_two_real_releases_of_the_world_bank_move_just_what_rests_on_them(tmp_path):
    """December 2025 and July 2026, replayed: each restated preset rests on a revised figure, and no other moves."""
    base = tmp_path / "base"
    shutil.copytree(data_folder(), base)
    about = base / "tables" / "world_bank_gdp" / "about.toml"
    head, *vintages = about.read_text("utf-8").split("[[vintage]]")
    about.write_text("[[vintage]]".join([head, *(v for v in vintages if '"2026-07-13"' not in v)]), "utf-8")
    old = econ.Book(base)
    proposal = refresh.propose([PANELS / "NY.GDP.MKTP.CD_2026-07-13.csv"], old, (), TODAY)
    refresh.write(proposal, tmp_path / "new")
    new = econ.Book(tmp_path / "new")
    (vintage,) = proposal.vintages
    shipped = newest()
    made = new.table("world_bank_gdp").releases()["2026-07-13"]
    assert {c: made[c] for c in shipped} == shipped  # the very release that ships
    revised = {(c.country, c.year) for c in vintage.changed}
    found = refresh.consequences(old, new).presets
    for row in found.moved:
        assert math.isclose(sum(c.change for c in row.causes), row.new.central - row.old.central, abs_tol=1e-15)
    for name in (*found.same, *found.presets):
        result = econ.run(econ.Scenario.preset(name, new), new)
        series = [(i.series, i.year) for i in result.inputs_of("gdp_share") if i.series]
        rests = {(key[:3], year) for key, year in series if key.endswith("/world_bank_gdp")} & revised
        assert not rests or name in found.presets, name
    for row in (row for row in found.moved if row.output == "gdp" and not row.item):
        assert "world_bank_gdp" in row.causes[0].place
