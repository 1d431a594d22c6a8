"""Scenarios that a reader keeps in the browser: in two tabs, on the next visit, as files, and where nothing is kept."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import econ
from econ import verify
from econ.output.export import to_bytes
from tests.browser.visiting import HOSTILE, PHONE, answer, entered, opened, rested, strangers, turned

pytestmark = pytest.mark.browser

KENYA = "?preset=KEN&sale=stated&sale_value=300+million"
"""Any country is an exporter; the World Bank's figures of its GDP ship (E5)."""

BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"


def rows(page):
    """The scenarios that are listed."""
    return page.locator("[data-kept-list] li")


def saved(page, name, note=""):
    """Save the scenario that is shown, from wherever one is."""
    page.locator("summary").filter(has_text="Save").click()
    form = page.locator(".pop [data-save]")
    form.get_by_label("Name").fill(name)
    form.get_by_label("Note").fill(note)
    form.get_by_role("button", name="Save this scenario").click()
    expect(form.get_by_role("button", name="Saved in this browser.")).to_be_visible()
    page.keyboard.press("Escape")


def given(page, files):
    """Give files to be opened."""
    page.locator("[data-drop=open] input").set_input_files(files)


def file(name, content):
    """A file as a browser is given one."""
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def downloaded(page, button):
    """The name and the bytes of the file that a button gives."""
    with page.expect_download() as waiting:
        button.click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def test_a_scenario_of_any_country_is_kept_seen_in_another_tab_and_on_the_next_visit(browser, site):
    with browser.new_context() as context:
        page = opened(context.new_page(), f"{site}/{KENYA}")
        said = answer(page).inner_text()
        other = opened(context.new_page(), f"{site}/?view=scenarios")
        expect(other.locator("[data-none]")).to_be_visible()
        saved(page, "Kenya, 300 million", "as I heard it")
        expect(rows(other)).to_have_count(1)  # the other tab sees it without being touched
        expect(rows(other)).to_contain_text("as I heard it")
        expect(rows(other)).to_contain_text("by the World Bank")
        page.close()
        other.close()
        again = opened(context.new_page(), f"{site}/?view=scenarios")
        rows(again).get_by_role("link", name="Kenya, 300 million").click()
        rested(again)
        expect(answer(again)).to_have_text(said)  # it is back in the levers
        entered(again, "600 million")
        expect(answer(again)).not_to_have_text(said)
    with browser.new_context() as stranger:
        page = opened(stranger.new_page(), f"{site}/?view=scenarios")
        expect(rows(page)).to_have_count(0)


def test_it_is_renamed_duplicated_deleted_and_brought_back(visit):
    page = visit("?view=scenarios")
    page.locator("main [data-save] button").click()
    rows(page).get_by_text("Rename, note").click()
    rows(page).get_by_label("Name").fill("Mine")
    rows(page).get_by_label("Note").fill(HOSTILE)
    rows(page).get_by_label("Note").press("Tab")
    expect(rows(page).get_by_role("link", name="Mine", exact=True)).to_be_visible()
    rows(page).get_by_role("button", name="Duplicate").click()
    expect(rows(page)).to_have_count(2)
    expect(rows(page).nth(1)).to_contain_text("Mine, copy")
    rows(page).nth(0).get_by_role("button", name="Delete").click()
    expect(rows(page)).to_have_count(1)
    expect(page.locator("[data-deleted]")).to_contain_text("“Mine” is deleted.")
    page.get_by_role("button", name="Undo").last.click()
    expect(rows(page)).to_have_count(2)
    page.reload()
    expect(rows(page).get_by_role("link", name="Mine", exact=True)).to_be_visible()
    expect(strangers(page)).to_have_count(0)


def test_what_is_kept_is_compared_under_its_name(visit):
    page = visit(KENYA)
    saved(page, "Kenya")
    turned(page, "Compare")
    page.locator("[data-pick='1']").select_option(label="Kenya")
    rested(page)
    expect(page.locator("#b-shares")).to_contain_text("Kenya")
    expect(page.locator("#b-not-compared")).to_have_count(0)
    turned(page, "My scenarios")
    rows(page).get_by_role("link", name="Compare").click()
    rested(page)
    expect(page.locator("#b-picks")).to_contain_text("Kenya")


def test_all_go_into_a_file_that_opens_elsewhere_and_into_a_table(visit, browser, site):
    page = visit(KENYA)
    saved(page, "Kenya", "a note")
    opened(page, f"{site}/?preset=missiles-added&containers=20000")
    saved(page, "More containers")
    turned(page, "My scenarios")
    name, content = downloaded(page, page.get_by_role("button", name="All as JSON"))
    assert name == "my-scenarios.json"
    assert [one["kept"]["name"] for one in json.loads(content)["scenarios"]] == ["More containers", "Kenya"]
    _name, table = downloaded(page, page.get_by_role("button", name="Table, CSV"))
    assert b"More containers" in table
    assert verify.verify_bytes(table, ".csv").holds
    _name, alone = downloaded(page, rows(page).nth(1).get_by_role("button", name="As a file"))
    with browser.new_context() as context:
        other = opened(context.new_page(), f"{site}/?view=scenarios")
        given(other, [file("my-scenarios.json", content)])
        expect(rows(other)).to_have_count(2)
        expect(rows(other).nth(1)).to_contain_text("a note")
        given(other, [file("Kenya.json", alone)])
        expect(rows(other)).to_have_count(3)
        rows(other).get_by_role("link", name="More containers").click()
        rested(other)
        expect(answer(other)).to_contain_text("North Korea")


def test_one_as_a_file_is_what_econ_reads(visit, tmp_path):
    page = visit(KENYA)
    saved(page, "Kenya")
    turned(page, "My scenarios")
    _name, content = downloaded(page, rows(page).get_by_role("button", name="As a file"))
    path = tmp_path / "kenya.json"
    path.write_bytes(content)
    result = econ.run(econ.Scenario.load(path))
    assert result.scenario.title == "Kenya"
    assert result.central["sale_value"].item() == 3e8


@pytest.mark.parametrize(("form", "ending"), [("json", ".json"), ("xlsx", ".xlsx"), ("capsule", ".zip")])
def test_a_result_of_the_calculator_is_opened_into_the_levers(visit, form, ending):
    result = econ.run(econ.Scenario.preset("missiles-added").change(set={"containers": "12000 container"}))
    page = visit("?view=scenarios")
    given(page, [file(f"result{ending}", to_bytes(result, form))])
    expect(rows(page)).to_have_count(1)
    rows(page).get_by_role("link", name=re.compile("Missiles")).click()
    rested(page)
    assert "containers=12%2C000" in page.url


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("photo.png", b"\x89PNG", "No scenario is read from a file of this kind."),
        ("empty.json", b"", "The file is empty"),
        ("broken.json", b"{", "It holds no scenario, or is damaged."),
        ("list.json", b'{"scenarios": [1]}', "The list of scenarios in it is empty or damaged."),
        ("large.json", b" " * 5_000_001, "The file is larger than 5 MB."),
    ],
)
def test_a_wrong_file_is_said_in_one_sentence_and_nothing_is_kept(visit, name, content, said):
    page = visit("?view=scenarios")
    given(page, [file(name, content)])
    expect(page.locator("[data-kept-list] [data-said]")).to_contain_text(said)
    expect(rows(page)).to_have_count(0)


def test_where_the_browser_keeps_nothing_that_is_said_and_the_list_lasts_for_the_visit(page, site):
    page.add_init_script(BLOCKED)
    opened(page, f"{site}/?view=scenarios")
    expect(page.locator("[data-kept-list] [data-blocked]")).to_be_visible()
    page.locator("main [data-save] button").click()
    expect(rows(page)).to_have_count(1)
    turned(page, "Answer")
    turned(page, "My scenarios")
    expect(rows(page)).to_have_count(1)
    name, _content = downloaded(page, rows(page).get_by_role("button", name="As a file"))
    assert name.endswith(".json")


def test_it_holds_on_a_telephone_and_for_who_does_not_see_it(visit, page):
    page.set_viewport_size(PHONE)
    visit("?view=scenarios")
    page.locator("main [data-save] button").click()
    expect(rows(page)).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa"]}).response["violations"]
    assert [v["id"] for v in found] == []
