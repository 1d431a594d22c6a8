"""Every test of this folder opens the app in a real Chromium."""

import pytest

from tests.browser.install import FLAGS, chromium_path


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return browser_type_launch_args | {"executable_path": chromium_path(), "args": FLAGS}
