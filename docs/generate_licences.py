"""Write `data/LICENSE.md` from the licences of the series, as `make pages` does."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from econ.evidence import About, Book, data_folder, default_book
from econ.evidence.data_files import read_toml

PAGE = data_folder() / "LICENSE.md"
TERMS = "licences.toml"

HEAD = """# Licence of the data

<!-- Written by docs/generate_licences.py; do not edit. -->

The code of this project is under the MIT licence (`LICENSE`). This page is about what lies in `data/`.

**The figures** are facts that others have published. Each row names the source that printed it, and
`sources.json` describes that source: who, where, when, and when we read it. We claim no right in a
figure and change none; where a unit was rewritten or two figures of one source were multiplied, the
note beside the value says so. When you use a figure, cite the source that published it.

**The compilation** (the choice and arrangement of the figures, the notes, the grades and our own
judgements) is offered under the Creative Commons Attribution 4.0 International licence, CC BY 4.0:
<https://creativecommons.org/licenses/by/4.0/>. Attribution: "econ data, the econ authors", with the
version. Whatever a provider reserves below is not covered by this licence and stays the provider's.

## What the providers ask for
"""

TAIL = """
Several official series were read in public copies; the record of each source says which. The
attribution goes to the provider, and the record of the copy to where it was read. Single figures outside
the series (cards, goods lines, scenarios, published figures, claims) are quoted with their source.

## What is not here

- **SIPRI** data (Arms Transfers Database, Military Expenditure Database) are not shipped, and neither are the
  World Bank's series that carry them (`MS.MIL…`). SIPRI asks for a credit line and its address, non-commercial
  use, and less than a tenth of a database; results computed from its data are ours and must not be presented as
  SIPRI's. You import the files yourself.
- **International Monetary Fund** data are not shipped. You import what you have downloaded.
- **UN Comtrade** data may not be passed on. You import what you have downloaded.

Imported files stay on your machine. None of the providers named here has endorsed this project.
"""


def by_licence(book: Book) -> dict[str, list[str]]:
    """Names of the tables and series by each licence that they name."""
    found: dict[str, list[str]] = defaultdict(list)
    abouts: list[tuple[str, About]] = [(name, book.table(name).about) for name in book.tables]
    abouts += [(series.key, series.about) for series in book.all_series()]
    for name, about in abouts:
        for licence in about.licence.split(" AND "):
            found[licence].append(name)
    return dict(found)


def page(book: Book | None = None) -> str:
    """The whole page."""
    book = book or default_book()
    terms = read_toml(book.folders[0] / TERMS)
    lines = ["| licence | providers | terms | how to name it |", "| --- | --- | --- | --- |"]
    lines += [f"| `{n}` | {t['providers']} | {t['terms']} | {t['credit']} |" for n, t in terms.items()]
    held = by_licence(book)
    lines += ["", "## Which series are under which", "", "A series of figures from several providers is under several."]
    for name in terms:
        tables = [n for n in held[name] if n in book.tables]
        lines += ["", f"**`{name}`**" + (f", tables of every country: {_listed(tables)}" if tables else "") + "."]
        folders = [n for n in held[name] if n not in book.tables]
        lines += [f"Series of single countries: {_listed(_grouped(folders))}."] if folders else []
    return HEAD + "\n" + "\n".join(lines) + "\n" + TAIL


def _grouped(keys: list[str]) -> list[str]:
    """Keys of series; a name that more than two countries have stands once."""
    codes: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        code, _, name = key.partition("/")
        codes[name].append(code)
    return [
        shown
        for name, found in codes.items()
        for shown in ([f"*/{name}"] if len(found) > 2 else [f"{code}/{name}" for code in found])
    ]


def _listed(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    Path(PAGE).write_text(page(), encoding="utf-8")
