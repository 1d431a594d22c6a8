"""Files that a reader gives: figures of one's own for a visit that nobody else sees, and a file that is checked."""

import re

import pytest
from playwright.sync_api import expect

import econ
from econ.output.export import to_bytes
from tests import ruritania
from tests.browser.serving import served
from tests.browser.visiting import answer, opened, rested, turned

pytestmark = pytest.mark.browser

TABLE = b"year,value\n2022,110000000000\n2023,120000000000\n"


def folder_input(page):
    """Where a folder is given."""
    return page.locator("[data-drop=own] input[webkitdirectory]")


def said(page, section):
    """What is said of a file below the place where it was given."""
    return page.locator(f"#b-{section} [data-said]")


def with_ruritania(page, site, tmp_path):
    """The page with the folder of the how-to open."""
    folder = ruritania.write(tmp_path / "my-figures")
    opened(page, f"{site}/?view=files")
    folder_input(page).set_input_files(folder)
    expect(page.locator("#b-own-figures")).to_contain_text("my-figures, digest")
    page.get_by_role("link", name="Ruritania's sabres, 2023").click()
    rested(page)
    expect(answer(page)).to_contain_text("Ruritania's GDP")
    return page


def test_a_folder_is_asked_named_in_every_file_and_unknown_to_others(page, browser, site, tmp_path):
    """300 million over 20 billion is 1.5%."""
    with_ruritania(page, site, tmp_path)
    expect(answer(page)).to_contain_text("1.5")
    assert "own=my-figures" in page.url
    address = page.url
    page.locator("summary").filter(has_text="Download").click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name=re.compile("JSON")).first.click()
    content = waiting.value.path().read_text("utf-8")
    assert "my-figures" in content
    assert "Ruritania" in content
    page.keyboard.press("Escape")

    page.reload()
    rested(page)
    expect(answer(page)).to_contain_text("Ruritania's GDP")  # it lasts as long as the visit

    with browser.new_context() as other:
        stranger = opened(other.new_page(), address)
        expect(stranger.locator("#b-problems")).to_contain_text("not open here: my-figures, digest")
        expect(answer(stranger)).not_to_contain_text("Ruritania")
        assert "own=my-figures" in stranger.url  # nothing of the address is lost
        turned(stranger, "Open or check a file")
        folder_input(stranger).set_input_files(tmp_path / "my-figures")
        turned(stranger, "Answer")
        expect(answer(stranger)).to_contain_text("Ruritania's GDP")


def test_what_is_closed_is_gone(page, site, tmp_path):
    with_ruritania(page, site, tmp_path)
    turned(page, "Open or check a file")
    page.get_by_role("button", name="Close my-figures").click()
    expect(page.locator("#b-own-figures")).to_have_count(0)
    rested(page)
    assert "own=" not in page.url


def test_a_server_that_does_not_hold_the_folder_is_sent_it_again(page, tmp_path):
    """A worker is another process: here one ends, and another takes its place at the same address."""
    with served() as (site, _server):
        with_ruritania(page, site, tmp_path)
    with served(port=int(site.rpartition(":")[2])):
        page.reload()
        rested(page)
        expect(answer(page)).to_contain_text("Ruritania's GDP")


def test_a_table_with_its_source_stands_beside_the_others(page, site):
    """A sale of 250 million over 120 billion is 0.21%."""
    opened(page, f"{site}/?view=files")
    page.get_by_text("For a CSV of years and GDP").click()
    page.get_by_label("Country").select_option("KEN")
    page.get_by_label("What was published").fill("Accounts")
    page.get_by_label("By whom").fill("The Ledger")
    page.locator("[data-drop=own] input[accept]").set_input_files(
        {"name": "kenya.csv", "mimeType": "text/csv", "buffer": TABLE}
    )
    page.get_by_role("link", name="A sale over The Ledger, GDP").click()
    rested(page)
    expect(answer(page)).to_contain_text("0.21% by The Ledger")


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("x.zip", b"PK nonsense", "The ZIP is damaged or cut off."),
        ("x.csv", b"year,value\n2022,1\n", "name its country and its source below"),
        ("x.zip", b"P" * 5_000_001, "The folder holds more than 5 MB."),
    ],
)
def test_wrong_figures_are_said_in_a_sentence(page, site, name, content, why):
    opened(page, f"{site}/?view=files")
    page.locator("[data-drop=own] input[accept]").set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": content}
    )
    expect(said(page, "own")).to_contain_text(why)
    expect(page.locator("#b-own-figures")).to_have_count(0)


# --- a file that is checked ------------------------------------------------------------------------------


def test_a_file_is_verified_in_words_and_its_scenario_put_into_the_levers(page, site):
    content = to_bytes(econ.run(econ.Scenario.preset("missiles-added")), "json")
    opened(page, f"{site}/?view=files")
    given = {"name": "result.json", "mimeType": "application/json", "buffer": content}
    page.locator("[data-drop=check] input").set_input_files(given)
    expect(said(page, "check")).to_contain_text("Identical")
    given["buffer"] = content.replace(b'"central": 0.08', b'"central": 0.09', 1)
    assert given["buffer"] != content
    page.locator("[data-drop=check] input").set_input_files(given)
    expect(said(page, "check")).not_to_contain_text("Identical")
    expect(said(page, "check")).to_contain_text("0.09")
    page.get_by_role("link", name="Put into the levers: Missiles and spare parts added").click()
    rested(page)
    assert "preset=missiles-added" in page.url


def test_a_file_of_something_else_is_refused(page, site):
    opened(page, f"{site}/?view=files")
    given = {"name": "notes.csv", "mimeType": "text/csv", "buffer": b"a,b\n1,2\n"}
    page.locator("[data-drop=check] input").set_input_files(given)
    expect(said(page, "check")).to_contain_text("It holds no scenario, or is damaged.")
