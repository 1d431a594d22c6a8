"""Why and the places under "More", in a real browser."""

import re
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.visiting import LAPTOP, PHONE, opened, rested, turned

pytestmark = pytest.mark.browser

MISSILES = "?view=why&preset=missiles-added"
PLACES = {
    "why": MISSILES,
    "an assumption": "?view=why&preset=missiles-added&of=price_shell_152#of-price_shell_152",
    "in words": "?view=why&preset=missiles-added&threshold=12&words=ipcc",
    "numbers": "?view=numbers&preset=missiles-added",
    "exporters": "?view=exporters",
    "sources": "?view=sources",
    "a source": "?view=sources&source=espreso2023#source-espreso2023",
    "method": "?view=method&of=gdp_share#of-gdp_share",
    "changed": "?view=changed",
}


def question(page):
    """The threshold's field."""
    return page.locator("#sure input[type=text]")


def line(page):
    """The threshold's slider."""
    return page.locator("#sure input[type=range]")


def full(page, family):
    """The marks of a family that lie above the line."""
    return page.locator(f"#sure li.{family} .d.on")


@pytest.mark.parametrize(("size", "scheme"), [(LAPTOP, "light"), (PHONE, "dark")], ids=["laptop", "phone, dark"])
@pytest.mark.parametrize("name", PLACES)
def test_axe_finds_nothing(page, visit, name, size, scheme):
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    visit(PLACES[name])
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert {v["id"]: [node["html"][:200] for node in v["nodes"]] for v in found} == {}


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("name", PLACES)
def test_nothing_scrolls_sideways_and_headings_are_in_order(page, visit, name, size):
    page.set_viewport_size(size)
    visit(PLACES[name])
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    levels = page.evaluate("[...document.querySelectorAll('main :is(h1, h2, h3, h4)')].map((h) => +h.tagName[1])")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_finding_answer_and_first_bar_are_on_the_first_screen(page, visit, size):
    page.set_viewport_size(size)
    visit(MISSILES)
    for what in ("h1", ".deck", "#moves .row:nth-child(2) .hi"):
        box = page.locator(what).first.bounding_box()
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= size["height"] - (56 if size is PHONE else 0)


def test_the_line_is_moved_by_keys_and_the_marks_and_the_address_follow(page, visit):
    visit(MISSILES)
    expect(question(page)).to_have_value("8")
    before = full(page, "bok").count()
    line(page).focus()
    for _ in range(8):
        page.keyboard.press("PageUp")
    rested(page)
    assert float(question(page).input_value()) > 8
    assert full(page, "bok").count() < before
    assert re.search(r"threshold=[\d.]+", page.url)
    expect(line(page)).to_be_focused()
    assert question(page).input_value() in line(page).get_attribute("aria-valuetext")
    page.reload()
    rested(page)
    assert float(question(page).input_value()) > 8


def test_a_threshold_is_typed_and_one_that_cannot_be_read_is_said(page, visit):
    visit(MISSILES)
    question(page).fill("12 %")
    question(page).press("Enter")
    rested(page)
    expect(page.locator("#sure .bok strong")).not_to_have_text("49%")
    expect(page.locator("#b-worth")).to_contain_text("12%")
    question(page).fill("lots")
    question(page).press("Enter")
    expect(page.locator("#sure [role=alert]")).to_contain_text("lots")


def test_a_chance_is_said_in_the_words_that_are_chosen(page, visit):
    visit(f"{MISSILES}&threshold=12")
    page.get_by_label("In words").select_option("ipcc")
    rested(page)
    expect(page.locator("#sure .bok .dot-head")).to_contain_text("unlikely")
    expect(page.locator("#sure .bok strong")).to_have_text(re.compile(r"^\d+%$"))
    assert "words=ipcc" in page.url


def test_the_rows_lead_to_the_evidence_and_the_evidence_to_the_source_and_back(page, visit):
    visit(f"{MISSILES}&sale=goods")
    page.locator("#moves").get_by_role("link", name="The price of 152 mm shells").click()
    assumption = page.locator("#of-price_shell_152")
    expect(assumption).to_be_in_viewport()
    assumption.locator("summary").click()
    assumption.get_by_role("link", name="Mediapen").first.click()
    rested(page)
    expect(page.locator("h1")).to_have_text("Sources")
    entry = page.locator(":target, [id^=source-]").filter(has_text="Mediapen").first
    expect(entry).to_be_in_viewport()
    assert "preset=missiles-added" in page.url
    page.go_back()
    rested(page)
    expect(page.locator("h1")).to_contain_text("doubt")


def test_an_assumption_is_changed_where_it_stands(page, visit):
    visit(PLACES["an assumption"])
    expect(page.locator("#of-price_shell_152 dl")).to_be_visible()
    lever = page.locator("[data-type=price_shell_152]")
    expect(lever).to_be_visible()
    before = page.locator(".deck").inner_text()
    lever.fill("2,000")
    lever.press("Enter")
    rested(page)
    expect(page.locator(".deck")).not_to_have_text(before)
    expect(page.locator("#of-price_shell_152 .val b")).to_contain_text("2,000")


def test_assumptions_are_searched_in_the_browser(page, visit):
    visit(MISSILES)
    shown = page.locator("#assumptions article:visible")
    every = shown.count()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("#assumptions input[type=search]").fill("kyiv independent")
    assert 0 < shown.count() < every
    page.locator("#assumptions input[type=search]").fill("no such thing")
    expect(page.locator("#assumptions [role=status]")).to_be_visible()
    assert shown.count() == 0
    page.locator("#assumptions input[type=search]").fill("")
    page.locator("#assumptions select").select_option("series")
    assert 0 < shown.count() < every
    assert not asked


def test_the_pictures_come_when_they_are_asked_for_and_may_be_had_as_files(page, visit):
    visit(MISSILES)
    assert page.locator("figure.chart").count() == 0
    page.get_by_text("The same as pictures, with files").click()
    expect(page.locator("figure.chart svg").first).to_be_visible()
    assert page.locator("figure.chart").count() == 5
    with page.expect_download() as got:
        page.locator("figure.chart").first.get_by_role("link", name="(CSV)").click()
    assert got.value.suggested_filename.startswith("econ-tornado-")


def test_a_word_opens_its_meaning_in_one_gesture_by_mouse_and_by_keys(page, visit):
    visit(MISSILES)
    word, meaning = page.locator("#moves .gl").first, page.locator("#term-interval")
    expect(meaning).to_be_hidden()
    word.click()
    expect(meaning).to_be_visible()
    expect(meaning).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    word.focus()
    page.keyboard.press("Enter")
    expect(meaning).to_be_visible()


def test_sources_are_found_while_one_types_and_the_address_says_so(page, visit):
    visit("?view=sources")
    page.locator("input[name=find]").press_sequentially("espreso 2023", delay=20)
    expect(page.locator("#source-espreso2023")).to_be_visible()
    rested(page)
    assert page.locator(".entry-of").count() < 50
    assert "find=espreso" in page.url
    expect(page.locator("input[name=find]")).to_be_focused()
    expect(page.locator("input[name=find]")).to_have_value("espreso 2023")
    page.get_by_text("Narrow by").click()
    page.locator("select[name=reliability]").select_option("A")
    expect(page.get_by_text("Nothing fits.")).to_be_visible()


def test_sources_are_leafed_through_and_no_page_is_longer_than_a_few_screens(page, visit):
    visit("?view=sources")
    assert page.evaluate("document.documentElement.scrollHeight") < 20_000
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Page 2").click()
    rested(page)
    expect(page.locator(".letters [aria-current]").filter(has_text="2")).to_be_visible()
    page.get_by_role("navigation", name="First letter").get_by_role("link", name="U", exact=True).click()
    rested(page)
    assert all(text.startswith("U") for text in page.locator(".entry-of h3").all_inner_texts())


def test_without_a_script_sources_are_searched_and_words_are_explained(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/?view=sources&preset=missiles-added")
    page.locator("input[name=find]").fill("espreso")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("#source-espreso2023")).to_be_visible()
    assert "preset=missiles-added" in page.url
    page.goto(f"{site}/{MISSILES}")
    page.locator("#moves .gl").first.click()
    expect(page.locator("#term-interval")).to_be_visible()
    expect(page.locator("#assumptions input[type=search]")).to_be_hidden()
    context.close()


def test_the_method_opens_at_what_a_link_names_and_is_searched(page, visit):
    visit("?view=method&of=gdp_share#of-gdp_share")
    quantity = page.locator("#of-gdp_share")
    expect(quantity.locator("math")).to_be_visible()
    expect(quantity).to_be_in_viewport()
    quantity.get_by_role("link", name="Gross domestic product").click()
    expect(page.locator("#of-gdp dl")).to_be_visible()
    page.locator(".method input[type=search]").fill("break-even")
    assert 0 < page.locator(".quantity:visible").count() < 20


def test_the_places_under_more_keep_what_is_asked(page, visit):
    visit("?preset=missiles-added")
    for place in ("All numbers", "Method and glossary", "Why"):
        turned(page, place)
        assert "preset=missiles-added" in page.url
    expect(page.locator("h1")).to_contain_text("152 mm shells")


def test_an_exporter_chart_follows_the_menus(page, visit):
    visit("?view=exporters")
    before = page.locator("figure.chart h2").inner_text()
    page.get_by_label("Show").select_option(index=1)
    expect(page.locator("figure.chart h2")).not_to_have_text(before)
    page.get_by_label("Year").select_option("2023")
    rested(page)
    assert "in=2023" in page.url


def test_what_changed_is_reached_from_the_foot_of_every_page(page, visit):
    visit("")
    page.locator("footer").get_by_role("link", name="What changed").click()
    rested(page)
    expect(page.locator("h1")).to_have_text("What changed")
    with page.expect_download() as got:
        page.get_by_role("link", name="(JSON)").click()
    assert got.value.suggested_filename == "econ-changes.json"


def test_why_in_indonesian_opens(page, site):
    opened(page, f"{site}/{MISSILES}&lang=id")
    expect(page.locator("html")).to_have_attribute("lang", "id")
