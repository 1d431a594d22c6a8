"""The grammar of the data as addresses have it: short, complete again with its unit, and the same in any language."""

import pytest

import econ
from econ.numerics.distributions import parse
from econ.page import grammar
from econ.wording.errors import InputError
from econ.wording.language import speaking


@pytest.mark.parametrize("text", ["", "  ", "abc", "nan", "1e400", "250 million USD", "100 to 200", "1" * 1000])
def test_what_an_address_cannot_say_is_refused_with_a_way_out(text):
    with pytest.raises(InputError) as caught:
        parse(grammar.whole(text, "USD/year"), "USD/year")
    assert caught.value.mend


@pytest.mark.parametrize("name", econ.default_book().presets)
def test_every_value_of_every_preset_is_written_briefly_and_reads_back(name):
    for item in econ.resolve(econ.Scenario.preset(name)).inputs.values():
        with speaking("id"):
            text = grammar.brief(item.distribution, item.unit)
            said = grammar.in_language(text)
            assert grammar.english(said) == text
        assert parse(grammar.complete(text, item.unit), item.unit) == item.distribution, item.name


def test_an_address_takes_a_bare_number_for_a_share_as_files_do():
    assert parse(grammar.whole("0.4", "1"), "1").central == 0.4
    assert parse(grammar.whole("40%", "1"), "1").central == 0.4


def test_very_long_text_in_another_language_is_left_as_it_is():
    with speaking("id"):
        assert grammar.english("3 juta") == "3 million"
        assert grammar.english("3 juta " * 10**5) == "3 juta " * 10**5
