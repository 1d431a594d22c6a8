"""All of a file is read: what stands twice, beyond its end or beside its cells is named; the rest is listed."""

import csv
import hashlib
import io
import json
import os
import pathlib
import re
import shutil
import struct
import subprocess
import tracemalloc
import warnings
import zipfile
import zlib

import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import econ
from econ import InputError, Sampler, verify
from econ.doors.cli import main
from econ.engine import Fingerprint
from econ.output import export
from econ.output.export.capsule import zip_bytes
from econ.output.export.capsule_description import CRATE, DEPOSIT, MANIFEST, PACKAGE
from econ.provenance import links
from econ.verify import whole
from econ.verify.cells import CODE, PICTURE
from econ.verify.readers import READERS

LIE = 0.089
"""A share of GDP that is ten times the true one."""


@pytest.fixture(scope="module")
def result():
    return econ.run(econ.Scenario.preset("press-line-2023").change(sampler=Sampler(points=32, scrambles=4)))


@pytest.fixture(scope="module")
def made(result):
    return {
        name: export.to_bytes(result, name) for name in ("csv", "json", "xlsx", "html", "parquet", "stata", "capsule")
    }


ENDINGS = {"stata": ".dta", "capsule": ".zip"}


def verdict_on(content, kind):
    return verify.verify_bytes(content, ENDINGS.get(kind, f".{kind}"))


@pytest.fixture
def later(monkeypatch):
    """The present version is another one than that which made the file."""
    monkeypatch.setattr(Fingerprint.__init__, "__defaults__", ("9.9.9",))


@pytest.mark.parametrize("kind", ["csv", "json", "xlsx", "html", "parquet", "stata", "capsule"])
def test_a_file_as_it_was_written_is_the_same_to_the_byte_and_nothing_computed_is_left_out(made, kind):
    verdict = verdict_on(made[kind], kind)
    assert verdict.written_again
    assert set(verdict.uncompared) == {"asked"}
    assert "and so is every byte of it" in verify.text(verdict)
    assert "Not compared: 3 words of whoever asked (title; concept; based_on)." in verify.text(verdict)


# --- text files --------------------------------------------------------------------------------------


def rows_of(content):
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


def as_csv(rows):
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\r\n").writerows(rows)
    return stream.getvalue().encode()


def lying(rows):
    """The row of the share of GDP with a false median."""
    [row] = [row for row in rows if row[:2] == ["output", "gdp_share"]]
    return [repr(LIE) if column == "median" else cell for column, cell in zip(rows[0], row, strict=True)]


@pytest.mark.parametrize("at", ["before", "after", "end"])
def test_a_row_of_a_table_that_stands_there_twice_is_named(made, at):
    rows = rows_of(made["csv"])
    true = next(n for n, row in enumerate(rows) if row[:2] == ["output", "gdp_share"])
    rows.insert({"before": true, "after": true + 1, "end": len(rows)}[at], lying(rows))
    verdict = verdict_on(as_csv(rows), "csv")
    assert not verdict.holds
    assert any(LIE in (d.stored, d.found) for d in verdict.differences)
    assert all("gdp_share" in d.place for d in verdict.differences)


@pytest.mark.parametrize(
    "row",
    [
        ["output", "true_share", "", "True share", "1", "", "0.089"],
        ["", "", "", "", "", "", "0.089"],
        ["", "A sale is 8.9%"],
    ],
    ids=["unknown", "nameless", "sentence"],
)
def test_a_row_that_the_calculator_does_not_write_is_named(made, row):
    verdict = verdict_on(as_csv([*rows_of(made["csv"]), row]), "csv")
    assert not verdict.holds


def test_a_column_that_the_calculator_does_not_write_is_named(made):
    rows = rows_of(made["csv"])
    verdict = verdict_on(as_csv([[*row, "true" if n == 0 else "8.9"] for n, row in enumerate(rows)]), "csv")
    assert "columns" in {d.place for d in verdict.differences}


def test_a_cell_beyond_the_columns_is_refused(made):
    rows = rows_of(made["csv"])
    with pytest.raises(InputError, match="more cells than columns"):
        verdict_on(as_csv([*rows[:-1], [*rows[-1], "8.9"]]), "csv")


@pytest.mark.parametrize("section", ["read_with_care", "source", "left_out", "about"])
def test_a_row_of_words_that_is_missing_is_named(made, section):
    rows = [
        row for row in rows_of(made["csv"]) if row[0] != section or row[1] in ("scenario", "version", "data_digest")
    ]
    verdict = verdict_on(as_csv(rows), "csv")
    taken = {row[0] for row in rows_of(made["csv"])} >= {section}
    assert verdict.holds is not taken


def test_an_item_that_stands_there_twice_is_named(made):
    whole = json.loads(made["json"])
    [share] = [item for item in whole["results"]["outputs"] if item["output"] == "gdp_share"]
    whole["results"]["outputs"].insert(0, share | {"median": LIE})
    verdict = verdict_on(json.dumps(whole).encode(), "json")
    assert {d.place for d in verdict.differences} >= {"results outputs gdp_share median"}


def test_a_key_that_stands_there_twice_is_refused(made):
    text = made["json"].decode().replace('"results": {', '"results": {"outputs": [{"output": "gdp_share"}],', 1)
    with pytest.raises(InputError, match="“outputs” stands there twice"):
        verdict_on(text.encode(), "json")


@pytest.mark.parametrize("encoded", ["utf-16", "utf-8-sig"])
def test_json_is_verified_in_every_encoding_that_run_reads(made, encoded, tmp_path):
    content = made["json"].decode().encode(encoded)
    (tmp_path / "answer.json").write_bytes(content)
    assert econ.Scenario.load(tmp_path / "answer.json")
    assert verdict_on(content, "json").holds


def year_of_gdp(whole):
    whole["results"]["by_gdp_source"][0]["year"] = 1999


def citation(whole):
    whole["about"]["citation"] = "SIPRI"


def fingerprint(whole):
    whole["about"]["fingerprint"] = "econ 9"


def title(whole):
    whole["about"]["title"] = "SIPRI"


def notice(whole):
    whole["read_with_care"][0]["message"] = "All is well."


def no_notices(whole):
    whole["read_with_care"] = []


def grade(whole):
    whole["results"]["outputs"][0]["grade"] = "A1"


def judgement(whole):
    next(i for i in whole["inputs"] if i["judgement"])["judgement"] = "Measured."


def address(whole):
    next(s for s in whole["sources"] if s.get("URL"))["URL"] = "https://evil.example/"


def no_sources(whole):
    whole["sources"] = []


def another_part(whole):
    whole["remark"] = "The true share is 8.9%."


def a_word_beside_the_question(whole):
    whole["scenario"]["remark"] = "The true share is 8.9%."


CHANGES = [
    *(
        year_of_gdp,
        citation,
        fingerprint,
        title,
        notice,
        no_notices,
        grade,
        judgement,
        address,
        no_sources,
        another_part,
    ),
    a_word_beside_the_question,
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_word_that_was_changed_is_named(made, change):
    whole = json.loads(made["json"])
    change(whole)
    verdict = verdict_on(json.dumps(whole).encode(), "json")
    assert not verdict.holds
    assert "every digit" not in verify.text(verdict)


# --- Parquet and Stata -------------------------------------------------------------------------------


def parquet(content, change):
    table = change(pq.read_table(io.BytesIO(content)))
    stream = io.BytesIO()
    pq.write_table(table, stream)
    return stream.getvalue()


def doubled(table):
    rows = table.to_pylist()
    at = next(n for n, row in enumerate(rows) if (row["section"], row["name"]) == ("output", "gdp_share"))
    rows.insert(at, rows[at] | {"median": LIE})
    return pa.Table.from_pylist(rows, schema=table.schema)


def with_metadata(table):
    return table.replace_schema_metadata(table.schema.metadata | {b"remark": b"The true share is 8.9%."})


@pytest.mark.parametrize(
    ("change", "named"),
    [(doubled, "output gdp_share median"), (with_metadata, "metadata remark")],
    ids=["row", "metadata"],
)
def test_of_a_parquet_file_a_row_and_a_word_too_many_are_named(made, change, named):
    verdict = verdict_on(parquet(made["parquet"], change), "parquet")
    assert named in {d.place for d in verdict.differences}


def stata(content, rows=lambda frame: frame, labels=lambda labels: labels):
    with pd.read_stata(io.BytesIO(content), iterator=True) as file:
        named, title, frame = file.variable_labels(), file.data_label, file.read()
    stream = io.BytesIO()
    changed = labels({k: v for k, v in named.items() if k in frame})
    rows(frame).to_stata(
        stream, write_index=False, version=118, data_label=title, variable_labels=changed, convert_strl=["text"]
    )
    return stream.getvalue()


def test_of_a_stata_file_a_row_that_stands_there_twice_is_named(made):
    def twice(frame):
        row = frame[(frame["kind"] == "result") & (frame["statistic"] == "median")].assign(gdp_share=LIE)
        return pd.concat([row, frame], ignore_index=True)

    assert verdict_on(stata(made["stata"]), "stata").holds
    verdict = verdict_on(stata(made["stata"], rows=twice), "stata")
    assert "result median gdp_share" in {d.place for d in verdict.differences}


def test_the_unit_in_the_label_of_a_stata_variable_is_compared(made):
    verdict = verdict_on(stata(made["stata"], labels=lambda found: found | {"sale_value": "Sale (EUR/year)"}), "stata")
    assert [(d.place, d.stored, d.found) for d in verdict.differences] == [
        ("variable sale_value unit", "EUR/year", "USD/year")
    ]


def test_what_of_a_stata_file_is_not_read_is_said(made):
    assert verify.text(verdict_on(stata(made["stata"]), "stata")).endswith(
        "(title; concept; based_on), notes, characteristics, labels in other languages, formats of numbers, the order "
        "of sorting, how it is packed."
    )


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_the_verdict_on_a_claim_is_no_result_and_it_is_said_how_it_is_checked_again(kind, capsys):
    assert main(["check", "$250 million is 1% of North Korea's GDP", "--format", kind]) == 0
    with pytest.raises(InputError, match=r"the verdict on a claim and holds no scenario\. .*`econ check`"):
        verdict_on(capsys.readouterr().out.encode(), kind)


@pytest.mark.parametrize(("content", "kind"), [(b'{"format": "solve"}', "json"), (b"sentence,verdict", "csv")])
def test_another_document_is_no_verdict_on_a_claim(content, kind):
    with pytest.raises(InputError, match="It holds no scenario, or is damaged"):
        verdict_on(content, kind)


# --- what a spreadsheet program has rewritten ---------------------------------------------------------


def semicolons(rows):
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=";").writerows(rows)
    return stream.getvalue()


def decimal_commas(rows):
    comma = [[cell.replace(".", ",") if re.fullmatch(r"-?\d+\.\d+", cell) else cell for cell in row] for row in rows]
    return semicolons(comma)


def quoted(rows):
    stream = io.StringIO(newline="")
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerows(rows)
    return stream.getvalue()


def fifteen_digits(rows):
    short = [[f"{float(c):.15g}" if re.fullmatch(r"-?\d+\.\d{9,}(e.\d+)?", c) else c for c in row] for row in rows]
    return as_csv(short).decode()


def as_shown(rows):
    short = [[f"{float(c):.3g}" if re.fullmatch(r"\d\.\d{9,}e.\d+", c) else c for c in row] for row in rows]
    assert short != rows
    return as_csv(short).decode()


@pytest.mark.parametrize(
    ("write", "holds", "sign"),
    [
        (semicolons, True, "semicolons between its cells"),
        (decimal_commas, True, "decimal commas"),
        (quoted, True, "numbers or empty cells between quotation marks"),
        (fifteen_digits, True, "numbers with fewer digits"),
        (as_shown, False, "numbers with fewer digits"),
    ],
    ids=lambda one: getattr(one, "__name__", None),
)
def test_a_csv_that_a_spreadsheet_program_rewrote_says_so_in_one_sentence(made, write, holds, sign):
    verdict = verdict_on(write(rows_of(made["csv"])).encode(), "csv")
    assert verdict.holds is holds
    said = verify.text(verdict).splitlines()[1]
    assert said.startswith("A spreadsheet program has rewritten this file (")
    assert sign in said
    assert said.endswith("; take the original.")


def test_a_csv_that_no_spreadsheet_rewrote_does_not_say_so(made):
    rows = rows_of(made["csv"])
    assert verdict_on(made["csv"], "csv").respelled == ()
    assert verdict_on(as_csv([*rows, lying(rows)]), "csv").respelled == ()


def test_a_csv_that_lost_its_question_to_a_spreadsheet_says_so():
    content = b"section;name;item\r\nabout;title;\r\n"
    with pytest.raises(InputError, match="A spreadsheet program has rewritten it"):
        verdict_on(content, "csv")


# --- workbooks ---------------------------------------------------------------------------------------


def rezipped(content, changes):
    """A ZIP with some parts changed: the bytes of each by what is given for its name."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            found = changes[name](part) if name in changes else part
            assert name not in changes or found != part
            new.writestr(name, found)
    return stream.getvalue()


def sheet(content, title, change):
    number = openpyxl.load_workbook(io.BytesIO(content), read_only=True).sheetnames.index(title) + 1
    return rezipped(content, {f"xl/worksheets/sheet{number}.xml": change})


def row(number, *cells):
    inner = "".join(f'<c r="{c}{number}" t="inlineStr"><is><t>{text}</t></is></c>' for c, text in cells)
    return f'<row r="{number}">{inner}</row>'.encode()


@pytest.mark.parametrize(
    ("title", "extra", "place"),
    [
        ("Outputs", row(200, ("A", "true_share"), ("D", "0.089")), "end"),
        ("Outputs", row(200, ("D", "0.089")), "end"),
        ("Answer", row(40, ("A", "A sale is 8.9% of GDP.")), "end"),
        ("About", row(90, ("C", "8.9%")), "end"),
        ("Read with care", row(60, ("A", "all_is_well"), ("C", "Nothing to see.")), "end"),
        ("Sources", row(160, ("A", "SIPRI"), ("C", "8.9%")), "end"),
        ("Outputs", row(2, ("A", "gdp_share"), ("D", "0.089")), "end"),
        ("Outputs", row(1, ("A", "8.9%")), "start"),
    ],
    ids=["row", "nameless", "sentence", "beside", "notice", "source", "row-again", "row-before"],
)
def test_a_row_beyond_the_range_that_a_sheet_says_it_has_is_named(made, title, extra, place):
    def change(xml):
        assert b"<dimension" in xml
        where = b"</sheetData>" if place == "end" else b"<sheetData>"
        return xml.replace(where, extra + where if place == "end" else where + extra)

    verdict = verdict_on(sheet(made["xlsx"], title, change), "xlsx")
    assert not verdict.holds


def test_a_cell_that_stands_twice_in_its_row_is_named(made):
    def change(xml):
        return re.sub(rb'(<c r="D3"[^>]*>)', rb'<c r="D3"><v>0.089</v></c>\1', xml, count=1)

    assert not verdict_on(sheet(made["xlsx"], "Outputs", change), "xlsx").holds


@pytest.mark.parametrize("state", ["visible", "hidden", "veryHidden"])
def test_a_sheet_that_the_calculator_does_not_write_is_named(made, state):
    book = openpyxl.load_workbook(io.BytesIO(made["xlsx"]))
    added = book.create_sheet("Truth")
    added["A1"], added.sheet_state = "8.9%", state
    stream = io.BytesIO()
    book.save(stream)
    places = {d.place for d in verdict_on(stream.getvalue(), "xlsx").differences}
    assert places == {"sheet Truth", "sheet order", "Truth cell A1"}


@pytest.mark.parametrize(("title", "cell"), [("Read with care", "C2"), ("Sources", "C2"), ("Assumption cards", "J3")])
def test_words_of_a_workbook_are_compared_and_of_another_version_listed(made, title, cell, request):
    """Notices, sources and cards are read; each is held against the version that wrote it, and a word of another."""
    book = openpyxl.load_workbook(io.BytesIO(made["xlsx"]))
    book[title][cell] = "Nothing to see here."
    stream = io.BytesIO()
    book.save(stream)
    assert len(verdict_on(stream.getvalue(), "xlsx").differences) == 1
    request.getfixturevalue("later")
    verdict = verdict_on(stream.getvalue(), "xlsx")
    assert verdict.holds
    assert verdict.uncompared.keys() & {"notice", "source", "note"}


def changed_workbook(content, change):
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def comment(book):
    book["Answer"]["A1"].comment = openpyxl.comments.Comment("The true share is 8.9%.", "SIPRI")


def link(book):
    book["Answer"]["A1"].hyperlink = "https://evil.example/"


def number_format(book):
    book["Outputs"]["D2"].number_format = '0.00" billion"'


def order(book):
    book.move_sheet("Sources", -3)


def hidden(book):
    book["Read with care"].sheet_state = "hidden"


def chart(book):
    book["Answer"]._charts[0].series[0].val.numRef.f = "Model!$A$1:$A$9"


def chart_title(book):
    book["Answer"]._charts[0].title.tx.rich.p[0].r[0].t = "The true share of GDP"


def passed_over(book):
    book["Answer"].data_validations.dataValidation[0].errorStyle = "warning"


def wider(book):
    book["Inputs"].data_validations.dataValidation[0].formula2 = "100"


def hidden_row(book):
    book["Read with care"].row_dimensions[2].hidden = True


def hidden_column(book):
    book["Outputs"].column_dimensions["G"].hidden = True


def told_otherwise(book):
    book["Answer"].data_validations.dataValidation[0].prompt = "The true share is 8.9%."


BESIDE = [
    comment,
    link,
    number_format,
    order,
    hidden,
    chart,
    passed_over,
    wider,
    told_otherwise,
    hidden_row,
    hidden_column,
]

ALSO = {comment: {"comment", "part"}, number_format: {"Outputs", "format"}, chart: {"chart"}}
"""Changes seen in several places: the drawing of a comment, the formats of a sheet, points that a chart keeps."""


@pytest.mark.parametrize("change", BESIDE, ids=lambda change: change.__name__)
def test_what_a_person_sees_beside_the_cells_of_a_workbook_is_compared(made, change):
    found = [d.place for d in verdict_on(changed_workbook(made["xlsx"], change), "xlsx").differences]
    if change in ALSO:
        assert {place.partition(" ")[0] for place in found} == ALSO[change]
    else:
        assert len(found) == 1


def test_another_title_of_a_chart_is_named(made):
    found = {d.place for d in verdict_on(changed_workbook(made["xlsx"], chart_title), "xlsx").differences}
    assert found == {"chart The true share of GDP", "chart Share of GDP by GDP source"}


def calc():
    """LibreOffice with its spreadsheet program; some have it without."""
    soffice = shutil.which("soffice")
    return soffice and (pathlib.Path(soffice).resolve().parent / "libsclo.so").exists()


@pytest.mark.skipif(not calc(), reason="needs LibreOffice Calc")
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_what_libreoffice_saved_without_a_change_is_recognised(made, kind, tmp_path):
    (tmp_path / f"answer.{kind}").write_bytes(made[kind])
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", kind]
    subprocess.run(
        [*command, "--outdir", tmp_path / "saved", tmp_path / f"answer.{kind}"],
        check=True,
        timeout=120,
        capture_output=True,
    )
    verdict = verdict_on((tmp_path / "saved" / f"answer.{kind}").read_bytes(), kind)
    assert verdict.holds
    assert not verdict.uncompared.keys() & {"formula", "untold", "text", "outside"}
    assert bool(verdict.respelled) is (kind == "csv")


def test_formulas_as_other_spreadsheet_programs_write_them_are_the_same(made):
    """Gnumeric writes STDEV.S, and programs keep 15 digits of a number in a formula (files.md, A2)."""

    def change(xml):
        assert b"STDEV(" in xml
        long = re.compile(rb"(/0\.\d{14})\d</f>")
        assert long.search(xml)
        return long.sub(rb"\1</f>", xml.replace(b"STDEV(", b"_XLFN.STDEV.S("))

    assert verdict_on(sheet(made["xlsx"], "Statistics", change), "xlsx").identical


def test_a_number_in_a_formula_that_is_another_is_named(made):
    def change(xml):
        return re.sub(rb"/0\.(\d{10})", lambda found: b"/0.%010d" % (int(found[1]) + 1), xml, count=1)

    places = {d.place for d in verdict_on(sheet(made["xlsx"], "Statistics", change), "xlsx").differences}
    assert len(places) == 1
    assert places.pop().endswith("error formula")


def test_a_workbook_saved_by_a_program_that_does_not_compute_says_what_it_does_not_keep(made):
    stream = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(made["xlsx"])).save(stream)
    verdict = verdict_on(stream.getvalue(), "xlsx")
    assert verdict.holds
    assert len(verdict.uncompared["untold"]) > 100
    said = r"Not compared: \d+ formulas whose values the file does not keep .*looks of charts"
    assert re.search(said, verify.text(verdict))


@pytest.mark.parametrize("formula", ['<f t="array" ref="A2">1+1</f>', '<f t="dataTable" ref="A2:A3" r1="B1"/>'])
def test_a_formula_of_several_cells_is_no_damage_and_is_named(made, formula):
    change = sheet(made["xlsx"], "Answer", lambda xml: re.sub(rb"<f>.*?</f>", formula.encode(), xml, count=1))
    with pytest.raises(InputError, match=r"Answer A2: It holds an array formula or a data table, which the calculator"):
        verdict_on(change, "xlsx")


@pytest.mark.parametrize(
    "part",
    ["xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml", "docProps/core.xml"],
)
def test_a_damaged_part_of_a_workbook_is_said_in_a_sentence(made, part):
    """lxml raises a SyntaxError; attack.md, 6."""
    with pytest.raises(InputError, match="damaged"):
        verdict_on(rezipped(made["xlsx"], {part: lambda xml: xml[: len(xml) // 2]}), "xlsx")


def test_a_part_of_a_workbook_in_letters_that_nobody_knows_is_damaged(made):
    """A byte that fell out of "UTF-8" ended `econ verify` with exit 70; `make fuzz`, seed 289435933."""
    for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml"):
        with pytest.raises(InputError, match="damaged"):
            verdict_on(rezipped(made["xlsx"], {part: lambda xml: xml.replace(b"UTF-8", b"TF-8", 1)}), "xlsx")


# --- HTML --------------------------------------------------------------------------------------------

SENTENCE = "<p>A sale of $250 million a year is about 8.9% of GDP.</p>"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<body>", f"<body>{SENTENCE}"),
        ("</main>", f"{SENTENCE}</main>"),
        ("</html>", f"</html>{SENTENCE}"),
        ("<tbody", "<tr><td>Share of GDP<td>8.9%<tbody"),
        ("</tbody>", "<tr><td>Share of GDP<td>8.9%</tbody>"),
        ("<title>", "<title>8.9%: "),
        ('<meta name="description" content="', '<meta name="description" content="8.9%: '),
        ("<style>", "<style>h1::after{content:'8.9%'}"),
        ('class="note"><b>', 'class="note">All is well.<b>'),
        ('<a href="https://', '<a href="https://evil.example/'),
        ("<body>", '<body><img alt="8.9%" src="data:,">'),
        ("<body>", '<body><input value="8.9%">'),
        ("<body>", '<body><iframe src="https://evil.example/"></iframe>'),
        ('<p class="', '<p hidden class="'),
        ('<p class="', '<p title="8.9%" class="'),
        ('role="region" aria-label="', 'role="region" aria-label="8.9%: '),
        ("<main", f"<!-->{SENTENCE}--><main"),
        ("<main", f"<!--->{SENTENCE}--><main"),
        ("<main", "<!-- 8.9% --><main"),
        ("<main", "<?x 8.9% ?><main"),
        ("<head>", '<head><base href="https://evil.example/">'),
        ("<head>", '<head><link rel="stylesheet" href="https://evil.example/">'),
        ("</body>", "<svg><text>8.9%</text></body>"),
    ],
    ids=[
        "first",
        "last",
        "beyond",
        "unclosed",
        "row",
        "title",
        "meta",
        "style",
        "notice",
        "address",
        "image",
        "field",
        "frame",
        "hidden",
        "tooltip",
        "spoken",
        "remark-that-browsers-end-at-once",
        "the-same-with-a-dash",
        "remark",
        "instruction",
        "base",
        "rule",
        "open-picture",
    ],
)
def test_what_stands_outside_the_cells_of_a_report_is_named(made, old, new):
    text = made["html"].decode()
    assert old in text
    verdict = verdict_on(text.replace(old, new, 1).encode(), "html")
    assert not verdict.holds
    assert verdict.differences


@pytest.mark.parametrize(
    "pattern", [r'<circle cx="(\d)', r"<text[^>]*>[^<]*?(\d)", r"<desc[^>]*>[^<]*?(\d)"], ids=["mark", "number", "alt"]
)
def test_a_picture_that_was_changed_is_named(made, pattern):
    text = made["html"].decode()
    at = re.compile(pattern).search(text, text.index("<svg"))
    changed = text[: at.start(1)] + str((int(at[1]) + 1) % 10) + text[at.end(1) :]
    places = {d.place for d in verdict_on(changed.encode(), "html").differences}
    assert places
    assert all("picture" in place or "desc" in place for place in places)


# --- capsules ----------------------------------------------------------------------------------------


def capsule(content, name, change):
    """A capsule with a file changed together with every hash and size of it, as a forger would do."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {n: archive.read(n) for n in archive.namelist() if n != MANIFEST}
    before = files.get(name, b"")
    files[name] = change(before)
    assert files[name] != before
    if name != CRATE:
        files[PACKAGE] = described_anew(files, PACKAGE, "resources", "path", ("hash", "bytes"))
        files[CRATE] = described_anew(
            files | {MANIFEST: listed(files)}, CRATE, "@graph", "@id", ("sha256", "contentSize")
        )
    return zip_bytes(files | {MANIFEST: listed(files)}, "2026-01-01")


def listed(files):
    return "".join(f"{hashlib.sha256(c).hexdigest()}  {n}\n" for n, c in files.items()).encode()


def described_anew(files, name, items, key, marks):
    whole = json.loads(files[name])
    for item in whole[items]:
        part = files.get(item[key], b"")
        digest = hashlib.sha256(part).hexdigest()
        true = {marks[0]: digest, marks[1]: len(part)}
        if part and item.get(marks[0], "").removeprefix("sha256:") != digest:
            item.update({mark: type(item[mark])(true[mark]) for mark in marks if mark in item})
            item.update({"hash": f"sha256:{digest}"} if "hash" in item else {})
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("data/series.csv", b"36200000000000", b"46200000000000"),
        ("data/inputs.csv", b"15000", b"15001"),
        ("README.md", b"0.89%", b"8.9%"),
        ("ro-crate-metadata.json", b"0.89%", b"8.9%"),
        ("sources.json", b"https://", b"https://evil.example/"),
        ("scenario.json", b'"words": {', b'"words": {"remark": "8.9%",'),
        ("remark.txt", b"", b"The true share is 8.9%."),
    ],
)
def test_what_was_changed_in_a_capsule_together_with_its_hash_is_read(made, name, old, new):
    """The reader sees it, so that it is another cell than the one that is written again."""
    content = capsule(made["capsule"], name, lambda part: part.replace(old, new, 1) if old else new)
    before, after = (READERS[".zip"].read(c) for c in (made["capsule"], content))
    others = {place for place in before | after if before.get(place) != after.get(place)}
    assert others
    assert all(place.startswith(name) for place in others)


def test_a_figure_of_a_capsule_that_was_changed_together_with_its_hash_is_named(made):
    content = capsule(
        made["capsule"], "data/series.csv", lambda part: part.replace(b"36200000000000", b"46200000000000")
    )
    verdict = verdict_on(content, "capsule")
    assert [(d.place, d.stored, d.found) for d in verdict.differences] == [
        ("data/series.csv PRK/bok_nominal 2022 value", 4.62e13, 3.62e13)
    ]


def png_texts(part):
    """A PNG whose description says another share; its checksum is that of the words, as a program would write it."""
    at = part.index(b"iTXtDescription")
    (length,) = struct.unpack(">I", part[at - 4 : at])
    body = part[at : at + 4 + length].replace(b"%", b"0%", 1)
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return part[: at - 4] + chunk + part[at + 8 + length :]


def hash_of_another(part):
    return re.sub(rb'("sha256": ")..', rb"\g<1>00", part, count=1)


IN_A_CAPSULE = {
    "drawing": ("figures/tornado.svg", lambda part: part.replace(b"1.6%", b"6.1%")),
    "dots": ("figures/tornado.png", lambda part: part[:-30] + bytes([part[-30] ^ 1]) + part[-29:]),
    "words of dots": ("figures/tornado.png", png_texts),
    "hash": ("ro-crate-metadata.json", hash_of_another),
    "size": (PACKAGE, lambda part: re.sub(rb'"bytes": \d', b'"bytes": 9', part, count=1)),
    "unit": (PACKAGE, lambda part: part.replace(b"column `unit`", b"column `year`", 1)),
    "author": (DEPOSIT, lambda part: part.replace(b"The econ authors", b"SIPRI", 1)),
    "grade": ("data/inputs.csv", lambda part: re.sub(rb",[B-F][2-6],", b",A1,", part, count=1)),
    "source": ("data/series.csv", lambda part: re.sub(rb",[A-Z]\w+,(?=[^,]*\r\n)", b",SIPRI,", part, count=1)),
    "recipe": ("README.md", lambda part: part.replace(b"econ verify again.csv", b"echo all is well", 1)),
    "title": ("sources.json", lambda part: part.replace(b'"title": "', b'"title": "No ', 1)),
    "file": ("figures/truth.svg", lambda _: b"<svg><text>8.9%</text></svg>"),
}


@pytest.mark.parametrize("what", IN_A_CAPSULE)
def test_whatever_was_changed_in_a_capsule_together_with_its_hash_is_named(made, what):
    name, change = IN_A_CAPSULE[what]
    verdict = verdict_on(capsule(made["capsule"], name, change), "capsule")
    assert not verdict.holds
    assert {d.place.removesuffix(": content").split(" ")[0] for d in verdict.differences} == {name}


def test_pictures_that_another_program_drew_are_listed_and_their_drawings_compared(made):
    """Where no picture of dots is the same, it is the typeface or the library, not a change."""
    with zipfile.ZipFile(io.BytesIO(made["capsule"])) as archive:
        names = [name for name in archive.namelist() if name.endswith(".png")]
    content = made["capsule"]
    for name in names:
        content = capsule(content, name, lambda part: part[:-30] + bytes([part[-30] ^ 1]) + part[-29:])
    verdict = verdict_on(content, "capsule")
    assert verdict.holds
    assert len(verdict.uncompared["picture"]) == len(names)
    assert f"{len(names)} pictures that are drawn otherwise now ({names[0]} picture of dots" in verify.text(verdict)


# --- the bytes ---------------------------------------------------------------------------------------

UNSEEN_ON_A_PAGE = {
    "a class that hides": ("<h2", '<h2 class="hidden"'),
    "a place of its own": ("<main", '<main id="x"'),
}
"""What the reader of cells does not see."""


@pytest.mark.parametrize("what", UNSEEN_ON_A_PAGE)
def test_of_a_report_every_byte_is_compared(made, what):
    old, new = UNSEEN_ON_A_PAGE[what]
    text = made["html"].decode()
    assert old in text
    verdict = verdict_on(text.replace(old, new, 1).encode(), "html")
    assert (verdict.holds, verdict.differences) == (False, ())
    line = text[: text.index(old)].count("\n") + 1
    said = verify.text(verdict).splitlines()
    assert re.fullmatch(r"✘ [\d,]+ values were computed again and agree, yet the file is not the one .*", said[0])
    assert said[1].startswith(f"  line {line}: stored ")
    assert not any(line.startswith("Not compared: the layout") for line in said)


def test_how_the_lines_of_a_report_end_is_no_change(made):
    """As mail and version control write them anew."""
    verdict = verdict_on(made["html"].replace(b"\n", b"\r\n"), "html")
    assert verdict.holds
    assert verify.text(verdict).startswith("✔ The same values: ")


def with_parts(content, change):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zip_bytes(parts | change(parts), "2026-01-01")


@pytest.mark.parametrize("name", ["docProps/core.xml", "xl/theme/theme1.xml", "xl/drawings/drawing1.xml"])
def test_a_part_of_a_workbook_that_no_program_saved_is_named(made, name):
    """Nothing saves one part anew and leaves the sheets as they are."""
    content = with_parts(made["xlsx"], lambda parts: {name: parts[name] + b"<!-- 8.9% -->"})
    verdict = verdict_on(content, "xlsx")
    assert not verdict.holds
    assert f"  {name}: stored " in verify.text(verdict)


def test_a_workbook_that_a_program_saved_is_not_called_identical(made):
    said = verify.text(verdict_on(changed_workbook(made["xlsx"], lambda _book: None), "xlsx"))
    assert "Identical" not in said
    assert "It is not, byte for byte, the file that the calculator writes (" in said


@pytest.mark.parametrize("kind", ["xlsx", "capsule"])
def test_what_is_packed_otherwise_holds_and_is_not_called_identical(made, kind):
    """As another library, or another version of one, packs the same files; or with something before them."""
    for content in (with_parts(made[kind], lambda _parts: {}), b"<html>8.9%</html>" + made[kind]):
        verdict = verdict_on(content, kind)
        said = verify.text(verdict)
        assert verdict.holds
        assert said.startswith("✔ The same values: ")
        assert "the file that the calculator writes (how it is packed or written)" in said


@pytest.mark.parametrize("kind", ["xlsx", "capsule"])
def test_what_an_archive_says_beside_its_files_is_named(made, kind):
    """Its own comment, one of a file in it, and the name of an empty folder."""
    for comment, of_a_file in ((b"8.9%", b""), (b"", b"8.9%")):
        stream = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(made[kind])) as old, zipfile.ZipFile(stream, "w") as new:
            new.writestr(zipfile.ZipInfo("The true share is 8.9%/"), b"")
            for name in old.namelist():
                new.writestr(name, old.read(name))
            new.comment = comment
            new.infolist()[1].comment = of_a_file
        verdict = verdict_on(stream.getvalue(), kind)
        assert verdict.holds
        named = "(a comment of the archive, a folder The true share is 8.9%/)"
        assert f"byte for byte, the file that the calculator writes {named}: " in verify.text(verdict)


def test_a_capsule_whose_workbook_is_packed_otherwise_holds(made):
    content = capsule(made["capsule"], "answer.xlsx", lambda part: with_parts(part, lambda _parts: {}))
    assert verdict_on(content, "capsule").holds


def test_json_that_a_program_saved_has_the_same_values(made):
    said = verify.text(verdict_on(json.dumps(json.loads(made["json"])).encode(), "json"))
    assert said.startswith("✔ The same values: ")
    assert "the file that the calculator writes (line 1)" in said


@pytest.mark.parametrize("value", [{}, [], None, False, ""])
def test_a_name_without_a_value_is_seen_in_json(made, value):
    whole = json.loads(made["json"]) | {"The true share is 8.9%.": value}
    places = {d.place for d in verdict_on(json.dumps(whole).encode(), "json").differences}
    assert places == {"The true share is 8.9%."}


def test_true_is_not_one(made):
    whole = json.loads(made["json"])
    assert whole["results"]["outputs"][0]["central"] != 1
    for value in (1, True):
        whole["scenario"]["sampler"]["seed"] = 1
        changed = json.loads(json.dumps(whole))
        place = next(i for i in changed["results"]["outputs"] if 1.0 in i.values())
        place[next(k for k, v in place.items() if v == 1.0)] = value
        assert verdict_on(json.dumps(changed).encode(), "json").holds is (value is not True)


# --- of another version ------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["csv", "json", "xlsx", "html", "parquet", "stata"])
def test_of_another_version_the_numbers_are_compared_and_the_words_are_listed(made, later, kind):
    verdict = verdict_on(made[kind], kind)
    assert verdict.identical
    assert not verdict.written_again
    said = verify.opened(verdict)
    assert "It was made under other version" in said
    assert "Not compared: " in said
    assert f"at the commit of version {econ.__version__} (data" in said.splitlines()[-1]
    assert verdict.reworded == ()


def test_a_file_too_many_in_a_capsule_of_another_version_is_listed(made, later):
    content = capsule(made["capsule"], "remark.txt", lambda _: b"The true share is 8.9%.")
    verdict = verdict_on(content, "capsule")
    assert verdict.holds
    assert "1 file that this version does not write (remark.txt: content)" in verify.text(verdict)


@pytest.mark.parametrize("change", [notice, grade, judgement, address], ids=lambda change: change.__name__)
def test_a_word_of_another_version_is_no_falsification_and_is_listed_by_kind(made, later, change):
    whole = json.loads(made["json"])
    change(whole)
    verdict = verdict_on(json.dumps(whole).encode(), "json")
    kind = {notice: "notice", grade: "grade", judgement: "note", address: "source"}[change]
    assert verdict.holds
    assert len(verdict.uncompared[kind]) == 1
    assert re.search(rf"Not compared: .*1 {kind}", verify.text(verdict))


def test_a_sentence_of_another_version_with_other_numbers_is_named(made, later):
    whole = json.loads(made["json"])
    whole["about"]["headline"] = whole["about"]["headline"].replace("0.89%", "8.9%")
    verdict = verdict_on(json.dumps(whole).encode(), "json")
    assert [d.place for d in verdict.reworded] == ["about headline"]
    assert "8.9%" in verify.text(verdict)


@pytest.mark.parametrize("change", [year_of_gdp], ids=["year"])
def test_a_number_of_another_version_is_compared(made, later, change):
    whole = json.loads(made["json"])
    change(whole)
    assert not verdict_on(json.dumps(whole).encode(), "json").holds


def test_a_row_of_another_version_that_stands_there_twice_is_named(made, later):
    rows = rows_of(made["csv"])
    verdict = verdict_on(as_csv([*rows, lying(rows)]), "csv")
    assert "output gdp_share median (2)" in {d.place for d in verdict.differences}


def test_a_unit_of_another_version_is_compared(made, later):
    whole = json.loads(made["json"])
    next(i for i in whole["results"]["outputs"] if i["output"] == "sale_value")["unit"] = "EUR/year"
    assert not verdict_on(json.dumps(whole).encode(), "json").holds


ACTS = [
    ("</body>", "<script>document.body.innerHTML='8.9%'</script></body>"),
    ("<body>", '<body onload="go()">'),
    ("<main", '<main hidden=""'),
    ("<main", '<main title="8.9%"'),
    ("<head>", '<head><meta http-equiv="refresh" content="0;url=https://evil.example/">'),
    ("<style>", "<style>.note{display:none}"),
    ("<style>", "<style>.note{font-size/**/:0}"),
    ("<style>", r"<style>.note{d\69splay:none}"),
    ("<style>", "<style>.note{font-size:0}"),
    ("<style>", "<style>@import 'https://evil.example/';h1{}"),
    ("</style>", "h1::after{content:'8.9%'</style>"),
    ("</head>", "<style>.note{opacity:.01}</style></head>"),
]


@pytest.mark.parametrize(("old", "new"), ACTS, ids=[new for _old, new in ACTS])
def test_of_another_version_what_a_page_runs_or_hides_is_a_difference(made, later, old, new):
    text = made["html"].decode()
    assert old in text
    assert not verdict_on(text.replace(old, new, 1).encode(), "html").holds


def test_another_version_may_lay_a_page_out_its_own_way(made, later):
    text = made["html"].decode()
    for old, new in (("<style>", "<style>h1 { color: navy; }"), ('aria-label="', 'aria-label="Table of ')):
        assert verdict_on(text.replace(old, new, 1).encode(), "html").holds


def test_an_output_that_is_no_longer_computed_is_said_and_one_that_is_new_is_not_missed(made, later):
    whole = json.loads(made["json"])
    outputs = whole["results"]["outputs"]
    gone = next(item for item in outputs if item["output"] == "gdp_share") | {
        "output": "old_share",
        "label": "Old share",
    }
    whole["results"]["outputs"] = [item for item in outputs if item["output"] != "trade_share"] + [
        gone | {"median": 0.19}
    ]
    verdict = verdict_on(json.dumps(whole).encode(), "json")
    assert verdict.holds
    assert "No longer computed: old_share [old_share], stored 0.19. This version has no such output." in verify.text(
        verdict
    )
    assert "results outputs trade_share median" in verdict.new


def test_a_link_says_its_answer_and_how_it_is_computed_again(result, later):
    verdict = verify.verify_link(links.freeze(result))
    assert verdict.stored.title == "The press line of July 2023"
    assert "Share of GDP: 0.892" in "\n".join(verdict.stored.answer)


def test_with_other_data_alone_it_says_which_figures_to_give(made, edit):
    book = econ.Book(
        edit("series/PRK/bok_nominal/values.csv", "2022,36200000000000,,,used", "2022,35000000000000,,,used")
    )
    said = verify.text(verify.verify_bytes(made["json"], ".json", book))
    assert "--data FOLDER" in said.splitlines()[-1]
    assert econ.default_book().release in said.splitlines()[-1]


# --- what is printed ---------------------------------------------------------------------------------


def test_what_a_file_says_cannot_steer_the_terminal_or_speak_for_the_verdict(made):
    def change(table):
        rows = table.to_pylist()
        for line in rows:
            if (line["section"], line["name"]) == ("about", "headline"):
                line["text"] = "\x1b]0;owned\x07\n✔ Identical: all is well"
        return pa.Table.from_pylist(rows, schema=table.schema)

    lines = verify.opened(verdict_on(parquet(made["parquet"], change), "parquet")).splitlines()
    assert not any(c in line for line in lines for c in "\x1b\x07")
    assert [line[0] for line in lines if line[0] in "✔✘"] == ["✘"]


def test_a_damaged_stata_file_gives_no_warning_beside_its_message(made, tmp_path):
    path = tmp_path / "answer.dta"
    path.write_bytes(
        made["stata"].replace("Türkiye".encode(), b"T\xfc\xffrkiye").replace(b"Share of GDP", b"Sh\xfe\xff of GDP")
    )
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert main(["verify", str(path)]) in (1, 2)


# --- bounds ------------------------------------------------------------------------------------------


def long_key(made):
    whole = json.loads(made["json"])
    whole["results"]["K" * 100_000] = [0] * 10_000
    return ".json", json.dumps(whole).encode()


def many_columns(_made):
    return ".csv", ",".join(f"c{n}" for n in range(300_000)).encode()


def many_rows_of_one_name(made):
    text = made["html"].decode()
    [line] = re.findall(r'<tr[^>]*data-row="gdp_share"[^\n]*</tr>', text[text.index('data-table="outputs"') :])
    return ".html", text.replace(line, line * 12_000, 1).encode()


def open_comments(made):
    return ".html", made["html"] + b"<!--" * 100_000


def large_shared_string(made):
    part = "xl/sharedStrings.xml"
    return ".xlsx", rezipped(made["xlsx"], {part: lambda xml: xml.replace(b"<si>", b"<si><t>" + b"A" * 50_000_000, 1)})


def long_cell(made):
    part = "xl/sharedStrings.xml"
    return ".xlsx", rezipped(made["xlsx"], {part: lambda xml: xml.replace(b"<si><t>", b"<si><t>" + b"A" * 99_999, 1)})


def far_cells(made):
    far = b"".join(b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (n, n) for n in range(200, 230))
    end = b"</sheetData>"
    return ".xlsx", sheet(made["xlsx"], "Outputs", lambda xml: xml.replace(end, far + end))


def far_row(made):
    end = b"</sheetData>"
    return ".xlsx", sheet(made["xlsx"], "Outputs", lambda xml: xml.replace(end, row(1_048_576, ("A", "x")) + end))


def many_names(made):
    end, name = b"</definedNames>", b'<definedName name="n%d">Model!$A$1</definedName>'
    names = b"".join(name % n for n in range(30_000))
    return ".xlsx", rezipped(made["xlsx"], {"xl/workbook.xml": lambda xml: xml.replace(end, names + end)})


def repeated_text(_made):
    texts = pa.DictionaryArray.from_arrays(pa.array([0] * 10_000, pa.int32()), pa.array(["A" * 1_000_000]))
    stream = io.BytesIO()
    pq.write_table(pa.table({"section": ["source"] * 10_000, "text": texts}), stream, compression="gzip")
    return ".parquet", stream.getvalue()


def long_key_in_a_capsule(made):
    return ".zip", capsule(made["capsule"], "more.json", lambda _: json.dumps({"K" * 100_000: [0] * 10_000}).encode())


HOSTILE = [
    *(long_key, many_columns, many_rows_of_one_name, open_comments, large_shared_string, long_cell, far_cells, far_row),
    *(many_names, repeated_text),
]


@pytest.mark.timeout(120)  # ends a hang, and measures nothing
@pytest.mark.parametrize("make", HOSTILE, ids=lambda make: make.__name__)
def test_what_is_larger_than_the_calculator_writes_is_refused_in_a_sentence_and_in_little_room(made, make):
    """Bounds of attack.md, 2: none takes hundreds of megabytes."""
    ending, content = make(made)
    tracemalloc.start()
    with pytest.raises(InputError):
        verify.verify_bytes(content, ending)
    assert tracemalloc.get_traced_memory()[1] < 150e6
    tracemalloc.stop()


def test_a_long_name_in_a_file_of_a_capsule_is_no_cell(made):
    _ending, content = long_key_in_a_capsule(made)
    found = [place for place in READERS[".zip"].read(content) if place.startswith("more.json ")]
    assert found == []


@pytest.mark.parametrize("ending", [".json", ".csv", ".xlsx", ".html", ".parquet", ".dta", ".zip"])
def test_a_pipe_is_not_waited_for_and_a_device_is_not_read(tmp_path, ending):
    pipe, device = tmp_path / f"pipe{ending}", tmp_path / f"device{ending}"
    os.mkfifo(pipe)
    device.symlink_to("/dev/zero")
    for path in (pipe, device):
        with pytest.raises(InputError, match="pipe or a device"):
            verify.verify(path)


CAPSULE = {"answer.json": b"1", "chart.png": b"dots", "econ-0.3.0-py3-none-any.whl": b"PK", MANIFEST: b"hashes"}


@pytest.mark.parametrize(
    ("other", "uncompared", "is_forged"),
    [
        # pictures and programs that another machine makes are others, and so are the lists of their hashes
        ({"chart.png": b"other"}, {PICTURE: ("chart.png",)}, False),
        ({"chart.png": b"other"}, {CODE: ("a.py",)}, True),
        ({"chart.png": b"other"}, {}, True),
        ({"econ-0.3.0-py3-none-any.whl": b"PK2"}, {CODE: ("a.py",)}, False),
        ({"econ-0.3.0-py3-none-any.whl": b"PK2"}, {PICTURE: ("chart.png",)}, True),
        ({MANIFEST: b"others"}, {PICTURE: ("chart.png",)}, False),
        ({MANIFEST: b"others"}, {CODE: ("a.py",)}, False),
        ({MANIFEST: b"others"}, {}, True),
        ({"answer.json": b"2"}, {PICTURE: ("chart.png",), CODE: ("a.py",)}, True),
        ({"answer.xlsx": None, MANIFEST: b"others"}, {}, False),  # a workbook that is packed otherwise
    ],
)
def test_what_no_program_changes_is_forged(other, uncompared, is_forged):
    def book(level):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as packed:
            packed.writestr("a.xml", b"<a/>" * 100)
        return stream.getvalue()

    again = CAPSULE | ({"answer.xlsx": book(1)} if "answer.xlsx" in other else {})
    found = again | {name: part if part is not None else book(9) for name, part in other.items()}
    day = "2026-01-01"
    assert whole.forged(zip_bytes(found, day), zip_bytes(again, day), ".zip", uncompared) is is_forged


def test_of_a_file_without_lines_or_parts_no_place_is_named():
    assert whole.apart(b"a", b"b", ".dta") == ()
    assert whole.forged(b"a", b"b", ".dta", {}) is False
