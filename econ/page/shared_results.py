"""Results that visitors share: the same question is computed once, and what stays in memory is bounded.

A result that a page holds has all that was made of it, such as the answer in words and the charts, but not its draws:
those of the last few questions are kept, and computed again where older ones are needed.
"""

from __future__ import annotations

import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache, wraps
from typing import Any, NamedTuple, ParamSpec, TypeVar

import numpy as np

import econ
from econ.analysis import tables
from econ.engine import Result, keep
from econ.evidence import Book
from econ.model import SHARE
from econ.numerics.distributions import Fixed
from econ.numerics.portable import Array
from econ.scenario import Scenario
from econ.wording.language import spoken

Drawn = Array | float
Kept = TypeVar("Kept")

MOST_RESULTS = 32
"""Questions whose answers are kept, at half a megabyte each."""

MOST_DRAWS = 2
"""Questions whose draws are kept, at some ten megabytes each."""

LARGEST = 1 << 14
"""Points above which draws are dropped as soon as the page is drawn."""


Arguments = ParamSpec("Arguments")
Value = TypeVar("Value")


def by_figures(most: int) -> Callable[[Callable[Arguments, Value]], Callable[Arguments, Value]]:
    """Keep what a function gave last, told apart by the language and the figures in use, which differ by visit.

    Args:
        most: how many of its values are kept.
    """

    def mark(function: Callable[Arguments, Value]) -> Callable[Arguments, Value]:
        @lru_cache(maxsize=most)
        def found(_digest: str, _language: str, *args: Arguments.args, **named: Arguments.kwargs) -> Value:
            return function(*args, **named)

        @wraps(function)
        def given(*args: Arguments.args, **named: Arguments.kwargs) -> Value:
            return found(econ.default_book().digest, spoken(), *args, **named)  # type: ignore[arg-type]  # all can be hashed

        return given

    return mark


class Asked(NamedTuple):
    """What is asked, and of which figures.

    Attributes:
        scenario: the question.
        data: digest of the figures.
    """

    scenario: Scenario
    data: str


class Later(Mapping[str, Drawn]):
    """Draws that are computed when one is asked for."""

    def __init__(self, asked: Asked, book: Book, draws: Mapping[str, Drawn]) -> None:
        self.asked = asked
        self.book = book
        self.names = dict.fromkeys(draws)
        self.held: weakref.ref[Mapping[str, Drawn]] | None = None

    def __getitem__(self, name: str) -> Drawn:
        """The draws of one quantity."""
        if name not in self.names:
            raise KeyError(name)
        found = self.held() if self.held is not None else None
        if found is None:  # looking a scenario up takes longer than all that is then done with a draw
            found = _draws(self.asked, self.book)
            self.held = weakref.ref(found)
        return found[name]

    def __contains__(self, name: object) -> bool:
        """Whether there are draws of it, without computing them."""
        return name in self.names

    def __iter__(self) -> Iterator[str]:
        """The names."""
        return iter(self.names)

    def __len__(self) -> int:
        """How many."""
        return len(self.names)


class BoundedMemory(dict[Any, object]):
    """What was made of a result; it knows what of it is as large as the draws."""

    def __init__(self) -> None:
        super().__init__()
        self.heavy: list[Hashable] = []

    def __setitem__(self, key: Hashable, value: object) -> None:
        """Keep a thing."""
        super().__setitem__(key, value)
        if _heavy(value):
            self.heavy.append(key)
            _laden.append(self)

    def lighten(self) -> None:
        """Drop what is large."""
        while self.heavy:
            self.pop(self.heavy.pop(), None)


_laden: list[BoundedMemory] = []
"""Those that hold something large."""


_lock = threading.RLock()
"""Lets one thread in at a time; the same thread may enter again."""
_results: OrderedDict[Asked, Result] = OrderedDict()
_kept_draws: OrderedDict[Asked, Mapping[str, Drawn]] = OrderedDict()


@contextmanager
def turn() -> Iterator[None]:
    """Run a page: one at a time, as they all share one interpreter, and each sooner done than all together."""
    with _lock:
        try:
            yield
        finally:
            _tidy()


def get(scenario: Scenario) -> Result:
    """The result of a scenario on the figures in use.

    Raises:
        InputError: the scenario cannot be used.
    """
    book = econ.default_book()
    asked = Asked(scenario, book.digest)
    with _lock:
        found = _results.get(asked)
        if found is None:
            found = _run(asked, book)
            _shares_known(found)
        _results.move_to_end(asked)
        return found


def _run(asked: Asked, book: Book) -> Result:
    """Compute a result and keep it."""
    whole = econ.run(asked.scenario, book)
    _remember(_kept_draws, asked, whole.draws, MOST_DRAWS)
    found = replace(whole, draws=Later(asked, book, whole.draws), kept=BoundedMemory())
    _remember(_results, asked, found, MOST_RESULTS)
    return found


SALE = "sale_value"
MOST_ALIKE = 32
_alike: OrderedDict[Asked, Result] = OrderedDict()
"""A result for each question apart from how large its sale is."""


def _shares_known(result: Result) -> None:
    """Take the shares over each GDP from those of another sale: a lever that moves asks for many of them."""
    sale = result.state.inputs.get(SALE)
    if sale is None or not sale.distribution.is_fixed or SHARE not in result.outputs:
        return
    apart = Asked(result.scenario.change(set={SALE: Fixed(1.0)}, title=""), result.book.digest)
    known, amount = _alike.get(apart), sale.distribution.central
    if known is not None and amount > 0:
        before = known.state.inputs[SALE].distribution.central
        keep(result, tables.by_gdp_source, tables.by_gdp_source_of_another_sale(known, before, amount))
    elif amount > 0:
        _remember(_alike, apart, result, MOST_ALIKE)


def forget(data: str) -> None:
    """Drop the results on figures of a digest, and with them the figures."""
    with _lock:
        for kept in (_results, _kept_draws, _alike):
            for asked in [one for one in kept if one.data == data]:
                kept.pop(asked)


def whole(result: Result) -> Result:
    """The same with its draws in hand, for long work beside the pages, such as a file."""
    draws = _draws(Asked(result.scenario, result.book.digest), result.book)
    return replace(result, draws=draws, kept={})


def _draws(asked: Asked, book: Book) -> Mapping[str, Drawn]:
    found = _kept_draws.get(asked)
    if found is None:
        with _lock:
            found = _kept_draws.get(asked) or econ.run(asked.scenario, book).draws
            _remember(_kept_draws, asked, found, MOST_DRAWS)
    return found


def _remember(kept: OrderedDict[Asked, Kept], asked: Asked, value: Kept, most: int) -> None:
    kept[asked] = value
    kept.move_to_end(asked)
    while len(kept) > most:
        kept.popitem(last=False)


def _tidy() -> None:
    """Drop what is large and was needed for one page only."""
    while _laden:
        _laden.pop().lighten()
    for asked in [one for one in _kept_draws if one.scenario.sampler.size > LARGEST]:
        del _kept_draws[asked]


def _heavy(value: object) -> bool:
    if isinstance(value, np.ndarray):
        return value.size > 100
    if isinstance(value, Mapping):
        return any(map(_heavy, value.values()))
    return isinstance(value, Result) or (isinstance(value, tuple | list) and any(map(_heavy, value)))
