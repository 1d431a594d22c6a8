"""The parts that a report is made of, as plain data: every format of the report prints the same ones."""

import unicodedata
from dataclasses import dataclass

from econ.evidence.sources import Citation
from econ.output.cells import Table


@dataclass(frozen=True)
class Heading:
    """A title.

    Attributes:
        text: what it says.
        level: 2 for a part, 3 for a part of a part.
        key: name to link to.
    """

    text: str
    level: int
    key: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph.

    Attributes:
        text: what it says.
        kind: "plain", "answer", "warning", "note", "small" or "code".
        cell: name under which it is compared when the report is verified; "" if it only describes.
    """

    text: str
    kind: str = "plain"
    cell: str = ""


@dataclass(frozen=True)
class Picture:
    """A chart.

    Attributes:
        name: of the chart.
        title: what it is called.
        caption: what it shows.
        alt: the picture in words.
    """

    name: str
    title: str
    caption: str
    alt: str


@dataclass(frozen=True)
class Formula:
    """An equation.

    Attributes:
        name: of the output that it gives.
        plain: the equation in words and signs.
        mathml: the same in MathML.
        meaning: what it says, a sentence.
    """

    name: str
    plain: str
    mathml: str
    meaning: str


@dataclass(frozen=True)
class Source:
    """An entry of the bibliography.

    Attributes:
        key: its id.
        cited: how it is cited.
        grade: reliability of the source, a letter.
        in_english: how it is cited with a title in translation alone.
    """

    key: str
    cited: Citation
    grade: str
    in_english: Citation

    @property
    def address(self) -> str:
        """Where it is; "" if nowhere on the web."""
        return self.cited.address if self.cited.address.startswith(("https://", "http://")) else ""

    @property
    def text(self) -> str:
        """The citation, without an address that is on the web."""
        before, address, after = self.cited
        return self.cited.without_address if self.address or not address else f"{before} {address}{after}"


Block = Heading | Paragraph | Table | Picture | Formula | Source


@dataclass(frozen=True)
class Report:
    """A report.

    Attributes:
        title: what stands above it.
        byline: what identifies it, a line each.
        blocks: what it says, in order.
        about: particulars of the calculation, which make it possible to verify the report.
        language: the code of the language that it is in.
        scenario: the complete question, as canonical JSON.
        day: the day of the figures in ISO form, which is the day of the document.
    """

    title: str
    byline: tuple[str, ...]
    blocks: tuple[Block, ...]
    about: dict[str, str]
    scenario: str
    day: str
    language: str


def printable(text: str) -> str:
    """Text without characters that no document can hold: control characters and halves of characters."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs", "Cn"})
