"""Entries that stay while another tab or another page is shown, where Streamlit would forget them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import streamlit as st

from econ.output import Json


@dataclass
class RememberedEntry:
    """What one visitor has entered.

    Attributes:
        run: number of the run of the page.
        values: what was entered, by the key of its widget.
        drawn: the run in which each was drawn last.
    """

    run: int = 0
    values: dict[str, Json] = field(default_factory=dict)
    drawn: dict[str, int] = field(default_factory=dict)


def turn() -> None:
    """Begin a run."""
    _kept().run += 1


def begin(key: str, first: str | None = None, among: Collection[str] | None = None) -> None:
    """Call before an entry is drawn: one that was not on the page gets back what it said.

    Args:
        key: key of its widget.
        first: what it says before anybody has entered anything; None leaves that to the widget.
        among: what it may say; anything else is forgotten.
    """
    kept = _kept()
    shown = kept.drawn.get(key) == kept.run - 1 and key in st.session_state
    kept.drawn[key] = kept.run
    if shown:
        return
    value = st.session_state.get(key, kept.values.get(key, first))
    if among is not None and value not in among:
        value = first
    if value is not None:
        st.session_state[key] = value


def choose(key: str, label: str, options: Mapping[str, str]) -> str:
    """A choice among options, given with their words.

    Args:
        key: key of its widget.
        label: what stands above it.
        options: at least one; the first is chosen until a visitor chooses.
    """
    begin(key, among=options)
    return st.selectbox(label, list(options), format_func=options.__getitem__, key=key, filter_mode=None)


def remember() -> None:
    """End a run: note what the entries say."""
    kept = _kept()
    kept.values |= {
        k: st.session_state[k] for k, run in kept.drawn.items() if run == kept.run and k in st.session_state
    }


def _kept() -> RememberedEntry:
    found: RememberedEntry = st.session_state.setdefault("kept", RememberedEntry())
    return found
