"""Files: each is read back by another program and holds the digits of the result, and who it comes from."""

import csv
import errno
import io
import json
import math
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import econ
from econ.analysis import tables
from econ.doors.cli import main
from econ.evidence import Setting
from econ.output import export
from econ.output.export import content
from econ.provenance import citing

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
def test_the_same_question_is_saved_as_the_same_bytes_in_the_format_that_the_name_ends_in(result, tmp_path, name):
    path = tmp_path / f"answer{export.FORMATS[name].extension.upper()}"
    export.save(econ.run(result.scenario), path)
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


# --- whole or not at all ---------------------------------------------------------------------------


def full(*_):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def stopped(*_):
    raise KeyboardInterrupt


@pytest.fixture
def full_disk(monkeypatch):
    """A disk that takes names and no content."""
    monkeypatch.setattr(os, "fsync", full)


@pytest.mark.parametrize("there", [b"old", None], ids=["a file", "no file"])
@pytest.mark.parametrize(("fault", "said"), [(full, econ.InputError), (stopped, KeyboardInterrupt)])
def test_a_save_that_fails_leaves_everything_as_it_was(tmp_path, monkeypatch, there, fault, said):
    path = tmp_path / "answer.csv"
    if there is not None:
        path.write_bytes(there)
    monkeypatch.setattr(os, "fsync", fault)
    with pytest.raises(said) as raised:
        export.write(b"new", path)
    if said is econ.InputError:
        assert "The file cannot be written: no space left on device." in str(raised.value)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == ({} if there is None else {path.name: there})


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
def test_a_disk_that_is_full_in_the_middle_leaves_the_old_file(tmp_path):
    """A real limit: no file may be longer than 1,000 bytes."""
    import resource

    path = tmp_path / "answer.csv"
    path.write_bytes(b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, before[1]))
    try:
        with pytest.raises(econ.InputError, match="file too large"):
            export.write(b"x" * 100_000, path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {path.name: b"old"}


DATA = str(econ.data_folder())
SALES = "sale_value=100, 200 million USD/year"


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", "--points", "64", "--output", "old.csv"],
        ["run", "--points", "64", "--format", "json", "--output", "old.json"],
        ["run", "--points", "64", "--output", "old.xlsx"],
        ["cite", "--sources", "--output", "old.ris"],
        ["compare", "press-line-2023", "india-2023", "--output", "old.csv"],
        ["sensitivity", "--output", "old.csv"],
        ["figure", "share_by_sale", "--output", "old.svg"],
        ["sweep", SALES, "--figure", "old.svg"],
        ["restate", DATA, DATA, "--of", "gdp_share", "--output", "old.md"],
    ],
    ids=lambda arguments: f"{arguments[0]} {arguments[-1][3:]}",
)
def test_every_command_that_writes_a_file_keeps_the_old_one(arguments, tmp_path, monkeypatch, full_disk, capsys):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / arguments[-1]
    path.write_bytes(b"old")
    assert main(arguments) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert f"{path.name}: The file cannot be written: no space left on device." in said
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {path.name: b"old"}


@pytest.mark.skipif(os.name != "posix", reason="permissions and links of POSIX")
def test_a_new_file_has_the_permissions_of_any_and_a_replaced_one_its_own(tmp_path):
    plain, path = tmp_path / "plain", tmp_path / "answer.csv"
    plain.touch()
    export.write(b"1", path)
    assert path.stat().st_mode == plain.stat().st_mode
    path.chmod(0o640)
    export.write(b"2", path)
    assert (path.read_bytes(), path.stat().st_mode & 0o7777) == (b"2", 0o640)


@pytest.mark.skipif(os.name != "posix", reason="permissions and links of POSIX")
@pytest.mark.parametrize("there", [True, False], ids=["to a file", "to nothing yet"])
def test_a_link_stays_and_what_it_points_to_is_replaced(tmp_path, there):
    (tmp_path / "elsewhere").mkdir()
    target, link = tmp_path / "elsewhere" / "answer.csv", tmp_path / "latest.csv"
    link.symlink_to(Path("elsewhere") / "answer.csv")
    if there:
        target.write_bytes(b"old")
    export.write(b"new", link)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["answer.csv", "elsewhere", "latest.csv"]


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_a_pipe_is_written_to_and_stays(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        export.write(b"new", path)
        assert os.read(reader, 10) == b"new"
    finally:
        os.close(reader)
    assert [p.name for p in tmp_path.iterdir()] == ["pipe"]
    assert path.is_fifo()


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="devices of POSIX")
@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1"])
@pytest.mark.parametrize("into", ["a pipe", "a file"])
def test_what_is_open_already_is_written_to(tmp_path, name, into):
    """What a shell's >> found in the file stays in front."""
    program = f"from econ import export; export.write(b'new', {name!r})"
    if into == "a pipe":
        found = subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, check=True).stdout
        assert found == b"new"
    else:
        path = tmp_path / "log"
        path.write_bytes(b"old ")
        with path.open("ab") as file:
            subprocess.run([sys.executable, "-c", program], stdout=file, check=True)
        assert path.read_bytes() == b"old new"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_device_that_is_full_is_a_sentence():
    with pytest.raises(econ.InputError, match="no space left on device"):
        export.write(b"new", "/dev/full")


@pytest.mark.parametrize("name", ["", "folder"])
def test_a_folder_is_no_file(tmp_path, name):
    (tmp_path / "folder").mkdir()
    with pytest.raises(econ.InputError, match="cannot be written"):
        export.write(b"new", tmp_path / name)
    assert [p.name for p in tmp_path.iterdir()] == ["folder"]


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
    wanted = tables.summary_of(result, "gdp_share").median
    assert float(share.iloc[0]) == pytest.approx(wanted, rel=1e-13)  # older pandas reads the last digits loosely


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
    assert {s["id"] for s in found["sources"]} == set(citing.cited(result))
    assert {i["name"] for i in found["inputs"]} == set(result.state.inputs)


def test_what_is_not_finite_is_null():
    assert content.finite({"a": [math.inf, 1.0, {"b": math.nan}], "c": (1, "x")}) == {
        "a": [None, 1.0, {"b": None}],
        "c": [1, "x"],
    }


# --- Excel -----------------------------------------------------------------------------------------

SHEETS = ["Answer", "Inputs", "Model", "Outputs", "By GDP source", "By goods line", "By year", "Sources", "About"]


def test_workbook_has_its_sheets_with_frozen_headers(result):
    book = read_xlsx(result)
    empty = {"By goods line"} if not tables.by_line(result) else set()
    assert [name for name in book.sheetnames if name in SHEETS] == [name for name in SHEETS if name not in empty]
    assert book["Outputs"].freeze_panes == "B2"
    assert book["Outputs"].column_dimensions["B"].width > 10


def test_workbook_paints_the_inputs_in_one_colour(result):
    sheet = read_xlsx(result)["Inputs"]
    header = [cell.value for cell in sheet[1]]
    column = header.index("central")
    colours = {row[column].fill.fgColor.rgb for row in sheet.iter_rows(min_row=2) if not row[column].protection.locked}
    assert len(colours) == 1
    assert colours != {sheet.cell(2, 1).fill.fgColor.rgb}


def test_workbook_shows_shares_in_percent(result):
    sheet = read_xlsx(result)["Outputs"]
    header = [cell.value for cell in sheet[1]]
    [row] = [row for row in sheet.iter_rows(min_row=2) if row[header.index("output")].value == "gdp_share"]
    share = row[header.index("central")]
    [places] = re.fullmatch(r"0\.?(0*)%", share.number_format).groups()
    assert f"{share.value * 100:.{len(places)}f}" in tables.answer(result), "as the sentence has it"


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
    assert book["Answer"]["A1"].value.replace("_x000D_", "\r") == text
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value[:1] in {"=", "+", "-", "@", "\t"}:
                    assert cell.data_type == "s" or cell.value not in {text, f"{text}."}
                    assert cell.hyperlink is None


def test_negative_numbers_stay_numbers():
    """Shares of 40 to 60% each in cash and in oil leave less than nothing for goods in part of the draws."""
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
