"""Levers: a quantity that is moved by a slider or typed, how far it goes, and what is published about it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from econ import wording
from econ.evidence import default_book
from econ.output import charts
from econ.output.charts import SALE_HIGH
from econ.page import ask as asking
from econ.page import entry, published_ranges
from econ.page.ask import SALE, Stated
from econ.page.blocks import Block, Link
from econ.page.place import Asked, Shown
from econ.page.published_ranges import Band
from econ.page.shared_results import by_figures
from econ.scenario import Input
from econ.wording import grades, measures
from econ.wording.language import _, digits

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


SALE_LEAST = 1e7
"""Where the slider of a sale begins, unless the scenario has a smaller one."""


def reach(item: Input) -> Reach:
    """How far the slider of a quantity goes: as the data say, as stands here, or as what is plausible suggests."""
    if ends := _in_data(item):
        low, high, *step = ends
        return Reach(low, high, logarithmic=False, step=step[0]) if step else Reach(low, high, zero=item.unit != "1")
    if item.name == SALE:
        return Reach(SALE_LEAST, SALE_HIGH)
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
    least = min((point for point in points if point > 0), default=found[-1])
    if far.logarithmic and not far.zero and least < found[0]:
        found += Reach(10.0 ** math.floor(math.log10(least)), found[0]).stops()
    return sorted({*found, *points})


@by_figures(512)
def _all_said(where: tuple[float, ...], unit: str) -> tuple[str, ...]:
    """All stops in words; a lever that moves has the same ones again."""
    return tuple(said(stop, unit) for stop in where)


@by_figures(8192)
def said(value: float, unit: str) -> str:
    """A stop of a slider in words."""
    if unit == "1":
        return wording.percent(value, 0 if value >= 1 or not value else None)
    if unit == "year" or not measures.sign(unit):
        return digits(f"{value:,.12g}") if value < 1e6 else wording.quantity(value, unit).rsplit(wording.NO_BREAK, 1)[0]
    return wording.money(value, unit.partition("/")[0])


# --- the block ------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A published figure below the track.

    Attributes:
        at: where it stands along the track, from 0 to 1.
        label: the figure, as short as it can be said.
        when: the year or years that it is of.
        words: all of it.
        row: in which row its label stands, from 0; -1 for a figure without one, which cannot be pressed.
        nearest: whether it lies nearest to where the lever stands.
    """

    at: float
    label: str
    when: str
    words: str
    value: float
    row: int = -1
    nearest: bool = False

    @property
    def edge(self) -> str:
        """At which end of the track it stands so near that its label must not be centred."""
        return "from" if self.at < EDGE else "to" if self.at > 1 - EDGE else ""


EDGE, APART, ROWS = 0.08, 0.2, 2
"""Of the width of a track: what is near an end, and how far labels in one of the rows must stand apart."""


@dataclass(frozen=True, kw_only=True)
class Lever(Block):
    """A quantity to be moved: by a slider, or typed.

    Attributes:
        name: of the quantity, and of its parameter in the address.
        label: what it is.
        typed: what stands in the field.
        foreign: whether that is money of another currency, which the field then names.
        unit: what stands behind the field.
        before: what stands before it, such as a sign of money.
        stops: the values that the slider stops at.
        at: the number of the stop where it stands.
        said: the stops in words.
        ends: what stands below the ends of the slider.
        help: what it means, and whose judgement it is; paragraphs.
        about: the name of the button that opens it.
        ways: links at its end.
        published: what others have published about it.
        nearest: which of those lies nearest, a sentence.
        every: the way to all of them and their sources; None if there is none.
        problem: what is wrong with the entry, or asked about it.
        would_read: the texts that would be read, one of which may be meant.
        refused: whether the entry was not taken.
        moved: whether it is no longer as the scenario has it.
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
    help: tuple[str, ...] = ()
    foreign: bool = False
    problem: str = ""
    would_read: tuple[str, ...] = ()
    refused: bool = False
    moved: bool = False
    back: str = ""
    back_to: str = ""
    hint: str = ""
    about: str = ""
    ways: tuple[Link, ...] = ()
    published: tuple[Figure, ...] = ()
    nearest: str = ""
    every: Link | None = None

    @property
    def filled(self) -> float:
        """How much of the track lies before the thumb, from 0 to 1."""
        return self.at / max(len(self.stops) - 1, 1)

    @property
    def low(self) -> bool:
        """Whether a label stands in the second row."""
        return any(figure.row > 0 for figure in self.published)


def lever(shown: Shown, name: str, *, label: str = "") -> Lever | None:
    """The lever of a quantity; None if the scenario does not have it."""
    own = asking.preset_input(shown.ask, name)
    item = shown.result.state.inputs.get(name) or own
    if item is None:
        return None
    given: Stated | None = dict(shown.ask.moved).get(name)
    moved, wrong = given is not None and own is not None, shown.asked.wrong.get(name)
    where = stops(item, item.distribution.central, *([own.distribution.central] if own else []))
    text = entry.shown(_in_its_currency(shown, item, given) or item.distribution, item)
    spoken_stops = _all_said(tuple(where), item.unit)
    exporter = shown.result.scenario.exporter
    evidence = f"{shown.link(view='why', of=name)}#of-{name}"
    figures = published(item, exporter, where)
    count = published_ranges.count(item.name, exporter)
    return Lever(
        key=f"lever-{name.replace('_', '-')}",
        name=name,
        label=label or _(item.label),
        typed=wrong.text if wrong and not wrong.taken else text,
        foreign=bool(_in_its_currency(shown, item, given)),
        unit=wording.unit_in_words(item.unit) if item.unit != "1" else "",
        stops=tuple(where),
        at=where.index(item.distribution.central),
        said=spoken_stops,
        slider=_("{lever}, slider", lever=label or _(item.label)),
        ends=(_short(where[0], item.unit), _short(where[-1], item.unit)),
        help=_help(item),
        about=_("About “{lever}”", lever=label or _(item.label)),
        ways=(Link(words=_("Its evidence"), address=evidence, step=True),),
        published=figures,
        nearest=nearest(item, exporter, where),
        every=Link(words=_("All {count} and their sources", count=count), address=evidence, step=True)
        if count > 1
        else None,
        problem=wrong.problem if wrong else "",
        would_read=wrong.would_read if wrong else (),
        refused=wrong is not None and not wrong.taken,
        moved=moved,
        back=back(own) if own and (moved or wrong) else "",
        back_to=shown.link(**dict.fromkeys(asking.moved_together(shown.result.state, name), "")),
    )


def _in_its_currency(shown: Shown, item: Input, given: Stated | None) -> str:
    """Money that was given in another currency, in the words of the data; empty for all else."""
    if isinstance(given, str) or item.exchanged is None:
        return given if isinstance(given, str) else ""
    stated = dict(shown.ask.base.set).get(item.name)
    return stated.value if stated is not None and isinstance(stated.value, str) else ""


def back(own: Input) -> str:
    """What leads back to the value of the scenario: "Back to $250 million"."""
    money = own.unit.startswith("USD") and own.distribution.is_fixed
    value = wording.stated(own.distribution.central, "USD") if money else entry.shown(own.distribution, own)
    return _("Back to {value}", value=value)


def _help(item: Input) -> tuple[str, ...]:
    texts = (*map(_, (item.meaning, item.judgement, item.note)), grades.in_words(item.grade))
    return tuple(text for text in texts if text)


def _bands(item: Input, exporter: str, where: Sequence[float]) -> list[Band]:
    """The published figures that a slider reaches, in their order along it."""
    found = published_ranges.bands(item.name, item.unit, exporter)
    return [band for band in found if band.high >= where[0] and band.low <= where[-1]]


def published(item: Input, exporter: str, where: Sequence[float]) -> tuple[Figure, ...]:
    """The published figures below the track, both ends of a range; the others are told where their sources are.

    Of those at one place the first stands for all. One that has no room for its label is left out, but for the nearest.
    """
    value, bands = item.distribution.central, _bands(item, exporter, where)
    near = _nearest(bands, value)
    closest = min(near.ends, key=lambda end: _away(end, value)) if near else None
    ends, found = [-APART] * ROWS, list[Figure]()
    printed = ((end, band) for band in bands for end in band.ends if where[0] <= end <= where[-1])
    for end, band in sorted(printed, key=lambda pair: pair[0]):
        at, nearest = published_ranges.place(end, where), band is near and end == closest
        if found and at - found[-1].at < SAME:
            found[-1] = replace(found[-1], nearest=found[-1].nearest or nearest)
            continue
        row = next((n for n, last in enumerate(ends) if at - last >= APART), -1)
        if row >= 0:
            ends[row] = at
        elif not nearest:
            continue
        label = _short(wording.significant(end, 2), item.unit)
        words = {"label": label, "when": band.when, "words": band.text}
        found.append(Figure(at=at, value=end, row=row, nearest=nearest, **words))
    return tuple(found)


def _short(value: float, unit: str) -> str:
    """A value as short as it can be said: "$250m", "4.5m", "40%"."""
    return charts.tick(value, unit) if unit == "1" or measures.sign(unit) else charts.short_money(value, "")


SAME = 0.012
"""Of the width of a track: figures that stand no further apart have one mark."""


def nearest(item: Input, exporter: str, where: Sequence[float]) -> str:
    """The published figure that lies nearest to where the lever stands, in words; empty if there is none."""
    near = _nearest(_bands(item, exporter, where), item.distribution.central)
    return _("Nearest published: {amount}. {said}", amount=near.amount, said=near.said) if near else ""


def _nearest(bands: Sequence[Band], value: float) -> Band | None:
    return min(bands, key=lambda band: _away(band.nearest(value), value), default=None)


def _away(one: float, other: float) -> float:
    return abs(math.log(one / other)) if one > 0 and other > 0 else abs(one - other)


def reaches(asked: Asked, name: str, value: float) -> bool:
    """Whether the slider of a quantity goes as far as a value."""
    own = asking.preset_input(asked.ask, name)
    if own is None:
        return False
    given: Stated | None = dict(asked.ask.moved).get(name)
    now = () if given is None or isinstance(given, str) else (given.central,)
    ends = stops(own, own.distribution.central, *now)
    return ends[0] <= value <= ends[-1]
