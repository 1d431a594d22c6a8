"""Charts in a real Chromium: drawn by the server, changed in place, zoomed into by plotly, taken away as files."""

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
PICTURE = f"{FIRST} .econ-plot > svg"
FIGURE = f"{FIRST} .econ-figure"
RANGE = "figure => figure.layout.xaxis.range.map(v => Math.round(v * 1000) / 1000)"


@pytest.fixture(scope="module")
def address():
    with app() as url:
        yield url


@pytest.fixture
def opened(page, address):
    page.set_viewport_size({"width": 1440, "height": 1200})
    page.goto(address)
    expect(page.locator(READY)).to_be_visible(timeout=60_000)
    expect(page.locator(PICTURE)).to_be_visible(timeout=60_000)
    return page


def step(page):
    page.locator("[data-lever=sale_value] input[type=range]").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(f"{FIRST} .mark text", has_text="this sale")).to_contain_text("$275 million", timeout=20_000)


def zoom(page):
    """Have the first chart drawn by plotly, and drag over the middle of it."""
    page.locator(FIRST).get_by_role("button", name="Zoom").click()
    box = page.locator(f"{FIGURE} .nsewdrag").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + box["height"] * 0.3)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + box["height"] * 0.7, steps=8)
    page.mouse.up()
    expect(page.locator(FIRST).get_by_role("button", name="Whole picture")).to_be_visible()


DOTS = """svg => {
  const [left, top, wide, tall] = svg.dataset.field.split(" ").map(Number), box = svg.getBoundingClientRect();
  const size = box.width / svg.viewBox.baseVal.width;
  const value = (part, axis) => { const [low, high] = axis.split(" ").map(Number); return low * (high / low) ** part };
  return [...svg.querySelectorAll(".mark.moved circle")].map((dot) => {
    const { x, y, width, height } = dot.getBoundingClientRect();
    return { title: dot.textContent, sale: value(((x + width / 2 - box.x) / size - left) / wide, svg.dataset.x),
             share: value(1 - ((y + height / 2 - box.y) / size - top) / tall, svg.dataset.y) } }) }"""
"""The dots of a picture: what they say, and where they lie on its axes, which are logarithmic."""


def test_dots_lie_on_their_lines_before_and_after_a_step_and_at_any_width(opened):
    """A sale over its GDP, here the Bank of Korea's nominal 36.2 trillion won at 1,291.78 a dollar, is its share."""
    gdp = 36.2e12 / 1291.7796
    narrow = lambda page: page.set_viewport_size({"width": 500, "height": 900})  # noqa: E731 - an act as the others
    for act, sale in ((lambda _page: None, 250e6), (step, 275e6), (narrow, 275e6)):
        act(opened)
        opened.wait_for_timeout(300)
        dots = opened.locator(PICTURE).evaluate(DOTS)
        dot = next(one for one in dots if one["title"].startswith("Bank of Korea, nominal, 2022"))
        assert dot["sale"] == pytest.approx(sale, rel=0.02)
        assert dot["share"] == pytest.approx(sale / gdp, rel=0.02)
    assert dot["title"].endswith("$275\u00a0million a year: 0.98% of GDP")


def test_charts_and_tables_change_in_place(opened):
    """What is marked before a step is still there after it: nothing was taken away and put back."""
    parts = "document.querySelectorAll('.econ-plot, .econ-table, .econ-figures')"
    marked = opened.evaluate(f"() => {{ {parts}.forEach(e => {{ e.marked = true }}); return {parts}.length }}")
    assert marked >= 6
    step(opened)
    assert opened.evaluate(f"() => [...{parts}].filter(e => e.marked).length") == marked


def test_a_picture_is_never_missing_while_it_is_replaced(opened):
    opened.evaluate(
        """picture => {
             window.missing = 0;
             const look = () => { window.missing += !document.querySelector(picture); requestAnimationFrame(look) };
             look() }""",
        PICTURE,
    )
    step(opened)
    assert opened.evaluate("window.missing") == 0


def test_a_picture_is_drawn_for_the_width_that_it_has(opened):
    """So that its letters stay as large as those around it; the widths are those of `econ.doors.app.pictures`."""
    width = "svg => svg.viewBox.baseVal.width"
    expect(opened.locator(PICTURE)).to_have_attribute("viewBox", re.compile("^0 0 720 "))
    opened.set_viewport_size({"width": 390, "height": 844})
    expect(opened.locator(PICTURE)).to_have_attribute("viewBox", re.compile("^0 0 358 "))
    step(opened)
    assert opened.locator(PICTURE).evaluate(width) == 358


def test_a_zoom_outlives_a_step_of_the_slider_and_can_be_undone(opened):
    zoom(opened)
    near = opened.locator(FIGURE).evaluate(RANGE)
    assert near != [6, 10.301]  # from one million to twenty billion, 10 to the power of 10.301
    step_in_words = re.compile("\\$275")
    opened.locator("[data-lever=sale_value] input[type=range]").focus()
    opened.keyboard.press("ArrowRight")
    expect(opened.locator(FIGURE)).to_contain_text(step_in_words)
    assert opened.locator(FIGURE).evaluate(RANGE) == near
    opened.locator(FIRST).get_by_role("button", name="Whole picture").click()
    expect(opened.locator(FIGURE)).to_have_count(0)
    expect(opened.locator(PICTURE)).to_contain_text("$275 million")


def test_a_chart_is_one_image_with_words_for_a_screen_reader(opened):
    expect(opened.locator(PICTURE)).to_have_attribute("role", "img")
    expect(opened.locator(PICTURE)).to_have_attribute("aria-label", charts.alt("share_by_sale", econ.run()))


def taken(page, kind, tmp_path):
    with page.expect_download(timeout=30_000) as waiting:
        page.locator(FIRST).get_by_role("button", name=f"({kind.upper()})").click()
    path = tmp_path / f"chart.{kind}"
    waiting.value.save_as(path)
    assert re.fullmatch(rf"econ-share_by_sale-[0-9a-f]{{8}}\.{kind}", waiting.value.suggested_filename)
    return path


def test_the_picture_is_a_png(opened, tmp_path):
    """Read by Pillow: a file of more than a thousand pixels across, and not of one colour."""
    with Image.open(taken(opened, "png", tmp_path)) as picture:
        assert picture.format == "PNG"
        assert picture.width > 1000
        assert len(set(picture.convert("L").resize((64, 64)).tobytes())) > 2


def test_the_drawing_is_an_svg_with_title_names_and_fingerprint(opened, tmp_path):
    drawing = ET.parse(taken(opened, "svg", tmp_path))
    words = " ".join("".join(text.itertext()) for text in drawing.iter("{http://www.w3.org/2000/svg}text"))
    assert charts.finding("share_by_sale", econ.run()) in words
    assert "Maddison" in words
    assert str(econ.run().fingerprint) in words


def test_the_data_are_the_table_of_the_chart(opened, tmp_path):
    rows = list(csv.reader(io.StringIO(taken(opened, "csv", tmp_path).read_text("utf-8"))))
    table = charts.table("share_by_sale", econ.run())
    assert rows[0] == [column.title for column in table.columns]
    assert rows[1:] == [[cell.words for cell in row.cells] for row in table.rows]


def test_everything_comes_from_the_same_server_and_plotly_only_to_zoom(page, address):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    expect(page.locator(PICTURE)).to_be_visible(timeout=60_000)
    expect(page.locator(READY)).to_be_visible()
    assert not any("plotly.min.js" in url for url in asked)
    zoom(page)
    foreign = [url for url in asked if not url.startswith((address, "blob:", "data:"))]
    assert foreign == []
    plotly = [url for url in asked if url.endswith("plotly.min.js")]
    assert len(plotly) == 1
    headers = page.request.get(plotly[0]).headers
    assert "immutable" in headers["cache-control"]
    assert headers["content-encoding"] == "gzip"
    assert page.request.get(plotly[0].replace("plotly.min.js", "server.py")).status == 404


@pytest.mark.parametrize("query", ["", "?picture=x&kind=svg&width=358", "?picture=x&kind=png"])
def test_a_picture_that_no_page_has_is_not_found(page, address, query):
    assert page.request.get(f"{address}/econ-assets/picture{query}").status == 404


@pytest.mark.parametrize(("scheme", "ink"), [("light", "rgb(26, 29, 33)"), ("dark", "rgb(233, 235, 238)")])
def test_letters_of_a_chart_take_the_colour_of_the_page(browser, address, scheme, ink):
    """The colours are those of the theme in .streamlit/config.toml."""
    page = browser.new_context(color_scheme=scheme).new_page()
    page.goto(address)
    letters = page.locator(f"{FIRST} .axes text").first
    expect(letters).to_be_visible(timeout=60_000)
    expect(letters).to_have_css("fill", ink)
    page.context.close()
