"""The body of published figures: every offender against its rules is listed, not only the first."""

import csv

import pytest

import econ
from econ.evidence import Evidence
from econ.provenance import audit, cards, published_figures
from econ.wording.errors import InputError

BOOK = econ.default_book()


def rows(name):
    return {row.item: row for row in published_figures.evidence_for(name, BOOK)}


def test_nothing_in_the_figures_breaks_a_rule_of_evidence():
    found = audit.offenders(BOOK)
    assert found == [], "\n" + "\n".join(found)


def test_rows_of_every_file_are_in_the_book():
    files = [path for folder in BOOK.folders for path in (folder / "evidence").glob("*.csv")]
    items = [row["item"] for path in files for row in csv.DictReader(path.read_text("utf-8").splitlines())]
    assert sorted(items) == sorted(BOOK.evidence)
    assert len(items) > 500


def test_figures_that_bear_on_an_input_stand_side_by_side():
    """The Joint Chiefs counted 2,000 containers, the Open Source Center 16,000, the eleven governments over 20,000."""
    found = rows("containers")
    assert found["cont_2311_jcs"].central == 2000
    assert found["cont_osc"].central == 16000
    assert found["cont_msmt"].low == 20000


def test_a_goods_line_gathers_the_figures_of_all_its_inputs():
    found = rows("shell_152")
    assert {"p152_stang", "shells_osc", "cap_nk_6m"} <= set(found)
    assert "psrbm_rand" not in found


def test_figures_may_bear_on_an_output():
    assert "r_oil_2305" in rows("oil_received")


def test_an_unknown_name_is_refused_with_the_nearest():
    with pytest.raises(InputError, match="price_shell_152"):
        published_figures.evidence_for("price_shell_153", BOOK)


def conflicting(name):
    return {
        frozenset((a.item, b.item)) for a, b in published_figures.conflicts(published_figures.evidence_for(name, BOOK))
    }


def test_counts_of_the_same_year_that_differ_are_a_conflict():
    """16,000 on four ships and 21,000 by ship in March 2025: which ships is not the same."""
    assert frozenset(("cont_osc", "cont_kida")) in conflicting("containers")


def test_counts_of_different_years_are_no_conflict():
    """2,000 by November 2023 and 33,000 by 2026: more was shipped in between."""
    assert frozenset(("cont_2311_jcs", "cont_2026_dia")) not in conflicting("containers")


def test_totals_to_different_months_are_no_conflict():
    """2,000 by November 2023 and 5,000 by December."""
    assert frozenset(("cont_2311_jcs", "cont_2312_mnd")) not in conflicting("containers")


def test_figures_of_different_exporters_are_no_conflict_and_are_left_out_of_a_card():
    """Israel's and South Korea's exports of 2022 are those of two countries."""
    assert frozenset(("v_isr_22", "v_rok_22")) not in conflicting("sale_value")
    own = {row.item for row in published_figures.evidence_for("sale_value", BOOK, "ISR")}
    assert "v_isr_22" in own
    assert "v_rok_22" not in own
    said = " ".join(map(str, cards.card("sale_value", econ.run()).otherwise))
    assert "North Korea" in said
    assert "Israel" not in said


def test_a_lower_bound_does_not_contradict_a_larger_figure():
    """More than 13,000 in August 2024 and more than 16,500 in September 2024."""
    assert frozenset(("cont_2408_dia", "cont_2409_us")) not in conflicting("containers")


def test_the_two_terms_for_oil_need_contradict_each_other():
    """4.5 million barrels (NK Economy Watch) and 9 million (YTN): refined oil and all oil."""
    table = {row["item"]: row for row in published_figures.rows("oil_need", BOOK)}
    assert table["r_oil_need_pre"]["central"] == 4.5e6
    assert table["r_oil_need_ytn"]["central"] == 9e6


def test_a_published_figure_says_where_it_stands():
    """The fact sheet on Resolution 2397 numbers its parts; the first says what was imported in 2016."""
    table = {row["item"]: row for row in published_figures.rows("oil_need", BOOK)}
    assert table["oil_need_usun"]["locator"] == "item 1"
    assert table["r_oil_need_ytn"]["locator"] == ""


def figure(**changes):
    plain = {
        "item": "x",
        "description": "A figure.",
        "low": 1,
        "central": 2,
        "high": 3,
        "unit": "USD/round",
        "kind": "price",
        "bears_on": "price_shell_152",
        "sources": "STANG2311",
        "grade": "B2",
    }
    return Evidence(**(plain | changes))


def test_a_figure_may_be_given_in_words_only():
    assert figure(low=None, central=None, high=None).values == ()


def test_words_are_split_at_blanks():
    assert figure(sources="A1 B2").sources == ("A1", "B2")


@pytest.mark.parametrize(
    "wrong",
    [
        {"low": 5},
        {"central": 4},
        {"unit": "USD/shell"},
        {"kind": "rumour"},
        {"sources": ""},
        {"grade": "G2"},
        {"description": "No period"},
        {"colour": "red"},
    ],
    ids=str,
)
def test_a_badly_formed_figure_is_refused(wrong):
    with pytest.raises(ValueError):  # noqa: PT011 - pydantic words it by field
        figure(**wrong)


COLUMNS = "item,description,period,low,central,high,unit,kind,exporter,bears_on,sources,grade,note"
ROW = "x,A figure.,2023,,{value},,{unit},price,{exporter},{on},{source},B2,\n"
PLAIN = {"value": "900", "unit": "USD/round", "exporter": "", "on": "price_shell_152", "source": "STANG2311"}


def audited(data, text):
    path = data / "evidence" / "extra.csv"
    path.write_text(f"{COLUMNS}\n{text}", "utf-8")
    return audit.offenders(econ.Book(data))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"on": "price_of_love"}, "there is no price_of_love to bear on"),
        ({"exporter": "ATL"}, "there is no country ATL"),
        ({"value": "200000"}, "200,000 USD/round is outside the plausible range of price_shell_152"),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_an_offender_in_a_row_is_named(data, row, said):
    text = ROW.format(**(PLAIN | row))
    (found,) = audited(data, text)
    assert found.startswith("evidence x: ")
    assert said in found


def test_all_offenders_are_listed_not_only_the_first(data):
    plain = PLAIN | {"on": "nothing"}
    text = ROW.format(**plain) + ROW.replace("x,", "y,", 1).format(**plain)
    assert [line.split(":")[0] for line in audited(data, text)] == ["evidence x", "evidence y"]


def test_a_source_that_nothing_uses_is_named(data):
    path = data / "sources.json"
    spare = '[\n {"id": "spare2020", "title": "Spare", "custom": {"reliability": "C"}},'
    path.write_text(path.read_text("utf-8").replace("[", spare, 1), "utf-8")
    assert audit.offenders(econ.Book(data)) == ["sources.json: spare2020 is used by nothing in data/."]


def test_a_figure_of_a_preset_without_a_source_is_named(data):
    path = data / "scenarios" / "drones-not-ready.toml"
    path.write_text(path.read_text("utf-8") + '\n[set.unseen_share]\nvalue = "1"\n', "utf-8")
    (found,) = audit.offenders(econ.Book(data))
    assert found == "preset drones-not-ready: unseen_share has neither a source nor a judgement."


def test_a_reason_is_wanted_where_a_figure_lies_outside_and_only_there(data):
    path = data / "evidence" / "quantities.csv"
    text = path.read_text("utf-8")
    reason = "A ratio of containers sent back to containers received, not a share of the payment."
    assert text.count(reason) == 1
    path.write_text(text.replace(reason, ""), "utf-8")
    found = audit.offenders(econ.Book(data))
    assert found
    assert all("evidence back_2402: 1.3 1 is outside" in line for line in found)


def test_series_that_repeat_each_other_in_a_circle_are_named(data, edit):
    """A family needs one figure that counts."""
    edit("series/PRK/un_current/about.toml", 'borrows_from = ["bok_nominal"]', CIRCLE)
    found = [text for text in audit.offenders(econ.Book(data)) if "repeats itself" in text]
    assert "series PRK/un_current: it repeats itself, by way of un_current." in found
    assert any(text.startswith("series PRK/cia_oer") for text in found)


CIRCLE = 'borrows_from = ["bok_nominal", "cia_oer"]\nrepeats = "cia_oer"'


def test_the_value_that_the_institute_prints_for_the_arms_of_2023_is_in_the_figures():
    """540 million dollars or 724.4 billion won, as v.daum.net/v/20240903150300325 and Asia Economy print it."""
    row = rows("sale_total")["v_inss_arms"]
    assert (row.values, row.unit, row.period) == ((540e6,), "USD", "2023")
    assert row.sources == ("INSS2409D", "INSS2409A")
    assert "5억 4000만 달러" in row.note


def test_an_offset_or_a_credit_is_no_part_of_the_price_that_is_paid():
    """A purchase without offset says nothing of payment; a credit of 80% leaves no more than 20% to be paid at once."""
    assert not published_figures.evidence_for("paid_share", BOOK, "PAK")
    assert {row.unit for row in published_figures.evidence_for("paid_share", BOOK)} == {"USD"}
