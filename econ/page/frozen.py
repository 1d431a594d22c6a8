"""A frozen link: its scenario put into the levers, computed again, and whether every digit is the same."""

from __future__ import annotations

from dataclasses import dataclass

from econ import verify
from econ.page import ask as asking
from econ.page.ask import Ask
from econ.page.shared_results import by_figures
from econ.provenance import links
from econ.scenario import Scenario
from econ.verify import standing

FIELD = "frozen"
"""Name of the parameter in the address."""


@dataclass(frozen=True)
class Opened:
    """A frozen link that was opened.

    Attributes:
        code: the link.
        scenario: what it asks, exactly.
        ask: the same as far as the levers hold it.
        holds: whether its answer is the same now.
        texts: the verdict in a sentence, what is stored before it where the answer has changed; whether the question
            still has this answer under the present figures; and what the levers cannot hold.
        details: what differs, what was not compared, and how the old answer is computed.
    """

    code: str
    scenario: Scenario
    ask: Ask
    holds: bool
    texts: tuple[str, ...]
    details: tuple[str, ...] = ()


@by_figures(32)
def opened(code: str) -> Opened:
    """Open a link.

    Raises:
        InputError: it cannot be opened.
    """
    scenario = links.thaw(code).scenario
    verdict = verify.verify_link(code)
    ask, unheld = asking.of_scenario(scenario)
    stored = "" if verdict.holds else verify.opened(verdict).removesuffix(verify.text(verdict))
    first, *details = _lines(verify.text(verdict))
    stands = "" if verdict.own else standing.standing(code).sentence
    texts = tuple(filter(None, (*_lines(stored), first, stands, *unheld)))
    return Opened(code, scenario, ask, verdict.holds, texts, tuple(details))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
