"""What moves an answer: each uncertain input alone, from its 5th to its 95th percentile."""

from econ import wording
from econ.analysis import tables
from econ.analysis.sensitivity import Swing, swings
from econ.analysis.tables import Row
from econ.engine import Result, kept
from econ.model import SHARE
from econ.output.charts.axes import value_axis
from econ.output.charts.bars import LONGEST_LABEL, ROW_PIXELS, TALL_ROW_PIXELS, above, label, lying
from econ.output.charts.look import ACCENT, CLEAR, QUIET, SECOND, Mark, Spec, figure, near, nothing, safe, upright
from econ.output.charts.of_results import central, panel, span
from econ.output.charts.registry import chart, missing
from econ.wording.language import N_, _

MOST_BARS = 12
SIDES = {"low": (0, N_("at the lower end")), "high": (1, N_("at the upper end"))}
"""The two ends of an input: which of the two colours a bar has there, and what it is called."""


swings_of = kept(swings)
"""The swings of an output."""


def _rows(result: Result, *, output: str = SHARE, baseline: Result | None = None) -> list[Row]:
    unit = result.graph.equations[output].unit
    known = baseline is not None and output in baseline.draws
    was = {s.item.name: s for s in swings_of(baseline, output)} if baseline is not None and known else {}
    return [
        {
            N_("Input"): _(s.item.label),
            N_("From"): wording.quantity(s.low_input, s.item.unit),
            N_("To"): wording.quantity(s.high_input, s.item.unit),
            N_("Result at the first"): wording.quantity(s.low, unit),
            N_("Result at the second"): wording.quantity(s.high, unit),
            N_("A rise of 1 % moves the result by"): f"{wording.plain(s.elasticity, 2).replace('-', '−')} %",
        }
        | ({N_("Before"): _then(was.get(s.item.name), unit)} if was else {})
        for s in swings_of(result, output)
    ]


def _then(swing: Swing | None, unit: str) -> str:
    """Both ends of a bar before the changes."""
    if swing is None:
        return _("no spread")
    return _("{low} to {high}", low=wording.quantity(swing.low, unit), high=wording.quantity(swing.high, unit))


def _empty(result: Result) -> str:
    """Why nothing is drawn: there is no share, or nothing moves it, as where no goods are sold."""
    return missing(SHARE)(result) or ("" if swings_of(result, SHARE) else _("Nothing moves this result."))


@chart("tornado", title=N_("What moves the answer"), rows=_rows, empty=_empty)
def tornado(result: Result, *, output: str = SHARE, baseline: Result | None = None) -> Spec:
    """Each uncertain input alone goes to its 5th (orange) and 95th percentile (blue); the longest bar matters most."""
    equation = result.graph.equations[output]
    middle = central(result, output)
    bars = [_swing_bar(s) for s in swings_of(result, output)[:MOST_BARS]]
    sources = _families(result, output)
    if len(sources) > 1:
        bars.insert(0, _source_bar(sources))
    if not bars:
        return nothing(_("Nothing behind this result has a spread."))
    bars.sort(key=lambda bar: -abs(bar["high"] - bar["low"]))
    row_pixels = TALL_ROW_PIXELS if any(map(_long, bars)) else ROW_PIXELS
    made = figure(row_pixels * len(bars) + 76, left=12, right=24, top=12)
    made["layout"]["barmode"] = "overlay"
    made["data"] += [_ends(bars, side, middle, equation.unit) for side in SIDES]
    was = _ghosts(bars, baseline, output)
    _outline(made, was, baseline, output)
    above(made, [label(safe(bar["label"]), safe(bar["ends"]), two=_long(bar)) for bar in bars])
    ends = [v for bar in (*bars, *was.values()) for v in (bar["low"], bar["high"])] + [middle]
    room = (max(ends) - min(ends)) * 0.16 or abs(middle) * 0.1 or 1.0
    low, high = near([min(ends) - room, max(ends) + room])
    value_axis(made, equation.unit, low, high, _("{output}; bars begin at the central case", output=_(equation.label)))
    return made


def _families(result: Result, output: str) -> list[Row]:
    """The GDP sources that count, one for each family at market rates, the largest share first."""
    return [row for row in panel(result) if not row["apart"]] if output == SHARE else []


def _ghosts(bars: list[Row], baseline: Result | None, output: str) -> dict[int, Row]:
    """The same bars before the changes, by their place."""
    if baseline is None or output not in baseline.draws:
        return {}
    found = {s.item.name: _swing_bar(s) for s in swings_of(baseline, output)}
    sources = _families(baseline, output)
    if len(sources) > 1:
        found[SOURCES] = _source_bar(sources)
    return {n: found[bar["name"]] for n, bar in enumerate(bars) if bar["name"] in found}


def _outline(made: Spec, was: dict[int, Row], baseline: Result | None, output: str) -> None:
    """Frames from end to end, and a line at the central case of then."""
    if baseline is None or not was:
        return
    unit = baseline.graph.equations[output].unit
    upright(made, near([central(baseline, output)])[0], color=QUIET, dash="dot")
    look: Mark = {
        "marker": {"color": CLEAR, "line": {"color": QUIET, "width": 1.5}},
        "customdata": [[wording.quantity(bar[end], unit) for end in ("low", "high")] for bar in was.values()],
        "hovertemplate": _("Before your changes: {low} to {high}", low="%{customdata[0]}", high="%{customdata[1]}")
        + "<extra></extra>",
    }
    lengths = (bar["high"] - bar["low"] for bar in was.values())
    made["data"].append(lying([bar["low"] for bar in was.values()], lengths, was, **look))


SOURCES = "gdp source"
"""What the bar of the GDP sources is called; no input has this name."""


def _swing_bar(s: Swing) -> Row:
    ends = span(s.low_input, s.high_input, s.item.unit)
    return {
        "name": s.item.name,
        "label": _(s.item.label),
        "ends": ends,
        "low": s.low,
        "high": s.high,
        "tones": (SECOND, ACCENT),
        "pattern": "",
    }


def _source_bar(rows: list[Row]) -> Row:
    return {
        "name": SOURCES,
        "label": _("Another GDP source"),
        "ends": wording.between(_(rows[-1]["label"]), _(rows[0]["label"])),
        "low": rows[-1]["share"],
        "high": rows[0]["share"],
        "said": tuple(tables.in_words(rows[n], "1", tables.SHARE_COLUMN)[0] for n in (-1, 0)),
        "tones": (QUIET, QUIET),
        "pattern": "/",
    }


def _said(bar: Row, side: str, unit: str) -> str:
    """The end of a bar in words; a GDP source has its digits of the panel."""
    known = bar.get("said")
    return str(known[SIDES[side][0]]) if known else wording.quantity(bar[side], unit, 2)


def _ends(bars: list[Row], side: str, middle: float, unit: str) -> Mark:
    """The bars from the central case to one end of each input."""
    place, words = SIDES[side]
    tones = [bar["tones"][place] for bar in bars]
    look: Mark = {
        "marker": {
            "color": tones,
            "pattern": {"shape": [bar["pattern"] for bar in bars], "bgcolor": tones, "fillmode": "replace"},
        },
        "text": [_said(bar, side, unit) for bar in bars],
        "textposition": "outside",
        "textfont": {"size": 12},
        "cliponaxis": False,
        "customdata": [[safe(bar["label"]), safe(bar["ends"]), _said(bar, side, unit)] for bar in bars],
        "hovertemplate": _(
            "%{{customdata[0]}} {end} of %{{customdata[1]}}:<br><b>%{{customdata[2]}}</b><extra></extra>", end=_(words)
        ),
    }
    return lying([middle] * len(bars), (bar[side] - middle for bar in bars), **look)


def _long(bar: Row) -> bool:
    """Whether a label is too long for a phone, so that it takes two lines."""
    return len(bar["label"]) + len(bar["ends"]) > LONGEST_LABEL
