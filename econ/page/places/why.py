"""Why: what moves the answer, how sure it is, and the evidence behind every assumption."""

from __future__ import annotations

from dataclasses import dataclass, replace

from econ.analysis.short_answer import Part, short_answer
from econ.model import SHARE
from econ.page.answer import headline
from econ.page.blocks import Block, Fold, Link
from econ.page.levers import lever
from econ.page.pictures import picture
from econ.page.place import Layout, Shown, part, place
from econ.page.ways import OF, VIEW
from econ.page.why import evidence, moves, sure, worth
from econ.wording.language import N_, _, in_context

PICTURES = "why-pictures"
CHARTS = ("tornado", "variance_shares", "distribution", "two_ways")
"""The same as pictures, which are fetched when they are asked for."""


@dataclass(frozen=True, kw_only=True)
class Reason(Block):
    """The finding as a title, the answer in a line below, and ways down the page."""

    title: str
    answer: tuple[Part, ...]
    label: str
    ways: tuple[Link, ...]


@place(
    "why",
    N_("Why"),
    rank=20,
    parameters=(sure.THRESHOLD, sure.WORDS, evidence.BEHIND, OF),
    former=("Assumptions and sources",),
)
def why(shown: Shown) -> Layout:
    """Draw it."""
    result, said, of = shown.result, short_answer(shown.result), shown.detail(OF)
    speaks = SHARE in result.draws and bool(said.families)
    title = moves.finding(result) if speaks else _("What this rests on")
    own = lever(shown, of) if of else None
    back, line = shown.link(**{**dict.fromkeys(shown.asked.details, ""), VIEW: ""}), headline.stays(shown)
    head = Reason(key="reason", title=title, answer=said.parts, label=_("On this page"), ways=_ways(speaks=speaks))
    return Layout(
        title=title,
        description=f"{title}. {said.text}",
        head=(head,),
        more=() if shown.asked.going else (*_rows(shown, speaks=speaks), own, evidence.assumptions(shown)),
        stays=(line and replace(line, change=Link(words=in_context("button", "Change"), address=back, step=True)),),
    )


def _ways(*, speaks: bool) -> tuple[Link, ...]:
    """Ways down the page."""
    found = {"assumptions": _("Assumptions and evidence")}
    if speaks:
        rows = {"moves": _("What moves the answer"), "sure": _("How sure"), "b-worth": _("What is worth finding out")}
        found = rows | found
    return tuple(Link(words=words, address=f"#{name}") for name, words in found.items())


def _rows(shown: Shown, *, speaks: bool) -> tuple[Block, ...]:
    """What is said of the share of GDP; nothing where there is none."""
    if not speaks:
        return ()
    asked, _problem = sure.threshold(shown)
    return (
        moves.moves(shown.result),
        sure.sure(shown),
        worth.worth(shown.result, asked, sure.said(asked)),
        Fold(key=PICTURES, title=_("The same as pictures, with files"), later=PICTURES),
    )


@part(PICTURES)
def _pictures(shown: Shown, _here: str) -> tuple[Block, ...]:
    asked, _problem = sure.threshold(shown)
    return (*(picture(shown, name) for name in CHARTS), picture(shown, "value_of_information", threshold=asked))
