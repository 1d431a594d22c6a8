"""Check a claim of the form "X is N% of Y": its readings, its verdict, what it implies and leaves unsaid.

verdict = econ.check_claim("US$250 million is about 1% of North Korea's GDP")
print(econ.claims.render(verdict))
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from econ.evidence import Book, default_book
from econ.wording.errors import InputError, check_kind
from econ.wording.language import N_, _

if TYPE_CHECKING:
    from econ.claims.address import Reopened
    from econ.claims.claim import Claim, Refusal
    from econ.claims.parser import Article
    from econ.claims.verdict import Verdict

__all__ = ["article", "check_claim", "claims_or_why", "find_claims", "open_claim", "render"]

A_LANGUAGE = N_("Give the code of a language, such as “id”, or “auto”.")
"""How to mend what is no code of a language."""


def __getattr__(name: str) -> Callable[[Verdict], str]:
    """`render`, when it is first asked for: who needs only the rule of what agrees loads no grammar."""
    if name == "render":
        from econ.claims.rendering import render

        return render
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def check_claim(
    text: str,
    book: Book | None = None,
    date: int | None = None,
    language: str = "auto",
    corrected: Mapping[str, str] | None = None,
) -> Verdict:
    """Read a claim, recompute every reading of it and say which of them agree with its words.

    Args:
        text: one sentence, such as "US$250 million is about 1% of North Korea's GDP".
        book: the figures; those that ship with the package if left out.
        date: the year in which it was said, from which "last year" is told. Where the sentence names no year, the
            figures of that year and of the two before it are taken; without a date, the five latest years with a
            figure. A year before 1900 or after 2100 is refused.
        language: the code of its language, such as "id"; told from the sentence if left out.
        corrected: fields with what is meant in place of what was read: "amount", "share", "of", "owner", "year",
            "period", "stage", and "ignore" for words that change nothing; "" for what is not known. A sentence that
            cannot be read is judged by its fields alone, of which it needs the first three.

    Raises:
        InputError: a part of the sentence or a field cannot be read; the message names it and says how to mend it.
    """
    from econ.claims import fields
    from econ.claims.claim import said_in
    from econ.claims.parser import read
    from econ.claims.parts import not_understood
    from econ.claims.verdict import judge

    check_kind(text, str, "text", N_("Give the sentence as a text."))
    check_kind(language, str, "language", A_LANGUAGE)
    check_kind(corrected, (Mapping, type(None)), "corrected", N_("Give a dict of fields and what stands in them."))
    book, date = book or default_book(), said_in(date)
    if not corrected:
        return judge(read(text, book, date, language), book, date)
    claim = fields.corrected(text, corrected, book, date, language)
    if claim.unread:
        raise not_understood(claim.unread.split("; ")[0]).at(_("claim"))
    return judge(claim, book, date)


def open_claim(code: str, book: Book | None = None) -> Reopened:
    """Open a claim by its code, or an address with one, and judge it again; it says whether the answer differs.

    Args:
        code: what `verdict.address()` gave.
        book: the figures; those that ship with the package if left out.

    Raises:
        InputError: it is no code of a claim, or is damaged.
    """
    from econ.claims.address import reopened

    check_kind(code, str, "code", N_("Give the code as a text."))
    return reopened(code, book)


def find_claims(
    text: str, said: int | None = None, language: str = "auto", book: Book | None = None
) -> list[Claim | Refusal]:
    """Find the claims of a sentence, a paragraph or an article, each with its place.

    Sentences with numbers and no claim are passed over. What cannot be read is a `Refusal` in the list, which names the
    part. Words of a claim that are not understood are in its `unread`; there is no verdict on it before somebody has
    looked at them.

    Args:
        text: the text.
        said: the year in which it was said, from which "last year" is told.
        language: the code of its language, such as "id"; told from the text if left out, and then lines in another
            language are read in that one, or named where it is not read.
        book: the figures, for the names of countries; those that ship with the package if left out.

    Raises:
        InputError: the text is too long, or in a language that is not read.
    """
    return list(article(text, said, language, book).found)


def article(text: str, said: int | None = None, language: str = "auto", book: Book | None = None) -> Article:
    """What `find_claims` finds, and of how many sentences.

    Raises:
        InputError: the text is too long, or in a language that is not read.
    """
    from econ.claims.claim import Refusal, said_in
    from econ.claims.parser import LONGEST_TEXT, Article, find
    from econ.claims.words import stretches

    check_kind(text, str, "text", N_("Give the sentences as a text."))
    check_kind(language, str, "language", A_LANGUAGE)
    book, said = book or default_book(), said_in(said)
    parts = [(0, len(text), language)]
    if language == "auto" and len(text) <= LONGEST_TEXT:
        parts = stretches(text)
    found: list[Claim | Refusal] = []
    unread: list[Refusal] = []
    sentences, passed_over = 0, 0
    for start, end, code in parts:
        part = text[start:end]
        try:
            within = find(part, book, said, code)
        except InputError as error:
            unread.append(Refusal(error, part.strip(), (start, end)))
            sentences += 1
            continue
        found += [_moved(each, start, said) for each in within.found]
        sentences, passed_over = sentences + within.sentences, passed_over + within.passed_over
    if len(unread) == len(parts):
        raise unread[0]
    return Article(text, tuple(sorted([*found, *unread], key=_place)), sentences, passed_over)


def claims_or_why(text: str, said: int | None = None, language: str = "auto", book: Book | None = None) -> Article:
    """What `article` finds, where there is something.

    Raises:
        InputError: nothing is claimed; of one sentence with the part that is missing.
    """
    from econ.claims.parser import LONGEST, Article, read

    found = article(text, said, language, book)
    if found.found:
        return found
    if found.sentences > 1 or len(text) > LONGEST:
        raise InputError(
            _("No sentence of the text states an amount of money and what share of a total it is."),
            _("claim"),
            _("Check a sentence such as “US$250 million is about 1% of North Korea's GDP” by itself."),
        )
    return Article(text, (read(text, book or default_book(), said, language),), 1, 0)


def _place(each: Claim | Refusal) -> tuple[int, int]:
    from econ.claims.claim import Claim

    return each.at if isinstance(each, Claim) else each.place


def _moved(each: Claim | Refusal, by: int, said: int | None) -> Claim | Refusal:
    """What was found in a part of a text, with its place in the whole."""
    from econ.claims.claim import Claim

    if isinstance(each, Claim):
        return replace(each, said=said, at=(each.at[0] + by, each.at[1] + by))
    each.place = (each.place[0] + by, each.place[1] + by)
    return each
