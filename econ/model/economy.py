"""What the sale means for the exporter's economy: shares of GDP, trade and budgets, value added."""

from econ.equations.graph import Shown, equation
from econ.wording.language import N_


@equation("USD/year", importance=2, shown=Shown.COMPARED | Shown.KEY | Shown.LINK | Shown.EQUATION)
def gdp(gdp_published, gdp_price_level, gdp_exchange_rate):
    """Gross domestic product: the published figure at the prices of the year, in dollars.

    Leaves out: whether market or purchasing-power dollars are meant; the source's concept says which.
    """
    return gdp_published * gdp_price_level / gdp_exchange_rate


@equation("USD/year")
def gni(gni_published, gni_price_level, gni_exchange_rate):
    """Gross national income: the published figure at the prices of the year, in dollars.

    Leaves out: income that is not recorded, such as theft of digital assets.
    """
    return gni_published * gni_price_level / gni_exchange_rate


@equation("USD/person/year")
def gdp_per_head(gdp, population):
    """GDP per head: gross domestic product over population.

    Leaves out: how it is shared out.
    """
    return gdp / population


@equation("USD/person/year", importance=7, shown=Shown.CASE)
def sale_per_head(sale_value, population):
    """Sale per head: a year's sale over population.

    Leaves out: who receives it; little of an arms sale reaches households.
    """
    return sale_value / population


@equation("1", importance=3, shown=Shown.COMPARED | Shown.HEADLINE | Shown.LINK, asked="5%")
def gdp_share(sale_value, gdp):
    """Share of GDP: a year's sale over a year's gross domestic product.

    Leaves out: that a sale is revenue and GDP is value added; see the contribution to GDP.
    """
    return sale_value / gdp


@equation("1", importance=6, shown=Shown.RUN)
def gni_share(sale_value, gni):
    """Share of GNI: a year's sale over a year's gross national income.

    Leaves out: that a sale is revenue and GNI is income.
    """
    return sale_value / gni


@equation("USD/year")
def trade_total(exports, imports):
    """Total trade: recorded exports plus recorded imports of goods.

    Leaves out: arms, smuggling and, in most sources, services.
    """
    return exports + imports


@equation("1", importance=10, shown=Shown.CARD | Shown.CASE, of_deliveries=True)
def export_share(sale_value, exports):
    """Share of exports: a year's sale over recorded goods exports.

    Leaves out: the sale itself from the denominator; recorded exports hold no arms.
    """
    return sale_value / exports


@equation("1", of_deliveries=True)
def import_share(sale_value, imports):
    """Share of imports: a year's sale over recorded goods imports.

    Leaves out: whether the sale is paid in currency that can buy imports.
    """
    return sale_value / imports


@equation(
    "1",
    importance=8,
    shown=Shown.COMPARED | Shown.HEADLINE,
    asked="50%",
    of_deliveries=True,
    figure=N_("Share of recorded trade"),
)
def trade_share(sale_value, trade_total):
    """Sale against total trade: a year's sale over recorded exports and imports together, no part of which it is.

    Leaves out: trade that is not recorded.
    """
    return sale_value / trade_total


@equation(
    "month/year", importance=9, shown=Shown.HEADLINE, asked="12", of_deliveries=True, figure=N_("Pays for imports of")
)
def import_cover(sale_value, imports, months_per_year):
    """Imports it could pay for: how many months of recorded imports each year's sale would pay for.

    Leaves out: what part of the sale is paid, and what part of that in currency; see the months that receipts pay for.
    """
    return sale_value / (imports / months_per_year)


@equation("USD/year")
def other_trade(trade_total, china_trade_share):
    """Trade beyond China: recorded trade with everybody but China.

    Leaves out: transit trade recorded under another partner.
    """
    return trade_total * (1 - china_trade_share)


@equation("1", of_deliveries=True)
def other_trade_multiple(sale_value, other_trade):
    """Multiple of trade beyond China: a year's sale over recorded trade with everybody but China.

    Leaves out: unrecorded trade with Russia itself.
    """
    return sale_value / other_trade


@equation("USD/year")
def state_budget(defence_budget, defence_budget_share):
    """Announced state budget: the announced defence budget over its announced share.

    Leaves out: everything the announced budget leaves out.
    """
    return defence_budget / defence_budget_share


@equation("1", importance=11, shown=Shown.RUN)
def budget_share(sale_value, state_budget):
    """Share of the state budget: a year's sale over the announced budget.

    Leaves out: spending outside the announced budget.
    """
    return sale_value / state_budget


@equation("1", importance=12, shown=Shown.RUN | Shown.CASE, figure=N_("Share of military spending"))
def military_share(sale_value, military_spending):
    """Share of military spending: a year's sale over estimated military spending, both at the prices of its year.

    Leaves out: that soldiers' upkeep is valued very differently by source.
    """
    return sale_value / military_spending


@equation("USD/year", importance=13, shown=Shown.CARD)
def stock_receipts(sale_value, newly_produced_share):
    """Value of goods from old stock: the part of a year's sale that is no output of this year.

    Leaves out: the cost of replacing the stock, and whether anything was paid for it.
    """
    return sale_value * (1 - newly_produced_share)


@equation("USD/year", importance=5, shown=Shown.RUN | Shown.CARD | Shown.EQUATION)
def value_added(sale_value, newly_produced_share, domestic_value_added_ratio, multiplier):
    """Value added by the sale: its newly produced part, less imported inputs, times the multiplier.

    Leaves out: what else the workers and plants would have made, so it is gross of displacement unless the multiplier
    says otherwise.
    """
    return sale_value * newly_produced_share * domestic_value_added_ratio * multiplier


@equation("USD/year")
def domestic_content(sale_value, newly_produced_share, domestic_value_added_ratio):
    """Domestic content: value added at home in the newly produced part of a year's sale, by makers and suppliers.

    Leaves out: what wages and profits are spent on, and output induced at each stage, which is no value added.
    """
    return sale_value * newly_produced_share * domestic_value_added_ratio


@equation("USD/year")
def product_taxes(sale_value, newly_produced_share, domestic_value_added_ratio, product_tax_share):
    """Taxes on products in the sale: their part of what is not value added in its newly produced part.

    Leaves out: taxes on wages and profits, which are part of value added.
    """
    return sale_value * newly_produced_share * (1 - domestic_value_added_ratio) * product_tax_share


@equation("USD/year", shown=Shown.CASE)
def imported_inputs(sale_value, newly_produced_share, domestic_value_added_ratio, product_tax_share):
    """Imported inputs of the sale: what is neither value added at home nor tax in its newly produced part.

    Leaves out: machines that were imported in earlier years.
    """
    return sale_value * newly_produced_share * (1 - domestic_value_added_ratio) * (1 - product_tax_share)


@equation("person", shown=Shown.RUN | Shown.CASE)
def jobs_supported(sale_value, newly_produced_share, sale_per_job):
    """Jobs behind the sale: its newly produced part over the sales behind one job, both at the prices of its year.

    Leaves out: what else the workers would have done, so it is gross of displacement.
    """
    return sale_value * newly_produced_share / sale_per_job


@equation(
    "1",
    importance=4,
    shown=Shown.COMPARED | Shown.HEADLINE | Shown.LINK,
    asked="2%",
    of_deliveries=True,
    figure=N_("What it adds to GDP"),
)
def contribution_to_gdp(value_added, gdp):
    """Contribution to GDP: value added by the sale over gross domestic product.

    Leaves out: whether the statistics of the country count arms plants at all.
    """
    return value_added / gdp


@equation("year")
def sale_in_years_of_gdp(sale_total, gdp):
    """Whole sale in years of GDP: a total over several years against the output of one.

    Leaves out: that this is not a share; for a sale over two years it is twice the share of GDP.
    """
    return sale_total / gdp


@equation("USD/year")
def implied_gdp(sale_value, claimed_share):
    """GDP that a claimed share implies: the sale over the share that was claimed.

    Leaves out: the rounding of the claim.
    """
    return sale_value / claimed_share


@equation("USD/year")
def sale_for_claimed_share(gdp, claimed_share):
    """Sale that makes the claimed share: the claimed share of gross domestic product.

    Leaves out: whether a sale of that size is possible.
    """
    return gdp * claimed_share
