"""What runs the calculator for others: the service, the container, and what the server says to strangers."""

import asyncio
import json
import re
import shlex
import shutil
import socket
import subprocess
import sys
import tomllib
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import econ
from bench import load
from econ.doors.cli.open_app import command
from econ.output import export
from tests.browser.serving import served

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "deploy"
OPEN_MEGABYTES = 450
"""What all processes of the server may take together."""


@pytest.fixture(scope="module")
def server():
    with served() as (address, process):
        yield address, process


@pytest.fixture(scope="module")
def site(server):
    return server[0]


def asked(url, method="GET", data=None, **headers):
    """Status, headers and text of an answer."""
    request = urllib.request.Request(url, data=data, method=method, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, _small(answer.headers), answer.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        return error.code, _small(error.headers), error.read().decode("utf-8", "replace")


def _small(headers):
    return {name.lower(): value for name, value in headers.items()}


def shaken(site, **headers):
    """Status of an attempt to open the line that every page needs."""
    key = {"Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version": "13"}
    host, _, port = site.removeprefix("http://").partition(":")
    head = {"Host": f"{host}:{port}", "Connection": "Upgrade", "Upgrade": "websocket", **key, **headers}
    with socket.create_connection((host, int(port)), timeout=20) as line:
        lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
        line.sendall(f"GET /_stcore/stream HTTP/1.1\r\n{lines}\r\n".encode())
        return int(line.recv(64).split()[1])


def test_the_server_says_that_it_is_well(site):
    status, _, text = asked(f"{site}/health")
    assert (status, text) == (200, "ok")


@pytest.mark.skipif(not shutil.which("curl"), reason="no curl here")
def test_the_health_check_of_the_guide_works(site):
    line = re.search(r"curl [^\n`]*/health", (ROOT / "docs/howto/deploy.md").read_text("utf-8"))[0]
    there = line.replace("http://127.0.0.1:8501", site)
    assert site in there
    done = subprocess.run(shlex.split(there), capture_output=True, text=True, check=True, timeout=30)
    assert done.stdout.strip() == "ok"


def test_a_question_for_the_head_of_the_page_is_answered(site):
    status, headers, text = asked(f"{site}/", "HEAD")
    assert (status, text) == (200, "")
    assert headers["content-type"].startswith("text/html")


def test_pages_of_other_sites_cannot_use_the_line(site):
    own = site.removeprefix("http://")
    assert shaken(site, Origin=site) == 101
    assert shaken(site, Origin="https://evil.example") == 403
    assert shaken(site, Origin="https://evil.example", Host=own) == 403


def test_behind_a_proxy_that_passes_the_host_on_the_line_opens(site):
    assert shaken(site, Host="econ.example", Origin="https://econ.example") == 101


@pytest.mark.parametrize("name", ["metrics", "upload_file/none/none", "script-health-check", "agent/interact"])
def test_what_streamlit_has_and_nobody_needs_is_closed(site, name):
    for method in ("GET", "PUT", "POST"):
        assert asked(f"{site}/_stcore/{name}", method, None if method == "GET" else b"x")[0] == 404


def test_the_system_can_be_asked_for_files_one_after_the_other(site):
    """They are made in processes of their own; the same bytes as here."""
    result = econ.run(econ.Scenario.preset("press-line-2023"))
    with urllib.request.urlopen(f"{site}/file/csv?preset=press-line-2023", timeout=60) as found:
        assert found.read() == export.to_bytes(result, "csv")


def test_every_answer_says_what_a_browser_may_do_with_it(site):
    for path in ("/", "/health", "/nowhere"):
        _, headers, _ = asked(site + path)
        assert headers["x-content-type-options"] == "nosniff"
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe-eval" not in policy
        assert "'unsafe-inline'" not in policy.partition("script-src")[2].partition(";")[0]


@pytest.mark.parametrize("path", ["/../pyproject.toml", "/%2e%2e/pyproject.toml", "/app/static/../../pyproject.toml"])
def test_no_file_of_the_machine_is_served(site, path):
    _, _, text = asked(site + path)
    assert "[project]" not in text


def test_the_page_is_told_to_count_nobody_and_to_keep_errors_to_itself(site):
    settings = command(8501, browser=False)
    for said in (
        "--browser.gatherUsageStats=false",
        "--client.showErrorDetails=none",
        "--server.enableCORS=true",
        "--server.enableXsrfProtection=true",
        "--server.maxUploadSize=1",
    ):
        assert said in settings
    assert json.loads(asked(f"{site}/_stcore/host-config")[2])["allowedOrigins"] == ["https://nobody.invalid"]


def test_the_operator_says_which_frames_may_steer_the_page_of_streamlit(monkeypatch):
    monkeypatch.setenv("ECON_ORIGINS", "https://one.example https://two.example")
    given = [flag for flag in command(8501, browser=False) if "allowedOrigins" in flag]
    assert given == [f"--client.allowedOrigins=https://{name}.example" for name in ("one", "two")]


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_the_service_is_one_that_systemd_understands(tmp_path):
    text = (DEPLOY / "econ.service").read_text("utf-8")
    own = tmp_path / "econ.service"
    own.write_text(text.replace("/opt/econ/.venv/bin/econ", f"{sys.executable} -m econ"), "utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(own)], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def started(line):
    """The arguments with which a file starts the calculator."""
    return shlex.split(line.split("econ app", 1)[1])


def test_service_and_container_start_the_calculator_with_options_that_it_has():
    from econ.doors.cli import main

    service = re.search(r"^ExecStart=(.*)$", (DEPLOY / "econ.service").read_text("utf-8"), re.MULTILINE)[1]
    container = json.loads(re.search(r"^CMD (\[.*\])$", (DEPLOY / "Containerfile").read_text("utf-8"), re.MULTILINE)[1])
    for options in (started(service), started(shlex.join(container))):
        assert "--no-browser" in options
        assert options[options.index("--port") + 1] == "8501"
        with pytest.raises(SystemExit) as ended:
            main(["app", *options, "--help"])
        assert ended.value.code == 0


def test_the_container_copies_what_is_there_and_all_that_is_built():
    copied = re.findall(r"^COPY (?!--)(.*) \S+$", (DEPLOY / "Containerfile").read_text("utf-8"), re.MULTILINE)
    names = {name for line in copied for name in line.split()}
    assert all((ROOT / name).exists() for name in names)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    needed = {*project["tool"]["hatch"]["build"]["targets"]["wheel"]["only-include"], project["project"]["readme"]}
    assert needed | {"pyproject.toml", "constraints.txt", "LICENSE"} <= names


def test_a_host_that_reads_requirements_installs_the_calculator_with_pinned_versions():
    lines = [x for x in (ROOT / "requirements.txt").read_text("utf-8").splitlines() if not x.startswith("#")]
    assert lines == ["-c constraints.txt", "-e ."]


def test_limits_of_the_service_leave_room_for_what_the_server_needs():
    found = re.search(r"^MemoryHigh=(\d+)M$", (DEPLOY / "econ.service").read_text("utf-8"), re.MULTILINE)
    assert int(found[1]) > OPEN_MEGABYTES


def test_a_few_visitors_get_their_answers_and_the_server_stays_small(server):
    """The limits of speed are measured by bench/load.py on a machine that has nothing else to do."""
    address, process = server
    with ThreadPoolExecutor(1) as elsewhere:  # this thread may have a loop of its own, of a browser's test
        crowd = elsewhere.submit(lambda: asyncio.run(load.crowd(address, process.pid, count=4, seconds=3, arrive=1)))
        visitors, seen = crowd.result()
    assert [text for one in visitors for text in one.errors] == []
    assert all(one.steps for one in visitors)
    assert max(seen) < OPEN_MEGABYTES
