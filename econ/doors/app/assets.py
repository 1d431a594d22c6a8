"""Files that the browser loads: one style, one script, the typefaces.

The style is every `static/*.css`, that of the page first; the script is every `static/*.js` as one module. They lie
below an address that holds a digest of their content, so that a browser may keep them for good.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from econ.output.drawing import fonts

STATIC = Path(__file__).parent / "static"
ROOT = "econ-assets"
STYLE, SCRIPT = "page.css", "page.js"
KINDS = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2"}
PACKED = {".woff2"}
"""Kinds that are as small as they can be."""

PRELOADED = ("EconSans-Regular.woff2", "EconSerif-SemiBold.woff2", "EconSans-SemiBold.woff2")
"""Typefaces that the page asks for at once; a light page has the first two."""

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./page\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)


@lru_cache(maxsize=1)
def files() -> dict[str, bytes]:
    """Every file by its name in the address."""
    faces = {path.name: path.read_bytes() for path in sorted(fonts.FOLDER.glob("*.woff2"))}
    return {STYLE: "\n".join(_texts(STYLE)).encode(), SCRIPT: _module().encode(), **faces}


def _texts(first: str) -> list[str]:
    """The files that end like one, that one first."""
    paths = sorted(STATIC.glob(f"*{Path(first).suffix}"), key=lambda path: (path.name != first, path.name))
    return [path.read_text("utf-8") for path in paths]


def _module() -> str:
    """All scripts as one module; those beside the page's own use what it exports, and have a scope each."""
    own, *others = (_EXPORT.sub("", text) for text in _texts(SCRIPT))
    return "\n".join([own, *(f"{{\n{_IMPORT.sub('', text)}}}" for text in others)])


@lru_cache(maxsize=1)
def digest() -> str:
    """Changes with the content of any file."""
    whole = hashlib.sha256()
    for name, content in files().items():
        whole.update(name.encode())
        whole.update(content)
    return whole.hexdigest()[:16]


def address(name: str) -> str:
    """Where a file is, from the root of the page, without a leading slash."""
    return f"{ROOT}/{digest()}/{name}"


def named() -> dict[str, str]:
    """Addresses of what a document loads, by what it is to it."""
    return {"style": address(STYLE), "script": address(SCRIPT), "base": "./"} | {
        f"font{n}": address(name) for n, name in enumerate(PRELOADED)
    }


def alone(base: str) -> dict[str, str]:
    """Addresses of what a document without a script loads, below the path of the page."""
    return {"style": address(STYLE), "base": base}


@lru_cache(maxsize=16)
def packed(name: str) -> bytes:
    """A file, compressed once."""
    return gzip.compress(files()[name], 9, mtime=0)


def packed_for(request: Request, content: bytes, kind: str) -> Response:
    """An answer for this once, made smaller as fast as can be."""
    headers = {"Cache-Control": "no-store", "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        content = gzip.compress(content, 1)
        headers["Content-Encoding"] = "gzip"
    return Response(content, headers=headers, media_type=kind)
