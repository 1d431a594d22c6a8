"""Compile functions with Numba and keep what was compiled on disk, apart for every state of the sources.

Numba looks only at the file of the function it compiles, not at what that function calls. The folder is therefore
named by the sources of everything that is compiled in, and by the versions it rests on.
"""

from __future__ import annotations

import hashlib
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import numba
import numpy as np
from numba import types

from econ.files import saving
from econ.numerics import portable

Function = TypeVar("Function", bound=Callable[..., Any])

_numba: Any = numba  # its options are checked by itself
_POINTER = _numba.types.CPointer(types.float64)

POINTERS = types.void(_POINTER, _POINTER)
"""What a generated function takes: the rows and the constants."""

OPTIONS = {"error_model": "numpy", "nogil": True, "fastmath": False}
"""Division by zero gives infinity as in NumPy; threads run side by side; nothing is reordered or contracted."""


def compiled(function: Function) -> Function:
    """Compile a function and keep the result on disk."""
    made: Function = _kept(_numba.njit, OPTIONS)(function)
    return made


def inlined(function: Function) -> Function:
    """Compile a function into whatever calls it."""
    made: Function = _numba.njit(forceinline=True, **OPTIONS)(function)
    return made


def generated(text: str, name: str, names: dict[str, Any]) -> Any:
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
    space = {"__name__": __name__, **names}  # Numba imports the module when it reads what it kept
    exec(compile(text, str(path), "exec"), space)
    return _kept(_numba.cfunc, {}, POINTERS)(space[name])


def _kept(compiler: Any, options: dict[str, Any], *arguments: Any) -> Callable[[Any], Any]:
    """A decorator of Numba that keeps what it compiles, if there is a place for it."""
    place = folder()

    def decorate(function: Any) -> Any:
        before = _numba.config.CACHE_DIR
        _numba.config.CACHE_DIR = str(place or before)
        try:
            return compiler(*arguments, cache=place is not None, **options)(function)
        finally:
            _numba.config.CACHE_DIR = before

    return decorate


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
    if _numba.config.CACHE_DIR:
        return Path(_numba.config.CACHE_DIR)
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
