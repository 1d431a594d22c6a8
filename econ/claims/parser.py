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
from econ.claims.tokens import straight, tokens
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
    places = list(sentences(text, words))
    for number, (start, end) in enumerate(places):
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
        if claims and part.rstrip("\"')\u201d\u2019\u00bb").endswith(("?", "\uff1f")):
            claims, refusals = [], [_asked(part)]
        beside = _beside([text[a:b] for a, b in places], number, words) if claims else ""
        for claim in claims:
            unread = "; ".join(part for part in (claim.unread, beside) if part)
            found.append(replace(claim, at=(start, end), unread=unread))
        found += [Refusal(error.at(_("claim")), part, (start, end)) for error in refusals]
    return found


def _asked(part: str) -> InputError:
    """The refusal of a question, which claims nothing."""
    return InputError(
        _("It is asked here, not said: “{words}”.", words=part[-120:]),
        mend=_("Write it as a statement to have it checked."),
    )


SHORT, POINTING = 3, 8
"""Words of a sentence that may only say what to think of the one beside it; of one that begins with "that"."""

DOUBTFUL = {"unknown", "unsettled", "vague", "if", "could", "narrow"}
"""Kinds of words with which a short sentence may take back the one beside it."""


def _beside(parts: Sequence[str], number: int, words: Words) -> str:
    """What the sentences beside one say of it that may take it back: "Untrue!", "Salah.", "거짓이다."."""
    found = []
    for step in (-1, 1):
        at = number + step
        while 0 <= at < len(parts):
            doubt, short = _doubt(parts[at], words)
            if doubt:
                found.append(doubt)
            if doubt or not short:
                break
            at += step
    return "; ".join(dict.fromkeys(found))


def _doubt(part: str, words: Words) -> tuple[str, bool]:
    """The words of a sentence that may deny another one, and whether it is short and without numbers."""
    try:
        mentions = Scanner(straight(part), words).mentions()
    except InputError:
        return "", False
    said = [m for m in mentions if m.text[0].isalnum()]
    most = POINTING if said and said[0].has("pointing") else SHORT
    short = len(said) <= most and not any(c.isdigit() for c in part)
    own = any(m.kind == "money" for m in said)
    denied = [m.text for m in (said[:4] if own else said) if m.kind == "deny"]
    asked = [m for m in mentions if m.text == "?" or m.kind in DOUBTFUL]
    if denied or (short and asked):
        return (part.strip(" .!?。") if short else denied[0]), short
    return "", short


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


_RATIO = re.compile(r"[%\u2030\u2031]|\b\d+ ?: ?\d+\b")
"""Signs of a share, however it is written."""

_END = re.compile(r"[.!?…。]+[\"'”’»)\]]*(?=\s)|\n\s*\n|\n(?=\S)")


def sentences(text: str, words: Words) -> Iterator[tuple[int, int]]:
    """Where each sentence of a text begins and ends."""
    start = 0
    for hit in _END.finditer(text):
        last = re.search(r"[^\s.]*$", text[max(start, hit.start() - 20) : hit.start()])
        short = last is not None and _abbreviates(last[0], words)
        if hit[0].startswith(".") and (short or text[hit.end() :].lstrip()[:1].islower()):
            continue
        yield from _trimmed(text, start, hit.end())
        start = hit.end()
    yield from _trimmed(text, start, len(text))


BRIEF = 4
"""Letters of a word that may be one written short."""


def _abbreviates(last: str, words: Words) -> bool:
    """Whether a point behind a word ends no sentence: "i.e.", "cf.", "z. B.", and short words not known."""
    if last.lower() in words.short:
        return True
    if not last.isalpha() or "\uac00" <= last[0] <= "\ud7a3":
        return False
    return len(last) == 1 or (len(last) <= BRIEF and last.islower() and not tokens(last, words)[0].senses)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    inner = text[start:end]
    first, last = start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())
    if first < last:
        yield first, last


def _has_share(text: str, words: Words) -> bool:
    """Whether a sentence that cannot be read states a share and an amount, so that it is worth a word."""
    try:
        mentions = Scanner(straight(text), words).mentions()
    except InputError:
        return any(c.isdigit() for c in text)
    share = any(m.kind in {"share", "times", "points"} for m in mentions) or _RATIO.search(text)
    signs = {"scale", "foreign_scale", "number"}
    money = any(
        m.kind in {"money", "other_money"}
        or (m.has("currency") and any(o.kind == "number" or o.has(*signs) for o in mentions[max(n - 1, 0) : n + 2]))
        or (m.has("currency") and not m.text.isalnum())
        for n, m in enumerate(mentions)
    )
    return bool(share) and money
