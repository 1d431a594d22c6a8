"""Light and dark: the page follows the reader's system, and keeps its answer when that changes."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import answer, charts, entered, opened

pytestmark = pytest.mark.browser


def brightness(page, selector, what):
    """How bright an element's colour is, from 0 to 255."""
    colour = page.locator(selector).first.evaluate(f"e => getComputedStyle(e).{what}")
    red, green, blue = (float(n) for n in re.findall(r"[\d.]+", colour)[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("scheme", "dark"), [("light", False), ("dark", True)])
def test_the_page_and_its_charts_follow_the_system(page, site, scheme, dark):
    page.emulate_media(color_scheme=scheme)
    opened(page, site)
    expect(charts(page).first).to_be_visible()
    words = charts(page).first.locator(".axes text")
    expect(words.first).to_be_visible()
    assert (brightness(page, ".stApp", "backgroundColor") < 60) is dark
    assert (brightness(page, ".econ-answer .first", "color") > 180) is dark
    assert (brightness(page, ".econ-plot .axes text", "fill") > 140) is dark


def test_changing_to_dark_keeps_the_answer(page, site):
    page.emulate_media(color_scheme="light")
    opened(page, site)
    entered(page, "300 million")
    expect(answer(page)).to_contain_text("$300 million")
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(
        "getComputedStyle(document.querySelector('.stApp')).backgroundColor !== 'rgb(253, 253, 251)'"
    )
    expect(answer(page)).to_contain_text("$300 million")
    ticks = charts(page).first.locator(".axes text").first
    expect(ticks).to_be_visible()
    page.wait_for_function(
        "() => { const [r] = getComputedStyle(document.querySelector('.econ-plot .axes text')).fill"
        ".match(/[\\d.]+/g); return r > 140 }"
    )
