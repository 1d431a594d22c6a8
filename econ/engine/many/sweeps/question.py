"""What a sweep asks: scenarios on a grid, outputs, and points; and how it is cut into parts."""

import hashlib
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from typing import Any, TypedDict

import numpy as np

from econ._version import __version__
from econ.engine import closed
from econ.engine.many.kernel import Points, central_values
from econ.equations.graph import Graph
from econ.evidence import Book, default_book
from econ.model import GRAPH
from econ.scenario import Scenario, State, resolve
from econ.wording.errors import InputError

FIELDS = ("exporter", "buyer", "year", "gdp", "gdp_year")
"""Fields of a scenario that an axis may move; every other axis is a quantity. A number for `gdp` is the quantity."""

CHUNK = 1 << 23
"""Draws of a part, if nothing else is said: a second or less of one processor, so that handing it out costs little."""

MOST_CELLS = 10_000
"""Scenarios of a grid."""

Label = str | float | int


def is_field(name: str, value: Label) -> bool:
    """Whether a value on an axis is one of a field, and not of a quantity."""
    return name in FIELDS and (name != "gdp" or isinstance(value, str))


@dataclass(frozen=True)
class Cell:
    """One scenario of a grid.

    Attributes:
        labels: its value on each axis.
        state: the scenario with every choice made.
        centres: for each output its value with every input at its central value.
    """

    labels: tuple[tuple[str, Label], ...]
    state: State
    centres: tuple[float, ...]


@dataclass(frozen=True)
class Part:
    """What is computed in one go: some blocks of one scramble, or several whole scrambles, of one cell."""

    cell: int
    number: int
    scrambles: tuple[int, ...]
    first: int
    blocks: int


class Canonical(TypedDict):
    """A complete question in plain values; see `Question`, `econ.engine.many.kernel.Points` and `Cell`."""

    version: str
    data: str
    model: str
    outputs: list[str]
    points: dict[str, int]
    cells: list[dict[str, str | dict[str, Label]]]


@dataclass(frozen=True)
class Question:
    """What a sweep asks.

    Attributes:
        cells: the scenarios.
        outputs: names of the outputs, each with one value.
        points: the draws of each cell.
        data: digest of the figures.
        graph: the equations.
    """

    cells: tuple[Cell, ...]
    outputs: tuple[str, ...]
    points: Points
    data: str
    graph: Graph = GRAPH

    @cached_property
    def canonical(self) -> Canonical:
        """The complete question in plain values."""
        return {
            "version": __version__,
            "data": self.data,
            "model": self.graph.digest,
            "outputs": list(self.outputs),
            "points": vars(self.points),
            "cells": [{"labels": dict(cell.labels), "scenario": _digest(cell.state)} for cell in self.cells],
        }

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the canonical question."""
        return digest_of(self.canonical)

    @property
    def axes(self) -> tuple[str, ...]:
        """Names of the axes."""
        return tuple(name for name, _ in self.cells[0].labels)

    def parts(self, chunk: int) -> Iterator[Part]:
        """The parts of at most `chunk` draws, cell by cell, each scramble in the order of its blocks."""
        for cell in range(len(self.cells)):
            for number, (scrambles, first, blocks) in enumerate(self._cuts(chunk)):
                yield Part(cell, number, scrambles, first, blocks)

    def _cuts(self, chunk: int) -> Iterator[tuple[tuple[int, ...], int, int]]:
        p = self.points
        together = max(chunk // p.points, 1)
        blocks = min(chunk // p.block, p.blocks)
        for start in range(0, p.scrambles, together):
            scrambles = tuple(range(start, min(start + together, p.scrambles)))
            for first in range(0, p.blocks, blocks):
                yield scrambles, first, blocks

    def check_chunk(self, chunk: int) -> int:
        """The chunk itself, if a sweep can be cut into such parts.

        Raises:
            InputError: it cannot.
        """
        if chunk < self.points.block or chunk & (chunk - 1):
            raise InputError(
                f"Parts of {chunk} draws are asked for.", "chunk", f"Give a power of two from {self.points.block} on."
            )
        return chunk


def digest_of(value: Any) -> str:
    """SHA-256 of plain values, whatever the order of their names."""
    written = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()


def _digest(state: State) -> str:
    """Digest of a scenario whose own points do not matter, because the sweep has others."""
    plain = {k: v for k, v in state.canonical.items() if k != "sampler"}
    return digest_of(plain)


def cell(state: State, outputs: Sequence[str], graph: Graph = GRAPH, labels: Mapping[str, Label] | None = None) -> Cell:
    """One scenario of a grid.

    Raises:
        InputError: an output does not exist, cannot be computed, or has many values.
    """
    central = central_values(state, closed(graph, state), outputs)
    for name in outputs:
        if np.size(central[name]) != 1:
            raise InputError(
                f"“{name}” has a value for each line or year, not one.", mend="Choose an output with one value."
            )
    centres = tuple(float(np.ravel(central[name])[0]) for name in outputs)
    return Cell(tuple((labels or {}).items()), state, tuple(c if np.isfinite(c) else 0.0 for c in centres))


def ask(
    scenario: Scenario,
    outputs: Sequence[str],
    axes: Mapping[str, Sequence[Label]] | None = None,
    draws: int = 1 << 16,
    book: Book | None = None,
) -> Question:
    """The question of a scenario on a grid.

    Args:
        scenario: what every cell begins with; its seed and its number of scrambles are used.
        outputs: names of the outputs.
        axes: for each axis its values: a quantity of the scenario with numbers in its unit or written values,
            or one of `FIELDS`.
        draws: draws of each cell; the next number that the points allow is taken.
        book: the figures; those that ship if it is None.

    Raises:
        InputError: something cannot be used.
    """
    book = book or default_book()
    axes = axes or {}
    if not outputs:
        raise InputError("No output is asked for.", mend="Name at least one, such as gdp_share.")
    if (count := math.prod(map(len, axes.values()))) > MOST_CELLS:
        raise InputError(f"The grid has {count:,} scenarios.", mend=f"Ask for at most {MOST_CELLS:,}.")
    cells = [_at(scenario, dict(zip(axes, values, strict=True)), outputs, book) for values in product(*axes.values())]
    points = Points.at_least(draws, scenario.sampler.seed, scenario.sampler.scrambles)
    return Question(_evenly(cells), tuple(dict.fromkeys(outputs)), points, book.digest)


def _at(scenario: Scenario, labels: dict[str, Label], outputs: Sequence[str], book: Book) -> Cell:
    """The scenario at one place of the grid; a quantity is labelled by its value in its unit."""
    fields = {name: value for name, value in labels.items() if is_field(name, value)}
    quantities = {name: value for name, value in labels.items() if name not in fields}
    try:
        state = resolve(scenario.change(**fields, set=quantities), book)
        given = {name: state.inputs[name].distribution for name in quantities}
        known = {name: d.central for name, d in given.items() if d.is_fixed}
        return cell(state, outputs, labels=labels | known)
    except InputError as error:
        raise error.at(", ".join(f"{name} {value}" for name, value in labels.items())) from None


def _evenly(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells, each axis with labels of one kind: texts if one of them is a text."""
    texts = {name for one in cells for name, value in one.labels if isinstance(value, str)}
    return tuple(
        replace(one, labels=tuple((name, str(v) if name in texts else v) for name, v in one.labels)) for one in cells
    )
