"""The tabs of the page put themselves on the list, and charts say below which they stand."""

from econ.doors.app import views
from econ.output import charts

ORDER = [
    *("Answer", "Goods", "Payment and risk", "Over the years", "Compare", "Check a claim", "Reverse"),
    *("All numbers", "Assumptions and sources"),
]
"""As in version 0.3.0."""


def test_the_tabs_keep_their_order():
    assert [name for name in views.VIEWS if name in ORDER] == ORDER
    assert views.FIRST_VIEW == "Answer"


def test_charts_stand_below_tabs_that_exist():
    placed = {chart.name: chart.view for chart in charts.CHARTS.values() if chart.view}
    assert placed["by_line"] == "Goods"
    assert set(placed.values()) <= set(views.VIEWS)


def test_no_two_tabs_have_one_place():
    assert len({view.place for view in views.VIEWS.values()}) == len(views.VIEWS)
