"""How every number is computed: each equation and each input as an entry that names what it is made of and for."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from econ.analysis import tables
from econ.engine import GDP_INDEX, Result
from econ.equations.graph import Equation
from econ.evidence import LINED_INPUTS
from econ.numerics.statistics import HIGH, LOW
from econ.provenance import origins
from econ.scenario import GDP_INDEX_BEFORE, Input
from econ.wording.errors import unknown
from econ.wording.language import N_


@dataclass(frozen=True)
class LineFigure:
    """The figure of one goods line.

    Attributes:
        name, label, unit: what it is.
        value: its central value.
        grade, sources: on what it rests.
    """

    name: str
    label: str
    unit: str
    value: float
    grade: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class MethodEntry:
    """A quantity of the model.

    Attributes:
        name, label, unit, meaning: what it is.
        page: the page of the model that computes it; "inputs" for what is given.
        python, latex, mathml: its formula; empty for what is given.
        inputs: the quantities in its formula.
        used_by: the equations that it stands in.
        leaves_out: what the formula leaves out.
        low, central, high: its value in the result and the ends of its 90% interval; None if it has several or none.
        median: of its draws, likewise.
        why_not: why the result does not have it, or why the formula is not used; may be empty.
        grade: the grade of an input, the weakest among its inputs for an equation.
        given: what gives an input: "card", "line", "series", "definition" or "scenario".
        where: where in `data/` it stands; empty for what a scenario sets itself.
        judgement: whose an input is and on what it rests, where no source prints it.
        sources: ids of the sources that it rests on.
        parts: the figures of goods lines of an input that has one for each.
    """

    name: str
    label: str
    unit: str
    meaning: str
    page: str
    python: str = ""
    latex: str = ""
    mathml: str = ""
    inputs: tuple[str, ...] = ()
    used_by: tuple[str, ...] = ()
    leaves_out: str = ""
    low: float | None = None
    central: float | None = None
    median: float | None = None
    high: float | None = None
    why_not: str = ""
    grade: str = ""
    given: str = ""
    where: str = ""
    judgement: str = ""
    sources: tuple[str, ...] = ()
    parts: tuple[LineFigure, ...] = ()


INPUTS = "inputs"

PAGES = {
    "economy": N_("What it means for the exporter’s economy"),
    "deliveries": N_("What is delivered"),
    "sale": N_("What it is worth"),
    "people": N_("People under contract"),
    "payment": N_("What comes back"),
    "costs": N_("What it costs, and what is left"),
    "sanctions": N_("What it risks"),
    "foreign_exchange": N_("Foreign exchange"),
    "buyer": N_("What it means for the buyer"),
    "path": N_("The same, year by year"),
    INPUTS: N_("What is put in"),
}
"""Titles of the parts of the model, in the order in which they are shown everywhere."""
SAME = ("name", "label", "unit", "meaning", "page", "python", "latex", "mathml", "leaves_out")
"""What an entry says of an equation in its own words."""

STATED = N_("the scenario states the value, so the formula is not used")


def entries(result: Result) -> tuple[MethodEntry, ...]:
    """Every equation in the order of the pages of the model, then every input of an equation."""
    graph = result.graph
    found = [_equation(result, item) for item in graph.equations.values()]
    return (*found, *(_given(result, name) for name in graph.inputs))


def entry(result: Result, name: str) -> MethodEntry:
    """One equation or input.

    Raises:
        InputError: there is no such quantity.
    """
    if name in result.graph.equations:
        return _equation(result, result.graph.equations[name])
    if name in result.graph.inputs:
        return _given(result, name)
    raise unknown("quantity", name, (*result.graph.equations, *result.graph.inputs), "econ list equations")


def _equation(result: Result, item: Equation) -> MethodEntry:
    name, there = item.name, item.name in result.draws
    found = tables.summary_of(result, name) if there and np.size(result.central[name]) == 1 else None
    return MethodEntry(
        **{field: getattr(item, field) for field in SAME},
        inputs=item.parameters,
        used_by=_used_by(result, name),
        low=found.low if found else None,
        central=found.central if found else None,
        median=found.median if found else None,
        high=found.high if found else None,
        why_not=STATED if name in result.stated else result.left_out.get(name, ""),
        grade=result.grade_of(name) if there else "",
        sources=result.sources_of(name) if there else (),
    )


def _used_by(result: Result, name: str) -> tuple[str, ...]:
    return tuple(e.name for e in result.graph.equations.values() if name in e.parameters)


def _given(result: Result, name: str) -> MethodEntry:
    """An input: one that the result has, one with a figure for each goods line, or one for each year."""
    parts = list(_parts(result, name))
    first = parts[0] if parts else None
    one = first if first is not None and first.name == name else None
    low, central, high = (None, None, None) if one is None else _spread(one)
    series = origins.path_sources(result) if name in (GDP_INDEX, GDP_INDEX_BEFORE) else ()
    return MethodEntry(
        name=name,
        label=one.label if one else _label(name),
        unit=one.unit if one else "",
        meaning=first.meaning if first else "",
        page=INPUTS,
        used_by=_used_by(result, name),
        leaves_out=one.note if one else "",
        low=low,
        central=central,
        high=high,
        why_not=result.state.absent.get(name, ""),
        grade=one.grade if one else "",
        given=one.origin if one else "line" if parts else "series" if series else "scenario",
        where=one.place if one else "",
        judgement=one.judgement if one else "",
        sources=tuple(sorted({*series, *(s for part in parts for s in part.sources)})),
        parts=() if one else tuple(_part(part) for part in parts if part.origin != "definition"),
    )


def _parts(result: Result, name: str) -> Iterator[Input]:
    if name in result.state.inputs:
        yield result.state.inputs[name]
    elif name in LINED_INPUTS:
        figures = (f"{name}_{line}" for line in result.state.lines_of(name))
        yield from (result.state.inputs[figure] for figure in figures if figure in result.state.inputs)


def _part(item: Input) -> LineFigure:
    return LineFigure(item.name, item.label, item.unit, item.distribution.central, item.grade, item.sources)


ALONG = {
    "gdp_index": N_("GDP year by year, with the year asked for as 1"),
    "delivery_path": N_("Part of the sale in each year"),
    "time_path": N_("Part of the year in the delivery period"),
    "years_ahead": N_("Years past the last GDP"),
    "gdp_index_before": N_("GDP of the year before, with the year asked for as 1"),
    "in_service": N_("Part of the period under contract in each year"),
    "pace_before": N_("Part of the sale in the year before"),
}
"""Inputs with a value for each year of the path."""


def _label(name: str) -> str:
    return LINED_INPUTS[name][2] if name in LINED_INPUTS else ALONG.get(name, name.replace("_", " ").capitalize())


def _spread(item: Input) -> tuple[float, float, float]:
    low, high = (float(v) for v in item.distribution.quantile(np.array([LOW, HIGH])))
    return low, item.distribution.central, high
