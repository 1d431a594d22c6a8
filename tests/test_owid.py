"""Our World in Data: charts under full and short names with and without their description; real ones by pandas."""

import json
from pathlib import Path

import pandas as pd
import pytest

from econ.evidence.providers import Wanted, parts, read, recognise
from econ.wording.errors import InputError

SAMPLES = Path(__file__).resolve().parents[2] / "shared/samples/owid"
needs_real = pytest.mark.skipif(not SAMPLES.exists(), reason="samples not present")

PER_HEAD = "GDP per capita, PPP (constant 2021 international $)"
COLUMN = {
    "titleShort": "GDP per capita",
    "titleLong": "GDP per capita - World Bank",
    "descriptionShort": "Per person.",
    "unit": "international-$ in 2021 prices",
    "shortUnit": "$",
    "timespan": "1990-2024",
    "shortName": "ny_gdp_pcap_pp_kd",
    "lastUpdated": "2026-02-27",
    "citationShort": "World Bank (2026)",
    "citationLong": "World Bank (2026). Indicators.",
}
ABOUT = json.dumps({"chart": {"title": "x"}, "columns": {PER_HEAD: COLUMN}}).encode()


def chart(*rows, header=("Entity", "Code", "Year", PER_HEAD)):
    return "".join(",".join(f'"{c}"' if "," in str(c) else str(c) for c in row) + "\n" for row in (header, *rows))


SERBIA = ("Serbia", "SRB", 2023, 22345.6)


def found(content, *beside, wanted=Wanted()):  # noqa: B008 - a Wanted is never changed
    given = [part for one in (content.encode(), *beside) for part in parts(one, "x")]
    [(_part, _layout, imported)], _rest = read(given, wanted)
    return imported


def one(content, *beside, **how):
    [series] = found(content, *beside, **how).series
    return series


def test_gdp_per_head_in_purchasing_power_is_not_gdp_and_says_its_basis():
    series = one(chart(SERBIA))
    assert (series.kind, series.unit, series.price_basis) == (
        "gdp_per_head",
        "USD_PPP/person/year",
        "PPP-constant-2021",
    )


@pytest.mark.parametrize("title", [PER_HEAD, "ny_gdp_pcap_pp_kd", "GDP per capita"])
def test_the_description_says_the_unit_under_every_name_of_a_column(title):
    series = one(chart(SERBIA, header=("Entity", "Code", "Year", title)), ABOUT)
    assert (series.kind, series.price_basis, series.released) == ("gdp_per_head", "PPP-constant-2021", "2026-02-27")
    assert series.source["author"] == [{"literal": "World Bank (2026)"}]
    assert "World Bank (2026). Indicators." in series.source["custom"]["comment"]


def test_a_short_title_without_its_description_is_left_out_and_says_what_is_missing():
    imported = found(chart(SERBIA, header=("Entity", "Code", "Year", "GDP per capita")))
    assert imported.series == ()
    assert any("metadata.json" in sentence for sentence in imported.left_out)


def test_a_column_of_regions_or_texts_is_no_series():
    header = ("Entity", "Code", "Year", PER_HEAD, "World region according to OWID", "Remark")
    assert [s.code for s in found(chart((*SERBIA, "Europe", "fine"), header=header)).series] == [PER_HEAD]


def test_groups_are_left_out_and_kosovo_and_the_world_are_not():
    rows = [
        ("World", "OWID_WRL", 2023, 1),
        ("Kosovo", "OWID_KOS", 2023, 2),
        ("Europe", "", 2023, 3),
        ("USSR", "OWID_USS", 1980, 4),
    ]
    imported = found(chart(*rows))
    assert {s.country: s.figures[0].value for s in imported.series} == {"WLD": 1, "XKX": 2}
    assert any("Europe" in sentence for sentence in imported.left_out)


def test_years_before_1000_are_left_out_and_counted():
    rows = [("Serbia", "SRB", -10000, 5), ("Serbia", "SRB", 900, 6), ("Serbia", "SRB", 1000, 7)]
    imported = found(chart(*rows, header=("Entity", "Code", "Year", "Population")))
    assert [(f.year, f.value) for f in imported.series[0].figures] == [(1000, 7)]
    assert any(sentence.startswith("2 figures") for sentence in imported.left_out)


@pytest.mark.parametrize(
    ("title", "kind", "unit", "value"),
    [
        ("Population", "population", "person", 50),
        ("GDP (current US$)", "gdp", "USD/year", 50),
        ("Military expenditure (% of GDP)", "other", "1", 0.5),
        ("Military expenditure (current US$)", "military_spending", "USD/year", 50),
        ("GDP growth (annual %)", "growth", "1", 0.5),
        ("Number of people in poverty", "other", "person", 50),
    ],
)
def test_kind_and_unit_follow_from_the_title(title, kind, unit, value):
    series = one(chart(("Serbia", "SRB", 2023, 50), header=("Entity", "Code", "Year", title)))
    assert (series.kind, series.unit, series.figures[0].value) == (kind, unit, value)


def test_figures_of_sipri_keep_the_terms_of_sipri():
    said = json.dumps(
        {"chart": {}, "columns": {"m": {**COLUMN, "unit": "current US$", "citationLong": "SIPRI (2025)"}}}
    )
    assert one(chart(SERBIA, header=("Entity", "Code", "Year", "m")), said.encode()).licence == "SIPRI-terms"


def test_different_figures_of_one_year_a_broken_number_and_a_cut_chart_are_refused():
    with pytest.raises(InputError, match="two figures"):
        found(chart(SERBIA, ("Serbia", "SRB", 2023, 1)))
    with pytest.raises(InputError, match="no number"):
        found(chart(SERBIA, ("Serbia", "SRB", 2022, "12 345")))
    with pytest.raises(InputError, match="cut"):
        found(chart(SERBIA, SERBIA)[:-14])
    with pytest.raises(InputError, match="no year"):
        found(chart(("Serbia", "SRB", "twenty", 1)))


def test_a_description_alone_holds_no_figures():
    assert recognise(ABOUT).beside
    with pytest.raises(InputError, match="only describes"):
        read(parts(ABOUT, "x"))


@needs_real
@pytest.mark.parametrize("name", ["gdp-per-capita-worldbank.csv", "population_trimmed.csv"])
def test_every_figure_of_a_real_chart_is_that_of_pandas(name):
    about = (SAMPLES / "gdp-per-capita-worldbank.metadata.json").read_bytes()
    imported = found((SAMPLES / name).read_text("utf-8"), about)
    frame = pd.read_csv(SAMPLES / name, keep_default_na=False)
    column = frame.columns[3]
    codes = {"OWID_KOS": "XKX", "OWID_WRL": "WLD"}
    rows = zip(frame["Code"], frame["Year"], frame[column], strict=True)
    theirs = {(codes.get(code, code), year): float(v) for code, year, v in rows if code and year >= 1000 and v != ""}
    theirs = {key: value for key, value in theirs.items() if len(key[0]) == 3}
    ours = {(s.country, f.year): f.value for s in imported.series for f in s.figures}
    assert ours == theirs
    assert len(ours) > 700


def test_a_column_of_projections_is_never_used():
    head = "Entity,Code,Year,Population (historical),Population (projections)\n"
    text = f"{head}Serbia,SRB,2020,6900000,\nSerbia,SRB,2021,,6800000\n"
    series = {one.code: one.figures[0].projection for one in found(text).series}
    assert series == {"Population (historical)": False, "Population (projections)": True}


def test_a_column_in_thousands_is_left_out_and_named():
    imported = found("Entity,Code,Year,Population (thousands)\nSerbia,SRB,2022,6834\n")
    assert not imported.series
    assert any("units of a thousand" in text for text in imported.left_out)


def test_an_entity_of_another_country_than_its_code_is_refused():
    with pytest.raises(InputError, match="called “Kenya”, but its code is that of Serbia"):
        found("Entity,Code,Year,Population\nKenya,SRB,2022,6834326\n")
