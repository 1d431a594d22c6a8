"""What the answer rests on: every input with its source, grade and judgement, and the list of sources."""

from __future__ import annotations

import numpy as np
import streamlit as st

from econ import cards, charts, sources, tables, wording
from econ.engine import Result
from econ.language import _, _n
from econ.scenario import Input
from econ.statistics import HIGH, LOW
from econ.ui import keeping, panel
from econ.ui.levers import lever, words
from econ.ui.show import plain
from econ.ui.state import Session
from econ.ui.views.numbers import GRADES

EVERYTHING = ""


def draw(session: Session, result: Result) -> None:
    """Draw it."""
    names = [*(n for n in tables.HEADLINES if n in result.outputs), EVERYTHING]
    said = {n: _(result.graph.equations[n].label) if n else _("every result") for n in names}
    left, right = st.columns([2, 3], gap="large")
    with left:
        keeping.begin("assumptions-of", among=names)
        chosen = st.selectbox(
            _("Assumptions behind"),
            names,
            format_func=said.__getitem__,
            key="assumptions-of",
            filter_mode=None,
        )
    items = list(result.inputs_of(chosen) if chosen else result.state.inputs.values())
    items = [i for i in items if i.origin != "definition"]
    with right:
        _change(session, result, items)
    st.subheader(_n("{count} assumption", "{count} assumptions", len(items)), anchor=False)
    st.caption(plain(_(GRADES)))
    for item in items:
        with st.container(border=True):
            st.markdown(_card(result, item))
    rows = tables.sources(result, chosen or None)
    st.subheader(_n("{count} source", "{count} sources", len(rows)), anchor=False)
    st.markdown("\n".join(f"- {_source(row['citation'], row['url'], row['reliability'])}" for row in rows))


def _change(session: Session, result: Result, items: list[Input]) -> None:
    labels = {i.name: _(i.label) for i in items}
    keeping.begin("change-assumption", among=labels)
    name = st.selectbox(
        _("Change an assumption"),
        list(labels),
        index=None,
        format_func=lambda n: labels.get(n, n),
        placeholder=_("Choose one to move it"),
        key="change-assumption",
    )
    if name:
        panel.draw(session, "lever-chosen", labels[name], lever(session, result, name))


def _card(result: Result, item: Input) -> str:
    low, high = (float(v) for v in item.distribution.quantile(np.array([LOW, HIGH])))
    value = wording.quantity(item.distribution.central, item.unit)
    unit = f" ({words(item.unit)})" if item.unit != "1" else ""
    spread = _("90 % range {span}", span=charts.span(low, high, item.unit)) if low != high else _("no spread")
    grade = _("grade {grade}", grade=f"**{plain(item.grade or _('none'))}**")
    head = f"**{plain(_(item.label))}**: {plain(value)} · {plain(spread)} · {grade}"
    lines = [f"{head}  \n:gray[:small[{plain(item.name + unit)}]]"]
    if item.meaning:
        lines.append(plain(_(item.meaning)))
    if item.sources:
        lines.append(_("Source: {sources}", sources="; ".join(_link(result, name) for name in item.sources)))
    lines += [
        f"**{title}** {plain(_without(_(text), title))}"
        for title, text in ((_("Judgement:"), item.judgement), (_("Note:"), item.note), (_("Disputed:"), item.disputed))
        if text
    ]
    if scores := _pedigree(result, item):
        lines.append(f":gray[:small[{_('Pedigree, of 4: {scores}', scores=plain(scores))}]]")
    return "\n\n".join(lines)


def _pedigree(result: Result, item: Input) -> str:
    """The scores of a card: how good its proxy, its empirical basis, its theory, its method and its validation are."""
    if item.name not in cards.all_names(result.book):
        return ""
    scores = cards.card(item.name, result).pedigree
    return ", ".join(f"{_(criterion)} {score}" for criterion, score in scores.items())


def _without(text: str, title: str) -> str:
    """The text without a title that it begins with itself."""
    rest = text.removeprefix(title).lstrip()
    return rest[:1].upper() + rest[1:]


def _link(result: Result, name: str) -> str:
    record = sources.get(result.book.sources, name)
    label = plain(sources.short(record))
    url = str(record.get("URL", ""))
    return f"[{label}]({_address(url)})" if url.startswith(("https://", "http://")) else label


def _address(url: str) -> str:
    return url.replace("(", "%28").replace(")", "%29").replace(" ", "%20").replace("<", "%3C").replace(">", "%3E")


def _source(citation: str, url: str, reliability: str) -> str:
    text = plain(citation.replace(f" {url}", "") if url else citation)
    tail = f" [{_('Open')}]({_address(url)})" if url.startswith(("https://", "http://")) else ""
    return f"{text}{tail} · {_('reliability {letter}', letter=plain(reliability))}"
