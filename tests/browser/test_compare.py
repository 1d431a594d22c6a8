"""Comparing in a real Chromium: what is compared is chosen, kept by the address, taken away as files; and backwards."""

import csv
import io
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import econ
from econ import verify
from econ.analysis import compare
from tests.browser.visiting import HOSTILE, PHONE, answer, opened, rested, strangers

pytestmark = pytest.mark.browser

CONTAINERS, MISSILES = "containers-to-shells-2023-24", "missiles-added"


@pytest.fixture(scope="module")
def results():
    """The press line and the two presets that it is compared with, as the engine gives them."""
    return compare.results([econ.Scenario.preset(name) for name in ("press-line-2023", CONTAINERS, MISSILES)])


def picks(page):
    """The lists of what is compared, the one that adds included."""
    return page.locator("[data-pick]")


def letters(page):
    """The letters above the columns."""
    return page.locator(".beside thead .let").all_inner_texts()


def downloaded(page, name):
    """A file behind a link: its text, if it is one, else its bytes."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name).click()
    content = waiting.value.path().read_bytes()
    return waiting.value.suggested_filename, content


def test_the_place_opens_with_three_scenarios_and_the_numbers_of_the_engine(visit, results):
    page = visit("?view=compare")
    assert letters(page) == ["A", "B", "C"]
    shares = [result.central["gdp_share"].item() for result in results]
    times = [round(share / shares[0]) for share in shares[1:]]
    expect(answer(page)).to_have_text(
        f"As a share of GDP, B is about {times[0]} times A and C is about {times[1]} times A"
    )
    values = page.locator("#b-shares .val b").all_inner_texts()
    for share in shares:
        assert f"{share:.1%}" in values
    first, second = compare.differences(results, ["gdp_share"])
    for row in (first, second):
        expect(page.locator("#b-apart")).to_contain_text(f"{row['low'] * 100:.1f} to {row['high'] * 100:.1f}")


def test_another_scenario_is_chosen_one_added_and_one_taken_away_and_the_address_keeps_it(visit, browser):
    page = visit("?view=compare")
    picks(page).nth(1).select_option(MISSILES)
    rested(page)
    assert letters(page) == ["A", "B"]  # it stood there already
    picks(page).nth(2).select_option(label="Poland")
    rested(page)
    assert letters(page) == ["A", "B", "C"]
    expect(page.locator("#b-shares")).to_contain_text("A sale by Poland")
    expect(page.locator("#b-shares")).to_contain_text("World Bank")
    with browser.new_context() as other:
        again = opened(other.new_page(), page.url)
        expect(answer(again)).to_have_text(answer(page).inner_text())
    picks(page).nth(1).select_option(label="Take it away")
    rested(page)
    assert letters(page) == ["A", "B"]
    page.go_back()
    rested(page)
    assert letters(page) == ["A", "B", "C"]


def test_what_the_levers_say_is_compared_with_what_it_was(visit):
    page = visit("?view=compare&sale=stated&sale_value=500+million")
    expect(answer(page)).to_contain_text("B is 50% of A")
    picks(page).nth(0).select_option("press-line-2023")
    rested(page)
    expect(page.locator("#b-shares")).not_to_contain_text("changed")


@pytest.mark.parametrize("view", ["Compare", "compare"])
def test_an_address_of_before_still_opens(visit, view):
    page = visit(f"?preset={CONTAINERS}&view={view}&compare={MISSILES},original")
    assert letters(page) == ["A", "B", "C"]
    expect(page.locator(".beside")).to_contain_text("Short-range ballistic missiles")


@pytest.mark.parametrize("codes", ["nowhere", "1.AAAA", "q.AAAA", "q.%3Cscript%3E", HOSTILE, "2." + "A" * 9000])
def test_what_cannot_be_compared_is_said_in_a_sentence(visit, codes):
    page = visit(f"?view=compare&compare={codes}")
    expect(page.locator("#b-not-compared")).to_be_visible()
    expect(strangers(page)).to_have_count(0)


def test_the_steps_follow_another_output_and_come_as_files(visit, results):
    page = visit("?view=compare")
    fall = compare.waterfall(results[0], results[2])
    rows = 2 + sum(step.change != 0 for step in fall.steps)
    expect(page.locator("#b-way svg").first.locator("[data-kind=bars] rect")).to_have_count(rows)
    page.get_by_label("What the steps follow").select_option("sale_value")
    rested(page)
    expect(page.locator("#b-way svg").first).to_contain_text("$250 million a year")
    name, content = downloaded(page, "SVG")
    assert name == "econ-steps.svg"
    assert b"Sale from A to C, one change after the other" in content
    assert str(results[2].fingerprint).split(" · ")[1].encode()[:8] in content  # "scenario"
    name, content = downloaded(page, re.compile("^Scenario table CSV"))
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert len({row["scenario"] for row in rows}) == 3
    name, content = downloaded(page, re.compile("^This comparison"))
    assert name == "econ-comparison.csv"
    assert verify.verify_bytes(content, ".csv").holds


def test_it_holds_on_a_telephone_and_for_who_does_not_see_it(visit, page):
    page.set_viewport_size(PHONE)
    visit("?view=compare")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    expect(page.get_by_role("combobox", name="Scenario B")).to_be_visible()
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa"]}).response["violations"]
    assert [v["id"] for v in found] == []


# --- backwards -------------------------------------------------------------------------------------------


def test_a_goal_is_typed_as_people_write_it_and_the_value_is_used(visit):
    """E3, E16: 5 in a field of per cents is 5%; 5% of the bank's $28.0 billion of 2022 is $1.4 billion."""
    page = visit("?view=backwards")
    goal = page.get_by_role("textbox", name="should be")
    for text in ("5", "5 percent", "5%"):
        goal.fill(text)
        goal.press("Enter")
        rested(page)
        expect(answer(page)).to_have_text("To reach 5% of GDP, the sale would have to be $1.4 billion a year.")
    page.get_by_role("link", name="Use this value").click()
    rested(page)
    expect(answer(page)).to_contain_text("5.0%")
    expect(page.locator("[data-type=sale_value]")).to_have_value("1.401 billion")


def test_a_value_says_how_likely_it_is_and_two_quantities_only_what_there_is(visit):
    page = visit("?view=backwards&preset=missiles-added&goal=8&by=price_shell_152")
    expect(page.locator("main")).to_contain_text(re.compile(r"\d+% of its evidence lies below"))
    expect(page.locator("main table")).to_have_count(0)
    page.get_by_label("Two quantities at once").select_option("containers")
    rested(page)
    expect(page.locator("main table")).not_to_contain_text("none")
    page.get_by_role("textbox", name="should be").fill("nonsense")
    page.get_by_role("textbox", name="should be").press("Enter")
    expect(page.locator("#goal-problem")).to_contain_text("“nonsense” holds no number")
