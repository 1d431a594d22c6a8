"""The scenario that is asked for on the command line: the arguments, and what they make."""

from __future__ import annotations

import argparse
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from econ.equations.units import other_reading
from econ.evidence import default_book
from econ.files import bounds
from econ.numerics.distributions import Distribution, Fixed, Interval
from econ.provenance.links import BLANK, is_link, scenario_named
from econ.scenario import DEFAULT_PRESET, Input, Scenario, resolve
from econ.wording.errors import InputError, unknown
from econ.wording.language import ENGLISH, LANGUAGES

Name = TypeVar("Name", bound=Hashable)
Given = TypeVar("Given", str, float)

NOBODY = "none"


def scenario_arguments(command: argparse.ArgumentParser, *, positional: bool = True) -> None:
    """Add the arguments that choose and change a scenario."""
    group = command.add_argument_group("scenario")
    if positional:
        group.add_argument("scenario", nargs="?", default=DEFAULT_PRESET, metavar="SCENARIO", help=_WHICH)
    else:
        group.add_argument("--scenario", metavar="SCENARIO", help=f"{_WHICH}; may also stand among the words before")
    group.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", type=_pair, dest="settings", help=_SET
    )
    group.add_argument(
        "--unset", action="append", default=[], metavar="NAME", help="take back what the scenario sets for a quantity"
    )
    group.add_argument("--exporter", metavar="CODE", help="the country that sells (`econ list countries`)")
    group.add_argument("--buyer", metavar="CODE", help=f"the country that buys, or “{NOBODY}”")
    group.add_argument("--year", type=whole_number, metavar="YEAR", help="the year of the sale")
    group.add_argument("--gdp", metavar="SOURCE", help="the GDP source (`econ list gdp`)")
    group.add_argument("--gdp-year", type=whole_number, metavar="YEAR", help="the year of GDP, if it is another one")
    as_of_argument(group)
    group.add_argument("--one-price-year", action="store_true", default=None, help=_PRICES)
    group.add_argument(
        "--pace", action="append", default=[], metavar="YEAR=PACE", type=_pair, help="pace of delivery in a year"
    )
    group.add_argument(
        "--correlate", action="append", default=[], metavar="A,B=RANK", type=_pair, dest="together", help=_TOGETHER
    )
    group.add_argument("--points", type=whole_number, metavar="N", help="points of each scramble, a power of two")
    group.add_argument("--scrambles", type=whole_number, metavar="N", help="independent scrambles of the points")
    group.add_argument("--seed", type=whole_number, metavar="N", help="any whole number; other points")


def as_of_argument(group: argparse._ActionsContainer) -> None:
    """Add the argument that takes the figures of an earlier day."""
    group.add_argument("--as-of", metavar="DATE", help="the figures as they were known on a day, such as 2024-12-31")


def language_argument(group: argparse._ActionsContainer) -> None:
    """Add the argument that says an answer in another language; names that one types stay as they are."""
    group.add_argument(
        "--language",
        default=ENGLISH,
        choices=sorted(LANGUAGES),
        metavar="CODE",
        help=f"the language of what people read: {', '.join(f'{code} ({name})' for code, name in LANGUAGES.items())}",
    )


_WHICH = (
    f"name of a preset (`econ list scenarios`), a .toml or .json file, or “{BLANK}” for the cards alone; "
    f"{DEFAULT_PRESET} if left out"
)
_SET = 'give a quantity another value, such as sale_value="300 million USD/year"; may be repeated'


_PRICES = "bring all money to the prices of the year of the sale, by the US GDP deflator"


_TOGETHER = "rank correlation of two inputs, from -1 to 1; 0 takes one away; may be repeated"


def whole_number(text: str) -> int:
    """A whole number, for argparse."""
    try:
        return bounds.whole(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{bounds.cut(text)}” is not a whole number") from None


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name.strip():
        raise argparse.ArgumentTypeError(f"“{text}” is not NAME=VALUE")
    return name.strip(), value.strip()


def scenario_among(asked: argparse.Namespace, words: Iterable[str]) -> list[str]:
    """The words that do not name a scenario; one that does is taken as the scenario.

    Raises:
        InputError: more than one scenario is named.
    """
    rest = []
    for word in words:
        if word not in {BLANK, *default_book().presets} and not is_link(word) and not word.endswith((".toml", ".json")):
            rest.append(word)
        elif asked.scenario not in {None, word}:
            raise InputError(f"Two scenarios are named: {asked.scenario} and {word}.", mend="Name one.")
        else:
            asked.scenario = word
    return rest


def scenario_of(asked: argparse.Namespace) -> Scenario:
    """The scenario that the arguments describe.

    Raises:
        InputError: something in them cannot be used.
    """
    base = scenario_named(DEFAULT_PRESET if asked.scenario is None else asked.scenario)
    _check_unset(asked.unset, base)
    settings = once("--set", asked.settings)
    if both := next((name for name in asked.unset if name in settings), ""):
        raise InputError(f"“{both}” is set and taken back.", "--unset", "Give one of the two.")
    changes: dict[str, Any] = {
        "set": settings | dict.fromkeys(asked.unset),
        "sampler": replace(base.sampler, **_given(asked, "points", "scrambles", "seed")),
        **_given(asked, "exporter", "buyer", "year", "gdp", "gdp_year", "as_of", "one_price_year"),
    }
    if changes.get("buyer", "").lower() == NOBODY:
        changes["buyer"] = None
    if "exporter" in changes and "gdp" not in changes and changes["exporter"] != base.exporter:
        changes["gdp"] = ""  # a source of one country is none of another
    if asked.scenario == BLANK and "exporter" in changes and "year" not in changes:
        changes["year"] = _newest_year(changes["exporter"], changes.get("gdp", ""), changes.get("as_of", ""))
    if asked.together:
        known = {(a, b): rank for a, b, rank in base.correlation}
        changes["correlation"] = [
            (*names, rank) for names, rank in (known | once("--correlate", map(_together, asked.together))).items()
        ]
    if asked.pace:
        changes["path"] = once("--pace", (_pace(year, pace) for year, pace in asked.pace))
    made = base.change(**changes)
    try:
        if settings:
            resolve(made)
    except InputError:
        return made.change(set=_as_people_write(base.change(**changes | {"set": dict.fromkeys(asked.unset)}), settings))
    return made


def _newest_year(code: str, gdp: str, as_of: str) -> int:
    """The last year of a country's GDP, as the page begins with for a sale by it; of the source and day asked for."""
    source = gdp or default_book().country(code).gdp
    years = default_book().series(code, source, as_of).years() if source else ()
    return max(years, default=Scenario().year)


def _as_people_write(scenario: Scenario, settings: Mapping[str, str]) -> dict[str, Distribution | str]:
    """Those of some settings of a scenario that are read as people write them, not in the grammar of the data."""
    found: dict[str, Distribution | str] = {}
    for name, text in settings.items():
        try:
            resolve(scenario.change(set={name: text}))
        except InputError as error:
            item = resolve(scenario).inputs.get(name)
            if item and error.where == name and (value := as_people_write(text, item)) is not None:
                found[name] = value
    return found


def as_people_write(text: str, item: Input | str) -> Distribution | str | None:
    """An entry that is not in the grammar of the data, as people write it; None if it is not read or not clear.

    Where no field stands around it an entry must name its unit, and an interval its level; and its number must be one
    of the data, into which it may be copied.
    """
    from econ.page import entry

    unit = item if isinstance(item, str) else item.unit
    if other_reading(text) or not entry.names_its_unit(text, unit):
        return None
    value = entry.read(text, item, Fixed(0.0)).value
    return None if isinstance(value, Interval) and ":" not in text else value


def once(option: str, given: Iterable[tuple[Name, Given]]) -> dict[Name, Given]:
    """What an option that may be repeated gives, by name.

    Raises:
        InputError: it gives one name two different values.
    """
    found: dict[Name, Given] = {}
    for name, value in given:
        if found.setdefault(name, value) != value:
            said = " and ".join(name) if isinstance(name, tuple) else name
            raise InputError(f"{said} is given twice: {found[name]} and {value}.", option, "Give it once.")
    return found


def _given(asked: argparse.Namespace, *names: str) -> dict[str, Any]:
    return {n: getattr(asked, n) for n in names if getattr(asked, n) is not None}


def _check_unset(names: list[str], base: Scenario) -> None:
    settings = dict(base.set)
    for name in names:
        if name not in settings:
            raise unknown("setting in this scenario", name, settings)


def _together(given: tuple[str, str]) -> tuple[tuple[str, str], float]:
    names = sorted(name.strip() for name in given[0].split(","))
    try:
        a, b = filter(None, names)
        return (a, b), float(given[1])
    except ValueError:
        raise InputError(
            f"“{given[0]}={given[1]}” is no correlation of two inputs.",
            "--correlate",
            "Write for example --correlate price_shell_152,price_rocket_122=0.5.",
        ) from None


def _pace(year: str, pace: str) -> tuple[int, float]:
    try:
        return bounds.whole(year), float(pace)
    except ValueError:
        raise InputError(
            f"“{year}={pace}” is no pace of a year.", "--pace", "Write for example --pace 2023=0.5."
        ) from None
