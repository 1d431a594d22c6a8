"""The head of every page: what this is, the way to the other pages, and the languages."""

from __future__ import annotations

from econ.doors.app import blocks, language_switch, page_links
from econ.output import Json
from econ.wording.language import N_, _

TITLE = "econ"
PURPOSE = N_("What an arms sale means for the economy that makes it.")
PAGES = {
    page_links.CALCULATOR: N_("Calculator"),
    page_links.EXPORTERS: N_("Exporters"),
    page_links.SOURCES: N_("Sources"),
    page_links.METHOD: N_("Method"),
}
"""The pages by the last part of their address."""


def told(here: str | None, *, ways: bool = True) -> dict[str, Json]:
    """What the head is made of.

    Args:
        here: the page that it stands on; None on a page that no way leads to.
        ways: whether it leads to the other pages.
    """
    pages: list[Json] = [[_(text), page_links.page(name), name == here] for name, text in PAGES.items()] if ways else []
    return {
        "title": TITLE,
        "purpose": _(PURPOSE),
        "label": _("Pages"),
        "pages": pages,
        "languages": language_switch.told(),
    }


def draw(here: str) -> None:
    """Put the head on a page that has no answer."""
    blocks.put("head", blocks.packed("head", told(here)))
