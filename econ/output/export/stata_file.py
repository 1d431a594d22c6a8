"""Stata: a variable for each quantity, an observation for each statistic of the result, a GDP source, line or year.

The long table of the other files gives each row a unit of its own. Stata knows units and labels of variables only, so
here every quantity is a variable; labels are cut to the 80 characters, names to the 32 that Stata allows.
"""

import io
import re
from datetime import datetime

from econ.analysis.tables import Row
from econ.engine import Result
from econ.output.export.content import NUMBERS, finite, long_table
from econ.output.export.registry import export_format

LONGEST_LABEL, LONGEST_NAME = 80, 32
LARGEST = 8.9e307
"""Larger numbers stand for missing values in Stata."""

RESULT = "result"
WHOLE = ("output", "input")
"""Sections whose rows are about the result as a whole."""

WORDS = ("about", "read_with_care", "left_out", "source")
"""Sections whose rows hold words."""

KEYS = {
    "kind": "What the observation is about",
    "item": "GDP source, goods line, or name of a text",
    "label": "The item in words",
    "year": "Year of the figure, if it has one",
    "statistic": "median, low (5th percentile), high (95th percentile), mean, ...",
    "text": "Words: what identifies the calculation, notices, sources",
}
"""Variables that say what an observation is, with their labels."""

RESERVED = re.compile(r"_.*|byte|double|float|if|in|int|long|str(L|\d+)|using|with")


@export_format("stata", "Data set (Stata)", ".dta", "application/x-stata-dta", binary=True)
def write(result: Result) -> bytes:
    """The data set; numbers are doubles, what is not known or not finite is missing."""
    import pandas as pd

    rows = long_table(result)
    quantities = [row for row in rows if row["section"] not in WORDS]
    names = _names([row["name"] for row in quantities])
    frame = pd.DataFrame([*_observations(quantities, names), *(_words(row) for row in rows if row["section"] in WORDS)])
    frame = frame.reindex(columns=[*KEYS, *names.values()])
    texts = [name for name in KEYS if name != "year"]
    frame[texts] = frame[texts].astype(object).fillna("")
    stream = io.BytesIO()
    frame.astype(dict.fromkeys(names.values(), "float64") | {"year": "float64"}).to_stata(
        stream,
        write_index=False,
        version=118,  # read by Stata 14 and later, texts in Unicode
        byteorder="little",
        time_stamp=datetime.fromisoformat(result.book.release),
        data_label=str(result.fingerprint)[:LONGEST_LABEL],
        variable_labels={**KEYS, **_labels(quantities, names)},
        convert_strl=["text"],
    )
    return stream.getvalue()


def _observations(rows: list[Row], names: dict[str, str]) -> list[Row]:
    """An observation for each statistic of each thing that a row is about; what was there first stays."""
    found: dict[tuple[str, str, int | None, str], Row] = {}
    for row in rows:
        whole = row["section"] in WHOLE
        kind, item = RESULT if whole else row["section"], row.get("item", "")
        year = None if whole else row.get("year")
        for statistic in NUMBERS:
            value = finite(row.get(statistic))
            if isinstance(value, int | float) and abs(value) < LARGEST:
                key = (kind, item, year, statistic)
                label = row["label"] if item else ""
                at = found.setdefault(
                    key, {"kind": kind, "item": item, "label": label, "year": year, "statistic": statistic}
                )
                at.setdefault(names[row["name"]], value)
    order = {thing: n for n, thing in enumerate(dict.fromkeys(key[:3] for key in found))}
    return [found[key] for key in sorted(found, key=lambda k: (order[k[:3]], NUMBERS.index(k[3])))]


def _words(row: Row) -> Row:
    return {"kind": row["section"], "item": row["name"], "label": row.get("label", ""), "text": str(row["text"])}


def _names(quantities: list[str]) -> dict[str, str]:
    """Names of quantities as Stata allows them, each of its own."""
    names: dict[str, str] = {}
    for quantity in dict.fromkeys(quantities):
        name = re.sub(r"\W", "_", quantity, flags=re.ASCII)
        if not name[:1].isalpha() or RESERVED.fullmatch(name):
            name = f"v_{name}"
        taken = {*KEYS, *names.values()}
        tails = ("", *(f"_{n}" for n in range(2, len(taken) + 3)))
        names[quantity] = next(
            made for tail in tails if (made := f"{name[: LONGEST_NAME - len(tail)]}{tail}") not in taken
        )
    return names


def _labels(rows: list[Row], names: dict[str, str]) -> dict[str, str]:
    """Label and unit of each quantity."""
    labels: dict[str, str] = {}
    units: dict[str, set[str]] = {}
    for row in rows:
        own = row["section"] in WHOLE or row["section"] == "year"
        labels.setdefault(row["name"], row["label"] if own and "label" in row else _plain(row["name"]))
        units.setdefault(row["name"], set()).add(row.get("unit", ""))
    return {names[name]: _label(label, units[name]) for name, label in labels.items()}


def _plain(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _label(label: str, units: set[str]) -> str:
    """A label with its unit, which is kept whole where the label is cut."""
    unit = f" ({units.copy().pop() if len(units) == 1 else 'unit of the item'})"
    room = LONGEST_LABEL - len(unit)
    return f"{label if len(label) <= room else f'{label[: room - 1].rstrip()}…'}{unit}"[-LONGEST_LABEL:]
