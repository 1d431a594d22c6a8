"""What a page is made of: blocks of plain data, each with a template of its own.

A block is a frozen dataclass that holds everything it shows in words, in the language of the page; its template,
`econ/page/templates/NAME.html` where NAME is the name of its class in small letters, holds none. A place (see
`econ.page.places`) defines blocks of its own beside the code that fills them; those that several places use are here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from econ.output.cells import Table


@dataclass(frozen=True, kw_only=True)
class Block:
    """A part of a page.

    Attributes:
        key: by which the browser knows it again from one step to the next; unique on a page, letters, digits and "-".
    """

    key: str

    @property
    def template(self) -> str:
        """The file that draws it."""
        return f"{type(self).__name__.lower()}.html"


@dataclass(frozen=True, kw_only=True)
class Link:
    """A way somewhere: words, and where they lead.

    Attributes:
        words: that are read.
        address: of the page, or elsewhere.
        note: what stands beside them, smaller.
        here: whether it leads to where one is.
        step: whether the browser may follow it without loading a page: it leads to another question or place of ours.
        file: whether it gives a file.
        label: what is read aloud in place of the words; empty for these.
        language: of the words, where it is not that of the page.
    """

    words: str
    address: str
    note: str = ""
    label: str = ""
    language: str = ""
    here: bool = False
    step: bool = False
    file: bool = False


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What is said of a quantity: a word for it, a text, ways."""

    label: str
    text: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One of several: how it is called in the address, and in words."""

    value: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Menu(Block):
    """A list to choose one from; what is chosen becomes the parameter `name` of the address.

    Attributes:
        name: of the parameter.
        label: what it is a choice of.
        now: the value that is chosen.
        choices: what there is to choose.
        quiet: whether the label is only read aloud.
        deed: what is done with what is chosen, see `econ.page.deeds`; empty for a parameter of the address.
    """

    name: str
    label: str
    now: str
    choices: tuple[Choice, ...]
    quiet: bool = False
    deed: str = ""


def choices(options: Mapping[str, str]) -> tuple[Choice, ...]:
    """What there is to choose, of words by their values."""
    return tuple(Choice(value=value, words=words) for value, words in options.items())


def menu(name: str, label: str, now: str, options: Mapping[str, str], *, quiet: bool = False, deed: str = "") -> Menu:
    """A list of words by their values, whose key is its name."""
    key = name.replace("_", "-")
    return Menu(key=key, name=name, label=label, now=now, choices=choices(options), quiet=quiet, deed=deed)


@dataclass(frozen=True, kw_only=True)
class Field:
    """What is filled in, or chosen.

    Attributes:
        name: of the parameter.
        label: in words.
        now: what stands in it.
        choices: a list to choose from; empty for a field to type into.
        read: what was read of a sentence alone.
        taken: what is taken for granted where nothing is said; empty where something is.
        numeric: whether it holds a whole number.
        kind: of the field to type into, as HTML calls it.
        required: whether it may not be left empty.
    """

    name: str
    label: str
    now: str
    choices: tuple[Choice, ...] = ()
    read: str = ""
    taken: str = ""
    numeric: bool = False
    kind: Literal["text", "search"] = "text"
    required: bool = False


@dataclass(frozen=True, kw_only=True)
class Form(Block):
    """Fields that are sent together, by who has no script too.

    Attributes:
        title, about: what they are for; empty for nothing.
        fields: they.
        action: where they are sent.
        hidden: further parameters that are sent.
        button: what sends them.
        problem: what is wrong with one of them.
        note: what stands below.
    """

    title: str = ""
    about: tuple[str, ...] = ()
    fields: tuple[Field, ...]
    action: str = "./"
    hidden: tuple[tuple[str, str], ...] = ()
    button: str
    problem: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Steps(Block):
    """Ways beside each other, such as first letters or the numbers of pages; `label` is what they are."""

    label: str
    links: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class Title(Block):
    """What the page says, or what it is for, above all else.

    Attributes:
        text: the title.
        deck: a sentence below it; empty for none.
    """

    text: str
    deck: str = ""


@dataclass(frozen=True, kw_only=True)
class Stays(Block):
    """The answer in a line, which is shown when the head has left the window.

    Attributes:
        subject, verb: what it is of, and what leads to the numbers; empty for nothing.
        numbers: each with the style of its family or the letter of its scenario, and with what it is of.
        change: what leads back to what moves them; None for nothing.
    """

    key: str = "stays"
    subject: str = ""
    verb: str = ""
    numbers: tuple[tuple[str, str, str], ...]
    change: Link | None = None


@dataclass(frozen=True, kw_only=True)
class Prose(Block):
    """A heading, and paragraphs below it.

    Attributes:
        title: empty for none.
        texts: paragraphs.
        small: whether they are notes.
        links: ways that stand at the end.
        listed: whether these stand below each other.
    """

    title: str = ""
    texts: tuple[str, ...] = ()
    small: bool = False
    links: tuple[Link, ...] = ()
    listed: bool = False


NOTE, WRONG = "note", "wrong"


@dataclass(frozen=True, kw_only=True)
class Note(Block):
    """Something to know before reading on, or what is wrong with a link or an entry.

    Attributes:
        texts: sentences, a paragraph each.
        kind: `NOTE`, or `WRONG` for what must be mended.
    """

    texts: tuple[str, ...]
    kind: str = NOTE


@dataclass(frozen=True, kw_only=True)
class Grid(Block):
    """A table of words.

    Attributes:
        table: what it shows.
        folded: whether only its title stands there until it is opened.
        stacked: whether the cells of a row stand below each other on a telephone.
        lead: how to read it.
    """

    table: Table
    folded: bool = False
    stacked: bool = False
    lead: str = ""


@dataclass(frozen=True, kw_only=True)
class Fold(Block):
    """What stands behind a title until it is opened.

    Attributes:
        title: that opens it.
        blocks: what is in it.
        open: whether it stands open.
        later: address of a part that is fetched when it is opened; empty if it is here.
    """

    title: str
    blocks: tuple[Block, ...] = ()
    open: bool = False
    later: str = ""


@dataclass(frozen=True, kw_only=True)
class Picture(Block):
    """A chart.

    Attributes:
        title: its finding in a sentence, or what it shows.
        svg: as it is drawn, in the colours of the page; `narrow` the same for the width of a telephone; empty for what
            cannot be drawn.
        menus: what changes it.
        caption: what stands below it.
        files: ways to it as a file.
        table: the figures behind it; None for none.
        fold: what opens them.
    """

    title: str
    svg: str = ""
    narrow: str = ""
    menus: tuple[Menu, ...] = ()
    caption: str = ""
    files: tuple[Link, ...] = ()
    table: Table | None = None
    fold: str = ""
