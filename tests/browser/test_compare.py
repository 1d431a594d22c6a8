"""Comparing in a real Chromium: a second scenario, what differs, the steps, a file; and the address keeps it."""

import csv
import io
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import econ
from econ.analysis import compare
from tests.browser.test_access import SETTLE_MILLISECONDS, in_every_look
from tests.browser.visiting import alerts, charts, entered, rested, turned

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def apart():
    """The difference in the share of GDP as the engine gives it."""
    asked = [econ.Scenario.preset(name) for name in ("containers-to-shells-2023-24", "missiles-added")]
    [row] = compare.differences(compare.results(asked), ["gdp_share"])
    return row


def view(page):
    """The open tab."""
    return page.get_by_role("tabpanel").filter(visible=True)


def picked(page, name):
    """Choose a scenario to compare with."""
    box = page.get_by_role("combobox", name=re.compile("Compare with"))
    box.scroll_into_view_if_needed()
    page.wait_for_timeout(SETTLE_MILLISECONDS)  # the list closes when the page scrolls
    box.click()
    page.get_by_role("option", name=name).click()
    page.keyboard.press("Escape")


def test_a_second_scenario_is_chosen_compared_taken_away_and_kept_by_the_address(visit, apart):
    page = visit("?preset=containers-to-shells-2023-24")
    turned(page, "Compare")
    picked(page, "Missiles and spare parts added")
    sentence = f"{apart['central'] * 100:.2f} percentage points higher than in A"
    expect(view(page)).to_contain_text(sentence)
    expect(page.get_by_role("region", name="What differs")).to_contain_text("Short-range ballistic missiles")
    expect(page.get_by_role("region", name="What that does")).to_contain_text(f"+{apart['central'] * 100:.2f}")
    expect(charts(page)).to_have_count(1)
    expect(charts(page)).to_contain_text("+0.896")
    assert "Quantity: Short-range ballistic missiles +0.896" in charts(page).get_attribute("aria-label")
    assert not in_every_look(Axe(), page)

    rested(page).reload()
    expect(view(page)).to_contain_text(sentence)
    expect(charts(page)).to_contain_text("+0.896")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download the comparison").click()
    rows = list(csv.DictReader(io.StringIO(waiting.value.path().read_text("utf-8"), newline="")))
    [row] = [r for r in rows if r["section"] == "difference" and r["name"] == "gdp_share"]
    assert float(row["median"]) == apart["median"]


def test_what_is_kept_stays_while_a_lever_moves_and_after_a_reload(visit):
    page = visit("?preset=press-line-2023&view=Compare")
    page.get_by_role("textbox", name="Name to keep this under").fill("My case")
    page.get_by_role("button", name="Keep this as a comparison").click()
    expect(view(page)).to_contain_text("Nothing differs between A and B (My case)")
    entered(page, "300 million")
    expect(view(page)).to_contain_text("In B (My case) the share of GDP is 0.18 percentage points lower than in A")
    rested(page).reload()
    expect(view(page)).to_contain_text("In B (My case) the share of GDP is 0.18 percentage points lower than in A")
    assert not alerts(view(page)).count()


def test_differences_are_drawn_with_their_interval(visit):
    page = visit("?preset=press-line-2023&view=Compare&compare=missiles-added,containers-to-shells-2023-24")
    expect(page.locator("[data-chart=compare-differences] [data-kind=spans] > path")).to_have_count(2)
