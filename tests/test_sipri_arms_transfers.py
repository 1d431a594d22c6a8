"""SIPRI's registers and tables of trend-indicator values: small ones of our own in each layout, and the real ones."""

import base64
import csv
import io
import json
import math
from collections import defaultdict
from pathlib import Path

import pandas as pd
import pytest

import econ
from econ.equations import units
from econ.evidence import importing
from econ.evidence.providers import Part, Wanted, parts, read, recognise, sipri_arms_transfers
from econ.evidence.records import Evidence
from econ.wording.errors import InputError

SAMPLES = Path(__file__).resolve().parents[2] / "shared/samples/sipri"
needs_real = pytest.mark.skipif(not SAMPLES.exists(), reason="samples not present")

LEAD = (
    "Transfers of major conventional arms from {} to {} . "
    "Deals with deliveries made for the year range '2000' to '2001' \n"
    "A '?' in a column indicates uncertain data.\n"
    "An empty field for 'Number ordered' indicates that data is not yet available.\n"
    "SIPRI trend-indicator values (TIVs) are in millions.\n"
    "An empty field for 'SIPRI TIV for total order' indicates that data is not available.\n"
    "A '0' for 'SIPRI TIV of delivered weapons' indicates that the volume is between 0 and 0.5 million SIPRI TIV.\n"
    "Figures may not add up to stated totals due to the conventions of rounding.\n"
    "For the method see <https://www.sipri.org/databases/armstransfers/sources-and-methods>.\n"
    "\n"
    "Source: SIPRI Arms Transfers Database (c) SIPRI.\n"
    "Data generated: 10 Feb 2026 10:52:58 AM\n"
)
ALL = LEAD.format("All countries ", "All countries")
HEADER = (
    "SIPRI AT Database ID,Supplier,Recipient,Designation,Description,Armament category,Order date,"
    "Order date is estimate,Numbers delivered,Numbers delivered is estimate,Delivery year,Delivery year is estimate,"
    "Status,SIPRI estimate,TIV deal unit,TIV delivery values,Local production\n"
)
ROWS = (
    "1,North Korea,Russia,Hwasong-11,SSM,Missiles,2023,Yes,5,Yes,2000,No,New,2.5,2.5,12.5,No\n"
    "2,North Korea,Viet Nam,Igla-1,portable SAM,Missiles,1996,,100,,2000,,New,0.07,0.07,7,No\n"
    "3,Soviet Union,UAE,T-62,tank,Armoured vehicles,1992,Yes,25,No,2001,No,Second hand,1.8,0.72,18,No\n"
    "4,Russia,Turkiye,Mi-17,transport helicopter,Aircraft,2000,No,2,No,2001,No,New,7.25,7.25,14.5,No\n"
    "5,unknown supplier(s),NLA (Macedonia)*,Strela-2,SAM,Missiles,2001,Yes,10,Yes,2001,Yes,New,0.04,0.04,0.4,No\n"
    "6,Türkiye,African Union**,Cobra,APC,Armoured vehicles,2001,No,3,No,2001,No,New,0.3,0.3,5,No\n"
)
NEW = ALL + HEADER + ROWS

OLD_HEADER = (
    "Recipient,Supplier,Year of order, ,Number ordered, ,Weapon designation,Weapon description,Number delivered, ,"
    "Year(s) of delivery,status,Comments,SIPRI TIV per unit,SIPRI TIV for total order,SIPRI TIV of delivered weapons\n"
)
OLD_ROWS = (
    "Egypt,North Korea,1983,?,145,?,BM-21 Grad 122mm,self-propelled MRL,145,?,1984; 1985; 1986; 1987,New,,0.6,87,87\n"
    "Russia,North Korea,2023,?,,,Hwasong-11,SSM,5,,2023,New,'KN-23 or KN-24',2.5,0,12.5\n"
    "Algeria,Finland,2011,,2,,ship engine,ship engine,2,?,2014,New,Wärtsilä-12V32; for Algeria,1.5,3,3\n"
    "Australia,France,2022,?,6,,ship engine,ship engine,0,,,New,not yet delivered,2.5,15,0\n"
)
OLD = OLD_HEADER + OLD_ROWS
TABLE = (
    '"TIV of arms exports from North Korea, 2012-2015",,,,,,\n'
    "Figures are SIPRI Trend Indicator Values (TIVs) expressed in millions.,,,,,,\n"
    "A '0' indicates that the value of deliveries is less than 0.5m,,,,,,\n"
    ",,,,,,\n"
    "Source: SIPRI Arms Transfers Database,,,,,,\n"
    "Generated: 28 July 2022,,,,,,\n"
    ",,,,,,\n"
    ",2012,2013,2014,2015,Total\n"
    "Hamas (Palestine)*,,,0,,0\n"
    "Iran,114,27,,,141\n"
    "Viet Nam,1,,,,1\n"
    ",,,,,,\n"
    "Total,115,27,0,,142\n"
)
NEW_TABLE = (
    "Volume of transfers of major arms\n"
    "Figures are in millions of SIPRI trend-indicator values (TIVs).\n"
    "\n"
    "Source: SIPRI Arms Transfers Database (c) SIPRI.\n"
    "Exports by,2021,2022,2023,2024,2025,2021-2025,Percentage,Sum total years,Percentage of total\n"
    "UAE,58,18,,117,,193,0.2%,193,0.2%\n"
    "Viet Nam,,,0 ,,,0 ,0.0%,0 ,0.0%\n"
    "Soviet Union,,,,,,0,0.0%,0,0.0%\n"
    "European Union**,,,0 ,,,0 ,0.0%,0 ,0.0%\n"
    "unknown supplier(s),3,,,,,3,0.0%,3,0.0%\n"
    "Total world export,61,18,0 ,117,,196,100%,196,100%\n"
)


def imported(content, **wanted):
    content = content.encode() if isinstance(content, str) else content
    ((_part, layout, found),), others = read(parts(content, "file"), Wanted(**wanted))
    assert layout.provider == "SIPRI"
    assert others == []
    return {f"{s.country}/{s.name}": s for s in found.series}, found


def register(content):
    return sipri_arms_transfers.register(parts(content if isinstance(content, bytes) else content.encode(), "file")[0])


def values(series):
    return {figure.year: figure.value for figure in series.figures}


# --- the register since 2025 ----------------------------------------------------------------------------


def test_eleven_lines_stand_above_the_header_and_a_row_is_a_year_of_deliveries():
    found = register(NEW)
    assert found.yearly
    assert len(found.lead.lines) == 10  # ten that hold something, one blank
    assert found.lead.made == "2026-02-10"
    assert [d.identifier for d in found.deliveries] == ["1", "2", "3", "4", "5", "6"]
    first = found.deliveries[0]
    assert (first.supplier, first.recipient, first.number, first.years) == ("North Korea", "Russia", 5.0, (2000,))
    assert (first.estimated, found.deliveries[1].estimated, found.deliveries[2].estimated) == (True, False, False)


def test_the_volumes_of_a_year_are_summed_by_country_in_units_of_tiv():
    series, _found = imported(NEW)
    assert values(series["PRK/sipri_arms_exports_tiv"]) == {2000: 19_500_000.0}  # 12.5 and 7 million
    assert values(series["VNM/sipri_arms_imports_tiv"]) == {2000: 7e6}
    assert series["PRK/sipri_arms_exports_tiv"].released == "2026-02-10"
    assert {s.licence for s in series.values()} == {"SIPRI-terms"}


def test_names_that_are_not_iso_and_the_soviet_union_is_not_russia():
    series, found = imported(NEW)
    assert {key.split("/")[0] for key in series} == {"PRK", "RUS", "VNM", "ARE", "TUR"}
    assert values(series["RUS/sipri_arms_exports_tiv"]) == {2001: 14.5e6}  # without the Soviet Union's 18
    assert values(series["TUR/sipri_arms_exports_tiv"]) == {2001: 5e6}  # Türkiye
    assert values(series["TUR/sipri_arms_imports_tiv"]) == {2001: 14.5e6}  # Turkiye
    assert "Not a country of today, so not taken: Soviet Union, unknown supplier(s)." in found.left_out
    assert "Not a country of today, so not taken: African Union**, NLA (Macedonia)*." in found.left_out


def test_number_times_the_value_of_a_unit_need_not_be_the_volume():
    """3 × 0.3 is 0.9 and 5 is printed: a word, and the printed volume; 25 × 0.72 is 18 as printed."""
    series, found = imported(NEW)
    assert "In 1 of 6 rows number × TIV of a unit is not the TIV delivered; the printed TIV is taken." in found.left_out
    assert values(series["TUR/sipri_arms_exports_tiv"]) == {2001: 5e6}


def test_what_is_not_given_is_no_misfit():
    """The number or the value of a unit is blank in some rows."""
    row = ROWS.splitlines(keepends=True)[0]
    blank = [row.replace(",5,Yes", ",,Yes"), row.replace(",2.5,12.5,", ",,12.5,"), row.replace(",12.5,", ",,")]
    deliveries = register(ALL + HEADER + "".join(blank)).deliveries
    assert [(d.number, d.unit_value, d.volume) for d in deliveries] == [
        (None, 2.5, 12.5),
        (5, None, 12.5),
        (5, 2.5, None),
    ]
    assert all(d.fits for d in deliveries)


def test_empty_cells_at_the_end_of_a_row_are_nothing():
    assert len(register(ALL + HEADER + ROWS.replace(",No\n", ",No,,\n")).deliveries) == 6


def test_the_value_of_a_unit_is_the_one_after_the_second_hand_factor():
    (tank,) = [d for d in register(NEW).deliveries if d.designation == "T-62"]
    assert (tank.unit_value, tank.fits) == (0.72, True)


@pytest.mark.parametrize(
    ("supplier", "recipient", "directions"),
    [
        ("All countries ", "All countries", {"exports", "imports"}),
        ("North Korea", "All countries", {"exports"}),
        ("All countries", "Russia", {"imports"}),
        ("North Korea", "Russia", set()),
    ],
)
def test_only_sums_that_are_complete_are_taken(supplier, recipient, directions):
    """A register of one supplier says nothing of all that its customers received."""
    content = LEAD.format(supplier, recipient) + HEADER + ROWS.splitlines(keepends=True)[0]
    series, _found = imported(content)
    assert {s.name.split("_")[2] for s in series.values()} == directions


def test_lines_above_the_header_may_be_missing():
    series, found = imported(HEADER + ROWS)
    assert values(series["PRK/sipri_arms_exports_tiv"]) == {2000: 19_500_000.0}
    assert any("lines above the header are missing" in sentence for sentence in found.left_out)
    assert series["PRK/sipri_arms_exports_tiv"].released == ""


def test_a_file_of_the_site_before_2022_has_sellers_and_semicolons():
    """`DealsAndTIVs.txt`: Deal ID;Seller;Buyer;…, five lines above."""
    head = HEADER.replace("SIPRI AT Database ID,Supplier,Recipient", "Deal ID,Seller,Buyer")
    content = "SIPRI Transfers Database \n\n\n Database search results\n\n" + (head + ROWS).replace(",", ";")
    series, _found = imported(content)
    assert values(series["RUS/sipri_arms_exports_tiv"]) == {2001: 14.5e6}


# --- copies that a spreadsheet made ---------------------------------------------------------------------


def test_a_copy_with_a_semicolon_at_the_end_of_every_line():
    content = "".join(line.rstrip("\n") + ";\n" for line in NEW.splitlines(keepends=True))
    assert values(imported(content)[0]["PRK/sipri_arms_exports_tiv"]) == {2000: 19_500_000.0}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", "\t"])
def test_other_separators_and_encodings(separator, encoding):
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(csv.reader(io.StringIO(NEW)))
    series, _found = imported(out.getvalue().encode(encoding))
    assert values(series["TUR/sipri_arms_exports_tiv"]) == {2001: 5e6}


def test_decimals_after_a_comma():
    out = io.StringIO()
    rows = [
        [cell.replace(".", ",") if cell[:1].isdigit() else cell for cell in row]
        for row in csv.reader(io.StringIO(ROWS))
    ]
    csv.writer(out, delimiter=";").writerows([*csv.reader(io.StringIO(ALL + HEADER)), *rows])
    series, _found = imported(out.getvalue())
    assert values(series["PRK/sipri_arms_exports_tiv"]) == {2000: 19_500_000.0}


def test_a_doubled_header_is_counted_and_broken_rows_too():
    rows = "".join(ROWS.splitlines(keepends=True)[0].replace("1,", f"{n},", 1) for n in range(10, 50))
    content = NEW + HEADER + rows + ",0.25,3.5,3.25\n" + "9,Russia,China,x\n"
    found = register(content)
    assert (found.headers, len(found.broken), len(found.deliveries)) == (1, 2, 46)
    _series, told = imported(content)
    assert "2 broken rows of 48 are not taken: lines 60, 61." in told.left_out
    assert "1 further headers stand among the rows." in told.left_out


def test_a_row_with_a_number_that_cannot_be_is_broken():
    row = ROWS.splitlines(keepends=True)[0]
    found = register(
        NEW
        + row.replace(",12.5,", ",twelve,")
        + row.replace(",2000,No", ",20000,No")
        + row.replace(",5,Yes", ",-5,Yes")
    )
    assert len(found.broken) == 3


def test_a_register_that_was_cut_is_refused():
    """Its sums would be too small."""
    with pytest.raises(InputError, match=r"line 18: The file ends in the middle; it was cut"):
        imported(NEW[:-20])


def test_two_copies_in_one_file_count_once():
    series, found = imported(NEW + HEADER + ROWS)
    assert values(series["PRK/sipri_arms_exports_tiv"]) == {2000: 19_500_000.0}
    assert "6 rows stand there twice; they are counted once." in found.left_out


def test_a_file_of_broken_rows_is_refused():
    with pytest.raises(InputError, match="lines are no rows of the register"):
        imported(NEW + "".join(f"{i},Russia\n" for i in range(20)))


def test_a_column_that_stands_there_twice_is_refused():
    with pytest.raises(InputError, match="“supplier” stands there twice"):
        imported(HEADER.replace("Description", "Supplier") + ROWS)


def test_a_file_of_more_rows_than_there_are_deals_is_refused(monkeypatch):
    monkeypatch.setattr(sipri_arms_transfers, "MOST_ROWS", 5)
    for content in (NEW, TABLE.replace("Iran", "Iran,1\nIraq,1\nChad,1\nMali,1\nPeru,1\nCuba")):
        with pytest.raises(InputError, match="It has more than 5 rows"):
            imported(content)


def test_a_register_without_a_row_is_refused():
    with pytest.raises(InputError, match="has no row"):
        imported(ALL + HEADER)


# --- the register to 2024 -------------------------------------------------------------------------------


def test_three_columns_have_a_blank_for_a_name_and_are_flags_of_their_neighbours():
    found = register(OLD.encode("cp1252"))
    assert not found.yearly
    assert [d.estimated for d in found.deliveries] == [True, False, True, False]
    assert found.deliveries[2].comments == "Wärtsilä-12V32; for Algeria"


def test_several_years_of_delivery_stand_in_a_cell_and_none_may():
    found = register(OLD.encode("cp1252"))
    assert [d.years for d in found.deliveries] == [(1984, 1985, 1986, 1987), (2023,), (2014,), ()]


def test_the_older_register_gives_no_yearly_series():
    """It does not say how many came in which year."""
    series, found = imported(OLD.encode("cp1252"))
    assert series == {}
    assert any("does not say how much came in which year" in sentence for sentence in found.left_out)


def test_lines_may_stand_above_the_older_header_too():
    lead = "Transfers of major weapons: deals for 1950 to 2022\nInformation generated: 1 May 2023\n\n"
    found = register((lead + OLD).encode("cp1252"))
    assert found.lead.made == "2023-05-01"
    assert len(found.deliveries) == 4


# --- deliveries as evidence -----------------------------------------------------------------------------


def test_a_delivery_is_evidence_of_items_and_never_of_money():
    _series, found = imported(OLD.encode("cp1252"), countries=frozenset({"PRK"}))
    assert [e.exporter for e in found.evidence] == ["PRK", "PRK"]
    first, second = found.evidence
    assert (first.unit, first.kind, first.period, first.central) == ("item", "delivery", "1984/1987", 145)
    assert first.description == "BM-21 Grad 122mm (self-propelled MRL) delivered by North Korea to Egypt."
    assert first.note == "SIPRI marks the number as an estimate. Ordered in 1983. New. Volume: 87 million TIV."
    assert (second.period, second.central) == ("2023", 5)
    assert "12.5 million TIV" in second.note
    assert len({e.item for e in found.evidence}) == 2
    assert first.licence == "SIPRI-terms"


def test_evidence_can_be_read_as_the_book_reads_it():
    _series, found = imported(NEW, countries=frozenset({"PRK", "TUR"}))
    head = (econ.data_folder() / "evidence" / "quantities.csv").read_text("utf-8").split("\n")[0].split(",")
    assert [e.item for e in found.evidence] == ["sipri_1_2000", "sipri_2_2000", "sipri_6_2001"]
    for one in found.evidence:
        row = one.row()
        assert set(row) <= set(head)
        assert Evidence.model_validate({k: v for k, v in row.items() if v}).unit == "item"


def test_deliveries_are_evidence_for_the_exporters_that_are_named():
    _series, found = imported(NEW)
    assert found.evidence == ()
    assert any("for the exporters that are named" in sentence for sentence in found.left_out)


# --- the web service ------------------------------------------------------------------------------------


def test_the_answer_of_the_web_service_holds_the_register_in_base64():
    answer = json.dumps({"bytes": base64.b64encode(NEW.encode()).decode()})
    assert recognise(answer.encode()).layout == "SIPRI trade register"
    assert imported(answer)[0] == imported(NEW)[0]


def test_an_answer_that_is_cut_is_refused():
    answer = json.dumps({"bytes": base64.b64encode(NEW.encode()).decode()})
    with pytest.raises(InputError, match="it was cut"):
        imported(answer[:-100])
    with pytest.raises(InputError, match="it was cut"):
        imported(json.dumps({"bytes": base64.b64encode(NEW.encode()).decode()[:-3]}))


def test_the_answer_with_a_table_holds_it_as_text():
    answer = json.dumps({"result": NEW_TABLE})
    assert recognise(answer.encode()).layout == "SIPRI table of trend-indicator values"
    assert imported(answer)[0] == imported(NEW_TABLE)[0]


# --- tables ---------------------------------------------------------------------------------------------


def test_lead_lines_and_table_have_different_numbers_of_cells():
    """pandas raises at it; 0 is more than nothing and under half a million, a blank is none."""
    with pytest.raises(pd.errors.ParserError):
        pd.read_csv(io.StringIO(",,\n,2012\nIran,1\n,,\nTotal,1,2,3\n"), skiprows=1)
    series, _found = imported(TABLE)
    assert list(series) == ["PRK/sipri_arms_exports_tiv"]
    korea = series["PRK/sipri_arms_exports_tiv"]
    assert values(korea) == {2012: 115e6, 2013: 27e6, 2014: 0.0}
    assert [f.note for f in korea.figures][2] == "Printed as 0: more than nothing and under half a million TIV."
    assert korea.released == "2022-07-28"


def test_partners_are_no_series_and_the_total_is_no_partner():
    table = sipri_arms_transfers.table(parts(TABLE.encode(), "file")[0])
    assert [row.country for row in table.rows] == ["Hamas (Palestine)*", "Iran", "Viet Nam"]
    assert (table.direction, table.of) == ("exports", "North Korea")


def test_without_its_total_a_table_may_have_been_cut_and_is_refused():
    with pytest.raises(InputError, match="row of totals is missing"):
        imported(TABLE.replace("Total,115,27,0,,142\n", ""))


def test_a_table_without_a_row_is_refused():
    with pytest.raises(InputError, match="no row of a country"):
        imported(NEW_TABLE[: NEW_TABLE.index("UAE,")])


def test_a_table_of_imports():
    series, _found = imported(TABLE.replace("exports from North Korea", "imports to Iran"))
    assert list(series) == ["IRN/sipri_arms_imports_tiv"]


def test_a_table_of_all_suppliers():
    series, _found = imported(TABLE.replace("from North Korea", "from all"))
    assert {key: values(s) for key, s in series.items()} == {
        "IRN/sipri_arms_exports_tiv": {2012: 114e6, 2013: 27e6},
        "VNM/sipri_arms_exports_tiv": {2012: 1e6},
    }


def test_the_table_of_today_has_ranges_shares_and_totals_that_are_no_years():
    series, found = imported(NEW_TABLE)
    assert {key: values(s) for key, s in series.items()} == {
        "ARE/sipri_arms_exports_tiv": {2021: 58e6, 2022: 18e6, 2024: 117e6},
        "VNM/sipri_arms_exports_tiv": {2023: 0.0},  # printed as "0 "
    }
    assert "Not a country of today, so not taken: European Union**, unknown supplier(s)." in found.left_out


def test_the_corner_of_a_table_may_name_its_country():
    table = NEW_TABLE.replace("Exports by,", "Exports from North Korea to,")
    series, _found = imported(table)
    assert {key: values(s) for key, s in series.items()} == {
        "PRK/sipri_arms_exports_tiv": {2021: 61e6, 2022: 18e6, 2023: 0.0, 2024: 117e6}
    }


def test_a_table_of_today_that_is_cut_is_refused():
    """Without the row of totals nobody can tell how many countries are missing."""
    with pytest.raises(InputError, match="row of totals is missing"):
        imported(NEW_TABLE.split("Total world", maxsplit=1)[0])
    with pytest.raises(InputError, match="it was cut"):
        imported(NEW_TABLE.split("7,,193", maxsplit=1)[0])


def test_a_table_without_its_title_is_refused():
    """Its first column has no name, so nothing says whose exports these are."""
    with pytest.raises(InputError, match="Nothing says whose exports"):
        imported(TABLE.replace("TIV of arms exports from North Korea", "SIPRI TIV"))


def test_a_country_twice_with_other_figures_is_refused():
    with pytest.raises(InputError, match="Iran stands there twice"):
        imported(TABLE.replace("Viet Nam,", "Iran,"))


# --- never money ----------------------------------------------------------------------------------------


def test_a_tiv_is_a_dimension_of_its_own():
    series, _found = imported(NEW)
    for one in series.values():
        assert (one.unit, one.price_basis) == ("TIV/year", "not-money")
        with pytest.raises(InputError, match="trend-indicator value"):
            units.factor(one.unit, "USD/year")


@pytest.fixture
def own(tmp_path):
    """A folder with what a register and a table hold of North Korea."""
    importing.write(importing.read([("register.csv", NEW.encode())], ["PRK"]), tmp_path / "own")
    return econ.Book(econ.data_folder(), tmp_path / "own")


def test_what_is_imported_is_read_by_the_book(own):
    series = own.series_at("PRK/sipri_arms_exports_tiv")
    assert {row.year: row.value for row in series.rows} == {2000: 19_500_000.0}
    assert (series.about.kind, series.about.unit, series.about.licence) == ("arms_transfers", "TIV/year", "SIPRI-terms")
    rows = [row for name, row in own.evidence.items() if name.startswith("sipri_")]
    assert [(row.exporter, row.central, row.unit, row.period) for row in rows] == [
        ("PRK", 5, "item", "2000"),
        ("PRK", 100, "item", "2000"),
    ]


def test_deliveries_alone_are_written_too(tmp_path):
    found = importing.read([("register.csv", OLD.encode("cp1252"))], ["PRK"])
    importing.write(found, tmp_path / "own")
    book = econ.Book(econ.data_folder(), tmp_path / "own")
    assert [row.central for name, row in book.evidence.items() if name.startswith("sipri_")] == [145, 5]


def test_a_series_in_tiv_is_refused_where_money_is_asked_for(own):
    asked = econ.Scenario(exporter="PRK", year=2000, gdp="sipri_arms_exports_tiv")
    with pytest.raises(InputError):
        econ.run(asked, own)


# --- the real ones --------------------------------------------------------------------------------------


@needs_real
@pytest.mark.parametrize("code", ["KON", "KOS"])
def test_sipris_own_codes_of_files_are_not_iso(code):
    """`TIV-Export-KON-…` is of North Korea: the country stands in the title."""
    content = (SAMPLES / f"TIV-Export-{code}-1950-2021.csv").read_bytes()
    series, _found = imported(content)
    country = {"KON": "PRK", "KOS": "KOR"}[code]
    assert list(series) == [f"{country}/sipri_arms_exports_tiv"]
    lines = content.decode("cp1252").splitlines()
    frame = pd.read_csv(io.StringIO("\n".join(line for line in lines[10:] if line.strip(","))), index_col=0)
    total = frame.loc["Total"].drop("Total").dropna()
    assert values(series[f"{country}/sipri_arms_exports_tiv"]) == {int(y): v * 1e6 for y, v in total.items()}


@needs_real
def test_the_real_register_of_today_against_pandas():
    content = (SAMPLES / "trade_register_2025_layout.csv").read_bytes()
    frame = pd.read_csv(io.BytesIO(content), skiprows=11)
    series, _found = imported(content)
    assert len(register(content).deliveries) == len(frame)
    names = {"PRK": "North Korea", "RUS": "Russia", "UKR": "Ukraine", "FRA": "France", "AGO": "Angola", "ARE": "UAE"}
    compared = 0
    for direction, column in (("exports", "Supplier"), ("imports", "Recipient")):
        for code, name in names.items():
            sums = frame[frame[column] == name].groupby("Delivery year")["TIV delivery values"].sum()
            if len(sums):
                got = values(series[f"{code}/sipri_arms_{direction}_tiv"])
                assert got == {int(y): pytest.approx(v * 1e6) for y, v in sums.items()}
                compared += 1
    assert compared >= 6


@needs_real
def test_the_real_older_register_against_the_csv_module():
    """Its last part has two broken rows, kept on purpose."""
    content = (SAMPLES / "trade_register_pre2025_layout_cp1252.csv").read_bytes()
    found = register(content)
    rows = [row for row in csv.reader(io.StringIO(content.decode("cp1252"))) if len(row) == 16][1:]
    assert len(found.broken) == 2
    assert [(d.supplier, d.recipient, d.volume) for d in found.deliveries] == [
        (row[1].strip(), row[0].strip(), float(row[15]) if row[15] else None) for row in rows
    ]
    by_supplier = defaultdict(list)
    for row in rows:
        by_supplier[row[1]].append(float(row[15] or 0))
    assert math.fsum(d.volume or 0 for d in found.deliveries if d.supplier == "North Korea") == pytest.approx(
        math.fsum(by_supplier["North Korea"])
    )


def test_sums_of_the_register_by_supplier_and_year():
    content = "supplier,delivery_year,tiv_m\nUAE,2011,1.20\nUAE,2012,0\nunknown supplier(s),2012,3\n"
    series, found = imported(content)
    assert {key: values(s) for key, s in series.items()} == {"ARE/sipri_arms_exports_tiv": {2011: 1.2e6, 2012: 0.0}}
    assert "Not a country of today, so not taken: unknown supplier(s)." in found.left_out
    with pytest.raises(InputError, match="UAE stands there twice"):
        imported(content + "UAE,2011,7\n")
    with pytest.raises(InputError, match="line 5: The row holds no figure"):
        imported(content + "UAE,2011\n")


@needs_real
def test_the_panel_of_suppliers_against_pandas():
    path = SAMPLES.parents[1] / "panels/sipri/tiv_exports_by_supplier_2026-02.csv"
    series, _found = imported(path.read_bytes())
    frame = pd.read_csv(path)
    for code, name in {"PRK": "North Korea", "USA": "United States", "TUR": "Turkiye", "ARE": "UAE"}.items():
        rows = frame[frame.supplier == name].set_index("delivery_year").tiv_m
        assert values(series[f"{code}/sipri_arms_exports_tiv"]) == {y: pytest.approx(v * 1e6) for y, v in rows.items()}
    assert len(series) == frame.supplier.nunique() - 3


def test_recognised_by_content_alone():
    for content in (NEW, OLD, TABLE, NEW_TABLE):
        assert recognise(content.encode()).provider == "SIPRI"
    assert recognise(b"Supplier,Recipient\na,b\n") is None
    assert isinstance(parts(NEW.encode(), "x.png")[0], Part)


SITE = (
    "Volume of transfers of major arms\n"
    "Figures are in millions of SIPRI trend-indicator values (TIVs).\n"
    "\n"
    "Source: SIPRI Arms Transfers Database (c) SIPRI.\n"
    "Data generated: 28 Sep 2026 9:10:08 AM\n"
    "\n"
    "Supplier,2022,2023,2024,2025,2022-2025,Percentage,Sum total years,Percentage of total\n"
    "United States,430,459,186,490,1565,63%,1565,63%\n"
    "Germany,398,399,35,36,867,35%,867,35%\n"
    "Total exports to Israel,833,863,237,537,2470,100%,2470,\n"
)
"""A table of the site in September 2026, of one recipient by its suppliers; the row of totals says whose it is."""


def test_a_table_by_suppliers_is_of_the_country_that_its_totals_name():
    series, _found = imported(SITE)
    assert list(series) == ["ISR/sipri_arms_imports_tiv"]
    assert values(series["ISR/sipri_arms_imports_tiv"]) == {2022: 833e6, 2023: 863e6, 2024: 237e6, 2025: 537e6}


def test_a_table_of_the_site_without_its_last_row_is_refused():
    with pytest.raises(InputError, match="it was cut"):
        imported(SITE.split("Germany", maxsplit=1)[0] + "Germany,3\n")
    with pytest.raises(InputError, match=r"Nothing says whose|row of totals is missing"):
        imported(SITE.split("Total exports", maxsplit=1)[0])


def test_a_table_of_the_largest_exporters_has_a_row_of_each():
    text = (
        "Trend-Indicator Values (TIV) of arms exports from the top 50 largest exporters, 2021-2022\n"
        "Source: SIPRI Arms Transfers Database\n\n,2021,2022,2021-2022\n"
        "United States,10600,14500,25100\nRussia,2700,2800,5500\nOthers,1,1,2\nTotal,13301,17301,30602\n"
    )
    series, _found = imported(text)
    assert values(series["USA/sipri_arms_exports_tiv"]) == {2021: 10600e6, 2022: 14500e6}
    assert set(series) == {"USA/sipri_arms_exports_tiv", "RUS/sipri_arms_exports_tiv"}


def test_the_register_of_the_site_counts_what_came_in_the_range_of_years():
    """Its header in September 2026 says “Deliveries in the Year Range” where it said “Number delivered”."""
    _series, found = imported(
        OLD.replace("Number delivered", "Deliveries in the Year Range"), countries=frozenset({"PRK"})
    )
    assert [row.central for row in found.evidence][:2] == [145, 5]


def test_a_register_whose_last_row_is_short_is_refused_though_its_line_ends():
    with pytest.raises(InputError, match="it was cut"):
        imported(NEW + "9,Russia,China\n")
