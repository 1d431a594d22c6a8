"""Distributions given the way experts give them, as validated quantile functions.

Every shape has `quantile(u)` for 0 < u < 1, computed with `econ.numerics.portable` only; `central`, the one value
that stands for it; `points`, the values that were stated; and `spec`, its canonical form.
"""

from econ.numerics.distributions.parsing import MONTHS_FORM, parse, written
from econ.numerics.distributions.shapes import (
    SHAPES,
    Alternatives,
    Beta,
    Distribution,
    Empirical,
    Fixed,
    Interval,
    LogNormal,
    Mixture,
    Months,
    Normal,
    Pert,
    Triangular,
    TwoPiece,
    Uniform,
    from_spec,
)
