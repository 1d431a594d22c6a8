"""Published totals, computed again from their published parts.

The expected values are by hand from the printed parts; each test says how. docs/background/published-totals.md
tells the difference and its reason, and must be what the script writes today.
"""

import pytest

from tests.pages import DOCS, script

PAGE = script("generate_totals")
TOTALS = {make.__name__: make() for make in PAGE.TOTALS}


def test_the_page_is_what_the_script_writes():
    written = (DOCS / "background" / "published-totals.md").read_text("utf-8")
    assert written == PAGE.page(), "run: make pages"


def test_naumann_foundation_2025():
    """5.7m shells at 500 and 649,640 rockets at 400 dollars; 6.7m at 1,500, 878,300 at 2,000, 248 missiles at 5m."""
    found = TOTALS["fnf_2025"]
    assert found.published == (5.6e9, 9.8e9)
    low = 5.7e6 * 500 + 649_640 * 400
    high = 6.7e6 * 1500 + 878_300 * 2000 + 248 * 5e6
    assert found.ours == pytest.approx((low, high), rel=1e-6)
    assert found.ours[0] < found.published[0] < found.published[1] < found.ours[1]


def test_the_middle_of_the_naumann_quantities_lies_inside_the_published_range():
    """6.2m at sqrt(500 x 1500), 763,970 at sqrt(400 x 2000), 248 at sqrt(1.5m x 5m) dollars is 6.73 billion."""
    middle = 6.2e6 * 866.0254 + 763_970 * 894.4272 + 248 * 2_738_613
    assert middle == pytest.approx(6.73e9, rel=1e-3)
    assert "$6.73\u00a0billion" in TOTALS["fnf_2025"].why


def test_the_parts_of_kida_add_up():
    """27.4 + 0.4 + 0.9 = 28.7 trillion won; over 1,363.4 won to the dollar 21.0 billion."""
    found = TOTALS["kida_2025"]
    assert found.ours == found.published == (28.7e12, 28.7e12)
    assert found.verdict == "adds up"
    assert "$21.0\u00a0billion" in found.why


def test_two_days_of_tests_come_to_165_million():
    """25 x 5 + 30 + 2 x 5 = 165, printed as up to 170."""
    found = TOTALS["dong_2022"]
    assert found.ours == (165e6, 165e6)
    assert found.published[1] == 170e6


def test_the_cost_of_33_missiles_cannot_be_reproduced():
    """26 x 3.8 + 12.5 + 6 x 25 = 261.3 and 26 x 6.3 + 37.5 + 6 x 37.5 = 426.3 billion won, over 1,257 to the dollar."""
    found = TOTALS["kida_2022"]
    assert found.ours == pytest.approx((261.3e9 / 1257, 426.3e9 / 1257))
    assert found.ours[1] < found.published[0]
    assert found.verdict == "cannot be reproduced"


def test_forbes_counts_the_missiles_that_were_shot_down():
    """7 x 13 = 91 and 8 x 13 = 104 million."""
    found = TOTALS["forbes_2022"]
    assert found.ours == (91e6, 104e6)
    assert found.published[0] == 91e6


def test_the_rounds_of_the_open_source_center_lie_between_two_fills():
    """15,900 x (448 + 85) / 2 = 4.24 million; 15,900 x 448 = 7.12 million."""
    found = TOTALS["osc_2025"]
    assert found.ours == pytest.approx((15_900 * (448 + 85) / 2, 15_900 * 448))
    assert found.published == (4.2e6, 5.8e6)


def test_the_arms_of_2023_are_worth_half_as_much_again_as_inss_says():
    """540 million printed; 937,500 x 693 + 187,500 x 716 (prices less a fifth) + 18 x 2.74m = 833 million, 1.54 times.

    The Institute's value less 49.3 million of missiles is 0.626 of 783.7 million of rounds: 434 of 693 dollars each.
    Prices and discounts that share their sources move together: the logarithm of shells and rockets has a standard
    deviation of some 0.35, and 833 million times e to ±1.645 times that is 468 to 1,481 million; drawn apart it was 527
    to 1,356 million.
    """
    found = TOTALS["inss_2023"]
    shells, rockets, missiles = 937_500 * 866.0254 * 0.8, 187_500 * 894.4272 * 0.8, 18 * 2_738_613
    arms = shells + rockets + missiles
    each = 866.0254 * 0.8 * (540e6 - missiles) / (shells + rockets)
    assert (f"{arms / 1e6:.0f}", f"{arms / 540e6:.2f}", f"{each:.0f}") == ("833", "1.54", "434")
    assert found.published == (540e6, 540e6)
    assert found.ours == pytest.approx((468e6, 1481e6), rel=0.02)
    assert found.verdict == "differs"
    for part in ("$833\u00a0million", "1.54 times", "about $430 for a 152 mm round", "is $690."):
        assert part in found.why


def test_nothing_says_that_the_institute_prints_no_value():
    assert "prints no value" not in PAGE.page()
    assert "540" in PAGE.page()


def test_the_listed_parts_of_inss_do_not_fill_its_total():
    """2.15 + 1.75 + 1.35 + 0.54 = 5.79 of 6.29 billion, printed also as about 6.3: 0.50 is not listed."""
    found = TOTALS["inss_2024"]
    assert found.published == (6.29e9, 6.3e9)
    assert found.ours == pytest.approx((5.79e9, 5.79e9), rel=1e-9)
    assert "leave $500\u00a0million" in found.why
    assert found.verdict == "differs"


def test_a_thousand_containers_last_thirty_to_fifty_days():
    """1,000 x 300 to 500 rounds over 10,000 a day."""
    found = TOTALS["estonia_2023"]
    assert found.ours == found.published == (300_000, 500_000)
    assert "30 to 50 days" in found.why


def test_the_drone_contract_is_close_to_its_bulk_price():
    """6,000 x 290,000 = 1.74 billion against 1.7."""
    found = TOTALS["shahed_2024"]
    assert found.ours == (1.74e9, 1.74e9)
    assert found.ours[0] / found.published[0] - 1 == pytest.approx(0.0235, abs=1e-4)


@pytest.mark.parametrize("name", TOTALS)
def test_every_difference_has_a_reason_and_a_source(name):
    assert TOTALS[name].why.endswith((".", ".\u201d"))
    assert TOTALS[name].sources
