"""A file that a user gives, whatever it is wrapped and encoded in: its parts, their text, their tables.

Nothing is unfolded as a whole that need not be: a table of 200 MB inside a ZIP is read row by row.
"""

from __future__ import annotations

import codecs
import csv
import datetime as dt
import gzip
import io
import json
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol, TypeAlias

from econ.files import bounds
from econ.files.bounds import Json
from econ.wording.errors import InputError
from econ.wording.language import _, digits

if TYPE_CHECKING:
    from openpyxl import Workbook

HEAD = 65_536
"""Bytes by which a file is recognised."""

LEAD = 40
"""Rows in which the header of a table is looked for."""

SHEET_LEAD = 15
"""Rows of a sheet in which its title and its header are looked for."""

CHUNK = 1 << 20

SHORTEST_SENTENCE = 12
"""Characters that a sentence below a table has at least."""

LARGEST_WHOLE = 1e15
"""Floats up to which a whole number is written without its point."""

SEPARATORS = ",;\t|"
OF_KOREAN = 8
"""Syllables of Korean from which on a text that is no UTF-8 is taken for one in the Korean encoding."""

YEAR_COLUMN = re.compile(r"(\d{4})(?:\.0| \[YR\d{4}\])?")
"""The head of a column of figures of a year: as a spreadsheet may have saved it, and as DataBank writes it."""

_WRAPPED = (b"PK\x03\x04", b"\x1f\x8b")
_KINDS = (
    (b"PK\x05\x06", "an empty ZIP"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook (.xls)"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a text in RTF"),
    (b"\x89PNG", "a picture"),
    (b"BZh", "a file packed with bzip2"),
    (b"\xfd7zXZ", "a file packed with xz"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"PAR1", "a Parquet file"),
)
"""What files that no reader takes begin with."""


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are no UTF-8, read as Windows-1252: a file without a word on its encoding is one or the other."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("econ_as_windows", _as_windows)


class Stream(Protocol):
    """What is read from and closed."""

    def read(self, size: int = -1, /) -> bytes:
        """Bytes; all of them if no size is given."""
        ...

    def close(self) -> None:
        """Let go of it."""


@dataclass(frozen=True)
class Part:
    """One file, as given or out of a ZIP.

    Attributes:
        name: for messages alone; what a file is follows from what it holds.
        unfold: opens it, at its first byte.
    """

    name: str
    unfold: Callable[[], Stream]

    @cached_property
    def head(self) -> bytes:
        """Its first bytes."""
        with self._opened() as stream:
            return stream.read(HEAD)

    @cached_property
    def encoding(self) -> str:
        """In which it is written: by its byte-order mark, by zero bytes, then by whether it is UTF-8."""
        head = self.head
        marks = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
        for mark, encoding in marks:
            if head.startswith(mark):
                return encoding
        if b"\0" in head[:400]:
            return "utf-16-le" if head[1:2] == b"\0" else "utf-16-be"
        if _is_korean(head):
            return "cp949"
        return "utf-8"

    @cached_property
    def opening(self) -> str:
        """The text of its first bytes."""
        return codecs.getincrementaldecoder(self.encoding)("replace").decode(self.head).lstrip()

    @cached_property
    def separator(self) -> str:
        """What stands between the cells of its rows."""
        lines = [line for line in self.opening.splitlines()[:LEAD] if line.strip()]
        return max(SEPARATORS, key=lambda sign: _steadiness(lines, sign))

    @cached_property
    def decimal_comma(self) -> bool:
        """Whether its numbers have a comma before their decimals, as spreadsheets of many countries save them."""
        if self.is_workbook or self.separator == ",":
            return False
        cells = [cell for row in self.lead for cell in row]
        commas = sum(bool(_WITH_COMMA.fullmatch(cell)) and not _GROUPED.fullmatch(cell) for cell in cells)
        points = sum(bool(_WITH_POINT.fullmatch(cell)) for cell in cells)
        if commas or points or self.separator != ";":
            return commas > points
        return any(map(_WITH_COMMA.fullmatch, cells)) and not any(map(_IN_GROUPS.fullmatch, cells))

    @cached_property
    def lead(self) -> list[list[str]]:
        """Its first rows as a table, without blanks around cells; empty if it is none."""
        if self.is_workbook or self.opening[:1] in ("{", "[", "<"):
            return []
        lines = self.opening.splitlines(keepends=True)
        whole = lines[:-1] if len(self.head) == HEAD else lines
        try:
            rows = csv.reader(whole, delimiter=self.separator)
            return [[cell.strip() for cell in row] for row, _number in zip(rows, range(LEAD), strict=False)]
        except csv.Error:
            return []

    @property
    def is_workbook(self) -> bool:
        """Whether it is a workbook of a spreadsheet (.xlsx)."""
        return self.head.startswith(_WRAPPED[0])

    @cached_property
    def sheets(self) -> list[tuple[str, list[list[str]]]]:
        """Names and first rows of the sheets of a workbook."""
        if not self.is_workbook:
            return []
        book = self.workbook()
        try:
            return [
                (s.title, [[_cell(v) for v in row] for row in s.iter_rows(max_row=SHEET_LEAD, values_only=True)])
                for s in book.worksheets
            ]
        except Exception:  # noqa: BLE001 - a sheet is unfolded only now, and ends in whatever is damaged in it
            raise self.damaged() from None

    def workbook(self, *, formats: bool = False) -> Workbook:
        """The workbook, read sheet by sheet; with `formats` all at once, colours of cells included (openpyxl).

        Raises:
            InputError: it is damaged, or larger than a workbook may be.
        """
        import openpyxl

        content = self.content(bounds.LARGEST_FILE)
        try:
            bounds.archive(content)
            return openpyxl.load_workbook(io.BytesIO(content), read_only=not formats, data_only=True)
        except InputError as error:
            raise error.at(self.name) from None
        except Exception:  # noqa: BLE001 - openpyxl raises whatever the damaged part ends in
            raise self.damaged() from None

    def columns(self, *names: str) -> int | None:
        """The number of the row that is a header with all of these names, whatever the case; None if none is."""
        wanted = {name.lower() for name in names}
        for number, row in enumerate(self.lead):
            if wanted <= {cell.lower() for cell in row}:
                return number
        return None

    def years(self, header: Sequence[str]) -> dict[int, int]:
        """The year of each column of a header that is one, by the number of the column.

        Raises:
            InputError: a year has two columns, or a number that is no year stands above one.
        """
        years = {n: int(found[1]) for n, cell in enumerate(header) if (found := YEAR_COLUMN.fullmatch(cell))}
        if odd := next((cell for n, cell in enumerate(header) if n not in years and _PLAIN.fullmatch(cell)), ""):
            raise self.wrong(
                _("The column “{name}” is no year.", name=odd[:40]),
                _("Write a year of four digits above it, or download the file again."),
            )
        if twice := next((year for year, count in Counter(years.values()).items() if count > 1), 0):
            raise self.twice(str(twice))
        return years

    def content(self, largest: int = bounds.LARGEST_UNFOLDED_TEXT) -> bytes:
        """All its bytes.

        Raises:
            InputError: there are more than a text may have, or they cannot be unfolded.
        """
        with self._opened() as stream:
            content = stream.read(largest + 1)
        if len(content) > largest:
            raise self.wrong(
                _("The file is larger than {most} MB.", most=digits(f"{largest / 1e6:g}")),
                _("Check that it is the right one."),
            )
        return content

    def text(self) -> str:
        """All of it as text, without characters that cannot be seen."""
        try:
            given = self.content().decode(self.encoding, self._errors)
        except UnicodeDecodeError:
            raise self.cut() from None
        return bounds.without_unseen(given)

    def json(self) -> Json:
        """What it holds, if it is JSON.

        Raises:
            InputError: it is cut, or beyond a bound.
        """
        try:
            found: Json = bounds.json_of(
                self.text(), cells=bounds.MOST_IMPORTED_CELLS, signs=bounds.MOST_IMPORTED_CELLS * 2
            )
            return found
        except InputError as error:
            raise error.at(self.name) from None
        except ValueError:
            raise self.cut() from None

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Its rows with the number of their last line, cells without blanks around them; an empty row is none.

        Raises:
            InputError: it is no table, has too many rows, or cannot be unfolded.
        """
        with self._opened() as stream:
            text = io.TextIOWrapper(stream, self.encoding, errors=self._errors, newline="")
            lines = csv.reader(text, delimiter=self.separator)
            try:
                for row in lines:
                    if lines.line_num > bounds.MOST_IMPORTED_ROWS:
                        raise self._too_many_rows()
                    if row:
                        yield lines.line_num, row
            except UnicodeDecodeError:
                raise self.cut() from None
            except csv.Error as error:
                raise self.wrong(_("This is no table: {error}.", error=str(error))) from None

    def body(self, place: int = 0, footers: list[str] | None = None) -> Iterator[tuple[int, list[str]]]:
        """The rows below a header with the number of their last line, cells without blanks around them.

        The header a second time is none of them, nor is a sentence below the table.

        Args:
            place: the number of the header in `lead`.
            footers: where sentences below the table go.

        Raises:
            InputError: the last row has fewer cells than the others or a shorter figure, and no end: it was cut.
        """
        header, below, line, number = self.lead[place], False, 0, 0
        shortest, usual, last, before = HEAD, 0, [""], ""
        for line, row in self.rows():
            cells = [cell.strip() for cell in row]
            if not below or cells == header:
                below = below or cells == header
                continue
            if _is_sentence(cells):
                if footers is not None:
                    footers.append(cells[0])
                continue
            if any(cells):
                if usual:
                    yield number, last + [""] * (len(header) - len(last))
                shortest, usual = min(shortest, len(last[-1]) if usual else HEAD), max(usual, len(cells))
                before, number, last = last[-1], line, cells
        if (len(last) < usual or _has_lost(last[-1], before, shortest)) and not self.ends_whole:
            raise self.cut(line)
        if usual:
            yield number, last + [""] * (len(header) - len(last))

    def lines(self) -> Iterator[bytes]:
        """Its lines as they are, without their ends; for files that are too large to be read cell by cell."""
        rest, count = b"", 0
        with self._opened() as stream:
            while chunk := stream.read(CHUNK):
                lines = (rest + chunk).split(b"\n")
                rest = lines.pop()
                count += len(lines)
                if count > bounds.MOST_IMPORTED_ROWS:
                    raise self._too_many_rows()
                yield from lines
        if rest:
            yield rest

    @cached_property
    def ends_whole(self) -> bool:
        """Whether its last line has an end; one that has none may have lost the end of its last figure."""
        last = b""
        with self._opened() as stream:
            while chunk := stream.read(CHUNK):
                last = chunk
        return last.rstrip(b"\0")[-1:] in (b"\n", b"\r")

    def wrong(self, what: str, mend: str = "", line: int = 0) -> InputError:
        """The error for what is wrong with it.

        Args:
            what: is wrong, a sentence.
            mend: how to put it right; another download if nothing is said.
            line: where it stands; 0 for no line.
        """
        where = f"{self.name}, {_('line {number}', number=line)}" if line else self.name
        return InputError(what, where, mend or _("Download the file again."))

    def twice(self, column: str) -> InputError:
        """The error for a column that stands there twice."""
        return self.wrong(_("The column “{name}” stands there twice.", name=column))

    def cut(self, line: int = 0) -> InputError:
        """The error for a file that ends too early."""
        return self.wrong(_("The file ends in the middle; it was cut."), line=line)

    def damaged(self) -> InputError:
        """The error for a file that cannot be unfolded."""
        return self.wrong(_("The file is damaged."))

    def _too_many_rows(self) -> InputError:
        return self.wrong(
            _("It has more than {most} rows.", most=digits(f"{bounds.MOST_IMPORTED_ROWS:,}")),
            _("Check that it is the right one."),
        )

    @property
    def _errors(self) -> str:
        return "econ_as_windows" if self.encoding.startswith("utf-8") else "strict"

    def _opened(self) -> io.BufferedReader:
        return io.BufferedReader(_Bounded(self), CHUNK)


class _Bounded(io.RawIOBase):
    """The bytes of a part one after the other, up to a bound; what cannot be unfolded is an `InputError`."""

    def __init__(self, part: Part) -> None:
        self._part, self._count = part, 0
        try:
            self._stream = part.unfold()
        except (OSError, zipfile.BadZipFile, ValueError, RuntimeError):
            raise part.damaged() from None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        try:
            content = self._stream.read(len(buffer))
        except (OSError, EOFError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError):
            raise self._part.damaged() from None
        self._count += len(content)
        if self._count > bounds.LARGEST_UNFOLDED:
            raise self._part.wrong(
                _("It unfolds to more than {most} MB.", most=digits(f"{bounds.LARGEST_UNFOLDED / 1e6:g}")),
                _("Check that it is the right one."),
            )
        buffer[: len(content)] = content
        return len(content)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()


def parts(given: bytes | Path, name: str = "") -> list[Part]:
    """The files in a file: itself, what is packed in it, or the members of a ZIP.

    Args:
        given: its bytes, or where it lies.
        name: what messages call it.

    Raises:
        InputError: it is empty, cannot be read or unfolded, or is beyond a bound.
    """
    name = name or (given.name if isinstance(given, Path) else _("the file"))
    size = bounds.size(given) if isinstance(given, Path) else len(given)
    opened = partial(_open, given)
    if size > bounds.LARGEST_IMPORT:
        raise InputError(
            _("The file is larger than {most} MB.", most=digits(f"{bounds.LARGEST_IMPORT / 1e6:g}")),
            name,
            _("Check that it is the right one."),
        )
    outer = Part(name, opened)
    if not outer.head.strip():
        raise InputError(_("The file is empty."), name, _("Download it again."))
    if outer.head.startswith(_WRAPPED[1]):
        return [Part(name.removesuffix(".gz"), partial(_gunzipped, given))]
    if outer.head.startswith(_WRAPPED[0]):
        return _members(outer, opened)
    return [outer]


Cell: TypeAlias = "str | float | dt.date | dt.time | dt.timedelta | None"
"""What a cell of a workbook holds."""


def sheets_of(part: Part, fits: Callable[[Part], bool]) -> list[Part]:
    """Sheets of a workbook as tables of their own, for files that a provider sends as CSV and as workbook alike.

    Args:
        part: the workbook.
        fits: whether a sheet is wanted, by its first rows; the others are not unfolded.

    Raises:
        InputError: it is damaged, or larger than a workbook may be.
    """
    begun = [(title, _sheet(part, title, rows)) for title, rows in part.sheets]
    wanted = [title for title, sheet in begun if sheet.head.strip() and fits(sheet)]
    if not wanted:
        return []
    book = part.workbook()
    try:
        return [_sheet(part, title, book[title].iter_rows(values_only=True)) for title in wanted]
    except Exception:  # noqa: BLE001 - a sheet is unfolded only now, and ends in whatever is damaged in it
        raise part.damaged() from None


def _sheet(part: Part, title: str, rows: Iterable[Sequence[Cell]]) -> Part:
    return Part(f"{part.name}, {_('sheet {name}', name=title)}", partial(io.BytesIO, _as_csv(rows)))


def _as_csv(rows: Iterable[Sequence[Cell]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([_written(value) for value in row] for row in rows)
    return text.getvalue().encode()


def _written(value: Cell) -> str:
    """A cell of a workbook as a CSV has it: a day without its hour, a whole number without its point."""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < LARGEST_WHOLE:
        return str(int(value))
    return "" if value is None else str(value)


def _open(given: bytes | Path) -> BinaryIO:
    return given.open("rb") if isinstance(given, Path) else io.BytesIO(given)


def _gunzipped(given: bytes | Path) -> gzip.GzipFile:
    return gzip.GzipFile(given) if isinstance(given, Path) else gzip.GzipFile(fileobj=io.BytesIO(given))


class _Member:
    """A member of a ZIP, which is let go of with it."""

    def __init__(self, opened: Callable[[], BinaryIO], name: str) -> None:
        self._outer = opened()
        self._packed = zipfile.ZipFile(self._outer)
        self._stream = self._packed.open(name)

    def read(self, size: int = -1, /) -> bytes:
        """Bytes; all of them if no size is given."""
        return self._stream.read(size)

    def close(self) -> None:
        """Let go of the member and of the ZIP."""
        self._stream.close()
        self._packed.close()
        self._outer.close()


def _members(outer: Part, opened: Callable[[], BinaryIO]) -> list[Part]:
    """The members of a ZIP; a workbook is one part and not taken apart."""
    try:
        with opened() as stream, zipfile.ZipFile(stream) as packed:
            entries = [e for e in packed.infolist() if not e.filename.endswith("/") and e.file_size]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise outer.damaged() from None
    names = [e.filename for e in entries]
    if any(n in names for n in ("[Content_Types].xml", "xl/workbook.xml")):
        return [outer]
    if len(entries) > bounds.MOST_IMPORTED_PARTS:
        raise outer.wrong(
            _("It holds more than {most} files.", most=digits(f"{bounds.MOST_IMPORTED_PARTS}")),
            _("Take out the one that you need."),
        )
    if any(e.flag_bits & 1 for e in entries):
        raise outer.wrong(_("It is locked with a password."), _("Unpack it first."))
    if not entries:
        raise outer.wrong(_("The file is empty."))
    if inner := next((e.filename for e in entries if e.filename.lower().endswith(".zip")), ""):
        raise outer.wrong(_("It holds another ZIP, {name}.", name=bounds.cut(inner, 80)), _("Unpack it first."))
    return [Part(Path(e.filename).name, partial(_Member, opened, e.filename)) for e in entries]


# --- JSON -----------------------------------------------------------------------------------------------


def fields(value: Json) -> Mapping[str, Json]:
    """The fields of an object of JSON; none of anything else."""
    return value if isinstance(value, Mapping) else {}


def objects(value: Json) -> list[Mapping[str, Json]]:
    """The objects of a list of JSON; none of anything else."""
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []


def words(value: Json) -> str:
    """A text of JSON; nothing for what is none."""
    return "" if value is None or isinstance(value, (list, Mapping)) else str(value).strip()


# --- what nobody's file looks like ----------------------------------------------------------------------


def looks_like(part: Part) -> str:
    """What a file is, in a few words, for somebody who gave the wrong one."""
    for begin, what in _KINDS:
        if part.head.startswith(begin):
            return _(what)
    if part.is_workbook:
        titles = ", ".join(bounds.cut(title) for title, _rows in part.sheets[:5])
        first = next((row for _title, rows in part.sheets for row in rows if any(row)), [])
        return _("a workbook with the sheets {titles}, which begins with {cells}", titles=titles, cells=_first(first))
    begin = part.opening[:500].lower()
    if begin.startswith("<") and ("<html" in begin or "<!doctype html" in begin or "<head" in begin):
        return _("a page of the web, such as a site sends when a download fails")
    if begin.startswith("<"):
        return _("a file in XML that begins with <{tag}>", tag=bounds.cut(_tag(part.opening)))
    if begin.startswith(("{", "[")):
        keys = ", ".join(dict.fromkeys(re.findall(r'"([^"\n]{1,40})"\s*:', part.opening)[:5]))
        return _("a file in JSON with {keys}", keys=keys or "…")
    if part.lead and max(map(len, part.lead)) > 1:
        widest = max(part.lead, key=len)
        return _("a table whose columns are {cells}", cells=_first(widest))
    if b"\0" in part.head and not part.encoding.startswith("utf-16"):
        return _("a file of bytes, no text")
    return _("a text that begins with “{words}”", words=bounds.cut(" ".join(bounds.without_unseen(begin).split())))


def _first(cells: list[str]) -> str:
    named = [bounds.cut(" ".join(bounds.without_unseen(cell).split())) for cell in cells if cell]
    return ", ".join(named[:6]) + (", …" if len(named) > 6 else "")


def _tag(text: str) -> str:
    found = re.search(r"<([A-Za-z_][\w:.-]*)", text)
    return found[1] if found else "?"


def _cell(value: Json) -> str:
    return "" if value is None else str(value).strip()


def _is_korean(head: bytes) -> bool:
    """Whether bytes that are no UTF-8 are Korean."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        text = codecs.getincrementaldecoder("cp949")("ignore").decode(head)
        return sum("가" <= sign <= "힣" for sign in text) >= OF_KOREAN
    return False


def _has_lost(cell: str, before: str, shortest: int) -> bool:
    """Whether the last cell of a table without an end has lost figures.

    It has if it is shorter than every other one, is a whole number with fewer figures than the one above it, or ends at
    its decimal mark.
    """
    if not _NUMBER.fullmatch(cell):
        return False
    whole = cell.lstrip("-").isdigit() and bool(_NUMBER.fullmatch(before))
    return len(cell) < shortest or (whole and len(cell) < len(before)) or cell.endswith((".", ","))


def _is_sentence(cells: list[str]) -> bool:
    """Whether a row is a sentence below a table: one cell alone, of several words."""
    return len(cells[0]) > SHORTEST_SENTENCE and " " in cells[0] and not any(cells[1:])


def _steadiness(lines: list[str], sign: str) -> tuple[int, int]:
    """How many lines have a sign equally often, and how often: what separates cells does so in the header as well.

    A sign that stands at the end of a line alone separates nothing.
    """
    inside = [line for line in lines if sign in line.rstrip(f"{sign} \r")]
    counts = Counter(filter(None, (_outside_quotes(line, sign) for line in inside)))
    [(often, same)] = counts.most_common(1) or [(0, 0)]
    return same, often


def _outside_quotes(line: str, sign: str) -> int:
    return re.sub(r'"[^"]*"', "", line).count(sign)


# --- numbers --------------------------------------------------------------------------------------------

_NUMBER = re.compile(r"[-+]?\d*[.,]?\d*(?:[eE][-+]?\d*)?")
_PLAIN = re.compile(r"-?[0-9]++(?:\.[0-9]++)?+")
_WITH_COMMA = re.compile(r"[-+]?\d{1,3}(?:\.\d{3})+,\d+|[-+]?\d+,\d+(?:[eE][-+]?\d+)?")
_WITH_POINT = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+\.\d+|[-+]?\d+\.\d+(?:[eE][-+]?\d+)?")
_IN_GROUPS = re.compile(r"[-+]?\d{1,3}(?:,\d{3}){2,}")
"""Thousands and millions; where cells stand between semicolons, one comma alone stands before decimals."""
_GROUPED = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d*)?")
_DECIMAL_COMMA = re.compile(r"[-+]?\d+,\d+(?:[eE][-+]?\d+)?|[-+]?\d{1,3}(?:\.\d{3})+,\d+|[-+]?\d{1,3}(?:\.\d{3}){2,}")
"""A number with decimals after a comma; one period alone stands before decimals there too, as in 1.001."""
MISSING = frozenset({"", "..", ". .", "...", "…", ".", "n/a", "na", "nan", "null", "-", "–", "xxx", "#n/a"})
"""What providers write where there is no figure, in small letters."""


def number(text: str, *, decimal_comma: bool = False) -> float | None:
    """A figure as a provider writes it; None where there is none.

    Args:
        text: the cell.
        decimal_comma: whether the file was saved by a spreadsheet that writes decimals after a comma.

    Raises:
        ValueError: it is no number.
    """
    if not text:
        return None
    if _PLAIN.fullmatch(text):
        return bounds.finite(text)
    text = text.strip()
    if text.lower() in MISSING:
        return None
    if decimal_comma and _DECIMAL_COMMA.fullmatch(text):
        text = text.replace(".", "").replace(",", ".")
    elif _GROUPED.fullmatch(text):
        text = text.replace(",", "")
    if "_" in text or not text.isascii():
        raise ValueError(text)
    return bounds.finite(text)


def number_of(value: Json, part: Part) -> float | None:
    """The figure that JSON has for a number; None for null.

    Raises:
        InputError: it is a text, true, or anything else that is no number.
    """
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        said = json.dumps(value, ensure_ascii=False)
        raise part.wrong(_("{value} stands where a number is due.", value=bounds.cut(said)))
    return float(value)


def number_in(text: str, part: Part, line: int) -> float | None:
    """The figure of a cell of a line; None where there is none.

    Raises:
        InputError: it is no number.
    """
    try:
        return number(text, decimal_comma=part.decimal_comma)
    except ValueError:
        raise part.wrong(_("“{text}” is no number.", text=text[:40]), line=line) from None
