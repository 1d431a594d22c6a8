"""A frozen link gives the same digits again, and refuses what is no link."""

import base64
import copy
import hashlib
import json
import random
import tracemalloc
import zlib

import pytest

import econ
from econ import InputError, Sampler, Scenario, verify
from econ.analysis import guards
from econ.engine.estimates import estimate
from econ.evidence import LINE_INPUTS
from econ.files import bounds
from econ.provenance import links
from econ.scenario import origin_labels

PRESETS = econ.default_book().presets

OLD = (
    "1.7dnbattAEADQf_GzEXOfnW8JJthYCaElBTttH0r_PSPJ1xrXaquUluybLCxpVnvRzJ5vs-Xz9utud3a1aZcf7jODej7fpctYMM"
    "CCMt4wyNxcu2CsCBoCuxSTEpjnzMSdQ8zVhMEWwwbw5mn1uZ-BL58GiMk7AmSm50zmZpnQq_QNBGQP9TCBIMw7DWdFkJgJi7JbcV"
    "_s6O6OSr4tVstnNZQBhs1JibL9YEoNZrRzhkJqgeHUODracPW-nuljKR1SUNcVpOLQtw8KIuRilE_IYzPvT0ZkKNnOyKdGCVl0Hf"
    "Cxvd8NyDvSYz175Xixl54DTK6fHtvtSz_qdJmVzzrWmIVxPuFh1nX5ytbtsmR0S-Ps_vlMZR2tqyI-iEVwN8CqblbdHD6tQTlMMO"
    "ciRJ-fXZa83cwyRtNytuFfdfPaHpiZnRHmiXSaH6kzFxKv1Fmp88Zf359kwnjH5Ebzc_ufOqaNXnAuFBOj-PV9MSSnn6-A71cxKb"
    "DxTBqnU0yO_Xy5rpikZVLFPG3FRIqZyfmtVjDwNIgpFPmdRH8jxETfzY4r0wNFbmQIFTErYlbErIj59xATsTjuWnNpZ8pdsdCYVs"
    "Rsx5X2R8SpUlmlskpllcoxUvmLOFhR8k1RkvQwwieUyZEXjXnHf-CMRwa40fxKk5Um_02ahMEWpRRnRI1SABmP9kgn9niwyvwR7s"
    "YmCIU9S8wfsRKFnS3T4XAQHFTvt-zyS7vZ9ln2LKuTBmYnmknfXwE"
)
"""The press line as the first version of this form wrote it: without words beside the question."""


def fold(content):
    """A hostile link: any content, folded as the real ones are."""
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    folding = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=links._words("1"))
    return "1." + base64.urlsafe_b64encode(folding.compress(raw) + folding.flush()).decode().rstrip("=")


@pytest.fixture(scope="module")
def content():
    """What a good link holds."""
    form, _dot, text = links.freeze(econ.run()).partition(".")
    return json.loads(links._unfold(form, text))


@pytest.mark.parametrize("name", PRESETS)
def test_a_link_restores_the_scenario_and_its_answer_to_the_last_digit(name):
    result = econ.run(Scenario.preset(name))
    frozen = links.thaw(links.freeze(result))
    again = econ.run(frozen.scenario)
    assert again.fingerprint == result.fingerprint
    found = {n: tuple(getattr(estimate(again, n), s) for s in links.STATISTICS) for n in frozen.answers}
    assert found == frozen.answers


def test_a_link_carries_the_number_that_is_printed():
    """South Korea's contracts of 2023: 13.5 billion over 1,844.8 billion."""
    result = econ.run(Scenario.preset("south-korea-2023"))
    *_ends, number = links.thaw(links.freeze(result)).answers["gdp_share"]
    assert number == pytest.approx(13.5e9 / 1844.8e9, rel=1e-4)


@pytest.mark.parametrize("name", PRESETS)
def test_a_link_is_short_enough_for_people(name):
    """Addresses up to 2,000 characters travel through mail and chat (docs: the design's own bound)."""
    assert len(links.freeze(econ.run(Scenario.preset(name)))) < 1200


@pytest.mark.parametrize(("form", "digest"), [("1", "d266af50c90923da"), ("2", "c7595e76ff5b73e0")])
def test_the_words_that_a_form_knows_never_change(form, digest):
    """Links that are out in the world unfold only with these very words; a new form has a file of its own."""
    assert hashlib.sha256(links._words(form)).hexdigest()[:16] == digest
    assert set(links.WORDS) == {"1", "2"}
    assert links.freeze(econ.run()).startswith("2.")


def test_a_link_of_the_first_version_still_opens():
    frozen = links.thaw(OLD)
    assert econ.resolve(frozen.scenario).digest.startswith("5a937d9d")  # its fingerprint, printed when it was made
    assert frozen.answers["gdp_share"][0] == pytest.approx(250e6 / (36.2e12 / 1291.78), rel=1e-3)
    assert {len(values) for values in frozen.answers.values()} == {3}, "median and both ends"
    assert frozen.scenario.own is None


@pytest.mark.parametrize("name", PRESETS)
def test_a_link_keeps_title_concept_sources_and_grades_of_a_preset(name):
    result = econ.run(Scenario.preset(name))
    again = econ.run(links.thaw(links.freeze(result)).scenario)
    for field in ("title", "concept", "based_on"):
        assert getattr(again.scenario, field) == getattr(result.scenario, field)
    for output in result.outputs:
        assert again.grade_of(output) == result.grade_of(output), output
        assert again.sources_of(output) == result.sources_of(output), output
    assert [n.name for n in guards.check(again)] == [n.name for n in guards.check(result)]
    assert links.freeze(again) == links.freeze(result)


def test_what_the_user_changed_has_no_source_in_a_link():
    asked = Scenario.preset().change(set={"sale_value": "300 million USD/year"})
    opened = links.thaw(links.freeze(econ.run(asked))).scenario
    item = econ.resolve(opened).inputs["sale_value"]
    assert (item.grade, item.sources, item.judgement) == ("F6", (), "Set by the user.")
    assert opened.title == "The press line of July 2023, changed"


def test_a_figure_of_another_release_is_not_taken_for_the_users_own(edit):
    """It keeps its origin and says that it comes from elsewhere, so that no sentence calls it "your own figure"."""
    link = links.freeze(econ.run())
    book = econ.Book(edit("series/PRK/bok_nominal/values.csv", "2022,36200000000000,,,used", "2022,359e11,,,used"))
    result = econ.run(links.thaw(link).scenario, book)
    item = result.state.inputs["gdp_published"]
    assert item.origin == "series"
    assert item.judgement == origin_labels.OTHER_RELEASE
    assert item.sources == ()
    assert "your own figure" not in econ.headline(result)


def test_a_preset_that_is_gone_lends_nothing(content):
    opened = links.thaw(fold(content | {"words": {"based_on": "gone", "own": ["sale_value"]}})).scenario
    assert econ.resolve(opened).inputs["sale_value"].grade == "F6"


def test_a_link_may_be_pasted_with_its_address():
    text = links.freeze(econ.run())
    assert links.thaw(f" https://example.org/?frozen={text}&embed=true ") == links.thaw(text)


@pytest.mark.parametrize(
    "text",
    ["", "x", "1.", "2.abc", "1.!!!", "1.AAAA", "1." + "A" * 20_000, "1.ÄÖÜ", "javascript:alert(1)"],
)
def test_what_is_no_link_is_refused_in_one_sentence(text):
    with pytest.raises(InputError, match="cannot be opened"):
        links.thaw(text)


@pytest.mark.parametrize("text", ["1.", "3.7dnb", ".7dnb", "2"])
def test_what_begins_like_no_link_is_told_so(text):
    with pytest.raises(InputError, match="does not begin like a frozen link"):
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
        {"digests": ["", "", ""]},
        {"answers": [1, 2]},
        {"answers": {"gdp_share": [1]}},
        {"answers": {"nothing": [1, 2, 3]}},
        {"year": 10**19},
        {"year": -1},
        {"gdp_year": 10**6},
        {"path": {"99999": [1, 1]}},
        {"path": {str(year): [1, 1] for year in range(200)}},
        {"exporter": "P" * 100},
        {"inputs": {"x" * 100: {"shape": "fixed", "value": 1}}},
        {"words": "many"},
        {"words": {"own": 5}},
        {"words": {"concept": "a gift"}},
    ],
    ids=str,
)
def test_a_link_with_a_wrong_part_is_refused(content, change):
    with pytest.raises(InputError):
        econ.resolve(links.thaw(fold(content | change)).scenario)


def test_a_link_holds_sixteen_digits_of_each_digest(content):
    """64 bits tell two releases apart, and keep a link short."""
    assert [len(digest) for digest in content["digests"]] == [16, 16, 16]


@pytest.mark.parametrize("field", ["exporter", "buyer", "gdp"])
def test_the_bound_on_names_in_a_link_is_kept(content, field):
    with pytest.raises(InputError, match="more than 80 characters"):
        links.thaw(fold(content | {field: "P" * 81}))


@pytest.mark.parametrize(
    "part", [b'"year":1,"year":2', b'"title":"\\u001b"', b'"a":[[[[' + b"[" * 40 + b"]" * 44], ids=repr
)
def test_a_link_is_read_with_the_bounds_of_a_file(part):
    with pytest.raises(InputError, match="cannot be opened"):
        links.thaw(fold(b"{" + part + b"}"))


@pytest.mark.parametrize("missing", ["inputs", "sampler", "path", "lines", "year", "digests", "answers", "exporter"])
def test_a_link_without_a_part_is_refused(content, missing):
    with pytest.raises(InputError):
        links.thaw(fold({k: v for k, v in content.items() if k != missing}))


@pytest.mark.parametrize("name", ["exporter", "buyer", "gdp"])
def test_a_link_to_something_that_does_not_exist_is_refused(content, name):
    with pytest.raises(InputError, match="nowhere"):
        econ.resolve(links.thaw(fold(content | {name: "nowhere"})).scenario)


def numbers(text):
    """A link whose JSON is written by hand."""
    return fold(json.dumps(econ.run().state.canonical).replace('"year": 2022', f'"year": {text}').encode())


@pytest.mark.parametrize("text", ["1e999", "NaN", "-Infinity", "9" * 5000, "9" * 21])
def test_a_number_that_is_none_is_refused(text):
    with pytest.raises(InputError, match="cannot be opened"):
        links.thaw(numbers(text))


MEMORY = 12e6
"""Bytes that refusing a link may take; what a link may unfold to is 0.2 MB, and JSON multiplies it."""


@pytest.mark.parametrize(
    "bomb",
    [
        b"[" * 150_000,
        b"0" * 50_000_000,
        b"[" + b"{}," * 60_000 + b"{}]",
        b'{"a":' * 30_000,
        b'{"inputs":{' + b",".join(b'"%d":{}' % n for n in range(20_000)) + b'},"lines":[],"path":{}}',
        b" " * 190_000,
    ],
    ids=["deep", "wide", "many", "nested", "names", "blank"],
)
@pytest.mark.timeout(60)  # ends a hang, and measures nothing
def test_bombs_are_refused_at_once_and_in_little_memory(bomb):
    link = fold(bomb)
    tracemalloc.start()
    with pytest.raises(InputError) as refused:
        links.thaw(link)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < MEMORY
    assert len(str(refused.value)) < 300


def test_a_text_of_any_length_is_refused_at_once():
    with pytest.raises(InputError, match="longer than"):
        links.thaw("1." + "A" * 5_000_000)


def test_the_largest_link_that_opens_takes_bounded_memory():
    """A third of the 250 MB that a server of 50 visitors may use in all: draws are made of what is asked."""
    largest = links.freeze(
        econ.run(Scenario.preset("missiles-added").change(sampler=Sampler(points=8192, scrambles=8)))
    )
    with pytest.raises(InputError, match="points"):
        links.freeze(econ.run(Scenario.preset().change(sampler=Sampler(points=16384, scrambles=8))))
    tracemalloc.start()
    econ.headline(econ.run(links.thaw(largest).scenario))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 90e6


def test_a_link_with_many_lines_may_ask_for_fewer_points(content):
    lines = [f"line_{n}" for n in range(bounds.MOST_LINES)]
    asked = {"lines": lines, "sampler": {"seed": 1, "points": 1 << 11, "scrambles": 8}}
    with pytest.raises(InputError, match="points"):
        links.thaw(fold(content | asked))


def test_a_goods_line_without_one_of_its_figures_is_refused(content):
    name = f"{next(iter(LINE_INPUTS))}_{content['lines'][0]}"
    inputs = {n: spec for n, spec in content["inputs"].items() if n != name}
    with pytest.raises(InputError, match=name):
        econ.resolve(links.thaw(fold(content | {"inputs": inputs})).scenario)


NUMBERS = (-1, 0, 0.5, 1e308, -1e308, 1e-320, 10**19)
JUNK = (*NUMBERS, None, True, "", "x" * 70, "ÄÖÜ", "\x00", "KOR", [], {}, [1, 2], {"a": 1})


def places(value, way=()):
    """The way to everything in a nest of dictionaries and lists."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        yield (*way, key)
        yield from places(part, (*way, key))


def spoilt(content, chance):
    """The content of a link with one place of it taken away or replaced."""
    made = copy.deepcopy(content) | {"sampler": {"seed": 1, "points": 16, "scrambles": 2}}
    *way, last = chance.choice(list(places(content)))
    part = made
    for key in way:
        part = part[key]
    if last in part if isinstance(part, dict) else last < len(part):
        if chance.random() < 0.2:
            del part[last]
        else:
            part[last] = chance.choice(JUNK)
    return made


def test_whatever_is_spoilt_a_link_opens_or_is_refused_in_a_sentence(content):
    """Nothing but an InputError, from the first byte to the printed answer."""
    chance, opened, refused = random.Random(20261123), 0, []
    for _ in range(250):
        link = fold(spoilt(content, chance))
        try:
            result = econ.run(links.thaw(link).scenario)
            econ.headline(result)
            verify.text(verify.verify_link(link))
        except InputError as error:
            refused.append(str(error))
        else:
            opened += 1
    assert opened > 5
    assert len(refused) > 100
    assert max(map(len, refused)) < 700


def test_a_title_in_another_script_travels_as_it_is():
    """Each letter as a few bytes, and not as six signs of an escape."""
    link = links.freeze(econ.run(Scenario.preset().change(title="북한의 수출")))
    assert "북한의 수출".encode() in links._unfold("2", link.removeprefix("2."))
    assert links.thaw(link).scenario.title == "북한의 수출"


def test_a_changed_sampler_travels():
    asked = Scenario.preset().change(sampler=Sampler(seed=3, points=64, scrambles=4))
    assert links.thaw(links.freeze(econ.run(asked))).scenario.sampler == asked.sampler


def test_a_link_ends_where_what_it_holds_ends():
    link = links.freeze(econ.run())
    assert links.thaw(link).scenario
    with pytest.raises(InputError, match="more than a scenario"):
        links.thaw(link + "A" * 400)


# --- bounds to the character ---------------------------------------------------------------------------


def test_a_link_of_the_longest_length_is_read():
    """16,000 characters: beyond them nothing is looked at."""
    with pytest.raises(InputError, match="damaged"):
        links.thaw("1." + "A" * 15_998)
    with pytest.raises(InputError, match="longer than 16,000 characters"):
        links.thaw("1." + "A" * 15_999)


def test_a_link_unfolds_to_the_largest_size_and_no_further():
    """200,000 bytes; whether more would have come is seen from the next one."""
    with pytest.raises(InputError, match="holds no scenario"):
        links.thaw(fold(b'"' + b"x" * 199_998 + b'"'))
    with pytest.raises(InputError, match="more than a scenario"):
        links.thaw(fold(b'"' + b"x" * 199_999 + b'"'))


@pytest.mark.parametrize("bound", ["LONGEST", "LARGEST"])
def test_what_would_not_be_read_is_not_written(monkeypatch, bound):
    result = econ.run()
    link = links.freeze(result)
    size = len(link) if bound == "LONGEST" else len(links._unfold("2", link.removeprefix("2.")).decode())
    monkeypatch.setattr(links, bound, size)
    assert links.freeze(result) == link
    monkeypatch.setattr(links, bound, size - 1)
    with pytest.raises(InputError, match="too long for a link"):
        links.freeze(result)


def test_the_points_that_a_link_may_ask_for_are_said(content):
    """By hand: 2^19 draws over 60 goods lines are 8,738 points, of which 8,192 is the power of two; at most 65,536."""
    lines = [f"line_{n}" for n in range(60)]

    def opened(points, lines):
        sampler = {"seed": 1, "points": points, "scrambles": 8}
        return links.thaw(fold(content | {"lines": lines, "sampler": sampler})).scenario.sampler.points

    assert opened(1024, lines) == 1024
    with pytest.raises(InputError, match="asks for 16,384 points; a link may ask for 8,192"):
        opened(2048, lines)
    assert opened(8192, []) == 8192
    with pytest.raises(InputError, match="asks for 131,072 points; a link may ask for 65,536"):
        opened(16384, [])


def test_what_a_link_says_of_its_making_is_cut_short(content):
    """A digest has 64 digits; a version is printed in a sentence."""
    found = links.thaw(fold(content | {"digests": ["a" * 65] * 3, "version": "v" * 41}))
    assert (found.digests, found.version) == (("a" * 64,) * 3, "v" * 40)


A, B = "a" * 16, "b" * 8


@pytest.mark.parametrize("digests", [[A], [A, A, B, B], [A, B, ""], [A, B, "a" * 7], [A, B, "g" * 16]])
def test_a_link_has_three_digests(content, digests):
    with pytest.raises(InputError, match="fingerprint"):
        links.thaw(fold(content | {"digests": digests}))


@pytest.mark.parametrize("answers", [{}, {"gdp_share": [1, 2]}, {"gdp_share": [1, 2, 3, 4, 5]}, {"gni": [1, 2, 3]}])
def test_an_answer_of_a_link_has_three_or_four_numbers_and_is_one_of_a_link(content, answers):
    with pytest.raises(InputError, match="answers are not those of a link"):
        links.thaw(fold(content | {"answers": answers}))
    assert links.thaw(fold(content | {"answers": {"gdp_share": [1, 2, 3]}})).answers == {"gdp_share": (1, 2, 3)}


# --- what else a scenario goes by ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2.7dnb", True),
        (" 1.abc_9 ", True),
        ("https://example.org/?frozen=2.abc", True),
        ("?frozen=x.json", True),
        ("2", False),
        ("2.toml", False),
        ("3.7dnb", False),
        ("press-line-2023", False),
    ],
)
def test_a_link_is_told_from_the_name_of_a_file(text, expected):
    assert links.is_link(text) is expected


def test_a_scenario_goes_by_its_preset_its_file_its_link_or_is_blank(tmp_path):
    asked = Scenario.preset("missiles-added")
    link = links.freeze(econ.run(asked))
    assert links.scenario_named("missiles-added") == asked
    assert links.scenario_named(link) == links.thaw(link).scenario
    assert links.scenario_named("blank") == Scenario()
    path = tmp_path / "mine.TOML"
    path.write_bytes((econ.default_book().folders[0] / "scenarios" / "missiles-added.toml").read_bytes())
    assert links.scenario_named(str(path)).title == asked.title
    assert [one.title for one in links.scenarios_named(str(path))] == [asked.title]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nowhere", "The name of a file ends in .toml or .json."),
        ("nowhere.toml", "nowhere.toml"),
        ("mine.csv", "No scenario is read from a file of this kind"),
        ("mine", "mine"),
        ("damaged.json", "damaged.json"),
        ("list.json", "list.json.*The list of scenarios in it is empty or damaged"),
    ],
)
def test_what_is_no_scenario_is_refused_by_its_name(tmp_path, monkeypatch, name, said):
    monkeypatch.chdir(tmp_path)
    for file, text in (
        ("mine.csv", "a,b"),
        ("mine", "a,b"),
        ("damaged.json", "{"),
        ("list.json", '{"scenarios": [1]}'),
    ):
        (tmp_path / file).write_text(text, "utf-8")
    for read in (links.scenario_named, links.scenarios_named):
        if name != "list.json" or read is links.scenarios_named:
            with pytest.raises(InputError, match=said) as caught:
                read(name)
            assert ("of this kind" in caught.value.what) is (name == "mine.csv")


def test_a_preset_that_cannot_be_read_is_refused_as_one_and_not_as_no_file(tmp_path):
    """It is there: what the name of a file ends in helps nobody."""
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "mine.toml").write_text('title = "Mine"\nsummary = "x."\nexporter = "XQZ"\n', "utf-8")
    (tmp_path / "sources.json").write_text("[]", "utf-8")
    book = econ.Book(econ.default_book().folders[0], tmp_path, checked=False)
    assert "mine" in book.presets
    with pytest.raises(InputError, match=r"mine\.toml") as caught:
        links.scenario_named("mine", book)
    assert "The name of a file" not in str(caught.value)


def test_what_was_made_with_figures_of_ones_own_asks_for_them(tmp_path, content):
    """At the same door for a link, a file and a list."""
    named = f"mine {'0' * 64}"
    assert links.folders.read_stated(named), "it is written as folders are"
    one = {k: v for k, v in content.items() if k not in ("answers", "digests", "version")} | {
        "about": {"own_figures": named}
    }
    (tmp_path / "one.json").write_text(json.dumps(one), "utf-8")
    (tmp_path / "list.json").write_text(json.dumps({links.LIST: [one]}), "utf-8")
    for name in (fold(content | {"own_figures": named}), str(tmp_path / "one.json"), str(tmp_path / "list.json")):
        with pytest.raises(InputError, match="figures of one's own that are not here: mine"):
            links.scenarios_named(name)
    one["about"] = {}
    (tmp_path / "one.json").write_text(json.dumps(one), "utf-8")
    assert links.scenario_named(str(tmp_path / "one.json")).year == content["year"]
    (tmp_path / "list.json").write_text(json.dumps({links.LIST: [one, one]}), "utf-8")
    asked = [scenario.year for scenario in links.scenarios_named(str(tmp_path / "list.json"))]
    assert asked == [content["year"]] * 2
    assert links.scenarios_named("missiles-added") == [Scenario.preset("missiles-added")]
