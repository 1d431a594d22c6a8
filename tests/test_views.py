"""The tabs of the page put themselves on the list, and charts say below which they stand."""

from econ.doors.app import views
from econ.output import charts


def test_the_tabs_stand_as_they_did_in_version_0_3():
    assert list(views.VIEWS) == [
        *("Answer", "Goods", "Payment and risk", "Over the years", "Compare", "Check a claim", "Reverse"),
        *("All numbers", "Assumptions and sources"),
    ]
    assert views.FIRST_VIEW == "Answer"


def test_charts_stand_below_tabs_that_exist():
    placed = {chart.name: chart.view for chart in charts.CHARTS.values() if chart.view}
    assert placed["by_line"] == "Goods"
    assert set(placed.values()) <= set(views.VIEWS)


def test_no_two_tabs_have_one_place():
    assert len({view.place for view in views.VIEWS.values()}) == len(views.VIEWS)
