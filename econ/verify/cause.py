"""Tell the data and equations that a result was made with from the present ones."""

import re
from collections.abc import Collection, Iterable, Mapping

from econ.analysis.restate.amounts import amount
from econ.analysis.waterfall import differing, words
from econ.engine import Result, run
from econ.engine.estimates import estimate
from econ.equations.graph import Shown
from econ.evidence import Book
from econ.provenance import links
from econ.scenario import PATH, CompleteScenario, Scenario, State, resolve
from econ.verify.outcome import Answer, Difference, Differences, Withheld
from econ.verify.readers.registry import Cell
from econ.wording.errors import InputError

_OUTPUT = re.compile(r"(?:^|outputs? )(\w+)[ :]+median\b", re.IGNORECASE)
"""A place at which an output is stored, whether or not there still is one of that name."""


def anew(scenario: CompleteScenario) -> Scenario:
    """The same question, with only what a complete scenario set itself; the rest is looked up again."""
    own = scenario.own or ()
    return Scenario(
        exporter=scenario.exporter,
        buyer=scenario.buyer,
        year=scenario.year,
        gdp=scenario.gdp,
        gdp_year=scenario.gdp_year,
        as_of=scenario.as_of,
        one_price_year=scenario.one_price_year,
        set={n: v for n, v in scenario.set if n in own},
        path=scenario.path if PATH in own else (),
        sampler=scenario.sampler,
        concept=scenario.concept,
        based_on=scenario.based_on,
        title=scenario.title,
    )


def rows(scenario: CompleteScenario, book: Book) -> tuple[Difference, ...]:
    """Figures of a complete scenario that differ from those of the data now.

    Raises:
        InputError: the question cannot be asked of the data.
    """
    stored, now = resolve(scenario, book), resolve(anew(scenario), book)
    found = []
    for name in differing(stored, now):
        then, present = stored.inputs.get(name), now.inputs.get(name)
        known = present or then
        place = f"{known.label} [{known.place or name}]" if known else name
        found.append(Difference(place, words(then), words(present)))
    return (*found, *_path(stored, now))


def _path(stored: State, now: State) -> Iterable[Difference]:
    """Years whose GDP relative to the chosen year differs."""
    then, present = (
        {year: (index, state.ahead.get(year, 0)) for year, index, _pace in state.path} for state in (stored, now)
    )
    series = f"series/{now.scenario.exporter}/{now.gdp}"
    for year in sorted(then.keys() | present.keys()):
        if then.get(year) != present.get(year):
            place = f"GDP of {year} relative to the chosen year [{series}]"
            yield Difference(place, *(_gdp_of(*values[year]) if year in values else "" for values in (then, present)))


def _gdp_of(index: float, ahead: int) -> str:
    """GDP of a year relative to the chosen year, and over how many years it is carried on, in words."""
    return f"{index:.6g}" + (f", carried on for year {ahead}" if ahead else "")


def of_link(frozen: links.Frozen, result: Result, book: Book, explained: tuple[str, ...]) -> Differences:
    """How a frozen link differs from the present data, with both answers.

    Args:
        frozen: the link.
        result: its own figures, by the present equations.
        book: the present data.
        explained: equations that can explain the values that differ.
    """
    told = frozen.scenario.own is not None
    try:
        figures = rows(frozen.scenario, book)
        present = run(anew(frozen.scenario), book) if told else None
    except InputError as error:
        return Differences((), told, explained, (), str(error))
    answers = () if present is None else tuple(_answers(frozen.answers, result, present))
    return Differences(figures, told, explained, answers)


def _answers(stored: Mapping[str, tuple[float, ...]], result: Result, present: Result) -> Iterable[Answer]:
    for name, values in stored.items():
        if (equation := result.graph.equations.get(name)) and name in result.draws:
            found, now = (statistics(one, name, len(values)) for one in (result, present))
            yield Answer(name, equation.label, equation.unit, values, found, now)


def statistics(result: Result, name: str, count: int) -> tuple[float, ...] | None:
    """The first statistics of an output that travel with a link; None if there is no such output."""
    if name not in result.draws:
        return None
    found = estimate(result, name)
    return tuple(getattr(found, which) for which in links.STATISTICS[:count])


def output_of(place: str, result: Result) -> str:
    """The output that the name of a place speaks of; empty if it speaks of none."""
    return next((word for w in place.split() if (word := w.strip(":'()")) in result.graph.equations), "")


def withheld(places: Iterable[str], stored: Mapping[str, Cell], result: Result) -> tuple[Withheld, ...]:
    """Outputs among places that this version does not write, which it does not compute either.

    Args:
        places: where the values stand that it does not write.
        stored: all that is stored.
        result: what is computed now.
    """
    found: dict[str, Withheld] = {}
    for place in sorted(places, key=lambda place: "median" not in place.lower()):
        gone = _OUTPUT.search(place)
        name = output_of(place, result) or (gone[1] if gone else "")
        if not name or name in found or name in result.draws:
            continue
        equation, value = result.graph.equations.get(name), stored[place]
        said = amount(value, equation.unit) if equation and isinstance(value, int | float) else repr(value)
        found[name] = Withheld(name, equation.label if equation else name, said, result.left_out.get(name, ""))
    return tuple(found.values())


def equations(places: Iterable[str], differences: Collection[str], result: Result) -> tuple[str, ...]:
    """Equations that can explain values that differ although their inputs are the same.

    An output whose own inputs all agree differs by its own equation, but for a value by year that is read off an output
    of its unit which differs itself (`tables.summary_of_draws`). Where inputs were not compared, their equations come
    into question too, but for those that a value which agrees rests on.

    Args:
        places: names of all places that were compared; a word of each may be the name of an output.
        differences: those of them that differ.
        result: what is computed now.
    """
    graph = result.graph
    compared = {place: output_of(place, result) for place in places}
    apart = {compared[place] for place in differences if compared.get(place)}
    agreeing = set(compared.values()) - apart - {""}
    cleared = agreeing.union(*(graph.ancestors(n) for n in agreeing))
    by_year = {n for n in apart if Shown.YEAR in graph.equations[n].shown}
    read_off = {n for n in by_year if any(graph.equations[m].unit == graph.equations[n].unit for m in apart - by_year)}
    first = {n for n in apart if not graph.ancestors(n) & apart} - read_off
    suspects = first.union(*(graph.ancestors(n) for n in first)) - cleared
    return tuple(n for n in graph.equations if n in suspects)
