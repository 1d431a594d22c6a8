"""A table as plain data, as JSON holds it: every cell with its words and with what is behind them."""

from dataclasses import fields

from econ.output import Json
from econ.output.cells import Cell, Table


def plain(table: Table) -> dict[str, Json]:
    """Name, title, columns, rows and notes; what a cell does not have is left out."""
    columns: list[Json] = [{"name": c.name, "title": c.title} for c in table.columns]
    rows: list[Json] = []
    for row in table.rows:
        cells: Json = {c.name: _cell(cell) for c, cell in zip(table.columns, row.cells, strict=True)}
        rows.append({"name": row.name, "cells": cells, **({"strong": True} if row.strong else {})})
    return {"name": table.name, "title": table.title, "columns": columns, "rows": rows, "notes": list(table.notes)}


def _cell(cell: Cell) -> dict[str, Json]:
    values: dict[str, Json] = {field.name: getattr(cell, field.name) for field in fields(cell)}
    values["sources"] = list(cell.sources)
    return {name: value for name, value in values.items() if name == "words" or value not in (None, "", [])}
