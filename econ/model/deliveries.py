"""What is delivered: containers turned into rounds, limited by stock and production capacity."""

import numpy as np

from econ.equations.graph import Shown, equation
from econ.numerics.portable import sum_over_lines

NO_CONTAINERS = 1e-9
"""Smallest sum of weights: keeps a country without container cargo from dividing nothing by nothing."""


@equation("1")
def container_share(container_weight):
    """Share of the containers filled by a line: its weight over the sum of all weights.

    Leaves out: half-filled containers and mixed loads; a container holds one kind of goods.
    """
    return container_weight / np.maximum(sum_over_lines(container_weight), NO_CONTAINERS)


@equation("item")
def quantity_ordered(quantity, containers, container_share, items_per_container):
    """Quantity asked for: the quantity stated for a line plus what its containers hold.

    Leaves out: what else the containers may have carried; a capacity is not a count.
    """
    return quantity + containers * container_share * items_per_container


@equation("item")
def quantity_available(stock_release, production_capacity, delivery_period):
    """Quantity that can be had: release from stock plus production over the delivery period.

    Leaves out: production that the exporter's own forces need.
    """
    return stock_release + production_capacity * delivery_period


@equation("item")
def quantity_delivered(quantity_ordered, quantity_available):
    """Quantity delivered: what is asked for, but no more than can be had.

    Leaves out: losses on the way.
    """
    return np.minimum(quantity_ordered, quantity_available)


@equation("item")
def shortfall(quantity_ordered, quantity_delivered):
    """Shortfall: the part of the quantity asked for that stock and capacity cannot meet.

    Leaves out: whether the buyer would wait for it.
    """
    return quantity_ordered - quantity_delivered


@equation("round")
def artillery_rounds(quantity_delivered, artillery):
    """Artillery rounds of a line: its quantity delivered, if it is fired by artillery.

    Leaves out: mortar bombs and tank rounds unless a line counts them as artillery.
    """
    return quantity_delivered * artillery


@equation("round", importance=24, shown=Shown.RUN | Shown.CASE)
def rounds_delivered(artillery_rounds):
    """Artillery rounds delivered: shells and rockets of all lines over the delivery period.

    Leaves out: differences in calibre; a rocket and a shell count as one round each.
    """
    return sum_over_lines(artillery_rounds)
