"""The threshold over the distribution: dragged by mouse and finger, moved by keys; it says what the engine says."""

import pytest
from playwright.sync_api import expect

import econ
from econ.analysis.sensitivity.information_value import probability_above
from econ.output import charts
from econ.wording import likelihood
from tests.browser.visiting import PHONE, opened

pytestmark = pytest.mark.browser
CHART = "[data-chart=distribution]"


def line(page):
    found = page.locator(f"{CHART} [role=slider]")
    found.scroll_into_view_if_needed()
    expect(found).to_be_visible()
    return found


def said(slider):
    return slider.get_attribute("aria-valuetext").replace("\u00a0", " ")


def is_right(slider):
    """The sentence names the share of the draws above the number that it names."""
    threshold, _, chance = said(slider).removeprefix("Above ").partition(": ")
    exact = probability_above(econ.run(), "gdp_share", float(threshold.removesuffix("%")) / 100)
    assert chance == likelihood.percent(exact).replace("\u00a0", " ")


def test_a_line_is_dragged_and_moved_by_keys_and_says_how_likely_more_is(visit):
    page = visit()
    slider = line(page)
    assert said(slider).startswith("Above 1%")
    is_right(slider)
    box = slider.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] - 120, box["y"] + 40, steps=6)
    page.mouse.up()
    dragged = said(slider)
    assert not dragged.startswith("Above 1%")
    is_right(slider)
    slider.press("ArrowRight")
    assert said(slider) != dragged
    is_right(slider)
    page.locator(f"{CHART} .vocabulary select").select_option("IPCC")
    slider.press("Home")
    assert said(slider).count(",") == 1
    kept = said(slider)
    page.reload()
    expect(line(page)).to_have_attribute("aria-valuetext", kept)


def test_a_finger_drags_it(browser, site):
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    page = opened(context.new_page(), f"{site}/")
    slider = line(page)
    before, box = said(slider), slider.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touch = page.context.new_cdp_session(page)
    for kind, shift in (("touchStart", 0), ("touchMove", -30), ("touchMove", -60), ("touchEnd", None)):
        points = [] if shift is None else [{"x": x + shift, "y": y}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    assert said(slider) != before
    is_right(slider)
    context.close()


def test_its_stops_are_those_of_the_library(visit):
    found = charts.get("distribution").threshold(econ.run())
    slider = line(visit())
    assert slider.get_attribute("aria-valuemax") == str(len(found["stops"]) - 1)
