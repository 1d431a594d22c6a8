"""The language that words are in: English as written in the code and in `data/`, others by catalogues of messages.

A message is the English text, with `{names}` where values go; a catalogue (a PO file of gettext in `econ/locale`) gives
the same message in another language. What is printed goes through `_`, so that it is in the language being spoken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from importlib import resources
from typing import Any

ENGLISH = "en"

LANGUAGES = {ENGLISH: "English", "id": "Bahasa Indonesia"}
"""Languages by their code, each in its own words."""

_spoken: ContextVar[str] = ContextVar("language", default=ENGLISH)


def spoken() -> str:
    """The code of the language that is spoken now."""
    return _spoken.get()


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak a language while the block runs; one that is not known is English."""
    token = _spoken.set(code if code in LANGUAGES else ENGLISH)
    try:
        yield
    finally:
        _spoken.reset(token)


def _(message: str, **values: Any) -> str:
    """The message in the language that is spoken, with its values.

    >>> _("{share} of GDP", share="1 %")
    '1 % of GDP'
    """
    code = _spoken.get()
    text = message if code == ENGLISH else catalogue(code).get(message, message)
    return text.format(**values) if values else text


@lru_cache(maxsize=len(LANGUAGES))
def catalogue(code: str) -> Mapping[str, str]:
    """Messages of a language by their English text; empty if it has no catalogue."""
    from babel.messages.pofile import read_po

    path = resources.files("econ").joinpath("locale", f"{code}.po")
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        found = read_po(file, locale=code)
    return {str(m.id): str(m.string) for m in found if m.id and m.string}
