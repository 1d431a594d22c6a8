"""What all readers of providers share: files in whatever wrapping, what nobody's file looks like, codes and periods."""

import gzip
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from econ.evidence.providers import LAYOUTS, Wanted, codes, layout_of, looks_like, names, parts, read, recognise
from econ.evidence.providers.content import number
from econ.evidence.providers.periods import yearly
from econ.evidence.providers.registry import Collected, Figure, ImportedSeries, reads, slug, source
from econ.files import bounds
from econ.wording.errors import InputError

SHARED = Path(__file__).resolve().parents[2] / "shared"
SAMPLES = [p for p in sorted(SHARED.glob("samples/*/*")) if p.name != "sources.csv"]
needs_real = pytest.mark.skipif(not SAMPLES, reason="samples not present")

CHART = b"Entity,Code,Year,Population\nSerbia,SRB,2022,6664449\nSerbia,SRB,2023,6623183\n"


def zipped(**members):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def figures(content, wanted=Wanted()):  # noqa: B008 - a Wanted is never changed
    done, _rest = read(parts(content, "x"), wanted)
    return {(s.country, f.year): f.value for _p, _l, imported in done for s in imported.series for f in s.figures}


TWO = {("SRB", 2022): 6664449, ("SRB", 2023): 6623183}


# --- wrapping -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        CHART,
        gzip.compress(CHART),
        zipped(a=CHART),
        zipped(**{"folder/b.bin": CHART, "readme": b"Read me first, please."}),
    ],
    ids=["plain", "gzip", "zip", "zip with others"],
)
def test_a_file_is_the_same_in_whatever_it_is_packed(content):
    assert figures(content) == TWO


def test_a_file_on_the_disk_is_read_piece_by_piece(tmp_path):
    path = tmp_path / "chart.csv"
    path.write_bytes(CHART)
    [part] = parts(path)
    assert (part.name, part.content()) == ("chart.csv", CHART)
    with pytest.raises(InputError, match="Check the name"):
        parts(tmp_path / "none.csv")
    with pytest.raises(InputError, match="pipe or a device"):
        parts(tmp_path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \r\n ", "empty"),
        (zipped(), "page|empty|ZIP"),
        (zipped(a=b""), "empty"),
        (zipped(a=CHART)[:-30], "damaged"),
        (gzip.compress(CHART)[:-9], "damaged"),
        (zipped(**{f"{n}": CHART for n in range(501)}), "more than 500 files"),
    ],
    ids=["nothing", "blanks", "empty zip", "zip of nothing", "cut zip", "cut gzip", "many members"],
)
def test_what_cannot_be_unpacked_is_refused(content, said):
    with pytest.raises(InputError, match=said):
        figures(content)
    assert recognise(content) is None or recognise(content).provider == "Our World in Data"


def test_a_zip_with_a_password_is_refused(monkeypatch):
    content = bytearray(zipped(a=CHART))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(mark) + at] |= 1
    with pytest.raises(InputError, match="password"):
        figures(bytes(content))


def test_what_unfolds_without_end_is_stopped(monkeypatch):
    monkeypatch.setattr(bounds, "LARGEST_UNFOLDED", 100_000)
    bomb = gzip.compress(CHART + b"Serbia,SRB,2021,1\n" * 20_000)
    with pytest.raises(InputError, match="unfolds to more than"):
        figures(bomb)


@pytest.mark.timeout(60)  # ends a hang, and measures nothing
def test_a_million_rows_are_refused_soon():
    content = b"Entity,Code,Year,Population\n" + b"".join(b"Serbia,SRB,%d,1\n" % (1000 + n % 999) for n in range(10**6))
    with pytest.raises(InputError, match="more than 400,000 figures"):
        figures(content)


def test_more_rows_and_more_figures_than_there_may_be_are_refused(monkeypatch):
    monkeypatch.setattr(bounds, "MOST_IMPORTED_ROWS", 2)
    with pytest.raises(InputError, match="more than 2 rows"):
        figures(CHART)
    monkeypatch.undo()
    monkeypatch.setattr(bounds, "MOST_IMPORTED_FIGURES", 1)
    with pytest.raises(InputError, match="more than 1 figures") as error:
        figures(CHART)
    assert "--country" in error.value.mend


def test_a_file_larger_than_may_be_is_refused(monkeypatch):
    monkeypatch.setattr(bounds, "LARGEST_IMPORT", 20)
    with pytest.raises(InputError, match="larger than"):
        figures(CHART)


# --- text and tables ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (b"\xef\xbb\xbfa", "utf-8-sig"),
        ("a,b".encode("utf-16"), "utf-16"),
        ("a,b".encode("utf-16-be"), "utf-16-be"),
        ("a,b".encode("utf-16-le"), "utf-16-le"),
        (b"a,b", "utf-8"),
        ("북한의 국내총생산".encode("cp949"), "cp949"),
    ],
)
def test_the_encoding_is_told_by_marks_zeros_and_letters(content, encoding):
    assert parts(content, "x")[0].encoding == encoding


def test_letters_of_windows_far_behind_the_beginning_are_read():
    content = CHART + b"Serbia,SRB,2021,1\n" * 5000 + "Côte d'Ivoire,CIV,2021,1\n".encode("cp1252")
    assert figures(content)["CIV", 2021] == 1


@pytest.mark.parametrize(
    ("text", "separator", "comma"),
    [
        ("a;b\n1,5;2,5\n1,25;3,5\n", ";", True),
        ("a;b\n1.5;2.5\n", ";", False),
        ("a\tb\n1,063.5\t2\n", "\t", False),
        ("a\tb\n1.063,5\t2\n", "\t", True),
        ("a,b;\n1,2;\n3,4;\n", ",", False),
        ("a|b|c\n1|2|3\n", "|", False),
    ],
)
def test_the_separator_and_the_decimal_mark_are_those_of_all_rows(text, separator, comma):
    [part] = parts(text.encode(), "x")
    assert (part.separator, part.decimal_comma) == (separator, comma)


@pytest.mark.parametrize(
    ("text", "comma", "value"),
    [
        ("12.5", False, 12.5),
        ("-3", False, -3),
        ("1,234.5", False, 1234.5),
        ("1.234,5", True, 1234.5),
        ("12,5", True, 12.5),
        ("1.5E+12", False, 1.5e12),
        ("1,5E+12", True, 1.5e12),
        (" 7 ", False, 7),
        (".5", False, 0.5),
        ("..", False, None),
        ("n/a", False, None),
        ("…", False, None),
        ("", False, None),
        ("-", False, None),
        ("NaN", False, None),
    ],
)
def test_numbers_as_providers_write_them(text, comma, value):
    assert number(text, decimal_comma=comma) == value


@pytest.mark.parametrize("text", ["12x", "1 234", "1_000", "inf", "1e999", "12,34,5", "०१"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        number(text)


def test_the_last_line_without_an_end_is_whole_if_it_is_as_long_as_the_others():
    assert figures(CHART[:-1]) == TWO
    with pytest.raises(InputError, match="cut"):
        figures(CHART[:-4])


# --- what nobody's file looks like ----------------------------------------------------------------------------


def workbook():
    book, saved = openpyxl.Workbook(), io.BytesIO()
    book.active.title = "Budget"
    book.active.append(["Item", "Amount"])
    book.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"name,age,height\nAnna,3,90\n", "a table whose columns are name, age, height"),
        (b"<!DOCTYPE html><html><body>503</body></html>", "a page of the web"),
        (b"<?xml version='1.0'?><kml><x/></kml>", "a file in XML that begins with <kml>"),
        (b'{"name": 1, "age": 2}', "a file in JSON with name, age"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel workbook"),
        (b"%PDF-1.7 x", "a PDF"),
        (b"{\\rtf1 x}", "a text in RTF"),
        (b"PAR1xxxx", "a Parquet file"),
        (b"\x89PNG\r\n", "a picture"),
        (b"Dear reader, hello.\n", "hello"),
        (workbook(), "a workbook with the sheets Budget, which begins with Item, Amount"),
        (b"\x01\x00\x02\x00\x03\x04\x05\x00\x07" * 40, "a file of bytes|a text"),
    ],
)
def test_nobodys_file_is_said_in_one_sentence(content, words):
    assert layout_of(parts(content, "x")[0]) is None
    assert recognise(content) is None
    with pytest.raises(InputError, match=words) as error:
        figures(content)
    assert "econ import --help" in str(error.value)
    assert "\n" not in str(error.value)


def test_what_it_looks_like_has_no_character_that_cannot_be_seen():
    [part] = parts(b"a\x1b[31mred,b\n1,2\n", "x")
    assert "\x1b" not in looks_like(part)


# --- layouts --------------------------------------------------------------------------------------------------


def test_every_provider_has_its_layouts_and_each_its_own_name():
    providers = {layout.provider for layout in LAYOUTS}
    assert {"World Bank", "United Nations", "IMF", "FRED", "Our World in Data", "Bank of Korea"} <= providers
    assert len({layout.layout for layout in LAYOUTS}) == len(LAYOUTS)


def test_a_file_of_this_package_puts_its_own_layout_on_the_list(monkeypatch):
    monkeypatch.setattr("econ.evidence.providers.registry.LAYOUTS", listed := [])
    reads("Somebody", "Somebody's file", lambda part: part.opening.startswith("x"))(lambda *_given: None)
    assert [(layout.provider, layout.recognises(parts(b"x", "x")[0])) for layout in listed] == [("Somebody", True)]


@needs_real
@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_every_real_file_is_recognised_by_one_layout_whatever_its_name(path):
    [part] = parts(path.read_bytes(), "download")
    assert [layout for layout in LAYOUTS if layout.recognises(part)] == [layout_of(part)]


# --- figures on their way in ----------------------------------------------------------------------------------

ONE = ImportedSeries(
    "SRB", "Serbia", "gdp", "x_gdp", "X", "X", "X.", "USD/year", "current", (), {"id": "x"}, "CC-BY-4.0"
)


def test_a_year_has_one_figure_and_a_contradiction_is_refused():
    into = Collected()
    into.put(ONE, [Figure(2023, 1.0), Figure(2022, 2.0)])
    into.put(ONE, [Figure(2023, 1.0)])
    [series] = into.imported().series
    assert [(f.year, f.value) for f in series.figures] == [(2022, 2.0), (2023, 1.0)]
    with pytest.raises(InputError, match="Serbia has two figures of X for 2023: 1 and 3"):
        into.put(ONE, [Figure(2023, 3.0)])


def test_a_source_is_a_record_of_a_bibliography():
    record = source("x", "Title", "Author", "Publisher", "https://example.org", "2024-10", "Read with care.")
    assert record["issued"] == {"date-parts": [[2024, 10]]}
    assert record["author"] == [{"literal": "Author"}]
    assert record["custom"] == {"reliability": "A", "comment": "Read with care."}
    assert "issued" not in source("x", "Title", "Author", "Publisher", "")
    assert slug("NY.GDP.MKTP.CD of 2024-10-24!") == "ny_gdp_mktp_cd_of_2024_10_24"


def test_what_is_asked_for_goes_by_any_of_its_names():
    wanted = Wanted(frozenset({"SRB"}), frozenset({"gdp"}))
    assert wanted.country("SRB")
    assert not wanted.country("POL")
    assert wanted.one_of("NY.GDP.MKTP.CD", "GDP")
    assert not wanted.one_of("exports")


# --- periods --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("points", "year", "value", "note", "used"),
    [
        ([("2023", 5.0)], 2023, 5.0, "", True),
        ([(f"2023M{n:02d}", 1.0 * n) for n in range(1, 13)], 2023, 6.5, "Mean of 12 months.", True),
        ([(f"2023{n:02d}", 1.0 * n) for n in range(1, 13)], 2023, 6.5, "Mean of 12 months.", True),
        ([(f"2023-Q{n}", 1.0 * n) for n in range(1, 5)], 2023, 2.5, "Mean of 4 quarters.", True),
        ([(f"2023S{n}", 1.0 * n) for n in (1, 2)], 2023, 1.5, "Mean of 2 half-years.", True),
        ([("2023-M01", 4.0)], 2023, 4.0, "Mean of 1 months of a year that has not all of them.", False),
        ([("2023-01-01", 4.0), ("2023-04-01", 6.0)], 2023, 5.0, "Mean of 2 quarters of a year that", False),
    ],
)
def test_periods_become_years_with_their_number(points, year, value, note, used):
    [figure] = yearly(points)
    assert (figure.year, figure.value, figure.used) == (year, value, used)
    assert figure.note.startswith(note)


def test_parts_of_a_flow_are_added_up():
    [figure] = yearly([(f"2023Q{n}", 1.0 * n) for n in range(1, 5)], added=True)
    assert (figure.value, figure.note) == (10.0, "Sum of 4 quarters.")


def test_first_days_of_years_are_years_and_weeks_are_weeks():
    assert [(f.year, f.note) for f in yearly([("2022-01-01", 1.0), ("2023-01-01", 2.0)])] == [(2022, ""), (2023, "")]
    weeks = [(f"2023-{m:02d}-{d:02d}", 1.0) for m in range(1, 13) for d in (3, 10, 17, 24)][:50]
    assert "weeks" in yearly([*weeks, ("2023-12-30", 1.0), ("2023-12-31", 1.0)])[0].note


def test_a_period_with_two_figures_is_refused():
    with pytest.raises(InputError, match="two figures for 2023Q1"):
        yearly([("2023Q1", 1.0), ("2023Q1", 2.0)])


# --- codes ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("of", "given", "code"),
    [
        (codes.country, "kos", "XKX"),
        (codes.country, "WBG", "PSE"),
        (codes.country, "KSV", "XKX"),
        (codes.country, "OWID_WRL", "WLD"),
        (codes.country, "ROM", "ROU"),
        (codes.of_number, 408, "PRK"),
        (codes.of_number, 810, ""),
        (codes.of_number, 736, ""),
        (codes.of_number, 412, "XKX"),
        (codes.of_number, 1, "WLD"),
        (codes.country, "NIU", "NIU"),
        (codes.of_two_letters, "RS", "SRB"),
        (codes.of_two_letters, "XC", ""),
        (codes.of_gec, "kn", "PRK"),
        (codes.of_gec, "RI", "SRB"),
        (codes.of_gec, "??", ""),
        (codes.currency, "SRB", "RSD"),
        (codes.currency, "BTN", "BTN"),
        (codes.currency, "XKX", "EUR"),
        (codes.currency, "ZZZ", ""),
        (names.by_name, "Korea, Dem. People's Rep.", "PRK"),
        (codes.name, "SRB", "Serbia"),
        (codes.name, "ZZZ", "ZZZ"),
    ],
)
def test_codes_and_names_of_providers_are_those_of_the_book(of, given, code):
    assert of(given) == code


def test_every_country_of_the_book_is_one_and_groups_are_none():
    assert codes.is_country("WLD")
    assert codes.is_country("XKX")
    assert not any(map(codes.is_country, ("AFE", "EMU", "SUN", "YUG", "")))


def test_the_euro_begins_in_a_whole_year():
    assert codes.currency_since("AUT") == 1999
    assert codes.currency_since("ZZZ") == 0


@pytest.mark.parametrize(
    ("words", "unit", "basis"),
    [
        ("GDP (current US$)", "USD", "current"),
        ("constant 2015 US$", "USD_2015", "constant-2015"),
        ("PPP (constant 2021 international $)", "USD_PPP", "PPP-constant-2021"),
        ("current LCU", "RSD", "current"),
        ("constant LCU", "RSD", "constant-unstated"),
        ("constant US$", "", ""),
        ("international-$", "USD_PPP", "PPP"),
        ("metric tons", "", ""),
    ],
)
def test_words_for_money_say_its_prices(words, unit, basis):
    assert codes.money(words, "SRB") == (unit, basis)


def test_a_text_of_a_provider_becomes_a_sentence_of_ours():
    assert codes.sentence("Data are\r\n in  dollars") == "Data are in dollars."
    assert codes.sentence("One. " * 200) == ("One. " * 80).strip()
    assert codes.sentence("") == ""
