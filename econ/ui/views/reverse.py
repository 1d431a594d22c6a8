"""The question turned round: which value gives a wanted answer?"""

from __future__ import annotations

import streamlit as st

from econ import distributions
from econ.engine import Result
from econ.errors import InputError
from econ.reverse import solve
from econ.tables import HEADLINES
from econ.ui import entry
from econ.ui.levers import words
from econ.ui.show import plain
from econ.ui.state import SALE, Session

TARGETS = {"gdp_share": "5 %", "contribution_to_gdp": "2 %", "trade_share": "50 %", "import_cover": "12"}
"""What is asked for first."""


def draw(session: Session, result: Result) -> None:
    """Draw it."""
    del session
    st.subheader("Which value gives a wanted answer?", anchor=False)
    names = [n for n in HEADLINES if n in result.outputs]
    if not names:
        st.info("This scenario has no answer that could be turned round.", icon=":material/info:")
        return
    equations = result.graph.equations
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        output = st.selectbox(
            "The answer", names, format_func=lambda n: equations[n].label, key="reverse-output", filter_mode=None
        )
    with right:
        unit = equations[output].unit
        label = "shall be" if unit == "1" else f"shall be ({words(unit)})"
        text = st.text_input(label, TARGETS.get(output, "0.5"), key=f"reverse-target-{output}")
    movable = _movable(result, output)
    name = st.selectbox(
        "What may move", list(movable), format_func=movable.__getitem__, key=f"reverse-name-{output}", filter_mode=None
    )
    try:
        target = distributions.parse(entry.complete(text, unit), unit).central
        for at, said in (("central", "At the central case"), ("median", "For the median answer")):
            found = solve(result, name, output, target, at)
            st.markdown(f"**{said}:** {plain(str(found))}")
    except InputError as error:
        st.error(plain(str(error)), icon=":material/error:")
        return
    st.caption(
        "Everything else stays as it is in the scenario. The percentile says where the value lies in the evidence for "
        "it; a value far outside needs a reason."
    )


def _movable(result: Result, output: str) -> dict[str, str]:
    """The sale, and every quantity that the answer rests on and that is no definition, with their labels."""
    rests = {i.name: i.label for i in result.inputs_of(output) if i.origin != "definition" and i.name != output}
    sale = {SALE: "Sale"} if SALE in result.outputs and output != SALE else {}
    return sale | {n: label for n, label in rests.items() if n not in sale}
