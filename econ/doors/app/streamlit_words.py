"""What Streamlit itself prints on the page, in our words: each is put in place by `static/framework.css`."""

from __future__ import annotations

import json

from econ.doors.app.config import SETTINGS
from econ.wording.language import N_, _

FAILED = N_("The file could not be made. Nothing that you have entered is lost; please try again.")
"""Said below the button of a file that cannot be made."""

WORDS = {
    "failed": FAILED,
    "refused": N_("This file was not read: it is of another kind, or larger than {size} MB."),
    "limit": N_("{size} MB at most"),
    "upload": N_("Upload"),
    "nothing": N_("Nothing fits."),
    "enter": N_("Press Enter to apply"),
    "system": N_("System"),
    "light": N_("Light"),
    "dark": N_("Dark"),
    "print": N_("Print"),
    "skip": N_("Skip to main content"),
}
"""The words, by the name of the variable that holds them. A file is refused by the browser, before the page sees it."""


def variables() -> str:
    """The words as variables of CSS, in the language that is spoken."""
    size = SETTINGS["server.maxUploadSize"]
    said = {name: _(text, size=size) if "{size}" in text else _(text) for name, text in WORDS.items()}
    return " ".join(f"--econ-{name}: {json.dumps(text, ensure_ascii=False)};" for name, text in said.items())
