"""What the tests of the page share: opening it, and finding the parts of it that people use."""

import re

from playwright.sync_api import expect

from tests.browser.serving import READY

DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
HOSTILE = "<img src=x onerror=alert(1)><b>b</b> **b** $\\int x$ :red[r] [l](javascript:alert(1)) `c` =1+1"
"""HTML, Markdown, mathematics, a colour, a link that runs, code, a formula."""


def opened(page, address):
    """Open an address and wait until the page has its answer and rests."""
    page.goto(address)
    expect(answer(page)).not_to_be_empty()
    return rested(page)


def rested(page):
    """Wait until the page has nothing left to compute."""
    expect(page.locator(READY)).to_be_visible()
    return page


def settled(page, quiet=600):
    """Wait until the page has had nothing to compute for some milliseconds: a run may begin late on a busy machine."""
    page.wait_for_function(
        """([ready, quiet]) => {
             if (!document.querySelector(ready)) window.restless = performance.now();
             window.restless ??= performance.now();
             return performance.now() - window.restless > quiet }""",
        arg=[READY, quiet],
    )
    page.evaluate("delete window.restless")


def answer(page):
    """The sentence above everything."""
    return page.locator(".econ-answer .first")


def lever(page, name):
    """A lever with its slider and field."""
    return page.locator(f"[data-lever={name}]")


def slider(page, name="sale_value"):
    """The slider of a lever."""
    return lever(page, name).locator("input[type=range]")


def field(page, name="sale_value"):
    """The field of a lever."""
    return lever(page, name).locator("input[type=text]")


def entered(page, text, name="sale_value"):
    """Type into the field of a lever, and leave it."""
    field(page, name).fill(text)
    field(page, name).press("Enter")


def turned(page, view):
    """Choose a view by its tab."""
    tab = page.get_by_role("tab", name=view, exact=True)
    tab.click()
    expect(tab).to_have_attribute("aria-selected", "true")
    page.wait_for_timeout(100)  # until the page has begun to run
    return rested(page)


def charts(page):
    """The drawn charts."""
    return page.locator(".econ-plot > svg[role=img]")


def copied(page, title):
    """A text that the page offers to copy, such as a link."""
    page.get_by_role("button", name=re.compile("Copy and cite")).click()
    block = page.get_by_test_id("stPopoverBody")
    expect(block.get_by_text(title)).to_be_visible()
    settled(page)  # the texts come one by one
    titles = [w.strip() for w in block.locator("[data-testid=stMarkdown] strong").all_inner_texts()]
    expect(block.get_by_test_id("stCode")).to_have_count(len(titles))
    words = [w.strip() for w in block.get_by_test_id("stCode").all_inner_texts()]
    page.keyboard.press("Escape")
    return dict(zip(titles, words, strict=True))[title]


def strangers(page):
    """What a page that reads foreign words as code would show: pictures, bold words, mathematics, colours, links."""
    return page.locator("img[src='x'], b, .katex, a[href^='javascript:'], span[style*='rgb(255, 75']")


def alerts(place):
    """Errors, warnings and verdicts in a place."""
    return place.locator("[data-testid=stAlert], .econ-alert").filter(visible=True)


def written(element):
    """The words that stand in an element in place of the framework's."""
    return element.evaluate("e => getComputedStyle(e, '::after').content").strip('"')
