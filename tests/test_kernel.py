"""The compiled kernel: one more reading of every equation, with the bits of all others."""

import json
import os
import subprocess
import sys
from dataclasses import replace

import numba
import numpy as np
import pytest

import econ
from bench import canonical
from econ.engine.many.kernel import Kernel, Points, entries, kernel, plan
from econ.engine.many.kernel.compiling import OPTIONS, folder
from econ.engine.many.kernel.entries import Inputs
from econ.engine.many.kernel.quantiles import normals, transform
from econ.engine.many.sweeps import work
from econ.engine.many.tally import statistics
from econ.equations.graph import Equation, Graph
from econ.numerics import distributions, portable
from econ.numerics.sobol import Sampler
from econ.numerics.statistics import from_draws
from econ.wording.errors import InputError

SAMPLER = Sampler(seed=2, points=256, scrambles=2)
POINTS = Points(2, 256, 2)
TOGETHER = (("price_shell_152", "price_rocket_122", 0.5), ("containers", "items_per_container_shell_152", -0.3))


def blocks_of(value, points, scramble):
    """Draws of the engine as the kernel gives them: ([[LINE,] YEAR,] block, point) of one scramble."""
    array = np.asarray(value, dtype=float)
    axes = array.shape[:-1] if array.ndim else ()
    whole = np.broadcast_to(array, (*axes, points.size)).reshape(*axes, points.scrambles, points.points)
    return whole[..., scramble, :][..., points.numbers(0, points.blocks).astype(int)]


# Equations


@pytest.mark.parametrize(
    ("preset", "together"), [("missiles-added", TOGETHER), ("bulgaria-2022", ())], ids=["correlated", "stated sale"]
)
def test_every_equation_has_the_bits_of_the_engine(preset, together):
    scenario = replace(econ.Scenario.preset(preset), sampler=SAMPLER).change(
        correlation=together, set={"claimed_share": 0.01}
    )
    result = econ.run(scenario)
    without = {n for n, e in econ.GRAPH.equations.items() if e.page == "people"}
    without |= {"jobs_supported", "state_budget", "budget_share"}  # of North Korea nobody publishes what they rest on
    assert preset == "bulgaria-2022" or set(result.outputs) == econ.GRAPH.equations.keys() - without
    found = Kernel(result.state, result.outputs).draws(POINTS, 1, 0, 1)
    different = [
        name
        for name, draws in found.items()
        if not np.array_equal(draws, blocks_of(result.draws[name], POINTS, 1), equal_nan=True)
    ]
    assert different == []


def ratio(a, b):
    return a / b


def bent(a, b):
    return np.where(a < b, np.sqrt(np.absolute(a - b)), -np.minimum(a, np.maximum(b, 0.5)))


def graph(*functions):
    return Graph(Equation(f.__name__, f, "1", "", "", "", "page") for f in functions)


def state_of(**given):
    """A state with these distributions, on the points of the first dimensions."""
    whole = canonical.state(SAMPLER)
    some = next(iter(whole.inputs.values()))
    inputs = {n: replace(some, name=n, distribution=d, dimension=k) for k, (n, d) in enumerate(given.items())}
    return replace(whole, inputs=inputs)


def test_branches_are_computed_as_numpy_computes_them():
    state = state_of(a=distributions.Uniform(0, 1), b=distributions.Uniform(0, 1))
    found = Kernel(state, ["bent"], graph(bent)).draws(POINTS, 0, 0, 1)["bent"]
    values = econ.engine.evaluate(state, econ.default_book(), graph(bent)).draws["bent"]
    assert found.tolist() == blocks_of(values, POINTS, 0).tolist()


def test_dividing_by_zero_gives_infinity():
    state = state_of(a=distributions.Fixed(1.0), b=distributions.Alternatives((0.0, 4.0), (0.25, 0.75)))
    assert set(Kernel(state, ["ratio"], graph(ratio)).draws(POINTS, 0, 0, 1)["ratio"].ravel()) == {0.25, np.inf}


def test_an_input_may_be_an_output():
    state = state_of(a=distributions.Uniform(1, 2), b=distributions.Fixed(3.0))
    found = Kernel(state, ["a", "b", "ratio"], graph(ratio)).draws(POINTS, 0, 0, 1)
    assert (found["a"] / found["b"]).tolist() == found["ratio"].tolist()


def test_adding_up_inside_an_equation_is_refused_and_not_done_wrongly():
    """Its number of one line would be taken for the sum."""

    def inner(price, items_per_container):
        return portable.sum_over_lines(price * items_per_container)

    result = econ.run(econ.Scenario.preset("missiles-added"))
    with pytest.raises(InputError, match="inner adds along an axis what it computes itself"):
        Kernel(result.state, ["inner"], graph(inner))


# Quantile functions


@numba.njit(**OPTIONS)
def quantile(u, inputs, places, scratch):
    from_normal = inputs.shapes[0] in entries.FROM_NORMAL
    if from_normal:
        normals(u, places, scratch)
    transform(u, inputs.shapes[0], inputs.numbers[0], inputs.tables, inputs.guides, places)


EDGES = [2.0**-53, 2.0**-52, 1e-13, 1.38e-11, 1.4e-11, 1e-5, 0.075, np.nextafter(0.075, 1), 0.5, 0.925, 1 - 2.0**-53]
U = np.concatenate(
    [EDGES, 1 - np.array(EDGES), np.random.default_rng(3).random(1 << 20), 10.0 ** np.linspace(-15.9, -1, 20001)]
)


@pytest.mark.parametrize(
    "distribution",
    [
        distributions.Uniform(-2, 5),
        distributions.Normal(-1, 3, 0.9),
        distributions.LogNormal(400, 1500, 0.9),
        distributions.LogNormal(1e-200, 1e200, 0.5),
        distributions.TwoPiece(0.96, 1.1, 0.9, 1.0),
        distributions.TwoPiece(1e-200, 1e200, 0.5, 3.0),
        distributions.Triangular(250, 300, 500),
        distributions.Triangular(0, 0, 1),
        distributions.Pert(1, 2, 7),
        distributions.Beta(5, 3),
        distributions.Beta(1, 400),
        distributions.Mixture((17, 23, 38), (19, 26, 42), (0.3, 0.5, 0.2), 0.9),
        distributions.Alternatives((24.0, 15.0, 40.0), (0.4, 0.5, 0.1)),
        distributions.Empirical((3.0, 1.0, 2.5, 10.0, 2.5)),
    ],
    ids=repr,
)
def test_a_quantile_function_has_the_bits_of_the_distribution(distribution):
    """On a million points and in both tails down to 2^-53."""
    state = state_of(a=distribution)
    inputs = Inputs(*[np.zeros(1)] * 4, *entries.entries(plan.plan(state, graph(), ["a"]), state).arrays)
    found = U.copy()
    quantile(found, inputs, np.empty(U.size + 1, dtype=np.uint64), np.empty((2, U.size)))
    with np.errstate(over="ignore"):
        wanted = distribution.quantile(U)
    assert np.flatnonzero(found != wanted).tolist() == []


def test_an_unknown_shape_is_refused():
    class Odd(distributions.Uniform):
        shape = "odd"

    with pytest.raises(InputError, match="does not know the shape “odd”"):
        Kernel(state_of(a=Odd(0, 1), b=distributions.Fixed(1)), ["ratio"], graph(ratio))


# Draws and statistics


CANONICAL = canonical.state()
OUTPUTS = tuple(canonical.GRAPH.equations)
CENTRES = tuple(float(v) for n, v in canonical.run(SAMPLER).central.items() if n in OUTPUTS)


@pytest.fixture(scope="module")
def compiled():
    return Kernel(CANONICAL, OUTPUTS, canonical.GRAPH)


@pytest.fixture(scope="module")
def many():
    """The canonical model drawn by the engine."""
    return canonical.run(Sampler(1, 1 << 13, 4))


def tallies(made, points, first=0, count=None):
    return [made.tally(points, s, first, count or points.blocks, CENTRES) for s in range(points.scrambles)]


def test_blocks_hold_the_draws_of_the_engine(compiled, many):
    points = Points(1, 1 << 13, 4)
    for scramble in (0, 3):
        found = compiled.draws(points, scramble, 0, points.blocks)
        for name in OUTPUTS:
            assert found[name].tolist() == blocks_of(many.draws[name], points, scramble).tolist(), name


def test_a_block_can_be_drawn_alone(compiled):
    points = Points(1, 1 << 13, 4)
    whole = compiled.draws(points, 2, 0, points.blocks)
    alone = compiled.draws(points, 2, 5, 1)
    assert all(alone[n][0].tolist() == whole[n][5].tolist() for n in OUTPUTS)


def test_means_have_the_bits_of_the_engine(compiled, many):
    columns = zip(*tallies(compiled, Points(1, 1 << 13, 4)), strict=True)
    for name, column, centre in zip(OUTPUTS, columns, CENTRES, strict=True):
        wanted = from_draws(many.draws[name].reshape(4, -1))
        found = statistics(column, centre)
        assert (found["mean"].value, found["mean"].error) == (wanted.mean, wanted.error_mean)
        assert found["sd"].value == pytest.approx(wanted.sd, rel=1e-12)
        assert found["sd"].error == pytest.approx(wanted.error_sd, rel=1e-6)


@pytest.mark.parametrize("points", [Points(3, 2, 2), Points(3, 64, 3), Points(1, 1 << 14, 2)])
def test_tallies_have_the_bits_of_numpy(compiled, points):
    """Of blocks that are whole and of blocks that are smaller than the room for them."""
    for scramble, found in enumerate(tallies(compiled, points)):
        place = (scramble, 0, points.blocks)
        wanted = work.tally(CANONICAL, OUTPUTS, canonical.GRAPH, points, place, CENTRES)
        for one, other in zip(found, wanted, strict=True):
            assert one.histogram.bins.tolist() == other.histogram.bins.tolist()
            assert one.histogram.counts.tolist() == other.histogram.counts.tolist()
            assert replace(one, histogram=None) == replace(other, histogram=None)


def loss(a, b):
    return a - b


def root(a, b):
    return np.sqrt(a - b)


@pytest.mark.parametrize(
    ("output", "b"),
    [
        (loss, distributions.Uniform(0, 1)),
        (ratio, distributions.Alternatives((0.0, 4.0), (0.25, 0.75))),
        (root, distributions.Uniform(0, 1)),
        (ratio, distributions.LogNormal(1e-200, 1e200, 0.5)),
    ],
    ids=["both signs", "infinities", "some no numbers", "far apart"],
)
def test_whatever_comes_out_is_counted(output, b, monkeypatch):
    """Of doublings near the centre, of others, and of more than there is room for at first."""
    monkeypatch.setattr(kernel, "FIRST_SLOTS", 1)
    state, points = state_of(a=distributions.Uniform(0, 1), b=b), Points(1, 1 << 12, 2)
    [found] = Kernel(state, [output.__name__], graph(output)).tally(points, 1, 0, 4, [0.5])
    [wanted] = work.tally(state, [output.__name__], graph(output), points, (1, 0, 4), [0.5])
    assert found.histogram.bins.tolist() == wanted.histogram.bins.tolist()
    assert found.histogram.counts.tolist() == wanted.histogram.counts.tolist()
    numbers = [[t.total, t.square, t.low, t.high] for t in (found, wanted)]
    assert np.array_equal(*numbers, equal_nan=True)


def test_an_output_with_many_values_is_not_tallied():
    result = econ.run(econ.Scenario.preset("missiles-added"))
    made = Kernel(result.state, ["line_value"])
    with pytest.raises(InputError, match="value for each line or year"):
        made.tally(POINTS, 0, 0, 1, [0.0])


REFERENCE = {  # mean, sd, P5, P25, P50, P75, P95 of a reference run of 2^31 draws by two other generators
    "shells": (
        5366666.666666667,
        1102408.5792324888,
        3725202.750508612,
        4566118.426708671,
        5255252.495485399,
        6072017.768064376,
        7369576.651994594,
    ),
    "sale_net": (
        5722614894.4252405,
        2766908705.773342,
        2571251049.62917,
        3832807260.8221707,
        5117245925.613625,
        6908912921.589073,
        10902928737.421827,
    ),
    "gdp_share": (
        0.24381789873212684,
        0.1338086862288576,
        0.09477529795654495,
        0.1526467552202202,
        0.21335204451689035,
        0.29966159276928245,
        0.4948558692769983,
    ),
    "oil_barrels": (
        33648618.2407628,
        21118407.232862063,
        10817279.655916547,
        19136622.776030336,
        28603120.315692294,
        42321692.57467026,
        73402289.34135838,
    ),
}
REFERENCE_ERROR = 1e-4
"""Largest relative standard error of the reference run."""


def test_statistics_lie_within_their_errors_of_two_thousand_million_draws(compiled):
    """Four standard errors of both, and what the bins may have moved."""
    columns = dict(zip(OUTPUTS, zip(*tallies(compiled, Points(1, 1 << 17, 8)), strict=True), strict=True))
    for name, wanted in REFERENCE.items():
        found = statistics(columns[name], CENTRES[OUTPUTS.index(name)])
        for (statistic, estimate), truth in zip(found.items(), wanted, strict=True):
            allowed = 4 * (estimate.error + REFERENCE_ERROR * truth) + estimate.bound
            assert abs(estimate.value - truth) <= allowed, (name, statistic)
            assert allowed < 0.004 * truth, (name, statistic)


# Numba as an extra


def test_without_numba_the_kernel_says_so(monkeypatch):
    monkeypatch.setattr(kernel, "is_available", lambda: False)
    with pytest.raises(InputError, match=r"needs Numba\. Install numba"):
        Kernel(CANONICAL, OUTPUTS, canonical.GRAPH)


def fresh(program):
    """What a fresh interpreter prints, read as JSON."""
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
        env=dict(os.environ),
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("asked", ["econ.run()", "econ.sweeps.ask(econ.Scenario.preset(), ['gdp_share'])"])
def test_the_first_answer_does_not_load_numba(asked):
    heavy = fresh(
        "import json, sys, econ, econ.sweeps, econ.engine.many.kernel\n"
        f"{asked}\n"
        "print(json.dumps([n for n in ('numba', 'llvmlite', 'dask', 'distributed', 'duckdb') if n in sys.modules]))"
    )
    assert heavy == []


def test_what_was_compiled_is_kept(compiled):
    """A second interpreter compiles nothing: it finds the driver and the equations where the first left them."""
    tallies(compiled, POINTS)
    assert folder() is not None
    found = fresh(
        "import json\n"
        "from bench import canonical\n"
        "from econ.engine.many.kernel import Kernel, Points\n"
        "from econ.engine.many.kernel.driver import chunk\n"
        "made = Kernel(canonical.state(), tuple(canonical.GRAPH.equations), canonical.GRAPH)\n"
        "made.tally(Points(2, 256, 2), 0, 0, 1, [1.0] * 7)\n"
        "print(json.dumps([sum(chunk.stats.cache_hits.values()), sum(chunk.stats.cache_misses.values()),"
        " made._equations.cache_hits]))"
    )
    assert found == [1, 0, 1]
