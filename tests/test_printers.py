"""A table of typed cells in every way of printing: the same words everywhere, and nothing in them that is run."""

import html as markup
import json
import re

import pytest

import econ
from econ.output import sections
from econ.output.cells import Cell, Column, Table, TableRow, table
from econ.output.printers.docx import docx
from econ.output.printers.html import html
from econ.output.printers.latex import latex
from econ.output.printers.markdown import markdown
from econ.output.printers.page import page
from econ.output.printers.pdf import pdf
from econ.output.printers.plain import plain as plain_data
from econ.output.printers.terminal import paragraph, terminal

WIDE = 1000


def document(made):
    """A document with the table, read back: caption, rows of cells, notes."""
    from docx import Document

    written = Document()
    docx(made, written, 6.0)
    return written


def in_document(made):
    written = document(made)
    cells = [cell.text for row in written.tables[0].rows for cell in row.cells]
    return "\n".join((*(p.text for p in written.paragraphs), *cells))


def flowing(made):
    """What reportlab is given to lay out: every paragraph with its style."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    return pdf(made, lambda text, kind: Paragraph(text, ParagraphStyle(kind)), 500.0)


def in_flowables(made):
    caption, grid, *rest = flowing(made)
    cells = [cell for row in grid._cellvalues for cell in row]
    return "\n".join(p.getPlainText() for p in (caption, *cells, *rest) if hasattr(p, "getPlainText"))


PRINTERS = {
    "terminal": lambda made: terminal(made, WIDE),
    "markdown": markdown,
    "latex": latex,
    "html": lambda made: markup.unescape(str(html(made))),
    "docx": in_document,
    "pdf": in_flowables,
    "page": lambda made: json.dumps(page(made), ensure_ascii=False),
    "plain": lambda made: json.dumps(plain_data(made), ensure_ascii=False),
}


def bare(text):
    """A text without what keeps a sign from being run, and with one kind of space."""
    return text.replace(r"\ensuremath{-}", "−").replace("\u00a0", " ").replace("~", " ").replace("\\", "")


@pytest.fixture(scope="module")
def answer():
    return sections.of(econ.run(econ.Scenario.preset("missiles-added")))


@pytest.mark.parametrize("name", PRINTERS)
def test_every_word_of_every_cell_and_title_is_printed(name, answer):
    assert len({made.name for made in answer}) == len(sections.SECTIONS)
    for made in answer:
        printed = bare(PRINTERS[name](made))
        words = [cell.words for row in made.rows for cell in row.cells] + [column.title for column in made.columns]
        assert [text for text in words if bare(text) not in printed] == []


def test_a_number_is_one_and_the_same_in_all_eight(answer):
    """The printed share by each source, taken out of each text; the page and the data hold it as it stands."""
    [made] = [one for one in answer if one.name == "gdp-sources"]
    made = made.only("source", "share")
    shares = [bare(row.cells[1].words) for row in made.rows]
    assert len(shares) > 5
    for name, printer in PRINTERS.items():
        printed = re.findall(r"(?<![\d.])\d+(?:\.\d+)?%", bare(printer(made)))
        assert (name, printed) == (name, shares)


SOURCED = Table(
    "one",
    "One & two",
    (Column("what", "what"), Column("value", "value", number=True), Column("sources", "sources", describes=True)),
    (
        TableRow("a", (Cell("A"), Cell("2%", 0.0199, unit="1"), Cell("", sources=("B3", "SRC")))),
        TableRow("b", (Cell("B"), Cell("1 to 3%", 0.01, 0.03, "1"), Cell("judgement")), strong=True),
    ),
    ("Said below.",),
    "of this answer",
)


@pytest.mark.parametrize("name", PRINTERS)
def test_sources_stand_behind_the_words_and_notes_below(name):
    printed = PRINTERS[name](SOURCED)
    assert [words for words in ("B3", "SRC", "judgement") if words not in printed] == []
    assert ("Said below." in printed) == (name != "page")


@pytest.mark.parametrize("printer", [markdown, latex])
def test_sources_are_cited_as_one_asks(printer):
    printed = printer(SOURCED, lambda ids: "+".join(name.lower() for name in ids))
    assert "b3+src" in printed
    assert "B3" not in printed


def test_the_row_of_the_answer_is_marked_in_each():
    assert "→ B" in terminal(SOURCED, WIDE)
    assert "→ A" not in terminal(SOURCED, WIDE)
    assert all("B (of this answer)" in PRINTERS[name](SOURCED) for name in ("markdown", "latex", "docx", "pdf"))
    assert re.findall(r'data-row="(.)" class="strong"', html(SOURCED)) == ["b"]
    rows = document(SOURCED).tables[0].rows
    assert [row.cells[0].paragraphs[0].runs[0].bold for row in rows] == [True, False, True]
    assert [row.get("strong", False) for row in plain_data(SOURCED)["rows"]] == [False, True]
    unmarked = Table(SOURCED.name, SOURCED.title, SOURCED.columns, SOURCED.rows)
    assert "→" not in terminal(unmarked, WIDE)
    assert "| B | 1 to 3%" in markdown(unmarked)


def test_numbers_end_at_the_same_place():
    assert "| --- | ---: | --- |" in markdown(SOURCED)
    assert r"\begin{tabular}{lrl}" in latex(SOURCED)
    lines = terminal(SOURCED, WIDE).splitlines()
    assert lines[3].index("2%") + 3 == lines[4].index("1 to 3%") + 8
    sides = [cell.paragraphs[0].alignment for cell in document(SOURCED).tables[0].rows[1].cells]
    assert [side is not None for side in sides] == [False, True, False]
    assert [p.style.name for p in flowing(SOURCED)[1]._cellvalues[1]] == ["cell", "number", "cell"]


def test_a_number_stands_in_full_behind_its_words_and_an_interval_does_not():
    assert re.findall(r'<data value="([^"]+)">([^<]*)</data>', html(SOURCED)) == [("0.0199", "2%")]


def test_what_is_known_of_a_source_leads_there():
    assert '<a href="#source-SRC">SRC</a>' in html(SOURCED, {"SRC"})
    assert '<a href="#source-B3">' not in html(SOURCED, {"SRC"})


def test_data_leave_out_what_a_cell_has_not():
    row, _other = plain_data(SOURCED)["rows"]
    assert row["cells"]["value"] == {"words": "2%", "value": 0.0199, "unit": "1"}
    assert row["cells"]["sources"] == {"words": "", "sources": ["B3", "SRC"]}


def test_the_page_has_what_is_said_below_the_words_and_where_they_lead():
    made = table("t", "T", [{"a": Cell("x", small="y"), "b": Cell("z", address="?q=1"), "c": "w"}])
    assert page(made) == {"label": "T", "head": ["a", "b", "c"], "rows": [[["x", "y"], ["z", "", "?q=1"], "w"]]}


RUN = "<b>&|`$x$ _a_ # \\input{x}"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("markdown", r"\<b\>\&\|\`\$x\$ \_a\_ \# \\input{x}"),
        ("latex", r"\textless{}b\textgreater{}\&\textbar{}\textasciigrave{}\$x\$ \_a\_ \# \textbackslash{}input"),
        ("html", "&lt;b&gt;&amp;|`$x$ _a_ # \\input{x}"),
        ("docx", RUN),
        ("pdf", RUN),
    ],
)
def test_nothing_in_a_cell_is_run(name, found):
    made = table("t", RUN, [{RUN: RUN, "b": "c"}], notes=(RUN,))
    printed = str(html(made)) if name == "html" else PRINTERS[name](made)
    assert printed.count(found) >= (3 if name == "markdown" else 4)


def test_a_table_is_no_wider_than_the_terminal_and_breaks_no_word():
    made = table("t", "", [{"a": "many short words in one long cell " * 5, "b": "1,234"}], notes=("A note. " * 20,))
    lines = terminal(made, 60).splitlines()
    assert max(map(len, lines)) <= 60
    assert " ".join(" ".join(lines).replace("1,234", "").split()).count("many short words in one long cell") >= 4
    assert terminal(table("t", "", [{"a": "x" * 70}]), 60).splitlines()[-1] == "x" * 70


def test_a_row_has_its_name_in_front_if_one_asks_by_it():
    head, _rule, first, second = terminal(SOURCED, WIDE, named=True).splitlines()[1:5]
    assert head.split() == ["what", "value", "sources"]
    assert first.split() == ["a", "A", "2%", "B3", "SRC"]
    assert second.split()[:3] == ["→", "b", "B"]


def test_a_column_is_as_wide_as_it_says_or_the_first_wider_than_the_others():
    wide = Table("t", "T", (Column("a", "a", width=0.25), Column("b", "b", width=0.75)), SOURCED.rows[:0])
    assert flowing(wide)[1]._colWidths == [125.0, 375.0]
    first, second, third = flowing(SOURCED)[1]._colWidths
    assert first > second == pytest.approx(third)
    assert first + second + third == pytest.approx(500.0)
    columns = table("t", "T", [{"a": "x", "b": "y"}])
    assert document(columns).tables[0].rows[0].cells[0].text == "a"


def test_the_header_of_a_document_is_repeated_on_every_page():
    rows = document(SOURCED).tables[0].rows
    assert ["tblHeader" in row._tr.xml for row in rows] == [True, False, False]


def test_columns_of_a_document_are_as_wide_as_what_is_not_broken_in_them():
    """Equal parts of six inches broke a sum of dollars in the middle of its word."""
    made = table("t", "T", [{"A": "x", "B": "$16.4\u00a0billion\u00a0a\u00a0year", "C": "1"}])
    [written] = document(made).tables
    narrow, wide, last = (column.width.inches for column in written.columns)
    assert narrow == last < 2 < wide
    assert narrow + wide + last == pytest.approx(6.0, abs=0.001)
    assert [cell.width for cell in written.rows[1].cells] == [column.width for column in written.columns]


def test_a_terminal_gives_a_syllable_of_hangul_two_places():
    """Unicode Standard Annex 11: Hangul syllables are wide, Latin letters and digits narrow."""
    made = table("t", "", [{"name": "한국은행", "value": "7"}, {"name": "UN", "value": "13"}], numbers=("value",))
    lines = terminal(made, 40).splitlines()
    assert lines[-2:] == ["한국은행      7", "UN           13"]


def test_wide_words_are_broken_where_the_terminal_ends():
    assert paragraph("가나다 라마바 사아자", 14) == "가나다 라마바\n사아자"
    assert paragraph("abc def ghi", 7) == "abc def\nghi"
