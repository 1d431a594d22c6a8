"""How an answer depends on its inputs: elasticities, swings, sweeps, shares of the variance, value of knowing."""

from econ.sensitivity.central import Swing, elasticity, grid, sweep, swings
from econ.sensitivity.shares import Share, group_share, variance_shares
from econ.sensitivity.threshold import Knowledge, value_of_information

__all__ = [
    "Knowledge",
    "Share",
    "Swing",
    "elasticity",
    "grid",
    "group_share",
    "sweep",
    "swings",
    "value_of_information",
    "variance_shares",
]
