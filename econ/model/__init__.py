"""The equations, a page per subject, and the graph that wires them together."""

from econ.equations.graph import Graph
from econ.model import buyer, costs, deliveries, economy, foreign_exchange, path, payment, people, sale, sanctions

SHARE = economy.gdp_share.__name__
"""The output that is asked for unless another is named."""

GRAPH = Graph.of(deliveries, sale, economy, payment, people, costs, sanctions, foreign_exchange, buyer, path)
"""All equations of the calculator. To add an output, write one function on one of the pages."""
