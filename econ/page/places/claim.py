"""Check a claim: a printed sentence, judged while it is typed; or every claim of an article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl

import econ
from econ.analysis.short_answer import Part
from econ.claims import claims_or_why
from econ.claims.agreement import REFUSED
from econ.claims.by_family import families
from econ.claims.claim import CALLED, SAID, Claim, Refusal
from econ.claims.curve import Specification
from econ.claims.fields import FIELDS, STAGES, corrected, fields, no_field_holds, otherwise, partly, unheld
from econ.claims.marked import meanings
from econ.claims.parser import LONGEST_TEXT
from econ.claims.phrases import result_text
from econ.claims.rendering import addressed, as_corrected, brief, withheld
from econ.claims.verdict import Verdict, judge, judge_or_refuse
from econ.evidence import publication
from econ.files import bounds
from econ.output.cells import Cell, Column, Table, TableRow
from econ.page import grammar, verdicts
from econ.page.ask import STATED, unit_of
from econ.page.blocks import (
    NOTE,
    WRONG,
    Block,
    Choice,
    Field,
    Fold,
    Form,
    Grid,
    Link,
    Note,
    Prose,
    Stays,
    Steps,
    choices,
)
from econ.page.deeds import Deed, deed
from econ.page.place import LONGEST_DETAIL, Asked, Layout, Shown, place
from econ.page.shared_results import by_figures
from econ.page.verdicts import Finding, Sentences
from econ.page.ways import query
from econ.page.where import copied
from econ.provenance.citing import verdicts as citing
from econ.scenario import Scenario
from econ.wording.errors import InputError
from econ.wording.language import ENGLISH, N_, _, in_context, spoken

TEXT, CODE, NUMBER, SAID_IN = "text", "claim", "number", "said"
"""Parameters: the sentence or article; in its place the code of a claim; which of several claims; when it was said."""

FIRST_CLAIM = {
    ENGLISH: "US$250 million is about 1% of North Korea's GDP",
    "id": "Penjualan senjata senilai US$250 juta setara dengan sekitar 1% PDB Korea Utara",
    "ko": "2억 5천만 달러는 북한 GDP의 약 1%이다",
}
"""The sentence that stands there at first, in each language of the page."""

EXAMPLES = (
    ("$20 billion, 70%", "Arms worth $20 billion, or 70% of North Korea's GDP, were delivered"),
    ("Poland, 0.3%", "Poland's arms exports of $2 billion are 0.3% of GDP"),
    ("sekitar 1 persen PDB", "Penjualan senjata senilai US$250 juta setara dengan sekitar 1 persen PDB Korea Utara"),
    ("북한 GDP의 약 1%", "2억 5천만 달러는 북한 GDP의 약 1%이다"),
    ("“far from 1%”", "US$250 million is far from 1% of North Korea's GDP"),
)
"""What is written on an example, and the sentence that it stands for, in the languages that are read."""
ARTICLE = (
    "Arms exports of $250 million a year are about 1% of North Korea's GDP. The port was quiet that week. "
    "Serbia's arms exports of 1.6 billion dollars were 2.1% of GDP in 2023. In Jakarta the paper wrote that "
    "$20 billion equals a third of North Korea's exports."
)
"""An article of our own, as an example."""


def field_parameter(name: str) -> str:
    """The parameter of the address that holds what a person put into a field."""
    return f"claim_{name}"


PARAMETERS = (TEXT, CODE, NUMBER, SAID_IN, *(field_parameter(name) for name in FIELDS))


@dataclass(frozen=True, kw_only=True)
class Question(Block):
    """The sentence to check, to be typed, and examples.

    Attributes:
        label, text: of the field.
        longest: characters that are read.
        resting, checking: what is said below it while it rests, and while a sentence is checked.
        take: the way to what takes the verdict away; None where there is none.
        button: for a browser without the script.
        name: of the parameter.
        hidden: further parameters that the form sends.
        examples: sentences to press.
        languages: which are read.
    """

    label: str
    name: str
    text: str
    longest: int
    resting: str
    checking: str
    languages: str
    button: str
    hidden: tuple[tuple[str, str], ...]
    take: Link | None
    about: str
    examples: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class AsRead(Form):
    """The parts of a claim, to be corrected; `undo` leads back to the sentence alone."""

    undo: Link | None = None


class Meant(Steps):
    """What may have been meant, to press."""


Answer = Verdict | Refusal


@dataclass(frozen=True)
class Checked:
    """What is said of a text.

    Attributes:
        text: the text.
        answers: a verdict for each claim, or why there is none.
        sentences, passed_over: how many sentences it has, and how many of them claim nothing that is checked.
        why: why there is no answer at all.
        told: of a claim that was opened by its code, whether the answer is still the same.
        differs: whether it is not.
        corrections: what a person put into the fields.
    """

    text: str
    answers: tuple[Answer, ...] = ()
    sentences: int = 1
    passed_over: int = 0
    why: InputError | None = None
    told: str = ""
    differs: bool = False
    corrections: Mapping[str, str] | None = None


@place("claims", N_("Check a claim"), rank=30, parameters=PARAMETERS, former=("Check a claim", "claim"), opens=(CODE,))
def draw(shown: Shown) -> Layout:
    """Draw it."""
    checked = _checked(shown)
    question = _question(shown, checked)
    several = len(checked.answers) > 1
    chosen = _chosen(shown, len(checked.answers))
    head: list[Block] = [question]
    if checked.told:
        head.append(Note(key="told", texts=(checked.told,), kind=WRONG if checked.differs else NOTE))
    if not checked.answers:
        told = f"{checked.why.what} {checked.why.mend}".strip() if checked.why else ""
        none = Finding(key="finding", parts=(Part(words=_("No verdict")),), rest=told)
        return Layout(title=_("No verdict"), description=told, head=tuple(head), picture=(none,), where=False)
    answer = checked.answers[chosen]
    listed = (_listed(shown, checked, chosen),) if several else ()
    if not isinstance(answer, Verdict) or withheld(answer.claim):
        return _withheld(shown, checked, answer, tuple(head), listed)
    book = econ.default_book()
    found = verdicts.finding(answer, book)
    words = "".join(part.words for part in found.parts)
    drawn = verdicts.dots(answer, book)
    corrections = as_corrected(answer.claim, book)
    return Layout(
        title=f"“{answer.claim.text}”: {words}",
        description=f"{words}. {found.count}{found.rest}",
        head=tuple(head),
        picture=(
            *listed,
            verdicts.judged(answer.claim, book),
            Note(key="corrected", texts=(corrections,)) if corrections else None,
            found,
            drawn,
        ),
        levers=() if several else (_entries(shown, checked, answer),),
        more=(*verdicts.below(answer, book), *_away(answer)),
        stays=(_stays(answer),),
        where=False,
    )


# --- what is asked ----------------------------------------------------------------------------------------


def _checked(shown: Shown) -> Checked:
    """The answers to what the address asks."""
    text, code = shown.detail(TEXT), shown.detail(CODE)
    if code and not text:
        return _opened(code)
    text = text or FIRST_CLAIM.get(spoken(), FIRST_CLAIM[ENGLISH])
    said = shown.detail(SAID_IN)
    values = {n: shown.detail(field_parameter(n)) for n in FIELDS if field_parameter(n) in shown.asked.details}
    return _judged(text, said, tuple(values.items()))


@by_figures(32)
def _opened(code: str) -> Checked:
    try:
        found = econ.open_claim(code)
    except InputError as error:
        return Checked("", why=error)
    claim = found.verdict.claim
    given = {one.field: one.value for one in claim.corrections}
    return Checked(claim.text, (found.verdict,), told=found.told, differs=found.differs, corrections=given)


@by_figures(64)
def _judged(text: str, said: str, values: tuple[tuple[str, str], ...]) -> Checked:
    book = econ.default_book()
    year = bounds.natural(said)
    year = year if year is not None and SAID[0] <= year <= SAID[1] else None
    if len(text) > LONGEST_TEXT:
        why = InputError(_("The text is too long; up to {longest} characters are read.", longest=LONGEST_TEXT))
        return Checked(text, why=why)
    problem: InputError | None = None
    if values:
        try:
            verdict = judge(corrected(text, dict(values), book, year), book, year)
        except InputError as error:
            problem = error
        else:
            return Checked(text, (verdict,), corrections=dict(values))
    try:
        found = claims_or_why(text, year, book=book)
    except InputError as error:
        refusal = Refusal(error, text.strip(), (0, len(text)))
        return Checked(text, (refusal,) if any(partly(refusal, book).values()) else (), why=problem or error)
    answers = tuple(judge_or_refuse(one, book, year) if isinstance(one, Claim) else one for one in found.found)
    return Checked(text, answers, found.sentences, found.passed_over, why=problem, corrections=dict(values))


@deed("claim")
def _typed(asked: Asked, what: Deed) -> Asked:
    """A text is to be checked that is too long for an address: `text`."""
    kept = {name: value for name, value in asked.details.items() if name not in PARAMETERS}
    return replace(asked, place="claims", details={**kept, TEXT: what.get(TEXT, "")})


def _chosen(shown: Shown, count: int) -> int:
    """Which of several claims is shown."""
    return min(max(bounds.natural(shown.detail(NUMBER)) or 1, 1), count) - 1


def _here(shown: Shown, **changed: str) -> str:
    """The address of another question at this place."""
    return shown.link(**(dict.fromkeys(PARAMETERS, "") | changed))


def _hidden(address: str) -> tuple[tuple[str, str], ...]:
    return tuple(parse_qsl(address.removeprefix("?")))


def _question(shown: Shown, checked: Checked) -> Question:
    examples = [
        Link(words=words, address=_here(shown, **{TEXT: sentence}), step=True)
        for words, sentence in (*EXAMPLES, (_("An article"), ARTICLE))
    ]
    judged = any(isinstance(one, Verdict) and not one.claim.unread for one in checked.answers)
    return Question(
        key="question",
        label=_("The sentence to check"),
        name=TEXT,
        text=checked.text,
        longest=LONGEST_TEXT,
        resting=_("Checked as you type.") if judged else _("Not judged."),
        checking=_("Checking …"),
        languages=_("English, Indonesian, Korean."),
        button=_("Check"),
        hidden=_hidden(_here(shown)),
        take=Link(words=_("Share, download, cite"), address="#b-take") if judged else None,
        about=_("Examples"),
        examples=tuple(examples),
    )


# --- the fields -------------------------------------------------------------------------------------------


def _entries(shown: Shown, checked: Checked, answer: Answer) -> AsRead:
    """The parts of a claim as they were read, to be corrected."""
    now = _values(answer)
    given = dict(checked.corrections or {})
    read = dict(now)
    if isinstance(answer, Verdict):
        read |= {one.field: one.read for one in answer.claim.corrections}
    keep = {TEXT: checked.text} | ({SAID_IN: shown.detail(SAID_IN)} if shown.detail(SAID_IN) else {})
    entries = []
    # what makes it another claim is not offered as words that change nothing
    open_words = isinstance(answer, Verdict) and unheld(answer.claim, econ.default_book())
    waits = "" if open_words else now["ignore"]
    for name, label in FIELDS.items():
        value = given.get(name, now[name]) if name != "ignore" else waits
        if name == "ignore" and not read.get(name) and not value:
            continue
        entries.append(
            Field(
                name=field_parameter(name),
                label=_capital(_(label)),
                now=value,
                read=read.get(name, ""),
                taken="" if value else _taken(name, answer),
                choices=_choices(name, value),
                numeric=name == "year",
            )
        )
    said = shown.detail(SAID_IN) or str((answer.claim.said or "") if isinstance(answer, Verdict) else "")
    taken = "" if said else _("no date given")
    entries.append(Field(name=SAID_IN, label=_("Said in"), now=said, taken=taken, numeric=True))
    return AsRead(
        key="entries",
        title=_("As read. Correct what is wrong."),
        about=(_("Dashed: the sentence does not say, so this is taken for granted."),),
        fields=tuple(entries),
        hidden=_hidden(_here(shown, **keep)),
        button=_("Judge it by these"),
        problem=checked.why.on_the_page if checked.why and given else "",
        undo=Link(words=_("Back to the sentence as it stands"), address=_here(shown, **keep), step=True)
        if given
        else None,
    )


def _values(answer: Answer) -> dict[str, str]:
    book = econ.default_book()
    found = partly(answer, book) if isinstance(answer, Refusal) else fields(answer.claim)
    owner = found["owner"]
    return found | {"owner": _(book.country(owner).name) if owner in book.countries else owner}


def _taken(name: str, answer: Answer) -> str:
    """What is taken where a field is empty."""
    years = sorted({r.year for r in answer.fair if r.year}) if isinstance(answer, Verdict) else []
    if name == "year" and years:
        one = years[0] == years[-1]
        return str(years[0]) if one else _("any year, {first} to {last}", first=years[0], last=years[-1])
    if name == "period" and isinstance(answer, Verdict) and answer.claim.held:
        return _("as of a day")
    return {"period": _("one year"), "stage": _("not said"), "owner": _("not said")}.get(name, _("not known"))


def _choices(name: str, value: str) -> tuple[Choice, ...]:
    """What there is to choose from, for a field that is chosen."""
    if name == "of" and (value in CALLED or not value):
        return choices({kind: _capital(_(words)) if kind else _("not known") for kind, words in CALLED.items()})
    if name == "stage":
        return choices({"": _("not said")} | {stage: _(stage) for stage in STAGES})
    return ()


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


# --- no verdict -------------------------------------------------------------------------------------------


def _withheld(
    shown: Shown, checked: Checked, answer: Answer, head: tuple[Block, ...], listed: tuple[Block, ...]
) -> Layout:
    """A sentence that is not understood: what of it is not, what may be meant, and the fields."""
    book = econ.default_book()
    asked, why = answer.claim if isinstance(answer, Verdict) else answer, ""
    if isinstance(asked, Claim):
        first = _("No verdict: “{words}” is not weighed.", words=asked.unread)
        rest = " ".join(filter(None, (withheld(asked), no_field_holds(unheld(asked, book)))))
    else:
        why = otherwise(asked)
        first, rest = _("No verdict"), " ".join(filter(None, (asked.what, asked.mend, why)))
        if asked.part:
            first = _("No verdict: “{words}” cannot be judged.", words=asked.part)
    anew = why or (isinstance(asked, Claim) and unheld(asked, book))
    likely = [one for one in meanings(asked, book) if one.words or not anew]
    links = [
        Link(
            words=one.words or _("without “{words}”", words=_part(asked)),
            address=_here(shown, **{TEXT: one.sentence}),
            step=True,
        )
        for one in likely
    ]
    meant = Meant(
        key="meant",
        label=_("If the sentence means one of these, say so and it is judged at once."),
        links=tuple(links),
    )
    return Layout(
        title=first,
        description=rest,
        head=head,
        picture=(
            *listed,
            verdicts.judged(asked, book),
            Finding(key="finding", parts=(Part(words=first),), rest=rest),
            meant if links else None,
        ),
        levers=(_entries(shown, checked, answer),) if not (listed or why) else (),
        where=False,
    )


def _part(asked: Claim | Refusal) -> str:
    return asked.unread if isinstance(asked, Claim) else asked.part


# --- an article -------------------------------------------------------------------------------------------


def _listed(shown: Shown, checked: Checked, chosen: int) -> Block:
    """The claims of an article; each is a way to its verdict."""
    book = econ.default_book()
    columns = (
        Column("number", "", number=True, width=0.06),
        Column("sentence", _("Sentence"), width=0.5),
        Column("verdict", _("Verdict")),
    )
    rows = [
        TableRow(
            str(number),
            (
                Cell(str(number + 1), float(number + 1)),
                Cell(_sentence(answer), address=_one_of(shown, checked, number)),
                Cell(_status(answer), small=brief(answer, book) if isinstance(answer, Refusal) else ""),
            ),
            strong=number == chosen,
        )
        for number, answer in enumerate(checked.answers)
    ]
    title = _(
        "Of {sentences} sentences, headlines and tables, {rest} claim nothing that is checked.",
        sentences=checked.sentences,
        rest=checked.passed_over,
    )
    return Grid(key="listed", table=Table("listed", title, columns, tuple(rows)))


def _one_of(shown: Shown, checked: Checked, number: int) -> str:
    """The way to one of several claims: in a text that fits an address by its number, else its sentence alone."""
    if len(checked.text) <= LONGEST_DETAIL:
        return _here(shown, **{TEXT: checked.text, NUMBER: str(number + 1)})
    return _here(shown, **{TEXT: _sentence(checked.answers[number])})


def _sentence(answer: Answer) -> str:
    return answer.claim.text if isinstance(answer, Verdict) else answer.text


def _status(answer: Answer) -> str:
    if isinstance(answer, Refusal) or withheld(answer.claim):
        return _(REFUSED)
    found = verdicts.finding(answer, econ.default_book())
    return "".join(part.words for part in found.parts)


# --- taking it away ---------------------------------------------------------------------------------------


def _stays(verdict: Verdict) -> Block:
    """The answer in a line."""
    book = econ.default_book()
    count, _rest = verdicts.tally(verdict, book)
    found = families(verdict, book)
    numbers = []
    for number, each in enumerate(found):
        said = _("{true} of {count} {name}", true=each.true, count=len(each.readings), name=each.name)
        numbers.append((verdicts.style_of(number), "", said))
    return Stays(
        subject=count or "".join(part.words for part in verdicts.finding(verdict, book).parts),
        numbers=tuple(numbers),
        change=Link(words=in_context("button", "Change"), address="#text"),
    )


def _away(verdict: Verdict) -> Iterator[Block]:
    """The address, the card, the citation, and how to object; then every reading as a scenario."""
    book = econ.default_book()
    found = addressed(verdict, book)
    if code := found["code"]:
        light = f"c/{code}"
        yield Prose(
            key="take",
            title=_("Take this verdict away"),
            listed=True,
            links=(
                Link(words=_("Page of this claim, to share or embed"), address=light),
                Link(words=_("Picture"), address=f"{light}.png", note="PNG", file=True),
                Link(words=_("Readings"), address=f"{light}.csv", note="CSV", file=True),
                Link(words=_("Everything"), address=f"{light}.json", note="JSON", file=True),
                Link(words="BibTeX", address=f"{light}.bib", file=True),
            ),
        )
        if publication.address():
            yield copied("take-address", _("Address"), found["address"])
        yield copied("take-citation", _("Citation"), citing.cite(verdict, book=book).strip())
        yield copied("take-code", _("Code of this claim"), code)
    if opened := _opened_readings(verdict):
        yield Fold(key="opened", title=_("Open a reading in the calculator"), blocks=(opened,))
    yield Sentences(key="object", title=_("Is this verdict wrong?"), sentences=(publication.objection(),))


def _opened_readings(verdict: Verdict) -> Block | None:
    """Each reading that a scenario can say, as a way to it, and the command that gives its number."""
    counts = verdict.curve(econ.default_book())
    rows = [row for n, each in enumerate((*counts.specifications, *counts.apart)) if (row := _way(n, each, verdict))]
    if not rows:
        return None
    columns = (Column("reading", _("Reading")), Column("share", _("Share")), Column("command", _("Command")))
    return Grid(key="ways", table=Table("ways", "", columns, tuple(rows)))


def _way(number: int, each: Specification, verdict: Verdict) -> TableRow | None:
    opened = verdict.curve(econ.default_book()).opened(each)
    if opened is None:
        return None
    reading = each.reading
    label = ", ".join(filter(None, (_(reading.source), str(reading.year or ""), _(reading.concept))))
    address = _calculated(opened.scenarios[-1])
    share = result_text(reading.share, verdict.claim)
    return TableRow(str(number), (Cell(label, address=address), Cell(share), Cell("\n".join(opened.commands))))


def _calculated(scenario: Scenario) -> str:
    """The address at which the calculator answers a scenario of a reading: the sale of a country, stated."""
    levers = {name: v if isinstance(v, str) else grammar.brief(v, unit_of(name)) for name, v in scenario.set if v}
    year = str(scenario.gdp_year or scenario.year)
    return query({"preset": scenario.exporter, "gdp": scenario.gdp, "year": year, "sale": STATED, **levers})
