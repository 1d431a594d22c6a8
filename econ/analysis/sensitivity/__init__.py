"""How an answer depends on its inputs: elasticities, swings, sweeps, shares of the variance, value of knowing."""

from econ.analysis.sensitivity.central import bands, check_target, elasticity, grid, sweep, swing_rows
from econ.analysis.sensitivity.information_value import information_rows, value_of_information
from econ.analysis.sensitivity.shares import share_rows, variance_shares
from econ.analysis.swings import Swing, check_output, swings
