"""Guard-rails: the field's standard mistakes, each a named check with a message and a repair.

A check is a function of a Result that says what is the matter, or nothing; `@guard` puts it on the list. What cannot be
entered at all is refused before anything is computed.
"""

from econ.analysis.guards import adding, comparing, dated
from econ.analysis.guards.notice import GUARDS, Notice, check, most_important, text
