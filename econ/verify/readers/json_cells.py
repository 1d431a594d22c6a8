"""JSON: everything in it, flattened."""

from __future__ import annotations

import json

from econ.files import bounds
from econ.files.bounds import Cells
from econ.verify.readers.registry import SCENARIO, put_json, reads


@reads(".json", "json")
def read(content: bytes) -> Cells:
    """Cells named by the way to them."""
    whole = bounds.json_of(content)
    cells = Cells()
    cells.put(SCENARIO, json.dumps(whole.pop("scenario")))
    for part, value in whole.items():
        put_json(cells, part, value)
    return cells
