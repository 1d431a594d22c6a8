"""An environment of its own into which a wheel is installed by file and hash, and from which no network is reached."""

import hashlib
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import numpy as np

OTHERS = Path(np.__file__).parent.parent
"""The packages that these tests have: a test cannot fetch any."""

REFUSING = """
import socket

def refuse(one, where, *_):
    if one.family in (socket.AF_INET, socket.AF_INET6) and where[0] not in ("127.0.0.1", "localhost", "::1"):
        raise OSError(f"a network was asked for: {where}")

for name in ("connect", "connect_ex"):
    plain = getattr(socket.socket, name)
    setattr(socket.socket, name, lambda one, where, plain=plain: refuse(one, where) or plain(one, where))
"""
"""What every Python of the environment begins with."""


@cache
def alone() -> tuple[str, ...]:
    """Words before a command that take the network away from it; none where the machine does not allow that."""
    words = ("unshare", "--map-root-user", "--net")
    found = shutil.which("unshare")
    return words if found and not subprocess.run([*words, "true"], capture_output=True, check=False).returncode else ()


def installed(wheel: Path, place: Path) -> Path:
    """Install a wheel as the README of a capsule does, and give the folder with its commands."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(place)], check=True, timeout=60)
    (site,) = place.glob("lib/python*/site-packages")
    (site / "others.pth").write_text(f"{OTHERS}\nimport refusing\n")  # a path there brings no package in development
    (site / "refusing.py").write_text(REFUSING)
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    (place / "requirements.txt").write_text(f"{wheel} --hash=sha256:{digest}\n")
    pip = [*alone(), sys.executable, "-m", "pip", "--python", str(place / "bin" / "python"), "install", "--quiet"]
    given = ["--no-index", "--no-deps", "--require-hashes", "-r", str(place / "requirements.txt")]
    subprocess.run([*pip, "--disable-pip-version-check", *given], check=True, env=environment(place), timeout=120)
    return place / "bin"


def environment(place: Path) -> dict[str, str]:
    """Variables of a stranger, who keeps nothing in the folder of the package and may ask no index."""
    kept = {name: os.environ[name] for name in ("LANG", "SOURCE_DATE_EPOCH") if name in os.environ}
    own = {"PATH": f"{place / 'bin'}:/usr/bin:/bin", "HOME": str(place), "PYTHONDONTWRITEBYTECODE": "1"}
    return kept | own | {"PIP_NO_INDEX": "1"}
