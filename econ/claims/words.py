"""The words of a language, from `data/claims/words.CODE.toml`: what each of them is, and which languages there are.

A file has a table for each kind of word; in it stands what a word means and, with bars between them, the words that
mean it. What stands in no table is not understood.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from econ.evidence import Book, default_book
from econ.files import bounds
from econ.wording.errors import InputError
from econ.wording.language import N_, _

FOLDER = "claims"

NAMES = {
    "en": N_("English"),
    "id": N_("Indonesian"),
    "ko": N_("Korean"),
    "de": N_("German"),
    "ru": N_("Russian"),
    "ms": N_("Malay"),
    "fr": N_("French"),
    "es": N_("Spanish"),
    "pt": N_("Portuguese"),
    "it": N_("Italian"),
    "nl": N_("Dutch"),
    "pl": N_("Polish"),
    "tr": N_("Turkish"),
    "vi": N_("Vietnamese"),
    "uk": N_("Ukrainian"),
    "ja": N_("Japanese"),
    "zh": N_("Chinese"),
    "ar": N_("Arabic"),
}
"""Every language that is told from others; those that have a file of words are read."""

PIECE = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)*|(?<![\w.,])[.,]\d+)"
    r"|(?P<initials>(?:[A-Z]\.){2,}|[A-Z]\.(?=\s?[A-Z]))"
    r"|(?P<word>[\uac00-\ud7a3]+|[^\W\d_\uac00-\ud7a3]+(?:'(?![sS]\b)[^\W\d_\uac00-\ud7a3]+)?|'[sS]\b)"
    r"|(?P<mark>[^\s\u2060])"
)
"""A number, initials, a word, or a single sign."""

_HANGUL = re.compile("[\uac00-\ud7a3]")
_SYLLABLES = re.compile("[\uac00-\ud7a3]+")


@dataclass(frozen=True)
class Piece:
    """The smallest part of a text.

    Attributes:
        text: as it is written.
        start, end: where it stands.
        number: whether it begins with a digit.
        glued: whether nothing stands between it and the piece before it.
    """

    text: str
    start: int
    end: int
    number: bool
    glued: bool


JOINT = "\u2060"
"""What stands for a sign that does not part the words on both sides of it."""


def pieces(text: str) -> list[Piece]:
    """Cut a text into pieces; "Korea's" is two."""
    found: list[Piece] = []
    for hit in PIECE.finditer(text):
        start, end = hit.span()
        glued = bool(found) and not text[found[-1].end : start].strip(JOINT)
        found.append(Piece(hit[0], start, end, bool(hit["number"]), glued))
    return found


@dataclass(frozen=True)
class Phrase:
    """Some words that stand in a table, which of them are written together, and what they are: kind and meaning."""

    words: tuple[str, ...]
    exact: bool
    tight: tuple[bool, ...] = ()
    senses: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Words:
    """The words of a language.

    Attributes:
        code: of the language.
        decimal, group: what stands in front of decimals, and between thousands.
        total: whether the total stands "behind" the share or in "front" of it.
        names: whether a word with a capital is a name.
        glued: whether small words are written onto the word before them.
        short: words that are written short, with a point behind them that ends no sentence.
        sums: what may stand at the beginning of a sentence for the amount of the one before it, the longest first.
        suffix: what is written onto a word for "its".
        ordinal: what makes a number behind it an ordinal: "ke-27".
        bare: whether a total may stand behind its share without a word between them: "2 persen PDB".
        connects: with what a verb ends behind which the sentence goes on.
        attributes: with what a verb ends that describes the noun behind it.
        denying: what is written onto a word for "not": "n't".
        endings: what an unknown word may end with and is still looked up without it.
        phrases: by their first word, the longest first.
        tails: the last words of totals that are named with several.
    """

    code: str
    decimal: str
    group: str
    total: str
    names: bool
    glued: bool
    short: frozenset[str]
    sums: tuple[str, ...]
    suffix: str
    ordinal: str
    bare: bool
    denying: str
    connects: tuple[str, ...]
    attributes: tuple[str, ...]
    endings: tuple[str, ...]
    phrases: dict[str, list[Phrase]]
    tails: frozenset[str] = frozenset()

    def suffixed(self, piece: Piece) -> Piece | None:
        """The word in front of a suffix that stands for an owner, if it names a total: "ekspornya"."""
        stem = piece.text[: -len(self.suffix)] if self.suffix and piece.text.lower().endswith(self.suffix) else ""
        named = any("total" in p.senses for p in self.phrases.get(stem.lower(), ()) if len(p.words) == 1)
        named = named or stem.lower() in self.tails
        return replace(piece, text=stem, end=piece.start + len(stem)) if named else None

    def at(self, found: list[Piece], place: int) -> tuple[Phrase | None, int]:
        """The longest phrase at a place, and how many pieces it has."""
        first = found[place].text.lower()
        for phrase in self.phrases.get(first, ()):
            end = self._fits(phrase, found, place)
            if end:
                return phrase, end - place
        return None, 1

    def _fits(self, phrase: Phrase, found: list[Piece], place: int) -> int:
        for word, tight in zip(phrase.words, phrase.tight, strict=True):
            if place and place < len(found) and found[place].text == "-" and found[place].glued and word != "-":
                place += 1
            if place >= len(found):
                return 0
            text = found[place].text
            if (text if phrase.exact else text.lower()) != word or (tight and not found[place].glued):
                return 0
            place += 1
        return place


@lru_cache(maxsize=8)
def of(code: str, book: Book) -> Words:
    """The words of a language, and the names of the countries of a Book in it.

    Raises:
        InputError: the language is not read.
    """
    path = _file(f"words.{code}.toml")
    if code not in NAMES or not bounds.is_file(path):
        raise not_read(code)
    tables = bounds.toml_of(bounds.file(path))
    senses: dict[tuple[tuple[str, ...], bool, tuple[bool, ...]], dict[str, str]] = {}
    for kind, phrase, meaning in (*_countries(code, book), *_entries(tables)):
        senses.setdefault(_cut(phrase), {})[kind] = meaning
    found: dict[str, list[Phrase]] = {}
    for (said, exact, tight), meanings in sorted(senses.items(), key=lambda s: (-len(s[0][0]), not s[0][1])):
        found.setdefault(said[0].lower(), []).append(Phrase(said, exact, tight, meanings))
    about = tables["language"]
    return Words(
        code=code,
        decimal=about["decimal"],
        group=about["group"],
        total=about["total"],
        names=about["names"],
        glued=about["glued"],
        short=frozenset(about.get("short", "").split()),
        sums=tuple(sorted((s.strip() for s in about.get("sums", "").split("|") if s.strip()), key=len, reverse=True)),
        suffix=about.get("suffix", ""),
        ordinal=about.get("ordinal", ""),
        bare=about.get("bare", True),
        denying=about.get("denying", ""),
        attributes=tuple(about.get("attributes", "").split()),
        connects=tuple(about.get("connects", "").split()),
        endings=tuple(about.get("endings", "").split()),
        phrases=found,
        tails=frozenset(said[-1] for (said, *_how), kinds in senses.items() if len(said) > 1 and "total" in kinds),
    )


def _cut(phrase: str) -> tuple[tuple[str, ...], bool, tuple[bool, ...]]:
    """The words of a phrase, whether its capitals count, and which of its words are written together."""
    letters = phrase.replace(" ", "")
    if (phrase.isascii() and letters.isalpha() and phrase.islower()) or _SYLLABLES.fullmatch(letters):
        said = tuple(phrase.split())
        return said, False, (False,) * len(said)
    plain = unicodedata.normalize("NFKC", phrase)
    exact = plain.isupper() and plain.isascii() and plain.isalpha()
    cut = [p for p in pieces(plain) if p.text != "-" or plain == "-"]
    tight = tuple(p.glued and plain[p.start - 1] != "-" for p in cut)
    return tuple(p.text if exact else p.text.lower() for p in cut), exact, tight


def _file(name: str) -> Path:
    return default_book().folders[0] / FOLDER / name


def languages() -> list[str]:
    """Codes of the languages that are read."""
    return [code for code in NAMES if bounds.is_file(_file(f"words.{code}.toml"))]


def _entries(tables: dict[str, dict[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Kind, phrase and meaning of every entry of a file."""
    for kind, table in tables.items():
        if kind == "language":
            continue
        for meaning, written in table.items():
            for phrase in written.split("|"):
                if phrase.strip():
                    yield kind, " ".join(phrase.split()), meaning


def _countries(code: str, book: Book) -> Iterator[tuple[str, str, str]]:
    """The names of all countries: those of the figures; in another language those of the locale data, with money."""
    if code == "en":
        for country in book.countries.values():
            for name in country.names:
                yield "country", name, country.code
        return
    from babel import Locale
    from babel.numbers import get_territory_currencies

    locale = Locale(code)
    for country in book.countries.values():
        yield "country", locale.territories.get(country.alpha2) or country.name, country.code
        for money in get_territory_currencies(country.alpha2) if country.alpha2 else ():
            if " " in locale.currencies.get(money, ""):
                yield "currency", locale.currencies[money], money


def number_of(meaning: str) -> float:
    """What a word of number means: "1e6", "1/3"."""
    top, _stroke, bottom = meaning.partition("/")
    return float(top) / float(bottom or 1)


def not_read(code: str) -> InputError:
    """The refusal of a language that is told, and not read."""
    known = ", ".join(_(NAMES[read]) for read in languages())
    return InputError(
        _("{language} is not read yet.", language=_(NAMES.get(code, bounds.cut(code)))),
        mend=_("Give the sentence in one of these: {languages}.", languages=known),
    )


SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", _HANGUL),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("uk", re.compile("[іїєґІЇЄҐ]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
)
"""Letters by which a language is told, in the order in which they decide."""


@lru_cache(maxsize=1)
def _small_words() -> dict[str, frozenset[str]]:
    tables = bounds.toml_of(bounds.file(_file("languages.toml")))
    return {code: frozenset(table.split()) for code, table in tables["words"].items()}


def language_of(text: str) -> str:
    """The code of the language that a text is in: by its letters, or by the small words that it has most of."""
    letters = _letters(text)
    latin = sum(len(w) for w in letters if re.match("[a-z\u00c0-\u024f]", w))
    for code, script in SCRIPTS:
        count = len(script.findall(text))
        if count and (count * 2 > latin or code == "uk"):
            return code
    counts = _counts(letters)
    most = max(counts, key=lambda code: counts[code])
    return most if counts[most] > counts["en"] else "en"


def _letters(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower())


def _counts(letters: list[str]) -> dict[str, int]:
    """How many words of a text are small words of each language."""
    return {code: sum(w in known for w in letters) for code, known in _small_words().items()}


TELLING = 3
"""By how many small words a line must be in another language than the text (judgement: ours)."""


def stretches(text: str) -> list[tuple[int, int, str]]:
    """Where a text is in which language: from, to, and its code.

    It is told line by line; a line with few words of any language is in that of the text.
    """
    whole = language_of(text)
    found: list[tuple[int, int, str]] = []
    for line in re.finditer(r"\S[^\n]*", text):
        code = language_of(line[0])
        if code != whole and code not in {script for script, _letters_of in SCRIPTS}:
            counts = _counts(_letters(line[0]))
            code = code if counts[code] >= counts.get(whole, 0) + TELLING else whole
        if found and found[-1][2] == code:
            found[-1] = (found[-1][0], line.end(), code)
        else:
            found.append((line.start(), line.end(), code))
    return found or [(0, len(text), whole)]
