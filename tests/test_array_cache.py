"""Arrays that are kept for the next question: those made last, up to a certain memory."""

import numpy as np
import pytest

from econ.numerics import array_cache
from econ.numerics.array_cache import ArrayCache

MANY = 1000


@pytest.fixture
def room_for_two(monkeypatch):
    monkeypatch.setattr(array_cache, "ROOM", 2 * np.zeros(MANY).nbytes)


def test_what_was_made_first_makes_room(room_for_two):
    found = ArrayCache()
    for key in "abc":
        found.put(key, np.zeros(MANY))
    assert [found.get(key) is None for key in "abc"] == [True, False, False]


def test_the_same_key_takes_its_room_once(room_for_two):
    found = ArrayCache()
    for key in "aaab":
        found.put(key, np.full(MANY, float(ord(key))))
    assert [found.get(key)[0] for key in "ab"] == [97.0, 98.0]


def test_an_array_that_is_too_large_is_given_back_but_not_kept(room_for_two):
    found, large = ArrayCache(), np.zeros(3 * MANY)
    assert found.put("a", large) is large
    assert found.get("a") is None


def test_only_what_is_missing_is_made_so_many_at_once():
    found, asked = ArrayCache(), []

    def rows(keys):
        asked.append(keys)
        return np.array([[float(key)] for key in keys])

    found.put(2, np.zeros(1))
    found.make(range(6), 2, rows)
    assert asked == [[0, 1], [3, 4], [5]]
    assert [found.get(key)[0] for key in range(6)] == [0.0, 1.0, 0.0, 3.0, 4.0, 5.0]


def test_kept_arrays_cannot_be_changed_and_can_be_forgotten():
    found = ArrayCache()
    with pytest.raises(ValueError, match="read-only"):
        found.put("a", np.zeros(2))[0] = 1.0
    found.forget()
    assert found.get("a") is None
