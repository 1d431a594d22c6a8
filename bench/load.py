"""Many visitors at once, each moving a slider about once a second: how fast the page answers, and how big it gets.

    python bench/load.py [--visitors 50] [--seconds 30]

Starts the app on a free port of this machine, on two cores, and ends it again. A visitor is not a browser but a client
that speaks the browser's protocol: it opens the page, finds the slider of the sale, and moves it one stop to the left
or to the right about once a second. The server is told of it twice, as by the page: at once, for the blocks that show
the answer, which is the time of the step; and when the slider rests, for a run of the page, which is timed by itself
until the page says that it has finished.
Prints JSON: versions, times in milliseconds, memory in megabytes, errors, and whether the limits are kept.
"""

import argparse
import asyncio
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.serving import served

VISITORS, SECONDS = 50, 30
ARRIVE_SECONDS = 10
"""Over how long the visitors arrive."""

PERIOD = (0.8, 1.2)
"""Seconds from one step to the next, at least and at most."""

OPEN_SECONDS, STEP_SECONDS = 120, 30
"""After how long a visitor gives up."""

PANEL, LEVER = "-levers", "sale_value"
"""The block of the levers, and the lever that is moved."""

STEP, BLOCKS = "/econ-assets/step", 4
"""Where a step is answered, and with how many blocks."""

REST_SECONDS = 0.3
"""How long after a step the page runs."""

LIMITS = {"p95_ms": 350, "run_p95_ms": 350, "peak_mb": 250, "errors": 0}
CORES = 2


@dataclass
class Visitor:
    """One open page: what the browser would remember, and what was measured."""

    address: str
    chance: random.Random
    query: str = ""
    slider: str = ""
    ticket: str = ""
    stops: list[float] = field(default_factory=list)
    position: int = 0
    deed: int = 0
    known: set[str] = field(default_factory=set)
    opened: float = 0.0
    runs: list[float] = field(default_factory=list)
    steps: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    async def visit(self, wait: float, until: float) -> None:
        """Arrive, open the page, and move the slider until the time is over."""
        await asyncio.sleep(wait)
        try:
            async with websockets.connect(
                self.address.replace("http", "ws", 1) + "/_stcore/stream",
                origin=websockets.Origin(self.address),
                subprotocols=[websockets.Subprotocol("streamlit")],
                max_size=None,
            ) as line:
                self.opened = await self.run(line, OPEN_SECONDS)
                await self.move(line, until)
        except (OSError, TimeoutError, websockets.WebSocketException) as error:
            self.errors.append(f"{type(error).__name__}: {error}")

    async def move(self, line: Any, until: float) -> None:
        """Move the slider about once a second."""
        if not self.slider:
            self.errors.append("The page has no slider for the sale.")
            return
        await asyncio.sleep(self.chance.uniform(0, PERIOD[1]))
        reader, writer = await asyncio.open_connection(*self.address.removeprefix("http://").split(":"))
        while time.monotonic() < until:
            begun = time.monotonic()
            deeds = [self.slide(self.chance.choice((-1, 1)))]
            async with asyncio.timeout(STEP_SECONDS):
                self.steps.append(await self.ask(reader, writer, deeds))
            await asyncio.sleep(REST_SECONDS)
            self.runs.append(await self.run(line, STEP_SECONDS, deeds))
            rest = self.chance.uniform(*PERIOD) - (time.monotonic() - begun)
            await asyncio.sleep(max(rest, 0))
        writer.close()
        await writer.wait_closed()

    def slide(self, step: int) -> dict[str, Any]:
        """A step of the slider, as the page tells it."""
        self.position = min(max(self.position + step, 0), len(self.stops) - 1)
        self.deed += 1
        return {"do": "slide", "name": LEVER, "value": self.stops[self.position], "n": self.deed}

    async def ask(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, deeds: list[Any]) -> float:
        """Ask for the blocks that show the answer; gives the seconds."""
        body = json.dumps({"ticket": self.ticket, "deeds": deeds}).encode()
        begun = time.monotonic()
        host = self.address.removeprefix("http://")
        writer.write(f"POST {STEP} HTTP/1.1\r\nHost: {host}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        length = int(head.partition("content-length: ")[2].partition("\r\n")[0])
        answer = await reader.readexactly(length)
        took = time.monotonic() - begun
        if " 200 " not in head.partition("\r\n")[0] or len(answer.splitlines()) != BLOCKS:
            self.errors.append(f"A step was answered with {head.partition(chr(13))[0]}.")
        self.sizes.append(length)
        return took

    async def run(self, line: Any, seconds: float, deeds: list[Any] | None = None) -> float:
        """Have the page run once and wait until it has finished; gives the seconds."""
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string = self.query
        asked.context_info.url = self.address
        asked.cached_message_hashes.extend(sorted(self.known))
        if deeds:
            widget = asked.widget_states.widgets.add()
            widget.id = self.slider
            widget.json_value = json.dumps({"asked": deeds})
        begun = time.monotonic()
        await line.send(message.SerializeToString())
        async with asyncio.timeout(seconds):
            while True:
                if self.finished(ForwardMsg.FromString(await line.recv())):
                    return time.monotonic() - begun

    def finished(self, message: ForwardMsg) -> bool:
        """Take note of a message; whether it says that the run has finished."""
        kind = message.WhichOneof("type")
        if message.metadata.cacheable:
            self.known.add(message.hash)
        if kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "delta":
            self.element(message.delta.new_element)
        elif kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            self.errors.append("The page could not be run.")
        return kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN

    def element(self, element: Any) -> None:
        """Remember the slider; note an error that is shown."""
        kind = element.WhichOneof("type")
        if kind == "exception":
            self.errors.append(f"exception: {element.exception.message}")
        elif kind == "alert" and element.alert.format == element.alert.ERROR:
            self.errors.append(f"error: {element.alert.body}")
        elif kind == "bidi_component" and element.bidi_component.id.endswith(PANEL):
            panel = json.loads(element.bidi_component.bytes)
            lever = next(part for part in panel["parts"] if part.get("name") == LEVER)
            self.slider, self.ticket = element.bidi_component.id, panel["ticket"]
            self.stops, self.position = lever["stops"], lever["at"]


def megabytes(process: int) -> float:
    """Resident memory of a process."""
    found = subprocess.run(["ps", "-o", "rss=", "-p", str(process)], capture_output=True, text=True, check=True)
    return int(found.stdout) / 1024


def worked(process: int) -> float:
    """Seconds for which a process has kept a core busy; 0 where the system does not tell."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


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
    runs = sorted(1000 * s for one in visitors for s in one.runs)
    errors = [text for one in visitors for text in one.errors]
    measured = {
        "median_ms": round(statistics.median(steps)) if steps else None,
        "p95_ms": round(steps[int(0.95 * (len(steps) - 1))]) if steps else None,
        "max_ms": round(steps[-1]) if steps else None,
        "run_median_ms": round(statistics.median(runs)) if runs else None,
        "run_p95_ms": round(runs[int(0.95 * (len(runs) - 1))]) if runs else None,
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
    with served() as (address, server):
        start, busy = megabytes(server.pid), worked(server.pid)
        visitors, seen = asyncio.run(crowd(address, server.pid, chosen.visitors, chosen.seconds))
        busy = worked(server.pid) - busy
    print(json.dumps(summary(visitors, [start, *seen], busy, chosen.seconds), indent=2))


if __name__ == "__main__":
    main()
