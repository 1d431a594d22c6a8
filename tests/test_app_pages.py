"""The pages beside the calculator: what they hold, and that every link on them leads somewhere."""

from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

import econ
from econ import GRAPH
from econ.doors.app import page_links
from econ.doors.app.reference import method_page, sources_page
from econ.provenance import bibliography, method, origins
from econ.wording.language import ENGLISH
from tests.test_app import blocks, sentence

BOOK = econ.default_book()
RESULT = econ.run()
SHELVES = {page_links.SOURCES: sources_page._shelf(BOOK, ENGLISH), page_links.METHOD: method_page._shelf(RESULT)}
KNOWN = {page: {r["id"] for g in shelf["groups"] for r in g["records"]} for page, shelf in SHELVES.items()}
PARAMETERS = {page_links.SOURCES: page_links.SOURCE, page_links.METHOD: page_links.QUANTITY}


def records(page):
    return {r["id"]: r for group in SHELVES[page]["groups"] for r in group["records"]}


def addresses(page):
    shelf = SHELVES[page]
    return [address for _, address in shelf["links"]] + [r["href"] for r in records(page).values()]


def test_every_source_and_every_equation_and_input_has_an_entry():
    assert KNOWN[page_links.SOURCES] == set(BOOK.sources)
    assert {*GRAPH.equations, *GRAPH.inputs} <= KNOWN[page_links.METHOD]


@pytest.mark.parametrize("page", SHELVES)
def test_every_link_of_a_page_leads_to_an_entry_a_preset_or_a_publication(page):
    for address in addresses(page):
        if address.startswith(("https://", "http://")):
            continue
        if address.startswith(page_links.BACK):
            assert address.removeprefix(page_links.BACK) in ("", page_links.NUMBERS, page_links.ASSUMPTIONS)
            continue
        place, _, query = address.partition("?")
        asked = dict(parse_qsl(query))
        if place == "./":
            assert asked["preset"] in BOOK.presets
        else:
            assert asked[PARAMETERS[place]] in KNOWN[place], address


def test_a_number_leads_down_to_its_publication_and_back_up():
    """Share of GDP -> sale and GDP -> published figure -> source -> share of GDP."""
    shelf = SHELVES[page_links.METHOD]

    def named(record, label):
        parts = next(parts for said, parts in record["facts"] if said == label)
        return {shelf["links"][part][1] for part in parts if isinstance(part, int)}

    entries = records(page_links.METHOD)
    assert named(entries["gdp_share"], "Made of") == {page_links.quantity("sale_value"), page_links.quantity("gdp")}
    assert page_links.quantity("gdp_published") in named(entries["gdp"], "Made of")
    source = RESULT.state.inputs["gdp_published"].sources[0]
    assert page_links.source(source) in named(entries["gdp_published"], "Sources")
    books = SHELVES[page_links.SOURCES]
    [(_, facts)] = records(page_links.SOURCES)[source]["folded"]
    up = {books["links"][part][1] for _, parts in facts for part in parts}
    assert page_links.quantity("gdp_share") in up
    assert page_links.calculator(preset="press-line-2023") in up


def test_the_bibliography_says_what_the_origins_say():
    for found in bibliography.entries(BOOK)[::20]:
        uses = origins.uses(found.source, BOOK)
        assert {p: set(r.outputs) for r in found.results for p in r.presets} == {
            p: set(o) for p, o in uses.outputs.items()
        }
        assert {(f.place, f.name) for f in found.figures} == {(c.place, c.name) for c in uses.citations}


def test_an_entry_of_the_method_has_the_value_of_the_result():
    found = method.entry(RESULT, "gdp_share")
    summary = econ.tables.summary_of(RESULT, "gdp_share")
    assert (found.low, found.median, found.high) == (summary.low, summary.median, summary.high)
    assert found.inputs == ("sale_value", "gdp")
    assert method.entry(RESULT, "price").parts[0].sources
    assert method.entry(RESULT, "sale_value").why_not == method.STATED
    with pytest.raises(econ.InputError, match="gdp_share"):
        method.entry(RESULT, "gdp_sharr")


def draw_sources():
    from econ.doors.app.reference import sources_page

    sources_page.draw()


def draw_method():
    from econ.doors.app.reference import method_page

    method_page.draw()


def draw_exporters():
    from econ.doors.app.reference import exporters_page

    exporters_page.draw()


def test_exporters_stand_side_by_side_for_a_measure_and_a_year():
    """Poland's deliveries of 2024: 3.2 billion euros at 0.9242 are $3.46 billion."""
    test = AppTest.from_function(draw_exporters, default_timeout=30).run()
    assert not test.exception
    assert test.title[0].value == "Exporters"
    show, year = test.selectbox
    assert len(show.options) > 2
    year.set_value("2024")
    show.set_value("amount").run()
    assert not test.exception
    side, figures = blocks(test, "table")
    assert next(row for row in side["rows"] if row[0] == "Poland")[:2] == ["Poland", "$3.46\xa0billion (2024)"]
    poland = next(row for row in figures["rows"] if row[0][0] == "Polish arms deliveries")
    assert poland[-1][-1] == page_links.source("GAZPR2510")


def test_the_method_has_every_restatement_and_correction_under_its_reason():
    [entry] = [r for g in SHELVES[page_links.METHOD]["groups"] for r in g["records"] if r["id"] == "corrections"]
    ledger = econ.restatements()
    said = {title: len(facts) for title, facts in entry["folded"]}
    assert sum(said.values()) == len(ledger)
    assert said[f"Our mistake: {sum(row['kind'] == 'corrected' for row in ledger)}"] > 0
    told = {text for _, facts in entry["folded"] for _, (text,) in facts}
    assert {f"{row['before']} → {row['after']}. {row['why']}" for row in ledger} == told


@pytest.mark.parametrize("draw", [draw_sources, draw_method])
@pytest.mark.parametrize("name", ["", "BBG2307E", "gdp_share", "<b>x</b>"])
def test_a_page_opens_with_whatever_the_address_names(draw, name):
    test = AppTest.from_function(draw, default_timeout=30)
    for parameter in PARAMETERS.values():
        test.query_params[parameter] = name
    test.run()
    assert not test.exception
    assert test.title[0].value in ("Sources", "Method")
    known = {"sources": KNOWN[page_links.SOURCES], "method": KNOWN[page_links.METHOD]}[test.title[0].value.lower()]
    assert bool(test.warning) is (bool(name) and name not in known)


def test_the_calculator_is_the_first_page():
    test = AppTest.from_file(str(Path(econ.__file__).parent / "doors" / "app" / "script.py"), default_timeout=60).run()
    assert not test.exception
    assert sentence(test) == econ.tables.answer(RESULT)


ENTRIES = {
    "Check a claim": ("text_area", "claim", "US$250 million is about 40% of North Korea's GDP"),
    "Reverse": ("text_input", "reverse-target-gdp_share", "7%"),
}


@pytest.mark.parametrize("view", ENTRIES)
def test_what_was_entered_on_a_tab_outlives_another_tab(view):
    kind, key, text = ENTRIES[view]
    test = AppTest.from_file(str(Path(econ.__file__).parent / "doors" / "app" / "script.py"), default_timeout=60)
    test.query_params["preset"], test.query_params["view"] = "press-line-2023", view
    test.run()
    getattr(test, kind)(key=key).set_value(text).run()
    for other in ("Goods", view):
        test.session_state["session"].view = other
        test.run()
    assert getattr(test, kind)(key=key).value == text


def test_no_folder_beside_the_script_is_called_pages():
    """Streamlit would take its files for pages of its own, and show them to who opens `/sources` first."""
    assert not (Path(econ.__file__).parent / "doors" / "app" / "pages").exists()
