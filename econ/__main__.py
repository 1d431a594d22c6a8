"""`python -m econ` is the command `econ`."""

import sys

from econ.doors.cli import main

if __name__ == "__main__":
    sys.exit(main())
