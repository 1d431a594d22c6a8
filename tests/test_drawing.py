"""The one drawing of marks, read back with a parser of XML: places are computed here from the ends of the axes."""

from __future__ import annotations

import io
import math
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from econ.output.drawing import Around, svg
from econ.output.drawing.scale import spread
from econ.output.drawing.widths import width_of, wrapped
from econ.output.marks import (
    AnyMark,
    Axis,
    Band,
    Bars,
    Cells,
    Curve,
    Dots,
    Drawing,
    Role,
    Rule,
    Side,
    Spans,
    Text,
    sentence,
)

SVG = "{http://www.w3.org/2000/svg}"
PERCENT = Axis(0.0001, 1.0, tuple((10.0**n, f"{10.0 ** (n + 2):g}%") for n in range(-4, 1)), "Share", logarithmic=True)
SALES = Axis(1e6, 1e10, ((1e6, "$1m"), (1e8, "$100m"), (1e10, "$10bn")), "Sale in a year", logarithmic=True)
PLAIN = Axis(0.0, 10.0, ((0.0, "$0"), (5.0, "$5"), (10.0, "$10")), "Value")
ROWS = Axis(1.5, -0.9, shown=False)


def drawn(*marks: AnyMark, x: Axis = PLAIN, y: Axis = PLAIN, width: float = 720, alt: str = "") -> ET.Element:
    """A drawing of marks, read back."""
    return ET.fromstring(svg(Drawing(marks, x, y, 200.0), width=width, alt=alt))


def field(root: ET.Element) -> tuple[float, float, float, float]:
    """The field between the axes, as the picture states it."""
    left, top, across, up = map(float, root.attrib["data-field"].split())
    return left, top, across, up


def texts(root: ET.Element) -> list[str]:
    """All words of a picture, each element's by itself."""
    return ["".join(e.itertext()) for e in root.iter(f"{SVG}text")]


def numbers(element: ET.Element, *names: str) -> tuple[float, ...]:
    """Attributes as numbers."""
    return tuple(float(element.attrib[name]) for name in names)


def test_a_dot_lies_where_its_share_and_its_sale_say() -> None:
    """1% is half-way up from 0.01% to 100%; $100 million half-way from $1 million to $10 billion."""
    root = drawn(Dots(x=(1e8,), y=(0.01,), words=("1% of GDP",)), x=SALES, y=PERCENT)
    left, top, across, up = field(root)
    [dot] = root.iter(f"{SVG}circle")
    assert numbers(dot, "cx", "cy") == pytest.approx((left + across / 2, top + up / 2), abs=0.02)
    assert dot.findtext(f"{SVG}title") == "1% of GDP"


def test_the_root_says_where_the_axes_end() -> None:
    """A script turns a place into a value by these; here it is done by hand for a place a quarter up."""
    root = drawn(x=SALES, y=PLAIN)
    assert root.attrib["data-x"] == "1000000 1e+10 log"
    assert root.attrib["data-y"] == "0 10 linear"
    left, top, across, up = field(root)
    _zero, _zero, width, height = map(float, root.attrib["viewBox"].split())
    assert 0 <= left < left + across <= width == 720
    assert 0 <= top < top + up < height


def test_marks_carry_their_role() -> None:
    """One group for each mark, in the order in which they lie."""
    root = drawn(*(Dots(x=(1.0,), y=(1.0,), role=role) for role in Role))
    assert [e.attrib["class"] for e in root.iter(f"{SVG}g") if "data-kind" in e.attrib] == [
        f"mark {name}" for name in ("behind", "chosen", "moved", "before")
    ]


def test_bars_begin_and_end_at_their_values() -> None:
    """Of 0 to 10: from 2 to 6 is four tenths of the width; the row is the second of those from -0.9 to 1.5."""
    root = drawn(Bars(at=(1.0,), start=(6.0,), end=(2.0,), thick=0.5), y=ROWS)
    left, top, across, up = field(root)
    [bar] = root.iter(f"{SVG}rect")
    x, y, width, high = numbers(bar, "x", "y", "width", "height")
    assert (x, width) == pytest.approx((left + 0.2 * across, 0.4 * across), abs=0.02)
    assert y + high / 2 == pytest.approx(top + up * (1.0 + 0.9) / 2.4, abs=0.02)


def test_a_hollow_bar_is_a_frame() -> None:
    root = drawn(
        Bars(at=(0.0, 1.0), start=(0.0, 0.0), end=(1.0, 1.0), tones=("", "#7D8590"), hollow=(False, True)), y=ROWS
    )
    filled, frame = root.iter(f"{SVG}rect")
    assert "fill" not in filled.attrib  # that of the words
    assert (frame.attrib["fill"], frame.attrib["stroke"]) == ("none", "#7D8590")


def test_standing_bars_and_their_labels() -> None:
    """Thickness is a part of the distance from one place to the next."""
    root = drawn(Bars(at=(2.0, 4.0), start=(0.0, 0.0), end=(5.0, 10.0), lying=False, thick=0.5, labels=("five", "ten")))
    left, top, across, up = field(root)
    first, second = root.iter(f"{SVG}rect")
    assert numbers(first, "x", "width", "y", "height") == pytest.approx(
        (left + 0.15 * across, 0.1 * across, top + up / 2, up / 2), abs=0.02
    )
    assert numbers(second, "y", "height") == pytest.approx((top, up), abs=0.02)
    assert {"five", "ten"} <= set(texts(root))


def test_labels_of_rows_take_a_line_each_where_the_width_asks_for_it() -> None:
    """One line on a page, two on a telephone, where the field is then taller."""
    label = Text(
        text="Price of a shell of 152 mm:", value="$1,000", more="from $600 to $2,000", x=None, y=0.0, side=Side.ABOVE
    )
    found = []
    for width in (720, 240):
        made = Drawing((Bars(at=(0.0,), start=(0.0,), end=(5.0,)), label), PLAIN, Axis(0.5, -0.9, shown=False), 60, 80)
        root = ET.fromstring(svg(made, width=width))
        lines = [e for e in root.iter(f"{SVG}text") if e.find(f"{SVG}tspan") is not None]
        found.append((len(lines), field(root)[3]))
        [bar] = root.iter(f"{SVG}rect")
        assert all(float(e.attrib["y"]) < float(bar.attrib["y"]) for e in lines)
        assert all(e.attrib["x"] == lines[0].attrib["x"] for e in lines)
    assert found == [(1, 60), (2, 80)]


def test_names_of_curves_are_spread_beside_them_and_listed_where_it_is_narrow() -> None:
    """Five curves that end at the same height: no name within a line's height of the next."""
    curves = [Curve(x=(0.0, 10.0), y=(0.0, 9.0 + n / 100), label=f"Source number {n}") for n in range(5)]
    wide = drawn(*curves)
    names = [e for e in wide.iter(f"{SVG}text") if (e.text or "").startswith("Source number")]
    at = sorted(float(e.attrib["y"]) for e in names)
    assert len(names) == 5
    assert min(b - a for a, b in pairwise(at)) >= 12
    left, _top, across, _up = field(wide)
    assert all(float(e.attrib["x"]) > left + across for e in names)
    narrow = drawn(*curves, width=390)
    left, top, across, _up = field(narrow)
    listed = [e for e in narrow.iter(f"{SVG}text") if (e.text or "").startswith("Source number")]
    assert all(float(e.attrib["y"]) < top for e in listed)
    assert left + across > 370


@pytest.mark.parametrize("width", [300, 390, 560, 720, 1200])
def test_no_words_leave_the_picture(width: float) -> None:
    """Widths are measured here with the very typeface, by another library."""
    curves = [Curve(x=(0.0, 10.0), y=(0.0, n), label="An institution of a long name, 2022") for n in range(4)]
    bars = Bars(at=(1.0, 2.0), start=(5.0, 5.0), end=(0.0, 10.0), labels=("$1,250 million", "$1,250 million"))
    rule = Rule(at=9.9, label="this sale: $250 million a year")
    said = Text(text="breaks even at 80%", x=9.0, y=5.0, side=Side.RIGHT)
    row = Text(text="Price of a shell:", value="$1,250 million", more="from $600 to $2,000", x=None, y=1.0)
    found = [
        drawn(*curves, bars, rule, said, width=width),
        drawn(bars, row, y=Axis(2.5, -0.9, shown=False), width=width),
    ]
    for element in (e for root in found for e in root.iter(f"{SVG}text")):
        words = "".join(element.itertext())
        wide = measured(
            words, float(element.attrib["font-size"]), strong=any(e.get("font-weight") == "600" for e in element.iter())
        )
        part = {"middle": 0.5, "end": 1.0}.get(element.get("text-anchor", ""), 0.0)
        start = float(element.attrib["x"]) - part * wide
        assert start >= -0.2, words
        assert start + wide <= width + 1, words


FONTS = Path(__file__).parent.parent / "econ" / "output" / "drawing" / "fonts"


def measured(text: str, size: float, *, strong: bool = False) -> float:
    """The width of words in the typeface of the pictures, as Pillow measures it."""
    from PIL import ImageFont

    font = ImageFont.truetype(str(FONTS / f"EconSans-{'SemiBold' if strong else 'Regular'}.ttf"), 100)
    return float(font.getlength(text)) * size / 100


@pytest.mark.parametrize("strong", [False, True])
@pytest.mark.parametrize(
    "text",
    ["$250 million a year is about 1% of GDP", "Selang 90%, menurut Bank of Korea", "1,250,000", "Müller, Žižek"],
)
def test_widths_are_those_of_the_typeface(text: str, strong: bool) -> None:
    """Never narrower than the typeface, and at most a tenth wider."""
    assert 1.0 <= width_of(text, 13, strong) / measured(text, 13, strong=strong) < 1.1


def test_hangul_is_as_wide_as_high() -> None:
    """Letters of East Asia fill a square; those beside them are of the same typeface, which are wider."""
    assert width_of("국내총생산", 10) == pytest.approx(5 * 10 * 1.04)
    assert width_of("국 and other words", 10) > width_of(" and other words", 10) * 1.15 + 10


def test_lines_are_broken_at_spaces_only() -> None:
    """A word longer than the width stays whole; nothing is lost."""
    text = "a sale and an extraordinarilylongword of it"
    lines = wrapped(text, 13, 60)
    assert " ".join(lines) == text
    assert "extraordinarilylongword" in lines


def test_a_number_stays_with_its_sign() -> None:
    """Where each of its words would fill a line, 90% and 152 mm are one word."""
    assert [line.replace("\xa0", " ") for line in wrapped("in 90% of 152 mm shells", 13, 10)] == [
        "in", "90%", "of", "152 mm", "shells",
    ]  # fmt: skip


def test_labels_are_spread_as_little_as_they_can_be() -> None:
    """Two that do not overlap stay; three at one place go to its sides; none leaves its bounds."""
    assert spread([10, 50], [10, 10], 0, 100) == [10, 50]
    assert spread([5, 5, 5], [10, 10, 10], 0, 100) == [5, 15, 25]
    assert spread([99, 99], [10, 10], 0, 100) == [85, 95]


def test_what_leaves_the_field_is_cut_at_its_edge() -> None:
    """A curve above the upper end is drawn in an inner picture as large as the field."""
    root = drawn(Curve(x=(0.0, 10.0), y=(0.0, 40.0)))
    left, top, across, up = field(root)
    [inner] = [e for e in root.iter(f"{SVG}svg") if e is not root]
    assert numbers(inner, "x", "y", "width", "height") == pytest.approx(
        (left - 2, top - 2, across + 4, up + 4), abs=0.02
    )


def test_curves_break_where_there_is_no_number() -> None:
    """Two pieces; the point itself has neither dot nor words."""
    root = drawn(Curve(x=(0.0, 1.0, 2.0, 3.0, 4.0), y=(1.0, 1.0, math.nan, 1.0, 1.0), words=tuple("abcde")))
    [line] = list(root.iter(f"{SVG}path"))
    assert line.attrib["d"].count("M") == 2
    assert [e.findtext(f"{SVG}title") for e in root.iter(f"{SVG}circle")] == ["a", "b", "d", "e"]


def test_cells_bands_spans_and_rules_lie_where_they_should() -> None:
    """Each against the ends of the field."""
    root = drawn(
        Cells(x=(2.5, 7.5), y=(2.5, 7.5), shades=((0.0, 0.2), (0.6, 1.0)), labels=(("a", "b"), ("c", "d"))),
        Band(x=(0.0, 10.0), low=(0.0, 0.0), high=(5.0, 5.0), tone="#123456"),
        Spans(at=(5.0,), low=(2.0,), high=(4.0,), strokes=0),
        Rule(at=10.0),
    )
    left, top, across, up = field(root)
    cell = next(root.iter(f"{SVG}rect"))
    assert numbers(cell, "x", "y", "width", "height") == pytest.approx(
        (left + 1, top + up / 2 + 1, across / 2 - 2, up / 2 - 2), abs=0.02
    )
    [band] = [e for e in root.iter(f"{SVG}path") if e.get("fill") == "#123456"]
    assert band.attrib["d"].startswith(f"M{left:g} ")
    [span] = [e for g in root.iter(f"{SVG}g") if g.get("data-kind") == "spans" for e in g]
    start, end = (float(piece.split()[0]) for piece in span.attrib["d"][1:].split("L"))
    assert (start, end) == pytest.approx((left + 0.2 * across, left + 0.4 * across), abs=0.02)
    [rule] = [e for g in root.iter(f"{SVG}g") if g.get("data-kind") == "rule" for e in g]
    assert numbers(rule, "x1", "x2", "y1", "y2") == pytest.approx(
        (left + across, left + across, top + up, top), abs=0.02
    )


def test_smooth_cells_are_one_picture_of_shades() -> None:
    """Read back by Pillow: the corner with shade 1 is the darkest, that with 0 the lightest."""
    import base64

    from PIL import Image

    root = drawn(Cells(x=(0.0, 10.0), y=(0.0, 10.0), shades=((0.0, 0.5), (0.5, 1.0)), smooth=True, tone="#0072B2"))
    [image] = root.iter(f"{SVG}image")
    content = base64.b64decode(image.attrib["href"].partition(",")[2])
    with Image.open(io.BytesIO(content)) as seen:
        wide, high = seen.size
        pixels = seen.convert("RGBA").tobytes()
    at = [(0, high - 1), (wide // 2, high // 2), (wide - 1, 0)]
    low, middle, top = (pixels[4 * (y * wide + x) + 3] for x, y in at)
    assert low < middle < top
    assert pixels[:3] == bytes((0, 0x72, 0xB2))


def test_ticks_that_would_overlap_are_left_out_but_keep_their_line() -> None:
    """Eleven years in 200 pixels."""
    years = Axis(2010, 2020, tuple((float(y), str(y)) for y in range(2010, 2021)))
    root = drawn(x=years, y=Axis(0, 1, shown=False), width=200)
    assert len(texts(root)) < 11
    assert len(list(root.iter(f"{SVG}line"))) == 11 + 1


def test_a_page_of_its_own_has_heading_and_foot_and_says_what_it_is() -> None:
    """Title, sentence and foot are text; the root is named by its title and description."""
    made = Drawing((Dots(x=(1.0,), y=(1.0,)),), PLAIN, PLAIN, 200.0)
    around = Around(
        "Most of it is the price & more", "What moves it.", ("Sources: A; B.", "abc"), size=("85mm", "60mm")
    )
    root = ET.fromstring(
        svg(made, width=380, around=around, name="x", alt="A sentence.", paper="#FFFFFF", ink="#111111")
    )
    assert {"Most of it is the price & more", "What moves it.", "Sources: A; B.", "abc"} <= set(texts(root))
    ids = {e.attrib["id"]: e.text for e in root.iter() if "id" in e.attrib}
    assert [ids[i] for i in root.attrib["aria-labelledby"].split()] == ["Most of it is the price & more", "A sentence."]
    assert (root.attrib["width"], root.attrib["height"]) == ("85mm", "60mm")
    assert root.attrib["fill"] == "#111111"


def test_a_picture_in_a_page_takes_the_colour_of_its_text() -> None:
    """No title that a browser would show over the whole picture, and no name that another could have."""
    root = drawn(Dots(x=(1.0,), y=(1.0,)), alt="A sentence.")
    assert root.attrib["fill"] == "currentColor"
    assert root.attrib["aria-label"] == "A sentence."
    assert root.find(f"{SVG}title") is None
    assert not [e for e in root.iter() if "id" in e.attrib]


def test_a_sentence_stands_in_place_of_a_picture() -> None:
    """Nothing but the sentence is drawn."""
    root = ET.fromstring(svg(sentence("Nothing moves this result."), width=390))
    assert texts(root) == ["Nothing moves this result."]
    assert not list(root.iter(f"{SVG}line"))
