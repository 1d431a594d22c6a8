"""The page on a telephone: nothing is cut off, the levers are in reach of a thumb."""

import pytest
from playwright.sync_api import expect

from econ.doors.app.views import VIEWS
from tests.browser.visiting import PHONE, answer, charts, entered, opened, slider, turned

pytestmark = pytest.mark.browser

LEAST_TARGET = 24
"""Pixels that a control is wide and high at least, as WCAG 2.2 asks (2.5.8)."""

KNOWN = "[data-testid=stTooltipIcon] *, .stTooltipIcon *, [data-testid^=stTabsScroll]"
"""Smaller ones of Streamlit: help that an entry also says, and arrows beside tabs that a finger swipes."""

HEADER = 60
"""Pixels at the top that Streamlit covers."""


@pytest.fixture
def phone(browser, site):
    """Open the calculator on a telephone."""
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True, device_scale_factor=2)
    yield lambda query="": opened(context.new_page(), f"{site}/{query}")
    context.close()


def too_wide(page):
    """Elements that reach beyond the screen, but for what scrolls by itself."""
    return page.evaluate(
        """() => [...document.querySelectorAll('.stMain *')].filter(e => {
             const r = e.getBoundingClientRect();
             if (!r.width || !r.height || r.right <= innerWidth + 1) return false;
             for (let p = e.parentElement; p; p = p.parentElement)
               if (p.scrollWidth > p.clientWidth + 1 && /auto|scroll|hidden|clip/.test(getComputedStyle(p).overflowX))
                 return p.classList.contains('stMain');
             return true;
           }).map(e => e.outerHTML.slice(0, 150))"""
    )


def test_the_answer_stands_on_the_first_screen(phone):
    page = phone()
    box = answer(page).bounding_box()
    assert box["y"] > HEADER / 2
    assert box["y"] + box["height"] < PHONE["height"]
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]


@pytest.mark.parametrize("query", ["?preset=press-line-2023", "?preset=missiles-added"])
def test_no_view_is_wider_than_the_screen(phone, query):
    page = phone(query)
    for view in VIEWS:
        turned(page, view)
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"), view
        assert not too_wide(page), view


def test_a_thumb_moves_the_slider_and_the_charts_follow(phone):
    page = phone()
    expect(charts(page).first).to_be_visible()
    slider(page).scroll_into_view_if_needed()
    box = slider(page).bounding_box()
    page.touchscreen.tap(box["x"] + 0.9 * box["width"], box["y"] + 0.5 * box["height"])
    expect(answer(page)).to_contain_text("billion a year")


def test_the_charts_are_a_tap_away_and_a_value_can_be_typed(phone):
    page = phone()
    page.get_by_role("link", name="To the charts and tables").tap()
    expect(page.get_by_role("tab", name="Answer")).to_be_in_viewport()
    entered(page, "300 million")
    expect(answer(page)).to_contain_text("$300 million")


def test_controls_are_large_enough_to_be_hit(phone):
    page = phone()
    small = page.evaluate(
        f"""() => [...document.querySelectorAll('.stMain button, .stMain [role=tab], .stMain summary, .stMain input')]
              .filter(e => e.type !== 'range' && !e.matches('{KNOWN}'))
              .map(e => [e.getBoundingClientRect(), e])
              .filter(([r]) => r.width && (r.width < {LEAST_TARGET} || r.height < {LEAST_TARGET}))
              .map(([r, e]) => `${{Math.round(r.width)}}x${{Math.round(r.height)}} ${{e.outerHTML.slice(0, 120)}}`)"""
    )
    assert not small


def test_what_the_chart_says_of_the_sale_stands_within_it(phone):
    page = phone("?preset=press-line-2023")
    plot = page.locator("[data-chart=share_by_sale]")
    said = plot.locator(".mark text", has_text="this sale").bounding_box()
    picture = plot.locator(".econ-plot > svg").bounding_box()
    assert picture["x"] <= said["x"]
    assert said["x"] + said["width"] <= picture["x"] + picture["width"]
