"""Arrays that are kept for the next question."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from threading import Lock
from typing import TypeVar

import numpy as np

from econ.numerics.portable import Array

Key = TypeVar("Key", bound=Hashable)

ROOM = 48_000_000
"""Memory for the arrays of each kind."""

COMES_AND_GOES = 1 << 24
"""Bytes of an array up to which the C library keeps its memory for the next one."""


def _keep_memory() -> None:
    """Give one large array back, by which the C library of GNU learns that such arrays come and go (mallopt(3)).

    It then does not hand the memory of every array back to the system, which takes as long as the arithmetic on it.
    """
    np.empty(COMES_AND_GOES, dtype=np.uint8)


_keep_memory()


class ArrayCache:
    """Arrays by key, up to a certain memory, those made last; safe for threads."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._arrays: dict[Hashable, Array] = {}
        self._bytes = 0
        self._lock = Lock()

    def get(self, key: Hashable) -> Array | None:
        """The array of a key as it was put, with all its axes, if it is kept."""
        return self._arrays.get(key)

    def put(self, key: Hashable, array: Array) -> Array:
        """Keep an array and give it back, of whatever shape; it cannot be changed from here on.

        Those made first make room for it.
        """
        array.flags.writeable = False
        if array.nbytes <= ROOM:
            with self._lock:
                self._drop(key)
                while self._bytes + array.nbytes > ROOM:
                    self._drop(next(iter(self._arrays)))
                self._arrays[key] = array
                self._bytes += array.nbytes
        return array

    def found(self, key: Hashable, made: Callable[[], Array]) -> Array:
        """The array of a key as it was put or, if it is not there, as it is made now and kept, with all its axes."""
        kept = self._arrays.get(key)
        return self.put(key, made()) if kept is None else kept

    def make(self, keys: Iterable[Key], at_once: int, rows: Callable[[Sequence[Key]], Array]) -> None:
        """Make what is missing of some keys together, so many at once, and keep each of the rows."""
        missing = [key for key in keys if key not in self._arrays]
        for start in range(0, len(missing), at_once):
            part = missing[start : start + at_once]
            for key, row in zip(part, rows(part), strict=True):
                self.put(key, row)

    def forget(self) -> None:
        """Keep nothing any more."""
        with self._lock:
            self._arrays.clear()
            self._bytes = 0

    def _drop(self, key: Hashable) -> None:
        old = self._arrays.pop(key, None)
        self._bytes -= 0 if old is None else old.nbytes
