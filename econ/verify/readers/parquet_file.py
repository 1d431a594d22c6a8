"""Parquet: the rows of the long table, and what its metadata say."""

from __future__ import annotations

import io
from typing import Any

from econ.verify.readers.registry import Cells, reads

PREFIX = "econ."
MOST_ROWS, MOST_BYTES = 100_000, 200_000_000


@reads(".parquet", "parquet")
def read(content: bytes) -> Cells:
    """Cells named by section, name, item, year and column; those of the metadata begin with "metadata"."""
    import pyarrow as pa

    try:
        return _cells(_table(content))
    except pa.ArrowException as error:
        raise ValueError(str(error)) from None


def _table(content: bytes) -> Any:
    from pyarrow import parquet

    file = parquet.ParquetFile(io.BytesIO(content))
    groups = (file.metadata.row_group(n) for n in range(file.metadata.num_row_groups))
    if file.metadata.num_rows > MOST_ROWS or sum(group.total_byte_size for group in groups) > MOST_BYTES:
        raise ValueError("more than the calculator writes")
    return file.read()


def _cells(table: Any) -> Cells:
    metadata = {k.decode(): v.decode() for k, v in (table.schema.metadata or {}).items()}
    cells: Cells = {f"metadata {k.removeprefix(PREFIX)}": v for k, v in metadata.items() if k.startswith(PREFIX)}
    for row in table.to_pylist():
        if row["section"] == "about":
            cells[f"about {row['name']}"] = row["text"]
        elif row["section"] != "read_with_care":
            place = " ".join(str(row[k]) for k in ("section", "name", "item", "year") if row[k] is not None)
            kept = {k: v for k, v in row.items() if v is not None and k not in ("section", "name")}
            cells |= {f"{place} {k}": v for k, v in kept.items()}
    return cells
