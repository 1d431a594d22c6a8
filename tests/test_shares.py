"""Shares of one whole move together; what is stated apart from that is scaled, and said."""

import numpy as np
import pytest

import econ
from econ.numerics.distributions import Beta, Fixed, LogNormal, Pert
from econ.scenario.shares import groups, together
from econ.wording.language import speaking

SHELLS, ROCKETS = "container_weight_shell_152", "container_weight_rocket_122"
PRESET = econ.Scenario.preset("containers-to-shells-2023-24")


def state(**settings):
    return econ.resolve(PRESET.change(set=settings))


def test_the_shares_of_the_containers_are_one_group():
    [group] = groups(state())
    assert [(share.name, share.stated, share.scaled) for share in group.members] == [
        (SHELLS, 0.5, 0.5),
        (ROCKETS, 0.5, 0.5),
    ]
    assert (group.total, group.sentence) == (1.0, "")


def test_what_does_not_add_up_is_scaled_as_the_model_does_and_said():
    [group] = groups(asked := state(**{ROCKETS: "80%"}))
    assert group.sentence.replace("\u00a0", "") == "The shares add up to 130%; we scaled them to 100%."
    scaled = {share.name: share.scaled for share in group.members}
    assert scaled == pytest.approx({SHELLS: 5 / 13, ROCKETS: 8 / 13})  # 61.5%, as the newcomer reckoned
    used = econ.run(asked.scenario).central["container_share"]
    assert np.ravel(used)[:2] == pytest.approx([5 / 13, 8 / 13])
    with speaking("id"):
        assert "130" in group.sentence


def test_moving_one_moves_the_others_so_that_the_sum_stays():
    moved = together(state(), ROCKETS, Fixed(0.4))
    assert moved == {ROCKETS: Fixed(0.4), SHELLS: Pert(0.48, 0.6, 0.96)}  # 40 to 80%, likely 50, times 0.6 / 0.5
    [group] = groups(state(**moved))
    assert (group.total, group.sentence) == (1.0, "")
    assert together(state(), SHELLS, Pert(0.1, 0.2, 0.3)) == {SHELLS: Pert(0.1, 0.2, 0.3), ROCKETS: Fixed(0.8)}


def test_three_shares_keep_the_proportion_of_the_two_that_are_not_moved():
    three = state(container_weight_srbm="20%", items_per_container_srbm="2 missile/container", **{ROCKETS: "30%"})
    moved = together(three, SHELLS, Fixed(0.0))
    assert {name: value.central for name, value in moved.items()} == pytest.approx(
        {SHELLS: 0.0, ROCKETS: 0.6, "container_weight_srbm": 0.4}
    )


def test_a_share_that_grows_takes_its_ends_no_further_than_the_whole():
    moved = together(state(), ROCKETS, Fixed(0.1))  # 40 to 80%, likely 50, times 1.8
    assert moved[SHELLS] == Pert(0.72, 0.9, 1.0)
    certain = state(**{SHELLS: LogNormal(0.4, 0.6, 0.9)})
    assert together(certain, ROCKETS, Fixed(0.2))[SHELLS].points[-1] < 1
    wide = together(certain, ROCKETS, Fixed(0.05))[SHELLS]
    assert wide.central == pytest.approx(0.95)
    assert econ.resolve(PRESET.change(set={SHELLS: wide}))
    of_no_points = state(**{SHELLS: Beta(5.0, 5.0)})
    assert together(of_no_points, ROCKETS, Fixed(0.3))[SHELLS].central == pytest.approx(0.7)


def test_one_that_was_the_whole_gives_back_in_the_proportion_of_the_scenario():
    whole = state(**together(state(), ROCKETS, Fixed(1.0)))
    assert whole.inputs[SHELLS].distribution == Fixed(0.0)
    assert together(whole, ROCKETS, Fixed(0.6)) == {ROCKETS: Fixed(0.6)}
    again = together(whole, ROCKETS, Fixed(0.6), state().inputs)
    assert again[SHELLS].central == pytest.approx(0.4)


def test_shares_that_leave_something_over_move_only_when_nothing_is_left():
    paid = state(cash_share="0.5", oil_share="0.2", grain_share="0.1")
    group = groups(paid)[1]
    assert ([share.name for share in group.members], group.rest) == (
        ["cash_share", "oil_share", "grain_share"],
        "goods_share",
    )
    assert group.sentence == ""
    assert together(paid, "cash_share", Fixed(0.6)) == {"cash_share": Fixed(0.6)}
    moved = together(paid, "cash_share", Fixed(0.85))
    assert {n: v.central for n, v in moved.items()} == pytest.approx(
        {"cash_share": 0.85, "oil_share": 0.1, "grain_share": 0.05}
    )


def test_a_quantity_that_is_no_share_of_a_whole_moves_alone():
    assert together(state(), "payment_discount", Fixed(0.4)) == {"payment_discount": Fixed(0.4)}
    assert groups(econ.resolve(econ.Scenario.preset("turkey-2024"))) == ()


def test_a_quantity_beside_the_containers_is_called_so():
    """A line said "Quantity: 152 mm shells: 0" below 3.5 million shells that come out of the containers."""
    inputs = state().inputs
    assert inputs["quantity_shell_152"].label == "Quantity beyond the containers: 152 mm shells"
    assert inputs["quantity_srbm"].label == "Quantity: Short-range ballistic missiles"
    assert state(containers="0 container").inputs["quantity_shell_152"].label == "Quantity: 152 mm shells"


def test_a_share_that_moves_with_another_has_no_digits_that_nobody_stated():
    """Rockets at 39% leave 61% for shells, stated as 40 to 80%, likely 50: 48.8 to 97.6%."""
    assert together(state(), ROCKETS, Fixed(0.39))[SHELLS] == Pert(0.488, 0.61, 0.976)
