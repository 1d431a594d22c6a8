"""Words for probabilities, checked against the tables of those who set them; and the threshold that says them."""

import pytest

import econ
from econ.wording import likelihood

ICD = {0.005: "", 0.01: "almost no chance", 0.05: "very unlikely", 0.3: "unlikely", 0.5: "roughly even chance"}
ICD |= {0.55: "likely", 0.8: "very likely", 0.95: "almost certain", 0.99: "almost certain", 0.995: ""}
IPCC = {0.01: "exceptionally unlikely", 0.05: "extremely unlikely", 0.1: "very unlikely", 0.2: "unlikely"}
IPCC |= {0.33: "about as likely as not", 0.66: "likely", 0.9: "very likely", 0.95: "extremely likely"}
IPCC |= {0.99: "virtually certain", 1.0: "virtually certain", 0.0: "exceptionally unlikely"}
EFSA = {0.0: "almost impossible", 0.03: "extremely unlikely", 0.07: "very unlikely", 0.2: "unlikely"}
EFSA |= {0.5: "about as likely as not", 0.7: "likely", 0.92: "very likely", 0.97: "extremely likely"}
EFSA |= {1.0: "almost certain"}
TABLES = {"icd203": ICD, "ipcc": IPCC, "efsa": EFSA}


@pytest.mark.parametrize("name", TABLES)
def test_words_are_those_of_the_vocabulary(name):
    assert {p: likelihood.word(p, name) for p in TABLES[name]} == TABLES[name]


def test_a_vocabulary_that_nobody_has_set_is_refused():
    with pytest.raises(econ.InputError, match="ipcc"):
        likelihood.word(0.5, "ipc")


@pytest.mark.parametrize(("words", "said"), [(["--words", "icd203"], " (almost no chance, ICD 203)."), ([], ".")])
def test_the_command_says_the_word_beside_the_number(words, said, capsys):
    from econ.doors.cli import main

    main(["sensitivity", "--above", "1%", *words])
    first = " ".join(capsys.readouterr().out.partition("\n\n")[0].split())
    assert first.endswith(f"3.8%{said}")


@pytest.mark.parametrize(
    ("probability", "said"),
    [
        (0.0, "0%"),
        (1e-6, "0.0001%"),
        (1e-8, "0.000001%"),
        (0.0096, "1.0%"),
        (0.009, "0.9%"),
        (0.01, "1%"),
        (0.05, "5%"),
        (0.5, "50%"),
        (0.99, "99%"),
        (0.9904, "99.0%"),
        (0.999, "99.9%"),
        (1.0, "100%"),
    ],
)
def test_a_probability_has_as_many_places_as_its_distance_from_certainty_needs(probability, said):
    assert likelihood.percent(probability).replace("\u00a0", "_") == said
