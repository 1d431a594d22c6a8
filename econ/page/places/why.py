"""Why: what moves the answer, how sure it is, and the evidence behind every assumption."""

from __future__ import annotations

from dataclasses import dataclass, replace

from econ.analysis.short_answer import Part, short_answer
from econ.model import SHARE
from econ.page.answer import headline
from econ.page.blocks import Block, Link
from econ.page.levers import lever
from econ.page.place import Layout, Shown, place
from econ.page.ways import OF
from econ.page.why import evidence, moves, pictures, sure, worth
from econ.wording.language import N_, _


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
    from econ.page.page import link

    result = shown.result
    said = short_answer(result)
    found: list[Block] = []
    ways = []
    if SHARE in result.draws and said.families:
        title = moves.finding(result)
        asked, _problem = sure.threshold(shown)
        found = [
            moves.moves(result),
            sure.sure(shown),
            worth.worth(result, asked, sure.said(asked)),
            pictures.fold(),
        ]
        ways = [
            Link(words=_("What moves the answer"), address="#moves"),
            Link(words=_("How sure"), address="#sure"),
            Link(words=_("What is worth finding out"), address="#worth"),
        ]
    else:
        title = _("What this rests on")
    ways.append(Link(words=_("Assumptions and evidence"), address="#assumptions"))
    changed = shown.detail(OF)
    own = lever(shown, changed) if changed else None
    line = headline.stays(shown)
    head = Reason(key="reason", title=title, answer=said.parts, label=_("On this page"), ways=tuple(ways))
    return Layout(
        title=title,
        description=f"{title}. {said.text}",
        head=(head,),
        more=(*found, *((own,) if own else ()), evidence.assumptions(shown)),
        stays=(replace(line, change=Link(words=_("Change"), address=link(shown, view=""), step=True)),) if line else (),
    )
