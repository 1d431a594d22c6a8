"""Change the code in one place at a time and see whether a test turns red: `make mutants`.

    python tests/mutants.py analysis wording/numbers.py --sample 200 --seed 1 --minutes 20

Each mutant stands in a temporary copy of the project, so that a test that starts a program or reads the source sees it
as well; the tests that run are the doctests of the module and its own test files (own_tests.py). A mutant is tested in
a fork of a process that has collected these tests, so that it costs no more than the tests up to the one that kills it;
each test is bounded in processor time, so that a loop without an end is soon over and a busy machine kills nobody.
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
import gc
import hashlib
import importlib
import inspect
import json
import math
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby, pairwise
from pathlib import Path
from types import CodeType, FunctionType

if __package__:
    from tests.own_tests import CODE, ROOT, modules, own_tests
else:
    from own_tests import CODE, ROOT, modules, own_tests

WINGS = (
    *("analysis", "wording", "output", "claims", "model"),
    *("equations/units.py", "equations/products.py", "files/folding.py", "provenance/links.py"),
    *("numerics/statistics.py", "verify/outcome.py", "verify/cells.py", "verify/respelled.py"),
)
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
UNBOUNDED = 10**6

SECONDS, TIMES = 5, 6
"""Processor time that a test may take of a mutant: at least, and in times of what it takes of the unchanged code."""

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

    def __init__(self, folder, until, longest):
        self.folder, self.until, self.longest = Path(folder), until, longest
        for name in COPIED:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, self.folder / name)
        compiled = ["-m", "compileall", "-q", "--invalidation-mode", "checked-hash", "econ"]
        subprocess.run([sys.executable, *compiled], cwd=self.folder, check=True)

    def test(self, group, sources):
        """Test mutants of modules that have the same tests, and write down each outcome."""
        files = {m.module for m in group}
        tests = [f"tests/test_{name}.py" for name in own_tests(group[0].module)]
        args = [*(f"econ/{m}" for m in sorted(files) if not m.startswith("doors/app/")), *tests]
        order = self.folder / "order.json"
        order.unlink(missing_ok=True)
        in_a_fork(lambda: self.session(args, Tests(self, group, sources, order)), UNBOUNDED)
        if not order.exists():
            print(f"{', '.join(sorted(files))}: the tests cannot be collected", file=sys.stderr)
            return
        bounds, left, red, cold = json.loads(order.read_text("utf-8"))
        for name in red:
            print(f"{name} is red without a change, and left out", file=sys.stderr)
        for n in cold:
            if time.monotonic() < self.until:
                fewer = ["-x", *args, *(part for name in left for part in ("--deselect", name))]
                run = partial(self.session, fewer, InOrder(bounds))
                self.settle(group[n], sources[group[n].module], partial(in_a_fork, run))

    def session(self, args, plugin):
        """A session of pytest in the copy, with a plugin that says which tests run and in which order."""
        os.chdir(self.folder)
        os.environ["PYTHONPATH"] = str(self.folder)
        sys.path[:0] = [str(self.folder)]
        sys.dont_write_bytecode = True
        quick = ["--tb=native", "--assert=plain"]  # nobody reads how a test failed, and to tell it takes long
        plugins = ("no:cacheprovider", "no:randomly", "pytest_timeout")  # none is loaded by itself, see main()
        options = ["-q", "-s", *quick, *(part for name in plugins for part in ("-p", name))]
        return importlib.import_module("pytest").main([*options, *args], [plugin])

    def settle(self, mutant, source, green):
        """Write down whether the tests are green with a mutant in the copy."""
        path = self.folder / "econ" / mutant.module
        try:
            path.write_text(mutated(source, mutant), "utf-8")
            remember(mutant, source, "survived" if green() else "killed")
        finally:
            path.write_text(source, "utf-8")


class InOrder:
    """A plugin of pytest: the tests that are named run first, in that order, each with its bound."""

    def __init__(self, bounds):
        self.bounds, self.rank = bounds, {name: n for n, name in enumerate(bounds)}

    def pytest_collection_modifyitems(self, items):
        items.sort(key=lambda item: self.rank.get(item.nodeid, len(self.rank)))

    def pytest_runtest_logstart(self, nodeid):
        bounded(self.bounds.get(nodeid, SECONDS))


class Tests:
    """A plugin of pytest: once the tests are collected, each mutant is tested in a fork with its function changed.

    Of a mutant those tests run that run its statement, or start a program: first those that killed another mutant, then
    the quick ones. What runs while modules are loaded cannot be changed in this way: such mutants are left for a
    session of their own.
    """

    def __init__(self, place, group, sources, order):
        self.place, self.group, self.sources, self.order = place, group, sources, order
        self.files = {str(place.folder / "econ" / module) for module in sources}
        self.loaded = set()
        sys.settrace(self.trace)

    def trace(self, frame, _event, _value):
        if frame.f_code.co_filename in self.files:
            self.loaded.add(spot(frame.f_code))

    def pytest_runtestloop(self, session):
        sys.settrace(None)
        watched, traced = self.place.folder / "watched.json", self.place.folder / "traced.json"
        in_a_fork(lambda: self.watch(session, watched))
        took = dict(zip(session.items, json.loads(watched.read_text("utf-8")), strict=True))
        tests = [item for item, seconds in took.items() if seconds is not None and seconds <= self.place.longest]
        in_a_fork(lambda: self.follow(tests, traced), UNBOUNDED)
        ran, everywhere = json.loads(traced.read_text("utf-8"))
        bounds = {item: max(SECONDS, TIMES * took[item]) for item in tests}
        kills, cold = Counter(), []

        def promise(item):
            return -kills[item.nodeid], took[item]

        def touched(mutant, source):
            lines = shown_by(source).get(source.encode()[: mutant.start].count(b"\n") + 1)
            if lines is None:
                return tests
            path = str(self.place.folder / "econ" / mutant.module)
            found = {n for line in lines for n in ran.get(f"{path}:{line}", ())}.union(everywhere)
            return [tests[n] for n in found]

        for n, mutant in enumerate(self.group):
            source = self.sources[mutant.module]
            swap = swapped(source, mutated(source, mutant), str(self.place.folder / "econ" / mutant.module))
            if swap is None or spot(swap[0]) in self.loaded or not (functions := having(swap[0])):
                cold.append(n)
            elif time.monotonic() < self.place.until:
                killer = self.place.folder / "killer"
                killer.write_text("", "utf-8")
                ordered = {item: bounds[item] for item in sorted(touched(mutant, source), key=promise)}
                run = partial(self.changed, ordered, functions, swap[1], killer)
                self.place.settle(mutant, source, partial(in_a_fork, run))
                kills[killer.read_text("utf-8")] += 1
        first = {item.nodeid: bounds[item] for item in sorted(tests, key=promise)}
        left = [item.nodeid for item in session.items if item not in set(tests)]
        red = [item.nodeid for item in session.items if took[item] is None]
        self.order.write_text(json.dumps([first, left, red, cold]), "utf-8")
        return True

    def watch(self, session, path):
        """Write down the processor time that each test takes; nothing if it is red."""
        took = []
        for item, following in pairwise([*session.items, None]):
            before, failed = time.process_time(), session.testsfailed
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            took.append(time.process_time() - before if session.testsfailed == failed else None)
        path.write_text(json.dumps(took), "utf-8")
        return 0

    def follow(self, tests, path):
        """Write down which tests run each line of the modules, and which start a program, where none is seen."""
        ran, everywhere = defaultdict(set), set()
        now = 0

        def line(frame, event, _value):
            if event == "line":
                ran[f"{frame.f_code.co_filename}:{frame.f_lineno}"].add(now)
            return line

        def begun(event, _values):
            if event in {"subprocess.Popen", "os.fork", "os.posix_spawn"}:
                everywhere.add(now)

        sys.addaudithook(begun)
        for now, (item, following) in enumerate(pairwise([*tests, None])):  # noqa: B007 - read by line and begun
            sys.settrace(lambda frame, _event, _value: line if frame.f_code.co_filename in self.files else None)
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        sys.settrace(None)
        found = {place: sorted(numbers) for place, numbers in ran.items()}
        path.write_text(json.dumps([found, sorted(everywhere)]), "utf-8")
        return 0

    def changed(self, bounds, functions, code, killer):
        """Run tests, each within its bound, with another code in functions, until one is red; 1 if one is."""
        for function in functions:
            function.__code__ = code
        for item, following in pairwise([*bounds, None]):
            killer.write_text(item.nodeid, "utf-8")
            bounded(bounds[item])
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if item.session.testsfailed:
                return 1
        killer.write_text("", "utf-8")
        return 0


def in_a_fork(run, seconds=900):
    """Whether a function gives 0 in a process of its own, which may take so many seconds of processor time."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] == 0
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        bounded(seconds)
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        code = run()
    except BaseException:  # noqa: BLE001 - whatever goes wrong in the child is a test that failed
        code = 1
    os._exit(int(code))


def bounded(seconds):
    """Let this process, and each that it starts, take no more than so many seconds of processor time from here on."""
    until = math.ceil(time.process_time() + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))


def spot(code):
    """What tells a code from others."""
    return code.co_filename, code.co_firstlineno, code.co_name


def codes(code):
    """The codes that run when a module is loaded, and those of its functions, each in the order of the text."""
    loaded, functions = [code], []
    for inner in code.co_consts:
        if isinstance(inner, CodeType) and inner.co_flags & inspect.CO_OPTIMIZED:
            functions.append(inner)
        elif isinstance(inner, CodeType):
            more = codes(inner)
            loaded, functions = loaded + more[0], functions + more[1]
    return loaded, functions


def swapped(old, new, path):
    """The code of the one function in which two texts of a module differ, and what it is then; None if none."""

    def done(code):
        return code.co_code, code.co_names, [repr(c) for c in code.co_consts if not isinstance(c, CodeType)]

    (loaded, functions), (others, changed) = (codes(compile(t, path, "exec", dont_inherit=True)) for t in (old, new))
    if list(map(done, loaded)) != list(map(done, others)) or len(functions) != len(changed):
        return None
    differ = [pair for pair in zip(functions, changed, strict=True) if deep(pair[0]) != deep(pair[1])]
    return differ[0] if len(differ) == 1 else None


def deep(code):
    """What a code does, without the lines where it stands."""
    inner = [deep(c) if isinstance(c, CodeType) else (type(c), repr(c)) for c in code.co_consts]
    return code.co_code, code.co_names, code.co_varnames, code.co_freevars, inner


@cache
def shown_by(source):
    """For each line of code, the lines of which one runs where it does: of its statement, without those inside of it.

    A jump has no line of its own when it runs: its lines are those of what it stands in.
    """
    found = {}

    def walk(node, holder):
        for child in ast.iter_child_nodes(node):
            lines = holder
            if isinstance(child, ast.stmt):
                inside = getattr(child, "body", None)
                last = max(child.lineno, inside[0].lineno - 1) if inside else child.end_lineno
                jumps = isinstance(child, ast.Continue | ast.Break)
                lines = holder if jumps else range(child.lineno, last + 1)
                found.update(dict.fromkeys(range(child.lineno, last + 1), lines))
            walk(child, lines)

    walk(ast.parse(source), None)
    return found


def having(code):
    """The functions that have a code."""
    return [f for f in gc.get_objects() if isinstance(f, FunctionType) and f.__code__ == code]


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


def work(todo, sources, until, longest):
    """Test mutants until the time is up, those together whose modules have the same tests."""
    with tempfile.TemporaryDirectory() as folder:
        place = Workplace(folder, until, longest)
        for _, group in groupby(todo, key=lambda m: own_tests(m.module)):
            if time.monotonic() < until:
                place.test(list(group), sources)


def in_parallel(todo, sources, jobs, until, longest):
    """Share the mutants out among processes; most of those with the same tests stay together."""
    children = []
    for n in range(jobs):
        child = os.fork()
        if not child:
            try:
                work(todo[len(todo) * n // jobs : len(todo) * (n + 1) // jobs], sources, until, longest)
            except BaseException:
                traceback.print_exc()
                raise
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
    parser.add_argument("--longest", type=float, default=math.inf, help="leave out tests that take more seconds")
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
    order = sorted(sample, key=lambda m: own_tests(m.module))
    todo = [m for m in order if (m.module, m.start, m.mutation) not in done]
    in_parallel(todo, sources, asked.jobs, time.monotonic() + 60 * asked.minutes, asked.longest)
    return report(whole, sample, sources) > 0


if __name__ == "__main__":
    sys.exit(main())
