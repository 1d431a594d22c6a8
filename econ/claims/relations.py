"""Claims that are no share of a total: an amount a head, and how much more or less one amount is than another."""

from __future__ import annotations

from typing import NamedTuple

from econ.claims.parts import Parts


class Difference(NamedTuple):
    """Where the amounts stand of "$6.5 billion, $1 billion less than the $7.4 billion of 2012"."""

    amount: int
    difference: int
    other: int
    falls: bool


class Head(NamedTuple):
    """Where the amounts stand of "$711 billion, or $2,308 a head"."""

    amount: int
    head: int


class Relations(Parts):
    """Finds them among the mentions of a sentence, and marks what belongs to them."""

    def _differences(self) -> list[Difference]:
        """The differences of a sentence in which nothing but the two amounts and what lies between them is money."""
        found = []
        for n in self._amounts():
            way = self._means(n + 1, "more than") or ("down" if self._has(n + 1, "less than") else "")
            other = next((b for b in range(n + 2, n + 5) if self._kind(b) == "money"), None)
            if not way or other is None or any(self._kind(b) not in {"the", "article"} for b in range(n + 2, other)):
                continue
            amount = [b for b in self._amounts() if b not in {n, other}]
            if len(amount) == 1 and amount[0] < n:
                for b in range(n, self._behind(other)):
                    self.role[b] = "difference"
                found.append(Difference(amount[0], n, other, way == "down"))
        return found

    def _behind(self, place: int) -> int:
        """Where the year of an amount ends, or the amount itself: "$7.4 billion of 2012"."""
        year = place + 2 if self._kind(place + 1) == "of" else place + 1
        return year + 1 if self._kind(year) == "year" else place + 1

    def _set_aside_heads(self) -> None:
        """Take out "a head" where it is said of both amounts: "GNI per capita of $1,000 was 4% of the South's $30,000".

        Said once, in front of both; said twice, beside each.
        """
        heads = [n for n, m in enumerate(self.mentions) if m.kind == "per_head"]
        amounts, shares = self._amounts(), [m for m in self.mentions if m.kind in {"share", "times"}]
        if len(amounts) != 2 or len(shares) != 1 or not heads:
            return
        first, second = amounts
        whole = any(m.kind == "total" for m in self.mentions[first:second])
        once = len(heads) == 1 and heads[0] < first and not whole
        twice = len(heads) == 2 and heads[0] <= first + 1 < heads[1] <= second + 1
        if once or twice:
            for n in heads:
                self.role[n] = "head"

    def _heads(self) -> list[Head]:
        """The amounts a head beside one amount of a country or the world."""
        found = []
        for n, mention in enumerate(self.mentions):
            if mention.kind != "per_head" or self.role[n] or self._kind(n + 1) == "total":
                continue
            behind = next((b for b in range(n + 1, len(self.mentions)) if self._kind(b) != "particle"), n)
            head = next((b for b in (n - 1, behind) if self._kind(b) == "money" and not self.role[b]), None)
            others = [b for b in self._amounts() if b != head]
            if head is not None and len(others) == 1 and others[0] < head:
                self.role[n] = self.role[head] = "head"
                found.append(Head(others[0], head))
        return found
