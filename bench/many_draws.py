"""Very many draws of the canonical model: throughput, workers, Dask, memory, and whether all give the same digits.

    python bench/many_draws.py [--draws 1e9] [--rounds 3]

Sixteen inputs, seven outputs, statistics and histograms of all of them, through `econ.sweeps.run`. Compared with plain
NumPy (one million draws at a time, as it is usually written, on one processor as NumPy does it) and with nothing but
the sixteen uniform numbers of each draw (NumPy's PCG64, on the same processors). All are measured in turn, so that a
busy moment hits all; the kernel is compiled before. Prints JSON: versions, seconds, ratios of medians and of single
rounds, the most memory that its processes held, and whether the digits are the same.

How much two workers gain over one is also measured with nothing but uniform numbers, which share no data and wait for
nothing: what these do not reach on this machine, at this moment, nothing can. `others` is the share of the processors
that other processes, or other guests of the same machine, took meanwhile; where it is large, look at processor time.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

sys.path.pop(0)  # this folder: its modules must not hide others of the same name
sys.path.insert(0, str(Path(__file__).parent.parent))

import numpy as np
import psutil

from bench import canonical, plain
from econ.engine.many import sweeps
from econ.engine.many.kernel import Points
from econ.evidence import default_book

INPUTS = len(canonical.DISTRIBUTIONS)
NUMPY_DRAWS = 1_000_000
UNIFORM_DRAWS = 1 << 25
BUFFER = 1 << 14
WORKERS = 2
QUIET = 0.05


def question(draws: int) -> sweeps.Question:
    """The canonical model with so many draws, or a few more."""
    outputs = tuple(canonical.GRAPH.equations)
    only = sweeps.cell(canonical.state(), outputs, canonical.GRAPH)
    return sweeps.Question((only,), outputs, Points.at_least(draws, 1, 8), default_book().digest, canonical.GRAPH)


def uniforms(draws: int, workers: int) -> None:
    """Sixteen uniform numbers for each draw, on as many threads as workers, in a buffer that stays in the cache."""

    def fill(seed: int) -> None:
        generator, buffer = np.random.default_rng(seed), np.empty(BUFFER)
        for _ in range(draws * INPUTS // workers // BUFFER):
            generator.random(out=buffer)

    with ThreadPoolExecutor(workers) as threads:
        list(threads.map(fill, range(workers)))


class Memory:
    """The most memory that this process, or it and its children together, held; sampled."""

    def __init__(self, *, children: bool) -> None:
        """Start to look."""
        self.most, self.children = 0, children
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self._look, daemon=True)
        self.thread.start()

    def _look(self) -> None:
        me = psutil.Process()
        while not self.ended.wait(0.2):
            held = 0
            for process in (me, *(me.children(recursive=True) if self.children else ())):
                try:
                    held += process.memory_info().rss
                except psutil.Error:
                    continue  # it has just ended
            self.most = max(self.most, held)

    def stop(self) -> int:
        """Stop, and say how much it was, in bytes."""
        self.ended.set()
        self.thread.join()
        return self.most


@contextmanager
def cluster() -> Iterator[str]:
    """The address of a Dask scheduler with as many processes as workers, on this machine."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=WORKERS, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0", silence_logs="ERROR"
    ) as made:
        yield made.scheduler_address


def processor_seconds() -> float:
    """Time of processors used so far by this process and its children."""
    used = 0.0
    for process in (psutil.Process(), *psutil.Process().children(recursive=True)):
        try:
            times = process.cpu_times()
        except psutil.Error:
            continue  # it has just ended
        used += times.user + times.system
    return used


def busy_seconds() -> float:
    """Time that all processors have worked so far, or were taken away by the machine underneath."""
    times = psutil.cpu_times()
    return sum(getattr(times, name, 0.0) for name in ("user", "system", "irq", "softirq", "steal"))


class Bench:
    """Measures each way in turn."""

    def __init__(self, draws: int, scheduler: str) -> None:
        """Compile, here and in the workers."""
        self.question = question(draws)
        self.scheduler = scheduler
        self.digits: dict[str, list[dict[str, Any]]] = {}
        self.seconds: dict[str, list[float]] = {}
        self.processor: dict[str, list[float]] = {}
        self.others: dict[str, list[float]] = {}
        self.memory: dict[str, int] = {}
        small = question(1 << 20)
        for options in ({"workers": 1}, {"scheduler": scheduler, "chunk": 1 << 14}):  # parts enough for every worker
            with tempfile.TemporaryDirectory() as folder:
                sweeps.run(small, folder, **options)

    def sweep(self, name: str, **options: Any) -> None:
        """Run the sweep one way."""
        memory = Memory(children="scheduler" in options)
        with tempfile.TemporaryDirectory() as folder:
            found = self.timed(name, self.question.points.size, lambda: sweeps.run(self.question, folder, **options))
            self.digits[name] = found.statistics
        self.memory[name] = max(self.memory.get(name, 0), memory.stop())

    def timed(self, name: str, draws: int, work: Callable[[], Any]) -> Any:
        """Time some work, in nanoseconds for each draw: by the clock, and of all processors together."""
        start, own, busy = time.perf_counter(), processor_seconds(), busy_seconds()
        result = work()
        seconds, own = time.perf_counter() - start, processor_seconds() - own
        taken = (busy_seconds() - busy - own) / (seconds * (os.cpu_count() or 1))
        self.seconds.setdefault(name, []).append(seconds / draws * 1e9)
        self.processor.setdefault(name, []).append(own / draws * 1e9)
        self.others.setdefault(name, []).append(max(taken, 0.0))
        return result

    def round(self) -> None:
        """Measure every way once."""
        self.timed("plain_numpy", NUMPY_DRAWS, lambda: plain.monte_carlo(NUMPY_DRAWS, 1))
        self.timed("uniforms_one", UNIFORM_DRAWS, lambda: uniforms(UNIFORM_DRAWS, 1))
        self.timed("uniforms", UNIFORM_DRAWS, lambda: uniforms(UNIFORM_DRAWS, WORKERS))
        self.sweep("one_thread", workers=1)
        self.sweep("two_threads", workers=WORKERS)
        self.sweep("dask", scheduler=self.scheduler)

    def ratio(self, above: str, below: str) -> dict[str, float | None]:
        """Ratio of the medians, the smallest and largest of single rounds, that of quiet rounds, and of processor time.

        A round is quiet if others took less than `QUIET` of the processors; None if none was. Processor time hardly
        knows whether others use the machine.
        """
        single = [a / b for a, b in zip(self.seconds[above], self.seconds[below], strict=True)]
        medians = statistics.median(self.seconds[above]) / statistics.median(self.seconds[below])
        used = statistics.median(self.processor[above]) / statistics.median(self.processor[below])
        pairs = zip(self.others[above], self.others[below], strict=True)
        quiet = [ratio for ratio, taken in zip(single, pairs, strict=True) if max(taken) < QUIET]
        found = {"median": medians, "low": min(single), "high": max(single), "processor": used}
        rounded: dict[str, float | None] = {name: round(value, 3) for name, value in found.items()}
        return rounded | {"quiet": round(statistics.median(quiet), 3) if quiet else None}


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser()
    options.add_argument("--draws", type=float, default=2**27)
    options.add_argument("--rounds", type=int, default=3)
    asked = options.parse_args()
    with cluster() as scheduler:
        bench = Bench(int(asked.draws), scheduler)
        for _ in range(asked.rounds):
            bench.round()
    digits = list(bench.digits.values())
    result = {
        "benchmark": "many_draws",
        "draws": bench.question.points.size,
        "rounds": asked.rounds,
        "uniforms": f"{INPUTS} PCG64 numbers for each draw",
        "cores": os.cpu_count(),
        "load": [round(load, 1) for load in os.getloadavg()],
        "python": platform.python_version(),
        "versions": {n: version(n) for n in ("econ", "numpy", "numba", "llvmlite", "dask", "pyarrow")},
        "ns_per_draw": {name: [round(v, 1) for v in values] for name, values in bench.seconds.items()},
        "processor_ns_per_draw": {name: [round(v, 1) for v in values] for name, values in bench.processor.items()},
        "others": {name: [round(v, 2) for v in values] for name, values in bench.others.items()},
        "seconds": {
            name: round(statistics.median(bench.seconds[name]) * bench.question.points.size / 1e9, 1)
            for name in bench.digits
        },
        "peak_megabytes": {name: round(held / 1e6) for name, held in bench.memory.items()},
        "faster_than_plain_numpy": bench.ratio("plain_numpy", "two_threads"),
        "times_the_uniforms": bench.ratio("two_threads", "uniforms"),
        "two_workers_over_one": bench.ratio("one_thread", "two_threads"),
        "two_over_one_of_uniforms": bench.ratio("uniforms_one", "uniforms"),
        "dask_over_threads": bench.ratio("dask", "two_threads"),
        "same_digits": all(rows == digits[0] for rows in digits),
    }
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
