"""Every equation is read five ways, and all of them must say the same.

Float = array = quantity with units = Python text read back = Excel text evaluated; the complex step
equals sympy's derivative. Nothing here knows what an equation is about.
"""

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
    shape = (LINES, 1, DRAWS) if "sum_over_lines" in equation.python else (YEARS, DRAWS)
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


@pytest.mark.parametrize("equation", [e for e in EQUATIONS if "running_total" not in e.python], ids=lambda e: e.name)
def test_the_excel_text_gives_the_same_number(equation):
    """A running total is left out: its text stands for one cell a year, which `formulas` cannot read."""
    values = one_value(equation)
    found = in_excel(excel(equation), values)
    assert found.ravel().tolist() == pytest.approx([float(equation.function(**values))], rel=1e-12)


@pytest.mark.parametrize("equation", [e for e in EQUATIONS if "sum_over_lines" in e.python], ids=lambda e: e.name)
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
