"""Python that computes a result again."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from pprint import pformat
from typing import Any

from econ.engine import Result
from econ.evidence import Book, Setting, data_folder
from econ.provenance.citing.short_form import ShortForm, link, own_folders, pinned, settings, short_form

WIDE = 100


def python_snippet(result: Result) -> str:
    """Python that computes the result again and fails if a digest differs."""
    short = short_form(result)
    own = own_folders(result.book)
    scenario = _frozen(result) if short is None else _python(result, short, own=own)
    cited = "Setting(" in scenario and short is not None
    imports = [
        *(["from pathlib import Path", ""] if own else []),
        "import econ",
        *(["from econ import links"] if "links.thaw(" in scenario else []),
        *(["from econ.assumptions import Setting"] if cited else []),
    ]
    return "\n".join(
        (
            *pinned(result),
            *imports,
            "",
            *([f"book = {_folders(result.book)}"] if own else []),
            f"scenario = {scenario}",
            f"result = econ.run(scenario{', book' if own else ''})",
            f"assert str(result.fingerprint) == {str(result.fingerprint)!r}",
            "print(econ.headline(result))",
            "",
        )
    )


def _folders(book: Book) -> str:
    release = "econ.data_folder()" if book.folders[0] == data_folder() else f"Path({str(book.folders[0])!r})"
    return f"econ.Book({', '.join((release, *(f'Path({one.given!r})' for one in book.own)))})"


def _python(result: Result, short: ShortForm, *, own: bool) -> str:
    """The short form as an expression."""
    values = dict(_arguments(result, short))
    book = ", book" if own else ""
    start = f"econ.Scenario.preset({short.preset!r}{book})" if short.preset else ""
    if not values:
        return start or "econ.Scenario()"
    call = f"{start}.change" if start else "econ.Scenario"
    return _call(call, (f"{name}={value}" for name, value in values.items()))


def _arguments(result: Result, short: ShortForm) -> Iterator[tuple[str, str]]:
    words = settings(result, short)
    for name, value in short.changes.items():
        if name == "set":
            lines = (f"{n!r}: {_setting(short.changes['set'][n], text)}" for n, text in words.items())
            yield name, _call("", lines, ("{", "}"), indent=4)
        elif name == "path":
            yield name, repr(dict(value))
        elif name == "sampler":
            yield name, f"econ.{value!r}"
        else:
            yield name, repr(value)


def _setting(value: Any, words: str | None) -> str:
    """A setting as Python, with its sources if it has any."""
    if not isinstance(value, Setting):
        return repr(words)
    return f"Setting({', '.join(f'{k}={v!r}' for k, v in value if v)})"


def _call(name: str, arguments: Iterable[str], brackets: tuple[str, str] = ("(", ")"), indent: int = 0) -> str:
    """A call or display: in one line if it is short, else an argument a line."""
    parts, (first, last), pad = list(arguments), brackets, " " * indent
    line = f"{name}{first}{', '.join(parts)}{last}"
    if len(line) <= WIDE - 20 and "\n" not in line:
        return line
    return "\n".join((f"{name}{first}", *(f"{pad}    {part}," for part in parts), f"{pad}{last}"))


def _frozen(result: Result) -> str:
    """The complete question as an expression: a frozen link, or a dictionary where it does not fit into one."""
    found = link(result)
    if found is None:
        return f"econ.Scenario.from_dict({pformat(result.state.canonical, width=WIDE)})"
    text, sampler = found
    pieces = (repr(piece) for piece in textwrap.wrap(text, WIDE - 10, break_on_hyphens=False))
    made = "\n".join(("links.thaw(", *(f"    {piece}" for piece in pieces), ").scenario"))
    return f"{made}.change(sampler=econ.{sampler!r})" if sampler else made
