"""Shares of the variance: how much of an output's spread comes from each input (Sobol indices).

The first share of an input is the variance of the output's mean given that input. It needs no more evaluations: the
draws are sorted into classes of the input, and products of class means from different scrambles leave no bias (the
"given data" way of Plischke, Borgonovo and Smith 2013). The total share is estimated as in Jansen (1999): the input
alone is drawn again, on one further dimension of the points, and only what rests on it is computed again.

Inputs that are correlated with each other are taken together; their first share is estimated as in Saltelli and
others (2010), on a second, independent set of points.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from econ.analysis.swings import check_output
from econ.analysis.tables import Row
from econ.engine import Result, assemble
from econ.numerics import portable
from econ.numerics.correlation import groups
from econ.numerics.portable import Array
from econ.numerics.sobol import SECOND_SET, correlated, samples, uniforms
from econ.numerics.statistics import spread_out, standard_error
from econ.scenario import Input
from econ.wording.language import joined


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


CLASSES = 256
"""Most classes of an input, each with the same probability."""

SMALLEST_CLASS = 8
"""Draws of a scramble in each class at least, on average."""

ANOTHER = 600
"""The dimension on which an input is drawn again; of those tried, even together with the first ones."""


def _second(item: Input, result: Result) -> Array:
    """Draws of an input on the second set of points (DRAW)."""
    sampler = result.scenario.sampler
    if item.name in result.state.mixed:
        mixed = tuple((f"{n} (second)", d + SECOND_SET, weight) for n, d, weight in result.state.mixed[item.name])
        return correlated(item.distribution, mixed, sampler)
    return samples(item.distribution, f"{item.name} (second)", item.dimension + SECOND_SET, sampler)


def _again(item: Input, result: Result) -> Array:
    """Another, independent draw of an input that is correlated with no other (DRAW)."""
    return samples(item.distribution, "(again)", ANOTHER, result.scenario.sampler)


class _Sets:
    """The output on both sets of points, and with some columns taken from the second."""

    def __init__(self, result: Result, output: str) -> None:
        self.result, self.output = result, output
        self.items = {i.name: i for i in result.inputs_of(output) if not i.distribution.is_fixed}
        self.a = self._blocks(result.draws[output])
        self.mean = float(portable.mean(portable.mean(self.a)))
        self.away = self.a - self.mean
        self.variance = float(portable.mean(portable.mean(self.away * self.away)))

    def _blocks(self, values: ArrayLike) -> Array:
        """Draws of the output (scramble, point), also if it has no spread."""
        return spread_out(values, self.result.scenario.sampler)

    def _evaluate(self, swapped: Iterable[str], draw: Callable[[Input, Result], Array]) -> Array:
        """The output with the named inputs drawn otherwise (scramble, point)."""
        result, names = self.result, set(swapped)
        roots = {result.state.lined.get(n, (n, 0))[0] for n in names}
        graph = result.graph
        moved = (set(graph.descendants(roots)) & graph.ancestors(self.output)) | {self.output}
        moved -= set(result.stated)

        def pick(item: Input) -> Array | float:
            if item.distribution.is_fixed:
                return item.distribution.central
            return draw(item, result) if item.name in names else result.sample(item)

        values = {n: v for n, v in result.draws.items() if n not in moved}
        values |= assemble(result.state, pick, roots)
        with np.errstate(divide="ignore", invalid="ignore"):
            return self._blocks(graph.evaluate(values, only=moved)[self.output])

    def alone_or_together(self) -> list[tuple[str, ...]]:
        """Inputs that are independent of each other, and groups of correlated ones."""
        names = set(self.items)
        together = [tuple(n for n in group if n in names) for group in groups(self.result.state.correlation)]
        grouped = {n for group in together for n in group}
        return [(n,) for n in sorted(names - grouped)] + [group for group in together if group]

    def share(self, names: tuple[str, ...]) -> Share:
        """Both shares of an input, or of a group."""
        if len(names) > 1:
            return self._group(names)
        item = self.items[names[0]]
        first, first_error = self._first(item)
        total = self._jansen(self._evaluate(names, _again))
        return Share(names, first, float(portable.mean(total)), first_error, standard_error(total))

    def _first(self, item: Input) -> tuple[float, float]:
        """Variance of the class means, from products of different scrambles, and its standard error."""
        sampler = self.result.scenario.sampler
        classes = max(min(CLASSES, sampler.points // SMALLEST_CLASS), 2)
        u = uniforms(item.name, item.dimension, sampler).reshape(self.a.shape)
        place = (u * classes).astype(np.int64) + classes * np.arange(sampler.scrambles)[:, None]
        sums = np.bincount(place.ravel(), self.away.ravel(), classes * sampler.scrambles)
        means = sums.reshape(sampler.scrambles, classes) * (classes / sampler.points)
        means -= portable.mean(means)[:, None]
        others = portable.total(means.T)[:, None] - means.T
        products = portable.mean(means * others.T) / ((sampler.scrambles - 1) * self.variance)
        # each product counts two scrambles, so that the products vary half as much as their mean would suggest
        return float(portable.mean(products)), 2.0 * standard_error(products)

    def _jansen(self, again: Array) -> Array:
        """Total share of each scramble (scramble); the variance is that of both sets of draws together."""
        change = again - self.a
        mean = (self.mean + float(portable.mean(portable.mean(again)))) / 2
        spread = portable.mean((self.a - mean) * (self.a - mean)) + portable.mean((again - mean) * (again - mean))
        result: Array = portable.mean(change * change) / portable.mean(spread)
        return result

    @cached_property
    def b(self) -> Array:
        """The output on the second set of points (scramble, point)."""
        return self._evaluate(self.items, _second)

    def _group(self, names: tuple[str, ...]) -> Share:
        mixed = self._evaluate(names, _second)
        first = portable.mean((self.b - self.mean) * (mixed - self.a)) / self.variance
        total = self._jansen(mixed)
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


HALF_WIDTH = 1.6449
"""Standard errors to either side of a 90% confidence interval (normal distribution)."""


def share_rows(result: Result, output: str) -> list[Row]:
    """Shares of the variance with 90% confidence intervals, largest total first; correlated inputs in one row.

    Raises:
        InputError: there is no such output, or it has many values.
    """
    labels = {name: item.label for name, item in result.state.inputs.items()}
    return [
        {
            "input": " ".join(s.names),
            "label": joined((labels[n] for n in s.names), "; "),
            "first": s.first,
            "first_low": s.first - HALF_WIDTH * s.first_error,
            "first_high": s.first + HALF_WIDTH * s.first_error,
            "total": s.total,
            "total_low": s.total - HALF_WIDTH * s.total_error,
            "total_high": s.total + HALF_WIDTH * s.total_error,
        }
        for s in variance_shares(result, output)
    ]
