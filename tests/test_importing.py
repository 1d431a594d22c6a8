"""Import: what files hold becomes a folder of one's own that a book reads, and nothing in it is replaced."""

import csv
import datetime as dt
import io
import json
from pathlib import Path

import pytest

import econ
from econ.evidence import importing
from econ.evidence.book import with_own
from econ.wording.errors import InputError

DAY = dt.date(2026, 11, 28)
GDP = '"GDP (current US$)","NY.GDP.MKTP.CD"'
LEAD = '"Data Source","World Development Indicators",\n\n"Last Updated Date","2024-10-24",\n\n'
HEADER = '"Country Name","Country Code","Indicator Name","Indicator Code","2022","2023",\n'
SERBIA, POLAND = f'"Serbia","SRB",{GDP},"63.5e9","75.2e9",\n', f'"Poland","POL",{GDP},"688.1e9","811.2e9",\n'
BULK = LEAD + HEADER + SERBIA + POLAND
LOCAL = LEAD + HEADER + '"Poland","POL","GDP (current LCU)","NY.GDP.MKTP.CN","3067.5e9","3401.6e9",\n'
RATE = (
    LEAD
    + HEADER
    + '"Poland","POL","Official exchange rate (LCU per US$, period average)","PA.NUS.FCRF","4.458","4.204",\n'
)
OUTLOOK = (
    "ISO\tWEO Subject Code\tCountry\tSubject Descriptor\tUnits\tScale\t2022\t2023\t2024\tEstimates Start After\n"
    "SRB\tNGDPD\tSerbia\tGDP\tU.S. dollars\tBillions\t63.5\t75.2\t81.9\t2023\n"
    "International Monetary Fund, World Economic Outlook Database, April 2024\n"
)


def read(*texts, **asked):
    return importing.read([(f"file {n}", text.encode()) for n, text in enumerate(texts, 1)], **asked)


def many(count=30):
    """A bulk file of the first countries of the book."""
    codes = [code for code in econ.default_book().countries if len(code) == 3 and code != "WLD"][:count]
    return LEAD + HEADER + "".join(f'"{c}","{c}",{GDP},"{n + 1}e9","",\n' for n, c in enumerate(codes)), codes


def book(folder):
    return econ.Book(econ.data_folder(), folder)


# --- what files hold --------------------------------------------------------------------------------------


def test_reading_says_what_there_is_and_writes_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found = read(BULK)
    assert [(f.name, f.layout, f.series) for f in found.files] == [("file 1", "World Bank bulk file", 2)]
    assert list(importing.summary(found.series)) == [
        ("world_bank_gdp", "gdp", "USD/year, current", "2", "2022–2023", "")
    ]
    assert list(tmp_path.iterdir()) == []


def test_a_country_that_is_not_there_is_said_with_the_nearest_and_with_what_there_is():
    assert any("no figure of PRK" in s for s in read(BULK, countries=["SRB", "PRK"]).left_out)
    with pytest.raises(InputError, match=r"There is no figure of SRP\. Did you mean SRB"):
        read(BULK, countries=["SRP"])
    with pytest.raises(InputError, match="There are: POL, SRB"):
        read(BULK, countries=["XYZ"])


def test_a_series_that_is_not_there_is_said_with_what_there_is():
    with pytest.raises(InputError, match=r"no series called exports.*world_bank_gdp"):
        read(BULK, series=["exports"])


@pytest.mark.parametrize("name", ["gdp", "GDP", "NY.GDP.MKTP.CD", "world_bank_gdp"])
def test_a_series_is_asked_for_by_kind_name_or_code(name):
    assert len(read(BULK, series=[name]).series) == 2


def test_two_files_of_one_series_are_joined_and_contradictions_refused():
    both = read(LEAD + HEADER + SERBIA, LEAD + HEADER + POLAND)
    assert both.countries == ("POL", "SRB")
    with pytest.raises(InputError, match="different figures"):
        read(BULK, BULK.replace("75.2e9", "81.3e9"))
    with pytest.raises(InputError, match=r"different releases \(2024-10-24 and 2026-07-13\)"):
        read(BULK, BULK.replace("2024-10-24", "2026-07-13"))


def test_a_file_beside_another_that_is_nobodys_is_named():
    assert any("columns are a, b" in sentence for sentence in read(BULK, "a,b\n1,2\n").left_out)


# --- folders ----------------------------------------------------------------------------------------------


def test_what_is_written_is_read_by_a_book_with_the_figures_of_the_file(tmp_path):
    plan = importing.write(read(BULK, countries=["SRB"]), tmp_path / "mine", DAY)
    assert plan.keys == ["SRB/world_bank_gdp_2024_10_24"]
    series = book(tmp_path / "mine").series_at(plan.keys[0])
    assert {year: row.value for year, row in series.used.items()} == {2022: 63.5e9, 2023: 75.2e9}
    assert (series.about.kind, series.about.unit, series.about.licence) == ("gdp", "USD/year", "CC-BY-4.0")
    [record] = json.loads((tmp_path / "mine/sources.json").read_text("utf-8"))
    assert record["accessed"] == {"date-parts": [[2026, 11, 28]]}
    assert series.rows[0].source == record["id"]


def test_what_is_written_answers_a_question(tmp_path):
    """300 million over 75.2 billion is 0.4 per cent."""
    importing.write(read(BULK, countries=["SRB"]), tmp_path, DAY)
    own = book(tmp_path)
    asked = econ.Scenario(exporter="SRB", year=2023, gdp="world_bank_gdp_2024_10_24").change(
        set={"sale_value": "300 million USD/year"}, buyer=None
    )
    assert econ.run(asked, own).draws["gdp_share"].mean() == pytest.approx(300e6 / 75.2e9)


def test_another_release_of_a_series_that_ships_counts_once_with_it(tmp_path):
    """The World Bank's figure of October 2024 and its newest one are one source, whichever is asked for."""
    importing.write(read(BULK, countries=["SRB"]), tmp_path, DAY)
    asked = econ.Scenario(exporter="SRB", year=2023, gdp="world_bank_gdp_2024_10_24").change(
        set={"sale_value": "300 million USD/year"}, buyer=None
    )
    found = econ.tables.by_gdp_source(econ.run(asked, book(tmp_path)))
    assert {row["source"]: row["family"] for row in found}["world_bank_gdp_2024_10_24"] == "world_bank_gdp"
    assert "families" not in econ.headline(econ.run(asked, book(tmp_path)))


def test_a_name_that_ships_is_never_taken_and_one_that_does_not_is_kept(tmp_path):
    assert importing.write(read(OUTLOOK), tmp_path, DAY).keys == ["SRB/imf_gdp"]


def test_a_projection_is_kept_and_never_used(tmp_path):
    importing.write(read(OUTLOOK), tmp_path, DAY)
    series = book(tmp_path).series("SRB", "imf_gdp")
    assert sorted(series.used) == [2022, 2023]
    [other] = [row for row in series.rows if row.status == "other"]
    assert (other.year, other.value, other.note) == (2024, 81.9e9, "A projection.")


def test_a_country_that_the_book_does_not_know_gets_its_file():
    text = LEAD + HEADER + f'"Niue","NIU",{GDP},"1e7","2e7",\n'
    plan = importing.planned(read(text), DAY)
    assert plan.files["countries/NIU.toml"].decode().splitlines()[:3] == [
        'name = "Niue"',
        'of = "Niue\'s"',
        'gdp = "world_bank_gdp_2024_10_24"',
    ]
    assert not any(name.startswith("countries") for name in importing.planned(read(BULK), DAY).files)


def test_a_territory_of_which_nothing_ships_is_read_with_data(tmp_path):
    text = LEAD + HEADER + f'"Niue","NIU",{GDP},"1e7","2e7",\n' + f'"French Guiana","GUF",{GDP},"5e9","5.5e9",\n'
    importing.write(read(text, countries=["NIU", "GUF"]), tmp_path, DAY)
    own = with_own([tmp_path])
    assert own.country("NIU").name == "Niue"
    assert own.series("GUF", own.country("GUF").gdp).used[2023].value == 5.5e9


def test_a_table_with_territories_of_which_nothing_ships_is_read_with_data(tmp_path):
    text, _codes = many()
    importing.write(read(text + f'"Niue","NIU",{GDP},"1e7","2e7",\n'), tmp_path, DAY)
    own = with_own([tmp_path])
    assert own.country("NIU").gdp == "world_bank_gdp_2024_10_24"
    assert own.series("NIU", "world_bank_gdp_2024_10_24").used[2023].value == 2e7
    assert [place.stem for place in tmp_path.glob("countries/*")] == ["NIU"]


def test_what_a_country_lacks_becomes_what_answers_take(tmp_path):
    spending = BULK.replace("GDP (current US$)", "Military expenditure (current USD)")
    importing.write(read(spending.replace("NY.GDP.MKTP.CD", "MS.MIL.XPND.CD"), countries=["SRB"]), tmp_path, DAY)
    own = with_own([tmp_path])
    assert own.country("SRB").defaults["military_spending"] == "world_bank_military_spending"
    state = econ.resolve(econ.Scenario(exporter="SRB", year=2023), own)
    assert state.inputs["military_spending"].distribution.central == 75.2e9
    people = BULK.replace("GDP (current US$)", "Population, total").replace("NY.GDP.MKTP.CD", "SP.POP.TOTL")
    plan = importing.write(read(people, countries=["SRB"]), tmp_path, DAY)
    assert any("population" in text and "--set" in text for text in plan.left_out)
    assert with_own([tmp_path]).country("SRB").defaults["population"] == "population"


def test_one_wrong_series_is_named_and_the_others_are_written(tmp_path):
    wrong = BULK.replace("63.5e9", "63.5e12").replace("75.2e9", "75.2e12")  # Serbia's, a thousand times too large
    plan = importing.write(read(wrong), tmp_path, DAY)
    assert plan.keys == ["POL/world_bank_gdp_2024_10_24"]
    assert "SRB/world_bank_gdp_2024_10_24 is left out: In dollars of 2023 it is 7.52e+13" in plan.left_out[0]
    assert with_own([tmp_path]).series("POL", "world_bank_gdp_2024_10_24").used[2023].value == 811.2e9
    with pytest.raises(InputError, match=r"nothing to write.*is left out"):
        importing.write(read(wrong, countries=["SRB"]), tmp_path / "alone", DAY)


def test_figures_in_another_money_need_its_rate_and_name_it(tmp_path):
    with pytest.raises(InputError, match="PLN/USD"):
        importing.write(read(LOCAL, countries=["POL"]), tmp_path / "a", DAY)
    both = importing.planned(read(LOCAL, RATE, countries=["POL"]), DAY)
    about = both.files["series/POL/world_bank_gdp_national/about.toml"].decode()
    assert 'exchange_rate = "POL/world_bank_exchange_rate"' in about


def test_won_go_by_the_rate_that_ships(tmp_path):
    text = json.dumps([{"year": 2023, "nominal_gni_billion_krw": 40858}])
    importing.write(read(text), tmp_path, DAY)
    assert book(tmp_path).series("PRK", "bok_gni").about.exchange_rate == "KOR/krw_usd"


def test_constant_dollars_carry_their_price_level(tmp_path):
    text = BULK.replace("GDP (current US$)", "GDP (constant 2015 US$)").replace("MKTP.CD", "MKTP.KD")
    importing.write(read(text, countries=["SRB"]), tmp_path, DAY)
    about = book(tmp_path).series("SRB", "world_bank_gdp_constant").about
    assert (about.price_level.series, about.price_level.base) == ("USA/gdp_deflator", 2015)


def test_constant_dollars_without_a_price_index_are_kept_and_computed_with_by_nothing(tmp_path):
    text = BULK.replace("GDP (current US$)", "GDP (constant 1900 US$)")
    importing.write(read(text.replace("MKTP.CD", "MKTP.KD"), countries=["Serbia"]), tmp_path, DAY)
    about = book(tmp_path).series("SRB", "world_bank_gdp_constant").about
    assert (about.kind, about.price_basis, about.price_level) == ("other", "constant-1900", None)


def test_words_of_another_money_are_left_out_of_the_concept_of_current_money():
    [one] = read(BULK, countries=["SRB"]).series
    said = importing.replace(one, concept="GDP in dollars. It is not in constant prices. Data are in current dollars.")
    assert importing._concept(said) == "GDP in dollars. Data are in current dollars."


@pytest.mark.parametrize(
    ("values", "ends"),
    [([63.5e9, 75.2e9], (1e9, 1e12)), ([-3.0, 5.0], (-100.0, 100.0)), ([0.0, 5.0], (0.0, 100.0)), ([0.0], (0.0, 10.0))],
)
def test_the_plausible_range_has_room_on_both_sides(values, ends):
    low, high = importing.plausible(values)
    assert (low, high) == pytest.approx(ends)
    assert all(low <= value <= high for value in values)


# --- figures that are far from their neighbours ---------------------------------------------------------------


def of_years(values, name="GDP (current US$)", code="NY.GDP.MKTP.CD", first=2015):
    """A bulk file with figures of Serbia, and of Poland beside them."""
    years = [str(first + n) for n in range(len(values))]
    head = ",".join(
        f'"{cell}"' for cell in ("Country Name", "Country Code", "Indicator Name", "Indicator Code", *years)
    )
    rows = "".join(
        ",".join(f'"{cell}"' for cell in (country, three, name, code, *figures)) + ",\n"
        for country, three, figures in (("Serbia", "SRB", values), ("Poland", "POL", ["5e11"] * len(values)))
    )
    return f"{LEAD}{head},\n{rows}"


@pytest.mark.parametrize("odd", ["1e60", "1e-60", "63.101", "62e12"])
@pytest.mark.parametrize("place", [0, 1, 3])
def test_a_figure_a_thousand_times_from_its_neighbours_is_left_out_and_named(odd, place):
    values = ["39e9", "40e9", "44e9", "50e9"]
    values[place] = odd
    found = read(of_years(values), countries=["SRB"])
    [serbia] = found.series
    good = {2015 + n: float(value) for n, value in enumerate(values) if n != place}
    assert {figure.year: figure.value for figure in serbia.figures} == good
    [said] = found.left_out
    assert said.startswith("Figures of world_bank_gdp of SRB are left out that are 1,000 times larger or smaller")
    assert said.endswith(f"near them: {float(odd):.12g} ({2015 + place}).")


def test_of_a_figure_in_another_unit_growth_hides_nothing():
    """44 million is 909 times less than the year before, and 1,136 times less than the year after."""
    found = read(of_years(["39e9", "40e9", "44e6", "50e9", "51e9"]), countries=["SRB"])
    assert [figure.year for figure in found.series[0].figures] == [2015, 2016, 2018, 2019]
    assert "that are 300 times larger or smaller" in found.left_out[0]


def test_of_two_figures_far_apart_nobody_knows_which_is_wrong():
    with pytest.raises(InputError, match=r"no figure of SRB\. .*near them: 63\.101 \(2015\), 63562604139\.4 \(2016\)"):
        read(of_years(["63.101", "63562604139.4"]), countries=["SRB"])


def test_figures_before_their_unit_changed_are_left_out():
    """As the World Bank publishes Georgia: 14,047 dollars for 1989, 7.5 thousand million for 1990."""
    georgia = ["11502.6326447955", "13825.7575757576", "14047.4100087796", "7.5e9", "6.4e9", "3.73e9", "2.7e9"]
    found = read(of_years(georgia, first=1987), countries=["SRB"])
    assert [figure.year for figure in found.series[0].figures] == [1990, 1991, 1992, 1993]
    assert all(str(year) in found.left_out[0] for year in (1987, 1988, 1989))


def test_money_of_a_country_may_lose_its_worth_and_a_figure_that_comes_back_may_not():
    """Prices of Yugoslavia rose 116 million million times in 1993 (Petrović and Mladenović, 2000)."""
    local = {"name": "GDP (current LCU)", "code": "NY.GDP.MKTP.CN"}
    worth = ["40", "4e6", "5e17", "6e17"]
    [serbia] = read(of_years(worth, **local), countries=["SRB"]).series
    assert [figure.value for figure in serbia.figures] == list(map(float, worth))
    [serbia] = read(of_years(["39e9", "44e60", "45e9", "50e9"], **local), countries=["SRB"]).series
    assert [figure.year for figure in serbia.figures] == [2015, 2017, 2018]


def test_what_may_move_as_it_likes_or_is_of_years_far_apart_is_taken():
    aid = {"name": "Net official development assistance received (current US$)", "code": "DT.ODA.ODAT.CD"}
    assert len(read(of_years(["39", "40e9", "44", "50e9"], **aid)).series) == 2
    text = of_years(["39e6", *[""] * 12, "41e9"], first=2000)
    assert len(read(text, countries=["SRB"]).series) == 1


@pytest.mark.parametrize(
    ("name", "cause"), [("GDP (current EUR)", "has no unit for it"), ("GDP (constant US$)", "has no unit for it")]
)
def test_why_there_is_no_figure_is_said_in_place_of_an_empty_list(name, cause):
    with pytest.raises(InputError, match=f"There is no figure of SRB.*{cause}") as caught:
        read(of_years(["39e9"], name=name), countries=["SRB"])
    assert "There are: ." not in str(caught.value)


# --- what is there already ----------------------------------------------------------------------------------


def everything(folder):
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_second_import_adds_and_the_same_one_changes_nothing(tmp_path):
    importing.write(read(BULK, countries=["SRB"]), tmp_path, DAY)
    before = everything(tmp_path)
    importing.write(read(BULK, countries=["SRB"]), tmp_path, dt.date(2026, 12, 24))
    assert everything(tmp_path) == before
    importing.write(read(OUTLOOK), tmp_path, DAY)
    after = everything(tmp_path)
    assert {name: after[name] for name in before if name.name != "sources.json"} == {
        name: content for name, content in before.items() if name.name != "sources.json"
    }
    assert len(json.loads((tmp_path / "sources.json").read_text("utf-8"))) == 2


def test_what_says_something_else_is_refused_and_nothing_is_written(tmp_path):
    importing.write(read(BULK, countries=["SRB"]), tmp_path, DAY)
    before = everything(tmp_path)
    with pytest.raises(InputError, match="says something else"):
        importing.write(read(BULK.replace("75.2e9", "99e9")), tmp_path, DAY)
    assert everything(tmp_path) == before


def test_another_source_of_the_same_id_is_refused(tmp_path):
    importing.write(read(BULK, countries=["SRB"]), tmp_path, DAY)
    place = tmp_path / "sources.json"
    place.write_text(place.read_text("utf-8").replace("World Bank", "Somebody"), "utf-8")
    with pytest.raises(InputError, match="is another one"):
        importing.write(read(BULK, countries=["POL"]), tmp_path, DAY)


def test_a_bibliography_that_is_broken_is_named(tmp_path):
    (tmp_path / "sources.json").write_text("no", "utf-8")
    with pytest.raises(InputError, match="no JSON"):
        importing.write(read(BULK), tmp_path, DAY)


# --- tables -----------------------------------------------------------------------------------------------


def test_many_countries_become_one_table_of_the_release(tmp_path):
    text, codes = many()
    plan = importing.write(read(text), tmp_path, DAY)
    place = "tables/world_bank_gdp_2024_10_24"
    assert sorted(plan.files) == ["sources.json", f"{place}/2024-10-24.csv", f"{place}/about.toml"]
    rows = list(csv.reader(io.StringIO((tmp_path / sorted(plan.files)[1]).read_text("utf-8"))))
    assert rows[0] == ["country", "2022"]
    assert {code: float(value) for code, value in rows[1:]} == {code: (n + 1) * 1e9 for n, code in enumerate(codes)}
    own = book(tmp_path)
    assert own.series(codes[3], "world_bank_gdp_2024_10_24").used[2022].value == 4e9
    assert own.table("world_bank_gdp_2024_10_24").vintages[0].released == "2024-10-24"
    for code in codes:
        about = own.series(code, "world_bank_gdp_2024_10_24").about
        ships = "world_bank_gdp" in econ.default_book().series_names(code)
        assert about.repeats == ("world_bank_gdp" if ships else "")
        assert about.borrows_from == (("world_bank_gdp",) if ships else ())


def test_a_table_without_a_release_has_the_day_of_reading(tmp_path):
    text, _codes = many()
    plan = importing.write(read(text.replace(LEAD, "")), tmp_path, DAY)
    assert "tables/world_bank_gdp_own/2026-11-28.csv" in plan.files
    assert "does not say its release" in plan.files["tables/world_bank_gdp_own/about.toml"].decode()


def test_what_differs_for_a_country_stands_in_its_section(tmp_path):
    text, codes = many(14)
    head = '"Country Code","Region","IncomeGroup","SpecialNotes","TableName",\n'
    about = head + f'"{codes[0]}","R","I","It is fiscal year-based.","x",\n'
    plan = importing.write(read(text, about), tmp_path, DAY)
    said = plan.files["tables/world_bank_gdp_2024_10_24/about.toml"].decode()
    assert said.count("fiscal year-based") == 1
    assert f"[country.{codes[0]}]" in said
    assert "fiscal" in book(tmp_path).series(codes[0], "world_bank_gdp_2024_10_24").about.note
    assert "fiscal" not in book(tmp_path).series(codes[1], "world_bank_gdp_2024_10_24").about.note


def test_rates_become_a_table_of_local_money_and_projections_stay_out(tmp_path):
    text, _codes = many(20)
    rates = text.replace("GDP (current US$)", "Official exchange rate (LCU per US$, period average)")
    plan = importing.write(read(rates.replace("NY.GDP.MKTP.CD", "PA.NUS.FCRF")), tmp_path, DAY)
    assert 'unit = "LCU/USD"' in plan.files["tables/world_bank_exchange_rate/about.toml"].decode()


def test_countries_that_are_named_are_folders_however_many():
    text, codes = many(14)
    found = read(text, countries=codes)
    assert not found.as_tables
    assert len(importing.planned(found, DAY).keys) == 14


# --- real files -------------------------------------------------------------------------------------------

SHARED = Path(__file__).resolve().parents[2] / "shared"
REAL = [
    *sorted(SHARED.glob("samples/*/*")),
    *sorted(SHARED.glob("panels/worldbank/*2026*")),
    *sorted(SHARED.glob("panels/factbook/*2026*")),
    *sorted(SHARED.glob("panels/bok/*")),
]


@pytest.mark.skipif(not REAL, reason="samples not present")
@pytest.mark.parametrize("path", REAL, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_every_real_file_is_written_and_read_again_or_refused_with_a_sentence(path, tmp_path):
    plan, said = None, ""
    try:
        plan = importing.write(importing.read([path]), tmp_path, DAY)
    except InputError as error:
        said = str(error)
    assert (plan is None) == said.endswith((".", "?"))
    if plan is None:
        return
    own = book(tmp_path)
    assert all(own.series_at(key).rows for key in plan.keys[:50])
    assert own.evidence is not None


def test_a_figure_of_a_year_after_its_release_is_a_projection(tmp_path):
    text = BULK.replace('"2022","2023"', '"2023","2025"')
    [serbia] = read(text, countries=["SRB"]).series
    assert [(figure.year, figure.projection) for figure in serbia.figures] == [(2023, False), (2025, True)]


def test_one_country_of_a_table_whose_rate_is_upside_down_is_named_and_the_table_is_written(tmp_path):
    rates = {"SRB": 1 / 108.4, "POL": 4.2, "SWE": 10.6, "JPN": 140.5, "KOR": 1305.7, "CHE": 0.9, "NOR": 10.6}
    others = ("ALB", "ARM", "AUS", "BRA", "CAN", "CHL", "CHN", "COL")
    name = "Official exchange rate (LCU per US$, period average)"
    rows = [f'"{code}","{code}","{name}","PA.NUS.FCRF","","{rate}",\n' for code, rate in rates.items()]
    for code in others:
        held = econ.default_book().series(code, "world_bank_rate").used
        rows.append(f'"{code}","{code}","{name}","PA.NUS.FCRF","","{held[max(held)].value}",\n')
    plan = importing.write(read(LEAD + HEADER + "".join(rows)), tmp_path, DAY)
    assert any(
        text.startswith("SRB/world_bank_exchange_rate is left out: The rate is upside down") for text in plan.left_out
    )
    assert "POL/world_bank_exchange_rate" in plan.keys
    assert with_own([tmp_path]).series("POL", "world_bank_exchange_rate").used[2023].value == 4.2
