"""The page in a browser: what every place shares. The numbers are those of `econ run` at the address that is shown."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import econ
from tests.browser.visiting import LAPTOP, PHONE, answer, entered, field, lever, opened, rested, slider

pytestmark = pytest.mark.browser

SLOW_PAINT = "window.requestAnimationFrame = (then) => setTimeout(then, 1500)"
"""What waits for the paint of a step waits until long after the next one."""

SHIFT = """() => new Promise(done => { let sum = 0;
  new PerformanceObserver(l => { for (const e of l.getEntries()) sum += e.value }).observe(
    {type: 'layout-shift', buffered: true});
  setTimeout(() => done(sum), 300) })"""


def asked(page):
    """What the address of the page asks."""
    return {name: values[-1] for name, values in parse_qs(urlsplit(page.url).query).items()}


def sale(page):
    """What the lever of the sale says."""
    return field(page).input_value().replace("\u00a0", " ")


def in_view(page, place):
    """Whether an element lies in the window as a whole."""
    box, size = place.bounding_box(), page.viewport_size
    return box is not None and box["y"] >= 0 and box["y"] + box["height"] <= size["height"]


# --- arriving ------------------------------------------------------------------------------------------


def test_the_first_view_is_a_handful_of_small_files_and_does_not_move(page, site):
    sizes = []
    page.on("response", lambda r: sizes.append((r.url, int(r.headers.get("content-length", 0)))))
    opened(page, f"{site}/")
    assert page.evaluate(SHIFT) < 0.1
    assert len(sizes) <= 6, sizes  # document, style, script, three cuts of typefaces
    assert sum(size for _url, size in sizes) < 100_000, sizes
    script = [size for url, size in sizes if url.endswith(".js")]
    assert sum(script) < 40_000


def test_without_a_script_the_form_and_the_ways_still_work(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/")
    first = answer(page).inner_text()
    field(page).fill("600 million")
    page.locator("form#ask button").click()
    assert answer(page).inner_text() != first
    assert asked(page)["sale_value"] == "600 million"
    context.close()


def test_the_first_view_leaves_one_entry_in_the_history(page, site):
    page.goto("about:blank")
    opened(page, f"{site}/")
    page.go_back()
    assert page.url == "about:blank"


# --- moving the lever ----------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "telephone"])
def test_answer_and_lever_are_on_the_first_screen_and_the_answer_follows(page, visit, size):
    page.set_viewport_size(size)
    visit()
    assert in_view(page, answer(page))
    assert in_view(page, slider(page))
    before = answer(page).inner_text()
    slider(page).focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    rested(page)
    expect(answer(page)).not_to_have_text(before)
    share = econ.run(
        econ.Scenario.preset("press-line-2023").change(set={"sale_value": f"{asked(page)['sale_value']} USD/year"})
    )
    assert f"{float(share.central['gdp_share'].ravel()[0]):.1%}" in answer(page).inner_text().replace("\u00a0", "")


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "telephone"])
def test_the_answer_stays_in_sight_when_the_headline_has_left_the_window(page, visit, size):
    page.set_viewport_size(size)
    visit()
    stays = page.locator("[data-region=stays]")
    expect(stays).not_to_be_visible()
    page.mouse.wheel(0, 2000)
    expect(stays).to_be_visible()
    assert "%" in stays.inner_text()


def test_the_answer_stays_as_soon_as_the_headline_cannot_be_read(page, visit):
    """The sentence below it may still be in the window, as where the lever of a telephone is in the middle."""
    page.set_viewport_size(PHONE)
    visit()
    page.evaluate("scrollTo(0, document.querySelector('h1').getBoundingClientRect().bottom + scrollY - 8)")
    expect(page.locator("[data-region=stays]")).to_be_visible()
    page.evaluate("scrollTo(0, 0)")
    expect(page.locator("[data-region=stays]")).not_to_be_visible()


def test_a_drag_of_the_thumb_asks_as_it_goes_and_leaves_one_entry(page, visit):
    visit()
    steps = []
    page.on("request", lambda r: steps.append(r) if r.url.endswith("/step") else None)
    box = slider(page).bounding_box()
    at = float(slider(page).evaluate("e => e.value / e.max"))
    x, y = box["x"] + 13 + (box["width"] - 26) * at, box["y"] + box["height"] / 2
    before = answer(page).inner_text()
    page.mouse.move(x, y)
    page.mouse.down()
    for n in range(1, 9):
        page.mouse.move(x + 8 * n, y)
    expect(answer(page)).not_to_have_text(before)  # while the thumb is still down
    page.mouse.up()
    rested(page)
    assert steps
    assert slider(page).evaluate("e => e.value / e.max") > at
    page.go_back()
    rested(page)
    expect(answer(page)).to_have_text(before)


def test_the_answer_is_shown_before_what_nobody_sees_is_written(page, visit):
    """Writing the address, the title and the list of what was asked takes as long as showing the answer.

    The first step of a slider that moves makes an entry of the history at once; those that follow change its address.
    """
    visit()
    page.evaluate("performance.now = () => 0")  # one movement, however slow the machine
    slider(page).press("ArrowRight")
    rested(page)
    page.evaluate("""() => new MutationObserver((_all, seen) => {
      seen.disconnect();
      window.shown = [location.search, document.title, sessionStorage.asks];
    }).observe(document.querySelector("h1"), {subtree: true, childList: true, characterData: true})""")
    before = page.evaluate("[location.search, document.title, sessionStorage.asks]")
    slider(page).press("ArrowRight")
    rested(page)
    assert page.evaluate("shown") == before
    after = page.evaluate("[location.search, document.title, sessionStorage.asks]")
    assert all(now != then for now, then in zip(after, before, strict=True))


def test_a_step_gives_no_attribute_anew_that_every_element_hangs_on(page, visit):
    visit()
    page.evaluate("""() => {
      window.given = [];
      const seen = new MutationObserver((all) => given.push(...all.map((one) => one.attributeName)));
      for (const one of [document.documentElement, document.body])
        seen.observe(one, {attributes: true, attributeFilter: ["lang", "class", "data-place"]});
    }""")
    before = answer(page).inner_text()
    slider(page).press("ArrowRight")
    expect(answer(page)).not_to_have_text(before)
    rested(page)
    assert page.evaluate("given") == []


def test_a_press_on_the_track_moves_the_lever_for_a_mouse(page, visit):
    visit()
    box = slider(page).bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.9, box["y"] + box["height"] / 2)
    rested(page)
    assert float(slider(page).evaluate("e => e.value / e.max")) == pytest.approx(0.9, abs=0.02)
    assert "billion" in sale(page)


def swipe(page, x, y, dx, dy):
    """A finger that moves in a straight line, as the browser's own protocol says it."""
    line = page.context.new_cdp_session(page)
    line.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for n in range(1, 11):
        point = {"x": x + dx * n / 10, "y": y + dy * n / 10}
        line.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
        page.wait_for_timeout(16)
    line.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_timeout(200)
    rested(page)


@pytest.fixture
def telephone(browser, site):
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    yield opened(context.new_page(), f"{site}/")
    context.close()


@pytest.mark.parametrize("where", [0.15, 0.85, None], ids=["left of the thumb", "right of it", "the thumb"])
def test_a_swipe_over_a_slider_scrolls_and_changes_nothing(telephone, where):
    slider(telephone).scroll_into_view_if_needed()
    before, box = sale(telephone), slider(telephone).bounding_box()
    share = slider(telephone).evaluate("e => e.value / e.max") if where is None else where
    x = box["x"] + 13 + (box["width"] - 26) * share
    swipe(telephone, x, box["y"] + box["height"] / 2, 4, -250)
    assert telephone.evaluate("scrollY") > 50
    assert sale(telephone) == before
    assert "sale_value=250" in telephone.url or "sale_value" not in telephone.url


def test_what_a_swipe_had_moved_before_it_scrolled_is_taken_back(page, visit):
    """Where a browser moves the thumb before it knows that the finger scrolls; this one does not, so it is told."""
    visit()
    before = sale(page)
    slider(page).evaluate(
        """e => {
          const said = (kind) => e.dispatchEvent(new PointerEvent(kind, {bubbles: true, pointerType: 'touch'}));
          said('pointerdown');
          e.value = +e.value + 20;
          e.dispatchEvent(new Event('input', {bubbles: true}));
          setTimeout(() => said('pointercancel'), 300);
        }"""
    )
    expect(field(page)).not_to_have_value(before)
    expect(field(page)).to_have_value(before)
    rested(page)
    assert asked(page)["sale_value"] == "250 million"


def test_a_finger_moves_the_thumb(telephone):
    slider(telephone).scroll_into_view_if_needed()
    before, box = sale(telephone), slider(telephone).bounding_box()
    x = box["x"] + 13 + (box["width"] - 26) * slider(telephone).evaluate("e => e.value / e.max")
    swipe(telephone, x, box["y"] + box["height"] / 2, 80, 0)
    assert sale(telephone) != before


def test_the_words_of_a_slider_follow_it_and_so_does_the_field(page, visit):
    visit()
    slider(page).focus()
    page.keyboard.press("End")
    expect(slider(page)).to_have_attribute("aria-valuetext", re.compile(r"^\$20\s"))
    expect(field(page)).to_have_value(re.compile(r"^20\s"))


def test_a_screen_reader_is_told_the_answer_once_it_has_changed(page, visit):
    visit()
    expect(page.locator("#said")).to_be_empty()
    entered(page, "600 million")
    expect(page.locator("#said")).to_contain_text("600")
    assert page.locator("[aria-live], [role=status]").count() == 1


# --- undo, redo, back, forward, reload -------------------------------------------------------------------


def test_undo_and_redo_by_buttons_and_by_keys(page, visit):
    visit()
    undo, redo = page.locator("[data-undo]"), page.locator("[data-redo]")
    expect(undo).to_have_attribute("aria-disabled", "true")
    entered(page, "600 million")
    entered(page, "700 million")
    undo.click()
    rested(page)
    assert sale(page) == "600 million"
    page.locator("main").focus()
    page.keyboard.press("Control+z")
    rested(page)
    assert sale(page) == "250 million"
    expect(undo).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Control+Shift+z")
    rested(page)
    assert sale(page) == "600 million"
    redo.click()
    rested(page)
    assert sale(page) == "700 million"
    expect(redo).to_have_attribute("aria-disabled", "true")


def test_what_is_pressed_before_an_answer_has_come_loses_nothing(page, visit):
    """A value that is typed, a source, a year and a place, quicker than the server answers."""
    visit()
    page.evaluate("""() => { const ask = window.fetch; window.fetch = async (where, given) => {
      if (where === "step") await new Promise(done => setTimeout(done, 300)); return ask(where, given) } }""")
    field(page).fill("2 billion")
    field(page).press("Enter")
    page.locator("select[name=gdp]").select_option("un_current")
    page.locator("select[name=year]").select_option("2021")
    page.locator(".places > a", has_text="Why").click()
    expect(page).to_have_url(re.compile("view=why"))
    rested(page)
    found = asked(page)
    assert (found["sale_value"], found["gdp"], found["year"]) == ("2 billion", "un_current", "2021")


def test_in_a_field_the_keys_of_undo_are_the_browsers_own(page, visit):
    visit()
    entered(page, "600 million")
    field(page).focus()
    page.keyboard.press("Control+z")
    rested(page)
    assert asked(page)["sale_value"] == "600 million"


def test_back_forward_and_reload_show_what_was_there(page, visit):
    visit()
    entered(page, "600 million")
    entered(page, "700 million")
    page.go_back()
    rested(page)
    assert sale(page) == "600 million"
    page.go_forward()
    rested(page)
    assert sale(page) == "700 million"
    there = answer(page).inner_text()
    page.reload()
    rested(page)
    assert answer(page).inner_text() == there
    page.locator("[data-undo]").click()
    rested(page)
    assert sale(page) == "600 million"


def test_back_leads_to_where_the_page_was_scrolled_to(page, visit):
    page.set_viewport_size(PHONE)
    visit()
    page.evaluate("scrollTo(0, 300)")
    there = page.evaluate("scrollY")
    assert there > 200
    page.locator(".places > a").nth(1).click()
    rested(page)
    page.wait_for_function("scrollY === 0")
    page.go_back()
    rested(page)
    page.wait_for_function("y => Math.abs(scrollY - y) < 3", arg=there)


def moved_on(page, key, amount):
    """Press a key on the slider and see the answer, not yet what is written after it."""
    slider(page).press(key)
    expect(field(page)).to_have_value(re.compile(rf"^{amount}\s"))


def test_a_screen_reader_is_told_the_newest_of_two_quick_steps(page, visit):
    visit()
    page.evaluate(SLOW_PAINT)
    moved_on(page, "ArrowRight", 275)
    moved_on(page, "ArrowLeft", 250)
    rested(page)
    expect(page.locator("#said")).to_contain_text("250", timeout=5000)


def test_what_is_written_is_of_the_newest_step_in_a_tab_that_was_hidden(page, visit):
    visit()
    page.evaluate(SLOW_PAINT)
    moved_on(page, "ArrowRight", 275)
    page.evaluate("""() => { Object.defineProperty(document, "hidden", {value: true});
      document.dispatchEvent(new Event("visibilitychange")) }""")
    assert "275" in page.title()
    moved_on(page, "ArrowRight", 300)
    rested(page)
    assert asked(page)["sale_value"] == "300 million"
    assert "300" in page.title()


@pytest.mark.parametrize("way", [".places > a:has-text('Why')", "[data-slide=sale_value]"], ids=["place", "slider"])
def test_back_at_once_leads_to_the_step_before(page, visit, way):
    visit()
    entered(page, "600 million")
    before = page.url, page.title(), answer(page).inner_text()
    page.evaluate(SLOW_PAINT)
    page.evaluate("document.addEventListener('econ:shown', () => history.back(), {once: true})")
    page.locator(way).press("ArrowRight" if "slide" in way else "Enter")
    rested(page)
    assert (page.url, page.title(), answer(page).inner_text()) == before


def test_back_while_a_slider_moves_leads_to_where_it_began(page, visit):
    visit()
    before = page.url, page.title(), answer(page).inner_text()
    page.evaluate("performance.now = () => 0")  # one movement, however slow the machine
    slider(page).press("ArrowRight")
    rested(page)
    page.evaluate(SLOW_PAINT)
    page.evaluate("document.addEventListener('econ:shown', () => history.back(), {once: true})")
    slider(page).press("ArrowRight")
    rested(page)
    assert (page.url, page.title(), answer(page).inner_text()) == before


@pytest.mark.parametrize("away", ["document", "part", "step"])
def test_what_is_pressed_at_once_loses_no_step(page, visit, away):
    """A way to another document and back, to a part of this one, to another step and back."""
    visit()
    page.evaluate("performance.now = () => 0")  # one movement, however slow the machine
    slider(page).press("ArrowRight")
    rested(page)
    page.evaluate(SLOW_PAINT)
    moved_on(page, "ArrowRight", 300)
    if away == "part":
        page.locator("a.skip").press("Enter")  # by key: the link is out of sight until it has the focus
    elif away == "step":
        field(page).fill("600 million")
        field(page).press("Tab")  # Enter would be a click on the button of the form
        expect(answer(page)).to_contain_text("600")
        page.go_back()
    else:
        page.goto("about:blank")
        page.go_back()
    rested(page)
    assert sale(page) == "300 million"
    assert asked(page)["sale_value"] == "300 million"


def test_back_before_an_answer_has_come_leads_to_the_step_before(page, visit):
    visit()
    before = page.url, page.title(), answer(page).inner_text()
    entered(page, "600 million")
    page.evaluate("""() => { const ask = window.fetch; window.fetch = async (where, given) => {
      if (where === "step") await new Promise(done => setTimeout(done, 300)); return ask(where, given) } }""")
    slider(page).press("ArrowRight")
    page.go_back()
    rested(page)
    assert (page.url, page.title(), answer(page).inner_text()) == before


def test_a_reload_at_once_keeps_the_step(page, visit):
    visit()
    page.evaluate(SLOW_PAINT)
    page.evaluate("""document.addEventListener('econ:shown',
      () => setTimeout(() => location.reload(), 1), {once: true})""")
    with page.expect_navigation():
        slider(page).press("ArrowRight")
    rested(page)
    assert sale(page) == "275 million"
    page.locator("[data-undo]").click()
    rested(page)
    assert sale(page) == "250 million"


def test_two_tabs_do_not_know_of_each_other(context, site):
    one, other = opened(context.new_page(), f"{site}/"), opened(context.new_page(), f"{site}/")
    entered(one, "600 million")
    entered(other, "700 million")
    assert (sale(one), sale(other)) == ("600 million", "700 million")
    one.locator("[data-undo]").click()
    rested(one)
    assert (sale(one), sale(other)) == ("250 million", "700 million")


# --- when the server does not answer -----------------------------------------------------------------------


def test_without_a_connection_the_answer_stays_one_line_says_so_and_it_heals(page, visit):
    visit()
    before, told = answer(page).inner_text(), page.locator("[data-when=offline]")
    page.context.set_offline(True)
    field(page).fill("600 million")
    field(page).press("Enter")
    expect(told).to_be_visible(timeout=3000)
    assert answer(page).inner_text() == before
    page.context.set_offline(False)
    expect(told).not_to_be_visible()
    rested(page)
    assert answer(page).inner_text() != before
    assert asked(page)["sale_value"] == "600 million"


def test_an_error_of_the_server_is_said_and_the_next_step_works(page, visit):
    visit()
    page.route("**/step", lambda route: route.fulfill(status=500, body="{}"), times=1)
    field(page).fill("600 million")
    field(page).press("Enter")
    expect(page.locator("[data-when=failed]")).to_be_visible()
    entered(page, "700 million")
    expect(page.locator("[data-when=failed]")).not_to_be_visible()
    assert asked(page)["sale_value"] == "700 million"


@pytest.mark.parametrize("path", ["nowhere", "no/where?x=1", "index.html", "claims/2.x/more"])
def test_an_unknown_address_is_not_there_and_leads_home(page, site, path):
    found = page.goto(f"{site}/{path}")
    assert found.status == 404
    assert page.locator("p").first.inner_text() == "Nothing of this calculator has this address."
    page.get_by_role("link", name="Open the calculator").click()
    expect(answer(page)).to_be_visible()


# --- languages, dark, forced colours, keyboard -------------------------------------------------------------


def test_the_language_is_chosen_and_stays(page, visit):
    visit()
    page.locator("select[name=lang]").select_option("id")
    rested(page)
    assert page.locator("html").get_attribute("lang") == "id"
    assert asked(page)["lang"] == "id"
    page.locator(".brand").click()
    rested(page)
    assert page.locator("html").get_attribute("lang") == "id"


def test_dark_is_chosen_and_remembered(page, visit):
    visit()
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.locator("[data-theme-switch]").click()
    dark = page.evaluate(ground)
    assert dark != light
    page.reload()
    assert page.evaluate(ground) == dark


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "telephone"])
def test_axe_finds_nothing(page, visit, size, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(size)
    visit()
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(v["id"], [n["html"][:120] for n in v["nodes"][:3]]) for v in found] == []


def test_a_slider_is_drawn_in_forced_colours(page, visit):
    """The thumb has a colour that is not that of the ground, and so has the track."""
    page.emulate_media(forced_colors="active")
    visit()
    shot = slider(page).screenshot()
    import io

    from PIL import Image

    colours = Image.open(io.BytesIO(shot)).convert("RGB").getcolors(1 << 20)
    assert len([c for c in colours if c[0] > 60]) >= 3, colours[:10]


def test_the_page_is_used_with_the_keyboard_alone(page, visit):
    visit()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-slide]')"):
            break
    before = answer(page).inner_text()
    page.keyboard.press("ArrowRight")
    rested(page)
    assert answer(page).inner_text() != before
    assert page.evaluate("document.activeElement.matches('[data-slide=sale_value]')")


@pytest.mark.parametrize("width", [320, 390, 640, 768, 1024, 1280])
def test_nothing_scrolls_sideways(page, visit, width):
    """320 pixels are those of a window of 1280 at 400 %."""
    page.set_viewport_size({"width": width, "height": 800})
    visit()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_both_families_stand_on_the_first_screen_of_a_telephone(telephone):
    foot = telephone.locator(".places").bounding_box()["y"]
    spoken = telephone.locator(".strip .row.speaks .val b").all()[:2]
    assert [one.inner_text() for one in spoken] == ["0.9%", "1.6%"]
    assert all(box["y"] + box["height"] < foot for box in (one.bounding_box() for one in spoken))


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "telephone"])
def test_a_button_that_copies_says_so_and_then_that_it_has(page, visit, size):
    page.set_viewport_size(size)
    visit()
    page.locator(".take > [data-later=share] > summary").click()
    button = page.locator("[data-later=share] .copy .btn").first
    shown = "e => [...e.children].filter(c => !c.matches('.sr') && c.offsetWidth > 1).map(c => c.textContent)"
    expect(button).to_be_visible()
    assert button.evaluate(shown) == ["Copy"]
    button.click()
    expect(button.locator(".done")).to_be_visible()
    assert button.evaluate(shown) == ["Copied"]


@pytest.mark.parametrize("name", ["backwards", "claims", "method", "scenarios"])
def test_no_place_jumps_while_it_comes(page, visit, name):
    """Below 0.1 is good (web.dev, "Cumulative Layout Shift")."""
    page.set_viewport_size(LAPTOP)
    visit(f"?view={name}")
    assert page.evaluate(SHIFT) < 0.1


def test_what_is_pressed_and_filled_in_is_large_enough_for_a_finger(telephone):
    small = telephone.evaluate(
        """() => [...document.querySelectorAll('header *, main *')].filter(e =>
             e.matches('button:not(.gl, .what), select, summary, input:not([type=hidden])') && e.checkVisibility())
           .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect().width, e.getBoundingClientRect().height])
           .filter(([, w, h]) => w < 40 || h < 24)"""
    )
    assert small == []
    fields = telephone.locator("input[type=text], select, textarea")
    sizes = fields.evaluate_all("all => all.map(e => parseFloat(getComputedStyle(e).fontSize))")
    assert min(sizes) >= 16


# --- taking the answer away ----------------------------------------------------------------------------------


def test_share_download_and_cite_give_what_belongs_to_the_answer_that_is_shown(page, visit):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit()
    entered(page, "600 million")
    page.locator("[data-later=share] > summary").first.click()
    page.locator("[data-copy-of=copy-share-link]").click()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.startswith(page.url.split("?")[0])
    assert "sale_value=600" in link
    page.keyboard.press("Escape")
    page.locator(".take > [data-later=download] > summary").click()
    with page.expect_download() as file:
        page.locator("a[href^='file/json']").click()
    assert re.fullmatch(r"econ-[0-9a-f]{8}\.json", file.value.suggested_filename)
    with page.expect_download() as picture:
        page.locator(".take a[href^='picture/'][href*='.png']").click()
    assert picture.value.suggested_filename.endswith(".png")


def test_a_frozen_link_opens_and_says_that_it_is_identical(page, site):
    from econ.provenance import links

    code = links.freeze(
        econ.run(econ.Scenario.preset("press-line-2023").change(set={"sale_value": "300 million USD/year"}))
    )
    opened(page, f"{site}/?frozen={code}")
    expect(page.locator("#b-frozen")).to_contain_text("Identical: 20 values")
    assert sale(page) == "300 million"
    entered(page, "400 million")
    expect(page.locator("#b-frozen")).to_have_count(0)
    assert "frozen" not in asked(page)


def test_foreign_words_are_words(page, site):
    from urllib.parse import quote

    from tests.browser.visiting import HOSTILE, strangers

    opened(page, f"{site}/?preset={quote(HOSTILE)}&sale_value={quote(HOSTILE)}")
    expect(page.locator("#b-problems")).to_be_visible()
    expect(strangers(page)).to_have_count(0)


def test_an_entry_that_cannot_be_read_is_said_below_its_field_and_the_answer_stays(page, visit):
    visit()
    before = answer(page).inner_text()
    entered(page, "florps")
    expect(field(page)).to_have_attribute("aria-invalid", "true")
    expect(lever(page).locator(".note")).to_be_visible()
    assert answer(page).inner_text() == before


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "telephone"])
def test_without_a_script_folds_and_ways_lead_to_documents(browser, site, size):
    """Save, Share, Download, Cite and what is folded opened empty."""
    context = browser.new_context(java_script_enabled=False, viewport=size)
    page = context.new_page()
    for name in ("Save", "Share", "Download", "Cite", "Over the years"):
        page.goto(f"{site}/?sale_value=300+million")
        page.get_by_role("button", name=name, exact=True).click()
        assert "$300 million a year" in answer(page).inner_text().replace("\u00a0", " ")
        assert len(page.locator("main").inner_text()) > 150
        assert not page.locator("[data-later]:visible, [data-copy]:visible").count()
        page.get_by_role("link", name="The answer").click()
        assert asked(page)["sale_value"] == "300 million"
    context.close()


def test_what_opens_from_below_on_a_telephone_has_a_button_that_closes_it(page, visit):
    page.set_viewport_size(PHONE)
    visit()
    page.locator("[data-later=share] summary").click()
    sheet = page.locator("[data-later=share]")
    expect(sheet.get_by_role("heading", name="A link to this answer")).to_be_visible()
    sheet.get_by_role("button", name="Close").click()
    expect(page.locator("[data-later=share][open]")).to_have_count(0)
    expect(page.locator("[data-later=share] > summary")).to_be_focused()


def test_the_lever_of_the_sale_stays_beside_what_follows(page, visit):
    page.set_viewport_size(LAPTOP)
    visit()
    page.evaluate("scrollTo(0, 1100)")
    box = slider(page).bounding_box()
    assert 60 < box["y"] < LAPTOP["height"]
    covered = page.evaluate(
        "([x, y]) => !document.elementFromPoint(x, y).closest('.slide')", [box["x"] + 9, box["y"] + 9]
    )
    assert not covered


@pytest.mark.parametrize("address", ["/?preset=missiles-added", "/chart/share_by_sale?preset=press-line-2023"])
def test_letters_of_a_chart_keep_their_size_on_a_telephone(page, site, address):
    """A chart drawn for a desktop was made smaller with all its letters: 13 pixels became 7."""
    page.set_viewport_size(PHONE)
    page.goto(f"{site}{address}")
    if "chart" not in address:
        page.get_by_text("The share by size of sale, in a chart").click()
    drawn = page.locator(".drawn svg:visible").first
    expect(drawn).to_be_visible()
    scale = drawn.evaluate("svg => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width")
    assert scale > 0.95
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
