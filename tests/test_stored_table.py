"""A scenario table that was taken away: every row is computed again, whoever put the table together."""

import csv
import io
import json

import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import econ
from econ import InputError, Scenario, verify
from econ.doors.cli import main
from econ.output.scenario_table import files
from econ.page import received_files
from econ.verify import stored_table
from econ.wording.language import speaking

PRESS, SERBIA = "press-line-2023", "serbia-licences-2023"
ENDINGS = {".csv": "csv", ".json": "json", ".parquet": "parquet", ".xlsx": "xlsx"}


@pytest.fixture(scope="module")
def table():
    changed = Scenario.preset(PRESS).change(set={"sale_value": "300 million USD/year"}, title="=Mine")
    return econ.scenario_table([PRESS, SERBIA, changed], ["gdp_share", "state_budget"], "all")


@pytest.fixture(scope="module")
def rows(table):
    return list(csv.DictReader(io.StringIO(files.to_bytes(table, "csv").decode())))


def csv_of(rows):
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode()


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_was_just_written_is_identical_to_the_byte(table, ending):
    verdict = verify.verify_bytes(files.to_bytes(table, ENDINGS[ending]), ending)
    assert (verdict.holds, verdict.identical, verdict.written_again) == (True, True, True)
    assert verdict.compared > 10 * len(table.rows)
    assert "a scenario table of 3 scenarios in 24 rows" in verify.opened(verdict)


def test_the_row_that_no_longer_agrees_is_named(rows):
    changed = [dict(row) for row in rows]
    row = next(r for r in changed if r["scenario"] == PRESS and r["gdp_source"] == "un_current")
    row["value"] = repr(float(row["value"]) * 1.01)
    verdict = verify.verify_bytes(csv_of(changed), ".csv")
    assert [d.place for d in verdict.differences] == [f"{PRESS} gdp_share un_current value"]


@pytest.mark.parametrize(
    ("column", "value"),
    [("grade", "A1"), ("gdp_year", "1999"), ("unit", "USD"), ("sources", "bok"), ("settings", "x"), ("label", "GDP")],
)
def test_words_of_a_row_are_compared(rows, column, value):
    changed = [dict(rows[0], **{column: value}), *rows[1:]]
    verdict = verify.verify_bytes(csv_of(changed), ".csv")
    assert [d.place for d in verdict.differences] == [f"{PRESS} gdp_share bok_nominal {column}"]


def test_a_preset_whose_name_stands_at_another_is_told(rows):
    """The numbers of Serbia under the name of the press line; any name that is no preset's is whoever asked's."""
    other = {PRESS: SERBIA, SERBIA: PRESS}
    verdict = verify.verify_bytes(csv_of([dict(row, scenario=other[row["based_on"]]) for row in rows]), ".csv")
    assert not verdict.holds
    verdict = verify.verify_bytes(csv_of([dict(row, scenario=f"mine of {row['based_on']}") for row in rows]), ".csv")
    assert verdict.holds
    assert verdict.uncompared["asked"][0] == "scenario"


def test_a_scenario_of_no_preset_has_no_presets_name():
    own = econ.scenario_table(
        [Scenario(exporter="PRK", year=2022, set={"sale_value": "250 million USD/year"})], ["gdp_share"]
    )
    (row,) = csv.DictReader(io.StringIO(files.to_bytes(own, "csv").decode()))
    verdict = verify.verify_bytes(csv_of([dict(row, scenario=PRESS)]), ".csv")
    assert not verdict.holds
    places = {difference.place.split(" ")[0] for difference in verdict.differences}
    assert {PRESS, "scenario"} <= places  # as it is stored, and as it is called now
    assert len(verdict.differences) <= verdict.compared


def test_one_row_is_a_table_and_each_of_its_cells_is_compared(rows):
    row = rows[0]
    verdict = verify.verify_bytes(csv_of([row]), ".csv")
    assert verdict.identical
    assert verdict.compared == sum(bool(value) for value in row.values()) - len(stored_table.KEY)
    assert verdict.made["data"] == row["data_digest"][:8]  # as many digits as fingerprints have
    assert row["fingerprint"] in verify.opened(verdict)


def test_a_digest_that_was_changed_is_told(rows):
    changed = [dict(row, scenario_digest="0" * 64) for row in rows]
    verdict = verify.verify_bytes(csv_of(changed), ".csv")
    assert not verdict.holds
    assert "scenario" in verdict.changed


def test_rows_of_several_tables_and_some_columns_are_enough(rows):
    """Someone keeps what is needed, puts tables below each other, sorts them and adds a column of her own."""
    kept = ("scenario", "output", "gdp_source", "gdp_chosen", "value", "unit", "frozen")
    merged = [{name: row[name] for name in kept} | {"mine": "kept"} for row in reversed(rows) if row["value"]]
    verdict = verify.verify_bytes(csv_of(merged), ".csv")
    assert verdict.identical
    assert not verdict.written_again
    assert verdict.uncompared["asked"] == ("scenario",)
    assert "(scenario), mine." in verify.text(verdict)
    wrong = [dict(merged[0], value="0.5"), *merged[1:]]
    assert len(verify.verify_bytes(csv_of(wrong), ".csv").differences) == 1


def test_rows_that_were_taken_out_are_not_missed(rows):
    """As a spreadsheet writes it, with TRUE and FALSE, and one GDP source that is not the one of the scenario."""
    kept = [dict(row, gdp_chosen=row["gdp_chosen"].upper()) for row in rows if row["gdp_source"] == "un_current"]
    assert {row["gdp_chosen"] for row in kept} == {"FALSE"}
    assert verify.verify_bytes(csv_of(kept), ".csv").identical


def test_a_row_that_stands_there_twice_is_told(rows):
    assert not verify.verify_bytes(csv_of([*rows, rows[0]]), ".csv").holds


def test_a_table_that_pandas_or_a_spreadsheet_saved_again_holds(table, tmp_path):
    table.save(tmp_path / "a.csv")
    pd.read_csv(tmp_path / "a.csv").to_csv(tmp_path / "b.csv", index=False)
    assert verify.verify_file(tmp_path / "b.csv").holds
    table.frame().to_parquet(tmp_path / "c.parquet")
    assert verify.verify_file(tmp_path / "c.parquet").identical
    table.save(tmp_path / "d.xlsx")
    openpyxl.load_workbook(tmp_path / "d.xlsx").save(tmp_path / "e.xlsx")
    verdict = verify.verify_file(tmp_path / "e.xlsx")
    assert verdict.holds
    assert "the codebook, how it is packed" in verify.text(verdict)


def headline(whole):
    whole["headline"] = "8.9%"


def results(whole):
    whole["results"] = [{"scenario": PRESS, "value": 0.089}]


def meaning(whole):
    next(f for f in whole["schema"]["fields"] if f["name"] == "value")["description"] = "In per cent"


def field_again(whole):
    whole["schema"]["fields"].append({"name": "value", "description": "In per cent"})


def remark(whole):
    whole["schema"]["remark"] = "8.9%"


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (headline, "headline"),
        (results, "results 0 scenario|results 0 value"),
        (meaning, "column value description"),
        (field_again, "column value description (2)"),
        (remark, "schema remark"),
    ],
)
def test_what_stands_beside_the_rows_of_a_table_in_json_is_compared(table, change, place):
    whole = json.loads(files.to_bytes(table, "json"))
    change(whole)
    verdict = verify.verify_bytes(json.dumps(whole).encode(), ".json")
    assert "|".join(d.place for d in verdict.differences) == place


def test_what_the_metadata_of_a_table_in_parquet_say_is_compared(table):
    again = pq.read_table(io.BytesIO(files.to_bytes(table, "parquet")))
    fields = [f.with_metadata({"label": "In per cent"}) if f.name == "value" else f for f in again.schema]
    stream = io.BytesIO()
    pq.write_table(again.cast(pa.schema(fields, {"note": "8.9%"})), stream)
    verdict = verify.verify_bytes(stream.getvalue(), ".parquet")
    assert {d.place for d in verdict.differences} == {"metadata note", "column value label"}


def test_a_table_in_json_that_pandas_saved_again_holds_with_columns_of_ones_own(table, tmp_path):
    frame = table.frame().assign(mine=1)
    again = frame.set_index("scenario").to_json(orient="table", double_precision=15)
    (tmp_path / "a.json").write_text(again, "utf-8")
    verdict = verify.verify_file(tmp_path / "a.json")
    assert verdict.holds
    assert verdict.unread == "mine"


def test_the_codebook_of_a_table_is_the_same_in_whatever_language_it_is_verified(table):
    with speaking("ko"):
        assert verify.verify_bytes(files.to_bytes(table, "json"), ".json").holds


def test_a_table_of_another_version_is_held_against_its_numbers(rows):
    before = [dict(row, version="0.2.0", fingerprint="econ 0.2.0", label="Share") for row in rows]
    verdict = verify.verify_bytes(csv_of(before), ".csv")
    assert verdict.holds
    assert verdict.changed["version"][0] == "0.2.0"
    wrong = [dict(before[0], value="0.5"), *before[1:]]
    assert not verify.verify_bytes(csv_of(wrong), ".csv").holds


def test_a_row_without_a_link_is_refused_by_its_number(rows):
    with pytest.raises(
        InputError, match=r"row 2: A row without a frozen link cannot be computed again: press-line-2023"
    ):
        verify.verify_bytes(csv_of([rows[0], dict(rows[1], frozen=""), *rows[2:]]), ".csv")


@pytest.mark.parametrize(
    ("rows_are", "said"), [("none", "has no rows"), ("broken", f"{PRESS}: This link cannot be opened")]
)
def test_a_damaged_table_is_refused(rows, rows_are, said):
    content = csv_of([dict(rows[0], frozen="2.xx")]) if rows_are == "broken" else csv_of(rows).partition(b"\n")[0]
    with pytest.raises(InputError, match=said):
        verify.verify_bytes(content + b"\n", ".csv")


def test_scenarios_larger_than_a_link_have_none(tmp_path):
    large = Scenario.preset("missiles-added").change(sampler=econ.Sampler(points=1 << 14, scrambles=8))
    [row] = econ.scenario_table(large, "sale_value").rows
    assert row["frozen"] is None


def test_the_page_verifies_it_too_within_its_room(table, rows):
    assert received_files.check(files.to_bytes(table, "xlsx"), "t.xlsx").holds
    many = [dict(rows[0], scenario=f"{n}") for n in range(received_files.MOST_SCENARIOS + 1)]
    with pytest.raises(InputError, match="It asks for 51 scenarios; the page computes 50 at most"):
        received_files.check(csv_of(many), "t.csv")


def test_on_the_command_line(table, tmp_path, capsys):
    table.save(tmp_path / "t.parquet")
    assert main(["verify", str(tmp_path / "t.parquet")]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "✔ Identical" in said
    assert "It holds several scenarios; each can be asked again by its own file or link." in said
    whole = json.loads(files.to_bytes(table, "json"))
    whole["data"][0]["low"] = 0.0
    (tmp_path / "t.json").write_text(json.dumps(whole), "utf-8")
    assert main(["verify", str(tmp_path / "t.json")]) == 1
    assert f"{PRESS} gdp_share bok_nominal low: stored 0" in capsys.readouterr().out


def test_another_table_is_no_scenario_table(rows):
    """A list, an object, a workbook and a table without what every row needs."""
    other = io.BytesIO()
    openpyxl.Workbook().save(other)
    for content, ending in (
        (b"[1]", ".json"),
        (b'{"schema": {}}', ".json"),
        (other.getvalue(), ".xlsx"),
        (b"a,b\r\n1,2\r\n", ".csv"),
        (b"x", ".txt"),
    ):
        assert stored_table.read(content, ending) is None
    bare = [{name: row[name] for name in stored_table.NEEDED} for row in rows]
    assert stored_table.read(csv_of(bare), ".csv").form == "csv"
    bare = [{name: row[name] for name in stored_table.NEEDED[1:]} for row in rows]
    assert stored_table.read(csv_of(bare), ".csv") is None


def test_what_a_table_says_is_told(table, rows):
    verdict = verify.verify_bytes(files.to_bytes(table, "csv"), ".csv")
    assert verdict.stored.made == rows[0]["fingerprint"]
    assert verdict.data_date == rows[0]["data_date"]
