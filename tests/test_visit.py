"""Figures of one's own on the page: for one visit, held by token and digest, seen by nobody else."""

import pytest

import econ
from econ.doors.app import visit
from econ.evidence import folders, using
from econ.page import page
from econ.page.place import FIRST
from econ.wording.errors import InputError
from tests.ruritania import FILES

MINE, OTHER = "0" * 32, "1" * 32
ASKED = "?preset=ruritania-2023"


def folder(files=FILES, name="my-figures"):
    return folders.written({file: text.encode() for file, text in files.items()}, name)


@pytest.fixture(autouse=True)
def _empty():
    forgotten()


def forgotten():
    """A worker that holds nothing."""
    for held in (visit._folders, visit._books):
        held.clear()


def opened(token=MINE, **changed):
    one = folder(**changed)
    return one, visit.opened((token, ()), one)


def test_a_visit_asks_its_own_figures_and_no_other_does():
    one, book = opened()
    with using(book):
        found = page(ASKED)
    assert "Ruritania" in found.description
    assert found.address["own"] == f"my-figures {one.digest[:8]}"
    assert "my-figures, digest" in next(b for b in found.blocks() if b.key == "own-figures").texts[0]
    assert "ruritania-2023" not in econ.default_book().presets
    with pytest.raises(visit.NotHeldError):
        visit.book((OTHER, (one.digest,)))  # who only knows the digest gets nothing


def test_a_worker_that_holds_nothing_says_so_and_takes_it_again():
    one, _book = opened()
    forgotten()
    with pytest.raises(visit.NotHeldError):
        visit.book((MINE, (one.digest,)))
    visit.opened((MINE, ()), one)
    assert visit.book((MINE, (one.digest,))).own[0].digest == one.digest


def test_an_address_that_waits_for_figures_is_kept_whole_and_says_which():
    one, book = opened()
    with using(book):
        address = page(ASKED).address
    waiting = page(address)
    assert waiting.address == address
    assert "not open here: my-figures, digest" in next(b for b in waiting.blocks() if b.key == "problems").texts[0]
    assert waiting.place == FIRST
    with using(book):
        assert page(waiting.address).address == address
    assert one.digest.startswith(address["own"].split()[1])


def test_other_content_under_the_name_is_said():
    _one, book = opened()
    with using(book):
        address = dict(page(ASKED).address)
        address["own"] = "my-figures 00000000"
        problems = next(b for b in page(address).blocks() if b.key == "problems").texts
    assert "the numbers may differ" in problems[0]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", None),
        ("x", None),
        ("0" * 32, None),
        (f"{'0' * 32} {'a' * 64}", ("0" * 32, ("a" * 64,))),
        (f"{'0' * 32} {'a' * 63}", None),
        (f"{'g' * 32} {'a' * 64}", None),
        (f"{'0' * 32} {'b' * 64} {'a' * 64} {'b' * 64}", ("0" * 32, ("a" * 64, "b" * 64))),
    ],
)
def test_a_header_names_a_token_and_digests_or_nothing(text, found):
    assert visit.of_header(text) == found


def test_a_fifth_folder_and_a_large_one_are_refused(monkeypatch):
    digests = []
    for n in range(visit.MOST_OPENED):
        name = f"R{n}"
        files = {f"evidence/{name}.csv": "", "sources.json": "[]"}
        digests.append(folders.written({k: v.encode() for k, v in files.items()}, name).digest)
    one = folder()
    with pytest.raises(InputError, match="4 folders are open already"):
        visit.opened((MINE, tuple(digests)), one)
    monkeypatch.setattr(visit, "LARGEST", 10)
    with pytest.raises(InputError, match="The folder holds more than"):
        visit.opened((MINE, ()), one)


def test_a_wrong_file_is_refused_and_nothing_is_held():
    broken = {**FILES, "series/XRU/statistics_office_gdp/values.csv": "year,value\n2022,x\n"}
    with pytest.raises(InputError):
        opened(files=broken)
    assert not visit._folders


def test_those_used_last_stay(monkeypatch):
    monkeypatch.setattr(visit, "MOST_HELD", 2)
    one, _book = opened()
    opened(OTHER)
    visit.book((MINE, (one.digest,)))
    opened("2" * 32)
    assert {token for token, _digest in visit._folders} == {MINE, "2" * 32}
    with pytest.raises(visit.NotHeldError):
        visit.book((OTHER, (one.digest,)))
