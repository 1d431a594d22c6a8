"""Work that is not a plain page, in a process that can be ended: files to be written, and what strangers send.

A process is a copy of one that has loaded everything and asks nothing (`econ.doors.app.ready`), so that it costs
milliseconds and shares its memory. One that takes too long or too much memory is ended, and nobody else notices. Where
no server has begun (tests, another host), the same work is done in a thread.
"""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar

from starlette.requests import Request

from econ.doors.app.turns import Turns, asking
from econ.evidence import OwnFolder, default_book, using, usual_book, with_own
from econ.wording.errors import InputError
from econ.wording.language import N_, _

LONGEST = 20.0
"""Seconds that a work may take."""

MOST_MEMORY = 500 << 20
"""Bytes of addresses that it may take, beside what the process had when it began."""

AT_ONCE = 2
"""Works at the same time; others wait."""

STATUS = Path("/proc/self/statm")
"""Where Linux says how many pages of memory a process has."""

TOO_LONG = N_("This took longer than {seconds} seconds and was stopped.")
TOO_LARGE = N_("This takes more memory than the server has for one visitor.")
SMALLER = N_("Ask for less at once, or use the command line on a machine of your own.")

Given = TypeVar("Given")
Made = TypeVar("Made")

_begun: list[multiprocessing.context.BaseContext] = []
waiting = Turns(AT_ONCE)


class StoppedError(Exception):
    """A work took too long or too much memory.

    Attributes:
        why: what it took, a message.
    """

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why

    @property
    def said(self) -> str:
        """A sentence on it and what to do, in the language that is spoken."""
        return f"{_(self.why, seconds=f'{LONGEST:g}')} {_(SMALLER)}"


class EndedError(Exception):
    """A work was ended, or its process ended by itself."""


def begin() -> None:
    """Start the process that others are copies of, where the system can copy processes."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["econ.doors.app.ready"])
    _begun[:] = [context]
    _in_process(context, _nothing, None)


def _nothing(_given: None) -> None:
    """The first work: it waits until everything is loaded."""


async def done(request: Request, function: Callable[[Given], Made], given: Given) -> Made:
    """What a function gives, computed apart from the pages.

    Args:
        request: who asks, and waits for a turn.
        function: one that a module has by its name.
        given: what it is given.

    Raises:
        InputError: it cannot be done.
        StoppedError: it takes too long or too much memory.
    """
    async with waiting.turn(asking(request)):
        if not _begun:
            return await asyncio.to_thread(function, given)
        return await asyncio.to_thread(_in_process, _begun[0], function, given)


def _in_process(context: multiprocessing.context.BaseContext, function: Callable[[Given], Made], given: Given) -> Made:
    receiver, sender = context.Pipe(duplex=False)
    own = default_book().own
    process = context.Process(target=_work, args=(sender, function, given, own), daemon=True)  # type: ignore[attr-defined]  # each kind of context has it
    process.start()
    sender.close()
    try:
        if not receiver.poll(LONGEST + (10 * LONGEST if function is _nothing else 0)):
            raise StoppedError(TOO_LONG)
        made, error = receiver.recv()
    except EOFError:
        raise EndedError(function.__name__) from None
    finally:
        receiver.close()
        process.kill()
        process.join()
        process.close()
    if error is not None:
        raise error
    return made  # type: ignore[no-any-return]  # it comes from another process


def _work(sender: Connection, function: Callable[[Given], Made], given: Given, own: tuple[OwnFolder, ...]) -> None:
    """Do a work in this process, and tell what came of it."""
    _bound_memory()
    try:
        with using(with_own(own, usual_book()) if own else usual_book()):
            told: tuple[Made | None, Exception | None] = (function(given), None)
    except MemoryError:
        told = None, StoppedError(TOO_LARGE)
    except InputError as error:
        told = None, error
    with suppress(BrokenPipeError):  # nobody waits any more
        sender.send(told)


def _bound_memory() -> None:
    """Refuse memory beyond the bound, where the system says how much there is now."""
    if not STATUS.exists():
        return
    import resource  # not on every system

    now = int(STATUS.read_text("ascii").split()[0]) * resource.getpagesize()
    with suppress(OSError, ValueError):  # a service may be forbidden to set limits; it has one of its own
        resource.setrlimit(resource.RLIMIT_AS, (now + MOST_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
