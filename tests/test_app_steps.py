"""Steps of a slider that are answered beside Streamlit."""

import gc
import json

import pytest

import econ
from econ.doors.app import steps
from tests.test_app import page, sentence, used


def slide(value, number=1):
    return [{"do": "slide", "name": "sale_value", "value": value, "n": number}]


def opened(**link):
    test = page(**link)
    return test, test.session_state["session"]


def drawn(answer):
    """The blocks of an answer by their keys."""
    return {json.loads(line)["key"]: line for line in answer.split(b"\n")}


def sent(test):
    """The blocks that a run of the page has sent, by their keys."""
    return drawn(b"\n".join(element.proto.bytes for element in test.get("bidi_component")))


def test_a_step_gets_the_blocks_that_the_run_after_it_sends():
    test, session = opened()
    found = drawn(steps.answered(session.ticket, slide(3e8)))
    asked = econ.Scenario.preset().change(set={"sale_value": "300 million USD/year"})
    assert json.loads(found["answer"])["first"] == econ.tables.answer(econ.run(asked))
    test.run()
    blocks = sent(test)
    assert {key: blocks[key] for key in found} == found
    assert set(blocks) - set(found) == {"tabs"}


def test_a_deed_is_done_once():
    _test, session = opened()
    steps.answered(session.ticket, slide(3e8, 1))
    steps.answered(session.ticket, [*slide(4e8, 2), {"do": "press", "name": "reset", "n": 3}])
    assert not session.ask.changed()
    answer = steps.answered(session.ticket, slide(4e8, 2))
    assert "$250" in json.loads(drawn(answer)["answer"])["first"]


def test_the_answer_is_in_the_language_of_the_page():
    test, session = opened(lang="id")
    found = json.loads(drawn(steps.answered(session.ticket, slide(3e8)))["answer"])["first"]
    assert found == sentence(test.run())
    assert "PDB" in found


@pytest.mark.parametrize(
    "deeds", [None, "slide", [1], [{}], slide("1"), slide(-1), slide(float("nan")), [{"n": 1}]], ids=str
)
def test_what_no_lever_sends_changes_nothing(deeds):
    _test, session = opened()
    found = steps.answered(session.ticket, deeds)
    assert "$250" in json.loads(drawn(found)["answer"])["first"]


@pytest.mark.parametrize("ticket", [None, "", "x", 1, ["x"]], ids=str)
def test_a_ticket_that_no_page_has_gets_nothing(ticket):
    assert steps.answered(ticket, slide(3e8)) is None


def test_a_page_that_says_what_is_wrong_must_run():
    _test, session = opened(preset="nowhere")
    assert steps.answered(session.ticket, slide(3e8)) is None
    assert not session.ask.changed()


def test_only_the_first_view_is_answered_so():
    test, session = opened()
    used(test, "turn", "view", value="Goods")
    assert json.loads(sent(test)["levers"])["ticket"] == ""
    assert steps.answered(session.ticket, slide(3e8)) is None
    assert not session.ask.changed()
    levers = drawn(b"\n".join(element.proto.bytes for element in test.get("bidi_component")))["levers"]
    assert json.loads(levers)["ticket"] == ""


def test_a_ticket_ends_with_its_page():
    test, session = opened()
    shown = session.ticket
    del test, session
    gc.collect()
    assert steps.answered(shown, slide(3e8)) is None
