"""The mixture of GDP sources: visible weights, declared dependence, and the law of total variance."""

import numpy as np
import pytest

import econ
from econ.analysis.mixture import mixture, stated_weights

PRESS = econ.run()


def pooled(mixed, result):
    """All draws of every source with their weights, in plain NumPy."""
    found = []
    for part in mixed.parts:
        scenario = result.scenario.change(gdp=part.source, gdp_year=part.year)
        draws = np.ravel(econ.run(scenario).draws[mixed.output])
        found.append((part.weight / draws.size, draws))
    weights = np.concatenate([np.full(d.size, w) for w, d in found])
    values = np.concatenate([d for _, d in found])
    mean = np.sum(weights * values)
    return mean, np.sum(weights * (values - mean) ** 2)


@pytest.mark.parametrize("weights", [None, {"bok_nominal": 3, "un_current": 1, "bok_real_2015": 2}], ids=str)
def test_within_and_between_add_up_to_the_variance_of_the_mixture(weights):
    mixed = mixture(PRESS, weights)
    mean, variance = pooled(mixed, PRESS)
    assert mixed.mean == pytest.approx(mean, rel=1e-12)
    assert mixed.within + mixed.between == pytest.approx(variance, rel=1e-10)
    assert mixed.variance == mixed.within + mixed.between


def test_the_draws_have_the_mean_and_variance_of_the_mixture():
    mixed = mixture(PRESS)
    assert np.mean(mixed.draws) == pytest.approx(mixed.mean, rel=1e-3)
    assert np.var(mixed.draws) == pytest.approx(mixed.variance, rel=1e-2)


def test_two_equal_sources_differ_by_half_their_distance():
    """Shares of 250 million: 0.892% of the Bank of Korea's nominal GDP, 1.6% of the United Nations' figure."""
    mixed = mixture(PRESS, {"bok_nominal": 1, "un_current": 1})
    a, b = (p.mean for p in mixed.parts)
    assert mixed.between == pytest.approx(((a - b) / 2) ** 2, rel=1e-12)


def test_only_sources_at_market_rates_that_repeat_no_other_have_a_weight_by_default():
    assert stated_weights(PRESS) == {"bok_nominal": 1.0, "un_current": 1.0}


def test_the_figure_of_the_cia_for_2023_counts_once():
    """From October 2025 the Factbook prints the figure of the United Nations, rounded to millions."""
    book = econ.default_book()
    cia, un = (book.series("PRK", name).value(2023) for name in ("cia_oer", "un_current"))
    assert cia == pytest.approx(un, abs=0.5e6)
    assert any("CIA, official rate repeats UN, current dollars" in s for s in mixture(PRESS).dependence)


def test_a_source_that_borrows_is_declared_dependent():
    assert (
        "UN, current dollars borrows from Bank of Korea, nominal; they are not independent."
        in mixture(PRESS).dependence
    )


def test_one_source_alone_is_that_source():
    mixed = mixture(PRESS, {"bok_nominal": 7})
    assert mixed.between == 0
    assert mixed.parts[0].weight == 1
    assert np.array_equal(np.ravel(mixed.draws), np.ravel(PRESS.draws["gdp_share"]))


def test_the_other_draws_stay_as_they_are():
    """Where the point says Bank of Korea, the draw is the one of the press line itself."""
    mixed = mixture(PRESS)
    own = np.ravel(PRESS.draws["gdp_share"])
    assert np.mean(mixed.draws == own) == pytest.approx(0.5, abs=0.001)


def test_weights_are_relative_and_shown():
    assert [part.weight for part in mixture(PRESS, {"bok_nominal": 30, "un_current": 10}).parts] == [0.75, 0.25]


def test_the_parts_of_the_variance_add_up_to_the_whole():
    mixed = mixture(PRESS)
    parts = (part.weight * (part.sd**2 + (part.mean - mixed.mean) ** 2) for part in mixed.parts)
    assert sum(parts) == pytest.approx(mixed.variance, rel=1e-12)


def test_another_output_may_be_mixed():
    assert mixture(PRESS, output="gdp").mean == pytest.approx(
        np.mean([p.mean for p in mixture(PRESS, output="gdp").parts])
    )


@pytest.mark.parametrize(
    ("weights", "output", "said"),
    [
        ({"bok_nomina": 1}, "gdp_share", "bok_nominal"),
        ({"bok_nominal": -1}, "gdp_share", "positive"),
        ({"bok_nominal": 0}, "gdp_share", "add up to nothing"),
        ({"bok_nominal": float("nan")}, "gdp_share", "positive"),
        (None, "import_cover", "does not rest on a GDP source"),
        (None, "share_path", "many values"),
        (None, "gdp_shar", "gdp_share"),
    ],
)
def test_what_cannot_be_mixed_is_refused(weights, output, said):
    with pytest.raises(econ.InputError, match=said):
        mixture(PRESS, weights, output)


def test_a_stated_gdp_leaves_nothing_to_mix():
    result = econ.run(PRESS.scenario.change(set={"gdp": "25 billion USD/year"}))
    with pytest.raises(econ.InputError, match="does not rest on a GDP source"):
        mixture(result)


def test_the_sentence_names_weights_and_both_parts_of_the_variance():
    said = str(mixture(PRESS)).replace("\u00a0", " ")
    assert said.startswith("Over Bank of Korea, nominal, 2022 (50%) and UN, current dollars, 2022 (50%)")
    assert "lies between the sources" in said


def test_a_family_whose_weight_is_stated_nowhere_needs_one(data, edit):
    """No weight is ours without a word: it stands in the record of the series, or is the user's."""
    edit("series/PRK/un_current/about.toml", "weight = 1\n", "")
    book = econ.Book(data)
    result = econ.run(econ.Scenario.preset(book=book), book)
    with pytest.raises(econ.InputError, match="none is stated for un_current"):
        mixture(result)
    assert mixture(result, {"bok_nominal": 1, "un_current": 3}).judgement == "The weights are the user's."


def test_where_one_family_counts_there_is_nothing_to_weigh():
    mixed = mixture(econ.run(econ.Scenario.preset("serbia-licences-2023")))
    assert [(part.source, part.weight) for part in mixed.parts] == [("world_bank_gdp", 1.0)]
    assert mixed.judgement == ""
