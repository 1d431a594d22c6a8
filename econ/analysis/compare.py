"""Scenarios side by side: only what differs, what that does, and the way from one to the other step by step.

All scenarios share their points, so that equal ones differ by exactly zero and the interval of a difference is
that of the difference itself, not of two unrelated answers.
"""

from collections.abc import Sequence

import numpy as np

from econ import wording
from econ.analysis.tables import Row
from econ.analysis.waterfall import ORDER, Step, Waterfall, check_output, differing, rows, waterfall, words
from econ.engine import Result, run
from econ.engine.estimates import estimate
from econ.equations.graph import Equation, Shown
from econ.evidence import Book, default_book
from econ.model import GRAPH, SHARE
from econ.numerics import portable
from econ.numerics.statistics import summarise
from econ.scenario import Scenario
from econ.wording.errors import InputError
from econ.wording.language import N_, _, _n, day

__all__ = [
    "COMPARED",
    "FEWEST",
    "MOST",
    "ORDER",
    "Step",
    "Waterfall",
    "choices",
    "differences",
    "differing",
    "inputs",
    "names",
    "outputs",
    "ratios",
    "results",
    "steps",
    "waterfall",
    "words",
]


FEWEST, MOST = 2, 6

COMPARED = GRAPH.shown(Shown.COMPARED)
"""Outputs that are set side by side unless others are asked for."""


def results(scenarios: Sequence[Scenario], book: Book | None = None) -> list[Result]:
    """Run two to six scenarios on the points of the first, so that they can be compared.

    Raises:
        InputError: fewer than two or more than six are given, or one of them cannot be used.
    """
    _check_count(len(scenarios))
    return [run(one.change(sampler=scenarios[0].sampler), book or default_book()) for one in scenarios]


def _check_count(count: int) -> None:
    if not FEWEST <= count <= MOST:
        raise InputError(
            _n("{count} scenario is to be compared.", "{count} scenarios are to be compared.", count),
            mend=_("Give from {fewest} to {most} of them.", fewest=FEWEST, most=MOST),
        )


def names(compared: Sequence[Result]) -> list[str]:
    """A name for each result: its title, numbered where several have the same."""
    titles = [result.scenario.title or N_("Untitled") for result in compared]
    return [t if titles.count(t) == 1 else f"{t} ({n})" for n, t in enumerate(titles, start=1)]


def choices(compared: Sequence[Result]) -> list[Row]:
    """Choices that differ: exporter, buyer, year, GDP source and its year, pace, what the figure is, points.

    A row has `name`, `label` and, under the name of each scenario, its choice in words.

    Raises:
        InputError: fewer than two or more than six scenarios are given.
    """
    _check_count(len(compared))
    columns = [_choices(result) for result in compared]
    rows = []
    for name, (label, _first) in columns[0].items():
        values = [column[name][1] for column in columns]
        if len(set(values)) > 1:
            rows.append({"name": name, "label": _(label)} | dict(zip(names(compared), values, strict=True)))
    return rows


def _choices(result: Result) -> dict[str, tuple[str, str]]:
    """The label of each choice, and the choice in words."""
    s, book, sampler = result.scenario, result.book, result.scenario.sampler
    buyer = _(book.country(s.buyer).name) if s.buyer else _("not specified")
    points = _(
        "{scrambles} × {points}, seed {seed}", scrambles=sampler.scrambles, points=sampler.points, seed=sampler.seed
    )
    paces = [f"{year}: {wording.percent(pace, 0)}" for year, _index, pace in result.state.path if pace]
    pace = _("{paces} of a yearly sale", paces=", ".join(paces)) if paces else _("no delivery")
    return {
        "exporter": (N_("Exporter"), _(book.country(s.exporter).name)),
        "buyer": (N_("Buyer"), buyer),
        "year": (N_("Year of the sale"), str(s.year)),
        "gdp": (N_("GDP source"), _(book.series(s.exporter, result.state.gdp).about.label)),
        "gdp_year": (N_("Year of GDP"), str(s.gdp_year or s.year)),
        "as_of": (N_("As known on"), day(s.as_of) if s.as_of else _("the newest figures")),
        "one_price_year": (N_("Prices"), _("all of {year}", year=s.year) if s.one_price_year else _("as published")),
        "path": (N_("Pace of delivery"), pace),
        "concept": (N_("What the figure is"), _(s.concept or N_("not said"))),
        "points": (N_("Points"), points),
    }


def inputs(compared: Sequence[Result]) -> list[Row]:
    """Inputs that differ between any two scenarios, with the value of each in words.

    A row has `name`, `label`, `unit` and, under the name of each scenario, its value.

    Raises:
        InputError: fewer than two or more than six scenarios are given.
    """
    _check_count(len(compared))
    first = compared[0].state
    different = dict.fromkeys(n for other in compared[1:] for n in differing(first, other.state))
    table = []
    for name in different:
        items = [r.state.inputs.get(name) for r in compared]
        known = next(item for item in items if item)
        row: Row = {"name": name, "label": known.label, "unit": known.unit}
        table.append(row | {title: words(item) for title, item in zip(names(compared), items, strict=True)})
    return table


def outputs(compared: Sequence[Result], chosen: Sequence[str] = COMPARED) -> list[Row]:
    """Chosen outputs of each scenario: central case, median and interval, and how far both are from the first.

    The `difference` is one of medians, the `central_difference` one of central cases.

    Raises:
        InputError: fewer than two or more than six scenarios are given, or an output does not exist.
    """
    _check_count(len(compared))
    table = []
    for name in chosen:
        equation = _equation(compared, name)
        base = estimate(compared[0], name) if name in compared[0].draws else None
        for title, result in zip(names(compared), compared, strict=True):
            if name not in result.draws:
                continue
            s = estimate(result, name)
            table.append(
                {
                    "output": name,
                    "label": equation.label,
                    "unit": equation.unit,
                    "scenario": title,
                    **s.ends,
                    "difference": None if base is None else s.median - base.median,
                    "central_difference": None if base is None else s.central - base.central,
                }
            )
    return table


def _equation(compared: Sequence[Result], name: str) -> Equation:
    """The equation of an output of which at least one scenario has one value."""
    having = [r for r in compared if name in r.draws]
    for result in having or compared[:1]:
        if name not in result.graph.equations or name in result.draws or name in result.graph.withheld:
            check_output(result, name)
    return compared[0].graph.equations[name]


def differences(compared: Sequence[Result], chosen: Sequence[str] = COMPARED) -> list[Row]:
    """How far each scenario is from the first: difference of the central cases, 90% interval of that draw by draw.

    All are computed on the same points, so what they have in common cancels: the interval and the median are those of
    the difference, and equal scenarios differ by exactly zero. `above` is the probability that the scenario's output
    is larger than the first's. Outputs that one of the two does not have are left out.

    Raises:
        InputError: the scenarios are too few or too many, do not share their points, or an output does not exist.
    """
    _check_count(len(compared))
    first, titles = compared[0], names(compared)
    sampler = first.scenario.sampler
    if any(other.scenario.sampler != sampler for other in compared):
        raise InputError(
            _("The scenarios do not share their points."),
            mend=_("Run them with `compare.results`, or with equal samplers."),
        )
    table = []
    for name in chosen:
        equation = _equation(compared, name)
        for title, other in zip(titles[1:], compared[1:], strict=True):
            if name not in first.draws or name not in other.draws:
                continue
            apart = np.ravel(other.draws[name]) - np.ravel(first.draws[name])
            s = summarise(apart, sampler, np.ravel(other.central[name]) - np.ravel(first.central[name]))
            table.append(
                {
                    "output": name,
                    "label": equation.label,
                    "unit": equation.unit,
                    "scenario": title,
                    "against": titles[0],
                    **s.ends,
                    "numerical_error": s.error,
                    "above": float(portable.mean(np.broadcast_to(apart > 0, (sampler.size,)).astype(float))),
                }
            )
    return table


def ratios(compared: Sequence[Result], output: str = SHARE) -> list[Row]:
    """How many times the first scenario each other one is, draw by draw on the same points.

    A row has `scenario`, `against`, the ratio of the central cases, its median and its 90% interval, and `above`, the
    probability that the scenario's output is larger than the first's. There is no row where one of the two does not
    have the output, or where the first is not above zero in every draw: a ratio to that says nothing.

    Raises:
        InputError: the scenarios are too few or too many, or there is no such output.
    """
    _check_count(len(compared))
    equation = _equation(compared, output)
    first, titles = compared[0], names(compared)
    base = np.ravel(first.draws[output]) if output in first.draws else np.zeros(1)
    if not (base > 0).all() or not float(np.ravel(first.central[output])[0]) > 0:
        return []
    table = []
    for title, other in zip(titles[1:], compared[1:], strict=True):
        if output in other.draws:
            times = np.ravel(other.draws[output]) / base
            middle = np.ravel(other.central[output]) / np.ravel(first.central[output])
            s = summarise(times, first.scenario.sampler, middle)
            above = np.broadcast_to(times > 1, (first.scenario.sampler.size,)).astype(float)
            table.append(
                {
                    "output": output,
                    "label": equation.label,
                    "scenario": title,
                    "against": titles[0],
                    **s.ends,
                    "above": float(portable.mean(above)),
                }
            )
    return table


def steps(one: Result, other: Result, output: str = SHARE) -> list[Row]:
    """The way from one scenario to another as a table to draw; see `econ.analysis.waterfall.rows`.

    Raises:
        InputError: the output is missing in one of them, or has several values.
    """
    return rows(waterfall(one, other, output))
