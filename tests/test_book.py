"""Reading `data/`: every mistake is reported with the file, the row and the way to mend it."""

import numpy as np
import pytest

import econ
from econ import InputError
from econ.evidence import Book
from econ.provenance import audit

BOOK = econ.default_book()


def read_everything(book):
    """What the calculator reads sooner or later."""
    read = [book.sources, book.cards, book.lines, book.line_cards, book.countries, book.evidence]
    read += [list(book.all_series()), book.release, book.dimension("gdp")]
    for name in book.presets:
        econ.resolve(econ.Scenario.preset(name, book), book)
    return read


def test_the_shipped_figures_are_read():
    assert all(read_everything(Book()))


CARDS = "assumptions/costs.toml"
PAID = """[horizon]
label = "Horizon"
meaning = "Number of years over which costs and losses are counted."
unit = "year"
value = "10"
plausible = [0.5, 50]"""
RATIO = "[domestic_value_added_ratio]"
VALUES = "series/PRK/bok_nominal/values.csv"
ABOUT = "series/PRK/bok_nominal/about.toml"
PRESET = "scenarios/press-line-2023.toml"

BROKEN = {
    "TOML that is none": (CARDS, "[horizon]", "[horizon", "TOML"),
    "a value without quotation marks": (CARDS, PAID, PAID.replace('"10"\np', "10\np"), "value"),
    "a missing field": (CARDS, PAID, PAID.replace("plausible = [0.5, 50]", ""), "plausible"),
    "an unknown field": (CARDS, PAID, PAID + "\nnotes = 'x'", "Did you mean `note`"),
    "a plausible range upside down": (CARDS, PAID, PAID.replace("[0.5, 50]", "[50, 0.5]"), "low first"),
    "a plausible range of one number": (CARDS, PAID, PAID.replace("[0.5, 50]", "[0]"), "plausible"),
    "a value out of its plausible range": (CARDS, PAID, PAID.replace('value = "10"', 'value = "100"'), "outside"),
    "a value that is no number": (CARDS, PAID, PAID.replace('value = "10"', 'value = "all"'), "not a quantity"),
    "a value with a unit of its own": (CARDS, PAID, PAID.replace('value = "10"', 'value = "1 USD"'), "measure"),
    "an interval without a level": (CARDS, PAID, PAID.replace('value = "10"', 'value = "1 to 10"'), "how sure"),
    "a sentence without a period": (CARDS, "losses are counted.", "losses are counted", "period"),
    "two cards of one name": (CARDS, "[horizon]", "[dud_share]", "twice"),
    "a key outside of all cards": (CARDS, "[horizon]", "x = 1\n[horizon]", ""),
    "a scope that is no table": ("assumptions/economy.toml", RATIO, RATIO + '\nonly_for = "PRK"', "only_for"),
    "a scope with an unknown field": (
        "assumptions/economy.toml",
        RATIO,
        RATIO + '\nonly_for = { seller = "PRK" }',
        "seller",
    ),
    "a reason with an unknown place": (
        "assumptions/economy.toml",
        RATIO,
        RATIO + '\nnot_held = "no figure is held of {seller}"',
        "not_held",
    ),
    "a line in another unit": ("lines.csv", "500 to 1500,USD/round", "500 to 1500,USD/missile", "USD/round"),
    "a line without a unit": ("lines.csv", "500 to 1500,USD/round", "500 to 1500,", "USD/round"),
    "an unknown input of a line": (
        "lines.csv",
        "shell_152,152 mm shells,round,,price",
        "shell_152,152 mm shells,round,,prize",
        "price",
    ),
    "another label for the same line": (
        "lines.csv",
        "shell_152,152 mm shells,round,,price",
        "shell_152,152mm,round,,price",
        "label",
    ),
    "a price out of its range": ("lines.csv", "90 %: 500 to 1500", "90%: 5 to 1500", "outside"),
    "a plausible end that is no number": (
        "lines.csv",
        "USD/round,50,10000,2023,STANG2311",
        "USD/round,few,10000,2023,STANG2311",
        "plausible_low",
    ),
    "a plausible end that is missing": (
        "lines.csv",
        "USD/round,50,10000,2023,STANG2311",
        "USD/round,,10000,2023,STANG2311",
        "plausible_low",
    ),
    "a cell too many": (
        "lines.csv",
        "shell_152,152 mm shells,round,,artillery,1,",
        "shell_152,152 mm shells,round,,artillery,1,more,more,more,",
        "comma",
    ),
    "a price year in words": ("lines.csv", "50,10000,2023,STANG2311", "50,10000,today,STANG2311", "price_year"),
    "a line of goods without a name": (
        "lines.csv",
        "shell_152,152 mm shells,round,,price",
        ",152 mm shells,round,,price",
        "name",
    ),
    "two used figures for a year": (VALUES, "2022,36200000000000,,,other", "2022,36200000000000,,,used", "Two rows"),
    "a figure out of its plausible range": (VALUES, "2024,43700000000000", "2024,437000000000000", "zeros"),
    "a figure that is no number": (VALUES, "2024,43700000000000", "2024,43.7 trillion", "value"),
    "a figure with separators": (VALUES, "2024,43700000000000", '2024,"43,700,000,000,000"', "value"),
    "a figure that is not a number": (VALUES, "2024,43700000000000", "2024,nan", ""),
    "a used row without a figure": (VALUES, "2024,43700000000000", "2024,", ""),
    "a year that is none": (VALUES, "2024,43700000000000", "24/25,43700000000000", "year"),
    "an unknown status": (VALUES, "2024,43700000000000,,,used", "2024,43700000000000,,,best", "status"),
    "a row without a source": (VALUES, "used,newsis2025", "used,", "source"),
    "an unknown column": (VALUES, "year,value,low,high", "year,worth,low,high", "worth"),
    "a spread without a reason": (ABOUT, "spread_judgement =", "release_note =", ""),
    "a spread that is off the centre": (ABOUT, "normal 90 %: 0.9 to 1.1", "normal 90%: 0.9 to 1.2", "middle"),
    "a spread in money": (ABOUT, "normal 90 %: 0.9 to 1.1", "normal 90%: 1 to 2 USD", ""),
    "a rate without a country": (ABOUT, "KOR/krw_usd", "krw_usd", "its country and its name"),
    "a series without sources": (
        ABOUT,
        'sources = ["newsfm2018"',
        'sources = []\nborrows_from = ["newsfm2018"',
        "sources",
    ),
    "a country without a name": ("countries.csv", "KP,408,KN,North Korea,", "KP,408,KN,,", "name"),
    "a country that stands there twice": ("countries.csv", "KOR,KR,410", "PRK,KR,410", "twice"),
    "a country of an unknown income group": (
        "countries.csv",
        "e-GDDS,07-01,calendar",
        "e-GDDS,July,calendar",
        "fiscal",
    ),
    "a preset for a country that does not exist": (PRESET, 'exporter = "PRK"', 'exporter = "PRC"', "country"),
    "a preset without a year": (PRESET, "year = 2022", "", "year"),
    "a preset with an unknown field": (PRESET, "year = 2022", "year = 2022\nsummery = 'x'", "summary"),
    "a preset with an unknown quantity": (PRESET, "[set.sale_value]", "[set.sale_vale]", "sale_value"),
    "a preset with a value in another unit": (PRESET, "250 million USD/year", "250 million USD", "total"),
    "a preset with a value out of range": (PRESET, "1000 USD/round", "1 USD/round", "outside"),
    "a preset with a bad grade": (
        PRESET,
        'grade = "C2"\nnote = "250,000 shells',
        'grade = "G2"\nnote = "250,000 shells',
        "grade",
    ),
    "sources that are no JSON": ("sources.json", "[", "", ""),
    "a dimension that is no number": ("dimensions.csv", "sale_value,0", "sale_value,first", "dimension"),
    "a dimension that was given out twice": ("dimensions.csv", "sale_value,0", "sale_value,1", ""),
    "a dimension without a name": ("dimensions.csv", "name,dimension", "nane,dimension", "name"),
    "a release without a date": ("release.toml", "date", "day", "date"),
}


ON_USE = {
    "a preset for a country that does not exist",
    "a preset with an unknown quantity",
    "a preset with a value in another unit",
    "a preset with a value out of range",
}
"""Shown when the preset is asked for, by name; the quantity is named instead of the file."""


def places(text, old, new, count=1):
    found = text.replace(old, new, count)
    assert found != text, f"{old!r} is not there"
    return found


@pytest.mark.parametrize("what", BROKEN)
def test_a_mistake_is_reported_with_the_file_and_the_remedy(what, data):
    name, old, new, match = BROKEN[what]
    path = data / name
    path.write_text(places(path.read_text("utf-8"), old, new), "utf-8")
    with pytest.raises(InputError, match=match or ".") as caught:
        read_everything(Book(data))
    error = caught.value
    place = name.removesuffix(".csv").removesuffix(".toml").removesuffix(".json").rpartition("/")[2]
    assert place in str(error) or (place in {"about", "values"} and name.split("/")[2] in str(error)) or what in ON_USE
    assert error.mend, "no remedy"
    if name in {"lines.csv", VALUES} and what not in ON_USE:
        assert ", line " in str(error)


@pytest.mark.parametrize("name", [CARDS, "lines.csv", VALUES, "sources.json", "countries/PRK.toml"])
def test_a_file_that_is_not_text_is_reported(name, data):
    (data / name).write_bytes(b"\xff\xfe\x80abc")
    with pytest.raises(InputError) as caught:
        read_everything(Book(data))
    assert caught.value.mend


@pytest.mark.parametrize("name", [VALUES, "release.toml"])
def test_a_file_that_is_missing_is_reported(name, data):
    (data / name).unlink()
    with pytest.raises(InputError) as caught:
        read_everything(Book(data))
    assert caught.value.mend


def test_figures_without_a_bibliography_are_refused(data):
    (data / "sources.json").unlink()
    with pytest.raises(InputError, match="There is no source called"):
        read_everything(Book(data))


MISSPELLED = {
    "the source of a card": (
        "assumptions/payment.toml",
        '"HERALD2509"',
        '"HERALD250"',
        r"agree\w+|assumptions/",
        "HERALD2509",
    ),
    "the source of a goods line": (
        "lines.csv",
        "STANG2311 BBG2307E",
        "STANG231 BBG2307E",
        "lines.csv, line 2:",
        "STANG2311",
    ),
    "the source of a figure": (VALUES, "used,newsis2025", "used,newsis202", r"values.csv, line \d+:", "newsis2025"),
    "the source of a series": (ABOUT, '"wowkorea2024"', '"wowkorea202"', "about.toml:", "wowkorea2024"),
    "the source of a preset": (PRESET, '"espreso2023"', '"espreso202"', "press-line-2023.toml:", "espreso2023"),
    "the source of a published figure": (
        "evidence/prices.csv",
        "STANG2311",
        "STANG231",
        r"prices.csv, line \d+:",
        "STANG2311",
    ),
    "the unit of a card": ("assumptions/payment.toml", 'unit = "tonne', 'unit = "tone', r"assumptions/", "tonne"),
    "the unit of a series": (ABOUT, 'unit = "KRW/year"', 'unit = "KRV/year"', "about.toml:", "KRW"),
    "the unit of a published figure": (
        "evidence/prices.csv",
        "USD/round",
        "USD/rund",
        r"prices.csv, line \d+:",
        "round",
    ),
}


@pytest.mark.parametrize(("name", "old", "new", "where", "meant"), MISSPELLED.values(), ids=MISSPELLED)
def test_a_misspelled_source_or_unit_is_refused_when_it_is_read(name, old, new, where, meant, data):
    path = data / name
    path.write_text(places(path.read_text("utf-8"), old, new), "utf-8")
    with pytest.raises(InputError, match=where) as caught:
        read_everything(Book(data))
    assert meant in caught.value.mend


def test_a_badly_formed_unit_is_refused(data):
    path = data / ABOUT
    path.write_text(places(path.read_text("utf-8"), 'unit = "KRW/year"', 'unit = "KRW//year"'), "utf-8")
    with pytest.raises(InputError, match="cannot be read as a unit"):
        read_everything(Book(data))


def test_a_card_without_source_and_judgement_is_refused(data):
    path = data / CARDS
    text = path.read_text("utf-8")
    start = text.index("[horizon]")
    end = text.index("\n\n", start)
    card = text[start:end]
    bare = "\n".join(line for line in card.splitlines() if not line.startswith(("sources", "judgement")))
    path.write_text(text.replace(card, bare), "utf-8")
    with pytest.raises(InputError, match=r"horizon.*no source"):
        read_everything(Book(data))


@pytest.mark.parametrize("grade", ["", "A", "A0", "A7", "G1", "a1", "A1 ", "A12", "1A"])
def test_a_grade_is_a_letter_and_a_digit(grade, data):
    path = data / CARDS
    text = path.read_text("utf-8")
    path.write_text(places(text, 'grade = "F6"', f'grade = "{grade}"'), "utf-8")
    with pytest.raises(InputError, match="grade"):
        read_everything(Book(data))


def test_a_row_of_a_line_that_stands_there_twice_is_refused(data):
    path = data / "lines.csv"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([*lines, lines[1]]) + "\n", "utf-8")
    with pytest.raises(InputError, match=f"line {len(lines) + 1}.*twice"):
        read_everything(Book(data))


def test_a_folder_that_does_not_exist_is_refused(tmp_path):
    with pytest.raises(InputError, match="nowhere"):
        Book(tmp_path / "nowhere")


# What only the whole shows

OFFENDERS = {
    "a series that borrows from none": ("series/PRK/un_current/about.toml", '"bok_nominal"', '"bok_none"', "bok_none"),
    "a rate that does not exist": (ABOUT, "KOR/krw_usd", "KOR/kwr_usd", "kwr_usd"),
    "a country with a series that does not exist": (
        "countries/PRK.toml",
        'exports = "kotra_exports"',
        'exports = "kotra_export"',
        "kotra_export",
    ),
    "a panel with a series that does not exist": ("countries/PRK.toml", '"cia_oer"', '"cia_eor"', "cia_eor"),
    "a kind of series that does not exist": ("countries/PRK.toml", "exports = ", "expots = ", "expots"),
}


@pytest.mark.parametrize(("name", "old", "new", "found"), OFFENDERS.values(), ids=OFFENDERS)
def test_the_audit_finds(name, old, new, found, data):
    path = data / name
    path.write_text(places(path.read_text("utf-8"), old, new), "utf-8")
    assert any(found in offender for offender in audit.offenders(Book(data)))


def test_the_audit_finds_nothing_in_the_shipped_figures():
    offenders = audit.offenders(BOOK)
    assert offenders == [], "\n".join(offenders)


# Folders over folders, and the digest


def test_a_later_folder_adds_to_the_earlier_one(data, tmp_path):
    mine = tmp_path / "mine" / "scenarios"
    mine.mkdir(parents=True)
    (mine / "own.toml").write_text('title = "Mine"\nexporter = "PRK"\nyear = 2022\n', "utf-8")
    book = Book(data, mine.parent)
    assert book.preset("own").title == "Mine"
    assert book.presets == (*BOOK.presets, "own")


def test_a_new_country_needs_no_code(data):
    """Luxembourg sells for a million against 80 billion euros at 1.08 dollars: 1 in 86,400."""
    series = data / "series" / "LUX" / "own_gdp"
    series.mkdir(parents=True)
    (data / "countries" / "LUX.toml").write_text(
        'name = "Luxembourg"\nof = "Luxembourg\'s"\ngdp = "own_gdp"\npanel = ["own_gdp"]\n', "utf-8"
    )
    rate = data / "series" / "LUX" / "eur_usd"
    rate.mkdir()
    for folder, kind, unit, value, extra in (
        (series, "gdp", "EUR/year", 80e9, 'exchange_rate = "LUX/eur_usd"\n'),
        (rate, "exchange_rate", "EUR/USD", 1 / 1.08, ""),
    ):
        (folder / "about.toml").write_text(
            f'kind = "{kind}"\nlabel = "Own"\nconcept = "Own figure."\nunit = "{unit}"\n'
            f'price_basis = "current"\n{extra}'
            'sources = ["voa2023"]\ngrade = "C3"\nplausible = [0, 1e12]\n',
            "utf-8",
        )
        (folder / "values.csv").write_text(
            f"year,value,low,high,status,source,note\n2023,{value!r},,,used,voa2023,\n", "utf-8"
        )
    result = econ.run(econ.Scenario("LUX", None, 2023, set={"sale_value": 1e6}), Book(data))
    assert float(np.ravel(result.central["gdp_share"])[0]) == pytest.approx(1 / 86_400, rel=1e-12)


def test_the_digest_does_not_hang_on_the_ends_of_lines(data):
    before = Book(data).digest
    for path in data.rglob("*.csv"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert Book(data).digest == before == BOOK.digest


@pytest.mark.parametrize("name", ["lines.csv", CARDS, VALUES, ABOUT, "countries/PRK.toml", "sources.json", PRESET])
def test_any_change_of_a_figure_changes_the_digest(name, data):
    path = data / name
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    assert Book(data).digest != BOOK.digest


def test_the_same_figures_read_the_same_whatever_the_ends_of_lines(data):
    for path in data.rglob("*.csv"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    book = Book(data)
    assert book.line_cards == BOOK.line_cards
    assert book.series("PRK", "bok_nominal").rows == BOOK.series("PRK", "bok_nominal").rows


# Series


def test_the_nearest_year_is_the_last_one_before_else_the_first_after():
    series = BOOK.series("PRK", "bok_nominal")
    assert [series.nearest_year(y) for y in (2015, 2017, 2021, 2022, 2030)] == [2016, 2017, 2021, 2022, 2024]
    gappy = BOOK.series("PRK", "cia_oer")  # 2007 to 2009 and 2023
    assert [gappy.nearest_year(y) for y in (2016, 2017)] == [2009, 2023]


def test_a_year_without_a_figure_is_refused_with_the_years_that_have_one():
    with pytest.raises(InputError, match=r"2007–2009, 2023"):
        BOOK.series("PRK", "cia_oer").value(2021)


def test_a_line_has_its_exporters_figure_before_the_general_one():
    own = BOOK.line_card("quality_discount_shell_152", "PRK")
    assert own.only_for.exporter == "PRK"
    assert BOOK.line_card("quality_discount_shell_152", "IRN") is None
    assert BOOK.line_card("price_shell_152", "IRN").only_for.exporter is None


@pytest.mark.parametrize(
    ("spread", "low", "high"),
    [
        ("normal 90%: 0.9 to 1.1", 0.9, 1.1),
        ("uniform: 0.5 to 1.5", 0.55, 1.45),  # 5 and 95% of the way
        ("90%: 0.8 to 1.25", 0.8, 1.25),
        ("one of: 0.8 (0.2), 1 (0.6), 1.3 (0.2)", 0.8, 1.3),
        ("0.5 to 1.5, likely 1", None, None),
    ],
)
def test_the_spread_of_a_series_is_a_factor_on_its_figure(spread, low, high, edit):
    """Whatever its shape: a factor of 0.8 on 28 billion dollars is 22.4 billion, not 0.8 dollars."""
    try:
        book = Book(edit(ABOUT, "normal 90 %: 0.9 to 1.1", spread))
        gdp = econ.run(econ.Scenario(year=2022), book).draws["gdp"]
    except InputError:
        return
    middle = 36.2e12 / 1291.7796
    assert 0.3 * middle < gdp.min()
    assert gdp.max() < 2 * middle
    if low is not None:
        found = np.quantile(gdp, [0.05, 0.95]) / middle
        assert found == pytest.approx([low, high], rel=3e-3)
