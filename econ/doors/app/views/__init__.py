"""The tabs, in the order they stand on the page. A view is a function that draws a Result."""

from __future__ import annotations

from collections.abc import Callable

from econ.doors.app.page_state import Session
from econ.doors.app.views import all_numbers, answer, assumptions, claim_check, compare, goods, payment, reverse, years
from econ.engine import Result
from econ.wording.language import N_

VIEWS: dict[str, Callable[[Session, Result], None]] = {
    N_("Answer"): answer.draw,
    N_("Goods"): goods.draw,
    N_("Payment and risk"): payment.draw,
    N_("Over the years"): years.draw,
    N_("Compare"): compare.draw,
    N_("Check a claim"): claim_check.draw,
    N_("Reverse"): reverse.draw,
    N_("All numbers"): all_numbers.draw,
    N_("Assumptions and sources"): assumptions.draw,
}

FIRST_VIEW = next(iter(VIEWS))
"""The view that a page opens with."""


def opened(session: Session) -> str:
    """Name of the tab that is open."""
    return session.view if session.view in VIEWS else FIRST_VIEW
