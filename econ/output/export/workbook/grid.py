"""The central case as cells: a name, a value and a formula for every quantity, goods line and year."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, count

import numpy as np

from econ.analysis import tables
from econ.analysis.tables import Row
from econ.engine import ALONG, GDP_INDEX, IN_SERVICE, PACE, TIME, Result
from econ.equations.notation import EXCEL, Node, excel_name, spell
from econ.evidence import LABOUR_INPUTS, LINE_INPUTS, LINED_INPUTS
from econ.model import SHARE
from econ.numerics.distributions import Months
from econ.scenario import GDP_INDEX_BEFORE, PACE_BEFORE

GDP, LINE, PEOPLE, YEAR = "gdp", "line", "people", "year"
ONE_BEFORE = {PACE_BEFORE: PACE, GDP_INDEX_BEFORE: GDP_INDEX}
"""What stands for the year before, and what it is in its own year."""

SCALAR: frozenset[str] = frozenset()
LINED = 2
"""Dimensions that the draws of a quantity have at least if it has lines."""

SHORTENED = 190
"""Letters of a name before its number."""


@dataclass(frozen=True)
class Key:
    """One number: a quantity, of a goods line and in a year if it has them."""

    quantity: str
    line: str = ""
    year: int | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """Its parts as words."""
        return tuple(filter(None, (self.quantity, self.line, str(self.year or ""))))


class Names:
    """Names for cells: legal, each given once, whatever the case of their letters."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def give(self, *words: str) -> str:
        """A name of some words; one that is taken is numbered."""
        wanted = excel_name("_".join(words))
        numbered = (excel_name(f"{wanted[:SHORTENED]}_{n}") for n in count(2))
        name = next(n for n in chain((wanted,), numbered) if n.lower() not in self._given)
        self._given.add(name.lower())
        return name


class Grid:
    """The cells of one result.

    Attributes:
        result: what is written.
        lines: the goods lines of which anything is ordered, in any draw; the others have no cells.
        people: the lines of people.
        idle: the inputs of the goods lines that have no cells.
        axes: of each quantity, whether it has goods lines and years.
        given: every defined name so far.
        names: the defined name of every number.
        rows: the defined names of rows: a quantity over the goods lines (in a year), or over the years.
        check: the defined name of the check cell.
        gdp_source, gdp_choice: those of the GDP source that is chosen, and of its place in the list.
        gdp_labels, gdp_figures: those of the list, and of what each source says.
    """

    def __init__(self, result: Result) -> None:
        self.result = result
        idle = idle_lines(result)
        self.lines = tuple(line for line in result.state.lines if line not in idle)
        self.people = result.state.people
        self.idle = {f"{kind}_{line}" for kind in LINED_INPUTS for line in idle}
        # Nothing adds up before the first delivery; the years after the last are reached by a longer delivery period.
        first = min(result.state.delivering, default=math.inf)
        self.years = tuple(year for year, *_rest in result.state.path if year >= first)
        self.axes = axes(result)
        self.given = given = Names()
        self.check = given.give("check")
        self.gdp_source, self.gdp_choice, self.gdp_labels, self.gdp_figures = map(
            given.give, ("gdp_source", "gdp_choice", "gdp_sources", "gdp_by_source")
        )
        self.names = {Key(n): given.give(n) for n in self.inputs}
        for kind in LINED_INPUTS:
            known = (line for line in result.state.lines_of(kind) if Key(f"{kind}_{line}") in self.names)
            self.names |= {Key(kind, line): self.names[Key(f"{kind}_{line}")] for line in known}
        for key in (k for n in self.quantities for k in self.keys(n)):
            if key not in self.names:
                self.names[key] = given.give(*key.words)
        self.rows = {key: given.give(*key.words) for key in self._rows()}

    @property
    def inputs(self) -> tuple[str, ...]:
        """The inputs that have a cell."""
        return tuple(n for n in self.result.state.inputs if n not in self.idle)

    @cached_property
    def sources(self) -> list[Row]:
        """The GDP sources to choose from; none if the share or GDP itself is stated."""
        known = Key(SHARE) in self.names and not {SHARE, GDP} & {*self.result.stated}
        rows = tables.by_gdp_source(self.result) if known else []
        return rows if any(row["chosen"] for row in rows) else []

    @property
    def quantities(self) -> tuple[str, ...]:
        """Every quantity that is an array or is computed, in order: those of lines and years before the outputs."""
        central = self.result.central
        idle = () if self.people else (*LABOUR_INPUTS, IN_SERVICE)
        first = [n for n in (*LINED_INPUTS, IN_SERVICE, *ALONG) if n in central and n not in idle]
        return tuple(n for n in (*first, *self.result.outputs) if self.lines or LINE not in self.axes[n])

    def of(self, *axes: str) -> tuple[str, ...]:
        """The quantities that have exactly these axes."""
        return tuple(n for n in self.quantities if self.axes[n] == frozenset(axes))

    def keys(self, quantity: str) -> Iterator[Key]:
        """Every number of a quantity."""
        for line in self.lines_of(quantity) or ("",):
            for year in self.years if YEAR in self.axes[quantity] else (None,):
                yield Key(quantity, line, year)

    def lines_of(self, quantity: str) -> tuple[str, ...]:
        """The lines over which a quantity goes: of goods, or of people; none if it is one for all."""
        axes = self.axes.get(quantity, SCALAR)
        return self.people if PEOPLE in axes else self.lines if LINE in axes else ()

    def _rows(self) -> Iterator[Key]:
        for quantity in self.quantities:
            if self.lines_of(quantity):
                yield from dict.fromkeys(Key(quantity, "", key.year) for key in self.keys(quantity))
            elif YEAR in self.axes[quantity]:
                yield Key(quantity)

    def value(self, key: Key) -> float:
        """A number of the central case."""
        path = [year for year, *_rest in self.result.state.path]
        state, lined = self.result.state, self.lines_of(key.quantity)
        lines = () if not lined else state.people if PEOPLE in self.axes[key.quantity] else state.lines
        shape = (max(len(lines), 1), max(len(path), 1), 1)
        line = lines.index(key.line) if key.line else 0
        year = path.index(key.year) if key.year is not None else 0
        return float(np.broadcast_to(self.result.central[key.quantity], shape)[line, year, 0])

    def formula(self, key: Key) -> str:
        """The formula of a number; empty if it is an input."""
        if key.quantity in {PACE, TIME}:
            return self._pace(key)
        if key.quantity in ONE_BEFORE:
            return self._before(key)
        if key.quantity == IN_SERVICE:
            return self._in_service(key)
        if key.quantity == GDP and self.sources:
            return f"=INDEX({self.gdp_figures},{self.gdp_choice})"
        return self.computed(key)

    def computed(self, key: Key) -> str:
        """The formula of the equation of a number; empty if it has none here."""
        equation = self.result.graph.equations.get(key.quantity)
        if equation is None or key.quantity in self.result.stated:
            return ""
        return f"={self.spelt(equation.formula, key)}"

    def spelt(self, node: Node, key: Key, instead: Mapping[str, str] | None = None) -> str:
        """A formula as the text of one cell: its own line and year, with other cells for some of the quantities."""
        return spell(self._at(node, key, instead or {}), EXCEL, name=str)

    def _at(self, node: Node, key: Key, instead: Mapping[str, str]) -> Node:
        if node.operation == "number":
            return node
        if node.operation == "name":
            name = node.args[0]
            cell = instead.get(name) or self.names.get(self._near(name, key))
            return Node("name", (cell,)) if cell else Node("number", (float(self.result.central[name]),))  # nothing
        if node.operation == "sum_over_lines" and axes_of(node.args[0], self.axes) & {LINE, PEOPLE}:
            return Node("name", (f"SUM({self._over_lines(node.args[0], key, instead)})",))
        if node.operation == "running_total" and YEAR in axes_of(node.args[0], self.axes):
            past = [year for year in self.years if key.year is None or year <= key.year]
            parts = (self.spelt(node.args[0], Key(key.quantity, key.line, year), instead) for year in past)
            return Node("name", (f"SUM({','.join(parts)})",))
        if node.operation in {"sum_over_lines", "running_total"}:
            return self._at(node.args[0], key, instead)
        return Node(node.operation, tuple(self._at(arg, key, instead) for arg in node.args))

    def _over_lines(self, node: Node, key: Key, instead: Mapping[str, str]) -> str:
        if node.operation == "name" and self.lines_of(node.args[0]):
            near = self._near(node.args[0], key)
            return self.rows[Key(near.quantity, "", near.year)]
        lines = self.people if PEOPLE in axes_of(node, self.axes) else self.lines
        if not lines:
            return "0"
        return ",".join(self.spelt(node, Key(key.quantity, line, key.year), instead) for line in lines)

    def _near(self, name: str, key: Key) -> Key:
        """The number of a quantity that belongs to a line and year."""
        axes = self.axes.get(name, SCALAR)
        return Key(name, key.line if axes & {LINE, PEOPLE} else "", key.year if YEAR in axes else None)

    def _before(self, key: Key) -> str:
        """The cell of the year before; empty if that year has none."""
        before = Key(ONE_BEFORE[key.quantity], "", None if key.year is None else key.year - 1)
        return f"={self.names[before]}" if before.year in self.years else ""

    def _in_service(self, key: Key) -> str:
        """The part of a period under contract that lies in the year; another period follows the pace of delivery."""
        own, period = self.names[Key(f"contract_period_{key.line}")], self.names.get(Key("delivery_period"), "1")
        served = self.result.state.inputs[f"contract_period_{key.line}"].distribution
        even = f"{self.names[Key(PACE, '', key.year)]}/{period}"
        if not isinstance(served, Months):
            return f"={even}"
        dated = served.by_year.get(key.year or 0, 0.0) / served.central
        return f"=IF(ABS({own}-{literal(served.central)})<1E-9,{literal(dated)},{even})"

    def _pace(self, key: Key) -> str:
        """The even pace over the delivery period; empty if the scenario states another for its deliveries."""
        if Key("delivery_period") not in self.names or key.year is None:
            return ""
        state, start = self.result.state, self.result.scenario.year
        months = state.inputs["delivery_period"].distribution
        period = months.central
        even = {y: min(max(period - (y - start), 0.0), 1.0) if y >= start else 0.0 for y in self.years}
        dated = months.by_year if isinstance(months, Months) else {}
        stated = key.quantity == PACE
        if stated and any(pace != (dated.get(y, 0.0) if dated else even[y]) for y, _, pace in state.path if y in even):
            return ""
        name = self.names[Key("delivery_period")]
        spread = f"IF({key.year}<{start},0,MIN(MAX({name}-({key.year}-{start}),0),1))"
        spread = "0" if key.year in state.ahead else spread  # a period without months carries no year on
        if not dated:
            return f"={spread}"
        return f"=IF(ABS({name}-{literal(period)})<1E-9,{literal(dated.get(key.year, 0.0))},{spread})"


def literal(value: float) -> str:
    """A number in a formula: 15 digits, since spreadsheet programs keep no more when they save it."""
    return f"{value:.15g}"


def idle_lines(result: Result) -> frozenset[str]:
    """The goods lines of which nothing is ordered in any draw, and which take no part of a container either."""
    lines, ordered = result.state.lines, result.draws.get("quantity_ordered")
    if ordered is None or np.ndim(ordered) < LINED or len(ordered) != len(lines):
        return frozenset()
    weighed = (result.state.inputs[f"container_weight_{line}"].distribution for line in lines)
    takes_part = (weight.central != 0 or not weight.is_fixed for weight in weighed)
    parts = zip(lines, ordered, result.central["quantity_ordered"], takes_part, strict=True)
    return frozenset(line for line, draws, own, packed in parts if not (packed or np.any(draws) or np.any(own)))


def axes(result: Result) -> dict[str, frozenset[str]]:
    """Of each quantity, whether it has lines of goods or of people, and years."""
    known = dict.fromkeys(LINE_INPUTS, frozenset((LINE,))) | dict.fromkeys(ALONG, frozenset((YEAR,)))
    if result.state.people:
        known |= dict.fromkeys(LABOUR_INPUTS, frozenset((PEOPLE,))) | {IN_SERVICE: frozenset((PEOPLE, YEAR))}
    for name, equation in result.graph.equations.items():
        known[name] = SCALAR if name in result.stated else axes_of(equation.formula, known)
    return known


def axes_of(node: Node, known: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Whether a formula has goods lines and years: a sum over lines has none."""
    if node.operation == "number":
        return SCALAR
    if node.operation == "name":
        return known.get(node.args[0], SCALAR)
    inner = SCALAR.union(*(axes_of(arg, known) for arg in node.args))
    return inner - {LINE, PEOPLE} if node.operation == "sum_over_lines" else inner
