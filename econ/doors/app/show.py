"""The only places where charts, tables and foreign words reach the page."""

from __future__ import annotations

import re
from typing import Unpack

import streamlit as st

from econ.analysis.tables import Row
from econ.doors.app import blocks, panel, streamlit_words
from econ.doors.app.blocks import block, joined, put
from econ.doors.app.panel import Part
from econ.engine import Result, kept_in_words
from econ.output import Json, charts
from econ.output.charts import Options, Spec
from econ.wording.language import N_, _

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$<>:&^=])")

WORDS = {
    "png": N_("Save this chart as a picture (PNG)"),
    "svg": N_("Save this chart as a drawing (SVG)"),
    "csv": N_("Save the data of this chart (CSV)"),
    "back": N_("Whole picture"),
    "table": N_("The same as a table"),
    "failed": streamlit_words.FAILED,
}
"""What the buttons of a chart say."""


def words() -> dict[str, str]:
    """The same in the language that is spoken."""
    return {key: _(text) for key, text in WORDS.items()}


OUTLINE = N_("An outline marks where it was before your changes.")


def plain(text: str) -> str:
    r"""Text that is printed as it is where Streamlit would read Markdown, mathematics or colours in it.

    >>> plain("$5 to $10 <b>")
    '\\$5 to \\$10 \\<b\\>'
    """
    return _SPECIAL.sub(r"\\\1", " ".join(text.split(" ")).replace("\n", " "))


def lined(text: str) -> str:
    r"""Lines of such text, each on a line of its own.

    >>> lined("$5\nto $10")
    '\\$5  \nto \\$10'
    """
    return "  \n".join(plain(line.strip()) for line in text.splitlines())


def show(figure: Spec, key: str, alt: str, **more: Json) -> None:
    """Draw a figure in place of the last one with this key.

    Args:
        figure: the figure as plain data.
        key: what makes it the same chart from one run to the next.
        alt: what a screen reader says instead of it.
        more: its `title`, `caption`, `table`, and the name of its `file`.
    """
    kept = {
        "name": key,
        "same": key,
        "title": "",
        "caption": "",
        "foot": "",
        "file": key,
        "table": None,
        "threshold": None,
    }
    block("chart", key, {**kept, **more, "spec": figure, "alt": alt, "words": words()})


def chart(
    name: str, result: Result, *, baseline: Result | None = None, open_table: bool = False, **options: Unpack[Options]
) -> None:
    """A chart with its table below it, folded away or open, or the sentence that says why there is none."""
    if reason := charts.get(name).empty(result):
        st.info(plain(reason), icon=":material/info:")
        return
    put(f"chart-{name}", packed(name, result, baseline=baseline, open_table=open_table, **options))


def part(
    name: str, result: Result, *, baseline: Result | None = None, open_table: bool = False, **options: Unpack[Options]
) -> Part:
    """The same as a part of a panel."""
    if reason := charts.get(name).empty(result):
        return panel.note(_(reason))
    return packed(name, result, baseline=baseline, open_table=open_table, **options)


def row(names: tuple[str, ...], result: Result, *, baseline: Result | None = None) -> list[Part]:
    """Charts side by side where there is room, as parts of a panel; those with nothing to draw say why above them."""
    found = [part(name, result, baseline=baseline) for name in names]
    drawn = [one for one in found if isinstance(one, bytes)]
    told = {"part": "row", "name": "-".join(names)}
    return [*(one for one in found if not isinstance(one, bytes)), *([joined("row", told, drawn)] if drawn else [])]


def packed(
    name: str, result: Result, *, baseline: Result | None = None, open_table: bool = False, **options: Unpack[Options]
) -> bytes:
    """A chart as it is sent, made once for a result: the page gives it to every visitor who asks the same."""
    return _packed(result, name, baseline, open_table, **options)


@kept_in_words
def _packed(
    result: Result, /, name: str, baseline: Result | None, open_table: bool, **options: Unpack[Options]
) -> bytes:
    item = charts.get(name)
    rows = charts.table(name, result, baseline=baseline, **options)
    marks = item.marks(result) if item.marks else None
    data = {
        "part": "chart",
        "spec": charts.spec(name, result, baseline=baseline, **options),
        "alt": charts.alt(name, result, **options),
        "words": words(),
        "name": name,
        "same": " ".join((name, *map(str, options.values()))),
        "title": _(item.title),
        "caption": f"{_(item.shows)} {_(OUTLINE)}" if baseline is not None and item.outlined else _(item.shows),
        "threshold": item.threshold(result) if item.threshold else None,
        "foot": str(result.fingerprint),
        "file": f"econ-{name}-{result.fingerprint.scenario[:8]}",
        "table": _cells(_(item.title), rows) | {"open": open_table, "marks": marks} if rows else None,
    }
    return blocks.packed("chart", data)


class Cell(tuple[str, ...]):
    """A cell with a main text, which may be a link, and a smaller one below it."""

    __slots__ = ()

    def __new__(cls, main: str, small: str, link: str = "") -> Cell:
        """Make it of its texts, and of where the first leads."""
        return super().__new__(cls, (main, small, link) if link else (main, small))


def table(rows: list[Row], key: str, label: str = "") -> None:
    """A small table of words; real HTML, so that it can be selected, printed and read aloud.

    Args:
        rows: the rows, each with the same columns; a value is a text or a `Cell`.
        key: what makes it the same table from one run to the next.
        label: what a screen reader calls it.
    """
    if rows:
        block("table", key, _cells(label or key, rows))


def _cells(label: str, rows: list[Row]) -> dict[str, Json]:
    head = [_(name) for name in rows[0]] if rows else []
    cells = [[list(v) if isinstance(v, Cell) else str(v) for v in row.values()] for row in rows]
    return {"label": label, "head": head, "rows": cells}
