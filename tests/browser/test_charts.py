"""Charts in a real Chromium: they change in place, keep the zoom, and can be taken away."""

import csv
import io
import re
import xml.etree.ElementTree as ET

import pytest
from PIL import Image
from playwright.sync_api import expect

import econ
from econ.output import charts
from tests.browser.serving import READY, app

pytestmark = pytest.mark.browser
FIRST = "[data-chart=share_by_sale]"
RANGE = "plot => plot._fullLayout.xaxis.range.map(v => Math.round(v * 1000) / 1000)"


@pytest.fixture(scope="module")
def address():
    with app() as url:
        yield url


@pytest.fixture
def opened(page, address):
    page.set_viewport_size({"width": 1440, "height": 1200})
    page.goto(address)
    expect(page.locator(READY)).to_be_visible(timeout=60_000)
    expect(page.locator(f"{FIRST} .main-svg").first).to_be_visible(timeout=60_000)
    return page


def step(page):
    page.locator("[data-lever=sale_value] input[type=range]").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(f"{FIRST} .annotation-text")).to_contain_text("$275 million", timeout=20_000)


def zoom(page):
    """Drag over the middle of the first chart."""
    box = page.locator(f"{FIRST} .nsewdrag").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + box["height"] * 0.3)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + box["height"] * 0.7, steps=8)
    page.mouse.up()
    expect(page.get_by_role("button", name="Whole picture").first).to_be_visible()


MARKS = """plot => {
  const { xaxis, yaxis } = plot._fullLayout, box = plot.getBoundingClientRect();
  return [...plot.parentElement.querySelectorAll(".econ-marks i:not([hidden])")].map((dot) => {
    const { x, y, width, height } = dot.getBoundingClientRect();
    return { title: dot.title, sale: xaxis.p2d(x + width / 2 - box.x - xaxis._offset),
             share: yaxis.p2d(y + height / 2 - box.y - yaxis._offset) } }) }"""
"""The marks over a chart: what they say, and where they lie on the axes of plotly.js."""


def marks(page):
    return page.locator(f"{FIRST} .econ-plot").evaluate(MARKS)


def test_marks_lie_on_their_lines_before_and_after_a_step_and_a_zoom(opened):
    """A sale over its GDP, here the Bank of Korea's nominal 36.2 trillion won at 1,291.78 a dollar, is its share."""
    gdp = 36.2e12 / 1291.7796
    for act, sale in ((lambda _page: None, 250e6), (step, 275e6), (zoom, 275e6)):
        act(opened)
        opened.wait_for_timeout(200)
        mark = next(m for m in marks(opened) if m["title"].startswith("Bank of Korea, nominal, 2022"))
        assert mark["sale"] == pytest.approx(sale, rel=0.02)
        assert mark["share"] == pytest.approx(sale / gdp, rel=0.02)
    assert mark["title"].endswith("$275\u00a0million a year: 0.98\u00a0% of GDP")


def test_charts_and_tables_change_in_place(opened):
    """What is marked before a step is still there after it: nothing was taken away and put back."""
    marked = opened.evaluate(
        "() => { const all = document.querySelectorAll('.js-plotly-plot, .econ-table, .econ-figures');"
        "all.forEach(element => { element.marked = true; }); return all.length; }"
    )
    assert marked >= 6
    step(opened)
    left = "() => [...document.querySelectorAll('.js-plotly-plot, .econ-table, .econ-figures')].filter(e => e.marked)"
    assert opened.evaluate(f"({left})().length") == marked


def test_a_zoom_outlives_a_step_of_the_slider_and_can_be_undone(opened):
    plot = opened.locator(f"{FIRST} .econ-plot")
    whole = plot.evaluate(RANGE)
    zoom(opened)
    near = plot.evaluate(RANGE)
    assert near != whole
    step(opened)
    assert plot.evaluate(RANGE) == near
    opened.locator(FIRST).get_by_role("button", name="Whole picture").click()
    assert plot.evaluate(RANGE) == whole


def test_a_chart_is_one_image_with_words_for_a_screen_reader(opened):
    plot = opened.locator(f"{FIRST} .econ-plot")
    expect(plot).to_have_attribute("role", "img")
    expect(plot).to_have_attribute("aria-label", charts.alt("share_by_sale", econ.run()))


def taken(page, kind, tmp_path):
    with page.expect_download(timeout=30_000) as waiting:
        page.locator(FIRST).get_by_role("button", name=f"({kind.upper()})").click()
    path = tmp_path / f"chart.{kind}"
    waiting.value.save_as(path)
    assert re.fullmatch(rf"econ-share_by_sale-[0-9a-f]{{8}}\.{kind}", waiting.value.suggested_filename)
    return path


def test_the_picture_is_a_png(opened, tmp_path):
    """Read by Pillow; 960 pixels wide, twice as dense, and not of one colour."""
    with Image.open(taken(opened, "png", tmp_path)) as picture:
        assert picture.width == 1920
        assert picture.convert("L").getextrema() != (255, 255)


def test_the_drawing_is_an_svg_with_title_legend_and_fingerprint(opened, tmp_path):
    drawing = ET.parse(taken(opened, "svg", tmp_path))
    words = " ".join("".join(text.itertext()) for text in drawing.iter("{http://www.w3.org/2000/svg}text"))
    assert "Share of GDP by size of sale" in words
    assert "Maddison" in words
    assert str(econ.run().fingerprint) in words


def test_the_data_are_the_table_of_the_chart(opened, tmp_path):
    rows = list(csv.DictReader(io.StringIO(taken(opened, "csv", tmp_path).read_text("utf-8"))))
    assert rows == charts.table("share_by_sale", econ.run())


def test_everything_comes_from_the_same_server_and_plotly_is_kept(page, address):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    expect(page.locator(f"{FIRST} .main-svg").first).to_be_visible(timeout=60_000)
    foreign = [url for url in asked if not url.startswith((address, "blob:", "data:"))]
    assert foreign == []
    plotly = [url for url in asked if url.endswith("plotly.min.js")]
    assert len(plotly) == 1
    headers = page.request.get(plotly[0]).headers
    assert "immutable" in headers["cache-control"]
    assert headers["content-encoding"] == "gzip"
    assert page.request.get(plotly[0].replace("plotly.min.js", "server.py")).status == 404


@pytest.mark.parametrize(("scheme", "ink"), [("light", "rgb(26, 29, 33)"), ("dark", "rgb(233, 235, 238)")])
def test_letters_of_a_chart_take_the_colour_of_the_page(browser, address, scheme, ink):
    """The colours are those of the theme in .streamlit/config.toml."""
    page = browser.new_context(color_scheme=scheme).new_page()
    page.goto(address)
    letters = page.locator(f"{FIRST} .xtick text").first
    expect(letters).to_be_visible(timeout=60_000)
    expect(letters).to_have_css("fill", ink)
    page.context.close()
