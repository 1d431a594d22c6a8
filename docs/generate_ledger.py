"""Write docs/background/ledger.md: the ledger, costs and foreign exchange explained, with three cases in ten lines.

`make pages` runs it. Every number comes from a result.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

import econ
from econ import ledger, wording
from econ.analysis import tables
from econ.engine import Result

PAGE = Path(__file__).parent / "background" / "ledger.md"

HEAD = """# What came back, what it cost, what it fills

<!-- Written by docs/generate_ledger.py; do not edit. -->

## One ledger towards one buyer

*Delivered* is the sale and what people under contract with the buyer earn for the country, together.
*Identified receipts* are what others saw arrive: a floor. *Receipts* add a judgement for what nobody saw
(`unseen_share`). The rest is *trade credit or unidentified*: it may be a debt, a gift, a payment nobody saw or
a valuation that is too high.

What was seen is an amount of its own. A dearer shell does not bring more tankers to Vostochny, so barrels do
not move when a price does; what moves is the share of the deliveries that was identified. Nobody splits
receipts between goods and people, and neither do we: no barrel is counted twice. What came unseen has no kind,
and stands under goods and technology.

| seen in a year, from 2024 on | value | rests on |
| --- | --- | --- |
{seen}

Two studies put the identified part at 4 to 19.6 % of deliveries (Institute for National Security Strategy,
2026) and at 0.457 to 1.19 of 5.6 to 9.8 billion dollars (Friedrich Naumann Foundation, 2025). A test holds the
presets to both, and their oil of 2024 to the million barrels and more that were counted from March to early
November of that year.

Nothing is taken to come back where no figure is held: for other exporters, for North Korea with another buyer,
and for years before 2024. `econ run press-line-2023` therefore says nothing of receipts. Whoever knows better
states `paid_share`, and the parts `cash_share`, `oil_share` and `grain_share`; they count in place of what was
seen, and a note says so if they leave less.

By year receipts keep the pace of the deliveries, because nobody has published another; `econ ledger` sets what
others counted below its table, so that one sees where that is wrong. In 2023 Russia notified 105,845 barrels, a
fraction of what the pace gives.

## Costs and the net gain of the state

Net gain = receipts − making what is new − making old stock fit − replacing what will be replaced, when that
happens − expected loss from sanctions. Each is a present value at `discount_rate`, at the start of the
deliveries, over `horizon`. Costs are opportunity costs: what the same workers, metal and machines would have
given otherwise. Stock that would have been scrapped costs nothing to give away, so only `replaced_share` of it
counts.

The net gain is no part of value added and is never added to it: wages and profits at home are a cost here and a
gain there. It counts trade credit as nothing until something comes for it, and puts no price on politics. Most
of its inputs are judgements (grade F6); read its sign and what it depends on, not its digits. It is asked for
North Korea only: of no other exporter are the costs held.

## Foreign exchange of a year

Recorded gap + unrecorded imports = receipts in currency + receipts in kind + labour + evasion + theft realised
+ drawing on reserves + errors.

Receipts in kind are imports that no customs office recorded, so they stand on both sides. The recorded gap is
imports with freight and insurance (c.i.f.) less exports without (f.o.b.), as KOTRA puts them together from the
records of partners. Theft of digital assets counts by the part that becomes money. Errors are what is left; the
two sides are equal in every draw by their construction, so that equality tests the arithmetic and not the
figures. Drawing on reserves was 0.1 to 0.4 billion dollars a year up to 2023, and is carried on.

{frame}

## Three cases
"""

TO_RUSSIA = """1. Delivered: {delivered} a year ({delivered_range}), {valued}; over the period {sale_total}.
2. Identified receipts: {identified_receipts} a year, {identified_share} of it; two studies have 4 to 20 %.
3. Of these oil: {barrels} a year, as counted in 2024, against a ceiling of 500,000 for all sellers; {oil_value}
   at market prices, {oil_value_at_border} at the price recorded in 2018 and 2019.
4. Grain {grain_value}, money {cash_received}: no currency was seen to flow in. What the deliveries bring is
   fuel, food and arms, not imports of choice.
5. Unseen: a tenth of the rest is taken to come all the same, so that receipts are {value_received} a year
   ({value_received_range}). This is a judgement and moves them most; without it the floor stands.
6. The rest, {payment_gap} a year, is trade credit or unidentified; nothing says that Russia owes it, and a
   lower price of the goods would make it smaller.
7. Costs as present values: {costs_total} ({costs_total_range}): {new_goods_cost} for what is new,
   {old_stock_cost} to make old stock fit, {replacement_cost} to replace a part of it some years later.
8. Additional enforcement, if it came, would cost {loss_if_enforced} by the receipts at risk or
   {import_compression_loss} by other episodes: two views that are never added. Most of the trade is banned
   already; the expected loss is {expected_loss}.
9. Net gain {expected_net_gain} ({expected_net_gain_range}): on what was seen and judged, before any credit is
   paid and without a price on technology or protection. The break-even probability of enforcement is
   {break_even_probability} on this account; were all of it paid, it would be {paid_in_full}.
10. Withheld: a split of receipts between goods and people, a price for technology, interest on the credit, and
    receipts by month, because no source has them."""

OF_IRAN = """1. Delivered: {delivered} a year over the plan of a contract known from hacked papers, {sale_total} in all.
2. Identified receipts: {identified_receipts} a year, {identified_share}: 3.86 tonnes of gold in the forms of
   March and April 2023, about 225 million dollars, spread over the plan.
3. Receipts: {value_received} a year, because the scenario takes the contract as paid in full; quote it with “if
   it was”.
4. By kind: gold counts as cash; no oil and no grain, as both parties export them.
5. Trade credit: nothing by that assumption; on the floor alone it would be {beyond_the_floor} a year.
6. What is made at Alabuga in Russia is no output of Iran, so that much of the sum adds nothing to its GDP.
7. Costs withheld: no figure is held of what the goods cost Iran, and the ratio for North Korea is not borrowed.
8. Net gain withheld with them. By 2025 a drone made in Russia cost about a quarter of the price in the papers.
9. Loss and threshold withheld: {no_loss}.
10. Foreign exchange withheld: {no_frame}."""

CASES = {"payment-in-oil-and-grain": TO_RUSSIA, "missiles-added": TO_RUSSIA, "iran-shahed-2023": OF_IRAN}

SEEN = ("oil_observed", "grain_observed", "cash_observed", "goods_observed", "unseen_share")


def central(result: Result, name: str) -> float:
    """A quantity with one value, at the central case."""
    return float(np.ravel(result.central[name])[0])


def said(result: Result) -> Mapping[str, str]:
    """Every output with one value in words: an amount of a year or in all, and its 90 % interval as `_range`."""
    words = {}
    for row in tables.summary(result):
        unit = "USD" if row["unit"].startswith("USD") else row["unit"]
        name = row["output"]
        words[name] = wording.percent(row["central"], 0) if unit == "1" else wording.quantity(row["central"], unit, 2)
        words[f"{name}_range"] = wording.interval(row["low"], row["high"], unit)
    paid = econ.run(result.scenario.change(set={"paid_share": 1}))
    beyond = central(result, "delivered") - central(result, "identified_receipts")
    stated = "sale_value" in result.stated
    words |= {
        "valued": "as one study values arms and troops" if stated else "at market prices less discounts",
        "barrels": wording.quantity(central(result, "oil_received"), "oil_barrel", 3),
        "beyond_the_floor": wording.quantity(beyond, "USD", 2),
        "no_loss": result.left_out.get("loss_if_enforced", ""),
        "no_frame": result.left_out.get("exchange_errors", ""),
    }
    if "break_even_probability" in paid.draws:
        words["paid_in_full"] = wording.percent(central(paid, "break_even_probability"), 0)
    return words


def seen(result: Result) -> str:
    """What was seen, a row for each input."""
    rows = []
    for item in (result.state.inputs[name] for name in SEEN):
        ends = wording.interval(item.distribution.points[0], item.distribution.points[-1], item.unit)
        value = wording.quantity(item.distribution.central, item.unit, 3)
        rows.append(f"| {item.label} (`{item.name}`) | {value} ({ends}) | {item.judgement} |")
    return "\n".join(rows)


def frame(result: Result) -> str:
    """The frame of each year as a table."""
    years = ledger.exchange_by_year(result)
    head = " | ".join(str(row["year"]) for row in years)
    lines = [f"| million dollars, as in `{result.scenario.based_on}` | {head} |", "| --- |" + " ---: |" * len(years)]
    for name in (*ledger.NEEDED, *ledger.COVER):
        label, _unit = ledger.label_and_unit(name, result)
        cells = (f"{row[f'central_{name}'] / 1e6:,.0f}".replace("-", "−") for row in years)
        lines.append(f"| {label} | {' | '.join(cells)} |")
    return "\n".join(lines)


def page() -> str:
    """The page."""
    made = {name: econ.run(econ.Scenario.preset(name)) for name in CASES}
    parts = [HEAD.format(seen=seen(made["missiles-added"]), frame=frame(made["missiles-added"]))]
    parts += [f"### {made[n].scenario.title} (`{n}`)\n\n{CASES[n].format_map(said(made[n]))}\n" for n in CASES]
    return "\n".join(parts).replace(wording.NO_BREAK, " ")


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
