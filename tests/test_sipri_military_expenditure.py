"""SIPRI's military expenditure workbook: small ones of our own in its layout, and the real one where it is at hand."""

import csv
import io
import zipfile
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.styles.colors import Color

from econ.evidence.providers import Wanted, parts, read, recognise
from econ.wording.errors import InputError

SHARED = Path(__file__).resolve().parents[2] / "shared"
REAL = SHARED / "samples/sipri/SIPRI-Milex-data-1949-2024_trimmed.xlsx"
PANEL = SHARED / "panels/sipri/milex_2025-04.csv"
needs_real = pytest.mark.skipif(not REAL.exists(), reason="samples not present")

BLUE, RED = Color(indexed=12), Color(indexed=10)
LEGEND = [
    ["Figures in blue are SIPRI estimates. Figures in red indicate highly uncertain data."],
    ['". ." = data unavailable. "xxx" = country did not exist or was not independent.'],
    [],
]
CURRENT = (
    "Military expenditure by country, in millions of US$ at current prices and exchange rates, 1949-2024 © SIPRI 2024"
)
CONSTANT = "Military expenditure by country, in constant (2023) US$ m., 1949-2024      © SIPRI 2024"
SHARE = "Military expenditure by country as percentage of gross domestic product, 1949-2024     © SIPRI 2024"
LOCAL = "Military expenditure by country, in local currency, 1949-2024      © SIPRI 2024"
ROWS = [
    ["Africa"],
    ["North Africa"],
    ["Algeria", "§4", "...", 9112.5, 21800.25],
    ["Asia & Oceania"],
    ["Korea, North", "57", 0, 1604.444444444444, ". ."],
    ["Viet Nam", None, "xxx", "...", 7000],
    ["Türkiye", "", 15000, "..", 20000],
    ["USSR", "", 1, "xxx", "xxx"],
]
YEARS = [2022, 2023, 2024]


def sheet(title, *, header=("Country", "Notes"), rows=ROWS, years=YEARS, above=(), lead=LEGEND):
    return [[title], *[[line] for line in above], *lead, [*header, *years], [], *rows]


def workbook(sheets, colours=None, hidden=(), formulas=None):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        tab = book.create_sheet(name)
        for row in rows:
            tab.append(row)
        if name in hidden:
            tab.sheet_state = "hidden"
    for (name, cell), colour in (colours or {}).items():
        book[name][cell].font = Font(color=colour)
    for (name, cell), formula in (formulas or {}).items():
        book[name][cell] = formula
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def imported(content, **wanted):
    ((_part, layout, found),), others = read(parts(content, "file"), Wanted(**wanted))
    assert (layout.provider, layout.layout) == ("SIPRI", "SIPRI military expenditure")
    assert others == []
    return {f"{s.country}/{s.name}": s for s in found.series}, found.left_out


def values(series):
    return {figure.year: figure.value for figure in series.figures}


@pytest.fixture(scope="module")
def small():
    """Three sheets; the header is in row 6, 7 and 8, as in the real file."""
    return workbook(
        {
            "Front page": [],
            "Local currency calendar years": sheet(
                LOCAL,
                header=("Country", "Currency", "Notes"),
                rows=[["Asia"], ["Korea, South", "Won", "58", 54_000_000_000_000, "...", 59_000_000_000_000]],
                above=("Figures are in local currency at current prices and are for calendar years.", "Redenominated."),
            ),
            "Constant (2023) US$": sheet(
                CONSTANT,
                header=("Country", None, "Notes"),
                rows=[[*row[:1], None, *row[1:]] for row in ROWS],
                above=("Figures are in US $m., at constant 2023 prices",),
            ),
            "Current US$": sheet(CURRENT),
            "Share of GDP": sheet(
                SHARE, rows=[["Algeria", "", 0.0476, 0.082, "..."], ["Korea, North", "", "...", 0.2, 0]]
            ),
            "Footnotes": [["Footnotes and special notes"], [57, None, "North Korea: no figures are provided."]],
        },
        {("Current US$", "D9"): BLUE, ("Current US$", "E9"): RED, ("Current US$", "E12"): Color(rgb="FF0000FF")},
    )


def test_dollars_of_the_year_are_millions(small):
    series, _left = imported(small)
    algeria = series["DZA/sipri_military_spending"]
    assert values(algeria) == {2023: 9_112_500_000.0, 2024: 21_800_250_000.0}
    assert (algeria.unit, algeria.price_basis, algeria.kind) == ("USD/year", "current", "military_spending")
    assert algeria.licence == "SIPRI-terms"
    assert "2024" in algeria.release


def test_the_licence_and_the_source_are_on_every_series(small):
    series, _left = imported(small)
    assert {s.licence for s in series.values()} == {"SIPRI-terms"}
    assert {s.source["id"] for s in series.values()} == {"sipri_milex_2024"}


def test_a_constant_sheet_carries_its_base_year(small):
    series, _left = imported(small)
    algeria = series["DZA/sipri_military_spending_constant_2023"]
    assert (algeria.unit, algeria.price_basis) == ("USD_2023/year", "constant-2023")
    assert values(algeria)[2024] == 21_800_250_000.0
    assert "prices and exchange rates of 2023" in algeria.concept


def test_sheets_of_older_releases_are_named_usd():
    older = sheet(CONSTANT.replace("2023", "2019"), rows=[["USA", "", 1, 2, 3]])
    series, _left = imported(
        workbook({"Current USD": sheet(CURRENT, rows=[["UK", "", 1, 2, 3]]), "Constant (2019) USD": older})
    )
    assert list(series) == ["GBR/sipri_military_spending", "USA/sipri_military_spending_constant_2019"]


def test_shares_are_fractions(small):
    series, _left = imported(small)
    share = series["DZA/sipri_military_spending_share"]
    assert (values(share), share.unit, share.price_basis) == ({2022: 0.0476, 2023: 0.082}, "1", "not-money")


def test_shares_in_per_cent_become_fractions():
    rows = [["Algeria", "", 4.76, 8.2, "9.1%"], ["Kuwait", "", 5, 5, 5]]
    series, _left = imported(workbook({"Share of GDP": sheet(SHARE, rows=rows[:1] + rows[1:])}))
    assert values(series["KWT/sipri_military_spending_share"])[2022] == 0.05
    assert values(series["DZA/sipri_military_spending_share"])[2022] == pytest.approx(0.0476)


def test_local_currency_is_in_units_of_it_unless_the_sheet_says_millions(small):
    series, _left = imported(small)
    won = series["KOR/sipri_military_spending_local"]
    assert (values(won)[2022], won.unit, won.price_basis) == (54e12, "KRW/year", "current")
    older = sheet(
        LOCAL, rows=[["Korea, South", "", 54_000, 1, 2]], above=("Figures are in local currency m., at current prices",)
    )
    series, _left = imported(workbook({"Local currency": older}))
    assert values(series["KOR/sipri_military_spending_local"])[2022] == 54e9


def test_regions_and_signs_for_no_figure_give_nothing(small):
    series, left = imported(small)
    assert {key.split("/")[0] for key in series} == {"DZA", "VNM", "TUR", "KOR"}
    assert values(series["VNM/sipri_military_spending"]) == {2024: 7e9}
    assert not any("neither a figure" in sentence for sentence in left)
    assert not any("Africa" in sentence for sentence in left)


def test_a_state_that_is_no_more_is_no_country_of_today(small):
    _series, left = imported(small)
    assert any("Not a country of today" in sentence and "USSR" in sentence for sentence in left)


def test_blue_is_an_estimate_and_red_highly_uncertain(small):
    series, _left = imported(small)
    algeria = series["DZA/sipri_military_spending"]
    assert [figure.note for figure in algeria.figures] == [
        "SIPRI marks it as its own estimate.",
        "SIPRI marks it as highly uncertain.",
    ]
    assert algeria.grade == "B3"
    assert "1 of these figures as its own estimates and 1 as highly uncertain" in algeria.note
    vietnam = series["VNM/sipri_military_spending"]
    assert [figure.note for figure in vietnam.figures] == ["SIPRI marks it as its own estimate."]
    assert series["TUR/sipri_military_spending"].grade == "B2"


def test_north_koreas_dollars_and_shares_are_dropped_with_the_reason(small):
    """Zeros to 2014 and 870 to 1,604 after stand in the real sheet, while its footnote 57 gives none."""
    series, left = imported(small)
    assert not any(key.startswith("PRK") for key in series)
    reasons = [s for s in left if s.startswith("Korea, North's")]
    assert len(reasons) == 3
    assert all("footnote says that it gives no such figures" in s for s in reasons)


def test_north_koreas_own_currency_stays():
    rows = [["Korea, North", "Won", "57", 1, 2, 3]]
    series, _left = imported(
        workbook({"Local currency calendar years": sheet(LOCAL, header=("Country", "Currency", "Notes"), rows=rows)})
    )
    assert values(series["PRK/sipri_military_spending_local"]) == {2022: 1.0, 2023: 2.0, 2024: 3.0}


def test_only_what_is_asked_for(small):
    series, _left = imported(small, countries=frozenset({"TUR"}), series=frozenset({"sipri_military_spending"}))
    assert list(series) == ["TUR/sipri_military_spending"]


def test_financial_years_regions_and_hidden_sheets_are_not_taken():
    series, left = imported(
        workbook(
            {
                "Local currency financial years": sheet(LOCAL, rows=[["Korea, South", "", 1, 1, 1]]),
                "Regional totals": sheet(CURRENT, rows=[["France", "", 9, 9, 9]]),
                "Share of GDP": sheet(SHARE, rows=[["France", "", 0.02, 0.02, 0.02]]),
                "Current US$": sheet(CURRENT, rows=[["France", "", 7, 7, 7]]),
            },
            hidden=("Current US$",),
        )
    )
    assert list(series) == ["FRA/sipri_military_spending_share"]
    assert "Hidden sheets are not read: Current US$." in left
    assert "Not taken: the sheets Local currency financial years, Regional totals." in left


def test_a_formula_with_its_result_is_read_and_one_without_is_refused():
    """openpyxl writes formulas without results; LibreOffice and Excel store them."""
    content = workbook({"Current US$": sheet(CURRENT)}, formulas={("Current US$", "E8"): "=1+1"})
    with pytest.raises(InputError, match="formula whose result is not stored"):
        imported(content)
    stored = _stored_result(content)
    series, left = imported(stored)
    assert "1 cells are formulas; the results stored with them are taken." in left
    assert values(series["DZA/sipri_military_spending"])[2024] == 21_800_250_000.0


def _stored_result(content):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(out, "w") as written:
        for name in given.namelist():
            part = given.read(name)
            written.writestr(
                name,
                part.replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>").replace(
                    b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>"
                ),
            )
    return out.getvalue()


@pytest.mark.parametrize(
    ("sheets", "says"),
    [
        ({"Constant (2022) US$": sheet(CONSTANT)}, "constant prices are of 2022 and 2023"),
        ({"Constant US$": sheet(CONSTANT.replace("(2023) ", ""))}, "no year that is named"),
        ({"Current US$": sheet(CURRENT, years=[2022, 2023, 2023])}, "The year 2023 has two columns"),
        ({"Current US$": sheet(CURRENT, rows=[["Algeria", "", 1, 2, 3], ["Algeria", "", 4, 2, 3]])}, "two figures"),
        ({"Current US$": sheet(CURRENT, rows=[])}, "no figure of a country"),
        ({"Current US$": sheet(CURRENT, rows=[["Atlantis", "", 1, 2, 3]])}, "no figure of a country"),
    ],
)
def test_a_sheet_that_contradicts_itself_or_is_empty_is_refused(sheets, says):
    with pytest.raises(InputError, match=says):
        imported(workbook(sheets))


def test_a_header_and_a_row_that_stand_there_again_are_read_once():
    twice = [["Algeria", "", 1, 2, 3], ["Country", "Notes", *YEARS], ["Algeria", "", 1, 2, 3]]
    series, _left = imported(workbook({"Current US$": sheet(CURRENT, rows=twice)}))
    assert values(series["DZA/sipri_military_spending"]) == {2022: 1e6, 2023: 2e6, 2024: 3e6}


def test_cells_that_are_nothing_are_counted():
    _series, left = imported(workbook({"Current US$": sheet(CURRENT, rows=[["Algeria", "", 1, "about 2", True]])}))
    assert "2 cells of sheet Current US$ are neither a figure nor a sign for none." in left


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_sheet_saved_as_csv(encoding, separator):
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(sheet(CURRENT, rows=[["Türkiye", "", "...", 1.5, "2000"]]))
    series, left = imported(out.getvalue().encode(encoding))
    assert values(series["TUR/sipri_military_spending"]) == {2023: 1.5e6, 2024: 2e9}
    assert any("lost the colours" in sentence for sentence in left)


LONG = (
    "country,year,current_usd_m,constant_2023_usd_m,share_gdp,share_govt_exp,flags\n"
    "Algeria,2023,18264.2,18264.2,0.076,0.19,\n"
    "Algeria,2024,21800.1,20955.3,,0.21,current:e;constant:e;govt:u\n"
    '"Korea, North",2018,1604.4,,,,current:u\n'
)


def test_a_table_of_countries_and_years():
    ((_part, layout, found),), _rest = read(parts(LONG.encode(), "file"), Wanted())
    series = {f"{s.country}/{s.name}": s for s in found.series}
    assert layout.layout == "SIPRI military expenditure, a row for each country and year"
    assert {key: values(s) for key, s in series.items()} == {
        "DZA/sipri_military_spending_share": {2023: 0.076},
        "DZA/sipri_military_spending_share_of_government_spending": {2023: 0.19, 2024: 0.21},
        "DZA/sipri_military_spending": {2023: 18_264_200_000.0, 2024: 21_800_100_000.0},
        "DZA/sipri_military_spending_constant_2023": {2023: 18_264_200_000.0, 2024: 20_955_300_000.0},
    }
    assert [f.note for f in series["DZA/sipri_military_spending"].figures][1] == "SIPRI marks it as its own estimate."
    shares = series["DZA/sipri_military_spending_share_of_government_spending"].figures
    assert shares[1].note == "SIPRI marks it as highly uncertain."
    assert any(sentence.startswith("Korea, North's 1 numbers") for sentence in found.left_out)


def test_constant_prices_of_no_year_are_not_taken():
    ((_part, _layout, found),), _rest = read(parts(LONG.replace("_2023_", "_").encode(), "file"), Wanted())
    assert not any("constant" in s.name for s in found.series)
    assert "The column constant_usd_m does not say the year of its prices." in found.left_out


def test_a_damaged_workbook_is_refused(small):
    with pytest.raises(InputError):
        imported(small[: len(small) // 2])
    assert recognise(small[: len(small) // 2]) is None


def test_a_sheet_that_goes_on_for_a_million_rows_is_refused():
    book = openpyxl.load_workbook(io.BytesIO(workbook({"Current US$": sheet(CURRENT)})))
    book["Current US$"].cell(row=1_000_000, column=1, value="Algeria")
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(InputError, match="more than 200,000 values"):
        imported(out.getvalue())


# --- the real one ---------------------------------------------------------------------------------------


@cache
def in_full():
    return openpyxl.load_workbook(REAL)


@cache
def real():
    return imported(REAL.read_bytes())


def witness(name):
    """A sheet as openpyxl reads it in full: figures and colours by country and year."""
    tab = in_full()[name]
    rows = list(tab.iter_rows())
    head = next(i for i, row in enumerate(rows) if row[0].value == "Country")
    years = {j: cell.value for j, cell in enumerate(rows[head]) if isinstance(cell.value, int)}
    marks = {12: "SIPRI marks it as its own estimate.", 10: "SIPRI marks it as highly uncertain."}
    return {
        (row[0].value, year): (row[j].value, marks.get(row[j].font.color and row[j].font.color.indexed, ""))
        for row in rows[head + 1 :]
        for j, year in years.items()
        if isinstance(row[j].value, int | float)
    }


@needs_real
@pytest.mark.parametrize(
    ("name", "series", "scale"),
    [
        ("Current US$", "sipri_military_spending", 1e6),
        ("Constant (2023) US$", "sipri_military_spending_constant_2023", 1e6),
        ("Share of GDP", "sipri_military_spending_share", 1.0),
        ("Local currency calendar years", "sipri_military_spending_local", 1.0),
    ],
)
def test_every_figure_and_colour_of_the_real_workbook(name, series, scale):
    found, _left = real()
    got = {(s.country_name, f.year): (f.value, f.note) for s in found.values() if s.name == series for f in s.figures}
    gone = {"Czechoslovakia", "German Democratic Republic", "USSR", "Korea, North"}
    expected = {key: (value * scale, note) for key, (value, note) in witness(name).items() if key[0] not in gone}
    if "local" in series:
        here = {s.country_name for s in found.values() if s.name == series}
        assert {"United States of America", "Korea, South", "China", "Russia", "Ukraine"} <= here
        north = {k: (v * scale, n) for k, (v, n) in witness(name).items() if k[0] == "Korea, North"}
        expected = {k: v for k, v in (expected | north).items() if k[0] in here}
    assert got == expected
    assert len(got) > 200


@needs_real
def test_the_real_workbook_against_the_panel_of_the_same_release():
    """The panel holds current dollars in millions as another reader took them from the same release."""
    found, _left = real()
    with PANEL.open(encoding="utf-8-sig") as stream:
        panel = {(r["country"], int(r["year"])): r["current_usd_m"] for r in csv.DictReader(stream)}
    compared = 0
    for series in found.values():
        if series.name == "sipri_military_spending":
            for figure in series.figures:
                stated = panel.get((series.country_name, figure.year))
                if stated:
                    assert figure.value == pytest.approx(float(stated) * 1e6, rel=1e-5)
                    compared += 1
    assert compared > 300


@pytest.mark.parametrize("path", sorted(PANEL.parent.glob("milex*.csv")), ids=lambda p: p.stem)
def test_every_figure_of_the_panels(path):
    """The sums over countries of today, against the csv module."""
    ((_part, _layout, found),), _rest = read(parts(path), Wanted())
    with path.open(encoding="utf-8-sig") as stream:
        rows = list(csv.DictReader(stream))
    gone = {"Czechoslovakia", "European Union", "USSR", "Yugoslavia", "Korea, North"}
    columns = {"current_usd_m": "", "constant_2024_usd_m": "_constant_2024"}
    for column, suffix in columns.items():
        if column in rows[0]:
            expected = {(r["country"], int(r["year"])): float(r[column]) * 1e6 for r in rows if r[column]}
            got = {
                (s.country_name, f.year): f.value
                for s in found.series
                if s.name == f"sipri_military_spending{suffix}"
                for f in s.figures
            }
            assert got == {key: value for key, value in expected.items() if key[0] not in gone}
            assert len(got) > 4000


@needs_real
def test_north_koreas_numbers_of_the_real_workbook_are_dropped():
    """31 numbers in `Current US$`: 0 for 1986 to 2014, 869.6 to 1,604.4 for 2015 to 2018."""
    found, left = real()
    numbers = [value for (country, _y), (value, _n) in witness("Current US$").items() if country == "Korea, North"]
    assert len(numbers) == 31
    assert numbers.count(0) == 27
    assert max(numbers) == pytest.approx(1604.44, abs=0.01)
    assert "PRK/sipri_military_spending" not in found
    assert any("31 numbers of sheet Current US$" in sentence for sentence in left)


def test_a_csv_with_decimals_after_a_comma():
    text = (
        "Military expenditure by country, in millions of US$ at current prices, 1948-2025;;;\n"
        "Country;Notes;2023;2024\nSerbia;;1900,5;2100,25\n"
    )
    [(_part, _layout, found)], _rest = read(parts(text.encode(), "file"))
    assert [figure.value for figure in found.series[0].figures] == [1900.5e6, 2100.25e6]
