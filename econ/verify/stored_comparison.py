"""A stored comparison: its scenarios are compared again, and every cell with the one that was stored."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from econ.analysis import compare
from econ.analysis.restate.amounts import statistics
from econ.engine import Fingerprint, Result
from econ.evidence import Book, folders
from econ.files import bounds
from econ.files.bounds import Cells, place
from econ.output.export import comparison_csv
from econ.provenance.links import FEWEST, STATISTICS
from econ.scenario import CompleteScenario
from econ.verify import whole
from econ.verify.cause import withheld
from econ.verify.cells import UNWRITTEN, changed, shortened
from econ.verify.cells import compare as compare_cells
from econ.verify.outcome import Stored as Saying
from econ.verify.outcome import Verdict
from econ.verify.readers.registry import number_or_text
from econ.wording.language import _

ENDING = ".csv"
QUESTION = "question"
"""The section of the complete questions, which their digests stand for."""

BEFORE = tuple(column for column in comparison_csv.COLUMNS if column != "central")
"""The columns that version 0.2 wrote."""

NAMES = ("section", "name", "scenario", "against")

TITLES = ("title",)
"""Words that are taken from a comparison as they are: what its scenarios are called is whoever asked's."""


@dataclass(frozen=True)
class Stored:
    """A comparison as a file holds it.

    Attributes:
        scenarios: what is compared.
        output: the output that the steps follow.
        cells: every value by its place.
        marks: version, and digests of data and model.
        digests: those of the scenarios.
        data_date: day of the data.
        own: folders of one's own that it was made with.
    """

    scenarios: tuple[CompleteScenario, ...]
    output: str
    cells: Cells
    marks: Mapping[str, str]
    digests: tuple[str, ...]
    data_date: str
    own: tuple[folders.Named, ...] = ()

    def verify(self, content: bytes, book: Book) -> Verdict:
        """Compare the scenarios again on these figures.

        Raises:
            InputError: they cannot be compared.
        """
        results = compare.results(self.scenarios, book)
        again = comparison_csv.write(results, self.output)
        now = read(again, ENDING)
        found = now.cells if now else Cells()
        others: dict[str, tuple[str, str]] = {}
        for digest, result in zip(self.digests, results, strict=True):
            others |= changed({"scenario": digest, **self.marks}, result)
        verdict = compare_cells(self.cells, found, others)
        return replace(
            whole.held(verdict, content, again, ENDING),
            withheld=withheld(verdict.uncompared.get(UNWRITTEN, ()), self.cells, results[0]),
            uncompared=dict(verdict.uncompared) | {"asked": TITLES},
            made=shortened(self.marks),
            stored=_said(self, results[0]),
            data_date=self.data_date,
        )


def read(content: bytes, ending: str) -> Stored | None:
    """Read a comparison back; None if it is another kind of table.

    Raises:
        InputError: one of its scenarios is damaged.
        ValueError, KeyError: the file is damaged.
    """
    if ending != ENDING:
        return None
    columns, lines = bounds.csv_of(content)
    if columns not in (comparison_csv.COLUMNS, BEFORE):
        return None
    rows = [row for _line, row in lines]
    about = {row["name"]: row["text"] for row in rows if row["section"] == "about"}
    asked = [row for row in rows if row["section"] == QUESTION]
    return Stored(
        tuple(CompleteScenario.from_dict(bounds.json_of(row["text"])) for row in asked),
        about["output"],
        _cells(rows),
        {"version": about["version"], "data": about["data_digest"], "model": about["model_digest"]},
        tuple(row["name"] for row in asked),
        about.get("data_date", ""),
        folders.read_stated(about.get("own_figures", "")),
    )


def _said(stored: Stored, result: Result) -> Saying:
    """What the file says itself: the output that its steps follow, of each scenario."""
    equation = result.graph.equations.get(stored.output)
    answers = []
    for scenario in stored.scenarios:
        at = place("output", stored.output, scenario.title)
        values = tuple(v for which in STATISTICS if isinstance(v := stored.cells.get(f"{at} {which}"), float))
        if equation and len(values) >= FEWEST:
            answers.append(f"{scenario.title}: {_(equation.label)} {statistics(values, equation.unit)}")
    mark = Fingerprint(stored.digests[0], stored.marks["data"], stored.marks["model"], stored.marks["version"])
    return Saying(_("a comparison of {count} scenarios", count=len(stored.scenarios)), tuple(answers), str(mark))


def _cells(rows: list[dict[str, str]]) -> Cells:
    cells = Cells()
    for row in rows:
        at = place(*(row[name] for name in NAMES))
        if row["section"] == "about":
            cells.put(at, row["text"])
        for column, value in row.items():
            if value and column not in NAMES and not (column == "text" and row["section"] in ("about", QUESTION)):
                cells.put(place(at, column), number_or_text(value))
    return cells
