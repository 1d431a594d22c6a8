"""Light pages: an answer, a claim, a chart, the cases, as one small document that needs no script.

They are made of the blocks of the page, with what a reader of a shared link wants beside them: sources, how to cite it,
whether it is still valid, the way to the sliders, and the code that puts it into another page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import econ
from econ.analysis import tables
from econ.analysis.short_answer import Part, short_answer
from econ.claims import shipped
from econ.claims.address import is_code
from econ.claims.rendering import addressed, document, envelope, withheld
from econ.claims.shipped import Checked
from econ.claims.verdict import Verdict
from econ.claims.words import NAMES
from econ.engine import Result
from econ.evidence import publication, sources
from econ.model import SHARE
from econ.output import charts, claim_card
from econ.output.charts import specification_curve
from econ.output.export import FORMATS
from econ.output.export.content import csv_bytes
from econ.page import ask as asking
from econ.page import pictures, shared_results, verdicts, where
from econ.page.blocks import Block, Field, Form, Link, Menu, Prose, Title, choices
from econ.page.levers import Lever
from econ.page.page import LANGUAGE, page, read, screen
from econ.page.place import Shown
from econ.page.shared_results import by_figures
from econ.page.strip import Strip, StripGroup
from econ.page.verdicts import Finding
from econ.page.ways import EMBED, query
from econ.page.where import Where, embedded
from econ.provenance import citing, links
from econ.provenance.citing import verdicts as citing_verdicts
from econ.scenario import DEFAULT_PRESET
from econ.wording.errors import InputError, unknown
from econ.wording.language import ENGLISH, N_, _, day, spoken

SHOWN = 6
"""Sources that a light page names before it says how many more there are."""


@dataclass(frozen=True, kw_only=True)
class Fact:
    """Something to know about what is shown: a word for it, sentences; what computes it again, and what opens that."""

    label: str
    texts: tuple[str, ...]
    again: str = ""
    open: str = ""


@dataclass(frozen=True, kw_only=True)
class Light:
    """A light page as plain data.

    Attributes:
        language: in which it is said.
        path: its address behind that of the calculator.
        title, description: of the document, and of the picture that a shared link shows.
        picture: address of that picture behind that of the calculator; empty for none.
        blocks: what it shows.
        framed: what of it stands in a frame of another page, or something shorter.
        ways: what can be done next; the first is the usual one.
        facts: sources, citation, and the like.
        code: what puts it into another page; empty for what is not put there.
        code_title: what that is.
        before: the address that fields in it are sent upon.
    """

    language: str
    path: str
    title: str
    description: str
    picture: str = ""
    blocks: tuple[Block, ...] = ()
    framed: tuple[Block, ...] = ()
    ways: tuple[Link, ...] = ()
    facts: tuple[Fact, ...] = ()
    code: str = ""
    code_title: str = ""
    before: str = ""

    @property
    def root(self) -> str:
        """The way from its address to that of the calculator."""
        return "../" * self.path.partition("?")[0].count("/") or "./"

    @property
    def address(self) -> str:
        """Its whole address; empty where the calculator is not published."""
        return absolute(self.path) if publication.address() else ""

    @property
    def image(self) -> str:
        """The whole address of its picture, or the way to it from where the page is."""
        return absolute(self.picture) if publication.address() else f"{self.root}{self.picture}"


def absolute(path: str) -> str:
    """An address behind that of the calculator, for who reads it elsewhere; as it is where that is not published."""
    where = publication.address()
    return f"{where.rstrip('/')}/{path}" if where else path


def _language(given: Mapping[str, str]) -> str:
    return given.get(LANGUAGE, ENGLISH)


def _said(parameters: Mapping[str, str]) -> str:
    """Parameters with the language, as they stand behind an address."""
    own = {} if spoken() == ENGLISH else {LANGUAGE: spoken()}
    return query({**parameters, **own}).rstrip("?")


def _made(
    path: str,
    title: str,
    description: str,
    *,
    blocks: tuple[Block, ...],
    framed: tuple[Block, ...],
    ways: tuple[Link, ...],
    facts: tuple[Fact, ...],
) -> Light:
    """A page with its picture and the code that embeds it."""
    bare, question = path.partition("?")[::2]
    behind = f"?{question}&{EMBED}=1" if question else f"?{EMBED}=1"
    return Light(
        language=spoken(),
        path=path,
        title=title,
        description=description,
        picture=f"{bare}.png" + (f"?{question}" if question else ""),
        blocks=blocks,
        framed=framed,
        ways=ways,
        facts=facts,
        code=embedded(absolute(bare + behind), title, absolute("embed.js")),
        code_title=_("Put it into your page"),
    )


# --- an answer ------------------------------------------------------------------------------------------


def answered(given: Mapping[str, str], name: str = "") -> Result:
    """The result that an address asks for.

    Raises:
        InputError: there is no such preset, it cannot be answered, or it was made with figures that are not open here.
    """
    book = econ.default_book()
    asked = name or given.get("preset", "")
    if asked and asked not in {links.BLANK, *book.presets, *book.country_codes}:
        raise unknown("preset", asked, book.presets)
    question = {**given, "preset": asked} if asked else dict(given)
    with shared_results.turn():
        found = read(question)
        if found.waiting:
            raise InputError(" ".join(found.problems))
        return shared_results.get(found.scenario)


def answer(given: Mapping[str, str], name: str = "") -> Light:
    """An answer: of a preset by its name, or of an address of the page.

    Raises:
        InputError: there is no such preset, or it cannot be answered.
    """
    with screen(_language(given)):
        result = answered(given, name)
        question = {n: v for n, v in given.items() if n not in {LANGUAGE, EMBED}}
        whole = page({**question, "preset": name} if name else question, spoken())
        shown = tuple(block for block in (*whole.regions["head"], *whole.regions["picture"]) if _still(block))
        path = f"a/{name}" if name else "a"
        return _made(
            path + _said(question),
            short_answer(result).text,
            _(result.scenario.summary) or econ.headline(result),
            blocks=shown,
            framed=tuple(_shorter(block) for block in shown[:2]),
            ways=(Link(words=_("Open the sliders"), address=whole.query or "?"), _all_cases()),
            facts=(*_about(result), _valid(given, result)),
        )


def _still(block: Block) -> bool:
    """Whether a block says every without the script of the page."""
    return not isinstance(block, Where | Menu | Lever)


def _shorter(block: Block) -> Block:
    """A picture with what speaks for each family, and no more."""
    if not isinstance(block, Strip):
        return block
    rows = tuple(
        replace(row, name=group.title or row.name, about=(), ways=())
        for group in block.groups
        if group.claim
        for row in group.rows
        if row.lead
    )
    return replace(block, groups=(StripGroup(title="", rows=rows),), caption="") if rows else block


def _about(result: Result, output: str | None = None) -> Iterator[Fact]:
    """Sources, and how to cite it; without an address with what opens it again."""
    rows = tables.sources(result, output or (SHARE if SHARE in result.central else None))
    told = tuple(row["citation"] for row in rows[:SHOWN])
    more = len(rows) - len(told)
    yield Fact(label=_("Sources"), texts=(*told, *((_("and {count} more", count=more),) if more else ())))
    again = "" if publication.address() else f"econ run {links.freeze(result)}"
    yield Fact(label=_("Cite"), texts=(citing.cite(result).strip(),), again=again, open=_("The same digits again"))


def _valid(given: Mapping[str, str], result: Result) -> Fact:
    """Whether the answer is by the newest figures, and whether they are others than those of the link."""
    newest = _("Computed with the newest figures here, of {day}.", day=day(result.book.release))
    said = given.get("made", "")
    if said and said != asking.made(result):
        newest = _(
            "Restated: figures or equations have changed since this address was made. What you see is computed with "
            "those of {day}.",
            day=day(result.book.release),
        )
    return Fact(label=_("Valid"), texts=(newest,))


def _all_cases() -> Link:
    return Link(words=_("All cases"), address=f"cases{_said({})}")


@dataclass(frozen=True, kw_only=True)
class Quoted(Block):
    """A sentence that is quoted."""

    words: str
    language: str = ""


# --- a part of a page, and what is said in place of one ---------------------------------------------------


def part(name: str, shown: Shown, here: str) -> Light:
    """A part of a page for who has no script, with the answer that it is of.

    Raises:
        InputError: there is no such part.
    """
    blocks, before = where.part(name, shown, here), query(shown.address)
    if name == where.SAVE:
        told = _("Keep this address as a bookmark, or a file that opens the scenario again:")
        as_file = Link(words=_(FORMATS["json"].label), address=f"file/json{pictures.address(shown)}", file=True)
        blocks = (
            Prose(key="save-alone", texts=(told,), links=(as_file,)),
            where.copied("save-link", _("A link to this answer"), f"{here}{before}"),
        )
    return replace(said(short_answer(shown.result).text, "", f"./{before}", _("The answer"), *blocks), before=before)


def said(title: str, text: str, address: str, way: str, *blocks: Block) -> Light:
    """A title with a sentence, blocks, and the way on."""
    head, ways = Title(key="title", text=title, deck=text), (Link(words=way, address=address),)
    return Light(language=spoken(), path="", title=title, description=text, blocks=(head, *blocks), ways=ways)


# --- a claim --------------------------------------------------------------------------------------------


def verdict_of(code: str) -> tuple[Verdict | None, Checked | None, str]:
    """The verdict of a code or of a published claim by its name; what was published; whether the answer is the same.

    Raises:
        InputError: there is no such claim.
    """
    if is_code(code):
        found = econ.open_claim(code)
        return found.verdict, None, found.told
    checked = _published().get(code)
    if checked is None:
        raise unknown("claim", code, _published(), "econ list claims")
    return checked.verdict, checked, ""


@by_figures(4)
def _published() -> dict[str, Checked]:
    book = econ.default_book()
    return {row.claim: shipped.check_row(row, book) for row in shipped.load(book)}


def claim(given: Mapping[str, str], code: str) -> Light:
    """A claim with its verdict.

    Raises:
        InputError: there is no such claim.
    """
    with screen(_language(given)):
        verdict, published, told = verdict_of(code)
        book = econ.default_book()
        path = f"c/{code}{_said({})}"
        facts = tuple(_from_print(published)) if published else ()
        valid = told or _("Computed with the newest figures here, of {day}.", day=day(book.release))
        facts += (Fact(label=_("Valid"), texts=(valid,)),)
        if verdict is None or withheld(verdict.claim):
            return _unjudged(path, verdict, published, facts)
        found, drawn = verdicts.finding(verdict, book), verdicts.dots(verdict, book)
        words = "".join(part.words for part in found.parts)
        own = addressed(verdict, book)["code"]
        parameters = {"claim": own} if own else {"view": "claims", "text": verdict.claim.text}
        cite = citing_verdicts.cite(verdict, book=book).strip() if own else ""
        return _made(
            path,
            f"“{verdict.claim.text}”: {words}",
            f"{words}. {found.count}{found.rest}",
            blocks=(
                verdicts.judged(verdict.claim, book),
                found,
                *((drawn,) if drawn else ()),
                *(block for block in verdicts.below(verdict, book)),
            ),
            framed=(
                Quoted(key="sentence", words=verdict.claim.text, language=verdict.claim.language),
                replace(found, rest="." if found.count else found.rest),
                *((short,) if (short := verdicts.dots(verdict, book, short=True)) else ()),
            ),
            ways=(
                Link(words=_("Check another sentence"), address=f"./{_said(parameters)}"),
                _all_cases(),
            ),
            facts=(
                *_figures_of(verdict),
                *((Fact(label=_("Cite"), texts=(cite,)),) if cite else ()),
                *facts,
                Fact(label=_("Object"), texts=(publication.objection(),)),
            ),
        )


def claim_file(code: str, kind: str) -> tuple[bytes, str]:
    """A claim as a picture, a table, JSON or a citation, and of which type that is.

    Raises:
        InputError: there is no such claim, or no verdict on it.
    """
    verdict, _checked, _told = verdict_of(code)
    if verdict is None or withheld(verdict.claim):
        raise InputError(_("There is no verdict on this claim."))
    book = econ.default_book()
    if kind == "png":
        return claim_card.png(claim_card.card(verdict, book)), "image/png"
    if kind == "json":
        return envelope([document(verdict, book)]).encode(), "application/json"
    if kind == "bib":
        return citing_verdicts.cite(verdict, "bibtex", book).encode(), "application/x-bibtex; charset=utf-8"
    table = specification_curve.table(verdict.curve(book), commands=True)
    rows = [[cell.words if cell.value is None else cell.value for cell in row.cells] for row in table.rows]
    return csv_bytes([column.name for column in table.columns], rows), "text/csv; charset=utf-8"


def _figures_of(verdict: Verdict) -> Iterator[Fact]:
    """The sources of the figures that decide."""
    book = econ.default_book()
    used = [
        row.source
        for reading in verdict.fair
        for key in reading.series.split()
        if (row := book.series_at(key).used.get(reading.year or 0))
    ]
    found = [sources.cite(sources.get(book.sources, name)) for name in dict.fromkeys(used)]
    more = len(found) - SHOWN
    if found:
        told = (*found[:SHOWN], *((_("and {count} more", count=more),) if more > 0 else ()))
        yield Fact(label=_("Sources"), texts=told)


def _from_print(checked: Checked) -> Iterator[Fact]:
    """Where a published claim is from."""
    row, book = checked.row, econ.default_book()
    records = [sources.get(book.sources, name) for name in row.sources.split()]
    told = tuple(sources.cite(record) for record in records)
    ours = "; ".join(filter(None, (_("In our own words"), row.rewording, row.place))) + "."
    yield Fact(label=_("Claim from"), texts=tuple(filter(None, (*told, ours, row.note, row.corrections))))


def _unjudged(path: str, verdict: Verdict | None, published: Checked | None, facts: tuple[Fact, ...]) -> Light:
    """A claim without a verdict by readings: a check of another kind, or words that are not understood."""
    if published is not None:
        status = _(published.status)
        title, told = published.row.sentence or _(published.row.description), published.found
        words = f"{status[:1].upper()}{status[1:]}"
    elif verdict is not None:
        title, words, told = verdict.claim.text, _("No verdict"), withheld(verdict.claim)
    else:
        title, words, told = "", _("No verdict"), ""
    parts = (Part(words=words),)
    return replace(
        _made(
            path,
            f"“{title}”: {words}",
            told,
            blocks=(
                Quoted(key="sentence", words=title, language=published.row.language if published else ""),
                Finding(key="finding", parts=parts, rest=told),
            ),
            framed=(Finding(key="finding", parts=parts, rest=told),),
            ways=(Link(words=_("Check another sentence"), address=f"./{_said({'view': 'claims'})}"), _all_cases()),
            facts=(*facts, Fact(label=_("Object"), texts=(publication.objection(),))),
        ),
        picture="",
    )


# --- a chart --------------------------------------------------------------------------------------------


def chart(given: Mapping[str, str], name: str) -> Light:
    """A chart of an answer.

    Raises:
        InputError: there is no such chart, or it has nothing to show.
    """
    with screen(_language(given)):
        result = answered(given)
        item = charts.get(name)
        if reason := charts.reason(name, result):
            raise InputError(reason)
        finding = charts.finding(name, result)
        question = {n: v for n, v in given.items() if n not in {LANGUAGE, EMBED}}
        head = Finding(key="head", parts=(Part(words=finding),))
        made, table = charts.drawing(name, result), charts.table(name, result)
        drawn = pictures.block("chart", _(item.title), made, finding, _(item.shows), table)
        return _made(
            f"chart/{name}{_said(question)}",
            finding,
            f"{_(item.title)}. {short_answer(result).text}",
            blocks=(head, drawn),
            framed=(head, replace(drawn, table=None)),
            ways=(
                Link(words=_("Open the sliders"), address=f"./{_said(question)}"),
                Link(words=_("The answer"), address=f"a{_said(question)}"),
            ),
            facts=(*_about(result), _valid(given, result)),
        )


# --- the cases ------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Cases(Block):
    """Cases below a heading, in groups of which those that are open show what is in them.

    Attributes:
        title: the heading.
        groups: their names and cases: what each is, the way to it, and its answer in a line as the note.
        open: names of the groups that are open.
    """

    title: str
    groups: Mapping[str, tuple[Link, ...]]
    open: frozenset[str]


OTHERS = N_("Other countries")

FIND, WRITTEN = "q", "in"
"""Parameters of the front page of cases: words to look for, and the language of a claim."""


def cases(given: Mapping[str, str]) -> Light:
    """The front page of cases: every preset with its answer, every published claim with its verdict."""
    with screen(_language(given)):
        found, chosen = given.get(FIND, ""), given.get(WRITTEN, "")
        listed = {
            "answers": (_("What a sale means"), _answers()),
            "claims": (_("What was printed, checked"), _claims()),
        }
        languages = dict.fromkeys(case.language for some in listed["claims"][1].values() for case in some)
        written = {"": _("every language")} | {code: _(NAMES.get(code, code)) for code in languages}
        question = {name: value for name, value in ((FIND, found), (WRITTEN, chosen)) if value}
        lists = []
        for key, (title, groups) in listed.items():
            kept = _kept(groups, found, chosen)
            lists.append(Cases(key=key, title=title, groups=kept, open=frozenset(kept if question else list(kept)[:1])))
        search = Form(
            key="search",
            action="cases",
            fields=(
                Field(name=FIND, label=_("Search the cases"), now=found, kind="search"),
                Field(name=WRITTEN, label=_("Language of the claim"), now=chosen, choices=choices(written)),
            ),
            button=_("Search"),
            hidden=(() if spoken() == ENGLISH else ((LANGUAGE, spoken()),)),
            note=_("{count} cases", count=sum(len(some) for one in lists for some in one.groups.values())),
        )
        told = _("Sales computed, and printed claims checked. Each has a page of its own.")
        return Light(
            language=spoken(),
            path=f"cases{_said(question)}",
            title=_("Cases: arms sales and printed claims, checked"),
            description=told,
            picture=f"a/{DEFAULT_PRESET}.png",
            blocks=(
                Finding(key="about", parts=(Part(words=_("Cases")),), rest=told),
                search,
                *(one for one in lists if one.groups),
            ),
            ways=(
                Link(words=_("Open the calculator"), address=f"./{_said({})}"),
                Link(words=_("Check a claim"), address=f"./{_said({'view': 'claims'})}"),
            ),
        )


def _kept(groups: Mapping[str, Sequence[Link]], found: str, language: str) -> dict[str, tuple[Link, ...]]:
    """Cases that have all words that are looked for, the largest group first; what is other than that comes last."""
    words = found.casefold().split()

    def fits(case: Link) -> bool:
        text = f"{case.words} {case.note}".casefold()
        return all(word in text for word in words) and language in {"", case.language}

    kept = {name: some for name, every in groups.items() if (some := tuple(filter(fits, every)))}
    return dict(sorted(kept.items(), key=lambda item: (item[0] == _(OTHERS), -len(item[1]))))


@by_figures(4)
def _answers() -> dict[str, list[Link]]:
    """Every preset with its answer, those of the first country and the others."""
    book, told = econ.default_book(), defaultdict[str, list[Link]](list)
    home = asking.preset_scenario(DEFAULT_PRESET).exporter
    for name in book.presets:
        result = answered({}, name)
        group = _(book.country(home).name) if result.scenario.exporter == home else _(OTHERS)
        words, line = _(result.scenario.title), short_answer(result).text
        told[group].append(Link(words=words, note=line, address=f"a/{name}{_said({})}", language=ENGLISH))
    return told


@by_figures(4)
def _claims() -> dict[str, list[Link]]:
    """Every published claim with its verdict, by its status."""
    book, told = econ.default_book(), defaultdict[str, list[Link]](list)
    for name, checked in _published().items():
        status = _(checked.status)
        group = line = f"{status[:1].upper()}{status[1:]}"
        if checked.verdict is not None and not withheld(checked.verdict.claim):
            line = "".join(part.words for part in verdicts.finding(checked.verdict, book).parts)
        words = f"“{checked.row.sentence or _(checked.row.description)}”"
        told[group].append(Link(words=words, note=line, address=f"c/{name}{_said({})}", language=checked.row.language))
    return told
