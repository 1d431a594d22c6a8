"""Wire functions by name: order, inputs, ancestors, digest; and run them.

Evaluation can be said aloud: `value[name] = f(*[value[p] for p in parameters(f)])`, in topological order.
"""

from __future__ import annotations

import hashlib
import inspect
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


def equation(unit: str, *, withheld: str = "") -> Callable[[Function], Function]:
    """Mark a function as an equation whose result is in `unit`.

    The function's name is the output, its argument names are the inputs, and its docstring is
    "Label: sentence." followed by a paragraph that begins "Leaves out:".

    An equation may be withheld: `withheld` then says why its number would mislead and what to look at instead, a
    clause. It stays documented and part of the digest, but is not computed, so that nothing prints, draws, exports or
    solves for it; whoever asks for it is told why. `Graph.opened` computes it, for what was made before.
    """

    def mark(function: Function) -> Function:
        function.unit = unit  # type: ignore[attr-defined]
        function.withheld = withheld  # type: ignore[attr-defined]
        return function

    return mark


@dataclass(frozen=True)
class Equation:
    """One equation of a graph: its function and what its docstring says about it.

    `withheld` is why it is not computed, a clause; empty if it is.
    """

    name: str
    function: Callable[..., Any]
    unit: str
    label: str
    meaning: str
    leaves_out: str
    page: str
    withheld: str = ""

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
        unit=function.unit,  # type: ignore[attr-defined]
        label=label,
        meaning=sentence[:1].upper() + sentence[1:],
        leaves_out=" ".join(rest.split()).removeprefix("Leaves out: "),
        page=page,
        withheld=function.withheld,  # type: ignore[attr-defined]
    )


class Graph:
    """Equations wired by name. Immutable; everything else is derived."""

    def __init__(self, equations: Iterable[Equation]) -> None:
        """Order the equations.

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

    @classmethod
    def of(cls, *modules: ModuleType) -> Graph:
        """Collect every equation defined in some modules; the module's name is the page."""
        return cls(
            _read(value, module.__name__.rpartition(".")[2])
            for module in modules
            for value in vars(module).values()
            if hasattr(value, "unit") and getattr(value, "__module__", "") == module.__name__
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
    def withheld(self) -> dict[str, str]:
        """Equations that are not computed, and why: clauses."""
        return {name: N_("withheld: {why}", why=e.withheld) for name, e in self.equations.items() if e.withheld}

    @cached_property
    def opened(self) -> Graph:
        """The same equations with none of them withheld, for what was computed before one was."""
        return Graph(replace(item, withheld="") for item in self.equations.values())

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
        for name, item in self.equations.items():
            if name in value or item.withheld or not (only is None or name in only):
                continue
            if all(p in value for p in item.parameters):
                value[name] = item.function(*[value[p] for p in item.parameters])
        return value

    def missing(self, name: str, values: Mapping[str, Any]) -> tuple[str, ...]:
        """Inputs without a value, and equations that are withheld, that keep `name` from being computed."""
        if name in values:
            return ()
        if name not in self.equations or name in self.withheld:
            return (name,)
        gaps = (self.missing(p, values) for p in self.equations[name].parameters)
        return tuple(dict.fromkeys(gap for found in gaps for gap in found))

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the formulas and units: a changed formula changes it, a reworded docstring does not."""
        lines = (f"{n} [{e.unit}] = {e.python}" for n, e in sorted(self.equations.items()))
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()
