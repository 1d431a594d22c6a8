"""A frozen link gives the same digits again, and refuses what is no link."""

import base64
import json
import time
import zlib

import pytest

import econ
from econ import InputError, Sampler, Scenario, links
from econ.estimates import estimate

PRESETS = econ.default_book().presets


def fold(content):
    """A hostile link: any content, folded as the real ones are."""
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    folding = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=links._words())
    return "1." + base64.urlsafe_b64encode(folding.compress(raw) + folding.flush()).decode().rstrip("=")


@pytest.fixture(scope="module")
def content():
    """What a good link holds."""
    text = links.freeze(econ.run()).partition(".")[2]
    return json.loads(links._unfold(text))


@pytest.mark.parametrize("name", PRESETS)
def test_a_link_restores_the_scenario_and_its_answer_to_the_last_digit(name):
    result = econ.run(Scenario.preset(name))
    frozen = links.thaw(links.freeze(result))
    again = econ.run(frozen.scenario)
    assert again.fingerprint == result.fingerprint
    found = {n: tuple(getattr(estimate(again, n), s) for s in links.STATISTICS) for n in frozen.answers}
    assert found == frozen.answers


@pytest.mark.parametrize("name", PRESETS)
def test_a_link_is_short_enough_for_people(name):
    """Addresses up to 2,000 characters travel through mail and chat (docs: the design's own bound)."""
    assert len(links.freeze(econ.run(Scenario.preset(name)))) < 1500


def test_a_link_may_be_pasted_with_its_address():
    text = links.freeze(econ.run())
    assert links.thaw(f" https://example.org/?frozen={text}&embed=true ") == links.thaw(text)


def test_the_words_of_the_first_form_never_change():
    """Links that are out in the world unfold only with these very words."""
    assert zlib.crc32(links._words()) == 0xA2CBD2A3


@pytest.mark.parametrize(
    "text",
    ["", "x", "1.", "2.abc", "1.!!!", "1.AAAA", "1." + "A" * 20_000, "1.ÄÖÜ", "javascript:alert(1)"],
)
def test_what_is_no_link_is_refused_in_one_sentence(text):
    with pytest.raises(InputError, match="cannot be opened"):
        links.thaw(text)


def test_every_cut_off_link_is_refused():
    text = links.freeze(econ.run())
    for length in range(0, len(text) - 2, 7):
        with pytest.raises(InputError):
            links.thaw(text[:length])


@pytest.mark.parametrize(
    "change",
    [
        {"inputs": "many"},
        {"inputs": {"gdp_published": {"shape": "nonsense"}}},
        {"inputs": {"gdp_published": {"shape": "fixed", "value": "a"}}},
        {"inputs": {"gdp_published": {"shape": "fixed", "value": None}}},
        {"inputs": {"gdp_published": {"shape": "uniform", "low": 2, "high": 1}}},
        {"sampler": {"seed": 1, "points": 1 << 24, "scrambles": 64}},
        {"sampler": {"seed": 1, "points": 1000, "scrambles": 8}},
        {"sampler": 7},
        {"path": {"2022": 1}},
        {"path": {"2022": [1, -1]}},
        {"lines": ["x"] * 1000},
        {"lines": 5},
        {"year": "soon"},
        {"digests": []},
        {"answers": [1, 2]},
    ],
    ids=str,
)
def test_a_link_with_a_wrong_part_is_refused(content, change):
    with pytest.raises(InputError):
        econ.resolve(links.thaw(fold(content | change)).scenario)


@pytest.mark.parametrize("missing", ["inputs", "sampler", "path", "lines", "year", "digests", "answers", "exporter"])
def test_a_link_without_a_part_is_refused(content, missing):
    with pytest.raises(InputError):
        links.thaw(fold({k: v for k, v in content.items() if k != missing}))


@pytest.mark.parametrize("name", ["exporter", "buyer", "gdp"])
def test_a_link_to_something_that_does_not_exist_is_refused(content, name):
    with pytest.raises(InputError, match="nowhere"):
        econ.resolve(links.thaw(fold(content | {name: "nowhere"})).scenario)


def test_bombs_are_refused_at_once():
    deep = b"[" * 150_000
    wide = b"0" * 50_000_000
    for bomb in (deep, wide):
        before = time.perf_counter()
        with pytest.raises(InputError):
            links.thaw(fold(bomb))
        assert time.perf_counter() - before < 5  # a bound against hanging, not a measure of speed


def test_a_changed_sampler_travels():
    asked = Scenario.preset().change(sampler=Sampler(seed=3, points=64, scrambles=4))
    assert links.thaw(links.freeze(econ.run(asked))).scenario.sampler == asked.sampler
