"""Times as a language writes them: how long and which years, counted on the calendar by hand, and where they end."""

import pytest

import econ
from econ.claims.times import Times
from econ.claims.tokens import straight
from econ.claims.words import of
from econ.wording.errors import InputError

BOOK = econ.default_book()


def times(text, language="en", said=None):
    return Times(straight(text), of(language, BOOK), said)


def read(text, language="en", said=None):
    """Kind, length in months, first and last year, and the words that are left."""
    reader = times(text, language, said)
    found = reader.period(0)
    if found is None:
        return None
    kind, what, end = found
    rest = " ".join(token.text for token in reader.tokens[end:])
    if what is None or isinstance(what, int):
        return kind, what, rest
    assert straight(text)[: reader.tokens[end - 1].end].removesuffix(" of") == what.text
    return kind, what.years and round(what.years * 12, 6), what.first, what.last, rest


@pytest.mark.parametrize(
    ("text", "months", "first", "last"),
    [
        ("in FY2023-24", 12, 2023, 2024),
        ("in 2023-24", 12, 2023, 2024),
        ("in FY1999-2000", 12, 1999, 2000),
        ("FY2023/24", 12, 2023, 2024),
        ("in FY24", 12, 2023, 2024),  # named by the year in which it ends
        ("in FY '24", 12, 2023, 2024),
        ("in fiscal year 2023", 12, 2022, 2023),
        ("2023 fiscal year", 12, 2022, 2023),
        ("from August 2023 to March 2025", 20, 2023, 2025),
        ("May 2023 to May 2023", 1, 2023, 2023),
        ("between 2021 and 2023", 36, 2021, 2023),
        ("2021-2023", 36, 2021, 2023),
        ("2021-23", 36, 2021, 2023),
        ("2023-2024", 24, 2023, 2024),
        ("2023/2024", 12, 2023, 2024),  # a stroke joins the years of one fiscal year
        ("in 2019-20", 12, 2019, 2020),
        ("between August and December 2023", 5, 2023, 2023),
        ("May to May 2023", 1, 2023, 2023),
        ("the first one month of 2023", 1, 2023, 2023),
        ("January to September 2023", 9, 2023, 2023),
        ("January-September 2023", 9, 2023, 2023),
        ("the first half of 2024", 6, 2024, 2024),
        ("H1 2024", 6, 2024, 2024),
        ("H2 2024", 6, 2024, 2024),
        ("Q3 2024", 3, 2024, 2024),
        ("the first 10 months of 2023", 10, 2023, 2023),
        ("over 32 months", 32, None, None),
        ("in about two years", 24, None, None),
        ("two-year", 24, None, None),
        ("over 1000 years", 12000, None, None),
        ("so far", None, None, None),
        ("in the past two years", 24, None, None),
        ("over the first two years", 24, None, None),
        ("over half a decade", 60, None, None),
        ("over a decade", 120, None, None),
    ],
)
def test_a_period_is_so_long_and_of_these_years(text, months, first, last):
    assert read(text) == ("period", months, first, last, "")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2017년부터 2022년까지", ("period", 72, 2017, 2022, "")),
        ("2022년 상반기", ("period", 6, 2022, 2022, "")),
        ("2022년 3분기", ("period", 3, 2022, 2022, "")),
        ("10년간", ("period", 120, None, None, "")),
        ("2017년 이후", ("period", None, 2017, None, "")),
        ("2022년 3월", ("month", 2022, "")),
        ("2022년", ("year", 2022, "")),
        ("2024년 회계연도 수출", ("period", 12, 2023, 2024, "수출")),
        ("2017년 이후 수출", ("period", None, 2017, None, "수출")),
        ("1990년대 수출", ("open year", None, "수출")),
        ("2022년부터 수출", ("open year", None, "수출")),
        ("2022년까지 수출", ("open year", None, "수출")),
        ("1분기 수출", ("part of a year", None, "수출")),
        ("2022년 3월 기준", ("open year", 2022, "")),
        ("2022년 3월 현재", ("open year", 2022, "")),
        ("2022년 3월 말 기준", ("open year", 2022, "")),
        ("2022년 말", ("open year", 2022, "")),
        ("2022년 기준", ("year", 2022, "기준")),
    ],
)
def test_a_period_in_korean(text, found):
    assert read(text, "ko") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("since 2022", ("since", None, 2022, None, "")),
        ("a year", ("rate", 12, None, None, "")),
        ("per month", ("rate", 1, None, None, "")),
        ("a year arms", ("rate", 12, None, None, "arms")),
        ("a decade ago", None),
        ("a decade's exports", None),
        ("a half", None),
        ("half year", None),
        ("next year exports", ("open year", None, "exports")),
        ("so far exports", ("period", None, None, None, "exports")),
        ("as of September exports", ("period", None, None, None, "exports")),
        ("over two years of arms", ("period", 24, None, None, "arms")),
        ("over two years of exports", ("period", 24, None, None, "of exports")),
        ("over 2 of 3 years", None),
        ("the 2030", ("year", 2030, "")),
        ("on 2023", None),
        ("on 5 March 2023", ("month", 2023, "")),
        ("Q4", ("part of a year", None, "")),
        ("first 3 months", ("part of a year", None, "")),
        ("by 2030", ("open year", None, "")),
        ("by early 2030", ("open year", None, "")),
        ("from 2019", ("open year", None, "")),
        ("as of 2023 exports", ("open year", 2023, "exports")),
        ("as of the end of 2023", ("open year", 2023, "")),
        ("at end-2023", ("open year", 2023, "")),
        ("as of 2022-2023", ("open year", None, "")),
        ("as of September 2023", ("open year", 2023, "")),
        ("as of 30 September 2023", ("open year", 2023, "")),
        ("as of September 30, 2023", ("open year", 2023, "")),
        ("as of September 3 2023", ("open year", 2023, "")),
        ("as of 31 September", None),
        ("as of September", ("period", None, None, None, "")),
        ("as of 32 September 2023", None),
        ("March 2023", ("month", 2023, "")),
        ("March of 2023", ("month", 2023, "")),
        ("of 2023", None),
        ("March", None),
        ("March April 2023", None),
        ("September to August 2023", None),
        ("FY", None),
        ("24 fiscal year", None),
        ("in 2023 -", ("year", 2023, "-")),
        ("in 2023-24%", ("year", 2023, "- 24 %")),
        ("in 2023-built", ("year", 2023, "built")),
        ("Q4 exports", ("part of a year", None, "exports")),
        ("Q4 of 2023 exports", ("period", 3, 2023, 2023, "exports")),
        ("since 2022 exports", ("since", None, 2022, None, "exports")),
        ("2023's exports", ("year", 2023, "exports")),
        ("in 2021 and", ("year", 2021, "and")),
        ("in '24", None),
        ("H3 2024", None),  # a year has two halves
        ("September to January 2023", None),
        ("January to September exports", None),  # of which year
        ("January to 2023", None),
        ("the 1990s", None),
        ("over 1001 years", None),
        ("per capita", None),
    ],
)
def test_other_times_and_what_is_none(text, found):
    assert read(text) == found


def test_last_year_is_told_from_the_year_in_which_it_was_said():
    assert read("last year", said=2023) == ("that year", 12, 2022, 2022, "")
    assert read("this year", said=2023) == ("that year", 12, 2023, 2023, "")
    assert read("last year") == ("that year", 12, None, None, "")


@pytest.mark.parametrize(
    "text", ["fiscal 2022-24", "2023 to 2021", "May 2023 to April 2023", "over 2 to 3 years", "from 2023-24"]
)
def test_a_time_that_is_none_or_two_is_refused(text):
    with pytest.raises(InputError, match=text):
        times(text).period(0)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("in 2015 prices it is", "it is"),
        ("in constant 2015 prices it is", "it is"),
        ("constant 2022 dollars it is", "it is"),
        ("prices 2015 it is", "it is"),
        ("2015 real dollars it is", "it is"),
        ("2015 international prices it is", "it is"),
        ("2015 exports", None),
        ("in 20155 prices", None),
    ],
)
def test_the_year_of_prices(text, rest):
    reader = times(text)
    found = reader.price_year(0)
    assert (found and " ".join(token.text for token in reader.tokens[found[2] :])) == rest
