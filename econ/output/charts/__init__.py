"""Pictures of a Result as marks; each has its finding in a sentence and a table with the same rows.

    drawing = charts.drawing("share_by_sale", result)
    charts.finding("share_by_sale", result)
    charts.table("share_by_sale", result)

To add a chart, add a file to this package with one function marked with `@chart`. The function gives a `Drawing`, and
the first line of its docstring says what it shows.
"""

import pkgutil
from importlib import import_module

from econ.output.charts.axes import SALE_HIGH, short_money, tick
from econ.output.charts.of_results import span, words
from econ.output.charts.registry import (
    CHARTS,
    alt,
    chart,
    draw,
    drawing,
    finding,
    get,
    reason,
    sources,
    table,
    unasked,
)
from econ.output.charts.sweep_data import Options, Swept, swept_from, swept_of

for _module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
    import_module(f"{__name__}.{_module}")
