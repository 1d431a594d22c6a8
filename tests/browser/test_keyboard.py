"""The page without a mouse."""

import io
import re

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import expect

from tests.browser.visiting import answer, entered, field, opened, rested, settled, slider

pytestmark = pytest.mark.browser

MOST_TABS = 80
AROUND = 6
"""Pixels around an element that may show its focus."""

LEAST_PIXELS = 30
"""Pixels that must change for a focus to be seen."""


def focused(page):
    """What has the focus: its role or kind, and its name."""
    return page.evaluate(
        """() => { const e = document.activeElement;
                   return [e.getAttribute('role') || e.type || e.tagName.toLowerCase(),
                           e.getAttribute('aria-label') || e.labels?.[0]?.innerText || e.innerText || ''].join(' ') }"""
    )


def tabbed(page, wanted, key="Tab"):
    """Press Tab until what has the focus is wanted."""
    for _ in range(MOST_TABS):
        page.keyboard.press(key)
        if re.search(wanted, focused(page)):
            return
    pytest.fail(f"{MOST_TABS} tabs do not lead to {wanted}")


def test_a_lever_is_reached_by_tab_and_moved_by_arrows(visit):
    page = visit()
    tabbed(page, "range Sale, slider")
    page.keyboard.press("ArrowRight")
    expect(answer(page)).to_contain_text("$275 million")
    expect(slider(page)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(answer(page)).to_contain_text("$250 million")
    expect(slider(page)).to_be_focused()


def test_a_value_is_typed_after_the_next_tab(visit):
    page = visit()
    tabbed(page, "range Sale, slider")
    page.keyboard.press("Tab")
    expect(field(page)).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("300 million")
    page.keyboard.press("Enter")
    expect(answer(page)).to_contain_text("$300 million")
    expect(field(page)).to_be_focused()


def test_a_popover_is_opened_read_and_closed_by_keys(visit):
    """Streamlit puts what a popover holds behind the whole page in the order of Tab."""
    page = visit()
    body = page.get_by_test_id("stPopoverBody")
    tabbed(page, "^submit[^.]*Copy and cite")
    page.keyboard.press("Enter")
    expect(body.get_by_test_id("stCode").first).to_be_visible()
    rested(page)
    page.keyboard.press("Escape")
    expect(body).not_to_be_visible()
    settled(page)  # Streamlit closes a popover again that is opened while the page still runs for its closing
    assert "Copy and cite" in focused(page)
    page.keyboard.press("Enter")
    expect(body.get_by_test_id("stCode").first).to_be_visible()
    rested(page)
    tabbed(page, "^div A sale of")
    assert body.evaluate("e => e.contains(document.activeElement)")


def test_the_tabs_are_turned_by_arrows(visit):
    page = visit()
    tabbed(page, "^tab Answer")
    page.keyboard.press("ArrowRight")
    if page.locator("[role=tab][aria-selected=true]").inner_text() == "Answer":  # chosen by a further key
        page.keyboard.press("Enter")
    second = page.get_by_role("tab").nth(1)
    expect(second).to_have_attribute("aria-selected", "true")
    expect(second).to_be_focused()


def test_a_scenario_is_chosen_by_keys(visit):
    page = visit()
    tabbed(page, "^select-one Scenario")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile("preset=press-line-2023"))


def test_a_change_is_taken_back_by_keys(visit):
    page = visit()
    entered(page, "300 million")
    expect(answer(page)).to_contain_text("$300 million")
    rested(page)
    tabbed(page, "back to 250 million", "Shift+Tab")
    page.keyboard.press("Enter")
    expect(answer(page)).to_contain_text("$250 million")


def test_the_focus_is_seen_wherever_it_goes(page, site):
    """Each stop looks different with the focus than without: at least some pixels in or around it change."""
    page.emulate_media(reduced_motion="reduce")
    opened(page, site)
    page.wait_for_timeout(1500)  # the charts are drawn
    page.add_style_tag(
        content="* { transition: none !important; animation: none !important; caret-color: transparent }"
    )
    unseen, count = [], 0
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        name, box = focused(page), page.evaluate(BOX)
        if name.startswith("body"):
            break  # once around
        if not box or name.startswith("main"):
            continue  # the page as a whole can be scrolled, which needs no frame
        count += 1
        lit = Image.open(io.BytesIO(page.screenshot(clip=box)))
        held = page.evaluate_handle("document.activeElement")
        page.evaluate("document.activeElement.blur()")
        page.wait_for_timeout(30)
        dark = Image.open(io.BytesIO(page.screenshot(clip=box)))
        held.evaluate("e => e.focus({preventScroll: true, focusVisible: true})")
        apart = ImageChops.difference(lit.convert("L"), dark.convert("L"))
        if sum(apart.point(lambda value: value > 8 and 255).histogram()[1:]) < LEAST_PIXELS:
            unseen.append(name)
    assert count > 12
    assert not unseen


BOX = f"""() => {{
  const e = document.activeElement, r = e.getBoundingClientRect(), a = {AROUND};
  const x = Math.max(r.x - a, 0), y = Math.max(r.y - a, 0);
  const width = Math.min(r.right + a, innerWidth) - x, height = Math.min(r.bottom + a, innerHeight) - y;
  return width > 2 && height > 2 ? {{x, y, width, height}} : null;
}}"""
