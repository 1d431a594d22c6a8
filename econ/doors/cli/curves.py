"""`econ check --curve`: in how many readings each claim of a text is true, with the command of each reading."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

from econ.claims.claim import Refusal
from econ.claims.curve import Curve
from econ.claims.rendering import brief, document, withheld
from econ.claims.verdict import Verdict
from econ.doors.cli.text import plain, shown, wrap
from econ.evidence import Book
from econ.output import Json
from econ.output.charts.specification_curve import choices, table
from econ.output.printers import plain as as_json
from econ.wording.language import _

Answer = Verdict | Refusal


def written(answers: Sequence[Answer], kind: str, book: Book, *, confirmed: bool) -> str:
    """The readings of every claim that can be judged, and what is said of the others.

    Args:
        answers: what was found in the text.
        kind: "text", "markdown", "json" or "csv".
        book: the figures they were judged by.
        confirmed: whether words that are not understood change nothing.
    """
    judged = [(each, _curve(each, book, confirmed=confirmed)) for each in answers]
    if kind == "json":
        found = []
        for each, curve in judged:
            more = {"curve": _document(curve)} if curve else {}
            found.append(document(each, book, confirmed=confirmed) | more)
        return json.dumps({"claims": found}, ensure_ascii=False, indent=1)
    if kind == "csv":
        return _as_csv([(each, curve) for each, curve in judged if curve])
    return "\n\n".join(
        _text(each, curve, book) if curve else plain(wrap(" ".join(brief(each, book)))) for each, curve in judged
    )


def _curve(answer: Answer, book: Book, *, confirmed: bool) -> Curve | None:
    if isinstance(answer, Refusal) or (withheld(answer.claim) and not confirmed):
        return None
    return answer.curve(book)


def _text(answer: Answer, curve: Curve, book: Book) -> str:
    sentence, _said = brief(answer, book, confirmed=True)
    whole = table(curve)
    columns = zip(whole.columns, zip(*(row.cells for row in whole.rows), strict=True), strict=True)
    differing = [column.name for column, cells in columns if len({cell.words for cell in cells}) > 1]
    readings = whole.only(*dict.fromkeys(("share", "source", *differing)))
    parts = [wrap(plain(line)) for line in (sentence, curve.tally, curve.turning) if line]
    parts += [f"\n{shown(found)}" for found in (readings, choices(curve)) if found]
    opened = curve.opened(curve.start) if curve.start else None
    if opened:
        parts.append("\n" + wrap(plain(_("The reading it starts from ({output}):", output=opened.output))))
        parts += [f"  {command}" for command in opened.commands]
    parts.append(wrap(_("--format csv and --format json have the command of every reading.")))
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


def _as_csv(judged: Sequence[tuple[Answer, Curve]]) -> str:
    """A row for each reading of each claim, with full digits."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    names = [column.name for column in table(judged[0][1], commands=True).columns[1:]] if judged else []
    writer.writerow(["sentence", "counted", "share_low", "share_high", *names])
    for _answer, curve in judged:
        for place, row in enumerate(table(curve, commands=True).rows):
            share, *words = row.cells
            ends = share.value, share.value if share.high is None else share.high
            counted = place < len(curve.specifications)
            writer.writerow([curve.claim.text, counted, *ends, *(cell.words for cell in words)])
    return out.getvalue().removesuffix("\n")
