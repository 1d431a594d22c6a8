"""What is to be known of all numbers: how uncertainty is computed, what the grades mean, how to cite."""

from __future__ import annotations

from econ.doors.app import page_links, shared_results
from econ.doors.app.searchable_entries import Fact, Links, Parts, Record
from econ.engine import Result
from econ.evidence import restatements
from econ.provenance import citing
from econ.wording.language import _, digits

TAG = "about"


def records(result: Result, links: Links) -> list[Record]:
    """The entries."""
    size, scrambles = result.scenario.sampler.points, result.scenario.sampler.scrambles
    return [
        _record(
            "uncertainty",
            _("How sure an answer is"),
            [
                _(
                    "Every input that is not known exactly is a distribution: a range, three points or alternatives. "
                    "The equations are computed at {n} points that cover all inputs together evenly (a scrambled Sobol "
                    "sequence, {m} scrambles of {k} points). The middle of the results is the value, the 5th and the "
                    "95th percentile are the 90% interval.",
                    n=digits(f"{size * scrambles:,}"),
                    m=scrambles,
                    k=digits(f"{size:,}"),
                ),
                _(
                    "Inputs are independent unless two prices rest on the same source or a scenario says how they are "
                    "correlated. The same points are used "
                    "for every scenario, so two scenarios that are equal differ by exactly zero."
                ),
            ],
        ),
        _record(
            "numerical-error",
            _("How exact the arithmetic is"),
            [
                _(
                    "Another set of points would give a slightly other interval. This numerical error is measured from "
                    "the scrambles; it lies far below the digits that are shown. Where a "
                    "result is a straight line in an input, that input is integrated out exactly. The same version "
                    "and data give the same digits on every machine."
                )
            ],
        ),
        _record(
            "disagreement",
            _("When sources disagree"),
            [
                _(
                    "Sources of GDP differ by more than their own uncertainty. Each is shown alone; they are mixed "
                    "only on request, with weights that are said. Who says something else about an assumption stands "
                    "on its card."
                ),
            ],
        ),
        _record(
            "grades",
            _("What a grade means"),
            [
                _(
                    "A letter for the reliability of the source (A reliable to E unreliable, F cannot be judged) and a "
                    "digit for the figure itself (1 confirmed to 5 improbable, 6 cannot be judged). A result has the "
                    "weakest letter and the weakest digit among its inputs; F6 marks a judgement."
                )
            ],
        ),
        _cite(result, links),
        _corrections(result),
    ]


def _record(name: str, title: str, texts: list[str]) -> Record:
    return Record(id=name, href=page_links.quantity(name), title=title, texts=[[text] for text in texts], tags=[[TAG]])


def _corrections(result: Result) -> Record:
    """What was given before and is given otherwise now, by its reason, the newest first; the rows are in English."""
    ledger = restatements.load(result.book)
    folded = []
    for kind, words in restatements.KINDS.items():
        rows = [row for row in reversed(ledger) if row.kind == kind]
        said: list[Fact] = [(f"{row.date}, {row.name}", [f"{row.before} → {row.after}. {row.why}"]) for row in rows]
        folded.append((f"{_(words)}: {len(rows)}", said))
    return Record(
        id="corrections",
        href=page_links.quantity("corrections"),
        title=_("Restatements and corrections"),
        texts=[
            [
                _(
                    "What was given before and is given otherwise now: what it was, what it is and why, the newest "
                    "first, in English. “{command}” prints it with its versions, and with --format json for programs.",
                    command="econ list restatements",
                )
            ]
        ],
        folded=folded,
        tags=[[TAG]],
    )


def _cite(result: Result, links: Links) -> Record:
    texts: list[Parts] = [
        [
            _(
                "Cite the answer with its fingerprint: it names the version, the question, the figures and the "
                "equations. “Copy and cite” beside the answer gives it as text, BibTeX, RIS and CSL-JSON, with a "
                "frozen link that computes it again and compares every digit. Cite the sources behind it as well."
            ),
            " ",
            links.add(_("To the answer"), page_links.back("")),
        ]
    ]
    return Record(
        id="cite",
        href=page_links.quantity("cite"),
        title=_("How to cite"),
        texts=texts,
        facts=[(_("This answer"), [citing.cite(shared_results.whole(result))])],
        tags=[[TAG]],
    )
