"""The answer: its figures, against every size of sale, how sure, and what moves it."""

from __future__ import annotations

from econ.analysis import swings
from econ.analysis.mixture import mixture
from econ.doors.app import panel, typed_entry
from econ.doors.app.levers import words
from econ.doors.app.page_state import Session
from econ.doors.app.panel import Part, PlainPart
from econ.doors.app.show import part, row
from econ.doors.app.views.registry import view
from econ.engine import Result
from econ.numerics.distributions import Fixed
from econ.output import charts
from econ.output.charts.information import usual
from econ.scenario import currencies
from econ.wording.errors import InputError
from econ.wording.language import N_, _

WORTH = "value_of_information"

WAYS = {
    "tornado": N_("One input at a time"),
    "variance_shares": N_("Shares of the spread"),
    WORTH: N_("Worth knowing"),
}
"""Three charts that say what moves an answer, and how each does it."""

PAIR = ("distribution", "two_ways")
OUTPUT, WAY = "tornado-output", "tornado-way"


VIEW = "answer-view"
"""Key of its block."""


@view(N_("Answer"), place=10)
def draw(session: Session, result: Result) -> None:
    """Draw it."""
    panel.draw(session, VIEW, _("The answer in charts"), parts(session, result))


def packed(session: Session, result: Result) -> bytes:
    """The same as it is sent."""
    return panel.packed(session, VIEW, _("The answer in charts"), parts(session, result))


def parts(session: Session, result: Result) -> list[Part]:
    """All of it as one block: each element of Streamlit would cost as much as a chart."""
    baseline = session.before
    found: list[Part] = [part("share_by_sale", result, session.widths, baseline=baseline, open_table=True)]
    if len(charts.panel(result)) > 1:
        label = _("If one does not know which source is right")
        found.append(panel.fold(session, "mixture", label, "", lambda: _mixed(result)))
    return [
        *found,
        *row(PAIR, result, session.widths, baseline=baseline),
        *_changes(result),
        *_tornado(session, result),
    ]


def _changes(result: Result) -> list[Part]:
    """What would change the answer, in sentences above the charts that show all of it."""
    lines = swings.what_would_change(result)
    if not lines:
        return []
    return [panel.heading(_(swings.TITLE)), *map(panel.text, lines), panel.note(_(swings.HOW))]


def _mixed(result: Result) -> list[PlainPart]:
    """All sources at once, folded away: each alone is the default."""
    try:
        found = mixture(result)
    except InputError as error:
        return [panel.text(error.on_the_page)]
    notes = filter(None, (found.judgement, *found.dependence))
    return [panel.text(str(found)), *map(panel.note, notes)]


def _tornado(session: Session, result: Result) -> list[Part]:
    names = [n for n in result.graph.headlines if n in result.outputs]
    if not names:
        return [part("tornado", result, session.widths, baseline=session.before)]
    output, way = panel.picked(session, OUTPUT, names), panel.picked(session, WAY, WAYS)
    labels = {name: _(result.graph.equations[name].label) for name in names}
    ways = {name: _(said) for name, said in WAYS.items()}
    chosen = [
        panel.choice(OUTPUT, _("What moves"), labels, output),
        panel.choice(WAY, _("How"), ways, way, part="radio"),
    ]
    if way == WORTH:
        return _worth(session, result, output, chosen)
    return [panel.side("what-moves", chosen), part(way, result, session.widths, baseline=session.before, output=output)]


def _worth(session: Session, result: Result, output: str, chosen: list[PlainPart]) -> list[Part]:
    """What knowing each input would be worth to whoever asks whether the answer is above a value."""
    unit, name = result.graph.equations[output].unit, f"tornado-above-{output}"
    above = session.picks.get(name, typed_entry.shown(Fixed(usual(result, output)), unit))
    label = _("Is it above") if unit == "1" else _("Is it above ({unit})", unit=words(unit))
    asked = panel.side("what-moves", [*chosen, panel.field(name, label, above)])
    try:
        threshold = typed_entry.read(
            typed_entry.english(above), unit, currencies.reader(result.scenario, result.book)
        ).central
    except InputError as error:
        return [asked, panel.text(error.on_the_page)]
    return [asked, part(WORTH, result, session.widths, output=output, threshold=threshold)]
