"""The fields of a claim on the command line: what was read, the options that correct it, and the command that does."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Mapping

from econ.evidence import Book
from econ.wording.language import _

OPTIONS = {
    "amount": ("AMOUNT", "the amount, such as '$250 million'"),
    "share": ("SHARE", "what part of the total it is, such as 'about 1%%' or 'more than a third'"),
    "of": ("TOTAL", "gdp, gni, exports, imports, trade, budget, military_spending and so on, or an amount of money"),
    "owner": ("COUNTRY", "whose total it is: a code such as PRK, or a name"),
    "year": ("YEAR", "the calendar year of the total"),
    "period": ("TIME", "the time that the amount covers, such as 'a year' or '32 months'"),
    "stage": ("STAGE", "planned, ordered, licensed, delivered, paid, or 'held in stock'"),
    "ignore": ("WORDS", "words that are not understood and change nothing, with semicolons between them"),
}
"""The option of each field: what stands behind it, and its help."""


def add(command: argparse.ArgumentParser) -> None:
    """Describe the options."""
    group = command.add_argument_group(
        "fields", "What was read of one sentence, corrected. An empty field ('') is one that is not known."
    )
    for name, (what, said) in OPTIONS.items():
        group.add_argument(f"--{name}", metavar=what, help=said)


def given(chosen: argparse.Namespace) -> dict[str, str]:
    """The fields that were given, each with its text."""
    return {name: value for name in OPTIONS if (value := getattr(chosen, name)) is not None}


def lines(values: Mapping[str, str], book: Book) -> str:
    """Every field with what was read, one to a line; those that are not known say so."""
    from econ.claims.fields import FIELDS
    from econ.claims.rendering import field_text

    names = {name: _(FIELDS[name]) for name in OPTIONS if name != "ignore"}
    if values["ignore"]:
        names["ignore"] = _("not weighed")
    wide = max(map(len, names.values()))
    said = {name: field_text(name, values[name], book) or _("not known") for name in names}
    return "\n".join((_("Read so far:"), *(f"  {names[n].ljust(wide)}  {said[n]}" for n in names)))


def confirming(text: str, values: Mapping[str, str], chosen: argparse.Namespace, *, read: bool) -> str:
    """The command that confirms what was read; with capitals for what has to be filled in.

    Args:
        text: the sentence.
        values: its fields.
        chosen: the options that were given.
        read: whether the sentence can be read, so that only words are to be ignored.
    """
    from econ.claims.fields import NEEDED

    words = ["econ", "check", shlex.quote(text)]
    words += [f"--lang {chosen.lang}"] if chosen.lang != "auto" else []
    words += [f"--said {chosen.said}"] if chosen.said else []
    words += [f"--as-of {chosen.as_of}"] if chosen.as_of else []
    in_money = any(c.isdigit() for c in values["of"])
    for name, (what, _said) in OPTIONS.items():
        if (read and name != "ignore") or (name == "period" and not any(c.isdigit() for c in values[name])):
            continue
        if values[name]:
            words.append(f"--{name} {shlex.quote(values[name])}")
        elif not read and (name in NEEDED or (name == "owner" and not in_money)):
            words.append(f"--{name} {what}")
    return " ".join(words)
