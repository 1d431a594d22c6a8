"""What is chosen beside the sale: how it is given, whose it is, by which GDP, as known when, and its goods."""

from __future__ import annotations

from dataclasses import dataclass, replace

import econ
from econ import wording
from econ.analysis import tables
from econ.analysis.guards.dated import prices_of_another_year
from econ.numerics.distributions import Fixed
from econ.page import grammar
from econ.page.ask import BUILT, ONE_YEAR, PRICES, SALE, STATED
from econ.page.blocks import Block, Choice, Link, Menu, Prose
from econ.page.levers import Lever, lever
from econ.page.place import Shown
from econ.page.shared_results import by_figures
from econ.scenario.country_inputs import WORLD
from econ.wording.language import _, day, spoken

OPEN = "goods"
"""Parameter of the address that says which goods are unfolded."""

TERMS = "terms"
"""Its value for containers, shipping and payment."""


@dataclass(frozen=True, kw_only=True)
class Ways(Block):
    """Two or more ways to give something, one of which is taken."""

    label: str
    ways: tuple[Link, ...]


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
        return (*_sale(shown), _ways(shown), _who_and_when(shown), *_more(shown))
    return (_built(shown), _ways(shown), goods(shown), _who_and_when(shown), *_more(shown))


def _sale(shown: Shown) -> tuple[Block, ...]:
    found = lever(shown, SALE, label=_("Sale, a year"))
    if found is None:
        return ()
    return (replace(found, before="$", unit=_("a year"), hint=_("type or slide")),)


def _built(shown: Shown) -> Prose:
    amount = wording.amount(*tables.summary_of(shown.result, SALE).printed, "USD/year", finer=True)
    return Prose(key="built", title=_("Sale, a year"), texts=(_("{amount}, from its goods", amount=amount),))


def _ways(shown: Shown) -> Ways:
    """As a total, or from its goods; a total begins at what the goods come to."""
    from econ.page.page import link

    built = shown.ask.mode == BUILT
    total = link(shown, sale=STATED, **{OPEN: ""})
    if built and SALE not in dict(shown.ask.moved) and SALE not in dict(shown.ask.base.set):
        value = wording.significant(tables.summary_of(shown.result, SALE).central, 3)
        total = link(shown, sale=STATED, **{OPEN: "", SALE: grammar.brief(Fixed(value), "USD/year") if value else ""})
    return Ways(
        key="ways",
        label=_("The sale is given"),
        ways=(
            Link(words=_("As a total"), address=total, here=not built, step=True),
            Link(words=_("From its goods"), address=link(shown, sale=BUILT, **{SALE: ""}), here=built, step=True),
        ),
    )


# --- whose sale, and by which GDP -----------------------------------------------------------------------


def _who_and_when(shown: Shown) -> Pair:
    code = shown.result.scenario.exporter
    exporter = Menu(
        key="exporter",
        name="exporter",
        label=_("Exporter"),
        now=code,
        choices=tuple(Choice(value=known, words=name) for name, known in countries(code).items()),
        deed="exporter",
    )
    years = sorted({*_years(shown), shown.ask.year}, reverse=True)
    return Pair(
        key="who", blocks=(exporter, _menu("year", _("GDP of"), {str(y): str(y) for y in years}, str(shown.ask.year)))
    )


def _more(shown: Shown) -> tuple[Block, ...]:
    ask, book = shown.ask, econ.default_book()
    code = ask.base.exporter
    country = book.country(code)
    names = dict.fromkeys(n for n in (*country.panel, country.gdp, ask.gdp) if n)
    found: list[Block] = []
    if len(names) > 1:
        options = {n: _(book.series(code, n).short) for n in names}
        found.append(_menu("gdp", _("GDP source of the figures below"), options, ask.gdp))
    if len(held := _days(shown)) > 1:
        found.append(_menu("as_of", _("As known on"), held, ask.as_of))
    if ask.one_price_year or prices_of_another_year(shown.result) is not None:
        known = {"": _("as published"), ONE_YEAR: _("all of {year}", year=ask.year)}
        found.append(_menu(PRICES, _("Prices"), known, ONE_YEAR if ask.one_price_year else ""))
    period = lever(shown, "delivery_period")
    return (*found, *((_bare(period),) if period is not None else ()))


def _menu(name: str, label: str, options: dict[str, str], now: str) -> Menu:
    choices = tuple(Choice(value=value, words=words) for value, words in options.items())
    return Menu(key=f"choose-{name.replace('_', '-')}", name=name, label=label, now=now, choices=choices)


def _bare(found: Lever) -> Lever:
    """A lever below others, without figures that it has no room for."""
    return replace(found, published=(), every=None)


def countries(now: str) -> dict[str, str]:
    """Codes of the countries by their names in the language that is spoken, in the order of the names."""
    del now
    return _countries(spoken())


@by_figures(8)
def _countries(_language: str) -> dict[str, str]:
    book = econ.default_book()
    selling = (country for country in book.countries.values() if country.gdp and country.code != WORLD)
    return dict(sorted((_(country.name), country.code) for country in selling))


def _years(shown: Shown) -> tuple[int, ...]:
    ask = shown.ask
    return ask.book.series(ask.base.exporter, ask.gdp).years() if ask.gdp else ()


def _days(shown: Shown) -> dict[str, str]:
    """Days as of which the GDP source may be taken, with their words: the newest, then those of its releases."""
    book, ask = econ.default_book(), shown.ask
    series = book.series(ask.base.exporter, ask.gdp) if ask.gdp else None
    released = [v.released for v in book.table(ask.gdp).vintages] if series and series.released else []
    held = sorted({*released[1:], *filter(None, [ask.as_of])}, reverse=True)
    return {"": _("the newest figures"), **{one: day(one) for one in held}}


# --- the goods ------------------------------------------------------------------------------------------


def goods(shown: Shown) -> Goods:
    """Containers and terms, then the kinds of goods; the levers of those that are unfolded."""
    book, result = shown.result.book, shown.result
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
            tuple(f"{kind}_{line}" for kind in ("quantity", "price", "quality_discount")),
        )
        for line, about in book.lines.items()
    )
    return Goods(key="goods", kinds=(terms, *lines))


def _kind(shown: Shown, name: str, title: str, amount: str, levers: tuple[str, ...]) -> Kind:
    from econ.page.page import link

    opened = shown.detail(OPEN) == name
    blocks = [found for one in levers if (found := _of_kind(shown, one)) is not None] if opened else []
    return Kind(
        title=title,
        amount=amount,
        address=link(shown, **{OPEN: "" if opened else name}),
        open=opened,
        blocks=tuple(blocks),
    )


def _of_kind(shown: Shown, name: str) -> Lever | None:
    """A lever below the name of its goods, which it need not repeat; a quantity beside containers comes on top."""
    found = lever(shown, name)
    if found is None:
        return None
    label = found.label.partition(": ")[0]
    if name.startswith("quantity_") and f"items_per_container_{name.removeprefix('quantity_')}" in _carded(shown):
        label = _("{quantity}, beyond the containers", quantity=label)
    return replace(found, label=label) if ": " in found.label and not name.startswith("items_") else found


def _carded(shown: Shown) -> set[str]:
    """Inputs of goods lines that have a figure of their own for the exporter."""
    book, code = econ.default_book(), shown.ask.base.exporter
    return {n for n in book.line_cards if book.line_card(n, code)}


def _amount(shown: Shown, line: str) -> str:
    row = next((r for r in tables.by_line(shown.result) if r["line"] == line), None)
    if row is None:
        return _("none")
    named = (("quantity", row["item"]), ("value", "USD"))
    return ", ".join(tables.in_words(row, unit, name)[0] for name, unit in named)
