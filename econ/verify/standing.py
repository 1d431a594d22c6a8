"""Whether a result that was linked or stored still stands under the present figures, in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from econ import wording
from econ.analysis import restate, tables
from econ.analysis.restate.amounts import distinct_statistics
from econ.engine import Result, run
from econ.evidence import Book, default_book, with_own
from econ.files import bounds
from econ.model import SHARE
from econ.numerics.statistics import Summary
from econ.provenance import links
from econ.scenario import CompleteScenario, Scenario
from econ.verify import cause, several
from econ.verify.outcome import TOLERANCE
from econ.verify.readers import DAMAGED, SCENARIO, capsule_cells, reader_of
from econ.wording.errors import InputError
from econ.wording.language import _

VALID, RESTATED, WITHDRAWN, UNKNOWN = "still valid", "restated", "source withdrawn", "not known"

FIRST = (SHARE, "sale_value")
"""The number that a result is known by: its share of GDP, or else its sale."""

MOST_CAUSES = 3
"""Causes that the sentence names."""


SMALLEST_CAUSE = 1e-3
"""A cause that the sentence names, in parts of the largest one."""


@dataclass(frozen=True)
class Standing:
    """How a result that was stored stands under the present figures.

    Attributes:
        status: `VALID`, `RESTATED`, `WITHDRAWN` or `UNKNOWN`.
        sentence: the same in a sentence, with what it was, what it is and why.
        output: the number that is meant.
        before, after: its central case then and now, in its unit; None if there is none.
        causes: figures and equations that moved it; their changes add up to `after` less `before`.
    """

    status: str
    sentence: str
    output: str = ""
    before: float | None = None
    after: float | None = None
    causes: tuple[restate.Cause, ...] = ()


def standing(source: str | Path, book: Book | None = None, asked: CompleteScenario | None = None) -> Standing:
    """Whether a frozen link, or a file that the calculator wrote, still stands under some figures.

    The question is asked again of the figures: what it set itself stays, and everything else is looked up.

    Args:
        source: a link, an address that ends in one, or the name of a file.
        book: the figures; those in use if left out.
        asked: the question of the file, where a verdict has read it (`Verdict.asked`); a large one is read once then.

    Raises:
        InputError: it is neither, or holds no scenario.
    """
    book = book or default_book()
    if links.is_link(str(source)):
        scenario, stored = _of_link(str(source))
    else:
        asked, book = _of_file(Path(source), book, asked)
        if asked is None:
            return Standing(UNKNOWN, _("It holds several scenarios; each can be asked again by its own file or link."))
        scenario, stored = asked, {}
    if scenario.own is None:
        return Standing(UNKNOWN, _("It does not say what it set itself, so it cannot be asked again."))
    try:
        then, now = run(scenario, book), run(cause.anew(scenario), book)
    except InputError as error:
        return Standing(
            WITHDRAWN, _("Source withdrawn: the question cannot be asked of the present figures. {why}", why=str(error))
        )
    return _compared(stored, then, now)


def _of_link(link: str) -> tuple[CompleteScenario, dict[str, tuple[float, ...]]]:
    frozen = links.thaw(link)
    return frozen.scenario, dict(frozen.answers)


def _of_file(path: Path, book: Book, asked: CompleteScenario | None) -> tuple[CompleteScenario | None, Book]:
    """The question of a file, None of one that holds several, and the figures in use with those that it brings."""
    reader, content = reader_of(path), bounds.file(path)
    try:
        if asked is None and several(content, path.suffix.lower()):
            return None, book
        if asked is None:
            cells = reader.read(content)
            about = {k.removeprefix("about "): v for k, v in cells.items() if k.startswith("about ")}
            asked = Scenario.from_dict({"scenario": bounds.json_of(cells[SCENARIO]), "about": about})
        return asked, _with_carried(content, book) if reader.format == "capsule" else book
    except DAMAGED as error:
        if isinstance(error, InputError):
            raise error.at(str(path)) from None
        raise InputError(
            _("It holds no scenario, or is damaged."), str(path), _("Give a file as the calculator wrote it.")
        ) from None


def _with_carried(content: bytes, book: Book) -> Book:
    """The figures in use, with the folders of one's own that a capsule brings, where none of that name is in use."""
    known = {one.name for one in book.own}
    brought = [one for one in capsule_cells.carried(content) if one.name not in known]
    return with_own(brought, book) if brought else book


def _compared(stored: dict[str, tuple[float, ...]], then: Result, now: Result) -> Standing:
    name = next((n for n in FIRST if n in then.draws and n in now.draws), "")
    if not name:
        return Standing(UNKNOWN, _("Neither its share of GDP nor its sale can be computed now."))
    equation, after, own = now.graph.equations[name], tables.summary_of(now, name), tables.summary_of(then, name)
    before = _summary(stored.get(name), own)
    causes = (
        *_of_version(before, own, has_central=len(stored.get(name, ())) != links.FEWEST),
        *restate.causes(then, now, name),
    )
    label = _(equation.label)
    if before.printed == after.printed or not causes:
        said = _("Still valid: {label} is {value}.", label=label, value=_said(after, equation.unit))
        return Standing(VALID, said, name, before.central, after.central)
    old, new = distinct_statistics(_ends(before), _ends(after), equation.unit)
    said = _(
        "Restated: {label} from {old} to {new}, because of {causes}.",
        label=label,
        old=old,
        new=new,
        causes=wording.listing(_why(causes, equation.unit)),
    )
    return Standing(RESTATED, said, name, before.central, after.central, causes)


def _of_version(stored: Summary, own: Summary, *, has_central: bool) -> Iterator[restate.Cause]:
    """What another version makes of the same figures: other equations, and the central case in place of the median."""
    found = own.central if has_central else own.median
    for label, change in (
        (_("the equations of this version"), found - stored.central),
        (_("the central case in place of the median"), own.central - found),
    ):
        if abs(change) > TOLERANCE * abs(stored.central):
            yield restate.Cause("version", label, "", "", "", "", change)


def _why(causes: tuple[restate.Cause, ...], unit: str) -> list[str]:
    """The largest causes in words; what moves the spread alone is named if nothing else moved."""
    largest = max(abs(one.change) for one in causes)
    said = [one for one in causes if abs(one.change) > SMALLEST_CAUSE * largest] or list(causes)
    moving = sorted(said, key=lambda one: -abs(one.change))
    words = [restate.cause_in_words(one, unit) for one in moving]
    more = [_("{count} more", count=len(words) - MOST_CAUSES)] if len(words) > MOST_CAUSES else []
    return [*words[:MOST_CAUSES], *more]


def _summary(stored: tuple[float, ...] | None, computed: Summary) -> Summary:
    """What was stored as a summary; links of version 0.2 say no central case, and their median was what was printed."""
    if stored is None:
        return computed
    median, low, high, *central = stored
    return Summary(mean=median, sd=0.0, low=low, median=median, high=high, central=central[0] if central else median)


def _ends(s: Summary) -> tuple[float, ...]:
    return (s.median, s.low, s.high, s.central)


def _said(s: Summary, unit: str) -> str:
    number, interval = wording.estimate(*s.printed, unit)
    return f"{number} ({interval})" if interval else number
