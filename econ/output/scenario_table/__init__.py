"""Scenarios in one long, tidy table: a row for each scenario, output and GDP source, with a codebook.

import econ
table = econ.scenario_table(["press-line-2023", "missiles-added"], sources="all")
table.frame()
table.save("scenarios.xlsx")
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from econ.analysis.compare import COMPARED
from econ.engine import Result, run
from econ.engine.estimates import estimates
from econ.evidence import Book, default_book, using
from econ.model import GRAPH
from econ.output.scenario_table.codebook import (
    ALL,
    CHOSEN,
    NAMES,
    VARIABLES,
    Asked,
    Case,
    Over,
    Value,
    gdp_sources,
    rests_on_gdp,
)
from econ.provenance.links import BLANK, is_link, scenario_named, scenarios_named
from econ.scenario import Scenario, State
from econ.wording.errors import InputError, unknown
from econ.wording.language import ENGLISH, _, speaking

if TYPE_CHECKING:
    import pandas as pd

SOURCES = (CHOSEN, ALL)

Item: TypeAlias = "Scenario | Result | str | Path"
"""A scenario, its result, or what it is called: a preset, a .toml or .json file, a frozen link."""

Row: TypeAlias = "dict[str, Value]"


@dataclass(frozen=True)
class ScenarioTable:
    """A scenario table.

    Attributes:
        rows: a dictionary for each row, with every column of `NAMES`; None is an empty cell.
    """

    rows: Sequence[Row]

    def frame(self) -> pd.DataFrame:
        """A pandas DataFrame, each column with its type: text, float64, Int64 or boolean."""
        import pandas as pd

        kinds = {"string": "string", "number": "float64", "integer": "Int64", "boolean": "boolean"}
        columns = {v.name: pd.Series([row[v.name] for row in self.rows], dtype=kinds[v.type]) for v in VARIABLES}
        return pd.DataFrame(columns)

    def codebook(self) -> list[dict[str, str]]:
        """A row for each column: its name, type and unit, what it means, and what an empty cell means."""
        return [
            {"name": v.name, "type": v.type, "unit": v.unit, "meaning": v.meaning, "empty": v.empty} for v in VARIABLES
        ]

    def save(self, path: str | Path, form: str = "") -> list[Path]:
        """Write it to a file: CSV with its codebook beside it, JSON, XLSX, Parquet, LaTeX or Markdown.

        Args:
            path: the name of the file.
            form: the format; that which the name ends in if it is left out.

        Returns:
            The files that were written.

        Raises:
            InputError: there is no such format, or a file cannot be written.
        """
        from econ.output import export
        from econ.output.scenario_table import files

        path = Path(path)
        form = form or files.name_of(path)
        written = {path: files.to_bytes(self, form), **files.beside(self, form, path)}
        for place, content in written.items():
            export.write(content, place)
        return list(written)


def scenario_table(
    items: Iterable[Item] | Mapping[str, Item],
    outputs: Iterable[str] | str | None = None,
    sources: str = CHOSEN,
    book: Book | None = None,
    *,
    as_of: str = "",
) -> ScenarioTable:
    """Many scenarios × outputs × GDP sources as one long table, in English.

    Args:
        items: scenarios, results, names of presets, .toml or .json files, frozen links; or any of these by the name
            that it is to have in the table. They are computed one after the other.
        outputs: names of outputs with one value, or "all"; those that `econ compare` shows if it is left out.
        sources: "chosen" for the GDP source of each scenario, "all" for a row over every GDP source of its exporter.
        book: the figures; those that ship if it is left out.
        as_of: the day (ISO) as of which the figures of all scenarios are known; each has its own if it is left out.

    Raises:
        InputError: a scenario cannot be used, or there is no such output.
    """
    if sources not in SOURCES:
        raise unknown("choice of GDP sources", sources, SOURCES)
    wanted = _checked(outputs)
    if isinstance(items, str | Path | Scenario | Result):
        items = [items]
    book = book or default_book()
    changes = {"as_of": as_of} if as_of else {}
    with speaking(ENGLISH), using(book):
        return ScenarioTable([row for asked in _asked(items, book, changes) for row in rows_of(asked, wanted, sources)])


def rows_of(asked: Asked, outputs: Sequence[str] | None, sources: str = CHOSEN) -> list[Row]:
    """The rows of one scenario.

    Args:
        asked: the scenario.
        outputs: names of outputs; None for all that have one value.
        sources: which GDP sources.

    Raises:
        InputError: an output has a value for each goods line or year.
    """
    every = gdp_sources(asked.result, sources)
    wanted = tuple(_outputs(asked.result, outputs))
    resting = [name for name in wanted if every and rests_on_gdp(asked.result, name)]
    for over in every:
        estimates(over.result, [name for name in resting if name in over.result.outputs])
    estimates(asked.result, [name for name in wanted if name in asked.result.outputs and name not in resting])
    return [
        {variable.name: variable.value(case) for variable in VARIABLES}
        for output in wanted
        for case in (Case.of(asked, output, over) for over in (every if output in resting else (None,)))
    ]


def _outputs(result: Result, wanted: Sequence[str] | None) -> Iterable[str]:
    from econ.output.export.workbook.grid import axes

    several = {name for name, found in axes(result).items() if found and name not in result.stated}
    if wanted is None:
        return [name for name in result.graph.equations if name not in several]
    for name in wanted:
        if name in several:
            raise InputError(
                _("{label} has a value for each goods line or year.", label=_(result.graph.equations[name].label)),
                mend=_("Choose an output with one value; `econ list outputs` lists them all."),
            )
    return wanted


def _checked(outputs: Iterable[str] | str | None) -> Sequence[str] | None:
    """The names of outputs, each once; None for all.

    Raises:
        InputError: there is no such output.
    """
    if outputs == ALL:
        return None
    names = COMPARED if outputs is None else (outputs,) if isinstance(outputs, str) else tuple(dict.fromkeys(outputs))
    for name in names:
        if name not in GRAPH.equations:
            raise unknown("output", name, GRAPH.equations, "econ list outputs")
    return names


def _asked(items: Iterable[Item] | Mapping[str, Item], book: Book, changes: Mapping[str, str]) -> Iterator[Asked]:
    """The scenarios, each computed when its turn comes, under names that differ."""
    named = items.items() if isinstance(items, Mapping) else (pair for item in items for pair in _named(item, book))
    taken: dict[str, int] = {}
    presets: dict[str, State | None] = {}
    for number, (given, item) in enumerate(named, start=1):
        try:
            result = _result(item, book, changes)
        except InputError as error:
            where = given or _("scenario {number}", number=number)
            raise error if where in error.where else error.at(where) from None
        name = given or result.scenario.based_on or UNNAMED
        taken[name] = count = taken.get(name, 0) + 1
        yield Asked(name if count == 1 else f"{name} ({count})", result, presets)


UNNAMED = "scenario"


def _named(item: Item, book: Book) -> list[tuple[str, Item]]:
    """An item with its name; those of a file that lists several, each with its title."""
    if isinstance(item, str | Path) and Path(item).suffix.lower() == ".json":
        found = scenarios_named(str(item), book)
        if len(found) > 1:
            return [(one.title, one) for one in found]
    return [(_name(item, book), item)]


def _name(item: Item, book: Book) -> str:
    """What an item is called; "" if that is seen only when it is opened."""
    if isinstance(item, Scenario | Result) or is_link(str(item)):
        return ""
    text = str(item)
    return text if text == BLANK or text in book.presets else Path(text).stem


def _result(item: Item, book: Book, changes: Mapping[str, str]) -> Result:
    if isinstance(item, Result) and not changes:
        return item
    if isinstance(item, str | Path):
        item = scenario_named(str(item), book)
    scenario = item.scenario if isinstance(item, Result) else item
    return run(scenario.change(**changes) if changes else scenario, book)
