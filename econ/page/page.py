"""`page(address, language) -> Page`: everything that the page shows, as plain data.

The same address gives the same page. A step of a lever, an entry that was typed, a choice: each is a new address, or a
deed upon an address, and the page is asked again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TypeVar

import econ
from econ.analysis.short_answer import on_screen
from econ.evidence import OwnFolder, folders
from econ.evidence.folders import Named
from econ.page import ask as asking
from econ.page import deeds, frozen, shared_results
from econ.page.ask import Ask
from econ.page.blocks import NOTE, WRONG, Block, Fold, Link, Menu, Note, Prose, Title, menu
from econ.page.frozen import Opened
from econ.page.glossary import glossary
from econ.page.place import FIRST, Asked, Layout, Shown, places
from econ.page.ways import EMBED, VIEW, parameters, query, seen
from econ.page.where import foot, where
from econ.wording.errors import InputError
from econ.wording.language import ENGLISH, LANGUAGES, N_, _, speaking, spoken

Made = TypeVar("Made")

LANGUAGE, READER, BEFORE = "lang", "reader", "before"
"""Parameters of the address that ask nothing of the engine; the second one is that of older frames, see `framed`, the
last one that of the form, see `entered`."""

BELOW_HEAD = 100
"""Places of this rank and above stand under "More"."""

TITLE = "econ"
MOST_OF_A_NAME = 40
"""Characters of a foreign word that a sentence repeats."""

FORMER = ("part",)
"""Parameters of older addresses that no place has any more, which are left out in silence."""

NO = ("", "0", "false", "no")
PURPOSE = N_("What an arms sale means for an economy")


@dataclass(frozen=True, kw_only=True)
class Top(Block):
    """The head of every page: what this is, the places, the languages.

    Attributes:
        title, purpose: of the calculator.
        home: where it begins.
        label: what the list of places is called.
        places, names: those in the head, and their names in the address.
        more, others: those that stand under "More".
        language: the choice of it.
        theme: what the switch between light and dark is called.
        skip: what leads past the head.
        send: what the button says that sends the form, where no script runs.
        told: what is said when the server cannot be reached ("offline"), or does not answer ("failed", "busy").
        before: the address that the form is sent upon.
    """

    title: str
    purpose: str
    home: str
    label: str
    places: tuple[Link, ...]
    more: str
    others: tuple[Link, ...]
    language: Menu
    theme: str
    skip: str
    names: tuple[str, ...]
    send: str
    told: Mapping[str, str]
    before: str


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page as plain data.

    Attributes:
        language: in which it is said.
        place: name of the place.
        address: parameters of its address, complete: they open the same page anywhere.
        ask: those of them that say what is asked, wherever on the page.
        title, description: of the document.
        regions: blocks by where they stand, in their order: "top", "head", "picture", "levers", "more", "stays",
            "foot".
    """

    language: str
    place: str
    address: Mapping[str, str]
    ask: Mapping[str, str]
    title: str
    description: str
    regions: Mapping[str, tuple[Block, ...]]

    def blocks(self) -> Iterator[Block]:
        """All blocks from top to bottom."""
        for blocks in self.regions.values():
            yield from blocks

    @property
    def query(self) -> str:
        """The address as it stands behind the name of the server."""
        return query(self.address)


def page(address: Mapping[str, str] | str = "", language: str = "", *, deed: Mapping[str, str] | None = None) -> Page:
    """The page of an address.

    Args:
        address: its parameters, or the part of it behind the "?".
        language: code of the language; the one that the address names, or English, if left out.
        deed: what somebody has just done there, see `econ.page.deeds`.

    What cannot be used is left out, with a sentence for each on the page; nothing is raised for it.
    """
    given = parameters(address) if isinstance(address, str) else seen(address)
    code = language or given.get(LANGUAGE, ENGLISH)
    with screen(code), shared_results.turn():
        return _page(given, seen(deed) if deed else None)


@contextmanager
def screen(language: str) -> Iterator[None]:
    """Say things in a language, and shares of GDP as a screen does."""
    with speaking(language), on_screen():
        yield


@contextmanager
def answered(address: Mapping[str, str]) -> Iterator[Shown]:
    """What a place would be given to draw at an address, for what is made beside the page, such as a file.

    Raises:
        InputError: there is no answer.
    """
    address = seen(address)
    with screen(address.get(LANGUAGE, ENGLISH)), shared_results.turn():
        asked = read(address)
        yield _tried(asked, asked, lambda _shown: None)[0]


def framed(given: Mapping[str, str]) -> str:
    """Where an address leads that was made for the frame of an article: to the light page of its answer.

    Empty for any other, and for one that shows another place: it opens there.
    """
    if given.get(READER, "").lower() in NO or given.get(VIEW, FIRST) != FIRST:
        return ""
    return f"a{query({name: value for name, value in given.items() if name != READER} | {EMBED: '1'})}"


def entered(given: Mapping[str, str]) -> tuple[Page, bool]:
    """The page after the form of the page was sent, where no script runs; and whether its address says all of it.

    Args:
        given: the address upon which it was sent, as `BEFORE`, and the fields.
    """
    given = seen(given)
    before = parameters(given[BEFORE])
    with screen(given.get(LANGUAGE) or before.get(LANGUAGE, ENGLISH)), shared_results.turn():
        asked = asking_before = read(before)
        fields = {n: v for n, v in given.items() if n != BEFORE}
        if (preset := fields.pop("preset", asked.ask.preset)) != asked.ask.preset:
            asked = deeds.done(asked, {"do": "scenario", "value": preset})
        elif (code := fields.pop("exporter", exporter := asked.ask.base.exporter)) != exporter:
            asked = deeds.done(asked, {"do": "exporter", "value": code})
        else:
            typed = {n: v for n, v in fields.items() if asking.preset_input(asked.ask, n) is not None}
            others = {n: v for n, v in fields.items() if n not in typed and n != LANGUAGE}
            asked = asking_before = read({**before, **others})
            for name, text in typed.items():
                asked = deeds.done(asked, {"do": "type", "name": name, "text": text})
        found = _drawn(asked, asking_before)
    return found, not (asked.wrong or asked.problems)


def _page(given: Mapping[str, str], deed: Mapping[str, str] | None) -> Page:
    asked = read(given)
    before = asked
    if deed:
        asked = replace(deeds.done(asked, deed), waiting={}, going=bool(deed.get("going")))
    return _drawn(asked, before)


def _drawn(asked: Asked, before: Asked) -> Page:
    shown, layout = _tried(asked, before, lambda shown: places()[shown.asked.place].draw(shown))
    address = shown.address
    return Page(
        language=spoken(),
        place=shown.asked.place,
        address=address,
        ask={n: v for n, v in asking.parameters(shown.ask, shown.result).items() if n != "made"},
        title=layout.title,
        description=layout.description,
        regions=_regions(shown, layout),
    )


def _regions(shown: Shown, layout: Layout) -> dict[str, tuple[Block, ...]]:
    """What stands where; while a lever is moving only what shows the answer."""
    named = "" if layout.listed else _(places()[shown.asked.place].words)
    row = where(shown.ask.preset, named) if layout.where else None
    usual = (Title(key="title", text=layout.title, deck=layout.description),)
    head = (row, *_problems(shown), _own(shown), *(layout.head or usual))
    first = {"head": head, "picture": layout.picture, "levers": layout.levers, "stays": layout.stays}
    if not shown.asked.going:
        top, foot_of_page = (_top(shown, shown.address),), (foot(shown), glossary())
        first = {"top": top, **first, "more": layout.more, "foot": foot_of_page}
    return {name: tuple(block for block in blocks if block is not None) for name, blocks in first.items()}


def read(given: Mapping[str, str]) -> Asked:
    """What an address asks."""
    known = places()
    former = {old.casefold(): one.name for one in known.values() for old in (one.name, *one.former)}
    opened = next((one.name for one in known.values() if any(name in given for name in one.opens)), FIRST)
    view = given.get(VIEW) or opened
    place = former.get(view.casefold(), FIRST)
    parameters = {name for one in known.values() for name in one.parameters}
    details = {name: value for name, value in given.items() if name in parameters}
    needed, held = folders.read_stated(given.get(asking.OWN, "")), econ.default_book().own
    if lost := folders.lacking(needed, held):
        return Asked(Ask.of(), place, details, (_not_open(lost),), waiting=dict(given))
    apart = {*parameters, *FORMER, VIEW, LANGUAGE, READER, BEFORE, EMBED, frozen.FIELD}
    question = {n: v for n, v in given.items() if n not in apart}
    thawed, why = _thawed(given.get(frozen.FIELD, ""))
    ask, problems = (thawed.ask, []) if thawed and not question else asking.read(question)
    lost_place = () if view.casefold() in former else (_no_place(view),)
    said = (*why, *lost_place, *map(_of_other_content, folders.of_other_content(needed, held)), *problems)
    return Asked(ask, place, details, said, frozen=thawed)


def _no_place(view: str) -> str:
    return _("“{name}” in the link was ignored: it names no place of this page.", name=view[:MOST_OF_A_NAME])


def _thawed(code: str) -> tuple[Opened | None, tuple[str, ...]]:
    """The frozen link of an address, or why it cannot be opened."""
    if not code:
        return None, ()
    try:
        return frozen.opened(code), ()
    except InputError as error:
        said = _("{error} The calculator opens with its first scenario instead.", error=error.on_the_page)
        return None, (said,)


def _not_open(lost: Sequence[Named]) -> str:
    return _(
        "This was made with figures of one's own that are not open here: {folders}. Open them under “Open or check a "
        "file”; until then, the first scenario stands here.",
        folders=folders.in_words(lost),
    )


def _of_other_content(alike: tuple[Named, OwnFolder]) -> str:
    """What is said of a folder of which another is open under the same name."""
    named, held = alike
    return _(
        "This link was made with {folder}; the folder of that name that is open has the digest {digest}, so the "
        "numbers may differ.",
        folder=folders.in_words([named]),
        digest=held.digest[: folders.SHOWN],
    )


def _tried(asked: Asked, before: Asked, make: Callable[[Shown], Made]) -> tuple[Shown, Made]:
    """What is made of the answer; where there is none, of what was asked before, with a sentence on why."""
    problems = asked.problems
    for one in (asked, before, replace(before, ask=Ask.of()), replace(before, ask=Ask.of(), place=FIRST)):
        try:
            result = shared_results.get(one.scenario)
            base = shared_results.get(one.ask.base) if one.ask.changed() else None
            said = tuple(dict.fromkeys(problems))
            shown = Shown(replace(asked, ask=one.ask, place=one.place, problems=said), result, base)
            return shown, make(shown)
        except InputError as error:
            problems = (*problems, error.on_the_page)
        except asking.BROKEN:
            logging.getLogger(__name__).exception("%s cannot be drawn for %s.", one.place, one.ask)
            problems = (*problems, asking.failed().on_the_page)
    raise InputError(_("The calculator has no figures to begin with."))


def address_of(shown: Shown) -> dict[str, str]:
    """Everything that opens this page again."""
    asked = shown.asked
    if asked.waiting:
        return dict(asked.waiting)
    view = {} if asked.place == FIRST else {VIEW: asked.place}
    here = places()[asked.place]
    details = {n: v for n, v in asked.details.items() if n in here.parameters and len(v) <= here.longest}
    opened = {frozen.FIELD: asked.opened.code} if asked.opened else {}
    return opened | asking.parameters(shown.ask, shown.result) | view | details | _spoken()


def _spoken() -> dict[str, str]:
    return {} if spoken() == ENGLISH else {LANGUAGE: spoken()}


def _top(shown: Shown, address: Mapping[str, str]) -> Top:
    asked = {n: v for n, v in address.items() if n not in {VIEW, *places()[shown.asked.place].parameters}}
    ways = {
        one.name: Link(
            words=_(one.words),
            note=_(one.about),
            address=query({**asked, VIEW: "" if one.name == FIRST else one.name}),
            here=one.name == shown.asked.place,
            step=True,
        )
        for one in places().values()
    }
    first = [name for name, one in places().items() if one.rank < BELOW_HEAD]
    return Top(
        key="top",
        title=TITLE,
        purpose=_(PURPOSE),
        home=query(_spoken()),
        label=_("Places"),
        places=tuple(ways[name] for name in first),
        more=_("More"),
        others=tuple(way for name, way in ways.items() if name not in first),
        language=menu(LANGUAGE, _("Language"), spoken(), LANGUAGES, quiet=True),
        theme=_("Light or dark"),
        skip=_("Skip to the answer"),
        names=tuple(first),
        send=_("Answer"),
        told={
            "offline": _("No connection. What you see is the last answer; the page tries again."),
            "failed": _("The server could not answer that. What you see is the last answer."),
            "busy": _("One moment: the answer is being computed."),
        },
        before=query(address),
    )


def _own(shown: Shown) -> Block | None:
    """The line that names figures of one's own, if there are some."""
    if not shown.result.book.own:
        return None
    named = folders.in_words(one.named for one in shown.result.book.own)
    said = _("Figures of your own are in use: {folders}. Nobody has checked them.", folders=named)
    return Note(key="own-figures", texts=(said,))


def _problems(shown: Shown) -> tuple[Block, ...]:
    """What could not be used, what was opened, and what was taken in place of what there is not."""
    wrong, nearest, found = shown.asked.problems, shown.ask.nearest, shown.asked.opened
    said: list[Block] = [Note(key="problems", texts=wrong, kind=WRONG)] if wrong else []
    if found:
        said.append(Note(key="frozen", texts=found.texts, kind=NOTE if found.holds else WRONG))
        if found.details:
            details = (Prose(key="frozen-what", texts=found.details, small=True),)
            said.append(
                Fold(key="frozen-details", title=_("What differs now, and what was not compared"), blocks=details)
            )
    if nearest:
        said.append(Note(key="nearest-year", texts=(nearest,)))
    return tuple(said)
