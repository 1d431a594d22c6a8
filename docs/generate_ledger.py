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
*Receipts that could be named* (`identified_receipts`) are a count of oil in one year and estimates of grain,
money and other goods; they are no floor. *Receipts* add what is assumed beside them (`unseen_share`). The rest is
*trade credit or unidentified*: it may be a debt, a gift, a payment nobody saw or a valuation that is too high.

What could be named is an amount of its own. A dearer shell does not bring more tankers to Vostochny, so barrels do
not move when a price does; what moves is the share of the deliveries that could be named. Nobody splits
receipts between goods and people, and neither do we: no barrel is counted twice. What is assumed has no kind,
and stands with other goods.

| named in a year, from 2024 on | value | rests on |
| --- | --- | --- |
{seen}

Two studies put this part at 4 to 19.6% of deliveries (Institute for National Security Strategy,
2026) and at 0.457 to 1.19 of 5.6 to 9.8 billion dollars (Friedrich Naumann Foundation, 2025). At the
least that is 127 million dollars a year (4% of 7.67 billion in 29 months), and by the Foundation at most 549; the
parts are taken to move together, because an observer who sees more sees more of each, and so spread over nearly as
much. A test holds the presets to both.
What could be named differs between two sales only by the months over which they are spread.

Nothing is taken to come back where no figure is held: for other exporters, for North Korea with another buyer,
and for years before 2024. `econ run press-line-2023` therefore says nothing of receipts. Whoever knows better
states `paid_share`, and the parts `cash_share`, `oil_share` and `grain_share`; they count in place of what
could be named, and a note says so if they leave less.

By year `econ ledger` prints what was counted of the oil: 105,845 barrels that Russia notified for 2023, a million
or more from March to early November 2024, and "not counted" for other years. No year but 2024 is an observation.
Receipts of 2023 are left out of the table for that reason, and so is what rests on them in the foreign-exchange
frame. Receipts of later years are those of 2024, spread evenly over the months; all receipts follow the pace of the
deliveries, because nobody has published another. Amounts over the whole delivery period, such as the net gain, take
a year's receipts for each of its years, 2023 among them, which is too much rather than too little.

## Costs and the net gain of the state

Net gain = receipts for goods − making what is new − making old stock fit − replacing what will be replaced, when that
happens − expected loss from sanctions. Each is a present value at `discount_rate`, at the start of the
deliveries, over `horizon`. Costs are opportunity costs: what the same workers, metal and machines would have
given otherwise. Stock that would have been scrapped costs nothing to give away, so only `replaced_share` of it
counts. Receipts for goods are all receipts in proportion to the goods in what is delivered, so that both sides are
of goods, and what people earn is in neither; the expected loss is that of all that is delivered.

Where nothing is held of receipts, costs and the expected loss would be half an account, and no table prints them.

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
2. Receipts that could be named: {identified_receipts} a year ({identified_receipts_range}), {identified_share} of it;
   two studies have 4 to 20%.
3. Of these oil: {barrels} a year, as 2024 would have at the pace counted from March to November, against
   a ceiling of 500,000 for all sellers; {oil_value} at market prices, {oil_value_at_border}
   at the price recorded in 2018 and 2019.
4. Grain {grain_value}, money {cash_received}: no currency was seen to flow in. What the deliveries bring is
   fuel, food and arms, not imports of choice.
5. Assumed: a tenth of the rest, so that receipts are {value_received} a year ({value_received_range}), of which
   {assumed_receipts} assumed. This is a judgement and moves them most.
6. The rest, {payment_gap} a year, is trade credit or unidentified; nothing says that Russia owes it, and a
   lower price of the goods would make it smaller.
7. Costs as present values: {costs_total} ({costs_total_range}): {new_goods_cost} for what is new,
   {old_stock_cost} to make old stock fit, {replacement_cost} to replace a part of it some years later.
8. Additional enforcement, if it came, would cost {loss_if_enforced} by the receipts at risk or
   {import_compression_loss} by other episodes: two views that are never added. Most of the trade is banned
   already; the expected loss is {expected_loss}.
9. Net gain {expected_net_gain} ({expected_net_gain_range}): on what could be named and was judged, before any
   credit is paid and without a price on technology or protection. What came back for the goods covers their cost
   in {gaining} of the draws, and in the central case it does not, so that no break-even probability of enforcement
   is printed; were all of it paid, it would be {paid_in_full}.
10. Withheld: a split of receipts between goods and people, a price for technology, interest on the credit, and
    receipts by month, because no source has them."""

OF_IRAN = """1. Contracted: {sale_value} a year over the plan of a contract known from hacked papers,
   {sale_total} in all.
2. What could be named: 3.86 tonnes of gold in the payment forms of March and April 2023, about 225 million
   dollars. It stands in 2023 and is not spread over years of which nothing is known.
3. Receipts by year withheld: nobody has said what was paid of the rest.
4. By kind: gold; of oil and grain nothing is known, and both parties export them.
5. Trade credit withheld with them: whether the rest is owed, paid or cancelled is not known.
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
    """Every output with one value in words: an amount of a year or in all, and its 90% interval as `_range`."""
    words = {}
    for row in tables.summary(result):
        unit = "USD" if row["unit"].startswith("USD") else row["unit"]
        name = row["output"]
        words[name] = wording.percent(row["central"], 0) if unit == "1" else wording.quantity(row["central"], unit, 2)
        words[f"{name}_range"] = wording.interval(row["low"], row["high"], unit)
    paid = econ.run(result.scenario.change(set={"paid_share": 1}))
    stated = "sale_value" in result.stated
    words |= {
        "valued": "as one study values arms and troops" if stated else "at market prices less discounts",
        "no_loss": result.left_out.get("loss_if_enforced", ""),
        "no_frame": result.left_out.get("exchange_errors", ""),
    }
    if "break_even_probability" in paid.draws:
        words["barrels"] = wording.quantity(central(result, "oil_received"), "oil_barrel", 3)
        words["gaining"] = wording.percent(tables.above_zero(result, "gain_before_sanctions"), 0)
        words["paid_in_full"] = wording.percent(central(paid, "break_even_probability"), 0)
    return words


def seen(result: Result) -> str:
    """What was seen, a row for each input."""
    rows = []
    for item in (result.state.inputs[name] for name in SEEN):
        ends = wording.interval(item.distribution.points[0], item.distribution.points[-1], item.unit)
        value = wording.quantity(item.distribution.central, item.unit)
        rows.append(f"| {item.label} (`{item.name}`) | {value} ({ends}) | {item.judgement} |")
    return "\n".join(rows)


def frame(result: Result) -> str:
    """The frame of each year as a table."""
    years = ledger.exchange_by_year(result)
    head = " | ".join(str(row["year"]) for row in years)
    lines = [f"| million dollars, as in `{result.scenario.based_on}` | {head} |", "| --- |" + " ---: |" * len(years)]
    for name in (*ledger.NEEDED, *ledger.COVER):
        label, _unit = ledger.label_and_unit(name, result)
        cells = (_millions(row, name) for row in years)
        lines.append(f"| {label} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _millions(row: tables.Row, name: str) -> str:
    return f"{row[f'central_{name}'] / 1e6:,.0f}".replace("-", "−") if name in row else "not counted"


def page() -> str:
    """The page."""
    made = {name: econ.run(econ.Scenario.preset(name)) for name in CASES}
    parts = [HEAD.format(seen=seen(made["missiles-added"]), frame=frame(made["missiles-added"]))]
    parts += [f"### {made[n].scenario.title} (`{n}`)\n\n{CASES[n].format_map(said(made[n]))}\n" for n in CASES]
    return "\n".join(parts).replace(wording.NO_BREAK, " ")


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
