"""The command line: `econ run`, `econ list`, `econ explain`, `econ cite`, `econ sensitivity`, `econ app`.

Each subcommand is one file with `add(commands)`, which describes its arguments, and a function that runs it.
"""

from econ.doors.cli.command import main, parser
