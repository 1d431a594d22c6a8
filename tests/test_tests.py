"""The tests themselves: each module has test files of its own, and what no test notices is listed with its reason."""

import ast
import csv
import subprocess
import sys

import pytest

from tests.mutants import (
    KNOWN,
    VERDICTS,
    WINGS,
    bounded,
    chosen,
    having,
    in_a_fork,
    mutants,
    mutated,
    shown_by,
    swapped,
)
from tests.own_tests import CODE, ELSEWHERE, ROOT, WHOLE_HOUSE, by_name, modules, own_tests, places, test_names

MODULES = modules()
SURVIVORS = list(csv.DictReader(KNOWN.read_text("utf-8").splitlines()))


@pytest.mark.parametrize("module", MODULES)
def test_a_module_has_test_files_of_its_own(module):
    """Of its name or of its folder's; where neither can be, own_tests.py says which file it is, and why."""
    found = own_tests(module)
    assert found
    assert all((ROOT / "tests" / f"test_{name}.py").is_file() for name in found)


def test_a_test_file_is_of_a_module_or_a_folder_or_says_of_what_else():
    used = {name for module in MODULES for name in own_tests(module)}
    shadowed = {n for m in MODULES for place in places(m) for n in test_names() if n in place}
    assert test_names() - used - shadowed == set()
    assert {name for name in WHOLE_HOUSE if not (ROOT / "tests" / f"test_{name}.py").is_file()} == set()


def test_no_exception_is_left_for_a_module_that_is_gone_or_needs_none():
    assert set(ELSEWHERE) <= set(MODULES)
    assert {m for m, (names, _) in ELSEWHERE.items() if set(names) <= set(by_name(m))} == set()


@pytest.mark.parametrize("path", sorted((ROOT / "tests").glob("test_*.py")), ids=lambda path: path.stem)
def test_no_test_measures_how_long_something_takes(path):
    """Other work on the machine decides that: calls are counted (spent.py), a hang is ended, speed is for bench/."""
    clocks = {"process_time", "perf_counter", "thread_time", "timeit", "process_time_ns", "perf_counter_ns"}
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    used = {n.id for n in nodes if isinstance(n, ast.Name)} | {n.attr for n in nodes if isinstance(n, ast.Attribute)}
    assert clocks & used == set()


@pytest.mark.parametrize("row", SURVIVORS, ids=lambda r: f"{r['module']}: {r['mutation']}")
def test_a_listed_survivor_is_still_a_mutant_and_has_a_verdict(row):
    source = (CODE / row["module"]).read_text("utf-8")
    assert (row["module"], row["line"], row["mutation"]) in {m.key for m in mutants(row["module"], source)}
    assert row["verdict"].startswith(VERDICTS)
    assert len(row["verdict"].split()) > 3


def test_no_survivor_is_listed_twice():
    keys = [(r["module"], r["line"], r["mutation"]) for r in SURVIVORS]
    assert len(keys) == len(set(keys))


SOURCE = '''"""Not 7, for it is a text."""
FITS: float = 0.05  # 10 is not code

def f(a: int | None, b=3):
    if a < b and not a:
        raise ValueError(f"{a:.2f}")
    return a + b
'''


def test_mutants_are_these():
    found = [m.mutation for m in mutants("x.py", SOURCE)]
    assert found == [
        "0.05 → 0.5",
        "3 → 4",
        "a < b → (a <= b)",
        "a < b and not a → (a < b or not a)",
        "not a → (a)",
        'raise ValueError(f"{a:.2f}") → pass',
        "return a + b → return None",
        "a + b → (a - b)",
    ]


def test_a_mutant_differs_in_its_place_alone():
    [first, *_] = mutants("x.py", SOURCE)
    assert mutated(SOURCE, first) == SOURCE.replace("0.05", "0.5")
    for mutant in mutants("x.py", SOURCE):
        compile(mutated(SOURCE, mutant), "x.py", "exec")


FUNCTIONS = """LIMIT = 3

class Box:
    def fits(self, a):
        return any(a < b for b in (LIMIT, 5))

def f(a=2):
    return a + 1
"""


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("a < b", "a <= b", "fits"),
        ("5)", "6)", "fits"),
        ("a + 1", "a - 1", "f"),
        ("LIMIT = 3", "LIMIT = 4", None),
        ("a=2", "a=3", None),
    ],
)
def test_a_mutant_within_a_function_is_another_code_of_it_alone(old, new, name):
    """What runs while the module is loaded, such as defaults and constants, is no code of a function."""
    found = swapped(FUNCTIONS, FUNCTIONS.replace(old, new), "x.py")
    assert (found[0].co_name if found else None) == name


def test_a_function_does_what_its_other_code_does():
    space = {"__name__": "x"}
    exec(compile(FUNCTIONS, "x.py", "exec", dont_inherit=True), space)
    before, after = swapped(FUNCTIONS, FUNCTIONS.replace("a + 1", "a - 1"), "x.py")
    [function] = having(before)
    assert function is space["f"]
    function.__code__ = after
    assert space["f"](5) == 4  # five less one


JUMPS = """def f(a):
    for b in a:
        if (
            b
        ):
            continue
        c = [
            b,
        ]
    return c
"""


def test_a_line_has_run_if_a_line_of_its_statement_has():
    """And a jump, which leaves no trace of its own, if what it stands in has."""
    found = {line: list(lines) for line, lines in shown_by(JUMPS).items()}
    head, long = [3, 4, 5], [7, 8, 9]
    assert found == {1: [1], 2: [2], **dict.fromkeys((*head, 6), head), **dict.fromkeys(long, long), 10: [10]}


def test_a_fork_tells_what_its_function_gave():
    assert in_a_fork(lambda: 0)
    assert not in_a_fork(lambda: 1)
    assert not in_a_fork(lambda: int("one"))


def test_a_loop_without_an_end_is_over_after_its_time():
    """Each test of a mutant has its own: the sum for all of them would let one loop go on for minutes."""

    def loop():
        while True:
            pass

    assert not in_a_fork(loop, 0.1)
    assert not in_a_fork(lambda: bounded(0.1) or loop())
    assert not in_a_fork(
        lambda: subprocess.run([sys.executable, "-c", "while True: pass"], check=False).returncode, 0.1
    )


def test_the_named_rules_are_among_the_mutants():
    """Of what `make mutants` asks without an argument, thresholds outside functions are a part."""
    lines = {m.line for module in chosen(WINGS) for m in mutants(module, (CODE / module).read_text("utf-8"))}
    assert {"ABOUT = 0.10", "CLOSE = 0.05", "CUT_OFF = 0.01", "NOTABLE = 0.01"} <= lines
