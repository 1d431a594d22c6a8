"""Compile functions with Numba and keep what was compiled on disk, apart for every state of the sources.

Numba looks only at the file of the function it compiles, not at what that function calls. The folder is therefore
named by the sources of everything that is compiled in, and by the versions it rests on.
"""

import hashlib
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Literal, ParamSpec, TypedDict, TypeVar

import numba
import numpy as np
from numba import types

from econ.files import saving
from econ.numerics import portable

P = ParamSpec("P")
R = TypeVar("R")

_CONFIG = vars(numba.config)
_POINTER = types.CPointer(types.float64)

POINTERS = types.void(_POINTER, _POINTER)
"""What a generated function takes: the rows and the constants."""


class Options(TypedDict):
    """Options of Numba."""

    error_model: Literal["numpy"]
    nogil: bool
    fastmath: bool


OPTIONS: Options = {"error_model": "numpy", "nogil": True, "fastmath": False}
"""Division by zero gives infinity as in NumPy; threads run side by side; nothing is reordered or contracted."""


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a function and keep the result on disk."""
    with _keeping() as cache:
        made: Callable[P, R] = numba.njit(cache=cache, **OPTIONS)(function)
    return made


def inlined(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a function into whatever calls it."""
    made: Callable[P, R] = numba.njit(forceinline=True, **OPTIONS)(function)
    return made


def generated(text: str, name: str, names: Mapping[str, Callable[..., R]]) -> Callable[..., None]:
    """Compile a function of two pointers from text, and keep the result on disk.

    Args:
        text: the function in Python; equal texts stand for equal functions.
        name: its name.
        names: what the names mean that it uses.
    """
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    path = (folder() or Path(tempfile.gettempdir())) / f"{name}_{digest}.py"
    if folder() is not None and not path.exists():
        saving.write(path, text.encode())
    found: dict[str, Callable[..., None]] = {}
    space = {"__name__": __name__, **names}  # Numba imports the module when it reads what it kept
    exec(compile(text, str(path), "exec"), space, found)
    with _keeping() as cache:
        made: Callable[..., None] = numba.cfunc(POINTERS, cache=cache)(found[name])
    return made


@contextmanager
def _keeping() -> Iterator[bool]:
    """Have Numba keep what it compiles meanwhile; whether there is a place for it."""
    place, before = folder(), _CONFIG["CACHE_DIR"]
    _CONFIG["CACHE_DIR"] = str(place or before)
    try:
        yield place is not None
    finally:
        _CONFIG["CACHE_DIR"] = before


@cache
def folder() -> Path | None:
    """Where compiled code is kept: under NUMBA_CACHE_DIR or the user's cache folder; None if nothing can be written."""
    made = _base() / f"kernel-{_sources()}"
    try:
        made.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=made):
            return made
    except OSError:
        return None


def _base() -> Path:
    if _CONFIG["CACHE_DIR"]:
        return Path(_CONFIG["CACHE_DIR"])
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "econ"
    variable = "LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME"
    return Path(os.environ.get(variable) or Path.home() / ".cache") / "econ"


def _sources() -> str:
    here = Path(__file__).parent
    digest = hashlib.sha256()
    for part in (platform.python_version(), np.__version__, numba.__version__):
        digest.update(part.encode())
    for path in (Path(portable.__file__), *sorted(here.glob("*.py"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
