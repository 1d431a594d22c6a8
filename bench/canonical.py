"""The model that the benchmarks share: sixteen uncertain inputs, seven outputs.

It is a benchmark and no estimate: its figures are chosen to be awkward (skewed, mixed), not to be right.
Run as a script it prints the statistics of its outputs as JSON.
"""

from __future__ import annotations

import json
import sys

import numpy as np

from econ.engine import Result, evaluate
from econ.equations.graph import Graph, equation
from econ.evidence import default_book
from econ.numerics import portable
from econ.numerics.distributions import Beta, Distribution, LogNormal, Mixture, Normal, Triangular, Uniform
from econ.numerics.sobol import Sampler
from econ.numerics.statistics import summarise
from econ.scenario import Input, Scenario, State


@equation("round")
def shells(containers, rounds_per_container):
    """Shells: containers times rounds in each."""
    return containers * rounds_per_container


@equation("USD")
def sale_gross(  # noqa: PLR0913, PLR0917 - an equation has as many arguments as it has inputs
    shells, share_152, price_152, price_122, srbm_count, price_srbm, mlrs_rockets, price_rocket, spare_parts
):
    """Gross sale: shells, missiles, rockets and spare parts at their prices."""
    return (
        shells * (share_152 * price_152 + (1 - share_152) * price_122)
        + srbm_count * price_srbm
        + mlrs_rockets * price_rocket
        + spare_parts
    )


@equation("USD")
def sale_net(sale_gross, discount):
    """Net sale: the gross sale less the discount."""
    return sale_gross * (1 - discount)


@equation("1")
def gdp_share(sale_net, gdp):
    """Share of GDP: the net sale over gross domestic product."""
    return sale_net / gdp


@equation("1")
def value_added_share(gdp_share, domestic_value_added):
    """Share of value added: the share of GDP times the domestic part."""
    return gdp_share * domestic_value_added


@equation("1")
def trade_share(sale_net, trade_total):
    """Share of trade: the net sale over total trade."""
    return sale_net / trade_total


@equation("oil_barrel")
def oil_barrels(sale_net, barter_share, oil_price):
    """Oil: the bartered part of the net sale over the price of oil."""
    return sale_net * barter_share / oil_price


GRAPH = Graph.of(sys.modules[__name__])
"""The seven equations."""

GDP_PARTS = ((0.4, 24.5e9, 0.8e9), (0.3, 18e9, 1e9), (0.2, 28.5e9, 1.5e9), (0.1, 40e9, 2e9))
"""The mixture of normals that stands for GDP: weight, mean, standard deviation."""


Z = float(portable.normal_quantile(np.array([0.95]))[0])
"""Half the width of a 90% interval in standard deviations of a normal distribution."""


def normal(mean: float, sd: float) -> Distribution:
    """A normal distribution by mean and standard deviation; its 90% interval has its quantiles as ends."""
    return Normal(mean - Z * sd, mean + Z * sd, 0.9)


def mixture(parts: tuple[tuple[float, float, float], ...]) -> Distribution:
    """A mixture of normal distributions by weight, mean and standard deviation of each."""
    weights, means, sds = zip(*parts, strict=True)
    ends = [[m + sign * Z * s for m, s in zip(means, sds, strict=True)] for sign in (-1, 1)]
    return Mixture(tuple(ends[0]), tuple(ends[1]), weights, 0.9)


DISTRIBUTIONS: dict[str, Distribution] = {
    "containers": Triangular(10_000, 16_000, 20_000),
    "rounds_per_container": Triangular(250, 300, 500),
    "share_152": Beta(5, 3),
    "price_122": LogNormal(400, 1_500, 0.9),
    "price_152": LogNormal(600, 3_000, 0.9),
    "srbm_count": Uniform(50, 150),
    "price_srbm": LogNormal(1e6, 6e6, 0.9),
    "mlrs_rockets": Triangular(20_000, 60_000, 120_000),
    "price_rocket": LogNormal(500, 2_500, 0.9),
    "spare_parts": LogNormal(5e6, 60e6, 0.9),
    "discount": Uniform(0, 0.4),
    "domestic_value_added": Beta(8, 3),
    "gdp": mixture(GDP_PARTS),
    "trade_total": normal(2.7e9, 0.15e9),
    "oil_price": LogNormal(60, 100, 0.9),
    "barter_share": Uniform(0.2, 0.7),
}
"""The sixteen inputs, in dollars, barrels, rounds and shares."""


BY_IMPORTANCE = (
    *("gdp", "discount", "price_122", "rounds_per_container", "containers", "share_152", "price_152", "price_srbm"),
    *("spare_parts", "price_rocket", "mlrs_rockets", "srbm_count", "domestic_value_added", "trade_total"),
    *("oil_price", "barter_share"),
)
"""The inputs by dimension: the first dimensions are the most even, so what matters most has them, as in the data."""


def state(sampler: Sampler | None = None) -> State:
    """The model's inputs as a scenario with every choice made."""
    inputs = {
        name: Input(name, name, "1", distribution, BY_IMPORTANCE.index(name), "definition")
        for name, distribution in DISTRIBUTIONS.items()
    }
    return State(Scenario(sampler=sampler or Sampler()), "", inputs, {}, (), ())


def run(sampler: Sampler | None = None) -> Result:
    """Evaluate the model through the calculator's engine."""
    return evaluate(state(sampler), default_book(), GRAPH)


def main() -> None:
    """Print the statistics of every output."""
    result = run(Sampler(points=1 << 14))
    found = {name: vars(summarise(result.draws[name], result.scenario.sampler)) for name in GRAPH.equations}
    print(json.dumps({"benchmark": "canonical", "points": result.scenario.sampler.size, "outputs": found}, indent=2))


if __name__ == "__main__":
    main()
