"""Stata: every number of every observation, the texts, and the labels of the variables with their units."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from typing import Any

from econ.files import bounds
from econ.files.bounds import Cells
from econ.verify.readers.registry import put_row, reads, written

KEYS = ("kind", "item", "year", "statistic")
WORDS = ("about", "read_with_care", "left_out", "source")


@reads(".dta", "stata", unread="how it is packed")
def read(content: bytes) -> Cells:
    """Cells named by kind, item, year, statistic and variable; the words that identify the calculation among them."""
    import pandas as pd

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            file: Any = pd.read_stata(io.BytesIO(content), iterator=True)
            with file:
                labels = file.variable_labels()
                most = bounds.MOST_CELLS // max(len(labels), 1)
                title, frame = file.data_label, file.read(most + 1)
        except (Warning, MemoryError) as error:  # an implausible size in the head of a damaged file
            raise ValueError(str(error)) from None
    if len(frame) > most:
        raise ValueError("more than the calculator writes")
    cells = Cells()
    cells.put("title", title)
    for name, label in labels.items():
        said, _gap, unit = label.removesuffix(")").rpartition(" (")
        cells.put(bounds.place("variable", name, "label"), said)
        cells.put(bounds.place("variable", name, "unit"), unit)
    for row in frame.to_dict("records"):
        _put(cells, row)
    return cells


def _put(cells: Cells, row: Mapping[Any, Any]) -> None:
    import pandas as pd

    kept = {k: v for k, v in row.items() if not pd.isna(v) and v != ""}
    if kept.get("kind") in WORDS:
        kept["section"], kept["name"] = kept.pop("kind"), kept.pop("item", "")
        put_row(cells, kept, number=lambda value: value)
        return
    at = bounds.place(*(written(kept[k]) for k in KEYS if k in kept))
    for name, value in kept.items():
        if name not in KEYS:
            cells.put(bounds.place(at, name), value)
