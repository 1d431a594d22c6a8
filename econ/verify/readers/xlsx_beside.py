"""What a workbook says, shows or computes beside its cells: names, comments, addresses, drawings, charts, parts."""

import math
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from econ.files import bounds
from econ.verify.readers import xlsx_formats
from econ.verify.readers.registry import NEVER, TWICE, number_or_text

WORKBOOK, WORKBOOK_LEADS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
WORDS = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
LEAD = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
LISTED = "[Content_Types].xml"

BEGINNING = 60
"""Characters of a text that name its cell."""

SHEET, SHEETS = "worksheet", f"{xlsx_formats.MAIN}sheets"
OF_A_SHEET = f"{SHEETS}/{xlsx_formats.MAIN}sheet"
COMMENTS = ("comments", "threadedComment")
PROPERTIES = ("core-properties", "extended-properties")
ORDINARY = (
    *("officeDocument", SHEET, "styles", "sharedStrings", "table", "hyperlink", "drawing", "chart"),
    *("theme", "themeOverride", "chartStyle", "chartColorStyle", "printerSettings", "calcChain", "sheetMetadata"),
    *(*PROPERTIES, "custom-properties", "customXml", "customXmlProps", "classificationlabels"),
    *("person", *COMMENTS),
)
"""Kinds of parts that the calculator writes, or that programs add which neither show nor compute anything by them."""

ONE_PLACE = {"officeDocument": WORKBOOK, "styles": xlsx_formats.STYLES, "sharedStrings": "xl/sharedStrings.xml"}
"""Where parts are of which there is one: all programs write them there, and readers here look there."""

ALONE = ("main+xml", "styles+xml", "sharedstrings+xml")
"""How the types of these end."""

OF_A_PROGRAM = re.compile(r"_xlnm\.(?:_FilterDatabase|Print_Area|Print_Titles)(?:_0)*", re.IGNORECASE)
"""Names that no formula rests on: what is filtered, and what is printed."""

CELLS = re.compile(r"[^!()\[\]]+!\$[A-Z]+\$\d+(?::\$[A-Z]+\$\d+)?")
"""What the names of every version stand for: cells of a sheet, and nothing that computes or is of another file."""

SHAPES = ("sp", "pic", "cxnSp", "grpSp", "contentPart", "oleObj")
"""What may lie upon cells beside charts."""

TOLD = ("title", "description", "subject", "keywords", "category", "contentStatus", "contentType", "identifier",
        "version", "Company", "Manager", "HyperlinkBase")  # fmt: skip
"""Properties of a workbook that are about what it says and leads to; programs write who saved it, and when."""

SETTINGS: dict[str, dict[str, tuple[str, ...]]] = {
    "calcPr": {"calcMode": ("auto",), "fullPrecision": ("1", "true"), "iterate": ("0", "false")},
    "workbookPr": {"date1904": ("0", "false")},
    "workbookView": {"visibility": ("visible",)},
}
"""How a workbook is computed and shown: what goes without saying comes first."""

SCALE = ("logBase", "min", "max", "builtInUnit", "custUnit", "errBars", "trendline")
"""What makes an axis show other numbers, or other lengths, than the program that shows it would choose, and lines that
are of no cells."""

LITERAL = ("numLit", "strLit", "multiLvlStrRef", "datalabelsRange")
"""Values that a chart has of its own, or keeps in another way than the calculator writes; extensions may have them."""

NAMES = (f"{CHART}tx/{CHART}v", f"{CHART}trendline/{CHART}name", f"{CHART}dLbls/{CHART}separator")
"""Where words of its own may stand: names of series and of lines, and what stands between the parts of a label."""

PERCENT = ("", "0%")
NEAR = 1e-9
MOST_POINTS = 2_000

Said = Iterator[tuple[str, str]]
Rows = Sequence[Sequence[Any]]


class Related(NamedTuple):
    """A part, or an address, that another part leads to."""

    kind: str
    target: str
    outside: bool


def relations(packed: zipfile.ZipFile) -> list[Related]:
    """What all parts lead to, by the kind that programs go by, and not by how a part is called.

    Raises:
        ValueError: a part leads to two by one name, of which each program takes another one.
    """
    return [one for name in packed.namelist() for one in _leads(packed, name).values()]


def titles(packed: zipfile.ZipFile) -> dict[str, str]:
    """The title of each part that is a sheet.

    Raises:
        ValueError: there are two lists of sheets, of which each program takes another one.
    """
    root, leads = ET.fromstring(packed.read(WORKBOOK)), _leads(packed, WORKBOOK_LEADS)
    if len(root.findall(SHEETS)) > 1:
        raise ValueError("two lists of sheets")
    return {leads[one.get(LEAD, "")].target: one.get("name", "") for one in root.iterfind(OF_A_SHEET)}


def _leads(packed: zipfile.ZipFile, name: str) -> dict[str, Related]:
    """What a part leads to, by the names by which it does; nothing if it is no list of relations."""
    folder, stroke, file = f"/{name}".lower().rpartition("/_rels/")
    found: dict[str, Related] = {}
    for one in ET.fromstring(packed.read(name)).iter(RELATION) if stroke and file.endswith(".rels") else ():
        outside = one.get("TargetMode", "").strip().lower() == "external"
        target = unquote(one.get("Target", ""))
        within = posixpath.normpath(posixpath.join("/", name[: len(folder)], target)).lstrip("/")
        if (by := one.get("Id", "")) in found:
            raise ValueError(f"{name} leads to two parts by the name {by}")
        found[by] = Related(one.get("Type", "").rpartition("/")[2], target if outside else within, outside)
    return found


def beside(packed: zipfile.ZipFile, sheets: Mapping[str, Rows]) -> Said:
    """All of it, each by its place.

    Args:
        packed: a workbook.
        sheets: the values of its sheets by title, against which what charts keep of them is held.
    """
    related = relations(packed)
    yield from _parts(packed, related)
    yield from _names(packed)
    yield from _settings(packed)
    for said in xlsx_formats.doubled(packed):
        yield bounds.place("format", said), TWICE
    for code in xlsx_formats.of_rules(packed):
        yield bounds.place("format", xlsx_formats.CONDITIONAL, code[:BEGINNING]), NEVER
    for kind, target, outside in related:
        if outside:
            yield bounds.place("address", target[:BEGINNING]), target
        elif kind in COMMENTS:
            said = " ".join("".join(ET.fromstring(packed.read(target)).itertext()).split())
            yield bounds.place("comment", said[:BEGINNING]), said
        elif kind == "drawing":
            yield from _shapes(ET.fromstring(packed.read(target)))
        elif kind == "table":
            yield from _table(ET.fromstring(packed.read(target)), sheets)
        elif kind == "chart":
            yield from _chart(ET.fromstring(packed.read(target)), sheets)
        elif kind in PROPERTIES:
            yield from _properties(ET.fromstring(packed.read(target)))


def _parts(packed: zipfile.ZipFile, related: Sequence[Related]) -> Said:
    """Parts of a kind that the calculator does not write, that lie elsewhere, or that nothing leads to; sheets too."""
    inside, sheets = [one for one in related if not one.outside], titles(packed)
    for kind, target, _outside in inside:
        listed = (kind == SHEET) == (target in sheets)
        if kind not in ORDINARY or ONE_PLACE.get(kind, target) != target or not listed:
            yield bounds.place("part", target, kind), NEVER
    for one in ET.fromstring(packed.read(LISTED)):
        part, said = one.get("PartName", "").removeprefix("/"), one.get("ContentType", "").lower()
        if said.endswith(ALONE) and part not in ONE_PLACE.values():
            yield bounds.place("part", part or one.get("Extension", ""), said), NEVER
    known = {one.target for one in inside} | {LISTED}
    for name in packed.namelist():
        if name not in known and not name.endswith("/") and not name.lower().endswith(".rels"):
            yield bounds.place("part", name), NEVER


def _names(packed: zipfile.ZipFile) -> Said:
    """The names that formulas rest on, and what they stand for; one of a sheet goes before one of the workbook."""
    root = ET.fromstring(packed.read(WORKBOOK))
    sheets = [one.get("name", "") for one in root.iterfind(OF_A_SHEET)]
    for one in root.iter():
        name = one.get("name", "")
        if _local(one) == "definedName" and not OF_A_PROGRAM.fullmatch(name):
            sheet = sheets[int(one.get("localSheetId", ""))] if one.get("localSheetId") else ""
            said = re.sub(r"[\s']", "", "".join(one.itertext()))
            yield bounds.place("name", sheet, name, "formula"), said
            if not CELLS.fullmatch(said):
                yield bounds.place("name", sheet, name, "computes"), NEVER


def _settings(packed: zipfile.ZipFile) -> Said:
    """What a workbook says of how it is computed and shown, where that is not what goes without saying."""
    for one in ET.fromstring(packed.read(WORKBOOK)).iter():
        for name, usual in SETTINGS.get(_local(one), {}).items():
            if (said := one.get(name, usual[0])) not in usual:
                yield bounds.place("workbook", name, said[:BEGINNING]), NEVER


def _table(root: ET.Element, sheets: Mapping[str, Rows]) -> Said:
    """Columns of a table that are called otherwise than its header says, and that are computed by themselves."""
    from openpyxl.utils import range_boundaries

    title = root.get("displayName", "")
    left, top, right, _bottom = range_boundaries(root.get("ref", ""))
    names = [one.get("name") for one in root.iter(f"{xlsx_formats.MAIN}tableColumn")]
    headers = [
        [str(value) for value in rows[top - 1][left - 1 : right]] for rows in sheets.values() if top <= len(rows)
    ]
    if names not in headers or root.get("headerRowCount", "1") != "1":
        yield bounds.place("table", title, "columns"), NEVER
    if any(_local(one) in ("calculatedColumnFormula", "totalsRowFormula") for one in root.iter()):
        yield bounds.place("table", title, "computes"), NEVER


def _shapes(drawing: ET.Element) -> Said:
    for one in drawing.iter():
        if _local(one) in SHAPES:
            yield bounds.place("drawing", _local(one), _words(one)[:BEGINNING]), NEVER


def _chart(root: ET.Element, sheets: Mapping[str, Rows]) -> Said:
    """What a chart shows: its words, the cells that it is of, and numbers that are its own or others than theirs."""
    parts = list(_shown_parts(root))
    title = _words(root)
    refs = [re.sub(r"[\s$']", "", one.text or "").upper() for one in parts if one.tag == f"{CHART}f"]
    own = [one for one in root.iter() if _local(one) in LITERAL]
    own += [one for where in NAMES for one in root.iterfind(f".//{where}") if re.search(r"\w", one.text or "")]
    yield bounds.place("chart", title[:BEGINNING]), " · ".join((title, *refs))
    for one in own:
        said = " ".join("".join(one.itertext()).split())
        yield bounds.place("chart", title[:BEGINNING], "literal", said[:BEGINNING]), NEVER
    for one in parts:
        if _local(one) in SCALE:
            said = f"{_local(one)} {one.get('val', '')}"
            yield bounds.place("chart", title[:BEGINNING], said[:BEGINNING]), NEVER
        if _local(one) in ("numRef", "strRef"):
            for cell, kept in _kept_otherwise(one, sheets):
                yield bounds.place("chart", title[:BEGINNING], cell, kept[:BEGINNING]), NEVER
    formats = {xlsx_formats.shown(one.get("formatCode", "")) for one in parts if one.tag == f"{CHART}numFmt"}
    for said in sorted(formats.difference(PERCENT)):
        yield bounds.place("chart", title[:BEGINNING], "shown", said[:BEGINNING]), said


def _shown_parts(element: ET.Element) -> Iterator[ET.Element]:
    """An element and those within it, without lists of extensions, which programs may leave out."""
    waiting = [element]
    while waiting:
        one = waiting.pop()
        if _local(one) != "extLst":
            yield one
            waiting += reversed(one)


def _kept_otherwise(ref: ET.Element, sheets: Mapping[str, Rows]) -> Said:
    """The points that a chart keeps of cells and that are others than these, or of no cell."""
    values = _values(ref.findtext(f"{CHART}f", ""), sheets)
    for point in ref.iter(f"{CHART}pt") if values else ():
        said, kept = point.get("idx", ""), point.findtext(f"{CHART}v", "")
        at = bounds.natural(said)
        if at is None or at >= len(values) or not (values[at] is None or _same(values[at], kept)):
            yield f"point {said[:BEGINNING]}", kept


def _values(ref: str, sheets: Mapping[str, Rows]) -> list[Any]:
    """The values of a range, None for empty cells; none at all if it is no range of these sheets."""
    from openpyxl.utils import range_boundaries

    title, _mark, cells = ref.replace("'", "").rpartition("!")
    try:
        left, top, right, bottom = range_boundaries(cells)
    except ValueError:
        return []
    rows = sheets.get(title)
    if rows is None or None in (left, top, right, bottom) or (right - left + 1) * (bottom - top + 1) > MOST_POINTS:
        return []
    return [
        rows[r][c] if r < len(rows) and c < len(rows[r]) else None
        for r in range(top - 1, bottom)
        for c in range(left - 1, right)
    ]


def _same(value: Any, kept: str) -> bool:
    number = number_or_text(kept)
    if isinstance(value, int | float) and isinstance(number, float):
        return math.isclose(value, number, rel_tol=NEAR)
    return " ".join(str(value).split()) == " ".join(kept.split())


def _properties(root: ET.Element) -> Said:
    for one in root:
        if _local(one) in TOLD and one.text and one.text.strip():
            yield bounds.place("document", _local(one)), one.text.strip()


def _words(element: ET.Element) -> str:
    return "".join(one.text or "" for one in element.iter(WORDS))


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]
