"""The parts of a sentence and what becomes of each: every word is understood, known to change nothing, or refused."""

from __future__ import annotations

import itertools
from dataclasses import replace

from econ.claims.claim import Money, Period
from econ.claims.scanner import BESIDE, Mention, Mentions, Scanner
from econ.claims.stated_numbers import Stated
from econ.claims.tokens import straight, without_dateline
from econ.claims.words import Words
from econ.evidence import Book
from econ.wording.errors import InputError
from econ.wording.language import N_, _

NEVER = {
    "tiv": (
        N_("“{words}” is a volume of capability, not money, and can be no share of anything in money."),
        N_("Give the amount in money, and say who priced it."),
    ),
    "other_money": (
        N_("“{words}” is a currency whose country is not named, or for which no exchange rate is held."),
        N_("Convert it into dollars, euros or won first, and say at which rate."),
    ),
    "price year": (
        N_("“{words}” is the price level of a year, not the year of an amount."),
        N_("Give amount and total at the prices of their own year, and leave the price level out."),
    ),
    "open year": (
        N_("“{words}” leaves open how much time is meant."),
        N_("Write both ends, such as “from 2022 to 2024”, or one year."),
    ),
    "deny": (
        N_("“{words}” denies something."),
        N_(
            "Write the claim without the denial; where just this share is denied, read the verdict the other way round."
        ),
    ),
    "narrow": (
        N_("“{words}” makes it another amount or another total, and no figure is held of it."),
        N_("Name the whole, such as exports or GDP, or state the total in money."),
    ),
    "per_head": (
        N_("“{words}” makes it an amount a head."),
        N_("Give the amount and the total of the whole country."),
    ),
    "points": (
        N_("“{words}” is a difference between two shares, not a share."),
        N_("Write the share itself, such as “1% of North Korea's GDP”."),
    ),
    "month": (
        N_("“{words}” may be the month that the amount covers, or only a date."),
        N_("Write “in one month of 2024” or “in 2024”."),
    ),
    "part of a year": (
        N_("“{words}” is a part of a year that is not named."),
        N_("Name the year, such as “in the first half of 2024”."),
    ),
    "less than": (
        N_("How much is meant by “{words}” is not clear."),
        N_("Say which share it is, such as “a third of”."),
    ),
}
"""Kinds of mentions that are refused wherever they stand: what is wrong, and how to mend it."""

LOOSE = frozenset(
    """
    since until open counted early over past fiscal span ago prices international per first part_of_year relative_year
    since_behind than hedge_behind half half_name
    """.split()  # noqa: SIM905 - a list of words reads better so
) | {"as much as", "the size of", "in so many", "parts of"}
"""Kinds of small words that change a claim unless they belong to something."""


UNREAD = {"unknown", "unsettled", "if", "could"}
"""Kinds of mentions that are not understood, or leave open what is said."""

DESCRIBES, DESCRIBED = {"context", "unknown", "name", "filler"}, 4
"""Kinds of words that describe a country which is not named, and how many of them may."""

COUNTED = {
    "context",
    "counter",
    "unknown",
    "stage",
    "country",
    "name",
    "capital",
    "total",
    "particle",
    "rank",
    "growth",
    "filler",
    "used",
    "adds",
    "report",
}
"""What may stand behind a bare number: the thing that is counted."""


class Parts(Mentions):
    """A sentence, its mentions, and what becomes of each of them."""

    def __init__(
        self, text: str, words: Words, book: Book, said: int | None, told: tuple[int, Money, str] | None = None
    ) -> None:
        """Find the mentions; with `told` so many signs at the beginning stand for an amount, and whose it is.

        Raises:
            InputError: something in it is refused wherever it stands.
        """
        self.text, self.words, self.book = text.strip(), words, book
        self.scanner = Scanner(straight(without_dateline(self.text, words)), words, said)
        found = _with_halves(self._with_lands(self.scanner.mentions()))
        found = _with_longer_names(_with_one_share(found) if words.glued else found, book)
        self.mentions = self._with_prices(_with_spending(found))
        self.former, self.told = False, bool(told)
        if told:
            behind = [m for m in self.mentions if m.start >= told[0]]
            own = any(m.kind in {"country", "capital", "name"} for m in behind)
            self.former = bool(told[2]) and not own
            owner = [Mention("country", _(book.country(told[2]).name), 0, 0, told[2])] if self.former else []
            self.mentions = [*owner, Mention("money", self.text[: told[0]], 0, *told[:2]), *behind]
        self.role: list[str] = [""] * len(self.mentions)
        self.also: dict[int, int] = {}
        self.used: set[int] = set()
        self.denied = False

    def _with_lands(self, mentions: list[Mention]) -> list[Mention]:
        """The mentions with "the Himalayan country's", "negara kepulauan di Samudra Hindia itu" as "its"."""
        found, n = list(mentions), len(mentions)
        while n > 0:
            n -= 1
            if not found[n].has("land"):
                continue
            first, last = n, n + 1
            if found[n].text.endswith("'s"):
                while first and n - first < DESCRIBED and found[first - 1].kind in DESCRIBES:
                    first -= 1
                first -= 1
                ends = first >= 0 and found[first].kind == "the"
            else:
                while last < len(found) and last - n <= DESCRIBED and self._describes_land(found[last]):
                    last += 1
                ends = last < len(found) and found[last].has("the")
                last += 1
            if ends:
                text = self.scanner.text[found[first].start : found[last - 1].end]
                found[first:last] = [Mention("its", text, found[first].start, found[last - 1].end, "", {"its": ""})]
                n = first
        return found

    def _describes_land(self, mention: Mention) -> bool:
        return mention.kind in DESCRIBES | {"in"} and not mention.has("the")

    # --- what is refused wherever it stands ---------------------------------------------------------

    def _refuse_outright(self) -> None:
        for n, mention in enumerate(self.mentions):
            negative = mention.text == "-" and self._kind(n + 1) in {"money", "number", "share", "times"}
            if negative or (mention.has("negative") and self._kind(n + 1) in {"money", "share"}):
                joint = "" if mention.text == "-" else " "
                raise InputError(
                    _("“{words}” is a negative number.", words=f"{mention.text}{joint}{self.mentions[n + 1].text}"),
                    mend=_("Amounts and shares are positive here; for a fall, say what is left."),
                )
            if mention.kind == "deny" and self._denies_the_share(n):
                self.role[n], self.denied = "denial", True
            if mention.kind in NEVER and not self.role[n] and not self._dated(n):
                what, mend = NEVER[mention.kind]
                following = self.mentions[n + 1] if mention.kind == "deny" and self.mentions[n + 1 :] else None
                words = mention.text
                if following is not None and following.text[0].isalnum():
                    words += f"{'' if following.glued else ' '}{following.text}"
                raise InputError(_(what, words=words), mend=_(mend))

    def _denies_the_share(self, n: int) -> bool:
        """Whether a word denies just that the one amount is the one share: "is not 1%", "1%가 아니다".

        With a word between them ("is not only 1%") more may be meant.
        """
        kinds = [m.kind for m in self.mentions]
        alone = kinds.count("deny") == 1 and kinds.count("share") + kinds.count("times") == 1
        if not self._means(n, "deny") or not alone or kinds.count("money") != 1 or "money" not in kinds[:n]:
            return False
        if self.words.total == "front":
            at = n - 2 if self._kind(n - 1) == "particle" else n - 1
            last = all(not m.text[0].isalnum() for m in self.mentions[n + 1 :])
            return last and self._kind(at) == "share" and self.mentions[at].text[0].isdigit()
        linked = self._means(n, "deny") == "is not" or self._kind(n - 1) == "verb"
        return linked and self._kind(n + 1) == "share" and self.mentions[n + 1].text[0].isdigit()

    def _dated(self, n: int) -> bool:
        """Whether a month only says when a year ended: "in the year to June 2024"."""
        return self._kind(n) == "month" and self._text(n).count(" ") == 1 and self._has(n - 1, "to")

    # --- amounts ---

    def _with_prices(self, mentions: list[Mention]) -> list[Mention]:
        """The mentions with a number of goods times the price of each as one amount.

        Raises:
            InputError: the price of one is stated, and not how many.
        """
        found = list(mentions)
        for place, (price, each) in enumerate(itertools.pairwise(mentions)):
            if price.kind != "money" or each.kind != "each":
                continue
            counts = [m for m in found[:place] if m.kind == "number"]
            if len(counts) != 1:
                raise InputError(
                    _("“{text}” is the price of one, and how many are meant is not said.", text=price.text),
                    mend=_("Give the number of goods."),
                )
            number, size = counts[0].number, price.money.size
            near = (number.value - number.half, number.value + number.half)
            whole = Stated(
                text=f"{counts[0].text} × {price.text}",
                low=number.value * size.low,
                high=number.value * size.high,
                near=(near[0] * size.near[0], near[1] * size.near[1]),
                bound=size.bound,
                strict=size.strict,
            )
            found[place] = replace(price, value=replace(price.money, size=whole))
            found[place + 1] = replace(each, kind="used")
        return found

    def _pair_currencies(self) -> None:
        """Find amounts that are stated in two currencies: "13.5 trillion roubles ($145bn)", "30 miliar atau Rp 399"."""
        places = [n for n, m in enumerate(self.mentions) if m.kind == "money"]
        for first, second in itertools.pairwise(places):
            between = self.mentions[first + 1 : second]
            same = self.mentions[first].money.currency == self.mentions[second].money.currency
            joined = bool(between) and all(
                m.text in {"(", "=", ","} or m.kind == "particle" or m.has("or", "equivalent", "hedge") for m in between
            )
            opened = any(m.text == "(" or m.has("or", "equivalent") for m in between)
            if joined and opened and not same:
                self.also[first] = second
                self.role[second] = "also"

    def only_amount(self) -> Money | None:
        """The amount of the sentence, where it has but one; one that is stated in two currencies is one."""
        self._pair_currencies()
        places = [n for n, m in enumerate(self.mentions) if m.kind == "money" and self.role[n] != "also"]
        return self.mentions[places[0]].money if len(places) == 1 else None

    def only_year(self) -> int | None:
        """The year that the sentence names, where it names but one and no other time."""
        times = [m for m in self.mentions if m.kind in {"year", "month", "period", "since", "open year", "that year"}]
        return times[0].year if len(times) == 1 and times[0].kind == "year" else None

    def _amounts(self) -> list[int]:
        return [n for n, m in enumerate(self.mentions) if m.kind == "money" and not self.role[n]]

    def _weakens(self, n: int, place: int) -> bool:
        """Whether "could" weakens the share, and not only the amount behind it: "could cost $1 billion" states that."""
        return n > place or (self._has(n + 1, "be") and not self._has(n + 2, "put at"))

    # --- every word is accounted for --------------------------------------------------------------------

    def _refuse_strays(self, place: int, first: int, share: int) -> None:
        """Refuse what may change the claim where it stands, and belongs to nothing that is understood.

        Args:
            place: where the amount stands.
            first: where the claim begins.
            share: where its share stands.

        Raises:
            InputError: naming it.
        """
        for b, mention in enumerate(self.mentions):
            if self.role[b] or b in {place, share}:
                continue
            if mention.kind == "number":
                if self._kind(b + 1) not in COUNTED:
                    raise InputError(
                        _("What “{text}” belongs to is not clear.", text=mention.text),
                        mend=_("Write an amount in one piece."),
                    )
            elif mention.kind == "unknown":
                self._refuse_unknown(b)
            elif mention.kind == "money":
                if b > place:
                    raise InputError(
                        _("What “{text}” stands for is not clear.", text=mention.text),
                        mend=_("Leave it out, or check it by itself."),
                    )
            elif self._changes(b, place, first):
                raise either_half(mention.text) if mention.means("half_name") else in_the_way(mention)

    def _refuse_unknown(self, b: int) -> None:
        """Refuse a word that is not known where it may be part of a number: right beside one, or no word at all.

        Raises:
            InputError: naming it.
        """
        mention = self.mentions[b]
        if not mention.text[0].isalpha():
            raise InputError(
                _("“{text}” is no amount that is understood.", text=mention.text),
                mend=_("Write thousand, million, billion or trillion, and the currency in front of the number."),
            )
        if self._kind(b - 1) == "number":
            raise no_scale(self.mentions[b - 1].text, mention.text)
        if self._counts_a_rank(b):
            return
        if set(mention.senses or ()) - BESIDE or {self._kind(b - 1), self._kind(b + 1)} & {
            "money",
            "share",
            "times",
            "number",
        }:
            raise not_understood(mention.text)

    def _counts_a_rank(self, b: int) -> bool:
        """Whether a part is the place in an order: "the seventh biggest"."""
        return self._has(b, "part") and self._has(b + 1, "rank")

    def _changes(self, b: int, place: int, first: int) -> bool:
        """Whether a word that is known may change the claim where it stands."""
        mention = self.mentions[b]
        if mention.has("currency") and "money" in {self._kind(b - 1), self._kind(b + 1)}:
            return True
        if mention.has("ordinal") and self._kind(b + 1) == "money":
            return True
        if mention.has("between") and self._kind(b + 1) in {"share", "times", "money", "number"}:
            return True
        if mention.kind == "hedge" and mention.word:
            if self._kind(b + 1) == "growth" or mention.has("report"):  # "more than doubled", "is estimated to have"
                return False
            contract = any(m.kind == "stage" for m in self.mentions[b + 1 : b + 4])
            return not (mention.has("under") and contract)
        tests: dict[str, bool] = {
            "compare": not mention.has("verb"),
            "vague": b < first or self._has(b + 1, "of"),
            "each": True,
            "basis": mention.word != "current" or self._kind(b + 1) != "total",
            "could": self._weakens(b, place),
            "growth": (b > place or "total" in self.role[b + 1 : b + 3])
            and not (mention.has("adds") or self._goes_on(b) or self._came_to(b)),
            "word": self._is_loose(mention)
            and not (mention.has("since", "span") and self._behind_a_rank(b))  # "the highest in decades"
            and not (mention.has("than") and self._compares_growth(b)),
            "if": b > first,
        }
        return tests.get(mention.kind, False)

    def _came_to(self, b: int) -> bool:
        """Whether a verb behind an amount or a share says that something came to it: "380억 달러로 늘어"."""
        before = b - 1
        while self.words.glued and self._kind(before) in {"context", "that year"}:
            before -= 1
        return self.words.glued and self._has(before, "to") and self._kind(before - 1) in {"money", "share"}

    def _compares_growth(self, b: int) -> bool:
        """Whether a word only says what a change is held against: "up 9.4% compared with last year"."""
        return self._kind(b + 1) in {"that year", "year"} and "growth" in self.role[max(b - 3, 0) : b]

    def _goes_on(self, b: int) -> bool:
        """Whether a verb goes on behind all that is claimed: "spending of $5 billion, 2% of GDP, rose to a record"."""
        rest = {m.kind for m in self.mentions[b:]}
        return self._kind(b - 1) == "mark" and not rest & {"money", "share", "times", "number", "total", "deny"}

    def _is_loose(self, mention: Mention) -> bool:
        """Whether a small word belongs to a time or a number, and stands without one."""
        senses = set(mention.senses or ())
        return bool(senses & LOOSE) and not senses & {"purpose", "spend", "aim", "relative", "partner", "verb"}

    def _since_a_rank(self, b: int) -> bool:
        """Whether "since 2009" only says since when nothing was higher."""
        return self.mentions[b].kind == "since" and self._behind_a_rank(b)

    def _behind_a_rank(self, b: int) -> bool:
        return any(m.has("rank") for m in self.mentions[max(b - 5, 0) : b])

    def _since_a_growth(self, b: int) -> bool:
        """Whether "since 2018" may say since when something grew, and not over what time the amount runs."""
        since = self.mentions[b]
        opened = since.kind in {"since", "period"} and since.period.years is None and since.period.first is not None
        return opened and not self._since_a_rank(b) and any(m.kind == "growth" for m in self.mentions)

    def _unread(self) -> str:
        """The words and amounts that are not understood or leave open what is said, with semicolons between them."""
        found = [
            m.text
            for b, m in enumerate(self.mentions)
            if (m.kind in UNREAD and self.role[b] in {"", "total"} and not self._counts_a_rank(b))
            or self._since_a_growth(b)
            or (m.kind in {"vague", "money"} and not self.role[b] and b not in self.used)
        ]
        return "; ".join(dict.fromkeys(found))


def _with_one_share(mentions: list[Mention]) -> list[Mention]:
    """The mentions without a share in words of which the number behind it says how much it is just.

    As in “절반에 육박하는 49%”, “절반가량인 50.9%”: nearly half, 49%; only where the number is what the words allow.
    """
    found = list(mentions)
    for n in range(len(found) - 2, -1, -1):
        told = found[n + 1].kind == "ending"
        behind = n + 2 if told else n + 1
        exact = behind < len(found) and found[behind].kind == "share" and "%" in found[behind].text
        if found[n].kind not in {"share", "times"} or "%" in found[n].text or not exact:
            continue
        low, high = found[n].stated.allowed
        if (told or low < high) and low <= found[behind].stated.low <= high:
            del found[n:behind]
    return found


def _with_halves(mentions: list[Mention]) -> list[Mention]:
    """The mentions with "the North" as the country that it is where the other half, or both, are named in full."""
    named = {m.word for m in mentions if m.kind == "country"}
    found = []
    for mention in mentions:
        codes = (mention.means("half") or "").split()
        found.append(replace(mention, kind="country", value=codes[0]) if named & set(codes) else mention)
    return found


def _with_longer_names(mentions: list[Mention], book: Book) -> list[Mention]:
    """The mentions with a country that only stands in another name as that: "New Mexico", "Jerman Timur"."""
    found = list(mentions)
    for n, mention in enumerate(mentions):
        if mention.kind != "country":
            continue
        front = mentions[n - 1].means("compass") if n else None
        behind = mentions[n + 1].means("compass") if n + 1 < len(mentions) else None
        named = mention.text == book.country(mention.word).name or front != "front name"  # "New German tanks"
        if (front in {"front", "front name"} and named) or (behind == "behind" and mentions[n + 1].text[0].isupper()):
            found[n] = replace(mention, kind="name", value="", senses=None)
    return found


def _with_spending(mentions: list[Mention]) -> list[Mention]:
    """The mentions with "what Poland spends on its army" as Poland's military spending."""
    found = list(mentions)
    for n in range(len(found) - 1, -1, -1):
        if not found[n].has("what"):
            continue
        owner = n + 1 + (found[n + 1 : n + 2] != [] and found[n + 1].kind == "the")
        parts = found[owner : owner + 4]
        if len(parts) < 4 or parts[0].kind not in {"country", "capital"} or not parts[1].has("spend"):
            continue
        if parts[2].has("purpose") and parts[3].has("aim"):
            total = replace(parts[3], kind="total", value="military_spending", senses={"total": "military_spending"})
            found[n : owner + 4] = [replace(parts[0], kind="country"), total]
    return found


def refuse_nothing(size: Stated) -> None:
    """Refuse an amount or a share of nothing.

    Raises:
        InputError: naming it.
    """
    if size.low <= 0:
        raise _of_nothing(size.text)


def refuse_no_time(period: Period) -> None:
    """Refuse a period without any time in it, such as "0 months".

    Raises:
        InputError: naming it.
    """
    if period.years is not None and period.years <= 0:
        raise _of_nothing(period.text)


def _of_nothing(text: str) -> InputError:
    return InputError(
        _("“{nothing}” is nothing, and a claim about nothing cannot be checked.", nothing=text),
        mend=_("Check the number."),
    )


def in_the_way(mention: Mention) -> InputError:
    """The refusal of a mention with which a claim is another one, or none."""
    return leaves_open(mention.text) if mention.kind in {"if", "could"} else not_understood(mention.text)


def not_understood(text: str) -> InputError:
    """The refusal of a word that may change the claim."""
    return InputError(
        _("“{word}” is not understood, and may change the claim.", word=text),
        mend=_("Leave it out if it changes nothing, or say it in other words; then read the verdict for what is left."),
    )


def leaves_open(text: str) -> InputError:
    """The refusal of a word with which nothing is said to be so, such as "could"."""
    return InputError(
        _("“{word}” leaves open whether it is so.", word=text), mend=_("Write it as a statement to have it checked.")
    )


def either_half(text: str) -> InputError:
    """The refusal of a name that two countries have, such as "Korea"."""
    return InputError(
        _("“{text}” may be North Korea or South Korea.", text=text), mend=_("Write which of them is meant.")
    )


def no_scale(amount: str, text: str) -> InputError:
    """The refusal of a word behind a number, which may say of what it is one."""
    return InputError(
        _("“{word}” behind “{amount}” is not understood, and may be part of the amount.", word=text, amount=amount),
        mend=_("Write thousand, million, billion or trillion, and the currency in front of the number."),
    )
