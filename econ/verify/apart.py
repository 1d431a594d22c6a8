"""Tell the data and equations that a result was made with from the present ones."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from econ import links
from econ.assumptions import Book
from econ.engine import Result, run
from econ.errors import InputError
from econ.estimates import estimate
from econ.graph import Graph
from econ.scenario import PATH, Scenario, State, resolve
from econ.verify.verdict import Answer, Apart, Difference
from econ.waterfall import differing, words


def anew(scenario: Scenario) -> Scenario:
    """The same question, with only what a complete scenario set itself; the rest is looked up again."""
    own = scenario.own or ()
    return Scenario(
        exporter=scenario.exporter,
        buyer=scenario.buyer,
        year=scenario.year,
        gdp=scenario.gdp,
        gdp_year=scenario.gdp_year,
        set={n: v for n, v in scenario.set if n in own},
        path=scenario.path if PATH in own else (),
        sampler=scenario.sampler,
        concept=scenario.concept,
        based_on=scenario.based_on,
        title=scenario.title,
    )


def rows(scenario: Scenario, book: Book) -> tuple[Difference, ...]:
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
    then, present = ({year: index for year, index, _ in state.path} for state in (stored, now))
    series = f"series/{now.scenario.exporter}/{now.gdp}"
    for year in sorted(then.keys() | present.keys()):
        if then.get(year) != present.get(year):
            said = (f"{v:.6g}" if (v := values.get(year)) is not None else "" for values in (then, present))
            yield Difference(f"GDP of {year} relative to the chosen year [{series}]", *said)


def of_link(frozen: links.Frozen, result: Result, book: Book, explained: tuple[str, ...]) -> Apart:
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
        return Apart((), told, explained, (), str(error))
    answers = () if present is None else tuple(_answers(frozen.answers, result, present))
    return Apart(figures, told, explained, answers)


def _answers(stored: Mapping[str, tuple[float, ...]], result: Result, present: Result) -> Iterable[Answer]:
    for name, values in stored.items():
        equation = result.graph.equations[name]
        yield Answer(name, equation.label, equation.unit, values, statistics(result, name), statistics(present, name))


def statistics(result: Result, name: str) -> tuple[float, ...] | None:
    """The statistics of an output that travel with a link; None if there is no such output."""
    if name not in result.draws:
        return None
    found = estimate(result, name)
    return tuple(getattr(found, which) for which in links.STATISTICS)


def equations(places: Iterable[str], differences: Collection[str], graph: Graph) -> tuple[str, ...]:
    """Equations that can explain values that differ although their inputs are the same.

    An output whose own inputs all agree differs by its own equation. Where inputs were not compared, their equations
    come into question too, but for those that a value which agrees rests on.

    Args:
        places: names of all places that were compared; a word of each may be the name of an output.
        differences: those of them that differ.
        graph: the equations.
    """
    compared = {place: next((w for w in place.split() if w in graph.equations), "") for place in places}
    apart = {compared[place] for place in differences if compared.get(place)}
    agreeing = set(compared.values()) - apart - {""}
    cleared = agreeing.union(*(graph.ancestors(n) for n in agreeing))
    first = {n for n in apart if not graph.ancestors(n) & apart}
    suspects = first.union(*(graph.ancestors(n) for n in first)) - cleared
    return tuple(n for n in graph.equations if n in suspects)
