"""What moves an output, as tidy tables."""

from __future__ import annotations

from econ.analysis.sensitivity.central import swings
from econ.analysis.sensitivity.information_value import value_of_information
from econ.analysis.sensitivity.shares import variance_shares
from econ.analysis.tables import Row
from econ.engine import Result

HALF_WIDTH = 1.6449
"""Standard errors to either side of a 90 % confidence interval (normal distribution)."""


def swing_rows(result: Result, output: str) -> list[Row]:
    """The tornado: one row for each uncertain input, widest first.

    Raises:
        InputError: there is no such output, or it has many values.
    """
    return [
        {
            "input": s.item.name,
            "label": s.item.label,
            "unit": s.item.unit,
            "low_input": s.low_input,
            "high_input": s.high_input,
            "low": s.low,
            "high": s.high,
            "elasticity": s.elasticity,
        }
        for s in swings(result, output)
    ]


def share_rows(result: Result, output: str) -> list[Row]:
    """Shares of the variance with 90 % confidence intervals, largest total first; correlated inputs in one row.

    Raises:
        InputError: there is no such output, or it has many values.
    """
    labels = {name: item.label for name, item in result.state.inputs.items()}
    return [
        {
            "input": " ".join(s.names),
            "label": "; ".join(labels[n] for n in s.names),
            "first": s.first,
            "first_low": s.first - HALF_WIDTH * s.first_error,
            "first_high": s.first + HALF_WIDTH * s.first_error,
            "total": s.total,
            "total_low": s.total - HALF_WIDTH * s.total_error,
            "total_high": s.total + HALF_WIDTH * s.total_error,
        }
        for s in variance_shares(result, output)
    ]


def information_rows(result: Result, output: str, threshold: float) -> list[Row]:
    """What knowing one input is worth when the question is whether an output is above a threshold, largest first.

    Raises:
        InputError: there is no such output, or it has many values.
    """
    labels = {name: item.label for name, item in result.state.inputs.items()}
    return [
        {
            "input": k.name,
            "label": labels[k.name],
            "wrong_now": k.wrong_now,
            "wrong_then": k.wrong_then,
            "value": k.value,
        }
        for k in value_of_information(result, output, threshold)
    ]
