"""Turn a provider's file into a release of a table of countries: its CSV, and its entry in `about.toml`.

    python tools/add_vintage.py world_bank_gdp API_NY.GDP.MKTP.CD_DS2_en_csv_v2_1.csv \
        --released 2026-07-13 --source wdi_gdp_2026_07_13 --note "The day is in the file."

Three layouts are read: the World Bank's bulk CSV; one row for each country with a column for each year (`--code`
names the column of the countries); and one row for each country and year (`--year` and `--value` as well). Figures are
taken as they are written, but that a number with an exponent is written out; what is empty stays empty. Countries are
known by a column of `data/countries.csv` (`--known-by`). Rows of anything else, and figures that the table says are not
plausible, such as a GDP of 0, are left out and named on the screen.
"""

from __future__ import annotations

import argparse
import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from econ.evidence import data_folder
from econ.evidence.data_files import read_toml
from econ.evidence.tables import digest

FIRST_YEAR = 1990
BULK = "Data Source"
"""How the first line of the World Bank's bulk CSV begins."""

Figure = tuple[str, str, str]
"""Code of the country as the file has it, year, and the figure as it is written."""


def main() -> None:
    """Write the release and its entry."""
    asked = _arguments().parse_args()
    folder = data_folder() / "tables" / asked.table
    known = _codes(asked.known_by) | dict(pair.split("=") for pair in asked.also)
    figures: dict[str, dict[str, str]] = defaultdict(dict)
    left_out: set[str] = set()
    low, high = read_toml(folder / "about.toml")["plausible"]
    for code, year, value in _figures(asked):
        country = known.get(code.upper()) or known.get(code.zfill(3))
        if country is None:
            left_out.add(code)
        elif not value or not year or int(year) < FIRST_YEAR:
            continue
        elif not low <= float(value) <= high:
            left_out.add(f"{code}:{year}={value}")
        else:
            if year in figures[country]:
                raise SystemExit(f"{country} has two figures for {year}.")
            figures[country][year] = _plain(value)
    content = _wide(figures)
    (folder / f"{asked.released}.csv").write_bytes(content)
    with (folder / "about.toml").open("a", encoding="utf-8") as about:
        about.write(
            f'\n[[vintage]]\nreleased = "{asked.released}"\nfile = "{asked.released}.csv"\n'
            f'sha256 = "{digest(content)}"\nsource = "{asked.source}"\nnote = "{asked.note}"\n'
        )
    held = sum(map(len, figures.values()))
    print(f"{asked.table} {asked.released}: {held} figures of {len(figures)} countries, SHA-256 {digest(content)}")
    print("left out:", " ".join(sorted(left_out)) or "nothing")


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", help="name of the table; its about.toml must be there")
    parser.add_argument("file", type=Path)
    parser.add_argument("--released", required=True, metavar="DAY", help="the day of the release, as 2026-07-13")
    parser.add_argument("--source", required=True, metavar="ID", help="its record in data/sources.json")
    parser.add_argument("--note", required=True, help="a sentence: how the day is known")
    parser.add_argument("--code", default="Country Code", metavar="COLUMN")
    parser.add_argument("--year", default="", metavar="COLUMN", help="column of the year, if each year is a row")
    parser.add_argument("--value", default="", metavar="COLUMN", help="column of the figure, if each year is a row")
    parser.add_argument("--where", action="append", default=[], metavar="COLUMN=TEXT", help="rows that are taken")
    parser.add_argument("--known-by", default="code", choices=("code", "m49", "gec"))
    parser.add_argument("--also", action="append", default=[], metavar="CODE=XXX", help="an older code, KSV=XKX")
    return parser


def _codes(column: str) -> dict[str, str]:
    """Codes of the countries by what a file calls them."""
    with (data_folder() / "countries.csv").open(encoding="utf-8", newline="") as file:
        return {row[column]: row["code"] for row in csv.DictReader(file) if row[column]}


def _figures(asked: argparse.Namespace) -> Iterator[Figure]:
    """The figures of a file, row by row."""
    text = asked.file.read_text("utf-8-sig")
    if text.lstrip('"').startswith(BULK):
        text = "\n".join(text.splitlines()[4:])
    wanted = [condition.split("=", 1) for condition in asked.where]
    for row in csv.DictReader(io.StringIO(text, newline="")):
        if any(row[column] != value for column, value in wanted):
            continue
        code = row[asked.code] or row.get("Country Name", "")
        if asked.year:
            yield code, row[asked.year], row[asked.value]
        else:
            yield from ((code, y, row[y]) for y in row if y and re.fullmatch(r"\d{4}", y))


def _plain(value: str) -> str:
    """The figure without an exponent."""
    return format(Decimal(value), "f") if "e" in value.lower() else value


def _wide(figures: dict[str, dict[str, str]]) -> bytes:
    years = sorted({year for row in figures.values() for year in row})
    rows = [["country", *map(str, range(int(years[0]), int(years[-1]) + 1))]]
    rows += [[country, *(row.get(y, "") for y in rows[0][1:])] for country, row in sorted(figures.items())]
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


if __name__ == "__main__":
    main()
