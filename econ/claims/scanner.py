"""From a sentence to its mentions: amounts, shares, times, totals, countries, and what every other word is.

Nothing here knows a language: which word is what stands in `data/claims/words.CODE.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from econ.claims.claim import Money, Period
from econ.claims.numerals import Made, Number, Said
from econ.claims.stated_numbers import Stated
from econ.claims.times import Times
from econ.claims.tokens import HEADING

Kind = TypeVar("Kind", Money, Stated, Period, Number, int)


@dataclass(frozen=True)
class Mention:
    """A part of the sentence that is understood as one thing, or a word that is none of them.

    Attributes:
        kind: "money", "share", "times", "period", "rate", "year", "number", "country", "total" and so on.
        text: the words.
        start, end: where they stand in the sentence.
        value: what they say.
        senses: of a single token, all that it may be.
        glued: whether it is written onto the mention before it.
    """

    kind: str
    text: str
    start: int
    end: int
    value: Said = None
    senses: dict[str, str] | None = None
    glued: bool = False

    def _as(self, kind: type[Kind]) -> Kind:
        if not isinstance(self.value, kind):
            raise TypeError(f"“{self.text}” ({self.kind}) says no {kind.__name__}")
        return self.value

    @property
    def money(self) -> Money:
        """An amount of money."""
        return self._as(Money)

    @property
    def stated(self) -> Stated:
        """A share or a multiple."""
        return self._as(Stated)

    @property
    def period(self) -> Period:
        """A time."""
        return self._as(Period)

    @property
    def number(self) -> Number:
        """A bare number."""
        return self._as(Number)

    @property
    def year(self) -> int:
        """A calendar year."""
        return self._as(int)

    @property
    def word(self) -> str:
        """What a word means; "" where it means nothing."""
        return self.value if isinstance(self.value, str) else ""

    def means(self, kind: str) -> str | None:
        """What the mention means as a word of some kind; None if it is none."""
        return (self.senses or {}).get(kind)

    def has(self, *kinds: str) -> bool:
        """Whether the mention is a word of one of some kinds."""
        return self.senses is not None and any(kind in self.senses for kind in kinds)


class Mentions:
    """The mentions of a sentence, of which one may ask behind its end and before its beginning."""

    mentions: list[Mention]

    def _text(self, n: int) -> str:
        return self.mentions[n].text if 0 <= n < len(self.mentions) else ""

    def _kind(self, n: int) -> str:
        return self.mentions[n].kind if 0 <= n < len(self.mentions) else ""

    def _means(self, n: int, kind: str) -> str | None:
        return self.mentions[n].means(kind) if 0 <= n < len(self.mentions) else None

    def _has(self, n: int, *kinds: str) -> bool:
        return 0 <= n < len(self.mentions) and self.mentions[n].has(*kinds)


class Scanner(Times):
    """Finds the mentions of a sentence."""

    def mentions(self) -> list[Mention]:
        """Everything in the sentence, in its order.

        Raises:
            InputError: a number can be read in two ways, a range is upside down, and the like.
        """
        found: list[Mention] = []
        place = 0
        while place < len(self.tokens):
            mention, place = self._mention(place)
            found.append(mention)
        return found

    def _mention(self, place: int) -> tuple[Mention, int]:
        for make in self.MAKERS:
            made = make(self, place)
            if made is not None:
                kind, value, end = made
                token = self.tokens[place]
                text = self.text[token.start : self.tokens[end - 1].end]
                return Mention(kind, text, token.start, self.tokens[end - 1].end, value, None, token.glued), end
        token = self.tokens[place]
        kind = next((k for k in KINDS if k in token.senses), "")
        if self._to_after_growth(place):
            kind = "to"
        if kind in {"particle", "ending"} and self.words.glued and not token.glued:
            kind = ""
        if not kind:
            alone = token.senses.keys() <= STRAY | BESIDE | {"particle", "ending"}
            kind = self._unknown(place) if alone else "word"
        value = token.senses.get(kind)
        return Mention(kind, token.text, token.start, token.end, value, token.senses, token.glued), place + 1

    @cached_property
    def capitals_tell(self) -> bool:
        """Whether a capital tells a name, which it does not where small words have one too."""
        small = {"verb", "of", "filler", "the", "article", "in", "and"}
        return not any(
            t.text[:1].isupper() and t.senses.keys() & small and self.tokens[b].text.isalpha()
            for b, t in enumerate(self.tokens[1:])
        )

    @cached_property
    def heading(self) -> int:
        """Where the words in capitals end with which the sentence is headed; 0 if it is not."""
        found = HEADING.match(self.text)
        return found.end() if found else 0

    def _unknown(self, place: int) -> str:
        """What a word is that stands in no table."""
        token = self.tokens[place]
        initials = len(token.text) > 1 and token.text.isupper() and token.text.isascii() and token.text.isalpha()
        counted = place > 0 and self.tokens[place - 1].number
        if token.senses.keys() - BESIDE - ({"points"} if initials and not counted else set()):
            return "unknown"
        if not token.text[0].isalpha():
            return "mark" if token.text in MARKS else "unknown"
        if counted or token.start < self.heading:
            return "unknown"
        if self.words.glued:
            return "name" if initials or (token.glued and self._is_initials(place - 1)) else "unknown"
        letters = token.text.rstrip("'")
        starts = place == 0 or self.tokens[place - 1].text in {".", "!", "?", ":"}
        named = not starts or self.has(place + 1, "possessive") or self._told(place + 1) or self._goes_on(place + 1)
        capital = letters[:1].isupper() and (len(letters) > 2 or initials)
        return "name" if self.words.names and self.capitals_tell and capital and named else "unknown"

    def _goes_on(self, place: int) -> bool:
        """Whether the word at a place is the second of a name: "Bidzina Ivanishvili's"."""
        token = self.tokens[place] if place < len(self.tokens) else None
        return token is not None and token.text[:1].isupper() and not token.senses and not token.number

    def _is_initials(self, place: int) -> bool:
        """Whether a token is Latin capitals that mean nothing: "BNP" in "BNP파리바"."""
        token = self.tokens[place]
        return token.text.isascii() and token.text.isupper() and not token.senses

    def _told(self, place: int) -> bool:
        """Whether the word at a place says that the one before it is a name: "Chainalysis said"."""
        return place < len(self.tokens) and "report" in self.tokens[place].senses

    def count(self, place: int) -> Made | None:
        """A bare number: a count of something, or one whose meaning is not clear."""
        hedges, at = self._hedges(place)
        number = self.amount_of(at)
        if number is None or (number.end == at):
            return None
        end = number.end
        if self.has(at, "number") and self.has(at, "context"):
            return None
        if end < len(self.tokens) and self._cut_short(end) and not self.words.glued:
            end += 1
            return "unknown", None, end
        if re.fullmatch(r"(?:19|20)\d\d", self.text_at(at)) and (hedges or number.scale):
            return "open year", None, end
        _late, end = self._hedges_behind(end)
        return "number", number, end

    def each(self, place: int) -> Made | None:
        """The price of one: "each", "a piece", "per shell"."""
        if self.has(place, "each"):
            return "each", None, place + 1
        if self.has(place, "per") and self.has(place + 1, "each_of"):
            return "each", None, place + 2
        return None

    MAKERS: tuple[Callable[[Scanner, int], Made | None], ...] = (
        Times.price_year,
        Times.money,
        Times.share,
        Times.period,
        each,
        count,
    )
    """What is looked for at each place, first come first served."""


MARKS = ",;:().?!=…·"

STRAY = {
    "scale",
    "currency",
    "percent",
    "times",
    "part",
    "power",
    "number",
    "multiple",
    "fraction",
    "points",
    "foreign_scale",
}
"""Parts of a number or an amount, which say nothing alone."""

BESIDE = {"compass", "body", "balance"}
"""Words that make something else of a country or an amount beside them, and say nothing alone."""

KINDS = (
    "deny",
    "unsettled",
    "tiv",
    "other_money",
    "narrow",
    "per_head",
    "country",
    "capital",
    "total",
    "source",
    "basis",
    "compare",
    "vague",
    "stage",
    "adds",
    "growth",
    "filler",
    "hedge",
    "verb",
    "of",
    "its",
    "partner",
    "and",
    "or",
    "if",
    "could",
    "purpose",
    "report",
    "rank",
    "of_which",
    "context",
    "counter",
    "particle",
    "ending",
    "name",
    "the",
    "article",
    "in",
    "to",
    "from",
    "month",
)
"""What a word is that belongs to no larger mention, where it may be several things."""
