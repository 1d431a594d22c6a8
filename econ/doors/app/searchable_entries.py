"""Entries to read and to search, as `static/records.js` draws them: texts, facts and links in plain data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypedDict

import streamlit as st

from econ.doors.app import page_links
from econ.doors.app.blocks import block
from econ.output import Json
from econ.wording.language import _

FIND = "find"
"""Parameter of the address that says what is searched for."""

LONGEST = 200
"""Characters that are searched for."""

Parts = list[str | int]
"""Texts and links in a row; a number is a link of the table that `Links` makes."""

Fact = tuple[str, Parts]
"""What is said, and what of it."""


class Links:
    """A table of links, each of which is sent to the browser once."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, str], int] = {}

    def add(self, text: str, address: str) -> int:
        """The number of a link."""
        return self.rows.setdefault((text, address), len(self.rows))


@dataclass(frozen=True)
class Bars:
    """A small histogram: heights from 0 to 1, where the central value is from 0 to 1, its ends, and it all in words."""

    heights: Sequence[float]
    at: float
    ends: tuple[str, str]
    words: str


@dataclass(frozen=True)
class Record:
    """One entry.

    Attributes:
        id, href: its name, and its own address.
        title, note: what stands above it.
        math: its formula in MathML.
        texts: paragraphs.
        facts: what is said of it; those without a word are left out.
        bars: a small histogram; see `Bars`.
        folded: facts below a title that opens them.
        tags: what each filter looks at.
        find: further words that a search finds it by.
    """

    id: str
    href: str
    title: str
    note: str = ""
    math: str = ""
    bars: Bars | None = None
    texts: Sequence[Parts] = ()
    facts: Sequence[Fact] = ()
    folded: Sequence[tuple[str, Sequence[Fact]]] = ()
    tags: Sequence[Sequence[str]] = ()
    find: str = ""

    def packed(self) -> dict[str, Json]:
        """As plain data."""
        return vars(self) | {
            "bars": vars(self.bars) if self.bars else None,
            "texts": [text for text in self.texts if any(part != "" for part in text)],
            "facts": _said(self.facts),
            "folded": [[title, _said(facts)] for title, facts in self.folded],
        }


def _said(facts: Iterable[Fact]) -> list[Fact]:
    return [(label, parts) for label, parts in facts if any(part != "" for part in parts)]


@dataclass(frozen=True)
class Filter:
    """A choice that narrows the list.

    Attributes:
        name: the parameter of the address that says it.
        label: what stands above it.
        any: what it says when nothing is chosen.
        options: values, each with its words.
    """

    name: str
    label: str
    any: str
    options: Sequence[tuple[str, str]]


class PackedGroup(TypedDict):
    """A title and its entries as plain data."""

    title: str
    records: list[dict[str, Json]]


class PackedShelf(TypedDict):
    """A shelf as plain data."""

    words: dict[str, str]
    filters: list[dict[str, str]]
    groups: list[PackedGroup]
    links: list[tuple[str, str]]


@dataclass(frozen=True)
class Shelf:
    """All that a page of entries shows.

    Attributes:
        search: label of the field to search in.
        groups: titles, each with its entries.
        filters: choices that narrow the list.
        links: the table of links.
    """

    search: str
    groups: Sequence[tuple[str, Sequence[Record]]]
    filters: Sequence[Filter]
    links: Links = field(default_factory=Links)

    def packed(self) -> PackedShelf:
        """As plain data."""
        return {
            "words": {
                "search": self.search,
                "count": _("{n} of {all} entries", n="{n}", all="{all}"),
                "none": _("Nothing fits. Take words or a filter away."),
                "place": _("Link to this entry"),
            },
            "filters": [vars(choice) for choice in self.filters],
            "groups": [{"title": t, "records": [r.packed() for r in records]} for t, records in self.groups if records],
            "links": list(self.links.rows),
        }


def draw(key: str, shelf: PackedShelf, param: str) -> None:
    """Draw a shelf that was packed, at the entry that the address names, with what it searches for.

    Args:
        key: what makes it the same from one run to the next.
        shelf: what is on it.
        param: parameter of the address that names an entry.
    """
    links = _links(shelf)
    asked = {name: st.query_params.get(name, "")[:LONGEST] for name in (FIND, *(f["name"] for f in shelf["filters"]))}
    chosen = st.query_params.get(param, "")[:LONGEST]
    block("records", key, {**shelf, "links": links, "asked": asked, "param": param, "chosen": chosen})


def within(key: str, shelf: PackedShelf) -> None:
    """Draw a shelf on a page that has an address of its own already."""
    block("records", key, {**shelf, "links": _links(shelf), "asked": {}, "param": "", "chosen": ""})


def _links(shelf: PackedShelf) -> list[list[str]]:
    return [[text, page_links.address(link)] for text, link in shelf["links"]]
