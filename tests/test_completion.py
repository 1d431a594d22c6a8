"""Completion by a shell: tried in bash itself."""

import shutil
import subprocess

import pytest

from econ.doors.cli import main
from econ.doors.cli.completion import SHELLS

BASH = shutil.which("bash")


def completed(script, *words):
    """What bash offers for the last of some words."""
    line = f"COMP_WORDS=({' '.join(words)}); COMP_CWORD={len(words) - 1}"
    ask = f"{line}; _shtab_econ; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    done = subprocess.run([BASH, "-c", f"{script}\n{ask}"], capture_output=True, text=True, check=True)
    return done.stdout.split()


@pytest.fixture(scope="module")
def script():
    import contextlib
    import io

    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        assert main(["completion", "bash"]) == 0
    return told.getvalue()


@pytest.mark.skipif(not BASH, reason="needs bash")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("econ", "sol"), ["solve"]),
        (("econ", "run", "press"), ["press-line-2023"]),
        (("econ", "schema", "sw"), ["sweep"]),
        (("econ", "list", "sou"), ["sources"]),
    ],
)
def test_bash_completes_commands_and_names(script, words, offered):
    assert completed(script, *words) == offered


@pytest.mark.skipif(not BASH, reason="needs bash")
def test_what_does_not_exist_is_not_offered(script):
    assert completed(script, "econ", "xyz") == []


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_that_is_named_gets_a_script(capsys, shell):
    assert main(["completion", shell]) == 0
    assert "press-line-2023" in capsys.readouterr().out
