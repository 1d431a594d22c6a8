"""Numbers, amounts of money and shares, as a language writes them."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from econ.claims.claim import Money, Period
from econ.claims.stated_numbers import ABOUT, COARSE, MOST_DIGITS, Stated, fraction_half, half_unit, hedged
from econ.claims.tokens import PARTS, Line
from econ.claims.words import number_of, of
from econ.evidence import default_book
from econ.wording.errors import InputError
from econ.wording.language import _

CLOSER = 0.2
"""So much a share in percent may differ from the fraction in front of its brackets (judgement: ours)."""


HUNDRED = 100.0
ROOM = ((HUNDRED, HUNDRED), (20.0, 10.0))
"""Behind a word for at least the first, a number goes on with one that is smaller than the second; else it ends."""


@dataclass(frozen=True)
class Number:
    """A number as it is written: its value, half a unit of its last digit, where it ends, and its scale or 0."""

    value: float
    half: float
    end: int
    scale: float = 0.0


Said = Money | Stated | Period | Number | int | str | None
"""What a part of a sentence may say."""

Made = tuple[str, Said, int]
"""A part that was found: its kind, what it says, and the token behind it."""


class Numerals(Line):
    """Reads the numbers of a sentence."""

    @cached_property
    def point_is_decimal(self) -> bool:
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
        indian = rf"|\d{{1,2}}(?:{re.escape(group)}\d\d)+{re.escape(group)}\d{{3}}" if group == "," else ""
        whole = re.fullmatch(
            rf"(\d{{1,3}}(?:{re.escape(group)}\d{{3}})+{indian}|\d*)(?:{re.escape(decimal)}(\d+))?", text
        )
        scaled = self.means(place + 1, "scale")
        size = number_of(scaled) if scaled else 0.0
        signed = self.has(place - 1, "currency")
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
        odd = following is not None and following.glued and following.text in {"_", "/"}
        if following is not None and (
            odd or (following.glued and re.fullmatch(r"[eE]\d*", following.text) and not scaled)
        ):
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

    def _is_year(self, place: int) -> bool:
        token = self.tokens[place] if place < len(self.tokens) else None
        if token is None or not token.number or not re.fullmatch(r"(?:19|20)\d\d", token.text):
            return False
        after = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        if after is None:
            return True
        told = any(k in after.senses for k in ("percent", "scale", "currency_behind", "times", "span"))
        told = told or ("currency" in after.senses and not self.text_at(place + 2)[:1].isdigit())
        if "year_mark" in after.senses:
            return True
        return not told and not (after.glued and after.text.isalnum() and not after.hyphen)

    def _in_words(self, place: int) -> Number | None:
        """A number in words: "twenty-five", "two hundred and fifty", "dua puluh lima", "one and a half"."""
        total, part, end, room = 0.0, 0.0, place, math.inf  # what follows is smaller than the room that is left
        if self.words.glued and self.tokens[place : place + 1] and self.tokens[place].glued:
            return None
        while True:
            at = end + (HUNDRED <= room < math.inf and self._goes_on_behind_and(end))
            word = self.means(at, "number")
            power = self.means(end, "power")
            if word is not None and number_of(word) < room:
                size = number_of(word)
                total, part = (total + size, part) if size >= HUNDRED else (total, part + size)
                room = next((r for least, r in ROOM if size >= least), 0.0)
            elif power is not None:
                if end == place and self.means(end - 1, "article") in {None, "an"}:
                    break
                room = number_of(power)  # "twelve hundred" is twelve of them
                total, part = total + (part or 1.0) * room, 0.0
            else:
                break
            end = at + 1
        if end == place:
            return None
        value = total + part
        if self.has(end, "and a half"):
            return Number(value + 0.5, 0.05, end + 1)
        return Number(value, half_unit(f"{value:g}"), end)

    def _goes_on_behind_and(self, place: int) -> bool:
        """Whether an "and" joins the hundreds to the rest of a number: "two hundred and fifty"."""
        return self.has(place, "and") and self.has(place + 1, "number") and not self.has(place + 2, "power")

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
        if self.has(end, "and a half") and first.value in range(10):
            value, half, end = value + 0.5 * scales[-1], 0.05 * scales[-1], end + 1
        return Number(value, half, end, math.prod(scales))

    def _one_of(self, place: int) -> Number | None:
        """A scale alone: "a billion", "half a billion", "a billion and a half"."""
        part, end = 1.0, place
        if self.has(end, "fraction"):
            part, end = number_of(self.tokens[end].senses["fraction"]), end + 1
        if not self.has(end, "article") and end == place:
            return None
        end = self._skip(end, "article")
        scales = self._scales(end)
        if not scales or self.means(end - 1, "article") == "an":
            return None
        end += len(scales)
        value, half = part * math.prod(scales), 0.5 * part * math.prod(scales)
        if self.has(end, "and a half"):
            value, half, end = value + 0.5 * scales[-1], 0.05 * scales[-1], end + 1
        return Number(value, half, end, math.prod(scales))

    def _scales(self, place: int) -> list[float]:
        found: list[float] = []
        while (size := self.means(place, "scale")) is not None:
            token = self.tokens[place]
            if len(token.text) == 1 and token.text.isascii() and (found or (not token.glued and token.text == "t")):
                break
            found.append(number_of(size))
            place += 1
        return found

    def _composite(self, place: int) -> Number | None:
        """A number in myriads: 32조9576억, 6억2천만, 171만9천."""
        total, section, end, largest, scale, last = 0.0, 0.0, place, 0.0, 0.0, math.inf
        while True:
            following = self.number(end) if end == place or self._near(end) else None
            if following is None:
                break
            scales = self._scales(following.end)
            small = [s for s in scales if s < 1e4]
            large = [s for s in scales if s >= 1e4]
            if len(small) > 1 or len(large) > 1 or [*small, *large] != scales or (large and large[0] >= last):
                break
            section += following.value * math.prod(small)
            largest = max(largest, *(large or small or [0.0]))
            scale = math.prod(scales) if end == place else largest
            end = following.end + len(scales)
            if large:
                total, section, last = total + section * large[0], 0.0, large[0]
            elif not small:
                break
        if end == place:
            return None
        value = total + section
        return Number(value, half_unit(f"{value / largest:.12g}") * largest, end, scale)

    def _near(self, place: int) -> bool:
        """Whether a number goes on behind a scale."""
        return place < len(self.tokens) and (self.tokens[place].glued or self._scales(place + 1) != [])

    def quantity(self) -> tuple[Stated, str]:
        """The number with which the text begins, and the unit that is the rest of it; see `quantity`."""
        hedges, at = self._hedges(0)
        first = self.amount_of(at)
        if first is None:
            raise InputError(
                _("“{text}” is no number with a unit.", text=self.text), mend=_("Write it like “about 15 billion USD”.")
            )
        ends, at = [first], first.end
        second, step = self._second(at, between=False, before="")
        if second is not None:
            ends, at = [_scaled(first, second.scale), _scaled(second, first.scale)], step
        unit = self.text[self.tokens[at].start :].strip() if at < len(self.tokens) else ""
        if unit == "%":
            ends, unit = [replace(n, value=n.value / 100, half=n.half / 100) for n in ends], ""
        return self._range(self.text, ends, [n.half for n in ends], hedges), unit or "1"

    # --- hedges ---------------------------------------------------------------------------------

    def _hedges(self, place: int) -> tuple[list[str], int]:
        found: list[str] = []
        if self._names_a_place(place):
            return found, place
        while (hedge := self.means(place, "hedge")) is not None:
            found.append(hedge)
            place += 1
        return found, place

    def _names_a_place(self, place: int) -> bool:
        """Whether a word that may be a hedge is a part of a name: "Meksiko Baru", not "Meksiko baru US$5 miliar"."""
        behind = self.means(place, "compass") == "behind" and self.has(place - 1, "country")
        return behind and self.text_at(place)[0].isupper()

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

    def money(self, place: int) -> Made | None:
        """An amount of money, or a range."""
        if self._to_after_growth(place):
            return None
        hedges, at = self._hedges(place)
        if hedges and self.has(at, "sized"):  # "is estimated to be worth up to $5 billion"
            more, at = self._hedges(at + 1)
            hedges += more
        between = self.has(at, "between")
        at += between
        before = self.means(at, "currency")
        sign, at = (self.tokens[at].text, at + 1) if before is not None else ("", at)
        first = self.amount_of(at)
        if first is None or (before is not None and self._is_of_letters(at - 1)):
            return None
        at, ends, own = first.end, [first], ""
        if before is None:
            own, sign, at = self._currency_behind(at, sign)
        second, step = self._second(at, between=between, before=before or own)
        if second is not None and self._grows(place, at, step, scaled=bool(first.scale)):
            second = None
        joined = second is not None or bool(own)  # "2023 Rp134,3 triliun": the sign is that of the number behind it
        if joined and before is None and not first.scale and self._is_year(first.end - 1):
            return None
        if second is not None:
            ends, at = [first, second], step
            at += bool(own) and self.means(at, "currency") == own
            if before is None and not own:
                own, sign, at = self._currency_behind(at, sign)
            ends = [_scaled(first, second.scale), _scaled(second, first.scale)]
        elif between:
            return None
        if before is None and not own:
            return None
        if before is not None:
            again = self.means(at, "currency") or ""
            at += again.rstrip("?") == before.rstrip("?")
        if at < len(self.tokens) and self._cut_short(at):
            return None
        late, at = self._hedges_behind(at)
        return "money", self._made(place, at, ends, [*hedges, *late], before or own, sign), at

    def _is_of_letters(self, sign: int) -> bool:
        """Whether the sign of a currency is the end of another one: "J$"."""
        token, before = self.tokens[sign], self.text_at(sign - 1)
        return token.glued and not token.text[:1].isalpha() and before.isalpha() and not self.words.glued

    def _grows(self, place: int, joint: int, end: int, *, scaled: bool) -> bool:
        """Whether two amounts are what one was and what it became: "rose from $5bn to $7bn", "50억에서 70억 달러로".

        By how much something grew and what it came to are two where each is whole: "by 1 to 2 billion dollars" is one.
        """
        if self.has(joint, "from_behind"):
            return self.has(end + self.has(end, "currency"), "to")
        by = self.has(place - 1, "by") and self.has(place - 2, "growth") and not self.has(joint, "and")
        rose = self.has(place - 1, "growth") and scaled and self.has(joint, "to") and self.has(joint + 1, "currency")
        whole = scaled or self.has(joint - 1, "currency") or self.has(joint + 1, "currency")
        return (by and whole) or rose or self._grown_from(place) or self.has(joint, "becomes")

    def _grown_from(self, place: int) -> bool:
        """Whether something grows or falls "from" here: the word for it stands before, with no country between."""
        before = range(max(place - 6, 0), place)
        grown = max((b for b in before if self.has(b, "growth")), default=None)
        if grown is None or not self.has(place - 1, "from"):
            return False
        return not any(self.has(b, "country") for b in range(grown + 1, place))

    def _to_after_growth(self, place: int) -> bool:
        """Whether "up to" says to which amount something grew, in a language with one word for both."""
        return (
            self.has(place, "hedge")
            and self.has(place, "to")
            and any(self.has(b, "growth") for b in range(max(place - 6, 0), place))
        )

    def _currency_behind(self, at: int, sign: str) -> tuple[str, str, int]:
        found = self.means(at, "currency") or self.means(at, "currency_behind")
        return (found, self.tokens[at].text, at + 1) if found is not None else ("", sign, at)

    def _second(self, at: int, *, between: bool, before: str) -> tuple[Number | None, int]:
        """The second end of a range, if something joins one, and where it ends."""
        joint = "and" if between else "to"
        if not self.has(at, joint, "to") and not (
            not between and at < len(self.tokens) and self.tokens[at].text in "-~"
        ):
            return None, at
        step = at + 1
        if before and self.has(step, "currency"):
            if self.means(step, "currency") != before:
                return None, at
            step += 1
        second = self.amount_of(step)
        if second is None or (self.has(second.end, "percent") and before):
            return None, at
        if self.tokens[at].text not in "-~" and re.fullmatch(r"(?:19|20)\d\d", self.tokens[step].text):
            return None, at
        return second, second.end

    def _cut_short(self, at: int) -> bool:
        """Whether the word behind an amount is glued to it, so that it may be part of the number."""
        token = self.tokens[at]
        plain = token.text.isalnum() or token.text in {"±", "°"}
        known = "particle" in token.senses or "ending" in token.senses or "hedge_behind" in token.senses
        known = known or "unsettled" in token.senses or (self.words.glued and "verb" in token.senses)
        return token.glued and not token.hyphen and plain and not known

    def _made(self, place: int, end: int, ends: Sequence[Number], hedges: list[str], currency: str, sign: str) -> Money:
        text = re.sub(r"\s+", " ", self.written(place, end)).removesuffix(".")
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

    def share(self, place: int) -> Made | None:
        """A share in percent or as a fraction, a multiple, or a range of them."""
        hedges, at = self._hedges(place)
        between = self.has(at, "between")
        first = self._ratio(at + between)
        if first is None:
            return None
        kind, number = first
        at, ends = number.end, [number]
        joint = "and" if between else "to"
        if self.has(at, joint, "to") or (at < len(self.tokens) and self.tokens[at].text in "-~"):
            second = self._ratio(at + 1)
            if second is not None and (second[0] == kind or kind == "number"):
                if self._changes(place, at, second[1].end):
                    return "points", self.written(place, second[1].end), second[1].end
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
        if kind == "fraction" and len(ends) == 1 and (precise := self._in_brackets(at, number)):
            hedges, ends, at = [], [precise], precise.end
        if kind == "times":
            at = at + 1 if self.has(at, "as much as") else at
        late, at = self._hedges_behind(at)
        sided = kind == "times" and not {"nearly", "just over"}.isdisjoint((*hedges, *late))
        halves = [min(n.half, ABOUT * n.value) if sided else n.half for n in ends]
        text = re.sub(r"\s+", " ", self.written(place, at))
        stated = self._range(text, ends, halves, [*hedges, *late])
        return "times" if kind == "times" else "share", stated, at

    def _changes(self, place: int, joint: int, end: int) -> bool:
        """Whether two shares are what one was and what it became: "from 2% to 2.5%", "2%에서 2.5%로"."""
        if self.has(joint, "from_behind"):
            return self.has(end, "to")
        led = self._grown_from(place) and not self.has(place - 2, "ranges") and self.text_at(joint) not in "-~"
        return led or self.has(joint, "becomes")

    def _in_brackets(self, place: int, rough: Number) -> Number | None:
        """The share in percent that says a fraction more closely: "more than a third (37%)"."""
        _percent, found = self._percent(place + 1) or ("", None) if self.text_at(place) == "(" else ("", None)
        if found is None or self.text_at(found.end) != ")" or abs(found.value - rough.value) > CLOSER * rough.value:
            return None
        return replace(found, end=found.end + 1)

    def _ratio(self, place: int) -> tuple[str, Number] | None:
        """A single share: what it is written as, and its value; a bare "number" may be the end of a range."""
        for make in (self._percent_first, self._percent, self._part, self._so_many, self._multiple):
            found = make(place)
            if found is not None:
                return found
        number = self.number(place)
        return ("number", number) if number is not None else None

    def _percent_first(self, place: int) -> tuple[str, Number] | None:
        """A part of one per cent: "half a per cent", "a per cent", "one tenth of a per cent"."""
        part, end = 1.0, place
        if self.has(end, "fraction"):
            part, end = number_of(self.tokens[end].senses["fraction"]), end + 1
        elif (tops := self._top(end)) is not None and self.has(tops[1] + 1, "of"):
            part, end = tops[0] / number_of(self.tokens[tops[1]].senses["part"]), tops[1] + 2
        whole = self.has(end, "article") or self.means(end, "number") == "1"
        if not whole and end == place:
            return None
        after = end + whole
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
            return "fraction", _fraction(size, top[1] + 1)
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
        """So many of so many: "one in five", "1 in 100", "one in every six dollars"."""
        top = self.number(place)
        if top is None or not self.has(top.end, "in so many", "of"):
            return None
        bottom = self.number(top.end + 1)
        if bottom is not None and not self.has(top.end, "in so many") and not self.has(bottom.end, "currency"):
            return None  # "satu dari lima kapal"
        if bottom is None or not top.value < bottom.value <= 1000 or bottom.value != int(bottom.value):
            return None
        if self.has(bottom.end, "percent") or self.has(bottom.end, "scale"):
            return None
        if self.has(bottom.end, "span"):
            return None
        end = bottom.end + self.has(bottom.end, "currency")  # "one in every six dollars of exports"
        return "fraction", _fraction(top.value / bottom.value, end)

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

    def _decimal(self, place: int, hedges: list[str], at: int) -> Made | None:
        """A share as a bare decimal, in front of "of": 0.01 of GDP."""
        digits = self._digits(at)
        if digits is None or not digits.startswith(("0.", ".")) or not self.has(at + 1, "of"):
            return None
        text = self.written(place, at + 1)
        return "share", hedged(text, (float(digits),) * 2, (half_unit(digits),) * 2, hedges), at + 1


def _scaled(number: Number, scale: float) -> Number:
    """A number with the scale of the other end of its range, if it has none of its own."""
    if number.scale or not scale:
        return number
    return replace(number, value=number.value * scale, half=number.half * scale, scale=scale)


def _fraction(size: float, end: int) -> Number:
    return Number(size, fraction_half(size), end)


def quantity(text: str) -> tuple[Stated, str]:
    """A number with its unit, as it is written in a cell: "nearly 15 billion USD", "0.12 to 0.14 tonne", "13%".

    Raises:
        InputError: there is no number at its beginning.
    """
    return Numerals(text.strip(), of("en", default_book())).quantity()
