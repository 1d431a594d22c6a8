"""What a worker does: one part of a question, given everything it needs.

It draws and tallies with the compiled kernel or, for whoever has no Numba, with NumPy alone: the same digits.

The parts of a question are run on threads here, or on the workers of a Dask scheduler.
"""

import logging
import os
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

import numpy as np

from econ.engine import assemble
from econ.engine.many.kernel import Kernel, Points, is_available, uniforms
from econ.engine.many.sweeps.question import Cell, Part, Question
from econ.engine.many.sweeps.store import Store
from econ.engine.many.tally import Histogram, Tallies, Tally, branches, merge
from econ.equations.graph import Graph
from econ.model import GRAPH
from econ.numerics import portable
from econ.numerics.portable import Array, Number
from econ.numerics.sobol import Bits
from econ.scenario import Input, State
from econ.wording.errors import InputError

if TYPE_CHECKING:  # Dask is optional
    import distributed

TOGETHER = 1 << 16
"""Draws that are evaluated at once."""

Place = tuple[int, int, int]
"""Number of the scramble, number of the first block, number of blocks (a power of two)."""


@np.errstate(divide="ignore", invalid="ignore", over="ignore")
def tally(
    state: State,
    outputs: Sequence[str],
    graph: Graph,
    points: Points,
    place: Place,
    centres: Sequence[float],
) -> list[Tally]:
    """Draw some blocks of one scramble with NumPy alone and tally every output.

    Args:
        state: the scenario with every choice made.
        outputs: names of the outputs.
        graph: the equations.
        points: which points.
        place: which blocks.
        centres: for each output, the number that squared distances are taken from.
    """
    scramble, first, blocks = place
    step = min(max(TOGETHER // points.block, 1), blocks)
    stated = graph.stated(state.inputs)
    needed = frozenset().union(*(graph.ancestors(n, stated) | {n} for n in outputs))
    found = []
    for start in range(first, first + blocks, step):
        drawn = _drawn(state, points, scramble, points.numbers(start, step))
        values = graph.evaluate(assemble(state, drawn), only=needed)
        draws = (np.broadcast_to(np.ravel(values[name]), step * points.block) for name in outputs)
        found.append([_tally(d.reshape(step, -1), centre) for d, centre in zip(draws, centres, strict=True)])
    return [merge(column) for column in zip(*found, strict=True)]


def _tally(draws: Array, centre: float) -> Tally:
    """What is kept of some draws (block, point)."""
    away = draws - centre
    return Tally(
        draws.size,
        float(branches(portable.total(draws))),
        float(branches(portable.total(away * away))),
        float(np.fmin.reduce(draws, axis=None, initial=np.inf)),
        float(np.fmax.reduce(draws, axis=None, initial=-np.inf)),
        Histogram.of(draws),
    )


def _drawn(state: State, points: Points, scramble: int, numbers: Bits) -> Callable[[Input], Number]:
    """What an input is at the points with the given numbers (block, point): a number, or an array (draw,)."""

    def own(name: str, dimension: int) -> Array:
        return uniforms(name, dimension, points, scramble, numbers).ravel()

    def pick(item: Input) -> Number:
        if item.distribution.is_fixed:
            return item.distribution.central
        parts = state.mixed.get(item.name, ())
        if len(parts) < 2:
            return item.distribution.quantile(own(item.name, item.dimension))
        z = np.zeros(numbers.size)
        for name, dimension, weight in parts:
            z = z + weight * portable.normal_quantile(own(name, dimension))
        return item.distribution.from_normal(z)

    return pick


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
    return [tally(cell.state, work.outputs, graph, work.points, place, cell.centres) for place in places]


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


Progress = Callable[[int, int], None]
"""Told how many parts are finished, of how many."""

PATIENCE, LONGEST_ALONE = 10.0, 60.0
"""Seconds that a scheduler has to answer, and that it may be without workers."""

AHEAD = 2
"""Parts that are handed out for each worker: one to work on and one to go on with."""


def complete(store: Store, workers: int, scheduler: str, progress: Progress | None, *, compiled: bool = True) -> None:
    """Compute every part that is missing.

    When it is interrupted, the finished parts are kept and the same call goes on with the rest.

    Raises:
        InputError: there are no workers, the scheduler cannot be reached, or its workers fail again and again.
    """
    if workers < 1:
        raise InputError(f"{workers} workers are asked for.", "--workers", "Give at least one, or leave it out.")
    waiting = store.missing()
    total = sum(1 for _ in store.question.parts(store.chunk))
    if progress is not None:
        progress(total - len(waiting), total)
    if not waiting:
        return
    with _dask(scheduler) if scheduler else _threads(workers) as place:
        for done, (part, found) in enumerate(_computed(place, store, waiting, compiled=compiled), 1):
            store.save(part, found)
            if progress is not None:
                progress(total - len(waiting) + done, total)


@dataclass(frozen=True)
class Workers:
    """What computes.

    Attributes:
        executor: takes a part.
        count: parts that it works on at once.
        check: called now and then while nothing is finished; raises an error where nothing will be.
    """

    executor: Executor
    count: int
    check: Callable[[], None] = lambda: None


def _computed(workers: Workers, store: Store, parts: list[Part], *, compiled: bool) -> Iterator[tuple[Part, Tallies]]:
    """Finished parts as they come, with a few more handed out than are worked on."""
    left, most = iter(parts), workers.count * AHEAD
    running: dict[Future[Tallies], Part] = {}
    try:
        while True:
            while len(running) < most and (part := next(left, None)) is not None:
                running[workers.executor.submit(compute, task(store.question, part, compiled=compiled))] = part
            if not running:
                return
            while not (finished := wait(running, PATIENCE, FIRST_COMPLETED).done):
                workers.check()
            for future in finished:
                yield running.pop(future), future.result()
    finally:
        for future in running:
            future.cancel()


@contextmanager
def _threads(workers: int) -> Iterator[Workers]:
    with ThreadPoolExecutor(workers) as executor:
        yield Workers(executor, workers)


@contextmanager
def _dask(scheduler: str) -> Iterator[Workers]:
    try:
        import distributed
        from distributed.client import ClosedClientError
        from distributed.scheduler import KilledWorker
        from distributed.utils import silence_logging_cmgr
    except ImportError:
        raise InputError("Dask is not installed.", "--scheduler", "Install dask[distributed].") from None
    try:
        client = distributed.Client(scheduler, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise InputError(
            f"No scheduler answers at {scheduler}.", "--scheduler", f"Check the address ({error or 'no answer'})."
        ) from None
    try:
        with silence_logging_cmgr(logging.CRITICAL), client:  # what it would log is said in a sentence below
            places = sum(client.nthreads().values())
            if not places:
                raise InputError(f"The scheduler at {scheduler} has no workers.", "--scheduler", "Start some first.")
            yield Workers(client.get_executor(), places, _with_workers(client, scheduler))
    except KilledWorker as error:
        raise InputError(
            f"The workers of {scheduler} died again and again ({error}).", "--scheduler", "Ask again to go on."
        ) from None
    except (CancelledError, ClosedClientError, OSError):
        raise InputError(
            f"The scheduler at {scheduler} went away.",
            "--scheduler",
            "Start it again; the same command then goes on, and without --scheduler it goes on here.",
        ) from None


def _with_workers(client: "distributed.Client", scheduler: str) -> Callable[[], None]:
    """What says that no workers are left, once there were none for a while: parts would wait for others for ever."""
    seen = monotonic()

    def check() -> None:
        nonlocal seen
        if client.scheduler and client.sync(client.scheduler.ncores, callback_timeout=PATIENCE):
            seen = monotonic()
        elif monotonic() - seen > LONGEST_ALONE:
            raise InputError(
                f"The workers of {scheduler} went away.",
                "--scheduler",
                "Start some again; the same command then goes on, and without --scheduler it goes on here.",
            )

    return check


def default_workers() -> int:
    """As many threads as there are processors for this process."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
