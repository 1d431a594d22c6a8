"""Tables and sentences: every row says what it is, and no name stands over another's figure."""

import csv
import io
import json
import math
import re

import econ.export
import numpy as np
import pytest

import econ
from econ import Sampler, Scenario
from econ.analysis import families, tables
from econ.output import charts
from econ.output.marks import Text
from econ.wording import NO_BREAK
from tests import drawn
from tests.drawn import marks, plain

FAST = Sampler(points=64, scrambles=2)
BOOK = econ.default_book()


def run(name="press-line-2023", **changes):
    return econ.run(Scenario.preset(name).change(**{"sampler": FAST} | changes))


def words(result):
    return tables.headline(result).replace("\u00a0", " ")


@pytest.mark.parametrize("name", BOOK.presets)
def test_every_table_can_be_made_of_every_preset(name):
    result = run(name)
    for make in (
        tables.summary,
        tables.left_out,
        tables.by_gdp_source,
        tables.by_line,
        tables.by_year,
        tables.assumptions,
        tables.sources,
    ):
        rows = make(result)
        assert len({tuple(row) for row in rows}) <= 1, f"{make.__name__}: rows have other columns"
        wrong = [
            f"{make.__name__}, {key}: {value}"
            for row in rows
            for key, value in row.items()
            if isinstance(value, float) and not math.isfinite(value)
        ]
        assert wrong == [], "\n".join(wrong)
        assert list(tables.frame(rows).columns) == (list(rows[0]) if rows else [])


@pytest.mark.parametrize("name", BOOK.presets)
def test_low_median_and_high_are_in_order_in_every_row(name):
    rows = tables.summary(run(name))
    wrong = [r["output"] for r in rows if not r["low"] <= r["median"] <= r["high"]]
    assert wrong == []


def test_the_summary_names_every_output_with_one_value():
    result = run("containers-to-shells-2023-24")
    lines = {"container_share", "quantity_ordered", "quantity_available", "quantity_delivered", "shortfall"}
    lines |= {"artillery_rounds", "line_value", "line_shortfall_value", "weighted_line_value"}
    paths = {n for n in result.outputs if n.endswith("_path")}
    assert {r["output"] for r in tables.summary(result)} == set(result.outputs) - lines - paths


def test_the_summary_is_of_the_draws():
    """An input that is integrated out gives mean and spread again, with less noise than the draws have."""
    result = run("containers-to-shells-2023-24", sampler=Sampler(points=4096))
    rows = {r["output"]: r for r in tables.summary(result)}
    for name in ("gdp_share", "gross_value", "days_of_fire"):
        draws = np.ravel(result.draws[name])
        assert rows[name]["mean"] == pytest.approx(draws.mean(), rel=0.002)
        assert rows[name]["standard_uncertainty"] == pytest.approx(draws.std(), rel=0.01)
        assert rows[name]["median"] == pytest.approx(np.median(draws), rel=0.005)


# GDP sources side by side

PANEL = {
    # Published figures for 2022, in dollars; see tests/test_golden.py.
    "bok_nominal": 36.2e12 / 1291.7796,
    "bok_real_2015": 31.3618e12 / 1291.7796,  # Edaily, 16 August 2023
    "un_current": 15_176_134_613.0,
    "cia_ppp": 40e9,
    "cia_oer": 28e9,
}


@pytest.mark.parametrize("gdp", ["bok_nominal", "un_current", "maddison_ppp"])
def test_the_panel_has_every_source_with_its_own_figure_whichever_is_chosen(gdp):
    rows = {row["source"]: row for row in tables.by_gdp_source(run(gdp=gdp))}
    assert sorted(rows) == sorted(BOOK.country("PRK").panel)
    assert [name for name, row in rows.items() if row["chosen"]] == [gdp]
    for name in ("bok_nominal", "bok_real_2015", "un_current", "cia_ppp"):
        assert rows[name]["gdp"] == pytest.approx(PANEL[name], rel=1e-12)
        assert rows[name]["share"] == pytest.approx(250e6 / PANEL[name], rel=1e-12)


def test_the_panel_says_which_sources_have_no_figure_for_the_year():
    rows = {row["source"]: row for row in tables.by_gdp_source(run())}
    assert rows["cia_ppp"]["year"] == 2015
    assert not rows["cia_ppp"]["same_year"]
    assert rows["un_current"]["same_year"]


@pytest.mark.parametrize("stated", [{"gdp": 50e9}, {"gdp_published": 1e13}, {"gdp_exchange_rate": 1000.0}], ids=str)
def test_a_figure_of_ones_own_never_stands_under_the_name_of_a_source(stated):
    """In the table each source keeps its own figure; in the sentence the figure is called one's own."""
    result = run(set=stated)
    for row in tables.by_gdp_source(result):
        if row["source"] in PANEL and row["year"] == 2022 and not row["chosen"]:
            assert row["gdp"] == pytest.approx(PANEL[row["source"]], rel=1e-12), row["source"]
    first = tables.answer(result).replace("\u00a0", " ")
    before, _apart, families = first.partition("; by family of sources ")
    assert "by your own figure" in before
    assert "Bank of Korea" not in before
    assert "0.89% by the Bank of Korea (nominal, 2022;" in families


def test_the_panel_uses_the_same_points_for_every_source():
    """The spread of one source against another's is the ratio of their figures, draw by draw."""
    rows = {row["source"]: row for row in tables.by_gdp_source(run())}
    nominal, real = rows["bok_nominal"], rows["bok_real_2015"]
    ratio = nominal["share"] / real["share"]
    for field in ("low", "median", "high"):
        assert nominal[field] / real[field] == pytest.approx(ratio, rel=1e-9)


FAMILIES = {
    # docs/decisions/0022: the Bank of Korea's method and the United Nations' count, each with its repeats.
    "bok_nominal": ("bok_nominal", "", "1"),
    "bok_real_2015": ("bok_nominal", "repeated", "1, again"),
    "bok_real_2020": ("bok_nominal", "repeated", "1, again"),
    "un_current": ("un_current", "", "2"),
    "cia_oer": ("un_current", "repeated", "2, again"),
    "hri_gdp": ("hri_gdp", "over 3 years away", "over 3 years away"),
    "night_lights": ("night_lights", "unstated prices", "unstated prices"),
    "cia_ppp": ("maddison_ppp", "purchasing power", "purchasing power"),
    "maddison_ppp": ("maddison_ppp", "purchasing power", "purchasing power"),
}

RETIRED = {
    "un_constant": ("un_current", "repeated", "2, again"),
    "bok_real_press": ("bok_nominal", "repeated", "1, again"),
}
"""In no panel any more; a scenario that names one still shows it."""


@pytest.mark.parametrize("gdp", ["bok_nominal", "un_constant", "bok_real_press", "maddison_ppp"])
def test_every_source_of_the_panel_says_where_it_belongs(gdp):
    rows = tables.by_gdp_source(run(gdp=gdp))
    found = {r["source"]: (r["family"], r["apart"], w) for r, w in zip(rows, tables.standings(rows), strict=True)}
    assert found == FAMILIES | {name: row for name, row in RETIRED.items() if name == gdp}


@pytest.mark.parametrize("gdp", [*FAMILIES, *RETIRED])
@pytest.mark.parametrize("name", ["press-line-2023", "containers-to-shells-2023-24"])
def test_the_range_over_families_is_the_same_whatever_source_is_chosen_and_no_end_is_in_purchasing_power(name, gdp):
    """From the least lower end to the greatest upper end of the Bank of Korea and the United Nations."""
    year = BOOK.series("PRK", gdp).nearest_year(BOOK.preset(name).year)
    result = run(name, gdp=gdp, gdp_year=year)
    rows = {row["source"]: row for row in tables.by_gdp_source(result)}
    counted = [row for row in rows.values() if not row["apart"]]
    low, high = (end(row[key] * 100 for row in counted) for end, key in ((min, "low"), (max, "high")))
    assert (
        {"bok_nominal", "un_current"} <= {row["source"] for row in counted} <= {"bok_nominal", "un_current", "hri_gdp"}
    )
    said = re.search(r"([\d.]+) to ([\d.]+)%(?: of North Korea's GDP)?: [\d.]+% by", words(result))
    assert float(said[1]) == pytest.approx(low, rel=0.06)
    assert float(said[2]) == pytest.approx(high, rel=0.06)
    assert f"highest upper end of {len(counted)} families of sources." in words(result)


@pytest.mark.parametrize(
    ("gdp", "said", "why"),
    [
        (
            "bok_real_2015",
            "GDP by the Bank of Korea (in 2015 prices, 2022; 90% interval 0.9 to 1.1%); by family of",
            "This source is of one family with another figure, which counts for both.",
        ),
        (
            "un_constant",
            "by the United Nations (dollars of 2015 carried on by American prices, 2022; ",
            "This source is of one family with another figure, which counts for both.",
        ),
        (
            "maddison_ppp",
            "by the Maddison Project (purchasing power, 2022;",
            "In purchasing power a share of money at market rates is too small.",
        ),
        ("night_lights", "by Crespo Cuaresma and others (night lights, 2018;", "does not say at which prices it is."),
    ],
)
def test_a_chosen_source_that_does_not_count_says_so(gdp, said, why):
    year = BOOK.series("PRK", gdp).nearest_year(2022)
    text = words(econ.run(Scenario.preset().change(gdp=gdp, gdp_year=year)))
    assert said in text
    assert why in text
    assert "; purchasing power apart" not in text


@pytest.mark.parametrize("gdp", ["bok_nominal", "un_current"])
def test_a_chosen_source_that_counts_needs_no_excuse(gdp):
    text = words(run(gdp=gdp))
    assert "of one family with" not in text
    assert "by family of sources" not in text
    assert "; purchasing power apart." in text


# The presets of 2023 whose exporter's GDP the United Nations and the World Bank put more than 15% apart.
TWO_FAMILIES = {"iran-shahed-2023", "pakistan-2023"}


@pytest.mark.parametrize("name", sorted(TWO_FAMILIES))
def test_two_families_are_both_said(name):
    result = run(name)
    assert tables.disagreement(result) == (
        "The range goes from the lowest lower end to the highest upper end of 2 families of sources."
    )
    assert re.search(r" by the World Bank \(.*\) and [\d.]+% by the United Nations \(", words(result))
    assert "purchasing power" not in words(result)


@pytest.mark.parametrize(
    "name", [n for n in BOOK.presets if BOOK.preset(n).exporter != "PRK" and n not in TWO_FAMILIES]
)
def test_where_there_is_one_family_nothing_is_said_of_others(name):
    result = run(name)
    assert tables.disagreement(result) == ""
    assert words(result).count(" by ") == words(result).count("GDP by the ") == 1


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("serbia-licences-2023", "Licences worth more than $1.6 billion a year are more than 2.0% of Serbia's GDP"),
        ("israel-2024", "Contracts worth $14.8 billion a year are 2.7% of Israel's GDP"),
        ("france-orders-2022", "Orders worth "),
        ("containers-to-shells-2023-24", "Deliveries put at about $2.34 billion a year are 3.6 to "),
        ("sweden-2024", "A sale of "),
    ],
)
def test_the_sentence_calls_a_licence_a_licence(name, first):
    assert words(econ.run(Scenario.preset(name))).startswith(first)


def test_nothing_is_said_of_a_share_where_nothing_is_sold():
    """A scenario without goods, as oil that is received is stated alone."""
    result = econ.run(econ.Scenario(set={"sale_value": 0.0}, sampler=FAST))
    assert words(result) == "No goods are sold, so there is no share of GDP."


@pytest.mark.parametrize(
    ("sale", "said"), [(2e9, "$2 billion"), (1.4e9, "$1.4 billion"), (1e6, "$1 million"), (2, "$2")]
)
def test_a_stated_sale_has_no_false_digits_and_a_small_share_is_not_nothing(sale, said):
    text = words(run(set={"sale_value": sale}))
    assert text.startswith(f"A sale of {said} a year is ")
    assert not re.search(r"(?<![\d.])0(\.0+)?(%| to)", text), text


OTHER = "series/PRK/cia_oer/about.toml"
AGAIN, POWER = ("1, again",) * 2, ("purchasing power",) * 2


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ('repeats = "un_current"\n', "", ["1", *AGAIN, "2", "3", "over 3 years away", "unstated prices", *POWER]),
        (
            'unit = "USD/year"\nprice_basis = "current"',
            'unit = "USD_PPP/year"\nprice_basis = "PPP"',
            ["1", *AGAIN, "2", POWER[0], "over 3 years away", "unstated prices", *POWER],
        ),
    ],
)
def test_the_families_are_those_that_the_figures_declare(data, edit, old, new, found):
    """One place: what the series says of itself moves table, sentence and mixture together."""
    edit(OTHER, old, new)
    book = econ.Book(data)
    result = econ.run(Scenario.preset(book=book).change(sampler=FAST), book)
    assert tables.standings(tables.by_gdp_source(result)) == found
    count = len({word for word in found if word.isdigit()})
    assert f"highest upper end of {count} families of sources" in words(result)
    assert words(result).count("; 90% interval") == count == len(families.counted(result))


def test_a_circle_of_repeats_does_not_stop_an_answer(data, edit):
    edit("series/PRK/un_current/about.toml", 'borrows_from = ["bok_nominal"]', 'repeats = "cia_oer"')
    book = econ.Book(data)
    assert "0.89%" in words(econ.run(Scenario.preset(book=book), book))


def test_the_bar_of_the_sources_goes_from_family_to_family():
    """250 million over 28.0 and over 15.18 billion; Maddison's purchasing power is no end of it."""
    [label] = [t for t in marks(charts.drawing("tornado", econ.run()), Text) if t.text == "Whose figure of GDP"]
    assert label.more == "Bank of Korea, nominal to UN, current dollars"


@pytest.mark.parametrize("year", [1990, 2000, 2015, 2022, 2024])
def test_the_panel_can_be_made_for_any_year(year):
    result = run(gdp="un_current", year=year)
    assert len(tables.by_gdp_source(result)) == len(BOOK.country("PRK").panel)
    assert words(result)


# Lines and years


def test_a_year_at_the_pace_of_the_whole_sale_reads_as_the_yearly_output():
    """Twelve of nineteen months are one year of 1.583: 3.6 to 13.3% in both places, and not 13.5 in one."""
    result = econ.run(Scenario.preset("containers-to-shells-2023-24"))
    [year] = [row for row in tables.by_year(result) if row["year"] == 2024]
    yearly = tables.summary_of(result, "gdp_share")
    assert (year["share_path_low"], year["share_path_high"]) == (yearly.low, yearly.high)
    [paid] = [row for row in econ.ledger.by_year(result) if row["year"] == 2024]
    assert paid["delivered_low"] == tables.summary_of(result, "delivered").low
    [before] = [row for row in tables.by_year(result) if row["year"] == 2023]
    assert before["share_path_low"] < yearly.low


def test_a_source_with_the_very_figure_of_another_is_said_to_have_it():
    """Serbia's GDP of 2023 is 81.3 billion by the World Bank, the United Nations and the national office."""
    rows = tables.by_gdp_source(run("serbia-licences-2023"))
    assert tables.standings(rows) == ["1", "1, same figure", "1, same figure"]


def test_lines_add_up_to_the_gross_value():
    result = run("missiles-added")
    rows = tables.by_line(result)
    assert sum(row["central_value"] for row in rows) == pytest.approx(
        float(np.ravel(result.central["gross_value"])[0]), rel=1e-12
    )
    assert sum(row["share_of_gross"] for row in rows) == pytest.approx(1, rel=1e-12)
    assert {row["line"] for row in rows} == {"shell_152", "rocket_122", "srbm", "spare_parts"}


def test_nothing_delivered_is_no_line():
    assert tables.by_line(econ.run(Scenario(set={"sale_value": 1e8}, sampler=FAST))) == []


def test_the_path_has_a_row_for_each_year_with_a_figure_in_which_something_is_delivered():
    """The United Nations have figures of 2020 to 2024; three years of delivery are counted from 2022."""
    rows = tables.by_year(run(gdp="un_current", set={"delivery_period": "3 year"}))
    assert [row["year"] for row in rows] == [2022, 2023, 2024]
    assert rows[0]["sale_path"] == 250e6
    assert rows[0]["share_path"] == pytest.approx(250e6 / 15_176_134_613, rel=1e-2)


def shells(**changes):
    return econ.run(econ.Scenario.preset("containers-to-shells-2023-24").change(**changes))


YEARS = {
    "one year": (run(), [2022], "from the year of the scenario, 2022"),
    "a year in which nothing is delivered stands between two": (
        shells(path={2022: 1, 2024: 0.5}),
        [2022, 2023, 2024],
        "states the pace",
    ),
    "a stated pace": (shells(path={2023: 0.583, 2024: 1}), [2023, 2024], "states the pace"),
    # 0.583 of 1.583 years fall in 2025, of which the Bank of Korea's nominal series has no figure.
    "no figure": (
        shells(set={"delivery_period": "1.583 year"}),
        [2024],
        "Of 1.58 years of delivery 0.583 are not shown: the GDP source has no figure for 2025.",
    ),
    # Growth 3.5%, prices 5.66% (income 48,545.1 over 44,389.6 billion won, over 1.035), won 1,421.40 over 1,363.44.
    "months": (
        shells(),
        [2023, 2024, 2025],
        "of 2024, the last figure of the GDP source, by real growth of 3.5%, a price change of 5.7% and a change of",
    ),
    # 2028 is four years past 2024: 5 of 53 months are left out.
    "too far ahead": (
        shells(set={"delivery_period": "2024-01 to 2028-05"}),
        [2024, 2025, 2026, 2027],
        "0.417 are not shown: the last figure of the GDP source lies more than three years before 2028.",
    ),
    # The UN series has a figure of every year; the path ends two years after that of GDP: 2 of 5 years are missing.
    "too far": (
        shells(year=2015, gdp="un_current", set={"delivery_period": "5 year"}),
        [2015, 2016, 2017],
        "2.00 are not shown: the path ends two years from the year of GDP and leaves out 2018 to 2019.",
    ),
    "both": (
        shells(year=2021, gdp="un_current", set={"delivery_period": "5 year"}),
        [2021, 2022, 2023],
        "the GDP source has no figure for 2025 and the path ends two years from the year of GDP and leaves out 2024.",
    ),
}


@pytest.mark.parametrize("name", YEARS)
def test_years_of_which_nothing_is_asked_are_not_shown_and_the_reason_is_true(name):
    result, years, said = YEARS[name]
    assert [row["year"] for row in tables.by_year(result)] == years
    assert said in tables.years_shown(result).replace(NO_BREAK, " ")


def test_a_pace_outside_of_the_path_is_refused_with_the_years_it_has():
    with pytest.raises(
        econ.InputError, match="2022, 2023, 2024, 2025: those of the delivery period up to 3 years past"
    ):
        shells(path={2024: 1, 2026: 0.25})


def test_deliveries_outside_of_the_path_leave_no_chart_and_say_so():
    """A sale of 2024 over the GDP of 2015: the path has 2013 to 2017."""
    result = run(year=2024, gdp="un_current", gdp_year=2015)
    assert tables.by_year(result) == []
    assert "2024" in econ.charts.reason("by_year", result)
    assert econ.charts.reason("gdp_by_year", result) == econ.charts.reason("by_year", result)


def test_a_year_without_a_sale_is_in_no_chart_and_no_file():
    result = run(gdp="un_current")
    for name in ("by_year", "gdp_by_year"):
        assert [row.cells[0].words for row in econ.charts.table(name, result).rows] == ["2022"]
    rows = csv.DictReader(io.StringIO(econ.export.to_bytes(result, "csv").decode(), newline=""))
    assert {row["year"] for row in rows if row["section"] == "year"} == {"2022"}
    assert [row["year"] for row in json.loads(econ.export.to_bytes(result, "json"))["results"]["by_year"]] == [2022]


def test_the_question_and_its_digest_keep_every_year_of_the_path():
    """So that links and files made before still compare."""
    assert list(run(gdp="un_current").state.canonical["path"]) == ["2020", "2021", "2022", "2023", "2024"]


# Assumptions and sources


def test_the_assumptions_of_an_output_are_those_it_rests_on():
    names = {row["name"] for row in tables.assumptions(run(), "gdp_share")}
    assert names == {"sale_value", "gdp_published", "gdp_price_level", "gdp_exchange_rate"}
    assert {row["name"] for row in tables.assumptions(run())} == set(run().state.inputs)


def test_every_assumption_has_its_source_or_judgement():
    wrong = [row["name"] for row in tables.assumptions(run()) if not row["sources"] and not row["judgement"]]
    assert wrong == []


def test_every_source_of_an_output_is_cited():
    rows = tables.sources(run(), "gdp_share")
    assert {"BBG2307E", "voa2023", "fred_fx_datahub"} <= {row["source"] for row in rows}
    assert all(row["citation"].endswith((".", ")")) or row["url"] in row["citation"] for row in rows)
    assert all(row["reliability"] in "ABCDEF" for row in rows)
    assert {row["source"] for row in tables.sources(run())} >= {row["source"] for row in rows}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("price_shell_152", ("price", "shell_152")),
        ("quality_discount_srbm", ("quality_discount", "srbm")),
        ("items_per_container_drone", ("items_per_container", "drone")),
        ("payment_discount", None),
        ("gdp", None),
    ],
)
def test_the_name_of_a_figure_of_a_line_is_taken_apart(name, expected):
    assert tables.lines_of_card(name) == expected


# Sentences


@pytest.mark.parametrize("name", BOOK.presets)
def test_the_headline_is_in_whole_sentences_with_a_number_a_source_and_a_year(name):
    result = run(name)
    text = words(result)
    assert text.endswith(".")
    assert re.search(r"\d%", text)
    assert str(result.scenario.year) in text
    assert BOOK.country(result.scenario.exporter).of in text
    assert not re.search(r"  |\bnan\b|\bNone\b|\(\)|\.\.", text), text


@pytest.mark.parametrize(
    ("claimed", "said"),
    [
        # 250 million dollars over the two families of 2022: 0.892 and 1.65%.
        ("2%", "By the United Nations a claim of 2% fits; by the Bank of Korea it does not."),  # 1.5 to 2.5%
        ("0.9%", "By the Bank of Korea a claim of 0.9% fits; by the United Nations it does not."),  # 0.85 to 0.95%
        ("5%", ""),
    ],
)
def test_a_claimed_share_fits_by_the_rule_of_the_claim_checker(claimed, said):
    assert re.findall(r"By [^.]* a claim of .*", words(run(set={"claimed_share": claimed}))) == [said] * bool(said)
    verdict = econ.check_claim(f"US$250 million is {claimed} of North Korea's GDP in 2022")
    holds = {r.source for r in verdict.fair if r.status == "holds"}
    fitting = said.partition("; by")[0]
    assert ("UN, current dollars" in holds) == ("United Nations" in fitting)
    assert ("Bank of Korea, nominal" in holds) == ("Bank of Korea" in fitting)


def test_without_spread_no_interval_is_claimed():
    text = tables.answer(run(set={"gdp": 25e9})).replace("\u00a0", " ")
    first = text.partition("; by family of sources ")[0]
    assert "interval" not in first
    assert "about" not in first
    assert "is 1% of North Korea's GDP by your own figure" in first


def test_an_uncertain_sale_is_said_to_be_about_its_value():
    assert "about $" in words(run("containers-to-shells-2023-24"))


def test_the_interval_of_the_sentence_is_that_of_the_table():
    result = econ.run()
    row = next(r for r in tables.summary(result) if r["output"] == "gdp_share")
    found = re.search(r"by the Bank of Korea .*? interval ([\d.]+) to ([\d.]+)%", words(result))
    assert float(found[1]) == pytest.approx(row["low"] * 100, abs=0.005)
    assert float(found[2]) == pytest.approx(row["high"] * 100, abs=0.005)


def test_a_tiny_sale_is_not_printed_as_nothing():
    text = words(run(set={"sale_value": 1000.0}))
    assert not re.search(r"\b0(\.0+)?%", text), text


@pytest.mark.parametrize("name", ["press-line-2023", "missiles-added", "payment-in-oil-and-grain"])
def test_both_sentences_and_the_chart_say_the_same_of_the_chosen_source(name):
    """The share of one source is one number, wherever it is printed and however it is rounded there."""
    result = econ.run(Scenario.preset(name))
    chosen = next(row for row in tables.by_gdp_source(result) if row["chosen"])
    central = float(np.ravel(result.central["gdp_share"])[0])
    said = re.search(rf"([\d.]+)% by {chosen['publisher']} \({chosen['variant']}", tables.answer(result))[1]
    assert float(said) == pytest.approx(central * 100, abs=0.5 * 10 ** -len(said.partition(".")[2]))
    row = next(r for r in drawn.words(charts.table("share_by_sale", result)) if r["GDP source"] == chosen["label"])
    assert row["Share"] in plain(tables.answer(result))


@pytest.mark.parametrize(("years", "said"), [("1 year", ""), ("1.005 year", ""), ("1.02 year", "2025")])
def test_a_hundredth_of_a_year_may_be_missing_from_the_path_without_a_word(years, said):
    """The Bank of Korea's figures end with 2024."""
    scenario = econ.Scenario.preset("containers-to-shells-2023-24").change(year=2024, set={"delivery_period": years})
    found = tables.years_cut_off(econ.run(scenario))
    assert bool(found) == bool(said)
    assert said in found


# Growth, grades, and whose GDP it is


@pytest.mark.parametrize(
    ("period", "cut"),
    [
        ("2023-09 to 2025-03", 2025),
        ("2023-09 to 2024-12", None),
        ("2023-09 to 2023-12", None),
        ("2023-03 to 2023-10", 2023),
    ],
)
def test_a_period_that_ends_within_a_year_says_nothing_of_its_growth(period, cut):
    """That a count ends in March is no fall of deliveries; the first year, before which nothing is known, stands."""
    result = run("containers-to-shells-2023-24", set={"delivery_period": period})
    rows = tables.by_year(result)
    assert tables.growth_cut_off(result) == cut
    assert [row["year"] for row in rows if row["growth_contribution_path"] is None] == ([cut] if cut else [])
    assert ("No contribution to growth is given for" in tables.growth_shown(result)) is (cut is not None)
    last = tables.growth_in_words(rows[-1])
    assert (last[0] == "") is (cut is not None)
    assert last[1]


def test_a_stated_pace_of_a_plain_period_may_end_within_a_year_too():
    press = {"year": 2022, "gdp": "bok_nominal", "path": {2022: 0.9, 2023: 0.6}}
    for period, cut in (("1.5 year", 2023), ("2 year", None)):
        assert tables.growth_cut_off(run(set={"delivery_period": period}, **press)) == cut


def test_a_row_names_whose_gdp_or_income_it_is_and_the_year_of_an_old_figure():
    press = run()
    assert tables.named(press, "gdp_share") == "Share of GDP, by the Bank of Korea"
    assert tables.named(press, "gni_share") == "Share of GNI, by the Bank of Korea"
    assert tables.named(press, "military_share") == "Share of military spending, by a figure of 2019"
    assert tables.named(press, "trade_share") == "Sale against total trade"
    assert tables.named(run(gdp="un_current"), "contribution_to_gdp") == "Contribution to GDP, by the United Nations"
    own = run(set={"gdp": "30 billion USD/year"})
    assert tables.named(own, "gdp_share") == "Share of GDP, by your own figure"


def test_a_stated_quantity_has_the_grade_that_its_source_has():
    """The press states 250,000 shells (C2); stock, capacity and what fills a container limit nothing."""
    assert run().grade_of("rounds_delivered") == "C2"
    short = run("drones-not-ready")
    assert np.any(short.draws["shortfall"] > 0)
    assert short.grade_of("quantity_delivered") == "F6"
