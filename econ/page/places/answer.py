"""Answer: what the sale is of the economy, by whose figures, and the lever that moves it."""

from __future__ import annotations

from dataclasses import dataclass

from econ.analysis import tables
from econ.output import charts
from econ.page import levers
from econ.page.ask import SALE
from econ.page.blocks import Block, Grid
from econ.page.place import Layout, Shown, place
from econ.wording.language import N_, _


@dataclass(frozen=True, kw_only=True)
class Part:
    """Words of the headline; with the family whose figure they say."""

    words: str
    family: str = ""


@dataclass(frozen=True, kw_only=True)
class Headline(Block):
    """The answer in one sentence."""

    parts: tuple[Part, ...]
    deck: str = ""


@place("answer", N_("Answer"), rank=10)
def answer(shown: Shown) -> Layout:
    """Draw it."""
    result = shown.result
    first = tables.headline(result)
    sale = levers.lever(shown, SALE, label=_("Sale, a year"))
    return Layout(
        title=first,
        description=first,
        head=(Headline(key="headline", parts=(Part(words=first),)),),
        picture=(Grid(key="sources", table=charts.table("share_by_sale", result)),),
        levers=(sale,) if sale else (),
    )
