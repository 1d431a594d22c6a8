"""How an answer depends on its inputs: exact elasticities, swings and sweeps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from econ.assumptions import LINE_INPUTS
from econ.engine import Result, assemble
from econ.errors import InputError, unknown
from econ.portable import Array
from econ.scenario import Input
from econ.statistics import HIGH, LOW

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


def _check(result: Result, output: str) -> None:
    if output not in result.outputs:
        raise unknown("output", output, result.outputs, "econ list outputs")
    if np.size(result.central[output]) != 1:
        raise InputError(
            f"“{output}” has a value for each line or year, not one.", mend="Choose an output with one value."
        )


def _central(result: Result, changed: dict[str, Any], output: str) -> Any:
    """An output at the central case with some inputs changed to numbers (complex ones keep their parts)."""
    state = result.state

    def pick(item: Input) -> Any:
        return changed.get(item.name, item.distribution.central)

    values = assemble(state, lambda i: np.real(pick(i)))
    for name, value in changed.items():
        if not np.iscomplexobj(value):
            continue
        for kind in LINE_INPUTS:
            line = name.removeprefix(f"{kind}_")
            if name == f"{kind}_{line}" and line in state.lines:
                values[kind] = values[kind].astype(complex)
                values[kind][state.lines.index(line)] = value
                break
        else:
            values[name] = value
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.ravel(result.graph.evaluate(values)[output])[0]


def elasticity(result: Result, output: str, name: str) -> float:
    """Exact elasticity of an output to an input at the central case, by a complex step.

    Squire and Trapp (1998), SIAM Review 40: f'(x) = Im f(x + ih) / h, without cancellation.
    """
    item = result.state.inputs[name]
    x = item.distribution.central
    value = _central(result, {name: complex(x, STEP)}, output)
    return float(np.imag(value) / STEP * x / np.real(value)) if np.real(value) else 0.0


def swings(result: Result, output: str) -> list[Swing]:
    """The tornado of an output: each uncertain input moved to its 5th and 95th percentile, widest first.

    Raises:
        InputError: there is no such output, or it has many values.
    """
    _check(result, output)
    found = []
    for item in result.inputs_of(output):
        if item.distribution.is_fixed or item.name == output:
            continue
        low, high = (float(v) for v in item.distribution.quantile(np.array([LOW, HIGH])))
        found.append(
            Swing(
                item,
                low,
                high,
                float(_central(result, {item.name: low}, output)),
                float(_central(result, {item.name: high}, output)),
                elasticity(result, output, item.name),
            )
        )
    moving = [s for s in found if s.width > 0]
    return sorted(moving, key=lambda s: (-s.width, s.item.name))


def sweep(result: Result, output: str, name: str, values: Array) -> Array:
    """An output at the central case for each of several values of one input or stated quantity.

    Returns:
        An array as long as `values`.
    """
    _check(result, output)
    if name not in result.state.inputs and name not in result.outputs:
        raise unknown("quantity", name, [*result.state.inputs, *result.outputs], "econ list assumptions")
    return np.array([float(_central(result, {name: float(v)}, output)) for v in values])
