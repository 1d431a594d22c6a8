"""A claim in the address of the page: it is judged again, its code and how to object stand below it."""

import pytest

from econ.claims import address, check_claim
from econ.wording.language import speaking
from tests.test_app import page, words

SENTENCE = "US$250 million is about 1% of North Korea's GDP in 2022"


def test_a_claim_opens_by_its_code():
    code = address.code(check_claim(SENTENCE, date=2023))
    test = page(claim=code)
    assert not test.exception
    assert [title.value.replace("\\", "") for title in test.title] == [f"“{SENTENCE}”"]
    assert "the answer is the same" in test.success[0].value
    assert "It depends on the source" in words(test)
    assert "write to whoever runs this calculator" in words(test)
    assert any(code in block.value for block in test.code)


def test_it_opens_in_indonesian():
    with speaking("id"):
        code = address.code(check_claim(SENTENCE, date=2023))
    test = page(claim=code, lang="id")
    assert not test.exception
    assert test.title


@pytest.mark.parametrize("code", ["c1.cut", "nothing"])
def test_a_code_that_cannot_be_opened_leaves_the_calculator(code):
    test = page(claim=code)
    assert not test.exception
    assert "The calculator opens with its first scenario instead" in words(test)
