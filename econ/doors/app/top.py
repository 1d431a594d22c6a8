"""The top of the page: the answer in words, and below it what to read it with and its figures."""

from __future__ import annotations

from econ.analysis import guards, tables
from econ.analysis.guards import Notice
from econ.doors.app import blocks, head, key_figures, page_links
from econ.engine import Result, kept_in_words
from econ.evidence import folders
from econ.wording.language import _


def answer(result: Result, *, here: str | None = page_links.CALCULATOR, alone: bool = False) -> None:
    """The head of the page, the sentence, live and copyable, and how the sources disagree.

    Args:
        result: what is answered.
        here: as in `head.told`.
        alone: without the way to the other pages, and without what the sources say.
    """
    blocks.put("answer", said(result, here=here, alone=alone))


def said(result: Result, *, here: str | None = page_links.CALCULATOR, alone: bool = False) -> bytes:
    """The same as it is sent."""
    told = {
        "first": tables.answer(result),
        "rest": "" if alone else tables.disagreement(result),
        "head": head.told(here, ways=not alone),
    }
    return blocks.packed("answer", told)


def below(result: Result, baseline: Result | None) -> None:
    """Fingerprint, notices and figures; `baseline` is the result before the changes."""
    blocks.put("below", packed(result, baseline))


def mark(result: Result) -> str:
    """What identifies a result: its fingerprint, and the figures of one's own that it was made with."""
    own = folders.in_words(one.named for one in result.book.own)
    return f"{result.fingerprint}{_(' · figures of one’s own: {folders}', folders=own) if own else ''}"


@kept_in_words
def packed(result: Result, baseline: Result | None) -> bytes:
    """What stands below the answer, made once for a result."""
    found = notices(result)
    notes = [[n.message, n.repair] for n in found if n.severity != "warning"]
    told = {
        "mark": str(result.fingerprint),
        "help": _("Version, and digests of what was asked, of the figures and of the equations."),
        "warnings": [f"{n.message} {n.repair}" for n in found if n.severity == "warning"],
        "summary": _("Read with care ({count})", count=len(notes)),
        "notes": notes,
        "figures": key_figures.packed(result, baseline),
        "jump": _("To the charts and tables"),
    }
    return blocks.packed("below", told)


@kept_in_words
def notices(result: Result) -> list[Notice]:
    """What to read the answer with."""
    return list(guards.check(result))
