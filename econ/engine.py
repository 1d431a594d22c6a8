"""Run a scenario: `run(scenario) -> Result`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from econ import sources
from econ._version import __version__
from econ.assumptions import LINE_INPUTS, Book, default_book
from econ.draws import samples
from econ.errors import unknown
from econ.graph import Graph
from econ.model import GRAPH
from econ.portable import Array
from econ.scenario import Input, Scenario, State, resolve

SHOWN = 8
"""Hexadecimal digits of a digest that are printed."""


@dataclass(frozen=True)
class Fingerprint:
    """Three digests and the version: what was asked, on which numbers, by which equations."""

    scenario: str
    data: str
    model: str
    version: str = __version__

    def __str__(self) -> str:
        """The fingerprint as it is printed."""
        return (
            f"econ {self.version} · scenario {self.scenario[:SHOWN]} · "
            f"data {self.data[:SHOWN]} · model {self.model[:SHOWN]}"
        )


@dataclass(frozen=True)
class Result:
    """What a scenario gives.

    Attributes:
        state: the scenario with every choice made.
        draws: samples of every quantity by name, arrays that broadcast as (LINE, YEAR, DRAW).
        central: every quantity with each input at its central value.
        book: the figures it was computed on.
        graph: the equations it was computed by.
    """

    state: State
    draws: Mapping[str, Any]
    central: Mapping[str, Any]
    book: Book
    graph: Graph = GRAPH

    @property
    def scenario(self) -> Scenario:
        """The scenario that was asked."""
        return self.state.scenario

    @cached_property
    def fingerprint(self) -> Fingerprint:
        """What identifies this result."""
        return Fingerprint(self.state.digest, self.book.digest, self.graph.digest)

    @cached_property
    def outputs(self) -> tuple[str, ...]:
        """Names of the quantities that were computed or stated in place of a computation, in order."""
        return tuple(n for n in self.graph.equations if n in self.draws)

    @cached_property
    def left_out(self) -> dict[str, str]:
        """Outputs that could not be computed, and why."""
        found = {}
        for name in self.graph.equations:
            if name not in self.draws:
                gaps = self.graph.missing(name, self.draws)
                found[name] = "; ".join(dict.fromkeys(self.state.absent.get(g, f"{g} has no value") for g in gaps))
        return found

    def inputs_of(self, name: str) -> tuple[Input, ...]:
        """The inputs that a quantity rests on, in the order of the data; a stated output rests on itself.

        Raises:
            InputError: there is no such quantity.
        """
        if name not in self.draws:
            raise unknown("output", name, self.outputs, "econ list outputs")
        needed = self.graph.ancestors(name, self.state.stated) | {name}
        lined = needed & set(LINE_INPUTS)
        lines = self.state.lines
        needed = (needed - lined) | {f"{kind}_{line}" for kind in lined for line in lines}
        return tuple(i for n, i in self.state.inputs.items() if n in needed)

    def sources_of(self, name: str) -> tuple[str, ...]:
        """Ids of the sources that a quantity rests on, sorted."""
        return tuple(sorted({s for i in self.inputs_of(name) if self._counts(i) for s in i.sources}))

    def grade_of(self, name: str) -> str:
        """The weakest grade among the inputs that a quantity rests on."""
        return sources.weakest(i.grade for i in self.inputs_of(name) if self._counts(i))

    def _counts(self, item: Input) -> bool:
        """Whether an input matters: figures of a goods line of which nothing is delivered do not."""
        for kind in LINE_INPUTS:
            line = item.name.removeprefix(f"{kind}_")
            if line in self.state.lines and item.name != line:
                return self._delivered(line)
        return True

    def _delivered(self, line: str) -> bool:
        ordered = self.central.get("quantity_ordered")
        place = self.state.lines.index(line)
        return ordered is None or bool(np.any(np.asarray(ordered)[place] != 0))


def run(scenario: Scenario | None = None, book: Book | None = None) -> Result:
    """Run a scenario; without one, the preset of the press line.

    Raises:
        InputError: the scenario cannot be used; the message says what, where and how to mend it.
    """
    book = book or default_book()
    return evaluate(resolve(scenario or Scenario.preset(book=book), book), book)


def evaluate(state: State, book: Book) -> Result:
    """Run a scenario whose choices are made."""
    sampler = state.scenario.sampler

    def drawn(item: Input) -> Any:
        if item.distribution.is_fixed:
            return item.distribution.central
        return samples(item.distribution, item.name, item.dimension, sampler)

    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        draws = GRAPH.evaluate(assemble(state, drawn))
        central = GRAPH.evaluate(assemble(state, lambda item: item.distribution.central))
    return Result(state, draws, central, book)


def assemble(state: State, pick: Callable[[Input], Any]) -> dict[str, Any]:
    """Values of a state by name, with goods lines stacked on the LINE axis and the path on the YEAR axis.

    Args:
        state: the scenario with every choice made.
        pick: what is taken of each input: a float, or an array over DRAW.
    """
    lined = {f"{kind}_{line}": (kind, n) for kind in LINE_INPUTS for n, line in enumerate(state.lines)}
    values = {n: pick(i) for n, i in state.inputs.items() if n not in lined}
    for kind in LINE_INPUTS:
        if kind not in state.absent:
            values[kind] = _stack([pick(state.inputs[f"{kind}_{line}"]) for line in state.lines])
    if state.path:
        values["gdp_index"] = np.array([[index] for _, index, _ in state.path])
        values["delivery_path"] = np.array([[pace] for _, _, pace in state.path])
    return values


def _stack(parts: list[Any]) -> Array:
    size = max((np.size(p) for p in parts), default=1)
    return np.stack([np.broadcast_to(np.asarray(p, dtype=float), (size,)) for p in parts])[:, None, :]
