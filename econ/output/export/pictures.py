"""Charts as files: `figure(result, "share_by_sale", "pdf", size="column") -> bytes`.

Title is the finding of the chart; below the picture stand its own sources, the address of the calculator and the
fingerprint. The same result gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from econ import wording
from econ.engine import Result, kept_in_words
from econ.evidence import folders, publication, sources
from econ.output.drawing import Around, svg
from econ.output.drawing.files import INK, PAPER, Size, described, pdf_of, png_of, size_of, standalone
from econ.output.export.registry import Kind
from econ.output.export.report_blocks import printable
from econ.output.marks import Drawing
from econ.wording.errors import InputError, unknown
from econ.wording.language import _

if TYPE_CHECKING:
    from econ.output.charts import Options

NAMED = 6
"""Publishers named under a picture."""

KINDS = {
    "png": Kind("png", "Picture (PNG)", ".png", "image/png"),
    "svg": Kind("svg", "Drawing (SVG)", ".svg", "image/svg+xml"),
    "pdf": Kind("pdf", "Drawing (PDF)", ".pdf", "application/pdf"),
}

WIDTH, NARROW = 720, 358
"""Width of a picture in a document, in pixels, and on a telephone."""


def kind_of(path: str | Path) -> str:
    """The kind of picture that the end of a file's name stands for.

    Raises:
        InputError: it stands for none.
    """
    ending = Path(path).suffix.lower().removeprefix(".")
    if ending not in KINDS:
        raise InputError(
            f"The name does not end in {', '.join(k.extension for k in KINDS.values())}.",
            str(path),
            "Give the file such a name.",
        )
    return ending


def drawable(result: Result) -> tuple[str, ...]:
    """Names of the charts that a report has of a result, in its order: those that have a picture unasked."""
    from econ.output import charts

    return tuple(name for name in charts.unasked(result) if not charts.reason(name, result))


def figure(result: Result, name: str, kind: str = "svg", *, size: str = "plain", **options: Unpack[Options]) -> bytes:
    """A chart as a file of its own.

    Args:
        result: what is drawn.
        name: of the chart, as in `econ.output.charts.CHARTS`.
        kind: "png", "svg" or "pdf".
        size: "plain", "column", "slide" or "card".
        options: passed on to the chart, such as `output` for the tornado.

    Returns:
        The bytes of the file; the same result gives the same bytes.

    Raises:
        InputError: there is no such chart, kind or size, or the chart has nothing to show for this result.
    """
    if kind not in KINDS:
        raise unknown("kind of picture", kind, KINDS)
    return files(result, name, (kind,), size=size, **options)[kind]


def files(
    result: Result,
    name: str,
    kinds: Iterable[str] = ("png", "svg"),
    *,
    size: str = "plain",
    dots: float | None = None,
    **options: Unpack[Options],
) -> dict[str, bytes]:
    """A chart as files of several kinds, drawn once; see `figure`. Without `dots` to the inch, those of the size."""
    from econ.output import charts

    item = charts.get(name)
    if reason := charts.reason(name, result, **options):
        raise InputError(f"There is nothing to draw. {reason}", name, "Choose another chart or scenario.")
    finding = charts.finding(name, result, **options)
    around = Around(finding, _(item.shows), foot(result, charts.sources(name, result, **options)))
    asked = size_of(size)
    sized = asked if dots is None else replace(asked, dots=dots)
    return of_drawing(charts.drawing(name, result, **options), kinds, sized, around, name=name, alt=finding)


def of_drawing(
    drawing: Drawing, kinds: Iterable[str], size: Size, around: Around, *, name: str, alt: str
) -> dict[str, bytes]:
    """A drawing as files of several kinds.

    Args:
        drawing: what is drawn.
        kinds: of `KINDS`.
        size: of the picture.
        around: its title, what it shows, and what stands below it.
        name: what it is called in code.
        alt: the picture in a sentence.
    """
    made = standalone(drawing, size, around, name=name, alt=alt)
    makers: dict[str, Callable[[], bytes]] = {
        "svg": f'<?xml version="1.0" encoding="UTF-8"?>\n{made}\n'.encode,
        "png": lambda: png_of(made, dots=size.dots, texts=described(around, alt)),
        "pdf": lambda: pdf_of(made, title=around.title, alt=alt),
    }
    return {kind: makers[kind]() for kind in kinds}


@kept_in_words
def inline_svg(result: Result, name: str, *, narrow: bool = False) -> str:
    """A chart as an SVG element for a page: without heading and foot, text in the colour of the page."""
    from econ.output import charts

    width, called = (NARROW, f"{name}-narrow") if narrow else (WIDTH, name)
    return svg(charts.drawing(name, result), width=width, name=called, alt=charts.finding(name, result))


@kept_in_words
def bare_svg(result: Result, name: str) -> str:
    """A chart as an SVG for a document that has its own caption."""
    from econ.output import charts

    return svg(charts.drawing(name, result), width=WIDTH, name=name, paper=PAPER, ink=INK)


@kept_in_words
def bare_png(result: Result, name: str) -> bytes:
    """The same as a PNG."""
    return png_of(bare_svg(result, name))


def foot(result: Result, ids: Iterable[str]) -> tuple[str, ...]:
    """What stands under a picture: where its figures are from, the address of the calculator, and the fingerprint.

    Args:
        result: what is drawn.
        ids: of the sources of the chart, that of GDP first.
    """
    known = result.book.sources
    short = list(dict.fromkeys(_named(result, n) for n in ids if n in known))
    more = len(short) - NAMED
    listed = _("{names} and {count} more", names=", ".join(short[:NAMED]), count=more) if more > 0 else ""
    title = f"{printable(_(result.scenario.title))}. " if result.scenario.title else ""
    own = folders.in_words(one.named for one in result.book.own)
    where = publication.address().partition("://")[2].rstrip("/")
    marks = (where, str(result.fingerprint), _("figures of one’s own: {own}", own=own) if own else "")
    said = _("Author’s calculations on figures of {names}.", names=listed or wording.listing(short))
    return (f"{title}{said}", " · ".join(filter(None, marks)))


def _named(result: Result, key: str) -> str:
    """Whose figures a source has: its authors, and before them whoever published the GDP that they report."""
    from econ.output.charts.of_results import publisher

    record, published = result.book.sources[key], result.state.inputs.get("gdp_published")
    authors = sources.authors(record) or str(record.get("container-title") or record.get("publisher") or "")
    whose = publisher(result) if published and key in published.sources else ""
    return f"{whose} ({authors})" if whose and whose not in authors and authors not in whose else authors
