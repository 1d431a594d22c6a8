"""What is asked: the scenario, the GDP source and year, and the levers of the sale."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import econ
from econ.analysis.guards.dated import prices_of_another_year
from econ.doors.app import panel
from econ.doors.app.levers import lever
from econ.doors.app.page_state import BUILT, ONE_YEAR, PRICES, SALE, STATED, Ask, Session, preset_scenario
from econ.doors.app.panel import Deed, PlainPart, act
from econ.doors.app.shared_results import by_figures
from econ.engine import Result
from econ.scenario import DEFAULT_PRESET
from econ.scenario.country_inputs import WORLD
from econ.wording.errors import InputError, unknown
from econ.wording.language import _, day, spoken

QUESTION = ("preset", "country", "gdp", "year", "as_of", PRICES, "mode")
"""Choices that ask something else; others only say how to show it."""

MOST_PICKS = 100
LONGEST_PICK = 1_000
"""Characters of the name and of the value of such a choice that are kept."""


LEVERS = "levers"
"""Key of the block of the choices and the levers."""


def draw(session: Session, result: Result, *, ticket: str) -> None:
    """The choices and the levers; with a ticket a step of a slider is answered at once."""
    panel.draw(session, LEVERS, _("Scenario and levers"), parts(session, result), ticket=ticket)


def packed(session: Session, result: Result) -> bytes:
    """The same as they are sent, with the visitor's ticket."""
    label = _("Scenario and levers")
    return panel.packed(session, LEVERS, label, parts(session, result), ticket=session.ticket)


def parts(session: Session, result: Result) -> list[PlainPart]:
    """The choices and the levers as parts of a block."""
    ask = session.ask
    asked = [
        panel.choice("preset", _("Scenario"), _scenarios(session), ask.preset),
        panel.side("economy", [_gdp(session), _year(session)]),
        *_as_of(session),
        panel.note(_about(session)),
        panel.side("mode", _mode(session)),
    ]
    if ask.mode == STATED:
        stated = (*lever(session, result, SALE, label=_("Sale")), *lever(session, result, "delivery_period"))
        return [*asked, *stated, *_prices(session, result), _country(session)]
    return [*asked, *_build_up(session, result), *_prices(session, result), _country(session)]


def _scenarios(session: Session) -> dict[str, str]:
    """The presets by name, with their titles; a sale by a country that is looked at comes last."""
    return {n: _(preset_scenario(n).title) for n in dict.fromkeys((*presets(), session.ask.preset))}


def countries() -> dict[str, str]:
    """Codes of the countries by their names in the language that is spoken, in the order of the names."""
    return _countries(spoken())


@by_figures(8)
def _countries(_language: str) -> dict[str, str]:
    """The same, kept for each language: a step of a slider writes them again."""
    book = econ.default_book()
    selling = (country for country in book.countries.values() if country.gdp and country.code != WORLD)
    return dict(sorted((_(country.name), country.code) for country in selling))


def _country(session: Session) -> PlainPart:
    """A field to search the countries in: any of them may be the one that sells."""
    known = countries()
    chosen = next((name for name, code in known.items() if code == session.ask.preset), "")
    return panel.field("country", _("A sale by another country"), chosen, list(known))


def presets() -> list[str]:
    """Names of the presets: the default first, then those of the same country, then the others."""
    names = econ.default_book().presets
    home = preset_scenario(DEFAULT_PRESET).exporter
    return sorted(
        names, key=lambda n: (n != DEFAULT_PRESET, preset_scenario(n).exporter != home, preset_scenario(n).title)
    )


def _about(session: Session) -> str:
    scenario = preset_scenario(session.ask.preset)
    book = session.ask.book
    concept = _(book.series(scenario.exporter, session.ask.gdp).about.concept) if session.ask.gdp else ""
    about = _("GDP here: {concept}", concept=f"{concept[:1].lower()}{concept[1:]}")
    return f"{_(scenario.summary)} {about}"


def sources(session: Session) -> dict[str, str]:
    """GDP sources of the exporter by name, with their labels."""
    book = econ.default_book()
    code = preset_scenario(session.ask.preset).exporter
    country = book.country(code)
    names = dict.fromkeys(n for n in (*country.panel, country.gdp, session.ask.gdp) if n)
    return {n: _(book.series(code, n).short) for n in names}


def _gdp(session: Session) -> PlainPart:
    return panel.choice("gdp", _("GDP source"), sources(session), session.ask.gdp)


def _years(session: Session) -> tuple[int, ...]:
    code = preset_scenario(session.ask.preset).exporter
    return session.ask.book.series(code, session.ask.gdp).years() if session.ask.gdp else ()


def _year(session: Session) -> PlainPart:
    known = _years(session)
    years = sorted({*known, session.ask.year}, reverse=True)
    options = {str(y): str(y) if y in known else _("{year}: none", year=y) for y in years}
    return panel.choice("year", _("Year"), options, str(session.ask.year))


def days(session: Session) -> dict[str, str]:
    """Days as of which the GDP source may be taken, with their words: the newest, then those of its releases."""
    book, ask = econ.default_book(), session.ask
    series = book.series(ask.base.exporter, ask.gdp) if ask.gdp else None
    released = [v.released for v in book.table(ask.gdp).vintages] if series and series.released else []
    held = sorted({*released[1:], *filter(None, [ask.as_of])}, reverse=True)
    return {"": _("the newest figures"), **{one: day(one) for one in held}}


def _as_of(session: Session) -> list[PlainPart]:
    """As of which day figures count; nothing where only the newest are held."""
    held = days(session)
    return [panel.choice("as_of", _("As known on"), held, session.ask.as_of)] if len(held) > 1 else []


def _prices(session: Session, result: Result) -> list[PlainPart]:
    """At the prices of which year money is; nothing where all of it is at those of the year of the sale anyway."""
    ask = session.ask
    if not ask.one_price_year and prices_of_another_year(result) is None:
        return []
    known = {"": _("as published"), ONE_YEAR: _("all of {year}", year=ask.year)}
    return [panel.choice(PRICES, _("Prices"), known, ONE_YEAR if ask.one_price_year else "")]


def nearest_years(session: Session, error: InputError | None) -> list[int]:
    """If the source has no figure for the year: the nearest years that it has."""
    years = _years(session)
    if error is None or session.ask.year in years or not years:
        return []
    return sorted(sorted(years, key=lambda y: abs(y - session.ask.year))[:4])


def offer_years(session: Session, error: InputError | None) -> None:
    """Buttons for the years that the source has."""
    years = nearest_years(session, error)
    buttons = [panel.button(f"year {year}", str(year)) for year in years]
    offered = [panel.side("years", [panel.note(_("Use the figure of")), *buttons])] if buttons else []
    panel.draw(session, "years", _("Years with a figure"), offered)


def _mode(session: Session) -> list[PlainPart]:
    modes = {STATED: _("Stated"), BUILT: _("Built up from goods")}
    found = [panel.choice("mode", _("The sale is"), modes, session.ask.mode, part="radio")]
    if session.ask.changed():
        told = _("Back to the scenario as it is: levers, GDP source, year and the way the sale is given.")
        found.append(panel.button("reset", _("Undo all"), told))
    return found


# --- what a visitor does --------------------------------------------------------------------------------


@act("choose")
def _chose(session: Session, deed: Deed) -> None:
    """Take a choice, if it is one that the page offers."""
    name, value, ask = deed.get("name"), str(deed.get("value")), session.ask
    if name == "preset" and value in (*econ.default_book().presets, ask.preset):
        _begin(session, value)
    elif name == "country":
        _sell_from(session, value)
    elif name == "gdp" and value in sources(session):
        session.change(replace(ask, gdp=value))
    elif name == "year" and value in map(str, _years(session)):
        session.change(replace(ask, year=int(value)))
    elif name == "as_of" and value in days(session):
        session.change(replace(ask, as_of=value))
    elif name == PRICES and value in ("", ONE_YEAR):
        session.change(replace(ask, one_price_year=value == ONE_YEAR))
    elif name == "mode" and value in (STATED, BUILT):
        session.change(ask.in_mode(value, session.result))
    elif name not in QUESTION and len(session.picks) < MOST_PICKS:
        session.touched = True
        session.picks[str(name)[:LONGEST_PICK]] = value[:LONGEST_PICK]


def _begin(session: Session, name: str) -> None:
    """Start from a scenario anew."""
    session.mend()
    session.typed = {}
    session.change(Ask.of(name))


def _sell_from(session: Session, typed: str) -> None:
    """Start from a sale by the country of a name or a code; what is none is said, with the nearest names."""
    known = {name.casefold(): code for name, code in countries().items()}
    code = known.get(typed.strip().casefold()) or typed.strip().upper()
    if code in known.values():
        _begin(session, code)
    elif typed.strip():
        session.touched = True
        session.problems = [unknown("country", typed[:LONGEST_PICK], countries()).on_the_page]


@act("press")
def _pressed(session: Session, deed: Deed) -> None:
    """Do what a button says."""
    name = str(deed.get("name"))
    if name == "reset":
        _begin(session, session.ask.preset)
    elif name == "goods":
        use_goods(session)
    elif name.removeprefix("year ") in map(str, _years(session)):
        session.change(replace(session.ask, year=int(name.removeprefix("year "))))


def use_goods(session: Session) -> None:
    """Build the sale up from goods."""
    session.change(session.ask.in_mode(BUILT, session.result))


# --- the build-up ---------------------------------------------------------------------------------------


def _build_up(session: Session, result: Result) -> list[PlainPart]:
    book = result.book
    boxed = [n for n in book.lines if f"items_per_container_{n}" in _carded(session)]
    names = [
        "containers",
        *(f"{kind}_{line}" for line in boxed for kind in ("items_per_container", "container_weight")),
    ]
    folds = [
        panel.fold(
            session, f"line {line}", _(about.label), _amount(result, line), partial(_line, session, result, line)
        )
        for line, about in book.lines.items()
    ]
    terms = _levers(session, result, [*names, "delivery_period", "payment_discount"])
    return [panel.heading(_("Containers and terms")), *terms, panel.heading(_("Goods")), *folds]


def _line(session: Session, result: Result, line: str) -> list[PlainPart]:
    """The levers of a goods line."""
    return _levers(session, result, [f"{kind}_{line}" for kind in ("quantity", "price", "quality_discount")])


def _levers(session: Session, result: Result, names: list[str]) -> list[PlainPart]:
    return [part for name in names for part in lever(session, result, name)]


def _carded(session: Session) -> set[str]:
    """Inputs of goods lines that have a figure of their own for the exporter."""
    book = econ.default_book()
    code = preset_scenario(session.ask.preset).exporter
    return {n for n in book.line_cards if book.line_card(n, code)}


def _amount(result: Result, line: str) -> str:
    rows = [r for r in econ.tables.by_line(result) if r["line"] == line]
    if not rows:
        return f" · {_('none')}"
    row = rows[0]
    quantity, value = (
        econ.tables.in_words(row, unit, name)[0] for name, unit in (("quantity", row["item"]), ("value", "USD"))
    )
    return f" · {quantity}, {value}"
