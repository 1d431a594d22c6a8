"""What providers' codes of countries and words for money mean in the codes and units of the book."""

from __future__ import annotations

import csv
import io
import re
from functools import cache, lru_cache

from econ.evidence.book import data_folder
from econ.files import bounds
from econ.wording import measures
from econ.wording.language import _

WORLD, KOSOVO = "WLD", "XKX"

_OTHER = {"KOS": KOSOVO, "KSV": KOSOVO, "XKO": KOSOVO, "RKS": KOSOVO, "WBG": "PSE", "ROM": "ROU", "ZAR": "COD",
          "TMP": "TLS", "ADO": "AND", "IMY": "IMN", "UVK": KOSOVO, "OWID_KOS": KOSOVO, "OWID_WRL": WORLD,
          "G001": WORLD, "1W": WORLD, "W00": WORLD}  # fmt: skip
"""Codes that providers write and ISO 3166 does not have: the IMF, older World Bank files, Our World in Data."""

_GONE = frozenset({"FXX", "BUR", "YUG", "SCG", "ANT", "SUN", "DDR", "CSK"})
"""Three letters that the library of territories knows and no country of today has."""

_OF_TWO = {"CD": "COD", "FR": "FRA", "TL": "TLS", "XK": KOSOVO, "RO": "ROU"}
"""Letters of countries of which the library knows the withdrawn ones, or none."""

_OF_NUMBER = {1: WORLD, 412: KOSOVO}
_NUMBERS_GONE = frozenset({200, 230, 249, 278, 280, 530, 720, 736, 810, 886, 890, 891})
"""Numbers of states that are no more, some of which the library takes for a successor."""

PRIVATE = 900
"""The number from which on they stand for no country of the standard."""


@cache
def _by_number() -> dict[int, str]:
    """The two letters of each country by its number in the standard of the United Nations (M49)."""
    from babel.core import get_global

    known = get_global("territory_aliases").items()
    return {int(key): two[0] for key, two in known if key.isdigit() and len(two) == 1 and int(key) < PRIVATE}


@cache
def _by_two() -> dict[str, str]:
    """Alpha-3 by alpha-2 of every country that has a number (babel's table of the Unicode consortium)."""
    from babel.core import get_global

    withdrawn, numbered = _GONE | set(_OTHER), set(_by_number().values())
    pairs = {
        two[0]: three
        for three, two in get_global("territory_aliases").items()
        if len(three) == 3 and three.isalpha() and len(two) == 1 and three not in withdrawn and two[0] in numbered
    }
    return pairs | _OF_TWO


@cache
def _by_three() -> dict[str, str]:
    return {three: two for two, three in _by_two().items()}


def is_country(code: str) -> bool:
    """Whether a code is that of a country of today, or of the world."""
    return code == WORLD or code in _by_three()


@lru_cache(maxsize=5_000)
def country(code: str) -> str:
    """The code of the book for one that a provider writes: ISO 3166 alpha-3, XKX for Kosovo, WLD for the world."""
    code = code.strip().upper()
    return _OTHER.get(code, code)


def of_two_letters(code: str) -> str:
    """ISO 3166 alpha-3 of a country by its two letters; empty if there is none."""
    return _by_two().get(code.strip().upper(), "")


def of_number(number: int) -> str:
    """ISO 3166 alpha-3 of a country by its number (M49); empty for a state that is no more, or a group."""
    if number in _NUMBERS_GONE:
        return ""
    return _OF_NUMBER.get(number) or _by_two().get(_by_number().get(number, ""), "")


@cache
def _rows() -> list[dict[str, str]]:
    """The countries of the book."""
    path = data_folder() / "countries.csv"
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))


@cache
def _by_gec() -> dict[str, str]:
    return {row["gec"].upper(): row["code"] for row in _rows() if row["gec"]}


def of_gec(code: str) -> str:
    """ISO 3166 alpha-3 of a country by the two letters of the CIA (GEC); empty if there is none."""
    return _by_gec().get(code.strip().upper(), "")


def name(code: str) -> str:
    """The name of a country in the book; its code if the book does not have it."""
    return next((row["name"] for row in _rows() if row["code"] == code), code)


def currency(code: str) -> str:
    """The three letters of the money of a country today; empty if it is not known."""
    return _money_of(code)[0]


def currency_since(code: str) -> int:
    """The first whole year of the money that a country has today; 0 if it is not known."""
    return _money_of(code)[1]


@cache
def _money_of(code: str) -> tuple[str, int]:
    from babel.core import get_global

    rows = get_global("territory_currencies").get(_by_three().get(code, ""), ())
    today = [(name, start) for name, start, end, tender in rows if end is None and tender]
    if not today:
        return "", 0
    own = [pair for pair in today if pair[0][:2] == _by_three()[code]]
    name, start = (own or today)[-1]
    year, *day = start or (0, 1, 1)
    return name, year if day == [1, 1] else year + 1


# --- units ----------------------------------------------------------------------------------------------

CURRENT, PPP, NOT_MONEY = "current", "PPP", "not-money"

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_INTERNATIONAL = re.compile(r"international[- ]?(?:\$|dollars?)|\bint\.?[- ]?\$|ppp|purchasing power")


def money(words: str, code: str = "") -> tuple[str, str]:
    """Unit and price basis of an amount of money, without the time it is for.

    Args:
        words: what the provider says: "constant 2015 US$", "PPP (current international $)", "current LCU".
        code: of the country, for its own money.

    Returns:
        For example ("USD_2015", "constant-2015"); ("", "") if the words name no money, or constant prices of no year.
    """
    said = words.lower().replace("u.s.", "us")
    constant = "constant" in said or bool(re.search(r"in (?:19|20)\d\d prices", said))
    year = found[0] if (found := _YEAR.search(said)) else ""
    if _INTERNATIONAL.search(said):
        if constant or year:
            return (_of_year("USD_PPP", year), f"PPP-constant-{year}") if year else ("", "")
        return "USD_PPP", PPP
    if re.search(r"lcu|national currency|domestic currency|local currency", said):
        own = currency(code)
        basis = CURRENT if not constant else f"constant-{year}" if year else "constant-unstated"
        return (own, basis) if own else ("", "")
    if re.search(r"us ?\$|us dollar|usd\b|dollars?\b|\$", said):
        if constant:
            return (_of_year("USD", year), f"constant-{year}") if year else ("", "")
        return "USD", CURRENT
    return "", ""


_SCALE = re.compile(r"(?<!per )\b(?:hundred|thousand|million|billion|trillion)s?\b|\b(?:mln|mn|bn)\b", re.IGNORECASE)


def not_whole(words: str) -> str:
    """The sentence on words that say that figures are in thousands or millions, where they are taken whole.

    Empty if the words say no such thing; “per million people” says none.
    """
    found = _SCALE.search(words)
    if not found:
        return ""
    return _(
        "“{words}” says that figures are in units of a {scale}, but here they are taken as they stand.",
        words=bounds.cut(words, 120),
        scale=found[0].lower().removesuffix("s"),
    )


def _of_year(unit: str, year: str) -> str:
    """The unit of money of a year, where there is one; the price basis says the year in any case."""
    return f"{unit}_{year}" if measures.has(f"{unit}_{year}") else unit


def known_unit(unit: str) -> bool:
    """Whether the calculator knows each word of a unit."""
    return all(word == "1" or measures.has(word) for word in unit.split("/"))


def fitting(kind: str, unit: str, basis: str) -> str:
    """The kind itself, or “other” for a product in a country's own money at constant prices.

    Such figures cannot be brought to dollars of their year, so that nothing is to be computed from them.
    """
    own_money = not unit.startswith("USD")
    return "other" if own_money and basis.startswith("constant") else kind


def sentence(text: str, most: int = 400) -> str:
    """A text of a provider's as a sentence of ours: on one line, cut after a sentence, with a period at its end."""
    plain = " ".join(bounds.without_unseen(text).split())
    if len(plain) > most:
        short = plain[:most]
        plain = short[: short.rfind(". ") + 1] or short.rsplit(" ", 1)[0] + " …"
    return plain if not plain or plain.endswith((".", "?", "!")) else f"{plain}."
