"""What a worker does: one part of a question, given everything it needs."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock

from econ.equations.graph import Graph
from econ.many.kernel import Kernel, Points, is_available
from econ.many.sweeps import numpy_draws
from econ.many.sweeps.question import Cell, Part, Question
from econ.many.tally import Tally
from econ.model import GRAPH
from econ.wording.errors import InputError

Tallies = list[list[Tally]]
"""Tallies by scramble and output."""


@dataclass(frozen=True)
class Task:
    """One part with all that is needed to compute it, wherever that happens.

    Attributes:
        question: digest of the question.
        part: which draws.
        cell: of which scenario.
        outputs, points: as in the question.
        graph: the equations; None for the calculator's own, which a worker has.
        compiled: whether the compiled kernel may be used.
    """

    question: str
    part: Part
    cell: Cell
    outputs: tuple[str, ...]
    points: Points
    graph: Graph | None = None
    compiled: bool = True


def task(question: Question, part: Part, *, compiled: bool = True) -> Task:
    """The task of one part of a question."""
    graph = None if question.graph is GRAPH else question.graph
    return Task(question.digest, part, question.cells[part.cell], question.outputs, question.points, graph, compiled)


def compute(work: Task) -> Tallies:
    """Draw and tally one part; the digits are the same with the compiled kernel and without."""
    part, cell = work.part, work.cell
    kernel = _kernel(work) if work.compiled else None
    if kernel is not None:
        with suppress(OSError):  # Numba keeps what it compiles, and the disk is full
            return [kernel.tally(work.points, s, part.first, part.blocks, cell.centres) for s in part.scrambles]
    graph, places = work.graph or GRAPH, [(s, part.first, part.blocks) for s in part.scrambles]
    return [numpy_draws.tally(cell.state, work.outputs, graph, work.points, place, cell.centres) for place in places]


_LATEST: OrderedDict[tuple[str, int], Kernel | None] = OrderedDict()
_LOCK = Lock()
_KEPT = 32


def _kernel(work: Task) -> Kernel | None:
    """The kernel of a cell, made once for its parts; None if it cannot be compiled here."""
    if not is_available():
        return None
    key = (work.question, work.part.cell)
    with _LOCK:
        if key not in _LATEST:
            try:
                _LATEST[key] = Kernel(work.cell.state, work.outputs, work.graph or GRAPH)
            except (InputError, OSError):  # a shape or an operation that the kernel does not know, or a full disk
                _LATEST[key] = None
            while len(_LATEST) > _KEPT:
                _LATEST.popitem(last=False)
        return _LATEST[key]
