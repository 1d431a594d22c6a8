"""`import econ` and `econ run` start fast because they load little and read little."""

import subprocess
import sys

import pytest

import econ
from econ.doors.cli import run as command
from econ.evidence import records
from econ.model import GRAPH

IMPORT = "import econ"
RUN = "from econ.doors.cli import main; main(['run', 'press-line-2023'])"

AT_MOST = {IMPORT: 70, RUN: 94}
"""Modules of econ; version 0.2.0 loaded 76 with `import econ`. A number only goes down."""

OTHERS = {"numpy", "pydantic", "pydantic_core", "annotated_types", "typing_extensions", "typing_inspection"}
"""Packages of others, as with version 0.2.0: no pandas, scipy, pint, sympy, babel, plotly, streamlit."""

COMMANDS = "econ.doors.cli."


def loaded(code):
    """Modules that a fresh interpreter loads for some code."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; before = set(sys.modules); {code}; print(*{{*sys.modules}} - before)"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split())


def of_others(modules):
    """Packages that are neither Python's nor ours."""
    names = {name.partition(".")[0] for name in modules if not name.startswith("_")}
    return names - sys.stdlib_module_names - {"econ"}


@pytest.fixture(scope="module", params=[IMPORT, RUN], ids=["import econ", "econ run"])
def started(request):
    """Some code, and what it loads."""
    return request.param, loaded(request.param)


def test_loads_no_package_more(started):
    _code, modules = started
    assert of_others(modules) - OTHERS == set()


def test_loads_no_module_more(started):
    code, modules = started
    ours = sorted(name for name in modules if name.split(".")[0] == "econ")
    assert len(ours) <= AT_MOST[code], ours


def test_loads_nothing_that_writes_files_checks_claims_or_sweeps(started):
    _code, modules = started
    apart = (
        "econ.output.",
        "econ.engine.many",
        "econ.verify",
        "econ.doors.app",
        "econ.analysis.sensitivity",
        "econ.claims.",
    )
    rule = {"econ.claims.agreement", "econ.claims.stated_numbers", "econ.output.cells", "econ.output.sections"}
    rule |= {"econ.output.printers", "econ.output.printers.terminal"}
    assert sorted(name for name in modules - rule if name.startswith(apart)) == []


def test_import_econ_loads_no_claims_and_no_command():
    apart = ("econ.claims", "econ.doors", "econ.output", "econ.provenance", "econ.analysis.reverse", "argparse")
    assert sorted(name for name in loaded(IMPORT) if name.startswith(apart)) == []


def test_a_command_loads_no_other_command():
    commands = {name.removeprefix(COMMANDS) for name in loaded(RUN) if name.startswith(COMMANDS)}
    assert commands == {"arguments", "command", "run", "text"}


def test_the_reading_would_notice():
    assert of_others(loaded("import pandas")) >= {"numpy", "pandas"}


def test_records_are_built_when_the_first_is_read():
    built = "[c.__name__ for c in (records.Country, *records.Record.__subclasses__()) if c.__pydantic_complete__]"
    code = f"import econ; from econ.evidence import records; assert not {built}, {built}"
    assert "econ.evidence.records" in loaded(code)
    assert len(records.Record.__subclasses__()) > 5


def test_only_the_series_that_are_needed_are_read():
    """A GDP source is looked for by its name; the other series of the country stay unread."""
    book = econ.Book()
    econ.resolve(econ.Scenario.preset("press-line-2023", book), book)
    assert ("PRK", "bok_nominal") in {key[:2] for key in book._series}
    assert not {("PRK", "maddison_ppp"), ("PRK", "kpw_usd_market")} & {key[:2] for key in book._series}


def test_only_the_statistics_that_are_printed_are_computed():
    result = econ.run(econ.Scenario.preset("press-line-2023"))
    command.text(result)
    some, every = set(result.statistics), set(GRAPH.equations)
    assert {"gdp_share", "import_cover"} <= some
    assert not {"trade_gap", "gross_value", "export_share"} & some
    command.text(result, everything=True)
    assert {"trade_gap", "gross_value", "export_share"} <= set(result.statistics) <= every
