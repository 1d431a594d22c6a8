"""Addresses within the page, such as the ways to an assumption, an equation, a source.

One that says only what changes keeps what is asked: the browser adds that where it is followed.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

from econ.files.bounds import without_unseen

VIEW, SOURCE, OF = "view", "source", "of"
"""Parameters of the address: the place, the source, and the quantity of the model, that is read about."""


EMBED = "embed"
"""Parameter of a light page that stands in a frame."""

LONGEST_ADDRESS, MOST_PARAMETERS = 20_000, 400
"""Characters of an address that are read, and parameters."""


def parameters(address: str) -> dict[str, str]:
    """The parameters of an address, as many as are read, without characters that cannot be seen."""
    parts = address.removeprefix("?")[:LONGEST_ADDRESS].split("&")[:MOST_PARAMETERS]
    return seen(dict(parse_qsl("&".join(parts), keep_blank_values=True)))


def seen(given: Mapping[str, str]) -> dict[str, str]:
    """What somebody sent, without characters that cannot be seen."""
    return {without_unseen(name): without_unseen(value) for name, value in given.items()}


def query(parameters: Mapping[str, str], anchor: str = "") -> str:
    """Parameters as an address; those that are empty are left out."""
    found = urlencode({name: value for name, value in parameters.items() if value})
    return f"?{found}#{anchor}" if anchor else f"?{found}"
