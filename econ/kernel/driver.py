"""The loop over blocks: fill the rows of the inputs, run the equations, take the outputs into account."""

from __future__ import annotations

from typing import Any

import numpy as np

from econ.kernel.compiling import compiled, inlined
from econ.kernel.counting import Counts, tally
from econ.kernel.quantiles import Inputs, fill


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
    rows: Any, first: int, inputs: Inputs, constants: Any, equations: Any, outputs: Any, centres: Any, counts: Counts
) -> bool:
    """Draw and tally the blocks from `first` on, as many as `counts` has room for.

    Args:
        rows: float64 (row, `LARGEST_BLOCK`), where the values of a block are; a smaller block leaves the rest unused.
        first: number of the first block.
        inputs: what the uncertain inputs are.
        constants: float64, values of the inputs without spread.
        equations: compiled function of the rows and the constants.
        outputs: int64 (output,), the row of each.
        centres: float64 (output,), what squared distances are taken from.
        counts: where draws are counted.

    Returns:
        Whether there was room for every doubling; if not, nothing in `counts` is of use.
    """
    size = inputs.inner.shape[1]
    places, scratch = np.empty(size + 1, dtype=np.int64), np.empty((2, size + 1))
    for block in range(counts.totals.shape[0]):
        fill(rows, _backwards(first + block, inputs.vectors.shape[1]), inputs, places, scratch)
        equations(rows.ctypes, constants.ctypes)
        for k in range(outputs.size):
            if not tally(rows[outputs[k]][:size], k, block, centres[k], counts, scratch[0, :size]):
                return False
    return True


@compiled
def draws(rows: Any, first: int, inputs: Inputs, constants: Any, equations: Any, kept: Any, found: Any) -> None:
    """Draw blocks as `chunk` does, and keep the rows `kept` of each in `found` (block, kept row, point)."""
    size = inputs.inner.shape[1]
    places, scratch = np.empty(size + 1, dtype=np.int64), np.empty((2, size + 1))
    for block in range(found.shape[0]):
        fill(rows, _backwards(first + block, inputs.vectors.shape[1]), inputs, places, scratch)
        equations(rows.ctypes, constants.ctypes)
        for k in range(kept.size):
            found[block, k] = rows[kept[k]][:size]
