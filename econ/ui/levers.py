"""Levers: a slider, a typed entry beside it, a dot if it was moved, and the way back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import streamlit as st

from econ import wording
from econ.charts import SALE_HIGH, SALE_LOW
from econ.distributions import Distribution, Fixed
from econ.engine import Result
from econ.errors import InputError
from econ.scenario import Input
from econ.ui import entry, state
from econ.ui.show import plain
from econ.ui.state import SALE, Session

_MANTISSAS = (
    *(1 + n / 10 for n in range(10)),
    *(2 + n / 4 for n in range(12)),
    *(5 + n / 2 for n in range(10)),
)
"""Stops of a logarithmic slider within a decade."""

STEPS = 100
MOST_TYPED = 12


@dataclass(frozen=True)
class Reach:
    """Ends of a slider and how its stops are spaced."""

    low: float
    high: float
    logarithmic: bool = True
    zero: bool = False
    step: float = 0.01

    def stops(self) -> list[float]:
        """The values a slider stops at."""
        if not self.logarithmic:
            count = round((self.high - self.low) / self.step)
            return [round(self.low + n * self.step, 10) for n in range(count + 1)]
        found = [0.0] if self.zero else []
        power = 1.0
        while power * 10 <= self.low:
            power *= 10
        while power > self.low:
            power /= 10
        while power <= self.high:
            found += [v for m in _MANTISSAS if self.low <= (v := round(m * power, 10)) <= self.high]
            power *= 10
        return found


COUNTED = {
    "round": (1e3, 1e7),
    "missile": (1.0, 1e3),
    "drone": (1.0, 1e5),
    "container": (1.0, 1e3),
    "vehicle": (1.0, 1e4),
    "item": (1.0, 1e5),
}
"""Ends of the sliders of quantities, by what is counted."""

REACHES = {
    SALE: Reach(SALE_LOW, SALE_HIGH),
    "containers": Reach(10, 1e5, zero=True),
    "delivery_period": Reach(0.25, 6, logarithmic=False, step=0.25),
    "sanction_period": Reach(0, 15, logarithmic=False, step=0.5),
    "items_per_container_shell_152": Reach(50, 600, logarithmic=False, step=5),
    "items_per_container_rocket_122": Reach(10, 200, logarithmic=False, step=5),
    "multiplier": Reach(0, 3, logarithmic=False, step=0.05),
}


def reach(item: Input) -> Reach:
    """How far the slider of a quantity goes."""
    if item.name in REACHES:
        return REACHES[item.name]
    low, high = item.plausible or (0.0, 1e12)
    if item.unit == "1":
        return Reach(0, min(high, 1.0), logarithmic=False)
    if item.name.startswith("quantity_"):
        ends = COUNTED.get(item.unit, COUNTED["item"])
        return Reach(*ends, zero=True)
    most = max(high if high < 1e10 else 0.0, abs(item.distribution.central) * 10, 1.0)
    return Reach(max(low, most / 1e6), most, zero=low <= 0)


def lever(session: Session, result: Result, name: str, *, label: str = "") -> None:
    """Draw a lever, if the scenario has this quantity."""
    own = state.preset_input(session.ask, name)
    item = result.state.inputs.get(name) or own
    if item is None:
        return
    value = dict(session.ask.moved).get(name, own.distribution if own else item.distribution)
    moved = name in dict(session.ask.moved) and own is not None
    with st.container(key=f"lever-{name}"):
        _head(session, name, label or item.label, item, own, moved=moved)
        with st.container(horizontal=True, vertical_alignment="center"):
            _slider(session, item, value, own)
            _field(session, item, value, own)
        if error := session.errors.get(name):
            st.error(plain(error), icon=":material/error:")


def _head(session: Session, name: str, label: str, item: Input, own: Input | None, *, moved: bool) -> None:
    dot = ":primary[●] " if moved else ""
    unit = f" · :small[{plain(words(item.unit))}]" if item.unit != "1" else ""
    text = f"{dot}**{plain(label)}**{unit}"
    if own is None or not (moved or name in session.errors):
        st.markdown(text, help=_help(item) or None)
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(text, width="content", help=_help(item) or None)
        st.button(
            plain(f"back to {entry.brief(own.distribution, own.unit)}"),
            key=f"undo-{name}",
            type="tertiary",
            icon=":material/undo:",
            on_click=session.report,
            args=("", _undo, name),
        )


def _help(item: Input) -> str:
    parts = [item.meaning, item.judgement, item.note]
    grade = f"Grade {item.grade}." if item.grade else ""
    return plain(" ".join(p for p in (*parts, grade) if p))


def words(unit: str) -> str:
    """A unit in words: "US dollars a year"."""
    spelled = {"USD": "US dollars", "KRW": "won", "oil_barrel": "barrel"}
    first, *rest = unit.split("/")
    plural = {"round": "rounds", "missile": "missiles", "drone": "drones", "container": "containers", "year": "years"}
    head = spelled.get(first) or plural.get(first, first)
    return head + "".join(f" a {spelled.get(part, part).removesuffix('s')}" for part in rest)


@lru_cache(maxsize=4096)
def said(value: float, unit: str) -> str:
    """A stop of a slider in words."""
    if unit == "1":
        return wording.percent(value) if value else f"0{wording.NO_BREAK}%"
    if unit in {"1", "year"} or unit.partition("/")[0] not in {"USD", "EUR", "KRW"}:
        return f"{value:,.12g}" if value < 1e6 else wording.quantity(value, unit).rsplit(wording.NO_BREAK, 1)[0]
    return wording.money(value, unit.partition("/")[0])


def _slider(session: Session, item: Input, value: Distribution, own: Input | None) -> None:
    extras = [value.central, *session.typed.get(item.name, ())]
    if own is not None:
        extras.append(own.distribution.central)
    stops = reach(item).stops()
    if max(extras) > stops[-1]:
        wider = Reach(stops[-1], max(extras) * 2).stops() if reach(item).logarithmic else []
        stops += wider
    stops = sorted({*stops, *extras})
    key = f"slider-{item.name}"
    state.put(key, value.central)
    st.select_slider(
        f"{plain(item.label)}, slider",
        stops,
        format_func=lambda v: said(v, item.unit),
        key=key,
        label_visibility="collapsed",
        on_change=session.report,
        args=(key, _slid, item, own),
    )


def _field(session: Session, item: Input, value: Distribution, own: Input | None) -> None:
    key = f"field-{item.name}"
    if item.name not in session.errors:
        state.put(key, entry.brief(value, item.unit))
    st.text_input(
        f"{plain(item.label)}, typed, in {plain(words(item.unit))}",
        key=key,
        label_visibility="collapsed",
        on_change=session.report,
        args=(key, _entered, item, own),
    )


def _slid(session: Session, item: Input, own: Input | None) -> None:
    value = float(st.session_state[f"slider-{item.name}"])
    session.errors.pop(item.name, None)
    same = own is not None and own.distribution.central == value
    moved = own.distribution if same and own is not None else Fixed(value)
    session.change(session.ask.move(item.name, moved, own.distribution if own else None))


def _entered(session: Session, item: Input, own: Input | None) -> None:
    text = str(st.session_state[f"field-{item.name}"] or "")
    try:
        value, _ = state.checked(session.ask, item.name, text)
    except InputError as error:
        session.errors[item.name] = f"{error.what} {error.mend}".strip()
        return
    session.errors.pop(item.name, None)
    kept = (*session.typed.get(item.name, ()), value.central)
    session.typed[item.name] = kept[-MOST_TYPED:]
    session.change(session.ask.move(item.name, value, own.distribution if own else None))


def _undo(session: Session, name: str) -> None:
    session.errors.pop(name, None)
    session.change(session.ask.undo(name))
