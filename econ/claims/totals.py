"""What a share is of: the words behind it, or in front of it, read one by one; a word that is not known is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from econ.claims.claim import Denominator, Period
from econ.claims.parts import either_half, not_understood
from econ.claims.scanner import Mention, Mentions
from econ.claims.words import Words
from econ.evidence import Book
from econ.wording.errors import InputError, nearest
from econ.wording.language import _

Found = tuple[Denominator, int, int]
"""A total, and from where to where it stands among the mentions."""

TRADED = {"exports", "imports", "trade"}

PRODUCT = {"gdp", "gni"}
"""Totals that may stand right in front of their share in a headline."""

HELD = {
    "gdp",
    "economy",
    "gni",
    "exports",
    "imports",
    "trade",
    "budget",
    "military_spending",
    "defence_budget",
    "arms_exports",
}
"""Kinds of totals of which figures are held."""

SHORT = {"exports": {"arms_exports"}, "budget": {"defence_budget", "military_spending"}}
"""Totals whose name may be short for another one of the same sentence."""

OWNED = {"exports", "imports", "trade", "budget"}
"""Totals that are those of a country only if it is named with them: "exports of $5bn" may be those of a firm."""

SMALL = {"filler", "of", "the", "article", "in", "particle", "its", "sized", "rate", "used"}
"""Words of a total that change nothing of which it is."""

NAMED = {"country", "year", "source", "basis", "that year"}
"""What a total may name."""

TELLING = {
    "report",
    "name",
    "capital",
    "source",
    "the",
    "article",
    "country",
    "of",
    "particle",
    "filler",
    "year",
    "its",
    "that year",
}
"""What may stand behind a total where it is said who says so."""

DESCRIBING = {
    "context",
    "name",
    "capital",
    "stage",
    "period",
    "that year",
    "partner",
    "from",
    "to",
    "growth",
    "adds",
    "report",
    "or",
    "rank",
    "word",
    "aim",
    "purpose",
    "spend",
    "unknown",
    "verb",
    "number",
    "per_head",
}
"""What may describe a total that is stated in money."""


ALONE = {
    "total",
    "country",
    "particle",
    "ending",
    "the",
    "filler",
    "year",
    "that year",
    "verb",
    "report",
    "source",
    "mark",
}
"""What may stand up to the amount of a total that is not narrowed: "North Korea's GDP was $25 billion"."""

WHOLE = {"the", "filler"}
"""What stands for a total that was named before: "130억 달러는 전체의 3%"."""

NARROWING = {"context", "partner", "country"}
"""What makes another total of one in whose brackets it stands first: "exports (coal)", "exports (to China)"."""


class Totals(Mentions):
    """Reads the totals of a sentence."""

    def __init__(self, text: str, mentions: list[Mention], words: Words, book: Book) -> None:
        """Remember the sentence."""
        self.text, self.mentions, self.words, self.book = text, mentions, words, book
        self.back: set[int] = set()

    def of(self, n: int) -> Found:
        """The total of the share at a place.

        Raises:
            InputError: nothing is named, or a word of it is not understood.
        """
        if self.words.total == "front":
            return self._in_front(n)
        start = self._begin(n)
        if start is not None:
            start += self._kind(start) == "the" and start + 1 < len(self.mentions)
            end = self._boundary(start)
            return self._read(start, end, n), start, end
        for found in (self._added_to(n), self._of_them(n), self._in_a_ratio(n), self._out_of(n), self._of_which(n)):
            if found is not None:
                return found
        raise self._not_said(n)

    # --- where it stands --------------------------------------------------------------------------

    def _begin(self, n: int) -> int | None:
        """Where the total begins behind a share; None if none does."""
        share, at = self.mentions[n], n + 1
        at += self._text(at) == "," and self._has(at + 1, "of")
        if self._has(at, "the size of"):
            return at + 1
        if behind := self._behind_the_amount(n):
            return behind
        if self._has(at, "of"):
            return at + 1
        if self._has(at, "on_total") and share.kind == "share":
            before = n - 1 if self._means(at, "on_total") == "right behind" else 0
            adds = any(m.has("adds") for m in self.mentions[before:n])
            noun = at + 1
            while self._kind(noun) in {"country", "the", "its", "filler", "particle", "year", "basis"}:
                noun += 1
            return at + 1 if self._kind(noun) == "total" and (adds or not self._means(at, "on_total")) else None
        if share.kind == "times":
            return at if self._kind(at) in NAMED | SMALL | {"total", "money", "context", "name"} else None
        half = share.stated.face == (0.5, 0.5)
        straight = self.words.bare or half
        if straight and self._kind(at) in {"filler", "total", "its", "the", "country"}:
            return at
        return None

    def _behind_the_amount(self, n: int) -> int | None:
        """Where the total begins behind an amount put in between: "24 percent, or $2.96 billion, of exports"."""
        at = n + 1
        while self._has(at, "or") or self._text(at) in {",", "("}:
            at += 1
        if n + 1 == at or self._kind(at) != "money":
            return None
        at += 2 if self._text(at + 1) in {",", ")"} else 1
        return at + 1 if self._has(at, "of") else None

    def _added_to(self, n: int) -> Found | None:
        """The total between a verb that adds and "by": "boosts North Korea's GDP by 1%"."""
        if not self._has(n - 1, "agent"):
            return None
        start = next((b + 1 for b in reversed(range(n)) if self._has(b, "adds")), n)
        end = self._boundary(start)
        return (self._read(start, end, n), start, end) if end == n - 1 else None

    def _of_them(self, n: int) -> Found | None:
        """A total with which its clause begins: "Of exports of $12.5bn, $2.96bn or 24% went to …"."""
        for start in reversed(range(n)):
            if self._has(start - 1, "of") and self._text(start - 2) in {"", ",", ";", ":", "("}:
                end = self._boundary(start)
                if any(m.kind == "money" for m in self.mentions[start:end]):
                    return self._read(start, end, n), start, end
        return None

    def _in_a_ratio(self, n: int) -> Found | None:
        """The total that a ratio in front is to: "a debt-to-GDP ratio of 161%", "rasio terhadap PDB 38 persen"."""
        at = n
        while self._kind(at - 1) in {"of", "verb", "hedge"} and not self._has(at - 1, "ratio"):
            at -= 1
        behind = self._has(at - 1, "ratio")
        start = end = at - behind
        while self._kind(start - 1) in {"total", "country", "particle", "its", "the"}:
            start -= 1
        opened = start - 1
        while self._kind(opened - 1) in {"total", "context", "country"}:
            opened -= 1
        part = [m for m in self.mentions[opened : start - 1] if m.kind != "country"]
        if not behind:
            opened -= 1 + self._has(opened - 1, "of")
        told = (behind or self._has(opened, "ratio")) and self._has(start - 1, "ratio_to")
        return (self._read(start, end, n), opened, n) if told and self._is_named_beside(opened, n, part) else None

    def _is_named_beside(self, opened: int, n: int, part: Sequence[Mention]) -> bool:
        """Whether what a ratio is called after is what the sentence speaks of: "debt", "utang pemerintah"."""
        beside = {word for m in (*self.mentions[:opened], *self.mentions[n:]) for word in m.text.lower().split()}
        return all(beside.issuperset(m.text.lower().split()) for m in part)

    def _out_of(self, n: int) -> Found | None:
        """A stated total of which the amount in front is said to be a part: "$12bn of the $24bn from oil, or 51%"."""
        comma = n - 1
        while self._kind(comma) in {"hedge", "or", "verb"}:
            comma -= 1
        ends = self._text(comma) in {",", "("} and self._text(n + 1) in {"", ".", ",", ")", ";"}
        if self._kind(n) != "share" or not ends:
            return None
        whole = next((b for b in reversed(range(comma)) if self._kind(b) == "money"), None)
        if whole is None or any(self._kind(b) in {"mark", "share", "times"} for b in range(whole, comma)):
            return None
        before = whole - 1
        while self._kind(before) in {"the", "article", "its"}:
            before -= 1
        if self._kind(before - 1) != "money" or not self._has(before, "of"):
            return None
        total = self.mentions[whole]
        if self.mentions[before - 1].money.currency != total.money.currency:
            return None
        return Denominator(total.text, money=total.money), before, whole + 1

    def _of_which(self, n: int) -> Found | None:
        """The amount that "of which" points at: "licences of €6.3bn, of which Indonesia took €1.2bn, or a fifth"."""
        which = next((b for b in range(n) if self._has(b, "of_which")), None)
        wholes = [b for b, m in enumerate(self.mentions[:which]) if m.kind == "money"] if which is not None else []
        parts = [b for b in range(which or 0, n) if self._kind(b) == "money"]
        if len(wholes) != 1 or len(parts) != 1 or self._has(n + 1, "of"):
            return None
        total, part = self.mentions[wholes[0]].money, self.mentions[parts[0]].money
        if total.currency != part.currency or total.size.high < part.size.low:
            return None
        return Denominator(self.mentions[wholes[0]].text, money=total), wholes[0], wholes[0] + 1

    def _boundary(self, start: int) -> int:
        """Where the total ends that begins at a place."""
        closed = start
        for b in range(start, len(self.mentions)):
            mention = self.mentions[b]
            if mention.text == "(":
                closed = max(closed, self._closed(b))
            if b < closed or mention.has("sized"):
                continue
            if mention.kind in {"mark", "share", "times"}:
                return b
            if mention.kind in {"verb", "and", "or", "relative", "if", "could", "ending"} or (
                mention.has("relative") and mention.kind not in {"country", "total"}
            ):
                return b
            if mention.kind == "report" and any(m.kind == "total" for m in self.mentions[start:b]):
                return b
            fiscal = mention.kind == "period" and mention.period.years == 1 and mention.period.first is not None
            day = mention.kind in {"month", "open year"}  # of a debt; any other is refused
            if (fiscal or day) and self._kind(b - 1) in {"total", "country"} and self._kind(b + 1) in {"", "mark"}:
                return b  # that of the amount as well: "5% of its budget for 2024-25"
        return len(self.mentions)

    def _closed(self, opened: int) -> int:
        """Where a bracket ends that holds a year, the amount or the short name of the total; its place for another."""
        end = opened + 1
        while self._kind(end) in NAMED | SMALL | {"money", "total", "hedge"} or self._text(end) in {",", "="}:
            end += 1
        return end + 1 if self._text(end) == ")" else opened

    def _in_front(self, n: int) -> Found:
        """The total in front of a share: "GDP의 26.4%", "총지출 604조원의 9.1%", "GDP 대비 4%".

        Or that of which its amount is said to be a part: "수출 4240억 달러 중 무기는 130억 달러로 3%".
        """
        end, whole = n, False
        while self._has(end - 1, "of") or (self._has(end - 1, "out_of") and not whole) or self._kind(end - 1) in WHOLE:
            end -= 1
            whole = whole or (self._kind(end) in WHOLE and not self._has(end, "out_of"))
        if self._has(end - 2, "ratio_to") and self._is_named_beside(end - 2, n, self.mentions[end - 1 : end]):
            end -= 2  # "GDP 대비 국가채무비율은 50%"
        linked = any(m.has("of", "out_of") for m in self.mentions[end:n])
        linked = linked or (self._kind(n - 1) == "total" and self.mentions[n - 1].word in PRODUCT)  # "GDP 2%"
        start = self._front(end)
        if not linked or start == end:
            end = next((b for b in reversed(range(n)) if self._means(b, "out_of") == "part"), 0)
            start = self._front(end)
            if self._kind(end - 1) != "money":
                raise self._not_said(n)
            return self._read(start, end, n), start, end
        if self._has(start - 1, "and", "or", "attributive") and not self._has(start - 1, "equivalent"):
            words = self.text[self.mentions[max(start - 2, 0)].start : self.mentions[end - 1].end]
            raise InputError(
                _("“{words}” is another total, and no figure is held of it.", words=words),
                mend=_("Name the whole, such as exports or GDP, or state the total in money."),
            )
        return self._read(start, end, n), start, n

    def _front(self, end: int) -> int:
        """Where a total begins that ends in front of a place."""
        start = end
        while start > 0:
            mention = self.mentions[start - 1]
            small = mention.has("particle", "ending") or mention.kind == "verb"
            particle = small and not mention.has("of") and mention.kind not in {"country", "total", "filler"}
            if mention.text == ")" and self._kind(start - 2) == "money" and self._text(start - 3) == "(":
                start -= 3  # "GDP(280억 달러)"
                continue
            if particle or mention.kind in {"mark", "share", "times", "and", "or", "relative"}:
                break
            if mention.kind in {"growth", "adds", "could", "if", "number"}:
                break
            if mention.kind == "hedge" and not mention.word and not self._goes_on(start - 2):  # "무려 GDP의 9%"
                break
            named = NAMED | {"total", "money"}
            if mention.kind == "money" and any(m.kind in named for m in self.mentions[start:end]):
                break
            start -= 1
        return start

    def _goes_on(self, b: int) -> bool:
        """Whether a word in front of a hedge belongs to the total behind it: "수출과 무려 GDP"."""
        return not (self._has(b, "topic") or self._kind(b) in {"", "mark", "money", "verb", "ending"})

    # --- what it is -------------------------------------------------------------------------------

    def _read(self, start: int, end: int, n: int) -> Denominator:
        """Read the words of a total.

        Raises:
            InputError: nothing is named, or a word is not understood.
        """
        inside = self.mentions[start:end]
        if not inside:
            raise self._not_said(n)
        moneys = [m for m in inside if m.kind == "money"]
        if len({m.money.currency for m in moneys}) == 2 and any(m.text == "(" for m in inside):
            moneys = moneys[:1]
        if len(moneys) > 1:
            raise InputError(
                _("The total is given twice: “{first}” and “{second}”.", first=moneys[0].text, second=moneys[1].text),
                mend=_("Give one of them."),
            )
        stated = bool(moneys)
        found = Denominator("", money=moneys[0].money if moneys else None)
        noun: Mention | None = None
        for place in range(start, end):
            found, noun = self._with(found, noun, place, start, end, stated=stated)
        if noun is not None and not found.country and not any(m.has("its") for m in inside):
            found = replace(found, country=noun.word.partition(":")[2])
        if not found.kind and not stated and found.country:
            found = replace(found, kind=self._same_total(start, end, n))
        if not found.kind and not stated:
            said = " ".join(m.text for m in inside)
            raise InputError(
                _("“{said}” names no total.", said=said),
                mend=_("Name what it is a share of, such as GDP, exports or an amount of money."),
            )
        if not stated:
            self._refuse_what_follows(end, noun)
        elif found.kind not in HELD or self._is_described(start, end) or self._is_short_for(found.kind, start, inside):
            found = Denominator("", money=found.money, year=found.year)
        if any(m.has("its") for m in inside):
            self.back.add(start)
        text = self.text[inside[0].start : inside[-1].end].strip(" ,.")
        text = text if text.count("(") == text.count(")") else text.strip("()")
        return replace(found, text=text)

    def _same_total(self, start: int, end: int, n: int) -> str:
        """The kind of the only other total, where a country alone stands for its own: "1.7% of South Korea's".

        "" where that total is narrowed, or the amount is not said to be it.
        """
        inside = [m for m in self.mentions[start:end] if m.kind != "country"]
        short = all(m.kind in {"particle", "the"} for m in inside) and (inside or self.words.bare)
        others = [b for b, m in enumerate(self.mentions) if m.kind == "total"]
        if not short or len(others) != 1 or any(m.kind == "per_head" for m in self.mentions):
            return ""
        place = others[0]
        amount = next((b for b in range(place, len(self.mentions)) if self._kind(b) == "money"), place)
        first = next((b + 1 for b in reversed(range(place)) if self._kind(b) == "mark"), 0)
        plain = all(
            m.kind in ALONE or m.has("of", "in", "than", "particle") or m.means("basis") == "current"
            for b, m in enumerate(self.mentions[:amount])
            if b >= first and not start <= b <= n
        )
        return self.mentions[place].word if plain and place < amount and self.mentions[place].word in HELD else ""

    def _is_described(self, start: int, end: int) -> bool:
        """Whether a stated total has more words than its name, which may make it another one."""
        known = NAMED | SMALL | {"money", "total", "mark", "hedge", "and", "period", "word", "stage"}
        return any(m.kind not in known for m in self.mentions[start:end])

    def _is_short_for(self, kind: str, start: int, inside: Sequence[Mention]) -> bool:
        """Whether "exports" may be short for the "arms exports" that the sentence speaks of before."""
        if kind in OWNED and not any(m.kind == "country" or m.has("its") for m in inside):
            return True
        before = {m.word.partition(":")[0] for m in self.mentions[:start] if m.kind == "total"}
        return kind in SHORT and bool(before & SHORT[kind])

    def _with(
        self, found: Denominator, noun: Mention | None, place: int, start: int, end: int, *, stated: bool
    ) -> tuple[Denominator, Mention | None]:
        """The total with what one more mention adds to it."""
        mention = self.mentions[place]
        if mention.kind == "total":
            return self._named(found, noun, mention, place, start, stated=stated), mention
        if mention.kind == "country":
            if found.country and found.country != mention.word and not stated:
                raise InputError(
                    _("“{text}” is a second country beside the first.", text=mention.text),
                    mend=_("Name one country's total."),
                )
            if stated and found.country:
                return found, noun
            return replace(found, country=mention.word), noun
        if mention.kind == "year" or (mention.kind == "that year" and mention.period.first):
            year = mention.year if mention.kind == "year" else mention.period.first
            if found.year and found.year != year:
                raise InputError(
                    _("Two years are named: “{first}” and “{second}”.", first=str(found.year), second=mention.text),
                    mend=_("Name one."),
                )
            return replace(found, year=year), noun
        if mention.kind == "source":
            return replace(found, source=mention.word), noun
        if mention.kind == "basis":
            return replace(found, basis=mention.word), noun
        if mention.kind in {"rate", "period"} and mention.period == Period(mention.period.text, 1.0):
            return replace(found, yearly=True), noun
        self._refuse_other(mention, noun, place, start, end, stated=stated)
        return found, noun

    def _named(
        self, found: Denominator, noun: Mention | None, mention: Mention, place: int, start: int, *, stated: bool
    ) -> Denominator:
        kind = mention.word
        before = [m for m in self.mentions[start:place] if m.has("goods")]
        if before and kind not in TRADED:
            raise InputError(
                _("“{words}” is another total, and no figure is held of it.", words=f"{before[0].text} {mention.text}"),
                mend=_("Name the whole, such as exports or GDP, or state the total in money."),
            )
        if noun is not None and noun.word != kind:
            if stated:
                return found
            raise self._another(noun, mention, place)
        return replace(found, kind=kind.partition(":")[0])

    def _refuse_other(
        self, mention: Mention, noun: Mention | None, place: int, start: int, end: int, *, stated: bool
    ) -> None:
        """Refuse a word of the total that may make it another one."""
        if mention.kind == "rate" and mention.period.years != 1 and not stated:
            raise self._part_of_a_year(mention.text)
        if mention.has("half_name"):
            raise either_half(mention.text) if mention.means("half_name") else not_understood(mention.text)
        if mention.has("average") and not stated:
            raise self._another(noun or mention, mention, place)
        if self._changes_nothing(mention, noun, place):
            return
        if stated and mention.kind in DESCRIBING and mention.text[0].isalnum():
            return
        if mention.kind == "period":
            words = f"{noun.text} {mention.text}" if noun else mention.text
            raise InputError(
                _("“{words}” is a total that is not of one calendar year.", words=words),
                mend=_("Name one calendar year, or state the total in money."),
            )
        if noun is not None:
            if self._only_an_aim(place, end):
                return
            raise self._another(noun, mention, place)
        raise self._not_understood(mention, start, end)

    def _changes_nothing(self, mention: Mention, noun: Mention | None, place: int) -> bool:
        """Whether a small word of the total changes nothing of which it is."""
        if mention.kind in SMALL or mention.kind in {"money", "mark"}:
            return True
        if mention.kind == "that year":
            return True
        if mention.has("per"):
            return any(m.kind == "source" for m in self.mentions[place : place + 3])
        return mention.has("goods") and noun is None

    def _only_an_aim(self, place: int, end: int) -> bool:
        """Whether a purpose belongs to the verb in front of the share: "spent 2% of its GDP on defence"."""
        passive = self._has(place, "spend")  # "3,4 persen dari PDB dibelanjakan untuk militer"
        spent = passive or any(m.has("spend") for m in self.mentions[:place])
        rest = self.mentions[place + passive : end]
        return spent and all(m.has("purpose", "aim", "in") or m.kind in SMALL | {"year", "that year"} for m in rest)

    def _refuse_what_follows(self, end: int, noun: Mention | None) -> None:
        """Refuse a second country or year behind "and": the GDP of two countries is another total."""
        ahead = self.mentions[end] if end < len(self.mentions) else None
        if noun is None or ahead is None or ahead.kind in {"share", "times"}:
            return
        rest = self.mentions[end + 1 :]
        if ahead.text == "(":
            first = next((m for m in rest if m.kind not in {"the", "article", "filler", "hedge"}), None)
            if first is not None and first.kind in NARROWING:
                closing = next((m for m in rest if m.text == ")"), first)
                raise self._another(noun, closing, end)
        if ahead.kind == "mark":
            return
        if rest and rest[0].kind == "share":
            return
        pointing = ahead.has("the") and self._kind(end - 1) == "country"  # "ekspor negeri kincir angin itu"
        if ahead.kind == "verb" and not pointing and (not rest or rest[0].kind in {"verb", "mark"}):
            raise self._another(noun, ahead, end)
        if ahead.kind in {"report", "name", "source"}:
            stop = next((b for b, m in enumerate(rest) if m.kind in {"mark", "verb", "and"}), len(rest))
            tells = TELLING - {"filler"} if ahead.has("agent") else TELLING  # “by value” names nobody
            strange = next((m for m in rest[:stop] if m.kind not in tells), None)
            if strange is not None:
                raise self._another(noun, strange, end)
        if not self._has(end, "and", "or"):
            return
        ahead = next((m for m in rest if m.kind not in {"the", "filler", "hedge"}), None)
        share = any(m.kind in {"share", "times"} for m in rest)
        if ahead is not None and ahead.kind == "context" and self._ends(rest[rest.index(ahead) + 1 :]):
            raise self._another(noun, ahead, end)
        if (
            ahead is not None
            and ahead.kind in {"country", "total", "name", "capital", "unknown", "of", "year"}
            and not (share and ahead.kind == "name")
        ):
            raise InputError(
                _(
                    "“{words}” is another total, and no figure is held of it.",
                    words=f"{self.mentions[end].text} {ahead.text}",
                ),
                mend=_("Name one country's total."),
            )

    def _ends(self, rest: Sequence[Mention]) -> bool:
        """Whether nothing more is said: "and education", "dan pendidikan Polandia"."""
        last = next((b for b, m in enumerate(rest) if m.kind not in {"country", "particle", "year", "of", "in"}), None)
        return last is None or rest[last].kind == "mark"

    def _part_of_a_year(self, text: str) -> InputError:
        return InputError(
            _("“{text}” makes it a total that is not of one calendar year.", text=text),
            mend=_("Name one calendar year, or state the total in money."),
        )

    def _another(self, noun: Mention, mention: Mention, place: int) -> InputError:
        behind = place + 2 if mention.kind in {"partner", "from", "to", "of", "in"} else place + 1
        first, last = min(noun.start, mention.start), max(noun.end, mention.end, self.mentions[place:behind][-1].end)
        return InputError(
            _("“{words}” is another total, and no figure is held of it.", words=self.text[first:last]),
            mend=_("Name the whole, such as exports or GDP, or state the total in money."),
        )

    def _not_understood(self, mention: Mention, start: int, end: int) -> InputError:
        phrase = self.text[self.mentions[start].start : self.mentions[end - 1].end]
        named = any(m.kind == "total" for m in self.mentions[start:end])
        mend = _("Name one country, or state the total: “1% of a $24.5 billion economy”.")
        if mention.text[:1].isupper() and (named or mention.kind in {"name", "unknown"}):
            names = [c.name for c in self.book.countries.values()]
            close = [n for n in names if mention.text.removesuffix("n") in n] or nearest(mention.text, names)
            hint = _("Did you mean {names}? ", names=_(" or ").join(close)) if close else ""
            return InputError(
                _("“{name}” in “{phrase}” is no country that figures are held for.", name=mention.text, phrase=phrase),
                mend=hint + mend,
            )
        what = _(
            "“{text}” in “{phrase}” is not understood, and no figure is held of it.", text=mention.text, phrase=phrase
        )
        if not named:
            mend = _(
                "Name GDP, GNI, exports, imports, trade, the budget or military spending, or state the total in money."
            )
        return InputError(what, mend=mend)

    def _not_said(self, n: int) -> InputError:
        text = self.mentions[n].text
        return InputError(
            _("It is not said what “{text}” is a share of.", text=text),
            mend=_("Name the total with it, as in “1% of North Korea's GDP”."),
        )
