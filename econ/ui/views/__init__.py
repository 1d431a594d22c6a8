"""The tabs, in the order they stand on the page. A view is a function that draws a Result."""

from __future__ import annotations

from collections.abc import Callable

from econ.engine import Result
from econ.ui.state import Session
from econ.ui.views import answer, assumptions, claim, compare, goods, numbers, payment, reverse, years

VIEWS: dict[str, Callable[[Session, Result], None]] = {
    "Answer": answer.draw,
    "Goods": goods.draw,
    "Payment and risk": payment.draw,
    "Over the years": years.draw,
    "Compare": compare.draw,
    "Check a claim": claim.draw,
    "Reverse": reverse.draw,
    "All numbers": numbers.draw,
    "Assumptions and sources": assumptions.draw,
}
