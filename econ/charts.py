"""Pictures of a Result, drawn with plotly; each has an answer in words and a table with the same rows.

    figure = charts.draw("share_by_sale", result)
    charts.alt("share_by_sale", result)
    charts.table("share_by_sale", result)

To add a chart, write one function marked with `@chart`. The first line of its docstring says what it shows.
Colours are mid-tones that keep a contrast of 3 to 1 on white and on near-black, so that one figure serves a
light and a dark page; backgrounds are left clear and the text takes the colour of the page.
"""

from __future__ import annotations

import html
import inspect
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go

from econ import tables, wording
from econ.engine import Result
from econ.errors import unknown
from econ.sensitivity import Swing, swings
from econ.statistics import HIGH, LOW, MIDDLE
from econ.tables import Row

PALETTE = ("#0072B2", "#D55E00", "#009E73", "#BC6098", "#B07A00", "#3A92CC", "#7D8590")
"""After Okabe and Ito (2008), darkened or lightened to the contrast named above."""

DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot", "5px,2px")
ACCENT, SECOND, QUIET = PALETTE[0], PALETTE[1], PALETTE[6]
GRID = "rgba(128,136,148,0.22)"
LINE = "rgba(128,136,148,0.75)"
CLEAR = "rgba(0,0,0,0)"

SALE_LOW, SALE_HIGH = 1e6, 2e10
"""Ends of the axis of sales, in USD/year: from one million to twenty billion."""

DOTS = 20
MOST_BARS = 12
ROW_PIXELS, TALL_ROW_PIXELS = 54, 70
LONGEST_LABEL = 42
"""Characters of a label that stand in one line on a phone."""

BAR = 0.3
"""Thickness of a bar, as a part of its row."""

ONE_PERCENT = 0.01


Draw = Callable[..., go.Figure]
"""A function that draws a result; it takes the result, the result before the changes as `baseline`, and options."""


def _never(_: Result) -> str:
    return ""


@dataclass(frozen=True)
class Chart:
    """A chart on the list.

    Attributes:
        name: what it is called in code.
        title: what stands above it.
        function: draws it.
        rows: the table behind it, in words and with units.
        empty: why there is nothing to draw, a sentence; "" if there is something.
    """

    name: str
    title: str
    function: Draw
    rows: Callable[..., list[Row]]
    empty: Callable[[Result], str]

    @property
    def shows(self) -> str:
        """What the picture shows, a sentence."""
        return (inspect.getdoc(self.function) or "").partition("\n\n")[0].replace("\n", " ")


CHARTS: dict[str, Chart] = {}


def chart(
    name: str, *, title: str, rows: Callable[..., list[Row]], empty: Callable[[Result], str] = _never
) -> Callable[[Draw], Draw]:
    """Put a chart on the list."""

    def mark(function: Draw) -> Draw:
        CHARTS[name] = Chart(name, title, function, rows, empty)
        return function

    return mark


def get(name: str) -> Chart:
    """A chart by its name.

    Raises:
        InputError: there is none.
    """
    if name not in CHARTS:
        raise unknown("chart", name, CHARTS)
    return CHARTS[name]


def draw(name: str, result: Result, **options: Any) -> go.Figure:
    """A figure. If there is nothing to draw it holds the sentence that says why."""
    item = get(name)
    if reason := item.empty(result):
        return _figure(120).add_annotation(
            text=_safe(reason), showarrow=False, x=0.5, y=0.5, xref="paper", yref="paper"
        )
    return item.function(result, **options)


def alt(name: str, result: Result) -> str:
    """The picture in words: the answer, and what the picture shows."""
    item = get(name)
    return f"{tables.headline(result)} {item.empty(result) or item.shows}"


def table(name: str, result: Result, **options: Any) -> list[Row]:
    """The rows behind a chart, as text with units."""
    item = get(name)
    return [] if item.empty(result) else item.rows(result, **options)


# --- what all figures share ------------------------------------------------------------------------


def _figure(height: int, *, left: int = 8, top: int = 8, bottom: int = 44) -> go.Figure:
    made = go.Figure()
    made.update_layout(
        height=height,
        margin={"l": left, "r": 12, "t": top, "b": bottom},
        paper_bgcolor=CLEAR,
        plot_bgcolor=CLEAR,
        showlegend=False,
        hoverlabel={"align": "left"},
        dragmode=False,
        bargap=0.5,
        font={"size": 13},
    )
    made.update_xaxes(gridcolor=GRID, zeroline=False, linecolor=LINE, ticks="", automargin=True, fixedrange=True)
    made.update_yaxes(gridcolor=GRID, zeroline=False, linecolor=CLEAR, ticks="", automargin=True, fixedrange=True)
    return made


def _safe(text: str) -> str:
    """Text for a label: plotly reads a few HTML tags, so none may come in with a name."""
    return html.escape(text, quote=False)


def _once(result: Result, name: str, make: Callable[[], Any]) -> Any:
    """A value computed once for a result, and kept with it as a cached property would be."""
    kept = vars(result).setdefault("_charts", {})
    if name not in kept:
        kept[name] = make()
    return kept[name]


def panel(result: Result) -> list[Row]:
    """The GDP sources of the exporter with the share against each, the largest share first."""
    found: list[Row] = _once(result, "panel", lambda: tables.by_gdp_source(result))
    return sorted(found, key=lambda row: -row["share"])


def colour(result: Result, source: str) -> tuple[str, str]:
    """Colour and dash of a GDP source: its place in the country's panel, whatever is shown beside it."""
    country = result.book.country(result.scenario.exporter)
    names = list(dict.fromkeys((*country.panel, country.gdp, result.state.gdp)))
    place = names.index(source) if source in names else len(names)
    return PALETTE[place % len(PALETTE)], DASHES[place % len(DASHES)]


def span(low: float, high: float, unit: str, median: float | None = None) -> str:
    """Both ends of a range; a share is rounded as the headline rounds it."""
    if low == high:
        return "no spread"
    if unit == "1" and median is not None and max(abs(low), abs(high)) < 10:
        digits = _share_digits(low, median, high)
        return f"{wording.number(low * 100, digits)} to {wording.percent(high, digits)}"
    return wording.interval(low, high, unit)


def _words(low: float, median: float, high: float, unit: str) -> Row:
    return {"Median": wording.quantity(median, unit), "90 % range": span(low, high, unit, median)}


def _one(result: Result, name: str) -> float:
    return float(np.ravel(result.central[name])[0])


def _missing(name: str) -> Callable[[Result], str]:
    def empty(result: Result) -> str:
        if name in result.draws:
            return ""
        label = result.graph.equations[name].label
        return f"{label} cannot be computed here: {result.left_out.get(name, 'a figure is missing')}."

    return empty


# --- share against the size of the sale --------------------------------------------------------------


def _share_rows(result: Result) -> list[Row]:
    return [
        {
            "GDP source": row["label"],
            "Year": str(row["year"]),
            "GDP, a year": wording.money(row["gdp"]),
            "Share": wording.percent(row["share"]),
            "90 % range": span(row["low"], row["high"], "1", row["median"]),
            "1 % of it": wording.money(row["gdp"] * ONE_PERCENT),
            "Grade": row["grade"],
        }
        for row in panel(result)
    ]


def _money_ticks(low: float, high: float) -> tuple[list[float], list[str]]:
    values = [10.0**n for n in range(math.ceil(math.log10(low) - 1e-9), math.floor(math.log10(high) + 1e-9) + 1)]
    return values, [short_money(v) for v in values]


def short_money(value: float) -> str:
    """An amount for an axis: "$250m", "$20bn"."""
    sign = "−" if value < 0 else ""
    for size, letters in ((1e12, "tn"), (1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if abs(value) >= size * (1 - 1e-9):
            return f"{sign}${_tick(wording.significant(abs(value) / size, 3))}{letters}"
    return f"{sign}${_tick(abs(value))}"


def _tick(value: float) -> str:
    """A round number without trailing zeros."""
    return f"{value:,.10f}".rstrip("0").rstrip(".")


@chart("share_by_sale", title="Share of GDP by size of sale", rows=_share_rows, empty=_missing("gdp_share"))
def share_by_sale(result: Result, *, baseline: Result | None = None) -> go.Figure:
    """The share of GDP rises with the sale; one line for each GDP source, a mark at this sale, a line at 1 %."""
    rows = panel(result)
    sale = _one(result, "sale_value")
    high = max(SALE_HIGH, 10 ** math.ceil(math.log10(sale * 1.5)) if sale > SALE_HIGH / 1.5 else 0.0)
    made = _figure(520, left=4)
    for row in rows:
        _share_line(made, result, row, high)
    _share_marks(made, result, rows, sale)
    if baseline is not None and "gdp_share" in baseline.central:
        _ghost(made, baseline)
    floor = SALE_LOW / max(row["gdp"] for row in rows)
    ceiling = max(high / min(row["gdp"] for row in rows), 0.012)
    ticks = [10.0**n for n in range(math.floor(math.log10(floor)), math.ceil(math.log10(ceiling)) + 1)]
    values, words = _money_ticks(SALE_LOW, high)
    made.update_xaxes(
        type="log",
        range=[math.log10(SALE_LOW), math.log10(high)],
        tickvals=values,
        ticktext=words,
        title={"text": "Sale in a year (logarithmic)"},
    )
    made.update_yaxes(
        type="log",
        range=[math.log10(floor), math.log10(ceiling) + 0.08],
        tickvals=ticks,
        ticktext=[f"{_tick(t * 100)} %" for t in ticks],
    )
    made.update_layout(
        showlegend=True,
        legend={
            "orientation": "h",
            "x": 0,
            "y": 1.02,
            "xanchor": "left",
            "yanchor": "bottom",
            "bgcolor": CLEAR,
            "font": {"size": 13},
            "entrywidth": 262,
            "entrywidthmode": "pixels",
            "itemwidth": 40,
            "itemclick": False,
            "itemdoubleclick": False,
        },
    )
    return made


def _share_line(made: go.Figure, result: Result, row: Row, high: float) -> None:
    tone, dash = colour(result, row["source"])
    label = f"{wording.percent(row['share'])} · {row['label']}, {row['year']}"
    ends = [SALE_LOW, high]
    made.add_trace(
        go.Scatter(
            x=ends,
            y=[x / row["gdp"] for x in ends],
            mode="lines",
            name=f"<b>{_safe(label)}</b>" if row["chosen"] else _safe(label),
            line={"color": tone, "dash": dash, "width": 3.5 if row["chosen"] else 1.8},
            hoverinfo="skip",
        )
    )


def _share_marks(made: go.Figure, result: Result, rows: list[Row], sale: float) -> None:
    made.add_hline(y=ONE_PERCENT, line={"color": LINE, "width": 1, "dash": "dot"})
    if sale <= 0:
        return
    made.add_vline(x=sale, line={"color": LINE, "width": 1})
    for row in rows:
        tone, _ = colour(result, row["source"])
        made.add_trace(
            go.Scatter(
                x=[sale],
                y=[row["share"]],
                mode="markers",
                marker={"color": tone, "size": 11 if row["chosen"] else 7},
                showlegend=False,
                hovertemplate=f"{_safe(row['label'])}, {row['year']}<br>{wording.money(sale, 'USD/year')}: "
                f"<b>{wording.percent(row['share'])}</b> of GDP<extra></extra>",
            )
        )
    right = sale < math.sqrt(SALE_LOW * SALE_HIGH)
    made.add_annotation(
        x=math.log10(sale),
        y=0,
        yref="paper",
        xanchor="left" if right else "right",
        yanchor="bottom",
        xshift=6 if right else -6,
        yshift=4,
        showarrow=False,
        text=f"this sale: {wording.money(sale, 'USD/year')}",
    )


def _ghost(made: go.Figure, baseline: Result) -> None:
    sale, share = _one(baseline, "sale_value"), _one(baseline, "gdp_share")
    if sale <= 0:
        return
    made.add_trace(
        go.Scatter(
            x=[sale],
            y=[share],
            mode="markers",
            name="before your changes",
            marker={"color": CLEAR, "size": 13, "symbol": "circle", "line": {"color": QUIET, "width": 2}},
            hovertemplate=f"Before your changes<br>{wording.money(sale, 'USD/year')}: "
            f"<b>{wording.percent(share)}</b><extra></extra>",
        )
    )


# --- how sure ---------------------------------------------------------------------------------------


def _distribution_rows(result: Result) -> list[Row]:
    draws = np.asarray(result.draws["gdp_share"], dtype=float)
    found = np.quantile(draws, (LOW, 0.25, MIDDLE, 0.75, HIGH))
    names = ("1 chance in 20 below", "1 in 4 below", "as often below as above", "1 in 4 above", "1 in 20 above")
    digits = _share_digits(found[0], found[2], found[4])
    return [{"": n, "Share of GDP": wording.percent(float(v), digits)} for n, v in zip(names, found, strict=True)]


def _share_digits(low: float, median: float, high: float) -> int:
    return max(min(wording.places((high - low) / 2, median) - 2, 6), 0)


def _no_spread(result: Result) -> str:
    if reason := _missing("gdp_share")(result):
        return reason
    if tables.summary_of(result, "gdp_share").is_fixed:
        return "Nothing behind the share of GDP has a spread, so there is no range to show."
    return ""


def _stacks(values: Any, width: float) -> tuple[list[float], list[int]]:
    """Places of dots that are piled up wherever they would overlap (Wilkinson 1999)."""
    x: list[float] = []
    y: list[int] = []
    pile: list[float] = []
    for value in [*sorted(values), math.inf]:
        if pile and value - pile[0] >= width:
            x += [sum(pile) / len(pile)] * len(pile)
            y += range(1, len(pile) + 1)
            pile = []
        pile.append(value)
    return x, y


@chart("distribution", title="How sure", rows=_distribution_rows, empty=_no_spread)
def distribution(result: Result, *, baseline: Result | None = None) -> go.Figure:
    """Twenty dots, each standing for one chance in twenty of the share of GDP; below them the 90 % interval."""
    del baseline
    draws = np.asarray(result.draws["gdp_share"], dtype=float)
    points = np.quantile(draws, (np.arange(DOTS) + 0.5) / DOTS)
    low, median, high = (float(v) for v in np.quantile(draws, (LOW, MIDDLE, HIGH)))
    x, y = _stacks(points.tolist(), float(points[-1] - points[0]) / 13)
    tallest = max(y)
    made = _figure(24 * (tallest + 3) + 60, left=12)
    made.update_layout(margin={"r": 24})
    made.add_trace(
        go.Scatter(
            x=x,
            y=y,
            mode="markers",
            marker={"size": 17, "color": ACCENT, "opacity": 0.9},
            hoverinfo="skip",
            cliponaxis=False,
        )
    )
    digits = _share_digits(low, median, high)
    made.add_trace(
        go.Scatter(
            x=[low, high],
            y=[-0.3, -0.3],
            mode="lines",
            line={"color": QUIET, "width": 5},
            hoverinfo="skip",
            cliponaxis=False,
        )
    )
    made.add_trace(
        go.Scatter(
            x=[median],
            y=[-0.3],
            mode="markers",
            marker={"symbol": "diamond", "size": 13, "color": SECOND},
            hoverinfo="skip",
        )
    )
    for value, anchor in ((low, "right"), (median, "center"), (high, "left")):
        made.add_annotation(
            x=value, y=-0.75, text=wording.percent(value, digits), showarrow=False, yanchor="top", xanchor=anchor
        )
    room = float(points[-1] - points[0]) * 0.06
    ends = (min(float(points[0]), low) - room, max(float(points[-1]), high) + room)
    made.update_xaxes(**_percent_ticks(*ends), range=ends, title={"text": "Share of GDP"})
    made.update_yaxes(range=[-2, tallest + 0.7], visible=False)
    return made


# --- what moves it ------------------------------------------------------------------------------------


def _swings(result: Result, output: str) -> list[Swing]:
    found: list[Swing] = _once(result, f"swings {output}", lambda: swings(result, output))
    return found


def _tornado_rows(result: Result, *, output: str = "gdp_share") -> list[Row]:
    unit = result.graph.equations[output].unit
    return [
        {
            "Input": s.item.label,
            "From": wording.quantity(s.low_input, s.item.unit),
            "To": wording.quantity(s.high_input, s.item.unit),
            "Result at the first": wording.quantity(s.low, unit),
            "Result at the second": wording.quantity(s.high, unit),
            "A rise of 1 % moves the result by": f"{wording.plain(s.elasticity, 2).replace('-', '−')} %",
        }
        for s in _swings(result, output)
    ]


@chart("tornado", title="What moves the answer", rows=_tornado_rows, empty=_missing("gdp_share"))
def tornado(result: Result, *, output: str = "gdp_share", baseline: Result | None = None) -> go.Figure:
    """Each uncertain input is moved alone from its 5th to its 95th percentile; the longest bar matters most."""
    del baseline
    unit = result.graph.equations[output].unit
    label = result.graph.equations[output].label
    middle = _one(result, output)
    found = _swings(result, output)[:MOST_BARS]
    sources = panel(result) if output == "gdp_share" else []
    bars = [_swing_bar(s) for s in found]
    if len(sources) > 1:
        bars.insert(0, _source_bar(sources))
    if not bars:
        return _figure(120).add_annotation(
            text="Nothing behind this result has a spread.", showarrow=False, x=0.5, y=0.5, xref="paper", yref="paper"
        )
    bars.sort(key=lambda bar: -abs(bar["high"] - bar["low"]))
    made = _figure(_row_pixels(bars) * len(bars) + 76, left=12, top=12)
    made.update_layout(barmode="overlay", margin={"r": 24})
    for place, bar in enumerate(bars):
        _tornado_bar(made, bar, -place, middle, unit)
    made.update_yaxes(range=[-len(bars) + 0.5, 0.9], visible=False)
    span = [v for bar in bars for v in (bar["low"], bar["high"], middle)]
    room = (max(span) - min(span)) * 0.16 or abs(middle) * 0.1 or 1.0
    _value_axis(made, unit, min(span) - room, max(span) + room, f"{label}; bars begin at the central case")
    return made


def _swing_bar(s: Swing) -> Row:
    ends = span(s.low_input, s.high_input, s.item.unit)
    return {"label": s.item.label, "ends": ends, "low": s.low, "high": s.high, "tones": (SECOND, ACCENT), "pattern": ""}


def _source_bar(rows: list[Row]) -> Row:
    return {
        "label": "Another GDP source",
        "ends": f"{rows[-1]['label']} to {rows[0]['label']}",
        "low": rows[-1]["share"],
        "high": rows[0]["share"],
        "tones": (QUIET, QUIET),
        "pattern": "/",
    }


def _tornado_bar(made: go.Figure, bar: Row, place: int, middle: float, unit: str) -> None:
    pairs = zip((bar["low"], bar["high"]), bar["tones"], ("at the lower end", "at the upper end"), strict=True)
    for end, tone, words in pairs:
        made.add_trace(
            go.Bar(
                x=[end - middle],
                base=[middle],
                y=[place],
                orientation="h",
                width=BAR,
                marker={"color": tone, "pattern": {"shape": bar["pattern"], "fgcolor": tone, "fillmode": "overlay"}},
                hovertemplate=f"{_safe(bar['label'])} {words} of {_safe(bar['ends'])}:<br>"
                f"<b>{wording.quantity(end, unit)}</b><extra></extra>",
            )
        )
        made.add_annotation(
            x=end,
            y=place,
            text=wording.quantity(end, unit, 2),
            showarrow=False,
            xanchor="left" if end >= middle else "right",
            xshift=4 if end >= middle else -4,
            font={"size": 12},
        )
    _above(made, place, _safe(bar["label"]), _safe(bar["ends"]), two=_long(bar))


def _row_pixels(bars: list[Row]) -> int:
    """Height of a row: a label too long for a phone takes two lines."""
    return TALL_ROW_PIXELS if any(map(_long, bars)) else ROW_PIXELS


def _long(bar: Row) -> bool:
    return len(bar["label"]) + len(bar["ends"]) > LONGEST_LABEL


def _above(made: go.Figure, place: float, label: str, more: str = "", *, two: bool = False) -> None:
    """A label above a bar, from the left edge: it stays readable on a phone."""
    gap = "<br>" if two else " · "
    made.add_annotation(
        x=0,
        xref="paper",
        y=place + BAR / 2,
        yshift=1,
        text=f"{label}<span style='opacity:.75'>{gap}{more}</span>" if more else label,
        showarrow=False,
        xanchor="left",
        yanchor="bottom",
        align="left",
    )


def _value_axis(made: go.Figure, unit: str, low: float, high: float, title: str) -> None:
    if unit == "1":
        made.update_xaxes(**_percent_ticks(low, high), range=[low, high], title={"text": title})
    elif unit.startswith("USD"):
        ticks = _nice_ticks(low, high)
        tail = ", USD" + unit.removeprefix("USD").replace("/", " per ")
        made.update_xaxes(
            tickvals=ticks, ticktext=[short_money(t) for t in ticks], range=[low, high], title={"text": title + tail}
        )
    else:
        made.update_xaxes(range=[low, high], nticks=6, title={"text": f"{title}, {unit.replace('/', ' per ')}"})


def _percent_ticks(low: float, high: float, count: int = 5) -> Row:
    """Round shares for an axis, spelled as they are everywhere else."""
    ticks = _nice_ticks(low, high, count)
    return {"tickvals": ticks, "ticktext": [f"{_tick(t * 100)}{wording.NO_BREAK}%" for t in ticks]}


def _nice_ticks(low: float, high: float, count: int = 5) -> list[float]:
    rough = (high - low) / count
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(m * size for m in (1, 2, 2.5, 5, 10) if m * size >= rough)
    first = math.ceil(low / step)
    return [n * step for n in range(first, math.floor(high / step + 1e-9) + 1)]


# --- bars with ranges: goods lines, payment -------------------------------------------------------------


def _range_bars(parts: list[Row], unit: str, title: str) -> go.Figure:
    """Horizontal bars at the median with a whisker over the 90 % range, a label above each."""
    made = _figure(ROW_PIXELS * len(parts) + 76, left=12, top=12)
    made.update_layout(margin={"r": 24})
    for place, part in enumerate(parts):
        made.add_trace(
            go.Bar(
                x=[part["value"]],
                y=[-place],
                orientation="h",
                width=BAR,
                marker={"color": part["tone"]},
                error_x={
                    "type": "data",
                    "symmetric": False,
                    "array": [part["high"] - part["value"]],
                    "arrayminus": [part["value"] - part["low"]],
                    "color": LINE,
                    "thickness": 2,
                    "width": 5,
                },
                hoverinfo="skip",
            )
        )
        words = wording.quantity(part["value"], unit, 2)
        _above(made, -place, f"{_safe(part['label'])}: <b>{words}</b>", part["tail"])
    made.update_yaxes(range=[-len(parts) + 0.5, 0.9], visible=False)
    most = max((max(p["high"], p["value"]) for p in parts), default=1.0) or 1.0
    _value_axis(made, unit, min(0.0, *(p["low"] for p in parts)), most * 1.06, title)
    return made


def _line_rows(result: Result) -> list[Row]:
    return [
        {
            "Goods": row["label"],
            "Quantity": wording.quantity(row["quantity"], row["item"]),
            "Quantity, 90 % range": span(row["quantity_low"], row["quantity_high"], row["item"]),
            "Value": wording.money(row["value"], "USD"),
            "Value, 90 % range": span(row["value_low"], row["value_high"], "USD"),
            "Part of the whole": wording.percent(row["share_of_gross"]),
            "Missing": wording.quantity(row["shortfall"], row["item"]) if row["shortfall"] else "none",
        }
        for row in _lines(result)
    ]


def _lines(result: Result) -> list[Row]:
    found: list[Row] = _once(result, "lines", lambda: tables.by_line(result))
    return found


def _no_lines(result: Result) -> str:
    if not _lines(result):
        return "No goods line is delivered: give a number of containers, or a quantity of one of the goods."
    return ""


@chart("by_line", title="The sale by kind of goods", rows=_line_rows, empty=_no_lines)
def by_line(result: Result, *, baseline: Result | None = None) -> go.Figure:
    """Value over the delivery period, before any payment discount: bars to the median, whiskers over the 90 % range."""
    del baseline
    order = list(result.state.lines)
    parts = [
        {
            "label": row["label"],
            "value": row["value"],
            "low": row["value_low"],
            "high": row["value_high"],
            "tone": PALETTE[order.index(row["line"]) % len(PALETTE)],
            "tail": "",
        }
        for row in sorted(_lines(result), key=lambda row: -row["value"])
    ]
    if len(parts) > 1:
        whole = tables.summary_of(result, "gross_value")
        parts.append(
            {
                "label": "All together",
                "value": whole.median,
                "low": whole.low,
                "high": whole.high,
                "tone": QUIET,
                "tail": "",
            }
        )
    return _range_bars(parts, "USD", "Value")


PAYMENT = (
    ("cash_received", "Cash", None),
    ("oil_value", "Oil", "oil_received"),
    ("grain_value", "Grain", "grain_received"),
    ("goods_value", "Goods and technology", None),
    ("payment_gap", "Not paid", None),
)
"""Parts of the payment, and the physical quantity of those that have one."""


def _payment_rows(result: Result) -> list[Row]:
    rows = []
    for name, label, physical in PAYMENT:
        if name not in result.draws:
            continue
        s = tables.summary_of(result, name)
        amount = ""
        if physical and physical in result.draws:
            p, unit = tables.summary_of(result, physical), result.graph.equations[physical].unit
            amount = f"{wording.quantity(p.median, unit, 2)} ({span(p.low, p.high, unit)})"
        rows.append({"Paid in": label, **_words(s.low, s.median, s.high, "USD/year"), "That is": amount})
    return rows


@chart("payment", title="What comes back", rows=_payment_rows, empty=_missing("value_received"))
def payment(result: Result, *, baseline: Result | None = None) -> go.Figure:
    """The yearly sale by what it is paid in: bars to the median, whiskers over the 90 % range."""
    del baseline
    parts = []
    for place, (name, label, physical) in enumerate(PAYMENT):
        if name not in result.draws:
            continue
        s = tables.summary_of(result, name)
        if s.low == s.high == 0:
            continue
        tail = ""
        if physical and physical in result.draws:
            unit = result.graph.equations[physical].unit.partition("/")[0]
            tail = wording.quantity(tables.summary_of(result, physical).median, unit, 2)
        parts.append(
            {"label": label, "value": s.median, "low": s.low, "high": s.high, "tone": PALETTE[place], "tail": tail}
        )
    return _range_bars(parts, "USD/year", "Value in a year")


# --- by year --------------------------------------------------------------------------------------------


def _years(result: Result) -> list[Row]:
    found: list[Row] = _once(result, "years", lambda: tables.by_year(result))
    return found


def _year_rows(result: Result) -> list[Row]:
    return [
        {
            "Year": str(row["year"]),
            "Sale": wording.money(row["sale_path"], "USD/year"),
            "Share of GDP": wording.percent(row["share_path"]),
            "90 % range": span(row["share_path_low"], row["share_path_high"], "1", row["share_path"]),
            "GDP": wording.money(row["gdp_path"], "USD/year"),
            "GDP without the sale": wording.money(row["gdp_without_sale_path"], "USD/year")
            if "gdp_without_sale_path" in row
            else "",
            "Sales so far": wording.money(row["cumulative_sale_path"], "USD"),
        }
        for row in _years(result)
    ]


def _no_years(result: Result) -> str:
    if not result.state.path or "share_path" not in result.draws:
        return "There is no yearly path: the GDP of this scenario is not taken from a series."
    return ""


@chart("by_year", title="Share of GDP, year by year", rows=_year_rows, empty=_no_years)
def by_year(result: Result, *, baseline: Result | None = None) -> go.Figure:
    """Each year's sale as a share of the same year's GDP: bars to the median, whiskers over the 90 % range."""
    del baseline
    rows = _years(result)
    made = _figure(340, left=4, top=28)
    shares = [row["share_path"] for row in rows]
    made.add_trace(
        go.Bar(
            x=[row["year"] for row in rows],
            y=shares,
            marker={"color": ACCENT},
            width=0.5,
            error_y={
                "type": "data",
                "symmetric": False,
                "array": [row["share_path_high"] - row["share_path"] for row in rows],
                "arrayminus": [row["share_path"] - row["share_path_low"] for row in rows],
                "color": LINE,
                "thickness": 2,
                "width": 6,
            },
            customdata=[wording.money(row["sale_path"], "USD/year") for row in rows],
            hovertemplate="%{x}: %{customdata}<extra></extra>",
        )
    )
    for row in rows:
        made.add_annotation(
            x=row["year"],
            y=row["share_path_high"],
            text=wording.percent(row["share_path"]) if row["share_path"] else "no delivery",
            showarrow=False,
            yanchor="bottom",
            yshift=6,
        )
    most = max(row["share_path_high"] for row in rows) or ONE_PERCENT
    made.update_yaxes(**_percent_ticks(0, most * 1.1), range=[0, most * 1.15], title={"text": "Share of GDP"})
    years = [row["year"] for row in rows]
    made.update_xaxes(tickvals=years, ticktext=[str(y) for y in years], range=[years[0] - 0.6, years[-1] + 0.6])
    made.update_xaxes(showgrid=False)
    return made


# --- risk -----------------------------------------------------------------------------------------------


def _risk_rows(result: Result) -> list[Row]:
    rows = []
    for name in ("sale_total", "loss_if_enforced", "expected_loss", "expected_net_gain", "break_even_probability"):
        equation = result.graph.equations[name]
        s = tables.summary_of(result, name)
        rows.append(
            {"": equation.label, **_words(s.low, s.median, s.high, equation.unit), "Grade": result.grade_of(name)}
        )
    return rows


@chart("break_even", title="When the sale stops paying", rows=_risk_rows, empty=_missing("break_even_probability"))
def break_even(result: Result, *, baseline: Result | None = None) -> go.Figure:
    """The net gain falls as sanctions become more likely; where it crosses zero the sale no longer pays."""
    del baseline
    sale = np.asarray(result.draws["sale_total"], dtype=float)
    loss = np.asarray(result.draws["loss_if_enforced"], dtype=float)
    chances = np.linspace(0, 1, 41)
    found = np.array([np.quantile(np.ravel(sale - p * loss), (LOW, MIDDLE, HIGH)) for p in chances])
    made = _figure(380, left=4, top=20)
    made.update_layout(margin={"r": 30})
    made.add_trace(
        go.Scatter(
            x=[*chances, *chances[::-1]],
            y=[*found[:, 2], *found[::-1, 0]],
            fill="toself",
            fillcolor="rgba(0,114,178,0.16)",
            line={"width": 0},
            hoverinfo="skip",
        )
    )
    made.add_trace(
        go.Scatter(
            x=chances,
            y=found[:, 1],
            mode="lines",
            line={"color": ACCENT, "width": 3},
            customdata=[
                [wording.percent(float(p), 0), wording.money(float(v), "USD", 2)]
                for p, v in zip(chances, found[:, 1], strict=True)
            ],
            hovertemplate="At a probability of %{customdata[0]}<br>net gain <b>%{customdata[1]}</b><extra></extra>",
        )
    )
    made.add_hline(y=0, line={"color": LINE, "width": 1.5})
    point = tables.summary_of(result, "break_even_probability").median
    if point < 1:
        made.add_trace(
            go.Scatter(
                x=[point],
                y=[0],
                mode="markers",
                marker={"color": SECOND, "size": 12, "symbol": "diamond"},
                hoverinfo="skip",
            )
        )
        made.add_annotation(
            x=point,
            y=0,
            text=f"breaks even at {wording.percent(point)}",
            showarrow=False,
            xanchor="left" if point < 0.6 else "right",
            yanchor="bottom",
            xshift=8 if point < 0.6 else -8,
            yshift=6,
        )
    low, high = float(found.min()), float(found.max())
    ticks = _nice_ticks(low, max(high, 0.0) + (high - low) * 0.1)
    made.update_yaxes(
        tickvals=ticks, ticktext=[short_money(t) for t in ticks], title={"text": "Net gain over the whole sale"}
    )
    made.update_xaxes(
        **_percent_ticks(0, 1, 4),
        range=[0, 1],
        title={"text": "Probability that sanctions are enforced"},
    )
    return made
