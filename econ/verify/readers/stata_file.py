"""Stata: every number of every observation, and the texts."""

from __future__ import annotations

import io
import struct

from econ.verify.readers.registry import Cells, reads

KEYS = ("kind", "item", "label", "year", "statistic", "text")
WORDS = ("about", "read_with_care", "left_out", "source")


@reads(".dta", "stata")
def read(content: bytes) -> Cells:
    """Cells named by kind, item, year, statistic and variable; the words that identify the calculation among them."""
    import pandas as pd

    try:
        frame = pd.read_stata(io.BytesIO(content))
    except (struct.error, OverflowError, MemoryError) as error:
        raise ValueError(str(error)) from None
    cells: Cells = {}
    for row in frame.to_dict("records"):
        if row["kind"] == "about":
            cells[f"about {row['item']}"] = row["text"]
        elif row["kind"] not in WORDS:
            year = "" if pd.isna(row["year"]) else f"{row['year']:.0f}"
            place = " ".join(filter(None, (row["kind"], row["item"], year, row["statistic"])))
            cells |= {f"{place} {k}": v for k, v in row.items() if k not in KEYS and not pd.isna(v)}
    return cells
