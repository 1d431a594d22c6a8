"""Guard-rails: the field's standard mistakes, each a named check with a message and a repair.

A check is a function of a Result that returns a Notice or None; `@guard` puts it on the list. What cannot be
entered at all stands in `REFUSALS`.
"""

from econ.analysis.guards import adding, comparing, dated, delivering
from econ.analysis.guards.notice import GUARDS, Notice, check, guard, rows, text
from econ.analysis.guards.refusals import REFUSALS, Refusal

__all__ = [
    "GUARDS",
    "REFUSALS",
    "Notice",
    "Refusal",
    "adding",
    "check",
    "comparing",
    "dated",
    "delivering",
    "guard",
    "rows",
    "text",
]
