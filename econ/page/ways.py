"""Ways within the page that keep what is asked: to an assumption, an equation, a source.

Such an address says only what changes; the browser adds what is asked where it is followed.
"""

from __future__ import annotations

from urllib.parse import urlencode

VIEW, SOURCE, OF = "view", "source", "of"
"""Parameters of the address: the place, the source, and the quantity of the model, that is read about."""


def query(parameters: dict[str, str], anchor: str = "") -> str:
    """Parameters as an address; those that are empty are left out."""
    found = urlencode({name: value for name, value in parameters.items() if value})
    return f"?{found}#{anchor}" if anchor else f"?{found}"
