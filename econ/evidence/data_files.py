"""Read the files of `data/`; every mistake names the file, the row and the way to mend it."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from econ.files import bounds
from econ.wording.errors import InputError, nearest

Model = TypeVar("Model", bound=BaseModel)


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file.

    Raises:
        InputError: it is missing, beyond a bound, or no TOML.
    """
    content = bounds.file(path, bounds.LARGEST_WRITTEN)
    try:
        return bounds.toml_of(content.decode("utf-8").replace("\r\n", "\n"))
    except UnicodeDecodeError:
        raise InputError("The file cannot be read.", str(path), "Check that it is a text file in UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise InputError(
            f"This is not valid TOML: {error}.",
            str(path),
            'Values in words stand in quotation marks: sale_value = "300 million USD/year".',
        ) from None
    except InputError as error:
        raise error.at(str(path)) from None


def read_csv(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row of a CSV file with its line number; blank cells are left out.

    Raises:
        InputError: it is missing, beyond a bound, or no CSV.
    """
    content = bounds.file(path)
    try:
        _columns, rows = bounds.csv_of(bounds.text(content))
        for number, row in rows:
            yield number, {k: v for k, v in row.items() if v}
    except UnicodeDecodeError:
        raise InputError("The file cannot be read.", str(path), "Check that it is a text file in UTF-8.") from None
    except csv.Error as error:
        raise InputError(f"This is no CSV: {error}.", str(path), "Mend it and load again.") from None
    except InputError as error:
        raise error.at(str(path)) from None


def build(model: type[Model], values: dict[str, Any], where: str, known: Mapping[str, Any] | None = None) -> Model:
    """Make a record, turning pydantic's list of mistakes into one that a person can act on.

    Args:
        model: what kind of record.
        values: its fields.
        where: the file and the row.
        known: the bibliography by id, in which every source that the record names must be; None for no such check.

    Raises:
        InputError: naming `where`, the field, what is wrong and how to mend it.
    """
    try:
        return model.model_validate(values, context={"sources": known})
    except ValidationError as error:
        problem = error.errors()[0]
        raise _explain(problem, list(model.model_fields), where) from None
    except InputError as error:
        raise error.at(where) from None


def _explain(problem: Any, known: list[str], where: str) -> InputError:
    field = ".".join(str(part) for part in problem["loc"])
    kind = problem["type"]
    if cause := problem.get("ctx", {}).get("error"):
        if isinstance(cause, InputError):
            return cause.at(where)
        return InputError(f"{field or 'The record'}: {cause}.", where, "Mend this and load again.")
    if kind == "missing":
        return InputError(f"The field `{field}` is missing.", where, f"Add `{field}`.")
    if kind == "extra_forbidden":
        close = nearest(field, known)
        hint = f"Did you mean `{close[0]}`?" if close else f"Known fields: {', '.join(known)}."
        return InputError(f"There is no field `{field}`.", where, hint)
    return InputError(
        f"`{field}` is {bounds.cut(repr(problem['input']))}, but {problem['msg'].lower()}.", where, f"Mend `{field}`."
    )
