"""What the address compares with, the finding in words, and a comparison as files."""

import base64
import csv
import io
from urllib.parse import urlencode

import pytest

import econ
from econ.analysis import compare
from econ.output.scenario_table.files import WRITERS
from econ.page import ask as asking
from econ.page import compared, compared_files, html, page
from econ.page.ask import Ask
from econ.page.page import answered
from econ.provenance import links
from econ.verify import verify_bytes
from econ.wording.errors import InputError

PRESS, CONTAINERS, MISSILES = "press-line-2023", "containers-to-shells-2023-24", "missiles-added"


def results(*scenarios):
    return compare.results([econ.Scenario.preset(s) if isinstance(s, str) else s for s in scenarios])


def code_of(address, title):
    """A kept scenario as the script of the page names it in the address."""
    text = urlencode({**address, "title": title}).encode()
    return "q." + base64.urlsafe_b64encode(text).decode().rstrip("=")


def items(text, ask=None):
    return compared.read(ask or Ask.of(), text)


# --- the address -----------------------------------------------------------------------------------------


def test_presets_countries_frozen_links_and_what_it_was_are_compared():
    frozen = links.freeze(econ.run(econ.Scenario.preset(MISSILES).change(title="From a colleague")))
    found, problems = items(f"{CONTAINERS},POL,{frozen},original,{CONTAINERS}")
    assert problems == []
    assert [one.title for one in found] == [
        "Containers to shells, 2023 to early 2025",
        "A sale by Poland",
        "From a colleague",
        "The press line of July 2023, as it was",
    ]
    assert found[1].scenario.exporter == "POL"


def test_a_kept_scenario_is_asked_as_it_was_kept():
    ask = Ask.of(MISSILES)
    result = econ.run(ask.scenario)
    code = code_of(asking.parameters(ask, result), "Mine, “ü” 한")
    [found], problems = items(code)
    assert problems == []
    assert found.title == "Mine, “ü” 한"
    assert econ.run(found.scenario).fingerprint.scenario == result.fingerprint.scenario


def test_an_address_that_names_nothing_compares_with_what_is_like_it():
    assert compared.usual(Ask.of()) == [CONTAINERS, MISSILES]
    assert set(compared.FIRST_COMPARED) <= set(econ.default_book().presets)
    changed, _problems = asking.read({"preset": PRESS, "sale": "stated", "sale_value": "300 million"})
    assert compared.usual(changed)[0] == compared.ORIGINAL
    assert compared.usual(Ask.of("KEN")) == [PRESS]  # no preset is like a sale by Kenya
    assert items("-") == ([], [])


@pytest.mark.parametrize(
    "text",
    ["nowhere", "1.AAAA", "q.", "q.!!", "q.AAAA", "q." + "A" * 5000, "<script>", "q.cHJlc2V0PXg", "2." + "A" * 20_000],
)
def test_what_cannot_be_used_is_said_in_a_sentence(text):
    found, problems = items(text)
    assert found == []
    assert len(problems) == 1
    assert problems[0].startswith("“compare” in the link was ignored in part: ")


def test_a_kept_scenario_with_figures_that_are_not_open_says_so():
    code = code_of({"preset": PRESS, "own": "my-figures 3f2a9c1b"}, "Mine")
    assert "my-figures, digest 3f2a9c1b" in items(code)[1][0]


def test_no_more_are_compared_than_fit_and_all_are_in_the_table():
    names = [name for name in econ.default_book().presets if name != PRESS][:8]
    assert len(items(",".join(names))[0]) == compare.MOST - 1
    with answered({"view": "compare", "compare": ",".join(names)}) as shown:
        content, mime = compared_files.file(shown, "scenarios", "csv")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert mime == "text/csv"
    assert len({row["scenario"] for row in rows}) == 9


def test_five_frozen_links_stay_in_the_address():
    codes = [links.freeze(econ.run(econ.Scenario.preset(name))) for name in list(econ.default_book().presets)[:5]]
    found = page({"view": "compare", "compare": ",".join(codes)})
    assert found.address["compare"] == ",".join(codes)
    assert len(next(one for one in found.blocks() if one.key == "picks").picks) == 6


# --- the place and its files -----------------------------------------------------------------------------


def block(found, key):
    return next(one for one in found.blocks() if one.key == key)


def test_the_place_marks_what_is_as_in_the_column_before():
    found = page(f"?view=compare&compare={CONTAINERS},{MISSILES}")
    side = block(found, "side-by-side")
    rows = {label: values for _title, some in side.parts for label, values in some}
    assert rows["Delivery period"][0].words == "1\u00a0year"

    def same(label):
        row = html.draw(side).partition(f'<th scope="row">{label}</th>')[2].partition("</tr>")[0]
        return [' class="same"' in cell for cell in row.split("<td")[1:]]

    assert same("Containers shipped") == [False, False, True]
    assert same("Quantity: Short-range ballistic missiles") == [False, True, False]


def test_the_steps_begin_and_end_where_the_scenarios_are():
    found = page(f"?view=compare&compare={CONTAINERS}")
    way = block(found, "way")
    fall = compare.waterfall(*results(PRESS, CONTAINERS))
    assert all(f": {words}" in way.svg for words in fall.ends)
    assert all(f": {fall.changed(step.change)}" in way.svg for step in fall.steps if step.change)
    assert all(step.label in way.svg for step in fall.steps if step.change)


def test_a_way_without_steps_says_so_and_is_no_picture():
    same = block(page("?view=compare&compare=press-line-2023&preset=press-line-2023"), "way")
    assert (same.svg, same.caption) == ("", "No input differs, so there is no step.")


def test_one_that_cannot_be_compared_leaves_the_others():
    found = page(f"?view=compare&compare=nowhere,{MISSILES}")
    assert block(found, "not-compared").texts[0].startswith("“compare” in the link")
    assert len(block(found, "side-by-side").columns) == 2


@pytest.mark.parametrize(
    ("name", "kind"), [("steps", "png"), ("steps", "svg"), ("steps", "csv"), ("comparison", "csv")]
)
def test_every_file_is_written(name, kind):
    with answered({"compare": CONTAINERS}) as shown:
        content, _mime = compared_files.file(shown, name, kind)
    assert len(content) > 200
    if name == "comparison":
        assert verify_bytes(content, ".csv").holds


@pytest.mark.parametrize("form", sorted(set(WRITERS) - {"latex", "markdown"}))
def test_a_scenario_table_holds(form):
    ending = {"parquet": "parquet", "xlsx": "xlsx", "json": "json", "csv": "csv"}[form]
    with answered({"compare": "original"}) as shown:
        content, _mime = compared_files.file(shown, "scenarios", ending)
    assert verify_bytes(content, f".{ending}").holds


@pytest.mark.parametrize(
    ("name", "kind"), [("nothing", "csv"), ("steps", "exe"), ("comparison", "png"), ("scenarios", "x")]
)
def test_there_is_no_other_file(name, kind):
    with answered({"compare": CONTAINERS}) as shown, pytest.raises(InputError):
        compared_files.file(shown, name, kind)
