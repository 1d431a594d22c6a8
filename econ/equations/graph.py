"""Wire functions by name: order, inputs, ancestors, digest; and run them.

Evaluation can be said aloud: `value[name] = f(*[value[p] for p in parameters(f)])`, in topological order.
"""

from __future__ import annotations

import enum
import hashlib
import inspect
import math
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from types import ModuleType
from typing import Any, TypeVar

from econ.equations.notation import EXCEL, LATEX, MATHML, PYTHON, Node, Notation, record, spell
from econ.wording.errors import InputError, unknown
from econ.wording.language import N_, _

Function = TypeVar("Function", bound=Callable[..., Any])


class Shown(enum.Flag):
    """Where an output is shown unasked. What shows all outputs shows every one, marked or not."""

    NOWHERE = 0
    COMPARED = enum.auto()
    """Set side by side by a comparison, and followed by a restatement."""
    KEY = enum.auto()
    """A key figure of reports and printed tables."""
    RUN = enum.auto()
    """Printed by `econ run`."""
    CARD = enum.auto()
    """Below the answer on the page, as far as there is room."""
    CASE = enum.auto()
    """On the page of a worked case."""
    LINK = enum.auto()
    """Travels with a frozen link. The mark is never taken away: links that were made with it would not open."""
    EQUATION = enum.auto()
    """Its equation is printed in a report."""
    YEAR = enum.auto()
    """In the table year by year, if it has a value for each year."""
    LEDGER = enum.auto()
    """In the ledger of what each year delivers and brings."""
    DIVIDED = enum.auto()
    """Set over GDP by a reader: it has three digits, so that the printed share comes out."""
    HEADLINE = KEY | RUN | CARD | CASE | EQUATION
    """What is shown first, and offered first wherever one output is to be chosen."""


def equation(  # noqa: PLR0913 - what the house must know of an output, all of it optional
    unit: str,
    *,
    importance: float = math.inf,
    shown: Shown = Shown.NOWHERE,
    signed: bool = False,
    asked: str = "1",
    paid_in: str = "",
    withheld: str = "",
    of_deliveries: bool = False,
    told_with: str = "",
    share_of: str = "",
    figure: str = "",
) -> Callable[[Function], Function]:
    """Mark a function as an equation whose result is in `unit`, and say what the rest of the house must know of it.

    The function's name is the output, its argument names are the inputs, and its docstring is
    "Label: sentence." followed by a paragraph that begins "Leaves out:". No list of outputs stands anywhere else.

    Args:
        unit: of the result.
        importance: its place wherever several outputs are shown, from 1; those without one come after the others.
        shown: where it is shown unasked.
        signed: whether a value below zero has a meaning, so that one may be stated and needs no warning.
        asked: what is asked for first when the question is turned round.
        paid_in: in what the sale is paid with it, for a part of the payment.
        withheld: why its number would mislead and what to look at instead, a clause. It stays documented and part of
            the digest, but is not computed, so that nothing prints, draws, exports or solves for it; whoever asks
            for it is told why. `Graph.opened` computes it, for what was made before.
        of_deliveries: whether it says something of goods that are delivered, so that a figure of licences or contracts
            gives no value of it.
        told_with: the output without which it is half an account; it is computed all the same, but no table prints it.
        share_of: the output that has to be above zero for it to have a meaning; where that is not, none is printed.
        figure: what introduces it among the key figures of a page, in words for everybody; empty if it is none.
    """
    marks = {"unit": unit, "importance": importance, "shown": shown, "signed": signed, "asked": asked}
    marks |= {"paid_in": paid_in, "withheld": withheld, "of_deliveries": of_deliveries}
    marks |= {"told_with": told_with, "share_of": share_of, "figure": figure}

    def mark(function: Function) -> Function:
        function.marks = marks  # type: ignore[attr-defined]
        return function

    return mark


@dataclass(frozen=True)
class Equation:
    """One equation of a graph: its function, what its docstring says about it, and its marks; see `equation`."""

    name: str
    function: Callable[..., Any]
    unit: str
    label: str
    meaning: str
    leaves_out: str
    page: str
    importance: float = math.inf
    shown: Shown = Shown.NOWHERE
    signed: bool = False
    asked: str = "1"
    paid_in: str = ""
    withheld: str = ""
    of_deliveries: bool = False
    told_with: str = ""
    share_of: str = ""
    figure: str = ""

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of dollars, in all or by the year, head or unit."""
        return self.unit.startswith("USD")

    @cached_property
    def parameters(self) -> tuple[str, ...]:
        """Names of the quantities it is computed from."""
        return tuple(inspect.signature(self.function).parameters)

    @cached_property
    def formula(self) -> Node:
        """The recorded formula."""
        return record(self.function)

    def text(self, notation: Notation = PYTHON) -> str:
        """The formula as text in a notation."""
        return spell(self.formula, notation)

    @property
    def python(self) -> str:
        """The formula in Python."""
        return self.text(PYTHON)

    @property
    def latex(self) -> str:
        """The formula in LaTeX."""
        return self.text(LATEX)

    @property
    def mathml(self) -> str:
        """The formula as elements of MathML, for a web page."""
        return self.text(MATHML)

    @property
    def excel(self) -> str:
        """The formula in Excel, with names for cells."""
        return self.text(EXCEL)


def _read(function: Callable[..., Any], page: str) -> Equation:
    text = inspect.cleandoc(function.__doc__ or "")
    first, _, rest = text.partition("\n\n")
    label, _, sentence = " ".join(first.split()).partition(": ")
    return Equation(
        name=function.__name__,
        function=function,
        label=label,
        meaning=sentence[:1].upper() + sentence[1:],
        leaves_out=" ".join(rest.split()).removeprefix("Leaves out: "),
        page=page,
        **function.marks,  # type: ignore[attr-defined]
    )


class Graph:
    """Equations wired by name. Immutable; everything else is derived."""

    def __init__(self, equations: Iterable[Equation], reasons: Mapping[str, str] | None = None) -> None:
        """Order the equations.

        Args:
            equations: in any order.
            reasons: why some that are withheld are so in one case only, clauses; see `closed`.

        Raises:
            ValueError: two equations share a name, or equations depend on each other in a circle.
        """
        found: dict[str, Equation] = {}
        for item in equations:
            if item.name in found:
                raise ValueError(f"Two equations are called {item.name!r}.")
            found[item.name] = item
        sorter = TopologicalSorter({name: item.parameters for name, item in found.items()})
        try:
            order = [name for name in sorter.static_order() if name in found]
        except CycleError as error:
            raise ValueError(f"Equations depend on each other: {' -> '.join(error.args[1])}.") from None
        self.equations: dict[str, Equation] = {name: found[name] for name in order}
        self.reasons = dict(reasons or {})

    @classmethod
    def of(cls, *modules: ModuleType) -> Graph:
        """Collect every equation defined in some modules; the module's name is the page."""
        return cls(
            _read(value, module.__name__.rpartition(".")[2])
            for module in modules
            for value in vars(module).values()
            if hasattr(value, "marks") and getattr(value, "__module__", "") == module.__name__
        )

    @cached_property
    def inputs(self) -> tuple[str, ...]:
        """Names that no equation computes, in order of first use."""
        used = (p for item in self.equations.values() for p in item.parameters)
        return tuple(dict.fromkeys(p for p in used if p not in self.equations))

    @cached_property
    def _ancestors(self) -> dict[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for name, item in self.equations.items():
            up = (found.get(p, frozenset()) | {p} for p in item.parameters)
            found[name] = frozenset().union(*up)
        return found

    @cached_property
    def by_importance(self) -> dict[str, Equation]:
        """The equations, the most important first."""
        return dict(sorted(self.equations.items(), key=lambda pair: pair[1].importance))

    def shown(self, where: Shown) -> tuple[str, ...]:
        """Outputs that are shown somewhere unasked, the most important first."""
        return tuple(name for name, item in self.by_importance.items() if where in item.shown)

    @property
    def headlines(self) -> tuple[str, ...]:
        """Outputs shown first, the most important first."""
        return self.shown(Shown.HEADLINE)

    @cached_property
    def withheld(self) -> dict[str, str]:
        """Equations that are not computed, and why: clauses."""
        always = {name: N_("withheld: {why}", why=e.withheld) for name, e in self.equations.items() if e.withheld}
        return always | self.reasons

    @cached_property
    def opened(self) -> Graph:
        """The same equations with none of them withheld, for what was computed before one was."""
        return Graph(replace(item, withheld="") for item in self.equations.values())

    def closed(self, reasons: Mapping[str, str], labels: Mapping[str, str] | None = None) -> Graph:
        """The same equations with some of them withheld in one case, and others under another label.

        Args:
            reasons: a clause for each that is withheld.
            labels: by name.
        """
        said, new = labels or {}, {name: why for name, why in reasons.items() if not self.equations[name].withheld}
        changed = (
            replace(e, withheld=e.withheld or new.get(name, ""), label=said.get(name, e.label))
            for name, e in self.equations.items()
        )
        return Graph(changed, new)

    def refusal(
        self, name: str, known: Iterable[str], kind: str = "output", listing: str = "econ list outputs"
    ) -> InputError:
        """The error for a quantity that is not there: why it is withheld, or the nearest of those that are known."""
        if name not in self.withheld:
            return unknown(kind, name, known, listing)
        item = self.equations[name]
        return InputError(_("“{label}” is withheld: {why}.", label=_(item.label), why=_(item.withheld)))

    def stated(self, names: Iterable[str]) -> tuple[str, ...]:
        """Which of some quantities that have a value an equation computes otherwise."""
        return tuple(n for n in names if n in self.equations)

    def ancestors(self, name: str, stated: Iterable[str] = ()) -> frozenset[str]:
        """Everything a quantity rests on, when the quantities in `stated` are given and not computed."""
        given = frozenset(stated)
        if name in given or name not in self.equations:
            return frozenset()
        if not given & self._ancestors[name]:
            return self._ancestors[name]
        parents = self.equations[name].parameters
        return frozenset(parents).union(*(self.ancestors(p, given) for p in parents))

    def descendants(self, names: Iterable[str]) -> tuple[str, ...]:
        """Equations that rest on any of `names`, in order of computation."""
        wanted = frozenset(names)
        return tuple(n for n in self.equations if self._ancestors[n] & wanted)

    def evaluate(self, values: Mapping[str, Any], only: Container[str] | None = None) -> dict[str, Any]:
        """Compute every equation whose inputs are known; a given value replaces its equation.

        Args:
            values: known quantities by name: floats or arrays that broadcast as (LINE, YEAR, DRAW).
            only: names of the equations to compute; all if it is None.

        Returns:
            The given values and every computed one. What rests on a missing input is left out, and what is withheld.
        """
        value = dict(values)
        for name in self.computable(values, only):
            item = self.equations[name]
            value[name] = item.function(*[value[p] for p in item.parameters])
        return value

    def computable(self, known: Iterable[str], only: Container[str] | None = None) -> tuple[str, ...]:
        """Equations that `evaluate` would compute from known quantities, in order."""
        having, found = set(known), []
        for name, item in self.equations.items():
            if name in having or item.withheld or not (only is None or name in only):
                continue
            if having.issuperset(item.parameters):
                having.add(name)
                found.append(name)
        return tuple(found)

    def missing(self, name: str, values: Mapping[str, Any]) -> tuple[str, ...]:
        """Inputs without a value, and equations that are withheld, that keep `name` from being computed."""
        gaps, seen, ahead = [], set(), [name]
        while ahead:
            looked_at = ahead.pop()
            if looked_at in values or looked_at in seen:
                continue
            seen.add(looked_at)
            if looked_at not in self.equations or looked_at in self.withheld:
                gaps.append(looked_at)
            else:
                ahead += reversed(self.equations[looked_at].parameters)
        return tuple(gaps)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the formulas and units: a changed formula changes it, a reworded docstring does not."""
        lines = (f"{n} [{e.unit}] = {e.python}" for n, e in sorted(self.equations.items()))
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()
