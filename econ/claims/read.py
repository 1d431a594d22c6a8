"""From a sentence to a Claim, or to a refusal that names the part that cannot be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from econ.assumptions import Book
from econ.claims import words
from econ.claims.claim import Claim
from econ.claims.denominator import Found, read_denominator
from econ.claims.figures import Stated
from econ.claims.scan import Money, Period, Token, clean, refuse_bad_numbers, scan
from econ.errors import InputError

LONGEST = 500
"""Characters; a claim is a sentence."""

FORM = "Write one sentence of the form “US$250 million is about 1 % of North Korea's GDP”."


def read(text: str, book: Book) -> Claim:
    """Read a sentence.

    Raises:
        InputError: a part of it cannot be read; the part is named.
    """
    if len(text) > LONGEST:
        raise InputError(f"The text has {len(text)} characters, which is more than a sentence.", "claim", FORM)
    if not text.strip():
        raise InputError("There is no text.", "claim", FORM)
    sentence = clean(text)
    try:
        refuse_bad_numbers(sentence)
        tokens = scan(sentence, book)
        _refuse_outright(tokens)
        return _read(sentence, tokens, book)
    except InputError as error:
        raise error.at("claim") from None


def _refuse_outright(tokens: Sequence[Token]) -> None:
    """Refuse what is no money, no share, or no claim, wherever it stands."""
    for token in tokens:
        if token.kind in _NEVER:
            what, mend = _NEVER[token.kind]
            following = next((t.text for t in tokens if t.start >= token.end), "")
            said = f"{token.text} {following}".strip() if token.kind == "negative" else token.text
            raise InputError(what.format(said), mend=mend)


_NEVER = {
    "tiv": (
        "“{}” is a volume of capability, not money, and cannot be a share of anything in money.",
        "Give the amount in money, and say who priced it.",
    ),
    "other money": (
        "“{}” is money of which the owner is not named or for which no exchange rate is held.",
        "Convert it into dollars, euros or won first, and say at which rate.",
    ),
    "negative": ("“{}” is a negative number.", "Amounts and shares are positive here; for a fall, say what is left."),
    "not": ("“{}” denies something.", "Write the claim without the denial, and read the verdict the other way round."),
}


def _read(text: str, tokens: Sequence[Token], book: Book) -> Claim:
    place = _share_place(tokens)
    share = tokens[place]
    _refuse_growth(tokens, place)
    found = _denominator_after(tokens, place, book)
    before, rest = tokens[:place], tokens[found.end :]
    amount, used = _amount(before, rest, found)
    if share.kind == "share" and share.value.high > 1:
        raise InputError(
            f"“{share.text}” is more than the whole.",
            mend="If a multiple is meant, write “1.5 times”; otherwise check the number.",
        )
    if amount.size.high <= 0 or share.value.high <= 0:
        raise InputError("A claim about nothing cannot be checked.", mend="Give an amount and a share above zero.")
    around = [*before, *rest]
    denominator, taken = _with_country(found, around, book)
    period, year = _time(around)
    stage = next((t.value for t in around if t.kind == "stage"), "")
    adds = any(t.kind == "adds" for t in before)
    return Claim(
        text=text,
        amount=amount,
        share=share.value,
        denominator=denominator,
        period=period,
        year=year,
        stage=stage,
        adds=adds,
        taken=(*_currency_words(amount), *taken),
        unread=_unread(text, [t for t in rest if t is not used]),
    )


def _share_place(tokens: Sequence[Token]) -> int:
    """Where the share stands; there must be exactly one."""
    places = [n for n, t in enumerate(tokens) if t.kind in {"share", "times"}]
    if len(places) == 1:
        return places[0]
    if len(places) > 1:
        first, second = tokens[places[0]], tokens[places[1]]
        between = [t.kind for t in tokens[places[0] + 1 : places[1]]]
        if between == ["of"]:
            raise InputError(
                f"“{first.text} of {second.text}” is a share of a share.",
                mend="Multiply the two and say what the result is a share of.",
            )
        raise InputError(
            f"There are {len(places)} claims in it: “{first.text}” and “{second.text}”.", mend="Check one at a time."
        )
    compared = [n for n, t in enumerate(tokens) if t.kind == "compare" or _hedge_compares(tokens, n)]
    if len(compared) == 1:
        return compared[0]
    raise _no_share(tokens)


def _hedge_compares(tokens: Sequence[Token], place: int) -> bool:
    """Whether "more than" or "less than" stands in front of a total instead of a number."""
    return tokens[place].kind == "hedge" and tokens[place].text.lower() in words.COMPARISONS


def _no_share(tokens: Sequence[Token]) -> InputError:
    vague = next((t.text for t in tokens if t.kind == "vague"), "")
    if vague:
        return InputError(f"“{vague}” is no number.", mend="Say how much, such as “about 1 %” or “a quarter”.")
    said = " ".join(t.text for t in tokens[:12])
    return InputError(
        f"No share is stated in “{said}”.", mend="Say which share or multiple: “about 1 %”, “a quarter”, “3 times”."
    )


def _comparison(token: Token) -> Token:
    """A comparison without a number as a share: the whole, more than it, or less than it."""
    how = words.COMPARISONS[token.text.lower()] if token.text.lower() in words.COMPARISONS else str(token.value)
    near = (0.9, 1.1) if how == "about" else (1.0, 1.0)
    return replace(token, kind="times", value=Stated(token.text, 1.0, 1.0, near, "" if how == "about" else how))


def _refuse_growth(tokens: Sequence[Token], place: int) -> None:
    nearby = tokens[max(place - 2, 0) : place]
    moved = next((t for t in nearby if t.kind == "growth"), None)
    if moved and not (place + 1 < len(tokens) and tokens[place + 1].kind == "of"):
        raise InputError(
            f"“{moved.text} {tokens[place].text}” is a change over time, not a share of a total.",
            mend="Check it as growth: both figures and the change, as in the table of shipped claims.",
        )


def _denominator_after(tokens: Sequence[Token], place: int, book: Book) -> Found:
    share = tokens[place]
    start = place + 1
    following = tokens[start] if start < len(tokens) else None
    if share.kind == "share":
        linked = following and (following.kind == "of" or following.text.lower() in {"in", "against", "for", "on"})
        if not linked:
            raise InputError(
                f"It is not said what “{share.text}” is a share of.", mend=f"Write “{share.text} of” and the total."
            )
        start += 1
    elif following and following.kind == "of":
        start += 1
    return read_denominator(tokens, start, share.text, book)


def _amount(before: Sequence[Token], rest: Sequence[Token], found: Found) -> tuple[Money, Token | None]:
    """The amount: in front of the share, or behind the total and a verb."""
    here = [t for t in before if t.kind == "money"]
    if not here and rest and rest[0].kind in {"verb", "mark", "adds"}:
        here = [t for t in rest if t.kind == "money"]
        side: Sequence[Token] = rest
    else:
        side = before
    if len(here) == 1:
        return _priced(side, here[0]), here[0]
    if here:
        either = any(t.text.lower() in {"either", "or"} for t in side)
        extra = " One or the other is meant, not both together." if either else ""
        raise InputError(
            f"There are {len(here)} amounts: “{here[0].text}” and “{here[1].text}”.{extra}",
            mend="Check the sentence once for each amount.",
        )
    raise _no_amount(before or rest, found)


def _no_amount(side: Sequence[Token], found: Found) -> InputError:
    vague = next((t.text for t in side if t.kind == "vague"), "")
    if vague:
        return InputError(f"“{vague}” is no amount.", mend="Say how much money: “US$250 million”.")
    for n, token in enumerate(side):
        if token.kind == "number":
            following = side[n + 1].text if n + 1 < len(side) else ""
            said = f"{token.text} {following}".strip()
            if following.lower() in words.COUNTED:
                return InputError(
                    f"“{said}” is a quantity, not money.", mend="Give what it is worth, and at which price."
                )
            return InputError(
                f"“{said}” has no currency.", mend="Write the currency: “US$250 million”, “28 trillion won”."
            )
    said = " ".join(t.text for t in side) or found.text
    return InputError(f"No amount of money is stated in “{said}”.", mend="Say how much money: “US$250 million”.")


def _priced(side: Sequence[Token], money: Token) -> Money:
    """The amount, or a number of goods times the price of each."""
    place = list(side).index(money)
    amount: Money = money.value
    if not any(t.kind == "each" for t in side[place + 1 : place + 2]):
        return amount
    counts = [t for t in side[:place] if t.kind == "number"]
    if len(counts) != 1:
        raise InputError(
            f"“{money.text}” is a price, and how many are meant is not said.", mend="Give the number of goods."
        )
    from econ.claims.figures import quantity

    number, _ = quantity(counts[0].text)
    price = amount.size
    near = (number.near[0] * price.near[0], number.near[1] * price.near[1])
    bound = number.bound or price.bound
    text = f"{counts[0].text} × {money.text}"
    size = Stated(text, number.low * price.low, number.high * price.high, near, bound)
    return replace(amount, size=size)


def _with_country(found: Found, around: Sequence[Token], book: Book) -> tuple[object, tuple[str, ...]]:
    raise NotImplementedError


def _time(around: Sequence[Token]) -> tuple[Period | None, int | None]:
    """The time that the amount covers, and its calendar year."""
    raise NotImplementedError


def _currency_words(amount: Money) -> tuple[str, ...]:
    return (words.TAKEN[amount.written],) if amount.written in words.TAKEN else ()


def _unread(text: str, rest: Sequence[Token]) -> str:
    raise NotImplementedError
