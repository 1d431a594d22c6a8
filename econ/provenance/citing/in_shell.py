"""The command that computes a result again."""

from __future__ import annotations

import shlex

from econ.engine import Result
from econ.numerics.sobol import Sampler
from econ.provenance.citing.short_form import ShortForm, base_of, link, own_folders, pinned, settings, short_form
from econ.wording.errors import InputError

WORDS = frozenset(("title", "summary", "note", "sources", "concept", "based_on"))
"""Fields of a scenario that change no digit."""

OPTIONS = {"exporter": "--exporter", "year": "--year", "gdp": "--gdp", "gdp_year": "--gdp-year", "as_of": "--as-of"}
"""Options of the command line that take a field as it is; others are written out below."""


def command(result: Result) -> str:
    """The command that computes the result again, below comments that say which version.

    Raises:
        InputError: the question is too long for a command, or rests on figures of one's own.
    """
    if own_folders(result.book):
        raise InputError(
            "A command knows the figures that ship with the calculator only.",
            mend="Ask for the Python that computes the result again.",
        )
    short = short_form(result)
    words = _options(result, short) if short else None
    return "\n".join((*pinned(result), shlex.join(("econ", "run", *(words or _link_words(result)))), ""))


def _options(result: Result, short: ShortForm) -> list[str] | None:
    """The short form as words of the command line; None if it has no option for one of them."""
    base, asked = base_of(short.preset, result.book), result.scenario
    changes = {name: value for name, value in short.changes.items() if name not in WORDS}
    if "exporter" in changes:
        changes["gdp"] = result.state.gdp
    unsayable = changes.keys() - {*OPTIONS, "buyer", "set", "path", "sampler"}
    if unsayable or changes.get("gdp_year", 0) is None or ("path" in changes and not asked.path):
        return None
    words = [short.preset or "blank"]
    for name, value in changes.items():
        if name in OPTIONS:
            words += [OPTIONS[name], str(value or result.state.gdp)]
    words += ["--buyer", asked.buyer or "none"] if "buyer" in changes else []
    for name, text in settings(result, short).items():
        words += ["--unset", name] if text is None else ["--set", f"{name}={text}"]
    words += [w for year, pace in changes.get("path", ()) for w in ("--pace", f"{year}={pace!r}")]
    words += _sampler_words(base.sampler, asked.sampler)
    return words


def _sampler_words(base: Sampler, asked: Sampler) -> list[str]:
    names = ("seed", "points", "scrambles")
    return [
        word
        for name in names
        if getattr(asked, name) != getattr(base, name)
        for word in (f"--{name}", str(getattr(asked, name)))
    ]


def _link_words(result: Result) -> list[str]:
    found = link(result)
    if found is None:
        raise InputError(
            "The question is too long for a command.",
            mend="Save it as JSON and run the file: `econ run answer.json`.",
        )
    text, sampler = found
    return [text, *(_sampler_words(Sampler(), sampler) if sampler else [])]
