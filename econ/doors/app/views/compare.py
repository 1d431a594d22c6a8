"""Scenarios side by side: only what differs, what that does, and the way from one to the other."""

from __future__ import annotations

from functools import partial

import streamlit as st

from econ.analysis import compare
from econ.doors.app import baselines
from econ.doors.app.page_state import Session
from econ.doors.app.show import plain
from econ.doors.app.views import compare_choice, compare_steps, compare_tables
from econ.doors.app.views.compare_results import found_of, way
from econ.doors.app.views.compare_words import sentence
from econ.doors.app.views.registry import view
from econ.engine import Result
from econ.model import SHARE
from econ.output.export import FORMATS, comparison_csv
from econ.output.scenario_table import ALL, files, scenario_table
from econ.scenario import Scenario
from econ.wording.errors import InputError
from econ.wording.language import N_, _, spoken

ABOUT = N_(
    "A is what the levers say now. All scenarios are computed on the same points, so equal ones differ by exactly zero."
)


@view(N_("Compare"), place=50)
def draw(session: Session, result: Result) -> None:
    """Draw it."""
    del result
    mine = baselines.mine()
    st.subheader(_("Compare scenarios"), anchor=False)
    st.caption(_(ABOUT))
    compare_choice.draw(session, mine)
    if not mine.picked:
        st.info(
            _("Choose a scenario to compare with, or keep this one and then move a lever."), icon=":material/compare:"
        )
        return
    asked = tuple(baselines.scenarios(session, mine))
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
    with st.container(horizontal=True):
        st.download_button(
            _("Download the comparison (CSV)"),
            data=partial(_file, asked, output),
            file_name="econ-comparison.csv",
            mime="text/csv",
            key="compare-download",
            on_click="ignore",
            icon=":material/download:",
        )
        for form in ("xlsx", "parquet"):
            st.download_button(
                _("One long table, all GDP sources ({format})", format=FORMATS[form].extension),
                data=partial(_table, asked, form),
                file_name=f"econ-scenarios{FORMATS[form].extension}",
                mime=FORMATS[form].mime,
                key=f"compare-table-{form}",
                on_click="ignore",
                icon=":material/download:",
            )


def _table(asked: tuple[Scenario, ...], form: str) -> bytes:
    """The scenario table, with its codebook in the same file."""
    return files.to_bytes(scenario_table(asked, sources=ALL), form)


def _file(asked: tuple[Scenario, ...], output: str) -> bytes:
    return comparison_csv.write(compare.results(asked), output)
