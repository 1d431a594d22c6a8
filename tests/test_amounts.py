"""Old and new figures in words: as many digits as tell them apart, from three on."""

import pytest

from econ.analysis.restate import amounts
from econ.wording import NO_BREAK


def plain(texts):
    return tuple(text.replace(NO_BREAK, "_") for text in texts)


@pytest.mark.parametrize(
    ("old", "new", "unit", "words"),
    [
        (0.0089, 0.0091, "1", ("0.890%", "0.910%")),
        (0.0089001, 0.0089003, "1", ("0.89001%", "0.89003%")),
        (-0.02, 0.02, "1", ("−2.00%", "2.00%")),
        (11.0, 12.0, "1", ("11_times", "12_times")),
        (28.0e9, 28.4e9, "USD/year", ("$28_billion a year", "$28.4_billion a year")),
        (28.01e9, 28.02e9, "USD/year", ("$28.01_billion a year", "$28.02_billion a year")),
        (1.0, 1.0, "USD", ("1.0", "1.0")),
    ],
)
def test_two_values_are_told_apart_by_as_few_digits_as_do(old, new, unit, words):
    assert plain(amounts.distinct_amounts(old, new, unit)) == words


def test_the_last_digit_of_a_float_is_seen():
    one, other = amounts.distinct_amounts(0.1, 0.1 + 2**-56, "round")
    assert one != other


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ((2.0, 1.0, 3.0, 2.0), (2.5, 1.0, 3.0, 2.5), ("$2 ($1 to $3)", "$2.50 ($1 to $3)")),
        ((2.0, 1.0, 3.0, 2.0), (2.0, 1.0, 3.001, 2.0), ("$2 ($1 to $3)", "$2 ($1 to $3.001)")),
        ((2.0, 2.0, 2.0, 2.0), (3.0, 3.0, 3.0, 3.0), ("$2", "$3")),
    ],
)
def test_an_interval_that_widens_is_told_apart_though_the_median_stays(old, new, words):
    first, second = plain(amounts.distinct_statistics(old, new, "USD"))
    assert first != second
    assert first.startswith(words[0].partition(" ")[0])
    assert ("(" in first) is ("(" in words[0])


@pytest.mark.parametrize(
    ("change", "unit", "words"),
    [
        (0.0123, "1", "+1.23_pp"),
        (-0.0123, "1", "−1.23_pp"),
        (0, "1", "the spread alone"),
        (-3e6, "USD/year", "−$3_million a year"),
        (3e6, "USD/year", "+$3_million a year"),
    ],
)
def test_a_change_has_its_sign_and_one_of_a_share_is_in_points(change, unit, words):
    assert plain([amounts.moved(change, unit)]) == (words,)


def test_both_ends_share_their_unit():
    assert plain([amounts.statistics((28.2e9, 25e9, 30.6e9, 28e9), "USD/year")]) == (
        "$28_billion a year ($25 to $30.6_billion a year)",
    )


def test_a_median_is_called_so_where_the_central_case_is_not_known():
    assert plain([amounts.statistics((28e9, 25e9, 30.6e9), "USD/year")]) == (
        "median $28_billion a year ($25 to $30.6_billion a year)",
    )


def test_a_central_case_that_moved_is_told_apart_though_the_interval_differs_already():
    """Bulgaria's 1.98% of version 0.2.0: 1.9824 to 1.9788% is a change; one in the eighth digit is not worth digits."""
    old, new = amounts.distinct_statistics((0.019824, 0.0192, 0.0204, 0.019824), (0.0197, 0.0193, 0.02, 0.019788), "1")
    assert (old.partition(" ")[0], new.partition(" ")[0]) == ("1.982%", "1.979%")
    old, new = amounts.distinct_statistics((0.0198, 0.0192, 0.0204, 0.0198), (0.0198, 0.0193, 0.02, 0.01980000002), "1")
    assert (old.partition(" ")[0], new.partition(" ")[0]) == ("1.98%", "1.98%")
