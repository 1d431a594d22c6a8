"""Places of the page: what an address is asked at, and what a place answers with.

A place is one file in `econ/page/places/`: a function, marked with `@place`, from what is asked to a `Layout`. Nothing
else names it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib import import_module
from pkgutil import iter_modules
from urllib.parse import urlencode

from econ.engine import Result
from econ.page.ask import Ask
from econ.page.blocks import Block
from econ.page.frozen import Opened
from econ.scenario import Scenario


@dataclass(frozen=True)
class Asked:
    """What the address of the page asks, or what became of it after a deed.

    Attributes:
        ask: the scenario.
        place: name of the place where it is asked.
        details: parameters of the address that belong to places, such as the sentence to be judged.
        problems: sentences about what in the address could not be used.
        frozen: the frozen link that was opened; it counts as long as nothing is changed.
        wrong: what was typed into a field and cannot be used, by the name of the field.
        waiting: the address, where it asks for figures of one's own that are not open here, so that it is not lost.
        going: whether a lever is still moving: what follows from the answer waits until it rests.
    """

    ask: Ask
    place: str
    details: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    wrong: Mapping[str, Wrong] = field(default_factory=dict)
    frozen: Opened | None = None
    waiting: Mapping[str, str] = field(default_factory=dict)
    going: bool = False

    @property
    def opened(self) -> Opened | None:
        """The frozen link that is shown."""
        return self.frozen if self.frozen and self.frozen.ask == self.ask else None

    @property
    def scenario(self) -> Scenario:
        """What is run."""
        return self.opened.scenario if self.opened else self.ask.scenario


@dataclass(frozen=True)
class Wrong:
    """An entry that cannot be used, or that something is asked about.

    Attributes:
        text: as it was typed.
        problem: what is wrong with it, in one sentence, or the question.
        would_read: texts that would be read, one of which may be meant.
        taken: whether it is used all the same.
    """

    text: str
    problem: str
    would_read: tuple[str, ...] = ()
    taken: bool = False


@dataclass(frozen=True)
class Shown:
    """What a place is given to draw.

    Attributes:
        asked: what is asked.
        result: its answer, or the last one that could be had.
        before: the answer before anything was changed; None if nothing was.
    """

    asked: Asked
    result: Result
    before: Result | None = None

    @property
    def ask(self) -> Ask:
        """The scenario that is asked."""
        return self.asked.ask

    @cached_property
    def address(self) -> Mapping[str, str]:
        """Everything that opens this page again, as parameters of its address."""
        from econ.page.page import address_of

        return address_of(self)

    @cached_property
    def encoded(self) -> Mapping[str, str]:
        """The same parameters as an address spells them, by name; a page has many links."""
        return {name: urlencode({name: value}) for name, value in self.address.items() if value}

    def link(self, **changed: str) -> str:
        """The address of this page with other parameters; those that are empty are left out."""
        other = {name: urlencode({name: value}) if value else "" for name, value in changed.items()}
        return f"?{'&'.join(filter(None, {**self.encoded, **other}.values()))}"

    def detail(self, name: str, usual: str = "") -> str:
        """A parameter that belongs to places."""
        return self.asked.details.get(name, usual)


@dataclass(frozen=True, kw_only=True)
class Layout:
    """What a place answers with: blocks, by where they stand; None among them is passed over.

    Attributes:
        title: of the document: the answer in a few words.
        description: the answer in a sentence, for who only sees a link to it.
        head: the answer, over the whole width; title and description where a place has no other.
        picture: the picture that is the answer.
        levers: what moves it; beside the picture where there is room.
        more: what follows below the picture.
        stays: the answer in a line, which is shown when the head has left the window; empty for none.
        where: whether the row with the scenario, and with what takes the answer away, stands above it.
        listed: whether that row has the list of scenarios; a place may have lists of its own.
    """

    title: str
    description: str
    head: tuple[Block | None, ...] = ()
    picture: tuple[Block | None, ...] = ()
    levers: tuple[Block | None, ...] = ()
    more: tuple[Block | None, ...] = ()
    stays: tuple[Block | None, ...] = ()
    where: bool = True
    listed: bool = True


Draw = Callable[[Shown], Layout]


@dataclass(frozen=True)
class Place:
    """A place of the page.

    Attributes:
        name: in the address: `view=NAME`.
        words: English message of its name.
        about: English message of what one does there; empty for a place that needs no more than its name.
        rank: its order; below 100 it stands in the head of every page, above under "More".
        parameters: names of the parameters of the address that belong to it.
        former: names that older addresses have for it.
        opens: those of its parameters that lead to it by themselves.
        longest: characters of each of its parameters that the address of the page still holds.
        draw: what draws it.
    """

    name: str
    words: str
    about: str
    rank: int
    parameters: tuple[str, ...]
    former: tuple[str, ...]
    opens: tuple[str, ...]
    longest: int
    draw: Draw


FIRST = "answer"

LONGEST_DETAIL = 2_000
"""Characters of a parameter that the address of the page still holds, where its place says nothing else."""

_PLACES: dict[str, Place] = {}


def place(
    name: str,
    words: str,
    *,
    rank: int,
    about: str = "",
    parameters: tuple[str, ...] = (),
    former: tuple[str, ...] = (),
    opens: tuple[str, ...] = (),
    longest: int = LONGEST_DETAIL,
) -> Callable[[Draw], Draw]:
    """Mark a function as a place, see `Place`."""

    def mark(draw: Draw) -> Draw:
        _PLACES[name] = Place(name, words, about, rank, parameters, former, opens, longest, draw)
        return draw

    return mark


DrawPart = Callable[[Shown, str], tuple[Block, ...]]
PARTS: dict[str, DrawPart] = {}
"""What a `Fold` or a way fetches when it is opened, by the name that its `later` has; it is given the answer, and the
address of the page with a slash at its end."""


def part(name: str) -> Callable[[DrawPart], DrawPart]:
    """Mark a function as what draws a part of a page that is fetched when it is opened."""

    def mark(draw: DrawPart) -> DrawPart:
        PARTS[name] = draw
        return draw

    return mark


@lru_cache(maxsize=1)
def _load() -> None:
    """Have every file of the package put its place on the list."""
    from econ.page import places as package

    for module in iter_modules(package.__path__):
        import_module(f"{package.__name__}.{module.name}")


def places() -> dict[str, Place]:
    """Every place by its name, in their order."""
    _load()
    return dict(sorted(_PLACES.items(), key=lambda item: item[1].rank))
