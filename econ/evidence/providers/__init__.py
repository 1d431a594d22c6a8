"""Files that providers send, read into series: one file of this package for each provider.

To read another provider, add a file whose functions carry `@reads("Provider", "kind of file", recognises)`: it takes
bytes and gives series, and does nothing else. A file is recognised by what it holds, never by its name.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from econ.evidence.providers.content import Part, looks_like, parts, sheets_of
from econ.evidence.providers.registry import (
    EVERYTHING,
    LAYOUTS,
    Figure,
    Imported,
    ImportedSeries,
    Layout,
    Wanted,
)
from econ.wording.errors import InputError
from econ.wording.language import _

for _module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
    import_module(f"{__name__}.{_module}")


def layout_of(part: Part) -> Layout | None:
    """The layout that a file is in; None if it is no provider's."""
    return next((layout for layout in LAYOUTS if layout.recognises(part)), None)


def _tables(part: Part) -> list[Part]:
    """The part itself, or the sheets of a workbook that are each a file of a provider, as it sends them as CSV too."""
    if not part.is_workbook or layout_of(part):
        return [part]
    return sheets_of(part, lambda sheet: layout_of(sheet) is not None) or [part]


def recognise(content: bytes | Path, name: str = "") -> Layout | None:
    """The layout of a file with figures, by what it holds; None if it is no provider's, or cannot be read at all.

    Args:
        content: its bytes, or where it lies.
        name: of the file, for messages.
    """
    try:
        known = [layout for part in parts(content, name) for one in _tables(part) if (layout := layout_of(one))]
    except InputError:
        return None
    return min(known, key=lambda layout: layout.beside, default=None)


def read(given: Sequence[Part], wanted: Wanted = EVERYTHING) -> tuple[list[tuple[Part, Layout, Imported]], list[str]]:
    """Read the files of an import: those with figures, with the help of those that describe them.

    Returns:
        Each file with figures, its layout and what it holds; and a sentence for each file that is not read.

    Raises:
        InputError: none of them holds figures of a known provider, or one is damaged.
    """
    known = [(one, layout_of(one)) for part in given for one in _tables(part)]
    beside = [part for part, layout in known if layout and layout.beside]
    done = [(part, layout, layout.read(part, wanted, beside)) for part, layout in known if layout and not layout.beside]
    nobodys = [_("{name} is {what}.", name=part.name, what=looks_like(part)) for part, layout in known if not layout]
    if not done:
        only = [_("{name} only describes other files: {what}.", name=p.name, what=la.layout) for p, la in known if la]
        raise InputError(
            " ".join([*nobodys, *only][:3]),
            mend=_("Give a file as a provider sends it: `econ import --help` names them."),
        )
    return done, nobodys
