"""The same scenario gives the same digits wherever it is asked: app, command line, Python, workbook; any NumPy."""

import csv
import importlib.util
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import econ.export
import openpyxl
import pytest

import econ
from econ import Scenario
from econ.doors.cli import main
from econ.engine.estimates import estimate
from econ.evidence import default_book
from econ.output import charts
from econ.output.marks import Curve, Dots, Role, Text
from econ.page import html, page, where
from econ.page.page import answered
from econ.provenance import links
from econ.wording import NO_BREAK
from tests.drawn import marks

BOOK = default_book()
ROOT = Path(__file__).parent.parent
SALE = {"sale": "stated", "sale_value": "300 million"}
NUMBERS = ("median", "low", "high", "mean", "standard_uncertainty", "numerical_error", "central")

ASKED = {
    "another sale": (
        {
            "preset": "press-line-2023",
            "year": "2021",
            "gdp": "un_current",
            "sale": "stated",
            "sale_value": "300 million",
        },
        ["press-line-2023", "--year", "2021", "--gdp", "un_current", "--set", "sale_value=300 million USD/year"],
        Scenario.preset().change(year=2021, gdp="un_current", set={"sale_value": "300 million USD/year"}),
    ),
    "another spread": (
        {"preset": "missiles-added", "payment_discount": "uniform: 0.05 to 0.25", "containers": "20000"},
        ["missiles-added", "--set", "payment_discount=uniform: 0.05 to 0.25", "--set", "containers=20000 container"],
        Scenario.preset("missiles-added").change(
            set={"payment_discount": "uniform: 0.05 to 0.25", "containers": "20000 container"}
        ),
    ),
}


def by_output(rows):
    return {row["output"]: tuple(row[n] for n in NUMBERS) for row in rows}


def from_the_app(link):
    """What the page has computed, and the frozen link that it prints."""
    with answered(link) as shown:
        found = by_output(econ.tables.summary(shown.result))
        printed = next(block.text for block in where.part("share", shown, "/") if block.key == "share-frozen")
    printed = links.thaw(printed)
    return found, printed


def from_the_command_line(words):
    done = subprocess.run(
        [sys.executable, "-m", "econ", "run", *words, "--format", "json"], capture_output=True, text=True, check=True
    )
    return by_output(json.loads(done.stdout)["results"]["outputs"])


def from_the_workbook(result):
    content = econ.export.to_bytes(result, "xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(content), data_only=True)["Outputs"]
    header, *rows = sheet.iter_rows(values_only=True)
    names = [str(name).replace(" ", "_") for name in header]
    return by_output(dict(zip(names, row, strict=True)) for row in rows)


def sixteen(numbers):
    """Digits that a workbook keeps."""
    return tuple(float(f"{value:.16G}") for value in numbers)


@pytest.mark.parametrize("asked", ASKED)
def test_app_command_line_python_and_workbook_give_the_same_digits(asked):
    """Each number to its last bit; of the workbook all 16 digits that its format keeps."""
    link, words, scenario = ASKED[asked]
    result = econ.run(scenario)
    python = by_output(econ.tables.summary(result))
    assert from_the_command_line(words) == python
    app, printed = from_the_app(link)
    assert app == python
    for name, stored in printed.answers.items():
        assert stored == tuple(getattr(estimate(result, name), s) for s in links.STATISTICS)
    assert printed.digests[0] == result.fingerprint.scenario[: links.DIGITS]
    assert {n: sixteen(v) for n, v in python.items()} == {n: sixteen(v) for n, v in from_the_workbook(result).items()}


def test_the_comparison_sees_a_change_in_the_last_digit_of_a_workbook():
    assert sixteen([0.008921129834254705]) != sixteen([0.008921129834254715])


# NumPy releases

SPEC = importlib.util.spec_from_file_location("numpy_releases", ROOT / "bench" / "numpy_releases.py")
RELEASES = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(RELEASES)
KEPT = json.loads(RELEASES.KEPT.read_text("utf-8"))

STALE = (
    "Published digits have moved. If an equation, a figure or the arithmetic was changed on purpose, say so in the "
    "CHANGELOG under “Numbers changed” and run `python bench/numpy_releases.py --write`."
)


@pytest.mark.parametrize("preset", RELEASES.PRESETS)
def test_every_draw_and_statistic_has_the_bits_that_other_numpy_releases_give(preset):
    """`bench/numpy_releases.py --write` computed these digests under the releases that tests/digits.json names."""
    assert RELEASES.whole(RELEASES.quantities(preset)) == KEPT["presets"][preset], STALE


def test_the_kept_digests_come_from_at_least_two_numpy_releases_with_and_without_fast_instructions():
    releases = {name.split()[1] for name in KEPT["environments"]}
    assert len(releases) >= 2
    assert {f"numpy {release}{how}" for release in releases for how in ("", " without dispatch")} == set(
        KEPT["environments"]
    )


def test_another_digit_anywhere_gives_another_digest():
    parts = RELEASES.quantities("press-line-2023")
    for name in ("draws gdp_share", "summary gdp_share", "by_gdp_source 0"):
        assert RELEASES.whole(parts | {name: "0"}) != RELEASES.whole(parts)


# One number for one thing

PRINTED = ("gdp_share", "contribution_to_gdp", "value_added", "sale_value")
SCALE = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
ONE = re.compile(r"−?[$€₩]?([\d,]+(?:\.\d+)?)(?:\s(thousand|million|billion|trillion))?(\s?%)?")


def plain(text):
    return " ".join(str(text).replace(NO_BREAK, " ").split())


def number(text):
    """What a reader has of a number in words, and how large half a unit of its last digit is."""
    digits, scale, percent = ONE.match(plain(text).removeprefix("more than ")).groups()
    unit = SCALE.get(scale, 1.0) * (0.01 if percent else 1.0)
    places = len(digits.partition(".")[2]) if "." in digits else 0
    return float(digits.replace(",", "")) * unit, 0.5 * 10.0**-places * unit


def columns_of(line, rule):
    """The cells of a line of a table below its rule."""
    ends = [found.span() for found in re.finditer("─+", rule)]
    starts = [start for start, _end in ends]
    return [line[a:b].strip() for a, b in zip(starts, [*starts[1:], None], strict=True)]


def table_of(text, title):
    """The rows of a table that `econ run` prints; a cell that goes on in the next line is put together."""
    lines = text.split(f"\n{title}\n")[1].split("\n\n")[0].splitlines()
    rows = []
    for line in lines[2:]:
        cells = columns_of(line, lines[1])
        if cells[0]:
            rows.append(cells)
        else:
            rows[-1] = [f"{a} {b}".strip() for a, b in zip(rows[-1], cells, strict=True)]
    return rows


def command_line(capsys, preset):
    assert main(["run", preset]) == 0
    return capsys.readouterr().out


@pytest.fixture(autouse=True)
def wide(monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")


SELLING = [name for name in BOOK.presets if name != "drone-plant-workers"]
"""Presets that sell goods; of the other no share is printed."""


@pytest.mark.parametrize("preset", SELLING)
def test_a_reader_who_divides_what_is_printed_comes_to_what_is_printed(preset, capsys):
    """250 over 52.2 is 0.48%. The sale of the sentence over the GDP of each row, rounded as the row's share is."""
    out = command_line(capsys, preset)
    if "No goods are sold" in out:
        assert "The same sale against each GDP source" not in out
        return
    sale, _half = number(re.search(r"\$[\d.,]+ (?:thousand|million|billion)(?= a year)", plain(out))[0])
    assert sale == number(next(row for row in table_of(out, "What follows") if row[0] == "sale_value")[2])[0]
    rows = table_of(out, "The same sale against each GDP source")
    assert rows
    for row in rows:
        share, half = number(row[4])
        assert abs(sale / number(row[3])[0] - share) <= half * (1 + 1e-9), row


def shown_by_excel(cell):
    """What a spreadsheet shows of a share by the format of its cell."""
    places = len(cell.number_format.partition(".")[2].removesuffix("%"))
    assert cell.number_format.endswith("%")
    return f"{cell.value * 100:.{places}f}%"


def from_files(result):
    """Of each output what the report, the tables in words, JSON, CSV and the workbook say."""
    of = {kind: econ.export.to_bytes(result, kind) for kind in ("html", "markdown", "latex", "json", "csv", "xlsx")}
    html = {}
    for name, row in re.findall(r'<tr[^>]* data-row="(\w+)"[^>]*>(.*?)</tr>', of["html"].decode(), re.DOTALL):
        cells = re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL)
        html.setdefault(name, [plain(re.sub(r"<[^>]+>", "", cell)) for cell in cells])
    outputs = {row["output"]: row for row in json.loads(of["json"])["results"]["outputs"]}
    lines = list(csv.DictReader(io.StringIO(of["csv"].decode(), newline="")))
    kept = {row["name"]: row for row in lines if row["section"] == "output"}
    book = openpyxl.load_workbook(io.BytesIO(of["xlsx"]), data_only=True)
    head = [cell.value for cell in book["Outputs"][1]]
    known = (dict(zip(head, row, strict=True)) for row in book["Outputs"].iter_rows(min_row=2))
    cells = {row["output"].value: row for row in known}
    at, *_rest = (row for row in book["Model"].iter_rows(min_row=5) if "name" in [cell.value for cell in row])
    at = {cell.value: cell.column - 1 for cell in at}
    live = {row[at["name"]].value: row[at["value"]] for row in book["Model"].iter_rows(min_row=6)}
    words = {kind: plain(of[kind].decode().replace("\\", "").replace("~", " ")) for kind in ("markdown", "latex")}
    return html, outputs, kept, cells, live, words


@pytest.mark.parametrize(
    "preset", ["press-line-2023", "containers-to-shells-2023-24", "south-korea-2023", "israel-2024"]
)
def test_one_output_has_the_same_digits_in_sentence_table_files_picture_and_citation(preset, capsys):
    """What the command line prints is looked for everywhere; files hold the number behind it with all its digits."""
    out, result = command_line(capsys, preset), econ.run(Scenario.preset(preset))
    table = {row[0]: row[2:4] for row in table_of(out, "What follows")}
    html, outputs, kept, cells, live, words = from_files(result)
    delivered = result.scenario.concept != "contract"
    for name in PRINTED:
        if name == "contribution_to_gdp" and not delivered:
            assert not {name} & (table.keys() | outputs.keys() | kept.keys() | cells.keys())
            continue
        said, span = table[name]
        value, half = number(said)
        full = outputs[name]["central"]
        assert abs(full - value) <= half * (1 + 1e-9), name
        assert float(kept[name]["central"]) == full
        assert sixteen([cells[name]["central"].value, live[name].value]) == sixteen([full, full])
        assert html[name][1] == said
        assert cells[name]["low"].value <= full <= cells[name]["high"].value
        if name != "value_added":  # which is no key figure, and in no table of these
            assert said in words["markdown"]
            assert said in words["latex"]
            assert span in words["markdown"]
        if "%" in said:
            assert shown_by_excel(cells[name]["central"]) == shown_by_excel(live[name]) == said
    share, sale = table["gdp_share"][0], table["sale_value"][0]
    sentence, cited = plain(econ.tables.answer(result)), plain(out.partition("Cite as:")[2])
    picture, dots = charts.drawing("share_by_sale", result), charts.drawing("distribution", result)
    chosen = next(curve.label for curve in marks(picture, Curve, role=Role.CHOSEN))
    [dots_at] = marks(picture, Dots, role=Role.MOVED)
    said = plain(dots_at.words[dots_at.sizes.index(max(dots_at.sizes))])
    for text in (
        sentence,
        cited,
        plain(html["gdp_share"][1]),
        plain(chosen),
        said,
    ):
        assert share in text
    assert share in [plain(text.text) for text in marks(dots, Text)]
    for text in (sentence, cited, said):
        assert sale.removesuffix(" a year") in text


@pytest.mark.parametrize("preset", ["containers-to-shells-2023-24"])
def test_the_page_has_the_digits_of_the_command_line(preset, capsys):
    rows = table_of(command_line(capsys, preset), "What follows")
    table = {row[1].partition(", by ")[0]: row[2] for row in rows}
    shown = plain(html.fragment(page({"preset": preset, "view": "numbers"}).blocks()))
    for label in ("Share of GDP", "Contribution to GDP", "Value added by the sale", "Artillery rounds delivered"):
        assert table[label] in shown, label


@pytest.mark.parametrize("preset", ["containers-to-shells-2023-24", "missiles-added"])
def test_parts_add_up_to_their_whole(preset):
    """Goods to the contract, years to the contract's sale, steps to the difference: exactly, in what is printed."""
    result = econ.run(Scenario.preset(preset))
    lines = sum(row["central_value"] for row in econ.tables.by_line(result))
    assert lines == pytest.approx(econ.tables.summary_of(result, "gross_value").central, rel=1e-12)
    for row in econ.tables.by_year(result):
        assert row["central_share_path"] == pytest.approx(row["central_sale_path"] / row["central_gdp_path"], rel=1e-12)
    last = econ.tables.by_year(result)[-1]["central_cumulative_sale_path"]
    sold = sum(row["central_sale_path"] for row in econ.tables.by_year(result))
    assert last == pytest.approx(sold, rel=1e-12)
    both = econ.compare.results([Scenario.preset("press-line-2023"), Scenario.preset(preset)])
    [apart] = econ.compare.differences(both, ["gdp_share"])
    steps = [row["change"] for row in econ.compare.steps(*both) if row["kind"] == "step"]
    assert apart["central"] == pytest.approx(sum(steps), rel=1e-9)
    [first, second] = econ.compare.outputs(both, ["gdp_share"])
    assert apart["central"] == second["central"] - first["central"] == second["central_difference"]
