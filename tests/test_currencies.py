"""Amounts in other currencies, at every door. Rates are those of the files, divisions are by hand."""

import pytest

import econ
from econ.analysis import tables
from econ.doors.cli import main
from econ.evidence import Book, data_folder, default_book
from econ.numerics.distributions import Alternatives, Fixed, LogNormal, Mixture, Pert, TwoPiece, Uniform
from econ.output import export
from econ.page import ask as page_state
from econ.page import grammar
from econ.provenance import links, origins
from econ.provenance.citing import again
from econ.scenario import Scenario, currencies, resolve
from econ.wording import NO_BREAK
from econ.wording.errors import InputError
from tests import ruritania

EURO_2022, EURO_2023 = 0.9493, 0.9245  # data/series/EMU/eur_usd/values.csv: euros that buy a dollar
SERBIA = {"exporter": "SRB", "buyer": None, "year": 2023}


def read(text, unit="USD/year", year=2023):
    return currencies.read(text, unit, year, default_book())[0]


def sale(text, **changes):
    return resolve(Scenario(**{**SERBIA, **changes}, set={"sale_value": text})).inputs["sale_value"]


@pytest.mark.parametrize(
    "text",
    [
        "300 million EUR/year",
        "€300 million/year",
        "€ 300 million a year",
        "EUR 300 million a year",
        "300 million € per year",
        "EUR300 million a year",
        "25 million EUR/month",
        "300,000 × €1,000 a year",
        "300,000 × 1,000 EUR/year",
    ],
)
def test_an_amount_is_divided_by_the_rate_of_the_year_however_it_is_written(text):
    assert read(text).central == pytest.approx(300e6 / EURO_2023, rel=1e-15)


@pytest.mark.parametrize(
    ("text", "year", "dollars"),
    [
        ("₩2.4 trillion/year", 2022, 2.4e12 / 1291.7796),  # data/series/KOR/krw_usd/values.csv
        ("8,150 billion RSD/year", 2023, 8.15e12 / 108.403),  # data/tables/cia_rate/2026-01-22.csv
        ("A$300 million a year", 2023, 300e6 / 1.505),  # the same
        ("HK$300 million a year", 2023, 300e6 / 7.83),  # the same
        ("R$300 million a year", 2023, 300e6 / 4.994),  # the same
        ("₹300 million a year", 2023, 300e6 / 82.5708),  # data/series/IND/inr_usd/values.csv
    ],
)
def test_signs_and_codes_of_other_currencies_are_their_own(text, year, dollars):
    assert read(text, year=year).central == pytest.approx(dollars, rel=1e-12)


def test_intervals_and_distributions_are_exchanged_as_wholes():
    low, mid, high = (v * 1e6 / EURO_2023 for v in (200, 250, 300))
    assert read("90%: €200 to €300 million a year") == LogNormal(low, high, 0.9)
    assert read("90%: 200 to 300 million EUR/year, median 250") == TwoPiece(low, high, 0.9, mid)
    assert read("€200 to €300 million a year, likely €250 million") == Pert(low, mid, high)
    assert read("uniform: 200 to 300 million EUR/year") == Uniform(low, high)
    assert read("one of: 200 (0.4), 300 (0.6) million EUR/year") == Alternatives((low, high), (0.4, 0.6))
    assert read("mixture 90%: 200 to 250 (0.4), 250 to 300 (0.6) million EUR/year") == Mixture(
        (low, mid), (mid, high), (0.4, 0.6), 0.9
    )


def test_another_year_takes_another_rate():
    asked = Scenario(**SERBIA, set={"sale_value": "300 million EUR/year"})
    assert resolve(asked).inputs["sale_value"].distribution == Fixed(300e6 / EURO_2023)
    assert resolve(asked.change(year=2022)).inputs["sale_value"].distribution == Fixed(300e6 / EURO_2022)


@pytest.mark.parametrize(
    "text", ["300 million USD/year", "$300 million a year", "US$300 million/year", "USD 300 million a year"]
)
def test_an_amount_in_dollars_is_as_it_was(text):
    item = sale(text)
    assert (item.distribution, item.exchanged, item.sources, item.note) == (Fixed(300e6), None, (), "")


def test_the_digest_is_that_of_the_same_sale_in_dollars():
    euros, dollars = sale("300 million EUR/year"), sale(f"{300e6 / EURO_2023!r} USD/year")
    assert euros.distribution == dollars.distribution


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("300 million EUT/year", "Did you mean EUR"),
        ("S$300 million a year", "“S$” is no sign of a currency"),
        ("Z$300 million a year", "“Z$” is no sign of a currency"),
        ("¥300 million a year", "may be yen or yuan"),
        ("€200 to $300 million a year, likely 250", "Two currencies are named: EUR and USD"),
        ("2 USD × 3 EUR/year", "Two currencies are named: EUR and USD"),
        ("300 million HRK/year", "There are rates for 1996–2018"),
        ("300 million KPW/year", "not one number but an interval"),
        ("300 million VES/year", "bring the rate as a series of VES/USD with --data"),
        ("€300 million", "is a total, but a yearly value"),
        ("300 million TIV/year", "a volume of military capability and not money"),
        ("300 million LCU/year", "measure different things"),
        ("300 million EUR_2015/year", "is no unit"),
    ],
)
def test_what_cannot_be_exchanged_is_refused(text, said):
    with pytest.raises(InputError) as caught:
        sale(text)
    assert said in str(caught.value)
    assert caught.value.where == "sale_value"


def test_only_dollars_of_the_year_are_exchanged():
    with pytest.raises(InputError, match="measure different things"):
        read("300 million EUR", "USD_2015")
    assert read("400 EUR/round", "USD/round") == Fixed(400 / EURO_2023)
    assert read("25%", "1") == Fixed(0.25)


def test_the_rate_is_a_figure_with_its_source():
    item = sale("300 million EUR/year")
    assert item.sources == ("fred_fx_datahub",)
    assert "at 0.9245 EUR for a dollar, the average of 2023" in item.note
    assert "EMU/eur_usd" in item.note
    assert "comes before the tables" in item.note
    assert item.exchanged.rate.value == EURO_2023


def test_the_answer_says_the_amount_and_the_rate():
    result = econ.run(Scenario(**SERBIA, set={"sale_value": "300 million EUR/year"}))
    said = tables.headline(result).replace(NO_BREAK, " ")
    # 300 / 0.9245 = 324.5
    assert said.startswith("A sale of €300 million a year ($324.5 million at 0.9245 euros a US dollar, 2023) is ")
    assert "fred_fx_datahub" in result.sources_of("gdp_share")
    assert "at 0.9245 EUR for a dollar" in str(origins.origin(result, "sale_value"))
    assert any("0.9245 EUR" in str(row["note"]) for row in tables.assumptions(result))
    assert "300 million EUR/year" in again.python_snippet(result)


def test_a_rate_of_ones_own_counts(tmp_path):
    """1 billion zlotys at 4 to the dollar, as the how-to has it, are 250 million dollars."""
    book = Book(data_folder(), ruritania.write(tmp_path / "own"))
    asked = Scenario(exporter="XRU", buyer=None, year=2023, set={"sale_value": "1 billion PLN/year"})
    item = resolve(asked, book).inputs["sale_value"]
    assert item.distribution == Fixed(250e6)
    assert "a rate of your own figures comes first" in item.note


def test_a_scenario_file_may_hold_any_currency(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(
        'title = "Mine"\nsummary = "Mine."\nexporter = "SRB"\nyear = 2023\n[set]\nsale_value = "€300 million a year"\n',
        "utf-8",
    )
    assert resolve(Scenario.load(path)).inputs["sale_value"].distribution == Fixed(300e6 / EURO_2023)


def printed(capsys, *words):
    main([*words])
    return capsys.readouterr().out.replace(NO_BREAK, " ")


COMMAND = ("--scenario", "blank", "--exporter", "SRB", "--buyer", "none", "--year", "2023")


def test_the_command_takes_any_currency_wherever_an_amount_is_asked_for(capsys):
    assert "$324 million a year" in printed(capsys, "sweep", *COMMAND, "sale_value=€100, €200, €300 million a year")
    assert "$108 million a year" in printed(capsys, "sweep", *COMMAND, "sale_value=100 to 300 million EUR/year")
    sold = ("--set", "sale_value=300 million EUR/year")
    assert "0.9245 EUR for a dollar" in printed(capsys, "explain", "sale_value", "blank", *COMMAND[2:], *sold)
    found = printed(capsys, "solve", "delivery_period", "--for", "sale_total=€600 million", *COMMAND, *sold)
    assert "would have to be 2 years." in " ".join(found.split())  # 600 over 300 a year


def test_the_page_keeps_what_was_typed_and_its_address_gives_it_back():
    ask = page_state.Ask.of("serbia-licences-2023")
    value, own = page_state.checked(ask, "sale_value", "€300m")
    assert value == "300 million EUR/year"
    asked = ask.move("sale_value", value, own)
    result = econ.run(asked.scenario)
    assert result.state.inputs["sale_value"].distribution == Fixed(300e6 / EURO_2023)
    address = page_state.parameters(asked, result)
    assert address["sale_value"] == "300 million EUR/year"
    back, problems = page_state.read(address)
    assert (back, problems) == (asked, [])


@pytest.mark.parametrize("text", ["€300m", "300m EUR", "€0.3 bn a year", "EUR 300 million per year"])
def test_an_entry_of_the_page_needs_no_more_than_a_sign(text):
    whole = grammar.whole(text, "USD/year")
    assert whole.endswith("EUR/year")
    assert read(whole, "USD/year") == Fixed(300e6 / EURO_2023)


def test_a_link_and_a_file_hold_the_dollars_and_what_they_were_given_as(tmp_path):
    result = econ.run(Scenario(**SERBIA, set={"sale_value": "300 million EUR/year"}))
    path = tmp_path / "result.json"
    path.write_bytes(export.to_bytes(result, "json"))
    for opened in (links.thaw(links.freeze(result)).scenario, Scenario.load(path)):
        assert dict(opened.set)["sale_value"] == Fixed(300e6 / EURO_2023)
        again_ = econ.run(opened)
        assert again_.fingerprint.scenario == result.fingerprint.scenario
        assert tables.headline(again_) == tables.headline(result)
        assert again_.state.inputs["sale_value"].sources == ("fred_fx_datahub",)
        other = resolve(opened.change(set={"sale_value": "250 million USD/year"})).inputs["sale_value"]
        assert (other.exchanged, other.sources) == (None, ())
