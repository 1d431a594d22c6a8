"""From a text to its claims, each with its place, or to a refusal that names the part that cannot be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from econ.claims import words as vocabulary
from econ.claims.claim import Claim, Money, Refusal
from econ.claims.numerals import Number
from econ.claims.parts import not_understood
from econ.claims.scanner import Mention, Scanner
from econ.claims.segments import Segment, in_one_line, segments
from econ.claims.sentence import LARGE, Sentence
from econ.claims.tokens import straight, tokens
from econ.claims.words import Words
from econ.evidence import Book
from econ.wording.errors import InputError
from econ.wording.language import N_, _

LONGEST = 500
"""Characters of a sentence."""

LONGEST_TEXT = 50_000
"""Characters of a text in which claims are looked for."""

FORM = N_("Write one sentence of the form “US$250 million is about 1% of North Korea's GDP”.")


@dataclass(frozen=True)
class Article:
    """What was found in a text.

    Attributes:
        text: the text.
        found: its claims, and the sentences with a share that cannot be read, in their order.
        sentences: how many sentences, headlines, items and tables it has.
        passed_over: how many of them claim no share, growth or difference of an amount.
    """

    text: str
    found: tuple[Claim | Refusal, ...]
    sentences: int
    passed_over: int


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
        words = _words(text, book, language)
        found = Sentence(in_one_line(text, words), words, book, said)
        claims = found.claims()
        if found.refusals:
            raise found.refusals[0]
        return _only(claims)
    except InputError as error:
        raise error.at(_("claim")) from None


def find(text: str, book: Book, said: int | None = None, language: str = "auto") -> Article:
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
    cut = list(segments(text, words))

    @cache
    def doubt(place: int) -> tuple[str, bool]:
        return _doubt("" if cut[place].table else cut[place].text, words)

    found: list[Claim | Refusal] = []
    passed_over, former = 0, None
    for number, segment in enumerate(cut):
        claims, refusals, former = _read(segment, words, book, said, former)
        if claims and segment.text.rstrip("\"')\u201d\u2019\u00bb").endswith(("?", "\uff1f")):
            claims, refusals = [], [_asked(segment.text)]
        beside = _beside(len(cut), number, doubt) if claims else ""
        at = (segment.start, segment.end)
        for claim in claims:
            unread = "; ".join(part for part in (claim.unread, segment.doubt, beside) if part)
            found.append(replace(claim, at=at, unread=unread))
        found += [Refusal(error.at(_("claim")), segment.text, at) for error in refusals]
        passed_over += not claims and not refusals
    return Article(text, tuple(found), len(cut), passed_over)


def _read(
    segment: Segment, words: Words, book: Book, said: int | None, former: Sentence | None
) -> tuple[list[Claim], list[InputError], Sentence | None]:
    """The claims of a segment, why it cannot be read, and the sentence for what comes behind it."""
    text = segment.text
    if segment.table:
        return [], [_in_a_table()] if _has_share(text, words) else [], None
    if len(text) > LONGEST:
        error = InputError(
            _("The text has {count} characters, which is more than a sentence.", count=len(text)),
            mend=_("End its sentences with a full stop or a new line."),
        )
        return [], [error] if _has_share(text, words) else [], None
    sentence: Sentence | None = None
    try:
        sentence = Sentence(text, words, book, said)
        claims, refusals = sentence.claims(), sentence.refusals
    except InputError as error:
        claims, refusals = [], [error]
    amount = former.only_amount() if former is not None else None
    if not claims and former is not None and amount is not None and (told := _told_before(text, words)):
        claims, refusals = _of_the_former(text, words, book, said, told, (amount, former.only_owner()))
        year = former.only_year()
        dated = [c.year or c.period or c.denominator.year for c in claims]
        return [replace(c, year=c.year if d else year) for c, d in zip(claims, dated, strict=True)], refusals, sentence
    if not claims and not _has_share(text, words):
        refusals = []
    return claims, refusals, sentence


def _told_before(text: str, words: Words) -> str:
    """The words with which a sentence begins that may stand for the amount of the one before it; "" for none."""
    low = text.lower()
    for said in words.sums:
        if low.startswith(said):
            over = [t for t in tokens(straight(text), words) if t.start < len(said) < t.end]  # "This year", "That is"
            return text[: len(said)] if all("verb" in t.senses for t in over) else ""
    return ""


def _of_the_former(
    text: str, words: Words, book: Book, said: int | None, told: str, former: tuple[Money, str]
) -> tuple[list[Claim], list[InputError]]:
    """The claims of a sentence whose amount stands in the one before it.

    They wait for somebody to look where a single word points to it ("that", "이는"), since it may point to anything.
    """
    try:
        sentence = Sentence(text, words, book, said, told=(len(told), *former))
        claims, refusals = sentence.claims(), sentence.refusals
    except InputError as error:
        return [], [error] if _signs(text, words)[0] else []
    taken = _(
        "“{words}” is taken as “{amount}”, the amount of the sentence before it.",
        words=told,
        amount=former[0].size.text,
    )
    waits = "" if " " in told else told
    return [
        replace(c, taken=(taken, *c.taken), unread="; ".join(filter(None, (waits, c.unread)))) for c in claims
    ], refusals


def _in_a_table() -> InputError:
    return InputError(
        _("It is a table: what its columns hold is not read."),
        mend=_("Write the row as a sentence to have it checked."),
    )


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


def _beside(count: int, number: int, doubt: Callable[[int], tuple[str, bool]]) -> str:
    """What the sentences beside one say of it that may take it back: "Untrue!", "Salah.", "거짓이다."."""
    found = []
    for step in (-1, 1):
        at = number + step
        while 0 <= at < count:
            said, short = doubt(at)
            if said:
                found.append(said)
            if said or not short:
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
    own = any(m.kind == "money" for m in mentions)
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
    others = (c.share.text for c in claims if c is not claim)
    beside = (_("“{words}” is another claim of the sentence, and is not judged with it.", words=w) for w in others)
    return replace(claim, taken=(*claim.taken, *beside))


def _words(text: str, book: Book, language: str) -> Words:
    code = vocabulary.language_of(straight(text)) if language == "auto" else language
    return vocabulary.of(code, book)


_RATIO = re.compile(r"[%\u2030\u2031]|\b\d+ ?: ?\d+\b")
"""Signs of a share, however it is written."""


def _has_share(text: str, words: Words) -> bool:
    """Whether a sentence that cannot be read states a share and an amount, so that it is worth a word."""
    if len(text) <= LONGEST:
        return all(_signs(text, words))
    cut = tokens(straight(text), words)
    share = _RATIO.search(text) or any(t.senses.keys() & {"percent", "part", "times", "multiple"} for t in cut)
    return bool(share) and any("currency" in t.senses for t in cut) and any(t.number for t in cut)


def _is_large(mention: Mention) -> bool:
    """Whether a mention is a bare number in millions or more, which may be money without its currency."""
    return mention.kind == "number" and isinstance(mention.value, Number) and mention.value.scale >= LARGE


def _compares(mentions: Sequence[Mention], n: int) -> bool:
    """Whether what an amount is held against is a total: "was worth more than the entire GDP of Honduras"."""
    behind = (
        m.kind for m in mentions[n + 1 :] if m.kind not in {"the", "filler", "country", "particle", "its", "hedge"}
    )
    return next(behind, "") == "total"


def _signs(text: str, words: Words) -> tuple[bool, bool]:
    """Whether a text of a sentence's length shows a share, and whether it shows money."""
    try:
        mentions = Scanner(straight(text), words).mentions()
    except InputError:
        return (any(c.isdigit() for c in text),) * 2
    kinds = [m.kind for m in mentions]
    share = not {"share", "times", "points"}.isdisjoint(kinds) or _RATIO.search(text) is not None
    share = share or ("per_head" in kinds and kinds.count("money") > 1)  # a sum, and what it is a head
    product = "total" in kinds
    share = share or any(_compares(mentions, n) for n, kind in enumerate(kinds) if kind == "compare")
    counted = {"context", "stage", "name", "word"}
    signs = {"scale", "foreign_scale", "number"}
    money = any(
        m.kind in {"money", "other_money"}
        or (product and _is_large(m) and not any(o.kind in counted or o.text == "/" for o in mentions[n + 1 : n + 2]))
        or (m.has("currency") and any(o.kind == "number" or o.has(*signs) for o in mentions[max(n - 1, 0) : n + 2]))
        or (m.has("currency") and not m.text.isalnum())
        for n, m in enumerate(mentions)
    )
    return share, money
