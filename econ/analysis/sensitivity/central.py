"""Around the central case: exact elasticities, swings, sweeps and two-way grids.

All cases of one question are evaluated at once: they take the place of draws on the last axis.

An output with all its uncertainty while some quantities are held at given values: its number and 90 % band.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from econ import wording
from econ.analysis.tables import Row
from econ.engine import Result, assemble
from econ.numerics.portable import Array, mean
from econ.numerics.statistics import HIGH, LOW, MIDDLE, by_scramble, quantiles
from econ.scenario import Input, Quantities, check_possible
from econ.wording.errors import InputError, unknown
from econ.wording.language import _

STEP = 1e-30
"""Imaginary step: so small that its square vanishes, so that the derivative has no rounding of its own."""


@dataclass(frozen=True)
class Swing:
    """What one input does to one output.

    Attributes:
        item: the input.
        low_input, high_input: its values at the 5th and 95th percentile.
        low, high: the output with this input there and every other at its central value.
        elasticity: percent change of the output for one percent of the input, at the central case.
    """

    item: Input
    low_input: float
    high_input: float
    low: float
    high: float
    elasticity: float

    @property
    def width(self) -> float:
        """Size of the swing."""
        return abs(self.high - self.low)


def check_output(result: Result, output: str) -> None:
    """Refuse an output that does not exist or has many values.

    Raises:
        InputError: saying which.
    """
    if output not in result.outputs:
        raise result.graph.refusal(output, result.outputs)
    if np.size(result.central[output]) != 1:
        raise InputError(
            _("“{output}” has a value for each line or year, not one.", output=output),
            mend=_("Choose an output with one value."),
        )


def cases(result: Result, output: str, changed: Mapping[str, NDArray[Any]]) -> NDArray[Any]:
    """An output at the central case with some inputs or stated quantities changed.

    Args:
        result: the central case.
        output: the quantity that is wanted.
        changed: for each name an array over the cases (real, or complex for derivatives), all of one length.

    Returns:
        An array (case), real or complex as what was changed.
    """
    state = result.state
    values = assemble(state, lambda item: changed.get(item.name, item.distribution.central))
    values |= {n: v for n, v in changed.items() if n not in state.inputs}
    needed = result.graph.ancestors(output, values) | {output}
    with np.errstate(divide="ignore", invalid="ignore"):
        found = result.graph.evaluate(values, only=needed)[output]
    size = max((np.size(v) for v in changed.values()), default=1)
    return np.broadcast_to(np.ravel(found), (size,))


def elasticities(result: Result, output: str, items: list[Input]) -> list[float]:
    """Exact elasticities of an output to several inputs at the central case, by complex steps.

    Squire and Trapp (1998), SIAM Review 40: f'(x) = Im f(x + ih) / h, without cancellation.
    """
    if not items:
        return []
    steps = {}
    for place, item in enumerate(items):
        case = np.full(len(items), item.distribution.central, dtype=complex)
        case[place] += 1j * STEP
        steps[item.name] = case
    y = cases(result, output, steps)
    x = np.array([item.distribution.central for item in items])
    real = np.real(y)
    return [float(v) for v in np.where(real != 0, np.imag(y) / STEP * x / np.where(real != 0, real, 1.0), 0.0)]


def elasticity(result: Result, output: str, name: str) -> float:
    """Exact elasticity of an output to one input at the central case.

    Raises:
        InputError: there is no such output or input.
    """
    check_output(result, output)
    if name not in result.state.inputs:
        raise unknown("input", name, result.state.inputs, "econ list assumptions")
    return elasticities(result, output, [result.state.inputs[name]])[0]


def swings(result: Result, output: str) -> list[Swing]:
    """The tornado of an output: each uncertain input moved to its 5th and 95th percentile, widest first.

    Raises:
        InputError: there is no such output, or it has many values.
    """
    check_output(result, output)
    items = [i for i in result.inputs_of(output) if not i.distribution.is_fixed and i.name != output]
    if not items:
        return []
    ends = [item.distribution.quantile(np.array([LOW, HIGH])) for item in items]
    changed = {}
    for place, (item, end) in enumerate(zip(items, ends, strict=True)):
        case = np.full(2 * len(items), item.distribution.central)
        case[2 * place : 2 * place + 2] = end
        changed[item.name] = case
    y = cases(result, output, changed).reshape(-1, 2)
    steep = elasticities(result, output, items)
    found = [
        Swing(item, float(end[0]), float(end[1]), float(low), float(high), e)
        for item, end, (low, high), e in zip(items, ends, y, steep, strict=True)
    ]
    return sorted((s for s in found if s.width > 0), key=lambda s: (-s.width, s.item.name))


def check_known(result: Result, name: str) -> None:
    """Refuse a quantity that is neither an input nor computed.

    Raises:
        InputError: saying which there are.
    """
    if name not in result.state.inputs and name not in result.outputs:
        known = [*result.state.inputs, *result.outputs]
        raise result.graph.refusal(name, known, "quantity", "econ list assumptions")


def check_moved(result: Result, name: str, values: Array) -> None:
    """Refuse a quantity that there is none of, or values of it that cannot be.

    Raises:
        InputError: saying which.
    """
    check_known(result, name)
    state = result.state
    check_possible(name, np.ravel(values).tolist(), Quantities(state.inputs, state.absent), result.book)


def check_target(result: Result, output: str, target: float) -> None:
    """Refuse a target that an output cannot come to: below zero, where it never is.

    Raises:
        InputError: saying so.
    """
    if target < 0 and output in result.graph.equations and not result.graph.equations[output].signed:
        raise InputError(
            _(
                "{target} cannot be: {output} is never below zero.",
                target=wording.quantity(target, result.graph.equations[output].unit),
                output=output,
            ),
            mend=_("Give a value of zero or more."),
        )


def sweep(result: Result, output: str, name: str, values: Array) -> Array:
    """An output at the central case for each of several values of one input or computed quantity.

    Returns:
        An array (value).

    Raises:
        InputError: there is no such output or quantity, or a value cannot be.
    """
    check_output(result, output)
    check_moved(result, name, values)
    return np.array(cases(result, output, {name: np.asarray(values, dtype=float)}))


def grid(result: Result, output: str, x: tuple[str, Array], y: tuple[str, Array]) -> Array:
    """An output at the central case over a grid of two quantities, as an array (y, x).

    Raises:
        InputError: there is no such output or quantity, or a value cannot be.
    """
    check_output(result, output)
    for name, values in (x, y):
        check_moved(result, name, values)
    across, down = np.meshgrid(np.asarray(x[1], dtype=float), np.asarray(y[1], dtype=float))
    found = cases(result, output, {x[0]: np.ravel(across), y[0]: np.ravel(down)})
    return np.array(found).reshape(across.shape)


def bands(result: Result, output: str, held: Mapping[str, Sequence[float]]) -> Array:
    """P5, central case, P95 and median of an output, with everything else uncertain.

    Args:
        result: the scenario, drawn.
        output: the output.
        held: for each input or computed quantity that is held its values, one for each case.

    Returns:
        An array (case, 4).

    Raises:
        InputError: there is no such output or quantity, or a value cannot be.
    """
    check_output(result, output)
    for name, values in held.items():
        check_moved(result, name, np.asarray(values, dtype=float))
    return np.array(
        [_band(result, output, dict(zip(held, case, strict=True))) for case in zip(*held.values(), strict=True)]
    )


def _band(result: Result, output: str, held: dict[str, float]) -> Array:
    """P5, central case, P95 and median in one case (4)."""

    def pick(item: Input) -> Array | np.float64:
        if item.name in held:
            return np.float64(held[item.name])
        return np.float64(item.distribution.central) if item.distribution.is_fixed else result.sample(item)

    values = assemble(result.state, pick)
    values |= {n: np.float64(v) for n, v in held.items() if n not in result.state.inputs}
    needed = result.graph.ancestors(output, values) | {output}
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        found = np.asarray(result.graph.evaluate(values, only=needed)[output], dtype=float)
    central = cases(result, output, {n: np.array([v]) for n, v in held.items()})[0]
    blocks = by_scramble(found, result.scenario.sampler)
    if blocks is None:
        value = np.ravel(found)[0]
        return np.array([value, central, value, value])
    low, median, high = mean(quantiles(blocks, (LOW, MIDDLE, HIGH)))
    return np.array([low, central, high, median])


def swing_rows(result: Result, output: str) -> list[Row]:
    """The tornado: one row for each uncertain input, widest first.

    Raises:
        InputError: there is no such output, or it has many values.
    """
    return [
        {
            "input": s.item.name,
            "label": s.item.label,
            "unit": s.item.unit,
            "low_input": s.low_input,
            "high_input": s.high_input,
            "low": s.low,
            "high": s.high,
            "elasticity": s.elasticity,
        }
        for s in swings(result, output)
    ]
