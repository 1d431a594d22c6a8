"""Pictures without a browser: complete, unclipped, accessible, the same bytes each time, true to the charts."""

import io
import json
import struct
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree as ET

import numpy as np
import plotly.graph_objects as go
import pytest
from PIL import Image

import econ
from econ import InputError
from econ.doors.cli import main
from econ.output import charts, export
from econ.output.export.figures import KINDS, bare_png, drawable, files, inline_svg, kind_of
from econ.output.export.figures.layout import Around, picture
from econ.output.export.figures.reading import colour, dashes
from econ.output.export.figures.texts import Style, lines_of, plain

PRESETS = ("press-line-2023", "missiles-added", "serbia-licences-2023", "drones-not-ready")
SVG = "{http://www.w3.org/2000/svg}"
BLACK = (0.0, 0.0, 0.0, 1.0)


@pytest.fixture(scope="module")
def results():
    return {name: econ.run(econ.Scenario.preset(name)) for name in PRESETS}


@pytest.fixture(scope="module")
def press(results):
    return results["press-line-2023"]


def spec_of(figure):
    return json.loads(figure.to_json())


def drawn(figure, width=600):
    return picture(spec_of(figure), width, Around())


def words_in(made):
    from matplotlib.text import Text

    return {t.get_text() for t in made.findobj(Text) if t.get_visible()}


# --- every chart -----------------------------------------------------------------------------------


@pytest.mark.parametrize("preset", PRESETS)
def test_every_chart_of_every_scenario_is_drawn_in_both_kinds(results, preset):
    names = drawable(results[preset])
    assert {"share_by_sale", "tornado"} <= set(names)
    for name in names:
        made = files(results[preset], name)
        assert Image.open(io.BytesIO(made["png"])).size[0] == 1520
        assert ET.fromstring(made["svg"]).tag == f"{SVG}svg"


def test_a_chart_with_nothing_to_show_is_left_out(press):
    fixed = econ.run(press.scenario.change(set={"gdp": "28 billion USD/year"}))
    assert charts.CHARTS["distribution"].empty(fixed)
    assert "distribution" not in drawable(fixed)
    with pytest.raises(InputError, match="nothing to draw"):
        export.figure(fixed, "distribution")


@pytest.mark.parametrize("preset", PRESETS)
def test_no_word_is_cut_off_at_the_edge_of_a_picture(results, preset):
    from matplotlib.text import Text

    for name in drawable(results[preset]):
        item = charts.get(name)
        spec = spec_of(charts.draw(name, results[preset]))
        made = picture(spec, 760, Around((item.title, item.shows), ("x " * 200, "y")))
        renderer = made.canvas.get_renderer()
        made.draw(renderer)
        width, height = renderer.get_canvas_width_height()
        for text in made.findobj(Text):
            if text.get_visible() and text.get_text().strip():
                box = text.get_window_extent(renderer)
                inside = box.x0 >= -1 and box.y0 >= -1 and box.x1 <= width + 1 and box.y1 <= height + 1
                assert inside, (name, text.get_text(), box)


@pytest.mark.parametrize("name", ["share_by_sale", "tornado", "by_year"])
def test_the_words_of_the_chart_are_the_words_of_the_picture(press, name):
    figure = charts.draw(name, press)
    found = " ".join(words_in(drawn(figure, 760))).replace("\u00a0", " ")
    for note in figure.layout.annotations:
        for line in plain(note.text).replace("\u00a0", " ").split("\n"):
            assert all(word in found for word in line.split()), line
    low, high = figure.layout.xaxis.range or (-np.inf, np.inf)
    for value, word in zip(figure.layout.xaxis.tickvals, figure.layout.xaxis.ticktext, strict=True):
        at = np.log10(value) if figure.layout.xaxis.type == "log" else value
        assert (word.replace("\u00a0", " ") in found) or not low <= at <= high


# --- accessible and deterministic ------------------------------------------------------------------


def test_an_svg_has_a_title_and_the_answer_as_its_description(press):
    root = ET.fromstring(export.figure(press, "share_by_sale", "svg"))
    title, description = root[0], root[1]
    assert (title.tag, title.text) == (f"{SVG}title", "Share of GDP by size of sale")
    assert description.tag == f"{SVG}desc"
    assert description.text.startswith(econ.headline(press).replace("\u00a0", " "))
    assert root.get("role") == "img"
    assert root.get("aria-labelledby").split() == [title.get("id"), description.get("id")]


def png_texts(content):
    """Texts of a PNG, read as the standard lays its chunks out."""
    found, at = {}, 8
    while at < len(content):
        size, kind = struct.unpack(">I4s", content[at : at + 8])
        body = content[at + 8 : at + 8 + size]
        if kind == b"tEXt":
            key, _, text = body.partition(b"\0")
            found[key.decode()] = text.decode("latin-1")
        elif kind == b"iTXt":
            key, _, rest = body.partition(b"\0")
            found[key.decode()] = rest[2:].split(b"\0", 2)[2].decode("utf-8")
        at += size + 12
    return found


def test_a_png_carries_title_description_and_source_but_no_clock(press):
    texts = png_texts(export.figure(press, "share_by_sale", "png"))
    assert texts["Title"] == "Share of GDP by size of sale"
    assert texts["Description"].startswith(econ.headline(press).replace("\u00a0", " "))
    assert str(press.fingerprint) in texts["Source"]
    assert set(texts) == {"Title", "Description", "Source"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_result_gives_the_same_picture(press, kind):
    again = econ.run(press.scenario)
    assert export.figure(press, "tornado", kind) == export.figure(again, "tornado", kind)
    assert files(press, "tornado")[kind] == files(again, "tornado", ("svg", "png"))[kind]


def test_threads_draw_the_same_pictures(press):
    names = drawable(press)[:3] * 2
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda name: export.figure(press, name, "svg"), names))
    assert found == [export.figure(press, name, "svg") for name in names]


def test_an_svg_says_neither_when_nor_by_what_it_was_drawn(press):
    text = export.figure(press, "by_year", "svg").decode()
    for word in ("Matplotlib", "dc:date", "<metadata", "http://www.w3.org/1999/xlink"):
        assert word not in text


def test_the_foot_names_the_question_and_its_fingerprint(press):
    item = charts.get("by_year")
    from econ.output.export.figures import foot

    first, second = foot(press)
    assert first.startswith("The press line of July 2023.")
    assert second == str(press.fingerprint)
    made = picture(spec_of(charts.draw("by_year", press)), 760, Around((item.title, ""), (first, second)))
    assert str(press.fingerprint) in words_in(made)


# --- in a page -------------------------------------------------------------------------------------


def ids(text):
    return [e.get("id") for e in ET.fromstring(text).iter() if e.get("id")]


def test_pictures_in_one_page_share_no_id(press):
    found = [i for name in drawable(press) for i in ids(inline_svg(press, name))]
    assert len(found) == len(set(found))


def test_every_reference_of_a_picture_leads_to_something_inside_it(press):
    for name in drawable(press):
        text = inline_svg(press, name)
        known = set(ids(text))
        for element in ET.fromstring(text).iter():
            for value in element.attrib.values():
                if "url(#" in value:
                    assert value.partition("url(#")[2].partition(")")[0] in known
            if element.tag == f"{SVG}use":
                assert element.get("href")[1:] in known
            if element.tag == f"{SVG}image":
                assert element.get("href").startswith("data:image/png;base64,")


def test_a_picture_in_a_page_follows_its_colours_and_its_width(press):
    text = inline_svg(press, "share_by_sale")
    root = ET.fromstring(text)
    assert "currentColor" in text
    assert "#1a1d21" not in text
    assert root.get("width") is None
    assert root.get("viewBox")
    assert not text.startswith("<?xml")


def test_a_picture_for_a_document_has_no_heading_of_its_own(press):
    plain_one = Image.open(io.BytesIO(bare_png(press, "by_year")))
    whole = Image.open(io.BytesIO(export.figure(press, "by_year", "png")))
    assert plain_one.size[1] < whole.size[1]


def test_a_name_with_markup_is_text_in_the_picture(press):
    evil = '<script>alert(1)</script> & "<b>'
    root = ET.fromstring(export.figure(econ.run(press.scenario.change(title=evil)), "by_year", "svg"))
    assert {e.tag.removeprefix(SVG) for e in root.iter()}.isdisjoint({"script", "foreignObject", "a"})


# --- true to the description -----------------------------------------------------------------------


def test_bars_have_the_ends_of_the_data():
    made = drawn(go.Figure(go.Bar(x=[3, 5], y=[0, 1], base=[1, 0], orientation="h", width=0.4)))
    boxes = [(p.get_x(), p.get_width(), p.get_y() + p.get_height() / 2) for p in made.axes[0].patches]
    assert boxes == [(1, 3, 0.0), (0, 5, 1.0)]


def test_whiskers_reach_from_the_lower_to_the_upper_end():
    error = {"array": [2, 0], "arrayminus": [1, 0], "symmetric": False}
    made = drawn(go.Figure(go.Bar(x=[1, 2], y=[10, 0], error_y=error)))
    [lines] = [c for c in made.axes[0].collections if hasattr(c, "get_segments")]
    assert [s[:, 1].tolist() for s in lines.get_segments()] == [[9, 12]]


def test_a_logarithmic_axis_has_its_range_as_exponents():
    figure = go.Figure(go.Scatter(x=[1, 1000], y=[1, 2], mode="lines"))
    figure.update_xaxes(type="log", range=[0, 3], tickvals=[1, 10, 1e6], ticktext=["one", "ten", "far"])
    axes = drawn(figure).axes[0]
    assert axes.get_xscale() == "log"
    assert axes.get_xlim() == (1, 1000)
    assert [t.get_text() for t in axes.get_xticklabels()] == ["one", "ten"]


def test_an_annotation_on_a_logarithmic_axis_lies_at_the_power():
    figure = go.Figure(go.Scatter(x=[1, 1000], y=[1, 2]))
    figure.update_xaxes(type="log", range=[0, 3])
    figure.add_annotation(x=2, y=1.5, text="here", showarrow=False)
    [note] = [a for a in drawn(figure).axes[0].artists if hasattr(a, "xy")]
    assert note.xy == (100.0, 1.5)


def test_a_heat_map_has_its_cells():
    z, shades = [[1.0, 2.0, 3.0], [2.0, 3.0, 4.0]], [[0, "white"], [1, "black"]]
    made = drawn(go.Figure(go.Heatmap(x=[1, 2, 3], y=[10, 20], z=z, colorscale=shades)))
    mesh = made.axes[0].collections[0]
    assert mesh.get_array().tolist() == z
    assert mesh.get_coordinates()[0, :, 0].tolist() == [0.5, 1.5, 2.5, 3.5]


def test_a_dollar_sign_begins_no_formula():
    figure = go.Figure(go.Scatter(x=[0, 1], y=[0, 1]))
    figure.add_annotation(x=0.5, y=0.5, text="$5 to $10 and x_2^3", showarrow=False)
    assert "$5 to $10 and x_2^3" in words_in(drawn(figure))


def test_an_unknown_kind_of_trace_is_refused():
    with pytest.raises(InputError, match="pie"):
        drawn(go.Figure(go.Pie(values=[1, 2])))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#0072B2", (0, 114 / 255, 178 / 255, 1)),
        ("rgba(128,136,148,0.75)", (128 / 255, 136 / 255, 148 / 255, 0.75)),
        ("rgb(255, 0, 0)", (1, 0, 0, 1)),
        ("transparent", (0, 0, 0, 0)),
    ],
)
def test_colours_are_read(text, expected):
    assert colour(text) == pytest.approx(expected)


def test_dashes_are_counted_in_widths_of_the_line():
    assert dashes("solid", 2) == "solid"
    assert dashes("5px,2px", 2) == (0, (2.5, 1.0))
    assert dashes("dash", 4) == (0, (3.0, 3.0))


def test_labels_are_read_with_their_little_html():
    lines = lines_of("a <b>b</b><br>&lt;c&gt; <span style='opacity:.5'>d</span>", Style(13, BLACK))
    assert [[run.text for run in line] for line in lines] == [["a ", "b"], ["<c> ", "d"]]
    assert lines[0][1].style.bold
    assert lines[1][1].style.tone[3] == 0.5


# --- on the command line ---------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_the_command_writes_the_picture(press, tmp_path, kind):
    path = tmp_path / f"share.{kind}"
    assert main(["figure", "share_by_sale", "press-line-2023", "-o", str(path)]) == 0
    assert path.read_bytes() == export.figure(press, "share_by_sale", kind)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["figure", "share_by_sal"], "Did you mean share_by_sale"),
        (["figure", "by_year", "-o", "x.gif"], "does not end in .png or .svg"),
    ],
)
def test_a_wrong_name_is_answered_with_the_right_ones(capsys, arguments, said):
    assert main(arguments) == 2
    assert said in " ".join(capsys.readouterr().err.split())


def test_the_end_of_the_name_chooses_the_kind():
    assert kind_of("a/b.SVG") == "svg"
    with pytest.raises(InputError):
        kind_of("picture")


def test_an_unknown_kind_of_picture_is_refused(press):
    with pytest.raises(InputError, match="kind of picture"):
        export.figure(press, "by_year", "gif")
