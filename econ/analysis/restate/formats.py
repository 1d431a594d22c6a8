"""Restatements as tables, CSV, Markdown and as the section of a changelog."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from econ.analysis.restate.amounts import distinct_statistics, moved
from econ.analysis.restate.movements import Cause, Restated, Restatement
from econ.analysis.tables import Row
from econ.numerics.statistics import Summary

HEADING = "### Numbers changed"


def rows(restated: Restated) -> list[Row]:
    """One row for each result that moved: its statistics under both releases, at full precision."""
    return [_row(r) for r in restated.moved]


def _row(r: Restatement) -> Row:
    named = {"preset": r.preset, "output": r.output, "item": r.item, "label": r.label, "unit": r.unit}
    ends = {f"{when}_{which}": getattr(s, which) for when, s in (("old", r.old), ("new", r.new)) for which in _ENDS}
    causes = "; ".join(f"{c.label} [{c.place}]" for c in r.causes)
    return named | ends | {"change": r.new.median - r.old.median, "causes": causes}


_ENDS = ("median", "low", "high")


def _ends(s: Summary) -> tuple[float, ...]:
    return (s.median, s.low, s.high)


def cause_rows(restated: Restated) -> list[Row]:
    """One row for each figure that moved a result: before, after, and how much it moves the median."""
    return [
        {"preset": r.preset, "output": r.output, "item": r.item, "unit": r.unit, **vars(cause)}
        for r in restated.moved
        for cause in r.causes
    ]


def csv_text(restated: Restated) -> str:
    """Every cause of every result that moved, as CSV (UTF-8, RFC 4180)."""
    kept = [{**_row(r), **_cause_cells(cause)} for r in restated.moved for cause in r.causes or (None,)]
    columns = [*_COLUMNS, *_CAUSE_COLUMNS]
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, columns, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(kept)
    return stream.getvalue()


_COLUMNS = (
    "preset", "output", "item", "label", "unit", "old_median", "old_low", "old_high", "new_median", "new_low",
    "new_high", "change",
)  # fmt: skip
_CAUSE_COLUMNS = ("cause", "cause_label", "place", "before", "after", "cause_change")


def _cause_cells(cause: Cause | None) -> Row:
    if cause is None:
        return {}
    named = (cause.name, cause.label, cause.place, cause.before, cause.after, cause.change)
    return dict(zip(_CAUSE_COLUMNS, named, strict=True))


def cells(r: Restatement) -> tuple[str, str, str, str, str]:
    """Preset, output, old, new and cause of a result that moved, in words."""
    what = f"{r.label} ({r.item})" if r.item else r.label
    return (
        r.preset,
        what,
        *distinct_statistics(_ends(r.old), _ends(r.new), r.unit),
        "; ".join(cause_in_words(cause, r.unit) for cause in r.causes),
    )


HEADERS = ("preset", "output", "old", "new", "cause")


def markdown(restated: Restated) -> str:
    """Results that moved, old, new and cause, as a table in Markdown."""
    if not restated.moved:
        return nothing(restated)
    lines: list[Sequence[str]] = [HEADERS, ("---",) * len(HEADERS), *(cells(r) for r in restated.moved)]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)


def section(restated: Restated) -> str:
    """The section "Numbers changed" of a changelog: a point for each preset, its results and the causes."""
    points = [_point(restated, preset) for preset in restated.presets]
    points += [f"- `{preset}` is new." for preset in restated.added]
    points += [f"- `{preset}` is gone." for preset in restated.removed]
    points += [f"- `{preset}` cannot be computed under both: {why}" for preset, why in restated.failed.items()]
    return "\n".join([HEADING, "", *(points or [f"- {nothing(restated)}"])])


def _point(restated: Restated, preset: str) -> str:
    found = [r for r in restated.moved if r.preset == preset]
    lines = [f"- {found[0].title} (`{preset}`):"]
    for _, what, old, new, cause in map(cells, found):
        lines.append(f"  - {what}: {old} → {new}. Cause: {cause}.")
    return "\n".join(lines)


def nothing(restated: Restated) -> str:
    """The sentence for two releases under which nothing differs."""
    return f"None: every preset gives the digits that it gave under the data of {restated.old}."


def cause_in_words(cause: Cause, unit: str) -> str:
    """A cause in words: the figure, where it stands, what it was and is, and how much it moves the median."""
    values = f" {cause.brief}" if cause.brief else ""
    return f"{cause.label} [{cause.place}]{values} ({moved(cause.change, unit)})"
