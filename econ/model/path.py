"""The same by year: deliveries, GDP and shares along a path, with and without the sale."""

import numpy as np

from econ.equations.graph import Shown, equation
from econ.numerics.portable import running_total


@equation("USD/year", importance=35, shown=Shown.YEAR | Shown.DIVIDED)
def sale_path(sale_value, delivery_path):
    """Sale by year: the yearly sale times the pace of the year.

    Leaves out: prices that change from year to year.
    """
    return sale_value * delivery_path


@equation("1")
def carried_on_path(growth_ahead, price_change_ahead, exchange_rate_change_ahead, years_ahead):
    """Change past the last GDP: growth and price change over the change of the exchange rate, for up to three years.

    Leaves out: years further ahead, and that growth of one year need not be that of the next.
    """
    change = (1 + growth_ahead) * (1 + price_change_ahead) / (1 + exchange_rate_change_ahead)
    third = np.where(years_ahead > 2, change, 1)
    return np.where(years_ahead > 0, change, 1) * np.where(years_ahead > 1, change, 1) * third


@equation("USD/year", importance=36, shown=Shown.YEAR)
def gdp_path(gdp, gdp_index, carried_on_path):
    """GDP by year: gross domestic product of the chosen year, moved along the source's series and carried on past it.

    Leaves out: revisions between releases of the source.
    """
    return gdp * gdp_index * carried_on_path


@equation("1", importance=38, shown=Shown.YEAR)
def share_path(sale_path, gdp_path):
    """Share of GDP by year: each year's sale over the same year's gross domestic product.

    Leaves out: the same as the share of GDP.
    """
    return sale_path / gdp_path


@equation("USD", importance=39, shown=Shown.YEAR)
def cumulative_sale_path(sale_path, one_year):
    """Sale up to the end of each year: the yearly sales added up.

    Leaves out: discounting; a dollar of the first year counts like one of the last.
    """
    return running_total(sale_path) * one_year


@equation("USD/year", of_deliveries=True)
def value_added_path(value_added, delivery_path):
    """Value added by year: value added by the sale times the pace of the year.

    Leaves out: goods made in one year and delivered in the next.
    """
    return value_added * delivery_path


@equation("USD/year", importance=37, shown=Shown.YEAR)
def gdp_without_sale_path(gdp_path, value_added_path):
    """GDP by year without the sale: gross domestic product less the value added by the sale.

    Leaves out: what the same workers and plants would have made instead.
    """
    return gdp_path - value_added_path


@equation("1")
def carried_on_before_path(growth_ahead, price_change_ahead, exchange_rate_change_ahead, years_ahead):
    """Change past the last GDP up to the year before: the same for each year's predecessor.

    Leaves out: years further ahead, and that growth of one year need not be that of the next.
    """
    change = (1 + growth_ahead) * (1 + price_change_ahead) / (1 + exchange_rate_change_ahead)
    return np.where(years_ahead > 1, change, 1) * np.where(years_ahead > 2, change, 1)


@equation("1", importance=40, shown=Shown.YEAR, signed=True, of_deliveries=True)
def growth_contribution_path(value_added, delivery_path, pace_before, gdp, gdp_index_before, carried_on_before_path):
    """Contribution to growth by year: the change of value added by the sale, over the GDP of the year before.

    Leaves out: every change in the prices of the goods, and what the same workers and plants would have made instead;
    it is an order of magnitude, in percentage points of growth.
    """
    return value_added * (delivery_path - pace_before) / (gdp * gdp_index_before * carried_on_before_path)
