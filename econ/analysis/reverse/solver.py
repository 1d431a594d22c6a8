"""Solve for a quantity: the values that give a target of an output, each with its percentile under the evidence.

For each input alone: the value at which an output comes to a threshold.
"""

import math
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

import numpy as np

from econ import wording
from econ.analysis.reverse.free_quantity import Movable, movable
from econ.analysis.sensitivity.central import check_target
from econ.analysis.swings import cases, check_output
from econ.analysis.tables import Row
from econ.engine import Result
from econ.engine.estimates import estimate
from econ.model import economy, sale
from econ.numerics.distributions import Distribution, Fixed
from econ.numerics.portable import Array
from econ.wording.errors import InputError
from econ.wording.language import N_, _

CENTRAL, MEDIAN = "central", "median"

STEPS = {CENTRAL: (256, 512), MEDIAN: (24, 48)}
"""Points at which the range is looked at before a root is refined: even ones, and even ones in the zeros."""

CLOSE = 1e-6
"""Relative distance from the target within which a root counts; further off it is a jump, not a root."""

Function = Callable[[Array], Array]


@dataclass(frozen=True)
class Solution:
    """The values of a quantity that give a target of an output.

    Attributes:
        name, label, unit: the quantity that was moved.
        output, output_label, output_unit: the output, whose `target` is wanted.
        at: "central" if every other input stands at its central value, "median" for the median of the draws.
        values: the values found, lowest first; none if no value does.
        anywhere: whether the target holds over a stretch of the range, of which `values` are the ends.
        percentiles: for each value the probability of a smaller one under the evidence; None if there is none.
        evidence: what the percentiles rest on.
        searched: the range that was searched.
        attained: smallest and largest output in it.
        monotone: whether the output only rises or only falls over the range.
    """

    name: str
    label: str
    unit: str
    output: str
    output_label: str
    output_unit: str
    target: float
    at: str
    values: tuple[float, ...]
    anywhere: bool
    percentiles: tuple[float | None, ...]
    evidence: str
    searched: tuple[float, float]
    attained: tuple[float, float]
    monotone: bool

    @property
    def value(self) -> float | None:
        """The value if there is exactly one."""
        return self.values[0] if len(self.values) == 1 else None

    @property
    def settings(self) -> dict[str, Distribution]:
        """What a scenario is to be changed by, so that it gives the target; nothing if not exactly one value does."""
        return {} if self.value is None else {self.name: Fixed(self.value)}

    def __str__(self) -> str:
        """The solution in sentences."""
        return " ".join([self.sentence, *self.remarks, *self.ranks])

    @property
    def sentence(self) -> str:
        """The solution in one sentence."""
        of_gdp = self.output == economy.gdp_share.__name__
        unit = wording.said_unit(self.output, self.output_unit)
        target = wording.percent(self.target) if of_gdp else wording.stated(self.target, unit)
        moved = _("the sale") if self.name == sale.sale_value.__name__ else f"“{_(self.label)}”"
        output = _(self.output_label)
        if not self.values:
            low, high = (wording.quantity(v, unit) for v in self.attained)
            return _(
                "No value does: over the plausible range of {moved}, “{output}” lies between {low} and {high} and "
                "never comes to {target}.",
                moved=moved,
                output=output,
                low=low,
                high=high,
                target=target,
            )
        values = [wording.stated(value, self.unit) for value in self.values]
        joined = (
            _("anything from {first} to {last}", first=values[0], last=values[-1])
            if self.anywhere
            else _(" or ").join(values)
        )
        reached = N_("For “{output}” to come to {target}, {moved} would have to be {value}.")
        if of_gdp:
            reached = N_("To reach {target} of GDP, {moved} would have to be {value}.")
        return _(reached, output=output, target=target, moved=moved, value=joined)

    @property
    def remarks(self) -> list[str]:
        """What a reader should doubt: revenue of a year may be larger than GDP, but hardly is."""
        if self.output != economy.gdp_share.__name__ or self.target <= 1:
            return []
        return [_("That is more than the whole GDP of the country. Too many zeros?")]

    @property
    def ranks(self) -> list[str]:
        """Where each value lies in the evidence for it, in sentences."""
        return [
            _(
                _rank(share),
                value=wording.stated(value, self.unit),
                share=wording.percent(share, 0),
                evidence=_(self.evidence),
            )
            for value, share in zip(self.values, self.percentiles, strict=True)
            if share is not None
        ]


def _rank(share: float) -> str:
    if share < 0.01:
        return N_("Nearly all of {evidence} lies above {value}.")
    if share > 0.99:
        return N_("Nearly all of {evidence} lies below {value}.")
    return N_("{share} of {evidence} lies below {value}.")


def solve(result: Result, name: str, output: str, target: float, at: str = CENTRAL) -> Solution:
    """The values of an input or stated quantity that give a target of an output.

    All else stays as it is in the result: at its central value (`at="central"`), or drawn, and the median of the
    output is taken (`at="median"`). The plausible range of the quantity is searched for every crossing of the
    target; each is refined by Brent's method.

    Args:
        result: the case that is turned round.
        name: the quantity that may move: an input, a figure of a goods line such as `price_shell_152`, or a computed
            quantity that is then stated, such as `sale_value`.
        output: the output that shall hit the target; it has one value.
        target: its wanted value, in its unit.
        at: "central" or "median".

    Raises:
        InputError: a name is unknown, the output does not rest on the quantity, or it cannot come to the target.
    """
    if at not in STEPS:
        raise InputError(_("There is no answer at “{at}”.", at=at), mend=_("Write central or median."))
    if not math.isfinite(target):
        raise InputError(_("The target is not a finite number."), mend=_("Give an ordinary number."))
    check_target(result, output, target)
    moving = movable(result, name, output)
    function = _function(result, moving, output, at)
    grid = moving.points(*STEPS[at])
    found = function(grid)
    finite = np.isfinite(found)
    grid, found = grid[finite], found[finite]
    if not grid.size:
        raise InputError(
            _("“{output}” has no finite value over the range of {name}.", output=output, name=name),
            mend=_("Choose another output."),
        )
    values, anywhere = _roots(function, grid, found, target)
    belief, evidence = _evidence(result, moving)
    steps = np.diff(found)
    return Solution(
        name=name,
        label=moving.item.label,
        unit=moving.item.unit,
        output=output,
        output_label=result.graph.equations[output].label,
        output_unit=result.graph.equations[output].unit,
        target=float(target),
        at=at,
        values=values,
        anywhere=anywhere,
        percentiles=tuple(belief(v) if belief else None for v in values),
        evidence=evidence,
        searched=(moving.low, moving.high),
        attained=(float(np.min(found)), float(np.max(found))),
        monotone=bool(np.all(steps >= 0) or np.all(steps <= 0)),
    )


def _function(result: Result, moving: Movable, output: str, at: str) -> Function:
    """The output as a function of values of the quantity."""
    name = moving.item.name
    if at == CENTRAL:
        return lambda values: np.array(cases(result, output, {name: values}), dtype=float)

    def medians(values: Array) -> Array:
        """The median of the output at each value (value)."""
        fixed = ({name: replace(moving.item, distribution=Fixed(float(v)))} for v in values)
        return np.array([estimate(result.vary(changed), output).median for changed in fixed])

    return medians


def _roots(function: Function, grid: Array, found: Array, target: float) -> tuple[tuple[float, ...], bool]:
    """Values at which the output meets the target, and whether it does so over a whole stretch."""
    away = found - target
    hits = np.flatnonzero(away == 0)
    if np.any(np.diff(hits) == 1):
        return (float(grid[hits[0]]), float(grid[hits[-1]])), True
    roots = [float(grid[n]) for n in hits]
    scale = max(abs(target), CLOSE * float(np.max(np.abs(found))))
    side = np.sign(away)  # of which a product is never too large
    for n in np.flatnonzero(side[:-1] * side[1:] < 0):
        root = _brent(lambda v: float(function(np.array([v]))[0]) - target, float(grid[n]), float(grid[n + 1]))
        if abs(float(function(np.array([root]))[0]) - target) <= CLOSE * scale:
            roots.append(root)
    return tuple(sorted(roots)), False


def _brent(away: Callable[[float], float], low: float, high: float) -> float:
    from scipy.optimize import brentq

    return float(brentq(away, low, high, xtol=1e-15 * max(abs(low), abs(high)), rtol=8.9e-16, maxiter=200))


def _evidence(result: Result, moving: Movable) -> tuple[Callable[[float], float] | None, str]:
    """How plausible a value is: a distribution function, and what it rests on."""
    item = moving.item
    if moving.computed:
        draws = np.sort(np.ravel(np.asarray(result.draws[item.name], dtype=float)))
        if draws.size == 1:
            return None, ""
        return lambda v: float(np.searchsorted(draws, v, side="right")) / draws.size, N_("what this case gives")
    if not item.distribution.is_fixed:
        whose = N_("what the scenario states") if item.origin == "scenario" else N_("its evidence")
        return lambda v: float(item.distribution.cdf(np.array([v]))[0]), whose
    card = result.book.cards.get(item.name) or result.book.line_card(item.name, result.scenario.exporter)
    if card is None or card.distribution.is_fixed:
        return None, ""
    return lambda v: float(card.distribution.cdf(np.array([v]))[0]), N_("its evidence")


def break_even_rows(result: Result, output: str, threshold: float) -> list[Row]:
    """For each uncertain input alone, all else at its central value: where an output comes to a threshold.

    Each value is found over the plausible range of the input by Brent's method (see `solve`). The table has a row for
    each value, lowest first, with the probability of a smaller one under its evidence, and a row without a value where
    no plausible one does; inputs whose values are nearest to the middle of their evidence come first.

    Raises:
        InputError: there is no such output, or it has many values.
    """
    check_output(result, output)
    solutions = []
    for item in result.inputs_of(output):
        if item.distribution.is_fixed or item.name == output:
            continue
        with suppress(InputError):  # nothing to move: the output has no finite value over its range
            solutions.append(solve(result, item.name, output, threshold))
    return [
        {"input": s.name, "label": s.label, "unit": s.unit, "value": value, "percentile": percentile}
        for s in sorted(solutions, key=_nearest_to_the_middle)
        for value, percentile in (zip(s.values, s.percentiles, strict=True) if s.values else [(None, None)])
    ]


def _nearest_to_the_middle(solution: Solution) -> tuple[float, str]:
    places = [abs(p - 0.5) for p in solution.percentiles if p is not None]
    return (min(places, default=1.0), solution.name)
