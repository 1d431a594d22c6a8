"""The place Answer as plain data. Expected numbers are divisions done by hand, or those of `econ run`."""

import re

import pytest

import econ
from econ.analysis import tables
from econ.output import charts
from econ.page import compared, deeds, html, page
from econ.page.answer import follows
from econ.page.page import answered, read
from econ.page.place import PARTS

PRESETS = econ.default_book().presets
SOME = ("press-line-2023", "missiles-added", "serbia-licences-2023", "iran-shahed-2023", "drone-plant-workers")


def blocks(found):
    return {block.key: block for block in found.blocks()}


def plain(text):
    return text.replace("\u00a0", " ")


def after(address, *several):
    """The page after somebody has done something."""
    found = page(address)
    for deed in several:
        found = page(found.query, deed=deed)
    return found


# --- headline ---------------------------------------------------------------------------------------------


def test_the_headline_is_the_sentence_and_below_it_stands_that_nobody_reported_the_sale():
    found = blocks(page("?"))["headline"]
    assert plain("".join(part.words for part in found.parts)) == (
        "$250 million a year is about 1% of North Korea's GDP: "
        "0.9% by the Bank of Korea's figure, 1.6% by the United Nations'."
    )
    assert found.deck[0] == "Nobody has reported this sale."
    assert found.deck[1].startswith("A quarter of a million shells at 1,000 dollars each")
    assert found.back is None


def test_a_sale_of_ones_own_says_so_and_leads_back():
    found = blocks(page("?sale_value=600+million"))["headline"]
    assert found.deck == ("Your own value.",)
    assert plain(found.back.words) == "Back to $250 million"
    assert not blocks(page(found.back.address))["headline"].back


def test_another_change_leads_back_to_the_scenario():
    found = blocks(page("?preset=missiles-added&price_shell_152=600"))["headline"]
    assert found.deck == ("Your own scenario.",)
    assert plain(found.back.words) == "Back to “Missiles and spare parts added”"
    assert found.back.address == "?preset=missiles-added"


def test_title_and_description_are_for_who_sees_only_a_link():
    found = page("?")
    assert plain(found.title) == "$250 million a year is about 1% of North Korea's GDP"
    assert "1.6% by the United Nations'" in plain(found.description)


def test_the_line_that_stays_has_every_family():
    found = blocks(page("?"))["stays"]
    assert plain(found.subject) == "$250 million a year"
    assert [(plain(number), whose) for _family, number, whose in found.numbers] == [
        ("0.9%", "Bank of Korea"),
        ("1.6%", "United Nations"),
    ]
    assert "stays" not in blocks(page("?sale_value=0"))


# --- picture ------------------------------------------------------------------------------------------------


def rows(found):
    return [row for group in blocks(found)["sources"].groups for row in group.rows]


@pytest.mark.parametrize("name", PRESETS)
def test_every_source_has_a_row_and_its_mark_lies_on_the_axis(name):
    found = page({"preset": name})
    result = econ.run(econ.Scenario.preset(name))
    if "sources" not in blocks(found):
        assert name == "drone-plant-workers"  # no goods are sold
        return
    assert len(rows(found)) == len(tables.by_gdp_source(result))
    for row in rows(found):
        [mark] = row.marks
        assert 0 <= mark.low <= mark.at <= mark.high <= 1
        assert row.name.endswith(tuple(str(year) for year in range(1990, 2030)))
        assert row.about
    leads = [row.family for row in rows(found) if row.lead]
    assert leads == ["bok", "un", "third"][: len(leads)]
    ticks = blocks(found)["sources"].ticks
    assert len(ticks) == 5
    assert ticks[0] == (0, "0")


def test_a_mark_stands_at_the_sale_over_that_gdp():
    """0.892% of an axis that ends at 2%: 250 million over 28.02 billion."""
    first = rows(page("?"))[0]
    assert first.name == "Nominal, 2022"
    assert first.marks[0].at == pytest.approx(0.25 / 28.02 / 0.02, rel=1e-3)
    assert (plain(first.value), first.interval) == ("0.9%", "0.8–1.0")


def test_repeated_sources_stand_below_the_one_they_repeat_and_purchasing_power_apart():
    groups = {group.title: group for group in blocks(page("?"))["sources"].groups}
    assert list(groups) == ["Bank of Korea", "United Nations", "Purchasing power", "Other figures"]
    assert [row.name for row in groups["United Nations"].rows] == ["Current dollars, 2022", "CIA, same origin, 2023"]
    assert [group.claim for group in groups.values()] == [True, True, False, False]


@pytest.mark.parametrize("name", SOME[:4])
def test_the_order_of_the_rows_is_the_same_for_every_sale(name):
    first = [row.name for row in rows(page({"preset": name}))]
    for amount in ("10 million", "2 billion", "90 billion"):
        assert [row.name for row in rows(page({"preset": name, "sale": "stated", "sale_value": amount}))] == first


def test_the_order_of_the_rows_is_the_same_for_every_chosen_source():
    first = [row.name for row in rows(page("?"))]
    for source in ("un_current", "bok_real_2015", "cia_oer"):
        assert [row.name for row in rows(page(f"?gdp={source}"))] == first


def test_the_claim_is_drawn_and_its_finding_is_the_title():
    found = blocks(page("?"))["sources"]
    assert plain(found.title) == "1% fits the Bank of Korea better than the United Nations"
    assert (found.claim[0], plain(found.claim[1])) == (pytest.approx(0.5), "claimed: 1%")
    assert blocks(page("?sale_value=10+million"))["sources"].claim is None  # the axis ends far below


def test_the_caption_says_what_one_per_cent_would_take():
    """1% of 15.18 billion and of 28.02 billion."""
    assert "1% would take a sale of $152 million (United Nations) to $280 million (Bank of Korea)." in plain(
        blocks(page("?"))["sources"].caption
    )


def number(words):
    """The number that a reader has of an amount in words."""
    size = {"trillion": 1e12, "billion": 1e9, "million": 1e6}
    found = re.search(r"([\d,.]+)[\u00a0 ]?(trillion|billion|million)?", words)
    return float(found[1].replace(",", "")) * size.get(found[2], 1.0)


@pytest.mark.parametrize("name", SOME[:4])
def test_the_table_divides(name):
    """The printed sale over the printed GDP comes to the printed share, up to a unit of its last place."""
    result = econ.run(econ.Scenario.preset(name))
    whole = number(plain(tables.printed(result, "sale_value")[0]))
    for row in charts.table("share_by_sale", result).rows:
        gdp, share, _span, one = (plain(cell.words) for cell in row.cells[2:6])
        decimals = len(share.rstrip("%").partition(".")[2])
        assert whole / number(gdp) * 100 == pytest.approx(float(share.rstrip("%")), abs=10**-decimals)
        assert number(one) == pytest.approx(number(gdp) / 100, rel=0.005)


# --- levers ---------------------------------------------------------------------------------------------------


def test_published_figures_stand_below_the_track_and_the_nearest_is_said():
    found = blocks(page("?"))["lever-sale-value"]
    near = [figure for figure in found.published if figure.nearest]
    assert [figure.label for figure in near] == ["$200m"]
    assert plain(found.nearest).startswith("Nearest published: $200 million a year. Exports under a ban in 2017")
    assert found.every.address.endswith("#of-sale_value")
    by_row = {}
    for figure in found.published:
        by_row.setdefault(figure.row, []).append(figure.at)
    for row in (0, 1):
        gaps = [b - a for a, b in zip(by_row[row], by_row[row][1:], strict=False)]
        assert all(gap >= 0.2 for gap in gaps)


def test_pressing_a_published_figure_takes_it():
    figure = next(f for f in blocks(page("?"))["lever-sale-value"].published if f.label == "$1bn")
    found = after("?", {"do": "slide", "name": "sale_value", "value": str(figure.value)})
    assert found.address["sale_value"] == "1 billion"


def test_any_country_sells_and_a_sale_that_was_moved_goes_with_it():
    poland = after("?", {"do": "exporter", "value": "POL"})
    assert poland.address["preset"] == "POL"
    assert poland.address["sale_value"] == "250 million"
    moved = after("?sale_value=2+billion", {"do": "exporter", "value": "KEN"})
    assert moved.address["sale_value"] == "2 billion"
    assert "Kenya's GDP" in moved.title
    menu = blocks(page("?"))["who"].blocks[0]
    assert len(menu.choices) > 200
    assert menu.now == "PRK"


def test_a_country_that_is_none_says_so():
    asked = deeds.done(read({}), {"do": "exporter", "value": "XXX"})
    assert asked.ask.preset == "press-line-2023"
    assert asked.problems


def test_from_its_goods_and_back_to_a_total():
    """Built up, the sale of the containers is 2.34 billion a year; a total begins there."""
    ways = blocks(page("?preset=containers-to-shells-2023-24"))["ways"].links
    assert [way.here for way in ways] == [False, True]
    assert page(ways[0].address).address["sale_value"] == "2.34 billion"
    total = blocks(page("?"))["ways"].links
    assert page(total[1].address).address["sale"] == "goods"


def test_goods_open_one_at_a_time_and_their_levers_do_not_repeat_their_name():
    found = blocks(page("?preset=missiles-added&goods=shell_152"))["goods"]
    opened = [kind for kind in found.kinds if kind.open]
    assert [kind.title for kind in opened] == ["152 mm shells"]
    labels = [lever.label for lever in opened[0].blocks]
    assert labels[0] == "Quantity beyond the containers"
    assert not any("152" in label for label in labels)


def test_shares_of_the_containers_move_together_and_say_their_sum():
    """Rockets at 40% leave 60% for shells."""
    deed = {"do": "type", "name": "container_weight_rocket_122", "text": "40%"}
    found = after("?preset=containers-to-shells-2023-24&goods=terms", deed)
    [terms] = [kind for kind in blocks(found)["goods"].kinds if kind.open]
    assert plain(terms.note) == ("What the containers hold: 60% 152 mm shells and 40% 122 mm rockets, together 100%.")
    lever = next(lever for lever in terms.blocks if lever.name == "container_weight_rocket_122")
    assert not read(dict(page(lever.back_to).address)).ask.changed()


def test_a_source_without_a_figure_for_the_year_takes_the_nearest_and_says_so():
    found = page("?gdp=cia_ppp&year=2022")
    assert found.address["gdp"] == "cia_ppp"
    assert found.address["year"] == "2022"
    assert "2015" in blocks(found)["nearest-year"].texts[0]
    assert "0.6% by CIA, purchasing power, 2015" in plain(blocks(found)["headline"].aside[0])


def test_days_and_prices_are_offered_where_there_are_several():
    found = blocks(page("?preset=turkey-2024"))
    assert "as-of" in found
    assert "prices" in blocks(page("?"))
    assert len(blocks(page("?"))["gdp"].choices) > 5


def test_a_problem_stands_below_its_field_with_what_would_have_been_read():
    found = after("?", {"do": "type", "name": "sale_value", "text": "250 milion"})
    lever = blocks(found)["lever-sale-value"]
    assert lever.problem
    assert lever.would_read
    assert lever.typed == "250 milion"


def test_money_of_another_currency_stands_in_its_field_as_it_was_given():
    """91 billion korunas over 23.217 are 3.919541715123 billion dollars, which nobody has stated."""
    lever = blocks(page("?preset=czechia-2024"))["lever-sale-value"]
    assert (lever.typed, lever.before, lever.moved) == ("91 billion CZK", "", False)
    lever = blocks(page("?sale_value=20+billion+EUR"))["lever-sale-value"]
    assert (lever.typed, lever.before) == ("20 billion EUR", "")
    assert blocks(page("?"))["lever-sale-value"].before == "$"


def test_people_have_levers_where_goods_have():
    """6,000 workers in data/scenarios/drone-plant-workers.toml."""
    people = blocks(page("?preset=drone-plant-workers&goods=factory_workers"))["goods"].kinds[-1]
    assert plain(people.amount) == "6,000 people"
    assert [lever.label for lever in people.blocks][:2] == ["Heads sent", "Lost or home without replacement"]


def test_where_nothing_is_sold_no_part_speaks_of_the_sale():
    with answered({"preset": "drone-plant-workers"}) as shown:
        assert [fold.later for fold in follows.folds(shown)] == ["answer-exchange"]


def test_a_stated_whole_sale_has_its_own_lever_and_no_goods_that_move_nothing():
    """7.4 billion is stated in data/scenarios/payment-in-oil-and-grain.toml, and no goods."""
    found = blocks(page("?preset=payment-in-oil-and-grain"))
    assert plain(found["lever-contract-value"].typed) == "90%: 5.6 to 9.8 billion"
    assert "goods" not in found
    assert plain(found["built"].texts[0]) == "about $3.42 billion a year, from the whole sale"
    kinds = blocks(page("?preset=troops-and-munitions-2023-25"))["goods"].kinds
    assert [kind.title for kind in kinds] == ["Military engineers and builders", "Soldiers"]


def test_quantity_times_price_less_what_is_taken_off_is_the_value():
    """4.48 million rounds at $866 less 20% are $3.1 billion; missiles have no discount."""
    rows = {row.goods: row for row in blocks(page("?preset=missiles-added"))["build-up"].rows}
    assert rows["152 mm shells"].less == "less 20%"
    assert not rows["Short-range ballistic missiles"].less


# --- what follows ---------------------------------------------------------------------------------------------


def test_three_things_to_know_have_short_titles():
    found = blocks(page("?"))["points"]
    assert found.title == "Three things to know before you quote this"
    assert [point.title for point in found.points] == [
        "An example, not a report",
        "“Equal to”, not “adds”",
        "Two sets of prices",
    ]
    assert found.others == "1 more note"


def test_key_figures_are_those_of_the_run():
    found = blocks(page("?preset=missiles-added"))["figures"]
    result = econ.run(econ.Scenario.preset("missiles-added"))
    figures = {figure.label: figure for figure in found.figures}
    assert figures["What it adds to GDP"].value == tables.printed(result, "contribution_to_gdp")[0]
    assert tables.printed(result, "value_added")[0] in figures["What it adds to GDP"].small
    assert figures["Pays for imports of"].value.endswith("months")
    assert len(found.figures) <= follows.MOST


def test_key_figures_say_what_they_were():
    found = blocks(page("?sale_value=500+million"))["figures"]
    assert [f.before for f in found.figures if f.label == "Share of recorded trade"] == ["was 16%"]


def test_the_sale_is_built_up_in_words():
    [row] = blocks(page("?"))["build-up"].rows
    assert [plain(part) for part in (row.quantity, row.goods, row.price, row.value)] == [
        "250,000 rounds",
        "152 mm shells",
        "$1,000 a round",
        "$250 million",
    ]


def test_other_sizes_of_sale_are_divisions():
    """1 billion over 28.02 and 15.18 billion: 3.6% and 6.6%."""
    with answered({}) as shown:
        table = follows.sizes(shown.result)
    assert [column.title for column in table.columns] == ["Sale, a year", "Bank of Korea", "United Nations"]
    rows_ = {plain(row.cells[0].words): [plain(cell.words) for cell in row.cells[1:]] for row in table.rows}
    assert rows_["$1 billion"] == ["3.6%", "6.6%"]


@pytest.mark.parametrize("preset", SOME)
def test_every_part_that_is_offered_can_be_opened(preset):
    with answered({"preset": preset}) as shown:
        offered = [fold.later for fold in follows.folds(shown)]
        assert offered
        for name in offered:
            found = PARTS[name](shown, "./")
            assert found
            assert html.fragment(found)


def test_charts_that_stood_in_tabs_are_all_still_there():
    with answered({"preset": "missiles-added"}) as shown:
        keys = [block.key for fold in follows.folds(shown) for block in PARTS[fold.later](shown, "./")]
    charts = {"by-line", "payment", "break-even", "by-year", "gdp-by-year", "foreign-exchange", "share-by-sale"}
    assert {f"chart-{name}" for name in charts} <= set(keys)


# --- a step -----------------------------------------------------------------------------------------------------


def test_while_the_lever_moves_only_the_answer_is_drawn():
    before = html.changed(page("?"), {})
    have = {key: digest for key, (digest, _text) in before["blocks"].items()}
    deed = {"do": "slide", "name": "sale_value", "value": "600000000"}
    moving = html.changed(page(before["address"], deed={**deed, "going": "1"}), have)
    assert set(moving["regions"]) == {"head", "picture", "levers", "stays"}
    assert moving["rest"]
    assert sum(len(text) for _digest, text in moving["blocks"].values()) < 60_000
    whole = html.changed(page(before["address"], deed=deed), have)
    assert not whole["rest"]
    assert {key: moving["blocks"][key] for key in moving["blocks"]} == {
        key: whole["blocks"][key] for key in moving["blocks"]
    }


def test_what_does_not_depend_on_the_sale_is_not_sent_again():
    before = html.changed(page("?sale_value=300+million"), {})
    have = {key: digest for key, (digest, _text) in before["blocks"].items()}
    deed = {"do": "slide", "name": "sale_value", "value": "600000000"}
    sent = set(html.changed(page(before["address"], deed=deed), have)["blocks"])
    assert not sent & {"who", "part-sources", "part-years", "prices"}


def test_countries_are_in_the_order_of_their_names():
    names = list(compared.countries().values())
    assert names == sorted(names)
    assert "Poland" in names
