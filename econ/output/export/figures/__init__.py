"""Charts as pictures without a browser: `figure(result, "share_by_sale", "svg") -> bytes`.

A chart is described once, for plotly, in `econ.output.charts`; here the description is translated for matplotlib, which
writes PNG and SVG by itself. The same result gives the same bytes.

Each has alt text, source line and fingerprint. An SVG is as matplotlib writes it, made the same at each run,
accessible, and fit to stand in a page.
"""

from __future__ import annotations

import io
import re
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Unpack
from xml.etree import ElementTree as ET

from econ import wording
from econ.analysis.tables import outputs_sources
from econ.engine import Result, kept
from econ.evidence import folders, sources
from econ.model import SHARE
from econ.output.export.registry import Kind
from econ.output.export.report_blocks import printable
from econ.wording.errors import InputError, unknown

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from econ.output import charts
    from econ.output.charts.sweep_data import Options
    from econ.output.export.figures.layout import Around

WIDTH = 760
"""Width of a picture, in pixels."""

SHARP = 2
"""Dots of a PNG to each pixel of the layout."""

NAMED = 4
"""Publishers named under a picture."""

READING_ORDER = ("share_by_sale", "distribution", "tornado", "by_line", "by_year", "payment", "break_even")
"""Order in which a reader meets the charts; others follow."""

_DRAWING = threading.Lock()
"""Matplotlib keeps fonts and settings for the whole program, so one picture is drawn at a time."""


KINDS = {
    "png": Kind("png", "Picture (PNG)", ".png", "image/png"),
    "svg": Kind("svg", "Drawing (SVG)", ".svg", "image/svg+xml"),
}


def kind_of(path: str | Path) -> str:
    """The kind of picture that the end of a file's name stands for.

    Raises:
        InputError: it stands for none.
    """
    ending = Path(path).suffix.lower().removeprefix(".")
    if ending not in KINDS:
        raise InputError(
            f"The name does not end in {' or '.join(k.extension for k in KINDS.values())}.",
            str(path),
            "Give the file such a name.",
        )
    return ending


def drawable(result: Result) -> tuple[str, ...]:
    """Names of the charts that a report has of a result, in its order: those that have something to show unasked."""
    from econ.output import charts

    order = dict.fromkeys((*(n for n in READING_ORDER if n in charts.CHARTS), *charts.CHARTS))
    return tuple(name for name in order if not charts.CHARTS[name].asked and not charts.CHARTS[name].empty(result))


def figure(result: Result, name: str, kind: str = "svg", **options: Unpack[Options]) -> bytes:
    """A chart as a file of its own.

    Args:
        result: what is drawn.
        name: of the chart, as in `econ.output.charts.CHARTS`.
        kind: "png" or "svg".
        options: passed on to the chart, such as `output` for the tornado.

    Returns:
        The bytes of the file; the same result gives the same bytes.

    Raises:
        InputError: there is no such chart or kind, or the chart has nothing to show for this result.
    """
    if kind not in KINDS:
        raise unknown("kind of picture", kind, KINDS)
    return files(result, name, (kind,), **options)[kind]


def files(
    result: Result, name: str, kinds: Iterable[str] = tuple(KINDS), **options: Unpack[Options]
) -> dict[str, bytes]:
    """A chart as files of several kinds, drawn once; see `figure`."""
    from econ.output import charts
    from econ.output.export.figures.layout import Around

    item = charts.get(name)
    if reason := charts.reason(name, result, **options):
        raise InputError(f"There is nothing to draw. {reason}", name, "Choose another chart or scenario.")
    around = Around((item.title, _spaced(item.shows)), tuple(map(_spaced, foot(result))))
    alt = _spaced(charts.alt(name, result, **options))
    drawn = _drawn(result, name, around, options)
    return {kind: _packed(drawn, kind, name, around, alt) for kind in kinds}


def of_spec(
    spec: charts.Spec, kind: str, *, name: str, heading: tuple[str, str], foot: tuple[str, ...], alt: str
) -> bytes:
    """A picture of several countries or results, which is on no list of charts of one, as a file of its own.

    Args:
        spec: the figure as plain data.
        kind: "png" or "svg".
        name: what it is called in code.
        heading: its title, and what it shows.
        foot: what stands under it.
        alt: the picture in words.
    """
    from econ.output.export.figures.layout import Around

    around = Around((heading[0], _spaced(heading[1])), tuple(map(_spaced, foot)))
    return _packed(_laid_out(spec, around), kind, name, around, _spaced(alt))


def _packed(drawn: Figure, kind: str, name: str, around: Around, alt: str) -> bytes:
    from econ.output.export.figures import finished

    title = around.heading[0]
    if kind == "svg":
        return finished(_svg(drawn, "white"), name=name, title=title, description=alt).encode("utf-8")
    return _png(drawn, {"Title": title, "Description": alt, "Source": "\n".join(around.foot)})


@kept
def inline_svg(result: Result, name: str) -> str:
    """A chart as an SVG element for a page: without heading and foot, text in the colour of the page."""
    from econ.output import charts
    from econ.output.export.figures import finished
    from econ.output.export.figures.layout import Around
    from econ.output.export.figures.reading import INK

    raw, alt = _svg(_drawn(result, name, Around(), {}), "none"), _spaced(charts.alt(name, result))
    return finished(raw, name=name, title=charts.get(name).title, description=alt, ink=INK, standalone=False)


@kept
def bare_png(result: Result, name: str) -> bytes:
    """A chart as a PNG for a document that has its own caption."""
    from econ.output.export.figures.layout import Around

    return _png(_drawn(result, name, Around(), {}), {})


def foot(result: Result) -> tuple[str, str]:
    """What stands under a picture: where the figures are from, and the fingerprint."""
    first = result.sources_of(SHARE) if SHARE in result.draws else ()
    known = result.book.sources
    names = [n for n in dict.fromkeys((*first, *outputs_sources(result))) if n in known]
    short = list(dict.fromkeys(_publisher(known[n]) for n in names))
    more = len(short) - NAMED
    listed = f"{', '.join(short[:NAMED])} and {more} more" if more > 0 else wording.listing(short)
    title = f"{printable(result.scenario.title)}. " if result.scenario.title else ""
    own = folders.in_words(one.named for one in result.book.own)
    mark = f"{result.fingerprint}{f' · figures of one’s own: {own}' if own else ''}"
    return (f"{title}Author’s calculations on figures of {listed}.", mark)


def _publisher(record: sources.Record) -> str:
    return sources.authors(record) or str(record.get("container-title") or record.get("publisher") or "")


def _spaced(text: str) -> str:
    return text.replace(wording.NO_BREAK, " ")


def _drawn(result: Result, name: str, around: Around, options: Options) -> Figure:
    from econ.output import charts

    return _laid_out(charts.spec(name, result, **options), around)


def _laid_out(spec: charts.Spec, around: Around) -> Figure:
    from econ.output.export.figures.layout import picture
    from econ.output.export.figures.reading import described

    with _DRAWING:
        return picture(described(spec), WIDTH, around)


def _png(drawn: Figure, metadata: dict[str, str]) -> bytes:
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    from econ.output.export.figures.layout import PIXELS

    stream = io.BytesIO()
    with _DRAWING:
        drawn.patch.set_facecolor("white")
        drawn.set_dpi(PIXELS * SHARP)
        FigureCanvasAgg(drawn).print_png(stream, metadata={"Software": None, **metadata})  # type: ignore[no-untyped-call]
    return stream.getvalue()


def _svg(drawn: Figure, paper: str) -> bytes:
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    stream = io.BytesIO()
    with _DRAWING:
        drawn.patch.set_facecolor(paper)
        FigureCanvasSVG(drawn).print_svg(stream, metadata={"Date": None, "Creator": None})  # type: ignore[no-untyped-call]
    return stream.getvalue()


SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_URL = re.compile(r"url\(#([^)]+)\)")
_DROPPED = {"metadata"}


def finished(raw: bytes, *, name: str, title: str, description: str, ink: str = "", standalone: bool = True) -> str:
    """The picture with a title and a description for screen readers.

    Args:
        raw: what matplotlib wrote.
        name: goes before every id, so that several pictures can stand in one page.
        title: what the picture is called.
        description: what it shows.
        ink: a colour that is to follow the colour of the page's text; "" if none is.
        standalone: whether it is a file of its own.
    """
    root = ET.fromstring(raw.decode("utf-8"))
    _drop(root)
    _rename(root, name)
    if ink:
        _follow(root, ink)
    for tag, text in (("desc", description), ("title", title)):
        added = ET.Element(f"{{{SVG}}}{tag}", {"id": f"{name}-{tag}"})
        added.text = text
        root.insert(0, added)
    root.set("role", "img")
    root.set("aria-labelledby", f"{name}-title {name}-desc")
    if not standalone:
        root.attrib.pop("version", None)
        for side in ("width", "height"):
            root.attrib.pop(side, None)
    text = ET.tostring(_plain(root), encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n' if standalone else text


def _drop(root: ET.Element) -> None:
    """Take away what says when and by what the picture was made."""
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag.rpartition("}")[2] in _DROPPED:
                parent.remove(child)


def _rename(root: ET.Element, name: str) -> None:
    """Number the ids that are referred to, in the order in which they stand; the others go."""
    used = {m for e in root.iter() for v in e.attrib.values() for m in _URL.findall(v)}
    used |= {v[1:] for e in root.iter() for k, v in e.attrib.items() if k.endswith("href") and v.startswith("#")}
    ids: dict[str, str] = {}
    for element in root.iter():
        old = element.attrib.pop("id", None)
        if old in used:
            element.set("id", ids.setdefault(str(old), f"{name}-{len(ids)}"))
    for element in root.iter():
        for key, value in element.attrib.items():
            if key.endswith("href") and value[1:] in ids:
                element.set(key, f"#{ids[value[1:]]}")
            elif "url(#" in value:
                element.set(key, _URL.sub(lambda m: f"url(#{ids.get(m[1], m[1])})", value))


def _follow(root: ET.Element, ink: str) -> None:
    for element in root.iter():
        style = element.get("style", "")
        if ink in style:
            element.set("style", style.replace(ink, "currentColor"))


def _plain(root: ET.Element) -> ET.Element:
    """The elements without prefixes, as a page of HTML wants them."""
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{SVG}}}")
        for key in [k for k in element.attrib if k.startswith("{")]:
            element.set(key.rpartition("}")[2], element.attrib.pop(key))
    root.set("xmlns", SVG)
    return root
