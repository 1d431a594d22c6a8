"""Excel: the rows of each sheet under its header, the values of formulas, and the formulas themselves."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import Any
from xml.etree import ElementTree as ET

from econ.files import bounds
from econ.files.bounds import Cells
from econ.verify.readers import xlsx_content, xlsx_formats
from econ.verify.readers.registry import NEVER, NOTICE, SOURCE, TWICE, UNSTATED, number_or_text, reads
from econ.verify.readers.xlsx_beside import BEGINNING, LISTED, PERCENT, RELATION, WORKBOOK, Rows, beside, titles
from econ.verify.readers.xlsx_content import COMPUTED
from econ.verify.readers.xlsx_formats import MAIN, decimals, shown
from econ.wording.errors import InputError
from econ.wording.language import N_, _

ONE_CELL = {"Read with care": NOTICE, "Sources": SOURCE}
"""Sheets whose rows are one cell each, and what its name begins with."""

PAIRS = {"About": "about", "Answer": "Answer"}
"""Sheets of names and values, and what the names of their cells begin with."""

BLOCKS = "Model"
"""A sheet with several tables one under the other, each under a header of its own, after a few pairs."""

HEADER = "name"
"""A cell of each header on that sheet."""

KEYS = (HEADER, "output", "source", "line")
"""Columns whose cell names a row, the first of them that a table has; else its first column does."""

VALUES_ONLY = ("Draws",)
"""Sheets without formulas."""

RELATIVE = ("difference", "apart_from_published")
"""Columns of relative differences: what is below 1e-9 is rounding, and depends on the program that saved the file."""

KEPT_PLACES = 9

LITERAL = 12
"""Digits of a number in a formula that are compared: spreadsheet programs keep 15 of them."""

ROW, CELL, COLUMN = (f"{MAIN}{tag}" for tag in ("row", "c", "col"))
RELATIONS = RELATION.removesuffix("Relationship")
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
HIDDEN = "hidden"
UNSAID, SAID = (None, "0", "false"), ("1", "true")
"""What a mark says by which something is not so, or is; what says neither ("off") is taken for either by programs."""

SMALLEST_SEEN = {"ht": 5.0, "defaultRowHeight": 5.0, "width": 2.0, "defaultColWidth": 2.0}
"""Points of a row, and characters of a column, that are seen; ours are 15 and 6 at the least."""

PLACE = re.compile("[A-Z]*[0-9]*")
"""Where a row or a cell says that it is; Python takes blanks and other signs for a number as well."""

OUTSIDE = "cell"
"""What comes before the place of a cell that belongs to no table."""


VALIDATION, STYLE = "dataValidation", "style"
DEFAULTS, VIEW = f"{MAIN}sheetFormatPr", f"{MAIN}sheetView"
FIRST, FROZEN = "A1", f"{MAIN}pane[@state]"
"""Where a window begins; what stands before it is out of reach if a part of the window is frozen."""

RULES, VALIDATED, MERGED, PRINTED = "conditionalFormatting", "validation", "merged", "printed"
DRAWN = "sparkline"
"""A picture of other cells in a cell, of an extension."""

PROTECTED, MARKUP = "sheetProtection", "markup"
MOST_VALIDATED = 2_000
"""Cells of which a rule that cells are held to is read one by one."""

SHOWN = "shown"
"""What comes after the place of a number that is shown otherwise than it is: as a percentage, or with words."""

DECIMALS = f"decimals {SHOWN}"
"""What comes after the place of a number that is cut to some decimals where it is shown."""

LONGEST_TEXT = 32_767
"""Characters of a cell, as Excel has it."""

Found = Iterator[tuple[str, int, int]]
"""Places with their row and column, counted from 0."""


LOOKS = N_("fonts, colours, alignment, widths, windows, which cells are printed, who saved it and the looks of charts")
"""What of a workbook is not read."""


@reads(".xlsx", "xlsx", unread=LOOKS)
def read(content: bytes) -> Cells:
    """Cells named by sheet, first cell of the row and column; the text of a formula has "formula" after that."""
    import openpyxl

    cells = Cells()
    with warnings.catch_warnings(), bounds.archive(content) as packed:
        warnings.simplefilter("ignore")
        for place, said in doubled_and_held(packed):
            cells.put(place, said)
        values, written = (
            openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=only) for only in (True, False)
        )
        cells.put("sheet order", " · ".join(values.sheetnames))
        for title in values.sheetnames:
            cells.put(bounds.place("sheet", title), values[title].sheet_state)
        sheets = {sheet.title: _put_sheet(cells, sheet, written[sheet.title]) for sheet in values.worksheets}
        for place, said in beside(packed, sheets):
            cells.put(place, said)
    return cells


def doubled_and_held(
    packed: zipfile.ZipFile, furthest: int = bounds.MOST_CELLS, beside_cells: int = bounds.MOST_BESIDE_CELLS
) -> Iterator[tuple[str, str]]:
    """Rows and cells of any sheet that stand there twice or out of order, and the rules that cells are held to.

    Of what stands there twice openpyxl keeps one.

    Args:
        packed: a workbook.
        furthest: rows and cells that its sheets may reach, together.
        beside_cells: elements of a part beside its rows and cells.

    Raises:
        InputError: the sheets have more cells, or reach further, than those of the calculator.
    """
    from openpyxl.utils import coordinate_to_tuple

    reach, sheets = 0, titles(packed)
    styles: dict[str, set[str]] = {}
    for part in packed.namelist():
        row = column = 0
        title = sheets.get(part, part)
        for tag, there in _rows_and_cells(packed, part, beside_cells, is_sheet=part in sheets):
            if tag == STYLE:
                styles.setdefault(title, set()).add(there)
                continue
            if tag not in (ROW, CELL):
                yield from _held(tag, there, title)
                continue
            if part not in sheets:  # the order in which a program computes is a list of such cells
                continue
            if tag == ROW:
                last, row, column = row, int(there or row + 1), 0
                again = row <= last
                reach += row - last
            else:
                last = column
                at, column = coordinate_to_tuple(there) if there else (row, column + 1)
                again = column <= last or at != row
                reach += column - last
            if again or not PLACE.fullmatch(there):
                yield bounds.place(part, "row" if tag == ROW else "cell", there), TWICE if again else NEVER
            if reach > furthest:
                raise InputError(_("The sheets reach further than those that the calculator writes."))
    yield from _formats(packed, styles)  # whose elements have been counted by now


def _formats(packed: zipfile.ZipFile, styles: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    """What the formats of the cells of each sheet do, by the numbers of their looks."""
    formats = xlsx_formats.of_cells(packed)
    cut = xlsx_formats.of_cells(packed, decimals)
    for title in VALUES_ONLY:
        for said in sorted({cut.get(number, number) for number in styles.get(title, ())} - {""}):
            yield bounds.place("format", title, said, "decimals"), said
    for title, numbers in styles.items():
        for said in sorted({formats.get(number, number) for number in numbers}.difference(PERCENT)):
            yield bounds.place("format", title, said[:BEGINNING]), said


def _held(tag: str, there: str, title: str) -> Iterator[tuple[str, str]]:
    """What a sheet says that is neither a row nor a cell."""
    where, _stroke, said = there.partition("|")
    if tag == VALIDATION:
        yield from ((bounds.place(VALIDATED, title, place), said) for place in _each(where))
    elif tag == COMPUTED:
        if title in VALUES_ONLY or title in ONE_CELL:
            yield bounds.place(title, where, COMPUTED), NEVER
    elif tag == HIDDEN:
        yield bounds.place("sheet", title, there), HIDDEN
    elif tag == PROTECTED:
        yield bounds.place("sheet", title, "locked"), PROTECTED
    elif tag == RULES:
        yield bounds.place("rule", title, where, "formula"), said
    else:
        yield bounds.place(tag, title, where), said or tag


def _home(part: str, *, is_sheet: bool) -> str:
    """What the names of all elements of a part begin with; empty for parts that are read by their full names."""
    if is_sheet or part == WORKBOOK or part in xlsx_content.COUNTED:
        return MAIN
    return TYPES if part == LISTED else RELATIONS if part.endswith(".rels") else ""


def _rows_and_cells(packed: zipfile.ZipFile, part: str, most: int, *, is_sheet: bool) -> Iterator[tuple[str, str]]:
    """Each row and cell of a part by its tag and the place that it states, in the order of the file, and what else."""
    others, styles, twofold = 0, set[str](), False
    way = _Way(part, _home(part, is_sheet=is_sheet))
    try:
        with packed.open(part) as stream:
            for event, element in ET.iterparse(stream, ("start", "end")):
                if event == "end":
                    if way.is_told:
                        yield from _told(element)
                    if way.is_read:
                        element.clear()
                    way = way.outer or way
                    continue
                way = way.to(element.tag)
                if way.is_strange and not twofold:
                    twofold = True
                    yield MARKUP, f"|{NEVER}"
                if way.is_begun:
                    yield from _begun(element, styles)
                if way.is_counted:
                    most += bounds.IN_A_CELL
                else:
                    others += 1
                if others > most or way.depth > DEEPEST:
                    raise InputError(_("A part of it holds more than the calculator writes."), part)
    except ET.ParseError:
        if part.endswith(".xml"):
            raise


DEEPEST = 100
"""How many elements may lie within each other; a sheet has eight."""


class _Way:
    """The elements of a part to which the same tags lead, and what is done with each of them.

    Attributes:
        outer: what they stand in; None around the whole part.
        depth: how many tags lead to them.
        is_strange: some programs take them and others do not.
        is_begun, is_told: something is said of them where they begin, and once they have been read to their end.
        is_read: nothing is kept of them once they have been read to their end.
        is_counted: rows and cells, which have a bound of their own.
    """

    __slots__ = (
        *("outer", "depth", "is_strange", "is_begun", "is_told", "is_read", "is_counted"),
        *("_part", "_home", "_tag", "_inner"),
    )

    def __init__(self, part: str, home: str, outer: "_Way | None" = None, tag: str = "") -> None:
        self._part, self._home, self._tag = part, home, tag
        self._inner: dict[str, _Way] = {}
        self.outer = outer
        self.depth: int = outer.depth + 1 if outer else 0
        self.is_strange = outer is not None and self._strange()
        self.is_begun, self.is_read, self.is_counted = tag in BEGUN, tag in READ, tag in (ROW, CELL)
        self.is_told = tag in TOLD or tag.endswith(TOLD_ANYWHERE)

    def to(self, tag: str) -> "_Way":
        """The elements of a tag within these."""
        found = self._inner.get(tag)
        if found is None:
            found = self._inner[tag] = _Way(self._part, self._home, self, tag)
        return found

    def _strange(self) -> bool:
        path, way = list[str](), self
        while way.outer is not None:
            path.insert(0, way._tag)
            way = way.outer
        home = "" if xlsx_content.EXTENSIONS in path else self._home
        misplaced = self._home == MAIN and xlsx_content.is_misplaced(tuple(path))
        return misplaced or xlsx_content.is_twofold(self._tag, self._part, home)


def _begun(element: ET.Element, styles: set[str]) -> Iterator[tuple[str, str]]:
    """A row or a cell where it begins, a style that no cell before it has, and what is hidden."""
    if element.tag == ROW and _is_hidden(element):
        yield HIDDEN, f"row {element.get('r', '')}"
    if element.tag == CELL and (style := element.get("s", "0")) not in styles:
        styles.add(style)
        yield STYLE, style
    if element.tag in (ROW, CELL):
        yield element.tag, element.get("r", "")
    elif element.tag in HIDES and (unseen := _unseen(element)):
        yield HIDDEN, unseen


def _unseen(element: ET.Element) -> str:
    """What an element for columns, for all rows or for the window hides; empty if nothing."""
    if element.tag == VIEW:
        return "values" if _is_seen_otherwise(element) else ""
    if not _is_hidden(element):
        return ""
    return f"column {element.get('min', '')}" if element.tag == COLUMN else "rows"


HIDES = frozenset((COLUMN, DEFAULTS, VIEW))
BEGUN = HIDES | {ROW, CELL}
"""Elements that hide others, and those with rows and cells: what they say is said where they begin."""

TOLD = xlsx_content.TOLD.union(f"{MAIN}{tag}" for tag in ("mergeCell", "headerFooter", PROTECTED, "sheetView"))
TOLD_ANYWHERE = (f"}}{VALIDATION}", f"}}{RULES}", f"}}{DRAWN}")
"""Elements that say something once they have been read to their end; rules may be those of an extension."""

READ = (ROW, f"{MAIN}si")
"""Elements of which nothing is kept once they have been read to their end."""


def _told(element: ET.Element) -> Iterator[tuple[str, str]]:
    """What an element that has been read to its end says: rules, cells that are one, what is printed on each page."""
    tag = element.tag.rpartition("}")[2]
    if element.tag in xlsx_content.TOLD:
        yield from xlsx_content.told(element)
    elif tag == VALIDATION:
        yield VALIDATION, _rule(element)
    elif tag == RULES:
        yield RULES, _changed_look(element)
    elif tag == DRAWN:
        yield DRAWN, f"|{NEVER}"
    elif tag == PROTECTED:
        if element.get("sheet") in SAID:
            yield PROTECTED, ""
    elif element.tag == VIEW:
        if element.get("topLeftCell", FIRST) != FIRST and element.find(FROZEN) is not None:
            yield HIDDEN, "window"
    elif element.tag == f"{MAIN}mergeCell":
        yield MERGED, element.get("ref", "")
    elif element.tag == f"{MAIN}headerFooter" and (
        said := sorted({_printed(one.text or "") for one in element} - {""})
    ):
        yield PRINTED, "|" + " · ".join(said)


def _changed_look(element: ET.Element) -> str:
    """A rule that changes how cells look: which cells, and when; a format of its own is one more."""
    where, said = element.get("sqref", ""), []
    for one in element.iter():
        tag = one.tag.rpartition("}")[2]
        if tag == "cfRule":
            said.append(" ".join(filter(None, (one.get("type"), one.get("operator")))))
        elif tag in ("formula", "f"):
            said.append(_plain(one.text or ""))
        elif tag == "numFmt" or one.get("showValue", "1") not in SAID:
            said.append(NEVER)
        elif tag == "sqref":
            where = one.text or ""
    return f"{where}|{' · '.join(said)}"


def _printed(text: str) -> str:
    """What stands above or below each page, without typefaces, sizes and places."""
    return re.sub(r'&"[^"]*"|&\d+|&[A-Z]|\s', "", text)


def _is_seen_otherwise(view: ET.Element) -> bool:
    """Whether a sheet shows formulas in the place of values, or leaves zeros out."""
    return view.get("showFormulas") not in UNSAID or view.get("showZeros", "1") not in SAID


def _is_hidden(element: ET.Element) -> bool:
    """Whether a row or a column is not shown: said so, or of a size that nobody sees, or that is no number."""
    sizes = ((number_or_text(element.get(name, "inf")), least) for name, least in SMALLEST_SEEN.items())
    said = any(element.get(name) not in UNSAID for name in (HIDDEN, "zeroHeight"))
    return said or not all(isinstance(size, float) and size >= least for size, least in sizes)


def _rule(element: ET.Element) -> str:
    """A rule that cells are held to: which cells, and what they may be."""
    known = {"sqref": element.get("sqref", "")}
    known |= {part.tag.rpartition("}")[2]: "".join(part.itertext()) for part in element}
    low, high = (_plain(known.get(name, "")) for name in ("formula1", "formula2"))
    kind, operator = element.get("type", "any"), element.get("operator", "between")
    stopped = element.get("errorStyle", "stop") == "stop" and element.get("showErrorMessage") in SAID
    ends = f"{low} {high}" if operator.lower().endswith("between") else low
    rule = f"list {low}" if kind == "list" else f"{kind} {operator} {ends}"
    said = " · ".join(filter(None, (element.get("prompt"), element.get("error"))))
    return f"{known['sqref']}|{rule}{'' if stopped else ', may be passed over'}{said and f': {said}'}"


def _each(where: str) -> Iterator[str]:
    """The cells of ranges, one by one unless there are very many."""
    from openpyxl.utils import get_column_letter, range_boundaries

    for cells in where.split():
        left, top, right, bottom = range_boundaries(cells)
        if None in (left, top, right, bottom) or (right - left + 1) * (bottom - top + 1) > MOST_VALIDATED:
            yield cells
        else:
            yield from (f"{get_column_letter(c)}{r}" for r in range(top, bottom + 1) for c in range(left, right + 1))


def _put_sheet(cells: Cells, sheet: Any, written: Any) -> Rows:
    """All cells of a sheet, whatever range it says it has, and its rows."""
    from openpyxl.utils import get_column_letter

    title = sheet.title
    sheet.reset_dimensions()
    rows = list(bounds.counted(sheet.iter_rows(values_only=True)))
    if any(isinstance(value, str) and len(value) > LONGEST_TEXT for row in rows for value in row):
        raise InputError(_("A cell holds more text than a workbook can."), title)
    if title in ONE_CELL:
        _put_rows(cells, ONE_CELL[title], rows)
        return rows
    formulas, formats = ({}, {}) if title in VALUES_ONLY else _written(written)
    named = set()
    for place, row, column in _places(title, rows):
        named.add((row, column))
        if (found := _cell(place, rows[row][column], formulas.get((row, column)))) and column:
            named.add((row, 0))
        for name, value in found.items():
            cells.put(name, value)
        for kind, said in (formats.get((row, column)) or {}).items():
            cells.put(bounds.place(place, kind), said)
    for row, column in ((r, c) for r, cells_of_it in enumerate(rows) for c in range(len(cells_of_it))):
        if (row, column) not in named:
            place = f"{title} {OUTSIDE} {get_column_letter(column + 1)}{row + 1}"
            for name, value in _cell(place, rows[row][column], formulas.get((row, column))).items():
                cells.put(name, value)
            for kind, said in (formats.get((row, column)) or {}).items():
                cells.put(bounds.place(place, kind), said)
    return rows


def _put_rows(cells: Cells, begin: str, rows: Rows) -> None:
    for row in rows:
        said = [str(value) for value in row if value is not None]
        if said:
            cells.put(bounds.place(begin, said[0]), " · ".join(said[1:]))


def _written(sheet: Any) -> tuple[dict[tuple[int, int], str], dict[tuple[int, int], dict[str, str]]]:
    """The formulas of a sheet, and how numbers are shown: not plainly, or cut to some decimals."""
    formulas, formats = {}, {}
    sheet.reset_dimensions()
    for r, row in enumerate(bounds.counted(sheet.iter_rows())):
        for c, cell in enumerate(row):
            if cell.data_type == "f":
                formulas[r, c] = _of_one_cell(cell.value, bounds.place(sheet.title, cell.coordinate))
            if cell.value is not None and cell.data_type in ("f", "n"):
                kinds = {SHOWN: shown(cell.number_format), DECIMALS: decimals(cell.number_format)}
                formats[r, c] = {kind: said for kind, said in kinds.items() if said}
    return formulas, formats


def _of_one_cell(formula: object, place: str) -> str:
    """A formula as it is written.

    Raises:
        InputError: it is one of several cells at once.
    """
    if not isinstance(formula, str):
        raise InputError(
            _("It holds an array formula or a data table, which the calculator does not write."),
            place,
            _("Give a file as the calculator wrote it."),
        )
    return formula


def _places(title: str, rows: Rows) -> Found:
    """The name of every cell that is compared."""
    if title in PAIRS:
        return _pairs(PAIRS[title], rows)
    if title != BLOCKS:
        return _table(title, rows, 0, len(rows))
    heads = [n for n, row in enumerate(rows) if HEADER in row]
    blocks = (_table(title, rows, head, end) for head, end in pairwise([*heads, len(rows)]))
    return chain(_pairs(title, rows[: min(heads, default=0)]), *blocks)


def _pairs(title: str, rows: Rows) -> Found:
    for n, row in enumerate(rows):
        if len(row) > 1 and row[0] and len(str(row[0])) <= BEGINNING:
            yield bounds.place(title, str(row[0]).lower().replace(" ", "_")), n, 1


def _table(title: str, rows: Rows, head: int, end: int) -> Found:
    header = [str(name).replace(" ", "_") for name in rows[head]] if rows else []
    key = next((header.index(name) for name in KEYS if name in header), 0)
    for n in range(head + 1, end):
        for column, name in enumerate(header[: len(rows[n])]):
            if len(rows[n]) > key and rows[n][key] is not None:
                yield bounds.place(title, str(rows[n][key]), name), n, column


def _cell(place: str, value: Any, formula: str | None) -> dict[str, Any]:
    """A value, or a formula and the value that is kept with it."""
    if formula is None:
        return {} if value in {None, ""} else {place: value}
    if isinstance(value, float) and place.endswith(RELATIVE):
        value = round(value, KEPT_PLACES)
    return {place: UNSTATED if value is None else value, f"{place} formula": _plain(formula)}


def _plain(formula: str) -> str:
    """A formula without what programs write differently; what it says in quotation marks is kept as it is."""
    parts = _QUOTED.split(formula)
    return "".join(part if n % 2 else _unquoted(part) for n, part in enumerate(parts))


_QUOTED = re.compile(r'("[^"]*")')


def _unquoted(formula: str) -> str:
    """A part of a formula without blanks, dollar signs, case, and forms of a number."""
    text = re.sub(r"[\s$]", "", formula).upper().replace("_XLFN.", "").replace("STDEV.S(", "STDEV(")
    return re.sub(r"(?<![\w.])\d+(\.\d*)?(E[+-]?\d+)?(?![\w.(])", lambda found: f"{float(found[0]):.{LITERAL}g}", text)
