"""Write a Result to a file: one file of this package for each format.

    import econ, econ.export
    econ.export.save(econ.run(), "answer.json")

To add a format, add a file to this package whose writer carries `@export_format(...)`.
"""

import pkgutil
from importlib import import_module
from pathlib import Path

from econ.engine import Result
from econ.evidence import using
from econ.files import saving
from econ.output.export.pictures import figure
from econ.output.export.registry import FORMATS, Format
from econ.wording.errors import InputError, unknown
from econ.wording.language import ENGLISH, _, speaking, spoken

for _module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
    import_module(f"{__name__}.{_module}")

__all__ = ["FORMATS", "Format", "figure", "name_of", "save", "to_bytes", "write"]


def to_bytes(result: Result, name: str) -> bytes:
    """A result as the bytes of a file: a document for reading in the language that is spoken, all others in English.

    Raises:
        InputError: there is no such format.
    """
    if name not in FORMATS:
        raise unknown("format", name, FORMATS)
    form = FORMATS[name]
    with speaking(spoken() if form.spoken else ENGLISH), using(result.book):
        return form.write(result)


def name_of(path: str | Path) -> str:
    """The format that the end of a file's name stands for.

    Raises:
        InputError: it stands for none.
    """
    ending = Path(path).suffix.lower()
    for known in FORMATS.values():
        if known.extension == ending:
            return known.name
    endings = ", ".join(f.extension for f in FORMATS.values())
    raise InputError(
        _("The name ends in “{ending}”, which is no format.", ending=ending)
        if ending
        else _("The name does not end in a format."),
        str(path),
        _("Choose an ending of {endings}.", endings=endings),
    )


def save(result: Result, path: str | Path) -> None:
    """Write a result to a file in the format that its name ends in.

    Raises:
        InputError: the ending is unknown, or the file cannot be written.
    """
    write(to_bytes(result, name_of(path)), path)


def write(content: bytes, path: str | Path) -> None:
    """Write bytes to a file, whole or not at all (`econ.files.saving`).

    Raises:
        InputError: it cannot be written; a file that was there before is untouched.
    """
    try:
        saving.write(path, content)
    except OSError as error:
        why = (error.strerror or _("unknown reason")).lower()
        raise InputError(
            _("The file cannot be written: {why}.", why=why), str(path), _("Choose another place or close the file.")
        ) from None
