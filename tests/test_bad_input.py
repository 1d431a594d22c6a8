"""Whatever is typed wrongly gives one paragraph that says what, where and how to mend it; never a traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

import econ
from econ.doors.cli import main
from econ.output import export

SETTINGS = {
    "sale_value=-1 million USD/year": ("sale_value", "is negative", "Give a value of zero or more."),
    "price_shell_152=-5 USD/round": ("price_shell_152", "outside what is possible", "50 to 10,000 USD/round"),
    "payment_discount=1.4": ("payment_discount", "outside what is possible (0 to 1)", "0.14 or 14%"),
    "dud_share=140%": ("dud_share", "outside what is possible (0 to 1)", "0.14 or 14%"),
    "sale_value=300 million USDD/year": ("sale_value", "“USDD” is no unit", "Did you mean USD?"),
    "sale_value=250 million USD": ("sale_value", "is a total", "contract_value"),
    "contract_value=250 million USD/year": ("contract_value", "is a yearly value", "Leave out “/year”"),
    "sale_value=300": ("sale_value", "The unit is missing", "USD/year"),
    "sale_value=300 XAU/year": ("sale_value", "No exchange rate is held for XAU", "--data"),
    "sale_value=2 ** 3 USD/year": ("sale_value", "is a computation that is not done here", "250,000 × 1,000"),
    "sale_value=300 to 500 million USD/year": ("sale_value", "does not say how sure", "90%: 300 to 500"),
    "sale_value=90%: 5 to 3 USD/year": ("sale_value", "is not below", "Swap them"),
    "sale_value=nan": ("sale_value", "is not a quantity", "number with its unit"),
    "sale_value=": ("sale_value", "is not a quantity", "number with its unit"),
    "sale_value=1e400 USD/year": ("sale_value", "not a finite number", "ordinary numbers"),
    "sale_value=1 USD**9**9**9**9/year": ("sale_value", "cannot be read as a unit", "Write USD/year"),
    "sale_value=1e9999999%: 1 to 2 USD/year": ("sale_value", "The level of an interval is inf", "between 0 and 100%"),
    "sale_value=1e-9999999%: 1 to 2 USD/year": ("sale_value", "The level of an interval is 0", "between 0 and 100%"),
    "sale_value=mixture 1e9999999%: 1 to 2 (1) USD/year": (
        "sale_value",
        "level of an interval",
        "between 0 and 100%",
    ),
    "sale_value=1 to 2 USD/year, likely 1e400": ("sale_value", "not a finite number", "ordinary numbers"),
    "sale_value=1e-320 USD/year": ("sale_value", "too small to compute with", "zero"),
    "sale_value=90%: 1e-320 to 1e-310 USD/year": ("sale_value", "too small to compute with", "zero"),
    "sale_value=one of: 1 (1e308), 2 (1e308) USD/year": ("sale_value", "not a finite number", "ordinary numbers"),
    "sale_value=mixture 90%: 1 to 2 (1e308), 2 to 3 (1e308) USD/year": (
        "sale_value",
        "not a finite number",
        "ordinary numbers",
    ),
    "sale_value=one of: " + "1 (1), " * 800 + "2 (1) USD/year": ("sale_value", "more than 5,000 characters", "Write a"),
    "sale_value=1e-12 USD/year": ("sale_value", "less than a hundredth", "million is missing"),
    "sale_value=250.000 USD/year": ("sale_value", "“250.000” can be read in more than one way", "250,000 or 250:"),
    "sale_value=1.500 million USD/year": ("sale_value", "“1.500” can be read", "1,500 or 1.5:"),
    "sale_value=1.125 million USD/year": ("sale_value", "“1.125” can be read", "1,125 or 1.1250:"),
    "sale_value=1.500 billion USD/year": ("sale_value", "“1.500” can be read", "1,500 or 1.5:"),
    "sale_value=90%: 1.500 to 2,000 million USD/year": ("sale_value", "“1.500” can be read", "1,500 or 1.5:"),
    "sale_value=1.000.000 USD/year": ("sale_value", "“1.000.000” is not written", "Write 1,000,000:"),
    "sale_value=1.234,56 million USD/year": ("sale_value", "“1.234,56” is not written", "Write 1,234.56:"),
    "sale_value=0,125 billion USD/year": ("sale_value", "“0,125” is not written", "Write 0.125:"),
    "sale_value=25,00,00,000 USD/year": ("sale_value", "“25,00,00,000” is not written", "Write 250,000,000:"),
    "sale_value=250 000 000 USD/year": ("sale_value", "“250 000 000” is not written", "Write 250,000,000:"),
    "sale_value=1'000'000 USD/year": ("sale_value", "“1'000'000” is not written", "Write 1,000,000:"),
    "payment_discount=0,15": ("payment_discount", "“0,15” is not written", "Write 0.15:"),
    "price_shell_152=1.200 USD/round": ("price_shell_152", "“1.200” can be read", "1,200 or 1.2:"),
    "sale_value=90%: 0 to 300 million USD/year": ("sale_value", "beyond what is possible", "Give three points"),
    "sale_vale=300 million USD/year": ("", "no quantity called “sale_vale”", "Did you mean sale_value"),
}

OPTIONS = {
    ("--gdp", "bok_nominl"): ("", "no GDP source of North Korea called “bok_nominl”", "Did you mean bok_nominal"),
    ("--year", "1900"): ("", "no figure for 1900", "choose one of these years"),
    ("--exporter", "PRC"): ("", "no country called “PRC”", "econ list countries"),
    ("--buyer", "RUSS"): ("", "no country called “RUSS”", "Did you mean RUS"),
    ("--points", "1000"): ("points", "1000 points", "power of two"),
    ("--scrambles", "1"): ("scrambles", "1 scrambles", "from 2 to 64"),
    ("--year", "0"): ("", "0 is no year", "from 1 to 9999"),
    ("--year", "1" + "0" * 30): ("", "is no year", "from 1 to 9999"),
    ("--year", "9" * 5000): ("", "is not a whole number", "--help"),
    ("--gdp-year", "-3"): ("", "-3 is no year", "from 1 to 9999"),
    ("--seed", "9" * 101): ("", "is not a whole number", "--help"),
    ("--pace", "2022=1e300"): ("path", "The pace of delivery in 2022 is 1e+300", "such as 1"),
    ("--seed", "x"): ("", "“x” is not a whole number", "--help"),
    ("--unset", "sale_vale"): ("", "no setting in this scenario called “sale_vale”", "Did you mean sale_value"),
    ("--pace", "2022=fast"): ("--pace", "is no pace of a year", "--pace 2023=0.5"),
    ("--set", "sale_value"): ("", "is not NAME=VALUE", "--help"),
    ("--format", "cvs"): ("", "cannot be “cvs”", "Did you mean csv?"),
    ("--output", "answer.odt"): ("answer.odt", "ends in “.odt”", "Choose an ending of"),
    ("--output", "no/such/folder/answer.csv"): ("answer.csv", "cannot be written", "Choose another place"),
    ("--year", "2022", "--year", "2023"): ("", "--year is given twice: 2022 and 2023", "Give it once"),
    ("--set", "paid_share=0.1", "--set", "paid_share=0.2"): ("--set", "paid_share is given twice: 0.1 and 0.2", "once"),
    ("--set", "sale_value=1 USD/year", "--unset", "sale_value"): ("--unset", "set and taken back", "one of the two"),
    ("--pace", "2022=1", "--pace", "2022=0.5"): ("--pace", "2022 is given twice: 1.0 and 0.5", "Give it once"),
    ("--correlate", "dud_share,paid_share=0.5", "--correlate", "paid_share,dud_share=-0.5"): (
        "--correlate",
        "dud_share and paid_share is given twice: 0.5 and -0.5",
        "Give it once",
    ),
    ("--colour", "red"): ("", "does not know --colour", "econ run --help"),
}

FILES = {
    "broken.toml": ('title = "x\n', "not valid TOML", "quotation marks"),
    "field.toml": (
        'title = "x"\nexporter = "PRK"\nyear = 2022\nbuyr = "RUS"\n',
        "no field `buyr`",
        "Did you mean `buyer`?",
    ),
    "missing_field.toml": ('title = "x"\nexporter = "PRK"\n', "`year` is missing", "Add `year`"),
    "kind.toml": ('title = "x"\nexporter = "PRK"\nyear = "soon"\n', "`year` is 'soon'", "Mend `year`"),
    "words.toml": ('title = "x"\nexporter = "PRK"\nyear = 2022\nsummary = "no period"\n', "end in a period", "Mend"),
    "broken.json": ("{", "is no JSON", "Save it again"),
    "partial.json": ('{"exporter": "PRK"}', "not a complete scenario", "Save it again"),
    "list.json": ("[]", "not a complete scenario", "Save it again"),
    "strict.toml": ('title = "x"\nexporter = "PRK"\nyear = 2022.7\n', "`year` is 2022.7", "Mend `year`"),
    "true.toml": ('title = "x"\nexporter = "PRK"\nyear = true\n', "`year` is True", "Mend `year`"),
    "quoted.toml": ('title = "x"\nexporter = "PRK"\nyear = "2022"\n', "`year` is '2022'", "Mend `year`"),
    "late.toml": (f'title = "x"\nexporter = "PRK"\nyear = 1{"0" * 30}\n', "is no year", "from 1 to 9999"),
    "pace.toml": ('title = "x"\nexporter = "PRK"\nyear = 2022\n[path]\n2022 = true\n', "`path.2022` is True", "Mend"),
    "deep.toml": ("a=" + "[" * 100_000, "levels inside each other", "Give a file"),
    "dotted.toml": ("a." * 100_000 + "a=1", "levels inside each other", "Give a file"),
    "digits.toml": ("year=" + "9" * 5000, "more than 100 digits", "Check"),
    "digits.json": ('{"year":' + "9" * 5000 + "}", "more than 100 digits", "Check"),
    "escape.toml": ('title = "\\u001b]0;x"\nexporter = "PRK"\nyear = 2022\n', "U+001B", "Take it out"),
    "escape.json": ('{"words": {"title": "\\u001b]0;x"}}', "U+001B", "Take it out"),
    "return.toml": (b'title = "x"\rexporter = "PRK"\r', "U+000D", "Take it out"),
    "return.json": (b'{"year":\r2022}', "U+000D", "Take it out"),
    "zero.json": (b'{"year": 2022}\0', "U+0000", "Take it out"),
    "twice.json": ('{"year": 2022, "year": 1990}', "“year” stands there twice", "Delete one"),
    "wide.json": ("[" + "{}," * 1_000_000 + "{}]", "more than 200,000 values", "Check"),
    "latin.toml": (b'title = "\xe9"\n', "cannot be read", "UTF-8"),
}


def complain(capsys, *words):
    """Run a command that must fail and return its one paragraph."""
    code = main(list(words))
    out, err = capsys.readouterr()
    assert code == 2
    assert out == ""
    assert "Traceback" not in err
    assert "\n\n" not in err
    said = " ".join(err.split())
    assert said.startswith("econ: ")
    assert said.endswith((".", "?"))
    return said


def holds(said, where, what, mend):
    assert where in said
    assert what in said
    assert mend in said
    assert said.index(what) < said.index(mend) or what in mend


@pytest.mark.parametrize(("setting", "parts"), SETTINGS.items(), ids=[s[:60] for s in SETTINGS])
def test_a_wrong_setting_on_the_command_line(capsys, setting, parts):
    holds(complain(capsys, "run", "--set", setting), *parts)


@pytest.mark.parametrize(("setting", "parts"), SETTINGS.items(), ids=[s[:60] for s in SETTINGS])
def test_the_same_in_python(setting, parts):
    name, _, value = setting.partition("=")
    with pytest.raises(econ.InputError) as caught:
        econ.run(econ.Scenario.preset().change(set={name: value}))
    holds(" ".join(str(caught.value).split()), *parts)
    assert caught.value.what
    assert caught.value.mend


@pytest.mark.parametrize(("option", "parts"), OPTIONS.items(), ids=lambda option: " ".join(option)[:40])
def test_a_wrong_option(capsys, option, parts):
    holds(complain(capsys, "run", *option), *parts)


@pytest.mark.parametrize(("name", "case"), FILES.items(), ids=FILES)
def test_a_wrong_file(capsys, tmp_path, name, case):
    content, *parts = case
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    holds(complain(capsys, "run", str(path)), name, *parts)
    with pytest.raises(econ.InputError):
        econ.Scenario.load(path)


@pytest.mark.parametrize("name", ["missing.toml", "missing.json"])
def test_a_missing_file(capsys, name):
    holds(complain(capsys, "run", name), name, "cannot be read", "Check the name")


@pytest.mark.parametrize(
    ("words", "what", "mend"),
    [
        (["run", "press-line"], "no scenario called “press-line”", "Did you mean press-line-2023?"),
        (["rn"], "cannot be “rn”", "Did you mean run?"),
        (["list", "scenario"], "cannot be “scenario”", "Did you mean scenarios?"),
        (["list", "uses"], "“uses” needs the id of a source", "econ list uses BBG2307E"),
        (["list", "uses", "BBG2307"], "no source called “BBG2307”", "Did you mean BBG2307E"),
        (["list", "gdp", "--country", "XX"], "no country called “XX”", "econ list countries"),
        (["explain", "gdp_shar"], "called “gdp_shar”", "Did you mean gdp_share"),
        (["sensitivity", "--of", "gdp_shar"], "no output called “gdp_shar”", "Did you mean gdp_share"),
        (["sensitivity", "--of", "line_value"], "has a value for each line", "Choose an output"),
        (["app", "--port", "99999999"], "cannot be used", "Choose another"),
        ([], "required: COMMAND", "--help"),
    ],
)
def test_a_wrong_command(capsys, words, what, mend):
    holds(complain(capsys, *words), "", what, mend)


@pytest.mark.parametrize("name", ["doc", "", "CSV "])
def test_an_unknown_format_in_python(name):
    with pytest.raises(econ.InputError, match="no format called"):
        export.to_bytes(econ.run(), name)


@pytest.mark.parametrize(
    ("end", "what"),
    [
        ("", "no scenario called"),
        (".csv", "no scenario called"),
        (".toml", "cannot be read"),
        (".json", "cannot be read"),
    ],
)
def test_a_name_longer_than_any_file_has_is_refused(capsys, end, what):
    said = complain(capsys, "run", "x" * 5000 + end)
    assert what in said
    assert len(said) < 600


def test_a_closed_output_is_told(capsys, monkeypatch):
    """As a shell leaves it: econ run >&-."""
    monkeypatch.setattr("sys.stdout", None)
    assert main(["run"]) == 2
    assert "The output is closed" in capsys.readouterr().err


def test_a_full_disk_behind_the_output_is_told():
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run([sys.executable, "-m", "econ", "run"], stdout=full, stderr=subprocess.PIPE, check=False)
    said = " ".join(ended.stderr.decode().split())
    assert said.startswith("econ: The system says: No space left on device.")
    assert ended.returncode == 2
    assert "Traceback" not in said
