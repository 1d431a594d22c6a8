"""Numbers as a language writes them: how large, how wide, and where they end."""

import pytest

import econ
from econ.claims.numerals import Numerals, quantity
from econ.claims.parser import read
from econ.claims.words import of
from econ.wording.errors import InputError

BOOK = econ.default_book()


def numerals(text, language="en"):
    return Numerals(text, of(language, BOOK))


@pytest.mark.parametrize(
    ("text", "near", "unit"),
    [
        ("a billion USD", (0.5e9, 1.5e9), "USD"),
        ("half a billion USD", (0.25e9, 0.75e9), "USD"),
        ("half billion USD", (0.25e9, 0.75e9), "USD"),
        ("3.712 billion USD", (3.7115e9, 3.7125e9), "USD"),
        ("a billion and a half USD", (1.45e9, 1.55e9), "USD"),
        ("2 billion and a half USD", (2.45e9, 2.55e9), "USD"),
        ("5 to 6.5 billion USD", (4.5e9, 6.55e9), "USD"),
        ("2 thousand billion USD", (1.5e12, 2.5e12), "USD"),
        ("5 m USD", (4.5e6, 5.5e6), "USD"),
        ("5t USD", (4.5e12, 5.5e12), "USD"),
        ("5 t", (4.5, 5.5), "t"),  # tonnes
        ("twelve USD", (11.5, 12.5), "USD"),
        ("2½ USD", (2.45, 2.55), "USD"),
    ],
)
def test_a_number_is_as_wide_as_half_a_unit_of_its_last_digit(text, near, unit):
    stated, found = quantity(text)
    assert stated.near == pytest.approx(near)
    assert found == unit


@pytest.mark.parametrize(
    ("text", "value", "half", "end"),
    [
        ("32조9576억", 32.9576e12, 0.5e8, 4),
        ("6억 2천만 달러", 6.2e8, 0.5e7, 5),
        ("171만9천", 1.719e6, 0.5e3, 4),
        ("3억2억", 3e8, 0.5e8, 2),  # the same scale twice is two numbers
        ("2천593조8천억", 2593.8e12, 0.5e11, 7),
        ("5억 3 달러", 5e8, 0.5e8, 2),  # nor does a number without a scale go on
        ("1126조7000억", 1126.7e12, 0.5e11, 4),
    ],
)
def test_a_number_in_myriads(text, value, half, end):
    found = numerals(text, "ko").amount_of(0)
    assert (found.value, found.half) == pytest.approx((value, half))
    assert found.end == end


def test_two_tens_are_two_numbers():
    found = numerals("twenty ten").number(0)
    assert (found.value, found.end) == (20, 1)
    assert numerals("twenty five").number(0).value == 25


def test_what_can_be_read_in_two_ways_is_named_in_one_piece():
    with pytest.raises(InputError, match="“5e9” can be read"):
        quantity("5e9 USD")
    for language, text in (("id", "1.500 ribu dolar"), ("de", "1.500 Tausend Dollar")):
        with pytest.raises(InputError, match=r"“1\.500” can be read"):
            numerals(text, language).number(0)
    assert numerals("1.500 Dollar", "de").number(0).value == 1500


def test_a_bound_in_front_of_another_amount_belongs_to_that_one():
    for text in ("$5 billion at least $3 billion", "5 billion dollars at least 3 billion dollars"):
        kind, money, _end = numerals(text).money(0)
        assert (kind, money.size.low, money.size.bound) == ("money", 5e9, "")
    assert numerals("$5 billion or more").money(0)[1].size.bound == "at least"
    assert numerals("$5 billion arms or more").money(0)[1].size.bound == ""


def test_a_range_has_one_currency_behind_it():
    _kind, money, end = numerals("5 to 6 billion dollars").money(0)
    assert (money.size.face, money.currency, end) == ((5e9, 6e9), "USD", 5)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2022 $5.5 billion", True),
        ("2022 dollars", False),
        ("2022-built", True),
        ("2022x", False),
        ("2022 billion", False),
        ("2022", True),
        ("1822", False),
    ],
)
def test_a_year_is_no_number_of_something(text, year):
    assert numerals(text)._is_year(0) is year


@pytest.mark.parametrize(("text", "size"), [("12/100 of", 0.12), ("1/4 of", 0.25), ("1/200 of", 0.005)])
def test_a_fraction_in_digits(text, size):
    kind, stated, end = numerals(text).share(0)
    assert (kind, stated.low, end) == ("share", pytest.approx(size), 3)


@pytest.mark.parametrize(
    "sentence",
    [
        "$250 million is 0.89% of North Korea's GDP",
        "250 juta dolar adalah 0,89% dari PDB Korea Utara",
        "2억 5000만 달러는 북한 GDP의 0.89%이다",
    ],
)
def test_a_space_before_percent_changes_nothing(sentence):
    shares = [read(sentence.replace("%", f"{space}%"), BOOK).share for space in ("", " ", "\u00a0")]
    assert [share.allowed for share in shares] == [pytest.approx((0.00885, 0.00895))] * 3


def test_what_is_no_fraction_in_digits():
    assert numerals("123/200 of").share(0) is None
    assert numerals("1/2000 of").share(0) is None


def test_a_bare_decimal_is_a_share_in_front_of_its_total():
    share = read("$250 million is 0.01 of North Korea's GDP", BOOK).share
    assert share.text == "0.01"
    assert share.allowed == pytest.approx((0.005, 0.015))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2 thousand million million USD", "“2 thousand million million”"),
        ("2 million million USD", "“2 million million”"),
        ("1.500 billion USD", "“1.500”"),
        ("5_ USD", "“5_”"),
        ("5_", "“5_”"),
        ("5_6 USD", "“5_6”"),
        ("5_6", "“5_6”"),
        ("5e", "“5e”"),
        ("1.5/7 USD", "“1.5/7”"),
        (f"{'1234567890' * 30} USD", "“123456789012…” has 300 digits"),
    ],
)
def test_a_number_that_nobody_writes_is_named(text, said):
    with pytest.raises(InputError, match=said):
        quantity(text)


def test_up_to_may_stand_behind_worth():
    claim = econ.check_claim("The deal is estimated to be worth up to $5 billion, 1% of Poland's GDP.").claim
    assert (claim.amount.size.low, claim.amount.size.bound) == (5e9, "at most")


SHARES = [
    # By hand; a fraction is as wide as a twentieth of itself to either side, a number as half a unit of its last digit.
    ("en", "one in five of", 0.2, 0.19, 0.21, 3),
    ("en", "1 in 1000 of", 0.001, 0.0005, 0.0015, 3),
    ("en", "two thirds of", 2 / 3, 1.9 / 3, 0.7, 2),
    ("en", "99 hundredths of", 0.99, 0.9405, 1.0395, 2),
    ("en", "half a per cent of", 0.005, 0.0025, 0.0075, 3),
    ("en", "a per cent of", 0.01, 0.005, 0.015, 2),
    ("en", "one tenth of a per cent of", 0.001, 0.00095, 0.00105, 5),
    ("en", "0.5 of", 0.5, 0.45, 0.55, 1),
    ("en", ".5 of", 0.5, 0.45, 0.55, 1),
    ("en", "½ of", 0.5, 0.475, 0.525, 1),
    ("en", "nearly 2% of", 0.02, 0.015, 0.02, 3),
    ("en", "3 times", 3, 2.5, 3.5, 2),
    ("en", "tenfold", 10, 9.5, 10.5, 1),
    ("en", "1.5 times", 1.5, 1.45, 1.55, 2),
    ("id", "dua pertiga", 2 / 3, 1.9 / 3, 0.7, 2),
    ("id", "setengah", 0.5, 0.475, 0.525, 1),
    ("id", "dua kali lipat", 2, 1.5, 2.5, 1),
    ("ko", "10분의 1", 0.1, 0.095, 0.105, 3),
    ("ko", "3분의 2", 2 / 3, 1.9 / 3, 0.7, 3),
    ("ko", "절반", 0.5, 0.475, 0.525, 1),
    ("ko", "2배", 2, 1.5, 2.5, 2),
]


@pytest.mark.parametrize(("language", "text", "size", "low", "high", "end"), SHARES)
def test_a_share_its_width_and_where_it_ends(language, text, size, low, high, end):
    _kind, stated, behind = numerals(text, language).share(0)
    assert (stated.low, stated.high, *stated.near) == pytest.approx((size, size, low, high))
    assert behind == end


@pytest.mark.parametrize(
    "text",
    [
        "1 in 1001 of",
        "5 in 5 of",
        "2 in 2.5 of",
        "1 in 5 percent of",
        "1 in 5 million of",
        "1 in 5 years of",
        "100 thirds of",
        "a third year",
        "a second is",
        "1.5 of",
    ],
)
def test_what_is_no_share(text):
    assert numerals(text).share(0) is None


def test_points_are_told_as_they_are_written():
    assert numerals("1 to 2 percentage points").share(0) == ("points", "1 to 2 percentage points", 4)
    assert numerals("2 points of").share(0) == ("points", "2 points", 2)


AMOUNTS = [
    ("twelve hundred dollars", 1200, 1200, 3),  # twelve hundreds
    ("twenty-five hundred dollars", 2500, 2500, 4),
    ("two hundred million dollars", 200e6, 200e6, 4),
    ("two hundred and fifty million dollars", 250e6, 250e6, 6),
    ("two hundred fifty-five dollars", 255, 255, 5),
    ("two hundred and twelve dollars", 212, 212, 5),
    ("between one hundred and fifty hundred dollars", 100, 5000, 7),
    ("between one hundred and two hundred dollars", 100, 200, 7),
    ("between twenty and fifty dollars", 20, 50, 5),
    ("one hundred dollars and fifty", 100, 100, 3),
    ("twenty-five dollars", 25, 25, 3),
    ("5 dollars to 6 dollars", 5, 6, 5),
    ("5 dollars to 6 arms", 5, 6, 4),
    ("5 dollars to 6 euros", 5, 6, 4),
    ("$5 billion to €6 billion", 5e9, 5e9, 3),
    ("one and a half billion dollars", 1.5e9, 1.5e9, 4),
    ("2 billion and a half dollars", 2.5e9, 2.5e9, 4),
    ("2 thousand million dollars", 2e9, 2e9, 4),
    ("between $1 and $2 billion", 1e9, 2e9, 7),
    ("$1 billion and $2 billion", 1e9, 1e9, 3),
    ("$900 million to 1.1 billion", 900e6, 1.1e9, 6),
    ("$900 million to $1.1 billion", 900e6, 1.1e9, 7),
    ("USD 5 billion USD", 5e9, 5e9, 4),
    ("$5 billion (4.9 billion)", 5e9, 5e9, 3),
]


@pytest.mark.parametrize(("text", "low", "high", "end"), AMOUNTS)
def test_an_amount_and_where_it_ends(text, low, high, end):
    _kind, money, behind = numerals(text).money(0)
    assert (money.currency, money.size.low, money.size.high, behind) == ("USD", low, high, end)


@pytest.mark.parametrize(
    "text",
    [
        "a hundred million dollars",
        "an hundred million dollars",
        "an billion dollars",
        "billion dollars",
        "10 billion and a half dollars",
        "5 billion",
    ],
)
def test_what_is_no_amount_by_itself(text):
    assert numerals(text).money(0) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("dua ratus lima puluh", 250),
        ("seratus dua puluh lima", 125),
        ("tiga puluh dua", 32),
        ("dua ratus sebelas", 211),
        ("seratus lima belas", 115),
    ],
)
def test_a_number_in_indonesian_words(text, value):
    assert numerals(text, "id").number(0).value == value


@pytest.mark.parametrize(
    ("text", "value", "end"),
    [
        ("two hundred and fifty", 250, 4),
        ("one hundred twelve", 112, 3),
        ("two hundred and five hundred", 200, 2),
        ("twenty and five", 20, 1),
        ("five six", 5, 1),
        ("five twenty", 5, 1),
        ("fifteen two", 15, 1),
        ("twenty thirty", 20, 1),
        ("twenty ten", 20, 1),
        ("twenty", 20, 1),
        ("nineteen five", 19, 1),
        ("ten hundred", 1000, 2),
        ("ninety-nine hundred and one", 9901, 5),
    ],
)
def test_a_number_in_words_ends_where_no_smaller_one_follows(text, value, end):
    number = numerals(text).number(0)
    assert (number.value, number.end) == (value, end)


@pytest.mark.parametrize(("text", "value"), [("a hundred", 100), ("a hundred and ten", 110), ("an hundred", None)])
def test_a_hundred_has_its_article(text, value):
    number = numerals(text).number(1)
    assert (number and number.value) == value
    assert numerals(text.removeprefix("a ").removeprefix("an ")).number(0) is None
    assert numerals("and fifty dollars").number(0) is None


def test_a_range_has_the_whole_scale_behind_it_in_korean():
    _kind, money, _end = numerals("3~5천억 달러", "ko").money(0)
    assert money.size.face == (3e11, 5e11)


GROWN = [
    ("grew by 5 dollars to 6 dollars", "money", 2, (5, 5), 4),  # by how much, and what it came to
    ("grew by $5 to $6", "money", 2, (5, 5), 4),
    ("grew by 5 to 6 dollars", "money", 2, (5, 6), 6),
    ("rose Poland from 2% to 3%", "share", 3, (0.02, 0.03), 8),
    ("2 to 3 times", "share", 0, (2, 3), 4),
    ("about 0.5 of", "share", 0, (0.5, 0.5), 2),
    ("a third is", "share", 0, (1 / 3, 1 / 3), 2),
]


@pytest.mark.parametrize(("text", "what", "place", "face", "end"), GROWN)
def test_where_one_number_ends_and_another_begins(text, what, place, face, end):
    _kind, value, behind = getattr(numerals(text), what)(place)
    stated = value.size if what == "money" else value
    assert ((stated.low, stated.high), behind) == (pytest.approx(face), end)


def test_what_a_share_was_and_came_to_are_points():
    assert numerals("grew from 2% to 2.5%").share(2) == ("points", "2% to 2.5%", 7)


@pytest.mark.parametrize("text", ["about", "5%x of", "5% x of"])
def test_a_share_that_is_cut_short_is_none(text):
    assert (numerals(text).share(0) is None) is (text != "5% x of")


@pytest.mark.parametrize(
    ("text", "place", "said", "bound"),
    [
        ("baru US$250 juta", 0, "baru US$250 juta", ""),
        ("Baru US$250 juta", 0, "Baru US$250 juta", ""),
        (
            "diperkirakan bernilai hingga 5,5 miliar dolar AS",
            0,
            "diperkirakan bernilai hingga 5,5 miliar dolar AS",
            "at most",
        ),
        ("kenaikan sampai US$10 miliar", 1, None, None),
    ],
)
def test_an_amount_in_indonesian(text, place, said, bound):
    _kind, money, _end = numerals(text, "id").money(place) or (None, None, None)
    assert (money and money.size.text, money and money.size.bound) == (said, bound)


def test_an_and_is_the_unit_where_nothing_is_between():
    stated, unit = quantity("5 and 6 billion USD")
    assert (stated.face, unit) == ((5, 5), "and 6 billion USD")
