"""Figures whose terms do not let them be passed on are named wherever an answer goes: command line, files, capsule."""

import io
import zipfile

import pytest

import econ
from econ.doors.cli.command import main
from econ.evidence import importing, licences, using
from econ.evidence.book import with_own
from econ.output.export import FORMATS

HEADER = '"Country Name","Country Code","Indicator Name","Indicator Code","2022","2023",\n'
SPENDING = f'{HEADER}"Serbia","SRB","Military expenditure (current USD)","MS.MIL.XPND.CD","1.4e9","1.7e9",\n'
POPULATION = f'{HEADER}"Serbia","SRB","Population, male","SP.POP.TOTL.MA.IN","3.2e6","3.2e6",\n'
SAID = "Under SIPRI-terms figures may not be passed on without the leave of SIPRI"


@pytest.fixture
def folder(tmp_path):
    def written(text):
        place = tmp_path / "own"
        importing.write(importing.read([("file", text.encode())], countries=["SRB"]), place)
        return place

    return written


def test_figures_of_the_world_bank_itself_are_passed_on(folder):
    book = with_own([folder(POPULATION)])
    assert licences.kept_back(licences.of_folders(book), book) == ""


def test_a_series_of_ones_own_without_a_licence_is_not_spoken_of(folder):
    place = folder(SPENDING)
    about = place / "series/SRB/world_bank_military_spending/about.toml"
    lines = about.read_text("utf-8").splitlines(keepends=True)
    about.write_text("".join(line for line in lines if "licence" not in line), "utf-8")
    book = with_own([place])
    assert licences.kept_back(licences.of_folders(book), book) == ""


def test_a_folder_says_which_of_its_series_are_kept_back(folder):
    book = with_own([folder(SPENDING)])
    assert licences.kept_back(licences.of_folders(book), book) == f"{SAID}: SRB/world_bank_military_spending."


def test_files_and_capsule_say_it(folder):
    book = with_own([folder(SPENDING)])
    with using(book):
        result = econ.run(econ.Scenario(exporter="SRB", buyer=None, year=2023, sampler=econ.Sampler(64, 2)))
        assert SAID in FORMATS["json"].write(result).decode()
        with zipfile.ZipFile(io.BytesIO(FORMATS["capsule"].write(result))) as packed:
            readme = next(packed.read(name).decode() for name in packed.namelist() if name.endswith("README.md"))
    assert "This capsule carries figures of one's own. Under SIPRI-terms" in readme


def test_a_result_that_uses_none_of_them_says_nothing(folder):
    with using(with_own([folder(SPENDING)])):
        result = econ.run(econ.Scenario(exporter="KOR", buyer=None, year=2022, sampler=econ.Sampler(64, 2)))
        assert "SIPRI-terms" not in FORMATS["json"].write(result).decode()


def test_the_command_line_says_it(folder, capsys):
    assert main(["list", "gdp", "--data", str(folder(SPENDING))]) == 0
    assert SAID in " ".join(capsys.readouterr().err.split())
