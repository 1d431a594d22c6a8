"""What comes back for the sale, and what it may cost."""

from __future__ import annotations

import streamlit as st

from econ.analysis import tables
from econ.doors.app import panel
from econ.doors.app.levers import lever
from econ.doors.app.page_state import Session
from econ.doors.app.show import chart, plain
from econ.doors.app.views.registry import view
from econ.engine import Result
from econ.model import payment
from econ.wording.language import N_, _

SEEN = ("oil_observed", "grain_observed", "cash_observed", "goods_observed", "unseen_share")
"""What could be named of the return, and what is assumed."""

RISK = (
    *("enforcement_probability", "exposed_trade_share", "exposed_banned_share", "lost_trade_share"),
    *("half_answer_sale", "sale_severity", "sanction_period", "comparable_share"),
)
"""What the loss by either estimate rests on."""


def _payment(result: Result) -> tuple[str, ...]:
    """What the receipts rest on, the shares that the scenario states included."""
    shares = (name for name in result.stated if result.graph.equations[name].page == payment.__name__.split(".")[-1])
    return (*SEEN, *shares)


PEOPLE = ("heads", "leavers", "contract_period", "pay", "reaching_share")
"""What the income from a line of people rests on."""


def _people(session: Session, result: Result) -> None:
    """People under contract: what they bring, apart from the sale, and their levers."""
    said = _(
        "People under contract: {heads}, {total} in all, which is no part of the sale. Bonuses and "
        "compensation for death and injury stand apart from both.",
        heads=tables.printed(result, "head_months")[0],
        total=tables.printed(result, "people_total")[0],
    )
    st.markdown(plain(said))
    names = [f"{kind}_{line}" for line in result.state.people for kind in PEOPLE]
    parts = [part for name in names for part in lever(session, result, name)]
    panel.draw(session, "levers-people", _("People"), [panel.side("people", parts)])


@view(N_("Payment and risk"), place=30)
def draw(session: Session, result: Result) -> None:
    """Draw it."""
    if result.state.people:
        _people(session, result)
    for name, label, levers in (("payment", _("Payment"), _payment(result)), ("break_even", _("Risk"), RISK)):
        chart(name, result, session.widths, baseline=session.before)
        parts = [part for item in levers for part in lever(session, result, item)]
        panel.draw(session, f"levers-{name}", label, [panel.side(name, parts)] if parts else [])
