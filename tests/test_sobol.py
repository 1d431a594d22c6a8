"""Named points: SciPy's Sobol points, scrambled by name, each input with a dimension of its own."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kstest, qmc

import econ
from econ import InputError
from econ.evidence import LINED_INPUTS
from econ.numerics import sobol
from econ.numerics.distributions import Normal, Uniform
from econ.numerics.sobol import (
    BITS,
    FIRST_FREE_DIMENSION,
    Sampler,
    direction_numbers,
    forget,
    free_dimension,
    sobol_integers,
    uniforms,
)

DIMENSIONS = 200
SMALL = Sampler(points=256, scrambles=4)


# The sequence


@pytest.fixture(scope="module")
def scipys():
    """SciPy's unscrambled points, as whole numbers of 52 bits."""
    points = qmc.Sobol(DIMENSIONS, scramble=False, bits=BITS).random(1024)
    return (points * 2.0**BITS).astype(np.uint64)


@pytest.mark.parametrize("dimension", range(DIMENSIONS))
def test_the_points_of_a_dimension_are_scipys(scipys, dimension):
    found = sobol_integers(direction_numbers(dimension), 1024)
    assert (found == scipys[:, dimension]).all()


def test_the_dimensions_farther_out_are_scipys():
    """Those of names without a dimension of their own, and of the second set."""
    last = len(sobol._table())
    points = (qmc.Sobol(last, scramble=False, bits=BITS).random(64) * 2.0**BITS).astype(np.uint64)
    wrong = [d for d in range(last) if (sobol_integers(direction_numbers(d), 64) != points[:, d]).any()]
    assert wrong == []


def test_fewer_points_are_the_first_of_more():
    vectors = direction_numbers(7)
    assert (sobol_integers(vectors, 64) == sobol_integers(vectors, 1024)[:64]).all()


def test_a_dimension_that_does_not_exist_is_refused():
    for dimension in (-1, len(sobol._table())):
        with pytest.raises(InputError, match=str(dimension)):
            direction_numbers(dimension)


# The scrambles


@pytest.mark.parametrize("dimension", [0, 1, 2, 17, 127, 300])
@pytest.mark.parametrize("points", [2, 16, 1024, 4096])
def test_each_of_n_equal_cells_holds_one_of_n_points(dimension, points):
    sampler = Sampler(seed=5, points=points, scrambles=3)
    for block in uniforms("anything", dimension, sampler).reshape(3, points):
        assert sorted(np.floor(block * points).astype(int).tolist()) == list(range(points))


def test_points_lie_strictly_between_0_and_1_whatever_the_bits():
    """(0 + 1/2) / 2^52 and (2^52 - 1/2) / 2^52 are exact in float64 and are neither 0 nor 1."""
    ends = (np.array([0, 2**BITS - 1], dtype=np.uint64).astype(float) + 0.5) * 2.0**-BITS
    assert 0 < ends[0] < ends[1] < 1
    x = uniforms("a", 0, Sampler(points=4096))
    assert x.min() > 0
    assert x.max() < 1


def test_points_are_uniform_and_their_scrambles_independent_of_each_other():
    """First moments of each scramble; correlation of 8 scrambles of 1,024 points."""
    sampler = Sampler(seed=3)
    x = uniforms("a", 3, sampler).reshape(sampler.scrambles, sampler.points)
    assert kstest(x.ravel(), "uniform").pvalue > 0.01
    assert np.abs(x.mean(axis=1) - 0.5).max() < 1 / sampler.points
    starts = {tuple(row[:4]) for row in x.tolist()}
    assert len(starts) == sampler.scrambles


def test_adding_an_input_leaves_every_other_one_bit_identical():
    before = {name: uniforms(name, n, SMALL).tobytes() for n, name in enumerate("abc")}
    uniforms("new", 9, SMALL)
    forget()
    uniforms("newer", 2, SMALL)
    after = {name: uniforms(name, n, SMALL).tobytes() for n, name in enumerate("abc")}
    assert after == before


def test_another_seed_gives_other_points_and_seed_0_is_a_seed_of_its_own():
    found = {uniforms("a", 0, Sampler(seed=seed, points=16)).tobytes() for seed in (0, 1, -1, 2, 10**20, -(10**20))}
    assert len(found) == 6


def test_another_name_on_the_same_dimension_is_another_scramble():
    assert uniforms("a", 0, SMALL).tobytes() != uniforms("b", 0, SMALL).tobytes()


def test_more_points_and_more_scrambles_keep_what_was_there():
    """A result computed on more points starts with the same ones."""
    few, many = Sampler(points=64, scrambles=2), Sampler(points=256, scrambles=5)
    a = uniforms("a", 4, few).reshape(2, 64)
    b = uniforms("a", 4, many).reshape(5, 256)
    assert (a == b[:2, :64]).all()


@pytest.mark.parametrize("pair", list(itertools.combinations([0, 1, 2, 5, 11, 40, 101], 2)), ids=str)
def test_two_inputs_fill_the_square_far_more_evenly_than_chance(pair):
    """Centred discrepancy against the mean of random points of the same number; a bad pair would be near 1."""
    sampler = Sampler(seed=11, points=512, scrambles=2)
    one, other = (uniforms(f"input {d}", d, sampler).reshape(2, 512)[0] for d in pair)
    random = np.random.default_rng(0)
    chance = np.mean([qmc.discrepancy(random.uniform(size=(512, 2))) for _ in range(5)])
    assert qmc.discrepancy(np.column_stack([one, other])) < chance / 5


def test_ten_inputs_fill_their_cube_more_evenly_than_chance():
    sampler = Sampler(points=1024, scrambles=2)
    points = np.column_stack([uniforms(f"input {d}", d, sampler)[:1024] for d in range(10)])
    chance = qmc.discrepancy(np.random.default_rng(0).uniform(size=(1024, 10)))
    assert qmc.discrepancy(points) < chance / 2


# The sampler


@pytest.mark.parametrize("points", [0, 1, 3, -2, 1000, 2**25])
def test_a_number_of_points_that_is_no_power_of_two_or_too_large_is_refused(points):
    with pytest.raises(InputError, match="power of two"):
        Sampler(points=points)


@pytest.mark.parametrize("scrambles", [0, 1, -1, 65])
def test_fewer_than_two_scrambles_or_too_many_are_refused(scrambles):
    with pytest.raises(InputError, match="scrambles"):
        Sampler(scrambles=scrambles)


@pytest.mark.parametrize(
    "numbers",
    [{"seed": 1.0}, {"seed": True}, {"seed": "1"}, {"points": 64.0}, {"scrambles": 2.0}, {"scrambles": 2.5}],
    ids=str,
)
def test_a_sampler_takes_whole_numbers_only(numbers):
    """Sampler(seed=1.0) equals Sampler(seed=1) but names other points, so the answer would hang on the order."""
    with pytest.raises(InputError):
        Sampler(**numbers)


def test_no_sampler_asks_for_more_memory_than_a_computer_has():
    """64 scrambles of 16,777,216 points are 8.6 GB for each input."""
    with pytest.raises(InputError):
        Sampler(points=1 << 24, scrambles=64)


@pytest.mark.parametrize("numbers", [{"points": 2}, {"points": 1 << 16}, {"scrambles": 2}, {"scrambles": 64}], ids=str)
def test_a_sampler_knows_its_size(numbers):
    sampler = Sampler(**numbers)
    assert sampler.size == sampler.points * sampler.scrambles


# Samples


def test_samples_are_the_quantiles_of_the_points_and_cannot_be_changed():
    found = sobol.samples(Normal(1.0, 3.0, 0.9), "a", 2, SMALL)
    assert (found == Normal(1.0, 3.0, 0.9).quantile(uniforms("a", 2, SMALL))).all()
    for array in (found, uniforms("a", 2, SMALL)):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1.0


def test_samples_of_equal_names_and_other_distributions_move_together():
    """The same points serve every scenario: a shifted distribution shifts each sample."""
    one, other = (sobol.samples(Uniform(low, low + 1), "a", 0, SMALL) for low in (0.0, 8.0))
    assert other - 8.0 == pytest.approx(one, abs=1e-14)


# Dimensions of the shipped figures


@given(st.text(max_size=30))
def test_a_free_dimension_is_always_a_free_one_of_the_table(name):
    assert FIRST_FREE_DIMENSION <= free_dimension(name) < len(sobol._table())


def test_a_free_dimension_is_the_same_for_ever():
    """SHA-256 of the name, first eight bytes; computed here with hashlib alone."""
    import hashlib

    for name in ("x", "my_own_input", "price_mortar_82"):
        value = int(hashlib.sha256(name.encode()).hexdigest()[:16], 16)
        room = sobol.SECOND_SET - FIRST_FREE_DIMENSION
        assert free_dimension(name) == FIRST_FREE_DIMENSION + value % room


def uncertain():
    """Names that are uncertain somewhere in the book: in a card, a line, a series or a preset."""
    book = econ.default_book()
    names = {}
    for preset in book.presets:
        for name, item in econ.resolve(econ.Scenario.preset(preset)).inputs.items():
            if not item.distribution.is_fixed:
                names.setdefault(name, item.dimension)
    for code, country in ((c, v) for c, v in book.countries.items() if c != "WLD"):
        for source in country.panel:
            year = book.series(code, source).years()[-1]
            state = econ.resolve(econ.Scenario(exporter=code, year=year, gdp=source))
            for name, item in state.inputs.items():
                if not item.distribution.is_fixed:
                    names.setdefault(name, item.dimension)
    return names


def test_no_two_uncertain_inputs_share_a_dimension():
    """Two scrambles of one dimension go up and down together, so their inputs would be dependent."""
    by_dimension = {}
    for name, dimension in uncertain().items():
        by_dimension.setdefault(dimension, []).append(name)
    wrong = {d: names for d, names in by_dimension.items() if len(names) > 1}
    assert wrong == {}


def test_every_uncertain_input_has_a_dimension_that_was_given_out():
    wrong = {name: d for name, d in uncertain().items() if d >= FIRST_FREE_DIMENSION}
    assert wrong == {}


def test_each_dimension_was_given_out_once():
    book = econ.default_book()
    given_out = book._dimensions
    assert len(set(given_out.values())) == len(given_out)
    assert min(given_out.values()) >= 0
    assert max(given_out.values()) < FIRST_FREE_DIMENSION
    known = {n for p in book.presets for n in econ.resolve(econ.Scenario.preset(p)).inputs}
    known |= {*econ.GRAPH.equations, *econ.GRAPH.inputs, *book.cards, "gdp_source"}  # the last chooses among sources
    known |= {f"{kind}_{line}" for kind in LINED_INPUTS for line in (*book.lines, *book.labour)}
    assert sorted(set(given_out) - known) == []


def test_the_draws_of_the_shipped_inputs_are_uncorrelated():
    """8,192 random numbers would correlate by up to about 0.04; points of shared dimensions by nearly 1."""
    sampler = Sampler()
    names = uncertain()
    x = np.array([uniforms(name, d, sampler) for name, d in names.items()])
    found = np.corrcoef(x) - np.eye(len(x))
    order = list(names)
    wrong = [f"{order[i]} and {order[j]}: {found[i, j]:.3f}" for i, j in np.argwhere(np.triu(np.abs(found) > 0.05))]
    assert wrong == [], "\n".join(wrong)


def test_squares_of_the_shipped_inputs_are_uncorrelated_as_well():
    sampler = Sampler()
    names = uncertain()
    x = np.array([(uniforms(name, d, sampler) - 0.5) ** 2 for name, d in names.items()])
    found = np.corrcoef(x) - np.eye(len(x))
    order = list(names)
    wrong = [f"{order[i]} and {order[j]}: {found[i, j]:.3f}" for i, j in np.argwhere(np.triu(np.abs(found) > 0.1))]
    assert wrong == [], "\n".join(wrong)


def test_whole_numbers_of_an_array_are_taken_as_those_of_python():
    found = Sampler(*np.array([7, 64, 4]))
    assert found == Sampler(seed=7, points=64, scrambles=4)
    assert [type(value) for value in vars(found).values()] == [int] * 3
    with pytest.raises(InputError, match="is no whole number"):
        Sampler(points=np.bool_(True))
