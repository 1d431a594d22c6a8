"""What cells and texts of a workbook hold that programs may take otherwise than the reader here."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from econ.verify.readers.registry import NEVER, TWICE, number_or_text
from econ.verify.readers.xlsx_formats import MAIN

CELL, FORMULA, VALUE, WORDS, RUN, TEXT = (f"{MAIN}{tag}" for tag in ("c", "f", "v", "is", "r", "t"))
PIECED = frozenset((WORDS, RUN, f"{MAIN}si"))
"""What holds a text, or pieces of one."""

SOUND, LINK = f"{MAIN}rPh", f"{MAIN}hyperlink"
"""How a text sounds, which programs show above it; and what leads from a cell, which may show words of its own."""

TOLD = PIECED.union((CELL, SOUND, LINK))
"""Elements of which something is told once they have been read to their end."""

COMPUTED, DOUBLED, SPELLED, SOUNDED, TIP = "formula", "content", "digits", "phonetic", "tip"
RICH, PIECES = "rich", "pieces"
"""What is told: a cell that is a formula; of two contents; of digits that only the reader here takes for a number;
words above a text; words beside a cell; a cell that shows a value kept elsewhere; and a text of which some is struck
out, or is of another colour or size than the rest."""

SMALLEST = 5.0
"""Points of letters that are seen."""

NUMBERED = ("n", "s", "b")
"""Kinds of cells whose value is a number: their own, that of a text, or 0 and 1."""

INLINE, TEXT_BY_NUMBER = "inlineStr", "s"
"""The kind that holds its text itself, and the one whose value is the number of a text; the reader here counts from the
last where it is negative."""

UNSAID = ("0", "false")
"""By which a mark says that something is not so."""

LONGEST = 60

STRICT = "{http://purl.oclc.org/ooxml/"
"""The names of the other kind of workbook, which some programs read among those of this kind."""

COMPATIBLE, MICROSOFT = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}",
    "{http://schemas.microsoft.com/office/spreadsheetml/",
)
CHOICE = f"{COMPATIBLE}AlternateContent"
BY_EXCEL = (CHOICE, *(f"{COMPATIBLE}{tag}" for tag in ("Choice", "Fallback")),
            f"{MICROSOFT}2014/revision}}revisionPtr", f"{MICROSOFT}2010/11/ac}}absPath")  # fmt: skip
"""Elements of other names that Excel writes among its own, and which no reader takes for one of these."""

COUNTED = ("xl/styles.xml", "xl/sharedStrings.xml")
"""Parts whose elements are known by their number, which is another where a program leaves some out."""

ROW, EXTENSIONS = f"{MAIN}row", f"{MAIN}extLst"
PLACED = {ROW: (f"{MAIN}worksheet", f"{MAIN}sheetData"), f"{MAIN}si": (f"{MAIN}sst",)}
"""Within which elements rows and texts stand; the reader here takes them anywhere."""


def is_twofold(tag: str, part: str, home: str = "") -> bool:
    """Whether some programs take an element of a part and others do not.

    Args:
        tag: of the element.
        part: the name of the part.
        home: what the names of all elements of the part begin with, which some readers leave out.
    """
    return tag.startswith(STRICT) or (tag == CHOICE and part in COUNTED) or not tag.startswith((home, *BY_EXCEL))


def is_misplaced(path: tuple[str, ...]) -> bool:
    """Whether an element stands where programs do not look for it, or another one in its place: by the tags to it."""
    tag = path[-1]
    if (tag == CELL) != (path[-2:-1] == (ROW,)):
        return True
    return tag in PLACED and path[:-1] != PLACED[tag]


def told(element: ET.Element) -> Iterator[tuple[str, str]]:
    """What is told of an element, as its kind, and its place and value with a stroke between them."""
    if element.tag == CELL:
        yield from _cell(element)
    elif element.tag in PIECED:
        tags = [one.tag for one in element]
        if tags.count(TEXT) > 1 or (TEXT in tags and RUN in tags):
            yield DOUBLED, f"{_words(element)}|{TWICE}"
        looks = {_look(run) for run in element.iterfind(RUN)}
        if len(looks) > 1 or any(struck or size < SMALLEST for struck, size, _colour in looks):
            yield PIECES, f"{_words(element)}|{NEVER}"
    elif element.tag == SOUND:
        yield SOUNDED, f"{_words(element)}|{NEVER}"
    elif element.get("tooltip"):
        yield TIP, f"{element.get('ref', '')}|{NEVER}"


def _cell(cell: ET.Element) -> Iterator[tuple[str, str]]:
    place, kind = cell.get("r", ""), cell.get("t", "n")
    if not _holds_one_value(cell, kind):
        yield from _content(cell, place, kind)
    value = cell.findtext(VALUE) or ""
    if kind in NUMBERED and ("_" in value or not value.isascii() or (kind == TEXT_BY_NUMBER and "-" in value)):
        yield SPELLED, f"{place}|{NEVER}"
    if cell.get("vm") or cell.get("cm"):
        yield RICH, f"{place}|{NEVER}"


def _holds_one_value(cell: ET.Element, kind: str) -> bool:
    """Whether a cell holds a value and nothing else, as nearly all do."""
    return len(cell) == 1 and cell[0].tag == VALUE and not len(cell[0]) and kind != INLINE


def _content(cell: ET.Element, place: str, kind: str) -> Iterator[tuple[str, str]]:
    """What is told of what stands in a cell."""
    parts = [one for one in cell if not one.tag.endswith("}extLst")]
    tags = {one.tag for one in parts}
    if FORMULA in tags:
        yield COMPUTED, place
    if (
        len(tags) < len(parts)
        or tags - {FORMULA, VALUE, WORDS}
        or (VALUE if kind == INLINE else WORDS) in tags
        or any(len(one) for one in parts if one.tag != WORDS)
    ):
        yield DOUBLED, f"{place}|{TWICE}"


def _look(run: ET.Element) -> tuple[bool, float, str]:
    """Whether a piece of a text is struck out, its size, and its colour as it is written."""
    known = {one.tag.removeprefix(MAIN): one.attrib for look in run.iterfind(f"{MAIN}rPr") for one in look}
    size = number_or_text(known.get("sz", {}).get("val", "inf"))
    struck = "strike" in known and known["strike"].get("val") not in UNSAID
    return struck, size if isinstance(size, float) else 0.0, str(sorted(known.get("color", {}).items()))


def _words(element: ET.Element) -> str:
    return "".join(element.itertext()).replace("|", " ")[:LONGEST]
