"""The charts of why: the same as the rows above them, as pictures and as files."""

from __future__ import annotations

from econ.page.blocks import Block, Fold
from econ.page.pictures import picture
from econ.page.place import Shown, part
from econ.page.why import sure
from econ.wording.language import _

NAME = "why-pictures"
CHARTS = ("tornado", "variance_shares", "distribution", "two_ways")


def fold() -> Fold:
    """What opens them."""
    return Fold(key=NAME, title=_("The same as pictures, with files"), later=NAME)


@part(NAME)
def pictures(shown: Shown) -> tuple[Block, ...]:
    """The charts."""
    asked, _problem = sure.threshold(shown)
    return (
        *(picture(shown, name) for name in CHARTS),
        picture(shown, "value_of_information", threshold=asked),
    )
