"""Every guard-rail: one case that sets it off and one that must not; and every mistake that is refused."""

import re
from dataclasses import dataclass, replace

import pytest

import econ
from econ import Scenario
from econ.analysis import guards
from econ.numerics.distributions import Fixed
from econ.scenario import CompleteScenario

SHELLS = "containers-to-shells-2023-24"
GDP_PARTS = "published", "price_level", "exchange_rate"


def case(preset="press-line-2023", **changes):
    return Scenario.preset(preset).change(**changes)


def given(values, preset="press-line-2023"):
    return case(preset, set=values)


CASES = {
    "payment_adds_up": (
        given({"cash_share": "50%", "oil_share": "40%", "grain_share": "20%"}),
        given({"cash_share": "50%", "oil_share": "30%", "grain_share": "20%"}),
    ),
    "payment_taken_as_full": (given({"paid_share": "1"}), given({"paid_share": "15%"})),
    "nothing_is_delivered_yet": (case("south-korea-2023"), given({"paid_share": "1"}, "south-korea-2023")),
    "sale_is_a_lower_bound": (
        case("serbia-licences-2023"),
        given({"sale_value": "1.7 billion USD/year"}, "serbia-licences-2023"),
    ),
    "more_was_seen_than_is_delivered": (
        given({"sale_value": "50 million USD/year"}, "missiles-added"),
        case("missiles-added"),
    ),
    "receipts_below_what_was_seen": (
        given({"paid_share": "1%"}, "missiles-added"),
        given({"paid_share": "50%"}, "missiles-added"),
    ),
    "container_shares_add_up": (
        given({"container_weight_shell_152": "0.9"}, SHELLS),
        given({"container_weight_shell_152": "0.5"}, SHELLS),
    ),
    "one_calibre_or_the_other": (
        given({"container_weight_shell_152": "1", "container_weight_rocket_122": "1"}, SHELLS),
        given({"container_weight_shell_152": "1", "container_weight_rocket_122": "0"}, SHELLS),
    ),
    "counted_twice": (
        given({"quantity_shell_152": "1000000 round"}, SHELLS),
        given({"quantity_srbm": "100 missile"}, SHELLS),
    ),
    "path_adds_up": (
        case(SHELLS, path={2023: 1.0, 2024: 1.0}),
        case(SHELLS, path={2023: 0.583, 2024: 1.0}),
    ),
    "discounts_multiply": (
        given({"payment_discount": "20%"}, SHELLS),
        case(SHELLS),
    ),
    "correlation_without_effect": (
        case(correlation=[("sale_value", "dud_share", 0.5)]),
        case(SHELLS, correlation=[("price_shell_152", "price_rocket_122", 0.5)]),
    ),
    "price_years_differ": (None, case(SHELLS)),
    "prices_of_another_year": (case(SHELLS), case(SHELLS, one_price_year=True)),
    "negative_money": (
        given({"sale_value": "80 billion USD/year", "newly_produced_share": "1", "domestic_value_added_ratio": "1"}),
        given({"sale_value": "8 billion USD/year", "newly_produced_share": "1", "domestic_value_added_ratio": "1"}),
    ),
    "gdp_of_another_year": (case(gdp_year=2020), case(gdp_year=2022)),
    "purchasing_power_gdp": (case(gdp="maddison_ppp"), case(gdp="un_current")),
    "income_is_not_product": (case(gdp="bok_gni"), case(gdp="bok_nominal")),
    "gdp_at_prices_of_another_country": (case(), case(gdp="un_current")),
    "gdp_source_is_retired": (case(gdp="un_constant"), case(gdp="un_current")),
    "real_gdp_at_face_value": (case(gdp="bok_real_press"), case(gdp="bok_nominal")),
    "whole_sale_is_no_share": (given({"delivery_period": "3 year"}), given({"delivery_period": "1 year"})),
    "path_is_cut_off": (given({"delivery_period": "3 year"}, SHELLS), case(SHELLS)),
    "gdp_is_carried_on": (case(SHELLS), given({"delivery_period": "2023-09 to 2024-12"}, SHELLS)),
    "revenue_is_not_value_added": (case(), given({"newly_produced_share": None}, "iran-shahed-2023")),
    "study_is_multiplied": (
        given({"multiplier": "1.2", "newly_produced_share": "1"}, "south-korea-2023"),
        given({"multiplier": "0.8", "newly_produced_share": "1"}, "south-korea-2023"),
    ),
    "output_is_not_value_added": (given({"multiplier": "1.96"}), given({"multiplier": "1.2"})),
    "share_above_one": (given({"sale_value": "250 billion USD/year"}), given({"sale_value": "25 billion USD/year"})),
    "not_yet_delivered": (case("france-orders-2022"), case("bulgaria-2022")),
    "money_received_is_not_delivery": (case("pakistan-2023"), case("bulgaria-2022")),
    "not_a_real_sale": (case(), case("bulgaria-2022")),
    "deliveries_fall_short": (case("drones-not-ready"), given({"quantity_drone": "10 drone"}, "drones-not-ready")),
    "capacity_is_not_a_count": (case(SHELLS), case("drones-not-ready")),
    "stated_sale_differs": (given({"sale_value": "500 million USD/year"}), case()),
    "where_the_sale_stops_paying": (case("missiles-added"), case("serbia-licences-2023")),
    "enforcement_is_a_judgement": (
        given({"paid_share": "1"}),
        given({"paid_share": "1", "enforcement_probability": "30%"}),
    ),
    "figures_as_known_on_a_day": (case(as_of="2024-12-31"), case()),
}
"""For each check a scenario that sets it off and one that does not."""


def names(scenario):
    return {notice.name for notice in guards.check(econ.run(scenario))}


def test_there_is_a_case_for_every_check():
    """Figures of one's own need a folder: tests/test_folders.py."""
    assert {*CASES, "figures_of_ones_own"} == set(guards.GUARDS)


def test_a_gap_below_zero_is_a_payment_ahead_and_no_mistake():
    """300 million for goods worth 250 million: 50 million are paid ahead."""
    ahead = econ.run(given({"value_received": "300 million USD/year"}))
    assert ahead.central["payment_gap"] == pytest.approx(-50e6)
    assert "negative_money" not in {notice.name for notice in guards.check(ahead)}


STATED = pytest.mark.parametrize("stated", [{"sale_value": "1 billion USD/year"}, {"contract_value": "1 billion USD"}])


@STATED
def test_a_sale_that_is_stated_rests_on_no_discount(stated):
    wrong = CASES["discounts_multiply"][0]
    assert "discounts_multiply" in names(wrong)
    assert "discounts_multiply" not in names(wrong.change(set=stated))


def price_years(scenario):
    found = [n.message for n in guards.check(econ.run(scenario)) if n.name == "prices_of_another_year"]
    return found[0].replace("\u00a0", " ") if found else ""


def test_money_of_other_years_is_said_in_one_short_sentence():
    """Military spending of 2019 is brought to 2022 by itself; fishing rights are in dollars of 2021, others of 2023."""
    (notice,) = [n for n in guards.check(econ.run(case())) if n.name == "prices_of_another_year"]
    assert notice.message == "Money of 2021 and 2023 meets that of 2022."
    assert len(f"{notice.message} {notice.repair}".split()) <= 15


def test_money_that_meets_none_of_another_year_is_not_named():
    """With nothing but the sale and GDP of 2022 there is nothing to say; with the cost of the war of 2022 neither.

    Military spending of 2019 is at the prices of the year of the sale; another price year of it would be named.
    """
    whole = econ.run(case())
    kept = {"sale_value", "claimed_share", "delivery_period", *(f"gdp_{part}" for part in GDP_PARTS)}
    for more, year, said in (
        (set(), 2022, False),
        ({"military_spending"}, 2022, False),
        ({"military_spending"}, 2019, True),
    ):
        spending = replace(whole.state.inputs["military_spending"], price_year=year)
        found = whole.vary(
            {"military_spending": spending}, without=whole.state.inputs.keys() - kept - more - whole.state.lined.keys()
        )
        assert ("prices_of_another_year" in {notice.name for notice in guards.check(found)}) == said


@pytest.mark.parametrize("name", econ.default_book().presets)
def test_one_price_year_leaves_no_such_mistake(name):
    few = econ.Sampler(points=2, scrambles=2)
    assert not price_years(Scenario.preset(name).change(one_price_year=True, sampler=few))


def test_shares_of_the_payment_above_one_leave_goods_below_zero():
    """1 - 50% - 40% - 20% is -10%: the goods of the payment would be worth less than nothing."""
    assert "negative_money" in names(CASES["payment_adds_up"][0].change(set={"paid_share": "50%"}))


@pytest.mark.parametrize("name", [n for n, (wrong, _) in CASES.items() if wrong])
def test_the_mistake_is_noticed(name):
    assert name in names(CASES[name][0])


@pytest.mark.parametrize("name", CASES)
def test_a_sound_case_is_left_alone(name):
    assert name not in names(CASES[name][1])


def test_prices_of_different_years_are_noticed(edit):
    """The price of a rocket is moved to 2011; both lines are delivered and priced by their own rows."""
    row = "rocket_122,122 mm rockets,round,,price,90 %: 400 to 2000,USD/round,50,10000,"
    book = econ.Book(edit("lines.csv", row + "2023", row + "2011"))
    found = guards.check(econ.run(Scenario.preset(SHELLS, book), book))
    (notice,) = [n for n in found if n.name == "price_years_differ"]
    assert "122 mm rockets (2011)" in notice.message


@pytest.mark.parametrize("name", ["containers-to-shells-2023-24", "missiles-added", "press-line-2023"])
def test_no_sale_is_taken_as_paid_in_full_unless_a_scenario_says_so(name):
    assert "payment_taken_as_full" not in names(case(name))
    (notice,) = [n for n in guards.check(econ.run(given({"paid_share": 1}, name))) if n.name == "payment_taken_as_full"]
    assert "as if the whole sale were paid" in notice.message


@pytest.mark.parametrize("name", ["serbia-licences-2023", "pakistan-2023"])
def test_another_exporter_is_told_nothing_of_north_korea(name):
    """Nothing is said of what came for licences; what Pakistan's central bank recorded has arrived."""
    found = [n for n in guards.check(econ.run(case(name))) if n.name == "payment_taken_as_full"]
    assert found == []


def test_a_note_stands_beside_the_expected_loss_as_long_as_it_is_printed():
    """Nobody has published a probability; and where nothing is known of sanctions there is no note on them."""
    (notice,) = [
        n for n in guards.check(econ.run(given({"paid_share": "1"}))) if n.name == "enforcement_is_a_judgement"
    ]
    assert "rests on a judgement" in notice.message
    assert "enforcement_is_a_judgement" not in names(case())  # nothing is held of receipts, so no loss is printed
    assert "enforcement_is_a_judgement" not in names(case("serbia-licences-2023"))


@pytest.mark.parametrize("concept", ["contract", "order", "licence", "stock"])
def test_what_is_not_delivered_is_called_by_its_name(concept):
    (notice,) = [n for n in guards.check(econ.run(case(concept=concept))) if n.name == "not_yet_delivered"]
    assert notice.severity == "warning"
    assert {"stock": "value of a stock"}.get(concept, concept) in notice.message


def test_two_discounts_are_named_with_what_they_make_together():
    """20% for condition (the likely value of the line) and 20% at payment leave 0.8 x 0.8 = 0.64: 36%, not 40%."""
    found = guards.check(econ.run(CASES["discounts_multiply"][0]))
    (notice,) = [n for n in found if n.name == "discounts_multiply"]
    said = notice.message.replace("\u00a0", " ")
    assert "together 36%, not 40%" in said


@pytest.mark.parametrize("name", guards.GUARDS)
def test_every_check_says_what_it_is(name):
    assert (guards.GUARDS[name].__doc__ or "").endswith((".", "OR."))


@pytest.mark.parametrize("preset", econ.default_book().presets)
def test_every_notice_has_a_message_and_a_repair(preset):
    for notice in guards.check(econ.run(case(preset))):
        assert notice.severity in ("warning", "note")
        assert notice.message.endswith(".")
        assert notice.repair.endswith(".")


def test_warnings_come_first():
    found = guards.check(econ.run(case("iran-shahed-2023")))
    assert [n.severity for n in found] == sorted((n.severity for n in found), reverse=True)


def shown(preset, **changes):
    return [n.name for n in guards.most_important(guards.check(econ.run(case(preset, **changes))))]


def test_a_short_answer_has_three_notes_the_most_important_first():
    """What the sale is, what is no share, what is not added, whose prices; a year carried on is not shown."""
    adds = "revenue_is_not_value_added"
    assert shown("press-line-2023") == ["not_a_real_sale", adds, "gdp_at_prices_of_another_country"]
    assert shown(SHELLS) == ["capacity_is_not_a_count", "whole_sale_is_no_share", adds]
    assert "gdp_is_carried_on" in names(case(SHELLS))


def test_a_note_about_what_a_short_answer_does_not_show_never_stands_in_it():
    carried = [n for n in guards.check(econ.run(case(SHELLS))) if n.name == "gdp_is_carried_on"]
    assert len(carried) == 1
    assert guards.most_important(carried) == []


def test_a_short_answer_has_every_warning():
    found = guards.check(econ.run(CASES["path_adds_up"][0].change(gdp="maddison_ppp", gdp_year=2022)))
    warnings = [n for n in found if n.severity == "warning"]
    assert len(warnings) > 1
    assert guards.most_important(found)[: len(warnings)] == warnings


def test_what_a_sale_adds_is_said_by_each_family_with_its_interval():
    """80 million over the Bank of Korea's 28.0 billion are 0.29%, over the United Nations' 15.2 billion 0.53%."""
    (notice,) = [n for n in guards.check(econ.run(case())) if n.name == "revenue_is_not_value_added"]
    said = notice.message.replace("\u00a0", " ")
    assert "add 0.29% (0.14 to 0.44%) by the Bank of Korea and 0.53% (0.25 to 0.83%) by the United Nations" in said
    assert notice.repair.replace("\u00a0", " ") == "That 40% are newly made is a judgement."


def test_notices_can_be_written_as_text():
    result = econ.run(case("france-orders-2022"))
    assert guards.text(result).splitlines()[0].startswith("Warning: The figure is of orders received")


def test_a_reopened_link_keeps_the_warning_of_its_gdp_source():
    result = econ.run(case(gdp="maddison_ppp"))
    again = econ.run(Scenario.from_dict(result.state.canonical))
    assert isinstance(again.scenario, CompleteScenario)
    assert "purchasing_power_gdp" in {notice.name for notice in guards.check(again)}


# What cannot be entered


@dataclass(frozen=True)
class Refusal:
    """A mistake that cannot be entered: what it is, the quantity of the example, what is refused and what is taken."""

    mistake: str
    name: str
    wrong: str
    right: str


REFUSALS = {
    "total_as_yearly": Refusal(
        "A total over several years is read as a yearly value.",
        "sale_value",
        "5.5 billion USD",
        "2 billion USD/year",
    ),
    "yearly_as_total": Refusal(
        "A yearly value is read as a total.", "contract_value", "2 billion USD/year", "5.5 billion USD"
    ),
    "purchasing_power_as_market": Refusal(
        "Purchasing-power dollars are read as market dollars.",
        "gdp",
        "40 billion USD_PPP/year",
        "28 billion USD/year",
    ),
    "real_as_nominal": Refusal(
        "Dollars at the prices of another year are read as dollars of the year.",
        "gdp",
        "13 billion USD_2015/year",
        "16 billion USD/year",
    ),
    "capability_as_money": Refusal(
        "Trend-indicator values are read as money.", "sale_value", "300 million TIV/year", "300 million USD/year"
    ),
    "other_currency": Refusal(
        "A currency whose rate is an interval is read as if it had one rate.",
        "sale_value",
        "8 trillion KPW/year",
        "6 billion USD/year",
    ),
    "containers_as_rounds": Refusal(
        "Containers are read as rounds.", "quantity_shell_152", "6700 container", "3 million round"
    ),
    "rounds_as_missiles": Refusal("Rounds are read as missiles.", "quantity_srbm", "100 round", "100 missile"),
    "other_barrel": Refusal(
        "Barrels of another size are read as barrels of oil.",
        "refined_oil_ceiling",
        "500000 barrel/year",
        "500000 oil_barrel/year",
    ),
    "percentage_of_percentage": Refusal(
        "A percentage of a percentage is read as one share.", "payment_discount", "10% of 20%", "2%"
    ),
    "percent_without_sign": Refusal("A percentage is read as a share of one.", "cash_share", "14", "14%"),
    "share_above_one": Refusal("A share is above one.", "paid_share", "120%", "100%"),
    "share_below_zero": Refusal("A share is below zero.", "oil_share", "-0.1", "0.1"),
    "negative_money": Refusal("Money is below zero.", "sale_value", "-250 million USD/year", "250 million USD/year"),
    "spread_below_zero": Refusal(
        "The spread of a price goes below zero.",
        "price_shell_152",
        "normal 90%: 100 to 1500 USD/round",
        "lognormal 90%: 100 to 1500 USD/round",
    ),
    "interval_without_level": Refusal(
        "An interval does not say how sure it is.",
        "sale_value",
        "200 to 300 million USD/year",
        "90%: 200 to 300 million USD/year",
    ),
    "unit_left_out": Refusal("The unit is left out.", "sale_value", "250 million", "250 million USD/year"),
    "weights_without_sense": Refusal(
        "All weights of the alternatives are zero.",
        "sale_value",
        "one of: 200 (0), 300 (0) million USD/year",
        "one of: 200 (0.5), 300 (0.5) million USD/year",
    ),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_the_mistake_is_refused_with_a_repair(name):
    example = REFUSALS[name]
    with pytest.raises(econ.InputError) as caught:
        econ.resolve(Scenario(set={example.name: example.wrong}))
    assert caught.value.what
    assert caught.value.mend
    assert example.name in caught.value.where


@pytest.mark.parametrize("name", REFUSALS)
def test_the_right_way_is_taken(name):
    example = REFUSALS[name]
    assert example.name in econ.resolve(Scenario(set={example.name: example.right})).inputs


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("capability_as_money", "a volume of military capability and not money"),
        ("purchasing_power_as_market", "purchasing-power money"),
        ("real_as_nominal", "prices of another year"),
        ("percentage_of_percentage", "a percentage of a percentage"),
        ("total_as_yearly", "is a total, but a yearly value"),
        ("other_barrel", "oil_barrel"),
    ],
)
def test_the_refusal_names_the_mistake(name, said):
    example = REFUSALS[name]
    with pytest.raises(econ.InputError, match=said):
        econ.resolve(Scenario(set={example.name: example.wrong}))


def test_a_value_in_code_is_held_to_the_same_range():
    with pytest.raises(econ.InputError, match="is negative"):
        econ.resolve(Scenario(set={"sale_value": Fixed(-1.0)}))


def test_a_sale_of_thousands_of_times_the_gdp_is_asked_about_as_a_slip():
    """$100 trillion over North Korea's 28 billion is about 3,600 times; at 9 times nothing is asked."""

    def said(sale):
        found = guards.check(econ.run(given({"sale_value": sale})))
        return [(one.message.replace("\u00a0", " "), one.repair) for one in found if one.name == "negative_money"]

    [(message, repair)] = said("100 trillion USD/year")
    assert message == "The sale is 3,600 times a year's GDP of the country."
    assert repair == "Are there too many zeros in it?"
    assert not any("times a year" in message for message, _repair in said("0.25 trillion USD/year"))


@pytest.mark.parametrize("preset", econ.default_book().presets)
def test_no_guard_speaks_in_names_of_the_code(preset):
    """They are read on the page, where nobody can set "paid_share" or give "--one-price-year"."""
    for one in guards.check(econ.run(case(preset))):
        assert not re.search(r"[a-z]_[a-z]|--[a-z]|`", f"{one.message} {one.repair}"), one.name


def test_what_a_contract_of_several_years_would_add_is_that_of_all_years():
    """1.7 billion dollars of drones, half of them newly made, 0.3 of it at home: 255 million, and 113 in a year."""
    said = {notice.name: notice.message for notice in guards.check(econ.run(Scenario.preset("iran-shahed-2023")))}
    assert "value added would be $260\xa0million, not in one year" in said["nothing_is_delivered_yet"]
