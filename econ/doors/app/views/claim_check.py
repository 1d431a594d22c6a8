"""Printed claims, checked: the readings of each, its verdict, what it implies and leaves unsaid."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, replace

import streamlit as st

import econ
from econ.analysis.tables import Row
from econ.claims import claims_or_why
from econ.claims.agreement import REFUSED
from econ.claims.claim import Claim, Refusal
from econ.claims.curve import Curve
from econ.claims.fields import FIELDS, corrected, fields, partly
from econ.claims.opened import Opened
from econ.claims.parser import LONGEST, LONGEST_TEXT
from econ.claims.rendering import addressed, as_corrected, brief, render, rounded_lines, withheld
from econ.claims.verdict import Verdict, judge, judge_or_refuse, summary
from econ.doors.app import blocks, entry_memory, show
from econ.doors.app.page_state import Session
from econ.doors.app.pictures import Picture
from econ.doors.app.share import frozen_link
from econ.doors.app.shared_results import by_figures
from econ.doors.app.show import plain
from econ.doors.app.views import received_files
from econ.doors.app.views.registry import view
from econ.engine import Result
from econ.evidence import Book, publication
from econ.output import cells
from econ.output.charts import specification_curve
from econ.output.drawing import Around
from econ.provenance.citing import verdicts
from econ.wording.errors import InputError
from econ.wording.language import N_, _, spoken

FIRST_CLAIM = "US$250 million is about 1% of North Korea's GDP"
SHOWN = 200
"""Characters of a text that are repeated above the verdicts on it."""


@view(N_("Check a claim"), place=60)
def draw(session: Session, result: Result) -> None:
    """Draw it."""
    del session
    st.subheader(_("Does a claim hold?"), anchor=False)
    entry_memory.begin("claim", FIRST_CLAIM)
    field, check = st.columns((6, 1), vertical_alignment="bottom")
    text = field.text_area(_("A sentence such as “X is about N% of Y”, or an article"), key="claim", height="content")
    check.button(_("Check"), key="claim-check", width="stretch")  # leaving the field is what enters it
    with st.container(key="claim-verdict"):
        if len(text or "") <= LONGEST_TEXT:
            _judged(text or "")
        _check(text or "", result)
    st.divider()
    received_files.draw()


def _judged(text: str) -> None:
    """The sentence that was judged; in the browser it notes when another one stands in the field."""
    told = {
        "field": "claim",
        "text": text,
        "shown": text.strip() if len(text) <= LONGEST else f"{text.strip()[:SHOWN]}…",
        "former": _("The sentence in the field has changed. This is the verdict on the former one; press “Check”."),
    }
    blocks.put("claim-judged", blocks.packed("judged", told))


def _check(text: str, result: Result) -> None:
    if len(text) > LONGEST_TEXT:
        st.info(_("The text is too long; up to {longest} characters are read.", longest=LONGEST_TEXT))
        return
    try:
        checked = _answers(text, spoken())
    except InputError as error:
        st.info(plain(error.on_the_page), icon=":material/help:")
        return
    answers = checked.answers
    if checked.sentences == 1 or len(answers) == 1:
        shown = range(len(answers))
    else:
        st.markdown(
            _(
                "Of {sentences} sentences, headlines and tables, {rest} claim nothing that is checked.",
                sentences=checked.sentences,
                rest=checked.passed_over,
            )
        )
        rows = [_summary(text, answer, result) for answer in answers]
        show.table(cells.table("claim-found", _("Claims of the text"), rows))
        one = st.selectbox(
            _("Show the readings of"),
            range(len(answers)),
            format_func=lambda number: f"{number + 1}. {_said(answers[number])}",
            key="claim-chosen",
        )
        shown = range(one, one + 1)
    for number in shown:
        answer = answers[number]
        if len(answers) > 1:
            st.markdown(f"“{plain(_said(answer))}”")
        if isinstance(answer, Refusal):
            st.info(plain(f"{answer.what} {answer.mend}"), icon=":material/help:")
            _corrected(answer, partly(answer, result.book), result, f"-{number}" if number else "")
        else:
            _one(answer, result, f"-{number}" if number else "")


def _said(answer: Answer) -> str:
    return answer.text if isinstance(answer, Refusal) else answer.claim.text


def _summary(text: str, answer: Answer, result: Result) -> Row:
    """A claim of an article in one row: in which line it stands, what it says, and what is said of it."""
    place = answer.place if isinstance(answer, Refusal) else answer.claim.at
    judged = not isinstance(answer, Refusal) and not answer.claim.unread
    return {
        N_("Line"): str(text.count("\n", 0, place[0]) + 1),
        N_("Sentence"): _said(answer),
        N_("Verdict"): _(answer.status) if judged and not isinstance(answer, Refusal) else _(REFUSED),
        N_("Why"): brief(answer, result.book),
    }


def _corrected(answer: Answer, values: dict[str, str], result: Result, number: str) -> None:
    """The fields of a sentence that is not judged as it stands, to be corrected; then the verdict by them."""
    if not any(values.values()):
        return
    told = zlib.crc32(_said(answer).encode())
    columns = st.columns(4)
    given = {}
    for place, (name, value) in enumerate(values.items()):
        label = _(FIELDS[name])
        given[name] = columns[place % len(columns)].text_input(
            f"{label[:1].upper()}{label[1:]}",
            value,
            max_chars=LONGEST,
            placeholder=_("not known"),
            key=f"claim-{name}{number}-{told}",
        )
    if not st.checkbox(_("That is what is meant: judge it."), key=f"claim-as-read{number}-{told}"):
        return
    try:
        verdict = _by_fields(_said(answer), tuple(given.items()), spoken())
    except InputError as error:
        st.info(plain(error.on_the_page), icon=":material/help:")
        return
    if why := withheld(verdict.claim):
        st.info(plain(why), icon=":material/help:")
        return
    judged(verdict, result.book, number)


def _one(verdict: Verdict, result: Result, number: str) -> None:
    """A verdict, or the fields on which it waits; `number` tells apart what is shown of several."""
    if why := withheld(verdict.claim):
        st.info(plain(" ".join((why, *map(_, verdict.claim.taken)))), icon=":material/help:")
        _corrected(verdict, fields(verdict.claim), result, number)
    else:
        judged(verdict, result.book, number)


def judged(verdict: Verdict, book: Book, number: str) -> None:
    """Draw a verdict: the answer, in how many readings it is true, what to watch, how it is cited and opened."""
    if corrections := as_corrected(verdict.claim, book):
        st.markdown(plain(corrections))
    first, rest = _in_two(summary(verdict, book))
    st.markdown(f"**{plain(first)}** {plain(rest)}")
    counts = verdict.curve(book)
    if more := " ".join(filter(None, (counts.tally, counts.turning))):
        st.markdown(plain(more))
    _curve(counts, number)
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
        st.code(render(verdict, book), language=None, wrap_lines=True)
    if where := addressed(verdict, book)["address"]:
        with st.expander(_("Cite this verdict, and open it again"), key=f"claim-cite{number}"):
            st.code(verdicts.cite(verdict, book=book), language=None, wrap_lines=True)
            st.code(where, language=None, wrap_lines=True)
    st.caption(plain(publication.objection()))


def _curve(counts: Curve, number: str) -> None:
    """In how many readings it is true, as a picture with its table; then each reading as a scenario."""
    picture = Picture(
        name="specification_curve",
        drawing=specification_curve.drawing(counts),
        around=Around(_(specification_curve.TITLE), counts.tally, specification_curve.foot(counts)),
        alt=specification_curve.alt(counts),
        table=specification_curve.table(counts),
    )
    show.show(picture, f"claim-curve{number}", caption=_(specification_curve.SHOWS), file="econ-claim-readings")
    if choices := specification_curve.choices(counts):
        with st.expander(choices.title, key=f"claim-choices{number}"):
            show.table(replace(choices, name=f"claim-turns{number}"))
    every = (*counts.specifications, *counts.apart)
    told = zlib.crc32(counts.claim.text.encode())
    chosen = st.selectbox(
        _("Open a reading in the calculator"),
        range(len(every)),
        index=None,
        format_func=lambda n: specification_curve.words(every[n], counts).replace("\n", " · "),
        placeholder=_("Choose one of {count}", count=len(every)),
        key=f"claim-open{number}-{told}",
    )
    if chosen is not None:
        _open(counts.opened(every[chosen]))


def _open(opened: Opened | None) -> None:
    if opened is None:
        st.info(_("No scenario says this reading: it has no country that sells, or compares two amounts."))
        return
    for scenario, command in zip(opened.scenarios, opened.commands, strict=True):
        st.markdown(f"[{plain(_('The scenario of this reading'))}]({frozen_link(econ.run(scenario))})")
        st.code(command, language=None, wrap_lines=True)


Answer = Verdict | Refusal


@dataclass(frozen=True)
class Checked:
    """A verdict for each claim of a text or why it cannot be read, and of how many sentences."""

    answers: tuple[Answer, ...]
    sentences: int
    passed_over: int


@by_figures(64)
def _answers(text: str, language: str) -> Checked:
    del language  # in which it is said, which the cache must tell apart
    book = econ.default_book()
    found = claims_or_why(text, book=book)
    answers = tuple(judge_or_refuse(each, book) if isinstance(each, Claim) else each for each in found.found)
    return Checked(answers, found.sentences, found.passed_over)


@by_figures(64)
def _by_fields(sentence: str, values: tuple[tuple[str, str], ...], language: str) -> Verdict:
    del language
    book = econ.default_book()
    return judge(corrected(sentence, dict(values), book), book)


def _in_two(verdict: str) -> tuple[str, str]:
    """The verdict itself, and what it rests on."""
    found = re.match(r"(.+?[.:])\s+(.+)", verdict)
    return (found[1], found[2]) if found else (verdict, "")
