"""Take more points until the numerical error is below the last digit that is shown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from econ.engine import Result, run
from econ.engine.estimates import estimates
from econ.evidence import Book
from econ.model import SHARE
from econ.numerics.sobol import MOST_POINTS
from econ.numerics.statistics import Summary
from econ.scenario import Scenario
from econ.wording.errors import InputError

DIGITS = 2
"""Digits of the standard uncertainty that count; GUM Supplement 1 takes one or two."""

MOST = 1 << 20
"""Points in all at which it is given up."""


@dataclass(frozen=True)
class Converged:
    """A result whose numerical error was brought down.

    Attributes:
        result: the result, with the sampler that it took.
        digits: digits of the standard uncertainty that were asked for.
        unsettled: outputs whose numerical error is still above their tolerance, with both.
    """

    result: Result
    digits: int
    unsettled: dict[str, tuple[float, float]]

    @property
    def reached(self) -> bool:
        """Whether every output settled."""
        return not self.unsettled


def tolerance(uncertainty: float, digits: int = DIGITS) -> float:
    """Half a unit in the last of so many significant digits of a standard uncertainty (GUM Supplement 1, 7.9.2).

    >>> tolerance(0.0346)
    0.0005
    """
    place = Decimal(repr(uncertainty)).adjusted() - digits + 1
    return float(Decimal(5).scaleb(place - 1))


def largest_error(found: Summary) -> float:
    """Twice the largest standard numerical error among mean, standard uncertainty, median and interval."""
    return 2 * max(found.error, found.error_low, found.error_high, found.error_mean, found.error_sd)


def converge(
    scenario: Scenario,
    outputs: Sequence[str] = (SHARE,),
    digits: int = DIGITS,
    book: Book | None = None,
    most: int = MOST,
) -> Converged:
    """Run a scenario with twice as many points again and again until its outputs settle.

    The scenario of the result carries the points that it took, so that it gives the same digits by itself.

    Raises:
        InputError: the scenario cannot be used, an output does not exist, or the numbers make no sense.
    """
    if not 1 <= digits <= 6:
        raise InputError(f"{digits} digits are asked for.", "digits", "Give from 1 to 6; 2 is usual.")
    while True:
        result = run(scenario, book)
        for name in outputs:
            if name not in result.outputs:
                raise result.refusal(name, result.outputs)
        unsettled = _unsettled(result, outputs, digits)
        sampler = scenario.sampler
        if not unsettled or 2 * sampler.size > min(most, MOST_POINTS):
            return Converged(result, digits, unsettled)
        scenario = scenario.change(sampler=replace(sampler, points=2 * sampler.points))


def _unsettled(result: Result, outputs: Sequence[str], digits: int) -> dict[str, tuple[float, float]]:
    found = {}
    for name, summary in estimates(result, outputs).items():
        if summary.is_fixed:
            continue
        error, allowed = largest_error(summary), tolerance(summary.sd, digits)
        if error > allowed:
            found[name] = (error, allowed)
    return found
