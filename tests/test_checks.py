"""A folder of one's own is checked when it is opened: the faults of findings that computed without a word.

Ruritania exists in novels only; its figures are those of docs/howto/add-a-country.md.
"""

import hashlib

import pytest

import econ
from econ import InputError
from econ.evidence import checks
from econ.wording import measures

ABOUT = """kind = "gdp"
label = "Ruritanian Statistics Office, GDP"
concept = "Gross domestic product in current US dollars."
unit = "USD/year"
price_basis = "current"
sources = ["ruritania2024"]
grade = "B3"
plausible = [1e9, 1e11]
"""
RATE = """kind = "exchange_rate"
label = "Euros for a dollar"
concept = "Yearly average."
unit = "EUR/USD"
price_basis = "not-money"
sources = ["ruritania2024"]
grade = "B3"
plausible = [0.01, 100]
"""
VALUES = """year,value,low,high,status,source,note
2022,19000000000,,,used,ruritania2024,
2023,20000000000,,,used,ruritania2024,Preliminary.
"""
FILES = {
    "sources.json": '[{"id": "ruritania2024", "type": "report", "title": "Accounts", '
    '"issued": {"date-parts": [[2024]]}, "custom": {"reliability": "B"}}]',
    "countries/XRU.toml": 'name = "Ruritania"\nof = "Ruritania\'s"\ngdp = "office_gdp"\npanel = ["office_gdp"]\n',
    "series/XRU/office_gdp/about.toml": ABOUT,
    "series/XRU/office_gdp/values.csv": VALUES,
    "scenarios/sabres.toml": 'title = "Sabres"\nexporter = "XRU"\nyear = 2023\n\n[set]\n'
    'sale_value = "300 million USD/year"\n',
}
GDP, FIGURES, COUNTRY = "series/XRU/office_gdp/about.toml", "series/XRU/office_gdp/values.csv", "countries/XRU.toml"
EUROS = ABOUT.replace('"USD/year"', '"EUR/year"\nexchange_rate = "XRU/eur_usd"')


def rates(*values):
    """An exchange rate of Ruritania's own for 2022 and 2023."""
    rows = "".join(f"{2022 + n},{value},used,ruritania2024\n" for n, value in enumerate(values))
    return {
        GDP: EUROS,
        "series/XRU/eur_usd/about.toml": RATE,
        "series/XRU/eur_usd/values.csv": f"year,value,status,source\n{rows}",
    }


@pytest.fixture
def own(tmp_path):
    """Write the folder, with other files in place of some or beside them, and open it."""

    def write(changed):
        for name, content in (FILES | changed).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return econ.Book(econ.data_folder(), tmp_path)

    return write


def share(book):
    """The sale over GDP, in the central case."""
    return float(econ.run(econ.Scenario.preset("sabres", book), book).central["gdp_share"].ravel()[0])


def test_a_sound_folder_is_computed_with(own):
    assert share(own({})) == pytest.approx(300e6 / 20e9, rel=1e-12)


def test_euros_are_brought_to_dollars_by_the_rate_that_is_named(own):
    """20 billion euros at 0.92 euros a dollar are 21.7 billion dollars."""
    assert share(own(rates(0.95, 0.92))) == pytest.approx(300e6 / (20e9 / 0.92), rel=1e-12)


def test_roubles_are_brought_to_dollars_by_the_rate_that_a_table_has_of_russia(own):
    """85.162 roubles a dollar in 2023: the last edition of the CIA's Factbook."""
    book = own({GDP: ABOUT.replace('"USD/year"', '"RUB/year"\nexchange_rate = "RUS/cia_rate"')})
    rate = book.series("RUS", "cia_rate").value(2023)
    assert rate == pytest.approx(85.162, rel=1e-3)
    assert share(book) == pytest.approx(300e6 / (20e9 / rate), rel=1e-12)


def level(series, base):
    named = f'"constant-{base}"\nprice_level = {{ series = "{series}", base = {base} }}'
    return {GDP: ABOUT.replace('"current"', named)}


def test_constant_prices_are_brought_to_those_of_the_year(own):
    """The findings give 1.19% for figures at the prices of 2015."""
    assert share(own(level("USA/gdp_deflator", 2015))) == pytest.approx(0.0119, rel=5e-3)


def about(old, new):
    return {GDP: ABOUT.replace(old, new)}


def values(old, new):
    return {FIGURES: VALUES.replace(old, new)}


def country(line):
    return {COUNTRY: FILES[COUNTRY] + line}


FAULTS = {
    "euros without a rate": (about("USD/year", "EUR/year"), GDP, "no exchange rate", "EUR/USD"),
    "euros with the rate of the krona": (
        about('"USD/year"', '"EUR/year"\nexchange_rate = "SWE/sek_usd"'),
        GDP,
        "SWE/sek_usd is the rate of SEK/USD",
        "EUR/USD",
    ),
    "dollars with the rate of the euro": (
        about('"USD/year"', '"USD/year"\nexchange_rate = "EMU/eur_usd"'),
        GDP,
        "no exchange rate applies",
        "Leave it out",
    ),
    "a rate that is no rate": (
        about('"USD/year"', '"EUR/year"\nexchange_rate = "SRB/world_bank_gdp"'),
        GDP,
        "is no exchange rate but of the kind gdp",
        "EUR/USD",
    ),
    "a rate that does not exist": (
        about('"USD/year"', '"EUR/year"\nexchange_rate = "EMU/eur_us"'),
        GDP,
        "no series of EMU called “eur_us”",
        "eur_usd",
    ),
    "a rate upside down": (rates(1.053, 1.081), "eur_usd/values.csv", "upside down", "1 over each figure"),
    "the krona's figures as euros": (rates(10.1, 10.6), "eur_usd/values.csv", "not that of EUR/USD", "currency"),
    "a deflator that is a rate": (level("EMU/eur_usd", 2015), GDP, "no price index", "USA/gdp_deflator"),
    "a deflator that does not exist": (level("USA/deflator", 2015), GDP, "called “deflator”", "gdp_deflator"),
    "a deflator without the base year": (level("USA/gdp_deflator", 1905), GDP, "base year 1905", "covers it"),
    "a deflator of prices in another money": (
        about(
            '"USD/year"\nprice_basis = "current"',
            '"EUR/year"\nexchange_rate = "EMU/eur_usd"\nprice_basis = "constant-2015"\n'
            'price_level = { series = "USA/gdp_deflator", base = 2015 }',
        ),
        GDP,
        "USA/gdp_deflator measures prices in another money",
        "whose money it is",
    ),
    "roubles with the rate of Serbia's currency": (
        about('"USD/year"', '"RUB/year"\nexchange_rate = "SRB/cia_rate"'),
        GDP,
        "SRB/cia_rate is the rate of LCU/USD",
        "RUB/USD",
    ),
    "a hryvnia upside down, beside the rates of every country": (
        {n: t.replace("EUR", "UAH") if isinstance(t, str) else t for n, t in rates(0.031, 0.0273).items()},
        "eur_usd/values.csv",
        "upside down: UKR/",
        "Give UAH for one USD",
    ),
    "a base that is not that of the prices": (
        about('"current"', '"constant-2015"\nprice_level = { series = "USA/gdp_deflator", base = 2010 }'),
        GDP,
        "the base of the price level is 2010",
        "base = 2015",
    ),
    "purchasing power as current money": (about("USD/year", "USD_PPP/year"), GDP, "purchasing power", "PPP"),
    "trend-indicator values as money": (about("USD/year", "TIV/year"), GDP, "not TIV/year", "no money"),
    "an unknown kind": (about('"gdp"', '"gdpp"'), GDP, "called “gdpp”", "gdp"),
    "national income as GDP": (about('"gdp"', '"gni"'), COUNTRY, "of the kind gni, not gdp", "kind"),
    "an unknown source": (
        values("2023,20000000000,,,used,ruritania2024", "2023,2e10,,,used,nobody"),
        FIGURES[:-4],
        "nobody",
        "",
    ),
    "low above high": (values("20000000000,,", "20000000000,21e9,19e9"), "line 3", "not from low to high", "columns"),
    "a value outside low and high": (values("20000000000,,", "20000000000,21e9,22e9"), "line 3", "not from low", ""),
    "the number of a day as a year": (values("2023,", "44927,"), "line 3", "44927 is no year", "2023-01-01"),
    "a year twice": (values("2023,", "2022,"), "line 3", "Two rows are used for 2022", "other"),
    "a figure below zero": (values("20000000000", "-20000000000"), "line 3", "above zero", "blank"),
    "a file without figures": ({FIGURES: VALUES.splitlines()[0]}, FIGURES, "no figures", "row"),
    "an empty file": ({FIGURES: b""}, FIGURES, "`year` is missing", "year,value,status,source"),
    "another provider's table": (
        {FIGURES: "Country Name,2022,2023\nRuritania,1,2\n"},
        FIGURES,
        "Country Name, 2022",
        "",
    ),
    "a provider's file": (
        {FIGURES: "observation_date,EXUSEU\n2022-01-01,1.13\n2023-01-01,1.08\n"},
        FIGURES,
        "FRED chart file",
        "econ import FILE",
    ),
    "a series that a country names and has not": (
        country('exports = "office_exports"\n'),
        COUNTRY,
        "office_exports",
        "",
    ),
    "a kind that no country has": (country('exprts = "office_gdp"\n'), COUNTRY, "exprts", "exports"),
    "a series of another kind": (country('exports = "office_gdp"\n'), COUNTRY, "not exports", "kind"),
    "a panel of nothing": (
        {COUNTRY: FILES[COUNTRY].replace('["office_gdp"]', '["office"]')},
        COUNTRY,
        "office",
        "office_gdp",
    ),
    "a series that borrows from none": (
        about("grade", 'borrows_from = ["office"]\ngrade'),
        GDP,
        "office",
        "office_gdp",
    ),
    "a country of which nothing is said": (
        {"series/XXA/gdp/about.toml": ABOUT, "series/XXA/gdp/values.csv": VALUES},
        "series/XXA",
        "XXA",
        "countries/XXA.toml",
    ),
    "a scenario of no country": (
        {"scenarios/a.toml": 'title = "a"\nexporter = "XRV"\nyear = 2023\n'},
        "scenarios/a.toml",
        "XRV",
        "XRU",
    ),
    "a scenario of no GDP source": (
        {"scenarios/a.toml": 'title = "a"\nexporter = "XRU"\nyear = 2023\ngdp = "office"\n'},
        "scenarios/a.toml",
        "office",
        "office_gdp",
    ),
    "a published figure of no country": (
        {
            "evidence/a.csv": "item,description,unit,kind,exporter,sources,grade\n"
            "a,It is.,USD,price,XRV,ruritania2024,B3\n"
        },
        "evidence, a",
        "XRV",
        "XRU",
    ),
    "too many zeros, beside the World Bank": (
        {
            "series/SRB/own_gdp/about.toml": ABOUT.replace("1e11", "1e15"),
            "series/SRB/own_gdp/values.csv": VALUES.replace("20000000000", "81000000000000"),
        },
        "series/SRB/own_gdp",
        "In dollars of 2023 it is 8.1e+13, but SRB/",
        "zeros",
    ),
}


@pytest.mark.parametrize(("changed", "where", "said", "mend"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_one_sentence_with_its_place_and_the_remedy(changed, where, said, mend, own):
    with pytest.raises(InputError) as caught:
        own(changed)
    assert where in caught.value.where
    assert said in caught.value.what
    assert mend in f"{caught.value.mend} {caught.value.command}"


def test_a_former_currency_is_not_held_against_that_of_today(own, monkeypatch):
    """Croatia's kuna stood near 7 a dollar; its currency of today, which a table has for all years, is the euro."""
    monkeypatch.setitem(measures.UNITS, "HRK", measures.Unit("HRK", "[kuna]"))
    kuna = {name: text.replace("EUR", "HRK") for name, text in rates(7.16, 7.0).items()}
    assert share(own(kuna)) == pytest.approx(300e6 / (20e9 / 7.0), rel=1e-12)


def test_a_rate_of_a_market_of_its_own_may_be_far_from_the_official_one(own):
    far = rates(9.5, 9.2)
    far["series/XRU/eur_usd/about.toml"] = RATE.replace("Yearly average.", "Yearly average on the parallel market.")
    assert share(own(far)) == pytest.approx(300e6 / (20e9 / 9.2), rel=1e-12)


def test_several_faults_are_counted(own):
    with pytest.raises(InputError, match="The folder has 1 more fault"):
        own(values("2023,", "44927,") | country('exprts = "office_gdp"\n'))


@pytest.mark.parametrize("name", [n for n in FILES if n != FIGURES])
def test_every_kind_of_file_is_read_as_spreadsheets_and_editors_save_it(name, own):
    assert share(own({name: FILES[name].encode("utf-16")})) == pytest.approx(0.015, rel=1e-12)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_figures_are_read_as_spreadsheets_save_them(encoding, separator, own):
    book = own({FIGURES: VALUES.replace(",", separator).encode(encoding)})
    assert share(book) == pytest.approx(0.015, rel=1e-12)


def test_what_is_at_constant_prices_is_not_taken_for_money_of_the_year(own):
    spending = ABOUT.replace('"gdp"', '"military_spending"').replace('"current"', '"constant-2015"')
    book = own(
        {
            "series/XRU/spending/about.toml": spending,
            "series/XRU/spending/values.csv": VALUES,
            COUNTRY: FILES[COUNTRY] + 'military_spending = "spending"\n',
        }
    )
    state = econ.resolve(econ.Scenario.preset("sabres", book), book)
    assert "military_spending" not in state.inputs
    assert "constant-2015" in state.absent["military_spending"]


TABLE = "country,2022,2023\nXRU,19000000000,20000000000\n"
TABLES = {
    "an unknown kind": (TABLE, ('"gdp"', '"gdpp"'), "called “gdpp”"),
    "euros without a rate": (TABLE, ("USD/year", "EUR/year"), "no exchange rate"),
    "the number of a day as a year": (TABLE.replace("2023", "44927"), ("", ""), "44927 is no year"),
    "a country of which nothing is said": (TABLE.replace("XRU", "XXA"), ("", ""), "called “XXA”"),
    "a figure below zero": (TABLE.replace("20000000000", "-1"), ("", ""), "outside the plausible range"),
}


@pytest.mark.parametrize(("table", "changed", "said"), TABLES.values(), ids=TABLES)
def test_a_table_of_many_countries_is_held_to_the_same_rules(table, changed, said, own):
    vintage = (
        f'licence = "own"\n\n[[vintage]]\nreleased = "2024-01-01"\nfile = "a.csv"\nsource = "ruritania2024"\n'
        f'sha256 = "{hashlib.sha256(table.encode()).hexdigest()}"\nnote = "Made up."\n'
    )
    files = {"tables/office/about.toml": ABOUT.replace(*changed) + vintage, "tables/office/a.csv": table}
    with pytest.raises(InputError) as caught:
        own(files)
    assert said in caught.value.what
    assert caught.value.where.startswith("tables/office")


def test_what_ships_has_no_fault():
    assert [str(error) for error in checks.faults(econ.default_book(), econ.data_folder())] == []
