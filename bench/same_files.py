"""Whether another commit gives the same files, links and printed answers, byte for byte.

Writes every preset in every format under this tree and under another commit, and compares the bytes. What a change of
shape may not change is seen here: published digits, the words around them, the fingerprints. Prints JSON; the exit code
is 1 if anything differs, with the names of what does.

    python bench/same_files.py              against the commit that set the present version
    python bench/same_files.py v0.3.0       against a tag or commit
    python bench/same_files.py --quick      the formats that hold numbers, without reports and pictures
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NUMBERS = ("json", "csv", "parquet", "dta", "md", "tex")
ALL = (*NUMBERS, "docx", "pdf", "zip")
"""The capsule holds workbook, report and pictures, each with its hash in the manifest."""

PRINTED = (["run", "--all"], ["link"], ["cite"], ["cite", "--sources"])


def main() -> int:
    """Compare, print and say by the exit code whether all is the same."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("commit", nargs="?", help="the commit to compare with")
    parser.add_argument("--quick", action="store_true", help="leave out reports and pictures")
    chosen = parser.parse_args()
    commit = chosen.commit or _git("log", "-1", "--format=%H", "--", "econ/_version.py")
    presets = sorted(file.stem for file in (ROOT / "data" / "scenarios").glob("*.toml"))
    asked = [(preset, form) for form in (NUMBERS if chosen.quick else ALL) for preset in presets]
    asked += [(preset, words) for words in PRINTED for preset in presets]
    with tempfile.TemporaryDirectory() as folder:
        other = Path(folder) / "other"
        _git("worktree", "add", "--detach", str(other), commit)
        try:
            with ThreadPoolExecutor(os.cpu_count()) as workers:
                here = list(workers.map(lambda question: _digest(ROOT, *question, folder), asked))
                there = list(workers.map(lambda question: _digest(other, *question, folder), asked))
        finally:
            _git("worktree", "remove", "--force", str(other))
    differ = [_name(*question) for question, a, b in zip(asked, here, there, strict=True) if a != b]
    print(json.dumps({"commit": commit, "compared": len(asked), "differ": differ}, indent=1))
    return int(bool(differ))


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


def _name(preset: str, what: str | list[str]) -> str:
    return f"{preset}.{what}" if isinstance(what, str) else f"econ {what[0]} {preset} {' '.join(what[1:])}".strip()


def _digest(tree: Path, preset: str, what: str | list[str], folder: str) -> str:
    """Digest of a file, or of what is printed, by the program in a tree."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        path = Path(place) / f"answer.{what}"
        words = ["run", preset, "--output", str(path)] if isinstance(what, str) else [what[0], preset, *what[1:]]
        said = subprocess.run(
            [sys.executable, "-m", "econ", *words],
            cwd=tree,
            env={**os.environ, "PYTHONPATH": str(tree)},
            capture_output=True,
            check=False,
        )
        content = path.read_bytes() if isinstance(what, str) and path.exists() else said.stdout + said.stderr
    return hashlib.sha256(content).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
