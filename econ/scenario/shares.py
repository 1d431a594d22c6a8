"""Shares of one whole: which quantities they are, what they come to, and how one of them moves the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from econ import wording
from econ.evidence import Line, check_plausible
from econ.model import GRAPH, deliveries, payment
from econ.numerics import distributions
from econ.numerics.distributions import Distribution, Fixed, Pert
from econ.scenario.currencies import AMOUNTS
from econ.scenario.state import Input, State
from econ.wording.errors import InputError
from econ.wording.language import N_, _

QUANTITY, CONTAINERS = GRAPH.equations[deliveries.quantity_ordered.__name__].parameters[:2]
[CONTAINER_WEIGHT] = GRAPH.equations[deliveries.container_share.__name__].parameters
PAYMENT_SHARES = GRAPH.equations[payment.goods_share.__name__].parameters
"""What comes in cash, oil and grain, of all that comes back."""

DIGITS = 3
"""Of a share that moves with another: more would look as if somebody had stated them."""

NOTABLE = 0.005
"""From how far off 100% a sum is said to be scaled: what is printed as 100% is 100%."""


@dataclass(frozen=True)
class Share:
    """A share of a whole.

    Attributes:
        name: of the quantity.
        label: what it is a share of, in English.
        stated: what is stated, at the central case.
        scaled: what it is once all of them come to the whole.
    """

    name: str
    label: str
    stated: float
    scaled: float


@dataclass(frozen=True)
class ShareGroup:
    """Shares that belong together.

    Attributes:
        label: of what they are shares, in English.
        members: the shares, in the order of the data.
        rest: name of the quantity that is what they leave over; empty if they are scaled to the whole.
    """

    label: str
    members: tuple[Share, ...]
    rest: str = ""

    @property
    def total(self) -> float:
        """What is stated, together."""
        return sum(share.stated for share in self.members)

    @property
    def sentence(self) -> str:
        """What was done about a sum that is not the whole; empty if nothing had to be."""
        if self.rest or not self.total or abs(self.total - 1) <= NOTABLE:
            return ""
        return _(
            "The shares add up to {total}; we scaled them to {whole}.", total=_percent(self.total), whole=_percent(1)
        )


def _percent(value: float) -> str:
    return wording.percent(value, 0)


def groups(state: State) -> tuple[ShareGroup, ...]:
    """The shares of a scenario that belong together, of which it has more than one, not all nothing."""
    filled = [
        name
        for line in state.lines
        if (name := f"{CONTAINER_WEIGHT}_{line}") in state.inputs
        and (_central(state, name) or _central(state, f"items_per_container_{line}"))
    ]
    paid = [name for name in PAYMENT_SHARES if name in state.inputs]
    found = (
        _group(state, N_("What the containers hold"), filled),
        _group(state, N_("What the payment comes in"), paid, payment.goods_share.__name__),
    )
    return tuple(group for group in found if len(group.members) > 1 and group.total)


def of_a_whole(name: str) -> bool:
    """Whether a quantity may be a share that belongs together with others."""
    return name in PAYMENT_SHARES or name.startswith(f"{CONTAINER_WEIGHT}_")


def _group(state: State, label: str, names: list[str], rest: str = "") -> ShareGroup:
    stated = [_central(state, name) for name in names]
    whole = 1.0 if rest else sum(stated) or 1.0
    members = (Share(n, state.inputs[n].label, s, s / whole) for n, s in zip(names, stated, strict=True))
    return ShareGroup(label, tuple(members), rest)


def _central(state: State, name: str) -> float:
    return state.inputs[name].distribution.central if name in state.inputs else 0.0


def beyond_containers(inputs: Mapping[str, Input], goods: Iterable[Line]) -> dict[str, Input]:
    """Inputs in which the quantity of goods that come in containers is called what it is: what comes beside these."""
    found = dict(inputs)
    for line in goods:
        name, weight = f"{QUANTITY}_{line.name}", inputs.get(f"{CONTAINER_WEIGHT}_{line.name}")
        if name in found and weight and weight.distribution.central and _filled(inputs):
            label = N_("{what}: {line}", what=N_("Quantity beyond the containers"), line=line.label)
            found[name] = replace(found[name], label=label)
    return found


def _filled(inputs: Mapping[str, Input]) -> bool:
    return CONTAINERS in inputs and inputs[CONTAINERS].distribution.central > 0


def together(
    state: State, name: str, value: Distribution, usual: Mapping[str, Input] | None = None
) -> dict[str, Distribution]:
    """A share that is moved, and the others of its whole moved in proportion, so that they come to the whole.

    Of shares that leave something over the others move only if nothing is left. A quantity that is no share of a whole
    is alone.

    Args:
        state: the scenario as it is.
        name: of the share.
        value: what it becomes.
        usual: inputs whose proportions are taken where all the others are nothing, such as those of the preset.
    """
    group = next((g for g in groups(state) if name in {share.name for share in g.members}), None)
    if group is None:
        return {name: value}
    others = {s.name: state.inputs[s.name] for s in group.members if s.name != name}
    if usual and not _sum(others):
        others = {n: usual.get(n, item) for n, item in others.items()}
    left, now = max(1.0 - value.central, 0.0), _sum(others)
    if not now or (group.rest and now <= left):
        return {name: value}
    return {name: value} | {n: _times(item, left / now) for n, item in others.items()}


def _sum(inputs: Mapping[str, Input]) -> float:
    return sum(item.distribution.central for item in inputs.values())


def _times(item: Input, factor: float) -> Distribution:
    """A share times a factor, in its form if that is possible; what would go beyond the possible ends there."""
    low, high = item.plausible or (0.0, 1.0)

    def within(number: float) -> float:
        return min(max(wording.significant(number * factor, DIGITS), low), high)

    now = item.distribution
    middle = within(now.central)
    if not middle or now.spec.keys().isdisjoint(AMOUNTS):
        return Fixed(middle)
    each = {
        k: [within(n) for n in v] if isinstance(v, list) else within(v) for k, v in now.spec.items() if k in AMOUNTS
    }
    try:
        made = distributions.from_spec(now.spec | each)
        check_plausible(made, (low, high), item.unit)
    except InputError:
        return Pert(within(min(now.points)), middle, within(max(now.points)))
    return made
