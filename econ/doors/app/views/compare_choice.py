"""What is compared: presets, the scenario before its changes, and what the visitor keeps."""

from __future__ import annotations

import streamlit as st

from econ import wording
from econ.doors.app import baselines, choices
from econ.doors.app.baselines import Compared
from econ.doors.app.page_state import Session
from econ.doors.app.show import plain
from econ.wording.language import _


def draw(session: Session, mine: Compared) -> None:
    """Draw the entries."""
    baselines.show_picked(mine)
    options = [baselines.ORIGINAL, *choices.presets(), *mine.kept]
    st.multiselect(
        _("Compare with"),
        options,
        format_func={key: baselines.words(key, session) for key in options}.__getitem__,
        max_selections=baselines.MOST,
        placeholder=_("Choose up to five"),
        key=baselines.PICK,
        on_change=baselines.report_picked,
        args=(session,),
    )
    left, right = st.columns(2, vertical_alignment="bottom")
    with left, st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(_("Name to keep this under"), key=baselines.NAME, max_chars=baselines.LONGEST_NAME)
        st.button(
            _("Keep this as a comparison"), on_click=session.report, args=("", baselines.keep_now), key="compare-keep"
        )
    with right:
        st.text_input(
            _("Or a frozen link"),
            key=baselines.LINK,
            placeholder=_("Paste it here"),
            on_change=session.report,
            args=(baselines.LINK, baselines.open_link),
        )
    if mine.error:
        st.error(plain(mine.error), icon=":material/error:")
    _kept(session, mine)


def _kept(session: Session, mine: Compared) -> None:
    if mine.kept:
        with st.container(horizontal=True):
            for place, (key, kept) in enumerate(mine.kept.items()):
                st.button(
                    plain(_("Forget “{name}”", name=kept.name)),
                    key=f"compare-forget-{place}",
                    type="tertiary",
                    icon=":material/delete:",
                    on_click=session.report,
                    args=("", baselines.forget, key),
                )
    if outside := mine.outside():
        names = wording.listing([f"“{name}”" for name in outside])
        st.caption(plain(_("Too long for the address, so only in this page: {names}.", names=names)))
