"""What `econ.analysis.compare` says of some scenarios, found once and in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from econ import wording
from econ.analysis import compare
from econ.analysis.compare import Waterfall
from econ.analysis.tables import Row
from econ.doors.app.shared_results import by_figures
from econ.engine import Result
from econ.numerics.statistics import HIGH, LOW
from econ.output import charts
from econ.output.cells import Cell
from econ.scenario import Input, Scenario
from econ.wording.errors import InputError
from econ.wording.language import N_, _


@dataclass(frozen=True)
class ComparedScenarios:
    """What `econ.analysis.compare` says of some scenarios, as rows.

    Attributes:
        titles: what they are called.
        outputs: names and labels of the outputs that can be compared.
        choices, inputs: those that differ, in words.
        rows, differences: outputs and their differences, as in `econ.analysis.compare`.
        equal: titles of those in which nothing differs from the first.
        foot: the fingerprints.
    """

    titles: list[str]
    outputs: dict[str, str]
    choices: list[Row]
    inputs: list[Row]
    rows: list[Row]
    differences: list[Row]
    equal: list[str]
    foot: str


@by_figures(16)
def found_of(asked: tuple[Scenario, ...], language: str) -> ComparedScenarios:
    """What differs between some scenarios, in the language that is spoken."""
    del language  # in which it is said, which the cache must tell apart
    results = compare.results(asked)
    first, titles = results[0], compare.names(results)
    marks = [result.fingerprint for result in results]
    digests = ", ".join(f"{title[0]} {mark.scenario[:8]}" for title, mark in zip(titles, marks, strict=True))
    rows = compare.outputs(results)
    return ComparedScenarios(
        titles,
        {row["output"]: _(row["label"]) for row in rows},
        [_choice_row(row) for row in compare.choices(results)],
        [_input_row(row, results) for row in compare.inputs(results)],
        rows,
        compare.differences(results),
        [
            title
            for title, other in zip(titles[1:], results[1:], strict=True)
            if not compare.choices([first, other]) and not compare.inputs([first, other])
        ],
        f"econ {marks[0].version} · data {marks[0].data[:8]} · model {marks[0].model[:8]} · scenarios {digests}",
    )


@by_figures(64)
def way(one: Scenario, other: Scenario, output: str) -> Waterfall | None:
    """The way between two scenarios; None if one of them does not have the output."""
    try:
        first, second = compare.results([one, other])
        return compare.waterfall(first, second, output)
    except InputError:
        return None


def _choice_row(row: Row) -> Row:
    return {N_("What differs"): _(row["label"])} | {k: v for k, v in row.items() if k not in {"name", "label"}}


def _input_row(row: Row, results: Sequence[Result]) -> Row:
    items = [result.state.inputs.get(row["name"]) for result in results]
    heads = {_(item.label).rpartition(", ")[0] for item in items if item}
    same = len({item.label for item in items if item}) == 1
    label = _(row["label"]) if same or len(heads) > 1 or heads == {""} else heads.pop()
    cells = [_value(item, "" if same or item is None else _(item.label).removeprefix(f"{label}, ")) for item in items]
    if len(set(cells)) == 1:  # they differ in what the numbers do not show, such as the shape
        cells = [row[title] for title in compare.names(results)]
    return {N_("What differs"): _(label)} | dict(zip(compare.names(results), cells, strict=True))


def _value(item: Input | None, label: str) -> Cell | str:
    """An input in words: its central value, its range, and what it is there if that is not the same everywhere."""
    if item is None:
        return _("not given")
    low, high = (float(v) for v in item.distribution.quantile(np.array([LOW, HIGH])))
    value = wording.stated(item.distribution.central, item.unit)
    small = " · ".join(filter(None, (charts.span(low, high, item.unit) if low != high else "", label)))
    return Cell(value, small=small) if small else value
