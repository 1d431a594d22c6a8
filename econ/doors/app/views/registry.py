"""The list of views: each file of this package puts its own on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from econ.doors.app.page_state import Session
from econ.doors.app.show import chart
from econ.engine import Result
from econ.output.charts import CHARTS

Draw = Callable[[Session, Result], None]


@dataclass(frozen=True)
class View:
    """A tab of the page.

    Attributes:
        title: what the tab and the address call it.
        place: where it stands; the tab with the smallest number is the one that a page opens with.
        function: draws what is not on the list of charts.
    """

    title: str
    place: int
    function: Draw

    def draw(self, session: Session, result: Result) -> None:
        """Draw it, and below it the charts that say that they stand here."""
        self.function(session, result)
        for name, item in CHARTS.items():
            if item.view == self.title:
                chart(name, result, session.widths, baseline=session.before)


VIEWS: dict[str, View] = {}


def view(title: str, *, place: int) -> Callable[[Draw], Draw]:
    """Put a view on the list."""

    def register(draw: Draw) -> Draw:
        VIEWS[title] = View(title, place, draw)
        return draw

    return register
