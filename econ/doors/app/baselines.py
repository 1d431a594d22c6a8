"""What the page compares with: presets, the scenario before its changes, and what the visitor has kept.

The choice stands in the address: presets by name, what was kept as the text of a frozen link.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

import streamlit as st

import econ
from econ.analysis import compare
from econ.doors.app.page_state import Event, Session, preset_scenario, put
from econ.evidence import folders
from econ.provenance import links
from econ.scenario import Scenario, title_in_words
from econ.wording.errors import InputError, unknown
from econ.wording.language import _

FIELD = "compare"
"""Name of the parameter in the address."""

ORIGINAL = "original"
"""What the address calls the scenario before the changes."""

PICK, NAME, LINK = "compare-with", "compare-name", "compare-link"
"""Keys of the widgets."""

MOST = compare.MOST - 1
MOST_KEPT = 4
LONGEST_NAME = 60
LONGEST_ADDRESS = 4_000
"""Characters in the address for all that was kept; what does not fit stays in the page."""


@dataclass(frozen=True)
class KeptScenario:
    """A scenario that was kept: its frozen link, if there is one, is its key."""

    scenario: Scenario
    link: str

    @property
    def name(self) -> str:
        """What the visitor, or who made the link, calls it."""
        return short(title_in_words(self.scenario.title)) or _("Untitled")


@dataclass
class Compared:
    """What one visitor compares with.

    Attributes:
        picked: what is chosen, in order: names of presets, `ORIGINAL`, keys of what was kept.
        kept: scenarios that were kept, by key.
        error: what is wrong with the last entry.
    """

    picked: list[str] = field(default_factory=list)
    kept: dict[str, KeptScenario] = field(default_factory=dict)
    error: str = ""

    def keep(self, kept: KeptScenario) -> str:
        """Keep a scenario; gives its key.

        Raises:
            InputError: enough are kept.
        """
        key = kept.link or f"kept {len(self.kept)} {time.monotonic()}"
        if key not in self.kept and len(self.kept) >= MOST_KEPT:
            raise InputError(
                _("{count} scenarios are kept already.", count=MOST_KEPT), mend=_("Forget one of them first.")
            )
        self.kept[key] = kept
        return key

    def pick(self, key: str) -> None:
        """Choose one more; with too many it is only kept."""
        if key not in self.picked and len(self.picked) < MOST:
            self.picked = [*self.picked, key]

    def outside(self) -> list[str]:
        """Names of those chosen that do not fit into the address."""
        fits = set(self._fitting())
        return [self.kept[key].name for key in self.picked if key not in fits]

    def address(self) -> dict[str, str]:
        """The choice as a parameter of the address."""
        fitting = self._fitting()
        return {FIELD: ",".join(fitting)} if fitting else {}

    def _fitting(self) -> list[str]:
        room, found = LONGEST_ADDRESS, []
        for key in self.picked:
            if key in self.kept:
                if not self.kept[key].link or len(key) > room:
                    continue
                room -= len(key)
            found.append(key)
        return found


def mine() -> Compared:
    """What this visitor compares with."""
    found: Compared = st.session_state.setdefault("compared", Compared())
    return found


def short(name: str) -> str:
    """A name of one line that fits above a column."""
    name = " ".join(name.split())
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"


def scenarios(session: Session, compared: Compared) -> list[Scenario]:
    """What is compared, each with a letter before its title: first what the levers say, as it was last computed."""
    now = session.result.scenario if session.result is not None else session.ask.scenario
    titled = [(now, _("This scenario"))]
    for key in compared.picked:
        if key in compared.kept:
            titled.append((compared.kept[key].scenario, compared.kept[key].name))
        else:
            titled.append((session.ask.base if key == ORIGINAL else preset_scenario(key), words(key, session)))
    return [s.change(title=f"{chr(65 + n)}: {title}") for n, (s, title) in enumerate(titled)]


def words(key: str, session: Session) -> str:
    """What a choice is called."""
    if found := mine().kept.get(key):
        return found.name
    if key == ORIGINAL:
        return _("{title}, as it was", title=short(_(session.ask.base.title)))
    return short(_(preset_scenario(key).title))


# --- the address ----------------------------------------------------------------------------------------


def open_address(text: str) -> list[str]:
    """Take the choice from the address. What cannot be used is left out, with a sentence for each."""
    compared, problems = mine(), []
    compared.picked, compared.error = [], ""
    given = [part for part in text.split(",") if part] if text else []
    if len(given) > MOST:
        problems.append(_("The link compares with more than {most} scenarios; the rest was ignored.", most=MOST))
    for part in given[:MOST]:
        try:
            compared.pick(_opened(compared, part))
        except InputError as error:
            problems.append(
                _(
                    "“{name}” in the link was ignored in part: {what} {mend}",
                    name=FIELD,
                    what=error.what,
                    mend=error.mend,
                ).strip()
            )
    return problems


def _opened(compared: Compared, part: str) -> str:
    if links.is_link(part):
        return compared.keep(thawed(part))
    if part != ORIGINAL and part not in econ.default_book().presets:
        raise unknown("scenario", short(part), econ.default_book().presets)
    return part


def thawed(text: str) -> KeptScenario:
    """The scenario of a frozen link, if it can be computed.

    Raises:
        InputError: it cannot be opened or computed.
    """
    link = text.strip().rpartition("frozen=")[2].partition("&")[0]
    frozen = links.thaw(link)
    folders.require(frozen.own, econ.default_book().own)
    scenario = frozen.scenario
    econ.run(scenario)
    return KeptScenario(scenario, link)


# --- widgets --------------------------------------------------------------------------------------------


def show_picked(compared: Compared) -> None:
    """Set the widget to what is chosen, but only if it shows something else; see `econ.doors.app.page_state.put`."""
    shown = st.session_state.get(PICK)
    if shown is not None and list(shown) != compared.picked:
        known = st.session_state.setdefault("put", {}).setdefault(PICK, {})
        known[tuple(shown)] = known[tuple(compared.picked)] = time.monotonic()
    if shown is None or list(shown) != compared.picked:
        st.session_state[PICK] = list(compared.picked)


def report_picked(session: Session) -> None:
    """Note that the choice was changed."""
    session.touched = True
    picked: Sequence[str] = st.session_state.get(PICK) or ()
    session.events.append(Event(PICK, tuple(picked), partial(_picked, list(picked))))


def _picked(picked: list[str]) -> None:
    compared = mine()
    compared.picked, compared.error = picked[:MOST], ""


def keep_now(session: Session) -> None:
    """Keep what the levers say under the name in the field, and compare with it."""
    if session.result is None:
        return
    name = short(str(st.session_state.get(NAME) or "")) or short(title_in_words(session.result.scenario.title))
    scenario = session.result.scenario.change(title=name)
    try:
        link = links.freeze(econ.run(scenario))
        kept = KeptScenario(links.thaw(link).scenario, link)
    except InputError:
        kept = KeptScenario(scenario, "")
    _keep(kept, NAME)


def open_link(session: Session) -> None:
    """Keep the scenario of the frozen link in the field, and compare with it."""
    del session
    text = str(st.session_state.get(LINK) or "").strip()
    mine().error = ""
    if not text:
        return
    try:
        kept = thawed(text)
    except InputError as error:
        mine().error = error.on_the_page
        return
    _keep(kept, LINK)


def _keep(kept: KeptScenario, entry: str) -> None:
    """Keep a scenario and choose it; the entry is emptied only if that is done."""
    compared = mine()
    try:
        key = compared.keep(kept)
    except InputError as error:
        compared.error = error.on_the_page
        return
    compared.pick(key)
    compared.error = (
        ""
        if key in compared.picked
        else _("It is kept; {most} are compared already, so take one out first.", most=MOST)
    )
    put(entry, "")


def forget(session: Session, key: str) -> None:
    """Keep a scenario no longer."""
    del session
    compared = mine()
    compared.kept.pop(key, None)
    compared.picked = [k for k in compared.picked if k != key]
    compared.error = ""
