"""The row above every answer: which scenario, undo and redo, and how to take the answer away; and the foot below it.

What stands behind Share, Download and Cite costs more than the answer, so it is asked for when it is opened.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from econ.analysis.short_answer import short_answer
from econ.engine import Result
from econ.evidence import folders, publication
from econ.output.export import FORMATS
from econ.page import compared, pictures
from econ.page.ask import preset_scenario
from econ.page.blocks import Block, Fold, Link, Menu, Prose, menu
from econ.page.place import PARTS, Shown, places
from econ.page.place import part as part_of_page
from econ.page.shared_results import by_figures
from econ.page.ways import EMBED, VIEW
from econ.provenance import citing, links
from econ.wording.errors import InputError
from econ.wording.language import ENGLISH, N_, _, day, in_context, spoken

SAVE, SHARE, DOWNLOAD, CITE = "save", "share", "download", "cite"
FRAME = (600, 340)
"""Width and height of the frame in which an article shows an answer, before it follows its content, in pixels."""

STYLES = {
    "text": N_("Text"),
    "apa": "APA",
    "chicago": "Chicago",
    "bibtex": "BibTeX",
    "ris": "RIS",
    "csl": "CSL-JSON",
}
"""How a citation can be written, as `econ.provenance.citing` calls it, and in words."""


@dataclass(frozen=True, kw_only=True)
class Where(Block):
    """Which scenario, undo and redo, and the ways to take the answer away.

    Attributes:
        scenario: the list of scenarios.
        place: what stands there where a place has lists of its own.
        undo, redo, close: what the buttons say.
        ways: what is fetched when it is opened.
    """

    scenario: Menu | None
    place: str
    close: str
    undo: str
    redo: str
    ways: tuple[Fold, ...]


@dataclass(frozen=True, kw_only=True)
class Copy(Block):
    """A text to be copied.

    Attributes:
        title: what it is.
        text: it.
        copy, copied: what the button says, before and after.
        folded: whether the text is only shown when it is opened.
    """

    title: str
    text: str
    copy: str
    copied: str
    folded: bool = False


@dataclass(frozen=True, kw_only=True)
class Foot(Block):
    """The foot of every page.

    Attributes:
        about: what this is.
        figures: as of which day.
        links: the ways to what stands behind it.
        error: how to report one.
        write_to: where that leads; empty for nowhere.
        codes: what the codes are.
        mark: the codes.
    """

    about: tuple[str, ...]
    figures: str
    links: tuple[Link, ...]
    error: str
    write_to: str
    codes: str
    mark: str


# --- the row -------------------------------------------------------------------------------------------


@by_figures(64)
def where(preset: str, place: str) -> Where:
    """The row, with the list of scenarios, or the name of a place that has lists of its own."""
    ways = ((SAVE, _("Save")), (SHARE, in_context("button", "Share")), (DOWNLOAD, _("Download")), (CITE, _("Cite")))
    return Where(
        key="where",
        scenario=None if place else _scenarios(preset),
        place=place,
        close=_("Close"),
        undo=_("Undo"),
        redo=_("Redo"),
        ways=tuple(Fold(key=name, title=title, later=name) for name, title in ways),
    )


def _scenarios(now: str) -> Menu:
    """The scenarios that ship, those of the country of the first before the others."""
    names = dict.fromkeys((*compared.presets(), now))
    titles = {name: _(preset_scenario(name).title) for name in names}
    return menu("preset", _("Scenario"), now, titles, quiet=True, deed="scenario")


# --- what is behind it ---------------------------------------------------------------------------------


def part(name: str, shown: Shown, here: str) -> tuple[Block, ...]:
    """What stands behind one of the ways.

    Args:
        name: of the way.
        shown: the answer.
        here: address of the page, with a slash at its end.

    Raises:
        InputError: there is no such way.
    """
    places()
    if name not in PARTS:
        raise InputError(_("There is no such part of the page."))
    there = publication.address()
    return PARTS[name](shown, f"{there.rstrip('/')}/" if there else here)


@part_of_page(SAVE)
def _save(shown: Shown, _here: str) -> tuple[Block, ...]:
    from econ.page.places.scenarios import save

    return (save(shown),)


@part_of_page(SHARE)
def _share(shown: Shown, here: str) -> tuple[Block, ...]:
    result, said = shown.result, short_answer(shown.result).text
    frame = embedded(f"{here}a{shown.link(**{VIEW: '', EMBED: '1'})}", said, f"{here}embed.js")
    return (
        copied("share-link", _("A link to this answer"), f"{here}{shown.link()}"),
        copied("share-sentence", _("The answer in a sentence"), said),
        copied("share-frozen", _("A frozen link: the same digits in years to come"), _frozen(result, here)),
        copied("share-frame", _("Code to embed it in a page"), frame),
        Fold(key="share-download", title=_("Download"), later=DOWNLOAD),
        Fold(key="share-cite", title=_("Cite"), later=CITE),
    )


def embedded(address: str, title: str, script: str) -> str:
    """The code that shows a light page in another page."""
    width, height = FRAME
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="100%" height="{height}" '
        f'style="border:0;max-width:{width}px" loading="lazy" data-econ></iframe>\n'
        f'<script src="{escape(script)}" async></script>'
    )


def _frozen(result: Result, here: str) -> str:
    try:
        return f"{here}?frozen={links.freeze(result)}"
    except InputError as error:
        return error.on_the_page


@part_of_page(DOWNLOAD)
def _download(shown: Shown, _here: str) -> tuple[Block, ...]:
    query = pictures.address(shown)
    files = tuple(
        Link(words=_(form.label), note=form.extension, address=f"file/{name}{query}", file=True)
        for name, form in FORMATS.items()
    )
    return (
        Prose(
            key="download-files",
            texts=(_("Every output, input and source, with full digits and the fingerprint."), *_in_english()),
            links=files,
            listed=True,
        ),
        Prose(
            key="download-picture",
            title=_("The picture"),
            links=pictures.links(pictures.ANSWER, query, {}),
            listed=True,
        ),
    )


def _in_english() -> list[str]:
    """Which files are in English although the page is not, in a sentence."""
    if spoken() == ENGLISH:
        return []
    names = ", ".join(form.extension for form in FORMATS.values() if not form.spoken)
    return [_("Programs read {names}, whose words are in English in every language.", names=names)]


@part_of_page(CITE)
def _cite(shown: Shown, _here: str) -> tuple[Block, ...]:
    result = shown.result
    return (
        *(
            copied(f"cite-{style}", _("Cite the result: {style}", style=_(words)), citing.cite(result, style))
            for style, words in STYLES.items()
        ),
        *(
            copied(
                f"cite-sources-{style}",
                _("Cite its sources: {style}", style=_(words)),
                citing.cite_sources(result, style),
            )
            for style, words in STYLES.items()
        ),
        copied("cite-command", _("The same on the command line"), citing.command(result)),
        copied("cite-python", _("The same in Python"), citing.python_snippet(result)),
    )


def copied(key: str, title: str, text: str) -> Copy:
    """A text with the button that copies it; one of several lines is folded."""
    plain = text.replace("\r\n", "\n").rstrip()
    return Copy(key=key, title=title, text=plain, copy=_("Copy"), copied=_("Copied"), folded="\n" in plain)


# --- the foot ------------------------------------------------------------------------------------------


def foot(shown: Shown) -> Foot:
    """The foot."""
    result, contact = shown.result, publication.contact()
    ways = {
        "changed": _("What changed"),
        "sources": _("Sources"),
        "method": _("Method"),
        "exporters": _("Exporters"),
    }
    return Foot(
        key="foot",
        about=(
            _(
                "econ is a free what-if calculator. It states what published figures imply; "
                "it does not say what is true."
            ),
            _("Code: MIT licence. Figures belong to those who published them; each is cited."),
        ),
        figures=_("Figures as of {day}", day=day(result.book.release)),
        links=(
            *(
                Link(words=words, address=shown.link(view=name), step=True)
                for name, words in ways.items()
                if name in places()
            ),
            *([Link(words=_("Documentation"), address=told)] if (told := publication.documentation()) else []),
        ),
        error=_("Report an error: {contact}", contact=contact)
        if contact
        else _("To report an error, write to whoever runs this calculator."),
        write_to=_written_to(contact),
        codes=_("Whoever has these codes gets the same digits:"),
        mark=_mark(result),
    )


def _written_to(contact: str) -> str:
    if contact.startswith(("https://", "http://", "mailto:")):
        return contact
    return f"mailto:{contact}" if "@" in contact and " " not in contact else ""


def _mark(result: Result) -> str:
    """What identifies a result: its fingerprint, and the figures of one's own that it was made with."""
    own = folders.in_words(one.named for one in result.book.own)
    return f"{result.fingerprint}{_(' · figures of one’s own: {folders}', folders=own) if own else ''}"
