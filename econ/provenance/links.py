"""Frozen links: a complete scenario and its answer as a short text that fits into an address.

The text is "2." and the base64url form of raw deflate, with the words of `link_words_2.txt` known in advance. Links of
the first form begin with "1." and know those of `link_words.txt`. Neither file ever changes: what is written later and
is not in them makes a link longer, no more. Reading is bounded in size, time and memory. `scenario_named` takes a link
beside the other names that a scenario goes by.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from econ.engine import Result
from econ.engine.estimates import estimates
from econ.equations.graph import Shown
from econ.evidence import Book, default_book, folders
from econ.files import bounds
from econ.files.bounds import Json
from econ.files.folding import fold, unfold
from econ.model import GRAPH
from econ.scenario import CompleteScenario, Scenario
from econ.wording.errors import InputError
from econ.wording.language import _, digits

WORDS = {"1": "link_words.txt", "2": "link_words_2.txt"}
"""Every form of a link, and the words that it knows in advance."""

FORM = "2"
"""The form that is written."""

LONGEST = 16_000
"""Characters of a link that are read at all."""

LARGEST = 200_000
"""Bytes that a link may unfold to."""

MOST_POINTS = 1 << 16
MOST_DRAWS = 1 << 19
"""Points times goods lines, so that opening a link stays within a small part of a server's memory."""

STATISTICS = ("median", "low", "high", "central")
"""What a link says of an output; those of version 0.2 say the first three."""

FEWEST = 3
DIGITS = 16
"""Hexadecimal digits of each digest that travel with a link."""

_DIGEST = re.compile(r"[0-9a-f]{8,}")
"""A digest as any version wrote it: with fewer digits it would agree with anything."""


@dataclass(frozen=True)
class Frozen:
    """What a link holds.

    Attributes:
        scenario: the complete question.
        digests: first digits of the digests of scenario, data and model.
        version: version of the package that made it.
        answers: for each output its median, both ends of its interval, and its central case where the link says it.
        own: folders of one's own that it was made with.
    """

    scenario: CompleteScenario
    digests: tuple[str, str, str]
    version: str
    answers: Mapping[str, tuple[float, ...]]
    own: tuple[folders.Named, ...] = ()


@cache
def _words(form: str) -> bytes:
    return Path(__file__).with_name(WORDS[form]).read_bytes()


def freeze(result: Result) -> str:
    """A result as the text of a frozen link.

    Raises:
        InputError: it has more points, or more in it, than a link may hold.
    """
    mark, size, most = result.fingerprint, result.scenario.sampler.size, _room(result.state.lines)
    if size > most:
        raise InputError(
            _("A link cannot ask for {size} points.", size=digits(f"{size:,}")),
            mend=_("Ask for {most} or fewer, or save as JSON.", most=digits(f"{most:,}")),
        )
    found = estimates(result, (name for name in result.graph.shown(Shown.LINK) if name in result.draws))
    answers = {name: [getattr(summary, s) for s in STATISTICS] for name, summary in found.items()}
    content = {
        **result.state.canonical,
        "words": {k: v for k, v in result.state.words.items() if k != "basis"},  # too long for many programs
        "answers": answers,
        "digests": [digest[:DIGITS] for digest in (mark.scenario, mark.data, mark.model)],
        "version": mark.version,
    }
    if result.book.own:
        content["own_figures"] = folders.stated(result.book.own)
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    link = f"{FORM}.{fold(text.encode(), _words(FORM))}"
    if len(text) > LARGEST or len(link) > LONGEST:
        raise InputError(_("The scenario is too long for a link."), mend=_("Save it as JSON."))
    return link


def code(text: str) -> str:
    """The code of a frozen link, out of the address that may end in it."""
    return text.strip().rpartition("frozen=")[2].partition("&")[0]


def thaw(text: str) -> Frozen:
    """Read a frozen link, or an address that ends in one.

    Raises:
        InputError: it is no frozen link, is damaged, or asks for more than a link may.
    """
    text = code(text)
    form, _dot, packed = text.partition(".")
    if form not in WORDS or not packed:
        raise _broken(_("It does not begin like a frozen link of this calculator."))
    if len(text) > LONGEST:
        raise _broken(_("It is longer than {longest} characters.", longest=digits(f"{LONGEST:,}")))
    content = _content(_unfold(form, packed))
    try:
        digests = tuple(str(d)[:64] for d in content["digests"])
        answers = {str(n): tuple(float(v) for v in values) for n, values in dict(content["answers"]).items()}
        scenario, own = Scenario.from_dict(content), folders.read_stated(str(content.get("own_figures", "")))
        found = Frozen(_affordable(scenario), digests, str(content["version"])[:40], answers, own)  # type: ignore[arg-type]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        if isinstance(error, InputError):
            raise
        raise _broken(_("Part of it is missing.")) from None
    if len(digests) != 3 or not all(map(_DIGEST.fullmatch, digests)):
        raise _broken(_("Its fingerprint is not complete."))
    if (
        not answers
        or not answers.keys() <= set(GRAPH.shown(Shown.LINK))
        or any(not FEWEST <= len(v) <= len(STATISTICS) for v in answers.values())
    ):
        raise _broken(_("Its answers are not those of a link."))
    return found


def is_link(text: str) -> bool:
    """Whether a text looks like a frozen link, or an address with one, and not like the name of a file."""
    text = text.strip()
    begins = text.partition(".")[0] in WORDS and "." in text
    return "frozen=" in text or (begins and not text.rpartition(".")[2].isalpha())


BLANK = "blank"
"""The name that asks for no preset: every value is that of its card."""


def scenario_named(name: str, book: Book | None = None) -> Scenario:
    """A preset, a file, a frozen link, or the cards alone.

    Raises:
        InputError: there is none.
    """
    book = book or default_book()
    if name == BLANK:
        return Scenario()
    if is_link(name):
        frozen = thaw(name)
        folders.require(frozen.own, book.own)
        return frozen.scenario
    path = Path(name)
    if path.suffix.lower() in {".toml", ".json"} or bounds.is_file(path):
        return _loaded(path, book)
    try:
        return Scenario.preset(bounds.cut(name, bounds.LONGEST_PLACE), book)
    except InputError as error:
        if name in book.presets:
            raise
        mend = f"{error.mend} {_('The name of a file ends in .toml or .json.')}".strip()
        raise InputError(error.what, mend=mend, command=error.command) from None


LIST = "scenarios"
"""Key of a file that holds a list of scenarios, each as one of its own would be."""


def scenarios_named(name: str, book: Book | None = None) -> list[Scenario]:
    """What a name stands for: a scenario, or those of a file that holds a list of them.

    Raises:
        InputError: there is none, or one of them cannot be read.
    """
    path, book = Path(name), book or default_book()
    if not is_link(name) and path.suffix.lower() == ".json" and bounds.is_file(path):
        try:
            content = bounds.json_of(bounds.file(path))
        except ValueError:
            content = None  # it is said below what is wrong with it
        entries = content.get(LIST) if isinstance(content, dict) else None
        if isinstance(entries, list):
            try:
                return [listed(entry, book) for entry in entries]
            except InputError as error:
                raise error.at(name) from None
    return [scenario_named(name, book)]


def listed(entry: Json, book: Book) -> CompleteScenario:
    """A scenario of such a list, if the figures of one's own that it was made with are at hand.

    Raises:
        InputError: it is none, or they are not.
    """
    if not isinstance(entry, dict):
        raise InputError(_("The list of scenarios in it is empty or damaged."))
    _require_own(entry, book)
    return Scenario.from_dict(entry)


def _require_own(content: Mapping[str, Json], book: Book) -> None:
    """Refuse a scenario as it is saved if the figures of one's own that it was made with are not at hand."""
    about = content.get("about")
    stated = about.get("own_figures") if isinstance(about, dict) else ""
    folders.require(folders.read_stated(str(stated or "")), book.own)


def _loaded(path: Path, book: Book) -> Scenario:
    """The scenario of a file, if the figures of one's own that it was made with are at hand."""
    try:
        loaded = Scenario.load(path)
    except InputError as error:
        if path.suffix.lower() in {".toml", ".json", ""}:
            raise
        mend = _("Give a .toml file, or the .json file that `econ run --output` writes.")
        raise InputError(_("No scenario is read from a file of this kind."), str(path), mend) from error
    if path.suffix.lower() == ".json":
        try:
            _require_own(bounds.json_of(bounds.file(path)), book)
        except InputError as error:
            raise error.at(str(path)) from None
    return loaded


def _broken(why: str) -> InputError:
    return InputError(
        _("This link cannot be opened. {why}", why=why), mend=_("Copy the whole link again from where you found it.")
    )


def _unfold(form: str, packed: str) -> bytes:
    try:
        content, whole = unfold(packed, _words(form), LARGEST)
    except ValueError:
        raise _broken(_("It is damaged or cut off.")) from None
    if not whole:
        raise _broken(_("It is cut off, or holds more than a scenario."))
    return content


def _content(raw: bytes) -> dict[str, Any]:
    try:
        content = bounds.json_of(raw)
    except InputError as error:
        raise _broken(error.what) from None
    except ValueError:
        raise _broken(_("It is damaged or cut off.")) from None
    if not isinstance(content, dict):
        raise _broken(_("It holds no scenario."))
    return content


def _affordable(scenario: CompleteScenario) -> CompleteScenario:
    if scenario.sampler.size > (room := _room(scenario.lines)):
        raise _broken(
            _(
                "It asks for {size} points; a link may ask for {lines}.",
                size=digits(f"{scenario.sampler.size:,}"),
                lines=digits(f"{room:,}"),
            )
        )
    return scenario


def _room(lines: Sequence[str]) -> int:
    """Points that a link with these goods lines may ask for, a power of two."""
    if not lines:
        return MOST_POINTS
    return min(MOST_POINTS, 1 << (MOST_DRAWS // len(lines)).bit_length() - 1)
