"""Admiralty grades: a letter for the source, a digit for the item."""

from __future__ import annotations

from collections.abc import Iterable


def weakest(grades: Iterable[str]) -> str:
    """The weakest of some Admiralty grades: by the letter first, then by the digit; "" if there is none."""
    return max(grades, default="")
