"""What the deliveries are worth: prices, discounts, the contract and its yearly pace."""

from econ.equations.graph import Shown, equation
from econ.numerics.portable import sum_over_lines


@equation("USD")
def line_value(quantity_delivered, price, quality_discount):
    """Value of a line: quantity delivered times unit price, less the discount for age and condition.

    Leaves out: transport and insurance; prices are free on board.
    """
    return quantity_delivered * price * (1 - quality_discount)


@equation("USD", importance=29, shown=Shown.EQUATION)
def gross_value(line_value):
    """Gross value of the deliveries: the values of all lines together.

    Leaves out: services, training and technology, unless a line stands for them.
    """
    return sum_over_lines(line_value)


@equation("USD", importance=28, shown=Shown.EQUATION)
def contract_value(gross_value, payment_discount):
    """Contract value: the gross value less the payment discount, over the whole delivery period.

    Leaves out: credit, delays and interest.
    """
    return gross_value * (1 - payment_discount)


@equation(
    "USD/year",
    importance=1,
    shown=Shown.COMPARED | Shown.KEY | Shown.RUN | Shown.LINK | Shown.EQUATION | Shown.DIVIDED,
)
def sale_value(contract_value, delivery_period):
    """Sale: the contract value spread evenly over the delivery period, by the year.

    Leaves out: an uneven pace; the yearly path shows one.
    """
    return contract_value / delivery_period


@equation("USD", importance=30, shown=Shown.CARD)
def sale_total(sale_value, delivery_period):
    """Sale over the whole delivery period: the yearly sale times its length in years.

    Leaves out: inflation between the first and the last year.
    """
    return sale_value * delivery_period


@equation("USD")
def line_shortfall_value(shortfall, price, quality_discount):
    """Value of the shortfall of a line: what could not be delivered, at the line's price.

    Leaves out: a scarcity price for the missing part.
    """
    return shortfall * price * (1 - quality_discount)


@equation("USD", importance=26, shown=Shown.CASE)
def shortfall_value(line_shortfall_value):
    """Value of the shortfall: sales that stock and capacity do not allow, all lines together.

    Leaves out: the payment discount.
    """
    return sum_over_lines(line_shortfall_value)
