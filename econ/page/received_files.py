"""A file from somebody else: is it what the calculator gives? Read within the room that a page may take."""

from __future__ import annotations

from collections.abc import Sequence

from econ import verify
from econ.evidence import default_book, folders
from econ.evidence.data_files import of_a_provider
from econ.files import bounds
from econ.provenance import links
from econ.scenario import CompleteScenario, Scenario
from econ.verify.readers import READERS, SCENARIO
from econ.wording.errors import InputError
from econ.wording.language import _, digits

ENDINGS = (".csv", ".json", ".xlsx")
"""What a page reads for strangers; `econ verify` reads more."""

MOST_SCENARIOS = 50
"""Scenarios of one file that a page computes for strangers; each takes some hundredths of a second."""


def check(content: bytes, name: str) -> verify.Verdict:
    """Verify a file of a stranger: as `econ verify`, within the room that a page may take.

    Raises:
        InputError: it cannot be read, or asks for more than the page can compute.
    """
    ending = "." + name.rpartition(".")[2].lower()
    if ending not in ENDINGS:
        raise InputError(
            _("This kind of file cannot be verified here."), mend=_("Give one of {names}.", names=", ".join(ENDINGS))
        )
    return verify.verify_bytes(content, ending, check=affordable)


def damaged(content: bytes, error: Exception) -> InputError:
    """What is said of a file that cannot be read."""
    none = InputError(_("It holds no scenario, or is damaged."), mend=_("Give a file as the calculator wrote it."))
    return of_a_provider(content) or (error if isinstance(error, InputError) else none)


def scenarios(content: bytes, ending: str) -> Sequence[CompleteScenario]:
    """The scenarios of a file that the calculator wrote, as many as a page may compute.

    Raises:
        InputError, ValueError, KeyError: it is damaged, or asks for more.
    """
    return affordable(_asked(content, ending))


def affordable(asked: Sequence[CompleteScenario]) -> Sequence[CompleteScenario]:
    """Scenarios that a page may compute for a stranger.

    Raises:
        InputError: they are more, or larger.
    """
    if len(asked) > MOST_SCENARIOS:
        raise InputError(
            _(
                "It asks for {count} scenarios; the page computes {most} at most.",
                count=len(asked),
                most=MOST_SCENARIOS,
            ),
            mend=_("Verify it on the command line: econ verify FILE."),
        )
    for scenario in asked:
        _affordable(scenario)
    return asked


def _asked(content: bytes, ending: str) -> Sequence[CompleteScenario]:
    """The scenario of a file, or those of a comparison or a scenario table."""
    if stored := verify.several(content, ending):
        return stored.scenarios
    return [complete(content, ending)]


def complete(content: bytes, ending: str) -> CompleteScenario:
    """The scenario of a file of one result, with its title and where it comes from.

    Raises:
        InputError, ValueError, KeyError: it is damaged.
    """
    cells = READERS[ending].read(content)
    about = {name.removeprefix("about "): cell for name, cell in cells.items() if name.startswith("about ")}
    folders.require(folders.read_stated(str(about.get("own_figures", ""))), default_book().own)
    return Scenario.from_dict({"scenario": bounds.json_of(cells[SCENARIO]), "about": about})


def _affordable(scenario: CompleteScenario) -> None:
    room = min(links.MOST_POINTS, links.MOST_DRAWS // max(len(scenario.lines), 1))
    if scenario.sampler.size > room:
        raise InputError(
            _(
                "It asks for {size} points; the page computes {room} at most.",
                size=digits(f"{scenario.sampler.size:,}"),
                room=digits(f"{room:,}"),
            ),
            mend=_("Verify it on the command line: econ verify FILE."),
        )
