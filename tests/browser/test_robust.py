"""What goes wrong gets one clear sentence, keeps what was entered, and runs nothing."""

import re
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from econ.doors.app.views import VIEWS
from tests.browser.serving import app
from tests.browser.visiting import (
    HOSTILE,
    alerts,
    answer,
    entered,
    field,
    lever,
    opened,
    rested,
    strangers,
    turned,
    written,
)

pytestmark = pytest.mark.browser

CLAIM = "A sentence such as"
QUESTION = ("preset", "year", "gdp", "sale", "sale_value", "view", "made", "unheard")
QUIET = {"Goods", "Over the years", "All numbers"}
"""Views without an entry of their own beside the levers."""

MOST_ENTRIES = 5
LEAST_LINE = 10
"""Pixels of a line of words that can be read."""

HUGE = "US$250 million is about 1% of North Korea's GDP " * 20_000


@pytest.fixture
def watched(page):
    """The page, which fails the test if anything runs that a visitor has typed."""
    said = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    yield page
    assert not said
    assert "Traceback" not in page.inner_text("body")


@pytest.mark.parametrize("names", [QUESTION, ("frozen",), ("reader", "sale_value")], ids=lambda names: names[0])
def test_nothing_in_a_link_is_shown_as_html_or_run(watched, site, names):
    page = watched
    query = urlencode(dict.fromkeys(names, HOSTILE))
    opened(page, f"{site}/?{query}")
    expect(answer(page)).to_contain_text("of North Korea's GDP")
    expect(strangers(page)).to_have_count(0)


@pytest.mark.parametrize("view", [view for view in VIEWS if view not in QUIET])
def test_nothing_that_is_typed_is_shown_as_html_or_run(watched, site, view):
    page = watched
    opened(page, f"{site}/?preset=press-line-2023&view={view.replace(' ', '+')}")
    first = answer(page).inner_text()
    entries = page.locator(".stMain").locator("input[type=text]:not([role=combobox]):visible, textarea:visible")
    expect(entries.first).to_be_visible()
    for n in range(min(entries.count(), MOST_ENTRIES)):
        entries.nth(n).fill(HOSTILE)
        entries.nth(n).press("Control+Enter")  # what a large field waits for; Enter is part of it
        page.wait_for_timeout(100)
        rested(page)
    expect(strangers(page)).to_have_count(0)
    expect(answer(page)).to_have_text(first.strip())


def test_a_bad_value_is_explained_where_it_stands_and_stays_in_the_field(visit):
    page = visit()
    entered(page, "-5 million")
    expect(alerts(lever(page, "sale_value"))).to_be_visible()
    expect(field(page)).to_have_value("-5 million")
    expect(answer(page)).to_contain_text("$250 million")
    entered(page, "300 million")
    expect(answer(page)).to_contain_text("$300 million")
    expect(alerts(lever(page, "sale_value"))).to_have_count(0)


def test_values_out_of_range_are_refused_in_a_sentence(visit):
    page = visit()
    said = alerts(lever(page, "sale_value"))
    for text in ("1e400", "10 quadrillion", "250 million KPW", "9" * 5000):
        entered(page, text)
        expect(said).to_be_visible()
        assert 10 < len(said.inner_text()) < 400
        expect(answer(page)).to_contain_text("$250 million")
        entered(page, "250 million")
        expect(said).to_have_count(0)


def test_a_huge_paste_into_the_claim_is_said_to_be_too_long_and_stays(visit):
    page = visit("?preset=press-line-2023&view=Check+a+claim")
    box = page.get_by_label(CLAIM)
    box.fill(HUGE)
    box.press("Control+Enter")
    expect(alerts(page).filter(has_text="too long")).to_be_visible()
    assert len(box.input_value()) == len(HUGE)
    box.fill("US$250 million is about 1% of North Korea's GDP")
    box.press("Control+Enter")
    expect(page.get_by_role("tabpanel")).to_contain_text("depends on the source")


DAMAGED = "It holds no scenario, or is damaged"
WRONG = {
    "empty.json": (b"{}", DAMAGED),
    "picture.json": (b"\x89PNG\r\n", "This is a picture, not the text that was looked for"),
    "deep.json": (b"[" * 100_000, "It has more than 30 levels inside each other"),
    "other.csv": (b"a,b\n1,2\n", DAMAGED),
    "broken.xlsx": (b"PK\x03\x04", DAMAGED),
}
"""Files that are none of ours, and what is said of each."""


def test_files_of_the_wrong_kind_are_refused_in_a_sentence(visit, tmp_path):
    page = visit("?preset=press-line-2023&view=Check+a+claim")
    place = page.locator(".st-key-verify-file")
    for name, (content, why) in WRONG.items():
        path = tmp_path / name
        path.write_bytes(content)
        place.locator("input[type=file]").set_input_files(path)
        expect(alerts(page).filter(has_text=f"{name}: {why}")).to_be_visible()
        rested(page)
    expect(answer(page)).to_contain_text("$250 million")


def test_a_file_with_another_ending_is_not_taken(visit, tmp_path):
    page = visit("?preset=press-line-2023&view=Check+a+claim")
    path = tmp_path / "picture.svg"
    path.write_text("<svg onload=alert(1)></svg>")
    page.locator(".st-key-verify-file input[type=file]").set_input_files(path)
    refused = page.locator(".st-key-verify-file [role=alert]")
    expect(refused).to_contain_text("not allowed")
    assert written(refused) == "This file was not read: it is of another kind, or larger than 1 MB."
    assert refused.bounding_box()["height"] > LEAST_LINE


@pytest.mark.parametrize("text", ["x", "1.AAAA", "1." + "A" * 15_000], ids=lambda t: t[:8])
def test_a_broken_frozen_link_gets_one_sentence_and_the_calculator_opens(visit, text):
    page = visit(f"?frozen={text}")
    expect(alerts(page).filter(has_text="link")).to_be_visible()
    expect(answer(page)).to_contain_text("$250 million")


BROKEN = """
from streamlit.starlette import App

from econ.doors.app import share
from econ.doors.app.server import MIDDLEWARE, ROUTES, SCRIPT, lifespan

def broken(*_):
    raise OSError("The disk is full.")

share.to_bytes = broken
app = App(SCRIPT, lifespan=lifespan, routes=ROUTES, middleware=MIDDLEWARE)
"""
"""The app with a disk that is full."""


def test_a_file_that_cannot_be_made_is_said_to_have_failed_and_nothing_is_lost(page, tmp_path):
    """Of the answer, and of a chart."""
    script = tmp_path / "main.py"
    script.write_text(BROKEN)
    with app(script) as address:
        opened(page, address)
        entered(page, "300 million")
        expect(answer(page)).to_contain_text("$300 million")
        page.get_by_role("button", name="Download").click()
        page.get_by_test_id("stPopoverBody").get_by_role("button").first.click()
        failed = page.get_by_test_id("stDownloadButtonError")
        expect(failed).to_be_visible()
        assert "could not be made" in written(failed)
        assert "disk" not in page.inner_text("body")
        page.keyboard.press("Escape")
        page.route(re.compile("econ-assets/picture"), lambda route: route.abort())
        chart = page.locator("[data-chart=share_by_sale]")
        chart.get_by_role("button", name="(PNG)").click()
        expect(chart.get_by_role("alert")).to_contain_text("could not be made")
        expect(field(page)).to_have_value("300 million")
        expect(answer(page)).to_contain_text("$300 million")


def test_the_page_asks_nobody_else_for_anything(page, site):
    """No usage statistics, no fonts or scripts from elsewhere."""
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page, site)
    for view in VIEWS:
        turned(page, view)
    assert asked
    assert [url for url in asked if not url.startswith((site, "data:", "blob:"))] == []
