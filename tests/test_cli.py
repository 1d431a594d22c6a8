"""The command line: every subcommand prints what it promises, and errors leave with the right code."""

import csv
import io
import json
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import econ
from econ.doors.cli import command, main, open_app
from econ.doors.cli import run as answer
from econ.doors.cli.listing import KINDS
from econ.doors.cli.text import table, wrap
from econ.equations.graph import Shown
from econ.evidence import sources
from econ.page.ask import own_sale
from econ.provenance import citing


@pytest.fixture
def say(capsys, monkeypatch):
    """Run a command in a terminal of 100 columns and return its code, output and errors."""
    monkeypatch.setenv("COLUMNS", "100")

    def run(*words):
        code = main([str(w) for w in words])
        out, err = capsys.readouterr()
        return code, out, err

    return run


# --- run -------------------------------------------------------------------------------------------


def test_run_leads_with_the_headline_and_ends_with_how_to_cite(say):
    code, out, err = say("run")
    assert (code, err) == (0, "")
    flat = " ".join(out.split())
    result = econ.run()
    headline = " ".join(econ.headline(result).split())
    assert flat.startswith(f"{result.scenario.title} {headline}")
    assert str(result.fingerprint) in flat
    assert "8,192 points (8 scrambles of 1,024" in flat
    assert "author's calculations." in flat


def test_run_shows_the_main_outputs_and_with_all_every_one(say):
    _, short, _ = say("run")
    _, everything, _ = say("run", "--all")
    names = [row["output"] for row in econ.tables.told(econ.run())]
    assert [n for n in MAIN_HERE if f"\n{n} " not in short] == []
    assert [n for n in names if f"\n{n} " not in everything] == []
    assert len(names) > len(MAIN_HERE)


MAIN_HERE = [
    n for n in econ.GRAPH.shown(Shown.RUN) if n in econ.run().outputs and not econ.tables.half_told(econ.run(), n)
]


def test_main_outputs_exist():
    assert [n for n in econ.GRAPH.shown(Shown.RUN) if n not in econ.GRAPH.equations] == []


@pytest.mark.parametrize("columns", [60, 80, 100, 200])
def test_prose_keeps_within_the_terminal(capsys, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    main(["run", "--all"])
    lines = capsys.readouterr().out.splitlines()
    assert max(len(line) for line in lines) <= max(min(columns, 120), 80)


def test_settings_change_the_answer_and_its_title(say):
    _, out, _ = say("run", "--set", "sale_value=300 million USD/year")
    assert "sale of $300 million a year" in out
    assert out.startswith("The press line of July 2023, changed\n")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("payment_discount=40 percent", "payment_discount=40%"),
        ("delivery_period=18 months", "delivery_period=1.5 year"),
        ("containers=about 12,000 containers", "containers=12000 container"),
        ("sale_value=300 Mio. EUR a year", "sale_value=300 million EUR/year"),
        ("sale_value=2 miliar USD/tahun", "sale_value=2 billion USD/year"),
    ],
)
def test_a_setting_is_read_as_people_write_it(say, typed, meant):
    """The command in the citation keeps the words of whoever typed the settings."""
    for before in ([], ["--set", "dud_share=20%"]):
        one, other = (say("run", *before, "--set", words) for words in (typed, meant))
        assert (one[0], one[2]) == (other[0], other[2]) == (0, "")
        assert one[1].partition("Computed again by")[0] == other[1].partition("Computed again by")[0]


@pytest.mark.parametrize("target", ["5", "5%", "5 percent", "5 persen", "0.05"])
def test_a_wanted_answer_is_read_as_people_write_it_and_said_in_a_sentence(say, target):
    """5% of 28.02 billion dollars, the Bank of Korea's GDP of 2022 at the rate of that year."""
    _, out, _ = say("solve", "sale_value", "--for", f"gdp_share={target}")
    assert out.startswith("To reach 5% of GDP, the sale would have to be $1.4 billion a year.\n")


def test_solve_takes_its_scenario_as_other_commands_do_and_months_as_people_say_them(say):
    """1.43 billion dollars of imports in 2022 (KOTRA, in The Sun Daily of 20 July 2023) are what twelve months cost."""
    for asked in (("sale_value", "press-line-2023"), ("press-line-2023", "sale_value"), ("sale_value",)):
        _, out, _ = say("solve", *asked, "--for", "import_cover=12 months")
        assert " to come to 12 months, the sale would have to be $1.43 billion a year." in " ".join(out.split())
    code, _, err = say("solve", "sale_value", "price_shell_152", "--for", "gdp_share=5%")
    assert code == 2
    assert "One quantity is needed." in err


@pytest.mark.parametrize(
    ("asked", "option"), [(("solve", "sale_value"), "--for=gdp_share=5%"), (("sweep", "discount_rate=5%"), "--steps=2")]
)
def test_a_scenario_may_stand_behind_the_options_as_well(say, asked, option):
    known = say(*asked, "missiles-added", option)
    assert known[0] == 0
    assert say(*asked, option, "missiles-added") == known
    code, _, err = say(*asked, option, "missiles-added", "--nothing", "3")
    assert code == 2
    assert "does not know --nothing 3" in err


def test_a_sale_by_a_country_begins_in_the_last_year_of_its_gdp_as_on_the_page(say):
    """The World Bank's series of Kenya ends in 2025, as its file of 13 July 2026 has it."""
    sale = ("--exporter", "KEN", "--set", "sale_value=1 billion USD/year")
    made = json.loads(say("run", "blank", *sale, "--format", "json")[1])
    assert made["scenario"]["year"] == own_sale("KEN").year == 2025
    other = say("run", "blank", "--exporter", "DEU", "--gdp", "un_gdp", *sale[2:], "--format", "json")
    assert json.loads(other[1])["scenario"]["year"] == max(econ.default_book().series("DEU", "un_gdp").years())
    assert json.loads(say("run", "blank", *sale, "--year", "2022", "--format", "json")[1])["scenario"]["year"] == 2022


def test_a_command_of_a_sale_by_a_country_names_its_year():
    """Without it the last year of its GDP is meant."""
    asked = econ.Scenario().change(exporter="KEN", gdp="world_bank_gdp", set={"sale_value": 1e9})
    assert "econ run blank --exporter KEN --gdp world_bank_gdp --year 2022 --set" in citing.command(econ.run(asked))


def test_another_seed_or_more_points_are_no_change_of_the_question(say):
    _, out, _ = say("run", "--seed", "2", "--points", "256")
    assert out.startswith("The press line of July 2023\n")
    assert "seed 2" in out


def test_a_setting_can_be_taken_back(say):
    _, stated, _ = say("run", "--format", "json")
    _, free, _ = say("run", "--format", "json", "--unset", "sale_value")
    assert "sale_value" in json.loads(stated)["scenario"]["inputs"]
    assert "sale_value" not in json.loads(free)["scenario"]["inputs"]


def test_source_year_and_countries(say):
    _, out, _ = say("run", "--gdp", "un_current", "--year", "2021", "--buyer", "none")
    scenario = econ.Scenario.preset().change(gdp="un_current", year=2021, buyer=None)
    assert " ".join(econ.headline(econ.run(scenario)).split()) in " ".join(out.split())


def test_another_exporter_takes_its_own_gdp_source(say):
    code, out, _ = say("run", "--exporter", "KOR")
    assert code == 0
    assert "South Korea's GDP" in out


def test_blank_takes_the_cards_alone(say):
    _, out, _ = say("run", "blank", "--set", "sale_value=1 billion USD/year", "--format", "json")
    asked = econ.Scenario(set={"sale_value": "1 billion USD/year"})
    assert json.loads(out)["scenario"] == econ.resolve(asked).canonical


def test_pace_by_year(say):
    _, out, _ = say("run", "--pace", "2022=0.5", "--pace", "2023=0.5", "--format", "json")
    path = json.loads(out)["scenario"]["path"]
    assert [path[year][1] for year in ("2022", "2023", "2024")] == [0.5, 0.5, 0.0]


def test_the_years_show_what_is_carried_on_and_what_the_sale_adds_to_growth(say):
    """A year past the last GDP says so; growth of 3.7% in 2024 stands beside what the sale adds to it."""
    _, out, _ = say("run", "containers-to-shells-2023-24", "--all")
    assert "2025, carried on" in out
    assert "to growth" in out
    assert "of 3.7% growth in 2024, " in " ".join(out.replace("\u00a0", " ").split())


def test_a_short_answer_prints_three_notes_and_how_many_more_there_are(say):
    """What a reader takes in are three; the others are counted, and the grades are explained in one line."""
    for name in ("press-line-2023", "containers-to-shells-2023-24"):
        short, whole = (say("run", name, *option)[1] for option in ((), ("--all",)))
        counts = [len(re.findall("^Note: ", out, re.MULTILINE)) for out in (short, whole)]
        more = counts[1] - 3
        assert counts[0] == 3 < counts[1]
        assert f"{more} more note{'s' if more > 1 else ''} with --all." in short
        assert "with --all" not in whole
        assert "Grade: a letter for the source, A to F," in short


def test_explain_says_that_no_year_is_carried_on(say):
    _, out, _ = say("explain", "gdp_path")
    assert "growth_ahead: 0 (no year is carried on)" in out


@pytest.mark.parametrize("name", ["csv", "json"])
def test_a_file_and_the_output_are_the_same_bytes(say, tmp_path, name):
    path = tmp_path / f"answer.{name}"
    assert say("run", "--output", path) == (0, "", wrap(f"Written: {path}") + "\n")
    done = subprocess.run(
        [sys.executable, "-m", "econ", "run", "--format", name], capture_output=True, check=True, timeout=120
    )
    assert done.stdout == path.read_bytes()


def test_text_goes_to_a_file_too(say, tmp_path):
    path = tmp_path / "answer.txt"
    say("run", "--format", "table", "--output", path)
    _, out, _ = say("run")
    assert path.read_text("utf-8") == out


def test_a_saved_result_is_a_scenario(say, tmp_path):
    path = tmp_path / "answer.json"
    say("run", "missiles-added", "--seed", "7", "--output", path)
    _, again, _ = say("run", path, "--format", "json")
    first, second = json.loads(path.read_text("utf-8")), json.loads(again)
    numbers = ("output", "median", "low", "high", "mean", "central")
    for one, other in zip(first["results"]["outputs"], second["results"]["outputs"], strict=True):
        assert [one[k] for k in numbers] == [other[k] for k in numbers]
    assert first["about"]["scenario_digest"] == second["about"]["scenario_digest"]


def test_a_scenario_file_in_toml(say, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(
        'title = "Mine"\nexporter = "MMR"\nyear = 2022\n[set]\nsale_value = "30 million USD/year"\n', "utf-8"
    )
    _, out, _ = say("run", path)
    assert out.startswith("Mine\n\nA sale of $30 million a year is")


# --- list ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [k for k in KINDS if k != "uses"])
def test_every_list_prints_a_table(say, kind):
    code, out, err = say("list", kind)
    assert (code, err) == (0, "")
    assert "──" in out
    assert len(out.splitlines()) > 5


def test_lists_name_everything(say):
    book = econ.default_book()
    for kind, names in {
        "sources": book.sources,
        "scenarios": book.presets,
        "countries": book.countries,
        "lines": book.lines,
        "outputs": econ.GRAPH.equations,
        "units": econ.units.names(),
    }.items():
        _, out, _ = say("list", kind)
        assert [n for n in names if n not in out] == []


def test_gdp_of_another_country(say):
    _, out, _ = say("list", "gdp", "--country", "RUS")
    assert "→ world_bank_gdp" in out


def test_uses_of_a_source(say):
    _, out, _ = say("list", "uses", "BBG2307E")
    assert "price_shell_152" in out
    assert "press-line-2023" in out
    _, out, _ = say("list", "uses", "voa2023")
    assert "PRK/bok_nominal" in out


# --- explain ---------------------------------------------------------------------------------------


def test_explain_lists_a_publication_once_under_all_its_names(say):
    """Two records of one page of Espreso, one with its day."""
    _, out, _ = say("explain", "price_shell_152")
    sources = out.split("\nSources\n")[1]
    assert sources.startswith("[BBG2307E, espreso2023] Espreso (2023-07-26).")
    assert "n.d." not in sources


@pytest.mark.parametrize("name", list(econ.GRAPH.equations))
def test_every_output_can_be_explained(say, name):
    code, out, err = say("explain", name, "containers-to-shells-2023-24", "--points", "8")
    assert (code, err) == (0, "")
    equation = econ.GRAPH.equations[name]
    flat = " ".join(out.split())
    assert equation.label in flat
    assert f"Leaves out: {equation.leaves_out}" in flat
    assert f"{name} = {equation.python}" in flat


def test_an_explanation_leads_to_the_publication(say):
    _, out, _ = say("explain", "gdp_share")
    result = econ.run()
    rows = econ.tables.sources(result, "gdp_share")
    listed = sources.listed_as(result.book.sources, [row["source"] for row in rows])
    for row in rows:
        if listed[row["source"]] == row["source"]:
            assert " ".join(row["citation"].split()) in " ".join(out.split())
        assert re.search(rf"^\[.*\b{row['source']}\b.*\]", out, re.MULTILINE)


@pytest.mark.parametrize(("notation", "sign"), [("latex", r"\frac{"), ("excel", "sale_value/gdp")])
def test_other_notations(say, notation, sign):
    _, out, _ = say("explain", "gdp_share", "--notation", notation)
    assert sign in out


@pytest.mark.parametrize("name", list(econ.resolve(econ.Scenario.preset()).inputs))
def test_every_input_can_be_explained(say, name):
    code, out, _ = say("explain", name, "--points", "2", "--scrambles", "2")
    assert code == 0
    assert out.startswith(f"{name}: ")


def test_an_assumption_is_a_card(say):
    _, out, _ = say("explain", "payment_discount")
    for part in ("numeral", "unit", "spread", "assessment", "pedigree", "disputed", "Used by", "Sources"):
        assert f"\n{part}" in out


def test_a_source_of_gdp_shows_its_figures(say):
    _, out, _ = say("explain", "bok_nominal")
    for part in ("price basis", "release", "spread", "why", "Figures", "Sources"):
        assert f"\n{part}" in out
    assert "36,200,000,000,000" in out
    assert say("explain", "RUS/world_bank_gdp")[0] == 0


def test_a_goods_line_and_a_publication(say):
    assert "price_shell_152" in say("explain", "shell_152")[1]
    assert "Reliability C" in say("explain", "BBG2307E")[1]


def test_what_has_no_value_says_why(say):
    _, out, _ = say("explain", "days_of_fire", "india-2023")
    assert "none: " in out


# --- cite, sensitivity -----------------------------------------------------------------------------


def test_cite_sources_as_csl(say):
    _, out, _ = say("cite", "--sources", "--format", "csl")
    families = {s for row in econ.tables.by_gdp_source(econ.run()) for s in row["sources"]}
    assert {r["id"] for r in json.loads(out)} <= families.union(econ.tables.outputs_sources(econ.run()))


def test_cite_names_the_day(say, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert "accessed 1970-01-01" in " ".join(say("cite")[1].split())


def test_sensitivity_is_widest_first(say):
    _, out, _ = say("sensitivity", "--of", "contribution_to_gdp")
    names = [s.item.name for s in econ.sensitivity.swings(econ.run(), "contribution_to_gdp")]
    places = [out.index(f"\n{n} ") for n in names]
    assert places == sorted(places)


def test_sensitivity_of_what_does_not_vary(say):
    assert "no uncertain input" in say("sensitivity", "--of", "sale_value")[1]


def test_sensitivity_shares_are_those_of_the_library(say):
    _, out, _ = say("sensitivity", "missiles-added", "--shares")
    rows = econ.sensitivity.share_rows(econ.run(econ.Scenario.preset("missiles-added")), "gdp_share")
    shown = [r["input"] for r in rows if r["total"] >= 0.001]
    assert [name for line in out.splitlines() if (name := line.split("  ")[0]) in shown] == shown
    assert f"{100 * rows[0]['total']:.1f}%" in out
    assert "other inputs: each less than 0.1%" in out


def test_sensitivity_to_a_threshold_names_the_value_that_reaches_it(say):
    """Gross domestic product of 250 million / 1% = 25 billion dollars, in won at 1,291.78 a dollar."""
    _, out, _ = say("sensitivity", "--above", "1%")
    assert "is above 1% with probability" in out
    assert "₩32.3 trillion" in out


@pytest.mark.parametrize(
    ("option", "finding"),
    [
        (["--shares"], "Most of the doubt is"),
        (["--above", "8%"], "is above 8%"),
        ([], "“Whose figure of GDP” moves “Share of GDP” most"),
    ],
)
def test_sensitivity_is_drawn_beside_its_table(say, tmp_path, option, finding):
    path = tmp_path / "picture.svg"
    _, out, said = say("sensitivity", "missiles-added", *option, "--figure", str(path))
    assert "Written:" in said
    assert "price_shell_152" in out
    assert finding in path.read_text("utf-8")


def test_where_one_input_is_all_the_doubt_no_picture_is_drawn_and_it_is_said(say, tmp_path):
    code, _, said = say("sensitivity", "--shares", "--figure", str(tmp_path / "picture.svg"))
    assert code == 2
    assert "All of the doubt is the figure of GDP itself" in said


@pytest.mark.parametrize("option", [["--shares"], ["--above", "5%"], []])
@pytest.mark.parametrize("ending", ["csv", "json"])
def test_sensitivity_is_written_to_a_file_that_others_read(say, tmp_path, option, ending):
    path = tmp_path / f"table.{ending}"
    code, out, _ = say("sensitivity", "missiles-added", *option, "--output", path)
    assert (code, out) == (0, "")
    frame = pd.read_csv(path) if ending == "csv" else pd.DataFrame(json.loads(path.read_text("utf-8"))["rows"])
    assert "container_weight_shell_152" in set(frame["input"])


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--above", "much"], "not a quantity"),
        (["--above", "3 USD"], "--above"),
        (["--output", "table.txt"], ".json or .csv"),
        (["--shares", "--above", "1%"], "not allowed with"),
    ],
)
def test_sensitivity_refuses_in_words(say, words, says):
    code, _, err = say("sensitivity", *words)
    assert code == 2
    assert says in err


def test_run_takes_more_points_for_more_digits(say):
    _, out, _ = say("run", "missiles-added", "--points", "16", "--digits", "1")
    points = int(re.search(r"scrambles of ([\d,]+)", out)[1].replace(",", ""))
    assert points > 16
    _, again, _ = say("run", "missiles-added", "--points", points)
    assert out.split("What follows")[1] == again.split("What follows")[1]


def test_run_says_how_large_the_numerical_error_is(say):
    result = econ.run(econ.Scenario.preset("missiles-added"))
    found = econ.estimates.estimate(result, "gdp_share")
    largest = 100 * max(found.error, found.error_low, found.error_high)
    assert "numerical error" not in say("run", "missiles-added")[1]
    everything = say("run", "missiles-added", "--all")[1]
    flat = " ".join(everything.split())
    assert f"numerical error of the share of GDP {largest:.1g} percentage points" in flat
    assert f"with {found.method} integrated out" in flat
    row = next(line for line in everything.split("Numerical errors")[1].splitlines() if line.startswith("gdp_share "))
    relative = (found.error / found.median, found.error_low / found.low, found.error_high / found.high)
    assert row.split()[1:4] == [f"{e:.0e}" for e in relative]


def test_run_takes_correlations(say):
    _, out, _ = say("run", "missiles-added", "--correlate", "price_shell_152,price_rocket_122=0.5")
    asked = econ.Scenario.preset("missiles-added").change(correlation=[("price_shell_152", "price_rocket_122", 0.5)])
    assert str(econ.run(asked).fingerprint) in out
    assert "price_rocket_122=0.5" in say("run", "--correlate", "price_rocket_122=0.5")[2]


# --- app -------------------------------------------------------------------------------------------


def test_app_listens_at_home_only_in_the_place_of_the_command(say, monkeypatch):
    asked = []

    def instead(program, words, environment):
        asked.append((program, words, environment))
        raise SystemExit  # this program is no more

    monkeypatch.setattr(open_app, "_flags", lambda: ["--server.enableXsrfProtection=true"])
    monkeypatch.setattr(open_app, "IN_PLACE", True)
    monkeypatch.setattr(open_app.os, "execve", instead)
    with pytest.raises(SystemExit):
        say("app", "--no-browser", "--port", str(open_app.free_port(None)))
    [(program, words, environment)] = asked
    assert program == words[0] == sys.executable
    assert {"--server.address=127.0.0.1", "--server.headless=true", "--server.enableXsrfProtection=true"} <= set(words)
    assert (environment["MALLOC_ARENA_MAX"], environment["MALLOC_MMAP_THRESHOLD_"]) == ("2", str(1 << 20))


def test_where_no_program_takes_the_place_of_another_the_server_is_waited_for(say, monkeypatch, capsys):
    asked = []
    monkeypatch.setattr(open_app, "_flags", list)
    monkeypatch.setattr(open_app, "IN_PLACE", False)
    monkeypatch.setattr(
        open_app.subprocess, "run", lambda words, **_: asked.append(words) or subprocess.CompletedProcess(words, 2)
    )
    with pytest.raises(SystemExit, match="2"):
        say("app", "--no-browser")
    [words] = asked
    port = next(w.partition("=")[2] for w in words if w.startswith("--server.port="))
    assert f"http://127.0.0.1:{port}" in capsys.readouterr().out


def test_a_setting_that_streamlit_does_not_know_is_told_without_a_traceback():
    done = subprocess.run(
        [sys.executable, "-m", "econ.doors.app", "run", "--bogus=1", "x.py"],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert "No such option" in done.stderr
    assert done.stderr.endswith("econ: The app did not start. What Streamlit says about it stands above.\n")
    assert "Traceback" not in done.stderr


def test_app_without_streamlit_says_how_to_get_it(say, monkeypatch):
    monkeypatch.setattr(open_app.importlib.util, "find_spec", lambda _: None)
    code, _, err = say("app")
    assert code == 2
    assert "pip install FILE.whl" in " ".join(err.split())


def test_a_busy_port_is_refused_if_asked_for_and_avoided_if_not():
    with socket.socket() as busy:
        busy.bind((open_app.HOST, 0))
        busy.listen()
        port = busy.getsockname()[1]
        with pytest.raises(econ.InputError, match="cannot be used"):
            open_app.free_port(port)
        assert open_app.free_port(None) != port


# --- the whole -------------------------------------------------------------------------------------


def test_version_names_data_and_model(say, capsys):
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    out = capsys.readouterr().out
    assert out == f"econ {econ.__version__}, data {econ.default_book().release}, model {econ.GRAPH.digest[:8]}\n"


@pytest.mark.parametrize(
    "words", [[], ["run"], ["list"], ["explain"], ["cite"], ["sensitivity"], ["solve"], ["sweep"], ["app"]]
)
def test_help_has_examples(capsys, words):
    with pytest.raises(SystemExit, match="0"):
        main([*words, "--help"])
    assert "examples:\n  econ" in capsys.readouterr().out


def test_an_unexpected_error_is_one_sentence(say, monkeypatch):
    def broken(_):
        raise ZeroDivisionError("no luck")

    monkeypatch.setattr(answer, "go", broken)
    code, out, err = say("run")
    assert (code, out) == (command.OUR_MISTAKE, "")
    assert "Traceback" not in err
    assert "ECON_DEBUG" in err
    monkeypatch.setenv("ECON_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["run"])


def test_an_interruption_is_quiet(say, monkeypatch):
    def stopped(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(answer, "go", stopped)
    assert say("run") == (command.INTERRUPTED, "", "")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_a_reader_that_leaves_early_is_no_error():
    words = [sys.executable, "-m", "econ", "list", "sources"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as done:
        done.stdout.close()
        assert done.stderr.read() == b""
    assert done.returncode == command.PIPE_CLOSED


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
@pytest.mark.parametrize("words", [["run"], ["run", "--help"], ["--version"]], ids=" ".join)
def test_a_full_disk_behind_the_output_is_a_sentence(words):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "econ", *words], stdout=full, stderr=subprocess.PIPE, check=False, timeout=120
        )
    said = " ".join(done.stderr.decode().split())
    assert (done.returncode, said.count("econ:")) == (command.BAD_INPUT, 1)
    assert said.startswith("econ: The system says: No space left on device.")
    assert said.endswith("may be written and has room.")


def test_a_terminal_without_our_signs_gets_an_answer():
    done = subprocess.run(
        [sys.executable, "-m", "econ", "run"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        check=False,
        timeout=120,
    )
    assert done.returncode == 0
    assert done.stdout.startswith(b"The press line")


# --- text ------------------------------------------------------------------------------------------


def test_a_table_wraps_prose_and_keeps_names_whole(monkeypatch):
    monkeypatch.setenv("COLUMNS", "50")
    text = table(("name", "meaning"), [("a_long_name_of_an_input", "some words " * 12)])
    assert "a_long_name_of_an_input" in text
    assert max(len(line) for line in text.splitlines()) <= 50


def test_a_number_stays_with_its_unit(monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    text = wrap(f"{'x' * 38} 0.89%")
    assert text.splitlines()[1] == "0.89%"


@pytest.mark.parametrize("left", ["00 million is 0.3% of", "US00 million is 0.3% of", ".8 billion is a third of"])
def test_a_claim_whose_sign_went_with_the_shell_says_so(left, capsys):
    """What `sh` makes of "$300 million", "US$300 million" and "$9.8 billion" in double quotes."""
    assert main(["check", f"{left} Kenya's GDP"]) == 2
    assert "write “dollars” behind the amount" in " ".join(capsys.readouterr().err.split())


def test_a_claim_that_is_none_says_nothing_of_the_shell(capsys):
    assert main(["check", "Kenya sells tea for 300 million"]) == 2
    assert "shell" not in capsys.readouterr().err


def test_the_spread_of_a_figure_has_its_median_inside(capsys):
    """Palestine's GDP of 2023 is $18.635 billion (World Bank, July 2026); the ends are 0.4% below and 9.6% above."""
    asked = ["--exporter", "PSE", "--buyer", "none", "--year", "2023", "--set", "sale_value=300 million USD/year"]
    assert main(["explain", "gdp", "blank", *asked]) == 0
    said = capsys.readouterr().out.replace("\u00a0", " ")
    assert "$18.55 to" in said
    assert "$18.64 billion" in said
    assert "$19 to" not in said


def test_an_empty_name_is_not_the_folder_of_work(capsys):
    assert main(["run", "--data", ""]) == 2
    assert "the name of the folder is empty" in " ".join(capsys.readouterr().err.split())


TWO_CLAIMS = (
    "Poland spent $38 billion in 2024, constituting 4.2% of its GDP. The weather was fine. "
    "An arms sale of $13 billion was 0.7% of South Korea's GDP in 2023."
)


def test_the_claims_of_a_text_are_found_and_checked(tmp_path, capsys, monkeypatch):
    article = tmp_path / "article.txt"
    article.write_text(TWO_CLAIMS, "utf-8")
    assert main(["check", "--file", str(article)]) == 0
    said = capsys.readouterr().out
    assert said.count("“") >= 2
    assert "weather" not in said
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TWO_CLAIMS.encode())))
    assert main(["check", "-"]) == 0
    assert capsys.readouterr().out == said


def test_the_claims_of_a_text_as_json_csv_and_markdown(capsys):
    assert main(["check", TWO_CLAIMS, "--format", "json"]) == 0
    first, second = json.loads(capsys.readouterr().out)["claims"]
    assert TWO_CLAIMS[slice(*first["at"])] == first["text"]
    assert second["verdict"] == "holds"  # 13 billion of 1,845 billion is 0.705%
    assert main(["check", TWO_CLAIMS, "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {row["answer"] for row in rows if "Korea" in row["sentence"]} == {"holds"}
    assert len(rows) == len(first["readings"]) + len(second["readings"])
    assert main(["check", TWO_CLAIMS, "--format", "markdown"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "| Line | Sentence | Verdict | Why |"
    assert [line.split(" | ")[2] for line in lines[2:4]] == ["holds only if rounded", "holds"]
    assert main(["check", TWO_CLAIMS, "--format", "table"]) == 0
    said = capsys.readouterr().out
    assert said.splitlines()[0].split() == ["Line", "Sentence", "Verdict", "Why"]
    assert "Of 3 sentences, headlines and tables, 1 claim nothing" in " ".join(said.split())


def test_a_word_that_is_not_understood_withholds_the_verdict_until_it_is_said_to_change_nothing(capsys):
    asked = ["check", "A glorp of $250 million is 1% of a $25 billion economy"]
    assert main(asked) == 0
    said = capsys.readouterr().out
    assert "There is no verdict yet: “glorp” may change the claim" in said
    assert "It holds" not in said
    assert main([*asked, "--format", "csv"]) == 0
    assert "no verdict yet" in capsys.readouterr().out
    assert main([*asked, "--as-read"]) == 0
    assert "It holds" in capsys.readouterr().out


def test_what_cannot_be_read_of_a_text_has_its_part_and_place_in_every_format(capsys):
    text = f"{TWO_CLAIMS} And $300 million is 1% of North Korea's trade in glorp."
    assert main(["check", text, "--format", "json"]) == 0
    last = json.loads(capsys.readouterr().out)["claims"][-1]
    assert last["verdict"] == "cannot be read"
    assert last["part"] in last["text"]
    assert main(["check", text, "--format", "csv"]) == 0
    row = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))[-1]
    assert row["answer"] == "cannot be read"
    assert text[int(row["from"]) : int(row["to"])] == row["sentence"] == last["text"]
    assert row["part"] == last["part"] != ""
    assert last["part"] in row["why"]


def test_a_file_that_is_no_article_is_told_what_it_is(tmp_path, capsys):
    program, junk, endless = (tmp_path / name for name in ("program", "junk.txt", "endless.txt"))
    program.write_bytes(b"\x7fELF\x02\x01\x01\0\0\xff\xfe")
    junk.write_text("junk word " * 400, "utf-8")
    endless.write_text("$250 million is 1% of North Korea's GDP, " * 20, "utf-8")
    for file, said in ((program, "This is no text"), (junk, "No sentence of the text"), (endless, "a new line")):
        assert main(["check", "--file", str(file)]) == 2
        error = " ".join(capsys.readouterr().err.split())
        assert said in error
        assert "spreadsheets" not in error
        assert "one sentence" not in error


def test_the_year_of_a_claim_is_a_year_and_the_help_says_percent_once(capsys):
    assert main(["check", "$250 million is 1% of Kenya's GDP", "--said", "20245"]) == 2
    assert "20245 is no year" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["check", "--help"])
    assert "X is N% of Y" in capsys.readouterr().out


@pytest.mark.parametrize("asked", [[], ["a sentence", "--shipped"], ["a sentence", "--file", "x"]])
def test_one_claim_or_one_text_is_checked(asked, capsys):
    assert main(["check", *asked]) == 2
    assert "One claim or one text is needed." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("code", "said"), [("ko", "북한 GDP의"), ("id", "dari PDB Korea Utara"), ("en", "of North Korea's GDP")]
)
def test_an_answer_is_said_in_the_language_that_is_asked_for(say, code, said):
    assert said in say("run", "--language", code)[1]


def test_a_verdict_is_said_in_the_language_that_is_asked_for(say):
    sentence = "US$250 million is about 1% of North Korea's GDP"
    said = say("check", sentence, "--language", "ko")[1]
    assert "출처와 연도에 따라 다릅니다." in said
    assert "어느 해의 GDP인지." in said, "what is found while it is judged is said in the same language"
    assert "It depends on the source and the year." in say("check", sentence)[1]
