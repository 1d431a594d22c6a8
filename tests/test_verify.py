"""Whatever the program writes can be computed again; one changed digit is named."""

import base64
import io
import json
import math
import re
import shutil
import zlib
from dataclasses import replace
from types import SimpleNamespace

import econ.export
import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import parquet

import econ
from econ import InputError, Scenario, verify
from econ.doors.cli import main
from econ.engine import Fingerprint, evaluate
from econ.equations.graph import Graph, Shown, _read, equation
from econ.evidence import folders
from econ.provenance import links
from econ.scenario import PATH
from econ.verify import cause, verify_bytes
from econ.verify.cells import changed, compare, shortened
from econ.verify.outcome import Answer, Archive, Difference, Stored, Verdict, Withheld
from econ.verify.readers import READERS
from econ.verify.readers.capsule_cells import SAME
from econ.verify.readers.registry import TWICE, UNSTATED
from econ.verify.respelled import respelled
from tests import ruritania

KINDS = ("json", "csv", "xlsx")
PRESETS = ("press-line-2023", "missiles-added", "serbia-licences-2023")


@pytest.fixture(scope="module")
def results():
    return {name: econ.run(Scenario.preset(name)) for name in PRESETS}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", PRESETS)
def test_a_file_as_it_was_written_is_identical(results, tmp_path, name, kind):
    path = tmp_path / f"answer.{kind}"
    econ.export.save(results[name], path)
    verdict = verify.verify(path)
    assert verdict.identical
    assert verdict.changed == {}
    assert verdict.compared > 500
    assert verify.text(verdict).startswith("✔ Identical")


OWN = """
title = '=HYPERLINK("x") 북한 100% <b> $ | _ #'
exporter = "PRK"
buyer = "RUS"
year = 2023
gdp = "un_current"
[set.sale_value]
value = "200 to 400 million USD/year, likely 250"
sources = ["REUT2504"]
grade = "C3"
note = "=A count of <i>ours</i>, 50% & more."
[set.payment_discount]
value = "uniform: 0 to 40%"
judgement = "Ours: $nobody$ {says} so ~ ^ 북한."
[set]
buyer_war_cost = "200 billion USD/year"
"""
"""A scenario of the user's own, with words of its own beside what it sets."""


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    path = tmp_path_factory.mktemp("own") / "own.toml"
    path.write_text(OWN, encoding="utf-8")
    return econ.run(Scenario.load(path))


@pytest.mark.parametrize("kind", sorted(kind.format for kind in READERS.values()))
def test_a_file_of_a_scenario_of_ones_own_keeps_its_words_and_is_identical(own, kind):
    content = econ.export.to_bytes(own, kind)
    verdict = verify_bytes(content, econ.export.FORMATS[kind].extension)
    assert verdict.written_again
    assert not verdict.differences


def test_what_a_setting_rests_on_is_read_again_and_goes_with_its_number(own):
    again = Scenario.from_dict(json.loads(econ.export.to_bytes(own, "json")))
    item = econ.run(again).state.inputs["sale_value"]
    assert (item.sources, item.grade, item.note) == (("REUT2504",), "C3", "=A count of <i>ours</i>, 50% & more.")
    changed = econ.run(again.change(set={"sale_value": "300 million USD/year"})).state
    assert changed.inputs["sale_value"].judgement == "Set by the user."
    assert [name for name, _basis in changed.basis] == ["payment_discount"]


def test_what_a_setting_rests_on_cannot_be_changed_beside_its_number(own):
    text = econ.export.to_bytes(own, "csv").decode()
    told = re.sub("(\ninput,sale_value,.*),C3,", r"\1,A1,", text)
    assert told != text
    verdict = verify_bytes(told.encode(), ".csv")
    assert [d.place for d in verdict.differences] == ["input sale_value grade"]
    assert verdict.uncompared["asked"] == ("title", "basis")


@pytest.mark.parametrize(
    "basis", [{"sale_value": {"value": "1 USD/year", "sources": ["NOBODY"]}}, {"none": {"value": "1"}}]
)
def test_what_rests_on_nothing_that_is_known_is_passed_over(own, basis):
    whole = own.state.canonical | {"words": own.state.words | {"basis": basis}}
    assert econ.run(Scenario.from_dict(whole)).state.inputs["sale_value"].judgement == "Set by the user."


@pytest.mark.parametrize("name", PRESETS)
def test_a_frozen_link_is_identical(results, name):
    assert verify.verify(links.freeze(results[name])).identical


def test_a_file_at_the_prices_of_one_year_is_identical(tmp_path):
    """Goods of 2023, GDP of 2023 and military spending of 2019, all in dollars of 2024."""
    path = tmp_path / "answer.csv"
    asked = Scenario.preset("containers-to-shells-2023-24").change(one_price_year=True, gdp_year=2023)
    econ.export.save(econ.run(asked), path)
    assert verify.verify(path).identical


@pytest.mark.parametrize("kind", ["html", "csv", "json"])
def test_percent_as_earlier_versions_wrote_it_is_no_difference(results, kind):
    """Up to 0.3.0 words said "0.89 %", headers "90 % interval"; the numbers under them are compared all the same."""
    content = econ.export.to_bytes(results["press-line-2023"], kind).decode().replace(econ.__version__, "0.2.9")
    earlier = re.sub(r"(?<=\d)%(?=[ .;:,)<\"])", "\u00a0%", content)
    assert earlier.count("90\u00a0% interval") > 3
    assert re.search(r"0\.89\u00a0%", earlier)
    verdict, now = (verify_bytes(text.encode(), f".{kind}") for text in (earlier, content))
    assert verdict.holds
    assert verdict.differences == ()
    assert verdict.uncompared.keys() <= now.uncompared.keys() | {"text", "picture"}, "whose beginnings name them"
    assert verdict.new == now.new or kind == "html"


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_one_digit_changed_in_an_answer_is_found_and_named(results, tmp_path, kind):
    path = tmp_path / f"answer.{kind}"
    econ.export.save(results["press-line-2023"], path)
    share = econ.estimates.estimate(results["press-line-2023"], "gdp_share").median
    digit = str(share)[-5]
    tampered = str(share)[:-5] + str((int(digit) + 1) % 10) + str(share)[-4:]
    text = path.read_text("utf-8")
    assert str(share) in text
    path.write_text(text.replace(str(share), tampered), "utf-8")
    verdict = verify.verify(path)
    assert not verdict.identical
    assert verdict.largest > 0


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_an_answer_that_is_off_by_a_tenth_fails_and_is_named(results, tmp_path, kind):
    path = tmp_path / f"answer.{kind}"
    econ.export.save(results["press-line-2023"], path)
    share = econ.estimates.estimate(results["press-line-2023"], "gdp_share").median
    path.write_text(path.read_text("utf-8").replace(str(share), str(share * 1.1)), "utf-8")
    verdict = verify.verify(path)
    assert not verdict.holds
    assert any("gdp_share" in d.place and d.place.endswith("median") for d in verdict.differences)
    assert "gdp_share" in verify.text(verdict)


def test_a_cell_changed_in_a_workbook_is_named(results, tmp_path):
    import openpyxl

    path = tmp_path / "answer.xlsx"
    econ.export.save(results["missiles-added"], path)
    book = openpyxl.load_workbook(path)
    sheet = book["Outputs"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    row = next(r for r in range(2, sheet.max_row + 1) if sheet.cell(r, columns["output"]).value == "gdp_share")
    sheet.cell(row, columns["high"]).value *= 1.001
    book.save(path)
    verdict = verify.verify(path)
    assert [d.place for d in verdict.differences] == ["Outputs gdp_share high"]


def test_a_scenario_changed_behind_the_answer_is_found(results, tmp_path):
    """The question no longer has the digest that the file states, and the answers no longer follow."""
    path = tmp_path / "answer.json"
    econ.export.save(results["press-line-2023"], path)
    whole = json.loads(path.read_text("utf-8"))
    whole["scenario"]["inputs"]["sale_value"]["value"] = 500e6
    path.write_text(json.dumps(whole), "utf-8")
    verdict = verify.verify(path)
    assert "scenario" in verdict.changed
    assert not verdict.holds


def test_other_data_are_said_and_change_no_digit_of_a_complete_scenario(results, tmp_path, data):
    """A file holds its whole question, so later figures do not move its answer; the verdict names them."""
    path = tmp_path / "answer.json"
    econ.export.save(results["missiles-added"], path)
    lines = data / "lines.csv"
    lines.write_text(lines.read_text("utf-8").replace("90 %: 500 to 1500", "90%: 600 to 1600"), "utf-8")
    verdict = verify.verify(path, econ.Book(data))
    assert "data" in verdict.changed
    assert [d for d in verdict.differences if "results outputs" in d.place] == []


# Other data, other equations

FIGURE = "series/PRK/bok_nominal/values.csv"
THEN, NOW = "2022,36200000000000,,,used", "2022,35000000000000,,,used"


@pytest.mark.parametrize("spelled", ["0.00_{}", " 0.00{}", "0.00{}\u00a0", "\uff10.00{}", "0.\u06600{}"])
def test_a_number_that_only_some_programs_read_is_another_value(results, spelled):
    """A spreadsheet program shows such a text as it stands, and computes with nothing."""
    whole = econ.export.to_bytes(results["press-line-2023"], "csv").decode()
    (line,) = (row for row in whole.splitlines() if row.startswith("output,gdp_share,"))
    low = line.split(",")[7]
    changed = line.replace(low, spelled.format(low.removeprefix("0.00")))
    verdict = verify_bytes(whole.replace(line, changed).encode(), ".csv")
    assert [difference.place for difference in verdict.differences] == ["output gdp_share low"]


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("ending", [".parquet", ".dta"])
def test_two_columns_of_one_name_are_refused(results, ending, first):
    """Readers keep one of the two: a false share beside the true one was told as the same."""
    result = results["press-line-2023"]
    if ending == ".parquet":
        table = parquet.read_table(io.BytesIO(econ.export.to_bytes(result, "parquet")))
        false = pa.array([9.9] * table.num_rows)
        stream = io.BytesIO()
        parquet.write_table(table.add_column(0 if first else table.num_columns, "central", false), stream)
        content = stream.getvalue()
    else:
        frame = pd.read_stata(io.BytesIO(econ.export.to_bytes(result, "stata"))).copy()
        frame.insert(0 if first else len(frame.columns), "gdp_sharf", 9.9)
        stream = io.BytesIO()
        frame.to_stata(stream, write_index=False, version=118)
        content = stream.getvalue().replace(b"gdp_sharf", b"gdp_share")
    with pytest.raises(InputError, match="stands there twice"):
        verify_bytes(content, ending)


@pytest.fixture
def later(edit):
    """The present data: those that ship, with one figure restated."""
    return econ.Book(edit(FIGURE, THEN, NOW))


def test_a_link_of_other_data_says_so_names_the_figure_and_offers_both_answers(results, later):
    """250 million over 36.2 trillion won at 1,291.78 won a dollar is 0.8921%; over 35 trillion it is 0.9227%."""
    verdict = verify.verify_link(links.freeze(results["press-line-2023"]), later)
    assert verdict.identical
    assert set(verdict.changed) == {"data"}
    assert verdict.apart.told
    places = [d.place for d in verdict.apart.rows]
    assert places[0] == "Bank of Korea, nominal GDP, 2022 [series/PRK/bok_nominal, 2022]"
    assert all("GDP of 20" in place for place in places[1:])
    share = next(a for a in verdict.apart.answers if a.output == "gdp_share")
    assert share.stored == share.found
    assert share.stored[0] == pytest.approx(0.008921, abs=2e-6)
    assert share.present[0] == pytest.approx(0.009227, abs=2e-6)
    sale = next(a for a in verdict.apart.answers if a.output == "sale_value")
    assert sale.stored == sale.present == (250e6, 250e6, 250e6, 250e6)
    said = verify.text(verdict)
    assert "made under other data" in said
    assert "Share of GDP: stored 0.892" in said
    assert "the present data 0.923" in said


def test_what_the_user_set_is_the_same_in_both_answers(later):
    asked = Scenario.preset().change(set={"sale_value": "500 million USD/year"})
    verdict = verify.verify_link(links.freeze(econ.run(asked)), later)
    share = next(a for a in verdict.apart.answers if a.output == "gdp_share")
    assert share.present[0] == pytest.approx(2 * 0.009227, abs=4e-6)


def test_a_file_of_other_data_names_the_figure_and_one_of_the_present_data_nothing(results, later):
    content = econ.export.to_bytes(results["press-line-2023"], "json")
    apart, present = (verify_bytes(content, ".json", book).apart for book in (later, None))
    assert apart.rows[0].place == "Bank of Korea, nominal GDP, 2022 [series/PRK/bok_nominal, 2022]"
    assert present == verify.Differences()


def test_a_link_of_the_present_data_has_nothing_to_tell(results):
    verdict = verify.verify_link(links.freeze(results["press-line-2023"]))
    assert verdict.apart == verify.Differences()
    assert verdict.archive is None


@pytest.mark.parametrize("kind", ["link", *KINDS])
def test_what_was_made_with_archived_data_is_recomputed_under_them_and_identical(results, later, tmp_path, kind):
    """An archive is a folder with several releases, or the unpacked package of one."""
    source = tmp_path / f"answer.{kind}"
    if kind != "link":
        econ.export.save(results["press-line-2023"], source)
    releases = tmp_path / "releases"
    shutil.copytree(econ.data_folder(), releases / "0.1.0" / "econ" / "data")
    given = links.freeze(results["press-line-2023"]) if kind == "link" else source
    verdict = verify.verify(given, later, [releases])
    assert verdict.identical
    assert "data" not in verdict.changed
    assert verdict.archive.date == econ.default_book().release
    assert verdict.archive.same_question
    assert "comes to the very figures that are stored" in verify.text(verdict)


def test_a_link_whose_figures_are_not_those_of_the_release_it_names_is_found_out(results, later, tmp_path):
    """A number changed by hand, with a digest that fits it: identical, but not what the archived data give."""
    whole = unfolded(links.freeze(results["press-line-2023"]))
    whole["inputs"]["gdp_published"] |= {"low": 3.0e13, "high": 3.4e13}
    changed = econ.run(links.thaw(fold(whole)).scenario)
    forged = unfolded(links.freeze(changed))
    verdict = verify.verify(fold(forged), later, [econ.data_folder()])
    assert verdict.identical
    assert verdict.archive.same_question is False
    assert "other figures than those stored" in verify.text(verdict)


def test_what_a_scenario_did_not_set_itself_is_asked_anew(results):
    scenario = links.thaw(links.freeze(results["press-line-2023"])).scenario
    assert scenario.path  # how GDP of other years compares, which the data give
    assert cause.anew(scenario).path == ()
    assert cause.anew(replace(scenario, own=(*scenario.own, PATH))).path == scenario.path
    assert set(dict(cause.anew(scenario).set)) == set(dict(scenario.set)) & set(scenario.own)


def test_years_of_gdp_that_differ_are_named_with_both_values():
    def state(path, ahead):
        scenario = SimpleNamespace(exporter="PRK")
        return SimpleNamespace(path=path, ahead=ahead, scenario=scenario, gdp="bok_nominal")

    then = state(((2023, 1.0, 1.0), (2024, 1.0432, 0.5), (2025, 1.05, 0.1)), {2025: 2})
    now = state(((2023, 1.0, 1.0), (2024, 1.0432, 0.7), (2026, 1.1, 0.1)), {})
    of = "relative to the chosen year [series/PRK/bok_nominal]"
    assert list(cause._path(then, now)) == [  # the pace is the buyer's and not a figure of GDP
        Difference(f"GDP of 2025 {of}", "1.05, carried on for year 2", ""),
        Difference(f"GDP of 2026 {of}", "", "1.1"),
    ]


def test_a_figure_that_one_side_alone_has_is_named_by_its_label(monkeypatch, results):
    scenario = links.thaw(links.freeze(results["press-line-2023"])).scenario
    figure = SimpleNamespace(label="A figure", place="")
    sides = [SimpleNamespace(inputs=inputs, path=(), ahead={}) for inputs in ({}, {"new": figure})]
    for one in sides:
        one.scenario, one.gdp = SimpleNamespace(exporter="PRK"), "bok_nominal"
    monkeypatch.setattr(cause, "resolve", lambda _scenario, _book: sides.pop(0))
    monkeypatch.setattr(cause, "differing", lambda _stored, _now: ["new"])
    monkeypatch.setattr(cause, "words", lambda one: one and "5")
    assert cause.rows(scenario, econ.default_book()) == (Difference("A figure [new]", None, "5"),)


def test_what_is_no_longer_computed_is_told_once_by_its_median(results):
    result = results["press-line-2023"]
    assert "budget_share" in result.graph.equations
    assert "budget_share" not in result.draws
    stored = {
        "output budget_share low": 0.01,
        "output budget_share median": 0.02,
        "output gdp_share median": 0.1,
        "x": 1.0,
    }
    (gone,) = cause.withheld(stored, stored, result)
    assert (gone.output, gone.label, gone.stored) == ("budget_share", "Share of the state budget", "2.00%")
    assert list(cause._answers({"budget_share": (0.1, 0.2, 0.3), "no_such": (1.0,)}, result, result)) == []


def test_a_question_that_an_archive_cannot_answer_is_not_the_same(monkeypatch, results):
    def refuse(*_given):
        raise InputError("There is no such series.")

    scenario = links.thaw(links.freeze(results["press-line-2023"])).scenario
    monkeypatch.setattr(verify, "resolve", refuse)
    assert verify._same_question(scenario, econ.default_book()) is False
    assert verify._same_question(replace(scenario, own=None), econ.default_book()) is None


def test_an_archive_without_the_release_is_refused(results, later, tmp_path):
    with pytest.raises(InputError, match=f"None of these folders .* \\(data {econ.default_book().digest[:8]}\\)"):
        verify.verify(links.freeze(results["press-line-2023"]), later, [tmp_path])
    with pytest.raises(InputError, match="no such data folder"):
        verify.verify(links.freeze(results["press-line-2023"]), later, [tmp_path / "nowhere"])


def test_a_question_that_the_present_data_cannot_answer_is_said(results, data):
    path = data / FIGURE
    path.write_text("".join(row for row in path.read_text("utf-8").splitlines(keepends=True) if "2022," not in row[:5]))
    verdict = verify.verify_link(links.freeze(results["press-line-2023"]), econ.Book(data))
    assert verdict.identical
    assert "no figure for 2022" in verdict.apart.problem
    assert "cannot be asked of the present data" in verify.text(verdict)
    content = econ.export.to_bytes(results["press-line-2023"], "json")
    assert "no figure for 2022" in verify_bytes(content, ".json", econ.Book(data)).apart.problem


def unfolded(link):
    form, _dot, text = link.partition(".")
    return json.loads(links._unfold(form, text))


def fold(content):
    folding = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=links._words("1"))
    raw = folding.compress(json.dumps(content).encode()) + folding.flush()
    return "1." + base64.urlsafe_b64encode(raw).decode().rstrip("=")


def test_an_answer_of_a_link_that_is_no_longer_computed_is_told_with_its_value(results):
    content = unfolded(links.freeze(results["press-line-2023"]))
    content |= {"version": "0.2.0"}
    content["answers"]["break_even_probability"] = [0.02, 0.01, 0.03, 0.02]
    (gone,) = verify.verify_link(fold(content)).withheld
    assert (gone.output, gone.stored) == ("break_even_probability", "2.00%")


@equation("1", shown=Shown.LINK)
def gdp_share(sale_value, gdp):
    """Share of GDP: as an older version had it, with a mistake.

    Leaves out: nothing.
    """
    return sale_value / (gdp + sale_value)


@pytest.fixture
def older(monkeypatch):
    """The press line by an older equation of the share of GDP."""
    mistaken = [*(e for n, e in econ.GRAPH.equations.items() if n != "gdp_share"), _read(gdp_share, "economy")]
    scenario = Scenario.preset("press-line-2023")
    return evaluate(econ.resolve(scenario), econ.default_book(), Graph(mistaken))


def test_a_link_made_by_other_equations_says_so_and_names_those_that_can_explain_it(older):
    verdict = verify.verify_link(links.freeze(older))
    assert set(verdict.changed) == {"model"}
    assert not verdict.holds
    assert {d.place for d in verdict.differences} == {f"gdp_share {s}" for s in links.STATISTICS}
    assert verdict.apart.equations == ("gdp_share",)
    share = next(a for a in verdict.apart.answers if a.output == "gdp_share")
    assert share.stored[0] < share.found[0] == share.present[0]
    assert "Equations that can explain it: gdp_share." in verify.text(verdict)


def test_of_a_file_only_the_equation_that_changed_is_named(older, tmp_path):
    """Many values rest on the share of GDP, or stand beside it; the first that differs has the changed equation."""
    path = tmp_path / "answer.json"
    econ.export.save(older, path)
    assert verify.verify(path).apart.equations == ("gdp_share",)


def test_a_json_file_keeps_title_sources_and_grades_when_it_is_read_again(results, tmp_path):
    for result in results.values():
        path = tmp_path / "answer.json"
        econ.export.save(result, path)
        again = econ.run(Scenario.load(path))
        assert again.scenario.title == result.scenario.title
        assert again.scenario.concept == result.scenario.concept
        assert [again.grade_of(n) for n in again.outputs] == [result.grade_of(n) for n in result.outputs]
        assert econ.export.to_bytes(again, "json") == path.read_bytes()


def test_the_command_takes_folders_of_older_data(results, capsys, tmp_path):
    link = links.freeze(results["press-line-2023"])
    assert main(["verify", link, "--data", str(econ.data_folder())]) == 0
    assert "✔ Identical" in capsys.readouterr().out
    forged = link[:-3] + "AAA"
    assert main(["verify", forged]) == 2
    assert main(["verify", link, "--data", str(tmp_path / "nowhere")]) == 2


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", b""),
        ("a.json", b"[]"),
        ("a.json", b'{"about": {}}'),
        ("a.json", b"[" * 100_000),
        ("a.csv", b"a,b\n1,2\n"),
        ("a.csv", b"\xff\xfe"),
        ("a.xlsx", b"PK nothing"),
        ("a.txt", b"hello"),
    ],
    ids=str,
)
def test_what_is_no_result_is_refused_with_a_reason(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError, match=name.split(".")[0]):
        verify.verify(path)


def test_a_missing_file_is_refused():
    with pytest.raises(InputError, match="cannot be read"):
        verify.verify("nowhere.json")


def test_a_providers_file_is_no_damaged_answer():
    with pytest.raises(InputError, match="a file of a provider: FRED chart file") as caught:
        verify_bytes(b"observation_date,EXUSEU\n2023-01-01,1.08\n", ".csv")
    assert "econ import FILE" in caught.value.command


# --- what is printed of a verdict ------------------------------------------------------------------------


def verdict_of(**fields):
    return Verdict(**{"compared": 1234, "largest": 0.0, "differences": (), "changed": {}, "same_file": True} | fields)


def said_of(**fields):
    return verify.text(verdict_of(**fields)).splitlines()


def differences(count):
    return tuple(Difference(f"place {n}", 1.0, 2.0) for n in range(count))


def test_the_first_words_say_how_far_it_agrees():
    made = {"version": ("0.2.0", "0.3.0"), "data": ("", "abc")}
    under = " It was made under other version, data: version 0.2.0 (now 0.3.0), data unknown (now abc)."
    values = "1,234 values were computed again and every digit of them is the same."
    assert said_of(uncompared={"program": ("econ.whl",)})[0] == f"✔ Identical: {values}"
    assert said_of(same_file=False)[0] == f"✔ The same values: {values}"
    assert said_of(same_file=False, changed=made)[0] == f"✔ The same values: {values}{under}"
    assert said_of()[0].endswith("and every digit is the same, and so is every byte of it.")
    within = "✔ Within 1e-09: 1,234 values were computed again; the largest relative difference is 1.2e-10."
    assert said_of(same_file=False, largest=1.23e-10)[0] == within
    assert said_of(differences=differences(2), changed=made)[0] == "✘ 2 of 1,234 values differ." + under
    assert said_of(changed={"scenario": ("a", "b")})[0].startswith("✘ 0 of 1,234 values differ.")
    assert said_of() == [said_of()[0], "Not compared: nothing."]


@pytest.mark.parametrize(("count", "more"), [(12, []), (13, ["  and 1 more"]), (30, ["  and 18 more"])])
def test_a_dozen_of_what_differs_is_listed_and_the_rest_counted(count, more):
    listed = [f"  place {n}: stored 1.0, computed 2.0" for n in range(12)]
    assert said_of(differences=differences(count))[1:-1] == listed + more
    figures = said_of(apart=verify.Differences(rows=differences(count)))[2:]
    assert figures == [
        "Figures that differ from the present data:",
        *(f"  place {n}: 1.0, now 2.0" for n in range(12)),
        *more,
    ]
    words = said_of(reworded=differences(count))[2:]
    assert words[0].startswith("Not compared either, since every version")
    assert words[1:] == [f"  place {n}: stored 1.0, now 2.0" for n in range(12)] + more


def test_of_two_long_texts_what_stands_around_their_difference_is_printed():
    """40 signs before it, and 120 in all; what is not longer than 80 is printed whole."""

    def said(stored, found):
        return said_of(differences=(Difference("p", stored, found),))[1]

    assert said("a" * 79 + "x", "a" * 79 + "y") == f"  p: stored '{'a' * 79}x', computed '{'a' * 79}y'"
    assert said("a" * 80 + "x", "a" * 80 + "y") == f"  p: stored '…{'a' * 40}x', computed '…{'a' * 40}y'"
    assert said("a" * 80 + "x", "a" * 80) == f"  p: stored '…{'a' * 40}x', computed '…{'a' * 40}'"
    assert said("x" + "a" * 130, "y" + "a" * 80) == f"  p: stored 'x{'a' * 119}', computed 'y{'a' * 80}'"
    assert (
        said("a" * 40 + "x" + "b" * 60, "a" * 40 + "y")
        == f"  p: stored '{'a' * 40}x{'b' * 60}', computed '{'a' * 40}y'"
    )
    assert said("a", 2.0) == "  p: stored 'a', computed 2.0"


def test_a_foreign_text_is_printed_on_one_line_and_cut_after_a_thousand_signs():
    lines = verify.opened(verdict_of(stored=Stored("t\x1b\n", ("a" * 1000, "b" * 1001, ""), "m"))).splitlines()
    assert lines[:4] == ["Stored: t  ", f"  {'a' * 1000}", f"  {'b' * 1000}…", "  m"]


def test_what_was_not_compared_is_counted_and_three_of_a_kind_are_named():
    places = ("a", "b", "c", "d" * 121)
    assert (
        said_of(uncompared={"picture": places[:3]})[1]
        == "Not compared: 3 pictures that are drawn otherwise now (a; b; c)."
    )
    assert said_of(uncompared={"picture": places})[1].endswith("(a; b; c; …).")
    assert said_of(uncompared={"file": places[3:]})[1].endswith(f"({'d' * 120}…).")
    assert said_of(uncompared={"notice": places[:1], "grade": places})[1] == (
        "Not compared: 1 notice of Read with care, 4 grades."
    )
    assert said_of(unread="how it is packed", same_file=False)[-1] == "Not compared: how it is packed."
    assert said_of(unread="how it is packed")[1] == "Not compared: nothing."


def test_a_spreadsheet_program_is_named_unless_every_byte_is_there():
    assert said_of(respelled=("decimal commas",), same_file=False)[1].startswith(
        "A spreadsheet program has rewritten this file (decimal"
    )
    assert said_of(respelled=("decimal commas",))[1] == "Not compared: nothing."


@pytest.mark.parametrize(
    ("same", "said"), [(None, "cannot be asked anew"), (True, "the very"), (False, "other figures")]
)
def test_of_an_archive_it_is_said_whether_its_question_comes_to_the_same(same, said):
    line = said_of(archive=Archive("2025-01-01", "old", same), changed={"data": ("a", "b")})[2:]
    assert len(line) == 1, "with the archive at hand nobody is told how to compute it"
    assert line[0].startswith("It was recomputed under the data of 2025-01-01 in old. ")
    assert said in line[0]


def test_how_data_and_equations_differ_is_said():
    rows = (Difference("p", "", "2"), Difference("q", "1", ""))
    share = Answer("gdp_share", "Share of GDP", "1", (0.01, 0.005, 0.02), (0.01, 0.005, 0.02), (0.02, 0.01, 0.04))
    gone, same = replace(share, found=None, present=None), replace(share, present=share.stored)
    apart = verify.Differences(rows, False, ("a", "b"), (share, gone, same), "why")
    lines = said_of(apart=apart)[2:]
    assert lines[:6] == [
        "Equations that can explain it: a, b.",
        "Figures that differ from the present data, or that it set itself:",
        "  p: not given, now 2",
        "  q: 1, now not given",
        "The same question cannot be asked of the present data: why",
        "Both answers, then and now:",
    ]
    assert re.fullmatch(r"  Share of GDP: stored median 1\.00%.*; the present data median 2\.00%.*", lines[6])
    assert lines[7].endswith("; its own figures by the present equations not given; the present data not given")
    assert lines[8].endswith("; now the same")
    close = replace(share, found=share.stored, present=(0.0100001, 0.005, 0.02))
    assert ", where median 1.00000% (" in said_of(apart=verify.Differences(answers=(close,)))[3]


def test_how_it_is_computed_as_it_was_is_said():
    data, model = {"data": ("12345678", "b")}, {"model": ("a", "b")}
    mine = folders.Named("mine", "0" * 64)
    assert said_of(changed=data, data_date="2025-01-01")[2] == (
        "To compute it on the figures it was made with, give the data folder of that release (2025-01-01, data "
        "12345678): econ verify … --data FOLDER"
    )
    assert "(that day, data unknown)" in said_of(changed={"data": ("", "b")})[2]
    assert said_of(changed=data, own=(mine,))[2].startswith(
        "Figures of one's own are others now: it was made with mine, digest 00000000."
    )
    assert said_of(changed={**data, **model}, made={"version": "0.2.0", "data": "d"})[2] == (
        "To compute it as it was, run econ verify in a copy of the repository at the commit of version 0.2.0 (data d, "
        "model unknown); docs/howto/open-an-older-result.md lists the commits and shows how."
    )
    assert said_of(changed={"scenario": ("a", "b")})[2:] == []


def test_why_an_output_is_no_longer_computed_is_said():
    found = said_of(withheld=(Withheld("a", "A", "1.", "b."), Withheld("c", "C", "2", "")))[2:]
    assert found == [
        "No longer computed: A [a], stored 1. Why: b.",
        "No longer computed: C [c], stored 2. This version has no such output.",
    ]


# --- cells against cells -----------------------------------------------------------------------------------


def compared(stored, found, others=None):
    return compare(stored, found, others if others is not None else {"version": ("0.2.0", "0.3.0")})


@pytest.mark.parametrize(
    ("stored", "found", "same"),
    [
        *((1.0, 1.0 + 0.9e-9, True), (1.0, 1.0 + 1.1e-9, False), (0.0, 0.0, True), (0.0, 1e-300, False)),
        *((math.inf, math.inf, True), (math.inf, 1.0, False), (-2.0, 2.0, False), (1e9, 1e9 + 0.5, True)),
    ],
)
def test_numbers_agree_within_a_billionth_of_the_larger(stored, found, same):
    for others in ({}, {"version": ("0.2.0", "0.3.0")}):
        verdict = compared({"output x median": stored}, {"output x median": found}, others)
        assert (verdict.differences == ()) is same
        assert verdict.identical is (stored == found)
        assert verdict.compared == 1


def test_the_largest_relative_difference_is_that_of_the_larger_number():
    """By hand: 4 against 5 is a fifth of the larger one, 1 against 2 a half."""
    verdict = compared({"a": 4.0, "b": 1.0, "c": "x"}, {"a": 5.0, "b": 2.0, "c": "y"}, {})
    assert (verdict.largest, verdict.compared) == (0.5, 3)
    assert compared({"a": 4.0}, {"a": 5.0}, {}).largest == pytest.approx(0.2, rel=1e-15)


def test_a_truth_value_is_no_number():
    assert not compared({"a": True}, {"a": 1.0 + 1e-12}, {}).holds


def test_what_another_version_no_longer_writes_or_writes_anew_is_no_difference():
    verdict = compared({"x old": 1.0, "y": "words of 3"}, {"x new": 1.0, "y": "words of 4"})
    assert verdict.holds
    assert (verdict.uncompared, verdict.new) == ({"unwritten": ("x old",), "text": ("y",)}, ("x new",))
    assert [d.place for d in verdict.reworded] == ["y"], "its digits are others"
    assert compared({"y": "words of 3"}, {"y": "other words of 3"}).reworded == ()
    assert not compared({"x": 1.0}, {}, {}).holds
    assert not compared({}, {"x": 1.0}, {}).holds


def test_digests_of_a_result_are_compared_as_far_as_they_are_stated():
    now = Fingerprint("1" * 64, "2" * 64, "3" * 64, "0.3.0.dev123")
    marks = {"scenario": "1" * 16, "data": now.data, "model": "0" * 64, "version": ""}
    assert changed(marks, SimpleNamespace(fingerprint=now)) == {
        "model": ("0" * 8, "3" * 8),
        "version": ("", "0.3.0.de"),
    }
    assert shortened({"version": "0.2.0.dev1234", "data": "a" * 64}) == {"version": "0.2.0.dev1234", "data": "a" * 8}


WHEEL = "econ-0.3.0-py3-none-any.whl program "
SAME_VERSION, ANOTHER = {}, {"version": ("0.2.0", "0.3.0")}


@pytest.mark.parametrize(
    ("stored", "found", "others", "kind"),
    [
        ({"a": UNSTATED}, {"a": 1.0}, SAME_VERSION, "untold"),
        ({"a": UNSTATED}, {}, SAME_VERSION, "differs"),
        ({"about scenario": '{"a": 1}'}, {"about scenario": '{"a":1}'}, SAME_VERSION, "agrees"),
        ({"about scenario": '{"a": 1}'}, {"about scenario": '{"a": 2}'}, SAME_VERSION, "differs"),
        ({"about scenario": '{"a": 1}'}, {"about scenario": '{"a": 2}'}, ANOTHER, "agrees"),
        ({f"{WHEEL}econ.dist-info/RECORD": "x"}, {}, SAME_VERSION, "program"),
        ({f"{WHEEL}econ.dist-info/RECORD": "x"}, {f"{WHEEL}econ.dist-info/RECORD": "y"}, SAME_VERSION, "differs"),
        ({f"{WHEEL}econ/run.py": "x"}, {}, SAME_VERSION, "differs"),
        ({"README.md text econ.dist-info/RECORD": "x"}, {}, SAME_VERSION, "differs"),
        ({f"{WHEEL}econ/run.py": "x"}, {f"{WHEEL}econ/run.py": "y"}, ANOTHER, "program"),
        ({"xl/worksheets/sheet1.xml row 3": TWICE}, {}, ANOTHER, "differs"),
        ({"a note": "x", "a note (2)": "y"}, {"a note": "x"}, ANOTHER, "differs"),
        ({"a note": "x", "a note (2)": "y"}, {"a note": "x", "a note (2)": "z"}, ANOTHER, "text"),
        ({"text a": "x", "text a (2)": "y"}, {"text a": "x"}, ANOTHER, "text"),
        ({"a note (2)": "y"}, {}, ANOTHER, "text"),
        ({"remark.txt: content": SAME}, {}, ANOTHER, "file"),
        ({"remark.txt: content": "missing"}, {}, ANOTHER, "differs"),
        ({"x.json sha256": SAME}, {"x.json sha256": "0"}, ANOTHER, "agrees"),
        ({"x.json sha256": "1"}, {"x.json sha256": "0"}, ANOTHER, "differs"),
        ({"a picture": "x"}, {"a picture": "y"}, ANOTHER, "picture"),
        ({"a.png picture of dots": "x"}, {"a.png picture of dots": "y"}, SAME_VERSION, "picture"),
        ({"a.png picture of dots": "x"}, {}, SAME_VERSION, "differs"),
        ({"a.png picture of dots": "x", "b": "x"}, {"a.png picture of dots": "y", "b": "y"}, SAME_VERSION, "differs"),
        (
            {"a.png picture of dots": "x", "b.png picture of dots": "x"},
            {"a.png picture of dots": "x", "b.png picture of dots": "y"},
            SAME_VERSION,
            "differs",
        ),
    ],
)
def test_what_a_cell_is_taken_for(stored, found, others, kind):
    """The last of the places that are stored: an agreement, a difference, or what is listed as not compared."""
    verdict, place = compare(stored, found, others), list(stored)[-1]
    kinds = {p: k for k, places in verdict.uncompared.items() for p in places}
    kinds |= {d.place: "differs" for d in verdict.differences}
    assert kinds.get(place, "agrees") == kind


@pytest.mark.parametrize(
    ("stored", "found", "others", "named"),
    [
        ({"text a": "made by 0.2.0"}, {"text a": "written by 0.3.0"}, ANOTHER, False),
        ({"text a": "words of 3"}, {"text a": "other words of 3"}, {"data": ("", "abc1")}, False),
        ({"text a": "words of 3"}, {"text a": "other words of 4"}, {"data": ("", "abc1")}, True),
        ({"text a": "It is 3 of 4."}, {}, ANOTHER, True),
        ({"text a": "It is 3 of 4."}, {"text b": "It is 3 of 4."}, ANOTHER, False),
        ({"text a": "3"}, {}, ANOTHER, False),
        ({"a note": "It is 3 of 4."}, {}, ANOTHER, False),
        ({"text a": "It is 3."}, {"text a": 3.0}, ANOTHER, False),
        ({"text a": 3.0}, {}, ANOTHER, False),
    ],
)
def test_a_sentence_of_another_version_is_named_where_its_numbers_are_others(stored, found, others, named):
    assert bool(compare(stored, found, others).reworded) is named


# --- what a spreadsheet program does to a CSV ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("stored", "found", "rounded"),
    [
        (0.123, 0.1234, True),
        (-0.123, -0.1234, True),
        (0.123, 0.1236, False),
        (12_300.0, 12_345.0, True),
        (12_300.0, 12_360.0, False),
        (0.0, 1e-9, False),
        (0.333333333333333, 1 / 3, True),
        (0.333333333333334, 1 / 3, True),  # 15 digits, the last of them missed by one
        (0.33333333333334, 1 / 3, True),  # and 14
        (0.333333333333335, 1 / 3, False),
        (0.3333333333334, 1 / 3, False),  # of 13 digits none is missed
        (0.3333333333333334, 1 / 3, False),  # 16 digits are what was written
        (0.123, "0.1234", False),
        (math.nan, 0.1234, False),
        (math.inf, 0.1234, False),
        (0.123, math.inf, False),
    ],
)
def test_a_number_with_fewer_digits_is_told_from_another_one(stored, found, rounded):
    """Spreadsheet programs keep 15 digits; a number that is shown shorter is rounded to its last digit."""
    cells = {"a": stored, "b": 1.0, "c": "x"}
    signs = respelled(b"section,name\n", cells, {"a": found, "b": 1.0, "c": "y"})
    assert signs == (("numbers with fewer digits",) if rounded else ())


@pytest.mark.parametrize(
    ("content", "signs"),
    [
        (b"section,name\r\na;b,1\r\n", ()),
        (b"section;name\r\n", ("semicolons between its cells",)),
        (b"\xef\xbb\xbfsection\tname\r\n", ("tabs between its cells",)),
        (b"section;name\r\na;1,5\r\n", ("semicolons between its cells", "decimal commas")),
        (b'"section","name"\r\n"a",""\r\n', ("numbers or empty cells between quotation marks",)),
        (b"\xff\xfe\xff", ()),
    ],
)
def test_the_signs_of_a_spreadsheet_program_are_said_in_words(content, signs):
    assert respelled(content) == signs


# --- which figures of one's own are meant ---------------------------------------------------------------


@pytest.fixture(scope="module")
def mine(tmp_path_factory):
    """The figures that ship, with two folders of one's own that differ by a note, and each of these alone."""
    place = tmp_path_factory.mktemp("mine")
    files = ruritania.FILES, {n: text.replace("crown jewels", "royal jewels") for n, text in ruritania.FILES.items()}
    shipped = econ.default_book().folders[0]
    paths = [ruritania.write(place / name, text) for name, text in zip(("first", "second"), files, strict=True)]
    return SimpleNamespace(
        shipped=econ.Book(shipped), first=econ.Book(shipped, paths[0]), second=econ.Book(shipped, paths[1])
    )


SHIPPED = econ.default_book().folders[0]


def used(needed, data, book, carried=()):
    """Names and digests of the folders with which a result is computed again."""
    found = verify._with_own([folders.Named(*one) for one in needed], {"data": data}, book, carried)
    return [(one.name, one.digest) for one in found.own]


def test_a_result_is_computed_again_with_the_folders_that_it_names_and_no_others(mine):
    first, second = (book.own[0] for book in (mine.first, mine.second))
    both, names = (first, second), [(one.name, one.digest) for one in (first, second)]
    # by their digest, whatever they are called; by their name where they are others now; brought, or in use
    assert used([("other", second.digest[:8])], "x", mine.shipped, both) == [names[1]]
    assert used([("second", "0" * 8)], "x", mine.shipped, both) == [names[1]]
    assert used([("first", "0" * 8)], "", mine.first, [second]) == [names[0]]
    assert used([("second", second.digest[:8])], "", mine.first, [second]) == [names[1]]
    assert verify._with_own([folders.Named(*names[1])], {"data": "x"}, mine.shipped, both).folders[0] == SHIPPED


def test_figures_in_use_stay_where_the_result_was_made_with_them_or_does_not_say(mine):
    own = mine.first.own[0]
    assert used([], mine.first.digest[:8], mine.first) == [(own.name, own.digest)]
    assert used([], "", mine.first) == [(own.name, own.digest)]
    assert used([], "0" * 8, mine.first) == [(own.name, own.digest)]
    assert used([], mine.shipped.digest[:8], mine.first) == []
    assert used([], "x", mine.shipped) == []


def test_folders_that_are_not_here_are_named(mine):
    with pytest.raises(InputError, match="figures of one's own that are not here: third"):
        used([("third", "0" * 8)], "x", mine.first)


def test_the_program_of_a_capsule_is_held_against_the_one_that_runs(monkeypatch):
    name = "econ-0.3.0-py3-none-any.whl"
    monkeypatch.setattr(verify.capsule_cells, "running", lambda wheel: {f"{wheel.name} program a.py": "now"})
    found = {f"{name} program a.py": "then", f"{name} program gone.py": "then", "x": 1.0}
    assert verify._with_program(found, SimpleNamespace(name=name)) == {"x": 1.0, f"{name} program a.py": "now"}
