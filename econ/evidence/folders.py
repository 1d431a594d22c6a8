"""Folders of figures of one's own: read, named, and joined to those that ship, of which none is replaced.

A folder is laid out as `data/` is (docs/reference/data-format.md). A ZIP of one is unpacked into a folder that is
removed with the last book that reads it.
"""

from __future__ import annotations

import hashlib
import os
import re
import zipfile
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath
from typing import Generic, TypeVar

from econ.files import bounds
from econ.wording.errors import UNSEEN, InputError
from econ.wording.language import _, digits

ENDINGS = (".toml", ".csv", ".json")
"""What the names of files of figures end in; others, such as notes, may lie beside them."""

FILES = (
    "sources.json",
    "countries.csv",
    "lines.csv",
    "labour.csv",
    "embargoes.csv",
    "dimensions.csv",
    "correlations.csv",
    "claims.csv",
    "units.toml",
    "assumptions/*.toml",
    "countries/*.toml",
    "evidence/*.csv",
    "scenarios/*.toml",
    "series/*/*/about.toml",
    "tables/*/about.toml",
)
"""Where figures are looked for; a folder has at least one of them."""

SHOWN = 8
"""Hexadecimal digits of a digest that are printed."""

_STEERING = re.compile(rf"{UNSEEN.pattern}|[\t\n\r]")
"""Characters that no name of a file may have, since names are printed."""

_UNNAMED = re.compile(r"[^\w.()+-]+")
_NAMED = re.compile(rf"(?P<name>[\w.()+-]{{1,{bounds.LONGEST_NAME}}}) (?P<digest>[0-9a-f]{{8,64}})")

Value = TypeVar("Value")


@dataclass(frozen=True)
class Named:
    """What a file, a link or an address says of a folder of one's own: its name, and the first digits of its digest."""

    name: str
    digest: str

    def __str__(self) -> str:
        """As a file states it."""
        return f"{self.name} {self.digest}"


@dataclass(frozen=True)
class OwnFolder:
    """A folder of figures of one's own.

    Attributes:
        name: what it is called: the name of the folder, or of the ZIP.
        given: the folder or ZIP as it was given; its name if it came as bytes.
        path: the folder that holds its files.
        digest: SHA-256 of its files, whatever the ends of their lines; a ZIP of a folder has that of the folder.
        size: bytes of its files.
    """

    name: str
    given: str
    path: Path
    digest: str
    size: int

    @property
    def named(self) -> Named:
        """What identifies it."""
        return Named(self.name, self.digest)

    def files(self) -> dict[str, bytes]:
        """Its files by their names, in order."""
        return {name: bounds.file(self.path / name) for name in _names(self.path)}

    def spoken_of(self, error: InputError) -> InputError:
        """An error about one of its files, which names the folder as it was given and not where it was unpacked."""
        where = error.where.replace(str(self.path), self.given)
        return InputError(error.what, where, error.mend, error.command)


def opened(given: Path) -> OwnFolder:
    """A folder, or a ZIP of one.

    Raises:
        InputError: it is neither, holds no figures, or more than may be read.
    """
    if given.is_dir():
        return _of(given, given.resolve().name, str(given))
    if not given.exists():
        raise InputError(_("There is no such data folder."), str(given), _("Check the name."))
    content = bounds.file(given)
    if not content.startswith(b"PK"):
        raise InputError(
            _("This is neither a folder of figures nor a ZIP of one."),
            str(given),
            _("Give the folder, or a ZIP of it."),
        )
    return unpacked(content, given.stem, str(given))


def unpacked(content: bytes, name: str, given: str) -> OwnFolder:
    """The folder that a ZIP holds.

    Args:
        content: the bytes of the ZIP.
        name: what the folder is called if the ZIP does not say.
        given: as it was given, for errors and commands.

    Raises:
        InputError: it cannot be read, holds no figures, or more than may be read.
    """
    try:
        parts = bounds.unfolded(content, bounds.MOST_FIGURES)
    except InputError as error:
        raise InputError(error.what, given, _("Give a ZIP of the folder with the figures alone.")) from None
    except (zipfile.BadZipFile, ValueError):
        raise InputError(_("The ZIP is damaged or cut off."), given, _("Make it again.")) from None
    return written(parts, name, given)


def written(parts: Mapping[str, bytes | None], name: str, given: str = "") -> OwnFolder:
    """The folder that files make, in a folder of the system's that goes with the last book that reads it.

    Args:
        parts: files by their names with folders; None for a damaged one.
        name: what the folder is called if all do not lie in one.
        given: as it was given, for errors and commands; what it is called if left out.

    Raises:
        InputError: they hold no figures, or more than may be read.
    """
    figures = {path: content for path, content in parts.items() if _is_figure(PurePosixPath(path))}
    top = _top(figures)
    called = top[-1] if top else name
    given = given or called
    if odd := next(filter(bounds.leads_out, parts), ""):
        raise InputError(_("{file} would lie outside of the folder.", file=bounds.cut(odd, 80)), given, _("Rename it."))
    if twice := _twice(figures):
        raise InputError(_("“{name}” stands there twice.", name=bounds.cut(twice)), given, _("Delete one of the two."))
    if len(figures) > bounds.MOST_FIGURES:
        raise _too_many(given)
    if sum(len(content or b"") for content in figures.values()) > bounds.LARGEST_TOGETHER:
        raise _too_large(given)
    if damaged := next((path for path, content in figures.items() if content is None), ""):
        raise InputError(_("{file} is damaged.", file=bounds.cut(damaged, 80)), given, _("Make it again."))
    import shutil
    import tempfile
    import weakref

    path = Path(tempfile.mkdtemp(prefix="econ-figures-"))
    try:
        for inner, content in figures.items():
            place = path.joinpath(*PurePosixPath(inner).parts[len(top) :])
            try:
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(content or b"")
            except (OSError, ValueError):  # too long, half a letter, or a folder already
                raise InputError(
                    _("No file can have the name {file}.", file=bounds.cut(bounds.without_unseen(inner), 80)),
                    given,
                    _("Rename it."),
                ) from None
        folder = _of(path, called, given)
    except BaseException:
        shutil.rmtree(path, ignore_errors=True)
        raise
    weakref.finalize(folder, shutil.rmtree, path, ignore_errors=True)
    return folder


def is_hidden(path: PurePath) -> bool:
    """Whether a file is passed over: its name, or one of a folder around it, begins with a point or two underscores."""
    return any(part.startswith((".", "__")) for part in path.parts)


def _is_figure(path: PurePosixPath) -> bool:
    return path.suffix in ENDINGS and not is_hidden(path)


def _twice(names: Collection[str]) -> str:
    """The first name that another one means too, as a//b.csv and a/b.csv do; empty if there is none."""
    times = Counter(map(PurePosixPath, names))
    return next((name for name in names if times[PurePosixPath(name)] > 1), "")


def matching(folder: Path, pattern: str) -> list[Path]:
    """The files of a folder that match a pattern, in order; hidden ones are left out, as they are in its digest."""
    return sorted(path for path in folder.glob(pattern) if not is_hidden(path.relative_to(folder)))


def _top(files: Iterable[str]) -> tuple[str, ...]:
    """The folders around all files that hold no figures themselves, as when a folder was packed by its name."""
    parts = [PurePosixPath(name).parts for name in files]
    depth = 0
    while parts and all(len(one) > depth + 1 and one[depth] == parts[0][depth] for one in parts):
        if any(PurePosixPath(*one[depth:]).match(pattern) for one in parts for pattern in _anchored(len(one) - depth)):
            break
        depth += 1
    return parts[0][:depth] if parts else ()


def _anchored(length: int) -> list[str]:
    """The patterns of so many parts, since a pattern matches from the right."""
    return [pattern for pattern in FILES if pattern.count("/") == length - 1]


def _of(path: Path, name: str, given: str) -> OwnFolder:
    names = list(_names(path, given))
    if not any(PurePosixPath(one).match(pattern) for one in names for pattern in _anchored(one.count("/") + 1)):
        raise InputError(
            _("There are no figures in this folder."),
            given,
            _("It is laid out like the figures that ship: sources.json, countries/XRU.toml, series/XRU/…/about.toml."),
        )
    bodies = {one: bounds.file(path / one) for one in names}
    size = sum(map(len, bodies.values()))
    if size > bounds.LARGEST_TOGETHER:
        raise _too_large(given)
    if sum(max(body.count(b"\n"), body.count(b"\r")) for body in bodies.values()) > bounds.MOST_FIGURE_LINES:
        raise _too_long(given)
    called = _UNNAMED.sub("-", name).strip("-")[: bounds.LONGEST_NAME] or "figures"
    return OwnFolder(called, given, path, digest(bodies.items()), size)


def _names(path: Path, given: str = "") -> Iterator[str]:
    """Names of the files of figures in a folder, sorted; hidden ones are left out.

    Raises:
        InputError: it holds more than a folder of figures may, a folder that cannot be read, a link to another folder,
            or a file whose name would steer a terminal.
    """
    found, seen, given = [], 0, given or str(path)
    for place, folders, names in os.walk(path, onerror=_not_read):
        folders[:] = [one for one in folders if not is_hidden(PurePath(one))]
        if linked := next((one for one in map(Path(place).joinpath, folders) if one.is_symlink()), None):
            raise InputError(_("This is a link to another folder."), str(linked), _("Put that folder itself there."))
        seen += len(names) + len(folders)
        inner = [(Path(place) / one).relative_to(path).as_posix() for one in names]
        found += [one for one in inner if _is_figure(PurePosixPath(one))]
        if len(found) > bounds.MOST_FIGURES or seen > bounds.MOST_ENTRIES:
            raise _too_many(given)
    for name in found:
        if sign := _STEERING.search(name):
            raise InputError(
                _("There is a character that cannot be seen ({code}).", code=f"U+{ord(sign[0]):04X}"),
                f"{given}, " + _STEERING.sub("\ufffd", name),
                _("Rename it."),
            )
    return iter(sorted(found))


def _not_read(error: OSError) -> None:
    raise InputError(_("The folder cannot be read."), str(error.filename), _("Check that you may read it.")) from None


def _too_many(given: str) -> InputError:
    return InputError(
        _("The folder holds more than {most} files.", most=digits(f"{bounds.MOST_FIGURES:,}")),
        given,
        _("Give the folder with the figures alone."),
    )


def _too_large(given: str) -> InputError:
    return InputError(
        _("The folder holds more than {most} MB.", most=digits(f"{bounds.LARGEST_TOGETHER / 1e6:g}")),
        given,
        _("Give the folder with the figures alone."),
    )


def _too_long(given: str) -> InputError:
    return InputError(
        _("The files of the folder have more than {most} lines.", most=digits(f"{bounds.MOST_FIGURE_LINES:,}")),
        given,
        _("Give those countries and years that you ask about."),
    )


def digest(files: Iterable[tuple[str, bytes]]) -> str:
    """SHA-256 of files and their names, whatever the ends of their lines."""
    total = hashlib.sha256()
    for name, content in files:
        body = content.replace(b"\r\n", b"\n")
        total.update(f"{name} {len(body)}\n".encode())
        total.update(body)
    return total.hexdigest()


def together(folders: Iterable[OwnFolder]) -> tuple[OwnFolder, ...]:
    """Folders of one's own in an order that does not depend on how they were given, each once."""
    return tuple(sorted({one.digest: one for one in folders}.values(), key=lambda one: one.digest))


# --- what a result says of them -----------------------------------------------------------------------


def stated(folders: Iterable[OwnFolder]) -> str:
    """Folders as a file states them; empty for none."""
    return "; ".join(str(one.named) for one in folders)


def read_stated(text: str) -> tuple[Named, ...]:
    """The folders that a file states; what is not written so is none."""
    found = (_NAMED.fullmatch(part.strip()) for part in text[: bounds.LONGEST_QUANTITY].split(";"))
    return tuple(Named(one["name"], one["digest"]) for one in found if one)


def in_words(folders: Iterable[Named]) -> str:
    """Folders in words: "my-figures, digest 3f2a9c1b"."""
    return "; ".join(_("{name}, digest {digest}", name=one.name, digest=one.digest[:SHOWN]) for one in folders)


def lacking(needed: Sequence[Named], held: Iterable[OwnFolder]) -> tuple[Named, ...]:
    """Those of the folders that something was made with that are not held, neither by their digest nor by name."""
    known = list(held)
    return tuple(one for one in needed if not any(k.digest.startswith(one.digest) or k.name == one.name for k in known))


def of_other_content(needed: Sequence[Named], held: Iterable[OwnFolder]) -> tuple[tuple[Named, OwnFolder], ...]:
    """Those of the folders that something was made with of which only the name is held, each with what is held."""
    known = list(held)
    alike = [(one, k) for one in needed for k in known if k.name == one.name]
    return tuple((one, k) for one, k in alike if not any(other.digest.startswith(one.digest) for other in known))


def require(needed: Sequence[Named], held: Iterable[OwnFolder]) -> None:
    """Refuse what was made with figures of one's own that are not here.

    Raises:
        InputError: naming them, and how to give them.
    """
    if missing := lacking(needed, held):
        raise InputError(
            _("This was made with figures of one's own that are not here: {folders}.", folders=in_words(missing)),
            mend=_("Open that folder, or a ZIP of it, as figures of your own first."),
            command=_("On the command line: --data {name}", name=missing[0].name),
        )


# --- records of several folders -----------------------------------------------------------------------


class Joined(Generic[Value]):
    """Records by name, folder after folder: each folder adds to the earlier ones and replaces nothing of theirs."""

    def __init__(self, kind: str) -> None:
        """Begin with none.

        Args:
            kind: what they are, for an error: "source".
        """
        self.kind = kind
        self.records: dict[str, Value] = {}
        self._folder: dict[str, int] = {}

    def add(self, name: str, value: Value, where: str, folder: int, twice: InputError | None = None) -> None:
        """Add a record.

        Args:
            name: its name.
            value: the record.
            where: its file and row.
            folder: the number of the folder that it stands in.
            twice: the error if it stands in one folder twice; that of a record that is there already if left out.

        Raises:
            InputError: another one of this name is there.
        """
        if name not in self.records:
            self.records[name], self._folder[name] = value, folder
        elif self._folder[name] == folder:
            raise twice or taken(self.kind, name, where)
        elif self.records[name] != value:
            raise taken(self.kind, name, where)


def taken(kind: str, name: str, where: str) -> InputError:
    """The error for a record that would take the place of another."""
    return InputError(
        _("There is a {kind} called “{name}” already, and this is another.", kind=_(kind), name=name),
        where,
        _("Nothing that is there is replaced: give yours a name of its own."),
    )
