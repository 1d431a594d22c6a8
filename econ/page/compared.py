"""What the address compares with: presets, sales by a country, frozen links, and scenarios that somebody kept.

`compare=` holds them with commas between: names of presets, codes of countries, `ORIGINAL` for the scenario before its
changes, the text of a frozen link, or a kept scenario: `KEPT` and its own address in base64url, with its name in it.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass

import econ
from econ.analysis import compare
from econ.evidence import folders
from econ.page import ask as asking
from econ.page.ask import Ask, preset_scenario
from econ.page.place import Shown
from econ.page.shared_results import by_figures
from econ.page.ways import parameters
from econ.provenance import links
from econ.scenario import DEFAULT_PRESET, Scenario, title_in_words
from econ.scenario.country_inputs import WORLD
from econ.wording.errors import InputError, unknown
from econ.wording.language import _

FIELD, FOLLOWED, TO = "compare", "output", "to"
"""Parameters of the address: what is compared with, which output the steps follow, and to which scenario."""

ORIGINAL, NONE = "original", "-"
"""What the address calls the scenario before its changes, and nothing at all."""

KEPT = "q."
"""What a kept scenario begins with in the address."""

TITLE = "title"
"""Name of the parameter that names a kept scenario."""

FIRST_COMPARED = ("containers-to-shells-2023-24", "missiles-added")
"""Presets that the first one is compared with, where the address names none: the same deliveries, counted."""

MOST = compare.MOST - 1
"""Others that are set beside the first on the page."""

MOST_IN_TABLE = 60
"""Others that a scenario table has a part for."""

LONGEST_NAME, LONGEST_KEPT = 60, 4_000
"""Characters of a name that fits above a column, and of a kept scenario in the address."""


LONGEST = 12_000
"""Characters of the parameter that the address holds: five frozen links."""


@dataclass(frozen=True)
class Item:
    """One that is compared with.

    Attributes:
        code: what the address calls it.
        scenario: what it asks.
        title: what it is called, in the language that is spoken.
    """

    code: str
    scenario: Scenario
    title: str


def short(name: str) -> str:
    """A name of one line that fits above a column."""
    name = " ".join(name.split())
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"


def now(ask: Ask) -> Item:
    """The scenario that the address asks itself: A."""
    return _named("", ask.scenario)


def _named(code: str, scenario: Scenario, title: str = "") -> Item:
    title = short(title or title_in_words(scenario.title)) or _("Untitled")
    return Item(code, scenario, title)


def usual(ask: Ask) -> list[str]:
    """What is compared with where the address names nothing: the scenario before its changes, then presets like it."""
    exporter = ask.base.exporter
    every = dict.fromkeys((*FIRST_COMPARED, *presets()))
    alike = [name for name in every if name != ask.preset and preset_scenario(name).exporter == exporter]
    return [*([ORIGINAL] if ask.changed() else []), *(alike or [DEFAULT_PRESET])][:2]


@by_figures(4)
def presets() -> tuple[str, ...]:
    """Names of the presets: the default first, then those of the same country, then the others, each by their year."""
    home = preset_scenario(DEFAULT_PRESET).exporter

    def order(name: str) -> tuple[bool, bool, str]:
        return name != DEFAULT_PRESET, preset_scenario(name).exporter != home, preset_scenario(name).title

    return tuple(sorted(econ.default_book().presets, key=order))


def read(ask: Ask, text: str, most: int = MOST) -> tuple[list[Item], list[str]]:
    """What `compare=` names, each once, and a sentence for what cannot be used.

    Args:
        ask: the scenario that the address asks itself.
        text: the parameter; `usual` if it is empty.
        most: how many are taken.
    """
    parts = usual(ask) if not text else [part for part in text.split(",") if part not in {"", NONE}]
    found: dict[str, Item] = {}
    problems: list[str] = []
    for part in dict.fromkeys(parts):
        if len(found) >= most:
            break
        try:
            found[part] = _opened(ask, part)
        except InputError as error:
            said = {"name": FIELD, "what": error.what, "mend": error.mend}
            problems.append(_("“{name}” in the link was ignored in part: {what} {mend}", **said).strip())
        except asking.BROKEN:
            problems.append(asking.failed().on_the_page)
    return list(found.values()), problems


def _opened(ask: Ask, part: str) -> Item:
    if part == ORIGINAL:
        title = _("{title}, as it was", title=title_in_words(ask.base.title))
        return _named(part, ask.base, title)
    if part.startswith(KEPT):
        return _kept(part)
    if links.is_link(part):
        frozen = links.thaw(part)
        folders.require(frozen.own, econ.default_book().own)
        return _named(part, frozen.scenario)
    if part not in econ.default_book().presets and part not in econ.default_book().country_codes:
        raise unknown("scenario", short(part), econ.default_book().presets)
    return _named(part, preset_scenario(part))


# --- scenarios that somebody kept -----------------------------------------------------------------------


def _kept(code: str) -> Item:
    """The scenario of a kept address.

    Raises:
        InputError: it is damaged, asks for what cannot be had, or for figures that are not open here.
    """
    given = _address_of(code)
    folders.require(folders.read_stated(given.get(asking.OWN, "")), econ.default_book().own)
    ask, problems = asking.read({name: value for name, value in given.items() if name != TITLE})
    if problems:
        raise InputError(problems[0])
    return _named(code, ask.scenario, given.get(TITLE, ""))


def _address_of(code: str) -> dict[str, str]:
    damaged = InputError(_("A kept scenario in it is damaged or cut off."), mend=_("Choose it again from your list."))
    packed = code.removeprefix(KEPT)
    if len(packed) > LONGEST_KEPT:
        raise damaged
    try:
        text = base64.b64decode(packed + "=" * (-len(packed) % 4), altchars=b"-_", validate=True).decode()
    except (binascii.Error, ValueError):
        raise damaged from None
    if not (given := parameters(text)):
        raise damaged
    return given


# --- what may be chosen ---------------------------------------------------------------------------------


def title_of(name: str) -> str:
    """What a preset is called."""
    return short(_(preset_scenario(name).title))


@by_figures(8)
def countries() -> dict[str, str]:
    """Names of the countries whose GDP is known by their codes, in the order of the names."""
    selling = (one for one in econ.default_book().countries.values() if one.gdp and one.code != WORLD)
    return dict(sorted(((one.code, _(one.name)) for one in selling), key=lambda item: item[1]))


def file_address(shown: Shown, file: str) -> str:
    """Where a file of what the address compares is had, see `econ.page.compared_files`."""
    return f"compared/{file}{shown.link()}"
