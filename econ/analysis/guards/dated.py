"""What an answer as of a day rests on that was read, or published, after it."""

from __future__ import annotations

from econ import wording
from econ.analysis.guards.notice import NOTE, Words, guard
from econ.engine import Result
from econ.evidence import sources
from econ.scenario import Input
from econ.wording.language import _, _n, day


@guard(NOTE)
def figures_as_known_on_a_day(result: Result) -> Words | None:
    """Published series are taken as known on an earlier day, the assumptions as they are now."""
    if not result.scenario.as_of:
        return None
    later = [
        i.name for i in _behind(result) if i.origin in ("card", "line") and _read(i, result) > result.scenario.as_of
    ]
    message = _("Published series count as they were known on {day}.", day=day(result.scenario.as_of))
    if later:
        rest = _n(
            "{count} assumption rests on what was read later: {names}.",
            "{count} assumptions rest on what was read later: {names}.",
            len(later),
            names=wording.listing(later),
        )
        message = f"{message} {rest}"
    return (
        message,
        _("Leave the day out for the newest figures (data {release}).", release=result.book.release),
    )


def _behind(result: Result) -> tuple[Input, ...]:
    """The inputs that the share of GDP rests on, or all outputs if there is none; without idle goods lines."""
    names = ["gdp_share"] if "gdp_share" in result.draws else list(result.outputs)
    found = {i.name: i for name in names for i in result.inputs_of(name) if result.counts(i)}
    return tuple(found.values())


def _read(item: Input, result: Result) -> str:
    """The day on which the last source of an assumption was read; a judgement is of the day of the figures."""
    days = [sources.iso(sources.get(result.book.sources, name), "accessed") for name in item.sources]
    return max(days, default=result.book.release)
