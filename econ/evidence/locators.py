"""Where in a source a figure stands: a page, a table, a paragraph, or the row and the column of a data file."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from econ.wording.errors import nearest
from econ.wording.language import N_, _

LABELS = {
    "page": N_("p. {place}"),
    "pages": N_("pp. {place}"),
    "chapter": N_("chapter {place}"),
    "section": N_("section {place}"),
    "appendix": N_("appendix {place}"),
    "paragraph": N_("paragraph {place}"),
    "paragraphs": N_("paragraphs {place}"),
    "line": N_("line {place}"),
    "item": N_("item {place}"),
    "items": N_("items {place}"),
    "table": N_("table {place}"),
    "figure": N_("figure {place}"),
    "note": N_("note {place}"),
    "file": N_("file {place}"),
    "sheet": N_("sheet {place}"),
    "indicator": N_("indicator {place}"),
    "entry": N_("entry {place}"),
    "field": N_("field {place}"),
    "column": N_("column {place}"),
    "columns": N_("columns {place}"),
    "row": N_("row {place}"),
    "rows": N_("rows {place}"),
    "year": N_("{place}"),
    "title": N_("in the title"),
}
"""Words that a part of a locator begins with: those of CSL for print, then those of a data file; and how it is said."""

ALONE = frozenset({"title"})
"""Those behind which no place stands."""

BETWEEN = "; "
"""What stands between two parts: "table 2; page 14"."""


def _checked(text: str) -> str:
    for part in text.split(BETWEEN) if text else ():
        label, _space, place = part.partition(" ")
        if label not in LABELS:
            near = nearest(label, LABELS)
            meant = f"; did you mean {near[0]}?" if near else ""
            raise ValueError(f"“{label}” is no part of a source{meant} It is one of {', '.join(LABELS)}")
        if bool(place.strip()) == (label in ALONE) or place != place.strip():
            raise ValueError("a locator is written “table 2; page 14”: each part a word and then its place")
    try:
        text.format(country="", m49="", gec="", year="")
    except (LookupError, ValueError):
        raise ValueError("a locator has room for {country}, {m49}, {gec} and {year} only") from None
    return text


Locator = Annotated[str, AfterValidator(_checked)]
"""Where in its source a figure stands: "table 2; page 14". In a rule {country}, {m49}, {gec} and {year} stand for its own."""


def said(locator: str) -> str:
    """A locator in the language that is spoken: "table 2, p. 14"."""
    parts = (part.partition(" ") for part in locator.split(BETWEEN) if part)
    return ", ".join(_(LABELS[label], place=place) for label, _space, place in parts)
