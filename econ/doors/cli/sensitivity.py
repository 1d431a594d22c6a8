"""`econ sensitivity`: which inputs move an output: by how much, with what share, and up to which threshold."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from econ import wording
from econ.analysis import reverse, sensitivity
from econ.analysis.sensitivity.information_value import probability_above
from econ.analysis.tables import Row
from econ.doors.cli.arguments import scenario_arguments, scenario_of
from econ.doors.cli.documents import TEXT, document_arguments, form, tell
from econ.doors.cli.pictures import figure_arguments, kind_of, picture
from econ.doors.cli.text import table, wrap
from econ.engine import Result, run
from econ.model import SHARE
from econ.scenario import currencies
from econ.wording import likelihood
from econ.wording.errors import InputError
from econ.wording.likelihood import VOCABULARIES

if TYPE_CHECKING:
    from econ.output.answers import Document
    from econ.output.charts import Options

HELP = "which inputs move an output"
DESCRIPTION = "Which inputs move an output: each is moved to the ends of its 90%% interval, the others stay."
EXAMPLES = """examples:
  econ sensitivity
  econ sensitivity containers-to-shells-2023-24 --of contribution_to_gdp
  econ sensitivity missiles-added --shares
  econ sensitivity missiles-added --above 5% --figure worth.svg
  econ sensitivity missiles-added --shares --output shares.csv"""

SMALL = 0.001
"""Shares below this are counted together."""

NINETY = "90%"


def add(command: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    scenario_arguments(command)
    command.add_argument("--of", default=SHARE, metavar="OUTPUT", help="the output; gdp_share if left out")
    way = command.add_mutually_exclusive_group()
    way.add_argument("--shares", action="store_true", help="shares of the variance instead: first and total")
    way.add_argument(
        "--above",
        metavar="VALUE",
        help="is the output above this value? the value of each input at which it is, and what knowing it is worth",
    )
    command.add_argument(
        "--words",
        choices=tuple(VOCABULARIES),
        help="with --above: the words of a vocabulary for the probability",
    )
    document_arguments(command, "sensitivity")
    figure_arguments(command)


def go(chosen: argparse.Namespace) -> None:
    """Run the subcommand."""
    kind_of(chosen.figure)
    written = form(chosen)
    result = run(scenario_of(chosen))
    sensitivity.check_output(result, chosen.of)
    options: Options = {"output": chosen.of}
    if chosen.above is not None:
        chart = "value_of_information"
        options["threshold"] = _limit(result, chosen.of, chosen.above)
        rows, said = _threshold(result, chosen.of, options["threshold"], chosen.words)
    elif chosen.shares:
        chart = "variance_shares"
        rows, said = _shares(result, chosen.of)
    else:
        chart = "tornado"
        rows, said = _swings(result, chosen.of)
    if chosen.figure:
        picture(result, chart, chosen.figure, chosen.size, **options)
    if written != TEXT:
        tell(chosen, _document(result, chosen, rows, options.get("threshold")))
        return
    print(said)
    print(f"\n{wrap(str(result.fingerprint))}")


def _nothing(label: str) -> str:
    return wrap(f"{label} has no uncertain input in this scenario.")


def _swings(result: Result, output: str) -> tuple[list[Row], str]:
    rows, equation = sensitivity.swing_rows(result, output), result.graph.equations[output]
    if not rows:
        return rows, _nothing(equation.label)
    cells = [
        (
            r["input"],
            wording.interval(r["low_input"], r["high_input"], r["unit"]),
            wording.quantity(r["low"], equation.unit, 2),
            wording.quantity(r["high"], equation.unit, 2),
            wording.plain(r["elasticity"], 2).replace("-", "−"),
        )
        for r in rows
    ]
    headers = ("input", f"its {NINETY} interval", "at low", "at high", "elasticity")
    parts = (
        wrap(f"{equation.label} ({output}) with one input at a time at either end of its interval"),
        table(headers, cells, right=(2, 3, 4)),
        "",
        wrap("Elasticity: percent change of the output for one percent more of the input, at the central case."),
        *([wrap(MOVED_ALONE)] if result.state.correlation else []),
    )
    return rows, "\n".join(parts)


MOVED_ALONE = "Inputs that are correlated are moved alone here; their shares of the variance are taken together."


def _shares(result: Result, output: str) -> tuple[list[Row], str]:
    rows, label = sensitivity.share_rows(result, output), result.graph.equations[output].label
    if not rows:
        return rows, _nothing(label)
    cells = [
        (r["input"], *(_share(r[kind], r[f"{kind}_low"], r[f"{kind}_high"]) for kind in ("first", "total")))
        for r in rows
        if r["total"] >= SMALL
    ]
    told = (
        "First: the part of the variance that would go away if this input alone were known. Total: the part that "
        f"would be left if all others were known. With {NINETY} confidence intervals of the computation."
    )
    head = wrap(f"Shares of the variance of {label} ({output})")
    rest = [wrap(f"{len(rows) - len(cells)} other inputs: each less than {wording.percent(SMALL, 1)}.")]
    shown = table(("input", "first", "total"), cells, right=(1, 2))
    return rows, "\n".join((head, shown, *(rest if len(rows) > len(cells) else []), "", wrap(told)))


def _share(value: float, low: float, high: float) -> str:
    texts = [f"{100 * v:.1f}".replace("-", "−") for v in (value, low, high)]
    return f"{wording.in_percent(texts[0])} ({texts[1]} to {texts[2]})"


def _limit(result: Result, output: str, text: str) -> float:
    try:
        limit = currencies.reader(result.scenario, result.book)(text, result.graph.equations[output].unit).central
        sensitivity.check_target(result, output, limit)
        return limit
    except InputError as error:
        raise error.at("--above") from None


def _threshold(result: Result, output: str, threshold: float, vocabulary: str | None) -> tuple[list[Row], str]:
    equation = result.graph.equations[output]
    even = reverse.break_even_rows(result, output, threshold)
    worth = {r["input"]: r for r in sensitivity.information_rows(result, output, threshold)}
    rows = [row | {k: worth.get(row["input"], {}).get(k) for k in ("wrong_now", "wrong_then")} for row in even]
    limit = wording.quantity(threshold, equation.unit)
    chance = _chance(result, output, threshold, vocabulary)
    head = f"{equation.label} ({output}) is above {limit} with probability {chance}."
    if not rows:
        return rows, "\n".join((wrap(head), _nothing(equation.label)))
    cells = [
        (
            r["input"],
            wording.quantity(r["value"], r["unit"]),
            "" if r["percentile"] is None else wording.percent(r["percentile"]),
            "" if r["wrong_now"] is None else wording.percent(max(r["wrong_now"] - r["wrong_then"], 0.0)),
        )
        for r in rows
        if r["value"] is not None
    ]
    never = len({r["input"] for r in rows if r["value"] is None})
    rest = [wrap(f"{never} other inputs do not bring it there by any plausible value.")] if never else []
    told = (
        "At: the value of the input, all others at their central values, at which the output comes to the threshold. "
        "Below it: the probability of a smaller value under its evidence. Knowing it: by how many percentage points "
        "the probability of a wrong answer would fall if the input were known (the expected value of information)."
    )
    headers = ("input", "at", "below it", "knowing it")
    return rows, "\n".join((wrap(head), "", table(headers, cells, right=(1, 2, 3)), *rest, "", wrap(told)))


def _chance(result: Result, output: str, threshold: float, vocabulary: str | None) -> str:
    """The probability, and the word for it if one is wanted."""
    chance = probability_above(result, output, threshold)
    said = likelihood.word(chance, vocabulary) if vocabulary else ""
    return wording.percent(chance) + (f" ({said}, {VOCABULARIES[vocabulary].label})" if vocabulary and said else "")


def _document(result: Result, chosen: argparse.Namespace, rows: list[Row], threshold: float | None) -> Document:
    """The same for programs."""
    from econ.output import answers

    made, output = answers.made(result), chosen.of
    unit = result.graph.equations[output].unit
    if threshold is not None:
        values = [answers.ThresholdValue(**row) for row in rows]
        chance = probability_above(result, output, threshold)
        return answers.Sensitivity(
            made=made, output=output, unit=unit, way="threshold", threshold=threshold, probability=chance, rows=values
        )
    if chosen.shares:
        shares = [answers.VarianceShare(**row) for row in rows]
        return answers.Sensitivity(made=made, output=output, unit=unit, way="shares", rows=shares)
    swings = [answers.Swing(**row) for row in rows]
    return answers.Sensitivity(made=made, output=output, unit=unit, way="swings", rows=swings)
