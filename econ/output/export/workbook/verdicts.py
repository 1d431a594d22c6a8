"""How a recalculated number is compared with the exported one, in formulas."""

from __future__ import annotations

TOLERANCE = "1E-9"
"""Largest relative difference of a number that is the same."""

KEPT = "1E-15"
"""Largest relative difference of an input that was not touched: a workbook keeps 16 digits."""

DIGITS = "0.0000000000E+00"


def difference(now: str, then: str) -> str:
    """The formula of a relative difference; 0 where there is no number."""
    return f"=IF(ISNUMBER({now}),IF({now}={then},0,ABS({now}-{then})/MAX(ABS({now}),ABS({then}))),0)"


def differs(now: str, then: str, apart: str) -> str:
    """The formula that says "same" or "differs"; where no number could be exported there is none now."""
    return f'=IF(ISNUMBER({now})=ISNUMBER({then}),IF({apart}<={TOLERANCE},"same","differs"),"differs")'


def changed(now: str, apart: str) -> str:
    """The formula that says whether an input is as it was exported: "same" or "changed"."""
    return f'=IF(ISNUMBER({now}),IF({apart}<={KEPT},"same","changed"),"changed")'
