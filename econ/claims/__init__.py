"""Check a claim of the form "X is N % of Y": its readings, its verdict, what it implies and leaves unsaid.

verdict = econ.check_claim("US$250 million is about 1% of North Korea's GDP")
print(econ.claims.render(verdict))
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from econ.evidence import Book, default_book

if TYPE_CHECKING:
    from econ.claims.claim import Claim, Refusal
    from econ.claims.verdict import Verdict

__all__ = ["check_claim", "find_claims", "render"]


def __getattr__(name: str) -> Callable[[Verdict], str]:
    """`render`, when it is first asked for: who needs only the rule of what agrees loads no grammar."""
    if name == "render":
        from econ.claims.rendering import render

        return render
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def check_claim(text: str, book: Book | None = None, date: int | None = None, language: str = "auto") -> Verdict:
    """Read a claim, recompute every reading of it and say which of them agree with its words.

    Args:
        text: one sentence, such as "US$250 million is about 1% of North Korea's GDP".
        book: the figures; those that ship with the package if left out.
        date: the year in which it was said, from which "last year" is told. Where the sentence names no year, the
            figures of that year and of the two before it are taken; without a date, the five latest years with a
            figure.
        language: the code of its language, such as "id"; told from the sentence if left out.

    Raises:
        InputError: a part of the sentence cannot be read; the message names it and says how to mend it.
    """
    from econ.claims.parser import read
    from econ.claims.verdict import judge

    book = book or default_book()
    return judge(read(text, book, date, language), book, date)


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
        language: the code of its language, such as "id"; told from the text if left out.
        book: the figures, for the names of countries; those that ship with the package if left out.

    Raises:
        InputError: the text is too long, or in a language that is not read.
    """
    from econ.claims.claim import Claim
    from econ.claims.parser import find

    found = find(text, book or default_book(), said, language)
    return [replace(each, said=said) if isinstance(each, Claim) else each for each in found]
