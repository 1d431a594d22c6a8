"""Exporters side by side: figures against the economy of their year, in columns that are not compared.

Ratios come from a compilation that divided published figures by hand; other numbers are worked out beside them.
"""

import csv
import io
import json
import shutil
import xml.etree.ElementTree as ET

import pytest

import econ
from econ.analysis import exporters
from econ.doors.cli import main
from econ.evidence import CONCEPTS, Book, data_folder
from econ.output.charts import exporters as chart
from econ.output.marks import Dots
from tests.drawn import marks, plain

BOOK = econ.default_book()
NEWEST = econ.exporters()


def one(rows, code, column, name=""):
    [row] = [r for r in rows if (r["code"], r["column"]) == (code, column) and name in r["series"]]
    return row


BY_HAND = [
    ("ISR", "contracts", 2024, 0.24089 * 14.8 / 15, 0.02766 * 14.8 / 15),  # printed as nearly 15 billion
    ("KOR", "contracts", 2023, 0.02135, 0.00732),  # 13.5 billion
    ("KOR", "contracts", 2024, 0.0139, 0.00507),  # 9.5 billion
    ("SRB", "licences", 2023, 0.05172, 0.01967),  # 1.6 billion
]


@pytest.mark.parametrize(("code", "column", "year", "of_exports", "of_gdp"), BY_HAND)
def test_the_ratios_are_those_of_a_compilation_from_outside(code, column, year, of_exports, of_gdp):
    """Each dollar figure over goods exports, and over the World Bank's GDP as of 2026, divided by others."""
    row = one(econ.exporters(year), code, column)
    assert row["of_exports"] == pytest.approx(of_exports, rel=1e-3)
    assert row["of_gdp"] == pytest.approx(of_gdp, rel=1e-3)


def test_a_fiscal_year_is_set_against_the_calendar_year_that_holds_most_of_it():
    """India's year to March 2025: 2.76 billion dollars are 0.073% of GDP and 0.62% of goods exports of 2024."""
    row = one(econ.exporters(2025), "IND", "other", "arms_exports_inr")
    dollars = next(r for r in econ.exporters(2025) if (r["code"], r["series"]) == ("IND", "arms_exports"))
    assert (row["year"], row["beside_year"]) == (2025, 2024)
    assert dollars["of_gdp"] == pytest.approx(0.00073, abs=1e-5)
    assert dollars["of_exports"] == pytest.approx(0.00624, abs=2e-5)
    assert row["amount"] == pytest.approx(236.22e9 / 83.6566)  # rupees to the dollar, average of 2024
    assert exporters.year_in_words(row) == "year to March 2025"


@pytest.mark.parametrize(
    ("year", "ends", "beside"),
    [(2024, "", 2024), (2025, "03-31", 2024), (2023, "06-30", 2023), (2024, "09-30", 2024), (2021, "05-31", 2020)],
)
def test_the_year_that_a_figure_is_set_against(year, ends, beside):
    assert exporters.accounts_year(year, ends) == beside


def test_an_amount_in_another_currency_is_divided_by_the_rate_of_the_year():
    """91 billion crowns at 23.217 to the dollar, and 3.2 billion euros at 0.9242."""
    assert one(NEWEST, "CZE", "deliveries")["amount"] == pytest.approx(91e9 / 23.217)
    assert one(NEWEST, "POL", "deliveries")["amount"] == pytest.approx(3.2e9 / 0.9242)


def test_a_row_says_the_same_as_the_scenario_of_its_figure():
    for preset, code, column in (
        ("serbia-licences-2023", "SRB", "licences"),
        ("bulgaria-2022", "BGR", "deliveries"),
        ("germany-licences-2023", "DEU", "licences"),
        ("pakistan-2023", "PAK", "other"),
        ("poland-2024", "POL", "deliveries"),
        ("czechia-2024", "CZE", "deliveries"),
        ("spain-2023", "ESP", "deliveries"),
        ("italy-licences-2024", "ITA", "licences"),
        ("brazil-licences-2024", "BRA", "licences"),
    ):
        result = econ.run(econ.Scenario.preset(preset))
        row = one(econ.exporters(result.scenario.year), code, column)
        assert row["of_gdp"] == pytest.approx(float(result.central["gdp_share"]), rel=1e-3)
        exports = float(result.central["sale_value"]) / float(result.central["exports"])  # no export_share of licences
        assert row["of_exports"] == pytest.approx(exports, rel=1e-3)
        assert row["per_head"] == pytest.approx(float(result.central["sale_per_head"]), rel=1e-3)


def test_what_a_figure_counts_decides_its_column_and_nothing_is_ranked():
    for row in NEWEST:
        about = BOOK.series(row["code"], row["series"]).about
        assert row["concept"] == about.counts in exporters.COLUMNS[row["column"]][1]
    concepts = [c for _title, concepts in exporters.COLUMNS.values() for c in concepts]
    assert sorted(concepts) == sorted({*CONCEPTS, ""})
    names = [row["country"] for row in NEWEST]
    assert names == sorted(names)


def test_the_words_of_a_series_say_what_it_counts():
    """Its concept begins with the word; a series whose source does not say has none."""
    words = {
        "delivery": ("Deliveries:",),
        "contract": ("Contracts:", "Government sales:"),
        "order": ("Orders:",),
        "licence": ("Licences:",),
        "receipt": ("Money received",),
        "estimate": ("Estimate:",),
        "": ("Value of",),
    }
    for row in NEWEST:
        about = BOOK.series(row["code"], row["series"]).about
        assert about.concept.startswith(words[about.counts]), row["series"]


def test_one_cell_for_each_country_and_column_is_the_usual_series():
    cells = exporters.by_country(NEWEST)
    assert cells["United States"]["contracts"]["series"] == "arms_exports_fms"  # and not the part that partners pay
    assert set(cells["South Korea"]) == {"deliveries", "contracts"}


def test_a_figure_printed_as_an_end_is_said_as_one():
    israel = one(NEWEST, "ISR", "contracts")
    assert exporters.value_in_words(israel | {"bound": "high"}, "amount") == "at most $14.8\xa0billion"
    assert exporters.value_in_words(one(NEWEST, "SRB", "licences"), "of_gdp").startswith("over 2.0")
    assert exporters.value_in_words(one(NEWEST, "POL", "deliveries"), "of_gdp") == "0.38%"


def test_whose_gdp_it_is_is_printed_and_north_korea_stands_against_both_families(capsys):
    """540 million over 30.8 billion of the Bank of Korea are 1.8%, over the 16.4 of the United Nations 3.3%."""
    row = one(NEWEST, "PRK", "other")
    assert (row["gdp_series"], row["other_gdp_series"]) == ("bok_nominal", "un_current")
    assert row["of_other_gdp"] == pytest.approx(540e6 / 16_446_632_290)
    said = exporters.value_in_words(row, "of_gdp").replace("\xa0", " ")
    assert said == "1.8% by the Bank of Korea, 3.3% by the United Nations"
    assert one(NEWEST, "POL", "deliveries")["of_other_gdp"] is None
    assert main(["exporters"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "GDP is by the World Bank; for North Korea by the Bank of Korea." in told


def test_an_amount_a_head_has_two_digits():
    assert exporters.value_in_words(one(NEWEST, "PRK", "other"), "per_head") == "$20"
    assert exporters.value_in_words(one(NEWEST, "ISR", "contracts"), "per_head") == "$1,500"


def test_a_country_has_one_share_here_and_in_its_preset():
    """Israel's contracts of 2024: 13 per cent more than 13.1 billion is 14.8 billion, in both."""
    result = econ.run(econ.Scenario.preset("israel-2024"))
    row = one(econ.exporters(2024), "ISR", "contracts")
    assert row["amount"] == float(result.central["sale_value"].ravel()[0])


def test_what_is_not_held_of_the_year_is_missing_and_not_taken_from_another():
    """Ukraine's exports of 2019 have GDP of 2019 and no goods exports of that year."""
    row = one(NEWEST, "UKR", "deliveries")
    assert row["of_gdp"] == pytest.approx(908e6 / 153.88e9, rel=2e-3)
    assert row["of_exports"] is None
    assert row["missing"] == "goods exports of 2019"


def test_a_year_without_any_figure_is_refused_with_those_that_there_are():
    with pytest.raises(econ.InputError, match=r"1950") as refused:
        econ.exporters(1950)
    assert "2023" in refused.value.mend


def test_an_earlier_day_has_what_was_known_then():
    assert one(econ.exporters(as_of="2025-12-01"), "KOR", "contracts")["year"] == 2024  # 2025 came out in January 2026


OWN_ABOUT = """kind = "{kind}"
label = "Own figure"
concept = "Deliveries: value of what Kenya exported in the year."
counts = "delivery"
unit = "{unit}"
price_basis = "{basis}"
sources = ["N1SERB"]
grade = "C3"
plausible = [1, 1e15]
"""


def brought(tmp_path, kind="arms_exports", unit="USD/year", basis="current", code="KEN"):
    place = tmp_path / f"mine/series/{code}/own"
    place.mkdir(parents=True)
    (place / "about.toml").write_text(OWN_ABOUT.format(kind=kind, unit=unit, basis=basis))
    (place / "values.csv").write_text("year,value,low,high,status,source,note\n2024,50000000,,,used,N1SERB,\n")
    return Book(data_folder(), tmp_path / "mine").check()


def test_a_country_is_added_by_a_series_and_no_code(tmp_path):
    row = one(exporters.exporters(book=brought(tmp_path)), "KEN", "deliveries")
    assert row["of_gdp"] == pytest.approx(5e7 / BOOK.series("KEN", "world_bank_gdp").value(2024))


SHARE = """kind = "military_spending_share"
label = "Own share"
concept = "Military spending over GDP."
unit = "1"
price_basis = "not-money"
sources = ["N1SERB"]
grade = "C3"
plausible = [0, 1]
"""


def test_military_spending_may_come_from_its_share_of_gdp(tmp_path):
    """Poland: 3.46 billion dollars of deliveries against 4% of a GDP of 918 billion."""
    place = tmp_path / "mine/series/POL/own_share"
    place.mkdir(parents=True)
    (place / "about.toml").write_text(SHARE)
    (place / "values.csv").write_text("year,value,low,high,status,source,note\n2024,0.04,,,used,N1SERB,\n")
    row = one(exporters.exporters(book=Book(data_folder(), tmp_path / "mine").check()), "POL", "deliveries")
    assert row["military_spending"] == pytest.approx(0.04 * 918e9, rel=1e-2)
    assert row["of_spending"] == pytest.approx(row["of_gdp"] / 0.04)


POWER = """kind = "gdp"
label = "Own GDP"
concept = "Gross domestic product in purchasing power."
unit = "USD_PPP/year"
price_basis = "PPP"
sources = ["N1SERB"]
grade = "C3"
plausible = [1, 1e15]
"""


def test_gdp_in_purchasing_power_is_no_denominator(tmp_path):
    """A country of one's own whose only GDP is in purchasing power: a share of it would be too small."""
    place = tmp_path / "mine/series/XAB/power"
    place.mkdir(parents=True)
    (place / "about.toml").write_text(POWER)
    (place / "values.csv").write_text("year,value,low,high,status,source,note\n2024,90000000000,,,used,N1SERB,\n")
    (tmp_path / "mine/countries").mkdir()
    (tmp_path / "mine/countries/XAB.toml").write_text('name = "Aland"\nof = "Aland\'s"\ngdp = "power"\n')
    row = one(exporters.exporters(book=brought(tmp_path, code="XAB")), "XAB", "deliveries")
    assert (row["gdp"], row["of_gdp"]) == (None, None)
    assert "GDP of 2024" in row["missing"]


def test_trend_indicator_values_are_no_money_and_not_among_them(tmp_path):
    book = brought(tmp_path, "arms_transfers", "TIV/year", "not-money")
    assert [r for r in exporters.exporters(book=book) if r["code"] == "KEN"] == []


def test_prices_of_another_year_give_no_ratio(tmp_path):
    row = one(exporters.exporters(book=brought(tmp_path, basis="constant-2020")), "KEN", "deliveries")
    assert (row["amount"], row["of_gdp"]) == (None, None)
    assert "constant-2020" in row["missing"]


# --- the command, the files and the picture --------------------------------------------------------


@pytest.fixture
def say(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")

    def run(*words):
        code = main(list(words))
        return (code, *capsys.readouterr())

    return run


def test_the_command_shows_columns_and_then_each_figure_with_its_source(say):
    code, out, err = say("exporters")
    assert (code, err) == (0, "")
    head = out.splitlines()[1]
    assert head.split("  ")[0] == "country"
    assert head.index("Deliveries") < head.index("Contracts and orders") < head.index("Licences")
    assert all(row["sources"] in out for row in NEWEST)
    assert "columns are not compared" in " ".join(out.split())


@pytest.mark.parametrize("measure", [m for m in exporters.MEASURES if any(r[m] is not None for r in NEWEST)])
def test_every_measure_can_be_shown_and_drawn(say, measure):
    code, out, _err = say("exporters", "--by", measure)
    assert code == 0
    assert out.startswith(exporters.MEASURES[measure][1])
    dots = marks(chart.drawing(NEWEST, measure), Dots)
    found = sorted(x for mark in dots for x in mark.x)
    assert found == sorted(row[measure] for row in NEWEST if row[measure] is not None)


def test_files_hold_every_field_of_every_figure(say, tmp_path):
    rows = json.loads(json.dumps(econ.exporters(2023)))
    assert json.loads(say("exporters", "--year", "2023", "--format", "json")[1])["rows"] == rows
    place = tmp_path / "x.csv"
    assert say("exporters", "--year", "2023", "--output", str(place))[0] == 0
    read = list(csv.DictReader(io.StringIO(place.read_text("utf-8"))))
    assert [float(r["amount"]) for r in read] == [r["amount"] for r in rows]
    markdown = say("exporters", "--format", "markdown")[1]
    assert "| Poland | 0.38% (2024) |" in markdown


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--output", "x.txt"), "Choose one of these endings"),
        (("--output", "x.json", "--format", "csv"), "and no other"),
        (("--figure", "x.gif"), ".svg"),
        (("--year", "1950"), "No figure of arms exports is held for 1950"),
    ],
)
def test_what_cannot_be_done_is_said(say, words, said):
    code, out, err = say("exporters", *words)
    assert (code, out) == (2, "")
    assert said in err


def test_the_picture_is_drawn_in_the_order_of_names_and_said_in_words(tmp_path, say):
    place = tmp_path / "x.svg"
    assert say("exporters", "--figure", str(place))[0] == 0
    root = ET.fromstring(place.read_text("utf-8"))
    described = next(e.text for e in root.iter() if e.tag.endswith("desc"))
    assert "a dot for each figure of " in described
    assert "Poland" in described
    drawing = chart.drawing(NEWEST, "of_gdp")
    names = [name for _place, name in drawing.y.ticks]
    assert names == sorted(names)
    assert drawing.height == 30 * len(names), "30 pixels a country"
    dots = marks(drawing, Dots)
    assert [mark.label for mark in dots] == [title for title, _concepts in exporters.COLUMNS.values()]
    assert len({mark.shape for mark in dots}) == len({mark.tone for mark in dots}) == len(dots)
    [said] = [w for mark in dots for y, w in zip(mark.y, mark.words, strict=True) if names[int(y)] == "Poland"]
    assert plain(said).endswith(", 2024: 0.38%")


def test_a_picture_of_nothing_says_so():
    made = chart.drawing([row | {"of_gdp": None} for row in NEWEST], "of_gdp")
    assert made.marks[0].text == "No figure can be set against it."


def test_figures_that_ship_without_any_series_of_arms_exports_give_no_rows(tmp_path):
    shutil.copytree(data_folder(), tmp_path / "data", ignore=shutil.ignore_patterns("arms_*"))
    assert exporters.exporters(book=Book(tmp_path / "data")) == []
