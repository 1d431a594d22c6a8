"""Open or check a file: is a file still what the calculator gives; and figures of one's own, for this visit."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from econ.evidence import OwnFolder, default_book, folders, usual_book
from econ.evidence.own_table import SCALES
from econ.page import compared, received_files
from econ.page.blocks import Block, Choice, Link, choices
from econ.page.place import Layout, Shown, place
from econ.page.ways import query
from econ.wording.language import N_, _, _n


@dataclass(frozen=True, kw_only=True)
class CheckFile(Block):
    """Where a file or a frozen link is given to be computed again.

    Attributes:
        words: of every part, by name.
        endings: of the files that are read.
    """

    words: dict[str, str]
    endings: str


@dataclass(frozen=True, kw_only=True)
class OpenFolder:
    """A folder of one's own that is open: in words, its digest, what can be asked of it."""

    words: str
    digest: str
    close: str
    ways: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class OwnFigures(Block):
    """Folders of one's own that are open, and where to open one.

    Attributes:
        words: of every part, by name.
        open: those that are open.
        countries, units: what may be said of a table.
    """

    words: dict[str, str]
    open: tuple[OpenFolder, ...]
    countries: tuple[Choice, ...]
    units: tuple[Choice, ...]


@place(
    "files",
    N_("Open or check a file"),
    rank=130,
    about=N_("A downloaded file, or figures of your own"),
)
def draw(shown: Shown) -> Layout:
    """Draw it."""
    title = _("Open or check a file")
    deck = _("A file that the calculator wrote is computed again and compared digit by digit.")
    return Layout(
        title=title,
        description=deck,
        picture=(_check(), _own(shown)),
    )


def _check() -> CheckFile:
    return CheckFile(
        key="check",
        words={
            "title": _("A downloaded file"),
            "choose": _("Choose a file"),
            "drop": _("Choose one, or drop it here: {names}.", names=", ".join(received_files.ENDINGS)),
            "link": _("Or a frozen link"),
            "check": _("Check"),
            "checking": _("Computing it again …"),
            "levers": _("Put into the levers: {name}", name="{name}"),
            "failed": _("The server cannot be reached."),
            "large": _("The file is larger than {most} MB.", most="5"),
        },
        endings=",".join(received_files.ENDINGS),
    )


def _own(shown: Shown) -> OwnFigures:
    shipped = {one.digest for one in usual_book().own}
    return OwnFigures(
        key="own",
        words={
            "title": _("Figures of your own"),
            "about": _(
                "They are used for this visit only, and nobody else sees them. Every link and file that is made with "
                "them names them."
            ),
            "folder": _("A folder"),
            "zip": _("A ZIP or a CSV file"),
            "layout": _("A folder is laid out like the figures that ship; a ZIP holds such a folder."),
            "drop": _("Choose one, or drop it here."),
            "table": _("For a CSV of years and GDP: whose it is, and who published it"),
            "country": _("Country"),
            "unit": _("Its figures are in"),
            "source": _("What was published"),
            "publisher": _("By whom"),
            "year": _("In which year"),
            "web": _("Its address on the web"),
            "lost": _("These figures are too large to be kept when the page is loaded anew: open them again then."),
            "failed": _("The server cannot be reached."),
            "large": _("The folder holds more than {most} MB.", most="5"),
        },
        open=tuple(_folder(one) for one in shown.result.book.own if one.digest not in shipped),
        countries=choices(compared.countries()),
        units=choices({unit: unit for unit in SCALES}),
    )


def _folder(one: OwnFolder) -> OpenFolder:
    book = default_book()
    ways: list[Link] = []
    for path in map(PurePosixPath, one.files()):
        if path.match("scenarios/*.toml") and path.stem in book.presets:
            asked = {"preset": path.stem}
            ways.append(Link(words=_(book.preset(path.stem).title), address=query(asked), step=True))
        elif path.match("series/*/*/about.toml"):
            code, series = str(path.parts[-3]), str(path.parts[-2])
            if code in book.country_codes and series in book.series_names(code):
                about = book.series(code, series).about
                if about.kind == "gdp":
                    asked = {"preset": code, "gdp": series}
                    ways.append(Link(words=_("A sale over {gdp}", gdp=_(about.label)), address=query(asked), step=True))
    count = sum(PurePosixPath(name).match("series/*/*/about.toml") for name in one.files())
    said = _n("{count} series of figures", "{count} series of figures", count)
    return OpenFolder(
        words=f"{folders.in_words([one.named])}, {said}",
        digest=one.digest,
        close=_("Close {name}", name=one.name),
        ways=tuple(ways),
    )
