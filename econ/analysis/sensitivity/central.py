"""Around the central case: exact elasticities, swings, sweeps and two-way grids.

All cases of one question are evaluated at once: they take the place of draws on the last axis.

An output with all its uncertainty while some quantities are held at given values: its number and 90% band.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from econ import wording
from econ.analysis.swings import cases, check_output, elasticities, swings
from econ.analysis.tables import Row
from econ.engine import Result, assemble
from econ.numerics.portable import Array, mean
from econ.numerics.statistics import HIGH, LOW, MIDDLE, by_scramble, quantiles
from econ.scenario import Input, Quantities, check_possible
from econ.wording.errors import InputError, unknown
from econ.wording.language import _


def elasticity(result: Result, output: str, name: str) -> float:
    """Exact elasticity of an output to one input at the central case.

    Raises:
        InputError: there is no such output or input.
    """
    check_output(result, output)
    if name not in result.state.inputs:
        raise unknown("input", name, result.state.inputs, "econ list assumptions")
    return elasticities(result, output, [result.state.inputs[name]])[0]


def check_known(result: Result, name: str) -> None:
    """Refuse a quantity that is neither an input nor computed.

    Raises:
        InputError: saying which there are.
    """
    if name not in result.state.inputs and name not in result.outputs:
        known = [*result.state.inputs, *result.outputs]
        raise result.refusal(name, known, "quantity", "econ list assumptions")


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
