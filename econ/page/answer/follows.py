"""What follows from the sale: what to read it with, what else it amounts to, and what stands behind it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from econ import wording
from econ.analysis import guards, tables
from econ.analysis import short_answer as short
from econ.analysis.guards import Notice
from econ.analysis.guards.notice import WARNING
from econ.analysis.mixture import mixture
from econ.engine import Result
from econ.output import charts
from econ.output.cells import Table, table
from econ.page import shared_results
from econ.page.answer import choices, sources
from econ.page.ask import BUILT, SALE, STATED, Ask
from econ.page.blocks import Block, Fold, Grid, Link, Prose
from econ.page.levers import lever
from econ.page.pictures import picture
from econ.page.place import Shown, part
from econ.page.shared_results import by_figures
from econ.page.strip import Strip, StripGroup, StripRow, end_of_axis, mark, ticks
from econ.wording.errors import InputError
from econ.wording.language import N_, _, _n

TITLES = (
    N_("One thing to know before you quote this"),
    N_("Two things to know before you quote this"),
    N_("Three things to know before you quote this"),
    N_("Four things to know before you quote this"),
    N_("Five things to know before you quote this"),
)
MANY = N_("{count} things to know before you quote this")
"""What the notes are called that stand there, by how many they are."""


@dataclass(frozen=True, kw_only=True)
class Point:
    """Something to know: a short title, and a sentence or two."""

    title: str
    text: str
    urgent: bool = False


@dataclass(frozen=True, kw_only=True)
class Points(Block):
    """What to know before quoting the answer.

    Attributes:
        title: of all.
        points: what stands there.
        others: the title of those that are folded; empty if there are none.
        rest: those.
    """

    title: str
    points: tuple[Point, ...]
    others: str = ""
    rest: tuple[Point, ...] = ()


@dataclass(frozen=True, kw_only=True)
class KeyFigure:
    """A figure, its interval, and what it was before the changes."""

    label: str
    value: str
    small: str
    before: str = ""


@dataclass(frozen=True, kw_only=True)
class KeyFigures(Block):
    """Figures beside each other.

    Attributes:
        title: of all.
        figures: they.
        note: whose GDP they are of, and what they are.
        way: where all others are.
    """

    title: str
    figures: tuple[KeyFigure, ...]
    note: str
    way: Link


def points(result: Result) -> Points | None:
    """What to know before quoting; warnings stand there, whatever their number."""
    found = guards.check(result)
    first = guards.most_important(found)
    if not first:
        return None
    count = len(first)
    title = _(TITLES[count - 1]) if count <= len(TITLES) else _(MANY, count=count)
    rest = [notice for notice in found if notice not in first]
    others = _n("{count} more note", "{count} more notes", len(rest)) if rest else ""
    return Points(
        key="points", title=title, points=tuple(map(_point, first)), others=others, rest=tuple(map(_point, rest))
    )


def _point(notice: Notice) -> Point:
    text = f"{notice.message} {notice.repair}"
    return Point(title=_(notice.title), text=text, urgent=notice.severity == WARNING)


# --- key figures ----------------------------------------------------------------------------------------

MOST = 6


def figures(shown: Shown) -> KeyFigures | None:
    """The first few that the scenario has, each with what it was before the changes."""
    result, before = shown.result, shown.before
    equations = result.graph.equations
    known = (n for n in result.outputs if equations[n].figure and not tables.half_told(result, n))
    names = sorted((n for n in known if not tables.is_nought(result, n)), key=lambda n: equations[n].importance)
    if not names:
        return None
    found = tuple(_figure(name, result, before) for name in names[:MOST])
    return KeyFigures(
        key="figures",
        title=_("What else the sale amounts to"),
        figures=found,
        note=_whose(result),
        way=Link(words=_("All numbers"), address=shown.link(view="numbers"), step=True),
    )


def _figure(name: str, result: Result, before: Result | None) -> KeyFigure:
    value, small = _words(name, result)
    was = _words(name, before)[0] if before is not None and name in before.outputs else value
    if name == "contribution_to_gdp" and "value_added" in result.outputs:
        added = tables.printed(result, "value_added")[0]
        small = _("{interval}, or {amount}", interval=small, amount=added) if small else added
    return KeyFigure(
        label=_(result.graph.equations[name].figure),
        value=value,
        small=small,
        before=_("was {value}", value=was) if was != value else "",
    )


def _words(name: str, result: Result) -> tuple[str, str]:
    value, small = tables.printed(result, name)
    if name == "break_even_probability":
        return (_("no gain") if tables.without_meaning(result, name) else _("{share} likely", share=value)), small
    return value, small


def _whose(result: Result) -> str:
    """Which GDP they are of."""
    chosen = next((row for row in tables.by_gdp_source(result) if row["chosen"]), None)
    if chosen is None:
        return _("Central values with 90% intervals.")
    return _(
        "Central values with 90% intervals; those of GDP by {source}, {year}.",
        source=_(chosen["label"]),
        year=chosen["year"],
    )


# --- how it comes about ---------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Made:
    """Goods of a sale: how many, at which price, what is taken off, and what they come to; with its interval."""

    goods: str
    quantity: str
    price: str
    value: str
    small: str = ""
    less: str = ""


@dataclass(frozen=True, kw_only=True)
class BuildUp(Block):
    """How a sale comes about: quantity times price, for each kind of goods."""

    title: str
    rows: tuple[Made, ...]
    note: str = ""


NOTABLE = 0.01
"""Part of quantity times price that may be taken off without a word."""


def build_up(result: Result) -> BuildUp | None:
    """How the sale comes about, in words; its charts stand behind. None if nothing is known of its goods."""
    rows = [row for row in tables.by_line(result) if row["central_value"] > 0]
    if not rows:
        return None
    made = []
    for row in rows:
        price = result.state.inputs[f"price_{row['line']}"]
        less = 1 - row["central_value"] / (row["central_quantity"] * price.distribution.central)
        value, small = tables.in_words(row, "USD", "value")
        made.append(
            Made(
                goods=_(row["label"]),
                quantity=short.quantity(result, row),
                price=wording.stated(price.distribution.central, price.unit),
                value=value,
                small=small,
                less=_("less {share}", share=wording.percent(less, 0)) if less > NOTABLE else "",
            )
        )
    note = _("Values are after discounts and shortfalls.") if any(one.less for one in made) else ""
    return BuildUp(key="build-up", title=_("How the sale is built up"), rows=tuple(made), note=note)


def comes_back(result: Result) -> Strip | None:
    """What would come back for the sale, in a year; None if nothing is said of it."""
    if charts.reason("payment", result):
        return None
    paid = [row.cells for row in charts.table("payment", result).rows]
    parts = [(cells[0].words, cells[1], cells[2], cells[3].words.partition(" (")[0]) for cells in paid]
    ends = [
        (span.value or 0.0, number.value or 0.0, span.high or number.value or 0.0) for _n, number, span, _m in parts
    ]
    end = end_of_axis(high for _low, _at, high in ends)
    return Strip(
        key="back",
        title=_("What would come back for it"),
        axis=_("In a year"),
        column="",
        ticks=ticks(end, "USD"),
        groups=(
            StripGroup(
                title="",
                rows=tuple(
                    StripRow(
                        name=name,
                        note=measure,
                        value=number.words.removesuffix(f" {_('a year')}"),
                        family="",
                        marks=mark(low, at, high, end),
                    )
                    for (name, number, _span, measure), (low, at, high) in zip(parts, ends, strict=True)
                ),
            ),
        ),
        caption=f"{charts.finding('payment', result)}.".replace("..", "."),
        section=True,
    )


SIZES = (1e8, 5e8, 1e9, 5e9, 2e10)


def sizes(result: Result) -> Table:
    """The share of other sales by each family, a division."""
    families = {sources.bare(row): row["gdp"] for row in short.leading(result)}
    rows = [
        {N_("Sale, a year"): wording.stated(size, "USD")} | {name: _share(size / gdp) for name, gdp in families.items()}
        for size in SIZES
    ]
    return table("sizes", _("Other sizes of sale at a glance"), rows)


def _share(share: float) -> str:
    return wording.percent(share, 0 if share >= 0.1 else 1 if share >= 0.001 else None)


# --- what is fetched when it is opened --------------------------------------------------------------------

CHARTS = {
    "goods": (N_("The goods, in charts"), ("by_line",)),
    "payment": (N_("What would come back for it, and what it may cost"), ("payment", "break_even")),
    "years": (N_("Over the years"), ("by_year", "gdp_by_year")),
    "exchange": (N_("What fills the gap of foreign exchange"), ("foreign_exchange",)),
    "by-size": (N_("The share by size of sale, in a chart"), ("share_by_sale",)),
}
"""Charts by the part that they stand in."""
OF_A_SALE = ("years", "by-size")
"""Those that say nothing where nothing is sold."""


def folds(shown: Shown) -> tuple[Fold, ...]:
    """Their titles."""
    result = shown.result
    speaks = bool(short.short_answer(result).families)
    found = {"sources": _("The sources as a table")} if speaks else {}
    stated = speaks and shown.ask.mode == STATED and SALE in dict(shown.ask.base.set)
    ask = shown.ask.undo(SALE) if stated else shown.ask
    found |= {name: _(CHARTS[name][0]) for name in _drawn(ask)}
    if speaks:
        found["sizes"] = _("Other sizes of sale at a glance")
    else:
        found = {name: title for name, title in found.items() if name not in OF_A_SALE}
    if speaks and len(short.leading(result)) > 1:
        found["mixture"] = _("Not sure which GDP to use? One figure of each family, together")
    return tuple(Fold(key=f"part-{name}", title=title, later=f"answer-{name}") for name, title in found.items())


@by_figures(256)
def _drawn(ask: Ask) -> tuple[str, ...]:
    """The parts that have a chart to draw; how large a stated sale is makes no difference to that."""
    result = shared_results.get(ask.scenario)
    return tuple(
        part for part, (_title, names) in CHARTS.items() if not all(charts.get(n).empty(result) for n in names)
    )


@part("answer-sources")
def _sources(shown: Shown, _here: str) -> tuple[Block, ...]:
    return (Grid(key="source-table", table=sources.as_table(shown.result)),)


@part("answer-sizes")
def _sizes(shown: Shown, _here: str) -> tuple[Block, ...]:
    return (Grid(key="size-table", table=sizes(shown.result)),)


@part("answer-mixture")
def _mixture(shown: Shown, _here: str) -> tuple[Block, ...]:
    try:
        found = mixture(shown.result)
    except InputError as error:
        return (Prose(key="mixture", texts=(error.on_the_page,)),)
    of = found.summary
    numbers = short.in_words(shown.result, {"low": of.low, "central": of.median, "high": of.high}, "")
    notes = tuple(filter(None, (found.judgement, *found.dependence)))
    return (
        Prose(key="mixture", texts=(found.with_numbers(*numbers),)),
        Prose(key="mixture-notes", texts=notes, small=True),
    )


def _of_charts(name: str, shown: Shown, _here: str) -> tuple[Block, ...]:
    _title, names = CHARTS[name]
    found = [picture(shown, chart, before=True) for chart in names if not charts.get(chart).empty(shown.result)]
    return (*found, *_levers(name, shown), *_words_on(name, shown.result))


for _name in CHARTS:
    part(f"answer-{_name}")(partial(_of_charts, _name))


SEEN = ("oil_observed", "grain_observed", "cash_observed", "goods_observed", "unseen_share")
"""What could be named of the return, and what is assumed."""

RISK = (
    *("enforcement_probability", "exposed_trade_share", "exposed_banned_share", "lost_trade_share"),
    *("half_answer_sale", "sale_severity", "sanction_period", "comparable_share"),
)
"""What the loss by either estimate rests on."""


def _levers(name: str, shown: Shown) -> tuple[Block, ...]:
    """Levers below the charts that they move."""
    if name != "payment":
        return ()
    result = shown.result
    paid = (n for n in result.stated if result.graph.equations[n].page == "payment")
    beside = shown.ask.mode == BUILT  # then those of people stand beside the picture
    people = () if beside else (f"{kind}_{line}" for line in result.state.people for kind in choices.PEOPLE)
    names = dict.fromkeys((*people, *SEEN, *paid, *RISK))
    return tuple(block for one in names if (block := lever(shown, one)) is not None)


def _words_on(name: str, result: Result) -> tuple[Block, ...]:
    """Sentences that stand below a chart."""
    if name == "years":
        texts = tuple(filter(None, (tables.years_shown(result), tables.growth_shown(result))))
        return (Prose(key="years-told", texts=texts, small=True),) if texts else ()
    if name == "goods" and "sale_value" in result.stated and "contract_value" in result.draws:
        sale = tables.printed(result, "sale_value")[0]
        goods = tables.printed(result, "contract_value")[0]
        text = _(
            "The sale is stated as {sale}; it does not follow from these goods, which come to {goods} over the "
            "delivery period.",
            sale=sale,
            goods=goods,
        )
        return (Prose(key="goods-told", texts=(text,), small=True),)
    return ()
