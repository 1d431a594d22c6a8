"""The words of a claim that change nothing, and the refusal of all others.

A word that is neither understood nor listed here may deny, narrow or scale the claim, so there is no verdict.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from econ.claims import vocabulary
from econ.claims.scanner import Token
from econ.wording.errors import InputError
from econ.wording.language import _

NOUNS = frozenset(
    """
    accord account ad adviser advisor affair agency agent agreement aid aim air aircraft aircraft-carrier airfield
    airline airplane airstrike alliance allocation allowance ally ambassador ammo ammunition analysis analyst
    annexation apparatus appropriation area arm armament armor armory armour armoury arms army arrangement arsenal
    artillery asset assistance attack author authority award backlog bailout ballistic bank banker barge barrel
    barter base battalion battery battle bid bill blueprint boat bomb bombardment bomber bond bondholder bonus
    border bribe bridge brigade broker brokerage budget build builder bullet burden bureau business buyer cabinet
    camera campaign cannon capital cargo carrier cartel cartridge cartridges cash casualty ceasefire chairman charge
    chassis chief chip chips clearance client clothing coal coalition coin collateral combat command commander
    commission commissioner commitment committee commodity company compensation complex component conflict
    conglomerate congress conscript consignment consortium construction consulate consultancy container contingent
    contractor contribution convoy cooperation corporation correspondent corvette cost counter-offensive
    counteroffensive country coupon courier credit crime cruise crypto cryptocurrency currency custody customer
    customs cutter cyber cyberattack cybercrime cybertheft dam damage data database dealer debt-service defence
    defense delegation department deployment deposit depot design despatch destroyer detail detonator development
    device diesel diplomat director disbursement dispatch dividend donation donor drill drone duty earner earning
    earnings economics economist economy editor effort electricity electronics embargo embassy emigrant employee
    employer energy engine engineer enterprise envoy equipment estimate evacuation evasion exchange excise exercise
    expansion expat expenditure expenditures expense expenses expert explosive exporter exporting facility factory
    family farm federation fee ferry fertiliser fertilizer fighter figure finance financing fine fire firearm firm
    fiscal fish fleet flight flow food force forecast foreigner foundation frigate front front-company fuel fund
    funding fundraising fuse gain game gas gearbox general gold good goods government governor grain grant grenade
    group growth guarantee guard guest guided gun gunpowder hacker hacking harbor harbour hardware head headquarters
    heist helicopter help holding hospital hostility hotel howitzer howitzers hub hull importer income industry
    infantry inflow infrastructure institute institution intelligence intelligence-sharing interceptor intermediary
    invasion inventory investment investor invoice iron item jet jet-fighter job joint journal journalist kit
    know-how labor laborer labour labour-export labourer landmine launch launcher law lawmaker leader leadership
    league lender lessee levy liaison licence-fee list loan locomotive logistics loot lorry machine machine-gun
    machinegun machinery maintenance maker man manpower manufacture manufacturer manufacturing material materiel
    matériel media medicine mercenary merchant metal middleman migrant militant militia mine minehunter mineral
    mining minister ministry ministry-owned missile missile-launcher mission mobilisation mobilization modernisation
    modernization money monitor mortar mortars munition munitions nation nationalist navy network news newspaper
    observer occupation offensive offer office officer official offset oil oilfield oligarch operation operator
    optics order-book ordnance ore orphan outfit outflow outlay output package pact panel paper parade parliament
    parliamentarian partner partnership patent patrol patrol-boat pay payer payment payout payroll peace penalty
    pension people personnel petrol petroleum pipeline pistol plan plane plant plunder plutonium policy politician
    port portfolio powder power premier president press price prize proceeds procurement producer product production
    profit program programme project projectile propellant property prototype provider province pump purchase
    purchaser radar raid rail railway ransom ransomware ration reactor rebuilding receipt reconstruction recovery
    recruit recruitment refinery refugee regime regiment region relief remittance repair report reporter reporting
    representative republic research researcher reserve reserves reservist resource resources restaurant revenue
    revenues reward rice rifle rival road robbery rocket rocketry round route royalty rule ruler sabotage sailor
    salary sale sales sample sanction sanctioner satellite scheme scholar scope seafood secretary sector security
    seizure semiconductor sensor service settlement shareholder shell shell-company shellfire ship shipbuilder
    shipbuilding shipment shipping shipyard shooting sight silo site smuggler smuggling software soldier source
    space spacecraft spending spokesman spokesperson spokeswoman spy squadron staff stake state statement statistic
    statistics steel stipend stock stockpile storage store strike study submarine subsidiary subsidy summit supplier
    supply support supporter surcharge survey system talks tank tanker tariff tax team technician technology tender
    territory test testing textile textiles thank theater theatre theft think-tank token toll ton tonne torpedo
    torpedoes tourism tourist trader trading train trainer training transaction transfer transit transport treasury
    treaty troop troops truce truck tug turbine turboprop turret tycoon uav uniform union unit university upgrade
    uranium usage user value van vehicle vendor vessel veteran victim visit visitor volley wage wages wagon wallet
    war warehouse warfare warhead warplane warship weapon weaponry weapons wheat widow wig wing wire withdrawal work
    worker workforce workshop world yacht yard zone
    """.split()  # noqa: SIM905 - a list of words reads better so
)
"""Names of things and people as they stand around an amount, in the singular."""

ADJECTIVES = frozenset(
    """
    actual aerial aerospace african air-defence air-defense allied ambitious american ancient anti-aircraft
    anti-drone anti-ship anti-tank arab armed armored armoured artillery-shell asian atomic ballistic big bilateral
    brutal civil civilian clandestine classified cold commercial communist confidential conventional costly covert
    criminal cruise dangerous deadly defensive democratic diplomatic direct domestic dual-use eastern economic
    electronic elite emergency enormous european extra-budgetary famous federal financial fiscal foreign former
    frozen full-scale giant gigantic global governmental grand great guided heavily heavy historic historical home
    huge humanitarian hypersonic illegal illicit immense imported industrial infamous international isolated joint
    key large large-scale largest latest lavish lethal light liquid local logistical long-range lucrative main major
    malicious maritime martial massive medium-range military ministerial modern multilateral national naval new
    north northern notorious nuclear nuclear-armed offshore old outdated overseas paramilitary parliamentary
    peninsular planned political poor powerful presidential private projected proposed public published ready
    reclusive record regional relevant rich russian-made secret secretive senior serious short-range signed sizable
    sizeable so-called southern soviet soviet-era special state-owned state-run stolen strategic supersonic
    surface-to-air surface-to-surface tactical technical technological top-secret ukrainian-made underground
    undersea unmanned used various vast vital wartime western whole
    """.split()  # noqa: SIM905 - a list of words reads better so
)
"""Words that describe them and change neither amount nor total."""

VERBS = frozenset(
    """
    account acquire agree aid allocate allot amount announce approve arm ask assemble assess assist attack authorise
    authorize award barter benefit block bomb borrow budget build buy calculate cash collect combat command commit
    compute conclude confirm confiscate conquer consume correspond cost cover cut damage defend demand deploy
    deposit destroy develop direct disburse disclose dispatch distribute divert donate earmark earn employ enter
    equal equip establish estimate exchange expand expect export fight finance fire flow forecast fuel fund gain
    generate give grant hack hand help hire hit hope host import inject intend invade invest issue launch launder
    lease lend license link list loot maintain manage manufacture market mean measure mobilise mobilize modernise
    modernize move need note obtain offer operate order own pay pillage place plan pledge plunder pour prepare
    present price procure produce project provide publish purchase raid reach rearm rebuild receive record recruit
    release rent repair replace report represent request require sanction save say scrap secure seize select sell
    send serve settle ship show sign smuggle spend stage stand station steal store suggest supply support swap tell
    test total trade train transfer translate transport upgrade use value visit wage want wire work write yield
    """.split()  # noqa: SIM905 - a list of words reads better so
)
"""Verbs in their first form; the regular forms are made of them."""

FORMS = frozenset(
    """
    abroad against ai also among and as at back because been began begin being bought bring brings brought build
    building built by came come cost did do does done due equalled equalling equivalent eu even for fought found g7
    gave get gets getting give given go goes going gone got had has have having he held her here his hold holds i
    imf in into it its itself just keep kept labelled laid lent made make making mere merely met nato now of on only
    onto or our paid put puts said sat sell sent she shown simply sipri so sold spent stole stolen stood take taken
    takes taking thanks that their them then there these they this those thought to told took totalled uk un us via
    we went what when where which while who whom whose will with won worth written wrote
    """.split()  # noqa: SIM905 - a list of words reads better so
)
"""Irregular forms, and small words that join the others."""

PLACES = frozenset(
    """
    abu ankara arabia asia assad beijing belgrade berlin biden black brussels caracas crimea damascus donbas donetsk
    dubai east erdogan europe gaza hamas hanoi hezbollah houthi houthis jakarta jerusalem jong jong-un kiev kim
    kremlin kursk kyiv lazarus london luhansk macron madrid manila middle minsk modi moscow netanyahu paris
    pentagon putin pyongyang riyadh rome rosoboronexport sea seoul shoigu sofia stockholm taiwan tehran tel tokyo
    trump vladimir vladivostok wagner warsaw washington zelensky zelenskyy
    """.split()  # noqa: SIM905 - a list of words reads better so
)
"""Names that may begin a sentence."""

REPORTING = frozenset(
    """
    according agency analysis analyst analysts cited citing data economist economists estimate estimated estimates
    expert experts figures government governor institute minister ministry numbers official officials paper
    president report reported reporters reports requested researcher researchers said say says spokesman
    spokesperson spokeswoman statistics study survey writes wrote
    """.split()  # noqa: SIM905 - a list of words reads better so
)
"""Words that tell who says so, behind the total."""

TAIL = REPORTING | {"to", "by", "or", "flows", "flow"}
"""What may stand behind a named total: who says so."""

RANKS = frozenset({"highest", "largest", "biggest", "heaviest", "lowest", "smallest"})
"""Behind a total between two marks: the rank of what was said."""


def _text_at(tokens: Sequence[Token], place: int) -> str:
    return tokens[place].text.lower() if 0 <= place < len(tokens) else ""


def _possible(tokens: Sequence[Token], place: int, moved: bool) -> bool:
    """That "could cost $1 billion" states the amount; "could be 1 %" states no share."""
    estimated = _text_at(tokens, place + 2) in {"estimated", "put", "valued", "worth"}
    return moved and (estimated or _text_at(tokens, place + 1) != "be")


def _condition(tokens: Sequence[Token], place: int, moved: bool) -> bool:
    """A condition on the amount, with which the sentence begins."""
    return moved and place == 0 and _text_at(tokens, 1) not in {"only", "not"}


def _year_to(tokens: Sequence[Token], place: int, moved: bool) -> bool:
    """A year named by its end: "the year to June 2024"."""
    del moved
    return _text_at(tokens, place + 1) in {"to", "ended", "ending"} and place + 2 < len(tokens)


def _joins(tokens: Sequence[Token], place: int, moved: bool) -> bool:
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

ARTICLES = frozenset({"the", "a", "an", "its", "their", "to", "estimated"})
"""Small words that stand behind a total, in front of who says so."""

GOES_ON = frozenset({"went", "goes", "flows", "flowed", "came", "comes", "has", "had", "have"})
"""Verbs with which a sentence goes on about its amount, behind a total between two marks."""

NO_NAMES = frozenset(
    [m.lower() for m in vocabulary.MONTHS]
    + [m[:3].lower() for m in vocabulary.MONTHS]
    + ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mio", "mrd", "mln", "mia"]
    + ["korea", "korean", "koreas"]
)
"""What is written with a capital and is no mere name: times, scales, and one that may be either of two countries."""

_DESIGNATION = re.compile(r"(?!(?:FY|CY|H|Q|Y)-?\d)(?:(?P<name>[A-Z][A-Za-z]{0,9})-|[A-Z]{1,3})\d{1,3}[A-Z]?\d?(?:'s)?")
"""What a weapon is called: F-35, Shahed-136, K2, M1A1."""


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
    | frozenset(vocabulary.COUNTED)
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
        total: its noun, if the sentence goes on right behind it.
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
        and not _is_weapon(t.text)
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
    return len(parts) > 1 and all(
        p in HYPHENATED or p in NOUNS | ADJECTIVES | {"for", "of", "and"} or is_harmless(p) for p in parts
    )


def _is_weapon(text: str) -> bool:
    found = _DESIGNATION.fullmatch(text)
    return found is not None and (found["name"] or "").lower() not in NO_NAMES


def _is_name(token: Token, before: Token | None, *, trusted: bool) -> bool:
    text = token.text
    if _is_weapon(text):
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
        and letters not in vocabulary.SCALES
        and (not starts or text.endswith("'s"))
    )


def _refuse_around(tokens: Sequence[Token], place: int, *, trusted: bool, moved: bool) -> None:
    """Refuse a token around the amount that may change it."""
    token = tokens[place]
    before = tokens[place - 1] if place else None
    text = token.text.lower()
    if token.kind == "word":
        if (
            (text in MEANT_BY_PLACE and MEANT_BY_PLACE[text](tokens, place, moved))
            or is_harmless(_plain(token))
            or _is_name(token, before, trusted=trusted)
        ):
            return
        bare = before is not None and before.kind in {"money", "number"} and before.text[-1:].isdigit()
        raise _no_scale(before, token) if before is not None and bare else _unknown(token)
    if token.kind == "growth":
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
    elif token.kind in {"vague", "basis"} or (
        token.kind == "each" and not any(t.kind == "money" for t in tokens[:place])
    ):
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
    return any(re.search(rf"\b{m[:3]}", text, re.IGNORECASE) for m in vocabulary.MONTHS)


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
        if token.kind == "year":
            _refuse_month(rest, place)
        if token.kind == "source" and place + 1 < len(rest):
            following = rest[place + 1]
            if following.kind == "word" and _plain(following) not in REPORTING:
                raise _unknown(following)
        known = (
            token.kind in {"mark", "period", "rate", "that year", "money", "year", "source"}
            or (token.kind == "stage" and marked)
            or (token.kind == "country" and (told or sentence.open_owner))
            or (token.kind == "filler" and token.text.lower() in ARTICLES)
            or (token.kind in {"verb", "of"} and told)
            or (token.kind == "word" and (_plain(token) in TAIL or (told and _is_name(token, before, trusted=trusted))))
        )
        if not known:
            raise _another_total(sentence, token) if place == 0 else _unknown(token)


def _another_total(sentence: Sentence, token: Token) -> InputError:
    if not sentence.total or token.kind not in {"word", "noun", "stage"}:
        return _unknown(token)
    return InputError(
        _("“{words}” is another total, and no figure is held of it.", words=f"{sentence.total} {token.text}"),
        mend=_("Name the whole, such as exports or GDP, or state the total in money."),
    )


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
        _(
            "“{word}” behind “{amount}” is not understood, and may be part of the amount.",
            word=token.text,
            amount=amount.text,
        ),
        mend=_("Write thousand, million, billion or trillion, and the currency in front of the number."),
    )
