"""A page is read back as cells, whose names say where they stand; what is larger than any page is refused."""

import pytest

from econ.verify.readers.html_cells import read
from econ.verify.readers.registry import NEVER
from econ.wording.errors import InputError

TABLE = """<table data-table="gdp"><thead><tr><th>Year<th>GDP in\xa0USD</thead>
<tr data-row="usa 2023"><th scope="row">2023<td>27.4 <b>trillion</b><data value="2.74e13">27</data><td>more<td>still
<tr><td>2022<data></data><td></td></table>"""

REPORT = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="generator" content="econ">
<meta http-equiv="refresh" content="9"><meta content="bare"><meta name="empty" content=""><title>A title</title>
<style id="looks">p {{ }}</style>
<style>b {{ }}</style><script id="scenario" type="application/json">{{"a": 1}}</script></head>
<body onload="run()"><h1 id="top" class="x" data-any="y">Sales &lt; 5&nbsp;%</h1>
<p data-about="headline">It is <b>0.1</b> of it</p><p data-cell="answer low">5 <data value="0.05">5</data> %</p>
<p class="warning">Read <i>with
  care</i></p><p class="note">Old</p><p class="other">Said</p>after it<p>
<input value="7" disabled><data value="3">three</data>
<ul><li id="source-sipri">SIPRI</li><li id>no id</li><li>none</li><li id="else">other</li></ul>
<b id="source-x">bold</b><a href="https://x.org">there</a><a>nowhere</a>
{TABLE}
<section aria-label="Picture 1"><p>Above</p><svg viewBox="0 0 9 9" onclick="no()"><g fill="red"><desc>What is
seen</desc></g><svg><text>1</text></svg><text>two</text></svg>beside</section><p>Below</p>
<aside aria-label="Picture 2"></svg><svg><b title="x">3</b>4</svg></aside></body></html>last"""

CELLS = {
    "attribute html lang": "en",
    "meta generator": "econ",
    "meta refresh": "9",
    "meta": "bare",
    "text A title": "A title",
    "style looks": "p { }",
    "style": "b { }",
    "attribute script type": "application/json",
    "about scenario": '{"a": 1}',
    "attribute body onload": "run()",
    "text Sales < 5 %": "Sales < 5 %",
    "about headline": "It is 0.1 of it",
    "answer low exactly": 0.05,
    "answer low": "5 5 %",
    "read_with_care Read with care": "Read with care",
    "read_with_care Old": "Old",
    "text Said": "Said",
    "text after it": "after it",
    "attribute input value": "7",
    "attribute input disabled": "disabled",
    "text three": "three",
    "sources sipri": "SIPRI",
    "text no id": "no id",
    "text none": "none",
    "text other": "other",
    "text bold": "bold",
    "address https://x.org": "https://x.org",
    "text there": "there",
    "address": "",
    "text nowhere": "nowhere",
    "gdp: 0": "Year",
    "gdp: 1": "GDP in USD",
    "gdp usa 2023: Year": "2023",
    "gdp usa 2023: GDP in USD exactly": 2.74e13,
    "gdp usa 2023: GDP in USD": "27.4 trillion27",
    "gdp usa 2023: 2": "more",
    "gdp usa 2023: 3": "still\n",
    "gdp: Year exactly": "",
    "gdp: Year": "2022",
    "gdp: GDP in USD": "",
    "attribute section aria-label": "Picture 1",
    "text Above": "Above",
    "desc": "What is\nseen",
    "picture Picture 1": (
        '<svg viewBox="0 0 9 9" onclick="no()"><g fill="red"><desc>What is\nseen<svg><text>1<text>two'
    ),
    "text beside": "beside",
    "text Below": "Below",
    "attribute aside aria-label": "Picture 2",
    "picture Picture 2": '<svg><b title="x">34',
    "text last": "last",
}


def test_all_that_a_page_says_is_a_cell():
    assert read(REPORT.encode()) == CELLS


def test_a_page_is_the_same_with_the_ends_of_lines_of_another_system():
    assert read(REPORT.replace("\n", "\r\n").encode()) == CELLS


@pytest.mark.parametrize(
    ("given", "cells"),
    [
        ("<td>1<td>2", {": 0": "1", ": 1": "2"}),
        ("<table data-table=t><tr><th>a<tr><td>b", {"t: 0": "a", "t: 0 (2)": "b"}),
        (
            "<table data-table=t><thead><tr><th>a</thead><table data-table=u><tr><td>b",
            {"t: 0": "a", "u: 0": "b"},
        ),
        ("<p class=warning>a<p>b", {"read_with_care ab": "ab"}),
        ("<p class=warning>a<em>b</em>c</p>d", {"read_with_care abc": "abc", "text d": "d"}),
        ("a<em>b</em>c", {"text a": "a", "text b": "b", "text c": "c"}),
        ("<p data-about=x>a<p data-about=y>b", {"about x": "a", "about y": "b"}),
        ("a<svg><text>b", {"text a": "a", "picture": "<svg><text>b"}),
        ("<link rel=x href=y><base href=z>", {"attribute link href": "y", "attribute base href": "z"}),
    ],
    ids=["no-table", "no-head", "another-table", "nested", "within", "beside", "not-ended", "open-picture", "loaded"],
)
def test_what_is_odd_is_read_in_one_way(given, cells):
    assert read(given.encode()) == cells


@pytest.mark.parametrize("given", ["<!-- 8.9\n% -->", "<?8.9  %>", "<!8.9 %>", "</8.9 %>"])
def test_a_remark_is_of_a_kind_that_no_version_writes(given):
    assert read(f"a{given}".encode()) == {"remark 8.9 %": "is of a kind that no version writes", "text a": "a"}


@pytest.mark.parametrize("given", ["<!-->8.9 %-->", "<!-- --!>8.9 %-->", "<![CDATA[>8.9 %]]>"])
def test_a_remark_that_browsers_end_elsewhere_is_told(given):
    assert "is of a kind that no version writes" in read(f"a{given}".encode()).values()


def test_sixty_characters_of_a_text_name_it():
    page = f'{"a" * 61}<b aria-label="{"b" * 61}"><svg></svg>'
    assert read(page.encode()) == {
        f"text {'a' * 60}": "a" * 61,
        "attribute b aria-label": "b" * 61,
        f"picture {'b' * 60}": "<svg>",
    }


BOUNDS = {
    "bytes": (b"a" * 2_000_000, b"a"),
    "tags": (b"< " * 50_000, b"<"),
    "declarations": (b"<!-- -->" * 10, b"<!-- -->"),
    "attributes": (b"=" * 100_000, b"="),
    "tag": (b"<b" + b" " * 99_998, b" "),
    "open-tags": (b"<b" * 101, b"<b"),
}


@pytest.mark.parametrize(("most", "more"), BOUNDS.values(), ids=list(BOUNDS))
def test_what_is_larger_than_any_page_is_refused(most, more):
    read(most)
    with pytest.raises(InputError, match=r"larger than any|within one another"):
        read(most + more)


@pytest.mark.parametrize("tag", ["template", "dialog", "noscript", "textarea", "iframe", "video", "s", "del", "select"])
def test_an_element_that_hides_or_strikes_out_its_text_is_told(tag):
    plain, hidden = (read(text.encode()) for text in ("<p>One.</p>", f"<p>One.</p><{tag}><p>Two.</p></{tag}>"))
    assert f"element {tag}" not in plain
    assert hidden[f"element {tag}"] == NEVER
