"""CIA World Factbook: pages of countries and tables of fields; the real tables by pandas."""

import json
from pathlib import Path

import pandas as pd
import pytest

from econ.evidence.providers import Wanted, parts, read
from econ.wording.errors import InputError

PANELS = sorted((Path(__file__).resolve().parents[2] / "shared/panels/factbook").glob("*.csv"))
needs_real = pytest.mark.skipif(not PANELS, reason="samples not present")

HEADER = "gec,country,field,subfield,value,unit,year,text\n"
GDP = "GDP (official exchange rate)"


def table(*rows):
    quoted = ('"' + '","'.join((*row[:4], "1", "number", "2013", row[4])) + '"\n' for row in rows)
    return HEADER + "".join(quoted)


def page(**economy):
    return json.dumps(
        {
            "Introduction": {"Background": {"text": "x"}},
            "Geography": {"Location": {"text": "x"}},
            "Government": {"Country name": {"conventional short form": {"text": "North Korea"}}},
            "Economy": economy,
        }
    )


def found(content, name="x", wanted=Wanted()):  # noqa: B008 - a Wanted is never changed
    content = content if isinstance(content, bytes) else content.encode()
    [(_part, _layout, imported)], _rest = read(parts(content, name), wanted)
    return imported


def by_name(imported):
    return {(s.country, s.name): {f.year: f.value for f in s.figures} for s in imported.series}


def test_codes_of_the_cia_are_not_those_of_iso():
    """KN is North Korea and KS South Korea; in ISO 3166 KN is Saint Kitts and Nevis."""
    imported = found(
        table(
            ("kn", "North Korea", GDP, "", "$16.447 billion (2023 est.)"),
            ("ks", "South Korea", GDP, "", "$1.713 trillion (2023 est.)"),
        )
    )
    assert by_name(imported) == {("PRK", "cia_gdp"): {2023: 16.447e9}, ("KOR", "cia_gdp"): {2023: 1.713e12}}


def test_the_gdp_of_north_korea_in_2023_says_that_it_is_the_figure_of_the_united_nations():
    imported = found(table(("kn", "North Korea", GDP, "", "$16.447 billion (2023 est.)")))
    assert "United Nations" in imported.series[0].figures[0].note
    other = found(table(("ks", "South Korea", GDP, "", "$1.713 trillion (2023 est.)")))
    assert other.series[0].figures[0].note == ""


def test_amounts_without_a_sign_are_dollars_all_the_same():
    imported = found(
        table(
            ("aa", "Aruba", "Budget", "expenditures", "755.5 million (2017 est.)"),
            ("aa", "Aruba", "Budget", "revenues", "681.6 million (2017 est.)"),
        )
    )
    assert by_name(imported) == {
        ("ABW", "cia_government_spending"): {2017: 755.5e6},
        ("ABW", "cia_government_revenue"): {2017: 681.6e6},
    }
    assert {(s.unit, s.price_basis) for s in imported.series} == {("USD/year", "current")}


def test_the_year_is_that_of_the_estimate_and_not_that_of_the_dollars():
    text = "$48.25 billion note: data are in 2017 dollars (2018 est.)"
    field = "Real GDP (purchasing power parity)"
    [one] = found(table(("uz", "Uzbekistan", field, f"{field} 2018", text))).series
    assert [(f.year, f.value) for f in one.figures] == [(2018, 48.25e9)]
    assert one.price_basis == "PPP-constant-2017"


def test_purchasing_power_of_no_stated_year_is_left_out():
    field = "Real GDP (purchasing power parity)"
    imported = found(table(("uz", "Uzbekistan", field, f"{field} 2024", "$57.391 billion (2024 est.)")))
    assert imported.series == ()
    assert any("year of its dollars" in sentence for sentence in imported.left_out)


def test_rates_are_units_of_the_local_currency_for_a_dollar():
    imported = found(
        table(
            ("ri", "Serbia", "Exchange rates", "Currency", "Serbian dinars (RSD) per US dollar -"),
            ("ri", "Serbia", "Exchange rates", "Rates 2023", "108.412 (2023 est.)"),
        )
    )
    [one] = imported.series
    assert (one.unit, one.kind, one.figures[0].value) == ("RSD/USD", "exchange_rate", 108.412)


def test_a_share_is_a_share_and_what_has_no_figure_is_none():
    rows = [("Military expenditures", "2023", "2.5% of GDP (2023 est.)"), ("Exports", "", "$NA"), ("Imports", "", "NA")]
    imported = found(table(*(("ri", "Serbia", *row) for row in rows)))
    assert by_name(imported) == {("SRB", "cia_military_spending_share"): {2023: 0.025}}


def test_a_page_is_read_by_the_titles_of_its_fields():
    text = page(
        **{
            GDP: {"text": "$16.447 billion (2023 est.)", "note": "<strong>note:</strong> data in current dollars"},
            "Exports": {"Exports 2018": {"text": "$222 million (2018 est.)"}, "note": "x"},
            "Real GDP (purchasing power parity)": {
                "Real GDP (purchasing power parity) 2015": {"text": "$40 billion (2015 est.)"},
                "note": "<strong>note:</strong> data are in 2015 US dollars",
            },
            "Budget": {"revenues": {"text": "$3.2 billion (2007 est.)"}},
        }
    )
    assert by_name(found(text)) == {
        ("PRK", "cia_gdp"): {2023: 16.447e9},
        ("PRK", "cia_exports"): {2018: 222e6},
        ("PRK", "cia_gdp_ppp_2015"): {2015: 40e9},
        ("PRK", "cia_government_revenue"): {2007: 3.2e9},
    }


def test_a_page_goes_by_its_code_where_it_has_no_name_and_is_refused_without_either():
    text = page(**{GDP: {"text": "$16 billion (2023 est.)"}}).replace("North Korea", "none")
    assert list(by_name(found(text, "kn.json"))) == [("PRK", "cia_gdp")]
    with pytest.raises(InputError, match="of which country"):
        found(text, "page.json")


def test_areas_that_are_no_country_are_left_out():
    imported = found(table(("ax", "Akrotiri", GDP, "", "$1 billion (2023 est.)")))
    assert any("Akrotiri" in sentence for sentence in imported.left_out)


@needs_real
@pytest.mark.parametrize("path", PANELS, ids=lambda p: p.name)
def test_gdp_trade_and_budget_of_the_real_tables_are_those_of_pandas(path):
    """The columns `value` and `year` of the tables were parsed by somebody else; for these fields they are right."""
    frame = pd.read_csv(path, encoding="utf-8-sig", keep_default_na=False, dtype=str)
    imported = found(path.read_bytes())
    ours = {(s.country_name, s.name, f.year): f.value for s in imported.series for f in s.figures}
    names = {GDP: "cia_gdp", "Exports": "cia_exports", "Imports": "cia_imports"}
    frame = frame[frame["field"].isin(names) & (frame["value"] != "") & (frame["year"] != "")]
    theirs = {
        (row["country"], names[row["field"]], int(row["year"])): float(row["value"]) for _n, row in frame.iterrows()
    }
    held = {key[0] for key in ours}
    kept = {key: value for key, value in theirs.items() if key[0] in held}
    wrong = {k: (ours.get(k), v) for k, v in kept.items() if ours.get(k) != pytest.approx(v)}
    assert len(wrong) <= 0.01 * len(kept), wrong
    assert len(held) > 210


def test_a_comparison_of_countries_does_not_say_what_it_compares():
    with pytest.raises(InputError, match="does not say what is compared"):
        found('name,slug,value,date_of_information,ranking,region\nSerbia,serbia,"$172,600,000,000",2023,80,Europe\n')
