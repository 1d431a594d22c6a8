"""Restatements: every preset under two releases of the data, what moved, and which figures moved it.

They are found here, and put into tables, CSV, Markdown and the section of a changelog.

    found = restate(release(Path("old")), release(Path("new")))
    print(section(found))

Both releases are computed by the equations of this version, so what is listed comes from the data alone.
"""

import csv
import io
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from econ.analysis import tables
from econ.analysis.compare import COMPARED
from econ.analysis.restate.amounts import distinct_amounts, distinct_statistics, moved
from econ.analysis.tables import Row
from econ.analysis.waterfall import Move, differing, in_words, single, states, words
from econ.engine import Result, evaluate, run
from econ.equations.graph import Shown
from econ.evidence import Book
from econ.model import SHARE
from econ.numerics.statistics import Summary
from econ.scenario import Input, Scenario, State, money_inputs
from econ.wording.errors import InputError


@dataclass(frozen=True)
class Cause:
    """A figure that differs between the releases, and how much it moves the central case.

    Attributes:
        name, label: the input.
        place: where in `data/` it stands.
        before, after: its value in words, exactly; empty if a release does not give it.
        brief: both in a few words.
        change: how much it adds to the central case, in the unit of the output, after the causes above it.
    """

    name: str
    label: str
    place: str
    before: str
    after: str
    brief: str
    change: float


@dataclass(frozen=True)
class Restatement:
    """A published result that moved.

    Attributes:
        preset, title: the preset.
        output, label, unit: the output.
        item: the GDP source or the year that the value belongs to; empty if there is only one value.
        old, new: its statistics under the two releases.
        causes: what moved it; their changes add up to the change of the central case.
    """

    preset: str
    title: str
    output: str
    label: str
    unit: str
    item: str
    old: Summary
    new: Summary
    causes: tuple[Cause, ...]


@dataclass(frozen=True)
class Restated:
    """Every preset under two releases.

    Attributes:
        old, new: dates of the two releases.
        moved: results that moved, preset after preset.
        same: presets of which nothing moved.
        added, removed: presets that only the new or the old release has.
        failed: presets that cannot be computed under the new one, and why.
        gained: presets that can be computed under the new one alone, and why not under the old.
    """

    old: str
    new: str
    moved: tuple[Restatement, ...]
    same: tuple[str, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    failed: Mapping[str, str]
    gained: Mapping[str, str] = field(default_factory=dict)

    @property
    def presets(self) -> tuple[str, ...]:
        """Presets of which something moved."""
        return tuple(dict.fromkeys(row.preset for row in self.moved))

    @property
    def sentences(self) -> tuple[str, ...]:
        """Which presets can be computed under one release alone, and how many of the others stay."""
        every = len(self.same) + len(self.presets) + len(self.failed) + len(self.gained)
        return (
            *(f"{name} can no longer be computed: {why}" for name, why in self.failed.items()),
            *(f"{name} can be computed now; before: {why}" for name, why in self.gained.items()),
            f"{len(self.same)} of {every} presets give the same digits.",
        )


def restate(old: Book, new: Book, outputs: tuple[str, ...] | None = COMPARED) -> Restated:
    """Recompute every preset under two releases of the data and list what moved, with its causes.

    Args:
        old: the earlier release.
        new: the later release.
        outputs: which outputs are followed; None for all that have one value. With the share of GDP come its
            values by GDP source, where the source's own figures differ, and along the yearly path.
    """
    moved: list[Restatement] = []
    same: list[str] = []
    failed: dict[str, str] = {}
    gained: dict[str, str] = {}
    for name in (n for n in new.presets if n in old.presets):
        into = failed
        try:
            after = run(Scenario.preset(name, new), new)
            into = gained
            before = run(Scenario.preset(name, old), old)
            into = failed
            found = list(_moved(name, before, after, outputs))
        except InputError as error:
            into[name] = str(error)
            continue
        moved += found
        if not found:
            same.append(name)
    added = tuple(n for n in new.presets if n not in old.presets)
    removed = tuple(n for n in old.presets if n not in new.presets)
    return Restated(old.release, new.release, tuple(moved), tuple(same), added, removed, failed, gained)


Measure = Callable[[Result], Summary]


def _moved(preset: str, old: Result, new: Result, outputs: tuple[str, ...] | None) -> Iterator[Restatement]:
    if differing(old.state, new.state) or _along(old.state) != _along(new.state):
        every = [n for n in single(new) if n in old.draws]
        chosen = [n for n in every if outputs is None or n in outputs]
        measures = {(n, ""): _statistics(n) for n in chosen} | _along_the_path(old, new, outputs)
        yield from _followed(preset, old, new, measures)
    if outputs is None or SHARE in outputs:
        for source, pair in _by_source(old, new).items():
            yield from _followed(preset, *pair, {(SHARE, source): _statistics(SHARE)})


def _statistics(output: str) -> Measure:
    return lambda result: tables.summary_of(result, output)


def _along_the_path(old: Result, new: Result, outputs: tuple[str, ...] | None) -> dict[tuple[str, str], Measure]:
    """The share of each year in which both deliver; all that runs along the years if every output is asked for."""
    followed = new.graph.shown(Shown.YEAR) if outputs is None else ("share_path",) if SHARE in outputs else ()
    years = set(old.state.delivering) & set(new.state.delivering)
    known = [name for name in followed if name in old.draws and name in new.draws]
    return {(name, str(year)): _in_year(name, year) for name in known for year in sorted(years)}


def _in_year(name: str, year: int) -> Measure:
    def measure(result: Result) -> Summary:
        row = next(row for row in tables.by_year(result) if row["year"] == year)
        low, central, high = tables.printed_ends(row, name)
        return Summary(mean=row[name], sd=0.0, low=low, median=row[name], high=high, central=central)

    return measure


def _by_source(old: Result, new: Result) -> dict[str, tuple[Result, Result]]:
    """The two results with each other GDP source of the country whose own figures differ."""
    found = {}
    if SHARE not in old.draws or SHARE not in new.draws:
        return {}
    named = [{row["source"] for row in tables.by_gdp_source(result) if not row["chosen"]} for result in (old, new)]
    for source in sorted(named[0] & named[1]):
        pair = (_with_source(old, source), _with_source(new, source))
        if any(n.startswith("gdp_") for n in differing(pair[0].state, pair[1].state)):
            found[source] = pair
    return found


def _with_source(result: Result, source: str) -> Result:
    """The result with the GDP of another source, as `tables.by_gdp_source` has it."""
    s = result.scenario
    series = result.book.series(s.exporter, source)
    year = series.nearest_year(s.gdp_year or s.year) or s.year
    parts = money_inputs("gdp", series, year, result.book, s.prices_of)
    return result.vary(parts, without=tables.GDP_PARTS - parts.keys())


def _followed(
    preset: str, old: Result, new: Result, measures: Mapping[tuple[str, str], Measure]
) -> Iterator[Restatement]:
    before = {key: measure(old) for key, measure in measures.items()}
    after = {key: measure(new) for key, measure in measures.items()}
    moved = [key for key in measures if before[key] != after[key]]
    if not moved:
        return
    causes: dict[tuple[str, str], list[Cause]] = {key: [] for key in moved}
    reached = dict(before)
    for cause, result in _steps(old, new):
        for key in moved:
            value = measures[key](result) if key[0] in result.draws else reached[key]
            if value != reached[key]:
                causes[key].append(replace(cause, change=value.central - reached[key].central))
            reached[key] = value
    for key in moved:
        equation = new.graph.equations[key[0]]
        yield Restatement(
            preset=preset,
            title=new.scenario.title,
            output=key[0],
            label=equation.label,
            unit=equation.unit,
            item=key[1],
            old=before[key],
            new=after[key],
            causes=tuple(causes[key]),
        )


def causes(old: Result, new: Result, output: str) -> tuple[Cause, ...]:
    """The figures that differ between two results, and how much each moves an output; together the whole difference.

    Args:
        old: the earlier result.
        new: the later one, by the same equations.
        output: a quantity with one value that both have.
    """
    found = list(_followed("", old, new, {(output, ""): _statistics(output)}))
    return found[0].causes if found else ()


def _steps(old: Result, new: Result) -> Iterator[tuple[Cause, Result]]:
    """Each cause, and the result once it and all earlier ones are taken."""
    start = old.state
    if _along(old.state) != _along(new.state):
        start = replace(start, path=new.state.path, ahead=new.state.ahead)
        yield _path_cause(old.state, new.state), evaluate(start, new.book, new.graph)
    for move, state in states(start, new.state, old.stated):
        yield _cause(move), evaluate(state, new.book, new.graph)


def _cause(move: Move) -> Cause:
    items = [item for n in move.after for item in (move.after[n] or move.before[n],) if item]
    place = "; ".join(dict.fromkeys(item.place or "the preset" for item in items))
    pairs = [brief(move.before[n], move.after[n]) for n in move.after]
    said = in_words(move.before), in_words(move.after), "; ".join(pairs)
    return Cause(move.name, move.label, place, *said, change=0.0)


SAME_FIGURE = 1e-12
"""Up to here two centres are one figure: the middle of another spread around it may differ in the last digit."""


def brief(before: Input | None, after: Input | None) -> str:
    """The central values of an input in two releases, told apart; its spread if only that differs."""
    if before is None or after is None:
        return "gone" if after is None else "new"
    a, b = before.distribution.central, after.distribution.central
    if math.isclose(a, b, rel_tol=SAME_FIGURE) or before.unit != after.unit:
        return f"{words(before)} → {words(after)}"
    return " → ".join(distinct_amounts(a, b, after.unit))


def _along(state: State) -> dict[int, tuple[float, float, int]]:
    """Of each year of the path GDP relative to the chosen year, pace and how many years it is carried on."""
    return {year: (index, pace, state.ahead.get(year, 0)) for year, index, pace in state.path}


def _path_cause(old: State, new: State) -> Cause:
    """The years of which GDP, relative to the chosen year, or the pace of delivery differ."""
    paths = [_along(state) for state in (old, new)]
    years = [str(y) for y in sorted(paths[0].keys() | paths[1].keys()) if paths[0].get(y) != paths[1].get(y)]
    place = f"series/{new.scenario.exporter}/{new.gdp}, {', '.join(years)}"
    return Cause("path", "GDP and pace of delivery along the years", place, "", "", "", 0.0)


HEADING = "### Numbers changed"


def rows(restated: Restated) -> list[Row]:
    """One row for each result that moved: its statistics under both releases, at full precision."""
    return [_row(r) for r in restated.moved]


def _row(r: Restatement) -> Row:
    named = {"preset": r.preset, "output": r.output, "item": r.item, "label": r.label, "unit": r.unit}
    ends = {f"{when}_{which}": getattr(s, which) for when, s in (("old", r.old), ("new", r.new)) for which in _ENDS}
    causes = "; ".join(f"{c.label} [{c.place}]" for c in r.causes)
    return named | ends | {"change": r.new.central - r.old.central, "causes": causes}


_ENDS = ("median", "low", "high", "central")


def _ends(s: Summary) -> tuple[float, ...]:
    return (s.median, s.low, s.high, s.central)


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
    "new_high", "old_central", "new_central", "change",
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
    points += [f"- `{preset}` can no longer be computed: {why}" for preset, why in restated.failed.items()]
    points += [f"- `{preset}` can be computed now; before: {why}" for preset, why in restated.gained.items()]
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
    """A cause in words: the figure, where it stands, what it was and is, and how much it moves the central case."""
    values = f" {cause.brief}" if cause.brief else ""
    place = f" [{cause.place}]" if cause.place else ""
    return f"{cause.label}{place}{values} ({moved(cause.change, unit)})"
