"""Every test of this folder opens the app in a real Chromium."""

import pytest
from playwright.sync_api import expect

from tests.browser.install import FLAGS, chromium_path
from tests.browser.serving import app
from tests.browser.visiting import opened

expect.set_options(timeout=30_000)  # a busy machine is slow; nobody waits for what is there


def pytest_collection_modifyitems(items):
    """A test that fails in the browser runs once more and is named: a busy machine may lose a key press."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return browser_type_launch_args | {"executable_path": chromium_path(), "args": FLAGS}


@pytest.fixture(scope="session")
def site():
    """The address of one server for all tests that leave it as they find it."""
    with app() as url:
        yield url


@pytest.fixture
def visit(page, site):
    """Open the calculator, and wait until it rests."""

    def go(query=""):
        return opened(page, f"{site}/{query}")

    return go
