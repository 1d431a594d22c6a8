"""The files of docs/howto/add-a-country.md, as the page shows them."""

import re

from tests.own_tests import ROOT

HOWTO = (ROOT / "docs" / "howto" / "add-a-country.md").read_text("utf-8")

FILES = dict(re.findall(r"^`([\w./-]+)`\n\n```\w+\n(.*?)```", HOWTO, re.MULTILINE | re.DOTALL))


def write(folder, files=None):
    """Write them into a folder, and give it."""
    for name, text in (FILES if files is None else files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder
