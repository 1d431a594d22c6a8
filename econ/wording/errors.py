"""Errors that a user can act on: what is wrong, where, and how to mend it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from typing import TypeVar

from econ.wording.language import _

Given = TypeVar("Given")

LONGEST = 1_000
"""Characters of a part of an error; more is what somebody gave, and it is cut."""


UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]|\r(?!\n)")
"""Characters that steer a terminal or turn the direction of writing, halves of characters, and returns that end no
line: no text that people read needs them. An error shows that there is one."""


class InputError(ValueError):
    """Something the user gave cannot be used.

    Attributes:
        what: what is wrong, a sentence.
        where: the file, field or option it was found in; may be empty.
        mend: how to put it right, one or two sentences.
        command: a sentence on a command that helps; for who has a command line.
    """

    def __init__(self, what: str, where: str = "", mend: str = "", command: str = "") -> None:
        """Keep the parts and join them into one paragraph."""
        self.what, self.where, self.mend, self.command = map(_cut, (what, where, mend, command))
        super().__init__(f"{self.on_the_page} {self.command}".strip())

    @property
    def on_the_page(self) -> str:
        """The paragraph for who has no command line."""
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.what} {self.mend}".strip()

    def at(self, where: str) -> InputError:
        """The same error with a place put in front of its own."""
        inner = f"{where}, {self.where}" if self.where else where
        return InputError(self.what, inner, self.mend, self.command)


def _cut(part: str) -> str:
    if UNSEEN.search(part):  # else a message goes on knowing its parts
        part = UNSEEN.sub("\ufffd", part)
    return part if len(part) <= LONGEST else f"{part[:LONGEST]}…"


def check_kind(given: Given, kind: type | tuple[type, ...], where: str, mend: str) -> None:
    """Refuse what is of another kind than is looked for, such as pandas' `NA` for a text; `mend` is a message."""
    if not isinstance(given, kind):
        raise InputError(_("A value of the kind {kind} cannot be used.", kind=type(given).__name__), where, _(mend))


def nearest(word: str, known: Iterable[str], limit: int = 3) -> list[str]:
    """Known words that look like `word`, the most similar first."""
    names = list(known)
    close = difflib.get_close_matches(word, names, n=limit, cutoff=0.6)
    inside = [n for n in names if word and word.lower() in n.lower() and n not in close]
    return (close + inside)[:limit]


SHOWN = 200
"""Characters of a foreign word that an error repeats."""


def unknown(kind: str, word: str, known: Iterable[str], listing: str = "") -> InputError:
    """The error for a name that does not exist: it proposes the nearest ones.

    Args:
        kind: what was looked for, such as "GDP source".
        word: what was written.
        known: the names that exist.
        listing: the command that lists them, if there is one.
    """
    names, word = sorted(known), str(word)
    close = nearest(word, names)
    parts = []
    if close:
        parts.append(_("Did you mean {names}?", names=_(" or ").join(close)))
    elif 0 < len(names) <= 12:
        parts.append(_("There are: {names}.", names=", ".join(names)))
    command = _("`{command}` lists them all.", command=listing) if listing else ""
    shown = word if len(word) <= SHOWN else f"{word[:SHOWN]}…"
    what = _("There is no {kind} called “{word}”.", kind=_(kind), word=shown)
    return InputError(what, mend=" ".join(parts), command=command)
