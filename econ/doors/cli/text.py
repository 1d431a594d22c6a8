"""Text for a terminal: wrapped paragraphs, tables that fit, and distributions in words."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from econ import wording
from econ.files.bounds import without_unseen
from econ.numerics import distributions
from econ.numerics.distributions import Distribution
from econ.output.cells import Column, Table, TableRow, Value, cell
from econ.output.printers.terminal import paragraph, terminal

if TYPE_CHECKING:
    from econ.scenario import Input

WIDEST = 120


def width() -> int:
    """Characters in a line."""
    return max(min(shutil.get_terminal_size((100, 24)).columns, WIDEST), 40)


def wrap(text: str, indent: str = "", hanging: str | None = None) -> str:
    """A paragraph broken into lines; a number stays with its unit."""
    return plain(paragraph(text, width(), indent, indent if hanging is None else hanging))


def plain(text: str) -> str:
    """Spaces that do not break become ordinary ones, so that the text can be searched; nothing steers a terminal."""
    return without_unseen(text.replace(wording.NO_BREAK, " "))


def heading(text: str) -> None:
    """Print the title of a part, with an empty line in front."""
    print(f"\n{text}")


def table(headers: Sequence[str], rows: Iterable[Sequence[Value]], right: Collection[int] = ()) -> str:
    """A table of words as wide as the terminal at most; the columns in `right` hold numbers."""
    columns = tuple(Column(str(n), title, n in right) for n, title in enumerate(headers))
    made = (TableRow("", tuple(map(cell, row))) for row in rows)
    return terminal(Table("", "", columns, tuple(made)), width())


def section(found: Table, *, named: bool = False) -> str:
    """A section of an answer as wide as the terminal at most, each row behind its name if so; "" for an empty one."""
    return terminal(found, width(), named=named) if found else ""


values, stated = wording.estimate, wording.stated


def said(item: Input) -> str:
    """The unit in which an input is said: a multiplier and a rate as numbers, not in percent."""
    return wording.said_unit(item.name, item.unit)


def spread(distribution: Distribution, unit: str) -> str:
    """A distribution in words, to three digits."""
    d = distribution
    match d:
        case distributions.Fixed():
            return "none"
        case distributions.Normal() | distributions.LogNormal() | distributions.TwoPiece():
            said, how = wording.interval(d.low, d.high, unit), d.shape
            if isinstance(d, distributions.TwoPiece):
                middle, said = values(d.low, d.middle, d.high, unit)
                how = f"median {middle}"
            return f"{said} ({wording.in_percent(f'{d.level * 100:.3g}')} interval, {how})"
        case distributions.Triangular() | distributions.Pert():
            said = wording.interval(d.low, d.high, unit)
            return f"{said}, most likely {stated(d.likely, unit)} ({d.shape})"
        case distributions.Uniform():
            return f"{wording.interval(d.low, d.high, unit)} (uniform)"
        case distributions.Alternatives():
            whole = sum(d.weights)
            parts = zip(d.values, d.weights, strict=True)
            return "one of " + wording.listing([f"{stated(v, unit)} ({wording.percent(w / whole)})" for v, w in parts])
        case distributions.Mixture():
            parts = [
                f"{wording.interval(low, high, unit)} ({wording.percent(weight)})"
                for low, high, weight in zip(d.lows, d.highs, d.parts.weights, strict=True)
            ]
            return f"one of {wording.listing(parts)} ({wording.in_percent(f'{d.level * 100:.3g}')} intervals, normal)"
        case distributions.Beta():
            return f"beta with parameters {d.a:g} and {d.b:g}"
    return f"{wording.interval(d.points[0], d.points[-1], unit)} ({d.shape})"


def paragraphs(text: str) -> str:
    """A text of which each line is a paragraph, wrapped; those that begin with a blank hang."""
    lines = plain(text).splitlines()
    return "\n".join(wrap(line, hanging="    " if line.startswith(" ") else "") if line else "" for line in lines)
