"""What the page asks: an immutable value that lives in the session and in the address of the page."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

import econ
from econ import wording
from econ.analysis import compare, tables
from econ.engine import Result
from econ.evidence import Book, a_day, folders
from econ.files import bounds
from econ.numerics.distributions import Distribution, Fixed
from econ.page import entry, grammar, shared_results
from econ.page.entry import Read
from econ.page.shared_results import by_figures
from econ.provenance.links import BLANK
from econ.scenario import CHANGED, DEFAULT_PRESET, Input, Scenario, State, currencies, nearest_gdp_year, resolve, shares
from econ.scenario.request import SERIES_FED
from econ.wording.errors import InputError, unknown
from econ.wording.language import N_, _

STATED, BUILT = "stated", "goods"
SALE = "sale_value"
OWN = "own"
"""Name of the parameter of the address that names folders of one's own."""

PRICES, ONE_YEAR = "prices", "one_year"
"""Parameter of the address that brings all money to the prices of the year of the sale, and its value."""

EXPORTER = "exporter"
"""Parameter of the address that stands for a sale by a country, as the command line has it."""

ECONOMY = ("preset", EXPORTER, "year", "gdp", "as_of", PRICES, "sale", "made", OWN)
"""Parameters of the address that say what is asked, beside those that set a quantity."""
START = 250e6
"""Where a stated sale begins that no scenario gives, in USD/year: the press line."""

MOST_PARAMETERS = 120
SHOWN = 40
"""Characters of a foreign word that an error repeats."""


@by_figures(64)
def preset_scenario(name: str) -> Scenario:
    """A preset, read once, or the sale by a country that its code stands for, see `own_sale`.

    Raises:
        InputError: there is none.
    """
    return own_sale(name) if name in econ.default_book().country_codes else Scenario.preset(name)


def own_sale(code: str) -> Scenario:
    """A sale by a country to nobody in particular, of the size of the press line, in the last year of its GDP."""
    country = econ.default_book().country(code)
    years = econ.default_book().series(code, country.gdp).years() if country.gdp else ()
    return Scenario(
        exporter=code,
        buyer=None,
        year=max(years, default=Scenario().year),
        gdp=country.gdp or "",
        set={SALE: Fixed(START)},
        concept="illustration",
        title=N_("A sale by {country}", country=country.name),
        summary=N_("A sale of any country, of the size of the press line to begin with: say what it is worth."),
    )


@by_figures(64)
def preset_state(name: str) -> State:
    """A preset with every choice made."""
    return resolve(preset_scenario(name))


@by_figures(256)
def _with_gdp(scenario: Scenario) -> tuple[Scenario, str]:
    """The scenario with the nearest year of its GDP source; as it is where it cannot be answered at all."""
    try:
        return nearest_gdp_year(scenario)
    except InputError:
        return scenario, ""


Stated = Distribution | str
"""What a lever is moved to: a value, or an amount of another currency in words."""


@dataclass(frozen=True)
class Ask:
    """What is asked of the engine.

    Attributes:
        preset: the scenario that everything starts from.
        year, gdp: the year and the GDP source.
        mode: whether the sale is stated, or built up from goods.
        as_of: the day as of which figures are known; empty for the newest.
        one_price_year: whether all money is at the prices of the year of the sale.
        moved: the levers that differ from the preset, by name, sorted; money of another currency in the words that it
            was given in, since another year has another rate.
    """

    preset: str
    year: int
    gdp: str
    mode: str
    moved: tuple[tuple[str, Stated], ...] = ()
    as_of: str = ""
    one_price_year: bool = False

    @classmethod
    def of(cls, name: str = DEFAULT_PRESET) -> Ask:
        """The preset as it is.

        Raises:
            InputError: there is no such preset.
        """
        scenario = preset_scenario(name)
        gdp = scenario.gdp or econ.default_book().country(scenario.exporter).gdp or ""
        mode = STATED if SALE in dict(scenario.set) else BUILT
        return cls(name, scenario.year, gdp, mode, as_of=scenario.as_of, one_price_year=scenario.one_price_year)

    @property
    def base(self) -> Scenario:
        """The preset."""
        return preset_scenario(self.preset)

    @property
    def scenario(self) -> Scenario:
        """The scenario that is run: a GDP source without a figure for the year takes its nearest year."""
        return _with_gdp(self._asked)[0]

    @property
    def nearest(self) -> str:
        """What is said of a GDP source that takes its nearest year; empty if it has the year."""
        return _(_with_gdp(self._asked)[1])

    @property
    def _asked(self) -> Scenario:
        settings: dict[str, Stated | None] = dict(self.moved)
        if self.mode == BUILT:
            settings[SALE] = None
        title = self.base.title + (CHANGED if replace(self, as_of=self.base.as_of).changed() else "")
        return self.base.change(
            year=self.year,
            gdp=self.gdp,
            as_of=self.as_of,
            one_price_year=self.one_price_year,
            set=settings,
            title=title,
        )

    @property
    def book(self) -> Book:
        """The figures as known on the day that is asked for."""
        return econ.default_book().on(self.as_of)

    def move(self, name: str, value: Stated, own: Stated | None) -> Ask:
        """The same with a lever moved; a lever that is back at the preset's own value is not moved."""
        moved = dict(self.moved)
        moved.pop(name, None)
        if value != own:
            moved[name] = value
        return replace(self, moved=tuple(sorted(moved.items())))

    def move_together(self, name: str, value: Stated, own: Stated | None) -> Ask:
        """The same with a lever moved, and the other shares of its whole with it."""
        if isinstance(value, str) or not shares.of_a_whole(name):
            return self.move(name, value, own)
        asked, usual = self, preset_state(self.preset).inputs
        for each, given in shares.together(resolve(self.scenario), name, value, usual).items():
            asked = asked.move(each, given, stated(usual[each]) if each in usual else None)
        return asked

    def undo(self, name: str) -> Ask:
        """The same with a lever back at the preset, and the other shares of its whole."""
        back = moved_together(resolve(self.scenario), name) if shares.of_a_whole(name) else [name]
        return replace(self, moved=tuple((n, v) for n, v in self.moved if n not in back))

    def in_mode(self, mode: str, result: Result | None) -> Ask:
        """The same with the sale stated or built up; a sale that is newly stated begins at the built-up value."""
        asked = replace(self, mode=mode)
        if mode == STATED and SALE not in dict(self.moved) and SALE not in dict(self.base.set):
            built = tables.summary_of(result, SALE).central if result is not None else 0.0
            asked = asked.move(SALE, Fixed(wording.significant(built, 3) or START), None)
        return asked

    def changed(self) -> bool:
        """Whether anything differs from the preset."""
        return self != Ask.of(self.preset)


def moved_together(state: State, name: str) -> list[str]:
    """The quantities that move with one: the shares of its whole, or itself alone."""
    groups = ([share.name for share in group.members] for group in shares.groups(state))
    return next((names for names in groups if name in names), [name])


BROKEN = (ArithmeticError, ValueError, LookupError, TypeError)
"""What is raised for values that cannot be computed, for a reason that would tell a visitor nothing."""


def failed() -> InputError:
    """The error that is said in place of those."""
    return InputError(_("This combination cannot be computed."), mend=_("Undo the last change."))


# --- the address of the page ------------------------------------------------------------------------


def parameters(ask: Ask, result: Result) -> dict[str, str]:
    """Everything that is asked, as parameters of a link. The sale is always written out."""
    units = {name: item.unit for name, item in result.state.inputs.items()}
    settings = {
        n: v if isinstance(v, str) else grammar.brief(v, units.get(n, unit_of(n))) for n, v in ask.moved if n != SALE
    }
    if ask.mode == STATED and (sale := result.state.inputs.get(SALE)):
        settings[SALE] = sale.exchanged.text if sale.exchanged else grammar.brief(sale.distribution, "USD/year")
    found = {
        "preset": ask.preset,
        "year": str(ask.year),
        "gdp": ask.gdp,
        **({"as_of": ask.as_of} if ask.as_of else {}),
        **({PRICES: ONE_YEAR} if ask.one_price_year else {}),
        "sale": ask.mode,
        **settings,
        **({OWN: _own(result)} if result.book.own else {}),
        "made": made(result),
    }
    _remember(found, ask)
    return found


def _own(result: Result) -> str:
    """The folders of one's own of a result, as the address names them."""
    return "; ".join(f"{one.name} {one.digest[: folders.SHOWN]}" for one in result.book.own)


def made(result: Result) -> str:
    """The figures and the equations that a link was made with."""
    return f"{result.book.digest[:8]}-{result.graph.digest[:8]}"


def unit_of(name: str) -> str:
    """Unit of a quantity that has no value in the scenario."""
    equation = econ.GRAPH.equations.get(name)
    card = econ.default_book().cards.get(name)
    return card.unit if card else equation.unit if equation else "1"


MOST_WRITTEN = 256
_written: OrderedDict[tuple[str, frozenset[tuple[str, str]]], Ask] = OrderedDict()
"""What the last addresses that were written ask: the next step of a page comes with one of them."""


def _remember(found: Mapping[str, str], ask: Ask) -> None:
    _written[econ.default_book().digest, frozenset(found.items())] = ask
    while len(_written) > MOST_WRITTEN:
        _written.popitem(last=False)


def read(given: Mapping[str, str]) -> tuple[Ask, list[str]]:
    """What a link asks. What cannot be used is left out, with a sentence for each."""
    if (known := _written.get((econ.default_book().digest, frozenset(given.items())))) is not None:
        return known, []
    problems: list[str] = []
    ask = Ask.of()
    name, code = given.get("preset", ""), given.get(EXPORTER, "")
    whose = code if code and name in {"", BLANK} else Scenario().exporter if name == BLANK else name
    codes = econ.default_book().country_codes
    if whose == code and code and code.upper() not in codes:
        problems.append(_ignored(EXPORTER, unknown("country", code, codes, "econ list countries")))
        whose = code = ""
    if whose:
        try:
            ask = Ask.of(_short(whose.upper() if whose.upper() in codes else whose))
        except InputError as error:
            problems.append(f"{_ignored('preset', error)} {_('Choose one under “Scenario”.')}")
    if code and whose != code and code.upper() != ask.base.exporter:
        problems.append(
            _("“exporter” in the link was ignored: the scenario has its own. Leave “preset” out to ask for that one.")
        )
    if as_of := given.get("as_of"):
        ask = _on_a_day(ask, as_of, problems)
    if prices := given.get(PRICES):
        ask = _at_prices(ask, prices, problems)
    ask = _read_economy(ask, given, problems)
    if (own := given.get(OWN)) and len(folders.read_stated(own)) <= own.count(";"):
        problems.append(
            _("“own” in the link was ignored as far as it names no folder of figures. Ask for the link again.")
        )
    if (mode := given.get("sale")) in (STATED, BUILT):
        ask = ask.in_mode(str(mode), None)
    elif mode is not None:
        problems.append(
            _("“sale” in the link was ignored: it must be {first} or {second}.", first=STATED, second=BUILT)
        )
    levers = [n for n in given if n not in ECONOMY]
    if len(levers) > MOST_PARAMETERS:
        problems.append(
            _(
                "The link sets more than {most} quantities; the rest was ignored.",
                most=MOST_PARAMETERS,
            )
        )
    for name in levers[:MOST_PARAMETERS]:
        ask = _read_lever(ask, name, given[name], problems)
    return ask, problems


def _read_economy(ask: Ask, given: Mapping[str, str], problems: list[str]) -> Ask:
    if gdp := given.get("gdp"):
        ask = _tried(ask, replace(ask, gdp=_short(gdp)), "gdp", problems)
    if year := given.get("year"):
        if len(year) == 4 and (found := bounds.natural(year)) is not None:
            return _tried(ask, replace(ask, year=found), "year", problems)
        problems.append(_("“year” in the link was ignored: it must be a year of four digits."))
    return ask


def _at_prices(ask: Ask, prices: str, problems: list[str]) -> Ask:
    """The same at the prices of one year."""
    if prices != ONE_YEAR:
        problems.append(_("“{name}” in the link was ignored: it must be {value}.", name=PRICES, value=ONE_YEAR))
        return ask
    return replace(ask, one_price_year=True)


def _on_a_day(ask: Ask, as_of: str, problems: list[str]) -> Ask:
    """The same as known on a day, if there is such a day."""
    try:
        econ.default_book().on(a_day(as_of))
    except InputError as error:
        problems.append(_ignored("as_of", error))
        return ask
    return _tried(ask, replace(ask, as_of=as_of), "as_of", problems)


def _tried(before: Ask, after: Ask, name: str, problems: list[str]) -> Ask:
    """The later of two if it can be resolved."""
    try:
        resolve(after.scenario)
    except InputError as error:
        problems.append(_ignored(name, error))
        return before
    return after


def _read_lever(ask: Ask, name: str, text: str, problems: list[str]) -> Ask:
    try:
        value, own = checked(ask, _short(name), text)
    except InputError as error:
        problems.append(_ignored(name, error))
        return ask
    return ask.move(name, value, own)


def checked(ask: Ask, name: str, text: str) -> tuple[Stated, Stated | None]:
    """An entry as a value that the scenario accepts, and the preset's own value.

    An amount of another currency stays in words, and there must be a rate of the year.

    Raises:
        InputError: it cannot be read, or makes no sense for this quantity.
    """
    own = preset_input(ask, name)
    if own is None and name not in (names := _settable(ask)):
        raise unknown("quantity", name, names)
    unit = own.unit if own else unit_of(name)
    whole = grammar.whole(text, unit)
    value, exchanged = currencies.read(whole, unit, ask.year, ask.book)
    if not all(abs(point) <= 1e18 for point in value.points):
        raise InputError(_("The number is too large."), mend=_("Check the number of zeros."))
    _fits(ask, name, value)
    return exchanged.text if exchanged else value, stated(own) if own else None


def typed(ask: Ask, name: str, text: str) -> tuple[Read, Stated | None]:
    """An entry as a person writes it, read for a quantity, and the preset's own value.

    Raises:
        InputError: there is no such quantity.
    """
    own = preset_input(ask, name)
    if own is None and name not in (names := _settable(ask)):
        raise unknown("quantity", name, names)
    item, given = own or unit_of(name), dict(ask.moved).get(name)
    if isinstance(given, str) and text.strip() == entry.shown(given, item):
        return Read(given), stated(own) if own else None
    now = None if isinstance(given, str) else given
    found = entry.read(text, item, now, gdp=_gdp(ask) if name == SALE else None)
    if found.value is not None:
        try:
            unit = item if isinstance(item, str) else item.unit
            _fits(
                ask, name, found.value if isinstance(found.value, Distribution) else _exchanged(ask, found.value, unit)
            )
        except InputError as error:
            found = Read(None, error.on_the_page)
    return found, stated(own) if own else None


def _exchanged(ask: Ask, text: str, unit: str) -> Distribution:
    """An amount of another currency at the rate of the year that is asked for."""
    return currencies.read(text, unit, ask.year, ask.book)[0]


def _fits(ask: Ask, name: str, value: Distribution) -> None:
    """Refuse a value that the scenario does not take, with no name of a file or field before it."""
    try:
        resolve(ask.base.change(set={name: value}))
    except InputError as error:
        raise InputError(error.what, "", error.mend) from None


def _gdp(ask: Ask) -> float | None:
    """GDP of the country that sells, in dollars, if the scenario can be computed."""
    try:
        return float(np.ravel(shared_results.get(ask.scenario).central["gdp"])[0])
    except (InputError, KeyError):
        return None


def stated(item: Input) -> Stated:
    """What a quantity is set to: its value, or the words in which it was given in another currency."""
    return item.exchanged.text if item.exchanged else item.distribution


def _settable(ask: Ask) -> set[str]:
    """Names of the quantities that have no value in the preset but may be given one."""
    return {*preset_state(ask.preset).absent, *econ.default_book().cards, *econ.GRAPH.equations}


def preset_input(ask: Ask, name: str) -> Input | None:
    """The quantity as the preset has it."""
    return preset_state(ask.preset).inputs.get(name)


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def _ignored(name: str, error: InputError) -> str:
    return _(
        "“{name}” in the link was ignored: {what} {mend}", name=_short(name), what=error.what, mend=error.mend
    ).strip()


# --- a scenario of a file -------------------------------------------------------------------------------


def of_scenario(scenario: Scenario) -> tuple[Ask, list[str]]:
    """What the levers ask for the scenario of a file or a link, and a sentence on what of it they cannot hold.

    A preset that it comes from, or else a sale by its exporter, is what it starts from; what differs is moved.

    Raises:
        InputError: there is nothing of the kind to start from, or it cannot be used.
    """
    wanted = resolve(scenario)
    ask = Ask.of(_start_of(wanted))
    state = SALE in dict(scenario.set)
    ask = replace(ask, mode=STATED if state else BUILT, as_of=scenario.as_of, one_price_year=scenario.one_price_year)
    ask = replace(ask, year=scenario.year, gdp=wanted.gdp)
    given = dict(wanted.given)
    here = resolve(ask.scenario)
    for name, item in wanted.inputs.items():
        there = here.inputs.get(name)
        if name in SERIES_FED or (there is not None and there.distribution == item.distribution):
            continue
        try:
            value, own = checked(ask, name, given.get(name) or grammar.brief(item.distribution, item.unit))
        except InputError:
            continue  # it is said below what is not held
        ask = ask.move(name, value, own)
    return ask, _not_held(wanted, resolve(ask.scenario))


def _start_of(wanted: State) -> str:
    """The preset that a scenario comes from, else the one that is most like it, else its exporter."""
    scenario, presets = wanted.scenario, econ.default_book().presets
    if scenario.based_on in presets and preset_scenario(scenario.based_on).exporter == scenario.exporter:
        return scenario.based_on
    asked = scenario.exporter, scenario.buyer, scenario.year
    alike = {n: preset_scenario(n) for n in presets}
    alike = {n: one for n, one in alike.items() if (one.exporter, one.buyer, one.year) == asked}
    return min(alike, key=lambda n: len(compare.differing(preset_state(n), wanted)), default=scenario.exporter)


MOST_NAMED = 6
"""Quantities that a sentence names."""


def _not_held(wanted: State, held: State) -> list[str]:
    """Sentences on what of a scenario the levers do not hold."""
    if wanted.digest == held.digest:
        return []
    names = compare.differing(wanted, held)
    figures = [n for n in names if n in SERIES_FED and n in wanted.inputs and n in held.inputs]
    others = {n: (wanted.inputs.get(n) or held.inputs[n]).label for n in names if n not in SERIES_FED}
    labels = [f"“{_(label)}”" for label in others.values()]
    if [pace for _y, _i, pace in wanted.path] != [pace for _y, _i, pace in held.path]:
        labels.append(_("the pace of delivery by year"))
    if wanted.correlation != held.correlation and not names:
        labels.append(_("correlations"))
    if wanted.scenario.buyer != held.scenario.buyer:
        labels.append(_("the buyer"))
    if wanted.scenario.sampler != held.scenario.sampler:
        labels.append(_("the points"))
    said = []
    if figures:
        said.append(_("The figures of its series are those of today, and differ from those in the file."))
    if labels:
        more = len(labels) - MOST_NAMED
        listed = wording.listing([*labels[:MOST_NAMED], *([_("{count} more", count=more)] if more > 0 else [])])
        said.append(_("The levers cannot hold all of it; different here: {names}.", names=listed))
    return said
