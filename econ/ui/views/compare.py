"""Scenarios side by side: only what differs, what that does, and the way from one to the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np
import streamlit as st

from econ import charts, compare, wording
from econ.charts import difference, waterfall
from econ.compare import Waterfall
from econ.engine import Result
from econ.errors import InputError
from econ.export import comparison
from econ.language import N_, _, _n, spoken
from econ.scenario import Input, Scenario
from econ.statistics import HIGH, LOW
from econ.tables import Row
from econ.ui import choices, compared, keeping
from econ.ui.compared import Compared
from econ.ui.show import Cell, plain, show, table
from econ.ui.state import Session

SHARE = "gdp_share"
JOINED = f"{wording.MINUS}\u2060"
"""A minus that no line ends with."""

SURE = 0.005
"""Part of the draws that is not mentioned."""

MOST_OPEN = 14
"""Inputs that are listed without being folded away."""

ABOUT = N_(
    "A is what the levers say now. All scenarios are computed on the same points, so equal ones differ by exactly zero."
)
NOTE = N_(
    "Medians with their 90 % range. A difference is taken draw by draw: its median is not the difference of two "
    "medians. pp are percentage points. “Larger in” is the part of the draws in which the result is larger than in A."
)


@dataclass(frozen=True)
class Found:
    """What `econ.compare` says of some scenarios, as rows.

    Attributes:
        titles: what they are called.
        outputs: names and labels of the outputs that can be compared.
        choices, inputs: those that differ, in words.
        medians, differences: as in `econ.compare`.
        equal: titles of those in which nothing differs from the first.
        foot: the fingerprints.
    """

    titles: list[str]
    outputs: dict[str, str]
    choices: list[Row]
    inputs: list[Row]
    medians: list[Row]
    differences: list[Row]
    equal: list[str]
    foot: str


def draw(session: Session, result: Result) -> None:
    """Draw it."""
    del result
    mine = compared.mine()
    st.subheader(_("Compare scenarios"), anchor=False)
    st.caption(_(ABOUT))
    _pick(session, mine)
    if not mine.picked:
        st.info(
            _("Choose a scenario to compare with, or keep this one and then move a lever."), icon=":material/compare:"
        )
        return
    asked = tuple(compared.scenarios(session, mine))
    try:
        found = _found(asked, spoken())
    except InputError as error:
        st.error(plain(_("These scenarios cannot be compared: {error}", error=str(error))), icon=":material/error:")
        return
    ways = [_way(asked[0], other, SHARE) for other in asked[1:]]
    said = [plain(_sentence(found, t, way)) for t, way in zip(found.titles[1:], ways, strict=True)]
    st.markdown(f"**{said[0]}**" if len(said) == 1 else "\n".join(f"- {text}" for text in said))
    _tables(found)
    output = _steps(found, asked)
    st.download_button(
        _("Download the comparison (CSV)"),
        data=partial(_file, asked, output),
        file_name="econ-comparison.csv",
        mime="text/csv",
        key="compare-download",
        on_click="ignore",
        icon=":material/download:",
    )


# --- what is compared -----------------------------------------------------------------------------------


def _pick(session: Session, mine: Compared) -> None:
    compared.show_picked(mine)
    options = [compared.ORIGINAL, *choices.presets(), *mine.kept]
    st.multiselect(
        _("Compare with"),
        options,
        format_func={key: compared.words(key, session) for key in options}.__getitem__,
        max_selections=compared.MOST,
        placeholder=_("Choose up to five"),
        key=compared.PICK,
        on_change=compared.report_picked,
        args=(session,),
    )
    left, right = st.columns(2, vertical_alignment="bottom")
    with left, st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(_("Name to keep this under"), key=compared.NAME, max_chars=compared.LONGEST_NAME)
        st.button(
            _("Keep this as a comparison"), on_click=session.report, args=("", compared.keep_now), key="compare-keep"
        )
    with right:
        st.text_input(
            _("Or a frozen link"),
            key=compared.LINK,
            placeholder=_("Paste it here"),
            on_change=session.report,
            args=(compared.LINK, compared.open_link),
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
                    args=("", compared.forget, key),
                )
    if outside := mine.outside():
        names = wording.listing([f"“{name}”" for name in outside])
        st.caption(plain(_("Too long for the address, so only in this page: {names}.", names=names)))


# --- what comes out -------------------------------------------------------------------------------------


@lru_cache(maxsize=16)
def _found(asked: tuple[Scenario, ...], language: str) -> Found:
    del language  # in which it is said, which the cache must tell apart
    results = compare.results(asked)
    first, titles = results[0], compare.names(results)
    marks = [result.fingerprint for result in results]
    digests = ", ".join(f"{title[0]} {mark.scenario[:8]}" for title, mark in zip(titles, marks, strict=True))
    medians = compare.outputs(results)
    return Found(
        titles,
        {row["output"]: _(row["label"]) for row in medians},
        [_choice_row(row) for row in compare.choices(results)],
        [_input_row(row, results) for row in compare.inputs(results)],
        medians,
        compare.differences(results),
        [
            title
            for title, other in zip(titles[1:], results[1:], strict=True)
            if not compare.choices([first, other]) and not compare.inputs([first, other])
        ],
        f"econ {marks[0].version} · data {marks[0].data[:8]} · model {marks[0].model[:8]} · scenarios {digests}",
    )


@lru_cache(maxsize=64)
def _way(one: Scenario, other: Scenario, output: str) -> Waterfall | None:
    """The way between two scenarios; None if one of them does not have the output."""
    try:
        first, second = compare.results([one, other])
        return compare.waterfall(first, second, output)
    except InputError:
        return None


def _file(asked: tuple[Scenario, ...], output: str) -> bytes:
    return comparison.write(compare.results(asked), output)


def _choice_row(row: Row) -> Row:
    return {N_("What differs"): _(row["label"])} | {k: v for k, v in row.items() if k not in {"name", "label"}}


def _input_row(row: Row, results: Sequence[Result]) -> Row:
    items = [result.state.inputs.get(row["name"]) for result in results]
    heads = {_(item.label).rpartition(", ")[0] for item in items if item}
    same = len({item.label for item in items if item}) == 1
    label = _(row["label"]) if same or len(heads) > 1 or heads == {""} else heads.pop()
    cells = [_value(item, "" if same or item is None else _(item.label).removeprefix(f"{label}, ")) for item in items]
    if len(set(cells)) == 1:  # they differ in what the numbers do not show, such as the shape
        cells = [row[title] for title in compare.names(results)]
    return {N_("What differs"): _(label)} | dict(zip(compare.names(results), cells, strict=True))


def _value(item: Input | None, label: str) -> Cell | str:
    """An input in words: its central value, its range, and what it is there if that is not the same everywhere."""
    if item is None:
        return _("not given")
    low, high = (float(v) for v in item.distribution.quantile(np.array([LOW, HIGH])))
    value = wording.stated(item.distribution.central, item.unit)
    small = " · ".join(filter(None, (charts.span(low, high, item.unit) if low != high else "", label)))
    return Cell(value, small) if small else value


def _sentence(found: Found, title: str, fall: Waterfall | None) -> str:
    """How far a scenario is from the first in its share of GDP, and the step that is largest."""
    ends = {"first": found.titles[0][0], "second": _named(title)}
    if title in found.equal:
        return _("Nothing differs between {first} and {second}: all figures are exactly the same.", **ends)
    row = next((r for r in found.differences if r["output"] == SHARE and r["scenario"] == title), None)
    if row is None:
        return _("The share of GDP of {first} and {second} cannot be compared: one of them has none.", **ends)
    if row["low"] == row["high"] == 0:
        return _("The share of GDP is exactly the same in {first} and {second}.", **ends)
    value, span = difference.apart(row)
    text = _higher(value, ends)
    text += _(" (90\u00a0% interval of the difference {interval})", interval=_points(span)) if span else ""
    return f"{text}. {_largest(fall)}" if fall else f"{text}."


def _named(title: str) -> str:
    letter, _colon, name = title.partition(": ")
    return f"{letter} ({name})"


def _higher(value: str, ends: dict[str, str]) -> str:
    if value == "0":
        return _("In {second} the share of GDP is at the median as high as in {first}", **ends)
    said = ends | {"difference": _points(value[1:])}
    if value.startswith(wording.MINUS):
        return _("In {second} the share of GDP is {difference} lower than in {first}", **said)
    return _("In {second} the share of GDP is {difference} higher than in {first}", **said)


def _points(text: str) -> str:
    return text.replace(_("pp"), _("percentage points"))


def _largest(fall: Waterfall) -> str:
    moving = waterfall.moving(fall)
    if not moving:
        return _("At the central case no input moves it.")
    most = max(moving, key=lambda step: abs(step.change))
    said, whole = wording.signed(most.change, fall.unit), wording.signed(fall.end - fall.start, fall.unit)
    if len(moving) == 1:
        return _("At the central case all of it comes from “{input}” ({whole}).", input=_(most.label), whole=whole)
    return _(
        "At the central case the largest step is “{input}” ({difference}); all steps together make {whole}.",
        input=_(most.label),
        difference=said,
        whole=whole,
    )


def _tables(found: Found) -> None:
    st.subheader(_("What differs"), anchor=False)
    if len(found.inputs) > MOST_OPEN:
        table(found.choices, "compare-choices", _("Choices that differ"))
        with st.expander(
            _("Inputs that differ ({count})", count=len(found.inputs)), icon=":material/table:", key="compare-all"
        ):
            table(found.inputs, "compare-inputs", _("Inputs that differ"))
    elif differing := [*found.choices, *found.inputs]:
        table(differing, "compare-inputs", _("What differs"))
    else:
        st.markdown(_("Nothing."))
    st.subheader(_("What that does"), anchor=False)
    medians = [_medians(found, name) for name in found.outputs]
    differences = [_differences(found, name) for name in found.outputs]
    if len(found.titles) == compare.FEWEST:
        both = [one | other for one, other in zip(medians, differences, strict=True)]
        table(both, "compare-outputs", _("What that does"))
    else:
        table(medians, "compare-outputs", _("What that does"))
        table(differences, "compare-apart", _("Differences from A"))
    st.caption(plain(_(NOTE)))
    rows = [row for row in found.differences if row["output"] == SHARE]
    if len(rows) > 1:
        show(
            difference.spec(rows),
            "compare-differences",
            difference.alt(rows),
            title=_(difference.TITLE),
            caption=_(difference.SHOWS),
            foot=found.foot,
            file="econ-differences",
            table=_twin(_(difference.TITLE), difference.rows(rows)),
        )


def _medians(found: Found, name: str) -> Row:
    """An output in each scenario."""
    rows = {row["scenario"]: row for row in found.medians if row["output"] == name}
    return {N_("Result"): found.outputs[name]} | {title: _median(rows.get(title)) for title in found.titles}


def _differences(found: Found, name: str) -> Row:
    """How far an output is from the first scenario, in each of the others."""
    rows = {row["scenario"]: row for row in found.differences if row["output"] == name}
    cells = {f"{title[0]} − {found.titles[0][0]}": _apart(rows.get(title)) for title in found.titles[1:]}
    return {N_("Result"): found.outputs[name]} | cells


def _median(row: Row | None) -> Cell | str:
    if row is None:
        return _("not computed")
    value, span = wording.estimate(row["low"], row["median"], row["high"], row["unit"])
    return Cell(value, span) if span else value


def _apart(row: Row | None) -> Cell | str:
    if row is None:
        return _("not computed")
    value, span = (text.replace(wording.MINUS, JOINED) for text in difference.apart(row))
    sure = not SURE <= row["above"] <= 1 - SURE
    small = ", ".join(
        filter(None, (span, "" if sure or not span else _("larger in {share}", share=difference.larger(row))))
    )
    return Cell(value, small) if small else value


def _steps(found: Found, asked: tuple[Scenario, ...]) -> str:
    """The waterfall, and what it follows; gives the name of that output."""
    st.subheader(_("From one to the other"), anchor=False)
    names = sorted(found.outputs, key=lambda name: name != SHARE)
    left, right = st.columns(2)
    with left:
        keeping.begin("compare-output", among=names)
        output = st.selectbox(
            _("What the steps follow"),
            names,
            format_func=found.outputs.__getitem__,
            key="compare-output",
            filter_mode=None,
        )
    others = found.titles[1:]
    other = others[0]
    if len(others) > 1:
        with right:
            keeping.begin("compare-other", among=others)
            other = st.selectbox(_("From A to"), others, key="compare-other", filter_mode=None) or other
    output = output or names[0]
    fall = _way(asked[0], asked[found.titles.index(other)], output)
    ends = found.titles[0], other
    if fall is None:
        st.info(
            plain(
                _(
                    "{output} cannot be computed in {first} or in {second}.",
                    output=found.outputs[output],
                    first=ends[0],
                    second=other,
                )
            ),
            icon=":material/info:",
        )
    elif not fall.steps:
        st.markdown(_("No input differs, so there is no step."))
    else:
        _waterfall(fall, ends, found.foot)
    return output


def _waterfall(fall: Waterfall, ends: tuple[str, str], foot: str) -> None:
    show(
        waterfall.spec(fall, ends),
        "compare-waterfall",
        waterfall.alt(fall, ends),
        title=_("{output}, from {start} to {end}", output=_(fall.label), start=ends[0][0], end=ends[1][0]),
        caption=f"{_(waterfall.SHOWS)} {_(compare.ORDER)}{_still(fall)}",
        foot=foot,
        file=f"econ-steps-{fall.output}",
        table=_twin(_("Step by step"), waterfall.rows(fall, ends)),
        same=f"compare-waterfall {fall.output} {ends[1]}",
    )


def _still(fall: Waterfall) -> str:
    still = len(fall.steps) - len(waterfall.moving(fall))
    if not still:
        return ""
    return _n(
        " {count} more input differs and moves nothing here.",
        " {count} more inputs differ and move nothing here.",
        still,
    )


def _twin(label: str, rows: list[Row]) -> Row:
    return {
        "label": label,
        "head": [_(name) for name in rows[0]],
        "rows": [list(map(str, row.values())) for row in rows],
        "open": False,
    }
