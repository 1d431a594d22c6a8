"""Scenario tables: a row for each scenario, output and GDP source, the same numbers as everywhere, with a codebook."""

import csv
import io
import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from pylatexenc.latex2text import LatexNodes2Text
from pylatexenc.latexwalker import LatexWalker

import econ
from econ import InputError, Scenario
from econ.analysis import compare, tables
from econ.doors.cli import compare as command
from econ.doors.cli import main
from econ.output.export import FORMATS
from econ.output.scenario_table import NAMES, SOURCES, VARIABLES, files
from econ.provenance import links
from tests.spent import calls

PRESS, MISSILES, SERBIA = "press-line-2023", "missiles-added", "serbia-licences-2023"
EVIL = '=HYPERLINK("http://e") & 50% of _x_ #1 | <b> 북한'


@pytest.fixture(scope="module")
def table():
    """One sale that is stated, one that is built up, one of which no more is said than that it is more."""
    outputs = ["sale_value", "gdp_share", "contribution_to_gdp", "state_budget", "cash_received"]
    return econ.scenario_table([PRESS, MISSILES, SERBIA], outputs, "all")


@pytest.fixture(scope="module")
def evil():
    return econ.scenario_table({"[=1+1]": Scenario(title=EVIL, gdp="un_current")}, "gdp_share")


def row_of(table, scenario, output, source=None):
    [row] = [r for r in table.rows if (r["scenario"], r["output"], r["gdp_source"]) == (scenario, output, source)]
    return row


# --- the numbers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "gdp", "year", "prices"),
    [
        # 36.2 trillion won (Bank of Korea, read in Voice of America, December 2023) at 1,291.7796 won to the dollar
        # (Federal Reserve H.10, average of 2022).
        pytest.param("bok_nominal", 36.2e12 / 1291.7796, 2022, "current", id="Bank of Korea, nominal"),
        # 31,361.8 billion won (Bank of Korea, read in Edaily, 16 August 2023) at the same rate.
        pytest.param("bok_real_2015", 31_361.8e9 / 1291.7796, 2022, "constant-2015", id="Bank of Korea, real"),
        # United Nations, National Accounts Main Aggregates.
        pytest.param("un_current", 15_176_134_613, 2022, "current", id="United Nations"),
        # "$40 billion (2015 est.)", The World Factbook.
        pytest.param("cia_ppp", 40e9, 2015, "PPP", id="Factbook, purchasing power"),
    ],
)
def test_the_press_line_over_each_gdp_is_250_million_over_it(table, source, gdp, year, prices):
    row = row_of(table, PRESS, "gdp_share", source)
    assert row["value"] == pytest.approx(250e6 / gdp, rel=1e-7)
    assert (row["gdp_year"], row["gdp_prices"], row["unit"], row["year"]) == (year, prices, "1", 2022)
    assert row["low"] < row["value"] < row["high"]
    assert row["gdp_chosen"] is (source == "bok_nominal")


def test_the_numbers_are_those_of_a_run_with_that_source(table):
    """A row over another GDP source has the digits that `econ run --gdp` gives."""
    for source in ("bok_nominal", "un_current", "bok_real_2015"):
        result = econ.run(Scenario.preset(PRESS).change(gdp=source))
        for name in ("gdp_share", "contribution_to_gdp"):
            [known], row = tables.summary(result, [name]), row_of(table, PRESS, name, source)
            assert [row[n] for n in ("value", "low", "high", "median", "numerical_error", "grade")] == [
                known[n] for n in ("central", "low", "high", "median", "numerical_error", "grade")
            ]


def test_an_output_that_rests_on_no_gdp_has_one_row(table):
    row = row_of(table, PRESS, "sale_value")
    assert row["value"] == row["low"] == row["high"] == 250e6  # the line in the press
    assert (row["unit"], row["grade"], row["sources"]) == ("USD/year", "C2", "BBG2307E espreso2023")
    assert {row[n] for n in NAMES if n.startswith("gdp_")} == {None}


def test_what_is_withheld_has_a_row_and_a_reason(table):
    row = row_of(table, PRESS, "state_budget")
    assert row["reason"].startswith("withheld: the announced budget was valued in dollars at a rate that is not stated")
    assert {row[n] for n in ("value", "low", "high", "median", "numerical_error", "grade", "sources")} == {None}
    licences = [r for r in table.rows if r["scenario"] == SERBIA and r["output"] == "contribution_to_gdp"]
    assert {r["reason"] for r in licences} == {"the figure is of licences granted, not of goods delivered"}
    assert all((r["value"] is None) == (r["reason"] is not None) for r in table.rows)


def test_a_share_without_meaning_has_no_number():
    """What a sale nets after sanctions, as a share of a gain that is none in the central case, is printed as "none"."""
    name = next(n for n, e in econ.GRAPH.equations.items() if e.share_of)
    whole = econ.GRAPH.equations[name].share_of
    scenario = Scenario.preset(MISSILES).change(set={whole: "-1 billion USD"})
    [row] = econ.scenario_table(scenario, name).rows
    assert row["value"] is None
    assert row["reason"].startswith("no gain before sanctions")


def test_half_an_account_has_no_number():
    """The costs of a sale without what it brings: the press line names no return."""
    [row] = econ.scenario_table(PRESS, "costs_total").rows
    assert row["value"] is None
    assert row["reason"] == econ.run(Scenario.preset(PRESS)).left_out["value_received"]


def test_more_than_is_said_as_a_bound(table):
    """Serbia's licences of 2023 are "more than 1.6 billion dollars" in the source."""
    row = row_of(table, SERBIA, "sale_value")
    assert (row["value"], row["bound"]) == (1.6e9, "at least")
    assert "more than \\$1.6 billion a year" in files.to_bytes(table, "markdown").decode()
    assert {r["bound"] for r in table.rows if r["scenario"] == PRESS} == {None}


def test_the_day_of_a_figure_is_that_of_its_release_or_publication(table):
    assert row_of(table, SERBIA, "gdp_share", "world_bank_gdp")["gdp_vintage"] == "2026-07-13"  # of the release
    press = row_of(table, PRESS, "gdp_share", "bok_nominal")  # Voice of America, 20 December 2023
    assert (press["gdp_vintage"], press["gdp_publication"]) == ("2023-12-20", "voa2023")


# --- what is asked ------------------------------------------------------------------------------------


def test_presets_files_links_results_and_scenarios_are_taken_together(tmp_path):
    changed = econ.run(Scenario.preset(PRESS).change(set={"sale_value": "300 million USD/year"}))
    econ.export.save(changed, tmp_path / "mine.json")
    (tmp_path / "hand.toml").write_text('title = "By hand"\nexporter = "PRK"\nbuyer = "RUS"\nyear = 2022\n', "utf-8")
    items = [PRESS, tmp_path / "mine.json", str(tmp_path / "hand.toml"), links.freeze(changed), changed, PRESS]
    found = econ.scenario_table(items, "gdp_share").rows
    assert [r["scenario"] for r in found] == [PRESS, "mine", "hand", f"{PRESS} (2)", f"{PRESS} (3)", f"{PRESS} (4)"]
    larger = [found[n] for n in (1, 3, 4)]
    assert {r["value"] for r in larger} == {changed.central["gdp_share"]}
    assert {r["scenario_digest"] for r in larger} == {changed.fingerprint.scenario}
    assert {r["settings"] for r in larger} == {"sale_value = 300000000 USD/year"}
    assert found[0]["settings"] is None
    assert found[0]["frozen"] == found[5]["frozen"]


def test_settings_say_what_is_not_as_in_the_preset():
    base = Scenario.preset(MISSILES)
    changed = base.change(set={"payment_discount": "0.2"}, path={2024: 1.0, 2025: 0.5})
    bare = Scenario(set={"sale_value": "90%: 2 to 3 million USD/year"})
    found = [r["settings"] for r in econ.scenario_table([base, changed, bare], "gdp_share").rows]
    assert found[0] is None
    assert found[1].startswith("path = 2024: 1.0, 2025: 0.5; payment_discount = 0.2")
    assert found[2].startswith("sale_value = lognormal 90.0%: 2000000 to 3000000 USD/year")


def test_a_figure_of_ones_own_stands_as_own():
    scenario = Scenario.preset(PRESS).change(set={"gdp_published": "25 trillion KRW/year"})
    found = econ.scenario_table([scenario], "gdp_share", "all").rows
    assert [r["gdp_source"] for r in found if r["gdp_chosen"]] == ["own"]
    own = found[-1]
    assert own["value"] == pytest.approx(250e6 / (25e12 / 1291.7796), rel=1e-7)  # the rate as above
    assert own["gdp_vintage"] is own["gdp_year"] is own["gdp_publication"] is None
    assert econ.scenario_table([scenario], "gdp_share").rows[0]["gdp_source"] == "own"


def test_as_of_a_day_is_asked_of_all():
    [row] = econ.scenario_table([SERBIA], "gdp_share", as_of="2024-12-31").rows
    assert row["as_of"] == "2024-12-31"
    assert row["gdp_vintage"] <= "2024-12-31"


def test_all_outputs_are_every_output_with_one_value():
    result = econ.run(Scenario.preset(MISSILES))
    names = [r["output"] for r in econ.scenario_table(result, "all").rows]
    assert set(compare.COMPARED) < {*names}
    assert len(names) == len({*names})
    assert {n for n in result.outputs if result.central[n].size == 1} <= {*names}
    assert "sale_path" not in names


def test_a_table_is_in_english_whatever_is_spoken():
    with econ.language.speaking("id"):
        [row] = econ.scenario_table([PRESS], "gdp_share").rows
    assert row["label"] == "Share of GDP"


@pytest.mark.parametrize(
    ("items", "options", "said"),
    [
        (
            [PRESS, "press-lin-2023"],
            {},
            r"^press-lin-2023: There is no scenario called .* Did you mean press-line-2023",
        ),
        ([Scenario(), Scenario(set={"sale_value": "much"})], {}, "^scenario 2, sale_value: "),
        ([PRESS], {"outputs": "gdp_shar"}, "There is no output called “gdp_shar”. Did you mean gdp_share"),
        ([PRESS], {"outputs": "sale_path"}, "has a value for each goods line or year"),
        ([PRESS], {"sources": "every"}, "There is no choice of GDP sources called “every”"),
    ],
)
def test_what_cannot_be_used_is_refused_in_a_sentence(items, options, said):
    with pytest.raises(InputError, match=said):
        econ.scenario_table(items, **options)


def test_a_file_that_holds_no_scenario_to_read_is_refused(tmp_path):
    econ.export.save(econ.run(), tmp_path / "answer.csv")
    with pytest.raises(InputError, match=r"answer.csv: No scenario is read from a file of this kind. Give a .toml"):
        econ.scenario_table([PRESS, tmp_path / "answer.csv"])


def test_a_hundred_scenarios_take_ten_times_as_long_as_ten():
    base = Scenario.preset(MISSILES).change(sampler=econ.Sampler(points=64, scrambles=4))
    each = [base.change(set={"payment_discount": f"{n / 200}"}) for n in range(100)]
    econ.scenario_table(each[:1])  # what is kept for the next time
    ten = calls(lambda: econ.scenario_table(each[:10]))
    made = []
    assert calls(lambda: made.append(econ.scenario_table(each))) < 15 * ten
    found = made[0]
    assert len({r["scenario_digest"] for r in found.rows}) == 100
    assert len(found.rows) == 100 * len(compare.COMPARED)


# --- codebook and files -------------------------------------------------------------------------------


def test_every_column_is_described_once(table):
    assert all(set(row) == set(NAMES) for row in table.rows)
    assert len(set(NAMES)) == len(NAMES)
    for v in VARIABLES:
        assert v.meaning.endswith((".", "…"))
        assert v.empty.endswith(".") or not v.empty
        empty = any(row[v.name] is None for row in table.rows)
        assert v.empty or not empty, v.name
    types = {"string": str, "number": float, "integer": int, "boolean": bool}
    assert {(v.name, type(row[v.name])) for v in VARIABLES for row in table.rows if row[v.name] is not None} <= {
        (v.name, types[v.type]) for v in VARIABLES
    }


def test_the_frame_has_a_type_for_each_column(table):
    frame = table.frame()
    assert list(frame.columns) == list(NAMES)
    assert str(frame["value"].dtype) == "float64"
    assert str(frame["gdp_year"].dtype) == "Int64"
    assert str(frame["gdp_chosen"].dtype) == "boolean"
    assert frame["value"].isna().sum() == frame["reason"].notna().sum() > 0


def test_csv_is_read_by_pandas_and_frictionless_has_its_columns(table, tmp_path):
    written = table.save(tmp_path / "scenarios.csv")
    assert [p.name for p in written] == [
        "scenarios.csv",
        "scenarios.codebook.csv",
        "scenarios.datapackage.json",
    ]
    frame = pd.read_csv(tmp_path / "scenarios.csv")
    assert list(frame.columns) == list(NAMES)
    assert frame["value"].dtype == "float64"
    assert frame["year"].dtype == "int64"
    assert [None if pd.isna(v) else v for v in frame["value"]] == [r["value"] for r in table.rows]
    assert [None if pd.isna(v) else v for v in frame["gdp_chosen"]] == [r["gdp_chosen"] for r in table.rows]
    [resource] = json.loads((tmp_path / "scenarios.datapackage.json").read_text("utf-8"))["resources"]
    assert [field["name"] for field in resource["schema"]["fields"]] == list(NAMES)
    assert (tmp_path / resource["path"]).is_file()
    codebook = pd.read_csv(tmp_path / "scenarios.codebook.csv", keep_default_na=False)
    assert codebook.to_dict("records") == table.codebook()


def test_parquet_is_typed_and_described(table, tmp_path):
    table.save(tmp_path / "scenarios.parquet")
    schema = pq.read_schema(tmp_path / "scenarios.parquet")
    assert [str(schema.field(n).type) for n in ("value", "gdp_year", "gdp_chosen", "label")] == [
        "double", "int64", "bool", "string",
    ]  # fmt: skip
    for v in VARIABLES:
        kept = {k.decode(): text.decode() for k, text in schema.field(v.name).metadata.items()}
        assert (kept["label"], kept.get("unit", ""), kept.get("empty", "")) == (v.meaning, v.unit, v.empty)
    query = "select value from '{}' where scenario = ? and output = 'gdp_share' and gdp_source = 'un_current'"
    found = duckdb.execute(query.format(tmp_path / "scenarios.parquet"), [PRESS]).fetchall()
    assert found == [(row_of(table, PRESS, "gdp_share", "un_current")["value"],)]


def test_json_is_a_table_that_pandas_knows(table):
    content = files.to_bytes(table, "json").decode()
    assert json.loads(content)["data"] == list(table.rows)
    frame = pd.read_json(io.StringIO(content), orient="table", precise_float=True)
    assert list(frame.columns) == list(NAMES)
    assert str(frame["gdp_year"].dtype) == "Int64"


def test_xlsx_holds_numbers_as_numbers_and_a_codebook(table, tmp_path):
    table.save(tmp_path / "scenarios.xlsx")
    book = openpyxl.load_workbook(tmp_path / "scenarios.xlsx")
    head, *rows = book["Scenarios"].iter_rows(values_only=True)
    assert head == NAMES
    for row, known in zip(rows, table.rows, strict=True):
        for name, cell in zip(head, row, strict=True):
            same = cell == pytest.approx(known[name], rel=1e-15) if isinstance(cell, float) else cell == known[name]
            assert same, name
    assert [
        dict(zip(("name", "type"), row, strict=False)) for row in book["Codebook"].iter_rows(2, values_only=True)
    ] == [{"name": v.name, "type": v.type} for v in VARIABLES]


UTF_8 = "csv:Text - txt - csv (StarCalc):44,34,76"
"""A conversion by LibreOffice to CSV with commas, quotes and UTF-8, whatever the language of the machine."""


def has_calc():
    """Whether LibreOffice is here with its spreadsheet program, which some systems install apart."""
    found = shutil.which("soffice")
    return bool(found) and (Path(found).resolve().parent / "libsclo.so").is_file()


@pytest.mark.skipif(not has_calc(), reason="needs LibreOffice Calc")
def test_libreoffice_opens_the_workbook(table, tmp_path):
    table.save(tmp_path / "scenarios.xlsx")
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            UTF_8,
            "--outdir",
            tmp_path,
            tmp_path / "scenarios.xlsx",
        ],
        check=True,
        timeout=120,
        capture_output=True,
    )
    [first, *_] = csv.DictReader((tmp_path / "scenarios.csv").read_text("utf-8").splitlines())
    assert (first["scenario"], first["value"]) == (PRESS, "250000000")


def test_a_title_that_looks_like_a_formula_is_text(evil, tmp_path):
    assert f"'{EVIL}" in {row["title"] for row in csv.DictReader(io.StringIO(files.to_bytes(evil, "csv").decode()))}
    evil.save(tmp_path / "evil.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "evil.xlsx")["Scenarios"]
    cell = sheet.cell(2, NAMES.index("title") + 1)
    assert (cell.value, cell.data_type) == (EVIL, "s")


def test_latex_prints_the_words_and_nothing_runs(evil, table):
    text = files.to_bytes(evil, "latex").decode()
    LatexWalker(text, tolerant_parsing=False).get_latex_nodes()
    assert "{[=1+1]} & Share of GDP & UN, current dollars (2022) & " in text
    widths = [float(part) for part in re.findall(r"p\{\\dimexpr (0\.\d+)\\linewidth-2\\tabcolsep\}", text)]
    # each part of the line holds its gaps, so that all together fill it
    assert len(widths) == len(files.COLUMNS)
    assert sum(widths) == pytest.approx(1, abs=0.001)
    words = LatexNodes2Text().latex_to_text(files.to_bytes(table, "latex").decode())
    assert "Bank of Korea, nominal (2022)" in words
    assert "0.89" in words


@pytest.mark.skipif(not shutil.which("pdflatex"), reason="needs LaTeX")
def test_latex_compiles_and_fits(table, tmp_path):
    (tmp_path / "t.tex").write_bytes(files.to_bytes(table, "latex"))
    packages = "".join(rf"\usepackage{{{name}}}" for name in ("array", "booktabs", "longtable"))
    (tmp_path / "m.tex").write_text(
        rf"\documentclass{{article}}{packages}\begin{{document}}\input{{t}}\end{{document}}"
    )
    for _turn in range(2):
        done = subprocess.run(
            ["pdflatex", "-interaction=nonstopmode", "m"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    assert done.returncode == 0, done.stdout[-2000:]
    assert re.findall(r"Overfull \\hbox \((\d+)", done.stdout) == []


def test_markdown_has_the_words_of_a_run(table):
    text = files.to_bytes(table, "markdown").decode()
    assert f"| {PRESS} | Share of GDP | Bank of Korea, nominal (2022) | 0.89% | 0.81 to 0.99% | C3 |" in text
    assert f"| {SERBIA} | Announced state budget |  | none | there is no series of defence budget" in text


# --- on the command line ------------------------------------------------------------------------------


def said(capsys, *words):
    code = main(["compare", *words])
    out, err = capsys.readouterr()
    return code, out, " ".join(err.split())


def test_formats_of_the_command_are_those_that_are_written():
    assert tuple(files.WRITERS) == command.FORMATS
    assert tuple(name for name in files.WRITERS if FORMATS[name].binary) == command.BINARY
    assert command.SOURCES == SOURCES


def test_every_preset_on_the_command_line(capsys):
    code, out, _err = said(capsys, "--presets", "--format", "csv", "--outputs", "gdp_share")
    assert code == 0
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["scenario"] for row in rows] == list(econ.default_book().presets)


def test_a_table_on_the_command_line_is_that_of_python(capsys, tmp_path):
    path = tmp_path / "t.json"
    names = ("--outputs", "gdp_share, sale_value", "--sources", "all")
    code, _out, err = said(capsys, PRESS, SERBIA, "--table", str(path), *names)
    assert (code, err) == (0, f"Written: {path}")
    known = econ.scenario_table([PRESS, SERBIA], ["gdp_share", "sale_value"], "all")
    assert path.read_bytes() == files.to_bytes(known, "json")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--presets"], "scenarios do not fit side by side. Give at most 6, or write them into one long table"),
        (["--format", "csv"], "No scenario is named. Name some, or add --presets."),
        ([PRESS, "--format", "xlsx"], "xlsx is not for a terminal. Add --table FILE."),
        (
            [PRESS, "--table", "t.docx"],
            "t.docx: A scenario table is not written to a file of this name. Choose an ending",
        ),
        (
            [PRESS, MISSILES, "--outputs", "gdp"],
            "--outputs is of the scenario table. Add --table FILE or --format NAME.",
        ),
        ([PRESS, MISSILES, "--sources", "all"], "--sources is of the scenario table."),
        ([PRESS, "--output", "c.csv", "--format", "csv"], "--output is of the comparison side by side."),
        ([PRESS, "none.toml", "--format", "csv"], "none.toml"),
        ([PRESS, "--table", "t.csv", "--format", "xlsx"], "--format xlsx is not the format of t.csv. Leave it out."),
    ],
)
def test_what_the_command_cannot_do_is_said_in_a_sentence(capsys, monkeypatch, tmp_path, words, message):
    monkeypatch.chdir(tmp_path)
    code, out, err = said(capsys, *words)
    assert (code, out) == (2, "")
    assert message in err
    assert list(Path(tmp_path).iterdir()) == []


def test_two_scenarios_are_set_side_by_side_as_before(capsys):
    code, out, _err = said(capsys, PRESS, MISSILES)
    assert code == 0
    assert "What differs" in out
    assert "Difference from 1" in out


# --- in the documentation -------------------------------------------------------------


PAGE = (Path(__file__).parent.parent / "docs" / "howto" / "scenario-tables.md").read_text("utf-8")


def test_every_command_of_the_page_works(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    commands = re.findall(r"^(econ .+)$", PAGE, re.MULTILINE)
    assert len(commands) > 4
    for line in commands:
        quick = line.replace("--outputs all", "--outputs gdp")  # all outputs of all presets take half a minute
        assert main(shlex.split(quick)[1:]) == 0, line
        assert "".join(capsys.readouterr()), line


def test_the_python_of_the_page_prints_what_it_shows(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    [(code, shown)] = re.findall(r"```python\n(.*?)```\n\n```\n(.*?)```", PAGE, re.DOTALL)
    exec(code, {})
    assert capsys.readouterr().out == shown


def test_the_page_has_every_column_as_the_codebook():
    for v in VARIABLES:
        unit = f" Unit: {v.unit}." if v.unit else ""
        assert f"| `{v.name}` | {v.type} | {v.meaning}{unit} | {v.empty} |" in PAGE
    assert f"{files.MOST_ROWS:,} rows" in PAGE
    assert all(f"| `{FORMATS[name].extension}` |" in PAGE for name in files.WRITERS)
