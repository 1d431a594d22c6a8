"""The server: what its addresses answer, and that nothing is ever answered with a traceback."""

import csv
import html
import io
import json
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

import pypdf
import pytest

import econ
from econ.doors.app import apart, assets, files, headers, server, turns
from econ.doors.app.config import SETTINGS, flags
from econ.output.export import FORMATS, to_bytes
from tests.asking import get, post

ROOT = Path(__file__).parent.parent
SENTENCE = "Nothing of this calculator has this address."


# --- the page and its steps ------------------------------------------------------------------------------


def test_the_page_is_one_document_with_one_style_and_one_script():
    found = get("/")
    assert (found.status, found.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert len(re.findall(r'<link rel="stylesheet"', found.text)) == 1
    assert re.findall(r'<script type="module" src="([^"]*)"', found.text) == [assets.address("page.js")]
    assert len(found.sent) < 20_000
    assert "http://" not in re.sub(r"xmlns='[^']*'", "", found.text)


def step(**asked):
    return post("/step", json.dumps(asked).encode())


def test_a_step_answers_with_what_differs():
    found = json.loads(step(address="?preset=press-line-2023", have={}).text)
    assert {"address", "place", "language", "title", "said", "ask", "regions", "blocks"} <= found.keys()
    have = {key: digest for key, (digest, _html) in found["blocks"].items()}
    assert json.loads(step(address=found["address"], have=have).text)["blocks"] == {}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"[]", 400),
        (b"{", 400),
        (b"\xff", 400),
        (b"[" * 50_000, 400),
        (b'{"address": 5, "deed": [], "have": 7}', 200),
        (b'{"address": "?preset=nowhere", "deed": {"do": "slide"}}', 200),
        (b" " * (server.LONGEST_STEP + 1), 413),
    ],
    ids=["nothing", "a list", "cut", "no text", "deep", "other kinds", "no such preset", "too long"],
)
def test_a_step_that_cannot_be_read_is_refused(body, status):
    found = post("/step", body)
    assert found.status == status
    assert "Traceback" not in found.text


# --- what is not there, and what fails -------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/nowhere", "/no/where?x=1", "/index.html", "/step", "/econ-assets", "/streamlitx"])
def test_an_unknown_address_is_one_sentence_and_a_way_home(path):
    found = get(path)
    assert found.status in (404, 405)
    if found.status == 404:
        assert SENTENCE in found.text
        assert '<base href="/">' in found.text
        assert 'href="./"' in found.text
        assert f'href="{assets.address(assets.STYLE)}"' in found.text  # it looks like the rest


def test_what_streamlit_answers_is_left_to_it():
    for name in server.STREAMLIT:
        scope = {"type": "http", "method": "GET", "path": f"/{name}/x", "headers": []}
        assert server.ROUTES[-1].matches(scope)[0].name == ("FULL" if name == "_stcore" else "NONE")
    for name in server.OPEN:
        scope = {"type": "http", "method": "GET", "path": f"/_stcore/{name}", "headers": []}
        assert server.ROUTES[-1].matches(scope)[0].name == "NONE"


def test_a_server_is_well_if_pages_are_made(monkeypatch):
    assert (get("/health").status, get("/health").text) == (200, "ok")
    monkeypatch.setattr(server, "WELL_SECONDS", 0.05)
    stuck = server._pages.submit(time.sleep, 0.5)
    assert get("/health").status == 503
    stuck.result()


def test_what_an_answer_says_does_not_wait_for_a_confirmation_of_its_head():
    """The socket that listens is opened as Streamlit opens it; what it accepts sends at once from then on."""
    with socket.socket() as listening, socket.socket() as asking:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        assert not listening.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        server._at_once()
        asking.connect(listening.getsockname())
        with listening.accept()[0] as accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


@pytest.mark.parametrize(("stuck", "code"), [(True, 1), (False, 0)])
def test_a_server_that_makes_no_page_any_more_ends_itself(stuck, code):
    """As a service runs it: whoever watches over it starts it anew."""
    program = f"""
import asyncio, time
from econ.doors.app import server
async def serve():
    watch = asyncio.create_task(server._watched(1.0))
    await asyncio.sleep(0.4)
    if {stuck}:
        server._pages.submit(time.sleep, 60)
    await asyncio.sleep(4)
asyncio.run(serve())
import os; os._exit(0)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=50)
    assert done.returncode == code
    assert ("Timeout" in done.stderr) is stuck


def test_too_many_questions_of_one_address_are_told_to_come_back(monkeypatch):
    monkeypatch.setattr(turns, "MOST_WAITING", 0)
    found = get("/")
    assert (found.status, found.headers["retry-after"]) == (429, "1")
    assert "Wait until what you asked for before is there." in found.text


def test_a_work_that_takes_too_much_is_no_page_that_is_missing(monkeypatch):
    """Of a file in the language of the address; of what was sent as the script reads it."""

    async def done(*_given):
        raise apart.StoppedError(apart.TOO_LARGE)

    monkeypatch.setattr(apart, "done", done)
    found = get("/file/csv?lang=id")
    assert found.status == 503
    assert "There is no such page" not in found.text
    assert apart.TOO_LARGE not in found.text
    sent = post("/check", b'{"name": "a.json", "content": "e30="}')
    assert sent.status == 503
    assert json.loads(sent.text)["problem"].startswith(apart.TOO_LARGE)


def test_an_address_that_is_too_long_is_refused():
    found = get("/?sale_value=" + "x" * server.LONGEST_ADDRESS)
    assert (found.status, "Copy the link again" in found.text) == (414, True)


def test_an_error_is_one_sentence(monkeypatch):
    def broken(_given):
        raise RuntimeError("secret")

    monkeypatch.setattr(server, "_document", broken)
    found = get("/")
    assert found.status == 500
    assert "Something went wrong here" in found.text
    assert "secret" not in found.text
    monkeypatch.setattr(server, "_changed", broken)
    found = step(address="")
    assert found.status == 500
    assert json.loads(found.text) == {"error": "Something went wrong here. The calculator itself still stands."}


def test_what_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(server, "PATIENCE", 0.01)
    monkeypatch.setattr(server, "_document", lambda _given: time.sleep(0.2))
    assert get("/").status == 503


def test_a_small_page_speaks_the_language_of_the_address():
    found = get("/nowhere?lang=id")
    assert '<html lang="id">' in found.text
    assert 'href="./?lang=id"' in found.text


@pytest.mark.parametrize("name", server.FORMER)
def test_a_page_of_before_leads_to_its_place(name):
    found = get(f"/{name}?source=x&lang=id")
    assert found.status == 301
    assert found.headers["location"].startswith(f"/?source=x&lang=id&view={name}")


@pytest.mark.parametrize(("old", "frame"), [("1", True), ("yes", True), ("0", False), ("", False)])
def test_a_frame_of_before_shows_the_light_page(old, frame):
    found = get(f"/?preset=missiles-added&reader={old}")
    assert found.status == (303 if frame else 200)
    if frame:
        assert found.headers["location"] == "./a?preset=missiles-added&embed=1"
        assert "data-framed" in get("/a?preset=missiles-added&embed=1").text


def test_a_frame_of_before_that_showed_another_place_opens_that_place():
    assert get("/?view=compare&reader=1").status == 200


def test_a_form_that_was_sent_leads_to_its_answer():
    found = get("/?before=%3Fpreset%3Dpress-line-2023&sale_value=600+million")
    assert found.status == 303
    assert "sale_value=600+million" in found.headers["location"]


# --- files -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["json", "csv", "markdown"])
def test_a_file_is_that_of_the_answer_with_its_name(name):
    found = get(f"/file/{name}?preset=serbia-licences-2023")
    result = econ.run(econ.Scenario.preset("serbia-licences-2023"))
    assert found.content == to_bytes(result, name)
    assert found.headers["content-type"].partition(";")[0] == FORMATS[name].mime.partition(";")[0]
    said = f'attachment; filename="econ-{result.fingerprint.scenario[:8]}{FORMATS[name].extension}"'
    assert found.headers["content-disposition"] == said


@pytest.mark.parametrize(("kind", "begins"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("csv", b"\xef\xbb\xbf")])
def test_a_chart_is_a_file(kind, begins):
    found = get(f"/picture/share_by_sale.{kind}?preset=press-line-2023&view=why&lang=id")
    assert found.status == 200
    assert found.content.startswith(begins) or kind == "csv"
    assert "econ-share_by_sale-" in found.headers["content-disposition"]


def test_a_document_is_in_the_language_of_the_page_and_data_are_in_english():
    asked = "?preset=serbia-licences-2023&lang=id"
    found = pypdf.PdfReader(io.BytesIO(get(f"/file/pdf{asked}").content))
    assert found.trailer["/Root"]["/Lang"] == "id"
    assert get(f"/file/html{asked}").text.startswith('<!DOCTYPE html>\n<html lang="id">')
    assert get(f"/file/csv{asked}").content == get("/file/csv?preset=serbia-licences-2023").content
    names = ".json, .parquet, .dta"
    assert names in get(f"/part/download{asked}").text
    assert names not in get("/part/download?preset=serbia-licences-2023").text


@pytest.mark.parametrize("path", ["/file/exe", "/picture/nothing.png", "/picture/share_by_sale.exe", "/part/nothing"])
def test_a_file_that_there_is_not_is_said(path):
    found = get(path)
    assert found.status == 404
    assert "Traceback" not in found.text


@pytest.mark.parametrize("name", ["share", "download", "cite"])
def test_a_part_of_the_page_is_fetched_by_itself(name):
    found = get(f"/part/{name}?preset=press-line-2023&sale_value=600+million")
    assert found.status == 200
    assert "<html" not in found.text
    assert "http://testserver/?preset=press-line-2023" in found.text or name != "share"


# --- assets, headers, settings ------------------------------------------------------------------------------


def test_assets_are_kept_for_good_and_change_their_address_with_their_content():
    for name in assets.files():
        found = get(f"/{assets.address(name)}")
        assert (found.status, found.content) == (200, assets.files()[name])
        assert "immutable" in found.headers["cache-control"]
    assert get(f"/{assets.ROOT}/0000000000000000/page.js").status == 404
    assert get(f"/{assets.ROOT}/{assets.digest()}/nothing.js").status == 404


def test_all_scripts_together_are_small():
    assert len(assets.packed(assets.SCRIPT)) < 40_000


def test_scripts_use_nothing_of_each_other_but_what_the_page_lends():
    for path in assets.STATIC.glob("*.js"):
        for names, source in re.findall(r"^import (.*?) from (.*);$", path.read_text("utf-8"), re.MULTILINE):
            assert source == '"./page.js"', path.name
            assert " as " not in names, path.name
    whole = assets.files()[assets.SCRIPT].decode()
    assert not re.search(r"^(import|export) ", whole, re.MULTILINE)


def test_what_stands_in_the_document_may_run_and_nothing_else():
    policy = headers.security()["Content-Security-Policy"]
    assert get("/").headers["content-security-policy"] == policy
    [script] = headers._INLINE.findall(get("/").text)
    import base64
    import hashlib

    assert base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() in policy


def test_the_settings_of_a_checkout_are_those_of_the_command():
    import tomllib

    found = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    told = {}

    def flat(part, before=""):
        for name, value in part.items():
            if isinstance(value, dict):
                flat(value, f"{before}{name}.")
            else:
                told[f"{before}{name}"] = value

    flat(found)
    assert told == SETTINGS
    assert "--browser.gatherUsageStats=false" in flags()


def test_four_files_know_streamlit():
    knows = [
        path.relative_to(ROOT / "econ").as_posix()
        for path in (ROOT / "econ").rglob("*.py")
        if re.search(r"^\s*(import streamlit|from streamlit)", path.read_text("utf-8"), re.MULTILINE)
    ]
    assert sorted(knows) == [f"doors/app/{name}.py" for name in ("__main__", "main", "mount", "server")]


def test_a_program_of_another_shows_the_page_and_its_steps():
    """Streamlit's own way of testing a program gives the data that its browser would get."""
    from streamlit.testing.v1 import AppTest

    test = AppTest.from_string("from econ.doors.app.mount import show\nshow('preset=serbia-licences-2023')").run()
    assert not test.exception
    assert "Serbia" in test.session_state["econ page"]["html"]
    assert test.session_state["econ page"]["place"] == "answer"


def test_what_a_component_asks_is_answered_with_the_number_of_its_question():
    from econ.doors.app import mount

    found = mount._answer({"number": 3, "address": "?preset=press-line-2023", "deed": None, "have": {}})
    assert found["number"] == 3
    assert "headline" in found["blocks"]
    assert "copy-share-link" in mount._answer({"number": 4, "part": "share", "address": ""})["html"]
    assert "<" not in mount._answer({"number": 5, "part": "nothing", "address": ""})["html"]


def test_what_is_said_for_a_status_is_there_for_each_that_is_given():
    assert {404, 414, 429, 500, 503} == set(files.SAID)


BELOW_A_PATH = """
import csv
import html
import io
import json
from streamlit import config
config.set_option("server.baseUrlPath", "econ")
from tests.asking import get
paths = ("/econ/", "/econ", "/econ/nowhere", "/nowhere", "/econ/part/share", "/econ/sources?lang=id")
print(json.dumps({path: [get(path).status, get(path).headers.get("location", "")] for path in paths}))
print("http://testserver/econ/?preset=" in get("/econ/part/share").text)
"""


def test_below_a_path_the_page_and_its_addresses_are_there_and_nowhere_else():
    import os
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-c", BELOW_A_PATH],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        timeout=120,
    )
    found, absolute = done.stdout.splitlines()[-2:]
    assert json.loads(found) == {
        "/econ/": [200, ""],
        "/econ": [308, "/econ/"],
        "/econ/nowhere": [404, ""],
        "/nowhere": [404, ""],
        "/econ/part/share": [200, ""],
        "/econ/sources?lang=id": [301, "/econ/?lang=id&view=sources"],
    }
    assert absolute == "True"


# --- without a script ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["save", "share", "download", "cite", "answer-by-size", "answer-years"])
def test_a_part_is_a_document_of_its_own_where_no_script_fetches_it(name):
    before = "%3Fpreset%3Dmissiles-added"
    sent = get(f"/part/{name}?before={before}&payment_discount=20%25&alone=1")
    assert sent.status == 303
    assert sent.headers["location"].startswith(f"./{name}?preset=missiles-added&")
    assert "payment_discount=20" in sent.headers["location"]
    found = get(f"/part/{name}?preset=missiles-added&alone=1")
    assert found.status == 200
    assert found.text.startswith("<!doctype html>")
    assert "North Korea" in found.text.partition("<h1>")[2].partition("</h1>")[0]
    assert found.text.count("<section") + found.text.count("<figure") >= 1
    assert not get(f"/part/{name}?preset=missiles-added").text.startswith("<!doctype")


def test_saving_without_a_script_is_an_address_and_a_file():
    found = get("/part/save?preset=missiles-added&alone=1").text
    assert "file/json?preset=missiles-added" in found
    assert "data-save" not in found


# --- the picture of an answer ------------------------------------------------------------------------------


def test_the_picture_of_an_answer_is_its_dot_picture():
    """Nine figures of North Korea's GDP, each a mark, and the words of the screen: 0.9% of one, 1.6% of another."""
    found = get("/picture/answer.svg?preset=press-line-2023").text
    words = " ".join(re.sub(r"<[^>]+>", " ", found).replace("\u00a0", " ").split())
    assert "0.9% by the Bank of Korea's figure, 1.6% by the United Nations'." in html.unescape(words)
    assert words.count("–") >= 9
    assert "claimed: 1%" in words
    assert "logarithmic" not in words
    assert get("/picture/answer.png?preset=press-line-2023").content.startswith(b"\x89PNG")
    rows = list(
        csv.DictReader(io.StringIO(get("/picture/answer.csv?preset=press-line-2023").text.removeprefix("\ufeff")))
    )
    assert [row["Share"] for row in rows][:2] == ["0.9%", "1.0%"]
    assert get("/picture/answer.exe?preset=press-line-2023").status == 404
    assert 'href="picture/answer.svg' in get("/part/download?preset=press-line-2023").text


def test_a_chart_has_a_drawing_for_a_telephone():
    """358 pixels are what 390 leave between margins."""
    found = get("/part/answer-by-size?preset=press-line-2023").text
    assert re.findall(r'<svg[^>]* viewBox="0 0 (\d+) ', found) == ["688", "358"]
    assert 'viewBox="0 0 358 ' in get("/chart/share_by_sale?preset=press-line-2023").text
