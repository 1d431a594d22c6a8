"""What is typed into a field is read, and what stands in a field reads back to the same value."""

import time

import pytest

import econ
from econ.doors.app import page_state, typed_entry
from econ.numerics.distributions import Alternatives, Fixed, LogNormal, Pert, TwoPiece, Uniform
from econ.wording.errors import InputError
from econ.wording.language import speaking


@pytest.mark.parametrize(
    "text",
    ["300 million USD/year", "300 million", "0.3 bn", "0.3bn", "$300m", "$300 million a year", "3e8", "300,000,000"],
)
def test_an_amount_is_read_however_it_is_written(text):
    assert typed_entry.read(text, "USD/year") == Fixed(300e6)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("40%", "1", Fixed(0.4)),
        ("0.4", "1", Fixed(0.4)),
        ("5 to 35%, likely 20", "1", Pert(0.05, 0.2, 0.35)),
        ("90%: 5 to 30%", "1", LogNormal(0.05, 0.3, 0.9)),
        ("uniform: 10 to 20%", "1", Uniform(0.1, 0.2)),
        ("90%: 200 to 400 million", "USD/year", LogNormal(200e6, 400e6, 0.9)),
        ("90%: 200 to 400 million, median 250 million", "USD/year", TwoPiece(200e6, 400e6, 0.9, 250e6)),
        ("250 to 500, likely 448", "round/container", Pert(250, 448, 500)),
    ],
)
def test_shares_and_ranges_are_read_without_their_unit(text, unit, value):
    assert typed_entry.read(text, unit) == value


@pytest.mark.parametrize("text", ["", "  ", "abc", "nan", "1e400", "250 million USD", "100 to 200", "1" * 1000])
def test_what_cannot_be_read_is_refused_with_a_way_out(text):
    with pytest.raises(InputError) as caught:
        typed_entry.read(text, "USD/year")
    assert caught.value.mend


@pytest.mark.parametrize("name", econ.default_book().presets)
def test_every_value_of_every_preset_reads_back_to_the_same_value(name):
    for item in econ.resolve(econ.Scenario.preset(name)).inputs.values():
        text = typed_entry.brief(item.distribution, item.unit)
        assert typed_entry.read(text, item.unit) == item.distribution, item.name
        assert econ.distributions.parse(typed_entry.complete(text, item.unit), item.unit) == item.distribution, (
            item.name
        )


@pytest.mark.parametrize("name", econ.default_book().presets)
def test_every_value_of_every_preset_reads_back_to_the_same_value_in_indonesian(name):
    inputs = econ.resolve(econ.Scenario.preset(name)).inputs.values()
    english = {item.name: typed_entry.brief(item.distribution, item.unit) for item in inputs}
    with speaking("id"):
        for item in inputs:
            text = typed_entry.shown(item.distribution, item.unit)
            assert typed_entry.english(text) == english[item.name], text
            assert typed_entry.read(typed_entry.english(text), item.unit) == item.distribution, text


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("300 juta", "USD/year", Fixed(300e6)),
        ("300 juta USD/tahun", "USD/year", Fixed(300e6)),
        ("$300 juta per tahun", "USD/year", Fixed(300e6)),
        ("0,3 miliar", "USD/year", Fixed(300e6)),
        ("0,3 M", "USD/year", Fixed(300e6)),
        ("300 jt", "USD/year", Fixed(300e6)),
        ("300.000.000", "USD/year", Fixed(300e6)),
        ("90%: 200 hingga 400 juta", "USD/year", LogNormal(200e6, 400e6, 0.9)),
        ("2,5 juta butir", "round", Fixed(2.5e6)),
        ("7,5 hingga 35%, kemungkinan besar 20", "1", Pert(0.075, 0.2, 0.35)),
        ("seragam: 10 hingga 20%", "1", Uniform(0.1, 0.2)),
        ("salah satu: 15 (0,4), 24,5 (0,6)", "year", Alternatives((15.0, 24.5), (0.4, 0.6))),
        ("300 million", "USD/year", Fixed(300e6)),
    ],
)
def test_an_entry_in_indonesian_is_read_with_its_own_signs_and_words(text, unit, value):
    with speaking("id"):
        assert typed_entry.read(typed_entry.english(text), unit) == value


def test_an_english_decimal_is_refused_in_indonesian_rather_than_misread():
    with speaking("id"), pytest.raises(InputError):
        typed_entry.read(typed_entry.english("0.3 miliar"), "USD/year")


def test_an_error_quotes_the_entry_as_it_was_typed():
    text = "200 hingga 400 juta"
    with speaking("id"):
        with pytest.raises(InputError) as caught:
            typed_entry.read(typed_entry.english(text), "USD/year")
        assert f"“{text}”" in typed_entry.as_typed(caught.value, text, "USD/year")
        with pytest.raises(InputError) as caught:
            typed_entry.read(typed_entry.english("300 juta USD"), "USD/year")
        said = typed_entry.as_typed(caught.value, "300 juta USD", "USD/year")
        assert [words for words in ("dalam USD/tahun", "“… juta USD/tahun”") if words not in said] == []
    plain = InputError("“200 to 400” is no number.")
    assert typed_entry.as_typed(plain, "200 to 400", "USD/year") == "“200 to 400” is no number."


@pytest.mark.parametrize(
    "text", ["1 USD**9**9**9**9/year", "1 USD^(9^9^9)/year", "1e9999999%: 1 to 2 USD/year", "9" * 10**6]
)
@pytest.mark.parametrize("code", ["en", "id"])
def test_an_address_that_stopped_a_server_is_answered_with_a_sentence(text, code):
    with speaking(code):
        asked, problems = page_state.read({"sale_value": text})
    assert asked == page_state.Ask.of()
    assert len(problems) == 1
    assert len(problems[0]) < 300


def test_very_long_text_in_another_language_is_left_as_it_is():
    start = time.process_time()
    with speaking("id"):
        assert typed_entry.english("3 juta") == "3 million"
        assert typed_entry.english("3 juta " * 10**5) == "3 juta " * 10**5
        assert typed_entry.as_typed(InputError("Wrong."), "“1" * 10**6, "USD/year") == "Wrong."
    assert time.process_time() - start < 1
