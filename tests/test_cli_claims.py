"""Published claims and codes on the command line, and the JSON of claims against its schema."""

import csv
import io
import json

import jsonschema
import pytest

import econ
from econ.claims import address, check_claim, shipped
from econ.doors.cli import main
from econ.files.folding import fold

SENTENCE = "US$250 million is about 1% of North Korea's GDP"


@pytest.fixture
def say(capsys, monkeypatch):
    """Run a command and return its code, output and errors."""
    monkeypatch.setenv("COLUMNS", "100")

    def run(*words):
        code = main(list(words))
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.fixture
def valid(say):
    """Run `econ check` for JSON, hold it against the printed schema, and give its claims."""
    schema = json.loads(say("schema", "claim")[1])
    jsonschema.Draft202012Validator.check_schema(schema)

    def run(*words):
        code, out, err = say("check", *words, "--format", "json")
        assert (code, err) == (0, "")
        found = json.loads(out)
        jsonschema.Draft202012Validator(schema).validate(found)
        return found["claims"]

    return run


def test_every_shipped_claim_keeps_to_the_schema(valid):
    claims = valid("--shipped")
    assert [c["published"]["claim"] for c in claims] == [row.claim for row in shipped.load()]
    assert all(c["published"]["in_our_own_words"] and c["published"]["sources"] and c["objection"] for c in claims)
    assert sum("code" in c and bool(c["code"]) for c in claims) > 60


@pytest.mark.parametrize(
    "words",
    [
        (SENTENCE,),
        (SENTENCE, "--curve"),
        (SENTENCE, "--year", "2022", "--owner", "KEN"),
        ("Gross sales of 250 million dollars were 1% of North Korea's GDP",),
        ("Billions are 1% of North Korea's GDP, says a paper of 300 million dollars",),
        ("US$250 million is 1% of the GDP of Atlantis",),
        ("kida_sum",),
        ("bbg_third",),
    ],
)
def test_whatever_is_answered_keeps_to_the_schema(valid, words):
    assert valid(*words)


def test_the_schema_is_no_open_door(valid, say):
    schema = json.loads(say("schema", "claim")[1])
    (claim,) = valid(SENTENCE)
    for wrong in ({"verdict": "wrong"}, {"code": "x"}, {"colour": "red"}, {"needed": 1}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({"format": "claim", "version": 1, "claims": [claim | wrong]}, schema)


def test_a_shipped_claim_is_checked_by_its_name_with_its_source(say):
    code, out, err = say("check", "databoks_sau")
    assert (code, err) == (0, "")
    words = " ".join(out.split())
    for part in (
        "It does not hold: the World Bank 2018 (0.767%)",
        "second and third paragraph",
        "in our own words",
        "To object",
    ):
        assert part in words
    code, _out, err = say("check", "databoks_sua")
    assert code == 2
    assert "databoks_sau" in err


def test_a_code_is_opened_and_says_whether_it_differs(say, valid):
    made = address.code(check_claim(SENTENCE, date=2023))
    code, out, err = say("check", "--code", made)
    assert (code, err) == (0, "")
    assert out.startswith("Computed again, the answer is the same")
    (claim,) = valid("--code", made)
    assert claim["reopened"]["differs"] is False
    assert claim["code"] == made
    code, _out, err = say("check", "--code", "c1.cut")
    assert code == 2
    assert "cannot be opened" in err


def test_a_verdict_is_cited(say):
    code, out, _err = say("check", SENTENCE, "--cite", "bibtex")
    assert code == 0
    assert out.startswith("@misc{econ-claim-")
    code, out, _err = say("check", "kh_burden", "--cite", "text")
    assert "holds" in out
    code, _out, err = say("check", "kida_sum", "--cite", "text")
    assert code == 2
    assert "no verdict to cite" in err


def test_a_published_claim_is_judged_in_the_language_of_the_reader(say):
    """3.5 of 15 billion dollars are 23.3 percent; “it holds” is “맞습니다” in Korean and “Benar” in Indonesian."""
    assert "\n맞습니다. " in say("check", "kh_burden", "--language", "ko")[1]
    assert "\nIt holds: " in say("check", "kh_burden")[1]


@pytest.mark.parametrize("asked", [("kh_burden",), ("kida_sum",), (SENTENCE,)])
@pytest.mark.parametrize("kind", ["text", "markdown", "json"])
def test_every_verdict_says_how_to_object(say, asked, kind, monkeypatch):
    monkeypatch.setenv("ECON_CONTACT", "desk@example.org")
    _code, out, _err = say("check", *asked, "--format", kind)
    assert "To object, write to desk@example.org" in " ".join(out.split())


def test_shipped_claims_as_rows(say):
    _code, out, _err = say("check", "--shipped", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert len(rows) == len(shipped.load())
    row = next(r for r in rows if r["claim"] == "genews_crypto")
    assert (row["verdict"], row["language"], row["said"]) == ("holds", "ko", "2023-02-03")
    assert econ.open_claim(row["code"]).verdict.status == "holds"


def test_claims_are_listed(say):
    code, out, _err = say("list", "claims")
    assert code == 0
    assert all(row.claim in out for row in shipped.load())
    assert "in our own words" in out


UNSEEN = "\x1b[31m"


@pytest.mark.parametrize(
    "words", [(f"Israel sold {UNSEEN} $3 billion, 1% of Israel's GDP.",), (SENTENCE, "--owner", UNSEEN)]
)
def test_what_steers_a_terminal_is_refused_and_not_printed(say, words):
    code, out, err = say("check", *words)
    assert (code, "\x1b" in out + err) == (2, False)
    assert "U+001B" in err


def test_a_code_brings_nothing_that_steers_a_terminal(say):
    content = json.dumps({"text": f"{SENTENCE}{UNSEEN}", "language": "en", "verdict": "", "version": "", "data": ""})
    code, out, err = say("check", "--code", f"{address.FORM}.{fold(content.encode(), address.KNOWN)}")
    assert (code, "\x1b" in out + err) == (2, False)


def test_an_empty_code_is_no_code(say):
    code, _out, err = say("check", "--code", "")
    assert code == 2
    assert "This code of a claim cannot be opened" in " ".join(err.split())


@pytest.mark.parametrize("curve", [(), ("--curve",)])
def test_no_sentence_becomes_a_formula_of_a_spreadsheet(say, curve, tmp_path):
    article = tmp_path / "article.txt"
    article.write_text("- Israel sold arms for $12.5 billion in 2022, 2.4% of Israel's GDP.\n", "utf-8")
    rows = list(csv.DictReader(io.StringIO(say("check", "--file", str(article), "--format", "csv", *curve)[1])))
    assert rows
    assert {row["sentence"][:3] for row in rows} == {"'- "}


def test_a_sign_that_cannot_be_seen_is_named_with_its_line(say, tmp_path):
    article = tmp_path / "article.txt"
    article.write_text("A headline\n\nA sentence\x07.\n", "utf-8")
    assert "line 3: There is a character that cannot be seen (U+0007)." in say("check", "--file", str(article))[2]


@pytest.mark.parametrize("sentence", [SENTENCE, "Gross sales of 3 million dollars were 1% of Kenya's GDP."])
def test_the_columns_are_the_same_whatever_is_answered(say, sentence):
    header = say("check", sentence, "--format", "csv")[1].partition("\n")[0]
    assert header.split(",")[:8] == ["sentence", "line", "from", "to", "answer", "part", "corrected", "source"]
    assert header.split(",")[-3:] == ["as_it_stands", "counted", "why"]


def test_each_of_two_claims_of_a_sentence_is_answered(say):
    """2% of Poland's GDP is $13.8 to $20.7 billion; the year before is not stated, so 12% has nothing to be held to."""
    _code, said, _err = say("check", "Exports rose by 12% to $5 billion, which is 2% of Poland's GDP.")
    first, second, *_ = said.split("\n\n")
    assert first.startswith("Line 1, characters 0 to 63, of “2%”")
    assert "It does not hold" in first
    assert second.startswith("Line 1, characters 0 to 63, of “12%”")
    assert "It cannot be tested" in second


@pytest.mark.parametrize(
    ("language", "place", "total", "change"),
    [
        ("en", "Line 1, characters 0 to 62, of “2%”", "Poland's GDP", "a change"),
        ("id", "Baris 1, karakter 0 sampai 62, tentang “2%”", "PDB Polandia", "perubahan"),
        ("ko", "1행, 글자 0~62, “2%”", "폴란드 GDP", "변화"),
    ],
)
def test_two_claims_of_a_sentence_with_the_same_share_are_told_apart(say, language, place, total, change):
    sentence = "Exports rose by 2% to $5 billion, which is 2% of Poland's GDP."
    _code, said, _err = say("check", sentence, "--language", language)
    headings = [part.partition("\n")[0] for part in said.split("\n\n")[:2]]
    assert headings == [f"{place} ({total})", f"{place} ({change})"]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Sales of $250 million were 1% of North Korea's GDP excluding oil", "excluding"),
        ("Sales of $250 million were 1% of North Korea's GDP per capita", "GDP per capita"),
        ("Sales of $250 million are far from 1% of North Korea's GDP", "far from 1%"),
        ("At 2015 prices sales of $250 million were 1% of North Korea's GDP", "At 2015 prices"),
    ],
)
def test_no_command_judges_a_sentence_without_the_words_that_make_it_another_claim(say, sentence, words):
    code, said, _err = say("check", sentence)
    assert code == 2
    assert "econ check" not in said
    assert " ".join(said.split()).endswith(
        f"No field holds “{words}”, and without it this would be another claim: write the sentence anew."
    )


def test_what_is_asked_stands_in_capitals_and_a_time_without_a_year_is_not_given_as_all_of_it(say):
    _code, said, _err = say("check", "Exports of $250 million a year were 1% of exports")
    assert said.endswith("--amount '$250 million' --share 1% --of exports --owner COUNTRY\n")
    _code, said, _err = say("check", "Exports of Estonia and Latvia of $2 billion are 5% of GDP")
    assert said.endswith("--amount '$2 billion' --share 5% --of gdp --owner COUNTRY\n")
    _code, said, _err = say("check", "Exports of $250 million were 1% of its")
    assert "total   not known" in said
    assert said.endswith("--of TOTAL --owner COUNTRY\n")
