"""Every input of the attack, and others of its kinds, in a process whose time and memory are watched."""

import pytest

from tests.fuzz import attack
from tests.fuzz.measured import tried

PARTS = [made.__name__ for made, _ends in attack.TABLE]


@pytest.mark.parametrize("part", PARTS)
def test_no_input_ends_in_a_mistake_of_ours_or_takes_much(part):
    """No exit 70, no traceback, no warning, 5 seconds of processor time and 500 MB above the idle process at most."""
    done = list(tried(f"attack {part}", 0, 10_000))
    assert len(done) == len(attack.part(part))
    assert [str(one) for one in done if one.fault] == []
