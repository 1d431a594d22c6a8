"""Whatever the program writes can be computed again; one changed digit is named."""

import json

import pytest

import econ
import econ.export
from econ import InputError, Scenario, links, verify

KINDS = ("json", "csv", "xlsx")
PRESETS = ("press-line-2023", "missiles-added", "serbia-licences-2023")


@pytest.fixture(scope="module")
def results():
    return {name: econ.run(Scenario.preset(name)) for name in PRESETS}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", PRESETS)
def test_a_file_as_it_was_written_is_identical(results, tmp_path, name, kind):
    path = tmp_path / f"answer.{kind}"
    econ.export.save(results[name], path)
    verdict = verify.verify(path)
    assert verdict.identical
    assert verdict.changed == {}
    assert verdict.compared > 500
    assert verify.text(verdict).startswith("✔ Identical")


@pytest.mark.parametrize("name", PRESETS)
def test_a_frozen_link_is_identical(results, name):
    assert verify.verify(links.freeze(results[name])).identical


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_one_digit_changed_in_an_answer_is_found_and_named(results, tmp_path, kind):
    path = tmp_path / f"answer.{kind}"
    econ.export.save(results["press-line-2023"], path)
    share = econ.estimates.estimate(results["press-line-2023"], "gdp_share").median
    digit = str(share)[-5]
    tampered = str(share)[:-5] + str((int(digit) + 1) % 10) + str(share)[-4:]
    text = path.read_text("utf-8")
    assert str(share) in text
    path.write_text(text.replace(str(share), tampered), "utf-8")
    verdict = verify.verify(path)
    assert not verdict.identical
    assert verdict.largest > 0


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_an_answer_that_is_off_by_a_tenth_fails_and_is_named(results, tmp_path, kind):
    path = tmp_path / f"answer.{kind}"
    econ.export.save(results["press-line-2023"], path)
    share = econ.estimates.estimate(results["press-line-2023"], "gdp_share").median
    path.write_text(path.read_text("utf-8").replace(str(share), str(share * 1.1)), "utf-8")
    verdict = verify.verify(path)
    assert not verdict.holds
    assert any("gdp_share" in d.place and d.place.endswith("median") for d in verdict.differences)
    assert "gdp_share" in verify.text(verdict)


def test_a_cell_changed_in_a_workbook_is_named(results, tmp_path):
    import openpyxl

    path = tmp_path / "answer.xlsx"
    econ.export.save(results["missiles-added"], path)
    book = openpyxl.load_workbook(path)
    sheet = book["Outputs"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    row = next(r for r in range(2, sheet.max_row + 1) if sheet.cell(r, 1).value == "gdp_share")
    sheet.cell(row, columns["high"]).value *= 1.001
    book.save(path)
    verdict = verify.verify(path)
    assert [d.place for d in verdict.differences] == ["Outputs gdp_share high"]


def test_a_scenario_changed_behind_the_answer_is_found(results, tmp_path):
    """The question no longer has the digest that the file states, and the answers no longer follow."""
    path = tmp_path / "answer.json"
    econ.export.save(results["press-line-2023"], path)
    whole = json.loads(path.read_text("utf-8"))
    whole["scenario"]["inputs"]["sale_value"]["value"] = 500e6
    path.write_text(json.dumps(whole), "utf-8")
    verdict = verify.verify(path)
    assert "scenario" in verdict.changed
    assert not verdict.holds


def test_other_data_are_said_and_change_no_digit_of_a_complete_scenario(results, tmp_path, data):
    """A file holds its whole question, so later figures do not move its answer; the verdict names them."""
    path = tmp_path / "answer.json"
    econ.export.save(results["missiles-added"], path)
    lines = data / "lines.csv"
    lines.write_text(lines.read_text("utf-8").replace("90 %: 500 to 1500", "90 %: 600 to 1600"), "utf-8")
    verdict = verify.verify(path, econ.Book(data))
    assert "data" in verdict.changed
    assert [d for d in verdict.differences if "results outputs" in d.place] == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", b""),
        ("a.json", b"[]"),
        ("a.json", b'{"about": {}}'),
        ("a.json", b"[" * 100_000),
        ("a.csv", b"a,b\n1,2\n"),
        ("a.csv", b"\xff\xfe"),
        ("a.xlsx", b"PK nothing"),
        ("a.txt", b"hello"),
    ],
    ids=str,
)
def test_what_is_no_result_is_refused_with_a_reason(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError, match=name.split(".")[0]):
        verify.verify(path)


def test_a_missing_file_is_refused():
    with pytest.raises(InputError, match="cannot be read"):
        verify.verify("nowhere.json")
