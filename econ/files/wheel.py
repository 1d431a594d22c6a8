"""The program as one file that installs it (a wheel), and whether a wheel is the program that runs.

It is at hand in three ways: `ECON_WHEEL` names the file; in a checkout it is in `dist/`, where
`python -m hatchling build` puts it; and a program that was installed from one is packed again from its own files.
"""

from __future__ import annotations

import base64
import hashlib
import io
import os
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import metadata
from pathlib import Path, PurePosixPath

from econ._version import __version__
from econ.files import bounds
from econ.wording.errors import InputError
from econ.wording.language import _

SETTING = "ECON_WHEEL"
PACKAGE = Path(__file__).resolve().parents[1]
NAME = f"econ-{__version__}-py3-none-any.whl"
INFO = f"econ-{__version__}.dist-info"

RECORD, LISTED = "RECORD", "every file by its hash"
"""The list of its files that a wheel holds, and what is said of one that is right."""

OF_THE_INSTALLER = ("INSTALLER", "REQUESTED", RECORD, "direct_url.json", "uv_cache.json")
"""Files that a program that installs wheels adds, and the list that it rewrites."""

MOST_FILES = 5_000
DAY = (2020, 2, 2, 0, 0, 0)
"""The day of every file in a wheel that is packed again, so that it has the same bytes everywhere."""


@dataclass(frozen=True)
class Wheel:
    """A wheel.

    Attributes:
        name: of its file.
        content: its bytes.
    """

    name: str
    content: bytes = field(repr=False)

    @cached_property
    def digest(self) -> str:
        """Its SHA-256."""
        return hashlib.sha256(self.content).hexdigest()

    @cached_property
    def members(self) -> dict[str, str]:
        """The SHA-256 of every file in it, by name; "damaged" for one that cannot be read.

        Raises:
            InputError: it holds more than a wheel of this program.
            BadZipFile: it is no wheel.
        """
        found = bounds.unfolded(self.content, MOST_FILES)
        named = {name: "damaged" if part is None else _digest(part) for name, part in found.items()}
        record = next((name for name in found if name.endswith(f".dist-info/{RECORD}")), "")
        if record and found[record] == _record({k: v for k, v in found.items() if k != record}, record):
            named[record] = LISTED
        return named


def is_wheel(name: str) -> bool:
    """Whether a file has the name of a wheel of this program, of any version."""
    return name.startswith("econ-") and name.endswith(".whl") and "/" not in name


@cache
def running() -> Mapping[str, str]:
    """The SHA-256 of every file of the program that runs, under its name in a wheel."""
    files = {name: _digest(path.read_bytes()) for name, path in _files()}
    return files | {name: _digest(content) for name, content in _info().items()} | {f"{INFO}/{RECORD}": LISTED}


def at_hand() -> Wheel | None:
    """The wheel of the program that runs; None if there is none.

    Raises:
        InputError: `ECON_WHEEL` names what is no wheel of this program.
    """
    return _at_hand(os.environ.get(SETTING, ""))


@cache
def _at_hand(stated: str) -> Wheel | None:
    if stated:
        wheel = Wheel(Path(stated).name, bounds.file(Path(stated)))
        if _is_this_program(wheel):
            return wheel
        raise InputError(
            _("It is not the wheel of the program that runs (econ {version}).", version=__version__),
            f"{SETTING}={stated}",
            _("Build it again from the same files, or leave the setting out."),
        )
    built = PACKAGE.parent / "dist" / NAME
    if built.is_file() and _is_this_program(wheel := Wheel(NAME, built.read_bytes())):
        return wheel
    return Wheel(NAME, _packed(_info())) if _info() else None


def _is_this_program(wheel: Wheel) -> bool:
    try:
        members = wheel.members
    except (InputError, zipfile.BadZipFile):
        return False
    files = {name: digest for name, digest in running().items() if not name.startswith(INFO)}
    return is_wheel(wheel.name) and files == {k: v for k, v in members.items() if ".dist-info/" not in k}


def _files() -> Iterator[tuple[str, Path]]:
    """The files of the package and of its figures, which lie beside it in a checkout."""
    folders = {"econ": PACKAGE}
    if not (PACKAGE / "data").is_dir():
        folders["econ/data"] = PACKAGE.parent / "data"
    for at, folder in folders.items():
        for path in sorted(folder.rglob("*")):
            inside = path.relative_to(folder)
            if path.is_file() and "__pycache__" not in inside.parts and path.suffix != ".pyc":
                yield str(PurePosixPath(at, *inside.parts)), path


@cache
def _info() -> dict[str, bytes]:
    """What an installation from a wheel says of itself; nothing in a checkout."""
    try:
        installed = metadata.distribution("econ")
    except metadata.PackageNotFoundError:
        return {}
    here = Path(str(installed.locate_file("econ"))).resolve() == PACKAGE
    if not here or installed.version != __version__ or not (PACKAGE / "data").is_dir():
        return {}
    named = [file for file in installed.files or () if file.parts[0] == INFO]
    return {str(file): file.read_binary() for file in named if file.name not in OF_THE_INSTALLER}


def _packed(info: Mapping[str, bytes]) -> bytes:
    files = {name: path.read_bytes() for name, path in _files()} | dict(sorted(info.items()))
    files[f"{INFO}/{RECORD}"] = _record(files, f"{INFO}/{RECORD}")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            about = zipfile.ZipInfo(name, DAY)
            about.compress_type, about.external_attr, about.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            archive.writestr(about, content)
    return stream.getvalue()


def _record(files: Mapping[str, bytes | None], name: str) -> bytes:
    """The list of the files of a wheel, which the list itself ends."""
    lines = (f"{k},sha256={_urlsafe(content or b'')},{len(content or b'')}\n" for k, content in files.items())
    return f"{''.join(lines)}{name},,\n".encode()


def _urlsafe(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
