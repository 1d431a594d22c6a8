"""`python -m econ.doors.app run …` is the command `streamlit`; to be stopped with Ctrl+C is no mistake."""

import sys
from contextlib import suppress

from click import Abort
from streamlit.web.cli import main

if __name__ == "__main__":
    with suppress(Abort):
        main(sys.argv[1:], prog_name="streamlit", standalone_mode=False)
