"""Functions wired by their names."""

import types

import pytest

import econ
from econ.equations.graph import Equation, Graph, Shown, equation
from econ.numerics import distributions


def made(function, unit="1"):
    return Equation(function.__name__, function, unit, "", "", "", "page")


def graph(*functions):
    return Graph(made(f) for f in functions)


def area(width, height):
    return width * height


def volume(area, depth):
    return area * depth


def weight(volume, density):
    return volume * density


def cost(weight, price):
    return weight * price


CHAIN = graph(cost, weight, volume, area)
VALUES = {"width": 2.0, "height": 3.0, "depth": 4.0, "density": 0.5, "price": 10.0}


def test_equations_are_put_in_the_order_of_computation():
    assert list(CHAIN.equations) == ["area", "volume", "weight", "cost"]


def test_inputs_are_what_nobody_computes():
    assert set(CHAIN.inputs) == set(VALUES)


def test_everything_is_computed():
    """2 x 3 = 6, times 4 = 24, times a half = 12, times 10 = 120."""
    assert CHAIN.evaluate(VALUES) == VALUES | {"area": 6.0, "volume": 24.0, "weight": 12.0, "cost": 120.0}


def test_a_stated_value_replaces_its_equation():
    found = CHAIN.evaluate(VALUES | {"volume": 100.0})
    assert (found["volume"], found["cost"]) == (100.0, 500.0)


def test_a_value_of_nothing_is_a_value():
    assert CHAIN.evaluate(VALUES | {"volume": 0.0})["cost"] == 0.0


def test_what_rests_on_a_missing_input_is_left_out_and_the_rest_is_not():
    values = {n: v for n, v in VALUES.items() if n != "density"}
    found = CHAIN.evaluate(values)
    assert found["volume"] == 24.0
    assert "weight" not in found
    assert "cost" not in found
    assert CHAIN.missing("cost", values) == ("density",)
    assert CHAIN.missing("volume", values) == ()
    assert CHAIN.missing("nothing_of_the_kind", values) == ("nothing_of_the_kind",)


def test_a_missing_input_counts_once_however_often_it_is_used():
    def twice(area, volume):
        return area + volume

    both = graph(area, volume, twice)
    assert both.missing("twice", {"depth": 1.0}) == ("width", "height")


def test_evaluation_changes_nothing_that_it_was_given():
    values = dict(VALUES)
    CHAIN.evaluate(values)
    assert values == VALUES


def test_ancestors_are_everything_above():
    assert CHAIN.ancestors("volume") == {"area", "width", "height", "depth"}
    assert CHAIN.ancestors("cost") == set(VALUES) | {"area", "volume", "weight"}
    assert CHAIN.ancestors("width") == frozenset()


def test_a_stated_quantity_cuts_off_what_is_above_it():
    assert CHAIN.ancestors("cost", ["volume"]) == {"weight", "price", "volume", "density"}
    assert CHAIN.ancestors("volume", ["volume"]) == frozenset()
    assert CHAIN.ancestors("area", ["cost"]) == {"width", "height"}


def test_what_is_reached_another_way_is_not_cut_off():
    def total(area, volume):
        return area + volume

    both = graph(area, volume, total)
    assert both.ancestors("total", ["volume"]) == {"area", "volume", "width", "height"}


def test_descendants_are_everything_below_in_order():
    assert CHAIN.descendants(["depth"]) == ("volume", "weight", "cost")
    assert CHAIN.descendants(["price", "weight"]) == ("cost",)
    assert CHAIN.descendants(["nothing"]) == ()


def test_a_circle_is_refused_and_named():
    def hen(egg):
        return egg

    def egg(hen):
        return hen

    with pytest.raises(ValueError, match=r"hen -> egg -> hen|egg -> hen -> egg"):
        graph(hen, egg)


def test_an_equation_that_needs_itself_is_refused():
    def again(again):
        return again

    with pytest.raises(ValueError, match="again"):
        graph(again)


def test_two_equations_of_one_name_are_refused():
    with pytest.raises(ValueError, match="area"):
        Graph([made(area), made(area)])


def test_an_empty_graph_computes_nothing():
    assert Graph([]).evaluate({"a": 1}) == {"a": 1}


# Reading modules


def module(text, name="econ_test_page"):
    page = types.ModuleType(name)
    exec(text, page.__dict__)
    return page


PAGE = '''
from econ.equations.graph import equation

@equation("USD/year")
def shares(total, part):
    """Part of it: what a part is
    of the whole.

    Leaves out: everything
    else.
    """
    return part / total
'''


def test_the_docstring_gives_label_meaning_and_what_is_left_out():
    found = Graph.of(module(PAGE)).equations["shares"]
    assert found.label == "Part of it"
    assert found.meaning == "What a part is of the whole."
    assert found.leaves_out == "everything else."
    assert found.unit == "USD/year"
    assert found.parameters == ("total", "part")
    assert found.page == "econ_test_page"


MARKED = '''
from econ.equations.graph import Shown, equation

@equation("USD", shown=Shown.RUN)
def unranked(x):
    """Unranked: nothing is said of how important it is."""
    return x

@equation("1", importance=2, shown=Shown.KEY | Shown.RUN, asked="3%")
def ratio(unranked, x):
    """Ratio: a key figure that is no money."""
    return unranked / x

@equation("USD/year", importance=1, shown=Shown.KEY, signed=True)
def amount(x):
    """Amount: a key figure in money."""
    return x

@equation("tonne")
def silent(x):
    """Silent: shown only where everything is."""
    return x
'''


def test_outputs_are_shown_where_they_are_marked_the_most_important_first():
    found = Graph.of(module(MARKED))
    assert found.shown(Shown.KEY) == ("amount", "ratio")
    assert found.shown(Shown.RUN) == ("ratio", "unranked")
    assert found.shown(Shown.LINK) == ()
    assert list(found.by_importance) == [
        "amount",
        "ratio",
        *(n for n in found.equations if n in {"unranked", "silent"}),
    ]
    assert found.opened.shown(Shown.KEY) == ("amount", "ratio")


def test_headlines_are_shown_wherever_a_headline_is():
    more = MARKED.replace("importance=2, shown=Shown.KEY", "importance=2, shown=Shown.HEADLINE")
    assert Graph.of(module(more)).headlines == ("ratio",)
    assert Graph.of(module(MARKED)).headlines == ()


def test_marks_are_read_and_all_may_be_left_out():
    equations = Graph.of(module(MARKED)).equations
    assert [n for n, e in equations.items() if e.signed] == ["amount"]
    assert equations["ratio"].asked == "3%"
    assert equations["silent"].shown == Shown.NOWHERE
    assert {n for n, e in equations.items() if e.is_money} == {"unranked", "amount"}


def test_a_mark_changes_no_digest():
    assert digest(MARKED) == digest(MARKED.replace("importance=2, ", "").replace(", signed=True", ""))


@pytest.mark.parametrize("name", [n for n in econ.GRAPH.headlines if n not in econ.GRAPH.withheld])
def test_what_the_question_turned_round_asks_first_is_a_quantity_of_the_headline(name):
    equation = econ.GRAPH.equations[name]
    text = equation.asked if equation.unit == "1" else f"{equation.asked} {equation.unit}"
    assert distributions.parse(text, equation.unit).central > 0


def test_below_zero_is_the_gap_of_a_buyer_who_pays_ahead_and_a_loss():
    """The sale less what is paid, and less what is lost. What is left of the shares is a share: never below zero.

    A change on the year before falls when the deliveries do.
    """
    signed = {"payment_gap", "credit_path", "gap_path", "gain_before_sanctions", "expected_net_gain"}
    signed |= {"growth_contribution_path"}
    signed |= {"trade_gap", "to_be_covered", "exchange_errors", "covered"}  # of a country that exports more
    assert {n for n, e in econ.GRAPH.equations.items() if e.signed} == signed


def test_helpers_and_imported_equations_are_not_collected_again():
    text = PAGE + "\nfrom econ.model.economy import gdp\ndef helper(x):\n    return x\n"
    assert list(Graph.of(module(text)).equations) == ["shares"]


def test_the_mark_leaves_the_function_as_it_was():
    def plain(a):
        return a + 1

    assert equation("1")(plain) is plain
    assert plain(1) == 2


# The digest


def digest(text):
    return Graph.of(module(text)).digest


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("what a part is", "something else altogether"),
        ("Leaves out: everything", "Leaves out: nothing, and everything"),
        ("return part / total", "return (part / total)"),
        ("return part / total", "x = part / total\n    return x"),
        ("(total, part)", "(part, total)"),
    ],
    ids=str,
)
def test_words_and_layout_keep_the_digest(old, new):
    assert old in PAGE
    assert digest(PAGE.replace(old, new)) == digest(PAGE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("return part / total", "return part * total"),
        ("return part / total", "return total / part"),
        ("return part / total", "return 1.0000000000000002 * part / total"),
        ('"USD/year"', '"USD"'),
        ("def shares", "def share"),
        ("total", "whole"),
    ],
    ids=str,
)
def test_a_formula_a_unit_or_a_name_changes_the_digest(old, new):
    assert digest(PAGE.replace(old, new)) != digest(PAGE)


def test_the_order_of_the_pages_keeps_the_digest():
    from econ.model import buyer, costs, deliveries, economy, foreign_exchange, path, payment, people, sale, sanctions

    assert (
        Graph.of(foreign_exchange, costs, people, path, buyer, sanctions, payment, economy, sale, deliveries).digest
        == econ.GRAPH.digest
    )


# The model's own words


def test_every_equation_says_what_it_is_and_what_it_leaves_out():
    wrong = [
        f"{e.name}: {e.label!r}, {e.meaning!r}, {e.leaves_out!r}"
        for e in econ.GRAPH.equations.values()
        if not e.label or not e.meaning.endswith(".") or not e.leaves_out.endswith(".")
    ]
    assert wrong == [], "\n".join(wrong)


def test_no_two_equations_have_the_same_label():
    labels = [e.label for e in econ.GRAPH.equations.values()]
    assert sorted({x for x in labels if labels.count(x) > 1}) == []
