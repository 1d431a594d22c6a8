"""The places under "More": all numbers, exporters, sources, method and glossary, what changed."""

import gzip
import json

import pytest
from starlette.requests import Request

import econ
from econ.doors.app import files, server
from econ.evidence import restatements
from econ.output import sections
from econ.page import html, page, shared_results
from econ.page.blocks import Grid
from econ.page.places import sources
from econ.page.places.sources import Entries
from econ.provenance import bibliography, method
from econ.wording.glossary import TERMS
from tests.asking import finished

BOOK = econ.default_book()


def blocks(address):
    """The blocks of a page by their keys."""
    return {block.key: block for block in page(address).blocks()}


def drawn(address):
    """A page as HTML, without the document."""
    return "".join(map(html.draw, page(address).blocks()))


def entries(**asked):
    """The entries of a page of the sources."""
    return [one for _letter, some in blocks({"view": "sources", **asked})["entries"].groups for one in some]


def ids(found):
    """Ids of entries."""
    return [one.anchor.removeprefix("source-") for one in found]


# --- sources


def test_the_pages_hold_every_source_once_and_fifty_at_most():
    last = -(-len(BOOK.sources) // 50)
    pages = [ids(entries(page=str(n))) for n in range(1, last + 1)]
    assert all(len(one) <= 50 for one in pages)
    assert sorted(name for one in pages for name in one) == sorted(BOOK.sources)
    assert len(blocks({"view": "sources"})["pages"].links) == last


def test_every_letter_leads_to_the_titles_that_begin_with_it():
    letters = [link.words for link in blocks({"view": "sources"})["letters"].links[1:]]
    found = []
    for letter in letters:
        pages = blocks({"view": "sources", "letter": letter}).get("pages")
        some = [
            one for n in range(1, (len(pages.links) if pages else 1) + 1) for one in entries(letter=letter, page=str(n))
        ]
        assert all(one.title[0].upper() == letter or letter in {"0–9", "#"} for one in some)
        found += ids(some)
    assert sorted(found) == sorted(BOOK.sources)


def test_a_search_finds_all_its_words_wherever_they_stand():
    found = entries(find="espreso 2023")
    assert "espreso2023" in ids(found)
    for one in found:
        said = html.draw(Entries(key="e", groups=(("E", (one,)),), open="", none="")).casefold()
        assert "espreso" in said
        assert "2023" in said
    assert entries(find="ESPRESO") == entries(find="espreso")
    assert entries(find="no such word") == []
    assert "Nothing fits" in drawn({"view": "sources", "find": "no such word"})


def test_lists_narrow_the_sources():
    known = {entry.source: entry for entry in bibliography.entries(BOOK)}
    for letter in ("A", "F"):
        wanted = {name for name, entry in known.items() if entry.reliability == letter}
        assert set(ids(entries(reliability=letter))) <= wanted
        assert len(entries(reliability=letter)) == min(len(wanted), 50)
    assert all(any(f.place == "claim" for f in known[name].figures) for name in ids(entries(behind="claim")))
    used = ids(entries(scenario="press-line-2023"))
    assert used
    assert set(used) <= {
        name
        for name, entry in known.items()
        if any("press-line-2023" in r.presets for r in entry.results)
        or any((f.place, f.name) == ("preset", "press-line-2023") for f in entry.figures)
    }


@pytest.mark.parametrize("name", ["espreso2023", "un2024", *list(BOOK.sources)[::90]])
def test_a_link_to_a_source_opens_the_page_that_it_stands_on(name):
    if name not in BOOK.sources:
        pytest.skip("not a source")
    assert name in ids(entries(source=name))


@pytest.mark.parametrize("number", ["0", "-1", "99999", "x", "²", "1e3"])
def test_a_page_that_there_is_not_is_another_page(number):
    assert len(entries(page=number)) in {50, len(BOOK.sources) % 50 or 50}


def test_a_source_that_there_is_not_is_said():
    found = blocks({"view": "sources", "source": "<b>nobody</b>"})
    assert "nobody" in found["title"].deck
    assert "<b>" not in html.draw(found["title"])


def test_the_form_sends_what_is_asked_along():
    found = blocks({"view": "sources", "preset": "missiles-added", "find": "shell", "lang": "id"})["catalogue"]
    kept = dict(found.hidden)
    assert (kept["view"], kept["preset"], kept["lang"]) == ("sources", "missiles-added", "id")
    assert not set(kept) & {"find", "letter", "page", "source"}
    assert found.fields[0].now == "shell"


def test_a_letter_is_a_letter_a_figure_or_something_else():
    assert [sources._letter(title) for title in ("112.ua", "abc", "Ž", "조선", "")] == ["0–9", "A", "#", "#", "#"]


# --- method


@pytest.fixture(scope="module")
def chapters():
    return blocks({"view": "method", "preset": "missiles-added"})["method"].chapters


def test_every_equation_and_every_input_stands_in_its_part(chapters):
    result = shared_results.get(econ.Scenario.preset("missiles-added"))
    found = [(chapter.name, one.name) for chapter in chapters for one in chapter.quantities]
    assert sorted(found) == sorted((entry.page, entry.name) for entry in method.entries(result))
    assert [chapter.name for chapter in chapters] == list(method.PAGES)


def test_every_way_of_the_method_leads_somewhere_on_it(chapters):
    anchors = {one.anchor for chapter in chapters for one in chapter.quantities}
    links = [link.address for c in chapters for one in c.quantities for fact in one.facts for link in fact.links]
    within = [address for address in links if address.startswith("#")]
    assert within
    assert {address[1:] for address in within} <= anchors


def test_an_equation_has_its_formula_and_its_value(chapters):
    share = next(one for chapter in chapters for one in chapter.quantities if one.name == "gdp_share")
    assert "<mfrac>" in share.mathml
    assert share.now.startswith("8.2% (")
    facts = {fact.label: fact for fact in share.facts}
    assert [link.words for link in facts["Made of"].links] == ["Sale", "Gross domestic product"]
    assert dict(share.text)["Python"] == "sale_value / gdp"


def test_a_link_to_a_quantity_opens_it_and_one_that_there_is_not_is_said():
    found = blocks({"view": "method", "of": "gdp_share"})["method"]
    assert [c.name for c in found.chapters if c.open] == ["economy"]
    assert [one.name for c in found.chapters for one in c.quantities if one.open] == ["gdp_share"]
    missing = blocks({"view": "method", "of": "gdp_shore"})
    assert "gdp_share" in missing["title"].deck  # what may be meant


def test_the_glossary_has_every_term():
    found = blocks({"view": "method"})["terms"]
    assert {name for name, _word, _meaning in found.entries} == set(TERMS)
    words = [word.casefold() for _name, word, _meaning in found.entries]
    assert words == sorted(words)


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_method_opens_with_sixty_kilobytes_at_most(language):
    text = drawn({"view": "method", "preset": "missiles-added", "lang": language})
    assert len(gzip.compress(text.encode(), 6)) <= 60_000


# --- all numbers


def numbers(**asked):
    """The tables of the place."""
    return [one.table for one in blocks({"view": "numbers", **asked}).values() if isinstance(one, Grid)]


@pytest.mark.parametrize("preset", list(BOOK.presets))
def test_every_output_is_there_once_and_what_is_withheld_says_why(preset):
    result = shared_results.get(econ.Scenario.preset(preset))
    tables = numbers(preset=preset)
    rows = [row.name for table in tables for row in table.rows]
    expected = [row.name for table in (sections.outputs(result), sections.left_out(result)) for row in table.rows]
    assert sorted(rows) == sorted(expected)
    for table in tables:
        if table.name == "left-out":
            assert all(row.cells[1].words.endswith(".") for row in table.rows)


def test_a_number_has_the_digits_of_the_answer():
    tables = numbers()
    share = next(row for table in tables for row in table.rows if row.name == "gdp_share")
    assert [cell.words for cell in share.cells[1:]] == ["0.89%", "0.81 to 0.99%", "0.89%", "C3"]
    assert share.cells[0].address == "?view=method&of=gdp_share#of-gdp_share"


# --- exporters


def test_every_figure_of_the_exporters_is_there_with_its_source():
    found = blocks({"view": "exporters"})["exporters-figures"].table
    assert len(found.rows) == len(econ.exporters())
    assert all(row.cells[-1].address.startswith("?view=sources&source=") for row in found.rows)


def test_what_is_compared_and_the_year_stand_in_the_address():
    usual = blocks({"view": "exporters"})
    assert usual["by"].now == usual["by"].choices[0].value
    some = blocks({"view": "exporters", "in": "2023", "by": usual["by"].choices[-1].value})
    assert some["exporters-chart"].title != usual["exporters-chart"].title
    assert len(some["exporters-figures"].table.rows) < len(usual["exporters-figures"].table.rows)
    assert page({"view": "exporters", "in": "2023"}).address["in"] == "2023"
    assert blocks({"view": "exporters", "by": "<b>", "in": "12"})["by"].now == usual["by"].now


# --- what changed


def test_every_change_is_there_the_newest_first_below_its_reason():
    ledger = restatements.load()
    found = blocks({"view": "changed"})["changes"]
    rows = [one for _title, some in found.groups for one in some]
    assert len(rows) == len(ledger)
    assert len(found.groups) == len({row.kind for row in ledger})
    for _title, some in found.groups:
        assert [one["date"] for one in some] == sorted((one["date"] for one in some), reverse=True)
    assert {(one["before"], one["after"]) for one in rows} == {(row.before, row.after) for row in ledger}
    assert f"{len(ledger)} changes" in blocks({"view": "changed"})["title"].deck


def test_the_changes_may_be_had_as_a_file():
    got = finished(files.changed(asked("/changed.json")))
    assert got.status_code == 200
    assert got.headers["content-type"].startswith("application/json")
    assert json.loads(got.body) == econ.restatements()
    assert "changed.json" in {link.address for link in blocks({"view": "changed"})["changes"].files}


def asked(path, query=""):
    """A request as the server has it."""
    return Request({"type": "http", "method": "GET", "path": path, "query_string": query.encode(), "headers": []})


@pytest.mark.parametrize(
    ("path", "query", "new"),
    [
        ("/sources", "source=espreso2023", "source=espreso2023&view=sources#source-espreso2023"),
        ("/method", "of=gdp_share&lang=id", "of=gdp_share&lang=id&view=method#of-gdp_share"),
        ("/exporters", "", "view=exporters"),
    ],
)
def test_a_page_of_before_leads_to_its_place(path, query, new):
    got = finished(server._former(asked(path, query)))
    assert got.status_code == 301
    assert got.headers["location"].partition("?")[2] == new


@pytest.mark.parametrize(("old", "new"), [("All numbers", "numbers"), ("Assumptions and sources", "why")])
def test_a_view_of_before_leads_to_its_place(old, new):
    assert page({"view": old}).place == new
