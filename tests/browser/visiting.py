"""What the tests of the page share: opening it, and finding the parts of it that people use."""

from playwright.sync_api import expect

DESKTOP, LAPTOP, PHONE = {"width": 1440, "height": 900}, {"width": 1280, "height": 720}, {"width": 390, "height": 844}
HOSTILE = "<img src=x onerror=alert(1)><b>b</b> **b** $\\int x$ {{ 1 }} [l](javascript:alert(1)) `c` =1+1"
"""HTML, Markdown, mathematics, a template, a link that runs, code, a formula."""


def opened(page, address):
    """Open an address and wait until the page has its answer and listens."""
    page.goto(address)
    expect(answer(page)).not_to_be_empty()
    return rested(page)


def rested(page):
    """Wait until the page has nothing left to ask."""
    expect(page.locator("html[data-state=ready]:not([data-asking])")).to_be_attached()
    return page


def answer(page):
    """The sentence above everything."""
    return page.locator("h1")


def lever(page, name="sale_value"):
    """A lever with its slider and field."""
    return page.locator(f".block:has([data-slide={name}])")


def slider(page, name="sale_value"):
    """The slider of a lever."""
    return page.locator(f"[data-slide={name}]")


def field(page, name="sale_value"):
    """The field of a lever."""
    return page.locator(f"[data-type={name}]")


def entered(page, text, name="sale_value"):
    """Type into the field of a lever, and leave it."""
    field(page, name).fill(text)
    field(page, name).press("Enter")
    return rested(page)


def turned(page, place):
    """Go to a place by its name in the head."""
    way = page.locator(".places > a, .places .pop a").filter(has_text=place)
    if not way.first.is_visible():
        page.locator(".places summary").click()
    way.first.click()
    return rested(page)


def strangers(page):
    """What a page that reads foreign words as code would show: pictures, bold words, links that run."""
    return page.locator("img[src='x'], main b:text-is('b'), a[href^='javascript:']")
