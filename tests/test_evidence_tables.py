"""Tables of many countries: the release that is asked for, checked when it is read."""

import hashlib

import pytest

from econ import InputError
from econ.evidence import Book

OLD = "country,2022,2023\nKEN,113000000000,107000000000\nSRB,63563410721,\nWLD,101000000000000,\n"
NEW = "country,2022,2023,2024\nKEN,113.5e9,108000000000,120000000000\nSRB,,81000000000,\n"
"""Figures made up for these tests."""

ABOUT = """kind = "gdp"
label = "GDP, made up"
concept = "Made up."
unit = "USD/year"
price_basis = "current"
grade = "A2"
plausible = [1e6, 1e15]
licence = "CC-BY-4.0"

[[vintage]]
released = "2024-10-24"
file = "2024-10-24.csv"
sha256 = "{old}"
source = "un_ama"

[[vintage]]
released = "2026-07-13"
file = "2026-07-13.csv"
sha256 = "{new}"
source = "wdi_macropanel"
note = "The day is in the file."

[country.SRB]
grade = "B3"
note = "Only for Serbia."
"""


@pytest.fixture
def table(data):
    """The shipped figures with a table `made_up` of two releases; the folder of the table."""
    folder = data / "tables" / "made_up"
    folder.mkdir(parents=True)
    sums = {}
    for name, day, text in (("old", "2024-10-24", OLD), ("new", "2026-07-13", NEW)):
        (folder / f"{day}.csv").write_text(text, "utf-8")
        sums[name] = hashlib.sha256(text.encode()).hexdigest()
    (folder / "about.toml").write_text(ABOUT.format(**sums), "utf-8")
    return folder


@pytest.fixture
def book(table):
    return Book(table.parent.parent)


def test_the_newest_release_counts_and_a_blank_is_no_figure(book):
    serbia, kenya = book.series_at("SRB/made_up"), book.series("KEN", "made_up")
    assert {y: r.value for y, r in serbia.used.items()} == {2023: 81e9}
    assert {y: r.value for y, r in kenya.used.items()} == {2022: 113.5e9, 2023: 108e9, 2024: 120e9}
    assert (serbia.key, serbia.about.release) == ("SRB/made_up", "2026-07-13")
    assert {row.source for row in serbia.rows} == {"wdi_macropanel"} == set(serbia.about.sources)


@pytest.mark.parametrize(
    ("day", "release", "figure"),
    [("2024-10-24", "2024-10-24", 107e9), ("2026-07-12", "2024-10-24", 107e9), ("2026-07-13", "2026-07-13", 108e9)],
)
def test_as_of_a_day_the_newest_release_up_to_it_counts(book, day, release, figure):
    series = book.series("KEN", "made_up", as_of=day)
    assert (series.about.release, series.value(2023)) == (release, figure)
    assert book.series("KEN", "made_up").value(2023) == 108e9


def test_before_the_first_release_there_is_none(book):
    with pytest.raises(
        InputError, match=r"was not yet held on 2024-10-23.*first day on which a figure of it is held is 2024-10-24"
    ):
        book.series("KEN", "made_up", as_of="2024-10-23").value(2023)


def test_what_differs_for_a_country_is_said_of_it_alone(book):
    serbia, kenya = book.series("SRB", "made_up").about, book.series("KEN", "made_up").about
    assert (serbia.grade, serbia.note) == ("B3", "Only for Serbia.")
    assert (kenya.grade, kenya.note, kenya.licence) == ("A2", "", "CC-BY-4.0")


def test_a_country_that_the_table_does_not_hold_is_one_sentence(book):
    with pytest.raises(
        InputError, match=r"GDP, made up does not hold North Korea\. Of this kind there are: bok_nominal"
    ):
        book.series("PRK", "made_up")
    assert "made_up" not in book.series_names("PRK")
    assert "made_up" in book.series_names("SRB")
    assert "made_up" in book.series_names("WLD", as_of="2025-01-01")
    assert "made_up" not in book.series_names("WLD")


def test_a_folder_of_the_same_name_comes_before_the_table(table, book):
    own = table.parent.parent / "series" / "KEN" / "made_up"
    own.mkdir(parents=True)
    lines = ABOUT.split("\n\n", 1)[0] + '\nsources = ["un_ama"]\n'
    (own / "about.toml").write_text(lines, "utf-8")
    (own / "values.csv").write_text("year,value,status,source\n2023,1000000,used,un_ama\n", "utf-8")
    assert book.series("KEN", "made_up").value(2023) == 1e6
    assert book.series_names("KEN").count("made_up") == 1


def test_a_release_is_read_when_it_is_asked_for_and_no_other(table, book):
    (table / "2024-10-24.csv").unlink()
    assert book.series("KEN", "made_up").value(2023) == 108e9
    with pytest.raises(InputError, match="2024-10-24"):
        book.series("KEN", "made_up", as_of="2025-01-01")


def test_a_damaged_release_is_one_sentence(table, book):
    (table / "2026-07-13.csv").write_text(NEW.replace("81", "91"), "utf-8")
    with pytest.raises(InputError, match=r"tables/made_up/2026-07-13.csv: The file is damaged") as raised:
        book.series("SRB", "made_up")
    assert raised.value.mend


def test_the_ends_of_lines_damage_nothing(table, book):
    (table / "2026-07-13.csv").write_bytes(NEW.replace("\n", "\r\n").encode())
    assert book.series("SRB", "made_up").value(2023) == 81e9


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("year,2022\nKEN,1e9\n", "first line"),
        ("country,2022,2022\nKEN,1e9,1e9\n", "first line"),
        ("country\nKEN\n", "first line"),
        ("", "first line"),
        ('country,2022\nKEN,"1e9\n', "line 2"),
        ("country,2022\nKEN,1e9\nKEN,2e9\n", "line 3.*KEN"),
        ("country,2022\nKEN,1e9,2e9\n", "line 2.*KEN"),
        ("country,2022\n\nKEN,1e9\n", "line 2"),
        ("country,2022\nKEN,108 billion\n", "line 2, 2022.*value"),
        ("country,2022\nKEN,1e18\n", "line 2, 2022.*plausible"),
        ("country,FY22\nKEN,1e9\n", "first line"),
    ],
)
def test_what_stands_wrongly_in_a_release_is_said_with_its_row(table, book, text, words):
    about = table / "about.toml"
    now = hashlib.sha256(text.encode()).hexdigest()
    about.write_text(about.read_text("utf-8").replace(hashlib.sha256(NEW.encode()).hexdigest(), now), "utf-8")
    (table / "2026-07-13.csv").write_text(text, "utf-8")
    with pytest.raises(InputError, match=words):
        book.series("KEN", "made_up")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('released = "2024-10-24"', 'released = "2024-10"', "released"),
        ('source = "un_ama"', 'source = "nobody"', "nobody"),
        ('[country.SRB]\ngrade = "B3"', '[country.SRB]\ngrades = "B3"', "grade"),
        ('label = "GDP, made up"\n', "", "label"),
        ('label = "GDP, made up"\n', 'label = "GDP, made up"\nlabels = "x"\n', "label"),
    ],
)
def test_what_is_wrong_in_about_is_said(table, book, old, new, words):
    about = table / "about.toml"
    text = about.read_text("utf-8")
    assert old in text
    about.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(InputError, match=f"tables/made_up/about.toml.*{words}"):
        book.series("SRB", "made_up")


def test_the_digest_holds_the_sums_of_the_releases_and_not_their_bodies(table):
    before = Book(table.parent.parent).digest
    (table / "2026-07-13.csv").write_text(NEW + "\n", "utf-8")
    assert Book(table.parent.parent).digest == before
    about = table / "about.toml"
    about.write_text(about.read_text("utf-8").replace(hashlib.sha256(NEW.encode()).hexdigest(), "0" * 64), "utf-8")
    assert Book(table.parent.parent).digest != before
