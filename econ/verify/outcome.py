"""What verifying gives, and how it is said."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from econ.analysis.restate.amounts import distinct_statistics, statistics
from econ.evidence import folders
from econ.scenario import CompleteScenario
from econ.verify.readers.registry import Cell
from econ.wording.language import _, _n, digits

TOLERANCE = 1e-9
"""Largest relative difference where equality cannot be promised: other equations, another kind of processor."""

SHOWN = 12
"""Differences that are listed."""

NAMED = 3
"""Places that are named of what was not compared."""

LONGEST_SAID = 1_000
"""Characters of a stored text that are printed."""

AROUND = 40
"""Characters of a long text that are printed before the one in which it differs."""


@dataclass(frozen=True)
class Difference:
    """A place where the stored and the recomputed result differ."""

    place: str
    stored: Cell
    found: Cell


@dataclass(frozen=True)
class Answer:
    """One output of a link three times: each as a link says it.

    Attributes:
        output, label, unit: what it is.
        stored: as the link states it.
        found: from the link's own figures by the present equations; None if they no longer give it.
        present: the same question asked of the present figures; None if it cannot be asked of them.
    """

    output: str
    label: str
    unit: str
    stored: tuple[float, ...]
    found: tuple[float, ...] | None
    present: tuple[float, ...] | None


@dataclass(frozen=True)
class Differences:
    """How what a result was made with differs from what there is now.

    Attributes:
        rows: figures that differ: where they stand, then and now in words.
        told: whether they are known to be figures of the data; if not, the scenario may have set them itself.
        equations: equations that can explain the values that differ.
        answers: the answers of a link, then and now.
        problem: why the question cannot be asked of the present figures; empty if it can.
    """

    rows: tuple[Difference, ...] = ()
    told: bool = True
    equations: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    problem: str = ""


@dataclass(frozen=True)
class Archive:
    """The release of the data that a result was made with, found in a folder.

    Attributes:
        date, folder: the release.
        same_question: whether the same question asked of it comes to the very figures that are stored; None if
            what is stored does not say what it set itself.
    """

    date: str
    folder: str
    same_question: bool | None


@dataclass(frozen=True)
class Stored:
    """What a file or link says itself, before anything is computed.

    Attributes:
        title: what was asked.
        answer: its answer, in sentences.
        made: version, day of the data, fingerprint.
    """

    title: str = ""
    answer: tuple[str, ...] = ()
    made: str = ""


@dataclass(frozen=True)
class Withheld:
    """An output that is stored and that this version does not compute.

    Attributes:
        output, label: what it is.
        stored: its stored value, in words.
        reason: why it is not computed now; empty if there is no such output any more.
    """

    output: str
    label: str
    stored: str
    reason: str


@dataclass(frozen=True)
class Verdict:
    """What verifying gives.

    Attributes:
        compared: how many values and words were compared.
        largest: the largest relative difference of a number.
        differences: values that differ by more than the tolerance, or texts that differ at all.
        changed: which of scenario, data, model and version differ from those it was made with, with both values.
        uncompared: what was not compared: places by their kind.
        reworded: of these, the texts whose digits are others in this version.
        new: places that this version writes and the file does not have.
        withheld: outputs that are stored and no longer computed.
        same_file: whether writing it again gave the same bytes.
        elsewhere: where it is not the file that is written now, though its cells are; none where it is only packed
            otherwise.
        forged: whether no program that saves a file anew makes such a difference.
        respelled: by what a CSV shows that a spreadsheet program has rewritten it, in words.
        made: version, and first digits of the digests of data and model, that it says it was made with.
        unread: what of such a file is not read, in words; empty if all of it is.
        stored: what it says itself.
        data_date: day of the data it was made with; empty if it does not say.
        apart: how the data and equations it was made with differ from the present ones.
        archive: the release of the data that it was recomputed under, if one was given and fits.
        own: folders of one's own that it was made with, and that have other figures now.
        asked: the question that it answers; None of a file of several.
    """

    compared: int
    largest: float
    differences: tuple[Difference, ...]
    changed: Mapping[str, tuple[str, str]]
    uncompared: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    reworded: tuple[Difference, ...] = ()
    new: tuple[str, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    same_file: bool = False
    elsewhere: tuple[Difference, ...] = ()
    forged: bool = False
    respelled: tuple[str, ...] = ()
    made: Mapping[str, str] = field(default_factory=dict)
    unread: str = ""
    stored: Stored = Stored()
    data_date: str = ""
    apart: Differences = Differences()
    archive: Archive | None = None
    own: tuple[folders.Named, ...] = ()
    asked: CompleteScenario | None = field(default=None, repr=False)

    @property
    def written_again(self) -> bool:
        """Whether writing it again gave the same bytes, and all of it was compared."""
        return self.same_file and not (self.differences or "program" in self.uncompared)

    @property
    def identical(self) -> bool:
        """Whether every digit that was compared is the same."""
        return not self.differences and self.largest == 0

    @property
    def holds(self) -> bool:
        """Whether the result holds within the tolerance."""
        return not (self.differences or self.forged) and "scenario" not in self.changed


def opened(verdict: Verdict) -> str:
    """What is stored, and the verdict on it, in words."""
    return "\n".join([*_stored(verdict.stored), text(verdict)])


def text(verdict: Verdict) -> str:
    """The verdict in words."""
    parts = (
        _respelled,
        _saved_anew,
        _differences,
        _uncompared,
        _missing,
        _withheld,
        _reworded,
        _archive,
        _apart,
        _again,
    )
    return "\n".join([_first(verdict), *(line for part in parts for line in part(verdict))])


def _stored(stored: Stored) -> list[str]:
    said = [*stored.answer, stored.made]
    return [_("Stored: {title}", title=_seen(stored.title)), *(f"  {_seen(line)}" for line in said if line)]


def _seen(foreign: str, most: int = LONGEST_SAID) -> str:
    """A text of a file as it can be printed: on one line, without what steers a terminal, cut if it is long."""
    line = "".join(c if c.isprintable() else " " for c in foreign)
    return line if len(line) <= most else f"{line[:most]}…"


def _first(verdict: Verdict) -> str:
    made = ", ".join(
        _("{what} {before} (now {now})", what=_(k), before=_seen(a) or _("unknown"), now=b)
        for k, (a, b) in verdict.changed.items()
    )
    under = (
        _(" It was made under other {names}: {made}.", names=", ".join(map(_, verdict.changed)), made=made)
        if verdict.changed
        else ""
    )
    count = _("{compared} values were computed again", compared=digits(f"{verdict.compared:,}"))
    if verdict.forged:
        return _("✘ {count} and agree, yet the file is not the one that the calculator writes.", count=count)
    if not verdict.holds:
        return _(
            "✘ {count} of {compared} values differ.{under}",
            count=len(verdict.differences),
            compared=digits(f"{verdict.compared:,}"),
            under=under,
        )
    if verdict.written_again:
        return _("✔ Identical: {count} and every digit is the same, and so is every byte of it.", count=count)
    if verdict.identical and verdict.same_file:
        return _("✔ Identical: {count} and every digit of them is the same.{under}", count=count, under=under)
    if verdict.identical:
        return _("✔ The same values: {count} and every digit of them is the same.{under}", count=count, under=under)
    return _(
        "✔ Within {tolerance}: {count}; the largest relative difference is {largest}.{under}",
        tolerance=digits(f"{TOLERANCE:g}"),
        count=count,
        largest=digits(f"{verdict.largest:.2g}"),
        under=under,
    )


def _respelled(verdict: Verdict) -> list[str]:
    if not verdict.respelled or verdict.written_again:
        return []
    return [
        _(
            "A spreadsheet program has rewritten this file ({signs}); take the original.",
            signs=", ".join(verdict.respelled),
        )
    ]


def _saved_anew(verdict: Verdict) -> list[str]:
    """Where the file of this version is another one than it writes, though its values are the same."""
    if verdict.same_file or verdict.respelled or verdict.changed or not verdict.holds:
        return []
    where = ", ".join(_seen(one.place, AROUND) for one in verdict.elsewhere[:NAMED]) or _("how it is packed or written")
    more = "; …" if len(verdict.elsewhere) > NAMED else ""
    return [
        _(
            "It is not, byte for byte, the file that the calculator writes ({where}): take the original where more "
            "than its values counts.",
            where=f"{where}{more}",
        )
    ]


def _differences(verdict: Verdict) -> list[str]:
    found = verdict.differences or (verdict.elsewhere if verdict.forged else ())
    return [_difference(d.place, *_trimmed(d.stored, d.found)) for d in found[:SHOWN]] + _more(len(found))


def _difference(place: str, stored: str, found: str) -> str:
    return _("  {place}: stored {stored}, computed {found}", place=_seen(place), stored=stored, found=found)


def _trimmed(stored: Cell, found: Cell) -> tuple[str, str]:
    """Two values as they are printed: of long texts, what stands around the first sign in which they differ."""
    if isinstance(stored, str) and isinstance(found, str):
        lengths = len(stored), len(found)
        first = next((n for n, (a, b) in enumerate(zip(stored, found, strict=False)) if a != b), min(lengths))
        start = max(first - AROUND, 0) if max(lengths) > 2 * AROUND else 0
        stored, found = (("…" if start else "") + text[start:] for text in (stored, found))
    return _printed(stored), _printed(found)


def _printed(value: Cell) -> str:
    return _seen(repr(value[: 3 * AROUND] if isinstance(value, str) else value))


COUNTED: Mapping[str, Callable[[int], str]] = {
    "notice": lambda n: _n("{count} notice of Read with care", "{count} notices of Read with care", n),
    "source": lambda n: _n("{count} source", "{count} sources", n),
    "mention": lambda n: _n("{count} list of sources", "{count} lists of sources", n),
    "grade": lambda n: _n("{count} grade", "{count} grades", n),
    "note": lambda n: _n("{count} note or judgement", "{count} notes and judgements", n),
    "label": lambda n: _n("{count} label", "{count} labels", n),
    "text": lambda n: _n("{count} text", "{count} texts", n),
    "particular": lambda n: _n("{count} particular of the file", "{count} particulars of the file", n),
    "mark": lambda n: _n("{count} mark of the version", "{count} marks of the version", n),
    "link": lambda n: _n("{count} frozen link in it", "{count} frozen links in it", n),
    "file": lambda n: _n(
        "{count} file that this version does not write", "{count} files that this version does not write", n
    ),
    "program": lambda n: _n(
        "{count} file of the program that it carries", "{count} files of the program that it carries", n
    ),
    "unit": lambda n: _n("{count} unit", "{count} units", n),
    "formula": lambda n: _n("{count} formula", "{count} formulas", n),
    "format": lambda n: _n("{count} format of a number", "{count} formats of numbers", n),
    "picture": lambda n: _n(
        "{count} picture that is drawn otherwise now", "{count} pictures that are drawn otherwise now", n
    ),
    "hash": lambda n: _n("{count} size or hash in its description", "{count} sizes and hashes in its description", n),
    "outside": lambda n: _n("{count} cell outside the tables", "{count} cells outside the tables", n),
    "untold": lambda n: _n(
        "{count} formula whose value the file does not keep", "{count} formulas whose values the file does not keep", n
    ),
    "unwritten": lambda n: _n(
        "{count} value that this version does not write", "{count} values that this version does not write", n
    ),
    "where": lambda n: _n(
        "{count} address of the calculator that wrote it", "{count} addresses of the calculator that wrote it", n
    ),
    "asked": lambda n: _n("{count} word of whoever asked", "{count} words of whoever asked", n),
}
"""How each kind of what was not compared is said."""

BY_NAME = ("picture", "file", "program", "unwritten", "outside", "untold", "where", "asked", "text", "particular")
"""Kinds of which some are named."""


def _uncompared(verdict: Verdict) -> list[str]:
    parts = [_kind(kind, places) for kind, places in verdict.uncompared.items()]
    unread = [_(verdict.unread)] if verdict.unread and not (verdict.written_again or verdict.forged) else []
    if not parts and not unread:
        return [_("Not compared: nothing.")]
    return [_("Not compared: {parts}.", parts=", ".join([*parts, *unread]))]


def _missing(verdict: Verdict) -> list[str]:
    """How much this version writes of which a file of another one says nothing."""
    if not verdict.new:
        return []
    return [
        _(
            "Not in the file, though this version writes it: {parts}.",
            parts=_named(
                _n("{count} value", "{count} values", len(verdict.new)),
                verdict.new,
            ),
        )
    ]


def _kind(kind: str, places: tuple[str, ...]) -> str:
    said = COUNTED[kind](len(places))
    return _named(said, places) if kind in BY_NAME else said


def _named(said: str, places: tuple[str, ...]) -> str:
    """A count, and some of what is counted."""
    named = "; ".join(_seen(place, 3 * AROUND) for place in places[:NAMED])
    return f"{said} ({named}{'; …' if len(places) > NAMED else ''})"


def _withheld(verdict: Verdict) -> list[str]:
    return [
        _(
            "No longer computed: {label} [{output}], stored {stored}. {reason}",
            label=_(w.label),
            output=w.output,
            stored=w.stored,
            reason=_("Why: {reason}.", reason=_(w.reason)) if w.reason else _("This version has no such output."),
        ).replace("..", ".")
        for w in verdict.withheld
    ]


def _reworded(verdict: Verdict) -> list[str]:
    if not verdict.reworded:
        return []
    found = [_trimmed(d.stored, d.found) for d in verdict.reworded[:SHOWN]]
    rows = [
        _("  {place}: stored {stored}, now {found}", place=_seen(d.place), stored=a, found=b)
        for d, (a, b) in zip(verdict.reworded, found, strict=False)
    ]
    return [
        _("Not compared either, since every version may word them its own way, though their numbers are others now:"),
        *rows,
        *_more(len(verdict.reworded)),
    ]


def _more(count: int) -> list[str]:
    return [_("  and {count} more", count=count - SHOWN)] if count > SHOWN else []


def _archive(verdict: Verdict) -> list[str]:
    if verdict.archive is None:
        return []
    questions = {
        None: _("It does not say what it set itself, so its question cannot be asked anew."),
        True: _("The same question asked of it comes to the very figures that are stored."),
        False: _("The same question asked of it comes to other figures than those stored."),
    }
    found = verdict.archive
    return [
        _(
            "It was recomputed under the data of {date} in {folder}. {questions}",
            date=found.date,
            folder=found.folder,
            questions=questions[found.same_question],
        )
    ]


def _apart(verdict: Verdict) -> list[str]:
    apart, lines = verdict.apart, []
    if apart.equations:
        lines.append(_("Equations that can explain it: {names}.", names=", ".join(apart.equations)))
    if apart.rows:
        what = _("Figures that differ from the present data") + ("" if apart.told else _(", or that it set itself"))
        rows = [
            _(
                "  {place}: {before}, now {now}",
                place=d.place,
                before=d.stored or _("not given"),
                now=d.found or _("not given"),
            )
            for d in apart.rows[:SHOWN]
        ]
        lines += [f"{what}:", *rows, *_more(len(apart.rows))]
    if apart.problem:
        lines.append(_("The same question cannot be asked of the present data: {problem}", problem=apart.problem))
    if apart.answers:
        lines.append(_("Both answers, then and now:"))
        lines += [f"  {line}" for answer in apart.answers for line in _answer(answer)]
    return lines


def _answer(answer: Answer) -> list[str]:
    now = {"its own figures by the present equations": answer.found, "the present data": answer.present}
    moved = {what: values for what, values in now.items() if values != answer.stored}
    said = [f"{_(what)} {_now(answer, values)}" for what, values in moved.items()] or [_("now the same")]
    return [
        _(
            "{answer}: stored {stored}; {now}",
            answer=_(answer.label),
            stored=statistics(answer.stored, answer.unit),
            now="; ".join(said),
        )
    ]


def _now(answer: Answer, values: tuple[float, ...] | None) -> str:
    """Values in words, with the stored ones again if these need more digits to differ."""
    if values is None:
        return _("not given")
    stored, now = distinct_statistics(answer.stored, values, answer.unit)
    return (
        now
        if stored == statistics(answer.stored, answer.unit)
        else _("{now}, where {stored} is stored", now=now, stored=stored)
    )


def _again(verdict: Verdict) -> list[str]:
    """How what was made with something else is computed as it was."""
    made = {name: before for name, (before, _now) in verdict.changed.items() if name != "scenario"}
    if not made or verdict.archive:
        return []
    date = verdict.data_date or _("that day")
    if verdict.own:
        return [
            _(
                "Figures of one's own are others now: it was made with {folders}. To compute it on those, give the "
                "folder as it was: econ verify … --data FOLDER",
                folders=folders.in_words(verdict.own),
            )
        ]
    if set(made) == {"data"}:
        return [
            _(
                "To compute it on the figures it was made with, give the data folder of that release ({date}, data "
                "{digest}): econ verify … --data FOLDER",
                date=_seen(date, AROUND),
                digest=_seen(made["data"]) or _("unknown"),
            )
        ]
    return [
        _(
            "To compute it as it was, run econ verify in a copy of the repository at the commit of version {version} "
            "(data {data}, model {model}); docs/howto/open-an-older-result.md lists the commits and shows how.",
            **{name: _seen(verdict.made.get(name, "")) or _("unknown") for name in ("version", "data", "model")},
        )
    ]
