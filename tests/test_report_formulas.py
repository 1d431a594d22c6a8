"""Equations with names in words, as text and as MathML: brackets stand where the order of operations needs them.

The expected brackets are those of arithmetic: a − (b − c) is not a − b − c.
"""

import operator
import re
from xml.etree import ElementTree as ET

import numpy as np
import pytest

import econ
from econ.equations.notation import record, spell
from econ.numerics import portable
from econ.output.export import report


def words(element):
    """MathML as one reads it: a fraction with a stroke, its parts in curly brackets."""
    inside = [words(child) for child in element]
    if element.tag == "mfrac":
        return "{" + inside[0] + "}/{" + inside[1] + "}"
    if element.tag == "msqrt":
        return "√" + "".join(inside)
    return (element.text or "") + "".join(inside)


def read(function):
    """The right-hand side of an equation as MathML shows it."""
    return words(ET.fromstring(f"<mrow>{report._math(record(function), str)}</mrow>"))


@pytest.mark.parametrize(
    ("function", "shown"),
    [
        (lambda a, b, c: a - b - c, "a−b−c"),
        (lambda a, b, c: a - (b - c), "a−(b−c)"),
        (lambda a, b, c: a - (b + c), "a−(b+c)"),
        (lambda a, b, c: (a + b) * c, "(a+b)×c"),
        (lambda a, b, c: a * (b + c), "a×(b+c)"),
        (lambda a, b, c: a * b + c, "a×b+c"),
        (lambda a, b, c: a + b * c, "a+b×c"),
        (lambda a, b, c: a * b * c, "a×b×c"),
        (lambda a, b, c: a * (b * c), "a×(b×c)"),
        (lambda a, b, c: (a - b) / c, "{a−b}/{c}"),
        (lambda a, b, c: a / (b / c), "{a}/{{b}/{c}}"),
        (lambda a, b, c: a * (b / c), "a×{b}/{c}"),
        (lambda a, b: -(a + b), "−(a+b)"),
        (lambda a, b: -a * b, "−a×b"),
        (lambda a: -operator.neg(a), "−(−a)"),
        (lambda a, b: 1 - np.minimum(a, b), "1−min(a,b)"),
        (lambda a, b: 1 - np.maximum(a, b), "1−max(a,b)"),
        (lambda a, b: np.absolute(a - b), "|a−b|"),
        (lambda a: 2 * np.sqrt(a), "2×√a"),
        (lambda a: a * -1.5, "a×−1.5"),
        (lambda a, b, c: np.where(a < b, b, c), "if a<b: b; otherwise c"),
    ],
)
def test_mathml_has_the_brackets_of_arithmetic(function, shown):
    assert read(function) == shown


@pytest.mark.parametrize(
    ("function", "shown"),
    [
        (lambda a, b, c: a - (b - c), "a − (b − c)"),
        (lambda a, b, c: a - b - c, "a − b − c"),
        (lambda a, b, c: a / (b / c), "a ÷ (b ÷ c)"),
        (lambda a, b, c: a / b / c, "a ÷ b ÷ c"),
        (lambda a, b, c: (a + b) * c, "(a + b) × c"),
        (lambda a, b, c: (a - b) * c, "(a − b) × c"),
        (lambda a, b, c: a * (b / c), "a × (b ÷ c)"),
        (lambda a, b: -(a + b), "−(a + b)"),
        (lambda a, b: -(a * b), "−(a × b)"),
        (lambda a, b: -(a / b), "−(a ÷ b)"),
        (lambda a, b: -a * b, "−a × b"),
        (lambda a: 2 * np.sqrt(a), "2 × square root of (a)"),
        (lambda a: 2 * np.absolute(a), "2 × size of (a)"),
        (lambda a, b: 2 * np.where(a < b, a, b), "2 × (if a < b: a; otherwise b)"),
        (lambda a, b: portable.sum_over_lines(a) * b, "sum over goods lines of (a) × b"),
        (lambda a, b: portable.running_total(a) * b, "total so far of (a) × b"),
        (lambda a, b: 1 - np.minimum(a, b), "1 − smaller of (a; b)"),
        (lambda a, b: 1 - np.maximum(a, b), "1 − larger of (a; b)"),
    ],
)
def test_text_has_the_brackets_of_arithmetic(function, shown):
    assert spell(record(function), report.in_words()) == shown


def test_names_are_escaped_in_mathml():
    [name] = re.findall("<mi>(.*)</mi>", report._math(record(lambda a: a), lambda _: "a < b & c"))
    assert name == "a &lt; b &amp; c"


def test_the_left_side_is_the_output():
    equation = econ.GRAPH.equations["gdp_share"]
    assert report.plain(equation, str).startswith("gdp_share = ")
    assert words(ET.fromstring(report.mathml(equation, str))).startswith("gdp_share={")


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("gdp_share", "Share of GDP"),  # an output
        ("multiplier", "Multiplier"),  # a card
        ("price_shell_152", "Unit price: 152 mm shells"),  # an input of this scenario
        ("price", "Unit price"),  # of any line
        ("delivery_path", "Pace of delivery"),
        ("some_other_name", "some other name"),
    ],
)
def test_a_quantity_is_called_as_the_result_calls_it(name, label):
    assert report.labels(econ.run(econ.Scenario.preset()))(name) == label
