"""What was read of a claim, as fields that a person corrects.

A field that is left empty is not known; nothing is filled in for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from econ.claims import words as vocabulary
from econ.claims.claim import CALLED, SAID, Claim, Correction, Denominator, Money, Period, Refusal, said_in
from econ.claims.clauses import SPENDING
from econ.claims.parser import LONGEST, find
from econ.claims.parts import NEVER, UNREAD, leaves_open, not_understood, refuse_no_time, refuse_nothing
from econ.claims.scanner import Mention, Scanner
from econ.claims.stated_numbers import Stated
from econ.claims.tokens import straight
from econ.claims.words import Words
from econ.evidence import Book
from econ.files import bounds
from econ.wording.errors import InputError, unknown
from econ.wording.language import N_, Message, _, parts

FIELDS = {
    "amount": N_("amount"),
    "share": N_("share"),
    "of": N_("total"),
    "owner": N_("owner"),
    "year": N_("year"),
    "period": N_("period"),
    "stage": N_("stage"),
    "ignore": N_("words that change nothing"),
}
"""Every field, and what it is called."""

NEEDED = ("amount", "share", "of")
"""Fields without which there is no claim."""

STAGES = (N_("planned"), N_("ordered"), N_("licensed"), N_("delivered"), N_("paid"), N_("held in stock"))

Values = Mapping[str, str]
"""Fields, each with what a person writes in it."""


def _template(refusal: InputError) -> str:
    """The sentence of a refusal, with places for what it names."""
    return refusal.what.template if isinstance(refusal.what, Message) else refusal.what


ANOTHER_CLAIM = {NEVER[kind][0] for kind in ("tiv", "price year", "deny", "narrow", "per_head", "points")} | {
    "“{words}” is another total, and no figure is held of it.",
    "“{words}” is a total that is not of one calendar year.",
    "“{text}” makes it a total that is not of one calendar year.",
    "“{words}” is a change over time, not a share of a total.",
    "“{first} of {second}” is a share of a share.",
}
"""Refusals of words without which the sentence would be another claim: no field holds what they say."""

ASKED = {
    "Whose “{text}” is meant is not said.": "owner",
    "Whose “{text}” is meant is not clear: the sentence names {names}.": "owner",
    "Whose “{text}” is meant is not clear: “{name}” is named too.": "owner",
    "“{total}” belongs to {country}, and “{amount}” is the money of {other}.": "owner",
    "“{total}” belongs to {country}, and the sentence is about {other}.": "owner",
    "“{name}” in “{phrase}” is no country that figures are held for.": "owner",
    "“{text}” may be that of several countries: {names}.": "owner",
    "“{text}” is a second country beside the first.": "owner",
    "“{text}” in “{phrase}” is not understood, and no figure is held of it.": "of",
    "It is not said what “{text}” is a share of.": "of",
    "“{said}” names no total.": "of",
}
"""Refusals for one field, which is asked: nothing that is mentioned may fill it."""


def fields(claim: Claim) -> dict[str, str]:
    """Every field of a claim as it was read; "" for what is not known."""
    d, period = claim.denominator, claim.period
    year = d.year or claim.year or (period.first if period and period.first == period.last else None)
    return {
        "amount": claim.amount.size.text,
        "share": claim.share.text,
        "of": d.kind if d.money is None else d.money.size.text,
        "owner": d.country,
        "year": str(year or ""),
        "period": period.text if period and not (year and period.text == str(year)) else "",
        "stage": claim.stage,
        "ignore": claim.unread,
    }


def partly(refusal: Refusal, book: Book, said: int | None = None, language: str = "auto") -> dict[str, str]:
    """What can be read of a sentence that is refused: each field that it fills once, "" for the others."""
    code = vocabulary.language_of(straight(refusal.text)) if language == "auto" else language
    found = dict.fromkeys(FIELDS, "")
    mentions = mentions_of(refusal.text, code, book, said)
    fitting: dict[str, list[str]] = {
        "amount": [m.text for m in mentions if m.kind == "money"],
        "share": [m.text for m in mentions if m.kind in {"share", "times"}],
        "of": [m.word.partition(":")[0] for m in mentions if m.kind == "total"],
        "owner": [m.word for m in mentions if m.kind == "country"],
        "year": [str(m.year) for m in mentions if m.kind == "year"],
        "period": [m.text for m in mentions if m.kind in {"period", "rate"}],
        "stage": [m.word for m in mentions if m.kind == "stage"],
    }
    asked = ASKED.get(_template(refusal), "")
    fitting.pop(asked, None)
    if asked == "owner" and (of := _total_named(refusal, code, book)):
        fitting["of"] = [of]
    return found | {name: texts[0] for name, texts in fitting.items() if len(set(texts)) == 1}


def _total_named(refusal: Refusal, code: str, book: Book) -> str:
    """The total whose owner is asked, which the refusal names; "" if it names none."""
    named = parts(refusal.what)[:1]
    totals = [m.word.partition(":")[0] for text in named for m in mentions_of(text, code, book) if m.kind == "total"]
    return totals[0] if len(totals) == 1 else ""


def otherwise(refusal: Refusal) -> str:
    """Why the fields of a sentence may not be judged in its place, a sentence; "" where they may.

    They may not where it is refused for words that no field holds, and that make it another claim.
    """
    return no_field_holds(refusal.part if _template(refusal) in ANOTHER_CLAIM else "")


def no_field_holds(words: str) -> str:
    """What is said of words that make a sentence another claim; "" of none."""
    if not words:
        return ""
    return _(
        "No field holds “{words}”, and without it this would be another claim: write the sentence anew.", words=words
    )


NOT_THE_WORD = {"other_money", "less than"}
"""Refusals of an amount or a share, in whose place another is given."""

OPEN = NEVER.keys() - NOT_THE_WORD | {"basis", "if", "could", "unsettled"}
"""Kinds of words with which a sentence is another claim, or none."""

CHANGES = OPEN | UNREAD | {"compare", "each", "vague"}
"""Kinds of words that may change a claim, whatever stands in the fields."""

TIMES = {"period", "rate", "since", "month", "open year", "part of a year", "year"}
"""Kinds of words that say what time is meant, which a field holds."""

OF_A_WORD = ANOTHER_CLAIM | {
    *(template for kind, (template, _mend) in NEVER.items() if kind not in NOT_THE_WORD),
    *(_template(refuse("")) for refuse in (leaves_open, not_understood)),
}
"""Refusals of a word that stays in the sentence whatever is given."""


def left_out(refusal: Refusal | None, text: str, values: Values, mentions: Sequence[Mention]) -> str:
    """The words of a sentence that may change the claim and that no field holds, with semicolons between them.

    Args:
        refusal: why it cannot be read.
        text: the sentence.
        values: what stands in the fields.
        mentions: what is mentioned in it.
    """
    given = {name: value for name, value in values.items() if value.strip() and name != "ignore"}
    held = " ".join(given.values()).casefold()
    left = [(m.start, m.text) for m in mentions if _is_left(m, given) and m.text.casefold() not in held]
    part = refusal.part if refusal is not None and _template(refusal) in OF_A_WORD else ""
    if part and not any(words in part for _place, words in left):
        left.append((text.find(part), part))
    return "; ".join(dict.fromkeys(words for _place, words in sorted(left)))


def _is_left(mention: Mention, given: Values) -> bool:
    """Whether a word says something of which the fields say nothing."""
    if mention.kind in TIMES:
        return _is_other_time(mention, given)
    if mention.has("scale"):  # of a number that can be read in more than one way, in whose place the amount is given
        return False
    if mention.kind == "compare" and mention.has("verb"):  # "sama dengan"
        return False
    bound = mention.means("hedge_behind") is not None or (mention.kind == "hedge" and bool(mention.word))
    ahead = mention.has("ahead") and "stage" not in given
    region = mention.kind == "name" and mention.word == "region"
    changes = mention.kind in CHANGES or mention.has("jointly") or region or ahead
    return changes or (bound and not mention.has("report"))


def _is_other_time(mention: Mention, given: Values) -> bool:
    """Whether a time is meant by a word of which the fields say nothing."""
    if "period" in given:
        return False
    if mention.kind == "year":
        return "year" not in given
    return mention.kind != "rate" or mention.period.years != 1


def unheld(claim: Claim, book: Book) -> str:
    """The words of a claim by fields that wait and for which there is no field; "" if there are none."""
    if not claim.by_fields:
        return ""
    waits = claim.unread.split("; ")
    mentions = mentions_of(claim.text, claim.language, book, claim.said)
    return "; ".join(m.text for m in mentions if m.text in waits and (m.kind in OPEN or m.has("jointly")))


def mentions_of(text: str, code: str, book: Book, said: int | None = None) -> list[Mention]:
    """What is mentioned in a sentence, as far as that can be told; nothing in a language that is not read."""
    if code not in vocabulary.languages() or len(text) > LONGEST:
        return []
    return _mentions(text, vocabulary.of(code, book), said)


MASKED = 3
"""How many parts of a sentence that cannot be read are looked past."""


def _mentions(text: str, words: Words, said: int | None) -> list[Mention]:
    """The mentions of a sentence, without the numbers that can be read in more than one way."""
    for _turn in range(MASKED):
        try:
            return Scanner(straight(text), words, said).mentions()
        except InputError as error:
            part = Refusal(error, text, (0, len(text))).part
            if not part:
                break
            text = text.replace(part, " " * len(part))
    return []


# --- correcting ---------------------------------------------------------------------------------------


def corrected(text: str, values: Values, book: Book, said: int | None = None, language: str = "auto") -> Claim:
    """The claim of a sentence with what a person put into its fields.

    A sentence that cannot be read is judged by the fields alone.

    Args:
        text: the sentence.
        values: fields, see `FIELDS`, with what is to stand in them; "" for what is not known.
        book: the figures, for the names of countries.
        said: the year in which it was said.
        language: the code of its language, or "auto".

    Raises:
        InputError: there is no such field, or what stands in one cannot be read.
    """
    for name in values:
        if name not in FIELDS:
            raise unknown("field of a claim", name, FIELDS)
    values = {name: str(value) for name, value in values.items()}
    said = said_in(said)
    found = find(text, book, said, language).found
    claims = [each for each in found if isinstance(each, Claim)]
    if len(found) == len(claims) == 1:
        return _overlaid(replace(claims[0], said=said), values, book)
    return _given(text, values, found, book, said, language)


def as_read(claim: Claim, book: Book) -> Claim:
    """The claim with all words ignored that are not understood."""
    return _overlaid(claim, {"ignore": claim.unread}, book) if claim.unread else claim


def _given(
    text: str, values: Values, found: tuple[Claim | Refusal, ...], book: Book, said: int | None, language: str
) -> Claim:
    """A claim that stands in the fields alone, because the sentence cannot be read as one."""
    missing = [name for name in NEEDED if not values.get(name, "").strip()]
    if missing:
        raise InputError(
            _(
                "The sentence cannot be read by itself, and not every field is filled: {fields}.",
                fields=_listed(missing),
            ),
            "claim",
            _("Fill in the amount, the share and the total."),
        )
    code = vocabulary.language_of(straight(text)) if language == "auto" else language
    nothing = Stated("", 1.0, 1.0, (1.0, 1.0))
    refusal = next((each for each in found if isinstance(each, Refusal)), None)
    mentions = mentions_of(text, code, book, said)
    spent = any(m.has("unsold", "spend") or (m.kind == "total" and m.word in SPENDING) for m in mentions)
    empty = Claim(
        text.strip(),
        Money(nothing, "USD"),
        nothing,
        Denominator(""),
        at=(0, len(text)),
        language=code,
        said=said,
        spent=spent,
        held=any(m.has("stock") for m in mentions),
        unread=left_out(refusal, text, values, mentions),
    )
    claim = _overlaid(empty, values, book, read={})
    if claim.year and claim.period is None and not claim.held:
        claim = replace(claim, period=Period(str(claim.year), 1.0, claim.year, claim.year))
    why = refusal.what if refusal else _("It makes {count} claims.", count=len(found)) if found else ""
    told = _("The sentence cannot be read by itself; what is judged stands in the fields. {why}", why=why).strip()
    return replace(claim, taken=(told,))


def _listed(names: list[str]) -> str:
    return ", ".join(_(FIELDS[name]) for name in names)


def _overlaid(claim: Claim, values: Values, book: Book, read: Values | None = None) -> Claim:
    """A claim with some of its fields changed, and the changes noted; `read` is what was read before."""
    before = fields(claim) if read is None else {name: read.get(name, "") for name in FIELDS}
    words = vocabulary.of(claim.language, book)
    changes: list[Correction] = []
    for name, read_before in before.items():
        value = " ".join(values.get(name, read_before).split())
        if len(value) > LONGEST:
            raise InputError(
                _("The text has {count} characters, which is more than a field.", count=len(value)),
                f"{_('claim')}, {_(FIELDS[name])}",
            )
        if value == read_before and name != "ignore":
            continue
        if name == "ignore":
            claim, ignored = _without(claim, value if name in values else "")
            changes += [Correction(name, ignored, "")] if ignored else []
            continue
        if not value and name in NEEDED:
            raise InputError(
                _("The {field} is empty.", field=_(FIELDS[name])), "claim", _("Without it there is no claim to check.")
            )
        try:
            changed = _SET[name](claim, value, words, book)
        except InputError as error:
            raise error.at(f"{_('claim')}, {_(FIELDS[name])}") from None
        if changed != claim:
            claim = changed
            changes.append(Correction(name, value, read_before))
    return replace(claim, corrections=(*claim.corrections, *changes))


def _without(claim: Claim, value: str) -> tuple[Claim, str]:
    """A claim without the words that are ignored, and which of them it had."""
    named = {part.strip().casefold() for part in value.split(";")}
    unread = claim.unread.split("; ") if claim.unread else []
    rest = [part for part in unread if part.casefold() not in named]
    return replace(claim, unread="; ".join(rest)), "; ".join(part for part in unread if part not in rest)


def _only(value: str, words: Words, book: Book, *kinds: str) -> Mention | None:
    """The one mention that a value is, of some kinds, in the language of the sentence or in English."""
    for each in dict.fromkeys((words.code, "en")):
        try:
            found = Scanner(straight(value), vocabulary.of(each, book)).mentions()
        except InputError:
            if each == "en":
                raise
            continue
        if len(found) == 1 and found[0].kind in kinds:
            return found[0]
    return None


def _money(value: str, words: Words, book: Book) -> Money | None:
    mention = _only(value, words, book, "money")
    if mention is None:
        return None
    if " " in mention.money.currency:
        raise InputError(
            _("“{text}” may be money of more than one country.", text=value),
            mend=_("Write the code of the currency: {codes}.", codes=mention.money.currency.replace(" ", _(" or "))),
        )
    refuse_nothing(mention.money.size)
    return mention.money


def _with_amount(claim: Claim, value: str, words: Words, book: Book) -> Claim:
    money = _money(value, words, book)
    if money is None:
        raise InputError(
            _("“{text}” is no amount of money.", text=value),
            mend=_("Write it like “US$250 million” or “28 trillion won”."),
        )
    return replace(claim, amount=money, also=None)


def _with_share(claim: Claim, value: str, words: Words, book: Book) -> Claim:
    if claim.relation in {"difference", "per_head"}:
        money = _money(value, words, book)
        if money is not None and money.currency == claim.amount.currency:
            return replace(claim, share=money.size)
        raise InputError(
            _("“{text}” is no amount in {currency}.", text=value, currency=claim.amount.currency),
            mend=_("Write it like “US$250 million” or “28 trillion won”."),
        )
    mention = _only(value, words, book, "share", "times")
    if mention is None or (claim.relation == "growth" and mention.kind == "times"):
        raise InputError(
            _("“{text}” is no share.", text=value),
            mend=_("Write it like “about 1%”, “more than a third” or “3 times”."),
        )
    refuse_nothing(mention.stated)
    relation = claim.relation if claim.relation == "growth" else "multiple" if mention.kind == "times" else "share"
    return replace(claim, share=mention.stated, relation=relation)


def _with_total(claim: Claim, value: str, words: Words, book: Book) -> Claim:
    d = claim.denominator
    kind = value.casefold().replace(" ", "_").replace("-", "_")
    if kind in CALLED and kind:
        return replace(claim, denominator=replace(d, text=value, kind=kind, money=None))
    money = _money(value, words, book)
    if money is not None:
        return replace(claim, denominator=replace(d, text=value, kind="", money=money))
    mention = _only(value, words, book, "total")
    if mention is None:
        error = unknown("total", value, [name for name in CALLED if name])
        listed = _("There are: {names}.", names=", ".join(name for name in CALLED if name))
        raise InputError(error.what, mend=error.mend or listed)
    return replace(claim, denominator=replace(d, text=value, kind=mention.word.partition(":")[0], money=None))


def _with_owner(claim: Claim, value: str, words: Words, book: Book) -> Claim:
    code = value.upper() if value.upper() in book.countries else ""
    if value and not code:
        mention = _only(value, words, book, "country")
        if mention is None:
            raise unknown("country", value, book.countries, "econ list countries")
        code = mention.word
    return replace(claim, denominator=replace(claim.denominator, country=code))


def _with_year(claim: Claim, value: str, words: Words, book: Book) -> Claim:
    del words, book
    year = bounds.natural(value, 9)
    if value and year is None:
        raise InputError(_("“{text}” is no year.", text=value), mend=_("Write one calendar year, such as 2023."))
    if year is not None and not SAID[0] <= year <= SAID[1]:
        raise InputError(
            _("The year {year} is not read.", year=year),
            mend=_("Give a year from {first} to {last}.", first=SAID[0], last=SAID[1]),
        )
    period = claim.period
    if period and period.years == 1:
        period = Period(str(year), 1.0, year, year) if year else Period(period.text, 1.0)
    own = None if claim.relation in {"growth", "difference"} else year
    return replace(claim, year=year, period=period, denominator=replace(claim.denominator, year=own))


def _with_period(claim: Claim, value: str, words: Words, book: Book) -> Claim:
    if not value:
        return replace(claim, period=None)
    for said in (value, f"over {value}", f"per {value}"):
        mention = _only(said, words, book, "period", "rate", "since")
        if mention is not None:
            refuse_no_time(mention.period)
            return replace(claim, period=replace(mention.period, text=value))
    raise InputError(
        _("“{text}” is no length of time.", text=value),
        mend=_("Write it like “a year”, “32 months” or “from 2022 to 2024”."),
    )


def _with_stage(claim: Claim, value: str, words: Words, book: Book) -> Claim:
    mention = None if value in STAGES or not value else _only(value, words, book, "stage")
    if value and value not in STAGES and mention is None:
        raise unknown("stage", value, STAGES)
    return replace(claim, stage=mention.word if mention else value)


_SET: dict[str, Callable[[Claim, str, Words, Book], Claim]] = {
    "amount": _with_amount,
    "share": _with_share,
    "of": _with_total,
    "owner": _with_owner,
    "year": _with_year,
    "period": _with_period,
    "stage": _with_stage,
}
"""What each field changes of a claim."""
