"""How an answer depends on its inputs: elasticities, swings, sweeps, shares of the variance, value of knowing."""

from econ.analysis.sensitivity.bands import bands
from econ.analysis.sensitivity.central import Swing, check_output, check_target, elasticity, grid, sweep, swings
from econ.analysis.sensitivity.information_value import Knowledge, value_of_information
from econ.analysis.sensitivity.rows import information_rows, share_rows, swing_rows
from econ.analysis.sensitivity.shares import Share, group_share, variance_shares

__all__ = [
    "Knowledge",
    "Share",
    "Swing",
    "bands",
    "check_output",
    "check_target",
    "elasticity",
    "grid",
    "group_share",
    "information_rows",
    "share_rows",
    "sweep",
    "swing_rows",
    "swings",
    "value_of_information",
    "variance_shares",
]
