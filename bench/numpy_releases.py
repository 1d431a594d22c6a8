"""Whether every digit is the same under other NumPy releases, and without the processor's fast instructions.

Makes throwaway environments with other releases of NumPy, computes some presets in each, once as NumPy does
it here and once with its dispatch switched off, and compares digests of every draw and every statistic.
Prints JSON; the exit code is 1 if anything differs, with the quantities that do.

    python bench/numpy_releases.py            compare
    python bench/numpy_releases.py --write    compare, and keep the digests in tests/digits.json
    python bench/numpy_releases.py --here     the digests of this environment alone, quantity by quantity
"""

import argparse
import hashlib
import json
import os
import platform
import subprocess
import sys
import tempfile
import venv
from importlib.metadata import packages_distributions, version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "tests" / "digits.json"

RELEASES = ("2.0.2", "2.2.6")
"""Releases besides the installed one: the oldest that pip may choose, and others between."""

PRESETS = ("press-line-2023", "missiles-added", "payment-in-oil-and-grain", "iran-shahed-2023", "serbia-licences-2023")


def quantities(preset: str) -> dict[str, str]:
    """A digest for the draws of each quantity of a preset, and for each row of its tables."""
    import numpy as np

    import econ

    result = econ.run(econ.Scenario.preset(preset))
    found = {}
    for name, values in result.draws.items():
        array = np.ascontiguousarray(values, dtype="<f8")
        found[f"draws {name}"] = _digest(repr(array.shape).encode() + array.tobytes())
    tables = econ.tables
    for table in (tables.summary, tables.by_gdp_source, tables.by_line, tables.by_year):
        for n, row in enumerate(table(result)):
            numbers = sorted((k, float(v).hex()) for k, v in row.items() if isinstance(v, float))
            found[f"{table.__name__} {row.get('output', n)}"] = _digest(repr(numbers).encode())
    return found


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def whole(parts: dict[str, str]) -> str:
    """One digest for all quantities."""
    return _digest(json.dumps(parts, sort_keys=True).encode())


def here() -> dict[str, object]:
    """What this environment gives."""
    import numpy as np

    import econ

    return {
        "numpy": np.__version__,
        "features": features(),
        "needs": loaded(),
        "data": econ.default_book().digest,
        "model": econ.GRAPH.digest,
        "presets": {name: quantities(name) for name in PRESETS},
    }


def features() -> list[str]:
    """Processor features that NumPy uses here beyond its baseline."""
    try:
        from numpy._core import _multiarray_umath as compiled
    except ImportError:  # before NumPy 2
        from numpy.core import _multiarray_umath as compiled
    return [name for name in compiled.__cpu_dispatch__ if compiled.__cpu_features__.get(name)]


def loaded() -> list[str]:
    """The packages besides NumPy that computing a preset has loaded, with their versions."""
    owners = packages_distributions()
    names = {name for module in list(sys.modules) for name in owners.get(module.partition(".")[0], ())}
    names &= {name for name in names if name not in {"econ", "numpy", "pip", "setuptools"}}
    return sorted(f"{name}=={version(name)}" for name in names)


def environment(release: str, needs: list[str], folder: Path) -> Path:
    """The interpreter of a new environment with one release of NumPy, and what else is needed."""
    venv.create(folder, with_pip=True, symlinks=True)
    interpreter = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    quiet = ["--quiet", "--disable-pip-version-check", "--no-deps"]
    command = [str(interpreter), "-m", "pip", "install", *quiet, f"numpy=={release}", *needs]
    subprocess.run(command, check=True, capture_output=True, text=True)
    return interpreter


def run(interpreter: Path, without: list[str]) -> dict[str, object]:
    """What an environment gives, with some processor features switched off."""
    done = subprocess.run(
        [str(interpreter), "-W", "ignore", __file__, "--here"],
        env=os.environ | {"PYTHONPATH": str(ROOT), "NPY_DISABLE_CPU_FEATURES": " ".join(without)},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def both(interpreter: Path) -> dict[str, dict[str, object]]:
    """An environment with everything that its processor can do, and without."""
    full = run(interpreter, [])
    plain = run(interpreter, full["features"]) if full["features"] else full
    return {f"numpy {full['numpy']}": full, f"numpy {full['numpy']} without dispatch": plain}


def differing(one: dict[str, object], other: dict[str, object]) -> list[str]:
    """Quantities whose digits differ."""
    return [
        f"{preset}: {name}"
        for preset, parts in one["presets"].items()
        for name in parts.keys() | other["presets"][preset].keys()
        if parts.get(name) != other["presets"][preset].get(name)
    ]


def compare() -> tuple[dict[str, object], dict[str, object]]:
    """Every environment against the one that this script runs in."""
    found, missing = both(Path(sys.executable)), {}
    first = next(iter(found.values()))
    with tempfile.TemporaryDirectory() as folder:
        for release in RELEASES:
            try:
                found |= both(environment(release, first["needs"], Path(folder) / release))
            except subprocess.CalledProcessError as error:
                missing[release] = (error.stderr or "").strip().splitlines()[-1:]
    return first, {
        "benchmark": "numpy_releases",
        "python": platform.python_version(),
        "machine": platform.machine(),
        "environments": {name: len(one["features"]) for name, one in found.items()},
        "not_available": missing,
        "presets": {name: whole(parts) for name, parts in first["presets"].items()},
        "digests_compared": sum(map(len, first["presets"].values())),
        "differing": {name: rest for name, one in found.items() if (rest := differing(first, one))},
    }


def main() -> int:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--here", action="store_true", help="the digests of this environment alone")
    parser.add_argument("--write", action="store_true", help="keep the digests for the tests")
    chosen = parser.parse_args()
    if chosen.here:
        print(json.dumps(here()))
        return 0
    first, report = compare()
    print(json.dumps(report, indent=2))
    if chosen.write and not report["differing"]:
        kept = {k: report[k] for k in ("python", "machine", "environments", "presets")}
        kept |= {"data": first["data"], "model": first["model"]}
        KEPT.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", "utf-8")
    return 1 if report["differing"] else 0


if __name__ == "__main__":
    sys.exit(main())
