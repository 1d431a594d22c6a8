"""Scenarios side by side: only what differs, what that does, and the way from one to the other."""

from __future__ import annotations

from functools import partial

import streamlit as st

from econ import compare
from econ.engine import Result
from econ.errors import InputError
from econ.export import comparison
from econ.language import N_, _, spoken
from econ.scenario import Scenario
from econ.ui import compared
from econ.ui.show import plain
from econ.ui.state import Session
from econ.ui.views import compare_choice, compare_steps, compare_tables
from econ.ui.views.compare_found import SHARE, found_of, way
from econ.ui.views.compare_words import sentence

ABOUT = N_(
    "A is what the levers say now. All scenarios are computed on the same points, so equal ones differ by exactly zero."
)


def draw(session: Session, result: Result) -> None:
    """Draw it."""
    del result
    mine = compared.mine()
    st.subheader(_("Compare scenarios"), anchor=False)
    st.caption(_(ABOUT))
    compare_choice.draw(session, mine)
    if not mine.picked:
        st.info(
            _("Choose a scenario to compare with, or keep this one and then move a lever."), icon=":material/compare:"
        )
        return
    asked = tuple(compared.scenarios(session, mine))
    try:
        found = found_of(asked, spoken())
    except InputError as error:
        said = _("These scenarios cannot be compared: {error}", error=error.on_the_page)
        st.error(plain(said), icon=":material/error:")
        return
    ways = [way(asked[0], other, SHARE) for other in asked[1:]]
    said = [plain(sentence(found, t, way)) for t, way in zip(found.titles[1:], ways, strict=True)]
    st.markdown(f"**{said[0]}**" if len(said) == 1 else "\n".join(f"- {text}" for text in said))
    compare_tables.draw(found)
    output = compare_steps.draw(found, asked)
    st.download_button(
        _("Download the comparison (CSV)"),
        data=partial(_file, asked, output),
        file_name="econ-comparison.csv",
        mime="text/csv",
        key="compare-download",
        on_click="ignore",
        icon=":material/download:",
    )


def _file(asked: tuple[Scenario, ...], output: str) -> bytes:
    return comparison.write(compare.results(asked), output)
