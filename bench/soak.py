"""Some time of a public server: visitors who come and go, ask what nobody asked before, and some who mean harm.

    python bench/soak.py [--visitors 50] [--minutes 5]

Starts `econ app` as somebody would by hand. A visitor opens a preset in one of three languages, types a sale of a
random size about every other second, now and then takes a file away, and leaves after half a minute; half of them break
the line off. A tenth of those who come means harm: bodies that are cut off, deep, huge or no JSON, units that are
towers of powers, damaged files to be checked.
Prints JSON: questions, times, memory of all processes in the middle and at the end, errors.
"""

import argparse
import asyncio
import base64
import json
import random
import statistics
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.load import OPEN_SECONDS, Visitor, by_hand, megabytes

PRESETS = ("press-line-2023", "missiles-added", "turkey-2024", "serbia-licences-2023", "troops-2024")
LANGUAGES = ("en", "id", "ko")
STAY = (20.0, 40.0)
"""Seconds that a visitor stays, at least and at most."""

HOSTILE, BREAKS_OFF, TAKES_A_FILE = 0.1, 0.5, 0.02
"""Shares of visitors who mean harm and who break the line off, and of questions after which a file is taken."""

LIMITS = {"errors": 0, "peak_mb": 450, "growth_mb_for_1000": 5.0}

SENT: tuple[tuple[str, bytes], ...] = (
    ("/step", b"[" * 60_000),
    ("/step", b"\xff\xfe{}"),
    ("/step", json.dumps({"address": "?sale_value=1+USD**9**9**9**9/year", "have": {}}).encode()),
    ("/step", json.dumps({"address": "?sale_value=1e9999999+%25: 1 to 2", "deed": {"do": "slide"}}).encode()),
    ("/step", json.dumps({"address": "?preset=" + "x" * 15_000, "deed": {"do": "type", "name": "\u0000"}}).encode()),
    ("/check", json.dumps({"name": "a.json", "content": base64.b64encode(b"[" * 50_000).decode()}).encode()),
    ("/check", json.dumps({"name": "a.xlsx", "content": base64.b64encode(b"PK" + b"\0" * 5_000).decode()}).encode()),
    ("/own", json.dumps({"token": "0" * 32, "digests": [], "files": {"a.csv": "AAAA"}}).encode()),
    ("/write", json.dumps({"scenarios": [{"name": "x" * 10_000}] * 50}).encode()),
)
"""What those send who mean harm."""


class Guest(Visitor):
    """One who comes, asks for a while, and goes."""

    async def stay(self, until: float, breaks_off: bool) -> None:
        """Ask what nobody asked before."""
        reader, writer = await asyncio.open_connection(*self.site.removeprefix("http://").split(":"))
        preset, language = self.chance.choice(PRESETS), self.chance.choice(LANGUAGES)
        async with asyncio.timeout(OPEN_SECONDS):
            await self.ask(reader, writer, "GET", f"/?preset={preset}&lang={language}")
            self.address = f"?preset={preset}&lang={language}"
            while time.monotonic() < until:
                sale = {"do": "type", "name": "sale_value", "text": f"{self.chance.uniform(1e6, 5e9):.7g} USD/year"}
                self.steps.append(await self.timed(reader, writer, sale))
                if self.chance.random() < TAKES_A_FILE:
                    await self.ask(reader, writer, "GET", f"/file/csv{self.address}")
                await asyncio.sleep(self.chance.uniform(1, 3))
        writer.transport.abort() if breaks_off else writer.close()


async def harm(site: str, chance: random.Random) -> str:
    """Send what should be refused; gives what was wrong with the answer."""
    reader, writer = await asyncio.open_connection(*site.removeprefix("http://").split(":"))
    path, body = chance.choice(SENT)
    head = f"POST {path} HTTP/1.1\r\nHost: {site.removeprefix('http://')}\r\nContent-Length: {len(body)}\r\n\r\n"
    cut = chance.random() < BREAKS_OFF
    writer.write(head.encode() + (body[: len(body) // 2] if cut else body))
    if cut:
        await asyncio.sleep(chance.uniform(0, 5))
        writer.transport.abort()
        return ""
    async with asyncio.timeout(OPEN_SECONDS):
        status = (await reader.readline()).split()[1:2]
    writer.close()
    return "" if status and status[0] < b"500" else f"{path} {body[:60]!r}: {status}"


async def place(site: str, number: int, until: float, found: dict[str, list[Any]]) -> None:
    """One place of the crowd, which is taken by one visitor after the other."""
    chance = random.Random(number)
    await asyncio.sleep(number * 0.2)
    while time.monotonic() < until:
        if chance.random() < HOSTILE:
            found["harm"].append(1)
            try:
                found["errors"] += filter(None, [await harm(site, chance)])
            except (OSError, TimeoutError) as error:
                found["errors"].append(f"harm: {type(error).__name__} {error}")
            continue
        guest = Guest(site, chance)
        try:
            await guest.stay(min(until, time.monotonic() + chance.uniform(*STAY)), chance.random() < BREAKS_OFF)
        except (OSError, TimeoutError, EOFError, ValueError) as error:
            found["errors"].append(f"{type(error).__name__}: {error}")
        found["guests"].append(1)
        found["steps"] += guest.steps
        found["errors"] += guest.errors


async def watch(process: int, seen: list[tuple[int, float]], found: dict[str, list[Any]]) -> None:
    """Note how many questions were asked and the memory of all processes, every five seconds."""
    while True:
        seen.append((len(found["steps"]), await asyncio.to_thread(megabytes, process)))
        await asyncio.sleep(5)


async def soak(
    site: str, process: int, visitors: int, minutes: float
) -> tuple[dict[str, list[Any]], list[tuple[int, float]]]:
    """Let them all come; gives what they saw, and memory by questions asked."""
    found: dict[str, list[Any]] = {"steps": [], "errors": [], "guests": [], "harm": []}
    seen: list[tuple[int, float]] = []
    until = time.monotonic() + 60 * minutes
    watching = asyncio.create_task(watch(process, seen, found))
    await asyncio.gather(*(place(site, number, until, found) for number in range(visitors)))
    watching.cancel()
    with suppress(asyncio.CancelledError):
        await watching
    return found, seen


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Let visitors come and go for a long time.")
    parser.add_argument("--visitors", type=int, default=50)
    parser.add_argument("--minutes", type=float, default=5.0)
    chosen = parser.parse_args()
    with by_hand() as (site, process):
        found, seen = asyncio.run(soak(site, process, chosen.visitors, chosen.minutes))
    middle, end = seen[len(seen) // 2 :][:12], seen[-12:]
    asked, memory = ([statistics.median(one[n] for one in part) for part in (middle, end)] for n in (0, 1))
    steps = sorted(1000 * s for s in found["steps"])
    measured = {
        "errors": len(found["errors"]),
        "peak_mb": round(max(mb for _, mb in seen)),
        "growth_mb_for_1000": round((memory[1] - memory[0]) * 1000 / max(asked[1] - asked[0], 1), 1),
    }
    report = {
        "benchmark": "soak",
        "visitors": chosen.visitors,
        "minutes": chosen.minutes,
        "questions": len(steps),
        "came": len(found["guests"]),
        "meant_harm": len(found["harm"]),
        "median_ms": round(statistics.median(steps)),
        "p95_ms": round(steps[int(0.95 * (len(steps) - 1))]),
        "middle_mb": round(memory[0]),
        "end_mb": round(memory[1]),
        **measured,
        "limits": LIMITS,
        "kept": all(measured[name] <= most for name, most in LIMITS.items()),
        "first_errors": sorted(set(found["errors"]))[:5],
    }
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
