"""From a text to its claims, each with its place, or to a refusal that names the part that cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from econ.claims import words as vocabulary
from econ.claims.claim import Claim, Refusal
from econ.claims.parts import not_understood
from econ.claims.scanner import Scanner
from econ.claims.sentence import Sentence
from econ.claims.tokens import straight
from econ.claims.words import Words
from econ.evidence import Book
from econ.wording.errors import InputError
from econ.wording.language import N_, _

LONGEST = 500
"""Characters of a sentence."""

LONGEST_TEXT = 50_000
"""Characters of a text in which claims are looked for."""

FORM = N_("Write one sentence of the form “US$250 million is about 1 % of North Korea's GDP”.")


def read(text: str, book: Book, said: int | None = None, language: str = "auto") -> Claim:
    """Read a sentence that makes one claim.

    Args:
        text: the sentence.
        book: the figures, for the names of countries.
        said: the year in which it was said, from which "last year" is told.
        language: the code of its language, or "auto".

    Raises:
        InputError: a part of it cannot be read; the part is named.
    """
    try:
        if len(text) > LONGEST:
            raise InputError(
                _("The text has {count} characters, which is more than a sentence.", count=len(text)), mend=_(FORM)
            )
        if not any(c.isalnum() for c in text):
            raise InputError(_("There is no sentence."), mend=_(FORM))
        found = Sentence(text, _words(text, book, language), book, said)
        claims = found.claims()
        if found.refusals:
            raise found.refusals[0]
        return _only(claims)
    except InputError as error:
        raise error.at(_("claim")) from None


def find(text: str, book: Book, said: int | None = None, language: str = "auto") -> list[Claim | Refusal]:
    """Find the claims of a text, and the sentences with a share that cannot be read, in their order.

    A sentence with numbers and no claim is passed over. A claim with words that are not understood names them in
    `unread`; there is no verdict on it before somebody has looked at them.

    Args:
        text: a sentence, a paragraph or an article.
        book: the figures, for the names of countries.
        said: the year in which it was said.
        language: the code of its language, or "auto".

    Raises:
        InputError: the text is too long, or in a language that is not read.
    """
    try:
        if len(text) > LONGEST_TEXT:
            raise InputError(
                _("The text has {count} characters; up to {most} are read.", count=len(text), most=LONGEST_TEXT),
                mend=_("Give it in parts."),
            )
        words = _words(text, book, language)
    except InputError as error:
        raise error.at(_("claim")) from None
    found: list[Claim | Refusal] = []
    for start, end in sentences(text, words):
        part = text[start:end]
        try:
            if len(part) > LONGEST:
                raise InputError(
                    _("The text has {count} characters, which is more than a sentence.", count=len(part)),
                    mend=_("End its sentences with a full stop or a new line."),
                )
            sentence = Sentence(part, words, book, said)
            claims = sentence.claims()
            refusals = sentence.refusals
        except InputError as error:
            claims, refusals = [], [error]
        if not claims and not _has_share(part, words):
            continue
        found += [replace(claim, at=(start, end)) for claim in claims]
        found += [Refusal(error.at(_("claim")), part, (start, end)) for error in refusals]
    return found


def _only(claims: Sequence[Claim]) -> Claim:
    """The one claim, whose words are all understood."""
    ratios = [c for c in claims if c.relation in {"share", "multiple"}]
    if len(ratios) > 1 or (not ratios and len(claims) > 1):
        several = ratios or claims
        raise InputError(
            _(
                "There are {count} claims in it: “{first}” and “{second}”.",
                count=len(several),
                first=several[0].share.text,
                second=several[1].share.text,
            ),
            mend=_("Check one at a time."),
        )
    claim = (ratios or claims)[0]
    if claim.unread:
        raise not_understood(claim.unread.split("; ")[0])
    return claim


def _words(text: str, book: Book, language: str) -> Words:
    code = vocabulary.language_of(straight(text)) if language == "auto" else language
    return vocabulary.of(code, book)


_END = re.compile(r"[.!?…。]+[\"'”’»)\]]*(?=\s)|\n\s*\n|\n(?=\S)")


def sentences(text: str, words: Words) -> Iterator[tuple[int, int]]:
    """Where each sentence of a text begins and ends."""
    start = 0
    for hit in _END.finditer(text):
        last = re.search(r"[^\s.]*$", text[max(start, hit.start() - 20) : hit.start()])
        short = last is not None and (last[0].lower() in words.short or (len(last[0]) == 1 and last[0].isupper()))
        if hit[0].startswith(".") and (short or text[hit.end() :].lstrip()[:1].islower()):
            continue
        yield from _trimmed(text, start, hit.end())
        start = hit.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    inner = text[start:end]
    first, last = start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())
    if first < last:
        yield first, last


def _has_share(text: str, words: Words) -> bool:
    """Whether a sentence that cannot be read states a share and an amount, so that it is worth a word."""
    try:
        kinds = {m.kind for m in Scanner(straight(text), words).mentions()}
    except InputError:
        return any(c.isdigit() for c in text)
    return bool(kinds & {"share", "times", "points"}) and "money" in kinds
