"""`econ sweep`: an output along one or two axes; with a folder, very many draws on a grid of scenarios."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from econ import wording
from econ._version import __version__
from econ.doors.cli.arguments import scenario_among, scenario_arguments, scenario_of, whole_number
from econ.doors.cli.documents import TEXT, document_arguments, form, tell
from econ.doors.cli.pictures import figure_arguments, kind_of, picture
from econ.doors.cli.progress import progress_bar
from econ.doors.cli.text import table, wrap
from econ.engine import SHOWN, Result, run
from econ.model import SHARE
from econ.wording.errors import InputError, unknown
from econ.wording.language import _

if TYPE_CHECKING:
    from econ.engine.many.sweeps import Question, Results
    from econ.engine.many.sweeps.results import Row
    from econ.output.charts import Swept
    from econ.output.charts.sweep_data import Value

HELP = "an output along one or two axes; very many draws"
DESCRIPTION = (
    "An output while one or two quantities move and the rest stays central, as a table. With --out: every "
    "scenario of a grid with all its uncertainty and as many draws as you like, in a folder of Parquet files."
)
EXAMPLES = """examples:
  econ sweep sale_value="100 to 500 million USD/year"
  econ sweep sale_value="100, 250, 1000 million USD/year" gdp_published="20 to 30 trillion KRW/year" --steps 5
  econ sweep payment_discount="0 to 40%" --scenario missiles-added --figure discount.svg
  econ sweep payment_discount="0 to 40%" --scenario missiles-added --out discounts --draws 1e7
  econ sweep --out discounts --query "SELECT payment_discount, value, error FROM statistics WHERE statistic = 'p50'\""""

Told = dict[str, str | float | int | bool | None]
"""A row for programs."""

DRAWS = 1 << 16
"""Draws of each scenario of a grid, if nothing else is said."""


def add(command: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    command.add_argument(
        "words",
        nargs="*",
        metavar="NAME=VALUES",
        help='what moves, such as sale_value="100 to 500 million USD/year", and the scenario',
    )
    command.add_argument(
        "--of", action="append", default=[], metavar="OUTPUT", help="the output; gdp_share if left out; may be repeated"
    )
    command.add_argument("--steps", type=whole_number, default=9, metavar="N", help="values of a range; 9 if left out")
    figure_arguments(
        command, "a .svg, .png or .pdf file: the central case and the 90%% range along one axis or over two"
    )
    command.add_argument("--log", action="store_true", help="values of a range grow by equal factors")
    large = command.add_argument_group("very many draws")
    large.add_argument("--out", metavar="FOLDER", help="where the results go; the same command goes on with a part")
    large.add_argument("--draws", type=_many, metavar="N", help=f"draws of each scenario, such as 1e9; {DRAWS:,}")
    large.add_argument("--workers", type=whole_number, metavar="N", help="threads; as many as processors if left out")
    large.add_argument("--scheduler", metavar="ADDRESS", help="a Dask scheduler whose workers compute: tcp://HOST:PORT")
    large.add_argument("--query", metavar="SQL", help="ask a finished folder; tables: statistics, histograms")
    scenario_arguments(command, positional=False)
    document_arguments(command, "sweep")


def _many(text: str) -> int:
    """A number of draws, which may be written 1e9."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not (value == value // 1 and 2 <= value <= 2**40):
        raise argparse.ArgumentTypeError(f"“{text}” is no number of draws")
    return int(value)


def go(chosen: argparse.Namespace) -> None:
    """Run the subcommand."""
    chosen.axes = scenario_among(chosen, chosen.words)
    if kind_of(chosen.figure) and len(set(chosen.of)) > 1:
        raise InputError(_("A picture shows one output."), "--figure", _("Give --of once."))
    if chosen.out is None:
        for option in ("draws", "workers", "scheduler", "query"):
            if getattr(chosen, option) is not None:
                raise InputError(f"--{option} needs a folder.", f"--{option}", "Add --out FOLDER.")
        _print(chosen, *_central(chosen))
    elif chosen.query is not None:
        print(_queried(chosen))
    else:
        _print(chosen, *_large(chosen))


def _print(chosen: argparse.Namespace, text: str, result: Result, axes: list[str], rows: list[Told]) -> None:
    """Print the text, or what programs read."""
    if form(chosen) == TEXT:
        print(text)
        return
    from econ.output import answers

    outputs = list(dict.fromkeys(chosen.of)) or [SHARE]
    known = {*result.state.inputs, *result.graph.equations}
    told = answers.Sweep(
        made=answers.made(result),
        axes={name: _unit(result, name) if name in known else "" for name in axes},
        outputs={name: result.graph.equations[name].unit for name in outputs},
        draws=(chosen.draws or DRAWS) if chosen.out else None,
        rows=rows,
    )
    tell(chosen, told)


def _axes(chosen: argparse.Namespace, result: Result) -> dict[str, list[Value]]:
    from econ.engine.many.sweeps import FIELDS, axis

    found: dict[str, list[Value]] = {}
    for text in chosen.axes:
        name, sign, given = text.partition("=")
        name = name.strip()
        if not sign or not given.strip():
            raise InputError(f"“{text}” is not NAME=VALUES.", mend='Write sale_value="100 to 500 million USD/year".')
        if name in found:
            raise InputError(f"“{name}” is given twice.", mend="Give each axis once.")
        try:
            field = name in FIELDS and (name != "gdp" or given.strip()[0].isalpha())
            found[name] = [*axis.words(given)] if field else _values(chosen, result, name, given)
        except InputError as error:
            raise error.at(name) from None
    return found


def _values(chosen: argparse.Namespace, result: Result, name: str, given: str) -> list[Value]:
    from econ.engine.many.sweeps import axis
    from econ.scenario import currencies

    if name not in result.state.inputs and name not in result.graph.equations:
        raise unknown("quantity", name, [*result.state.inputs, *result.outputs], "econ list assumptions")
    unit, parse = _unit(result, name), currencies.reader(result.scenario, result.book)
    return [*axis.values(currencies.coded(given, unit), unit, chosen.steps, logarithmic=chosen.log, parse=parse)]


def _unit(result: Result, name: str) -> str:
    item = result.state.inputs.get(name)
    return result.graph.equations[name].unit if item is None else item.unit


def _said(result: Result, name: str, value: Value) -> str:
    """A value on an axis in words."""
    if isinstance(value, str) or (name not in result.state.inputs and name not in result.graph.equations):
        return str(value)
    return wording.quantity(value, _unit(result, name))


def _central(chosen: argparse.Namespace) -> tuple[str, Result, list[str], list[Told]]:
    """The table of one or two axes with the rest at its central values, and its rows with full digits."""
    import numpy as np

    from econ.analysis import sensitivity
    from econ.output import charts

    result = run(scenario_of(chosen))
    axes, outputs = _axes(chosen, result), chosen.of or [SHARE]
    if any(isinstance(v, str) or name in {"year", "gdp_year"} for name, values in axes.items() for v in values):
        raise InputError("Years and names of sources move whole scenarios.", mend="Add --out FOLDER.")
    names, values = list(axes), [np.array(v, dtype=float) for v in axes.values()]
    for output in outputs:
        sensitivity.check_output(result, output)
    if len(names) == 1:
        columns = [sensitivity.sweep(result, output, names[0], values[0]) for output in outputs]
        rows = [
            (_said(result, names[0], x), *(_answer(result, o, y) for o, y in zip(outputs, ys, strict=True)))
            for x, *ys in zip(values[0], *columns, strict=True)
        ]
        headers, title = (names[0], *outputs), f"{_labels(result, outputs)} along {names[0]}"
        told: list[Told] = [
            {names[0]: float(x), **{o: float(y) for o, y in zip(outputs, ys, strict=True)}}
            for x, *ys in zip(values[0], *columns, strict=True)
        ]
    elif len(names) == 2 and len(outputs) == 1:
        found = sensitivity.grid(result, outputs[0], (names[1], values[1]), (names[0], values[0]))
        headers = (f"{names[0]} ↓ {names[1]} →", *(_said(result, names[1], x) for x in values[1]))
        rows = [
            (_said(result, names[0], y), *(_answer(result, outputs[0], v) for v in row))
            for y, row in zip(values[0], found, strict=True)
        ]
        title = f"{_labels(result, outputs)} along {names[0]} and {names[1]}"
        told = [
            {names[0]: float(y), names[1]: float(x), outputs[0]: float(v)}
            for y, row in zip(values[0], found, strict=True)
            for x, v in zip(values[1], row, strict=True)
        ]
    else:
        raise InputError(
            f"{len(names)} axes and {len(outputs)} outputs do not fit into a table.",
            mend="Give one axis, or two axes and one output, or add --out FOLDER.",
        )
    if chosen.figure:
        _drawn(
            chosen,
            result,
            charts.swept_of(result, outputs[0], {name: v.tolist() for name, v in zip(names, values, strict=True)}),
        )
    note = wrap(f"Everything else is at its central value. {result.fingerprint}")
    return f"{wrap(title)}\n{table(headers, rows, right=range(1, len(headers)))}\n\n{note}", result, names, told


def _drawn(chosen: argparse.Namespace, result: Result, found: Swept) -> None:
    picture(result, "sweep" if len(found.axes) == 1 else "sweep_grid", chosen.figure, chosen.size, found=found)


def _labels(result: Result, outputs: list[str]) -> str:
    return wording.listing([result.graph.equations[o].label for o in outputs])


def _answer(result: Result, output: str, value: float) -> str:
    return wording.quantity(float(value), result.graph.equations[output].unit)


def _large(chosen: argparse.Namespace) -> tuple[str, Result, list[str], list[Told]]:
    """Compute into the folder, and a table of the answers in words and as rows."""
    from econ.engine.many import sweeps
    from econ.output import charts

    scenario = scenario_of(chosen)
    result = run(scenario)
    outputs = list(dict.fromkeys(chosen.of)) or [SHARE]
    question = sweeps.ask(scenario, outputs, _axes(chosen, result), chosen.draws or DRAWS)
    with progress_bar(f"`econ sweep` with --out {chosen.out} goes on with the rest") as told:
        found = sweeps.run(
            question, chosen.out, workers=chosen.workers, scheduler=chosen.scheduler or "", progress=told
        )
    if chosen.figure:
        _drawn(chosen, result, charts.swept_from(found, result, outputs[0]))
    headers = (*question.axes, "output", "central case", "90% interval", "error")
    note = (
        f"{question.points.size:,} draws of each of {len(question.cells):,} scenarios. Error: of the median of the "
        f"draws, relative; standard error plus the width of a bin. Results: {chosen.out}. econ sweep --out "
        f"{chosen.out} --query SQL asks them. econ {__version__} · question {question.digest[:SHOWN]}"
    )
    text = f"{table(headers, _rows(result, question, found))}\n\n{wrap(note)}"
    return text, result, list(question.axes), _told(question, found)


def _told(question: Question, found: Results) -> list[Told]:
    """The rows of the table with full digits."""
    told: list[Told] = []
    for (output, _cell), case in _cases(found).items():
        low, middle, high = (case[name] for name in ("p05", "p50", "p95"))
        error = (
            (middle["error"] + middle["bound"]) / abs(middle["value"]) if middle["error"] and middle["value"] else None
        )
        axes = {name: middle[name] for name in question.axes}
        numbers = {
            "output": output,
            "central": case["central"]["value"] if "central" in case else None,
            "median": middle["value"],
            "low": low["value"],
            "high": high["value"],
            "relative_error": error,
        }
        told.append(axes | numbers)
    return told


def _cases(found: Results) -> dict[tuple[str, int], dict[str, Row]]:
    """Statistics by their name, of each output in each scenario."""
    cases: dict[tuple[str, int], dict[str, Row]] = {}
    for row in found.statistics:
        cases.setdefault((row["output"], row["cell"]), {})[row["statistic"]] = row
    return cases


def _rows(result: Result, question: Question, found: Results) -> list[tuple[str, ...]]:
    """Number, interval and error of each output in each scenario, in words."""
    rows = []
    for (output, _cell), case in _cases(found).items():
        low, middle, high = (case[name] for name in ("p05", "p50", "p95"))
        unit = result.graph.equations[output].unit
        central = case.get("central", middle)  # what version 0.3 and before computed has none
        answer = wording.estimate(low["value"], central["value"], high["value"], unit, middle["value"])
        rows.append((*(_said(result, name, middle[name]) for name in question.axes), output, *answer, _error(middle)))
    return rows


def _error(row: Row) -> str:
    """Relative error of a statistic, that of the bins included."""
    if row["error"] is None or not row["value"]:
        return ""
    relative = (row["error"] + row["bound"]) / abs(row["value"])
    return wording.in_percent(wording.plain(relative * 100, 1))


def _queried(chosen: argparse.Namespace) -> str:
    from econ.engine.many.sweeps import Results

    headers, rows = Results(chosen.out).query(chosen.query)
    return table(headers, rows)
