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
from econ.wording.language import LANGUAGES, _, speaking, spoken

for _module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
    import_module(f"{__name__}.{_module}")


def to_bytes(result: Result, name: str, *, language: str | None = None) -> bytes:
    """A result as the bytes of a file.

    Args:
        result: what is written.
        name: of the format.
        language: the code of the language of what people read, such as "ko"; the one that is spoken if left out. What
            programs read (`Format.spoken` is false) is in English.

    Raises:
        InputError: there is no such format or language.
    """
    if name not in FORMATS:
        raise unknown("format", name, FORMATS)
    if language is not None and language not in LANGUAGES:
        raise unknown("language", language, LANGUAGES)
    with speaking(spoken() if language is None else language), using(result.book):
        return FORMATS[name].write(result)


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


def save(result: Result, path: str | Path, *, language: str | None = None) -> None:
    """Write a result to a file in the format that its name ends in, in a language (see `to_bytes`).

    Raises:
        InputError: the ending or the language is unknown, or the file cannot be written.
    """
    write(to_bytes(result, name_of(path), language=language), path)


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
