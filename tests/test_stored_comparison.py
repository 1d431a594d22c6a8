"""A comparison that was taken away, compared again."""

import csv
import io

import pytest

from econ import Scenario, verify
from econ.analysis import compare
from econ.doors.cli import main
from econ.output.export import comparison_csv
from econ.page import received_files
from econ.verify import stored_comparison
from econ.wording.errors import InputError

NAMES = ("press-line-2023", "missiles-added", "payment-in-oil-and-grain")


@pytest.fixture(scope="module")
def content():
    return comparison_csv.write(compare.results([Scenario.preset(name) for name in NAMES]), "contribution_to_gdp")


def changed(content, section, column, change):
    """The file with one cell of the first row of a section changed that has one."""
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))
    row = next(r for r in rows if r["section"] == section and r[column])
    row[column] = change(row[column])
    stream = io.StringIO(newline="")
    table = csv.DictWriter(stream, comparison_csv.COLUMNS, lineterminator="\r\n")
    table.writeheader()
    table.writerows(rows)
    return stream.getvalue().encode("utf-8"), row


def other_digit(text):
    """The number with its sixth digit another one."""
    place = [n for n, letter in enumerate(text) if letter.isdigit() and text[:n].strip("0.-")][4]
    return text[:place] + str((int(text[place]) + 5) % 10) + text[place + 1 :]


def test_a_comparison_is_identical_when_it_is_computed_again(content):
    """Every cell that is no name counts, once; of a complete question its digest."""
    verdict = verify.verify_bytes(content, ".csv")
    assert verdict.identical
    assert not verdict.changed
    rows = csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""))
    cells = [(row["section"], column) for row in rows for column, cell in row.items() if cell]
    names = {"section", "name", "scenario", "against"}
    kept = [(section, column) for section, column in cells if column not in names]
    assert verdict.compared == len([cell for cell in kept if cell != ("question", "text")])


def test_what_a_comparison_says_is_told(content):
    """Each scenario with the output that the steps follow, as `econ run` prints it, and what it was made with."""
    said = verify.verify_bytes(content, ".csv").stored
    assert said.title == "a comparison of 3 scenarios"
    results = compare.results([Scenario.preset(name) for name in NAMES])
    for told, result in zip(said.answer, results, strict=True):
        assert told.startswith(f"{result.scenario.title}: Contribution to GDP ")
    assert "2.63% (1.01 to 5.16%)" in said.answer[1]
    assert said.made == str(results[0].fingerprint)


def test_a_file_in_other_bytes_is_the_same_values_and_not_the_same_file(content):
    verdict = verify.verify_bytes(content.replace(b"\r\n", b"\n"), ".csv")
    assert (verdict.holds, verdict.same_file) == (True, False)
    assert verify.verify_bytes(content, ".csv").same_file


def test_another_table_is_no_comparison():
    assert stored_comparison.read(b"a,b\r\n1,2\r\n", ".csv") is None
    assert stored_comparison.read(b"{}", ".json") is None


@pytest.mark.parametrize(
    ("section", "column"),
    [("output", "median"), ("difference", "high"), ("difference", "numerical_error"), ("step", "value")],
)
def test_a_digit_that_was_tampered_with_is_named(content, section, column):
    tampered, row = changed(content, section, column, other_digit)
    verdict = verify.verify_bytes(tampered, ".csv")
    assert not verdict.holds
    assert len(verdict.differences) == 1
    place = verdict.differences[0].place
    assert all(word in place for word in (section, row["name"], row["scenario"], column))


def test_a_word_about_an_input_that_was_changed_is_named(content):
    tampered, row = changed(content, "input", "text", lambda text: f"about {text}")
    verdict = verify.verify_bytes(tampered, ".csv")
    assert [d.stored for d in verdict.differences] == [row["text"]]


def test_a_question_that_was_changed_is_told_by_its_digest(content):
    tampered, _ = changed(content, "question", "text", lambda text: text.replace('"seed":1', '"seed":2'))
    verdict = verify.verify_bytes(tampered, ".csv")
    assert "scenario" in verdict.changed
    assert not verdict.holds


@pytest.mark.parametrize("part", [0.03, 0.1])
def test_a_comparison_that_is_cut_off_within_its_questions_is_refused(content, part):
    with pytest.raises(InputError, match="damaged"):
        verify.verify_bytes(content[: int(len(content) * part)], ".csv")


def test_a_comparison_that_is_cut_off_later_does_not_hold(content):
    assert not verify.verify_bytes(content[: content.index(b"difference,")], ".csv").holds


def test_the_page_reads_it_within_its_room(content):
    assert received_files.check(content, "comparison.csv").identical
    more, _ = changed(content, "question", "text", lambda text: text.replace('"points":1024', '"points":1048576'))
    with pytest.raises(InputError, match="the page computes"):
        received_files.check(more, "comparison.csv")


def test_the_command_line_writes_and_verifies_it(tmp_path, capsys):
    path = tmp_path / "comparison.csv"
    assert main(["compare", *NAMES[:2], "--output", str(path)]) == 0
    assert main(["verify", str(path)]) == 0
    assert "Identical" in capsys.readouterr().out
    assert path.read_bytes() == comparison_csv.write(compare.results([Scenario.preset(n) for n in NAMES[:2]]))


def test_another_ending_is_refused(tmp_path, capsys):
    assert main(["compare", *NAMES[:2], "--output", str(tmp_path / "comparison.xlsx")]) == 2
    assert "ends in .csv" in capsys.readouterr().err


def test_what_scenarios_are_called_is_named_as_not_compared(content):
    title = Scenario.preset(NAMES[0]).title.encode()
    verdict = verify.verify_bytes(content.replace(title, b"Sale of 2.5 billion"), ".csv")
    assert verdict.holds
    assert verdict.uncompared["asked"] == ("title",)


@pytest.mark.parametrize(
    ("left_out", "read"), [(("central",), True), ((), True), (("median",), False), (comparison_csv.COLUMNS[:-1], False)]
)
def test_a_comparison_of_version_0_2_had_no_central_values(content, left_out, read):
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))
    stream = io.StringIO(newline="")
    kept = [name for name in comparison_csv.COLUMNS if name not in left_out]
    table = csv.DictWriter(stream, kept, extrasaction="ignore", lineterminator="\r\n")
    table.writeheader()
    table.writerows(rows)
    assert (stored_comparison.read(stream.getvalue().encode(), ".csv") is not None) == read
