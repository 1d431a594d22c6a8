"""The answer in a sentence, the line below it, and the line that stays when both have left the window."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from econ.analysis.short_answer import Part, ShortAnswer, short_answer
from econ.page.answer.sources import bare
from econ.page.ask import SALE, STATED, Ask, preset_input
from econ.page.blocks import Block, Link, Stays
from econ.page.levers import back
from econ.page.place import Shown
from econ.page.ways import query
from econ.wording.language import _, in_context

ILLUSTRATION = "illustration"


@dataclass(frozen=True, kw_only=True)
class Headline(Block):
    """The answer in one sentence.

    Attributes:
        parts: the sentence, its numbers by family apart.
        deck: sentences below it; on a narrow screen the first alone.
        back: the way back to the scenario as it is; None if nothing was changed.
        aside: sentences of what the first one does not hold.
    """

    parts: tuple[Part, ...]
    deck: tuple[str, ...] = ()
    back: Link | None = None
    aside: tuple[str, ...] = ()

    @property
    def runs(self) -> tuple[tuple[Part, ...], ...]:
        """The parts, those of a clause together."""
        return tuple(tuple(run) for _clause, run in groupby(self.parts, key=lambda part: part.clause))


def headline(shown: Shown) -> Headline:
    """The sentence, and below it what the sale is, or how to undo what was changed."""
    answer = short_answer(shown.result)
    deck, back = _deck(shown)
    return Headline(key="headline", parts=answer.parts, deck=deck, back=back, aside=answer.aside)


def stays(shown: Shown) -> Stays | None:
    """The line that stays; None where there is no share."""
    answer = short_answer(shown.result)
    if not answer.families:
        return None
    change = Link(
        words=in_context("button", "Change"), address="#b-lever-sale-value" if shown.ask.mode == STATED else "#b-ways"
    )
    numbers = tuple((one.family, one.number, bare(one.row)) for one in answer.families)
    return Stays(subject=answer.subject, verb=answer.verb, numbers=numbers, change=change)


def title(answer: ShortAnswer) -> str:
    """The sentence without what each family says."""
    return answer.text.partition(": ")[0].rstrip(".")


def _deck(shown: Shown) -> tuple[tuple[str, ...], Link | None]:
    ask, base = shown.ask, Ask.of(shown.ask.preset)
    if ask.changed():
        return _changed(shown, base)
    scenario = ask.base
    if scenario.concept != ILLUSTRATION:
        return (_(scenario.summary),), None
    sold = bool(short_answer(shown.result).families)
    said = _("Nobody has reported this sale.") if sold else _("Nobody has reported that this has happened.")
    return (said, _(scenario.summary)), None


def _changed(shown: Shown, base: Ask) -> tuple[tuple[str, ...], Link]:
    """What was changed, and the way back."""
    own = preset_input(shown.ask, SALE)
    alone = base.move(SALE, dict(shown.ask.moved).get(SALE, ""), "") == shown.ask
    if alone and own is not None:
        return (_("Your own value."),), Link(words=back(own), address=shown.link(**{SALE: ""}), step=True)
    title = _(shown.ask.base.title)
    return (_("Your own scenario."),), Link(
        words=_("Back to “{title}”", title=title), address=query({"preset": shown.ask.preset}), step=True
    )
