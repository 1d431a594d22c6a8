"""What the amount is a share of: the words after "of", read one by one; a word that is not known is refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from econ.claims import vocabulary
from econ.claims.claim import Denominator
from econ.claims.scanner import Token
from econ.evidence import Book
from econ.wording.errors import InputError, nearest
from econ.wording.language import _


@dataclass(frozen=True)
class ReadDenominator:
    """A denominator and the place of the first token after it."""

    denominator: Denominator
    end: int

    @property
    def text(self) -> str:
        """Its words."""
        return self.denominator.text


NAMES: dict[str, Callable[[Denominator, Token], Denominator]] = {
    "country": lambda d, t: replace(d, country=t.value),
    "year": lambda d, t: replace(d, year=t.value),
    "source": lambda d, t: replace(d, source=t.value),
    "basis": lambda d, t: replace(d, basis=t.value),
    "money": lambda d, t: replace(d, money=t.value),
}
"""What each kind of token adds to a denominator."""

PASSED_OVER = {"filler", "rate", "of"}
GOODS, TRADED = {"goods", "merchandise", "foreign"}, {"exports", "imports", "trade"}
STATES_SIZE = {"worth", "at", "valued", "put", "estimated"}


def read_denominator(text: str, tokens: Sequence[Token], start: int, share: str, book: Book) -> ReadDenominator:
    """Read what stands after the share.

    Args:
        text: the sentence.
        tokens: its tokens.
        start: the place of the first token after the share and its "of".
        share: the words of the share, for the refusal.
        book: the figures, for the names of countries.

    Raises:
        InputError: nothing is named, or a word is not understood.
    """
    found, place = _up_to_noun(tokens, start, share, book)
    if found.kind:
        found, place = _after_noun(found, tokens, place)
    last = tokens[place - 1]
    return ReadDenominator(replace(found, text=text[tokens[start].start : last.end].strip(" ,.")), place)


def _up_to_noun(tokens: Sequence[Token], start: int, share: str, book: Book) -> tuple[Denominator, int]:
    found = Denominator("")
    for place in range(start, len(tokens)):
        token = tokens[place]
        _refuse_part_of_a_year(token)
        if token.kind == "noun":
            _refuse_goods(token, tokens[start:place])
            return replace(found, kind=token.value), place + 1
        if token.kind in NAMES:
            found = NAMES[token.kind](_not_twice(found, token), token)
        elif found.money and (token.kind not in PASSED_OVER or not _noun_follows(tokens, place)):
            if token.text.lower() == "in" and _noun_follows(tokens, place):
                continue
            return found, place
        elif token.kind == "period" and token.value.years == 1 and token.value.first is None:
            continue
        elif token.kind not in PASSED_OVER:
            raise _not_understood(tokens, start, place, book)
    if found.money:
        return found, len(tokens)
    said = " ".join(t.text for t in tokens[start:])
    if not said:
        raise InputError(
            _("It is not said what “{share}” is a share of.", share=share),
            mend=_("Name the total, such as GDP or exports."),
        )
    raise InputError(
        _("“{said}” names no total.", said=said),
        mend=_("Name what it is a share of, such as GDP, exports or an amount of money."),
    )


def _refuse_goods(noun: Token, before: Sequence[Token]) -> None:
    """Refuse "the goods GDP": only trade is that of goods."""
    narrow = next((t.text for t in before if t.text.lower() in GOODS), "")
    if narrow and noun.value not in TRADED:
        raise InputError(
            _("“{words}” is another total, and no figure is held of it.", words=f"{narrow} {noun.text}"),
            mend=_("Name the whole, such as exports or GDP, or state the total in money."),
        )


def _refuse_part_of_a_year(token: Token) -> None:
    """Refuse "monthly exports" and "exports in January 2024": the totals that are held are those of a year."""
    month = token.kind == "year" and any(m[:3].lower() in token.text.lower() for m in vocabulary.MONTHS)
    if month or (token.kind == "rate" and abs(token.value.years - 1) > 1e-9):
        raise InputError(
            _("“{text}” makes it a total that is not of one calendar year.", text=token.text),
            mend=_("Name one calendar year, or state the total in money."),
        )


def _not_twice(found: Denominator, token: Token) -> Denominator:
    if token.kind == "year" and found.year:
        raise InputError(
            _("Two years are named: “{first}” and “{second}”.", first=str(found.year), second=token.text),
            mend=_("Name one."),
        )
    if token.kind == "money" and found.money:
        raise InputError(
            _("The total is given twice: “{first}” and “{second}”.", first=found.money.size.text, second=token.text),
            mend=_("Give one of them."),
        )
    if token.kind == "country" and found.country:
        raise InputError(
            _("“{text}” is a second country beside the first.", text=token.text), mend=_("Name one country's total.")
        )
    return found


def _noun_follows(tokens: Sequence[Token], place: int) -> bool:
    """Whether a total is named after "in", "of", "worth of" and the like."""
    for token in tokens[place + 1 : place + 4]:
        if token.kind == "noun":
            return True
        if token.kind not in PASSED_OVER | {"country"}:
            return False
    return False


def _not_understood(tokens: Sequence[Token], start: int, place: int, book: Book) -> InputError:
    token = tokens[place]
    end = next((n + 1 for n in range(place, len(tokens)) if tokens[n].kind == "noun"), place + 1)
    phrase = " ".join(t.text for t in tokens[start:end])
    if token.kind == "word" and token.text[:1].isupper():
        name = token.text.removesuffix("'s").removesuffix("'")
        names = [c.name for c in book.countries.values()]
        close = [n for n in names if name.removesuffix("n") in n] or nearest(name, names)
        hint = _("Did you mean {names}? ", names=_(" or ").join(close)) if close else ""
        return InputError(
            _("“{name}” in “{phrase}” is no country that figures are held for.", name=name, phrase=phrase),
            mend=_("{hint}Or state the total: “1 % of a $24.5 billion economy”.", hint=hint),
        )
    return InputError(
        _("“{text}” in “{phrase}” is not understood, and no figure is held of it.", text=token.text, phrase=phrase),
        mend=_("Name GDP, GNI, exports, imports, trade, the budget or military spending, or state the total in money."),
    )


def _after_noun(found: Denominator, tokens: Sequence[Token], place: int) -> tuple[Denominator, int]:
    """Read "of North Korea", "in 2022", "(US$24.5 billion)", "at purchasing power" and the like."""
    while place < len(tokens):
        step = _step(found, tokens, place)
        if step == 0:
            break
        for token in tokens[place : place + step]:
            _refuse_part_of_a_year(token)
            if token.kind in NAMES:
                found = NAMES[token.kind](_not_twice(found, token), token)
        place += step
    if place < len(tokens):
        _refuse_narrowing(tokens, place)
    return found, place


def _step(found: Denominator, tokens: Sequence[Token], place: int) -> int:
    """How many tokens from here belong to the total; 0 if none does."""
    token = tokens[place]
    yearly = token.kind == "period" and token.value.years == 1 and token.value.first is None
    if token.kind in {"year", "basis", "source", "rate"} or yearly:
        return 1
    if token.text == "(" and ")" in [t.text for t in tokens[place:]]:
        end = [t.text for t in tokens[place:]].index(")") + 1
        inside = tokens[place + 1 : place + end - 1]
        again = [t.value for t in inside] == [found.kind]
        return end if again or (inside and all(t.kind in NAMES or _may_join(t) for t in inside)) else 0
    words_before = 0
    traded = found.kind in TRADED
    while words_before < 3 and place + words_before < len(tokens) and _leads_on(tokens[place + words_before], traded):
        words_before += 1
    if words_before == 0 or place + words_before >= len(tokens):
        return 0
    kind = tokens[place + words_before].kind
    owned = any(t.kind == "of" or t.text.lower() == "in" for t in tokens[place : place + words_before])
    allowed = {"year", "source", "basis"} | ({"country"} if owned and not found.country else set())
    return words_before + 1 if kind in allowed | ({"money"} if not found.money else set()) else 0


def _may_join(token: Token) -> bool:
    return token.kind in {"mark", "filler", "rate"} or token.text.lower() in {"in", "at", "by"}


def _leads_on(token: Token, traded: bool) -> bool:
    if token.text.lower() in GOODS:
        return traded
    return token.kind in {"of", "filler"} or token.text.lower() in {"in", "for", "about"} | STATES_SIZE


def _refuse_narrowing(tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    noun = tokens[place - 1].text
    following = tokens[place + 1].text if place + 1 < len(tokens) else ""
    if token.kind == "period":
        raise InputError(
            _("“{noun} {text}” is a total that is not of one calendar year.", noun=noun, text=token.text),
            mend=_("Name one calendar year, or state the total in money."),
        )
    if token.text.lower() in vocabulary.NARROWING or token.kind in {"of", "growth"}:
        raise InputError(
            _(
                "“{words}” is another total, and no figure is held of it.",
                words=f"{noun} {token.text} {following}".removesuffix(" "),
            ),
            mend=_("Name the whole, such as exports or GDP, or state the total in money."),
        )
