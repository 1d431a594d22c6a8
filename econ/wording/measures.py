"""Units, currency signs and scale words: one row each, with all that is read and said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from econ.wording.errors import InputError
from econ.wording.language import KOREAN, N_


@dataclass(frozen=True)
class Unit:
    """A unit.

    Attributes:
        name: as it is written in data and in settings.
        definition: in pint's notation; what stands in brackets converts into nothing else.
        singular, plural: in words, where the name is not what one says.
        sign: what stands in front of an amount that is said as money, "" for none; None for what is no such money.
        before, after: what stands for a currency in front of a number and behind it, in the sentences of claims.
    """

    name: str
    definition: str
    singular: str = ""
    plural: str = ""
    sign: str | None = None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def one(self) -> str:
        """A single one in words."""
        return self.singular or self.name.replace("_", " ")

    @property
    def many(self) -> str:
        """Any other number of them in words."""
        return self.plural or self.name


_TABLE = (
    Unit("year", "[time]", N_("year"), N_("years")),
    Unit("month", "year / 12", N_("month"), N_("months")),
    Unit("day", "year / 365.25", N_("day"), N_("days")),
    Unit("hour", "day / 24"),
    Unit("kilogram", "[mass]"),
    Unit("gram", "kilogram / 1000", plural=N_("grams")),
    Unit("tonne", "1000 * kilogram", N_("tonne"), N_("tonnes")),
    Unit("litre", "[volume]"),
    Unit("gallon", "3.785411784 * litre", N_("gallon")),
    Unit("oil_barrel", "42 * gallon", N_("barrel"), N_("barrels")),
    Unit("person", "[person]", N_("person"), N_("people")),
    Unit("head_month", "person * month", N_("head-month"), N_("head-months")),
    Unit("item", "[item]", N_("item"), N_("items")),
    Unit("round", "[round]", N_("round"), N_("rounds")),
    Unit("missile", "[missile]", N_("missile"), N_("missiles")),
    Unit("drone", "[drone]", N_("drone"), N_("drones")),
    Unit("vehicle", "[vehicle]", N_("vehicle"), N_("vehicles")),
    Unit("container", "[container]", N_("container"), N_("containers")),
    Unit("shipment", "[shipment]", N_("shipment"), N_("shipments")),
    Unit(
        "USD",
        "[current_dollar]",
        N_("dollar"),
        N_("US dollars"),
        sign="$",
        before=("US$", "USD", "$"),
        after=("US dollars", "U.S. dollars", "American dollars", "dollars", "dollar"),
    ),
    Unit("USD_2011", "[dollar_of_2011]", sign=""),
    Unit("USD_2015", "[dollar_of_2015]", sign=""),
    Unit("USD_2017", "[dollar_of_2017]", sign=""),
    Unit("USD_PPP", "[purchasing_power_dollar]", plural=N_("international dollars"), sign=""),
    Unit("USD_PPP_2011", "[purchasing_power_dollar_of_2011]", sign=""),
    Unit(
        "KRW",
        "[south_korean_won]",
        N_("won"),
        N_("won"),
        sign="₩",
        before=("KRW", "₩"),
        after=("South Korean won", "Korean won", "won"),
    ),
    Unit("KPW", "[north_korean_won]", sign="", after=("North Korean won",)),
    Unit("EUR", "[euro]", plural=N_("euros"), sign="€", before=("EUR", "€"), after=("euros", "euro")),
    Unit("RUB", "[rouble]", before=("RUB", "₽"), after=("roubles", "rouble", "rubles", "ruble")),
    Unit("CNY", "[yuan]", before=("CNY", "RMB"), after=("yuan", "renminbi")),
    Unit("INR", "[indian_rupee]", before=("INR", "₹"), after=("Indian rupees",)),
    Unit("SEK", "[swedish_krona]", before=("SEK",), after=("Swedish kronor",)),
    Unit("CZK", "[czech_koruna]", before=("CZK",), after=("Czech crowns",)),
    Unit("GBP", "[pound_sterling]", before=("GBP", "£"), after=("pounds sterling",)),
    Unit("PKR", "[pakistani_rupee]"),
    Unit("UAH", "[hryvnia]"),
    Unit("RSD", "[serbian_dinar]"),
    Unit("TRY", "[turkish_lira]"),
    Unit("LCU", "[local_currency]"),
    Unit("TIV", "[trend_indicator_value]"),
    Unit("money_of_account", "[money_of_account]"),
)

UNITS: dict[str, Unit] = {unit.name: unit for unit in _TABLE}
"""Every unit that ships by name; goods lines may bring more, see `counted`."""

_brought: ContextVar[dict[str, Unit] | None] = ContextVar("units of one's own", default=None)


@contextmanager
def knowing(own: dict[str, Unit] | None) -> Iterator[None]:
    """Know units of one's own as well while the block runs; they are unknown outside of it.

    Args:
        own: the units by name, to which `counted` adds; None for none, and then what `counted` adds is known to all.
    """
    before = _brought.set(own)
    try:
        yield
    finally:
        _brought.reset(before)


def known_units() -> Mapping[str, Unit]:
    """Every unit that is known here by name: those that ship, then those of one's own."""
    own = _brought.get()
    return {**UNITS, **own} if own else UNITS


SIGNS = "".join(sign for unit in _TABLE for sign in unit.before if len(sign) == 1)
"""Every sign of a currency, a character each."""


@dataclass(frozen=True)
class Scale:
    """A scale word.

    Attributes:
        word: as it is written and said.
        size: what it multiplies by.
        short: an amount with its letters, as axes have it.
        letters: what stands for it behind a number that somebody types or prints.
        least: from which size on amounts are said with it, if that is not its own.
    """

    word: str
    size: float
    short: str
    letters: tuple[str, ...] = ()
    least: float = 0.0

    @property
    def start(self) -> float:
        """From which size on amounts are said with it, if they are not said with a larger one."""
        return self.least or self.size

    def fits(self, value: float) -> bool:
        """Whether an amount is said with it, if it is not said with a larger one."""
        return abs(value) >= self.start * (1 - 1e-9)


SCALES = (
    Scale(N_("thousand"), 1e3, N_("{number}k"), ("k",)),
    Scale(N_("million"), 1e6, N_("{number}m"), ("mln", "mn", "m")),
    Scale(N_("billion"), 1e9, N_("{number}bn"), ("bln", "bn", "b")),
    Scale(N_("trillion"), 1e12, N_("{number}tn"), ("trn", "tn", "t")),
)
"""Every scale word, the smallest first."""

UNSCALED = Scale("", 1.0, "{number}")
"""What stands for no scale word."""

SAID = SCALES[:0:-1]
"""Those that amounts are said with, the largest first; thousands are written out."""

_IN_TEN_THOUSANDS = {
    KOREAN: (
        Scale("만", 1e4, "{number}만", least=1e5),  # 15,800 is written out, 250,000 is 25만
        Scale("억", 1e8, "{number}억"),
        Scale("조", 1e12, "{number}조"),
    )
}
"""Scale words of languages that count in ten thousands, in their own words, the smallest first."""


def scales(code: str) -> tuple[Scale, ...]:
    """Every scale word of a language, by its code, the smallest first; those in thousands are messages.

    >>> [scale.word for scale in scales("id")], [scale.word for scale in scales("ko")]
    (['thousand', 'million', 'billion', 'trillion'], ['만', '억', '조'])
    """
    return _IN_TEN_THOUSANDS.get(code, SCALES)


def said(code: str) -> tuple[Scale, ...]:
    """Those of a language that amounts are said with in words, the largest first."""
    return _IN_TEN_THOUSANDS[code][::-1] if code in _IN_TEN_THOUSANDS else SAID


_NAME = re.compile(r"[a-z]+(?:_[a-z]+)*")
_CURRENCY = re.compile(r"[A-Z]{3}")
_OF_A_YEAR = re.compile(r"USD_((?:19|20)\d\d)")


def unit(name: str) -> Unit:
    """A unit by its name; one without words if there is none."""
    return known_units().get(name) or Unit(name, "")


def has(name: str) -> bool:
    """Whether figures may be published in a unit; dollars at the prices of any one year are a unit each."""
    if name not in known_units() and (dollars := _OF_A_YEAR.fullmatch(name)):
        UNITS[name] = Unit(name, f"[dollar_of_{dollars[1]}]", sign="")
    return name in known_units()


def sign(of: str) -> str:
    """The sign of the money that a unit such as "USD/year" is in; "" if it has none or is no money."""
    return unit(of.partition("/")[0]).sign or ""


def counted(name: str, plural: str) -> None:
    """Make sure that there is a unit for a thing that a goods line counts.

    Args:
        name: of the unit: "mortar_bomb".
        plural: in words: "mortar bombs"; what stands in the table already needs none.

    Raises:
        InputError: there is none and it has no plural, another plural, or a name that units cannot have.
    """
    known = known_units().get(name)
    if known is None and plural and _is_name(name):
        own = _brought.get()
        (UNITS if own is None else own)[name] = Unit(name, f"[{name}]", plural=plural)
    elif known is None and plural:
        raise InputError(f"“{name}” cannot be the name of a unit.", mend="Write small letters, such as mortar_bomb.")
    elif known is None:
        raise InputError(
            f"“{name}” is no unit that this calculator knows.",
            mend="Take one of `econ list units`, or give its plural in the column `items`.",
        )
    elif plural and plural != known.many:
        raise InputError(f"The plural of “{name}” is “{known.many}” already.", mend="Leave `items` empty.")


def currency(code: str) -> Unit:
    """A currency that does not ship: a money of its own, said by its code.

    Raises:
        InputError: its code is none.
    """
    if not _CURRENCY.fullmatch(code):
        raise InputError(f"“{code}” is no code of a currency.", mend="Write three capital letters, such as PLN.")
    return Unit(code, f"[{code}]", sign="")


def measure(name: str, *, of: str = "", size: float = 1.0, singular: str = "", plural: str = "") -> Unit:
    """A unit that does not ship: a thing of its own, or so many of a unit that is known.

    Raises:
        InputError: its name cannot be one, or there is no such unit to measure it by.
    """
    if not _is_name(name):
        raise InputError(f"“{name}” cannot be the name of a unit.", mend="Write small letters, such as mortar_bomb.")
    if of and of not in known_units():
        raise InputError(f"“{of}” is no unit that this calculator knows.", mend="Take one of `econ list units`.")
    return Unit(name, f"{size!r} * {of}" if of else f"[{name}]", singular, plural)


def _is_name(name: str) -> bool:
    return bool(_NAME.fullmatch(name)) and name not in {scale.word for scale in SCALES}
