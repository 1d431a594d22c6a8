"""A threshold that a reader may drag: how probable it is, at every stop, that an answer lies above it.

Each stop has the share of the draws above it, counted here, so that the browser computes nothing.
"""

from __future__ import annotations

import math

import numpy as np

from econ import likelihood, wording
from econ.engine import Result
from econ.language import _
from econ.tables import Row

FEWEST_STOPS = 100
FIRST = 0.01
"""Where the threshold stands before it is moved, if that is in the picture: one per cent."""


def stops(low: float, high: float) -> tuple[list[float], int]:
    """Round shares between two ends, and the decimal places that they need in per cent."""
    rough = (high - low) / FEWEST_STOPS
    power = math.floor(math.log10(rough))
    size = next(m for m in (5, 2, 1) if m * 10.0**power <= rough)
    step, places = size * 10.0**power, max(-power, 0)
    first, last = math.ceil(low / step), math.floor(high / step)
    return [float(f"{n * step:.{places}f}") for n in range(first, last + 1)], max(places - 2, 0)


def threshold(result: Result, output: str, ends: list[float]) -> Row:
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
    middle = float(draws[draws.size // 2])
    wanted = FIRST if places[0] <= FIRST <= places[-1] else middle
    return {
        "stops": places,
        "said": [wording.percent(v, decimals) for v in places],
        "chances": [likelihood.percent(p) for p in chances],
        "words": [[v.label, _runs(chances, v.name)] for v in likelihood.VOCABULARIES.values()],
        "at": wanted,
        "texts": {
            "label": _("Threshold"),
            "how": _("Drag the line, or move it with the arrow keys."),
            "sentence": _("Above {threshold}: {chance}", threshold="{threshold}", chance="{chance}"),
            "vocabulary": _("Words for it"),
            "none": _("only the number"),
        },
    }


def _runs(chances: list[float], vocabulary: str) -> list[list[int | str]]:
    """From which stop on each word holds."""
    found: list[list[int | str]] = []
    for n, chance in enumerate(chances):
        text = likelihood.word(chance, vocabulary)
        if not found or found[-1][1] != text:
            found.append([n, text])
    return [[n, _(str(text)) if text else ""] for n, text in found]
