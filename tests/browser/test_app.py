"""The app in a real Chromium: what a visitor does, and what they see."""

import json
import re

import pytest
from playwright.sync_api import expect

import econ
from econ.doors.app.page_state import LATE_SECONDS
from tests.browser.serving import READY, app
from tests.browser.visiting import DESKTOP, lever

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address():
    with app() as url:
        yield url


@pytest.fixture
def open_page(page, address):
    def go(query=""):
        page.goto(f"{address}/{query}")
        expect(page.locator(READY)).to_be_visible(timeout=60_000)
        expect(answer(page)).to_contain_text("of North Korea's GDP", timeout=60_000)
        return page

    return go


def answer(page):
    return page.locator(".econ-answer .first")


def sale_slider(page):
    return page.locator("[data-lever=sale_value] input[type=range]")


def mark(page):
    """What the chart says of this sale."""
    return page.locator("[data-chart=share_by_sale] .mark text", has_text="this sale")


def test_the_page_answers_before_anything_is_touched(open_page):
    page = open_page()
    expect(answer(page)).to_contain_text("$250 million a year is 0.81 to 1.9")
    expect(page.locator(".econ-answer .rest")).to_contain_text("a claim of 1")
    expect(page.locator(".econ-below .mark")).to_contain_text(str(econ.run().fingerprint))
    page.set_viewport_size(DESKTOP)
    box = lever(page, "sale_value").bounding_box()
    assert box["y"] + box["height"] < DESKTOP["height"], "the first lever is in sight without scrolling"


def test_the_sale_slider_moved_by_the_keyboard_changes_the_sentence_and_the_chart(open_page):
    page = open_page()
    expect(mark(page)).to_contain_text("$250 million a year", timeout=30_000)
    before = page.url
    sale_slider(page).focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(answer(page)).to_contain_text("$325 million a year", timeout=20_000)  # stops: 275, 300, 325
    expect(mark(page)).to_contain_text("$325 million a year", timeout=20_000)
    expect(page).not_to_have_url(before)


@pytest.mark.parametrize("pause", [0, 100, 300], ids=lambda pause: f"{pause} ms apart")
def test_quick_steps_of_the_slider_are_all_counted(open_page, pause):
    """Eight stops above 250 million is 450 million, and a field that lags behind must not undo a step."""
    page = open_page()
    expect(mark(page)).to_contain_text("$250 million a year")
    sale_slider(page).focus()
    for _ in range(8):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(pause)
    expect(answer(page)).to_contain_text("$450 million", timeout=20_000)
    expect(mark(page)).to_contain_text("$450 million", timeout=20_000)
    expect(page.locator("[data-lever=sale_value] input[type=text]")).to_have_value("450 million")
    expect(page).to_have_url(re.compile("450"))


def test_a_step_back_in_the_browser_undoes_the_last_change(open_page):
    page = open_page()
    field = page.locator("[data-lever=sale_value] input[type=text]")
    field.fill("300 million")
    field.press("Enter")
    expect(answer(page)).to_contain_text("$300 million", timeout=20_000)
    expect(page).to_have_url(re.compile("300"))
    page.wait_for_timeout(LATE_SECONDS * 1000)
    page.go_back()
    expect(answer(page)).to_contain_text("$250 million", timeout=20_000)


def test_a_typed_value_changes_the_answer_and_the_link_brings_it_back(open_page, page, address):
    open_page()
    field = page.locator("[data-lever=sale_value] input[type=text]")
    field.fill("300 million")
    field.press("Enter")
    expect(answer(page)).to_contain_text("$300 million a year is 1.0 to 2.3", timeout=20_000)
    expect(page).to_have_url(re.compile("300"))
    link = page.url
    page.goto("about:blank")
    page.goto(link)
    expect(answer(page)).to_contain_text("$300 million a year is 1.0 to 2.3", timeout=60_000)


def test_a_bad_value_is_explained_and_loses_nothing(open_page):
    page = open_page()
    field = page.locator("[data-lever=sale_value] input[type=text]")
    field.fill("300 million USDD/year")
    field.press("Enter")
    expect(page.locator("[data-lever=sale_value]")).to_contain_text("USDD", timeout=20_000)
    expect(answer(page)).to_contain_text("$250 million")


def test_a_download_arrives_and_can_be_read(open_page, tmp_path):
    page = open_page()
    page.get_by_role("button", name="Download").click()
    with page.expect_download(timeout=30_000) as waiting:
        page.get_by_role("button", name=re.compile("JSON")).click()
    path = tmp_path / "answer.json"
    waiting.value.save_as(path)
    whole = json.loads(path.read_text("utf-8"))
    assert whole["about"]["fingerprint"] == str(econ.run().fingerprint)


@pytest.mark.parametrize(
    "view", ["Goods", "Payment and risk", "Over the years", "All numbers", "Assumptions and sources"]
)
def test_every_view_opens(open_page, view):
    page = open_page("?preset=missiles-added")
    page.get_by_role("tab", name=view).click()
    expect(page.get_by_role("tab", name=view)).to_have_attribute("aria-selected", "true")
    expect(page.locator(READY)).to_be_visible(timeout=30_000)
    assert "cannot be drawn" not in page.inner_text("body")


def test_a_hostile_link_gets_one_sentence_and_the_page_stands(open_page):
    page = open_page("?preset=nowhere&sale_value=<script>alert(1)</script>&year=x&gdp=" + "y" * 3000)
    expect(answer(page)).to_contain_text("$250 million")
    assert "Traceback" not in page.inner_text("body")
