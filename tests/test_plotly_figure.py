"""A drawing as a figure of plotly: every kind of mark, made by hand.

`go.Figure` refuses what plotly.js does not know.
"""

import math

import plotly.graph_objects as go
import pytest

from econ.output.drawing.plotly_figure import figure
from econ.output.marks import Axis, Band, Bars, Cells, Curve, Dots, Drawing, Role, Rule, Side, Spans, Text, sentence

PLAIN = Axis(0.0, 10.0, ((0.0, "0"), (10.0, "ten")), "Across")
LOG = Axis(1e6, 1e9, ((1e6, "$1m"), (1e9, "$1bn")), "Sale", logarithmic=True)
BLUE = "#0072B2"


def made(*marks, x=PLAIN, y=PLAIN):
    found = figure(Drawing(marks, x, y, 200.0))
    go.Figure(found)
    return found


def trace(*marks, **axes):
    [found] = made(*marks, **axes)["data"]
    return found


def test_a_curve_is_broken_where_it_has_no_place_and_named_in_the_key():
    found = made(Curve(x=(1.0, 2.0, 3.0), y=(1.0, math.nan, 1 / 3), dash="fine", label="UN, 2022", tone=BLUE))
    [line] = found["data"]
    assert (line["x"], line["y"]) == ([1, 2, 3], [1, None, 0.333333])
    assert line["line"] == {"color": BLUE, "width": 2.0, "dash": "5px,2px"}
    assert (line["name"], line["showlegend"], found["layout"]["showlegend"]) == ("UN, 2022", True, True)
    assert line["hoverinfo"] == "skip"
    assert line["mode"] == "lines"
    assert trace(Curve(x=(1.0,), y=(1.0,), points=5.0))["mode"] == "lines+markers"
    assert made(Curve(x=(1.0,), y=(1.0,)))["layout"]["showlegend"] is False


def test_a_band_goes_along_its_upper_edge_and_back_along_the_lower():
    band = trace(Band(x=(0.0, 1.0), low=(1.0, 2.0), high=(3.0, 5.0), tone=BLUE))
    assert (band["x"], band["y"]) == ([0, 1, 1, 0], [3, 5, 2, 1])
    assert band["fillcolor"] == "rgba(0,114,178,0.16)"  # 0x00, 0x72, 0xB2


def test_bars_begin_where_they_begin_and_lie_or_stand():
    lying = trace(Bars(at=(0.0, 1.0), start=(2.0, 3.0), end=(5.0, 1.0), labels=("a", "b<c"), hatched=(False, True)))
    assert (lying["base"], lying["x"], lying["y"]) == ([2, 3], [3, -2], [0, 1])
    assert (lying["orientation"], lying["width"]) == ("h", 0.3)
    assert lying["text"] == ["a", "b&lt;c"]
    assert lying["marker"]["pattern"]["shape"] == ["", "/"]
    standing = trace(Bars(at=(2020.0, 2025.0), start=(0.0, 0.0), end=(1.0, 2.0), lying=False, thick=0.5))
    assert (standing["x"], standing["y"], standing["width"]) == ([2020, 2025], [1, 2], 2.5)
    assert "orientation" not in standing
    frame = trace(Bars(at=(0.0,), start=(0.0,), end=(1.0,), role=Role.BEFORE, tone=BLUE))["marker"]
    assert (frame["color"], frame["line"]) == (["rgba(0,0,0,0)"], {"color": [BLUE], "width": 1.5})
    one = trace(Bars(at=(0.0, 1.0), start=(0.0, 0.0), end=(1.0, 1.0), tones=("", BLUE), hollow=(False, True)))["marker"]
    assert (one["color"], one["line"]["width"]) == (["#7D8590", "rgba(0,0,0,0)"], 1.5)


@pytest.mark.parametrize(("lying", "along", "across"), [(True, "x", "y"), (False, "y", "x")])
def test_a_span_reaches_from_its_lower_end_to_its_upper(lying, along, across):
    span = trace(Spans(at=(4.0,), low=(1.0,), high=(3.5,), lying=lying))
    assert (span[along], span[across]) == ([1], [4])
    assert (span[f"error_{along}"]["array"], span[f"error_{along}"]["arrayminus"]) == ([2.5], [0])


def test_dots_have_their_shape_tones_sizes_and_words():
    dots = trace(
        Dots(
            x=(1.0, 2.0), y=(3.0, 4.0), shape="frame", tones=(BLUE, "#000000"), sizes=(7.0, 11.0), words=("<b>\nx", "")
        )
    )
    assert dots["marker"]["symbol"] == "diamond-open"
    assert (dots["marker"]["color"], dots["marker"]["size"]) == ([BLUE, "#000000"], [7, 11])
    assert (dots["hovertext"], dots["hoverinfo"]) == (["&lt;b&gt;<br>x", ""], "text")


def test_what_lies_behind_is_drawn_first_and_below():
    found = made(
        Dots(x=(1.0,), y=(1.0,)),
        Curve(x=(1.0,), y=(1.0,), role=Role.BEHIND),
        Rule(at=2.0),
        Rule(at=1.0, role=Role.BEHIND),
    )
    assert [one["mode"] for one in found["data"]] == ["lines", "markers"]
    assert [(one["x0"], one["layer"]) for one in found["layout"]["shapes"]] == [(1, "below"), (2, "above")]


def test_a_rule_crosses_the_whole_and_says_its_words_where_it_is():
    """plotly takes a value for a line on a logarithmic axis, and for words its exponent: 2.5e8 and 8.39794."""
    found = made(Rule(at=2.5e8, label="this sale", start=0.25), Rule(at=1.0, upright=False), x=LOG)["layout"]
    upright, lying = found["shapes"]
    assert (upright["x0"], upright["y0"], upright["y1"], upright["yref"]) == (2.5e8, 0.25, 1, "y domain")
    assert (lying["y0"], lying["x0"], lying["x1"], lying["xref"]) == (1, 0, 1, "x domain")
    [words] = found["annotations"]
    assert (words["text"], words["x"], words["y"]) == ("this sale", pytest.approx(8.39794), 1)


def test_words_stand_at_their_side_and_at_the_edge_where_they_have_no_place():
    found = made(
        Text(text="a&b", value="5", more="c", x=None, y=1.0, side=Side.ABOVE),
        Text(text="d", x=3.0, y=2.0, side=Side.LEFT),
    )
    edge, beside = found["layout"]["annotations"]
    assert edge["text"] == "a&amp;b <b>5</b><span style='opacity:.75'> · c</span>"
    assert (edge["x"], edge["xref"], edge["xanchor"], edge["yanchor"]) == (0, "paper", "left", "bottom")
    assert (beside["x"], beside["xanchor"], beside["yanchor"]) == (3, "right", "middle")
    assert beside["xshift"] < 0 < edge["yshift"]
    [only] = figure(sentence("Nothing."))["layout"]["annotations"]
    assert (only["text"], only["yref"]) == ("Nothing.", "paper")


def test_cells_keep_their_rows_and_their_words():
    cells = trace(
        Cells(x=(1.0, 2.0), y=(3.0,), shades=((0.0, 1.0),), labels=(("a", "b"),), words=("p", "q"), tone=BLUE)
    )
    assert (cells["z"], cells["text"], cells["hovertext"]) == ([[0, 1]], [["a", "b"]], [["p", "q"]])
    assert (cells["zmin"], cells["zmax"]) == (0, 1)
    assert cells["colorscale"][1] == [1, "rgba(0,114,178,0.62)"]
    assert cells["zsmooth"] is False


def test_axes_have_their_ends_and_what_is_written_there():
    found = made(Dots(x=(1.0,), y=(1.0,)), x=LOG, y=Axis(2.5, -0.9, shown=False))["layout"]
    assert (found["xaxis"]["type"], found["xaxis"]["range"]) == ("log", [6, 9])
    assert (found["xaxis"]["tickvals"], found["xaxis"]["ticktext"]) == ([1e6, 1e9], ["$1m", "$1bn"])
    assert found["xaxis"]["title"]["text"] == "Sale"
    assert (found["yaxis"]["range"], found["yaxis"]["visible"]) == ([2.5, -0.9], False)
    assert found["height"] > 200
