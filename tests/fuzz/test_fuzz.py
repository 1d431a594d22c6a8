"""A few cases of each kind from one seed; `make fuzz` tries many, from a seed that it says."""

import json
import random

import pytest

from tests.fuzz import change, measured
from tests.fuzz.__main__ import KINDS
from tests.fuzz.measured import Done, tried

SEED, EACH = 21, 6


def test_cases_at_random_end_as_they_may():
    """In one process, whose start is most of what it takes."""
    done = list(tried("all", 0, EACH * len(KINDS), SEED))
    assert {one.kind for one in done} == {"all"}
    assert len(done) == EACH * len(KINDS)
    assert [str(one) for one in done if one.fault] == []


def test_a_case_follows_from_its_seed_and_number():
    for make in (
        lambda c: change.text(c, "250 million"),
        lambda c: change.octets(c, b"abc"),
        lambda c: change.as_json(c, {"a": [1]}),
    ):
        assert make(random.Random("x 1")) == make(random.Random("x 1"))
        assert len({make(random.Random(f"x {n}")) for n in range(20)}) > 10


@pytest.mark.parametrize(
    ("lines", "faults"),
    [
        (["begun 0", "ended 0", "begun 1", "ended 1"], [""] * 2),
        (["begun 0", "ended 0", "begun 1", "exit 3"], ["", "the process ended with 3"]),
        (["begun 0", "hang"], ["the process ended with -9"]),
    ],
)
def test_a_process_that_ends_or_hangs_is_a_fault_of_its_case(lines, faults, tmp_path, monkeypatch):
    told = {
        "begun": lambda n: {"kind": "x", "number": int(n), "name": ""},
        "ended": lambda n: Done("x", int(n), "", "value", 0.0, 0.0, "").__dict__,
    }
    code = ["import sys, time"]
    for line in lines:
        what, _blank, number = line.partition(" ")
        if what in told:
            code.append(f"print({json.dumps(json.dumps(told[what](number)))}, flush=True)")
        else:
            code.append("sys.exit(3)" if what == "exit" else "time.sleep(60)")
    script = tmp_path / "x.py"
    script.write_text("\n".join(code), "utf-8")
    monkeypatch.setattr(measured, "PATIENCE", (2, 10))
    monkeypatch.setattr(measured, "_words", lambda *_asked: [measured.sys.executable, str(script)])
    assert [one.fault for one in tried("x", 0, len(faults))] == faults
