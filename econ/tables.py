"""Tidy tables of a Result. Each is a list of rows; `frame` makes a pandas DataFrame of it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from econ import wording
from econ.assumptions import LINE_INPUTS, Series
from econ.claims.compare import HOLDS, agrees
from econ.claims.figures import stated
from econ.engine import Result
from econ.estimates import estimate, estimates
from econ.language import N_, _
from econ.scenario import money_inputs
from econ.statistics import Summary, summarise

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]

HEADLINES = ("gdp_share", "contribution_to_gdp", "trade_share", "import_cover", "break_even_probability")
"""Outputs shown first."""


def frame(rows: list[Row]) -> pd.DataFrame:
    """A pandas DataFrame of a table."""
    import pandas as pd

    return pd.DataFrame(rows)


def summary_of(result: Result, name: str) -> Summary:
    """Statistics of an output that has one value."""
    return estimate(result, name)


def _has_one_value(result: Result, name: str) -> bool:
    return np.ndim(result.draws[name]) < 2 or np.shape(result.draws[name])[:-1] in {(1,), (1, 1)}


def _statistics(s: Summary, unit: str) -> Row:
    return {
        "unit": unit,
        "median": s.median,
        "low": s.low,
        "high": s.high,
        "mean": s.mean,
        "standard_uncertainty": s.sd,
        "numerical_error": s.error,
        "numerical_error_low": s.error_low,
        "numerical_error_high": s.error_high,
        "numerical_error_mean": s.error_mean,
        "numerical_error_standard_uncertainty": s.error_sd,
    }


def summary(result: Result) -> list[Row]:
    """Every output with one value: median, 90 % coverage interval, mean, errors, sources and grade."""
    rows = []
    found = estimates(result, (n for n in result.outputs if _has_one_value(result, n)))
    for name, statistics in found.items():
        equation = result.graph.equations[name]
        rows.append(
            {
                "output": name,
                "label": equation.label,
                "page": equation.page,
                "central": float(np.ravel(result.central[name])[0]),
                **_statistics(statistics, equation.unit),
                "grade": result.grade_of(name),
                "sources": " ".join(result.sources_of(name)),
            }
        )
    return rows


def left_out(result: Result) -> list[Row]:
    """Outputs that could not be computed, and why."""
    labels = result.graph.equations
    return [{"output": n, "label": labels[n].label, "reason": why} for n, why in result.left_out.items()]


def by_gdp_source(result: Result) -> list[Row]:
    """The same sale against every GDP source of the country, each alone, on the same points.

    A source without a figure for the year takes its nearest year, which is printed; `chosen` is True for the
    source of the scenario.
    """
    rows: list[Row] = result.keep("by GDP source", lambda: _by_gdp_source(result))
    return rows


GDP_PARTS = frozenset(("gdp", "gdp_published", "gdp_price_level", "gdp_exchange_rate"))


def has_own_gdp(result: Result) -> bool:
    """Whether the scenario gives a figure of GDP of its own, so that the name of its source does not stand for it."""
    return any(i.origin == "scenario" for n, i in result.state.inputs.items() if n in GDP_PARTS)


def _by_gdp_source(result: Result) -> list[Row]:
    scenario, book = result.scenario, result.book
    country = book.country(scenario.exporter)
    own = has_own_gdp(result)
    rows = []
    for name in dict.fromkeys((*country.panel, result.state.gdp)):
        series = book.series(country.code, name)
        year = series.nearest_year(scenario.gdp_year or scenario.year)
        if year is not None:
            chosen = name == result.state.gdp and not own
            parts = money_inputs("gdp", series, year, book)
            other = result if chosen else result.vary(parts, without=GDP_PARTS - parts.keys())
            rows.append(_source_row(other, series, year, chosen=chosen))
    return [*rows, _own_row(result)] if own else rows


def _share_of_gdp(result: Result) -> Row:
    share = summary_of(result, "gdp_share")
    return {
        "gdp": float(np.ravel(result.central["gdp"])[0]),
        "gdp_unit": "USD/year",
        "share": float(np.ravel(result.central["gdp_share"])[0]),
        "median": share.median,
        "low": share.low,
        "high": share.high,
    }


def _source_row(result: Result, series: Series, year: int, *, chosen: bool) -> Row:
    about = series.about
    return {
        "source": series.name,
        "label": series.short,
        "year": year,
        "concept": about.concept,
        "price_basis": about.price_basis,
        **_share_of_gdp(result),
        "grade": about.grade,
        "sources": series.used[year].source,
        "borrows_from": " ".join(about.borrows_from),
        "chosen": chosen,
        "same_year": year == result.scenario.year,
    }


OWN = N_("your own figure")


def _own_row(result: Result) -> Row:
    return {
        "source": "own",
        "label": OWN,
        "year": result.scenario.year,
        "concept": N_("Gross domestic product as the scenario gives it."),
        "price_basis": "own",
        **_share_of_gdp(result),
        "grade": result.grade_of("gdp"),
        "sources": " ".join(result.sources_of("gdp")),
        "borrows_from": "",
        "chosen": True,
        "same_year": True,
    }


def by_line(result: Result) -> list[Row]:
    """The goods lines that are delivered: quantity, value, share of the whole, shortfall."""
    if "line_value" not in result.draws:
        return []
    rows = []
    sampler = result.scenario.sampler
    whole = float(np.ravel(result.central["gross_value"])[0])
    for place, about in enumerate(result.state.goods):
        ordered = np.asarray(result.central["quantity_ordered"])[place]
        if not np.any(ordered):
            continue
        value = summarise(np.asarray(result.draws["line_value"])[place], sampler)
        amount = summarise(np.asarray(result.draws["quantity_delivered"])[place], sampler)
        short = summarise(np.asarray(result.draws["shortfall"])[place], sampler)
        central = float(np.ravel(np.asarray(result.central["line_value"])[place])[0])
        rows.append(
            {
                "line": about.name,
                "label": about.label,
                "item": about.item,
                "quantity": amount.median,
                "quantity_low": amount.low,
                "quantity_high": amount.high,
                "value": value.median,
                "value_low": value.low,
                "value_high": value.high,
                "value_unit": "USD",
                "central_value": central,
                "share_of_gross": central / whole if whole else 0.0,
                "shortfall": short.median,
            }
        )
    return rows


def by_year(result: Result) -> list[Row]:
    """The yearly path: sale, GDP with and without the sale, share, cumulative sale."""
    rows = []
    sampler = result.scenario.sampler
    names = ("sale_path", "gdp_path", "gdp_without_sale_path", "share_path", "cumulative_sale_path")
    for place, (year, _index, pace) in enumerate(result.state.path):
        row: Row = {"year": year, "pace": pace}
        for name in names:
            if name in result.draws:
                values = np.broadcast_to(result.draws[name], (len(result.state.path), sampler.size))
                found = summarise(values[place], sampler)
                row |= {name: found.median, f"{name}_low": found.low, f"{name}_high": found.high}
        rows.append(row)
    return rows


def assumptions(result: Result, output: str | None = None) -> list[Row]:
    """The inputs of a scenario, or of one output, with value, spread, source and grade."""
    items = result.inputs_of(output) if output else result.state.inputs.values()
    rows = []
    for item in items:
        low, high = (float(v) for v in item.distribution.quantile(np.array([0.05, 0.95])))
        rows.append(
            {
                "name": item.name,
                "label": item.label,
                "unit": item.unit,
                "central": item.distribution.central,
                "low": low,
                "high": high,
                "shape": item.distribution.shape,
                "origin": item.origin,
                "year": item.year,
                "grade": item.grade,
                "sources": " ".join(item.sources),
                "judgement": item.judgement,
                "note": item.note,
            }
        )
    return rows


def sources(result: Result, output: str | None = None) -> list[Row]:
    """The sources that a scenario or one output rests on: who published it, when, where."""
    from econ import sources as bibliography

    names = outputs_sources(result) if output is None else result.sources_of(output)
    rows = []
    for name in names:
        record = bibliography.get(result.book.sources, name)
        rows.append(
            {
                "source": name,
                "reliability": bibliography.reliability(record),
                "citation": bibliography.cite(record),
                "url": record.get("URL", ""),
            }
        )
    return rows


def outputs_sources(result: Result) -> tuple[str, ...]:
    """Ids of all sources that any output rests on."""
    return tuple(sorted({s for name in result.outputs for s in result.sources_of(name)}))


def lines_of_card(name: str) -> tuple[str, str] | None:
    """Split `price_shell_152` into ("price", "shell_152"); None if it is no input of a goods line."""
    for kind in LINE_INPUTS:
        if name.startswith(f"{kind}_"):
            return kind, name.removeprefix(f"{kind}_")
    return None


def headline(result: Result) -> str:
    """The answer as sentences: the share, its range, and how far the GDP sources differ."""
    if "gdp_share" not in result.draws:
        reason = result.left_out.get("gdp_share", "")
        return _("The share of GDP cannot be computed: {reason}.", reason=_(reason))
    return " ".join(filter(None, (answer(result), disagreement(result))))


def answer(result: Result) -> str:
    """The first sentence of the answer: the sale, its share of GDP, source, year and interval."""
    country = result.book.country(result.scenario.exporter)
    share = summary_of(result, "gdp_share")
    sale = summary_of(result, "sale_value")
    gdp = result.state.inputs.get("gdp") or result.state.inputs.get("gdp_published")
    series = result.book.series(country.code, result.state.gdp)
    year = gdp.year if gdp and gdp.year else result.scenario.year
    basis = _(OWN) if has_own_gdp(result) else f"{_(series.short)}, {year}"
    decimals = max(min(wording.places((share.high - share.low) / 2, share.median) - 2, 6), 0)
    span = ""
    if not share.is_fixed:
        span = _(
            "; 90\u00a0% interval {low} to {high}",
            low=wording.number(share.low * 100, decimals),
            high=wording.percent(share.high, decimals),
        )
    words = wording.about(share.low, share.median, share.high)
    if sale.is_fixed:
        amount = wording.money(sale.median, "USD/year")
    else:
        amount = f"{wording.about(sale.low, sale.median, sale.high)}{wording.money(sale.median, 'USD/year', 2)}"
    return _(
        "A sale of {amount} is {about}{share} of {country} GDP ({basis}{span}).",
        amount=amount,
        about=words,
        share=wording.percent(share.median, decimals),
        country=_(country.of),
        basis=basis,
        span=span,
    )


def disagreement(result: Result) -> str:
    """The second sentence: the median share against every GDP source; empty if there is only one."""
    rows = by_gdp_source(result)
    if len(rows) < 2:
        return ""
    shares = sorted(row["median"] for row in rows)
    decimals = max(1, 1 - math.floor(math.log10(shares[0] * 1000))) if shares[0] > 0 else 1
    text = _(
        "Across {count} GDP sources it is between {low} and {high}: ",
        count=len(rows),
        low=wording.number(shares[0] * 100, decimals),
        high=wording.percent(shares[-1], decimals),
    )
    ordered = sorted(rows, key=lambda row: row["median"])
    parts = [
        _("{share} by {label}", share=wording.percent(row["median"], decimals), label=_(row["label"]))
        + ("" if row["same_year"] else _(" (GDP of {year})", year=row["year"]))
        for row in ordered
    ]
    return text + wording.apart(parts) + "." + _fit_sentence(result, rows)


def _fit_sentence(result: Result, rows: list[Row]) -> str:
    """Which market-rate sources of the year agree with the claimed share, by the rule of `econ check`; "" if none."""
    digits = f"{np.ravel(result.central.get('claimed_share', 0.0))[0] * 100:.10f}".rstrip("0").rstrip(".")
    if not float(digits) > 0:
        return ""
    claimed = stated(digits, [digits], [0.01], [])
    fitting = [
        _(row["label"])
        for row in rows
        if row["same_year"]
        and not row["price_basis"].startswith("PPP")
        and agrees((row["share"],) * 2, (row["share"],) * 2, claimed) == HOLDS
    ]
    if not fitting:
        return ""
    places = len(digits.partition(".")[2])
    return _(
        " A claim of {claimed} fits {label}.",
        claimed=wording.percent(claimed.low, places),
        label=wording.listing(fitting),
    )
