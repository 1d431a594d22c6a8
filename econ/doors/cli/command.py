"""`main`: read the arguments, run a subcommand, and turn every error into one paragraph and an exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypedDict, Unpack

from econ._version import __version__
from econ.doors.cli.text import wrap
from econ.engine import SHOWN
from econ.evidence import OWN_DATA, Book, default_book, folders, using, with_own
from econ.files.bounds import LONGEST_PLACE, cut, without_unseen
from econ.model import GRAPH
from econ.wording.errors import InputError, nearest

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

BAD_INPUT, OUR_MISTAKE, INTERRUPTED, PIPE_CLOSED = 2, 70, 130, 141
"""Exit codes; 0 is success. 70 is the internal error of BSD's sysexits, the last two are what shells report."""

COMMANDS = {
    "run": "run",
    "list": "listing",
    "explain": "explain",
    "ledger": "ledger",
    "check": "check",
    "cite": "cite",
    "sensitivity": "sensitivity",
    "sweep": "sweep",
    "mixture": "mixture",
    "solve": "solve",
    "compare": "compare",
    "exporters": "exporters",
    "restate": "restate",
    "refresh": "refresh",
    "track-record": "track_record",
    "link": "link",
    "schema": "schema",
    "figure": "figure",
    "verify": "verify",
    "import": "import_",
    "completion": "completion",
    "app": "open_app",
}
"""The subcommands and their files, in the order in which the help lists them."""

EXAMPLES = """examples:
  econ run
  econ run press-line-2023 --set sale_value="300 million USD/year"
  econ list scenarios
  econ explain gdp_share
  econ app

`econ COMMAND --help` shows the options of a command, with examples."""


class Described(TypedDict, total=False):
    """What a parser is made with."""

    prog: str
    usage: str | None
    description: str | None
    epilog: str | None
    formatter_class: type[argparse.HelpFormatter]


class Once(argparse.Action):
    """Keep the value of an option; given twice, both values must be the same."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,  # noqa: ARG002 - argparse gives it
        namespace: argparse.Namespace,
        values: str | Sequence[str] | None,
        option_string: str | None = None,
    ) -> None:
        """Keep it, or refuse a second one."""
        kept = getattr(namespace, self.dest, self.default)
        if option_string and kept is not self.default and kept != values:
            raise InputError(f"{option_string} is given twice: {kept} and {values}.", mend="Give it once.")
        setattr(namespace, self.dest, values)


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are those of the project: one paragraph, with the nearest names."""

    def __init__(self, **described: Unpack[Described]) -> None:
        """As argparse makes one, but that an option that is given twice is seen."""
        super().__init__(**described)
        self.register("action", None, Once)

    def error(self, message: str) -> NoReturn:
        """Raise what argparse would print."""
        raise InputError(f"{message[:1].upper()}{message[1:]}.", mend=f"`{self.prog} --help` shows how it is used.")

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        """Print help; what cannot be printed is an error, which argparse would pass over."""
        (file or sys.stderr).write(message)

    def _check_value(self, action: argparse.Action, value: str) -> None:
        """Refuse what is none of the choices, with the nearest of them; argparse would make one text of the parts."""
        if action.choices is None or value in action.choices:
            return
        known = list(map(str, action.choices))
        close = nearest(value, known)
        hint = f"Did you mean {' or '.join(close)}?" if close else f"There are: {', '.join(known)}."
        named = "/".join(action.option_strings) or str(action.metavar or action.dest)
        raise InputError(f"{named} cannot be “{value}”.", mend=hint)


class Version(argparse.Action):
    """Print version, date of the figures and digest of the equations."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Print and leave."""
        print(f"econ {__version__}, data {default_book().release}, model {GRAPH.digest[:SHOWN]}")
        parser.exit()


def parser(word: str = "") -> argparse.ArgumentParser:
    """The parser of the whole command line, or of the subcommand that is asked for, so that no other is loaded."""
    made = Parser(
        prog="econ",
        description="What an arms sale means for an economy.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument(
        "--version", action=Version, nargs=0, help="print version, date of the figures and digest of the equations"
    )
    commands = made.add_subparsers(title="commands", dest="command", metavar="COMMAND", required=True)
    for name in [word] if word in COMMANDS else COMMANDS:
        described = import_module(f"econ.doors.cli.{COMMANDS[name]}")
        command = commands.add_parser(
            name,
            help=described.HELP,
            description=described.DESCRIPTION,
            epilog=described.EXAMPLES,
            formatter_class=made.formatter_class,
        )
        command.set_defaults(go=described.go)
        described.add(command)
        data_argument(command)
    return made


def data_argument(command: argparse.ArgumentParser) -> None:
    """Add the option that gives figures of one's own; every command has it."""
    group = command.add_argument_group("figures")
    group.add_argument(
        "--data", action="append", default=[], metavar="FOLDER", type=_folder, help=RELEASES.get(command.prog, _DATA)
    )


def _folder(text: str) -> Path:
    """A folder by its name; an empty one, such as of a variable that is not set, is not the folder of work."""
    if not text:
        raise argparse.ArgumentTypeError("the name of the folder is empty")
    return Path(text)


_DATA = (
    "figures of your own beside those that ship: a folder like `data/`, or a ZIP of one; may be repeated. The variable "
    f"{OWN_DATA} does the same"
)
RELEASES = {
    "econ verify": f"{_DATA}. Older data too: a release, or a folder of releases; what was made with one of them is "
    "computed under it"
}
"""Commands whose option takes more than figures of one's own, and how they say so."""


def book_of(asked: argparse.Namespace) -> Book:
    """The figures in use for a command: those that ship, and what `--data` and `ECON_DATA` add to them.

    Raises:
        InputError: a folder cannot be read, or a file in it is wrong.
    """
    own = asked.data
    if asked.command == "verify":
        from econ.evidence import releases

        own = [path for path in own if not releases.holds(path)]
    return with_own(own, default_book()) if own else default_book()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal without “−” prints “?” and goes on
    try:
        if not sys.stdout:
            raise InputError("The output is closed.", mend="Leave it open, or send it to a file: econ … > FILE.")
        words = sys.argv[1:] if arguments is None else arguments
        try:
            chosen = _chosen(words)
        except SystemExit:  # of --help and --version
            sys.stdout.flush()
            raise
        with using(book_of(chosen)) as book:
            _name(book)
            outcome = chosen.go(chosen)
        sys.stdout.flush()
    except InputError as error:
        print(f"econ: {wrap(without_unseen(str(error)))}", file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:
        _let_go()
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:  # a full disk, a folder that may not be written, a name that is too long
        return _system_says(error)
    except Exception as error:  # noqa: BLE001 - whatever went wrong, the user gets a sentence
        return _unexpected(error)
    return outcome or 0


def _chosen(words: Sequence[str]) -> argparse.Namespace:
    """What the words of a command line ask for; what its subcommand does not know is told by that subcommand."""
    chosen, unknown = parser(words[0] if words else "").parse_known_args(words)
    if isinstance(
        getattr(chosen, "words", None), list
    ):  # of words with options between them only the first row is taken
        rest = [*takewhile(lambda word: not word.startswith("-"), unknown)]
        chosen.words, unknown = chosen.words + rest, unknown[len(rest) :]
    if unknown:
        raise InputError(
            f"`econ {chosen.command}` does not know {' '.join(unknown)}.",
            mend=f"`econ {chosen.command} --help` shows how it is used.",
        )
    return chosen


def _name(book: Book) -> None:
    """Say whose figures an answer rests on, beside it, so that what is piped on stays as it is."""
    if book.own:
        from econ.evidence import licences

        named = folders.in_words(one.named for one in book.own)
        kept_back = licences.kept_back(licences.of_folders(book), book)
        print(wrap(f"Figures of your own: {named}; not checked by us. {kept_back}".strip()), file=sys.stderr)


def _system_says(error: OSError) -> int:
    """What the system refuses, in its own words."""
    if os.environ.get("ECON_DEBUG"):
        raise error
    said = InputError(
        f"The system says: {error.strerror or error}.",
        cut(str(error.filename or ""), LONGEST_PLACE),
        "Check that the place exists, may be written and has room.",
    )
    print(f"econ: {wrap(without_unseen(str(said)))}", file=sys.stderr)
    try:
        sys.stdout.flush()
    except OSError:
        _let_go()
    return BAD_INPUT


def _let_go() -> None:
    """Send what is left of the output nowhere, so that nothing complains of it at the end of the process."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _unexpected(error: Exception) -> int:
    if os.environ.get("ECON_DEBUG"):
        raise error
    sentence = (
        f"econ: This is a mistake in econ {__version__}, not in what you typed ({type(error).__name__}: {error}). "
        "Please report it, with the command and with what it prints when the variable ECON_DEBUG is set to 1."
    )
    print(wrap(without_unseen(sentence)), file=sys.stderr)
    return OUR_MISTAKE
