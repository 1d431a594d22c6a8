"""Steps of a slider: answered beside Streamlit, which runs the page when the slider rests."""

import re

import pytest
from playwright.sync_api import expect

from econ.doors.app.page_state import LATE_SECONDS
from tests.browser.serving import READY
from tests.browser.visiting import answer, opened, settled, slider

pytestmark = pytest.mark.browser

PRESS_LINE = "?preset=press-line-2023"
STEP = "**/econ-assets/step"

SLOW = """window.WebSocket = class extends WebSocket {
  addEventListener(kind, act, ...rest) {
    const late = kind === "message" ? (event) => setTimeout(() => act(event), 400) : act;
    super.addEventListener(kind, late, ...rest) } }"""
"""What Streamlit sends arrives 400 ms late."""

WATCH = """() => {
  const sentence = document.querySelector(".econ-answer .first");
  const note = () => window.said.push(Number(/\\$(\\d+)\\smillion/.exec(sentence.textContent)[1]));
  window.said = [];
  note();
  new MutationObserver(note).observe(sentence, { childList: true, characterData: true, subtree: true }) }"""
"""Keep the sales that the sentence has spoken of, in millions."""


def test_a_step_is_drawn_before_the_page_runs_and_the_run_writes_the_address(page, site):
    page.add_init_script(SLOW)  # on a busy machine the answer may take longer than the slider's rest
    opened(page, f"{site}/{PRESS_LINE}")
    settled(page)
    before = page.url
    page.evaluate(
        """ready => {
             const app = document.querySelector(ready);
             window.runs = 0;
             new MutationObserver(() => { window.runs += app.dataset.testScriptState === "running" })
               .observe(app, { attributeFilter: ["data-test-script-state"] });
             new MutationObserver((_, self) => { window.early = window.runs === 0; self.disconnect() })
               .observe(document.querySelector(".econ-answer .first"), { childList: true, subtree: true }) }""",
        READY,
    )
    slider(page).focus()
    page.keyboard.press("ArrowRight")
    expect(answer(page)).to_contain_text("$275 million")
    assert page.evaluate("window.early")
    expect(page).to_have_url(re.compile("sale_value=275"))
    assert page.url != before
    page.reload()
    expect(answer(page)).to_contain_text("$275 million")
    expect(slider(page)).to_have_attribute("aria-valuetext", re.compile("275"))


@pytest.mark.parametrize("pause", [30, 450], ids=lambda pause: f"{pause} ms apart")
def test_a_run_that_a_step_has_overtaken_changes_nothing(page, site, pause):
    """The run that follows a step is slow to arrive here, and must not undo the step after that."""
    page.add_init_script(SLOW)
    opened(page, f"{site}/{PRESS_LINE}")
    page.evaluate(WATCH)
    slider(page).focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(pause)
    expect(page).to_have_url(re.compile("sale_value=350"))
    settled(page)
    said = page.evaluate("window.said")
    assert said == sorted(set(said))
    assert said[-1] == 350


def test_one_step_in_the_history_for_each_rest(visit):
    page = visit(PRESS_LINE)
    settled(page)
    slider(page).focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("sale_value=325"))
    page.wait_for_timeout(LATE_SECONDS * 1000)
    page.go_back()
    expect(answer(page)).to_contain_text("$250 million")


def test_where_the_short_way_fails_the_page_answers(page, site):
    page.route(STEP, lambda route: route.abort())
    opened(page, f"{site}/{PRESS_LINE}")
    slider(page).focus()
    page.keyboard.press("ArrowRight")
    expect(answer(page)).to_contain_text("$275 million")
    expect(page.locator("[data-chart=share_by_sale] .mark text", has_text="this sale")).to_contain_text("$275 million")


def test_another_theme_repaints_what_a_step_has_drawn(visit):
    page = visit(PRESS_LINE)
    slider(page).focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("sale_value=275"))
    settled(page)
    page.emulate_media(color_scheme="dark")
    letters = page.locator("[data-chart=tornado] .axes text").first
    expect(letters).to_have_css("fill", "rgb(233, 235, 238)")
    expect(answer(page)).to_contain_text("$275 million")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("{", 400),
        ("[" * 60_000, 400),
        ("[]", 400),
        ("{}", 404),
        ('{"ticket": "x", "deeds": []}', 404),
        ("x" * 70_000, 413),
    ],
)
def test_what_no_page_sends_is_refused(page, site, body, status):
    assert page.request.post(f"{site}/econ-assets/step", data=body.encode()).status == status
