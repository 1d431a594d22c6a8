"""Scenarios that somebody keeps: written to a file that `econ` reads, and read from every file that holds some.

The page keeps nothing of them: they lie in the browser, which sends them when a file of them is asked for.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlencode

import econ
from econ import wording
from econ.analysis import short_answer
from econ.engine import Result
from econ.evidence import folders
from econ.files import bounds
from econ.files.bounds import Json
from econ.output.scenario_table import ALL, files, scenario_table
from econ.page import ask as asking
from econ.page import compared, received_files, shared_results
from econ.page.page import read as read_address
from econ.page.ways import parameters
from econ.provenance import links
from econ.scenario import CompleteScenario, Scenario, title_in_words
from econ.verify.readers import DAMAGED
from econ.wording.errors import InputError
from econ.wording.language import _

KEPT = "kept"
"""Key of what the owner of a scenario says of it, in a file."""

MOST = 200
"""Scenarios of one file."""

LONGEST_NAME, LONGEST_NOTE = 120, 2_000
"""Characters of what an owner says."""

TABLE = "econ compare FILE.json --table FILE.xlsx --sources all"
"""What makes a table of the scenarios of a file, of any number."""

TOML = ".toml"
ENDINGS = (*received_files.ENDINGS, ".html", ".zip", TOML)
"""What a scenario is opened from."""


@dataclass(frozen=True)
class Kept:
    """A scenario as its owner keeps it.

    Attributes:
        name, note: what the owner says.
        address: of the page, behind the "?".
        day: on which it was kept (ISO); empty if that is not known.
        answer: in a line.
        problems: sentences on what of a file the levers cannot hold.
    """

    name: str
    note: str
    address: str
    day: str = ""
    answer: str = ""
    problems: tuple[str, ...] = ()

    @property
    def plain(self) -> dict[str, str]:
        """What its owner says of it, for a file."""
        return {"name": self.name, "note": self.note, "address": self.address, "day": self.day, "answer": self.answer}


def of(given: Mapping[str, Json]) -> Kept:
    """What an owner says of a scenario, from a file or the browser: texts of a length that is kept."""

    def text(name: str, most: int) -> str:
        return bounds.seen(str(given.get(name) or ""))[:most]

    name = " ".join(text("name", LONGEST_NAME).split())
    said = text("note", LONGEST_NOTE), text("address", compared.LONGEST_KEPT).removeprefix("?")
    return Kept(name or _("Untitled"), *said, text("day", 10), text("answer", LONGEST_NOTE))


def answer(result: Result) -> str:
    """The answer in a line: the share by each family."""
    found = short_answer.by_family(result)
    said = [_("{share} by {source}", share=family.number, source=family.publisher) for family in found]
    return wording.listing(said) if said else short_answer.short_answer(result).text


# --- writing --------------------------------------------------------------------------------------------


def result_of(kept: Kept) -> Result:
    """The answer of a kept scenario, under its name.

    Raises:
        InputError: it asks for what cannot be had.
    """
    given = parameters(kept.address)
    asked, own = read_address(given), folders.read_stated(given.get(asking.OWN, ""))
    try:
        folders.require(own, econ.default_book().own)
    except InputError as error:
        raise error.at(kept.name) from None
    if asked.problems:
        raise InputError(asked.problems[0], kept.name)
    return shared_results.get(asked.ask.scenario.change(title=kept.name))


def as_json(several: Sequence[Kept]) -> bytes:
    """Scenarios as a file: one as `Scenario.load` reads it, several as a list of those.

    Raises:
        InputError: one of them asks for what cannot be had.
    """
    written = [_complete(kept) for kept in several]
    content = written[0] if len(written) == 1 else {links.LIST: written}
    return (json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def _complete(kept: Kept) -> dict[str, Json]:
    """The complete question, with today's figures in it, and what its owner says."""
    result = result_of(kept)
    own = {"own_figures": folders.stated(result.book.own)} if result.book.own else {}
    mark = {"fingerprint": str(result.fingerprint), "title": result.scenario.title, **own}
    return {**result.state.canonical, "words": result.state.words, "about": mark, KEPT: kept.plain}


def table(several: Sequence[Kept], form: str) -> bytes:
    """Scenarios as one long table, each with every GDP source of its exporter, see `econ.output.scenario_table`.

    Raises:
        InputError: one of them asks for what cannot be had, there is no such format, or they are too many at once.
    """
    files.writer_of(form)
    if (count := len(several)) > compared.MOST_IN_TABLE:
        raise InputError(
            _(
                "A table written here holds {most} scenarios at most, and these are {count}.",
                most=compared.MOST_IN_TABLE,
                count=count,
            ),
            mend=_("Take them as JSON."),
            command=_("`{command}` makes the table of that file.", command=TABLE),
        )
    named = {}
    for kept in several:
        name, count = kept.name, 1
        while name in named:
            count += 1
            name = f"{kept.name} ({count})"
        named[name] = shared_results.whole(result_of(kept))
    return files.to_bytes(scenario_table(named, sources=ALL), form)


# --- reading --------------------------------------------------------------------------------------------


def opened(content: bytes, name: str) -> list[Kept]:
    """The scenarios of a file, ready for the levers: a file of this page, or any other that holds a scenario.

    Args:
        content: of the file.
        name: of the file.

    Raises:
        InputError: it holds none, or more than the page can compute.
    """
    ending = Path(name).suffix.lower()
    if ending not in ENDINGS:
        raise InputError(
            _("No scenario is read from a file of this kind."), mend=_("Give one of {names}.", names=", ".join(ENDINGS))
        )
    title = Path(name).stem[:LONGEST_NAME]
    if ending == TOML:
        return [_of_scenario(_of_toml(content), title)]
    try:
        if ending == ".json":
            found = bounds.json_of(content)
            if isinstance(found, dict) and (links.LIST in found or KEPT in found):
                return _listed(found)
        return [_of_scenario(one, title) for one in _complete_ones(content, ending)]
    except DAMAGED as error:
        raise received_files.damaged(content, error) from None


def _of_toml(content: bytes) -> Scenario:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scenario.toml"
        path.write_bytes(content)
        try:
            return Scenario.load(path)
        except InputError as error:
            raise InputError(error.what, error.where.replace(str(path), "").strip(), error.mend) from None


def _listed(found: Mapping[str, Json]) -> list[Kept]:
    """The scenarios of a file of this page."""
    entries = found.get(links.LIST, [found])
    if not isinstance(entries, list) or not entries:
        raise InputError(_("The list of scenarios in it is empty or damaged."))
    if len(entries) > MOST:
        raise InputError(_("It holds more than {most} scenarios.", most=MOST), mend=_("Split the file."))
    kept = []
    for entry in entries:
        scenario = links.listed(entry, econ.default_book())
        said = entry.get(KEPT)
        mine = of(said) if isinstance(said, dict) else None
        again = _of_scenario(scenario, mine.name if mine else "")
        kept.append(again if mine is None else replace(again, name=mine.name, note=mine.note, day=mine.day))
    return kept


def _complete_ones(content: bytes, ending: str) -> Sequence[CompleteScenario]:
    """The complete scenarios of a file that the calculator wrote."""
    if ending in received_files.ENDINGS:
        return received_files.scenarios(content, ending)
    return received_files.affordable([received_files.complete(content, ending)])


def _of_scenario(scenario: Scenario, name: str) -> Kept:
    """A scenario as the levers hold it."""
    ask, problems = asking.of_scenario(scenario)
    result = shared_results.get(ask.scenario)
    title = title_in_words(scenario.title) or name or _("Untitled")
    address = urlencode(asking.parameters(ask, result))
    return Kept(title[:LONGEST_NAME], "", address, "", answer(result), tuple(problems))


def of_link(text: str) -> Kept:
    """The scenario of a frozen link, or of an address that ends in one.

    Raises:
        InputError: it cannot be opened.
    """
    frozen = links.thaw(text)
    folders.require(frozen.own, econ.default_book().own)
    return _of_scenario(frozen.scenario, "")
