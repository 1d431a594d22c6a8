"""A bar for long work: tqdm's if it is installed, a line of text if not, nothing where nobody looks."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def progress_bar(after_a_stop: str) -> Iterator[Callable[[int, int], None]]:
    """A function that is told how many parts are finished, of how many.

    Args:
        after_a_stop: what is said, besides how much is kept, when the work is interrupted.
    """
    state = _Bar()
    try:
        yield state.show
    except KeyboardInterrupt:
        state.close()
        print(f"Stopped; {state.done} of {state.total} parts are kept. {after_a_stop}.", file=sys.stderr)
        raise
    finally:
        state.close()


class _Bar:
    def __init__(self) -> None:
        self.done = self.total = 0
        self.bar: Any = None
        self.is_seen = sys.stderr.isatty()

    def show(self, done: int, total: int) -> None:
        """Show how far it is."""
        self.done, self.total = done, total
        if not self.is_seen:
            return
        try:
            from tqdm import tqdm
        except ImportError:
            print(f"\r{done} of {total} parts", end="", file=sys.stderr, flush=True)
            return
        if self.bar is None:
            self.bar = tqdm(total=total, initial=done, unit="part", file=sys.stderr, leave=False)
        self.bar.update(done - self.bar.n)

    def close(self) -> None:
        """Leave the line."""
        if self.bar is not None:
            self.bar.close()
        elif self.is_seen and self.total:
            print(file=sys.stderr)
        self.is_seen = False
