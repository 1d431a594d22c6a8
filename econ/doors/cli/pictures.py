"""Pictures that commands write beside their tables."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from econ.doors.cli.documents import write_out
from econ.engine import Result
from econ.wording.errors import InputError

if TYPE_CHECKING:
    from econ.output.charts import Options


SIZES = {
    "plain": "as in a report",
    "column": "85 mm wide",
    "slide": "1280 × 720",
    "card": "1200 × 630",
}
"""Sizes of pictures as `econ.output.drawing.files` has them, which is loaded when one is drawn."""


def figure_arguments(
    command: argparse._ActionsContainer, what: str = "draw it as well, to a .svg, .png or .pdf file"
) -> None:
    """Add the options that ask for a picture beside a table."""
    command.add_argument("--figure", type=Path, metavar="FILE", help=what)
    size_argument(command)


def size_argument(command: argparse._ActionsContainer) -> None:
    """Add the option that says how large a picture is."""
    told = "; ".join(f"{name}: {what}" for name, what in SIZES.items())
    command.add_argument("--size", choices=SIZES, default="plain", help=f"size of the picture: {told}")


def kind_of(path: Path | None) -> str:
    """The kind of picture that `--figure` asks for; "" if it does not. Call it before anything is computed.

    Raises:
        InputError: the name of the file has another ending.
    """
    from econ.output.export.pictures import kind_of as of_name

    if path is None:
        return ""
    try:
        return of_name(path)
    except InputError as error:
        raise error.at("--figure") from None


def picture(result: Result, name: str, path: Path, size: str, **options: Unpack[Options]) -> None:
    """Draw a chart into a file, in a size, and say so where it is in nobody's way."""
    from econ.output.export.pictures import figure

    write_out(figure(result, name, kind_of(path), size=size, **options), path)
