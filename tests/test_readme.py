"""The numbers that the README prints are those that the code gives."""

import contextlib
import io
import re
import shlex
from pathlib import Path

import pytest

from econ.doors.cli import main

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")


def block_after(marker, start=0):
    """The first fenced block after a marker, and where it ends."""
    found = re.compile(r"```\w*\n(.*?)```", re.DOTALL).search(README, README.index(marker, start))
    return found[1], found.end()


def test_the_python_example_prints_what_the_readme_says():
    code, end = block_after("<!-- checked: python -->")
    expected, _ = block_after("", end)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "README.md", "exec"), {})
    assert printed.getvalue() == expected


def test_the_command_prints_every_line_of_the_readme_in_order(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    text, _ = block_after("<!-- checked: command -->")
    command, *expected = text.splitlines()
    assert main(command.removeprefix("$ econ ").split()) == 0
    printed = iter(capsys.readouterr().out.splitlines())
    for line in expected:
        if line not in ("…", ""):
            assert line in printed, line


@pytest.mark.parametrize("command", re.findall(r"`(econ (?:run|explain|list|sensitivity|cite)[^`]*)`", README))
def test_every_command_that_the_readme_names_works(command, capsys):
    assert main(shlex.split(command)[1:]) == 0
    assert capsys.readouterr().out


def test_every_file_that_the_readme_links_exists():
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in link]
    missing = [link for link in links if not (Path(__file__).parent.parent / link).exists()]
    assert missing == []


TUTORIAL = (Path(__file__).parent.parent / "docs" / "tutorial" / "press-line.md").read_text("utf-8")


def test_every_command_of_the_tutorial_works(tmp_path, monkeypatch, capsys):
    import shlex

    monkeypatch.chdir(tmp_path)
    commands = re.findall(r"^(econ (?!app).+)$", TUTORIAL, re.MULTILINE)
    assert len(commands) > 5
    for command in commands:
        assert main(shlex.split(command)[1:]) == 0, command
