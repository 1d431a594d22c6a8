"""Where the calculator is published and to whom one writes: two settings, nothing invented."""

import pytest

from econ.evidence import publication
from econ.wording.errors import InputError


def test_without_settings_there_is_no_address_and_nobody_is_named():
    assert publication.address() == ""
    assert publication.opened_with("claim", "c1.x") == "c1.x"
    assert "write to whoever runs this calculator" in publication.objection()


def test_a_published_calculator_has_an_address_and_a_contact(monkeypatch):
    monkeypatch.setenv("ECON_ADDRESS", " https://econ.example.org/calc ")
    monkeypatch.setenv("ECON_CONTACT", "desk@example.org")
    assert publication.opened_with("frozen", "2.x") == "https://econ.example.org/calc?frozen=2.x"
    assert "write to desk@example.org, with the sentence" in publication.objection()
    assert "not about who said it" in publication.objection()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://localhost:8501/", "Nobody but this machine"),
        ("http://127.0.0.1:8501", "Nobody but this machine"),
        ("http://[::1]/", "Nobody but this machine"),
        ("http://0.0.0.0/", "Nobody but this machine"),
        ("http://app.localhost/", "Nobody but this machine"),
        ("econ.example.org", "no address of a page"),
        ("http://[", "no address of a page"),
        ("http://[::1", "no address of a page"),
        ("ftp://econ.example.org/", "no address of a page"),
        ("https://econ.example.org/?x=1", "no address of a page"),
        ("https://econ.example.org/a b", "blank"),
    ],
)
def test_an_address_that_others_cannot_open_is_refused(address, said, monkeypatch):
    monkeypatch.setenv("ECON_ADDRESS", address)
    with pytest.raises(InputError, match=said) as caught:
        publication.address()
    assert caught.value.where == "ECON_ADDRESS"
