"""Why, as data: what moves the answer, how sure it is, what is worth finding out, and the evidence."""

import gzip
import re
from itertools import pairwise

import pytest

import econ
from econ.analysis import chances
from econ.analysis.short_answer import short_answer
from econ.model import SHARE
from econ.page import html, page, shared_results
from econ.page.levers import Lever
from econ.page.why import sure
from econ.wording import likelihood

PRESETS = list(econ.default_book().presets)
MISSILES = {"view": "why", "preset": "missiles-added"}


def blocks(address):
    """The blocks of a page by their keys."""
    return {block.key: block for block in page(address).blocks()}


def drawn(address):
    """A page as HTML, without the document."""
    return "".join(map(html.draw, page(address).blocks()))


@pytest.mark.parametrize("preset", PRESETS)
def test_every_scenario_has_its_finding_its_answer_and_its_evidence(preset):
    found = blocks({"view": "why", "preset": preset})
    result = shared_results.get(econ.Scenario.preset(preset))
    assert found["reason"].answer == short_answer(result).parts
    assert found["reason"].title
    assert found["assumptions"].items
    assert ("moves" in found) == ("sure" in found) == ("worth" in found) == bool(short_answer(result).families)


@pytest.mark.parametrize("preset", PRESETS)
def test_everything_lies_within_its_axis_and_every_anchor_leads_somewhere(preset):
    found = blocks({"view": "why", "preset": preset})
    anchors = {item.anchor for item in found["assumptions"].items}
    assert len(anchors) == len(found["assumptions"].items)
    if moves := found.get("moves"):
        marks = [
            moves.best,
            *moves.ticks,
            *moves.sources,
            *(mark for row in moves.rows for mark in (row.low, row.high)),
        ]
        assert all(0 <= mark.at <= 100 for mark in marks)
        assert {row.anchor for row in moves.rows} <= anchors
        ways = {row.cells[0].address for row in found["worth"].table.rows} - {""}
        assert ways <= {f"#{anchor}" for anchor in anchors}
    for plot in (item.plot for item in found["assumptions"].items if item.plot):
        places = [plot.value, *plot.figures, *(end for one in plot.ranges for end in one)]
        assert all(0 <= place <= 100 for place in places)
        if plot.interval:
            assert plot.interval[0] <= plot.interval[1]
    for way in found["reason"].ways:
        place = way.address[1:]
        assert place.removeprefix("b-") in found or f'id="{place}"' in drawn({"view": "why", "preset": preset})


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("threshold", ["", "1", "8.3"])
def test_a_mark_is_full_where_it_lies_above_the_line_and_stands_on_that_side(preset, threshold):
    found = blocks({"view": "why", "preset": preset, "threshold": threshold}).get("sure")
    if found is None:
        pytest.skip("no share of GDP")
    result = shared_results.get(econ.Scenario.preset(preset))
    for source, one in zip(found.sources, chances.twenty(result), strict=True):
        above = sum(value * 100 > found.value + 1e-12 for value in one.values)
        assert sum(on for _at, _height, on in source.marks) == above
        assert source.counted == f"{above} of 20 marks"
        assert all((at > found.cut) is on for at, _height, on in source.marks)


def test_a_bar_is_said_with_the_places_of_the_screen_and_the_title_with_the_share():
    """8.2% by the Bank of Korea, 15.3% by the UN: one place on this screen."""
    found = blocks(MISSILES)
    moves = found["moves"]
    assert [mark.words for mark in moves.sources] == [part.words for part in found["reason"].answer if part.family]
    assert all(re.fullmatch(r"\d+\.\d%", mark.words) for row in moves.rows for mark in (row.low, row.high))
    first = moves.rows[0]
    assert found["reason"].title == (
        f"Most of the doubt is the price of 152 mm shells and 122 mm rockets: {first.share} of it"
    )
    assert (first.note, moves.rows[1].share, moves.rows[1].note) == ("with the row below", "", "counted above")


def test_a_stated_sale_is_moved_most_by_whose_gdp_one_takes():
    found = blocks({"view": "why"})
    assert found["reason"].title == "What moves the answer most is whose figure of GDP one takes: 0.9% or 1.6%"
    assert found["moves"].choice.ends == "The Bank of Korea or the United Nations"
    assert found["moves"].rows[0].share == "100%"


def test_of_a_sale_that_is_a_lower_bound_all_is_said_to_be_at_least_so_much():
    """Serbia's licences of 2023: the source says more than so much."""
    found = blocks({"view": "why", "preset": "serbia-licences-2023"})
    assert found["reason"].title.startswith("The sale is a lower bound")
    assert "at least" in found["sure"].about
    assert "may be larger" in " ".join(found["moves"].caption)
    assert "at least" not in blocks({"view": "why"})["sure"].about


@pytest.mark.parametrize("preset", PRESETS)
def test_no_pile_of_marks_covers_another(preset):
    found = blocks({"view": "why", "preset": preset}).get("sure")
    if found is None:
        pytest.skip("no share of GDP")
    for source in found.sources:
        piles = sorted({at for at, _height, _on in source.marks})
        assert all(after - before >= 100 / sure.WIDE - 0.03 for before, after in pairwise(piles))


def test_the_discount_moves_the_answer_down_as_it_rises():
    """A larger discount is a smaller sale: the answer at the upper end is the lower one."""
    rows = {row.anchor: row for row in blocks(MISSILES)["moves"].rows}
    assert rows["of-quality_discount_shell_152"].high.at < rows["of-quality_discount_shell_152"].low.at
    assert rows["of-price_shell_152"].high.at > rows["of-price_shell_152"].low.at


@pytest.mark.parametrize(
    ("typed", "percent"),
    [("8", "8"), ("8%", "8"), ("8 percent", "8"), ("0.5", "0.5"), ("132%", "132"), ("0", "0"), ("", "1")],
)
def test_a_threshold_is_read_as_people_write_it(typed, percent):
    found = blocks({"view": "why", "threshold": typed})["sure"]
    assert (found.typed, found.problem) == (percent, "")


@pytest.mark.parametrize("typed", ["lots", "-3", "nan", "inf", "1e99", "<script>", "0,5"])
def test_what_is_no_threshold_is_said_and_the_first_one_is_asked_about(typed):
    found = blocks({"view": "why", "threshold": typed})["sure"]
    assert found.typed == "1"
    assert found.problem.endswith(".")
    assert "<script>" not in drawn({"view": "why", "threshold": typed})


def test_a_threshold_beyond_the_marks_widens_the_axis_and_one_within_leaves_it():
    usual = blocks({"view": "why"})["sure"]
    assert blocks({"view": "why", "threshold": "1.5"})["sure"].high == usual.high
    assert blocks({"view": "why", "threshold": str(usual.high)})["sure"].high == usual.high
    assert blocks({"view": "why", "threshold": "60"})["sure"].high == 60


@pytest.mark.parametrize("preset", PRESETS)
def test_the_slider_stops_on_round_numbers_a_hundred_times_at_least(preset):
    found = blocks({"view": "why", "preset": preset}).get("sure")
    if found is None:
        pytest.skip("no share of GDP")
    count = (found.high - found.low) / found.step
    assert 100 <= count <= 320
    assert found.step == pytest.approx(float(f"{found.step:.0e}"))
    assert str(found.step)[0] in "125" or str(found.step).lstrip("0.")[0] in "125"


@pytest.mark.parametrize("how", list(likelihood.VOCABULARIES))
def test_a_word_stands_beside_the_number_by_the_vocabulary_that_was_chosen(how):
    found = blocks({**MISSILES, "threshold": "12", "words": how})["sure"]
    result = shared_results.get(econ.Scenario.preset("missiles-added"))
    chance = chances.above(result, 0.12)["bok_nominal"]
    assert found.sources[0].word == likelihood.word(chance, how)
    assert found.sources[0].chance == likelihood.percent(chance)
    assert found.menu.now == how
    assert found.sources[0].word in found.says


def test_no_word_is_said_unless_it_is_asked_for():
    for how in ("", "astrology"):
        found = blocks({**MISSILES, "words": how})["sure"]
        assert {one.word for one in found.sources} == {""}
        assert found.menu.now == ""


def test_to_know_one_thing_is_never_worse_than_to_know_nothing():
    found = blocks({**MISSILES, "threshold": "8"})["worth"]
    now, *then = (float(row.cells[1].words.removesuffix("%")) for row in found.table.rows)
    assert then
    assert max(then) <= now
    assert "“not above 8%”" in found.lead
    nothing = blocks({**MISSILES, "threshold": "60"})["worth"]
    assert not nothing.table.rows
    assert "hardly" in nothing.lead


def test_what_moves_the_answer_most_comes_first_and_definitions_do_not():
    result = shared_results.get(econ.Scenario.preset("missiles-added"))
    names = [item.anchor.removeprefix("of-") for item in blocks(MISSILES)["assumptions"].items]
    assert names[:2] == ["price_shell_152", "price_rocket_122"]
    assert all(result.state.inputs[name].origin != "definition" for name in names)
    expected = {i.name for i in result.inputs_of(SHARE) if result.counts(i) and i.origin != "definition"}
    assert set(names) == expected


def test_all_assumptions_are_those_that_the_scenario_is_computed_with():
    result = shared_results.get(econ.Scenario.preset("missiles-added"))
    names = {item.anchor.removeprefix("of-") for item in blocks({**MISSILES, "behind": "all"})["assumptions"].items}
    assert names == {name for name, item in result.state.inputs.items() if item.origin != "definition"}


def test_the_evidence_of_a_shell_price_is_what_is_printed_about_it():
    """Rows of data/evidence.csv that bear on price_shell_152, each with its source and its grade in words."""
    book = econ.default_book()
    item = next(one for one in blocks(MISSILES)["assumptions"].items if one.anchor == "of-price_shell_152")
    printed = [row for row in book.evidence.values() if "price_shell_152" in row.bears_on]
    figures = [one for one in item.published if one.links]
    assert len(figures) == len(printed)
    assert any("$5,727 a round: " in one.words and one.outside for one in figures)
    assert all("source=" in link.address for one in figures for link in one.links)
    facts = {fact.label: fact for fact in item.facts}
    assert facts["Grade"].text == "Source: fairly reliable; figure: possibly true (C3)"
    assert facts["Judgement"].text.startswith("The interval is ours")
    assert len(facts["Sources"].links) == 4


def test_a_lever_counts_the_figures_that_its_evidence_lists():
    """Totals over known months are marks on the track of the sale: 12 with the 9 yearly ones, no others."""
    levers = [one for one in page({"preset": "press-line-2023"}).blocks() if isinstance(one, Lever) and one.every]
    assert [one.name for one in levers] == ["sale_value"]
    items = {item.anchor: item for item in blocks({"view": "why", "preset": "press-line-2023"})["assumptions"].items}
    for one in levers:
        item = items[f"of-{one.name}"]
        figures = [figure for figure in item.published if figure.links]
        assert one.every.words == f"All {len(figures)} and their sources"
        assert item.heading == f"{len(figures)} published figures"
    assert any(
        figure.words.startswith("$20\N{NO-BREAK SPACE}billion: ") for figure in items["of-sale_value"].published
    ), "a total, as printed"


@pytest.mark.parametrize("preset", PRESETS)
def test_every_source_of_an_assumption_is_one_of_the_sources(preset):
    book = econ.default_book()
    for item in blocks({"view": "why", "preset": preset, "behind": "all"})["assumptions"].items:
        links = [*(link for one in item.published for link in one.links), *(k for f in item.facts for k in f.links)]
        for link in links:
            name = re.search(r"source=([^&#]+)", link.address)[1]
            assert name in book.sources
            assert link.address.endswith(f"#source-{name}")


def test_an_assumption_that_a_lever_asks_about_is_open_and_can_be_moved():
    found = blocks({**MISSILES, "of": "price_shell_152"})
    opened = [item.anchor for item in found["assumptions"].items if item.open]
    assert opened == ["of-price_shell_152"]
    assert found["lever-price-shell-152"].name == "price_shell_152"


def test_one_that_is_not_behind_the_share_is_found_among_all():
    found = blocks({"view": "why", "of": "domestic_value_added_ratio"})
    assert [item.anchor for item in found["assumptions"].items if item.open] == ["of-domestic_value_added_ratio"]


def test_one_that_there_is_not_changes_nothing():
    assert "assumptions" in blocks({"view": "why", "of": "<script>"})
    assert "<script>" not in drawn({"view": "why", "of": "<script>"})


@pytest.mark.parametrize("preset", PRESETS)
def test_it_opens_with_sixty_kilobytes_at_most(preset):
    for behind in ("", "all"):
        text = drawn({"view": "why", "preset": preset, "behind": behind})
        assert len(gzip.compress(text.encode(), 1)) <= 60_000


def test_the_charts_of_why_are_fetched_when_they_are_opened():
    from econ.page.page import answered
    from econ.page.where import part

    with answered(MISSILES) as shown:
        found = part("why-pictures", shown, "http://localhost/")
    assert [block.key for block in found] == [
        "chart-tornado",
        "chart-variance-shares",
        "chart-distribution",
        "chart-two-ways",
        "chart-value-of-information",
    ]


def test_an_interval_from_revisions_is_not_called_a_judgement():
    """Bulgaria's GDP has the interval of docs/background/revisions.md; that of what is newly made is our own."""
    items = {
        one.anchor: one
        for one in blocks({"view": "why", "preset": "bulgaria-2022", "behind": "all"})["assumptions"].items
    }
    measured, judged = items["of-gdp_published"], items["of-newly_produced_share"]
    assert (measured.basis, judged.basis) == ("Interval: from revisions", "Interval: a judgement")
    facts = {fact.label: fact.text for fact in measured.facts}
    assert facts["90% interval"].startswith("From revisions: of World Bank figures")
    assert "Judgement" not in facts
    assert "Judgement" in {fact.label for fact in judged.facts}
