"""The ledger towards one buyer and the foreign-exchange frame, year by year. Each is a list of rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from econ import wording
from econ.analysis import tables
from econ.analysis.tables import Row, summary_of_draws
from econ.engine import Result, kept
from econ.equations.graph import Shown
from econ.evidence import Evidence
from econ.model import GRAPH, payment
from econ.model import foreign_exchange as frame
from econ.numerics.portable import Array
from econ.scenario import Input, series_input
from econ.wording.language import N_, _

BY_YEAR = {
    payment.delivered.__name__: payment.delivered_path.__name__,
    payment.identified_receipts.__name__: payment.identified_path.__name__,
    payment.value_received.__name__: payment.received_path.__name__,
    payment.assumed_receipts.__name__: payment.assumed_path.__name__,
    payment.payment_gap.__name__: payment.gap_path.__name__,
}
"""What of a yearly amount has a value for each year, and its name there."""

PAGES = (payment.__name__, frame.__name__)
"""Pages of the model that are computed again with the amounts of a year."""

NEEDED, COVER = (
    (*GRAPH.equations[side].parameters, side) for side in (frame.to_be_covered.__name__, frame.covered.__name__)
)
"""Both sides of the frame, each with its whole at the end; receipts in kind stand on both."""

AT_BORDER = payment.oil_value_at_border
"""What is said beside the value of the oil at market prices."""

PAST_RECORDS = "smuggled_imports"
"""Without this no frame is shown: recorded trade alone has nothing to be set against."""

MONTHS = 12

SEEN = {"oil_observed", "identified_receipts"}
"""What published figures of a return bear on."""

OIL = N_("Oil counted or notified")

COUNTED_IN = ("oil_barrel", "USD")
"""The units of those that are shown, oil first."""

RECORDED = ("exports", "imports", "crypto_theft")
"""Inputs of the frame that have a published figure for each year."""

Values = Mapping[str, Array]


@kept
def by_year(result: Result) -> list[Row]:
    """The ledger: what each year delivers, what of its return could be named, what is assumed beside it, and the rest.

    Years without deliveries have no row; without a figure of what comes back there is none at all. An amount for
    which no figure is held of a year is left out of its row. For each amount there are the median, `_low` and `_high`
    of its 90% interval, and its central value as `central_`.
    """
    if BY_YEAR["value_received"] not in result.draws:
        return []
    return [
        {"year": year} | _amounts(result, place, _held(result, lines(result), year)) for place, year in _years(result)
    ]


def lines(result: Result) -> tuple[str, ...]:
    """Amounts with a value for each year in the order in which they are shown: what is delivered, what comes back."""
    return tuple(name for name in result.graph.shown(Shown.LEDGER) if name in BY_YEAR)


@kept
def by_kind(result: Result) -> list[Row]:
    """In what the receipts of a year come, rows as of the summary: of no single year, but for the oil, is it known."""
    if not by_year(result):
        return []
    return tables.summary(result, (n for n in result.graph.shown(Shown.LEDGER) if n not in BY_YEAR))


def counted(result: Result) -> list[Evidence]:
    """What others counted or put at a sum of what came back, published figures in the order of their time."""
    scope, cards = (result.scenario.exporter, result.scenario.buyer), result.book.cards
    found = [
        figure
        for figure in result.book.evidence.values()
        if set(figure.bears_on) & SEEN and figure.unit in COUNTED_IN and figure.exporter == scope[0]
        if all(cards[name].only_for.holds(*scope) for name in figure.bears_on if name in cards)
    ]
    return sorted(found, key=lambda figure: figure.period)


def oil_by_year(result: Result) -> dict[int, tuple[str, str]]:
    """The oil of each year of the ledger: the longest count within it and its months, or that there is none.

    Nothing at all where no oil was counted.
    """
    found = dict.fromkeys((row["year"] for row in by_year(result)), (_("not counted"), ""))
    spans = dict[int, int]()
    for figure in (f for f in counted(result) if f.unit == COUNTED_IN[0]):
        first, _to, last = figure.period.partition("/")
        year, months = int(first[:4]), _months(first, last or first)
        if year in found and (last or first)[:4] == first[:4] and months > spans.get(year, 0):
            spans[year] = months
            found[year] = amount_counted(figure), "" if months == MONTHS else wording.between(first, last or first)
    return found if spans else {}


def _months(first: str, last: str) -> int:
    """How many months lie between two of a year, both included; a year has no months named."""
    return int(last[5:7] or 12) - int(first[5:7] or 1) + 1


def amount_counted(figure: Evidence) -> str:
    """A published amount in words; one with a lower end alone is the least."""
    amount = max(figure.values)
    said = wording.published(amount, amount, figure.unit)
    if figure.high is None and figure.low is not None:
        return _("{amount} or more", amount=said)
    return _("at most {amount}", amount=said) if figure.values == (figure.high,) else said


def _held(result: Result, names: Iterable[str], year: int) -> list[str]:
    """Those of the amounts that rest on no figure of later years only."""
    exporter, buyer, cards = result.scenario.exporter, result.scenario.buyer, result.book.cards
    asked = [n for n in names if n in result.draws]
    return [
        name
        for name in asked
        if all(
            cards[item.name].only_for.holds(exporter, buyer, year)
            for item in result.inputs_of(name)
            if item.origin == "card" and item.name in cards
        )
    ]


@kept
def exchange_by_year(result: Result) -> list[Row]:
    """The foreign-exchange frame of each year in which something is delivered and trade was recorded.

    Recorded trade and theft are those of the year; what is published for longer periods only, such as coal, is the
    same in each. What cannot be computed is left out; where nothing is known past the records there is no row.
    """
    rows: list[Row] = []
    if not {"trade_gap", PAST_RECORDS} <= result.draws.keys():
        return rows
    for place, year in _years(result):
        recorded = _recorded(result, year)
        if recorded is None:
            continue
        rows.append({"year": year} | _amounts(result.vary(recorded), place, _held(result, (*NEEDED, *COVER), year)))
    return rows


def _years(result: Result) -> Iterable[tuple[int, int]]:
    """Place on the path and year, of years from the first to the last delivery."""
    found = [year for year, *_rest in result.state.path]
    return [(found.index(year), year) for year in result.state.delivering]


def _recorded(result: Result, year: int) -> dict[str, Input] | None:
    """Recorded trade and theft of a year, but for what the scenario sets; None if trade of the year has no record."""
    country, found = result.book.country(result.scenario.exporter), dict[str, Input]()
    for name in RECORDED:
        known = result.state.inputs.get(name)
        if known is None or known.origin == "scenario":
            continue
        series = result.book.series(country.code, country.defaults[name])
        if year in series.used:
            found[name] = series_input(name, series, year, result.book)
        elif name != RECORDED[-1]:
            return None
    return found


def _amounts(result: Result, place: int, names: Iterable[str]) -> Row:
    """Amounts of a year of the path: median, ends of the interval and central value of each."""
    drawn, central = (_of_year(result, values, place) for values in (result.draws, result.central))
    sampler, row = result.scenario.sampler, Row()
    for name in names:
        if name in drawn:
            values = np.broadcast_to(np.ravel(drawn[name]), sampler.size)
            found = summary_of_draws(result, values, central[name], label_and_unit(name, result)[1])
            row |= {name: found.median, f"{name}_low": found.low, f"{name}_high": found.high}
            row[f"central_{name}"] = float(np.ravel(central[name])[0])
    return row


def _of_year(result: Result, values: Values, place: int) -> dict[str, Array]:
    """Values with what a year delivers and receives in place of the yearly amounts, and what follows from them.

    The equations are those of the model; a year's pace stands in what it delivers and receives.
    """
    graph, years = result.graph, len(result.state.path)
    along = set(BY_YEAR.values())
    moved = {name for name in BY_YEAR if BY_YEAR[name] in values}
    stated = set(result.stated)
    again = {n for n, e in graph.equations.items() if f"econ.model.{e.page}" in PAGES} - moved - stated - along
    again &= set(graph.descendants(moved)) | set(graph.descendants(RECORDED))
    start = {n: v for n, v in values.items() if n not in again}
    for name in moved:
        whole = np.asarray(values[BY_YEAR[name]])
        start[name] = np.broadcast_to(whole, (*whole.shape[:-2], years, whole.shape[-1]))[..., place, :]
    return graph.evaluate(start, only=again)


def in_a_year(unit: str) -> str:
    """A unit by the year as one of an amount in a certain year."""
    return unit.removesuffix("/year")


def label_and_unit(name: str, result: Result) -> tuple[str, str]:
    """What an amount is called, and its unit."""
    known = result.graph.equations.get(name) or result.state.inputs[name]
    return _(known.label), known.unit


def no_ledger(result: Result) -> str:
    """Why there is no ledger, a sentence."""
    reason = result.graph.reasons.get(payment.delivered.__name__) or result.left_out[BY_YEAR["value_received"]]
    return _("There is no ledger: {reason}.", reason=_(reason))


def no_frame(result: Result) -> str:
    """Why there is no foreign-exchange frame, a sentence."""
    known = result.state.absent.get(PAST_RECORDS) or result.left_out.get("trade_gap")
    reason = known or N_("no year with deliveries has a figure of recorded trade")
    return _("There is no foreign-exchange frame: {reason}.", reason=_(reason))


def ledger_in_words(result: Result) -> str:
    """How the ledger is to be read, sentences."""
    named = _(
        "Receipts that could be named are no floor: oil alone was counted, and in some months only; grain, money and "
        "goods are estimates. They are spread evenly over the delivery period, all receipts as the deliveries are. "
        "Receipts assumed are a judgement."
    )
    rest = _(
        "The rest is trade credit or unidentified and need not be owed. Receipts are not split between goods and "
        "people."
    )
    said = f"{named} {rest}" if oil_by_year(result) else rest
    if AT_BORDER.__name__ not in result.draws:
        return said
    worth = (tables.summary_of(result, e.__name__).printed for e in (payment.oil_value, AT_BORDER))
    market, border = (wording.estimate(*printed, "USD")[0] for printed in worth)
    beside = _(
        "A year's oil is worth {market} at market prices and {border} at the price once recorded at the border.",
        market=market,
        border=border,
    )
    return f"{said} {beside}"


def frame_in_words(result: Result) -> str:
    """The identity of the frame and what is left out, sentences."""
    if reason := result.left_out.get(COVER[-1]):
        return _(
            "The frame stays open, because {reason}; the parts that are known stand beside the recorded gap.",
            reason=_(reason),
        )
    return _(
        "Recorded gap + unrecorded imports = receipts in currency and in kind + labour + evasion + theft realised + "
        "drawing on reserves + errors. Receipts in kind stand on both sides. Imports include freight and insurance, "
        "exports do not. Trade and theft are those of the year; the other figures are means of longer periods."
    )
