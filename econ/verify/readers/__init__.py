"""Read back what the calculator wrote: one function of this package for each kind of file.

To make a format verifiable, add a file whose function carries `@reads(".ending", "format")` and returns the
file's cells (`econ.files.bounds.Cells`), the scenario among them.
"""

import pkgutil
from importlib import import_module

from econ.verify.readers.registry import DAMAGED, READERS, SCENARIO, Reader, reader_of

for _module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
    import_module(f"{__name__}.{_module}")
for _ending in sorted(READERS, key=lambda ending: READERS[ending].format):  # the order in which messages name them
    READERS[_ending] = READERS.pop(_ending)

__all__ = ["DAMAGED", "READERS", "SCENARIO", "Reader", "reader_of"]
