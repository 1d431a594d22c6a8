"""Find a Chromium for the browser tests, or get one.

    python tests/browser/install.py

prints the path of one that starts. In this order: the program named by ECON_CHROMIUM; one that
Playwright has already downloaded; one of the system; a download by Playwright; the system's
package manager, where that is apt and we may use it.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

HELP = (
    "No Chromium was found, and none could be downloaded or installed. The browser tests need "
    "one: install the package `chromium` of your system, or set ECON_CHROMIUM to the path of a "
    "Chromium or Chrome. All other tests run with: pytest -m 'not browser'."
)

DOWNLOAD_SECONDS = 300
STALL_MILLISECONDS = 20_000
APT_SECONDS = 900


def chromium_path() -> str:
    """Return the path of a Chromium that is already here and starts."""
    named = os.environ.get("ECON_CHROMIUM")
    if named:
        if starts(named):
            return named
        raise FileNotFoundError(f"ECON_CHROMIUM names {named}, which does not start. {HELP}")
    for path in [*of_playwright(), *of_system()]:
        if starts(path):
            return path
    raise FileNotFoundError(HELP)


def of_playwright() -> Iterator[str]:
    """Yield the Chromium that belongs to the installed Playwright, if it was downloaded."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if Path(path).exists():
        yield path


def of_system() -> Iterator[str]:
    """Yield the Chromiums and Chromes on the search path, and the ones macOS keeps elsewhere."""
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        path = shutil.which(name)
        if path:
            yield path
    for name in ("Chromium", "Google Chrome"):
        path = f"/Applications/{name}.app/Contents/MacOS/{name}"
        if Path(path).exists():
            yield path


def starts(path: str) -> bool:
    """Say whether the program answers; some systems ship a `chromium` that only prints advice."""
    return run([path, "--version"], seconds=60)


def download() -> None:
    """Let Playwright fetch its own Chromium; give up soon where there is no way out."""
    run(
        [sys.executable, "-m", "playwright", "install", "chromium"],
        seconds=DOWNLOAD_SECONDS,
        PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT=str(STALL_MILLISECONDS),
    )


def install_with_apt() -> None:
    """Install the system's package, where that is possible without asking anybody."""
    if not shutil.which("apt-get") or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return
    run(["apt-get", "update"], seconds=APT_SECONDS)
    run(
        ["apt-get", "install", "-y", "--no-install-recommends", "chromium"],
        seconds=APT_SECONDS,
        DEBIAN_FRONTEND="noninteractive",
    )


def run(command: list[str], seconds: float, **environment: str) -> bool:
    """Run a command quietly and without input; say whether it succeeded in time."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            env=os.environ | environment,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def main(ways: tuple[Callable[[], None], ...] = (download, install_with_apt)) -> int:
    """Print the path of a Chromium, getting one first if need be."""
    for prepare in (None, *ways):
        if prepare:
            print(f"No Chromium yet: trying {prepare.__name__} …", file=sys.stderr)
            prepare()
        try:
            print(chromium_path())
        except FileNotFoundError as error:
            if os.environ.get("ECON_CHROMIUM"):
                print(error, file=sys.stderr)
                return 1
        else:
            return 0
    print(HELP, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
