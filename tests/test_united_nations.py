"""United Nations main aggregates: the workbook and its first sheet as CSV, real files against pandas."""

import io
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from econ.evidence.providers import Wanted, parts, read, recognise
from econ.wording.errors import InputError

SHARED = Path(__file__).resolve().parents[2] / "shared"
REAL = [*sorted(SHARED.glob("samples/un_ama/*")), *sorted(SHARED.glob("panels/un_ama/*.csv"))]
needs_real = pytest.mark.skipif(not REAL, reason="samples not present")

TITLE = "GDP/breakdown at current prices in US Dollars (all countries)"
HEADER = ("CountryID", "Country", "IndicatorName", 1970, 2023, 2024)
GDP = "Gross Domestic Product (GDP)"
ROWS = [
    (408, "D.P.R. of Korea", GDP, 4927320347.5, 16447338000, 17197434000),
    (408, "D.P.R. of Korea", "Exports of goods and services", None, None, 1010000000),
    (810, "USSR (Former)", GDP, 433410000000, None, None),
    (835, "U.R. of Tanzania: Mainland", GDP, 1.5, 2.5, 3.5),
]


def table(*rows, title=TITLE, separator=","):
    lines = [[title], [], list(HEADER), *map(list, rows)]
    return "\n".join(separator.join("" if c is None else str(c) for c in line) for line in lines) + "\n"


def workbook(*rows, title=TITLE):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Download-GDPcurrent-USD-countri"
    for line in [[title], [], list(HEADER), *map(list, rows)]:
        sheet.append(line)
    notes = book.create_sheet("Download-Footnotes-current")
    notes.append(["CountryID", "Country", "Item", "Footnote", 1970, 2023])
    notes.append([408, "D.P.R. of Korea", GDP, "A footnote", "X", None])
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def found(content, name="x", wanted=Wanted()):  # noqa: B008 - a Wanted is never changed
    content = content if isinstance(content, bytes) else content.encode()
    [(_part, _layout, imported)], _rest = read(parts(content, name), wanted)
    return imported


def by_name(imported):
    return {(s.country, s.name): {f.year: f.value for f in s.figures} for s in imported.series}


@pytest.mark.parametrize("made", [table, workbook], ids=["csv", "workbook"])
def test_numbers_of_countries_become_letters_and_north_korea_is_there(made):
    imported = found(made(*ROWS))
    assert by_name(imported) == {
        ("PRK", "un_gdp"): {1970: 4927320347.5, 2023: 16447338000, 2024: 17197434000},
        ("PRK", "un_exports"): {2024: 1010000000},
        ("TZA", "un_gdp"): {1970: 1.5, 2023: 2.5, 2024: 3.5},
    }
    first = imported.series[0]
    assert (first.unit, first.price_basis, first.licence) == ("USD/year", "current", "UN-terms")


def test_a_state_that_is_no_more_is_left_out_and_never_taken_for_a_successor():
    imported = found(table(*ROWS))
    assert "RUS" not in {s.country for s in imported.series}
    assert any("USSR (Former)" in sentence for sentence in imported.left_out)


def test_the_mainland_of_tanzania_says_so():
    [one] = [s for s in found(table(*ROWS)).series if s.country == "TZA"]
    assert "without Zanzibar" in one.note


@pytest.mark.parametrize(
    ("title", "name", "kind", "unit", "basis"),
    [
        (
            "GDP/breakdown at constant 2015 prices in US Dollars (all countries)",
            "un_gdp_constant",
            "gdp",
            "USD_2015/year",
            "constant-2015",
        ),
        (
            "GDP/breakdown at current prices in National currency (all countries)",
            "un_gdp_national",
            "gdp",
            "KPW/year",
            "current",
        ),
        (
            "GDP/breakdown at constant 2015 prices in National currency (all countries)",
            "un_gdp_constant_national",
            "other",
            "KPW/year",
            "constant-2015",
        ),
        ("Per capita GDP in US Dollars", "un_gdp_per_head", "gdp_per_head", "USD/person/year", "current"),
    ],
)
def test_the_title_says_prices_and_money(title, name, kind, unit, basis):
    [one] = found(table(ROWS[0], title=title)).series
    assert (one.name, one.kind, one.unit, one.price_basis) == (name, kind, unit, basis)


def test_shares_are_fractions_and_no_product():
    imported = found(table((408, "D.P.R. of Korea", "Exports", 5, 6, 12.5), title="Percentage Distribution (Shares)"))
    [series] = imported.series
    assert (series.name, series.kind, series.unit, series.price_basis) == (
        "un_exports_share",
        "other",
        "1",
        "not-money",
    )
    assert [figure.value for figure in series.figures] == [0.05, 0.06, 0.125]


def test_without_a_title_the_name_of_the_file_says_the_money_or_it_is_asked_for():
    text = table(*ROWS).split("\n\n", 1)[1]
    assert by_name(found(text, "Download-GDPcurrent-USD-countries.csv"))["PRK", "un_gdp"][2024] == 17197434000
    with pytest.raises(InputError, match="in which money"):
        found(text, "table.csv")


def test_a_table_saved_with_semicolons_and_decimal_commas_gives_the_same_figures():
    text = table(ROWS[0], separator=";").replace("4927320347.5", "4927320347,5")
    assert by_name(found(text))["PRK", "un_gdp"][1970] == 4927320347.5


def test_a_cut_table_a_doubled_year_and_a_broken_number_are_refused():
    whole = table(*ROWS[:2]).encode()
    with pytest.raises(InputError, match="cut"):
        found(whole[:-16])
    with pytest.raises(InputError, match="“2023” stands there twice"):
        found(table(ROWS[0]).replace("2024", "2023"))
    with pytest.raises(InputError, match="is no number"):
        found(table(ROWS[0]).replace("16447338000", "16 447"))


def test_a_workbook_that_was_cut_is_refused():
    with pytest.raises(InputError, match="damaged"):
        found(workbook(*ROWS)[:-300])


def test_what_is_asked_for_is_taken_alone():
    wanted = Wanted(frozenset({"PRK"}), frozenset({"exports"}))
    assert list(by_name(found(table(*ROWS), wanted=wanted))) == [("PRK", "un_exports")]


def test_a_sheet_of_footnotes_alone_is_nobodys():
    assert recognise(b"CountryID,Country,Item,Footnote,1970,1971\n4,Afghanistan,GDP,x,X,X\n") is None


@needs_real
@pytest.mark.parametrize("path", REAL, ids=lambda p: p.name)
def test_every_figure_of_a_real_file_is_that_of_pandas(path):
    if path.suffix == ".xlsx":
        frame = pd.read_excel(path, skiprows=2)
    else:
        frame = pd.read_csv(path, skiprows=2 if "Download" in path.name else 0)
    imported = found(path.read_bytes(), path.name)
    years = [c for c in frame.columns if str(c).isdigit()]
    numbers = {4: "AFG", 156: "CHN", 408: "PRK", 410: "KOR", 840: "USA", 643: "RUS"}
    theirs = {
        (numbers[row["CountryID"]], row["IndicatorName"], int(y)): float(row[y])
        for _n, row in frame.iterrows()
        for y in years
        if row["CountryID"] in numbers and not pd.isna(row[y])
    }
    ours = {
        (s.country, s.code, f.year): f.value
        for s in imported.series
        for f in s.figures
        if s.country in numbers.values()
    }
    assert ours == theirs
    assert len(ours) > 500


@needs_real
def test_north_korea_of_the_newest_release_is_what_the_provider_prints():
    """15.18 bn (2022), 16.45 bn (2023), 17.20 bn (2024), as the Statistics Division prints them."""
    path = next(p for p in REAL if "2025-12" in p.name)
    gdp = by_name(found(path.read_bytes(), path.name))["PRK", "un_gdp"]
    assert [round(gdp[y] / 1e9, 2) for y in (2022, 2023, 2024)] == [15.18, 16.45, 17.2]


def test_population_and_exchange_rates_are_read_in_their_own_units():
    """The download “Exchange Rates and Population” has a column of currencies, and each row says what it measures."""
    text = table(
        (688, "Serbia", "IMF based exchange rate", 1.5, 108.4, 108.2),
        (688, "Serbia", "Population", 8e6, 6.6e6, 6.5e6),
        title="Exchange Rates and Population (all countries)",
    )
    series = {one.name: one for one in found(text).series}
    assert (series["un_rate_imf"].unit, series["un_rate_imf"].kind) == ("RSD/USD", "exchange_rate")
    assert (series["un_population"].unit, series["un_population"].price_basis) == ("person", "not-money")


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ('"Country or Area","Year","Item","Value"', "UNdata"),
        ('"Country or Area","Year","Value","Value Footnotes"', "UNdata"),
        ("Region/Country/Area,,Year,Series,Value,Footnotes,Source", "UN Statistical Yearbook"),
    ],
)
def test_tables_of_other_sites_are_named_and_refused(header, name):
    with pytest.raises(InputError, match=f"a table of {name}, whose layout is not read"):
        found(f"{header}\nSerbia,2022,1,2\n")


def test_a_title_that_counts_in_millions_is_refused():
    with pytest.raises(InputError, match="in units of a million"):
        found(table(*ROWS, title=TITLE.replace("US Dollars", "millions of US Dollars")))


@pytest.mark.parametrize(
    ("number", "name"),
    [(410, "D.P.R. of Korea"), (178, "D.R. of the Congo"), (704, "Lao People's DR"), (404, "Serbia")],
)
def test_a_number_of_another_country_than_the_name_is_refused(number, name):
    with pytest.raises(InputError, match="but its code is that of") as caught:
        found(table((number, name, GDP, 1, 2, 3)))
    assert caught.value.where == "x, line 4"
