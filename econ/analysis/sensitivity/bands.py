"""An output with all its uncertainty while some quantities are held at given values: its median and 90 % band."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from econ.analysis.sensitivity.central import check_moved, check_output
from econ.engine import Result, assemble
from econ.numerics.portable import Array, mean
from econ.numerics.statistics import HIGH, LOW, MIDDLE, by_scramble, quantiles
from econ.scenario import Input


def bands(result: Result, output: str, held: Mapping[str, Sequence[float]]) -> Array:
    """P5, median and P95 of an output, with everything else uncertain.

    Args:
        result: the scenario, drawn.
        output: the output.
        held: for each input or computed quantity that is held its values, one for each case.

    Returns:
        An array (case, 3).

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
    """P5, median and P95 in one case (3)."""

    def pick(item: Input) -> Array | np.float64:
        if item.name in held:
            return np.float64(held[item.name])
        return np.float64(item.distribution.central) if item.distribution.is_fixed else result.sample(item)

    values = assemble(result.state, pick)
    values |= {n: np.float64(v) for n, v in held.items() if n not in result.state.inputs}
    needed = result.graph.ancestors(output, values) | {output}
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        found = np.asarray(result.graph.evaluate(values, only=needed)[output], dtype=float)
    blocks = by_scramble(found, result.scenario.sampler)
    if blocks is None:
        return np.full(3, np.ravel(found)[0])
    return mean(quantiles(blocks, (LOW, MIDDLE, HIGH)))
