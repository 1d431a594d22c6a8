"""A what-if calculator: what an arms sale means for an economy."""

from econ._version import __version__

__all__ = ["__version__"]
