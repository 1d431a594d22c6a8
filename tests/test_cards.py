"""Assumption cards in the NUSAP form: numeral, unit, spread, assessment, pedigree."""

import pytest

import econ
from econ import Sampler, Scenario
from econ.evidence import PEDIGREE, Card
from econ.evidence.kinds import is_money
from econ.numerics.distributions import Fixed, Triangular, Uniform
from econ.provenance import cards

BOOK = econ.default_book()


def test_a_card_tells_everything_needed_to_judge_it():
    """Written out from data/lines.csv: a lognormal with 90% from 500 to 1,500 has the median of their root."""
    found = cards.card("price_shell_152", BOOK)
    assert found.numeral == pytest.approx((500 * 1500) ** 0.5)
    assert found.priced_unit == "USD/round (prices of 2023)"
    assert found.spread.startswith("lognormal 90")
    assert found.assessment == "C3"
    assert tuple(found.pedigree) == ("proxy", "empirical basis", "theory", "method", "validation")
    assert "STANG2311" in found.sources
    assert "gdp_share" in found.outputs


def test_who_says_otherwise_is_told():
    """The Sunday Times: Ukraine was quoted 5,727 dollars in 2024, outside 500 to 1,500."""
    assert any("STIMES" in one.sources for one in cards.card("price_shell_152", BOOK).otherwise)


def test_a_figure_inside_the_spread_is_not_told_as_otherwise():
    """T. Stangarone's 600 dollars lie inside."""
    assert not any("STANG2311" in one.sources for one in cards.card("price_shell_152", BOOK).otherwise)


@pytest.mark.parametrize("name", [*BOOK.cards, *BOOK.line_cards])
def test_every_card_is_scored(name):
    assert len(cards.card(name, BOOK).pedigree) == len(PEDIGREE) == 5


def test_a_result_shows_its_own_value_and_no_scores_that_belong_to_another():
    """The press line prices a shell at 1,000 dollars; the pedigree on file is that of the interval."""
    result = econ.run()
    found = cards.card("price_shell_152", result)
    assert found.numeral == 1000
    assert found.pedigree == {}
    assert found.origin == "scenario"
    assert cards.card("dud_share", result).pedigree == cards.card("dud_share", BOOK).pedigree


def test_only_outputs_of_the_case_count():
    """In the press line the sale is stated, so a price moves the goods lines and not the share of GDP."""
    outputs = cards.card("price_shell_152", econ.run()).outputs
    assert "line_value" in outputs
    assert "gdp_share" not in outputs


def test_an_unknown_card_is_refused_with_the_nearest():
    with pytest.raises(econ.InputError, match="dud_share"):
        cards.card("dud_shares", BOOK)


@pytest.mark.parametrize("scores", [(1, 2, 3, 4), (1, 2, 3, 4, 5), (-1, 0, 0, 0, 0), "1 2 3 4 x"], ids=str)
def test_scores_are_five_whole_numbers_from_0_to_4(scores):
    with pytest.raises(ValueError):  # noqa: PT011 - pydantic words it by field
        Card(
            name="x", label="X", unit="1", value="0.5", plausible=(0, 1), grade="B2", judgement="Ours.", pedigree=scores
        )


def test_a_small_histogram_has_the_shape_of_the_distribution():
    """A uniform distribution is flat, a triangle rises to its peak, a single value has no picture."""
    flat = cards.histogram(Uniform(0.0, 1.0))
    assert min(flat.heights) > 0.9
    assert (flat.five, flat.half, flat.ninetyfive) == pytest.approx((0.05, 0.5, 0.95))
    slope = cards.histogram(Triangular(0.0, 1.0, 1.0))
    assert slope.heights[-1] == 1
    assert sorted(slope.heights)[:12] == pytest.approx(list(slope.heights[:12]), abs=0.05)
    assert cards.histogram(Fixed(1.0)) is None


def test_a_card_names_every_output_that_rests_on_the_input():
    result = econ.run()
    for name in ("sale_value", "labour_income"):
        wanted = {o for o in result.outputs if name in {i.name for i in result.inputs_of(o)}}
        assert set(cards.card(name, result).outputs) == wanted


# The year of prices


def money_without_a_year(found):
    return [
        f"{card.name} {card.only_for.exporter or ''}" for card in found if is_money(card.unit) and not card.price_year
    ]


def test_money_without_a_price_year_is_red():
    """All cards and all figures of goods lines, as they ship; and a card that lacks one is found."""
    book = econ.default_book()
    every = [*book.cards.values(), *(card for cards in book.line_cards.values() for card in cards)]
    assert money_without_a_year(every) == []
    bare = book.cards["buyer_war_cost"].model_copy(update={"price_year": None})
    assert money_without_a_year([bare]) == ["buyer_war_cost "]


@pytest.mark.parametrize("name", econ.default_book().presets)
def test_all_money_of_a_scenario_has_a_price_year(name):
    """But for a series whose base year nobody states, such as the real GDP of the press."""
    few = Sampler(points=2, scrambles=2)
    found = econ.run(Scenario.preset(name).change(sampler=few)).state.inputs.values()
    assert [i.name for i in found if is_money(i.unit) and i.origin != "definition" and not i.price_year] == []


def test_a_card_says_the_year_of_its_prices():
    """The price of a shell is of 2023, the cost of the war of 2022; brought to 2024, of 2024."""
    press = Scenario.preset("containers-to-shells-2023-24")
    assert cards.card("price_shell_152", econ.run(press)).priced_unit == "USD/round (prices of 2023)"
    assert cards.card("buyer_war_cost", econ.run(press)).priced_unit == "USD/year (prices of 2022)"
    one = econ.run(press.change(one_price_year=True))
    assert cards.card("buyer_war_cost", one).priced_unit == "USD/year (prices of 2024)"
