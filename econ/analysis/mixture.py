"""An optional mixture of GDP sources, with visible weights and the two parts of its variance apart.

The default view shows each source alone. A mixture answers another question: what if one does not know which
source is right? Which source holds is drawn on a point of its own, `gdp_source`, so all other draws stay.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from econ import wording
from econ.analysis import families
from econ.analysis.families import Member
from econ.engine import Result
from econ.model import SHARE
from econ.numerics.distributions import Alternatives
from econ.numerics.portable import Array
from econ.numerics.sobol import uniforms
from econ.numerics.statistics import Summary, from_draws, spread_out, summarise
from econ.scenario import money_inputs
from econ.wording.errors import InputError, unknown
from econ.wording.language import _

POINT = "gdp_source"
"""The named point that says which source holds."""


@dataclass(frozen=True)
class MixturePart:
    """One source of a mixture.

    Attributes:
        source, label, year: the series, and the year of its figure.
        weight: its share of all weights.
        mean, sd: of the output with this source alone.
        grade, sources: of its figure.
    """

    source: str
    label: str
    year: int
    weight: float
    mean: float
    sd: float
    grade: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Mixture:
    """An output under several GDP sources at once.

    Attributes:
        output, label, unit: what it is.
        parts: the sources with their weights, the heaviest first.
        mean: of the mixture.
        within: mean of the variances of the sources.
        between: variance of the means of the sources.
        summary: median and interval of the mixture.
        draws: its draws.
        judgement: whose the weights are.
        dependence: sentences on which source borrows from which.
    """

    output: str
    label: str
    unit: str
    parts: tuple[MixturePart, ...]
    mean: float
    within: float
    between: float
    summary: Summary
    draws: Array
    judgement: str
    dependence: tuple[str, ...]

    @property
    def variance(self) -> float:
        """Of the mixture: by the law of total variance, the part within the sources plus the part between them."""
        return self.within + self.between

    @property
    def share_between(self) -> float:
        """How much of the variance comes from not knowing which source is right; 0 if there is no variance."""
        return self.between / self.variance if self.variance else 0.0

    def __str__(self) -> str:
        """The mixture as sentences; it has no central case, and its number is called the median that it is."""
        s = self.summary
        return self.with_numbers(*wording.estimate(s.low, s.median, s.high, self.unit))

    def with_numbers(self, median: str, interval: str) -> str:
        """The same with the median and its interval in words of another place."""
        s = self.summary
        weights = wording.listing([f"{_(p.label)}, {p.year} ({wording.percent(p.weight, 0)})" for p in self.parts])
        return _(
            "Over {weights} the {output} has a median of {about}{median}, 90% interval {interval}. "
            "Of the variance, {between} lies between the sources and {within} within them.",
            weights=weights,
            output=_lower(_(self.label)),
            about=wording.about(s.low, s.median, s.high),
            median=median,
            interval=interval,
            between=wording.percent(self.share_between, 0),
            within=wording.percent(1 - self.share_between, 0),
        )


def stated_weights(result: Result) -> dict[str, float]:
    """The weights that the sources state of themselves: of one for each family at market rates and prices of the year.

    Raises:
        InputError: one of them states none.
    """
    found = families.counted(result)
    if len(found) < 2:
        return dict.fromkeys(found or [result.state.gdp], 1.0)
    weights = {name: member.series.about.weight for name, member in found.items()}
    if missing := [name for name, weight in weights.items() if weight is None]:
        raise InputError(
            _("A mixture needs weights, and none is stated for {names}.", names=", ".join(missing)),
            "weights",
            _("Give your own, such as --weight {name}=1.", name=missing[0]),
        )
    return {name: weight for name, weight in weights.items() if weight is not None}


def mixture(result: Result, weights: Mapping[str, float] | None = None, output: str = SHARE) -> Mixture:
    """An output under several GDP sources at once, each with its weight.

    Args:
        result: the case.
        weights: by name of the source; any positive numbers, which are taken relative to their sum. Left out, those
            that the sources state.
        output: a quantity with one value that rests on GDP.

    Raises:
        InputError: GDP is stated, a source is unknown, or a weight cannot be used.
    """
    _check(result, output)
    known = families.members(result)
    chosen = _normal(stated_weights(result) if weights is None else weights, known)
    sampler = result.scenario.sampler
    blocks, parts = [], []
    for name, weight in chosen.items():
        series, year = known[name].series, known[name].year
        figures = money_inputs("gdp", series, year, result.book, result.scenario.prices_of)
        draws = spread_out(result.vary(figures).draws[output], sampler)
        found = from_draws(draws)
        row = series.used[year]
        parts.append(
            MixturePart(name, series.short, year, weight, found.mean, found.sd, series.about.grade, (row.source,))
        )
        blocks.append(np.ravel(draws))
    mean = sum(p.weight * p.mean for p in parts)
    place = Alternatives(tuple(float(n) for n in range(len(parts))), tuple(chosen.values())).quantile(
        uniforms(POINT, result.book.dimension(POINT), sampler)
    )
    draws = np.choose(place.astype(np.intp), blocks)
    return Mixture(
        output=output,
        label=result.graph.equations[output].label,
        unit=result.graph.equations[output].unit,
        parts=tuple(parts),
        mean=mean,
        within=sum(p.weight * p.sd * p.sd for p in parts),
        between=sum(p.weight * (p.mean - mean) ** 2 for p in parts),
        summary=summarise(draws, sampler),
        draws=draws,
        judgement=_judged(chosen, known) if weights is None else _("The weights are the user's."),
        dependence=_dependence(chosen, known),
    )


def _check(result: Result, output: str) -> None:
    if output not in result.outputs:
        raise result.refusal(output, result.outputs)
    if np.size(result.central[output]) != 1:
        raise InputError(
            _("“{output}” has many values, not one.", output=output), mend=_("Choose an output with one value.")
        )
    if "gdp_published" not in result.graph.ancestors(output, result.stated):
        raise InputError(
            _("“{output}” does not rest on a GDP source here.", output=output),
            mend=_("Choose an output that does, or take the stated GDP away."),
        )


def _normal(weights: Mapping[str, float], known: Mapping[str, Member]) -> dict[str, float]:
    for name, weight in weights.items():
        if name not in known:
            raise unknown("GDP source", name, known, "econ list gdp")
        if not (np.isfinite(weight) and weight >= 0):
            raise InputError(
                _("The weight of {name} is {weight}.", name=name, weight=weight),
                "weights",
                _("Give 0 or a positive number."),
            )
    whole = sum(weights.values())
    if not whole > 0:
        raise InputError(_("The weights add up to nothing."), "weights", _("Give at least one source a weight."))
    kept = {n: w / whole for n, w in weights.items() if w}
    return dict(sorted(kept.items(), key=lambda pair: (-pair[1], list(known).index(pair[0]))))


def _judged(chosen: Collection[str], known: Mapping[str, Member]) -> str:
    """Whose the weights are, each judgement once; nothing if there is nothing to weigh."""
    if len(chosen) < 2:
        return ""
    return " ".join(dict.fromkeys(_(known[name].series.about.weight_judgement) for name in chosen))


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]


def _dependence(chosen: Mapping[str, float], known: Mapping[str, Member]) -> tuple[str, ...]:
    said = []
    for name, member in known.items():
        series, about = member.series, member.series.about
        if about.repeats in chosen:
            left = (
                _("it counts a second time") if name in chosen else _("it is left out, so that the figure counts once")
            )
            said.append(
                _(
                    "{series} repeats {short}; {left}.",
                    series=_(series.short),
                    short=_(known[about.repeats].series.short),
                    left=left,
                )
            )
        elif name in chosen:
            lenders = [_(known[b].series.short) for b in about.borrows_from if b in chosen]
            if lenders:
                said.append(
                    _(
                        "{series} borrows from {lenders}; they are not independent.",
                        series=_(series.short),
                        lenders=wording.listing(lenders),
                    )
                )
    return tuple(said)
