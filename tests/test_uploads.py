"""What a browser sends: from this server's own pages alone, of bounded size, answered in one sentence."""

import base64
import json

import pytest

import econ
from econ.doors.app import uploads, visit
from econ.output.export import to_bytes
from econ.provenance import links
from tests.asking import get, post
from tests.ruritania import FILES

TOKEN = "ab" * 16
FROM_US = {"origin": "http://testserver", "sec_fetch_site": "same-origin"}


def packed(content):
    return base64.b64encode(content).decode()


def sent(where, what, **headers):
    """What is answered: its status, and what it says."""
    answer = post(f"/{where}", json.dumps(what).encode(), **(FROM_US | headers))
    kind = answer.headers.get("content-type", "")
    return answer.status, json.loads(answer.text) if kind == "application/json" else answer.content


@pytest.fixture(scope="module")
def result():
    return econ.run(econ.Scenario.preset("missiles-added"))


def figures(**changed):
    files = {f"my-figures/{name}": packed(text.encode()) for name, text in FILES.items()}
    return {"token": TOKEN, "digests": [], "name": "my-figures", "files": files} | changed


def test_a_folder_is_opened_for_its_visit_and_every_route_asks_it():
    visit._folders.clear()
    status, said = sent("own", figures())
    assert status == 200
    assert said["name"] == "my-figures"
    query, mine = "?preset=ruritania-2023", {visit.HEADER.replace("-", "_"): f"{TOKEN} {said['digest']}"}
    assert "Ruritania" in get(f"/{query}", **mine).text
    assert b"Ruritania" in get(f"/file/csv{query}", **mine).content
    other = {visit.HEADER.replace("-", "_"): f"{'cd' * 16} {said['digest']}"}
    assert get(f"/{query}", **other).status == visit.NOT_HELD
    assert "Ruritania's" not in get(f"/{query}").text
    step = post("/step", json.dumps({"address": query, "have": {}}).encode(), **(FROM_US | mine))
    assert "own=my-figures" in json.loads(step.text)["address"]
    visit._folders.clear()
    assert post("/step", b"{}", **(FROM_US | mine)).status == visit.NOT_HELD


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elsewhere.example", "sec_fetch_site": ""},
        {"origin": "null", "sec_fetch_site": ""},
        {"origin": "http://[", "sec_fetch_site": ""},
        {"origin": "http://testserver@elsewhere.example", "sec_fetch_site": ""},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
    ],
)
@pytest.mark.parametrize("where", sorted(uploads.ANSWERS))
def test_nothing_is_taken_from_another_site(where, headers):
    assert sent(where, figures(), **headers)[0] == 403


def test_a_page_of_ours_is_known_by_its_origin_where_the_browser_says_no_more():
    assert sent("open", {}, sec_fetch_site="")[0] == 422
    assert sent("open", {}, origin="https://a.name.before.the.server")[0] == 422


@pytest.mark.parametrize("where", sorted(uploads.ANSWERS))
@pytest.mark.parametrize(
    ("body", "status"), [(b"", 400), (b"{", 400), (b"[]", 400), (b"1", 400), (b"\xff", 422), (b"[" * 100_000, 422)]
)
def test_what_is_no_message_is_refused(where, body, status):
    """With a sentence, if it is beyond a bound."""
    assert post(f"/{where}", body, **FROM_US).status == status


@pytest.mark.parametrize("where", sorted(uploads.ANSWERS))
def test_no_more_is_read_than_a_file_may_have(where):
    assert post(f"/{where}", b" " * (uploads.LARGEST_SENT + 1), **FROM_US).status == 413


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"token": "x"}, 400),
        ({"files": {}}, 422),
        ({"files": {"x.zip": packed(b"PK")}}, 422),
        ({"files": {"x.zip": "no base64"}}, 422),
        ({"files": {"a/b.csv": packed(b"x"), "a/c.csv": packed(b"x")}}, 422),
        ({"files": {"../x/sources.json": packed(b"[]"), "../x/y.csv": ""}}, 422),
        ({"digests": ["a" * 64]}, visit.NOT_HELD),
    ],
)
def test_wrong_figures_are_one_sentence(changed, status):
    found, said = sent("own", figures(**changed))
    assert found == status
    if status == 422:
        assert said["problem"].endswith(".")
        assert "Traceback" not in said["problem"]
        assert "/tmp" not in said["problem"]


def test_a_file_and_a_link_are_opened_and_checked(result):
    content = packed(to_bytes(result, "json"))
    status, said = sent("open", {"name": "result.json", "content": content})
    assert status == 200
    assert [one["name"] for one in said["scenarios"]] == ["Missiles and spare parts added"]
    assert sent("check", {"name": "result.json", "content": content})[1]["holds"] is True
    link = {"link": f"https://x.example/?frozen={links.freeze(result)}"}
    assert sent("check", link)[1]["holds"] is True
    assert sent("open", link)[1]["scenarios"][0]["name"] == "Missiles and spare parts added"


@pytest.mark.parametrize("where", ["open", "check"])
@pytest.mark.parametrize(
    "what",
    [{}, {"name": "x.json"}, {"name": "x.json", "content": 1}, {"name": "x.exe", "content": "eA=="}, {"link": "x"}],
)
def test_a_wrong_file_is_one_sentence_in_the_language_of_the_page(where, what):
    status, said = sent(where, what)
    assert status == 422
    assert said["problem"].endswith(".")
    assert sent(where, what | {"language": "nowhere"})[0] == 422


@pytest.mark.parametrize("form", ["json", "csv", "xlsx", "parquet"])
def test_scenarios_are_written(form):
    kept = [{"name": "Mine", "address": "?preset=KEN"}, {"name": "Other", "address": "?preset=POL"}]
    status, content = sent("write", {"scenarios": kept, "form": form})
    assert status == 200
    names = [one["kept"]["name"] for one in content["scenarios"]] if form == "json" else ["Mine", "Other"]
    assert names == ["Mine", "Other"]


@pytest.mark.parametrize("what", [{}, {"scenarios": []}, {"scenarios": [1]}, {"scenarios": [{"address": "?preset=x"}]}])
def test_what_cannot_be_written_is_one_sentence(what):
    assert sent("write", what)[0] == 422
    assert sent("write", {"scenarios": [{"address": "?preset=KEN"}], "form": "exe"})[0] == 422
