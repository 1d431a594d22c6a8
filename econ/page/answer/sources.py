"""The picture that is the answer: the sale against each figure of GDP."""

from __future__ import annotations

import math
from dataclasses import replace

from econ import wording
from econ.analysis import short_answer as short
from econ.analysis import tables
from econ.analysis.short_answer import APART, claimed_share, family_of, holds
from econ.analysis.tables import Row
from econ.engine import Result
from econ.evidence import sources as bibliography
from econ.evidence.families import PURCHASING_POWER, REPEATED
from econ.evidence.kinds import CURRENT
from econ.output import charts
from econ.output.cells import Table
from econ.page.blocks import Link
from econ.page.place import Shown
from econ.page.strip import Strip, StripGroup, StripRow, end_of_axis, mark, place, ticks
from econ.wording import grades
from econ.wording.language import _

ONE_PERCENT = 0.01


def picture(shown: Shown) -> Strip | None:
    """A row for each figure of GDP, by family; None if there is no share."""
    result, rows = shown.result, tables.by_gdp_source(shown.result)
    if not rows or not short.short_answer(result).families:
        return None
    end = end_of_axis(abs(row[name]) for row in rows for name in ("share", "high"))
    claimed = claimed_share(result)
    claim = None
    if claimed is not None and claimed.value <= end:
        claim = place(claimed.value, end), _("claimed: {share}", share=claimed.words)
    return Strip(
        key="sources",
        title=_finding(result),
        axis=_("Share of GDP"),
        column=_("90% interval"),
        ticks=ticks(end),
        groups=tuple(_groups(shown, rows, end)),
        claim=claim,
        caption=_caption(result),
    )


# --- what it shows --------------------------------------------------------------------------------------


def _finding(result: Result) -> str:
    """Whom a claim fits; without one, how far apart the families are."""
    families = short.by_family(result)
    claimed = claimed_share(result)
    if claimed is not None and not tables.is_at_least(result, "gdp_share"):
        fits = [one for one in families if holds(one.row["share"], claimed)]
        if fits and len(fits) < len(families):
            others = wording.listing([one.publisher for one in families if one not in fits])
            return _(
                "{claimed} fits {sources} better than {others}",
                claimed=claimed.words,
                sources=wording.listing([one.publisher for one in fits]),
                others=others,
            )
        if fits and len(families) > 1:
            return _(
                "{claimed} fits {sources}", claimed=claimed.words, sources=wording.listing([f.publisher for f in fits])
            )
    if len(families) > 1:
        least, most = (pick(families, key=lambda one: one.row["share"]) for pick in (min, max))
        times = wording.plain(most.row["share"] / least.row["share"], 2) if least.row["share"] else ""
        return _(
            "By {most} it is {times} times what it is by {least}",
            most=most.publisher,
            least=least.publisher,
            times=times,
        )
    return _("One family of figures: {source}", source=families[0].publisher)


def _caption(result: Result) -> str:
    """How a dot comes about, and which sale would be one per cent."""
    told = _("Each dot is the sale divided by that GDP; its bar is the 90% interval.")
    rows = sorted(short.leading(result), key=lambda row: row["gdp"])
    ends = list(dict.fromkeys((rows[0]["source"], rows[-1]["source"])))
    said = [
        _("{amount} ({source})", amount=wording.stated(row["gdp"] * ONE_PERCENT, "USD"), source=bare(row))
        for row in rows
        if row["source"] in ends
    ]
    if len(said) > 1:
        one = _("1% would take a sale of {low} to {high}.", low=said[0], high=said[1])
    else:
        one = _("1% would take a sale of {amount}.", amount=said[0])
    return f"{told} {one}"


def bare(row: Row) -> str:
    """A publisher as a heading names it: without the article that sentences need."""
    name = _(row["publisher"]).removeprefix("the ")
    return f"{name[:1].upper()}{name[1:]}"


def _groups(shown: Shown, rows: list[Row], end: float) -> list[StripGroup]:
    """The rows by family in their order, then purchasing power, then what stands apart for another reason."""
    result = shown.result
    leading = short.leading(result)
    found = []
    for leader in leading:
        members = [
            row for row in rows if row is leader or (row["family"] == leader["family"] and row["apart"] == REPEATED)
        ]
        family = family_of(result, leader)
        found.append(
            StripGroup(
                title=bare(leader),
                family=family,
                rows=tuple(_row(shown, row, end, family, leader) for row in members),
            )
        )
    spoken = {row["source"] for row in leading}
    families = {row["family"] for row in leading}
    rest = [
        row
        for row in rows
        if row["source"] not in spoken and not (row["family"] in families and row["apart"] == REPEATED)
    ]
    power = [row for row in rest if row["apart"] == PURCHASING_POWER]
    others = [row for row in rest if row not in power]
    for title, note, some in (
        (_("Purchasing power"), _("another yardstick, not for money at market rates"), power),
        (_("Other figures"), _("of another year, or at other prices"), others),
    ):
        if some:
            drawn = tuple(_row(shown, row, end, APART, None) for row in some)
            found.append(StripGroup(title=title, note=note, family=APART, rows=drawn, claim=False))
    return found


def _row(shown: Shown, row: Row, end: float, family: str, leader: Row | None) -> StripRow:
    value, high = short.percent(shown.result, row["share"]), row["high"]
    if tables.is_at_least(shown.result, "gdp_share"):
        value, high = f">{value}", math.inf
    return StripRow(
        name=_("{source}, {year}", source=_name(row, leader), year=row["year"]),
        note=_("your choice") if row["chosen"] and row is not leader else "",
        value=value,
        interval=short.interval(shown.result, row),
        family=family,
        lead=row is leader,
        marks=mark(row["low"], row["share"], high, end),
        about=tuple(filter(None, (_(row["concept"]), _cited(shown.result, row)))),
        ways=_ways(shown, row),
    )


def _name(row: Row, leader: Row | None) -> str:
    """A row below the heading of its family: by its variant, or by whose it is, which may be the older of the two."""
    variant = _(row["variant"]) if row["variant"] else ""
    if leader is None:
        return bare(row) if row["apart"] == PURCHASING_POWER else _(row["label"])
    if row is leader or row["publisher"] == leader["publisher"]:
        variant = variant or (_("current dollars") if row["price_basis"] == CURRENT else bare(row))
        return f"{variant[:1].upper()}{variant[1:]}"
    return _("{source}, same origin", source=bare(row))


def _cited(result: Result, row: Row) -> str:
    names = [bibliography.short(bibliography.get(result.book.sources, name)) for name in row["sources"]]
    if not names:
        return ""
    return _(
        "Read in: {sources}. {grade}.", sources="; ".join(names).removesuffix("."), grade=grades.in_words(row["grade"])
    )


def _ways(shown: Shown, row: Row) -> tuple[Link, ...]:
    return tuple(
        Link(words=_("Its source"), address=f"{shown.link(view='sources', source=name)}#source-{name}", step=True)
        for name in row["sources"][:1]
    )


def as_table(result: Result) -> Table:
    """The figures behind it, in its order."""
    order = {_(row["label"]): n for n, row in enumerate(tables.by_gdp_source(result))}
    made = charts.table("share_by_sale", result)
    return replace(
        made,
        title=_("The sources as a table"),
        rows=tuple(sorted(made.rows, key=lambda row: order[row.cells[0].words])),
    )
