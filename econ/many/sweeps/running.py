"""Run the parts of a question: on threads here, or on the workers of a Dask scheduler."""

import logging
import os
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager

from econ.many.sweeps.question import Part
from econ.many.sweeps.store import Store
from econ.many.sweeps.work import Tallies, compute, task
from econ.wording.errors import InputError

Progress = Callable[[int, int], None]
"""Told how many parts are finished, of how many."""

PATIENCE = 10.0
"""Seconds that a scheduler has to answer."""

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
    with _dask(scheduler) if scheduler else _threads(workers) as (executor, places):
        for done, (part, found) in enumerate(_computed(executor, store, waiting, places * AHEAD, compiled=compiled), 1):
            store.save(part, found)
            if progress is not None:
                progress(total - len(waiting) + done, total)


def _computed(
    executor: Executor, store: Store, parts: list[Part], most: int, *, compiled: bool
) -> Iterator[tuple[Part, Tallies]]:
    """Finished parts as they come, with no more than `most` handed out at a time."""
    left = iter(parts)
    running: dict[Future[Tallies], Part] = {}
    try:
        while True:
            while len(running) < most and (part := next(left, None)) is not None:
                running[executor.submit(compute, task(store.question, part, compiled=compiled))] = part
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                yield running.pop(future), future.result()
    finally:
        for future in running:
            future.cancel()


@contextmanager
def _threads(workers: int) -> Iterator[tuple[Executor, int]]:
    with ThreadPoolExecutor(workers) as executor:
        yield executor, workers


@contextmanager
def _dask(scheduler: str) -> Iterator[tuple[Executor, int]]:
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
            yield client.get_executor(), places
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


def default_workers() -> int:
    """As many threads as there are processors for this process."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
