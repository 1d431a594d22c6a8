"""Light pages: what each says, its size, what it asks of the browser, and what it does where there is no such page."""

import html
import json
import re
import struct
from html.parser import HTMLParser

import pytest

import econ
from econ.claims import check_claim, shipped
from econ.doors.app import light as doors
from econ.page import light
from econ.provenance import links
from tests.asking import get

BOOK = econ.default_book()
SEED = "US$250 million is about 1% of North Korea's GDP"
CODE = check_claim(SEED).address().rpartition("claim=")[2]
MOST_BYTES = 60_000

PAGES = [
    "a/press-line-2023",
    "a?preset=missiles-added&year=2023",
    f"c/{CODE}",
    "c/kida_70",
    "c/cnn_2012",
    "chart/share_by_sale?preset=press-line-2023",
    "chart/tornado?preset=missiles-added",
    "cases",
    "lesson?guess=5",
]


class Head(HTMLParser):
    """What a document loads, and what it says of itself."""

    def __init__(self, text):
        super().__init__()
        self.meta, self.loads, self.title, self.language = {}, [], "", ""
        self._in_title = False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self._in_title = tag == "title" and not self.title
        if tag == "html":
            self.language = given.get("lang")
        if tag == "meta":
            self.meta[given.get("property") or given.get("name")] = given.get("content")
        if tag in {"script", "img", "iframe"} and "src" in given:
            self.loads.append(given["src"])
        if tag == "link" and given.get("rel") in {"stylesheet", "preload"}:
            self.loads.append(given["href"])

    def handle_data(self, data):
        if self._in_title:
            self.title += data
            self._in_title = False


@pytest.mark.parametrize("path", PAGES)
def test_a_light_page_is_small_loads_two_typefaces_and_no_script(path):
    answer = get(f"/{path}")
    assert answer.status == 200
    head = Head(answer.text)
    faces = set(re.findall(r"url\(([^)]+\.woff2)\)", answer.text))
    assert set(head.loads) == faces  # asked for at once
    assert len(faces) == 2  # with the document three requests
    fetched = [len(get(f"/{face}").sent) for face in faces]
    assert len(answer.sent) + sum(fetched) < MOST_BYTES
    assert "<script" not in answer.text


@pytest.mark.parametrize("path", PAGES)
def test_it_says_what_a_shared_link_shows(path):
    head = Head(get(f"/{path}").text)
    assert head.title.startswith(head.meta["og:title"])
    for name in ("description", "og:description", "og:type", "og:site_name"):
        assert head.meta[name]
    if "cnn" not in path and "lesson" not in path:
        assert head.meta["twitter:card"] == "summary_large_image"
        assert (head.meta["og:image:width"], head.meta["og:image:height"]) == ("1200", "630")


@pytest.mark.parametrize("path", ["a/press-line-2023.png", f"c/{CODE}.png", "chart/tornado.png?preset=missiles-added"])
def test_the_picture_of_a_shared_link_has_its_size(path):
    answer = get(f"/{path}")
    assert answer.headers["content-type"] == "image/png"
    assert struct.unpack(">II", answer.content[16:24]) == (1200, 630)


def test_the_picture_that_a_page_names_is_there():
    for path in PAGES[:3]:
        image = Head(get(f"/{path}").text).meta["og:image"]
        assert get("/" + image.removeprefix("../").removeprefix("./")).headers["content-type"] == "image/png"


@pytest.mark.parametrize("path", ["a/nothing", "c/nothing", "c/c1.abc", "chart/nothing", "a?preset=nothing", "c/x.png"])
def test_what_does_not_exist_is_404_with_a_sentence(path):
    answer = get(f"/{path}")
    assert answer.status == 404
    assert "Traceback" not in answer.text
    assert len(answer.text) < 4000


def test_the_answer_is_that_of_the_calculator():
    text = get("/a/press-line-2023").text
    assert "0.9%" in text  # 250 million of 28.0 billion (Bank of Korea, 2022)
    assert "1.6%" in text  # of 15.2 billion (United Nations, 2022)
    assert "Open the sliders" in text
    assert 'href="?preset=press-line-2023' in text.replace("&amp;", "&")


def test_a_frame_answers_what_its_address_asks():
    """A frozen link in a frame, a country that has no preset, and figures of one's own that are not open here."""
    larger = econ.run(econ.Scenario.preset("press-line-2023").change(set={"sale_value": "500 million USD/year"}))
    code = links.code(links.freeze(larger))
    assert "$500\xa0million a year" in get(f"/a?frozen={code}&embed=1").text
    assert "Kenya" in get("/a?preset=blank&exporter=KEN").text
    lost = get("/a?own=mine+0123456789ab&preset=KEN&sale=stated&sale_value=500+million&embed=1").text
    assert "figures of one's own that are not open here" in html.unescape(lost)
    assert "North Korea" not in lost


def test_it_says_whether_it_is_still_valid():
    assert "the newest figures here" in get("/a/press-line-2023").text
    assert "Restated" in get("/a?preset=press-line-2023&made=00000000-00000000").text
    result = light.answered({}, "press-line-2023")
    made = f"{result.fingerprint.data[:8]}-{result.fingerprint.model[:8]}"
    assert "Restated" not in get(f"/a?preset=press-line-2023&made={made}").text
    assert "the answer is the same" in get(f"/c/{CODE}").text


def test_a_claim_has_its_verdict_its_sources_its_citation_and_how_to_object():
    text = get(f"/c/{CODE}").text
    for said in ("the Bank of Korea&#39;s", "True in 13 of 17 readings", "econ check --code", "To object"):
        assert said in text, said
    assert "Espreso" in text or "VOA" in text or "Bank of Korea" in text


def test_a_claim_as_files():
    table = get(f"/c/{CODE}.csv")
    assert table.headers["content-type"].startswith("text/csv")
    verdict = check_claim(SEED)
    assert len(table.text.splitlines()) == 1 + len(verdict.readings)
    assert json.loads(get(f"/c/{CODE}.json").text)["claims"][0]["verdict"] == verdict.status
    assert get(f"/c/{CODE}.bib").text.startswith("@")


def test_the_front_page_has_every_preset_and_every_claim_in_a_line():
    text = get("/cases").text
    for name in BOOK.presets:
        assert f'href="a/{name}"' in text
    rows = shipped.load(BOOK)
    for row in rows:
        assert f'href="c/{row.claim}"' in text
    assert f"{len(BOOK.presets) + len(rows)} cases" in text


def test_the_cases_are_searched_and_kept_to_a_language():
    text = get("/cases?q=serbia").text
    assert 'href="a/serbia-licences-2023"' in text
    assert 'href="a/press-line-2023"' not in text
    written = [row for row in shipped.load(BOOK) if row.language == "ko"]
    assert f"{len(written)} cases" in get("/cases?in=ko").text


def test_every_case_leads_to_a_page():
    for path in re.findall(r'<li><a href="([ac]/[^"]+)"', get("/cases").text):
        assert get(f"/{path}").status == 200, path


def test_without_an_address_nothing_names_this_machine_and_with_one_all_is_absolute(monkeypatch):
    monkeypatch.delenv("ECON_ADDRESS", raising=False)
    for path in PAGES:
        text = get(f"/{path}").text
        assert not re.search(r"localhost|127\.0\.0\.1|testserver", text)
    assert "econ run 2." in get("/a/press-line-2023").text  # the frozen code and its command
    monkeypatch.setenv("ECON_ADDRESS", "https://econ.example.org/")
    head = Head(get("/a/press-line-2023").text)
    assert head.meta["og:url"] == "https://econ.example.org/a/press-line-2023"
    assert head.meta["og:image"] == "https://econ.example.org/a/press-line-2023.png"
    text = get(f"/c/{CODE}").text
    assert f"https://econ.example.org/?claim={CODE}" in text
    assert f"https://econ.example.org/c/{CODE}?embed=1" in text


def test_a_frame_has_what_speaks_and_the_way_to_the_whole():
    text = get(f"/c/{CODE}?embed=1").text
    assert Head(text).loads[2:] == ["embed.js"]  # behind two typefaces
    assert "the United Nations" in text
    assert "What the sentence does not say" not in text
    assert 'target="_blank"' in text
    assert get("/embed.js").headers["content-type"].startswith("text/javascript")


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_light_page_speaks_the_language_of_its_address(language):
    head = Head(get(f"/a/press-line-2023?lang={language}").text)
    assert head.language == language
    assert ("0,9%" in head.title) is (language == "id")


def test_the_lesson_begins_with_a_guess_and_answers_it():
    first = get("/lesson").text
    assert "0.9%" not in first  # guess first
    told = get("/lesson?guess=5").text
    assert "You guessed 5%: more than by any of these figures." in told
    assert "0.9%" in told
    assert "between what these figures give" in get("/lesson?guess=1.2").text
    assert "less than by any of these figures" in get("/lesson?guess=0.5%25").text
    moved = get("/lesson?guess=5&sale=2+billion").text
    assert "7.1%" in moved  # 2 billion of 28.0 billion
    assert 'role="alert"' in get("/lesson?guess=much").text


def test_the_rules_in_the_document_name_only_typefaces_that_are_served():
    assert "EconSans-SemiBold" not in doors.style()
    assert "/*" not in doors.style()
    assert doors.style().count("font-display: optional") == 2  # nothing moves when they come
    assert "font-display: swap" not in doors.style()


def test_cases_stand_in_groups_of_which_the_first_is_open_and_all_where_something_is_looked_for():
    """The list was 25 screens of a telephone long."""
    text = get("/cases").text
    groups = re.findall(r'<details class="fold"( open)?><summary><span>([^<]+?) <span class="soft">(\d+)', text)
    assert [name for is_open, name, _count in groups if is_open] == ["North Korea", "Holds"]
    assert sum(int(count) for *_group, count in groups) == text.count("<li><a")
    found = re.findall(r'<details class="fold"( open)?>', get("/cases?q=serbia").text)
    assert found
    assert all(found)


def test_every_word_that_can_be_pressed_opens_its_meaning():
    text = get("/a/press-line-2023").text
    pressed = set(re.findall(r'popovertarget="([^"]+)"', text))
    assert "term-interval" in pressed
    assert pressed <= set(re.findall(r'popover[^>]* id="([^"]+)"', text))
