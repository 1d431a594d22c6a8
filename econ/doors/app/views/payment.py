"""What comes back for the sale, and what it may cost."""

from __future__ import annotations

from econ.doors.app import panel
from econ.doors.app.levers import lever
from econ.doors.app.page_state import Session
from econ.doors.app.show import chart
from econ.doors.app.views.registry import view
from econ.engine import Result
from econ.model import payment
from econ.wording.language import N_, _

SEEN = ("oil_observed", "grain_observed", "cash_observed", "goods_observed", "unseen_share")
"""What was seen to come back, and what is taken to."""

RISK = (
    *("enforcement_probability", "exposed_trade_share", "exposed_banned_share", "lost_trade_share"),
    *("half_answer_sale", "sale_severity", "sanction_period", "comparable_share"),
)
"""What the loss by either estimate rests on."""


def _payment(result: Result) -> tuple[str, ...]:
    """What the receipts rest on, the shares that the scenario states included."""
    shares = (name for name in result.stated if result.graph.equations[name].page == payment.__name__.split(".")[-1])
    return (*SEEN, *shares)


@view(N_("Payment and risk"), place=30)
def draw(session: Session, result: Result) -> None:
    """Draw it."""
    for name, label, levers in (("payment", _("Payment"), _payment(result)), ("break_even", _("Risk"), RISK)):
        chart(name, result, baseline=session.before)
        parts = [part for item in levers for part in lever(session, result, item)]
        panel.draw(session, f"levers-{name}", label, [panel.side(name, parts)] if parts else [])
