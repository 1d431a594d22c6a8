"""Cases one after the other in a process of their own: what each took, and how it ended.

`python -m tests.fuzz.measured KIND FIRST LAST SEED` does the cases of a kind and prints a line of JSON before and
behind each, so that whoever reads it knows in which one the process ended or hung.
"""

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import traceback
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

ROOT = Path(__file__).resolve().parents[2]

SECONDS, MEGABYTES = 5.0, 500.0
"""Of processor time, and above the idle process, that a case may take."""

ROOM = 3 << 30
"""Bytes of addresses above the idle process, from which on nothing more is given to a case."""

LAST = 1_500
"""Bytes of what an ended process said last that are told."""

PATIENCE = 400, 900
"""Seconds after which a case, and the start of a process, is taken to hang, on a machine that has other work."""


@dataclass(frozen=True)
class Done:
    """A case that was tried.

    Attributes:
        kind, number, name: which one.
        ended: how, in a word or two.
        seconds, megabytes: of processor time, and above the idle process.
        fault: what it did that it may not; empty for nothing.
    """

    kind: str
    number: int
    name: str
    ended: str
    seconds: float
    megabytes: float
    fault: str

    def __str__(self):
        """In a line."""
        return (
            f"{self.kind} {self.number} {self.name}: {self.ended}, {self.seconds} s, {self.megabytes} MB {self.fault}"
        )


def tried(kind, first, last, seed=0):
    """The cases of a kind from the first to before the last, each once; a process that ends is begun again."""
    while first < last:
        begun = None
        words = _words(kind, first, last, seed)
        with (
            tempfile.TemporaryFile("w+", errors="replace") as said,
            subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=said, text=True) as process,
        ):
            lines = Queue()
            Thread(target=_pass_on, args=(process.stdout, lines), daemon=True).start()
            while True:
                try:
                    line = lines.get(timeout=PATIENCE[0 if begun else 1])
                except Empty:
                    process.kill()
                    line = ""
                if not line:
                    break
                told = json.loads(line)
                if "ended" in told:
                    yield Done(**told)
                    begun, first = None, told["number"] + 1
                else:
                    begun = told
            process.wait()
            said.seek(max(said.seek(0, os.SEEK_END) - LAST, 0))
            last_words = " ".join(said.read().split())
        if not begun and not process.returncode:
            return  # all of them, or a table that has no more
        number, name = (begun["number"], begun["name"]) if begun else (first, "before any case")
        fault = f"the process ended with {process.returncode} {last_words}".rstrip()
        yield Done(kind, number, name, "process", 0.0, 0.0, fault)
        if not begun:
            return
        first = number + 1


def _words(kind, first, last, seed):
    """What begins a process that does the cases."""
    return [sys.executable, "-m", "tests.fuzz.measured", kind, str(first), str(last), str(seed)]


def _pass_on(stream, lines):
    with suppress(ValueError):  # whoever asked has gone
        for line in stream:
            lines.put(line)
    lines.put("")


def main(kind, first, last, seed):
    """Do the cases."""
    from tests.fuzz import kinds

    told = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    make = kinds.of(kind)
    for _ in range(2):
        kinds.warm()
    idle = _resident("VmRSS")
    size = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (size + ROOM, size + ROOM))
    for number in range(first, last):
        chance = random.Random(f"{kind} {seed} {number}")
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            try:
                found = make(chance, number)
            except Exception:  # noqa: BLE001 - a case that cannot be made is told as one, and the next is made
                made = Done(kind, number, "not made", "fault", 0.0, 0.0, traceback.format_exc()[-1500:])
                print(json.dumps(made.__dict__), file=told, flush=True)
                os.chdir(ROOT)
                continue
            if found is None:
                break
            name, door = found[0].encode("utf-8", "replace").decode(), found[1]
            print(json.dumps({"kind": kind, "number": number, "name": name}), file=told, flush=True)
            Path("/proc/self/clear_refs").write_text("5", "ascii")
            start, ended, fault = time.process_time(), "fault", ""
            try:
                ended = door()
            except kinds.FaultError as error:
                fault = str(error)
            except Exception:  # noqa: BLE001 - whatever comes is what is looked for
                fault = traceback.format_exc()[-1500:]
            seconds = time.process_time() - start
            megabytes = _resident("VmHWM") - idle
            if seconds > SECONDS or megabytes > MEGABYTES:
                fault += f" too much: {seconds:.1f} s, {megabytes:.0f} MB"
            os.chdir(ROOT)
        line = Done(kind, number, name, ended, round(seconds, 2), round(megabytes), fault)
        print(json.dumps(line.__dict__), file=told, flush=True)


def _resident(which):
    """Megabytes of memory, now (VmRSS) or at most since that was last cleared (VmHWM)."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(which))


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:5]))
