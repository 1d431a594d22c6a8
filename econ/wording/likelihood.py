"""Words for a probability, by vocabularies that others have set. The number always stands beside the word."""

from __future__ import annotations

import math
from dataclasses import dataclass

from econ import wording
from econ.wording.errors import unknown
from econ.wording.language import N_

END = 1.0


@dataclass(frozen=True)
class Vocabulary:
    """Words for probabilities.

    Attributes:
        name, label: what it is called.
        words: from which probability on each word holds, up to the next; "" where the vocabulary has none.
    """

    name: str
    label: str
    words: tuple[tuple[float, str], ...]


VOCABULARIES = {
    v.name: v
    for v in (
        Vocabulary(
            "icd203",
            "ICD 203",
            (
                (0.0, ""),
                (0.01, N_("almost no chance")),
                (0.05, N_("very unlikely")),
                (0.20, N_("unlikely")),
                (0.45, N_("roughly even chance")),
                (0.55, N_("likely")),
                (0.80, N_("very likely")),
                (0.95, N_("almost certain")),
                (math.nextafter(0.99, END), ""),
            ),
        ),
        Vocabulary(
            "ipcc",
            "IPCC",
            (
                (0.0, N_("exceptionally unlikely")),
                (math.nextafter(0.01, END), N_("extremely unlikely")),
                (math.nextafter(0.05, END), N_("very unlikely")),
                (math.nextafter(0.10, END), N_("unlikely")),
                (0.33, N_("about as likely as not")),
                (0.66, N_("likely")),
                (0.90, N_("very likely")),
                (0.95, N_("extremely likely")),
                (0.99, N_("virtually certain")),
            ),
        ),
        Vocabulary(
            "efsa",
            "EFSA",
            (
                (0.0, N_("almost impossible")),
                (math.nextafter(0.01, END), N_("extremely unlikely")),
                (math.nextafter(0.05, END), N_("very unlikely")),
                (math.nextafter(0.10, END), N_("unlikely")),
                (0.33, N_("about as likely as not")),
                (0.66, N_("likely")),
                (0.90, N_("very likely")),
                (0.95, N_("extremely likely")),
                (0.99, N_("almost certain")),
            ),
        ),
    )
}
"""ICD 203 of the US intelligence community (2015), the IPCC's guidance note (2010; of its nested ranges the narrowest),
and EFSA's guidance on uncertainty (2018)."""


def word(probability: float, vocabulary: str) -> str:
    """The word of a vocabulary, in English; "" where it has none.

    >>> word(0.12, "icd203"), word(0.12, "ipcc"), word(0.5, "efsa")
    ('very unlikely', 'unlikely', 'about as likely as not')

    Raises:
        InputError: there is no such vocabulary.
    """
    if vocabulary not in VOCABULARIES:
        raise unknown("vocabulary", vocabulary, VOCABULARIES)
    return next(text for start, text in reversed(VOCABULARIES[vocabulary].words) if probability >= start)


def percent(probability: float) -> str:
    r"""A probability in whole per cent; near 0 and 1 with as many places as its distance needs.

    >>> percent(0.123), percent(0.9966), percent(0.0004), percent(1.0)
    ('12%', '99.7%', '0.04%', '100%')
    """
    apart = min(probability, 1 - probability)
    if apart <= 0 or apart >= 0.01:
        return wording.percent(probability, 0)
    return wording.percent(probability, min(-math.floor(math.log10(apart)) - 2, 6))
