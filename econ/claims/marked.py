"""A sentence with its parts marked as they were read, and what a part that is not understood may have meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from econ.claims import words as vocabulary
from econ.claims.claim import Claim, Refusal
from econ.claims.fields import mentions_of
from econ.claims.parser import find
from econ.evidence import Book
from econ.wording.language import LANGUAGES, N_, _, speaking

AMOUNT, SHARE, TOTAL, OWNER, YEAR, UNREAD = "amount", "share", "of", "owner", "year", "unread"

KINDS = {"money": AMOUNT, "share": SHARE, "times": SHARE, "total": TOTAL, "country": OWNER, "year": YEAR}
"""What a mention is marked as."""

POSSESSIVE = ("'s", "’s")
"""What belongs to a name in front of it."""


@dataclass(frozen=True)
class Piece:
    """Words of a sentence, and as what they were read; "" for words between."""

    words: str
    kind: str = ""


Span = tuple[int, int, str]


def marked(answer: Claim | Refusal, book: Book) -> tuple[Piece, ...]:
    """The sentence in pieces; together they are its text."""
    text = answer.text
    taken: list[Span] = []
    for span in sorted(_spans(answer, book), key=lambda s: s[2] != UNREAD):
        if not any(span[0] < end and start < span[1] for start, end, _kind in taken):
            taken.append(span)
    return tuple(_cut(text, sorted(taken)))


def _cut(text: str, spans: list[Span]) -> Iterator[Piece]:
    place = 0
    for start, end, kind in spans:
        if place < start:
            yield Piece(text[place:start])
        yield Piece(text[start:end], kind)
        place = end
    if place < len(text):
        yield Piece(text[place:])


def _spans(answer: Claim | Refusal, book: Book) -> Iterator[Span]:
    """Where the parts stand; where they overlap what is not understood comes first."""
    text = answer.text
    if isinstance(answer, Refusal):
        yield from _found(text, answer.part, UNREAD)
        code, owner, total = vocabulary.language_of(text), "", text
    else:
        d, code = answer.denominator, answer.language
        owner, total = d.country, d.text
        for part in answer.unread.split("; "):
            yield from _found(text, part, UNREAD)
        yield from _found(text, answer.amount.size.text, AMOUNT)
        yield from _found(text, answer.share.text, SHARE)
        if d.money:
            yield from _found(text, d.money.size.text, TOTAL)
    for mention in mentions_of(text, code, book):
        kind = KINDS.get(mention.kind, "")
        another = owner and mention.word != owner if kind == OWNER else kind == TOTAL and mention.text not in total
        if not kind or another:
            continue
        end = mention.end + next((len(s) for s in POSSESSIVE if text.startswith(s, mention.end)), 0)
        if isinstance(answer, Refusal) or kind in {OWNER, YEAR, TOTAL}:
            yield mention.start, end if kind == OWNER else mention.end, kind


def _found(text: str, part: str, kind: str) -> Iterator[Span]:
    """Where a part stands, which is no end of a longer number."""
    if part and (place := re.search(rf"(?<![\d.,]){re.escape(part)}", text, re.IGNORECASE)):
        yield *place.span(), kind


# --- what may have been meant ---------------------------------------------------------------------------

LIKELY = (N_("about {share}"), N_("less than {share}"), N_("more than {share}"), N_("not {share}"))
"""What a share may have been meant to say, in the language of the sentence."""

REACH = 4
"""How many words in front of the part that is named may belong to it."""


@dataclass(frozen=True)
class Meaning:
    """What a sentence may have been meant to say.

    Attributes:
        words: the part of it that is new; "" where only something is left out.
        sentence: the whole.
    """

    words: str
    sentence: str


def meanings(answer: Claim | Refusal, book: Book) -> tuple[Meaning, ...]:
    """Sentences that are understood and may be meant by one that is not; each says another thing."""
    pieces = marked(answer, book)
    unread = next((n for n, piece in enumerate(pieces) if piece.kind == UNREAD), None)
    if unread is None:
        return ()
    before = "".join(piece.words for piece in pieces[:unread])
    part, after = pieces[unread].words, "".join(piece.words for piece in pieces[unread + 1 :])
    code = answer.language if isinstance(answer, Claim) else vocabulary.language_of(answer.text)
    share = next((m for m in mentions_of(part, code, book) if KINDS.get(m.kind) == SHARE), None)
    if share is None:
        left_out = " ".join(f"{before.rstrip()} {after.lstrip()}".split())
        return (Meaning("", left_out),) if _reads(left_out, code, book) else ()
    number = next((n for n, sign in enumerate(share.text) if sign.isdigit()), None)
    if number is None:
        return ()
    with speaking(code if code in LANGUAGES else ""):
        likely = [_(words, share=share.text[number:]) for words in LIKELY]
    kept = before.split()
    tried = [
        _different(
            [(words, " ".join([*kept[: len(kept) - left], words, *after.split()])) for words in likely], code, book
        )
        for left in range(min(REACH, len(kept)) + 1)
    ]
    return max(tried, key=len)


def _different(likely: list[tuple[str, str]], code: str, book: Book) -> tuple[Meaning, ...]:
    """Those of some sentences that are understood, one for each thing that they say."""
    found: dict[tuple[tuple[float, float], bool], Meaning] = {}
    for words, sentence in likely:
        if read := _reads(sentence, code, book):
            found.setdefault((read.share.allowed, read.denied), Meaning(words, sentence))
    return tuple(found.values())


def _reads(sentence: str, code: str, book: Book) -> Claim | None:
    """What a sentence says, if all of it is understood and it is one claim."""
    found = find(sentence, book, None, code).found
    only = found[0] if len(found) == 1 else None
    return only if isinstance(only, Claim) and not only.unread else None
