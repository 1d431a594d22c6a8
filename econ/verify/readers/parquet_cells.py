"""Parquet: the rows of the long table, and what its metadata say."""

from __future__ import annotations

import io
from typing import Any

from econ.files import bounds
from econ.files.bounds import Cells
from econ.output.export.content import COLUMNS
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
    """The table, each text that occurs again kept once, as in the file."""
    from pyarrow import parquet, types

    about = parquet.ParquetFile(io.BytesIO(content))
    texts = [field.name for field in about.schema_arrow if types.is_string(field.type) or types.is_binary(field.type)]
    file = parquet.ParquetFile(io.BytesIO(content), read_dictionary=texts)
    groups = (file.metadata.row_group(n) for n in range(file.metadata.num_row_groups))
    cells = file.metadata.num_rows * max(file.metadata.num_columns, len(COLUMNS))
    if cells > bounds.MOST_CELLS or sum(group.total_byte_size for group in groups) > bounds.LARGEST_TOGETHER:
        raise ValueError("more than the calculator writes")
    return file.read()


def _cells(table: Any) -> Cells:
    cells = Cells()
    _put_metadata(cells, "metadata", table.schema.metadata)
    columns = {}
    for field, column in zip(table.schema, table.columns, strict=True):
        columns[field.name] = [value for chunk in column.chunks for value in _values(chunk)]
        cells.put(bounds.place("column", field.name), str(getattr(field.type, "value_type", field.type)))
        _put_metadata(cells, bounds.place("column", field.name), field.metadata)
    for row in zip(*columns.values(), strict=True):
        put_row(cells, dict(zip(columns, row, strict=True)), number=lambda value: value)
    return cells


def _values(chunk: Any) -> list[Any]:
    """The values of a part of a column; a text that occurs again is the same object."""
    if not hasattr(chunk, "dictionary"):
        return list(chunk.to_pylist())
    known = chunk.dictionary.to_pylist()
    return [None if n is None else known[n] for n in chunk.indices.to_pylist()]


def _put_metadata(cells: Cells, at: str, metadata: dict[bytes, bytes] | None) -> None:
    for key, value in (metadata or {}).items():
        if key not in OWN:
            cells.put(bounds.place(at, key.decode().removeprefix(PREFIX)), value.decode())
