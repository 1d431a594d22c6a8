"""Where this calculator and its documentation are published, and to whom one writes: settings of whoever runs it.

Without an address, citations and cards carry the code of what they show and the command that opens it.
"""

from __future__ import annotations

import ipaddress
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from urllib.parse import urlsplit

from econ.wording.errors import InputError
from econ.wording.language import _

ADDRESS, CONTACT, DOCUMENTATION = "ECON_ADDRESS", "ECON_CONTACT", "ECON_DOCUMENTATION"

LONGEST = 200
"""Characters of a setting."""

_stated: ContextVar[dict[str, str] | None] = ContextVar("_stated", default=None)


@contextmanager
def stated(address: str, contact: str) -> Iterator[None]:
    """Speak for another calculator while the block runs: the one that wrote a file, as the file says."""
    token = _stated.set({ADDRESS: address, CONTACT: contact})
    try:
        yield
    finally:
        _stated.reset(token)


def _setting(name: str) -> str:
    said = _stated.get()
    return os.environ.get(name, "") if said is None else said.get(name, "")


def address() -> str:
    """The address of the calculator, with no question in it; "" if it is not published.

    Raises:
        InputError: the setting is no address, or one that nobody else can open.
    """
    said = _setting(ADDRESS).strip()
    if not said:
        return ""
    try:
        parts = urlsplit(said)
    except ValueError:  # brackets around what is no number of a machine
        raise _wrong(_("It is no address of a page.")) from None
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise _wrong(_("It is no address of a page."))
    if len(said) > LONGEST or re.search(r"\s", said):
        raise _wrong(_("It is too long, or has a blank in it."))
    if _only_here(parts.hostname):
        raise _wrong(_("Nobody but this machine can open it."))
    return said


def _wrong(why: str) -> InputError:
    return InputError(
        _("The address of this calculator cannot be used. {why}", why=why),
        ADDRESS,
        _("Set it to where others find the calculator, such as https://econ.example.org/, or leave it out."),
    )


def _only_here(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        place = ipaddress.ip_address(host)
    except ValueError:
        return False
    return place.is_loopback or place.is_unspecified or place.is_link_local


def opened_with(parameter: str, code: str) -> str:
    """The address that opens something by its code; the code alone if the calculator is not published."""
    where = address()
    return f"{where}?{parameter}={code}" if where else code


def contact() -> str:
    """To whom one writes; "" if that is not set."""
    return " ".join(_setting(CONTACT).split())[:LONGEST]


def documentation() -> str:
    """Where the documentation is; "" if that is not set, or is no address of a page or path of this server."""
    said = os.environ.get(DOCUMENTATION, "").strip()[:LONGEST]
    return said if re.fullmatch(r"(https?://|/(?!/))[^\s\"'<>]*", said) else ""


def objection() -> str:
    """How to object to a verdict, in two sentences."""
    how = _("A verdict is about the arithmetic of a sentence, not about who said it.")
    if who := contact():
        return f"{how} " + _("To object, write to {who}, with the sentence and your reason.", who=who)
    return f"{how} " + _("To object, write to whoever runs this calculator, with the sentence and your reason.")
