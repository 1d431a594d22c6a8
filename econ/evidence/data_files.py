"""Read the files of `data/`; every mistake names the file, the row and the way to mend it."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from econ.files import bounds
from econ.wording.errors import InputError
from econ.wording.language import _

Model = TypeVar("Model", bound=BaseModel)


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file.

    Raises:
        InputError: it is missing, beyond a bound, or no TOML.
    """
    content = bounds.file(path, bounds.LARGEST_WRITTEN)
    try:
        return bounds.toml_of(content)
    except tomllib.TOMLDecodeError as error:
        raise InputError(
            f"This is not valid TOML: {error}.",
            str(path),
            'Values in words stand in quotation marks: sale_value = "300 million USD/year".',
        ) from None
    except InputError as error:
        raise error.at(str(path)) from None


def read_csv(path: Path, needed: Sequence[str] = ()) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row of a CSV file with its line number; blank cells are left out.

    Args:
        path: the file.
        needed: columns that it must have.

    Raises:
        InputError: it is missing, beyond a bound, no CSV, or without a column that is needed.
    """
    content = bounds.file(path)
    number = 0
    try:
        rows = _table(content, needed)
        number = 1
        for number, row in rows:
            yield number, {k: v for k, v in row.items() if v}
    except csv.Error as error:
        raise InputError(
            f"This is no CSV: {error}.",
            f"{path}, line {number + 1}",
            "Begin and end text that holds a comma with a quotation mark, and write one inside it twice.",
        ) from None
    except InputError as error:
        raise error.at(str(path)) from None


def _table(content: bytes, needed: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table that has the columns that are needed."""
    try:
        columns, rows = bounds.csv_of(content)
        if missing := [name for name in needed if name not in columns]:
            raise _without(missing, columns, needed)
    except InputError as error:
        raise of_a_provider(content) or error from None
    return rows


def of_a_provider(content: bytes) -> InputError | None:
    """The error for a file that is as a provider sends it, which can be imported; None if it is no provider's."""
    from econ.evidence import providers

    layout = providers.recognise(content)
    if layout is None:
        return None
    return InputError(
        _("This looks like a file of a provider: {layout}.", layout=layout.layout),
        mend=_("Figures of your own can be made of it."),
        command=_("`{command}` does so.", command="econ import FILE"),
    )


def _without(missing: Sequence[str], columns: Sequence[str], needed: Sequence[str]) -> InputError:
    """The error for a table whose first line is not that of such a file."""
    names = bounds.cut(", ".join(columns), 100)
    begins = f"Its first line is “{names}”." if names.strip() else "Its first line is empty."
    return InputError(
        f"The column `{missing[0]}` is missing. {begins}", "line 1", f"Begin the file with the line {','.join(needed)}."
    )


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
        from econ.evidence import mistakes

        raise mistakes.sentence(error.errors(), list(model.model_fields), where) from None
    except InputError as error:
        raise error.at(where) from None
