"""A question in its shortest form, or as a frozen link.

The short form names the preset that the scenario comes from and what differs from it. It is given only if it asks
for the same digits; otherwise the complete question is given as a frozen link, which names no default.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from econ import wording
from econ.analysis import tables
from econ.engine import Result, run
from econ.evidence import Book, Setting, data_folder
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
    shares = tables.against(result, cited=True).replace(wording.NO_BREAK, " ") if "gdp_share" in result.draws else ""
    told = textwrap.wrap(shares, 98, break_on_hyphens=False)
    return (
        f"# econ {version}, data {result.book.release}, from its own source:",
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
