"""Check a claim of the form "X is N % of Y": its readings, its verdict, what it implies and leaves unsaid.

verdict = econ.check_claim("US$250 million is about 1% of North Korea's GDP")
print(econ.claims.rendering(verdict))
"""

from __future__ import annotations

from econ.claims.claim import Claim, Denominator, Money, Period
from econ.claims.parser import read
from econ.claims.readings import Reading
from econ.claims.rendering import render, table
from econ.claims.stated_numbers import Stated
from econ.claims.verdict import Implied, Verdict, judge, summary
from econ.evidence import Book, default_book

__all__ = [
    "Claim",
    "Denominator",
    "Implied",
    "Money",
    "Period",
    "Reading",
    "Stated",
    "Verdict",
    "check_claim",
    "read",
    "render",
    "summary",
    "table",
]


def check_claim(text: str, book: Book | None = None, date: int | None = None) -> Verdict:
    """Read a claim, recompute every reading of it and say which of them agree with its words.

    Args:
        text: one sentence, such as "US$250 million is about 1% of North Korea's GDP".
        book: the figures; those that ship with the package if left out.
        date: the year in which it was said. Where the sentence names no year, the figures of that year and of the
            two before it are taken; without a date, the five latest years with a figure.

    Raises:
        InputError: a part of the sentence cannot be read; the message names it and says how to mend it.
    """
    book = book or default_book()
    return judge(read(text, book), book, date)
