"""Figures of one's own on the page: for one visit, held by their digest, seen by nobody else."""

import io
import json
import re
import zipfile

import pytest

import econ
from econ.doors.app import shared_results, steps, visit
from econ.doors.app.page_state import Ask, Session, preset_scenario
from econ.doors.app.views import received_files
from econ.evidence import folders, using
from econ.output.export import to_bytes
from econ.provenance import links
from econ.wording.errors import InputError
from tests.ruritania import FILES
from tests.test_app import blocks, lever, page, sentence, used, words


def packed(files=FILES, top="my-figures/"):
    """A ZIP of a folder."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"{top}{name}", text)
    return stream.getvalue()


def folder(files=FILES):
    return folders.unpacked(packed(files), "my-figures", "my-figures.zip")


def opened(test, files=FILES):
    """A page on which a visitor has opened a folder."""
    with using(econ.Book()):
        visit.opened(test.session_state["session"], folder(files))
    return test.run()


def said(test):
    """Everything that is printed as text, as it is read."""
    return re.sub(r"\\\\?(\W)", r"\1", words(test))


def answer(test):
    return sentence(test).replace("\u00a0", " ")


def address(test):
    """The parameters of the address."""
    return {n: v if isinstance(v, str) else v[0] for n, v in test.query_params.items()}


def presets(test):
    return [name for name, _title in lever(test, "preset")["options"]]


@pytest.fixture(autouse=True)
def empty(monkeypatch):
    """A server that holds nothing yet."""
    monkeypatch.setattr(visit, "_books", type(visit._books)())
    monkeypatch.delenv("ECON_DATA", raising=False)


def test_what_a_visitor_opens_is_there_for_that_visit_alone():
    """300 million over 20 billion is 1.5%."""
    mine, other = opened(page()), page()
    used(mine, "choose", "preset", value="ruritania-2023")
    assert "1.50% of Ruritania's GDP" in answer(mine)
    assert f"are not checked by us: my-figures, digest {folder().digest[:8]}" in said(mine)
    assert address(mine)["own"] == f"my-figures {folder().digest[:8]}"
    other.run()
    assert "ruritania-2023" not in presets(other)
    assert "Ruritania" not in json.dumps([words(other), *blocks(other, "panel"), *blocks(other, "answer")])
    used(other, "choose", "preset", value="ruritania-2023")
    assert other.session_state["session"].ask.preset == Ask.of().preset
    assert "ruritania-2023" in presets(mine)


def test_the_same_question_on_other_figures_is_another_result():
    """Half of the GDP of 2023 doubles the share, and a scenario of the same name with half of the sale halves it."""
    halved = {n: t.replace("2023,20000000000", "2023,10000000000") for n, t in FILES.items()}
    smaller = {n: t.replace("300 million", "150 million") for n, t in FILES.items()}
    first, second, third = opened(page()), opened(page(), halved), opened(page(), smaller)
    for test, share in ((first, "1.50"), (second, "3.0"), (third, "0.75"), (first, "1.50")):
        used(test, "choose", "preset", value="ruritania-2023")
        assert f"{share}% of Ruritania's GDP" in answer(test)


def test_a_step_of_a_slider_is_answered_on_the_figures_of_the_visit():
    test = opened(page())
    used(test, "choose", "preset", value="ruritania-2023")
    session = test.session_state["session"]
    deeds = [{"n": 1000, "do": "slide", "name": "sale_value", "value": 6e8}]
    assert b"Ruritania" in steps.answered(steps.ticket(session), deeds)


def test_a_link_without_its_folder_asks_for_it_and_is_read_when_it_is_opened():
    mine = opened(page())
    used(mine, "choose", "preset", value="ruritania-2023")
    late = page(**address(mine))
    assert f"figures of one's own that are not here: my-figures, digest {folder().digest[:8]}" in said(late)
    opened(late)
    assert "1.50% of Ruritania's GDP" in answer(late)
    assert "are not here" not in said(late)


def test_a_link_that_is_read_with_another_folder_of_the_same_name_says_so():
    """The link was made where 300 million are over 20 billion; the folder that is opened has 30 billion."""
    other = {name: text.replace("2023,20000000000", "2023,30000000000") for name, text in FILES.items()}
    stated = f"my-figures {folder().digest[:8]}"
    test = opened(page(preset="ruritania-2023", own=stated), other)
    assert "is 1.00% of Ruritania's GDP" in answer(test)
    assert "the folder of that name that is open has the digest" in said(test)
    assert "the numbers may differ" not in said(opened(page(preset="ruritania-2023", own=stated)))


def test_what_is_held_no_longer_is_asked_for_in_a_sentence(monkeypatch):
    test = opened(page())
    used(test, "choose", "preset", value="ruritania-2023")
    visit._books.clear()
    test.run()
    assert not test.exception
    assert "are not held here any more: my-figures" in said(test)
    assert "ruritania-2023" not in presets(test)
    opened(test)
    assert "ruritania-2023" in presets(test)


def test_as_many_are_held_as_there_is_room_for(monkeypatch):
    monkeypatch.setattr(visit, "MOST_HELD", 2)
    sessions = [Session() for _ in range(3)]
    for number, session in enumerate(sessions):
        changed = {n: t.replace("20000000000", f"2{number}000000000") for n, t in FILES.items()}
        visit.opened(session, folder(changed))
    assert [bool(visit.book_of(session).own) for session in sessions] == [False, True, True]


def test_a_folder_that_is_closed_is_gone_with_what_was_asked_of_it():
    test = opened(page())
    used(test, "choose", "preset", value="ruritania-2023")
    visit.closed(test.session_state["session"], folder().digest)
    test.run()
    assert not test.exception
    assert "ruritania-2023" not in presets(test)
    assert "own" not in address(test)


def test_too_many_and_too_large_folders_are_refused(monkeypatch):
    session = Session()
    monkeypatch.setattr(visit, "LARGEST", 100)
    with pytest.raises(InputError, match="econ app --data"):
        visit.opened(session, folder())
    monkeypatch.setattr(visit, "LARGEST", 10**6)
    monkeypatch.setattr(visit, "MOST_OPENED", 1)
    visit.opened(session, folder())
    with pytest.raises(InputError, match="Close one"):
        visit.opened(session, folder({"sources.json": "[]"}))
    assert len(session.own) == 1


def test_a_file_with_figures_of_ones_own_is_verified_on_the_page_where_they_are_open():
    session = Session()
    visit.opened(session, folder())
    with using(visit.book_of(session)):
        result = shared_results.get(preset_scenario("ruritania-2023"))
        content = to_bytes(shared_results.whole(result), "json")
        assert received_files.check(content, "rur.json").identical
        assert links.thaw(links.freeze(shared_results.whole(result))).own == session.own
    with pytest.raises(InputError, match=r"not here: my-figures, digest \w{8}"):
        received_files.check(content, "rur.json")


def test_the_server_s_own_figures_are_everybody_s(monkeypatch, tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.setenv("ECON_DATA", str(tmp_path))
    assert "ruritania-2023" in presets(page())


def test_what_is_let_go_takes_its_results_with_it(monkeypatch):
    monkeypatch.setattr(visit, "MOST_HELD", 1)
    first, second = Session(), Session()
    visit.opened(first, folder())
    with using(visit.book_of(first)) as book:
        shared_results.get(preset_scenario("ruritania-2023"))
    assert any(asked.data == book.digest for asked in shared_results._results)
    visit.opened(second, folder({"sources.json": "[]"}))
    assert not any(asked.data == book.digest for asked in (*shared_results._results, *shared_results._kept_draws))
