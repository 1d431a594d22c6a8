"""The package as it is installed: a wheel in a folder that nobody writes to, used elsewhere, without a network."""

import json
import re
import shlex
import stat
import subprocess
import sys
import urllib.request

import pytest

import econ
from econ.provenance import citing
from tests import offline, ruritania
from tests.browser import serving
from tests.own_tests import ROOT

ONE_AFTER_THE_OTHER = """
import json, sys
import econ
from econ.doors.cli import main
print(econ.__file__)
for words in json.load(sys.stdin):
    print("$", *words, flush=True)
    code = main(words) if words[0] != "python" else exec(words[1], {})
    assert not code, words
"""
"""Runs commands as `econ` does, and Python, in one process: they are many and loading takes longer than any of them."""


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """An environment with the wheel that was built, whose package may not be written to."""
    folder = tmp_path_factory.mktemp("installed")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "wheels")]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=120)
    (wheel,) = (folder / "wheels").iterdir()
    offline.installed(wheel, folder / "own")
    (site,) = (folder / "own").glob("lib/python*/site-packages")
    paths = [site, *site.rglob("*")]
    for path in paths:
        path.chmod(path.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))
    yield folder / "own"
    for path in paths:
        path.chmod(path.stat().st_mode | stat.S_IWUSR)


@pytest.fixture
def installed(place):
    """The folder of the installed package."""
    (site,) = place.glob("lib/python*/site-packages")
    return site


def run(place, folder, *words, given=None):
    """What a program of the environment prints, from another folder and without a network."""
    return subprocess.run(
        [*offline.alone(), *words],
        input=given,
        cwd=folder,
        env=offline.environment(place),
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


@pytest.fixture
def elsewhere(tmp_path):
    """A folder outside of the checkout, with the folder of the how-to in it."""
    ruritania.write(tmp_path / "my-figures")
    return tmp_path


def commands():
    """Every command that the how-to shows, but for the one that serves until it is stopped."""
    shown = [
        line for block in re.findall(r"```sh\n(.*?)```", ruritania.HOWTO, re.DOTALL) for line in block.splitlines()
    ]
    assert all(line.startswith("econ ") for line in shown)
    return [shlex.split(line)[1:] for line in shown]


def test_the_howto_of_a_country_works_by_command_line_alone(place, installed, elsewhere):
    """300 million over 20 billion is 1.5%; a billion over 400 billion zlotys at 4 to the dollar is 1%."""
    before = sorted(installed.rglob("*"))
    done = run(place, elsewhere, "python", "-P", "-c", ONE_AFTER_THE_OTHER, given=json.dumps(commands()))
    assert done.returncode == 0, done.stderr
    first, *said = re.split(r"^\$ (.*)$", done.stdout.replace("\u00a0", " "), flags=re.MULTILINE)
    assert first.strip().startswith(str(installed))
    answers = dict(zip(said[::2], (" ".join(text.split()) for text in said[1::2]), strict=True))
    (quoted,) = re.findall(r"^> (.*)$", ruritania.HOWTO, re.MULTILINE)
    for command, answer in answers.items():
        if command.startswith("run") and "serbia" not in command and "--output" not in command:
            assert "1.50% of Ruritania's GDP" in answer, command
    assert quoted in answers["run ruritania-2023 --data my-figures"]
    assert "XRU Ruritania statistics_office_gdp" in answers["list countries --data my-figures"]
    (checked,) = (answer for command, answer in answers.items() if command.startswith("check"))
    assert "It holds" in checked
    assert all("✔ Identical" in answer for command, answer in answers.items() if command.startswith("verify"))
    (serbia,) = (answer for command, answer in answers.items() if command.startswith("run serbia"))
    assert re.search(r"\b1(\.00)?% by the central bank \(2023[;)].* and", serbia)
    assert sorted(installed.rglob("*")) == before
    assert sorted(path.name for path in elsewhere.iterdir()) == ["my-figures", "ruritania.json", "ruritania.zip"]


def test_the_figures_travel_in_the_wheel(installed):
    inside = {
        path.relative_to(installed / "econ" / "data").as_posix() for path in (installed / "econ" / "data").rglob("*")
    }
    assert inside == {path.relative_to(ROOT / "data").as_posix() for path in (ROOT / "data").rglob("*")}


# --- recipes, snippets and the page, without a network --------------------------------------------------

PAGES = (
    "README.md",
    *(f"docs/{page}.md" for page in ("tutorial/press-line", "howto/take-it-away", "howto/report-and-capsule")),
)
"""Pages whose recipes need nothing but what stands on the pages before them."""

LEFT_OUT = re.compile(
    r"^econ (app|import|refresh)\b|LINK|CODE|journal\.csl|--language ko|my-figures|article\.txt|--out\b"
)
"""What serves until it is stopped, or needs a file of the reader."""


def recipes(page):
    """The commands of a page as words, and its Python, as they stand."""
    found = re.findall(r"^```(\w*)\n(.*?)^```", (ROOT / page).read_text("utf-8"), re.MULTILINE | re.DOTALL)
    for kind, block in found:
        if kind == "python":
            yield ["python", block]
        lines = block.replace("\\\n", " ").splitlines() if kind in {"", "sh"} else ()
        for line in (line.removeprefix("$ ") for line in lines):
            if line.startswith("econ ") and not LEFT_OUT.search(line):
                yield shlex.split(line, comments=True)[1:]


def test_every_recipe_of_the_pages_runs(place, tmp_path):
    asked = [words for page in PAGES for words in recipes(page)]
    assert len(asked) > 35
    done = run(place, tmp_path, "python", "-P", "-c", ONE_AFTER_THE_OTHER, given=json.dumps(asked))
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.startswith(str(place))


SCENARIOS = {
    "preset": econ.Scenario.preset(),
    "words": econ.Scenario.preset("missiles-added").change(
        gdp="un_current",
        set={"sale_value": "90%: 0.2 to 0.3 billion USD/year"},
        sampler=econ.Sampler(seed=5, points=64),
    ),
    "frozen": econ.Scenario.from_dict(econ.run(econ.Scenario.preset("turkey-2024")).state.canonical),
}


@pytest.mark.parametrize("name", SCENARIOS)
@pytest.mark.parametrize("write", [citing.command, citing.python_snippet], ids=["shell", "python"])
def test_a_snippet_computes_the_same_digits(name, write, place, tmp_path):
    """The lines as a reader pastes them, into a shell and into a file of Python."""
    result = econ.run(SCENARIOS[name])
    (tmp_path / "snippet").write_text(write(result), "utf-8")
    done = run(place, tmp_path, "python" if write is citing.python_snippet else "sh", "snippet")
    assert done.returncode == 0, done.stderr
    first = econ.headline(result).replace("\u00a0", " ").partition(" of ")[0]
    assert first in " ".join(done.stdout.replace("\u00a0", " ").split())


def test_no_network_is_reached(place, tmp_path):
    """The address is one of those that RFC 5737 keeps for documentation."""
    done = run(place, tmp_path, "python", "-c", "import socket; socket.create_connection(('192.0.2.1', 80), 5)")
    assert done.returncode != 0
    assert "OSError" in done.stderr


def test_the_installed_wheel_opens_the_calculator(place, tmp_path):
    """It serves on this machine alone; every other address is refused to it."""
    port = serving.free_port()
    words = [str(place / "bin" / "econ"), "app", "--no-browser", "--port", str(port)]
    server = subprocess.Popen(words, cwd=tmp_path, env=offline.environment(place), stdout=subprocess.DEVNULL)
    try:
        serving.wait(f"http://127.0.0.1:{port}/", server)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30) as page:
            assert "0.9% by the Bank of Korea" in page.read().decode()
    finally:
        server.terminate()
        server.wait(20)


NAMED = re.compile(r"pip install ((?:--?[\w-]+ )*)([^\s`]+)")
"""What a recipe installs: a folder, a file, or the name of a package of an index."""


def test_no_recipe_names_a_package_of_an_index():
    """`econ` there is another project, and a free name could be taken by anybody."""
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), *(ROOT / "econ").rglob("*.py")]
    told = [found for path in pages for found in NAMED.findall(path.read_text("utf-8"))]
    named = {what for options, what in told if not what.strip('"').startswith((".", "FILE", "constraints.txt", "{REQ"))}
    assert named == {"econ==…"}  # what 0.2.0 said, among the corrections
    assert len(told) > 6
