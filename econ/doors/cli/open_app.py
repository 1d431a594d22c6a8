"""`econ app`: open the calculator in the browser."""

from __future__ import annotations

import argparse
import importlib.util
import ipaddress
import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import FrameType

from econ.doors.cli.arguments import whole_number
from econ.doors.cli.text import wrap
from econ.evidence import OWN_DATA, Book, default_book
from econ.wording.errors import InputError

HOST, USUAL_PORT = "127.0.0.1", 8501
MEMORY = {"MALLOC_ARENA_MAX": "2", "MALLOC_MMAP_THRESHOLD_": "1048576"}
"""Keeps the C library from holding memory for each thread and behind large arrays, unless told otherwise."""

IN_PLACE = os.name == "posix"
"""Whether the system lets a program take the place of the one that starts it."""

HELP = "open the calculator in the browser"
DESCRIPTION = f"Open the calculator in the browser. It listens on {HOST} only, unless told otherwise."
EXAMPLES = """examples:
  econ app
  econ app --port 8600 --no-browser
  econ app --data my-figures
  econ app --no-browser --host 0.0.0.0"""


def add(command: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    command.add_argument(
        "--port", type=whole_number, metavar="N", help=f"port; {USUAL_PORT} or the next free one if left out"
    )
    command.add_argument(
        "--host", default=HOST, metavar="ADDRESS", help=f"address to listen on; {HOST}, this machine only, if left out"
    )
    command.add_argument("--no-browser", action="store_true", help="print the address and open nothing")


def go(chosen: argparse.Namespace) -> None:
    """Run the subcommand until it is stopped.

    Where the system lets it, the server takes the place of this process, so that this one needs no memory beside it.

    Raises:
        SystemExit: the server has ended by itself.
    """
    if importlib.util.find_spec("streamlit") is None:
        raise InputError(
            "The app needs Streamlit, which is not installed.",
            mend="Install econ again with all that it rests on: python -m pip install FILE.whl, or the checkout.",
        )
    host = _host(chosen.host)
    port = free_port(chosen.port, host)
    print(wrap(f"The calculator is at http://{_written(host)}:{port} (stop it with Ctrl+C)."), flush=True)
    book = default_book()
    words, environment = command(port, browser=not chosen.no_browser, host=host), _environment(book)
    if IN_PLACE and not book.own:  # what an archive was unpacked into is taken away at the end of this process
        os.execve(words[0], words, environment)
    signal.signal(signal.SIGTERM, _stop)
    with suppress(KeyboardInterrupt):  # the usual way to stop it
        sys.exit(subprocess.run(words, check=False, env=environment).returncode)


def _environment(book: Book) -> dict[str, str]:
    """The variables of the server, whose pages use the same figures as this command.

    Raises:
        InputError: the name of a folder of one's own cannot stand in a variable.
    """
    places = [str(Path(one.given).resolve()) for one in book.own]
    if wrong := next((place for place in places if os.pathsep in place), ""):
        raise InputError(f"A name with “{os.pathsep}” in it cannot be given to the app.", wrong, "Rename the folder.")
    return {**MEMORY, **os.environ, OWN_DATA: os.pathsep.join(places)}


def _stop(_signal: int, _frame: FrameType | None) -> None:
    """Being told to end is like Ctrl+C: the server must not live on by itself."""
    raise KeyboardInterrupt


def _host(text: str) -> str:
    """The address that is asked for.

    Raises:
        InputError: it is no address.
    """
    try:
        return str(ipaddress.ip_address(text))
    except ValueError:
        raise InputError(
            f"“{text[:40]}” is no address to listen on.", "--host", f"Give one such as {HOST} or 0.0.0.0."
        ) from None


def _written(host: str) -> str:
    """An address as it stands in a link."""
    return f"[{host}]" if ":" in host else host


def command(port: int, *, browser: bool, host: str = HOST) -> list[str]:
    """The command that runs Streamlit, with the settings of the app."""
    ours = [
        f"--server.address={host}",
        f"--server.port={port}",
        f"--server.headless={str(not browser).lower()}",
        "--server.showEmailPrompt=false",
    ]
    return [sys.executable, "-m", "econ.doors.app", "run", str(script()), *_flags(), *ours]


def script() -> Path:
    """The file that Streamlit runs."""
    return Path(__file__).parent.parent / "app" / "main.py"


def _flags() -> list[str]:
    found: list[str] = import_module("econ.doors.app.config").flags()  # the pages are loaded for this command only
    return found


def free_port(wanted: int | None, host: str = HOST) -> int:
    """The port that is asked for, else the usual one, else any.

    Raises:
        InputError: the port that is asked for cannot be had.
    """
    if wanted is None:
        found = _bound(USUAL_PORT, host) or _bound(0, host)
        if not found:
            raise InputError(f"{host} is no address of this machine.", "--host", f"Give another, such as {HOST}.")
        return found
    if not 0 < wanted < 1 << 16 or not _bound(wanted, host):
        raise InputError(
            f"Port {wanted} cannot be used; another program may have it.", "--port", "Choose another or leave it out."
        )
    return wanted


def _bound(port: int, host: str) -> int:
    """The port that a socket gets (any if it is 0); 0 if it gets none."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as one:
        try:
            one.bind((host, port))
        except OSError:
            return 0
        return int(one.getsockname()[1])
