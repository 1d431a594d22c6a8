"""Shares of the variance: how much of an output's spread comes from each input (Sobol indices).

Two independent sets of points share their dimensions with the rest of the calculator; for each input one
column is taken from the second set, and only what rests on it is computed again. First shares are
estimated as in Saltelli and others (2010), total shares as in Jansen (1999).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from econ import portable
from econ.correlation import groups
from econ.draws import SECOND_SET, correlated, samples
from econ.engine import Result, assemble, line_input
from econ.errors import InputError
from econ.portable import Array
from econ.scenario import Input
from econ.sensitivity.central import check_output
from econ.statistics import by_scramble, standard_error


@dataclass(frozen=True)
class Share:
    """An input's part in the variance of an output.

    Attributes:
        names: the input, or the inputs of a group.
        first: share of the variance that goes away if it were known, alone.
        total: share of the variance that is left if everything else were known.
        first_error, total_error: standard numerical errors, from the spread between scrambles.
    """

    names: tuple[str, ...]
    first: float
    total: float
    first_error: float
    total_error: float


def _second(item: Input, result: Result) -> Array:
    """Draws of an input on the second set of points."""
    sampler = result.scenario.sampler
    if item.name in result.state.mixed:
        mixed = tuple((f"{n} (second)", d + SECOND_SET, weight) for n, d, weight in result.state.mixed[item.name])
        return correlated(item.distribution, mixed, sampler)
    return samples(item.distribution, f"{item.name} (second)", item.dimension + SECOND_SET, sampler)


class _Sets:
    """The output on both sets of points, and with some columns taken from the second."""

    def __init__(self, result: Result, output: str) -> None:
        self.result, self.output = result, output
        self.items = [i for i in result.inputs_of(output) if not i.distribution.is_fixed]
        self.names = {i.name for i in self.items}
        self.a = self._blocks(result.draws[output])
        self.b = self._evaluate(self.names)
        self.mean = portable.mean(portable.mean(self.a))
        away = self.a - self.mean
        self.variance = float(portable.mean(portable.mean(away * away)))

    def _blocks(self, values: Any) -> Array:
        sampler = self.result.scenario.sampler
        found = by_scramble(values, sampler)
        constant = np.full((sampler.scrambles, sampler.points), float(np.ravel(values)[0]))
        return constant if found is None else found

    def _evaluate(self, swapped: Iterable[str]) -> Array:
        """The output with the named inputs taken from the second set."""
        result, names = self.result, set(swapped)
        roots = {(line_input(n, result.state.lines) or (n, 0))[0] for n in names}
        graph = result.graph
        moved = (set(graph.descendants(roots)) & graph.ancestors(self.output)) | {self.output}
        moved -= set(result.state.stated)

        def pick(item: Input) -> Any:
            if item.distribution.is_fixed:
                return item.distribution.central
            return _second(item, result) if item.name in names else result.sample(item)

        values = {n: v for n, v in result.draws.items() if n not in moved}
        values |= assemble(result.state, pick, roots)
        with np.errstate(divide="ignore", invalid="ignore"):
            return self._blocks(graph.evaluate(values, only=moved)[self.output])

    def alone_or_together(self) -> list[tuple[str, ...]]:
        """Inputs that are independent of each other, and groups of correlated ones."""
        together = [tuple(n for n in group if n in self.names) for group in groups(self.result.state.correlation)]
        grouped = {n for group in together for n in group}
        return [(n,) for n in sorted(self.names - grouped)] + [group for group in together if group]

    def share(self, names: tuple[str, ...]) -> Share:
        mixed = self._evaluate(names)
        change = mixed - self.a
        total = portable.mean(change * change) / (2 * self.variance)
        first = portable.mean((self.b - self.mean) * change) / self.variance
        return Share(
            names,
            float(portable.mean(first)),
            float(portable.mean(total)),
            standard_error(first),
            standard_error(total),
        )


def variance_shares(result: Result, output: str) -> list[Share]:
    """First and total share of the variance of an output for each of its uncertain inputs, largest total first.

    Inputs that are correlated with each other have one share together.

    Raises:
        InputError: there is no such output, or it has many values.
    """
    check_output(result, output)
    sets = _Sets(result, output)
    if not sets.variance:
        return []
    found = [sets.share(names) for names in sets.alone_or_together()]
    return sorted(found, key=lambda s: (-s.total, s.names))


def group_share(result: Result, output: str, names: Iterable[str]) -> Share:
    """Share of the variance of an output for a group of inputs taken together.

    Raises:
        InputError: there is no such output, it has many values, or part of the group is correlated with other inputs.
    """
    check_output(result, output)
    wanted = set(names)
    for group in groups(result.state.correlation):
        if wanted & set(group) and not wanted >= set(group):
            left = ", ".join(sorted(set(group) - wanted))
            raise InputError(f"{left} moves together with the group.", mend="Name it too, or none of these.")
    return _Sets(result, output).share(tuple(sorted(wanted)))
