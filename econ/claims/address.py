"""The address of a claim: a short code with its sentence, its fields, and what was found; opened, it is judged again.

A code is "c1." and the folded JSON of what is needed to read the sentence again: language, year in which it was said,
what a person put into its fields, and the day as of which figures were known. It carries version and digest of the
data, and the answer, so that whoever opens it later sees whether the answer is still the same. Reading is bounded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from econ._version import __version__
from econ.claims.claim import Claim, Refusal, said_in
from econ.claims.fields import FIELDS, corrected
from econ.claims.parser import LONGEST, find
from econ.claims.verdict import Verdict, judge
from econ.evidence import Book, a_day, default_book, folders, publication
from econ.files import bounds
from econ.files.folding import fold, unfold
from econ.wording.errors import InputError
from econ.wording.language import _

PARAMETER = "claim"
"""Name of the parameter in the address of the calculator."""

FORM = "c1"

KNOWN = (
    b'"own":"","as_of":"","corrected":{"amount":"","share":"","of":"","owner":"","year":"","period":"","stage":"",'
    b'"ignore":""},"number":0,"span":[0.0,"said":2023,"language":"ko","de","ru","id","en","verdict":"cannot be tested",'
    b'"holds for a part of the range","holds only in another reading","holds only if rounded","does not hold",'
    b'"depends on the denominator","holds","version":"0.2.0","data":"","text":" trade reserves arms exports budget '
    b"military spending GNI, or more than up to a quarter of a third of North Korea's GDP million dollars US$ billion "
    b"is about 1 % of North Korea's GDP in 2024\""
)
"""What a code need not say; it never changes, and another form has another one."""

LONGEST_CODE, LARGEST = 6_000, 8_000
"""Characters of a code that are read, and bytes that it may unfold to."""

DIGITS = 16
"""Hexadecimal digits of the digest of the data that travel with a code."""


Short = Annotated[str, StringConstraints(max_length=64)]
Sentence = Annotated[str, StringConstraints(max_length=LONGEST)]


class Content(BaseModel):
    """What a code holds; what is left out is empty."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    text: Sentence
    language: Short
    verdict: Short
    span: tuple[float, ...] = ()
    version: Short
    data: Short
    said: int | None = None
    as_of: Short = ""
    own: str = ""
    corrected: dict[Short, Sentence] = {}
    number: int = 0


@dataclass(frozen=True)
class Reopened:
    """A claim that was opened by its code.

    Attributes:
        verdict: the answer by the figures of now.
        status, span: the answer that the code carries, and the smallest and the largest share of the readings that
            decided; no span where none did.
        version, data: with which package and which figures that was; of the digest the first digits.
        same_figures: whether the figures are the same.
    """

    verdict: Verdict
    status: str
    span: tuple[float, ...]
    version: str
    data: str
    same_figures: bool

    @property
    def differs(self) -> bool:
        """Whether the answer is another one than the code carries: the verdict, or a share that decides."""
        return (self.status, self.span) != (self.verdict.status, span_of(self.verdict))

    @property
    def told(self) -> str:
        """Whether the answer is still the same, in a sentence."""
        said = {"then": _(self.status), "now": _(self.verdict.status), "version": self.version}
        if not self.differs:
            return _("Computed again, the answer is the same as with econ {version}, which made its code.", **said)
        if self.status != self.verdict.status:
            why = _("other figures") if not self.same_figures else _("another version of the calculator")
            return _(
                "The answer differs: with econ {version}, which made the code, “{then}”; by {why} it is “{now}”.",
                why=why,
                **said,
            )
        return _(
            "The answer is still “{now}”, but its shares differ from those of econ {version}, which made its code.",
            **said,
        )


def span_of(verdict: Verdict) -> tuple[float, ...]:
    """The smallest and the largest share of the readings that decide, to ten digits."""
    ends = [end for reading in verdict.counted for end in reading.share if abs(end) < float("inf")]
    return tuple(float(f"{end:.9e}") for end in (min(ends), max(ends))) if ends else ()


def code(verdict: Verdict, book: Book | None = None) -> str:
    """The code of a claim with its answer.

    Raises:
        InputError: the sentence alone does not give the claim, as where the sentence before it names the amount.
    """
    book, claim = book or default_book(), verdict.claim
    content = Content(
        text=claim.text,
        language=claim.language,
        verdict=verdict.status,
        span=span_of(verdict),
        version=__version__,
        data=book.digest[:DIGITS],
        said=claim.said,
        as_of=book.as_of,
        own=folders.stated(book.own),
        corrected={each.field: each.value for each in claim.corrections},
        number=_number(claim, book),
    )
    return f"{FORM}.{fold(content.model_dump_json(exclude_defaults=True).encode(), KNOWN)}"


def _number(claim: Claim, book: Book) -> int:
    """Which of the claims of its sentence it is; 0 for the first, and where a person filled in the fields.

    Raises:
        InputError: it is none of those that the sentence gives by itself.
    """
    corrections = {each.field: each.value for each in claim.corrections}
    found = _read(claim.text, claim.language, claim.said, corrections, book)
    for number, each in enumerate(found):
        if replace(each, at=claim.at) == claim:
            return number
    raise InputError(
        _("The sentence alone does not give this claim; it rests on what stands beside it."),
        "claim",
        _("Write what it takes from there into the sentence."),
    )


def _read(text: str, language: str, said: int | None, corrections: Mapping[str, str], book: Book) -> list[Claim]:
    if corrections:
        return [corrected(text, corrections, book, said, language)]
    found = find(text, book, said, language).found
    if refused := next((each for each in found if isinstance(each, Refusal)), None):
        raise refused
    return [replace(each, said=said) for each in found if isinstance(each, Claim)]


def of(verdict: Verdict, book: Book | None = None) -> str:
    """The address that opens a claim; its code alone if the calculator is not published."""
    return publication.opened_with(PARAMETER, code(verdict, book))


def is_code(text: str) -> bool:
    """Whether a text looks like the code of a claim, or an address with one."""
    return _bare(text).startswith(f"{FORM}.")


def _bare(text: str) -> str:
    return text.strip().rpartition(f"{PARAMETER}=")[2].partition("&")[0]


def reopened(text: str, book: Book | None = None) -> Reopened:
    """Read the code of a claim, or an address that ends in one, and judge the claim again.

    Args:
        text: the code or the address.
        book: the figures; those that ship with the package if left out.

    Raises:
        InputError: it is no code, is damaged, or the sentence can no longer be read.
    """
    book = book or default_book()
    found = _content(_bare(text))
    if found.corrected.keys() - FIELDS.keys():
        raise _broken(_("It holds what is no claim."))
    folders.require(folders.read_stated(found.own), book.own)
    book = book.on(a_day(found.as_of))
    claims = _read(found.text, found.language, said_in(found.said), found.corrected, book)
    if not 0 <= found.number < len(claims):
        raise _broken(_("The sentence is read otherwise by this version."))
    return Reopened(
        verdict=judge(claims[found.number], book, found.said),
        status=found.verdict,
        span=found.span,
        version=found.version,
        data=found.data,
        same_figures=book.digest[:DIGITS] == found.data,
    )


def _content(text: str) -> Content:
    form, _dot, packed = text.partition(".")
    if form != FORM or not packed:
        raise _broken(_("It does not begin like the code of a claim."))
    if len(text) > LONGEST_CODE:
        raise _broken(_("It is too long."))
    try:
        raw, whole = unfold(packed, KNOWN, LARGEST)
        content = Content.model_validate_json(raw) if whole else None
    except ValueError:  # of the text, or of what it holds
        content = None
    if content is None:
        raise _broken(_("It is damaged or cut off."))
    for words in (content.text, content.language, content.verdict, content.version, *content.corrected.values()):
        bounds.seen(words)
    return content


def _broken(why: str) -> InputError:
    return InputError(
        _("This code of a claim cannot be opened. {why}", why=why),
        "claim",
        _("Copy the whole code again from where you found it."),
    )
