"""The project's own habits: layers, pins, versions, and nothing of anybody's machine."""

import ast
import re
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import econ

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PINS = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()

NOT_OURS = {".git", "__pycache__", "site", "dist", "build", "node_modules", "test-results"}
BINARY = {".png", ".ico", ".woff2", ".parquet", ".xlsx", ".gz", ".zip", ".pyc", ".docx", ".dta", ".pdf", ".ttf"}

HOSTS = [("py" + "pi", "org"), ("python" + "hosted", "org"), ("registry.npm" + "js", "org")]
FOREIGN = re.compile(
    "|".join(
        [
            *(re.escape(".".join(host)) for host in HOSTS),
            r"(?<![\w.~])/(?:home|Users)/\w+",
            r"(?<![\w.~])/roo[t]/",
            r"\b[A-Z]:\\Users\\",
            r"\bfile:///",
        ]
    )
)


def requirements():
    extras = PROJECT["optional-dependencies"].values()
    lines = [*PROJECT["dependencies"], *(line for extra in extras for line in extra)]
    return [Requirement(line) for line in lines]


def own_files(folder=ROOT):
    """Walk the project, leaving out environments, caches and what was built."""
    for path in sorted(folder.iterdir()):
        hidden = path.name.startswith(".") and path.name not in {".ci", ".streamlit", ".github"}
        if path.is_dir():
            if not hidden and path.name not in NOT_OURS and not (path / "pyvenv.cfg").exists():
                yield from own_files(path)
        elif path.suffix not in BINARY:
            yield path


def test_imports_point_down_only():
    command = "from importlinter.cli import lint_imports_command as main; main()"
    done = subprocess.run(
        [sys.executable, "-c", command, "--no-logo", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_constraints_are_exact_pins_and_nothing_else():
    pin = re.compile(r"[a-z0-9-]+==[0-9][0-9a-z.]*")
    assert [line for line in PINS if not pin.fullmatch(line)] == []
    assert sorted(PINS) == PINS


@pytest.mark.parametrize("requirement", requirements(), ids=str)
def test_every_requirement_is_pinned_within_its_bounds(requirement):
    pins = dict(line.split("==") for line in PINS)
    name = canonicalize_name(requirement.name)
    assert name in pins
    assert pins[name] in requirement.specifier


def test_changelog_and_citation_have_the_version():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"## [{econ.__version__}]" in changelog
    assert f"\nversion: {econ.__version__}\n" in citation


def test_no_file_names_a_registry_or_a_home_folder():
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}"
        for path in own_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if FOREIGN.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("line", [f"https://{'.'.join(HOSTS[0])}/x", "cd " + "/home" + "/ann/x"])
def test_the_search_would_notice(line):
    assert FOREIGN.search(line)


# Types, and what is private


def modules():
    """Path and syntax tree of every module of econ."""
    for path in sorted((ROOT / "econ").rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


VAGUE = {"Any", "object"}


def vague(tree, names=frozenset(VAGUE)):
    """How often a tree says `Any`, `object` or `cast`, by whatever name it was imported or called, in strings too."""
    names = set(names)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            names |= {a.asname for a in node.names if a.asname and a.name in {*VAGUE, "cast"}}
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        value = getattr(node, "value", None)
        if isinstance(target, ast.Name) and isinstance(value, ast.Name) and value.id in names:
            names.add(target.id)
    count = 0
    for node in ast.walk(tree):
        called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
        count += called.split(".")[-1] == "cast" or is_read(node, names)
        count += isinstance(node, ast.Attribute) and node.attr == "Any"
        for written in written_types(node):
            count += vague(ast.parse(written), frozenset(names))
    return count


def is_read(node, names):
    return isinstance(node, ast.Name) and node.id in names and isinstance(node.ctx, ast.Load)


def written_types(node):
    """Types that stand in quotation marks."""
    inside = (getattr(node, name, None) for name in ("annotation", "returns"))
    if isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation).endswith("TypeAlias"):
        inside = (node.value,)
    for part in inside:
        for piece in ast.walk(part) if part else ():
            if isinstance(piece, ast.Constant) and isinstance(piece.value, str):
                yield piece.value


VAGUE_AT_MOST = {
    "analysis": 3,
    "claims": 4,
    "doors": 4,
    "engine": 11,
    "equations": 21,
    "evidence": 9,
    "files": 4,
    "model": 0,
    "numerics": 6,
    "output": 4,
    "page": 5,
    "provenance": 9,
    "scenario": 21,
    "verify": 20,
    "wording": 3,
    "": 2,
}
"""How often the modules of each wing, and those beside them, may say that something can be anything.

A number only goes down: who lowers it writes the lower one here.
"""


def test_what_a_value_is_is_said():
    found = Counter()
    for path, tree in modules():
        found["/".join(path.relative_to(ROOT / "econ").parts[:-1][:1])] += vague(tree)
    assert {wing: count for wing, count in found.items() if count > VAGUE_AT_MOST.get(wing, 0)} == {}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("def f(x: Any) -> dict[str, Any]: ...", 2),
        ("from typing import Any as Row\ndef f(x: Row): ...", 1),
        ("Row = dict\nThing = Any\ndef f(x: Thing) -> Thing: ...", 3),
        ("import typing\nx: typing.Any = typing.cast(int, y)", 2),
        ("def f(x: 'list[Any]') -> object: ...", 2),
        ("def f(x: int) -> str: ...", 0),
    ],
)
def test_the_count_would_notice(text, count):
    assert vague(ast.parse(text)) == count


ARRAYS = {"Array", "Whole", "Number", "Bits", "Cells", "Guide", "Keys", "NDArray"}
AXES = re.compile(r"\([\w .\[\]]*,[\w, .\[\]]*\)|\b(?:shape|axis|axes|element by element)\b")
OVERRIDES = {"quantile", "cdf", "from_normal", "each"}
"""What every shape of distribution has; `Distribution` says the axes for all of them."""


def gives_arrays(node):
    is_public = isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and node.returns
    return is_public and any(isinstance(n, ast.Name) and n.id in ARRAYS for n in ast.walk(node.returns))


def test_arrays_that_are_returned_say_their_axes():
    silent = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for path, tree in modules()
        if path.relative_to(ROOT / "econ").parts[0] in {"engine", "numerics"}
        for owner in (tree, *(n for n in tree.body if isinstance(n, ast.ClassDef)))
        for node in owner.body
        if gives_arrays(node) and not AXES.search(ast.get_docstring(node) or "")
        if not (path.name == "shapes.py" and node.name in OVERRIDES and owner.name != "Distribution")
    ]
    assert silent == []


TRANSLATES = {"_", "_as", "_n"}
"""The two names by which every module asks for words in the reader's language, as gettext's own users do."""


def private_names(tree):
    """Names with an underscore that a tree takes from another module of econ."""
    taken = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "econ":
            taken |= {alias.asname or alias.name: alias.name for alias in node.names}
        if isinstance(node, ast.Import):
            taken |= {a.asname or a.name: a.name for a in node.names if a.name.split(".")[0] == "econ"}
    for name in taken.values():
        if is_private(name) and name not in TRANSLATES:
            yield name
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and is_private(node.attr) and ast.unparse(node.value) in taken:
            yield ast.unparse(node)


def is_private(name):
    return any(part.startswith("_") and not part.endswith("__") for part in name.split("."))


def test_no_module_uses_a_private_name_of_another():
    found = [f"{path.relative_to(ROOT)}: {name}" for path, tree in modules() for name in private_names(tree)]
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "from econ.numerics.portable import _horner",
        "from econ.numerics import portable\nportable._horner(1)",
        "import econ.numerics.portable as p\np._horner",
        "from econ.numerics import _hidden",
    ],
)
def test_a_private_name_would_be_noticed(text):
    assert len(list(private_names(ast.parse(text)))) == 1
