"""The page in another language: no English sentence on it, the same answer behind it, and links that keep it."""

import json
import re
import xml.etree.ElementTree as ET
from urllib.parse import parse_qs

import pytest

import econ
from econ.claims import check_claim
from econ.doors.app import share, typed_entry
from econ.doors.app.reference import method_page, sources_page
from econ.doors.app.views import VIEWS, claim_check
from econ.numerics.distributions import Fixed
from econ.scenario import resolve
from econ.wording.errors import InputError
from econ.wording.language import ENGLISH, LANGUAGES, _, catalogue, speaking
from tests.test_app import blocks, lever, page, sentence, used
from tests.test_language import MESSAGES, translated

PRINTED = re.compile(r'(?:label|body|value|placeholder|help|options|text|content|tooltip|title): "((?:[^"\\]|\\.)*)"')
SHORT, LONG = 4, 18
"""Letters of a message that is looked for as a whole, and of one that is looked for within other texts."""


ENGLISH_WORDS = re.compile(r"\b(the|and|with|from|which|that|this|are|is|was|not|by|for|its|or|than|into)\b")
QUOTED = re.compile(rf"“[^”]*”|<style>.*|{re.escape(claim_check.FIRST_CLAIM)}")
"""What may be in English: quotations, the style sheet, and the claim that is shown first."""


def pieces(text):
    """A message without the values in it."""
    return {piece.strip() for piece in re.split(r"\{\w+\}", text)}


@pytest.fixture(scope="module")
def english():
    """Messages as they stand in the code, without those that are the same in Indonesian and languages' own names."""
    ids = (m.id if isinstance(m.id, str) else m.id[1] for m in MESSAGES.template("id") if m.id)
    said = {text: catalogue("id").gettext(text) for text in ids}
    ours = set().union(*map(pieces, said))
    return {text for text in ours.difference(LANGUAGES.values(), *map(pieces, said.values())) if len(text) >= SHORT}


UNSAID = {"kind", "type", "field", "same", "name", "file", "id", "href", "find", "tags", "part", "links", "options"}
"""Names, addresses, kinds, keys of fields, and pairs of a text with one of these."""


def strings(data):
    """Every text in plain data that is printed, and not a name or an address."""
    if isinstance(data, str) and data.startswith("<svg"):
        picture = ET.fromstring(data)
        yield from filter(None, (picture.get("aria-label"), *picture.itertext()))
    elif isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        unsaid = UNSAID | ({"value"} if "options" in data else set())
        for key, value in data.items():
            if key not in unsaid:
                yield from strings(value)
        yield from (text for text, _address in data.get("links", ()))
        yield from (text for _name, text in data.get("options", ()))
    elif isinstance(data, list):
        for value in data:
            yield from strings(value)


def printed(test):
    """Every text on a page."""
    for element in test:
        proto = getattr(element, "proto", None)
        if element.type == "bidi_component":
            yield from strings(json.loads(proto.bytes))
        elif proto is not None:
            yield from (text.replace("\\", "") for text in PRINTED.findall(str(proto)))


def untranslated(texts, english):
    texts = {translated(text, "id") for text in texts}
    whole = "\n".join(texts)
    return sorted((english & texts) | {text for text in english if len(text) >= LONG and text in whole})


def everything(test):
    """Every element, whatever it stands in."""
    waiting = [test.main]
    while waiting:
        node = waiting.pop()
        waiting += list(getattr(node, "children", {}).values())
        yield node


CONTAINERS = "containers-to-shells-2023-24"


def in_indonesian(test, result=None):
    """Whether the answer on a page is the one in Indonesian."""
    result = result or test.session_state["session"].result
    with speaking("id"):
        said = econ.headline(result)
    return said.startswith(sentence(test)) and said != econ.headline(result)


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_in_indonesian_says_nothing_in_english(view, english):
    test = page(lang="id", view=view, preset=CONTAINERS, compare="original,iran-shahed-2023")
    assert not test.exception
    texts = set(printed(list(everything(test))))
    assert untranslated(texts, english) == []
    if view != "Assumptions and sources":  # titles of publications stand there
        left = (translated(QUOTED.sub("", text), "id") for text in texts if " " in text)
        assert [text for text in left if ENGLISH_WORDS.search(text)] == []
    assert in_indonesian(test)


def test_the_search_for_english_would_notice(english):
    assert untranslated(printed(list(everything(page()))), english)


@pytest.mark.parametrize(
    "shelf", [lambda: sources_page._shelf(econ.default_book(), "id"), lambda: method_page._shelf(econ.run())]
)
def test_the_other_pages_say_nothing_in_english(shelf, english):
    with speaking("id"):
        told = set(strings(shelf()))
    names = {*econ.GRAPH.equations, *econ.GRAPH.inputs}
    assert len(told) > 100
    assert sorted((english & told) - names) == []


def test_the_answer_has_the_same_digits_in_both_languages_and_links_keep_the_language():
    asked = {"preset": "press-line-2023", "year": "2023", "gdp": "un_current", "sale_value": "300 million"}
    one, two = page(**asked), page(**asked, lang="id")
    numbers = [re.findall(r"\d+", sentence(test)) for test in (one, two)]
    assert numbers[0] == numbers[1]
    results = [test.session_state["session"].result for test in (one, two)]
    assert results[0].fingerprint == results[1].fingerprint
    assert "lang" not in one.query_params
    assert two.query_params["lang"] == "id"
    assert {k: v for k, v in two.query_params.items() if k != "lang"} == dict(one.query_params.items())


def test_a_frozen_link_opens_in_its_language():
    with speaking("id"):
        link = share.frozen_link(econ.run())
    asked = parse_qs(link.partition("?")[2])
    assert asked["lang"] == ["id"]
    test = page(frozen=asked["frozen"][0], lang="id")
    assert in_indonesian(test, econ.run())
    assert re.search("Identi[ck]", test.success[0].value)
    assert sentence(page(frozen=asked["frozen"][0])).startswith("A sale of")


def test_reader_mode_speaks_too(english):
    test = page(reader="1", lang="id")
    assert untranslated(printed(list(everything(test))), english) == []


def test_an_entry_is_typed_and_written_back_in_the_language_of_the_page():
    test = page(lang="id")
    used(test, "type", "sale_value", text="0,3 miliar")
    assert test.session_state["session"].result.state.inputs["sale_value"].distribution == Fixed(300e6)
    assert lever(test, "sale_value")["text"] == "300 juta"
    assert test.query_params["sale_value"] == "300 million"
    used(test, "type", "sale_value", text="0.3 miliar")
    assert lever(test, "sale_value")["text"] == "0.3 miliar"
    assert "0,3" in lever(test, "sale_value")["error"]


def test_the_page_says_which_language_it_is_in_and_offers_the_others():
    for asked, now in (({}, ENGLISH), ({"lang": "id"}, "id"), ({"lang": "tlh"}, ENGLISH)):
        [answer] = blocks(page(**asked), "answer")
        assert answer["head"]["languages"]["now"] == now
        assert [code for code, _name in answer["head"]["languages"]["known"]] == [ENGLISH, "id"]


def test_a_turn_to_another_page_keeps_the_language():
    """Streamlit's menu leaves the parameters of the address out."""
    test = page(lang="id")
    test.query_params.clear()
    test.run()
    assert in_indonesian(test)
    assert test.query_params["lang"] == "id"


def test_stops_of_sliders_keep_their_values(english):
    one, two = (lever(page(lang=code), "sale_value") for code in (ENGLISH, "id"))
    assert (one["stops"], one["at"]) == (two["stops"], two["at"])
    assert one["said"] != two["said"]
    with speaking("id"):
        assert _(typed_entry._GRAMMAR[1]) in two["said"][-1] or "miliar" in two["said"][-1]


WRONG = [
    "",
    "abc",
    "300 juta USD",
    "200 hingga 400 juta",
    "300 juta EUR/tahun",
    "-5",
    "300 juta xyz",
    "300 TIV",
    "45%",
]
NO_CLAIM = [
    "",
    "Arms are a part of GDP",
    "US$5 million is 1% of Narnia's GDP",
    "5 shells are 1% of GDP",
    "¥5 is 1% of GDP",
]


def test_errors_are_in_the_language_of_the_page(english):
    said = []
    with speaking("id"):
        for read, texts in (
            (lambda text: typed_entry.read(typed_entry.english(text), "USD/year"), WRONG),
            (check_claim, NO_CLAIM),
        ):
            for text in texts:
                with pytest.raises(InputError) as caught:
                    resolve(econ.Scenario.preset().change(set={"sale_value": read(text)}))
                said.append(str(caught.value))
    assert untranslated(said, english) == []
