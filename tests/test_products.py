"""Plain products of numbers: read exactly, and nothing else is computed. Expected by hand."""

import pytest

from econ.equations.products import MOST, multiplied
from econ.numerics import distributions
from econ.numerics.distributions import Fixed
from econ.wording.errors import InputError


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("250,000 * 1000 USD/year", "250000000 USD/year"),
        ("250000 × 1,000 USD/year", "250000000 USD/year"),
        ("250000 x 1000 USD/year", "250000000 USD/year"),
        ("250 thousand × 1.2 thousand USD/year", "300000000 USD/year"),
        ("1,000 USD/year × 250 thousand", "250000000 USD/year"),
        ("25% × 300 million USD/year", "75000000 USD/year"),
        ("0.1 × 0.1 × 0.1", "0.001"),  # 0.0010000000000000002 in binary
        ("3 × 1.1 USD/round", "3.3 USD/round"),  # 3.3000000000000003 in binary
        ("2.5 × 0.50 USD/round", "1.25 USD/round"),
        ("-2 × 3", "-6"),
        ("0 × 5 USD", "0 USD"),
        ("1e3 × 2", "2000"),
        ("250 thousand round/year × 1,000 USD/round", "250000000 round/year * USD/round"),
    ],
)
def test_a_product_is_one_number(text, value):
    assert multiplied(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "300 million USD/year",
        "90%: 200 to 300 million USD/year",
        "one of: 15 (0.4), 24.5 (0.6) billion USD/year",
        "5 USD*item/year",
        "beta: 5, 3",
        "-5",
        "0x10",
        "",
    ],
)
def test_what_is_no_product_stays_as_it_is(text):
    assert multiplied(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "10 ** 3 USD/year",
        "10^3 USD/year",
        "6 / 3 USD/year",
        "2 + 3 USD/year",
        "5 - 3 USD/year",
        "2 * (3) USD/year",
        "2 (3) USD/year",
        "2 × 3 ** 9999999 USD/year",
        "90%: 20 × 10 to 300 million USD/year",
        "1e300 × 1e300 USD/year",
        "1e-300 × 1e-300 USD/year",
        "1e999999999 × 2 USD/year",
    ],
)
def test_any_other_computation_is_refused_with_the_form(text):
    with pytest.raises(InputError) as caught:
        distributions.parse(text, "USD/year")
    assert text.removesuffix(" USD/year") in str(caught.value)
    assert "“250,000 × 1,000 USD/year”" in caught.value.mend


def test_a_factor_and_a_product_have_at_most_300_places():
    for text in ("1e300 × 1", "1e150 × 1e150"):
        assert multiplied(text) == "1" + "0" * 300
    for text in ("1e301 × 1", "1e150 × 1e151", "1e-301 × 10"):
        with pytest.raises(InputError, match="not done here"):
            multiplied(text)


def test_of_a_long_computation_200_signs_are_repeated():
    text = "2 + " + "3" * 300
    with pytest.raises(InputError) as caught:
        multiplied(text)
    assert f"“{text[:200]}…”" in caught.value.what


def test_a_product_has_few_factors():
    assert multiplied(" × ".join(["2"] * MOST)) == "64"
    with pytest.raises(InputError, match="more than 6 factors"):
        multiplied(" × ".join(["2"] * (MOST + 1)))


def test_a_product_is_read_in_its_unit():
    assert distributions.parse("250,000 × 1,000 USD/year", "USD/year") == Fixed(250e6)
    assert distributions.parse("250 thousand round/year × 1,000 USD/round", "USD/year") == Fixed(250e6)
    with pytest.raises(InputError, match="is a total"):
        distributions.parse("250,000 × 1,000 USD", "USD/year")


def test_a_factor_that_is_written_as_elsewhere_is_refused():
    with pytest.raises(InputError, match=r"250\.000"):
        distributions.parse("250.000 × 1000 USD/year", "USD/year")
