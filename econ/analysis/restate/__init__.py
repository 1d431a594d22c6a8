"""Restatements: every preset under two releases of the data, what moved, and which figures moved it.

    found = restate(release(Path("old")), release(Path("new")))
    print(section(found))

Both releases are computed by the equations of this version, so what is listed comes from the data alone.
"""

from econ.analysis.restate.formats import cause_rows, csv_text, markdown, rows, section
from econ.analysis.restate.movements import Cause, Restated, Restatement, restate

__all__ = [
    "Cause",
    "Restated",
    "Restatement",
    "cause_rows",
    "csv_text",
    "markdown",
    "restate",
    "rows",
    "section",
]
