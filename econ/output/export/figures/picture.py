"""Charts of a result as PNG and SVG, with alt text, source line and fingerprint."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from econ import wording
from econ.analysis.tables import outputs_sources
from econ.engine import Result, kept
from econ.evidence import folders, sources
from econ.output.export.report_blocks import printable
from econ.wording.errors import InputError, unknown

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from econ.output.charts.look import Options
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


@dataclass(frozen=True)
class Kind:
    """A kind of picture.

    Attributes:
        name: "png" or "svg".
        label: what it is, in words.
        extension: end of the file's name, with its period.
        mime: media type.
    """

    name: str
    label: str
    extension: str
    mime: str


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
    from econ.output.export.figures.svg import finished

    item = charts.get(name)
    if reason := charts.reason(name, result, **options):
        raise InputError(f"There is nothing to draw. {reason}", name, "Choose another chart or scenario.")
    around = Around((item.title, _spaced(item.shows)), tuple(map(_spaced, foot(result))))
    alt = _spaced(charts.alt(name, result, **options))
    drawn = _drawn(result, name, around, options)
    found = {}
    for kind in kinds:
        if kind == "svg":
            raw = _svg(drawn, "white")
            found[kind] = finished(raw, name=name, title=item.title, description=alt).encode("utf-8")
        else:
            source = "\n".join(around.foot)
            found[kind] = _png(drawn, {"Title": item.title, "Description": alt, "Source": source})
    return found


@kept
def inline_svg(result: Result, name: str) -> str:
    """A chart as an SVG element for a page: without heading and foot, text in the colour of the page."""
    from econ.output import charts
    from econ.output.export.figures.layout import Around
    from econ.output.export.figures.reading import INK
    from econ.output.export.figures.svg import finished

    raw, alt = _svg(_drawn(result, name, Around(), {}), "none"), _spaced(charts.alt(name, result))
    return finished(raw, name=name, title=charts.get(name).title, description=alt, ink=INK, standalone=False)


@kept
def bare_png(result: Result, name: str) -> bytes:
    """A chart as a PNG for a document that has its own caption."""
    from econ.output.export.figures.layout import Around

    return _png(_drawn(result, name, Around(), {}), {})


def foot(result: Result) -> tuple[str, str]:
    """What stands under a picture: where the figures are from, and the fingerprint."""
    first = result.sources_of("gdp_share") if "gdp_share" in result.draws else ()
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
    from econ.output.export.figures.layout import picture
    from econ.output.export.figures.reading import described

    with _DRAWING:
        return picture(described(charts.spec(name, result, **options)), WIDTH, around)


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


__all__ = ["KINDS", "Kind", "bare_png", "drawable", "figure", "files", "foot", "inline_svg", "kind_of"]
