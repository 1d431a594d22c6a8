"""Work backwards: which value of a quantity gives a wanted answer, and how likely such a value is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from econ import wording
from econ.analysis.reverse import IsoLines, Solution, iso_lines, solve
from econ.engine import Result
from econ.numerics.distributions import Distribution, Fixed
from econ.output import cells
from econ.page import entry, grammar, shared_results
from econ.page.ask import SALE, STATED
from econ.page.blocks import WRONG, Block, Grid, Link, Menu, Note, Prose, Title, menu
from econ.page.place import Layout, Shown, place
from econ.page.shared_results import by_figures
from econ.page.ways import VIEW
from econ.scenario import Scenario
from econ.wording import unit_in_words
from econ.wording.errors import InputError
from econ.wording.language import N_, _, digits

ANSWER, GOAL, BY, WITH = "answer", "goal", "by", "and"
"""Parameters of the address: the answer that is wanted, its value, what is changed, and what else."""

DIGITS = 4
"""Significant digits of the value that is taken over."""

NONE = "-"
FEWEST, STEPS = 3, 8
"""Rows of pairs that are worth a table, and rows that it has at most."""


@dataclass(frozen=True, kw_only=True)
class Wanted(Block):
    """The question, to be filled in: an answer should be so much, by changing something.

    Attributes:
        answer, by: what should be so, and what is changed.
        should_be: the words between.
        goal: what stands in the field; `unit` stands behind it.
        field: name of the parameter.
        problem: what is wrong with the goal.
        would_read: texts that would be read, each with its address.
    """

    answer: Menu
    by: Menu
    should_be: str
    goal: str
    unit: str
    field: str
    problem: str = ""
    would_read: tuple[Link, ...] = ()


@place(
    "backwards",
    N_("Work backwards"),
    rank=110,
    about=N_("Which sale makes 5%?"),
    parameters=(ANSWER, GOAL, BY, WITH),
    former=("Reverse",),
)
def draw(shown: Shown) -> Layout:
    """Draw it."""
    result = shown.result
    answers = {name: _(result.graph.equations[name].label) for name in result.graph.headlines if name in result.outputs}
    if not answers:
        said = _("This scenario has no answer that could be turned round.")
        return Layout(title=_("Work backwards"), description=said, head=(Title(key="title", text=said),))
    answer = shown.detail(ANSWER) if shown.detail(ANSWER) in answers else next(iter(answers))
    movable = movable_of(result, answer)
    by = shown.detail(BY) if shown.detail(BY) in movable else next(iter(movable), "")
    equation = result.graph.equations[answer]
    text = shown.detail(GOAL) or digits(equation.asked)
    found = entry.read(text, equation.unit)
    if isinstance(found.value, Distribution) and not found.value.is_fixed:
        found = entry.Read(None, _("A goal is one number, not an interval."))
    goal = found.value if isinstance(found.value, Distribution) else None
    question = _question(shown, (answer, by), answers, movable, text, found)
    title = _("Which value gives a wanted answer?")
    if goal is None or not by:
        said = found.problem or _("Nothing here can be changed to reach it.")
        note = None if found.problem else Note(key="unsolved", texts=(said,))
        return Layout(title=title, description=said, head=(Title(key="title", text=title), question, note))
    asked = (result.scenario, by, answer, goal.central)
    try:
        central, median = _solved(*asked, "central"), _solved(*asked, "median")
    except InputError as error:
        note = Note(key="unsolved", texts=(error.on_the_page,), kind=WRONG)
        return Layout(title=title, description=error.on_the_page, head=(Title(key="title", text=title), question, note))
    said = central.sentence
    return Layout(
        title=said,
        description=said,
        head=(Title(key="title", text=said), question),
        picture=(_about(shown, central, median, movable[by]), *_pairs(shown, central, movable)),
    )


def _question(
    shown: Shown,
    chosen: tuple[str, str],
    answers: dict[str, str],
    movable: dict[str, str],
    text: str,
    found: entry.Read,
) -> Wanted:
    answer, by = chosen
    unit = shown.result.graph.equations[answer].unit
    return Wanted(
        key="wanted",
        answer=menu(ANSWER, _("What should be so"), answer, answers, quiet=True),
        by=menu(BY, _("by changing"), by, movable, quiet=True),
        should_be=_("should be"),
        goal=text,
        unit="" if unit == "1" else unit_in_words(wording.said_unit(answer, unit)),
        field=GOAL,
        problem=found.problem,
        would_read=tuple(Link(words=one, address=shown.link(**{GOAL: one}), step=True) for one in found.would_read),
    )


def movable_of(result: Result, output: str) -> dict[str, str]:
    """The sale, and every quantity that an answer rests on and that is no definition, with their labels."""
    rests = {i.name: _(i.label) for i in result.inputs_of(output) if i.origin != "definition" and i.name != output}
    sale = {SALE: _("Sale")} if SALE in result.outputs and output != SALE else {}
    return sale | {n: label for n, label in rests.items() if n not in sale}


@by_figures(256)
def _solved(scenario: Scenario, name: str, output: str, target: float, at: str) -> Solution:
    return solve(shared_results.get(scenario), name, output, target, at)


def _said(value: float, unit: str) -> str:
    """A value in words, without digits that say nothing: "$1.4 billion a year"."""
    return wording.stated(value, unit)


def _about(shown: Shown, central: Solution, median: Solution, moved: str) -> Block:
    """How likely such a value is, how the draws have it, and the way to use it."""
    texts = [_("Everything else stays at its best guess."), *central.remarks, *central.ranks]
    if central.values and not central.ranks:
        texts.append(
            _("“{moved}” is stated without a spread here, so nothing says how likely such a value is.", moved=moved)
        )
    half = [_said(v, median.unit) for v in median.values]
    if half and half != [_said(v, central.unit) for v in central.values]:
        texts.append(_("For half of the draws to reach it, it would have to be {value}.", value=_(" or ").join(half)))
    ways = tuple(_use(shown, central, value) for value in central.values)
    return Prose(key="backwards-about", texts=tuple(texts), links=ways)


def _use(shown: Shown, found: Solution, value: float) -> Link:
    """The way to the answer with the value in it."""
    words_ = _("Use this value")
    said = _said(value, found.unit)
    text = grammar.brief(Fixed(wording.significant(value, DIGITS)), found.unit)
    changed = {found.name: text, VIEW: "", ANSWER: "", GOAL: "", BY: "", WITH: ""}
    if found.name == SALE:
        changed["sale"] = STATED
    return Link(words=words_, note=said if len(found.values) > 1 else "", address=shown.link(**changed), step=True)


# --- two quantities at once -----------------------------------------------------------------------------


def _pairs(shown: Shown, found: Solution, movable: dict[str, str]) -> tuple[Block, ...]:
    """Pairs of two quantities that give the goal, where there are enough of them to be worth a table."""
    others = {name: label for name, label in movable.items() if name != found.name}
    chosen = shown.detail(WITH)
    known = {NONE: _("nothing else"), **others}
    second = menu(WITH, _("Two quantities at once: together with"), chosen if chosen in others else NONE, known)
    if chosen not in others:
        return (second,) if others else ()
    try:
        lines = _lines(shown.result.scenario, found.output, found.name, chosen, found.target)
    except InputError as error:
        return second, Note(key="no-pairs", texts=(error.on_the_page,))
    pairs = lines.lines[found.target]
    if len(pairs) < FEWEST:
        said = _("Over the ranges that the evidence gives them, no pairs of these two give it.")
        return second, Note(key="no-pairs", texts=(said,))
    picked = [pairs[n] for n in np.unique(np.linspace(0, len(pairs) - 1, STEPS).astype(int))]
    unit_x, unit_y = _unit(shown.result, found.name), _unit(shown.result, chosen)
    rows = [{movable[found.name]: _said(x, unit_x), movable[chosen]: _said(y, unit_y)} for x, y in picked]
    target = _said(found.target, found.output_unit)
    return second, Grid(key="pairs", table=cells.table("pairs", _("Pairs that give {target}", target=target), rows))


@by_figures(32)
def _lines(scenario: Scenario, output: str, x: str, y: str, level: float) -> IsoLines:
    return iso_lines(shared_results.get(scenario), output, (x, y), (level,))


def _unit(result: Result, name: str) -> str:
    item = result.state.inputs.get(name)
    return item.unit if item else result.graph.equations[name].unit
