"""The World Bank's Pink Sheet: workbooks of our own in its layouts, and the real ones where they are at hand."""

import csv
import io
from functools import cache
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from econ.equations import units
from econ.evidence.providers import Wanted, parts, read
from econ.wording.errors import InputError

SAMPLES = Path(__file__).resolve().parents[2] / "shared/samples/pinksheet"
MONTHLY, ANNUAL = (SAMPLES / f"CMO-Historical-Data-{kind}_trimmed.xlsx" for kind in ("Monthly", "Annual"))
needs_real = pytest.mark.skipif(not SAMPLES.exists(), reason="samples not present")

NAMES = ["Crude oil, Brent", "Maize", "Rice, Thai 5% ", "Beef **", "Natural gas index", "Plywood", "Gold"]
UNITS = ["($/bbl)", "($/mt)", "($/mt)", "($/kg)", "(2010=100)", "(¢/sheet)", "($/troy oz)"]


def lead(words, updated="Updated on June 02, 2026"):
    return [["World Bank Commodity Price Data (The Pink Sheet)"], [words], ["(note)"], [updated]]


def monthly(rows, names=NAMES, of=UNITS, words="monthly prices in nominal US dollars, 1960 to present"):
    return [*lead(words), [None, *names], [None, *of], *rows]


def annual(rows, words="annual prices, 1960 to present, nominal US dollars", names=NAMES, of=UNITS):
    return [*lead(words, "Updated on May 02, 2025"), [], [], [None, *names], [None, *of], *rows]


def workbook(hidden=(), **sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        tab = book.create_sheet(name.replace("_", " "))
        for row in rows:
            tab.append(row)
        if name in hidden:
            tab.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def year(number, months=12):
    return [[f"{number}M{m:02d}", 60.0 + m, 200 + m, "…", 5.5, 90, 400, 1900] for m in range(1, months + 1)]


def imported(content, **wanted):
    ((_part, layout, found),), others = read(parts(content, "file"), Wanted(**wanted))
    assert layout.provider == "World Bank Pink Sheet"
    assert others == []
    return {s.name: s for s in found.series}, found.left_out


def values(series):
    return {figure.year: figure.value for figure in series.figures}


def test_twelve_months_are_a_year_and_fewer_say_so_and_are_not_used():
    """61 to 72 dollars have the mean 66.5; 61 to 65 the mean 63."""
    series, _left = imported(workbook(Monthly_Prices=monthly([*year(2025), *year(2026, 5)])))
    full, part = series["pink_sheet_crude_oil_brent"].figures
    assert (full.value, full.note, full.used) == (66.5, "Mean of 12 months.", True)
    assert (part.value, part.note, part.used) == (63.0, "Mean of 5 months of 12, not a full year.", False)


def test_a_month_without_a_price_makes_its_year_short():
    rows = year(2025)
    rows[3][1] = "…"
    series, _left = imported(workbook(Monthly_Prices=monthly(rows)))
    assert not series["pink_sheet_crude_oil_brent"].figures[0].used
    assert series["pink_sheet_maize"].figures[0].used


def test_prices_are_in_the_units_of_the_calculator_and_of_its_kinds():
    series, _left = imported(workbook(Monthly_Prices=monthly(year(2025))))
    told = {name: (s.unit, s.kind, s.price_basis, s.country) for name, s in series.items()}
    assert told == {
        "pink_sheet_crude_oil_brent": ("USD/oil_barrel", "oil_price_crude", "current", "WLD"),
        "pink_sheet_maize": ("USD/tonne", "grain_price", "current", "WLD"),
        "pink_sheet_beef": ("USD/kilogram", "commodity_price", "current", "WLD"),
    }
    assert units.factor("USD/tonne", "USD/tonne") == 1
    assert units.factor("thousand USD/tonne", "USD/kilogram") == pytest.approx(1)


def test_what_has_no_unit_here_is_named():
    """An index is no price, and cents are no dollars."""
    _series, left = imported(workbook(Monthly_Prices=monthly(year(2025))))
    assert "No unit here, so not taken: Natural gas index (2010=100), Plywood (¢/sheet), Gold ($/troy oz)." in left


@pytest.mark.parametrize("sign", ["…", "...", "..", "", None])
def test_signs_for_no_price(sign):
    rows = year(2025)
    for row in rows:
        row[2] = sign
    series, left = imported(workbook(Monthly_Prices=monthly(rows)))
    assert "pink_sheet_maize" not in series
    assert not any("neither a price" in s for s in left)


def test_marks_and_blanks_are_no_part_of_a_name():
    rows = [[2024, 80, 190, 588, 5.9, 87, 360, 2387]]
    series, _left = imported(workbook(Annual=annual(rows)))
    assert series["pink_sheet_beef"].code == "Beef"
    assert series["pink_sheet_beef"].note.endswith("The sheet puts ** after its name.")
    assert series["pink_sheet_rice_thai_5"].code == "Rice, Thai 5%"


def test_the_day_of_the_sheet_is_its_release():
    series, _left = imported(workbook(Monthly_Prices=monthly(year(2025))))
    brent = series["pink_sheet_crude_oil_brent"]
    assert (brent.released, brent.release, brent.licence) == ("2026-06-02", "Pink Sheet of 2026-06-02", "CC-BY-4.0")
    assert brent.source["id"] == "wb_pink_sheet_2026_06_02"


@pytest.mark.parametrize("said", ["Updated on June 02, 2026", "Updated on June 2, 2026", "Updated on 2 June 2026"])
def test_ways_to_write_the_day(said):
    rows = monthly(year(2025))
    rows[3] = [said]
    assert imported(workbook(Monthly_Prices=rows))[0]["pink_sheet_maize"].released == "2026-06-02"


def test_codes_may_stand_between_units_and_prices():
    """As in older releases: CRUDE_BRENT below ($/bbl)."""
    rows = monthly(year(2025))
    rows.insert(6, [None, "CRUDE_BRENT", "MAIZE", "RICE_05", "BEEF", "iNATGAS", "PLYWOOD", "GOLD"])
    assert values(imported(workbook(Monthly_Prices=rows))[0]["pink_sheet_crude_oil_brent"]) == {2025: 66.5}


def test_names_stand_in_row_5_of_months_and_row_7_of_years():
    rows = [[2023, 82.6, 252.7, 553.7, 4.9, 1, 1, 1], [2024, 80.7, 190.6, 588.4, 5.9, 1, 1, 1]]
    series, _left = imported(workbook(Annual_Prices=annual(rows)))
    assert values(series["pink_sheet_crude_oil_brent"]) == {2023: 82.6, 2024: 80.7}


def test_real_prices_are_dollars_of_2010():
    rows = [[2024, 70.1, 165.6, 511, 5.2, 1, 1, 1]]
    sheets = {
        "Annual_Prices_Nominal": annual([[2024, 80.7, 190.6, 588, 5.9, 1, 1, 1]]),
        "Annual_Prices_Real": annual(rows, words="annual prices, 1960 to present, real 2010 US dollars"),
    }
    series, _left = imported(workbook(**sheets))
    assert values(series["pink_sheet_crude_oil_brent"]) == {2024: 80.7}
    real = series["pink_sheet_crude_oil_brent_real_2010"]
    assert (values(real), real.unit, real.price_basis) == ({2024: 70.1}, "USD_2010/oil_barrel", "constant-2010")
    assert "(MUV)" in real.concept
    with pytest.raises(InputError, match="prices of another year"):
        units.factor(real.unit, "USD/oil_barrel")


def test_indices_have_a_header_of_four_rows_and_are_no_prices():
    indices = [
        *lead("monthly indices based on nominal US dollars, 2010=100, 1960 to present"),
        [],
        [None, "Total Index", "Energy", "Non-energy **"],
        [None, None, None, None, "Agriculture **"],
        [None, None, None, None, None, "Beverages"],
        [None, None, None, " ", " ", None, "Grains"],
        ["1960M01", 7.6, 2.1, 18.8, 22, 25, 23],
    ]
    series, left = imported(workbook(Monthly_Prices=monthly(year(2025)), Monthly_Indices=indices))
    assert len(series) == 3
    assert "Not taken: the sheets Monthly Indices." in left


def test_only_the_series_that_is_asked_for():
    series, _left = imported(workbook(Monthly_Prices=monthly(year(2025))), series=frozenset({"grain_price"}))
    assert list(series) == ["pink_sheet_maize"]
    series, _left = imported(workbook(Monthly_Prices=monthly(year(2025))), countries=frozenset({"PRK"}))
    assert series == {}


def test_hidden_sheets_are_not_read():
    content = workbook(("Old",), Monthly_Prices=monthly(year(2025)), Old=monthly(year(2025)))
    _series, left = imported(content)
    assert "Hidden sheets are not read: Old." in left


@pytest.mark.parametrize(
    ("sheet", "says"),
    [
        (monthly([]), "no price that has a unit"),
        (monthly([*year(2025), ["2025M12", 9, 9, 9, 9, 9, 9, 9]]), "2025M12 stands there twice"),
        (monthly([*year(2025), [2024, 80, 1, 1, 1, 1, 1, 1]]), "Months and years stand under each other"),
        (monthly(year(2025), names=["Maize", *NAMES[1:]]), "“Maize” has two columns"),
        (monthly(year(2025), of=["($/mmbtu)"] * 7), "no price that has a unit"),
        (lead("monthly prices"), "no price that has a unit"),
    ],
)
def test_what_contradicts_itself_or_is_empty_is_refused(sheet, says):
    with pytest.raises(InputError, match=says):
        imported(workbook(Monthly_Prices=sheet))


def test_rows_that_stand_there_again_are_read_once():
    header = [[None, *NAMES], [None, *UNITS]]
    series, _left = imported(workbook(Monthly_Prices=monthly([*year(2025), *header, *year(2025)])))
    assert series["pink_sheet_crude_oil_brent"].figures[0].note == "Mean of 12 months."


def test_cells_that_are_nothing_are_counted():
    rows = year(2025)
    rows[0][1], rows[1][1], rows[2][1] = "about 60", -1, True
    _series, left = imported(workbook(Monthly_Prices=monthly(rows)))
    assert "3 cells of Monthly Prices are neither a price nor a sign for none." in left


@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_sheet_saved_as_csv(separator, encoding):
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(monthly(year(2025)))
    series, _left = imported(out.getvalue().encode(encoding))
    assert values(series["pink_sheet_crude_oil_brent"]) == {2025: 66.5}


def test_a_csv_that_was_cut_is_refused():
    out = io.StringIO()
    csv.writer(out).writerows(monthly(year(2025)))
    with pytest.raises(InputError, match="it was cut"):
        imported(out.getvalue()[:-20].encode())


def test_a_csv_of_a_million_rows_is_refused():
    out = io.StringIO()
    csv.writer(out).writerows([*monthly(year(2025)), *[["x"]] * 1_000_000])
    with pytest.raises(InputError, match="more than 200,000 values"):
        imported(out.getvalue().encode())


# --- the real ones --------------------------------------------------------------------------------------


@cache
def real(path):
    return imported(path.read_bytes())[0]


def frame(path, sheet, row):
    """A sheet as pandas reads it, names in a row of its own."""
    found = pd.read_excel(path, sheet_name=sheet, header=row, index_col=0, na_values=["…", "..", "..."])
    found = found.iloc[1:, : found.columns.get_loc("Silver") + 1].apply(pd.to_numeric, errors="coerce")
    return found.rename(columns=lambda name: name.rstrip("* "))


@needs_real
def test_every_price_of_the_real_months():
    """May 2026 against pandas: means of the months there are."""
    table = frame(MONTHLY, "Monthly Prices", 4)
    table["year"] = [int(label[:4]) for label in table.index]
    means, counts = table.groupby("year").mean(), table.groupby("year").count()
    series = real(MONTHLY)
    assert len(series) == 58
    for one in series.values():
        expected = means[one.code].dropna()
        assert values(one) == {y: pytest.approx(v, rel=1e-12) for y, v in expected.items()}
        assert {f.year for f in one.figures if f.used} == {y for y, n in counts[one.code].items() if n == 12}


@needs_real
@pytest.mark.parametrize(("sheet", "suffix"), [("Annual Prices (Nominal)", ""), ("Annual Prices (Real)", "_real_2010")])
def test_every_price_of_the_real_years(sheet, suffix):
    table = frame(ANNUAL, sheet, 6)
    series = {n: s for n, s in real(ANNUAL).items() if n.endswith("_real_2010") == bool(suffix)}
    assert len(series) == 56
    for one in series.values():
        assert values(one) == {int(y): v for y, v in table[one.code].dropna().items()}


@needs_real
def test_the_real_years_are_the_ones_that_are_shipped():
    """`data/series/WLD` was taken from the same release by hand."""
    import econ

    shipped = econ.Book().series("WLD", "maize")
    for figure in real(ANNUAL)["pink_sheet_maize"].figures:
        if 2010 <= figure.year <= 2024:
            assert shipped.value(figure.year) == pytest.approx(figure.value, abs=1e-4)
