"""Write a page for each worked case, their index, and the table of what the source article's parts became.

`make pages` runs it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import econ
from econ import wording
from econ.analysis import guards, tables
from econ.engine import Result
from econ.equations.graph import Shown
from econ.evidence import CONCEPTS, Preset, sources
from econ.model import GRAPH
from econ.output import sections
from econ.output.printers.markdown import markdown

DOCS = Path(__file__).parent
BOOK = econ.default_book()
MARK = "<!-- Written by docs/generate_cases.py from data/ and a run; do not edit. -->\n\n"


@dataclass(frozen=True)
class Topic:
    """A part of the source article and what the calculator has for it."""

    says: str
    computes: str
    outputs: tuple[str, ...]
    inputs: tuple[str, ...]
    cases: tuple[str, ...]


TOPICS = (
    Topic(
        "a sale of about $250m is about 1% of GDP",
        "the share of GDP with every source side by side, and the reverse",
        ("gdp_share", "gni_share", "sale_for_claimed_share", "implied_gdp"),
        ("claimed_share",),
        ("press-line-2023",),
    ),
    Topic(
        "artillery shells and rockets are the obvious goods",
        "quantity times unit price by calibre, from rounds or from containers",
        ("quantity_ordered", "quantity_delivered", "line_value", "gross_value", "rounds_delivered"),
        ("price_shell_152", "price_rocket_122", "items_per_container_shell_152", "container_weight_shell_152"),
        ("press-line-2023", "containers-to-shells-2023-24"),
    ),
    Topic(
        "short-range ballistic missiles would escalate and be sanctioned heavily",
        "a missile line, and the risk of sanctions with its break-even probability",
        (
            *("loss_if_enforced", "expected_loss", "import_compression_loss"),
            *("expected_net_gain", "break_even_probability", "break_even_by_episodes"),
        ),
        (
            "price_srbm",
            "production_capacity_srbm",
            "exposed_trade_share",
            "lost_trade_share",
            "sanction_period",
            "enforcement_probability",
        ),
        ("missiles-added",),
    ),
    Topic(
        "spare parts for T-54 and T-62 tanks",
        "a spare-parts line, priced by the container",
        ("line_value",),
        ("price_spare_parts",),
        ("missiles-added",),
    ),
    Topic(
        "drones are not ready, and cannot be made in quantity",
        "a drone line at nothing by default, and a capacity that says so when it binds",
        ("quantity_available", "shortfall", "shortfall_value"),
        ("price_drone", "production_capacity_drone", "stock_release_drone"),
        ("drones-not-ready", "iran-shahed-2023"),
    ),
    Topic(
        "oil deliveries resumed, grain exports too",
        "what could be named of the return and what is assumed, against the UN ceiling and the country's need",
        (
            "identified_receipts",
            "value_received",
            "oil_received",
            "oil_ceiling_multiple",
            "oil_need_share",
            "grain_received",
            "food_gap_share",
            "payment_gap",
        ),
        ("oil_observed", "grain_observed", "refined_oil_ceiling", "oil_need", "food_gap"),
        ("payment-in-oil-and-grain",),
    ),
    Topic(
        "cut off from the global financial system",
        "payment discount, cash against exports, and what fills the gap of foreign exchange",
        ("contract_value", "cash_received", "cash_to_exports", "to_be_covered", "identified_cover", "exchange_errors"),
        ("payment_discount", "cash_observed", "unseen_share", "realised_theft_share"),
        ("payment-in-oil-and-grain", "missiles-added"),
    ),
    Topic(
        "trade mainly with China",
        "share of exports, imports and trade, months of imports, multiple of trade beyond China",
        ("export_share", "import_share", "trade_share", "import_cover", "other_trade_multiple"),
        ("exports", "imports", "china_trade_share"),
        ("press-line-2023",),
    ),
    Topic(
        "Russia is refilling a depleted stock",
        "days of the buyer's fire, share of its use, of its output and of its war cost",
        ("usable_rounds", "days_of_fire", "buyer_use_share", "buyer_output_share", "buyer_war_cost_share"),
        ("dud_share", "buyer_daily_use", "buyer_output", "buyer_war_cost"),
        ("containers-to-shells-2023-24",),
    ),
    Topic(
        "ammunition from the stock already built",
        "what counts as this year's GDP and what only brings in money",
        ("stock_receipts", "value_added", "contribution_to_gdp"),
        ("newly_produced_share", "domestic_value_added_ratio", "multiplier", "stock_release_shell_152"),
        ("press-line-2023", "containers-to-shells-2023-24"),
    ),
)
"""Every part of the source article, in its order."""


def plain(text: str) -> str:
    """Text that stands in a table cell."""
    return text.replace("|", "\\|")


def table(head: list[str], rows: list[list[str]]) -> str:
    """A table in Markdown, whose cells are Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(plain(cell) for cell in line)} |" for line in lines)


def asked(preset: Preset, result: Result) -> str:
    """What was asked, as a list."""
    country = BOOK.country(preset.exporter)
    sale = result.state.inputs.get("sale_value")
    lines = [
        f"- seller: {country.name}" + (f"; buyer: {BOOK.country(preset.buyer).name}" if preset.buyer else ""),
        f"- year: {preset.year}",
        f"- the figure is: {CONCEPTS[preset.concept]}" if preset.concept else "",
        f"- sale: {wording.money(sale.distribution.central, sale.unit)}. {sale.note}".rstrip() if sale else "",
    ]
    goods = [f"- {row['label']}: {tables.in_words(row, row['item'], 'quantity')[0]}" for row in tables.by_line(result)]
    return "\n".join(line for line in (*lines, *goods) if line)


def panel(result: Result) -> str:
    """The share by each GDP source."""
    found = sections.gdp_sources(result)
    return markdown(found.only("source", "year", "gdp", "share", "interval", "family", "grade"))


def outputs(result: Result) -> str:
    """What else follows."""
    names = [name for name in GRAPH.shown(Shown.CASE) if name in result.outputs and not tables.is_nought(result, name)]
    found = sections.outputs(result, names).only("output", "central", "interval", "grade")
    return markdown(replace(found, notes=()))


def cited(names: set[str]) -> str:
    """Citations as a list, sorted by id."""
    return "\n".join(f"- `{n}`: {sources.cite(sources.get(BOOK.sources, n))}" for n in sorted(names))


def left_out(preset: Preset, result: Result) -> str:
    """What the case leaves out: its own note, the notes of its equations, and what could not be computed."""
    shown = [n for n in GRAPH.headlines[:2] if n in result.outputs]
    lines = [f"- {GRAPH.equations[n].label}: {GRAPH.equations[n].leaves_out}" for n in shown]
    gaps = list(dict.fromkeys(why for row in tables.left_out(result) for why in row["reason"].split("; ")))
    if gaps:
        count = len(tables.left_out(result))
        lines.append(
            f"- Not computed here: {count} of {len(GRAPH.equations)} outputs, because {wording.listing(gaps)}."
        )
    return "\n".join(["- " + preset.note, *lines] if preset.note else lines)


def case(name: str) -> str:
    """The page of a preset."""
    preset = BOOK.preset(name)
    result = econ.run(econ.Scenario.preset(name))
    own = {s for setting in preset.set.values() if not isinstance(setting, str) for s in setting.sources}
    notices = [f"- {n.severity.capitalize()}: {n.message} {n.repair}" for n in guards.check(result)]
    sections = [
        f"# {preset.title}\n\n{MARK}{preset.summary}",
        f"**{econ.headline(result)}**",
        "## What was asked\n\n" + asked(preset, result),
        "## By GDP source\n\n" + panel(result) if "gdp_share" in result.outputs else "",
        "## What else follows\n\n" + outputs(result),
        "## How to read it\n\n" + "\n".join(notices) if notices else "",
        "## What it leaves out\n\n" + left_out(preset, result),
        "## Sources\n\nOf the scenario:\n\n"
        + cited(own | set(preset.sources))
        + "\n\nOf GDP:\n\n"
        + cited(set(result.sources_of("gdp"))),
        f"## The same again\n\n```\necon run {name}\n```",
    ]
    return "\n\n".join(section for section in sections if section) + "\n"


def index() -> str:
    """The index of all cases."""
    rows = []
    for name in BOOK.presets:
        preset = BOOK.preset(name)
        result = econ.run(econ.Scenario.preset(name))
        share = tables.printed(result, "gdp_share")[0] if "gdp_share" in result.outputs else ""
        rows.append(
            [
                f"[{preset.title}]({name}.md)",
                BOOK.country(preset.exporter).name,
                str(preset.year),
                CONCEPTS.get(preset.concept, ""),
                share,
            ]
        )
    text = table(["case", "seller", "year", "the figure is", "share of GDP"], rows)
    return (
        f"# Worked cases\n\n{MARK}Every scenario that ships with the calculator, each with its answer, its sources and "
        "what it leaves out. The shares are not alike: contracts, orders and licences are not deliveries.\n\n"
        f"{text}\n"
    )


def assumption(name: str) -> str:
    """An assumption with its sources, or with whose judgement it is."""
    card = BOOK.cards.get(name) or next(iter(BOOK.line_cards.get(name, ())), None)
    if card is None:
        series = BOOK.series_at(f"PRK/{BOOK.country('PRK').defaults[name]}")
        return f"`{name}`: {series.about.label} ({wording.listing(list(series.about.sources[:3]))}, …)"
    return f"`{name}` ({' '.join(card.sources) or 'judgement'})"


def coverage() -> str:
    """What the parts of the source article became."""
    rows = []
    for topic in TOPICS:
        pages = sorted({GRAPH.equations[o].page for o in topic.outputs})
        equations = "<br>".join(f"`{o} = {GRAPH.equations[o].python}`" for o in topic.outputs)
        inputs = "<br>".join(assumption(i) for i in topic.inputs)
        cases = "<br>".join(f"[{BOOK.preset(c).title}](../cases/{c}.md)" for c in topic.cases)
        where = ", ".join(f"`econ/model/{p}.py`" for p in pages)
        rows.append([topic.says, topic.computes, equations, inputs, cases, where])
    head = ["the article says", "the calculator computes", "equations", "assumptions and sources", "cases", "page"]
    return (
        f"# What the source article became\n\n{MARK}The press reports of July and August 2023 behind this calculator "
        "name ten things that matter. Each has equations, assumptions with their sources, a case and a page.\n\n"
        f"{table(head, rows)}\n"
    )


def pages() -> dict[Path, str]:
    """Every page this script writes, by its path."""
    cases = {DOCS / "cases" / f"{name}.md": case(name) for name in BOOK.presets}
    return cases | {DOCS / "cases" / "index.md": index(), DOCS / "reference" / "coverage.md": coverage()}


if __name__ == "__main__":
    for path, text in pages().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
