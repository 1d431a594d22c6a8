"""The equations compiled for very many draws: one loop over all of them, in constant memory, with the same bits.

Numba compiles the equations' own functions; nothing is written a second time but the arithmetic of
`econ.numerics.portable` and the quantile functions, and tests hold these to the same bits. Numba is loaded when a
`Kernel` is made.
"""

from econ.engine.many.kernel.kernel import Kernel, is_available
from econ.engine.many.kernel.plan import central_values
from econ.engine.many.kernel.points import LARGEST_BLOCK, Points, uniforms, vectors
