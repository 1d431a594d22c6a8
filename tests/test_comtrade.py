"""UN Comtrade: answers and tables of our own in its layouts, and the recorded ones where they are at hand."""

import csv
import gzip
import io
import json
from pathlib import Path

import pytest

from econ.evidence.providers import Wanted, parts, read, recognise
from econ.files import bounds
from econ.wording.errors import InputError

SAMPLES = Path(__file__).resolve().parents[2] / "shared/samples/comtrade"
needs_real = pytest.mark.skipif(not SAMPLES.exists(), reason="samples not present")

RECORD = {
    "typeCode": "C",
    "freqCode": "A",
    "refPeriodId": 20230101,
    "refYear": 2023,
    "refMonth": 52,
    "period": "2023",
    "reporterCode": 156,
    "reporterISO": None,
    "reporterDesc": None,
    "flowCode": "X",
    "flowDesc": None,
    "partnerCode": 0,
    "partnerISO": None,
    "partnerDesc": None,
    "partner2Code": 0,
    "classificationCode": "H6",
    "isOriginalClassification": True,
    "cmdCode": "TOTAL",
    "cmdDesc": None,
    "aggrLevel": 0,
    "customsCode": "C00",
    "mosCode": "0",
    "motCode": 0,
    "cifvalue": None,
    "fobvalue": None,
    "primaryValue": 1000.0,
    "isReported": True,
    "isAggregate": False,
}
"""A record of the API without descriptions, with those of its 47 fields that are read, and some that are not."""


def record(**changes):
    return RECORD | changes


def answer(*records, **changes):
    return json.dumps({"elapsedTime": "0.2 secs", "count": len(records), "data": list(records), "error": ""} | changes)


def table(*records, separator=",", tail=""):
    out = io.StringIO()
    lines = csv.writer(out, delimiter=separator, lineterminator=f"{tail}\n")
    lines.writerows([list(RECORD), *[["" if v is None else v for v in r.values()] for r in records]])
    return out.getvalue()


def imported(content, **wanted):
    content = content.encode() if isinstance(content, str) else content
    ((_part, layout, found),), others = read(parts(content, "file"), Wanted(**wanted))
    assert layout.provider == "UN Comtrade"
    assert others == []
    return {f"{s.country}/{s.name}": s for s in found.series}, found.left_out


def values(series):
    return {figure.year: figure.value for figure in series.figures}


# --- codes and fields -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (842, "USA"),
        (251, "FRA"),
        (757, "CHE"),
        (579, "NOR"),
        (699, "IND"),  # not their numbers in M49
        (156, "CHN"),
        (410, "KOR"),
        (643, "RUS"),
        (276, "DEU"),
        (56, "BEL"),
        (688, "SRB"),
        (704, "VNM"),
    ],
)
def test_reporters_by_comtrades_own_numbers(number, code):
    """As in Comtrade's `Reporters.json`; the letters are null without descriptions."""
    series, _left = imported(answer(record(reporterCode=number)))
    assert list(series) == [f"{code}/comtrade_exports"]


@pytest.mark.parametrize(("number", "iso"), [(97, "EUR"), (490, "S19"), (810, "SUN"), (899, "X1 "), (0, "W00")])
def test_groups_and_states_that_are_no_more_are_no_reporters(number, iso):
    series, left = imported(answer(record(), record(reporterCode=number, reporterISO=iso, primaryValue=9.0)))
    assert list(series) == ["CHN/comtrade_exports"]
    assert "1 records are of reporters or partners that are no country of today." in left


def test_a_series_says_what_it_is_and_under_which_licence():
    series, _left = imported(answer(record()))
    (one,) = series.values()
    assert (one.unit, one.price_basis, one.kind) == ("USD/year", "current", "exports")
    assert one.licence == "Comtrade-terms"
    assert values(one) == {2023: 1000.0}
    assert "as it reports them" in one.concept


def test_ref_month_52_is_a_whole_year_and_the_period_is_text():
    no_year = {k: v for k, v in record(period="2019").items() if k != "refYear"}
    series, _left = imported(answer(no_year))
    assert values(series["CHN/comtrade_exports"]) == {2019: 1000.0}


def test_imports_with_freight_and_exports_without():
    series, _left = imported(
        answer(
            record(flowCode="M", cifvalue=500.0, primaryValue=500.0),
            record(fobvalue=1000.0),
            record(reporterCode=36, flowCode="M", fobvalue=70.0, primaryValue=70.0),
            record(reporterCode=124, flowCode="M"),
        )
    )
    assert "(CIF)" in series["CHN/comtrade_imports"].concept
    assert "(FOB)" in series["CHN/comtrade_exports"].concept
    assert "(FOB)" in series["AUS/comtrade_imports"].concept  # states its imports so
    assert "(CIF)" in series["CAN/comtrade_imports"].concept  # by Comtrade's rule, as the record is silent


def test_re_exports_are_contained_in_exports():
    series, left = imported(answer(record(), record(flowCode="RX", primaryValue=70.0), record(flowCode="RM")))
    assert values(series["CHN/comtrade_exports"]) == {2023: 1000.0}
    assert any(s.startswith("2 records are re-imports, re-exports") for s in left)


def test_services_are_no_goods():
    _series, left = imported(answer(record(), record(typeCode="S", primaryValue=70.0)))
    assert "1 records are of services." in left


# --- nothing twice --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "part", [{"partner2Code": 344}, {"motCode": 2100}, {"customsCode": "C01"}, {"mosCode": "1"}], ids=str
)
def test_parts_by_second_partner_customs_and_transport_are_not_added(part):
    series, left = imported(answer(record(), record(**part, primaryValue=400.0)))
    assert values(series["CHN/comtrade_exports"]) == {2023: 1000.0}
    assert any(s.startswith("1 records are parts of others") for s in left)


def test_only_parts_give_no_total():
    with pytest.raises(InputError, match="no yearly total"):
        imported(answer(record(motCode=2100), record(motCode=1000)))


def test_the_total_is_taken_and_no_level_added_to_it():
    goods = [record(cmdCode=code, aggrLevel=len(code), primaryValue=v) for code, v in (("01", 600.0), ("02", 400.0))]
    series, left = imported(answer(record(), *goods))
    assert {key: values(s) for key, s in series.items()} == {"CHN/comtrade_exports": {2023: 1000.0}}
    assert any(s.startswith("2 records are of finer goods") for s in left)


def test_without_a_total_one_level_is_summed_and_is_not_all_trade():
    goods = [("06", 600.0), ("93", 50.0), ("0601", 600.0), ("930120", 50.0)]
    series, left = imported(answer(*[record(cmdCode=code, primaryValue=v) for code, v in goods]))
    (one,) = series.values()
    assert values(one) == {2023: 650.0}
    assert (one.name, one.kind, one.note) == (
        "comtrade_exports_hs_2_digits",
        "other",
        "Other goods are not in it.",
    )
    assert any(s.startswith("2 records are of finer goods") for s in left)


def test_one_chapter_is_named():
    series, _left = imported(answer(record(cmdCode="93", primaryValue=50.0)))
    assert list(series) == ["CHN/comtrade_exports_hs93"]


def test_a_leading_zero_that_a_spreadsheet_dropped_is_put_back():
    series, left = imported(table(record(cmdCode="6", primaryValue=50.0)))
    assert list(series) == ["CHN/comtrade_exports_hs06"]
    assert "1 codes of goods had lost a leading zero; it is put back." in left


def test_a_second_classification_is_not_added():
    series, _left = imported(answer(record(), record(classificationCode="S4", primaryValue=1001.0)))
    assert values(series["CHN/comtrade_exports"]) == {2023: 1000.0}


def test_a_classification_of_its_own_is_read_where_there_is_no_other():
    series, _left = imported(answer(record(classificationCode="S1", period="1965", refYear=1965, primaryValue=3.5)))
    assert values(series["CHN/comtrade_exports"]) == {1965: 3.5}
    both = [record(classificationCode="S4", primaryValue=1001.0), record()]
    assert values(imported(answer(*both))[0]["CHN/comtrade_exports"]) == {2023: 1000.0}


def test_the_same_record_twice_counts_once_and_another_value_is_refused():
    series, left = imported(answer(record(), record()))
    assert values(series["CHN/comtrade_exports"]) == {2023: 1000.0}
    assert "1 records stand there twice; they are counted once." in left
    with pytest.raises(InputError, match="stands there with 1000 and with 400"):
        imported(answer(record(), record(primaryValue=400.0)))


# --- months ---------------------------------------------------------------------------------------------


def months(count, **changes):
    return [
        record(freqCode="M", refMonth=m, period=f"2023{m:02d}", primaryValue=10.0, **changes)
        for m in range(1, count + 1)
    ]


def test_twelve_months_are_a_year_and_eleven_are_none():
    series, _left = imported(answer(*months(12)))
    assert values(series["CHN/comtrade_exports"]) == {2023: 120.0}
    series, left = imported(answer(*months(11), record(reporterCode=842)))
    assert list(series) == ["USA/comtrade_exports"]
    assert any("2023 has 11 of 12 months" in s for s in left)


def test_a_period_of_six_digits_is_a_month_where_nothing_says_how_often():
    rows = [{k: v for k, v in month.items() if k != "freqCode"} for month in months(12)]
    assert values(imported(answer(*rows))[0]["CHN/comtrade_exports"]) == {2023: 120.0}


# --- North Korea ----------------------------------------------------------------------------------------


def test_north_korea_never_reports_and_is_seen_in_the_mirror():
    """What China and Russia import from it are its exports, with freight."""
    series, _left = imported(
        answer(
            record(partnerCode=408, flowCode="M", primaryValue=292.0, cifvalue=292.0),
            record(partnerCode=408, flowCode="X", primaryValue=2003.0),
            record(reporterCode=643, partnerCode=408, flowCode="M", primaryValue=3.0, cifvalue=3.0),
            record(reporterCode=97, reporterISO="EUR", partnerCode=408, flowCode="M", primaryValue=7.0),
        )
    )
    exports = series["PRK/comtrade_mirror_exports"]
    assert values(exports) == {2023: 295.0}
    assert exports.concept.startswith("Mirror data: exports of goods as the partners report them")
    assert "(CIF)" in exports.concept
    assert exports.figures[0].note == "Stated by 2 partners: CHN, RUS."
    assert values(series["PRK/comtrade_mirror_imports"]) == {2023: 2003.0}
    assert (exports.kind, exports.grade) == ("exports", "B3")
    assert values(series["CHN/comtrade_imports_from_prk"]) == {2023: 292.0}
    assert series["CHN/comtrade_imports_from_prk"].kind == "other"


def test_only_the_country_that_is_asked_for():
    content = answer(record(partnerCode=408, flowCode="M"), record(reporterCode=842))
    assert list(imported(content, countries=frozenset({"PRK"}))[0]) == ["PRK/comtrade_mirror_exports"]
    assert list(imported(content, countries=frozenset({"USA"}))[0]) == ["USA/comtrade_exports"]


# --- what Comtrade answers ------------------------------------------------------------------------------


def test_500_records_are_a_cut_preview_whose_sums_are_not_used():
    rows = [record(cmdCode=f"{i // 100:02d}{i % 100:02d}", primaryValue=1.0) for i in range(500)]
    series, left = imported(answer(*rows))
    assert any("exactly 500 records, the most that the preview without a key gives" in s for s in left)
    assert [f.used for s in series.values() for f in s.figures] == [False]
    series, left = imported(answer(*rows[:499]))
    assert [f.used for s in series.values() for f in s.figures] == [True]
    assert not any("exactly" in s for s in left)


def test_an_answer_that_states_more_records_than_it_holds_says_so():
    _series, left = imported(answer(record(), count=3))
    assert "The answer says that it has 3 records and holds 1." in left


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (answer(error="Invalid reporter code"), "Comtrade answered with an error: Invalid reporter code."),
        (answer(data=None), "found no record"),
        (answer(), "found no record"),
        (json.dumps({"statusCode": 401, "message": "Access denied due to missing subscription key."}), "Access denied"),
        (answer(record())[:-30], "it was cut"),
        (answer(record(primaryValue=None)), "no yearly total"),
        (answer(record(primaryValue="NaN")), "no yearly total"),
        (answer(record(reporterCode="x")), "no yearly total"),
        (answer({k: v for k, v in record().items() if k != "primaryValue"}), "have no field primaryvalue"),
    ],
)
def test_what_is_no_answer_is_refused_in_a_sentence(content, says):
    assert recognise(content.encode()).provider == "UN Comtrade"
    with pytest.raises(InputError, match=says):
        imported(content)


def test_the_list_of_bulk_files_is_named_for_what_it_is():
    listed = {
        "fileUrl": "b07f",
        "fileSize": "183 KB",
        "reporterCode": 32,
        "freqCode": "A",
        "period": 1962,
        "rowKey": "b",
    }
    with pytest.raises(InputError, match="list of 1 bulk files, without a figure"):
        imported(answer(listed))


# --- tables ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_has_the_same_fields(separator, encoding):
    content = table(record(reporterDesc="Türkiye", reporterCode=792), separator=separator).encode(encoding)
    series, _left = imported(content)
    assert values(series["TUR/comtrade_exports"]) == {2023: 1000.0}
    assert series["TUR/comtrade_exports"].country_name == "Türkiye"


def test_a_bulk_file_is_tab_separated_and_packed():
    content = gzip.compress(table(record(), separator="\t").encode())
    assert values(imported(content)[0]["CHN/comtrade_exports"]) == {2023: 1000.0}


def test_rows_of_the_site_have_an_empty_cell_more_than_the_header():
    head, row = table(record()).splitlines()
    assert values(imported(f"{head}\n{row},\n")[0]["CHN/comtrade_exports"]) == {2023: 1000.0}


def test_the_table_of_the_site_before_2022():
    content = (
        "Classification,Year,Period,Period Desc.,Aggregate Level,Is Leaf Code,Trade Flow Code,Trade Flow,Reporter Code,"
        "Reporter,Reporter ISO,Partner Code,Partner,Partner ISO,Commodity Code,Commodity,Trade Value (US$),Flag\n"
        "HS,2015,2015,2015,0,0,1,Import,842,USA,USA,0,World,WLD,TOTAL,All Commodities,2315301000000,0\n"
        "HS,2015,2015,2015,0,0,3,Re-Export,842,USA,USA,0,World,WLD,TOTAL,All Commodities,5,0\n"
    )
    series, _left = imported(content)
    assert {key: values(s) for key, s in series.items()} == {"USA/comtrade_imports": {2015: 2315301000000.0}}


def test_a_copy_with_names_of_its_own_and_letters_for_countries():
    """As an R client writes it: snake_case, and codes of three letters beside no number."""
    content = (
        "ref_year,freq_code,reporter_iso,partner_iso,flow_desc,cmd_code,primary_value,mot_code\n"
        "2022,A,CHN,PRK,Import,TOTAL,133000000,0\n2022,A,CHN,W00,Import,TOTAL,2715000000000,0\n"
        "2022,A,EUR,W00,Import,TOTAL,5,0\n"
    )
    series, left = imported(content)
    assert {key: values(s) for key, s in series.items()} == {
        "CHN/comtrade_imports": {2022: 2715e9},
        "CHN/comtrade_imports_from_prk": {2022: 133e6},
        "PRK/comtrade_mirror_exports": {2022: 133e6},
    }
    assert "1 records are of reporters or partners that are no country of today." in left


def test_broken_rows_and_doubled_headers_are_counted():
    head, row = table(record()).splitlines()
    _series, left = imported(f"{head}\n{row}\n{head}\nC,A,2023\n")
    assert "1 broken rows are not taken: lines 4." in left
    assert "1 further headers stand among the records." in left


def test_a_table_that_was_cut_is_refused():
    with pytest.raises(InputError, match="line 3: The file ends in the middle; it was cut"):
        imported(table(record(), record(reporterCode=842))[:-30])


def test_a_file_of_too_many_records_is_refused(monkeypatch):
    monkeypatch.setattr(bounds, "MOST_IMPORTED_FIGURES", 3)
    rows = [record(cmdCode=f"93{i:04d}") for i in range(4)]
    assert values(imported(table(*rows[:3]))[0]["CHN/comtrade_exports_hs_6_digits"]) == {2023: 3000.0}
    with pytest.raises(InputError, match="more than 3 records that are no part of others"):
        imported(table(*rows))


def test_a_column_that_stands_there_twice_is_refused():
    head, row = table(record()).splitlines()
    with pytest.raises(InputError, match="“primaryValue” stands there twice"):
        imported(f"{head},primaryValue\n{row},3\n")


# --- the recorded ones ----------------------------------------------------------------------------------


@needs_real
@pytest.mark.parametrize("name", ["comtrade_v1_get_C_A_HS_CHN_2010.json", "comtrade_v1_as_csv.csv"])
def test_the_recorded_answer_and_its_table(name):
    """Four records: China with Argentina and Germany, 2010."""
    series, left = imported((SAMPLES / name).read_bytes())
    recorded = json.loads((SAMPLES / "comtrade_v1_get_C_A_HS_CHN_2010.json").read_text("utf-8"))["data"]
    flows = {"M": "imports_from", "X": "exports_to"}
    expected = {
        f"CHN/comtrade_{flows[r['flowCode']]}_{r['partnerISO'].lower()}": {2010: r["primaryValue"]} for r in recorded
    }
    assert {key: values(s) for key, s in series.items()} == expected
    assert len(expected) == 4
    assert left == ()


@needs_real
def test_the_recorded_list_of_bulk_files():
    with pytest.raises(InputError, match="list of 1 bulk files"):
        imported((SAMPLES / "comtrade_bulk_availability.json").read_bytes())


@pytest.mark.parametrize("value", ["30934123456,7", "30.934.123.456,7"])
def test_a_table_with_decimals_after_a_comma(value):
    series, _left = imported(table(record(primaryValue=value), separator=";"))
    assert values(series["CHN/comtrade_exports"]) == {2023: 30934123456.7}
