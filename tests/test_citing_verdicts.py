"""The citation of a verdict, read back by independent readers."""

import json

import pytest
import rispy
from pybtex.database import parse_string

import econ
from econ.claims import address, check_claim
from econ.provenance.citing import verdicts
from econ.wording.errors import InputError

SENTENCE = "US$250 million is about 1% of North Korea's GDP"


@pytest.fixture(scope="module")
def verdict():
    return check_claim(SENTENCE, date=2023)


def test_without_an_address_a_citation_has_the_command(verdict):
    text = verdicts.cite(verdict, accessed="2026-11-28")
    for part in (SENTENCE, "depends on the denominator", f"econ v{econ.__version__}", "data 2026-11-28", "2026-11-28"):
        assert part in text
    assert f"econ check --code {address.code(verdict)}" in text
    assert "http" not in text


def test_with_an_address_it_has_that_and_no_command(verdict, monkeypatch):
    monkeypatch.setenv("ECON_ADDRESS", "https://econ.example.org/")
    (record,) = json.loads(verdicts.cite(verdict, "csl"))
    assert record["URL"] == f"https://econ.example.org/?claim={address.code(verdict)}"
    assert "econ check" not in record["note"]


def test_others_read_it(verdict, monkeypatch):
    monkeypatch.setenv("ECON_ADDRESS", "https://econ.example.org/")
    where = verdict.address()
    (entry,) = parse_string(verdicts.cite(verdict, "bibtex"), "bibtex").entries.values()
    assert entry.fields["url"].replace("\\", "") == where
    (record,) = rispy.loads(verdicts.cite(verdict, "ris"))
    assert where in str(record)
    assert SENTENCE in str(record)


def test_two_claims_have_two_names(verdict):
    other = check_claim("US$300 million is about 1% of North Korea's GDP", date=2023)
    assert verdicts.record(verdict)["id"] != verdicts.record(other)["id"]


def test_an_unknown_style_is_named(verdict):
    with pytest.raises(InputError, match="abc"):
        verdicts.cite(verdict, "abc")
