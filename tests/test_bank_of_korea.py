"""Bank of Korea: answers of ECOS as JSON and CSV, its errors, and figures kept from it."""

import json
from pathlib import Path

import pytest

from econ.evidence.providers import Wanted, parts, read, recognise
from econ.wording.errors import InputError

SHARED = Path(__file__).resolve().parents[2] / "shared"
SAMPLES, KEPT = SHARED / "samples/ecos", SHARED / "panels/bok"
needs_real = pytest.mark.skipif(not SAMPLES.exists(), reason="samples not present")


def row(time="2023", value="40858", unit="십억원 ", table="251Y003", item="1010200", name="명목GNI", title="총량"):
    return {
        "STAT_CODE": table,
        "STAT_NAME": title,
        "ITEM_CODE1": item,
        "ITEM_NAME1": name,
        "ITEM_CODE2": None,
        "ITEM_NAME2": None,
        "UNIT_NAME": unit,
        "WGT": None,
        "TIME": time,
        "DATA_VALUE": value,
    }


def answer(*rows, total=None):
    return json.dumps(
        {"StatisticSearch": {"list_total_count": total or len(rows), "row": list(rows)}}, ensure_ascii=False
    )


def found(content, name="x", wanted=Wanted()):  # noqa: B008 - a Wanted is never changed
    content = content if isinstance(content, bytes) else content.encode()
    [(_part, _layout, imported)], _rest = read(parts(content, name), wanted)
    return imported


def one(content, **how):
    [series] = found(content, **how).series
    return series


def test_billions_of_won_are_won_and_tables_on_north_korea_are_of_north_korea():
    series = one(answer(row()))
    assert (series.country, series.kind, series.unit, series.price_basis) == ("PRK", "gni", "KRW/year", "current")
    assert [(f.year, f.value) for f in series.figures] == [(2023, 40858e9)]
    assert "South Korean prices" in series.note


@pytest.mark.parametrize(
    ("unit", "factor"),
    [("십억원", 1e9), ("백만원 ", 1e6), ("억원", 1e8), ("천원", 1e3), ("원", 1), ("조원", 1e12), ("Bil.Won", 1e9)],
)
def test_every_scale_of_won_is_known(unit, factor):
    series = one(answer(row(unit=unit, table="200Y001", item="1", name="국내총생산(GDP)(명목)")))
    assert (series.country, series.kind, series.figures[0].value) == ("KOR", "gdp", 40858 * factor)


@pytest.mark.parametrize(
    ("unit", "name", "kind", "ours", "value"),
    [
        ("%", "경제성장률(실질GDP)", "growth", "1", 0.03),
        ("백만달러", "수출 상품", "exports", "USD/year", 3e6),
        ("천명", "인구", "population", "person", 3e3),
        ("2020=100", "소비자물가지수", "other", "1", 3.0),
        ("원", "원/미국달러(매매기준율)", "exchange_rate", "KRW/USD", 3.0),
        ("만원", "1인당 국민총소득", "other", "KRW/person/year", 3e4),
    ],
)
def test_kind_and_unit_follow_from_the_words_of_the_row(unit, name, kind, ours, value):
    series = one(answer(row(unit=unit, name=name, value="3", table="901Y001", item="7")))
    assert (series.kind, series.unit, series.figures[0].value) == (kind, ours, value)


def test_real_amounts_and_unknown_units_are_left_out_and_named():
    imported = found(answer(row(name="국내총생산(실질)", table="200Y002"), row(unit="톤", name="쌀", table="901Y002")))
    assert imported.series == ()
    assert any("실질" in sentence for sentence in imported.left_out)
    assert any("“톤”" in sentence for sentence in imported.left_out)


@pytest.mark.parametrize("missing", ["", "-", None])
def test_a_missing_value_is_no_figure(missing):
    assert [f.year for f in one(answer(row(), row("2022", missing))).figures] == [2023]


def test_the_market_rate_of_north_korea_is_the_mean_of_its_quarters():
    rows = [row(f"2025Q{n}", str(v), "원", "252Y002", "A020", "평양 원/달러") for n, v in enumerate((1, 2, 3, 6), 1)]
    series = one(answer(*rows))
    assert (series.unit, series.kind, series.figures[0].value) == ("KPW/USD", "exchange_rate", 3)
    assert (series.figures[0].note, series.figures[0].used) == ("Mean of 4 quarters.", True)


def test_quarters_of_a_flow_are_added_up_and_daily_averages_are_not():
    flow = [row(f"2023Q{n}", "10", "십억원", "200Y001", "1", "국내총생산") for n in range(1, 5)]
    assert (one(answer(*flow)).figures[0].value, one(answer(*flow)).figures[0].note) == (40e9, "Sum of 4 quarters.")
    average = [row(f"2023Q{n}", "10", "십억원", "200Y001", "1", "일평균 카드") for n in range(1, 5)]
    assert one(answer(*average)).figures[0].value == 10e9


def test_an_answer_with_fewer_rows_than_the_table_says_so():
    assert any("12 rows" in sentence for sentence in found(answer(row(), total=12)).left_out)


@pytest.mark.parametrize(
    ("code", "said"), [("INFO-200", "no figure"), ("INFO-100", "key"), ("ERROR-602", "minutes"), ("ERROR-999", "again")]
)
def test_an_error_is_said_with_what_to_do(code, said):
    body = json.dumps({"RESULT": {"CODE": code, "MESSAGE": "x"}})
    with pytest.raises(InputError, match=said):
        found(body)


def test_a_table_as_csv_is_read_in_utf_8_and_in_the_korean_encoding():
    header = "STAT_CODE,STAT_NAME,ITEM_CODE1,ITEM_NAME1,UNIT_NAME,TIME,DATA_VALUE\n"
    text = header + "251Y003,북한의 총량 지표 비교,1010200,명목 국민총소득,십억원,2023,40858\n"
    for encoding in ("utf-8", "utf-8-sig", "cp949", "utf-16"):
        assert one(text.encode(encoding)).figures[0].value == 40858e9


def test_no_key_is_kept_whatever_the_file_is_called():
    series = one(answer(row()), name="StatisticSearch_ABCDEF0123456789_json_kr.json")
    assert "ABCDEF0123456789" not in repr(series)


def test_a_broken_number_a_time_that_is_none_and_a_cut_answer_are_refused():
    with pytest.raises(InputError, match="no number"):
        found(answer(row(value="1x")))
    with pytest.raises(InputError, match="no time"):
        found(answer(row(time="soon")))
    with pytest.raises(InputError, match="cut"):
        found(answer(row())[:-9])


def test_figures_that_others_keep_have_their_units_in_their_names():
    text = json.dumps([{"year": 2023, "gdp_growth_rate_pct": 3.1, "nominal_gni_billion_krw": 40858, "x": 1}])
    imported = found(text)
    assert {s.name: s.figures[0].value for s in imported.series} == {"bok_gdp_growth": 0.031, "bok_gni": 40858e9}
    assert any("x" in sentence for sentence in imported.left_out)


@needs_real
def test_the_real_row_error_and_list_of_tables():
    series = one((SAMPLES / "ecos_statisticsearch_one_row.json").read_bytes())
    assert (series.country, [(f.value, f.used) for f in series.figures]) == ("KOR", [(943786e6, False)])
    for name, said in [("ecos_error_no_data.json", "INFO-200"), ("ecos_north_korea_tables.csv", "list of tables")]:
        assert recognise((SAMPLES / name).read_bytes()).provider == "Bank of Korea"
        with pytest.raises(InputError, match=said):
            found((SAMPLES / name).read_bytes())


@needs_real
def test_the_real_panels_are_those_of_json():
    rows = json.loads((KEPT / "nk_growth_gni_1990_2025.json").read_text("utf-8"))
    imported = found((KEPT / "nk_growth_gni_1990_2025.json").read_bytes())
    gni = next(s for s in imported.series if s.kind == "gni")
    assert {f.year: f.value for f in gni.figures} == {r["year"]: r["nominal_gni_billion_krw"] * 1e9 for r in rows}
    quarters = json.loads((KEPT / "nk_market_exchange_rate.json").read_text("utf-8"))
    rate = one((KEPT / "nk_market_exchange_rate.json").read_bytes())
    mean = sum(q["kpw_per_usd"] for q in quarters if q["period"].startswith("2024")) / 4
    assert {f.year: f.value for f in rate.figures}[2024] == mean


WIDE = (
    "통계표,계정항목,단위,변환,2021,2022\n"
    '"2.1.1.1. 주요지표(연간지표)","국내총생산(GDP)(명목, 원화표시)",십억원,원자료,"2,221,912.9","2,323,781.5"\n'
    '"2.1.1.1. 주요지표(연간지표)","국민총소득(GNI)(명목, 달러표시)",억달러,원자료,"19,500","18,200"\n'
)
"""A table saved from the site of ECOS, with the periods in columns."""


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp949"])
def test_a_table_saved_from_the_site_of_ecos(encoding):
    series = found(WIDE.encode(encoding)).series
    assert [(one.country, one.kind, one.unit, one.figures[0].year, one.figures[0].value) for one in series] == [
        ("KOR", "gdp", "KRW/year", 2021, 2221912.9e9),
        ("KOR", "gni", "USD/year", 2021, 19500e8),
    ]
    assert len({one.name for one in series}) == len({one.source["id"] for one in series}) == 2


def test_quarters_of_such_a_table_are_a_year():
    text = (
        "통계표,계정항목,단위,변환,2023/Q1,2023/Q2,2023/Q3,2023/Q4\n"
        '"3.1.2.1. 주요국 통화의 대원화환율","원/미국달러(매매기준율)",원,평균자료,"1,275.6",1315.2,1311.3,1320.9\n'
    )
    series = one(text)
    assert (series.kind, series.unit) == ("exchange_rate", "KRW/USD")
    assert (series.figures[0].value, series.figures[0].note) == (1305.75, "Mean of 4 quarters.")


@pytest.mark.parametrize(
    "text",
    [
        '"남북한별","항목","단위","2021 년"\n"북한","명목GNI","십억원","36258"\n',
        '[{"TBL_ID":"DT_1ZGA91","ITM_NM":"GNI","PRD_DE":"2022","DT":"36666.4"}]',
    ],
)
def test_tables_of_statistics_korea_are_named_and_refused(text):
    with pytest.raises(InputError, match="KOSIS"):
        found(text)


def test_an_answer_that_lists_tables_holds_no_figures():
    with pytest.raises(InputError, match="list of tables"):
        found('{"StatisticTableList":{"list_total_count":1,"row":[{"STAT_CODE":"251Y001","CYCLE":"A"}]}}')
