"""A table of one's own with its source, as a folder of figures."""

import pytest

import econ
from econ.evidence import own_table, using, with_own
from econ.wording.errors import InputError

SAID = {"country": "KEN", "unit": "billion USD", "title": "Accounts", "publisher": "The Ledger", "year": "2024"}


def folder(content, name="kenya.csv", **said):
    return own_table.folder_of(content, name, {**SAID, **said})


def share(own, gdp="own_gdp"):
    """The share of a sale of $250 million."""
    book = with_own([own])
    with using(book):
        scenario = econ.Scenario(
            exporter="KEN", buyer=None, year=2023, gdp=gdp, set={"sale_value": "250 million USD/year"}
        )
        return econ.run(scenario).central["gdp_share"].item(), book


@pytest.mark.parametrize(
    "content",
    [
        b"year,value\n2022,110\n2023,125\n",
        b"2023,125\n",
        b"Jahr;Wert\n2023;125,0\n",
        b"\xef\xbb\xbfyear\tvalue\n2023\t125\n",
        b"value,year,note\n125,2023,x\n",
    ],
)
def test_a_table_is_computed_with_beside_what_ships(content):
    """250 million over 125 billion is 0.2%."""
    found, book = share(folder(content))
    assert found == pytest.approx(0.002)
    assert "own_gdp" in book.country("KEN").panel
    assert "world_bank_gdp" in book.country("KEN").panel
    assert share(folder(content), "world_bank_gdp")[0] != found


def test_its_source_is_the_one_that_is_named_and_nobody_has_graded_it():
    _share, book = share(folder(b"2023,125\n"))
    series = book.series("KEN", "own_gdp")
    assert (series.about.publisher, series.about.grade) == ("The Ledger", "F6")
    assert book.sources[own_table.SOURCE]["title"] == "Accounts"


@pytest.mark.parametrize(
    ("content", "said", "what"),
    [
        (b"2023,125", {"country": ""}, "No country is named."),
        (b"2023,125", {"country": "Kenya"}, "No country is named."),
        (b"2023,125", {"title": ""}, "The source is not named."),
        (b"2023,125", {"publisher": " "}, "The source is not named."),
        (b"", {}, "There is no figure in it."),
        (b"year,value\n", {}, "There is no figure in it."),
        (b"year,value\n2023,-1", {}, "Row 2 is no year"),
        (b"2023,nan", {}, "Row 1 is no year"),
        (b"2023,1\n2023,2", {}, "Row 2 is no year"),
        (b"20233,1\n", {}, "Row 1 is no year"),
    ],
)
def test_what_is_no_table_or_has_no_source_is_refused(content, said, what):
    with pytest.raises(InputError, match=what):
        folder(content, **said)


def test_without_a_source_it_must_be_a_file_of_a_provider():
    with pytest.raises(InputError, match="name its country and its source"):
        own_table.folder_of(b"2023,125\n", "x.csv", {"country": ""})


@pytest.mark.parametrize("row", ["²²²²,1", "٢٠٢٢,1", "9" * 5000 + ",1"])
def test_a_year_in_other_digits_is_no_year(row):
    with pytest.raises(InputError, match="Row 2"):
        own_table.folder_of(f"year,value\n{row}\n".encode(), "mine.csv", SAID | {"year": "²²²²"})
