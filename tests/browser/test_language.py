"""The page speaks another language: the switch, the address, an entry in its own words, and who hears it read."""

from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.test_access import in_every_look
from tests.browser.visiting import answer, entered, field, settled, written

pytestmark = pytest.mark.browser


def language(page):
    """What the page says that it is in, and what the address asks for."""
    asked = parse_qs(urlsplit(page.url).query).get("lang", ["en"])
    return page.evaluate("document.documentElement.lang"), *asked


def switched(page, name):
    page.get_by_role("navigation").get_by_role("link", name=name, exact=True).click()
    return page


def test_the_page_is_read_and_changed_in_indonesian(visit):
    page = visit("?preset=press-line-2023")
    assert language(page) == ("en", "en")
    expect(answer(switched(page, "Bahasa Indonesia"))).to_contain_text("dari PDB Korea Utara")
    assert language(page) == ("id", "id")
    entered(page, "0,3 miliar")
    expect(answer(page)).to_contain_text("$300 juta per tahun")
    expect(field(page)).to_have_value("300 juta")
    settled(page)
    page.get_by_role("link", name="Metode", exact=True).click()
    expect(page.get_by_role("heading", name="Metode", exact=True)).to_be_visible()
    assert language(page) == ("id", "id")
    page.get_by_role("link", name="Kalkulator", exact=True).click()
    expect(answer(page)).to_contain_text("$300 juta per tahun")
    expect(answer(switched(page, "English"))).to_contain_text("A sale of $300 million a year")
    assert language(page) == ("en", "en")


def test_what_the_framework_prints_is_in_indonesian(visit):
    page = visit("?lang=id&view=Check+a+claim")
    button = page.get_by_test_id("stFileUploaderDropzone").get_by_role("button")
    expect(button.locator("p")).to_be_hidden()
    assert written(button.get_by_test_id("stMarkdownContainer")) == "Unggah"
    page.get_by_test_id("stMainMenu").locator("button").first.click()
    assert written(page.get_by_test_id("stMainMenuItem-theme-Dark")) == "Gelap"


def test_the_page_in_indonesian_has_no_grave_fault_of_access(visit):
    assert not in_every_look(Axe(), visit("?lang=id"))
