"""A page as HTML: the whole document, or the blocks that have changed.

One template for each block; templates hold no words.
"""

from __future__ import annotations

import hashlib
import json
import weakref
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from econ.output import Json
from econ.page import glossary
from econ.page.blocks import Block
from econ.page.page import PURPOSE, TITLE, Page
from econ.page.ways import query
from econ.wording.language import _, day, speaking

if TYPE_CHECKING:
    from jinja2 import Environment

    from econ.page.light import Light

TEMPLATES = Path(__file__).with_name("templates")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    found = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals["draw"] = draw
    found.globals["term"] = glossary.term
    found.filters["terms"] = glossary.terms
    found.filters["day"] = day
    found.filters["place"] = _place
    found.filters["packed"] = _packed
    return found


def _place(part: float) -> str:
    """A place on an axis, of its length from 0 to 1, as style sheets and drawings have it."""
    return f"{part * 100:.2f}%"


@lru_cache(maxsize=512)
def _packed(values: tuple[float | str, ...]) -> Markup:
    """Values as an attribute that a script reads."""
    return escape(json.dumps(values, ensure_ascii=False, separators=(",", ":")))


def draw(block: Block) -> Markup:
    """A block as HTML."""
    return Markup(_environment().get_template(block.template).render(block=block))


Drawn = tuple[Markup, str]
_kept: dict[int, tuple[weakref.ref[Block], Drawn]] = {}


def _all_drawn(page: Page) -> dict[str, Drawn]:
    """The blocks of a page as HTML by their keys, in the language of the page."""
    with speaking(page.language):
        return {block.key: _drawn(block) for block in page.blocks()}


def _drawn(block: Block) -> Drawn:
    """A block as HTML, with the digest of that; a block that is kept, such as a chart of a result, is drawn once."""
    number = id(block)
    found = _kept.get(number)
    if found is not None and found[0]() is block:
        return found[1]
    text = draw(block)
    drawn = text, hashlib.blake2b(text.encode(), digest_size=6).hexdigest()
    _kept[number] = (weakref.ref(block, lambda _gone: _kept.pop(number, None)), drawn)
    return drawn


def document(page: Page, assets: Mapping[str, str]) -> str:
    """A page as a document.

    Args:
        page: what it shows.
        assets: addresses of the style ("style"), the script ("script") and the typefaces ("font0" …).
    """
    template = _environment().get_template("document.html")
    return template.render(page=page, drawn=_all_drawn(page), assets=assets, ask=query(page.ask))


def body(page: Page) -> str:
    """What stands in the body of a page's document, for a program that has a document of its own."""
    text = document(page, dict.fromkeys(("style", "script", "base", "font0", "font1"), ""))
    return text.partition("<body")[2].partition(">")[2].rpartition("</body>")[0]


def fragment(blocks: Iterable[Block]) -> str:
    """Blocks as HTML, without a document around them."""
    return "\n".join(map(draw, blocks))


def changed(page: Page, have: Mapping[str, str]) -> dict[str, Json]:
    """What a browser needs to turn what it shows into another page.

    Args:
        page: what is to be shown.
        have: digests of the blocks that the browser shows, by key.
    """
    drawn = _all_drawn(page)
    return {
        "address": page.query,
        "place": page.place,
        "language": page.language,
        "title": page.title,
        "said": page.description,
        "ask": query(page.ask),
        "rest": "more" not in page.regions,
        "regions": {name: [block.key for block in blocks] for name, blocks in page.regions.items()},
        "blocks": {key: [digest, text] for key, (text, digest) in drawn.items() if have.get(key) != digest},
    }


def light(
    page: Light,
    style: str = "",
    faces: Iterable[str] = (),
    *,
    framed: bool = False,
    assets: Mapping[str, str] | None = None,
) -> str:
    """A light page as a document.

    Args:
        page: what it shows.
        style: rules that stand in it.
        faces: addresses of typefaces that they use.
        framed: whether it stands in a frame of another page: only what it shows, and the way to the whole.
        assets: in place of those rules the addresses of the whole style ("style") and of the page ("base").
    """
    template = _environment().get_template("light.html")
    with speaking(page.language):
        said = {"name": TITLE, "purpose": _(PURPOSE)}
        return template.render(
            page=page, style=style, faces=faces, framed=framed, assets=assets, words=glossary.glossary(), **said
        )
