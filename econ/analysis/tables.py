"""Tidy tables of a Result. Each is a list of rows; `frame` makes a pandas DataFrame of it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from econ import wording
from econ.analysis import families
from econ.analysis.families import Member
from econ.engine import Result, kept, kept_in_words
from econ.engine.estimates import estimate, estimates
from econ.equations.graph import Shown
from econ.evidence import LINE_INPUTS, LINED_INPUTS, Book, Series
from econ.evidence.families import CONSTANT, PURCHASING_POWER, REPEATED, UNSTATED
from econ.evidence.records import About
from econ.model import GRAPH, SHARE
from econ.numerics.distributions import Distribution, Months
from econ.numerics.distributions.shapes import MONTHS
from econ.numerics.portable import Array
from econ.numerics.statistics import HIGH, LOW, Summary, summarise
from econ.scenario import AHEAD, MOST_AHEAD, Exchanged, Input, State, currencies, money_inputs
from econ.wording.language import N_, _, day

if TYPE_CHECKING:
    import pandas as pd

    from econ.evidence.sources import Record

Row = dict[str, Any]


def frame(rows: list[Row]) -> pd.DataFrame:
    """A pandas DataFrame of a table, with the columns that files have."""
    import pandas as pd

    return pd.DataFrame(map(joined, rows))


def joined(row: Row) -> Row:
    """A row as a column of a file has it: several ids are one text, with a space between."""
    return {k: " ".join(v) if isinstance(v, tuple) else v for k, v in row.items()}


def summary_of(result: Result, name: str) -> Summary:
    """Statistics of an output that has one value."""
    return estimate(result, name)


def _has_one_value(result: Result, name: str) -> bool:
    return np.ndim(result.draws[name]) < 2 or np.shape(result.draws[name])[:-1] in {(1,), (1, 1)}


def _statistics(s: Summary, unit: str) -> Row:
    return {
        "unit": unit,
        **s.ends,
        "mean": s.mean,
        "standard_uncertainty": s.sd,
        "numerical_error": s.error,
        "numerical_error_low": s.error_low,
        "numerical_error_high": s.error_high,
        "numerical_error_mean": s.error_mean,
        "numerical_error_standard_uncertainty": s.error_sd,
    }


def is_nought(result: Result, name: str) -> bool:
    """Whether an output is 0 in the central case and at both ends of its interval."""
    return not any(summary_of(result, name).printed)


def worth_showing(result: Result, where: Shown) -> list[str]:
    """Outputs that are shown somewhere unasked; what is nothing but 0 or half an account is left out."""
    found = (name for name in result.graph.shown(where) if name in result.outputs)
    return [name for name in found if not (half_told(result, name) or is_nought(result, name))]


def is_at_least(result: Result, name: str) -> bool:
    """Whether an output rests on a sale of which the source says no more than that it is more than so much."""
    sale = result.state.inputs.get("sale_value")
    return bool(sale and sale.bound) and "sale_value" in {name, *result.graph.ancestors(name, result.stated)}


def bounded(result: Result, name: str, number: str, interval: str, low: str) -> tuple[str, str]:
    """A printed output and its interval; one without an upper end is said to be more than its number.

    Args:
        result: the case.
        name: the output.
        number: as it is printed otherwise.
        interval: likewise.
        low: its lower end, printed.
    """
    if not is_at_least(result, name):
        return number, interval
    return _("more than {number}", number=number), _("from {low}", low=low) if interval else ""


def summary(result: Result, names: Iterable[str] | None = None) -> list[Row]:
    """Every output with one value: central case, median, 90% coverage interval, mean, errors, sources and grade.

    Args:
        result: the case.
        names: only outputs of these names, in their order.
    """
    rows = []
    wanted = result.outputs if names is None else (n for n in names if n in result.outputs)
    found = estimates(result, (n for n in wanted if _has_one_value(result, n)))
    for name, statistics in found.items():
        equation = result.graph.equations[name]
        rows.append(
            {
                "output": name,
                "label": equation.label,
                "page": equation.page,
                **_statistics(statistics, equation.unit),
                "grade": result.grade_of(name),
                "sources": result.sources_of(name),
                INSTEAD: without_meaning(result, name),
            }
        )
    return rows


INSTEAD = "instead"
"""What is printed in place of a number that has no meaning in this scenario."""


def told(result: Result, names: Iterable[str] | None = None) -> list[Row]:
    """The rows of the summary that tables print: without those that would be half an account."""
    return [row for row in summary(result, names) if not half_told(result, row["output"])]


def half_told(result: Result, name: str) -> str:
    """The output without which this one is half an account, if there is none; else empty."""
    beside = result.graph.equations[name].told_with if name in result.graph.equations else ""
    return "" if beside in result.draws else beside


def without_meaning(result: Result, name: str) -> str:
    """Why a share of what is not above zero in the central case has no meaning; empty if it has one."""
    whole = result.graph.equations[name].share_of if name in result.graph.equations else ""
    if whole not in result.draws or float(np.ravel(result.central[whole])[0]) > 0:
        return ""
    return _(
        "no gain before sanctions in {share} of the draws", share=wording.percent(1 - above_zero(result, whole), 0)
    )


def above_zero(result: Result, name: str) -> float:
    """The share of the draws in which an output is above zero."""
    return float(np.count_nonzero(np.ravel(result.draws[name]) > 0) / np.size(result.draws[name]))


def printed(result: Result, name: str) -> tuple[str, str]:
    """An output as it is printed wherever it stands: its number, which is the central case, and its interval."""
    if said := without_meaning(result, name):
        return _("none"), said
    found = summary_of(result, name)
    unit = wording.said_unit(name, result.graph.equations[name].unit)
    return wording.estimate(*found.printed, unit, finer=divided(name))


def in_words(row: Row, unit: str, name: str = "") -> tuple[str, str]:
    """The number and the interval of a row of a table, as they are printed; the median stands in files and sentences.

    Args:
        row: of one of the tables here, or of a comparison.
        unit: of the number.
        name: of the quantity, in rows that hold several; else the row is about one.
    """
    if row.get(INSTEAD):
        return _("none"), row[INSTEAD]
    of = name or row.get("output", "")
    return wording.estimate(*printed_ends(row, name), wording.said_unit(of, unit), finer=divided(of))


def printed_ends(row: Row, name: str = "") -> tuple[float, float, float]:
    """The lower end, the number and the upper end of such a row."""
    if name == SHARE_COLUMN:
        return row["low"], row[name], row["high"]
    low, number, high = (f"{name}_low", f"central_{name}", f"{name}_high") if name else ("low", "central", "high")
    return row[low], row[number], row[high]


def divided(name: str) -> bool:
    """Whether a reader sets an output over GDP."""
    return name in GRAPH.equations and Shown.DIVIDED in GRAPH.equations[name].shown


SHARE_COLUMN = "share"
"""The number of the table of GDP sources."""


def left_out(result: Result) -> list[Row]:
    """Outputs that could not be computed, and why."""
    labels = result.graph.equations
    reasons = dict(result.left_out)
    reasons |= {
        n: result.left_out[beside] for n in result.outputs if (beside := half_told(result, n)) in result.left_out
    }
    return [{"output": n, "label": labels[n].label, "reason": why} for n, why in reasons.items()]


@kept
def by_gdp_source(result: Result) -> list[Row]:
    """The same sale against every GDP source of the country, each alone, on the same points.

    A source without a figure for the year takes its nearest year, which is printed; `chosen` is True for the
    source of the scenario. `family` is the source whose figure counts for it, `apart` says why it does not count
    itself; see `econ.analysis.families`. Without a share of GDP there is no row.
    """
    if SHARE not in result.draws:
        return []
    own = has_own_gdp(result)
    rows = []
    for name, member in families.members(result).items():
        chosen = name == result.state.gdp and not own
        rows.append(_source_row(result if chosen else over(member, result), member, chosen=chosen))
    return [*rows, _own_row(result)] if own else rows


def by_gdp_source_of_another_sale(result: Result, sale: float, exactly: float) -> list[Row]:
    """The rows of `by_gdp_source` for another sale: each share is the sale over a GDP that does not depend on it.

    Args:
        result: of a sale that has no spread.
        sale: of the result.
        exactly: the other one, without spread either.
    """
    ends = ("median", "low", "high")
    return [
        row | {"share": exactly / row["gdp"]} | {name: row[name] * (exactly / sale) for name in ends}
        for row in by_gdp_source(result)
    ]


def over(member: Member, result: Result) -> Result:
    """The same result over the GDP of another source."""
    parts = money_inputs("gdp", member.series, member.year, result.book, result.scenario.prices_of)
    return result.vary(parts, without=GDP_PARTS - parts.keys())


@kept_in_words
def contributions(result: Result) -> list[str]:
    """What the sale adds to GDP by its source and by each other family: number, interval and by whom, in words."""
    rows, every = by_gdp_source(result), families.members(result)
    told = []
    for row in [*(row for row in rows if row["chosen"]), *(row for row in counted(rows) if not row["chosen"])]:
        found = result if row["chosen"] else over(every[row["source"]], result)
        number, span = printed(found, "contribution_to_gdp")
        said = {"share": f"{number} ({span})" if span else number, "source": _(row["publisher"])}
        told.append(_("{share} by {source}", **said))
    return told


def named(result: Result, name: str) -> str:
    """The label of an output, with whose GDP or income it is, or of which other year the figure that it rests on."""
    equation, inputs = result.graph.equations[name], result.state.inputs
    label, parts = _(equation.label), () if name in result.stated else (name, *equation.parameters)
    if "gdp" in parts and (chosen := _chosen(by_gdp_source(result))):
        return _("{label}, by {source}", label=label, source=_(chosen["publisher"]))
    if "gni" in parts and "gni_published" in inputs and inputs["gni_published"].series:
        about = result.book.series_at(inputs["gni_published"].series).about
        return _("{label}, by {source}", label=label, source=_(about.publisher or about.short))
    years = {i.year for i in map(inputs.get, parts) if i and i.series and i.year not in (None, result.scenario.year)}
    if len(years) == 1:
        return _("{label}, by a figure of {year}", label=label, year=years.pop())
    return label


GDP_PARTS = frozenset(("gdp", "gdp_published", "gdp_price_level", "gdp_exchange_rate"))


def has_own_gdp(result: Result) -> bool:
    """Whether the scenario gives a figure of GDP of its own, so that the name of its source does not stand for it."""
    return any(i.origin == "scenario" for n, i in result.state.inputs.items() if n in GDP_PARTS)


def _share_of_gdp(result: Result) -> Row:
    found = summary_of(result, SHARE)
    return {
        "gdp": float(np.ravel(result.central["gdp"])[0]),
        "gdp_unit": "USD/year",
        "share": found.central,
        "median": found.median,
        "low": found.low,
        "high": found.high,
    }


def gdp_in_words(result: Result, row: Row) -> str:
    """The GDP of a source as it is printed: the printed sale over it comes to the printed share."""
    sale = summary_of(result, "sale_value").printed
    return wording.divisor(row["gdp"], "USD", sale, (row["low"], row["share"], row["high"]))


def _source_row(result: Result, member: Member, *, chosen: bool) -> Row:
    series, year, about = member.series, member.year, member.series.about
    return {
        "source": series.name,
        "label": series.short,
        "publisher": about.publisher or series.short,
        "variant": about.variant,
        "year": year,
        "concept": about.concept,
        "price_basis": about.price_basis,
        **_share_of_gdp(result),
        "grade": about.grade,
        "sources": (series.used[year].source,),
        "borrows_from": about.borrows_from,
        "family": member.family,
        "apart": member.apart,
        "chosen": chosen,
        "same_year": year == result.scenario.year,
    }


OWN_SOURCE = "own"
OWN, CITED_OWN = N_("your own figure"), N_("the author's own figure")


def _own_row(result: Result) -> Row:
    return {
        "source": OWN_SOURCE,
        "label": OWN,
        "publisher": OWN,
        "variant": "",
        "year": result.scenario.year,
        "concept": N_("Gross domestic product as the scenario gives it."),
        "price_basis": "own",
        **_share_of_gdp(result),
        "grade": result.grade_of("gdp"),
        "sources": result.sources_of("gdp"),
        "borrows_from": (),
        "family": "own",
        "apart": OWN,
        "chosen": True,
        "same_year": True,
    }


@kept
def by_line(result: Result) -> list[Row]:
    """The goods lines that are delivered: quantity, value, share of the whole, shortfall.

    What is printed has `central` in front of its name; the name alone is the median.
    """
    if "line_value" not in result.draws:
        return []
    rows = []
    whole = float(np.ravel(result.central["gross_value"])[0])
    for place, about in enumerate(result.state.goods):
        ordered = np.asarray(result.central["quantity_ordered"])[place]
        if not np.any(ordered):
            continue
        value = _at_line(result, "line_value", place)
        amount = _at_line(result, "quantity_delivered", place)
        short = _at_line(result, "shortfall", place)
        rows.append(
            {
                "line": about.name,
                "label": about.label,
                "item": about.item,
                "central_quantity": amount.central,
                "quantity": amount.median,
                "quantity_low": amount.low,
                "quantity_high": amount.high,
                "value": value.median,
                "value_low": value.low,
                "value_high": value.high,
                "value_unit": "USD",
                "central_value": value.central,
                "share_of_gross": value.central / whole if whole else 0.0,
                "central_shortfall": short.central,
                "shortfall": short.median,
                "shortfall_low": short.low,
                "shortfall_high": short.high,
            }
        )
    return rows


def _at_line(result: Result, name: str, place: int) -> Summary:
    """Statistics of a quantity of one goods line."""
    drawn, central = (np.asarray(values[name])[place] for values in (result.draws, result.central))
    return summarise(drawn, result.scenario.sampler, central)


@kept
def by_year(result: Result) -> list[Row]:
    """The yearly path: sale, GDP with and without the sale, share, cumulative sale, contribution to growth.

    Years before the first and after the last delivery have no row: the scenario asks nothing of them. `years_ahead` is
    how many years past the last GDP a year lies that is carried on. What is printed has `central` in front of its
    name; the name alone is the median. Beside what the sale adds to growth stands the `published_growth` of the year,
    None if there is none; a last year of which the period has only a part adds None.
    """
    rows: list[Row] = []
    for place, (year, _index, pace) in enumerate(result.state.path):
        if year not in result.state.delivering:
            continue
        row: Row = {"year": year, "pace": pace, "years_ahead": result.state.ahead.get(year, 0)}
        for name in result.graph.shown(Shown.YEAR):
            if name in result.outputs:
                found = _in_year(result, name, place)
                row |= {f"central_{name}": found.central, name: found.median}
                row |= {f"{name}_low": found.low, f"{name}_high": found.high}
        if GROWTH in row:
            if year == growth_cut_off(result):
                row |= dict.fromkeys((f"central_{GROWTH}", GROWTH, f"{GROWTH}_low", f"{GROWTH}_high"))
            figure = growth.used.get(year) if (growth := growth_series(result)) else None
            row |= {
                "published_growth": figure.value if figure else None,
                "growth_source": figure.source if figure else "",
            }
        rows.append(row)
    return rows


def _in_year(result: Result, name: str, place: int) -> Summary:
    """Statistics of a quantity in one year of the path."""
    years, sampler = len(result.state.path), result.scenario.sampler
    drawn = np.broadcast_to(result.draws[name], (years, sampler.size))[place]
    central = np.broadcast_to(result.central[name], (years, 1))[place]
    return summary_of_draws(result, drawn, central, result.graph.equations[name].unit)


def summary_of_draws(result: Result, drawn: Array, central: Array, unit: str) -> Summary:
    """Statistics of draws; those of an output with one value where it has the very draws, so that both read alike.

    A year at the pace of the whole sale is such a case: the percentiles of an output have less noise than its draws.
    """
    for name in result.outputs:
        if result.graph.equations[name].unit != unit:
            continue
        known = result.draws[name]
        if np.size(known) == drawn.size and _has_one_value(result, name):
            flat = np.ravel(known)
            if math.isclose(flat[0], drawn[0], rel_tol=SAME) and np.allclose(flat, drawn, rtol=SAME, atol=0.0):
                return summary_of(result, name)
    return summarise(drawn, result.scenario.sampler, central)


SAME = 1e-9
"""Part of a value that the order of an arithmetic leaves."""

GROWTH = "growth_contribution_path"


def growth_series(result: Result) -> Series | None:
    """The published growth of the exporter; None if the data have none."""
    country = result.book.country(result.scenario.exporter)
    name = country.defaults.get("growth")
    return result.book.series(country.code, name) if name else None


def year_in_words(row: Row) -> str:
    """A year of the path, with a word to it if its GDP is carried on."""
    return _("{year}, carried on", year=row["year"]) if row["years_ahead"] else str(row["year"])


def years_carried_on(result: Result) -> str:
    """Which years have no published GDP and how theirs is computed, a sentence; empty if all have one."""
    ahead = result.state.ahead
    years = [year for year in sorted(ahead) if year in result.state.delivering]
    if not years:
        return ""
    growth, price, rate = (wording.percent(float(result.central[name])) for name in AHEAD)
    return _(
        "GDP of {years} is carried on from that of {last}, the last figure of the GDP source, by real growth of "
        "{growth}, a price change of {price} and a change of the exchange rate of {rate} a year.",
        years=_span(years),
        last=years[0] - ahead[years[0]],
        growth=growth,
        price=price,
        rate=rate,
    )


def growth_cut_off(result: Result) -> int | None:
    """The last year of the deliveries, if the period ends within it: that its count ends is no fall of deliveries.

    The first year stands: before it nothing is taken to have been delivered.
    """
    if GROWTH not in result.outputs or not result.state.delivering:
        return None
    last, period = result.state.delivering[-1], _period(result.state)
    if isinstance(period, Months):
        year, month = divmod(period.last, 100)
        part = year + month / MONTHS - last
    else:
        part = result.scenario.year + (period.central if period else 1.0) - last
    return last if 0 < part < 1 else None


def growth_in_words(row: Row) -> tuple[str, ...]:
    """What a year's sale adds to growth, and the growth that is published; nothing if nothing is said of growth."""
    if GROWTH not in row:
        return ()
    published = row["published_growth"]
    said = wording.signed_estimate(*printed_ends(row, GROWTH), "1")[0] if row[GROWTH] is not None else ""
    return said, "" if published is None else wording.percent(published)


def growth_shown(result: Result) -> str:
    """What the sale adds to growth, year by year, beside the published growth, in sentences; empty if not known."""
    rows = [row for row in by_year(result) if row.get(GROWTH) is not None]
    cut = _(
        "No contribution to growth is given for {year}: that the delivery period ends within it does not say that "
        "deliveries do.",
        year=growth_cut_off(result),
    )
    if not rows:
        return cut if growth_cut_off(result) else ""
    said = _(
        "What the sale adds to growth, in percentage points: {years}. It is an order of magnitude: the change of value "
        "added on the year before, without any change in the prices of the goods, over the GDP of the year before; a "
        "year with smaller deliveries than the year before counts against growth, and before the first nothing is "
        "taken to have been delivered.",
        years=wording.listing_with_semicolons([_growth_of_year(row) for row in rows]),
    )
    if growth_cut_off(result):
        said = f"{said} {cut}"
    series = growth_series(result)
    return said if series is None else f"{said} {_('Published growth: {series}.', series=_(series.about.label))}"


def _growth_of_year(row: Row) -> str:
    points, span = map(wording.without_percent, in_words(row, "1", GROWTH))
    if span:
        points = f"{points} ({span})"
    if row["published_growth"] is None:
        return _("in {year}, {points}", points=points, year=year_in_words(row))
    growth = wording.percent(row["published_growth"])
    return _("of {growth} growth in {year}, {points}", points=points, growth=growth, year=row["year"])


def years_shown(result: Result) -> str:
    """Which years the yearly path shows and why no others, as sentences; empty if there is no path."""
    if not result.state.path:
        return ""
    if result.state.pace_is_stated:
        counted = _("The scenario states the pace of delivery year by year.")
    elif isinstance(months := _period(result.state), Months):
        counted = _(
            "Deliveries run from {first} to {last}, both months included; each year has the part that falls into it, "
            "at an even pace.",
            first=wording.month(months.first),
            last=wording.month(months.last),
        )
    else:
        counted = _(
            "Deliveries are counted from the year of the scenario, {year}, at an even pace: the delivery period has no "
            "months. Give it as “2023-09 to 2025-03” to date them.",
            year=result.scenario.year,
        )
    said = (counted, _("Years without deliveries are not shown."), years_carried_on(result), years_cut_off(result))
    return " ".join(filter(None, said))


def years_cut_off(result: Result) -> str:
    """What of an even delivery falls into years that the path does not have, and why, a sentence; empty if nothing."""
    state = result.state
    stated = _period(state)
    period = stated.central if stated else 1.0
    rest = period - sum(pace for *_year, pace in state.path)
    if state.pace_is_stated or not state.path or rest <= CUT_OFF:
        return ""
    first, on_path = result.scenario.year, [year for year, *_rest in state.path]
    years = stated.by_year if isinstance(stated, Months) else range(first, first + math.ceil(period))
    beyond = [y for y in years if y not in on_path]
    known = result.book.series(result.scenario.exporter, state.gdp).used
    far = [y for y in beyond if isinstance(stated, Months) and y > max(known) + MOST_AHEAD]
    reasons = (
        (N_("the GDP source has no figure for {years}"), [y for y in beyond if y not in known and y not in far]),
        (N_("the last figure of the GDP source lies more than three years before {years}"), far),
        (N_("the path ends two years from the year of GDP and leaves out {years}"), [y for y in beyond if y in known]),
    )
    return _(
        "Of {period} years of delivery {rest} are not shown: {reasons}.",
        period=wording.plain(period),
        rest=wording.plain(rest),
        reasons=wording.listing([_(why, years=_span(years)) for why, years in reasons if years]),
    )


def _period(state: State) -> Distribution | None:
    """The delivery period as it is stated; None if there is none."""
    return state.inputs["delivery_period"].distribution if "delivery_period" in state.inputs else None


CUT_OFF = 0.01
"""Years of delivery that may be missing from the path without a word."""


def _span(years: list[int]) -> str:
    """Years as "2025" or "2025 to 2028"."""
    ends = str(years[0]), str(years[-1])
    return ends[0] if ends[0] == ends[1] else wording.between(*ends)


@kept_in_words
def assumptions(result: Result, output: str | None = None) -> list[Row]:
    """The inputs of a scenario, or of one output, with value, spread, source and grade."""
    items = result.inputs_of(output) if output else result.state.inputs.values()
    rows = []
    for item in items:
        low, high = (float(v) for v in item.distribution.quantile(np.array([LOW, HIGH])))
        named: Row = {"name": item.name, "label": item.label, "unit": item.unit}
        spread = {"central": item.distribution.central, "low": low, "high": high, "shape": item.distribution.shape}
        rests = {"origin": item.origin, "year": item.year, "grade": item.grade, "sources": item.sources}
        rests["price_year"] = item.price_year
        about: Row = {"judgement": item.judgement, "note": item.note, "locators": places(result.book, item)}
        rows.append({**named, **spread, **rests, **about})
    return rows


def located(result: Result, names: Iterable[str], output: str | None = None) -> dict[str, Record]:
    """Some sources by id, each with the places that figures of a result, or of one output, stand in, where known."""
    from econ.evidence import sources as bibliography

    items = result.state.inputs.values() if output is None else result.inputs_of(output)
    at = locators(result.book, *filter(result.counts, items))
    return {n: bibliography.located(bibliography.get(result.book.sources, n), at.get(n, ())) for n in names}


def places(book: Book, item: Input) -> str:
    """Where the figures behind an input stand, in words: "wdi_gdp_2026_07_13: row KEN, 2024"."""
    from econ.evidence.sources import in_words

    found = locators(book, item).items()
    return "; ".join(f"{source}: {in_words(place)}" for source, at in found for place in at)


def locators(book: Book, *items: Input) -> dict[str, list[str]]:
    """Where the figures behind some inputs stand, by source, as far as it is known."""
    found: dict[str, list[str]] = {}
    for item in items:
        series = book.series_at(item.series) if item.series else None
        row = series.used.get(item.year) if series and item.year else None
        for source in item.sources:
            at = book.locators.get((item.name, source), "")
            if series and row and row.source == source:
                at = book.locator(series, row)
            if at and at not in found.setdefault(source, []):
                found[source].append(at)
    return found


def unused(result: Result) -> frozenset[str]:
    """Inputs on which nothing rests, such as those of goods of which nothing is delivered."""
    lines = set(result.state.lines) - {row["line"] for row in by_line(result)}
    idle = frozenset(f"{kind}_{line}" for kind in LINE_INPUTS for line in lines)
    needed = {item.name for name in result.outputs for item in result.inputs_of(name)}
    return idle | (frozenset(result.state.inputs) - needed)


def sources(result: Result, output: str | None = None) -> list[Row]:
    """The sources that a scenario or one output rests on: who published it, when, where."""
    from econ.evidence import sources as bibliography

    names = outputs_sources(result) if output is None else result.sources_of(output)
    records = located(result, names, output)
    return [
        {
            "source": name,
            "reliability": bibliography.reliability(record),
            "citation": bibliography.cite(record),
            "url": record.get("URL", ""),
        }
        for name, record in records.items()
    ]


def outputs_sources(result: Result) -> tuple[str, ...]:
    """Ids of all sources that any output rests on."""
    return tuple(sorted({s for name in result.outputs for s in result.sources_of(name)}))


def lines_of_card(name: str) -> tuple[str, str] | None:
    """Split `price_shell_152` into ("price", "shell_152"); None if it is no input of a line."""
    for kind in LINED_INPUTS:
        if name.startswith(f"{kind}_"):
            return kind, name.removeprefix(f"{kind}_")
    return None


@kept_in_words
def headline(result: Result) -> str:
    """The answer as sentences: the share by each family of GDP sources, their range, and what is left out."""
    if SHARE not in result.draws:
        reason = result.left_out.get(SHARE, "")
        return _("The share of GDP cannot be computed: {reason}.", reason=_(reason))
    return " ".join(filter(None, (answer(result), disagreement(result), record(result))))


def record(result: Result) -> str:
    """How often published totals lay inside such an interval, a sentence, where the sale is built up from goods."""
    known = result.book.coverage.get("independent_goods")
    if known is None or not known.counted or not is_built_up(result):
        return ""
    return _(
        "The sale is built up from quantities and prices: of {counted} published totals that no price here rests on, "
        "{inside} lay inside such a 90% interval (`econ track-record`).",
        counted=known.counted,
        inside=known.inside,
    )


def is_built_up(result: Result) -> bool:
    """Whether the sale is computed from goods, and is not stated in whole or by the year."""
    if "sale_value" not in result.draws or is_nought(result, "sale_value"):
        return False
    rests = {"sale_value"} - set(result.stated)
    return "line_value" in {name for one in rests for name in result.graph.ancestors(one, result.stated)}


def answer(result: Result) -> str:
    """The first sentence of the answer: what is sold, and its share of GDP over and by each family of sources."""
    said = sentence(result)
    return f"{said[:1].upper()}{said[1:]}."


def sentence(result: Result, *, cited: bool = False) -> str:
    """The answer as a clause, the same wherever it stands: what is sold, and its share of GDP.

    Args:
        result: the case.
        cited: for the text of somebody else: without "about", and a figure of one's own is the author's.
    """
    people = people_bring(result)
    if not any(summary_of(result, "sale_value").printed):
        if people:
            return _("no goods are sold; {people}", people=people)
        return _("no goods are sold, so there is no share of GDP")
    what, shares = what_is_sold(result), against(result, cited=cited)
    if result.scenario.concept in SEVERAL:
        said = _("{what} are {shares}", what=what, shares=shares)
    else:
        said = _("{what} is {shares}", what=what, shares=shares)
    return _("{said}; besides, {people}", said=said, people=people) if people else said


def people_bring(result: Result) -> str:
    """What people sent abroad bring in a full year, and against which income, a clause; empty if nothing."""
    if not result.state.people or not any((brought := summary_of(result, "people_rate")).printed):
        return ""
    said = _("people sent abroad bring {amount}", amount=_in_brackets(*wording.estimate(*brought.printed, "USD/year")))
    if (share := _people_of_income(result)) is not None:
        said = _("{said}, which is {share}", said=said, share=share)
    average = wording.estimate(*summary_of(result, "people_income").printed, "USD/year")[0]
    if average == wording.estimate(*brought.printed, "USD/year")[0]:
        return said
    return _(
        "{said}, in a year with all of them in post; over the delivery period they bring {amount} on average",
        said=said,
        amount=average,
    )


def income_people_are_of(result: Result) -> About | None:
    """Whose figure of gross national income the income from people is set against; None if against none."""
    income = result.state.inputs.get("gni_published")
    if "people_gni_share" not in result.draws or income is None or not income.series:
        return None
    return result.book.series_at(income.series).about


def _people_of_income(result: Result) -> str | None:
    """Income from people as a share of gross national income, with whose figure that is; None if it has none."""
    about = income_people_are_of(result)
    if about is None:
        return None
    return _(
        "{share} of {country} gross national income by {source} ({year})",
        share=_in_brackets(*wording.estimate(*summary_of(result, "people_gni_share").printed, "1")),
        country=_(result.book.country(result.scenario.exporter).of),
        source=_(about.publisher or about.short),
        year=result.state.inputs["gni_published"].year,
    )


def _in_brackets(number: str, interval: str) -> str:
    """A number, and its interval in brackets behind it if it has one."""
    return _("{number} (90% interval {interval})", number=number, interval=interval) if interval else number


SEVERAL = {
    "contract": N_("contracts worth {amount}"),
    "order": N_("orders worth {amount}"),
    "licence": N_("licences worth {amount}"),
    "estimate": N_("deliveries put at {amount}"),
}
"""What is no reported sale of its year, by concept; said in the plural."""


def what_is_sold(result: Result) -> str:
    """The sale of a year in words, as what it is: "a sale of $2 million a year", "licences worth $2 million a year"."""
    found = summary_of(result, "sale_value")
    amount = wording.amount(*_ends(found), "USD/year", finer=True)
    if given := exchanged(result):
        low, central, high = (end * given.rate.value for end in _ends(found))
        own = wording.amount(low, central, high, given.unit, finer=True)
        dollars = wording.amount(*_ends(found), "USD", finer=True)
        amount = _("{amount} ({dollars} at {rate})", amount=own, dollars=dollars, rate=currencies.in_words(given.rate))
    amount = bounded(result, "sale_value", amount, "", "")[0]
    return _(SEVERAL.get(result.scenario.concept, N_("a sale of {amount}")), amount=amount)


def exchanged(result: Result) -> Exchanged | None:
    """The sale as it was given in another currency, if it was."""
    stated = result.state.inputs.get("sale_value")
    return stated.exchanged if stated else None


def against(result: Result, *, cited: bool = False) -> str:
    """The share of GDP in words: over the families of sources, and by each of them, the one of the scenario first.

    A source that does not count for its family, or is apart, is said before the families; purchasing power gives no
    end and is said to stand apart.

    Args:
        result: the case.
        cited: for the text of somebody else; see `sentence`.
    """
    rows = by_gdp_source(result)
    if is_at_least(result, SHARE):
        rows = [row | {"bound": "low"} for row in rows]
    chosen = next(row for row in rows if row["chosen"])
    others = [row for row in counted(rows) if not row["chosen"]]
    of = _(result.book.country(result.scenario.exporter).of)
    if chosen["apart"]:
        first = _share_of(chosen, of, cited=cited)
        by = _by_family(others, "")
        said = _("{first}; by family of sources {shares}", first=first, shares=by) if by else first
    else:
        said = _by_family([chosen, *others], of) if others else _share_of(chosen, of, cited=cited)
    if not chosen["apart"] and any(row["apart"] == PURCHASING_POWER for row in rows):
        said = _("{said}; purchasing power apart", said=said)
    return of_its_day(result, said)


def of_its_day(result: Result, said: str) -> str:
    """A clause with the day on which its figures were known, and the year at whose prices they are, if it has one."""
    if as_of := result.scenario.as_of:
        said = _("{said}, as known on {day}", said=said, day=day(as_of))
    if result.scenario.one_price_year:
        said = _("{said}, at prices of {year}", said=said, year=result.scenario.year)
    return said


def _share_of(row: Row, country: str, *, cited: bool) -> str:
    """The share by one source: "about 2.0% of Serbia's GDP by the World Bank (2023; 90% interval 1.9 to 2.1%)"."""
    about = "" if cited or "bound" in row else wording.about(row["low"], row["share"], row["high"])
    share = _("{share} of {country} GDP", share=f"{about}{_share(row)}", country=country)
    return _by_its_source(row, share, cited=cited)


def _by_family(rows: list[Row], country: str) -> str:
    """Shares by some families, behind their range if there are several: "0.81 to 1.9%: 0.89% by the Bank of …"."""
    shares = wording.listing_with_semicolons([_by_its_source(row, _share(row)) for row in rows])
    if len(rows) < 2:
        return shares
    span = range_of(rows)
    if country:
        span = _("{share} of {country} GDP", share=span, country=country)
    return _("{range}: {shares}", range=span, shares=shares)


def range_of(rows: list[Row]) -> str:
    """From the lowest lower end to the highest upper end of some sources, each with the digits of its own interval."""
    if any("bound" in row for row in rows):
        return _share(min(rows, key=lambda row: row["share"]))
    low, high = min(rows, key=lambda row: row["low"]), max(rows, key=lambda row: row["high"])
    return wording.between(wording.number(low["low"] * 100, _places(low)), wording.percent(high["high"], _places(high)))


def _share(row: Row) -> str:
    share = in_words(row, "1", SHARE_COLUMN)[0]
    return _("more than {number}", number=share) if "bound" in row else share


def _places(row: Row) -> int:
    return wording.share_places(row["low"], row["share"], row["high"])


def _by_its_source(row: Row, share: str, *, cited: bool = False) -> str:
    """A share, by whom it is, and in brackets by which figure, of which year, with its interval."""
    span = wording.estimate(*printed_ends(row, SHARE_COLUMN), "1", row["median"])[1]
    if "bound" in row and span:
        span = _("from {low}", low=wording.percent(row["low"], _places(row)))
    told = _("90% interval {interval}", interval=span) if span else ""
    own = row["source"] == OWN_SOURCE
    figure = "" if own else ", ".join(filter(None, (_(row["variant"]), str(row["year"]))))
    by = _("by {source}", source=_((CITED_OWN if cited else OWN) if own else row["publisher"]))
    if not (figure or told):
        return _("{share} {by}", share=share, by=by)
    return _("{share} {by} ({figure})", share=share, by=by, figure="; ".join(filter(None, (figure, told))))


def _ends(found: Summary) -> tuple[float, float, float]:
    return found.printed


def _chosen(rows: list[Row]) -> Row | None:
    return next((row for row in rows if row["chosen"]), None)


def counted(rows: list[Row]) -> list[Row]:
    """One row for each family at market rates and prices of the year."""
    return [row for row in rows if not row["apart"]]


def disagreement(result: Result) -> str:
    """The sentences after the first: why its source stands apart, what the range is, and what gives no end of it."""
    rows = by_gdp_source(result)
    if len(rows) < 2 or not any(summary_of(result, "sale_value").printed):
        return ""
    return " ".join(filter(None, (_standing_of_chosen(rows), _range(rows), _fit(result, rows))))


WHY_APART = {
    PURCHASING_POWER: N_("In purchasing power a share of money at market rates is too small."),
    REPEATED: N_("This source is of one family with another figure, which counts for both."),
    CONSTANT: N_("This source is at constant prices, not at the prices of the year."),
    UNSTATED: N_("This source does not say at which prices it is."),
}
"""What is said of a source that is chosen and does not count, by why."""


def _standing_of_chosen(rows: list[Row]) -> str:
    """Why the source of the scenario is none of the families; empty if it is one."""
    chosen = _chosen(rows)
    return _(WHY_APART.get(chosen["apart"], "")) if chosen and counted(rows) else ""


def _range(rows: list[Row]) -> str:
    """What the range over families is; empty if there is only one family."""
    if len(found := counted(rows)) < 2:
        return ""
    return _(
        "The range goes from the lowest lower end to the highest upper end of {count} families of sources.",
        count=len(found),
    )


def standings(rows: list[Row]) -> list[str]:
    """The family of each GDP source in words: its number, "again" if it repeats one that counts, or why it is apart.

    A source that has the very figure of the one that counts is said to be the same.
    """
    found = {row["family"]: (n, row) for n, row in enumerate(counted(rows), start=1)}
    return [_standing(row, found) for row in rows]


def _standing(row: Row, found: Mapping[str, tuple[int, Row]]) -> str:
    if row["apart"] not in {"", REPEATED} or row["family"] not in found:
        return _(row["apart"])
    number, first = found[row["family"]]
    if not row["apart"]:
        return str(number)
    if row["year"] == first["year"] and _same(row["gdp"], first["gdp"]):
        return _("{number}, same figure", number=number)
    return _("{number}, again", number=number)


GDP_DIGITS = 3
"""Digits by which two figures of GDP are the same."""


def _same(one: float, other: float) -> bool:
    """Whether two figures of GDP are printed alike."""
    return wording.significant(one, GDP_DIGITS) == wording.significant(other, GDP_DIGITS)


def _fit(result: Result, rows: list[Row]) -> str:
    """With which families the claimed share agrees and with which it does not; "" if with none. As `econ check`."""
    from econ.claims.agreement import HOLDS, agrees
    from econ.claims.stated_numbers import stated

    digits = f"{np.ravel(result.central.get('claimed_share', 0.0))[0] * 100:.10f}".rstrip("0").rstrip(".")
    if not float(digits) > 0:
        return ""
    claimed = stated(digits, 0.01)
    tested = [row for row in counted(rows) if row["same_year"]]
    fitting = [row for row in tested if agrees((row["share"],) * 2, (row["share"],) * 2, claimed) == HOLDS]
    if not fitting:
        return ""
    said = wording.percent(claimed.low, len(digits.partition(".")[2]))
    fits, against = _publishers(fitting), _publishers([row for row in tested if row not in fitting])
    if against:
        return _(
            "By {sources} a claim of {claimed} fits; by {others} it does not.",
            claimed=said,
            sources=fits,
            others=against,
        )
    return _("By {sources} a claim of {claimed} fits.", claimed=said, sources=fits)


def _publishers(rows: list[Row]) -> str:
    return wording.listing([_(row["publisher"]) for row in rows])
