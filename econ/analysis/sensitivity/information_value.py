"""What it is worth to know an input when the question is whether an output is above a threshold."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from econ.analysis.swings import check_output
from econ.analysis.tables import Row
from econ.engine import Result
from econ.numerics import portable
from econ.numerics.portable import Array
from econ.numerics.statistics import by_scramble

CLASSES = 32
"""Classes into which the values of an input are sorted; each holds the same number of points."""


@dataclass(frozen=True)
class Knowledge:
    """What knowing one input does to the answer "above" or "not above".

    Attributes:
        name: the input.
        wrong_now: probability that the better of the two answers is wrong today.
        wrong_then: the same, on average, if the input were known.
    """

    name: str
    wrong_now: float
    wrong_then: float

    @property
    def value(self) -> float:
        """By how much the probability of a wrong answer falls: the expected value of this information."""
        return self.wrong_now - self.wrong_then


def probability_above(result: Result, output: str, threshold: float) -> float:
    """Probability that an output is above a threshold.

    Raises:
        InputError: there is no such output, or it has many values.
    """
    check_output(result, output)
    return float(portable.mean((_draws(result, output) > threshold).astype(float)))


def _draws(result: Result, output: str) -> Array:
    """Draws of an output (DRAW); one if it has no spread."""
    blocks = by_scramble(result.draws[output], result.scenario.sampler)
    return np.ravel(result.draws[output] if blocks is None else blocks)


def value_of_information(
    result: Result, output: str, threshold: float, among: Collection[str] | None = None
) -> list[Knowledge]:
    """For each uncertain input, how much less often the answer would be wrong if it were known, largest first.

    The answer given is the more probable one; Howard (1966), "Information value theory", with a loss of one for
    a wrong answer.

    Args:
        result: the scenario, drawn.
        output: the output.
        threshold: that it is compared with.
        among: names of the inputs that are looked at; all of them if left out.

    Raises:
        InputError: there is no such output, or it has many values.
    """
    now = probability_above(result, output, threshold)
    wrong_now = min(now, 1 - now)
    above = (_draws(result, output) > threshold).astype(float)
    found = []
    for item in result.inputs_of(output):
        if item.distribution.is_fixed or item.name == output or above.size < CLASSES:
            continue
        if among is not None and item.name not in among:
            continue
        order = np.argsort(result.sample(item), kind="stable")
        shares = portable.mean(above[order].reshape(CLASSES, -1))
        wrong_then = float(portable.mean(np.minimum(shares, 1 - shares)))
        found.append(Knowledge(item.name, wrong_now, wrong_then))
    return sorted(found, key=lambda k: (-k.value, k.name))


def information_rows(result: Result, output: str, threshold: float, among: Collection[str] | None = None) -> list[Row]:
    """What knowing one input is worth when the question is whether an output is above a threshold, largest first.

    Raises:
        InputError: there is no such output, or it has many values.
    """
    labels = {name: item.label for name, item in result.state.inputs.items()}
    return [
        {
            "input": k.name,
            "label": labels[k.name],
            "wrong_now": k.wrong_now,
            "wrong_then": k.wrong_then,
            "value": k.value,
        }
        for k in value_of_information(result, output, threshold, among)
    ]
