"""Who is next: work is done a few at a time, and addresses take turns, so that nobody waits for another's flood."""

from __future__ import annotations

import asyncio
import threading
from collections import OrderedDict, deque
from collections.abc import AsyncIterator
from concurrent.futures import Future
from contextlib import asynccontextmanager, suppress

from starlette.requests import Request

MOST_WAITING = 300
"""What one address may wait for: a school behind one address has as many pupils."""

MOST_TOGETHER = 2000
"""What all addresses may wait for."""


class BusyError(Exception):
    """Too much is waiting already."""


def asking(request: Request) -> str:
    """The address that asks; behind a proxy on this machine, the one that it was told."""
    return request.client.host if request.client else ""


class Turns:
    """A few at a time, and one address after the other.

    Args:
        together: how many.
    """

    def __init__(self, together: int = 1) -> None:
        self._guard = threading.Lock()
        self._waiting: OrderedDict[str, deque[Future[None]]] = OrderedDict()
        self._free = together

    @asynccontextmanager
    async def turn(self, address: str) -> AsyncIterator[None]:
        """Wait for a turn, and have it while the block runs.

        Args:
            address: whose turn it is.

        Raises:
            BusyError: the address, or all together, wait for too much.
        """
        mine = self._wait(address)
        try:
            await asyncio.wrap_future(mine)
            yield
        finally:
            self._leave(address, mine)

    def _wait(self, address: str) -> Future[None]:
        mine: Future[None] = Future()
        with self._guard:
            if len(self._waiting.get(address, ())) >= MOST_WAITING or self._together() >= MOST_TOGETHER:
                raise BusyError
            self._waiting.setdefault(address, deque()).append(mine)
        self._next()
        return mine

    def _together(self) -> int:
        return sum(map(len, self._waiting.values()))

    def _leave(self, address: str, mine: Future[None]) -> None:
        """Give a turn back; one that was not waited for any longer was none."""
        with self._guard:
            if mine.cancel():
                with suppress(KeyError, ValueError):
                    self._waiting[address].remove(mine)
                return
            self._free += 1
        self._next()

    def _next(self) -> None:
        """Give the turn to the oldest of the address that has waited longest, which is the last in the row then."""
        with self._guard:
            while self._waiting and self._free:
                address, own = self._waiting.popitem(last=False)
                if not own:
                    continue
                first = own.popleft()
                if own:
                    self._waiting[address] = own
                if first.set_running_or_notify_cancel():
                    self._free -= 1
                    first.set_result(None)
