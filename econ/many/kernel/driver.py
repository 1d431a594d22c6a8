"""The loop over blocks: fill the rows of the inputs, run the equations, take the outputs into account."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from econ.many.kernel.compiling import compiled, inlined
from econ.many.kernel.counting import tally
from econ.many.kernel.counts import Counts, Wanted
from econ.many.kernel.entries import Inputs
from econ.many.kernel.filling import fill
from econ.numerics.portable import Array


@inlined
def _backwards(number: int, digits: int) -> int:
    """A number whose binary digits are read backwards."""
    result = 0
    for _ in range(digits):
        result = (result << 1) | (number & 1)
        number >>= 1
    return result


@compiled
def chunk(
    rows: Array,
    first: int,
    inputs: Inputs,
    constants: Array,
    equations: Callable[..., None],
    wanted: Wanted,
    counts: Counts,
    draws: Array,
) -> bool:
    """Draw some blocks; tally the outputs and keep what is to be kept.

    Args:
        rows: float64 (row, `LARGEST_BLOCK`), where the values of a block are; a smaller block leaves the rest unused.
        first: number of the first block.
        inputs: what the uncertain inputs are.
        constants: float64, values of the inputs without spread.
        equations: compiled function of the rows and the constants.
        wanted: what is to come of it.
        counts: where draws are counted; as many blocks are drawn as it has room for.
        draws: float64 (block, kept row, point of the block), where draws are kept.

    Returns:
        Whether there was room for every doubling; if not, nothing in `counts` is of use.
    """
    size = inputs.far.shape[1] * inputs.near.shape[1]
    places, scratch = np.empty(size + 1, dtype=np.uint64), np.empty((2, size))
    for block in range(counts.totals.shape[0]):
        fill(rows, _backwards(first + block, inputs.vectors.shape[1]), inputs, places, scratch)
        equations(rows.ctypes, constants.ctypes)
        for k in range(wanted.kept.size):
            draws[block, k] = rows[wanted.kept[k]][:size]
        for k in range(wanted.outputs.size):
            row = rows[wanted.outputs[k]][:size]
            if not tally(row, k, block, wanted.centres[k], counts, scratch):
                return False
    return True
