"""The question turned round: which value of a quantity gives a wanted answer, and how plausible is it?"""

from econ.analysis.reverse.break_even import BreakEven, break_even_rows, break_evens
from econ.analysis.reverse.contours import IsoLines, iso_lines
from econ.analysis.reverse.solver import Solution, solve

__all__ = ["BreakEven", "IsoLines", "Solution", "break_even_rows", "break_evens", "iso_lines", "solve"]
