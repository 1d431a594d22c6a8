"""A printed claim, checked: its readings, its verdict, what it implies and leaves unsaid."""

from __future__ import annotations

import re

import streamlit as st

import econ
from econ import wording
from econ.analysis.tables import Row
from econ.claims import check_claim
from econ.claims.phrases import reasons
from econ.claims.rendering import render, rounded_lines, table
from econ.claims.verdict import Verdict, summary
from econ.doors.app import blocks, entry_memory
from econ.doors.app.page_state import Session
from econ.doors.app.shared_results import by_figures
from econ.doors.app.show import plain
from econ.doors.app.show import table as show_table
from econ.doors.app.views import received_files
from econ.doors.app.views.registry import view
from econ.engine import Result
from econ.wording.errors import InputError
from econ.wording.language import ENGLISH, N_, _, spoken

FIRST_CLAIM = "US$250 million is about 1% of North Korea's GDP"
LONGEST = 500
"""Characters of a claim that are read; a sentence needs no more."""


@view(N_("Check a claim"), place=60)
def draw(session: Session, result: Result) -> None:
    """Draw it."""
    del session
    st.subheader(_("Does a claim hold?"), anchor=False)
    entry_memory.begin("claim", FIRST_CLAIM)
    field, check = st.columns((6, 1), vertical_alignment="bottom")
    text = field.text_area(_("A sentence such as “X is about N % of Y”"), key="claim", height="content")
    check.button(_("Check"), key="claim-check", width="stretch")  # leaving the field is what enters it
    if spoken() != ENGLISH:
        st.caption(plain(_("Claims are read in English; the verdict is in the language of the page.")))
    with st.container(key="claim-verdict"):
        if len(text or "") <= LONGEST:
            _judged(text or "")
        _check(text or "", result)
    st.divider()
    received_files.draw()


def _judged(text: str) -> None:
    """The sentence that was judged; in the browser it notes when another one stands in the field."""
    told = {
        "field": "claim",
        "text": text,
        "shown": text.strip(),
        "former": _("The sentence in the field has changed. This is the verdict on the former one; press “Check”."),
    }
    blocks.put("claim-judged", blocks.packed("judged", told))


def _check(text: str, result: Result) -> None:
    if len(text) > LONGEST:
        st.info(
            _(
                "The text is too long to be one claim. Paste the sentence alone, up to {longest} characters.",
                longest=LONGEST,
            )
        )
        return
    try:
        verdict = _verdict(text, spoken())
    except InputError as error:
        st.info(plain(error.on_the_page), icon=":material/help:")
        return
    first, rest = _in_two(summary(verdict, result.book))
    st.markdown(f"**{plain(first)}** {plain(rest)}")
    rows = table(verdict)
    show_table([_row(row) for row in rows if row["as_it_stands"]], "claim-readings", _("Readings of the claim"))
    if others := [_row(row) for row in rows if not row["as_it_stands"]]:
        with st.expander(_("Other readings ({count})", count=len(others)), key="claim-others"):
            show_table(others, "claim-other-readings", _("Other readings of the claim"))
    rounded = rounded_lines(verdict)
    for title, lines in (
        (_("Holds only if the amount is rounded"), rounded),
        (_("To watch"), verdict.cautions),
        (_("Left unsaid"), verdict.unsaid),
    ):
        if lines:
            st.markdown(f"**{title}**")
            st.markdown("\n".join(f"- {plain(line)}" for line in lines))
    with st.expander(_("The same as text"), key="claim-text"):
        st.code(render(verdict, result.book), language=None, wrap_lines=True)


@by_figures(64)
def _verdict(text: str, language: str) -> Verdict:
    del language  # in which it is said, which the cache must tell apart
    return check_claim(text, econ.default_book())


def _in_two(verdict: str) -> tuple[str, str]:
    """The verdict itself, and what it rests on."""
    found = re.match(r"(.+?[.:])\s+(.+)", verdict)
    return (found[1], found[2]) if found else (verdict, "")


def _exact(share: float) -> str:
    """A share with one digit more than elsewhere, so that it can be seen on which side of a limit it lies."""
    return f"{wording.plain(share * 100, 3)}{wording.NO_BREAK}%"


def _row(row: Row) -> Row:
    low, high = row["share_low"], row["share_high"]
    return {
        N_("Compared with"): _(row["source"]),
        N_("Year"): row["year"] or "",
        N_("Share"): _exact(low) if low == high else wording.interval(low, high, "1"),
        N_("Verdict"): _(row["verdict"]),
        N_("Read as"): "; ".join(filter(None, (_(row["basis"]), _(row["concept"]), reasons(row["why"])))),
    }
