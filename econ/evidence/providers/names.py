"""Codes of countries by the names that providers write."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from econ.evidence.providers import codes
from econ.wording.errors import InputError
from econ.wording.language import _

SHOWN = 12
"""Names that a sentence lists."""


@lru_cache(maxsize=5_000)
def by_name(name: str) -> str:
    """ISO 3166 alpha-3 of a country by its English name, however a provider spells it; empty if there is none."""
    plain = _plain(name)
    return _spellings().get(plain) or _named().get(plain, "")


def check(called: str, code: str, where: str) -> None:
    """Refuse a row whose name is that of one country and whose code is that of another.

    Raises:
        InputError: they are; a name that no country has, such as that of a group, is not held against a code.
    """
    other = by_name(called)
    if other and other != code and codes.is_country(code):
        raise InputError(
            _("The row is called “{name}”, but its code is that of {country}.", name=called, country=codes.name(code)),
            where,
            _("Mend the name or the code, or download the file again."),
        )


def not_of_today(called: Iterable[str]) -> str:
    """The sentence on names that are of no country of today: of groups, rebels, and states that are no more."""
    given = sorted(set(called))
    return _(
        "Not a country of today, so not taken: {names}.",
        names=", ".join(given[:SHOWN]) + (_(" and {count} more", count=len(given) - SHOWN) if given[SHOWN:] else ""),
    )


@cache
def _spellings() -> dict[str, str]:
    """Names that providers write and the library does not, as `_plain` has them: the rows of `spellings.csv`.

    A state that is no more has no code: the Soviet Union is not Russia.
    """
    lines = Path(__file__).with_name("spellings.csv").read_text("utf-8").splitlines()
    return dict(csv.reader(lines[1:]))


@cache
def _named() -> dict[str, str]:
    from babel import Locale

    names = Locale("en").territories
    return {_plain(str(name)): code for two, name in names.items() if (code := codes.of_two_letters(str(two)))}


def _plain(name: str) -> str:
    """A name in small letters without accents, signs and what stands for “and”."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    bare = re.sub(r"['’`]", "", bare.casefold().replace("&", " and ").replace("st. ", "saint "))
    return " ".join(re.findall(r"[a-z0-9]+", bare))
