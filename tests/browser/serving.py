"""Start the app on a free port of this machine and end it by its process id."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from econ.doors.cli.open_app import command
from econ.doors.cli.open_app import script as usual

START_SECONDS = 60


def free_port() -> int:
    """Return a port that nobody uses now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def app(script: Path | None = None) -> Iterator[str]:
    """Serve the app, or another script in its place, while the block runs; gives its address."""
    with served(script) as (address, _):
        yield address


@contextmanager
def served(script: Path | None = None, port: int = 0) -> "Iterator[tuple[str, subprocess.Popen[bytes]]]":
    """Serve the app while the block runs; gives its address and its process; a script is run in place of it."""
    port = port or free_port()
    address = f"http://127.0.0.1:{port}"
    words = [str(script) if script and word == str(usual()) else word for word in command(port, browser=False)]
    server = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait(address, server)
        yield address, server
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait(10)


def wait(address: str, server: "subprocess.Popen[bytes]") -> None:
    """Wait until a server answers."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if server.poll() is not None:
            sys.exit(f"The app ended at once with code {server.returncode}.")
        try:
            with urllib.request.urlopen(f"{address}/", timeout=2):
                return
        except OSError:
            time.sleep(0.2)  # the server is still starting; asked again until the time is up
    sys.exit(f"The app did not answer within {START_SECONDS} seconds.")
