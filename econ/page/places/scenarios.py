"""My scenarios: what somebody keeps in the browser, and the form that keeps the scenario of now."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from econ.output.export import FORMATS
from econ.page import ask as asking
from econ.page import kept
from econ.page.blocks import Block, Choice, choices
from econ.page.place import Layout, Shown, place
from econ.scenario import title_in_words
from econ.wording.language import N_, _

ABOUT = N_(
    "They lie in this browser alone: no account, nothing on a server. Clearing the browser's data clears them too, so "
    "export what you need."
)


@dataclass(frozen=True, kw_only=True)
class Save(Block):
    """The form that keeps the scenario of now in the browser.

    Attributes:
        name: that it is proposed to have.
        address, answer: what is kept of it.
        labels: of the fields for the name and the note.
        save, saved: what the button says, before and after.
        blocked: what is said where the browser keeps nothing.
        mine: the way to all of them.
        address_of_mine: where that leads; empty where one is there.
    """

    name: str
    address: str
    answer: str
    labels: tuple[str, str]
    save: str
    saved: str
    blocked: str
    mine: str
    address_of_mine: str


@dataclass(frozen=True, kw_only=True)
class ScenarioList(Block):
    """All that is kept, drawn by the script of the page, with the words for it.

    Attributes:
        words: of every part, by name.
        forms: formats in which all can be exported.
        endings: of files that are opened.
    """

    words: dict[str, str]
    forms: tuple[Choice, ...]
    endings: str


MINE = "scenarios"


@place(
    MINE,
    N_("My scenarios"),
    rank=120,
    about=N_("Kept in this browser, as a file, or opened from one"),
)
def draw(shown: Shown) -> Layout:
    """Draw it."""
    title = _("My scenarios")
    return Layout(
        title=title,
        description=_(ABOUT),
        picture=(save(shown), _list()),
    )


def save(shown: Shown) -> Save:
    """The form that keeps the scenario that is shown."""
    address = {n: v for n, v in asking.parameters(shown.ask, shown.result).items() if v}
    return Save(
        key="save",
        name=title_in_words(shown.result.scenario.title) or _("Untitled"),
        address=f"?{urlencode(address)}",
        answer=kept.answer(shown.result),
        labels=(_("Name"), _("Note")),
        save=_("Save this scenario"),
        saved=_("Saved in this browser."),
        blocked=_(BLOCKED),
        mine=_("My scenarios"),
        address_of_mine="" if shown.asked.place == MINE else shown.link(view=MINE),
    )


BLOCKED = N_(
    "This browser keeps nothing for this page, so the list lasts until you close it. Export what you want to keep."
)


def _list() -> ScenarioList:
    forms = {"json": _("All as JSON"), "csv": _("Table, CSV"), "xlsx": _("Table, XLSX"), "parquet": _("Table, Parquet")}
    return ScenarioList(
        key="kept",
        words={
            "title": _("Kept in this browser"),
            "none": _("Nothing is kept yet. Save the scenario above, or open a file."),
            "blocked": _(BLOCKED),
            "name": _("Name"),
            "note": _("Note"),
            "edit": _("Rename, note"),
            "compare": _("Compare"),
            "duplicate": _("Duplicate"),
            "copy": _("{name}, copy", name="{name}"),
            "file": _("As a file"),
            "delete": _("Delete"),
            "deleted": _("“{name}” is deleted.", name="{name}"),
            "undo": _("Undo"),
            "kept_on": _("Kept on {day}", day="{day}"),
            "all": _("Export all"),
            "table": _(
                "A table has every output and every GDP source of each scenario, in one long table, in English."
            ),
            "open": _("Open a file"),
            "drop": _("Choose one, or drop it here: {names}.", names=", ".join(kept.ENDINGS)),
            "link": _("Or a frozen link"),
            "opened": _("Opened: {name}.", name="{name}"),
            "failed": _("The server cannot be reached."),
            "large": _("The file is larger than {most} MB.", most="5"),
        },
        forms=choices({form: words for form, words in forms.items() if form in FORMATS}),
        endings=",".join(kept.ENDINGS),
    )
