"""How a result is cited, and what computes it again does."""

import json
import re
import shlex
import tomllib
from pathlib import Path
from string import ascii_lowercase

import numpy as np
import pytest
import rispy
from pybtex.database import parse_string
from pylatexenc.latex2text import LatexNodes2Text

import econ
from econ import InputError, verify
from econ.doors.cli import main
from econ.evidence import Setting
from econ.numerics.distributions import from_spec
from econ.output import export
from econ.provenance import citing, links
from econ.provenance.citing import again
from econ.wording.language import speaking

ROOT = Path(__file__).parent.parent

SCENARIOS = {
    "preset": econ.Scenario.preset(),
    "preset, changed": econ.Scenario.preset().change(
        year=2021,
        gdp="un_current",
        buyer=None,
        set={"sale_value": "300 million USD/year", "quality_discount_shell_152": None},
    ),
    "other points": econ.Scenario.preset("missiles-added").change(sampler=econ.Sampler(seed=5, points=64, scrambles=4)),
    "nobody buys": econ.Scenario.preset("india-2023"),
    "own words": econ.Scenario(
        title="It's “mine”",
        year=2023,
        gdp="un_current",
        gdp_year=2022,
        set={
            "sale_value": "90%: 0.2 to 0.3 billion USD/year",
            "multiplier": 1.1,
            "newly_produced_share": from_spec({"shape": "uniform", "low": 0.1, "high": 0.7}),
            "cash_share": from_spec({"shape": "alternatives", "values": [0.1, 0.3], "weights": [1, 3]}),
        },
        path={2023: 0.7, 2024: 0.3},
    ),
    "own source": econ.Scenario.preset("sweden-2024").change(
        set={"sale_value": Setting(value="1 billion USD/year", sources=("stratnews_isr",), grade="C3", note="Mine.")}
    ),
    "another exporter": econ.Scenario.preset("sweden-2024").change(exporter="FRA", gdp="", year=2022),
    "correlation": econ.Scenario.preset("missiles-added").change(
        correlation=[("price_shell_152", "price_rocket_122", 0.7)]
    ),
    "samples": econ.Scenario.preset().change(
        set={"sale_value": from_spec({"shape": "samples", "samples": [2.1e8, 2.4e8, 2.5e8, 3.3e8]})}
    ),
}
SCENARIOS["complete"] = econ.Scenario.from_dict(econ.run(SCENARIOS["own words"]).state.canonical)
NAMED = ("preset", "preset, changed", "own words")


@pytest.fixture(scope="module", params=SCENARIOS.values(), ids=SCENARIOS)
def result(request):
    return econ.run(request.param)


# --- the result ------------------------------------------------------------------------------------


def test_citation_has_the_agreed_form(result):
    text = citing.citation(result, accessed="2026-12-01")
    tail = (
        f" econ v{econ.__version__}, data {result.book.release}, scenario {result.fingerprint.scenario[:8]}, "
        "accessed 2026-12-01; author's calculations. Computed again by `econ run "
    )
    assert tail in text
    assert text.endswith("`.")
    if result.scenario.title:
        assert text.startswith(f"“{result.scenario.title}”: ")
    assert result.book.country(result.scenario.exporter).of in text


PRESETS = econ.default_book().presets
PEOPLE_ALONE = [name for name in PRESETS if name == "drone-plant-workers"]
"""No goods are sold, so that there is no share of GDP to cite."""
GOODS = [name for name in PRESETS if name not in PEOPLE_ALONE]


@pytest.mark.parametrize("name", GOODS)
def test_citation_gives_the_digits_of_the_headline(name):
    result = econ.run(econ.Scenario.preset(name))
    share, span = re.search(
        r"([\d.]+%) (?:of \S.* GDP )?(by .*?90% interval (?:from )?[\d.]+(?: to [\d.]+)?%)",
        econ.headline(result),
    ).groups()
    assert share in citing.citation(result)
    assert span in citing.citation(result)


@pytest.mark.parametrize("name", GOODS)
@pytest.mark.parametrize("style", citing.STYLES)
def test_citation_names_the_gdp_source_its_year_and_what_is_sold(name, style):
    """A share of a GDP that is not named is what the press line itself left out."""
    result = econ.run(econ.Scenario.preset(name))
    cited = citing.cite(result, style)
    text = " ".join((plain(cited) if style in {"bibtex", "biblatex"} else cited).split())
    series = result.book.series(result.scenario.exporter, result.state.gdp)
    figure = ", ".join(filter(None, (series.about.variant, str(result.state.inputs["gdp_published"].year))))
    assert f"by {series.about.publisher} ({figure};" in text
    dollars = r"\$[\d.]+ (m|b)illion"
    other = rf"(\S)?[\d.]+ (m|b)illion( [A-Z]{{3}})? a year \({dollars} at .*?\)"
    what = "an? sale of|deliveries put at|(contracts|orders|licences) worth"
    assert re.search(rf"({what}) (about |more than )?({dollars} a year|{other}) (is|are) ", text)


@pytest.mark.parametrize("style", citing.STYLES)
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("drone-plant-workers", "no goods are sold; people sent abroad bring $55 million a year ("),
        ("troops-and-munitions-2023-25", "; besides, people sent abroad bring $330 million a year ("),
    ],
)
def test_citation_says_what_people_bring_against_national_income(name, said, style):
    """6,000 heads × 12 months × about $900 × 0.85 is $55 million; INSS: $0.62 billion for troops in all, with deaths.

    It is national income and no output, so that it is set against GNI and never against GDP.
    """
    cited = citing.cite(econ.run(econ.Scenario.preset(name)), style)
    text = " ".join((plain(cited) if style in {"bibtex", "biblatex"} else cited).split())
    assert said in text
    income = text.partition("people sent abroad")[2]
    assert "of North Korea's gross national income by the Bank of Korea (2024)" in income
    assert "GDP" not in income.partition(" econ")[0]


def test_the_share_of_people_is_what_a_reader_comes_to_by_dividing():
    """Income of a full year over the gross national income of the year, as the sentence gives both."""
    result = econ.run(econ.Scenario.preset("troops-and-munitions-2023-25"))
    brought, share, gni = (float(np.ravel(result.central[n])[0]) for n in ("people_rate", "people_gni_share", "gni"))
    assert share == pytest.approx(brought / gni, rel=1e-12)


def test_citation_has_the_figures_of_the_other_families():
    """250 million over 36.2 trillion won at 1,291.78 and over 15.176 billion dollars: 0.89 and 1.65%, to 1.6%."""
    cited = citing.citation(econ.run(), accessed="").replace("\u00a0", " ")
    assert cited.startswith(
        "“The press line of July 2023”: a sale of $250 million a year is 0.81 to 1.9% of North Korea's GDP: 0.89% by "
        "the Bank of Korea (nominal, 2022; 90% interval 0.81 to 0.99%) and 1.6% by the United Nations (2022; 90% "
        "interval 1.4 to 1.9%); purchasing power apart. econ v"
    )


@pytest.mark.parametrize(
    "change", [{"gdp": "maddison_ppp"}, {"gdp": "cia_ppp", "gdp_year": 2015}, {"set": {"gdp": "24.5 billion USD/year"}}]
)
def test_citation_of_a_figure_apart_has_the_figures_at_market_rates(change):
    cited = citing.citation(econ.run(econ.Scenario.preset().change(**change))).replace("\u00a0", " ")
    found = re.search(
        r"; by family of sources [\d.]+ to [\d.]+%: [\d.]+% by the Bank of Korea \(nominal, .*% by the United N",
        cited,
    )
    assert found, cited
    assert "your own" not in cited


@pytest.mark.parametrize("write", [citing.python_snippet, citing.command])
def test_what_computes_it_again_names_what_the_share_is_of(write):
    comments = " ".join(line.removeprefix("# ") for line in write(econ.run()).splitlines() if line.startswith("#"))
    assert "0.81 to 1.9% of North Korea's GDP: 0.89% by the Bank of Korea (nominal, 2022;" in comments
    assert "1.6% by the United Nations (2022;" in comments


def test_a_share_without_spread_is_cited_as_the_headline_says_it():
    fixed = econ.run(econ.Scenario.preset().change(set={"sale_value": 250e6, "gdp": "24.5 billion USD/year"}))
    share = re.search(r"is ([\d.]+%) of", econ.headline(fixed))[1]
    assert f" is {share} of North Korea's GDP by the author's own figure; by family" in citing.citation(fixed)


def test_the_day_is_today_unless_it_is_given_or_left_out(monkeypatch):
    result = econ.run()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert "accessed 1970-01-02;" in citing.citation(result)
    assert citing.record(result)["accessed"] == {"date-parts": [[1970, 1, 2]]}
    assert "accessed" not in citing.citation(result, accessed="")
    assert "accessed" not in citing.record(result, accessed="")
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", citing.today())


@pytest.mark.parametrize("time", ["abc", "9" * 30, "²", "253402300800"], ids=["word", "long", "power", "year 10000"])
def test_a_day_that_is_set_to_what_is_no_time_is_a_sentence(time, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", time)
    with pytest.raises(InputError, match="is no time") as caught:
        citing.today()
    assert caught.value.where == "SOURCE_DATE_EPOCH"


def test_a_result_without_a_title_can_be_cited():
    bare = econ.run(econ.Scenario(set={"sale_value": "1 billion USD/year"}, sampler=econ.Sampler(points=2)))
    assert citing.citation(bare).startswith("A sale of $1\u00a0billion a year is ")


def test_the_program_is_cited_as_the_citation_file_says():
    """CITATION.cff is YAML of one level here; its lines are read as they stand."""
    stated = (ROOT / "CITATION.cff").read_text("utf-8")
    record = citing.record(econ.run())
    assert f'title: "{record["container-title"]}"' in stated
    assert f"  - name: {record['author'][0]['literal']}" in stated
    assert f"version: {record['version']}" in stated


def plain(latex):
    return LatexNodes2Text(strict_latex_spaces=True).latex_to_text(latex)


def test_a_result_is_read_back_by_reference_managers(result):
    record = citing.record(result, accessed="2026-12-01")
    year = result.book.release[:4]
    expected = (record["id"], ["The econ authors"], record["title"], year, econ.__version__)

    [(key, entry)] = parse_string(citing.cite(result, "bibtex", "2026-12-01"), "bibtex").entries.items()
    people = [plain(" ".join(p.last_names)) for p in entry.persons["author"]]
    assert (key, people, plain(entry.fields["title"]), entry.fields["year"], entry.fields["version"]) == expected
    assert entry.fields["urldate"] == "2026-12-01"

    [found] = rispy.loads(citing.cite(result, "ris", "2026-12-01"))
    assert (found["id"], found["authors"], found["title"], found["year"], found["edition"]) == expected

    assert json.loads(citing.cite(result, "csl", "2026-12-01")) == [record]
    assert result.fingerprint.scenario[:8] in found["notes"][0]
    assert "\u00a0" not in record["title"]


@pytest.mark.parametrize("cite", [citing.cite, citing.cite_sources])
def test_an_unknown_style_proposes_another(cite):
    with pytest.raises(InputError, match="bibtex"):
        cite(econ.run(), "bibtext")


# --- its sources -----------------------------------------------------------------------------------


def test_sources_are_those_of_the_answer_each_page_once(result):
    shown = [name for name in ("sale_value", "gdp_share", "trade_share", "value_added") if name in result.outputs]
    needed = {s for name in shown for s in result.sources_of(name)}
    records = json.loads(citing.cite_sources(result, "csl"))
    pages = [r["URL"] for r in records]
    assert {result.book.sources[name]["URL"] for name in needed} <= set(pages)
    assert len(pages) == len(set(pages)) == len(citing.cite_sources(result).splitlines())
    assert {r["id"] for r in records} <= {*econ.tables.outputs_sources(result), *families(result)}


def families(result):
    return {s for row in econ.tables.by_gdp_source(result) for s in row["sources"]}


ABOUT_NORTH_KOREA = re.compile(r"North Korea|DPRK|N\\. ?Korea|북한|Korea Utara", re.IGNORECASE)


@pytest.mark.parametrize("name", [n for n in PRESETS if econ.default_book().preset(n).exporter not in ("PRK", "KOR")])
def test_the_answer_of_another_country_cites_no_report_on_north_korea(name):
    result = econ.run(econ.Scenario.preset(name))
    used = [result.book.sources[n] for n in citing.cited(result, used=True)]
    for record in (*citing.providers(result), *used):
        assert not ABOUT_NORTH_KOREA.search(record["title"]), record["id"]


PUBLISHERS = {"the World Bank": "World Bank", "the United Nations": "United Nations", "the CIA": "Central Intelligence"}


@pytest.mark.parametrize("name", GOODS)
def test_the_name_beside_gdp_is_the_publisher_of_the_very_row(name):
    rows = econ.tables.by_gdp_source(econ.run(econ.Scenario.preset(name)))
    records = econ.default_book().sources
    found = 0
    for row in (row for row in rows if row["publisher"] in PUBLISHERS):
        named = {person.get("literal", "") for s in row["sources"] for person in records[s]["author"]}
        assert any(PUBLISHERS[row["publisher"]] in one for one in named), row
        found += 1
    assert found


@pytest.mark.parametrize("style", ["bibtex", "ris"])
def test_sources_are_read_back_by_reference_managers(result, style):
    text = citing.cite_sources(result, style)
    if style == "bibtex":
        found = {key: entry.fields["url"] for key, entry in parse_string(text, "bibtex").entries.items()}
    else:
        found = {record["id"]: record["urls"][0] for record in rispy.loads(text)}
    assert found == {r["id"]: r["URL"] for r in citing.providers(result)}


def test_one_output_has_fewer_sources():
    result = econ.run()
    assert 0 < len(citing.providers(result, "gdp")) < len(citing.providers(result))


def test_sources_of_the_other_years_and_of_the_base_year_are_cited():
    """Bank of Korea figures of 2020, 2023 and 2024 stand beside 2022; 2015 dollars are carried on by the deflator."""
    result = econ.run()
    series = result.book.series("PRK", "bok_nominal").used
    assert {series[year].source for year in (2020, 2022, 2023, 2024)} <= set(result.sources_of("share_path"))
    assert series[2024].source not in result.sources_of("gdp_share")
    constant = econ.run(econ.Scenario.preset().change(gdp="un_constant"))
    level = constant.book.series("PRK", "un_constant").about.price_level
    base = constant.book.series_at(level.series).used[level.base]
    assert base.source in constant.sources_of("gdp_share")


def test_a_path_with_other_figures_than_the_data_does_not_cite_them():
    result = econ.run()
    canonical = json.loads(result.state.json)
    for year in ("2023", "2024"):
        canonical["path"][year][0] *= 1.5
    changed = econ.run(econ.Scenario.from_dict(canonical))
    series = result.book.series("PRK", "bok_nominal").used
    assert series[2024].source not in changed.sources_of("gdp_path")
    assert series[2020].source in changed.sources_of("gdp_path")


# --- what computes it again ------------------------------------------------------------------------


def pinned(text):
    first, second = text.splitlines()[:2]
    assert first.startswith(f"# econ {econ.__version__}, data {econ.default_book().release}: the capsule (.zip) ")
    assert second == "# the package that is called econ in the public index is another project."
    assert "pip install" not in text  # the name belongs to somebody else there


def test_python_computes_the_same_digits(result, capsys):
    names = {}
    text = citing.python_snippet(result)
    pinned(text)
    exec(text, names)
    again = names["result"]
    assert again.fingerprint == result.fingerprint
    numbers = [{k: v for k, v in row.items() if k not in ("grade", "sources")} for row in econ.tables.summary(again)]
    mine = [{k: v for k, v in row.items() if k not in ("grade", "sources")} for row in econ.tables.summary(result)]
    assert repr(numbers) == repr(mine)
    assert capsys.readouterr().out == econ.headline(result) + "\n"


def test_python_notices_a_difference(result):
    text = citing.python_snippet(result).replace(result.fingerprint.scenario[:8], "00000000")
    with pytest.raises(AssertionError):
        exec(text, {})


def test_the_command_computes_the_same_digits(result, capsys):
    text = citing.command(result)
    pinned(text)
    words = shlex.split(text, comments=True)
    assert words[:2] == ["econ", "run"]
    assert main([*words[1:], "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["about"]["fingerprint"] == str(result.fingerprint)
    assert found["scenario"] == json.loads(result.state.json)
    mine = json.loads(export.to_bytes(result, "json"))["results"]["outputs"]
    assert [r["median"] for r in found["results"]["outputs"]] == [r["median"] for r in mine]


def test_the_short_form_is_taken_where_there_is_one():
    short = {name: citing.python_snippet(econ.run(SCENARIOS[name])) for name in NAMED}
    assert "scenario = econ.Scenario.preset('press-line-2023')\n" in short["preset"]
    assert "econ.Scenario.preset('press-line-2023').change(\n" in short["preset, changed"]
    assert "'quality_discount_shell_152': None" in short["preset, changed"]
    assert "econ.Scenario(\n    year=2023," in short["own words"]
    assert not any("thaw" in text for text in short.values())
    assert citing.command(econ.run()).splitlines()[-1] == "econ run press-line-2023"


@pytest.mark.parametrize("name", ["complete", "samples"])
def test_a_frozen_link_is_taken_where_there_is_no_short_form(name):
    result = econ.run(SCENARIOS[name])
    assert "links.thaw(" in citing.python_snippet(result)
    assert shlex.split(citing.command(result), comments=True)[2].startswith(f"{links.FORM}.")


def test_more_points_than_a_link_may_ask_for_are_asked_for_beside_it(monkeypatch, capsys):
    monkeypatch.setattr(links, "MOST_POINTS", econ.Sampler().size)
    canonical = econ.run(econ.Scenario.preset().change(sampler=econ.Sampler(seed=2, points=2048))).state.canonical
    result = econ.run(econ.Scenario.from_dict(canonical))
    names = {}
    exec(citing.python_snippet(result).replace("print(", "str("), names)
    assert names["result"].fingerprint == result.fingerprint
    assert citing.command(result).endswith(" --seed 2 --points 2048\n")
    assert main([*shlex.split(citing.command(result), comments=True)[1:], "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["about"]["fingerprint"] == str(result.fingerprint)


def test_python_keeps_the_sources_of_settings():
    result = econ.run(SCENARIOS["own source"])
    names = {}
    exec(citing.python_snippet(result).replace("print(", "str("), names)
    assert names["result"].sources_of("sale_value") == ("stratnews_isr",)
    assert econ.tables.summary(names["result"]) == econ.tables.summary(result)


def test_a_question_too_long_for_a_link_is_written_out_in_python_and_refused_as_a_command():
    samples = [2e8 + 1e4 * (n * 7919 % 10007) / 3 for n in range(6000)]
    many = econ.Scenario.preset().change(set={"sale_value": from_spec({"shape": "samples", "samples": samples})})
    result = econ.run(many)
    names = {}
    exec(citing.python_snippet(result).replace("print(", "str("), names)
    assert names["result"].fingerprint == result.fingerprint
    with pytest.raises(InputError, match="Save it as JSON"):
        citing.command(result)


def test_figures_of_ones_own_are_named_in_python_and_refused_as_a_command(data):
    """A release of its own is a folder beside the shipped figures; here it is a copy in which GDP differs."""
    values = data / "series" / "PRK" / "bok_nominal" / "values.csv"
    values.write_text(values.read_text("utf-8").replace("\n2022,", "\n2022,1", 1), "utf-8")
    mine = econ.Book(data)
    result = econ.run(econ.Scenario.preset(book=mine).change(set={"multiplier": "1.2"}), mine)
    assert result.central["gdp"] != econ.run().central["gdp"]
    text = citing.python_snippet(result)
    names = {}
    exec(text.replace("print(", "str("), names)
    assert names["result"].fingerprint == result.fingerprint
    assert f"econ.Book(Path({str(data)!r}))" in text
    with pytest.raises(InputError, match="Python"):
        citing.command(result)
    of_a_preset = econ.run(econ.Scenario.preset(book=mine), mine)
    assert "econ run" not in citing.cite(of_a_preset)  # which would give the digits of the shipped figures


# --- econ cite -------------------------------------------------------------------------------------


@pytest.mark.parametrize("style", [*citing.STYLES, "python", "command"])
def test_the_command_line_writes_every_style(style, capsys, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert main(["cite", "--style", style]) == 0
    printed = capsys.readouterr().out
    expected = {"python": citing.python_snippet, "command": citing.command}.get(
        style, lambda result: citing.cite(result, style)
    )(econ.run())
    assert " ".join(printed.split()) == " ".join(expected.split())


@pytest.mark.parametrize(("ending", "style"), [(".bib", "bibtex"), (".ris", "ris"), (".json", "csl"), (".txt", "text")])
def test_the_end_of_the_name_chooses_the_style_of_sources(ending, style, tmp_path, capsys):
    path = tmp_path / f"sources{ending}"
    assert main(["cite", "missiles-added", "--sources", "-o", str(path)]) == 0
    expected = citing.cite_sources(econ.run(econ.Scenario.preset("missiles-added")), style)
    assert path.read_bytes().decode() == expected
    assert "Written" in capsys.readouterr().err


@pytest.mark.parametrize("words", [("--sources", "--style", "python"), ("--sources", "--command"), ("--style", "abc")])
def test_what_cannot_be_cited_is_refused(words, capsys):
    assert main(["cite", *words]) == 2
    assert "econ: " in capsys.readouterr().err


def test_the_distribution_has_the_name_that_is_installed():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["name"] == "econ"


def test_a_citation_is_in_the_language_that_is_spoken():
    result = econ.run(SCENARIOS["own words"])
    with speaking("id"):
        cited, record = citing.citation(result, accessed="2026-01-02"), json.loads(citing.cite(result, "csl"))
        assert "dari PDB Korea Utara" in cited
        assert ", diakses 2026-01-02; perhitungan penulis." in cited
    assert record[0]["title"] in cited.replace("\u00a0", " ")
    assert "% by the United Nations (2022; 90% interval " in citing.citation(result)


def test_a_published_calculator_is_in_the_citation_of_its_results(monkeypatch):
    result = econ.run(econ.Scenario.preset("press-line-2023").change(sampler=econ.Sampler(points=32, scrambles=4)))
    assert "http" not in citing.citation(result, "")
    assert citing.record(result)["custom"]["frozen"] == links.freeze(result)
    monkeypatch.setenv("ECON_ADDRESS", "https://econ.example.org/")
    where = f"https://econ.example.org/?frozen={links.freeze(result)}"
    assert citing.citation(result, "").endswith(f" {where}")
    assert citing.record(result, "")["URL"] == where
    assert links.thaw(where).scenario == links.thaw(links.freeze(result)).scenario


@pytest.mark.parametrize("style", citing.STYLES)
def test_every_style_has_the_address_or_the_command(style, monkeypatch):
    result = econ.run(econ.Scenario.preset("turkey-2024").change(sampler=econ.Sampler(points=32, scrambles=4)))
    cited = plain(citing.cite(result, style)) if "bib" in style else citing.cite(result, style)
    assert "econ run turkey-2024 --points 32 --scrambles 4" in cited
    assert "http" not in cited
    monkeypatch.setenv("ECON_ADDRESS", "https://econ.example.org/")
    cited = citing.cite(result, style)
    assert f"https://econ.example.org/?frozen={links.freeze(result)}" in cited.replace("\\", "")
    assert "econ run" not in cited


def test_a_loopback_address_is_refused(monkeypatch):
    monkeypatch.setenv("ECON_ADDRESS", "http://127.0.0.1:8501/")
    with pytest.raises(InputError, match="Nobody but this machine"):
        citing.citation(econ.run())


@pytest.mark.parametrize("ending", [".json", ".csv", ".html", ".xlsx"])
def test_a_file_of_a_published_calculator_verifies_elsewhere_and_says_whose_address_it_has(ending, monkeypatch):
    result = econ.run(econ.Scenario.preset("press-line-2023").change(sampler=econ.Sampler(points=32, scrambles=4)))
    monkeypatch.setenv("ECON_ADDRESS", "https://econ.example.org/")
    content = export.to_bytes(result, export.name_of(Path(f"answer{ending}")))
    monkeypatch.delenv("ECON_ADDRESS")
    verdict = verify.verify_bytes(content, ending)
    assert verdict.holds
    assert verdict.uncompared["where"] == ("https://econ.example.org/",)


def test_a_line_is_read_alike_by_every_shell():
    """cmd.exe and PowerShell know the double quote; what stands in one here is what sh reads too."""
    words = ["econ", "run", "blank", "--set", "sale_value=90%: 0.2 to 0.3 billion USD/year", "--buyer", "none"]
    line = again.said(words)
    assert shlex.split(line) == words
    assert "'" not in line
    assert [part for n, part in enumerate(line.split('"')) if n % 2] == [words[4]]
    for odd in ("$300 million", 'say "x"', "a`b", "a!b"):
        assert shlex.split(again.said(["econ", odd])) == ["econ", odd]
    priced = econ.run(econ.Scenario.preset().change(set={"sale_value": "$300 million a year"}))
    assert ("cmd.exe does not know it" in citing.command(priced)) == ("'" in citing.command(priced).splitlines()[-1])


# --- styles of journals ----------------------------------------------------------------------------

JOURNAL = {
    "id": "kraay2012",
    "type": "article-journal",
    "title": "How Large Is the Government Spending Multiplier? Evidence from World Bank Lending",
    "author": [{"family": "Kraay", "given": "Aart"}],
    "container-title": "The Quarterly Journal of Economics",
    "volume": "127",
    "issue": "2",
    "page": "829-887",
    "DOI": "10.1093/qje/qjs008",
    "issued": {"date-parts": [[2012]]},
    "URL": "https://doi.org/10.1093/qje/qjs008",
    "accessed": {"date-parts": [[2026, 11, 23]]},
}
PAPER = {
    "id": "paper",
    "type": "article-newspaper",
    "title": "\ubd81\ud55c \ud3ec\ud0c4",
    "language": "ko",
    "author": [{"literal": "Mediapen"}],
    "container-title": "Mediapen",
    "issued": {"date-parts": [[2023, 11, 1]]},
    "URL": "https://example.org/a",
    "custom": {"translated_title": "North Korean shells", "as_cited_in": "A Forum"},
}


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", "Kraay, A. (2012). {title} The Quarterly Journal of Economics, 127(2), 829–887. {doi}"),
        ("chicago", "Kraay, Aart. 2012. “{title}” The Quarterly Journal of Economics 127 (2): 829–87. {doi}."),
    ],
)
def test_a_paper_is_cited_as_the_manual_of_the_style_has_it(style, expected):
    """A journal article as the Publication Manual of APA, 7th edition, and Chicago (author and date) have it."""
    assert citing.STYLES[style]([JOURNAL]) == expected.format(title=f"{JOURNAL['title']}.", doi=JOURNAL["URL"]) + "\n"


@pytest.mark.parametrize("style", citing.JOURNALS)
def test_a_translation_stands_beside_the_title_and_a_relay_is_named(style):
    (line,) = citing.STYLES[style]([PAPER]).splitlines()
    assert "\ubd81\ud55c \ud3ec\ud0c4 [North Korean shells]" in line
    assert line.endswith(" As cited in A Forum.")
    assert line.count("Mediapen") == 1
    assert not re.search("[\ue000-\uf8ff]", line)


def test_the_style_of_a_journal_is_a_file(tmp_path):
    """A style of its own in the language of CSL 1.0.2, of the smallest kind that its specification allows."""
    path = tmp_path / "journal.csl"
    path.write_text(CSL, "utf-8")
    assert citing.STYLES["text"]([JOURNAL]).startswith("Aart Kraay")
    assert citing.writer(str(path))([JOURNAL]) == "Kraay: 2012\n"
    path.write_text("<style/>", "utf-8")
    with pytest.raises(InputError, match="no style of CSL"):
        citing.writer(str(path))([JOURNAL])


CSL = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
 <info><title>J</title><id>j</id><updated>2026-01-01T00:00:00+00:00</updated><category citation-format="author"/></info>
 <citation><layout><names variable="author"/></layout></citation>
 <bibliography><layout><names variable="author"><name form="short"/></names>
  <date variable="issued" prefix=": "><date-part name="year"/></date></layout></bibliography>
</style>"""


def macros(count, of):
    return "".join(f'<macro name="m{n}">{of(n)}</macro>' for n in range(count))


HOSTILE = {
    "deep": (CSL.replace("<names", "<group>" * 3_000 + "<names", 1), "levels inside each other"),
    "endless": (CSL.replace("<citation", macros(1, lambda _n: '<text macro="m0"/>') + "<citation"), "holds itself"),
    "a round": (
        CSL.replace("<citation", macros(3, lambda n: f'<text macro="m{(n + 1) % 3}"/>') + "<citation"),
        "holds itself",
    ),
    "powers of ten": (
        CSL.replace("<citation", macros(9, lambda n: f'<text macro="m{n + 1}"/>' * 10) + "<citation"),
        "more than any style",
    ),
    "entities": (CSL.replace("<style", "<!DOCTYPE a [<!ENTITY x 'x'>]><style", 1), "more than such a file may"),
    "long": (CSL.replace("</style>", " " * 400_000 + "</style>"), "more than such a file may"),
    "two thousand titles": (
        CSL.replace("<names", '<text variable="title"/>' * 2_000 + "<names"),
        "longer than those of",
    ),
    "cut": (CSL[:200], "no style of CSL"),
    "empty": ("", "no style of CSL"),
}
"""Styles of which some would end the process that hands them to a processor."""


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_style_that_comes_to_no_end_is_a_sentence(kind, tmp_path):
    content, said = HOSTILE[kind]
    path = tmp_path / "journal.csl"
    path.write_text(content, "utf-8")
    with pytest.raises(InputError, match=said) as caught:
        citing.writer(str(path))([JOURNAL])
    assert caught.value.where == str(path)
    assert caught.value.mend


@pytest.mark.parametrize("style", ["chicago", "harvard"])
def test_of_the_whole_bibliography_all_works_of_one_author_and_year_have_letters(style):
    """As both styles ask for it: a to z, in the order of the entries, behind the year and only where two are alike."""
    lines = citing.STYLES[style](list(econ.default_book().sources.values())).splitlines()
    found = [re.match(r"([A-Z][^.(\[]{2,40}[.]? [(]?(?:19|20)\d\d)([a-z]?)\b", line) for line in lines]
    by_author = {m[1]: [one[2] for one in found if one and one[1] == m[1]] for m in found if m}
    several = {who: letters for who, letters in by_author.items() if len(letters) > 1}
    assert len(several) > 20
    assert several == {who: list(ascii_lowercase[: len(letters)]) for who, letters in several.items()}
    assert {letters[0] for letters in by_author.values() if len(letters) == 1} == {""}


def test_everything_in_the_bibliography_is_cited_in_every_style():
    records = list(econ.default_book().sources.values())
    for style in citing.JOURNALS:
        lines = citing.STYLES[style](records).splitlines()
        assert len(lines) == len(records)
        assert not [line for line in lines if re.search(r"[?!]\.(”|\s|$)|[^.]\.\.(\s|$)|,\.(\s|$)", line)]
        assert not [line for line in lines if re.search(r"\d,\)|““|\.- \w|and \.", line)]


@pytest.mark.parametrize("style", citing.JOURNALS)
def test_a_quotation_within_quotation_marks_has_single_ones(style, result):
    assert "““" not in citing.STYLES[style]([citing.record(result)])


# --- as a copy editor reads it -----------------------------------------------------------------------------


def named(name, **fields):
    return {"id": name, "type": "article-newspaper", "title": "News", "custom": {"reliability": "B"}, **fields}


def test_a_bibliography_stands_in_the_order_of_the_names_it_shows():
    records = [
        named("a", **{"container-title": "Yonhap"}),
        named("b", author=[{"family": "Kraay", "given": "Aart"}]),
        named("c", **{"container-title": "The Korea Herald"}),
        named("d", author=[{"literal": "Bank of Korea"}]),
    ]
    lines = citing.writer("text")(records).splitlines()
    assert [line.split(" (")[0] for line in lines] == ["Bank of Korea", "The Korea Herald", "Aart Kraay", "Yonhap"]


def test_a_year_alone_has_no_comma_and_a_paper_keeps_its_capitals():
    """APA 7 dates a work of which the year alone is known (2026)."""
    paper = named("a", issued={"date-parts": [[2026]]}, **{"container-title": "Korea JoongAng Daily"})
    assert citing.writer("apa")([paper]) == "News. (2026). Korea JoongAng Daily.\n"


def test_initials_of_a_hyphenated_name_are_both_capitals_and_quotations_nest():
    """APA 7, section 9.8: the hyphen stays, each part has its initial; Chicago 13.30: single marks within double."""
    said = named(
        "a", author=[{"family": "Han", "given": "Do-hyung"}], **{"title": "“Coal” rises", "container-title": "OBS"}
    )
    assert citing.writer("apa")([said]).startswith("Han, D.-H. (n.d.). ")
    assert "“\u2018Coal\u2019 " in citing.writer("mla")([said])


@pytest.mark.parametrize("style", ["chicago", "harvard"])
def test_letters_behind_years_stand_in_the_order_of_the_list(style):
    """Chicago 15.20: works of one author and year are listed by title, and lettered a, b, c in that order."""
    records = [
        named("a", title="Secret deals", issued={"date-parts": [[2023, 7, 26]]}, author=[{"literal": "Espreso"}]),
        named("b", title="Artillery", issued={"date-parts": [[2023, 9]]}, author=[{"literal": "Espreso"}]),
    ]
    lines = citing.writer(style)(records).splitlines()
    assert [re.search(r"2023([a-z])", line)[1] for line in lines] == ["a", "b"]
    assert ["Artillery" in lines[0], "Secret" in lines[1]] == [True, True]
