"""Pages that are written by a script are up to date, and what a how-to shows works as it is shown."""

import re

import pytest

import econ
from econ.evidence import LABOUR_INPUTS, LINE_INPUTS, data_folder
from econ.model import GRAPH
from econ.provenance import audit
from econ.scenario import SERIES_INPUTS
from tests import ruritania
from tests.pages import DOCS, script
from tests.ruritania import FILES, HOWTO

CASES = script("generate_cases")
WRITTEN = CASES.pages()
BOOK = econ.default_book()


@pytest.mark.parametrize("path", WRITTEN, ids=lambda p: p.stem)
def test_a_written_page_is_what_the_script_writes(path):
    assert path.read_text("utf-8") == WRITTEN[path], "run: make pages"


def test_the_licence_of_the_data_is_written_from_the_licences_of_the_series():
    licences = script("generate_licences")
    assert licences.PAGE.read_text("utf-8") == licences.page(), "run: make pages"
    assert "`world_bank_gdp`" in licences.page()
    assert "SIPRI" in licences.page().partition("## What is not here")[2]


def test_every_preset_has_a_page_and_every_page_a_preset():
    pages = {path.stem for path in (DOCS / "cases").glob("*.md")} - {"index"}
    assert pages == set(BOOK.presets)


def test_the_index_names_every_case():
    index = WRITTEN[DOCS / "cases" / "index.md"]
    assert all(f"]({name}.md)" in index for name in BOOK.presets)


@pytest.mark.parametrize("name", BOOK.presets)
def test_a_case_tells_its_answer_its_sources_and_what_it_leaves_out(name):
    page = WRITTEN[DOCS / "cases" / f"{name}.md"]
    for heading in ("## What was asked", "## By GDP source", "## What it leaves out", "## Sources"):
        assert heading in page
    assert all(f"`{source}`" in page for source in BOOK.preset(name).sources)
    assert "the figure is" in page


def test_the_article_has_ten_parts_and_each_is_covered():
    """Counted in the article behind the press line: ten things that it says about the sale."""
    assert len(CASES.TOPICS) == 10
    lined = {f"{kind}_{line}" for kind in LINE_INPUTS for line in BOOK.lines}
    lined |= {f"{kind}_{line}" for kind in LABOUR_INPUTS for line in BOOK.labour}
    for topic in CASES.TOPICS:
        assert set(topic.outputs) <= set(GRAPH.equations)
        assert set(topic.inputs) <= {*BOOK.cards, *lined, *SERIES_INPUTS}
        assert set(topic.cases) <= set(BOOK.presets)
        assert topic.outputs
        assert topic.cases


@pytest.fixture
def mine(tmp_path):
    """The folder of the how-to, written as it shows it."""
    return ruritania.write(tmp_path / "my-figures")


@pytest.fixture
def book(mine):
    return econ.Book(data_folder(), mine)


def test_the_howto_shows_every_file_of_its_tree():
    tree = re.findall(r"^  ([\w./-]+\.\w+)$", HOWTO, re.MULTILINE)
    assert sorted(tree) == sorted(name for name in FILES if "SRB" not in name)


def test_a_country_is_added_by_a_folder_and_a_preset(book):
    """300 million over 20 billion is 1.5%; the spread of 5% either way gives 1.43 to 1.58%."""
    result = econ.run(econ.Scenario.preset("ruritania-2023", book), book)
    said = econ.headline(result).replace("\u00a0", " ")
    assert said in HOWTO
    assert "1.50% of Ruritania's GDP" in said


def test_the_country_of_the_howto_breaks_no_rule_of_evidence(book):
    assert audit.offenders(book) == []


def test_the_python_of_the_howto_runs_as_it_is_shown(mine, monkeypatch, capsys):
    monkeypatch.chdir(mine.parent)
    shown = "\n".join(re.findall(r"```python\n(.*?)```", HOWTO, re.DOTALL))
    exec(compile(shown, "add-a-country.md", "exec"), {})
    lines = capsys.readouterr().out.splitlines()
    assert "Ruritania's GDP" in lines[0]
    assert lines[-1] == "[]"
