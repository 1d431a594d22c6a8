"""What comes back for the sale, and what it may cost."""

from __future__ import annotations

import streamlit as st

from econ.engine import Result
from econ.ui.levers import lever
from econ.ui.show import chart
from econ.ui.state import Session

PAYMENT = ("paid_share", "cash_share", "oil_share", "grain_share")
RISK = ("enforcement_probability", "exposed_trade_share", "lost_trade_share", "sanction_period")


def draw(session: Session, result: Result) -> None:
    """Draw it."""
    for name, levers in (("payment", PAYMENT), ("break_even", RISK)):
        chart(name, result)
        for first in range(0, len(levers), 2):
            for column, item in zip(st.columns(2, gap="large"), levers[first : first + 2], strict=True):
                with column:
                    lever(session, result, item)
