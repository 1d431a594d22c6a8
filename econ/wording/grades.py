"""Grades of evidence in words: the Admiralty code, a letter for the source and a digit for the figure."""

from __future__ import annotations

from econ.wording.language import N_, _

SOURCES = {
    "A": N_("reliable"),
    "B": N_("usually reliable"),
    "C": N_("fairly reliable"),
    "D": N_("not usually reliable"),
    "E": N_("unreliable"),
    "F": N_("cannot be judged"),
}
"""How far a source can be relied on, by its letter."""

FIGURES = {
    "1": N_("confirmed"),
    "2": N_("probably true"),
    "3": N_("possibly true"),
    "4": N_("doubtfully true"),
    "5": N_("improbable"),
    "6": N_("cannot be judged"),
}
"""How far a figure can be believed, by its digit."""

JUDGEMENT = "F6"


def in_words(grade: str) -> str:
    """A grade in words, with its code in brackets; empty for none.

    >>> in_words("B3"), in_words("F6")
    ('Source: usually reliable; figure: possibly true (B3)', 'A judgement: no source states it (F6)')
    """
    if not grade:
        return ""
    if grade == JUDGEMENT:
        return _("A judgement: no source states it ({grade})", grade=grade)
    said = {"source": _(SOURCES[grade[0]]), "figure": _(FIGURES[grade[1]])}
    return _("Source: {source}; figure: {figure} ({grade})", **said, grade=grade)
