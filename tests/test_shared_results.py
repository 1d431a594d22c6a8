"""Results that visitors share: the same digits, computed once, within bounds."""

import threading
import time
from dataclasses import replace

import numpy as np
import pytest

import econ
from econ.analysis import tables
from econ.engine import kept
from econ.page import shared_results
from econ.wording.errors import InputError


@pytest.fixture(autouse=True)
def fresh():
    shared_results._results.clear()
    shared_results._kept_draws.clear()


def sale(millions):
    return econ.Scenario.preset().change(set={"sale_value": f"{millions} million USD/year"})


def asked(scenario):
    """What is asked of the figures that ship."""
    return shared_results.Asked(scenario, econ.default_book().digest)


@pytest.fixture
def runs(monkeypatch):
    """The scenarios that were computed."""
    seen, run = [], econ.run
    monkeypatch.setattr(econ, "run", lambda scenario, book: (seen.append(scenario), run(scenario, book))[1])
    return seen


def test_a_shared_result_has_the_digits_of_its_own_run():
    own, shared = econ.run(sale(260)), shared_results.get(sale(260))
    assert econ.headline(shared) == econ.headline(own)
    assert shared.fingerprint == own.fingerprint
    assert shared.outputs == own.outputs
    assert list(shared.draws) == list(own.draws)
    assert all(np.array_equal(shared.draws[name], own.draws[name]) for name in own.draws)


def test_what_is_asked_twice_is_computed_once(runs):
    assert shared_results.get(sale(260)) is shared_results.get(sale(260))
    assert runs == [sale(260)]


def test_many_who_ask_the_same_at_once_wait_for_one_computation(runs):
    threads = [threading.Thread(target=shared_results.get, args=(sale(270),)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert runs == [sale(270)]


def test_draws_that_were_dropped_are_computed_again_to_the_same_digits(runs):
    first = shared_results.get(sale(260))
    before = np.array(first.draws["gdp_share"])
    for millions in range(261, 261 + shared_results.MOST_DRAWS):
        shared_results.get(sale(millions))
    assert asked(sale(260)) not in shared_results._kept_draws
    assert np.array_equal(first.draws["gdp_share"], before)
    assert runs.count(sale(260)) == 2


def test_no_more_is_kept_than_was_said(monkeypatch):
    monkeypatch.setattr(shared_results, "MOST_RESULTS", 3)
    for millions in range(260, 266):
        shared_results.get(sale(millions))
    assert len(shared_results._results) == 3
    assert len(shared_results._kept_draws) == shared_results.MOST_DRAWS


@kept
def _large(_result, size):
    return np.zeros(size), "text"


@kept
def _words(_result):
    return {"a": ["b"]}


def test_what_is_as_large_as_draws_is_dropped_after_the_page():
    with shared_results.turn():
        shared = shared_results.get(sale(260))
        econ.headline(shared)
        assert _large(shared, 10_000) is _large(shared, 10_000)
        assert _words(shared) is _words(shared)
    assert {key.function.__name__ for key in shared.kept} >= {"_words"}
    assert "_large" not in {key.function.__name__ for key in shared.kept}
    kept = sum(v.nbytes for v in shared.kept.values() if isinstance(v, np.ndarray))
    assert kept < 10_000


def test_draws_of_a_large_question_are_dropped_after_the_page():
    scenario = sale(260)
    scenario = scenario.change(sampler=replace(scenario.sampler, points=shared_results.LARGEST, scrambles=2))
    with shared_results.turn():
        shared_results.get(scenario)
        assert asked(scenario) in shared_results._kept_draws
    assert asked(scenario) not in shared_results._kept_draws


def test_a_whole_result_keeps_its_draws_whatever_others_ask(runs):
    whole = shared_results.whole(shared_results.get(sale(260)))
    for millions in range(261, 265):
        shared_results.get(sale(millions))
    assert econ.headline(whole) == econ.headline(econ.run(sale(260), econ.default_book()))
    assert runs.count(sale(260)) == 2  # the first, and the one of this test


def test_what_cannot_be_run_is_said_and_not_kept():
    with pytest.raises(InputError):
        shared_results.get(econ.Scenario.preset().change(gdp="nobody"))
    assert not shared_results._results


def test_pages_have_their_turn_one_at_a_time():
    inside, most = [], []

    def page():
        with shared_results.turn():
            inside.append(1)
            time.sleep(0.002)  # long enough for another thread to come in, if it could
            most.append(len(inside))
            inside.pop()

    threads = [threading.Thread(target=page) for _number in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert most == [1] * 10


def test_a_page_that_fails_lets_the_next_in():
    with pytest.raises(ZeroDivisionError), shared_results.turn():
        raise ZeroDivisionError
    with shared_results.turn(), shared_results.turn():  # and one that has its turn may ask for it again
        assert asks_elsewhere() is False
    assert asks_elsewhere() is True


def asks_elsewhere():
    """Whether another thread has its turn at once."""
    found = []

    def ask():
        found.append(shared_results._lock.acquire(blocking=False))
        if found[0]:
            shared_results._lock.release()

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join(20)
    return found[0]


def test_what_is_kept_for_visitors_fits_a_small_machine():
    """A machine of 1 GB serves; all draws of a question take 15 MB if all are asked for, its words and blocks 0.5 MB.

    Two questions' draws, the one on the page and the one it is compared with, and 32 questions' words are some 46 MB.
    """
    megabytes = sum(np.asarray(values).nbytes for values in econ.run(sale(260)).draws.values()) / 1e6
    assert megabytes == pytest.approx(15, rel=0.1)
    for millions in range(260, 265):
        shared_results.get(sale(millions))
    assert list(shared_results._kept_draws) == [asked(sale(263)), asked(sale(264))]
    assert shared_results.MOST_RESULTS == 32


@pytest.mark.parametrize("name", ["press-line-2023", "iran-shahed-2023", "serbia-licences-2023", "italy-licences-2024"])
def test_shares_that_follow_from_another_sale_are_those_that_are_computed(name):
    scenario = econ.Scenario.preset(name)
    shared_results.get(scenario)
    other = scenario.change(set={"sale_value": "345.6 million USD/year"})
    found, own = tables.by_gdp_source(shared_results.get(other)), tables.by_gdp_source(econ.run(other))
    assert len(found) == len(own)
    for one, by_itself in zip(found, own, strict=True):
        assert one.keys() == by_itself.keys()
        for key, value in by_itself.items():
            assert one[key] == (pytest.approx(value, rel=1e-9) if isinstance(value, float) else value), key
