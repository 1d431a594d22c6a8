"""The question turned round: which value of a quantity gives a wanted answer, and how plausible is it?"""

from econ.reverse.break_even import BreakEven, break_even_rows, break_evens
from econ.reverse.lines import IsoLines, iso_lines
from econ.reverse.solving import Solution, solve

__all__ = ["BreakEven", "IsoLines", "Solution", "break_even_rows", "break_evens", "iso_lines", "solve"]
