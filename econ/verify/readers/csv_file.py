"""CSV: the rows of the long table."""

from __future__ import annotations

import csv
import io

from econ.verify.readers.registry import Cells, number_or_text, reads


@reads(".csv", "csv")
def read(content: bytes) -> Cells:
    """Cells named by section, name, item, year and column."""
    cells: Cells = {}
    for row in csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")):
        if row.get("section") == "about":
            cells[f"about {row['name']}"] = row["text"]
            continue
        if row.get("section") == "read_with_care":
            continue
        place = " ".join(filter(None, (row.get(k) for k in ("section", "name", "item", "year"))))
        cells |= {f"{place} {k}": number_or_text(v) for k, v in row.items() if v and k not in ("section", "name")}
    return cells
