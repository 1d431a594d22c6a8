"""The page as data: every place for every scenario in every language, and steps against whole pages."""

import json
import re
from dataclasses import asdict, replace
from importlib import import_module
from pathlib import Path

import pytest

import econ
from econ import verify, wording
from econ.analysis import short_answer
from econ.output.export import to_bytes
from econ.page import frozen, html, page, received_files
from econ.page.blocks import Block
from econ.page.page import BEFORE, answered, entered
from econ.page.place import FIRST, PARTS, places
from econ.provenance import links
from econ.verify.outcome import Difference
from econ.verify.readers import xlsx_cells
from econ.wording.errors import InputError
from econ.wording.language import LANGUAGES

PRESETS = list(econ.default_book().presets)
ASSETS = {"style": "page.css", "script": "page.js", "font0": "a.woff2", "font1": "b.woff2"}


def at(place, **more):
    """The address of a place."""
    return {**more, **({} if place == FIRST else {"view": place})}


def texts(found):
    """Everything that a page says, as its templates have it."""
    return html.document(found, ASSETS)


@pytest.mark.parametrize("place", places())
@pytest.mark.parametrize("preset", PRESETS)
def test_every_place_is_drawn_for_every_scenario(place, preset):
    found = page(at(place, preset=preset))
    assert found.place == place
    keys = [block.key for block in found.blocks()]
    assert len(keys) == len(set(keys))
    assert found.title
    assert found.description
    assert "problems" not in keys
    assert json.loads(json.dumps(asdict(found), ensure_ascii=False))["place"] == place
    assert texts(found)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", places())
def test_every_place_is_drawn_in_every_language(place, language):
    found = page(at(place, preset="missiles-added"), language)
    assert found.language == language
    assert found.place == place
    keys = [block.key for block in found.blocks()]
    assert len(keys) == len(set(keys))
    assert texts(found).startswith("<!doctype html>\n<html lang=")


@pytest.mark.parametrize("view", ["Sources", "sources", "SOURCES"])
def test_the_name_of_a_place_may_be_written_large_or_small(view):
    assert page({"view": view}).place == "sources"


def test_a_place_that_there_is_not_is_said():
    found = page({"view": "nonsense"})
    assert found.place == FIRST
    assert "“nonsense” in the link was ignored" in texts(found)
    assert "ignored" not in texts(page({"view": ""}))


STEPS = (
    ("answer", "press-line-2023", {"do": "slide", "name": "sale_value", "value": "500000000"}),
    ("answer", "press-line-2023", {"do": "type", "name": "sale_value", "text": "0.3 billion"}),
    ("answer", "missiles-added", {"do": "type", "name": "price_shell_152", "text": "600 to 1,200"}),
    ("answer", "press-line-2023", {"do": "scenario", "value": "serbia-licences-2023"}),
    ("answer", "press-line-2023", {"do": "type", "name": "sale_value", "text": "florps"}),
    ("answer", "press-line-2023", {"do": "nothing of this name"}),
    *((place, "missiles-added", {"do": "slide", "name": "containers", "value": "9000"}) for place in places()),
)


@pytest.mark.parametrize(("place", "preset", "deed"), STEPS)
def test_what_a_step_changes_makes_a_page_like_the_whole_one(place, preset, deed):
    """The blocks that a browser has, with those that a step brings, are those of the page at the new address."""
    before = html.changed(page(at(place, preset=preset)), {})
    have = {key: digest for key, (digest, _text) in before["blocks"].items()}
    step = html.changed(page(before["address"], deed=deed), have)
    after = {key: block[1] for key, block in (before["blocks"] | step["blocks"]).items()}
    whole = html.changed(page(step["address"]), {})
    assert step["regions"] == whole["regions"] or deed.get("text") == "florps"
    kept = {key for keys in step["regions"].values() for key in keys}
    wrong = {"lever-sale-value"} if deed.get("text") == "florps" else set()  # a wrong entry stands in no address
    assert {k: after[k] for k in kept - wrong} == {k: whole["blocks"][k][1] for k in kept - wrong}


def test_a_step_brings_only_what_differs():
    before = html.changed(page(""), {})
    have = {key: digest for key, (digest, _text) in before["blocks"].items()}
    assert html.changed(page(before["address"]), have)["blocks"] == {}
    moved = html.changed(page(before["address"], deed={"do": "slide", "name": "sale_value", "value": "5e8"}), have)
    assert "where" not in moved["blocks"]
    assert "lever-sale-value" in moved["blocks"]


@pytest.mark.parametrize("place", places())
def test_the_address_of_a_page_opens_it_again(place):
    found = page(at(place, preset="missiles-added"), deed={"do": "slide", "name": "containers", "value": "9000"})
    again = page(found.query)
    assert again.query == found.query
    assert again.title == found.title
    assert again.ask == found.ask


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("preset=nowhere", "Choose one under “Scenario”"),
        ("year=soon", "a year of four digits"),
        ("gdp=nobody", "“gdp” in the link was ignored"),
        ("sale_value=nan", "“sale_value” in the link was ignored"),
        ("sale_value=5+florps", "“sale_value” in the link was ignored"),
        ("price_shell_152=<script>", "“price_shell_152” in the link was ignored"),
        ("frozen=2.abc", "This link cannot be opened."),
    ],
)
def test_what_cannot_be_used_is_said_and_the_page_stands(address, said):
    found = page(address)
    [problems] = [block for block in found.blocks() if block.key == "problems"]
    assert said in " ".join(problems.texts)
    assert "North Korea" in found.title
    assert "<script>" not in texts(found).partition("</head>")[2].replace("<script type", "")


def test_an_unknown_place_is_the_first_one():
    assert page("view=nowhere").place == FIRST


def test_a_place_that_fails_is_said_to_have_failed_and_the_answer_stands(monkeypatch):
    other = next(name for name in places() if name != FIRST)

    def broken(_shown):
        raise ZeroDivisionError

    known = {**places(), other: places()[other]}
    known[other] = replace(known[other], draw=broken)
    monkeypatch.setattr(import_module("econ.page.page"), "places", lambda: known)
    found = page(at(other))
    assert found.place == FIRST
    assert [b.texts for b in found.blocks() if b.key == "problems"] == [
        ("This combination cannot be computed. Undo the last change.",)
    ]


def test_a_frozen_link_shows_its_own_digits_until_something_is_changed():
    scenario = econ.Scenario.preset("press-line-2023").change(set={"sale_value": "300 million USD/year"})
    code = econ.links.freeze(econ.run(scenario))
    found = page(f"frozen={code}")
    [note] = [block for block in found.blocks() if block.key == "frozen"]
    assert "Identical: 20 values" in note.texts[0]
    assert note.texts[-1].startswith("Still valid")
    assert found.address["frozen"] == code
    assert page(found.query).address["frozen"] == code
    moved = page(found.query, deed={"do": "slide", "name": "sale_value", "value": "5e8"})
    assert "frozen" not in moved.address
    assert all(block.key != "frozen" for block in moved.blocks())


def test_a_frozen_link_whose_answer_has_changed_says_so_with_the_stored_answer_first(monkeypatch):
    code = econ.links.freeze(econ.run())
    told = verify.verify_link(code)
    other = replace(told, differences=(Difference("gdp_share median", 0.5, 0.6),))
    monkeypatch.setattr(verify, "verify_link", lambda _code: other)
    found = frozen.opened.__wrapped__(code)
    assert not found.holds
    assert found.texts[0].startswith("Stored: ")


def test_a_link_of_an_older_version_says_what_was_restated_and_why():
    code = (Path(__file__).parent / "made_by/0.2.0/missiles-added/link.txt").read_text("utf-8").strip()
    [note] = [block for block in page(f"frozen={code}").blocks() if block.key == "frozen"]
    [said] = [text for text in note.texts if text.startswith("Restated: Share of GDP from 6.65%")]  # as 0.2.0 gave it
    assert " because of " in said
    assert len(note.texts) <= 5  # the rest is folded


def test_the_form_of_a_page_without_a_script_asks_what_was_typed():
    before = page("preset=press-line-2023").query
    found, whole = entered({BEFORE: before, "sale_value": "600 million", "preset": "press-line-2023", "lang": "id"})
    assert whole
    assert (found.address["sale_value"], found.language) == ("600 million", "id")
    found, whole = entered({BEFORE: before, "sale_value": "florps", "preset": "press-line-2023"})
    assert not whole
    found, whole = entered({BEFORE: before, "sale_value": "250 million", "preset": "serbia-licences-2023"})
    assert found.ask["preset"] == "serbia-licences-2023"
    assert "Serbia" in found.title


def test_blocks_hold_plain_data_and_templates_hold_no_words():
    """A word of a template would not be translated."""
    import re

    for path in html.TEMPLATES.glob("*.html"):
        text = re.sub(
            r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<script>.*?</script>|<style>.*?</style>",
            "",
            path.read_text("utf-8"),
            flags=re.DOTALL,
        )
        words = re.findall(r"[^\W\d_]{2,}", re.sub(r"<[^>]*>", " ", text))
        assert words == [], (path.name, words)


def test_no_two_kinds_of_block_have_a_template_in_common():
    def kinds(one):
        return {one, *(each for kind in one.__subclasses__() for each in kinds(kind))}

    places()
    names = [kind.__name__.lower() for kind in kinds(Block) - {Block}]
    assert sorted(names) == sorted(set(names))
    assert {f"{name}.html" for name in names} <= {path.name for path in html.TEMPLATES.glob("*.html")}


# --- one number for one thing -------------------------------------------------------------------------------


def _of_a_place(shown, name):
    """What a place says, its parts included, by block."""
    layout = places()[name].draw(shown)
    blocks = (*layout.head, *layout.picture, *layout.levers, *layout.more, *layout.stays)
    found = {block.key: html.draw(block) for block in blocks if block}
    found |= {key: html.fragment(draw(shown, "./")) for key, draw in PARTS.items() if key.startswith(name)}
    without = re.compile(r'data-(?:stops|said)="[^"]*"|<select.*?</select>|<[^>]+>', re.DOTALL)
    return {key: without.sub(" ", text) for key, text in found.items()}


OTHER_QUANTITIES = {"points", "figures", "answer-payment"}
"""Blocks that speak of other quantities, which may have the same digits as a share."""


@pytest.mark.parametrize(
    "preset", ["press-line-2023", "drones-not-ready", "germany-licences-2023", "payment-in-oil-and-grain"]
)
@pytest.mark.parametrize("place", ["answer", "why", "compare"])
def test_a_share_has_the_same_places_in_the_sentence_in_marks_and_in_tables(preset, place):
    """Decision 0040: one number of decimal places on a screen, here those of the leading dot."""
    with answered({"preset": preset, "compare": "missiles-added"}) as shown:
        places_of_it = short_answer.places(shown.result)
        rows = short_answer.leading(shown.result)
        said = _of_a_place(shown, place)
    for row in rows:
        for more in (1, 2):
            finer = wording.percent(row["share"], places_of_it + more)
            if finer.rstrip("%0.") == wording.percent(row["share"], places_of_it).rstrip("%0."):
                continue
            wrong = [key for key, text in said.items() if re.search(rf"(?<![\d.]){re.escape(finer)}", text)]
            assert not [key for key in wrong if key not in OTHER_QUANTITIES], finer


def test_steps_have_the_same_digits_in_the_sentence_and_at_the_bars():
    with answered({"compare": "missiles-added"}) as shown:
        said = {key: text.replace("\u00a0", " ") for key, text in _of_a_place(shown, "compare").items()}
    [first] = re.findall(r"the largest step is “Containers shipped” \((\+[\d.]+ pp)\)", said["apart"])
    assert first in said["way"]
    assert first == "+18.2 pp"  # 19.1% less 0.9%


def test_a_quantity_that_was_given_stands_as_it_was_given():
    """166 missiles in the scenario; 170 is what its interval would leave of it."""
    with answered({"preset": "missiles-added"}) as shown:
        said = _of_a_place(shown, "answer")
    for key in ("build-up", "goods", "answer-goods"):
        assert "166\u00a0missiles" in said[key]
        assert "170\u00a0missiles" not in said[key]


@pytest.mark.parametrize(
    ("address", "country"),
    [
        ({"exporter": "KEN"}, "Kenya's"),
        ({"preset": "blank", "exporter": "pol"}, "Poland's"),
        ({"preset": "ken"}, "Kenya's"),
        ({"preset": "blank"}, "North Korea's"),
        ({"preset": "turkey-2024", "exporter": "TUR"}, "Türkiye's"),
    ],
)
def test_an_address_may_ask_for_an_exporter_as_the_command_line_does(address, country):
    found = page(address)
    assert f" of {country} GDP" in found.title
    assert "ignored" not in texts(found)


def test_an_exporter_that_the_scenario_has_not_is_said():
    assert "“exporter” in the link was ignored: the scenario has its own." in texts(
        page({"preset": "turkey-2024", "exporter": "POL"})
    )
    assert "“exporter” in the link was ignored: There is no country called “XQZ”." in texts(page({"exporter": "XQZ"}))


@pytest.mark.parametrize(("code", "country"), [("KEN", "Kenya's"), ("PRK", "North Korea's")])
def test_a_form_without_script_chooses_the_exporter(code, country):
    """The menus of a form are all sent: scenario, exporter, and the field that was typed in."""
    found, whole = entered({BEFORE: "?preset=press-line-2023", "preset": "press-line-2023", "exporter": code})
    assert whole
    assert f" of {country} GDP" in found.title
    assert "ignored" not in texts(found)


def test_a_sale_that_moves_leaves_what_does_not_hang_on_it_as_it_is():
    """The same blocks, which are drawn once: the row above, the menus of countries, years and sources."""
    one, other = (
        page("", deed={"do": "slide", "name": "sale_value", "value": v, "going": "1"}) for v in ("3e8", "4e8")
    )
    assert one.query != other.query
    blocks = [{block.key: block for block in found.blocks()} for found in (one, other)]
    kept = [key for key, block in blocks[0].items() if blocks[1][key] is block]
    assert kept == ["where", "who", "gdp", "prices"]
    assert "foot" not in one.regions


def test_a_workbook_of_a_stranger_is_read_once(monkeypatch):
    content, read = to_bytes(econ.run(econ.Scenario.preset("press-line-2023")), "xlsx"), []
    reading = xlsx_cells.doubled_and_held

    def counted(packed):
        read.append(packed)
        return reading(packed)

    monkeypatch.setattr(xlsx_cells, "doubled_and_held", counted)
    assert received_files.check(content, "a.xlsx").identical
    assert len(read) == 1


@pytest.mark.parametrize("ending", ["json", "csv", "xlsx"])
def test_a_file_that_asks_for_too_much_is_refused_before_anything_is_computed(ending, monkeypatch):
    content = to_bytes(econ.run(econ.Scenario.preset("press-line-2023")), ending)
    monkeypatch.setattr(links, "MOST_POINTS", 1_000)
    monkeypatch.setattr(verify, "run", None)
    with pytest.raises(InputError, match=r"points; the page computes 1,000 at most\..*econ verify FILE"):
        received_files.check(content, f"a.{ending}")
