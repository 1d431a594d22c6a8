"""From a sentence to a Claim, or to a refusal that names the part that cannot be read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from econ.claims import vocabulary
from econ.claims.claim import Claim, Denominator, Money, Period
from econ.claims.denominator import ReadDenominator, read_denominator
from econ.claims.harmless import Sentence, other_names, refuse_unknown
from econ.claims.scanner import Token, clean, refuse_bad_numbers, scan
from econ.claims.stated_numbers import Stated, quantity
from econ.evidence import Book
from econ.wording.errors import InputError
from econ.wording.language import N_, _

LONGEST = 500
"""Characters; a claim is a sentence."""

FORM = N_("Write one sentence of the form “US$250 million is about 1 % of North Korea's GDP”.")

PARTNER = {"to", "from", "with", "against", "for"}
"""A country after one of these is the other side of the sale."""


@dataclass(frozen=True)
class Around:
    """The tokens before the share and behind the total."""

    before: Sequence[Token]
    rest: Sequence[Token]

    @property
    def all(self) -> list[Token]:
        """Both together."""
        return [*self.before, *self.rest]


def read(text: str, book: Book) -> Claim:
    """Read a sentence.

    Raises:
        InputError: a part of it cannot be read; the part is named.
    """
    try:
        if len(text) > LONGEST:
            raise InputError(
                _("The text has {count} characters, which is more than a sentence.", count=len(text)), mend=_(FORM)
            )
        sentence = clean(text)
        if not any(c.isalnum() for c in sentence):
            raise InputError(_("There is no sentence."), mend=_(FORM))
        _refuse_language(sentence)
        refuse_bad_numbers(sentence)
        tokens = scan(sentence, book)
        _refuse_outright(tokens)
        return _read(sentence, tokens, book)
    except InputError as error:
        raise error.at(_("claim")) from None


NEVER = {
    "tiv": (
        N_("“{words}” is a volume of capability, not money, and can be no share of anything in money."),
        N_("Give the amount in money, and say who priced it."),
    ),
    "other money": (
        N_("“{words}” is a currency whose country is not named, or for which no exchange rate is held."),
        N_("Convert it into dollars, euros or won first, and say at which rate."),
    ),
    "negative": (
        N_("“{words}” is a negative number."),
        N_("Amounts and shares are positive here; for a fall, say what is left."),
    ),
    "price year": (
        N_("“{words}” is the price level of a year, not the year of an amount."),
        N_("Give amount and total at the prices of their own year, and leave the price level out."),
    ),
    "open year": (
        N_("“{words}” leaves open how much time is meant."),
        N_("Write both ends, such as “from 2022 to 2024”, or one year."),
    ),
    "not": (
        N_("“{words}” denies something."),
        N_("Write the claim without the denial, and read the verdict the other way round."),
    ),
}
"""Kinds of tokens that are refused wherever they stand: what is wrong, and how to mend it."""


def _refuse_language(text: str) -> None:
    """Refuse a sentence of another language by the name of the language."""
    said = set(re.findall(r"[^\W\d_]+", text.lower()))
    counts = {name: len(said & set(table.split())) for name, table in vocabulary.LANGUAGES.items()}
    script = next((name for name, letters in vocabulary.SCRIPTS.items() if re.search(letters, text)), "")
    likely = max(counts, key=lambda name: counts[name])
    language = script if script and counts["English"] == 0 else likely
    if language != "English" and (script == language or counts[language] > max(counts["English"], 1)):
        raise InputError(
            _("This checker reads English only so far; the sentence seems to be {language}.", language=_(language)),
            mend=_(FORM),
        )


def _refuse_outright(tokens: Sequence[Token]) -> None:
    for place, token in enumerate(tokens):
        if token.kind in NEVER:
            what, mend = NEVER[token.kind]
            following = tokens[place + 1].text if token.kind in {"negative", "not"} and tokens[place + 1 :] else ""
            joint = "" if token.text == "-" else " "
            raise InputError(_(what, words=f"{token.text}{joint}{following}".strip()), mend=_(mend))


def _read(text: str, tokens: Sequence[Token], book: Book) -> Claim:
    place = _share_place(tokens)
    share = tokens[place] if tokens[place].kind in {"share", "times"} else _comparison(tokens[place])
    _refuse_growth(tokens, place)
    found, around = _total(text, tokens, place, share, book)
    amount = _amount(around)
    _refuse_impossible(share, amount, found.denominator)
    _refuse_strays(around.before)
    last = tokens[found.end - 1]
    refuse_unknown(
        Sentence(
            before=around.before,
            rest=around.rest,
            inverse=not any(t.kind == "money" for t in around.before),
            stated=found.denominator.money is not None and not found.denominator.kind,
            product=found.denominator.kind in {"gdp", "gni"},
            open_owner=not found.denominator.country,
            total=last.text if last.kind == "noun" and around.rest == tokens[found.end :] else "",
        )
    )
    _refuse_second_amount(around)
    denominator, taken = _completed(found, around, book)
    period, year = _time(around.all)
    return Claim(
        text=text,
        amount=amount,
        share=share.value,
        denominator=denominator,
        period=period,
        year=year,
        stage=next((t.value for t in around.all if t.kind == "stage"), ""),
        adds=any(t.kind == "adds" for t in around.before),
        taken=(*_currencies(amount, denominator), *taken),
        unread=_unread(text, around.rest),
    )


def _share_place(tokens: Sequence[Token]) -> int:
    """Where the share stands; there must be exactly one. Without one a comparison ("more than") will do."""
    places = [n for n, t in enumerate(tokens) if t.kind in {"share", "times"}]
    if len(places) > 1:
        raise _several(tokens, places)
    places = places or [n for n, t in enumerate(tokens) if t.kind == "compare"][:1]
    if places:
        return places[0]
    vague = next((t.text for t in tokens if t.kind == "vague"), "")
    if vague:
        raise InputError(
            _("“{vague}” is no number.", vague=vague), mend=_("Say how much, such as “US$250 million” and “about 1 %”.")
        )
    said = " ".join(t.text for t in tokens[:12])
    raise InputError(
        _("No share is stated in “{said}”.", said=said),
        mend=_("Say which share or multiple: “about 1 %”, “a quarter”, “3 times”."),
    )


def _several(tokens: Sequence[Token], places: Sequence[int]) -> InputError:
    first, second = tokens[places[0]], tokens[places[1]]
    if [t.kind for t in tokens[places[0] + 1 : places[1]]] == ["of"]:
        return InputError(
            _("“{first} of {second}” is a share of a share.", first=first.text, second=second.text),
            mend=_("Multiply the two, and say what the result is a share of."),
        )
    return InputError(
        _(
            "There are {count} claims in it: “{first}” and “{second}”.",
            count=len(places),
            first=first.text,
            second=second.text,
        ),
        mend=_("Check one at a time."),
    )


def _comparison(token: Token) -> Token:
    """A comparison without a number as a multiple: the whole, more than it, or less than it."""
    how = str(token.value)
    near = (0.9, 1.1) if how == "about" else (1.0, 1.0)
    return replace(token, kind="times", value=Stated(token.text, 1.0, 1.0, near, "" if how == "about" else how))


def _refuse_growth(tokens: Sequence[Token], place: int) -> None:
    moved = next((t for t in tokens[max(place - 2, 0) : place] if t.kind == "growth"), None)
    if moved and not (place + 1 < len(tokens) and tokens[place + 1].kind == "of"):
        raise InputError(
            _(
                "“{words}” is a change over time, not a share of a total.",
                words=f"{moved.text} {tokens[place].text}",
            ),
            mend=_("Name the total it is a share of; changes are checked as rows of kind growth in claims.csv."),
        )


def _total(text: str, tokens: Sequence[Token], place: int, share: Token, book: Book) -> tuple[ReadDenominator, Around]:
    """The total, and what stands around it and the share."""
    adds = next((n for n, t in enumerate(tokens[:place]) if t.kind == "adds"), None)
    if adds is not None and tokens[place - 1].text.lower() == "by":
        found = read_denominator(text, tokens[: place - 1], adds + 1, share.text, book)
        if found.end == place - 1:
            return found, Around(tokens[: adds + 1], tokens[place + 1 :])
    found = read_denominator(text, tokens, _denominator_place(tokens, place, share), share.text, book)
    return found, Around(tokens[:place], tokens[found.end :])


def _denominator_place(tokens: Sequence[Token], place: int, share: Token) -> int:
    """Where the total begins: after "of", or right after a multiple."""
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    adds = any(t.kind == "adds" for t in tokens[:place])
    if following and following.kind == "compare" and following.text.lower() == "the size of":
        return place + 2
    if following and (
        following.kind == "of" or following.text.lower() in {"in", "against"} | ({"to"} if adds else set())
    ):
        return place + 2
    if share.kind == "share" and not (following and following.kind == "filler" and share.value.low == 0.5):
        raise InputError(
            _("It is not said what “{text}” is a share of.", text=share.text),
            mend=_("Write “{text} of” and the total.", text=share.text),
        )
    return place + 1


def _amount(around: Around) -> Money:
    """The amount: in front of the share, or behind the total and a verb."""
    side = around.before
    if not any(t.kind == "money" for t in side) and around.rest and around.rest[0].kind in {"verb", "mark", "adds"}:
        side = around.rest if any(t.kind == "money" for t in around.rest) else side
    here = [t for t in side if t.kind == "money"]
    if len(here) == 1:
        return _priced(side, here[0])
    if here:
        either = any(t.text.lower() in {"either", "or"} for t in side)
        extra = _(" One or the other is meant, not both together.") if either else ""
        raise InputError(
            _(
                "There are {count} amounts: “{first}” and “{second}”.{extra}",
                count=len(here),
                first=here[0].text,
                second=here[1].text,
                extra=extra,
            ),
            mend=_("Check the sentence once for each amount."),
        )
    raise _no_amount(side)


def _no_amount(side: Sequence[Token]) -> InputError:
    vague = next((t.text for t in side if t.kind == "vague"), "")
    if vague:
        return InputError(_("“{vague}” is no amount.", vague=vague), mend=_("Say how much money: “US$250 million”."))
    for n, token in enumerate(side):
        if token.kind == "word" and any(c.isdigit() for c in token.text):
            return InputError(
                _("“{text}” is no amount that is understood.", text=token.text),
                mend=_("Write thousand, million, billion or trillion, and the currency in front of the number."),
            )
        if token.kind == "number":
            following = side[n + 1].text if n + 1 < len(side) else ""
            if following.lower() in vocabulary.COUNTED or (
                following.isalpha() and following.lower() not in vocabulary.VERBS
            ):
                said = f"{token.text} {following}"
                return InputError(
                    _("“{said}” is a quantity, not money.", said=said), mend=_("Say what it is worth in money.")
                )
            return InputError(
                _("“{text}” has no currency.", text=token.text),
                mend=_("Write it: “US$250 million”, “28 trillion won”."),
            )
    said = " ".join(t.text for t in side if t.kind != "mark")
    where = _(" in “{said}”", said=said) if said else ""
    return InputError(
        _("No amount of money is stated{where}.", where=where), mend=_("Say how much money: “US$250 million”.")
    )


def _priced(side: Sequence[Token], money: Token) -> Money:
    """The amount, or a number of goods times the price of each."""
    place = list(side).index(money)
    amount: Money = money.value
    if not any(t.kind == "each" for t in side[place + 1 :]):
        return amount
    counts = [t for t in side[:place] if t.kind == "number"]
    if len(counts) != 1 or side[place + 1].kind != "each":
        raise InputError(
            _("“{text}” is the price of one, and how many are meant is not said.", text=money.text),
            mend=_("Give the number of goods."),
        )
    number, _unit = quantity(counts[0].text)
    price = amount.size
    size = Stated(
        text=f"{counts[0].text} × {money.text}",
        low=number.low * price.low,
        high=number.high * price.high,
        near=(number.near[0] * price.near[0], number.near[1] * price.near[1]),
        bound=number.bound or price.bound,
    )
    return replace(amount, size=size)


def _refuse_second_amount(around: Around) -> None:
    """Refuse an amount behind the total where one stands in front of the share already."""
    left = [t for t in around.rest if t.kind == "money"]
    if left and any(t.kind == "money" for t in around.before):
        raise InputError(
            _("What “{text}” stands for is not clear.", text=left[0].text),
            mend=_("Leave it out, or check it by itself."),
        )


def _refuse_strays(before: Sequence[Token]) -> None:
    """Refuse numbers that belong to nothing: passing over them in silence could change the claim."""
    for place, token in enumerate(before):
        following = before[place + 1].kind if place + 1 < len(before) else ""
        lost = token.kind == "number" and following not in COUNTABLE
        if lost or (token.kind == "word" and token.text.lower() in STRAY):
            raise InputError(
                _("What “{text}” belongs to is not clear.", text=token.text), mend=_("Write an amount in one piece.")
            )


def _refuse_impossible(share: Token, amount: Money, total: Denominator) -> None:
    if share.kind == "share" and share.value.high > 1:
        raise InputError(
            _("“{text}” is more than the whole.", text=share.text),
            mend=_("If a multiple is meant, write “1.5 times”; otherwise check the number."),
        )
    sizes = [share.value, amount.size, *([total.money.size] if total.money else [])]
    nothing = next((size.text for size in sizes if size.high <= 0 or size.low <= 0), "")
    if nothing:
        raise InputError(
            _("“{nothing}” is nothing, and a claim about nothing cannot be checked.", nothing=nothing),
            mend=_("Check the number."),
        )


def _completed(found: ReadDenominator, around: Around, book: Book) -> tuple[Denominator, tuple[str, ...]]:
    """The denominator with the country and the source that the rest of the sentence names."""
    d, taken = found.denominator, []
    source = next((t for t in around.rest if t.kind == "source"), None)
    if source and not d.source:
        d = replace(d, source=source.value)
        taken.append(_("“{source}” is taken as the source of “{total}”.", source=source.text, total=found.text))
    if d.country or not d.kind:
        return d, tuple(taken)
    owners = _owners(around)
    if re.search(r"\b(?:its|their|his|her|country|nation)\b", d.text, re.IGNORECASE):
        owners = list(dict.fromkeys(t.value for t in around.all if t.kind == "country"))
    others = other_names(around.before) if owners else []
    if others and not d.money:
        raise InputError(
            _("Whose “{text}” is meant is not clear: “{name}” is named too.", text=found.text, name=others[0]),
            mend=_("Write whose: “North Korea's GDP”."),
        )
    if len(owners) == 1:
        country = book.country(owners[0])
        if not d.money:
            taken.append(
                _(
                    "“{total}” is taken as that of {country}, the country that the sentence names.",
                    total=found.text,
                    country=_(country.name),
                )
            )
        return replace(d, country=owners[0]), tuple(taken)
    if d.money:
        return d, tuple(taken)
    names = [t.text for t in around.all if t.kind == "country"]
    if len(owners) > 1:
        raise InputError(
            _(
                "Whose “{text}” is meant is not clear: the sentence names {names}.",
                text=found.text,
                names=_(" and ").join(names),
            ),
            mend=_("Write whose: “North Korea's GDP”."),
        )
    raise InputError(
        _("Whose “{text}” is meant is not said.", text=found.text), mend=_("Name the country: “North Korea's GDP”.")
    )


def _owners(around: Around) -> list[str]:
    """Codes of the countries named outside the total, but for the partners of the sale."""
    found = []
    for tokens in (around.before, around.rest):
        for place, token in enumerate(tokens):
            before = tokens[place - 1].text.lower() if place else ""
            ranked = before == "in" and token.text.lower() == "the world"
            if token.kind == "country" and before not in PARTNER and not ranked:
                found.append(token.value)
    return list(dict.fromkeys(found))


def _time(tokens: Sequence[Token]) -> tuple[Period | None, int | None]:
    """The time that the amount covers, and its calendar year.

    A year without a month is the period itself; a month with its year is only a date.
    """
    rates = [t for t in tokens if t.kind == "rate" or (t.kind == "period" and t.text.lower().startswith(("a ", "an ")))]
    spans = [t for t in tokens if t.kind in {"period", "that year"} and t not in rates]
    years = [t for t in tokens if t.kind == "year"]
    if len({t.value for t in years}) > 1:
        raise InputError(
            _("Two years are named: “{first}” and “{second}”.", first=years[0].text, second=years[1].text),
            mend=_("Name one."),
        )
    whole = [t for t in spans if t.value.years is None and t.value.first is None]
    clash = [*rates[:1], *whole] if rates and whole else rates if len({t.value.years for t in rates}) > 1 else []
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
    year = years[0].value if years else None
    if rates and spans:
        return replace(rates[0].value, first=spans[0].value.first, last=spans[0].value.last), year
    if rates or spans:
        return (rates or spans)[0].value, year
    if years and not any(m.lower()[:3] in years[0].text.lower() for m in vocabulary.MONTHS):
        return Period(years[0].text, 1.0, year, year), year
    return None, year


def _currencies(amount: Money, denominator: Denominator) -> tuple[str, ...]:
    written = [amount.written, denominator.money.written if denominator.money else ""]
    return tuple(dict.fromkeys(vocabulary.TAKEN[w] for w in written if w in vocabulary.TAKEN))


COUNTABLE = {"word", "stage", "noun", "country"}
"""What may follow a bare number: the thing that is counted."""

STRAY = {"hundred", *(name for name in vocabulary.SCALES if len(name) > 4)}
"""Scale words that stand apart from their number."""

UNDERSTOOD = {
    "money",
    "mark",
    "verb",
    "filler",
    "year",
    "period",
    "that year",
    "rate",
    "country",
    "stage",
    "source",
    "adds",
    "hedge",
}


def _unread(text: str, rest: Sequence[Token]) -> str:
    """The words behind the total that were not used."""
    left = [t for t in rest if t.kind not in UNDERSTOOD]
    return text[left[0].start : left[-1].end] if left else ""
