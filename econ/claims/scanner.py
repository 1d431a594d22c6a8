"""From a sentence to its mentions: amounts, shares, times, totals, countries, and what every other word is.

Nothing here knows a language: which word is what stands in `data/claims/words.CODE.toml`.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from econ.claims.claim import Money, Period
from econ.claims.stated_numbers import COARSE, MOST_DIGITS, Stated, half_unit, hedged
from econ.claims.words import Piece, Words, number_of, of, pieces
from econ.evidence import default_book
from econ.wording.errors import InputError
from econ.wording.language import _

MONTHS = 12
LONGEST_TIME = 1000
"""Years, months or days that an amount may cover; a larger number in front of "year" is a date."""
WEAPON = re.compile(r"(?!(?:FY|CY|H|Q)-?\d)[A-Z][A-Za-z]{0,9}-?\d{1,3}[A-Z]?\d?(?![\w%.,]\d|\w)")
"""What a weapon is called: F-35, Shahed-136, K2, M1A1."""

PARTS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 1 / 5, "⅛": 1 / 8}
"""Signs of fractions."""


@dataclass(frozen=True)
class Token:
    """A word, a phrase, a number or a sign, with all that it may be.

    Attributes:
        text: as it is written.
        start, end: where it stands in the sentence.
        senses: kinds of word, each with what it means there.
        number: whether it is written in digits.
        glued: whether nothing but a hyphen stands between it and the token before it.
        hyphen: whether a hyphen does.
    """

    text: str
    start: int
    end: int
    senses: dict[str, str]
    number: bool = False
    glued: bool = False
    hyphen: bool = False


@dataclass(frozen=True)
class Mention:
    """A part of the sentence that is understood as one thing, or a word that is none of them.

    Attributes:
        kind: "money", "share", "times", "period", "rate", "year", "number", "country", "total" and so on.
        text: the words.
        start, end: where they stand in the sentence.
        value: what they say.
        senses: of a single token, all that it may be.
        glued: whether it is written onto the mention before it.
    """

    kind: str
    text: str
    start: int
    end: int
    value: Any = None
    senses: dict[str, str] | None = None
    glued: bool = False

    def means(self, kind: str) -> str | None:
        """What the mention means as a word of some kind; None if it is none."""
        return (self.senses or {}).get(kind)

    def has(self, *kinds: str) -> bool:
        """Whether the mention is a word of one of some kinds."""
        return self.senses is not None and any(kind in self.senses for kind in kinds)


def straight(text: str) -> str:
    """Straighten quotes, dashes, spaces and wide signs, each sign for itself, so that every place stays."""
    found = []
    for place, sign in enumerate(text):
        if sign in PARTS:
            found.append(sign)
            continue
        plain = unicodedata.normalize("NFKC", sign)
        plain = plain if len(plain) == 1 else sign
        if plain in "\u2018\u2019\u02bc`":
            plain = "'"
        elif plain in '\u201c\u201d\u201e\u00ab\u00bb"\u300c\u300d\u2039\u203a' or plain.isspace():
            plain = " "
        elif plain in "\u2010\u2011\u2012\u2013\u2014\u2212\uff5e\u301c":
            plain = _dash(text, place)
        found.append(plain)
    return "".join(found)


def _dash(text: str, place: int) -> str:
    """A hyphen where a dash joins two numbers or words, a comma where it stands for one."""
    before, after = text[:place].rstrip()[-1:], text[place + 1 :].lstrip()[:1]
    apart = text[place - 1 : place].isspace() and text[place + 1 : place + 2].isspace()
    if before.isdigit() or before == "%" or not before:
        if after.isdigit() or (after and unicodedata.category(after) == "Sc"):
            return "-"
        if not apart and after.isalpha():
            return "-"
        return ","
    if text[place] == "\u2212" or (not apart and before.isalpha() and after.isalnum() and text[place] != "\u2014"):
        return "-"
    return ","


def tokens(text: str, words: Words) -> list[Token]:
    """Cut a straightened sentence into tokens."""
    found: list[Token] = []
    cut = pieces(text)
    if words.glued:
        cut = [part for piece in cut for part in _unglued(piece, words)]
    shouted = text.isupper()
    place = 0
    while place < len(cut):
        piece = cut[place]
        hyphen = found[-1:] and piece.glued and cut[place - 1].text == "-" and cut[place - 1].glued
        if piece.text == "-" and _joins(cut, place):
            place += 1
            continue
        weapon = None if piece.number else WEAPON.match(text, piece.start)
        phrase, count = words.at(cut, place)
        if phrase is None and shouted:
            phrase, count = words.at([replace(p, text=p.text.lower()) for p in cut[place : place + 1]], 0)
        if weapon and (phrase is None or phrase.senses.keys() <= {"scale", "context"}):
            while place + 1 < len(cut) and cut[place + 1].start < weapon.end():
                place += 1
            found.append(Token(weapon[0], piece.start, cut[place].end, {"name": ""}))
            place += 1
            continue
        last = cut[place + count - 1]
        senses = dict(phrase.senses) if phrase else {}
        if not senses and piece.text.lower().endswith("n't"):
            senses = {"deny": "not"}
        if not senses and not piece.number and piece.text[:1].isalpha():
            senses = _stripped(piece, words)
        glued = piece.glued and place > 0
        found.append(
            Token(
                text=text[piece.start : last.end],
                start=piece.start,
                end=last.end,
                senses=senses,
                number=piece.number and count == 1,
                glued=glued,
                hyphen=bool(hyphen),
            )
        )
        place += count
    return found


def _stripped(piece: Piece, words: Words) -> dict[str, str]:
    """What a word is without one of the endings that change nothing of it."""
    text = piece.text.lower()
    for ending in words.endings:
        stem, _bar, other = ending.partition("/")
        if text.endswith(stem) and len(text) > len(stem) + 2:
            phrase, _count = words.at([replace(piece, text=text[: -len(stem)] + other)], 0)
            if phrase and "context" in phrase.senses:
                return {"context": ""}
    return {}


def _joins(cut: Sequence[Piece], place: int) -> bool:
    """Whether a hyphen only joins two words, and no two numbers."""
    if not (0 < place < len(cut) - 1 and cut[place].glued and cut[place + 1].glued):
        return False
    before, after = cut[place - 1], cut[place + 1]
    first, second = before.number or before.text in "%kmbnt", after.number or not after.text[0].isalpha()
    return not (second and (first or not before.text[0].isalpha() or after.number))


def _unglued(piece: Piece, words: Words) -> list[Piece]:
    """A word with its small words cut off, where a language writes them onto it."""
    text = piece.text
    if piece.number or not re.match("[\uac00-\ud7a3]", text):
        return [piece]
    count = len(text)
    best: list[tuple[float, int, bool]] = [(0.0, 0, True)] + [(math.inf, 0, True)] * count
    for end in range(1, count + 1):
        for start in range(max(0, end - 8), end):
            cost, known = best[start][0], _known_part(text[start:end], words, first=start == 0 and not piece.glued)
            cost += 10 + 3 * (end - start) if known is None else known
            if cost < best[end][0]:
                best[end] = (cost, start, known is not None)
    cuts, end = [], count
    while end:
        cuts.append((best[end][1], end, best[end][2]))
        end = best[end][1]
    cuts.reverse()
    if not all(known for _start, _end, known in cuts):
        cuts = _tail(text, words, glued=piece.glued)
    return [
        Piece(text[a:b], piece.start + a, piece.start + b, number=False, glued=piece.glued or n > 0)
        for n, (a, b, _known) in enumerate(cuts)
    ]


def _known_part(text: str, words: Words, *, first: bool) -> float | None:
    """How little one likes a part of a word; None for one that is not known."""
    kinds = {kind for phrase in words.phrases.get(text, ()) for kind in phrase.senses if phrase.words[0] == text}
    if not kinds:
        return None
    small = kinds <= {"particle", "ending", "scale", "percent", "times"}
    if first and small and len(text) == 1:
        return None
    return 1.0 if small or (not first and kinds & {"particle", "ending"}) else 1.5 if len(text) > 1 else 4.0


def _tail(text: str, words: Words, *, glued: bool) -> list[tuple[int, int, bool]]:
    """An unknown word, and the small word at its end."""
    for start in range(1, len(text)):
        kinds = {k for phrase in words.phrases.get(text[start:], ()) for k in phrase.senses if len(phrase.words) == 1}
        if "particle" in kinds and (start > 1 or glued):
            return [(0, start, False), (start, len(text), True)]
    return [(0, len(text), False)]


@dataclass(frozen=True)
class Number:
    """A number as it is written: its value, half a unit of its last digit, where it ends, and its scale or 0."""

    value: float
    half: float
    end: int
    scale: float = 0.0


class Scanner:
    """Finds the mentions of a sentence."""

    def __init__(self, text: str, words: Words, said: int | None = None) -> None:
        """Cut the sentence, whose quotes and dashes are straight."""
        self.text, self.words, self.said = text, words, said
        self.tokens = tokens(text, words)
        self.point_is_decimal = self._point_is_decimal()

    def mentions(self) -> list[Mention]:
        """Everything in the sentence, in its order.

        Raises:
            InputError: a number can be read in two ways, a range is upside down, and the like.
        """
        found: list[Mention] = []
        place = 0
        while place < len(self.tokens):
            mention, place = self._mention(place)
            found.append(mention)
        return found

    def _mention(self, place: int) -> tuple[Mention, int]:
        for make in self.MAKERS:
            made = make(self, place)
            if made is not None:
                kind, value, end = made
                token = self.tokens[place]
                text = self.text[token.start : self.tokens[end - 1].end]
                return Mention(kind, text, token.start, self.tokens[end - 1].end, value, None, token.glued), end
        token = self.tokens[place]
        kind = next((k for k in KINDS if k in token.senses), "")
        if kind in {"particle", "ending"} and self.words.glued and not token.glued:
            kind = ""
        if not kind:
            alone = token.senses.keys() <= STRAY | {"particle", "ending"}
            kind = self._unknown(place) if alone else "word"
        value = token.senses.get(kind)
        return Mention(kind, token.text, token.start, token.end, value, token.senses, token.glued), place + 1

    def _unknown(self, place: int) -> str:
        """What a word is that stands in no table."""
        token = self.tokens[place]
        if token.senses:
            return "unknown"
        if not token.text[0].isalpha():
            return "mark" if token.text in MARKS else "unknown"
        letters = token.text.rstrip("'")
        starts = place == 0 or self.tokens[place - 1].text in {".", "!", "?", ":"}
        follows = self.tokens[place + 1].text if place + 1 < len(self.tokens) else ""
        named = not starts or follows == "'s" or self._told(place + 1)
        if self.words.names and letters[:1].isupper() and len(letters) > 2 and named:
            return "unknown" if place and self.tokens[place - 1].number else "name"
        return "unknown"

    def _told(self, place: int) -> bool:
        """Whether the word at a place says that the one before it is a name: "Chainalysis said", "Abraham Accords"."""
        if place >= len(self.tokens):
            return False
        return "report" in self.tokens[place].senses or (
            self.tokens[place].text[:1].isupper() and not self.tokens[place].senses
        )

    # --- helpers --------------------------------------------------------------------------------

    def means(self, place: int, kind: str) -> str | None:
        """What the token at a place means as a word of some kind; None if it is none."""
        return self.tokens[place].senses.get(kind) if 0 <= place < len(self.tokens) else None

    def has(self, place: int, *kinds: str) -> bool:
        """Whether the token at a place is a word of one of some kinds."""
        return 0 <= place < len(self.tokens) and any(kind in self.tokens[place].senses for kind in kinds)

    def text_at(self, place: int) -> str:
        """The token at a place as it is written; "" if there is none."""
        return self.tokens[place].text if 0 <= place < len(self.tokens) else ""

    def written(self, place: int, end: int) -> str:
        """The words from one token to another."""
        if place >= end or place >= len(self.tokens):
            return ""
        return self.text[self.tokens[place].start : self.tokens[end - 1].end]

    def _skip(self, place: int, kind: str) -> int:
        while self.has(place, kind):
            place += 1
        return place

    # --- numbers --------------------------------------------------------------------------------

    def _point_is_decimal(self) -> bool:
        """Whether a language that writes a comma before decimals has a point there in this sentence."""
        return self.words.decimal == "," and any(
            t.number and re.fullmatch(r"\d+\.\d{1,2}|\d+\.\d{4,}|\d+\.\d{3}\.\d+", t.text) and "," not in t.text
            for t in self.tokens
        )

    def _digits(self, place: int) -> str | None:
        """The number at a place with a point before its decimals and nothing between thousands.

        Raises:
            InputError: it can be read in more than one way, or has too many digits.
        """
        if place >= len(self.tokens) or not self.tokens[place].number:
            return None
        text = self.tokens[place].text
        decimal, group = self.words.decimal, self.words.group
        if self.point_is_decimal and "." in text:
            decimal, group = ".", ","
        whole = re.fullmatch(rf"(\d{{1,3}}(?:{re.escape(group)}\d{{3}})+|\d*)(?:{re.escape(decimal)}(\d+))?", text)
        scaled = self.means(place + 1, "scale")
        size = number_of(scaled) if scaled else 0.0
        signed = place > 0 and self.has(place - 1, "currency")
        if whole and "." in text and "," not in text and re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", text):
            # 1.500 million may be fifteen hundred of them, whatever the language
            if decimal == ".":
                doubtful = text.endswith("0") if size >= 1e9 else bool(scaled) or signed
            else:
                doubtful = 1e3 <= size < 1e12
            whole = None if doubtful else whole
        if whole is None or not any(c.isdigit() for c in text):
            raise InputError(
                _("The number “{piece}” can be read in more than one way.", piece=text),
                mend=_("Write a point before the decimals and commas only between thousands: 24.5, 1,000."),
            )
        digits = whole[1].replace(group, "") + (f".{whole[2]}" if whole[2] else "")
        if len(digits) > MOST_DIGITS:
            raise InputError(
                _("The number “{start}…” has {count} digits.", start=text[:12], count=sum(map(str.isdigit, text))),
                mend=_("Write it with a word: thousand, million, billion or trillion."),
            )
        following = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        odd = following is not None and following.glued and not following.hyphen and following.text in {"_", "/"}
        if odd or (following and following.glued and re.fullmatch(r"[eE]\d*", following.text) and not scaled):
            end = place + 2 + (place + 2 < len(self.tokens) and self.tokens[place + 2].glued)
            if following.text != "/" or "." in text:
                raise InputError(
                    _("The number “{piece}” can be read in more than one way.", piece=self.written(place, end)),
                    mend=_("Write a point before the decimals and commas only between thousands: 24.5, 1,000."),
                )
        return digits

    def number(self, place: int) -> Number | None:
        """A number without its scale, in digits or in words."""
        digits = self._digits(place)
        if digits is not None:
            end = place + 1
            extra = PARTS.get(self.tokens[end].text) if end < len(self.tokens) else None
            if extra is not None:
                return Number(float(digits) + extra, 0.05, end + 1)
            return Number(float(digits), half_unit(digits), end)
        return self._in_words(place)

    def _in_words(self, place: int) -> Number | None:
        """A number in words: "twenty-five", "dua puluh lima", "one and a half"."""
        total, part, end, used = 0.0, 0.0, place, False
        if self.words.glued and place < len(self.tokens) and self.tokens[place].glued:
            return None
        while True:
            word = self.means(end, "number")
            power = self.means(end, "power")
            if word is not None and not (used and part and number_of(word) < 10):
                size = number_of(word)
                if used and size >= 10:
                    break
                total, part = (total + size, 0.0) if size >= 10 else (total, size)
            elif power is not None and (used or not self.has(end, "number")):
                if not used and power and not self.has(end - 1, "article"):
                    break
                total, part = total + (part or 1.0) * number_of(power), 0.0
            else:
                break
            used, end = True, end + 1
        if not used:
            return None
        value = total + part
        if self.has(end, "and a half"):
            return Number(value + 0.5, 0.05, end + 1)
        return Number(value, half_unit(f"{value:g}"), end)

    def amount_of(self, place: int) -> Number | None:
        """A number with its scale: "1.5 billion", "43억1000만", "6.81 lakh crore", "half a billion", "a billion"."""
        first = self.number(place)
        if first is None:
            return self._one_of(place)
        end, value, half = first.end, first.value, first.half
        scales = self._scales(end)
        if not scales:
            return first
        if self.words.glued:
            return self._composite(place)
        for scale in scales:
            value, half = value * scale, half * scale
        end += len(scales)
        if len(scales) > 1 and (scales[0] != 1e3 or len(scales) > 2) and scales != [1e5, 1e7]:
            raise InputError(
                _("The number “{piece}” can be read in more than one way.", piece=self.written(place, end)),
                mend=_("Write it with one word: thousand, million, billion or trillion."),
            )
        if self.has(end, "and a half") and first.value == int(first.value):
            value, half, end = value + 0.5 * scales[-1], 0.05 * scales[-1], end + 1
        return Number(value, half, end, math.prod(scales))

    def _one_of(self, place: int) -> Number | None:
        """ "A billion", "half a billion", "a billion and a half"."""
        part, end = 1.0, place
        if self.has(end, "fraction"):
            part, end = number_of(self.tokens[end].senses["fraction"]), end + 1
        if not self.has(end, "article") and end == place:
            return None
        end = self._skip(end, "article")
        scales = self._scales(end)
        if not scales:
            return None
        end += len(scales)
        value, half = part * math.prod(scales), 0.5 * part * math.prod(scales)
        if self.has(end, "and a half"):
            value, half, end = value + 0.5 * scales[-1], 0.05 * scales[-1], end + 1
        return Number(value, half, end, math.prod(scales))

    def _scales(self, place: int) -> list[float]:
        found = []
        while (size := self.means(place, "scale")) is not None:
            token = self.tokens[place]
            if len(token.text) == 1 and token.text.isascii() and (found or (not token.glued and token.text == "t")):
                break
            found.append(number_of(size))
            place += 1
        return found

    def _composite(self, place: int) -> Number | None:
        """A number in myriads: 32조9576억, 6억2천만, 171만9천."""
        total, section, end, largest, last = 0.0, 0.0, place, 0.0, math.inf
        while True:
            following = self.number(end) if end == place or self._near(end) else None
            if following is None:
                break
            value, step = following.value, following.end
            scales = self._scales(step)
            small = [s for s in scales if s < 1e4]
            large = [s for s in scales if s >= 1e4]
            if len(small) > 1 or len(large) > 1 or [*small, *large] != scales or (large and large[0] >= last):
                break
            for s in small:
                value *= s
            section += value
            end = step + len(scales)
            largest = largest or (large or small or [1.0])[0]
            if large:
                total, section, last = total + section * large[0], 0.0, large[0]
            elif not small:
                break
        if end == place:
            return None
        value = total + section
        unit = largest or 1.0
        plain = f"{value / unit:.12g}"
        return Number(
            value, half_unit(plain) * unit if "e" not in plain else 0.05 * value, end, largest if largest > 1 else 0.0
        )

    def _near(self, place: int) -> bool:
        return place < len(self.tokens) and (
            self.tokens[place].glued or (self.has(place - 1, "scale") and self._scales(place + 1) != [])
        )

    def quantity(self) -> tuple[Stated, str]:
        """The number with which the text begins, and the unit that is the rest of it; see `quantity`."""
        hedges, at = self._hedges(0)
        first = self.amount_of(at)
        if first is None:
            raise InputError(
                _("“{text}” is no number with a unit.", text=self.text), mend=_("Write it like “about 15 billion USD”.")
            )
        ends, at = [first], first.end
        _joined, second, step = self._second(at, between=False, before="")
        if second is not None:
            ends, at = [_scaled(first, second.scale), _scaled(second, first.scale)], step
        unit = self.text[self.tokens[at].start :].strip() if at < len(self.tokens) else ""
        if unit == "%":
            ends, unit = [replace(n, value=n.value / 100, half=n.half / 100) for n in ends], ""
        return self._range(self.text, ends, [n.half for n in ends], hedges), unit or "1"

    # --- hedges ---------------------------------------------------------------------------------

    def _hedges(self, place: int) -> tuple[list[str], int]:
        found = []
        while (hedge := self.means(place, "hedge")) is not None:
            found.append(hedge)
            place += 1
        return found, place

    def _hedges_behind(self, place: int) -> tuple[list[str], int]:
        """Hedges behind a number, such as "or more"; a small word may stand in front of one."""
        found: list[str] = []
        while True:
            step = place + (self.tokens[place].text == "," if place < len(self.tokens) else 0)
            if not self.has(step, "hedge_behind") and self.has(step, "particle"):
                step += 1
            hedge = self.means(step, "hedge_behind")
            money = self.has(step + 1, "currency") or (
                self.tokens[step + 1 : step + 2] and self.tokens[step + 1].number
            )
            if hedge is None or (money and self.has(step, "hedge")):
                return found, place
            found.append(hedge)
            place = step + 1

    # --- amounts --------------------------------------------------------------------------------

    def money(self, place: int) -> tuple[str, Any, int] | None:
        """An amount of money, or a range."""
        hedges, at = self._hedges(place)
        between = self.has(at, "between")
        at += between
        before = self.means(at, "currency")
        sign, at = (self.tokens[at].text, at + 1) if before is not None else ("", at)
        if before is None and not sign and self.has(at, "article") and self._one_of(at) is None:
            return None
        first = self.amount_of(at)
        if first is None:
            return None
        at, ends, own = first.end, [first], ""
        if before is None:
            own, sign, at = self._currency_behind(at, sign)
        joined, second, step = self._second(at, between=between, before=before or own)
        if joined and before is None and not first.scale and self._is_year(first.end - 1):
            return None
        if joined and second is not None:
            ends, at = [first, second], step
            if before is None and not own:
                own, sign, at = self._currency_behind(at, sign)
            ends = [_scaled(first, second.scale), _scaled(second, first.scale)]
        elif between:
            return None
        if before is None and not own:
            return None
        if before is not None:
            again = self.means(at, "currency")
            glued = again == before or (self.tokens[at - 1].number is False and again == before)
            if again is not None and glued:
                at += 1
        if at < len(self.tokens) and self._cut_short(at):
            return None
        late, at = self._hedges_behind(at)
        return "money", self._made(place, at, ends, [*hedges, *late], before or own, sign), at

    def _currency_behind(self, at: int, sign: str) -> tuple[str, str, int]:
        found = self.means(at, "currency") or self.means(at, "currency_behind")
        return (found, self.tokens[at].text, at + 1) if found is not None else ("", sign, at)

    def _second(self, at: int, *, between: bool, before: str) -> tuple[bool, Number | None, int]:
        """The second end of a range: whether something joins, the number, and where it ends."""
        joint = "and" if between else "to"
        if not self.has(at, joint) and not (not between and at < len(self.tokens) and self.tokens[at].text in "-~"):
            return False, None, at
        step = at + 1
        if before and self.has(step, "currency"):
            if self.means(step, "currency") != before:
                return False, None, at
            step += 1
        second = self.amount_of(step)
        if second is None or (self.has(second.end, "percent") and before):
            return False, None, at
        if self.tokens[at].text not in "-~" and not second.scale and self._is_year(step):
            return False, None, at
        return True, second, second.end

    def _cut_short(self, at: int) -> bool:
        """Whether the word behind an amount is glued to it, so that it may be part of the number."""
        token = self.tokens[at]
        plain = token.text.isalnum() or token.text in {"±", "°"}
        known = "particle" in token.senses or "ending" in token.senses or "hedge_behind" in token.senses
        return token.glued and not token.hyphen and plain and not known

    def _made(self, place: int, end: int, ends: Sequence[Number], hedges: list[str], currency: str, sign: str) -> Money:
        text = re.sub(r"\s+", " ", self.written(place, end))
        halves = [min(n.half, COARSE * n.value) for n in ends]
        return Money(
            self._range(text, ends, halves, hedges), currency.removesuffix("?"), sign if "?" in currency else ""
        )

    def _range(self, text: str, ends: Sequence[Number], halves: Sequence[float], hedges: list[str]) -> Stated:
        low, high = ends[0].value, ends[-1].value
        if low > high:
            raise InputError(
                _("The range “{text}” has its larger end first.", text=text),
                mend=_("Write the smaller end first, with its unit."),
            )
        return hedged(text, (low, high), (halves[0], halves[-1]), hedges)

    # --- shares ---------------------------------------------------------------------------------

    def share(self, place: int) -> tuple[str, Any, int] | None:
        """A share in percent or as a fraction, a multiple, or a range of them."""
        hedges, at = self._hedges(place)
        between = self.has(at, "between")
        first = self._ratio(at + between)
        if first is None:
            return self._decimal(place, hedges, at) if not between else None
        kind, number = first
        at, ends = number.end, [number]
        joint = "and" if between else "to"
        if self.has(at, joint) or (at < len(self.tokens) and self.tokens[at].text in "-~"):
            second = self._ratio(at + 1)
            if second is not None and (second[0] == kind or kind == "number"):
                ends, at = [number, second[1]], second[1].end
                if kind == "number":
                    kind, part = second[0], 0.01 if second[0] == "percent" else 1.0
                    ends[0] = Number(number.value * part, number.half * part, number.end)
        if self.has(at, "points"):
            return "points", self.written(place, at + 1), at + 1
        if kind == "number":
            return self._decimal(place, hedges, place + len(hedges)) if not between else None
        if between and len(ends) == 1:
            return None
        if kind != "times" and at < len(self.tokens) and self._cut_short(at):
            return None
        if kind == "times":
            at = at + 1 if self.has(at, "as much as") else at
        late, at = self._hedges_behind(at)
        halves = [min(n.half, COARSE * n.value) if kind == "fraction" else n.half for n in ends]
        text = re.sub(r"\s+", " ", self.written(place, at))
        stated = self._range(text, ends, halves, [*hedges, *late])
        return "times" if kind == "times" else "share", stated, at

    def _ratio(self, place: int) -> tuple[str, Number] | None:
        """A single share: what it is written as, and its value; "number" for a number that may be the end of a range."""
        for make in (self._percent_first, self._percent, self._part, self._so_many, self._multiple):
            found = make(place)
            if found is not None:
                return found
        number = self.number(place)
        return ("number", number) if number is not None else None

    def _percent_first(self, place: int) -> tuple[str, Number] | None:
        """ "Half a per cent", "a per cent", "one tenth of a per cent"."""
        part, end = 1.0, place
        if self.has(end, "fraction"):
            part, end = number_of(self.tokens[end].senses["fraction"]), end + 1
        elif (tops := self._top(end)) is not None and self.has(tops[1] + 1, "of"):
            part, end = tops[0] / number_of(self.tokens[tops[1]].senses["part"]), tops[1] + 2
        if not self.has(end, "article") and self.means(end, "number") != "1":
            return None
        after = end + 1
        if not self.has(after, "percent"):
            return None
        unit = number_of(self.tokens[after].senses["percent"])
        return "percent", Number(part * unit, (0.5 if part >= 0.5 else COARSE) * part * unit, after + 1)

    def _percent(self, place: int) -> tuple[str, Number] | None:
        number = self.number(place)
        if number is None or not self.has(number.end, "percent"):
            return None
        unit = number_of(self.tokens[number.end].senses["percent"])
        return "percent", Number(number.value * unit, number.half * unit, number.end + 1)

    def _top(self, place: int) -> tuple[float, int] | None:
        """The number over a part such as "third", and the place of the part."""
        if self.has(place, "article") and self.has(place + 1, "part"):
            return 1.0, place + 1
        number = self.number(place)
        if number is not None and number.value < 100 and self.has(number.end, "part"):
            return number.value, number.end
        return None

    def _part(self, place: int) -> tuple[str, Number] | None:
        """A fraction: "a third", "two-thirds", "half", "1/4", "¼", "10분의 1"."""
        fraction = self.means(place, "fraction")
        sign = PARTS.get(self.tokens[place].text) if place < len(self.tokens) else None
        if fraction is not None or sign is not None:
            size = sign if sign is not None else number_of(fraction or "")
            return "fraction", _fraction(size, place + 1)
        top = self._top(place)
        if top is not None:
            paced = self.has(place, "article") and self.has(top[1], "span")
            if self.has(top[1] + 1, "span") or (paced and self.has(top[1] + 1, "verb")):
                return None
            size = top[0] / number_of(self.tokens[top[1]].senses["part"])
            return "fraction", Number(size, COARSE * size, top[1] + 1)
        digits = self._digits(place)
        if digits and digits.isdigit() and place + 2 < len(self.tokens):
            joint, other = self.tokens[place + 1], self.tokens[place + 2]
            low = other.number and other.text.isdigit()
            if (
                low
                and joint.text == "/"
                and joint.glued
                and len(other.text) <= 3
                and len(digits) <= 2
                and int(other.text)
            ):
                return "fraction", _fraction(float(digits) / float(other.text), place + 3)
            if low and "parts of" in joint.senses and int(digits):
                return "fraction", _fraction(float(other.text) / float(digits), place + 3)
        return None

    def _so_many(self, place: int) -> tuple[str, Number] | None:
        """ "One in five", "1 in 100"."""
        top = self.number(place)
        if top is None or not self.has(top.end, "in so many"):
            return None
        bottom = self.number(top.end + 1)
        if bottom is None or not top.value < bottom.value <= 1000 or bottom.value != int(bottom.value):
            return None
        if self.has(bottom.end, "percent") or self.has(bottom.end, "scale"):
            return None
        if self.has(bottom.end, "span"):
            return None
        return "fraction", _fraction(top.value / bottom.value, bottom.end)

    def _multiple(self, place: int) -> tuple[str, Number] | None:
        """A multiple: "3 times", "tenfold", "twice"."""
        word = self.means(place, "multiple")
        if word is not None:
            size = number_of(word)
            return "times", Number(size, half_unit(f"{size:g}"), place + 1)
        number = self.number(place)
        if number is None or not self.has(number.end, "times"):
            return None
        return "times", Number(number.value, number.half, number.end + 1)

    def _decimal(self, place: int, hedges: list[str], at: int) -> tuple[str, Any, int] | None:
        """A share as a bare decimal, in front of "of": 0.01 of GDP."""
        digits = self._digits(at)
        if digits is None or not digits.startswith(("0.", ".")) or not self.has(at + 1, "of"):
            return None
        text = self.written(place, at + 1)
        return "share", hedged(text, (float(digits),) * 2, (half_unit(digits),) * 2, hedges), at + 1

    # --- times ----------------------------------------------------------------------------------

    def _is_year(self, place: int) -> bool:
        token = self.tokens[place] if place < len(self.tokens) else None
        if token is None or not token.number or not re.fullmatch(r"(?:19|20)\d\d", token.text):
            return False
        after = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        if after is None:
            return True
        told = any(k in after.senses for k in ("percent", "scale", "currency", "currency_behind", "times", "span"))
        if "year_mark" in after.senses:
            return True
        return not told and not (after.glued and after.text.isalnum() and not after.hyphen)

    def _year_at(self, place: int) -> tuple[int, int, int] | None:
        """A year with a month before or behind it: year, month or 0, and where it ends."""
        month = self.means(place, "month")
        at = place + 1 if month is not None else place
        at += month is not None and self.has(at, "of")
        if not self._is_year(at):
            return None
        year = int(self.tokens[at].text)
        at += 1
        if self.has(at, "year_mark"):
            at += 1
            later = self.number(at) if month is None and at < len(self.tokens) and self.tokens[at].number else None
            if later is not None and self.has(later.end, "month_mark"):
                return year, int(later.value), later.end + 1
        return year, int(month or 0), at

    def price_year(self, place: int) -> tuple[str, Any, int] | None:
        """The price level of a year: "in 2015 prices", "constant 2022 dollars"."""
        at = place
        while self.has(at, "in") or self.means(at, "basis") == "constant":
            at += 1
        if not (at < len(self.tokens) and re.fullmatch(r"(?:19|20)\d\d", self.tokens[at].text)):
            return None
        at += 1
        while self.means(at, "basis") == "constant" or self.has(at, "international"):
            at += 1
        return ("price year", None, at + 1) if self.has(at, "prices") else None

    def period(self, place: int) -> tuple[str, Any, int] | None:
        """A time: a year, years, part of one, a length, a pace."""
        for make in (
            self._fiscal,
            self._part_of_year,
            self._since,
            self._two_years,
            self._relative,
            self._pace,
            self._length,
            self._open,
            self._year,
        ):
            found = make(place)
            if found is not None:
                return found
        return None

    def _lead(self, place: int) -> int:
        """The place behind "in", "during" and the like."""
        while self.has(place, "in") or self.has(place, "the"):
            place += 1
        return place

    def _fiscal(self, place: int) -> tuple[str, Any, int] | None:
        """A fiscal year: named by the year in which it ends, or by both of its calendar years."""
        at = self._lead(place)
        named = self.has(at, "fiscal")
        at += named
        while named and self.tokens[at : at + 1] and self.tokens[at].text == "'":
            at += 1
        token = self.tokens[at] if at < len(self.tokens) else None
        if token is None or not token.number or not re.fullmatch(r"(?:19|20)\d\d|\d\d", token.text):
            return None
        if len(token.text) == 2 and not named:
            return None
        first, end = int(token.text) + (2000 if len(token.text) == 2 else 0), at + 1
        second = self._following(first, end)
        if second is not None:
            end = second[1]
        behind = self.has(end, "fiscal") or (self.has(end, "year_mark") and self.has(end + 1, "fiscal"))
        if behind and not named:
            end += 1 if self.has(end, "fiscal") else 2
        if not (named or behind):
            return None
        text = self.written(place, end)
        if second is None:
            if behind and self.words.glued:
                return None
            return "period", Period(text, 1.0, first - 1, first), end
        if second[0] != first + 1:
            raise InputError(
                _("“{text}” is no fiscal year.", text=text), mend=_("Write it like 2023-24, or name one year.")
            )
        return "period", Period(text, 1.0, first, first + 1), end

    def _following(self, first: int, place: int) -> tuple[int, int] | None:
        """The second of two years behind a dash or a stroke, which may be written in two digits."""
        if place + 1 >= len(self.tokens) or self.tokens[place].text not in {"-", "/", "~"}:
            return None
        text = self.tokens[place + 1].text
        if not re.fullmatch(r"(?:19|20)\d\d|\d\d", text) or self.has(place + 2, "percent"):
            return None
        return (int(text) if len(text) == 4 else first // 100 * 100 + int(text)), place + 2

    def _two_years(self, place: int) -> tuple[str, Any, int] | None:
        """From one year to another: "from August 2023 to March 2025", "2023-2025", "2023-24", "2017년부터 2022년까지"."""
        at = self._lead(place)
        at += self.has(at, "over")
        begun = self.has(at, "from") or self.has(at, "between")
        between = self.has(at, "between")
        at += begun
        months = self._months_of(place, at)
        if months is not None:
            return months
        start = self._year_at(at)
        if start is None:
            return None
        year, month, at = start
        short = self._following(year, at)
        if short is not None and not month:
            last, at = short
            at += self.has(at, "year_mark")
            joint = self.text[self.tokens[at - 1].start - 1] if short else ""
            text = self.written(place, at)
            brief = len(self.tokens[short[1] - 1].text) == 2 or "/" in text
            if last == year + 1 and brief:
                if begun or self.has(place, "over"):
                    raise InputError(
                        _("“{text}” may be one fiscal year or two calendar years.", text=text),
                        mend=_("Write “in the fiscal year 2023-24”, or “from 2023 to 2024”."),
                    )
                return "period", Period(text, 1.0, year, last), at
            del joint
            return self._years(place, at, (year, 0), (last, 0))
        at = self._skip(at, "particle") if self.words.glued and self.has(at, "from_behind") else at
        joined = (
            self.has(at, "to")
            or self.has(at, "until")
            or self.has(at, "from_behind")
            or (between and self.has(at, "and"))
            or (at < len(self.tokens) and self.tokens[at].text in "-~")
        )
        if not joined:
            return None
        stop = self._year_at(at + 1)
        if stop is None:
            return None
        last, later, at = stop
        at += self.has(at, "until_behind")
        return self._years(place, at, (year, month), (last, later))

    def _years(self, place: int, end: int, first: tuple[int, int], last: tuple[int, int]) -> tuple[str, Any, int]:
        text = self.written(place, end)
        count = (last[0] - first[0]) * MONTHS + (last[1] or MONTHS) - (first[1] or 1) + 1
        if count <= 0:
            raise InputError(
                _("The period “{text}” ends before it begins.", text=text), mend=_("Write the earlier year first.")
            )
        return "period", Period(text, count / MONTHS, first[0], last[0]), end

    def _months_of(self, place: int, at: int) -> tuple[str, Any, int] | None:
        """Some months of a year, such as January to September 2023."""
        first = self.means(at, "month")
        joint = self.has(at + 1, "to") or self.has(at + 1, "and")
        step = at + 2 if joint else at + 1
        if first is None or not (joint or (step < len(self.tokens) and self.tokens[step].hyphen)):
            return None
        last = self.means(step, "month")
        step += 1
        step += self.has(step, "of")
        if last is None or not self._is_year(step):
            return None
        months, year = int(last) - int(first) + 1, int(self.tokens[step].text)
        return (
            ("period", Period(self.written(place, step + 1), months / MONTHS, year, year), step + 1)
            if months > 0
            else None
        )

    def _part_of_year(self, place: int) -> tuple[str, Any, int] | None:
        """A part of a year: "the first half of 2024", "H1 2024", "Q3 2024", "the first 10 months of 2023"."""
        at = self._lead(place)
        start = self._year_at(at) if self.words.glued else None
        ahead = start[2] if start and not start[1] else at
        size = self.means(ahead, "part_of_year")
        if size is None and not start and self.tokens[at : at + 1] and re.fullmatch("[HQ]", self.tokens[at].text):
            digit = self.tokens[at + 1].text if at + 1 < len(self.tokens) and self.tokens[at + 1].glued else ""
            if digit in {"1", "2"} or (digit in {"3", "4"} and self.tokens[at].text == "Q"):
                size, ahead = ("1/2" if self.tokens[at].text == "H" else "1/4"), at + 1
        if size is None and self.has(ahead, "first"):
            number = self.number(ahead + 1)
            if number is not None and self.means(number.end, "span") == "1/12" and 0 < number.value < MONTHS:
                size, ahead = f"{int(number.value)}/12", number.end
        if size is None:
            return None
        end = ahead + 1
        if start:
            return "period", Period(self.written(place, end), number_of(size), start[0], start[0]), end
        while self.has(end, "of") or self.has(end, "in"):
            end += 1
        if not self._is_year(end):
            return "part of a year", None, ahead + 1
        year = int(self.tokens[end].text)
        return "period", Period(self.written(place, end + 1), number_of(size), year, year), end + 1

    def _since(self, place: int) -> tuple[str, Any, int] | None:
        """An open period: "since 2022"; behind the highest of all it says since when there was none higher."""
        if not self.has(place, "since"):
            start = self._year_at(place)
            if start and self.has(start[2], "since_behind"):
                return "period", Period(self.written(place, start[2] + 1), None, start[0]), start[2] + 1
            return None
        start = self._year_at(place + 1)
        if start is None:
            return None
        return "since", Period(self.written(place, start[2]), None, start[0]), start[2]

    def _relative(self, place: int) -> tuple[str, Any, int] | None:
        """A year that is told from the date of the claim: "last year"."""
        at = self._lead(place)
        told = self.means(at, "relative_year")
        if told is None:
            return None
        text = self.written(place, at + 1)
        if self.said is None and told == "1":
            return "open year", None, at + 1
        if self.said is None or told == "?":
            return "that year", Period(text, 1.0), at + 1
        year = self.said + int(told)
        return "that year", Period(text, 1.0, year, year), at + 1

    def _pace(self, place: int) -> tuple[str, Any, int] | None:
        """How often: "a year", "per month", "annually", "연간"."""
        rate = self.means(place, "rate")
        if rate is not None:
            return "rate", Period(self.tokens[place].text, number_of(rate)), place + 1
        if not self.has(place, "per"):
            return None
        span = self.means(place + 1, "span")
        if span is None or self.has(place + 2, "ago") or self.has(place + 2, "of_it"):
            return None
        if self.tokens[place + 2 : place + 3] and self.tokens[place + 2].text == "'s":
            return None
        return "rate", Period(self.written(place, place + 2), number_of(span)), place + 2

    def _length(self, place: int) -> tuple[str, Any, int] | None:
        """A length of time: "over 32 months", "in about two years", "two-year", "10년간"."""
        at = place
        while self.has(at, "in") or self.has(at, "over") or self.has(at, "the"):
            at += 1
        at += self.has(at, "first") or self.has(at, "past")
        _hedges, at = self._hedges(at)
        half = self.means(at, "fraction") == "1/2"
        number = None if half else self.number(at)
        if half:
            count, end = 0.5, self._skip(at + 1, "article")
            if end == at + 1 and not self.words.glued:
                return None
        elif number is not None:
            count, end = number.value, number.end
        elif self.has(at, "article") and at > place:
            count, end = 1.0, at + 1
        else:
            return None
        if number is not None and (
            self.has(end, "to") or self.has(end, "or") or (end < len(self.tokens) and self.tokens[end].text in "-~")
        ):
            second = self.number(end + 1)
            if second is not None and self.has(second.end, "span"):
                raise InputError(
                    _("The period “{text}” has two ends.", text=self.written(place, second.end + 1)),
                    mend=_("Write one period, and check the other one by itself."),
                )
        span = self.means(end, "span")
        if span is None or count > LONGEST_TIME:
            return None
        after = end + 1
        if self.words.glued:
            if not self.has(after, "for_so_long"):
                return None
            after += 1
        if self.has(after, "ago") or (after < len(self.tokens) and self.tokens[after].text == "'s"):
            return None
        text = self.written(place, after)
        if self.has(after, "of") and not self.has(after + 1, "total"):
            after += 1
        return "period", Period(text, count * number_of(span)), after

    def _open(self, place: int) -> tuple[str, Any, int] | None:
        """A period whose end or beginning is left open: "so far", "by 2030", "from 2022"."""
        if self.has(place, "open_ended"):
            return "period", Period(self.tokens[place].text, None), place + 1
        at = place
        while self.has(at, "open") or (at > place and self.has(at, "the")):
            at += 1
        if at == place:
            return None
        at += self.has(at, "early")
        start = self._year_at(at)
        return ("open year", None, start[2]) if start else None

    def _year(self, place: int) -> tuple[str, Any, int] | None:
        at = self._lead(place)
        start = self._year_at(at)
        if start is None:
            return None
        year, month, end = start
        if end < len(self.tokens) and self.tokens[end].text == "s" and self.tokens[end].glued:
            return None
        if month:
            return "month", year, end
        if end < len(self.tokens) and self.tokens[end].text == "'s":
            end += 1
        if self.has(end, "until_behind") or self.means(end, "from_behind") == "from":
            return "open year", None, end + 1
        return "year", year, end

    # --- other things ---------------------------------------------------------------------------

    def count(self, place: int) -> tuple[str, Any, int] | None:
        """A bare number: a count of something, or one whose meaning is not clear."""
        hedges, at = self._hedges(place)
        number = self.amount_of(at)
        if number is None or (number.end == at):
            return None
        end = number.end
        if self.has(at, "number") and not hedges and self.has(at, "context") and end == at + 1:
            return None
        if end < len(self.tokens) and self._cut_short(end) and not self.words.glued:
            end += 1
            return "unknown", None, end
        _late, end = self._hedges_behind(end)
        return "number", number, end

    def each(self, place: int) -> tuple[str, Any, int] | None:
        """The price of one: "each", "a piece", "per shell"."""
        if self.has(place, "each"):
            return "each", None, place + 1
        if self.has(place, "per") and self.has(place + 1, "each_of"):
            return "each", None, place + 2
        return None

    MAKERS: tuple[Callable[[Scanner, int], tuple[str, Any, int] | None], ...] = (
        price_year,
        money,
        share,
        period,
        each,
        count,
    )
    """What is looked for at each place, first come first served."""


def _scaled(number: Number, scale: float) -> Number:
    """A number with the scale of the other end of its range, if it has none of its own."""
    if number.scale or not scale:
        return number
    return replace(number, value=number.value * scale, half=number.half * scale, scale=scale)


def _fraction(size: float, end: int) -> Number:
    return Number(size, COARSE * size, end)


MARKS = ",;:().?!=…·"

STRAY = {
    "scale",
    "currency",
    "percent",
    "times",
    "part",
    "power",
    "number",
    "multiple",
    "fraction",
    "points",
    "foreign_scale",
}
"""Parts of a number or an amount, which say nothing alone."""

KINDS = (
    "deny",
    "tiv",
    "other_money",
    "narrow",
    "per_head",
    "country",
    "capital",
    "total",
    "source",
    "basis",
    "compare",
    "vague",
    "stage",
    "adds",
    "growth",
    "filler",
    "hedge",
    "verb",
    "of",
    "its",
    "partner",
    "and",
    "or",
    "if",
    "could",
    "purpose",
    "report",
    "rank",
    "context",
    "particle",
    "ending",
    "name",
    "the",
    "article",
    "in",
    "to",
    "from",
    "month",
)
"""What a word is that belongs to no larger mention, where it may be several things."""


def quantity(text: str) -> tuple[Stated, str]:
    """A number with its unit, as it is written in a cell: "nearly 15 billion USD", "0.12 to 0.14 tonne", "13 %".

    Raises:
        InputError: there is no number at its beginning.
    """
    return Scanner(text.strip(), of("en", default_book())).quantity()
