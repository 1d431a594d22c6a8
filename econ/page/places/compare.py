"""Compare: scenarios side by side, how far they are apart, and the way from one to the other."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from econ import wording
from econ.analysis import compare, compared_words, short_answer, tables
from econ.analysis.compare import Waterfall
from econ.analysis.compared_words import letter
from econ.analysis.short_answer import ByFamily
from econ.analysis.tables import Row
from econ.engine import Result
from econ.model import SHARE
from econ.numerics.statistics import HIGH, LOW
from econ.output import cells, charts
from econ.output.cells import Cell
from econ.output.charts import waterfall
from econ.page import compared, pictures
from econ.page.answer.sources import bare
from econ.page.blocks import WRONG, Block, Choice, Grid, Link, Menu, Note, Picture, Prose, Stays, Title, choices, menu
from econ.page.compared import FIELD, FOLLOWED, LONGEST, MOST, NONE, ORIGINAL, TO, Item
from econ.page.place import Layout, Shown, place
from econ.page.shared_results import by_figures
from econ.page.strip import Strip, StripGroup, StripRow, end_of_axis, mark, ticks
from econ.scenario import Input, Scenario
from econ.wording.errors import InputError
from econ.wording.language import N_, _, _n


@dataclass(frozen=True, kw_only=True)
class Picks(Block):
    """What is compared, each with a list to choose another, and a list to add one.

    Attributes:
        picks: those that are compared, a list for each, whose name is its letter.
        parameter: of the address that names all but the first.
        codes: what it says now.
        add: what the list is called by which one is added; empty if there is no room.
        presets, countries: what may be added, and the titles of these groups.
        kept: title of the group of those that are kept in the browser.
    """

    picks: tuple[Menu, ...]
    parameter: str
    codes: str
    add: str
    presets: tuple[Choice, ...]
    countries: tuple[Choice, ...]
    titles: tuple[str, str]
    kept: str


Line = tuple[str, list[Cell]]
"""A label, and what stands beside it for each scenario."""


@dataclass(frozen=True, kw_only=True)
class SideBySide(Block):
    """What differs between scenarios, and what it does.

    Attributes:
        title: what it is.
        columns: the scenarios, by their letters and titles.
        parts: rows below a heading: a label, and a cell for each scenario.
        note: how to read it.
    """

    title: str
    columns: tuple[cells.Column, ...]
    parts: tuple[tuple[str, tuple[Line, ...]], ...]
    note: str


# --- the place ------------------------------------------------------------------------------------------


@place(
    "compare",
    N_("Compare"),
    rank=40,
    about=N_("Scenarios side by side, and what makes the difference"),
    parameters=(FIELD, FOLLOWED, TO),
    former=("Compare",),
    longest=LONGEST,
)
def draw(shown: Shown) -> Layout:
    """Draw it."""
    first, (others, problems) = compared.now(shown.ask), compared.read(shown.ask, shown.detail(FIELD))
    picks = _picks(shown, first, others)
    if not others:
        return _nothing(picks, problems)
    items = (first, *others)
    try:
        found = found_of(
            tuple(item.scenario.change(title=f"{letter(n)}: {item.title}") for n, item in enumerate(items)),
            tuple(item.title for item in items),
            shown.detail(FOLLOWED, SHARE),
            shown.detail(TO),
        )
    except InputError as error:
        return _nothing(picks, [*problems, _("These scenarios cannot be compared: {error}", error=error.on_the_page)])
    titles = wording.listing([f"“{item.title}”" for item in items])
    return Layout(
        title=_("{scenarios} compared", scenarios=titles),
        description=found.finding,
        head=(Title(key="title", text=found.finding), picks, *_said(problems)),
        picture=(found.strip,),
        more=(
            Prose(key="apart", texts=found.sentences, small=True),
            _with_menus(found, shown, items),
            found.table,
            *found.rest,
            _files(shown, len(items)),
        ),
        stays=(found.stays,),
        listed=False,
    )


def _nothing(picks: Picks, problems: Sequence[str]) -> Layout:
    """Where there is nothing to compare with."""
    title = _("Choose a scenario to compare with")
    head = (Title(key="title", text=title), picks, *_said(problems))
    return Layout(title=title, description=title, head=head, listed=False)


def _said(problems: Sequence[str]) -> tuple[Block, ...]:
    return (Note(key="not-compared", texts=tuple(problems), kind=WRONG),) if problems else ()


def _picks(shown: Shown, first: Item, others: Sequence[Item]) -> Picks:
    every = {name: compared.title_of(name) for name in compared.presets()}
    known = ({ORIGINAL: _("As it was, before the changes")} if shown.ask.changed() else {}) | every
    own = {"": first.title} | {n: title for n, title in every.items() if n != shown.ask.preset or shown.ask.changed()}
    picks = [menu(letter(0), _("Scenario {letter}", letter=letter(0)), "", own)]
    for n, item in enumerate(others, start=1):
        mine = {} if item.code in known else {item.code: item.title}
        listed = {**mine, **known, NONE: _("Take it away")}
        picks.append(menu(letter(n), _("Scenario {letter}", letter=letter(n)), item.code, listed))
    return Picks(
        key="picks",
        picks=tuple(picks),
        parameter=FIELD,
        codes=",".join(item.code for item in others) or NONE,
        add=_("Add …") if len(others) < MOST else "",
        presets=choices(known),
        countries=choices(compared.countries()),
        titles=(_("Scenarios"), _("A sale by a country")),
        kept=_("Kept in this browser"),
    )


def _files(shown: Shown, count: int) -> Block:
    """The ways to the comparison as files."""

    def way(file: str, words: str, note: str = "") -> Link:
        return Link(words=words, address=compared.file_address(shown, file), note=note, file=True)

    return Prose(
        key="compare-files",
        title=_("Take it away"),
        texts=(
            _n(
                "The table has {count} scenario, each with every GDP source of its exporter, in one long table.",
                "The table has {count} scenarios, each with every GDP source of its exporter, in one long table.",
                count,
            ),
        ),
        small=True,
        listed=True,
        links=(
            way("comparison.csv", _("This comparison"), "CSV"),
            *(way(f"scenarios.{end}", _("Scenario table"), end.upper()) for end in ("csv", "xlsx", "parquet", "json")),
        ),
    )


def _with_menus(found: Found, shown: Shown, items: Sequence[Item]) -> Picture:
    """The way with the lists of what it follows and where it leads to, which belong to the address."""
    menus = [menu(FOLLOWED, _("What the steps follow"), found.output, found.outputs)]
    if len(items) > compare.FEWEST:
        ends = {letter(n): f"{letter(n)}: {item.title}" for n, item in enumerate(items) if n}
        menus.append(menu(TO, _("From A to"), letter(found.to), ends))
    files = tuple(
        Link(words=words, address=compared.file_address(shown, f"steps.{end}"), file=True)
        for end, words in (("png", "PNG"), ("svg", "SVG"), ("csv", "CSV"))
    )
    return replace(found.way, menus=tuple(menus), files=files if found.way.svg else ())


# --- what is said of them -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Found:
    """What is said of some scenarios, in words; the address changes nothing of it."""

    finding: str
    strip: Strip
    sentences: tuple[str, ...]
    way: Picture
    output: str
    to: int
    outputs: Mapping[str, str]
    table: SideBySide
    rest: tuple[Block, ...]
    stays: Stays


@by_figures(16)
def found_of(asked: tuple[Scenario, ...], titles: tuple[str, ...], output: str, towards: str) -> Found:
    """What is said of some scenarios, whose own titles begin with their letters.

    Raises:
        InputError: they cannot be compared.
    """
    results = compare.results(asked)
    shares = [way_of(results[0], other, SHARE) for other in results[1:]]
    sentences = tuple(compared_words.sentence(results, n, fall) for n, fall in enumerate(shares, start=1))
    finding = compared_words.finding(results, titles)
    rows = compare.outputs(results)
    outputs = {row["output"]: _(row["label"]) for row in rows}
    output = output if output in outputs else SHARE if SHARE in outputs else next(iter(outputs), SHARE)
    to = next((n for n in range(1, len(results)) if letter(n) == towards), len(results) - 1)
    fall = way_of(results[0], results[to], output)
    moving = {s.name for one in (*shares, fall) if one for s in waterfall.moving(one)}
    table, rest = _side_by_side(results, titles, rows, moving)
    return Found(
        finding=finding or sentences[0].partition(". ")[0].rstrip("."),
        strip=_strip(results, titles),
        sentences=sentences,
        way=_way(fall, to, titles, outputs.get(output, "")),
        output=output,
        to=to,
        outputs=dict(sorted(outputs.items(), key=lambda item: item[0] != SHARE)),
        table=table,
        rest=rest,
        stays=_stays(results),
    )


def way_of(one: Result, other: Result, output: str) -> Waterfall | None:
    """The way between two scenarios; None if one of them does not have the output."""
    try:
        return compare.waterfall(one, other, output)
    except InputError:
        return None


def _strip(results: Sequence[Result], titles: Sequence[str]) -> Strip:
    """A dot with its interval for each scenario and family, on one axis."""
    every = [short_answer.by_family(result) for result in results]
    end = end_of_axis(family.row["high"] for families in every for family in families)
    groups = tuple(
        StripGroup(
            title=titles[n], letter=letter(n), rows=tuple(_strip_row(result, family, end) for family in every[n])
        )
        for n, result in enumerate(results)
    )
    exporters = {result.book.country(result.scenario.exporter).of for result in results}
    one = _("Share of {country} GDP", country=_(exporters.pop())) if len(exporters) == 1 else ""
    return Strip(
        key="shares",
        title=one or _("Share of GDP"),
        axis="",
        column=_("90% interval"),
        ticks=ticks(end),
        groups=groups,
    )


def _strip_row(result: Result, family: ByFamily, end: float) -> StripRow:
    row = family.row
    return StripRow(
        name=bare(row),
        note="" if row["same_year"] else str(row["year"]),
        family=family.family,
        marks=mark(row["low"], row["share"], row["high"], end),
        value=family.number,
        interval=short_answer.interval(result, row),
    )


def _way(fall: Waterfall | None, to: int, titles: Sequence[str], label: str) -> Picture:
    """The steps as a picture, or a sentence in its place."""
    title, ends = _("From A to {letter}, one change after the other", letter=letter(to)), (titles[0], titles[to])
    if fall is None:
        said = {"output": label, "first": letter(0), "second": letter(to)}
        return Picture(
            key="way", title=title, caption=_("{output} cannot be computed in {first} or in {second}.", **said)
        )
    if not waterfall.moving(fall):
        nothing = _("No input that differs moves it.") if fall.steps else _("No input differs, so there is no step.")
        return Picture(key="way", title=title, caption=nothing)
    names = (f"{letter(0)}: {ends[0]}", f"{letter(to)}: {ends[1]}")
    caption = (
        f"{_('Every input stands at its best guess. The size of a step depends on the order; the sum does not.')} "
    )
    drawn, said = waterfall.drawing(fall, names), waterfall.alt(fall, names)
    return pictures.block("way", title, drawn, said, f"{caption}{_(waterfall.BARS)}{_still(fall)}")


def _still(fall: Waterfall) -> str:
    still = len(fall.steps) - len(waterfall.moving(fall))
    if not still:
        return ""
    return _n(
        " {count} more input differs and moves nothing here.",
        " {count} more inputs differ and move nothing here.",
        still,
    )


# --- side by side ---------------------------------------------------------------------------------------

NOTE = N_(
    "Bold: differs from the column before. Small figures: 90% intervals. All scenarios are computed on the same draws, "
    "so equal ones differ by exactly zero."
)


def _side_by_side(
    results: Sequence[Result], titles: Sequence[str], outputs: Sequence[Row], moving: Collection[str]
) -> tuple[SideBySide, tuple[Block, ...]]:
    """What differs and what it does; inputs that differ and move nothing that is followed are folded away."""
    names = compare.names(results)
    chosen = [(row["label"], [Cell(str(row[name])) for name in names]) for row in compare.choices(results)]
    inputs = compare.inputs(results)
    telling = [_input(row, results) for row in inputs if row["name"] in moving]
    idle = [tables.unused(result) for result in results]
    silent = [
        _input(row, results)
        for row in inputs
        if row["name"] not in moving
        and any(row["name"] in r.state.inputs.keys() - i for r, i in zip(results, idle, strict=True))
    ]
    done = [
        (
            _(rows[0]["label"]),
            [
                _printed(next((r for r in rows if r["scenario"] == name), None), result)
                for name, result in zip(names, results, strict=True)
            ],
        )
        for rows in (
            [row for row in outputs if row["output"] == output]
            for output in dict.fromkeys(r["output"] for r in outputs)
        )
    ]
    parts = ((_("What differs"), (*chosen, *telling)), (_("What it does"), tuple(done)))
    table = SideBySide(
        key="side-by-side",
        title=_("Side by side"),
        columns=tuple(cells.Column(letter(n), title) for n, title in enumerate(titles)),
        parts=tuple(part for part in parts if part[1]),
        note=_(NOTE),
    )
    if not silent:
        return table, ()
    heads = [f"{letter(n)}: {title}" for n, title in enumerate(titles)]
    rows = [{N_("Input"): label} | dict(zip(heads, values, strict=True)) for label, values in silent]
    title = _n(
        "{count} more input that differs and moves none of these",
        "{count} more inputs that differ and move none of these",
        len(silent),
    )
    return table, (Grid(key="silent", table=cells.table("silent", title, rows), folded=True),)


def _input(row: Row, results: Sequence[Result]) -> Line:
    """An input in each scenario, and what it is where it is not called alike everywhere."""
    name = row["name"]
    items = [None if name in tables.unused(result) else result.state.inputs.get(name) for result in results]
    heads = {_(item.label).rpartition(", ")[0] for item in items if item}
    same = len({item.label for item in items if item}) == 1
    label = _(row["label"]) if same or len(heads) > 1 or heads == {""} else heads.pop()
    values = [_value(item, "" if same or item is None else _(item.label).removeprefix(f"{label}, ")) for item in items]
    if len(set(values)) == 1:  # they differ in what the numbers do not show, such as the shape
        values = [Cell(row[name]) for name in compare.names(results)]
    return label, values


def _value(item: Input | None, label: str) -> Cell:
    """An input in words: its central value, its range, and what it is there if that is not the same everywhere."""
    if item is None:
        return Cell(_("not given"))
    low, high = (float(v) for v in item.distribution.quantile(np.array([LOW, HIGH])))
    unit = wording.said_unit(item.name, item.unit)
    spread = charts.span(low, high, unit) if low != high else ""
    small = " · ".join(filter(None, (spread, label)))
    return Cell(wording.stated(item.distribution.central, unit), small=small)


def _printed(row: Row | None, result: Result) -> Cell:
    if row is None:
        return Cell(_("not computed"))
    said = short_answer.in_words(result, row, "") if row["output"] == SHARE else tables.in_words(row, row["unit"])
    return Cell(said[0], small=said[1])


def _stays(results: Sequence[Result]) -> Stays:
    """The answers in a line: a letter and a number for each scenario."""
    numbers = tuple(
        (letter(n), short_answer.percent(result, tables.summary_of(result, SHARE).central), "")
        for n, result in enumerate(results)
        if SHARE in result.draws
    )
    return Stays(verb=_("Share of GDP"), numbers=numbers)
