"""Python, or the command, that computes a result again: a question in its shortest form, or as a frozen link.

The short form names the preset that the scenario comes from and what differs from it. It is given only if it asks
for the same digits; otherwise the complete question is given as a frozen link, which names no default.
"""

import re
import shlex
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pprint import pformat
from typing import Any

from econ import wording
from econ.analysis import tables
from econ.engine import Result, kept, run
from econ.evidence import Book, Setting, data_folder
from econ.model import SHARE
from econ.numerics import distributions
from econ.numerics.distributions import Distribution
from econ.numerics.sobol import Sampler
from econ.provenance import links
from econ.scenario import CompleteScenario, Scenario, resolve
from econ.wording.errors import InputError


@dataclass(frozen=True)
class ShortForm:
    """A scenario as a preset, or as no preset (""), and what differs from it."""

    preset: str
    changes: Mapping[str, Any]


def pinned(result: Result) -> tuple[str, ...]:
    """Comments: the version and its figures, where it comes from, and what the share is of."""
    version = result.fingerprint.version
    shares = tables.against(result, cited=True).replace(wording.NO_BREAK, " ") if SHARE in result.draws else ""
    told = textwrap.wrap(shares, 98, break_on_hyphens=False)
    return (
        f"# econ {version}, data {result.book.release}: the capsule (.zip) of a result carries and installs it;",
        "# the package that is called econ in the public index is another project.",
        *(f"# {line}" for line in told),
    )


def own_folders(book: Book) -> bool:
    """Whether figures are read from other folders than those that ship."""
    return book.folders != (data_folder(),)


def short_form(result: Result) -> ShortForm | None:
    """The shortest form that asks for the same digits; None if there is none."""
    asked = result.scenario
    if isinstance(asked, CompleteScenario):
        return None
    names = (n for n in ("", asked.based_on) if not n or n in result.book.presets)
    forms = [ShortForm(name, _changes(base_of(name, result.book), asked)) for name in names]
    for form in sorted(forms, key=lambda short: len(short.changes) + len(short.changes.get("set", ()))):
        if _same(result, base_of(form.preset, result.book), _said(result, form)):
            return form
    return None


def base_of(preset: str, book: Book) -> Scenario:
    """The scenario that a short form begins with."""
    return Scenario.preset(preset, book) if preset else Scenario()


def _changes(base: Scenario, asked: Scenario) -> dict[str, Any]:
    """Fields of a scenario that differ from a base; of the settings only those that differ, None if one is gone."""
    found = {
        f.name: getattr(asked, f.name) for f in fields(Scenario) if getattr(asked, f.name) != getattr(base, f.name)
    }
    found.pop("based_on", None)
    if "set" in found:
        old, new = dict(base.set), dict(asked.set)
        found["set"] = {n: new.get(n) for n in sorted({*old, *new}) if old.get(n) != new.get(n)}
    untitled = {name: value for name, value in found.items() if name != "title"}
    return untitled if base.change(**untitled).title == asked.title else found


def _said(result: Result, form: ShortForm) -> dict[str, Any]:
    """The changes with the settings in words, as they will be read.

    A setting without a written form is left out, so that the form asks for other digits and is not taken.
    """
    changes = dict(form.changes)
    changes["set"] = {n: v for n, v in settings(result, form).items() if v != ""}
    return changes


def _same(result: Result, base: Scenario, changes: Mapping[str, Any]) -> bool:
    try:
        return resolve(base.change(**changes), result.book).digest == result.state.digest
    except InputError:
        return False


def settings(result: Result, form: ShortForm) -> dict[str, str | None]:
    """The settings of a short form in words; None for one that is taken back."""
    return {n: None if v is None else _words(result, n, v) for n, v in form.changes.get("set", {}).items()}


def _words(result: Result, name: str, value: Any) -> str:
    """A setting in the words that read back to the same digits; "" if there are none."""
    if isinstance(value, Setting):
        value = value.value
    if isinstance(value, str):
        return value
    distribution = value if isinstance(value, Distribution) else distributions.Fixed(float(value))
    try:
        return distributions.written(distribution, result.state.inputs[name].unit)
    except InputError:
        return ""


def link(result: Result) -> tuple[str, Sampler | None] | None:
    """A frozen link that can be opened again, and the sampler if that is more than a link may ask for."""
    for sampler in (None, Sampler()):
        frozen = result if sampler is None else run(result.scenario.change(sampler=sampler), result.book)
        try:
            text = links.freeze(frozen)
            if resolve(links.thaw(text).scenario, result.book).digest == frozen.state.digest:
                return text, sampler and result.scenario.sampler
        except InputError:
            continue
    return None


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


WORDS = frozenset(("title", "summary", "note", "sources", "concept", "based_on"))
"""Fields of a scenario that change no digit."""

OPTIONS = {"exporter": "--exporter", "year": "--year", "gdp": "--gdp", "gdp_year": "--gdp-year", "as_of": "--as-of"}
"""Options of the command line that take a field as it is; others are written out below."""


def command(result: Result) -> str:
    """The command that computes the result again, below comments that say which version.

    Raises:
        InputError: the question is too long for a command, or rests on another release of the figures.
    """
    if result.book.folders[0] != data_folder():
        raise InputError(
            "A command knows the figures that ship with the calculator, and what is added to them.",
            mend="Ask for the Python that computes the result again.",
        )
    short = short_form(result)
    words = _options(result, short) if short else None
    own = (word for one in result.book.own for word in ("--data", one.given))
    line = said(("econ", "run", *(words or _link_words(result)), *own))
    shells = () if "'" not in line else ("# ' quotes in sh and PowerShell; cmd.exe does not know it.",)
    return "\n".join((*pinned(result), *shells, line, ""))


PLAIN, QUOTED = re.compile(r"[\w./:=+-]+", re.ASCII), re.compile(r"[^$`\"\\!]+")


def said(words: Iterable[str]) -> str:
    """Words as a line for sh, PowerShell and cmd.exe; what all three read alike only in part is quoted for the first.

    >>> said(("econ", "run", "--set", "sale_value=300 million USD/year"))
    'econ run --set "sale_value=300 million USD/year"'
    """
    return " ".join(w if PLAIN.fullmatch(w) else f'"{w}"' if QUOTED.fullmatch(w) else shlex.quote(w) for w in words)


@kept
def opening(result: Result, *, kept: bool = False) -> str:
    """The command that computes a result again: a preset by its name, a short form, or the frozen code.

    Args:
        result: what is computed again.
        kept: in a form that can be told from the complete question alone, as a file keeps it.

    Returns:
        "" for figures of one's own, which no command knows without their folder, and for questions that are too long;
        of an archived release, what was said while it was the present one.
    """
    if own_folders(result.book) and not result.book.archived:
        return ""
    preset = result.scenario.based_on
    if preset in result.book.presets and _same(result, base_of(preset, result.book), {}):
        return said(("econ", "run", preset))
    try:
        return said(("econ", "run", links.freeze(result))) if kept else command(result).splitlines()[-1]
    except InputError:
        return ""


def _options(result: Result, short: ShortForm) -> list[str] | None:
    """The short form as words of the command line; None if it has no option for one of them."""
    base, asked = base_of(short.preset, result.book), result.scenario
    changes = {name: value for name, value in short.changes.items() if name not in WORDS}
    if "exporter" in changes:
        changes["gdp"] = result.state.gdp
        changes |= {} if short.preset else {"year": asked.year}  # else the command line takes the newest
    unsayable = changes.keys() - {*OPTIONS, "buyer", "set", "path", "sampler", "one_price_year"}
    taken_back = changes.get("gdp_year", 0) is None or changes.get("one_price_year", True) is False
    if unsayable or taken_back or ("path" in changes and not asked.path):
        return None
    words = [short.preset or "blank"]
    for name, value in changes.items():
        if name in OPTIONS:
            words += [OPTIONS[name], str(value or result.state.gdp)]
    words += ["--one-price-year"] if "one_price_year" in changes else []
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
