"""Whether an amount and a share stand in clauses of two things: "earned $200bn from oil and spends 7% of its GDP"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from econ.claims.relations import Relations
from econ.claims.scanner import Mention

SPENDING = {"military_spending", "defence_budget", "budget"}
"""Totals by whose name an amount is known to be spent: of these nothing is sold."""

JOINING = {
    "verb",
    "hedge",
    "filler",
    "the",
    "article",
    "particle",
    "ending",
    "adds",
    "compare",
    "rate",
    "year",
    "month",
    "period",
    "that year",
    "since",
    "used",
    "basis",
    "purpose",
    "stage",
    "growth",
}
"""Kinds of mentions that may stand between a mark and what the amount is said to be."""

SAYING = {"or", "and", "of", "in", "equivalent", "sized", "sum", "pointing", "on_total", "partner", "from", "to", "by"}
"""Kinds of words that may stand there as well."""

TOLD = {"report", "country", "capital", "name", "source", "context", "unknown"}
"""Kinds of mentions that may stand there where somebody is named who says so."""

RECENT = 2
"""A year not longer ago than so many may be the one of which "now" speaks (judgement: ours)."""

SAID = {"verb", "growth", "ending", "hedge"}
"""Kinds of mentions that say something of what stands in front of them."""

SOURCES = {"context", "unknown", "stage", "total"}
"""Kinds of mentions of which something may come: "Interest on", "Spending from"."""

THINGS = {"context", "stage", "total", "country", "capital", "name", "unknown"}
"""Kinds of mentions of which something may be said."""


class Clauses(Relations):
    """Tells whether what stands between an amount and a share begins a clause about another thing."""

    def _another_thing(self, between: Sequence[int], n: int, end: int, *, opens: bool) -> Mention | None:
        """The word by which a share may be said of another thing than an amount; None if there is none.

        Args: those of `_another_clause`.
        """
        found = self._another_clause(between, n, end, opens=opens)
        if found is None and between and between[-1] < n:
            place, free = between[0] - 1, [b for b in between if not self.role[b]]
            words = (self._added(place, free), self._of_which_it_is(place, free), self._comes_of(place, free))
            found = next((self.mentions[b] for b in words if b is not None), None)
        return found

    def _another_clause(self, between: Sequence[int], n: int, end: int, *, opens: bool) -> Mention | None:
        """The word with which another clause begins between an amount and a share; None if none does.

        Args:
            between: the places between them.
            n: the place of the share.
            end: where its total ends.
            opens: whether the amount is that with which the sentence begins, "At $38bn,".
        """
        free = [b for b in between if not self.role[b]]
        odd = self._odd(free, n)
        if odd is None and not self.words.glued and between and between[0] > n:
            odd = self._part_of_it(n, between[-1] + 1)
        if odd is not None:
            return self.mentions[odd]
        if self.words.glued:
            return self._glued_clause(free, n)
        if opens or not free:
            return None
        if free[-1] < n and (noun := self._noun_with(free, n, end)) is not None:
            return self.mentions[noun]
        cut = next((b for b in reversed(free) if self._kind(b) == "mark" or self._has(b, "and")), None)
        inside = [b for b in free if cut is None or b > cut]
        spends = next(
            (self.mentions[b] for b in inside if self._spends(b, free[0]) and not self._only_describes(b, free)), None
        )
        if spends or cut is None:
            return spends
        if cut < n and self._is_subject(cut, between[-1] + 1, n, end):
            return self.mentions[cut]
        if self._has(cut, "and") and cut < n:
            return self.mentions[cut + 1] if self._begins(cut + 1) or self._has_verb(cut + 1, free[0]) else None
        said = any(self._has(b, "report") for b in inside)
        return next(
            (self.mentions[b] for b in inside if not (self._joins(b) or (said and self._kind(b) in TOLD))), None
        )

    def _added(self, place: int, free: Sequence[int]) -> int | None:
        """What is added to an amount, so that the share is of the sum: "The aid and the $250m", "Along with aid,"."""
        before = self._before_small(place)
        if self._has(before, "and") and self._is_thing(before - 1) and self._only_names(before):
            return before - 1
        if self._has(before, "together") and self._is_thing(before - 2):
            return before
        led = self._kind(0) == "adds" and self._has(1, "to")
        begun = (b for b in range(place) if self._has(b, "added") and self._kind(b - 1) in {"", "mark"})
        added = 0 if led else next(itertools.chain(begun, (b for b in free if self._has(b, "added"))), None)
        noun = next(b for b in itertools.count(place + 2) if self._kind(b) not in {"the", "article", "its"})
        told = any(self._has(b, "report") for b in free)
        joined = self._has(place + 1, "and") and noun in free and self._is_thing(noun) and not told
        return noun if joined and not (self._acts(noun) or self._has(noun, "sum")) else added

    def _of_which_it_is(self, place: int, free: Sequence[int]) -> int | None:
        """The words that make an amount a part of what the share is said of: "exports, of which $250m were arms"."""
        which = next((b for b in (self._before_small(place), place + 1) if self._has(b, "of_which")), None)
        whole = any(m.kind == "money" for m in self.mentions[:place])
        return which if not whole and not any(self._has(b, "or") for b in free) else None

    def _comes_of(self, place: int, free: Sequence[int]) -> int | None:
        """What comes of an amount, if the share is of that: "Interest on the $36 trillion", "지원으로 국방비는"."""
        if self.words.glued:
            topics = [b - 1 for b in free if self._has(b, "topic") and self.mentions[b].glued]
            topics = [b for b in topics if self._is_thing(b) or self._kind(b) == "total"]
            case = next((b for b in free if self._is_case(b)), None)
            apart = (b for b in topics if case is not None and b > case and not self._has(b, "sum"))
            return next((b for b in topics if self._has(b, "yield")), next(apart, None))
        before = self._before_small(place)
        linked = any(self._kind(b) in {"verb", "compare"} for b in free)
        source = before - 1
        if linked and self._has(before, "upon") and self._only_names(before) and self._kind(source) in SOURCES:
            return source
        earned = next((b for b in reversed(range(place)) if self._has(b, "yield") and self._has(b + 1, "upon")), None)
        if earned is None or any(self._acts(b) or self._kind(b) == "mark" for b in range(earned, place)):
            return None
        return earned

    def _is_case(self, b: int) -> bool:
        """Whether a particle parts an amount from what is said behind it: "지원으로", "지원 중"; not "에 달하는"."""
        part = self._means(b, "out_of") == "part"
        behind = [m for m in self.mentions[b + 1 : b + 3] if not m.has("topic")]
        goes_on = any(m.kind in {"verb", "ending"} or m.text.endswith(self.words.attributes) for m in behind)
        return (part or self._has(b, "case")) and not goes_on

    def _before_small(self, place: int) -> int:
        """The place in front of an amount and its article."""
        before = place - 1
        while self._kind(before) in {"the", "article", "filler", "its"}:
            before -= 1
        return before

    def _is_thing(self, b: int) -> bool:
        return self._kind(b) in {"context", "unknown", "stage"} and not self._has(b, "particle")

    def _acts(self, b: int) -> bool:
        """Whether a word says that something is done, or by whom it is said."""
        noun = self._means(b, "spend") == "noun"
        acts = self._has(b, "spend", "trades", "verb", "report", "adds", "growth")
        return self._kind(b) in {"verb", "growth", "adds"} or (acts and not noun)

    def _only_names(self, last: int) -> bool:
        """Whether nothing is said to be done up to a place: "The aid", "Interest payments on"."""
        return not any(self._acts(b) for b in range(last))

    def _odd(self, free: Sequence[int], n: int) -> int | None:
        """What is not said of the amount in the sentence before, or is said of now where that is of long ago."""
        if self.told and free and not self._goes_on_with(free):
            return free[0]
        said = self.scanner.said
        old = any(m.kind == "year" and (said is None or m.year < said - RECENT) for m in self.mentions[:n])
        return next((b for b in free if old and self._has(b, "now")), None)  # "worth $5bn in 2013 and now 2% of"

    def _goes_on_with(self, free: Sequence[int]) -> bool:
        """Whether of the words that stand for the amount of the sentence before a share is said: "That is 7%"."""
        first = free[0]
        if self.words.glued:
            return self._has(first, "topic") or not self.mentions[first].glued
        return self._kind(first) in SAID | {"adds", "report"} or self._has(first, "verb", "equivalent")

    def _noun_with(self, free: Sequence[int], n: int, end: int) -> int | None:
        """A noun behind the amount of which the share may be said: "to farms, which make up 2%", "a firm worth 2%"."""
        link = next((b for b in reversed(free) if self._has(b, "verb", "equivalent", "sized", "attached")), None)
        if link is None:
            return None
        part = self._has(link, "part_of")
        if part and self._has(link - 1, "and"):
            own = {self.mentions[b].word for b in range(n, end) if self._kind(b) == "total"}
            alike = any(m.kind == "total" and m.word in own for m in self.mentions[: free[0]])
            return None if alike or self._is_sized(free[0] - 1) or self._is_money(free[0] - 1) else link
        which = self._means(link, "relative") == "which" or self._means(link - 1, "relative") == "which"
        head = link - 1 if self._means(link - 1, "relative") != "which" else link - 2
        if self._kind(head) == "mark" and which and part:
            return next((b for b in reversed(free) if b < head and self._is_noun(b)), None)
        led = any(self._has(b, "in", "partner", "to", "from", "over", "upon") for b in free)
        attached = which or self._has(link, "attached")
        part = any(self._has(b, "of") and self._kind(b + 1) == "article" for b in free)  # "of a bill"
        if part and attached and head in free and self._kind(head) in {"context", "stage"}:
            return head
        return head if attached and led and head in free and self._is_noun(head) else None

    def _part_of_it(self, n: int, place: int) -> int | None:
        """What makes an amount behind a share a part of it: "4% of GDP on defence, $10bn of it", ", $10bn on tanks"."""
        b = place + 1
        while self._kind(b) in {"rate", "year"}:
            b += 1
        of = self._has(b, "of") and self._has(b + 1, "pointing")
        before = self.mentions[n:place]
        said = any(m.has("or", "equivalent", "verb") for m in before)
        twice = self._has(b, "purpose") and any(m.has("purpose") for m in before) and not said
        return b if of or twice or self._has(b, "of_which") else None

    def _is_sized(self, place: int) -> bool:
        """Whether an amount says how large a total is that is the subject: "Poland's exports reached $38bn"."""
        total = max((b for b in range(place) if self._kind(b) == "total"), default=place)
        said = self.mentions[total + 1 : place]
        to = self._has(place - 1, "to")
        plain = all(m.kind in JOINING or m.kind == "country" or m.has("in", "to") for m in said)
        verb = to or any(m.kind == "verb" for m in said)
        grown = any(m.kind == "growth" and not to for m in said)
        inside = any(m.has("partner", "of", "from", "over", "relative") for m in self.mentions[:total])
        return plain and verb and not grown and not inside

    def _is_money(self, place: int) -> bool:
        """Whether an amount says how large money is that is the subject: "Remittances came to $37bn"."""
        first = next((b for b in range(place) if self._kind(b) not in {"the", "article", "its", "year"}), place)
        verbs = [b for b in range(first, place) if self._kind(b) == "verb"]
        return self._has(first, "unsold") and verbs == [place - 1]

    def _is_noun(self, b: int) -> bool:
        return self._kind(b) in {"context", "unknown", "stage", "name"} and not self._has(b, "sum", "aim")

    def _is_subject(self, cut: int, first: int, n: int, end: int) -> bool:
        """Whether a share right behind "and" or a mark is itself what something is said of: "and 4% of GDP goes to"."""
        beside = all(self._kind(b) in {"hedge", "filler", "the", "article"} for b in range(cut + 1, first))
        alone = not any(self.role[b] == "share" for b in range(cut))
        joined = self._has(cut, "and")
        return beside and alone and (joined or self._kind(max(n + 1, end)) == "verb")

    def _spends(self, b: int, place: int) -> bool:
        """Whether a verb makes the share what is spent, where the amount in front of a place is no spending."""
        spent = any(m.word in SPENDING or m.means("spend") == "noun" for m in self.mentions[:place])
        return self._means(b, "spend") == "" and not self._has(b, "put at") and not spent

    def _only_describes(self, b: int, free: Sequence[int]) -> bool:
        """Whether a verb only tells the amount from others: "The $916bn (that) Washington spent on arms was"."""
        place = free[0] - 1
        who = all(m.kind in THINGS | {"the"} or m.means("relative") == "which" for m in self.mentions[place + 1 : b])
        return self._has(place - 1, "the") and who and any(c > b and self._kind(c) == "verb" for c in free)

    def _begins(self, b: int) -> bool:
        """Whether a word behind "and" begins a clause of its own: "its", an article, somebody's."""
        suffix, mention = self.words.suffix, self.mentions[b]
        its = bool(suffix) and mention.text.lower().endswith(suffix) and not mention.has("sum")
        article = mention.kind in {"the", "article"} and self._kind(b + 1) != "country"
        return its or article or mention.has("its") or (mention.kind == "country" and self._has(b + 1, "possessive"))

    def _has_verb(self, b: int, first: int) -> bool:
        """Whether a noun behind "and" is a subject of its own: "and oil is", but not "$14bn in arms and ships were".

        Args:
            b: its place.
            first: the place behind the amount.
        """
        verb = b
        while self._may_act(verb) or self._kind(verb) in {"hedge", "filler"}:
            verb += 1
        named = any(self._may_act(c) for c in range(b, verb))  # not in "and also equals"
        said = named and self._has(verb, "verb", "equivalent") and not self._has(verb, "or")
        of_it = self._has(first, "of", "in", "partner", "purpose") and self._has(first - 2, "of", "the")
        others = [*self.mentions[: max(first - 3, 0)], *self.mentions[first : b - 1]]  # but "a deal of $5bn"
        told = any(m.kind in {"verb", "stage"} or m.has("trades") or m.means("spend") == "" for m in others)
        return said and (told or not of_it)

    def _may_act(self, b: int) -> bool:
        """Whether a word may be a noun that does something."""
        thing = self._kind(b) in {"context", "unknown", "stage", "name"} or self._has(b, "trades")
        return thing and not self._has(b, "sum", "pointing", "relative", "now", "its")

    def _joins(self, b: int) -> bool:
        """Whether a word may stand between a mark and what the amount is said to be."""
        mention = self.mentions[b]
        which = mention.means("relative") == "which"
        return mention.kind in JOINING or mention.has(*SAYING) or which or not mention.text[0].isalnum()

    def _glued_clause(self, free: Sequence[int], n: int) -> Mention | None:
        """The same where verbs have endings that say that the sentence goes on: "벌었고 국방비는 GDP의 7%다"."""
        before = not free or free[-1] < n
        verbs = [b for b in free if self._kind(b) in {"verb", "ending", "growth"}]
        part = (b for b in free if self._means(b, "out_of") == "part" or self._has(b, "of_which"))
        if not before and (found := next(part, None)) is not None:
            return self.mentions[found]
        on = [b for b in verbs if self.mentions[b].text.endswith(self.words.connects)]
        on += [b for b in free if before and (self._kind(b) == "mark" or (b == free[0] and self._has(b, "to")))]
        on.sort()
        behind = [b for b in free if on and b > on[-1]]
        if any(self._has(b, "sum", "pointing") and not self.mentions[b].glued for b in behind):
            return None
        done = self._kind(n + 2) not in SAID
        takes = self._has(n + 1, "object") and done and (verbs or not before)
        if takes or (verbs and self._has(n + 1, "topic") and self._kind(n + 2) in THINGS):
            return self.mentions[min(n + 2, len(self.mentions) - 1)]
        if on and not before:
            return self.mentions[on[-1]]
        if before and (thing := self._described(n)) is not None:
            return self.mentions[thing]
        if before:
            object_of = bool(free) and self._has(free[0], "object") and self._kind(free[0] + 1) not in SAID
            behind = free if object_of else behind
            owners = (b for b in free if self._kind(b) in {"country", "capital"} and self._has(b + 1, "topic", "of"))
            topics = (b - 1 for b in behind if self._has(b, "topic") and self._kind(b - 1) in THINGS)
            taken = (b - 1 for b in free if self._has(b, "object") and self._kind(b - 1) in THINGS)
            return next((self.mentions[b] for b in (*owners, *topics, *taken)), None)
        named = (b for b in free if self._kind(b) in THINGS and self._has(b + 1, "particle", "of"))
        return next((self.mentions[b] for b in named), None)

    def _described(self, n: int) -> int | None:
        """What a share in front of it describes: "GDP의 2%를 차지하는 농업에", and no sum."""
        verb = n + 2 if self._has(n + 1, "particle") else n + 1
        stands = self._kind(verb) in {"verb", "ending"} and self.mentions[verb].text.endswith(self.words.attributes)
        noun = verb + 1
        plain = self._kind(noun) in THINGS and not self._has(noun, "sum") and self._has(noun + 1, "particle")
        return noun if stands and plain else None
