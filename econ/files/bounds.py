"""How much of what comes from outside is read: one list of bounds, and the few functions that keep to them.

Every file, link and address that somebody else may have made passes here first, on the command line and on the page
alike. What is refused raises `InputError`, a sentence; what is damaged raises another `ValueError`, which the caller
words, since only it knows what should have stood there.
"""

from __future__ import annotations

import csv
import io
import json
import math
import os
import re
import stat
import tomllib
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from econ.files import decoding
from econ.wording.errors import UNSEEN, InputError
from econ.wording.language import _, digits

if TYPE_CHECKING:  # loaded where such a text turns up
    from xml.etree import ElementTree as ET

LARGEST_FILE = 20_000_000
"""Bytes of a file; a capsule, the largest that the calculator writes, has 2 to 3 million."""

LARGEST_WRITTEN = 400_000
"""Bytes of a TOML file, which people write by hand."""

LARGEST_PART, LARGEST_TOGETHER = 20_000_000, 30_000_000
"""Bytes that one file in a ZIP or workbook, and all of them together, may unfold to."""

MOST_PARTS = 200
"""Files in a ZIP or workbook."""

MOST_ELEMENTS, MOST_REMARKS, LONGEST_MARK = 500_000, 20, 100_000
"""Elements of a part of a workbook, of which a cell is two or three; its comments and instructions; and characters of a
tag, of which some readers begin again with every piece that they are given. None has a DOCTYPE or is UTF-16."""

SHEETS, MOST_BESIDE_CELLS, IN_A_CELL = "xl/worksheets/", 20_000, 8
"""Where sheets lie; elements of a part beside rows and cells, of which ours have 3,000; and those that a cell may have
within it: its value, its formula, its text."""

WORKBOOK = "[Content_Types].xml"
"""The part by which a ZIP is an Office file."""

MOST_FIGURES = 2_000
"""Files in a folder of figures of one's own, or in a ZIP that holds one: two for each series, and a few more."""

MOST_FIGURE_LINES = 100_000
"""Lines that the files of such a folder may have together; those that ship have 36,000."""

MOST_ENTRIES = 20_000
"""Files and folders that are looked at to find those."""

MOST_CELLS = 200_000
"""Values of a file, and cells of a table; a capsule has 59,000."""

MOST_SIGNS = 500_000
"""Commas and opening brackets of JSON or TOML, which say before it is read how many values it may unfold to."""

DEEPEST = 30
"""Lists and tables inside each other, and parts of a dotted name; a result has 5."""

LONGEST_PLACE = 300
"""Characters of a key, and of the name of a cell."""

LONGEST_WHOLE = 100
"""Digits of a whole number; a seed may be any."""

LONGEST_QUANTITY, LONGEST_UNIT = 5_000, 60
"""Characters of a quantity as people write it, and of the unit in it."""

LONGEST_TITLE, LONGEST_NAME = 120, 80
"""Characters that are kept of a scenario's title, and that the name of a quantity, country or source may have."""

MOST_INPUTS, MOST_LINES, MOST_YEARS = 1_000, 60, 100
"""Quantities, goods lines and years of a complete scenario."""

LAST_YEAR = 9999
"""The last year that may be asked for; the first is 1."""

LARGEST_RATIO = 1e6
"""Largest pace of a delivery, and GDP of a year in GDPs of another."""

MOST_INTERVALS = 200
"""Intervals of a mixture, whose distribution function is a sum over them."""

LARGEST_IMPORT, LARGEST_UNFOLDED, LARGEST_UNFOLDED_TEXT = 400_000_000, 1_000_000_000, 40_000_000
"""Bytes of a provider's file, of what is unfolded of it piece by piece, and of what must be in memory as a whole; all
series of the World Bank have 80 million and unfold to 210."""

MOST_IMPORTED_ROWS, MOST_IMPORTED_CELLS, MOST_IMPORTED_FIGURES = 1_500_000, 1_000_000, 400_000
"""Lines of a provider's table, values of its JSON, and figures that are taken out of it at once."""

MOST_IMPORTED_PARTS = 500
"""Files in a provider's ZIP; a Factbook has 260."""

SMALLEST_NUMBER = 1e-100
"""Size of a quantity that is computed with, but for zero: its square is a number still."""

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"
"""What a text in JSON may hold, to be read and not to be changed."""

Value = TypeVar("Value")
Row = TypeVar("Row", bound=Sized)

_NAME_PART = r"(?:[\w-]+|\"[^\"\n]*\"|'[^'\n]*')[ \t]*\.[ \t]*"
_DOTTED = re.compile(rf"(?<![\w-])(?:{_NAME_PART}){{{DEEPEST}}}")
_STATED = re.compile(r"\ufeff?\"?sep=([,;\t])\"?\s*", re.IGNORECASE)
"""A first line by which spreadsheets say what separates columns."""

_LONG_MARK = re.compile(rb"<(?:!--(?:[^-]|-(?!->)){%d}|\?(?:[^?]|\?(?!>)){%d}|[^<>]{%d})" % ((LONGEST_MARK,) * 3))
"""A comment, an instruction or a tag that is longer than any; a tag holds no other."""

_DEEP_MARKUP = re.compile(rb"(?:<[^/!?<>][^<>]*+(?<!/)>[^<]*+){40}")
"""Elements each of which begins with the next one: what lies deep takes the most room."""

_DIRECTORY_ENTRY = b"PK\x01\x02"


# --- files ----------------------------------------------------------------------------------------------


def file(path: Path, largest: int = LARGEST_FILE) -> bytes:
    """The bytes of a regular file, so that no pipe is waited for and no device is read without end.

    Args:
        path: its name, as typed.
        largest: bytes it may have, counted while it is read.

    Raises:
        InputError: it cannot be read, is no regular file, or is larger; the error names the file.
    """
    where = str(path) if len(str(path)) <= LONGEST_PLACE else f"{str(path)[:LONGEST_PLACE]}…"
    try:
        place = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(place, "rb") as stream:
            if not stat.S_ISREG(os.fstat(place).st_mode):
                raise InputError(
                    _("This is a pipe or a device, not a file."), where, _("Save it as a file and give that.")
                )
            content = stream.read(largest + 1)
    except (OSError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(_("The file cannot be read."), where, _("Check the name.")) from None
    if len(content) > largest:
        raise InputError(
            _("The file is larger than {most} MB.", most=digits(f"{largest / 1e6:g}")),
            where,
            _("Check that it is the right one."),
        )
    return content


def size(path: Path) -> int:
    """Bytes of a regular file that is read piece by piece.

    Raises:
        InputError: it cannot be read, or is no regular file.
    """
    try:
        found = path.stat()
    except (OSError, ValueError):
        raise InputError(_("The file cannot be read."), cut(str(path), LONGEST_PLACE), _("Check the name.")) from None
    if not stat.S_ISREG(found.st_mode):
        raise InputError(
            _("This is a pipe or a device, not a file."),
            cut(str(path), LONGEST_PLACE),
            _("Save it as a file and give that."),
        )
    return found.st_size


def is_file(path: Path) -> bool:
    """Whether there is a regular file of this name; a name that no file can have is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


# --- texts ----------------------------------------------------------------------------------------------


def text(content: bytes) -> str:
    """A text, whatever its byte-order mark says; see `econ.files.decoding`.

    Raises:
        InputError: it is no text, is in another encoding, or holds characters that cannot be seen, see `UNSEEN`.
    """
    return seen(decoding.decoded(content))


def seen(given: str) -> str:
    """The same text, if all of it can be seen.

    Raises:
        InputError: naming the first character that cannot.
    """
    if found := UNSEEN.search(given):
        raise InputError(
            _("There is a character that cannot be seen ({code}).", code=f"U+{ord(found[0]):04X}"),
            _("line {number}", number=given.count("\n", 0, found.start()) + 1) if "\n" in given.rstrip() else "",
            _("Take it out; a text has letters, signs, spaces and ends of lines."),
        )
    return given


def without_unseen(given: str) -> str:
    """A text of somebody else's without the characters that cannot be seen."""
    return UNSEEN.sub(" ", given)


def json_of(content: bytes | str, cells: int = MOST_CELLS, signs: int = MOST_SIGNS, *, typed: bool = False) -> Any:
    """What a text in JSON holds.

    Args:
        content: the text.
        cells: values that it may hold.
        signs: commas and brackets that it may have, which are counted before it is read.
        typed: whether somebody typed what is in it, who may have copied characters that cannot be seen; whoever uses it
            takes them out (`without_unseen`).

    Raises:
        InputError: it is beyond a bound, names something twice, or holds what cannot be seen.
        ValueError: it is no JSON.
    """
    given = content if isinstance(content, str) else decoding.decoded(content)
    if not typed:
        seen(given)
    if kind := decoding.of_another_kind(given, json=True):
        raise decoding.not_a_text(kind)
    _few_signs(given, signs, cells)
    try:
        found = json.loads(
            given, parse_int=whole, parse_float=finite, parse_constant=finite, object_pairs_hook=_each_once
        )
    except RecursionError:
        raise _too_deep() from None
    _within(found, cells, typed=typed)
    return found


def toml_of(content: bytes | str) -> dict[str, Any]:
    """What a text in TOML holds.

    Raises:
        InputError: it is beyond a bound, or holds what cannot be seen.
        tomllib.TOMLDecodeError: it is no TOML.
    """
    given = (content if isinstance(content, str) else text(content)).replace("\r\n", "\n")
    if kind := decoding.of_another_kind(given):
        raise decoding.not_a_text(kind)
    if len(given) > LARGEST_WRITTEN:
        raise InputError(
            _("The text is longer than {most} characters.", most=digits(f"{LARGEST_WRITTEN:,}")),
            mend=_("Check that it is the right one."),
        )
    _few_signs(seen(given))
    if _DOTTED.search(given):
        raise _too_deep()
    try:
        found = tomllib.loads(given, parse_float=finite)
    except RecursionError:
        raise _too_deep() from None
    except tomllib.TOMLDecodeError:
        raise
    except InputError:
        raise
    except ValueError:  # Python itself reads no whole number of thousands of digits, and no date that cannot be
        raise _too_long_a_number() from None
    _within(found)
    return found


def whole(written: str) -> int:
    """A whole number as written.

    Raises:
        InputError: it has too many digits.
        ValueError: it is none.
    """
    if len(written) > LONGEST_WHOLE:
        raise _too_long_a_number()
    return int(written)


def natural(written: str, most: int = 4) -> int | None:
    """A natural number in at most so many of the digits 0 to 9, such as a year; None for anything else."""
    return int(written) if len(written) <= most and written.isascii() and written.isdigit() else None


def number(written: str) -> float:
    """A number in plain digits, as a table has it.

    Raises:
        ValueError: it is none, or one that Python alone reads, with an underscore or digits of another script.
    """
    if "_" in written or not written.isascii():
        raise ValueError(written)
    return float(written)


def finite(written: str) -> float:
    """A number as written.

    Raises:
        InputError: it is too large to be computed with, or no number.
        ValueError: it is not written like one.
    """
    value = float(written)
    if not math.isfinite(value):
        raise InputError(
            _("{value} is no number to compute with.", value=cut(written)), mend=_("Give an ordinary number.")
        )
    return value


def cut(written: str, most: int = 40) -> str:
    """A text as an error repeats it."""
    return written if len(written) <= most else f"{written[:most]}…"


def _few_signs(given: str, signs: int = MOST_SIGNS, cells: int = MOST_CELLS) -> None:
    if sum(map(given.count, ",[{\n")) > signs:
        raise _too_many(cells)


def only_bare(text: str, *names: str) -> bool:
    """Whether all that stands in braces in a text is one of some names, without a width or an attribute behind it."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return False
    return all(name in (None, *names) and not form and not how for _words, name, form, how in parts)


def first_twice(names: Iterable[str]) -> str:
    """The first of some names that has stood among them before; "" if there is none."""
    had: set[str] = set()
    for name in names:
        if name in had:
            return name
        had.add(name)
    return ""


def each_column_once(names: Sequence[str]) -> None:
    """Refuse a table of which two columns have one name, since readers keep one of them.

    Raises:
        InputError: naming the column.
    """
    if twice := first_twice(names):
        raise InputError(
            _("The column “{name}” stands there twice.", name=cut(twice)), mend=_("Delete one of the two.")
        )


def _each_once(pairs: list[tuple[str, Value]]) -> dict[str, Value]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = first_twice(name for name, _value in pairs)
        raise InputError(_("“{name}” stands there twice.", name=cut(twice)), mend=_("Delete one of the two."))
    return found


def _within(found: Json, most: int = MOST_CELLS, *, typed: bool = False) -> None:
    """Refuse what is beyond the bounds; it is looked at level by level, so that no depth matters."""
    names: set[str] = set()
    texts: list[str] = []
    level, count = [found], 0
    for _depth in range(DEEPEST):
        inner: list[Json] = []
        for value in level:
            if isinstance(value, dict):
                names.update(value)
                inner += value.values()
            elif isinstance(value, list):
                inner += value
            elif isinstance(value, str):
                texts.append(value)
            elif isinstance(value, int) and abs(value) >= 10**LONGEST_WHOLE:
                raise _too_long_a_number()
        count += len(inner)
        if count > most:
            raise _too_many(most)
        if not inner:
            break
        level = inner
    else:
        raise _too_deep()
    if not typed:
        seen(" ".join((*names, *texts)))
    for name in names:
        place(name)


def _too_long_a_name(name: str) -> InputError:
    return InputError(
        _(
            "A name has more than {most} characters: {name}",
            most=digits(f"{LONGEST_PLACE}"),
            name=cut(name),
        ),
        mend=_("Give a file as the calculator wrote it."),
    )


def _too_deep() -> InputError:
    return InputError(
        _("It has more than {most} levels inside each other.", most=digits(f"{DEEPEST}")),
        mend=_("Give a file as the calculator writes it, or as its documentation shows."),
    )


def _too_many(most: int = MOST_CELLS) -> InputError:
    return InputError(
        _("It holds more than {most} values.", most=digits(f"{most:,}")),
        mend=_("Check that it is the right one."),
    )


def _too_long_a_number() -> InputError:
    return InputError(
        _("It holds a number of more than {most} digits, or one that cannot be.", most=digits(f"{LONGEST_WHOLE}")),
        mend=_("Check the number of digits."),
    )


# --- tables ---------------------------------------------------------------------------------------------


def place(*parts: str) -> str:
    """The name of a cell from its parts, with spaces between them; none is joined before its length is known.

    Raises:
        InputError: it is longer than any name.
    """
    if sum(map(len, parts)) + len(parts) - 1 > LONGEST_PLACE:
        raise _too_long_a_name(max(parts, key=len))
    return " ".join(filter(None, parts))


class Cells(dict[str, Any]):
    """A file as a table of named cells, filled with `put` alone, which keeps every cell of one name.

    Attributes:
        doubled: names that occur more than once, with their number; the second is kept as "name (2)".
    """

    def __init__(self) -> None:
        super().__init__()
        self.doubled: dict[str, int] = {}

    def put(self, name: str, value: Any) -> str:
        """Keep a cell, and say under which name.

        Raises:
            InputError: its name is too long, or there are too many cells.
        """
        if len(name) > LONGEST_PLACE:
            raise _too_long_a_name(name)
        if name in self:
            self.doubled[name] = count = self.doubled.get(name, 1) + 1
            return self.put(f"{name} ({count})", value)
        if len(self) >= MOST_CELLS:
            raise _too_many()
        self[name] = value
        return name


def counted(rows: Iterable[Row], least: int = 1) -> Iterator[Row]:
    """Rows one by one, as long as they have no more cells together than a table may.

    Args:
        rows: rows of cells.
        least: cells that a shorter row counts as.

    Raises:
        InputError: they have more.
    """
    count = 0
    for row in rows:
        count += max(len(row), least)
        if count > MOST_CELLS:
            raise _too_many()
        yield row


def csv_of(content: bytes | str) -> tuple[tuple[str, ...], Iterator[tuple[int, dict[str, str]]]]:
    """The columns of a text in CSV, and its rows with the number of their last line; a missing cell is empty.

    Columns are separated by commas. Where the first line holds none, semicolons or tabs are understood as spreadsheets
    write them, and a first line such as `sep=;` is left out. Lines may end as on any system.

    Raises:
        InputError: it is no text or no table, has too many cells, or a column twice; while rows are taken, one has
            more cells than columns.
        csv.Error: it is no CSV.
    """
    given = content if isinstance(content, str) else decoding.decoded(content)
    given = seen(given if "\n" in given else given.replace("\r", "\n")).removeprefix("\ufeff")
    if kind := decoding.of_another_kind(given):
        raise decoding.not_a_text(kind)
    stream = io.StringIO(given, newline="")
    separator, started = _separator(stream)
    lines = csv.reader(stream, delimiter=separator, strict=True)
    columns = tuple(next(counted(lines), ()))
    for name in columns:
        place(name)
    each_column_once(columns)

    def rows() -> Iterator[tuple[int, dict[str, str]]]:
        for cells in counted(lines, len(columns)):
            if len(cells) > len(columns):
                raise InputError(
                    _("There are more cells than columns."),
                    _("line {number}", number=started + lines.line_num),
                    _('Put text that holds a comma between quotation marks: "like, this".'),
                )
            if cells:
                yield started + lines.line_num, dict.fromkeys(columns, "") | dict(zip(columns, cells, strict=False))

    return columns, rows()


def _separator(stream: io.StringIO) -> tuple[str, int]:
    """What stands between the columns, and how many lines stand before the names of the columns."""
    first = stream.readline()
    stated = _STATED.fullmatch(first)
    if stated is None:
        stream.seek(0)
        return next((sign for sign in ",;\t" if sign in first), ","), 0
    return stated[1], 1


# --- ZIP files and workbooks ----------------------------------------------------------------------------


def archive(content: bytes, most: int = MOST_PARTS) -> zipfile.ZipFile:
    """A ZIP, or a workbook, that holds no more than it may; by what it says of itself, which bounds what is unfolded.

    Args:
        content: its bytes.
        most: files that it may hold.

    Raises:
        InputError: it holds more, or larger, files, a name twice, a name outside of it, or is locked.
        BadZipFile: it is no ZIP.
    """
    if content.count(_DIRECTORY_ENTRY) > 10 * most:  # a workbook inside has entries of its own
        raise _too_many_parts(most)
    try:
        opened = zipfile.ZipFile(io.BytesIO(content))
    except (ValueError, NotImplementedError) as error:  # a directory before the file begins, or of a later kind of ZIP
        raise zipfile.BadZipFile(str(error)) from None
    entries = opened.infolist()
    names = [entry.filename for entry in entries]
    if len(names) > most:
        raise _too_many_parts(most)
    for name in names:
        place(name)
    if len(set(names)) < len(names):
        raise InputError(_("It holds two files of the same name."), mend=_as_written())
    if odd := next(filter(leads_out, names), ""):
        raise InputError(
            _("It holds a file that would lie outside of it: {odd}.", odd=cut(odd, 80)), mend=_as_written()
        )
    sizes = [entry.file_size for entry in entries]
    if max(sizes, default=0) > LARGEST_PART or sum(sizes) > LARGEST_TOGETHER:
        raise InputError(_("It would unfold to more than the calculator writes."), mend=_as_written())
    if any(entry.flag_bits & 1 for entry in entries):
        raise InputError(_("It is locked with a password."), mend=_as_written())
    if WORKBOOK in names:
        for entry in entries:
            _check_markup(entry.filename, _part(opened, entry) or b"")
    return opened


def _check_markup(name: str, content: bytes) -> None:
    """Refuse XML that its readers need long or much room for, whatever its name: workbooks name their parts."""
    start = content[:100].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start.startswith((b"<", b"\xff\xfe", b"\xfe\xff", b"\0<")):
        return  # a picture, or nothing that a reader of XML takes
    elements = content.count(b"<") - content.count(b"</")
    others = content.count(b"<!--") + content.count(b"<?") + content.count(b"<!DOCTYPE") * (MOST_REMARKS + 1)
    cells = content.count(b"<c ") + content.count(b":c ") if name.startswith(SHEETS) else elements
    odd = b"\0" in content or _LONG_MARK.search(content) or _DEEP_MARKUP.search(content)
    beside = elements - IN_A_CELL * cells
    if elements > MOST_ELEMENTS or beside > MOST_BESIDE_CELLS or others > MOST_REMARKS or odd:
        raise InputError(_("A part of it holds more than the calculator writes."), cut(name, 80), _as_written())


def markup(given: str) -> ET.Element:
    """The root of a text in XML.

    Raises:
        InputError: it is longer, deeper or larger than what people write by hand, or declares a document type.
        ValueError: it is no XML.
    """
    from xml.etree import ElementTree as ET

    if len(given) > LARGEST_WRITTEN or given.count("<") > MOST_CELLS or "<!DOCTYPE" in given:
        raise InputError(_("It holds more than such a file may."), mend=_("Check that it is the right one."))
    root: ET.Element | None = None
    depth = 0
    try:
        for event, element in ET.iterparse(io.StringIO(given), ("start", "end")):
            root = element if root is None else root
            depth += 1 if event == "start" else -1
            if depth > DEEPEST:
                raise _too_deep()
    except ET.ParseError as error:
        raise ValueError(str(error)) from None
    if root is None:
        raise ValueError
    return root


def leads_out(name: str) -> bool:
    """Whether the name of a file in a ZIP or folder would lie outside of it."""
    return name.startswith("/") or "\\" in name or ".." in name.split("/") or ":" in name


def unfolded(content: bytes, most: int = MOST_PARTS) -> dict[str, bytes | None]:
    """The files of a ZIP by name, folders left out; None for one whose bytes are damaged. Nothing is written to disk.

    Raises:
        InputError: it holds more, or larger, files than it may, a name twice, or a name outside of it.
        BadZipFile: it is no ZIP.
    """
    with archive(content, most) as opened:
        return {entry.filename: _part(opened, entry) for entry in opened.infolist() if not entry.is_dir()}


def _part(opened: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes | None:
    try:
        with opened.open(entry) as stream:
            found = stream.read(LARGEST_PART + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError):
        return None
    return found if len(found) <= LARGEST_PART else None


def _too_many_parts(most: int) -> InputError:
    return InputError(_("It holds more than {most} files.", most=digits(f"{most:,}")), mend=_as_written())


def _as_written() -> str:
    return _("Give a file as the calculator wrote it.")
