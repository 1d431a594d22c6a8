"""Every number leads to its source, and every source to the numbers that rest on it."""

import pytest

import econ
from econ.provenance import origins

BOOK = econ.default_book()
RESULTS = {name: econ.run(econ.Scenario.preset(name).change(sampler=origins.FEW)) for name in BOOK.presets}


@pytest.mark.parametrize("source", sorted(BOOK.sources))
def test_every_source_is_used_somewhere(source):
    assert origins.uses(source, BOOK).citations


@pytest.mark.parametrize("preset", BOOK.presets)
def test_every_source_of_an_output_names_that_output_back(preset):
    result = RESULTS[preset]
    for output in result.outputs:
        for source in result.sources_of(output):
            assert output in origins.uses(source, BOOK).outputs[preset], (output, source)


@pytest.mark.parametrize("preset", BOOK.presets)
def test_every_output_that_a_source_names_has_that_source_in_its_tree(preset):
    result = RESULTS[preset]
    trees = {output: set(origins.origin(result, output).all_sources()) for output in result.outputs}
    for source in BOOK.sources:
        named = set(origins.uses(source, BOOK).outputs.get(preset, ()))
        assert named == {output for output, found in trees.items() if source in found}


def test_a_source_is_found_in_every_place_that_names_it():
    """Written out from data/: VOA's report of 20 December 2023 prints the Bank of Korea's nominal GDP of 2022."""
    found = origins.uses("voa2023", BOOK)
    assert "PRK/bok_nominal" in found.of("series")
    assert "2022" in {c.detail for c in found.citations if c.name == "PRK/bok_nominal"}
    assert "gdp_share" in found.outputs["press-line-2023"]


def test_the_tree_of_the_share_has_formula_inputs_and_publications():
    tree = origins.origin(econ.run(), "gdp_share")
    assert tree.formula == "sale_value / gdp"
    sale, gdp = tree.inputs
    assert (sale.name, sale.given) == ("sale_value", "scenario")
    assert "BBG2307E" in sale.sources
    assert gdp.formula == "gdp_published * gdp_price_level / gdp_exchange_rate"
    assert gdp.inputs[0].where == "PRK/bok_nominal, 2022"
    assert gdp.inputs[0].value == 36.2e12
    assert "voa2023" in gdp.inputs[0].sources
    assert "row South Korea, 2022. https://" in gdp.inputs[2].sources["fred_fx_datahub"]


def test_goods_of_which_nothing_is_delivered_are_left_out():
    names = str(origins.origin(RESULTS["containers-to-shells-2023-24"], "gross_value"))
    assert "price_shell_152" in names
    assert "price_drone" not in names


def test_the_yearly_path_names_the_sources_of_its_other_years():
    """The path from 2022 to 2024 rests on the releases of those years, not only on the one of 2024."""
    result = RESULTS["containers-to-shells-2023-24"]
    assert set(result.sources_of("gdp_path")) > set(result.sources_of("gdp"))


def test_an_unknown_source_and_an_unknown_output_are_refused():
    with pytest.raises(econ.InputError, match="voa2023"):
        origins.uses("voa2022", BOOK)
    with pytest.raises(econ.InputError, match="gdp_share"):
        origins.origin(econ.run(), "gdp_shares")
