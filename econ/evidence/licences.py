"""Terms of figures of one's own that their provider does not let others pass on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from econ.evidence.book import Book
from econ.evidence.data_files import read_toml
from econ.evidence.folders import matching
from econ.wording.language import _

SHOWN = 4
"""Series that a sentence names."""


@lru_cache(maxsize=8)
def _may_be_passed_on(release: Path) -> frozenset[str]:
    """The licences of the figures that ship."""
    path = release / "licences.toml"
    return frozenset(read_toml(path)) if path.is_file() else frozenset()


def of_folders(book: Book) -> Iterator[tuple[str, str]]:
    """Names and licences of the series that folders of one's own hold, those of a table once."""
    for folder in book.folders[1:]:
        for path in matching(folder, "series/*/*/about.toml"):
            entity, name = path.parent.parent.name, path.parent.name
            yield f"{entity}/{name}", book.series(entity, name).about.licence
        for path in matching(folder, "tables/*/about.toml"):
            yield path.parent.name, book.table(path.parent.name).about.licence


def of_series(keys: Iterable[str], book: Book) -> Iterator[tuple[str, str]]:
    """Keys of series and their licences."""
    for key in dict.fromkeys(keys):
        yield key, book.series_at(key).about.licence


def kept_back(given: Iterable[tuple[str, str]], book: Book) -> str:
    """Which of some series may not be passed on, and by whose terms, in sentences; empty if all may be.

    Args:
        given: names of series, each with its licence; a series of one's own may have none.
        book: whose release lists the licences of figures that may.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for name, licence in given:
        for one in licence.split(" AND ") if licence else ():
            if one not in _may_be_passed_on(book.folders[0]):
                found[one].append(name)
    return " ".join(
        _(
            "Under {licence} figures may not be passed on without the leave of {provider}: {series}.",
            licence=licence,
            provider=licence.removesuffix("-terms"),
            series=", ".join(names[:SHOWN]) + (", …" if len(names) > SHOWN else ""),
        )
        for licence, names in found.items()
    )
