"""FRED: the CSV of a chart under its old and its new header, answers of the API; the real chart by pandas."""

import datetime as dt
import io
import json
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from econ.evidence.providers import Wanted, parts, read, recognise
from econ.wording.errors import InputError

SAMPLES = Path(__file__).resolve().parents[2] / "shared/samples/fred"
needs_real = pytest.mark.skipif(not SAMPLES.exists(), reason="samples not present")


def months(year, *values):
    return "".join(f"{year}-{n:02d}-01,{v}\n" for n, v in enumerate(values, 1))


def found(content, name="x", wanted=Wanted()):  # noqa: B008 - a Wanted is never changed
    content = content if isinstance(content, bytes) else content.encode()
    [(_part, _layout, imported)], _rest = read(parts(content, name), wanted)
    return imported


def one(content, **how):
    [series] = found(content, **how).series
    return series


@pytest.mark.parametrize("header", ["observation_date", "DATE"])
def test_twelve_months_become_the_mean_of_a_year_under_the_old_and_the_new_header(header):
    series = one(f"{header},EXKOUS\n" + months(2023, *range(1301, 1313)))
    [figure] = series.figures
    assert (figure.year, figure.value, figure.note, figure.used) == (2023, 1306.5, "Mean of 12 months.", True)
    assert (series.country, series.unit, series.kind, series.licence) == (
        "KOR",
        "KRW/USD",
        "exchange_rate",
        "public-domain",
    )


def test_dollars_for_a_euro_are_turned_into_euro_for_a_dollar():
    """1.25 dollars for a euro are 0.8 euro for a dollar."""
    series = one("observation_date,EXUSEU\n" + months(2023, *[1.25] * 12))
    assert (series.country, series.unit, series.figures[0].value) == ("EMU", "EUR/USD", 0.8)
    assert "Reciprocal" in series.figures[0].note


def test_won_for_a_dollar_stay_as_they_are():
    assert one("observation_date,EXKOUS\n" + months(2023, *[1300] * 12)).figures[0].value == 1300


@pytest.mark.parametrize(
    ("code", "unit"), [("EXUSUK", "GBP/USD"), ("DEXJPUS", "JPY/USD"), ("AEXSDUS", "SEK/USD"), ("EXUSAL", "AUD/USD")]
)
def test_the_direction_of_a_rate_follows_from_its_name(code, unit):
    series = one(f"observation_date,{code}\n" + months(2023, *[2] * 12))
    assert (series.unit, series.figures[0].value) == (unit, 0.5 if code.startswith("EXUS") else 2)


def test_a_year_without_all_its_months_is_kept_and_not_used():
    figures = one("observation_date,EXKOUS\n" + months(2022, *[1300] * 12) + months(2023, 1301, ".", "", 1303)).figures
    assert [(f.year, f.value, f.used) for f in figures] == [(2022, 1300, True), (2023, 1302, False)]
    assert figures[1].note == "Mean of 2 months of a year that has not all of them."


def test_days_and_quarters_become_years_too():
    days = pd.bdate_range("2023-01-02", "2023-12-29").strftime("%Y-%m-%d")
    daily = one("observation_date,DEXKOUS\n" + "".join(f"{d},1300\n" for d in days)).figures[0]
    assert (daily.value, daily.note, daily.used) == (1300, f"Mean of {len(days)} days.", True)
    quarters = "".join(f"2023-{m:02d}-01,{v}\n" for m, v in [(1, 27000), (4, 27400), (7, 27900), (10, 28300)])
    gdp = one("observation_date,GDP\n" + quarters)
    assert (gdp.figures[0].value, gdp.figures[0].note) == (27650e9, "Mean of 4 quarters.")
    assert (gdp.country, gdp.unit) == ("USA", "USD/year")


def test_a_series_by_the_letters_of_a_country_keeps_the_terms_of_its_maker():
    series = one("observation_date,MKTGDPRSA646NWDB\n2022-01-01,63563410720.7\n2023-01-01,75187125426.7\n")
    assert (series.country, series.kind, series.licence) == ("SRB", "gdp", "CC-BY-4.0")
    assert [f.value for f in series.figures] == [63563410720.7, 75187125426.7]


def test_several_series_of_a_chart_are_read_and_one_of_unknown_unit_is_named():
    imported = found("observation_date,EXKOUS,TB3MS\n" + "".join(f"2023-{n:02d}-01,1300,5.1\n" for n in range(1, 13)))
    assert [s.code for s in imported.series] == ["EXKOUS"]
    assert any("TB3MS" in sentence and "unit" in sentence for sentence in imported.left_out)


def test_a_number_that_is_none_a_date_that_is_none_and_a_cut_file_are_refused():
    with pytest.raises(InputError, match="no number"):
        found("observation_date,EXKOUS\n2023-01-01,12x\n")
    with pytest.raises(InputError, match="no date"):
        found("observation_date,EXKOUS\nJanuary,12\n")
    with pytest.raises(InputError, match="cut"):
        found(("observation_date,EXUSEU\n" + months(2023, *["1.2345"] * 12))[:-3])


def test_semicolons_and_a_doubled_header_give_the_same_figures():
    text = "observation_date;EXUSEU\n" + months(2023, *["1,25"] * 12).replace("-01,", "-01;")
    assert one(text + "observation_date;EXUSEU\n").figures[0].value == 0.8


def answer(*rows):
    observations = [
        {"realtime_start": known, "realtime_end": "9999-12-31", "date": date, "value": value}
        for known, date, value in rows
    ]
    return json.dumps({"realtime_start": "2026-01-01", "count": len(rows), "observations": observations})


def test_of_a_date_that_was_published_twice_the_last_figure_is_taken():
    rows = [("2024-01-05", f"2023-{n:02d}-01", "1300") for n in range(1, 13)]
    text = answer(*rows, ("2024-02-05", "2023-12-01", "1312"), ("2024-01-05", "2024-01-01", "."))
    series = one(text, name="EXKOUS.json")
    assert [(f.year, f.value) for f in series.figures] == [(2023, 1301.0)]
    assert series.released == "2024-02-05"


def test_an_answer_does_not_say_its_series_so_the_name_of_the_file_must_or_it_is_asked_for():
    rows = [("2024-01-05", f"2023-{n:02d}-01", "1300") for n in range(1, 13)]
    assert recognise(answer(*rows).encode()).provider == "FRED"
    with pytest.raises(InputError, match="does not say which series"):
        found(answer(*rows))
    assert one(answer(*rows), wanted=Wanted(series=frozenset({"exkous"}))).unit == "KRW/USD"


@needs_real
def test_every_year_of_the_real_chart_is_the_reciprocal_of_the_mean_of_pandas():
    path = SAMPLES / "fredgraph_EXUSEU.csv"
    frame = pd.read_csv(path, index_col=0, parse_dates=True)["EXUSEU"]
    means = frame.groupby(frame.index.year).mean()
    assert {f.year: f.value for f in one(path.read_bytes()).figures} == pytest.approx((1 / means).to_dict())
    with pytest.raises(InputError, match="does not say which series"):
        found((SAMPLES / "fred_api_observations.json").read_bytes())


def test_a_workbook_is_read_like_the_csv_with_lines_above_the_header():
    """The site offers xlsx beside CSV; its older form has eight lines on FRED above the header."""
    book = openpyxl.Workbook()
    for row in [
        ["FRED Graph Observations"],
        ["Federal Reserve Economic Data"],
        [],
        ["GDPA", "Gross Domestic Product"],
        ["Frequency: Annual"],
        ["observation_date", "GDPA"],
        [dt.date(2022, 1, 1), 26006.9],
    ]:
        book.active.append(row)
    saved = io.BytesIO()
    book.save(saved)
    series = one(saved.getvalue())
    assert (series.name, [(f.year, f.value) for f in series.figures]) == ("fred_gdp", [(2022, 26006.9e9)])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"seriess":[{"id":"GDPA"}]}', "description of a series"),
        ("Title:  GDP\nSeries ID:  GDPA\n", "gave it out before"),
    ],
)
def test_other_files_of_fred_are_named_and_refused(text, said):
    with pytest.raises(InputError, match=said):
        found(text)
