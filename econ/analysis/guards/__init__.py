"""Guard-rails: the field's standard mistakes, each a named check with a message and a repair.

A check is a function of a Result that says what is the matter, or nothing; `@guard` puts it on the list. What cannot be
entered at all stands in `REFUSALS`.
"""

from econ.analysis.guards import adding, comparing
from econ.analysis.guards.notice import GUARDS, Notice, check, text
from econ.analysis.guards.refusals import REFUSALS

__all__ = ["GUARDS", "REFUSALS", "Notice", "adding", "check", "comparing", "text"]
