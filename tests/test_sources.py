"""The bibliography: records are checked when they are read, and cited the same way everywhere."""

import json

import pytest

from econ import InputError, sources

ANN = {"given": "Ann", "family": "Bell"}
RECORD = {
    "id": "bell2023",
    "type": "report",
    "title": "What shells cost.",
    "author": [ANN],
    "publisher": "An Institute",
    "issued": {"date-parts": [[2023, 7, 8]]},
    "accessed": {"date-parts": [[2026, 1, 2]]},
    "URL": "https://example.org/a",
    "custom": {"reliability": "B"},
}


def without(*fields, **others):
    return {k: v for k, v in RECORD.items() if k not in fields} | others


@pytest.fixture
def file(tmp_path):
    def write(content):
        path = tmp_path / "sources.json"
        path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
        return path

    return write


def test_records_are_found_by_their_ids(file):
    found = sources.load(file([RECORD, without(id="other")]))
    assert sorted(found) == ["bell2023", "other"]
    assert sources.get(found, "other")["title"] == "What shells cost."


BROKEN = {
    "no JSON": "[{]",
    "nothing": "",
    "no list": {"id": "x"},
    "a list of words": ["x"],
    "a number": "5",
    "no id": [without("id")],
    "an empty id": [without(id="")],
    "an id that is no word": [without(id=5)],
    "the same id twice": [RECORD, RECORD],
    "no reliability": [without("custom")],
    "a reliability that is no letter": [without(custom={"reliability": "G"})],
    "a reliability in small": [without(custom={"reliability": "b"})],
    "two letters": [without(custom={"reliability": "AB"})],
    "custom that is no table": [without(custom="B")],
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_broken_bibliography_is_refused_with_the_file_and_the_remedy(content, file):
    with pytest.raises(InputError, match=r"sources\.json") as caught:
        sources.load(file(content))
    assert caught.value.mend


def test_a_bibliography_that_is_missing_or_not_text_is_refused(tmp_path):
    with pytest.raises(InputError, match="none"):
        sources.load(tmp_path / "none.json")
    path = tmp_path / "sources.json"
    path.write_bytes(b"\xff\xfe\x80")
    with pytest.raises(InputError, match=r"sources\.json"):
        sources.load(path)


def test_the_record_with_the_fault_is_named(file):
    with pytest.raises(InputError, match="other"):
        sources.load(file([RECORD, without("custom", id="other")]))
    with pytest.raises(InputError, match="2"):
        sources.load(file([RECORD, without("id")]))


def test_an_unknown_source_is_answered_with_the_nearest():
    with pytest.raises(InputError, match="bell2023"):
        sources.get({"bell2023": RECORD}, "bel2023")


CITED = {
    "everything": (
        RECORD,
        "Ann Bell (2023-07-08). What shells cost. An Institute. https://example.org/a (accessed 2026-01-02)",
    ),
    "two authors": (
        without("publisher", "URL", "accessed", author=[ANN, {"literal": "The Office"}]),
        "Ann Bell and The Office (2023-07-08). What shells cost.",
    ),
    "three authors": (
        without("publisher", "URL", "accessed", author=[ANN, ANN, ANN]),
        "Ann Bell and others (2023-07-08). What shells cost.",
    ),
    "no author": (
        without("author", "URL", "accessed"),
        "An Institute (2023-07-08). What shells cost.",
    ),
    "an author that is the publisher": (
        without("URL", "accessed", author=[{"literal": "An Institute"}]),
        "An Institute (2023-07-08). What shells cost.",
    ),
    "a year alone": (
        without("URL", "accessed", issued={"date-parts": [[2023]]}),
        "Ann Bell (2023). What shells cost. An Institute.",
    ),
    "no date": (without("URL", "accessed", "issued"), "Ann Bell (n.d.). What shells cost. An Institute."),
    "a newspaper": (
        without("URL", "accessed", "publisher", **{"container-title": "The Paper"}),
        "Ann Bell (2023-07-08). What shells cost. The Paper.",
    ),
}


@pytest.mark.parametrize(("record", "expected"), CITED.values(), ids=CITED)
def test_a_citation(record, expected):
    assert sources.cite(record) == expected


@pytest.mark.parametrize("question", ["Does it pay?", "Stop!"])
def test_a_title_that_is_a_question_keeps_its_mark_and_gets_no_period(question):
    text = sources.cite(without("URL", "accessed", "publisher", title=question))
    assert text == f"Ann Bell (2023-07-08). {question}"


def test_a_short_citation_is_who_and_when():
    assert sources.short(RECORD) == "Ann Bell, 2023"
    assert sources.short(without("author")) == "An Institute, 2023"
    assert sources.short(without("author", "publisher", **{"container-title": "The Paper"})) == "The Paper, 2023"
    assert sources.short(without("issued")) == "Ann Bell, n.d."


@pytest.mark.parametrize("issued", [{}, {"date-parts": []}, {"date-parts": [[]]}, {"raw": "spring"}, None], ids=str)
def test_a_date_that_is_not_known_is_said_not_to_be(issued):
    assert sources.issued(without(issued=issued)) == "n.d."


def test_some_records_as_csl_json():
    records = {n: without(id=n, title="Preis für Schießpulver") for n in ("b", "a", "c")}
    text = sources.csl_json(records, ["c", "a", "c", "unknown"])
    assert [r["id"] for r in json.loads(text)] == ["a", "c"]
    assert "Schießpulver" in text


@pytest.mark.parametrize(
    ("grades", "expected"),
    [
        ([], ""),
        (["A1"], "A1"),
        (["A1", "C2", "B6"], "C2"),  # the letter first
        (["C2", "C3", "B6"], "C3"),  # then the digit
        (["F6", "A1"], "F6"),
        (["", "B2"], "B2"),
    ],
)
def test_the_weakest_grade_counts(grades, expected):
    assert sources.weakest(grades) == expected
