"""The checks of published figures without a sentence: growths, sums, products and what two figures imply."""

import pytest

from econ.claims.agreement import FAILS, UNTESTED
from econ.claims.numerals import quantity
from econ.claims.shipped import PublishedClaim, _product, arithmetic, growth, implied
from econ.wording import NO_BREAK


def row(kind, **figures):
    return PublishedClaim("x", kind, "x", **figures)


def plain(outcome):
    return outcome[0], outcome[1].replace(NO_BREAK, " ")


@pytest.mark.parametrize(
    ("claimed", "earlier"),
    [("down 20%", "$100 million"), ("up 25%", "$64 million")],  # 80 / 0.8, 80 / 1.25
)
def test_a_growth_without_its_earlier_figure_implies_it(claimed, earlier):
    said = f"The earlier figure is not given; the claim implies {earlier}."
    assert plain(growth(row("growth", claimed=claimed, left="80 million USD"))) == (UNTESTED, said)


@pytest.mark.parametrize(
    ("claimed", "status", "said"),
    [
        ("5 tonnes", UNTESTED, "what is not given would be 0 tonnes."),
        ("5.5 tonnes", UNTESTED, "what is not given would be 0.5 tonnes."),
        ("4.9 tonnes", FAILS, "The known parts alone come to 5 tonnes, more than the whole."),
    ],
)
def test_a_sum_with_a_part_that_is_not_given_leaves_its_room(claimed, status, said):
    outcome = plain(arithmetic(row("sum", claimed=claimed, left="2 tonnes; 3 tonnes; ?")))
    assert outcome[0] == status
    assert outcome[1].endswith(said)


@pytest.mark.parametrize(("count", "exact"), [("999", True), ("1000", False), ("1200", False), ("20.5", False)])
def test_whole_counts_below_a_thousand_are_exact(count, exact):
    face, near = _product(f"{count} × 1")
    size, _unit = quantity(count)
    assert face == size.face
    assert near == (size.face if exact else size.near)
    assert size.near != size.face


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        ("3 million USD", "2 million USD", "1.5 times"),
        ("2 million USD", "2 million USD", "100%"),
        ("1.8 to 2.4 million USD", "2 million USD", "90 to 120%"),
        ("1 million USD", "2 million USD", "50%"),
    ],
)
def test_two_figures_of_one_unit_give_a_share_or_from_more_than_once_a_multiple(left, right, said):
    outcome = plain(implied(row("implied", left=left, right=right)))
    assert outcome == (UNTESTED, f"No result is printed; the figures give {said}.")
