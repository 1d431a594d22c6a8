"""The how-to of a country by the page alone: a folder opened for a visit, and nothing of it on anybody else's page."""

import pytest
from playwright.sync_api import expect

from tests import ruritania
from tests.browser.visiting import alerts, answer, opened, rested, settled, turned

pytestmark = pytest.mark.browser


def scenarios(page):
    """The list of scenarios."""
    return page.get_by_label("Scenario", exact=True)


def test_a_folder_is_asked_saved_and_verified_on_one_page_and_unknown_on_another(page, browser, site, tmp_path):
    """300 million over 20 billion is 1.5%."""
    folder = ruritania.write(tmp_path / "my-figures")
    opened(page, f"{site}/")
    page.get_by_role("button", name="Figures of your own").click()
    page.locator(".st-key-own-folder input[type=file]").set_input_files(folder)
    expect(page.get_by_role("button", name="Your figures: my-figures")).to_be_visible()
    settled(page)
    scenarios(page).select_option("ruritania-2023")
    expect(answer(page)).to_contain_text("of Ruritania's GDP by the Statistics Office (2023")
    rested(page)

    page.get_by_role("button", name="Download").click()
    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_role("button", name="Complete result (JSON)").click()
    path = tmp_path / "ruritania.json"
    waiting.value.save_as(path)
    assert "my-figures, digest" in path.read_text("utf-8")
    page.keyboard.press("Escape")
    address = page.url

    turned(page, "Check a claim")
    page.locator(".st-key-verify-file input[type=file]").set_input_files(path)
    expect(alerts(page).filter(has_text="✔ Identical")).to_be_visible()

    with browser.new_context() as other:
        stranger = opened(other.new_page(), address)
        expect(alerts(stranger).filter(has_text="not here: my-figures, digest")).to_be_visible()
        expect(answer(stranger)).not_to_contain_text("Ruritania")
        assert "ruritania-2023" not in scenarios(stranger).locator("option").evaluate_all(
            "all => all.map(o => o.value)"
        )
