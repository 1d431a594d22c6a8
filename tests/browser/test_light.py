"""Light pages in a real browser: requests, bytes, first paint, without a script, and in the frame of another page."""

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import PHONE

pytestmark = pytest.mark.browser

PAGES = ["a/press-line-2023", "c/seed_1pct", "chart/share_by_sale?preset=press-line-2023", "cases", "lesson"]
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
"""1.6 Mbit/s down and 150 ms there and back."""


def paint(page):
    """When something was first painted, in milliseconds."""
    page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length")
    return page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")


@pytest.mark.parametrize("path", PAGES)
def test_three_requests_sixty_kilobytes_and_nothing_moves(page, site, path):
    page.set_viewport_size(PHONE)
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(l => { for (const e of l.getEntries()) window.moved += e.value })"
        ".observe({ type: 'layout-shift', buffered: true })"
    )
    seen = []

    def finished(request):
        seen.append(request)

    page.on("requestfinished", finished)
    page.goto(f"{site}/{path}")
    page.evaluate("document.fonts.ready")
    expect(page.locator("h1").first).to_be_visible()
    sent = [one for one in seen if one.url.startswith("http")]
    assert len(sent) <= 3, [one.url for one in sent]
    assert sum(one.sizes()["responseBodySize"] for one in sent) < 60_000
    assert page.evaluate("moved") < 0.1
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("path", PAGES)
def test_it_is_painted_within_two_and_a_half_seconds_on_a_slow_telephone(page, site, path):
    page.goto(f"{site}/{path}")  # computed once: what is measured is the way to the reader
    far = page.context.new_cdp_session(page)
    far.send("Network.enable")
    far.send("Network.setCacheDisabled", {"cacheDisabled": True})
    far.send("Network.emulateNetworkConditions", SLOW)
    far.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(f"{site}/{path}")
    assert paint(page) < 2500


@pytest.mark.parametrize("path", PAGES)
def test_it_is_read_without_a_script(browser, site, path):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/{path}")
    expect(page.locator("h1, h2").first).to_be_visible()
    if path.startswith(("a/", "c/")):
        expect(page.get_by_text("Sources", exact=True)).to_be_visible()
        expect(page.get_by_text("Cite", exact=True)).to_be_visible()
    context.close()


def test_the_sliders_open_with_the_same_answer(page, site):
    page.goto(f"{site}/a/press-line-2023")
    said = page.locator("h1").inner_text()
    page.get_by_role("link", name="Open the sliders").click()
    expect(page.locator("[data-slide=sale_value]")).to_be_visible()
    assert page.locator("h1").inner_text() == said


def test_a_frame_follows_the_height_of_what_is_in_it(page, site):
    page.goto(f"{site}/c/seed_1pct")
    page.get_by_text("Put it into your page").click()
    code = page.locator("pre").last.text_content()
    assert "/c/seed_1pct" in code or "c/seed_1pct" in code
    around = f'<!doctype html><base href="{site}/"><body style="width:600px">{code}'
    page.route("**/around", lambda route: route.fulfill(body=around, content_type="text/html"))
    page.goto(f"{site}/around")
    frame = page.frame_locator("iframe")
    expect(frame.locator("h1")).to_contain_text("True by")

    def heights():
        inside = frame.locator("html").evaluate("e => Math.ceil(e.getBoundingClientRect().height)")
        return inside, page.locator("iframe").evaluate("e => e.clientHeight")

    expect(page.locator("iframe")).not_to_have_attribute("height", "340")
    assert heights()[0] == pytest.approx(heights()[1], abs=2)
    page.locator("body").evaluate("e => e.style.width = '320px'")
    page.wait_for_function("() => document.querySelector('iframe').clientHeight > 360")
    assert heights()[0] == pytest.approx(heights()[1], abs=2)


def test_the_cases_are_found_without_a_script(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/cases")
    page.get_by_label("Search the cases").fill("Serbia")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".cases li")).not_to_have_count(0)
    assert all("serbia" in text.lower() for text in page.locator(".cases li").all_inner_texts())
    context.close()


def test_what_does_not_exist_is_said_in_one_sentence(page, site):
    answer = page.goto(f"{site}/a/nothing")
    assert answer.status == 404
    expect(page.locator("body")).to_contain_text("preset")


def test_the_lesson_is_three_steps(page, site):
    page.goto(f"{site}/lesson")
    page.get_by_label("My guess, in %").fill("5")
    page.get_by_role("button", name="That is my guess").click()
    expect(page.get_by_text("You guessed 5%: more than by any of these figures.")).to_be_visible()
    page.get_by_label("Sale, a year").fill("2 billion")
    page.get_by_role("button", name="See what it makes").click()
    expect(page.locator("#b-moved")).to_contain_text("7.1%")  # 2 of 28.0 billion


def test_dark_and_light_follow_the_reader(browser, site):
    grounds = set()
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)
        page = context.new_page()
        page.goto(f"{site}/a/press-line-2023")
        grounds.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        context.close()
    assert len(grounds) == 2
