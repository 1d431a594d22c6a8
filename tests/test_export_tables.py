"""Parquet, Stata, Markdown and LaTeX: other programs read the same digits in them."""

import io
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import duckdb
import markdown_it
import pyarrow as pa
import pyarrow.parquet as pq
import pyreadstat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pylatexenc.latex2text import LatexNodes2Text
from pylatexenc.latexwalker import LatexWalker

import econ
from econ import InputError, Scenario, verify, wording
from econ.analysis import tables
from econ.doors.cli import main
from econ.doors.cli import run as run_command
from econ.doors.cli import text as terminal
from econ.evidence import Setting
from econ.output import charts, export, printers, sections
from econ.output.export import content, printed, stata_file
from econ.output.printers.markdown import safe
from econ.provenance import citing

PRESETS = ("press-line-2023", "missiles-added", "india-2023")
EVIL = "a_b & 50% | $x$ #1 {y} <b>*z*</b> [l](http://e) `c` ~^\\d −1 한"


@pytest.fixture(scope="module", params=PRESETS)
def result(request):
    return econ.run(Scenario.preset(request.param))


@pytest.fixture(scope="module")
def poisoned():
    setting = Setting(value="300 million USD/year", judgement=f"{EVIL}.", note=f"{EVIL}.")
    return econ.run(Scenario.preset().change(title=EVIL, set={"sale_value": setting}))


def saved(result, folder, ending):
    path = folder / f"answer{ending}"
    export.save(result, path)
    return path


def finite(rows, *keys):
    return [{k: v for k, v in row.items() if k in keys and content.finite(v) is not None} for row in rows]


# --- Parquet ---------------------------------------------------------------------------------------


def test_parquet_is_read_by_another_engine_with_typed_columns(result, tmp_path):
    path = saved(result, tmp_path, ".parquet")
    described = duckdb.sql(f"describe select * from '{path}'").fetchall()
    kinds = {name: kind for name, kind, *_ in described}
    assert tuple(kinds) == content.COLUMNS
    assert {kinds[name] for name in content.NUMBERS} == {"DOUBLE"}
    assert kinds["year"] == "INTEGER"
    assert {kinds[n] for n in kinds if n not in (*content.NUMBERS, "year")} == {"VARCHAR"}


def test_parquet_holds_every_digit_of_every_output(result, tmp_path):
    path = saved(result, tmp_path, ".parquet")
    names = ", ".join(content.NUMBERS)
    found = duckdb.sql(f"select name, {names} from '{path}' where section = 'output'").fetchall()
    expected = [(r["output"], *(content.finite(r[n]) for n in content.NUMBERS)) for r in tables.summary(result)]
    assert found == expected


def test_parquet_carries_the_question_in_its_metadata_and_its_rows(result, tmp_path):
    path = saved(result, tmp_path, ".parquet")
    metadata = {
        k.decode(): v.decode()
        for k, v in duckdb.sql(f"select key, value from parquet_kv_metadata('{path}')").fetchall()
    }
    rows = dict(duckdb.sql(f"select name, text from '{path}' where section = 'about'").fetchall())
    assert metadata["econ.scenario"] == rows["scenario"] == result.state.json
    assert metadata["econ.fingerprint"] == rows["fingerprint"] == str(result.fingerprint)


def test_parquet_explains_every_column(result):
    schema = pq.read_schema(io.BytesIO(export.to_bytes(result, "parquet")))
    assert all(field.metadata[b"label"] for field in schema)


def rewritten(path, change):
    """The same Parquet file with its rows or metadata changed, written by another call."""
    table = pq.read_table(path)
    rows, metadata = table.to_pylist(), dict(table.schema.metadata)
    change(rows, metadata)
    made = pa.Table.from_pylist(rows, schema=table.schema.with_metadata(metadata))
    pq.write_table(made, path, compression="gzip")


def one_digit(text, place=4):
    """A number with one of its digits raised by one."""
    digits = [n for n, sign in enumerate(text) if sign.isdigit() and text[:n].strip("-0.")]
    at = digits[place - 1]
    return f"{text[:at]}{(int(text[at]) + 1) % 10}{text[at + 1 :]}"


def test_one_digit_of_a_parquet_file_is_named(result, tmp_path):
    path = saved(result, tmp_path, ".parquet")

    def tamper(rows, _):
        [row] = [r for r in rows if r["section"] == "output" and r["name"] == "gdp_share"]
        row["high"] = float(one_digit(repr(row["high"])))

    assert verify.verify(path).identical
    rewritten(path, tamper)
    verdict = verify.verify(path)
    assert not verdict.holds
    assert [d.place for d in verdict.differences] == ["output gdp_share high"]


def test_a_changed_answer_in_the_metadata_of_a_parquet_file_is_named(result, tmp_path):
    path = saved(result, tmp_path, ".parquet")
    rewritten(path, lambda _, metadata: metadata.update({b"econ.headline": b"A sale is nothing."}))
    assert [d.place for d in verify.verify(path).differences] == ["metadata headline"]


@pytest.mark.parametrize("damage", ["empty", "half", "beginning"])
@pytest.mark.parametrize("ending", [".parquet", ".dta"])
def test_a_damaged_file_is_refused_in_a_sentence(result, tmp_path, ending, damage):
    path = saved(result, tmp_path, ending)
    raw = path.read_bytes()
    path.write_bytes({"empty": b"", "half": raw[: len(raw) // 2], "beginning": raw[:9] + raw[99:]}[damage])
    with pytest.raises(InputError, match="holds no scenario, or is damaged"):
        verify.verify(path)


def test_a_parquet_file_with_more_rows_than_any_is_refused(tmp_path):
    path = tmp_path / "huge.parquet"
    pq.write_table(pa.table({"section": pa.array(["about"] * 200_000)}), path)
    with pytest.raises(InputError, match="damaged"):
        verify.verify(path)


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_one_digit_of_a_text_file_is_named(result, tmp_path, kind):
    path = saved(result, tmp_path, f".{kind}")
    share = repr(tables.summary_of(result, "gdp_share").high)
    text = path.read_text("utf-8")
    head, row, tail = re.split(
        r"(output,gdp_share,[^\n]*|\"output\": \"gdp_share\".*?\})", text, maxsplit=1, flags=re.DOTALL
    )
    assert row.count(share) == 1
    path.write_text(head + row.replace(share, one_digit(share)) + tail, "utf-8", newline="")
    verdict = verify.verify(path)
    assert not verdict.holds
    [difference] = verdict.differences
    assert "gdp_share" in difference.place
    assert difference.place.endswith("high")


# --- Stata -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def stata(result, tmp_path_factory):
    return pyreadstat.read_dta(str(saved(result, tmp_path_factory.mktemp("stata"), ".dta")))


def test_stata_holds_every_digit_of_every_output(result, stata):
    frame, _ = stata
    whole = frame[frame["kind"] == "result"].set_index("statistic")
    for row in tables.summary(result):
        for statistic in content.NUMBERS:
            if content.finite(row[statistic]) is not None:
                assert whole.loc[statistic, row["output"]] == row[statistic]


def test_stata_holds_the_sources_lines_and_years(result, stata):
    frame, _ = stata
    source = frame[(frame["kind"] == "gdp_source") & (frame["statistic"] == "median")].set_index("item")
    assert source["gdp_share"].to_dict() == {r["source"]: r["median"] for r in tables.by_gdp_source(result)}
    line = frame[(frame["kind"] == "goods_line") & (frame["statistic"] == "high")].set_index("item")
    assert dict(line["line_value"] if len(line) else {}) == {r["line"]: r["value_high"] for r in tables.by_line(result)}
    year = frame[(frame["kind"] == "year") & (frame["statistic"] == "low")].set_index("year")
    assert year["share_path"].to_dict() == {r["year"]: r["share_path_low"] for r in tables.by_year(result)}


def test_stata_labels_carry_the_units(result, stata):
    _, meta = stata
    labels = meta.column_names_to_labels
    for row in tables.summary(result):
        assert labels[row["output"]] == f"{row['label']} ({row['unit']})"
    assert all(labels.values())


def test_stata_keeps_to_the_limits_of_stata_14(result, stata):
    """Names up to 32 signs, labels up to 80, format 118: the manual of Stata 14, chapters 11.3 and 12.6, and dta."""
    _, meta = stata
    raw = export.to_bytes(result, "stata")
    assert raw.startswith(b"<stata_dta><header><release>118</release><byteorder>LSF</byteorder>")
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,31}", name) for name in meta.column_names)
    assert max(map(len, meta.column_labels)) <= 80
    assert meta.file_label == str(result.fingerprint)[:80]
    assert f"{meta.creation_time:%Y-%m-%d}" == result.book.release


def test_stata_carries_the_question_and_the_sources(result, stata):
    frame, _ = stata
    about = frame[frame["kind"] == "about"].set_index("item")["text"]
    assert about["scenario"] == result.state.json
    assert about["fingerprint"] == str(result.fingerprint)
    assert set(frame[frame["kind"] == "source"]["item"]) == set(citing.cited(result))


def test_one_digit_of_a_stata_file_is_named(result, tmp_path):
    path = saved(result, tmp_path, ".dta")
    assert verify.verify(path).identical
    share = tables.summary_of(result, "gdp_share").high
    old, new = (pa.array([v]).buffers()[1].to_pybytes()[:8] for v in (share, float(one_digit(repr(share)))))
    raw = path.read_bytes()
    assert old in raw
    path.write_bytes(raw.replace(old, new, 1))
    verdict = verify.verify(path)
    assert not verdict.holds
    assert [d.place for d in verdict.differences] == ["result high gdp_share"]


def test_names_that_stata_refuses_are_changed_and_stay_apart():
    long = "quantity_" + "x" * 40
    made = stata_file._names([long, f"{long}y", "in", "str20", "_n", "2x", "year", "한"])
    assert len(set(made.values())) == len(made)
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,31}", name) for name in made.values())
    assert not {"in", "str20", "year"} & set(made.values())


def test_a_label_that_is_cut_keeps_its_unit():
    made = stata_file._label("Number " * 20, {"missile/container"})
    assert len(made) == 80
    assert made.endswith("… (missile/container)")


# --- print -----------------------------------------------------------------------------------------


def markdown(result):
    return markdown_it.MarkdownIt("commonmark").enable("table").parse(export.to_bytes(result, "markdown").decode())


def said(token):
    """The text of a piece of Markdown as a reader sees it."""
    signs = {"softbreak": " ", "hardbreak": "\n"}
    return "".join(signs.get(part.type, part.content) for part in token.children)


def markdown_tables(result):
    """The tables as lists of rows of cells."""
    found, row = [], None
    for token in markdown(result):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            row = []
            found[-1].append(())
        elif token.type == "inline" and row is not None:
            row.append(said(token))
        elif token.type == "tr_close":
            found[-1][-1], row = tuple(row), None
    return found


def expected(result):
    """The cells as one reads them, sources by the numbers that their notes get."""
    notes, found = printed.Notes(result.book.sources), []
    for table in printed.printed(result).tables:
        rows = [[column.title for column in table.columns]]
        rows += (printers.texts(table, row, notes.numbers) for row in table.rows)
        found.append([tuple(cell.replace("\u00a0", " ") for cell in row) for row in rows])
    return found


def test_markdown_is_read_as_the_tables_it_holds(result):
    assert markdown_tables(result) == expected(result)


def test_key_figures_are_printed_money_first_then_the_headlines(result):
    rows = next(table for table in printed.printed(result).tables if table.name == "outputs").rows
    money, shares = (
        [row.name for row in rows if ("$" in row.cells[1].words) == is_money] for is_money in (True, False)
    )
    assert [row.name for row in rows] == [*money, *shares]
    received = ["value_received", "assumed_receipts"] if "value_received" in result.draws else []
    assert money == ["sale_value", "gdp", *received]
    assert shares[:2] == ["gdp_share", "contribution_to_gdp"]


def test_markdown_says_the_answer_and_ends_in_the_fingerprint(result):
    texts = [said(token) for token in markdown(result) if token.type == "inline"]
    assert texts[0] == result.scenario.title
    assert texts[1] == tables.headline(result).replace("\u00a0", " ")
    assert texts[-1].splitlines()[0] == str(result.fingerprint)


def test_printed_numbers_are_those_of_the_terminal(result, monkeypatch):
    monkeypatch.setattr(terminal, "width", lambda: 1000)
    screen = run_command.text(result, everything=True).replace("\u00a0", " ")
    on_screen = {cell.strip() for line in screen.splitlines() for cell in re.split(r"\s{2,}", line)}
    for table in expected(result):
        for header, *cells in zip(*table, strict=True):
            if header not in ("sources", "GDP source", "output", "goods", "grade"):
                assert [cell for cell in cells if cell and cell not in on_screen] == []


def test_shares_are_rounded_as_in_the_headline_and_the_charts(result):
    share = tables.summary_of(result, "gdp_share")
    value, span = wording.estimate(*share.printed, "1")
    assert value in tables.headline(result)
    assert f"interval {span}" in tables.headline(result)
    assert (value, span) == tuple(cell.words for cell in charts.words(share.ends, "1").values())


def test_every_number_of_a_note_has_its_source(result):
    notes = printed.Notes(result.book.sources)
    [table] = [table for table in printed.printed(result).tables if table.name == "outputs"]
    named = " ".join(printers.texts(table, row, notes.numbers)[-1] for row in table.rows)
    numbers = [int(n) for n in re.findall(r"\d+", named)]
    assert max(numbers) == len(notes.citations())
    assert len(set(notes.citations())) == len(notes.citations())


LATEX_ROW = re.compile(r"^    (.*) \\\\$", re.MULTILINE)


def latex_tables(result):
    text = export.to_bytes(result, "latex").decode()
    plain = LatexNodes2Text(strict_latex_spaces=True).latex_to_text
    bodies = re.findall(r"\\toprule\n(.*?)\\bottomrule", text, re.DOTALL)
    rows = [[re.sub(r"\\cite\{[^}]*\}", "", row).split(" & ") for row in LATEX_ROW.findall(body)] for body in bodies]
    return [[tuple(plain(cell).replace("\u00a0", " ").strip() for cell in row) for row in table] for table in rows]


def test_latex_is_read_as_the_same_tables(result):
    """A minus sign is read back as a hyphen; sources are cited, but for results, which rest on dozens."""
    wanted = []
    for table in printed.printed(result).tables:
        names = [c.name for c in table.columns if (table.name, c.name) != ("outputs", "sources")]
        kept = table.only(*names)
        rows = [[c.title for c in kept.columns], *(printers.texts(kept, row, lambda _ids: "") for row in kept.rows)]
        wanted.append([tuple(cell.replace("−", "-").replace("\u00a0", " ").strip() for cell in row) for row in rows])
    assert latex_tables(result) == wanted


def test_latex_is_well_formed_and_every_table_has_its_rules_and_fingerprint(result):
    text = export.to_bytes(result, "latex").decode()
    LatexWalker(text, tolerant_parsing=False).get_latex_nodes()
    count = len(printed.printed(result).tables)
    assert text.count(r"\begin{table}") == count
    for part in (r"\toprule", r"\midrule", r"\bottomrule"):  # a long table has its head twice
        assert text.count(part) == count + (1 if part == r"\bottomrule" else 2)
    assert text.count(str(result.fingerprint)) == count + 2
    labels = re.findall(r"\\label\{(.*?)\}", text)
    assert len(set(labels)) == count + 1
    assert all(one.startswith(f"tab:econ-{result.fingerprint.scenario[:8]}-") for one in labels)


def test_latex_cites_by_the_keys_of_the_bibliography(result):
    text = export.to_bytes(result, "latex").decode()
    keys = {key for named in re.findall(r"\\cite\{(.*?)\}", text) for key in named.split(",")}
    entries = set(re.findall(r"^@\w+\{(.*),$", citing.cite_sources(result, "bibtex", everything=True), re.MULTILINE))
    assert keys <= entries
    assert len(keys) > 5


def test_latex_has_each_assumption_that_counts(result):
    text = export.to_bytes(result, "latex").decode()
    body = text.partition(r"\endhead")[2].partition(r"\end{longtable}")[0]
    assert body.count("\\\\\n") == len(sections.assumptions_used(result).rows)


TEX = shutil.which("pdflatex")


@pytest.mark.skipif(not TEX, reason="needs LaTeX, which the project does not ask for")
def test_two_results_fit_into_one_article(result, tmp_path):
    other = econ.run(Scenario.preset("turkey-2024"))
    for name, one in (("a", result), ("b", other)):
        (tmp_path / f"{name}.tex").write_bytes(export.to_bytes(one, "latex"))
    packages = r"\usepackage[T1]{fontenc}\usepackage{lmodern,array,booktabs,longtable,siunitx,tabularx}"
    body = r"\begin{document}\input{a}\clearpage\input{b}\end{document}"
    (tmp_path / "two.tex").write_text(rf"\documentclass{{article}}{packages}{body}", "utf-8")
    for _ in range(2):
        made = subprocess.run(
            [TEX, "-interaction=nonstopmode", "-halt-on-error", "two.tex"],
            cwd=tmp_path,
            capture_output=True,
            check=False,
        )
        assert made.returncode == 0, made.stdout[-2000:]
    log = (tmp_path / "two.log").read_text("utf-8", "replace")
    assert not re.findall(r"Overfull .hbox.*|.*multiply defined.*|Missing character.*", log)


def test_latex_runs_nothing_that_comes_in_with_a_text(poisoned):
    text = export.to_bytes(poisoned, "latex").decode()
    LatexWalker(text, tolerant_parsing=False).get_latex_nodes()
    assert r"a\_b \& 50\% \textbar{} \$x\$ \#1 \textbraceleft{}y\textbraceright{} \textless{}b" in text
    assert r"\textasciitilde{}\textasciicircum{}\textbackslash{}d \ensuremath{-}1 한" in text


def test_markdown_shows_a_text_as_it_stands(poisoned):
    tokens = markdown(poisoned)
    assert said(next(t for t in tokens if t.type == "inline")) == EVIL
    inside = {part.type for t in tokens if t.type == "inline" for part in t.children}
    assert inside <= {"text", "text_special", "hardbreak", "link_open", "link_close"}
    targets = {part.attrs["href"] for t in tokens for part in t.children or () if part.type == "link_open"}
    assert "http://e" not in targets
    assert not {t.type for t in tokens} & {"html_block", "code_block", "fence"}


@pytest.mark.parametrize(
    "text",
    ["- x", "+ x", "1. x", "12) x", "# x", "> x", "=== x", "---", "* x", "6.7%", "-1.5", "a | b", "!x", "&amp;"],
)
def test_a_text_in_markdown_is_a_paragraph_of_that_text(text):
    [start, inline, end] = markdown_it.MarkdownIt("commonmark").enable("table").parse(safe(text))
    assert (start.type, end.type) == ("paragraph_open", "paragraph_close")
    assert said(inline) == text


@given(st.text(alphabet="abc 01.-+=#*_`~<>[]()!|\\&;:/\"'$ü한", min_size=1).filter(str.strip))
def test_any_text_in_markdown_is_a_paragraph_of_that_text(text):
    [start, inline, _] = markdown_it.MarkdownIt("commonmark").enable("table").parse(safe(text))
    assert start.type == "paragraph_open"
    assert said(inline) == " ".join(text.split())


def test_a_result_without_a_share_or_a_title_is_printed():
    bare = econ.run(Scenario(set={"sale_value": "1 billion USD/year"}, sampler=econ.Sampler(points=2)))
    for name in ("markdown", "latex", "parquet", "stata"):
        assert export.to_bytes(bare, name)
    first = next(t for t in markdown(bare) if t.type == "inline")
    assert said(first) == "A sale and North Korea's GDP"


# --- the page that says which to take --------------------------------------------------------------

PAGE = (Path(__file__).parent.parent / "docs" / "howto" / "take-it-away.md").read_text("utf-8")


def test_every_command_of_the_page_works_and_every_format_of_tables_is_on_it(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    commands = re.findall(r"^(econ .+)$", PAGE, re.MULTILINE)
    assert len(commands) > 10
    for command in commands:
        assert main(shlex.split(command)[1:]) == 0, command
        assert "".join(capsys.readouterr()), command
    for name in ("csv", "json", "parquet", "stata", "markdown", "latex"):
        ending = export.FORMATS[name].extension
        assert f"| `answer{ending}` |" in PAGE
        assert (tmp_path / f"answer{ending}").exists()
