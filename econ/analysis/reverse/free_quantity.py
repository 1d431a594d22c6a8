"""The quantity that may move: which it is, whether the output rests on it, and over which range."""

from dataclasses import dataclass

import numpy as np

from econ import wording
from econ.analysis.swings import check_output
from econ.engine import Result
from econ.evidence import LINED_INPUTS
from econ.numerics.distributions import Fixed
from econ.numerics.portable import Array
from econ.scenario import Input
from econ.wording.errors import InputError
from econ.wording.language import _

WIDEST = 1e15
"""Largest value that is tried where a quantity has no upper bound of its own."""

NEAREST = 1e-12
"""Smallest positive value that is tried, relative to the upper end of the range."""


@dataclass(frozen=True)
class Movable:
    """A quantity that may move.

    Attributes:
        item: the quantity as an input; a computed one becomes a stated one.
        computed: whether it is computed in the case that is turned round.
        low, high: the range of values that make sense.
    """

    item: Input
    computed: bool
    low: float
    high: float

    def points(self, even: int, wide: int) -> Array:
        """Points over the range (point), ascending: evenly spaced, and evenly spaced in the number of zeros."""
        plain = np.linspace(self.low, self.high, even)
        if self.low < 0 or self.high <= 0:
            return plain
        start = self.low if self.low > 0 else self.high * NEAREST
        return np.unique(np.concatenate([plain, np.geomspace(start, self.high, wide)]))


def movable(result: Result, name: str, output: str) -> Movable:
    """The quantity `name`, ready to be moved.

    Raises:
        InputError: a name is unknown, or the output does not rest on the quantity.
    """
    check_output(result, output)
    if name == output:
        raise InputError(_("“{name}” is the output itself.", name=name), mend=_("Choose a quantity that it rests on."))
    state = result.state
    single = [n for n in result.outputs if np.size(result.central[n]) == 1]
    if name not in state.inputs and name not in single:
        raise result.refusal(name, {*state.inputs, *single}, "quantity", "econ list assumptions")
    given = [n for n in result.stated if n != name]
    if _root(result, name) not in result.graph.ancestors(output, given):
        raise InputError(
            _("“{output}” does not rest on {name} here.", output=output, name=name),
            mend=_in_the_way(result, name, output),
        )
    item = state.inputs.get(name)
    computed = item is None
    if item is None:
        equation = result.graph.equations[name]
        item = Input(name, equation.label, equation.unit, Fixed(0.0), 0, "scenario", meaning=equation.meaning)
    share = item.unit == "1" and name.endswith("_share")
    low, high = item.plausible or (0.0, 1.0 if share else WIDEST)
    return Movable(item, computed, float(low), float(min(high, WIDEST)))


def _root(result: Result, name: str) -> str:
    """The name under which the equations know a quantity: `price` for `price_shell_152`."""
    return result.state.lined.get(name, (name, 0))[0]


def _in_the_way(result: Result, name: str, output: str) -> str:
    graph, root = result.graph, _root(result, name)
    given = [n for n in result.stated if root in graph.ancestors(n) and n in graph.ancestors(output)]
    if given:
        return _(
            "{given} is stated; take it away (set it to nothing) so that it is computed.", given=wording.listing(given)
        )
    kinds = [i.name for i in result.inputs_of(output) if i.name not in result.state.lined]
    near = [*kinds, *(k for k in LINED_INPUTS if k in graph.ancestors(output, result.stated))]
    return _("It rests on {near}.", near=wording.listing(near[:8]))
