"""The top of the page: the answer in words, and below it what to read it with and its figures."""

from __future__ import annotations

from econ import guards, tables
from econ.engine import Result
from econ.guards import Notice
from econ.language import _
from econ.ui import blocks, figures, tongue


def answer(result: Result, *, key: str = "answer", rest: bool = True) -> None:
    """The sentence, live and copyable, and how the sources disagree."""
    told = {
        "first": tables.answer(result),
        "rest": tables.disagreement(result) if rest else "",
        "tongue": tongue.told(),
    }
    blocks.put(key, blocks.packed("answer", told))


def below(result: Result, baseline: Result | None) -> None:
    """Fingerprint, notices and figures; `baseline` is the result before the changes."""
    blocks.put("below", packed(result, baseline))


def packed(result: Result, baseline: Result | None) -> bytes:
    """What stands below the answer, made once for a result."""
    before = baseline.fingerprint.scenario if baseline is not None else ""

    def make() -> bytes:
        found = notices(result)
        notes = [[n.message, n.repair] for n in found if n.severity != "warning"]
        told = {
            "mark": str(result.fingerprint),
            "help": _("Version, and digests of what was asked, of the figures and of the equations."),
            "warnings": [f"{n.message} {n.repair}" for n in found if n.severity == "warning"],
            "summary": _("Read with care ({count})", count=len(notes)),
            "notes": notes,
            "figures": figures.packed(result, baseline),
        }
        return blocks.packed("below", told)

    kept: bytes = result.say(f"below {before}", make)
    return kept


def notices(result: Result) -> list[Notice]:
    """What to read the answer with."""
    kept: list[Notice] = result.say("notices", lambda: list(guards.check(result)))
    return kept
