# ruff: noqa: PLW0108 - the lambda is the equation that is recorded
"""An equation is recorded by calling it, and what is spelt reads back as the same calculation."""

import math
from xml.etree import ElementTree as ET

import formulas
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from econ.equations.notation import (
    EXCEL,
    LATEX,
    MATHML,
    NOTATIONS,
    PYTHON,
    Node,
    TracingError,
    excel_name,
    record,
    spell,
    symbol,
)
from econ.numerics.portable import running_total, sum_over_lines

NAMES = {"a": 3.5, "b": -2.25, "c": 0.125}

READERS = {
    "minimum": np.minimum,
    "maximum": np.maximum,
    "sqrt": np.sqrt,
    "absolute": np.absolute,
    "where": np.where,
    "sum_over_lines": lambda x: x,
    "running_total": lambda x: x,
}

COMPUTED = {
    "add": lambda x, y: x + y,
    "subtract": lambda x, y: x - y,
    "multiply": lambda x, y: x * y,
    "divide": lambda x, y: x / y,
    "negative": lambda x: -x,
    "less": lambda x, y: x < y,
    "greater": lambda x, y: x > y,
    **READERS,
}
"""What each operation means, said once more and apart from the notation."""

ARITY = dict.fromkeys(("negative", "absolute", "sum_over_lines", "running_total"), 1) | {"where": 3}

leaves = st.one_of(
    st.sampled_from(sorted(NAMES)).map(lambda n: Node("name", (n,))),
    st.one_of(st.integers(-9, 9), st.floats(-1e3, 1e3)).map(lambda v: Node("number", (float(v),))),
)


def trees(operations):
    def grow(inner):
        return st.one_of(
            [st.tuples(*[inner] * ARITY.get(n, 2)).map(lambda args, n=n: Node(n, args)) for n in operations]
        )

    return st.recursive(leaves, grow, max_leaves=9)


ARITHMETIC = ["add", "subtract", "multiply", "divide", "negative", "absolute", "minimum", "maximum"]


def compute(node):
    """The value of a tree, computed from the tree itself."""
    if node.operation == "name":
        return np.float64(NAMES[node.args[0]])
    if node.operation == "number":
        return np.float64(node.args[0])
    with np.errstate(all="ignore"):
        return COMPUTED[node.operation](*map(compute, node.args))


def read(text):
    values = {name: np.float64(v) for name, v in NAMES.items()}
    with np.errstate(all="ignore"):
        return np.float64(eval(text, {"__builtins__": {}}, READERS | values))


def same(one, other):
    return one == other or (math.isnan(one) and math.isnan(other))


def defined(node):
    """No division by nothing: Python's own numbers would raise where arrays give infinity."""
    if node.operation in {"name", "number"}:
        return True
    if node.operation == "divide" and compute(node.args[1]) == 0:
        return False
    return all(map(defined, node.args))


@given(trees(ARITHMETIC))
def test_python_text_reads_back_as_the_same_calculation(tree):
    assume(defined(tree))
    assert same(read(spell(tree)), np.float64(compute(tree)))


@given(trees([*ARITHMETIC, "less", "greater", "where", "sum_over_lines", "running_total"]))
def test_comparisons_keep_their_brackets(tree):
    """`(a < b) < c` is not Python's chain `a < b < c`, nor is `a < (b < c)`."""
    try:
        assume(defined(tree))
        expected = np.float64(compute(tree))
    except TypeError:  # NumPy subtracts no truths
        assume(False)
    assert same(read(spell(tree)), expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a - (b - c)", "a - (b - c)"),
        ("(a - b) - c", "a - b - c"),
        ("a / (b / c)", "a / (b / c)"),
        ("a / b / c", "a / b / c"),
        ("a / (b * c)", "a / (b * c)"),
        ("a * (b + c)", "a * (b + c)"),
        ("(a + b) + c", "a + b + c"),
        ("a + (b + c)", "a + (b + c)"),
        ("a * (b * c)", "a * (b * c)"),
        ("-(a + b)", "-(a + b)"),
        ("-a * b", "-a * b"),
        ("a * -b", "a * -b"),
        ("a - -b", "a - -b"),
        ("1 - a", "1 - a"),
        ("a * 0.1", "a * 0.1"),
        ("a * 1e-9", "a * 1e-09"),
        ("a * 1e22", "a * 1e+22"),
        ("a + 1e15", "a + 1000000000000000.0"),
    ],
)
def test_brackets_are_kept_where_the_order_of_operations_needs_them(text, expected):
    """Rounding differs between (a + b) + c and a + (b + c), so neither is rewritten."""
    function = eval(f"lambda a, b, c: {text}")
    assert spell(record(function)) == expected


@given(trees(["add", "subtract", "multiply", "negative", "absolute", "minimum", "maximum"]))
def test_excel_text_reads_back_as_the_same_calculation(tree):
    text = spell(tree, EXCEL)
    function = formulas.Parser().ast(f"={text}")[1].compile()
    values = {excel_name(name).upper(): value for name, value in NAMES.items()}
    found = float(np.ravel(function(*[values[n] for n in function.inputs]))[0])
    assert found == pytest.approx(float(compute(tree)), rel=1e-12, abs=1e-300)


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (lambda a: -a, "(-a)"),
        (lambda a: (-a) * (-a), "(-a)*(-a)"),
        (lambda a, b: b - (-a), "b-(-a)"),
        (lambda a: -(a * a), "(-(a*a))"),
        (lambda a: 1 / -a, "1/(-a)"),
    ],
)
def test_a_minus_is_bracketed_in_excel(function, expected):
    """-2^2 is 4 in Excel: there the sign binds before everything else."""
    assert spell(record(function), EXCEL) == expected


def test_no_notation_writes_a_power():
    """`**` is not portable, and Excel and Python disagree on -x^2."""
    assert not any("power" in notation for notation in NOTATIONS.values())
    with pytest.raises(TracingError, match="power"):
        record(lambda a: a**2)


def test_every_notation_spells_every_operation():
    for name, notation in NOTATIONS.items():
        assert set(notation) == set(PYTHON), name
        for operation, spelling in notation.items():
            count = ARITY.get(operation, 1 if operation == "sqrt" else 2)
            for place in range(count):
                assert f"{{{place}}}" in spelling.template, (name, operation)


LATEX_TEXTS = {
    "a fraction needs no brackets": (lambda a, b, c: (a + b) / c, r"\frac{\text{a} + \text{b}}{\text{c}}"),
    "a factor that is a sum": (lambda a, b: a * (1 - b), r"\text{a} \cdot (1 - \text{b})"),
    "underscores are blanks": (lambda gdp_share: gdp_share, r"\text{gdp share}"),
    "an absolute value": (lambda a: np.absolute(a), r"\left|\text{a}\right|"),
    "a root": (lambda a: np.sqrt(a), r"\sqrt{\text{a}}"),
}


@pytest.mark.parametrize(("function", "expected"), LATEX_TEXTS.values(), ids=LATEX_TEXTS)
def test_latex(function, expected):
    assert spell(record(function), LATEX) == expected


def test_a_sum_in_latex_does_not_swallow_the_factor_after_it():
    """The sum of x, times b, must not look like the sum of x times b."""
    product = spell(record(lambda x, b: sum_over_lines(x) * b), LATEX)
    inside = spell(record(lambda x, b: sum_over_lines(x * b)), LATEX)
    assert product.count("(") > 0
    assert product != inside


@given(trees(ARITHMETIC))
def test_latex_balances_and_has_no_computer_exponents(tree):
    text = spell(tree, LATEX)
    assert text.count("{") == text.count("}")
    assert text.count("(") == text.count(")")
    assert text.count(r"\left") == text.count(r"\right")
    assert "e-" not in text
    assert "e+" not in text


# What cannot be written down

REFUSED = {
    "if on a value": (lambda a, b: a if a > b else b, "np.where"),  # noqa: FURB136 - the branch is what is tested
    "Python's max": (lambda a, b: max(a, b), "np.where"),
    "and": (lambda a, b: a and b, "np.where"),
    "a ufunc without a spelling": (lambda a: np.exp(a), "'exp'"),
    "a function without a spelling": (lambda a: np.sum(a), "'sum'"),
    "a reduction": (lambda a: np.add.reduce(a), "add.reduce"),
    "options": (lambda a: np.sqrt(a, dtype=float), "sqrt"),
    "equality": (lambda a, b: a == b, "'equal'"),
    "a power": (lambda a: a**3, "'power'"),
    "a remainder": (lambda a: a % 2, "'remainder'"),
}


@pytest.mark.parametrize(("function", "match"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_written_is_refused_with_what_to_do(function, match):
    with pytest.raises(TracingError, match=match):
        record(function)


@pytest.mark.parametrize(
    "function",
    [
        lambda a: math.sqrt(a),
        lambda a: float(a),
        lambda a: a[0],
        lambda a: len(a),
        lambda a: list(a),
        lambda a: a + "x",
    ],
)
def test_whatever_else_cannot_be_written_raises_as_well(function):
    with pytest.raises((TypeError, ValueError)):
        record(function)


def test_an_unknown_operation_lists_those_that_are_known():
    with pytest.raises(TracingError, match=r"Known: .*minimum"):
        record(lambda a: np.cbrt(a))


def test_the_functions_of_the_project_are_recorded():
    assert spell(record(lambda a: sum_over_lines(a))) == "sum_over_lines(a)"
    assert spell(record(lambda a: running_total(a))) == "running_total(a)"


def test_a_constant_is_a_formula():
    assert spell(record(lambda: 5.0)) == "5"


def test_numpys_own_numbers_are_numbers():
    assert spell(record(lambda a: a * np.float64(0.1))) == "a * 0.1"
    assert spell(record(lambda a: np.float64(2) - a)) == "2 - a"


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_reads_back_bit_for_bit(value):
    """Its sign as well: 1 over -0.0 is not 1 over 0.0."""
    found = float(eval(spell(Node("number", (value,))), {"__builtins__": {}}))
    assert found == value
    assert math.copysign(1, found) == math.copysign(1, value)


@pytest.mark.parametrize("value", [math.inf, -math.inf, math.nan])
def test_a_number_that_cannot_be_written_is_refused(value):
    with pytest.raises((TracingError, ValueError, OverflowError)):
        spell(record(lambda a: a * value))


def test_names_may_be_written_in_another_way():
    cells = {"a": "$B$2", "b": "$B$3"}
    assert spell(record(lambda a, b: a / b), EXCEL, cells.__getitem__) == "$B$2/$B$3"


def test_a_symbol_is_not_an_array():
    """No shape, so that no equation can look at one."""
    assert not hasattr(symbol("a"), "shape")


MATHML_TEXTS = {
    "a fraction": (
        lambda a, gdp: a / gdp,
        "<mfrac><mrow><mtext>a</mtext></mrow><mrow><mtext>gdp</mtext></mrow></mfrac>",
    ),
    "a factor that is a sum": (
        lambda a, b: a * (1 - b),
        "<mtext>a</mtext><mo>·</mo><mo>(</mo><mn>1</mn><mo>−</mo><mtext>b</mtext><mo>)</mo>",
    ),
}


@pytest.mark.parametrize(("function", "expected"), MATHML_TEXTS.values(), ids=MATHML_TEXTS)
def test_mathml(function, expected):
    assert spell(record(function), MATHML) == expected


@given(trees(ARITHMETIC))
def test_mathml_is_well_formed(tree):
    assert ET.fromstring(f"<math>{spell(tree, MATHML)}</math>").tag == "math"
