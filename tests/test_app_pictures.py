"""Pictures of an open page: the widths that they are drawn at, and what a browser may ask of them. Made by hand."""

import csv
import gc
import io
import json
import re

import pytest

import econ
from econ.doors.app import pictures, show
from econ.doors.app.pictures import Picture, Widths
from econ.output import cells, charts
from econ.output.drawing import Around
from econ.output.marks import Axis, Dots, Drawing
from econ.wording.language import speaking

DRAWING = Drawing((Dots(x=(1.0,), y=(2.0,)),), Axis(0.0, 4.0, ((1.0, "one"),), "Across"), Axis(0.0, 4.0), 100.0)
THRESHOLD = {
    "stops": [1.0, 3.0],
    "said": ["100%", "300%"],
    "chances": ["80%", "20%"],
    "words": [],
    "at": 1.0,
    "texts": {"sentence": "Above {threshold}: {chance}"},
}


def made(**more):
    return Picture(name="made", drawing=DRAWING, around=Around("Title", "Shows", ("Foot",)), **more)


@pytest.mark.parametrize(
    ("browser", "widths"),
    [
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148", (358, 358)),
        ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36", (358, 358)),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0", (720, 358)),
        ("", (720, 358)),
    ],
)
def test_a_telephone_gets_narrow_pictures_at_first(browser, widths):
    assert pictures.guessed(browser) == widths


@pytest.mark.parametrize(
    ("given", "widths"),
    [
        ([560, 960], (560, 960)),
        ([0, 560], (720, 560)),
        ([719, "358"], (720, 358)),
        ([560], (720, 358)),
        (None, (720, 358)),
    ],
)
def test_a_browser_says_its_widths_and_nothing_else_is_believed(given, widths):
    assert pictures.told(given, Widths(720, 358)) == widths


def test_a_picture_is_drawn_at_a_width_that_is_asked_for():
    picture = made()
    found = pictures.answered(picture.address, "svg", "560", "").decode()
    assert 'viewBox="0 0 560 ' in found
    assert "Title" not in found
    assert found == picture.at(560)


@pytest.mark.parametrize(
    ("kind", "width", "stop"), [("svg", "561", ""), ("svg", "1e3", ""), ("png", "560", ""), ("exe", "", "")]
)
def test_what_is_not_offered_is_not_found(kind, width, stop):
    picture = made()
    assert pictures.answered(picture.address, kind, width, stop) is None


def test_a_picture_is_known_as_long_as_it_is_held():
    picture = made()
    address = picture.address
    assert pictures.answered(address, "svg", "560", "") is not None
    del picture
    gc.collect()
    assert pictures.answered(address, "svg", "560", "") is None
    assert made().address != address


def test_a_file_has_its_title_and_its_foot():
    picture = made()
    found = pictures.answered(picture.address, "svg", "", "").decode()
    assert re.findall(">(Title|Shows|Foot)<", found).count("Foot") == 1
    assert "Title" in found
    assert pictures.answered(picture.address, "png", "", "").startswith(b"\x89PNG")


@pytest.mark.parametrize(("stop", "said"), [("0", "Above 100%: 80%"), ("1", "Above 300%: 20%")])
def test_a_file_has_the_threshold_where_it_stands(stop, said):
    picture = made(threshold=THRESHOLD)
    assert said in pictures.answered(picture.address, "svg", "", stop).decode()


@pytest.mark.parametrize("stop", ["", "2", "-1", "²", "x"])
def test_a_threshold_that_stands_nowhere_is_not_drawn(stop):
    picture = made(threshold=THRESHOLD)
    assert "Above" not in pictures.answered(picture.address, "svg", "", stop).decode()


def test_a_table_is_written_so_that_no_spreadsheet_computes_it():
    rows = [{"Input": "=1+1", "Value": cells.Cell('a "b"', small="c, d")}]
    picture = made(table=cells.table("x", "Title", rows))
    found = pictures.answered(picture.address, "csv", "", "").decode()
    assert list(csv.reader(io.StringIO(found))) == [["Input", "Value"], ["'=1+1", 'a "b" c, d']]
    assert pictures.answered(made().address, "csv", "", "") is None


def test_the_figure_to_zoom_into_writes_numbers_as_the_language_does():
    """Indonesian has a comma where English has a point, and the other way round."""
    with speaking("id"):
        picture = made()
    figure = json.loads(pictures.answered(picture.address, "plotly", "", ""))
    assert figure["layout"]["separators"] == ",."
    assert figure["data"][0]["x"] == [1]


def test_a_sentence_in_place_of_a_picture_has_no_caption_and_no_picture_to_take_away():
    """One goods line alone comes to one number."""
    result = econ.run(econ.Scenario.preset("press-line-2023"))
    told = json.loads(show._packed(result, "by_line", 720, None, False))
    assert charts.reason("by_line", result)
    assert (told["caption"], told["drawn"]) == ("", False)
    told = json.loads(show._packed(result, "share_by_sale", 720, None, True))
    assert told["caption"]
    assert told["drawn"]
    assert told["table"]["rows"][told["table"]["strong"]][0] == "Bank of Korea, nominal"
    assert told["table"]["lines"][told["table"]["strong"]] == ["#0072B2", "solid", 3.5]


@pytest.mark.parametrize("name", charts.CHARTS)
def test_every_chart_of_every_kind_can_be_zoomed_into(name):
    for preset in ("press-line-2023", "missiles-added"):
        result = econ.run(econ.Scenario.preset(preset))
        picture = Picture(name=name, drawing=charts.drawing(name, result, baseline=result), around=Around())
        assert json.loads(picture.file("plotly", None))["layout"]["height"] > 0
