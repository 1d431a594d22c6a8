"""Turns: one page at a time, and one address after the other."""

import asyncio

import pytest

from econ.doors.app import turns
from econ.doors.app.turns import BusyError, Turns
from tests.asking import finished


def order(*asked):
    """In which order works have their turn; all wait before the first is done."""
    seen = []

    async def ask(row, address, name):
        async with row.turn(address):
            await asyncio.sleep(0)
            seen.append(name)

    async def together():
        row = Turns()
        async with row.turn("first"):
            works = [asyncio.create_task(ask(row, address, name)) for address, name in asked]
            await asyncio.sleep(0.01)
        await asyncio.gather(*works)

    finished(together())
    return seen


def test_an_address_that_asks_for_much_waits_for_itself():
    flood = [("a", f"a{n}") for n in range(5)]
    assert order(*flood, ("b", "b0"), ("c", "c0"), ("b", "b1")) == ["a0", "b0", "c0", "a1", "b1", "a2", "a3", "a4"]


@pytest.mark.parametrize("places", [1, 2])
def test_no_more_at_a_time_than_there_are_places(places):
    together, most = 0, 0

    async def ask(row, address):
        nonlocal together, most
        async with row.turn(address):
            together += 1
            most = max(most, together)
            await asyncio.sleep(0.001)
            together -= 1

    async def all_of_them():
        row = Turns(places)
        await asyncio.gather(*(ask(row, str(n % 3)) for n in range(20)))

    finished(all_of_them())
    assert most == places


def test_who_goes_away_keeps_nobody_waiting():
    """Before a turn and during it."""
    done = []

    async def ask(row, name, seconds):
        async with row.turn(name):
            await asyncio.sleep(seconds)
            done.append(name)

    async def impatient():
        row = Turns()
        works = [asyncio.create_task(ask(row, name, 5 if name == "slow" else 0)) for name in ("slow", "gone", "stays")]
        await asyncio.sleep(0.01)
        works[1].cancel()
        works[0].cancel()
        await asyncio.wait_for(works[2], 2)

    finished(impatient())
    assert done == ["stays"]


@pytest.mark.parametrize(("bound", "addresses"), [("MOST_WAITING", "aaaa"), ("MOST_TOGETHER", "abcd")])
def test_too_much_is_refused_and_what_waits_is_still_done(monkeypatch, bound, addresses):
    monkeypatch.setattr(turns, bound, 3)

    async def flood():
        row, done = Turns(), []

        async def ask(address):
            async with row.turn(address):
                done.append(address)

        async with row.turn("first"):
            works = [asyncio.create_task(ask(address)) for address in addresses]
            await asyncio.sleep(0.01)
        told = await asyncio.gather(*works, return_exceptions=True)
        return done, [type(one) for one in told if one]

    assert finished(flood()) == (list(addresses[:3]), [BusyError])
