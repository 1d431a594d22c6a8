"""Folders of figures of one's own: read, joined to those that ship, named in what is made with them."""

import gc
import hashlib
import io
import os
import shlex
import zipfile

import numpy as np
import pytest

import econ
from econ import verify
from econ.claims.shipped import load
from econ.doors.cli import main
from econ.equations import units
from econ.evidence import Book, checks, folders, using, usual_book, with_own
from econ.evidence.data_files import read_csv
from econ.files import bounds
from econ.output.export import comparison_csv, to_bytes
from econ.provenance import audit, citing, links
from econ.verify import standing
from econ.wording.errors import InputError
from tests import ruritania
from tests.spent import calls

SHIPPED = econ.data_folder()
PRESET = "ruritania-2023"
OWN = 'title = "Mine"\nexporter = "PRK"\nyear = 2022\n'


@pytest.fixture
def mine(tmp_path):
    return ruritania.write(tmp_path / "my-figures")


@pytest.fixture
def book(mine):
    return Book(SHIPPED, mine)


@pytest.fixture
def result(book):
    return econ.run(econ.Scenario.preset(PRESET, book), book)


def packed(files, **more):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", **more) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def refused(folder, *said):
    """The sentence with which a folder is refused when it is opened."""
    with pytest.raises(InputError) as caught:
        with_own([folder])
    assert all(part in str(caught.value) for part in said), str(caught.value)
    return str(caught.value)


# --- a folder is added ----------------------------------------------------------------------------------


def test_the_digest_of_the_figures_that_ship_and_of_a_folder_beside_them_are_as_ever(tmp_path):
    """Name and length of each file in a line, then the file, in the order of the names; a list of a later folder has
    its number in front. So they were when version 0.3.0 was released."""
    names = (p.relative_to(SHIPPED).as_posix() for p in SHIPPED.rglob("*.*") if p.suffix in (".toml", ".csv", ".json"))
    files = {n: SHIPPED / n for n in names if not (n.startswith("tables/") and n.endswith(".csv"))}
    ruritania.write(tmp_path, {"sources.json": SOURCE.replace("voa", "new"), "scenarios/own.toml": OWN})
    both = {"folder 2, sources.json": tmp_path / "sources.json", "scenarios/own.toml": tmp_path / "scenarios/own.toml"}
    for book, parts in ((Book(), files), (Book(SHIPPED, tmp_path), files | both)):
        total = hashlib.sha256()
        for name, path in sorted(parts.items()):
            total.update(f"{name} {len(path.read_bytes())}\n".encode() + path.read_bytes())
        assert book.digest == total.hexdigest()


def test_a_zip_of_a_folder_is_that_folder(mine, book, tmp_path):
    for top in ("", "my-figures/", "a/b/my-figures/"):
        path = tmp_path / "my-figures.zip"
        files = {f"{top}{name}": text for name, text in ruritania.FILES.items()}
        path.write_bytes(
            packed({**files, "__MACOSX/._x.toml": "x", f"{top}.hidden/y.csv": "y", f"{top}notes.txt": "z"})
        )
        assert Book(SHIPPED, path).digest == book.digest
        assert Book(SHIPPED, path).own[0].named == book.own[0].named


def test_an_unpacked_folder_goes_with_the_last_book_that_reads_it(tmp_path):
    path = tmp_path / "mine.zip"
    path.write_bytes(packed(ruritania.FILES))
    book = Book(SHIPPED, path)
    place = book.own[0].path
    assert place.is_dir()
    del book
    gc.collect()
    assert not place.exists()


def test_a_series_is_held_against_a_few_others_however_many_there_are(tmp_path, monkeypatch):
    """900 series of one country took 20 seconds of processor time when each was held against every other."""
    pairs = []
    monkeypatch.setattr(checks, "_dollars", lambda series, year, _book: pairs.append((series.key, year)))
    office = {n.rpartition("/")[2]: t for n, t in ruritania.FILES.items() if n.startswith(f"{OFFICE}/")}
    files = {f"series/XRU/office_{n}/{name}": text for n in range(40) for name, text in office.items()}
    Book(SHIPPED, ruritania.write(tmp_path / "mine", ruritania.FILES | files))
    assert 40 * 2 <= len(pairs) <= 2 * 45 * checks.MOST_BESIDE


def test_a_rate_is_held_against_a_few_others_however_many_there_are(tmp_path, monkeypatch):
    pairs, whole = [], checks._pairs
    monkeypatch.setattr(checks, "_pairs", lambda one, other: pairs.append((one.key, other.key)) or whole(one, other))
    rate = {n.rpartition("/")[2]: t for n, t in ruritania.FILES.items() if n.startswith("series/SRB/pln_usd/")}
    files = {f"series/SRB/zlotys_{n}/{name}": text for n in range(60) for name, text in rate.items()}
    Book(SHIPPED, ruritania.write(tmp_path / "mine", ruritania.FILES | files))
    assert {one for one, _other in pairs} >= {f"SRB/zlotys_{n}" for n in range(60)}
    assert all(sum(one == key for one, _other in pairs) <= 30 for key in {one for one, _other in pairs})


ALONE = {
    "embargoes.csv": "exporter,buyer,since,until,what,sources,note\nSRB,KEN,2020-01-01,,Arms to Kenya.,un_sc8853,\n",
    "labour.csv": "line,label,account,exporter,input,value,unit,plausible_low,plausible_high,price_year,sources,grade,"
    "judgement\nminers,Miners,compensation of employees,,pay,900,USD/person/month,0,20000,2023,,F6,Ours.\n",
    "countries.csv": "code,name,of\nXRV,Ruritania,Ruritania's\n",
}
"""Files with which the page of data/ says that a folder may begin, each by itself."""


@pytest.mark.parametrize("name", ALONE)
def test_a_folder_of_one_table_is_a_folder_of_figures(name, tmp_path):
    own = Book(SHIPPED, ruritania.write(tmp_path, {name: ALONE[name]}))
    assert {
        "embargoes.csv": lambda: any(e.exporter == "SRB" and e.buyer == "KEN" for e in own.embargoes),
        "labour.csv": lambda: "miners" in own.labour,
        "countries.csv": lambda: own.country("XRV").name == "Ruritania",
    }[name]()


def test_neither_the_order_nor_a_folder_given_twice_changes_anything(mine, tmp_path):
    other = tmp_path / "other"
    (other / "scenarios").mkdir(parents=True)
    (other / "scenarios" / "own.toml").write_text('title = "Mine"\nexporter = "PRK"\nyear = 2022\n', "utf-8")
    assert Book(SHIPPED, mine, other).digest == Book(SHIPPED, other, mine, mine).digest
    assert set(Book(SHIPPED, other, mine).presets) == {*Book().presets, "own", PRESET}


def test_the_book_in_use_ends_with_its_block(book):
    before = econ.default_book()
    with using(book):
        assert econ.default_book() is book
        assert "XRU" in econ.default_book().countries
    assert econ.default_book() is before is usual_book()


def test_the_variable_adds_folders_in_python_too(mine, monkeypatch):
    monkeypatch.setenv("ECON_DATA", f":{mine}:")
    assert "1.50" in econ.headline(econ.run(econ.Scenario.preset(PRESET)))
    monkeypatch.delenv("ECON_DATA")
    assert PRESET not in econ.default_book().presets


# --- nothing is replaced --------------------------------------------------------------------------------

SOURCE = '[{"id": "voa2023", "type": "report", "title": "Mine", "custom": {"reliability": "B"}}]'
LINE = "line,label,item,exporter,input,value,unit,plausible_low,plausible_high,price_year,sources,grade,judgement\n"
REPLACED = {
    "a source": ("sources.json", SOURCE, "source called “voa2023”"),
    "a card": ("assumptions/mine.toml", None, "assumption called “unseen_share”"),
    "a scenario": (
        "scenarios/press-line-2023.toml",
        'title = "Other"\nexporter = "PRK"\nyear = 2023\n',
        "scenario called “press-line-2023”",
    ),
    "a figure of a goods line": (
        "lines.csv",
        f"{LINE}shell_152,152 mm shells,round,,price,900,USD/round,50,10000,2023,,F6,Ours.\n",
        "figure of a goods line called “price_shell_152”",
    ),
    "a dimension": ("dimensions.csv", "name,dimension\nsale_value,250\n", "dimension called “sale_value”"),
    "the number of a dimension": ("dimensions.csv", "name,dimension\nmine,1\n", "given out twice"),
    "the GDP source of a country": ("countries/SRB.toml", 'gdp = "mine"\n', "`gdp` of SRB is world_bank_gdp"),
    "the name of a country": ("countries/SRB.toml", 'name = "Servia"\n', "`name` of SRB is Serbia"),
    "a unit": ("units.toml", '[round]\nof = "missile"\n', "unit called “round”"),
}


@pytest.mark.parametrize(("name", "text", "said"), REPLACED.values(), ids=REPLACED)
def test_a_record_that_ships_is_not_replaced(name, text, said, tmp_path):
    if text is None:
        card = (SHIPPED / "assumptions" / "payment.toml").read_text("utf-8")
        text = card.replace("0 to 0.4, likely 0.1", "0.9")
    ruritania.write(tmp_path / "my-figures", {name: text})
    sentence = refused(tmp_path / "my-figures", said, f"my-figures/{name}")
    assert len(sentence) < 400
    assert "\n" not in sentence


def test_a_series_that_ships_is_not_replaced_and_another_of_another_name_is_added(tmp_path):
    own = tmp_path / "my-figures" / "series" / "PRK" / "bok_nominal"
    own.mkdir(parents=True)
    for name in ("about.toml", "values.csv"):
        text = (SHIPPED / "series" / "PRK" / "bok_nominal" / name).read_text("utf-8")
        (own / name).write_text(text.replace("\n2024,43700000000000", "\n2024,53700000000000"), "utf-8")
    refused(tmp_path / "my-figures", "series called “PRK/bok_nominal”", "name of its own")
    own.rename(own.with_name("my_gdp"))
    book = with_own([tmp_path / "my-figures"])
    asked = econ.Scenario(year=2024, set={"sale_value": 1e9})
    figures = [econ.run(asked.change(gdp=name), book).central["gdp_published"] for name in ("bok_nominal", "my_gdp")]
    assert [float(np.ravel(figure)[0]) for figure in figures] == [43.7e12, 53.7e12]


def test_a_series_of_a_table_that_ships_is_not_replaced(tmp_path):
    """The World Bank's GDP of Serbia stands in a table of all countries."""
    files = {n.replace("central_bank_gdp", "world_bank_gdp"): t for n, t in ruritania.FILES.items()}
    ruritania.write(tmp_path / "my-figures", {n: t for n, t in files.items() if not n.startswith("countries/SRB")})
    refused(tmp_path / "my-figures", "series called “SRB/world_bank_gdp”", "name of its own")


def test_what_is_the_same_is_no_replacement(tmp_path):
    """A copy of all that ships but the date of its release, with returns before the ends of lines."""
    for path in (p for p in SHIPPED.rglob("*.*") if p.suffix in folders.ENDINGS and p.name != "release.toml"):
        place = tmp_path / "copy" / path.relative_to(SHIPPED)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    book = with_own([tmp_path / "copy"])
    assert book.presets == Book().presets
    assert book.sources == Book().sources


def test_a_card_of_a_page_that_ships_stands_beside_its_cards(tmp_path):
    """A file of the same name in a folder of one's own used to hide the one that ships."""
    card = (
        '[my_card]\nlabel = "Mine"\nunit = "1"\nvalue = "0.5"\nplausible = [0, 1]\ngrade = "F6"\njudgement = "Ours."\n'
    )
    ruritania.write(tmp_path / "my-figures", {"assumptions/payment.toml": card})
    assert {"my_card", "unseen_share"} <= with_own([tmp_path / "my-figures"]).cards.keys()


def test_a_release_is_no_folder_of_ones_own(data):
    (data / "sources.json").write_text("[]", "utf-8")
    refused(data, "whole release", "econ restate")


def test_a_claim_that_ships_is_not_replaced(tmp_path):
    (claim, *_rest) = load(Book())
    row = f"claim,kind,description\n{claim.claim},{claim.kind},Mine.\n"
    mine = ruritania.write(tmp_path / "my-figures", {"claims.csv": row})
    with pytest.raises(InputError, match=f"claim called “{claim.claim}”"):
        load(Book(SHIPPED, mine))


def test_a_wrong_name_in_the_variable_is_told_with_it(monkeypatch, capsys):
    monkeypatch.setenv("ECON_DATA", "nothing")
    assert main(["run"]) == 2
    assert "ECON_DATA, nothing: There is no such data folder." in " ".join(capsys.readouterr().err.split())


CODES = {"xru": "Call it XRU", "RU": "three capital letters", "RURI": "three capital letters"}


@pytest.mark.parametrize(("code", "said"), CODES.items())
def test_the_code_of_a_country_is_three_capital_letters(code, said, mine):
    (mine / "countries" / "XRU.toml").rename(mine / "countries" / f"{code}.toml")
    refused(mine, said, f"my-figures/countries/{code}.toml")
    (mine / "countries" / f"{code}.toml").rename(mine / "countries" / "XRU.toml")
    (mine / "series" / "XRU").rename(mine / "series" / code)
    refused(mine, code)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('also = "Old Ruritania; kenya"', "“kenya” belongs to KEN already"),
        ('alpha2 = "US"', "“US” belongs to USA already"),
        ('m49 = "840"', "“840” belongs to USA already"),
        ('of = "Kenya\'s"', "“Kenya's” belongs to KEN already"),
    ],
)
def test_no_two_countries_have_a_name_or_a_code_in_common(line, said, mine):
    """Kenya's claims would else be judged by the figures of another."""
    path = mine / "countries" / "XRU.toml"
    kept = [given for given in path.read_text("utf-8").splitlines() if given.split(" ")[0] != line.split(" ")[0]]
    path.write_text("\n".join([line, *kept]), "utf-8")
    refused(mine, said, "my-figures/countries/XRU.toml")


def test_a_code_outside_of_iso_3166_is_refused_but_for_those_free_for_use(tmp_path):
    """Austria is AUT in ISO 3166, and AUX nobody."""
    named = 'name = "A"\nof = "A\'s"\n'
    refused(ruritania.write(tmp_path / "a", {"countries/AUX.toml": named}), "ISO 3166", "AUX")
    files = {"countries/AUT.toml": 'panel = ["un_gdp"]\n', "countries/XAA.toml": named}
    book = with_own([ruritania.write(tmp_path / "b", files)])
    assert "un_gdp" in book.country("AUT").panel
    assert book.country("XAA").name == "A"


# --- what cannot be read --------------------------------------------------------------------------------


def bomb():
    return packed({"sources.json": b"0" * (bounds.LARGEST_PART + 1)}, compression=zipfile.ZIP_DEFLATED)


HOSTILE = {
    "a bomb": (bomb, "unfold"),
    "a path that climbs": (lambda: packed({"../../sources.json": "[]"}), "outside"),
    "a path from the root": (lambda: packed({"/etc/sources.json": "[]"}), "outside"),
    "too many files": (lambda: packed({f"{n}.csv": "" for n in range(bounds.MOST_FIGURES + 1)}), "2,000 files"),
    "no figures": (lambda: packed({"notes.txt": "x"}), "no figures"),
    "figures in the wrong place": (lambda: packed({"XRU.toml": "x", "b/values.csv": ""}), "no figures"),
    "cut off": (lambda: packed(ruritania.FILES)[:300], "damaged or cut off"),
    "no ZIP": (lambda: b"year,value\n2023,1\n", "neither a folder of figures nor a ZIP"),
    "latin-1": (lambda: packed({"countries/XRU.toml": 'name = "Ruritañia"'.encode("latin-1")}), "UTF-8"),
    "a wrong row": (
        lambda: packed(
            {
                **ruritania.FILES,
                "series/XRU/statistics_office_gdp/values.csv": "year,value,status,source\n2023,x,used,ruritania2024\n",
            }
        ),
        "series/XRU/statistics_office_gdp/values.csv, line 2",
    ),
}


@pytest.mark.parametrize(("content", "said"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_or_wrong_zip_is_refused_in_a_sentence(content, said, tmp_path):
    path = tmp_path / "mine.zip"
    path.write_bytes(content())
    sentence = refused(path, said)
    assert "econ-figures-" not in sentence  # where it was unpacked is nobody's business
    assert "\n" not in sentence


@pytest.mark.parametrize("name", ["../../x/sources.json", "/tmp/sources.json", "a\\sources.json", "C:/sources.json"])
def test_files_that_a_browser_sends_lie_within_their_folder(name):
    with pytest.raises(InputError, match="would lie outside"):
        folders.written({name: b"[]", "my-figures/sources.json": b"[]"}, "figures")


def test_a_folder_of_too_many_files_is_refused_before_they_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr(bounds, "MOST_FIGURES", 3)
    refused(ruritania.write(tmp_path / "my-figures"), "more than 3 files")
    monkeypatch.setattr(bounds, "MOST_FIGURES", 2000)
    monkeypatch.setattr(bounds, "LARGEST_TOGETHER", 100)
    refused(tmp_path / "my-figures", "more than 0.0001 MB")
    monkeypatch.setattr(bounds, "LARGEST_TOGETHER", 30_000_000)
    monkeypatch.setattr(bounds, "MOST_FIGURE_LINES", 20)
    refused(tmp_path / "my-figures", "more than 20 lines")


def test_a_name_that_is_nothing_is_refused(tmp_path, capsys):
    assert main(["list", "countries", "--data", str(tmp_path / "nothing")]) == 2
    assert "There is no such data folder." in " ".join(capsys.readouterr().err.split())


# --- a wrong file in a folder ---------------------------------------------------------------------------

OFFICE = "series/XRU/statistics_office_gdp"
HEAD = "country,2022,2023\n"
EMBARGO = "exporter,buyer,since,until,what,sources\nXRU,,{},{},Arms of Ruritania.,ruritania2024\n"
FIGURE = "item,description,period,central,unit,kind,sources,grade\nmine,A figure.,{},{},1,count,ruritania2024,B3\n"
GUN = f"{LINE}my_gun,Guns,round,,price,900,USD/round,{{}},10000,2023,,F6,Ours.\n"


def table(head=HEAD, row="XRU,19000000000,20000000000\n", above="", **said):
    """The files of a table with one release."""
    about = ruritania.FILES[f"{OFFICE}/about.toml"].replace('sources = ["ruritania2024"]\n', above)
    release = {
        "released": "2024-07-13",
        "file": "2024-07-13.csv",
        "sha256": hashlib.sha256((head + row).encode()).hexdigest(),
        "source": "ruritania2024",
        **said,
    }
    lines = "".join(f'{name} = "{text}"\n' for name, text in release.items())
    return {"tables/mine/about.toml": f"{about}\n[[vintage]]\n{lines}", "tables/mine/2024-07-13.csv": head + row}


def changed(name, old, new):
    """A file of the example with a change in it."""
    text = ruritania.FILES[name]
    assert old in text
    return {name: text.replace(old, new, 1)}


def arms(ends):
    """A series of arms exports whose years end on a day."""
    about = ruritania.FILES[f"{OFFICE}/about.toml"].replace('"gdp"', f'"arms_exports"\nyear_ends = "{ends}"')
    return {"series/XRU/arms/about.toml": about, "series/XRU/arms/values.csv": ruritania.FILES[f"{OFFICE}/values.csv"]}


def issued(parts):
    """The bibliography with another date."""
    return changed("sources.json", "[[2024, 6]]", f"[{parts}]")


WRONG = {
    "a series of a country that is a list": (
        changed("countries/XRU.toml", "gdp =", "exports = []\ngdp ="),
        "`exports` is [], which is no text",
    ),
    "a country with an empty name": (changed("countries/XRU.toml", '"Ruritania"', '" "'), "name: it is empty"),
    "sources of a table as a number": (table(above="sources = 5\n"), "`sources` is 5, which is no list"),
    "sources of a table as a text": (table(above='sources = "abc"\n'), "`sources` is 'abc', which is no list"),
    "a month that is none": (arms("99-99"), "year_ends: “99-99” is no month and day"),
    "a day that no month has": (arms("02-31"), "“02-31” is no month and day"),
    "a day in other digits": (arms("٠٣-٣١"), "“٠٣-٣١” is no month and day"),
    "a release in another folder": (table(file="../../x.csv"), "“../../x.csv” is no CSV that lies beside"),
    "a release from the root": (table(file="/x.csv"), "“/x.csv” is no CSV that lies beside"),
    "a release that is no figure": (table(file="x.txt"), "“x.txt” is no CSV that lies beside"),
    "a release that is hidden": (table(file=".x.csv"), "“.x.csv” is no CSV that lies beside"),
    "a day of a release in digits alone": (table(released="20240713"), "“20240713” is no day"),
    "a day of a release as a week": (table(released="2024-W28-6"), "“2024-W28-6” is no day"),
    **{
        f"a year of a table as {year}": (table(f"country,2023,{year}\n"), "not “country” and then years")
        for year in ("2023.0", "02023", " 2023", "+2023", "2_023", "٢٠٢٣")
    },
    "a figure of a table with an underscore": (table(row="XRU,1_9000000000,20000000000\n"), "`value` is '1_9"),
    "a quotation that does not end": (
        changed(f"{OFFICE}/values.csv", "19000000000,,,used,ruritania2024,", '19000000000,,,used,ruritania2024,"Old.'),
        f"{OFFICE}/values.csv, line 2",
        "no CSV",
    ),
    "a date with fractions": (issued("[2024.7, 6.9]"), "`issued` of ruritania2024 is no date"),
    "a date of four parts": (issued("[2024, 6, 5, 99]"), "`issued` of ruritania2024 is no date"),
    "a date that is true": (issued("[2024, true]"), "`issued` of ruritania2024 is no date"),
    "a figure with an underscore": (
        changed(f"{OFFICE}/values.csv", "20000000000", "2_0000000000"),
        "`value` is '2_0000000000', which is no number",
    ),
    "a year with an underscore": (changed(f"{OFFICE}/values.csv", "2023,", "2_023,"), "`year` is '2_023'"),
    "a year in other digits": (changed(f"{OFFICE}/values.csv", "2023,", "٢٠٢٣,"), "`year` is '٢٠٢٣'"),
    "a plausible end in other digits": ({"lines.csv": GUN.format("٣")}, "`plausible_low` is ٣"),
    "a plausible end with an underscore": ({"lines.csv": GUN.format("1_0")}, "`plausible_low` is 1_0"),
    "a word for true": (changed(f"{OFFICE}/about.toml", "unit", 'services = "yes"\nunit'), "`services` is 'yes'"),
    "a plausible end that is true": (changed(f"{OFFICE}/about.toml", "[1e9", "[true"), "`plausible.0` is True"),
    "a base that is a text": (
        changed(
            f"{OFFICE}/about.toml",
            '"current"',
            '"constant-2015"\nprice_level = { series = "USA/gdp_deflator", base = "2015" }',
        ),
        "`price_level.base` is '2015'",
    ),
    "an embargo from no day": ({"embargoes.csv": EMBARGO.format("2023-99-99", "")}, "since: “2023-99-99” is no day"),
    "an embargo until no day": ({"embargoes.csv": EMBARGO.format("2023-01-01", "2023-02-30")}, "until: “2023-02-30”"),
    "an embargo of nobody": (
        {"embargoes.csv": EMBARGO.format("2023-01-01", "").replace("XRU", "")},
        "embargoes.csv, line 2, exporter: The embargo is on nobody's exports and on nobody's purchases",
        "Give the code of a country",
    ),
    "an embargo that ends before it begins": (
        {"embargoes.csv": EMBARGO.format("2023-01-01", "2022-12-31")},
        "embargoes.csv, line 2, until: The embargo ends on 2022-12-31, before it begins on 2023-01-01",
        "Give the later day",
    ),
    **{
        f"an embargo of {code}": (
            {"embargoes.csv": EMBARGO.format("2023-01-01", "").replace("XRU", code)},
            f"embargoes.csv, line 2: There is no country called “{code}”",
        )
        for code in ("srb", "ZZZ")
    },
    "an embargo on purchases of no country": (
        {"embargoes.csv": EMBARGO.format("2023-01-01", "").replace("XRU,", ",ZZZ")},
        "There is no country called “ZZZ”",
    ),
    "people under a header in capitals": (
        {"labour.csv": ALONE["labour.csv"].replace("line,", "LINE,", 1)},
        "labour.csv, line 1: The column `line` is missing",
    ),
    "goods under a header in capitals": (
        {"lines.csv": GUN.format(1).replace("line,", "LINE,", 1)},
        "lines.csv, line 1: The column `line` is missing",
    ),
    "countries under a header in capitals": (
        {"countries.csv": ALONE["countries.csv"].replace("code,name,of", "CODE,NAME,OF")},
        "countries.csv, line 1: The column `code` is missing",
    ),
    "figures of a series that nothing describes": (
        {"series/XRU/other/values.csv": ruritania.FILES[f"{OFFICE}/values.csv"]},
        "series/XRU/other/about.toml: There are figures here, and no file that says what they are",
    ),
    "figures of a table that nothing describes": (
        {"tables/other/2024.csv": "country,2023\nXRU,1\n"},
        "tables/other/about.toml: There are figures here",
    ),
    "embargoes that are no table": ({"embargoes.csv": "a\0"}, "embargoes.csv", "U+0000"),
    "people that are no table": ({"labour.csv": "x\0"}, "labour.csv", "U+0000"),
    "a period that is no day": ({"evidence/e.csv": FIGURE.format("2023-99-99", 5)}, "period: “2023-99-99” is no day"),
    "a published figure with an underscore": ({"evidence/e.csv": FIGURE.format("2023", "5_0")}, "`central` is '5_0'"),
    "a name that steers a terminal": (
        {"scenarios/\x1b]0;x\x07.toml": OWN},
        "\ufffd]0;x\ufffd.toml",
        "U+001B",
        "Rename",
    ),
    "a folder that steers a terminal": (
        {f"series/XRU/a\x1b[31mb/{name}": ruritania.FILES[f"{OFFICE}/{name}"] for name in ("about.toml", "values.csv")},
        "U+001B",
    ),
    "a name of two lines": ({"scenarios/a\nb.toml": OWN}, "U+000A"),
    "a name that is no UTF-8": ({"evidence/\udcff.csv": ""}, "evidence/\ufffd.csv", "U+DCFF"),
}


@pytest.mark.parametrize(("files", "said"), [(files, said) for files, *said in WRONG.values()], ids=WRONG)
def test_a_wrong_file_of_a_folder_is_refused_when_it_is_opened(files, said, tmp_path):
    refused(ruritania.write(tmp_path / "mine", ruritania.FILES | files), *said)


def test_what_is_written_rightly_in_the_same_places_is_read(tmp_path):
    files = {
        **ruritania.FILES,
        **table(),
        **arms("02-29"),
        "embargoes.csv": EMBARGO.format("2023-01-01", "2024-02-29"),
        "evidence/e.csv": FIGURE.format("2023-01-31/2024", 5),
        "lines.csv": GUN.format(1),
        "sources.json": issued('["2024", "06", 5]')["sources.json"],
    }
    book = with_own([ruritania.write(tmp_path / "mine", files)])
    assert book.series("XRU", "mine").value(2023) == 2e10
    assert book.series("XRU", "arms").about.year_ends == "02-29"
    assert book.evidence["mine"].values == (5.0,)
    assert book.breaks_an_embargo("XRU", None, 2024)


def test_many_rows_of_a_series_are_read_soon(tmp_path):
    """They took 17 times as long as the table alone, and not 4: each row used was held against all before it."""
    others, used = "2000,19000000000,other,ruritania2024\n", "{},19000000000,used,ruritania2024\n"
    rows = others * 40_000 + "".join(map(used.format, range(1000, 2201)))
    values = {f"{OFFICE}/values.csv": f"year,value,status,source\n{rows}"}
    mine = ruritania.write(tmp_path / "mine", ruritania.FILES | values)
    found = []
    alone = calls(lambda: found.append(len(list(read_csv(mine / f"{OFFICE}/values.csv")))))
    as_series = calls(lambda: found.append(len(with_own([mine]).series("XRU", "statistics_office_gdp").rows)))
    assert found == [41_201] * 2
    assert as_series < 10 * alone


# --- what is read is what is counted --------------------------------------------------------------------


@pytest.mark.parametrize("name", [".office", "__office"])
def test_a_hidden_folder_is_not_read(name, tmp_path):
    about = ruritania.FILES[f"{OFFICE}/about.toml"]
    files = {f"series/XRU/{name}/about.toml": about, f"series/XRU/{name}/values.csv": "no figures"}
    assert (name in with_own([ruritania.write(tmp_path / "a", ruritania.FILES | files)]).series_names("XRU")) is False
    named = changed("countries/XRU.toml", '["', f'["{name}", "')
    refused(ruritania.write(tmp_path / "b", ruritania.FILES | files | named), f"no series of XRU called “{name}”")


def test_files_that_a_mac_puts_beside_others_are_passed_over(mine, book):
    for name in ("countries/._XRU.toml", "scenarios/._sabres.toml", "evidence/._e.csv", f"{OFFICE}/._about.toml"):
        (mine / name).parent.mkdir(exist_ok=True)
        (mine / name).write_bytes(b"\0\5\x16\7Mac OS X")
    again = with_own([mine])
    assert again.digest == book.digest
    assert again.presets == book.presets


@pytest.mark.parametrize("inside", [False, True])
def test_a_link_to_a_folder_is_refused(inside, mine, tmp_path):
    """Its figures changed the answer and not the digest, and a capsule did not have them."""
    place = (mine if inside else tmp_path) / "elsewhere"
    (mine / OFFICE).rename(place)
    (mine / OFFICE).symlink_to(place, target_is_directory=True)
    refused(mine, f"{mine / OFFICE}: This is a link to another folder.", "Put that folder itself there.")


def test_a_link_to_a_file_is_counted_as_the_file(mine, book, tmp_path):
    place = mine / OFFICE / "values.csv"
    place.rename(tmp_path / "values.csv")
    place.symlink_to(tmp_path / "values.csv")
    assert with_own([mine]).digest == book.digest
    (tmp_path / "values.csv").write_text(ruritania.FILES[f"{OFFICE}/values.csv"].replace("20000", "30000"), "utf-8")
    assert with_own([mine]).digest != book.digest


def test_a_folder_that_may_not_be_read_is_named(mine, monkeypatch):
    real = os.scandir

    def scandir(place):
        if str(place).endswith("series"):
            raise PermissionError(13, "Permission denied", str(place))
        return real(place)

    monkeypatch.setattr(os, "scandir", scandir)
    refused(mine, f"{mine / 'series'}: The folder cannot be read. Check that you may read it.")


@pytest.mark.parametrize("name", ["series/XRU//statistics_office_gdp/values.csv", "./sources.json", "series/./x.csv"])
def test_a_file_that_a_zip_has_under_two_spellings_is_refused(name, tmp_path):
    path = tmp_path / "mine.zip"
    path.write_bytes(packed({**ruritania.FILES, "series/x.csv": "", name: ""}))
    refused(path, "stands there twice. Delete one of the two.")


# --- units and currencies -------------------------------------------------------------------------------


def test_a_currency_with_its_rate_is_known_where_its_folder_is_used(book):
    """400 billion zlotys at 4 to the dollar are 100 billion dollars: a sale of 1 billion is 1 per cent."""
    asked = econ.Scenario.preset("serbia-licences-2023", book).change(
        gdp="central_bank_gdp", set={"sale_value": "1 billion USD/year", "gdp_published": "20 billion PLN/month"}
    )
    monthly = econ.run(asked, book)
    assert float(np.ravel(monthly.central["gdp_share"])[0]) == pytest.approx(1 / 60, rel=1e-12)  # 12 times 5 billion
    yearly = econ.run(asked.change(set={"gdp_published": None}), book)
    assert float(np.ravel(yearly.central["gdp_share"])[0]) == pytest.approx(0.01, rel=1e-12)
    assert [text for text in audit.offenders(book) if "PLN" in text] == []


def test_a_unit_of_ones_own_is_measured_by_another_and_unknown_elsewhere(tmp_path):
    written = '[hundredweight]\nof = "kilogram"\nsize = 50\nplural = "hundredweights"\n\n[PLN]\n'
    book = with_own([ruritania.write(tmp_path / "my-figures", {"units.toml": written})])
    with using(book):
        assert units.factor("hundredweight", "kilogram") == 50
        assert units.factor("PLN", "PLN") == 1
        assert econ.wording.quantity(3, "hundredweight") == "3\u00a0hundredweights"
        assert econ.wording.quantity(3e6, "PLN") == "3\u00a0million\u00a0PLN"
        with pytest.raises(InputError, match="different things"):
            units.factor("PLN", "USD")
    with pytest.raises(InputError, match="no unit that this calculator knows"):
        units.factor("hundredweight", "kilogram")


WRONG_UNITS = {
    "of nothing": ('[stone]\nof = "rock"\n', "“rock” is no unit"),
    "of no size": ('[stone]\nof = "kilogram"\nsize = 0\n', "`size` is 0"),
    "no name": ('[Stone]\nof = "kilogram"\n', "cannot be the name of a unit"),
    "no currency": ("[ZLOTY]\n", "no code of a currency"),
    "no table": ("stone = 6\n", "units.toml"),
}


@pytest.mark.parametrize(("text", "said"), WRONG_UNITS.values(), ids=WRONG_UNITS)
def test_a_wrong_unit_is_refused(text, said, tmp_path):
    refused(ruritania.write(tmp_path / "my-figures", {"units.toml": text}), said, "units.toml")


# --- what is made names them ----------------------------------------------------------------------------

FORMATS = ("json", "csv", "xlsx", "parquet", "stata", "html")


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_is_verified_with_its_folder_and_asks_for_it_without(name, result, book):
    form = econ.export.FORMATS[name]
    content = to_bytes(result, name)
    assert verify.verify_bytes(content, form.extension, book).written_again
    with pytest.raises(InputError, match=f"not here: my-figures, digest {book.own[0].digest[:8]}") as caught:
        verify.verify_bytes(content, form.extension)
    assert "--data my-figures" in str(caught.value)


@pytest.mark.parametrize("name", ["docx", "latex", "markdown", "json", "html"])
def test_a_file_says_whose_figures_it_rests_on(name, result, book):
    content = to_bytes(result, name)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = archive.read("word/document.xml")
    text = content.decode()
    assert f"my-figures, digest {book.own[0].digest[:8]}" in text
    assert "not checked by us" in text


def test_a_capsule_carries_the_folder_and_verifies_by_itself(result, book):
    content = to_bytes(result, "capsule")
    assert verify.verify_bytes(content, ".zip").written_again
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        inside = {
            n.removeprefix("own/my-figures/"): archive.read(n).decode() for n in archive.namelist() if "own/" in n
        }
    assert inside == ruritania.FILES


def test_whether_a_capsule_still_stands_is_told_by_the_folder_that_it_carries(result, tmp_path):
    path = tmp_path / "mine.zip"
    path.write_bytes(to_bytes(result, "capsule"))
    assert standing.standing(path).status == standing.VALID


def test_a_link_names_the_folder(result, book):
    link = links.freeze(result)
    assert links.thaw(link).own == (book.own[0].named,)
    assert verify.verify_link(link, book).identical
    with pytest.raises(InputError, match="not here: my-figures"):
        verify.verify_link(link)


def test_a_comparison_names_the_folder(result, book):
    content = comparison_csv.write([result, econ.run(result.scenario.change(set={"sale_value": 1e9}), book)])
    assert verify.verify_bytes(content, ".csv", book).written_again
    with pytest.raises(InputError, match="not here: my-figures"):
        verify.verify_bytes(content, ".csv")


def test_figures_that_have_changed_since_are_told_with_the_digest_they_had(result, book, mine):
    content = to_bytes(result, "json")
    values = mine / "series" / "XRU" / "statistics_office_gdp" / "values.csv"
    values.write_text(values.read_text("utf-8").replace("2022,19", "2022,18"), "utf-8")
    said = verify.text(verify.verify_bytes(content, ".json", Book(SHIPPED, mine)))
    assert f"made with my-figures, digest {book.own[0].digest[:8]}" in said


def test_a_file_without_figures_of_ones_own_is_verified_on_those_that_ship(book):
    content = to_bytes(econ.run(), "json")
    assert verify.verify_bytes(content, ".json", book).written_again


def test_a_citation_names_the_folder_and_the_command_and_python_compute_it_again(result, book, capsys, monkeypatch):
    assert f"figures of one's own (my-figures, digest {book.own[0].digest[:8]})" in citing.citation(result)
    assert f"(my-figures, digest {book.own[0].digest[:8]})" in citing.record(result)["note"]
    words = shlex.split(citing.command(result), comments=True)
    assert main(words[1:]) == 0
    assert str(result.fingerprint) in " ".join(capsys.readouterr().out.split())
    names = {}
    exec(citing.python_snippet(result).replace("print(", "str("), names)
    assert names["result"].fingerprint == result.fingerprint


def test_what_is_made_of_figures_that_ship_says_nothing_of_it():
    assert b"own_figures" not in to_bytes(econ.run(), "json")
    assert "one's own" not in citing.citation(econ.run())


# --- every command --------------------------------------------------------------------------------------

COMMANDS = (
    "run",
    "list gdp --country XRU",
    "list sources",
    "list units",
    "list uses ruritania2024",
    "explain gdp_share",
    "explain XRU/statistics_office_gdp",
    'check "300 million dollars is 1.5% of Ruritania\'s GDP in 2023"',
    "cite --sources",
    "sensitivity",
    "sweep sale_value='100 to 300 million USD/year' --steps 3 --scenario",
    "mixture",
    "solve sale_value --for gdp_share=0.05 --scenario",
    "compare press-line-2023",
    "link",
    "figure share_by_sale",
)
NAMED = ("list", "check", "explain XRU")
"""Commands that are asked of no scenario."""


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_knows_the_figures(command, mine, capfd):
    words = shlex.split(command)
    asked = [] if command.startswith(NAMED) else [PRESET]
    assert main([*words, *asked, "--data", str(mine)]) == 0, capfd.readouterr().err
    out, err = capfd.readouterr()
    assert "Figures of your own: my-figures, digest" in " ".join(err.split())
    assert any(word in out for word in ("Ruritania", "statistics_office", "PLN", PRESET, "$1 billion", "1.", "2.")), out
    assert main([*words, *asked]) == (0 if command in ("list sources", "list units") else 2)


def test_a_name_that_is_nearly_one_s_own_is_proposed(mine, capsys):
    assert main(["run", "ruritania", "--data", str(mine)]) == 2
    assert "Did you mean ruritania-2023" in capsys.readouterr().err


def test_a_file_is_run_with_its_folder_and_asks_for_it_without(result, mine, tmp_path, capsys):
    path = tmp_path / "rur.json"
    econ.export.save(result, path)
    assert main(["run", str(path), "--data", str(mine)]) == 0
    assert "Ruritania" in capsys.readouterr().out
    assert main(["run", str(path)]) == 2
    assert "not here: my-figures" in " ".join(capsys.readouterr().err.split())


def test_the_app_hands_the_folders_to_its_server(mine):
    from econ.doors.cli import open_app

    assert open_app._environment(with_own([mine]))["ECON_DATA"] == str(mine.resolve())


def test_a_series_of_which_no_figure_is_used_says_so(tmp_path, capsys):
    """It used to say “It covers ; choose one of these years”."""
    name = "series/XRU/statistics_office_gdp/values.csv"
    ruritania.write(tmp_path / "mine", ruritania.FILES | {name: ruritania.FILES[name].replace(",used,", ",other,")})
    assert main(["run", "ruritania-2023", "--data", str(tmp_path / "mine")]) == 2
    assert "no row has one with the status `used`" in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize("name", ["x" * 300 + ".csv", "\0.csv", "\ud800.csv", "sources.json/x.csv"])
def test_a_name_that_no_file_can_have_is_refused(name):
    files = {name: text.encode() for name, text in ruritania.FILES.items()} | {name: b""}
    with pytest.raises(InputError, match="No file can have the name"):
        folders.written(files, "mine")
