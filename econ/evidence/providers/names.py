"""Codes of countries by the names that providers write."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from econ.evidence.providers import codes
from econ.wording.language import _

SHOWN = 12
"""Names that a sentence lists."""

_SPELLINGS = {
    "bahamas the": "BHS",
    "bolivia plurinational state of": "BOL",
    "bosnia herzegovina": "BIH",
    "brunei darussalam": "BRN",
    "burma": "MMR",
    "cabo verde": "CPV",
    "central african rep": "CAF",
    "congo": "COG",
    "congo dem rep": "COD",
    "congo democratic republic": "COD",
    "congo dr": "COD",
    "congo rep": "COG",
    "congo republic": "COG",
    "congo republic of": "COG",
    "congo republic of the": "COG",
    "cote divoire": "CIV",
    "czech rep": "CZE",
    "czech republic": "CZE",
    "democratic peoples republic of korea": "PRK",
    "democratic republic of congo": "COD",
    "democratic republic of the congo": "COD",
    "dem rep of congo": "COD",
    "dominican rep": "DOM",
    "dr congo": "COD",
    "east timor": "TLS",
    "gambia the": "GMB",
    "hong kong": "HKG",
    "iran islamic rep": "IRN",
    "iran islamic republic of": "IRN",
    "ivory coast": "CIV",
    "korea dem peoples rep": "PRK",
    "korea democratic peoples republic of": "PRK",
    "korea dpr": "PRK",
    "korea north": "PRK",
    "korea rep": "KOR",
    "korea republic of": "KOR",
    "korea south": "KOR",
    "kyrgyz republic": "KGZ",
    "lao pdr": "LAO",
    "lao peoples democratic republic": "LAO",
    "macao": "MAC",
    "macedonia": "MKD",
    "macedonia fyr": "MKD",
    "macedonia fyrom": "MKD",
    "micronesia federated states of": "FSM",
    "moldova republic of": "MDA",
    "myanmar": "MMR",
    "palestine": "PSE",
    "republic of congo": "COG",
    "republic of korea": "KOR",
    "republic of moldova": "MDA",
    "republic of the congo": "COG",
    "russian federation": "RUS",
    "saint kitts and nevis": "KNA",
    "saint lucia": "LCA",
    "saint vincent": "VCT",
    "saint vincent and the grenadines": "VCT",
    "slovak republic": "SVK",
    "state of palestine": "PSE",
    "swaziland": "SWZ",
    "syrian arab republic": "SYR",
    "taiwan roc": "TWN",
    "tanzania united republic of": "TZA",
    "timor leste": "TLS",
    "turkey": "TUR",
    "turkiye": "TUR",
    "uae": "ARE",
    "uk": "GBR",
    "united republic of tanzania": "TZA",
    "united states of america": "USA",
    "us": "USA",
    "usa": "USA",
    "venezuela bolivarian republic of": "VEN",
    "viet nam": "VNM",
}
"""Names that providers write and the library does not, as `_plain` has them. A state that is no more has no code: the
Soviet Union is not Russia."""


def by_name(name: str) -> str:
    """ISO 3166 alpha-3 of a country by its English name, however a provider spells it; empty if there is none."""
    plain = _plain(name)
    return _SPELLINGS.get(plain) or _named().get(plain, "")


def not_of_today(called: Iterable[str]) -> str:
    """The sentence on names that are of no country of today: of groups, rebels, and states that are no more."""
    given = sorted(set(called))
    return _(
        "Not a country of today, so not taken: {names}.",
        names=", ".join(given[:SHOWN]) + (_(" and {count} more", count=len(given) - SHOWN) if given[SHOWN:] else ""),
    )


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
