"""The question turned round: which value of a quantity gives a wanted answer, and how plausible is it?"""

from econ.analysis.reverse.contours import IsoLines, iso_lines
from econ.analysis.reverse.solver import Solution, break_even_rows, solve
