"""The question turned round: which value of a quantity gives a wanted answer, and how plausible is it?"""

from econ.reverse.lines import IsoLines, iso_lines
from econ.reverse.solving import Solution, solve

__all__ = ["IsoLines", "Solution", "iso_lines", "solve"]
