"""Write the reference: equations, assumptions, sources, charts and checks; and run the commands of command-line.md.

`make pages` runs it.
"""

from __future__ import annotations

import contextlib
import inspect
import io
import os
import re
import shlex
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from unittest import mock

import econ
from econ import wording
from econ.analysis import guards
from econ.doors.cli import main
from econ.evidence import Series, sources
from econ.model import GRAPH
from econ.output import charts
from econ.provenance import cards, method, origins

DOCS = Path(__file__).parent
REFERENCE = DOCS / "reference"
COMMANDS = REFERENCE / "command-line.md"
BOOK = econ.default_book()
MARK = "<!-- Written by docs/generate_reference.py; do not edit. -->\n\n"


def opening(title: str, text: str) -> str:
    """The beginning of a page."""
    return f"# {title}\n\n{MARK}{text}\n"


def safe(text: str) -> str:
    """Text in which Markdown sees nothing but text."""
    plain = text.replace(wording.NO_BREAK, " ").replace("\n", " ")
    return re.sub(r"([\\`*_\[\]<>|#~])", r"\\\1", plain)


def cited(record: sources.Record) -> str:
    """A citation whose address is a link."""
    text, url = sources.cite(record), record.get("URL", "")
    before, found, after = text.partition(url) if url else (text, "", "")
    return f"{safe(before)}<{found}>{safe(after)}" if found else safe(text)


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table; the cells are Markdown already."""
    names = list(head)
    lines = [names, ["---"] * len(names), *([*row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def listed(names: Iterable[str]) -> str:
    """Names as code, in a row."""
    return ", ".join(f"`{n}`" for n in names)


# --- equations -------------------------------------------------------------------------------------


def equations() -> str:
    """Every equation, page by page."""
    parts = [
        opening(
            "Equations",
            "What the calculator computes, in the order of the pages of `econ/model/`. Each is a Python function, and "
            "its formula below is recorded by calling it. `econ explain NAME` shows one with its values and sources."
            f"\n\nThere are {len(GRAPH.equations)}. The digest of all of them is `{GRAPH.digest}`. It changes if a "
            "formula or a unit does, and with nothing else.",
        )
    ]
    for page in dict.fromkeys((*method.PAGES, *(e.page for e in GRAPH.equations.values()))):
        found = [e for e in GRAPH.equations.values() if e.page == page]
        if found:
            parts.append(f"\n## {method.PAGES.get(page, page.capitalize())}\n")
            parts += [_equation(e.name) for e in found]
    return "".join(parts)


def _equation(name: str) -> str:
    e = GRAPH.equations[name]
    used = [other.name for other in GRAPH.equations.values() if name in other.parameters]
    tail = f" Used by {listed(used)}." if used else ""
    return (
        f"\n### `{name}`: {safe(e.label)}\n\n"
        f"{safe(e.meaning)}\n\n```python\n{name} = {e.python}\n```\n\n"
        f"Unit: {'a share or a ratio' if e.unit == '1' else f'`{e.unit}`'}. "
        f"Leaves out: {safe(e.leaves_out)}{tail}\n"
    )


# --- assumptions -----------------------------------------------------------------------------------


def assumptions() -> str:
    """Every card, every figure of a goods line and every GDP source, with its values and sources."""
    parts = [
        opening(
            "Assumptions",
            "Every value that the equations are given and that is no published series: numeral, unit, spread, "
            "assessment, pedigree. The grade is that of the Admiralty code: a letter for the source, a digit for the "
            "item. `econ explain NAME` shows a card with its place in the equations; "
            "[how the figures are written down](data-format.md) says where it stands.",
        )
    ]
    for page in sorted({_page(name) for name in BOOK.cards}, key=_order):
        parts.append(f"\n## {method.PAGES.get(page, page.capitalize())}\n")
        parts += [_card(name) for name in BOOK.cards if _page(name) == page]
    parts.append("\n## Goods lines\n")
    parts += [_line(line) for line in BOOK.lines]
    parts.append("\n## Lines of people\n")
    parts += [_line(line) for line in BOOK.labour]
    parts.append("\n## GDP sources\n")
    parts.append(_of_every_country())
    parts += [_country(code) for code in dict.fromkeys(s.entity for s in BOOK.all_series())]
    return "".join(parts)


def _order(page: str) -> tuple[int, str]:
    names = list(method.PAGES)
    return (names.index(page) if page in names else len(names), page)


def _page(name: str) -> str:
    """The page of the model that a card belongs to: that of the first equation that asks for it."""
    return next((e.page for e in GRAPH.equations.values() if name in e.parameters), "definitions")


def _card(name: str) -> str:
    c = cards.card(name, BOOK)
    low, high = BOOK.cards[name].plausible
    scores = ", ".join(f"{criterion} {score}" for criterion, score in c.pedigree.items())
    rows = [
        ("numeral", safe(f"{c.numeral:,.10g}")),
        ("unit", "a share or a ratio" if c.unit == "1" else safe(c.priced_unit)),
        ("spread", safe(c.spread)),
        ("grade", c.assessment),
        ("pedigree", f"{scores} (of 4)" if scores else "not scored"),
        ("judgement", safe(c.judgement)),
        ("possible", safe(f"{low:,.10g} to {high:,.10g}")),
        ("sources", listed(c.sources)),
        ("used by", listed(e.name for e in GRAPH.equations.values() if name in e.parameters)),
        ("note", safe(c.note)),
    ]
    body = table(("", ""), [(k, v) for k, v in rows if v])
    other = "".join(f"- {safe(str(one))}\n" for one in c.otherwise)
    said = f"\nWhat else has been published:\n\n{other}" if other else ""
    return f"\n### `{name}`: {safe(c.label)}\n\n{safe(c.meaning)}\n\n{body}\n{said}"


def _line(line: str) -> str:
    about = {**BOOK.lines, **BOOK.labour}[line]
    booked = f"Booked as {about.account}.\n\n" if about.account else ""
    rows = [
        (
            f"`{card.name}`",
            safe(card.value),
            "" if card.unit == "1" else f"`{card.unit}`",
            card.only_for.exporter or "",
            card.grade,
            safe(card.judgement),
            listed(card.sources),
        )
        for name, found in BOOK.line_cards.items()
        if name.endswith(f"_{line}")
        for card in found
        if card.label.endswith(f": {about.label}")
    ]
    body = table(("figure", "value", "unit", "only for", "grade", "judgement", "sources"), rows)
    return f"\n### `{line}`: {safe(about.label)}\n\n{booked}{body}\n"


def _of_every_country() -> str:
    """The tables of GDP, which hold most countries."""
    head = ("source", "", "concept", "countries", "releases", "prices", "spread", "grade", "licence")
    tables = [table_ for table_ in map(BOOK.table, BOOK.tables) if table_.about.kind == "gdp"]
    rows = [
        (
            f"`{t.name}`",
            safe(t.about.label),
            safe(f"{t.about.concept} {t.left_out}".strip()),
            str(len(t.countries())),
            f"{len(t.vintages)}, {t.vintages[-1].released} to {t.vintages[0].released}",
            safe(t.about.price_basis),
            safe(f"{t.about.spread}. {t.about.spread_judgement}"),
            t.about.grade,
            safe(t.about.licence),
        )
        for t in tables
    ]
    text = "`econ list countries` lists the countries, `econ list gdp --country KEN` what is held of one."
    return f"\n### Every country\n\n{text}\n\n{table(head, rows)}\n"


def _country(code: str) -> str:
    """The GDP sources of a country that has some of its own."""
    if code not in BOOK.countries:
        return ""
    country, own = BOOK.country(code), [s for s in BOOK.all_series() if s.entity == code]
    found = [s for s in own if s.about.kind in ("gdp", "gni")]
    if not found:
        return ""
    rows = [_series(s, chosen=s.name == country.gdp) for s in found]
    head = ("source", "", "concept", "years", "prices", "spread", "grade", "borrows from", "sources")
    return f"\n### {safe(country.name)}\n\n{table(head, rows)}\n"


def _series(series: Series, *, chosen: bool) -> tuple[str, ...]:
    about, years = series.about, series.years()
    return (
        f"`{series.name}`" + (" (the usual one)" if chosen else ""),
        safe(about.label),
        safe(about.concept),
        f"{years[0]} to {years[-1]}" if years else "",
        safe(about.price_basis),
        safe(f"{about.spread}. {about.spread_judgement}" if about.spread_judgement else "none"),
        about.grade,
        listed(about.borrows_from),
        listed(about.sources),
    )


# --- sources, charts, checks -----------------------------------------------------------------------


def bibliography() -> str:
    """Every source and where it is used."""
    parts = [
        opening(
            "Sources",
            f"All {len(BOOK.sources)} publications on which a figure rests or which stand beside one as evidence, by "
            "their id. The letter is the reliability of the source in the Admiralty code (A reliable to E unreliable, "
            "F cannot be judged). `econ list uses ID` shows which outputs rest on one.",
        )
    ]
    for name, record in sorted(BOOK.sources.items()):
        comment = safe(record.get("custom", {}).get("comment", ""))
        used = _used(name)
        parts.append(
            f"\n### `{name}`\n\n{cited(record)}\n\nReliability {sources.reliability(record)}."
            f"{f' {comment}' if comment else ''}{f' Used in {used}.' if used else ''}\n"
        )
    return "".join(parts)


def _used(name: str) -> str:
    return "; ".join(
        f"{place} {listed(found)}" for place in origins.PLACES if (found := origins.uses(name, BOOK).of(place))
    )


def pictures() -> str:
    """Every chart."""
    rows = [(f"`{c.name}`", safe(c.title), safe(c.shows)) for c in charts.CHARTS.values()]
    return (
        f"# Charts\n\n{MARK}`econ.charts.drawing(NAME, result)` gives the marks of a chart, "
        "`econ.charts.draw(NAME, result)` the same as a plotly figure, `econ.charts.table(NAME, result)` the table "
        "behind it, `econ.charts.finding(NAME, result)` what it shows in a sentence and "
        f"`econ.charts.sources(NAME, result)` its own sources. The app shows each beside its table.\n\n"
        f"{table(('name', 'title', 'what it shows'), rows)}\n"
    )


def checks() -> str:
    """Every check that looks for a standard mistake."""
    rows = [(f"`{name}`", safe(inspect.getdoc(check) or "")) for name, check in guards.GUARDS.items()]
    return (
        f"# Checks\n\n{MARK}The standard mistakes of the field, looked for in every result. What is found is printed "
        "under the answer with a way to mend it. `econ.guards.check(result)` lists it.\n\n"
        f"{table(('name', 'what it looks for'), rows)}\n"
    )


# --- commands --------------------------------------------------------------------------------------

BLOCK = re.compile(r"(```console\n)(.*?)(```)", re.DOTALL)
PIPE = re.compile(r" \| head -(?:n )?(\d+)$")


def commands(text: str) -> str:
    """A page with the output of its commands as it is now: in each ```console block, after each line `$ econ …`."""
    return BLOCK.sub(lambda block: block[1] + "\n".join(_run(block[2])) + "\n" + block[3], text)


def asked(text: str) -> list[str]:
    """The commands of a page."""
    return [line[2:] for block in BLOCK.findall(text) for line in block[1].splitlines() if line.startswith("$ ")]


def _run(block: str) -> Iterator[str]:
    for line in block.splitlines():
        if line.startswith("$ "):
            yield line
            yield from output(line[2:])


def output(command: str) -> list[str]:
    """The lines that a command prints in a terminal of 100 columns; `| head -N` keeps the first ones."""
    limit = PIPE.search(command)
    words = shlex.split(PIPE.sub("", command))
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
    day = str(int(datetime.fromisoformat(BOOK.release).replace(tzinfo=UTC).timestamp()))
    with (
        mock.patch.dict(os.environ, {"COLUMNS": "100", "SOURCE_DATE_EPOCH": day}),
        mock.patch.object(sys, "argv", words),
        contextlib.redirect_stdout(stream),
        contextlib.redirect_stderr(stream),
        contextlib.suppress(SystemExit),
    ):
        main(words[1:])
    stream.flush()
    lines = stream.buffer.getvalue().decode("utf-8").splitlines()  # type: ignore[attr-defined]
    return lines[: int(limit[1])] if limit else lines


def pages() -> dict[Path, str]:
    """Every page this script writes, by its path."""
    return {
        REFERENCE / "equations.md": equations(),
        REFERENCE / "assumptions.md": assumptions(),
        REFERENCE / "sources.md": bibliography(),
        REFERENCE / "charts.md": pictures(),
        REFERENCE / "checks.md": checks(),
        COMMANDS: commands(COMMANDS.read_text(encoding="utf-8")),
    }


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
