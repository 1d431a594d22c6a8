"""The way from one scenario to another, a step for each input that differs."""

from __future__ import annotations

import streamlit as st

from econ.analysis import compare
from econ.analysis.compare import Waterfall
from econ.doors.app import entry_memory
from econ.doors.app.pictures import Picture
from econ.doors.app.show import plain, show
from econ.doors.app.views.compare_results import ComparedScenarios, way
from econ.model import SHARE
from econ.output.charts import waterfall
from econ.output.drawing import Around
from econ.scenario import Scenario
from econ.wording.language import _, _n


def draw(found: ComparedScenarios, asked: tuple[Scenario, ...]) -> str:
    """The waterfall, and what it follows; gives the name of that output."""
    st.subheader(_("From one to the other"), anchor=False)
    names = sorted(found.outputs, key=lambda name: name != SHARE)
    left, right = st.columns(2)
    with left:
        labels = {name: found.outputs[name] for name in names}
        output = entry_memory.choose("compare-output", _("What the steps follow"), labels)
    others = found.titles[1:]
    other = others[0]
    if len(others) > 1:
        with right:
            other = entry_memory.choose("compare-other", _("From A to"), {title: title for title in others})
    fall = way(asked[0], asked[found.titles.index(other)], output)
    ends = found.titles[0], other
    if fall is None:
        st.info(
            plain(
                _(
                    "{output} cannot be computed in {first} or in {second}.",
                    output=found.outputs[output],
                    first=ends[0],
                    second=other,
                )
            ),
            icon=":material/info:",
        )
    elif not fall.steps:
        st.markdown(_("No input differs, so there is no step."))
    else:
        _waterfall(fall, ends, found.foot)
    return output


def _waterfall(fall: Waterfall, ends: tuple[str, str], foot: str) -> None:
    title = _("{output}, from {start} to {end}", output=_(fall.label), start=ends[0][0], end=ends[1][0])
    picture = Picture(
        name="waterfall",
        drawing=waterfall.drawing(fall, ends),
        around=Around(title, _(waterfall.SHOWS), (foot,)),
        alt=waterfall.alt(fall, ends),
        table=waterfall.table(fall, ends),
    )
    show(
        picture,
        "compare-waterfall",
        caption=f"{_(waterfall.SHOWS)} {_(compare.ORDER)}{_still(fall)}",
        file=f"econ-steps-{fall.output}",
        same=f"compare-waterfall {fall.output} {ends[1]}",
    )


def _still(fall: Waterfall) -> str:
    still = len(fall.steps) - len(waterfall.moving(fall))
    if not still:
        return ""
    return _n(
        " {count} more input differs and moves nothing here.",
        " {count} more inputs differ and move nothing here.",
        still,
    )
