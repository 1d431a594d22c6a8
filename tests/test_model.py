"""Every equation is read five ways, and all of them must say the same.

Float = array = quantity with units = Python text read back = Excel text evaluated; the complex step
equals sympy's derivative. Nothing here knows what an equation is about.
"""

import math
import re

import formulas
import numpy as np
import pint
import pytest
import sympy

import econ
from econ.equations.units import registry
from econ.evidence import LINED_INPUTS
from econ.scenario import SERIES_INPUTS

EQUATIONS = list(econ.GRAPH.equations.values())
DRAWS, LINES, YEARS = 64, 3, 4
EXACT = 1e-12

MONEY_OF_ACCOUNT = {
    f"{prefix}_{name}": unit
    for prefix in ("gdp", "gni")
    for name, unit in {
        "published": "money_of_account/year",
        "price_level": "1",
        "exchange_rate": "money_of_account/USD",
    }.items()
}
"""A published figure is in the country's money or in dollars; any one money must do."""

UNITS = (
    {name: equation.unit for name, equation in econ.GRAPH.equations.items()}
    | {name: card.unit for name, card in econ.default_book().cards.items()}
    | {name: template for name, (template, _, _) in LINED_INPUTS.items()}
    | {name: unit for name, (_, unit) in SERIES_INPUTS.items()}
    | MONEY_OF_ACCOUNT
    | {"buyer_gdp": "USD/year"}
    | dict.fromkeys((*econ.engine.ALONG, econ.engine.IN_SERVICE), "1")
)

every_equation = pytest.mark.parametrize("equation", EQUATIONS, ids=lambda e: e.name)


def calls(equation, name):
    """Whether an equation calls a function, without recording its formula."""
    return name in equation.function.__code__.co_names


def generator(equation, extra=""):
    """Numbers that depend on the equation's name alone, so that a new equation moves no other."""
    return np.random.default_rng([ord(letter) for letter in equation.name + extra])


def one_value(equation, extra=""):
    """A number for each input; shares lie inside 0 to 1 and no two numbers are alike."""
    random = generator(equation, extra)
    return {
        name: float(random.uniform(0.05, 0.3) if UNITS[name] == "1" else random.uniform(2, 9000))
        for name in equation.parameters
    }


def with_axes(equation):
    """An array for each input: along LINE for a sum over lines, along YEAR for a running total."""
    random = generator(equation, "axes")
    shape = (LINES, 1, DRAWS) if calls(equation, "sum_over_lines") else (YEARS, DRAWS)
    return {name: random.uniform(0.05, 0.3, shape) * (1 if UNITS[name] == "1" else 3e4) for name in equation.parameters}


def quantities(equation, values):
    made = registry()
    return [made.Quantity(values[name], "" if UNITS[name] == "1" else UNITS[name]) for name in equation.parameters]


def add_lines(x):
    """Sum over LINE from the first to the last, written anew."""
    if np.ndim(x) < 3:
        return x
    result = x[0] + 0.0
    for part in x[1:]:
        result = result + part
    return result


def add_years(x):
    """Sums so far along YEAR, written anew."""
    if np.ndim(x) < 2:
        return x
    rows = [x[0] + 0.0]
    for part in x[1:]:
        rows.append(rows[-1] + part)
    return np.stack(rows)


PORTABLE = {
    "minimum": np.minimum,
    "maximum": np.maximum,
    "sqrt": np.sqrt,
    "absolute": np.absolute,
    "where": np.where,
    "sum_over_lines": add_lines,
    "running_total": add_years,
}

SYMBOLIC = {
    "minimum": lambda a, b: sympy.Piecewise((a, a < b), (b, True)),
    "maximum": lambda a, b: sympy.Piecewise((a, a > b), (b, True)),
    "sqrt": sympy.sqrt,
    "absolute": sympy.Abs,
    "where": lambda condition, yes, no: sympy.Piecewise((yes, condition), (no, True)),
    "running_total": lambda x: x,
}


@every_equation
def test_an_array_gives_the_same_bits_as_its_elements(equation):
    random = generator(equation, "array")
    arrays = {
        name: random.uniform(0.05, 0.3, DRAWS) * (1 if UNITS[name] == "1" else 3e4) for name in equation.parameters
    }
    together = np.asarray(equation.function(**arrays))
    apart = [
        float(equation.function(**{name: float(array[n]) for name, array in arrays.items()})) for n in range(DRAWS)
    ]
    assert together.tolist() == apart


@every_equation
def test_a_leading_axis_of_size_one_changes_nothing(equation):
    values = one_value(equation)
    alone = float(equation.function(**values))
    for shape in ((1,), (1, 1), (1, 1, 1)):
        found = equation.function(**{n: np.full(shape, v) for n, v in values.items()})
        assert np.ravel(found).tolist() == [alone], shape


@every_equation
def test_units_of_the_inputs_give_the_declared_unit_and_no_hidden_factor(equation):
    values = one_value(equation)
    plain = float(equation.function(**values))
    found = equation.function(*quantities(equation, values))
    made = registry()
    found = found if isinstance(found, made.Quantity) else made.Quantity(found)
    wanted = "" if equation.unit == "1" else equation.unit
    assert found.dimensionality == made.Quantity(1.0, wanted).dimensionality
    factor = made.Quantity(1.0, found.units).to(wanted).magnitude
    assert factor == pytest.approx(1.0, rel=1e-12), f"{found.units} against {equation.unit}"
    assert float(found.magnitude) == plain


@every_equation
def test_units_pass_through_the_axes(equation):
    values = with_axes(equation)
    plain = np.asarray(equation.function(**values))
    found = equation.function(*quantities(equation, values))
    magnitude = found.magnitude if isinstance(found, registry().Quantity) else found
    assert np.asarray(magnitude).tolist() == plain.tolist()


@every_equation
def test_the_python_text_read_back_gives_the_same_bits(equation):
    for values in (one_value(equation), one_value(equation, "again"), with_axes(equation)):
        read = eval(equation.python, {"__builtins__": {}}, PORTABLE | values)
        found = equation.function(**values)
        assert np.asarray(read).tolist() == np.asarray(found).tolist()


def excel(equation):
    """The Excel text compiled by the `formulas` package; its inputs are named in capitals."""
    return formulas.Parser().ast(f"={equation.excel}")[1].compile()


def in_excel(function, values):
    capitals = {name.upper(): value for name, value in values.items()}
    found = function(*[capitals[name] for name in function.inputs])
    return np.asarray(found, dtype=float)


@pytest.mark.parametrize("equation", [e for e in EQUATIONS if not calls(e, "running_total")], ids=lambda e: e.name)
def test_the_excel_text_gives_the_same_number(equation):
    """A running total is left out: its text stands for one cell a year, which `formulas` cannot read."""
    values = one_value(equation)
    found = in_excel(excel(equation), values)
    assert found.ravel().tolist() == pytest.approx([float(equation.function(**values))], rel=1e-12)


@pytest.mark.parametrize("equation", [e for e in EQUATIONS if calls(e, "sum_over_lines")], ids=lambda e: e.name)
def test_the_excel_text_sums_a_column_of_lines(equation):
    values = {name: array[:, 0, 0] for name, array in with_axes(equation).items()}
    found = in_excel(excel(equation), {n: v[:, None] for n, v in values.items()})
    expected = equation.function(**{n: v[:, None, None] for n, v in values.items()})
    assert found.ravel().tolist() == pytest.approx(np.ravel(expected).tolist(), rel=1e-12)


def test_no_name_is_an_address_or_a_function_in_excel():
    """F16, M1 and R1C1 are addresses, so is every run of 1 to 3 letters and digits up to XFD1048576."""
    address = re.compile(r"[A-Za-z]{1,3}[0-9]+|[Rr]([0-9]*)([Cc][0-9]*)?|[Cc]([0-9]*)|true|false", re.ASCII)
    names = {*econ.GRAPH.equations, *econ.GRAPH.inputs}
    assert sorted(name for name in names if address.fullmatch(name)) == []


@every_equation
def test_the_latex_text_balances_and_names_every_input(equation):
    text = equation.latex
    depth = 0
    for sign in re.findall(r"(?<!\\)[{}]", text):
        depth += 1 if sign == "{" else -1
        assert depth >= 0, text
    assert depth == 0, text
    assert text.count(r"\left") == text.count(r"\right")
    for name in equation.parameters:
        assert rf"\text{{{name.replace('_', ' ')}}}" in text
    assert "_" not in re.sub(r"\\sum_\{", "", text)
    assert not re.search(r"\d[eE][-+]?\d", text), "an exponent is written 10^{-9} in LaTeX"


@every_equation
def test_the_complex_step_equals_the_exact_derivative(equation):
    """With three lines of which the first is moved; sympy has the other two as plain numbers."""
    symbols = {name: sympy.Symbol(name, positive=True) for name in equation.parameters}
    lines = [one_value(equation, extra) for extra in ("first", "second", "third")]
    first, *others = [{symbols[name]: sympy.Float(v, 40) for name, v in line.items()} for line in lines]
    sums = {"sum_over_lines": lambda x: x + sum(x.subs(line) for line in others)}
    exact = eval(equation.python, {"__builtins__": {}}, SYMBOLIC | sums | symbols)
    size = abs(float(sympy.sympify(exact).evalf(40, subs=first)))
    arrays = {n: np.array([[[line[n]]] for line in lines], dtype=complex) for n in equation.parameters}
    for name in equation.parameters:
        moved = arrays[name].copy()
        moved[0] += 1e-30j
        slope = float(np.imag(np.ravel(equation.function(**arrays | {name: moved}))[0])) / 1e-30
        wanted = float(sympy.sympify(exact).diff(symbols[name]).evalf(40, subs=first))
        assert slope == pytest.approx(wanted, rel=1e-12, abs=1e-14 * size / lines[0][name]), name


# --- by hand ------------------------------------------------------------------------------------------


def lines(*values):
    """A value for each line."""
    return np.array(values, dtype=float).reshape(-1, 1, 1)


def years(*values):
    """A value for each year."""
    return np.array(values, dtype=float).reshape(-1, 1)


EDGES = [
    # Nothing to divide by: a country without container cargo, a year without deliveries, a return that nobody named.
    ("container_share", (lines(0, 0),), lines(0, 0)),
    ("identified_share", (0, 0), 0),
    ("goods_receipts", (0, 0, 0), 0),
    ("seen_share", (0, 0), 1),
    ("cash_share", (0, 0, 1), 0),
    ("oil_share", (0, 100, 0, 1), 0),
    ("grain_share", (0, 300, 0, 1), 0),
    # Less than a dollar is divided as billions are.
    ("identified_share", (0.25, 0.5), 0.5),
    ("goods_receipts", (0.25, 0.5, 0.5), 0.25),
    ("cash_share", (0.25, 0.5, 1), 0.5),
    ("oil_share", (0.25, 1, 0.5, 1), 0.5),
    ("grain_share", (0.25, 1, 0.5, 1), 0.5),
    # 30,000 billion won at prices a fifth higher are 36,000; at 1,200 won to the dollar 30 billion dollars.
    ("gdp", (30e12, 1.2, 1_200), 30e9),
    ("gni", (30e12, 1.2, 1_200), 30e9),
    # Of 500 million delivered 100 are named, and a quarter of the other 400 is assumed to come back: half of 200
    # million is named, of which a tenth is money, half oil and 0.3 grain.
    ("delivered", (400e6, 100e6), 500e6),
    ("identified_receipts", (100e6, 60e6), 60e6),
    ("paid_share", (0.2, 0.25), 0.4),
    ("assumed_receipts", (80e6, 100e6), 0),
    ("seen_share", (100e6, 80e6), 1),
    ("cash_share", (10e6, 100e6, 0.5), 0.05),
    ("oil_share", (0.5e6, 100, 100e6, 0.5), 0.25),
    ("grain_share", (0.1e6, 300, 100e6, 0.5), 0.15),
    ("goods_receipts", (200e6, 400e6, 500e6), 160e6),
    # The same by year
    ("delivered_path", (400e6, 100e6), 500e6),
    ("identified_path", (100e6, 0.25), 25e6),
    ("received_path", (500e6, 0.4), 200e6),
    ("assumed_path", (200e6, 25e6), 175e6),
    ("assumed_path", (20e6, 25e6), 0),
    ("gap_path", (500e6, 200e6), 300e6),
    ("credit_path", (years(300e6, -50e6, 100e6), 1), years(300e6, 250e6, 350e6)),
    ("value_added_path", (200e6, 0.5), 100e6),
    ("growth_contribution_path", (500e6, 0.75, 0.25, 50e9, 1.25, 0.8), 0.005),
    # Prices rise by a fifth and output by a tenth while the dollar rises by half: 0.88 is left of each year ahead, for
    # three years.
    ("carried_on_path", (0.1, 0.2, 0.5, years(0, 1, 2, 3, 4)), years(1, 0.88, 0.7744, 0.681472, 0.681472)),
    ("carried_on_before_path", (0.1, 0.2, 0.5, years(0, 1, 2, 3, 4)), years(1, 1, 0.88, 0.7744, 0.7744)),
    ("gdp_path", (50e9, 1.1, 0.5), 27.5e9),
    # Half of 200 million is replaced at 0.6 of its price for three years, if that comes before the horizon.
    ("replacement_cost", (200e6, 0.5, 0.6, 3, 5, 0, 5, 1), 180e6),
    ("replacement_cost", (200e6, 0.5, 0.6, 3, 6, 0, 5, 1), 0),
]
"""Equations, their inputs in the order in which they are written, and the result of arithmetic done by hand."""


@pytest.mark.parametrize(("name", "inputs", "expected"), EDGES)
def test_an_equation_at_its_edges_gives_what_is_computed_by_hand(name, inputs, expected):
    with np.errstate(divide="ignore", invalid="ignore"):
        found = econ.GRAPH.equations[name].function(*(np.asarray(value, dtype=float) for value in inputs))
    assert np.shape(found) == np.shape(np.asarray(expected)) or np.size(found) == 1
    assert np.ravel(found).tolist() == pytest.approx(np.ravel(expected).tolist(), rel=1e-12)


@pytest.mark.parametrize(("years", "rate"), [(2, 0.5), (1, 0.5), (5, 0.08), (3, 0)])
def test_a_stream_and_what_comes_later_are_discounted(years, rate):
    """By hand: at a continuous rate r a dollar a year for T years is worth (1 - exp(-rT)) / r, one in T years exp(-rT).

    Half of 200 million is replaced at 0.6 of its price, for one year of delivery.
    """
    delivery, later = (econ.GRAPH.equations[n].function for n in ("discounted_delivery", "replacement_cost"))
    exact = years if rate == 0 else (1 - math.exp(-rate * years)) / rate
    assert delivery(years, rate, 1) == pytest.approx(exact, rel=1e-3)
    assert later(200e6, 0.5, 0.6, 1, years, rate, 10, 1) == pytest.approx(60e6 * math.exp(-rate * years), rel=2e-3)


# A whole scenario worked out by hand

BY_HAND = {
    "containers": 2000.0,
    "delivery_period": 2.0,
    "container_weight_shell_152": 0.6,
    "container_weight_rocket_122": 0.2,
    "items_per_container_shell_152": 400.0,
    "items_per_container_rocket_122": 100.0,
    "stock_release_shell_152": 100_000.0,
    "production_capacity_shell_152": 200_000.0,
    "stock_release_rocket_122": 60_000.0,
    "production_capacity_rocket_122": 0.0,
    "price_shell_152": 1000.0,
    "price_rocket_122": 800.0,
    "quality_discount_shell_152": 0.1,
    "quality_discount_rocket_122": 0.2,
    "quantity_srbm": 12.0,
    "stock_release_srbm": 10.0,
    "production_capacity_srbm": 0.0,
    "price_srbm": 2e6,
    "payment_discount": 0.25,
    "gdp": 18.825e9,
    "gni": 37.65e9,
    "population": 25.1e6,
    "exports": 376.5e6,
    "imports": 1506e6,
    "china_trade_share": 0.9,
    "military_spending": 1882.5e6,
    "defence_budget": 1.5e9,
    "defence_budget_share": 0.15,
    "newly_produced_share": 0.4,
    "domestic_value_added_ratio": 0.8,
    "multiplier": 1.25,
    "product_tax_share": 0.1,
    "sale_per_job": 150_600.0,
    "claimed_share": 0.02,
    "cash_observed": 60e6,
    "oil_observed": 200_000.0,
    "grain_observed": 40_000.0,
    "goods_observed": 4.8e6,
    "unseen_share": 0.25,
    "paid_share": 0.8,
    "cash_share": 0.5,
    "oil_share": 0.25,
    "grain_share": 0.125,
    "oil_border_price": 84.0,
    "discount_rate": 0.0,
    "horizon": 10.0,
    "production_cost_ratio": 0.5,
    "reworked_share": 0.5,
    "rework_cost_ratio": 0.2,
    "replaced_share": 0.25,
    "replacement_delay": 3.0,
    "smuggled_imports": 100e6,
    "labour_income": 250e6,
    "coal_income": 300e6,
    "fishing_income": 100e6,
    "crypto_theft": 500e6,
    "realised_theft_share": 0.4,
    "reserves_drawn": 200e6,
    "diesel_price": 3.0,
    "grain_price": 250.0,
    "oil_need": 3e6,
    "food_gap": 753_000.0,
    "exposed_trade_share": 0.5,
    "lost_trade_share": 0.5,
    "sanction_period": 4.0,
    "enforcement_probability": 0.1,
    "export_value_added_share": 0.5,
    "exposed_banned_share": 0.25,
    "evasion_value_added_share": 0.5,
    "half_answer_sale": 251e6,
    "episode_income_loss": 0.1,
    "comparable_share": 0.05,
    "severity_srbm": 26.1,
    "dud_share": 0.4,
    "buyer_daily_use": 11_000.0,
    "buyer_output": 2.75e6,
    "buyer_gdp": 1882.5e9,
    "buyer_war_cost": 94.125e9,
}

EXPECTED = {
    # Weights of 0.6 and 0.2 are shares of 3/4 and 1/4. Containers: 2,000 x 0.75 x 400 = 600,000 shells are
    # asked for, 100,000 + 2 x 200,000 can be had;
    # 2,000 x 0.25 x 100 = 50,000 rockets out of 60,000. Ten missiles of twelve; they are not artillery.
    "rounds_delivered": 500_000 + 50_000,
    # 500,000 x 1,000 x 0.9 = 450 million; 50,000 x 800 x 0.8 = 32 million; 10 x 2 million = 20 million.
    "gross_value": 502e6,
    "shortfall_value": 94e6,  # 100,000 x 1,000 x 0.9 and 2 x 2 million
    "contract_value": 376.5e6,  # 502 million less a quarter
    "sale_value": 188.25e6,  # half of it each year
    "sale_total": 376.5e6,
    # The economy
    "gdp_share": 0.01,  # 188.25 million of 18.825 billion
    "gni_share": 0.005,  # of twice that
    "gdp_per_head": 750.0,  # 18,825 million over 25.1 million people
    "sale_per_head": 7.5,  # a hundredth of it
    "sale_in_years_of_gdp": 0.02,
    "trade_total": 1882.5e6,  # 376.5 + 1,506 million
    "export_share": 0.5,
    "import_share": 0.125,
    "import_cover": 1.5,  # an eighth of twelve months
    "receipts_import_cover": 1.2,  # four fifths of it
    "trade_share": 0.1,
    "other_trade": 188.25e6,  # a tenth of trade is not with China
    "other_trade_multiple": 1.0,
    "state_budget": 10e9,  # 1.5 billion over 0.15
    "budget_share": 0.018825,
    "military_share": 0.1,
    "stock_receipts": 112.95e6,  # 0.6 x 188.25 million
    "value_added": 75.3e6,  # 0.4 x 0.8 x 1.25 x 188.25 million
    # 75.3 million are newly made: 0.8 of it at home; of the other 15.06 million a tenth is tax and the rest imported
    "domestic_content": 60.24e6,
    "product_taxes": 1.506e6,
    "imported_inputs": 13.554e6,
    "jobs_supported": 500.0,  # 75.3 million over 150,600 for each job
    "contribution_to_gdp": 0.004,  # 0.4 of one per cent: revenue is not value added
    "implied_gdp": 9.4125e9,
    "sale_for_claimed_share": 376.5e6,
    # The ledger: nobody is sent, and the shares are stated, so that what was seen is a floor beside them
    "delivered": 188.25e6,
    "observed_receipts": 100e6,  # 60 in money, 200,000 barrels at 126, 40,000 tonnes at 250, 4.8 in goods
    "identified_receipts": 100e6,
    "identified_share": 100 / 188.25,
    "assumed_receipts": 50.6e6,  # 150.6 - 100
    "seen_share": 100 / 150.6,
    "receipts_total": 301.2e6,
    "oil_value_at_border": 37.65e6 / 126 * 84,
    "value_received": 150.6e6,
    "payment_gap": 37.65e6,
    "paid_share": 0.8,
    "cash_share": 0.5,
    "oil_share": 0.25,
    "grain_share": 0.125,  # as stated
    "cash_received": 75.3e6,
    "cash_to_exports": 0.2,
    "oil_value": 37.65e6,
    "oil_price": 126.0,  # 42 gallons at 3 dollars
    "oil_received": 37.65e6 / 126,  # 298,810 barrels of 42 gallons
    "oil_ceiling_multiple": 37.65e6 / 126 / 500_000,  # Resolution 2397: 500,000 barrels a year
    "oil_need_share": 37.65 / 126 / 3,
    "grain_value": 18.825e6,
    "grain_received": 75_300.0,  # tonnes at 250 dollars
    "food_gap_share": 0.1,
    "goods_share": 0.125,
    "goods_value": 18.825e6,
    # Costs over two years, not discounted; 112.95 million a year come from old stock
    "discounted_delivery": 2.0,
    "goods_receipts": 150.6e6,  # nobody is sent
    "receipts_present_value": 301.2e6,
    "new_goods_cost": 75.3e6,  # 188.25 x 0.4 x 0.5 x 2
    "old_stock_cost": 22.59e6,  # 112.95 x 0.5 x 0.2 x 2
    "replacement_cost": 28.2375e6,  # 112.95 x 0.25 x 0.5 x 2
    "costs_total": 126.1275e6,
    # Foreign exchange
    "trade_gap": 1129.5e6,  # 1,506 - 376.5
    "receipts_in_kind": 75.3e6,
    "to_be_covered": 1304.8e6,  # with 100 bought past the records and 75.3 in kind
    "evasion_income": 400e6,
    "theft_realised": 200e6,
    "identified_cover": 1000.6e6,  # 75.3 + 75.3 + 250 + 400 + 200
    "exchange_errors": 104.2e6,  # 1,304.8 - 1,000.6 - 200
    "covered": 1304.8e6,
    # Sanctions
    "weighted_gross_value": 1004e6,  # 482 + 20 x 26.1 million
    "sale_severity": 2.0,  # 20 of 502 million weigh 26.1 times as much: (482 + 522) over 502
    "weighted_sale": 753e6,  # nobody is sent
    "answer_scale": 0.75,  # 753 of 753 + 251 million
    "discounted_sanction_period": 4.0,
    "exports_at_risk": 94.125e6,  # half of half of 376.5
    "evasion_at_risk": 112.5e6,  # a quarter of 400 / 2 + 250
    "loss_if_enforced": 309.9375e6,  # 206.625 a year, half of it lost, three quarters of the answer, four years
    "expected_loss": 30.99375e6,
    "import_compression_loss": 282.375e6,  # a twentieth of a tenth of 18,825 million, three quarters, four years
    "gain_before_sanctions": 175.0725e6,  # 301.2 - 126.1275
    "expected_net_gain": 144.07875e6,  # less 30.99375
    "break_even_probability": 175.0725 / 309.9375,
    "break_even_by_episodes": 0.62,  # 175.0725 of 282.375
    # The buyer
    "usable_rounds": 330_000.0,  # six tenths of 550,000
    "days_of_fire": 30.0,
    "buyer_use_share": 165_000 / (11_000 * 365.25),
    "buyer_output_share": 0.1,  # 275,000 of 2.75 million
    "buyer_gdp_share": 1e-4,
    "buyer_war_cost_share": 0.002,
}


@pytest.fixture(scope="module")
def by_hand(opened):
    """What is withheld is worked out too: the equations stay as they are documented."""
    return opened(econ.Scenario(year=2022, gdp="un_current", set=BY_HAND))


@pytest.mark.parametrize(("name", "expected"), EXPECTED.items())
def test_the_scenario_worked_out_by_hand(by_hand, name, expected):
    assert float(by_hand.central[name].ravel()[0] if hasattr(by_hand.central[name], "ravel")
                 else by_hand.central[name]) == pytest.approx(expected, rel=EXACT)  # fmt: skip


def test_without_spread_every_draw_is_the_central_value(by_hand):
    for row in econ.tables.summary(by_hand):
        if row["output"] in EXPECTED:
            assert row["low"] == row["median"] == row["high"] == row["central"], row["output"]


def test_every_output_with_one_value_was_worked_out_by_hand(by_hand):
    """A new output comes with its arithmetic."""
    rows = {row["output"] for row in econ.tables.summary(by_hand)}
    assert sorted(rows - set(EXPECTED) - {"gdp", "gni"}) == []


def test_the_lines_worked_out_by_hand(by_hand):
    rows = {row["line"]: row for row in econ.tables.by_line(by_hand)}
    assert sorted(rows) == ["rocket_122", "shell_152", "srbm"]
    assert [rows[n]["quantity"] for n in sorted(rows)] == pytest.approx([50_000, 500_000, 10], rel=EXACT)
    assert [rows[n]["shortfall"] for n in sorted(rows)] == pytest.approx([0, 100_000, 2], rel=EXACT)
    shares = [32 / 502, 450 / 502, 20 / 502]
    assert [rows[n]["share_of_gross"] for n in sorted(rows)] == pytest.approx(shares, rel=EXACT)


def test_the_path_worked_out_by_hand(by_hand):
    """A sale over two years from 2022: the full pace in 2022 and 2023; nothing is asked of the years around them.

    GDP moves with the United Nations series: 15,176,134,613 dollars in 2022, 16,446,632,290 in 2023.
    """
    rows = {row["year"]: row for row in econ.tables.by_year(by_hand)}
    assert {year: row["pace"] for year, row in rows.items()} == {2022: 1, 2023: 1}
    assert rows[2023]["sale_path"] == pytest.approx(188.25e6, rel=EXACT)
    assert rows[2022]["cumulative_sale_path"] == pytest.approx(188.25e6, rel=EXACT)
    assert rows[2023]["cumulative_sale_path"] == pytest.approx(376.5e6, rel=EXACT)
    gdp = 18.825e9 * 16_446_632_290 / 15_176_134_613
    assert rows[2023]["gdp_path"] == pytest.approx(gdp, rel=EXACT)
    assert rows[2023]["share_path"] == pytest.approx(188.25e6 / gdp, rel=EXACT)
    assert rows[2023]["gdp_without_sale_path"] == pytest.approx(gdp - 75.3e6, rel=EXACT)


# Units of the whole graph


def test_every_input_of_the_graph_has_a_unit_from_a_card_a_line_or_a_series():
    assert [name for name in econ.GRAPH.inputs if name not in UNITS] == []


def test_every_card_feeds_an_equation():
    used = set(econ.GRAPH.inputs) | set(econ.GRAPH.equations)
    assert [name for name in econ.default_book().cards if name not in used] == []


def test_the_whole_graph_computed_with_units_agrees_with_the_one_without():
    random = np.random.default_rng(7)
    values = {n: float(random.uniform(0.05, 0.3)) for n in econ.GRAPH.inputs}
    made = registry()
    typed = {n: made.Quantity(v, "" if UNITS[n] == "1" else UNITS[n]) for n, v in values.items()}
    graph = econ.GRAPH.opened  # withheld equations agree as well
    plain, found = graph.evaluate(values), graph.evaluate(typed)
    assert sorted(plain) == sorted([*econ.GRAPH.inputs, *econ.GRAPH.equations])
    for name, equation in econ.GRAPH.equations.items():
        unit = "" if equation.unit == "1" else equation.unit
        in_unit = made.Quantity(found[name]).to(unit).magnitude
        assert float(in_unit) == pytest.approx(plain[name], rel=1e-12), name


def test_every_series_that_feeds_an_input_is_in_its_unit():
    book = econ.default_book()
    wrong = []
    for country in book.countries.values():
        for kind, name in country.defaults.items():
            if kind in SERIES_INPUTS:
                series = book.series(country.code, name)
                if series.about.unit != SERIES_INPUTS[kind][1]:
                    wrong.append(f"{series.key}: {series.about.unit}, needed {SERIES_INPUTS[kind][1]}")
    assert wrong == []


def test_every_gdp_series_comes_to_dollars_by_its_own_exchange_rate():
    """Money of account over its rate is dollars: KRW/year over KRW/USD, or a kind of dollars as it is.

    A table that covers every country has each one's own currency ("LCU"), whatever it is called.
    """
    book = econ.default_book()
    wrong = []
    for series in book.all_series():
        if series.about.kind not in {"gdp", "gni"}:
            continue
        money = series.about.unit.removesuffix("/year")
        rate = series.about.exchange_rate
        its_own = {f"{money}/USD"} | ({"LCU/USD"} if rate and rate.partition("/")[0] == series.entity else set())
        if rate and book.series_at(rate).about.unit not in its_own:
            wrong.append(f"{series.key}: {money} over {book.series_at(rate).about.unit}")
        if not rate and not money.startswith("USD"):
            wrong.append(f"{series.key}: {money} without an exchange rate")
    assert wrong == []


# What must not convert


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("USD", "USD_2015"),
        ("USD", "USD_PPP"),
        ("USD_PPP", "USD_PPP_2011"),
        ("KRW", "USD"),
        ("KRW", "KPW"),
        ("EUR", "USD"),
        ("TIV", "USD"),
        ("money_of_account", "USD"),
        ("round", "missile"),
        ("round", "drone"),
        ("round", "item"),
        ("container", "shipment"),
        ("round", ""),
        ("person", ""),
        ("USD/year", "USD"),
        ("USD/year", "USD/person/year"),
        ("tonne", "oil_barrel"),
    ],
)
def test_does_not_convert(one, other):
    made = registry()
    for given, wanted in ((one, other), (other, one)):
        with pytest.raises(pint.DimensionalityError):
            made.Quantity(1.0, given).to(wanted)


def test_a_barrel_of_oil_is_42_gallons_and_not_pints_31_and_a_half():
    """42 US gallons by the custom of the oil trade; 1 US gallon is 231 cubic inches of 2.54 cm cubed."""
    made = registry()
    assert made.Quantity(1.0, "oil_barrel").to("gallon").magnitude == pytest.approx(42, rel=1e-15)
    litres = 42 * 231 * 2.54**3 / 1000
    assert made.Quantity(1.0, "oil_barrel").to("litre").magnitude == pytest.approx(litres, rel=1e-12)
    usual = pint.UnitRegistry()
    assert usual.Quantity(1.0, "barrel").to("gallon").magnitude == pytest.approx(31.5)


@pytest.mark.parametrize("word", ["barrel", "dollar", "USD_2020", "ton", "kg", "m", "count", "radian"])
def test_no_unit_of_pints_own_gets_in(word):
    with pytest.raises(pint.UndefinedUnitError):
        registry().Quantity(1.0, word)


# --- value added, imports, taxes and jobs ------------------------------------------------------------

NEW = {"newly_produced_share": 1, "multiplier": 1}


def asked(exporter, sale, **settings):
    scenario = econ.Scenario(exporter=exporter, year=2023, set={"sale_value": sale, **NEW, **settings})
    return econ.run(scenario.change(sampler=econ.Sampler(points=64, scrambles=4)))


@pytest.mark.parametrize("exporter", ["PRK", "KOR", "GBR", "USA", "SRB"])
def test_value_added_imports_and_taxes_make_up_the_new_part_of_the_sale(exporter):
    result = asked(exporter, 1e9, newly_produced_share="0.2 to 0.9, likely 0.5")
    names = ("domestic_content", "imported_inputs", "product_taxes")
    parts = sum(np.asarray(result.draws[name]) for name in (*names, "stock_receipts"))
    np.testing.assert_allclose(parts, 1e9, rtol=1e-12)
    at_centre = [float(np.ravel(result.central[name])[0]) for name in names]
    assert sum(at_centre) == pytest.approx(0.5e9, rel=1e-12)


def test_britain_imports_what_a_study_of_its_exports_says():
    """Exports of 4.1 billion pounds improve the trade balance by 2.8 billion: 1.3 billion are imported."""
    result = asked("GBR", 4.1e9, product_tax_share=0)
    assert float(np.ravel(result.central["imported_inputs"])[0]) == pytest.approx(1.3e9, rel=2e-3)


@pytest.mark.parametrize(
    ("exporter", "sale", "jobs"),
    [
        # At the prices of 2023 by the US GDP deflator: 91.478 in 2011, 110.142 in 2021, 122.266 in 2023.
        ("KOR", 2.8e12 / 1106.94 * 122.266 / 91.478, 17_000),  # the K1A1 tank: 2.8 trillion won, 1,106.94 to the dollar
        ("GBR", 21.1e9 / 0.7270649 * 122.266 / 110.142, 209_000),  # the ministry's spending of 2021/22 in dollars
        ("USA", 1e6, 4),  # four jobs for each million dollars of sales to end users
    ],
)
def test_jobs_are_those_of_the_study(exporter, sale, jobs):
    assert float(np.ravel(asked(exporter, sale).central["jobs_supported"])[0]) == pytest.approx(jobs, rel=1e-3)


def test_no_study_no_jobs_and_the_reason_is_said():
    result = asked("SRB", 1e9)
    assert "jobs_supported" not in result.outputs
    assert "sale per job for Serbia" in result.left_out["jobs_supported"]


def test_a_ratio_of_a_study_replaces_ratio_times_multiplier():
    """South Korea: 0.643 of the price, and no card of the multiplier, whose ends are 0.7 and 1.3."""
    state = econ.resolve(econ.Scenario(exporter="KOR", year=2023, buyer=None))
    assert state.inputs["domestic_value_added_ratio"].series == "KOR/arms_value_added_ratio"
    assert state.inputs["multiplier"].distribution.points == (1.0,)
    card = econ.resolve(econ.Scenario(exporter="SRB", year=2023, buyer=None)).inputs["multiplier"]
    assert card.origin == "card"
    assert not card.distribution.is_fixed
