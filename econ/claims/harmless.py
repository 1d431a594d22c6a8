"""The words of a claim that change nothing, and the refusal of all others.

A word that is neither understood nor listed here may deny, narrow or scale the claim, so there is no verdict.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from econ.claims import words
from econ.claims.scan import Token
from econ.errors import InputError
from econ.language import _

NOUNS = frozenset(
    """
    accord account ad adviser advisor affair agency agent agreement aid aim air aircraft airline airplane alliance ally
    allocation allowance ambassador ammo ammunition analysis analyst annexation apparatus appropriation area arm armament
    armor armour armory armoury arms army arsenal arrangement artillery asset assistance attack author authority award
    bank banker base bailout battalion battery battle bill bomb bomber bombardment bond border brigade broker budget build
    builder burden bureau business buyer cabinet campaign cannon capital cargo carrier cartel cash casualty chairman chief
    clearance client coal coalition coin combat command commander commission commissioner commitment committee commodity
    company compensation complex component conflict conglomerate congress consignment consortium consultancy construction
    container contingent contractor contribution convoy cooperation corporation correspondent corvette cost country crime
    crypto cryptocurrency currency custody customer cyber cyberattack cybercrime cybertheft damage data database dealer
    defence defense delegation department depot deployment deposit despatch destroyer detail development device diplomat
    director disbursement dispatch donation donor drill drone earner earning earnings economist economy economics editor
    effort embargo embassy emigrant employee employer energy engine engineer enterprise envoy equipment estimate
    exchange exercise expansion expat expenditure expenditures expense expenses expert explosive exporter exporting facility
    factory family farm federation fee fertilizer fertiliser fighter figure finance financing fine fire firearm firm
    fiscal fleet flight flow food force foreigner forecast foundation frigate front fuel fund funding fundraising gain gas
    general gold good goods government governor grain grant group growth guard guarantee guest guided gun hacker hacking
    hardware harbour harbor head headquarters heist helicopter help holding hostility howitzer hub importer income
    industry infantry inflow infrastructure institute institution intelligence interceptor invasion inventory investment
    investor item jet job joint journal journalist kit know-how labor labour labourer laborer launch launcher law lawmaker
    leader leadership league lender lessee levy liaison list loan logistics loot lorry machine machinery maintenance
    maker man manpower manufacture manufacturer manufacturing material materiel matériel media medicine mercenary merchant
    metal migrant militant militia mine mineral mining minister ministry missile mission mobilisation mobilization
    modernisation modernization mortar money monitor munition munitions nation nationalist navy network newspaper news
    observer occupation offensive offer office officer official oil oligarch operation operator outlay outfit outflow
    output package panel paper parade parliament parliamentarian partner partnership patrol pay payer payment payout payroll
    penalty pension people personnel petrol petroleum pistol plan plane plant plunder policy politician port portfolio
    powder power premier president press price proceeds procurement producer product production profit programme
    program project projectile propellant property provider province prize pump purchase purchaser raid rail railway
    ransom ransomware ration receipt reconstruction recovery recruit recruitment refinery refugee regiment regime region
    relief remittance report reporter reporting repair representative republic research researcher reserve reserves
    resource resources revenue revenues reward rifle rival robbery rocket round route royalty rule ruler sailor salary
    sale sales sample sanction satellite scheme scholar secretary sector security seizure sensor service settlement
    shell ship shipbuilder shipbuilding shipment shipping shipyard shooting silo site soldier source space spending
    spokesman spokesperson spokeswoman squadron staff state statement statistic statistics steel stipend stock stockpile
    storage store strike study submarine subsidy subsidiary supplier supply support supporter survey system tank tanker
    tax team technician technology territory test testing thank theft theatre theater think-tank ton tonne torpedo tourism tourist
    trader trading training train transaction transfer transit transport treasury treaty troop troops truck turbine
    turret tycoon union unit university upgrade usage user value van vehicle vendor vessel veteran victim visit volley
    wage wages war warehouse warfare warhead warplane warship weapon weaponry weapons wheat wing wire withdrawal
    work worker workforce workshop world yard zone
    armament ministry-owned howitzers wig textile textiles clothing coal iron ore seafood fish labour-export
    airfield airstrike ballistic bullet cartridge cartridges cruise explosive gunpowder hull mortars ordnance radar
    torpedoes trainer turboprop uav uniform barter
    """.split()  # noqa: SIM905 - a list of words reads better so
)
"""Names of things and people as they stand around an amount, in the singular."""

ADJECTIVES = frozenset(
    """
    actual aerial aerospace air-defence air-defense african allied american ambitious ancient anti-aircraft anti-ship
    anti-tank anti-drone arab armed armoured armored artillery-shell asian atomic ballistic big bilateral brutal civil
    civilian clandestine classified cold commercial communist confidential conventional costly covert criminal cruise
    dangerous deadly defensive democratic diplomatic direct domestic dual-use economic electronic elite eastern emergency
    enormous european extra-budgetary famous federal fiscal financial foreign former frozen full-scale giant global gigantic
    governmental grand great guided heavy heavily historic historical home huge humanitarian hypersonic illegal illicit
    immense imported industrial infamous international isolated joint key large large-scale largest latest lavish lethal light
    liquid local logistical long-range lucrative main major malicious maritime martial massive medium-range military
    ministerial modern multilateral national naval new north northern notorious nuclear nuclear-armed offshore old outdated
    overseas paramilitary parliamentary peninsular planned political poor powerful presidential private proposed public
    projected published ready record reclusive regional relevant rich russian-made secret secretive senior serious
    short-range signed sizeable sizable so-called southern soviet soviet-era special state-owned state-run stolen strategic
    supersonic surface-to-air surface-to-surface tactical technical technological top-secret ukrainian-made underground undersea
    unmanned used various vast vital western whole wartime
    """.split()  # noqa: SIM905 - a list of words reads better so
)
"""Words that describe them and change neither amount nor total."""

VERBS = frozenset(
    """
    account acquire agree aid allocate allot amount announce approve arm ask assemble assess assist attack authorise
    authorize award barter benefit block bomb borrow budget build buy calculate cash collect combat command commit compute
    confirm confiscate conquer conclude consume correspond cost cover cut damage defend demand deploy deposit
    destroy develop direct disburse disclose dispatch distribute divert donate earmark earn gain employ enter equip equal establish
    estimate exchange expand expect export fight finance fire flow forecast fund fuel generate give grant hack hand help hire hit
    hope host import  inject intend invade invest issue launch launder lease lend license list loot maintain manage
    manufacture market mean measure mobilise mobilize modernise modernize move note obtain offer operate order own
    pay pillage place plan pledge plunder pour prepare present price procure produce project provide publish purchase
    raid reach rearm rebuild receive record recruit release rent repair replace report represent request require
    sanction save say scrap secure seize select sell send serve settle ship show sign smuggle spend stage stand
    station steal store supply support suggest swap test tell total trade train transfer translate transport upgrade use value visit
    wage want wire work write yield
    """.split()  # noqa: SIM905 - a list of words reads better so
)
"""Verbs in their first form; the regular forms are made of them."""

FORMS = frozenset(
    """
    began begin bought equalled equalling labelled totalled brought build building built came come cost did do does done fought found gave get gets getting give
    given go goes going gone got had has have having held hold holds keep kept laid lent made make making met paid put puts said
    sat sell sent shown sold spent stole stolen stood take taken takes taking thought told took went will won wrote written
    been being it its itself they them their he his she her we our i who whom whose what
    and or as at by for in into on onto to of with against among
    that this these those which there here then now when where while so also back only just even merely simply mere itself
    worth equivalent because due thanks via
    us eu nato uk un imf sipri g7 ai
    """.split()  # noqa: SIM905 - a list of words reads better so
)
"""Irregular forms, and small words that join the others."""

PLACES = frozenset(
    """
    abu ankara arabia asia assad beijing belgrade berlin biden black brussels caracas crimea damascus donbas donetsk dubai east
    erdogan europe gaza hamas hanoi hezbollah houthi houthis jakarta jerusalem jong jong-un kim korean kremlin kursk kyiv kiev lazarus
    london luhansk macron madrid manila middle minsk modi moscow netanyahu paris pentagon pyongyang riyadh
    putin rome rosoboronexport sea seoul shoigu sofia stockholm taiwan tehran tel tokyo trump vladimir vladivostok warsaw
    washington wagner zelensky zelenskyy
    """.split()  # noqa: SIM905 - a list of words reads better so
) - {"korean"}
"""Names that may begin a sentence."""

REPORTING = frozenset(
    """
    according analysis analyst analysts citing cited data economist economists estimate estimates estimated expert experts
    figures governor government institute ministry minister numbers official officials paper president report reported
    reports reporters researcher researchers said say says spokesman spokesperson spokeswoman statistics study survey writes
    wrote agency requested
    """.split()  # noqa: SIM905 - a list of words reads better so
)
"""Words that tell who says so, behind the total."""

TAIL = REPORTING | {"to", "by", "or", "flows", "flow"}
"""What may stand behind a named total: who says so."""

RANKS = frozenset({"highest", "largest", "biggest", "heaviest", "lowest", "smallest"})
"""Behind a total between two marks: the rank of what was said."""

def _text_at(tokens: Sequence[Token], place: int) -> str:
    return tokens[place].text.lower() if 0 <= place < len(tokens) else ""


def _possible(tokens: Sequence[Token], place: int, moved: bool) -> bool:  # noqa: FBT001 - one of a table
    """ "Could cost $1 billion" states the amount; "could be 1 %" states no share."""
    estimated = _text_at(tokens, place + 2) in {"estimated", "put", "valued", "worth"}
    return moved and (estimated or _text_at(tokens, place + 1) != "be")


def _condition(tokens: Sequence[Token], place: int, moved: bool) -> bool:  # noqa: FBT001 - one of a table
    """A condition on the amount, with which the sentence begins."""
    return moved and place == 0 and _text_at(tokens, 1) not in {"only", "not"}


def _year_to(tokens: Sequence[Token], place: int, moved: bool) -> bool:  # noqa: FBT001 - one of a table
    """A year named by its end: "the year to June 2024"."""
    del moved
    return _text_at(tokens, place + 1) in {"to", "ended", "ending"} and place + 2 < len(tokens)


def _joins(tokens: Sequence[Token], place: int, moved: bool) -> bool:  # noqa: FBT001 - one of a table
    """A small word that joins two things, and neither bounds the number behind it nor ends the sentence."""
    del moved
    return place + 1 < len(tokens) and tokens[place + 1].kind not in {"money", "mark", "verb"}


MEANT_BY_PLACE: dict[str, Callable[[Sequence[Token], int, bool], bool]] = {
    "can": _possible,
    "could": _possible,
    "if": _condition,
    "year": _year_to,
    "from": _joins,
    "between": _joins,
}
"""Words that change nothing in some places only."""

GOES_ON = frozenset({"went", "goes", "flows", "flowed", "came", "comes", "has", "had", "have"})
"""Verbs with which a sentence goes on about its amount, behind a total between two marks."""

NO_NAMES = frozenset(
    [m.lower() for m in words.MONTHS]
    + [m[:3].lower() for m in words.MONTHS]
    + "monday tuesday wednesday thursday friday saturday sunday korea korean koreas mio mrd mln mia".split()
)
"""What is written with a capital and is no mere name: times, scales, and one that may be either of two countries."""

_DESIGNATION = re.compile(r"(?!(?:FY|CY|H|Q|M|Y)-?\d)[A-Z][A-Za-z]{0,4}-\d{1,3}[A-Z]{0,2}")
"""What a weapon is called: F-35, Su-35, KN-23, S-400."""


def _forms(verb: str) -> set[str]:
    stem = verb.removesuffix("e")
    double = verb + verb[-1] if re.fullmatch(r".*[^aeiou][aeiou][bdgmnprt]", verb) else verb
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    if re.fullmatch(r".*[^aeiou]y", verb):
        return {verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    return {verb, third, stem + "ed", stem + "ing", double + "ed", double + "ing"}


CONTEXT = (
    NOUNS
    | ADJECTIVES
    | FORMS
    | PLACES
    | frozenset(words.COUNTED)
    | frozenset(form for verb in VERBS for form in _forms(verb))
)
"""Every word that may stand around an amount."""
HYPHENATED = frozenset(["long", "short", "medium", "range", "based", "backed", "linked", "built", "led", "made", "mm"])
"""Further parts of words with a hyphen."""


@dataclass(frozen=True)
class Sentence:
    """The tokens in front of the share and behind the total, and what the check of the words needs to know.

    Attributes:
        before, rest: both parts.
        inverse: whether the amount stands behind the total.
        stated: whether the total is only a sum of money.
        product: whether it is GDP or the like, which a purpose behind it does not narrow.
        open_owner: whether the total itself names no country.
        total: its words.
    """

    before: Sequence[Token]
    rest: Sequence[Token]
    inverse: bool
    stated: bool
    product: bool
    open_owner: bool
    total: str


def refuse_unknown(sentence: Sentence) -> None:
    """Refuse every word that may change the claim and is not understood.

    Raises:
        InputError: with the word.
    """
    everything = [*sentence.before, *sentence.rest]
    trusted = not _in_title_case(everything)
    amount = next((n for n, t in enumerate(sentence.before) if t.kind == "money"), len(sentence.before))
    for place in range(len(sentence.before)):
        _refuse_around(sentence.before, place, trusted=trusted, moved=place < amount)
    if sentence.inverse or sentence.stated:
        for place in range(len(sentence.rest)):
            _refuse_around(sentence.rest, place, trusted=trusted, moved=False)
    else:
        _refuse_behind(sentence, trusted=trusted)


def other_names(tokens: Sequence[Token]) -> list[str]:
    """Names that are not those of countries, each of which "its" may stand for."""
    return [
        t.text
        for n, t in enumerate(tokens)
        if t.kind == "word"
        and not _DESIGNATION.fullmatch(t.text.removesuffix("'s"))
        and (_plain(t) in PLACES or (n and _is_name(t, tokens[n - 1], trusted=True)))
    ]


def _in_title_case(tokens: Sequence[Token]) -> bool:
    """Whether small words are written with capitals, so that a capital tells nothing."""
    return any(t.text[:1].isupper() for t in tokens[1:] if t.kind in {"verb", "of", "filler"})


def _plain(token: Token) -> str:
    return re.sub(r"'s?$", "", token.text.lower().strip("'*[]{}"))


def is_harmless(word: str) -> bool:
    """Whether a word, in small letters, may stand around an amount."""
    if word in CONTEXT or (word.endswith("s") and (word[:-1] in NOUNS or word.removesuffix("es") in NOUNS)):
        return True
    if word.endswith("ies") and f"{word[:-3]}y" in NOUNS:
        return True
    parts = word.split("-")
    return len(parts) > 1 and all(p in HYPHENATED or p in NOUNS | ADJECTIVES | {"for", "of", "and"} or is_harmless(p) for p in parts)


def _is_name(token: Token, before: Token | None, *, trusted: bool) -> bool:
    text = token.text
    if _DESIGNATION.fullmatch(text.removesuffix("'s")):
        return True
    if before is not None and before.kind in {"money", "number"}:
        return False
    starts = before is None or before.text in {".", "!", "?", ":"}
    letters = _plain(token)
    return (
        trusted
        and text[:1].isupper()
        and len(letters) > 2
        and letters.replace("-", "").isalpha()
        and letters not in NO_NAMES
        and letters not in words.SCALES
        and (not starts or text.endswith("'s"))
    )


def _refuse_around(tokens: Sequence[Token], place: int, *, trusted: bool, moved: bool) -> None:
    """Refuse a token around the amount that may change it."""
    token = tokens[place]
    before = tokens[place - 1] if place else None
    text = token.text.lower()
    if token.kind == "word":
        if (text in MEANT_BY_PLACE and MEANT_BY_PLACE[text](tokens, place, moved)) or is_harmless(_plain(token)) or _is_name(token, before, trusted=trusted):
            return
        bare = before is not None and before.kind in {"money", "number"} and before.text[-1:].isdigit()
        raise _no_scale(before, token) if before is not None and bare else _unknown(token)
    elif token.kind == "growth":
        made_up = text == "up" and before is not None and before.text.lower() in {"make", "makes", "made", "making"}
        if not (moved or made_up):
            raise _unknown(token)
    elif token.kind == "hedge":
        if not (text == "under" and any(t.kind == "stage" for t in tokens[place + 1 : place + 3])):
            raise _unknown(token)
    elif token.kind == "compare":
        if text not in {"equal to", "equals"}:
            raise _unknown(token)
    elif token.kind == "year":
        _refuse_month(tokens, place)
    elif token.kind in {"vague", "basis"} or (token.kind == "each" and not any(t.kind == "money" for t in tokens[:place])):
        raise _unknown(token)


def _ranks(tokens: Sequence[Token], place: int) -> bool:
    return place < len(tokens) and tokens[place].text.lower() in RANKS


def _refuse_month(tokens: Sequence[Token], place: int) -> None:
    """Refuse a month that may be the time of the amount, or no more than a date."""
    token = tokens[place]
    if not _names_a_month(token.text) or (place and tokens[place - 1].text.lower() in {"to", "ended", "ending"}):
        return
    raise InputError(
        _("“{text}” may be the month that the amount covers, or only a date.", text=token.text),
        mend=_("Write “in one month of 2024” or “in 2024”."),
    )


def _names_a_month(text: str) -> bool:
    return any(re.search(rf"\b{m[:3]}", text, re.IGNORECASE) for m in words.MONTHS)


def _refuse_behind(sentence: Sentence, *, trusted: bool) -> None:
    """Refuse what stands behind a named total, but for who says so and what became of the amount."""
    rest = sentence.rest
    told = any(_plain(t) in REPORTING for t in rest if t.kind == "word") or any(t.kind == "source" for t in rest)
    apart = bool(sentence.before) and sentence.before[-1].kind == "mark"
    for place, token in enumerate(rest):
        before = rest[place - 1] if place else None
        marked = before is not None and before.kind == "mark"
        goes_on = apart and marked and (token.kind == "verb" or token.text.lower() in GOES_ON)
        if apart and marked and token.text.lower() == "the" and _ranks(rest, place + 1):
            continue
        if before is not None and before.text.lower() == "the" and _ranks(rest, place):
            goes_on, place = True, place + 1  # noqa: PLW2901 - the rank itself is understood
        if goes_on or (sentence.product and token.text.lower() == "on"):
            for later in range(place, len(rest)):
                _refuse_around(rest, later, trusted=trusted, moved=False)
            return
        if token.kind in {"mark", "period", "rate", "that year", "money"}:
            continue
        if token.kind == "year":
            _refuse_month(rest, place)
        elif token.kind == "source":
            following = rest[place + 1] if place + 1 < len(rest) else None
            if following is not None and following.kind == "word" and _plain(following) not in REPORTING:
                raise _unknown(following)
        elif token.kind == "stage" and marked:
            continue
        elif token.kind == "country" and (told or sentence.open_owner):
            continue
        elif token.kind == "filler" and token.text.lower() in {"the", "a", "an", "its", "their", "to", "estimated"}:
            continue
        elif token.kind in {"verb", "of"} and told:
            continue
        elif token.kind == "word" and (_plain(token) in TAIL or (told and _is_name(token, before, trusted=trusted))):
            continue
        elif place == 0 and token.kind in {"word", "noun", "stage"}:
            raise InputError(
                _(
                    "“{words}” is another total, and no figure is held of it.",
                    words=f"{sentence.total.split()[-1]} {token.text}",
                ),
                mend=_("Name the whole, such as exports or GDP, or state the total in money."),
            )
        else:
            raise _unknown(token)


def _unknown(token: Token) -> InputError:
    if _plain(token).startswith("korea"):
        return InputError(
            _("“{text}” may be North Korea or South Korea.", text=token.text), mend=_("Write which of them is meant.")
        )
    return InputError(
        _("“{word}” is not understood, and may change the claim.", word=token.text),
        mend=_("Leave it out if it changes nothing, or say it in other words; then read the verdict for what is left."),
    )


def _no_scale(amount: Token, token: Token) -> InputError:
    return InputError(
        _("“{word}” behind “{amount}” is not understood, and may be part of the amount.", word=token.text, amount=amount.text),
        mend=_("Write thousand, million, billion or trillion, and the currency in front of the number."),
    )
