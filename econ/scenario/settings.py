"""Values that a scenario sets: read in the unit of their quantity and refused if they make no sense."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from numbers import Real

from econ.evidence import LABOUR_INPUTS, LINED_INPUTS, Book, Setting, check_plausible, kinds, labour_input
from econ.model import GRAPH
from econ.numerics.distributions import Distribution, Fixed
from econ.scenario import currencies
from econ.scenario.card_inputs import from_card
from econ.scenario.request import SERIES_INPUTS, Value
from econ.scenario.state import HEADS, Exchanged, Input, Quantities
from econ.wording import measures
from econ.wording.errors import InputError, unknown
from econ.wording.language import N_, _, joined


def setting(name: str, value: Value, quantities: Quantities, book: Book, year: int) -> Input:
    """The input that a setting gives to a quantity.

    Args:
        name: of the quantity.
        value: what it is set to; money of another currency becomes dollars at the rate of a year.
        quantities: what is known of the case.
        book: the figures.
        year: of the sale.

    Raises:
        InputError: the name is unknown, its quantity is withheld, or the value cannot be used.
    """
    if name in GRAPH.withheld:
        raise GRAPH.refusal(name, ()).at(name)
    known = quantities.inputs.get(name) or _settable(name, quantities, book)
    if known is None:
        _kind, line = labour_input(name) or ("", "")
        if line in book.labour:
            raise InputError(
                _("{name} is set, but no people are sent.", name=name),
                name,
                _("Give a number of people as well: {heads}.", heads=f"{HEADS}{line}"),
            )
        people = {f"{kind}_{line}" for kind in LABOUR_INPUTS for line in book.labour}
        names = ({*quantities.inputs, *quantities.absent, *GRAPH.equations} | people) - set(LINED_INPUTS)
        raise unknown("quantity", name, names, "econ list assumptions")
    given = value if isinstance(value, Setting) else Setting(value="")
    try:
        with measures.knowing(book.units):
            distribution, exchanged = _distribution(
                value.value if isinstance(value, Setting) else value, known.unit, year, book
            )
        check_plausible(distribution, known.plausible or (0.0, 1e30), known.unit)
    except InputError as error:
        raise error.at(name) from None
    if isinstance(value, Distribution) and distribution == known.distribution and known.origin != "scenario":
        return known
    mine = not given.sources and not given.judgement
    return replace(
        known,
        distribution=distribution,
        origin="scenario",
        sources=tuple(dict.fromkeys((*given.sources, *([exchanged.rate.source] if exchanged else [])))),
        grade=given.grade or ("F6" if mine or not given.sources else known.grade),
        judgement=given.judgement or (N_("Set by the user.") if mine else ""),
        note=joined((given.note, currencies.said(exchanged)), " ") if exchanged else given.note,
        disputed="",
        exchanged=exchanged,
        bound=given.bound,
        price_year=year if kinds.is_money(known.unit) else None,
    )


def check_possible(name: str, values: Iterable[float], quantities: Quantities, book: Book) -> None:
    """Refuse values of a quantity that a setting could not give it.

    Args:
        name: of an input, or of a computed quantity that is stated.
        values: in its unit.
        quantities: what is known of the case.
        book: the figures.

    Raises:
        InputError: naming the first of them and the range.
    """
    if known := quantities.inputs.get(name) or _settable(name, quantities, book):
        for value in values:
            try:
                check_plausible(Fixed(value), known.plausible or (0.0, 1e30), known.unit)
            except InputError as error:
                raise error.at(name) from None


def _distribution(value: object, unit: str, year: int, book: Book) -> tuple[Distribution, Exchanged | None]:
    if isinstance(value, Distribution):
        return value, None
    if isinstance(value, bool) or not isinstance(value, str | Real):
        raise InputError(
            _("{value} is no quantity.", value=f"{value!r}"),
            mend=_('Give a number or words such as "300 million USD/year".'),
        )
    try:
        return currencies.read(value, unit, year, book) if isinstance(value, str) else (Fixed(float(value)), None)
    except OverflowError:
        raise InputError(_("A value is not a finite number."), mend=_("Give ordinary numbers.")) from None


def _settable(name: str, quantities: Quantities, book: Book) -> Input | None:
    """A quantity that has no value yet but may be given one: an output, or an input that is absent here."""
    if name in book.cards:
        return from_card(book.cards[name], book)
    if name in SERIES_INPUTS or name in quantities.absent:
        unit = SERIES_INPUTS.get(name, ("", "USD/year"))[1]
        return _bare(name, name.replace("_", " ").capitalize(), unit, book)
    if name in GRAPH.equations and not _has_lines(name):
        equation = GRAPH.equations[name]
        found = _bare(name, equation.label, equation.unit, book, equation.meaning)
        return replace(found, plausible=(-1e30, 1e30)) if equation.signed else found
    return None


def _bare(name: str, label: str, unit: str, book: Book, meaning: str = "") -> Input:
    share = unit == "1" and name.endswith("_share")
    return Input(
        name=name,
        label=label,
        unit=unit,
        distribution=Fixed(0.0),
        dimension=book.dimension(name),
        origin="scenario",
        meaning=meaning,
        plausible=(0.0, 1.0) if share else (0.0, 1e30),
    )


@cache
def _has_lines(name: str) -> bool:
    lined = GRAPH.descendants(LINED_INPUTS)
    totals = {n for n in lined if GRAPH.equations[n].python.startswith("sum_over_lines")}
    return name in lined and name not in totals and not totals & GRAPH.ancestors(name)
