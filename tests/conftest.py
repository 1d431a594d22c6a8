"""What all tests share: the same few examples on every machine, and data that may be broken."""

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

import econ
from econ.engine import evaluate

DATA = Path(__file__).parent.parent / "data"

settings.register_profile("econ", max_examples=60, deadline=None, derandomize=True, database=None)
settings.load_profile("econ")


@pytest.fixture(scope="session")
def opened():
    """A result with the equations computed that are withheld, as they were before."""

    def make(scenario):
        book = econ.default_book()
        return evaluate(econ.resolve(scenario, book), book, econ.GRAPH.opened)

    return make


@pytest.fixture
def data(tmp_path):
    """A copy of the figures that a test may change."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.fixture
def edit(data):
    """Replace text in a file of the copy; the text must stand there exactly once."""

    def replace(name, old, new):
        path = data / name
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), "utf-8")
        return data

    return replace
