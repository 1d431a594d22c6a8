"""`python -m econ.doors.app run …`: the command `streamlit` as `econ app` starts it.

Being stopped, by Ctrl+C or by SIGTERM, is no mistake. Where it does not start, that stands below what Streamlit says.
"""

import signal
import sys

from click import Abort, ClickException
from streamlit.web.cli import main


def serve(words: list[str]) -> int:
    """Run Streamlit until it is stopped; gives 0, or 2 where it did not start."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    code: int | str | None = 0
    try:
        code = main(words, prog_name="streamlit", standalone_mode=False)
    except Abort:
        return 0
    except ClickException as error:
        error.show()
        code = error.exit_code
    except SystemExit as ended:
        code = ended.code
    if not code:
        return 0
    sys.stderr.write("econ: The app did not start. What Streamlit says about it stands above.\n")
    return 2


if __name__ == "__main__":
    sys.exit(serve(sys.argv[1:]))
