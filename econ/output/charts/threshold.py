"""A threshold that a reader may drag: how probable it is, at every stop, that an answer lies above it.

Each stop has the share of the draws above it, counted here, so that the browser computes nothing.
"""

import math
from functools import lru_cache

import numpy as np

from econ import wording
from econ.engine import Result
from econ.output.charts.axes import nice_ticks, trimmed
from econ.output.charts.look import Mark
from econ.wording import likelihood
from econ.wording.language import _, spoken
from econ.wording.likelihood import Vocabulary

FEWEST_STOPS = 100
FIRST_THRESHOLD = 0.01
"""Where the threshold stands before it is moved, if that is in the picture: one per cent."""

BESIDE = 0.08
"""How far from the median it stands otherwise, as a part of the axis, so that it hides nothing."""


def stops(low: float, high: float) -> tuple[list[float], int]:
    """Round shares between two ends, and the decimal places that they need in per cent."""
    rough = (high - low) / FEWEST_STOPS
    power = math.floor(math.log10(rough))
    size = next(m for m in (5, 2, 1) if m * 10.0**power <= rough)
    step, places = size * 10.0**power, max(-power, 0)
    first, last = math.ceil(low / step), math.floor(high / step)
    return [float(f"{n * step:.{places}f}") for n in range(first, last + 1)], max(places - 2, 0)


def threshold(result: Result, output: str, ends: list[float]) -> Mark:
    """All that a threshold says.

    Args:
        result: whose draws are counted.
        output: a share.
        ends: of the axis.
    """
    places, decimals = stops(max(ends[0], 0.0), ends[1])
    draws = np.sort(np.ravel(np.asarray(result.draws[output], dtype=float)))
    above = draws.size - np.searchsorted(draws, places, side="right")
    chances = (above / draws.size).tolist()
    wanted = (
        FIRST_THRESHOLD if places[0] <= FIRST_THRESHOLD <= places[-1] else _beside(float(draws[draws.size // 2]), ends)
    )
    return {
        "stops": places,
        "said": _said(tuple(places), decimals, spoken()),
        "chances": [_chance(p, spoken()) for p in chances],
        "words": [[v.label, _runs(chances, v)] for v in likelihood.VOCABULARIES.values()],
        "at": wanted,
        "texts": {
            "label": _("Threshold"),
            "how": _("Drag the line, or move it with the arrow keys."),
            "sentence": _("Above {threshold}: {chance}", threshold="{threshold}", chance="{chance}"),
            "vocabulary": _("Words for it"),
            "none": _("only the number"),
        },
    }


def _beside(middle: float, ends: list[float]) -> float:
    """The number of the axis nearest to the median, but not on it: that one half lies above the median is no news."""
    low, high = ends
    away = [tick for tick in nice_ticks(low, high) if abs(tick - middle) > (high - low) * BESIDE]
    return min(away, key=lambda tick: abs(tick - middle), default=middle)


@lru_cache(maxsize=64)
def _said(places: tuple[float, ...], decimals: int, language: str) -> list[str]:
    """The stops in words; the same as long as the axis is."""
    del language
    return [f"{trimmed(round(v * 100, decimals))}{wording.NO_BREAK}%" for v in places]


@lru_cache(maxsize=1 << 14)
def _chance(probability: float, language: str) -> str:
    """A probability in words; with a given number of draws there are as many of them."""
    del language
    return likelihood.percent(probability)


def _runs(chances: list[float], vocabulary: Vocabulary) -> list[list[int | str]]:
    """From which stop on each word holds."""
    starts = [start for start, _text in vocabulary.words]
    which = np.searchsorted(starts, chances, side="right") - 1
    turns = [0, *(np.flatnonzero(np.diff(which)) + 1).tolist()]
    texts = [vocabulary.words[which[n]][1] for n in turns]
    return [[n, _(text) if text else ""] for n, text in zip(turns, texts, strict=True)]
