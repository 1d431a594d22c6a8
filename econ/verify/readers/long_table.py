"""The long table, in whatever it is written.

CSV: the rows of the long table. JSON: everything in it, flattened. Parquet: the rows of the long table, and what its
metadata say. Stata: every number of every observation, the texts, and the labels of the variables with their units.
"""

from __future__ import annotations

import io
import json
import re
import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from econ.files import bounds
from econ.files.bounds import Cells
from econ.output.export.content import COLUMNS
from econ.output.export.parquet_file import PREFIX
from econ.output.export.stata_file import WORDS
from econ.verify.readers.registry import SCENARIO, Cell, number_or_text, put_json, put_row, reads, written
from econ.wording.language import N_

if TYPE_CHECKING:
    import pyarrow as pa


@reads(".csv", "csv")
def read_csv(content: bytes) -> Cells:
    """Cells named by section, name, item, year and column."""
    cells = Cells()
    columns, rows = bounds.csv_of(content)
    cells.put("columns", " ".join(columns))
    number = number_or_text if b"," in content.partition(b"\n")[0] else _with_decimal_comma
    for _line, row in rows:
        put_row(cells, row, number)
    return cells


_DECIMAL_COMMA = re.compile(r"(-?\d+),(\d+(?:[eE][-+]?\d+)?)")


def _with_decimal_comma(text: str) -> Cell:
    """A number where the text is one, as a spreadsheet program writes it that separates cells by semicolons."""
    return number_or_text(_DECIMAL_COMMA.sub(r"\1.\2", text) if _DECIMAL_COMMA.fullmatch(text) else text)


@reads(".json", "json")
def read_json(content: bytes) -> Cells:
    """Cells named by the way to them."""
    parts = bounds.json_of(content)
    cells = Cells()
    cells.put(SCENARIO, json.dumps(parts.pop("scenario")))
    for part, value in parts.items():
        put_json(cells, part, value)
    return cells


OWN = (b"ARROW:schema", b"PARQUET:field_id")
"""Metadata that belong to the kind of file."""


@reads(".parquet", "parquet", unread=N_("how it is packed"))
def read_parquet(content: bytes) -> Cells:
    """Cells named by section, name, item, year and column; those of the metadata begin with "metadata"."""
    import pyarrow as pa

    try:
        return _cells(_table(content), words_of(content))
    except pa.ArrowException as error:
        raise ValueError(str(error)) from None


def _table(content: bytes) -> Any:
    """The table, each text that occurs again kept once, as in the file."""
    from pyarrow import BufferReader, parquet, types

    about = parquet.ParquetFile(BufferReader(content), pre_buffer=False)
    texts = [field.name for field in about.schema_arrow if types.is_string(field.type) or types.is_binary(field.type)]
    file = parquet.ParquetFile(BufferReader(content), read_dictionary=texts, pre_buffer=False)
    groups = (file.metadata.row_group(n) for n in range(file.metadata.num_row_groups))
    cells = file.metadata.num_rows * max(file.metadata.num_columns, len(COLUMNS))
    if cells > bounds.MOST_CELLS or sum(group.total_byte_size for group in groups) > bounds.LARGEST_TOGETHER:
        raise ValueError("more than the calculator writes")
    return file.read(use_threads=False)  # nothing goes on in another thread once it is refused


def _cells(table: pa.Table, cells: Cells) -> Cells:
    """The cells of a table beside those of its metadata."""
    columns = _columns(table)
    for field in table.schema:
        cells.put(bounds.place("column", field.name), str(getattr(field.type, "value_type", field.type)))
    for row in zip(*columns.values(), strict=True):
        put_row(cells, dict(zip(columns, row, strict=True)), number=lambda value: value)
    return cells


def table_of(content: bytes) -> dict[str, list[Cell]]:
    """The columns of a Parquet file by their names.

    Raises:
        ValueError: it is damaged, or larger than the calculator writes.
    """
    import pyarrow as pa

    try:
        return _columns(_table(content))
    except pa.ArrowException as error:
        raise ValueError(str(error)) from None


def words_of(content: bytes) -> Cells:
    """What the metadata of a Parquet file say of it and of its columns; they stand there twice, for two readers.

    Raises:
        ValueError: it is damaged.
    """
    import pyarrow as pa
    from pyarrow import BufferReader, parquet

    cells = Cells()
    try:
        file = parquet.ParquetFile(BufferReader(content), pre_buffer=False)
    except pa.ArrowException as error:
        raise ValueError(str(error)) from None
    first, schema = file.metadata.metadata or {}, file.schema_arrow
    _put_metadata(cells, "metadata", first)
    _put_metadata(cells, "metadata", {k: v for k, v in (schema.metadata or {}).items() if first.get(k) != v})
    for field in schema:
        _put_metadata(cells, bounds.place("column", field.name), field.metadata)
    return cells


def _columns(table: pa.Table) -> dict[str, list[Cell]]:
    bounds.each_column_once(table.column_names)
    return {
        name: [value for chunk in column.chunks for value in _values(chunk)]
        for name, column in zip(table.column_names, table.columns, strict=True)
    }


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


KEYS = ("kind", "item", "year", "statistic")


@reads(
    ".dta",
    "stata",
    unread=N_(
        "notes, characteristics, labels in other languages, formats of numbers, the order of sorting, how it is packed"
    ),
)
def read_stata(content: bytes) -> Cells:
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
            bounds.each_column_once(list(frame.columns))
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
