"""A page as HTML: the whole document, or the blocks that have changed.

One template for each block; templates hold no words.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from econ.page.blocks import Block
from econ.page.page import Page

if TYPE_CHECKING:
    from jinja2 import Environment

    from econ.page.light import Light

FRAMED = 3
"""Blocks of a light page that stand in a frame."""

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
    return found


def draw(block: Block) -> Markup:
    """A block as HTML."""
    return Markup(_environment().get_template(block.template).render(block=block))


def _drawn(block: Block) -> tuple[Markup, str]:
    text = draw(block)
    return text, hashlib.blake2b(text.encode(), digest_size=6).hexdigest()


def document(page: Page, assets: Mapping[str, str]) -> str:
    """A page as a document.

    Args:
        page: what it shows.
        assets: addresses of the style ("style") and the script ("script"), and of what else the templates need.
    """
    drawn = {block.key: _drawn(block) for block in page.blocks()}
    return _environment().get_template("document.html").render(page=page, drawn=drawn, assets=assets)


def changed(page: Page, have: Mapping[str, str]) -> dict[str, object]:
    """What a browser needs to turn what it shows into another page.

    Args:
        page: what is to be shown.
        have: digests of the blocks that the browser shows, by key.
    """
    drawn = {block.key: _drawn(block) for block in page.blocks()}
    return {
        "address": page.query,
        "place": page.place,
        "language": page.language,
        "title": page.title,
        "regions": {name: [block.key for block in blocks] for name, blocks in page.regions.items()},
        "blocks": {key: [digest, text] for key, (text, digest) in drawn.items() if have.get(key) != digest},
    }


def light(page: Light, style: str, *, framed: bool = False) -> str:
    """A light page as a document.

    Args:
        page: what it shows.
        style: rules that stand in it.
        framed: whether it stands in a frame of another page: only what it shows, and the way to the whole.
    """
    template = _environment().get_template("light.html")
    return template.render(page=page, style=style, framed=framed, shown=FRAMED)
