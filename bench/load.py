"""Many visitors at once, each moving a slider about once a second: how fast the page answers, and how big it gets.

    python bench/load.py [--visitors 50] [--seconds 30]

Starts `econ app` on a free port of this machine, on two cores, and ends it again. A visitor is no browser but a client
that asks as the script of the page does: it opens the page, and moves the slider of the sale one stop to the left or to
the right about once a second. A step is a POST with the address that is shown, what is done, and the digests of the
blocks that the visitor has; its time ends with the last byte of the answer. While a lever moves the answer alone is
asked for; what follows from it is asked for when the lever has rested, which is timed by itself.
Prints JSON: versions, times in milliseconds, memory in megabytes, errors, and whether the limits are kept.
"""

import argparse
import asyncio
import html
import json
import os
import platform
import random
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

import psutil

from tests.browser.serving import free_port, wait

VISITORS, SECONDS = 50, 30
ARRIVE_SECONDS = 10
"""Over how long the visitors arrive."""

PERIOD = (0.8, 1.2)
"""Seconds from one step to the next, at least and at most."""

OPEN_SECONDS, STEP_SECONDS = 120, 30
"""After how long a visitor gives up."""

LEVER = "sale_value"
STOPS = re.compile(r'data-slide="sale_value" data-stops="([^"]*)"')
"""The lever that is moved, and where the page says its stops."""

REST_SECONDS = 0.15
"""How long after a step the lever counts as resting."""

LIMITS = {"p95_ms": 350, "peak_mb": 450, "errors": 0}
CORES = 2


@dataclass
class Visitor:
    """One open page: what the browser would remember, and what was measured."""

    site: str
    chance: random.Random
    address: str = "?"
    have: dict[str, str] = field(default_factory=dict)
    stops: list[float] = field(default_factory=list)
    position: int = 0
    opened: float = 0.0
    steps: list[float] = field(default_factory=list)
    rests: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    async def visit(self, wait: float, until: float) -> None:
        """Arrive, open the page, and move the slider until the time is over."""
        await asyncio.sleep(wait)
        try:
            reader, writer = await asyncio.open_connection(*self.site.removeprefix("http://").split(":"))
            async with asyncio.timeout(OPEN_SECONDS):
                begun = time.monotonic()
                page = await self.ask(reader, writer, "GET", "/")
                self.opened = time.monotonic() - begun
                self.found(json.loads(await self.step(reader, writer, None)))
            self.stops = json.loads(html.unescape(STOPS.search(page.decode())[1]))  # type: ignore[index]
            self.position = len(self.stops) // 2
            await self.move(reader, writer, until)
            writer.close()
            await writer.wait_closed()
        except (OSError, TimeoutError, EOFError, TypeError, ValueError) as error:
            self.errors.append(f"{type(error).__name__}: {error}")

    async def move(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, until: float) -> None:
        """Move the slider about once a second."""
        await asyncio.sleep(self.chance.uniform(0, PERIOD[1]))
        while time.monotonic() < until:
            begun = time.monotonic()
            self.position = min(max(self.position + self.chance.choice((-1, 1)), 0), len(self.stops) - 1)
            deed = {"do": "slide", "name": LEVER, "value": str(self.stops[self.position]), "going": "1"}
            self.steps.append(await self.timed(reader, writer, deed))
            await asyncio.sleep(REST_SECONDS)
            self.rests.append(await self.timed(reader, writer, None))
            rest = self.chance.uniform(*PERIOD) - (time.monotonic() - begun)
            await asyncio.sleep(max(rest, 0))

    async def timed(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, deed: Any) -> float:
        """Ask, and remember what is answered; gives the seconds."""
        begun = time.monotonic()
        async with asyncio.timeout(STEP_SECONDS):
            answer = await self.step(reader, writer, deed)
        took = time.monotonic() - begun
        self.sizes += [len(answer)] if deed else []
        self.found(json.loads(answer))
        return took

    def found(self, page: dict[str, Any]) -> None:
        """Remember what an answer brings."""
        self.address = page["address"]
        self.have |= {key: digest for key, (digest, _html) in page["blocks"].items()}

    async def step(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, deed: Any) -> bytes:
        """Ask for what a deed changes."""
        body = json.dumps({"address": self.address, "deed": deed, "have": self.have}).encode()
        return await self.ask(reader, writer, "POST", "/step", body)

    async def ask(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, method: str, path: str, body: bytes = b""
    ) -> bytes:
        """Ask on an open line; gives what is answered."""
        host = self.site.removeprefix("http://")
        head = f"{method} {path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: {len(body)}\r\n\r\n"
        writer.write(head.encode() + body)
        told = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        length = int(told.partition("content-length: ")[2].partition("\r\n")[0])
        if " 200 " not in told.partition("\r\n")[0]:
            self.errors.append(f"{path} was answered with {told.partition(chr(13))[0]}.")
        return await reader.readexactly(length)


def megabytes(process: int) -> float:
    """Memory of a process and of all that come of it; what several use is shared out (PSS), where the system tells."""
    whole = 0.0
    with suppress(psutil.NoSuchProcess):
        one = psutil.Process(process)
        for each in (one, *one.children(recursive=True)):
            with suppress(psutil.NoSuchProcess, psutil.AccessDenied):
                found = each.memory_full_info()
                whole += getattr(found, "pss", found.rss) / (1 << 20)
    return whole


@contextmanager
def by_hand() -> Iterator[tuple[str, int]]:
    """The calculator as somebody starts it, while the block runs; gives its address and its process."""
    port = free_port()
    app = subprocess.Popen(
        [sys.executable, "-m", "econ", "app", "--no-browser", "--port", str(port)], stdout=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait(f"{address}/health", app)
        yield address, app.pid
    finally:
        app.terminate()
        app.wait(20)


def worked(process: int) -> float:
    """Seconds for which a process and those that come of it have kept a core busy."""
    one = psutil.Process(process)
    return sum(sum(each.cpu_times()[:2]) for each in (one, *one.children(recursive=True)))


async def watch(process: int, seen: list[float]) -> None:
    """Note the memory of the server once a second."""
    while True:
        seen.append(await asyncio.to_thread(megabytes, process))
        await asyncio.sleep(1)


async def crowd(
    address: str, process: int, count: int, seconds: float, arrive: float = ARRIVE_SECONDS
) -> tuple[list[Visitor], list[float]]:
    """Let all visitors come; gives them and the server's memory second by second."""
    until = time.monotonic() + arrive + seconds
    visitors = [Visitor(address, random.Random(number)) for number in range(count)]
    seen: list[float] = []
    watching = asyncio.create_task(watch(process, seen))
    await asyncio.gather(*(one.visit(n * arrive / count, until) for n, one in enumerate(visitors)))
    watching.cancel()
    return visitors, seen


def summary(visitors: list[Visitor], seen: list[float], busy: float, seconds: float) -> dict[str, Any]:
    """What was measured."""
    steps = sorted(1000 * s for one in visitors for s in one.steps)
    errors = [text for one in visitors for text in one.errors]
    measured = {
        "median_ms": round(statistics.median(steps)) if steps else None,
        "p95_ms": round(steps[int(0.95 * (len(steps) - 1))]) if steps else None,
        "max_ms": round(steps[-1]) if steps else None,
        "rest_median_ms": round(1000 * statistics.median(s for one in visitors for s in one.rests)),
        "start_mb": round(seen[0]),
        "peak_mb": round(max(seen)),
        "errors": len(errors),
    }
    return {
        "benchmark": "load",
        "python": platform.python_version(),
        "versions": {name: version(name) for name in ("econ", "streamlit", "plotly", "pandas")},
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "visitors": len(visitors),
        "seconds": seconds,
        "steps": len(steps),
        "open_median_ms": round(1000 * statistics.median(one.opened for one in visitors)),
        "server_ms_per_step": round(1000 * busy / max(len(steps) + len(visitors), 1), 1),
        "step_median_kb": round(statistics.median([s for one in visitors for s in one.sizes] or [0]) / 1024, 1),
        **measured,
        "limits": LIMITS,
        "kept": all((measured[name] or 0) <= most for name, most in LIMITS.items()) and bool(steps),
        "first_errors": sorted(set(errors))[:5],
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Let many visitors use the app at once.")
    parser.add_argument("--visitors", type=int, default=VISITORS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    chosen = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):  # the server inherits it
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    with by_hand() as (address, app):
        start, busy = megabytes(app), worked(app)
        visitors, seen = asyncio.run(crowd(address, app, chosen.visitors, chosen.seconds))
        busy = worked(app) - busy
    print(json.dumps(summary(visitors, [start, *seen], busy, chosen.seconds), indent=2))


if __name__ == "__main__":
    main()
