"""Files: each is read back by another program and holds the digits of the result, and who it comes from."""

import csv
import io
import json
import math
import zipfile

import numpy as np
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import econ
from econ import export, tables
from econ.assumptions import Setting
from econ.export import content

PRESETS = ["press-line-2023", "containers-to-shells-2023-24", "india-2023"]
FEW = econ.draws.Sampler(points=64)
IDENTITY = ("fingerprint", "version", "data_date", "seed", "sampler", "size", "points", "scrambles", "scenario_digest")


@pytest.fixture(scope="module", params=PRESETS)
def result(request):
    return econ.run(econ.Scenario.preset(request.param).change(sampler=FEW))


def read_csv(result):
    return list(csv.DictReader(io.StringIO(export.to_bytes(result, "csv").decode("utf-8"), newline="")))


def read_json(result):
    return json.loads(export.to_bytes(result, "json"))


def read_xlsx(result):
    return openpyxl.load_workbook(io.BytesIO(export.to_bytes(result, "xlsx")))


def sheet_rows(sheet):
    rows = list(sheet.iter_rows(values_only=True))
    names = [name.replace(" ", "_") for name in rows[0]]
    return [dict(zip(names, row, strict=True)) for row in rows[1:]]


# --- all formats -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", export.FORMATS)
def test_the_same_result_gives_the_same_bytes(result, name):
    again = econ.run(result.scenario)
    assert export.to_bytes(result, name) == export.to_bytes(again, name)


@pytest.mark.parametrize("name", export.FORMATS)
def test_save_takes_the_format_from_the_name(result, tmp_path, name):
    path = tmp_path / f"answer{export.FORMATS[name].extension.upper()}"
    export.save(result, path)
    assert path.read_bytes() == export.to_bytes(result, name)


def test_every_file_says_what_it_is(result):
    expected = {k: str(v) for k, v in content.particulars(result).items()}
    in_csv = {r["name"]: r["text"] for r in read_csv(result) if r["section"] == "about"}
    in_json = {k: str(v) for k, v in read_json(result)["about"].items()}
    in_xlsx = {n.replace(" ", "_"): "" if v is None else str(v) for n, v in read_xlsx(result)["About"].values}
    for found in (in_csv, in_json, in_xlsx):
        assert {k: found[k] for k in IDENTITY} == {k: expected[k] for k in IDENTITY}
    assert in_json == expected


def test_every_file_holds_the_digits_of_the_result(result):
    rows = {row["output"]: row for row in tables.summary(result)}
    in_csv = {r["name"]: r for r in read_csv(result) if r["section"] == "output"}
    in_json = {r["output"]: r for r in read_json(result)["results"]["outputs"]}
    in_xlsx = {r["output"]: r for r in sheet_rows(read_xlsx(result)["Outputs"])}
    for name, row in rows.items():
        for key in ("median", "low", "high", "mean", "standard_uncertainty", "numerical_error", "central"):
            if math.isfinite(row[key]):
                assert float(in_csv[name][key]) == row[key]
                assert in_json[name][key] == row[key]
                assert in_xlsx[name][key] == pytest.approx(row[key], rel=1e-15)  # the writer keeps 16 digits


@pytest.mark.parametrize("name", ["odt", "CSV", ""])
def test_an_unknown_format_proposes_others(result, name):
    with pytest.raises(econ.InputError, match="There is no format"):
        export.to_bytes(result, name)
    with pytest.raises(econ.InputError, match="Choose an ending"):
        export.name_of(f"answer.{name}x")


def test_a_place_that_cannot_be_written(result, tmp_path):
    with pytest.raises(econ.InputError, match="cannot be written"):
        export.save(result, tmp_path / "none" / "answer.csv")


# --- CSV -------------------------------------------------------------------------------------------


def test_csv_is_utf_8_without_mark_and_ends_lines_as_the_standard_says(result):
    raw = export.to_bytes(result, "csv")
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\r\n")
    assert raw.split(b"\r\n")[0].decode() == ",".join(content.COLUMNS)
    assert "\u00a0" not in raw.decode("utf-8").split("output,", 1)[0]


def test_csv_has_every_section(result):
    sections = {r["section"] for r in read_csv(result)}
    expected = {"about", "output", "gdp_source", "input", "source"}
    assert expected <= sections
    assert ("left_out" in sections) == bool(result.left_out)
    assert ("goods_line" in sections) == bool(tables.by_line(result))


def test_csv_is_read_by_pandas(result):
    import pandas as pd

    frame = pd.read_csv(io.BytesIO(export.to_bytes(result, "csv")))
    share = frame[(frame.section == "output") & (frame.name == "gdp_share")]["median"]
    assert float(share.iloc[0]) == tables.summary_of(result, "gdp_share").median


def test_csv_numbers_are_numbers(result):
    for row in read_csv(result):
        for column in content.NUMBERS:
            assert row[column] == "" or math.isfinite(float(row[column]))


def test_every_source_that_a_row_names_is_in_the_file(result):
    rows = read_csv(result)
    named = {name for row in rows for name in row["sources"].split()}
    assert named <= {row["name"] for row in rows if row["section"] == "source"}
    whole = read_json(result)
    rows = [*whole["inputs"], *(row for part in ("outputs", "by_gdp_source") for row in whole["results"][part])]
    assert {name for row in rows for name in row["sources"].split()} <= {record["id"] for record in whole["sources"]}


# --- JSON ------------------------------------------------------------------------------------------


def test_json_gives_bit_identical_draws(result, tmp_path):
    path = tmp_path / "answer.json"
    export.save(result, path)
    again = econ.run(econ.Scenario.load(path))
    assert again.fingerprint == result.fingerprint
    assert again.draws.keys() == result.draws.keys()
    for name, draws in result.draws.items():
        assert np.array_equal(np.asarray(again.draws[name]), np.asarray(draws), equal_nan=True), name


def test_json_is_standard_and_complete(result):
    def refuse(word):
        raise AssertionError(word)

    found = json.loads(export.to_bytes(result, "json"), parse_constant=refuse)
    assert found["scenario"] == json.loads(result.state.json)
    assert {s["id"] for s in found["sources"]} == set(content.cited(result))
    assert {i["name"] for i in found["inputs"]} == set(result.state.inputs)


def test_what_is_not_finite_is_null():
    assert content.finite({"a": [math.inf, 1.0, {"b": math.nan}], "c": (1, "x")}) == {
        "a": [None, 1.0, {"b": None}],
        "c": [1, "x"],
    }


# --- Excel -----------------------------------------------------------------------------------------

SHEETS = ["Answer", "Outputs", "By GDP source", "By goods line", "By year", "Inputs", "Sources", "About"]


def test_workbook_has_its_sheets_with_frozen_headers(result):
    book = read_xlsx(result)
    assert [name for name in book.sheetnames if name in SHEETS] == SHEETS
    assert book["Outputs"].freeze_panes == "B2"
    assert book["Outputs"].column_dimensions["B"].width > 10


def test_workbook_paints_the_inputs_in_one_colour(result):
    sheet = read_xlsx(result)["Inputs"]
    header = [cell.value for cell in sheet[1]]
    column = header.index("central")
    colours = {row[column].fill.fgColor.rgb for row in sheet.iter_rows(min_row=2)}
    assert len(colours) == 1
    assert colours != {sheet.cell(2, 1).fill.fgColor.rgb}


def test_workbook_shows_shares_in_percent(result):
    sheet = read_xlsx(result)["Outputs"]
    [row] = [row for row in sheet.iter_rows(min_row=2) if row[0].value == "gdp_share"]
    assert row[3].number_format == "0.00%"


def test_workbook_carries_no_clock(result):
    with zipfile.ZipFile(io.BytesIO(export.to_bytes(result, "xlsx"))) as parts:
        assert (
            f'<dcterms:created xsi:type="dcterms:W3CDTF">{result.book.release}'
            in parts.read("docProps/core.xml").decode()
        )


# --- what a spreadsheet would run ------------------------------------------------------------------

EVIL = ["=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(1)", "\t=1", "\r=1", '=HYPERLINK("http://x")']


@pytest.fixture(params=EVIL)
def poisoned(request):
    setting = Setting(value="300 million USD/year", judgement=f"{request.param}.", note=f"{request.param}.")
    scenario = econ.Scenario.preset().change(title=request.param, set={"sale_value": setting}, sampler=FEW)
    return request.param, econ.run(scenario)


def test_csv_texts_are_no_formulas(poisoned):
    text, result = poisoned
    rows = read_csv(result)
    for row in rows:
        for column, cell in row.items():
            if column not in content.NUMBERS:
                assert cell[:1] not in {"=", "+", "-", "@", "\t", "\r"}
    assert next(r["text"] for r in rows if r["name"] == "title") == f"'{text}"


def test_workbook_texts_are_texts(poisoned):
    text, result = poisoned
    book = read_xlsx(result)
    assert next(v for n, v in book["Answer"].values if n == "title").replace("_x000D_", "\r") == text
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value[:1] in {"=", "+", "-", "@", "\t"}:
                    assert cell.data_type == "s" or cell.value not in {text, f"{text}."}
                    assert cell.hyperlink is None


def test_negative_numbers_stay_numbers():
    """Shares of 40 to 60 % each in cash and in oil leave less than nothing for goods in part of the draws."""
    share = "uniform: 0.4 to 0.6"
    result = econ.run(econ.Scenario.preset().change(set={"cash_share": share, "oil_share": share, "grain_share": 0}))
    low = tables.summary_of(result, "goods_share").low
    assert low < 0
    [row] = [r for r in read_csv(result) if r["name"] == "goods_share"]
    assert float(row["low"]) == low


@given(st.text())
def test_a_neutral_text_begins_harmlessly_and_keeps_its_words(text):
    made = content.neutral(text)
    assert made[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n"}
    assert made in (text, f"'{text}")
