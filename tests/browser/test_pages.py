"""The pages beside the calculator: going there and back, searching them, and reading them with any reader."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.test_access import in_every_look
from tests.browser.test_phone import too_wide
from tests.browser.visiting import PHONE, answer, entered, opened, rested

pytestmark = pytest.mark.browser

PAGES = {"sources": "?source=BBG2307E", "method": "?of=gdp_share"}


def entry(page, name):
    return page.locator(f"#entry-{name}")


def chosen(page):
    return page.locator(".econ-records .chosen h3")


def count(page):
    return page.locator(".econ-records .count")


def read(page, address):
    """Open a page of entries."""
    page.goto(address)
    expect(page.locator(".econ-records article").first).to_be_visible()
    return rested(page)


def test_a_number_is_followed_to_its_source_and_back_and_nothing_is_lost(visit):
    """Each step is one step of the browser's history; the levers are as they were left."""
    page = visit("?preset=press-line-2023&view=All+numbers")
    entered(page, "300 million")
    expect(answer(page)).to_contain_text("$300 million")
    expect(page).to_have_url(re.compile("300"))
    question = page.url
    page.get_by_role("link", name="Share of GDP, by the Bank of Korea", exact=True).click()
    expect(chosen(page)).to_contain_text("Share of GDP")
    expect(page).to_have_url(re.compile("/method\\?of=gdp_share$"))
    entry(page, "gdp_share").get_by_role("link", name="Gross domestic product").click()
    expect(chosen(page)).to_contain_text("Gross domestic product")
    entry(page, "gdp").get_by_role("link", name=re.compile("Bank of Korea, nominal GDP")).click()
    expect(chosen(page)).to_contain_text("Bank of Korea, nominal GDP")
    page.locator(".chosen dd a").last.click()
    expect(page).to_have_url(re.compile("/sources\\?source="))
    box = page.locator(".chosen")
    expect(box.get_by_role("link", name="Open the publication")).to_have_attribute("href", re.compile("^https?://"))
    box.locator("summary").click()
    box.get_by_role("link", name="Share of GDP", exact=True).first.click()
    expect(page).to_have_url(re.compile("/method\\?of=gdp_share$"))
    entry(page, "gdp_share").get_by_role("link", name="In the calculator").click()
    expect(answer(page)).to_contain_text("$300 million")
    expect(page.get_by_role("tab", name="All numbers")).to_have_attribute("aria-selected", "true")
    assert page.url == question
    page.go_back()
    expect(page).to_have_url(re.compile("/method\\?of=gdp_share$"))
    page.go_back()
    expect(page).to_have_url(re.compile("/sources\\?source="))
    expect(chosen(page)).to_be_visible()


def test_what_was_entered_outlives_a_visit_to_another_page(visit):
    page = visit("?preset=press-line-2023&view=Check+a+claim")
    box = page.get_by_label(re.compile("A sentence such as"))
    box.fill("US$250 million is about 40% of North Korea's GDP")
    box.press("Control+Enter")
    expect(page.get_by_role("tabpanel")).not_to_contain_text("depends on the source")
    rested(page)
    page.get_by_role("link", name="Method", exact=True).click()
    expect(page.locator(".econ-records math").first).to_be_visible()
    page.get_by_role("link", name="Calculator", exact=True).click()
    expect(page.get_by_role("tab", name="Check a claim")).to_have_attribute("aria-selected", "true")
    expect(box).to_have_value("US$250 million is about 40% of North Korea's GDP")


def test_sources_are_searched_by_keys_and_the_search_outlives_a_reload(page, site):
    read(page, f"{site}/sources")
    total = re.search(r"of (\d+)", count(page).inner_text()).group(1)
    page.get_by_role("searchbox").focus()
    page.keyboard.type("espreso shell")
    expect(count(page)).not_to_contain_text(f"{total} of {total}")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Reliability")).to_be_focused()
    page.keyboard.type("C")
    said = count(page).inner_text()
    assert 0 < int(said.split()[0]) < 10
    page.reload()
    expect(count(page)).to_have_text(said)
    page.get_by_role("searchbox").fill("no such words")
    expect(count(page)).to_contain_text("Nothing fits")


@pytest.mark.parametrize("name", PAGES)
def test_no_page_has_a_grave_fault_of_access_or_is_wider_than_a_phone(page, site, name):
    read(page, f"{site}/{name}{PAGES[name]}")
    assert not in_every_look(Axe(), page)
    page.set_viewport_size(PHONE)
    page.locator(".econ-records details").first.locator("summary").click()
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    assert not too_wide(page)


def test_exporters_are_chosen_by_measure_and_have_no_grave_fault_of_access(page, site):
    page.goto(f"{site}/exporters")
    cell = page.locator("table").first.get_by_role("row", name=re.compile("Poland"))
    expect(cell).to_contain_text("0.38% (2024)")
    page.get_by_role("combobox", name="Show").click()
    page.get_by_role("option", name="Arms exports in dollars").click()
    expect(cell).to_contain_text("$3.46 billion (2024)")
    rested(page)
    assert not in_every_look(Axe(), page)
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    assert not too_wide(page)


def switch(page):
    """Where the languages stand."""
    return page.get_by_role("link", name="Bahasa Indonesia").bounding_box()


def test_on_a_telephone_the_pages_stand_in_sight_and_the_languages_always_in_the_same_place(page, site):
    page.set_viewport_size(PHONE)
    place = switch(opened(page, site))
    for name in ("Sources", "Method"):
        way = page.get_by_role("link", name=name, exact=True)
        expect(way).to_be_in_viewport()
        way.click()
        expect(page.locator(".econ-records article").first).to_be_visible()
        expect(page).to_have_url(re.compile(f"/{name.lower()}$"))
        expect(way).to_have_attribute("aria-current", "page")
        assert switch(page) == place


def test_a_card_leads_to_its_source_and_to_its_equations_and_a_search_leaves_the_address(visit):
    page = visit("?preset=press-line-2023&view=Assumptions+and+sources")
    expect(page.locator(".econ-records article").first).to_be_visible()
    address = page.url
    expect(page.locator(".econ-records .bars svg[aria-label*='twenty']").first).to_be_visible()
    page.get_by_role("searchbox").fill("bank of korea")
    expect(count(page)).not_to_contain_text("Nothing fits")
    assert page.url == address
    page.locator(".econ-records article:visible dd a").last.click()
    expect(chosen(page)).to_be_visible()
    expect(page).to_have_url(re.compile("/sources\\?source="))
    page.go_back()
    expect(answer(page)).to_contain_text("$250 million")
