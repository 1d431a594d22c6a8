"""Pictures that commands write beside their tables."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from econ.doors.cli.text import wrap
from econ.engine import Result
from econ.output import export
from econ.wording.errors import InputError
from econ.wording.language import _

if TYPE_CHECKING:
    from econ.output.charts import Options


def kind_of(path: Path | None) -> str:
    """The kind of picture that `--figure` asks for; "" if it does not. Call it before anything is computed.

    Raises:
        InputError: the name of the file has another ending.
    """
    from econ.output.export.figures import kind_of as of_name

    if path is None:
        return ""
    try:
        return of_name(path)
    except InputError as error:
        raise error.at("--figure") from None


def picture(result: Result, name: str, path: Path, **options: Unpack[Options]) -> None:
    """Draw a chart into a file, and say so where it is in nobody's way."""
    from econ.output.export.figures import figure

    export.write(figure(result, name, kind_of(path), **options), path)
    print(wrap(_("Written: {file}", file=path)), file=sys.stderr)
