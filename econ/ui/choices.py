"""What is asked: the scenario, the GDP source and year, and the levers of the sale."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

import econ
from econ import wording
from econ.engine import Result
from econ.errors import InputError
from econ.scenario import DEFAULT_PRESET
from econ.ui.levers import lever
from econ.ui.show import plain
from econ.ui.state import BUILT, SALE, STATED, Ask, Session, preset_scenario, put

YEAR_PIXELS = 128
MODES = {STATED: "Stated", BUILT: "Built up from goods"}


def draw(session: Session, result: Result) -> None:
    """The choices and the levers."""
    with st.container(border=True, key="choices"):
        _preset(session)
        with st.container(horizontal=True):
            _gdp(session)
            _year(session)
        st.caption(_about(session))
        _mode(session)
        if session.ask.mode == STATED:
            lever(session, result, SALE, label="Sale")
            lever(session, result, "delivery_period")
        else:
            _build_up(session, result)


def presets() -> list[str]:
    """Names of the presets: the default first, then those of the same country, then the others."""
    names = econ.default_book().presets
    home = preset_scenario(DEFAULT_PRESET).exporter
    return sorted(
        names, key=lambda n: (n != DEFAULT_PRESET, preset_scenario(n).exporter != home, preset_scenario(n).title)
    )


def _preset(session: Session) -> None:
    put("preset", session.ask.preset)
    st.selectbox(
        "Scenario",
        presets(),
        format_func=lambda n: preset_scenario(n).title,
        key="preset",
        on_change=session.report,
        args=("preset", _chose_preset),
        filter_mode=None,
    )


def _chose_preset(session: Session) -> None:
    session.errors, session.typed = {}, {}
    session.change(Ask.of(st.session_state.preset))


def _about(session: Session) -> str:
    scenario = preset_scenario(session.ask.preset)
    book = econ.default_book()
    concept = book.series(scenario.exporter, session.ask.gdp).about.concept if session.ask.gdp else ""
    return plain(f"{scenario.summary} GDP here: {concept[:1].lower()}{concept[1:]}")


def _sources(session: Session) -> dict[str, str]:
    """GDP sources of the exporter by name, with their labels."""
    book = econ.default_book()
    code = preset_scenario(session.ask.preset).exporter
    country = book.country(code)
    names = dict.fromkeys(n for n in (*country.panel, country.gdp, session.ask.gdp) if n)
    return {n: book.series(code, n).short for n in names}


def _gdp(session: Session) -> None:
    names = _sources(session)
    put("gdp", session.ask.gdp)
    st.selectbox(
        "GDP source",
        list(names),
        format_func=lambda n: names.get(n, n),
        key="gdp",
        on_change=session.report,
        args=("gdp", _chose_gdp),
        filter_mode=None,
    )


def _chose_gdp(session: Session) -> None:
    session.change(replace(session.ask, gdp=st.session_state.gdp))


def _years(session: Session) -> tuple[int, ...]:
    code = preset_scenario(session.ask.preset).exporter
    return econ.default_book().series(code, session.ask.gdp).years() if session.ask.gdp else ()


def _year(session: Session) -> None:
    years = sorted({*_years(session), session.ask.year}, reverse=True)
    put("year", session.ask.year)
    st.selectbox(
        "Year",
        years,
        format_func=lambda y: str(y) if y in _years(session) else f"{y}: none",
        key="year",
        on_change=session.report,
        args=("year", _chose_year),
        filter_mode=None,
        width=YEAR_PIXELS,
    )


def _chose_year(session: Session) -> None:
    session.change(replace(session.ask, year=int(st.session_state.year)))


def offer_years(session: Session, error: InputError | None) -> None:
    """If the source has no figure for the year: the nearest years that it has."""
    years = _years(session)
    if error is None or session.ask.year in years or not years:
        return
    nearest = sorted(sorted(years, key=lambda y: abs(y - session.ask.year))[:4])
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown("Use the figure of", width="content")
        for year in nearest:
            st.button(str(year), key=f"use-{year}", on_click=session.report, args=("", _use_year, year))


def _use_year(session: Session, year: int) -> None:
    session.change(replace(session.ask, year=year))


def _mode(session: Session) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        put("mode", session.ask.mode)
        st.segmented_control(
            "The sale is",
            list(MODES),
            format_func=MODES.__getitem__,
            key="mode",
            required=True,
            on_change=session.report,
            args=("mode", _chose_mode),
        )
        if session.ask.changed():
            st.button(
                "Undo all",
                key="reset",
                type="tertiary",
                icon=":material/restart_alt:",
                on_click=session.report,
                args=("", _reset),
                help="Back to the scenario as it is: levers, GDP source, year and the way the sale is given.",
            )


def _chose_mode(session: Session) -> None:
    session.change(session.ask.in_mode(st.session_state.mode, session.result))


def use_goods(session: Session) -> None:
    """Build the sale up from goods."""
    session.change(session.ask.in_mode(BUILT, session.result))


def _reset(session: Session) -> None:
    session.errors, session.typed = {}, {}
    session.change(Ask.of(session.ask.preset))


# --- the build-up ---------------------------------------------------------------------------------------


def _build_up(session: Session, result: Result) -> None:
    book = result.book
    boxed = [n for n in book.lines if f"items_per_container_{n}" in _carded(session)]
    st.markdown("##### Containers and terms")
    names = [
        "containers",
        *(f"{kind}_{line}" for line in boxed for kind in ("items_per_container", "container_weight")),
    ]
    _grid(session, result, [*names, "delivery_period", "payment_discount"])
    st.markdown("##### Goods")
    for line, about in book.lines.items():
        with st.expander(plain(about.label) + _amount(result, line), key=f"line-{line}"):
            _grid(session, result, [f"{kind}_{line}" for kind in ("quantity", "price", "quality_discount")])


def _carded(session: Session) -> set[str]:
    """Inputs of goods lines that have a figure of their own for the exporter."""
    book = econ.default_book()
    code = preset_scenario(session.ask.preset).exporter
    return {n for n in book.line_cards if book.line_card(n, code)}


def _amount(result: Result, line: str) -> str:
    rows = [r for r in econ.tables.by_line(result) if r["line"] == line]
    if not rows:
        return " · :gray[none]"
    row = rows[0]
    words = f"{wording.quantity(row['quantity'], row['item'], 2)}, {wording.money(row['value'], 'USD', 2)}"
    return f" · {plain(words)}"


def _grid(session: Session, result: Result, names: list[str]) -> None:
    for name in names:
        lever(session, result, name)
