"""Levers: a slider, a typed entry beside it, a dot if it was moved, the way back, and the published figures."""

from __future__ import annotations

from dataclasses import dataclass

from econ import wording
from econ.doors.app import page_state, published_ranges, typed_entry
from econ.doors.app.page_state import SALE, Ask, Session
from econ.doors.app.panel import Deed, PlainPart, act
from econ.doors.app.shared_results import by_figures
from econ.engine import Result
from econ.evidence import default_book
from econ.numerics.distributions import Distribution, Fixed
from econ.output.charts import SALE_HIGH, SALE_LOW
from econ.scenario import Input
from econ.wording import measures
from econ.wording.errors import InputError
from econ.wording.language import _, digits, spoken

_MANTISSAS = (
    *(1 + n / 10 for n in range(10)),
    *(2 + n / 4 for n in range(12)),
    *(5 + n / 2 for n in range(10)),
)
"""Stops of a logarithmic slider within a decade."""

MOST_TYPED = 12
LONGEST_KEPT = 20_000
"""Characters of a wrong entry that the page gives back."""


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
    "person": (1e2, 1e5),
}
"""Ends of the sliders of quantities and heads, by what is counted, where `quantities` in data/lines.csv gives none."""


def reach(item: Input) -> Reach:
    """How far the slider of a quantity goes: as the data say, as stands here, or as what is plausible suggests."""
    if ends := _in_data(item):
        low, high, *step = ends
        return Reach(low, high, logarithmic=False, step=step[0]) if step else Reach(low, high, zero=item.unit != "1")
    if item.name == SALE:
        return Reach(SALE_LOW, SALE_HIGH)
    low, high = item.plausible or (0.0, 1e12)
    if item.unit == "1":
        return Reach(0, min(high, 1.0), logarithmic=False)
    if item.name.startswith(("quantity_", "heads_", "leavers_")):
        ends = COUNTED.get(item.unit, COUNTED["item"])
        return Reach(*ends, zero=True)
    most = max(high if high < 1e10 else 0.0, abs(item.distribution.central) * 10, 1.0)
    return Reach(max(low, most / 1e6), most, zero=low <= 0)


def _in_data(item: Input) -> tuple[float, ...]:
    """Ends of a slider, and its step, that a card or a goods line gives."""
    book = default_book()
    kind, _, line = item.name.partition("_")
    if kind == "quantity" and line in book.lines:
        return book.lines[line].quantities
    cards = [book.cards[item.name]] if item.name in book.cards else book.line_cards.get(item.name, ())
    return next((card.slider for card in cards if card.slider), ())


def lever(session: Session, result: Result, name: str, *, label: str = "") -> list[PlainPart]:
    """A lever as a part of a block; none if the scenario does not have this quantity."""
    item = _item(session.ask, result, name)
    if item is None:
        return []
    own = page_state.preset_input(session.ask, name)
    given = dict(session.ask.moved)
    value = _value(given.get(name, own.distribution if own else item.distribution), item)
    moved = own is not None and name in given
    error, label = session.errors.get(name, ""), label or _(item.label)
    back = typed_entry.shown(own.distribution, own.unit) if own and (moved or error) else ""
    usual = _other_default(session.ask, name, value)
    stops = _stops(session, item, value, own)
    said_ = [said(stop, item.unit) for stop in stops]
    part: PlainPart = {
        "part": "lever",
        "name": name,
        "label": label,
        "unit": words(item.unit) if item.unit != "1" else "",
        "help": _help(item),
        "moved": moved,
        "back": _("back to {value}", value=back) if back else "",
        "usual": _("default: {value}", value=typed_entry.shown(usual, item.unit)) if usual else "",
        "text": session.entries.get(name) if error else _shown(given.get(name, value), item.unit),
        "error": error,
        "stops": stops,
        "said": said_,
        "at": stops.index(value.central),
        "bands": published_ranges.drawn(item, result, stops),
        "published": published_ranges.published(item, result),
        "words": {
            "slider": _("{lever}, slider", lever=label),
            "typed": _("{lever}, typed, in {unit}", lever=label, unit=words(item.unit)),
            "help": _("About “{lever}”", lever=label),
            "moved": _("moved"),
            "back": _("What the scenario sets"),
            "usual": _("What holds where a scenario sets nothing else"),
        },
    }
    return [part]


def _other_default(ask: Ask, name: str, value: Distribution) -> Distribution | None:
    """What would hold if the scenario did not set the quantity itself; None if that is the value now."""
    usual = page_state.default_value(ask, name)
    return usual.distribution if usual and usual.distribution != value else None


def _item(ask: Ask, result: Result, name: str) -> Input | None:
    return result.state.inputs.get(name) or page_state.preset_input(ask, name)


def _help(item: Input) -> str:
    grade = _("Grade {grade}.", grade=item.grade) if item.grade else ""
    return " ".join(p for p in (*map(_, (item.meaning, item.judgement, item.note)), grade) if p)


def words(unit: str) -> str:
    """A unit in words: "US dollars a year"."""
    first, *rest = unit.split("/")
    return _(measures.unit(first).many) + "".join(
        " " + _("a {one}", one=_("US dollar") if part == "USD" else _(measures.unit(part).one)) for part in rest
    )


def said(value: float, unit: str) -> str:
    """A stop of a slider in words."""
    return _said(value, unit, spoken())


@by_figures(8192)
def _said(value: float, unit: str, language: str) -> str:
    del language  # in which it is said, which the cache must tell apart
    if unit == "1":
        return wording.percent(value, 0 if value >= 1 or not value else None)
    if unit == "year" or not measures.sign(unit):
        return digits(f"{value:,.12g}") if value < 1e6 else wording.quantity(value, unit).rsplit(wording.NO_BREAK, 1)[0]
    return wording.money(value, unit.partition("/")[0])


def _value(given: page_state.Stated, item: Input) -> Distribution:
    """The value of a lever; that of an amount of another currency is the quantity's, in dollars of the year."""
    return item.distribution if isinstance(given, str) else given


def _shown(given: page_state.Stated, unit: str) -> str:
    return typed_entry.in_language(given) if isinstance(given, str) else typed_entry.shown(given, unit)


def _stops(session: Session, item: Input, value: Distribution, own: Input | None) -> list[float]:
    """What the slider stops at: its own stops, and what was typed, set or given."""
    extras = [value.central, *session.typed.get(item.name, ())]
    if own is not None:
        extras.append(own.distribution.central)
    far = reach(item)
    stops = far.stops()
    if max(extras) > stops[-1] and far.logarithmic:
        stops += Reach(stops[-1], max(extras) * 2).stops()
    return sorted({*stops, *extras})


# --- what a visitor does with it ------------------------------------------------------------------------


@act("slide")
def _slid(session: Session, deed: Deed) -> None:
    name, value = str(deed.get("name")), deed.get("value")
    found = _known(session, name)
    if found is None or not isinstance(value, int | float):
        return
    item, own = found
    stops = _stops(session, item, _value(dict(session.ask.moved).get(name, item.distribution), item), own)
    if not stops[0] <= value <= stops[-1]:
        return
    session.mend(name)
    same = own is not None and own.distribution.central == value
    moved = own.distribution if same and own is not None else Fixed(float(value))
    session.change(session.ask.move(name, moved, own.distribution if own else None))


@act("type")
def _typed(session: Session, deed: Deed) -> None:
    name, text = str(deed.get("name")), str(deed.get("text") or "")
    found = _known(session, name)
    if found is None:
        return
    own = found[1]
    try:
        value, usual = page_state.checked(session.ask, name, typed_entry.english(text))
    except InputError as error:
        session.touched = True
        unit = own.unit if own else page_state.unit_of(name)
        session.errors[name] = typed_entry.as_typed(InputError(error.what, mend=error.mend), text, unit)
        session.entries[name] = text[:LONGEST_KEPT]
        return
    session.mend(name)
    if not isinstance(value, str):
        session.typed[name] = (*session.typed.get(name, ()), value.central)[-MOST_TYPED:]
    session.change(session.ask.move(name, value, usual))


@act("undo")
def _undo(session: Session, deed: Deed) -> None:
    name = str(deed.get("name"))
    session.mend(name)
    session.change(session.ask.undo(name))


@act("default")
def _default(session: Session, deed: Deed) -> None:
    name = str(deed.get("name"))
    own, usual = page_state.preset_input(session.ask, name), page_state.default_value(session.ask, name)
    if own is None or usual is None:
        return
    session.mend(name)
    session.change(session.ask.move(name, usual.distribution, own.distribution))


def _known(session: Session, name: str) -> tuple[Input, Input | None] | None:
    """The quantity as it is now, and as the preset has it; None if there is no such lever."""
    own = page_state.preset_input(session.ask, name)
    item = own if session.result is None else _item(session.ask, session.result, name)
    return None if item is None else (item, own)
