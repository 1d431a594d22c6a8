"""Work apart from the pages: what it gives is the same, and what takes too much is ended in a sentence."""

import os
import time

import pytest
from starlette.requests import Request

from econ.doors.app import apart
from econ.wording.errors import InputError
from tests.asking import finished

pytestmark = pytest.mark.skipif(not apart.STATUS.exists(), reason="the bound of memory is Linux's")


@pytest.fixture(scope="module", autouse=True)
def begun():
    apart.begin()
    yield
    apart._begun.clear()


def done(function, given):
    return finished(apart.done(Request({"type": "http", "headers": []}), function, given))


def process(_given):
    return os.getpid()


def wrong(given):
    raise InputError("It is wrong.", given, "Mend it.")


def slow(seconds):
    time.sleep(seconds)


def large(megabytes):
    return len(bytearray(megabytes << 20))


def end(_given):
    os._exit(3)


def test_each_work_has_a_process_of_its_own():
    found = [done(process, None) for _number in range(2)]
    assert len({*found, os.getpid()}) == 3
    for one in found:
        with pytest.raises(ProcessLookupError):
            os.kill(one, 0)


def test_an_error_has_its_parts():
    with pytest.raises(InputError) as told:
        done(wrong, "a place")
    assert (told.value.what, told.value.where, told.value.mend) == ("It is wrong.", "a place", "Mend it.")


@pytest.mark.timeout(30)  # it would have taken a minute
def test_what_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(apart, "LONGEST", 0.3)
    with pytest.raises(apart.StoppedError) as stopped:
        done(slow, 60)
    assert stopped.value.said.startswith("This took longer than 0.3 seconds and was stopped. Ask for less at once")


def test_what_takes_too_much_memory_is_ended():
    assert done(large, 100) == 100 << 20
    with pytest.raises(apart.StoppedError) as stopped:
        done(large, 900)
    assert stopped.value.said.startswith("This takes more memory than the server has for one visitor. Ask for less")


def test_a_process_that_ends_by_itself_is_noticed():
    with pytest.raises(apart.EndedError):
        done(end, None)


def test_where_none_has_begun_a_thread_does_the_work(monkeypatch):
    monkeypatch.setattr(apart, "_begun", [])
    assert done(process, None) == os.getpid()
