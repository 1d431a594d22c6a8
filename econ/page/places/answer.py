"""Answer: what the sale is of the economy, by whose figures, and the lever that moves it."""

from __future__ import annotations

from dataclasses import dataclass

from econ.analysis import tables
from econ.output import charts
from econ.page import entry
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


@dataclass(frozen=True, kw_only=True)
class Lever(Block):
    """A quantity to be moved: by a slider, or typed."""

    name: str
    label: str
    typed: str
    unit: str
    stops: tuple[float, ...]
    at: int
    problem: str = ""


@place("answer", N_("Answer"), rank=10)
def answer(shown: Shown) -> Layout:
    """Draw it."""
    result = shown.result
    first = tables.headline(result)
    item = result.state.inputs.get(SALE)
    wrong = shown.asked.wrong.get(SALE)
    stops = tuple(1e7 * 1.12**n for n in range(70))
    levers: tuple[Block, ...] = ()
    if item is not None:
        value = item.distribution.central
        levers = (
            Lever(
                key="lever-sale",
                name=SALE,
                label=_("Sale, a year"),
                typed=wrong.text if wrong else entry.shown(item.distribution, item.unit),
                unit=_("a year"),
                stops=stops,
                at=min(range(len(stops)), key=lambda n: abs(stops[n] - value)),
                problem=wrong.problem if wrong else "",
            ),
        )
    return Layout(
        title=first,
        description=first,
        head=(Headline(key="headline", parts=(Part(words=first),)),),
        picture=(Grid(key="sources", table=charts.table("share_by_sale", result)),),
        levers=levers,
    )
