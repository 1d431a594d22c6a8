"""The tabs, in the order they stand on the page. A view is a function that draws a Result."""

from __future__ import annotations

from collections.abc import Callable

from econ.engine import Result
from econ.language import N_
from econ.ui.state import Session
from econ.ui.views import answer, assumptions, claim, compare, goods, numbers, payment, reverse, years

VIEWS: dict[str, Callable[[Session, Result], None]] = {
    N_("Answer"): answer.draw,
    N_("Goods"): goods.draw,
    N_("Payment and risk"): payment.draw,
    N_("Over the years"): years.draw,
    N_("Compare"): compare.draw,
    N_("Check a claim"): claim.draw,
    N_("Reverse"): reverse.draw,
    N_("All numbers"): numbers.draw,
    N_("Assumptions and sources"): assumptions.draw,
}

FIRST = next(iter(VIEWS))
"""The view that a page opens with."""


def opened(session: Session) -> str:
    """Name of the tab that is open."""
    return session.view if session.view in VIEWS else FIRST
