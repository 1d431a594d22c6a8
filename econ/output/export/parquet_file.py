"""Parquet: the long table with typed columns; what identifies the calculation is in the metadata as well."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from econ.engine import Result
from econ.output import Json
from econ.output.export.content import COLUMNS, NUMBERS, finite, long_table
from econ.output.export.registry import export_format

if TYPE_CHECKING:
    import pyarrow as pa

MIME = "application/vnd.apache.parquet"
PREFIX = "econ."
"""Before the name of what is kept in the metadata: `econ.fingerprint`."""

MEANING = {
    "section": "What the row is: about, output, gdp_source, goods_line, year, input, ...",
    "name": "Name of the quantity",
    "item": "GDP source or goods line that the row is about",
    "label": "The same in words",
    "unit": "Unit of the numbers; 1 for a share or a ratio",
    "year": "Year of the figure, if it has one",
    "median": "50th percentile",
    "low": "5th percentile",
    "high": "95th percentile",
    "mean": "Mean of the draws",
    "standard_uncertainty": "Standard deviation of the draws",
    "numerical_error": "Standard error of the median",
    "central": "Value with every input at its central value",
    "shape": "Distribution of an input",
    "origin": "Where an input comes from",
    "grade": "Admiralty grade; of a source, its letter",
    "sources": "Ids of the sources, separated by blanks",
    "text": "Words",
}
"""The label of each column, kept in the metadata of the column."""


@export_format("parquet", "Table (Parquet)", ".parquet", MIME, binary=True)
def write(result: Result) -> bytes:
    """The long table; numbers are 64-bit floats, years whole numbers, what is missing is null."""
    import pyarrow as pa
    from pyarrow import parquet

    rows = long_table(result)
    about = {f"{PREFIX}{row['name']}": str(row["text"]) for row in rows if row["section"] == "about"}
    schema = pa.schema([_field(name) for name in COLUMNS], metadata=about)
    columns = [[_cell(name, row.get(name)) for row in rows] for name in COLUMNS]
    table = pa.table([pa.array(c, f.type) for c, f in zip(columns, schema, strict=True)], schema=schema)
    stream = io.BytesIO()
    parquet.write_table(table, stream, compression="snappy")
    return stream.getvalue()


def _field(name: str) -> pa.Field:
    import pyarrow as pa

    kind = pa.float64() if name in NUMBERS else pa.int32() if name == "year" else pa.string()
    return pa.field(name, kind, metadata={"label": MEANING[name]})


def _cell(name: str, value: Json) -> Json:
    if name in NUMBERS or name == "year" or value is None:
        return finite(value)
    return str(value)
