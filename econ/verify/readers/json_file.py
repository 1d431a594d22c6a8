"""JSON: results and inputs, flattened."""

from __future__ import annotations

import json
from typing import Any

from econ.verify.readers.registry import SCENARIO, Cells, reads


@reads(".json", "json")
def read(content: bytes) -> Cells:
    """Cells named by the way to them."""
    whole = json.loads(content)
    cells: Cells = {f"about {k}": v for k, v in whole["about"].items()}
    cells[SCENARIO] = json.dumps(whole["scenario"])
    for part in ("results", "inputs"):
        _flatten(part, whole[part], cells)
    return cells


def _flatten(place: str, value: Any, cells: Cells) -> None:
    if isinstance(value, dict):
        for key, item in value.items():
            _flatten(f"{place} {key}", item, cells)
    elif isinstance(value, list):
        for n, item in enumerate(value):
            names = ("output", "name", "source", "line", "year")
            name = next((str(item[k]) for k in names if isinstance(item, dict) and k in item), str(n))
            _flatten(f"{place} {name}", item, cells)
    else:
        cells[place] = value
