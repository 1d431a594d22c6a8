"""Files that the browser loads beside Streamlit's own: the blocks of the page, and plotly.js as installed.

They lie below an address that holds a digest of their content, so that a browser may keep them for good.
"""

from __future__ import annotations

import gzip
import hashlib
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

STATIC = Path(__file__).parent / "static"
PLOTLY = "plotly.min.js"
ROOT = "econ-assets"
ENDS = {"style": "css", "script": "js"}
KINDS = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2"}


@lru_cache(maxsize=1)
def files() -> dict[str, Path]:
    """Every file by its name in the address."""
    found = {path.name: path for path in sorted(STATIC.iterdir()) if path.suffix in KINDS}
    found[PLOTLY] = _plotly()
    return found


def _plotly() -> Path:
    """The file of the Python package plotly, found without importing it."""
    spec = find_spec("plotly")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("The page needs the package plotly.")
    return Path(spec.origin).parent / "package_data" / PLOTLY


@lru_cache(maxsize=1)
def digest() -> str:
    """Changes with the content of any file."""
    whole = hashlib.sha256()
    for name, path in files().items():
        whole.update(name.encode())
        whole.update(path.read_bytes())
    return whole.hexdigest()[:16]


def address(name: str) -> str:
    """Where a file is, from the root of the page, without a leading slash."""
    return f"{ROOT}/{digest()}/{name}"


@lru_cache(maxsize=16)
def packed(name: str) -> bytes:
    """A file, compressed once."""
    return gzip.compress(files()[name].read_bytes(), 6)
