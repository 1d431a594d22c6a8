"""Levers: a quantity that is moved by a slider or typed, how far it goes, and what is published about it."""

from __future__ import annotations

from dataclasses import dataclass

from econ import wording
from econ.evidence import default_book
from econ.output.charts import SALE_HIGH, SALE_LOW
from econ.page import ask as asking
from econ.page import entry, grammar
from econ.page.ask import SALE, Stated
from econ.page.blocks import Block
from econ.page.place import Asked, Shown
from econ.page.shared_results import by_figures
from econ.scenario import Input
from econ.wording import measures
from econ.wording.language import _, digits, spoken

_MANTISSAS = (
    *(1 + n / 10 for n in range(10)),
    *(2 + n / 4 for n in range(12)),
    *(5 + n / 2 for n in range(10)),
)
"""Stops of a logarithmic slider within a decade."""


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


def stops(item: Input, *points: float) -> list[float]:
    """What the slider of a quantity stops at: its own stops, and values that it has or had."""
    far = reach(item)
    found = far.stops()
    if points and max(points) > found[-1] and far.logarithmic:
        found += Reach(found[-1], max(points) * 2).stops()
    return sorted({*found, *points})


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


# --- the block ------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Lever(Block):
    """A quantity to be moved: by a slider, or typed.

    Attributes:
        name: of the quantity, and of its parameter in the address.
        label: what it is.
        typed: what stands in the field.
        unit: what stands behind the field.
        before: what stands before it, such as a sign of money.
        stops: the values that the slider stops at.
        at: the number of the stop where it stands.
        said: the stops in words.
        ends: what stands below the ends of the slider.
        help: what it means, and whose judgement it is.
        problem: what is wrong with the entry, or asked about it.
        would_read: the texts that would be read, one of which may be meant.
        refused: whether the entry was not taken.
        moved: that it is no longer as the scenario has it; empty if it is.
        back: what leads back; `back_to` is its address.
        slider: the name of the slider for who does not see it.
        hint: how it may be moved.
    """

    name: str
    label: str
    typed: str
    stops: tuple[float, ...]
    at: int
    said: tuple[str, ...]
    slider: str
    before: str = ""
    unit: str = ""
    ends: tuple[str, str] = ("", "")
    help: str = ""
    problem: str = ""
    would_read: tuple[str, ...] = ()
    refused: bool = False
    moved: str = ""
    back: str = ""
    back_to: str = ""
    hint: str = ""

    @property
    def filled(self) -> float:
        """How much of the track lies before the thumb, from 0 to 1."""
        return self.at / max(len(self.stops) - 1, 1)


def lever(shown: Shown, name: str, *, label: str = "") -> Lever | None:
    """The lever of a quantity; None if the scenario does not have it."""
    from econ.page.page import link

    own = asking.preset_input(shown.ask, name)
    item = shown.result.state.inputs.get(name) or own
    if item is None:
        return None
    given: Stated | None = dict(shown.ask.moved).get(name)
    moved, wrong = given is not None and own is not None, shown.asked.wrong.get(name)
    where = stops(item, item.distribution.central, *([own.distribution.central] if own else []))
    text = grammar.in_language(given) if isinstance(given, str) else entry.shown(item.distribution, item)
    spoken_stops = tuple(said(stop, item.unit) for stop in where)
    return Lever(
        key=f"lever-{name.replace('_', '-')}",
        name=name,
        label=label or _(item.label),
        typed=wrong.text if wrong and not wrong.taken else text,
        unit=words(item.unit) if item.unit != "1" else "",
        stops=tuple(where),
        at=where.index(item.distribution.central),
        said=spoken_stops,
        slider=_("{lever}, slider", lever=label or _(item.label)),
        ends=(spoken_stops[0], spoken_stops[-1]),
        help=_help(item),
        problem=wrong.problem if wrong else "",
        would_read=wrong.would_read if wrong else (),
        refused=wrong is not None and not wrong.taken,
        moved=_("Your own value.") if moved else "",
        back=_back(own) if moved or wrong else "",
        back_to=link(shown, **{name: ""}),
    )


def _back(own: Input | None) -> str:
    return _("Back to {value}", value=entry.shown(own.distribution, own)) if own else ""


def _help(item: Input) -> str:
    grade = _("Grade {grade}.", grade=item.grade) if item.grade else ""
    return " ".join(p for p in (*map(_, (item.meaning, item.judgement, item.note)), grade) if p)


def reaches(asked: Asked, name: str, value: float) -> bool:
    """Whether the slider of a quantity goes as far as a value."""
    own = asking.preset_input(asked.ask, name)
    if own is None:
        return False
    given: Stated | None = dict(asked.ask.moved).get(name)
    now = () if given is None or isinstance(given, str) else (given.central,)
    ends = stops(own, own.distribution.central, *now)
    return ends[0] <= value <= ends[-1]
