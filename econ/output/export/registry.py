"""The list of formats: each file of this package puts its own on it."""

from collections.abc import Callable
from dataclasses import dataclass

from econ.engine import Result
from econ.wording.language import ENGLISH, speaking, spoken

Writer = Callable[[Result], bytes]


@dataclass(frozen=True)
class Kind:
    """A kind of file.

    Attributes:
        name: what it is asked for by, such as "csv" or "svg".
        label: what it is, in words.
        extension: end of the file's name, with its period.
        mime: media type.
    """

    name: str
    label: str
    extension: str
    mime: str


@dataclass(frozen=True)
class Format(Kind):
    """A file format of a result.

    Attributes:
        binary: whether it is not for a terminal.
        writer: makes the bytes of the file.
        spoken: whether it is for people to read, and so in the language that is spoken; what programs read is in
            English, so that they find the same words in each.
    """

    binary: bool
    writer: Writer
    spoken: bool = False

    def write(self, result: Result) -> bytes:
        """The bytes of the file, in the language that is spoken if it is for people, in English otherwise."""
        with speaking(spoken() if self.spoken else ENGLISH):
            return self.writer(result)


FORMATS: dict[str, Format] = {}


def export_format(
    name: str, label: str, extension: str, mime: str, *, binary: bool = False, spoken: bool = False
) -> Callable[[Writer], Writer]:
    """Put a writer on the list of formats."""

    def register(write: Writer) -> Writer:
        FORMATS[name] = Format(name, label, extension, mime, binary, write, spoken)
        return write

    return register
