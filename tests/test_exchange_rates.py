"""Which exchange rate counts for a currency and a year. The figures were read from the files by hand."""

import pytest

from econ.evidence import Book, data_folder, default_book, exchange_rates
from econ.wording.errors import InputError
from tests import ruritania

HELD = [
    ("EUR", 2023, 0.9245, "EMU/eur_usd", "fred_fx_datahub"),  # data/series/EMU/eur_usd/values.csv
    ("KRW", 2022, 1291.7796, "KOR/krw_usd", "fred_fx_datahub"),  # data/series/KOR/krw_usd/values.csv
    ("RUB", 2023, 85.25, "RUS/rub_usd", "ruxpert"),  # data/series/RUS/rub_usd/values.csv
    ("RSD", 2018, 100.175075, "SRB/world_bank_rate", "wdi_rates_2020_04_09"),  # tables/world_bank_rate/2020-04-09.csv
    ("RSD", 2022, 111.6622, "SRB/world_bank_conversion", "wdi_gdpuc_2024_04"),  # …_conversion/2024-04-30.csv
    ("RSD", 2023, 108.403, "SRB/cia_rate", "cia_fb_json"),  # tables/cia_rate/2026-01-22.csv
    ("TRY", 2023, 23.739, "TUR/cia_rate", "cia_fb_json"),
    ("GBP", 2024, 0.782, "GBR/cia_rate", "cia_fb_json"),
    ("AUD", 2023, 1.505, "AUS/cia_rate", "cia_fb_json"),
    ("XOF", 2023, 606.655, "BEN/cia_rate", "cia_fb_json"),  # of several countries, of which Benin comes first
]


@pytest.mark.parametrize(("currency", "year", "value", "series", "source"), HELD)
def test_a_series_of_the_currency_comes_before_the_tables_in_their_order(currency, year, value, series, source):
    found = exchange_rates.rate(currency, year, default_book())
    assert (found.value, found.series, found.source, found.year) == (value, series, source, year)
    assert (found.why == exchange_rates.SERIES) == series.endswith("_usd")


@pytest.mark.parametrize(
    ("currency", "year", "said"),
    [
        # The euro came to Croatia on 1 January 2023; later releases carry it back over the years of the kuna.
        ("HRK", 2021, "1996–2018"),
        # Turkey's new lira came in 2005: the tables have earlier years in it, when the lira was worth a millionth.
        ("TRY", 2004, "2006–2024"),
        # Belarus took four noughts off its rouble in July 2016.
        ("BYN", 2014, "2018–2024"),
        ("EUR", 2031, "2003–2025"),
        ("EUR", 1998, "2003–2025"),
        ("RUB", 2025, "1999–2024"),
    ],
)
def test_a_year_in_which_it_was_not_the_money_has_no_rate_and_the_others_are_named(currency, year, said):
    with pytest.raises(InputError) as caught:
        exchange_rates.rate(currency, year, default_book())
    assert f"No exchange rate of {currency} is held for {year}." in str(caught.value)
    assert said in caught.value.mend


def test_a_money_that_was_replaced_is_read_from_a_release_of_its_time():
    assert exchange_rates.rate("HRK", 2018, default_book()).value == pytest.approx(6.279, abs=5e-4)


def test_an_unknown_currency_names_the_nearest():
    with pytest.raises(InputError, match=r"“EUT” is no currency\. Did you mean EUR"):
        exchange_rates.rate("EUT", 2023, default_book())


@pytest.mark.parametrize("currency", ["XAU", "BYR", "VES"])
def test_a_currency_without_any_rate_says_what_to_bring(currency):
    with pytest.raises(InputError, match=f"No exchange rate is held for {currency}") as caught:
        exchange_rates.rate(currency, 2023, default_book())
    assert f"{currency}/USD with --data" in caught.value.mend


def test_a_market_rate_that_is_an_interval_exchanges_nothing_and_no_official_one_takes_its_place():
    """The Factbook's official rate of the North Korean won is some sixty times the market's."""
    assert default_book().table("cia_rate").holds("PRK")
    with pytest.raises(InputError, match="not one number but an interval"):
        exchange_rates.rate("KPW", 2019, default_book())


def test_as_of_a_day_only_what_was_out_counts():
    """The Factbook's rate of 2023 came with the copy of January 2026, the conversion factors end in 2022."""
    book = default_book().on("2025-06-30")
    assert exchange_rates.rate("RSD", 2022, book).value == 111.6622
    with pytest.raises(InputError, match="held for 2023"):
        exchange_rates.rate("RSD", 2023, book)


def test_a_rate_of_ones_own_comes_first(tmp_path):
    own = Book(data_folder(), ruritania.write(tmp_path / "own"))
    found = exchange_rates.rate("PLN", 2023, own)
    assert (found.value, found.why) == (4.0, exchange_rates.OWN)  # 4 to the dollar, as the how-to has it
    assert exchange_rates.rate("PLN", 2023, default_book()).value == 4.204  # tables/cia_rate/2026-01-22.csv


def test_a_rate_of_nought_is_refused_when_it_is_read(tmp_path):
    folder = ruritania.write(tmp_path / "own")
    [about] = [path for path in folder.glob("series/*/*/about.toml") if '"PLN/USD"' in path.read_text("utf-8")]
    values = about.with_name("values.csv")
    values.write_text(values.read_text("utf-8").replace("2023,4,", "2023,0,"), "utf-8")
    with pytest.raises(InputError, match="0 cannot be: a figure of the kind exchange_rate is above zero"):
        Book(data_folder(), folder)


def test_whose_money_a_currency_was_is_looked_up_once(monkeypatch):
    exchange_rates.rate("GBP", 2024, default_book())
    monkeypatch.setattr("babel.numbers.get_territory_currencies", None)
    assert exchange_rates.rate("GBP", 2024, default_book()).value == 0.782
