"""A claim that is opened by its code: judged again, and whether its answer is still the same."""

from __future__ import annotations

import streamlit as st

import econ
from econ.claims.address import PARAMETER, Reopened
from econ.claims.rendering import withheld
from econ.doors.app import language_switch
from econ.doors.app.shared_results import by_figures
from econ.doors.app.show import plain
from econ.doors.app.views import claim_check
from econ.wording.errors import InputError
from econ.wording.language import _, spoken

FIELD = PARAMETER
"""Name of the parameter in the address."""


def draw(text: str) -> str:
    """Draw the page of a claim; gives what is wrong with the code if it cannot be opened."""
    try:
        found = _opened(text, spoken())
    except InputError as error:
        return _("{error} The calculator opens with its first scenario instead.", error=error.on_the_page)
    claim = found.verdict.claim
    st.title(plain(f"“{claim.text}”"), anchor=False)
    say = st.warning if found.differs else st.success
    say(plain(found.told))
    if why := withheld(claim):
        st.info(plain(why), icon=":material/help:")
    else:
        claim_check.judged(found.verdict, econ.default_book(), "")
    st.link_button(_("Open the calculator"), language_switch.link(), icon=":material/tune:")
    return ""


@by_figures(32)
def _opened(text: str, language: str) -> Reopened:
    del language  # in which it is said, which the cache must tell apart
    return econ.open_claim(text)
