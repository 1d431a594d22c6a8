"""The portable arithmetic against mpmath, and the promise that every processor gives the same bits."""

import ast
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from econ.numerics import portable

ROOT = Path(__file__).parent.parent
mpmath.mp.dps = 40


def units_in_the_last_place(found, exact):
    """Largest distance from mpmath's value, in units of the last place of that value."""
    worst = 0.0
    for have, want in zip(found.tolist(), exact, strict=True):
        place = max(float(np.spacing(abs(float(want)))), 5e-324)
        worst = max(worst, float(abs(mpmath.mpf(have) - want) / place))
    return worst


def spread(seed, count=1500):
    return np.random.default_rng(seed).uniform(size=count)


# Against mpmath


@pytest.mark.parametrize(("low", "high"), [(-708, 709), (-40, 40), (-1, 1), (-1e-6, 1e-6), (-1e-300, 1e-300)])
def test_exp_is_within_2_units_in_the_last_place(low, high):
    x = low + (high - low) * spread(1)
    assert units_in_the_last_place(portable.exp(x), [mpmath.exp(mpmath.mpf(v)) for v in x.tolist()]) <= 2


def test_exp_is_within_2_units_where_the_reduction_changes_its_step():
    """Half-way between multiples of ln 2, where rounding goes one way or the other."""
    halves = (np.arange(-900, 900) + 0.5) * np.log(2)
    x = np.concatenate([halves, np.nextafter(halves, 9e9), np.nextafter(halves, -9e9)])
    assert units_in_the_last_place(portable.exp(x), [mpmath.exp(mpmath.mpf(v)) for v in x.tolist()]) <= 2


def test_exp_of_nothing_is_one_and_its_ends_are_those_of_float64():
    found = portable.exp(np.array([0.0, -0.0, 709.782712893384, -745.2, -1e6]))
    assert found.tolist()[:2] == [1.0, 1.0]
    assert found[2] == pytest.approx(float(mpmath.exp(mpmath.mpf(709.782712893384))), rel=1e-14)
    assert found.tolist()[3:] == [0.0, 0.0]


def test_exp_of_very_large_numbers_is_infinite_and_of_very_negative_ones_zero():
    """Beyond 2^31 ln 2 the exponent no longer fits 32 bits."""
    with np.errstate(over="ignore"):
        assert portable.exp(np.array([1e4, 1e10, 1e300])).tolist() == [np.inf] * 3
    assert portable.exp(np.array([-1e4, -1e10, -1e300])).tolist() == [0.0] * 3


@pytest.mark.parametrize(
    ("low", "high"), [(-307, 308), (-15, 15), (-0.2, 0.2), (-1e-5, 1e-5), (-1e-12, 1e-12), (-323, -308)]
)
def test_log_is_within_2_units_in_the_last_place(low, high):
    """Over all of float64, very near 1 where everything cancels, and among the smallest numbers."""
    x = 10.0 ** (low + (high - low) * spread(2))
    x = x[x > 0]
    assert units_in_the_last_place(portable.log(x), [mpmath.log(mpmath.mpf(v)) for v in x.tolist()]) <= 2


def test_log_is_within_2_units_at_powers_of_two_and_around_the_square_root_of_a_half():
    powers = 2.0 ** np.arange(-1074, 1024)
    around = np.sqrt(0.5) + np.spacing(0.7) * np.arange(-50, 50)
    x = np.concatenate([powers, np.nextafter(powers, np.inf)[:-1], around, 2 * around])
    assert units_in_the_last_place(portable.log(x), [mpmath.log(mpmath.mpf(v)) for v in x.tolist()]) <= 2
    assert portable.log(np.array([1.0])).tolist() == [0.0]


def quantile_by_mpmath(p):
    return mpmath.sqrt(2) * mpmath.erfinv(2 * mpmath.mpf(p) - 1)


@pytest.mark.parametrize(
    "p",
    [
        spread(3, 400),
        0.425 * spread(4, 200) + 0.5,
        10.0 ** (-16 * spread(5, 300)),
        np.array([0.075, 0.925, 0.05, 0.95, 0.25, 0.025, 0.975, 0.001, 2.0**-53, 0.5 - 2.0**-30]),
    ],
    ids=["everywhere", "centre", "lower tail", "joints and landmarks"],
)
def test_normal_quantile_is_within_4_units_in_the_last_place(p):
    """Wichura (1988) gives about 1e-16; eight multiplications of the ratio add the rest."""
    p = p[(p > 0) & (p < 1)]
    with mpmath.workdps(60):
        exact = [quantile_by_mpmath(v) for v in p.tolist()]
    assert units_in_the_last_place(portable.normal_quantile(p), exact) <= 4


def test_normal_quantile_of_the_far_tail_is_that_of_mpmath():
    """Points reach 2^-53; the formula holds far beyond. erfinv loses digits there, so the test goes back by erfc."""
    p = 10.0 ** -np.linspace(5, 300, 60)
    for have, want in zip(portable.normal_quantile(p).tolist(), p.tolist(), strict=True):
        with mpmath.workdps(40):
            back = mpmath.erfc(-mpmath.mpf(have) / mpmath.sqrt(2)) / 2
            slope = abs(mpmath.mpf(have))  # d ln p / dz is about -z in the tail
            assert abs(mpmath.log(back / want)) / slope <= 4 * np.spacing(abs(have)), want


def test_normal_quantile_of_a_half_is_zero_and_the_tails_mirror_each_other():
    p = np.array([2.0**-k for k in range(2, 50)])
    assert portable.normal_quantile(np.array([0.5])).tolist() == [0.0]
    assert (portable.normal_quantile(p) == -portable.normal_quantile(1 - p)).all()


def test_the_functions_keep_the_shape_and_leave_their_argument_alone():
    x = np.full((2, 3), 0.25)
    kept = x.copy()
    for function in (portable.exp, portable.log, portable.normal_quantile):
        assert function(x).shape == (2, 3)
        assert (x == kept).all()
        assert float(function(0.25)) == float(function(x)[0, 0])


@given(st.floats(-700, 700), st.floats(1e-9, 1))
def test_exp_rises(x, step):
    assert portable.exp(x) <= portable.exp(x + step)


@given(st.floats(1e-300, 1e300), st.floats(1e-9, 1))
def test_log_rises(x, step):
    assert portable.log(x) <= portable.log(x * (1 + step))


# Sums in a fixed order


floats = st.floats(-1e6, 1e6)


@given(st.lists(floats, min_size=1, max_size=70))
def test_total_is_the_sum(values):
    """Against mpmath's exact sum; pairwise adding errs by less than 7 steps of rounding here."""
    exact = float(sum(map(mpmath.mpf, values)))
    size = float(sum(abs(v) for v in values))
    assert abs(float(portable.total(values)) - exact) <= 8 * 2.0**-53 * size


@pytest.mark.parametrize("size", [100, 128, 129, 1000, 1024, 4096])
def test_long_rows_are_added_in_halves_too(size):
    """Half after half in plain Python, with zeros up to a power of two."""
    rows = np.random.default_rng(size).normal(size=(3, 2, size))
    for row, found in zip(rows.reshape(-1, size).tolist(), portable.total(rows).ravel().tolist(), strict=True):
        left = row + [0.0] * ((1 << (size - 1).bit_length()) - size)
        while len(left) > 1:
            half = len(left) // 2
            left = [a + b for a, b in zip(left[:half], left[half:], strict=True)]
        assert found == left[0]
    assert (portable.total(portable.folded(rows)) == portable.total(rows)).all()


def test_total_adds_halves():
    """(1e16 + -1e16) + (1 + 1) is 2; from left to right it is 1, because 1e16 + 1 is 1e16."""
    assert float(portable.total([1e16, 1.0, -1e16, 1.0])) == 2.0
    assert 1e16 + 1.0 - 1e16 + 1.0 == 1.0


@given(st.lists(floats, min_size=1, max_size=40), st.integers(0, 40))
def test_zeros_at_the_end_change_no_total(values, count):
    assert portable.total(values + [0.0] * count) == portable.total(values) or count > 0
    power = 1 << max(len(values) - 1, 0).bit_length()
    assert portable.total(values + [0.0] * (power - len(values))) == portable.total(values)


@given(st.lists(st.lists(floats, min_size=5, max_size=5), min_size=1, max_size=6))
def test_total_of_a_table_is_the_total_of_each_row(rows):
    assert portable.total(rows).tolist() == [float(portable.total(row)) for row in rows]


@given(st.lists(floats, min_size=1, max_size=64))
def test_mean_is_the_total_over_the_count(values):
    assert float(portable.mean(values)) == float(portable.total(values)) / len(values)


def test_the_total_of_one_number_is_that_number_and_of_none_nothing():
    assert float(portable.total([0.1])) == 0.1
    assert float(portable.total(np.zeros(0))) == 0.0


@given(st.lists(st.lists(floats, min_size=3, max_size=3), min_size=1, max_size=5))
def test_lines_are_added_in_their_order(rows):
    x = np.array(rows)[:, None, :]
    expected = rows[0]
    for row in rows[1:]:
        expected = [a + b for a, b in zip(expected, row, strict=True)]
    assert portable.sum_over_lines(x)[0].tolist() == expected


@pytest.mark.parametrize("x", [3.0, np.float64(3), np.arange(4.0), np.ones((2, 4))], ids=str)
def test_a_value_without_lines_is_its_own_sum(x):
    assert portable.sum_over_lines(x) is x


@given(st.lists(st.lists(floats, min_size=2, max_size=2), min_size=1, max_size=6))
def test_a_running_total_adds_year_by_year(rows):
    found = portable.running_total(np.array(rows))
    so_far = [0.0, 0.0]
    for have, row in zip(found.tolist(), rows, strict=True):
        so_far = [a + b for a, b in zip(so_far, row, strict=True)]
        assert have == so_far


def test_a_running_total_goes_along_the_years_and_not_the_lines():
    x = np.arange(24.0).reshape(2, 3, 4)
    assert (portable.running_total(x)[:, -1] == x[:, 0] + x[:, 1] + x[:, 2]).all()
    assert portable.running_total(5.0) == 5.0
    assert portable.running_total(np.arange(3.0)).tolist() == [0, 1, 2]


# The same bits on every processor

ANSWERS = """
import hashlib, econ, numpy as np
total = hashlib.sha256()
for name in ("press-line-2023", "containers-to-shells-2023-24"):
    result = econ.run(econ.Scenario.preset(name))
    for n in sorted(result.draws):
        total.update(n.encode() + np.ascontiguousarray(result.draws[n], dtype="<f8").tobytes())
    for row in econ.tables.summary(result):
        total.update(repr(sorted((k, v) for k, v in row.items() if isinstance(v, float))).encode())
print(total.hexdigest())
"""


def answer(**environment):
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", ANSWERS],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def dispatched():
    """Processor features that NumPy has here beyond its baseline."""
    from numpy._core._multiarray_umath import __cpu_dispatch__, __cpu_features__

    return [name for name in __cpu_dispatch__ if __cpu_features__.get(name)]


def test_every_draw_and_statistic_has_the_same_bits_without_the_processors_fast_instructions():
    features = dispatched()
    if not features:
        pytest.skip("this processor has nothing that could be switched off")
    assert answer(NPY_DISABLE_CPU_FEATURES=" ".join(features)) == answer()


def test_the_comparison_would_notice():
    """One digit of one seed gives another hash."""
    first = hashlib.sha256(portable.exp(np.array([1.0])).tobytes()).hexdigest()
    assert first != hashlib.sha256(np.nextafter(portable.exp(np.array([1.0])), 9).tobytes()).hexdigest()


ON_THE_WAY = [
    "model",
    "numerics/distributions",
    "numerics/sobol",
    "numerics/array_cache",
    "engine/__init__",
    "engine/linear",
    "engine/estimates",
    "numerics/statistics",
    "numerics/portable",
    "scenario",
]
"""Modules that a published digit passes through."""

UNPORTABLE = {
    *[
        "exp",
        "exp2",
        "expm1",
        "log",
        "log2",
        "log10",
        "log1p",
        "power",
        "float_power",
        "cbrt",
        "sin",
        "cos",
        "tan",
        "tanh",
        "sinh",
        "cosh",
        "arctan",
    ],
    *[
        "sum",
        "mean",
        "average",
        "std",
        "var",
        "prod",
        "dot",
        "matmul",
        "inner",
        "einsum",
        "trace",
        "convolve",
        "nansum",
        "nanmean",
        "trapezoid",
    ],
    *["fsum", "pow", "gamma", "lgamma", "erf", "erfc", "hypot"],
}


def sources_on_the_way():
    for name in ON_THE_WAY:
        path = ROOT / "econ" / name
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path.with_suffix(".py")]


def unportable(tree):
    """Calls of functions whose last digit depends on the processor or the release, and `**` of variables."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in UNPORTABLE:
            owner = node.value.id if isinstance(node.value, ast.Name) else ""
            if owner not in ("portable", "_DECIMAL") or node.attr == "sum":  # decimal arithmetic rounds correctly
                yield node.lineno, f"{owner}.{node.attr}"
        if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Pow, ast.MatMult)):
            constant = [isinstance(side, (ast.Constant, ast.UnaryOp, ast.Name)) for side in (node.left, node.right)]
            whole = isinstance(node.left, ast.Constant) and node.left.value in (2, 2.0, 10, 10.0)
            if not (whole and all(constant)):
                yield node.lineno, "**"


def test_no_function_on_the_way_to_a_digit_depends_on_the_processor():
    paths = list(sources_on_the_way())
    assert len(paths) > len(ON_THE_WAY)
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {what}"
        for path in paths
        for line, what in unportable(ast.parse(path.read_text("utf-8")))
    ]
    assert wrong == [], "\n".join(wrong)


@pytest.mark.parametrize("text", ["np.exp(x)", "x ** 2", "x.sum()", "np.mean(x)", "math.log(x)", "x ** y", "a @ b"])
def test_the_search_would_notice(text):
    assert list(unportable(ast.parse(text)))


def test_far_out_there_is_no_density_and_no_warning():
    assert portable.normal_density(np.array([-1e200, -39.0, 39.0, 1e200])).tolist() == [0.0] * 4
