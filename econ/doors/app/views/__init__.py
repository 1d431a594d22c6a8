"""The tabs, in the order they stand on the page: one file of this package for each.

To add a view, add a file to this package with one function marked with `@view`.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module

from econ.doors.app.page_state import Session
from econ.doors.app.views import registry

for _module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
    import_module(f"{__name__}.{_module}")

VIEWS = dict(sorted(registry.VIEWS.items(), key=lambda item: item[1].place))

FIRST_VIEW = next(iter(VIEWS))
"""The view that a page opens with."""


def opened(session: Session) -> str:
    """Name of the tab that is open."""
    return session.view if session.view in VIEWS else FIRST_VIEW
