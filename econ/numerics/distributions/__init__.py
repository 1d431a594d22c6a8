"""Distributions given the way experts give them, as validated quantile functions.

Every shape has `quantile(u)` for 0 < u < 1, computed with `econ.numerics.portable` only; `central`, the one value
that stands for it; `points`, the values that were stated; and `spec`, its canonical form.
"""

from econ.numerics.distributions.beta import TABLE_CELLS, beta_quantile
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
from econ.wording.errors import InputError

__all__ = [
    "MONTHS_FORM",
    "SHAPES",
    "TABLE_CELLS",
    "Alternatives",
    "Beta",
    "Distribution",
    "Empirical",
    "Fixed",
    "InputError",
    "Interval",
    "LogNormal",
    "Mixture",
    "Months",
    "Normal",
    "Pert",
    "Triangular",
    "TwoPiece",
    "Uniform",
    "beta_quantile",
    "from_spec",
    "parse",
    "written",
]
