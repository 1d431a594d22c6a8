"""Method and glossary: how every number is computed, from the formula down to the source and back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from econ import wording
from econ.engine import Result, kept_in_words
from econ.page.blocks import Block, Choice, Fact, Fold, Link, Prose, choices
from econ.page.glossary import glossary
from econ.page.place import Layout, Shown, place
from econ.page.ways import OF, VIEW, query
from econ.page.why.evidence import GIVEN, bare, source
from econ.provenance import method
from econ.provenance.method import LineFigure, MethodEntry
from econ.wording import grades, unit_in_words
from econ.wording.errors import unknown
from econ.wording.language import N_, _, _n, digits


@dataclass(frozen=True, kw_only=True)
class Quantity:
    """An equation or an input.

    Attributes:
        anchor: its place on the page.
        label, name, unit: what it is.
        now: its value in the scenario that is shown; empty if it has none.
        meaning: a sentence.
        mathml: its formula; empty for what is given.
        facts: what it is made of, what it leaves out, and the like.
        text: the formula as text: in which notation, and it.
        open: whether it stands open.
    """

    anchor: str
    label: str
    name: str
    unit: str
    now: str
    meaning: str
    mathml: str
    facts: tuple[Fact, ...]
    text: tuple[tuple[str, str], ...]
    open: bool = False


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """A page of the subject, folded: its name and its quantities."""

    name: str
    title: str
    count: str
    quantities: tuple[Quantity, ...]
    open: bool = False


@dataclass(frozen=True, kw_only=True)
class Method(Block):
    """All equations and inputs, and what finds one."""

    title: str
    search: str
    filter: str
    kinds: tuple[Choice, ...]
    none: str
    as_text: str
    chapters: tuple[Chapter, ...]


@place("method", N_("Method and glossary"), rank=140, parameters=(OF,))
def draw(shown: Shown) -> Layout:
    """Draw it."""
    result, of = shown.result, shown.detail(OF)
    block = _method(result)
    known = {one.anchor for chapter in block.chapters for one in chapter.quantities} | {f"of-{name}" for name in ABOUT}
    deck = _("How every number is computed, what each formula leaves out, and what the words mean.")
    if of and f"of-{of}" not in known:
        deck = unknown("quantity", of[:40], [name.removeprefix("of-") for name in known]).on_the_page
    return Layout(
        title=_("Method and glossary"),
        description=deck,
        where=False,
        more=(_opened(block, f"of-{of}") if of else block, glossary("terms", _("Glossary")), *_principles(result)),
    )


def _opened(block: Method, anchor: str) -> Method:
    """The same with one quantity open."""
    chapters = tuple(
        replace(
            chapter, open=True, quantities=tuple(replace(one, open=one.anchor == anchor) for one in chapter.quantities)
        )
        if any(one.anchor == anchor for one in chapter.quantities)
        else chapter
        for chapter in block.chapters
    )
    return replace(block, chapters=chapters)


@kept_in_words
def _method(result: Result) -> Method:
    found = method.entries(result)
    labels = {entry.name: _(entry.label) for entry in found}
    chapters = []
    for page, title in method.PAGES.items():
        entries = [entry for entry in found if entry.page == page]
        if page == method.INPUTS:
            count = _n("{count} input", "{count} inputs", len(entries))
        else:
            count = _n("{count} equation", "{count} equations", len(entries))
        quantities = tuple(_quantity(result, entry, labels) for entry in entries)
        chapters.append(Chapter(name=page, title=_(title), count=count, quantities=quantities))
    return Method(
        key="method",
        title=_("Equations and inputs"),
        search=_("Search: a name, a word, a part of a formula"),
        filter=_("Part of the model"),
        kinds=choices({"": _("all")} | {name: _(title) for name, title in method.PAGES.items()}),
        none=_("Nothing fits. Take a word away."),
        as_text=_("The formula as text"),
        chapters=tuple(chapters),
    )


def _quantity(result: Result, entry: MethodEntry, labels: dict[str, str]) -> Quantity:
    def named(names: Iterable[str]) -> tuple[Link, ...]:
        return tuple(Link(words=labels[name], address=f"#of-{name}") for name in names)

    now = _now(entry)
    facts = (
        Fact(label=_("Made of"), links=named(entry.inputs)),
        Fact(label=_("Leaves out") if entry.python else _("Note"), text=_(entry.leaves_out)),
        Fact(label=_("Now"), text=", ".join(filter(None, (now, grades.in_words(entry.grade))))),
        Fact(label=_("Not used") if entry.python else _("No value"), text=_reason(entry)),
        Fact(label=_("Given by"), text=_given(entry), links=_assumption(entry)),
        Fact(label=_("Judgement"), text=bare(_(entry.judgement), _("Judgement:"))),
        Fact(label=_("Used by"), links=named(entry.used_by)),
        Fact(label=_("For each kind of goods"), text="; ".join(map(_part, entry.parts))),
        _cited(result, entry),
    )
    return Quantity(
        anchor=f"of-{entry.name}",
        label=_(entry.label),
        name=entry.name,
        unit=_unit(entry.unit),
        now=now,
        meaning=_(entry.meaning),
        mathml=f"<mtext>{entry.name.replace('_', ' ')}</mtext><mo>=</mo>{entry.mathml}" if entry.mathml else "",
        facts=tuple(fact for fact in facts if fact.text or fact.links),
        text=(("Python", entry.python), ("LaTeX", entry.latex)) if entry.python else (),
    )


def _unit(unit: str) -> str:
    return _("a share or a ratio") if unit == "1" else unit_in_words(unit) if unit else ""


def _now(entry: MethodEntry) -> str:
    """The value in the scenario that is shown, with its interval."""
    if entry.central is None or entry.low is None or entry.high is None:
        return ""
    value, span = wording.estimate(entry.low, entry.central, entry.high, wording.said_unit(entry.name, entry.unit))
    return f"{value} ({span})" if span else value


def _reason(entry: MethodEntry) -> str:
    said = _(entry.why_not)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def _given(entry: MethodEntry) -> str:
    given = _(GIVEN[entry.given]) if entry.given else ""
    return ", ".join(filter(None, (given, entry.where if entry.given == "series" else "")))


def _assumption(entry: MethodEntry) -> tuple[Link, ...]:
    """The way to the assumption and its evidence, for an input with one value."""
    if not entry.given or entry.central is None or entry.given == "definition":
        return ()
    address = query({VIEW: "why", "behind": "all", OF: entry.name}, f"of-{entry.name}")
    return (Link(words=_("its evidence"), address=address),)


def _part(part: LineFigure) -> str:
    label = _(part.label).rpartition(": ")[2]
    return f"{label} {wording.stated(part.value, part.unit)} ({part.grade})"


def _cited(result: Result, entry: MethodEntry) -> Fact:
    """The sources of an input; those of an equation are named at its inputs."""
    if entry.python:
        count = _("{count}, named at its inputs", count=len(entry.sources))
        return Fact(label=_("Sources"), text=count if entry.sources else "")
    return Fact(label=_("Sources"), links=tuple(source(result, name) for name in entry.sources))


ABOUT = ("uncertainty", "numerical-error", "disagreement", "grades", "cite")
"""Places of what is to be known of all numbers."""


def _principles(result: Result) -> tuple[Block, ...]:
    """What is to be known of all numbers, each behind its title."""
    size, scrambles = result.scenario.sampler.points, result.scenario.sampler.scrambles
    letters = "; ".join(f"{letter} {_(said)}" for letter, said in grades.SOURCES.items())
    figures = "; ".join(f"{digit} {_(said)}" for digit, said in grades.FIGURES.items())
    found = (
        (
            _("How sure an answer is"),
            _(
                "Every input that is not known exactly is a distribution: a range, three points or alternatives. "
                "The equations are computed at {n} points that cover all inputs together evenly (a scrambled Sobol "
                "sequence, {m} scrambles of {k} points). The 5th and the 95th percentile of the results are the 90% "
                "interval; the number beside it comes from every input at its central value.",
                n=digits(f"{size * scrambles:,}"),
                m=scrambles,
                k=digits(f"{size:,}"),
            ),
            _(
                "Inputs are independent unless two prices rest on the same source or a scenario says how they are "
                "correlated. The same points are used for every scenario, so two scenarios that are equal differ by "
                "exactly zero."
            ),
        ),
        (
            _("How exact the arithmetic is"),
            _(
                "Another set of points would give a slightly other interval. This numerical error is measured from "
                "the scrambles; it lies far below the digits that are shown. Where a result is a straight line in an "
                "input, that input is integrated out exactly. The same version and data give the same digits on every "
                "machine."
            ),
        ),
        (
            _("When sources disagree"),
            _(
                "Sources of GDP differ by more than their own uncertainty. Each is shown alone; they are mixed only on "
                "request, with weights that are said. Who says something else about an assumption stands beside it."
            ),
        ),
        (
            _("What a grade means"),
            _(
                "A letter for the source ({letters}) and a digit for the figure ({figures}), each judged alone. "
                "A result has the weakest letter and the weakest digit among its inputs; F6 marks a judgement.",
                letters=letters,
                figures=figures,
            ),
        ),
        (
            _("How to cite"),
            _(
                "Cite the answer with its codes: they name the version, the question, the figures and the equations. "
                "“Cite” above every answer gives it as text, BibTeX, RIS and CSL-JSON; “Share” gives a frozen link "
                "that computes it again and compares every digit. Cite the sources behind it as well."
            ),
        ),
    )
    folds = (
        Fold(key=f"of-{name}", title=title, blocks=(Prose(key=f"about-{name}", texts=tuple(texts)),))
        for name, (title, *texts) in zip(ABOUT, found, strict=True)
    )
    return Prose(key="principles", title=_("About the numbers")), *folds
