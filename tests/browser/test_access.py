"""Everybody can read the page: axe-core on every view, light and dark, wide and narrow; words for every chart."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import econ
from econ.doors.app.views import VIEWS
from tests.browser.visiting import DESKTOP, PHONE, charts, opened, settled

pytestmark = pytest.mark.browser

SETTLE_MILLISECONDS = 150
"""Until the page has its new colours and sizes."""

GRAVE = ("serious", "critical")
KNOWN = {}
"""Rules that Streamlit itself breaks, each with the reason why the app cannot mend it."""

QUERIES = {
    **{name: f"?preset=press-line-2023&view={name.replace(' ', '+')}" for name in VIEWS},
    "goods": "?preset=missiles-added",
    "an error": "?preset=nowhere&year=2021",
    "reader": "?reader=1",
}


@pytest.fixture(scope="module")
def axe():
    return Axe()


def offences(axe, page):
    """What is gravely wrong: rule, and the elements that break it."""
    found = axe.run(page).response["violations"]
    return {
        v["id"]: [f"{node['html'][:200]}: {node.get('failureSummary', '')}" for node in v["nodes"]]
        for v in found
        if v["impact"] in GRAVE
    }


def in_every_look(axe, page):
    """Offences in light and dark, wide and narrow, without those that are known."""
    found = {}
    for scheme in ("light", "dark"):
        for size in (DESKTOP, PHONE):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size(size)
            page.wait_for_timeout(SETTLE_MILLISECONDS)
            for rule, places in offences(axe, page).items():
                if rule not in KNOWN:
                    found[f"{rule}, {scheme}, {size['width']} px"] = places
    return found


@pytest.mark.parametrize("name", QUERIES)
def test_no_view_has_a_grave_fault_of_access(visit, axe, name):
    assert not in_every_look(axe, visit(QUERIES[name]))


def test_a_frozen_answer_has_no_grave_fault_of_access(page, site, axe):
    link = econ.links.freeze(econ.run())
    assert not in_every_look(axe, opened(page, f"{site}/?frozen={link}"))


def test_what_opens_on_a_click_has_no_grave_fault_of_access(visit, axe):
    page = visit()
    for name in ("Copy and cite", "Download"):
        page.get_by_role("button", name=name).click()
        expect(page.get_by_test_id("stPopoverBody")).to_be_visible()
        settled(page)  # what it holds comes with a run of the page
        assert not {rule: places for rule, places in offences(axe, page).items() if rule not in KNOWN}
        page.keyboard.press("Escape")


def test_every_chart_says_in_words_what_it_shows(visit):
    page = visit("?preset=missiles-added")
    expect(charts(page).first).to_be_visible()
    sentence = econ.charts.alt("share_by_sale", econ.run(econ.Scenario.preset("missiles-added")))
    assert charts(page).count() > 1
    labels = [chart.get_attribute("aria-label").replace("\u00a0", " ") for chart in charts(page).all()]
    assert sentence.replace("\u00a0", " ") in labels[0]
    assert all(len(label) > 40 and any(c.isdigit() for c in label) for label in labels), labels


def test_the_page_names_its_language_its_title_and_its_parts(visit):
    page = visit()
    assert page.locator("html").get_attribute("lang") == "en"
    assert "econ" in page.title()
    assert page.get_by_role("main").count() == 1
    for control in page.locator("input, textarea, select").all():
        if control.is_visible():
            name = control.get_attribute("aria-label") or control.get_attribute("aria-labelledby")
            assert name or control.get_attribute("id"), control.evaluate("e => e.outerHTML")
