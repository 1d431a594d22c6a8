"""Times, as a language writes them: years and parts of them, lengths, paces."""

from __future__ import annotations

import re

from econ.claims.claim import Period
from econ.claims.numerals import Made, Numerals
from econ.claims.words import number_of
from econ.wording.errors import InputError
from econ.wording.language import _

MONTHS = 12
LONGEST_TIME = 1000
"""Years, months or days that an amount may cover; a larger number in front of "year" is a date."""


_DAY = "[1-9]|[12][0-9]|3[01]"


class Times(Numerals):
    """Reads the times of a sentence."""

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

    def price_year(self, place: int) -> Made | None:
        """The price level of a year: "in 2015 prices", "constant 2022 dollars"."""
        at = place
        while self.has(at, "in") or self.means(at, "basis") == "constant":
            at += 1
        if self._prices(at) and re.fullmatch(r"(?:19|20)\d\d", self.text_at(at + 1)):
            return "price year", None, at + 2
        if not re.fullmatch(r"(?:19|20)\d\d", self.text_at(at)):
            return None
        at += 1
        while self.means(at, "basis") == "constant" or self.has(at, "international"):
            at += 1
        return ("price year", None, at + 1) if self._prices(at) else None

    def _prices(self, place: int) -> bool:
        """Whether a word says at which prices; a sign in front of a number says of what it is an amount."""
        sign = self.has(place, "currency") and not self.text_at(place).islower()
        return self.has(place, "prices") and not (sign and self.number(place + 1) is not None)

    def period(self, place: int) -> Made | None:
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

    def _fiscal(self, place: int) -> Made | None:
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

    def _two_years(self, place: int) -> Made | None:
        """From one year to another: "from August 2023 to March 2025", "2023-24", "2017년부터 2022년까지"."""
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
            text = self.written(place, at)
            brief = len(self.tokens[short[1] - 1].text) == 2 or "/" in text
            if last == year + 1 and brief:
                if begun or self.has(place, "over"):
                    raise InputError(
                        _("“{text}” may be one fiscal year or two calendar years.", text=text),
                        mend=_("Write “in the fiscal year 2023-24”, or “from 2023 to 2024”."),
                    )
                return "period", Period(text, 1.0, year, last), at
            return self._years(place, at, (year, 0), (last, 0))
        joined = self.has(at, "to", "until", "from_behind") or self.text_at(at) in {"-", "~"}
        if not joined and not (between and self.has(at, "and")):
            return None
        opened = self.means(at, "from_behind") == "from"
        stop = self._year_at(at + 1)
        if stop is None:
            return None
        last, later, at = stop
        if opened and not self.has(at, "until_behind"):
            return None
        at += self.has(at, "until_behind")
        return self._years(place, at, (year, month), (last, later))

    def _years(self, place: int, end: int, first: tuple[int, int], last: tuple[int, int]) -> Made:
        text = self.written(place, end)
        count = (last[0] - first[0]) * MONTHS + (last[1] or MONTHS) - (first[1] or 1) + 1
        if count <= 0:
            raise InputError(
                _("The period “{text}” ends before it begins.", text=text), mend=_("Write the earlier year first.")
            )
        return "period", Period(text, count / MONTHS, first[0], last[0]), end

    def _months_of(self, place: int, at: int) -> Made | None:
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

    def _part_of_year(self, place: int) -> Made | None:
        """A part of a year: "the first half of 2024", "H1 2024", "Q3 2024", "the first 10 months of 2023"."""
        at = self._lead(place)
        start = (self._year_at(at) or self._told_year(at)) if self.words.glued else None
        ahead = start[2] if start and not start[1] else at
        size = self.means(ahead, "part_of_year")
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
        start = (int(self.tokens[end].text), 0, end + 1) if self._is_year(end) else self._told_year(end)
        if start is None:
            return "part of a year", None, ahead + 1
        return "period", Period(self.written(place, start[2]), number_of(size), start[0], start[0]), start[2]

    def _told_year(self, at: int) -> tuple[int, int, int] | None:
        """This year or the last, told from the date of the claim, as `_year_at` gives it."""
        told = self.means(at, "relative_year")
        return None if self.said is None or told not in {"-1", "0"} else (self.said + int(told), 0, at + 1)

    def _since(self, place: int) -> Made | None:
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

    def _relative(self, place: int) -> Made | None:
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

    def _pace(self, place: int) -> Made | None:
        """How often: "a year", "per month", "annually", "연간"."""
        rate = self.means(place, "rate")
        if rate is not None:
            return "rate", Period(self.tokens[place].text, number_of(rate)), place + 1
        if not self.has(place, "per"):
            return None
        span = self.means(place + 1, "span")
        if span is None or self.has(place + 2, "ago") or self.has(place + 2, "of_it"):
            return None
        if self.has(place + 2, "possessive"):
            return None
        return "rate", Period(self.written(place, place + 2), number_of(span)), place + 2

    def _length(self, place: int) -> Made | None:
        """A length of time: "over 32 months", "in about two years", "two-year", "10년간"."""
        at = place
        while self.has(at, "in") or self.has(at, "over") or self.has(at, "the"):
            at += 1
        at += self.has(at, "first") or self.has(at, "past")
        _hedges, at = self._hedges(at)
        counted = self._how_many(at, alone=at == place)
        if counted is None:
            return None
        count, end = counted
        if self.has(end, "to", "or") or self.text_at(end) in {"-", "~"}:
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
        if self.has(after, "ago", "possessive"):
            return None
        years = count * number_of(span)
        stop = self._year_at(after + 1) if self.has(after, "to", "until") and years.is_integer() else None
        if stop is not None and not stop[1]:
            return "period", Period(self.written(place, stop[2]), years, stop[0] - int(years) + 1, stop[0]), stop[2]
        text = self.written(place, after)
        if self.has(after, "of") and not self.has(after + 1, "total"):
            after += 1
        return "period", Period(text, years), after

    def _how_many(self, at: int, *, alone: bool) -> tuple[float, int] | None:
        """How many years or months, and where that ends: "half a", "32", "a"."""
        if self.means(at, "fraction") == "1/2":
            end = self._skip(at + 1, "article")
            return (0.5, end) if end > at + 1 or self.words.glued else None
        number = self.number(at)
        if number is not None:
            return number.value, number.end
        return (1.0, at + 1) if self.has(at, "article") and not alone else None

    def _open(self, place: int) -> Made | None:
        """A period whose end or beginning is left open: "so far", "by 2030", "from 2022".

        A day, "as of September 2023", is one as well, with its year: what is held or owed has no other time.
        """
        if self.has(place, "open_ended"):
            if self.means(place, "open_ended") == "sum" and any(map(self._year_at, range(len(self.tokens)))):
                return None  # "$8.2bn in all in 2023"
            return "period", Period(self.tokens[place].text, None), place + 1
        at = place
        while self.has(at, "open", "counted") or (at > place and self.has(at, "the")):
            at += 1
        if at == place:
            return None
        counted = self.has(place, "counted")
        at += self.has(at, "early") or (counted and self.text_at(at) == "-")
        start = self.day_at(at) if counted else self._year_at(at)
        if counted and start and not start[1] and self.means(place, "counted") == "month":  # "per 2000 orang"
            counted = False
        if start is None and self.has(at, "month"):
            return "period", Period(self.written(place, at + 1), None), at + 1
        if start is None:
            return None
        second = self._following(start[0], start[2])
        told = (counted or bool(start[1])) and not second  # "by March 2022": of a debt it is the day
        return "open year", start[0] if told else None, second[1] if second else start[2]

    def day_at(self, place: int) -> tuple[int, int, int] | None:
        """A year with a month and perhaps the day: "30 September 2023", "September 30, 2023"."""
        if self.has(place + 1, "month") and re.fullmatch(_DAY, self.text_at(place)):
            return self._year_at(place + 1)
        if not (self.has(place, "month") and re.fullmatch(_DAY, self.text_at(place + 1))):
            return self._year_at(place)
        at = place + 2 + (self.text_at(place + 2) == ",")
        if not self._is_year(at):
            return None
        return int(self.tokens[at].text), int(self.tokens[place].senses["month"]), at + 1

    def _year(self, place: int) -> Made | None:
        on = self.has(place, "over") and self.has(place, "purpose")  # "on December 31, 2023"
        start = self.day_at(place + 1) if on else self.day_at(self._lead(place))
        if on and start and not start[1]:
            return None
        if start is None:
            return None
        year, month, end = start
        day = self.means(end, "counted_behind") in ({"", "end"} if month else {"end"})
        if day and not self.has(end + 1, "from_behind", "since_behind", "than", "than_behind"):
            return "open year", year, end + 1
        if end < len(self.tokens) and self.tokens[end].text == "s" and self.tokens[end].glued:
            return None
        if month:
            return "month", year, end
        end += self.has(end, "possessive")
        decade = self.has(end, "decade") and self.tokens[end].start == self.tokens[end - 1].end
        if decade or self.has(end, "until_behind") or self.means(end, "from_behind") == "from":
            return "open year", None, end + 1
        return "year", year, end
