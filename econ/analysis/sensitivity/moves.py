"""What moves an answer, an input a row: what it does alone, and how much of the doubt it accounts for."""

from __future__ import annotations

from collections.abc import Sequence

from econ import wording
from econ.analysis.sensitivity.shares import share_rows
from econ.analysis.swings import swings
from econ.analysis.tables import Row, lines_of_card
from econ.engine import Result, kept
from econ.wording.language import N_, _


@kept
def moving_rows(result: Result, output: str) -> list[Row]:
    """A row for each input that moves an output, that with the largest share of its variance first.

    A row has the columns of `swing_rows`, and `share`, `share_low` and `share_high`: the input's total share with its
    90% interval, clipped to what a share can be. Inputs that move together have one share; their rows stand below
    each other, and `together` has the names of them all.

    Raises:
        InputError: there is no such output, or it has many values.
    """
    alone = {s.item.name: s for s in swings(result, output)}
    found = []
    for row in share_rows(result, output):
        names = tuple(sorted(filter(alone.get, row["input"].split()), key=lambda name: -alone[name].width))
        share, low, high = (min(max(row[n], 0.0), 1.0) for n in ("total", "total_low", "total_high"))
        for name in names:
            s = alone[name]
            found.append(
                {
                    "input": name,
                    "label": s.item.label,
                    "unit": s.item.unit,
                    "low_input": s.low_input,
                    "high_input": s.high_input,
                    "low": s.low,
                    "high": s.high,
                    "share": share,
                    "share_low": low,
                    "share_high": high,
                    "together": names if len(names) > 1 else (),
                }
            )
    return found


OF_GOODS = {
    "quantity": N_("how many {goods} are sold"),
    "price": N_("the price of {goods}"),
    "quality_discount": N_("the discount for old {goods}"),
    "container_weight": N_("the share of containers with {goods}"),
    "items_per_container": N_("how many {goods} fill a container"),
    "stock_release": N_("how many {goods} come from stores"),
    "production_capacity": N_("how many {goods} can be made"),
}
"""Figures of goods in the middle of a sentence."""

GDP_ITSELF = N_("the figure of GDP itself ({label})")


def in_a_sentence(result: Result, names: Sequence[str]) -> str:
    """Inputs in the middle of a sentence: "the price of 152 mm shells and 122 mm rockets"."""
    goods = {about.name: about.label for about in result.state.goods}
    lined = [lines_of_card(name) or ("", "") for name in names]
    kinds = {kind for kind, _line in lined}
    if len(kinds) == 1 and kinds <= OF_GOODS.keys() and all(line in goods for _kind, line in lined):
        listed = wording.listing([_small(_(goods[line])) for _kind, line in lined])
        return _(OF_GOODS[kinds.pop()], goods=listed)
    return wording.listing([_alone(result, name, goods) for name in names])


def _alone(result: Result, name: str, goods: dict[str, str]) -> str:
    kind, line = lines_of_card(name) or ("", "")
    if kind in OF_GOODS and line in goods:
        return _(OF_GOODS[kind], goods=_small(_(goods[line])))
    if name == "gdp_published":
        return _(GDP_ITSELF, label=_(result.state.inputs[name].label))
    return f"“{_(result.state.inputs[name].label)}”"


def named(result: Result, name: str) -> str:
    """What an input is called where it stands in a list: its label, figures of goods as in a sentence."""
    kind, line = lines_of_card(name) or ("", "")
    if kind in OF_GOODS and line in {about.name for about in result.state.goods}:
        said = in_a_sentence(result, (name,))
        return said[:1].upper() + said[1:]
    return _(result.state.inputs[name].label)


def _small(text: str) -> str:
    """A name without its capital; one that begins with an abbreviation stays."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
