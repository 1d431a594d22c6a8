"""What a notebook shows, tried with a formatter like IPython's."""

import subprocess
import sys

import pytest
from markupsafe import Markup

import econ
from econ.doors import notebook


class Formatter:
    """Keeps what it is told."""

    def __init__(self):
        self.known = {}

    def for_type_by_name(self, type_module, type_name, func):
        self.known[type_module, type_name] = func

    def __call__(self, shown):
        return self.known[type(shown).__module__, type(shown).__name__](shown)


@pytest.fixture
def html():
    formatter = Formatter()
    notebook.register(formatter)
    return formatter


def test_a_result_shows_its_sentence_its_picture_and_its_sources(html):
    result = econ.run()
    shown = html(result)
    assert econ.headline(result) in Markup(shown).unescape()
    assert "Bank of Korea, nominal" in shown
    assert "<svg" in shown
    assert "currentColor" in shown


def test_a_verdict_shows_the_sentence_that_was_judged_and_its_readings(html):
    shown = html(econ.check_claim("US$250 million is about 1% of North Korea's GDP"))
    said = Markup(shown).unescape()
    assert "US$250 million is about 1% of North Korea's GDP" in said
    assert "readings" in said


def test_a_table_of_scenarios_shows_its_rows(html):
    shown = html(econ.scenario_table(["press-line-2023", "missiles-added"]))
    assert "press-line-2023" in shown
    assert "missiles-added" in shown


def test_what_is_not_ours_and_dangerous_is_escaped(html):
    title = econ.run(econ.Scenario.preset("press-line-2023").change(title="<script>alert(1)</script>"))
    assert "alert(1)" in html(title)
    assert "<script>" not in html(title)


NOTEBOOK = """
import sys, types

known = []
html = types.SimpleNamespace(for_type_by_name=lambda module, name, func: known.append(name))
shell = types.SimpleNamespace(display_formatter=types.SimpleNamespace(formatters={"text/html": html}))
sys.modules["IPython"] = types.SimpleNamespace(get_ipython=lambda: shell)
import econ

print(*known)
"""
"""A program that has what IPython gives a program: the shell, and its formatters by the kind of output."""


def test_importing_econ_in_a_notebook_is_enough():
    done = subprocess.run([sys.executable, "-c", NOTEBOOK], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["Result", "Verdict", "ScenarioTable"]


def test_importing_econ_elsewhere_loads_nothing_of_it():
    code = "import sys, econ; print('econ.doors.notebook' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
