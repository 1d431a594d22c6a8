"""The bibliography: records are checked when they are read, and cited the same way everywhere."""

import json
import re

import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string
from pylatexenc.latex2text import LatexNodes2Text

import econ
from econ import InputError
from econ.evidence import sources
from econ.evidence.sources import tex
from econ.wording.language import speaking

ANN = {"given": "Ann", "family": "Bell"}
RECORD = {
    "id": "bell2023",
    "type": "report",
    "title": "What shells cost.",
    "author": [ANN],
    "publisher": "An Institute",
    "issued": {"date-parts": [[2023, 7, 8]]},
    "accessed": {"date-parts": [[2026, 1, 2]]},
    "URL": "https://example.org/a",
    "custom": {"reliability": "B"},
}


def without(*fields, **others):
    return {k: v for k, v in RECORD.items() if k not in fields} | others


@pytest.fixture
def file(tmp_path):
    def write(content):
        path = tmp_path / "sources.json"
        path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
        return path

    return write


def test_records_are_found_by_their_ids(file):
    found = sources.load(file([RECORD, without(id="other")]))
    assert sorted(found) == ["bell2023", "other"]
    assert sources.get(found, "other")["title"] == "What shells cost."


BROKEN = {
    "no JSON": "[{]",
    "nothing": "",
    "no list": {"id": "x"},
    "a list of words": ["x"],
    "a number": "5",
    "no id": [without("id")],
    "an empty id": [without(id="")],
    "an id that is no word": [without(id=5)],
    "the same id twice": [RECORD, RECORD],
    "no reliability": [without("custom")],
    "a reliability that is no letter": [without(custom={"reliability": "G"})],
    "a reliability in small": [without(custom={"reliability": "b"})],
    "two letters": [without(custom={"reliability": "AB"})],
    "custom that is no table": [without(custom="B")],
    "an author that is a text": [without(author="Ann Bell")],
    "authors that are texts": [without(author=["Ann Bell"])],
    "an author that is nobody": [without(author=None)],
    "a name that is no text": [without(author=[{"literal": 5}])],
    "an address that is a list": [without(URL=["https://example.org"])],
    "a title that is a table": [without(title={"en": "A"})],
    "places that are a number": [without(custom={"reliability": "B", "locators": 5})],
    "places that are a text": [without(custom={"reliability": "B", "locators": "page 3"})],
    "a place that is none": [without(custom={"reliability": "B", "locators": ["nonsense 5"]})],
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_broken_bibliography_is_refused_with_the_file_and_the_remedy(content, file):
    with pytest.raises(InputError, match=r"sources\.json") as caught:
        sources.load(file(content))
    assert caught.value.mend


def test_a_bibliography_that_is_missing_or_not_text_is_refused(tmp_path):
    with pytest.raises(InputError, match="none"):
        sources.load(tmp_path / "none.json")
    path = tmp_path / "sources.json"
    path.write_bytes(b"\xff\xfe\x80")
    with pytest.raises(InputError, match=r"sources\.json"):
        sources.load(path)


def test_the_record_with_the_fault_is_named(file):
    with pytest.raises(InputError, match="other"):
        sources.load(file([RECORD, without("custom", id="other")]))
    with pytest.raises(InputError, match="2"):
        sources.load(file([RECORD, without("id")]))


def test_an_unknown_source_is_answered_with_the_nearest():
    with pytest.raises(InputError, match="bell2023"):
        sources.get({"bell2023": RECORD}, "bel2023")


CITED = {
    "everything": (
        RECORD,
        "Ann Bell (2023-07-08). What shells cost. An Institute. https://example.org/a (accessed 2026-01-02)",
    ),
    "two authors": (
        without("publisher", "URL", "accessed", author=[ANN, {"literal": "The Office"}]),
        "Ann Bell and The Office (2023-07-08). What shells cost.",
    ),
    "three authors": (
        without("publisher", "URL", "accessed", author=[ANN, ANN, ANN]),
        "Ann Bell and others (2023-07-08). What shells cost.",
    ),
    "no author": (
        without("author", "URL", "accessed"),
        "An Institute (2023-07-08). What shells cost.",
    ),
    "an author that is the publisher": (
        without("URL", "accessed", author=[{"literal": "An Institute"}]),
        "An Institute (2023-07-08). What shells cost.",
    ),
    "a year alone": (
        without("URL", "accessed", issued={"date-parts": [[2023]]}),
        "Ann Bell (2023). What shells cost. An Institute.",
    ),
    "no date": (without("URL", "accessed", "issued"), "Ann Bell (n.d.). What shells cost. An Institute."),
    "a note": (
        without("accessed", note="A note."),
        "Ann Bell (2023-07-08). What shells cost. An Institute. https://example.org/a. A note.",
    ),
    "a newspaper": (
        without("URL", "accessed", "publisher", **{"container-title": "The Paper"}),
        "Ann Bell (2023-07-08). What shells cost. The Paper.",
    ),
}


@pytest.mark.parametrize(("record", "expected"), CITED.values(), ids=CITED)
def test_a_citation(record, expected):
    assert sources.cite(record) == expected


@pytest.mark.parametrize("question", ["Does it pay?", "Stop!"])
def test_a_title_that_is_a_question_keeps_its_mark_and_gets_no_period(question):
    text = sources.cite(without("URL", "accessed", "publisher", title=question))
    assert text == f"Ann Bell (2023-07-08). {question}"


def test_a_short_citation_is_who_and_when():
    assert sources.short(RECORD) == "Ann Bell, 2023"
    assert sources.short(without("author")) == "An Institute, 2023"
    assert sources.short(without("author", "publisher", **{"container-title": "The Paper"})) == "The Paper, 2023"
    assert sources.short(without("issued")) == "Ann Bell, n.d."


@pytest.mark.parametrize("issued", [{}, {"date-parts": []}, {"date-parts": [[]]}, {"raw": "spring"}, None], ids=str)
def test_a_date_that_is_not_known_is_said_not_to_be(issued):
    assert sources.issued(without(issued=issued)) == "n.d."


def test_some_records_as_csl_json():
    records = {n: without(id=n, title="Preis für Schießpulver") for n in ("b", "a", "c")}
    text = sources.csl_json(records, ["c", "a", "c", "unknown"])
    assert [r["id"] for r in json.loads(text)] == ["a", "c"]
    assert "Schießpulver" in text


@pytest.mark.parametrize(
    ("grades", "expected"),
    [
        ([], ""),
        (["A1"], "A1"),
        (["B4", "C2"], "C4"),  # the share of military spending: a doubtful figure stays doubtful
        (["A1", "C2", "B6"], "C6"),
        (["C2", "C3", "B1"], "C3"),
        (["F6", "A1"], "F6"),
        (["", "B2"], "B2"),
    ],
)
def test_the_weakest_letter_and_the_weakest_digit_count(grades, expected):
    assert sources.weakest(grades) == expected


# --- each publication once -------------------------------------------------------------------------

BOOK = econ.default_book()


def test_two_records_of_one_page_are_one_publication_and_the_fuller_date_counts():
    later = without(id="z", issued={"date-parts": [[2023]]})
    elsewhere = without(id="c", URL="https://example.org/c")
    found = sources.publications({r["id"]: r for r in (later, RECORD, elsewhere)}, ["z", "bell2023", "c", "none"])
    assert [r["id"] for r in found] == ["bell2023", "c"]
    assert found[0] == RECORD
    assert sources.publications({"z": later}, ["z"]) == [later]


def test_records_that_share_a_page_are_one_publication_and_no_note_names_an_id():
    pages = {}
    for name, record in BOOK.sources.items():
        pages.setdefault(record.get("URL") or name, []).append(name)
    for names in pages.values():
        assert len(sources.publications(BOOK.sources, names)) == 1
    notes = " ".join(str(record.get("note", "")) for record in BOOK.sources.values()).split()
    assert not set(BOOK.sources) & {word.strip(".,;") for word in notes}
    cited = [sources.cite(record) for record in sources.publications(BOOK.sources, BOOK.sources)]
    assert len(set(cited)) == len(cited)


# --- titles ----------------------------------------------------------------------------------------


def of(title, **custom):
    return without(title=title, custom={"reliability": "B", **custom})


def test_a_title_has_its_translation_beside_it_and_a_description_stands_in_brackets():
    """As manuals of style print a title in another language, and a work that has none."""
    assert sources.title(of("Preis der Granaten")) == "Preis der Granaten"
    assert sources.title(of("Preis der Granaten", translated_title="Price of shells")) == (
        "Preis der Granaten [Price of shells]"
    )
    assert sources.title(of("Report on the price of shells", described=True)) == "[Report on the price of shells]"
    assert sources.title({}) == ""
    assert sources.title(sources.in_english(of("포탄 값", translated_title="Price of shells"))) == "[Price of shells]"
    assert sources.in_english(RECORD) is RECORD


def test_a_description_is_no_title_and_a_copy_names_where_it_was_read():
    told = of("Report on shells", described=True, as_cited_in="A Forum")
    assert sources.described(told)
    assert sources.as_cited_in(told) == "A Forum"
    assert not sources.described(RECORD)
    assert sources.as_cited_in(RECORD) == sources.translated_title(RECORD) == ""


# --- for reference managers ------------------------------------------------------------------------

STRANGE = {
    "id": "søn 2020/a",
    "type": "article-newspaper",
    "title": "50% of $5_000 for R&D #1, ~x \\ydre -- 한국 İstanbul",
    "author": [{"family": "Müller & Søn", "given": "Jürgen"}, {"literal": "Ministry of Arms and Trade, Ruritania"}],
    "container-title": "Süd & Nord",
    "issued": {"date-parts": [[2020, 2]]},
    "URL": "https://example.org/a_b?c=1&d=%20#{z}",
}


def readable(latex):
    """What LaTeX would print."""
    return LatexNodes2Text(strict_latex_spaces=True).latex_to_text(latex)


def names_in(record):
    return [p.get("literal") or f"{p['family']}, {p['given']}" for p in record.get("author", [])]


def read_bibtex(text):
    """Author, title, year and address of each entry by its key, as pybtex reads them."""
    found = {}
    for key, entry in parse_string(text, "bibtex").entries.items():
        people = [str(person) for person in entry.persons.get("author", [])]
        fields = entry.fields
        found[key] = (
            [readable(name) for name in people],
            readable(fields["title"]),
            fields.get("date", fields.get("year", ""))[:4] or None,
            fields.get("url"),
        )
    return found


def read_ris(text):
    return {
        r["id"]: (r.get("authors", []), r["title"], r.get("year"), r.get("urls", [None])[0]) for r in rispy.loads(text)
    }


def essence(record, *, encoded=False):
    url = record.get("URL")
    if url and encoded:
        url = url.replace("{", "%7B").replace("}", "%7D")
    year = next(iter(record.get("issued", {}).get("date-parts", [[None]])))[0]
    return names_in(record), sources.title(record), year and str(year), url


@pytest.mark.parametrize("record", [RECORD, STRANGE], ids=["plain", "strange"])
def test_bibtex_and_ris_are_read_back_by_other_programs(record):
    [read] = read_bibtex(sources.bibtex([record])).values()
    assert read == essence(record, encoded=True)
    assert read_ris(sources.ris([record])) == {record["id"]: essence(record)}


def test_every_source_there_is_is_read_back_from_bibtex_and_ris():
    records = BOOK.sources
    expected = {name: essence(record) for name, record in records.items()}
    assert read_bibtex(sources.bibtex(records.values(), dated=True)) == expected
    assert read_ris(sources.ris(records.values())) == expected


def test_bibtex_has_no_title_in_letters_that_pdflatex_does_not_print():
    korean = without(
        title="\ubd81\ud55c \ud3ec\ud0c4", language="ko", custom={"reliability": "B", "translated_title": "Shells"}
    )
    assert "title = {{[Shells]}}" in sources.bibtex([korean])
    assert "title = {{\ubd81\ud55c \ud3ec\ud0c4 [Shells]}}" in sources.bibtex([korean], dated=True)


KINDS = {
    "article-newspaper": ("article", "NEWS"),
    "article-journal": ("article", "JOUR"),
    "report": ("techreport", "RPRT"),
    "dataset": ("misc", "DATA"),
    "software": ("misc", "COMP"),
    "webpage": ("misc", "ELEC"),
    "speech": ("misc", "GEN"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_kind_of_a_source_is_kept(kind):
    entry, reference = KINDS[kind]
    record = without(type=kind)
    assert sources.bibtex([record]).startswith(f"@{entry}{{bell2023,")
    assert rispy.loads(sources.ris([record]))[0]["type_of_reference"] == reference


@pytest.mark.parametrize(
    ("title", "language", "written"),
    [
        ("North Korea sells shells to Russia", "en", "{North {Korea} sells shells to {Russia}}"),
        ("DPRK arms: what the UN says", "en", "{{DPRK} arms: what the {UN} says}"),
        (
            "How Large Is the Government Spending Multiplier?",
            "en",
            "{{How Large Is the Government Spending Multiplier?}}",
        ),
        ("Waffen für Kim", "de", "{{Waffen für Kim}}"),
    ],
)
def test_only_what_keeps_its_capitals_in_every_style_is_in_braces(title, language, written):
    assert f"  title = {written},\n" in sources.bibtex([without(title=title, language=language)])


def test_a_newspaper_is_dated_in_full_as_biblatex_wants_it():
    """The manual of biblatex-apa: @article with the entrysubtype newspaper is dated to the day, from `date`."""
    paper = without("publisher", type="article-newspaper", **{"container-title": "The Paper"})
    (entry,) = parse_string(sources.bibtex([paper], dated=True), "bibtex").entries.values()
    assert (entry.type, entry.fields["entrysubtype"], entry.fields["date"]) == ("article", "newspaper", "2023-07-08")
    assert not {"year", "month", "day"} & set(entry.fields)
    (entry,) = parse_string(sources.bibtex([paper]), "bibtex").entries.values()
    assert (entry.fields["year"], entry.fields["month"], "date" in entry.fields) == ("2023", "July", False)


@pytest.mark.parametrize("missing", ["author", "container-title"])
def test_an_article_without_author_or_periodical_is_no_article(missing):
    """BibLaTeX's data model, as `biber --validate-datamodel` holds it: an @article has author and journaltitle."""
    paper = without(
        "publisher",
        missing,
        type="article-newspaper",
        **{"container-title": "The Paper"} if missing == "author" else {},
    )
    (entry,) = parse_string(sources.bibtex([paper]), "bibtex").entries.values()
    assert entry.type == "misc"
    assert entry.fields.get("howpublished") == ("The Paper" if missing == "author" else None)


def test_what_is_of_no_kind_has_no_field_for_a_number():
    """By the same model; `type` is a field of @misc."""
    release = without(type="webpage", genre="Press release", number="SC/8853")
    (entry,) = parse_string(sources.bibtex([release]), "bibtex").entries.values()
    assert (entry.fields["type"], "number" in entry.fields) == ("Press release SC/8853", False)


NUMBERED = {"volume": "127", "issue": "2", "page": "829-887", "DOI": "10.1093/qje/qjs008"}


def test_volume_pages_and_doi_reach_every_form():
    paper = without("publisher", "accessed", type="article-journal", **{"container-title": "A Journal"}, **NUMBERED)
    assert sources.cite(paper).endswith(" A Journal, 127(2), 829-887. https://doi.org/10.1093/qje/qjs008")
    (entry,) = parse_string(sources.bibtex([paper]), "bibtex").entries.values()
    assert [entry.fields[n] for n in ("volume", "number", "pages", "doi")] == ["127", "2", "829--887", NUMBERED["DOI"]]
    (found,) = rispy.loads(sources.ris([paper]))
    assert [found[n] for n in ("volume", "number", "start_page", "end_page", "doi")] == [
        *("127", "2", "829", "887"),
        NUMBERED["DOI"],
    ]


def test_what_was_read_in_a_copy_says_so_in_every_form():
    relayed = without(custom={"reliability": "C", "as_cited_in": "A Forum"}, DOI="10.1/x")
    assert sources.cite(relayed).endswith("https://example.org/a (accessed 2026-01-02). As cited in A Forum.")
    assert "note = {As cited in A Forum.}" in sources.bibtex([relayed])
    assert "N1  - As cited in A Forum." in sources.ris([relayed])


def test_a_bibtex_entry_in_full():
    record = without("publisher", type="article-journal", note="A note.", language="en", **{"container-title": "J & K"})
    assert sources.bibtex([record]) == (
        "@article{bell2023,\n"
        "  author = {Bell, Ann},\n"
        "  title = {What shells cost.},\n"
        "  journal = {J \\& K},\n"
        "  year = {2023},\n"
        "  month = jul,\n"
        "  day = {8},\n"
        "  url = {https://example.org/a},\n"
        "  urldate = {2026-01-02},\n"
        "  language = {en},\n"
        "  note = {A note.},\n"
        "}\n"
    )


def test_a_ris_reference_in_full():
    """Lines and dates as the specification of the format has them: two signs, two blanks, a hyphen, a blank; CR LF."""
    assert sources.ris([RECORD]) == (
        "TY  - RPRT\r\nID  - bell2023\r\nAU  - Bell, Ann\r\nTI  - What shells cost.\r\nPB  - An Institute\r\n"
        "PY  - 2023\r\nDA  - 2023/07/08/\r\nUR  - https://example.org/a\r\nY2  - 2026/01/02/\r\nER  - \r\n"
    )


def test_a_year_that_is_not_known_is_left_out():
    bare = without("issued", "accessed")
    assert "year" not in sources.bibtex([bare])
    assert "PY" not in sources.ris([bare])


ESCAPED = {
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "|": r"\textbar{}",
    '"': r"\char34{}",
    "`": r"\textasciigrave{}",
    "\\": r"\textbackslash{}",
    "---": "-{}-{}-",
    "−": r"\ensuremath{-}",
    "\u00a0": "~",
}


@pytest.mark.parametrize("text", ESCAPED)
def test_a_sign_that_latex_would_change(text):
    assert tex.escaped(text) == ESCAPED[text]


@given(st.text())
def test_nothing_in_a_text_ends_a_bibtex_field_or_runs_in_latex(text):
    made = tex.escaped(text)
    assert made.count("{") == made.count("}")
    bare = re.sub(r"\\(?:[&%$#_]|[a-z]+\d*\{\}|ensuremath\{-\})|~|\{\}", "", made)
    assert not set(bare) & set("\\{}$&#^_%~\n")


DATES = [[[44927]], [[23]], [[2023, 13]], [[2023, 2, 30]], [["x"]], "2023"]


@pytest.mark.parametrize("parts", DATES, ids=str)
def test_a_date_that_is_none_is_refused_with_the_source_and_the_form(parts, tmp_path):
    """44927 is how spreadsheets keep the first day of 2023."""
    record = {"id": "office", "custom": {"reliability": "B"}, "issued": {"date-parts": parts}}
    path = tmp_path / "sources.json"
    path.write_text(json.dumps([record]), "utf-8")
    with pytest.raises(InputError, match="`issued` of office is no date") as caught:
        sources.load(path)
    assert "[[2023, 7, 28]]" in caught.value.mend


@pytest.mark.parametrize("parts", [[[2023]], [[2023, 7]], [[2023, 7, 28]], [["2023", "7"]], []], ids=str)
def test_a_date_is_read_as_far_as_it_is_known(parts, tmp_path):
    record = {"id": "office", "custom": {"reliability": "B"}, "issued": {"date-parts": parts}}
    path = tmp_path / "sources.json"
    path.write_text(json.dumps([record]), "utf-8")
    assert sources.load(path)


# --- a report, a title off an address, nobody named -----------------------------------------------------


def test_a_report_is_cited_with_its_series():
    """As the IMF prints it on the paper: IMF Working Paper, WP/14/93."""
    paper = BOOK.sources["batini2014"]
    assert sources.series(paper) == "IMF Working Paper 14/93"
    assert sources.cite(paper).startswith(
        "Nicoletta Batini and others (2014-06). A Simple Method to Compute Fiscal Multipliers "
        "(IMF Working Paper 14/93). International Monetary Fund. https://"
    )
    assert "  type = {IMF Working Paper},\n" in sources.bibtex([paper])
    assert "M3  - IMF Working Paper\r\n" in sources.ris([paper])


def test_a_title_off_an_address_is_said_to_be_one():
    assert sources.cite(of("What shells cost", title_from="address")).endswith(
        "(accessed 2026-01-02). Title as in its address."
    )


def test_what_names_nobody_begins_with_its_title():
    record = {"id": "paper", "type": "webpage", "title": "A paper", "issued": {"date-parts": [[2011]]}}
    assert sources.cite(record) == "A paper (2011)."


# --- where in a source --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("locator", "words"),
    [
        ("table 4.2", "table 4.2"),
        ("table 2; page 14", "table 2, p. 14"),
        ("pages 14–16", "pp. 14–16"),
        ("indicator NY.GDP.MKTP.CD; row PRK; year 2024", "indicator NY.GDP.MKTP.CD, row PRK, 2024"),
        ("title", "in the title"),
        ("", ""),
    ],
)
def test_a_locator_is_said_as_a_citation_has_it(locator, words):
    """Labels and their short forms as CSL and the usual styles have them: p. 14, pp. 14–16."""
    assert sources.in_words(locator) == words


def test_words_between_two_places_and_kinds_of_copies_are_said_in_the_language_of_the_reader():
    """The catalogues' own words for a range and a pair; a column keeps the name that is printed above it."""
    with speaking("ko"):
        assert sources.in_words("rows 2023Q1 to 2023Q4") == "행 2023Q1~2023Q4"
        assert " and " not in sources.in_words("columns gdppc and pop")
        assert sources.in_words("indicator Exports of goods and services").endswith("Exports of goods and services")
        kept = of("Rates", as_cited_in="the GitHub repository datasets/gdp, file annual.csv")
        assert "파일 annual.csv" in sources.read_in(kept)
    assert sources.read_in(kept) == "As cited in the GitHub repository datasets/gdp, file annual.csv."
    assert sources.read_in(of("Rates", as_cited_in="Asia Economy, 4 September 2024")).endswith(
        "Economy, 4 September 2024."
    )


def test_the_day_of_access_follows_the_last_words_where_there_is_no_address():
    """A full stop before a bracket would leave it a sentence of its own."""
    placeless = {key: value for key, value in RECORD.items() if key != "URL"}
    assert sources.cite(placeless) == "Ann Bell (2023-07-08). What shells cost. An Institute (accessed 2026-01-02)"


def test_a_figure_in_the_title_needs_no_place():
    assert sources.located(RECORD, ["title"]) == RECORD


def test_a_citation_names_the_places_before_the_address():
    located = sources.located(RECORD, ["table 2; page 14", "paragraph 3", "paragraph 3", ""])
    assert sources.cite(located) == (
        "Ann Bell (2023-07-08). What shells cost. An Institute, table 2, p. 14; paragraph 3. https://example.org/a "
        "(accessed 2026-01-02)"
    )
    assert sources.cite(sources.located(RECORD, ["", ""])) == sources.cite(RECORD)
    assert "locators" not in RECORD["custom"]


def test_one_publication_under_two_ids_is_cited_for_the_places_of_both():
    known = {"bell2023": sources.located(RECORD, ["page 2"]), "b": sources.located(without(id="b"), ["page 1"])}
    assert [sources.places(one) for one in sources.publications(known, known)] == [("page 1", "page 2")]


def test_what_several_places_have_in_common():
    assert sources.shared(["column Index; row 2020", "column Index; row 2021"]) == "column Index"
    assert sources.shared(["", "page 3"]) == "page 3"
    assert sources.shared(["page 3", "page 4"]) == ""
    assert sources.shared(["indicator A; row {country}; year {year}"]) == "indicator A"
    assert sources.shared([]) == ""


EVIDENCE = {
    "item": "x",
    "description": "A figure.",
    "unit": "USD",
    "kind": "price",
    "sources": "STANG2311",
    "grade": "B2",
}


@pytest.mark.parametrize(
    ("locator", "said"),
    [
        ("p. 14", "“p.” is no part of a source"),
        ("pagge 14", "did you mean page?"),
        ("page", "each part a word and then its place"),
        ("title 3", "each part a word and then its place"),
        ("table 2, page 14; ", "“” is no part of a source"),
        ("row {iso}", "room for {country}"),
        ("row {", "room for {country}"),
        ("row {year:>900000000}", "room for {country}"),
        ("row {year.real}", "room for {country}"),
        ("row {year!r}", "room for {country}"),
    ],
)
def test_a_locator_that_is_none_is_refused_with_the_form(locator, said):
    from econ.evidence.data_files import build
    from econ.evidence.records import Evidence

    assert build(Evidence, EVIDENCE | {"locator": "table 2; page 14"}, "here").locator == "table 2; page 14"
    with pytest.raises(InputError, match="locator") as caught:
        build(Evidence, EVIDENCE | {"locator": locator}, "evidence/prices.csv, line 2")
    assert said in str(caught.value)
    assert "evidence/prices.csv, line 2" in str(caught.value)
