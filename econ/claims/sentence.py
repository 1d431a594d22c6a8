"""The claims of a sentence: its amounts, shares and totals put together to the only coherent reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from econ.claims.claim import Claim, Denominator, Money, Period
from econ.claims.clauses import SPENDING, Clauses
from econ.claims.parts import NEVER, in_the_way, leaves_open, no_scale, refuse_no_time, refuse_nothing
from econ.claims.phrases import named
from econ.claims.relations import Difference, Head
from econ.claims.scanner import Mention
from econ.claims.stated_numbers import BOUNDS, Stated
from econ.claims.times import MONTHS
from econ.claims.totals import TELLING, TRADED, Found, Totals
from econ.claims.words import Words
from econ.evidence import Book
from econ.wording.errors import InputError
from econ.wording.language import N_, _

CLAIMED = {"money", "share", "times", "number", "total"}
"""Kinds of mentions without which a clause claims nothing."""

LINKS = {"verb", "mark", "or", "adds", "compare", "and"}
"""Words and signs that say that an amount is a share, or the share of a total an amount."""

SMALL = {"hedge", "filler", "the", "article", "particle", "rate", "used", "year", "period", "that year", "to", "its"}
"""Words that may stand between them and a number."""

OPENED = {"total", "country", "capital", "particle", "filler", "the", "year"}
"""What may stand between a share with which a sentence opens and its amount."""

EVERYWHERE = {"USD", "EUR"}
"""Currencies in which sums of any country are stated."""

DATED = {"year", "that year", "month", "open year", "period"}
OWNING = DATED | {"country", "capital", "particle", "the", "its", "filler", "article"}
"""Kinds of mentions that may stand in front of what an amount is called: whose debt, and when."""

NEAR = 3
"""Places on either side of a total at which a time may be its own (judgement: ours)."""

PRODUCT = {"gdp", "gni", "economy"}
"""Totals that are what a country makes."""

BESIDE_NAME = OWNING | {"verb", "hedge", "rate"}
"""Kinds of mentions that may stand between an amount and what it is called: a debt, a deficit."""

OF_BODIES = {"budget", "revenue", "exports", "imports", "debt", "reserves", "defence_budget"}
"""Totals that bodies of a country have as well."""

WITH_A_VERB = 6
"""Up to how many words behind the figures a verb of theirs may stand, where it ends the sentence (judgement: ours)."""

LARGE = 1e6
"""A bare number in millions or more may be money, whatever stands behind it."""

HALF = 6
"""The month up to which a day may be the end of the fiscal year that began in the year before."""

LONG = 2.0
"""Years that stand for a time whose end is left open."""

LAST_YEAR = 2100
"""Up to here a whole number in front of a currency, "2023 dollars", is the price level of a year."""

TAKEN = {
    ("USD", "$"): N_("“$” is taken as US dollars."),
    ("USD", ""): N_("Dollars are taken as US dollars."),
    ("KRW", ""): N_("Won are taken as South Korean won."),
}
"""What is taken for granted of a currency whose country is not named."""


class Sentence(Clauses):
    """Reads the claims of a sentence.

    Attributes:
        refusals: changes over time that cannot be read.
    """

    def __init__(
        self,
        text: str,
        words: Words,
        book: Book,
        said: int | None = None,
        told: tuple[int, Money, str] | None = None,
    ) -> None:
        """Find the mentions; with `told` so many signs at the beginning stand for an amount, and whose it is.

        Raises:
            InputError: a number can be read in two ways, a period ends before it begins, and the like.
        """
        super().__init__(text, words, book, said, told)
        self.refusals: list[InputError] = []
        self.totals = Totals(self.text, self.mentions, words, book)

    def claims(self) -> list[Claim]:
        """Every claim; a change over time that cannot be read is left in `refusals`.

        Raises:
            InputError: a share or a multiple is none of a total and an amount, so that it may change the others.
        """
        self._set_aside_heads()
        self._set_aside_rivals()
        differences, heads = self._differences(), self._heads()
        self._set_aside_another_time()
        self._refuse_outright()
        self._pair_currencies()
        self._set_aside_earlier_shares()
        growths = self._growths()
        self._set_aside_earlier_amounts()
        self._name_balances()
        shares = [n for n, m in enumerate(self.mentions) if m.kind in {"share", "times"} and not self.role[n]]
        if not (shares or growths or differences or heads):
            shares = self._compared()
        drafts = self._owned_alike([(n, self._total(n)) for n in shares])
        for n, (_total, start, end) in drafts:
            for inside in range(min(start, n + 1), end):
                if inside >= start or self._kind(inside) != "money":
                    self.role[inside] = "total"
            self.role[n] = "share"
        claims = [self._claim(n, *total) for n, total in drafts]
        claims += [self._difference_claim(difference) for difference in differences]
        claims += [self._head_claim(head) for head in heads]
        for growth in growths:
            try:
                claims.append(self._growth_claim(*growth))
            except InputError as error:
                self.refusals.append(error)
        unread = self._unread()
        return [replace(claim, unread=unread, denied=self.denied) for claim in claims]

    # --- amounts ----------------------------------------------------------------------------------

    def _amount(self, n: int, start: int, end: int) -> int:
        """Which amount the share at a place is of.

        Raises:
            InputError: there is none, or it is not clear which.
        """
        places = self._amounts()
        if not places:
            raise self._no_amount(n)
        if len(places) == 1:
            chosen = places[0]
        else:
            before = [p for p in places if p < n]
            near = [p for p in places if self._close(p, n, start, end)]
            paired = len(before) > 1 and self._joined(*before[-2:])
            if len(near) != 1 or paired:
                raise self._several_amounts(places)
            chosen = near[0]
        self._refuse_apart(chosen, n, start, end)
        self.used.add(chosen)
        return chosen

    def _joined(self, first: int, second: int) -> bool:
        """Whether two amounts are named together: "$3.1 billion and $1.5 billion"."""
        return any(m.has("and", "or") for m in self.mentions[first + 1 : second])

    def _between(self, place: int, n: int, start: int, end: int) -> range:
        first, last = min(n, start), max(n + 1, end)
        return range(place + 1, first) if place < first else range(last, place)

    def _close(self, place: int, n: int, start: int, end: int) -> bool:
        """Whether nothing but words of equality stands between an amount and its share."""
        return all(
            self.role[b]
            or self.mentions[b].text in {",", "(", ")", "="}
            or self.mentions[b].kind
            in {"verb", "or", "filler", "the", "article", "particle", "used", "rate", "hedge", "adds", "ending"}
            or self.mentions[b].means("relative") == "which"
            for b in self._between(place, n, start, end)
        )

    def _opens(self, place: int, n: int, end: int) -> bool:
        """Whether the share opens the sentence: "At 6.8% of GDP, Russia's spending of $140 billion was …"."""
        opened = n == 1 and self._has(0, "in", "partner") and self._text(end) == ","
        named = all(m.kind in OPENED for m in self.mentions[end + 1 : place - 1])
        return opened and named and self._has(place - 1, "of", "sized")

    def _refuse_apart(self, place: int, n: int, start: int, end: int) -> None:
        """Refuse an amount from which the share is cut off by another clause or another thing.

        Raises:
            InputError: naming what stands between them.
        """
        if self._opens(place, n, end):
            return
        opens = self._has(0, "in", "partner", "sized") and self._kind(place + 1) == "mark"
        plain = OPENED | {"article", "of"}
        opens = opens and all(
            m.kind in plain or m.has("sized") or m.means("spend") == "noun" for m in self.mentions[1:place]
        )
        opens = opens and all(m.word in SPENDING for m in self.mentions[1:place] if m.kind == "total")
        between = self._between(place, n, start, end)
        another = self._another_thing(between, n, end, opens=opens)
        condition = next((m for m in self.mentions if m.kind == "if"), None)
        if another and condition:
            raise leaves_open(condition.text)
        if another and another.kind not in {"if", "could"}:
            raise InputError(
                _(
                    "“{share}” may be said of another thing than “{amount}”: see “{word}”.",
                    share=self.mentions[n].text,
                    amount=self.mentions[place].text,
                    word=another.text,
                ),
                mend=_("Write the amount and its share in one clause: “US$250 million is about 1% of …”."),
            )
        if self._changed(place) and any(self._kind(b) == "verb" and not self._restates(b) for b in between):
            raise self._unclear(self.mentions[n].text)
        if self.words.total == "behind":
            leads = self._has(n - 1, "of", "from", "to", "agent") and self._kind(n - 1) != "verb"
            if place < n and (n < start or end + 1 < n) and leads and not self.role[n - 1]:
                raise self._unclear(f"{self.mentions[n - 1].text} {self.mentions[n].text}")
            self._refuse_unlinked(place, n, start, end)
        for b in self._between(place, n, start, end):
            mention = self.mentions[b]
            if self.role[b]:
                continue
            if mention.text == ";" and self._points_back(b, n):
                continue
            if mention.text in {";", ":", ".", "?", "!"} or mention.means("relative") == "break":
                raise self._unclear(self.mentions[n].text)
            described = b > place and all(
                m.has("of", "in", "the") or m.kind in {"country", "context", "filler", "name", "capital", "rate"}
                for m in self.mentions[place + 1 : b]
            )
            at = place == 1 and self._has(0, "in", "partner", "sized")
            if mention.kind == "total" and not described and not at and self.words.total == "behind":
                raise self._unclear(self.mentions[n].text)
            hedged = mention.kind in {"hedge", "vague", "basis"} and mention.word
            compared = mention.kind == "compare" and not mention.has("verb")
            grown = mention.kind == "growth" and not (mention.has("adds") or self._came_to(b))
            if mention.kind in {"unknown", "could", "if"} or hedged or compared or grown:
                raise in_the_way(mention)

    def _changed(self, place: int) -> bool:
        """Whether an amount is by how much something changed, and a share behind it may be what it came to."""
        by = self._has(place - 1, "by") and not self._has(place - 1, "to")
        return self._kind(place - 1) == "growth" or (by and self._kind(place - 2) == "growth")

    def _restates(self, b: int) -> bool:
        """Whether a verb says the amount in front of it again: ", equivalent to", "and that is", not "and is"."""
        beside = self._has(b, "equivalent") or self._means(b, "that is") == "beside"
        which = self._has(b, "or") or self._means(b, "that is") == "" or self._means(b, "relative") == "which"
        return which or (beside and self._kind(b - 1) in {"mark", "money", "or"})

    def _points_back(self, b: int, n: int) -> bool:
        """Whether a clause begins that says what the only amount is: "$5bn was spent; that is 2% of its GDP"."""
        between = self.mentions[b + 1 : n]
        said = bool(between) and between[0].has("pointing", "that is") and len(self._amounts()) == 1
        return said and all(m.has("pointing", "verb", "hedge", "that is") for m in between)

    def _refuse_unlinked(self, place: int, n: int, start: int, end: int) -> None:
        """Refuse a verb that does not say that the one is the other: "would finance 3% of", "aims for 3% of".

        Raises:
            InputError: naming it.
        """
        between = self._between(place, n, start, end)
        for b in reversed(between):
            mention = self.mentions[b]
            if (
                self.role[b]
                or mention.kind in LINKS
                or mention.has("verb", "equivalent", "sized")
                or mention.means("spend") == ""
            ):
                return
            if mention.kind not in SMALL:
                raise in_the_way(mention)

    def _unclear(self, text: str) -> InputError:
        return InputError(
            _("Which amount “{text}” is a share of is not clear.", text=text),
            mend=_("Write the amount and its share in one clause: “US$250 million is about 1% of …”."),
        )

    def _several_amounts(self, places: Sequence[int]) -> InputError:
        first, second = self.mentions[places[0]], self.mentions[places[1]]
        either = any(m.has("or") for m in self.mentions)
        extra = _(" One or the other is meant, not both together.") if either else ""
        return InputError(
            _(
                "There are {count} amounts: “{first}” and “{second}”.{extra}",
                count=len(places),
                first=first.text,
                second=second.text,
                extra=extra,
            ),
            mend=_(
                "Write one sentence for the amount that the share is said of; where it is said of both together, their "
                "sum."
            ),
        )

    def _no_amount(self, n: int) -> InputError:
        beside = next(
            (m.text for b, m in enumerate(self.mentions) if m.kind == "money" and self._text(b - 1) == "("), ""
        )
        if beside:  # "3.9% of Greece's GDP (€8 billion)"
            return InputError(
                _("“{text}” may be the amount or the total.", text=beside),
                mend=_("Write the amount and its share in one clause: “US$250 million is about 1% of …”."),
            )
        side = [m for b, m in enumerate(self.mentions) if not self.role[b]]
        vague = next((m.text for m in side if m.kind == "vague" or m.has("foreign_scale")), "")
        if vague:
            return InputError(
                _("“{vague}” is no amount.", vague=vague), mend=_("Say how much money: “US$250 million”.")
            )
        for place, mention in enumerate(side):
            if mention.kind == "unknown" and any(c.isdigit() for c in mention.text):
                return InputError(
                    _("“{text}” is no amount that is understood.", text=mention.text),
                    mend=_("Write thousand, million, billion or trillion, and the currency in front of the number."),
                )
            if mention.kind == "number":
                following = next(iter(side[place + 1 :]), mention)
                if following.kind == "unknown" and mention.number.scale >= LARGE:
                    return no_scale(mention.text, following.text)
                if following.kind in {"context", "unknown", "stage"}:
                    said = f"{mention.text} {following.text}"
                    return InputError(
                        _("“{said}” is a quantity, not money.", said=said), mend=_("Say what it is worth in money.")
                    )
                return InputError(
                    _("“{text}” has no currency.", text=mention.text),
                    mend=_("Write it: “US$250 million”, “28 trillion won”."),
                )
        said = self.text[: self.mentions[n].start].strip(" ,(") or self.text[self.mentions[n].end :].strip(" ,(")
        where = _(" in “{said}”", said=said[:80]) if said else ""
        return InputError(
            _("No amount of money is stated{where}.", where=where), mend=_("Say how much money: “US$250 million”.")
        )

    # --- shares and totals --------------------------------------------------------------------------

    def _compared(self) -> list[int]:
        """A comparison without a number, taken as a multiple; otherwise the refusal that no share is stated."""
        for n, mention in enumerate(self.mentions):
            if mention.kind == "compare":
                how = mention.word
                near = (0.9, 1.1) if how == "about" else (1.0, 1.0)
                whole = Stated(mention.text, 1.0, 1.0, near, *BOUNDS.get(how, ("", False)))
                self.mentions[n] = replace(mention, kind="times", value=whole)
                return [n]
        vague = next((m.text for m in self.mentions if m.kind == "vague"), "")
        if vague:
            raise InputError(
                _("“{vague}” is no number.", vague=vague),
                mend=_("Say how much, such as “US$250 million” and “about 1%”."),
            )
        raise InputError(
            _("No share is stated in “{said}”.", said=self.text[:120]),
            mend=_("Say which share or multiple: “about 1%”, “a quarter”, “3 times”."),
        )

    def _total(self, n: int) -> tuple[Denominator, int, int]:
        """What the share at a place is of, and from where to where that stands."""
        share = self.mentions[n]
        following = self._has(n + 1, "of") and self._kind(n + 2) in {"share", "times"}
        if following:
            raise InputError(
                _("“{first} of {second}” is a share of a share.", first=share.text, second=self.mentions[n + 2].text),
                mend=_("Multiply the two, and say what the result is a share of."),
            )
        found = self._sized_behind(n, *self.totals.of(n))
        self._refuse_impossible(share, found[0])
        return found

    def _sized_behind(self, n: int, total: Denominator, start: int, end: int) -> Found:
        """The total with the amount that a clause behind it says it is: "8% of its exports, which totalled $43bn".

        Raises:
            InputError: it is the only amount, so that the clause may be about the share as well.
        """
        which = end + (self._text(end) == ",")
        place = which + 1
        while self._kind(place) in {"verb", "hedge", "filler", "the", "article"} or self._has(place, "sized"):
            place += 1
        stands = self._means(which, "relative") == "which" and self._kind(place) == "money"
        if not stands or total.money is not None:
            return total, start, end
        if all(b == place for b in self._amounts()):
            raise self._unclear(self.mentions[n].text)
        return replace(total, money=self.mentions[place].money), start, place + 1

    def _refuse_impossible(self, share: Mention, total: Denominator) -> None:
        money = total.money
        if money is not None and total.kind and money.size.text[:4].isdigit() and 1900 <= money.size.low <= LAST_YEAR:
            what, mend = NEVER["price year"]
            raise InputError(_(what, words=money.size.text), mend=_(mend))
        for size in (share.stated, *([money.size] if money else [])):
            refuse_nothing(size)

    # --- a claim ------------------------------------------------------------------------------------

    def _claim(self, n: int, total: Denominator, start: int, end: int) -> Claim:
        place = self._amount(n, start, end)
        amount = self._currency(self.mentions[place].money)
        refuse_nothing(amount.size)
        share = self.mentions[n]
        if self._was(place) or self._was(n):
            raise self._unclear(share.text)
        self._refuse_strays(place, min(place, n, start), n)
        if total.money is not None:
            total = replace(total, money=self._currency(total.money))
        total, taken = self._completed(total, amount, n, start, end)
        period, year = self._when_held(place, *self._time())
        self._refuse_another_time(place, n, start, end, period, year)
        other = self.also.get(place)
        spent, held = self._is_unsold(place, start, end), self._called(place, "stock") is not None
        return Claim(
            text=self.text,
            amount=amount,
            share=share.stated,
            denominator=total,
            period=period,
            year=year,
            stage="planned" if self._ahead(place, n) else self._stage(),
            adds=self._adds(place, n, start, end, sold=not (spent or held)),
            spent=spent,
            held=held,
            taken=(*self._taken(amount, total), *taken),
            relation="multiple" if share.kind == "times" else "share",
            also=self.mentions[other].money if other is not None else None,
            at=(0, len(self.text)),
            language=self.words.code,
        )

    def _currency(self, money: Money) -> Money:
        """The amount in one currency; "rupees" are those of the one country that the sentence names.

        Raises:
            InputError: several countries have a currency of this name.
        """
        codes = money.currency.split()
        if len(codes) == 1:
            return money
        named = {code for b in range(len(self.mentions)) if (code := self._country_of(b))}
        fitting = [c for c in codes if c[:2] in {self.book.country(code).alpha2 for code in named}]
        if len(fitting) == 1:
            return replace(money, currency=fitting[0])
        what, mend = NEVER["other_money"]
        raise InputError(_(what, words=money.written or money.size.text), mend=_(mend))

    def _stage(self) -> str:
        return next((m.word for b, m in enumerate(self.mentions) if m.kind == "stage" and not self.role[b]), "")

    def _is_unsold(self, place: int, start: int, end: int) -> bool:
        """Whether the words with an amount say that it is spent, given or only added up: "spent", "aid", "trade"."""
        led = place - (self._text(place - 1) == "(")
        first = next((b + 1 for b in reversed(range(led)) if self._kind(b) == "mark"), 0)
        last = next((b for b in range(place + 2, len(self.mentions)) if self._kind(b) == "mark"), len(self.mentions))
        outside = [b for b in range(len(self.mentions)) if not start <= b < end]
        alone = sum(m.kind == "money" and self.role[b] != "also" for b, m in enumerate(self.mentions)) == 1
        return (
            any(self._has(b, "unsold", "spend") for b in outside if first <= b < last)
            or (alone and any(m.means("spend") == "" for m in self.mentions))
            or any(self._means(b, "spend") == "noun" for b in outside)
            or any(self._kind(b) == "total" and self.mentions[b].word in SPENDING for b in outside)
            or self._called(place, "balance") is not None
            or self._is_a_product(place, start)
        )

    def _is_a_product(self, place: int, start: int) -> bool:
        """Whether an amount is itself a GDP or a GNI: "Indonesia's GDP of $1.3 trillion was three times Thailand's"."""
        named = next((b for b in reversed(range(place)) if self._kind(b) == "total"), None)
        between = self.mentions[named + 1 : place] if named is not None and named < start else []
        plain = all(m.kind in BESIDE_NAME | {"of"} for m in between)
        return bool(between) and plain and self.mentions[named or 0].word in PRODUCT

    def _ahead(self, place: int, n: int) -> bool:
        """Whether the words with the amount and the share say that it is still to come: "plans to spend"."""
        first, last = min(place, n), max(place, n)
        before = [b for b in range(first) if self._kind(b) in {"money", "share"}]
        behind = last + 1 + WITH_A_VERB if self.words.glued else last
        return any(m.has("ahead") for m in self.mentions[max(before, default=-1) + 1 : behind])

    def _adds(self, place: int, n: int, start: int, end: int, *, sold: bool) -> bool:
        """Whether a verb between the amount and the share says that it adds to the total.

        Of what is not sold "contributes" says no more than what part of the total it is.
        """
        verbs = [m.means("adds") for m in self.mentions[place : max(n, end)] if m.has("adds")]
        return place < min(n, start) and any(sold or means != "part" for means in verbs)

    def _taken(self, amount: Money, total: Denominator) -> tuple[str, ...]:
        found = []
        for money in (amount, *([total.money] if total.money else [])):
            if money.written:
                key = (money.currency, money.written if (money.currency, money.written) in TAKEN else "")
                if key in TAKEN:
                    found.append(TAKEN[key])
        return tuple(dict.fromkeys(found))

    def _completed(
        self, total: Denominator, amount: Money, n: int, start: int, end: int
    ) -> tuple[Denominator, tuple[str, ...]]:
        """The total with the country and the source that the rest of the sentence names."""
        taken: list[str] = []
        last = max(n + 1, end)
        source = next((m for m in self.mentions[last:] if m.kind == "source"), None)
        if source and not total.source:
            total = replace(total, source=source.word)
            taken.append(_("“{source}” is taken as the source of “{total}”.", source=source.text, total=total.text))
        self._refuse_other_money(total, amount)
        if total.country or not total.kind or (total.money and start not in self.totals.back):
            return total, tuple(taken)
        owners = self._owners(total, start)
        self._refuse_a_body(total, start, owners)
        if len(owners) == 1:
            if not total.money:
                taken.append(self._taken_owner(total, owners[0]))
            return replace(total, country=owners[0]), tuple(taken)
        if total.money:
            return total, tuple(taken)
        names = list(dict.fromkeys(m.text for b, m in enumerate(self.mentions) if self._country_of(b) in owners))
        if owners:
            joint = any(self._means(b, "its") == "joint" for b in range(start, max(end, n)))
            listed = _("{first} and {last}", first=", ".join(names[:-1]), last=names[-1]) if names[1:] else names[0]
            if joint and names[1:]:
                raise InputError(
                    _("“{text}” may be that of several countries: {names}.", text=total.text, names=listed),
                    mend=_("Name one country, or state the total: “1% of a $24.5 billion economy”."),
                )
            raise self._whose(total, listed)
        if any(self._means(b, "its") == "joint" for b in range(start, max(end, n))):
            raise InputError(
                _("“{text}” may be that of several countries.", text=total.text),
                mend=_("Name one country, or state the total: “1% of a $24.5 billion economy”."),
            )
        raise InputError(
            _("Whose “{text}” is meant is not said.", text=total.text),
            mend=_("Name the country, as in “North Korea's GDP”."),
        )

    def _taken_owner(self, total: Denominator, owner: str) -> str:
        """What is taken for granted of an owner that is not named with the total, and where it comes from."""
        country = named(self.book.country(owner))
        places = [b for b in range(len(self.mentions)) if self._country_of(b) == owner]
        if self.former and places == [0]:
            return _(
                "“{total}” is taken as that of {country}, the country that the sentence before it names.",
                total=total.text,
                country=country,
            )
        if any(self._kind(b) == "country" for b in places):
            return _(
                "“{total}” is taken as that of {country}, the country that the sentence names.",
                total=total.text,
                country=country,
            )
        return _(
            "“{total}” is taken as that of {country}, for which “{words}” stands.",
            total=total.text,
            country=country,
            words=self.mentions[places[0]].text,
        )

    def _home(self, currency: str) -> str:
        """The code of the country whose money a currency is; "" for one that is paid with everywhere."""
        alpha2 = "" if currency in EVERYWHERE else currency[:2]
        return next((c.code for c in self.book.countries.values() if alpha2 and c.alpha2 == alpha2), "")

    def _refuse_other_money(self, total: Denominator, amount: Money) -> None:
        """Refuse a total by whose name alone it is one country's, where another pays or does it.

        Raises:
            InputError: naming whose the total is, and the other country.
        """
        places = [b for b, m in enumerate(self.mentions) if m.kind in {"country", "capital"} and self._country_of(b)]
        named = {self._country_of(b) for b in places}
        if not total.country or total.country in named:
            return
        home = self._home(amount.currency)
        owner = _(self.book.country(total.country).name)
        if home not in {"", total.country}:
            what = _(
                "“{total}” belongs to {country}, and “{amount}” is the money of {other}.",
                total=total.text,
                country=owner,
                amount=amount.size.text,
                other=_(self.book.country(home).name),
            )
        elif len(named) == 1 and any(self._opens_clause(b) and not self._tells(b) for b in places):
            what = _(
                "“{total}” belongs to {country}, and the sentence is about {other}.",
                total=total.text,
                country=owner,
                other=_(self.book.country(named.pop()).name),
            )
        else:
            return
        raise InputError(what, mend=_("Write whose, as in “North Korea's GDP”."))

    def _opens_clause(self, b: int) -> bool:
        """Whether a country begins what is said between two marks, behind a time or a total at most: it does it."""
        before = self.mentions[self._clause(b)[0] : b]
        opening = {"total", "the", "particle", "filler", "year", "that year"}
        return all(m.kind in opening or m.has("in", "spend") for m in before)

    def _whose(self, total: Denominator, names: str) -> InputError:
        return InputError(
            _("Whose “{text}” is meant is not clear: the sentence names {names}.", text=total.text, names=names),
            mend=_("Write whose, as in “North Korea's GDP”."),
        )

    def _refuse_a_body(self, total: Denominator, start: int, owners: Sequence[str]) -> None:
        """Refuse "its budget" where a body of a country may be meant: "the Russian army spends 5% of its budget".

        Raises:
            InputError: naming the body.
        """
        if total.money or total.kind not in OF_BODIES or not (self.words.glued or start in self.totals.back):
            return
        for b in (b for b in range(len(self.mentions)) if self._country_of(b) in owners and not self.role[b]):
            noun = b + 2 if self._kind(b + 1) == "particle" else b + 1
            near = (b - 1,) if self.words.suffix else (noun, noun + 1)
            body = next((k for k in near if self._has(k, "body")), None)
            if body is not None and not self._goes_with(body + 1):
                first, last = min(b, body), max(b, body)
                raise self._whose(total, self.text[self.mentions[first].start : self.mentions[last].end])

    def _goes_with(self, b: int) -> bool:
        """Whether a noun behind another makes it one thing with it: "military aid"."""
        acts = self._has(b, "spend", "trades", "verb", "report", "particle")
        return not self.words.suffix and self._kind(b) in {"context", "stage", "total"} and not acts

    def _owned_alike(self, drafts: list[tuple[int, Found]]) -> list[tuple[int, Found]]:
        """The totals, with "its" as the owner named right before: "0.4% of Iran's GDP and 2% of its exports"."""
        found = drafts[:1]
        for n, (total, start, end) in drafts[1:]:
            former, _start, last = found[-1][1]
            between = self.mentions[last : min(n, start)]
            joined = bool(between) and all(m.has("and", "or", "article") or m.text == "," for m in between)
            alike = joined and start in self.totals.back and not total.country
            owned = replace(total, country=former.country) if alike else total
            found.append((n, (owned, start, end)))
        return found

    def _owners(self, total: Denominator, start: int) -> list[str]:
        """Codes of the countries that the total may belong to.

        Raises:
            InputError: a name that is no country's may be the owner as well.
        """
        its = start in self.totals.back
        own = [b for b, role in enumerate(self.role) if role not in {"earlier share", "rival"}]
        named = {b: code for b in own if (code := self._country_of(b))}
        free = [b for b in named if (its or self.role[b] != "total") and not self._among_whom(b)]
        free = [b for b in free if not self._is_beside(b)] or free
        partners = {b for b in free if self._is_partner(b)}
        if any(b not in partners and not self._tells(b) for b in free):
            free = [b for b in free if not self._tells(b)]
        pointing = any(m.means("its") == "that" for m in self.mentions[start:])
        plain = total.kind != "trade" or not pointing  # "that country's trade" may be that of either side
        other_side = {b for b in partners if plain and self._is_other_side(b, total.kind)}
        owners = list(dict.fromkeys(named[b] for b in free if b not in (other_side if its else partners)))
        joint = any(self._means(b, "its") == "joint" for b in range(len(self.mentions)))
        joined = [b for b in free if b > 1 and self._has(b - 1, "and") and (joint or self._kind(b - 2) == "name")]
        if len(owners) == 1 and joined and not total.money:  # "NATO's European members and Canada … of their GDP"
            named_with = self.text[self.mentions[joined[0] - 2].start : self.mentions[joined[0]].end]
            raise self._whose(total, named_with)
        names = [m for b, m in enumerate(self.mentions) if m.kind == "name" and self._may_own(b)]
        names = [m for m in names if total.kind not in PRODUCT or m.means("name") != "body"]
        if owners and names and not (total.money or pointing):  # "that country's" is no region's
            raise InputError(
                _("Whose “{text}” is meant is not clear: “{name}” is named too.", text=total.text, name=names[0].text),
                mend=_("Write whose, as in “North Korea's GDP”."),
            )
        return owners

    def _country_of(self, b: int) -> str:
        """The country that a mention stands for: its own name, its capital's, or that of a budget only it has."""
        mention = self.mentions[b]
        if mention.kind == "capital" and self._has(b + 1, "based"):  # "a Seoul-based institute"
            return ""
        if mention.kind in {"country", "capital"}:
            return mention.word
        owned = self._kind(b + 1) == "country" or self._has(b + 1, "its")
        return mention.word.partition(":")[2] if mention.kind == "total" and not owned else ""

    def only_owner(self) -> str:
        """The code of the country that the sentence names, where it names but one and not as the other side."""
        named = {code: b for b in range(len(self.mentions)) if (code := self._country_of(b))}
        return next((code for code, b in named.items() if len(named) == 1 and not self._is_partner(b)), "")

    def _may_own(self, b: int) -> bool:
        """Whether a name may be that of the owner: not that of a weapon or a storm, nor of who says so."""
        first, last = b, b + 1  # of all its parts, "Finance Minister Sri Mulyani Indrawati said"
        while self._kind(first - 1) == "name":
            first -= 1
        while self._kind(last) == "name":
            last += 1
        title = first - 2 if self._kind(first - 1) == "context" else first - 1
        told = self._has(first - 1, "report", "event") or self._has(title, "report") or self._has(last, "report")
        clause = self.mentions[slice(*self._clause(b))]  # “…,” the minister told reporters in Vilnius
        told = told or (any(m.has("report") for m in clause) and not any(m.kind in CLAIMED for m in clause))
        means = self._means(b, "name")
        elsewhere = means == "agency" or (means == "region" and self._is_partner(b))
        elsewhere = elsewhere or (self._text(b - 1) == "(" and self._text(b + 1) == ")")  # "…개발원조(ODA)"
        return not (told or elsewhere or self._is_beside(b) or any(c.isdigit() for c in self.mentions[b].text))

    def _is_beside(self, b: int) -> bool:
        """Whether it stands in what is said of a country between commas: "Germany, Europe's largest economy, spent"."""
        first, last = self._clause(b)
        named = self._kind(first - 2) in {"country", "capital"}
        return named and any(m.has("rank") for m in self.mentions[first:last])

    def _clause(self, b: int) -> tuple[int, int]:
        """From where to where the clause of a mention goes, between two marks."""
        first = next((c + 1 for c in reversed(range(b)) if self._kind(c) == "mark"), 0)
        return first, next((c for c in range(b, len(self.mentions)) if self._kind(c) == "mark"), len(self.mentions))

    def _tells(self, b: int) -> bool:
        """Whether a country is only that of who says so: ", South Korean officials said", "according to Seoul,"."""
        clause = self.mentions[slice(*self._clause(b))]
        others = {"context"} if clause[0].means("report") == "says" else set()
        said = any(m.means("report") == "says" for m in clause)
        return said and all(m.kind in TELLING | others for m in clause)

    def _among_whom(self, b: int) -> bool:
        """Whether a country only says among whom something ranks: "the highest in the world", "the world's highest"."""
        behind = [m for m in self.mentions[b + 1 : b + 4] if m.kind != "particle" and not m.has("ordinal")]
        if self.mentions[b].word == "WLD" and behind and behind[0].has("rank"):
            return True
        return self._has(self._before(b), "in") and any(m.has("rank") for m in self.mentions[max(b - 6, 0) : b])

    def _is_partner(self, b: int) -> bool:
        """Whether a country is the other side of the sale."""
        if self.words.glued:
            joined = self._has(b + 1, "and") and self._kind(b + 2) in {"country", "capital"}
            return self._has(b + 1, "partner") and not (joined or self._has(b + 2, "together"))
        before = self._before(b)
        other = before - 2 if self._kind(before - 1) == "mark" else before - 1
        together = self._has(before, "together") and self._kind(other) in {"country", "capital"}
        return self._has(before, "partner") and not together

    def _is_other_side(self, b: int, kind: str) -> bool:
        """Whether trade of just this kind is another's with it: "Poland's exports to Iran", "sold to Iran"."""
        way = {"exports": "sells", "arms_exports": "sells", "imports": "buys"}.get(kind)
        source = self._has(b + 1, "from_behind") if self.words.glued else self._has(self._before(b), "from")
        first, last = self._clause(b)
        said = any(m.means("trades") == way for m in self.mentions[b if self.words.glued else first : last])
        if way and said and source is (way == "buys"):
            return True
        place = self._before(b) - 1
        while self._kind(place) in {"country", "capital", "context", "filler", "particle"}:
            place -= 1
        return kind in TRADED and self._kind(place) == "total" and self.mentions[place].word == kind

    def _before(self, b: int) -> int:
        """The place in front of a country and its article."""
        return b - 2 if self._has(b - 1, "the") else b - 1

    # --- times ----------------------------------------------------------------------------------------

    def _was(self, b: int) -> bool:
        """Whether an amount or a share is what it was before a change: "6.3%에서 줄었다", "down from $59 billion"."""
        if self.words.glued:
            return self._means(b + 1, "from_behind") == ""
        mention = self.mentions[b]
        size = mention.money.size if mention.kind == "money" else mention.stated
        first, last = self._clause(b)
        changes = any(self._has(c, "growth") for c in range(first, b)) or any(
            self._has(c, "becomes") for c in range(b, last)
        )
        return size.low == size.high and self._leads(b, "from") and changes

    def _time(self) -> tuple[Period | None, int | None]:
        """The time that the amount covers, and its calendar year.

        A year without a month is the period itself.
        """
        free = [
            (b, m)
            for b, m in enumerate(self.mentions)
            if not self.role[b]
            and m.kind in {"rate", "period", "that year", "since", "year"}
            and not (self._since_a_rank(b) or self._since_a_growth(b) or self._only_compared(b))
        ]
        rates = [m for _b, m in free if m.kind == "rate"]
        spans = _told_once([m for _b, m in free if m.kind in {"period", "that year", "since"}])
        years = [m for _b, m in free if m.kind == "year"]
        if len({m.year for m in years}) > 1:
            raise InputError(
                _("Two years are named: “{first}” and “{second}”.", first=years[0].text, second=years[1].text),
                mend=_("Name one."),
            )
        whole = [m for m in spans if m.period.years is None and m.period.first is None]
        clash = [*rates[:1], *whole] if rates and whole else rates if len({m.period.years for m in rates}) > 1 else []
        if clash or (not rates and len(spans) > 1):
            spans = clash or spans
            raise InputError(
                _(
                    "Two periods are named for the amount: “{first}” and “{second}”.",
                    first=spans[0].text,
                    second=spans[1].text,
                ),
                mend=_("Name one."),
            )
        year = years[0].year if years else self._year_that_ends()
        if year is None and len(spans) == 1 and spans[0].kind == "that year":
            year = spans[0].period.first
        several = bool(spans) and (spans[0].period.years or LONG) > 1
        if several and not rates and any(m.has("average") for b, m in enumerate(self.mentions) if not self.role[b]):
            return replace(spans[0].period, years=1.0), year
        if rates and spans:
            return replace(rates[0].period, first=spans[0].period.first, last=spans[0].period.last), year
        for each in (*rates, *spans):
            refuse_no_time(each.period)
        if rates or spans:
            return (rates or spans)[0].period, year
        return (Period(years[0].text, 1.0, year, year) if years else None), year

    def _when_held(self, place: int, period: Period | None, year: int | None) -> tuple[Period | None, int | None]:
        """The time of an amount; of a debt or a reserve, which has no length, a date says only in which year."""
        if self._called(place, "stock") is None:
            return period, year
        day = self._day()
        if day is not None and self._month(day) <= HALF:  # it may be the end of a fiscal year
            return Period(day.text, 1.0, day.year - 1, day.year), None
        if day is not None:
            return Period(day.text, 1.0, day.year, day.year), day.year
        if period is None:
            return period, year
        if period.years is None:  # "as of September"
            return (None, year) if period.first is None else (period, year)
        one = period.first == period.last is not None
        return (replace(period, years=1.0), period.first) if one else (period, year)

    def _month(self, day: Mention) -> int:
        """The month of a day; the last where only the year is said."""
        inside = [b for b, token in enumerate(self.scanner.tokens) if day.start <= token.start < day.end]
        return next((at[1] for b in inside if (at := self.scanner.day_at(b)) and at[1]), MONTHS)

    def _dated(self, n: int) -> bool:
        """Whether a month only says when a year ended, or when a debt or a reserve was counted."""
        amounts = self._amounts()
        times = [b for b, m in enumerate(self.mentions) if m.kind in DATED | {"since"} and b != n]
        alone = isinstance(self.mentions[n].value, int) and all(self._of_a_total(b) for b in times)
        told = any(m.has("report") for m in self.mentions[slice(*self._clause(n))])
        led = self._kind(n - 1) in {"context", "unknown", "stage"} and not self._has(n - 1, "in", "stock", "particle")
        told = told or self._has(n - 1, "due") or (led and self._kind(n) == "open year")  # "due by"
        happened = self._has(n + 1, "event") or self._has(n - 1, "event")
        day = alone and not told and self._kind(n) in {"month", "open year"} and len(amounts) == 1
        return happened or (day and self._called(amounts[0], "stock") is not None) or super()._dated(n)

    def _of_a_total(self, b: int) -> bool:
        """Whether a time is that of a total beside it: "its 2019 GDP", "PDB negara itu tahun 2021"."""
        return any(self._kind(c) == "total" for c in range(max(b - NEAR, 0), b + NEAR + 1))

    def _name_balances(self) -> None:
        """Take the name of each amount that is called a deficit or a surplus; anywhere else the word is not read."""
        for place in self._amounts():
            named = self._called(place, "balance")
            if named is not None:
                self.role[named] = "name"

    def _called(self, place: int, kind: str) -> int | None:
        """Where the name of an amount stands, of some kind: "public debt was $520bn", "the $1.7 trillion fund"."""
        if self._changed(place) or self._has(place + 1, "object"):
            return None
        named = next((b for b in reversed(range(place)) if self._has(b, kind)), None)
        if named is None:
            behind = place + 1 + self._has(place + 1, "of")
            whole = self._kind(behind + 1) not in {"context", "stage", "total"}  # not "$4bn debt payments"
            whole = whole and not self._has(behind + 1, "object") and (kind != "stock" or self._owned(place))
            return behind if whole and self._has(behind, kind) else None
        if not self._owned(named):
            return None
        told = self._has(named + 1, "topic") or self._kind(named + 1) == "money"
        came_to = self._has(place - 1, "to")
        until = self._restated(named, place)
        apart = [
            m
            for b, m in enumerate(self.mentions[:until])
            if b > named
            and m.kind not in BESIDE_NAME
            and not (b == named + 1 and m.kind == "total" and m.word.startswith("budget"))
            and not (self.role[b] or (came_to and (m.kind == "growth" or m.has("from"))))
        ]
        plain = all(m.has("in", "of", "to", "topic", "having") for m in apart)
        return named if plain and (told or not self.words.glued) else None

    def _restated(self, named: int, place: int) -> int:
        """Where the share begins that an amount says again, "debt was 161% of its GDP, or €369 billion"; else it."""
        shares = [b for b in range(named + 1, place) if self._kind(b) in {"share", "times"}]
        if len(shares) != 1 or not self._has(place - 1, "or"):
            return place
        behind = self.mentions[shares[0] + 1 : place - 1 - (self._kind(place - 2) == "mark")]
        whole = sum(m.kind == "total" for m in behind) == 1
        return shares[0] if whole and all(m.kind in BESIDE_NAME | {"of", "total"} for m in behind) else place

    def _owned(self, b: int) -> bool:
        """Whether nothing stands in front of a place in its clause but whose it is, and when: nothing is done to it."""
        before = self.mentions[self._clause(b)[0] : b]
        return all(m.kind in OWNING | {"verb", "hedge"} or m.has("in", "of", "counted", "having") for m in before)

    def _refuse_another_time(
        self, place: int, n: int, start: int, end: int, period: Period | None, year: int | None
    ) -> None:
        """Refuse a share that is of another time than the amount.

        Raises:
            InputError: it is that of every year, and the amount of several; or that of another year.
        """
        every = any(self.mentions[b].kind == "rate" and not self._describes(b) for b in range(start, end))
        every = every or self._has(n + 1, "every")
        if every and period is not None and (period.years or LONG) > 1:
            raise self._unclear(self.mentions[n].text)
        own = next((m.year for m in self.mentions[start:end] if m.kind == "year"), None)
        linked = any(
            self._has(b, "and") or (self._kind(b) == "verb" and not self._has(b, "or")) for b in range(end, place)
        )
        apart = self._is_year_apart(place, year)
        if (linked or apart) and None not in {own, year} and own != year:
            raise self._unclear(self.mentions[n].text)

    def _is_year_apart(self, place: int, year: int | None) -> bool:
        """Whether a mark parts an amount from the year that is taken as its own: ", $59bn in 2022, fell in 2023".

        A year with which the sentence begins is that of all of it: "In 2010, the earthquake caused damage of $7.8bn".
        """
        of_year = (b for b, m in enumerate(self.mentions) if m.kind == "year" and m.year == year and not self.role[b])
        free = (b for b in of_year if b > 0 or self._kind(1) != "mark")
        return any(self._kind(c) == "mark" for b in free for c in range(min(b, place), max(b, place)))

    def _describes(self, b: int) -> bool:
        """Whether a pace only describes the total and is not that of every year: "of annual GDP", "a year's GDP"."""
        token = next(t for t in self.scanner.tokens if t.start == self.mentions[b].start)
        before = self._kind(b + 1 + self._has(b + 1, "possessive")) == "total"
        owned = before and self._kind(b - 1) in {"country", "its", "that year", "year"}  # "북한 연간 GDP의"
        return ("filler" in token.senses or before) and ("every" not in token.senses or owned)

    def _only_compared(self, b: int) -> bool:
        """Whether a year is only what a change is held against: "전년보다", "dari tahun lalu", "than last year"."""
        if not self.words.glued:
            if self._has(b - 1, "from", "over"):
                return self.role[b - 2] == "growth"
            return self._has(b - 1, "than", "more than", "less than")
        return self._has(b + 1, "than", "than_behind")

    def _year_that_ends(self) -> int | None:
        """The calendar year in which a year ends, "in the year to June 2024", or in which a debt was counted."""
        day = self._day()
        return day.year if day else None

    def _day(self) -> Mention | None:
        """A month or a day of a year, which is no time that an amount covers."""
        dates = (m for b, m in enumerate(self.mentions) if m.kind in {"month", "open year"} and not self.role[b])
        return next(dates, None)

    # --- growth ---------------------------------------------------------------------------------------

    def _growths(self) -> list[tuple[int, int | None, int | None]]:
        """Changes over time: where each stands, and where the earlier and the later amount do, if that is clear."""
        found = []
        for n, mention in enumerate(self.mentions):
            if mention.kind not in {"share", "times"}:
                continue
            verb = n if self._multiplied(n) else self._growth_word(n)
            if verb is None:
                continue
            self.role[n] = "growth"
            self.role[verb] = "growth"
            later, earlier = self._ends_of_growth(n, verb)
            if earlier is not None:
                self.role[earlier] = "earlier"
            found.append((n, earlier, later))
        return found

    def _set_aside_rivals(self) -> None:
        """Take out behind whom something ranks: "the second highest after Ukraine", "second only to", "에 이어"."""
        for n, mention in enumerate(self.mentions):
            led = n + 1 + (self._kind(n + 1) == "particle") if self.words.glued else self._before(n)
            if mention.kind not in {"country", "capital"} or not self._has(led, "outranked"):
                continue
            near = self.mentions[n:] if self.words.glued else self.mentions[max(led - 6, 0) : n]
            if any(m.has("rank", "ordinal") for m in near):
                for b in range(min(n, led), max(n, led) + 1):
                    self.role[b] = "rival"

    def _set_aside_another_time(self) -> None:
        """Take out what an amount was before or will be: ", up from $7bn in 2021", ", rising to £73.5bn by 2028"."""
        for n, mention in enumerate(self.mentions):
            led = mention.kind == "growth" and self._has(n + 1, "to", "from")
            first, last = self._clause(n)
            kinds = {m.kind for m in self.mentions[n:last]}
            if first != n or not n or not led or "money" not in kinds or kinds & {"share", "times", "points", "deny"}:
                continue
            shares = [b for b, m in enumerate(self.mentions) if m.kind in {"share", "times"}]
            if any(b < n or self._has(n + 1, "from") for b in shares):
                for b in range(n, last):
                    self.role[b] = "another time"

    def _set_aside_earlier_amounts(self) -> None:
        """Take out what an amount was before, where another says what it came to: "from $30bn in 2023 to $38bn"."""
        for n, mention in enumerate(self.mentions):
            led = self._has(n + 1, "from_behind") or self._leads(n, "from")
            if mention.kind != "money" or self.role[n] or not led:
                continue
            end = n + 1
            while self._kind(end) in {"rate", "year", "that year", "month"} or self._has(end, "ago"):
                end += 1
            came_to = self._has(end, "to") and self._kind(end + 1) == "money"
            before = n - 2 if self._kind(n - 2) == "money" else n
            if self._kind(n - 2) == "mark" and any(m.kind == "growth" for m in self.mentions[:n]):  # "…, from $1bn"
                before = next((b for b in range(n - 3, -1, -1) if self._kind(b) == "money"), n)
            if came_to or (before < n and self._leads(before, "to")):  # "to $38bn from $30bn"
                for b in range(n, end):
                    self.role[b] = "another time"

    def _set_aside_earlier_shares(self) -> None:
        """Take out what a share was before, said behind it: "96.7% of its trade, up from 95.6% a year earlier"."""
        for n, mention in enumerate(self.mentions):
            start = n - 2
            if mention.kind not in {"share", "times"} or not self._has(n - 1, "from") or self._kind(start) != "growth":
                continue
            shares = (b for b in range(start) if self._kind(b) in {"share", "times"})
            before = any(self._growth_word(b) is None for b in shares)
            if not before or self._kind(start - 1) != "mark":
                continue
            end = next((b for b in range(n + 1, len(self.mentions)) if self.mentions[b].text in {",", ";", "."}), None)
            inside = range(start, len(self.mentions) if end is None else end)
            if any(self._kind(b) in {"money", "number"} or (b != n and self._kind(b) == "share") for b in inside):
                continue
            for b in inside:
                self.role[b] = "earlier share"

    def _growth_word(self, n: int) -> int | None:
        """Where the word stands that makes the share at a place a change over time."""
        first = self._clause(n)[0]
        changed = (b for b in reversed(range(first, n)) if self._has(b, "growth"))
        to = self._has(n + 1, "to") and self._kind(n + 2) == "money" and not self._has(n - 1, "from")
        if to and (verb := next(changed, None)) is not None:
            return verb  # "raised its budget by 5% to $12 billion"
        since = self._has(n + 1, "from") and self._kind(n + 2) in {"that year", "money"}  # "naik 2% dari tahun lalu"
        for step in (1, 2, 3):
            before = n - step
            if self._kind(before) == "growth" and (since or not self._has(n + 1, "of")):
                return before
            by = self._has(before, "by") or (self._has(before, "of") and not self._has(before, "from"))
            if not by and self._kind(before) not in {"hedge", "the", "article", "particle"}:
                break
        other = n + 2 + (self._kind(n + 2) == "the")
        if self._has(n + 1, "more than", "less than") and self._is_of_another_time(other):
            return n + 1  # "10% more than last year", "13% more than the $13.1 billion of the year before"
        to = self.words.glued and self._kind(n) == "times" and self._has(n + 1, "to") and not self._has(n - 1, "of")
        behind = n + 2 if to else n + 1
        return behind if self._kind(behind) == "growth" else None

    def _is_of_another_time(self, b: int) -> bool:
        """Whether it is a year, or an amount and right behind it the year of which it was."""
        if self._kind(b) != "money":
            return self._kind(b) in {"that year", "year"}
        behind = self.mentions[b + 1 : min(b + 5, self._clause(b)[1])]
        return any(m.kind in {"year", "that year"} or m.has("than", "ago") for m in behind)

    def _multiplied(self, n: int) -> bool:
        """Whether a multiple is a verb: "voted to triple the military budget to $46 billion"."""
        if self._kind(n) != "times" or not self._has(n - 1, "to", "verb"):
            return False
        return any(self._kind(b) == "money" and self._leads(b, "to") for b in range(n + 1, self._clause(n)[1]))

    def _ends_of_growth(self, n: int, verb: int) -> tuple[int | None, int | None]:
        """The later and the earlier amount of a change, where the words say which is which."""
        places = self._amounts()
        later = [b for b in places if self._leads(b, "to")]
        against = [b for b in places if self._is_of_another_time(b)]
        against = [b for b in against if self._leads(b, "than", "more than", "less than", "over")]
        earlier = [b for b in places if self._leads(b, "from") or self._has(b + 1, "than_behind") or b in against]
        if len(places) == 2 and len(earlier) == 1:
            return next(b for b in places if b not in earlier), earlier[0]
        if not earlier and self._has(n + 1, "to") and n + 2 in places:
            return n + 2, None
        behind = len(places) == 1 and not self._is_the_change(places[0]) and self._appended(places[0], min(n, verb))
        if len(places) == 1 and not earlier and (later or behind):
            return places[0], None
        near = [b for b in places if b < n][-1:] or places[:1]
        if near and not earlier and self.words.glued and self._grown_to(near[0], n, verb):
            return near[0], None
        return None, None

    def _grown_to(self, place: int, n: int, verb: int) -> bool:
        """Whether an amount is what a change came to: "88% 감소한 2억 달러", "55억 달러로 27% 늘었다"."""
        if place > n:
            return place == verb + 1
        to = self.also[place] + 2 if self._kind(place + 1) == "mark" and place in self.also else place + 1
        between = self.mentions[to + 1 : n]
        return self._has(to, "to") and all(
            m.kind in {"that year", "particle", "mark"} or m.has("than") for m in between
        )

    def _leads(self, b: int, *kinds: str) -> bool:
        before = b - 1
        while self._kind(before) in {"the", "article", "filler", "hedge"}:
            before -= 1
        return self._has(before, *kinds)

    def _is_the_change(self, place: int) -> bool:
        """Whether an amount is by how much something changed: "grew by $40 billion", "fell $2bn"."""
        before = place - 1
        while self._kind(before) in {"the", "article", "filler", "hedge"} or self._has(before, "by", "sized"):
            before -= 1
        return self._kind(before) == "growth"

    def _appended(self, place: int, n: int) -> bool:
        """Whether a change is said right behind an amount and a comma: "$64.7bn in 2024, up 2.9%"."""
        between = self.mentions[place + 1 : n]
        return (
            bool(between)
            and any(m.text in {",", "("} for m in between)
            and all(
                m.text in {",", "("} or m.kind in {"year", "period", "the", "article", "rate", "particle"}
                for m in between
            )
        )

    def _growth_claim(self, n: int, earlier: int | None, later: int | None) -> Claim:
        word = self._growth_word(n)
        verb = n if word is None else word
        if later is None or self.mentions[n].kind != "share":
            words = " ".join(m.text for m in self.mentions[min(n, verb) : max(n, verb) + 1])
            raise InputError(
                _("“{words}” is a change over time, not a share of a total.", words=words),
                mend=_("Write the amount that it came to right behind it: “rose by 38% to $149 billion”."),
            )
        self.used.add(later)
        amount = self._currency(self.mentions[later].money)
        before = self._currency(self.mentions[earlier].money) if earlier is not None else None
        year = next((m.year for m in self.mentions[later + 1 : later + 3] if m.kind == "year"), None)
        return Claim(
            text=self.text,
            amount=amount,
            share=self.mentions[n].stated,
            denominator=Denominator("", money=before),
            year=year,
            relation="growth",
            falls="down" in {self.mentions[verb].means("growth"), self.mentions[verb].means("more than")},
            at=(0, len(self.text)),
            language=self.words.code,
        )

    # --- differences, and amounts a head ----------------------------------------------------------------

    def _difference_claim(self, found: Difference) -> Claim:
        """How much more or less an amount is than another."""
        self._refuse_strays(found.amount, found.amount, found.difference)
        other = self.mentions[found.other]
        year = next((m.year for m in self.mentions[found.other + 1 : found.other + 3] if m.kind == "year"), None)
        total = Denominator(other.text, money=self._currency(other.money), year=year)
        share = self.mentions[found.difference].money.size
        return self._related(found.amount, total, share, "difference", falls=found.falls)

    def _head_claim(self, found: Head) -> Claim:
        """How much an amount is a head."""
        self._refuse_strays(found.amount, found.amount, found.head)
        period, year = self._time()
        owners = {self._country_of(b) for b, m in enumerate(self.mentions) if m.kind == "country"}
        total = Denominator("", country=owners.pop() if len(owners) == 1 else "", year=year)
        claim = self._related(found.amount, total, self.mentions[found.head].money.size, "per_head")
        return replace(claim, period=period if period and period.years == 1 else None)

    def _related(self, place: int, total: Denominator, share: Stated, relation: str, *, falls: bool = False) -> Claim:
        self.used.add(place)
        amount = self._currency(self.mentions[place].money)
        return Claim(
            text=self.text,
            amount=amount,
            share=share,
            denominator=total,
            taken=self._taken(amount, total),
            relation=relation,
            falls=falls,
            at=(0, len(self.text)),
            language=self.words.code,
        )


def _told_once(spans: list[Mention]) -> list[Mention]:
    """The times without a length that only says how long the other is: "from 2017 to 2023, over seven years"."""
    dated = [m for m in spans if m.period.first is not None]
    if len(dated) == 1 and all(m.period.first is m.period.years is None for m in spans if m is not dated[0]):
        return dated  # "from 2016 to 2024, 6 billion in all"
    lengths = [m for m in spans if m.kind == "period" and m.period.first is None and m.period.years]
    if len(spans) == 2 and len(lengths) == 1:
        other = spans[1 - spans.index(lengths[0])]
        if other.period.years == lengths[0].period.years:
            return [other]
    return spans
