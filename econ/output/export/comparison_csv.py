"""A comparison as CSV: one long table with a section for each part, numbers in full."""

import json
from collections.abc import Sequence

from econ.analysis import compare
from econ.analysis.tables import Row
from econ.engine import Result
from econ.evidence import folders
from econ.model import SHARE
from econ.output.export.content import csv_bytes
from econ.wording.errors import InputError
from econ.wording.language import ENGLISH, speaking

NUMBERS = ("central", "median", "low", "high", "numerical_error", "above", "change", "value")
COLUMNS = ("section", "name", "label", "unit", "scenario", "against", *NUMBERS, "before", "after", "text")


def write(compared: Sequence[Result], output: str = SHARE) -> bytes:
    """The comparison of two to six results, as `econ.compare` gives it; `output` is the one that the steps follow.

    The scenarios come first, each with its fingerprint and its complete question, from which `econ.verify` compares
    them again. A missing value is an empty cell.

    Raises:
        InputError: fewer than two or more than six results are given, or they do not share their points.
    """
    with speaking(ENGLISH):
        return csv_bytes(COLUMNS, ([row.get(column) for column in COLUMNS] for row in _rows(compared, output)))


def _rows(compared: Sequence[Result], output: str) -> list[Row]:
    titles = compare.names(compared)
    rows: list[Row] = _about(compared[0], output) + [
        {"section": "scenario", "name": result.fingerprint.scenario, "scenario": title, "text": str(result.fingerprint)}
        for title, result in zip(titles, compared, strict=True)
    ]
    rows += [
        {"section": "question", "name": result.fingerprint.scenario, "scenario": title, "text": _question(result)}
        for title, result in zip(titles, compared, strict=True)
    ]
    for section, table in (("choice", compare.choices(compared)), ("input", compare.inputs(compared))):
        for row in table:
            same = {"section": section, "name": row["name"], "label": row["label"], "unit": row.get("unit", "")}
            rows += [same | {"scenario": title, "text": row[title]} for title in titles]
    rows += [{**row, "section": "output", "name": row["output"]} for row in compare.outputs(compared)]
    rows += [{**row, "section": "difference", "name": row["output"]} for row in compare.differences(compared)]
    for title, other in zip(titles[1:], compared[1:], strict=True):
        rows += _steps(compared[0], other, output, {"scenario": title, "against": titles[0]})
    return rows


def _about(result: Result, output: str) -> list[Row]:
    mark = result.fingerprint
    particulars = {
        "output": output,
        "version": mark.version,
        "data_date": result.book.release,
        "data_digest": mark.data,
        **({"own_figures": folders.stated(result.book.own)} if result.book.own else {}),
        "model_digest": mark.model,
    }
    return [{"section": "about", "name": name, "text": text} for name, text in particulars.items()]


def _question(result: Result) -> str:
    """The complete scenario, as `Scenario.from_dict` reads it."""
    state = result.state
    question = {"scenario": state.canonical, "words": state.words}
    return json.dumps(question, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _steps(first: Result, other: Result, output: str, between: Row) -> list[Row]:
    try:
        steps = compare.steps(first, other, output)
    except InputError:
        return []  # one of the two does not have this output
    return [{**row, **between, "section": row["kind"], "text": output} for row in steps]
