"""What there is, is documented; and what the reference shows is what the program prints."""

import argparse
import re
import shlex
import tomllib

import pytest

import econ
from econ.analysis import guards
from econ.doors.cli import parser
from econ.doors.cli.command import COMMANDS
from econ.output import charts, export
from econ.output.export import content
from econ.scenario import SERIES_INPUTS
from tests.pages import DOCS, script

REFERENCE = script("generate_reference")
WRITTEN = REFERENCE.pages()
PAGES = {path.name: path.read_text("utf-8") for path in sorted((DOCS / "reference").glob("*.md"))}
ALL = "\n".join(PAGES.values())
BOOK = econ.default_book()


def subcommands():
    [action] = [a for a in parser()._actions if isinstance(a, argparse._SubParsersAction)]
    return action.choices


@pytest.mark.parametrize("path", WRITTEN, ids=lambda p: p.stem)
def test_a_written_page_is_what_the_script_writes(path):
    assert path.read_text("utf-8") == WRITTEN[path], "run: make pages"


@pytest.mark.parametrize("name", subcommands())
def test_every_command_has_a_section(name):
    assert f"\n## `econ {name}`\n" in PAGES["command-line.md"]
    assert f"| [`econ {name}`](#econ-{name}) |" in PAGES["command-line.md"]


def test_every_file_of_a_command_is_on_the_list():
    assert list(COMMANDS) == list(subcommands())


def test_every_scenario_option_is_explained():
    options = {o for a in subcommands()["run"]._actions for o in a.option_strings if o.startswith("--")} - {"--help"}
    assert [o for o in options if f"`{o}" not in PAGES["command-line.md"]] == []


@pytest.mark.parametrize("line", REFERENCE.asked(PAGES["command-line.md"]))
def test_a_documented_command_can_be_parsed(line):
    words = shlex.split(REFERENCE.PIPE.sub("", line))
    assert words[0] == "econ"
    if words[1:] != ["--version"]:
        assert parser().parse_args(words[1:]).go


def examples():
    for name, command in subcommands().items():
        for line in command.epilog.splitlines():
            if line.startswith("  econ "):
                yield pytest.param(re.split(" [<>] ", line.strip())[0], id=f"{name}: {line.strip()}")


@pytest.mark.parametrize("line", list(examples()))
def test_an_example_of_the_help_can_be_parsed(line):
    assert parser().parse_args(shlex.split(line)[1:]).go


@pytest.mark.parametrize("name", export.FORMATS)
def test_every_format_is_explained(name):
    assert f"| `{name}` | `{export.FORMATS[name].extension}` |" in PAGES["files.md"]
    assert f"\n## `{name}`\n" in PAGES["files.md"]


def test_every_column_and_section_of_the_csv_is_explained():
    page = PAGES["files.md"]
    sections = {row["section"] for row in content.long_table(econ.run(econ.Scenario.preset("missiles-added")))}
    assert [c for c in (*content.COLUMNS, *sections) if f"`{c}`" not in page] == []


@pytest.mark.parametrize(
    ("names", "page"),
    [
        (econ.GRAPH.equations, "equations.md"),
        (BOOK.cards, "assumptions.md"),
        (BOOK.lines, "assumptions.md"),
        (BOOK.line_cards, "assumptions.md"),
        (BOOK.sources, "sources.md"),
        (charts.CHARTS, "charts.md"),
        (guards.GUARDS, "checks.md"),
    ],
    ids=["equations", "assumptions", "lines", "figures of lines", "sources", "charts", "checks"],
)
def test_everything_there_is_occurs_in_the_reference(names, page):
    assert [n for n in names if f"`{n}`" not in PAGES[page]] == []


def test_every_input_of_the_equations_is_documented():
    assert [n for n in (*econ.GRAPH.inputs, *SERIES_INPUTS) if n not in ALL] == []


def test_the_scenario_file_that_is_shown_works(tmp_path):
    [text] = re.findall(r"```toml\n(.*?)```", PAGES["command-line.md"], re.DOTALL)
    path = tmp_path / "mine.toml"
    path.write_text(text, "utf-8")
    assert "gdp_share" in econ.run(econ.Scenario.load(path)).draws


def test_the_python_that_is_shown_works(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    [text] = re.findall(r"```python\n(.*?)```", PAGES["files.md"], re.DOTALL)
    exec(text, {})
    assert (tmp_path / "answer.json").exists()


def test_a_command_that_changed_its_output_would_be_noticed():
    stale = "```console\n$ econ list units | head -1\nold\n```"
    assert REFERENCE.commands(stale) != stale
    assert REFERENCE.commands(REFERENCE.commands(stale)) == REFERENCE.commands(stale)


def named(entries):
    """Files that the contents of the documentation name."""
    for entry in entries:
        if isinstance(entry, str):
            yield entry
        else:
            for inner in entry.values():
                yield from named(inner)


def test_the_contents_of_the_documentation_name_every_page_once_in_the_order_of_use():
    contents = tomllib.loads((DOCS.parent / "zensical.toml").read_text("utf-8"))["project"]["nav"]
    assert [next(iter(entry)) for entry in contents] == [
        "Start",
        "Tutorial",
        "How to",
        "Background",
        "Reference",
        "Decisions",
    ]
    pages = list(named(contents))
    found = {
        path.relative_to(DOCS).as_posix()
        for folder in ("tutorial", "howto", "background", "reference")
        for path in (DOCS / folder).glob("*.md")
    }
    assert len(pages) == len(set(pages))
    assert set(pages) == found | {"index.md", "architecture.md", "cases/index.md", "decisions/README.md"}
