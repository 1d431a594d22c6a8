"""What a file of tables for print holds: the answer, its sections, and its sources as numbered notes."""

from collections.abc import Iterable
from dataclasses import dataclass

from econ import wording
from econ.analysis import guards, tables
from econ.engine import Result
from econ.evidence import sources
from econ.output import sections
from econ.output.cells import Table
from econ.output.export.content import said, title
from econ.provenance import citing
from econ.provenance.bibliography import spans
from econ.wording.language import _

COLUMNS = {
    "gdp-sources": ("source", "year", "gdp", "share", "interval", "family", "sources"),
    "outputs": ("output", "central", "interval", "grade", "sources"),
}
"""The columns of a section that are printed, where these are not all."""


@dataclass(frozen=True)
class Printed:
    """What a printed file holds.

    Attributes:
        title: title of the scenario.
        headline: the answer.
        notices: what has to be read with care.
        tables: the sections that are not empty.
        foot: fingerprint, points, and how to cite the result.
    """

    title: str
    headline: str
    notices: tuple[str, ...]
    tables: tuple[Table, ...]
    foot: tuple[str, ...]


class Notes:
    """Numbers of sources in the order in which they are first named; one for each publication."""

    def __init__(self, records: dict[str, sources.Record]) -> None:
        """Begin with none."""
        self.records = records
        self.named: list[str] = []

    def numbers(self, names: Iterable[str]) -> str:
        """The numbers of some sources: "1, 4–6"."""
        return spans(self._number(name) for name in names)

    def _number(self, name: str) -> int:
        address = self._address(name)
        known = [self._address(n) for n in self.named]
        if address not in known:
            self.named.append(name)
            return len(self.named)
        return known.index(address) + 1

    def _address(self, name: str) -> str:
        return str(sources.get(self.records, name).get("URL") or name)

    def citations(self) -> tuple[sources.Citation, ...]:
        """The sources by number."""
        return tuple(sources.citation(self.records[name]) for name in self.named)


def printed(result: Result) -> Printed:
    """The answer and its sections."""
    sampler = result.scenario.sampler
    points = _(
        "{size} points ({scrambles} scrambles of {points}), seed {seed}",
        size=wording.number(sampler.size, 0),
        scrambles=str(sampler.scrambles),
        points=wording.number(sampler.points, 0),
        seed=str(sampler.seed),
    )
    found = sections.of(result)
    return Printed(
        title=title(result),
        headline=tables.headline(result),
        notices=tuple(f"{_(n.severity.capitalize())}: {said(n)}" for n in guards.check(result)),
        tables=tuple(table.only(*COLUMNS[table.name]) if table.name in COLUMNS else table for table in found),
        foot=(str(result.fingerprint), points, _("Cite as: {citation}", citation=citing.citation(result, accessed=""))),
    )
