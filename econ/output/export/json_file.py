"""JSON: the complete question and everything that follows; `econ run` and `Scenario.load` read it back."""

import json

from econ.analysis import guards, ledger, tables
from econ.engine import Result
from econ.evidence import sources
from econ.output import sections
from econ.output.export.content import finite, particulars
from econ.output.export.registry import export_format
from econ.output.printers.plain import plain
from econ.provenance import citing


@export_format("json", "Complete result (JSON)", ".json", "application/json")
def write(result: Result) -> bytes:
    """The scenario in its canonical form, results in full, the sections as they are printed, inputs and sources."""
    content = {
        "about": particulars(result),
        "scenario": result.state.canonical,
        "read_with_care": [
            {"check": n.name, "severity": n.severity, "message": n.message, "repair": n.repair}
            for n in guards.check(result)
        ],
        "results": {
            "outputs": list(map(tables.joined, tables.summary(result))),
            "by_gdp_source": list(map(tables.joined, tables.by_gdp_source(result))),
            "by_line": tables.by_line(result),
            "by_year": tables.by_year(result),
            "ledger": ledger.by_year(result),
            "foreign_exchange": ledger.exchange_by_year(result),
            "left_out": tables.left_out(result),
        },
        "sections": list(map(plain, sections.of(result))),
        "inputs": list(map(tables.joined, tables.assumptions(result))),
        "sources": json.loads(sources.csl_json(tables.located(result, (names := citing.cited(result))), names)),
    }
    return (json.dumps(finite(content), ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode("utf-8")
