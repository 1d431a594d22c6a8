"""`econ completion SHELL`: what a shell needs to complete commands, options and names."""

from __future__ import annotations

import argparse

from econ.evidence import default_book

SHELLS = ("bash", "zsh", "tcsh")

HELP = "completion of commands and names by a shell"
DESCRIPTION = "Print a script that lets a shell complete commands, options and the names of scenarios."
EXAMPLES = """examples:
  econ completion bash > ~/.local/share/bash-completion/completions/econ
  econ completion zsh > ~/.zfunc/_econ"""


def add(command: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    command.add_argument("shell", choices=SHELLS, metavar="SHELL", help=", ".join(SHELLS))


def go(chosen: argparse.Namespace) -> None:
    """Run the subcommand."""
    import shtab

    from econ.doors.cli.command import parser

    whole = parser()
    for command in _commands(whole):
        for action in command._actions:
            if action.dest in NAMES and action.choices is None:
                action.choices = NAMES[action.dest]()
    print(shtab.complete(whole, chosen.shell))


def _commands(whole: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    groups = [a for a in whole._actions if isinstance(a, argparse._SubParsersAction)]
    return [command for group in groups for command in group.choices.values()]


def _scenarios() -> list[str]:
    return list(default_book().presets)


def _figures() -> list[str]:
    book = default_book()
    return sorted({name for code in book.countries for name in book.series_names(code)})


NAMES = {"scenario": _scenarios, "gdp": _figures}
"""Names that a shell completes, by the argument that takes them."""
