"""What the portable arithmetic is made of, each against its meaning; the compiled kernel is written from these."""

import ast
import inspect
from pathlib import Path

import mpmath
import numpy as np
import pytest

from econ.engine.many.kernel import arithmetic
from econ.numerics import portable
from econ.numerics.portable import NORMAL_PIECES, cdf_parts, exp_parts, log_parts

FACE = {"ExpParts", "exp_parts", "LogParts", "log_parts", "Piece", "NORMAL_PIECES", "CdfParts", "cdf_parts"}


@pytest.fixture(autouse=True)
def many_digits():
    with mpmath.workdps(50):
        yield


def nearest(exact):
    """The float64 nearest to numbers of mpmath."""
    return [float(x) for x in exact]


def polynomial(coefficients, x):
    return mpmath.polyval([mpmath.mpf(c) for c in coefficients], x)


# The exponential


def test_the_powers_are_those_of_two_correctly_rounded():
    powers = exp_parts().powers
    assert powers.size == 256
    assert powers.tolist() == nearest(mpmath.mpf(2) ** (mpmath.mpf(j) / 256) for j in range(256))


def test_a_step_of_the_exponential_is_ln_2_over_the_cells_in_two_parts():
    """The first part times any number of steps that occurs, below 2^19, is exact: 21 of its 53 bits are spare."""
    parts = exp_parts()
    step = mpmath.log(2) / 256
    assert parts.per_cell == float(1 / step)
    assert abs(mpmath.mpf(parts.high) + mpmath.mpf(parts.low) - step) < mpmath.mpf(2) ** -90
    numerator, _ = parts.high.as_integer_ratio()
    assert numerator.bit_length() <= 53 - 21
    assert parts.end * parts.per_cell < 2**19


def test_the_series_of_the_exponential_is_taylors():
    """(e^r - 1) / r = 1 + r / 2! + r^2 / 3! + r^3 / 4!, and r is at most half a step."""
    assert exp_parts().series == tuple(float(1 / mpmath.factorial(k)) for k in (4, 3, 2, 1))
    r = mpmath.log(2) / 512
    assert abs(polynomial(exp_parts().series, r) - mpmath.expm1(r) / r) < mpmath.mpf(2) ** -44


def test_beyond_its_end_the_exponential_is_infinite_or_zero():
    end = mpmath.mpf(exp_parts().end)
    assert mpmath.exp(end) > mpmath.mpf(2) ** 1024
    assert mpmath.exp(-end) < mpmath.mpf(2) ** -1075


# The logarithm


def test_the_logarithms_are_in_two_parts_from_a_half_on():
    """The first times 2^42 is whole; both together have twice the digits of float64."""
    parts = log_parts()
    assert parts.cells == 128
    assert parts.high.size == parts.low.size == 192
    assert not parts.high[:64].any()
    assert not parts.low[:64].any()
    for k in range(64, 192):
        exact = mpmath.log(mpmath.mpf(k) / 128)
        assert (parts.high[k] * 2.0**42).is_integer()
        assert abs(parts.high[k] - exact) <= mpmath.mpf(2) ** -42
        assert parts.low[k] == float(exact - mpmath.mpf(parts.high[k]))


def test_ln_2_is_in_two_parts():
    """The first times any exponent of float64, at most 1074, is exact: it has 32 bits."""
    parts = log_parts()
    assert parts.ln2_high.as_integer_ratio()[0] < 2**32
    assert parts.ln2_low == pytest.approx(float(mpmath.log(2) - mpmath.mpf(parts.ln2_high)), rel=1e-15)


def test_the_series_of_the_logarithm_is_that_of_artanh():
    """2 artanh(u / 2) = u + u^3 / 12 + u^5 / 80 + u^7 / 448; half a cell away, u is at most 1 / 181."""
    assert log_parts().series == tuple(nearest(1 / mpmath.mpf(n) for n in (448, 80, 12)))
    u = mpmath.mpf(1) / 128 / (2 * log_parts().sqrt_half - mpmath.mpf(1) / 256)
    found = u + u**3 * polynomial(log_parts().series, u * u)
    assert abs(found / (2 * mpmath.atanh(u / 2)) - 1) < mpmath.mpf(2) ** -58


def test_the_root_of_a_half():
    assert log_parts().sqrt_half == float(mpmath.sqrt(mpmath.mpf(1) / 2))


# The normal quantile


def value(piece, x):
    """A piece as its formula says, exactly."""
    line = mpmath.mpf(piece.start) + mpmath.mpf(piece.slope) * x
    return line + polynomial(piece.above, x) / polynomial(piece.below, x)


@pytest.mark.parametrize("q", ["0.001", "0.1", "0.25", "0.4", "0.425"])
def test_the_centre_is_the_quantile_over_the_distance_from_a_half(q):
    """Wichura (1988) gives the relative error as about 1e-16."""
    q, centre = mpmath.mpf(q), NORMAL_PIECES[0]
    assert q <= mpmath.mpf(centre.end) + mpmath.mpf(2) ** -53
    exact = mpmath.sqrt(2) * mpmath.erfinv(2 * q)
    assert abs(q * value(centre, mpmath.mpf(centre.shift) - q * q) / exact - 1) < 2e-16


@pytest.mark.parametrize(
    ("number", "r"),
    [(1, "1.61"), (1, "2.5"), (1, "3.7"), (1, "5"), (2, "5"), (2, "5.5"), (2, "6.06"), (2, "15"), (2, "26")],
)
def test_a_tail_is_the_size_of_the_quantile(number, r):
    """By r = sqrt(-ln p): the tail beyond the value found has the probability exp(-r^2)."""
    r, piece = mpmath.mpf(r), NORMAL_PIECES[number]
    assert r <= piece.end
    found = value(piece, r - mpmath.mpf(piece.shift))
    exact = mpmath.findroot(lambda z: mpmath.log(mpmath.erfc(z / mpmath.sqrt(2)) / 2) + r * r, found)
    assert abs(found / exact - 1) < 3e-16


def test_the_pieces_join():
    """The centre ends at q = 0.425, where r is 1.61; a tail ends at r = 5, where the far one begins; it has no end."""
    centre, tail, far = NORMAL_PIECES
    assert (centre.end, tail.end, far.end) == (0.425, 5.0, np.inf)
    q, r = mpmath.mpf(centre.end), mpmath.sqrt(-mpmath.log(mpmath.mpf("0.5") - mpmath.mpf(centre.end)))
    assert abs(q * value(centre, centre.shift - q * q) / value(tail, r - tail.shift) - 1) < 4e-16
    assert abs(value(tail, tail.end - tail.shift) / value(far, tail.end - far.shift) - 1) < 4e-16


# The normal distribution function


def test_the_cubics_are_the_upper_tail_of_the_normal_distribution():
    """At both ends and in the middle of cells; their error is below 1e-13, as `normal_cdf` says."""
    parts = cdf_parts()
    assert parts.cubics.shape == (parts.end * parts.cells_per_unit, 4)
    for cell in [*range(0, len(parts.cubics), 97), len(parts.cubics) - 1]:
        for t in (0.0, 0.5, 1.0):
            exact = mpmath.erfc((cell + mpmath.mpf(t)) / parts.cells_per_unit / mpmath.sqrt(2)) / 2
            assert abs(polynomial(parts.cubics[cell], mpmath.mpf(t)) - exact) < 1e-13


def test_beyond_the_last_cell_nothing_is_left():
    assert mpmath.erfc(cdf_parts().end / mpmath.sqrt(2)) / 2 < mpmath.mpf(2) ** -75


# The face itself


def test_the_face_is_what_its_docstring_names():
    """Eight names at most, each with a docstring, and nothing else of `portable` in the kernel's arithmetic."""
    assert len(FACE) <= 8
    assert {name for name in FACE if f"`{name}`" in portable.__doc__} == FACE
    assert all(getattr(portable, name).__doc__ for name in FACE)
    tree = ast.parse(Path(inspect.getfile(arithmetic)).read_text("utf-8"))
    used = {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute) and ast.unparse(n.value) == "portable"}
    imported = {
        alias.name
        for n in ast.walk(tree)
        if isinstance(n, ast.ImportFrom) and n.module == portable.__name__
        for alias in n.names
    }
    of_equations = {"Array", "sum_over_lines", "running_total"}  # what equations call is compiled there
    assert (used | imported) - of_equations <= FACE
