"""Addresses within the page, such as the ways to an assumption, an equation, a source.

One that says only what changes keeps what is asked: the browser adds that where it is followed.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

VIEW, SOURCE, OF = "view", "source", "of"
"""Parameters of the address: the place, the source, and the quantity of the model, that is read about."""


def query(parameters: Mapping[str, str], anchor: str = "") -> str:
    """Parameters as an address; those that are empty are left out."""
    found = urlencode({name: value for name, value in parameters.items() if value})
    return f"?{found}#{anchor}" if anchor else f"?{found}"
