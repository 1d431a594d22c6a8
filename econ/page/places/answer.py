"""Answer: what the sale is of the economy, by whose figures, and the levers that move it."""

from __future__ import annotations

from econ.analysis.short_answer import short_answer
from econ.page.answer import choices, follows, headline, sources
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
        picture=(sources.picture(shown),),
        levers=choices.levers(shown),
        more=()
        if shown.asked.going
        else (
            follows.points(shown.result),
            follows.figures(shown),
            follows.build_up(shown.result),
            follows.comes_back(shown.result),
            *follows.folds(shown),
        ),
        stays=(headline.stays(shown),),
    )
