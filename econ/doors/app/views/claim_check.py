"""Printed claims, checked: the readings of each, its verdict, what it implies and leaves unsaid."""

from __future__ import annotations

import re

import streamlit as st

import econ
from econ import wording
from econ.analysis.tables import Row
from econ.claims import find_claims
from econ.claims.claim import Claim, Refusal
from econ.claims.parser import read
from econ.claims.phrases import reasons
from econ.claims.rendering import render, rounded_lines, table, withheld
from econ.claims.verdict import Verdict, judge_or_refuse, summary
from econ.doors.app import blocks, entry_memory
from econ.doors.app.page_state import Session
from econ.doors.app.shared_results import by_figures
from econ.doors.app.show import plain
from econ.doors.app.show import table as show_table
from econ.doors.app.views import received_files
from econ.doors.app.views.registry import view
from econ.engine import Result
from econ.wording.errors import InputError
from econ.wording.language import N_, _, spoken

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
        answers = _answers(text, spoken())
    except InputError as error:
        st.info(plain(error.on_the_page), icon=":material/help:")
        return
    for number, answer in enumerate(answers):
        if isinstance(answer, Refusal):
            _sentence(answer.text, answers)
            st.info(plain(f"{answer.what} {answer.mend}"), icon=":material/help:")
        else:
            _sentence(answer.claim.text, answers)
            _one(answer, result, f"-{number}" if number else "")


def _sentence(text: str, answers: tuple[Answer, ...]) -> None:
    """The sentence above what is said of it, where there are several."""
    if len(answers) > 1:
        st.markdown(f"“{plain(text)}”")


def _one(verdict: Verdict, result: Result, number: str) -> None:
    """A verdict; `number` tells apart what is shown of several."""
    if why := withheld(verdict.claim):
        st.info(plain(why), icon=":material/help:")
        if not st.checkbox(_("The words change nothing: judge what was read."), key=f"claim-as-read{number}"):
            return
    first, rest = _in_two(summary(verdict, result.book))
    st.markdown(f"**{plain(first)}** {plain(rest)}")
    counts = verdict.curve(result.book)
    if more := " ".join(filter(None, (counts.tally, counts.turning))):
        st.markdown(plain(more))
    rows = table(verdict)
    show_table(
        [_row(row) for row in rows if row["as_it_stands"]], f"claim-readings{number}", _("Readings of the claim")
    )
    if others := [_row(row) for row in rows if not row["as_it_stands"]]:
        with st.expander(_("Other readings ({count})", count=len(others)), key=f"claim-others{number}"):
            show_table(others, f"claim-other-readings{number}", _("Other readings of the claim"))
    rounded = rounded_lines(verdict)
    for title, lines in (
        (_("Holds only if the amount is rounded"), rounded),
        (_("To watch"), verdict.cautions),
        (_("Left unsaid"), verdict.unsaid),
    ):
        if lines:
            st.markdown(f"**{title}**")
            st.markdown("\n".join(f"- {plain(line)}" for line in lines))
    with st.expander(_("The same as text"), key=f"claim-text{number}"):
        st.code(render(verdict, result.book, confirmed=True), language=None, wrap_lines=True)


Answer = Verdict | Refusal


@by_figures(64)
def _answers(text: str, language: str) -> tuple[Answer, ...]:
    del language  # in which it is said, which the cache must tell apart
    book = econ.default_book()
    found = find_claims(text, book=book) or [read(text, book)]
    return tuple(judge_or_refuse(each, book) if isinstance(each, Claim) else each for each in found)


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
