"""The long table is read back from CSV, JSON, Parquet and Stata, and no more of it than the calculator writes."""

import io

import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import parquet

from econ.files import bounds
from econ.verify.readers.long_table import read_csv, read_json, read_parquet, read_stata, table_of, words_of

COMMAS = b'section,name,year,median,text\nyear,gdp,2023,1.5,"2,5"\nabout,title,,,T\n'
SEMICOLONS = b"section;name;year;median;low;high;text\nyear;gdp;2023;1,5;-2,5e-3;1,2,3;a,b\n"
STATED = b"sep=;\nsection;name;median\nyear;gdp;1,5\n"
ONE_COLUMN = b"name\nx\n"


@pytest.mark.parametrize(
    ("content", "cells"),
    [
        (
            COMMAS,
            {
                "columns": "section name year median text",
                "year gdp 2023 year": 2023.0,
                "year gdp 2023 median": 1.5,
                "year gdp 2023 text": "2,5",
                "about title": "T",
            },
        ),
        (
            SEMICOLONS,
            {
                "columns": "section name year median low high text",
                "year gdp 2023 year": 2023.0,
                "year gdp 2023 median": 1.5,
                "year gdp 2023 low": -0.0025,
                "year gdp 2023 high": "1,2,3",
                "year gdp 2023 text": "a,b",
            },
        ),
        (STATED, {"columns": "section name median", "year gdp median": 1.5}),
        (ONE_COLUMN, {"columns": "name", "x": ""}),
    ],
    ids=["commas", "semicolons", "stated", "one-column"],
)
def test_a_csv_file_is_read_with_the_signs_that_it_is_written_with(content, cells):
    assert read_csv(content) == cells


def test_a_json_file_holds_its_scenario_and_everything_else():
    content = b'{"scenario": {"a": [1]}, "about": {"title": "T"}, "years": [{"year": 2023, "low": 0.5}], "none": []}'
    assert read_json(content) == {
        "about scenario": '{"a": [1]}',
        "about title": "T",
        "years 2023 year": 2023,
        "years 2023 low": 0.5,
        "none": "nothing",
    }


# --- Parquet --------------------------------------------------------------------------------------------


def in_parquet(columns, schema=None, **options):
    stream = io.BytesIO()
    parquet.write_table(pa.table(columns, schema=schema), stream, **options)
    return stream.getvalue()


def test_a_parquet_file_is_its_rows_and_what_its_metadata_say():
    fields = [
        pa.field("section", pa.string(), metadata={"label": "What", "PARQUET:field_id": "7"}),
        pa.field("name", pa.string()),
        pa.field("year", pa.int32()),
        pa.field("median", pa.float64(), metadata={"label": "Middle"}),
        pa.field("text", pa.binary()),
    ]
    columns = [["year", "about"], ["gdp", "title"], [2023, None], [1.5, None], [None, b"T"]]
    schema = pa.schema(fields, metadata={"econ.title": "T", "other": "O"})
    content = in_parquet([pa.array(c, f.type) for c, f in zip(columns, fields, strict=True)], schema)
    assert read_parquet(content) == {
        "metadata title": "T",
        "metadata other": "O",
        "column section": "string",
        "column section label": "What",
        "column name": "string",
        "column year": "int32",
        "column median": "double",
        "column median label": "Middle",
        "column text": "binary",
        "year gdp 2023 year": 2023,
        "year gdp 2023 median": 1.5,
        "about title": "b'T'",
    }


def test_what_the_metadata_of_a_parquet_file_say_twice_and_otherwise_is_read_twice():
    """The list of the file, and the schema of Arrow, which some readers take in its place."""
    table, stream = pa.table({"text": ["a"]}), io.BytesIO()
    with parquet.ParquetWriter(stream, table.schema.with_metadata({"econ.title": "False", "same": "S"})) as file:
        file.write_table(table)
        file.add_key_value_metadata({"econ.title": "True", "same": "S"})
    assert words_of(stream.getvalue()) == {
        "metadata title": "True",
        "metadata title (2)": "False",
        "metadata same": "S",
    }


@pytest.mark.parametrize("words", [["the same", None, "the same"], [b"the same", None, b"the same"]])
def test_a_text_that_occurs_again_is_kept_once(words):
    found = table_of(in_parquet({"text": words, "year": [1, 2, None]}))
    assert found == {"text": words, "year": [1, 2, None]}
    assert found["text"][0] is found["text"][2]


@pytest.mark.parametrize("read", [read_parquet, table_of, words_of])
@pytest.mark.parametrize("content", [b"PAR1 and nothing else PAR1", b""])
def test_a_damaged_parquet_file_is_no_value(read, content):
    with pytest.raises(ValueError, match=r".") as error:
        read(content)
    assert type(error.value) is ValueError


@pytest.mark.parametrize(("columns", "rows"), [(20, 9), (2, 10)])
def test_a_parquet_file_has_no_more_cells_than_the_calculator_writes(monkeypatch, columns, rows):
    """Each row counts as one of the long table, which has 18 columns."""
    monkeypatch.setattr(bounds, "MOST_CELLS", 180)
    content = {str(n): list(range(rows)) for n in range(columns)}
    assert table_of(in_parquet(content)) == content
    with pytest.raises(ValueError, match="more than the calculator writes"):
        table_of(in_parquet({name: [*cells, 0] for name, cells in content.items()}))


def test_a_parquet_file_unfolds_to_no_more_than_the_calculator_writes(monkeypatch):
    content = in_parquet({"text": ["a" * 99, "b" * 99]}, row_group_size=1)
    about = parquet.ParquetFile(io.BytesIO(content)).metadata
    size = about.row_group(0).total_byte_size + about.row_group(1).total_byte_size
    monkeypatch.setattr(bounds, "LARGEST_TOGETHER", size)
    assert table_of(content) == {"text": ["a" * 99, "b" * 99]}
    monkeypatch.setattr(bounds, "LARGEST_TOGETHER", size - 1)
    with pytest.raises(ValueError, match="more than the calculator writes"):
        table_of(content)


# --- Stata ----------------------------------------------------------------------------------------------


def in_stata(frame, **options):
    stream = io.BytesIO()
    pd.DataFrame(frame).to_stata(stream, write_index=False, version=118, **options)
    return stream.getvalue()


def test_a_stata_file_is_its_observations_and_labels():
    frame = {
        "kind": ["result", "year", "about", "source", "read_with_care"],
        "item": ["", "gdp", "title", "un", ""],
        "year": [float("nan"), 2023.0, float("nan"), float("nan"), 2001.0],
        "statistic": ["median", "low", "", "", ""],
        "label": ["", "GDP", "", "UN", ""],
        "share": [0.5, float("nan"), float("nan"), float("nan"), float("nan")],
        "text": ["", "", "T", "A", "Old."],
    }
    labels = {"share": "Share (of GDP) (1)", "year": "Year", "text": ""}
    assert read_stata(in_stata(frame, data_label="econ 1", variable_labels=labels)) == {
        "title": "econ 1",
        "variable kind label": "",
        "variable kind unit": "",
        "variable item label": "",
        "variable item unit": "",
        "variable year label": "",
        "variable year unit": "Year",
        "variable statistic label": "",
        "variable statistic unit": "",
        "variable label label": "",
        "variable label unit": "",
        "variable share label": "Share (of GDP)",
        "variable share unit": "1",
        "variable text label": "",
        "variable text unit": "",
        "result median share": 0.5,
        "year gdp 2023 low label": "GDP",
        "about title": "T",
        "sources un": "A",
        "source un label": "UN",
        "read_with_care": "Old.",
        "read_with_care 2001 year": 2001.0,
    }


def test_a_stata_file_has_no_more_cells_than_the_calculator_writes(monkeypatch):
    monkeypatch.setattr(bounds, "MOST_CELLS", 5)
    nothing = [float("nan")] * 5
    assert read_stata(in_stata({"a": nothing})) == {"title": "", "variable a label": "", "variable a unit": ""}
    with pytest.raises(ValueError, match="more than the calculator writes"):
        read_stata(in_stata({"a": [*nothing, float("nan")]}))


def test_a_stata_file_of_which_a_text_is_none_is_no_value():
    content = in_stata({"kind": ["abcd"]}).replace(b"abcd", b"\xffbcd")
    with pytest.raises(ValueError, match="could not be decoded") as error:
        read_stata(content)
    assert type(error.value) is ValueError
