"""What somebody does on the page, as data, and what is asked afterwards.

A deed is a mapping of names: `do` says what is done, the others to what. Choosing from a list and following a way need
no deed: they are another address.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from econ.numerics.distributions import Fixed
from econ.page import ask as asking
from econ.page import levers
from econ.page.place import Asked, Wrong
from econ.wording.errors import InputError

Deed = Mapping[str, str]
_DEEDS: dict[str, Callable[[Asked, Deed], Asked]] = {}


def deed(name: str) -> Callable[[Callable[[Asked, Deed], Asked]], Callable[[Asked, Deed], Asked]]:
    """Mark what is to be done about a deed."""

    def mark(function: Callable[[Asked, Deed], Asked]) -> Callable[[Asked, Deed], Asked]:
        _DEEDS[name] = function
        return function

    return mark


def done(asked: Asked, what: Deed) -> Asked:
    """What is asked after a deed; one that is not known changes nothing."""
    do = _DEEDS.get(what.get("do", ""))
    return do(asked, what) if do else asked


@deed("slide")
def _slid(asked: Asked, what: Deed) -> Asked:
    """A lever is put to a number: `name`, `value` in the unit of the quantity."""
    name = what.get("name", "")
    own = asking.preset_input(asked.ask, name)
    try:
        value = Fixed(float(what.get("value", "")))
    except ValueError:
        return asked
    if own is None or not levers.reaches(asked, name, value.central):
        return asked
    if own.distribution.central == value.central:
        return replace(asked, ask=asked.ask.undo(name))
    return replace(asked, ask=asked.ask.move_together(name, value, own.distribution))


@deed("type")
def _typed(asked: Asked, what: Deed) -> Asked:
    """A text is entered: `name`, `text`."""
    name, text = what.get("name", ""), what.get("text", "")
    try:
        found, own = asking.typed(asked.ask, name, text)
    except InputError as error:
        return replace(asked, wrong={**asked.wrong, name: Wrong(text, error.on_the_page)})
    if found.value is not None:
        asked = replace(asked, ask=asked.ask.move_together(name, found.value, own))
    if not found.problem:
        return asked
    wrong = Wrong(text, found.problem, found.would_read, taken=found.value is not None)
    return replace(asked, wrong={**asked.wrong, name: wrong})


@deed("scenario")
def _chosen(asked: Asked, what: Deed) -> Asked:
    """Another scenario is chosen, as it is: `value`."""
    try:
        return replace(asked, ask=asking.Ask.of(what.get("value", "")))
    except InputError as error:
        return replace(asked, problems=(*asked.problems, error.on_the_page))


@deed("exporter")
def _sold_by(asked: Asked, what: Deed) -> Asked:
    """A sale by another country, of the size of the one that was stated: `value`, its code."""
    before = asked.ask
    if what.get("value", "") == before.base.exporter:
        return asked
    chosen = _chosen(asked, what)
    sale = dict(before.moved).get(asking.SALE)
    if chosen.ask == before or sale is None:
        return chosen
    return replace(chosen, ask=chosen.ask.move(asking.SALE, sale, Fixed(asking.START)))


@deed("undo")
def _undone(asked: Asked, what: Deed) -> Asked:
    """A lever is put back to what the scenario sets: `name`."""
    return replace(asked, ask=asked.ask.undo(what.get("name", "")))
