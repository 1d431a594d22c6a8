"""Text for a terminal: wrapped paragraphs, tables that fit, and distributions in words."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Sequence

from econ import wording
from econ.numerics import distributions
from econ.numerics.distributions import Distribution

WIDEST = 120
GAP = "  "


def width() -> int:
    """Characters in a line."""
    return max(min(shutil.get_terminal_size((100, 24)).columns, WIDEST), 40)


def wrap(text: str, indent: str = "", hanging: str | None = None) -> str:
    """A paragraph broken into lines; a number stays with its unit."""
    return plain(
        textwrap.fill(
            text,
            width(),
            initial_indent=indent,
            subsequent_indent=indent if hanging is None else hanging,
            break_long_words=False,
            break_on_hyphens=False,
        )
    )


def plain(text: str) -> str:
    """Spaces that do not break become ordinary ones, so that the text can be searched."""
    return text.replace(wording.NO_BREAK, " ")


def heading(text: str) -> None:
    """Print the title of a part, with an empty line in front."""
    print(f"\n{text}")


def table(headers: Sequence[str], rows: Sequence[Sequence[object]], right: Sequence[int] = ()) -> str:
    """A table as wide as the terminal at most: long cells are wrapped, the columns in `right` end together."""
    cells = [["" if v is None else str(v) for v in row] for row in rows]
    wide = _widths([list(headers), *cells])
    lines = [_line([[h] for h in headers], wide, right), GAP.join("─" * w for w in wide)]
    for row in cells:
        parts = [_broken(v, w) for v, w in zip(row, wide, strict=True)]
        lines.append(_line(parts, wide, right))
    return plain("\n".join(lines))


def _broken(text: str, size: int) -> list[str]:
    return textwrap.wrap(text, max(size, 1), break_on_hyphens=False, break_long_words=False) or [""]


def _widths(rows: list[list[str]]) -> list[int]:
    columns = list(zip(*rows, strict=True))
    wide = [max(len(v) for v in column) for column in columns]
    least = [max((len(w) for v in column for w in v.split(" ")), default=1) for column in columns]
    room = width() - len(GAP) * (len(wide) - 1)
    while sum(wide) > room:
        loose = [i for i, w in enumerate(wide) if w > least[i]]
        if not loose:
            break  # longer words than the terminal has room for: better a long line than a broken name
        wide[max(loose, key=lambda i: wide[i])] -= 1
    return wide


def _line(parts: list[list[str]], wide: list[int], right: Sequence[int]) -> str:
    lines = []
    for n in range(max(len(p) for p in parts)):
        texts = [p[n] if n < len(p) else "" for p in parts]
        padded = [t.rjust(w) if i in right else t.ljust(w) for i, (t, w) in enumerate(zip(texts, wide, strict=True))]
        lines.append(GAP.join(padded).rstrip())
    return "\n".join(lines)


values, stated = wording.estimate, wording.stated


def spread(distribution: Distribution, unit: str) -> str:
    """A distribution in words, to three digits."""
    d = distribution
    match d:
        case distributions.Fixed():
            return "none"
        case distributions.Normal() | distributions.LogNormal() | distributions.TwoPiece():
            said = wording.interval(d.low, d.high, unit)
            how = f"median {stated(d.middle, unit)}" if isinstance(d, distributions.TwoPiece) else d.shape
            return f"{said} ({d.level * 100:.3g}{wording.NO_BREAK}% interval, {how})"
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
            return f"one of {wording.listing(parts)} ({d.level * 100:.3g}{wording.NO_BREAK}% intervals, normal)"
        case distributions.Beta():
            return f"beta with parameters {d.a:g} and {d.b:g}"
    return f"{wording.interval(d.points[0], d.points[-1], unit)} ({d.shape})"
