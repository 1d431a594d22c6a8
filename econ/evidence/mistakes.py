"""What is wrong with a record, in a sentence: pydantic's mistakes, none in pydantic's words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pydantic_core import ErrorDetails

from econ.equations.units import other_reading
from econ.files.bounds import cut
from econ.wording.errors import InputError, nearest

_INNER = {"Setting", "str", "[key]"}
"""Parts of a place that name a shape and no field."""

_SHAPES: Mapping[str, tuple[str, str]] = {
    "string": ("which is no text", "put it between quotation marks."),
    "int": ("which is no whole number", "write digits alone, such as 2023."),
    "float": (
        "which is no number",
        "write digits and a point alone, such as 20000000000 or 0.5; leave it blank where there is no figure.",
    ),
    "finite": ("which is no number to compute with", "give an ordinary number."),
    "bool": ("which is neither true nor false", "write true or false."),
    "tuple": ("which is no list", "put it between [ and ]."),
    "list": ("which is no list", "put it between [ and ]."),
    "dict": ("which is no table of names and values", "write { name = value }."),
    "model": ("which is no table of names and values", "write { name = value }."),
    "none": ("which must not be there", "leave it out."),
}
"""What a value is not and how it is written, by the first word of pydantic's name for the mistake."""

_OTHER = ("which cannot be used", "the data format (docs/reference/data-format.md) says what stands there.")

_LIMITS = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than", "multiple_of": "a multiple of"}
"""Bounds of a number, by pydantic's name for them."""


def sentence(problems: Sequence[ErrorDetails], known: Sequence[str], where: str) -> InputError:
    """The first of some mistakes as an error that says the field, what is wrong and how to mend it.

    Args:
        problems: as pydantic lists them.
        known: names of the fields of the record.
        where: the file and the row.
    """
    problem = problems[0]
    field = ".".join(str(part) for part in problem["loc"] if part not in _INNER and "[" not in str(part))
    if isinstance(cause := problem.get("ctx", {}).get("error"), InputError):
        return cause.at(where)
    if cause:
        return InputError(f"{field or 'The record'}: {cause}.", where, "Mend this and load again.")
    if field.startswith("set.") and problem["type"] != "extra_forbidden" and len(problems) > 1:
        return InputError(
            f"`{field}` is {cut(repr(problem['input']))}, which is neither a text nor a table.",
            where,
            'Give the value with its unit between quotation marks: sale_value = "300 million USD/year".',
        )
    what, mend = _said(problem, field, known)
    return InputError(what, where, mend)


def _said(problem: ErrorDetails, field: str, known: Sequence[str]) -> tuple[str, str]:
    kind, limits = problem["type"], problem.get("ctx", {})
    if kind in {"missing", "too_short"} and (kind == "too_short" or isinstance(problem["loc"][-1], int)):
        return f"`{field.rstrip('.0123456789')}` has too few values.", "Add what is missing."
    if kind == "missing":
        return f"The field `{field}` is missing.", f"Add `{field}`."
    if kind == "too_long":
        return f"`{field}` has too many values.", "Take away what is too much."
    if kind == "extra_forbidden":
        close = nearest(field.rpartition(".")[2], known)
        hint = f"Did you mean `{close[0]}`?" if close else f"Known fields: {', '.join(known)}."
        return f"There is no field `{field}`.", hint
    value = cut(repr(problem["input"]))
    if kind == "literal_error":
        return f"`{field}` is {value}, which it cannot be.", f"Mend `{field}`: write {limits['expected']}."
    for name, words in _LIMITS.items():
        if name in limits:
            return f"`{field}` is {value}, but must be {words} {limits[name]}.", f"Mend `{field}`."
    what, mend = _SHAPES.get(kind.partition("_")[0], _OTHER)
    if what == _SHAPES["float"][0] and (meant := _meant(str(problem["input"]))):
        mend = f"if it is {meant}, write {meant.replace(',', '')}."
    return f"`{field}` is {value}, {what}.", f"Mend `{field}`: {mend}"


def _meant(text: str) -> str:
    """The number that a text means whose commas, points or blanks stand between thousands; "" if it is none."""
    return text if re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", text) else other_reading(text)
