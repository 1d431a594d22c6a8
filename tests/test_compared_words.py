"""How far scenarios are apart, in sentences."""

import pytest

import econ
from econ.analysis import compare, compared_words
from econ.page.ask import own_sale

PRESS, CONTAINERS, MISSILES = "press-line-2023", "containers-to-shells-2023-24", "missiles-added"


def results(*scenarios):
    return compare.results([econ.Scenario.preset(s) if isinstance(s, str) else s for s in scenarios])


def sold(million, **changes):
    """A sale to nobody of so many million dollars."""
    return own_sale("KEN").change(set={"sale_value": f"{million} million USD/year"}, **changes)


def test_three_times_the_sale_is_three_times_the_share():
    """The share is the sale over the same GDP, so that its ratio is that of the sales, without a spread."""
    assert compared_words.finding(results(sold(100, title="Small"), sold(300, title="Large"))) == (
        "As a share of GDP, “Large” is 3.0 times “Small”"
    )
    assert compared_words.finding(results(sold(300, title="Large"), sold(75, title="Small"))).endswith(
        "is 25% of “Large”"
    )
    [row] = compare.ratios(results(sold(100), sold(300)))
    assert [row[end] for end in ("low", "central", "median", "high")] == pytest.approx([3, 3, 3, 3])


def test_a_finding_is_about_so_much_where_its_interval_is_wide_and_named_by_letters_for_three():
    found = results(PRESS, CONTAINERS, MISSILES)
    share = [result.central["gdp_share"].item() for result in found]
    said = [f"{one / share[0]:.0f}" for one in share[1:]]
    assert (
        compared_words.finding(found)
        == f"As a share of GDP, B is about {said[0]} times A and C is about {said[1]} times A"
    )


def test_nothing_is_found_where_the_draws_do_not_agree_or_nothing_differs():
    wide = sold(100).change(set={"sale_value": "uniform: 50 to 160 million USD/year"})
    assert compared_words.finding(results(sold(100), wide)) == ""
    assert compared_words.finding(results(sold(100), sold(100))) == ""


def test_of_many_the_highest_is_named():
    many = [sold(million) for million in (100, 50, 400, 300, 20)]
    assert compared_words.finding(results(*many)) == "As a share of GDP, C stands highest: C is 4.0 times A"
    assert compared_words.finding(results(sold(500), *many)) == "As a share of GDP, A stands highest"
    wide = sold(100).change(set={"sale_value": "uniform: 50 to 160 million USD/year"})
    less = [sold(million) for million in (10, 20, 30)]
    assert compared_words.finding(results(sold(100), wide, *less)) == "As a share of GDP, B stands highest"


def test_there_is_no_ratio_to_nothing():
    nothing = sold(100).change(set={"sale_value": "0 USD/year"})
    assert compare.ratios(results(nothing, sold(100))) == []


def test_the_sentence_has_the_difference_its_interval_and_the_largest_step():
    found = results(CONTAINERS, MISSILES)
    [row] = compare.differences(found, ["gdp_share"])
    text = compared_words.sentence(found, 1, compare.waterfall(*found)).replace("\u00a0", " ")
    assert f"{row['central'] * 100:.2f} percentage points higher than in A" in text
    assert f"{row['low'] * 100:.2f} to {row['high'] * 100:.2f} percentage points" in text
    assert "B is larger than A in all draws" in text
    assert "Short-range ballistic missiles" in text
    assert "lower than in A" in compared_words.sentence(results(MISSILES, CONTAINERS), 1)
    assert "Nothing differs between A and B" in compared_words.sentence(results(PRESS, PRESS), 1)
