"""What is chosen beside the sale: how it is given, whose it is, by which GDP, as known when, and its goods."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import econ
from econ import wording
from econ.analysis import short_answer, tables
from econ.analysis.guards.dated import prices_of_another_year
from econ.numerics.distributions import Fixed
from econ.page import compared, grammar, shared_results
from econ.page.ask import BUILT, ONE_YEAR, PRICES, SALE, STATED, Ask
from econ.page.blocks import Block, Link, Prose, Steps, menu
from econ.page.levers import Lever, lever
from econ.page.place import Shown
from econ.page.shared_results import by_figures
from econ.scenario import shares
from econ.wording.language import MONEY_IN_WORDS, _, day, spoken

OPEN = "goods"
"""Parameter of the address that says which goods are unfolded."""

OF_A_LINE = ("quantity_", "price_", "quality_discount_")
"""What begins the names of the levers of a line of goods."""

WHOLE = "contract_value"
"""The whole sale over its delivery period; a scenario that states it has no goods that count."""

PEOPLE = ("heads", "leavers", "contract_period", "pay", "reaching_share")
"""What the income from people under contract rests on."""

TERMS = "terms"
"""Its value for containers, shipping and payment."""


class Ways(Steps):
    """Two or more ways to give something, one of which is taken."""


@dataclass(frozen=True, kw_only=True)
class Pair(Block):
    """Blocks side by side."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of goods: what it comes to, and its levers where it is unfolded."""

    title: str
    amount: str
    address: str
    open: bool
    blocks: tuple[Block, ...] = ()
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Goods(Block):
    """What a sale is built up from."""

    kinds: tuple[Kind, ...]


def levers(shown: Shown) -> tuple[Block, ...]:
    """All of them, the sale first."""
    if shown.ask.mode == STATED:
        period = lever(shown, "delivery_period")
        own = () if period is None else (_bare(period),)
        return (*_sale(shown), _ways(shown), *_economy(shown), *own)
    if WHOLE in shown.result.stated:
        parts = [found for one in (WHOLE, "delivery_period") if (found := lever(shown, one)) is not None]
        people = (goods(shown),) if shown.result.state.people else ()
        return (_built(shown), _ways(shown), *map(_bare, parts), *people, *_economy(shown))
    return (_built(shown), _ways(shown), goods(shown), *_economy(shown))


def _sale(shown: Shown) -> tuple[Block, ...]:
    found = lever(shown, SALE, label=_("Sale, a year"))
    if found is None:
        return ()
    found = replace(found, hint=_("type or slide"))
    if found.foreign:
        return (replace(found, unit=_("a year")),)
    return (found if spoken() in MONEY_IN_WORDS else replace(found, before="$", unit=_("a year")),)


def _built(shown: Shown) -> Prose:
    amount = wording.amount(*tables.summary_of(shown.result, SALE).printed, "USD/year", finer=True)
    if WHOLE in shown.result.stated:
        said = _("{amount}, from the whole sale", amount=amount)
    else:
        said = _("{amount}, from its goods", amount=amount)
    return Prose(key="built", title=_("Sale, a year"), texts=(said,))


def _ways(shown: Shown) -> Ways:
    """As a total, or from its goods; a total begins at what the goods come to."""
    built = shown.ask.mode == BUILT
    total = shown.link(sale=STATED, **{OPEN: ""})
    if built and SALE not in dict(shown.ask.moved) and SALE not in dict(shown.ask.base.set):
        value = wording.significant(tables.summary_of(shown.result, SALE).central, 3)
        total = shown.link(sale=STATED, **{OPEN: "", SALE: grammar.brief(Fixed(value), "USD/year") if value else ""})
    from_its_parts = _("From the whole sale") if built and WHOLE in shown.result.stated else _("From its goods")
    return Ways(
        key="ways",
        label=_("The sale is given"),
        links=(
            Link(words=_("As a total"), address=total, here=not built, step=True),
            Link(words=from_its_parts, address=shown.link(sale=BUILT, **{SALE: ""}), here=built, step=True),
        ),
    )


# --- whose sale, and by which GDP -----------------------------------------------------------------------


def _economy(shown: Shown) -> tuple[Block, ...]:
    return _menus(shown.ask.undo(SALE), shown.result.scenario.exporter)


@by_figures(256)
def _menus(ask: Ask, exporter: str) -> tuple[Block, ...]:
    """What there is to choose; kept, as a sale that moves leaves it as it is."""
    known = ask.book.series(ask.base.exporter, ask.gdp).years() if ask.gdp else ()
    years = sorted({*known, ask.year}, reverse=True)
    who = menu("exporter", _("Exporter"), exporter, compared.countries(), deed="exporter")
    gdp_of = menu("year", _("GDP of"), str(ask.year), {str(y): str(y) for y in years})
    found: list[Block] = [Pair(key="who", blocks=(who, gdp_of))]
    book, code = econ.default_book(), ask.base.exporter
    country = book.country(code)
    names = dict.fromkeys(n for n in (*country.panel, country.gdp, ask.gdp) if n)
    if len(names) > 1:
        options = {n: _(book.series(code, n).short) for n in names}
        found.append(menu("gdp", _("GDP source of the figures below"), ask.gdp, options))
    if len(held := _days(ask)) > 1:
        found.append(menu("as_of", _("As known on"), ask.as_of, held))
    if ask.one_price_year or prices_of_another_year(shared_results.get(ask.scenario)) is not None:
        bases = {"": _("as published"), ONE_YEAR: _("all of {year}", year=ask.year)}
        found.append(menu(PRICES, _("Prices"), ONE_YEAR if ask.one_price_year else "", bases))
    return tuple(found)


def _bare(found: Lever) -> Lever:
    """A lever below others, without figures that it has no room for."""
    return replace(found, published=(), every=None)


def _days(ask: Ask) -> dict[str, str]:
    """Days as of which the GDP source may be taken, with their words: the newest, then those of its releases."""
    book = econ.default_book()
    series = book.series(ask.base.exporter, ask.gdp) if ask.gdp else None
    released = [v.released for v in book.table(ask.gdp).vintages] if series and series.released else []
    held = sorted({*released[1:], *filter(None, [ask.as_of])}, reverse=True)
    return {"": _("the newest figures"), **{one: day(one) for one in held}}


# --- the goods ------------------------------------------------------------------------------------------


def goods(shown: Shown) -> Goods:
    """Containers and terms, the kinds of goods, then people; the levers of those that are unfolded.

    Where the whole sale is stated goods move nothing, so that there are none.
    """
    book, result = shown.result.book, shown.result
    people = tuple(_people(shown, line) for line in result.state.people)
    if WHOLE in result.stated:
        return Goods(key="goods", kinds=people)
    boxed = [n for n in book.lines if f"items_per_container_{n}" in _carded(shown)]
    per_line = (f"{kind}_{n}" for n in boxed for kind in ("items_per_container", "container_weight"))
    terms = _kind(
        shown,
        TERMS,
        _("Shipping and payment"),
        tables.printed(result, "containers_used")[0] if "containers_used" in result.draws else "",
        ("containers", *per_line, "delivery_period", "payment_discount"),
    )
    lines = (
        _kind(
            shown,
            line,
            _(about.label),
            _amount(shown, line),
            tuple(f"{kind}{line}" for kind in OF_A_LINE),
        )
        for line, about in book.lines.items()
    )
    return Goods(key="goods", kinds=(terms, *lines, *people))


def _people(shown: Shown, line: str) -> Kind:
    """People under contract: how many are sent, and what their income rests on."""
    heads = shown.result.state.inputs[f"heads_{line}"]
    amount = wording.stated(heads.distribution.central, heads.unit)
    levers = tuple(f"{kind}_{line}" for kind in PEOPLE)
    return _kind(shown, line, _(heads.label).partition(": ")[2], amount, levers)


def _kind(shown: Shown, name: str, title: str, amount: str, levers: tuple[str, ...]) -> Kind:
    opened = shown.detail(OPEN) == name
    blocks = [found for one in levers if (found := _of_kind(shown, one)) is not None] if opened else []
    return Kind(
        title=title,
        amount=amount,
        address=shown.link(**{OPEN: "" if opened else name}),
        open=opened,
        blocks=tuple(blocks),
        note=" ".join(_together(shown)) if opened and name == TERMS else "",
    )


def _together(shown: Shown) -> Iterator[str]:
    """What shares of one whole come to: for each of them what it counts as."""
    for group in shares.groups(shown.result.state):
        if group.rest:
            continue
        named = ((_whole(one.scaled), _(one.label).partition(": ")[2]) for one in group.members)
        each = wording.listing([_("{share} {what}", share=share, what=what) for share, what in named])
        total = _whole(sum(one.scaled for one in group.members))
        yield _("{group}: {shares}, together {total}.", group=_(group.label), shares=each, total=total)
        if group.sentence:
            yield group.sentence


def _whole(share: float) -> str:
    return wording.percent(share, 0)


def _of_kind(shown: Shown, name: str) -> Lever | None:
    """A lever below the name of its goods, which it need not repeat."""
    found = lever(shown, name)
    if found is None or not name.startswith((*OF_A_LINE, *(f"{kind}_" for kind in PEOPLE))):
        return found
    return replace(found, label=found.label.partition(": ")[0])


def _carded(shown: Shown) -> set[str]:
    """Inputs of goods lines that have a figure of their own for the exporter."""
    book, code = econ.default_book(), shown.ask.base.exporter
    return {n for n in book.line_cards if book.line_card(n, code)}


def _amount(shown: Shown, line: str) -> str:
    row = next((r for r in tables.by_line(shown.result) if r["line"] == line), None)
    if row is None:
        return _("none")
    return f"{short_answer.quantity(shown.result, row)}, {tables.in_words(row, 'USD', 'value')[0]}"
