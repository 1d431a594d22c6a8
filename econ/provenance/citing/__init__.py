"""How a result is cited, how its sources are cited, and what computes it again."""

from econ.provenance.citing.in_python import python_snippet
from econ.provenance.citing.in_shell import command
from econ.provenance.citing.result import citation, record, today
from econ.provenance.citing.styles import STYLES, cite, cite_sources, providers

__all__ = [
    "STYLES",
    "citation",
    "cite",
    "cite_sources",
    "command",
    "providers",
    "python_snippet",
    "record",
    "today",
]
