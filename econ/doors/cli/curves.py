"""`econ check --curve`: in how many readings each claim of a text is true, with the command of each reading."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from econ.claims.claim import Refusal
from econ.claims.curve import Curve
from econ.claims.rendering import brief, document, envelope, withheld
from econ.claims.verdict import Verdict
from econ.doors.cli.text import plain, section, wrap
from econ.evidence import Book
from econ.output import Json
from econ.output.charts.specification_curve import choices, table
from econ.output.export.content import neutral
from econ.output.printers import plain as as_json
from econ.output.printers.markdown import markdown

Answer = Verdict | Refusal


def written(answers: Sequence[Answer], kind: str, book: Book) -> str:
    """The readings of every claim that can be judged, and what is said of the others.

    Args:
        answers: what was found in the text.
        kind: "text", "table", "markdown", "json" or "csv".
        book: the figures they were judged by.
    """
    judged = [(each, _curve(each, book)) for each in answers]
    if kind == "json":
        found = []
        for each, curve in judged:
            more = {"curve": _document(curve)} if curve else {}
            found.append(document(each, book) | more)
        return envelope(found)
    if kind == "csv":
        return _as_csv([curve for _each, curve in judged if curve])
    return "\n\n".join(_text(each, curve, kind, book) for each, curve in judged)


def _curve(answer: Answer, book: Book) -> Curve | None:
    return None if isinstance(answer, Refusal) or withheld(answer.claim) else answer.curve(book)


def _text(answer: Answer, curve: Curve | None, kind: str, book: Book) -> str:
    sentence = answer.text if isinstance(answer, Refusal) else answer.claim.text
    if curve is None:
        return "\n".join(wrap(plain(line)) for line in (f"“{sentence}”", brief(answer, book)))
    whole = table(curve)
    columns = zip(whole.columns, zip(*(row.cells for row in whole.rows), strict=True), strict=True)
    differing = [column.name for column, cells in columns if len({cell.words for cell in cells}) > 1]
    readings = whole.only(*dict.fromkeys(("share", "source", *differing)))
    parts = [wrap(plain(line)) for line in (f"“{sentence}”", curve.tally, curve.turning) if line]
    printed = markdown if kind == "markdown" else section
    parts += [f"\n{printed(found)}" for found in (readings, choices(curve)) if found]
    opened = curve.opened(curve.start) if curve.start else None
    if opened:
        parts.append("\n" + wrap(f"The reading it starts from gives its number as {opened.output}:"))
        parts += [f"  {command}" for command in opened.commands]
    parts.append(wrap("--format csv and --format json have the command of every reading."))
    return "\n".join(parts)


def _document(curve: Curve) -> dict[str, Json]:
    return {
        "true": curve.true,
        "only_if_rounded": curve.rounded,
        "readings": len(curve.specifications),
        "not_counted": len(curve.apart),
        "turning": curve.turning,
        "specifications": as_json.plain(table(curve, commands=True)),
        "choices": as_json.plain(choices(curve)),
    }


def _as_csv(curves: Sequence[Curve]) -> str:
    """A row for each reading of each claim, with full digits."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    names = [column.name for column in table(curves[0], commands=True).columns[1:]] if curves else []
    writer.writerow(["sentence", "counted", "share_low", "share_high", *names])
    for curve in curves:
        for place, row in enumerate(table(curve, commands=True).rows):
            share, *words = row.cells
            ends = share.value, share.value if share.high is None else share.high
            counted = place < len(curve.specifications)
            writer.writerow([neutral(curve.claim.text), counted, *ends, *(cell.words for cell in words)])
    return out.getvalue().removesuffix("\n")
