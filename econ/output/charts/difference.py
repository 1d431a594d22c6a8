"""How far scenarios are from the first: dots with their 90 % intervals, and differences in words.

These pictures are of several results, so they are not on the list of charts of one.
"""

from econ import wording
from econ.analysis.tables import Row
from econ.output.charts.axes import value_axis
from econ.output.charts.bars import ROW_PIXELS, above, label, whiskers
from econ.output.charts.look import ACCENT, Mark, Spec, figure, near, safe, scatter, upright
from econ.wording.language import N_, _

TITLE = N_("How far they are apart")
SHOWS = N_("Dots are differences of the central cases, lines the 90 % interval of draws on the same points.")


def difference_in_words(row: Row) -> tuple[str, str]:
    """A row of `econ.compare.differences` in words: the difference with its sign, its interval; "" without spread."""
    return wording.signed_estimate(row["low"], row["central"], row["high"], row["unit"], row["median"])


def larger(row: Row) -> str:
    """How probable it is that the scenario's output is larger than that of the first."""
    return wording.percent(row["above"], 0)


def rows(found: list[Row]) -> list[Row]:
    """The table behind the picture.

    Args:
        found: rows of `econ.analysis.compare.differences` for one output.
    """
    return [
        {
            N_("Scenario"): row["scenario"],
            N_("Difference"): difference_in_words(row)[0],
            N_("90 % interval"): difference_in_words(row)[1] or _("no spread"),
            N_("Larger in"): _("{share} of the draws", share=larger(row)),
        }
        for row in found
    ]


def alt(found: list[Row]) -> str:
    """The picture in words."""
    said = "; ".join(f"{row['scenario']}: {_with_interval(*difference_in_words(row))}" for row in found)
    return f"{_title(found)}. {said}. {_(SHOWS)}"


def _with_interval(number: str, interval: str) -> str:
    return _("{number} (90 % interval {interval})", number=number, interval=interval) if interval else number


def _title(found: list[Row]) -> str:
    return _("{output}, difference from {scenario}", output=_(found[0]["label"]), scenario=found[0]["against"])


def spec(found: list[Row]) -> Spec:
    """The picture: one row for each scenario, and a line at no difference."""
    unit = found[0]["unit"]
    made = figure(ROW_PIXELS * len(found) + 76, left=12, right=24, top=12)
    parts = [{"value": row["central"], "low": row["low"], "high": row["high"]} for row in found]
    dots: Mark = {"marker": {"color": ACCENT, "size": 11}, "cliponaxis": False, "hoverinfo": "skip"}
    places, down = near(part["value"] for part in parts), [-place for place in range(len(found))]
    made["data"].append(scatter(places, down, "markers", error_x=whiskers(parts, 5), **dots))
    above(made, [label(f"{safe(row['scenario'])}: <b>{difference_in_words(row)[0]}</b>", two=False) for row in found])
    upright(made, 0.0)
    ends = [0.0, *(v for part in parts for v in part.values())]
    room = (max(ends) - min(ends)) * 0.06 or 1.0
    value_axis(made, unit, min(ends) - room, max(ends) + room, safe(_title(found)))
    axis = made["layout"]["xaxis"]
    if isinstance(ticks := axis.get("ticktext"), list):
        axis["ticktext"] = [wording.points(str(tick)) for tick in ticks]
    return made
