"""Tables of what differs between scenarios, and of what that does."""

from __future__ import annotations

import streamlit as st

from econ import wording
from econ.analysis import compare, tables
from econ.analysis.tables import Row
from econ.doors.app.pictures import Picture
from econ.doors.app.show import plain, show, table
from econ.doors.app.views.compare_results import ComparedScenarios
from econ.model import SHARE
from econ.output import cells
from econ.output.cells import Cell
from econ.output.charts import difference
from econ.output.drawing import Around
from econ.wording.language import N_, _

JOINED = f"{wording.MINUS}\u2060"
"""A minus that no line ends with."""

SURE = 0.005
"""Part of the draws that is not mentioned."""

MOST_OPEN = 14
"""Inputs that are listed without being folded away."""

NOTE = N_(
    "The central case with its 90% range. The range of a difference is taken draw by draw. pp are percentage points. "
    "“Larger in” is the part of the draws in which the result is larger than in A."
)


def draw(found: ComparedScenarios) -> None:
    """Draw them."""
    st.subheader(_("What differs"), anchor=False)
    if len(found.inputs) > MOST_OPEN:
        table(cells.table("compare-choices", _("Choices that differ"), found.choices))
        with st.expander(_("Inputs that differ ({count})", count=len(found.inputs)), key="compare-all"):
            table(cells.table("compare-inputs", _("Inputs that differ"), found.inputs))
    elif differing := [*found.choices, *found.inputs]:
        table(cells.table("compare-inputs", _("What differs"), differing))
    else:
        st.markdown(_("Nothing."))
    st.subheader(_("What that does"), anchor=False)
    found_there = [_outputs(found, name) for name in found.outputs]
    differences = [_differences(found, name) for name in found.outputs]
    if len(found.titles) == compare.FEWEST:
        both = [one | other for one, other in zip(found_there, differences, strict=True)]
        table(cells.table("compare-outputs", _("What that does"), both))
    else:
        table(cells.table("compare-outputs", _("What that does"), found_there))
        table(cells.table("compare-apart", _("Differences from A"), differences))
    st.caption(plain(_(NOTE)))
    rows = [row for row in found.differences if row["output"] == SHARE]
    if len(rows) > 1:
        picture = Picture(
            name="difference",
            drawing=difference.drawing(rows),
            around=Around(_(difference.TITLE), _(difference.SHOWS), (found.foot,)),
            alt=difference.alt(rows),
            table=difference.table(rows),
        )
        show(picture, "compare-differences", caption=_(difference.SHOWS), file="econ-differences")


def _outputs(found: ComparedScenarios, name: str) -> Row:
    """An output in each scenario."""
    rows = {row["scenario"]: row for row in found.rows if row["output"] == name}
    return {N_("Result"): found.outputs[name]} | {title: _printed(rows.get(title)) for title in found.titles}


def _differences(found: ComparedScenarios, name: str) -> Row:
    """How far an output is from the first scenario, in each of the others."""
    rows = {row["scenario"]: row for row in found.differences if row["output"] == name}
    cells = {f"{title[0]} − {found.titles[0][0]}": _apart(rows.get(title)) for title in found.titles[1:]}
    return {N_("Result"): found.outputs[name]} | cells


def _printed(row: Row | None) -> Cell | str:
    if row is None:
        return _("not computed")
    value, span = tables.in_words(row, row["unit"])
    return Cell(value, small=span) if span else value


def _apart(row: Row | None) -> Cell | str:
    if row is None:
        return _("not computed")
    value, span = (text.replace(wording.MINUS, JOINED) for text in difference.difference_in_words(row))
    sure = not SURE <= row["above"] <= 1 - SURE
    small = ", ".join(
        filter(None, (span, "" if sure or not span else _("larger in {share}", share=difference.larger(row))))
    )
    return Cell(value, small=small) if small else value
