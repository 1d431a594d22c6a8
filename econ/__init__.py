"""A what-if calculator: what an arms sale means for an economy.

import econ
result = econ.run(econ.Scenario.preset("press-line-2023"))
print(econ.headline(result))
print(econ.frame(econ.tables.summary(result)))
"""

import sys
from importlib import import_module
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import TYPE_CHECKING, Any

from econ._version import __version__
from econ.analysis import tables
from econ.analysis.tables import frame, headline
from econ.engine import Result, run
from econ.evidence import Book, data_folder, default_book
from econ.model import GRAPH
from econ.numerics.sobol import Sampler
from econ.scenario import Scenario, resolve
from econ.wording.errors import InputError

if TYPE_CHECKING:
    from econ.analysis import sensitivity
    from econ.analysis.exporters import exporters
    from econ.analysis.reverse import solve
    from econ.analysis.track_record import track_record
    from econ.claims import check_claim, find_claims, open_claim
    from econ.evidence.restatements import restatements

__all__ = [
    "GRAPH",
    "Book",
    "InputError",
    "Result",
    "Sampler",
    "Scenario",
    "__version__",
    "check_claim",
    "data_folder",
    "default_book",
    "exporters",
    "find_claims",
    "frame",
    "headline",
    "open_claim",
    "resolve",
    "restatements",
    "run",
    "sensitivity",
    "solve",
    "tables",
    "track_record",
]

_PUBLIC = {
    "assumptions": "evidence",
    "audit": "provenance.audit",
    "bibliography": "provenance.bibliography",
    "cards": "provenance.cards",
    "charts": "output.charts",
    "citing": "provenance.citing",
    "compare": "analysis.compare",
    "distributions": "numerics.distributions",
    "draws": "numerics.sobol",
    "errors": "wording.errors",
    "estimates": "engine.estimates",
    "export": "output.export",
    "guards": "analysis.guards",
    "importing": "evidence.importing",
    "language": "wording.language",
    "ledger": "analysis.ledger",
    "likelihood": "wording.likelihood",
    "links": "provenance.links",
    "method": "provenance.method",
    "mixture": "analysis.mixture",
    "origins": "provenance.origins",
    "restate": "analysis.restate",
    "reverse": "analysis.reverse",
    "sensitivity": "analysis.sensitivity",
    "sources": "evidence.sources",
    "sweeps": "engine.many.sweeps",
    "tables": "analysis.tables",
    "units": "equations.units",
    "waterfall": "analysis.waterfall",
}
"""Modules by their public names, which stay, and where they lie."""

_LATER = {
    "scenario_table": "output.scenario_table",
    "check_claim": "claims",
    "exporters": "analysis.exporters",
    "find_claims": "claims",
    "open_claim": "claims",
    "restatements": "evidence.restatements",
    "solve": "analysis.reverse",
    "track_record": "analysis.track_record",
}
"""Functions that running a scenario does not need, and the modules that have them."""


def _place(name: str) -> str:
    """Where a module lies that is asked for by a public name; empty for any other name."""
    package, _dot, rest = name.partition(".")
    public, dot, below = rest.partition(".")
    return f"{package}.{_PUBLIC[public]}{dot}{below}" if package == __name__ and public in _PUBLIC else ""


class _Public:
    """Imports a module by its public name: the same module, not a second one."""

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        """Know the public names, and what lies below them."""
        return ModuleSpec(fullname, self) if _place(fullname) else None  # type: ignore[arg-type]  # `importlib.abc` is slow

    def create_module(self, _spec: ModuleSpec) -> None:
        """Leave it to Python to make an empty module."""

    def exec_module(self, module: ModuleType) -> None:
        """Put the module itself in the place of the empty one that was made for its public name."""
        sys.modules[module.__name__] = import_module(_place(module.__name__))


sys.meta_path.insert(0, _Public())


def __getattr__(name: str) -> Any:
    """Load a public module, or the module of a function, when it is first asked for."""
    if name in _LATER:
        return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    if name in _PUBLIC or name == "claims":
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """All public names, also of functions that are loaded later."""
    return sorted({*globals(), *__all__})


if "IPython" in sys.modules and (_shell := sys.modules["IPython"].get_ipython()) is not None:
    import_module("econ.doors.notebook").register(_shell.display_formatter.formatters["text/html"])
