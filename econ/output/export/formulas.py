"""Equations with the names of their quantities in words: as a line of text, and as MathML."""

from __future__ import annotations

import html
from collections.abc import Callable

from econ.engine import Result
from econ.equations.graph import Equation
from econ.equations.notation import PYTHON, Node, Notation, Spelling, spell
from econ.evidence import LINE_INPUTS

Name = Callable[[str], str]

PLAIN: Notation = PYTHON | {
    "subtract": Spelling("{0} − {1}", 1),
    "multiply": Spelling("{0} × {1}", 2),
    "divide": Spelling("{0} ÷ {1}", 2),
    "negative": Spelling("−{0}", 3),
    "minimum": Spelling("smaller of ({0}; {1})", closed=True),
    "maximum": Spelling("larger of ({0}; {1})", closed=True),
    "sqrt": Spelling("square root of ({0})", closed=True),
    "absolute": Spelling("size of ({0})", closed=True),
    "where": Spelling("(if {0}: {1}; otherwise {2})", closed=True),
    "sum_over_lines": Spelling("sum over goods lines of ({0})", closed=True),
    "running_total": Spelling("total so far of ({0})", closed=True),
}

BUILT = {
    "divide": "<mfrac><mrow>{0}</mrow><mrow>{1}</mrow></mfrac>",
    "sqrt": "<msqrt>{0}</msqrt>",
    "absolute": "<mrow><mo>|</mo>{0}<mo>|</mo></mrow>",
    "where": "<mrow><mtext>if </mtext>{0}<mtext>: </mtext>{1}<mtext>; otherwise </mtext>{2}</mrow>",
}
SIGNS = {"add": "+", "subtract": "−", "multiply": "×", "less": "&lt;", "greater": "&gt;"}
PATHS = {
    "gdp_index": "GDP of the year over GDP",
    "years_ahead": "Years past the last GDP",
    "delivery_path": "Pace of delivery",
    "gdp_index_before": "GDP of the year before over GDP",
    "pace_before": "Pace of delivery of the year before",
}
WORDS = {
    "minimum": "min",
    "maximum": "max",
    "sum_over_lines": "sum over goods lines",
    "running_total": "total so far",
}


def plain(equation: Equation, name: Name) -> str:
    """An equation as a line of text: "Share of GDP = Sale in a year ÷ GDP"."""
    return f"{name(equation.name)} = {spell(equation.formula, PLAIN, name)}"


def mathml(equation: Equation, name: Name) -> str:
    """An equation as an element of MathML Core, which browsers show without help."""
    left = _word(name(equation.name))
    return f'<math displaystyle="true"><mrow>{left}<mo>=</mo>{_math(equation.formula, name)}</mrow></math>'


def labels(result: Result) -> Name:
    """The name of a quantity in words, as this result calls it."""
    inputs, equations, cards = result.state.inputs, result.graph.equations, result.book.cards
    kinds = {name: label for name, (_, _, label) in LINE_INPUTS.items()}

    def name(key: str) -> str:
        if key in equations:
            return equations[key].label
        if key in cards:
            return cards[key].label
        return inputs[key].label if key in inputs else kinds.get(key, PATHS.get(key, key.replace("_", " ")))

    return name


def _math(node: Node, name: Name) -> str:
    kind, args = node.operation, node.args
    if kind == "name":
        return _word(name(args[0]))
    if kind == "number":
        return f"<mn>{args[0]:.15g}</mn>".replace("-", "−")
    if kind in BUILT:
        return BUILT[kind].format(*(_math(a, name) for a in args))
    if kind == "negative":
        return f"<mrow><mo>−</mo>{_inside(args[0], node, name, right=True)}</mrow>"
    if kind in SIGNS:
        left, right = _inside(args[0], node, name, right=False), _inside(args[1], node, name, right=True)
        return f'<mrow>{left}<mo lspace="0.3em" rspace="0.3em">{SIGNS[kind]}</mo>{right}</mrow>'
    inner = "<mo>,</mo>".join(_math(a, name) for a in args)
    return f"<mrow>{_word(WORDS.get(kind, kind))}<mo>(</mo>{inner}<mo>)</mo></mrow>"


def _inside(node: Node, around: Node, name: Name, *, right: bool) -> str:
    """A part of an operation, in brackets where the order of operations asks for them."""
    inner, outer = PYTHON.get(node.operation), PYTHON[around.operation]
    text = _math(node, name)
    if inner is None or inner.closed or node.operation == "divide":
        return text
    loose = inner.binds < outer.binds or (right and inner.binds == outer.binds)
    return f"<mrow><mo>(</mo>{text}<mo>)</mo></mrow>" if loose else text


def _word(text: str) -> str:
    """A name: not `mtext`, which counts as space, so that signs beside it would lose theirs."""
    return f"<mi>{html.escape(text)}</mi>"
