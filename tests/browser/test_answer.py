"""The place Answer in a browser: the first screen, levers, goods, sources. Numbers are those of `econ run`."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import LAPTOP, PHONE, answer, entered, field, lever, rested, slider

pytestmark = pytest.mark.browser

SIZES = pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "telephone"])


def shown(place):
    """What a reader reads, with ordinary spaces."""
    return " ".join(place.inner_text().replace("\u00a0", " ").split())


def in_window(page, place):
    box, height = place.bounding_box(), page.viewport_size["height"]
    foot = page.locator(".places").bounding_box()
    covered = height - foot["y"] if page.viewport_size["width"] < 768 else 0
    return box is not None and box["y"] >= 0 and box["y"] + box["height"] <= height - covered


def rows(page):
    return page.locator(".strip .row")


# --- the first screen ------------------------------------------------------------------------------------------


@SIZES
def test_sentence_picture_and_lever_are_on_the_first_screen(page, visit, size):
    page.set_viewport_size(size)
    visit()
    assert shown(answer(page)) == (
        "$250 million a year is about 1% of North Korea's GDP: "
        "0.9% by the Bank of Korea's figure, 1.6% by the United Nations'."
    )
    places = (answer(page), slider(page), field(page), page.locator(".strip h2"), rows(page).nth(0), rows(page).nth(1))
    for place in places:
        assert in_window(page, place)
    assert page.evaluate("scrollY") == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


@SIZES
@pytest.mark.parametrize("name", ["sale_value", "delivery_period"])
def test_the_answer_is_in_sight_while_any_lever_moves(page, visit, size, name):
    page.set_viewport_size(size)
    visit()
    slider(page, name).scroll_into_view_if_needed()
    slider(page, name).focus()
    before = page.url
    page.keyboard.press("ArrowRight")
    page.wait_for_url(lambda url: url != before)
    stays = page.locator("[data-region=stays]")
    head = answer(page).bounding_box()
    assert head["y"] >= 0 or stays.is_visible()
    said = answer(page) if head["y"] >= 0 else stays
    share = "1.0%" if name == "sale_value" else "0.9%"  # 275 million over 28.02 billion is 0.98%
    expect(said).to_contain_text(share)


def test_there_is_one_range_and_it_is_that_of_the_families(page, visit):
    """E1: no interval of one source stands in the sentence, and no list of sources in prose below it."""
    visit()
    assert "interval" not in shown(answer(page))
    assert "to" not in shown(answer(page)).split()
    assert len(shown(page.locator(".deck"))) < 150


def test_the_picture_is_a_row_for_each_source_and_each_explains_itself(page, visit):
    """E11: labels stand at the marks; a press on a name says what figure it is, and leads to its source."""
    visit()
    assert rows(page).count() == 9
    for row in rows(page).all():
        assert re.search(r"\d{4}", shown(row))
        assert row.locator(".pt").count() == 1
    name = rows(page).nth(0).locator("button")
    name.click()
    about = page.locator(":popover-open")
    expect(about).to_be_visible()
    assert "current South Korean prices" in shown(about)
    assert about.get_by_role("link").get_attribute("href").endswith("#source-voa2023")
    page.keyboard.press("Escape")
    expect(about).not_to_be_visible()


def test_nothing_moves_but_the_answer_while_the_lever_moves(page, visit):
    page.set_viewport_size(LAPTOP)
    visit()
    what = ".strip .row, .strip h2, [data-slide=sale_value], .segments"
    where = f"() => [...document.querySelectorAll('{what}')].map(e => e.getBoundingClientRect().y)"
    before, names = page.evaluate(where), [shown(row.locator(".name")) for row in rows(page).all()]
    slider(page).focus()
    for _ in range(12):
        page.keyboard.press("ArrowRight")
    rested(page)
    assert page.evaluate(where) == before
    assert [shown(row.locator(".name")) for row in rows(page).all()] == names


# --- the sale: task a ----------------------------------------------------------------------------------------


def test_the_sale_by_keys_by_typing_and_by_a_published_figure(page, visit):
    visit()
    slider(page).focus()
    for _ in range(30):  # ten stops to 500 million, ten to a billion, ten to two
        page.keyboard.press("ArrowRight")
    expect(answer(page)).to_contain_text(re.compile(r"^\$2.billion a year is"))
    entered(page, "2bn")
    assert shown(answer(page)).startswith("$2 billion a year is 7 to 13% of North Korea's GDP")
    lever(page).locator(".pub button", has_text="$200m").click()
    rested(page)
    assert shown(answer(page)).startswith("$200 million a year is about 1%")
    assert shown(page.locator(".nearest").first).startswith("Nearest published: $200 million a year.")


@pytest.mark.parametrize("text", ["600 to 1,200 million", "1.5 to 2.5 billion", "about 300 million", "2 billion"])
def test_a_sale_is_read_as_people_write_it(page, visit, text):
    """E3."""
    visit()
    entered(page, text)
    expect(lever(page).locator(".note.wrong")).to_have_count(0)
    assert not shown(answer(page)).startswith("$250 million")


def test_what_cannot_be_read_says_what_it_would_have_read_and_one_press_takes_it(page, visit):
    """E3: the last good answer stays."""
    visit()
    before = shown(answer(page))
    entered(page, "600 milion")
    wrong = lever(page).locator(".note")
    expect(wrong).to_be_visible()
    assert shown(answer(page)) == before
    assert "USD/year" not in shown(wrong)
    wrong.get_by_role("button").first.click()
    rested(page)
    assert shown(answer(page)).startswith("$600 million")
    expect(wrong).to_have_count(0)


def test_published_figures_are_marks_that_a_finger_can_press(page, visit):
    """P1 and 44 pixels."""
    page.set_viewport_size(PHONE)
    visit()
    marks = lever(page).locator(".pub button")
    assert marks.count() >= 4
    for mark in marks.all():
        box = mark.bounding_box()
        assert box["width"] >= 44
        assert box["height"] >= 44


def test_the_way_back(page, visit):
    """Task k."""
    visit()
    before = shown(answer(page))
    entered(page, "600 million")
    assert shown(page.locator(".deck")) == "Your own value. Back to $250 million"
    page.locator(".deck a").click()
    rested(page)
    assert shown(answer(page)) == before


# --- source, year, exporter: tasks a and E5, E8 ----------------------------------------------------------------


def test_a_source_without_the_year_takes_its_nearest_and_says_so(page, visit):
    """E8: CIA's purchasing power ends in 2015."""
    visit()
    page.locator("select[name=gdp]").select_option("cia_ppp")
    rested(page)
    assert "2015" in shown(page.locator("#b-nearest-year"))
    assert page.locator("select[name=gdp]").input_value() == "cia_ppp"
    assert page.locator("select[name=year]").input_value() == "2022"
    assert "0.6% by CIA, purchasing power, 2015" in shown(page.locator(".aside").first)
    there = shown(answer(page))
    page.reload()
    rested(page)
    assert shown(answer(page)) == there


def test_any_country_sells(page, visit):
    """E5: 2 billion over the World Bank's GDP of Poland."""
    visit()
    entered(page, "2 billion")
    page.locator("select[name=exporter]").select_option(label="Poland")
    rested(page)
    assert re.match(r"\$2 billion a year is 0\.\d+% of Poland's GDP by the World Bank's figure\.", shown(answer(page)))
    page.go_back()
    rested(page)
    assert "North Korea's GDP" in shown(answer(page))


# --- from its goods: task b, E4, E13 -----------------------------------------------------------------------------


def test_containers_shares_and_a_price_range(page, visit):
    """Task b: 12,000 containers, 40% rockets, 600 to 1,200 dollars a shell."""
    visit("?preset=containers-to-shells-2023-24")
    goods = page.locator(".goods")
    goods.locator("li > a", has_text="Shipping and payment").click()
    rested(page)
    entered(page, "12000 containers", "containers")
    entered(page, "40%", "container_weight_rocket_122")
    assert "60% 152 mm shells and 40% 122 mm rockets, together 100%" in shown(goods)  # E4
    goods.locator("li > a", has_text="152 mm shells").click()
    rested(page)
    entered(page, "600 to 1,200", "price_shell_152")
    expect(page.locator(".lever .note.wrong")).to_have_count(0)
    assert "Quantity beyond the containers" in shown(goods)  # E13
    assert shown(answer(page)).startswith("Deliveries put at about $1.")


def test_as_a_total_and_from_its_goods(page, visit):
    visit()
    page.locator(".segments").get_by_text("From its goods").click()
    rested(page)
    assert "from its goods" in shown(page.locator("[data-region=levers]"))
    page.locator(".segments").get_by_text("As a total").click()
    rested(page)
    assert field(page).input_value().replace("\u00a0", " ") == "250 million"


def test_a_lever_says_what_it_means_and_leads_to_its_evidence(page, visit):
    """Task h: from the price of a shell to who published it."""
    visit("?preset=missiles-added&goods=shell_152")
    price = page.locator(".lever:has([data-slide=price_shell_152])")
    price.get_by_role("button", name="About").click()
    about = page.locator(":popover-open")
    expect(about).to_be_visible()
    about.get_by_role("link", name="Its evidence").click()
    rested(page)
    assert "view=why" in page.url
    expect(page.get_by_text("Mediapen").first).to_be_visible()


# --- what follows ------------------------------------------------------------------------------------------------


def test_what_follows_comes_once_the_lever_rests(page, visit):
    visit()
    figures = page.locator("#b-figures")
    assert "was" not in shown(figures)
    slider(page).focus()
    page.keyboard.press("ArrowRight")
    expect(figures).to_contain_text("was 16%", timeout=3000)


def test_the_sources_as_a_table_and_other_sizes_are_there_when_they_are_opened(page, visit):
    visit()
    page.locator("#b-part-sources summary").click()
    table = page.locator("#b-part-sources table")
    expect(table).to_be_visible()
    assert table.locator("tbody tr").count() == 9
    page.locator("#b-part-sizes summary").click()
    sizes = page.locator("#b-part-sizes table")
    expect(sizes).to_be_visible()
    row = shown(sizes.locator("tbody tr", has_text="$1 billion"))
    assert row == "$1 billion 3.6% 6.6%"


def test_deliveries_fall_into_their_years(page, visit):
    """E12: containers from September 2023 to March 2025."""
    visit("?preset=containers-to-shells-2023-24")
    page.locator("#b-part-years summary").click()
    chart = page.locator("#b-part-years .chart").first
    expect(chart).to_be_visible()
    assert "no delivery" not in shown(page.locator("#b-part-years"))


def test_going_back_shows_the_lever_and_the_answer_that_were_there(page, visit):
    """Task g(i)."""
    visit()
    entered(page, "600 million")
    there = shown(answer(page))
    entered(page, "700 million")
    page.go_back()
    rested(page)
    assert shown(answer(page)) == there
    page.go_forward()
    rested(page)
    assert shown(answer(page)).startswith("$700 million")


def test_without_a_script_goods_open_and_countries_are_listed(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/?preset=missiles-added")
    page.locator(".goods li > a", has_text="152 mm shells").click()
    expect(field(page, "price_shell_152")).to_be_visible()
    assert page.locator("select[name=exporter] option").count() > 200
    context.close()
