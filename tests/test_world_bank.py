"""World Bank files: layouts and traps in small files of our own, real files against pandas."""

import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from econ.evidence.providers import Wanted, parts, read, recognise
from econ.wording.errors import InputError

SHARED = Path(__file__).resolve().parents[2] / "shared"
PANELS = sorted(SHARED.glob("panels/worldbank/[NPS]*.csv"))
WIDE = [p for p in (*PANELS, *SHARED.glob("samples/worldbank/API*.csv")) if "long" not in p.name]
LONG = [p for p in PANELS if "long" in p.name]
needs_real = pytest.mark.skipif(not WIDE, reason="samples not present")

GDP = ("GDP (current US$)", "NY.GDP.MKTP.CD")
LEAD = '\ufeff"Data Source","World Development Indicators",\r\n\r\n"Last Updated Date","2024-10-24",\r\n\r\n'


def bulk(*rows, years=("2021", "2022", "2023"), lead=LEAD, end=","):
    """A file as the World Bank sends it: four lines, a header, and a comma at the end of every row."""
    lines = [("Country Name", "Country Code", "Indicator Name", "Indicator Code", *years), *rows]
    return lead + "".join(",".join(f'"{cell}"' for cell in line) + f"{end}\r\n" for line in lines)


SERBIA = ("Serbia", "SRB", *GDP, "63101042898.5", "", "75187125426.7375")
KOREA = ("Korea, Dem. People's Rep.", "PRK", *GDP, "", "", "")
AREA = ("Euro area", "EMU", *GDP, "1", "2", "3")


def found(content, name="x", wanted=Wanted(), beside=()):  # noqa: B008
    content = content if isinstance(content, bytes) else content.encode()
    given = [part for one in (content, *beside) for part in parts(one, name)]
    [(_part, _layout, imported)], _rest = read(given, wanted)
    return imported


def values(imported, country="SRB", code=GDP[1]):
    [one] = [s for s in imported.series if s.country == country and s.code == code]
    return {f.year: f.value for f in one.figures}


def test_a_bulk_file_gives_one_series_a_country_with_what_it_is():
    [one] = found(bulk(SERBIA)).series
    assert (one.country, one.name, one.kind) == ("SRB", "world_bank_gdp", "gdp")
    assert (one.unit, one.price_basis, one.licence) == ("USD/year", "current", "CC-BY-4.0")
    assert one.released == "2024-10-24"
    assert one.source["issued"] == {"date-parts": [[2024, 10, 24]]}
    assert [(f.year, f.value) for f in one.figures] == [(2021, 63101042898.5), (2023, 75187125426.7375)]


def test_a_country_whose_row_is_empty_has_no_figure_and_no_zero():
    assert [s.country for s in found(bulk(SERBIA, KOREA)).series] == ["SRB"]


def test_groups_of_countries_are_left_out_unless_they_are_named():
    imported = found(bulk(AREA, SERBIA))
    assert [s.country for s in imported.series] == ["SRB"]
    assert any("Euro area" in sentence for sentence in imported.left_out)
    assert [s.country for s in found(bulk(AREA, SERBIA), wanted=Wanted(frozenset({"EMU"}))).series] == ["EMU"]


@pytest.mark.parametrize("name", ["API_NY.GDP.MKTP.CD_DS2_en_csv_v2_9865.csv", "download", "Kopie (3).txt"])
def test_a_member_of_a_zip_is_taken_by_what_it_holds_whatever_its_name(name):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("Metadata.csv", '\ufeff"Country Code","Region","IncomeGroup","SpecialNotes","TableName",\r\n')
        archive.writestr(name, bulk(SERBIA))
    assert values(found(packed.getvalue())) == {2021: 63101042898.5, 2023: 75187125426.7375}


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t.encode("utf-16"),
        lambda t: t.removeprefix("\ufeff").encode("utf-16-le"),
        lambda t: t.removeprefix("\ufeff").encode("cp1252"),
        lambda t: t.replace("\r\n", "\n").encode(),
        lambda t: (
            t.replace(",", ";").replace("63101042898.5", "63101042898,5").replace("426.7375", "426,7375").encode()
        ),
        lambda t: t.replace(",\r\n", "\r\n").replace('","', "\t").replace('"', "").encode(),
        lambda t: t.replace(",\r\n", "\r\n").encode(),
    ],
    ids=["utf-16", "utf-16 without a mark", "cp1252", "line feeds", "semicolons", "tabs", "no comma at the end"],
)
def test_other_encodings_and_separators_give_the_same_figures(change):
    serbia = ("Côte", "SRB", *GDP, "63101042898.5", "", "75187125426.7375")
    assert values(found(change(bulk(serbia)))) == {2021: 63101042898.5, 2023: 75187125426.7375}


def test_a_file_that_was_cut_is_refused():
    whole = bulk(SERBIA, ("France", "FRA", *GDP, "1000.5", "2000.5", "3000.5")).encode()
    for end in (len(whole) - 6, len(whole) - 25, len(whole) - 3):
        with pytest.raises(InputError, match="cut"):
            found(whole[:end])


def test_a_header_that_stands_there_twice_is_no_row():
    header, *rest = bulk(SERBIA, lead="").splitlines(keepends=True)
    assert values(found("".join((header, *rest, header)))) == {2021: 63101042898.5, 2023: 75187125426.7375}


def test_a_year_that_has_two_columns_is_refused():
    with pytest.raises(InputError, match="“2021” stands there twice"):
        found(bulk(("Serbia", "SRB", *GDP, "1", "2", "3"), years=("2021", "2021", "2022")))


def test_two_different_figures_of_one_year_are_refused_and_equal_ones_are_one():
    other = ("Serbia", "SRB", *GDP, "1", "", "")
    with pytest.raises(InputError, match="two figures"):
        found(bulk(SERBIA, other))
    assert values(found(bulk(SERBIA, SERBIA)))[2021] == 63101042898.5


def test_a_table_of_databank_with_dots_and_a_last_line_is_read():
    text = (
        "Series Name,Series Code,Country Name,Country Code,2021 [YR2021],2022 [YR2022]\n"
        "GDP (current US$),NY.GDP.MKTP.CD,Serbia,SRB,63101042898.5,..\n"
        "\n\nData from database: World Development Indicators\nLast Updated: 10/24/2024\n"
    )
    [one] = found(text).series
    assert ([(f.year, f.value) for f in one.figures], one.released) == ([(2021, 63101042898.5)], "2024-10-24")


@pytest.mark.parametrize(
    ("code", "name", "kind", "unit", "basis", "value"),
    [
        ("NY.GDP.MKTP.KD", "GDP (constant 2015 US$)", "gdp", "USD_2015/year", "constant-2015", 50),
        ("NY.GDP.MKTP.PP.CD", "GDP, PPP (current international $)", "gdp", "USD_PPP/year", "PPP", 50),
        (
            "NY.GDP.MKTP.PP.KD",
            "GDP, PPP (constant 2021 international $)",
            "gdp",
            "USD_PPP/year",
            "PPP-constant-2021",
            50,
        ),
        ("NY.GDP.PCAP.CD", "GDP per capita (current US$)", "gdp_per_head", "USD/person/year", "current", 50),
        ("NY.GDP.MKTP.CN", "GDP (current LCU)", "gdp", "RSD/year", "current", 50),
        ("NY.GDP.MKTP.KN", "GDP (constant LCU)", "other", "RSD/year", "constant-unstated", 50),
        ("SP.POP.TOTL", "Population, total", "population", "person", "not-money", 50),
        (
            "PA.NUS.FCRF",
            "Official exchange rate (LCU per US$, period average)",
            "exchange_rate",
            "RSD/USD",
            "not-money",
            50,
        ),
        ("NE.TRD.GNFS.ZS", "Trade (% of GDP)", "other", "1", "not-money", 0.5),
        ("SL.TLF.TOTL.IN", "Labor force, total", "other", "person", "not-money", 50),
        ("MS.MIL.TOTL.P1", "Armed forces personnel, total", "other", "person", "not-money", 50),
        ("SP.DYN.LE00.IN", "Life expectancy at birth, total (years)", "other", "year", "not-money", 50),
        ("SI.POV.GINI", "Gini index", "other", "1", "not-money", 50),
        (
            "MS.MIL.XPRT.KD",
            "Arms exports (SIPRI trend indicator values)",
            "arms_transfers",
            "TIV/year",
            "not-money",
            50,
        ),
        ("DT.DOD.DECT.CD", "External debt stocks, total (DOD, current US$)", "other", "USD", "current", 50),
    ],
)
def test_unit_and_prices_follow_from_what_the_indicator_is(code, name, kind, unit, basis, value):
    [one] = found(bulk(("Serbia", "SRB", name, code, "50", "", ""))).series
    assert (one.kind, one.unit, one.price_basis, one.figures[0].value) == (kind, unit, basis, value)


def test_series_of_sipri_inside_a_world_bank_file_keep_the_terms_of_sipri():
    row = ("Serbia", "SRB", "Military expenditure (current USD)", "MS.MIL.XPND.CD", "1", "", "")
    assert found(bulk(row)).series[0].licence == "SIPRI-terms"


def test_the_maker_that_the_list_of_indicators_names_counts_too():
    row = ("Serbia", "SRB", "Something (current US$)", "XX.YYY.ZZZZ.CD", "1", "", "")
    about = (
        '\ufeff"INDICATOR_CODE","INDICATOR_NAME","SOURCE_NOTE","SOURCE_ORGANIZATION",\r\n'
        '"XX.YYY.ZZZZ.CD","Something","What it is.","Stockholm International Peace Research Institute (SIPRI)",\r\n'
    )
    [one] = found(bulk(row), beside=[about.encode()]).series
    assert (one.licence, one.concept) == ("SIPRI-terms", "What it is.")


def test_fiscal_years_are_said_where_the_list_of_countries_says_them():
    about = (
        '\ufeff"Country Code","Region","IncomeGroup","SpecialNotes","TableName",\r\n'
        '"SRB","Europe","Upper","Data are fiscal year-based (fiscal year-end: June 30).","Serbia",\r\n'
    )
    assert "fiscal year-end: June 30" in found(bulk(SERBIA), beside=[about.encode()]).series[0].note


def test_rates_of_euro_countries_before_the_euro_are_not_in_euro():
    row = (
        "Austria",
        "AUT",
        "Official exchange rate (LCU per US$, period average)",
        "PA.NUS.FCRF",
        "12.379",
        "0.94",
        "",
    )
    assert values(found(bulk(row, years=("1998", "1999", "2000"))), "AUT", "PA.NUS.FCRF") == {1999: 0.94}


def answer(*rows, **head):
    return json.dumps(
        [
            {"page": 1, "pages": 1, "per_page": 50, "total": len(rows), "lastupdated": "2026-07-13"} | head,
            list(rows) or None,
        ]
    )


def row(date="2023", value=1.5, three="SRB", two="RS", code=GDP[1], name=GDP[0]):
    return {
        "indicator": {"id": code, "value": name},
        "country": {"id": two, "value": "Serbia"},
        "countryiso3code": three,
        "date": date,
        "value": value,
        "unit": "",
    }


def test_an_answer_of_the_api_is_read_without_its_nulls():
    imported = found(answer(row("2024", None), row("2023", 75.5), row("2022", 60)))
    assert values(imported) == {2022: 60, 2023: 75.5}
    assert imported.series[0].released == "2026-07-13"


def test_a_row_without_three_letters_goes_by_its_two_or_is_left_out():
    imported = found(answer(row(three="", two="RS"), row(three="", two="XX", value=5.0)))
    assert values(imported) == {2023: 1.5}


@pytest.mark.parametrize(
    ("dates", "note"),
    [(["2025Q1", "2025Q2", "2025Q3", "2025Q4"], "Mean of 4 quarters."), (["2025M01"], "Mean of 1 months of a year")],
)
def test_quarters_and_months_of_the_api_become_years_with_their_number_said(dates, note):
    figures = found(answer(*(row(d, float(n)) for n, d in enumerate(dates, 1)))).series[0].figures
    assert (figures[0].year, figures[0].value) == (2025, sum(range(1, len(dates) + 1)) / len(dates))
    assert figures[0].note.startswith(note)
    assert figures[0].used == (len(dates) == 4)


def test_a_page_of_several_says_that_others_are_missing():
    assert any("page 1 of 3" in sentence for sentence in found(answer(row(), pages=3)).left_out)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            '[{"message":[{"id":"120","key":"Invalid value","value":"The provided parameter value is not valid"}]}]',
            "The provided parameter value is not valid",
        ),
        ('[{"page":0,"pages":0,"per_page":0,"total":0,"sourceid":null,"lastupdated":null},null]', "without a figure"),
        ('<?xml version="1.0"?><wb:data page="1" xmlns:wb="http://www.worldbank.org"></wb:data>', "format=json"),
    ],
)
def test_an_error_an_empty_answer_and_xml_are_told_apart(body, said):
    assert recognise(body.encode()).provider == "World Bank"
    with pytest.raises(InputError, match=said):
        found(body)


def test_an_answer_that_was_cut_is_refused():
    with pytest.raises(InputError, match="cut"):
        found(answer(row())[:-20])


def wdi(countries=3, codes=20):
    """All indicators in one table, as `WDICSV.csv` has them: quotes only where they are needed."""
    lines = ["Country Name,Country Code,Indicator Name,Indicator Code,2022,2023"]
    for name, code in [("Serbia", "SRB"), ('"Korea, Rep."', "KOR"), ("Poland", "POL")][:countries]:
        lines += [f'{name},{code},"Access, ""rural"" (% of people)",XX.AAA.{n:04d}.ZS,{n},{n}' for n in range(codes)]
        lines += [f"{name},{code},GDP (current US$),NY.GDP.MKTP.CD,100.5,200.5"]
        lines += [f"{name},{code},GNI per capita (current US$),NY.GNP.PCAP.CD,7,8"]
    return "\n".join(lines) + "\n"


def test_of_all_indicators_those_in_use_are_taken_and_any_other_by_its_code():
    imported = found(wdi())
    assert {(s.country, s.code) for s in imported.series} == {(c, GDP[1]) for c in ("SRB", "KOR", "POL")}
    assert values(imported, "KOR") == {2022: 100.5, 2023: 200.5}
    assert any("--series" in sentence for sentence in imported.left_out)
    asked = found(wdi(), wanted=Wanted(frozenset({"KOR"}), frozenset({"ny.gnp.pcap.cd"})))
    assert [(s.country, s.code, s.unit) for s in asked.series] == [("KOR", "NY.GNP.PCAP.CD", "USD/person/year")]


def test_a_table_of_all_indicators_that_was_cut_is_refused():
    with pytest.raises(InputError, match="cut"):
        found(wdi()[:-30])


def test_a_table_by_code_is_read_as_the_package_for_r_writes_it():
    text = "iso3c,iso2c,country,year,NY.GDP.MKTP.CD,SP.POP.TOTL\nSRB,RS,Serbia,2023,75.5,6600000\n"
    imported = found(text)
    assert values(imported) == {2023: 75.5}
    assert values(imported, code="SP.POP.TOTL") == {2023: 6600000}


def test_a_table_that_does_not_say_its_indicator_asks_for_it():
    text = "Country Name,Country Code,Year,Value\nSerbia,SRB,2023,75.5\n"
    with pytest.raises(InputError, match="--series NY"):
        found(text)
    assert values(found(text, wanted=Wanted(series=frozenset({"ny.gdp.mktp.cd"})))) == {2023: 75.5}


# --- real files, against pandas ----------------------------------------------------------------------------


def of_pandas(path, **how):
    frame = pd.read_csv(path, encoding="utf-8-sig", keep_default_na=False, dtype=str, **how)
    return frame.loc[:, ~frame.columns.str.startswith("Unnamed")]


@needs_real
@pytest.mark.parametrize("path", WIDE, ids=lambda p: p.name)
def test_every_figure_of_a_real_bulk_file_is_that_of_pandas(path):
    frame = of_pandas(path, skiprows=4)
    ours = {(s.country, f.year): f.value for s in found(path.read_bytes(), path.name).series for f in s.figures}
    years = frame.set_index("Country Code")[[c for c in frame.columns if c.isdigit()]].stack()
    theirs = {(code, int(year)): float(text) for (code, year), text in years.items() if text}
    countries = {code for code, _year in ours}
    assert len(ours) > 800
    rates = "PA.NUS" in path.name  # of euro countries the years before the euro are left out
    kept = {key: value for key, value in theirs.items() if key[0] in countries}
    assert {key: kept[key] for key in ours} == ours
    assert rates or kept == ours
    assert len(countries) >= (150 if rates else 190)


@needs_real
@pytest.mark.parametrize("path", LONG, ids=lambda p: p.name)
def test_every_figure_of_a_real_long_table_is_that_of_pandas(path):
    frame = of_pandas(path)
    ours = {(s.country, f.year): f.value for s in found(path.read_bytes(), path.name).series for f in s.figures}
    old = {"KSV": "XKX", "WBG": "PSE", "ROM": "ROU", "ZAR": "COD", "TMP": "TLS", "ADO": "AND", "IMY": "IMN"}
    rows = zip(frame["Country Code"], frame["Year"], frame["Value"], strict=True)
    theirs = {(old.get(code, code), int(year)): float(value) for code, year, value in rows}
    assert {key: theirs[key] for key in ours} == ours
    assert len({country for country, _year in ours}) > 200


@needs_real
def test_the_dollars_of_the_newest_panel_are_those_that_the_issue_names():
    """Serbia 2023 near 81 bn and South Korea 2023 near 1,845 bn: the figures of the release of July 2026."""
    path = next(p for p in WIDE if "2026-07-13" in p.name and "GDP" in p.name)
    imported = found(path.read_bytes(), path.name)
    assert values(imported)[2023] == pytest.approx(81e9, rel=0.01)
    assert values(imported, "KOR")[2023] == pytest.approx(1.845e12, rel=0.001)


BY_TIME = (
    'Time,Time Code,Country Name,Country Code,"GDP (current US$) [NY.GDP.MKTP.CD]","Population, total [SP.POP.TOTL]"\n'
    "2022,YR2022,Serbia,SRB,63563355281.1,6664449\n"
    "2023,YR2023,Serbia,SRB,75187125586.6,..\n"
    ",,,,,\n"
    "Data from database: World Development Indicators,,,,,\n"
    "Last Updated: 10/24/2024,,,,,\n"
)
"""DataBank with indicators in columns."""


def test_databank_with_indicators_in_columns():
    imported = found(BY_TIME)
    series = {one.name: {f.year: f.value for f in one.figures} for one in imported.series}
    assert series == {
        "world_bank_gdp": {2022: 63563355281.1, 2023: 75187125586.6},
        "world_bank_population": {2022: 6664449},
    }
    assert {one.released for one in imported.series} == {"2024-10-24"}


@pytest.mark.parametrize(
    "lead", [[], [["Data Source", "World Development Indicators"], [], ["Last Updated Date", "x"]]]
)
def test_a_workbook_is_read_like_the_csv(lead):
    """The bulk file as Excel, WDIEXCEL.xlsx and DataBank's workbook have the table on their sheet “Data”."""
    book = openpyxl.Workbook()
    book.active.title = "Data"
    head = ["Country Name", "Country Code", "Indicator Name", "Indicator Code", 2022, "2023"]
    for row in [*lead, head, ["Serbia", "SRB", "GDP (current US$)", "NY.GDP.MKTP.CD", None, 75187125586.6]]:
        book.active.append(row)
    book.create_sheet("Metadata - Countries").append(["Country Code", "Region", "IncomeGroup"])
    saved = io.BytesIO()
    book.save(saved)
    [series] = found(saved.getvalue()).series
    assert [(f.year, f.value) for f in series.figures] == [(2023, 75187125586.6)]


def test_a_rate_of_another_data_base_is_a_rate_and_no_money():
    """Global Economic Monitor, DPANUSLCU."""
    row = {
        "indicator": {"id": "DPANUSLCU", "value": "Official exchange rate, LCU per USD, period average,,"},
        "country": {"id": "RS", "value": "Serbia"},
        "countryiso3code": "SRB",
        "date": "2024",
        "value": 108.2,
    }
    [series] = found(json.dumps([{"page": 1, "pages": 1}, [row]])).series
    assert (series.kind, series.unit, series.price_basis) == ("exchange_rate", "RSD/USD", "not-money")


def test_international_tourism_is_in_dollars_and_no_purchasing_power():
    """ST.INT.RCPT.CD: only international dollars are those of purchasing power."""
    [series] = found(
        bulk(("Serbia", "SRB", "International tourism, receipts (current US$)", "ST.INT.RCPT.CD", 1, 2, 3))
    ).series
    assert (series.unit, series.price_basis) == ("USD/year", "current")


def test_the_data_base_is_the_one_that_the_file_names():
    text = bulk(("Serbia", "SRB", "GDP (current US$)", "NY.GDP.MKTP.CD", 1, 2, 3))
    [series] = found(text.replace("World Development Indicators", "International Debt Statistics")).series
    assert series.release.startswith("International Debt Statistics of")
    assert str(series.source["title"]).startswith("International Debt Statistics")


def test_a_zip_inside_a_zip_is_named():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as outer:
        outer.writestr("inner.zip", b"PK")
    with pytest.raises(InputError, match=r"another ZIP, inner\.zip"):
        parts(packed.getvalue(), "x")


# --- what a file says of itself and does not hold -----------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("GDP (current million US$)", "NY.GDP.MKTP.CD", "units of a million"),
        ("GDP, current US$, billions, seas. adj.", "NYGDPMKTPSACD", "units of a billion"),
        ("Population, total (thousands)", "SP.POP.TOTL", "units of a thousand"),
        ("GDP (constant 2015 US$)", "NY.GDP.MKTP.CD", "code does not stand for"),
        ("GDP (current US$)", "NY.GDP.MKTP.KD", "code does not stand for"),
        ("GDP (current LCU)", "NY.GDP.MKTP.CD", "code does not stand for"),
        ("GDP (current US$)", "NY.GDP.MKTP.CN", "code does not stand for"),
        ("GDP growth (annual %)", "NY.GDP.MKTP.CD", "code does not stand for"),
        ("GDP (current US$)", "NY.GDP.MKTP.KD.ZG", "code does not stand for"),
        ("GDP (current US$)", "NY.GDP.MKTP.PP.CD", "code does not stand for"),
        ("GDP (current US$)", "SP.POP.TOTL", "code does not stand for"),
    ],
)
def test_a_name_that_contradicts_the_code_or_counts_in_millions_is_refused_with_its_line(name, code, said):
    with pytest.raises(InputError, match=said) as caught:
        found(bulk(("Serbia", "SRB", name, code, "50", "", "")))
    assert caught.value.where == "x, line 6"
    assert caught.value.mend


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Total reserves (includes gold, current US$)", "FI.RES.TOTL.CD"),
        ("Merchandise exports (current US$)", "TX.VAL.MRCH.CD.WT"),
        ("PIB (US$ à prix courants)", "NY.GDP.MKTP.CD"),
        ("PIB (US$ a precios constantes de 2015)", "NY.GDP.MKTP.KD"),
        ("GDP (constant LCU)", "NY.GDP.MKTP.KN"),
        ("Researchers in R&D (per million people, % of all)", "SP.POP.SCIE.RD.P6"),
    ],
)
def test_a_name_that_says_what_its_code_does_in_other_words_is_taken(name, code):
    assert values(found(bulk(("Serbia", "SRB", name, code, "50", "", ""))), code=code)


def test_a_row_whose_name_is_that_of_another_country_than_its_code_is_refused():
    with pytest.raises(InputError, match="called “Kenya”, but its code is that of Serbia") as caught:
        found(bulk(("Kenya", "SRB", *GDP, "1", "", "")))
    assert caught.value.where == "x, line 6"


def test_a_unit_that_an_answer_states_beside_the_name_of_its_indicator_is_refused():
    assert values(found(answer({**row(), "unit": "US$"}))) == {2023: 1.5}
    with pytest.raises(InputError, match="in the unit “million”"):
        found(answer({**row(), "unit": "million"}))


def test_a_forecast_of_an_answer_is_a_projection():
    [one] = found(answer({**row("2022", 2.5), "obs_status": ""}, {**row("2023"), "obs_status": "F"})).series
    assert [(f.year, f.value, f.projection) for f in one.figures] == [(2022, 2.5, False), (2023, 1.5, True)]


def test_a_forecast_of_a_share_stays_a_projection_when_it_is_divided():
    share = row(code="MS.MIL.XPND.GD.ZS", name="Military expenditure (% of GDP)", value=2.0)
    [one] = found(answer({**share, "obs_status": "F"})).series
    assert [(f.value, f.projection) for f in one.figures] == [(0.02, True)]


def test_an_answer_that_speaks_of_more_rows_than_it_has_says_so():
    assert not found(answer(row())).left_out
    assert any(
        "99 rows and has 1: it is one page of several" in text for text in found(answer(row(), total=99)).left_out
    )


@pytest.mark.parametrize("value", ["1832641364775.5", True, [1]])
def test_a_value_of_an_answer_that_is_no_number_is_named(value):
    with pytest.raises(InputError, match="stands where a number is due"):
        found(answer(row(), row("2022", value)))


def test_a_column_whose_head_is_a_number_and_no_year_is_named():
    with pytest.raises(InputError, match="The column “20211” is no year"):
        found(bulk(SERBIA, years=("20211", "2022", "2023")))


@pytest.mark.parametrize("day", ["2024-13-45", "24/10/2024", "2023-02-29"])
def test_a_day_of_updating_that_no_calendar_has_is_named_with_its_field_and_line(day):
    with pytest.raises(InputError, match=f"“Last Updated Date” is {day}, which is no day") as caught:
        found(bulk(SERBIA, lead=LEAD.replace("2024-10-24", day)))
    assert caught.value.where == "x, line 3"
    with pytest.raises(InputError, match=f"“lastupdated” is {day}, which is no day"):
        found(answer(row(), lastupdated=day))
