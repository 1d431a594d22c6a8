"""The published claims of `data/claims.csv`, each with the verdict that the arithmetic gives.

A row is a sentence that the checker reads, in its language and in our own words, or a typed check of another kind:
growth, a sum, a product, a change of unit, one thing or the other, or a number that the claim implies. What the file
does not hold is a verdict: that is computed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import reduce
from pathlib import Path

from econ import wording
from econ.claims.agreement import FAILS, HOLDS, REFUSED, UNTESTED, agrees
from econ.claims.numerals import quantity
from econ.claims.parser import read
from econ.claims.phrases import allowed_text, money_text, percent_text, share_text, short_number, tidy
from econ.claims.stated_numbers import Interval, Stated
from econ.claims.verdict import Verdict, judge, summary
from econ.evidence import Book, default_book
from econ.evidence.data_files import read_csv
from econ.evidence.folders import Joined
from econ.files import bounds
from econ.wording import measures
from econ.wording.errors import InputError, unknown
from econ.wording.language import N_

FILE = "claims.csv"


@dataclass(frozen=True)
class PublishedClaim:
    """A published claim.

    Attributes:
        claim: its name.
        kind: which check it is; one of `KINDS`, and for a sentence of `RELATIONS`.
        language: the code of the language of the sentence.
        description: what was said, a sentence in English.
        sentence: the claim as the checker reads it: in our own words, with the figures and the grammar of the source.
        left, right: the figures; for growth the later and the earlier one, for sums and products all terms.
        claimed: what the claim says the result is.
        period: when it was said, as far as it is known.
        place: where in the source.
        rewording: what else than the words is ours, such as two sentences made one.
        sources: ids of the sources, with a blank between.
        note: what to know about it, sentences.
        corrections: what was changed after an objection, with the day.
    """

    claim: str
    kind: str
    description: str
    language: str = "en"
    sentence: str = ""
    left: str = ""
    right: str = ""
    claimed: str = ""
    period: str = ""
    place: str = ""
    rewording: str = ""
    sources: str = ""
    note: str = ""
    corrections: str = ""

    @property
    def said(self) -> int | None:
        """The year in which it was said."""
        return bounds.natural(self.period[:4])


@dataclass(frozen=True)
class Checked:
    """A published claim with its verdict.

    Attributes:
        row: the claim.
        status: one of the verdicts in `econ.claims.agreement`.
        found: a sentence that gives the figures.
        verdict: the verdict with its readings, where a sentence was read.
    """

    row: PublishedClaim
    status: str
    found: str
    verdict: Verdict | None = None


def load(book: Book | None = None) -> list[PublishedClaim]:
    """The shipped claims, in the order of the file.

    Raises:
        InputError: a column, a kind or a source is unknown.
    """
    book = book or default_book()
    found: Joined[PublishedClaim] = Joined(N_("claim"))
    for number, folder in enumerate(book.folders):
        for row in _rows(folder / FILE, book) if (folder / FILE).is_file() else ():
            found.add(row.claim, row, f"{FILE}, {row.claim}", number)
    return list(found.records.values())


def _rows(path: Path, book: Book) -> list[PublishedClaim]:
    known = {f.name for f in fields(PublishedClaim)}
    rows = []
    for line, cells in read_csv(path):
        where = f"{FILE}, line {line}"
        for name in cells:
            if name not in known:
                raise unknown("column of claims.csv", name, known).at(where)
        missing = {"claim", "kind", "description"} - cells.keys()
        if missing:
            raise InputError(f"`{min(missing)}` is missing.", where, f"Add `{min(missing)}`.")
        if cells["kind"] not in (kinds := {*KINDS, *RELATIONS}):
            raise unknown("kind of claim", cells["kind"], kinds).at(where)
        for source in cells.get("sources", "").split():
            if source not in book.sources:
                raise unknown("source", source, book.sources, "econ list sources").at(where)
        rows.append(PublishedClaim(**cells))
    return rows


def check_row(row: PublishedClaim, book: Book) -> Checked:
    """Compute the verdict on a shipped claim.

    Raises:
        InputError: a figure of a typed check cannot be read.
    """
    try:
        if row.sentence:
            return _read(row, book)
        if row.kind not in KINDS:
            raise InputError(
                "There is no sentence.", mend=f"A claim of the kind {row.kind} is read from its `sentence`."
            )
        status, found = KINDS[row.kind](row)
    except InputError as error:
        raise error.at(f"{FILE}, {row.claim}") from None
    return Checked(row, status, found)


def find(name: str, book: Book | None = None) -> PublishedClaim:
    """The shipped claim of a name.

    Raises:
        InputError: there is none.
    """
    rows = {row.claim: row for row in load(book)}
    if name not in rows:
        raise unknown("claim", name, rows, "econ list claims")
    return rows[name]


def _read(row: PublishedClaim, book: Book) -> Checked:
    """Judge a sentence; a refusal to read it is an answer too.

    Raises:
        InputError: it is read as a claim of another kind than the row says.
    """
    try:
        claim = read(row.sentence, book, row.said, row.language)
        verdict = judge(claim, book, row.said)
    except InputError as error:
        return Checked(row, REFUSED, f"It cannot be read: {error.what[0].lower()}{error.what[1:]}")
    if claim.relation != row.kind:
        raise InputError(f"The sentence is read as {claim.relation}, not as {row.kind}.", mend="Correct `kind`.")
    return Checked(row, verdict.status, summary(verdict, book), verdict)


# --- the kinds of checks ----------------------------------------------------------------------------

Outcome = tuple[str, str]


def growth(row: PublishedClaim) -> Outcome:
    """The later figure over the earlier one, less one; a claim begins with "up" or "down"."""
    way, _, size = row.claimed.partition(" ")
    if way not in {"up", "down"}:
        raise InputError(f"“{row.claimed}” does not say which way.", mend="Begin with “up” or “down”.")
    claimed, _ = quantity(size)
    later, unit = quantity(row.left)
    if not row.right:
        factor = 1 + claimed.low if way == "up" else 1 - claimed.low
        return UNTESTED, f"The earlier figure is not given; the claim implies {_said((later.low / factor,) * 2, unit)}."
    earlier, _ = quantity(row.right)
    face = _change(later.face, earlier.face, way)
    near = _change(later.near, earlier.near, way)
    status = agrees(face, near, claimed)
    open_end = "at least " if later.bound == "at most" and way == "down" else ""
    return status, f"The figures give {open_end}{percent_text(face)} {way}{_rounded(status, near, claimed)}."


def _change(later: Interval, earlier: Interval, way: str) -> Interval:
    low, high = later[0] / earlier[1] - 1, later[1] / earlier[0] - 1
    return (low, high) if way == "up" else (-high, -low)


def _rounded(status: str, near: Interval, claimed: Stated) -> str:
    if status == HOLDS:
        return ""
    allowed = allowed_text(claimed, multiple=False)
    return f"; within their rounding {percent_text(near)}, where the words allow {allowed}"


def arithmetic(row: PublishedClaim) -> Outcome:
    """A sum of products, in the unit of the claim: terms are separated by ";", factors by "×" or "÷"."""
    terms = row.left.split(";")
    known = [_product(t) for t in terms if t.strip() != "?"]
    face = (sum(f[0] for f, _ in known), sum(f[1] for f, _ in known))
    near = (sum(n[0] for _, n in known), sum(n[1] for _, n in known))
    if not row.claimed:
        return (
            UNTESTED,
            f"No result is printed; the figures give {_said(face, quantity(terms[0])[1] if len(terms) > 1 else '1')}.",
        )
    claimed, unit = quantity(row.claimed)
    if len(known) < len(terms):
        gap = claimed.low - face[1]
        if gap < 0:
            return FAILS, f"The known parts alone come to {_said(face, unit)}, more than the whole."
        return (
            UNTESTED,
            f"The known parts come to {_said(face, unit)}; what is not given would be {_said((gap, gap), unit)}.",
        )
    status = agrees(face, near, claimed)
    return status, f"The figures give {_said(face, unit)}; “{row.claimed}” is claimed."


def _product(term: str) -> tuple[Interval, Interval]:
    """The value of a term as written and within its rounding; whole counts are taken as exact."""
    pieces = [p.strip() for p in term.replace("÷", "×÷").split("×")]

    def times(so_far: tuple[Interval, Interval], piece: str) -> tuple[Interval, Interval]:
        number, _ = quantity(piece.removeprefix("÷"))
        exact = number.low.is_integer() and not number.bound and number.low < 1000
        near = number.face if exact and not number.is_range else number.near
        parts = (number.face, near)
        if piece.startswith("÷"):
            parts = ((1 / number.high, 1 / number.low), (1 / near[1], 1 / near[0]))
        (f, n), (g, m) = so_far, parts
        return (f[0] * g[0], f[1] * g[1]), (n[0] * m[0], n[1] * m[1])

    start: tuple[Interval, Interval] = ((1.0, 1.0), (1.0, 1.0))
    return reduce(times, pieces, start)


def either_or(row: PublishedClaim) -> Outcome:
    """One of several fills, not all of them: the most there can be is the largest."""
    claimed, unit = quantity(row.claimed)
    fills = [quantity(part)[0].high for part in row.left.split(";")]
    most = _said((max(fills),) * 2, unit)
    if claimed.low <= max(fills):
        return HOLDS, f"One fill or the other gives {most} at most."
    times = short_number(claimed.low / max(fills)) if claimed.low != sum(fills) else str(len(fills))
    both = "all of them together need" if claimed.low == sum(fills) else "the claim needs"
    return FAILS, f"One fill or the other gives {most} at most; {both} {times} times the room."


def implied(row: PublishedClaim) -> Outcome:
    """What follows from two figures where the claim prints no third: nothing is tested."""
    left, unit = quantity(row.left) if row.left else (None, "")
    right, per = quantity(row.right) if row.right else (None, "")
    if left and right:
        ends = (left.low / right.high, left.high / right.low)
        said = _share(ends) if unit == per else _said(ends, f"{unit}/{per}")
        return UNTESTED, f"No result is printed; the figures give {said}."
    if left and row.claimed:
        claimed, times = quantity(row.claimed)
        ends = (left.low / claimed.high, left.high / claimed.low)
        said = _said(ends, unit if times == "1" else f"{unit}/{times}")
        return UNTESTED, f"The other figure is not printed; the claim implies {said}."
    raise InputError("There are not two figures.", mend="Give two of `left`, `right` and `claimed`.")


def _share(ends: Interval) -> str:
    return share_text(ends, multiple=ends[0] > 1)


def _said(ends: Interval, unit: str) -> str:
    if measures.sign(unit):
        return money_text(ends[0], ends[1], unit)
    if unit == "1":
        return _share(ends)
    return tidy(wording.span(*ends, unit))


KINDS: dict[str, Callable[[PublishedClaim], Outcome]] = {
    "growth": growth,
    "sum": arithmetic,
    "product": arithmetic,
    "unit": arithmetic,
    "either_or": either_or,
    "implied": implied,
}
"""The check of each kind of row without a sentence."""

RELATIONS = ("share", "multiple", "growth", "difference", "per_head")
"""The kinds of sentences."""
