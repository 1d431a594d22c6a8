"""A what-if calculator: what an arms sale means for an economy.

import econ
result = econ.run(econ.Scenario.preset("press-line-2023"))
print(econ.headline(result))
print(econ.frame(econ.tables.summary(result)))
"""

from econ import sensitivity, tables
from econ._version import __version__
from econ.assumptions import Book, data_folder, default_book
from econ.claims import check_claim
from econ.draws import Sampler
from econ.engine import Result, run
from econ.errors import InputError
from econ.model import GRAPH
from econ.reverse import solve
from econ.scenario import Scenario, resolve
from econ.tables import frame, headline

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
    "frame",
    "headline",
    "resolve",
    "run",
    "sensitivity",
    "solve",
    "tables",
]
