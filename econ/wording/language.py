"""The language that words are in: English as written in the code and in `data/`, others by catalogues of messages.

A message is the English text, with `{names}` where values go; a catalogue (a PO file of gettext in
`econ/wording/locale`) gives the same message in another language. What is printed goes through `_`, so that it is in
the language being spoken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cached_property, lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

ENGLISH = "en"
KOREAN = "ko"

LANGUAGES = {ENGLISH: "English", "id": "Bahasa Indonesia", KOREAN: "한국어"}
"""Languages by their code, each in its own words."""

MONEY_IN_WORDS = frozenset({KOREAN})
"""Languages that say money by its name behind the amount, and not by a sign in front of it."""

WRITTEN_ONTO_DIGITS = frozenset({KOREAN})
"""Languages that write the first word behind a number onto its digits."""

CATALOGUES = Path(__file__).with_name("locale")

_spoken: ContextVar[str] = ContextVar("language", default=ENGLISH)


def spoken() -> str:
    """The code of the language that is spoken now."""
    return _spoken.get()


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak a language while the block runs; one that is not known is English."""
    token = _spoken.set(code if code in LANGUAGES else ENGLISH)
    try:
        yield
    finally:
        _spoken.reset(token)


class Message(str):
    """A text that keeps its parts: the English message and its values, so that it can be said again.

    In another language (`_`), or with other words for a value (`econ.page.entry.as_typed`).
    """

    __slots__ = ("template", "values")

    template: str
    values: Mapping[str, str | float]

    def spoken(self) -> str:
        """The text in the language that is spoken; values that are messages themselves are said in it too."""
        return _(self.template, **{name: _(v) if isinstance(v, str) else v for name, v in self.values.items()})


def N_(message: str, **values: Any) -> str:  # noqa: N802 - the name by which gettext marks what is said later
    """Mark a message that is kept in English and said later, by `_`.

    >>> N_("{source} has no figure", source="The bank")
    'The bank has no figure'
    """
    if not values:
        return message
    return _with_parts(message, message, values)


def _with_parts(said: str, message: str, values: Mapping[str, str | float]) -> Message:
    made = Message(_formed(said, values))
    made.template, made.values = message, values
    return made


def parts(text: str) -> list[str]:
    """The texts that a message was made of, those of a message within it in its place; none of a bare text."""
    if not isinstance(text, Message):
        return []
    values = [value for value in text.values.values() if isinstance(value, str)]
    return [part for value in values for part in (parts(value) or [value])]


def joined(texts: Iterable[str], between: str) -> str:
    """Texts in a row, empty ones left out; `_` still says each of them in any language.

    >>> joined(["One.", "", "Two."], " ")
    'One. Two.'
    """
    values = {f"part{n}": text for n, text in enumerate(filter(None, texts))}
    return N_(between.join(f"{{{name}}}" for name in values), **values)


def _(message: str, **values: Any) -> str:
    """The message in the language that is spoken, with its values; these it keeps (`Message`).

    >>> _("{share} of GDP", share="1%")
    '1% of GDP'
    """
    code = _spoken.get()
    if code != ENGLISH and message:
        if isinstance(message, Message):
            return message.spoken()
        said = catalogue(code).gettext(message)
    else:
        said = message
    return _with_parts(said, message, values) if values else said


def in_context(context: str, message: str) -> str:
    """The message where its English has another meaning elsewhere: a button that says "Share", and no share of GDP.

    >>> in_context("button", "Share")
    'Share'
    """
    code = _spoken.get()
    if code == ENGLISH:
        return message
    said = catalogue(code).pgettext(context, message)
    return said if said != message else _(message)


def _n(one: str, many: str, count: int, **values: Any) -> str:
    """The message for one thing or for many, with its count and other values.

    >>> _n("{count} source", "{count} sources", 1), _n("{count} source", "{count} sources", 3)
    ('1 source', '3 sources')
    """
    code = _spoken.get()
    text = (one if count == 1 else many) if code == ENGLISH else catalogue(code).ngettext(one, many, count)
    return _formed(text, {"count": count, **values})


def _formed(said: str, values: Mapping[str, str | float]) -> str:
    """A message with its values in it, and in Korean with the particles that go with them."""
    text = said.format(**values)
    if _spoken.get() == KOREAN and "(" in said:
        from econ.wording import particles

        return particles.chosen(text)
    return text


@lru_cache(maxsize=len(LANGUAGES))
def catalogue(code: str) -> NullTranslations:
    """Messages of a language, read once; each is left in English if there is no translation of all its forms."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    path = CATALOGUES / f"{code}.po"
    if not path.is_file():
        return Territories(code)
    compiled = BytesIO()
    with path.open("rb") as file:
        known = read_po(file, locale=code)
    for message in [m for m in known if isinstance(m.string, tuple) and not all(m.string)]:
        known.delete(message.id)  # or the form for one would be said of many
    write_mo(compiled, known)
    compiled.seek(0)
    read = GNUTranslations(compiled)
    read.add_fallback(Territories(code))
    return read


_OTHERWISE = {
    "Democratic Republic of the Congo": "Congo - Kinshasa",
    "Republic of the Congo": "Congo - Brazzaville",
    "Palestine": "Palestinian Territories",
    "Saint Vincent and the Grenadines": "St. Vincent & Grenadines",
    "United States Virgin Islands": "U.S. Virgin Islands",
}
"""Countries that the Unicode locale data call otherwise in English than we do."""


_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})
"""Two-letter codes of the locale data that are of no country."""


class Territories(NullTranslations):
    """Names of countries as the Unicode locale data have them, for those that a catalogue does not translate.

    A possessive, "Kenya's", becomes the bare name, as it stands beside a noun; a language that needs more has it in
    its catalogue.
    """

    def __init__(self, code: str) -> None:
        """Remember the language; names are looked up when the first message is missing."""
        super().__init__()
        self.code = code

    def gettext(self, message: str) -> str:
        """The name of a country in the language; any other message as it is."""
        return self.names.get(_territory(message), message)

    @cached_property
    def names(self) -> dict[str, str]:
        """Names in the language by their name in English."""
        from babel import Locale, UnknownLocaleError

        try:
            said, english = Locale.parse(self.code).territories, Locale.parse(ENGLISH).territories
        except UnknownLocaleError:
            return {}
        both = [key for key in english if len(str(key)) == 2 and key in said and key not in _NO_COUNTRIES]
        return {_territory(english[key]): said[key].partition(" (")[0] for key in both}


def is_territory(message: str) -> bool:
    """Whether a message is the name of a country, or its possessive, for which no catalogue is needed."""
    return _territory(message) in Territories(ENGLISH).names


def _territory(message: str) -> str:
    """A name as the locale data have it, without article, possessive, brackets and what says whose it is."""
    bare = message.removeprefix("the ").removesuffix("'s").removesuffix("'")
    name = _OTHERWISE.get(bare, bare).partition(" (")[0].removesuffix(" SAR China")
    return name.replace(" & ", " and ").replace("St. ", "Saint ")


@lru_cache(maxsize=len(LANGUAGES))
def signs(code: str) -> tuple[str, str]:
    """What a language puts between thousands, and before decimals.

    >>> signs("en"), signs("id")
    ((',', '.'), ('.', ','))
    """
    if code == ENGLISH:
        return ",", "."
    from babel import Locale

    symbols = Locale.parse(code).number_symbols["latn"]
    return symbols["group"], symbols["decimal"]


@lru_cache(maxsize=len(LANGUAGES))
def percent_signs(code: str) -> tuple[str, str]:
    """What a language puts before and behind a number of percent, its spaces included.

    >>> percent_signs("en"), percent_signs("id")
    (('', '%'), ('', '%'))
    """
    if code == ENGLISH:
        return "", "%"
    from babel import Locale

    pattern = Locale.parse(code).percent_formats[None]
    return pattern.prefix[0], pattern.suffix[0]


@lru_cache(maxsize=len(LANGUAGES))
def _written(code: str) -> dict[int, str]:
    return str.maketrans(dict(zip(",.", signs(code), strict=True)))


def day(iso: str) -> str:
    """A day in ISO form as it is written in words.

    >>> day("2024-12-31")
    '31 December 2024'
    """
    from babel.dates import format_date

    code = _spoken.get()  # English as it is written outside of the United States
    return format_date(date.fromisoformat(iso), "d MMMM y" if code == ENGLISH else "long", locale=code)


def digits(text: str) -> str:
    """A number as Python writes it, such as "1,234.5", with the signs of the language that is spoken."""
    code = _spoken.get()
    return text if code == ENGLISH else text.translate(_written(code))
