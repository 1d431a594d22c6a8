"""A table of typed cells in every way of printing: the same words everywhere, and nothing in them that is run."""

import html as markup
import importlib
import json
import re

import pytest

import econ
from econ.output import sections
from econ.output.cells import Cell, Column, Table, TableRow, table
from econ.output.printers import parts
from econ.output.printers.docx import docx
from econ.output.printers.html import html
from econ.output.printers.latex import latex
from econ.output.printers.markdown import markdown
from econ.output.printers.plain import plain as plain_data
from econ.output.printers.terminal import paragraph, terminal
from econ.output.printers.typst import quoted, typst
from econ.wording.language import speaking

WIDE = 1000


def document(made):
    """A document with the table, read back: caption, rows of cells, notes."""
    from docx import Document

    from econ.output.export.word_styles import dress

    written = Document()
    dress(written, "", "")
    docx(made, written, 6.0)
    return written


def in_document(made):
    written = document(made)
    cells = [cell.text for row in written.tables[0].rows for cell in row.cells]
    return "\n".join((*(p.text for p in written.paragraphs), *cells))


SHEET = """#let to(key) = key
#let plain(it) = if type(it) == str { it } else if it == [ ] { " " } else if it.has("text") { it.text } else if (
  it.has("body")) { plain(it.body) } else { it.children.map(plain).join() }
#let sheet(..given) = [#metadata((..given.named(), rows: given.named().rows.map(row => row.map(plain)))) <sheet>]
"""


def given(made, listed=()):
    """What typst itself makes of the call: the arguments of the sheet, cells as text."""
    import typst as compiler

    source = f"{SHEET}{typst(made, listed)}".encode()
    [found] = json.loads(compiler.query(source, "<sheet>", field="value"))
    return found


def in_sheet(made):
    found = given(made)
    cells = [cell for row in found["rows"] for cell in row]
    return "\n".join((found["title"], *found["head"], *cells, *found["notes"], *found["below"]))


PRINTERS = {
    "terminal": lambda made: terminal(made, WIDE),
    "markdown": markdown,
    "latex": latex,
    "html": lambda made: markup.unescape(str(html(made))),
    "docx": in_document,
    "typst": in_sheet,
    "plain": lambda made: json.dumps(plain_data(made), ensure_ascii=False),
}


def bare(text):
    """A text without what keeps a sign from being run, and with one kind of space."""
    points = re.sub(r"(?<=[ {])\{([^{}]*)\}(?=\d)|(?<=[\d])\{([^{}]*)\}", r"\1\2", text)
    return points.replace(r"\ensuremath{-}", "−").replace("\u00a0", " ").replace("~", " ").replace("\\", "")


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
    assert all("B (of this answer)" in PRINTERS[name](SOURCED) for name in ("markdown", "latex", "docx", "typst"))
    assert re.findall(r'data-row="(.)" class="strong"', html(SOURCED)) == ["b"]
    rows = document(SOURCED).tables[0].rows
    said = [row.cells[0].paragraphs[0].runs[0].style.name for row in rows]
    assert said == ["Strong", "Default Paragraph Font", "Strong"]
    assert [row.get("strong", False) for row in plain_data(SOURCED)["rows"]] == [False, True]
    unmarked = Table(SOURCED.name, SOURCED.title, SOURCED.columns, SOURCED.rows)
    assert "→" not in terminal(unmarked, WIDE)
    assert "| B | 1 to 3%" in markdown(unmarked)


def test_numbers_end_at_the_same_place():
    assert "| --- | ---: | --- |" in markdown(SOURCED)
    assert r"XS[table-format=1.0, table-space-text-post={ to 3\%}]" in latex(SOURCED)
    assert r"B (of this answer) & 1{ to 3\%} & judgement" in latex(SOURCED)
    lines = terminal(SOURCED, WIDE).splitlines()
    assert lines[3].index("2%") + 3 == lines[4].index("1 to 3%") + 8
    styles = [cell.paragraphs[0].style.name for cell in document(SOURCED).tables[0].rows[1].cells]
    assert styles == ["Table Text", "Table Number", "Table Text"]
    assert given(SOURCED)["numbers"] == [False, True, False]


def test_a_number_stands_in_full_behind_its_words_and_an_interval_does_not():
    assert re.findall(r'<data value="([^"]+)">([^<]*)</data>', html(SOURCED)) == [("0.0199", "2%")]


def test_what_is_known_of_a_source_leads_there():
    assert '<a href="#source-SRC">SRC</a>' in html(SOURCED, {"SRC"})
    assert '<a href="#source-B3">' not in html(SOURCED, {"SRC"})


def test_data_leave_out_what_a_cell_has_not():
    row, _other = plain_data(SOURCED)["rows"]
    assert row["cells"]["value"] == {"words": "2%", "value": 0.0199, "unit": "1"}
    assert row["cells"]["sources"] == {"words": "", "sources": ["B3", "SRC"]}


RUN = "<b>&|`$x$ _a_ # \\input{x}"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("markdown", r"\<b\>\&\|\`\$x\$ \_a\_ \# \\input{x}"),
        ("latex", r"\textless{}b\textgreater{}\&\textbar{}\textasciigrave{}\$x\$ \_a\_ \# \textbackslash{}input"),
        ("html", "&lt;b&gt;&amp;|`$x$ _a_ # \\input{x}"),
        ("docx", RUN),
        ("typst", RUN),
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


def test_a_column_is_as_wide_as_it_says_or_as_its_words_ask():
    wide = Table("t", "T", (Column("a", "a", width=0.25), Column("b", "b", width=0.75)), SOURCED.rows[:0])
    assert parts(wide, [["a", "b"]], 100) == [0.25, 0.75]
    assert given(wide)["widths"] == ["0.25fr", "0.75fr"]
    free = Table("t", "T", (Column("a", "a"), Column("b", "b")), ())
    lines = [
        ["many short words", "$1.5\u00a0billion"]
    ]  # 16 and 12 letters, of which 5 and 12 stay together; 3 for sides
    assert parts(free, lines, 100) == [19 / 34, 15 / 34]
    assert parts(free, lines, 23) == [8 / 23, 15 / 23]
    assert parts(free, lines, 10) == [8 / 23, 15 / 23]
    assert parts(free, [["북한", "abcd"]], 100) == [0.5, 0.5]


def test_a_long_column_stands_below_each_row_where_paper_is_narrow():
    columns = (Column("a", "a"), Column("why", "why", below=True), Column("b", "b"))
    long = Table("t", "T", columns, (TableRow("r", (Cell("1"), Cell("because", sources=("S",)), Cell("2"))),))
    kept, below = long.narrow()
    assert [column.name for column in kept.columns] == ["a", "b"]
    assert below == (Cell("because", sources=("S",)),)
    head, first, second = document(long).tables[0].rows
    assert [cell.text for cell in head.cells] == ["a", "b"]
    assert [cell.text for cell in first.cells] == ["1", "2"]
    assert second.cells[1].text == "because S"
    assert second.cells[0]._tc is first.cells[0]._tc  # the name stands beside both lines
    found = given(long)
    assert (found["head"], found["rows"], found["below"]) == (["a", "b"], [["1", "2"]], [["because", "S"]])
    assert SOURCED.narrow() == (SOURCED, ())


def test_a_table_that_is_wider_than_the_line_is_broken_in_latex():
    money = [Cell(f"${n}.5\u00a0billion\u00a0a\u00a0year", n + 0.5, unit="USD/year") for n in range(5)]
    columns = tuple(Column(f"c{n}", f"c{n}", number=True) for n in range(5))
    wide = latex(Table("w", "W", columns, (TableRow("r", tuple(money)),)))
    assert wide.count(r"\raggedleft\arraybackslash}p{\dimexpr 0.2000\linewidth-2\tabcolsep}") == 5
    assert r"\$0.5 billion a year & \$1.5 billion" in wide
    narrow = latex(Table("w", "W", columns[:2], (TableRow("r", tuple(money[:2])),)))
    assert r"{\$}0.5{~billion~a~year} & {\$}1.5" in narrow


def test_a_table_of_one_result_has_a_label_of_its_own():
    assert r"\label{tab:econ-one}" in latex(SOURCED)
    assert r"\label{tab:econ-f80eb633-one}" in latex(SOURCED, mark="f80eb633")


def test_a_source_in_a_sheet_leads_to_where_it_is_listed():
    assert 'to("SRC")' in typst(SOURCED, {"SRC"})
    assert 'to("B3")' not in typst(SOURCED, {"SRC"})


MEASURED = """#set text(font: "Econ Sans", hyphenate: false, kerning: false)
#let set-in((words, size, width, strong)) = block(width: width * 1pt, {
  set text(size: size * 1pt, weight: if strong { 600 } else { 400 })
  set par(leading: 0.45em)
  words
})
#context [#metadata(json(bytes(sys.inputs.texts)).map(one => measure(set-in(one)).height.pt())) <high>]
"""


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("preset", ["press-line-2023", "turkey-2024"])
def test_the_height_of_a_row_is_that_of_its_texts_or_of_a_line_more(preset, language, monkeypatch):
    import typst as compiler

    from econ.output.drawing import fonts
    from econ.output.export.report import report

    asked, made = [], importlib.import_module("econ.output.printers.typst")

    def noted(words, size, width, *, strong=False):
        found = high(words, size, width, strong=strong)
        asked.append((words, size, width, strong, found))
        return found

    high = made._high
    monkeypatch.setattr(made, "_high", noted)
    with speaking(language):
        for block in report(econ.run(econ.Scenario.preset(preset))).blocks:
            assert not isinstance(block, Table) or typst(block)
    known = [one for one in asked if one[-1]]
    assert len(known) > 0.95 * len(asked) > 400
    texts = json.dumps([one[:4] for one in known])
    faces = fonts.typefaces((fonts.FOLDER,))
    [heights] = json.loads(
        compiler.query(MEASURED.encode(), "<high>", field="value", font_paths=faces, sys_inputs={"texts": texts})
    )
    over = [given - true for (*_, given), true in zip(known, heights, strict=True)]
    assert min(over) > -0.01  # nothing reaches into the next row
    assert sum(1 for more in over if more > 1) < 0.03 * len(over)
    assert max(over) < 8


def test_a_row_is_measured_where_a_letter_has_no_known_width():
    row = TableRow("r", (Cell("북한"), Cell("1", 1.0)))
    assert "heights: (auto, )" in typst(Table("t", "T", (Column("a", "a"), Column("b", "b", number=True)), (row,)))
    plain_row = TableRow("r", (Cell("North"), Cell("1", 1.0)))
    assert "heights: (9.82pt, )" in typst(Table("t", "T", (Column("a", "a"), Column("b", "b")), (plain_row,)))


def test_any_text_is_a_string_of_typst():
    import typst as compiler

    text = 'a "b" \\c #d $e$ `f` <g> @h \n\t\u2028\x7f 한'
    source = f"#metadata({quoted(text)}) <it>".encode()
    assert json.loads(compiler.query(source, "<it>", field="value")) == [text]


def test_the_header_of_a_document_is_repeated_on_every_page():
    rows = document(SOURCED).tables[0].rows
    assert ["tblHeader" in row._tr.xml for row in rows] == [True, False, False]


def test_columns_of_a_document_are_as_wide_as_what_is_not_broken_in_them():
    """Equal parts of six inches broke a sum of dollars in the middle of its word."""
    made = table("t", "T", [{"A": "x", "B": "$16.4\u00a0billion\u00a0a\u00a0year", "C": "1"}])
    [written] = document(made).tables
    narrow, wide, last = (column.width.inches for column in written.columns)
    assert narrow == last < 1 < wide
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
