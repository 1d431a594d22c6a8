"""Run a scenario: `run(scenario) -> Result`, and percentiles with their numerical error."""

import inspect
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial, wraps
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from econ._version import __version__
from econ.equations.graph import Graph
from econ.evidence import (
    CONCEPTS,
    LABOUR_INPUTS,
    LINE_INPUTS,
    LINED_INPUTS,
    NOT_DELIVERED,
    Book,
    default_book,
    sources,
)
from econ.model import GRAPH, payment, people
from econ.numerics.portable import Array
from econ.numerics.sobol import correlated, prepare, samples
from econ.numerics.statistics import Summary
from econ.scenario import (
    AHEAD,
    GDP_INDEX_BEFORE,
    PACE_BEFORE,
    CompleteScenario,
    Input,
    Scenario,
    State,
    dated,
    moving_together,
    paced,
    path_sources,
    redated,
    resolve,
)
from econ.wording.errors import InputError
from econ.wording.language import N_, _, joined, spoken

GDP_INDEX, PACE, YEARS_AHEAD = "gdp_index", "delivery_path", "years_ahead"
TIME = "time_path"
"""The part of each year that lies in the delivery period, whatever the pace."""

ALONG = (GDP_INDEX, YEARS_AHEAD, PACE, TIME, GDP_INDEX_BEFORE, PACE_BEFORE)
"""What the path gives by year, and no input stands for."""

IN_SERVICE = "in_service"
"""The part of each period under contract that lies in a year: by line of people and by year."""

PEOPLE = people.__name__.rpartition(".")[2]
"""The page of the equations about people."""

PAID = payment.paid_share.__name__
"""Whoever states what part is paid says that goods were delivered."""

SEEN = payment.observed_receipts.__name__

NEW = "newly_produced_share"
"""What rests on this is made, or was in store, only if it is delivered."""

IN_CONTAINERS = ("container_weight", "items_per_container")
"""Figures of goods lines that say what fills a container."""

SHOWN = 8
"""Hexadecimal digits of a digest that are printed."""


@dataclass(frozen=True)
class Fingerprint:
    """Three digests and the version: what was asked, on which numbers, by which equations."""

    scenario: str
    data: str
    model: str
    version: str = __version__

    def __str__(self) -> str:
        """The fingerprint as it is printed."""
        return (
            f"econ {self.version} · scenario {self.scenario[:SHOWN]} · "
            f"data {self.data[:SHOWN]} · model {self.model[:SHOWN]}"
        )


class Kept(NamedTuple):
    """Under what a result keeps the value of a function of it.

    Attributes:
        function: the function itself.
        arguments: what it was given beside the result, another result by its fingerprint.
        language: the language in which it speaks; empty if it says nothing.
    """

    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    language: str


Drawn = Array | np.float64 | float
Makes = Callable[[], Drawn]


class Draws(Mapping[str, Drawn]):
    """Draws by name, each made when it is first asked for and kept from then on."""

    def __init__(
        self,
        made: Mapping[str, Makes],
        graph: Graph,
        only: Container[str] | None = None,
        ahead: Callable[[frozenset[str]], None] | None = None,
    ) -> None:
        """Know what can be made.

        Args:
            made: what makes the known quantities, by name.
            graph: the equations that make the others.
            only: names of the equations to compute; all if it is None.
            ahead: is told the known quantities that are about to be made, which may be quicker together.
        """
        self._made = dict(made)
        self._graph = graph
        self._stated = frozenset(graph.stated(made))
        self._ahead = ahead
        self._waiting = frozenset(made) if ahead else frozenset()
        self._first = frozenset[str]().union(*(graph.ancestors(n, self._stated) for n in graph.headlines if ahead))
        self._names = dict.fromkeys((*made, *graph.computable(made, only)))
        self._values: dict[str, Drawn] = {}

    def __getitem__(self, name: str) -> Drawn:
        """The draws of one quantity."""
        if name not in self._values:
            if name not in self._names:
                raise KeyError(name)
            if name in self._made:
                found = self._made[name]()
            else:
                item = self._graph.equations[name]
                self._look_ahead(name)
                given = [self[p] for p in item.parameters]
                with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
                    found = item.function(*given)
            self._values[name] = found
        return self._values[name]

    def _look_ahead(self, name: str) -> None:
        if self._ahead and self._waiting and (near := self._waiting & self._graph.ancestors(name, self._stated)):
            near |= self._waiting & self._first if near & self._first else frozenset()
            self._waiting -= near
            self._ahead(near)

    def __contains__(self, name: object) -> bool:
        """Whether it can be made, without making it."""
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        """The names."""
        return iter(self._names)

    def __len__(self) -> int:
        """How many."""
        return len(self._names)


@dataclass(frozen=True)
class Result:
    """What a scenario gives.

    Attributes:
        state: the scenario with every choice made.
        draws: samples of every quantity by name, arrays that broadcast as (LINE, YEAR, DRAW).
        central: every quantity with each input at its central value, likewise with one draw.
        book: the figures it was computed on.
        graph: the equations it was computed by; whatever is asked of a result goes by these.
        statistics: what is known of its outputs by name, as `econ.engine.estimates` finds it. Each rests on what its
            output rests on and nothing else, so that `vary` hands on those of outputs that do not move.
        kept: values of functions that are marked `kept`, so that nothing is computed twice. They may rest on anything
            in the result, so that `vary` hands on none of them.
    """

    state: State
    draws: Mapping[str, Any]
    central: Mapping[str, Any]
    book: Book
    graph: Graph
    statistics: dict[str, Summary] = field(default_factory=dict, repr=False, compare=False)
    kept: dict[Kept, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def scenario(self) -> Scenario:
        """The scenario that was asked."""
        return self.state.scenario

    @cached_property
    def fingerprint(self) -> Fingerprint:
        """What identifies this result."""
        return Fingerprint(self.state.digest, self.book.digest, self.graph.digest)

    @cached_property
    def stated(self) -> tuple[str, ...]:
        """Computed quantities whose value the scenario states instead."""
        return self.graph.stated(self.state.inputs)

    @cached_property
    def outputs(self) -> tuple[str, ...]:
        """Names of the quantities that were computed or stated in place of a computation, in order.

        What is said of people is no output where none are stated; it counts as nothing in what rests on it.
        """
        idle = set() if self.state.people else {n for n, e in self.graph.equations.items() if e.page == PEOPLE}
        return tuple(n for n in self.graph.equations if n in self.draws and n not in idle - set(self.stated))

    @cached_property
    def left_out(self) -> dict[str, str]:
        """Outputs that could not be computed or are withheld, and why."""
        found = {}
        for name in self.graph.equations:
            if name in self.draws and name not in self.outputs:
                found[name] = N_("no people under contract are stated")
            elif name not in self.draws:
                gaps = self.graph.missing(name, self.draws)
                found[name] = joined(dict.fromkeys(map(self._absence, gaps)), "; ")
        return found

    def _absence(self, name: str) -> str:
        known = self.graph.withheld.get(name) or self.state.absent.get(name)
        return known or N_("{name} has no value", name=name)

    def refusal(
        self, name: str, known: Iterable[str], kind: str = "output", listing: str = "econ list outputs"
    ) -> InputError:
        """The error for a quantity that is not there: why it has no value, or the nearest of those that are known."""
        if name in self.graph.withheld or name not in self.left_out:
            return self.graph.refusal(name, known, kind, listing)
        label, why = _(self.graph.equations[name].label), _(self.left_out[name])
        return InputError(_("“{label}” has no value in this scenario: {why}.", label=label, why=why))

    def inputs_of(self, name: str) -> tuple[Input, ...]:
        """The inputs that a quantity rests on, in the order of the data; a stated output rests on itself.

        Raises:
            InputError: there is no such quantity.
        """
        if name not in self.draws:
            raise self.refusal(name, self.outputs)
        needed = self.graph.ancestors(name, self.stated) | {name}
        lined = needed & set(LINED_INPUTS)
        needed = (needed - lined) | {f"{kind}_{line}" for kind in lined for line in self.state.lines_of(kind)}
        return tuple(i for n, i in self.state.inputs.items() if n in needed)

    def sources_of(self, name: str) -> tuple[str, ...]:
        """Ids of the sources that a quantity rests on, sorted."""
        found = {s for i in self.inputs_of(name) if self.counts(i) for s in i.sources}
        along = self.graph.ancestors(name, self.stated) & {GDP_INDEX, GDP_INDEX_BEFORE}
        return tuple(sorted(found.union(self._path_sources if along else ())))

    def grade_of(self, name: str) -> str:
        """The weakest grade among the inputs that a quantity rests on; a limit never reached is none of them."""
        reached = np.any(self.draws.get("shortfall", 0) != 0)
        limits = () if reached else ("quantity_available",)
        needed = self.graph.ancestors(name, (*self.stated, *limits)) | {name}
        kinds = self.state.lined
        return sources.weakest(
            i.grade for i in self.inputs_of(name) if self.counts(i) and kinds.get(i.name, (i.name, 0))[0] in needed
        )

    def counts(self, item: Input) -> bool:
        """Whether an input matters: figures of goods that are not delivered do not, nor what fills no container."""
        return item.name not in self.idle

    @cached_property
    def _path_sources(self) -> tuple[str, ...]:
        """Sources of the GDP of the other years."""
        return path_sources(self.state, self.book)

    @cached_property
    def idle(self) -> frozenset[str]:
        """Figures of goods lines of which nothing is delivered, and what fills containers where there are none."""
        ordered = self.central.get("quantity_ordered")
        if ordered is None:
            return frozenset()
        idle = [line for n, line in enumerate(self.state.lines) if not np.any(np.asarray(ordered)[n] != 0)]
        filling = () if np.any(self.draws.get("containers", 0) != 0) else IN_CONTAINERS
        return frozenset(
            (
                *(f"{kind}_{line}" for kind in LINE_INPUTS for line in idle),
                *(f"{kind}_{line}" for kind in filling for line in self.state.lines),
            )
        )

    def sample(self, item: Input) -> Array:
        """The draws of an input (DRAW,); those of a figure of a goods line too, which `draws` has among all lines."""
        known = self.state.inputs.get(item.name) is item and not item.distribution.is_fixed and item.name in self.draws
        return self.draws[item.name] if known else input_draws(item, self.state)

    def vary(self, changed: Mapping[str, Input], without: Container[str] = ()) -> "Result":
        """The same result with some inputs replaced or taken away; only what rests on them is computed again."""
        old = self.state
        inputs = {n: i for n, i in {**old.inputs, **changed}.items() if n not in without}
        if dated(inputs) != dated(old.inputs) and not isinstance(old.scenario, CompleteScenario):
            return evaluate(redated(old, inputs, self.book), self.book, self.graph)
        path = paced(old.scenario, tuple((year, index) for year, index, _ in old.path), inputs)
        together = moving_together(old.scenario, self.book, inputs, old.goods)
        state = replace(old, inputs=inputs, path=path, together=together)
        gone = {n for n in old.inputs if n not in inputs}
        apart = {n for pair in set(old.together) ^ set(together) for n in pair[:2]} & set(inputs)
        roots = {state.lined.get(n, (n, 0))[0] for n in (*changed, *apart)} | gone
        if path != old.path:
            roots |= {PACE, PACE_BEFORE}
        if "delivery_period" in {*changed, *gone}:
            roots |= {TIME}
        if state.in_service != old.in_service:
            roots |= {IN_SERVICE}
        moved = (set(self.graph.descendants(roots)) | gone) - set(self.graph.stated(inputs))
        as_before = {n: partial(self.draws.__getitem__, n) for n in self.draws if n not in moved}
        draws = Draws(as_before | _makers(state, _drawn(state), roots), self.graph, moved)
        central = {n: v for n, v in self.central.items() if n not in moved}
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            central |= assemble(state, _central, roots)
            central |= self.graph.evaluate(central, only=moved)
        same = {n: s for n, s in self.statistics.items() if n in draws and n not in moved}
        return Result(state, draws, central, self.book, self.graph, same)


Arguments = ParamSpec("Arguments")
Value = TypeVar("Value")
OfResult = Callable[Concatenate[Result, Arguments], Value]


def kept(function: OfResult[Arguments, Value]) -> OfResult[Arguments, Value]:
    """Mark a function of a result: what it gives is kept with the result and computed once, in whatever language."""
    return _keeping(function, lambda: "")


def kept_in_words(function: OfResult[Arguments, Value]) -> OfResult[Arguments, Value]:
    """The same for a function that says something: kept for each language that is spoken."""
    return _keeping(function, spoken)


def _keeping(function: OfResult[Arguments, Value], language: Callable[[], str]) -> OfResult[Arguments, Value]:
    @wraps(function)
    def once(result: Result, *args: Arguments.args, **named: Arguments.kwargs) -> Value:
        given = (*args, *(part for pair in sorted(named.items()) for part in pair))
        key = Kept(function, tuple(a.fingerprint if isinstance(a, Result) else a for a in given), language())
        if key not in result.kept:
            result.kept[key] = function(result, *args, **named)
        found: Value = result.kept[key]
        return found

    return once  # type: ignore[return-value]  # the result may be given by its name as well


def keep(result: Result, function: Callable[..., Value], value: Value) -> None:
    """Let a function of a result, marked with `kept`, give a value that is known without computing it."""
    result.kept[Kept(inspect.unwrap(function), (), "")] = value


def run(scenario: Scenario | None = None, book: Book | None = None) -> Result:
    """Run a scenario; without one, the preset of the press line.

    Raises:
        InputError: the scenario cannot be used; the message says what, where and how to mend it.
    """
    book = book or default_book()
    return evaluate(resolve(scenario or Scenario.preset(book=book), book), book)


def evaluate(state: State, book: Book, graph: Graph = GRAPH) -> Result:
    """Run a scenario whose choices are made, on the calculator's equations or on others.

    This is where a result gets its equations. What is said of a scenario before it is run, such as the unit of a
    quantity that may be set, is said of the calculator's own, `GRAPH`.
    """
    graph = closed(graph, state)

    def together(names: frozenset[str]) -> None:
        near = (i for n, i in state.inputs.items() if state.lined.get(n, (n, 0))[0] in names)
        spread = ((i.distribution, i.name, i.dimension) for i in near if not i.distribution.is_fixed)
        prepare(spread, state.scenario.sampler)

    draws = Draws(_makers(state, _drawn(state)), graph, ahead=together)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        central = graph.evaluate(assemble(state, _central))
    return Result(state, draws, central, book.on(state.scenario.as_of), graph)


def closed(graph: Graph, state: State) -> Graph:
    """The equations without those of which a figure such as the scenario's gives no value, each with the reason.

    A figure of licences or contracts says nothing of goods delivered, and for an illustration nothing was seen to come
    back. A scenario that states what part is paid says that it was delivered.
    """
    concept, given = state.scenario.concept, state.inputs.keys()
    if PAID in given or not {PAID, SEEN} <= graph.equations.keys():
        return graph
    if concept in NOT_DELIVERED:
        why = N_("the figure is of {concept}, not of goods delivered", concept=CONCEPTS[concept])
        without = {n: why for n, e in graph.equations.items() if e.of_deliveries and n not in given}
        made = {n: e.label for n, e in graph.equations.items() if NEW in e.parameters and n not in without}
        labels = {n: N_("{output}, if all were delivered", output=label) for n, label in made.items()}
        return graph.closed(without, labels)
    observed = {n for n in graph.equations[SEEN].parameters if n not in graph.equations}
    if concept == "illustration" and observed <= given and not {SEEN, *observed} & set(state.own or ()):
        return graph.closed({SEEN: N_("the scenario is an illustration, for which nothing was seen to come back")})
    return graph


def _central(item: Input) -> np.float64:
    """NumPy's number, so that a division by zero gives what it gives among draws."""
    return np.float64(item.distribution.central)


def input_draws(item: Input, state: State) -> Array:
    """The draws of an input of a scenario (DRAW,), together with those that it is correlated with."""
    if item.name in state.mixed:
        return correlated(item.distribution, state.mixed[item.name], state.scenario.sampler)
    return samples(item.distribution, item.name, item.dimension, state.scenario.sampler)


def _drawn(state: State) -> Callable[[Input], Array | np.float64]:
    """What draws an input: over DRAW, or one number if it has no spread."""

    def pick(item: Input) -> Array | np.float64:
        return _central(item) if item.distribution.is_fixed else input_draws(item, state)

    return pick


def assemble(state: State, pick: Callable[[Input], Drawn], only: Container[str] | None = None) -> dict[str, Any]:
    """Values of a state by name, with goods lines stacked on the LINE axis and the path on the YEAR axis.

    Args:
        state: the scenario with every choice made.
        pick: what is taken of each input: a float, or an array over DRAW.
        only: names of the quantities to assemble; all if it is None.

    Returns:
        What `pick` gives; figures of lines as (LINE, 1, DRAW), or (LINE, 1, 1) if none of them has draws; GDP and pace
        of the years of the path as (YEAR, 1).
    """
    return {name: make() for name, make in _makers(state, pick, only).items()}


def _makers(state: State, pick: Callable[[Input], Drawn], only: Container[str] | None = None) -> dict[str, Makes]:
    """What makes each of the values that `assemble` gives."""
    wanted = [n for n in state.inputs if n not in state.lined and (only is None or n in only)]
    makers: dict[str, Makes] = {n: partial(pick, state.inputs[n]) for n in wanted}
    for kind in LINED_INPUTS:
        names = [f"{kind}_{line}" for line in state.lines_of(kind)]
        known = kind not in state.absent and all(n in state.inputs for n in names)  # on the way from an older question
        if names and known and (only is None or kind in only):
            makers[kind] = partial(_stacked, pick, [state.inputs[n] for n in names])
    others = _of_people(state) | (_along(state) if state.path else {})
    return makers | {n: partial(_known, v) for n, v in others.items() if only is None or n in only}


def _stacked(pick: Callable[[Input], Drawn], items: Sequence[Input]) -> Drawn:
    return _stack([pick(item) for item in items])


def _known(value: Drawn) -> Drawn:
    return value


def _along(state: State) -> dict[str, Array | np.float64]:
    """What the path gives, as (YEAR, 1); 0 for each change by which GDP is carried on if the state has none."""
    years = tuple((year, index) for year, index, _pace in state.path)
    along = {
        GDP_INDEX: [index for _year, index, _pace in state.path],
        PACE: [pace for _year, _index, pace in state.path],
        TIME: [part for *_year, part in paced(replace(state.scenario, path=()), years, state.inputs)],
        YEARS_AHEAD: [float(state.ahead.get(year, 0)) for year, _index, _pace in state.path],
    }
    if state.before:
        along |= {GDP_INDEX_BEFORE: [i for i, _ in state.before], PACE_BEFORE: [p for _, p in state.before]}
    found: dict[str, Array | np.float64] = {name: np.array(values)[:, None] for name, values in along.items()}
    return found | {name: np.float64(0.0) for name in AHEAD if name not in state.inputs}


def _of_people(state: State) -> dict[str, Array | np.float64]:
    """The part of each period under contract in each year, as (LINE, YEAR, 1); nothing at all where nobody is sent."""
    if state.people:
        return {IN_SERVICE: np.array(state.in_service)[:, :, None]} if state.path else {}
    return {name: np.float64(0.0) for name in (*LABOUR_INPUTS, IN_SERVICE)}


def _stack(parts: Sequence[ArrayLike]) -> NDArray[Any]:
    """Values of the goods lines, in their order (LINE, 1, DRAW); real or complex, as they are."""
    arrays = [np.atleast_1d(np.asarray(p)) for p in parts]
    size = max(a.size for a in arrays)
    stacked = np.empty((len(arrays), 1, size), dtype=np.result_type(float, *arrays))
    for row, values in zip(stacked, arrays, strict=True):
        row[0] = values
    return stacked
