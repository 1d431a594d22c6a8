"""Parquet: the rows of the long table, and what its metadata say."""

from __future__ import annotations

import io
from typing import Any

from econ import bounds
from econ.bounds import Cells
from econ.export.content import COLUMNS
from econ.verify.readers.registry import put_row, reads

PREFIX = "econ."
OWN = (b"ARROW:schema", b"PARQUET:field_id")
"""Metadata that belong to the kind of file."""


@reads(".parquet", "parquet", unread="how it is packed")
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
    about = file.metadata
    groups = (about.row_group(n) for n in range(about.num_row_groups))
    cells = about.num_rows * max(about.num_columns, len(COLUMNS))
    if cells > bounds.MOST_CELLS or sum(g.total_byte_size for g in groups) > bounds.LARGEST_TOGETHER:
        raise ValueError("more than the calculator writes")
    return file.read()


def _cells(table: Any) -> Cells:
    cells = Cells()
    _put_metadata(cells, "metadata", table.schema.metadata)
    for field in table.schema:
        cells.put(bounds.place("column", field.name), str(field.type))
        _put_metadata(cells, bounds.place("column", field.name), field.metadata)
    for row in table.to_pylist():
        put_row(cells, row, number=lambda value: value)
    return cells


def _put_metadata(cells: Cells, at: str, metadata: dict[bytes, bytes] | None) -> None:
    for key, value in (metadata or {}).items():
        if key not in OWN:
            cells.put(bounds.place(at, key.decode().removeprefix(PREFIX)), value.decode())
