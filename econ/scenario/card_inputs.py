"""Assumption cards and goods lines as inputs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from econ.evidence import LABOUR_INPUTS, LATER_LINE_INPUTS, LINE_INPUTS, LINED_INPUTS, Book, Card, Line, line_unit
from econ.numerics.distributions import Distribution, Fixed, Months
from econ.scenario.request import CompleteScenario, Scenario
from econ.scenario.state import HEADS, Input, Quantities, State
from econ.wording.errors import InputError
from econ.wording.language import N_, _, digits


def goods_of(scenario: Scenario, book: Book) -> tuple[Line, ...]:
    """The goods lines of a scenario: all there are, or those of a complete scenario."""
    if not isinstance(scenario, CompleteScenario):
        return tuple(book.lines.values())
    return tuple(book.lines.get(n) or Line(name=n, label=n.replace("_", " "), item="item") for n in scenario.lines)


def names_goods(found: Mapping[str, Input], goods: tuple[Line, ...]) -> bool:
    """Whether anything of these lines is to be delivered: a quantity, or a share of the containers."""
    weights = [f"container_weight_{line.name}" for line in goods]
    return any(_some(found, f"quantity_{line.name}") for line in goods) or (
        _some(found, "containers") and any(_some(found, name) for name in weights)
    )


def _some(found: Mapping[str, Input], name: str) -> bool:
    return name in found and found[name].distribution.points != (0.0,)


def check_lines(found: Mapping[str, Input], goods: tuple[Line, ...]) -> None:
    """Refuse a complete scenario that names a goods line and leaves out one of its figures.

    Raises:
        InputError: naming the figure.
    """
    for line in goods:
        for kind in LINE_INPUTS.keys() - LATER_LINE_INPUTS:
            if f"{kind}_{line.name}" not in found:
                raise InputError(
                    _(
                        "The scenario names the goods line {line} but gives no {name}.",
                        line=line.name,
                        name=f"{kind}_{line.name}",
                    ),
                    mend=_("Save it again from the calculator, or take the line away."),
                )


def later_kinds(found: Mapping[str, Input], goods: tuple[Line, ...]) -> dict[str, str]:
    """Kinds of figures of goods lines that a scenario of an earlier version does not have, and why."""
    lacking = [kind for kind in LATER_LINE_INPUTS if any(f"{kind}_{line.name}" not in found for line in goods)]
    return {kind: N_("the scenario gives no {name}", name=kind) for kind in lacking}


def of_cards(scenario: Scenario, book: Book) -> Quantities:
    """The cards that hold for the exporter and the buyer; the others are absent, with the reason."""
    exporter, buyer, year = scenario.exporter, scenario.buyer, scenario.year
    asked = book.breaks_an_embargo(exporter, buyer, year)
    held = {c.name for c in book.cards.values() if c.only_for.holds(exporter, buyer, year)}
    held -= {c.name for c in book.cards.values() if c.only_for.stated or (c.only_for.embargo and not asked)}
    return Quantities(
        {c.name: from_card(c, book) for c in book.cards.values() if c.name in held},
        {c.name: _not_held(c, scenario, book, asked) for c in book.cards.values() if c.name not in held},
    )


def _not_held(card: Card, scenario: Scenario, book: Book, asked: bool) -> str:
    """Why a card does not hold: nobody states it, no embargo is broken, another country, or an earlier year."""
    scope, exporter = card.only_for, scenario.exporter
    if scope.stated:
        return N_("the scenario gives no {name}", name=card.name)
    if scope.embargo and not asked:
        return N_("not asked: no arms embargo of the United Nations is broken")
    if card.not_held and scope.holds(exporter, scenario.buyer):
        reason = N_(card.not_held, exporter=book.country(exporter).name)
        return N_("{reason} before {year}", reason=reason, year=scope.since)
    elsewhere = scope.exporter not in (None, exporter)
    about = book.country((scope.exporter if elsewhere else scope.buyer) or "").name
    if not card.not_held:
        return N_("{assumption} is known for {country} only", assumption=card.label, country=about)
    reason = N_(card.not_held, exporter=book.country(exporter).name)
    return reason if elsewhere else N_("{reason} by another buyer than {country}", reason=reason, country=about)


def from_card(card: Card, book: Book, origin: str = "card") -> Input:
    """The input that a card gives."""
    return Input(
        name=card.name,
        label=card.label,
        unit=card.unit,
        distribution=card.distribution,
        dimension=book.dimension(card.name),
        origin=origin,
        sources=card.sources,
        grade=card.grade,
        judgement=card.judgement,
        note=card.note,
        disputed=card.disputed,
        meaning=card.meaning,
        plausible=card.plausible,
        price_year=card.price_year,
    )


def of_lines(goods: tuple[Line, ...], scenario: Scenario, book: Book) -> Quantities:
    """Every figure of every goods line, by definition where the data say nothing."""
    figures = (
        _of_line(kind, line, scenario, book, default) for line in goods for kind, (_, default, _) in LINE_INPUTS.items()
    )
    return Quantities({item.name: item for item in figures})


def of_labour(scenario: Scenario, book: Book) -> Quantities:
    """Every figure of the lines of people whose heads a scenario states; nothing of the others.

    Raises:
        InputError: a figure that no source gives is not stated.
    """
    stated, found = dict(scenario.set), {}
    for name in (n.removeprefix(HEADS) for n in stated if n.startswith(HEADS)):
        if name not in book.labour and not isinstance(scenario, CompleteScenario):
            continue  # the name is unknown, which the setting says
        line = book.labour.get(name) or Line(name=name, label=name.replace("_", " "), item="person")
        booked = Fixed(0.0 if line.account == "transfers" else 1.0) if line.account else None
        for kind, (_unit, usual, label) in LABOUR_INPUTS.items():
            asked, default = f"{kind}_{name}", booked if kind == "counts_in_gni" else usual
            if default is None and asked not in stated and not book.line_card(asked, scenario.exporter):
                raise InputError(
                    _("The scenario states {heads} but no {name}.", heads=f"{HEADS}{name}", name=asked),
                    mend=_("Give it a value as well: {label}.", label=_(label).lower()),
                )
            found[asked] = _of_line(kind, line, scenario, book, default or Fixed(0.0))
    return Quantities(found)


def check_service(state: State) -> None:
    """Refuse more people who leave than are sent, and those who serve in a year outside a delivery period with months.

    The years of a path would not add up to the whole. Where nobody is sent, nobody leaves.

    Raises:
        InputError: naming the heads, or the year.
    """
    for line in state.people:
        sent, gone = (state.inputs[f"{kind}_{line}"].distribution.central for kind in ("heads", "leavers"))
        if 0 < sent < gone:
            raise InputError(
                _(
                    "More people leave than are sent: {gone} of {sent}.",
                    gone=digits(f"{gone:,.0f}"),
                    sent=digits(f"{sent:,.0f}"),
                ),
                f"leavers_{line}",
                _("Give no more leavers than {heads}.", heads=f"{HEADS}{line}"),
            )
    period = state.inputs["delivery_period"].distribution if "delivery_period" in state.inputs else None
    for name in (f"contract_period_{line}" for line in state.people):
        served = state.inputs[name].distribution
        if not (isinstance(period, Months) and isinstance(served, Months)):
            continue
        for year in sorted(served.by_year.keys() - period.by_year.keys())[:1]:
            raise InputError(
                _("People serve in {year}, which is no year of the deliveries.", year=year),
                name,
                _("Give a delivery period that contains it; goods and people go to one buyer over one period."),
            )


MOST = {"person": 1e7, "year": 50.0}
"""How many people a line may have and how long they may serve, in its unit: judgements, ten times what is known."""


def _of_line(kind: str, line: Line, scenario: Scenario, book: Book, default: Distribution) -> Input:
    (template, _default, label), name = LINED_INPUTS[kind], f"{kind}_{line.name}"
    said, booked = N_("{what}: {line}", what=label, line=line.label), kind == "counts_in_gni"
    if card := book.line_card(name, scenario.exporter):
        return replace(from_card(card, book, "line"), label=said)
    return Input(
        name=name,
        label=said,
        unit=line_unit(template, line.item),
        distribution=default,
        dimension=book.dimension(name),
        origin="definition",
        grade="A1" if kind not in LABOUR_INPUTS or booked else "F6",
        judgement=N_("By definition: booked as {account}.", account=line.account)
        if booked
        else N_("Ours: unless something else is stated.")
        if kind in LABOUR_INPUTS
        else N_("By definition: a line that says nothing else."),
        plausible=(0.0, 1.0) if template == "1" and kind != "severity" else (0.0, MOST.get(template, 1e12)),
    )
