"""Change the code in one place at a time and see whether a test turns red: `make mutants`.

    python tests/mutants.py analysis wording/numbers.py --sample 200 --seed 1 --minutes 20

Each mutant stands in a temporary copy of the project, so that a test that starts a program or reads the source sees it
as well; the tests that run are the doctests of the module and its own test files (own_tests.py). A worker is forked
from a process that has loaded the libraries, and is bounded in processor time, so that a busy machine kills nobody.
What is known of a mutant is kept in `.cache/mutants.jsonl`: of one that was killed until its module changes, of a
survivor until one of the tests does. A run that was stopped goes on, and a larger sample adds to a smaller one.

Survivors that somebody has looked at stand in `tests/mutants.csv`, each with a verdict: "killed by" a test that is not
among the module's own, "equivalent because" or "left because". All others are printed, and the run ends with 1.

The libraries for this that are kept well do not fit: mutmut 3 leaves code outside functions alone, and that is where
thresholds stand; cosmic-ray starts an interpreter for each mutant and knows one list of tests for all modules.
"""

import argparse
import ast
import csv
import hashlib
import importlib
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

if __package__:
    from tests.own_tests import CODE, ROOT, modules, own_tests
else:
    from own_tests import CODE, ROOT, modules, own_tests

WINGS = ("analysis", "wording", "output", "claims")
KNOWN = ROOT / "tests" / "mutants.csv"
CACHE = ROOT / ".cache" / "mutants.jsonl"
VERDICTS = ("killed by", "equivalent because", "left because")
COPIED = (
    "econ",
    "tests",
    "data",
    "docs",
    "bench",
    "app.py",
    "pyproject.toml",
    "README.md",
    "CHANGELOG.md",
    ".streamlit",
)
LIBRARIES = ("numpy", "pandas", "pydantic", "plotly.graph_objects", "pint", "scipy.optimize", "hypothesis", "pytest")
SECONDS, TIMES = 20, 6
"""Processor time that a mutant may take: at least, and in times of what the unchanged code takes."""

LEFT_OUT = {"annotation", "returns", "type_params", "decorator_list"}

SWAPS = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
}


@dataclass(frozen=True)
class Mutant:
    """One change to one module; `line` is the text it stands in, without the spaces in front."""

    module: str
    start: int
    end: int
    new: str
    line: str
    mutation: str

    @property
    def key(self):
        return self.module, self.line, self.mutation


def changes(node):
    """The other codes that a piece of code might have been."""
    match node:
        case ast.Constant(value=bool()):
            yield repr(not node.value)
        case ast.Constant(value=int()):
            yield repr(node.value + 1)
        case ast.Constant(value=float()):
            yield repr(float(f"{node.value * 10:.15g}") or 1.0)
        case ast.Compare(ops=[op]) if type(op) in SWAPS:
            yield f"({ast.unparse(ast.Compare(node.left, [SWAPS[type(op)]()], node.comparators))})"
        case ast.Compare(ops=ops):
            for n, op in enumerate(ops):
                others = [*ops[:n], SWAPS[type(op)](), *ops[n + 1 :]]
                yield f"({ast.unparse(ast.Compare(node.left, others, node.comparators))})"
        case ast.BoolOp(op=op):
            yield f"({ast.unparse(ast.BoolOp(SWAPS[type(op)](), node.values))})"
        case ast.BinOp(op=op) if type(op) in SWAPS:
            yield f"({ast.unparse(ast.BinOp(node.left, SWAPS[type(op)](), node.right))})"
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield f"({ast.unparse(node.operand)})"
        case ast.Return(value=ast.expr()) if not (isinstance(node.value, ast.Constant) and node.value.value is None):
            yield "return None"
        case ast.Raise() | ast.Continue() | ast.Break():
            yield "pass"


def pieces(node):
    """Every piece of code below a node but for what no test can notice: annotations, decorators, texts and `strict`."""
    yield node
    for field, value in ast.iter_fields(node):
        if field in LEFT_OUT or isinstance(node, ast.JoinedStr) or getattr(node, "arg", None) == "strict":
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from pieces(child)


def mutants(module, source):
    """Every mutant of a module, in the order of its text."""
    raw = source.encode()
    begins = [0]
    for line in raw.splitlines(keepends=True):
        begins.append(begins[-1] + len(line))
    found = []
    for node in pieces(ast.parse(source)):
        for new in changes(node):
            start = begins[node.lineno - 1] + node.col_offset
            end = begins[node.end_lineno - 1] + node.end_col_offset
            old = " ".join(raw[start:end].decode().split())
            line = source.splitlines()[node.lineno - 1].strip()
            found.append(Mutant(module, start, end, new, line, f"{old} → {new}"))
    return sorted(found, key=lambda m: (m.start, m.end))


def mutated(source, mutant):
    """The text of the module with the change in it."""
    raw = source.encode()
    return (raw[: mutant.start] + mutant.new.encode() + raw[mutant.end :]).decode()


# --- running tests --------------------------------------------------------------------------------------


class Workplace:
    """A copy of the project in which one mutant at a time is tested."""

    def __init__(self, folder):
        self.folder = Path(folder)
        for name in COPIED:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, self.folder / name)
        compiled = ["-m", "compileall", "-q", "--invalidation-mode", "checked-hash", "econ"]
        subprocess.run([sys.executable, *compiled], cwd=self.folder, check=True)
        self.limits = {}

    def verdict(self, mutant, source):
        """Whether a test turns red, or time runs out."""
        path = self.folder / "econ" / mutant.module
        try:
            path.write_text(mutated(source, mutant), "utf-8")
            return "survived" if self.green(mutant.module, self.limit(mutant.module)) else "killed"
        finally:
            path.write_text(source, "utf-8")

    def limit(self, module):
        """Seconds of processor time for the tests of a module; 0 if they are red without a change."""
        if module not in self.limits:
            before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
            green = self.green(module, 600, bytecode=True)
            took = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
            self.limits[module] = max(SECONDS, round(TIMES * took)) if green else 0
            if not green:
                print(f"{module}: its tests are red without a change", file=sys.stderr)
        return self.limits[module]

    def green(self, module, seconds, *, bytecode=False):
        """Whether the tests of a module pass, in a forked process."""
        child = os.fork()
        if child:
            return os.waitpid(child, 0)[1] == 0
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
            os.chdir(self.folder)
            os.environ["PYTHONPATH"] = str(self.folder)
            sys.path[:0] = [str(self.folder)]
            sys.dont_write_bytecode = not bytecode
            silence = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silence, 1)
            os.dup2(silence, 2)
            tests = [f"tests/test_{name}.py" for name in own_tests(module)]
            doctests = [] if module.startswith("doors/app/") else [f"econ/{module}"]
            options = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly"]
            code = importlib.import_module("pytest").main([*options, *doctests, *tests])
        except BaseException:  # noqa: BLE001 - whatever goes wrong in the child is a test that failed
            code = 1
        os._exit(int(code))


def digest(module, source, *, with_tests):
    """A digest of a module, and of its own tests."""
    tests = [(ROOT / "tests" / f"test_{name}.py").read_text("utf-8") for name in own_tests(module)]
    return hashlib.sha256("\0".join([source, *(tests if with_tests else ())]).encode()).hexdigest()[:16]


def remembered(sources):
    """Outcomes of earlier runs that still hold, by module, place and change."""
    lines = CACHE.read_text("utf-8").splitlines() if CACHE.exists() else []
    holds = {(m, digest(m, s, with_tests=t)) for m, s in sources.items() for t in (True, False)}
    return {(m, start, mutation): out for m, sha, start, mutation, out in map(json.loads, lines) if (m, sha) in holds}


def remember(mutant, source, outcome):
    """Write down an outcome: a survivor until its module or a test changes, what is killed until its module does."""
    sha = digest(mutant.module, source, with_tests=outcome == "survived")
    row = [mutant.module, sha, mutant.start, mutant.mutation, outcome]
    with CACHE.open("a", encoding="utf-8") as file:
        file.write(json.dumps(row, ensure_ascii=False) + "\n")


def work(todo, sources, until):
    """Test mutants one after the other until the time is up, and write down each outcome."""
    with tempfile.TemporaryDirectory() as folder:
        place = Workplace(folder)
        for mutant in todo:
            if time.monotonic() > until:
                return
            if place.limit(mutant.module):
                source = sources[mutant.module]
                remember(mutant, source, place.verdict(mutant, source))


def in_parallel(todo, sources, jobs, until):
    """Share the mutants out among processes; those of one module stay together."""
    children = []
    for n in range(jobs):
        child = os.fork()
        if not child:
            try:
                work(todo[n::jobs], sources, until)
            finally:
                os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)


# --- what is known of survivors -------------------------------------------------------------------------


def known():
    """Survivors that somebody has looked at: module, line and mutation, with the verdict."""
    with KNOWN.open(encoding="utf-8", newline="") as file:
        return {(r["module"], r["line"], r["mutation"]): r["verdict"] for r in csv.DictReader(file)}


def chosen(arguments):
    """The modules that are meant by wings, folders or files."""
    return [m for m in modules() if any(m == a or m.startswith(f"{a}/") for a in arguments)]


def report(whole, sample, sources):
    """Print how many were killed, and every survivor that nobody has looked at; how many these are."""
    outcomes, listed = remembered(sources), known()
    found = {m: outcomes.get((m.module, m.start, m.mutation)) for m in sample}
    counts = Counter(found.values())
    survivors = [m for m, outcome in found.items() if outcome == "survived"]
    new = [m for m in survivors if m.key not in listed]
    print(
        f"{len(whole)} mutants, {len(sample)} in the sample: {counts['killed']} killed, {len(survivors)} survived "
        f"({len(survivors) - len(new)} of them listed), {counts[None]} not reached"
    )
    rows = csv.writer(sys.stdout)
    rows.writerows([*m.key, ""] for m in new)
    return len(new)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("modules", nargs="*", default=WINGS, help="wings, folders or files below econ/")
    parser.add_argument("--sample", type=int, help="this many mutants of all; without it every one")
    parser.add_argument("--seed", type=int, default=1, help="which mutants are in the sample")
    parser.add_argument("--minutes", type=float, default=60, help="begin no mutant after this time")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="processes")
    asked = parser.parse_args()
    sources = {m: (CODE / m).read_text("utf-8") for m in chosen(asked.modules)}
    whole = [mutant for module, source in sources.items() for mutant in mutants(module, source)]
    shuffled = random.Random(asked.seed).sample(whole, len(whole))
    sample = shuffled[: asked.sample]
    os.environ |= {"OPENBLAS_NUM_THREADS": "1", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    for library in LIBRARIES:
        importlib.import_module(library)
    CACHE.parent.mkdir(exist_ok=True)
    done = remembered(sources)
    todo = [m for m in sample if (m.module, m.start, m.mutation) not in done]
    in_parallel(sorted(todo, key=lambda m: m.module), sources, asked.jobs, time.monotonic() + 60 * asked.minutes)
    return report(whole, sample, sources) > 0


if __name__ == "__main__":
    sys.exit(main())
