"""Answer: what the sale is of the economy, by whose figures, and the levers that move it."""

from __future__ import annotations

from econ.analysis.short_answer import short_answer
from econ.page.answer import choices, follows, headline, sources
from econ.page.blocks import Block
from econ.page.place import Layout, Shown, place
from econ.wording.language import N_


@place(
    "answer", N_("Answer"), rank=10, parameters=(choices.OPEN,), former=("Goods", "Payment and risk", "Over the years")
)
def answer(shown: Shown) -> Layout:
    """Draw it."""
    said = short_answer(shown.result)
    return Layout(
        title=headline.title(said),
        description=" ".join((said.text, *said.aside)),
        head=(headline.headline(shown),),
        picture=_there(sources.picture(shown)),
        levers=choices.levers(shown),
        more=()
        if shown.asked.going
        else (
            *_there(follows.points(shown.result)),
            *_there(follows.figures(shown)),
            *_there(follows.build_up(shown.result)),
            *_there(follows.comes_back(shown.result)),
            *follows.folds(shown),
        ),
        stays=_there(headline.stays(shown)),
    )


def _there(block: Block | None) -> tuple[Block, ...]:
    return () if block is None else (block,)
