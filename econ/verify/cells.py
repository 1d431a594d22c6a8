"""Cells of a stored file against those of the same file written now."""

import math
import re
from collections.abc import Callable, Mapping
from typing import TypeGuard

from econ.engine import Result
from econ.files import bounds
from econ.provenance.links import WORDS
from econ.verify.outcome import TOLERANCE, Difference, Verdict
from econ.verify.readers.capsule_cells import CONTENT, PROGRAM, RASTER, SAME
from econ.verify.readers.registry import NEVER, NOTICE, SCENARIO, SOURCE, TWICE, UNSTATED, Cell
from econ.verify.readers.xlsx_cells import DECIMALS, OUTSIDE
from econ.verify.readers.xlsx_cells import SHOWN as SHOWN_AS

SHOWN_DIGITS = 8
"""Characters of a digest that are shown."""

ASKED = ("title", "concept", "based_on", "basis")
"""Words of a question that are whoever asked's: they are taken from it as they are."""

AGREES, DIFFERS, NEW = "agrees", "differs", "new"

PICTURE, HASH, UNIT, UNWRITTEN, UNTOLD = "picture", "hash", "unit", "unwritten", "untold"
MARK, LINK, FILE, CODE = "mark", "link", "file", "program"
"""Kinds of cells: drawings; hashes and sizes that describe files; units of numbers; values that this version does not
write; values of formulas that a file does not keep; what says by what it was made; a frozen link within a report; a
file of a capsule; a file of the program that a capsule carries."""

_FILE = r"^(?:\S+\.\w+ )?"
_MARKS = r"generator|dcterms.date|data_date|fingerprint|frozen|version|\w+_digest"
_PARTICULARS = "scenario|about|metadata|meta|title|columns|column|sheet|style|chart|validation|merged|format"


def _ends(*names: str, after: str = " ") -> Callable[[str], bool]:
    """What tells whether a place ends with one of some names."""
    endings = tuple(f"{sign}{name}" for name in names for sign in after)
    return lambda place: place.endswith(endings)


Fits = Callable[[str], bool | re.Match[str] | None]
KINDS: tuple[tuple[str, Fits], ...] = (
    (PICTURE, lambda place: " picture " in f" {place} "),
    (HASH, _ends("sha256", "contentSize", "hash", "bytes")),
    (UNIT, _ends("unit", after=" _")),
    (CODE, re.compile(rf"econ-\S+\.whl {PROGRAM} ").match),
    ("notice", re.compile(rf"{_FILE}{NOTICE}\b").match),
    ("source", re.compile(rf"{_FILE}{SOURCE}\b").match),
    ("grade", _ends("grade", "reliability")),
    ("mention", _ends("sources", "source", "based_on", "borrows_from")),
    (
        "note",
        _ends(
            *("judgement", "note", "origin", "concept", "price_basis"),
            *("family", "apart", "meaning", "pedigree", "who_disagrees"),
        ),
    ),
    ("label", _ends("label", "page", "kind", "item", "method")),
    ("formula", _ends("formula")),
    ("format", _ends(SHOWN_AS)),
    ("outside", re.compile(rf".* {OUTSIDE} \S+$", re.DOTALL).match),
    (MARK, re.compile(rf"{_FILE}(?:(?:about|metadata|meta) (?:{_MARKS})\b|(?:printed|document) )").match),
    (LINK, re.compile(rf"{_FILE}text (?:{'|'.join(WORDS)})\.[\w-]+$").match),
    ("particular", re.compile(rf"{_FILE}(?:{_PARTICULARS})\b").match),
)
"""What a cell is, by its place; the first that fits. Any other is a text."""

UNSAID = (PICTURE, HASH, CODE, MARK, LINK, "formula")
"""Kinds whose digits are others in each version, whatever they say."""

_FREE = re.compile(rf"{_FILE}(?:text|address|attribute|comment|style|meta|desc|Answer)\b")
"""What is said outside of any table."""

_DOES = re.compile(rf"{_FILE}(?:script\b|meta refresh\b|attribute (?!\S+ (?:lang|aria-label|type)(?: \(\d+\))?$))")
"""What a page runs, loads, hides or shows as a tooltip; the attributes that versions wrote say a language, a name of a
table or a kind of script."""

_STYLE = re.compile(rf"{_FILE}style\b")
_REMARK, _STYLE_RULE = re.compile(r"/\*.*?\*/", re.DOTALL), re.compile(r"[^{}]*\{[^{}]*\}?")
_UNSEEN = re.compile(
    r"\\|@import|url\(|content|display|visibility|opacity|clip|mask|filter|transform|position|transparent"
    r"|indent|overflow|(?:size|width|height|font|zoom|scale)\s*:\s*[.0]",
    re.IGNORECASE,
)
"""What in a rule of a style hides what a page says, puts words of its own there, or is written so as not to be seen."""

_AGAIN = re.compile(r" \(\d+\)$")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_FROZEN = re.compile(rf"\b(?:{'|'.join(WORDS)})\.[\w-]{{40,}}")
_BEFORE_PERCENT = re.compile(r"(?<=\d)[ \u00a0](?=%)")


def shortened(marks: Mapping[str, str]) -> dict[str, str]:
    """What a result says it was made with, digests as they are shown."""
    return {name: mark if name == "version" else mark[:SHOWN_DIGITS] for name, mark in marks.items()}


def changed(marks: Mapping[str, str], result: Result) -> dict[str, tuple[str, str]]:
    """Which of scenario, data, model and version differ from those that a result was made with, with both values."""
    now = result.fingerprint
    found = {"scenario": now.scenario, "data": now.data, "model": now.model, "version": now.version}
    return {
        name: (mark[:SHOWN_DIGITS], found[name][:SHOWN_DIGITS])
        for name, mark in marks.items()
        if not mark or not found[name].startswith(mark)
    }


def compare(stored: Mapping[str, Cell], found: Mapping[str, Cell], others: dict[str, tuple[str, str]]) -> Verdict:
    """Stored cells against those computed now; `others` is what `changed` gives.

    What was made by this version, with these data and equations, has the same cells, numbers and words alike. Of any
    other only the numbers have to be the same: words are worded anew, values are no longer written and new ones are;
    what cannot be compared is listed.
    """
    same = not others.keys() - {"scenario"}
    if not same:
        stored, found = _spelled(stored), _spelled(found)
    elsewhere = same and _drawn_elsewhere(stored, found)
    largest, compared = 0.0, 0
    differences, reworded, new = [], [], []
    uncompared: dict[str, list[str]] = {}
    as_now, said_now = _as_now(stored, found, others), {v for v in found.values() if isinstance(v, str)}
    for place in dict.fromkeys((*stored, *found)):
        a, b = stored.get(place), found.get(place)
        if place.endswith(f" {DECIMALS}") and (not same or _is_shown_as_far(a, b)):
            continue
        kind = _judged(place, stored, found, same=same)
        if kind == DIFFERS and elsewhere and place.endswith(RASTER) and None not in (a, b):
            kind = PICTURE
        if kind in (AGREES, DIFFERS):
            compared += 1
            largest = max(largest, _apart(a, b) if _is_number(a) and _is_number(b) else 0.0)
        if kind == DIFFERS:
            differences.append(Difference(place, a, b))
        elif kind == NEW:
            new.append(place)
        elif kind != AGREES:
            uncompared.setdefault(kind, []).append(place)
            if kind not in UNSAID and _is_said(a, b, place):
                said = as_now(a)
                moved = said in said_now and (b is None or _FREE.search(place) is not None)
                if not moved and _numbers(said) != _numbers(str(b or "")):
                    reworded.append(Difference(place, a, b))
    kinds = {kind: tuple(places) for kind, places in uncompared.items()}
    return Verdict(compared, largest, tuple(differences), others, kinds, tuple(reworded), tuple(new))


def _is_shown_as_far(a: Cell, b: Cell) -> bool:
    """Whether as many decimals are shown as were written; nothing cuts a number that says nothing of them."""
    return a is None or (b is not None and len(str(a)) >= len(str(b)))


def _spelled(cells: Mapping[str, Cell]) -> dict[str, Cell]:
    """Cells with percent as it is written now: "90%" where versions up to 0.3.0 wrote "90 %", in places too.

    Of two places that become one both are kept.
    """
    kept = bounds.Cells()
    for place, value in cells.items():
        kept.put(_BEFORE_PERCENT.sub("", place), _BEFORE_PERCENT.sub("", value) if type(value) is str else value)
    return kept


def _judged(place: str, stored: Mapping[str, Cell], found: Mapping[str, Cell], *, same: bool) -> str:
    """Whether a cell agrees, differs or is new, or the kind of what is not compared."""
    a, b = stored.get(place), found.get(place)
    known = place in stored and place in found
    if a is UNSTATED and known:
        return UNTOLD
    if place == SCENARIO and known:
        return AGREES if not same or bounds.json_of(str(a)) == bounds.json_of(str(b)) else DIFFERS
    if known and _agree(a, b):
        return AGREES
    kind = _kind(place)
    if same:
        return CODE if kind == CODE and _of_the_installer(place) and not known else DIFFERS
    return _of_another(place, stored, found, kind)


def _of_another(place: str, stored: Mapping[str, Cell], found: Mapping[str, Cell], kind: str) -> str:
    """The same for a cell that does not agree, of what was made by another version, other data or equations."""
    a, b = stored.get(place), found.get(place)
    if kind == CODE:
        return CODE
    if place not in stored:
        return NEW
    again = place not in found and _is_again(place, stored)
    if again or a in (TWICE, NEVER) or _DOES.match(place) or (_STYLE.match(place) and _hides(str(a), found)):
        return DIFFERS
    if place.endswith(CONTENT):
        return FILE if a == SAME else DIFFERS
    if kind == HASH:
        return AGREES if a == SAME else DIFFERS
    if kind in (PICTURE, "outside"):
        return kind
    if place not in found:
        return UNWRITTEN if _is_number(a) else kind
    return DIFFERS if _is_number(a) or _is_number(b) or kind == UNIT else kind


def _hides(style: str, found: Mapping[str, Cell]) -> bool:
    """Whether a rule of a style hides something, or says it, and is in no style that is written now."""
    known = {rule for place, value in found.items() if _STYLE.match(place) for rule in _rules(str(value))}
    return any(_UNSEEN.search(rule) for rule in _rules(style) - known)


def _rules(style: str) -> set[str]:
    return {" ".join(rule.strip("{}").split()) for rule in _STYLE_RULE.findall(_REMARK.sub(" ", style))}


def _of_the_installer(place: str) -> bool:
    """Whether it is a file of a wheel that a checkout does not have, or that an installation rewrites."""
    return ".dist-info/" in place


def _drawn_elsewhere(stored: Mapping[str, Cell], found: Mapping[str, Cell]) -> bool:
    """Whether no picture of dots is the same: another program, or another typeface, has drawn all of them.

    The drawings (SVG) of the same charts are compared as they are.
    """
    dots = [place for place in stored if place.endswith(RASTER)]
    return not any(stored[place] == found.get(place) for place in dots)


def _is_again(place: str, stored: Mapping[str, Cell]) -> bool:
    """Whether a cell stands in a place that another one has too; a sentence may be said twice."""
    again = _AGAIN.search(place)
    return again is not None and place[: again.start()] in stored and not _FREE.search(place)


def _kind(place: str) -> str:
    return next((kind for kind, fits in KINDS if fits(place)), "text")


def _as_now(
    stored: Mapping[str, Cell], found: Mapping[str, Cell], others: Mapping[str, tuple[str, str]]
) -> Callable[[str], str]:
    """What gives a stored text with the version, the digests and the day as they are now."""
    date = tuple(str(cells.get("about data_date", "")) for cells in (stored, found))
    made = [(before, now) for before, now in (*others.values(), date) if before and now]

    def said(text: str) -> str:
        for before, now in made:
            text = text.replace(before, now)
        return text

    return said


def _numbers(text: str) -> list[str]:
    """The numbers that a text says; a frozen code within it is no number of it, and another for each version."""
    return _NUMBER.findall(_FROZEN.sub("", text))


def _is_said(a: Cell, b: Cell, place: str) -> TypeGuard[str]:
    """Whether both are texts, or a sentence now is gone."""
    return isinstance(a, str) and (isinstance(b, str) or (b is None and _FREE.search(place) is not None and " " in a))


def _is_number(value: Cell) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _agree(a: Cell, b: Cell) -> bool:
    """Whether two values are the same; true and 1 are not."""
    if _is_number(a) and _is_number(b):
        return _apart(a, b) <= TOLERANCE
    return a == b and isinstance(a, bool) == isinstance(b, bool)


def _apart(a: float, b: float) -> float:
    if a == b:
        return 0.0
    size = max(abs(a), abs(b))
    return abs(a - b) / size if math.isfinite(size) else math.inf
