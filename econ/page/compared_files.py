"""A comparison as files: the steps as a picture and a table, all of it as CSV, the scenarios as one long table."""

from __future__ import annotations

from collections.abc import Callable

from econ.analysis import compare
from econ.analysis.compared_words import letter
from econ.engine import Result
from econ.model import SHARE
from econ.output.charts import waterfall
from econ.output.drawing import Around
from econ.output.drawing.files import size_of
from econ.output.export import FORMATS, comparison_csv
from econ.output.export.content import csv_bytes
from econ.output.export.pictures import KINDS, foot, of_drawing
from econ.output.scenario_table import ALL, files, scenario_table
from econ.page import compared
from econ.page.compared import FIELD, FOLLOWED, MOST_IN_TABLE, TO, Item
from econ.page.place import Shown
from econ.wording.errors import InputError, unknown
from econ.wording.language import _

STEPS, COMPARISON, SCENARIOS = "steps", "comparison", "scenarios"
"""What may be had, by the names of the files."""

CSV = "text/csv"


def file(shown: Shown, name: str, kind: str) -> tuple[bytes, str]:
    """A file of what the address compares: its bytes and its media type.

    Args:
        shown: the scenario that the address asks itself, and with what it is compared.
        name: `STEPS`, `COMPARISON` or `SCENARIOS`.
        kind: the end of the file's name: "png", "svg" or "csv" for the steps, "csv" for the comparison, a format of a
            scenario table for the scenarios.

    Raises:
        InputError: there is no such file, or nothing to compare.
    """
    makers: dict[str, Callable[[Shown, str], tuple[bytes, str]]] = {
        STEPS: _steps,
        COMPARISON: _comparison,
        SCENARIOS: _scenarios,
    }
    if name not in makers:
        raise unknown("file of a comparison", name, makers)
    return makers[name](shown, kind)


def _items(shown: Shown, most: int) -> list[Item]:
    """What is compared, the first included.

    Raises:
        InputError: nothing is, or part of it cannot be used.
    """
    others, problems = compared.read(shown.ask, shown.detail(FIELD), most)
    if problems:
        raise InputError(problems[0])
    if not others:
        raise InputError(_("Nothing is compared."), mend=_("Choose a scenario to compare with."))
    return [compared.now(shown.ask), *others]


def _lettered(shown: Shown) -> list[Result]:
    items = _items(shown, compared.MOST)
    return compare.results([one.scenario.change(title=f"{letter(n)}: {one.title}") for n, one in enumerate(items)])


def _comparison(shown: Shown, kind: str) -> tuple[bytes, str]:
    if kind != "csv":
        raise unknown("format of a comparison", kind, ("csv",))
    return comparison_csv.write(_lettered(shown), shown.detail(FOLLOWED, SHARE)), CSV


def _scenarios(shown: Shown, kind: str) -> tuple[bytes, str]:
    form = next((n for n in files.WRITERS if FORMATS[n].extension == f".{kind}"), "")
    if not form:
        raise unknown("format of a scenario table", kind, (FORMATS[n].extension.lstrip(".") for n in files.WRITERS))
    items = _items(shown, MOST_IN_TABLE)
    table = scenario_table({_free(one.title, items[:n]): one.scenario for n, one in enumerate(items)}, sources=ALL)
    return files.to_bytes(table, form), FORMATS[form].mime


def _free(title: str, before: list[Item]) -> str:
    """A title, numbered where an earlier one has it too."""
    again = sum(one.title == title for one in before)
    return f"{title} ({again + 1})" if again else title


def _steps(shown: Shown, kind: str) -> tuple[bytes, str]:
    results, output = _lettered(shown), shown.detail(FOLLOWED, SHARE)
    to = next((n for n in range(1, len(results)) if letter(n) == shown.detail(TO)), len(results) - 1)
    first, other = results[0], results[to]
    fall, ends = compare.waterfall(first, other, output), (first.scenario.title, other.scenario.title)
    if kind == "csv":
        printed = waterfall.table(fall, ends)
        values = [[cell.words for cell in row.cells] + [row.cells[1].value, row.cells[2].value] for row in printed.rows]
        heads = [*(column.name for column in printed.columns), "change_in_full", "reached_in_full"]
        return csv_bytes(heads, values), CSV
    if kind not in KINDS:
        raise unknown("kind of picture", kind, (*KINDS, "csv"))
    said = {"first": letter(0), "second": letter(to), "output": _(fall.label)}
    title = _("{output} from {first} to {second}, one change after the other", **said)
    ids = dict.fromkeys((*first.sources_of(output), *other.sources_of(output)))
    below = (*foot(other, ids), f"{letter(0)}: {first.fingerprint}")
    made = of_drawing(
        waterfall.drawing(fall, ends),
        (kind,),
        size_of("plain"),
        Around(title, f"{_(waterfall.SHOWS)} {_(waterfall.BARS)}", below),
        name="waterfall",
        alt=waterfall.alt(fall, ends),
    )
    return made[kind], KINDS[kind].mime
