"""The goods: what the sale consists of."""

from __future__ import annotations

import streamlit as st

from econ.analysis import tables
from econ.doors.app import choices
from econ.doors.app.page_state import STATED, Session
from econ.doors.app.show import plain
from econ.doors.app.views.registry import view
from econ.engine import Result
from econ.wording.language import N_, _


@view(N_("Goods"), place=20)
def draw(session: Session, result: Result) -> None:
    """Say what the goods come to where the sale does not follow from them."""
    if session.ask.mode == STATED:
        _stated(session, result)


def _stated(session: Session, result: Result) -> None:
    sale = tables.printed(result, "sale_value")[0]
    goods = tables.printed(result, "contract_value")[0] if "contract_value" in result.draws else ""
    text = _("The sale is stated as {sale}; it does not follow from the goods below.", sale=sale)
    if goods:
        text += _(" They come to {goods} over the delivery period.", goods=goods)
    with st.container(border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(plain(text), width="content")
        st.button(
            _("Build the sale up from goods"), key="use-goods", on_click=session.report, args=("", choices.use_goods)
        )
