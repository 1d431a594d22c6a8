"""The question turned round: which value gives a wanted answer?"""

from __future__ import annotations

import streamlit as st

from econ import wording
from econ.analysis.reverse import IsoLines, Solution, iso_lines, solve
from econ.analysis.tables import Row
from econ.doors.app import entry_memory, shared_results, typed_entry
from econ.doors.app.levers import words
from econ.doors.app.page_state import SALE, Session
from econ.doors.app.shared_results import by_figures
from econ.doors.app.show import plain, table
from econ.doors.app.views.registry import view
from econ.engine import Result
from econ.output import cells
from econ.scenario import Scenario, currencies
from econ.wording.errors import InputError
from econ.wording.language import N_, _, digits


@view(N_("Reverse"), place=70)
def draw(session: Session, result: Result) -> None:
    """Draw it."""
    del session
    st.subheader(_("Which value gives a wanted answer?"), anchor=False)
    names = [n for n in result.graph.headlines if n in result.outputs]
    if not names:
        st.info(_("This scenario has no answer that could be turned round."), icon=":material/info:")
        return
    equations = result.graph.equations
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        output = entry_memory.choose("reverse-output", _("The answer"), {n: _(equations[n].label) for n in names})
    with right:
        unit = equations[output].unit
        label = _("shall be") if unit == "1" else _("shall be ({unit})", unit=words(unit))
        entry_memory.begin(f"reverse-target-{output}", digits(equations[output].asked))
        text = st.text_input(label, key=f"reverse-target-{output}")
    movable = _movable(result, output)
    name = entry_memory.choose(f"reverse-name-{output}", _("What may move"), movable)
    try:
        parse = currencies.reader(result.scenario, result.book)
        target = typed_entry.read(typed_entry.english(text), unit, parse).central
        central, median = (
            plain(_said(_solved(result.scenario, name, output, target, at), movable[name], _(equations[output].label)))
            for at in ("central", "median")
        )
    except InputError as error:
        st.error(plain(typed_entry.as_typed(error, text, unit)), icon=":material/error:")
        return
    if central == median:
        st.markdown(f"**{_('At the central case and for the median answer')}:** {central}")
    else:
        st.markdown(f"**{_('At the central case')}:** {central}")
        st.markdown(f"**{_('For the median answer')}:** {median}")
    _iso(result, output, name, movable)
    st.caption(
        _(
            "Everything else stays as it is in the scenario. The percentile says where the value lies in the evidence "
            "for it; a value far outside needs a reason."
        )
    )


@by_figures(256)
def _solved(scenario: Scenario, name: str, output: str, target: float, at: str) -> Solution:
    return solve(shared_results.get(scenario), name, output, target, at)


@by_figures(32)
def _lines(scenario: Scenario, output: str, x: str, y: str) -> IsoLines:
    return iso_lines(shared_results.get(scenario), output, (x, y), LEVELS)


def _said(found: Solution, moved: str, output: str) -> str:
    """The solution as a sentence, with the labels of the page."""
    target = wording.quantity(found.target, found.output_unit)
    if not found.values:
        low, high = (wording.quantity(v, found.output_unit) for v in found.attained)
        return _(
            "No value of “{moved}” does: “{output}” stays between {low} and {high} and never comes to {target}.",
            moved=moved,
            output=output,
            low=low,
            high=high,
            target=target,
        )
    values = [
        wording.quantity(v, found.unit) + ("" if p is None else f" ({_rank(p)})")
        for v, p in zip(found.values, found.percentiles, strict=True)
    ]
    joined = (
        _("anything from {first} to {last}", first=values[0], last=values[-1])
        if found.anywhere
        else wording.listing(values)
    )
    return _(
        "“{output}” comes to {target} if “{moved}” is {joined}.",
        output=output,
        target=target,
        moved=moved,
        joined=joined,
    )


def _rank(share: float) -> str:
    """Where a value lies in its evidence."""
    if share < 0.01:
        return _("below nearly all the evidence")
    if share > 0.99:
        return _("above nearly all the evidence")
    return _("{share} of the evidence lies below", share=wording.percent(share, 0))


LEVELS = (0.005, 0.01, 0.02, 0.05)
"""Shares for which lines over two quantities are given."""

STEPS = 6


def _iso(result: Result, output: str, name: str, movable: dict[str, str]) -> None:
    """For a share: which pairs of two quantities give 0.5, 1, 2 and 5%."""
    others = {n: label for n, label in movable.items() if n != name}
    if result.graph.equations[output].unit != "1" or not others:
        return
    with st.expander(_("Two quantities at once"), key=f"iso-{output}-{name}"):
        other = entry_memory.choose(f"iso-other-{output}-{name}", _("together with"), others)
        try:
            found = _lines(result.scenario, output, name, other)
        except InputError as error:
            st.info(plain(error.on_the_page), icon=":material/info:")
            return
        st.markdown(
            plain(
                _(
                    "{first} that gives each share, for several values of {second}:",
                    first=movable[other],
                    second=movable[name],
                )
            )
        )
        rows = [_pairs(result, found, float(x), movable) for x in found.xs[:: max(len(found.xs) // STEPS, 1)]]
        title = _("{first} for several values of {second}", first=movable[other], second=movable[name])
        table(cells.table(f"iso-table-{output}-{name}", title, rows))


def _pairs(result: Result, found: IsoLines, x: float, movable: dict[str, str]) -> Row:
    row = {movable[found.x]: wording.quantity(x, _unit(result, found.x))}
    for level in LEVELS:
        y = next((b for a, b in found.lines[level] if a == x), None)
        row[wording.percent(level)] = _("none") if y is None else wording.quantity(y, _unit(result, found.y))
    return row


def _unit(result: Result, name: str) -> str:
    item = result.state.inputs.get(name)
    return item.unit if item else result.graph.equations[name].unit


def _movable(result: Result, output: str) -> dict[str, str]:
    """The sale, and every quantity that the answer rests on and that is no definition, with their labels."""
    rests = {i.name: _(i.label) for i in result.inputs_of(output) if i.origin != "definition" and i.name != output}
    sale = {SALE: _("Sale")} if SALE in result.outputs and output != SALE else {}
    return sale | {n: label for n, label in rests.items() if n not in sale}
