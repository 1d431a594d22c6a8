"""What `econ explain` tells of a name, for programs: see `econ.output.answers.Explain`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from econ.analysis import sensitivity, tables
from econ.engine import Result
from econ.evidence import LABOUR_INPUTS, LINE_INPUTS, Series, sources
from econ.output.answers import Explain, ExplainedInput, NameOf, PublishedFigure, SeriesFigure, ends, made
from econ.provenance import published_figures
from econ.scenario import Input, in_dollars
from econ.wording.language import N_


def document(result: Result, name: str, series: Series | None) -> Explain | None:
    """What is told of a name; None if nothing has it.

    Args:
        result: in which the name is looked up.
        name: of an output, an assumption, a series, a goods line or a source.
        series: the series of that name, if it is one.
    """
    lines = {*result.state.lines, *result.state.people}
    if name in result.graph.equations:
        return _told(result, name, "output", _of_output(result, name), result.inputs_of(name), result.sources_of(name))
    if item := result.state.inputs.get(name):
        return _told(result, name, "assumption", _of_input(item), [item], item.sources)
    if name in result.state.absent:
        absent: Told = {"unit": "1", "none_because": result.state.absent[name]}
        return _told(result, name, "assumption", absent, [], ())
    if series:
        return _told(
            result, name, "series", _of_series(series), [], series.about.sources, _series_figures(series, result)
        )
    if name in lines:
        of_people = name in result.state.people
        about: Told = {"label": (result.book.labour if of_people else result.book.lines)[name].label, "unit": "1"}
        kinds = LABOUR_INPUTS if of_people else LINE_INPUTS
        items = [i for kind in kinds if (i := result.state.inputs.get(f"{kind}_{name}"))]
        return _told(result, name, "goods line", about, items, [s for i in items for s in i.sources])
    if name in result.book.sources:
        return _told(result, name, "source", {"unit": "1"}, [], [name])
    return None


Told = Mapping[str, str | float | None]


def _told(
    result: Result,
    name: str,
    kind: NameOf,
    about: Told,
    items: Iterable[Input],
    named: Iterable[str],
    figures: Iterable[SeriesFigure] = (),
) -> Explain:
    of = name if kind == "output" and np.size(result.central.get(name, 0.0)) == 1 else ""
    known = name in published_figures.names(result.book)
    published = published_figures.rows(name, result.book, result.scenario.exporter) if known else []
    every = dict.fromkeys((*named, *(s for row in published for s in row["sources"])))
    usual: Told = dict.fromkeys(("label", "meaning", "formula", "none_because", "grade"), "")
    numbers: Told = dict.fromkeys(("central", "median", "low", "high"))
    return Explain(
        made=made(result),
        name=name,
        kind=kind,
        **{**usual, **numbers, **about},
        inputs=[_input(result, item, of) for item in items],
        published=[_published(row) for row in published],
        figures=list(figures),
        sources={s: sources.cite(result.book.sources[s]) for s in every if s in result.book.sources},
    )


def _published(row: tables.Row) -> PublishedFigure:
    known = {name: row[name] for name in PublishedFigure.model_fields}
    return PublishedFigure(**known | {"locator": sources.in_words(row["locator"])})


def _of_output(result: Result, name: str) -> Told:
    equation = result.graph.equations[name]
    about: dict[str, str | float | None] = {
        "label": equation.label,
        "meaning": equation.meaning,
        "unit": equation.unit,
        "formula": equation.python,
        "none_because": result.left_out.get(name, ""),
    }
    if name in result.left_out:
        return about
    about |= {"grade": result.grade_of(name)}
    if np.size(result.central[name]) != 1:
        return about | {"none_because": N_("one for each goods line or year")}
    if said := tables.without_meaning(result, name):
        return about | {"none_because": said}
    found = tables.summary_of(result, name)
    return about | {"central": found.central, "median": found.median, "low": found.low, "high": found.high}


def _of_input(item: Input) -> Told:
    low, high = ends(item)
    return {
        "label": item.label,
        "meaning": item.meaning,
        "unit": item.unit,
        "central": item.distribution.central,
        "low": low,
        "high": high,
        "grade": item.grade,
    }


def _of_series(series: Series) -> Told:
    about = series.about
    return {"label": about.label, "meaning": about.concept, "unit": about.unit, "grade": about.grade}


def _series_figures(series: Series, result: Result) -> Iterator[SeriesFigure]:
    is_money = series.about.kind in ("gdp", "gni")
    for row in sorted(series.rows, key=lambda r: r.year):
        used = row.status == "used" and row.value is not None
        yield SeriesFigure(
            year=row.year,
            value=row.value,
            dollars=in_dollars(series, row.year, result.book) if used and is_money else None,
            status=row.status,
            source=row.source,
            locator=sources.in_words(result.book.locator(series, row)),
            note=row.note,
        )


def _input(result: Result, item: Input, output: str) -> ExplainedInput:
    low, high = ends(item)
    moves = sensitivity.elasticity(result, output, item.name) if output and item.name != output else None
    return ExplainedInput(
        name=item.name,
        label=item.label,
        unit=item.unit,
        central=item.distribution.central,
        low=low,
        high=high,
        elasticity=moves,
        origin=item.origin,
        grade=item.grade,
        judgement=item.judgement,
        sources=list(item.sources),
        locators=tables.places(result.book, item),
    )
