"""Record an equation by calling it with traced symbols, and spell it as Python, LaTeX, Excel or MathML.

An equation is a plain function of NumPy arithmetic. Called with `Traced` symbols it returns a small
tree instead of a number; a notation is one dictionary that says how each operation is written.
"""

from __future__ import annotations

import html
import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

ATOM = 100
COMPARISON = 0
"""How tightly a comparison binds; several in a row need brackets, because Python chains them."""

SUM_SIGN = 1.5
"""How tightly a sum sign binds: looser than a product, tighter than a sum."""


class TracingError(TypeError):
    """An equation uses something that cannot be written down as a formula."""


@dataclass(frozen=True)
class Node:
    """One operation of a formula: its name and what it is applied to.

    `operation` is "name" (args: one string), "number" (args: one float) or a key of a notation.
    """

    operation: str
    args: tuple[Any, ...]


class Traced(NDArrayOperatorsMixin):
    """A symbol that remembers what is done to it. Wraps a `Node`."""

    def __init__(self, node: Node) -> None:
        """Wrap a node."""
        self.node = node

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **kwargs: Any) -> Traced:
        """Record a NumPy ufunc call instead of computing it."""
        if method != "__call__" or kwargs:
            raise TracingError(f"np.{ufunc.__name__}.{method} cannot be written as a formula.")
        return Traced(_operation(ufunc.__name__, inputs))

    def __array_function__(self, function: Callable[..., Any], _types: Any, args: Any, kwargs: Any) -> Traced:
        """Record a call of a NumPy function, such as `np.where`."""
        if kwargs:
            raise TracingError(f"np.{function.__name__} with options cannot be written as a formula.")
        return Traced(_operation(function.__name__, args))

    def __econ_function__(self, name: str) -> Traced:
        """Record a call of one of the project's own array functions (see `econ.numerics.portable`)."""
        return Traced(_operation(name, (self,)))

    def __bool__(self) -> bool:
        """Refuse: a formula cannot branch on a value."""
        raise TracingError("An equation must not branch on a value with `if`; use np.where, np.minimum or np.maximum.")


def _operation(name: str, args: Any) -> Node:
    if name not in PYTHON:
        raise TracingError(
            f"{name!r} has no spelling; add it to the notations in econ/equations/notation.py. "
            f"Known: {', '.join(sorted(PYTHON))}."
        )
    return Node(name, tuple(_node(a) for a in args))


def _node(value: Any) -> Node:
    if isinstance(value, Traced):
        return value.node
    return Node("number", (float(value),))


def symbol(name: str) -> Traced:
    """Return the traced symbol of a named quantity."""
    return Traced(Node("name", (name,)))


def record(function: Callable[..., Any]) -> Node:
    """Call an equation with symbols named like its arguments and return its formula."""
    result = function(*(symbol(name) for name in inspect.signature(function).parameters))
    return _node(result)


@dataclass(frozen=True)
class Spelling:
    """How an operation is written: a template and how tightly it binds.

    A template holds {0}, {1}, … for the arguments. `binds` is the precedence of the result,
    `closed` tells that the template itself separates its arguments (a function call, a fraction).
    """

    template: str
    binds: float = ATOM
    closed: bool = False


def _call(template: str) -> Spelling:
    return Spelling(template, closed=True)


Notation = dict[str, Spelling]

_ARITHMETIC: Notation = {
    "add": Spelling("{0} + {1}", 1),
    "subtract": Spelling("{0} - {1}", 1),
    "multiply": Spelling("{0} * {1}", 2),
    "divide": Spelling("{0} / {1}", 2),
    "negative": Spelling("-{0}", 3),
    "less": Spelling("{0} < {1}", COMPARISON),
    "greater": Spelling("{0} > {1}", COMPARISON),
}

PYTHON: Notation = _ARITHMETIC | {
    "minimum": _call("minimum({0}, {1})"),
    "maximum": _call("maximum({0}, {1})"),
    "sqrt": _call("sqrt({0})"),
    "absolute": _call("absolute({0})"),
    "where": _call("where({0}, {1}, {2})"),
    "sum_over_lines": _call("sum_over_lines({0})"),
    "running_total": _call("running_total({0})"),
}

LATEX: Notation = _ARITHMETIC | {
    "multiply": Spelling(r"{0} \cdot {1}", 2),
    "divide": _call(r"\frac{{{0}}}{{{1}}}"),
    "less": Spelling("{0} < {1}", COMPARISON),
    "greater": Spelling("{0} > {1}", COMPARISON),
    "minimum": _call(r"\min\left({0},\, {1}\right)"),
    "maximum": _call(r"\max\left({0},\, {1}\right)"),
    "sqrt": _call(r"\sqrt{{{0}}}"),
    "absolute": _call(r"\left|{0}\right|"),
    "where": _call(r"\begin{{cases}} {1} & {0} \\ {2} & \text{{otherwise}} \end{{cases}}"),
    "sum_over_lines": Spelling(r"\sum_{{\text{{lines}}}} {0}", SUM_SIGN),
    "running_total": Spelling(r"\sum_{{\text{{years so far}}}} {0}", SUM_SIGN),
}

EXCEL: Notation = _ARITHMETIC | {
    "add": Spelling("{0}+{1}", 1),
    "subtract": Spelling("{0}-{1}", 1),
    "multiply": Spelling("{0}*{1}", 2),
    "divide": Spelling("{0}/{1}", 2),
    "negative": Spelling("(-{0})", ATOM),  # -2^2 is 4 in Excel
    "less": Spelling("{0}<{1}", COMPARISON),
    "greater": Spelling("{0}>{1}", COMPARISON),
    "minimum": _call("MIN({0},{1})"),
    "maximum": _call("MAX({0},{1})"),
    "sqrt": _call("SQRT({0})"),
    "absolute": _call("ABS({0})"),
    "where": _call("IF({0},{1},{2})"),
    "sum_over_lines": _call("SUM({0})"),
    "running_total": _call("SUM(INDEX({0},1):INDEX({0},year_number))"),
}
"""How Excel writes it. Names stand for cells, or for a range with a cell for each goods line or year.

A running total is one formula for each year; `year_number` counts the years from 1.
"""

MATHML: Notation = {
    "add": Spelling("{0}<mo>+</mo>{1}", 1),
    "subtract": Spelling("{0}<mo>−</mo>{1}", 1),
    "multiply": Spelling("{0}<mo>·</mo>{1}", 2),
    "divide": _call("<mfrac><mrow>{0}</mrow><mrow>{1}</mrow></mfrac>"),
    "negative": Spelling("<mo>−</mo>{0}", 3),
    "less": Spelling("{0}<mo>&lt;</mo>{1}", COMPARISON),
    "greater": Spelling("{0}<mo>&gt;</mo>{1}", COMPARISON),
    "minimum": _call("<mi>min</mi><mo>(</mo>{0}<mo>,</mo>{1}<mo>)</mo>"),
    "maximum": _call("<mi>max</mi><mo>(</mo>{0}<mo>,</mo>{1}<mo>)</mo>"),
    "sqrt": _call("<msqrt><mrow>{0}</mrow></msqrt>"),
    "absolute": _call("<mo>|</mo>{0}<mo>|</mo>"),
    "where": _call(
        "<mo>{{</mo><mtable><mtr><mtd>{1}</mtd><mtd><mtext>if </mtext>{0}</mtd></mtr>"
        "<mtr><mtd>{2}</mtd><mtd><mtext>otherwise</mtext></mtd></mtr></mtable>"
    ),
    "sum_over_lines": Spelling("<munder><mo>∑</mo><mtext>lines</mtext></munder>{0}", SUM_SIGN),
    "running_total": Spelling("<munder><mo>∑</mo><mtext>years so far</mtext></munder>{0}", SUM_SIGN),
}
"""How a web page writes it, as elements of MathML."""

_BRACKETS = "({})"
_BRACKETS_OF_MATHML = "<mo>(</mo>{}<mo>)</mo>"

_BOUNDED = "bounded_divide"
_BOUNDED_DIVIDE = Spelling("IF(AND({1}=0,{0}<>0),SIGN({0})*1E+300,{0}/{1})", 2)
"""A division in Excel whose result may be very large but no error; see `_bounded`."""

NOTATIONS: dict[str, Notation] = {"python": PYTHON, "latex": LATEX, "excel": EXCEL, "mathml": MATHML}


def _latex_name(name: str) -> str:
    return r"\text{" + name.replace("_", " ") + "}"


def _mathml_name(name: str) -> str:
    return f"<mtext>{html.escape(name.replace('_', ' '))}</mtext>"


_ADDRESS = re.compile(r"[a-z]{1,3}[0-9]+|r[0-9]*(c[0-9]*)?|c[0-9]*|true|false", re.IGNORECASE)
"""What Excel takes for the address of a cell (F16, R1C1), a row, a column or a truth value."""

LONGEST_NAME = 200


def excel_name(name: str) -> str:
    """A name that Excel accepts for a cell: an underscore follows what it would take for an address.

    >>> [excel_name(n) for n in ("gdp", "f16", "r", "tiv2024", "a b")]
    ['gdp', 'f16_', 'r_', 'tiv2024_', 'a_b']
    """
    text = re.sub(r"[^A-Za-z0-9_]", "_", name)[:LONGEST_NAME]
    text = text if text[:1].isalpha() or text[:1] == "_" else f"_{text}"
    return f"{text}_" if _ADDRESS.fullmatch(text.rstrip("_")) else text


def spell(node: Node, notation: Notation = PYTHON, name: Callable[[str], str] | None = None) -> str:
    """Write a formula in a notation.

    Args:
        node: the formula, from `record`.
        notation: one of `NOTATIONS`.
        name: how the name of a quantity is written; by default as it stands (words in LaTeX and MathML, a legal
            name in Excel).

    The order of operations is kept exactly, so that the text read back gives the same digits.
    """
    if name is None:
        name = _usual_name(notation)
    return _spell(_bounded(node) if notation is EXCEL else node, notation, name)[0]


def _usual_name(notation: Notation) -> Callable[[str], str]:
    if notation is LATEX:
        return _latex_name
    if notation is MATHML:
        return _mathml_name
    return excel_name if notation is EXCEL else str


def _bounded(node: Node) -> Node:
    """A division by zero inside a minimum or maximum as a very large number: Excel has no infinity."""
    if node.operation in {"name", "number"}:
        return node
    args = [_bounded(arg) for arg in node.args]
    if node.operation in {"minimum", "maximum"}:
        args = [Node(_BOUNDED, a.args) if a.operation == "divide" else a for a in args]
    return Node(node.operation, tuple(args))


def _spell(node: Node, notation: Notation, name: Callable[[str], str]) -> tuple[str, float]:
    if node.operation == "name":
        return name(node.args[0]), ATOM
    if node.operation == "number":
        return _number(node.args[0], notation)
    spelling = _BOUNDED_DIVIDE if node.operation == _BOUNDED else notation[node.operation]
    brackets = _BRACKETS_OF_MATHML if notation is MATHML else _BRACKETS
    texts = []
    for position, arg in enumerate(node.args):
        text, binds = _spell(arg, notation, name)
        loose = binds < spelling.binds or (binds == spelling.binds and (position > 0 or binds == COMPARISON))
        texts.append(brackets.format(text) if loose and not spelling.closed else text)
    return spelling.template.format(*texts), spelling.binds


def _number(value: float, notation: Notation) -> tuple[str, float]:
    text = str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
    if notation is LATEX and "e" in text:
        digits, _, exponent = text.partition("e")
        power = f"10^{{{int(exponent)}}}"
        text = power if digits == "1" else rf"{digits} \cdot {power}"
    if notation is EXCEL:
        text = f"{value:.15g}".upper()  # spreadsheet programs keep no more digits when they save it
    if notation is MATHML:
        text = f"<mn>{text}</mn>"
    return text, ATOM if value >= 0 else 3
