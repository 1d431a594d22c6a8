"""The documentation beside the calculator: served where it was built, and linked from the foot of the page."""

import pytest
from starlette.applications import Starlette

from econ.doors.app import documentation
from econ.evidence import publication
from econ.page import page
from tests.asking import get


@pytest.fixture
def built(tmp_path, monkeypatch):
    (tmp_path / "howto").mkdir()
    (tmp_path / "index.html").write_text("<p>Start</p>", "utf-8")
    (tmp_path / "howto" / "index.html").write_text("<p>How to</p>", "utf-8")
    monkeypatch.setattr(documentation, "SITE", tmp_path)
    monkeypatch.setenv(publication.DOCUMENTATION, "")
    monkeypatch.delenv(publication.DOCUMENTATION)
    app = Starlette(routes=documentation.routes("/sub/"))
    return lambda address: get(address, app)


def test_what_was_built_is_served_with_a_policy_of_its_own(built):
    answer = built("/sub/docs/howto/")
    assert answer.text == "<p>How to</p>"
    assert answer.headers["content-security-policy"] == documentation.POLICY
    assert built("/sub/docs/nothing/").status == 404
    assert built("/sub/docs/../../pyproject.toml").status == 404


def test_the_foot_of_the_page_leads_to_it(built):
    assert built("/sub/docs/").status == 200
    foot = page("").regions["foot"][0]
    assert [link.address for link in foot.links][-1] == "/sub/docs/"


def test_where_none_was_built_there_is_no_way_to_it(tmp_path, monkeypatch):
    monkeypatch.delenv(publication.DOCUMENTATION, raising=False)
    monkeypatch.setattr(documentation, "SITE", tmp_path)
    assert documentation.routes("/") == []
    assert all("docs" not in link.address for link in page("").regions["foot"][0].links)


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        ("https://docs.example.org/econ/", True),
        ("/docs/", True),
        ("javascript:alert(1)", False),
        ("//evil", False),
        ("", False),
    ],
)
def test_only_an_address_or_a_path_is_taken(monkeypatch, said, taken):
    monkeypatch.setenv(publication.DOCUMENTATION, said)
    assert publication.documentation() == (said if taken else "")
