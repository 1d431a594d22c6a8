"""How a written quantity is read, in the project's own small vocabulary of units (`econ.wording.measures`).

Money is typed: current dollars, dollars of a named year, purchasing-power dollars, won and trend-indicator
values are different things, and nothing converts one into another but a cited rate or deflator. Counted
things are typed as well: a round is not a missile.

A quantity written in the unit that is wanted is read without pint; pint is loaded only to convert.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from econ.files.bounds import LONGEST_UNIT, cut
from econ.wording.errors import InputError, nearest
from econ.wording.language import N_, _, digits
from econ.wording.measures import SCALES, has, known_units

NOT_MONEY_OF_THE_YEAR = {
    "TIV": (
        N_("a trend-indicator value, a volume of military capability and not money"),
        N_("Its owner says that it is not to be compared with GDP. Give what was paid, in dollars."),
    ),
    "USD_PPP": (
        N_("purchasing-power money"),
        N_("A sale is paid at market rates. Give it in dollars at the market rate."),
    ),
    r"USD_\d": (
        N_("money of the prices of another year"),
        N_("Bring it to the prices of the year with a cited price index first, and say with which."),
    ),
}
"""What looks like dollars of the year and is not: what it is, and what to do. Matched at the start of a unit."""

SCALE_WORDS = {scale.word: scale.size for scale in SCALES}
DIMENSIONLESS = "1"

SHORTENED = {
    **dict.fromkeys(("k", "rb", "ribu"), "thousand"),
    **dict.fromkeys(("m", "mm", "mn", "mln", "mio", "jt", "juta"), "million"),
    **dict.fromkeys(("b", "bn", "bln", "mrd", "mld", "miliar"), "billion"),
    **dict.fromkeys(("tn", "trn", "triliun"), "trillion"),
}
"""What people write for a scale word and mean, as it seems: it is asked back and never taken, as m is also a metre."""

NUMBER = r"[-+]?(?:(?:[1-9]\d{0,2}(?:,\d{3})++|\d++(?:_\d++)*+)(?:\.\d*+)?+|\.\d++)(?:[eE][-+]?\d++)?+"
"""A written number: commas stand between groups of three digits, the decimal mark is a point. It is taken whole or not
at all, so that no pattern tries every part of a long one."""

_FOREIGN = re.compile(
    r"(?<![\w.,])(?:"
    r"(?P<decimal>\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}|0,\d+|\d+,(?:\d{1,2}|\d{4,})|\d{4,},\d{3})"
    r"|(?P<grouped>\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+|\d{1,2}(?:,\d{2})+,\d{3})(?:[.,](?P<parts>\d+))?"
    r")(?![.,]?\w)"
)
"""A number as it is written elsewhere: a comma before the decimals and points between thousands, blanks or apostrophes
between thousands, or groups of two digits."""

_POINT = re.compile(r"(?<![\w.,(])[1-9]\d{0,2}\.\d\d(\d)(?![.,]?\w)(?!\s*[%)])")
"""A number whose point may stand between thousands, but for the % of a level and the weights in brackets."""

_MONEY = re.compile(r"[A-Z]{3}(?:_\w+)?")
_NEVER_THOUSANDS = frozenset({DIMENSIONLESS, "year", "month", "day", "hour"})

_POWER = r"\s*(?:\*\*|\^)\s*(?:-?[1-9]|\(-?[1-9]\))"
_UNIT = re.compile(rf"(?:[A-Za-z_]\w*+(?:{_POWER})?+|\*(?!\*)|/(?!/)|[()\s])++", re.ASCII)
"""A unit as pint may see it: names, signs between them, and a power of one digit behind a name alone, since pint
raises to any power that it is given, and a power of a power has no end."""

_NUMBER = re.compile(rf"\s*({NUMBER})(?![\d,._])\s*(.*)", re.DOTALL)


def registry() -> Any:
    """The pint registry of the vocabulary (loads pint)."""
    return _registry(tuple(f"{unit.name} = {unit.definition}" for unit in known_units().values()))


@lru_cache(maxsize=8)
def _registry(definitions: tuple[str, ...]) -> Any:
    import pint

    made: pint.UnitRegistry[float] = pint.UnitRegistry(None)
    made.load_definitions(definitions)
    return made


def names() -> list[str]:
    """Names of all units."""
    return list(known_units())


def split_number(text: str) -> tuple[float, str] | None:
    """Split "24.5 billion USD/year" into 24.5 and the rest; None if it does not begin with a number."""
    found = _NUMBER.fullmatch(text)
    if not found:
        return None
    return float(found[1].replace(",", "").replace("_", "")), found[2].strip()


def other_reading(text: str) -> str:
    """What the first number that is written as elsewhere means, as it is written here; "" if there is none.

    >>> other_reading("0,5 billion"), other_reading("1.234,56"), other_reading("25,00,00,000"), other_reading("1,250.5")
    ('0.5', '1,234.56', '250,000,000', '')
    """
    found = _FOREIGN.search(text)
    return _as_here(found) if found else ""


def _as_here(found: re.Match[str]) -> str:
    whole, decimals = found["grouped"], found["parts"]
    if found["decimal"]:
        whole, _comma, decimals = found["decimal"].partition(",")
    return f"{int(re.sub(r'[^0-9]', '', whole)):,}" + (f".{decimals}" if decimals else "")


def refuse_foreign(text: str, unit: str) -> None:
    """Refuse a number that is written as elsewhere, or that has a point where it may stand between thousands.

    Args:
        text: a quantity as written.
        unit: the unit that is wanted; a share or a ratio with three decimals is no number of thousands.

    Raises:
        InputError: with the number, and how it is written here.
    """
    if found := _FOREIGN.search(text):
        raise InputError(
            _("The number “{piece}” is not written as it is read here.", piece=digits(found[0])),
            mend=_(
                "Write {meant}: a point before the decimals, and commas only between thousands.",
                meant=digits(_as_here(found)),
            ),
        )
    for found in _POINT.finditer(text):
        if _may_be_thousands(found, unit):
            raise InputError(
                _("The number “{piece}” can be read in more than one way.", piece=digits(found[0])),
                mend=_(
                    "Write {thousands} or {decimal}: a point before the decimals, and commas only between thousands.",
                    thousands=digits(found[0].replace(".", ",")),
                    decimal=digits(f"{float(found[0]):.12g}" if found[1] == "0" else f"{found[0]}0"),
                ),
            )


def unmistakable(text: str, unit: str) -> str:
    """A written quantity with a further zero behind each number that `refuse_foreign` would refuse."""
    return _POINT.sub(lambda found: found[0] + ("0" if _may_be_thousands(found, unit) else ""), text)


def _may_be_thousands(found: re.Match[str], unit: str) -> bool:
    """Whether a point with three digits behind it may stand between thousands, as in 250.000 or 1.500 million.

    From billions on, and in the price of a thing, only where the last digit is a zero, which nobody writes at the end
    of decimals; in a length of time and in a share never.
    """
    after = re.search(rf"\b(?:{'|'.join(SCALE_WORDS)})\b", found.string[found.end() :])
    large = after is not None and SCALE_WORDS[after[0]] >= 1e9
    price = bool(_MONEY.match(unit)) and "/" in unit and not unit.endswith("/year")
    return unit not in _NEVER_THOUSANDS and (found[1] == "0" or not (large or price))


def factor(written: str, unit: str) -> float:
    """What a number in the unit as written is multiplied by to be in `unit`.

    Args:
        written: unit words, with an optional scale word or "%": "million USD/year".
        unit: the unit that is wanted.

    Raises:
        InputError: a unit is unknown, missing, or measures something else.
    """
    scale, rest = 1.0, written.strip()
    word, _space, tail = rest.partition(" ")
    if word in SCALE_WORDS:
        scale, rest = SCALE_WORDS[word], tail.strip()
    if rest == unit or (unit == DIMENSIONLESS and rest == ""):
        return scale
    if unit == DIMENSIONLESS and rest == "%":
        return scale / 100
    if rest == "":
        raise InputError(
            _("The unit is missing."),
            mend=_(
                "Write it after the number, for example “{written}”.",
                written=" ".join(filter(None, ["250", word, unit])),
            ),
        )
    return scale * _convert(rest, unit, written.strip())


def check(unit: str) -> None:
    """Refuse a unit that no published figure can have.

    Raises:
        InputError: a word of it is unknown, or it is written as no unit is.
    """
    if unit != DIMENSIONLESS and not all(has(word) for word in unit.split("/")):
        _parsed(unit, _("Write 1 for a share or a ratio, otherwise a unit such as USD/year."))


def _convert(rest: str, unit: str, written: str) -> float:
    if re.match(r"% of\s*[\d.]", rest):
        raise InputError(
            _("“{rest}” is a percentage of a percentage.", rest=cut(rest)),
            mend=_("Multiply the two and write one share."),
        )
    if rest.startswith("%") and unit != DIMENSIONLESS:
        raise InputError(
            _("“%” is a share, but {unit} is needed.", unit=unit), mend=_("Write a value in {unit}.", unit=unit)
        )
    units = registry()
    given, wanted = _parsed(rest, _write(unit)), units.parse_units("" if unit == DIMENSIONLESS else unit)
    if given.dimensionality != wanted.dimensionality:
        raise _mismatch(rest, unit, given, wanted, written)
    return float(given.to(wanted).magnitude)


def _parsed(rest: str, mend: str) -> Any:
    """One of a written unit, as pint has it."""
    if len(rest) <= LONGEST_UNIT and not rest.startswith("%"):
        _refuse_unknown(rest, mend)
        if _UNIT.fullmatch(rest):
            units = registry()
            try:
                return units.Quantity(1.0, units.parse_units(rest))
            except Exception:  # noqa: BLE001 - pint raises many kinds of error on a badly formed unit
                pass
    raise InputError(_("“{rest}” cannot be read as a unit.", rest=cut(rest)), mend=mend)


def _refuse_unknown(rest: str, mend: str) -> None:
    known = set(names())
    for word in re.findall(r"[A-Za-z_]\w*", rest):
        if word in SCALE_WORDS:
            raise InputError(
                _("“{word}” stands in the middle of the unit “{rest}”.", word=word, rest=rest),
                mend=_("Write the scale word right after the number: “300 million USD/year”."),
            )
        if word not in known:
            scale = SHORTENED.get(word.lower())
            close = nearest(word, known) if len(word) > 2 and not scale else []
            if scale:
                mend = " ".join((_("If it means {scale}, write that word in full.", scale=scale), mend))
            raise InputError(
                _("“{word}” is no unit that this calculator knows.", word=word),
                mend=_("Did you mean {names}?", names=_(" or ").join(close)) if close else mend,
                command=_("`{command}` lists them all.", command="econ list units"),
            )


def _write(unit: str) -> str:
    if unit == DIMENSIONLESS:
        return _("Write a share or a ratio, such as 12% or 0.12.")
    return _("Write {unit}, or another unit of the same kind.", unit=unit)


def _mismatch(rest: str, unit: str, given: Any, wanted: Any, written: str) -> InputError:
    year = registry().parse_units("year")
    if (given / year).dimensionality == wanted.dimensionality:
        return InputError(
            _("“{rest}” is a total, but a yearly value in {unit} is needed.", rest=rest, unit=unit),
            mend=_(
                "If it is meant for each year, write “… {written}/year”. If it is the total of several "
                "years, divide it by their number or set contract_value.",
                written=written,
            ),
        )
    if (given * year).dimensionality == wanted.dimensionality:
        return InputError(
            _("“{rest}” is a yearly value, but a total in {unit} is needed.", rest=rest, unit=unit),
            mend=_("Leave out “/year” and give the total of the whole period."),
        )
    for kind, (what, mend) in NOT_MONEY_OF_THE_YEAR.items():
        if re.search(rf"\b{kind}", rest):
            return InputError(
                _("“{rest}” is {what}, but {unit} is needed.", rest=rest, what=_(what), unit=unit), mend=_(mend)
            )
    if unit == DIMENSIONLESS:
        return InputError(
            _("“{rest}” measures something, but a share or a ratio is needed.", rest=rest), mend=_write(unit)
        )
    return InputError(
        _("“{rest}” and {unit} measure different things.", rest=rest, unit=unit),
        mend=_(
            "Give the value in {unit}. Currencies and price years convert only with a cited exchange "
            "rate or deflator, so convert it first and say with which.",
            unit=unit,
        ),
    )
