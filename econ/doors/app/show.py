"""The only places where charts, tables and foreign words reach the page."""

from __future__ import annotations

import re
from typing import Unpack

import streamlit as st

from econ.doors.app import blocks, panel, streamlit_words
from econ.doors.app.blocks import Content, joined, put
from econ.doors.app.panel import Part
from econ.doors.app.pictures import USUAL, WIDTHS, Picture, Widths
from econ.engine import Result, kept_in_words
from econ.output import charts
from econ.output.cells import Table
from econ.output.charts import Options
from econ.output.drawing import Around
from econ.output.export.pictures import foot
from econ.output.marks import Curve, Drawing, Role
from econ.output.printers.page import page
from econ.wording.language import N_, _

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$<>:&^=])")

WORDS = {
    "png": N_("Save this chart as a picture (PNG)"),
    "svg": N_("Save this chart as a drawing (SVG)"),
    "csv": N_("Save the data of this chart (CSV)"),
    "zoom": N_("Zoom"),
    "nearer": N_("Drag over a part of this chart to see it larger"),
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


def show(picture: Picture, key: str, *, caption: str, file: str, same: str = "") -> None:
    """Draw a picture of what is no result in place of the last one with this key.

    Args:
        picture: what is drawn; the page holds it until the next one.
        key: what makes it the same chart from one run to the next.
        caption: what stands below it.
        file: how the names of its files begin.
        same: what makes it the same picture for whoever has zoomed into it; the key if left out.
    """
    st.session_state[f"picture {key}"] = picture
    told = {"name": key, "same": same or key, "caption": caption, "threshold": None, "file": file}
    put(key, blocks.packed("chart", {**told, **_told(picture, USUAL.alone, open_table=False)}))


def chart(
    name: str,
    result: Result,
    widths: Widths = USUAL,
    *,
    baseline: Result | None = None,
    open_table: bool = False,
    **options: Unpack[Options],
) -> None:
    """A chart with its table below it, folded away or open, or the sentence that says why there is none."""
    if reason := charts.get(name).empty(result):
        st.info(plain(reason), icon=":material/info:")
        return
    put(f"chart-{name}", _packed(result, name, widths.alone, baseline, open_table, **options))


def part(
    name: str,
    result: Result,
    widths: Widths,
    *,
    baseline: Result | None = None,
    open_table: bool = False,
    **options: Unpack[Options],
) -> Part:
    """The same as a part of a panel."""
    if reason := charts.get(name).empty(result):
        return panel.note(_(reason))
    return _packed(result, name, widths.alone, baseline, open_table, **options)


def row(names: tuple[str, ...], result: Result, widths: Widths, *, baseline: Result | None = None) -> list[Part]:
    """Charts side by side where there is room, as parts of a panel; those with nothing to draw say why above them."""
    reasons = [charts.get(name).empty(result) for name in names]
    there = [name for name, reason in zip(names, reasons, strict=True) if not reason]
    drawn = [_packed(result, name, widths.beside, baseline, open_table=False) for name in there]
    told = {"part": "row", "name": "-".join(names)}
    return [*(panel.note(_(reason)) for reason in reasons if reason), *([joined("row", told, drawn)] if drawn else [])]


@kept_in_words
def _packed(
    result: Result, /, name: str, width: int, baseline: Result | None, open_table: bool, **options: Unpack[Options]
) -> bytes:
    """A chart as it is sent, made once for a result: the page gives it to every visitor who asks the same."""
    item = charts.get(name)
    picture = _picture(result, name, baseline, open_table, **options)
    shows = f"{_(item.shows)} {_(OUTLINE)}" if baseline is not None and item.outlined else _(item.shows)
    data = {
        "part": "chart",
        "name": name,
        "same": " ".join((name, *map(str, options.values()))),
        "caption": "" if charts.reason(name, result, **options) else shows,
        "threshold": picture.threshold,
        "file": f"econ-{name}-{result.fingerprint.scenario[:8]}",
    }
    return blocks.packed("chart", {**data, **_told(picture, width, open_table=open_table), "title": _(item.title)})


@kept_in_words
def _picture(
    result: Result, /, name: str, baseline: Result | None, open_table: bool, **options: Unpack[Options]
) -> Picture:
    item = charts.get(name)
    around = Around(
        charts.finding(name, result, **options),
        _(item.shows),
        foot(result, charts.sources(name, result, **options)),
    )
    return Picture(
        name=name,
        drawing=charts.drawing(name, result, baseline=baseline, **options),
        around=around,
        alt=around.title,
        table=charts.table(name, result, baseline=baseline, **options),
        threshold=item.threshold(result) if item.threshold else None,
        listed=open_table,
    )


def _told(picture: Picture, width: int, *, open_table: bool) -> Content:
    """What the browser is told of a picture."""
    axes = picture.drawing.x, picture.drawing.y
    return {
        "title": picture.around.title,
        "words": words(),
        "picture": picture.address,
        "svg": picture.at(width),
        "width": width,
        "widths": WIDTHS,
        "drawn": any(axis.shown for axis in axes),
        "table": {**page(picture.table), **_lines(picture.table, picture.drawing), "open": open_table}
        if picture.table
        else None,
    }


def _lines(table: Table, drawing: Drawing) -> Content:
    """How the curve is drawn that each row stands for, and which is that of the answer."""
    curves = {mark.row: mark for mark in drawing.marks if isinstance(mark, Curve) and mark.row}
    if not curves:
        return {}
    found = [curves.get(row.name) for row in table.rows]
    chosen = next((n for n, mark in enumerate(found) if mark and mark.role is Role.CHOSEN), None)
    return {"lines": [mark and (mark.tone, mark.dash, mark.width) for mark in found], "strong": chosen}


def table(shown: Table) -> None:
    """A small table of words; real HTML, so that it can be selected, printed and read aloud.

    Its name makes it the same table from one run to the next.
    """
    if shown:
        put(shown.name, blocks.packed("table", page(shown)))
