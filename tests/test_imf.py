"""IMF files: the World Economic Outlook as text under a workbook's name, and the SDMX service; real ones by pandas."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pandas as pd
import pytest

from econ.evidence.providers import Wanted, parts, read, recognise
from econ.wording.errors import InputError

SHARED = Path(__file__).resolve().parents[2] / "shared"
OUTLOOKS = sorted(SHARED.glob("samples/imf/*.xls"))
PANELS = [p for p in sorted(SHARED.glob("panels/imf_weo/weo_*.csv")) if "damaged" not in p.name]
needs_real = pytest.mark.skipif(not PANELS, reason="samples not present")

HEADER = (
    "WEO Country Code",
    "ISO",
    "WEO Subject Code",
    "Country",
    "Subject Descriptor",
    "Subject Notes",
    "Units",
    "Scale",
    "Country/Series-specific Notes",
    "2021",
    "2022",
    "2023",
    "2024",
    "Estimates Start After",
    "",
)
SOURCE = "International Monetary Fund, World Economic Outlook Database, April 2024"


def line(iso, code, units, scale, *cells, after="2022", notes="", country="A country"):
    return ("1", iso, code, country, f"Words on {code}", "Notes", units, scale, notes, *cells, after, "")


SERBIA = line("SRB", "NGDPD", "U.S. dollars", "Billions", "62.9", "1,063.5", "n/a", "81.9")


def outlook(*lines, separator="\t", last=SOURCE):
    return "\r\n".join([*(separator.join(row) for row in (HEADER, *lines)), "", last, ""])


def found(content, name="x", wanted=Wanted()):  # noqa: B008 - a Wanted is never changed
    content = content if isinstance(content, bytes) else content.encode()
    [(_part, _layout, imported)], _rest = read(parts(content, name), wanted)
    return imported


def one(content, **how):
    [series] = found(content, **how).series
    return series


def values(series):
    return {f.year: f.value for f in series.figures}


def test_a_number_of_the_outlook_is_multiplied_by_its_scale():
    series = one(outlook(SERBIA))
    assert values(series) == {2021: 62.9e9, 2022: 1063.5e9, 2024: 81.9e9}
    assert (series.country, series.name, series.unit, series.licence) == ("SRB", "imf_gdp", "USD/year", "IMF-terms")


def test_years_after_the_last_actual_one_are_projections():
    assert {f.year: f.projection for f in one(outlook(SERBIA)).figures} == {2021: False, 2022: False, 2024: True}


def test_the_release_is_that_of_the_last_line_or_of_the_name_and_else_unknown():
    assert one(outlook(SERBIA)).released == "2024-04-30"
    assert one(outlook(SERBIA, last=""), name="WEOOct2023all.xls").released == "2023-10-31"
    assert one(outlook(SERBIA, last="")).released == ""


def test_without_a_last_actual_year_the_release_or_the_last_column_tells_what_is_projected():
    blank = (*SERBIA[:-2], "", "")
    assert {f.year: f.projection for f in one(outlook(blank)).figures} == {2021: False, 2022: False, 2024: True}
    assert all(f.projection for f in one(outlook(blank, last="")).figures)


def test_two_dashes_are_zero_and_said_and_not_missing():
    series = one(outlook(line("SRB", "GGX", "National currency", "Billions", "--", "n/a", "--", "1")))
    assert values(series) == {2021: 0.0, 2023: 0.0, 2024: 1e9}
    assert [f.projection for f in series.figures] == [False, True, True]
    assert "half of the last digit" in series.figures[0].note


@pytest.mark.parametrize(("theirs", "ours"), [("KOS", "XKX"), ("UVK", "XKX"), ("WBG", "PSE")])
def test_codes_of_the_imf_are_those_of_iso(theirs, ours):
    assert one(outlook(line(theirs, "NGDPD", "U.S. dollars", "Billions", "1", "2", "3", "4"))).country == ours


@pytest.mark.parametrize(
    ("code", "units", "scale", "unit", "basis", "kind", "value"),
    [
        ("PPPGDP", "Purchasing power parity; international dollars", "Billions", "USD_PPP/year", "PPP", "gdp", 2e9),
        ("NGDP", "National currency", "Billions", "RSD/year", "current", "gdp", 2e9),
        ("NGDP_R", "National currency", "Billions", "RSD/year", "constant-unstated", "other", 2e9),
        ("LP", "Persons", "Millions", "person", "not-money", "population", 2e6),
        ("NGDP_RPCH", "Percent change", "Units", "1", "not-money", "growth", 0.02),
        ("NGDPDPC", "U.S. dollars", "Units", "USD/person/year", "current", "gdp_per_head", 2.0),
        ("GGXWDG", "National currency", "Billions", "RSD", "current", "government_debt", 2e9),
        ("NGDP_D", "Index", "Units", "1", "not-money", "price_index", 2.0),
    ],
)
def test_unit_and_prices_follow_from_the_units_column(code, units, scale, unit, basis, kind, value):
    words = line("SRB", code, units, scale, "2", "", "", "")
    words = (*words[:4], "Gross domestic product, constant prices" if code == "NGDP_R" else words[4], *words[5:])
    series = one(outlook(words))
    assert (series.unit, series.price_basis, series.kind, series.figures[0].value) == (unit, basis, kind, value)


def test_fiscal_years_are_said_and_their_first_year_is_the_last_actual_one():
    notes = "Reporting in calendar year: No. Start/end months of reporting year: April/March"
    series = one(
        outlook(line("IND", "NGDPD", "U.S. dollars", "Billions", "1", "2", "3", "4", notes=notes, after="FY2022/23"))
    )
    assert series.note == "Years are fiscal years (April/March)."
    assert [f.year for f in series.figures if not f.projection] == [2021, 2022]


@pytest.mark.parametrize(
    "encode",
    [
        lambda t: t.encode("utf-16"),
        lambda t: t.encode("utf-16-le"),
        lambda t: t.encode("cp1252"),
        lambda t: t.encode("utf-8-sig"),
        lambda t: (
            t.replace("\t", ";").replace("62.9", "62,9").replace("1,063.5", "1.063,5").replace("81.9", "81,9").encode()
        ),
    ],
    ids=["utf-16", "utf-16 without a mark", "cp1252", "utf-8 with a mark", "semicolons"],
)
def test_the_encodings_of_different_years_give_the_same_figures(encode):
    cote = ("662", "CIV", *SERBIA[2:3], "Côte d'Ivoire", *SERBIA[4:])
    series = one(encode(outlook(cote)))
    assert values(series) == {2021: 62.9e9, 2022: 1063.5e9, 2024: 81.9e9}
    assert series.country_name == "Côte d'Ivoire"


def test_a_cut_file_an_unknown_scale_and_a_doubled_year_are_refused():
    with pytest.raises(InputError, match="cut"):
        found(outlook(SERBIA, SERBIA, last="")[:-40].encode("utf-16"))
    with pytest.raises(InputError, match="no scale"):
        found(outlook(line("SRB", "NGDPD", "U.S. dollars", "Gazillions", "1", "2", "3", "4")))
    with pytest.raises(InputError, match="“2021” stands there twice"):
        found(outlook(SERBIA).replace("2022", "2021", 1))


# --- a column for each concept ----------------------------------------------------------------------------


def test_a_table_of_concepts_has_the_scales_of_the_outlook():
    text = "iso,year,NGDPD,LP,GGX_NGDP,last_actual_NGDPD\nKOS,2023,10.4,1.5,30.5,2022\nKOS,2022,9.4,1.5,,2022\n"
    imported = found(text, name="weo_2024-04.csv")
    assert {(s.name, f.year): f.value for s in imported.series for f in s.figures} == {
        ("imf_gdp", 2022): 9.4e9,
        ("imf_gdp", 2023): 10.4e9,
        ("imf_population", 2022): 1.5e6,
        ("imf_population", 2023): 1.5e6,
        ("imf_government_spending_share", 2023): 0.305,
    }
    assert {s.country for s in imported.series} == {"XKX"}
    assert {f.year for s in imported.series for f in s.figures if f.projection} == {2023}


def test_a_table_that_lost_its_large_numbers_is_refused():
    rows = "".join(f"AAA,{1000 + n},{n % 900},1\n" for n in range(1100))
    with pytest.raises(InputError, match="1,000"):
        found(f"iso,year,NGDPD,NGDP\n{rows}")


# --- the SDMX service -------------------------------------------------------------------------------------

V1 = (
    "DATAFLOW,COUNTRY,INDICATOR,FREQUENCY,TIME_PERIOD,OBS_VALUE,LATEST_ACTUAL_ANNUAL_DATA\n"
    "IMF.RES:WEO_2025_OCT_VINTAGE(1.0.0),CHN,NGDPD,A,2024,18945112489000,2024\n"
    "IMF.RES:WEO_2025_OCT_VINTAGE(1.0.0),CHN,NGDPD,A,2025,19400000000000,2024\n"
)
V2 = (
    "STRUCTURE[;],STRUCTURE_ID,ACTION,COUNTRY,INDICATOR,FREQUENCY,TIME_PERIOD,OBS_VALUE,SCALE,NOTES\n"
    "dataflow,IMF.RES:WEO(9.0.0),I,CHN,NGDPD,A,2024,18945112489000,9,N/A\n"
    "dataflow,IMF.RES:WEO(9.0.0),I,G001,NGDPD,A,2024,110000000000000,9,N/A\n"
    "dataflow,IMF.RES:WEO(9.0.0),I,KOS,NGDPD,A,2024,11200000000,9,N/A\n"
)


def test_the_value_of_sdmx_is_whole_and_its_scale_is_not_applied():
    """China in 2024: 18,945,112,489,000 dollars, with a scale of 9 beside it."""
    imported = found(V2)
    assert {s.country: values(s)[2024] for s in imported.series} == {
        "CHN": 18945112489000,
        "WLD": 110000000000000,
        "XKX": 11200000000,
    }
    assert any("projections" in sentence for sentence in imported.left_out)


def test_the_release_of_sdmx_is_that_of_its_flow_and_never_its_version():
    assert one(V1).released == "2025-10-31"
    assert {s.released for s in found(V2).series} == {""}


def test_years_after_the_latest_actual_one_are_projections_in_sdmx():
    assert {f.year: f.projection for f in one(V1).figures} == {2024: False, 2025: True}


def test_months_of_sdmx_become_a_year():
    rows = "".join(f"x,CHN,PCPI,M,2025-M{n:02d},{n},2025\n" for n in range(1, 13))
    [figure] = one(V1.splitlines(keepends=True)[0] + rows).figures
    assert (figure.value, figure.note, figure.used) == (6.5, "Mean of 12 months.", True)


def test_an_answer_of_bare_commas_is_empty():
    with pytest.raises(InputError, match="without a figure"):
        found("DATAFLOW,COUNTRY,INDICATOR,FREQUENCY,TIME_PERIOD,OBS_VALUE\n,,,,,\n")


XML = """<?xml version="1.0"?>
<m:StructureSpecificData xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message">
 <m:DataSet PUBLICATION_DATE="2025-10-14T13:00:00Z" UPDATE_DATE="2025-11-19T21:00:00Z">
  <Group INDICATOR="NGDPD" SERIES_NAME="GDP, Current prices, US dollar" UNIT="USD"/>
  <Group INDICATOR="NGDPD" COUNTRY="SVK" LATEST_ACTUAL_ANNUAL_DATA="2024"
   START_END_MONTHS_OF_REPORTING_YEAR="July/June"/>
  <Series COUNTRY="SVK" INDICATOR="NGDPD" FREQUENCY="A" SCALE="9">
   <Obs TIME_PERIOD="2024" OBS_VALUE="141000000000"/><Obs TIME_PERIOD="2025" OBS_VALUE="150000000000"/>
  </Series>
 </m:DataSet>
</m:StructureSpecificData>"""


def test_what_xml_says_of_groups_and_of_the_data_set_holds_for_its_series():
    series = one(XML)
    assert values(series) == {2024: 141e9, 2025: 150e9}
    assert {f.year: f.projection for f in series.figures} == {2024: False, 2025: True}
    assert (series.released, series.note) == ("2025-10-14", "Years are fiscal years.")


def test_xml_that_was_cut_or_declares_a_document_type_is_refused():
    with pytest.raises(InputError, match="cut"):
        found(XML[:-60])
    bomb = XML.replace("<m:Str", '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><m:Str', 1)
    with pytest.raises(InputError, match="document type"):
        found(bomb)


def test_another_sdmx_provider_is_recognised_by_the_same_columns():
    assert recognise(V2.encode()).provider == "IMF"


# --- real files -------------------------------------------------------------------------------------------


@needs_real
@pytest.mark.parametrize("path", OUTLOOKS, ids=lambda p: p.name)
def test_every_figure_of_a_real_outlook_is_that_of_pandas(path):
    frame = pd.read_csv(path, sep="\t", encoding="utf-16" if "utf16" in path.name else "utf-8-sig", dtype=str)
    scales = {"Billions": 1e9, "Units": 1.0, "Millions": 1e6}
    theirs = {}
    for _n, row in frame.iterrows():
        factor = 0.01 if "ercent" in str(row["Units"]) else scales.get(row["Scale"])
        for year in (c for c in frame.columns if c.isdigit()):
            if factor and isinstance(row[year], str) and row[year] not in ("n/a", "--"):
                theirs[row["WEO Subject Code"], int(year)] = float(row[year].replace(",", "")) * factor
    ours = {(s.code, f.year): f.value for s in found(path.read_bytes()).series for f in s.figures}
    assert ours == pytest.approx({key: theirs[key] for key in ours})
    assert len(ours) == len(theirs)
    assert {s.released for s in found(path.read_bytes(), name=path.name).series} == {"2024-04-30"}


@needs_real
@pytest.mark.parametrize("path", PANELS, ids=lambda p: p.name)
def test_every_dollar_of_a_real_table_of_concepts_is_that_of_pandas(path):
    frame = pd.read_csv(path, dtype={"last_actual_NGDPD": str}).dropna(subset=["NGDPD"])
    names = {"KOS": "XKX", "WBG": "PSE"}
    rows = zip(frame["iso"], frame["year"], frame["NGDPD"], strict=True)
    theirs = {(names.get(iso, iso), int(year)): float(value) * 1e9 for iso, year, value in rows}
    imported = found(path.read_bytes(), path.name, Wanted(series=frozenset({"ngdpd"})))
    assert {(s.country, f.year): f.value for s in imported.series for f in s.figures} == theirs
    release = int(path.name[4:8])
    assert all(f.projection for s in imported.series for f in s.figures if f.year > release)
    assert not any(
        f.projection for s in imported.series for f in s.figures if f.year < release - 10 and s.country == "USA"
    )


@needs_real
@pytest.mark.parametrize("path", sorted(SHARED.glob("panels/imf_weo/*damaged.csv")), ids=lambda p: p.name)
def test_a_real_damaged_table_is_refused(path):
    with pytest.raises(InputError, match="lost with the commas"):
        found(path.read_bytes())


@needs_real
def test_real_answers_of_sdmx_are_those_of_other_readers():
    path = SHARED / "samples/imf/imf_sdmx30_WEO_SVK_NGDP_R.xml"
    values_of = {float(o.get("OBS_VALUE")) for o in ET.parse(path).iter() if o.tag.endswith("Obs")}
    series = one(path.read_bytes())
    assert {f.value for f in series.figures} == values_of
    assert (series.country, series.unit, series.price_basis, series.released) == (
        "SVK",
        "EUR/year",
        "constant-2020",
        "2025-10-14",
    )
    frame = pd.read_csv(SHARED / "samples/imf/imf_sdmx30_WEO_csv1.csv", keep_default_na=False)
    csv1 = one((SHARED / "samples/imf/imf_sdmx30_WEO_csv1.csv").read_bytes())
    assert values(csv1) == pytest.approx(dict(zip(frame["TIME_PERIOD"], frame["OBS_VALUE"] / 100, strict=True)))
    with pytest.raises(InputError, match="without a figure"):
        found((SHARED / "samples/imf/imf_sdmx30_empty_csv1.csv").read_bytes())


REPORT = (
    "ISO\tCountry\tSubject Descriptor\tUnits\tScale\t2022\t2023\tEstimates Start After\n"
    "SRB\tSerbia\tGross domestic product, current prices\tU.S. dollars\tBillions\t63.5\t75.2\t2022\n"
    "SRB\tSerbia\tGross domestic product, current prices\tNational currency\tBillions\t7,097.6\t8,150.5\t2022\n\n"
    "International Monetary Fund, World Economic Outlook Database, October 2024\n"
)
"""A report of the site without the codes of the concepts."""


def test_a_report_without_codes_is_told_by_words_and_units():
    series = {one.name: one for one in found(REPORT).series}
    assert series["imf_gdp"].figures[0].value == 63.5e9
    assert series["imf_gdp_national"].unit == "RSD/year"
    assert [figure.projection for figure in series["imf_gdp"].figures] == [False, True]


def test_a_report_by_names_of_countries():
    text = REPORT.replace("ISO\t", "").replace("SRB\t", "")
    assert {one.country for one in found(text).series} == {"SRB"}


MAPPED = (
    '"GDP, current prices (Billions of U.S. dollars)",2022,2023,2024\n,,,\nSerbia,63.5,75.2,82.6\n,,,\n'
    '"©IMF, 2024",,,\n'
)


def test_a_table_of_the_datamapper_has_projections_from_the_year_of_its_sign():
    [series] = found(MAPPED).series
    assert (series.country, series.name, series.unit) == ("SRB", "imf_gdp", "USD/year")
    assert [(f.year, f.value, f.projection) for f in series.figures] == [
        (2022, 63.5e9, False),
        (2023, 75.2e9, False),
        (2024, 82.6e9, True),
    ]


def test_an_answer_of_the_datamapper_looks_five_years_ahead():
    values = {"NGDPD": {"SRB": {"2023": 75.2, "2024": 82.6, "2029": 120}}, "XYZ": {"SRB": {"2023": 1}}}
    text = json.dumps({"values": values, "api": {"version": "1"}})
    imported = found(text)
    [series] = imported.series
    assert [(f.year, f.value, f.projection) for f in series.figures] == [
        (2023, 75.2e9, False),
        (2024, 82.6e9, True),
        (2029, 120e9, True),
    ]
    assert any("XYZ is left out" in sentence for sentence in imported.left_out)


def test_an_answer_that_reaches_beyond_today_without_a_release_has_projections():
    text = "COUNTRY,INDICATOR,FREQUENCY,TIME_PERIOD,OBS_VALUE\nSRB,NGDPD,A,2090,7e10\nSRB,NGDPD,A,2095,9e10\n"
    [series] = found(text).series
    assert [figure.projection for figure in series.figures] == [True, True]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"meta":{"schema":"https://x/sdmx-json/data-message"},"data":{}}', "SDMX-JSON"),
        ("Country Name,Country Code,Indicator Name,Indicator Code,Attribute,2022\nSerbia,942,x,y,Value,1\n", "former"),
        ("DATASET,SERIES_CODE,COUNTRY,INDICATOR,2022\nx,y,Serbia,GDP,1\n", "data portal"),
    ],
)
def test_other_files_of_the_imf_are_named_and_refused(text, said):
    with pytest.raises(InputError, match=said):
        found(text)


def test_three_decimals_after_a_comma_are_no_thousands_where_semicolons_separate():
    """A spreadsheet of a country that writes 63,512 for 63.512 puts semicolons between cells."""
    text = (
        "ISO;WEO Subject Code;Country;Subject Descriptor;Units;Scale;2022;Estimates Start After\n"
        "SRB;NGDPD;Serbia;Gross domestic product, current prices;U.S. dollars;Billions;63,512;2023\n"
    )
    assert found(text).series[0].figures[0].value == 63.512e9


def test_an_answer_of_another_data_base_of_the_imf_is_named_and_refused():
    text = "DATAFLOW,COUNTRY,INDICATOR,FREQUENCY,TIME_PERIOD,OBS_VALUE\nIMF.STA:ER(4.0.0),SRB,XDC_USD,A,2023,108.4\n"
    with pytest.raises(InputError, match=r"IMF\.STA:ER"):
        found(text)


@pytest.mark.parametrize(
    ("code", "words", "unit", "said"),
    [
        ("NGDPD", "Gross domestic product, current prices", "National currency", "it is in U.S. dollars at current"),
        ("NGDPD", "Gross domestic product, constant prices", "U.S. dollars", "it is in U.S. dollars at current"),
        ("NGDPD", "Gross domestic product, current prices", "Billions of U.S. dollars", "units of a billion"),
        ("NGDP", "Gross domestic product, current prices", "U.S. dollars", "it is in National currency"),
        ("LP", "Population", "U.S. dollars", "it is in Persons"),
        ("GGX_NGDP", "General government total expenditure", "National currency", "it is in Percent"),
    ],
)
def test_words_and_units_that_are_not_those_of_the_concept_are_refused_with_their_line(code, words, unit, said):
    row = list(line("SRB", code, unit, "Billions", "1", "2", "3", "4", country="Serbia"))
    row[4] = words
    with pytest.raises(InputError, match=said) as caught:
        found(outlook(row))
    assert caught.value.where == "x, line 2"


def test_units_of_earlier_outlooks_are_those_of_the_concept():
    row = list(line("SRB", "PPPGDP", "Current international dollar", "Billions", "1", "2", "3", "4"))
    row[4] = "Gross domestic product based on purchasing-power-parity (PPP) valuation of country GDP"
    assert one(outlook(row)).unit == "USD_PPP/year"


def test_a_country_of_the_outlook_with_the_code_of_another_is_refused():
    with pytest.raises(InputError, match="called “Kenya”, but its code is that of Serbia"):
        found(outlook(line("SRB", "NGDPD", "U.S. dollars", "Billions", "1", "2", "3", "4", country="Kenya")))


def test_a_value_of_the_datamapper_that_is_a_text_is_named():
    text = json.dumps({"values": {"NGDPD": {"SRB": {"2023": "75.2"}}}, "api": {"version": "1"}})
    with pytest.raises(InputError, match="stands where a number is due"):
        found(text)
